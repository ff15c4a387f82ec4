"""Near duplicates: wire copy, versions and the same text, and which of them count."""

from __future__ import annotations

import json

import pandas as pd
import pytest

from near_copies import ARTICLES, STORY
from newsangles.corpus import near_duplicates
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


TOLD = [[" ".join(f"{story}{k}of{n}" for k in range(30)) for n in range(3)] for story in "abc"]


def counted(texts: list[list[str]], outlets: str) -> pd.DataFrame:
    rows = [
        {"article_id": str(n), "outlet": outlet, "published": None, "text": "\n\n".join(text)}
        for n, (text, outlet) in enumerate(zip(texts, outlets, strict=True))
    ]
    return copies(pd.DataFrame(rows)).set_index("article_id")


@pytest.mark.parametrize("outlets", ["xyz", "xxx"])
@pytest.mark.parametrize("at", [0, 1, 2])
@pytest.mark.parametrize("whole", [2, 3])
@pytest.mark.parametrize("more", ["", "Our reporter has walked along the harbour. " + "He met people. " * 12])
def test_a_digest_is_no_copy_of_its_stories_whatever_its_date(at: int, more: str, whole: int, outlets: str) -> None:
    digest = [*TOLD[0][:whole], *TOLD[1][:whole], *([more] if more else [])]
    kinds = counted([*TOLD[:2][:at], digest, *TOLD[:2][at:]], outlets)
    assert kinds["counted"].to_dict() == {str(n): n != at or bool(more) for n in range(3) if str(n) in kinds.index}
    assert str(at) in kinds.index and not kinds.loc[str(at), "first"]
    if more:
        ((start, end),) = json.loads(str(kinds.loc[str(at), "repeated"]))
        assert "\n\n".join(digest)[end:] == more and start == 0


def test_a_story_in_two_digests_and_a_digest_in_two_outlets() -> None:
    first, second = [*TOLD[0], *TOLD[1]], [*TOLD[0], *TOLD[2]]
    kinds = counted([first, second, first, [*first, "More is not known."], *TOLD, TOLD[0][:2]], "stuvwxyz")
    assert kinds["counted"].to_dict() == {str(n): n in (4, 5, 6) for n in range(8) if str(n) in kinds.index}
    assert kinds.loc["7", "story_id"] == "4", "a shortened copy is one of the story, not of the digest"
    shortened = counted([first, first[:4], first[:3], first[:5]], "xyza")
    assert shortened["counted"].to_list() == [True, False, False, False], "copies that share their beginning are such"


def test_no_text_is_compared_twice_for_a_digest(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    candidates = near_duplicates._candidates
    monkeypatch.setattr(near_duplicates, "_candidates", lambda *of: asked.append(1) or candidates(*of))
    told = [[" ".join(f"s{story}w{k}p{n}" for k in range(20)) for n in range(2)] for story in range(60)]
    kinds = counted([*([*told[n], *told[n + 1]] for n in range(0, 60, 6)), *told], "x" * 70)
    assert len(asked) == 70 and kinds["counted"].sum() == 10, "of each digest its first story is in the table"


def test_a_line_below_every_article_makes_no_story() -> None:
    line = "Reporting by the desk in Wexmouth and Aldham; editing by nobody in particular for this page today."
    texts = [" ".join(f"w{n}x{k}" for k in range(60)) + f" {line}" for n in range(5)]
    rows = [{"article_id": str(n), "outlet": None, "published": None, "text": text} for n, text in enumerate(texts)]
    assert copies(pd.DataFrame(rows)).empty
