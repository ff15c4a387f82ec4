"""An article in a terminal: its text with the quotes marked, who says what, and the reasons of its rows."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from rich import box
from rich.console import Group
from rich.table import Table
from rich.text import Text
from spacy.tokens import Doc

from newsangles.angles.angle import Explanation, shortened
from newsangles.documents.article import Article, day
from newsangles.documents.stated_dates import stated_date
from newsangles.show.layers import Line
from newsangles.tables.schema import ON_REQUEST, Quote, Row
from newsangles.tables.wording import safe, sentence

STYLES = {"direct": "bold green", "mixed": "green", "indirect": "cyan"}


def reading(doc: Doc, *, attitudes: bool = False) -> Group:
    """An article to print with rich: headline, text with marked quotes, and a table of the quotes.

    Colour is never the only sign: each quote is followed by its number, which the table repeats. What somebody wants or
    favours is left out, and counted, unless ``attitudes`` is true.
    """
    article = doc._.article
    date = day(article.published) if article.published else "publication date unknown"
    if article.published is None and (stated := stated_date(article.text)) is not None:
        date += f" (its own lines name {day(stated)}: --published {stated}?)"
    head = Text(safe(article.name), style="bold")
    head.append(f"\n{safe(article.outlet or 'outlet unknown')}, {date}\n", style="dim")
    quotes = [q for q in doc._.quotes if attitudes or q.cue_class not in ON_REQUEST]
    left = len(doc._.quotes) - len(quotes)
    rest = (
        Text(f"Attitudes and intentions not shown: {left} (--attitudes shows them).", style="dim") if left else Text()
    )
    return Group(head, _text(doc, quotes), _table(quotes), rest)


def _text(doc: Doc, quotes: Sequence[Quote]) -> Text:
    """The article's text with each quote in its colour and its number after it."""
    whole = doc.text  # put together anew each time that it is asked for
    edges = sorted({0, len(whole), *(edge for q in quotes for part in q.parts for edge in part)})
    text = Text()
    for start, end in itertools.pairwise(edges):
        over = [q for q in quotes if any(a <= start and end <= b for a, b in q.parts)]
        text.append(safe(whole[start:end]), style=STYLES[over[-1].kind] if over else "")
        for quote in quotes:
            if quote.end == end:
                text.append(f" [{quote.quote_id}]", style="dim")
    return text.append("\n")


def _table(quotes: Sequence[Quote]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, title="Who says what", title_justify="left", title_style="bold")
    for name, width in (("", None), ("source", 28), ("cue", 20), ("kind", None), ("content", None)):
        table.add_column(name, max_width=width, overflow="fold")
    for quote in quotes:
        source = Text(safe(quote.source)) if quote.source else Text("nobody named", style="italic")
        content = " … ".join(quote.text[a - quote.start : b - quote.start] for a, b in quote.parts)
        cells = (Text(safe(quote.cue or "–")), Text(quote.kind, style=STYLES[quote.kind]), Text(safe(content)))
        table.add_row(Text(quote.quote_id, style="dim"), source, *cells)
    return table


def reasons(
    article: Article,
    offset: int,
    read: Sequence[Line],
    found: Sequence[tuple[str, Explanation]],
    *,
    corrected: Sequence[tuple[str, Row]] = (),
    evidence: bool = False,
) -> Group:
    """Explain in sentences, to print, what was read at a place.

    Args:
        article: The article.
        offset: The place.
        read: The article's rows in words; those at the place are printed.
        found: What each angle says of the place, with the angle's name.
        corrected: The rows there that were corrected by hand, each with its table.
        evidence: Print the candidates and the features that decided as well.
    """
    around = " ".join(article.text[max(0, offset - 30) : offset + 40].split())
    parts: list[Text | Table] = [Text(f"at {offset:,}: … {safe(around)} …", style="bold")]
    for table, row in corrected:
        parts.append(Text(f"{table}, by hand: {shortened(row.text)} ({safe(row.corrected or '')})", style="italic"))
    here = [line for line in read if line.placed and line.start <= offset < line.end]
    for angle in dict.fromkeys([*(name for name, _ in found), *(line.layer for line in here)]):
        explained = [explanation for name, explanation in found if name == angle]
        heading = explained[0].heading if explained else HEADINGS.get(angle, angle.capitalize())
        parts.append(Text(f"\n{safe(heading)}", style="bold"))
        for line in here:
            if line.layer == angle:
                made = f" [{line.made_by}]" if line.made_by else ""
                parts.append(Text(f"  {safe(sentence(line.says))}{safe(made)}"))
        for explanation in explained:
            parts += [Text(f"  {safe(told)}") for told in explanation.sentences]
            parts += [_evidence(explanation)] if evidence else []
    if len(parts) == 1:
        parts.append(Text("  Nothing was read here."))
    return Group(*parts)


HEADINGS = {"claims": "What is claimed, and on whose word?"}
"""The questions of the angles that give no evidence."""


def _evidence(explanation: Explanation) -> Table:
    table = Table(box=box.SIMPLE_HEAD)
    for name in explanation.columns:
        table.add_column(safe(name), overflow="fold")
    for first, *others in explanation.rows:
        table.add_row(Text(safe(first), style="bold"), *(Text(safe(cell)) for cell in others))
    return table
