"""Quantities: numbers with their unit or noun, and their hedge.

Dates, durations, ages, ordinals, scores and numbers in names are not quantities here. Units are listed in
``data/units.tsv``, numerals are read by `numerals`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from newsangles.angles.claims.counted import TIME, behind_of, compares, noun_of, of_a_number, unit_of
from newsangles.angles.claims.lexicon import lexicon
from newsangles.angles.claims.numerals import TENS, Numeral, numerals
from newsangles.angles.claims.quantity import Quantity
from newsangles.angles.claims.rates import rate
from newsangles.angles.claims.uncounted import (
    is_clock,
    is_hours,
    is_of_a_formula,
    is_of_a_game,
    is_saying,
    is_side,
    names_more,
)
from newsangles.angles.claims.understood import understood
from newsangles.angles.claims.units import Spellings, measures, spellings
from newsangles.language.parsed_text import ParsedText
from newsangles.tables.schema import Approximate

HEDGES: dict[Approximate, str] = {
    "about": "about|around|some|possibly|perhaps|maybe|nearly|almost|near|nearing|in the region of|something like|"
    "roughly|approximately|approx\\.?|an estimated|estimated|close to|circa|ca\\.|~",
    "at least": "at least|no fewer than|no less than|not less than|a minimum of|as few as|as little as",
    "at most": "at most|up to|as many as|as much as|no more than|not more than|a maximum of",
    "more than": "more than|greater than|higher than|well over|just over|upwards? of|north of|in excess of|over|above"
    "|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|>",
    "less than": "fewer than|less than|lower than|well under|just under|(?:just )?(?:shy|short) of|not quite|under"
    "|below|<",
}
AFTER: dict[Approximate, str] = {
    "at least": "or more",
    "at most": "or less|or fewer",
    "about": "or so",
    "more than": r"-?plus|\+",
}
PREPOSITIONS = frozenset(("about", "around", "near", "north of", "over", "under", "above", "below"))
"""Hedges that are also prepositions (a talk about two men), told apart by the parse."""


NAMED = frozenset("PRODUCT LAW FAC EVENT WORK_OF_ART ORG GPE PERSON NORP LOC ORDINAL".split())
"""Entity labels of numbers that belong to a name."""

NUMBERED = frozenset(
    """no no. nos. number section article chapter page pages room flight route highway figure table phase season
    episode round level type part line step stage verse point case area group lane gate act grade tier rule rules post
    posts exhibit exhibits channel category appendix title volume paragraph para paras clause unit bus train platform
    resolution resolutions bill directive form psalm""".split()
)
"""Words after which a number is a label: Article 5."""

BEFORE_YEARS = frozenset("in since by until till of from during before after early late mid and to".split())

SAYINGS = frozenset("off time way stop shot step liner man woman up upmanship trick piece two".split())
"""Words after *one-* with which it counts nothing."""

SORTS = frozenset("way pointer wheeler piece".split())
"""Words after a number and a hyphen with which it is a sort of thing: a 3-pointer."""

MEANT = {"capacity": "place", "seater": "seat", "strong": "member", "setter": "set", "parter": "part"}
"""Units of numbers before a hyphen where another word tells it: a 35,000-capacity hall."""


_HEDGE = re.compile(
    "(?:^|(?<=[^\\w]))(?:"
    + "|".join(f"(?P<h{i}>{words})" for i, words in enumerate(HEDGES.values()))
    + r")\s*(?:the |a |an )?(?:(?:additional|extra|further|total of|combined) )?$",
    re.IGNORECASE,
)
_AFTER = re.compile(" ?(?:" + "|".join(f"(?P<h{i}>{words})" for i, words in enumerate(AFTER.values())) + r")(?!\w)")
_CLOCK = re.compile(
    r"\s?(?:[ap]\s?\.?\s?m\b|:\s?\d\d\b|o[’']clock|GMT|UTC|\(\d{4} (?:GMT|UTC)|-?years?[- ]old|-?year-old|-to-\d"
    r"|b\.?c(?:\.?e)?\b|b\.c|c\.?e\b|a\.d)|\s?(?:U\.?S\.?(?: Code|C\b)|C\.?F\.?R\b|-[A-Z]\d)",
    re.IGNORECASE,
)
"""The text after a number of a clock, an age, an era or a code of laws."""


def numbers(view: ParsedText) -> list[Quantity]:
    """The quantities that a text states, in its order; they do not overlap.

    Args:
        view: The parsed document; entity labels exclude dates, tags and relations give the noun.

    Returns:
        One `Quantity` each. "Between 5 and 10 percent" is one, "from 5 to 10 percent" two.
    """
    return _numbers(view, spellings())


@lru_cache(maxsize=1)  # the claims component calls this twice
def _numbers(view: ParsedText, known: Spellings) -> list[Quantity]:
    found: list[Quantity] = []
    reach = 0  # the scan has reached this character
    measured = measures()
    for value in numerals(view):
        quantity = _quantity(view, value)
        if quantity is None or quantity.start < reach:
            continue
        reach = quantity.end
        if per := rate(view, quantity.end, measured=quantity.unit in measured):
            quantity, reach = replace(quantity, per=per.per), per.end
        found.append(quantity)
    return understood(view, _shared(view, found))


def _quantity(view: ParsedText, value: Numeral) -> Quantity | None:
    """The quantity that a number states in its place; None where it states none."""
    if view.n == 0:
        return None
    first, last, body = view.word_at(value.start), view.word_at(value.end - 1), view.word_at(value.body - 1)
    marked = value.unit is not None
    if value.unit == "penny" and _CLOCK.match(view.text, value.body):
        return None  # 11 p . m .
    if not marked and _no_count(view, value, first, body):
        return None
    if (few := _or_two(view, value, first)) is not None:
        return few if few.unit not in TIME else None
    approximate, hedge = _hedge(view, value.start, marked=marked)
    if re.search(r"\w[-–—]$", view.text[max(0, value.start - 2) : value.start]):
        return None  # the second half of 3-1, 1919-33
    after = _AFTER.match(view.text, value.end)
    gap = last + 1
    if after is not None and approximate is None:
        approximate = next(a for i, a in enumerate(AFTER) if after[f"h{i}"])
        hedge = (after.start() + (after[0][:1] == " "), after.end())
        gap = view.word_at(after.end() - 1) + 1
    end, unit = value.end, value.unit
    if not marked:
        counted = _counted(view, value, gap, hedged=approximate is not None)
        if counted is None:
            return None
        value, unit, last, end = counted
        if after is None and approximate is None and unit is not None:
            approximate, hedge = _hedge_behind(view, end)
        if unit is None and (value.value or 0.0).is_integer():
            unit = behind_of(view, gap) or of_a_number(view, body)
        if unit is None and (_is_hour(view, value, first) or is_hours(view, value, first) or names_more(view, body)):
            return None
        if unit in (None, "other") and _are_people(view, last):
            unit = "people"
        if value.digits and approximate is None and _emergency(view, value, unit, first):
            return None
    number = value.value
    if unit is None and (value.high is None or value.high < MAX_AGE) and _age(view, first, body):
        return None
    if unit is None and number == 1 and not value.digits and approximate is None:
        return None  # the pronoun
    if unit in TENS or (unit in IDIOMS and number == 1 and _in_idiom(view, first)):
        return None  # the nineteen fifties, at one point, on one hand, at any one time
    if unit is None and not value.digits and approximate is None and _enumerates(view, value):
        return None
    alone = (number, value.high, approximate) == (1, None, None) and not value.digits and not marked
    if alone and (view.dep[body] not in ("nummod", "") or unit in ("thing", "another", "way")):
        return None
    if value.vague and approximate is None:
        approximate = value.vague
    return Quantity(
        first, last, value.start, end, number, value.high, unit, approximate, *(hedge if hedge else (None, None))
    )


def _in_idiom(view: ParsedText, first: int) -> bool:
    """True if a number stands directly behind *at*, *on* or *in*, or behind these and *any*."""
    k = first - 2 if view.lower[max(0, first - 1)] == "any" else first - 1
    return view.lower[max(0, k)] in ("at", "on", "in")


def _hedge_behind(view: ParsedText, end: int) -> tuple[Approximate | None, tuple[int, int] | None]:
    """The hedge behind what is counted: *five miles or so*."""
    match = _AFTER.match(view.text, end)
    if match is None or match[0][:4] != " or ":
        return None, None  # 90 passengers plus cargo
    return next(a for i, a in enumerate(AFTER) if match[f"h{i}"]), (match.start() + 1, match.end())


_HOUR = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d")


def _is_hour(view: ParsedText, value: Numeral, first: int) -> bool:
    """True for an hour in four figures: the train left at 2110 on Friday."""
    written = view.text[value.start : value.end]
    return first > 0 and view.lower[first - 1] == "at" and _HOUR.fullmatch(written) is not None


def _or_two(view: ParsedText, value: Numeral, first: int) -> Quantity | None:
    """A thing or two: one or two of what a noun before *or two* names."""
    if value.digits or value.value != 2 or value.high is not None or first < 3 or view.lower[first - 1] != "or":
        return None
    noun = first - 2
    an = next((k for k in (noun - 1, noun - 2) if k >= 0 and view.lower[k] in ("a", "an")), None)
    if an is None or view.tag[noun] != "NN" or view.end[first] != value.end:
        return None
    if view.tag[first + 1 : first + 2] in (["NN"], ["NNS"]) or view.sent[an] != view.sent[first]:
        return None  # a dozen or two dozen, a cat or two dogs
    return Quantity(an, first, view.idx[an], value.end, 1.0, 2.0, view.lemma[noun], "about")


def _are_people(view: ParsedText, k: int) -> bool:
    """True if a number without a noun counts people: as many as 200 were killed; Ruiz and six others."""
    head, words = view.head[k], lexicon()
    if view.dep[k] in ("nsubj", "nsubjpass", "dobj") and view.lemma[head] in words["harmed"]:
        return view.dep[k] != "dobj" or view.lower[k] == "others" or view.tag[k] == "CD"
    if view.lower[k + 1 : k + 2] == ["who"] and view.tag[k] in ("CD", "NNS") and view.lower[k] != "one":
        return True  # the six who left
    fate = view.lower[k + 1] in words["fate"] if k + 1 < view.n else False
    if fate and view.tag[k] == "CD" and view.tag[k + 2 : k + 3] not in (["NN"], ["NNS"], ["JJ"]):
        return True  # two dead, nine missing
    if view.lower[k] == "others" and "who" in view.lower[k + 1 : k + 3]:
        return True
    if view.lower[k] == "others" and view.dep[k] == "conj":
        return view.ent[head] == "PERSON" or view.tag[head] == "PRP"
    if view.dep[k] == "pobj" and view.tag[k] == "CD":
        verb = view.head[head]
        subject = view.subject(verb) if view.pos[verb] in ("VERB", "AUX") else -1
        return subject >= 0 and view.lemma[subject] == "population"
    return False


def _emergency(view: ParsedText, value: Numeral, unit: str | None, first: int) -> bool:
    """True for the number that is dialled: 911 calls, the 999 operator; "they dialled 101"."""
    words, written = lexicon(), view.text[value.start : value.end]
    if unit is None and first and view.lemma[first - 1] in words["calling"] and written.isdigit():
        return True
    if unit == "call":
        return written in words["emergency call"]
    return written in words["emergency"] and view.tag[first + 1 : first + 2] == ["NN"] and unit is None


IDIOMS = frozenset("hand point stage moment time way fell".split())
"""Nouns that *at one*, *on one* do not count."""


def _enumerates(view: ParsedText, value: Numeral) -> bool:
    """True for a number word between commas: One, that it works, and, two, that it lasts."""
    return view.text[value.end : value.end + 1] == "," and view.text[max(0, value.start - 3) : value.start].rstrip(
        " "
    ).endswith((",", ".", ":"))


def _no_count(view: ParsedText, value: Numeral, first: int, body: int) -> bool:
    """True if a number without a unit is part of a name, date or score, or a label."""
    text = view.text
    if view.ent[body] in NAMED or _dated(view, first, body, value) or _CLOCK.match(text, value.end):
        return True
    if (
        is_of_a_game(view.text, value)
        or is_of_a_formula(view.text, value)
        or is_clock(view, value)
        or is_side(view, first, body)
        or is_saying(view, first, value)
    ):
        return True
    if value.high is None and re.match(r"[-–]\d", text[value.end : value.end + 2]):
        return True  # a score, a phone number
    return (
        _numbered(view, value, first)
        or _is_name(view, value)
        or (value.digits and (_has_address(view, value, first) or _is_dialled(view.text, value)))
    )


def _has_address(view: ParsedText, value: Numeral, first: int) -> bool:
    """True for the number of a house: of 1909 Lark Drive, at 12 St James's Road."""
    if not view.text[value.start : value.end].isdigit() or view.lower[max(0, first - 1)] == "the":
        return False
    for k in range(first + 1, min(view.n, first + 6)):
        if not (view.word[k][:1].isupper() or view.word[k][:1].isdigit()) or view.idx[k] - view.end[k - 1] > 1:
            return False
        if view.lower[k] in lexicon()["street"] and k > first + 1:
            return True
    return False


