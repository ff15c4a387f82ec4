"""Other names of one actor: in brackets, after *known as*."""

from __future__ import annotations

import pytest

from angle_rows import Parse


@pytest.mark.parametrize(
    ("text", "name", "other"),
    [
        ("The Norland Freedom Party (NFP) won. The NFP said so.", "Norland Freedom Party", "NFP"),
        ("They asked the Norland Sea Service, the official name for NS7. NS7 was out.", "Norland Sea Service", "NS7"),
        ("Eva Tarn, better known as Eva Sol, sang. Eva Sol said it was fun.", "Eva Tarn", "Eva Sol"),
        (
            "There were two incidents in the Tarnaku Islands, which Norland calls the Verdas and claims as its own. A "
            "plane flew over the Tarnakus in May. Boats sailed around the Verdas.",
            "Tarnaku Islands",
            "Verdas",
        ),
        ("Boats sailed past Marlow Island (Verna Island), north of Norway.", "Marlow Island", "Verna Island"),
    ],
)
def test_one_actor(parse_text: Parse, text: str, name: str, other: str) -> None:
    (actor,) = [a for a in parse_text(text)._.actors if name in (a.name, *a.aliases)]
    assert other in (a for a in (actor.name, *actor.aliases))
