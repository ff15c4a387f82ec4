"""Sources beside the statement of a headline."""

from __future__ import annotations

import pytest

from angle_rows import Parse, claim

BODY = "\n\nThe river rose by a foot on Monday."
HEADLINES = [
    ("Half of all nurses plan to quit – survey", "nurses", "survey", "document"),
    ("Two men were shot in a Leeds park: police", "park", "police", "unnamed officials"),
    (
        "Amnesty. More than 100 miners killed in Peru protest",
        "miners",
        "Amnesty",
        "named organisation",
    ),
    ("Ana Ruiz: Sweden has dropped the case", "case", None, None),
    ("Nurses have won their case – Hull Courier", "case", None, None),
]


@pytest.mark.parametrize(("headline", "part", "source", "kind"), HEADLINES)
def test_source_of_a_headline(
    parse_text: Parse, headline: str, part: str, source: str | None, kind: str | None
) -> None:
    row = claim(parse_text(headline + BODY), part)
    assert (row.source, row.source_kind) == (source, kind)