_DIALLED = re.compile(
    r"(?:\+\d{1,3}|\(0\d{0,4}\)|\b(?:tel|phone|telephone|ph|fax|mobile|toll[- ]free)\b)[:. ]*[\d() -]*$", re.I
)
"""The text before a number that is dialled."""


def _is_dialled(text: str, value: Numeral) -> bool:
    """True for a piece of a telephone number: Tel. 01632 960 123."""
    if "," in text[value.start : value.end]:
        return False
    line = max(text.rfind("\n", 0, value.start) + 1, value.start - 40)
    if _DIALLED.search(text, line, value.start):
        return True
    piece = value.end - value.start > 2
    if piece and re.search(r"(?<![\d.,])0\d{2,4} (?:\d{3} )?$", text[line : value.start]):
        return True  # 08000 858531
    return piece and re.match(r" \d{3,}\b(?![,.]\d)", text[value.end : value.end + 8]) is not None


_QUOTES = ('"', "'", "“", "”", "‘", "’", "`")


def _is_name(view: ParsedText, value: Numeral) -> bool:
    """True if a number stands alone between quotation marks, or is short for a name: the 707."""
    text, (start, end) = view.text, (value.start, value.end)
    if text[start - 1 : start] in _QUOTES and text[end : end + 2].lstrip(",.")[:1] in _QUOTES:
        return True
    written = text[start:end]
    if not value.digits or not written.isdigit() or text[max(0, start - 4) : start].lower() != "the ":
        return False
    return re.search(rf"\b(?:[A-Z]\w+[ -]{written}\b(?!,\d)|{written}s\b)", text) is not None


