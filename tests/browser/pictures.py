"""Takes the pictures of the review page that the documentation shows.

usage: pictures.py PROGRAM SOURCE_FOLDER
"""

import pathlib
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
import chromium  # noqa: E402


def main():
    if chromium.program() is None:
        print("no chromium is here; scripts/dependencies --install browser", file=sys.stderr)
        return 2
    program, source = sys.argv[1], pathlib.Path(sys.argv[2])
    pictures = source / "docs" / "pictures"
    pictures.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, chromium.Browser(1280, 800) as browser:
        page = pathlib.Path(folder) / "review.html"
        subprocess.run([program, "samples", "-q", "-o", page], check=True, cwd=source)
        browser.open(page)
        browser.click("#documents li:nth-child(3) button")
        browser.click("#list li[data-item='1'] .head")
        for key in "ajja":
            browser.key(key)
        browser.picture(pictures / "review.png")
        browser.click("#language")
        browser.key("e")
        browser.picture(pictures / "review-dark.png", dark=True)
        print(*browser.complaints(), sep="\n", end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
