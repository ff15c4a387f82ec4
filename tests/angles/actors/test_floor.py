"""Who has the floor: descriptions and pronouns as sources go to who spoke last in the running text."""

from __future__ import annotations

import pytest

from angle_rows import Parse, called


def speakers(parse_text: Parse, text: str) -> list[str | None]:
    """The name of who says each quote, in the order of the text."""
    doc = parse_text(text)
    return [called(doc).get(quote.actor_id or "") for quote in doc._.quotes if quote.inside is None]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        pytest.param(
            "Ivo Fenn, who spoke for the harbour, admitted the repair was late.\n\nA crane that fell is pictured on "
            "the quay in August\n\nNils Lund and Tom Reese were also killed\n\nLater that day, he said: 'Our men are "
            "sorry that the ferry had to wait.'",
            "Ivo Fenn",
            id="captions hand nobody on",
        ),
        pytest.param(
            'Otto Lind has denied stories that he promised Karl Rehm the ferry.\n\n"Nobody can sell a ferry '
            'twice," the prime minister told sailors.',
            "Otto Lind",
            id="nor do quotations",
        ),
        pytest.param(
            "Retired MP Hugo Berg spoke on Monday. Mr Berg says he will stay. The MP, who has bought a boat, told "
            "sailors: “The sea asked me and it may thank me.”",
            "Hugo Berg",
            id="an office that the text gives him",
        ),
        pytest.param(
            '"Prices will hardly rise this year," said Lowik Institutional Equities.\n\nA strike could hurt, the '
            "brokerage said.",
            "Lowik Institutional Equities",
            id="a body by a noun of no list",
        ),
        pytest.param(
            "Norland's foreign ministry said on Tuesday that its guards had cut the nets.\n\n“Our crew was "
            "calm,” it said in response to a request.",
            "Norland's foreign ministry",
            id="a body that is only described",
        ),
        pytest.param(
            "Ian Dunn beat Otto Krantz. Dunn then met Paul Lind. “It was a hard match,” the 36-year-old said.",
            "Ian Dunn",
            id="an age",
        ),
        pytest.param(
            "Coach Tom Hall praised Ian Dunn. The striker said he was pleased. The manager said it was a good day.",
            "The manager",
            id="nobody plays and trains",
        ),
    ],
)
def test_floor(parse_text: Parse, text: str, last: str) -> None:
    assert speakers(parse_text, text)[-1] == last