def _counted(
    view: ParsedText, value: Numeral, gap: int, *, hedged: bool
) -> tuple[Numeral, str | None, int, int] | None:
    """The noun or unit of a number written without a sign; None if it counts nothing.

    Args:
        view: The document.
        value: The number.
        gap: The first word after it and its hedge.
        hedged: True if there is a hedge.

    Returns:
        The number, its unit, its last word, and the character after that.
    """
    text, body = view.text, view.word_at(value.body - 1)
    unit: str | None = None
    last, end = view.word_at(value.end - 1), value.end
    noun = noun_of(view, body, gap, value)
    if re.match(r"-(?:of|for)-\d", text[value.end : value.end + 6]):
        return None  # 20-of-24
    if noun is None and re.match(r"-(?!strong|plus)[A-Za-z]", text[value.end : value.end + 8]):
        return None  # two-legged
    if noun is not None:
        k, unit = noun
        if unit in TIME and not _is_sum_of_days(value, unit):
            return None
        unit = unit_of(view, k) if unit == view.lemma[k] else unit
        if unit == "time" and compares(view, k):
            unit = "fold"
        if text[value.end : value.end + 1] == "-" and (unit in SAYINGS if value.value == 1 else unit in SORTS):
            return None  # a one-off, a three-way race
        unit = MEANT.get(unit, unit)
        if value.vague:
            unit = spellings().units.get(unit, unit)  # thousands of dollars
        if value.metres and view.tag[k] not in ("NNS", "NNPS"):
            unit = None
        else:
            last, end = k, view.end[k]
    if value.metres and unit is None:
        low = value.value
        value = replace(value, value=None if low is None else low / 1e6)
        unit, end, last = "m", value.end, view.word_at(value.end - 1)
    ranged = unit is None and value.high is not None and value.digits and not hedged
    if ranged and "-" in text[value.start : value.end]:
        return None  # a score, a span of years
    return value, unit, last, end


