"""The confidence of rows without a class."""

from __future__ import annotations

from angle_rows import Parse, row_of


def test_who_does_it_and_how_it_is_put_tell(parse_text: Parse) -> None:
    done = row_of(parse_text("The mayor opened the bridge on Monday."), "opened").confidence or 0
    denied = row_of(parse_text("The mayor never opened the bridge."), "opened").confidence or 0
    of_things = row_of(parse_text("His career opened the way."), "opened").confidence or 0
    assert done > 0.5 > of_things
    assert done > denied


def test_what_its_clause_tells(parse_text: Parse) -> None:
    told = row_of(parse_text("Ana Ruiz opened the bridge on Monday."), "opened").confidence or 0
    planned = row_of(parse_text("It is hard to open the bridge."), "open").confidence or 0
    assert told > 0.8 > 0.4 > planned
