"""The evidence for a claim's source, and how often a source was right on such evidence."""

from __future__ import annotations

from collections.abc import Mapping

from newsangles.angles.claims.lexicon import PACKAGE
from newsangles.angles.claims.sources import ActorLookup, Source
from newsangles.language.parsed_text import ParsedText
from newsangles.language.rules import per_rules, rule_lines
from newsangles.tables.schema import Quote
from newsangles.tables.source_evidence import SourceEvidence


def evidence_of(view: ParsedText, source: Source, quote: Quote | None, cast: ActorLookup) -> SourceEvidence:
    """The evidence for a source; that of a quote is told by the words of its source."""
    if source.evidence != "name" or source.span is None:
        return source.evidence
    first = view.word_at(source.span[0])
    if view.pos[first] == "PRON" and source.span[1] <= view.end[first]:
        return "pronoun" if source.actor is not None else "unlinked"
    if source.kind == "document":
        return "document"
    if quote is not None and quote.cue is None:
        return "no verb"
    named = cast.names_within(*source.span) if source.actor is not None else []
    return "name" if named else "noun"


@per_rules
def shares() -> Mapping[str, float]:
    """The shares of ``data/source_shares.tsv``: how often a source was right, by its evidence."""
    found = {}
    for line in rule_lines(PACKAGE, "source_shares.tsv"):
        cells = line.text.split("\t")
        try:
            found[cells[0].strip()] = float(cells[1])
        except (IndexError, ValueError):
            raise line.error("no share of an evidence", "write the evidence, a tab, and a share from 0 to 1") from None
    return found
