#!/usr/bin/env python3
"""claims_check.py PROGRAM DOCS FOLDER: what the pages of nights and inputs say is never, always or not at all so.

Each claim stands here with the words of its page, which must stand there still. Others have tests of their own: what a
kill and calls that fail leave (tests/faults), what is done by an incremental run (tests/unit/batch, tests/cli).
"""
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tarfile
import time
import zipfile

TEXT = "青石县2031年水利工作总结\n一、渠系建设\n新建泵站12座。\n"
LONGEST = 120
CLAIMS = []


def claim(page, words):
    def add(test):
        CLAIMS.append((page, words, test))
        return test
    return add


class Place:
    def __init__(self, program, folder):
        self.program = program
        self.folder = folder

    def __truediv__(self, name):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def run(self, *arguments, **more):
        return subprocess.run([self.program, "--no-config", *arguments], cwd=self.folder, capture_output=True, text=True,
                              timeout=LONGEST, **more)

    def records(self, *arguments, **more):
        return [json.loads(line) for line in self.run("-q", "-f", "jsonl", *arguments, **more).stdout.splitlines()]

    def paths(self, *arguments, **more):
        return [record["source"]["path"] for record in self.records(*arguments, **more)]

    def files(self, name):
        return sorted(str(path.relative_to(self.folder / name)) for path in (self.folder / name).rglob("*") if path.is_file())


def same(is_so, wanted):
    if is_so != wanted:
        raise AssertionError(f"{is_so!r} is not {wanted!r}")


@claim("nightly.md", "Standard input is always read.")
def standard_input_is_read(place):
    arguments = ("-q", "-o", "out.jsonl", "--incremental", "state", "-")
    for number in (1, 2):
        place.run(*arguments, input=f"新建泵站{number}座。\n")
        same(json.loads((place / "out.jsonl").read_text())["indicators"][0]["value"], number)


@claim("nightly.md", "The same path given twice is one document.")
def twice_given(place):
    (place / "a.txt").write_text(TEXT)
    same(place.run("a.txt", "a.txt", "--output-dir", "out").returncode, 0)
    same(place.files("out"), ["a.jsonl"])


@claim("nightly.md", "A symbolic link in the place of a file is replaced, not followed.")
def link_is_replaced(place):
    (place / "a.txt").write_text(TEXT)
    (place / "victim").write_text("mine")
    os.symlink("../victim", place / "out/a.jsonl")
    same(place.run("a.txt", "-q", "--output-dir", "out").returncode, 0)
    same((place / "victim").read_text(), "mine")
    same((place / "out/a.jsonl").is_symlink(), False)


@claim("nightly.md", "With 100 what is not found is taken for gone, once and for all.")
def all_may_be_gone(place):
    for name in ("a", "b", "c"):
        (place / f"in/{name}.txt").write_text(TEXT)
    run = ("in", "-q", "--output-dir", "out", "--incremental", "state", "--prune")
    place.run(*run)
    for path in (place.folder / "in").iterdir():
        path.unlink()
    place.run(*run)
    same(len(place.files("out")), 3)
    place.run(*run, "--prune-limit", "100")
    same(place.files("out"), [])


@claim("nightly.md", "It removes only files that the state knows to be its own and that are as a run wrote them")
def only_its_own(place):
    for name in ("a", "b", "c", "d", "e"):
        (place / f"in/{name}.txt").write_text(TEXT)
    run = ("in", "--output-dir", "out", "--incremental", "state", "--prune")
    place.run(*run)
    (place / "out/other.jsonl").write_text("mine")
    (place / "out/a.jsonl").write_text("altered")
    for name in ("a", "b"):
        (place / f"in/{name}.txt").unlink()
    ended = place.run(*run)
    same(place.files("out"), ["a.jsonl", "c.jsonl", "d.jsonl", "e.jsonl", "other.jsonl"])
    same("out/a.jsonl" in ended.stderr, True)


@claim("nightly.md", "`-q` leaves out all but errors of the run itself")
def quiet(place):
    (place / "in/a.txt").write_text("一、甲\n三、乙\n新建泵站12座。\n")
    (place / "in/b.csv").write_text("")
    ended = place.run("in", "-q", "-o", "out.jsonl")
    same((ended.returncode, ended.stdout, ended.stderr), (0, "", ""))


@claim("nightly.md", "writes the run's manifest as JSON, complete or not at all, also after an interrupt")
def report_is_whole(place):
    (place / "a.txt").write_text(TEXT)
    (place / "b.slow").write_text(TEXT)
    (place / "report.json").write_text("old")
    (place / "wait.sh").write_text("exec sleep 60\n")
    run = subprocess.Popen([place.program, "--no-config", "a.txt", "b.slow", "-q", "--output-dir", "out", "--report",
                            "report.json", "--pre", "*.slow=sh wait.sh"], cwd=place.folder, stderr=subprocess.DEVNULL)
    while not (place / "out/a.jsonl").exists():
        time.sleep(0.05)
    same((place / "report.json").read_text(), "old")
    run.send_signal(signal.SIGTERM)
    same(run.wait(timeout=LONGEST), 143)
    report = json.loads((place / "report.json").read_text())
    same((report["stopped"], report["status"], report["counts"]["documents"]), (True, 143, 1))


