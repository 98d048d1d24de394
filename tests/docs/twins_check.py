#!/usr/bin/env python3
"""twins_check.py ROOT: a page and its Chinese twin have the same headings, examples, tables and names of our own."""
import pathlib
import re
import sys

BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def shape(text):
    blocks = BLOCK.findall(text)
    prose = BLOCK.sub("", text)
    return {
        "levels of headings": [len(mark) for mark in re.findall(r"^(#+) ", prose, re.MULTILINE)],
        "examples": blocks,
        "columns of each row of a table": [line.count("|") for line in prose.splitlines() if line.startswith("|")],
        "names": sorted(set(re.findall(r"`([^`\n]+)`", prose))),
    }


def main():
    faults = 0
    root = pathlib.Path(sys.argv[1])
    pages = sorted((root / "docs").glob("*.zh-CN.md"))
    for chinese in pages:
        english = chinese.with_name(chinese.name.replace(".zh-CN", ""))
        theirs, ours = shape(english.read_text(encoding="utf-8")), shape(chinese.read_text(encoding="utf-8"))
        for what, wanted in theirs.items():
            if ours[what] != wanted:
                differs = [each for each in wanted if each not in ours[what]] + [each for each in ours[what] if each not in wanted]
                print(f"{chinese.name} and {english.name} differ in {what}: {differs[:3]}")
                faults += 1
    return 1 if faults or not pages else 0


sys.exit(main())
