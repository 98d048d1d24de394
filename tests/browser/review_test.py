"""The review page in a real browser: what a person clicks, types and exports. Ends with 77 where no Chromium is there.

usage: review_test.py PROGRAM SOURCE_FOLDER
"""

import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

sys.dont_write_bytecode = True
import chromium  # noqa: E402

SKIPPED = 77
PROGRAM, SOURCE = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3]) if len(sys.argv) > 2 else (None, None)

REPORT = """青石县2025年水利工作总结
一、渠系建设
新建泵站12座，灌溉水利用系数提高2.5个百分点，入户率达到98.20%。
二、下一步打算
力争新建机井300眼。
"""
# Ten figures of which each comes out wrong or not at all without a rule of one's own.
LEARNT = """沙溪县2025年粮食和港务工作总结
一、粮食收储
全年整修粮仓12廒，新建粮仓3廒。
启用灯船甲3座标识。
巡查堤防40匝。
储备应急沙袋不下于600条。
二、港口生产
装卸船货320钩。
全年最高潮位录得4.62米。
更换浮标丙9座编号。
全年拖带驳船75桅。
谋求开辟新航线4条。
"""

# Reads the page's items through what a person sees: every row of the list, and the marks of the text.
ROWS = "[...document.querySelectorAll('#list > li')]"
MARKED = "[...new Set([...document.querySelectorAll('#source mark')].map((m) => m.dataset.item))]"


def program(*arguments, status=0, folder=None):
    """What the program prints."""
    done = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, check=False, cwd=folder)
    if done.returncode != status:
        raise AssertionError(f"{arguments}: {done.returncode}, not {status}: {done.stderr.decode()}")
    return done.stdout.decode()


class Page(unittest.TestCase):
    """Each test has a browser and a folder of its own."""

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="zhibiao-review-"))
        self.browser = self.enterContext(chromium.Browser()) if hasattr(self, "enterContext") else chromium.Browser()
        if not hasattr(self, "enterContext"):
            self.addCleanup(self.browser.__exit__)

    def tearDown(self):
        shutil.rmtree(self.folder, ignore_errors=True)
        self.assertEqual(self.browser.complaints(), [])

    def open(self, *paths):
        page = self.folder / "review.html"
        program(*paths, "-q", "-o", page)
        self.browser.open(page)
        return page

    def report(self, text=REPORT, name="a.txt"):
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def select(self, quote):
        """Clicks the mark that has this text."""
        self.assertTrue(self.browser.run(
            f"(() => {{ const m = [...document.querySelectorAll('#source mark')].find((m) => m.textContent === {json.dumps(quote)});"
            " m?.click(); return Boolean(m); })()"), quote)

    def add(self, quote):
        """Selects the words in the text and adds them."""
        self.browser.run(
            "(() => { const words = [...document.querySelectorAll('#source .words')];"
            f" const row = words.find((e) => e.textContent.includes({json.dumps(quote)}));"
            " const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT); const range = document.createRange();"
            f" let at = row.textContent.indexOf({json.dumps(quote)}); let left = {len(quote)}; let begun = false;"
            " for (let n = walker.nextNode(); n; n = walker.nextNode()) {"
            "   if (!begun && at < n.length) { range.setStart(n, at); begun = true; left += at; }"
            "   if (begun && left <= n.length) { range.setEnd(n, left); break; }"
            "   if (begun) left -= n.length; else at -= n.length; }"
            " getSelection().removeAllRanges(); getSelection().addRange(range); })()")
        self.browser.key("n")

    def fill(self, **fields):
        """Fills the form that is open and saves it."""
        for name, value in fields.items():
            self.browser.run(f"document.querySelector('form.edit [name={name}]').value = {json.dumps(value)}")
        self.browser.run("document.querySelector('form.edit [data-act=save]').click()")

    def edit(self, quote, **fields):
        self.select(quote)
        self.browser.key("e")
        self.fill(**fields)

    def export(self, name):
        self.browser.click("#export")
        return self.browser.downloaded(name)


