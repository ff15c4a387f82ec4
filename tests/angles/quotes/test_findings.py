from __future__ import annotations

import importlib
from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd
import pytest
from spacy.tokens import Doc

from newsangles import show
from newsangles.angles.overview import summary
from newsangles.angles.quotes import findings
from newsangles.documents.article import Article
from newsangles.pipeline.parse import load
from newsangles.tables import schema, wording
from notebook_cells import run
from one_cell import made

tables: Any = importlib.import_module("newsangles.tables")
NASTY = "<b>Ana</b>\n\x1b[31m{0} %s"


def quotes(*rows: tuple[str | None, str], article_id: str = "a") -> pd.DataFrame:
    """Quotes of (source, kind), each of its own stretch of five characters."""
    blank = dict.fromkeys([c.name for c in schema.columns(schema.Quote)])
    records = [
        {
            **blank,
            "article_id": article_id,
            "quote_id": f"q{n + 1}",
            "start": 6 * n,
            "end": 6 * n + 5,
            "parts": ((6 * n, 6 * n + 5),),
            "joint_actor_ids": (),
            "source": source,
            "kind": kind,
        }
        for n, (source, kind) in enumerate(rows)
    ]
    return tables.frame("quotes", records)


@pytest.fixture
def documented(parse_text: Callable[[str], Doc]) -> Callable[..., Doc]:
    def make(text: str, **known: Any) -> Doc:
        doc = parse_text(text)
        doc._.article = Article(known.pop("id", "a"), text, **known)
        return doc

    return make


def named(table: pd.DataFrame) -> pd.DataFrame:
    """The quotes with the speakers that they have where no actor is known."""
    return findings.with_speakers(table, cast_of())


def room(docs: list[Doc], table: pd.DataFrame) -> pd.DataFrame:
    """Who is given how much room, as the notebook counts it."""
    return made("10_quotes", "voices", docs=docs, quotes=table)["voices"]  # type: ignore[no-any-return]


def implied(docs: list[Doc], table: pd.DataFrame) -> pd.DataFrame:
    """The cues by what they imply, as the notebook groups them."""
    return made("10_quotes", "cues", docs=docs, quotes=table)["cues"]  # type: ignore[no-any-return]


def by_sort(table: pd.DataFrame) -> pd.DataFrame:
    """The quotes by the sort of their sources, which they have already, as the notebook groups them."""
    known = {"quotes": named(table), "table": {}, "with_sorts": lambda quotes, _: quotes.copy()}
    return made("10_quotes", "sorts", **known)["sorts"]  # type: ignore[no-any-return]


def about(table: pd.DataFrame, mentions: pd.DataFrame, actors: pd.DataFrame) -> pd.DataFrame:
    """Who is quoted about whom, as the notebook counts it."""
    known = {"quotes": table, "table": {"mentions": mentions}, "actors": actors}
    return made("10_quotes", "about", **known)["about"]  # type: ignore[no-any-return]


def shown(table: pd.DataFrame, minimum_confidence: float = 0.0, attitudes: bool = False) -> pd.DataFrame:
    """The quotes that the notebook shows."""
    known = {"every": table, "minimum_confidence": minimum_confidence, "attitudes": attitudes}
    return made("10_quotes", "quotes", **known)["quotes"]  # type: ignore[no-any-return]


# --- Sentences about quotes ---


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([], "Nobody is quoted, directly or indirectly."),
        ([("Ruiz", "direct")], "One quote, word for word, from one source."),
        ([("Ruiz", "indirect")], "One quote, not word for word, from one source."),
        ([(None, "indirect")], "One quote, not word for word; one quote with nobody named."),
        (
            [("Ruiz", "direct"), ("Ruiz", "mixed")],
            "Two quotes, one of them word for word, from one source.",
        ),
        (
            [("Ruiz", "indirect"), ("Hale", "indirect"), (None, "indirect"), (None, "mixed")],
            "Four quotes, none of them word for word, from two sources; two quotes with nobody named.",
        ),
        (
            [("Ruiz", "direct"), ("Hale", "direct")],
            "Two quotes, two of them word for word, from two sources.",
        ),
    ],
)
def test_who_speaks(rows: list[tuple[str | None, str]], expected: str) -> None:
    assert findings.who_speaks(quotes(*rows)) == expected


def test_quotes_within_another_are_counted_and_said_to_be() -> None:
    table = quotes(("Ruiz", "indirect"), ("Hale", "direct"))
    table.loc[1, "inside"] = "q1"
    assert findings.who_speaks(table) == (
        "Two quotes, one of them within another, one of them word for word, from two sources."
    )
    assert findings.how_many(table) == "two quotes, one of them within another"
    assert findings.how_many(table[:1]) == "one quote"