MIN_SUM = 10_000
"""Number of hours or days from which on they are summed over people: 2.2 million sick days."""


def _is_sum_of_days(value: Numeral, unit: str) -> bool:
    """True for days or hours that are counted over many people."""
    return unit in ("hour", "day") and value.value is not None and value.value >= MIN_SUM


MAX_AGE = 100
"""The higher one of two ages is below this: who was about 10 or 11."""

MAX_DAY = 31
"""The highest number of a day."""

MONTHS = frozenset("january february march april may june july august september october november december".split())


def _dated(view: ParsedText, begin: int, body: int, value: Numeral) -> bool:
    """True if a number belongs to a date or a duration; the recogniser takes some numbers in words for dates."""
    beside = [k for k in (begin - 1, body + 1) if 0 <= k < view.n]
    if value.digits and any(view.lower[k] in MONTHS and view.tag[k] == "NNP" for k in beside) and value.high is None:
        return (value.value or 0) <= 31 or 1500 <= (value.value or 0) < 2100
    label = view.ent[body]
    if label not in ("DATE", "TIME"):
        return False
    first = last = body
    while first and view.continues_name[first] and view.ent[first - 1] == label:
        first -= 1
    while last + 1 < view.n and view.continues_name[last + 1] and view.ent[last + 1] == label:
        last += 1
    around = [*range(first, begin), *range(body + 1, last + 1)]
    if value.digits and (value.value or 0) > MAX_DAY and first == begin and view.lower[body + 1 : body + 2] == ["in"]:
        written = view.text[value.start : value.end]
        if not (len(written) == 4 and written.isdigit() and "1500" <= written < "2100"):
            return False  # 400 in May and 380 in June
    return value.digits or any(view.lemma[k] in TIME or view.tag[k] == "NNP" for k in around)


