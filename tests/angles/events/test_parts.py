"""Which words are part of another event, and which are events of their own."""

from __future__ import annotations

import pytest

from newsangles.documents.article import Article
from newsangles.pipeline.parse import parse

PARTS = [  # text, word, the event that it is part of (None: of none)
    ("Oslo's navy launched an offensive against the pirates.", "offensive", "launched"),
    ("The two envoys held talks with Denmark.", "talks", "held"),
    ("Bolivia imposed sanctions on Chilean officials.", "sanctions", "imposed"),
    ("Jan Roth faces charges of fraud.", "charges", "faces"),
    ("The king made a visit to Finland.", "visit", "made"),
    ("Pirates began shelling the port of Vane.", "shelling", "began"),
    ("The fleet is set to deploy two frigates.", "deploy", "set"),
    ("The committee reached a deal with the miners.", "deal", "reached"),
    ("The senator denied the allegation.", "allegation", None),
    ("The militia claimed responsibility for shooting down a plane.", "shooting", None),
    ("The king criticised the attack on the church by pirates.", "attack", None),
    ("A court in Hull dropped an inquiry into Jan Roth.", "inquiry", None),
    ("Finland is seeking Jan Roth's extradition from Spain.", "extradition", None),
    ("The army crushed the protests of students.", "protests", None),
    ("Police banned a rally by nurses.", "rally", None),
    ("Mia Holt urged Finland to attack the camp.", "attack", None),
    ("The army threatened to bomb the town.", "bomb", None),
    ("The governor promised to investigate the fire.", "investigate", None),
    ("The king rejected a call to resign.", "resign", None),
    ("Finland condemned Iran's launch of a rocket.", "launch", None),
]


@pytest.fixture(scope="module")
def merged() -> list[dict[str, str | None]]:
    docs = parse([Article(str(n), text) for n, (text, _, _) in enumerate(PARTS)])
    found = []
    for doc in docs:
        rows = {row.event_id: row for row in doc._.events}
        parts = {row.text: rows[row.merged_with].text for row in rows.values() if row.merged_with}
        found.append({row.text: parts.get(row.text) for row in rows.values()})
    return found


@pytest.mark.parametrize("n", range(len(PARTS)), ids=[f"{text[:40]} {word}" for text, word, _ in PARTS])
def test_parts(merged: list[dict[str, str | None]], n: int) -> None:
    _, word, whole = PARTS[n]
    assert merged[n][word] == whole
