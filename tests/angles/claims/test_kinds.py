"""The kind of a claim, and the stance of the outlet towards it."""

from __future__ import annotations

import pytest

from angle_rows import Parse, claim

KINDS = [
    ("The fire killed 12 people.", "fire", "number"),
    ("Prices rose faster than wages.", "Prices", "comparison"),
    ("The storm caused the blackout.", "storm", "cause"),
    ("The plant will close.", "plant", "prediction"),
    ("The deal could collapse.", "deal", "prediction"),
    ("The mayor declined to comment on the deal.", "comment", "event"),
    ("The sides reached a broader deal.", "deal", "event"),
    ("She accused him of taking bribes.", "bribes", "accusation"),
    ("Parliament approved the treaty.", "treaty", "policy"),
    ("Anna Berg withdrew on Monday.", "withdrew", "event"),
    ("Anna Berg lost the election.", "lost", "event"),
    ("Most speeches were given on Monday.", "speeches", "event"),
    ("The vote was held on Monday.", "vote", "event"),
    ("The firm plans a move; it is to sell the plant.", "sell", "policy"),
    ("The mayor opened the bridge.", "bridge", "event"),
    ("A glacier is a river of ice.", "glacier", "definition"),
    ("The mayor lives in Rome.", "mayor", "other"),
    ("The firm is better known for its tractors.", "firm", "other"),
    ("The choir met the oldest member.", "choir", "event"),
    ("The bridge is one of the oldest in the county.", "bridge", "comparison"),
    ("The army shelled two villages.", "army", "event"),
    ("The shells fell near the school.", "shells", "event"),
    ("Rents doubled in May.", "Rents", "comparison"),
    ("The agency was charged with guarding the port.", "agency", "event"),
    ("The clerk was charged with stealing the port's money.", "stealing", "accusation"),
    ("He wants to clear his name.", "name", "other"),
    ("Staff blamed the delay on the weather.", "delay", "cause"),
    ("The guards charged the crowd, who fled.", "crowd", "event"),
    ("The firm has charged ahead with its plans.", "plans", "event"),
    ("The museum charges visitors for the crypt.", "crypt", "other"),
    ("A woman has been charged over the fire.", "fire", "accusation"),
    ("It was a quarrel between two men.", "quarrel", "other"),
    ("Today's ruling is a relief for nurses.", "ruling", "other"),
    ("The name of a 70-year-old man has been kept secret.", "name", "other"),
    ("Staff at the firm's 14 shops could not work.", "shops", "other"),
    ("Sales rose by 4% to £20 million.", "Sales", "number"),
    ("They may disagree with the board.", "board", "other"),
]


@pytest.mark.parametrize(("text", "part", "kind"), KINDS)
def test_kind(parse_text: Parse, text: str, part: str, kind: str) -> None:
    assert claim(parse_text(text), part).kind == kind


STANCES = [
    ("The mayor claimed the bridge was safe.", "the bridge", "doubting", "claimed"),
    ("The mayor admitted the bridge was unsafe.", "the bridge", "conceding", "admitted"),
    ("The mayor said the bridge was safe.", "the bridge", "neutral", "said"),
    ("The so-called reform failed.", "reform", "doubting", "so-called"),
    ("The mayor ended the “reform” in May.", "mayor", "doubting", "“reform”"),
    ("The mayor admitted to a “sense of loss” in May.", "sense", None, None),
    ("The plot was designated as an “open space” in May.", "plot", None, None),
    ("She starred in “The Long Goodbye” last year.", "starred", None, None),
    ("The bridge is safe.", "bridge", None, None),
]


@pytest.mark.parametrize(("text", "part", "stance", "cue"), STANCES)
def test_stance(parse_text: Parse, text: str, part: str, stance: str | None, cue: str | None) -> None:
    row = claim(parse_text(text), part)
    assert (row.stance, row.stance_cue) == (stance, cue)
