#!/usr/bin/env python3
"""Documents and archives with bytes changed, cut, doubled and swapped, the same at every run, through the program.

- the program ends by itself with status 0 or 1;
- each document is one record; each archive has records, or is named in a message;
- a record is an error, or its spans give its texts;
- what a run writes is the same with one thread and with two;
- each other format is written as a whole, by the run and by `convert` of its records with the same bytes.
"""
import argparse
import contextlib
import gzip
import io
import json
import os
import pathlib
import random
import shutil
import sqlite3
import subprocess
import sys
import tarfile
import tempfile
import xml.etree.ElementTree
import zipfile

SKIPPED = 77
IN_A_RUN = 400


def mutated(random_number, data, others):
    data = bytearray(data)
    for _ in range(random_number.choice([1, 1, 2, 4, 16])):
        if not data:
            break
        at = random_number.randrange(len(data))
        size = random_number.choice([1, 1, 2, 3, 8, 64])
        what = random_number.randrange(7)
        if what == 0:
            data[at] = random_number.randrange(256)
        elif what == 1:
            del data[at:at + size]
        elif what == 2:
            data[at:at] = data[at:at + size] * random_number.choice([1, 2, 50])
        elif what == 3:
            del data[at:]
        elif what == 4:
            other = random_number.choice(others)
            from_ = random_number.randrange(max(len(other), 1))
            data[at:at] = other[from_:from_ + size * 8]
        elif what == 5:
            to = random_number.randrange(len(data))
            data[at:at + size], data[to:to + size] = data[to:to + size], data[at:at + size]
        else:
            data[at:at] = random_number.choice(["“", "（", "万", "、", "。", "\n", "%", "-", "…", "\0", "〔", "3", "|", "\t"]).encode()
    return bytes(data[:200_000])


TABLE = [["名称", "数量（座）", "投资（万元）", "2031年增长（%）"],
         *[[f"泵站{i}", str(7 * i % 90), f"{1234 * i / 10:,}", f"-{i / 10}"] for i in range(12)]]


def documents(texts):
    """Each with the ending by which it is read."""
    for text in texts:
        yield ".txt", text
    for encoding in ("gb18030", "utf-16", "utf-16-be", "big5"):
        for text in texts[:3]:
            yield ".txt", text.decode().encode(encoding, errors="replace")
    marked = [f"# 青石县水利工作总结\n\n## 一、渠系\n\n**新建**泵站{i}座，完成投资~~3~~{i}.5亿元。\n\n> 入户率[98.2%](a.html)\n\n" for i in range(3)]
    bars = ["|" + "|".join(row) + "|\n" for row in TABLE]
    yield ".md", "".join(marked + bars[:1] + ["|---" * 4 + "|\n"] + bars[1:]).encode()
    yield ".txt", ("表1 主要指标\n单位：万元\n" + "".join("\t".join(row) + "\n" for row in TABLE)).encode()
    yield ".txt", ("附表\n" + "".join("  ".join(f"{cell:<12}" for cell in row) + "\n" for row in TABLE)).encode()
    yield ".csv", "".join(",".join(f'"{cell}"' for cell in row) + "\r\n" for row in TABLE).encode("gb18030")
    yield ".tsv", "".join("\t".join(row) + "\n" for row in TABLE).encode("utf-16")
    yield ".txt", ("<table>" + "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in TABLE)
                   + "</table>").encode()
    signs = "".join(f"\\u{ord(sign) - 65536 if ord(sign) > 32767 else ord(sign)}?" for sign in "新建泵站")
    yield ".rtf", (r"{\rtf1\ansi\ansicpg936 " + signs + r" 12{\b \u24231?}\par}").encode()


def archives(texts):
    made = []
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", method) as archive:
            for number, text in enumerate(texts[:3]):
                archive.writestr(f"d{number}/报告{number}.txt", text[:3000])
        made.append((".zip", file.getvalue()))
    for mode, ending in (("w", ".tar"), ("w:gz", ".tar.gz"), ("w:xz", ".tar.xz"), ("w:bz2", ".tar.bz2")):
        file = io.BytesIO()
        with tarfile.open(fileobj=file, mode=mode) as archive:
            for number, text in enumerate(texts[:3]):
                member = tarfile.TarInfo(f"d{number}/a{number}.txt")
                member.size = len(text[:3000])
                archive.addfile(member, io.BytesIO(text[:3000]))
        made.append((ending, file.getvalue()))
    made.append((".txt.gz", gzip.compress(texts[0])))
    return made


