#!/usr/bin/env python3
"""Lets one call of the system fail, or kills the program there, in a small run; then looks that nothing was lost.

For each way of output and each function, calls all along a run are made to fail one at a time. Whatever fails:
- the program ends by itself, with a status of its table, and not by a signal;
- a file of output is the old one, the whole new one, or absent; a record is the right one or tells of an error;
- status 0 means that all is as it is without a fault;
- nothing unfinished is left;
- the next run ends with the output of a run that had no fault.

--faults says how many in all; they are spread over the calls. --kills does as many runs that are killed at a call.
"""
import argparse
import collections
import io
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import zipfile

FUNCTIONS = ["read", "write", "open", "close", "fsync", "rename", "fstat", "malloc", "pthread_create"]
STATUSES = {0, 1, 2, 3, 4}
SKIPPED = 77
# Its record is more than waits in memory.
LARGE = "一、渠系建设\n新建泵站12座。\n" + " ".join(f"{i}个" for i in range(450))
TEXT = "青石县2031年水利工作总结\n一、渠系建设\n新建泵站{}座，完成投资{}万元，入户率达到98.20%。\n"
WAYS = {
    "file": ["-o", "out/all.jsonl"],
    "folder": ["--output-dir", "out"],
    "file-state": ["-o", "out/all.jsonl", "--incremental", "state", "--report", "report"],
    "folder-state": ["--output-dir", "out", "--incremental", "state", "--prune", "--log-file", "log"],
    "csv-state": ["-o", "out/all.csv", "--incremental", "state"],
    "xlsx-state": ["-o", "out/all.xlsx", "--incremental", "state"],
}


class Faults:
    def __init__(self, program, shim, folder):
        self.program = program
        self.shim = shim
        self.folder = folder
        self.counts = collections.Counter()
        self.problems = 0

    def tell(self, problem):
        self.problems += 1
        print(problem, flush=True)

    def inputs(self, night):
        """Three nights differ: a file changes, one goes, one comes."""
        into = self.folder / "in"
        shutil.rmtree(into, ignore_errors=True)
        into.mkdir()
        for number in range(1, 5):
            (into / f"{number}.txt").write_text(TEXT.format(number + 10 * (night if number == 1 else 0), number))
        (into / "4.txt").write_text(LARGE)
        if night != 2:
            (into / "5.txt").write_text(TEXT.format(5, 5))
        if night == 2:
            (into / "6.txt").write_text(TEXT.format(6, 6))
        with zipfile.ZipFile(into / "r.zip", "w") as archive:
            for number in range(2):
                archive.writestr(f"m{number}.txt", TEXT.format(number + 20 * night, number))

    def run(self, way, fault=None):
        environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "LD_PRELOAD": str(self.shim)}
        environment.update(fault or {})
        command = [self.program, "--no-config", "in", "-q", "-j2", "--no-converters", *WAYS[way]]
        (self.folder / "out").mkdir(exist_ok=True)
        return subprocess.run(command, cwd=self.folder, env=environment, capture_output=True, timeout=120)

    def clear(self):
        for name in ["out", "state", "report", "log"]:
            path = self.folder / name
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
        for path in self.folder.glob("state*"):
            path.unlink()

    def keep_first_night(self, way):
        """What the first night leaves, so that it need not be run again for each fault of the second."""
        shutil.rmtree(self.folder / "kept" / way, ignore_errors=True)
        (self.folder / "kept" / way).mkdir(parents=True)
        for path in [self.folder / "out", *self.folder.glob("state*")]:
            copy = shutil.copytree if path.is_dir() else shutil.copy2
            copy(path, self.folder / "kept" / way / path.name)

    def restore_first_night(self, way):
        for path in (self.folder / "kept" / way).iterdir():
            copy = shutil.copytree if path.is_dir() else shutil.copy2
            copy(path, self.folder / path.name)

    def files(self):
        out = self.folder / "out"
        return {str(path.relative_to(out)): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}

    def reference(self, way, night):
        self.clear()
        self.inputs(night)
        counts = self.folder / "counts"
        ended = self.run(way, {"FAULT_COUNTS": str(counts)})
        assert ended.returncode == 0, ended
        calls = {name: int(count) for name, count in (line.split() for line in counts.read_text().splitlines())}
        return self.files(), calls

    def later_calls(self, way):
        """How often each is called in the second night."""
        self.clear()
        self.inputs(1)
        self.run(way)
        self.keep_first_night(way)
        self.inputs(2)
        counts = self.folder / "counts"
        self.run(way, {"FAULT_COUNTS": str(counts)})
        return {name: int(count) for name, count in (line.split() for line in counts.read_text().splitlines())}

    def check(self, way, where, ended, before, after):
        """`before` and `after`: the files of the nights before and now, where nothing fails."""
        def problem(text):
            self.tell(f"{where}: {text}; status {ended.returncode} {ended.stderr.decode()[-300:]}")

        killed = "kill" in where
        if ended.returncode not in STATUSES and not (killed and ended.returncode == -9):
            problem("it ended with no status of its own")
        now = self.files()
        if ended.returncode == 0 and now != after:
            problem("status 0, but the output differs")
        for name, content in now.items():
            if pathlib.Path(name).name.startswith(".zhibiao-"):
                if not killed:
                    problem(f"{name} is left")
                continue
            if content in (before.get(name), after.get(name)):
                continue
            right = set(after.get(name, b"").splitlines()) | set(before.get(name, b"").splitlines())
            lines = content.splitlines(keepends=True)
            if name.endswith((".csv", ".xlsx")):  # rows of documents that failed are not there
                if not (set(content.splitlines()) <= right if name.endswith(".csv") else is_workbook(content)):
                    problem(f"{name} is half")
                continue
            for line in lines:
                try:
                    record = json.loads(line)
                except ValueError:
                    problem(f"{name} is half")
                    break
                failed = any(each["severity"] == "error" for each in record["diagnostics"])
                if not line.endswith(b"\n") or (line.strip() not in right and not failed):
                    problem(f"{name} holds another record: {line[:200]}")
            if ended.returncode in (0, 2, 3) and name in after and pathlib.Path(name).name.startswith("all."):
                problem(f"{name} was written though the run failed")
        # The next night nothing fails.
        again = self.run(way)
        if again.returncode != 0:
            problem(f"the next run ends with {again.returncode}: {again.stderr.decode()[-300:]}")
        last = self.files()
        if way == "folder":  # without a state nothing is removed
            last = {name: content for name, content in last.items() if name in after}
        if last != after:
            problem(f"the next run leaves other files: {sorted(set(last) ^ set(after))}")

    def fault(self, way, function, at, mode, night, before, after):
        self.clear()
        if night == 2:
            self.restore_first_night(way)
            self.inputs(2)
        else:
            self.inputs(1)
        where = f"{way}, night {night}, {mode} {function} {at}"
        fault = {"FAULT_FUNCTION": function, "FAULT_AT": str(at), "FAULT_MODE": mode}
        try:
            ended = self.run(way, fault)
            self.check(way, where, ended, before, after)
        except subprocess.TimeoutExpired:
            self.tell(f"{where}: hangs")
        self.counts[mode] += 1
        self.counts[f"{mode} {function}"] += 1


