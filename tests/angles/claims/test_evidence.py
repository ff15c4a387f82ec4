"""The evidence for sources, and its shares."""

from __future__ import annotations

from typing import get_args

import pytest

from angle_rows import Parse, claim
from newsangles.angles.claims.evidence import shares
from newsangles.tables.source_evidence import SourceEvidence

EVIDENCE = [
    ("Ana Ruiz said the bank had failed.", "name"),
    ("The mayor said the bank had failed.", "noun"),
    ("Ana Ruiz left early. She said the bank had failed.", "pronoun"),
    ("The report says the bank had failed.", "document"),
    ("The bank had failed, newly released files show.", "document"),
    ("The bank had reportedly failed.", "hearsay"),
    ("The bank had failed.", "outlet"),
]


@pytest.mark.parametrize(("text", "evidence"), EVIDENCE)
def test_evidence_and_share(parse_text: Parse, text: str, evidence: SourceEvidence) -> None:
    row = claim(parse_text(text), "bank had")
    assert row.source_evidence == evidence
    assert row.source_confidence == shares()[evidence]


def test_each_evidence_has_a_share() -> None:
    assert set(shares()) == set(get_args(SourceEvidence))
    assert all(0 < share <= 1 for share in shares().values())