def voices(*rows: tuple[str, int, int]) -> pd.DataFrame:
    """Voices of (speaker, direct, indirect)."""
    table = pd.DataFrame(rows, columns=["speaker", "direct", "indirect"])
    table["words"] = table["direct"] + table["indirect"]
    table["share"] = table["words"] / max(1, int(table["words"].sum()))
    return table


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([], "Nobody is given room."),
        ([("eRuiz", 3, 1)], "Most room is given to eRuiz: 100% of all attributed words."),
        (
            [("Ruiz", 3, 0), ("the U.S.", 0, 1)],
            "Most room is given to Ruiz: 75% of all attributed words; then the U.S.",
        ),
        (
            [(wording.NOBODY, 0, 4), ("Ruiz", 2, 0), ("Hale", 1, 1), ("Fox", 0, 2)],
            "Most room is given to unnamed sources: 40% of all attributed words; then Ruiz and Hale.",
        ),
    ],
)
def test_most_room(rows: list[tuple[str, int, int]], expected: str) -> None:
    assert findings.most_room(voices(*rows)) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([], "There are no attributed words."),
        ([("Ruiz", 0, 0)], "There are no attributed words."),
        (
            [("Ruiz", 0, 8)],
            "0 of 8 attributed words (0%) stand in quotation marks; nobody can be heard word for word, the rest is the "
            "outlet's wording.",
        ),
        ([("Ruiz", 1, 0)], "1 of 1 attributed word (100%) stands in quotation marks; Ruiz can be heard word for word."),
        (
            [("Ruiz", 1_000, 500), (wording.NOBODY, 500, 0)],
            "1,500 of 2,000 attributed words (75%) stand in quotation marks; Ruiz and unnamed sources can be heard "
            "word for word, the rest is the outlet's wording.",
        ),
    ],
)
def test_own_words(rows: list[tuple[str, int, int]], expected: str) -> None:
    assert findings.own_words(voices(*rows)) == expected


@pytest.mark.parametrize(
    ("many", "expected"),
    [
        (0, "Everything in quotation marks is credited to somebody."),
        (1, "One stretch in quotation marks is credited to nobody; they may be emphasis, titles, or misses."),
        (2, "Two stretches in quotation marks are credited to nobody; they may be emphasis, titles, or misses."),
    ],
)
def test_nobody_credited(many: int, expected: str) -> None:
    assert findings.nobody_credited(pd.DataFrame({"text": ["x"] * many})) == expected


# --- Tables ---


def test_voices_count_each_word_once(documented: Callable[..., Doc]) -> None:
    text = "Ana Ruiz said the well-known bridge “isn’t safe.” “We tested it,” Ruiz said."
    doc = documented(text)
    first, second = text.index("the well"), text.index("“We")
    table = quotes(("Ana Ruiz", "mixed"), ("Ruiz", "direct"), ("Hale", "direct"), (None, "indirect"))
    table["parts"] = [
        ((first, first + 36),),
        ((second, second + 15),),
        ((second, second + 15),),
        ((0, 3),),
    ]
    table["inside"] = [None, None, "q2", None]
    table = table.astype({"inside": "str"})
    found = room([doc], named(table))
    assert _plain(found, "sources") == [("Ana Ruiz",), ("Ruiz",), (None,), ("Hale",)]
    assert found.drop(columns="sources").to_dict("list") == {
        "speaker": ["Ana Ruiz", "Ruiz", wording.NOBODY, "Hale"],
        "quotes": [1, 1, 1, 1],
        "direct": [2, 3, 0, 0],
        "indirect": [3, 0, 1, 0],
        "words": [5, 3, 1, 0],
        "share": [5 / 9, 3 / 9, 1 / 9, 0],
    }


def test_voices_of_nobody(documented: Callable[..., Doc]) -> None:
    found = room([documented("Nothing.")], named(quotes()))
    assert list(found.columns) == ["speaker", "sources", "quotes", "direct", "indirect", "words", "share"]
    assert found.empty
    assert findings.most_room(found) and findings.own_words(found)


def test_voices_of_the_pipeline_add_up(documented: Callable[..., Doc]) -> None:
    doc = documented('"We tested it," Ana Ruiz said. Officials said the bridge is safe. It was reportedly closed.')
    table = tables.tables([doc])["quotes"]
    found = room([doc], named(table))
    assert found["quotes"].sum() == table["inside"].isna().sum()
    assert found["share"].sum() == pytest.approx(1)
    assert found["words"].is_monotonic_decreasing


def test_unattributed(documented: Callable[..., Doc]) -> None:
    doc = documented("The “safe” bridge was closed. “We tested it,” Ana Ruiz said.")
    table = tables.tables([doc])["quotes"]
    found = findings.unattributed([doc], table)
    assert found[["text", "words"]].to_numpy().tolist() == [["“safe”", 1]]
    assert [doc.text[a:b] for a, b in zip(found["start"], found["end"], strict=True)] == list(found["text"])
    empty = findings.unattributed([documented("Nothing.")], quotes())
    assert list(empty.columns) == list(found.columns) and empty.empty


