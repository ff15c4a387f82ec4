"""Numerals: numbers as they are written in figures or words, before it is known what they count.

Numerals are parsed by code of our own: of the libraries tried on 60 expressions of news the best, quantulum3, read 49,
and none both "1.2bn" and "half a million".
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from newsangles.angles.claims.lexicon import lexicon
from newsangles.angles.claims.units import Spellings, measure, spellings
from newsangles.language.parsed_text import ParsedText
from newsangles.tables.schema import Approximate

ONES = {
    word: float(n)
    for n, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen""".split()
    )
}
TENS = {
    word: 10.0 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "lakh": 1e5, "crore": 1e7}
SHORT = {"k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "bn": 1e9, "bln": 1e9, "tn": 1e12, "trn": 1e12}
SHORT_MONEY = {"mm": 1e6, "mil": 1e6, "b": 1e9, "t": 1e12, "tr": 1e12, "cr": 1e7}
"""Short scales that count only beside a currency, as the letters mean much else."""

PARTS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
GLYPHS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
PERIODS = frozenset("last past next first final previous following consecutive straight successive for after".split())
"""Words before *quarters* that make them parts of a year."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written.

    Attributes:
        start: Its first character.
        end: The character after its last one, and after its unit if that is a sign or a measure.
        body: The character after the number alone.
        value: Its value; the least one where the text gives only a size (24 for "dozens", 2e5 for "hundreds of
            thousands"); None if it is too great for a number.
        unit: Its unit, by a sign or a measure.
        high: The higher number of a range.
        scaled: True if it has a scale: a hundred, a million.
        digits: True if it is written in figures.
        metres: True if it ends with an m that may stand for millions.
        vague: How a number that gives only a size is to its value: at least it, or about it ("some hundred").
    """

    start: int
    end: int
    body: int
    value: float | None
    unit: str | None = None
    high: float | None = None
    scaled: bool = False
    digits: bool = False
    metres: bool = False
    vague: Approximate | None = None


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_SMALL = rf"(?:(?:{_any(TENS)})(?:[- ](?:{_any(list(ONES)[1:10])}))?|{_any(ONES)})"
_UNDER = rf"(?:(?:{_SMALL}|an?)[ -]hundred(?:(?: and)? {_SMALL})?|{_SMALL})"
_SCALE = rf"(?:[ -](?:{_any(SCALES)})s?)"
_PART = rf"(?:an?|one|two|three|four|five)[ -](?:{_any(PARTS)})s?"
_AND_PART = rf"(?:[ -]and[ -](?:{_PART})\b)"
_SHARE = (
    rf"(?:(?:an?[ -])?half(?:[ -]of)?(?:[ -]an?)?|(?:an?|three)[ -]quarters?|(?:{_PART}) of an?)"
    rf"[ -](?:dozen|hundred|{_any(SCALES)})"
)
_WORDS = (
    rf"(?:(?:an?|{_SMALL}) dozen"
    rf"|{_UNDER} point(?: (?:{_any(list(ONES)[:10])}))+(?:{_SCALE})?"
    rf"|{_UNDER}(?:{_AND_PART}{_SCALE}+|{_SCALE}+)(?:,?(?: and)? {_UNDER}{_SCALE}*)*{_AND_PART}?"
    rf"|an?{_SCALE}+{_AND_PART}?|{_UNDER}{_AND_PART}?)"
)
_FRACTION = (
    rf"(?:(?:{_SMALL}|an?)[- ](?:{_any(PARTS)})s?|half(?= (?:of|the|an?|its|their|his|her|our|all)\b)"
    r"|half-an?(?=[ -]))"
)
_SIZES = "hundred|thousand|million|billion|trillion|lakh|crore"
_MANY = rf"(?:(?:{_SIZES})s|dozens)"
_VAGUE = (
    rf"(?:(?:(?:tens|scores)(?= of )|{_MANY})(?: of {_MANY})?"
    rf"|(?:several|a few|many|a couple(?: of)?|some) (?:dozen|{_SIZES}))(?![- ]and)"
)
_BLANK = "[ \xa0\u2009\u202f]"
_DIGITS = (
    rf"(?:\d{{1,3}}(?:,\d{{2,3}})*,\d{{3}}|\d{{1,3}}(?: , \d{{3}}|, 000)+(?![\d,]| ,)"
    rf"|\d{{1,3}}(?:{_BLANK}\d{{3}})+(?!{_BLANK}?\d|,\d)|\d{{1,3}}(?:\.\d{{3}}){{2,}}|\d+)(?:\.\d+)?"
    r"|(?<![\w.])\.\d+(?![\d.])"
)
_AND_OVER = r" (?P<above>\d{1,2})/(?P<below>\d{1,2})(?![\d/])"  # 6 1/4
_ONE = rf"(?P<one>an?)(?= (?:[a-z]+ ){{1,2}}and (?:{_PART})\b)"
_OF_A = re.compile(r"(?: of)?[ -]an?(?=[ -])|(?<=half-a)(?=[ -])|(?<=half-an)(?=[ -])")
_SPACED = re.compile(rf"\d{_BLANK}(?=\d)")
_AND_A_PART = re.compile(rf" and (?P<part>{_PART})(?![-\w]| of )", re.IGNORECASE)
_OUT_OF = re.compile(r"\s(?:in|out of)(?: every)?\s$")
_TO = re.compile(r"\s?[-–—]\s?|\s(?:to|or)\s")


_STARTS = "-−.\\d½¼¾⅓⅔abcdefghimnostuz"
"""The characters that a number without a sign can start with."""


@lru_cache(maxsize=4)
def _pattern(known: Spellings) -> re.Pattern[str]:
    """The pattern of a number, with the signs before it from the units in use."""
    starts = _STARTS + "".join(sorted({re.escape(sign[0].lower()) for sign in known.signs}))
    signs = "|".join(re.escape(sign) + r"(?=[ \d])" * sign.isalpha() for sign in known.signs)
    return re.compile(
        rf"(?<![A-Za-z])(?=[{starts}])(?:(?P<minus>(?<!\S)[-−]|\bminus )?(?P<sign>(?-i:{signs or '(?!)'}){_BLANK}?)?"
        rf"(?P<digits>{_DIGITS}(?: ?[½¼¾⅓⅔])?|[½¼¾⅓⅔])(?:(?P<over>/\d+)|{_AND_OVER})?"
        rf"(?P<scale>(?:{_AND_PART})?(?:(?:-|{_BLANK})?(?:hundred|dozen|{_any(SCALES)})s?\b)+{_AND_PART}?|{_AND_PART}"
        rf"|(?:{_any([*SHORT, *SHORT_MONEY])}|(?:-|{_BLANK})(?:{_any(w for w in SHORT if len(w) > 1)}|cr))\b"
        rf"|(?(sign)(?:-|{_BLANK})(?:{_any([*SHORT, *SHORT_MONEY])})\b|(?!)))?"
        rf"|\b(?:(?P<vague>{_VAGUE})|(?P<share>{_SHARE})|(?P<fraction>{_FRACTION})|(?P<words>{_WORDS})|{_ONE})\b)",
        re.IGNORECASE | re.ASCII,
    )


def numerals(view: ParsedText) -> list[Numeral]:
    """The numerals of a text with the units written beside them, in its order; ranges and shares are one each."""
    known = spellings()
    raw = [value for match in _matches(view, known) if (value := _value(view, match, known)) is not None]
    found: list[Numeral] = []
    for value in raw:
        joined = _joined(view.text, found[-1], value) if found and found[-1].high is None else None
        if joined is not None and not _is_change(view, found[-1], value):
            found[-1] = joined
            continue
        if found and value.scaled and _shares_scale(view.text, found[-1], value):
            found[-1] = replace(found[-1], value=scaled_as(found[-1], value))
        found.append(value)
    return found


def _matches(view: ParsedText, known: Spellings) -> Iterator[re.Match[str]]:
    """The matches of the pattern; "May 5 300 men" is the end of a date and a number."""
    pattern, text, at = _pattern(known), view.text, 0
    while match := pattern.search(text, at):
        at = max(match.end(), at + 1)
        if match["digits"] and _SPACED.search(match["digits"]) and _two_numbers(view, match):
            first = _SPACED.search(text, match.start("digits"))
            at = first.end() if first else at
            continue
        yield match


def _two_numbers(view: ParsedText, match: re.Match[str]) -> bool:
    """True if figures with a space are two numbers, the first one of a date, name or label."""
    k = view.word_at(match.start("digits"))
    prior = view.word[k - 1] if k and not match["sign"] else ""
    return match["digits"][0] == "0" or prior[:1].isdigit() or (prior[:1].isupper() and view.tag[k - 1][:3] == "NNP")


_GLUED = tuple(".,:/#@_'’")


def _value(view: ParsedText, match: re.Match[str], known: Spellings) -> Numeral | None:
    """The number of a match; None where it is part of something else."""
    text, (start, end) = view.text, match.span()
    digits = match["digits"] is not None
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if before[-1:].isalnum() or (before[-1:] in _GLUED and before[:1].isalnum() and digits):
        return None
    if before[-1:] in ("#", "@", "_", "$", "+", "~") or after[:1] == "~" or re.match(r"[.,:/]\d", after):
        return None
    if before[-1:] == "-" and before[:1].isalpha():
        return None  # U-235, one-in-five
    if match["fraction"] and _no_fraction(view, match):
        return None
    if digits and _no_figure(match):
        return None
    number, sign = _number(match), (match["sign"] or "").strip()
    scale = (match["scale"] or "").strip(" -\xa0\u2009\u202f").lower()
    short = scale in SHORT_MONEY
    scaled = bool(scale) or bool(match["share"]) or (not digits and any(w in match[0].lower() for w in _SCALED))
    value = Numeral(start, end, end, number, scaled=scaled, digits=digits, vague=_vague(match))
    if sign:
        value = replace(value, unit=known.units.get(sign, known.units.get(sign.upper(), sign)))
        if len(sign) == 1 and sign.isalpha() and not scaled and "," not in match["digits"]:
            return None  # R2
    elif scale == "m" and digits:
        return replace(value, metres=True)
    value = _measured(view, value, known, whole=not match["fraction"])
    if match["one"] and value.unit is None:
        return None  # a chair and a half
    if short and value.unit is None and not (scale == "b" and match["scale"].isupper() and _plural_after(view, end)):
        return None  # 3T, 4b
    if value.unit is None and digits and text[end : end + 1].isalpha():
        return None  # 22nd, 1990s
    return value


_SCALED = (*SCALES, "hundred")


def _plural_after(view: ParsedText, end: int) -> bool:
    """True if the next word is a plural."""
    k = view.word_at(end - 1) + 1
    return k < view.n and view.tag[k] == "NNS"


def _measured(view: ParsedText, value: Numeral, known: Spellings, *, whole: bool) -> Numeral:
    """The number with the measure or currency after it: "5 km", "half a mile", "a mile and a half"."""
    text, at = view.text, value.end
    if not whole and (of := _OF_A.match(text, at)):
        at = of.end()
    sized = value.vague is not None and text.startswith(" of ", at)
    found = measure(text, at + 3 * sized, value.digits, known)
    if found is None or (sized and not re.search(r"\w[ -]\w", text[at + 4 : found[0]])):
        return value  # a measure of one word is a noun as any other: thousands of pounds
    stop, unit = found
    if unit == "lb" and value.value is not None and value.value >= 1e6:
        unit = "GBP"
    value = replace(value, end=stop, unit=value.unit if value.unit and unit == "$" else unit)
    more = _AND_A_PART.match(text, stop) if whole and not value.scaled and value.value is not None else None
    if more is None or value.value is None or view.tag[view.word_at(more.end() - 1)] == "JJ":
        return value
    return replace(value, end=more.end(), value=value.value + _spelled(0.0, _split(more[0])))


def _no_figure(match: re.Match[str]) -> bool:
    """True for figures that state no number: 24/7, 0600."""
    digits = match["digits"]
    if match["above"] and not 0 < int(match["above"]) < int(match["below"]):
        return True
    if match["over"]:
        above, below = (int(digits) if digits.isdigit() and len(digits) < 3 else 99), match["over"][1:]
        return len(below) > 2 or not 0 < above < int(below) <= 10
    return digits[0] == "0" and digits[1:2].isdigit()


def _no_fraction(view: ParsedText, match: re.Match[str]) -> bool:
    """True for words of a fraction that are none: the second half, a third term, two quarters of a year."""
    text, (start, end), written = view.text, match.span(), match[0].lower()
    k = view.word_at(start)
    prior = view.lower[k - 1] if k else ""
    if prior in ("first", "second", "latter", "other") or re.match(rf"(?:{_any(TENS)})\b", written):
        return True
    after = text[end : end + 4]
    if re.match(r"an? [a-z]+[dh]$", written) and (not after.startswith(" of ") or not match[0][2:].islower()):
        return True  # a third term, a Fourth of July
    if written in ("a half", "a quarter") and prior == "and" and not after.startswith(" of "):
        return True  # an hour and a half
    if written.startswith("half"):
        return (
            after.startswith((" a", "-a", " ", "-"))
            and not _of_a_measure(text, end)
            and not re.match(r" (?:of|the|its|their|his|her|our|all)\b", text[end : end + 8])
        )
    count, part = re.split(r"[- ]", written, maxsplit=1) if len(re.split(r"[- ]", written)) == 2 else ("", written)
    if count not in ("a", "an", "one") and not part.endswith("s") and "-" not in written:
        return True  # four fifth graders
    if part in ("quarters", "halves", "halfs") and "-" not in written:
        return not after.startswith(" of ") or prior in PERIODS or count == "two" or _of_a_kind(view, end)
    return False


def _of_a_measure(text: str, end: int) -> bool:
    """True if "a mile" or "of a mile" follows."""
    known, of = spellings(), _OF_A.match(text, end)
    return of is not None and measure(text, of.end(), False, known) is not None


def _of_a_kind(view: ParsedText, end: int) -> bool:
    """True if *of* and a bare singular follow: three quarters of growth."""
    k = view.word_at(end) + 1
    while k < view.n and view.tag[k] in ("JJ", "VBG", "RB", "CC", ","):
        k += 1
    return k < view.n and view.tag[k] == "NN"


def _number(match: re.Match[str]) -> float | None:
    """The value of a match; None for "dozens", and for one that no number can hold."""
    if match["vague"]:
        return _least(match["vague"])
    if match["one"]:
        return 1.0
    if match["digits"] is None:
        words = _split(match["share"] or match["fraction"] or match["words"])
        if "point" in words:
            return _pointed(words)
        number = _share(words) if match["share"] or match["fraction"] else _spelled(0.0, words)
        return float(f"{number:.15g}")
    written = re.sub(rf",|{_BLANK}", "", match["digits"])  # also 100 , 000 of texts with spaces between tokens
    glyph = GLYPHS.get(written[-1], 0.0)
    written = written[:-1] if glyph else written
    if written.count(".") > 1:
        written = written.replace(".", "")  # 1.200.000
    number = float(written or 0) + glyph
    if match["above"] and 0 < int(match["above"]) < int(match["below"]):
        number += int(match["above"]) / int(match["below"])
    if match["over"]:
        number /= float(match["over"][1:])
    number = float(f"{_spelled(number, _split(match['scale'] or '')):.15g}")
    if not math.isfinite(number):
        return None
    return -number if match["minus"] and not match[0].startswith(match["sign"] or "\0") else number


def _pointed(words: list[str]) -> float:
    """The value of a decimal in words: *six point nine*, *two point five million*."""
    at = words.index("point")
    behind = [word for word in words[at + 1 :] if word in ONES]
    number = float(f"{_spelled(0.0, words[:at]):g}." + "".join(f"{ONES[word]:g}" for word in behind))
    scale = SCALES.get(words[-1].removesuffix("s"), 1.0)
    return float(f"{number * scale:.15g}")


def _vague(match: re.Match[str]) -> Approximate | None:
    """How the value of a size is to be taken; None for a number."""
    written = (match["vague"] or "").lower()
    if not written:
        return None
    return "about" if written.startswith(("some ", "a couple")) else "at least"


def _least(written: str) -> float:
    """The least number that a size tells: 2000 for *thousands*, 200,000 for *hundreds of thousands*."""
    sizes = SCALES | {"dozen": 12.0, "hundred": 100.0, "ten": 10.0, "score": 20.0}
    least = 1.0 if written.lower().startswith("some ") else 2.0
    for word in _split(written):
        least *= sizes.get(word.removesuffix("s"), 1.0)
    return least


def _split(written: str) -> list[str]:
    """The words of a number, in small letters."""
    return [word for word in re.split(r"[\s-]+", written.lower().replace(",", "")) if word]


def _part(word: str) -> int | None:
    """The number of parts of a whole: 4 for *quarter* and *quarters*."""
    return 2 if word == "halves" else PARTS.get(word, PARTS.get(word.removesuffix("s")))


def _share(words: list[str]) -> float:
    """The value of a part, or of a part of a scale: "two thirds", "a quarter of a million"."""
    at = next(k for k, word in enumerate(words) if _part(word))
    count = _spelled(0.0, words[:at]) if at else 1.0
    rest = [word for word in words[at + 1 :] if word not in ("of", "a", "an")]
    return count / float(_part(words[at]) or 1) * (_spelled(0.0, rest) if rest else 1.0)


def _spelled(group: float, words: list[str]) -> float:
    """The value of number words after a number: "two and a half million", "a hundred and fifty"."""
    scales = SCALES | SHORT | SHORT_MONEY
    total, last, k = 0.0, 1.0, 0
    while k < len(words):
        word = words[k]
        part = _part(words[k + 2]) if word == "and" and k + 2 < len(words) else None
        word = word if word in scales else word.removesuffix("s")
        if part:
            share = (ONES.get(words[k + 1]) or 1.0) / part
            group, total = (group + share, total) if group or not total else (0.0, total + share * last)
            k += 2
        elif word in ("a", "an"):
            group = 1.0
        elif words[k] in ONES or words[k] in TENS:
            group += ONES.get(words[k], 0.0) + TENS.get(words[k], 0.0)
        elif word in ("hundred", "dozen"):
            group = (group or 1) * (100 if word == "hundred" else 12)
        elif word in scales:
            last = scales[word]
            total, group = (total * last, 0.0) if group == 0 and total else (total + (group or 1) * last, 0.0)
        k += 1
    return total + group


def _joined(text: str, low: Numeral, high: Numeral) -> Numeral | None:
    """Two numbers as one range or share: "20-25", "5 and 10 percent", "one in five"; None if they are two."""
    between, before = text[low.end : high.start], text[max(0, low.start - 8) : low.start].lower()
    if low.value is None or high.value is None or low.vague or high.vague:
        return None
    if _OUT_OF.fullmatch(between) and low.unit is None and high.unit is None and 0 < low.value < high.value:
        if " in" in between and ((low.digits and low.value > 1) or low.value > 9 or high.value in range(1900, 2100)):
            return None
        return Numeral(low.start, high.end, high.body, low.value / high.value)
    if between == " and " and before.endswith("between "):
        pass
    elif not _TO.fullmatch(between) or before.endswith("from "):
        return None
    if low.unit is not None and high.unit is not None and low.unit != high.unit:
        return None
    if low.unit not in (None, "$", "¥", "%") and high.unit is None and not low.unit.isupper():
        return None
    value = scaled_as(low, high)
    if not value < high.value:
        return None
    return replace(high, start=low.start, value=value, unit=high.unit or low.unit, high=high.value)


def _is_change(view: ParsedText, low: Numeral, high: Numeral) -> bool:
    """True if two numbers are a change and its result: *rose 20 per cent to 410,000*."""
    if view.text[low.end : high.start] != " to " or low.value is None or high.value is None:
        return False
    if low.unit == "%" and high.unit is None:
        return True
    k = view.word_at(low.start)
    nearby = range(max(0, k - MAX_WORDS_TO_CHANGE), k)
    if lexicon()["changing"].isdisjoint({view.lemma[i] for i in nearby if view.sent[i] == view.sent[k]}):
        return False
    if low.unit is None:
        return high.unit is None and high.value > MAX_RANGE_FACTOR * low.value
    return view.dep[view.word_at(high.start - 2)] == "prep" and "quantmod" not in _relations(view, low, high)


def _relations(view: ParsedText, low: Numeral, high: Numeral) -> set[str]:
    """The relations of the words from one number to another; a range has its first number as a modifier."""
    first, last = view.word_at(low.start), view.word_at(high.start)
    return {view.dep[k] for k in range(first, last)}


MAX_WORDS_TO_CHANGE = 3
"""A number is a change if a verb of change is at most this many words before it."""

MAX_RANGE_FACTOR = 10
"""Limit of the ratio of the ends of a range under a verb of change."""


def _shares_scale(text: str, low: Numeral, high: Numeral) -> bool:
    """True if the scale of a number is also that of the one before it: "from 20 to 50 million"."""
    if low.value is None or high.value is None or not low.digits or low.unit not in (None, high.unit):
        return False
    between = text[low.end : high.start]
    return between == " or " or (between == " to " and text[max(0, low.start - 5) : low.start].lower() == "from ")


def scaled_as(low: Numeral, high: Numeral) -> float:
    """The lower number with the scale of the higher one, where they share it: "5 to 10 million"."""
    assert low.value is not None and high.value is not None
    if not high.scaled or low.scaled or low.value >= high.value or low.value >= 1000:
        return low.value
    size = next((s for s in (1e12, 1e9, 1e6, 1e3, 1e2) if high.value >= s), 1.0)
    return low.value * size if low.value * size < high.value else low.value
