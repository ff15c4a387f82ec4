"""The pages in a reader's browser, with every host blocked: nothing asked for, nothing run, nothing broken."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from newsangles.read import read
from newsangles.report import report

ROOT = Path(__file__).resolve().parents[1]
HOSTILE = (
    "</title><script>document.title='ran'</script>The mayor said <img src=x onerror=\"document.title='ran'\"> it costs "
    "$5 billion to $3 billion. “<b onclick=alert(1)>Never</b>,” said \u202eJohn\u202c <svg/onload=alert(1)>.\n"
    "{{7*7}} [link](javascript:alert(1)) &amp; &lt; </style><style>body{display:none}</style> ＜script＞ said Ana.\n"
    + "x" * 3000
    + " said the council.\n"
)

HANDLERS = "[...document.querySelectorAll('*')].flatMap(e => e.getAttributeNames()).filter(n => /^on/.test(n))"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, loaded_process: None) -> Path:
    """The site of the seed and of a hostile document, made anew."""
    folder = tmp_path_factory.mktemp("site")
    hostile = folder / "<b>'hostile & co.txt"
    hostile.write_text(HOSTILE, "utf-8")
    hostile.with_suffix(".json").write_text(
        '{"title": "<script>1</script></title>", "outlet": "\\"><img src=x>"}', "utf-8"
    )
    summary = report(read([ROOT / "seeds", hostile], any_language=True), folder / "out")
    assert not summary.failed
    return folder / "out"


class Visit:
    """A page opened from disk, with what it asked for and what it complained of."""

    def __init__(self, browser: Browser, path: Path, **context: Any) -> None:
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.page: Page = browser.new_page(**context)
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.route(lambda url: not url.startswith("file:"), lambda route: route.abort())
        self.page.goto(path.as_uri())


def pages(site: Path) -> list[Path]:
    found = sorted(site.rglob("*.html"))
    assert len(found) >= 5
    return found


def test_pages_ask_for_nothing_and_run_nothing(site: Path, browser: Browser) -> None:
    for path in pages(site):
        visit = Visit(browser, path)
        assert visit.requests == [path.as_uri()], path
        assert visit.complaints == [], path
        assert visit.page.title() != "ran"
        assert visit.page.locator("script, iframe, object, embed, img[src^=http], link[rel=stylesheet]").count() == 0
        assert visit.page.evaluate(HANDLERS) == []
        visit.page.close()


def test_every_link_leads_somewhere(site: Path, browser: Browser) -> None:
    anchors = {}
    links = set()
    for path in pages(site):
        page = Visit(browser, path).page
        ids = page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
        assert len(ids) == len(set(ids)), f"{path}: an id stands twice"
        anchors[path.as_uri()] = set(ids)
        links |= set(page.evaluate("[...document.querySelectorAll('a[href]')].map(e => e.href)"))
        page.close()
    assert links
    for link in links:
        page_address, _, anchor = link.partition("#")
        assert page_address in anchors, link
        assert not anchor or anchor in anchors[page_address], link


def test_a_row_leads_to_its_marked_sentence(site: Path, browser: Browser) -> None:
    page = Visit(browser, site / "us-ukraine-minerals-deal" / "10_quotes.html").page
    row = page.locator("tr[id^=row-]", has_text="proxy war between nuclear powers").first
    row.locator("a").first.click()
    target = page.locator(":target")
    assert "proxy war between nuclear powers" in target.inner_text()
    box = target.bounding_box()
    assert box is not None and 0 <= box["y"] < 900, "the sentence is on the screen"
    page.close()


def test_a_claim_to_check_leads_to_its_marked_sentence(site: Path, browser: Browser) -> None:
    for name in ("00_overview", "30_claims"):
        page = Visit(browser, site / "us-ukraine-minerals-deal" / f"{name}.html").page
        first = page.locator("ol.picks li").first
        words = first.inner_text().split()[:4]
        first.locator("a").click()
        assert " ".join(words) in page.locator(":target").inner_text()
        page.close()


@pytest.mark.parametrize("width", [320, 360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_fit_the_screen(site: Path, browser: Browser, width: int, scheme: str) -> None:
    for path in pages(site):
        page = Visit(browser, path, viewport={"width": width, "height": 900}, color_scheme=scheme).page
        assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{path} scrolls sideways"
        background, ink = page.evaluate(
            "(() => { const s = getComputedStyle(document.body); return [s.backgroundColor, s.color] })()"
        )
        dark = sum(map(int, background[4:-1].split(",")[:3])) < sum(map(int, ink[4:-1].split(",")[:3]))
        assert dark == (scheme == "dark")
        page.close()


def test_hostile_text_is_shown_as_it_is(site: Path, browser: Browser) -> None:
    (folder,) = (f for f in site.iterdir() if "hostile" in f.name)
    text = Visit(browser, folder / "10_quotes.html").page.locator(".article").first.inner_text()
    for piece in (
        "<script>document.title='ran'</script>",
        "$5 billion to $3 billion",
        "7*7",
        "javascript:alert(1)",
        "&amp; &lt;",
    ):
        assert piece in text


def test_the_seeds_pages_are_small(site: Path) -> None:
    for path in (site / "us-ukraine-minerals-deal").glob("*.html"):
        assert path.stat().st_size <= 150_000, path.name
