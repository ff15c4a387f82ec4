"""Words of headlines in title case that are no names."""

from __future__ import annotations

from angle_rows import Parse
from newsangles.angles.actors.headline_names import without_headline_words
from newsangles.angles.actors.name_candidates import name_from
from newsangles.angles.actors.names import Name
from newsangles.language.parsed_text import ParsedText

BODY = (
    "The mayor of the small town said little on Monday when a crowd of people came to hear what she had to say about "
    "the new bridge, and Ana Ruiz told them that it would be built by the end of the year if the money was found. "
)


def test_headline(parse_text: Parse) -> None:
    headline = "Norland Mayor Ruiz Dodges Hard Questions About Bridge; Takes Careful Stance"
    view = ParsedText(parse_text(headline + "\n\n" + BODY * 3))
    given: dict[str, list[Name]] = {}
    for text in ("Ruiz Dodges", "Takes Careful", "Dodges", "Ana Ruiz"):
        start = view.text.index(text)
        name = name_from(view, view.word_at(start), view.word_at(start + len(text) - 1), "PERSON")
        given[text] = [name]
    found = without_headline_words(view, given)
    assert sorted(found) == ["Ana Ruiz", "Ruiz"]


def test_no_headline(parse_text: Parse) -> None:
    view = ParsedText(parse_text("Eva Holm Left Norwick Today\n\nNothing more is known."))
    name = name_from(view, 0, 1, "PERSON")
    assert without_headline_words(view, {"Eva Holm": [name]}) == {"Eva Holm": [name]}
