"""Seats whose names stand for a government or an industry: the Kremlin, Downing Street, Wall Street.

This is knowledge about the world, not something that an article says. A link that rests on it has to say so in its
reason ("the Kremlin: the executive of Russia, by the list of seats"), and it is a link, not an identity: *outside the
White House* is outside a building.

The facts stand in ``data/metonyms.tsv``; capitals in ``data/countries.tsv`` (`newsangles.language.countries`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal, cast

from newsangles.language.countries import forms, spellings

Label = Literal["organisation", "place"]


@dataclass(frozen=True, slots=True)
class Metonym:
    """A seat and what it stands for.

    Attributes:
        code: The country or body that it belongs to: ``us``, ``gb-sct``, ``eu``, ``un``.
        stands_for: What it stands for, in words: "the executive of the United States".
        label: The label of its mentions: organisation where the name is hardly ever used for the place.
        ambiguous: Whether the words often mean the place itself, a person or something else (*Brussels*, *Langley*).
    """

    code: str
    stands_for: str
    label: Label
    ambiguous: bool


def metonym(words: str) -> Metonym | None:
    """The government or industry for which the name of a seat stands; None if the list does not have it.

    Spelling is as free as in `newsangles.language.countries.lookup`: *The White House’s*, *No 10*, *the Elysee*,
    *KREMLIN*.

    Args:
        words: A name, without other words around it.

    Returns:
        The metonym by world knowledge; a row that rests on it has to say so in its reason.
    """
    index = _index()
    return next((index[form] for form in spellings(words) if form in index), None)


@cache
def _index() -> dict[str, Metonym]:
    """The metonym of each spelling of each seat's name."""
    index: dict[str, Metonym] = {}
    for line in (resources.files("newsangles.language") / "data" / "metonyms.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            code, label, stands_for, names = line.split("\t")
            for name in names.split("; "):
                found = Metonym(code, stands_for, cast(Label, label), name.startswith("?"))
                for form in forms(name.removeprefix("?")):
                    index.setdefault(form, found)
    return index
