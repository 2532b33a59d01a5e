"""Takes the pictures of docs/images: the HTML report and the dashboard, at desktop and phone width, light and dark.

    mtlint lint --fail-level never --format html --output report.html Examples/aleppo-2020-02-16.txt
    python demo_feeds.py MTLINT FOLDER
    python screenshots.py report.html FOLDER/dashboard.html ../../docs/images

Needs Chromium with its driver, selenium, and Pillow to make the files small.
"""

import base64
import io
import pathlib
import shutil
import sys

from PIL import Image
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

TOP = "scrollTo(0, 0)"
VIEWS = [
    ("report", "desktop", 1440, 1000, "light", TOP),
    ("report", "dark", 1440, 1000, "dark", "document.querySelector('.tick-safe').click(); scrollTo(0, 560)"),
    ("report", "places", 1440, 1060, "light", "document.querySelector('#places').scrollIntoView()"),
    ("report", "phone", 390, 844, "light", TOP),
    ("dashboard", "desktop", 1440, 1060, "light", TOP),
    ("dashboard", "spellings", 1440, 760, "dark", "document.querySelector('#spellings').scrollIntoView()"),
    ("dashboard", "phone", 390, 844, "light", TOP),
]


def main():
    pages = {"report": pathlib.Path(sys.argv[1]).resolve(), "dashboard": pathlib.Path(sys.argv[2]).resolve()}
    folder = pathlib.Path(sys.argv[3])
    folder.mkdir(parents=True, exist_ok=True)
    options = Options()
    options.binary_location = shutil.which("chromium") or shutil.which("google-chrome")
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"):
        options.add_argument(argument)
    driver = webdriver.Chrome(service=Service(shutil.which("chromedriver")), options=options)
    try:
        for page, name, width, height, scheme, action in VIEWS:
            metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
            driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
            features = [{"name": "prefers-color-scheme", "value": scheme}]
            driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
            driver.get(pages[page].as_uri())
            driver.execute_script(action)
            wide = driver.execute_script("return document.documentElement.scrollWidth")
            if wide > width:
                raise SystemExit(f"{page} is {wide} pixels wide on a screen of {width}")
            data = base64.b64decode(driver.execute_cdp_cmd("Page.captureScreenshot", {"format": "png"})["data"])
            picture = Image.open(io.BytesIO(data)).convert("RGB").quantize(160, method=Image.Quantize.MEDIANCUT, dither=0)
            path = folder / f"{page}-{name}.png"
            picture.save(path, optimize=True)
            print(f"{path}: {path.stat().st_size // 1000} KB")
    finally:
        driver.quit()


main()
