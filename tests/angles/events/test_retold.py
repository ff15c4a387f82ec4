"""What two mentions of one deed lend each other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsangles.angles.events.retold import MAX_MENTIONS, uncompared
from newsangles.documents.article import Article
from newsangles.pipeline.parse import parse
from newsangles.tables.schema import Event

ARREST = "Norway arrests three people over theft.\n\nThree people in Bergen were arrested on Monday, a court heard."
SENTENCE = "Police detained Marta Ruiz in May 2019.\n\nThe detention of Marta Ruiz was unlawful, a court ruled."
OTHER = "Norway arrests three people over theft.\n\nTwo people in Bergen were arrested on Monday, a court heard."


@pytest.fixture(scope="module")
def events() -> dict[str, list[Event]]:
    texts = [ARREST, SENTENCE, OTHER]
    docs = parse([Article(str(n), text) for n, text in enumerate(texts)])
    return {text: doc._.events for text, doc in zip(texts, docs, strict=True)}


def _named(rows: list[Event], word: str) -> Event:
    return next(row for row in rows if row.text == word)


def test_doer_is_lent_with_its_reason(events: dict[str, list[Event]]) -> None:
    first, later = _named(events[ARREST], "arrests"), _named(events[ARREST], "arrested")
    assert later.source_actor_id == first.source_actor_id is not None
    assert later.source is None
    assert later.source_rule == "as told with arrests"


def test_where_not_all_mentions_are_compared_the_notes_can_say_so(events: dict[str, list[Event]]) -> None:
    row = replace(_named(events[SENTENCE], "detention"), class_="COERCE", target_actor_id="a1")
    assert uncompared([row] * (MAX_MENTIONS + 1)) == 0 == uncompared([replace(row, target_actor_id=None)] * 99)
    assert uncompared([row] * (MAX_MENTIONS + 2)) == MAX_MENTIONS + 2


def test_another_number_of_victims_is_another_deed(events: dict[str, list[Event]]) -> None:
    assert _named(events[OTHER], "arrested").source_actor_id is None


def test_day_of_one_mention_dates_the_other(events: dict[str, list[Event]]) -> None:
    row = _named(events[SENTENCE], "detention")
    assert (row.dating, row.begin) == ("stated", "2019-05-01")
