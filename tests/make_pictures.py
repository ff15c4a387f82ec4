"""What do the pages look like? Makes the README's two pictures from outputs/, in headless Chromium.

python tests/make_pictures.py
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from chromium import BROWSER, FLAGS

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "pictures"
PAGES = {
    "overview": ("index.html", (), 1100),
    "article": ("us-ukraine-minerals-deal/article.html", (".pick-claims",), 1000),
}
"""The pictures: which page, what is clicked on first, and how high they are (CSS pixels)."""


def main() -> None:
    """Make the pictures anew."""
    if BROWSER is None:
        sys.exit("make_pictures: there is no Chromium on this machine; install one")
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=BROWSER, args=FLAGS)
        for name, (path, clicks, height) in PAGES.items():
            page = browser.new_page(viewport={"width": 960, "height": height}, color_scheme="light")
            page.goto((ROOT / "outputs" / path).as_uri())
            for target in clicks:
                page.locator(target).first.click()
            page.evaluate("document.activeElement.blur()")
            if clicks:
                page.evaluate("document.querySelector('.choice').scrollIntoView()")
            page.screenshot(path=FOLDER / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main()