# --- The document ---


def test_facts(documented: Callable[..., Doc]) -> None:
    one = documented(
        "It closed. It opened.\n\nYes.", title="T", published=date(2025, 3, 7), published_source="inferred"
    )
    assert summary.facts([one], tables.tables([one])) == {
        "Headline": "T",
        "Outlet": None,
        "Published": "7 March 2025 (inferred, not stated)",
        "Words": 5,
        "Sentences": 3,
        "Paragraphs": 2,
    }
    two = documented("No.", id="b")
    assert summary.facts([one, two], tables.tables([one, two])) == {
        "Articles": 2,
        "Words": 6,
        "Sentences": 4,
        "Paragraphs": 3,
    }


@pytest.mark.parametrize(
    ("text", "known", "expected"),
    [
        ("Fine.", {"title": "T", "published": date(2025, 3, 7), "published_source": "given"}, []),
        ("Fine.", {"title": "T"}, ["The publication date is unknown; it is not guessed."]),
        (
            "Fine.",
            {"title": "T", "published": date(2025, 3, 7), "published_source": "inferred"},
            ["The publication date, 7 March 2025, was inferred by whoever collected the article."],
        ),
        (
            "Fi\u200bne.",
            {"published": date(2025, 3, 7)},
            [
                "No headline is given; the first words of the text stand in for it.",
                "One hidden character in the text (U+200B ZERO WIDTH SPACE), kept and marked.",
            ],
        ),
        (
            "He said “we tested it twice in all\n\nand left.",
            {"title": "T", "published": date(2025, 3, 7)},
            ["One quotation never closed: “we tested it twice …”"],
        ),
        (
            "So it is.",
            {"title": "T", "published": date(2025, 3, 7), "page_notes": ("The page holds one further story.",)},
            ["The page holds one further story."],
        ),
    ],
)
def test_reading_notes(documented: Callable[..., Doc], text: str, known: dict[str, Any], expected: list[str]) -> None:
    assert summary.reading_notes([documented(text, **known)]) == expected


