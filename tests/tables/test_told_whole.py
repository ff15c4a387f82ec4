"""Claims to be read alone: names put in after pronouns."""

from __future__ import annotations

from typing import Any

import pytest

from newsangles.tables.frames import frame
from newsangles.tables.schema import TABLES, columns
from newsangles.tables.told_whole import pointing_words, told_whole

NAMES = {("a", "a1"): "Ana Ruiz", ("a", "a2"): "Harbour Bank"}


def mention(text: str, word: str, actor: str, kind: str = "pronoun", **more: Any) -> dict[str, Any]:
    start = text.index(word)
    place = {"start": start, "end": start + len(word), "text": word, "actor_id": actor, "kind": kind}
    blank = {c.name: None for c in columns(TABLES["mentions"])}
    return {**blank, "article_id": "a", "confidence": 0.9, "label": "person", "reason": "", "rule": "", **place, **more}


def told(text: str, *mentions: dict[str, Any], claim: str = "", actor_id: str | None = None) -> str:
    claim = claim or text
    start = text.index(claim)
    row = {"article_id": "a", "start": start, "end": start + len(claim), "text": claim, "actor_id": actor_id}
    words = pointing_words(frame("mentions", list(mentions)), NAMES)
    return told_whole(row | {"subject": None, "subject_start": None}, words["a"] if words else (), NAMES)


@pytest.mark.parametrize(
    ("text", "word", "more", "expected"),
    [
        ("She left the bank.", "She", {}, "She [Ana Ruiz] left the bank."),
        ("She’s ill.", "She", {}, "She’s [Ana Ruiz] ill."),
        ("The clerk reported to her.", "her", {}, "The clerk reported to her [Ana Ruiz]."),
        ("She left the bank.", "She", {"confidence": 0.5}, "She left the bank."),
        ("She left the bank.", "She", {"confidence": None, "corrected": "by hand"}, "She [Ana Ruiz] left the bank."),
        ("These people left.", "These people", {"kind": "nominal"}, "These people [Ana Ruiz] left."),
        ("The people left.", "The people", {"kind": "nominal"}, "The people left."),
        ("You left the bank.", "You", {}, "You left the bank."),
        ("I left the bank.", "I", {}, "I left the bank."),
    ],
)
def test_names_stand_behind_pronouns(text: str, word: str, more: dict[str, Any], expected: str) -> None:
    assert told(text, mention(text, word, "a1", **more)) == expected


def test_a_name_is_put_in_once() -> None:
    text = "She said that her bank had lost it."
    both = mention(text, "She", "a1"), mention(text, "her", "a1"), mention(text, "it", "a2")
    assert told(text, *both) == "She [Ana Ruiz] said that her bank had lost it [Harbour Bank]."


def test_what_the_claim_names_itself_is_not_put_in() -> None:
    text = "Ruiz said that she left."
    assert told(text, mention(text, "Ruiz", "a1", "name"), mention(text, "she", "a1")) == text


def test_a_speaker_is_no_stranger() -> None:
    text = "We left the bank."
    word = mention(text, "We", "a2")
    assert told(text, word, actor_id="a2") == text
    assert told(text, word, actor_id="a1") == "We [Harbour Bank] left the bank."
