"""Saved web pages: their main text, and the title, outlet, address and date that they state."""

from __future__ import annotations

import functools
import logging
import re
from datetime import date
from typing import Any

from newsangles.documents.checks import brief
from newsangles.documents.days import day_of
from newsangles.documents.json_ld import stated_articles, with_stated_end
from newsangles.documents.page_cleaning import clean, without_ad_lines
from newsangles.documents.page_completing import completed
from newsangles.documents.page_stories import page_notes
from newsangles.documents.page_tags import page_parts
from newsangles.errors import DocumentError
from newsangles.tables.wording import listed

MIN_PAGE_WORDS = 5
"""A page has a main text if trafilatura finds >= this many words."""

MAX_AUTHOR = 200
"""Limit of characters of the names of those who wrote a page."""

STATED = "The end of the text is taken from the page's metadata; the page itself does not show it."

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


def page_fields(markup: str, shown: str) -> dict[str, Any]:
    """The main text of a page with the kinds of its paragraphs, and what the page states of itself.

    That is title, outlet, address, author and date, and notes on what more the page holds.
    """
    trafilatura = _trafilatura()
    # The text is decoded already; a declaration left in it would make the parser decode it again.
    markup = re.sub(r"^\s*<\?xml[^>]*\?>", "", markup)
    try:
        tree = trafilatura.load_html(markup)
        articles = [] if tree is None else stated_articles(tree)
        published = None if tree is None else _page_date(tree, articles)
        if tree is not None:
            clean(tree)
        # deduplicate would drop a paragraph that an earlier page of the same run had: a text may not depend on that.
        found = None if tree is None else trafilatura.bare_extraction(
            tree, include_comments=False, deduplicate=False, with_metadata=True
        )  # fmt: skip
        text = without_ad_lines(completed(tree, found.text)) if found is not None and found.text else ""
        whole = with_stated_end(articles, text)
        parts = page_parts(tree, whole) if whole else ()
        notes = page_notes(tree, whole, found.title or "") if found is not None and whole else ()
    except Exception as error:  # a parser may fail in any way on a broken page; the other documents go on
        raise DocumentError(shown, f"not readable as HTML ({brief(error)})", "save its text as .txt") from error
    # Where there is no article, trafilatura falls back on what else stands on the page: a menu, a button.
    if found is None or len(whole.split()) < MIN_PAGE_WORDS:
        raise DocumentError(shown, "no main text found in this page", "save the page anew, or its text as .txt")
    fields = {
        "text": whole,
        "title": found.title or None,
        "outlet": found.sitename or None,
        "url": found.url or None,
        "author": _author(found.author),
        "page_parts": parts,
        "page_notes": notes if whole == text else (STATED, *notes),
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


def _page_date(tree: Any, articles: list[dict[str, Any]]) -> date | None:
    """The publication date that a page states in its markup.

    trafilatura leaves this to htmldate, which also takes a date from the address, the headings or the text,
    whatever its options (``extensive_search=False`` only leaves out its last resort). That is a guess, so its answer is
    not used: only JSON-LD, then meta tags, then <time> elements that are marked as the publication date count, and a
    kind that names several days counts for nothing.
    """
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
    for values in (
        [article.get("datePublished") for article in articles],
        *([v for n, v in metas if n == name] for name in _META_DATES),
        times,
    ):
        days = {day for value in values if (day := _stated(value)) is not None}
        if len(days) == 1:
            return days.pop()
    return None


def _stated(value: object) -> date | None:
    """The day that a page states; None where `day_of` does not read it."""
    try:
        return day_of(value)
    except (ValueError, OverflowError, OSError):
        return None
