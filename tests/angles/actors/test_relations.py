"""Who acts on whom, who speaks about whom, who stands beside whom."""

from __future__ import annotations

from angle_rows import Parse, called


def test_a_name_within_a_name_is_no_party(parse_text: Parse) -> None:
    doc = parse_text("Ana Ruiz said that the Bank of England was slow.")
    ids = called(doc)
    assert ("Ana Ruiz", "England") not in {(ids[e.source_actor_id], ids[e.target_actor_id]) for e in doc._.edges}


def test_who_acts_on_and_speaks_about_whom(parse_text: Parse) -> None:
    doc = parse_text("Ana Ruiz accused Tom Hale of fraud. Tom Hale said that Ana Ruiz was wrong.")
    ids = called(doc)
    found = {(e.kind, ids[e.source_actor_id], ids[e.target_actor_id]) for e in doc._.edges}
    assert ("acts", "Ana Ruiz", "Tom Hale") in found
    assert ("about", "Tom Hale", "Ana Ruiz") in found
    assert ("together", "Ana Ruiz", "Tom Hale") in found
