"""The headline beside the body: surer, on nobody's word, another number; silent where the body says the same."""

from __future__ import annotations

import pytest

from newsangles.angles.framing.headline_and_body import headline_and_body
from newsangles.documents.article import Article
from newsangles.pipeline.parse import parse
from newsangles.tables import tables

DUMPED = "Hale Motors dumped toxic waste in river\n\n"
FIRED = "Hale Motors fires 350 workers in Leeds\n\n"
OTHER = " The firm was founded in 1912 and makes doors for boats.\n\nIt has three plants.\n"


@pytest.mark.parametrize(
    ("text", "kinds", "says"),
    [
        (
            DUMPED + "Hale Motors allegedly dumped toxic waste in the river near Leeds, police believe.",
            "certainty, source",
            "the headline puts it as a plain fact, the body as alleged; "
            "the headline says it itself, the body on the word of police",
        ),
        (
            "Ana Ruiz took bribes from builders\n\nAna Ruiz took bribes from two builders, Tom Hale said on Monday.",
            "source",
            "the headline says it itself, the body on the word of Tom Hale",
        ),
        (
            FIRED + "Hale Motors fired 260 workers at its plant in Leeds on Monday.",
            "number",
            "the headline says “350 workers”, the body “260 workers”",
        ),
        (FIRED + "Hale Motors fired 348 workers at its plant in Leeds on Monday.", None, ""),
        (FIRED + "Hale Motors fired about 260 workers at its plant in Leeds on Monday.", None, ""),
        (DUMPED + "Hale Motors dumped toxic waste in the river near Leeds on Monday.", None, ""),
        (DUMPED + "Pell Motors allegedly dumped toxic waste in the river near Leeds.", None, ""),
        (DUMPED + "Hale Motors allegedly dumped old tyres in a wood near Leeds.", None, ""),
        (
            DUMPED
            + "Hale Motors allegedly dumped toxic waste in a river. Hale Motors dumped toxic waste in the river.",
            None,
            "",
        ),
        (
            "Hale Motors to close Leeds plant\n\nHale Motors may close its Leeds plant next year, the firm said.",
            None,
            "",
        ),
        ("Hale Motors dumped toxic waste in the river, police believe. Hale Motors dumped toxic waste.", None, ""),
    ],
)
def test_what_the_headline_adds_or_drops(text: str, kinds: str | None, says: str) -> None:
    (doc,) = parse([Article("a", text + OTHER)], use_cache=False)
    found = headline_and_body(tables([doc]))
    assert list(found["kind"]) == ([kinds] if kinds else [])
    assert list(found["says"]) == ([says] if kinds else [])
    for row in found.itertuples():
        assert doc.text[row.body_start : row.body_end].startswith(("Hale", "Ana"))
