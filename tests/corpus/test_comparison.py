"""Comparison of articles: what several say, copies, versions and what changed between them."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsangles.corpus import comparison
from newsangles.corpus.query import Corpus


def test_what_is_repeated(corpus: Corpus, every: Corpus) -> None:
    table = comparison.repeated(corpus).set_index("claim")
    cost = table.loc["The repair will cost $46 million"]
    assert (cost["articles"], cost["outlets"]) == (2, 2)
    assert table.loc["work on the bridge had already stopped", "who"] == "Dockers' Union and Holt Marine"
    assert "council approved" not in " ".join(table.index), "two versions of one story repeat nothing"
    assert len(comparison.repeated(every)) > len(table), "wire copy repeats all that it says"


def test_what_is_repeated_in_words() -> None:
    rows = {"claim": ["It cost ten"], "articles": [3]}
    told = comparison.what_is_repeated(pd.DataFrame(rows))
    assert told == "One claim is made by several articles; most often: “It cost ten”."
    assert comparison.what_is_repeated(pd.DataFrame(rows).head(0)).startswith("No claim")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge would open again in September", {"bridge", "open", "september"}),
        ("The bridge had not been opened", {"bridge", "open"}),
        ("It didn't cost $1,000 or 2.5 million", {"cost", "1,000", "2.5", "million"}),
        ("I don’t know", {"know"}),
        ("US troops may kill nine or twenty", {"us", "troop", "may", "kill", "9", "20"}),
        ("Thirteen or 13 boats", {"13", "boat"}),
        ("", set()),
    ],
)
def test_content_words(text: str, expected: set[str]) -> None:
    assert comparison.content_words(text) == expected


@given(st.lists(st.frozensets(st.sampled_from("abcdefghij"), max_size=8), max_size=12))
def test_no_set_that_shares_enough_is_missed(sets: list[frozenset[str]]) -> None:
    expected: list[list[int]] = []
    for n, words in enumerate(sets):
        if len(words) >= comparison.MIN_CONTENT_WORDS:
            shares = [len(words & sets[g[0]]) / len(words | sets[g[0]]) for g in expected]
            best = max(shares, default=0.0)
            if best >= comparison.MIN_SAME_CLAIM_SHARE:
                expected[shares.index(best)].append(n)
            else:
                expected.append([n])
    assert comparison.alike_sets(sets) == expected


def test_which_articles_are_one_text(corpus: Corpus) -> None:
    table = comparison.stories(corpus)
    assert list(table["kind"]) == ["original", "wire copy", "original", "version", "original", "same text"]
    assert comparison.what_is_copied(table) == (
        "One article is word for word another, one article is wire copy of another and one article is a later version "
        "of another."
    )


def test_what_changed_between_versions(corpus: Corpus) -> None:
    table = comparison.versions(corpus)
    told = [(row.what, row.figures) for row in table.itertuples()]
    assert ("reworded", "40 → 46") in told
    assert [what for what, _ in told].count("added") == 3
    (cost,) = [row for row in table.itertuples() if row.figures == "40 → 46"]
    assert cost.before == "The repair will cost $40 million, Mayor Ana Ruiz said after the vote."
    assert cost.after == cost.before.replace("40", "46")
    assert cost.places == [("4-repair-courier", ""), ("5-repair-courier-updated", "")]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("One. Two.", "One. Two.", []),
        ("One. Two.", "One. Two. Three.", [("added", None, "Three.", None)]),
        ("One. Two.", "Two.", [("dropped", "One.", None, None)]),
        (
            "It cost 5 dollars to mend the bridge.",
            "It cost 7 dollars to mend the bridge.",
            [
                (
                    "reworded",
                    "It cost 5 dollars to mend the bridge.",
                    "It cost 7 dollars to mend the bridge.",
                    "5 → 7",
                )
            ],
        ),
        (
            "A dog barked.",
            "Prices rose.",
            [("added", None, "Prices rose.", None), ("dropped", "A dog barked.", None, None)],
        ),
    ],
)
def test_changes(before: str, after: str, expected: list[tuple[str, str | None, str | None, str | None]]) -> None:
    assert [tuple(change.values()) for change in comparison.changes(before, after)] == expected


@given(
    st.lists(st.sampled_from(["One went.", "Two came.", "Three of us slept."]), max_size=6), st.permutations(range(3))
)
def test_changes_account_for_every_sentence(sentences: list[str], order: list[int]) -> None:
    other = [sentences[n] for n in order if n < len(sentences)]
    found = list(comparison.changes(" ".join(sentences), " ".join(other)))
    gone = sum(change["before"] is not None for change in found)
    come = sum(change["after"] is not None for change in found)
    assert len(sentences) - gone == len(other) - come
