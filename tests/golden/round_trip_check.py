#!/usr/bin/env python3
"""Holds that a document says the same as Word, as a page and as PDF.

round_trip_check.py TOOL FOLDER...

Each text becomes a .docx and an .html by pandoc, paragraph by paragraph, and a .pdf by LibreOffice of that .docx; at
least 99 in 100 of its indicators must stay the same in value, unit, role and metric. A folder that is not there is
passed over. Documents whose lines are broken, and those that are tables, are left out. Status 77 where a converter is
absent.

ROUND_TRIP_PDF in the environment is the command that reads PDF instead, as in --pre: so one way can be measured
against another.
"""
import collections
import html
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

BOUND = 0.99
SKIPPED = 77


def found_in(tool, path):
    options = ["--pre", "*.pdf=" + os.environ["ROUND_TRIP_PDF"]] if "ROUND_TRIP_PDF" in os.environ else []
    run = subprocess.run([tool, "--no-config", "-q", "-f", "jsonl", *options, path], capture_output=True, text=True, check=False)
    record = json.loads(run.stdout.split("\n")[0])
    found = [
        (i["value"], i["high"], i["unit"], i["role"], "".join((i["metric"] or "").split()))
        for i in record.get("indicators", [])
    ]
    return collections.Counter(found), record.get("layout", {}).get("wrapped", False)


def page_of(text):
    """Each line as a paragraph, lines of cells that tabs part as a table."""
    lines, rows = [], []

    def end_table():
        if rows:
            lines.append("<table>" + "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows) + "</table>")
            rows.clear()

    for line in text.splitlines():
        if "\t" in line.strip("\r\n "):
            rows.append([html.escape(cell.strip()) for cell in line.split("\t")])
            continue
        end_table()
        if line.strip(" \u3000\ufeff"):
            lines.append(f"<p>{html.escape(line.strip())}</p>")
    end_table()
    return '<html><head><meta charset="utf-8"></head><body>\n' + "\n".join(lines) + "\n</body></html>\n"


def run(*command):
    return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False, timeout=600)


def main():
    tool, folders = sys.argv[1], sys.argv[2:]
    missing = [name for name in ("pandoc", "pdftotext", "soffice") if not shutil.which(name)]
    if missing:
        print("not installed:", *missing)
        return SKIPPED
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        os.environ["HOME"] = str(scratch)  # LibreOffice keeps its profile there
        documents = {}
        for folder in folders:
            for path in sorted(pathlib.Path(folder).glob("*.txt")):
                expected, is_wrapped = found_in(tool, path)
                if is_wrapped or "table" in path.name:
                    continue
                (scratch / f"{path.stem}.html").write_text(page_of(path.read_text(encoding="utf-8", errors="replace")), encoding="utf-8")
                run("pandoc", "-f", "html", "-t", "docx", "-o", scratch / f"{path.stem}.docx", scratch / f"{path.stem}.html")
                documents[path.stem] = expected
        if len(documents) < 3:
            sys.exit("too few documents")
        run("soffice", "--headless", "--convert-to", "pdf", "--outdir", scratch, *[scratch / f"{name}.docx" for name in documents])
        failed = False
        for form in ("docx", "html", "pdf"):
            if not (scratch / f"{next(iter(documents))}.{form}").exists():
                print(f"{form}: none was made")  # soffice without Writer
                continue
            all_of, same, lost = 0, 0, []
            for name, expected in documents.items():
                got, _ = found_in(tool, scratch / f"{name}.{form}")
                all_of += sum(expected.values())
                same += sum((expected & got).values())
                lost += [f"  {name}: {each}" for each in (expected - got).elements()]
                lost += [f"  {name}: instead {each}" for each in (got - expected).elements()]
            print(f"{form}: {same} of {all_of}", *lost, sep="\n")
            failed = failed or same < BOUND * all_of
    return 1 if failed else 0


sys.exit(main())
