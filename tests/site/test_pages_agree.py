"""Pages agree on what they all state: how many quotes, of which sort a source is, which events there are."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

import pytest
from lxml import html

from newsangles.documents.read import read
from newsangles.site.report import report
from newsangles.tables.distinct_events import STANDINGS
from newsangles.tables.wording import CLASSES, OUTLET, SORTS, in_words
from places import ROOT, SEED

NOTEBOOKS = ["00_overview", "10_quotes", "30_claims", "40_timeline", "50_events", "90_corpus"]
ONES = {in_words(n): n for n in range(13)}
STANDING_OF = {
    "–": "done",
    "alleged": "alleged",
    "hearsay": "alleged",
    "possible": "possible",
    "predicted": "possible",
    "not certain": "possible",
    "planned": "planned",
    "wanted": "planned",
    "to come": "planned",
    "conditional": "conditional",
    "asked": "conditional",
    "not so": "denied",
    "left open": "open",
    "judged": "open",
    "refused": "open",
    "after publication": "open",
}
"""The standing on the page of events for each reason that the timeline gives why something is not told as done."""
SORT = {form: name for name, sort in SORTS.items() for form in (name, sort.one, sort.several)}
NUMBER = rf"(?:{'|'.join(ONES)}|\d[\d,]*)"


MACHINE_WORDS = re.compile(  # TIMEX3, then rules and classes, then values and names of a program
    r"[A-Z]+_REF|\bPT?(?:\d+|X)[YMWDHS]\b|\bXX|\d{4}-(?:\d\d|[WQH]\d)|\b(?:SP|SU|FA|WI)\b|\dT(?:MO|AF|EV|NI)\b"
    rf"|@[A-Z]|\b(?:subj|obj)\b|\+ \+|\+[a-z]|\w:[a-z@/]|\b(?:{'|'.join(CLASSES)})\b"
    r"|\b(?:nan|NaN|NaT|True|False)\b|<NA>|\w_\w"
    r"|\b[aceqtp]\d+\b|^(?:ua|ru)$|\boffsets?\b|likely not so|\bidle\b"
)
"""Codes of tables and programs that no page puts in front of a reader."""


class Table(NamedTuple):
    """A table of a page: its rows by heading, and the anchor of each."""

    rows: list[dict[str, str]]
    anchors: list[str]

    def numbers(self, name: str) -> list[int]:
        """A column of whole numbers."""
        return [int(row[name].replace(",", "")) for row in self.rows]


class Page:
    """What a page says: its tables by caption, its sentences, its lists."""

    def __init__(self, path: Path) -> None:
        self.tree = html.fromstring(path.read_text("utf-8"))
        for code in self.tree.xpath("//pre | //style | //script | //svg | //p[@class='na contents']"):
            code.drop_tree()
        self.text = flat(self.tree.xpath("string(//main | //body)"))
        self.tables: dict[str, Table] = {}
        for table in self.tree.xpath("//table[caption]"):
            heads = [flat(head.text_content()) for head in table.xpath("thead/tr/th")]
            lines = table.xpath("tbody/tr")
            rows = [dict(zip(heads, (flat(cell.text_content()) for cell in line), strict=True)) for line in lines]
            caption = re.sub(r": [\d,]+ more rows?$", "", flat(table.find("caption").text_content()))
            whole = self.tables.setdefault(caption, Table([], []))
            whole.rows.extend(rows)
            whole.anchors.extend(line.get("id") or "" for line in lines)

    def found(self, pattern: str) -> str:
        """The first group of a pattern in the text."""
        match = re.search(pattern, self.text)
        assert match, f"nothing on the page fits {pattern}"
        return match[1]

    def number(self, pattern: str) -> int:
        """The number, in words or digits, that a pattern's ``N`` stands for; 0 where nothing fits."""
        match = re.search(pattern.replace("N", f"({NUMBER})"), self.text, re.IGNORECASE)
        return value(match[1]) if match else 0


def flat(text: str | None) -> str:
    return " ".join((text or "").split())


