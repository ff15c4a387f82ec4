"""Labels by the words of a name, and by longer names of the text."""

from __future__ import annotations

import pytest

from angle_rows import Parse
from newsangles.angles.actors.label_words import about_sky, by_longer_names, by_noun_behind, by_words, short_of_airlines
from newsangles.angles.actors.name_candidates import candidates, name_from
from newsangles.language.parsed_text import ParsedText

SKY = "The spacecraft orbits the planet. Astronomers watch its moons, Mimas and Titan, and Saturn."


@pytest.mark.parametrize(
    ("text", "name", "sort", "label"),
    [
        ("Brian Lowe PLC said its profit fell.", "Brian Lowe PLC", "person", "organisation"),
        ("They voted for the Fair Housing Act in May.", "Fair Housing Act", "organisation", "none"),
        ("Buffalo Bill rode out.", "Buffalo Bill", "person", None),
        ("They met at Mary Colton House on Monday.", "Mary Colton House", "organisation", "place"),
        ("The White House said so.", "White House", "organisation", None),
        ("He was held in HMP Belford.", "HMP Belford", "organisation", "place"),
        ("Voters met FC Lens on Monday.", "FC Lens", "person", "organisation"),
        ("The vote split Londoners.", "Londoners", "place", "group"),
        ("Akvo N.V. sold it.", "Akvo N.V.", "person", "organisation"),
        ("They asked the Zell International Center.", "Zell International Center", "place", "organisation"),
        ("The GNA has met.", "GNA", "place", "organisation"),
        ("He edits Scottish Baker.", "Scottish Baker", "person", "organisation"),
        ("They met in Marktplatz at noon.", "Marktplatz", "person", "place"),
        ("A man from Mothers for Norland spoke.", "Mothers for Norland", "place", "organisation"),
        ("Voters met Dynamo Belgrade on Monday.", "Dynamo Belgrade", "person", "organisation"),
        ("DOORSTEP INTERVIEW\n\nHe left.", "DOORSTEP INTERVIEW", "person", "none"),
        ("They sold U.S. Treasuries and stocks.", "U.S. Treasuries", "place", "none"),
        ("Lowik Institutional Equities said it was late.", "Lowik Institutional Equities", "organisation", None),
        ("He ran. Additional reporting from PA.", "PA", "place", "organisation"),
        ("“It is a risk,” a source told PA.", "PA", "place", "organisation"),
        ("He comes from Norford, PA, a town.", "PA", "place", None),
        ("The Sensex rose on Monday.", "Sensex", "organisation", "none"),
        ("Hopes of the Bundesliga rose.", "Bundesliga", "place", "organisation"),
        ("The good thing about Ikea is its price.", "Ikea", "none", "organisation"),
        ("They share it with Twitter.", "Twitter", "none", None),
        (SKY, "Titan", "person", "place"),
        ("He works at NORV in Leeds.", "NORV", "person", "organisation"),
        ("She sued the Lowik Policy Forum.", "Lowik Policy Forum", "person", "organisation"),
        ("He appeared at Leeds Crown Court.", "Leeds Crown Court", "place", "organisation"),
        ("He was held near Barons Court.", "Barons Court", "place", None),
    ],
)
def test_labels(parse_text: Parse, text: str, name: str, sort: str, label: str | None) -> None:
    view = ParsedText(parse_text(text))
    places = candidates(view).get(name) or next(iter(candidates(view).values()))
    found = by_words(view, name, places, sort, sky=about_sky(view))
    assert (found.sort if found else None) == label


@pytest.mark.parametrize(
    ("text", "name", "sort", "label"),
    [
        ("The Torlak news agency said so.", "Torlak", "person", "organisation"),
        ("He told the PA news agency so.", "PA", "place", "organisation"),
        ("They hit the Torvik airfield.", "Torvik", "person", "place"),
        ("The Torvik airfield was hit.", "Torvik", "organisation", "place"),
        ("Eastmoor Vale police held a man.", "Eastmoor Vale", "place", "organisation"),
        ("NSW police held a man.", "NSW", "place", None),
        ("The Harlan administration refused.", "Harlan", "organisation", None),
        ("It began operation 'Sabzar' in May.", "Sabzar", "person", "none"),
        ("Ana Ruiz voters left.", "Ana Ruiz", "person", None),
    ],
)
def test_nouns_behind(parse_text: Parse, text: str, name: str, sort: str, label: str | None) -> None:
    view = ParsedText(parse_text(text))
    start = text.index(name)
    place = name_from(view, view.word_at(start), view.word_at(start + len(name) - 1), "")
    found = by_noun_behind(view, name, [place], sort)
    assert (found.sort if found else None) == label


def test_airlines(parse_text: Parse) -> None:
    view = ParsedText(parse_text("American Airways cut flights. American said it was sorry."))
    start = view.text.index("American said")
    places = [name_from(view, view.word_at(k), view.word_at(k), "NORP") for k in (start,)]
    found = {"American Airways": [name_from(view, 0, 1, "ORG")], "American": places}
    assert short_of_airlines(view, found)["American"].sort == "organisation"


def test_longer_names() -> None:
    found = by_longer_names(["Acme plc", "Norland Party", "FC Lens", "HMP Belford", "Wickham Town Council", "Jan Roe"])
    assert {text: label.sort for text, label in found.items()} == {
        "Acme": "organisation",
        "Norland": "organisation",
        "Norlands": "organisation",
        "Lens": "organisation",
        "Belford": "place",
        "Wickham Town": "place",
        "Wickham": "place",
    }


def test_bodies_by_capitals_and_by_the_last_word(parse_text: Parse) -> None:
    doc = parse_text(
        "JPNorcap Chase earned $4.9 billion. J.P. Norcap did not admit any wrongdoing.\n\nHe led the rival of the "
        "Black Foxes. The Black Foxes did not march. The Foxes gunned down two men."
    )
    found = {(row.label, row.name, *row.aliases) for row in doc._.actors if row.named}
    assert {("organisation", "JPNorcap Chase", "J.P. Norcap"), ("organisation", "Black Foxes", "Foxes")} <= found