class Marks(Page):
    """What the page shows."""

    def documents(self):
        folders = [SOURCE / "samples", SOURCE.parent / "shared" / "seeds", SOURCE / "../shared/seeds"]
        found = {path.resolve() for folder in folders if folder.is_dir() for path in folder.glob("*.txt")}
        self.assertGreater(len(found), 4)
        return sorted(found)

    def test_as_many_marks_and_rows_as_indicators_and_every_line_of_the_text(self):
        for path in self.documents():
            with self.subTest(path=path.name):
                record = json.loads(program(path))
                self.open(path)
                names = [str(each["id"]) for each in record["indicators"]]
                self.assertEqual(sorted(self.browser.run(MARKED), key=int), names)
                self.assertEqual(self.browser.run(f"{ROWS}.map((row) => row.dataset.item)"), names)
                # The marks of an indicator hold its characters, in order.
                for each in record["indicators"]:
                    text = self.browser.run(f"[...document.querySelectorAll('mark[data-item=\"{each['id']}\"]')]"
                                            ".map((m) => m.textContent).join('')")
                    self.assertEqual("".join(text.split()), "".join(each["text"].split()))
                source = "".join(program("text", path).replace("\ufeff", "").split())
                shown = self.browser.run("[...document.querySelectorAll('.words, table.grid td:not(.number)')]"
                                         ".map((e) => e.textContent).join('')")
                parts = str.maketrans("", "", "|-: ")
                self.assertEqual("".join(shown.split()).translate(parts), source.translate(parts))

    def test_clicks_go_both_ways(self):
        self.open(self.report())
        self.browser.click("mark[data-item='3']")
        self.assertEqual(self.browser.run("document.querySelector('#list li.selected').dataset.item"), "3")
        self.assertIn("98.20", self.browser.run("document.querySelector('#list li.selected .details').textContent"))
        self.assertIn("unit.bai-fen", self.browser.run("document.querySelector('#list li.selected .evidence').textContent"))
        self.browser.click("#list li[data-item='1'] .head")
        self.assertEqual(self.browser.run("document.querySelector('mark.selected').textContent"), "12座")

    def test_filters_hide_rows_and_dim_marks(self):
        self.open(self.report())
        self.browser.run("(() => { const s = document.querySelector('[data-filter=role]'); s.value = 'target';"
                         " s.dispatchEvent(new Event('change')); })()")
        self.assertEqual(self.browser.run(f"{ROWS}.filter((row) => !row.hidden).map((row) => row.dataset.item)"), ["4"])
        self.assertEqual(self.browser.run("document.querySelectorAll('mark.filtered').length"), 3)

    def test_headings_boilerplate_and_tables_are_shown_as_such(self):
        self.open(SOURCE / "samples" / "agriculture-web-page.txt")
        self.assertGreater(self.browser.run("document.querySelectorAll('.row.boilerplate').length"), 0)
        self.assertGreater(self.browser.run("document.querySelectorAll('#contents a').length"), 5)
        self.open(SOURCE / "samples" / "harbour-plan-tables.txt")
        self.assertGreater(self.browser.run("document.querySelectorAll('table.grid tr').length"), 5)
        self.assertGreater(self.browser.run("document.querySelectorAll('table.grid td:not(.number) mark').length"), 5)

    def test_a_folder_has_a_list_with_counts_and_search(self):
        self.report()
        self.report("青石县2026年工作要点\n新建粮仓3座。\n", "b.txt")
        (self.folder / "c.txt").write_bytes(b"\xff\xfe\x00")
        program(self.folder, "-q", "-o", self.folder / "review.html", status=1)
        self.browser.open(self.folder / "review.html")
        self.assertEqual(self.browser.run("document.querySelectorAll('#documents li').length"), 3)
        self.browser.click("#documents li:nth-child(2) button")
        self.assertEqual(self.browser.run(f"{ROWS}.length"), 1)
        self.browser.run("document.querySelector('#search').focus()")
        self.browser.type("机井")
        self.assertEqual(self.browser.run("[...document.querySelectorAll('#documents .title')].map((e) => e.textContent)"),
                         ["青石县2025年水利工作总结"])

    def test_both_languages_dark_and_print(self):
        self.open(self.report())
        self.assertIn("Export", self.browser.run("document.querySelector('#bar').textContent"))
        for part in ("#bar", "#indicators", "#foot"):
            self.assertNotRegex(self.browser.run(f"document.querySelector('{part}').textContent"), "null|undefined|NaN")
        self.browser.click("#language")
        self.assertIn("导出", self.browser.run("document.querySelector('#bar').textContent"))
        light = self.browser.run("getComputedStyle(document.body).backgroundColor")
        self.browser.click("#theme")
        self.assertNotEqual(self.browser.run("getComputedStyle(document.body).backgroundColor"), light)
        self.browser.call("Emulation.setEmulatedMedia", media="print")
        self.assertEqual(self.browser.run("getComputedStyle(document.querySelector('#filters')).display"), "none")


