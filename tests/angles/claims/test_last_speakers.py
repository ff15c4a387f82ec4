"""Open speakers, by who spoke right before."""

from __future__ import annotations

from angle_rows import Parse, claim


def test_they_are_who_spoke_before(parse_text: Parse) -> None:
    doc = parse_text("Russian authorities said the toll had risen. They said 42 others had been wounded.")
    row = claim(doc, "42 others")
    assert (row.source, row.source_kind) == ("They", "unnamed officials")


def test_a_quotation_alone_goes_on_with_the_one_before(parse_text: Parse) -> None:
    doc = parse_text(
        "“The pubs were empty all year,” said Ana Ruiz, head of the union.\n\n“There was some hope in May.”\n\n"
        "‘We could hear a saw’\n\nThe union has 40 members."
    )
    assert claim(doc, "some hope").source == "Ana Ruiz, head of the union"
    saws = [row for row in doc._.claims if "saw" in row.text]
    assert all(row.source is None for row in saws)
    assert {row.source_kind for row in saws} <= {"unclear", None}, "words in marks are somebody's, never hearsay"
