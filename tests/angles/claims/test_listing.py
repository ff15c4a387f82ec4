"""The one list of the claims: each once, those to check first in front, and what it can be filtered by."""

from __future__ import annotations

import pandas as pd

from newsangles.angles.claims import listing

CLAIMS = pd.DataFrame(
    {
        "article_id": ["a"] * 4,
        "claim_id": ["c1", "c2", "c3", "c4"],
        "sort": ["outlet", "hearsay", "named person", "anonymous source"],
        "stance": ["neutral", None, "doubting", None],
        "stance_cue": ["said", None, "claimed", None],
        "text": ["It is", "reportedly it is", "it may be", "it was"],
        "links": [(), (), ("Ruiz said", "he said"), ("officials said",)],
        "cues": [(), ("reportedly",), ("may", "may"), ()],
        "context": [None, "The bank is old", None, None],
        "priority": [0.1, 0.2, 0.9, 0.5],
        "checkable": [0.5] * 4,
        "important": [0.5] * 4,
        "weak": [0.5] * 4,
    }
)
FIRST = CLAIMS.iloc[[2, 3]]
NUMBERS = pd.DataFrame({"article_id": ["a", "b"], "claim_id": ["c1", "c2"]})


def test_each_claim_stands_once_those_to_check_first_in_front() -> None:
    ordered = listing.first_to_check_first(CLAIMS, FIRST)
    assert list(ordered["claim_id"]) == ["c3", "c4", "c1", "c2"]
    assert ordered["made"].notna().tolist() == [True, True, False, False]
    doubted = "the outlet keeps its distance"
    assert ordered["because"].fillna("").tolist() == [
        f"Doubt or weight: “claimed”, {doubted}.",
        "",
        "",
        f"Put so by “reportedly”. Doubt or weight: “reportedly”, {doubted}.",
    ]


def test_a_filter_keeps_what_its_words_say_and_the_links_count_the_same() -> None:
    ordered = listing.first_to_check_first(CLAIMS, FIRST)
    found = listing.filters(ordered, NUMBERS)
    kept = {name: list(ordered.loc[keeps, "claim_id"]) for name, (_, keeps) in found.items()}
    assert kept == {
        "first": ["c3", "c4"],
        "all": ["c3", "c4", "c1", "c2"],
        "own": ["c1"],
        "unnamed": ["c4", "c2"],
        "hearsay": ["c2"],
        "number": ["c1"],
        "second": ["c3"],
        "leaning": ["c3", "c2"],
    }
    links = listing.contents(found)
    assert list(links.items())[:2] == [("four claims", "#claims-all"), ("two to check first", "#claims-first")]
    assert links["two without a named source"] == "#claims-unnamed"


def test_scare_quotes_are_doubt_and_said_to_be_some() -> None:
    doubted = CLAIMS.iloc[[0]].assign(stance="doubting", stance_cue="“reform”", context="After a week, where")
    (row,) = listing.first_to_check_first(doubted, FIRST).to_dict("records")
    assert row["because"] == "Doubt or weight: “reform”, in quotation marks, though nobody is quoted."
    assert row["before"] == "Before it: After a week."


def test_what_keeps_no_claim_is_no_filter() -> None:
    none = listing.filters(listing.first_to_check_first(CLAIMS.iloc[:0], FIRST.iloc[:0]), NUMBERS)
    assert none == {} and listing.contents(none) == {}
    named = listing.first_to_check_first(CLAIMS.assign(why="Nobody answers for it (“reportedly”)"), FIRST)
    assert "Doubt or weight: “reportedly”" not in str(list(named["because"])), "the reasons name it"
    alone = listing.first_to_check_first(CLAIMS.iloc[:1], FIRST.iloc[:0])
    assert list(listing.filters(alone, NUMBERS.iloc[:0])) == ["all", "own"]