class Corrections(Page):
    """What a person decides, and where it goes."""

    def test_keys_decide_and_the_browser_keeps_it(self):
        page = self.open(self.report())
        for key in "jarjj":
            self.browser.key(key)
        states = f"{ROWS}.map((row) => row.className)"
        self.assertEqual(self.browser.run(states), ["accepted", "rejected", "", "selected"])
        self.browser.key("k")
        self.browser.key("a")
        self.browser.key("k")
        self.browser.key("u")
        self.assertEqual(self.browser.run(states), ["accepted", "rejected", "selected", ""])
        # The page may come back in another process, to which what was kept is on its way.
        for _ in range(10):
            self.browser.open(page)
            if self.browser.run(states) == ["accepted", "rejected", "", ""]:
                break
            time.sleep(0.5)
        self.assertEqual(self.browser.run(states), ["accepted", "rejected", "", ""])

    def test_an_edit_is_exported_as_gold_that_scores_and_read_back(self):
        report = self.report()
        page = self.open(report)
        self.edit("12座", metric="提灌站", value="13")
        self.add("2025年")
        self.fill(value="2025", unit="年")
        self.select("300眼")
        self.browser.key("r")
        exported = self.export("a.jsonl")
        rows = [json.loads(line) for line in exported.decode().splitlines()]
        self.assertEqual([row.get("state") for row in rows], ["added", "edited", None, None, "rejected"])
        self.assertEqual(rows[1]["was"], {"metric": "泵站", "value": "12"})
        self.assertEqual(rows[3]["value"], "98.20")
        (self.folder / "a.jsonl").write_bytes(exported)
        scored = subprocess.run([sys.executable, SOURCE / "scripts" / "accuracy", self.folder, "--tool", PROGRAM, "--misses"],
                                capture_output=True, check=False)
        self.assertEqual(scored.returncode, 0, scored.stderr)
        for told in ("a:1: missed 2025年", "a:5: extra 300眼", "metric"):
            self.assertIn(told, scored.stdout.decode())
        # In another browser the same corrections come out of the file.
        with chromium.Browser() as other:
            other.open(page)
            other.choose("#import", self.folder / "a.jsonl")
            for _ in range(50):
                if other.run("document.querySelectorAll('#list li.edited').length"):
                    break
                time.sleep(0.1)
            other.click("#export")
            self.assertEqual(other.downloaded("a.jsonl"), exported)

    def test_a_wrong_value_is_not_saved(self):
        self.open(self.report())
        self.edit("12座", value="zwölf")
        self.assertTrue(self.browser.run("document.querySelector('form.edit [name=value]').classList.contains('wrong')"))

    def test_the_table_is_for_a_spreadsheet(self):
        self.open(self.report("青石县2025年工作总结\n=SUM新建泵站12座。\n"))
        self.edit("12座", metric="=1+1")
        self.browser.click("#table")
        table = self.browser.downloaded("review.csv").decode("utf-8-sig")
        self.assertTrue(table.startswith("kind,role,name,value"))
        self.assertIn("'=1+1", table)

    def test_ten_corrections_become_rules_and_all_ten_come_out_right(self):
        report = self.report(LEARNT)
        self.open(report)
        for quote, fields in {"12廒": {"metric": "粮仓"}, "3廒": {"metric": "粮仓"}, "40匝": {"metric": "堤防"},
                              "320钩": {"metric": "船货"}, "75桅": {"metric": "驳船"}}.items():
            self.add(quote)
            self.fill(**fields)
        for quote in ("3座", "9座"):
            self.select(quote)
            self.browser.key("r")
        self.edit("600条", comparator=">=", metric="应急沙袋")
        self.edit("4.62米", metric="最高潮位")
        self.edit("4条", role="target")
        corrections = self.folder / "corrections.jsonl"
        corrections.write_bytes(self.export("a.jsonl"))
        rows = [json.loads(line) for line in corrections.read_text(encoding="utf-8").splitlines()]
        self.assertEqual(sum("state" in row for row in rows), 10)
        mine = self.folder / "mine"
        program("learn", corrections, "--output-dir", mine)
        program("patterns", "test", mine, "--with-builtin")
        found = {each["text"]: each for each in json.loads(program(report, "--patterns", mine))["indicators"]}
        for row in rows:
            if row.get("state") == "rejected":
                self.assertNotIn(row["quote"], found)
                continue
            each = found[row["quote"]]
            for field in ("kind", "unit", "metric", "comparator", "change", "role"):
                usual = {"comparator": "=", "change": "none", "role": "actual", "unit": ""}.get(field)
                self.assertEqual(each[field], row.get(field, usual), (row["quote"], field))
            self.assertEqual(str(each["value"]), row["value"])


