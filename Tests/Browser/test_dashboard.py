"""Opens the dashboard in a browser: console errors, accessibility by axe-core, width on a phone, what is drawn.

    python demo_feeds.py MTLINT FOLDER
    python test_dashboard.py FOLDER/dashboard.html          needs what test_report.py needs
"""

import importlib.util
import pathlib
import shutil
import sys
import unittest

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By

PAGE = pathlib.Path(sys.argv.pop(1)).resolve()
AXE = pathlib.Path(importlib.util.find_spec("axe_playwright_python").origin).parent / "axe.min.js"


class Dashboard(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        options = Options()
        options.binary_location = shutil.which("chromium") or shutil.which("google-chrome")
        for argument in ("--headless=new", "--no-sandbox", "--disable-gpu"):
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        cls.driver = webdriver.Chrome(service=Service(shutil.which("chromedriver")), options=options)

    @classmethod
    def tearDownClass(cls):
        cls.driver.quit()

    def open(self, width, scheme="light"):
        metrics = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
        self.driver.get(PAGE.as_uri())

    def test_nothing_is_complained_of(self):
        self.open(1280)
        self.assertEqual(self.driver.get_log("browser"), [])

    def test_accessible(self):
        for scheme in ("light", "dark"):
            self.open(1280, scheme)
            # The page's policy lets no script in; the driver's own is let in all the same.
            self.driver.execute_cdp_cmd("Page.setBypassCSP", {"enabled": True})
            self.driver.execute_script(AXE.read_text(encoding="utf-8"))
            found = self.driver.execute_async_script("axe.run().then(arguments[0])")["violations"]
            self.assertEqual([(one["id"], [node["html"][:120] for node in one["nodes"][:3]]) for one in found], [], scheme)

    def test_fits_a_phone(self):
        for width in (320, 390):
            self.open(width)
            self.assertLessEqual(self.driver.execute_script("return document.documentElement.scrollWidth"), width)

    def test_draws_one_chart_of_each_kind(self):
        for width in (1280, 390):
            self.open(width)
            charts = [one for one in self.driver.find_elements(By.CSS_SELECTOR, ".columns-chart") if one.is_displayed()]
            self.assertEqual(len(charts), 2)
            for chart in charts:
                columns = chart.find_elements(By.CSS_SELECTOR, "rect")
                self.assertGreater(len(columns), 10)
                box = chart.rect
                for column in columns:
                    self.assertGreaterEqual(column.rect["x"], box["x"] - 1)
                    self.assertLessEqual(column.rect["x"] + column.rect["width"], box["x"] + box["width"] + 1)


unittest.main()
