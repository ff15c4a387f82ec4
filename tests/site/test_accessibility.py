"""Can everybody read the pages? WCAG 2.2 AA by axe-core, then what axe cannot see: keyboard, zoom, motion, paper."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import papermill
import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page

from browsing import Visit
from in_process import execute_notebook
from newsangles.documents.read import read
from newsangles.site.report import report
from places import ROOT

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
ARTICLES = {
    "bridge.txt": """\
Mayor Ana Ruiz closed the old bridge on Monday after a crash that killed three people. “We tested it twice,” Ruiz \
said. The transport ministry, which owns it, may reopen it in May.

Drivers accused the ministry of neglect, Radio Lumo reported. Repairs would cost $5 million, according to officials.
""",
    "bare.txt": "Rain and wind.\n",  # a page without any row
}
A4 = 718  # CSS pixels between margins of a centimetre

# Own text of every element that is shown, but what stands there for screen readers only.
SHOWN = """
function shown() {
  const found = [];
  for (const e of document.body.querySelectorAll('*')) {
    const texts = [...e.childNodes].filter(n => n.nodeType === 3 && n.data.trim());
    if (!texts.length || e.closest('.sr, title, style')) continue;
    if (e.checkVisibility({visibilityProperty: true, opacityProperty: true})) found.push([e, texts]);
  }
  return found;
}
function brief(e) {
  return `<${e.localName} class="${e.getAttribute('class') || ''}"> ${e.textContent.trim().slice(0, 60)}`;
}
"""

# Contrast of text (4.5; 3 where it is large) and of the lines under marked text (3) with what lies behind them.
CONTRAST = (
    "() => {"
    + SHOWN
    + """
  const parse = text => {
    const n = text.match(/[\\d.]+(?:e-?\\d+)?/g).map(Number);
    const rgb = text.startsWith('color(') ? n.slice(0, 3).map(x => 255 * x) : n.slice(0, 3);
    return [...rgb, n.length > 3 ? n[3] : 1];
  };
  const over = (top, below) => [0, 1, 2].map(i => top[3] * top[i] + (1 - top[3]) * below[i]);
  const light = c => c.slice(0, 3).map(x => x / 255).map(x => x <= .04045 ? x / 12.92 : ((x + .055) / 1.055) ** 2.4)
    .reduce((sum, x, i) => sum + x * [.2126, .7152, .0722][i], 0);
  const ratio = (a, b) => (Math.max(light(a), light(b)) + .05) / (Math.min(light(a), light(b)) + .05);
  const behind = e => {
    const layers = [];
    for (; e; e = e.parentElement) layers.unshift(parse(getComputedStyle(e).backgroundColor));
    return layers.reduce((below, top) => over(top, below), [255, 255, 255]);
  };
  const poor = [];
  let count = 0;
  for (const [e] of shown()) {
    const s = getComputedStyle(e), size = parseFloat(s.fontSize);
    const ink = parse(e.namespaceURI.endsWith('svg') ? s.fill : s.color);
    const least = size >= 24 || (size >= 18.66 && s.fontWeight >= 700) ? 3 : 4.5;
    const back = behind(e), got = ratio(over(ink, back), back);
    count += 1;
    if (got < least) poor.push(`${got.toFixed(2)} ${brief(e)}`);
    if (e.localName === 'mark') {
      const line = ratio(over(parse(s.textDecorationColor), back), back);
      if (line < 3) poor.push(`line ${line.toFixed(2)} ${brief(e)}`);
    }
  }
  return [count, poor];
}"""
)

# Text that runs out of the page, or that something cuts off. `scrolling`: what may be scrolled to is not cut.
CUT = (
    "scrolling => {"
    + SHOWN
    + """
  const region = '[role=region][tabindex="0"][aria-label], pre[tabindex="0"]', cut = [];
  for (const [e, texts] of shown()) {
    for (const text of texts) {
      const range = document.createRange();
      range.selectNodeContents(text);
      const boxes = [...range.getClientRects()].filter(r => r.width > 0);
      if (!boxes.length) cut.push(`nowhere: ${brief(e)}`);
      if (scrolling && e.closest(region)) continue;
      if (boxes.some(r => r.left < -1 || r.right > innerWidth + 1)) cut.push(`out of the page: ${brief(e)}`);
      for (let up = e; up !== document.body; up = up.parentElement) {
        const s = getComputedStyle(up), r = up.getBoundingClientRect();
        if (s.display === 'inline' || (s.overflowX === 'visible' && s.overflowY === 'visible')) continue;
        const [left, right, top, bottom] = [r.left - 1, r.right + 1, r.top - 1, r.bottom + 1];
        if (boxes.some(b => b.left < left || b.right > right || b.top < top || b.bottom > bottom))
          cut.push(`cut by <${up.localName}>: ${brief(e)}`);
      }
    }
  }
  return cut;
}"""
)

# Reports each element that gets the focus: which it is, whether one sees it, and where it stands on the page.
FOLLOW = """
() => {
  const group = e => e.type === 'radio' && e.name
    ? [...document.querySelectorAll('input[type=radio]')].filter(x => x.name === e.name) : [e];
  window.stops = [...document.querySelectorAll(
    'a[href], input, button, select, textarea, summary, [tabindex="0"]'
  )].filter(e => e.checkVisibility({visibilityProperty: true}) && !e.disabled)
    .filter(e => e === (group(e).find(x => x.checked) || group(e)[0]));
  window.reached = [];
  document.addEventListener('focusin', ({target}) => {
    const seen = [target, ...(target.labels || [])].some(e => {
      const s = getComputedStyle(e), r = e.getBoundingClientRect();
      return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 && r.width > 1 && r.height > 1
        && r.right > 0 && r.bottom > 0 && r.left < innerWidth && r.top < innerHeight;
    });
    const r = target.getBoundingClientRect();
    const place = [r.top + scrollY, r.bottom + scrollY];
    reached.push([stops.indexOf(target), seen, place, `<${target.localName}> ${target.textContent.slice(0, 40)}`]);
  });
  return stops.length;
}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the seed and of two small articles: one with rows in every table, one with none."""
    folder = tmp_path_factory.mktemp("site")
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(papermill, "execute_notebook", execute_notebook)
        summary = report(read([ROOT / "seeds" / "us-ukraine-minerals-deal.txt", folder]), folder / "out")
    assert not summary.failed
    return folder / "out"


@pytest.fixture(scope="module")
def opened(site: Path, browser: Browser) -> dict[str, Page]:
    """Every page of the site, opened once: that costs more than most checks do."""
    found = sorted(site.rglob("*.html"))
    assert len({path.parent for path in found}) == 4, "the index, and a folder for each article"
    return {path.relative_to(site).as_posix(): Visit(browser, path).page for path in found}


def look(page: Page, scheme: str = "light", width: int = 1280, height: int = 900) -> Page:
    page.emulate_media(color_scheme=scheme, media="screen", reduced_motion="no-preference")
    page.set_viewport_size({"width": width, "height": height})
    return page


def anew(opened: dict[str, Page], site: Path) -> Iterator[tuple[str, Page]]:
    """The pages on all articles and a short one's, as they are when they were just opened, nothing in them focused."""
    for name, page in opened.items():
        if "/" not in name or name.startswith("bridge/"):
            page.goto((site / name).as_uri())
            page.bring_to_front()  # the keyboard's words go to the page in front
            yield name, page


