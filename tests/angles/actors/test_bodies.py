"""Bodies that speak: it, the company, and whose the report is."""

from __future__ import annotations

import pytest

from angle_rows import Parse, called
from newsangles.angles.actors.bodies import means_body
from newsangles.language.parsed_text import ParsedText

PAPER = (
    "Delby Post has shown how files were sold. Minister Ulf Berg was shocked by the story in newspaper Delby Post. In "
    "a report published on Sunday, the paper claimed that clerks sold them. The report alleged that four were paid."
)


@pytest.mark.parametrize(
    ("text", "said", "who"),
    [
        ("Torvik Power cut its staff. The company, based in Skien, said it would hire again.", "hire", "Torvik Power"),
        ("Torvik Power said sales fell. Its costs rose by a third. It said demand was weak.", "weak", "Torvik Power"),
        ("Marsk Borough Council shut the baths. In a statement, it added: “We had no choice.”", "We had", "Marsk"),
        ("Mercy Watch condemned the raid. The group said ten people were held.", "ten people", "Mercy Watch"),
        ("A spokesman for Fenby District Council said roads were safe. It said no fines were due.", "fines", "Fenby"),
        (
            "Though the Fenby Water Board has said there is “no need” to worry, it has also acknowledged pipes leak.",
            "pipes leak",
            "Fenby Water Board",
        ),
        ("A report by the Audit Board said the ward was full.", "full", "Audit Board"),
        ("The Audit Board met. The Audit Board's report said the ward was full.", "full", "Audit Board"),
        ("Norvik Bank apologised. According to Norvik Bank figures, losses doubled.", "doubled", "Norvik Bank"),
        ("Noise kills, a report has found. The report by the Audit Board ends so.", "Noise kills", "Audit Board"),
        ("The policy manual of the Border Agency notes that drivers rest.", "drivers rest", "Border Agency"),
        ("The Sorn Union’s letter to Dan Wood said: “We are angry.”", "angry", "Sorn Union"),
        ("Dust costs ten lives a year according to the Clear Sky Fund charity.", "Dust", "Clear Sky Fund"),
        (PAPER, "clerks sold", "Delby Post"),
        (PAPER, "four were paid", "Delby Post"),
        ("The Delby Post newspaper reported that two nurses had left.", "nurses", "Delby Post"),
    ],
)
def test_body_that_says_it(parse_text: Parse, text: str, said: str, who: str) -> None:
    doc = parse_text(text)
    (quote,) = [q for q in doc._.quotes if said in q.text and q.cue_class in ("speech", "writing", "finding")]
    assert (called(doc).get(quote.actor_id or "") or "").startswith(who)


@pytest.mark.parametrize(
    "text",
    [
        "Sorn Airlines met Lindal Air. Sorn Airlines and Lindal Air agreed. It said costs rose.",
        "The cable named the CIA. The cable also warned of raids. It said the walls were weak.",
        "The Roe campaign said votes were lost.",
        "Sorn Airlines grew. The court said that Venn drove off.",
    ],
)
def test_no_body_is_guessed(parse_text: Parse, text: str) -> None:
    doc = parse_text(text)
    last = max(doc._.quotes, key=lambda quote: quote.start)
    assert last.actor_id is None or called(doc)[last.actor_id] not in ("Sorn Airlines", "Lindal Air", "CIA", "Roe")


def test_nouns_that_mean_one_body(parse_text: Parse) -> None:
    view = ParsedText(parse_text("The company met a rival company, the steel company and the union of nurses."))
    assert [means_body(view, i) for i in range(view.n) if view.lower[i] in ("company", "union")] == [
        True,
        False,
        False,
        False,
    ]
