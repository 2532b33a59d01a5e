"""Takes pictures of an HTML report: the head of the page and the places, at desktop and phone width, light and dark.

    python screenshots.py REPORT.html FOLDER
"""

import base64
import pathlib
import shutil
import sys

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

VIEWS = [
    ("desktop", 1440, 1000, "light", "scrollTo(0, 0)"),
    ("desktop-dark", 1440, 1000, "dark", "document.querySelector('.tick-safe').click(); scrollTo(0, 560)"),
    ("places", 1440, 1180, "light", "document.querySelector('#places').scrollIntoView()"),
    ("phone", 390, 844, "light", "scrollTo(0, 0)"),
]


def main():
    page, folder = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    options = Options()
    options.binary_location = shutil.which("chromium") or shutil.which("google-chrome")
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"):
        options.add_argument(argument)
    driver = webdriver.Chrome(service=Service(shutil.which("chromedriver")), options=options)
    try:
        for name, width, height, scheme, action in VIEWS:
            driver.execute_cdp_cmd(
                "Emulation.setDeviceMetricsOverride",
                {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600},
            )
            driver.execute_cdp_cmd(
                "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
            )
            driver.get(page.as_uri())
            driver.execute_script(action)
            picture = driver.execute_cdp_cmd("Page.captureScreenshot", {"format": "png"})["data"]
            (folder / f"report-{name}.png").write_bytes(base64.b64decode(picture))
    finally:
        driver.quit()


main()