def violations(page: Page, without: str = "none") -> list[str]:
    """What axe finds; the rules that are named here must have had something to look at."""
    page.evaluate(AXE_SCRIPT)
    rules = {without: {"enabled": False}} if without != "none" else {}
    options = {"runOnly": {"type": "tag", "values": TAGS}, "rules": rules, "resultTypes": ["violations"]}
    found: dict[str, Any] = page.evaluate(f"axe.run(document, {json.dumps(options)})")
    passed = {rule["id"] for rule in found["passes"]}
    assert passed >= {"color-contrast", "target-size", "html-has-lang", "region", "bypass"} - {without}
    return [
        f"{rule['id']}: {node['html'][:200]} {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


# No rule of axe looks at the width and the colours at once, so two of the four pairs hold each rule's cases. Its
# contrasts take more time than all the rest, and it gives none for text over a shadow or in a figure: it measures those
# of the short pages, and the next test those of all pages.
@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 360)])
def test_axe_finds_nothing(opened: dict[str, Page], scheme: str, width: int) -> None:
    for name, page in opened.items():
        long = name.startswith("us-ukraine")
        if long and scheme == "dark" and not name.endswith(("overview.html", "article.html")):
            continue  # the short articles' pages are made alike: they hold the same rules' cases
        assert violations(look(page, scheme, width), "color-contrast" if long else "none") == [], name


def test_axe_would_find_something(site: Path, browser: Browser) -> None:
    page = Visit(browser, site / "index.html").page
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=\"data:,\">')")
    assert [found.split(":")[0] for found in violations(page)] == ["image-alt"]
    page.close()


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_word_stands_out_from_what_is_behind_it(opened: dict[str, Page], scheme: str, width: int) -> None:
    for name, page in opened.items():
        count, poor = look(page, scheme, width).evaluate(CONTRAST)
        assert count > 5 and poor == [], name


