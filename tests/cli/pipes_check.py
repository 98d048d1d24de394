#!/usr/bin/env python3
"""pipes_check.py PROGRAM FOLDER: a pipe holds up nobody, wherever it stands in the place of a file.

A file of JSON Lines that becomes a pipe after it was listed is an error and the others are done; a list of files may be
a pipe that is written later, and waiting for it ends with a signal.
"""
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import time

LINE = '{"text": "新建泵站12座。"}\n'
LONGEST = 60


def check(is_so, what):
    if not is_so:
        sys.exit(f"not so: {what}")


def started(program, folder, *arguments, **more):
    return subprocess.Popen([program, "--no-config", "-q", *arguments], cwd=folder, stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE, text=True, **more)


def becomes_a_pipe(program, folder):
    for name in ("a.jsonl", "z.jsonl", "zz.jsonl"):
        (folder / name).write_text(LINE)
    run = started(program, folder, "--input-format", "jsonl", "-", "a.jsonl", "z.jsonl", "zz.jsonl",
                  stdin=subprocess.PIPE)
    run.stdin.write(LINE)
    run.stdin.flush()
    first = json.loads(run.stdout.readline())  # all are listed, and it waits for more
    check(first["source"]["path"] == "-", first)
    (folder / "z.jsonl").unlink()
    os.mkfifo(folder / "z.jsonl")
    out, _ = run.communicate(timeout=LONGEST)
    records = [json.loads(line) for line in out.splitlines()]
    check([each["source"]["path"] for each in records] == ["a.jsonl", "z.jsonl", "zz.jsonl"], out)
    check([each["diagnostics"][0]["code"] if "title" not in each else "" for each in records] == ["", "not-a-file", ""], out)
    check(run.returncode == 1, run.returncode)


def list_of_files(program, folder):
    (folder / "a.txt").write_text("新建泵站12座。\n")
    os.mkfifo(folder / "list")
    run = started(program, folder, "--files-from", "list")
    time.sleep(0.5)
    check(run.poll() is None, "it waits for whoever writes the list")
    (folder / "list").write_text("a.txt\n")
    out, _ = run.communicate(timeout=LONGEST)
    check(run.returncode == 0 and json.loads(out)["source"]["path"] == "a.txt", out)

    run = started(program, folder, "--files-from", "list")
    time.sleep(0.5)
    run.send_signal(signal.SIGINT)
    run.communicate(timeout=LONGEST)
    check(run.returncode in (2, 130), f"a signal ends the waiting: {run.returncode}")

    ended = subprocess.run(["bash", "-c", f"'{program}' --no-config -q --files-from <(echo a.txt)"], cwd=folder,
                           capture_output=True, text=True, timeout=LONGEST)
    check(ended.returncode == 0 and '"path":"a.txt"' in ended.stdout, ended)


def main():
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    for case in (becomes_a_pipe, list_of_files):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        case(program, folder)


if __name__ == "__main__":
    main()
