"""Deeds told without a doer."""

from __future__ import annotations

import pandas as pd
import pytest

from newsangles.angles.framing.deeds_untold import COLUMNS, deed_words, deeds_untold
from newsangles.documents.article import Article
from newsangles.errors import ParameterError
from newsangles.language.rules import made, using
from newsangles.pipeline.parse import parse
from newsangles.tables.frames import tables
from newsangles.tables.schema import Event, columns

TEXT = """The office was bombed on Monday.

The documents were leaked on Tuesday, and Anna Ruiz was appointed to the board of the bank on Friday.
Tom Pell may be murdered. Six people were injured when a bus crashed near Lima."""


def test_deeds_without_a_doer() -> None:
    found = deeds_untold(tables(parse([Article("a", TEXT)]))["events"])
    assert found.loc[found["shown"], "text"].tolist() == ["bombed", "leaked"]
    assert {"murdered", "injured"}.isdisjoint(found["text"])
    assert set(found.loc[~found["shown"], "understood"]) <= {"officials"}


UNKNOWN = [  # text, the deeds that are shown
    ("Anna Ruiz was shot and killed in Lima on Monday.", ["shot"]),
    ("Tom Pell was stabbed in Lima on Monday.\n\nPolice arrested a man on Tuesday.", []),
    ("The gunman went home.\n\nTom Pell was stabbed in Lima on Monday.", []),
    ("Rebels bombed the bridge.\n\nTom Pell was shot in Lima on Monday.", []),
]


@pytest.mark.parametrize(("text", "shown"), UNKNOWN)
def test_shown_is_what_no_other_row_may_name_a_doer_of(text: str, shown: list[str]) -> None:
    found = deeds_untold(tables(parse([Article("a", text)]))["events"])
    assert found.loc[found["shown"], "text"].tolist() == shown


def test_the_same_deed_told_with_its_doer() -> None:
    told = dict.fromkeys(column.name for column in columns(Event)) | {
        "article_id": "a",
        "trigger": "attack",
        "confidence": 0.9,
        "status": "fact",
        "polarity": "positive",
        "future": False,
        "class": None,
        "happened": 3.0,
    }
    rows = [
        {**told, "event_id": "e1", "text": "attack", "doer": "left out", "source_actor_id": "a1"},
        {**told, "event_id": "e2", "text": "attacked", "doer": "named", "source": "Rebels", "merged_with": "e1"},
        {**told, "event_id": "e3", "text": "attack", "doer": "left out"},
    ]
    found = deeds_untold(pd.DataFrame(rows, dtype=object))
    assert list(found.columns) == list(COLUMNS)
    assert found["told_by"].fillna("").tolist() == ["Rebels", ""]
    assert found["told_by_event_id"].fillna("").tolist() == ["e2", ""]
    assert deeds_untold(pd.DataFrame([], columns=list(told))).empty


def test_a_wrong_line_is_told() -> None:
    with using(made({"deeds.tsv": ["deed kill"]}, "judging.tsv")), pytest.raises(ParameterError, match="no tab"):
        deed_words()
