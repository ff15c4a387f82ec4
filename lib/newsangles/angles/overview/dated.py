"""When: deeds with a time that hangs on the verb itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from newsangles.angles.overview.clauses import (
    FIRST_PERSON,
    as_clause,
    full_phrase,
    is_clause,
    is_done,
    phrase_end,
    verb_of,
    word_of,
)
from newsangles.angles.overview.lexicon import words
from newsangles.angles.overview.sentences import Row, Sentences, Statement, has_word, is_balanced
from newsangles.tables.wording import days_in_words, line

TOPIC = "When"

MIN_TIME = 0.8
"""A time is shown if its confidence is >= this."""

MIN_CLAUSE = 8
"""Fewest words of a clause that is shown with its time."""

_UNITS = frozenset(("day", "part of day", "hour", "month", "year", "weekend", "week"))
_EXACT = frozenset(("day", "part of day", "hour"))
_FRAMES = frozenset(("on", "in", "at", "during"))
_MAX_DEPTH = 6


def dated(page: Sentences, taken: set[int], limit: int) -> Iterator[Statement]:
    """Deeds with their times, one a sentence, in the order of the text.

    Args:
        page: The article.
        taken: Numbers of the sentences that are shown already.
        limit: At most so many.
    """
    found: dict[int, Statement] = {}
    rows = (row for event in page.rows["events"] if (row := _dated(page, event)) is not None)
    for row in sorted(rows, key=lambda row: (-row.rank, row.start)):
        if len(found) < limit and row.sentence not in taken:
            found.setdefault(row.sentence, row)
    yield from sorted(found.values(), key=lambda row: row.sentence)


def _dated(page: Sentences, event: Row) -> Statement | None:
    """An event with its time as a statement; None where the time may be another's."""
    time = page.times.get(event["time_id"])
    if (
        time is None
        or (event["dating"] == "undated" and page.published)
        or not _is_sure(time)
        or not is_done(page, event)
    ):
        return None
    subject = _subject(event)
    verb = verb_of(page, event)
    who = full_phrase(page, *subject) if subject else ""
    if verb is None or not subject or not who or not _hangs_on(page, time, verb):
        return None
    if who == "noun" and page.actor_at(subject[0]) is None and not event["class"]:
        return None
    end = max(phrase_end(page, event, event["end"]), time["end"] if time["start"] > subject[0] else 0)
    text, i = line(page.text[subject[0] : end]), page.at(subject[0])
    word = word_of(page, event)
    if word is None or not is_clause(page, subject[0], end) or not _is_told_well(page, event, time, text):
        return None
    return Statement(
        topic=TOPIC,
        text=as_clause(page, subject[0], end),
        sentence=i,
        start=subject[0],
        lead=_when(page, time),
        added=word[0],
        note=word[1] or None,
        kinds=("date surely read",),
        rank=1.0 * bool(event["class"]) + 0.5 * (i < 4) + 0.4 * (time["granularity"] in _EXACT),
    )


def _is_sure(time: Row) -> bool:
    return (
        time["kind"] in ("DATE", "TIME")
        and (time["granularity"] is None or time["granularity"] in _UNITS)
        and (time["confidence"] is None or time["confidence"] >= MIN_TIME)
    )


def _subject(event: Row) -> tuple[int, int] | None:
    """The characters of the subject, which stands before the verb."""
    if event["source_start"] is not None and event["source_rule"] == "subject":
        found = event["source_start"], event["source_end"]
    elif event["object_start"] is not None and event["object_rule"] == "passive subject":
        found = event["object_start"], event["object_end"]
    else:
        return None
    return found if found[0] < event["start"] else None


def _hangs_on(page: Sentences, time: Row, verb: Token) -> bool:
    """True if a time hangs on the verb itself, by *on*, *in*, *at*, *during* or nothing; not on a noun."""
    span = page.span(time["start"], time["end"])
    if span is None:
        return False
    if any(_may_take_it(word) for word in page.doc[verb.i + 1 : span.start]):
        return False
    word, steps = span.root, 0
    if word.dep_ == "pobj" and word.head.dep_ == "prep" and word.head.lower_ not in _FRAMES:
        return False
    while word.i != verb.i and word.head.i != word.i and steps < _MAX_DEPTH:
        word, steps = word.head, steps + 1
        inner = span.start <= word.i < span.end
        if word.i != verb.i and word.pos_ not in ("ADP", "SCONJ", "ADV") and not inner:
            return False
    return word.i == verb.i


def _may_take_it(word: Token) -> bool:
    """True for what tells more of a noun, whose own time may follow: referred to inquiries into *fees* in 2016."""
    of_a_noun = word.dep_ == "pobj" and word.head.head.pos_ == "NOUN"
    return of_a_noun and word.ent_type_ not in ("DATE", "TIME")


def _is_told_well(page: Sentences, event: Row, time: Row, text: str) -> bool:
    """True if a clause can stand alone, tells more than its time, and is no date of somebody's life."""
    if len(text.split()) < MIN_CLAUSE or FIRST_PERSON.search(text) or not is_balanced(text):
        return False
    if has_word(page.span(event["start"], event["end"]), words()["life"]):
        return False
    inside = event["object_start"] is not None and event["object_start"] <= time["start"] < event["object_end"]
    between = page.text[event["end"] : time["start"]]
    return not inside or re.search("[A-Za-z]{4}", between) is not None  # not “entered 2005”


def _when(page: Sentences, time: Row) -> str:
    """A time's day or days where they are known, else its words in quotation marks."""
    written = f"“{line(time['text'])}”"
    known = time["begin"] and time["anchor"] != "list" and (page.published or time["anchor"] in (None, "the text"))
    if not known:
        return written
    today = time["begin"] == time["end_date"] == str(page.published)[:10]
    weekday = re.fullmatch(r"[A-Z]\w+day\w*", line(time["text"]))
    return written if today and weekday else days_in_words(time["begin"], time["end_date"])  # today, or a week ago