class Check:
    def __init__(self, program, folder):
        self.program = program
        self.folder = folder
        self.problems = []
        self.endings = [".xlsx", ".db", ".html", ".csv", ".indicators.jsonl", ".json"]

    def run(self, *arguments):
        ended = subprocess.run([self.program, *arguments], cwd=self.folder, capture_output=True, timeout=600)
        return ended.returncode, ended.stdout, ended.stderr.decode(errors="replace")

    def read(self, *arguments):
        return self.run("--no-config", "--no-converters", "in", "-q", "--glob", "*", *arguments)

    def other_format(self, ending, output, names):
        """Written by the run, and of its records, with as many documents."""
        if ending == ".html":  # the page shows why
            output = self.read("--explain")[1]
        (self.folder / "records.jsonl").write_bytes(output)
        wanted = len(output.splitlines())
        status, _, differences = self.run("--no-config", "verify", "records.jsonl")
        if status != 0:
            self.keep(f"verify: status {status}: {differences[-500:]}", names)
        for name, run in (("direct", self.read), ("of-records", self.run)):
            first = () if run == self.read else ("convert", "records.jsonl", "--no-config")
            status, _, errors = run(*first, "-o", name + ending)
            if status not in (0, 1):
                return self.keep(f"{name}{ending}: status {status}: {errors[-500:]}", names)
        path = self.folder / ("direct" + ending)
        if path.read_bytes() != (self.folder / ("of-records" + ending)).read_bytes():
            self.keep(f"convert gives another file {ending}", names)
        if ending == ".db":
            with contextlib.closing(sqlite3.connect(path)) as database:
                whole = database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
                found = database.execute("SELECT count(*) FROM documents").fetchone()[0]
            if not whole or found != wanted:
                self.keep(f"the database has {found} documents of {wanted}", names)
        if ending == ".xlsx":
            with zipfile.ZipFile(path) as parts:
                for part in [] if parts.testzip() else parts.namelist():
                    if part.endswith((".xml", ".rels")):
                        xml.etree.ElementTree.fromstring(parts.read(part))

    def keep(self, what, names):
        kept = pathlib.Path(os.environ.get("ZHIBIAO_MUTANTS", tempfile.gettempdir())) / f"mutants-{len(self.problems)}"
        shutil.copytree(self.folder / "in", kept, dirs_exist_ok=True)
        self.problems.append(f"{what}; the files are in {kept}: {names[:5]}")

    def check(self, names, archived):
        """All of the folder `in`."""
        status, output, errors = self.read("-j2")
        if status not in (0, 1):
            return self.keep(f"status {status}: {errors[-500:]}", names)
        if self.read("-j1")[:2] != (status, output):
            self.keep("one thread gives another output than two", names)
        self.other_format(self.endings[0], output, names)
        self.endings.append(self.endings.pop(0))
        told = {}
        for line in output.splitlines():
            record = json.loads(line)
            name = record["source"]["path"].split("!/")[0].removeprefix("in/")
            told[name] = told.get(name, 0) + 1
            if "indicators" in record and not archived:
                self.spans(name, record)
        for name in names:
            if archived and name not in told and name not in errors:
                self.keep(f"{name} is passed over without a word", names)
            if not archived and told.get(name) != 1:
                self.keep(f"{name} has {told.get(name, 0)} records", names)

    def spans(self, name, record):
        told = {each["code"] for each in record["diagnostics"]}
        if record["source"]["encoding"] != "UTF-8" or told & {"repaired-utf8", "converted"}:
            return
        data = (self.folder / "in" / name).read_bytes()
        for each in record["indicators"]:
            cut = data[each["span"]["start"]:each["span"]["end"]].decode()
            if len(cut.splitlines()) == 1 and cut != each["text"]:
                return self.keep(f"{name}: the span gives {cut!r}, the text is {each['text']!r}", [name])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("samples")
    parser.add_argument("--documents", type=int, default=400)
    parser.add_argument("--archives", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--long", action="store_true", help="only where ZHIBIAO_LONG_TESTS is set")
    arguments = parser.parse_args()
    if arguments.long and not os.environ.get("ZHIBIAO_LONG_TESTS"):
        print("set ZHIBIAO_LONG_TESTS to run it")
        return SKIPPED
    texts = [path.read_bytes() for path in sorted(pathlib.Path(arguments.samples).glob("*.txt"))]
    random_number = random.Random(arguments.seed)
    with tempfile.TemporaryDirectory(prefix="zhibiao-mutants-") as folder:
        check = Check(os.path.abspath(arguments.program), pathlib.Path(folder))
        for archived, wanted in ((False, arguments.documents), (True, arguments.archives)):
            sources = archives(texts) if archived else list(documents(texts))
            for begin in range(0, wanted, IN_A_RUN):
                into = pathlib.Path(folder) / "in"
                shutil.rmtree(into, ignore_errors=True)
                into.mkdir()
                names = []
                for number in range(begin, min(begin + IN_A_RUN, wanted)):
                    ending, data = random_number.choice(sources)
                    names.append(f"{number:05}{ending}")
                    (into / names[-1]).write_bytes(mutated(random_number, data, texts))
                check.check(names, archived)
        for problem in check.problems:
            print(problem)
        print(f"{arguments.documents} documents, {arguments.archives} archives, {len(check.problems)} problems")
        return 1 if check.problems else 0


if __name__ == "__main__":
    sys.exit(main())
