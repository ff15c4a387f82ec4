"""Words that all pages share: counts, lists, sentences, names, quantities; what is stated by rows, for readers."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

import pandas as pd

from newsangles.tables.schema import SourceKind

NOBODY = "nobody named"
"""The name of a missing source or actor."""

THE_OUTLET = "the outlet"
"""The name of the source of claims in the outlet's own voice."""


class Sort(NamedTuple):
    """A sort of source, in words.

    Attributes:
        one: One such source: *a named person*.
        several: Several: *named people*.
        meaning: What is one.
        stored: The value of ``source_kind`` in the table of claims; None for the outlet's own voice, which has none.
    """

    one: str
    several: str
    meaning: str
    stored: SourceKind | None


OUTLET, HEARSAY, UNCLEAR, OFFICIALS = "outlet", "hearsay", "unclear source", "government or officials"

SORTS = {
    "named person": Sort("a named person", "named people", "a person with a name", "named person"),
    "named organisation": Sort(
        "a named organisation",
        "named organisations",
        "a party, company, agency or other body with a name",
        "named organisation",
    ),
    "document": Sort("a document", "documents", "a report, study, letter, ruling or record", "document"),
    "media": Sort("the media", "the media", "another outlet, or the media as a whole", "media"),
    OFFICIALS: Sort(
        "a government or officials",
        "governments or officials",
        "a country that speaks (Moscow), or officials without a name",
        "unnamed officials",
    ),
    "anonymous source": Sort(
        "an anonymous source",
        "anonymous sources",
        "others without a name: critics, residents, reports",
        "unnamed others",
    ),
    UNCLEAR: Sort("an unclear source", "unclear sources", "who speaks, or is meant by he, it, they: open", "unclear"),
    HEARSAY: Sort("hearsay", "hearsay", "handed on, and no source is given: reportedly, it is said", "nobody"),
    OUTLET: Sort("the outlet itself", "the outlet itself", "in the outlet’s own voice, no source given", None),
}
"""The sorts of source, by the name that every page gives them: the stored kinds, and the outlet's own voice."""

SORT_OF: dict[str | None, str] = {sort.stored: name for name, sort in SORTS.items()}
"""The name of each stored kind of source."""

ANONYMOUS = (OFFICIALS, "anonymous source", HEARSAY)
"""The sorts of anonymous sources."""


IMPLICATIONS = {
    "neutral": "says nothing about whether it is true",
    "doubting": "the outlet keeps its distance",
    "asserting": "the source puts weight behind it",
    "endorsing": "the outlet takes it for true",
    "conceding": "the source would rather not have said it",
    "other": "in none of these groups",
}
"""Implications of cues for the truth of their content, in words."""


CLASSES = {
    "AGREE": "promise or offer",
    "CONSULT": "talks",
    "SUPPORT": "support",
    "CONCEDE": "concession",
    "COOPERATE": "joint work",
    "AID": "aid",
    "RETREAT": "easing off",
    "INVESTIGATE": "investigation",
    "DEMAND": "demand",
    "DISAPPROVE": "criticism",
    "REJECT": "refusal",
    "THREATEN": "threat",
    "PROTEST": "protest",
    "SANCTION": "cutting back",
    "MOBILIZE": "mobilisation",
    "COERCE": "coercion",
    "ASSAULT": "attack",
    "FIGHT": "fighting",
}
"""The classes of PLOVER in words; the tables have their names."""

_KINDS = {"GPE": "a place", "LOC": "a place", "PRON": "a pronoun", "PERSON": "a person", "ORG": "a body"}
_KINDS |= {"NORP": "a group", "MANY": "several"}
_FORMS = {"OBJ": "an object", "TO": "an infinitive", "ING": "a form in -ing", "BARE": "a bare verb", "THAT": "a clause"}
_IN_RULES = {f"@{kind}": words for kind, words in _KINDS.items()} | CLASSES | _FORMS
_IN_RULES |= {"OTHER": "an infinitive with a subject", "subj:": "subject: ", "obj:": "object: ", ":": " "}
# Signs before a word: +on (a preposition), /body (any word of a set), against:@PRON.
_CODE = re.compile(
    rf"(?:subj|obj):|@[A-Z]+|\b(?:{'|'.join([*CLASSES, *_FORMS, 'OTHER'])})\b"
    r"|(?<!\w)[+/](?=[a-z])|(?<=[a-z]):(?=[\w@/])"
)


