#!/usr/bin/env python3
"""sqlite_check.py [--update] PROGRAM ROOT: the queries of docs/sqlite.md give what stands behind each of them."""
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile

QUERY = re.compile(r"(```sql\n(.*?)```\n\n```text\n)(.*?)(```)", re.DOTALL)


def table(cursor):
    rows = [[column[0] for column in cursor.description]]
    rows += [["" if value is None else str(value) for value in row] for row in cursor]
    return "".join("|".join(row) + "\n" for row in rows)


def main():
    update = sys.argv[1] == "--update"
    program, root = sys.argv[1 + update], pathlib.Path(sys.argv[2 + update])
    faults = 0
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "indicators.db"
        subprocess.run([program, "--no-config", "-q", "samples", "-o", str(file)], check=True, cwd=root)
        database = sqlite3.connect(file)
        for page in sorted((root / "docs").glob("sqlite*.md")):
            text = page.read_text(encoding="utf-8")
            shown = [(query, result) for _, query, result, _ in QUERY.findall(text)]
            for query, result in shown:
                given = table(database.execute(query))
                if given != result and not update:
                    print(f"{page.name}: {query}gives\n{given}and not\n{result}")
                    faults += 1
                if given.count("\n") < 2:
                    print(f"{page.name}: {query}finds nothing")
                    faults += 1
            if len(shown) < 5:
                print(f"{page.name}: {len(shown)} queries")
                faults += 1
            if update:
                page.write_text(QUERY.sub(lambda m: m[1] + table(database.execute(m[2])) + m[4], text), encoding="utf-8")
        database.close()
    return 1 if faults else 0


sys.exit(main())
