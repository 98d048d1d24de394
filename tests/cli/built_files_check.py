#!/usr/bin/env python3
"""built_files_check.py PROGRAM FOLDER INPUT…: a workbook, a database and a table, compressed or not, are complete or the old file."""
import pathlib
import resource
import shutil
import signal
import subprocess
import sys
import time

FULL = 8000  # bytes that a file may have: less than the results


def small_files():
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (FULL, FULL))


def check(program, folder, inputs, ending):
    run = lambda words, **more: subprocess.run([program, "--no-config", *words], stderr=subprocess.PIPE, text=True, **more)
    output = folder / f"out.{ending}"
    output.write_text("old")
    begin = [*inputs, "-q", "-o"]
    full = run([*begin, str(output)], preexec_fn=small_files)
    if full.returncode != 3 or str(output) not in full.stderr:
        yield f"full: status {full.returncode}, {full.stderr}"
    form = {"db": "sqlite", "csv.gz": "csv"}.get(ending, ending)
    own = ("/dev/stdout",) if form in ("xlsx", "sqlite") else ()  # no stream
    for place in ("/dev/full", *own, "/proc/out." + ending, str(folder / "gone" / output.name)):
        refused = run([*begin, place, "-f", form], stdout=subprocess.DEVNULL)
        if refused.returncode != 3:
            yield f"{place}: status {refused.returncode}, {refused.stderr}"
    records = run([*inputs, "-q", "-f", "jsonl"], stdout=subprocess.PIPE).stdout
    killed = subprocess.Popen([program, "convert", "-", "-o", str(output)], stdin=subprocess.PIPE, text=True)
    for _ in range(20):
        killed.stdin.write(records)
    killed.stdin.flush()
    left, until = [], time.monotonic() + 20
    while not left and time.monotonic() < until:
        time.sleep(0.05)
        left = [path.name for path in folder.iterdir() if path != output]
    killed.kill()
    killed.wait()
    if len(left) != 1:
        yield f"while it runs: {left}"
    if output.read_text(errors="replace") != "old":
        yield "the old file is gone"
    if run([*begin, str(output)]).returncode != 0:
        yield "it does not run after that"
    if [path.name for path in folder.iterdir()] != [output.name]:
        yield f"left: {[path.name for path in folder.iterdir()]}"
    output.unlink()


def main():
    program, folder, inputs = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3:]
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    faults = [f"{ending}: {fault}" for ending in ("xlsx", "db", "csv", "csv.gz") for fault in check(program, folder, inputs, ending)]
    print(*faults, sep="\n")
    shutil.rmtree(folder)
    return 1 if faults else 0


sys.exit(main())