def is_workbook(content):
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            return parts.testzip() is None and "xl/workbook.xml" in parts.namelist()
    except zipfile.BadZipFile:
        return False


def spread(calls, most):
    """`most` of the numbers from 1 to `calls`, all along them."""
    if calls <= most:
        return range(1, calls + 1)
    return sorted({1 + (calls - 1) * i // max(most - 1, 1) for i in range(most)})


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("shim")
    parser.add_argument("--faults", type=int, default=300)
    parser.add_argument("--kills", type=int, default=60)
    parser.add_argument("--long", action="store_true", help="only where ZHIBIAO_LONG_TESTS is set")
    arguments = parser.parse_args()
    if arguments.long and not os.environ.get("ZHIBIAO_LONG_TESTS"):
        print("set ZHIBIAO_LONG_TESTS to run it")
        return SKIPPED
    with tempfile.TemporaryDirectory(prefix="zhibiao-faults-") as folder:
        faults = Faults(os.path.abspath(arguments.program), os.path.abspath(arguments.shim), pathlib.Path(folder))
        plans = []
        for way in WAYS:
            first, calls = faults.reference(way, 1)
            second, _ = faults.reference(way, 2)
            if way == "folder":
                second = {**{name: content for name, content in first.items() if name not in second}, **second}
            plans += [(way, 1, {}, first, calls), (way, 2, first, second, faults.later_calls(way))]
        # A state that cannot be read once is not to be taken for a damaged one: each reading of it, however few are asked for.
        for way, night, before, after, calls in plans:
            for at in range(1, calls["read"] + 1 if (way, night) == ("folder-state", 2) else 1):
                faults.fault(way, "read", at, "fail", night, before, after)
        for mode, wanted in (("fail", arguments.faults), ("kill", arguments.kills)):
            # As many of each, and what a short list leaves goes to the longer ones.
            lists = sorted(((calls[function], plan, function) for *plan, calls in plans for function in FUNCTIONS
                            if not (mode == "kill" and function in ("malloc", "pthread_create"))),
                           key=lambda each: each[0])
            for index, (calls, (way, night, before, after), function) in enumerate(lists):
                share = max(wanted - faults.counts[mode], 0) // (len(lists) - index)
                for at in spread(calls, share):
                    faults.fault(way, function, at, mode, night, before, after)
        print(f"{faults.counts['fail']} faults, {faults.counts['kill']} kills, {faults.problems} problems: "
              + ", ".join(f"{name} {count}" for name, count in sorted(faults.counts.items()) if " " in name))
        return 1 if faults.problems else 0


if __name__ == "__main__":
    sys.exit(main())
