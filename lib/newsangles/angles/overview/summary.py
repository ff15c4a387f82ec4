"""Summary: a few statements of all angles, to be read first.

Each is a row with the places in the text that support it, so that a reader can check it there.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Any

import pandas as pd
from spacy.tokens import Doc

from newsangles.angles.actors import findings as actors_found
from newsangles.angles.claims import findings as claims_found
from newsangles.angles.claims import priorities
from newsangles.angles.events import findings as events_found
from newsangles.angles.quotes.findings import with_speakers
from newsangles.angles.structure.findings import in_running_text, left_out
from newsangles.angles.timeline import findings as timeline_found
from newsangles.documents.article import day, hidden_characters
from newsangles.language.quotation_marks import paragraphs, quoted
from newsangles.tables.frames import records
from newsangles.tables.schema import ON_REQUEST
from newsangles.tables.wording import (
    HEARSAY,
    NOBODY,
    OUTLET,
    SORTS,
    THE_OUTLET,
    UNCLEAR,
    brief,
    called,
    counted,
    in_words,
    line,
    listed,
    on_the_word_of,
    sentence,
)

MAX_VOICES, MAX_ROWS, MAX_ACTORS = 4, 3, 6
"""Default numbers of speakers, of rows of another topic, and of actors."""

MAX_PLACES = 8
"""Limit of sentences that a statement links to."""

_LONG, _SHORT = 240, 90
_PHRASE = 30  # characters
_COLUMNS = ("topic", "lead", "statement", "note", "article_id", "places")

Row = Mapping[Hashable, Any]
Statement = tuple[str, str | None, str, str | None, str | None, tuple[tuple[str, int], ...]]


def in_short(table: Mapping[str, pd.DataFrame], *, voices: int = MAX_VOICES, rows: int = MAX_ROWS) -> pd.DataFrame:
    """The few statements of all angles to see first, by topic.

    The topics: what is said, on whose word, hearsay, what to check first, who did what, and when.

    Args:
        table: The result of `newsangles.tables`.
        voices: So many voices are heard in short, each with the claim of theirs that matters most.
        rows: So many rows stand under each other topic.

    Returns:
        ``topic``, ``lead`` (the speaker, actor or date; empty where none), ``statement``, ``note`` (the reason why it
        is listed, if it needs one), ``places`` (``article_id`` and ``start`` of the rows that support it).
    """
    claims = claims_found.claims_with_sources(table)
    told = in_running_text(claims, table)
    return _frame(
        [
            *_said(told, table, voices),
            *_whose_word(claims),
            *_on_nobody(claims, table, rows),
            *_to_check(told, table, rows),
            *_done(table, rows),
            *_dated(table, rows),
        ]
    )


def people(table: Mapping[str, pd.DataFrame], limit: int = MAX_ACTORS) -> pd.DataFrame:
    """The main actors, each with a quote of theirs, a quote about them, and their events.

    Args:
        table: The result of `newsangles.tables`.
        limit: At most so many actors, the most central first, without places that neither speak nor act.

    Returns:
        As `in_short`; the topic is the actor.
    """
    actors = actors_found.ranked(table["actors"])
    said = table["quotes"][~table["quotes"]["cue_class"].isin(ON_REQUEST)]
    quotes = records(with_speakers(said, table["actors"]))
    told = records(events_found.classed(events_found.events_with_actors(table)))
    names = called(table["actors"])
    meant = [
        (m["article_id"], m["start"], names.get((m["article_id"], m["actor_id"]))) for m in records(table["mentions"])
    ]
    rows: list[Statement] = []
    shown = 0
    for actor in records(actors):
        if shown == limit:
            break
        i, name = actor["article_id"], actor["called"]
        own = [q for q in quotes if (q["article_id"], q["actor_id"]) == (i, actor["actor_id"])]
        about = [
            q
            for q in quotes
            if q["article_id"] == i
            and q["actor_id"] != actor["actor_id"]
            and (q["speaker"] or q["source"])
            and any(j == i and who == name and a <= at < b for j, at, who in meant for a, b in q["parts"])
        ]
        does = [d for d in told if d["article_id"] == i and d["who"] == name and d["standing"] == "done"]
        if actor["label"] == "place" and not (does or any(map(_is_heard, own))):  # where something is, not who acts
            continue
        shown += 1
        role = line(actor["role"]) if actor["role"] else actor["label"]
        stands = f", stands for {actor['stands_for']}" if actor["stands_for"] else ""
        times = {1: "once", 2: "twice"}.get(actor["mentions"]) or f"{in_words(actor['mentions'])} times"
        rows.append((name, None, sentence(f"{role}{stands}, meant {times}"), None, i, _places([actor])))
        rows += _quoted(name, "says", own)
        rows += _quoted(name, "is spoken of", about, by=True)
        if does:
            rows.append(
                (name, "does", listed([brief(d["did"], _SHORT) for d in does], MAX_ROWS), None, i, _places(does))
            )
    return _frame(rows)


def _is_heard(quote: Row) -> bool:
    """True if a quote is likelier right than wrong, and longer than a phrase."""
    sure = bool(quote["confidence"] is None or quote["confidence"] >= actors_found.DOUBT)
    return sure and bool(quote["end"] - quote["start"] >= _PHRASE)


def _quoted(name: str, lead: str, quotes: Sequence[Row], *, by: bool = False) -> Iterator[Statement]:
    """The quote that tells most, and the number of the others; nothing where none is sure and long enough."""
    heard = [q for q in quotes if _is_heard(q)]
    if not heard:
        return
    # A whole sentence in quotation marks tells most; a word in quotation marks tells less than an indirect quote.
    first = min(heard, key=lambda q: (q["kind"] != "direct" or q["end"] - q["start"] < _PHRASE, q["start"] - q["end"]))
    text = brief(first["text"], _LONG)
    text = text if any(mark in text for mark in '"“”') else f"“{text}”"
    who = f"{line(first['speaker'] or first['source'] or NOBODY)}: " if by else ""
    more = f" (and {counted(len(quotes) - 1, 'more quote')})" if len(quotes) > 1 else ""
    yield name, lead, f"{who}{text}{more}", None, first["article_id"], _places([first, *quotes])


# --- each topic -------------------------------------------------------------------------------------------------------


def _said(claims: pd.DataFrame, table: Mapping[str, pd.DataFrame], limit: int) -> Iterator[Statement]:
    """The most important claim of each speaker, for the speakers with the most important claims."""
    heard: dict[str, Row] = {}
    known = ~claims["sort"].isin([HEARSAY, UNCLEAR]) & (claims["status"] != "question")
    voiced = priorities.whole(claims[known])
    # News begins with the news: of the outlet's own claims the first is the most important.
    first = voiced[voiced["sort"] == OUTLET].drop_duplicates("article_id")
    for claim in (*records(first), *records(priorities.by_importance(voiced, table))):
        heard.setdefault(claim["who"], claim)
    for who, row in list(heard.items())[:limit]:
        how = [row["status"]] if row["status"] != "fact" else []
        how += [row["certainty"]] if row["certainty"] not in ("certain", "unknown") and not how else []
        note = f"put as {listed(how)}" if how else None
        yield "It says", who, brief(row["claim"], _LONG), note, row["article_id"], _places([row])
    if len(heard) > limit:
        rest = list(heard.items())[limit:]
        names = listed([who for who, _ in rest], MAX_VOICES)
        others = [row for _, row in rest]
        yield "It says", None, sentence(f"heard too: {names}"), None, None, _places(others)


def _whose_word(claims: pd.DataFrame) -> Iterator[Statement]:
    sorts = claims.groupby("sort").agg(
        claims=("sort", "size"),
        different=("who", "nunique"),
        article_id=("article_id", "first"),
        start=("start", "first"),
    )
    profile = sorts.reindex([sort for sort in SORTS if sort in sorts.index]).reset_index()
    said = claims_found.on_whose_word(profile)
    yield "On whose word", None, said, None, None, _places(records(profile))


def _on_nobody(claims: pd.DataFrame, table: Mapping[str, pd.DataFrame], limit: int) -> Iterator[Statement]:
    found = claims[claims["sort"] == HEARSAY]
    if found.empty:
        said = claims_found.behind_nobody(found, claims)
        yield "Hearsay", None, said, None, None, ()
    alone = priorities.whole(found)
    best = records(priorities.by_importance(found if alone.empty else alone, table))[:limit]
    for row in best:
        yield "Hearsay", None, brief(row["claim"], _LONG), None, row["article_id"], _places([row])
    known = {(row["article_id"], row["claim_id"]) for row in best}
    rest = [row for row in records(found) if (row["article_id"], row["claim_id"]) not in known]
    if rest:
        more = sentence(f"and {counted(len(rest), 'more claim')}")
        yield "Hearsay", None, more, None, None, _places(rest)


def _to_check(claims: pd.DataFrame, table: Mapping[str, pd.DataFrame], limit: int) -> Iterator[Statement]:
    for claim in records(priorities.check_first(priorities.whole(claims), table, limit)):
        yield "Check first", None, brief(claim["claim"], _LONG), claim["why"], claim["article_id"], _places([claim])


def _done(table: Mapping[str, pd.DataFrame], limit: int) -> Iterator[Statement]:
    """The pairs of actors with most events put as done, and these events."""
    told = events_found.classed(events_found.events_with_actors(table))
    done = [d for d in records(told) if d["standing"] == "done" and d["who"] and d["whom"]]
    pairs: dict[tuple[str, str], list[Row]] = {}
    for deed in done:
        pairs.setdefault((deed["who"], deed["whom"]), []).append(deed)
    for (who, whom), rows in sorted(pairs.items(), key=lambda pair: -len(pair[1]))[:limit]:
        what = listed([brief(row["did"], _SHORT) for row in rows], MAX_ROWS)
        words = listed(list(dict.fromkeys(str(row["word"]) for row in rows)), MAX_ROWS)
        yield "Who did what", f"{who} → {whom}", what, on_the_word_of(words), rows[0]["article_id"], _places(rows)


def _dated(table: Mapping[str, pd.DataFrame], limit: int) -> Iterator[Statement]:
    """Events put as done on a day that the text gives, those with a class and told more often first."""
    events = timeline_found.events_on_timeline(table)
    dated = events[
        (events["lane"] == timeline_found.DATED) & ~events["when"].str.endswith(timeline_found.STAR).fillna(False)
    ]
    rows = sorted(records(dated), key=lambda row: (row["classed"] is None, -row["mentions"]))[:limit]
    for row in sorted(rows, key=lambda row: (row["begin"], row["article_id"], row["start"])):
        word = None if row["word"] == THE_OUTLET else on_the_word_of(row["word"])
        yield "When", row["when"], brief(row["what"], _LONG), word, row["article_id"], _places([row])


def _places(rows: Sequence[Row]) -> tuple[tuple[str, int], ...]:
    return tuple(dict.fromkeys((row["article_id"], int(row["start"])) for row in rows))[:MAX_PLACES]


def _frame(rows: Sequence[Statement]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=list(_COLUMNS))
    return frame.astype(dict.fromkeys(("topic", "lead", "statement", "note", "article_id"), "str"))


# --- the document -----------------------------------------------------------------------------------------------------


def facts(docs: Sequence[Doc], tables: Mapping[str, pd.DataFrame]) -> dict[str, object]:
    """The facts known of one article, or of several, before any angle is looked at."""
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
    """Doubts about these articles: hidden characters, no date, no headline, unbalanced marks.

    Corrections by hand that no longer fit the text, and so were not applied, are among them.
    """
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
    notes += filter(None, [left_out(row.kind for row in doc._.paragraphs)])
    notes += [sentence(f"A correction was not applied: {line}") for line in doc._.corrections_left]
    return notes
