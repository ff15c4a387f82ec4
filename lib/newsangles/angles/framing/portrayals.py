"""Portrayals: the tone in which a sentence tells of a person."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from spacy.tokens import Doc

from newsangles.angles.framing.tellings import Mention, Tellings
from newsangles.angles.framing.tone_features import Evidence, Person
from newsangles.angles.framing.tone_scorer import Tone, ToneScorer, scorer
from newsangles.angles.framing.tone_ties import is_tied
from newsangles.angles.framing.undergone import Undergoing
from newsangles.angles.framing.voices import Words, voices_of
from newsangles.angles.shell import plain_rows
from newsangles.language.parsed_text import ParsedText
from newsangles.tables.framing_rows import Judgement, Portrayal

RULE = "learned tone"

MIN_SHOWN = 0.8
"""A tone is shown where its chance is >= this, and its words are tied to the person (`is_tied`)."""

MIN_FAVOURABLE = 0.9
"""The same for a favourable tone, which readers share less often."""

DENIED = re.compile(
    r"\b(?:(?:deny|denies|den(?:ied|ying)|dismiss(?:es|ed|ing)?|reject(?:s|ed|ing)?|refut(?:es?|ed|ing)"
    r"|rebut(?:s|ted|ting)?|disput(?:es?|ed|ing)|debunk(?:s|ed|ing)?) .{0,40}?"
    r"(?:accus|alleg|charge|claim|criticism|perception|report|suggest|notion|idea|that)"
    r"|(?:unfounded|baseless|groundless|untrue|unfair)\b.{0,30}?(?:accus|alleg|charge|claim|criticism|perception))",
    re.IGNORECASE,
)
"""Words by which somebody says that what is told against a person is not so."""

MIN_LINKED = 0.9
"""A pronoun or noun is sure where its confidence is >= this; a name always."""


def portrayals(doc: Doc, judged: Sequence[Judgement] = ()) -> list[Portrayal]:
    """Portrayals of a parsed Doc, in the order of the text.

    Args:
        doc: A Doc with its quotes and actors; with its paragraphs, no headline is shown.
        judged: Its judgements; of whoever judges in a sentence no tone is shown.
    """
    scoring = scorer()
    tellings = Tellings(doc, scoring.columns)
    voices = voices_of(doc)
    found: list[Portrayal] = []
    persons = list(tellings.persons())
    undergoing = Undergoing(tellings.view, (person for person, _ in persons))
    for person, mention in persons:
        words = voices.at(mention["start"], mention["end"])
        found.append(_row(scoring, tellings, undergoing, person, mention, words, len(found) + 1))
    headlines = [row for row in plain_rows(doc, "paragraphs") if row["kind"] == "headline"]
    return [replace(row, shown=False) if row.shown and _is_apart(row, judged, headlines) else row for row in found]


def _is_apart(row: Portrayal, judged: Sequence[Judgement], headlines: Sequence[Mapping[str, Any]]) -> bool:
    """True where the tone may be another's: a judgement that is told, a denial, a headline, whose words are cut.

    It is so for whoever judges in the sentence, and for whoever the outlet says that others judge.
    """
    judges = any(
        row.actor_id == one.by_actor_id
        or (row.actor_id == one.target_actor_id and one.reported and row.voice == one.voice == "outlet")
        for one in judged
        if row.start <= one.start < row.end
    )
    denied = row.tone < 0 and DENIED.search(row.text) is not None
    return judges or denied or any(one["start"] <= row.start < one["end"] for one in headlines)


def _row(
    scoring: ToneScorer,
    tellings: Tellings,
    undergoing: Undergoing,
    person: Person,
    mention: Mention,
    words: Words,
    number: int,
) -> Portrayal:
    view, evidence = tellings.view, tellings.evidence(person)
    tone = scoring.tone(scoring.scores(evidence))
    first, last = _edges(view, *view.bounds[view.sent[person.first]])
    start, end = view.idx[first], view.end[last]
    cues = scoring.cues(evidence, tone.tone) if tone.tone else []
    shown = _is_shown(tone, evidence, mention, words) and is_tied(view, person, evidence, tone.tone, cues)
    undergone = not shown and undergoing(person, tone.tone, cues)
    spans = tuple((view.idx[i], view.end[i]) for i in cues)
    return Portrayal(
        start=start,
        end=end,
        text=view.text[start:end],
        rule=RULE,
        confidence=round(tone.chance, 2),
        portrayal_id=f"r{number}",
        actor_id=mention["actor_id"],
        mention=mention["text"],
        mention_start=mention["start"],
        mention_end=mention["end"],
        tone=tone.tone,
        score=round(tone.expected, 2),
        voice=words.voice,
        quote_id=words.quote_id,
        by_actor_id=words.by_actor_id,
        cues=tuple(view.text[a:b] for a, b in spans),
        cue_spans=spans,
        undergone=undergone,
        shown=shown,
    )


def _edges(view: ParsedText, first: int, last: int) -> tuple[int, int]:
    """The first and last word of a sentence that are no white space."""
    while first < last and view.word[first].isspace():
        first += 1
    while last > first and view.word[last].isspace():
        last -= 1
    return first, last


def _is_shown(tone: Tone, evidence: Evidence, mention: Mention, words: Words) -> bool:
    """True for a row that stands by itself: sure, not neutral, and about the person rather than by the person."""
    if not tone.tone or tone.chance < (MIN_FAVOURABLE if tone.tone > 0 else MIN_SHOWN):
        return False
    if mention["kind"] != "name" and (mention["confidence"] or 0.0) < MIN_LINKED:
        return False
    if words.by_actor_id is not None and words.by_actor_id == mention["actor_id"]:
        return False
    return not any(name in NOT_SHOWN for name, _ in evidence.strings)


NOT_SHOWN = frozenset(("speaks", "?", *(f"judged subject: {kind}" for kind in ("blame", "praise", "called"))))
"""Features of questions, and of somebody who speaks or judges: the words are his about others."""
