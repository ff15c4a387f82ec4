"""Near duplicates: wire copy, versions and the same text, and which of them count."""

from __future__ import annotations

import pandas as pd
import pytest

from near_copies import ARTICLES, STORY
from newsangles.corpus.near_duplicates import copies


def found() -> pd.DataFrame:
    return copies(pd.DataFrame([{**vars(a), "article_id": a.id, "published": a.published} for a in ARTICLES]))


def test_copies_are_found_with_the_earliest_first() -> None:
    assert [(row.article_id, row.kind, row.first) for row in found().itertuples()] == [
        ("first", "original", True),
        ("wire", "wire copy", False),
        ("late", "version", False),
        ("same", "same text", False),
    ]
    assert set(found()["story_id"]) == {"first"}
    assert found().set_index("article_id")["counted"].to_dict() == {
        "first": True,
        "wire": False,
        "late": False,
        "same": False,
    }
    assert found()["similarity"].between(0.5, 1).all()


def test_of_one_story_the_latest_version_counts_and_what_has_drifted_away() -> None:
    texts = [STORY, f"{STORY} More is known.", f"Update. {STORY}", STORY]
    rows = [
        {"article_id": str(n), "outlet": outlet, "published": None, "text": text}
        for n, (outlet, text) in enumerate(zip(["A", "A", "B", None], texts, strict=True))
    ]
    kinds = copies(pd.DataFrame(rows))
    assert list(kinds["kind"]) == ["original", "version", "wire copy", "same text"]
    assert list(kinds["counted"]) == [False, True, False, False]
    drifted = [" ".join(f"x{k}" for k in range(n * 40, n * 40 + 150)) for n in range(5)]
    rows = [{"article_id": str(n), "outlet": str(n), "published": None, "text": text} for n, text in enumerate(drifted)]
    kinds = copies(pd.DataFrame(rows))
    assert set(kinds["story_id"]) == {"0"} and len(kinds) == 5, "each is like the one before it"
    assert kinds["counted"].iloc[-1], "the last has nothing of the first"


def test_where_no_outlet_is_known_nothing_is_called_wire_copy() -> None:
    rows = [{"article_id": n, "outlet": None, "published": None, "text": f"{n} {STORY}"} for n in "ab"]
    kinds = copies(pd.DataFrame(rows))
    assert list(kinds["kind"]) == ["original", "alike"] and kinds["counted"].all()


@pytest.mark.parametrize("texts", [[], ["", ""], ["Closed.", "Open."], ["One two three.", "One two four."]])
def test_texts_with_little_in_them_are_no_copies(texts: list[str]) -> None:
    rows = [{"article_id": str(n), "outlet": None, "published": None, "text": text} for n, text in enumerate(texts)]
    assert copies(pd.DataFrame(rows, columns=["article_id", "outlet", "published", "text"])).empty