_LABEL = re.compile(r"(?:\b(?:nos?|paras?|secs?|arts?|figs?|vols?|pp|cl)\. ?|§ ?)$", re.I)
"""The text before the number of a part of a text: para. 3, No. 10."""


def _numbered(view: ParsedText, value: Numeral, first: int) -> bool:
    """True if a number is a label: No. 10, Article 5, Apollo 11, an age, a year, a list's number."""
    text, start, end = view.text, value.start, value.end
    line = text.rfind("\n", 0, start) + 1
    if value.digits and not text[line:start].strip(" \t([*") and text[end : end + 1] in (".", ")", "]", ":"):
        return True
    if _LABEL.search(text, max(0, start - 8), start):
        return True
    if text[start - 1 : start] in ("(", "[") and text[end : end + 1] in (")", "]"):
        return True
    if text[end : end + 2] == "/-" or text[max(0, start - 2) : start] in ("© ", "©"):
        return True
    prior = first - 1
    if prior >= 0 and view.idx[first] == start:
        word = view.lower[prior]
        if word in NUMBERED and view.sent[prior] == view.sent[first]:
            return word != "no" or value.digits
        if (
            view.tag[prior] in ("NNP", "NNPS")
            and (value.digits or text[start].isupper())
            and view.word[prior][:1].isupper()
        ):
            return True
        if value.digits and (word == "±" or (word.isalpha() and word.upper() == view.word[prior] and len(word) > 1)):
            return True  # HR 6819
        year = (
            value.digits
            and value.high is None
            and text[start:end].isdigit()
            and end - start == 4
            and "1500" <= text[start:end] < "2100"
        )
        if year and (word in BEFORE_YEARS or view.word[prior] in ("(", ",")):
            return True
        if year and view.word[prior][:1].isupper() and prior > view.bounds[view.sent[prior]][0]:
            return True  # at the Tech Expo 2026
        if value.digits and word in ("and", "to", "or", "-", "–", "&") and prior and view.ent[prior - 1] == "DATE":
            return True  # March 4 and 5
        if value.digits and (_labels(view, prior) or (word in LISTING and prior > 1 and _listed(view, prior))):
            return True  # Windows 7 and 8
        if word == "aged" or (word in ("is", "was", "turned", "turning") and text[end : end + 9] == " years old"):
            return True
        age = value.digits and value.high is None and text[start:end].isdigit() and end - start <= 3
        if (
            age
            and word == ","
            and (text[end : end + 1] in tuple(",.;)") or text[end : end + 2] == " (")
            and prior
            and view.tag[prior - 1] in ("NNP", "NNPS")
        ):
            return True
    return False


