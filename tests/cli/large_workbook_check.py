#!/usr/bin/env python3
"""large_workbook_check.py PROGRAM FOLDER: more indicators than a sheet has rows go on in a next one, in bounded memory.

Runs only where ZHIBIAO_LONG_TESTS is set: half a minute and 100 MB of disk.
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import time
import zipfile

MOST_ROWS = 1048576  # of a sheet, with its head
DOCUMENTS, OF_EACH = 1060, 1000
MOST_MEMORY = 64 << 10  # KiB
SKIPPED = 77


def indicators():
    span = {"start": 0, "end": 9, "line": 1, "column": 1}
    return json.dumps([
        {"id": i, "section": None, "kind": "count", "role": "target" if i % 3 else "actual", "metric": f"泵站{i % 90}",
         "value": i, "high": None, "unit": "座", "comparator": "=", "change": "none", "base": None, "period": "2026",
         "placeholder": False, "stated": {"value": i, "high": None, "unit": "座"}, "table": None, "text": f"{i}座",
         "sentence": f"全年新建泵站{i}座，改造老旧管网若干，保障汛期安全。", "span": span, "pattern": "unit.zuo"}
        for i in range(1, OF_EACH + 1)], ensure_ascii=False)


INDICATORS = indicators()


def record(number):
    before = json.dumps({
        "schema_version": 2, "source": {"path": f"in/{number}.txt", "encoding": "UTF-8", "bytes": 9, "sha256": "0"},
        "title": f"第{number}份工作要点", "genre": "plan", "year": 2026, "metadata": {},
        "layout": {"wrapped": False, "toc": [], "boilerplate": [], "tables": []},
        "completeness": {"truncated": False, "truncated_by": None, "placeholders": 0, "redactions": 0}, "sections": []},
        ensure_ascii=False)
    return before[:-1] + ', "indicators": ' + INDICATORS + ', "diagnostics": []}'


def convert(program, output):
    """Seconds of processor time and KiB at most."""
    begun = time.monotonic()
    run = subprocess.Popen([program, "convert", "-", "-o", str(output)], stdin=subprocess.PIPE, text=True)
    for number in range(DOCUMENTS):
        run.stdin.write(record(number) + "\n")
    run.stdin.close()
    _, status, used = os.wait4(run.pid, 0)
    if status != 0:
        sys.exit(f"status {status} of {output}")
    print(f"{output.name}: {time.monotonic() - begun:.1f} s, {used.ru_utime:.1f} s of processor, {used.ru_maxrss} KiB")
    return used.ru_utime, used.ru_maxrss


def rows_of(archive, part):
    """How many rows there are, and the number of the last."""
    count, last, tail = 0, b"", b""
    with archive.open(part) as xml:
        while piece := xml.read(1 << 20):
            piece = tail + piece
            cut = piece.rfind(b"<row ")
            whole, tail = (piece[:cut], piece[cut:]) if cut >= 0 else (b"", piece)
            count += whole.count(b"<row ")
    count += tail.count(b"<row ")
    last = re.search(rb'<row r="(\d+)"', tail)
    return count, int(last[1])


def main():
    if not os.environ.get("ZHIBIAO_LONG_TESTS"):
        return SKIPPED
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    csv_time, _ = convert(program, folder / "all.csv")
    book_time, memory = convert(program, folder / "all.xlsx")
    faults = []
    with zipfile.ZipFile(folder / "all.xlsx") as archive:
        names = re.findall(r'<sheet name="([^"]*)"', archive.read("xl/workbook.xml").decode())
        sheets = [rows_of(archive, f"xl/worksheets/sheet{number}.xml") for number in (1, 2, 3)]
    left = DOCUMENTS * OF_EACH - (MOST_ROWS - 1)
    if names != ["指标", "指标2", "文档", "汇总", "说明"]:
        faults.append(f"sheets {names}")
    if sheets != [(MOST_ROWS, MOST_ROWS), (left + 1, left + 1), (DOCUMENTS + 1, DOCUMENTS + 1)]:
        faults.append(f"rows {sheets}")
    if memory > MOST_MEMORY:
        faults.append(f"{memory} KiB of memory")
    if book_time > 5 * csv_time:  # of processor, without extraction; with it the two are nearer
        faults.append(f"{book_time / csv_time:.1f} times as long as CSV")
    print(*faults, sep="\n")
    shutil.rmtree(folder)
    return 1 if faults else 0


sys.exit(main())