def value(words: str) -> int:
    return ONES[words.lower()] if words.lower() in ONES else int(words.replace(",", ""))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, loaded_process: None) -> Path:
    """The site of the seed and the demonstration's articles."""
    out = tmp_path_factory.mktemp("site")
    summary = report(read([SEED, ROOT / "demo"]), out, notebooks=NOTEBOOKS)
    assert not summary.failed
    return out


@pytest.fixture(scope="module")
def articles(site: Path) -> dict[str, dict[str, Page]]:
    """The pages of each article, by name."""
    found = {p.parent.name: {q.stem: Page(q) for q in p.parent.glob("*.html")} for p in site.glob("*/10_quotes.html")}
    assert len(found) == 10
    return found


def marked_quotes(page: Page) -> int:
    """How many rows of the marked article's page are quotes, and not attitudes."""
    said = [flat(line.text_content()) for line in page.tree.xpath("//li[starts-with(@id, 'row-q')]")]
    kinds = [re.search(r"\((direct|mixed|indirect|attitude)\): ", text) for text in said]
    assert all(kinds)
    return sum(kind is not None and kind[1] != "attitude" for kind in kinds)


def test_quotes_are_counted_once_and_one_way(articles: dict[str, dict[str, Page]]) -> None:
    for name, pages in articles.items():
        quotes, overview = pages["10_quotes"], pages["00_overview"]
        number = len(quotes.tables["Quotes by speaker"].rows)
        within = len(quotes.tables["Quotes within quotes"].rows) if "Quotes within quotes" in quotes.tables else 0
        stated = {
            "marked article": marked_quotes(pages["article"]),
            "speakers": sum(quotes.tables["Words given to each speaker"].numbers("Quotes")),
            "kinds": sum(quotes.tables["Quotes by kind"].numbers("Quotes")),
            "sorts of source": sum(quotes.tables["Quotes by sort of source"].numbers("Quotes")),
            "implications": sum(quotes.tables["Cues by what they imply"].numbers("Quotes")),
            "headline": quotes.number(r"\bN quotes?, "),
            "headline of the overview": overview.number(r"\bN quotes?, "),
        }
        assert set(stated.values()) == {number}, f"{name}: {stated}"
        for page in (quotes, overview):
            assert page.number(r"N of them within another") == within, name
        headline = r"(\S+ quotes?, (?:[^.]|\.(?=\w))*?(?:from \S+ sources?|word for word)[^.]*)\."
        if number:
            assert quotes.found(headline) == overview.found(headline)


def test_the_corpus_counts_the_same_quotes(site: Path, articles: dict[str, dict[str, Page]]) -> None:
    counts = {n: len(pages["10_quotes"].tables["Quotes by speaker"].rows) for n, pages in articles.items()}
    corpus = Page(site / "90_corpus.html")
    by_outlet = corpus.tables["Quotes by outlet and speaker"].rows
    assert sum(int(cell) for row in by_outlet for head, cell in row.items() if head != "Outlet") == sum(counts.values())


