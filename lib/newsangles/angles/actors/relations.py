"""Relations: actors in one sentence, speakers and actors in their quotes, subjects and objects of one verb."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from newsangles.angles.actors.syntax import noun_of, one_of_several, subject_of
from newsangles.language.parsed_text import SUBJECTS, ParsedText
from newsangles.tables.schema import Edge, Mention, Quote


def edges(view: ParsedText, mentions: Sequence[Mention], rows: Sequence[Quote]) -> list[Edge]:
    """Edges between the actors of a text, in its order.

    Args:
        view: The text.
        mentions: Its mentions; those that are linked to an actor count.
        rows: Its quotes, with the actors that say them.
    """
    words = sorted((head_of(view, row), row.kind == "name", row.actor_id) for row in mentions if row.actor_id)
    inner = _within(view, mentions)
    places = [(i, actor_id) for i, _, actor_id in words if i not in inner]
    meant = {i: actor_id for i, _, actor_id in reversed(words)}  # a noun or pronoun takes precedence over a name

    def means(i: int) -> str | None:
        return meant.get(i) or (meant.get(noun_of(view, i)) if view.lower[i] in ("who", "which", "that") else None)

    found = [*_together(view, places), *_spoken(view, places, rows), *_acted(view, means)]
    return sorted(found, key=lambda e: (e.start, e.end, e.kind, e.source_actor_id, e.target_actor_id))


def _within(view: ParsedText, mentions: Sequence[Mention]) -> frozenset[int]:
    """Heads of names that are part of another name: the U.S. in U.S. Cyber Command."""
    inner, reach = set(), -1
    names = [row for row in mentions if row.kind == "name" and row.actor_id]
    for row in sorted(names, key=lambda row: (row.start, -row.end)):
        if row.end <= reach:
            inner.add(head_of(view, row))
        reach = max(reach, row.end)
    return frozenset(inner)


def head_of(view: ParsedText, row: Mention) -> int:
    """The head of a mention: a name's top, and a noun's or pronoun's last word; *one* of the victims."""
    first, last = view.word_at(row.start), view.word_at(row.end - 1)
    if row.kind == "nominal" and first < last and one_of_several(view, first):
        return first
    return view.top(view.word_at(row.start), last) if row.kind == "name" else last


def _together(view: ParsedText, places: Sequence[tuple[int, str]]) -> Iterator[Edge]:
    """Edges between actors mentioned in one sentence."""
    where: dict[int, dict[str, int]] = {}  # sentence -> actor id -> first word there
    for i, actor_id in sorted(places):
        where.setdefault(view.sent[i], {}).setdefault(actor_id, i)
    for sentence, here in sorted(where.items()):
        start, end = _sentence(view, sentence)
        for a, b in itertools.combinations(sorted(here, key=lambda x: (here[x], x)), 2):
            yield Edge(
                start=start,
                end=end,
                text=view.text[start:end],
                rule="one sentence",
                source_actor_id=a,
                target_actor_id=b,
                kind="together",
            )


def _sentence(view: ParsedText, sentence: int) -> tuple[int, int]:
    first, last = trimmed(view, *view.bounds[sentence])
    return view.idx[first], view.end[last]


def _spoken(view: ParsedText, places: Sequence[tuple[int, str]], rows: Sequence[Quote]) -> Iterator[Edge]:
    """Edges from a speaker to the actors of the quote."""
    ordered = sorted(places)
    starts = [view.idx[i] for i, _ in ordered]
    for quote in rows:
        if quote.actor_id is None or quote.inside is not None:
            continue
        speakers = (quote.actor_id, *quote.joint_actor_ids)
        about = {
            actor_id
            for begin, end in quote.parts
            for _, actor_id in ordered[bisect_left(starts, begin) : bisect_left(starts, end)]
        }
        for speaker, target in itertools.product(speakers, sorted(about - {*speakers})):
            yield Edge(
                start=quote.start,
                end=quote.end,
                text=quote.text,
                rule="quote",
                source_actor_id=speaker,
                target_actor_id=target,
                kind="about",
                cue=quote.cue,
            )


def _acted(view: ParsedText, means: Callable[[int], str | None]) -> Iterator[Edge]:
    """Edges from the subject of a verb to its object, or to a phrase with *with*, *to*, *against*."""
    for verb in range(view.n):
        if view.pos[verb] != "VERB":
            continue
        subject = subject_of(view, verb)
        passive = any(view.dep[k] == "nsubjpass" for k in view.children[verb])
        agent = next((x for k in view.children[verb] if view.dep[k] == "agent" for x in view.children[k]), -1)
        doer = agent if passive else subject
        objects = [
            k for k in view.children[verb] if view.dep[k] in ("dobj", "dative") or (passive and view.dep[k] in SUBJECTS)
        ]
        objects += [
            x
            for k in view.children[verb]
            if view.dep[k] == "prep" and view.masked_lower[k] in ("with", "to", "against", "on", "for", "at")
            for x in view.children[k]
            if view.dep[x] == "pobj"
        ]
        source = means(doer) if doer >= 0 else None
        for k in objects:
            target = means(k)
            if source and target and source != target:
                start, end = _sentence(view, view.sent[verb])
                yield Edge(
                    start=start,
                    end=end,
                    text=view.text[start:end],
                    rule="subject and object",
                    source_actor_id=source,
                    target_actor_id=target,
                    kind="acts",
                    cue=view.word[verb],
                )


def trimmed(view: ParsedText, first: int, last: int) -> tuple[int, int]:
    """A stretch of words without white space at its edges."""
    while first < last and view.word[first].isspace():
        first += 1
    while last > first and view.word[last].isspace():
        last -= 1
    return first, last
