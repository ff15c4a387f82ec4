"""What do the tables say, in a sentence or a small table? What the notebooks state is computed here, from the rows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
from spacy.tokens import Doc

from newsangles.article import day, hidden_characters
from newsangles.marks import paragraphs, quoted

NOBODY = "nobody named"
"""What stands for the source of a quote that has none."""

KINDS = {
    "direct": "in the source's own words, inside quotation marks",
    "mixed": "partly in the source's own words",
    "indirect": "in the outlet's words",
}
"""The kinds of quote and what they mean, for the key above a marked article."""

_WORD = re.compile(r"\w+(?:[’'.-]\w+)*")
_NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split()


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun: ``no quotes``, ``one quote``, ``13 quotes``."""
    word = _NUMBERS[number] if number < len(_NUMBERS) else f"{number:,}"
    return f"{word} {noun if number == 1 else plural or noun + 's'}"


def listed(items: Sequence[str], limit: int = 5) -> str:
    """Items as a phrase: ``a``, ``a and b``, ``a, b and c``; above the limit ``a, b and 7 others``."""
    if len(items) > limit:
        items = [*items[: limit - 1], f"{len(items) - limit + 1} others"]
    return " and ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else list(items))


def sentence(text: str) -> str:
    """The text with a capital at its beginning and a full stop at its end."""
    return text[:1].upper() + text[1:] + ("" if re.search("[.!?…][\"”’']?$", text) else ".")


# --- the document -----------------------------------------------------------------------------------------------------


def facts(docs: Sequence[Doc], tables: Mapping[str, pd.DataFrame]) -> dict[str, object]:
    """What is known about one article, or about several, before any angle is looked at."""
    size = {
        "Words": int(tables["articles"]["words"].sum()),
        "Sentences": sum(1 for doc in docs for s in doc.sents if s.text.strip()),
        "Paragraphs": sum(len(paragraphs(doc.text)) for doc in docs),
    }
    if len(docs) > 1:
        return {"Articles": len(docs), **size}
    article = docs[0]._.article
    date = "unknown" if article.published is None else day(article.published)
    doubt = " (inferred, not stated)" if article.published_source == "inferred" else ""
    return {"Headline": article.title, "Outlet": article.outlet, "Published": date + doubt, **size}


def reading_notes(docs: Sequence[Doc]) -> list[str]:
    """What may go wrong in reading these articles: hidden characters, no date, no headline, unbalanced marks."""
    return [f"{doc._.article.name}: {n}" if len(docs) > 1 else n for doc in docs for n in _notes(doc)]


def _notes(doc: Doc) -> list[str]:
    article = doc._.article
    notes = []
    if article.published is None:
        notes.append("The publication date is unknown; it is not guessed.")
    elif article.published_source == "inferred":
        notes.append(f"The publication date, {day(article.published)}, was inferred by whoever collected the article.")
    if not article.title:
        notes.append("No headline is given; the first words of the text stand in for it.")
    hidden = hidden_characters(article.text)
    if hidden:
        names = listed(sorted({name for _, name in hidden}))
        notes.append(sentence(f"{counted(len(hidden), 'hidden character')} in the text ({names}), kept and marked"))
    open_ended = [q for q in quoted(article.text) if q.closed is None and not q.continues]
    if open_ended:
        places = listed([f"“{' '.join(article.text[q.opened : q.opened + 40].split()[:4])} …”" for q in open_ended])
        notes.append(sentence(f"{counted(len(open_ended), 'quotation')} never closed: {places}"))
    return notes


# --- quotes -----------------------------------------------------------------------------------------------------------


def voices(docs: Sequence[Doc], quotes: pd.DataFrame) -> pd.DataFrame:
    """Who is given how much room: one row a source as written, the one with most words first.

    Args:
        docs: The articles.
        quotes: The table of their quotes. Those nested in another are left out: their words count once.

    Returns:
        ``source``, ``quotes``, ``direct`` and ``indirect`` (words inside and outside quotation marks), ``words`` and
        ``share`` (of all words attributed to anybody, 0 to 1).
    """
    outer = quotes[quotes["inside"].isna()].copy()
    marked = {doc._.article.id: [(q.start, q.end) for q in quoted(doc.text)] for doc in docs}
    texts = {doc._.article.id: doc.text for doc in docs}
    words = [
        _words(texts[article_id], parts, marked[article_id])
        for article_id, parts in zip(outer["article_id"], outer["parts"], strict=True)
    ]
    outer["direct"] = [direct for direct, _ in words]
    outer["indirect"] = [indirect for _, indirect in words]
    outer["source"] = outer["source"].fillna(NOBODY)
    table = outer.groupby("source").agg(
        quotes=("source", "size"), direct=("direct", "sum"), indirect=("indirect", "sum")
    )
    table["words"] = table["direct"] + table["indirect"]
    table["share"] = table["words"] / max(1, int(table["words"].sum()))
    return table.reset_index().sort_values(["words", "source"], ascending=[False, True], ignore_index=True)