def test_a_note_says_where_not_all_events_are_compared(
    documented: Callable[..., Doc], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(summary, "uncompared", lambda rows: 60)
    assert any(note.startswith("60 events of one kind ") for note in summary.reading_notes([documented("So it is.")]))


def test_reading_notes_of_several_name_the_article(documented: Callable[..., Doc]) -> None:
    docs = [documented("One.", title="First"), documented("Two.", id="b", title="Second")]
    assert [note.split(":")[0] for note in summary.reading_notes(docs)] == ["First", "Second"]


def test_strings_of_the_article_are_never_interpreted() -> None:
    """They stand in the sentence as they are; `newsangles.show` escapes the whole."""
    assert NASTY in findings.most_room(voices((NASTY, 1, 2), (NASTY + "!", 1, 1)))
    assert NASTY in findings.own_words(voices((NASTY, 1, 2)))


# --- What a reader is shown of the quotes ---


def parsed(doc: Doc, article_id: str = "a") -> Doc:
    doc._.article = Article(article_id, doc.text)
    return doc


def tree(*words: str, article_id: str = "a") -> Doc:
    """A document annotated by hand, so that no model decides: ``word/lemma/pos/tag/head/entity``, trailing ones empty.

    The head is the number of a word; without one, the word before.
    """
    rows = [(word.split("/") + [""] * 5)[:6] for word in words]
    doc = Doc(
        load().vocab,
        words=[r[0] for r in rows],
        lemmas=[r[1] or r[0].lower() for r in rows],
        pos=[r[2] or "NOUN" for r in rows],
        tags=[r[3] or "NN" for r in rows],
        heads=[int(r[4]) if r[4] else max(0, n - 1) for n, r in enumerate(rows)],
        deps=["dep"] * len(rows),
        ents=[f"B-{r[5]}" if r[5] else "O" for r in rows],
    )
    return parsed(doc, article_id)


def table_of(*rows: dict[str, Any]) -> pd.DataFrame:
    """Quotes of some columns; the others are empty, or what they are for one plain quote of the article "a"."""
    blank = {
        **dict.fromkeys([c.name for c in schema.columns(schema.Quote)]),
        "article_id": "a",
        "start": 0,
        "end": 1,
        "text": "x",
        "kind": "indirect",
        "cue_class": "speech",
        "parts": ((0, 1),),
    }
    return tables.frame("quotes", [{**blank, "quote_id": f"q{n + 1}", **row} for n, row in enumerate(rows)])


def place(doc: Doc, words: str, role: str = "source") -> dict[str, Any]:
    """The columns of a source or cue that stands somewhere in a document."""
    start = doc.text.index(words)
    return {role: words, f"{role}_start": start, f"{role}_end": start + len(words), "article_id": doc._.article.id}


def whole(doc: Doc, source: str | None = "Ruiz") -> dict[str, Any]:
    """A quote of a whole document."""
    return {"article_id": doc._.article.id, "source": source, "end": len(doc.text), "parts": ((0, len(doc.text)),)}


@pytest.mark.parametrize(
    ("rows", "options", "expected"),
    [
        ([], {}, []),
        ([{}], {}, ["q1"]),
        (
            [{"cue_class": c} for c in ("speech", "attitude", "thought", "intention", "writing", "finding")],
            {},
            ["q1", "q3", "q5", "q6"],
        ),
        ([{"cue_class": "attitude"}, {"cue_class": "intention"}], {}, []),
        ([{"cue_class": "attitude"}, {"cue_class": "intention"}], {"attitudes": True}, ["q1", "q2"]),
        ([{"confidence": x} for x in (0.2, 0.5, 0.9, None)], {"minimum_confidence": 0.5}, ["q2", "q3", "q4"]),
        ([{"confidence": x} for x in (0.0, 1.0, None)], {}, ["q1", "q2", "q3"]),
        (
            [{"confidence": 0.2, "cue_class": "attitude"}, {"confidence": 0.9, "cue_class": "attitude"}],
            {"minimum_confidence": 0.5, "attitudes": True},
            ["q2"],
        ),
        ([{"article_id": NASTY, "quote_id": NASTY, "text": NASTY}], {}, [NASTY]),
    ],
)
def test_chosen(rows: list[dict[str, Any]], options: dict[str, Any], expected: list[str]) -> None:
    table = table_of(*rows)
    before = table.copy()
    kept = shown(table, **options)
    assert list(kept["quote_id"]) == expected
    assert list(kept.dtypes.items()) == list(table.dtypes.items())
    pd.testing.assert_frame_equal(table, before)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([{}, {"inside": "q1"}], [None, "q1"]),
        ([{"cue_class": "attitude"}, {"inside": "q1"}], [None]),
        # The one in between is left out: the innermost is inside the outermost, or its words would count twice.
        ([{}, {"inside": "q1", "cue_class": "intention"}, {"inside": "q2"}], [None, "q1"]),
        ([{"cue_class": "attitude"}, {"inside": "q1", "cue_class": "intention"}, {"inside": "q2"}], [None]),
        ([{"inside": "gone"}], [None]),
        # Another article's q1 is another quote.
        (
            [{"quote_id": "q1"}, {"article_id": "b", "quote_id": "q1", "cue_class": "attitude"}]
            + [{"article_id": i, "quote_id": "q2", "inside": "q1"} for i in "ab"],
            [None, "q1", None],
        ),
    ],
)
def test_what_stood_within_a_row_left_out(rows: list[dict[str, Any]], expected: list[str | None]) -> None:
    inside = shown(table_of(*rows))["inside"]
    assert [None if pd.isna(x) else x for x in inside] == expected


@pytest.mark.parametrize(
    ("number", "kept", "expected"),
    [
        (0, 0, "Every quote in the table is shown."),
        (3, 3, "Every quote in the table is shown."),
        (
            3,
            2,
            "Not shown: one attitude or intention.",
        ),
        (
            20,
            5,
            "Not shown: 15 attitudes and intentions.",
        ),
    ],
)
def test_left_out(number: int, kept: int, expected: str) -> None:
    table = table_of(*[{}] * number)
    assert findings.left_out(table, table.head(kept)) == expected


def test_rows_below_the_bar_are_named_with_it() -> None:
    table = table_of({"confidence": 0.9}, {"confidence": 0.3}, {"confidence": 0.9})
    said = "Not shown: one attitude or intention and one row below a confidence of 0.5."
    assert findings.left_out(table, table.head(1), 0.5) == said


@pytest.mark.parametrize(
    ("source", "confidence", "expected"),
    [
        ("Ruiz", 0.9, "Ruiz"),
        ("Ruiz", 0.5, "Ruiz"),
        ("Ruiz", 0.49, "Ruiz ?"),
        ("Ruiz", 0.0, "Ruiz ?"),
        ("Ruiz", None, "Ruiz"),
        (None, 0.9, wording.NOBODY),
        (None, 0.1, f"{wording.NOBODY} ?"),
        (None, None, wording.NOBODY),
        (NASTY, 0.1, f"{NASTY} ?"),
    ],
)
def test_label(source: str | None, confidence: float | None, expected: str) -> None:
    row = table_of({"source": source, "confidence": confidence})
    assert [mark.label for mark in show.marks(row, label=findings.label, kind="kind")] == [expected]


