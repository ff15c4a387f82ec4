"""Accounts that go on after a report."""

from __future__ import annotations

from angle_rows import Parse, claim

REPORT = (
    "Sergeant Ana Cole said officers stopped a white van at noon. A search of the van yielded ten pistols. "
    "The driver was taken to jail. The force did not reply to questions.\n\nHe had also hidden a knife."
)


def test_an_account_may_go_on(parse_text: Parse) -> None:
    doc = parse_text(REPORT)
    first = claim(doc, "white van").claim_id
    for part in ("pistols", "jail"):
        row = claim(doc, part)
        assert (row.voice, row.goes_on_from, row.source_evidence) == ("outlet", first, "may go on")
    for part in ("reply", "knife"):
        assert claim(doc, part).goes_on_from is None


def test_a_plain_sign_goes_on_in_the_next_paragraph(parse_text: Parse) -> None:
    doc = parse_text("The prosecutor said the man drove at 80 mph.\n\nHe had also taken a knife.\n\nThe bridge is old.")
    assert claim(doc, "knife").goes_on_from == claim(doc, "80 mph").claim_id
    assert claim(doc, "bridge").goes_on_from is None
