"""Sampling: exact shares, strata as equal as may be, the same rows for a seed whatever order the tables have."""

from __future__ import annotations

import pandas as pd
import pytest

from newsangles.accuracy import sampling
from newsangles.accuracy.tables import Judged
from newsangles.errors import ParameterError
from newsangles.tables.frames import Tables, frame, row_type
from newsangles.tables.schema import columns

CONFIDENCES = [0.2] * 3 + [0.6] * 40 + [0.95] * 100 + [None] * 7


def many() -> Tables:
    """An article of 150 sentences, each a quote."""
    text = "It is. " * 150
    empty = {"object": (), "int64": 0}
    made = {
        name: {c.name: empty.get(c.dtype) for c in columns(row_type(name))} for name in ("articles", "quotes", "actors")
    }
    quotes = [
        made["quotes"]
        | {"article_id": "a", "start": n * 7, "end": n * 7 + 5, "text": "It is", "kind": "direct", "rule": f"r{n % 2}"}
        | {"cue_class": "speech", "quote_id": f"q{n}", "confidence": confidence}
        for n, confidence in enumerate(CONFIDENCES)
    ]
    articles = [made["articles"] | {"article_id": "a", "text": text, "outlet": "Post", "published": "2025-03-07"}]
    return Tables(
        {"articles": frame("articles", articles), "quotes": frame("quotes", quotes), "actors": frame("actors", [])}
    )


def test_strata_are_as_equal_as_they_can_be_and_their_shares_exact() -> None:
    drawn = sampling.sample(many(), "quotes", 50, "confidence")
    found = drawn.groupby("stratum").agg(rows=("number", "size"), share=("share", "first"))
    assert dict(found["rows"]) == {"below 0.5": 3, "0.5 to 0.7": 20, "0.9 or more": 20, "not measured": 7}
    assert dict(found["share"]) == {"below 0.5": 1, "0.5 to 0.7": 20 / 40, "0.9 or more": 20 / 100, "not measured": 1}
    assert sum(1 / drawn["share"]) == pytest.approx(len(CONFIDENCES))
    assert list(drawn["number"]) == list(range(1, 51))
    assert (
        set(drawn["by"]) == {"confidence"} and set(drawn["seed"]) == {1} and set(drawn["published"]) == {"2025-03-07"}
    )


@pytest.mark.parametrize(("by", "rows", "drawn"), [("", 50, 50), ("rule", 3, 4), ("outlet", 5, 5), ("kind", 999, 150)])
def test_each_stratum_has_at_least_two(by: str, rows: int, drawn: int) -> None:
    found = sampling.sample(many(), "quotes", rows, by)
    assert len(found) == drawn
    assert not found.duplicated(["start"]).any()


def test_a_seed_draws_the_same_rows_whatever_order_the_table_has() -> None:
    tables = many()
    first = sampling.sample(tables, "quotes", 20, "rule", seed=7)
    tables["quotes"] = tables["quotes"].sample(frac=1, random_state=3, ignore_index=True)
    pd.testing.assert_frame_equal(sampling.sample(tables, "quotes", 20, "rule", seed=7), first)
    assert list(first["start"])[:4] == [917, 791, 168, 490]
    assert not sampling.sample(tables, "quotes", 20, "rule", seed=8)["start"].equals(first["start"])


def test_no_number_of_rows_means_all_in_the_order_of_the_text(judged: Judged) -> None:
    found = sampling.sample(judged, "mentions", 0)
    assert list(found["start"]) == sorted(found["start"])
    assert len(found) == len(judged.tables["mentions"]) and set(found["share"]) == {1.0}


def test_rows_that_were_corrected_by_hand_are_passed_over(judged: Judged) -> None:
    quotes = judged.tables["quotes"].copy()
    quotes.loc[0, "corrected"] = "Kim: it was so"
    found = sampling.sample({**judged.tables, "quotes": quotes}, "quotes", 0)
    assert len(found) == len(quotes) - 1 and quotes["start"][0] not in list(found["start"])


def test_sentences_are_drawn_for_what_is_missing(judged: Judged) -> None:
    found = sampling.missing(judged, ["quotes", "edges"], 3)
    assert (
        list(found["table"]) == ["quotes"] * 3 and set(found["asks"]) == {"missing"} and set(found["share"]) == {3 / 4}
    )
    first = found[found["start"] == 0].iloc[0] if (found["start"] == 0).any() else found.iloc[0]
    assert "⟦" in first["sentence"] and first["row"].startswith("found: “")
    whole = sampling.missing(judged, "events", 0)
    assert len(whole) == 4 and set(whole["share"]) == {1.0}
    both = sampling.together(found, whole)
    assert list(both["number"]) == list(range(1, 8))


def test_an_article_without_rows_or_sentences() -> None:
    empty = {name: rows.iloc[:0] for name, rows in many().items()}
    assert sampling.sample(empty, "quotes").empty and sampling.missing(empty, "quotes").empty


def test_nothing_to_group_by() -> None:
    with pytest.raises(ParameterError, match="nothing that rows are grouped by"):
        sampling.sample(many(), "quotes", by="weather")