SOURCES = (
    "Ana//PROPN/NNP/1/PERSON",
    "Ruiz//PROPN/NNP/1/PERSON",
    "Reuters//PROPN/NNP/2/ORG",
    "Norvia//PROPN/NNP/3",
    "She//PRON/PRP/4",
    "officials/official/NOUN/NNS/5",
    "a//DET/DT/7",
    "source//NOUN/NN/7",
    "Kell//PROPN/NNP/8/PERSON",
    "Kell//PROPN/NNP/9/ORG",
    "Kell//PROPN/NNP/10/ORG",
)


def test_sources() -> None:
    rows = [
        {"source": s} for s in ("Ana Ruiz", "officials", "She", "Reuters", "a source", "Norvia", "Hale", "Hale", None)
    ]
    sorts = ["named person", "government or officials", "unclear source", "media", "anonymous source"]
    sorts += ["government or officials", "named person", "named person", "hearsay"]
    # The two articles have a q1 each.
    rows = [{**row, "quote_id": "q1", "article_id": "ab"[n > 5]} for n, row in enumerate(rows)]
    found = by_sort(table_of(*rows).assign(sort=sorts))
    assert set(found.columns) == {"sort", "meaning", "quotes", "sources"}
    assert list(found["meaning"]) == [sort.meaning for name, sort in wording.SORTS.items() if name != "outlet"]
    assert _plain(found, "sort", "quotes", "sources") == [
        ("named person", 3, "Hale and Ana Ruiz"),
        ("named organisation", 0, None),
        ("document", 0, None),
        ("media", 1, "Reuters"),
        ("government or officials", 2, "officials and Norvia"),
        ("anonymous source", 1, "a source"),
        ("unclear source", 1, "She"),
        ("hearsay", 1, None),
    ]


def test_sources_of_nobody() -> None:
    found = by_sort(table_of().assign(sort=pd.Series([], dtype="str")))
    assert _plain(found, "sort", "quotes", "sources") == [(s, 0, None) for s in wording.SORTS if s != "outlet"]
    assert findings.unnamed(found) == "There are no sources."


def _plain(table: pd.DataFrame, *columns: str) -> list[tuple[Any, ...]]:
    """The rows of some columns, with None for what is missing."""
    shown = table[list(columns)].astype(object)
    return list(shown.where(shown.notna(), None).itertuples(index=False, name=None))


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ({}, "There are no sources."),
        ({"named person": 1}, "No quote rests on governments or officials, anonymous sources or hearsay."),
        (
            {"named organisation": 2, "unclear source": 3},
            "No quote rests on governments or officials, anonymous sources or hearsay.",
        ),
        ({"hearsay": 1}, "One quote of 1 rests on hearsay."),
        ({"anonymous source": 1, "unclear source": 1}, "One quote of 2 rests on an anonymous source."),
        (
            {"government or officials": 1, "anonymous source": 700, "hearsay": 2, "named organisation": 800},
            "703 quotes of 1,503 rest on nobody who could be asked by name: one on a government or officials, 700 on "
            "anonymous sources and two on hearsay.",
        ),
    ],
)
def test_unnamed(counts: dict[str, int], expected: str) -> None:
    table = pd.DataFrame({"sort": list(wording.SORTS), "quotes": [counts.get(s, 0) for s in wording.SORTS]})
    assert findings.unnamed(table) == expected


def cast_of(*names: str, article_id: str = "a", **known: Any) -> pd.DataFrame:
    """Actors a1, a2, … of one article by name, all named people unless something else is said."""
    blank = {c.name: None for c in schema.columns(schema.ActorRow)}
    numbers = dict.fromkeys(["start", "end", "mentions", "names", "nominals", "pronouns", "subject_share"], 0)
    plain = {**blank, **numbers, "text": "", "label": "person", "named": True, "aliases": (), "lead": False}
    rows = [
        {**plain, "salience": 0.5, **known, "article_id": article_id, "actor_id": f"a{n}", "name": name}
        for n, name in enumerate(names, 1)
    ]
    return tables.frame("actors", rows)


def mentions_of(*rows: tuple[str, int, str | None]) -> pd.DataFrame:
    """Mentions of (article_id, start, actor_id)."""
    blank = {**dict.fromkeys([c.name for c in schema.columns(schema.Mention)]), "kind": "name", "label": "person"}
    return tables.frame(
        "mentions",
        [
            {**blank, "article_id": i, "start": start, "end": start + 1, "text": "x", "reason": "", "actor_id": actor}
            for i, start, actor in rows
        ],
    )


