"""Words that all pages share: counts, lists, sentences, names, quantities; what is stated by rows, for readers."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence

import pandas as pd

NOBODY = "nobody named"
"""What stands for the source of a quote that has none."""


IMPLICATIONS = {
    "neutral": "says nothing about whether it is true",
    "doubting": "the outlet keeps its distance",
    "asserting": "the source puts weight behind it",
    "endorsing": "the outlet takes it for true",
    "conceding": "the source would rather not have said it",
    "other": "in none of these groups",
}
"""What a cue lets the reader infer about the content."""


WORD = re.compile(r"\w+(?:[’'.-]\w+)*")
"""A word, as words are counted for readers."""


_NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split()


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun: ``no quotes``, ``one quote``, ``13 quotes``."""
    return f"{in_words(number)} {noun if number == 1 else plural or noun + 's'}"


def in_words(number: int) -> str:
    """A number as it stands in a sentence: ``no``, ``one``, ``13``."""
    return _NUMBERS[number] if number < len(_NUMBERS) else f"{number:,}"


def listed(items: Sequence[str], limit: int = 5) -> str:
    """Items as a phrase: ``a``, ``a and b``, ``a, b and c``; above the limit ``a, b and 7 others``."""
    if len(items) > limit:
        items = [*items[: limit - 1], f"{len(items) - limit + 1} others"]
    return " and ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else list(items))


def sentence(text: str) -> str:
    """The text with a capital at its beginning and a full stop at its end."""
    return text[:1].upper() + text[1:] + ("" if re.search("[.!?…][\"”’']?$", text) else ".")


def line(text: object) -> str:
    """A text on one line."""
    return " ".join(str(text).split())


def brief(text: object, longest: int = 90) -> str:
    """A text on one line, its end left out where it is longer than so many characters."""
    whole = line(text)
    return whole if len(whole) <= longest else f"{whole[:longest].rsplit(' ', 1)[0].rstrip(' ,;:–—-')} …"


def word_starts(text: str) -> Iterator[int]:
    """Where each word of a text begins (characters)."""
    return (match.start() for match in WORD.finditer(text))


def called(actors: pd.DataFrame) -> dict[tuple[str, str], str]:
    """What to call each actor: its name, with its id behind it where two of one article are called alike.

    Returns:
        Names by (``article_id``, ``actor_id``).
    """
    rows = list(actors[["article_id", "actor_id", "name"]].itertuples(index=False, name=None))
    alike = Counter((article_id, name) for article_id, _, name in rows)
    return {(i, own): name if alike[i, name] == 1 else f"{name} ({own})" for i, own, name in rows}


def safe(text: str) -> str:
    """The text with all that could steer a terminal made visible: escapes, other controls, bidirectional marks."""
    return "".join(
        c if c in "\n\t" or unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co"} else f"\\u{ord(c):04x}"
        for c in re.sub("\r\n?", "\n", text)
    )


def quantity(
    value: float | None, high: float | None = None, unit: str | None = None, approximate: str | None = None
) -> str:
    """A quantity for readers: "more than 200 people", "about $1.5 trillion", "5 to 10%"; without a value: "many"."""
    hedge = f"{approximate} " if approximate else ""
    if value is None:
        return f"many ({unit})" if unit else "many"
    number = _number(value) + (f" to {_number(high)}" if high is not None else "")
    if unit is None:
        return hedge + number
    if unit in ("$", "¥"):
        return hedge + unit + number
    return hedge + number + ("" if unit in ("%", "°", "°C", "°F") else " ") + unit


def _number(value: float) -> str:
    for word, scale in (("trillion", 1e12), ("billion", 1e9), ("million", 1e6)):
        if abs(value) >= scale:
            return f"{value / scale:,.6g} {word}"
    return f"{value:,.6f}".rstrip("0").rstrip(".") if value % 1 else f"{value:,.0f}"
