"""Events and claims agree on whose deed a verb is."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from angle_rows import Parse
from newsangles.documents.read import read
from newsangles.tables.schema import Claim, Event
from parses import SEED
from places import ROOT

OWN = (
    "Minister Falk criticised Ana Ruiz for delaying the vote. The court accused the general of shelling a school. "
    "Ana Ruiz promised Jan Roth to leave Norway. Norway thanked Iceland for sending medicine. Captain Orr was arrested "
    "after attacking a guard. The agency said rebels had fired rockets and also accused the army of looting. Critics "
    "blame the flood that aid groups say has killed sixty people. A ferry was hit by a barge, killing nine passengers. "
    "Ana Ruiz apologised for insulting the judge and resigned."
)


def disagreements(doc: Doc) -> list[str]:
    """The verbs for which an event's source is not the subject of the claim that it heads."""
    events: dict[str | None, Event] = {row.predicate_id: row for row in doc._.events}
    found = []
    for claim in doc._.claims:
        event = events.get(claim.predicate_id)
        if event is None or event.source_start is None or event.source_end is None or claim.subject_start is None:
            continue
        if event.source_rule in ("speaker", "agent", "agent of conjunct", "by", "between", "from", "there"):
            continue  # the subject of a passive is no doer, and that of a noun stands elsewhere
        if not _overlap(event, claim) and not _same_actor(doc, event, claim):
            found.append(f"{event.text}: {event.source} by the events, {claim.subject} by the claims")
    return found


def _overlap(event: Event, claim: Claim) -> bool:
    assert event.source_start is not None and event.source_end is not None
    assert claim.subject_start is not None and claim.subject_end is not None
    return event.source_start < claim.subject_end and claim.subject_start < event.source_end


def _same_actor(doc: Doc, event: Event, claim: Claim) -> bool:
    """True for a relative pronoun in the one and its noun in the other."""
    assert claim.subject_start is not None and claim.subject_end is not None
    inside = (row for row in doc._.mentions if claim.subject_start <= row.start and row.end <= claim.subject_end)
    relative = (event.source or "").lower() in ("who", "which", "that")
    return relative or event.source_actor_id in [row.actor_id for row in inside if row.actor_id]


@pytest.mark.parametrize("name", ["seed", "demo", "own"])
def test_an_event_has_the_actor_of_its_claim(parse_text: Parse, name: str) -> None:
    texts = {"seed": [SEED], "own": [OWN]}
    if name == "demo":
        texts["demo"] = [article.text for article in read(ROOT / "demo")]
    assert [line for text in texts[name] for line in disagreements(parse_text(text))] == []


def test_who_undermines_in_the_seed(parse_text: Parse) -> None:
    doc = parse_text(SEED)
    names = {row.actor_id: row.name for row in doc._.actors}
    event = next(row for row in doc._.events if row.text == "undermining")
    claim = next(row for row in doc._.claims if row.predicate_id == event.predicate_id)
    assert "Zelensky" in names[event.source_actor_id or ""]
    assert claim.subject == "Zelensky"
