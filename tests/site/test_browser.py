"""The pages in a reader's browser, with every host blocked: nothing asked for, nothing run, nothing broken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from browsing import HANDLERS, Visit
from newsangles.documents.read import read
from newsangles.site.report import report
from places import ROOT

SEED = "us-ukraine-minerals-deal"
HOSTILE = (
    "</title><script>document.title='ran'</script>The mayor said <img src=x onerror=\"document.title='ran'\"> it costs "
    "$5 billion to $3 billion. “<b onclick=alert(1)>Never</b>,” said \u202eJohn\u202c <svg/onload=alert(1)>.\n"
    "{{7*7}} [link](javascript:alert(1)) &amp; &lt; </style><style>body{display:none}</style> ＜script＞ said Ana.\n"
    + "x" * 3000
    + " said the council.\n"
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, loaded_process: None) -> Path:
    """The site of the seed and of a hostile document, made anew."""
    folder = tmp_path_factory.mktemp("site")
    hostile = folder / "<b>'hostile & co.txt"
    hostile.write_text(HOSTILE, "utf-8")
    hostile.with_suffix(".json").write_text(
        '{"title": "<script>1</script></title>", "outlet": "\\"><img src=x>"}', "utf-8"
    )
    summary = report(
        read([ROOT / "seeds" / "us-ukraine-minerals-deal.txt", hostile], any_language=True), folder / "out"
    )
    assert not summary.failed
    return folder / "out"


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
    for name, place in (
        ("00_overview", ".brief > div:has(dt:text-is('What each side says')) li"),
        ("30_claims", "ol.picks li"),
    ):
        page = Visit(browser, site / SEED / f"{name}.html").page
        first = page.locator(place).first
        lead = first.locator("b").first.inner_text() if first.locator("b").count() else ""
        words = first.inner_text().removeprefix(lead).split()[:4]
        first.locator("a").click()
        assert " ".join(words) in page.locator(":target").inner_text()
        page.close()


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (360, "dark"), (1280, "light")])  # colours take no room
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
    page = Visit(browser, folder / "10_quotes.html").page
    page.evaluate("document.querySelectorAll('.part').forEach(part => { part.open = true })")
    text = page.locator(".article").first.inner_text()
    for piece in (
        "<script>document.title='ran'</script>",
        "$5 billion to $3 billion",
        "7*7",
        "javascript:alert(1)",
        "&amp; &lt;",
    ):
        assert piece in text


def test_the_seeds_pages_are_small(site: Path) -> None:
    found = sorted((site / SEED).glob("*.html"))
    assert {path.name for path in found} >= {"00_overview.html", "article.html"}
    for path in found:
        assert path.stat().st_size <= 200_000, path.name


# --- the marked article ---

LAYERS = ["quotes", "actors", "claims", "times", "events"]
SEEN = """layer => [...document.querySelectorAll(layer ? `.article mark.${layer}` : '.article mark')]
    .map(m => {
        const label = m.querySelector(':scope > .label')
        return [getComputedStyle(m).textDecorationLine, label ? getComputedStyle(label).display !== 'none' : null]
    })"""
ROWS = """[...document.querySelectorAll('li[id^=row-]')].map(li => [li.id, [...li.querySelectorAll('a')]
    .map(a => a.getAttribute('href'))])"""
MARKS = """[...document.querySelectorAll('.article mark[id]')].map(m => [m.id,
    m.querySelector(':scope > .label > a')?.getAttribute('href'), m.closest('[id^=s]').id])"""
ON_SCREEN = """id => { const box = document.getElementById(id).getBoundingClientRect()
    return box.height > 0 && box.top < innerHeight && box.bottom > 0 }"""
COUNTS = re.compile(r"(\d+) rows?")


@pytest.fixture
def marked(site: Path, browser: Browser) -> Iterator[Page]:
    """The page of the seed's marked article."""
    page = Visit(browser, site / SEED / "article.html").page
    yield page
    page.close()


def test_every_row_is_linked_from_its_mark_and_leads_back(marked: Page) -> None:
    rows: dict[str, list[str]] = dict(marked.evaluate(ROWS))
    marks = marked.evaluate(MARKS)
    ids = set(marked.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)"))
    assert len(marks) > 100
    below = [row for row in rows if re.match(r"row-a\d+$", row)]
    assert sorted(href[1:] for _, href, _ in marks) == sorted(set(rows) - set(below)), "100 % of the rows"
    for mark, href, sentence in marks:
        assert href == f"#row-{mark}"
        assert rows[href[1:]][0] == f"#{sentence}", "the row leads to the sentence in which its mark begins"
    for row, links in rows.items():
        assert re.fullmatch(r"#s\d+", links[0])
        assert {link[1:] for link in links} <= ids
        for link in links[1:]:
            assert f"#{row}" in rows[link[1:]], f"{row} is tied to {link}, which is not tied back"
    summaries = marked.locator(".article details.rows > summary").all_inner_texts()
    assert sum(int(COUNTS.match(text).group(1)) for text in summaries) == len(marks)  # type: ignore[union-attr]


def seen(page: Page, layer: str | None = None) -> tuple[set[str], set[bool]]:
    """How the marks of a layer, or all, are underlined, and whether their labels are shown."""
    found = page.evaluate(SEEN, None if layer is None else f"y-{layer}")
    assert found
    return {line for line, _ in found}, {label for _, label in found if label is not None}


@pytest.mark.parametrize("chosen", LAYERS)
def test_a_layer_is_seen_alone(marked: Page, chosen: str) -> None:
    marked.locator(f".pick-{chosen}").check()
    for layer in LAYERS:
        lines, labels = seen(marked, layer)
        assert lines == ({"underline"} if layer == chosen else {"none"}), layer
        assert labels == {layer == chosen}, layer
    assert marked.locator(".key:visible").count() == 1
    assert marked.locator(f".key-{chosen}").is_visible()


