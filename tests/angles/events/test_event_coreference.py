"""Which mentions are of one event."""

from __future__ import annotations

import pytest

from angle_rows import dated, row_of
from newsangles.angles.events.event_coreference import share_stem

SAME = [  # the later mention, the one that it is merged with (None: with none)
    ("France attacked Libya on Saturday. The attack killed ten soldiers.", "attack", "attacked"),
    ("Trump met Putin on Monday. The meeting lasted two hours.", "meeting", "met"),
    ("France held talks with Iran. The talks failed.", "talks", "held"),
    ("The army ordered a pause. The pause ended.", "pause", "pause"),
    ("Trump met Putin on Monday. Trump met Angela Merkel on Friday.", "met", None),
    ("France did not attack Libya. The attack on Libya was planned by Italy.", "attack", None),
    ("France attacked Libya. An attack on Iran followed.", "attack", None),
    ("Militants attacked bars in Tarn. Later, men assaulted a bank. The attack killed two.", "attack", "assaulted"),
    (
        "Militants attacked bars in Lyon in 2014. In 2016 gunmen raided a hotel. The raid left two dead.",
        "raid",
        "raided",
    ),
    ("The minister quit. The resignation shocked the party.", "resignation", "quit"),
    ("The army attacked the camp. The attack lasted an hour. Another attack followed.", "attack", None),
    ("The police shot a man in Lyon. Last year's shooting of a boy led to riots.", "shooting", None),
    ("A bomb exploded on Monday. The second explosion killed two.", "explosion", None),
    ("Gunmen killed six people in Lyon. Gunmen killed nine people in Nice.", "killed", None),
    ("France attacked Libya on Monday. On Friday France attacked Libya again.", "attacked", None),
    ("Police arrested Ana Ruiz in March. Her previous arrest was in 2012.", "arrest", None),
    ("Anna Berg accused them of theft. Later Anna Berg accused him of years of neglect.", "accused", None),
    ("This was the fourth time that Tom Hale was deported. Tom Hale was deported from Peru.", "deported", None),
    ("Rebels attacked shops in Lima. Rebels attacked soldiers in Lima.", "attacked", None),
    ("Ana Ruiz criticised Tom Hale for lying. Then Ana Ruiz criticised Tom Hale for his cuts.", "criticised", None),
]


@pytest.mark.parametrize(("text", "word", "first"), SAME)
def test_merging(text: str, word: str, first: str | None) -> None:
    rows = {row.event_id: row for row in dated(text)._.events}
    later = [row for row in rows.values() if row.text == word][-1]
    if first is None:
        reason = later.merge_reason or "part of"
        assert reason.startswith("part of")  # no other mention
    else:
        assert rows[later.merged_with or ""].text == first
        assert later.merge_reason


def test_another_mention_dates_the_first() -> None:
    doc = dated("France attacked Libya. The attack on Saturday killed ten soldiers.")
    row = row_of(doc, "attacked")
    assert (row.dating, row.begin) == ("stated", "2025-03-01")
    assert "another mention" in (row.date_reason or "")


@pytest.mark.xfail(strict=True, reason="a pronoun that means an event is not read")
def test_a_pronoun_dates_the_event() -> None:
    doc = dated("The union called a strike. It began on Monday.")
    assert row_of(doc, "strike").begin == "2025-03-03"


STEMS = [("suspension", "suspend"), ("decision", "decide"), ("agreement", "agree"), ("arrival", "arrive")]
STEMS += [("refusal", "refuse"), ("meeting", "meet"), ("invasion", "invade"), ("departure", "depart")]
NO_STEMS = [("comment", "come"), ("interview", "intervene"), ("contract", "contribute"), ("protest", "protect")]


@pytest.mark.parametrize(("noun", "verb", "same"), [(*p, True) for p in STEMS] + [(*p, False) for p in NO_STEMS])
def test_a_noun_and_its_verb(noun: str, verb: str, same: bool) -> None:
    assert share_stem(noun, verb) == share_stem(verb, noun) == same


def test_two_nouns_are_of_one_stem_only_if_they_are_one() -> None:
    assert share_stem("bombing", "bombing", both_nouns=True)
    assert not share_stem("bombing", "bomb", both_nouns=True)