def rule_in_words(rule: str) -> str:
    """A rule for a class without the codes in it: *help + a place* for ``help + @GPE``."""
    return _CODE.sub(lambda found: _IN_RULES.get(found[0], "a name" if found[0][0] == "@" else ""), rule)


UNKNOWN_GENDER, UNTOLD, GIVEN_NAME = "unknown", "nothing", "given name"
"""Names for a missing gender, for missing evidence, and for the weakest evidence."""

GENDERS = {"woman": "women", "man": "men", "other": "others", UNKNOWN_GENDER: "unknown"}
"""Genders as the text tells them, each with its plural."""

GENDER_FROM = ("by hand", "pronoun", "title", "noun", GIVEN_NAME, UNTOLD)
"""Evidence for a gender, the best first."""


WORD = re.compile(r"\w+(?:[’'.-]\w+)*")
"""A word, as words are counted for readers."""


_NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split()


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun: ``no quotes``, ``one quote``, ``13 quotes``."""
    return f"{in_words(number)} {noun if number == 1 else plural or noun + 's'}"


def all_of(number: int, noun: str) -> str:
    """All of some: ``both claims``, ``all three claims``."""
    return f"both {noun}s" if number == 2 else f"all {counted(number, noun)}"


def in_words(number: int) -> str:
    """A number as it stands in a sentence: ``no``, ``one``, ``13``."""
    return _NUMBERS[number] if number < len(_NUMBERS) else f"{number:,}"


def listed(items: Sequence[str], limit: int = 5) -> str:
    """Items as a phrase: ``a``, ``a and b``, ``a, b and c``; above the limit ``a, b and 7 others``."""
    if len(items) > limit:
        items = [*items[: limit - 1], f"{len(items) - limit + 1} others"]
    return " and ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else list(items))


def commonest(values: Iterable[Any], limit: int = 5, *, times: bool = False) -> str | None:
    """The different values as a phrase, the commonest first; None where there are none.

    Args:
        values: Texts; missing ones are left out.
        limit: As for `listed`.
        times: Say how often behind what is there more than once: ``Hale (2) and Ruiz``.
    """
    counts = Counter(str(value) for value in values if not pd.isna(value))
    names = [f"{name} ({n})" if times and n > 1 else name for name, n in counts.most_common()]
    return listed(names, limit) or None


def number_runs(numbers: Iterable[int]) -> str:
    """Numbers in their order, neighbours put together: ``1–3, 5``."""
    runs: list[list[int]] = []
    for number in sorted(set(map(int, numbers))):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(f"{first}" if first == last else f"{first}–{last}" for first, last in runs)


def sentence(text: str) -> str:
    """The text with a capital at its beginning and a full stop at its end."""
    return text[:1].upper() + text[1:] + ("" if re.search("[.!?…][\"”’']?$", text) else ".")


def line(text: object) -> str:
    """A text on one line."""
    return " ".join(str(text).split())


BRIEF = 110
"""The longest text of a row in words (characters)."""


def brief(text: object, longest: int = 90) -> str:
    """A text on one line, its end left out where it is longer than so many characters."""
    whole = line(text)
    return whole if len(whole) <= longest else f"{whole[:longest].rsplit(' ', 1)[0].rstrip(' ,;:–—-')} …"


def on_the_word_of(source: str) -> str:
    """On whose word something stands, as a phrase."""
    return "nobody answers for it" if source.startswith(NOBODY) else f"on the word of {source}"


def word_starts(text: str) -> Iterator[int]:
    """Where each word of a text begins (characters)."""
    return (match.start() for match in WORD.finditer(text))


def called(actors: pd.DataFrame) -> dict[tuple[str, str], str]:
    """The name to call each actor by, with its id behind it where two of one article are called alike.

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
    value: float | None,
    high: float | None = None,
    unit: str | None = None,
    approximate: str | None = None,
    per: str | None = None,
) -> str:
    """A quantity for readers: "more than 200 people", "$1.5 trillion per year", "5 to 10%"; without a value: "many"."""
    hedge = f"{approximate} " if approximate else ""
    rate = "" if not per else " each" if per == "each" else f" per {per}"
    if value is None:
        return (f"many ({unit})" if unit else "many") + rate
    number = _number(value) + (f" to {_number(high)}" if high is not None else "")
    if unit is None:
        return hedge + number + rate
    if unit in ("$", "¥"):
        return hedge + unit + number + rate
    return hedge + number + ("" if unit in ("%", "°", "°C", "°F") else " ") + unit + rate


