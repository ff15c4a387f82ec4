"""Sources that stand beside a claim without being those of a quote."""

from __future__ import annotations

import pytest

from angle_rows import Parse, claim

BESIDE = [
    ("Ruiz told the story: thieves had come by boat.", "thieves", "Ruiz"),
    ("As the minister confirmed on Monday, the plant will close.", "plant", "the minister"),
    ("The clerk hid the letters because he feared a trial, leaked papers show.", "feared", "leaked papers"),
    ("The clerk hid the letters because he feared a trial, leaked papers show.", "hid", "leaked papers"),
    ("She proposed a tax which she said would help the poor.", "would help", "she"),
    ("The guard was asleep that night. That is the view of his former wife.", "asleep", "his former wife"),
    ("The guard was asleep that night. So says his deputy.", "asleep", "his deputy"),
    ("The pilot was tired. This is according to the airline.", "tired", "the airline"),
    ("The poll asked 900 voters. Another 12 per cent are undecided.", "undecided", "The poll"),
    ("A leaked memo warns of a shortage.", "shortage", "A leaked memo"),
    ("The study was printed in May. It projects a fall of 20 per cent.", "fall", "It"),
    ("The governor added:\n\nThe state has paid its share.", "state", "The governor"),
    ("The report lists two failures:\n\n- the gate was rusty\n\n- the alarm was off", "alarm", "The report"),
    ("One of the sites was a barracks, a well-placed source told the agency.", "barracks", "a well-placed source"),
    ("India’s stand is that there should be no third party in the talks.", "third party", "India"),
    ("The mayor's view is that the plant is safe.", "plant is safe", "The mayor"),
    ("The shop has run since 1970 according to the Herald.", "shop", "the Herald"),
]


@pytest.mark.parametrize(("text", "part", "source"), BESIDE)
def test_a_source_beside_the_claim(parse_text: Parse, text: str, part: str, source: str) -> None:
    row = claim(parse_text(text), part)
    assert (row.voice, row.source) == ("attributed", source)
    assert "leaked papers" not in row.text


OUTLET = [
    ("As the mayor had hoped, the plant will close.", "plant"),
    ("The guard was asleep. That is the view from the tower.", "asleep"),
    ("The mayor read the report. Most shops have closed.", "shops"),
    ("The clerks were paid according to their age.", "clerks"),
    ("The firm did as it was told.", "firm"),
    (
        "Ms Pell previously claimed she had put aside the sale during the strike, with planning for a new mill paused, "
        "but has faced accusations of trying to exploit the walkout for her own ends.",
        "accusations",
    ),
]


def test_others_whom_a_speaker_cites(parse_text: Parse) -> None:
    text = "“When people say we need a softer look at empire, it means that the crimes get smaller,” said Tom Dell."
    row = claim(parse_text(text), "we need a softer look at empire")
    assert (row.source, row.told_by) == ("people", "Tom Dell")


@pytest.mark.parametrize(("text", "part"), OUTLET)
def test_what_is_no_source(parse_text: Parse, text: str, part: str) -> None:
    assert claim(parse_text(text), part).voice == "outlet"
