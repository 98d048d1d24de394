#!/usr/bin/env python3
"""memory_check.py PROGRAM FOLDER [--long]: what a document may take of memory, beside what the program takes of an empty one.

Texts that hold nothing but figures, one line, one sentence, or a table of 100,000 rows have records of up to a thousand
times their size; others hold nothing but lines, headings, blanks or full-width signs. None takes more than TIMES its size
and SPARE, whatever the format, also where it is made of records: `zhibiao convert`, and --incremental where the output
is no JSON Lines. `zhibiao verify` takes no more either.

That takes minutes and is done with --long, where ZHIBIAO_LONG_TESTS is set in the environment. Without, each text has a
quarter of its size, SPARE is a quarter too, and one of those with long records goes through all forms and ways.
"""
import os
import pathlib
import subprocess
import sys

TIMES = 16
SPARE = 64 << 20
LESS = 4
SKIPPED = 77
FORMS = ("jsonl", "csv", "xlsx", "sqlite", "html", "text")
RECORD_FORMS = ("csv", "xlsx", "sqlite", "html")
# Of the others the form makes no difference.
ALL_FORMS = ("table.txt", "many-figures.txt", "one-sentence.txt", "headings.txt")
PHRASE = "全年新建泵站{}座，整修水库{}座，完成投资{}亿元，比上年增长{}%"


def phrases(count, end):
    return "".join(PHRASE.format(i, i % 90, i % 17, i % 30) + end for i in range(count))