def sorts_by_name(table: Table, head: str, names: str) -> dict[str, set[str]]:
    """The sorts that a table gives each source that it names."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in table.rows:
        sort = SORT[row[head]]
        for item in re.split(r", | and ", row[names]):
            who = re.sub(r" \((?:\d+|says .*)\)$", "", item)
            if who != "–" and not re.fullmatch(r"\d+ others", who):
                found[who].add(sort)
    return found


def test_a_source_is_of_one_sort(articles: dict[str, dict[str, Page]]) -> None:
    compared = 0
    for name, pages in articles.items():
        said = pages["10_quotes"].tables["Quotes by sort of source"]
        assert [row["Sort"] for row in said.rows] == [sort for sort in SORTS if sort != OUTLET]
        quoted = sorts_by_name(said, "Sort", "Sources")
        for page in (pages["30_claims"], pages["00_overview"]):
            claimed = sorts_by_name(page.tables["Claims by sort of source"], "On the word of", "Who")
            for who in quoted.keys() & claimed.keys():
                assert quoted[who] == claimed[who], f"{name}: {who}"
                compared += 1
        if "Claims without a named source" in pages["30_claims"].tables:
            for row in pages["30_claims"].tables["Claims without a named source"].rows:
                assert row["Sort"] in SORTS
    assert compared > 20


def test_claims_are_counted_one_way(site: Path, articles: dict[str, dict[str, Page]]) -> None:
    index = Page(site / "index.html").text
    for name, pages in articles.items():
        claims, overview = pages["30_claims"], pages["00_overview"]
        whole, short = (page.tables["Claims by sort of source"] for page in (claims, overview))
        columns = "On the word of", "Claims", "Share", "Who"
        assert [[row[c] for c in columns] for row in whole.rows if row["Claims"] != "0"] == [
            [row[c] for c in columns] for row in short.rows
        ]
        stated = claims.found(r"((?:Of|All|The only) [^.;]*?claims?[ ,][^.]*?(?:rests?|voice|are in)[^.]*)\.")
        assert stated in overview.text, f"{name}: {stated}"
        assert not re.search(r"claims? (?:rests?|are in)", index), "the index counts nothing on its own"
        marked = len(pages["article"].tree.xpath("//li[starts-with(@id, 'row-c')]"))
        assert sum(whole.numbers("Claims")) == len(claims.tree.xpath("//ol[@aria-label='The claims']/li")) == marked, (
            name
        )


def test_actors_are_counted_one_way(articles: dict[str, dict[str, Page]]) -> None:
    for name, pages in articles.items():
        marked = len(pages["article"].tree.xpath("//li[starts-with(@id, 'row-a')]"))
        stated = {
            "overview": pages["00_overview"].number(r"\bN actors? \("),
            "fold": pages["article"].number(r"Actors \(N\)"),
            "sorts": sum(value(n) for n in re.findall(
                rf"({NUMBER}) (?:person|people|organisation|place|group|other)", pages["00_overview"].found(
                    r"actors? \(([^)]*)\); the most central"))),
        }  # fmt: skip
        assert set(stated.values()) == {marked}, f"{name}: {stated}"


def test_one_list_of_distinct_events(articles: dict[str, dict[str, Page]]) -> None:
    for name, pages in articles.items():
        timeline, events, marked = pages["40_timeline"], pages["50_events"], pages["article"]
        table = timeline.tables["The events"]
        words = dict(zip(table.anchors, (row["On the word of"] for row in table.rows), strict=True))
        lines = {
            line.get("id"): flat(line.text_content()) for line in marked.tree.xpath("//li[starts-with(@id, 'row-e')]")
        }
        distinct = {key for key, text in lines.items() if re.search("on the word of|nobody answers for it", text)}
        assert distinct == set(words), name
        assert timeline.number(r"\bN events? in all") == len(table.rows), name
        assert sum(timeline.tables["Events by lane"].numbers("Events")) == len(table.rows)
        again, parts = events.number(r"\bN told again"), events.number(r"\bN no more than part of another")
        assert (
            events.number(r"The table of events has N rows?") - again - parts
            == len(words)
            == len(lines) - again - parts
        )
        for caption in ("The deeds", "Other deeds"):
            if caption in events.tables:
                own = events.tables[caption]
                for anchor, row in zip(own.anchors, own.rows, strict=True):
                    assert words[anchor] == row["On the word of"], f"{name}: {anchor}"
        for key, who in words.items():
            assert who in lines[key] or "nobody answers for it" in lines[key], f"{name}: {key}"


def days_of(text: str) -> str:
    """The days in a cell or line, without the words that say so, and without a mark for dates from a list."""
    return "–" if text.startswith("“") else re.sub(r"\*$| \(“.*”\)$", "", text)


def test_an_event_has_one_standing_and_one_date(articles: dict[str, dict[str, Page]]) -> None:
    compared: dict[str, int] = defaultdict(int)
    for name, pages in articles.items():
        table = pages["40_timeline"].tables["The events"]
        placed = {}
        for anchor, row in zip(table.anchors, table.rows, strict=True):
            standing = STANDING_OF[row["Not as done"].partition(",")[0]]
            assert (row["Lane"] == "possible") == (standing != "done"), f"{name}: {anchor}"
            placed[anchor] = standing, days_of(row["When"])
        for caption in ("The deeds", "Other deeds"):
            own = pages["50_events"].tables.get(caption, Table([], []))
            for anchor, row in zip(own.anchors, own.rows, strict=True):
                stands = row["Status"] if "Status" in row else row["Class"].partition(": ")[2] or "done"
                assert (stands, days_of(row["When"])) == placed[anchor], f"{name}: {anchor}"
                compared[caption] += 1
                compared["dated"] += days_of(row["When"]) != "–"
        classes = "|".join(CLASSES.values())
        pattern = (
            rf": ({'|'.join(STANDINGS)})(?:, (?:{classes}))?(?:, (.+?))?, (?:on the word of|nobody answers for it)"
        )
        for key, own_place in placed.items():
            (line,) = pages["article"].tree.xpath(f"//li[@id='{key}']")
            match = re.search(pattern, flat(line.text_content()))
            assert match and (match[1], days_of(match[2] or "–")) == own_place, f"{name}: {key}"
        lanes = "dated", "bounded"
        dated = {(row["Event"], row["When"]) for row in table.rows if row["Lane"] in lanes}
        shown = pages["00_overview"].tables.get("What is dated", Table([], [])).rows
        assert {(row["Event"], row["When"]) for row in shown} <= dated, name
        compared["overview"] += len(shown)
    assert all(compared[what] > 4 for what in ("The deeds", "Other deeds", "dated", "overview")), compared


COUNTED = {
    "10_quotes.html#Who-says-what": "Quotes by speaker",
    "40_timeline.html#The-times": "The times",
    "40_timeline.html#Order-of-events": "Events in the order that the text gives",
}
"""The table to which a link of a contents line leads, where its rows are what the link counts."""


def contents_of(path: Path) -> dict[str, str]:
    """The links of a page's contents lines with their words."""
    links = html.fromstring(path.read_text("utf-8")).xpath("//p[contains(@class, 'contents')]/a")
    return {re.sub(r"^#", f"{path.name}#", link.get("href")): flat(link.text_content()) for link in links}


