"""Occurrences of common words with a capital, which name nobody."""

from __future__ import annotations

import pytest

from angle_rows import Parse


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Bill Tarrow spoke. The Bill would ban it, and this Bill is bad, he said. Bill left.", {"Bill Tarrow": 2}),
        ("A draft Water Bill was tabled. Critics said the Bill goes too far.", {}),
        ("The actor Bill left early. His son Bill stayed.", {"Bill": 2}),
        ("The Dane won in three sets. The sole Brit lost.", {}),
        ("Footage showed the bridge. Fourteen 'well planned' raids followed.", {}),
        ("He asked for a work protection visa (WPV). The WPV takes months.", {}),
        ("Schools said K-12 funding fell.", {}),
        ("Grace Law spoke. Law was pleased.", {"Grace Law": 2}),
        ("A man named Pennock ran off.", {"Pennock": 1}),
        ("Rain fell over New South Wales. It rained in NSW on Sunday.", {"New South Wales": 2}),
    ],
)
def test_common_words(parse_text: Parse, text: str, names: dict[str, int]) -> None:
    doc = parse_text(text)
    named = [mention.actor_id for mention in doc._.mentions if mention.kind == "name"]
    assert {actor.name: n for actor in doc._.actors if (n := named.count(actor.actor_id))} == names