class Hostile(Page):
    """Documents that would do something."""

    def test_what_a_document_says_does_nothing(self):
        script = "<script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">"
        lines = [f"一、{script}建设\u2028", "]]>--><!-- </script></title></style>&lt;script&gt; &amp; \u202e反向\u202c \u2066隔离",
                 f"新建泵站12座{script}，改造水闸3座javascript:alert(1)。", "=cmd|' /C calc'!A0新建粮仓5座。"]
        report = self.report(f"青石县2025年{script}总结\n" + "\n".join(lines) + "\n", "<img src=x onerror=alert(1)>.txt")
        self.open(report)
        self.assertNotEqual(self.browser.run("document.title"), "taken")
        self.assertEqual(self.browser.run("document.querySelectorAll('img, iframe, object, embed, link').length"), 0)
        self.assertEqual(self.browser.run("document.querySelectorAll('script').length"), 2)
        self.assertIn("onerror", self.browser.run("document.querySelector('#source').textContent"))
        self.browser.key("j")
        self.browser.key("e")
        self.assertEqual(self.browser.run("document.querySelectorAll('img, iframe, object, embed, link').length"), 0)

    def test_five_thousand_indicators_and_a_line_of_a_hundred_thousand_characters_stay_quick(self):
        text = "青石县2025年工作总结\n一、建设\n" + "".join(f"新建沿江沿河易涝片区排涝泵站{i}座，" for i in range(1, 5200)) + "\n"
        text += "".join(f"第{i % 90 + 1}项工作完成，改造水闸{i}座，增长{i % 50 + 1}.5%。\n" for i in range(1, 200))
        self.open(self.report(text))
        count = self.browser.run(f"{ROWS}.length")
        self.assertGreater(count, 5000)
        self.assertGreater(self.browser.run("Math.max(...[...document.querySelectorAll('.words')].map((e) => e.textContent.length))"), 100000)
        self.assertEqual(self.browser.run(f"{MARKED}.length"), count)
        loaded = self.browser.busy()
        for key in "jjjjjjjjaaaaaaaarrrrrrrr":
            self.browser.key(key)
        each = (self.browser.busy() - loaded) / 24
        print(f"{count} indicators: {loaded:.2f} s to load, {each * 1000:.0f} ms a key")
        self.assertLess(loaded, 10)
        self.assertLess(each, 0.25)


if __name__ == "__main__":
    if chromium.program() is None:
        print("no chromium is here")
        sys.exit(SKIPPED)
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]], verbosity=2)
