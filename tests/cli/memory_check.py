#!/usr/bin/env python3
"""memory_check.py PROGRAM FOLDER: what a document may take of memory, beside what the program takes of an empty one.

Texts that hold nothing but figures, one line, one sentence, or a table of 100,000 rows have records of up to a thousand
times their size; none takes more than TIMES its size and SPARE.
"""
import os
import pathlib
import subprocess
import sys

TIMES = 16
SPARE = 64 << 20
PHRASE = "全年新建泵站{}座，整修水库{}座，完成投资{}亿元，比上年增长{}%"


def phrases(count, end):
    return "".join(PHRASE.format(i, i % 90, i % 17, i % 30) + end for i in range(count))


def texts():
    yield "one-line.txt", phrases(44_000, "。")
    yield "one-sentence.txt", phrases(12_000, "，")
    yield "figures.txt", "".join(f"{i}个 " for i in range(20_000))
    yield "many-figures.txt", "".join(f"{i}个 " for i in range(60_000))
    yield "ranges.txt", "".join(f"{i % 7}至" for i in range(40_000)) + "5个"
    yield "tabs.txt", "".join(f"泵站\t{i}座\t" for i in range(20_000))
    yield "commas.txt", "".join(f"第{i}镇,泵站{i}座,水库{i % 90}座,渠道{i}公里\n" for i in range(6_000))
    yield "wrapped.txt", "".join(f"新建泵站十二座整修水库9座完成投资3亿元较上年增长八成其中{i}个\n" for i in range(20_000))
    yield "table.txt", "名称\t数量（座）\t投资（万元）\t长度（公里）\n" + "".join(
        f"泵站{i}\t{i % 100}\t{i * 3}\t{i / 10}\n" for i in range(100_000))
    yield "bars.txt", "| 名称 | 数量（座） | 投资（万元） |\n| --- | --- | --- |\n" + "".join(
        f"| 泵站{i} | {i % 100} | {i * 3} |\n" for i in range(100_000))
    yield "aligned.txt", "名称          数量        投资\n" + "".join(
        f"泵站{i:<10}{i % 100:<10}{i * 3}\n" for i in range(100_000))


def taken(program, path, form):
    """The most that was resident, and how much was written."""
    with subprocess.Popen([program, "--no-config", "-q", "-f", form, path], stdout=subprocess.PIPE) as run:
        written = 0
        while piece := run.stdout.read(1 << 20):
            written += len(piece)
        _, status, usage = os.wait4(run.pid, 0)
        run.returncode = os.waitstatus_to_exitcode(status)
    if run.returncode != 0:
        sys.exit(f"{path}: status {run.returncode}")
    return usage.ru_maxrss * 1024, written


def main():
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    nothing = folder / "nothing.txt"
    nothing.write_text("")
    own = taken(program, nothing, "jsonl")[0]
    problems = 0
    for name, text in texts():
        path = folder / name
        path.write_text(text)
        size = path.stat().st_size
        for form in ("jsonl", "csv") if name in ("one-sentence.txt", "table.txt") else ("jsonl",):
            most, written = taken(program, path, form)
            over = most - own
            bound = TIMES * size + SPARE
            print(f"{name} {form}: {size / 1e6:.1f} MB, record {written / 1e6:.1f} MB, {over / 1e6:.1f} MB taken of "
                  f"{bound / 1e6:.1f} allowed, {over / size:.1f} times its size")
            if written < size or over > bound:
                problems += 1
                print("  too much" if over > bound else "  its indicators are missing")
        path.unlink()
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