@claim("nightly.md", "Wrong usage is always 2")
def wrong_usage(place):
    (place / "a.txt").write_text(TEXT)
    for fail_on in ("any", "fatal", "never"):
        same(place.run("a.txt", "--outdir", "x", "--fail-on", fail_on).returncode, 2)
        same(place.run("a.txt", "-o", "a.unknown", "--fail-on", fail_on).returncode, 2)


@claim("nightly.md", "Its fields, as far as they apply")
def each_message_is_an_object(place):
    (place / "a.txt").write_text("一、甲\n三、乙\n")
    place.run("a.txt", "none.txt", "-v", "-o", "out.jsonl", "--log-file", "log", "--log-format", "json")
    lines = [json.loads(line) for line in (place / "log").read_text().splitlines()]
    fields = {"time", "level", "event", "path", "line", "column", "code", "message", "documents", "failed", "unchanged",
              "indicators", "bytes", "seconds"}
    same([set(line) - fields for line in lines], [set()] * len(lines))
    same({line["level"] for line in lines} <= {"error", "warning", "note", "info"}, True)


@claim("inputs.md", "A file that is named is taken, whatever its name.")
def whatever_its_name(place):
    for name in ("a.xyz", "-b", ".hidden", "c"):
        (place / name).write_text(TEXT)
    same(place.paths("a.xyz", ".hidden", "c", "--", "-b"), ["a.xyz", ".hidden", "c", "-b"])


@claim("inputs.md", "an excluded folder is not looked into")
def excluded_folder(place):
    (place / "in/a.txt").write_text(TEXT)
    (place / "in/closed/b.txt").write_text(TEXT)
    os.chmod(place / "in/closed", 0)
    ended = place.run("in", "--exclude", "closed", "-f", "jsonl")
    os.chmod(place / "in/closed", 0o700)
    same((ended.returncode, len(ended.stdout.splitlines())), (0, 1))


@claim("inputs.md", "a folder met before (by its device and number) is not entered again")
def loops(place):
    (place / "in/deep/a.txt").write_text(TEXT)
    os.symlink("..", place / "in/deep/up")
    os.symlink("deep", place / "in/again")
    same(len(place.paths("in", "--follow")), 1)
    same(place.paths("in"), ["in/deep/a.txt"])


@claim("inputs.md", "Archives inside archives are not opened.")
def archives_inside_archives(place):
    with zipfile.ZipFile(place / "inner.zip", "w") as inner:
        inner.writestr("secret.txt", TEXT)
    with tarfile.open(place / "outer.tar", "w") as outer:
        outer.add(place / "inner.zip", "inner.zip")
        (place / "a.txt").write_text(TEXT)
        outer.add(place / "a.txt", "a.txt")
    same(place.paths("outer.tar"), ["outer.tar!/a.txt"])


@claim("inputs.md", "Each line gives exactly one record, in order, written as soon as the line is done")
def each_line_a_record(place):
    lines = ['{"text": "新建泵站1座。"}', "", "no json", '{"text": 5}', '{"id": [1], "text": ""}', '{"text": "' + "x" * 9000 + '"}']
    records = place.records("--input-format", "jsonl", "--max-document-size", "4K", input="\n".join(lines))
    same([record["source"]["line"] for record in records], list(range(1, len(lines) + 1)))


@claim("inputs.md", "and no shell is started")
def no_shell(place):
    name = "a;touch ran $(touch ran) `touch ran`.own"
    (place / name).write_text(TEXT)
    record = place.records(name, "--pre", "*.own=cat {}")[0]
    same(record["title"], TEXT.splitlines()[0])
    same((place / "ran").exists(), False)


@claim("inputs.md", "64M unless given, at most 1G")
def largest(place):
    (place / "a.txt").write_bytes(b" " * ((64 << 20) + 1))
    same(place.records("a.txt")[0]["diagnostics"][0]["code"], "too-large")
    same(place.run("a.txt", "--max-document-size", "1025M").returncode, 2)


@claim("inputs.md", "the first 20 of a document")
def first_twenty(place):
    (place / "a.txt").write_text("".join(f"编号{'7' * 30}个，\n" for _ in range(50)))
    codes = [each["code"] for each in place.records("a.txt")[0]["diagnostics"]]
    same(codes.count("number-too-long"), 20)


@claim("inputs.md", "ten thousand headings may follow one another")
def many_headings(place):
    (place / "a.txt").write_text("".join(f"{number}.修建第{number}处\n" for number in range(1, 10_001)))
    same(place.run("a.txt", "-q", "-o", "out.jsonl").returncode, 0)


def main():
    program, docs, folder = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    problems = 0
    for page, words, test in CLAIMS:
        stands = re.sub(r"\s+", " ", (docs / page).read_text())
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        try:
            same(words in stands, True)
            test(Place(program, folder))
        except (AssertionError, OSError, LookupError, ValueError, subprocess.TimeoutExpired) as problem:
            problems += 1
            print(f"{page}: {words}\n  {test.__name__}: {problem!r}")
    print(f"{len(CLAIMS)} claims, {problems} not so")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