def test_all_layers_are_seen_or_none(marked: Page) -> None:
    assert marked.locator(".choice input:checked").get_attribute("class") == "pick-quotes"
    marked.locator(".pick-all").check()
    assert seen(marked) == ({"underline"}, {True})
    labels = marked.locator(".article mark[id]:not(.y-structure) > .label")
    assert all(labels.all_inner_texts()), "each by name, or by the number of its row"
    assert marked.locator("[id='q1'] > .label").inner_text().split() == ["q1", "Marco", "Rubio"]
    text = marked.evaluate("document.querySelector('.article').getBoundingClientRect().right")
    assert marked.evaluate("document.querySelector('#q1 i').getBoundingClientRect().left") > text, "in the margin"
    said = [text.strip() for text in labels.locator("i").all_text_contents()]
    assert {"hearsay", "demand alleged", "Donald Trump: alleged"} <= set(said)
    assert marked.locator(".key-all").is_visible()
    marked.locator(".pick-none").check()
    assert seen(marked) == ({"none"}, {False})
    assert marked.locator(".key:visible").count() == 0
    assert marked.locator(".choice input:checked").count() == 1


@pytest.mark.parametrize("layer", LAYERS)
def test_a_label_opens_the_rows_and_brings_its_row_on_screen(marked: Page, layer: str) -> None:
    marked.locator(f".pick-{layer}").check()
    label = marked.locator(f".article mark.y-{layer} > .label > a").last
    row = str(label.get_attribute("href"))[1:]
    folded = marked.locator("details", has=marked.locator(f"[id='{row}']"))
    assert folded.get_attribute("open") is None
    label.click()
    assert folded.get_attribute("open") is not None
    assert marked.evaluate(ON_SCREEN, row)
    assert marked.locator(":target").get_attribute("id") == row
    link = marked.locator(f"[id='{row}'] > a").first
    sentence = str(link.get_attribute("href"))[1:]
    link.click()
    assert marked.locator(":target").get_attribute("id") == sentence
    assert marked.evaluate(ON_SCREEN, sentence)


def test_each_statement_of_the_index_leads_to_its_sentence(site: Path, browser: Browser) -> None:
    index = Visit(browser, site / "index.html").page
    links = [str(a.get_attribute("href")) for a in index.locator(".brief .at a").all()]
    first = index.locator(f".brief .at a[href^='{SEED}/']").first
    number = first.inner_text()
    assert len(links) >= 2 and all(re.fullmatch(r"[^/]+/00_overview\.html#s\d+", link) for link in links)
    assert len({link.partition("/")[0] for link in links}) == 2, "of two articles each has its first line, and no more"
    without = index.locator(".brief li:not(:has(.at a))").all_inner_texts()
    first.click()
    index.wait_for_url(f"{(site / SEED).as_uri()}/00_overview.html#s{number}")
    assert index.locator(":target > a.n").inner_text() == number
    assert index.evaluate(ON_SCREEN, f"s{number}")
    index.locator(":target > a.n").click()
    index.wait_for_url(f"{(site / SEED).as_uri()}/article.html#s{number}")  # on to all that was read there
    assert index.evaluate(ON_SCREEN, f"s{number}")
    index.close()
    assert not [text for text in without if not re.match("No |Of |Somebody, or the outlet", text)], (
        "only that there is nothing rests on nothing"
    )


TASKS = {
    "30_claims.html#claims-unnamed": ["6", "11", "13", "15", "17", "21", "22"],
    "30_claims.html#claims-leaning": ["6", "10", "11", "12", "14", "15", "17", "18", "21", "22"],
    "40_timeline.html#Order-of-events": ["10", "14", "18", "19", "20"],
}
"""Which claims have no named source, which words are loaded, what followed on what: the sentences of the answers."""


def test_three_questions_of_an_editor_are_answered_two_clicks_from_the_index(site: Path, browser: Browser) -> None:
    said = {}
    for link, sentences in TASKS.items():
        page = Visit(browser, site / "index.html").page
        page.locator(f".entries h3 a[href^='{SEED}/']").click()
        page.locator(f".contents a[href='{link}']").click()
        page.wait_for_url(f"**/{link}")
        rows = page.locator(".claims-list li:visible, [id='Order-of-events'] ~ * tr:visible:has(a)")
        found = {
            match[0] for text in rows.locator("a[href*='#s']").all_inner_texts() if (match := re.search(r"\d+", text))
        }
        assert found == set(sentences), link
        said[link] = rows.all_inner_texts()
        page.close()
    unnamed, loaded, order = said.values()
    assert len(unnamed) == 7
    assert any("Hegseth" in text and "“reportedly”" in text for text in loaded)
    after = [text for text in order if text.count("a tense meeting on Friday") and "Zelenskyy" in text]
    assert ["mend relations" in after[0], "conciliatory letter" in after[1]] == [True, True]


def test_the_list_of_articles_is_filtered_by_outlet_without_a_script(site: Path, browser: Browser) -> None:
    page = Visit(browser, site / "index.html").page
    entries = page.locator(".entries > li")
    assert entries.locator("visible=true").count() >= 2
    page.get_by_label("outlet unknown").check()
    assert page.locator(".entries > li:visible h3").all_inner_texts() == [
        page.locator(f".entries a[href^='{SEED}/00'] bdi").inner_text()
    ]
    page.locator("[name=Outlet].p-all").check()
    assert page.locator(".entries > li:visible").count() == 2
    page.close()
