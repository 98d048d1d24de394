#!/usr/bin/env python3
"""Holds that what a document says does not depend on how its text was set.

metamorphic_check.py TOOL FOLDER...

The prose of every document is broken at fixed widths, with and without page numbers between, letter-spaced, indented,
with half-width signs and with blank lines; at least 99 in 100 of its indicators must stay the same in value, unit,
role and metric. A folder that is not there is passed over. Documents whose lines are broken already, and those that
are tables, are left out.
"""

import collections
import json
import pathlib
import subprocess
import sys
import tempfile
import unicodedata

BOUND = 0.99
NEVER_AT_LINE_START = "，。、；：）%％！？”》"
HALF_WIDTH = str.maketrans("，（）；：", ",();:")
PAGE = 22  # lines


def width(sign):
    return 2 if unicodedata.east_asian_width(sign) in "WFA" else 1


def is_row(line):
    return "\t" in line or "|" in line or "  " in line.strip() or "　　" in line.strip()


def broken(line, columns):
    lines, current, used = [], "", 0
    for sign in line:
        if used + width(sign) > columns and sign not in NEVER_AT_LINE_START:
            lines.append(current)
            current, used = "", 0
        current += sign
        used += width(sign)
    return lines + [current]


def wrapped(columns):
    def change(text):
        return "\n".join(part for line in text.split("\n") for part in ([line] if is_row(line) else broken(line, columns)))

    return change


def paged(columns, decorated):
    def change(text):
        lines = []
        for number, line in enumerate(wrapped(columns)(text).split("\n"), 1):
            lines.append(line)
            if number % PAGE == 0:
                page = number // PAGE
                lines += ["", f"- {page} -", ""] if decorated else [str(page)]
        return "\n".join(lines)

    return change


def letter_spaced(text):
    def spaced(line):
        letters = line.replace(" ", "")
        plain = all(ord(sign) > 0x2000 or sign in "0123456789.,%()" for sign in letters)
        return " ".join(letters) if letters and plain and not is_row(line) else line

    return "\n".join(map(spaced, text.split("\n")))


CHANGES = {
    "broken at 32 columns": wrapped(32),
    "broken at 40 columns": wrapped(40),
    "broken at 76 columns": wrapped(76),
    "with page numbers": paged(40, True),
    "with bare page numbers": paged(40, False),
    "letter-spaced": letter_spaced,
    "with half-width signs": lambda text: text.translate(HALF_WIDTH),
    "indented, with CR LF": lambda text: "\r\n".join(
        "　　" + line if line.strip() and not is_row(line) else line for line in text.split("\n")
    ),
    "with blank lines": lambda text: "\n\n".join(text.split("\n")),
}


def extracted(tool, folder, name, text):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    run = subprocess.run([tool, "--no-config", "-q", "-f", "jsonl", path], capture_output=True, text=True, check=False)
    record = json.loads(run.stdout.split("\n")[0])

    def metric(indicator):
        return "".join((indicator["metric"] or "").split()).translate(HALF_WIDTH)

    found = [(i["value"], i["high"], i["unit"], i["role"], metric(i)) for i in record.get("indicators", [])]
    return collections.Counter(found), record["layout"]["wrapped"]


def main():
    tool, folders = sys.argv[1], sys.argv[2:]
    failed = False
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        documents = []
        for folder in folders:
            for path in sorted(pathlib.Path(folder).glob("*.txt")):
                text = path.read_text(encoding="utf-8", errors="replace")
                as_it_is, is_wrapped = extracted(tool, scratch, path.name, text)
                if not is_wrapped and "table" not in path.name:
                    documents.append((path.name, text, as_it_is))
        if len(documents) < 3:
            sys.exit("too few documents")
        for name, change in CHANGES.items():
            all_of, same, lost = 0, 0, []
            for path, text, expected in documents:
                found, _ = extracted(tool, scratch, path, change(text))
                all_of += sum(expected.values())
                same += sum((expected & found).values())
                lost += [f"  {path}: {each}" for each in (expected - found).elements()]
            print(f"{name}: {same} of {all_of}")
            if same < BOUND * all_of:
                failed = True
                print("\n".join(lost))
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
