#!/usr/bin/env python3
"""Documents and archives with bytes changed, cut, doubled and swapped, the same at every run, through the program.

- the program ends by itself with status 0 or 1;
- each document is one record; each archive has records, or is named in a message;
- a record is an error, or its spans give its texts;
- what a run writes is the same with one thread and with two.
"""
import argparse
import gzip
import io
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tarfile
import tempfile
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

    def run(self, threads):
        ended = subprocess.run([self.program, "--no-config", "--no-converters", "in", "-q", f"-j{threads}"],
                               cwd=self.folder, capture_output=True, timeout=600)
        return ended.returncode, ended.stdout, ended.stderr.decode(errors="replace")

    def keep(self, what, names):
        kept = pathlib.Path(os.environ.get("ZHIBIAO_MUTANTS", tempfile.gettempdir())) / f"mutants-{len(self.problems)}"
        shutil.copytree(self.folder / "in", kept, dirs_exist_ok=True)
        self.problems.append(f"{what}; the files are in {kept}: {names[:5]}")

    def check(self, names, archived):
        """All of the folder `in`."""
        status, output, errors = self.run(2)
        if status not in (0, 1):
            return self.keep(f"status {status}: {errors[-500:]}", names)
        if self.run(1)[:2] != (status, output):
            self.keep("one thread gives another output than two", names)
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
        if record["source"]["encoding"] != "UTF-8" or any(each["code"] == "repaired-utf8" for each in record["diagnostics"]):
            return
        data = (self.folder / "in" / name).read_bytes()
        for each in record["indicators"]:
            cut = data[each["span"]["start"]:each["span"]["end"]].decode()
            if "\n" not in cut and "\r" not in cut and cut != each["text"]:
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
    texts += [text.decode().encode("gb18030") for text in texts[:2]] + [texts[0].decode().encode("utf-16")]
    random_number = random.Random(arguments.seed)
    with tempfile.TemporaryDirectory(prefix="zhibiao-mutants-") as folder:
        check = Check(os.path.abspath(arguments.program), pathlib.Path(folder))
        for archived, wanted in ((False, arguments.documents), (True, arguments.archives)):
            sources = archives(texts) if archived else [(".txt", text) for text in texts]
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