def test_a_page_says_its_language_and_a_name_of_its_own(opened: dict[str, Page]) -> None:
    titles = [page.title() for page in opened.values()]
    assert all(titles) and len(set(titles)) == len(titles)
    assert {page.evaluate("document.documentElement.lang") for page in opened.values()} == {"en"}


@pytest.mark.parametrize("width", [1280, 360])
def test_the_keyboard_reaches_everything_in_reading_order(opened: dict[str, Page], site: Path, width: int) -> None:
    for path, page in anew(opened, site):
        count = look(page, width=width).evaluate(FOLLOW)
        assert count > 3, path
        for _ in range(count):
            page.keyboard.press("Tab")
        reached = page.evaluate("reached")
        assert [n for n, *_ in reached] == list(range(count)), f"{path}: left out, or in another order"
        assert [what for _, seen, _, what in reached if not seen] == [], f"{path}: focus not seen"
        for (_, _, (top, _), _), (_, _, (_, bottom), what) in itertools.pairwise(reached[1:]):
            assert bottom >= top, f"{path}: {what} stands above what comes before it"


def test_the_keyboard_skips_to_the_content_and_opens_what_is_folded(opened: dict[str, Page], site: Path) -> None:
    for path, page in anew(opened, site):
        look(page)
        place = "document.querySelector('.skip:focus, .skip').getBoundingClientRect()"
        assert page.evaluate(f"{place}.bottom") < 0
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.matches('.skip')") and page.evaluate(f"{place}.top") >= 0, path
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.localName") == "main", path
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('main, footer') !== null"), path
        for summary in page.locator("summary").all()[:1]:
            summary.focus()
            page.keyboard.press("Enter")
            assert page.evaluate("document.activeElement.parentElement.open"), path


def test_nothing_moves(opened: dict[str, Page]) -> None:
    moving = """() => [...document.querySelectorAll('*')].filter(e => ['', '::before', '::after'].some(pseudo => {
      const s = getComputedStyle(e, pseudo || null);
      return s.animationName !== 'none' || s.scrollBehavior !== 'auto' || /[1-9]/.test(s.transitionDuration);
    })).length + document.getAnimations().length"""
    for name, page in opened.items():
        page.emulate_media(reduced_motion="reduce")
        assert page.evaluate(moving) == 0, name
        assert page.locator("marquee, blink, video, audio, canvas, meta[http-equiv=refresh]").count() == 0


# WCAG 1.4.10 and 1.4.12: 1280 pixels at 400 %, and the spacing that a reader may set. The words of a figure are drawn
# at their places; they are also its label, and stand in a table.
SPACED = (
    "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
    "svg, svg * { letter-spacing: normal !important; word-spacing: normal !important }"
    "p { margin-bottom: 2em !important }"
)


@pytest.mark.parametrize("style", ["", SPACED], ids=["as it is", "spaced"])
def test_nothing_is_cut_at_four_times_the_size(opened: dict[str, Page], style: str) -> None:
    for name, page in opened.items():
        look(page, width=320, height=256)
        page.evaluate("css => document.head.appendChild(document.createElement('style')).append(css)", style)
        wide, cut = page.evaluate("document.documentElement.scrollWidth"), page.evaluate(CUT, True)
        page.evaluate("document.head.lastElementChild.remove()")
        assert wide <= 320, f"{name} scrolls sideways"
        assert cut == [], name


def test_paper_shows_all_of_it_dark_on_white(opened: dict[str, Page]) -> None:
    # Rows below a paragraph, code, parts of a page and meanings of columns are printed where a reader opened them.
    inner = "details:not(.code, .rows, .part, :has(> dl)) > :not(summary)"
    folded = f"[...document.querySelectorAll('{inner}')].filter(e => !e.closest('.part') && !e.checkVisibility())"
    for name, page in opened.items():
        look(page, "dark", A4).emulate_media(media="print")
        count, poor = page.evaluate(CONTRAST)
        assert count > 5 and poor == [], name
        assert page.evaluate(CUT, False) == [], name
        assert page.evaluate(f"{folded}.length") == 0, f"{name}: folded away on paper"
        page.evaluate("document.querySelectorAll('details:is(.code, .rows, .part)').forEach(e => { e.open = true })")
        hidden = "[...document.querySelectorAll('details > ul')].filter(e => !e.checkVisibility()).length"
        assert page.evaluate(hidden) == 0, f"{name}: opened, and yet not printed"
        assert page.evaluate(CUT, False) == [], f"{name}: what a reader has opened"
        page.evaluate("document.querySelectorAll('details:is(.code, .rows, .part)').forEach(e => { e.open = false })")
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgba(0, 0, 0, 0)"
