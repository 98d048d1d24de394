#!/usr/bin/env python3
"""database_check.py PROGRAM FOLDER INPUT…: what stands in a database of the inputs is what stands in their records."""
import json
import pathlib
import shutil
import sqlite3
import subprocess
import sys
from decimal import Decimal

COLUMNS = ("id section kind role metric value high unit comparator change base period placeholder text sentence "
           "pattern").split()


def same(shown, wanted):
    if isinstance(wanted, Decimal):
        return shown == float(wanted) or str(shown) == str(wanted)  # the text of its digits where a REAL would round
    return shown == wanted


def sections_of(sections, parent=None):
    for section in sections:
        yield section, parent
        yield from sections_of(section["sections"], section["id"])


def of_indicator(indicator):
    stated, table, span = indicator["stated"] or {}, indicator["table"] or {}, indicator["span"]
    return [indicator[name] for name in COLUMNS] + [
        stated.get("value"), stated.get("high"), stated.get("unit"), table.get("row"), table.get("column"),
        span["line"], span["column"], span["start"], span["end"]]


def differences(records, database):
    get = lambda query, *values: database.execute(query, values).fetchall()
    names = COLUMNS + ["stated_value", "stated_high", "stated_unit", "table_row", "table_column", "line", '"column"',
                       "start_byte", "end_byte"]
    for number, record in enumerate(records, 1):
        source = record["source"]
        [document] = get("SELECT path, title, genre, year, failed FROM documents WHERE id = ?", number)
        if document != (source["path"], record.get("title"), record.get("genre"), record.get("year"),
                        int("indicators" not in record)):
            yield f"document {number}: {document}"
        rows = get(f"SELECT {', '.join(names)} FROM indicators WHERE document = ? ORDER BY id", number)
        wanted = [of_indicator(indicator) for indicator in record.get("indicators", [])]
        if len(rows) != len(wanted):
            yield f"document {number}: {len(rows)} indicators for {len(wanted)}"
        for row, values in zip(rows, wanted):
            yield from (f"document {number}, indicator {values[0]}, {name}: {shown!r} for {value!r}"
                        for name, shown, value in zip(names, row, values) if not same(shown, value))
        sections = get("SELECT id, parent, title, level FROM sections WHERE document = ?", number)
        if sorted(sections) != sorted((s["id"], parent, s["title"], s["level"])
                                      for s, parent in sections_of(record.get("sections", []))):
            yield f"document {number}: sections"
        diagnostics = get("SELECT code, message FROM diagnostics WHERE document = ? ORDER BY number", number)
        if diagnostics != [(d["code"], d["message"]) for d in record["diagnostics"]]:
            yield f"document {number}: diagnostics"
        metadata = get("SELECT key, value FROM metadata WHERE document = ? ORDER BY number", number)
        if metadata != list(record.get("metadata", {}).items()):
            yield f"document {number}: metadata"


def main():
    program, folder, inputs = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3:] + ["gone.txt"]
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("a.db", "b.SQLITE", "a.jsonl"):
        subprocess.run([program, "--no-config", "-q", *inputs, "-o", str(folder / name)], stderr=subprocess.DEVNULL)
    with open(folder / "a.jsonl", encoding="utf-8") as lines:
        records = [json.loads(line, parse_float=Decimal) for line in lines]
    database = sqlite3.connect(folder / "a.db")
    faults = list(differences(records, database))
    faults += [f"check: {row}" for row in database.execute("PRAGMA integrity_check") if row != ("ok",)]
    faults += [f"key: {row}" for row in database.execute("PRAGMA foreign_key_check")]
    count = lambda table: database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    if count("targets") + count("actuals") != count("indicators") or count("documents") != len(records):
        faults.append("the views do not part the indicators")
    database.close()
    if (folder / "a.db").read_bytes() != (folder / "b.SQLITE").read_bytes():
        faults.append("written twice, the bytes differ")
    indicators = sum(len(record.get("indicators", [])) for record in records)
    print(f"{len(records)} documents, {indicators} indicators, {len(faults)} faults")
    for fault in faults[:20]:
        print(" ", fault)
    shutil.rmtree(folder)
    return 1 if faults or indicators == 0 else 0


sys.exit(main())