LISTING = frozenset(("and", "or", "to", "&", ","))


def _labels(view: ParsedText, k: int) -> bool:
    """True if a number after a word is its label by the parse: posts 542, window 3."""
    return (
        view.tag[k] in ("NN", "NNS")
        and k + 1 < view.n
        and view.head[k + 1] == k
        and view.dep[k + 1] in ("nummod", "appos")
        and view.tag[k + 2 : k + 3] not in (["NN"], ["NNS"])
        and view.lower[k] not in TOTALS
    )


TOTALS = frozenset("record total score vote votes margin average estimated dozen percent".split())
"""Nouns directly before a number that counts."""


def _listed(view: ParsedText, k: int) -> bool:
    """True if the number before a conjunction is the label of a name or of a noun."""
    before = view.word[k - 1]
    if not before.isdigit() or len(before) > 5:
        return False
    name = view.tag[k - 2] in ("NNP", "NNPS") and view.ent[k - 2] in NAMED | {""}
    return name or view.lower[k - 2] in NUMBERED or _labels(view, k - 2)


def _age(view: ParsedText, first: int, body: int) -> bool:
    """True if a number without a noun is an age: "she was 18", "from the age of 15"."""
    before = range(max(0, first - 5), first)
    if any(view.lemma[k] in ("age", "aged") for k in before) or _bounds_age(view, first):
        return True
    if first > 1 and view.word[first - 1] == "," and view.lemma[first - 2] == "die":
        return True  # Stalwart of the club dies, 82
    if not any(view.lemma[k] in ("be", "turn", "’m", "'m") for k in before[-3:]):
        return False
    subject = view.subject(view.head[body])
    return subject >= 0 and (view.masked_lower[subject] in ("i", "he", "she", "who") or view.ent[subject] == "PERSON")


def _bounds_age(view: ParsedText, first: int) -> bool:
    """True for the age of a person: a boy of sixteen, girls as young as 14, pupils under 12."""
    before = view.lower[max(0, first - 2) : first]
    if before in (["young", "as"], ["old", "as"], ["younger", "than"], ["older", "than"]):
        return True
    noun = first - 2 - (before[:1] == ["just"])
    if noun < 0 or before[-1:] not in (["of"], ["under"], ["over"], ["above"], ["below"]):
        return False
    plural = view.tag[noun] in ("NNS", "NNPS")
    return view.lemma[noun] in lexicon()["of an age"] and plural == (before[-1] != "of")


