"""Names that are none: offices, pieces of titles, words of headlines, works."""

from __future__ import annotations

import pytest

from angle_rows import Parse
from newsangles.angles.actors.name_candidates import name_from
from newsangles.angles.actors.no_names import no_name
from newsangles.language.parsed_text import ParsedText

TEXT = """Flint tools were found near the shore, and the flint was old.

FATAL CRASH — The road was shut on Monday.

District Attorney Ana Ruiz spoke. Deputy Bureau Chief Ivo Lund was there. The Surgeon General agreed.

He read the paper, “Roads and Rivers”, to her. Her Majesty smiled. He kept his Lantern near.

Ana Ruiz praised the Norland Bureau and the River Trust on Monday.

Media Release: the shop opens. A MALE nurse left. They were told to GET UP and VOTE on Tuesday. Eight Union members
met; the union was glad. The Register of Interests is public. Roe, Inc., closed. The Norland Republican agreed.
The Lord Chief Justice met him. Digital Affairs minister Eva Holm left. The Programme for Growth is out.
Jurors heard him.

She won a posthumous Otto in May, after the Ottos. The actress of “The Quiet Mrs Tarn” left.
The Minister for Fish, Mr Lund, agreed.

Una weakened. Storm Una had hit Norwick, where Storm Roe, a poet, lives.

SUBJECTS: EARLY VOTE, BIG SISTER DRILL; TAX"""


@pytest.mark.parametrize(
    ("name", "sort", "label"),
    [
        ("Flint", "place", "none"),
        ("Jurors", "person", "none"),
        ("FATAL CRASH", "place", "none"),
        ("District Attorney", "organisation", "none"),
        ("Bureau", "organisation", "none"),
        ("Surgeon General", "organisation", "none"),
        ("Roads and Rivers", "organisation", "none"),
        ("Lantern", "person", "none"),
        ("Majesty", "person", None),
        ("Media Release", "person", "none"),
        ("MALE", "organisation", "none"),
        ("VOTE", "organisation", "none"),
        ("Union", "organisation", "none"),
        ("Register of Interests", "organisation", "none"),
        ("Inc", "organisation", "none"),
        ("Republican", "person", "none"),
        ("Chief Justice", "person", "none"),
        ("Digital Affairs", "organisation", "none"),
        ("Programme for Growth", "organisation", "none"),
        ("Otto", "person", "none"),
        ("Tarn", "person", "none"),
        ("Minister for Fish", "organisation", "none"),
        ("Una", "person", "none"),
        ("Storm Roe", "person", None),
        ("DRILL", "person", "none"),
        ("Ana Ruiz", "person", None),
        ("Norland Bureau", "organisation", None),
        ("River Trust", "organisation", None),
    ],
)
def test_no_names(parse_text: Parse, name: str, sort: str, label: str | None) -> None:
    view = ParsedText(parse_text(TEXT))
    start = view.text.index(name)
    place = name_from(view, view.word_at(start), view.word_at(start + len(name) - 1), "")
    found = no_name(view, name, [place], sort)
    assert (found.sort if found else None) == label


def test_a_title_alone_is_no_name(parse_text: Parse) -> None:
    doc = parse_text("Aides of the Duchess cheered. The Duke and Duchess of Sussex said goodbye to Mr. King.")
    assert {"Duchess", "Duke", "King"} & {row.name for row in doc._.actors if row.named} == {"King"}
