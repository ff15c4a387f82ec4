"""Quotations that no cue claims."""

from __future__ import annotations

import pytest

from angle_rows import Parse


def direct(parse_text: Parse, text: str) -> list[tuple[str | None, str]]:
    """Source and rule of each direct quote."""
    return [(q.source, q.rule) for q in parse_text(text)._.quotes if q.kind == "direct"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "A spokesman for it said that work would begin in spring.\n\n“The cranes are on their way.”\n\nIt rained.",
            [("A spokesman for it", "quotation alone")],
            id="after reported speech",
        ),
        pytest.param(
            "The sea wall was finished in the spring of that year.\n\nThe port said the wall was sound. Enid Fox moved "
            "to Stavanger.\n\n“We had waited long enough for it.”",
            [(None, "quotation alone")],
            id="somebody else is spoken of since",
        ),
        pytest.param(
            '"It was exceptionally cold and wet in every way", reads an Acme press release, "a fierce storm, a flood '
            'and simply a very bad day."',
            [
                ("an Acme press release", "quotation before its cue"),
                ("an Acme press release", "quotation within a sentence"),
            ],
            id="goes on after who says it",
        ),
        pytest.param(
            "The pool opened in 1970 and has two slides.\n\nMinister Cole denied that it would close.\n\n“There is no "
            "truth in it. Cole was never there.”",
            [(None, "quotation alone")],
            id="who is named in it does not speak it",
        ),
        pytest.param(
            "The storm closed forty schools.\n\nThis from Tom Verrin, who teaches at Norford: “We were sent home.”",
            [("Tom Verrin, who teaches at Norford", "colon")],
            id="a lead-in with who",
        ),
        pytest.param(
            "Harry Lunt is said to have replied to his father: “Do you not want to see us any more?”",
            [("Harry Lunt", "quotation after its cue")],
            id="said to have said",
        ),
        pytest.param(
            "The festival is back.\n\n“We are delighted to be here again.”\n\n— Maya Brandt, director of the festival",
            [("Maya Brandt", "signature")],
            id="a credit below",
        ),
        pytest.param(
            "The park reopens. “The children have waited for two years.” – Councillor Ewan Pratt",
            [("Councillor Ewan Pratt", "signature")],
            id="a credit behind",
        ),
        pytest.param(
            "The park reopens in May.\n\nAnd from the head gardener, Lucy Marr:\n\n“The roses are early this year.”",
            [("Lucy Marr", "colon")],
            id="a lead-in",
        ),
        pytest.param(
            "The flight was late.\n\nA letter from the airline reads:\n\n“We regret the delay and will refund you.”",
            [("A letter from the airline", "quotation after its cue")],
            id="a lead-in with a verb",
        ),
        pytest.param(
            "The tax is unpopular.\n\nHere is what the minister wrote:\n\n“The tax will be cut in June.”",
            [("the minister", "colon")],
            id="a lead-in whose verb has a content",
        ),
        pytest.param(
            "The nurse Ada Holm shakes her head: “We have asked for beds since the spring. Nobody came.”",
            [("The nurse Ada Holm", "colon")],
            id="a lead-in whose verb is none of saying",
        ),
        pytest.param(
            "Ada Holm got a letter: “We have no beds left this year.”",
            [(None, "quotation within a sentence")],
            id="who gets the words does not say them",
        ),
        pytest.param(
            "The nurse Ada Holm takes up the tale: “I said ‘Who is there?’ and nobody spoke. And the cab left.”",
            [("Ada Holm", "colon")],
            id="speech within the words stays theirs",
        ),
        pytest.param("Lost at Sea\n\n“Songs of the Northern Coast”", [], id="the name of a work"),
        pytest.param(
            "Derek Pyne led the inquiry. Mr Pyne said the work had been done in June.\n\nThe crane is "
            "lifted from the quay\n\nGeorge Alder, 57, and Sarah Dean, 45, lost their lives on the quay\n\n“No crane "
            "of this sort will ever be built again.”",
            [("Mr Pyne", "quotation alone")],
            id="captions between a speaker and the words",
        ),
    ],
)
def test_whose(parse_text: Parse, text: str, expected: list[tuple[str | None, str]]) -> None:
    assert direct(parse_text, text) == expected
