"""Saved web pages: their main text, and the title, outlet, address and date that they state."""

from __future__ import annotations

import functools
import json
import logging
import re
from datetime import date
from typing import Any

from newsangles.documents.checks import brief
from newsangles.documents.days import day_of
from newsangles.documents.page_cleaning import clean, without_ad_lines
from newsangles.documents.page_completing import completed
from newsangles.documents.page_tags import page_parts
from newsangles.errors import DocumentError
from newsangles.tables.wording import listed

MIN_PAGE_WORDS = 5
"""A page has a main text if trafilatura finds >= this many words."""

MAX_AUTHOR = 200
"""Limit of characters of the names of those who wrote a page."""

# The names of meta tags that mean when an article was first published: of Open Graph, schema.org, Dublin Core,
# Parse.ly, Sailthru, Chartbeat, Cxense and widespread content systems. That of the last change is another thing, and a
# bare "date" may be either.
_META_DATES = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "parsely-pub-date",
    "dcterms.issued", "dc.date.issued", "citation_publication_date", "article.published", "article:published",
    "article:publicationdate", "publicationdate", "publication_date", "publication-date", "publish_date", "publishdate",
    "publish-date", "publisheddate", "published_date", "published-date", "published_time", "published", "pubdate",
    "pub_date", "originalpublicationdate", "sailthru.date", "cxenseparse:recs:publishtime", "rnews:datepublished",
    "prism.publicationdate", "article_date_original", "displaydate",
)  # fmt: skip

_CONTROLS = re.compile(
    r"^\s*(?:(?://|/\*)?\s*(?:<!\[CDATA\[|<!--)\s*(?:\*/)?)+|(?:(?://|/\*)?\s*(?:\]\]>|-->)\s*(?:\*/)?)+;?\s*$"
)
_TRAILING_COMMA = re.compile(r'("(?:[^"\\]|\\.)*")|,(?=\s*[}\]])', re.DOTALL)


def page_fields(markup: str, shown: str) -> dict[str, Any]:
    """The main text of a page with the kinds of its paragraphs, and what the page states of itself.

    That is title, outlet, address, author and date.
    """
    trafilatura = _trafilatura()
    # The text is decoded already; a declaration left in it would make the parser decode it again.
    markup = re.sub(r"^\s*<\?xml[^>]*\?>", "", markup)
    try:
        tree = trafilatura.load_html(markup)
        published = None if tree is None else _page_date(tree)
        if tree is not None:
            clean(tree)
        # deduplicate would drop a paragraph that an earlier page of the same run had: a text may not depend on that.
        found = None if tree is None else trafilatura.bare_extraction(
            tree, include_comments=False, deduplicate=False, with_metadata=True
        )  # fmt: skip
        text = without_ad_lines(completed(tree, found.text)) if found is not None and found.text else ""
        parts = page_parts(tree, text) if text else ()
    except Exception as error:  # a parser may fail in any way on a broken page; the other documents go on
        raise DocumentError(shown, f"not readable as HTML ({brief(error)})", "save its text as .txt") from error
    # Where there is no article, trafilatura falls back on what else stands on the page: a menu, a button.
    if found is None or len(text.split()) < MIN_PAGE_WORDS:
        raise DocumentError(shown, "no main text found in this page", "save the page anew, or its text as .txt")
    fields = {
        "text": text,
        "title": found.title or None,
        "outlet": found.sitename or None,
        "url": found.url or None,
        "author": _author(found.author),
        "page_parts": parts,
    }
    return fields if published is None else {**fields, "published": published, "published_source": "page"}


def _author(found: str | None) -> str | None:
    """The authors of a page, by its metadata; None where it names nobody, or a whole text."""
    names = [name for one in (found or "").split(";") if (name := " ".join(one.split()))]
    together = listed(names, len(names))
    return together if 0 < len(together) <= MAX_AUTHOR else None


@functools.cache
def _trafilatura() -> Any:
    """The module trafilatura, imported when the first page is read."""
    import trafilatura

    for name in ("trafilatura", "htmldate"):  # their failures are reported by our own error, not on stderr as well
        logging.getLogger(name).addHandler(logging.NullHandler())
    return trafilatura


def _page_date(tree: Any) -> date | None:
    """The publication date that a page states in its markup.

    trafilatura leaves this to htmldate, which also takes a date from the address, the headings or the text,
    whatever its options (``extensive_search=False`` only leaves out its last resort). That is a guess, so its answer is
    not used: only JSON-LD, then meta tags, then <time> elements that are marked as the publication date count, and a
    kind that names several days counts for nothing.
    """
    json_ld = [
        value for script in tree.xpath('//script[contains(@type, "ld+json")]/text()') for value in _json_ld(script)
    ]
    metas = [
        (name.strip().lower(), element.get("content") or element.get("datetime"))
        for element in tree.xpath("//*[@content or @datetime][@property or @name or @itemprop]")
        for name in (element.get("property"), element.get("name"), element.get("itemprop"))
        if name
    ]
    times = [
        element.get("datetime")
        for element in tree.xpath("//time[@datetime]")
        if element.get("pubdate") is not None
        or {"published", "dt-published"} & set((element.get("class") or "").split())
    ]
    for values in (json_ld, *([v for n, v in metas if n == name] for name in _META_DATES), times):
        days = {day for value in values if (day := _stated(value)) is not None}
        if len(days) == 1:
            return days.pop()
    return None


def _json_ld(script: str) -> list[object]:
    """``datePublished`` of the articles that a JSON-LD block describes, not of those that it lists or cites.

    Browsers and search engines take what is no strict JSON, so it is taken here too: line breaks in a string, a comma
    before a closing bracket, the marks that once hid a script from old browsers.
    """
    script = _CONTROLS.sub("", script)
    for text in (script, _TRAILING_COMMA.sub(lambda match: match[1] or "", script)):
        try:
            block = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        return [item.get("datePublished") for item in _items(block) if _is_article(item)]
    return []


def _items(block: object) -> list[dict[str, Any]]:
    """The things that a block describes: items, graphs, the main entity of a page."""
    items = block if isinstance(block, list) else [block]
    found: list[Any] = []
    for item in items:
        if isinstance(item, dict):
            graph = item.get("@graph")
            found += [item, item.get("mainEntity"), *(graph if isinstance(graph, list) else [graph])]
    return [item for item in found if isinstance(item, dict)]


def _is_article(item: dict[str, Any]) -> bool:
    kinds = item.get("@type")
    return any(
        re.search("Article|Posting|^Report$", str(kind)) for kind in (kinds if isinstance(kinds, list) else [kinds])
    )


def _stated(value: object) -> date | None:
    """The day that a page states; None where `day_of` does not read it."""
    try:
        return day_of(value)
    except (ValueError, OverflowError, OSError):
        return None
