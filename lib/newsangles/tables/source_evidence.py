"""Kinds of evidence for the source of a claim."""

from __future__ import annotations

from typing import Literal

SourceEvidence = Literal[
    "name", "noun", "pronoun", "document", "speaker before", "last speaker", "beside", "headline", "first person",
    "verb of finding", "no verb", "no speaker", "unlinked", "hearsay", "outlet", "may go on",
]  # fmt: skip
"""The evidence for a source: words at a quote or beside the claim, or none (outlet)."""
