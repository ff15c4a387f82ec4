"""How does an article read in a terminal? Its text with the quotes marked, then who says what."""

from __future__ import annotations

import itertools
import re
import unicodedata

from rich import box
from rich.console import Group
from rich.table import Table
from rich.text import Text
from spacy.tokens import Doc

from newsangles.article import day
from newsangles.schema import Quote

STYLES = {"direct": "bold green", "mixed": "green", "indirect": "cyan"}


def reading(doc: Doc) -> Group:
    """An article to print with rich: headline, text with marked quotes, and a table of the quotes.

    Colour is never the only sign: each quote is followed by its number, which the table repeats.
    """
    article = doc._.article
    date = day(article.published) if article.published else "publication date unknown"
    head = Text(safe(article.name), style="bold")
    head.append(f"\n{safe(article.outlet or 'outlet unknown')}, {date}\n", style="dim")
    return Group(head, _text(doc), _table(doc._.quotes))


def safe(text: str) -> str:
    """The text with all that could steer a terminal made visible: escapes, other controls, bidirectional marks."""
    return "".join(
        c if c in "\n\t" or unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co"} else f"\\u{ord(c):04x}"
        for c in re.sub("\r\n?", "\n", text)
    )


def _text(doc: Doc) -> Text:
    """The article's text with each quote in its colour and its number after it."""
    edges = sorted({0, len(doc.text), *(edge for q in doc._.quotes for part in q.parts for edge in part)})
    text = Text()
    for start, end in itertools.pairwise(edges):
        over = [q for q in doc._.quotes if any(a <= start and end <= b for a, b in q.parts)]
        text.append(safe(doc.text[start:end]), style=STYLES[over[-1].kind] if over else "")
        for quote in doc._.quotes:
            if quote.end == end:
                text.append(f" [{quote.quote_id}]", style="dim")
    return text.append("\n")


def _table(quotes: tuple[Quote, ...]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, title="Who says what", title_justify="left", title_style="bold")
    for name, width in (("", None), ("source", 28), ("cue", 20), ("kind", None), ("content", None)):
        table.add_column(name, max_width=width, overflow="fold")
    for quote in quotes:
        source = Text(safe(quote.source)) if quote.source else Text("nobody named", style="italic")
        content = " … ".join(quote.text[a - quote.start : b - quote.start] for a, b in quote.parts)
        cells = (Text(safe(quote.cue or "–")), Text(quote.kind, style=STYLES[quote.kind]), Text(safe(content)))
        table.add_row(Text(quote.quote_id, style="dim"), source, *cells)
    return table
