#!/usr/bin/env python3
"""twins_check.py ROOT: a page and its Chinese twin have the same headings, examples, tables and names of our own, and the
Chinese pages say which of their links lead to English ones. Both READMEs lead to every twin."""
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


LINK = re.compile(r"\[([^\]\n]*)\]\(([^)#\s]+\.md)(?:#[^)\s]*)?\)(（英文）)?")


def wrong_links(page):
    """A Chinese page leads to Chinese pages, and says of others that they are in English."""
    for text, target, told in LINK.findall(page.read_text(encoding="utf-8")):
        if target.startswith("http") or text == "English":
            continue
        chinese = target.endswith(".zh-CN.md")
        twin = page.parent / target.replace(".md", ".zh-CN.md")
        if not chinese and twin.exists():
            yield f"{page.name} leads to {target}, which has a Chinese twin"
        if chinese == bool(told):
            yield f"{page.name} does not say rightly in which language {target} is"


def main():
    faults = 0
    root = pathlib.Path(sys.argv[1])
    pages = sorted((root / "docs").glob("*.zh-CN.md")) + sorted((root / "patterns").glob("*.zh-CN.md"))
    for chinese in pages:
        english = chinese.with_name(chinese.name.replace(".zh-CN", ""))
        theirs, ours = shape(english.read_text(encoding="utf-8")), shape(chinese.read_text(encoding="utf-8"))
        for what, wanted in theirs.items():
            if ours[what] != wanted:
                differs = [each for each in wanted if each not in ours[what]] + [each for each in ours[what] if each not in wanted]
                print(f"{chinese.name} and {english.name} differ in {what}: {differs[:3]}")
                faults += 1
    for readme in ("README.md", "README.zh-CN.md"):
        text = (root / readme).read_text(encoding="utf-8")
        for chinese in pages:
            if f"({chinese.relative_to(root).as_posix()})" not in text:
                print(f"{readme} does not lead to {chinese.name}")
                faults += 1
    for chinese in [root / "README.zh-CN.md", *pages]:
        for fault in wrong_links(chinese):
            print(fault)
            faults += 1
    return 1 if faults or not pages else 0


sys.exit(main())