def texts(less):
    yield "one-line.txt", phrases(44_000 // less, "。")
    yield "one-sentence.txt", phrases(12_000 // less, "，")
    yield "figures.txt", "".join(f"{i}个 " for i in range(20_000 // less))
    yield "many-figures.txt", "".join(f"{i}个 " for i in range(60_000 // less))
    yield "ranges.txt", "".join(f"{i % 7}至" for i in range(40_000 // less)) + "5个"
    yield "tabs.txt", "".join(f"泵站\t{i}座\t" for i in range(20_000 // less))
    yield "commas.txt", "".join(f"第{i}镇,泵站{i}座,水库{i % 90}座,渠道{i}公里\n" for i in range(6_000 // less))
    yield "wrapped.txt", "".join(f"新建泵站十二座整修水库9座完成投资3亿元较上年增长八成其中{i}个\n" for i in range(20_000 // less))
    yield "table.txt", "名称\t数量（座）\t投资（万元）\t长度（公里）\n" + "".join(
        f"泵站{i}\t{i % 100}\t{i * 3}\t{i / 10}\n" for i in range(100_000 // less))
    yield "bars.txt", "| 名称 | 数量（座） | 投资（万元） |\n| --- | --- | --- |\n" + "".join(
        f"| 泵站{i} | {i % 100} | {i * 3} |\n" for i in range(100_000 // less))
    yield "aligned.txt", "名称          数量        投资\n" + "".join(
        f"泵站{i:<10}{i % 100:<10}{i * 3}\n" for i in range(100_000 // less))
    yield "rows.csv", "名称,数量（座）,投资（万元）,长度（公里）\n" + "".join(
        f"泵站{i},{i % 100},{i * 3},{i / 10}\n" for i in range(100_000 // less))
    yield "narrow.csv", "乡镇,泵站（座）\n" + "".join(f"镇{i},{i % 10}\n" for i in range(190_000 // less))
    yield "wide.csv", ",".join(f"第{i}项（座）" for i in range(40)) + "\n" + "".join(
        ",".join(str(i * j % 1000) for j in range(40)) + "\n" for i in range(10_000 // less))
    yield "markdown.md", "| 名称 | 数量（座） | 投资（万元） |\n|---|---|---|\n" + "".join(
        f"|泵{i}|{i % 100}|{i * 3}|\n" for i in range(150_000 // less))
    yield "narrow.md", "|名|数（座）|\n|-|-|\n" + "".join(f"|泵|{i % 10}|\n" for i in range(150_000 // less))
    if less == 1:  # What the first of them take, which are sections, is no less where there are fewer.
        yield "headings.txt", "一、\n" * 190_000


# Of these it is not what they give that takes memory.
def texts_of_nothing(less):
    yield "one-byte-lines.txt", "".join(f"{i % 10}\n" for i in range(190_000 // less))
    yield "blank-lines.txt", "\n" * (190_000 // less)
    yield "too-many-lines.txt", "a\n" * (2_000_000 // less)
    yield "headings-and-lines.txt", "".join(f"{i}、甲\n" for i in range(200_000 // less))
    yield "brackets.txt", "（一）" * (300_000 // less)
    yield "full-width.txt", "１、" * (300_000 // less)
    yield "blanks.txt", " 　1" * (400_000 // less)
    yield "cells.txt", ("1\t" * 50 + "\n") * (20_000 // less)
    yield "columns.txt", "1  2  3  4\n" * (150_000 // less)
    yield "bar.txt", "|" * (1_000_000 // less)


def resident(*command):
    """The most that was."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as run:
        _, status, usage = os.wait4(run.pid, 0)
        run.returncode = os.waitstatus_to_exitcode(status)
    if run.returncode not in (0, 1):
        sys.exit(f"{command}: status {run.returncode}")
    return usage.ru_maxrss * 1024


def taken(program, path, form):
    """The most that was resident, and how much was written."""
    output = path.with_suffix(f".{form}.out")
    most = resident(program, "--no-config", "-q", "-f", form, "-o", output, "--timeout-per-document", "600", path)
    written = output.stat().st_size
    output.unlink()
    return most, written


def taken_of_records(program, path):
    """For each way to go through records the most that was resident."""
    state, output = path.with_suffix(".state"), path.with_suffix(".out")
    records = path.with_suffix(".state.jsonl")
    for form in RECORD_FORMS:
        state.unlink(missing_ok=True)
        yield f"incremental {form}", resident(program, "--no-config", "-q", "-f", form, "-o", output, "--incremental",
                                              state, "--timeout-per-document", "600", path)
        yield f"convert {form}", resident(program, "convert", "-f", form, records, "-o", output)
    yield "verify", resident(program, "verify", records)
    for each in (state, output, records):
        each.unlink()


def write_all(folder, less):
    """By a process of its own: what this one takes would count for those that it starts."""
    child = os.fork()
    if child == 0:
        for gives, all_texts in (("some", texts(less)), ("none", texts_of_nothing(less))):
            (folder / gives).mkdir(parents=True, exist_ok=True)
            for name, text in all_texts:
                (folder / gives / name).write_text(text)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def main():
    program, folder, long = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3:] == ["--long"]
    if long and not os.environ.get("ZHIBIAO_LONG_TESTS"):
        print("set ZHIBIAO_LONG_TESTS to run it")
        return SKIPPED
    less = 1 if long else LESS
    all_forms = ALL_FORMS if long else ALL_FORMS[:1]
    if not write_all(folder, less):
        return 1
    nothing = folder / "nothing.txt"
    nothing.write_text("")
    own = {form: taken(program, nothing, form)[0] for form in FORMS}
    of_records = dict(taken_of_records(program, nothing))
    problems = 0
    for path in sorted(folder.glob("*/*")):
        size = path.stat().st_size
        for form in FORMS if path.name in all_forms else FORMS[:1]:
            most, written = taken(program, path, form)
            over = most - own[form]
            bound = TIMES * size + SPARE // less
            print(f"{path.name} {form}: {size / 1e6:.1f} MB, record {written / 1e6:.1f} MB, {over / 1e6:.1f} MB taken of "
                  f"{bound / 1e6:.1f} allowed, {over / size:.1f} times its size", flush=True)
            missing = written < size if path.parent.name == "some" and form == "jsonl" else written == 0
            if missing or over > bound:
                problems += 1
                print("  too much" if over > bound else "  its indicators are missing")
        for way, most in taken_of_records(program, path) if path.name in all_forms else ():
            over = most - of_records[way]
            print(f"{path.name} {way}: {over / 1e6:.1f} MB taken of {bound / 1e6:.1f} allowed", flush=True)
            if over > bound:
                problems += 1
                print("  too much")
        path.unlink()
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
