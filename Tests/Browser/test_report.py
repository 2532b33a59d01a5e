"""Opens the HTML report in a browser: marks, ticking, filters, keys, copy, download, errors, accessibility, width.

    apt-get install chromium chromium-driver
    pip install selenium
    pip install --no-deps axe-playwright-python   # only for the script of axe-core in it
    python test_report.py [REPORT.html]

Without an argument the golden report of ReportersTests is opened, whose texts try to break out of the page.
"""

import importlib.util
import json
import pathlib
import shutil
import sys
import tempfile
import time
import unittest

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

GOLDEN = pathlib.Path(__file__).parent.parent / "ReportersTests" / "Golden" / "html.golden"


AXE = pathlib.Path(importlib.util.find_spec("axe_playwright_python").origin).parent / "axe.min.js"


def utf16(text):
    return text.encode("utf-16-le")


def corrected(text, edits):
    """Applies [start, end, replacement] edits that count UTF-16 units."""
    units = utf16(text)
    out, at = b"", 0
    for start, end, replacement in sorted(edits):
        out += units[2 * at : 2 * start] + utf16(replacement)
        at = end
    return (out + units[2 * at :]).decode("utf-16-le")


class ReportTest(unittest.TestCase):
    report = None

    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp())
        cls.page = cls.folder / "report.html"
        shutil.copy(cls.report or GOLDEN, cls.page)
        cls.downloads = cls.folder / "downloads"
        options = Options()
        options.binary_location = shutil.which("chromium") or shutil.which("google-chrome")
        for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1400,1000"):
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        cls.driver = webdriver.Chrome(service=Service(shutil.which("chromedriver")), options=options)
        cls.driver.execute_cdp_cmd(
            "Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(cls.downloads)}
        )
        cls.driver.execute_cdp_cmd(
            "Browser.grantPermissions", {"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]}
        )

    @classmethod
    def tearDownClass(cls):
        cls.driver.quit()
        shutil.rmtree(cls.folder)

    def setUp(self):
        self.driver.get(self.page.as_uri())
        self.driver.execute_script("for (const doc of document.querySelectorAll('.doc')) doc.open = true")
        self.doc = self.one(".doc")
        self.data = json.loads(self.script("return document.querySelector('.doc-data').textContent"))

    def tearDown(self):
        faults = [line for line in self.driver.get_log("browser") if line["level"] in ("SEVERE", "WARNING")]
        self.assertEqual(faults, [], "the console is not empty")

    def script(self, text, *arguments):
        return self.driver.execute_script(text, *arguments)

    def one(self, selector, inside=None):
        return (inside or self.driver).find_element(By.CSS_SELECTOR, selector)

    def all(self, selector, inside=None):
        return (inside or self.driver).find_elements(By.CSS_SELECTOR, selector)

    def press(self, selector, inside=None):
        self.script("arguments[0].click()", self.one(selector, inside))

    def shown_cards(self):
        return [card for card in self.all(".card") if card.is_displayed()]

    def ticked(self):
        return [box.get_attribute("id") for box in self.all(".tick", self.doc) if box.is_selected()]

    def expected(self, key="text", lists="edits"):
        edits = {edit for fix in self.data["fixes"] if fix["id"] in self.ticked() for edit in fix["edits"]}
        return corrected(self.data[key], [piece for edit in edits for piece in self.data[lists][edit]])

    def test_the_page_stands_alone(self):
        self.assertEqual(self.script("return performance.getEntriesByType('resource').length"), 0)
        self.assertEqual(len(self.all("script:not([type])")), 1)
        self.assertEqual(self.all("img, iframe, object, embed"), [])

    def test_every_finding_is_marked_and_has_a_card(self):
        for card in self.all(".card"):
            name = card.get_attribute("id")
            self.assertEqual(len(self.all(f'.ref[data-f="{name}"]')), 1, name)

    def test_ticking_shows_the_change_in_place(self):
        before = self.one(".text", self.doc).text
        self.press(".tick-safe", self.doc)
        safe = [fix["id"] for fix in self.data["fixes"] if fix["safe"]]
        self.assertTrue(self.ticked())
        self.assertTrue(set(self.ticked()) <= set(safe))
        gone = [piece.text for piece in self.all(".gone", self.doc)]
        new = [piece.text for piece in self.all("ins:not(:empty)", self.one(".text", self.doc))]
        self.assertTrue(gone and new)
        self.assertIn(f"{len(self.ticked())} of", self.one(".ticked", self.doc).text)
        self.press(".tick-none", self.doc)
        self.assertEqual(self.ticked(), [])
        self.assertEqual(self.one(".text", self.doc).text, before)

    def test_fixes_of_the_same_words_exclude_each_other(self):
        pairs = [
            (a, b)
            for a in self.data["fixes"]
            for b in self.data["fixes"]
            if a["number"] < b["number"]
            and any(
                x != y and self.data["edits"][x][0][0] < self.data["edits"][y][0][1]
                and self.data["edits"][y][0][0] < self.data["edits"][x][0][1]
                for x in a["edits"]
                for y in b["edits"]
            )
        ]
        if not pairs:
            self.skipTest("no two fixes of this report overlap")
        a, b = pairs[0]
        for fix in (a, b):
            self.script("document.getElementById(arguments[0]).click()", fix["id"])
        self.assertEqual(self.ticked(), [b["id"]])
        self.assertIn(f"finding {a['number']}", self.one("#live").get_attribute("textContent"))

    def test_tick_all_never_ticks_two_of_one_finding(self):
        self.press(".tick-all", self.doc)
        findings = [fix["finding"] for fix in self.data["fixes"] if fix["id"] in self.ticked()]
        self.assertEqual(len(findings), len(set(findings)))

    def test_download_is_the_corrected_file(self):
        self.press(".tick-all", self.doc)
        self.press(".download", self.doc)
        path = self.downloads / self.data["name"]
        for _ in range(100):
            if path.exists():
                break
            time.sleep(0.05)
        whole = self.expected("file", "fileEdits") if "file" in self.data else self.expected()
        self.assertEqual(path.read_bytes().decode("utf-8"), whole)
        self.assertNotEqual(whole, self.data["text"])

    def test_copy_is_the_corrected_text(self):
        self.press(".tick-all", self.doc)
        self.driver.execute_cdp_cmd("Page.bringToFront", {})
        self.press(".copy", self.doc)
        time.sleep(0.3)
        copied = self.driver.execute_async_script(
            "const done = arguments[0]; navigator.clipboard.readText().then(done, (error) => done(String(error)))"
        )
        self.assertEqual(copied.replace("\r\n", "\n"), self.expected().replace("\r\n", "\n"))

    def test_reading_the_corrected_text(self):
        self.press(".tick-all", self.doc)
        self.press(".preview", self.doc)
        self.assertEqual(self.one(".preview", self.doc).get_attribute("aria-pressed"), "true")
        self.assertEqual([piece for piece in self.all(".gone", self.doc) if piece.is_displayed()], [])
        self.assertEqual([each for each in self.all(".ref", self.doc) if each.is_displayed()], [])

    def test_filters(self):
        total = len(self.shown_cards())
        self.press('.by-level[value="error"]')
        shown = self.shown_cards()
        self.assertTrue(0 < len(shown) < total)
        self.assertEqual([card for card in shown if card.get_attribute("data-level") == "error"], [])
        self.assertIn(f"{len(shown)} of {total}", self.one("#shown").text)
        visible = {card.get_attribute("id") for card in shown}
        for mark in self.all("mark"):
            off = not visible & set(mark.get_attribute("data-f").split())
            self.assertEqual("off" in mark.get_attribute("class").split(), off)

        self.press(".reset")
        time.sleep(0.1)
        self.assertEqual(len(self.shown_cards()), total)

        rule = self.shown_cards()[0].get_attribute("data-rule")
        Select(self.one("#by-rule")).select_by_value(rule)
        self.assertEqual({card.get_attribute("data-rule") for card in self.shown_cards()}, {rule})
        self.press(".reset")
        time.sleep(0.1)

        category = self.shown_cards()[0].get_attribute("data-category").split("/")[0]
        Select(self.one("#by-category")).select_by_value(category)
        for card in self.shown_cards():
            self.assertEqual(card.get_attribute("data-category").split("/")[0], category)
        self.press(".reset")
        time.sleep(0.1)

        self.press("#by-fix")
        self.assertEqual({card.get_attribute("data-fixable") for card in self.shown_cards()}, {"true"})

    def test_charts_filter(self):
        button = self.one(".pick[data-rule]")
        rule = button.get_attribute("data-rule")
        self.script("arguments[0].click()", button)
        time.sleep(0.1)
        self.assertEqual({card.get_attribute("data-rule") for card in self.shown_cards()}, {rule})

    def test_from_the_text_to_the_card_and_back(self):
        reference = self.all(".ref", self.doc)[-1]
        name = reference.get_attribute("data-f")
        self.script("arguments[0].click()", reference)
        self.assertEqual(self.script("return document.activeElement.id"), name)
        self.script("arguments[0].click()", self.one(".number", self.one(f"#{name}")))
        self.assertEqual(self.script("return document.activeElement.id"), reference.get_attribute("id"))

    def test_keys(self):
        self.script("document.querySelector('.card').focus()")
        first = self.script("return document.activeElement.id")
        self.driver.switch_to.active_element.send_keys("j")
        self.assertNotEqual(self.script("return document.activeElement.id"), first)
        self.driver.switch_to.active_element.send_keys("k")
        self.assertEqual(self.script("return document.activeElement.id"), first)
        fixable = self.one('.card[data-fixable="true"]')
        self.script("arguments[0].focus()", fixable)
        self.driver.switch_to.active_element.send_keys("x")
        self.assertTrue(self.one(".tick", fixable).is_selected())

    def test_the_first_key_leads_past_the_head(self):
        self.one("body").send_keys(Keys.TAB)
        self.assertEqual(self.script("return document.activeElement.className"), "skip")

    def test_accessibility(self):
        for scheme in ("light", "dark"):
            self.driver.execute_cdp_cmd(
                "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
            )
            self.press(".tick-safe", self.doc)
            # Not as a script of the page: its policy allows none but its own.
            self.script(AXE.read_text(encoding="utf-8") + "; window.axe = axe;")
            found = self.driver.execute_async_script(
                "const done = arguments[0]; axe.run().then((result) => done(result.violations), (e) => done([String(e)]))"
            )
            told = [(fault["id"], [node["html"][:120] for node in fault["nodes"][:3]]) for fault in found]
            self.assertEqual(told, [], scheme)

    def test_no_width_makes_the_page_scroll_sideways(self):
        for width in (320, 390, 768, 1024, 1440):
            self.driver.execute_cdp_cmd(
                "Emulation.setDeviceMetricsOverride",
                {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600},
            )
            wide = self.script("return document.documentElement.scrollWidth - document.documentElement.clientWidth")
            self.assertLessEqual(wide, 0, f"at {width}")
        self.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


if __name__ == "__main__":
    if len(sys.argv) > 1 and not sys.argv[1].startswith("-"):
        ReportTest.report = pathlib.Path(sys.argv.pop(1))
    unittest.main()
