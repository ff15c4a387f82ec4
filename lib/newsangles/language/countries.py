"""Countries by the words that name them: their names, peoples, capitals and parts.

This is knowledge about the world, not something that an article says. A link that rests on it has to say so in its
reason ("American: people of the United States, by the list of countries"), and a capital is a place before it is a
government: *Moscow* as the subject of *says* may stand for Russia, *in Moscow* does not.

The facts stand in ``data/countries.tsv``, whose header says where they come from; ``tools/make_countries.py`` makes it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Literal

Kind = Literal["country", "people", "capital", "part", "body"]

_SIGNS = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "‑": "-", "‐": "-"})
_INITIALS = re.compile(r"(?<=\b[A-Z]\.) (?=[A-Z]\.)")
_POSSESSIVE = re.compile(r"(?:'[sS]|(?<=[sS])')$")
_COLUMNS = 7
_ACCENT_TELLS = {"Malé", "Réunion"}
"""Without their accents these are English words."""


@dataclass(frozen=True, slots=True)
class Place:
    """A territory that a word names.

    Attributes:
        code: The territory: ISO 3166 in small letters (``ua``, ``gb-sct``), else rigour's (``xk``), or ``eu``.
        name: The territory's everyday English name, whichever of its words was looked up: *Kyiv* gives Ukraine.
        kind: How the word names it: as a country (or a territory with a code of its own), by its people (adjective or
            noun), by its capital, as a part of a country (a US state, Scotland, Gaza), or as a body of countries.
        ambiguous: Whether the word often means something else as well: another territory (*Congo*), a city or a person
            (*Jordan*), a thing (*Jersey*). The text around it has to decide.
    """

    code: str
    name: str
    kind: Kind
    ambiguous: bool


@lru_cache(maxsize=1 << 14)  # an article uses the same few names again and again
def lookup(words: str) -> Place | None:
    """The territory that words name, by a list; None if the list does not have them.

    Letter case counts as it does in news: *US* and *UKRAINE* are countries, *us* and *ukraine* are not. Dots, accents,
    a leading *the* and the possessive do not: *U.S.*, *the United States'*, *Cote d’Ivoire*. A country's name goes
    before its people, those before capitals: *Singapore* is the country. In a text all in capitals, *US* may be the
    pronoun.

    Args:
        words: A name or an adjective, without other words around it.

    Returns:
        The territory by world knowledge; a row that rests on it has to say so in its reason.
    """
    index = _index()
    return next((index[spelling] for spelling in spellings(words) if spelling in index), None)


def name_of(code: str) -> str | None:
    """A territory's everyday English name, without "the": ``us`` gives United States; None for an unknown code."""
    return _plain(line[2]) if (line := _lines().get(code)) else None


def adjective_of(code: str) -> str | None:
    """A territory's adjective: ``us`` gives American; None for an unknown code, or where English has none in use."""
    people = line[4] if (line := _lines().get(code)) else ""
    return _plain(people.split("; ")[0]) or None


def country_of(code: str) -> str:
    """The country that a part belongs to: ``gb-sct`` gives ``gb``; any other code is given back."""
    return code.partition("-")[0]


def spellings(words: str) -> Iterator[str]:
    """The forms under which words are looked up in a list, the fullest first.

    One spelling of quotation marks, hyphens and white space, without dots; then also without the possessive, and last
    without a leading *the*.
    """
    full = spelling(words)
    yield full
    owner = _POSSESSIVE.sub("", full)
    if owner != full:
        yield owner
    if owner.startswith("the "):
        yield full[4:]
        yield owner[4:]


def spelling(words: str) -> str:
    """Words with plain apostrophes, hyphens and spaces, no dots, and a leading *The* in small letters."""
    if not (words.isascii() and words.isalpha()):
        words = " ".join(unicodedata.normalize("NFC", words).translate(_SIGNS).split())
        words = _INITIALS.sub("", words).replace(".", "")
        if words[:4] in ("The ", "THE "):
            words = "the " + words[4:]
    return words


@cache
def _lines() -> dict[str, list[str]]:
    """The file's cells by code."""
    lines = (resources.files("newsangles.language") / "data" / "countries.tsv").read_text("utf-8").splitlines()
    cells = [line.split("\t") for line in lines if not line.startswith("#")]
    return {line[0]: line + [""] * (_COLUMNS - len(line)) for line in cells}


@cache
def _index() -> dict[str, Place]:
    """Every spelling of every word, and what it names."""
    index: dict[str, Place] = {}
    kinds: list[tuple[int, Kind | None]] = [(2, None), (3, None), (6, "part"), (4, "people"), (5, "capital")]
    for column, kind in kinds:
        for line in _lines().values():
            own: Kind = "body" if line[1] == "body" else "part" if line[1] == "part" else "country"
            for word in filter(None, line[column].split("; ")):
                if not word.startswith("("):
                    place = Place(line[0], _plain(line[2]), kind or own, word.startswith("?"))
                    for form in forms(_plain(word)):
                        index.setdefault(form, place)
    return index


def forms(word: str) -> Iterator[str]:
    """A word's spellings: as it is, without accents, and in capitals unless it is short or needs its *the*."""
    forms = {spelling(word)}
    if word not in _ACCENT_TELLS:
        bare = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
        forms.add(spelling(bare))
    for form in sorted(forms):
        yield form
        if len(form) > 3 and not form.startswith("the "):
            yield form.upper()


def _plain(word: str) -> str:
    return word.strip("?()")
