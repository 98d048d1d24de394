#!/usr/bin/env python3
"""No word of a document stands in src/: language is data, in patterns/. A literal with a Chinese character, as it is or
as an escape, is refused outside the files that speak to a user. Comments may hold examples."""

import pathlib
import re
import sys

# Messages, and the names of columns and fields.
SPEAKS = [
    r"src/[a-z]+/message_rows\.h",
    r"src/cli/.*",
    r"src/output/review/.*",
    r"src/output/(columns|document_columns|error_words|metric_summary|workbook_rows)\.cpp",
    r"src/output/words_zh\.h",
]

TOKEN = re.compile(r"//[^\n]*|/\*.*?\*/|\"(?:\\.|[^\"\\])*\"|(?<![0-9])'(?:\\.|[^'\\])*'", re.S)
HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
ESCAPE = re.compile(r"\\u(?:3[4-9a-f]|[4-9][0-9a-f])[0-9a-f]{2}|\\xe[4-9]", re.I)


def words(text):
    """(line, literal) of each literal that holds a Chinese character."""
    for token in TOKEN.finditer(text):
        literal = token.group()
        if literal[0] != "/" and (HAN.search(literal) or ESCAPE.search(literal)):
            yield text.count("\n", 0, token.start()) + 1, literal


def main():
    assert [line for line, _ in words('a = "x";  // 县\nb = "县";\nc = U\'\\u53bf\';')] == [2, 3]
    source = pathlib.Path(sys.argv[1])
    found = []
    seen = 0
    for file in sorted((source / "src").rglob("*")):
        name = file.relative_to(source).as_posix()
        if file.suffix not in {".cpp", ".h"} or any(re.fullmatch(known, name) for known in SPEAKS):
            continue
        seen += 1
        found += [f"{name}:{line}: {literal}" for line, literal in words(file.read_text(encoding="utf-8"))]
    if seen < 100:
        found.append(f"only {seen} files were seen")
    if found:
        sys.exit("words of documents belong in patterns/:\n  " + "\n  ".join(found))
    print(f"{seen} files hold no word of a document")


main()