def _hedge(view: ParsedText, start: int, *, marked: bool) -> tuple[Approximate | None, tuple[int, int] | None]:
    """The hedge before a number: its meaning and its span."""
    floor = max(0, start - 24)
    match = _HEDGE.search(view.text[floor:start])
    if match is None or match.lastgroup is None:
        return None, None
    a, b = match.span(match.lastgroup)
    known = list(HEDGES)[int(match.lastgroup[1:])]
    if known in BOUNDS and match[0].lower().endswith("the "):
        return None, None  # 152 votes, less than the 187 of others; just under the two-thirds needed
    written = match[match.lastgroup].lower()
    k = view.word_at(floor + a)
    bounds = marked and written in ("near", "above", "below")  # it closed near $40, not a house near 40 others
    zero = written == "near" and _is_zero(view.text[start : start + 5])
    often = written in ("over", "under", "above", "below") and _TIMES.match(view.text, start) is not None
    if (
        written in PREPOSITIONS
        and not (bounds or zero or often)
        and view.dep[k] == "prep"
        and view.pos[k + 1 : k + 2] != ["SYM"]
    ):
        return None, None
    return known, (floor + a, floor + b)


_TIMES = re.compile(r"[\d,]+(?: |-)(?:times|percent|per cent|miles|kilometres|kilometers|metres|meters|feet)\b", re.I)
"""A number of times or of a measure, which *over* bounds: flown there over 42 times."""

BOUNDS = ("more than", "less than")
"""Hedges that before *the* compare with a number which is exact itself."""


def _is_zero(written: str) -> bool:
    """True for a number that begins as zero does: rates near zero."""
    return re.match(r"(?:zero\b|0(?![.\d]))", written, re.I) is not None


def _shares_bound(view: ParsedText, low: Quantity, high: Quantity) -> bool:
    """True if *or* joins a sum to one that a preposition bounds: below $125,000 singly or $250,000 as a couple."""
    if low.unit != high.unit or low.unit not in measures():
        return False
    if low.hedge_start is None or high.first - low.last > MAX_SHARED_WORDS:
        return False
    bound = view.text[low.hedge_start : low.hedge_end].lower() in PREPOSITIONS
    return bound and view.lower[high.first - 1] == "or" and view.sent[low.first] == view.sent[high.first]


MAX_SHARED_WORDS = 4
"""Words between two sums that share a bound, at most."""

_LIST = re.compile(r"(?:,|,? (?:and|or|to)(?: (?:possibly|perhaps|maybe|even|probably|then))?|,? &| [-–]) ")


def _shared(view: ParsedText, found: list[Quantity]) -> list[Quantity]:
    """Give each number of a list the unit of its last one: "500 and 700 euros"."""
    for i in range(len(found) - 2, -1, -1):
        low, high = found[i], found[i + 1]
        if low.unit is None and high.unit is not None and _LIST.fullmatch(view.text, low.end, high.start):
            found[i] = replace(low, unit=high.unit)
        between = view.text[low.end : high.start]
        if low.per is None and high.per is not None and between == " to " and low.unit in (None, high.unit):
            found[i] = replace(found[i], per=high.per)  # from 43 to 66 per 100,000
        if high.approximate is None and low.approximate in BOUNDS and _shares_bound(view, low, high):
            found[i + 1] = high = replace(high, approximate=low.approximate)
        beside = between == " (" and view.text[high.end : high.end + 1] == ")" and low.unit != high.unit
        if beside and high.approximate is None and low.approximate and {low.unit, high.unit} <= measures():
            found[i + 1] = replace(high, approximate=low.approximate)  # up to $13bn (£10bn)
    return found