def test_contents_lines_count_what_they_lead_to(site: Path, articles: dict[str, dict[str, Page]]) -> None:
    for article, pages in articles.items():
        lines = {stem: contents_of(site / article / f"{stem}.html") for stem in pages}
        own = {
            to: words for stem in pages if stem[:2].isdigit() and stem[:2] > "00" for to, words in lines[stem].items()
        }
        for stem in ("00_overview", "article"):
            assert len(lines[stem]) >= 4 and lines[stem].items() <= own.items(), "as on the pages that it leads to"
        tree = pages["30_claims"].tree
        kept = {i.get("id"): i.get("class")[1:] for i in tree.xpath("//input[starts-with(@id, 'claims-')]")}
        item = "//li[contains(concat(' ', @class, ' '), ' f{} ')]"
        counts = {f"30_claims.html#{name}": len(tree.xpath(item.format(n))) for name, n in kept.items()}
        for to, caption in COUNTED.items():
            table = pages[to.partition(".")[0]].tables.get(caption)
            counts[to] = len(table.rows) if table else 0
        for to, words in own.items():
            if to in counts:
                number = words.split()[0]
                assert (0 if number == "no" else value(number)) == counts[to], f"{article}: {words}"
    index = contents_of(site / "index.html")
    corpus = contents_of(site / "90_corpus.html")
    assert index == corpus and len(corpus) >= 6
    first = next(words for to, words in corpus.items() if to.endswith("#The-articles"))
    assert value(first.split()[0]) == len(Page(site / "90_corpus.html").tables["Articles by date"].rows)


def test_no_machine_words_stand_in_front_of_a_reader(site: Path) -> None:
    found = []
    for path in sorted(site.glob("**/*.html")):
        if path.stem == "article":  # its rows have names by which they lead to each other
            continue
        page = Page(path)
        for made in page.tree.xpath("//code | //dl[@class='columns'] | //footer | //title | //*[@class='label']"):
            made.drop_tree()
        words = [flat(str(text)) for text in page.tree.xpath("//body//text()")]
        found += [f"{path.name}: {text[:80]} ({match[0]})" for text in words for match in MACHINE_WORDS.finditer(text)]
    assert not found
