"""Means with ranges: none of few sentences, the same each time, wider where articles differ."""

from __future__ import annotations

import pandas as pd

from newsangles.angles.framing.findings import MIN_SENTENCES
from newsangles.angles.framing.ranges import with_ranges


def portrayals(scores: list[float], articles: str) -> pd.DataFrame:
    return pd.DataFrame({"person": "Ruiz", "score": scores, "article_id": list(articles)})


def test_few_sentences_have_no_mean() -> None:
    found = with_ranges(portrayals([0.5] * (MIN_SENTENCES - 1), "aabb"), ["person"])
    assert found["sentences"].item() == MIN_SENTENCES - 1 and found["score"].isna().all()
    assert with_ranges(portrayals([], ""), ["person"]).empty


def test_a_range_holds_its_mean_and_is_the_same_each_time() -> None:
    rows = portrayals([-1.0, -0.5, 0.0, 0.1, 0.2, 0.9], "aaabbb")
    found = with_ranges(rows, ["person"])
    assert found["low"].item() < found["score"].item() < found["high"].item()
    pd.testing.assert_frame_equal(found, with_ranges(rows, ["person"]))


def test_whole_articles_are_drawn() -> None:
    rows = portrayals([-0.9] * 3 + [0.9] * 3, "aaabbb")
    by_row, by_article = (with_ranges(rows, ["person"], within=within) for within in ([], ["article_id"]))
    assert by_article["units"].item() == 2 and by_article["low"].item() < by_row["low"].item()
    one = with_ranges(portrayals([0.1] * 6, "aaaaaa"), ["person"], within=["article_id"])
    assert one["score"].isna().all()
