"""An article in a terminal: its text with the quotes marked, who says what, and the reasons of its rows."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from rich import box
from rich.console import Group
from rich.table import Table
from rich.text import Text
from spacy.tokens import Doc

from newsangles.angles.events.component import Derivation as EventDerivation
from newsangles.angles.factuality.component import Derivation
from newsangles.angles.quotes.component import Decision
from newsangles.documents.article import Article, day
from newsangles.tables.schema import ON_REQUEST, Quote, Row, Time
from newsangles.tables.wording import safe

STYLES = {"direct": "bold green", "mixed": "green", "indirect": "cyan"}


def reading(doc: Doc, *, attitudes: bool = False) -> Group:
    """An article to print with rich: headline, text with marked quotes, and a table of the quotes.

    Colour is never the only sign: each quote is followed by its number, which the table repeats. What somebody wants or
    favours is left out, and counted, unless ``attitudes`` is true.
    """
    article = doc._.article
    date = day(article.published) if article.published else "publication date unknown"
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
    meant: Sequence[Decision],
    attributed: Sequence[Decision],
    presented: Sequence[Derivation] = (),
    happening: Sequence[EventDerivation] = (),
    when: Sequence[Time] = (),
    corrected: Sequence[tuple[str, Row]] = (),
) -> Group:
    """The decisions about the words at a place, each with its candidates and what spoke for the first, to print.

    Args:
        article: The article.
        offset: The place.
        meant: About the actor that a name, pronoun or noun there means.
        attributed: About the quote there.
        presented: How surely the text presents what the word there says.
        happening: Whether it is an event, and who takes part in it.
        when: The temporal expressions there.
        corrected: The rows there that were corrected by hand, each with its table.
    """
    around = " ".join(article.text[max(0, offset - 30) : offset + 40].split())
    head = Text(f"at {offset:,}: … {safe(around)} …", style="bold")
    parts: list[Text | Table] = []
    for table, row in corrected:
        parts.append(Text(f"{table}, by hand: {_short(row.text)} ({safe(row.corrected or '')})", style="italic"))
    parts += [Text("\nWhom does it mean?", style="bold"), _decided(meant)] if meant else []
    for derivation in presented:
        parts += [Text("\nHow surely is it said?", style="bold"), _derived(derivation)]
    for event in happening:
        parts += [Text("\nIs it an event, and who takes part?", style="bold"), _happening(event)]
    for time in when:
        parts += [Text("\nWhen is it?", style="bold"), _when(time)]
    if attributed:
        return Group(head, *parts, Text("\nIs it a quote, and whose?", style="bold"), _decided(attributed))
    return Group(head, *parts, Text("No word near this place could attribute anything to anybody."))


def _decided(decisions: Sequence[Decision]) -> Table:
    table = Table(box=box.SIMPLE_HEAD)
    for name in ("decision", "candidates, the likeliest first", "evidence for the first (log-odds)"):
        table.add_column(name, overflow="fold")
    for decision in decisions:
        candidates = "\n".join(f"{share:4.0%} {_short(text)}" for text, share in decision.candidates)
        evidence = "\n".join(f"{weight:+.2f} {safe(feature)}" for feature, weight in decision.evidence)
        table.add_row(Text(safe(decision.name), style="bold"), Text(candidates), Text(evidence))
    return table


def _derived(derivation: Derivation) -> Table:
    row = derivation.row
    table = Table(box=box.SIMPLE_HEAD)
    for name in ("", "value", "because"):
        table.add_column(name, overflow="fold")
    steps = [f"{safe(cue)}: {rule}" for cue, rule in zip(row.cues, row.cue_rules, strict=True)]
    ahead = ", ahead" if row.future else ""
    shown = f"{row.certainty}, {row.polarity}{ahead}: {row.status}"
    table.add_row("presented as", shown, Text("\n".join(steps) or "a plain statement"))
    for name, value, evidence in (
        ("factuality", row.factuality, derivation.factuality),
        ("happened", row.happened, derivation.happened),
    ):
        weights = "\n".join(f"{weight:+.2f} {safe(feature)}" for feature, weight in evidence)
        table.add_row(name, f"{value:+.2f}", Text(weights))
    return table


def _happening(event: EventDerivation) -> Table:
    row = event.row
    table = Table(box=box.SIMPLE_HEAD)
    for name in ("", "value", "because"):
        table.add_column(name, overflow="fold")
    weights = "\n".join(f"{weight:+.2f} {safe(feature)}" for feature, weight in event.reasons)
    table.add_row("an event", f"{event.chance:.0%}", Text(weights))
    for role in ("source", "object"):
        names = [f"{c.chance:4.0%} {_short(c.text)} ({c.rule})" for c in event.considered if c.role == role]
        chosen = getattr(row, role) if row else None
        table.add_row(role, Text(_short(chosen) if chosen else "–"), Text("\n".join(names) or "nobody proposed"))
    if row:
        table.add_row("target", Text(_short(row.target) if row.target else "–"), row.target_rule or "")
        table.add_row("class", row.class_ or "–", Text(safe(row.class_rule or "")))
        days = " to ".join(dict.fromkeys(day for day in (row.begin, row.end_date) if day))
        table.add_row("date", f"{row.dating} {days}".strip(), Text(safe(row.date_reason or "")))
    return table


def _when(time: Time) -> Table:
    table = Table(box=box.SIMPLE_HEAD)
    for name in ("", "value", "because"):
        table.add_column(name, overflow="fold")
    table.add_row(time.kind, Text(safe(time.value or "unresolved")), Text(safe(time.reason)))
    for other in time.alternatives:
        table.add_row("or", Text(safe(other)), "")
    return table


def _short(text: str) -> str:
    words = " ".join(safe(text).split()) or "nobody named"
    return words if len(words) <= 60 else f"{words[:40]} … {words[-15:]}"