@pytest.mark.parametrize(
    ("actors", "expected"),
    [
        (cast_of(), {}),
        (cast_of("Hale", "Ruiz"), {("a", "a1"): "Hale", ("a", "a2"): "Ruiz"}),
        (cast_of("Hale", "Hale"), {("a", "a1"): "Hale (a1)", ("a", "a2"): "Hale (a2)"}),
        (
            pd.concat([cast_of("Hale"), cast_of("Hale", article_id="b")]),
            {("a", "a1"): "Hale", ("b", "a1"): "Hale"},
        ),
    ],
)
def test_called(actors: pd.DataFrame, expected: dict[tuple[str, str], str]) -> None:
    assert wording.called(actors) == expected


@pytest.mark.parametrize(
    ("source", "actor", "speaker"),
    [
        ("he", "a1", "Ana Ruiz"),
        ("Ruiz", "a1", "Ana Ruiz"),
        ("he", None, "he"),
        ("Reports", None, "Reports"),
        (None, None, None),
        ("he", "a9", "he"),
        (NASTY, "a2", NASTY + "!"),
    ],
)
def test_with_speakers(source: str | None, actor: str | None, speaker: str | None) -> None:
    table = table_of({"source": source, "actor_id": actor})
    found = findings.with_speakers(table, cast_of("Ana Ruiz", NASTY + "!"))
    assert _plain(found, "source", "speaker") == [(source, speaker)]
    assert "speaker" not in table
    (mark,) = show.marks(found, label=findings.label, kind="kind")
    assert mark.label == (speaker or wording.NOBODY)


def test_all_who_speak_together_are_named_and_each_is_counted() -> None:
    table = table_of(
        {"source": "Ruiz and Hale", "actor_id": "a1", "joint_actor_ids": ("a2",)}, {"source": "Hale", "actor_id": "a2"}
    )
    found = findings.with_speakers(table, cast_of("Ana Ruiz", "Tom Hale"))
    assert list(found["speaker"]) == ["Ana Ruiz and Tom Hale", "Tom Hale"]
    assert "from two sources" in findings.who_speaks(found)
    each = findings.each_speaker(found)
    assert list(zip(each["actor_id"], each["joint_actor_ids"], strict=True)) == [
        ("a1", ("a2",)),
        ("a2", ("a1",)),
        ("a2", ()),
    ]


def test_a_speaker_has_one_voice(documented: Callable[..., Doc]) -> None:
    """However the sources are written; another article's a1 is somebody else."""
    docs = [documented("one two three"), documented("one two three", id="b")]
    rows = [
        {"source": "he", "actor_id": "a1", "parts": ((0, 3),)},
        {"source": "Ruiz", "actor_id": "a1", "parts": ((4, 13),)},
        {"source": "Ruiz", "actor_id": "a1", "parts": ((0, 3),)},
        {"source": "he", "actor_id": "a1", "article_id": "b", "parts": ((0, 3),)},
        {"source": "he", "parts": ((0, 3),)},
    ]
    actors = pd.concat([cast_of("Ana Ruiz"), cast_of("Hale", article_id="b")])
    table = findings.with_speakers(table_of(*rows), actors)
    found = room(docs, table)
    assert _plain(found, "speaker", "sources", "quotes", "words") == [
        ("Ana Ruiz", "Ruiz and he", 3, 4),
        ("Hale", "he", 1, 1),
        ("he", "he", 1, 1),
    ]
    assert findings.who_speaks(table).endswith("from three sources.")
    assert findings.most_room(found).startswith("Most room is given to Ana Ruiz: 67%")


def test_about() -> None:
    actors = pd.concat([cast_of("Ruiz", "Hale", "Oslo"), cast_of("Hale", article_id="b")])
    rows = [
        {"parts": ((0, 20),), "start": 0, "source": "she", "actor_id": "a1"},
        {"parts": ((30, 40), (50, 60)), "start": 30, "source": "Ruiz", "actor_id": "a1"},
        {"article_id": "b", "parts": ((0, 9),), "start": 3},
        {"article_id": "b", "parts": ((0, 9),), "source": "Lund", "inside": "q3"},  # who says it within q3
        {"parts": ((30, 40),), "start": 30, "source": "Reports"},
    ]
    # A mention of herself, one said twice, one outside the parts, one that is linked to nobody.
    places = [("a", 1, "a1"), ("a", 3, "a2"), ("a", 9, "a2"), ("a", 45, "a3"), ("a", 32, "a2"), ("a", 33, None)]
    found = about(
        findings.with_speakers(table_of(*rows), actors),
        mentions_of(*places, ("b", 8, "a1"), ("b", 9, "a1")),
        actors,
    )
    assert _plain(found, "speaker", "about", "quotes", "article_id", "start") == [
        ("Ruiz", "Hale", 2, "a", 0),
        ("Lund", "Hale", 1, "b", 0),
        ("Reports", "Hale", 1, "a", 30),
        (wording.NOBODY, "Hale", 1, "b", 3),
    ]
    assert findings.most_talked_about(found) == "Hale is spoken about by four sources."


