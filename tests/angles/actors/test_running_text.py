"""Running text: captions and headings do not count."""

from __future__ import annotations

from angle_rows import Parse
from newsangles.angles.actors.running_text import running_sentences
from newsangles.language.parsed_text import parsed_text_of
from newsangles.language.structure import structure_of


def test_captions_do_not_count(parse_text: Parse) -> None:
    doc = parse_text("Ada Roe spoke. She left.\n\nMs Roe at the harbour on Monday with her son\n\nThe boat sank.")
    assert running_sentences(parsed_text_of(doc), structure_of(doc))[-1] == 3
