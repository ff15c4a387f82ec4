"""Who is meant by I and my."""

from __future__ import annotations

from angle_rows import Parse, called


def test_a_signed_letter_is_told_by_who_signs(parse_text: Parse) -> None:
    doc = parse_text(
        "Dear Jane,\n\nThank you for your letter. I am glad that I came to Rome; I like my room.\n\nYours,\n\nTom Hale"
    )
    first = [m for m in doc._.mentions if m.text in ("I", "my")]
    assert {called(doc).get(m.actor_id or "") for m in first} == {"Tom Hale"}
