"""Near duplicates: wire copy, versions and the same text, and which of them count."""

from __future__ import annotations

import json

import pandas as pd
import pytest

from near_copies import ARTICLES, STORY
from newsangles.corpus.near_duplicates import copies, repeated_passages


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


LONG = [
    f"The {a} of Wexmouth told the {b} on Tuesday that the {c} would be mended before the winter, and that nobody "
    f"would have to pay for the {c} but the {a} itself, as the {b} had asked in a letter of two pages."
    for a, b, c in (("port", "council", "crane"), ("mayor", "county", "quay"), ("bank", "court", "bridge"))
]


def test_a_shortened_copy_and_one_with_own_paragraphs_are_copies() -> None:
    own = [
        f"Our reporter {n} has walked along {n} streets and met {n * 7} people who had not heard." for n in range(30)
    ]
    texts = [*LONG, LONG[0]], LONG[:1], LONG[1:], [*own[:15], *LONG, *own[15:]], own
    rows = [
        {"article_id": str(n), "outlet": str(n), "published": None, "text": "\n\n".join(text)}
        for n, text in enumerate(texts)
    ]
    kinds = copies(pd.DataFrame(rows[:4]))
    assert list(kinds["kind"]) == ["original", "wire copy", "wire copy", "wire copy"]
    assert list(kinds["counted"]) == [True, False, False, True] and kinds["similarity"].max() == 1
    ((start, end),) = json.loads(str(kinds["repeated"].iloc[3]))
    mixed = str(rows[3]["text"])
    assert mixed[start:end].strip() == "\n\n".join(LONG) and not any(kinds["repeated"].iloc[:3])
    assert repeated_passages(kinds).values.tolist() == [["3", start, end]]
    again = pd.DataFrame([*rows[:4], {**rows[3], "article_id": "5", "text": f"{mixed}\n\nMore is not known."}])
    assert list(copies(again)["counted"]) == [True, False, False, True, False], "own paragraphs count once, too"
    assert copies(pd.DataFrame([rows[0], rows[4]])).empty


@pytest.mark.parametrize("at", [0, 1, 2])
@pytest.mark.parametrize("more", ["", "Our reporter has walked along the harbour. " + "He met people. " * 12])
def test_a_digest_is_no_copy_of_its_stories_whatever_its_date(at: int, more: str) -> None:
    told = [[" ".join(f"{story}{k}of{n}" for k in range(30)) for n in range(3)] for story in "ab"]
    stories = ["\n\n".join(story) for story in told]
    digest = "\n\n".join([*told[0][:2], *told[1][:2], *([more] if more else [])])
    texts = [*stories[:at], digest, *stories[at:]]
    rows = [{"article_id": str(n), "outlet": f"o{n}", "published": None, "text": text} for n, text in enumerate(texts)]
    kinds = copies(pd.DataFrame(rows)).set_index("article_id")
    assert kinds["counted"].to_dict() == {str(n): n != at or bool(more) for n in range(3) if str(n) in kinds.index}
    assert str(at) in kinds.index and not kinds.loc[str(at), "first"]
    if more:
        ((start, end),) = json.loads(str(kinds.loc[str(at), "repeated"]))
        assert digest[end:] == more and start == 0


def test_a_line_below_every_article_makes_no_story() -> None:
    line = "Reporting by the desk in Wexmouth and Aldham; editing by nobody in particular for this page today."
    texts = [" ".join(f"w{n}x{k}" for k in range(60)) + f" {line}" for n in range(5)]
    rows = [{"article_id": str(n), "outlet": None, "published": None, "text": text} for n, text in enumerate(texts)]
    assert copies(pd.DataFrame(rows)).empty
