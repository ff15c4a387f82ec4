"""Make the README's pictures from outputs/ and build/demo/, in headless Chromium.

PYTHONPATH=tests python tools/make_pictures.py
"""

from __future__ import annotations

import sys

from playwright.sync_api import sync_playwright

from chromium import BROWSER, FLAGS
from places import ROOT

FOLDER = ROOT / "pictures"
PAGES = {
    "overview": ("outputs/index.html", "", "", 1100),
    "article": ("outputs/us-ukraine-minerals-deal/article.html", ".pick-claims", ".choice", 1000),
    "corpus": ("build/demo/90_corpus.html", "", "h2:has-text('What is repeated')", 900),
}
"""The pictures: the page, what is clicked on first, what is at the top, and the height (CSS pixels)."""


def main() -> None:
    """Make the pictures anew."""
    if BROWSER is None:
        sys.exit("make_pictures: there is no Chromium on this machine; install one")
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=BROWSER, args=FLAGS)
        for name, (path, target, top, height) in PAGES.items():
            page = browser.new_page(viewport={"width": 960, "height": height}, color_scheme="light")
            page.goto((ROOT / path).as_uri())
            if target:
                page.locator(target).first.click()
            page.evaluate("document.activeElement.blur()")
            if top:
                page.locator(top).first.evaluate("element => element.scrollIntoView()")
            page.screenshot(path=FOLDER / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main()