def test_about_nobody() -> None:
    found = about(named(table_of()), mentions_of(), cast_of())
    assert found.empty
    assert findings.most_talked_about(found) == "What is quoted names nobody."
    assert about(named(table_of({"source": None})), mentions_of(("b", 0, "a1")), cast_of("Hale")).empty


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([], "What is quoted names nobody."),
        (["A Hale"], "Hale is spoken about by one source."),
        (["A Hale", "A Oslo"], "Hale and Oslo are spoken about by one source."),
        (["A Oslo", "A Hale", "B Hale"], "Hale is spoken about by two sources."),
        (
            [f"{s} {n}" for s in "AB" for n in ("Vik", "Hale", "Oslo", "Moe")],
            "Hale, Moe and 2 others are spoken about by two sources.",
        ),
        (["A <b>{0}</b>"], "<b>{0}</b> is spoken about by one source."),
    ],
)
def test_most_talked_about(pairs: list[str], expected: str) -> None:
    table = pd.DataFrame([p.split() for p in pairs], columns=["speaker", "about"])
    assert findings.most_talked_about(table) == expected


CUES = (
    "said/say/VERB",
    "Claimed/Claim/VERB",
    "reportedly",
    "admitted/admit/VERB",
    "noted/note/VERB",
    "insisted/insist/VERB",
    "backs/back/VERB",
    "says/say/VERB",
    "admitted/admit/VERB",
)


@pytest.mark.parametrize(
    ("cue", "expected"),
    [
        (None, "other"),
        ("said", "neutral"),
        ("Claimed", "doubting"),
        ("insisted", "asserting"),
        ("noted", "endorsing"),
        ("admitted", "conceding"),
        ("backs", "other"),
        ("reportedly admitted", "doubting"),  # the word that keeps its distance decides
        ("says admitted", "conceding"),  # else the last that is known
        ("backs says", "neutral"),
    ],
)
def test_one_implication(cue: str | None, expected: str) -> None:
    doc = tree(*CUES)
    found = implied([doc], table_of(place(doc, cue, "cue") if cue else {}))
    assert set(found.columns) == {"implication", "meaning", "quotes", "cues"}
    assert list(found["meaning"]) == list(wording.IMPLICATIONS.values())
    counted = {name: (number, cues) for name, number, cues in _plain(found, "implication", "quotes", "cues") if number}
    assert counted == {expected: (1, cue)}


def test_implications() -> None:
    first, second = tree(*CUES), tree("said/say/VERB", article_id="b")
    rows = [place(first, "says", "cue"), place(first, "noted", "cue"), place(second, "said", "cue")]
    rows += [place(first, "said", "cue"), {"article_id": "b"}]
    found = implied([first, second], table_of(*({**row, "quote_id": "q1"} for row in rows)))
    assert _plain(found, "implication", "quotes", "cues") == [
        ("neutral", 3, "said and says"),
        ("doubting", 0, None),
        ("asserting", 0, None),
        ("endorsing", 1, "noted"),
        ("conceding", 0, None),
        ("other", 1, None),
    ]
    none = implied([], table_of())
    assert _plain(none, "implication", "quotes", "cues") == [(g, 0, None) for g in wording.IMPLICATIONS]
    assert findings.implied(none) == "There are no cues."


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ({}, "There are no cues."),
        ({"neutral": 1}, "One cue: 1 neutral."),
        ({"conceding": 1, "doubting": 2}, "Three cues: 2 doubting and 1 conceding."),
        (
            dict.fromkeys(wording.IMPLICATIONS, 300),
            "1,800 cues: 300 neutral, 300 doubting, 300 asserting, 300 endorsing, 300 conceding and 300 other.",
        ),
    ],
)
def test_implied(counts: dict[str, int], expected: str) -> None:
    groups = list(wording.IMPLICATIONS)
    table = pd.DataFrame({"implication": groups, "quotes": [counts.get(g, 0) for g in groups]})
    assert findings.implied(table) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([], []),
        ([{"source": "Ruiz", "cue": "said"}], []),
        (
            [{"source": "Ruiz", "cue": "said"}, {"source": "Hale", "cue": "told", "inside": "q1"}],
            [("q2", "Ruiz said → Hale told")],
        ),
        ([{"cue": "reportedly"}, {"source": "Hale", "inside": "q1"}], [("q2", f"{wording.NOBODY} reportedly → Hale")]),
        ([{}, {"inside": "q1"}], [("q2", f"{wording.NOBODY} → {wording.NOBODY}")]),
        ([{"source": "Ruiz", "inside": "gone"}], []),
        (
            [
                {"source": "A", "cue": "says"},
                {"source": "B", "cue": "says", "inside": "q1"},
                {"source": "C", "cue": "says", "inside": "q2"},
            ],
            [("q2", "A says → B says"), ("q3", "A says → B says → C says")],
        ),
        # Two articles, each with a q1 and a q2.
        (
            [{"article_id": i, "quote_id": "q1", "source": i} for i in "ab"]
            + [{"article_id": i, "quote_id": "q2", "source": i.upper(), "inside": "q1"} for i in "ba"],
            [("q2", "b → B"), ("q2", "a → A")],
        ),
        ([{"source": NASTY}, {"source": NASTY, "inside": "q1"}], [("q2", f"{NASTY} → {NASTY}")]),
    ],
)
def test_chains(rows: list[dict[str, Any]], expected: list[tuple[str, str]]) -> None:
    found = findings.chains(table_of(*rows))
    assert list(found.columns) == ["article_id", "start", "quote_id", "chain", "text"]
    assert _plain(found, "quote_id", "chain") == expected