def _words(text: str, parts: Sequence[Sequence[int]], marked: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """How many words of these spans stand inside quotation marks, and how many outside."""
    starts = [m.start() for a, b in parts for m in _WORD.finditer(text, int(a), int(b))]
    direct = sum(any(a <= start < b for a, b in marked) for start in starts)
    return direct, len(starts) - direct


def who_speaks(quotes: pd.DataFrame) -> str:
    """The headline of the quotes: how many, by whom, how many in their own words."""
    outer = quotes[quotes["inside"].isna()]
    if outer.empty:
        return "Nobody is quoted, directly or indirectly."
    direct = outer[outer["kind"] == "direct"]
    named = outer["source"].dropna()
    speakers = list(named.groupby(named).size().sort_values(ascending=False, kind="stable").index)
    own = f"{counted(len(direct), 'of them', 'of them')} word for word" if len(direct) else "none of them word for word"
    if len(outer) == 1:
        own = "word for word" if len(direct) else "not word for word"
    unnamed = len(outer) - len(named)
    sources = f", from {counted(len(speakers), 'source as written', 'sources as written')}" if speakers else ""
    rest = f"; {counted(unnamed, 'quote')} with nobody named" if unnamed else ""
    return sentence(f"{counted(len(outer), 'quote')}, {own}{sources}{rest}")


def without_source(quotes: pd.DataFrame) -> str:
    """How many quotes name nobody who said it."""
    nobody = int(quotes["source"].isna().sum())
    if not nobody:
        return "Every quote names who is behind it."
    return sentence(f"{counted(nobody, 'quote')} of {len(quotes):,} {'names' if nobody == 1 else 'name'} nobody")


def most_room(table: pd.DataFrame) -> str:
    """Who is given most room, from what `voices` gave."""
    if table.empty:
        return "Nobody is given room."
    first = table.iloc[0]
    others = [_speaker(source) for source in table["source"][1:3]]
    after = f"; then {listed(others)}" if others else ""
    return f"Most room is given to {_speaker(first['source'])}: {first['share']:.0%} of all attributed words{after}."


def _speaker(source: object) -> str:
    """A source within a sentence."""
    return "unnamed sources" if source == NOBODY else str(source)


def own_words(table: pd.DataFrame) -> str:
    """How much of what is attributed stands in quotation marks, from what `voices` gave."""
    words, direct = int(table["words"].sum()), int(table["direct"].sum())
    if not words:
        return "There are no attributed words."
    speakers = [_speaker(source) for source in table.loc[table["direct"] > 0, "source"]]
    heard = f"{listed(speakers)} can be heard" if speakers else "nobody can be heard"
    rest = ", the rest is the outlet's wording" if direct < words else ""
    return (
        f"{direct:,} of {words:,} attributed {'word' if words == 1 else 'words'} ({direct / words:.0%}) "
        f"{'stands' if direct == 1 else 'stand'} in quotation marks; {heard} word for word{rest}."
    )


def unattributed(docs: Sequence[Doc], quotes: pd.DataFrame) -> pd.DataFrame:
    """Stretches in quotation marks that nobody is credited with: scare quotes, titles, and quotes that were missed.

    Returns:
        ``article_id``, ``start``, ``end``, ``text`` (with the marks), ``words``.
    """
    rows: list[dict[str, Any]] = []
    for doc in docs:
        article_id = doc._.article.id
        credited = quotes[(quotes["article_id"] == article_id) & quotes["source"].notna()]
        spans = [(int(a), int(b)) for parts in credited["parts"] for a, b in parts]
        for mark in quoted(doc.text):
            if mark.depth == 0 and not any(a < mark.end and mark.start < b for a, b in spans):
                text = doc.text[mark.start : mark.end]
                words = len(_WORD.findall(text))
                rows.append(
                    {"article_id": article_id, "start": mark.start, "end": mark.end, "text": text, "words": words}
                )
    return pd.DataFrame(rows, columns=["article_id", "start", "end", "text", "words"])


def nobody_credited(table: pd.DataFrame) -> str:
    """How many stretches in quotation marks nobody is credited with, from what `unattributed` gave."""
    if table.empty:
        return "Everything in quotation marks is credited to somebody."
    stretches = counted(len(table), "stretch", "stretches")
    verb = "is" if len(table) == 1 else "are"
    return sentence(
        f"{stretches} in quotation marks {verb} credited to nobody; they may be emphasis, titles, or misses"
    )