def _number(value: float) -> str:
    for word, scale in (("trillion", 1e12), ("billion", 1e9), ("million", 1e6)):
        if abs(value) >= scale:
            return f"{value / scale:,.6g} {word}"
    return f"{value:,.6f}".rstrip("0").rstrip(".") if value % 1 else f"{value:,.0f}"


_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def days_in_words(begin: str | None, end: str | None) -> str:
    """Days for readers, as short as may be: *7 Mar 2025*, *3–9 Mar 2025*, *Mar 2025*, *2021–2025*.

    Args:
        begin: The first day, YYYY-MM-DD.
        end: The last day.
    """
    a, b = day_of(begin), day_of(end)
    if a is None or b is None:
        return str(begin) if begin == end else f"{begin or '…'}–{end or '…'}"
    if a == b:
        return _day(a)
    after = b + timedelta(days=1) if b < date.max else b
    if a.day == after.day == 1 and a < b:
        last = after - timedelta(days=1)
        if a.month == after.month == 1:
            return str(a.year) if a.year == last.year else f"{a.year}–{last.year}"
        first = f"{_MONTHS[a.month - 1]} {a.year}"
        if (a.year, a.month) == (last.year, last.month):
            return first
        return f"{first[: -5 if a.year == last.year else None]}–{_MONTHS[last.month - 1]} {last.year}"
    if a.year != b.year:
        return f"{_day(a)}–{_day(b)}"
    if a.month != b.month:
        return f"{a.day} {_MONTHS[a.month - 1]}–{_day(b)}"
    return f"{a.day}–{_day(b)}"


def value_in_words(value: str) -> str:
    """A day, week, month, … as TIMEX3 writes it, for readers: *Tuesday night* as *7 Jan 2025, at night*.

    Anything else stays as it is.
    """
    if value == "PXY":  # nothing else has that form in a sentence
        return "some years"
    found = _VALUE.fullmatch(value)
    if not found:
        return value
    day, part = found["day"], found["part"]
    if part and part[1:2].isdigit():
        return f"{value_in_words(day)}, {part[1:]}"
    if part:
        return f"{value_in_words(day)}{_PARTS.get(part[1:], '')}"
    year, _, rest = day.partition("-")
    if rest.startswith("W"):
        week = "weekend of the week" if rest.endswith("WE") else "week"
        first = day_of(day.removesuffix("-WE"))
        return f"{week} from {_day(first)}" if first else day
    if "-" in rest:
        whole = day_of(day)
        return _day(whole) if whole else day
    if rest[0] in "QH":
        return f"{_ORDER[int(rest[1]) - 1]} {'quarter' if rest[0] == 'Q' else 'half'} of {year}"
    return f"{_SEASONS.get(rest) or _MONTHS[(int(rest) - 1) % 12]} {year}"


_VALUE = re.compile(
    r"(?<![\w-])(?P<day>\d{4}-(?:W[0-5]\d(?:-WE)?|(?:0\d|1[0-2])(?:-[0-3]\d)?|Q[1-4]|H[12]|SP|SU|FA|WI))"
    r"(?P<part>T(?:[A-Z]{2}|\d\d(?::\d\d)*))?(?![\w-])"
)
_ORDER = ("first", "second", "third", "fourth")
_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
_PARTS = {"MO": ", in the morning", "MI": ", at midday", "AF": ", in the afternoon", "EV": ", in the evening"}
_PARTS |= {"NI": ", at night", "DT": ", by day"}


def dates_in_words(text: str) -> str:
    """A sentence whose dates are as readers write them: *Friday: 28 Feb 2025* for ``Friday: 2025-02-28``."""
    said = _VALUE.sub(lambda found: value_in_words(found[0]), text)
    return re.sub(r"(?<= \d{4})/(?=\d|\w{3} )", "–", said)


def _day(value: date) -> str:
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def day_of(text: str | None) -> date | None:
    """A day written as YYYY-MM-DD; None for anything else."""
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None
