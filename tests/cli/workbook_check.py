#!/usr/bin/env python3
"""workbook_check.py PROGRAM FOLDER INPUT…: what stands in a workbook of the inputs is what stands in their CSV.

Every cell of the sheet of indicators is held against the same cell of the CSV: a number is a number with the same
value, a text a text with the same characters. The sheet of documents has a row for each input, the file is the same
bytes when it is written again, and Gnumeric (ssconvert) and LibreOffice (soffice), as far as they are at hand, read the same cells. Of the CSV Gnumeric
makes no number or date of a text that is neither.
"""
import csv
import decimal
import pathlib
import shutil
import subprocess
import sys
import xml.etree.ElementTree as tree
import zipfile

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
NUMBERS = {"数值", "上限", "原数值", "年度", "行", "列", "序号"}


def column_of(reference):
    column = 0
    for letter in reference.rstrip("0123456789"):
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1


def rows_of(workbook, number):
    """Cells as (is a number, text), by row."""
    with zipfile.ZipFile(workbook) as parts:
        sheet = tree.fromstring(parts.read(f"xl/worksheets/sheet{number}.xml"))
    for row in sheet.iter(MAIN + "row"):
        cells = {}
        for cell in row.iter(MAIN + "c"):
            inline = cell.find(MAIN + "is")
            value = cell.find(MAIN + "v")
            if inline is not None:
                cells[column_of(cell.get("r"))] = (False, "".join(part.text or "" for part in inline.iter(MAIN + "t")))
            elif value is not None:
                cells[column_of(cell.get("r"))] = (cell.get("t") != "str", value.text)
        yield cells


def fits(digits):
    """A spreadsheet's number has 15 digits; one of more stands as text."""
    return len(digits.lstrip("-0.").replace(".", "")) <= 15


def same_number(shown, digits):
    return float(shown) == float(digits) and decimal.Decimal(digits) == decimal.Decimal(repr(float(digits)))


def differences(expected, workbook):
    head = expected[0]
    rows = list(rows_of(workbook, 1))
    if len(rows) != len(expected):
        yield f"{len(rows)} rows for {len(expected)}"
        return
    for line, (cells, row) in enumerate(zip(rows, expected), 1):
        for at, text in enumerate(row):
            is_number, shown = cells.get(at, (False, ""))
            wanted = line > 1 and head[at] in NUMBERS and text != "" and fits(text)
            if is_number != wanted:
                yield f"row {line} {head[at]}: {'number' if is_number else 'text'} {shown!r} for {text!r}"
            elif is_number and not same_number(shown, text):
                yield f"row {line} {head[at]}: {shown} for {text}"
            elif not is_number and shown != text.removeprefix("\t"):
                yield f"row {line} {head[at]}: {shown!r} for {text!r}"


def read_by(program, command, converted, expected):
    """What another program reads of the first sheet."""
    subprocess.run(command, check=True, capture_output=True, timeout=100)
    with open(converted, encoding="utf-8", newline="") as file:
        read = list(csv.reader(file))
    if len(read) != len(expected):
        yield f"{program} has {len(read)} rows for {len(expected)}"
    for line, (cells, row) in enumerate(zip(read, expected), 1):
        for name, shown, text in zip(expected[0], cells, row):
            if line > 1 and name in NUMBERS and text != "":
                if float(shown) != float(text):  # Gnumeric reads more digits than a double has
                    yield f"{program}, row {line} {name}: {shown} for {text}"
            elif shown != text.removeprefix("\t"):
                yield f"{program}, row {line} {name}: {shown!r} for {text!r}"


def read_by_gnumeric(workbook, folder, expected):
    converted = folder / "gnumeric.csv"
    command = ["ssconvert", "--export-type=Gnumeric_stf:stf_csv", str(workbook), str(converted)]
    yield from read_by("Gnumeric", command, converted, expected)


# Texts that look like a number or a date.
AS_THEY_ARE = {"时期", "章节编号", "指标", "标题", "单位"}


def csv_read_by_gnumeric(table, folder, expected):
    converted = folder / "gnumeric-of-csv.csv"
    command = ["ssconvert", "--export-type=Gnumeric_stf:stf_csv", str(table), str(converted)]
    subprocess.run(command, check=True, capture_output=True, timeout=100)
    with open(converted, encoding="utf-8", newline="") as file:
        read = list(csv.reader(file))
    for line, (cells, row) in enumerate(zip(read, expected), 1):
        for name, shown, text in zip(expected[0], cells, row):
            if name in AS_THEY_ARE and shown.strip() != text.strip():
                yield f"Gnumeric makes {shown!r} of {text!r}, row {line} {name} of the CSV"


def read_by_libreoffice(workbook, folder, expected):
    # Fields parted by commas, quoted, UTF-8; cells as they are and not as they are shown; the first sheet alone.
    target = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,1"
    profile = f"-env:UserInstallation=file://{(folder / 'profile').absolute()}"
    command = ["soffice", profile, "--headless", "--convert-to", target, "--outdir", str(folder), str(workbook)]
    yield from read_by("LibreOffice", command, folder / "a-指标.csv", expected)


def main():
    program, folder, inputs = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3:]
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("a.xlsx", "b.XLSX", "a.csv"):
        subprocess.run([program, "--no-config", "-q", *inputs, "-o", str(folder / name)], check=True)
    subprocess.run([program, "--no-config", "-q", *inputs, "--role", "目标", "--columns", "指标,数值", "-o",
                    str(folder / "chosen.xlsx")], check=True)
    with open(folder / "a.csv", encoding="utf-8-sig", newline="") as file:
        expected = list(csv.reader(file))
    faults = list(differences(expected, folder / "a.xlsx"))
    if (folder / "a.xlsx").read_bytes() != (folder / "b.XLSX").read_bytes():
        faults.append("written twice, the bytes differ")
    told = [dict(cells).get(0, ("", ""))[1] for cells in rows_of(folder / "chosen.xlsx", 4)]
    if told[2:4] != ["--role", "--columns"] or not {"指标", "文档", "汇总", "占位数"} <= set(told):
        faults.append(f"the sheet of notes tells {told[:6]}")
    subprocess.run([program, "--no-config", "-q", str(folder / "gone.txt"), "-o", str(folder / "failed.xlsx")])
    failed = list(rows_of(folder / "failed.xlsx", 2))[-1]
    if failed.get(11) != (False, "没有这个文件：cannot open: no such file or folder"):
        faults.append(f"a failed document has the row {failed}")
    listed = sum(1 for _ in rows_of(folder / "a.xlsx", 2)) - 1
    documents = subprocess.run([program, "--no-config", "-q", *inputs, "-f", "jsonl"], check=True,
                               capture_output=True).stdout.count(b"\n")
    if listed != documents:
        faults.append(f"{listed} rows of documents for {documents}")
    if shutil.which("ssconvert"):
        faults += read_by_gnumeric(folder / "a.xlsx", folder, expected)
        faults += csv_read_by_gnumeric(folder / "a.csv", folder, expected)
    if shutil.which("localc"):  # LibreOffice with its spreadsheets
        faults += read_by_libreoffice(folder / "a.xlsx", folder, expected)
    print(f"{len(expected) - 1} indicators, {listed} documents, {len(faults)} faults")
    for fault in faults[:20]:
        print(" ", fault)
    shutil.rmtree(folder)
    return 1 if faults or len(expected) < 2 else 0


sys.exit(main())