@pytest.mark.parametrize(
    ("many", "expected"),
    [
        (0, "No quote stands within another."),
        (1, "One quote at second hand: somebody is said to have said that somebody said it."),
        (13, "13 quotes at second hand: somebody is said to have said that somebody said it."),
    ],
)
def test_chained(many: int, expected: str) -> None:
    assert findings.chained(pd.DataFrame({"chain": ["x → y"] * many})) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Nothing.",
        "<b>Ana</b> {0} said %s “$x$ <script>”. \u202e She\x1b[31m said\u200b so.",
        "Ana Ruiz said that Tom Hale plans to tell Norway that the bridge is safe. It was reportedly closed.",
    ],
)
def test_what_the_pipeline_finds_is_counted_once(documented: Callable[..., Doc], text: str) -> None:
    """The last cell checks the counts."""
    page = run("10_quotes", docs=[documented(text), documented(text, id="b")])
    spoken = [
        findings.unnamed(page["sorts"]),
        findings.implied(page["cues"]),
        findings.most_talked_about(page["about"]),
        findings.chained(page["chains"]),
    ]
    assert all(words.endswith(".") for words in spoken)


# --- gender -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("people", "words", "expected"),
    [
        ((0, 0, 0, 0), (0, 0, 0, 0), "No person is quoted."),
        (
            (1, 0, 0, 0),
            (10, 0, 0, 0),
            "One person is quoted: one woman and no men; of their 10 quoted words, women 100% and men 0%.",
        ),
        (
            (2, 1, 1, 2),
            (30, 50, 10, 10),
            "Six people are quoted: two women, one man, one other person and two unknown; "
            "of their 100 quoted words, women 30%, men 50%, others 10% and unknown 10%.",
        ),
        ((0, 2, 0, 0), (0, 0, 0, 0), "Two people are quoted: no women and two men."),
    ],
)
def test_by_gender(people: tuple[int, ...], words: tuple[int, ...], expected: str) -> None:
    table = pd.DataFrame({"gender": list(wording.GENDERS), "people": people, "words": words})
    assert findings.by_gender(table) == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, "No person is quoted."),
        ({"given name": 2}, "Only the given name tells the gender of two people."),
        ({"nothing": 1}, "Nothing tells the gender of one person."),
        (
            {"pronoun": 2, "by hand": 1, "given name": 1, "nothing": 3},
            "The gender of three people is told by more than the name (one by hand and two by pronoun); "
            "only the given name tells that of one; nothing tells that of three.",
        ),
    ],
)
def test_how_known(told: dict[str, int], expected: str) -> None:
    assert findings.how_known(told) == expected


def test_shares_by_gender_add_up(documented: Callable[..., Doc]) -> None:
    doc = documented(
        'Maria Keller said the mill was safe. "It is sound," she said. Deutsche Bank said it would pay. '
        "Mr Dunmore said nobody had asked. Ashley Vorden said the river was high."
    )
    page = run("10_quotes", docs=[doc])
    table, heard = page["genders"], page["heard"]
    assert dict(zip(table["gender"], table["people"], strict=True)) == {"woman": 1, "man": 1, "other": 0, "unknown": 1}
    assert abs(table["of_people"].sum() - 1) < 1e-9 and abs(table["of_words"].sum() - 1) < 1e-9
    assert table[list(wording.GENDER_FROM)].to_numpy().sum() == len(heard) == 3
    assert "Deutsche Bank" not in set(heard["name"])


def test_genders_of_nobody(documented: Callable[..., Doc]) -> None:
    table = run("10_quotes", docs=[documented("The mill was closed on Monday.")])["genders"]
    assert table["people"].sum() == 0 and table["of_words"].sum() == 0
