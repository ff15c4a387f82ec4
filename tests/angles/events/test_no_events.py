"""Verbs that look like events and are none."""

from __future__ import annotations

import pytest

from newsangles.angles.events.no_events import is_none
from newsangles.angles.factuality.embedding import presentations_of
from newsangles.documents.article import Article
from newsangles.language.parsed_text import parsed_text_of
from newsangles.pipeline.parse import parse

VERBS = [  # text, verb, kind
    ("The bridge, nicknamed the Old Lady, was closed on Friday.", "nicknamed", "naming"),
    ("When it comes to tax, the mayor keeps silent.", "comes", "fixed"),
    ("Old trees line the square.", "line", "place"),
    ("The road runs past a school.", "runs", "place"),
    ("Many saw the trip as a mistake.", "saw", "opinion"),
    ("The arrests come amid a rise in crime.", "come", "framing"),
    ("A fungus found in rotten wood killed the trees.", "found", "lives"),
    ("Voters often punish the party.", "punish", "usual"),
    ("The machine cleans the air, allowing users to breathe.", "allowing", "able"),
    ("They see that.", "see", "mind"),
    ("The reviews show it was right.", "show", "shows"),
    ("The base is located near the border.", "located", "lives"),
    ("Some reports came in, suggesting that twenty had died.", "suggesting", "shows"),
    ("They should move rather than returning to say, Lima.", "say", "fixed"),
    ("Our mission is to help people get well.", "help", "purpose"),
    ("The talks are a good instrument to create trust.", "create", "purpose"),
    ("Tom Lunde, leading the engineers out of Hull, was pleased.", "leading", "role"),
    ("Follow our coverage of the vote.", "Follow", "page"),
    ("Many offences can be punished only by a court.", "punished", "general"),
    ("The chancellor kept an open mind about it.", "kept", "keeps"),
    ("Members are supposed to declare gifts.", "declare", "general"),
    ("The stars are too faint to see.", "see", "general"),
    ("Such things tend to upset people.", "upset", "general"),
    ("If you try to steal from it, you pay.", "steal", "general"),
    ("It would allow the candidates to campaign.", "allow", "able"),
    ("The donor got a pass to enter the ministry.", "enter", "purpose"),
    ("They settled all disputes.", "disputes", "general"),
    ("Ada Brink served as mayor for ten years.", "served", "state"),
    ("The runner held the record until May.", "held", "state"),
    ("The dispute stems from an old lease.", "stems", "state"),
    ("Ada Brink served soup to the strikers.", "served", ""),
    ("The mayor held a rally in the square.", "held", ""),
    ("The mayor wrote a letter to the nurses.", "wrote", ""),
    ("The mayor announced that the bridge would close.", "announced", ""),
    ("Police may charge the mayor.", "charge", ""),
    ("The union settled its quarrels.", "quarrels", ""),
    ("The council's decision to close the mine was wise.", "close", ""),
    ("Police said the gunman fled, suggesting he had help.", "suggesting", ""),
    ("A body found on Monday in a park was that of a nurse.", "found", ""),
    ("The rebels came after the convoy.", "came", ""),
    ("Police allowed reporters to enter.", "allowed", ""),
    ("The troops lined the road.", "lined", ""),
    ("The army cleared the road, allowing aid trucks to reach the town.", "allowing", ""),
    ("Mia Holt was called by the police.", "called", ""),
]


@pytest.fixture(scope="module")
def kinds() -> list[str]:
    found = []
    for (_, word, _), doc in zip(VERBS, parse([Article(str(n), t) for n, (t, _, _) in enumerate(VERBS)]), strict=True):
        view = parsed_text_of(doc)
        readings = presentations_of(view, tuple(doc._.quotes))
        spans = [range(view.word_at(row.start), view.word_at(row.end - 1) + 1) for row in doc._.times]
        dated = frozenset(k for span in spans for k in span)
        found.append(is_none(readings, view.word.index(word), dated=dated))
    return found


@pytest.mark.parametrize("n", range(len(VERBS)), ids=[text[:50] for text, _, _ in VERBS])
def test_kinds(kinds: list[str], n: int) -> None:
    assert kinds[n] == VERBS[n][2]
