"""The parts of a text by its layout alone: kinds of paragraphs and speakers of turns.

Four steps, each over all lines: what the page's tags or a line's own form tell; letters, or the turns of speakers;
quotations that stand apart from the text; and, by where the body of the text is, what the lines are that no form knows.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from newsangles.language.quotation_marks import paragraphs
from newsangles.language.structure.bearers import name_bearers
from newsangles.language.structure.body import place
from newsangles.language.structure.datelines import dateline_end
from newsangles.language.structure.drafts import Draft
from newsangles.language.structure.forms import kind_by_form
from newsangles.language.structure.frames import SHAPE, links_below_names, number_lines
from newsangles.language.structure.interviews import (
    ask_and_answer,
    ask_and_answer_at_once,
    asked_between_labels,
    go_on_unlabelled,
    topics,
)
from newsangles.language.structure.letters import Letters
from newsangles.language.structure.lines import lines_of
from newsangles.language.structure.part import Part
from newsangles.language.structure.quotations import quotations
from newsangles.language.structure.turns import Turns

BY_PAGE = "told by the page's own tags"
"""The ground of a kind that the page's tags give."""

OPENINGS_OF_BYLINES = ("by ", "words by ", "written by ", "story by ")
"""Words with which a document's first line is a byline; a name alone is likelier a headline there."""

CONFIDENCE = {
    "body": 0.89, "turn": 0.98, "question": 0.86, "deck": 0.46, "headline": 0.83, "heading": 0.6,
    "caption": 0.8, "byline": 0.73, "agency": 0.47, "timestamp": 0.94, "photo_credit": 0.8,
    "stage": 0.75, "note": 0.5, "menu": 0.96, "related": 0.89, "embed": 0.76, "pull_quote": 0.83,
    "dateline": 0.8, "list": 0.6, "quote_credit": 0.8,
}  # fmt: skip
"""The share of parts of a kind that truly have it.

Counted over 1,268 paragraphs of 43 articles, pages and transcripts marked by hand, once before the rules had met 25 of
these texts and once after; the mean, with one right and one wrong part added. Agency, embed, note, photo_credit,
pull_quote, question and stage had fewer than ten parts. The last three kinds are not measured, but estimated.
"""

MIN_SPOKEN = 2
"""Labels of speakers outside letters that make a document a conversation in which a letter is read."""

PAGE_CONFIDENCE = 0.97
"""The same where the page's tags tell the kind; estimated, not measured."""


def parts(text: str, page: Sequence[tuple[int, int, str]] = ()) -> tuple[Part, ...]:
    """The parts of a text, in its order.

    Args:
        text: Any text.
        page: Kinds that a page's tags tell, each as (start, end, kind).

    Returns:
        Parts that cover each paragraph's characters, none over another.
    """
    drafts = [Draft(line) for line in lines_of(text, paragraphs(text))]
    _tell(drafts, page)
    for draft in drafts:
        if not draft.told and (found := kind_by_form(draft.line)):
            draft.be(*found)
    first = drafts[0] if len(drafts) > 1 else None
    if first and first.kind == "embed" and not first.told and first.line.short:
        first.be("", "")  # a headline that ends in a hashtag
    if first and first.kind == "byline" and not (first.told or first.line.flat.startswith(OPENINGS_OF_BYLINES)):
        first.be("", "")  # a headline of names: *Anna Birch in Holm*
    number_lines(drafts)
    links = links_below_names(drafts)
    letters, turns = Letters(drafts), Turns(drafts, text)
    if letters.found and sum(not letters.holds(i) for i in turns.labels) < MIN_SPOKEN:
        turns.labels = {}
        for draft in drafts:
            draft.label = None
        letters.mark()
    turns.mark()
    if not any(label.shape in ("alone", SHAPE) for label in turns.labels.values()):
        for draft, kind, reason in links:  # the names are no labels
            if not draft.speech:
                draft.be(kind, reason)
    if turns.labels:
        go_on_unlabelled(drafts) or asked_between_labels(drafts)
    elif not any(draft.speech for draft in drafts):
        topics(drafts) or ask_and_answer(drafts) or ask_and_answer_at_once(drafts)
    name_bearers(drafts, turns.named)
    quotations(drafts)
    place(drafts)
    return tuple(_parts(drafts))


def _tell(drafts: Sequence[Draft], page: Sequence[tuple[int, int, str]]) -> None:
    """Give lines the kinds that a page's tags tell, where these cover at least half of the line."""
    starts = [draft.line.start for draft in drafts]
    for start, end, kind in page:
        at = max(0, bisect_left(starts, start) - 1)
        for draft in drafts[at:]:
            line = draft.line
            if line.start >= end:
                break
            if 2 * (min(end, line.end) - max(start, line.start)) >= line.end - line.start:
                draft.be(kind, BY_PAGE)
                draft.told = True


def _parts(drafts: Sequence[Draft]) -> Iterator[Part]:
    body = 0
    for draft in drafts:
        line = draft.line
        sure = PAGE_CONFIDENCE if draft.told else CONFIDENCE.get(draft.kind)
        if draft.speech:
            for speech in draft.speech:
                label = speech.label or (None, None)
                spoken = speech.kind in ("turn", "question")
                yield Part(
                    start=speech.start, end=_trimmed(line.text, line.start, speech.end), kind=speech.kind,
                    reason=speech.reason, confidence=CONFIDENCE[speech.kind] if speech.measured else None,
                    speaker=speech.speaker or None, speaker_start=label[0], speaker_end=label[1],
                    said_start=speech.said if spoken else None, turn=speech.turn if spoken else None,
                )  # fmt: skip
            continue
        start = line.start
        if draft.kind == "body":
            end = dateline_end(line.text, first=body == 0)
            body += 1
            if end:
                yield Part(
                    start=start, end=_trimmed(line.text, start, start + end), kind="dateline",
                    reason="names the place and the agency before the report", confidence=CONFIDENCE["dateline"],
                )  # fmt: skip
                start += end
        credit = draft.credit or (None, None)
        yield Part(
            start=start, end=line.end, kind=draft.kind, reason=draft.reason, confidence=sure,
            speaker=line.text[credit[0] - line.start : credit[1] - line.start] if credit[0] is not None else None,
            speaker_start=credit[0], speaker_end=credit[1],
        )  # fmt: skip


def _trimmed(text: str, offset: int, end: int) -> int:
    return offset + len(text[: end - offset].rstrip())
