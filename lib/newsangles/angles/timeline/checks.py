"""Checks that a candidate is a temporal expression in its context: "may", "fall" and "1500" often are not."""

from __future__ import annotations

import re
from functools import lru_cache

from newsangles.angles.timeline.patterns import Expression, words
from newsangles.language.parsed_text import ParsedText


def is_time(view: ParsedText, expression: Expression) -> bool:
    """True if a candidate is a temporal expression in its context.

    Raises:
        ParameterError: The pattern of a user's rule does not fit its reader.
    """
    rule = expression.rule
    if _is_title_of_work(view, expression):
        return False
    check = _is_relative_length if rule.name.startswith("relative") else _CHECKS.get(rule.reader)
    try:
        return check is None or check(Place(view, expression), expression)
    except (LookupError, ValueError, TypeError, AttributeError):
        if rule.line.shipped:
            raise
        raise rule.unreadable(view.text[expression.start : expression.end]) from None


SMALL_PARTS = ("unit", "noon", "n", "vague", "part", "frequency", "ref")
"""Parts of a time that are written small but in headlines and titles."""


def _is_title_of_work(view: ParsedText, expression: Expression) -> bool:
    """True if a time has capitals as in a title of a work: Seven Days, Chimes at Midnight."""
    parts = [expression.parts[name] for name in SMALL_PARTS if name in expression.parts]
    if not any(part[0].isupper() for part in parts) or any(part.isupper() and len(part) > 1 for part in parts):
        return False
    place = Place(view, expression)
    if place.opens or place.in_headline or place.named_after:  # the Seven Years War has its length in its name
        return False
    return "weekday" not in expression.parts


class Place:
    """The surroundings of a candidate: the words before and after it, the text on both sides."""

    def __init__(self, view: ParsedText, expression: Expression) -> None:
        self.view = view
        self.first = view.word_at(expression.start)
        self.last = view.word_at(expression.end - 1)
        self.before = view.lower[self.first - 1] if self.first else ""
        self.before_tag = view.tag[self.first - 1] if self.first else ""
        self.after = view.lower[self.last + 1] if self.last + 1 < view.n else ""
        self.after_tag = view.tag[self.last + 1] if self.last + 1 < view.n else ""
        self.left = view.text[max(0, expression.start - 30) : expression.start].lower()
        self.right = view.text[expression.end : expression.end + 20].lower()

    @property
    def dated(self) -> bool:
        """True if the recogniser takes it for a date, or a preposition of time precedes it."""
        return self.view.ent[self.first] in ("DATE", "TIME") or self.before in PREPOSITIONS

    @property
    def named_before(self) -> bool:
        """True if a capitalized word of a name precedes it directly."""
        return self.before_tag in ("NNP", "NNPS") and self.left[-1:] == " " and self._capital(self.first - 1)

    @property
    def named_after(self) -> bool:
        """True if a capitalized word of a name follows it directly."""
        return self.after_tag in ("NNP", "NNPS") and self.right[:1] == " " and self._capital(self.last + 1)

    def _capital(self, k: int) -> bool:
        return 0 <= k < self.view.n and self.view.word[k][:1].isupper()

    @property
    def opens(self) -> bool:
        """True if it is the first word of its sentence, or stands after a quotation mark, colon or dash."""
        return self.first == self.view.bounds[self.view.sent[self.first]][0] or not (
            self.before[-1:].isalnum() or self.before == ","
        )

    @property
    def in_headline(self) -> bool:
        """True if no word of its line is written small but short ones of grammar."""
        text, start = self.view.text, self.view.idx[self.first]
        a, b = text.rfind("\n", 0, start) + 1, text.find("\n", start)
        line = text[max(a, start - 200) : min(b if b >= 0 else len(text), start + 200)]
        return not _SMALL_WORD.search(line) and len(_CAPITAL_WORD.findall(line)) > 3

    def noun_follows(self) -> bool:
        """True if the next word is a noun or an adjective in the same phrase."""
        return self.after_tag.startswith(("NN", "JJ", "CD")) and self.right[:1] in (" ", "-")


_CAPITAL_WORD = re.compile(r"\b[A-Z]\w")
_SMALL_WORD = re.compile(r"\b(?!(?:and|the|for|but|nor|with|from|over|into|after)\b)[a-z]{3,}")
NAMES = frozenset("PERSON ORG GPE FAC LOC EVENT WORK_OF_ART PRODUCT LAW NORP".split())
"""Entity labels of names."""

NO_YEARS = frozenset("PRODUCT FAC LAW MONEY QUANTITY PERCENT".split())
"""Entity labels of numbers that are no years."""

PREPOSITIONS = frozenset(
    """in on by since until till from to of during through throughout before after between within last next early
    late""".split()
)
COUNTED = re.compile(
    r"(?:\d|\bonce|\btwice|\btimes|%|percent|per cent|cents?|dollars?|euros?|pounds?|(?:m|b|tr)illion|bn|thousand"
    r"|hundred|tons|tonnes|barrels|people|passengers|\bhours|\bdays|units|aircraft|planes|jets|deaths|cases|miles|km) $"
)
"""Words before "a year" that make it a rate: twice a year."""


def _is_day(place: Place, expression: Expression) -> bool:
    return "dayno" not in expression.parts or 1 <= int(expression.parts["dayno"]) <= 31


def _is_month(place: Place, expression: Expression) -> bool:
    alone = not {"year", "modifier", "shift", "whichyear"} & expression.parts.keys()
    written = expression.parts["month"]
    if not alone:
        return True
    if _in_a_name(place, expression.parts["month"]):
        return False
    if written == "March" and (place.right.startswith((" on ", " to ")) or place.before_tag in ("NNP", "JJ", "CD")):
        return False
    if written.lower() in ("may", "march") or len(written) < 4:
        named_after = place.after_tag in ("NNP", "NNPS") and place.right[:1] == " "
        named_before = place.before_tag in ("NNP", "NNPS")  # Theresa May
        return (
            place.view.tag[place.last] in ("NNP", "NN")
            and place.dated
            and written != "Mar"
            and not (named_after or named_before)
        )
    if place.after_tag in ("NNP", "NNPS") and place.right[:1] == " ":
        first_name = place.view.head[place.last] == place.last + 1 and place.before not in PREPOSITIONS | {"the"}
        return place.view.ent[place.last] == "DATE" and not first_name  # April Jones
    return place.view.ent[place.first] != "PERSON" or place.before in PREPOSITIONS


_MEASURE = re.compile(
    r"[,.]\d|[- ](?:foot|feet|mile|miles|point|strong|seat|seater|year|metres?|meters?|page|word|pound|acre)\b"
)
"""The text after a number that measures: a 2000-seat hall."""


def _in_a_name(place: Place, written: str) -> bool:
    """True if the word of a month or season belongs to a name: Joan August, Autumn Reeser, the Arab Spring."""
    view, k = place.view, place.last
    if place.before in PREPOSITIONS:
        return False
    if view.ent[k] == "DATE" and not (place.named_before and view.ent[place.first - 1] == "PERSON"):
        return False
    if written.lower() in _first_names(view):
        return True
    if place.named_before and (view.dep[place.first - 1] in ("compound", "nmod") or view.ent[k] in NAMES):
        return place.before not in words()["weekday"]
    return False


@lru_cache(maxsize=1)
def _first_names(view: ParsedText) -> frozenset[str]:
    """The words that stand in names of persons with several words, in small letters."""
    return frozenset(
        view.lower[k]
        for k in range(view.n - 1)
        if view.ent[k] == view.ent[k + 1] == "PERSON" and view.continues_name[k + 1]
    )


def _is_year(place: Place, expression: Expression) -> bool:
    if re.search(r"(?:no\.?|page|route|flight|number|[$£€¥]|\d[,.]) ?$", place.left) or _MEASURE.match(place.right):
        return False
    if len(expression.parts) > 1:
        return True
    if place.before[-1:] in _QUOTES and place.after[:1] in _QUOTES:
        return False
    if _is_labelled(place) or _is_model(place) or _has_address(place) or _is_counted(place):
        return False
    if place.view.ent[place.last] == "DATE" and not place.after.startswith("year"):
        return True
    if re.match(r"[- ]years?\b|-[A-Za-z]| (?:utc|gmt|hours|hrs)\b", place.right):
        return False
    if place.after_tag in ("NNS", "NNPS") and place.right[:1] == " " and place.before not in ("the", "in"):
        return False
    old = expression.parts["year"] < "1500"
    return place.before in PREPOSITIONS if old else place.view.ent[place.last] not in NO_YEARS or place.before == "of"


def _is_labelled(place: Place) -> bool:
    """True if the word before makes a number a label: HR 1972, Resolution 1973."""
    return place.before in words()["label"] and place.left[-1:] in (" ", "\xa0")


def _is_model(place: Place) -> bool:
    """True if a name with an article ends with a number: a Peugeot 2008."""
    view, k = place.view, place.first - 1
    while k > 0 and view.tag[k] in ("NNP", "NNPS") and view.word[k][:1].isupper():
        k -= 1
    named = place.first - 1 - k
    return 0 < named < 4 and view.lower[k] in ("a", "an") and not place.noun_follows()


def _has_address(place: Place) -> bool:
    """True if a street follows a number: 1950 Main Street."""
    view = place.view
    if place.before == "the":
        return False
    for k in range(place.last + 1, min(view.n, place.last + 5)):
        if not view.word[k][:1].isupper() and not view.word[k][:1].isdigit():
            return False
        if view.lower[k] in words()["street"] and k > place.last + 1:
            return place.before != "in" or view.dep[place.first] == "nummod"
    return False


def _is_counted(place: Place) -> bool:
    """True if a number that might be a year counts what follows: arrested 2015 men, 1999 euros."""
    view, k = place.view, place.last + 1
    if place.after in ("to", "and", "or", "-", "–") and view.word[k + 1 : k + 2] and view.word[k + 1][:1].isdigit():
        k += 2  # 1500 to 2000 troops
    elif place.before in ("to", "and", "or", "-", "–") and place.first > 1 and view.word[place.first - 2][:1].isdigit():
        return place.after_tag == "NNS" and place.right[:1] == " " and place.after not in words()["dated"]
    if k < view.n and view.tag[k] == "JJ" and view.tag[k + 1 : k + 2] == ["NNS"]:
        k += 1
    if k >= view.n or view.tag[k] not in ("NNS", "NN") or not view.word[k].islower():
        return False
    if view.lower[k] in words()["counted"]:
        return place.before != "in" and place.before not in ("the", "since", "by")
    if view.tag[k] != "NNS" or view.lower[k] in words()["dated"]:
        return False
    return place.before in MEASURING or place.before_tag in ("VBD", "VBZ", "VBP", "VB", "VBN", "VBG")


MEASURING = frozenset("about some nearly almost only another least most than roughly approximately all these".split())
"""Words before a number that counts."""


def _is_season(place: Place, expression: Expression) -> bool:
    tag = place.view.tag[place.last if not expression.has("year") else place.first]
    word = expression.parts["season"].lower()
    marked = {"year", "shift", "whichyear"} & expression.parts.keys()
    if not marked and expression.parts["season"][0].isupper():
        event = place.after in words()["seasonal"]
        if place.named_after and not event and not place.in_headline and place.after not in words()["month"]:
            return False  # Summer Lund, the Winter Olympics
        subject = place.view.dep[place.last] == "nsubj" and place.view.ent[place.last] != "DATE"
        if not event and (
            subject or place.view.ent[place.last] in NAMES or _in_a_name(place, expression.parts["season"])
        ):
            return False
    if not marked and place.after_tag == "NN" and place.right[:1] == " " and place.view.tag[place.first] != "DT":
        return False  # winter wheat
    if marked or word not in ("fall", "spring", "springtime"):
        return True
    if not tag.startswith("N") and tag != "DT":
        return False
    the = (
        expression.parts.get("modifier") or place.view.lower[place.first] == "the" or place.before in ("in", "by", "of")
    )
    return bool(the) and not place.right.startswith((" of ", " in ", " from ")) and place.dated


def _is_weekday(place: Place, expression: Expression) -> bool:
    view, parts = place.view, expression.parts
    if len(parts["weekday"]) <= 5 and view.ent[place.first] != "DATE":
        return False
    if place.named_after and view.ent[place.first] == "PERSON":
        return False
    if place.before in words()["dayname"] and place.named_before:
        return False  # Super Tuesday
    if parts.get("part2", "x")[0].isupper() and not parts["weekday"].isupper():
        return place.in_headline or not place.named_after  # Saturday Night Review
    return not (_is_title(place) and not parts.keys() - {"weekday"})


def _is_title(place: Place) -> bool:
    """True if a day belongs to the title of a paper, programme or group: The Sunday Post, the Tonight Show."""
    if not place.named_after:
        return False
    if place.after in words()["title"]:
        return True
    return place.before == "the" and place.view.ent[place.last] in NAMES


_QUOTES = ('"', "'", "“", "”", "‘", "’", "`")


def _is_deictic(place: Place, expression: Expression) -> bool:
    if not expression.parts["day"][0].isupper():
        return True
    if expression.parts["day"].isupper():
        return not place.named_before or place.in_headline
    quoted = place.before[-1:] in _QUOTES and place.after[:1] in _QUOTES
    if _is_title(place) or quoted:
        return False
    return place.opens or place.in_headline  # USA Today


def _is_figures(place: Place, expression: Expression) -> bool:
    parts = expression.parts
    if parts["sign"] != "/" and len(parts.get("last", "")) < 4:
        return False
    first, second = int(parts["first"]), int(parts["second"])
    if not 0 < min(first, second) <= 12 or max(first, second) > 31 or re.match(r"[/.]\d", place.right):
        return False
    if "last" in parts or "weekday" in parts:
        return True
    # without a year: on 3/29, not 5/8 of a point, and not 24/7
    return (
        max(first, second) > 12
        and place.before in FIGURES_AFTER
        and not place.noun_follows()
        and not place.right.startswith(("%", " of "))
    )


FIGURES_AFTER = frozenset("on by since until till from through dated".split())
"""Words before a day in figures that has no year."""


def _is_clock(place: Place, expression: Expression) -> bool:
    parts = expression.parts
    if expression.rule.name != "clock of 24 hours":
        return True
    if _GAME_CLOCK.match(place.right) or place.left.endswith(("time of ", "times of ")):
        return False
    written = place.view.text[expression.start : expression.end]
    if "zone" in parts or "nextday" in parts or re.search(r"\d ?h", written):
        return "." not in parts["hour"]
    return ":" in written and (place.before in CLOCK_WORDS or place.view.ent[place.first] == "TIME")


_GAME_CLOCK = re.compile(
    r"(?:\.\d| ?(?:mark|remaining|remained|left|into|to (?:go|play|spare|halftime)|(?:of|in) the "
    r"(?:first|second|third|fourth|final|opening|half|game|match|period|quarter))\b)"
)
"""The text after the clock of a game: 17:46 into the third period."""

CLOCK_WORDS = frozenset("at by from until till to around about before after since between and approximately".split())

_QUARTERS = re.compile(r"fiscal|straight|consecutive|past|last|next")

LASTING = PREPOSITIONS | {"for", "only", "just", "about", "than", "least", "lasted", "another", "every"}
"""Words before *one day* that make it a length of time."""


def _is_length(place: Place, expression: Expression) -> bool:
    unit, n = expression.worth("unit"), expression.parts.get("n", "").lower()
    written = expression.parts["unit"].lower()
    if re.match(r"[- ](?:olds?\b|of age)", place.right):
        return False
    if n == "one" and unit == "D" and len(expression.parts) == 2 and place.before not in LASTING:
        return False  # one day it will
    if unit == "TS" and not (written.endswith("s") or n[:1].isdigit()):
        return False
    if place.before == "aged" or (re.fullmatch(r"1\d{3}|20\d\d", n) and not written.endswith("s")):
        return False
    whole = expression.rule.name + place.view.text[expression.start : expression.end]
    if unit == "Q" and not (written.endswith("s") and _QUARTERS.search(whole)):
        return False
    if n in ("a", "an", "half") and len(expression.parts) == 2:
        if COUNTED.search(place.left):
            return True
        if unit in ("D", "TH", "TM", "CE", "WE", "Q"):
            return place.before in ("for", "in", "within", "about", "than", "nearly", "after", "lasted", "every")
    return n != "0"


def _is_relative_length(place: Place, expression: Expression) -> bool:
    shift, unit = expression.parts["shift"].lower(), expression.worth("unit")
    plural = expression.parts["unit"].lower().endswith("s")
    if {"n", "vague"} & expression.parts.keys():
        return unit != "TS" or plural
    if shift in ("first", "final", "latest") or (shift in ("previous", "following") and not plural):
        return False
    if plural:
        return shift != "another"
    return (
        shift in ("past", "another", "coming", "recent")
        and (shift != "past" or place.view.lower[place.first] == "the")
        and unit not in ("TS",)
    )


def _is_bare(place: Place, expression: Expression) -> bool:
    written = expression.parts["unit"].lower()
    if place.view.text[expression.start : expression.end].lower().endswith("-long"):
        return True
    if not written.endswith("s") or written in ("seconds", "quarters", "weekends", "fortnights"):
        return False
    if expression.has("over"):
        return True
    return place.before in ("for", "in", "within", "after", "over", "took", "takes", "take", "lasted", "spent")


def _is_shifted(place: Place, expression: Expression) -> bool:
    unit, parts = expression.worth("unit"), expression.parts
    if unit is None:
        return "ends" in parts
    if unit[0] == "T" or parts["unit"].lower().endswith("s") or re.match(r"[- ]old", place.right):
        return False
    if expression.rule.name == "weekend":
        return unit == "WE"
    if expression.parts.get("shift", "").lower() == "past":
        return False  # the past decade: a length, not a date
    if place.before == "at" and place.view.text[expression.start : expression.end].lower() == "the end of the day":
        return False  # after all
    of = place.right.startswith(" of ") and not place.right.startswith(" of the year")
    return not (of and "shift" in parts)


def _is_ago(place: Place, expression: Expression) -> bool:
    away = expression.parts["away"].lower()
    if expression.worth("unit") == "WE":
        return False
    if expression.rule.name == "ago, bare":
        return expression.parts["unit"].lower().endswith("s") and away in (
            "later",
            "earlier",
            "ago",
            "before",
            "after",
            "afterwards",
        )
    return True


def _is_rate(place: Place, expression: Expression) -> bool:
    written = place.view.text[expression.start : expression.end].lower()
    if expression.parts["unit"].lower().endswith("s"):
        return False
    if (
        {"times", "many"} & expression.parts.keys()
        or " times" in written
        or written.startswith(("per", "each", "every"))
    ):
        return True
    return bool(COUNTED.search(place.left))


def _is_reference(place: Place, expression: Expression) -> bool:
    written = place.view.text[expression.start : expression.end].lower()
    if written.startswith("the "):
        return not place.noun_follows() and place.after != "of"
    if written == "now" and place.opens and place.after == ",":
        return False  # Now, that is strange
    if written == "previously":
        return place.before in HAVE and place.after_tag in ("VBN", "VBD")
    return written != "present"


HAVE = frozenset("has have had 've ’ve 's ’s 'd ’d".split())


def _is_past(place: Place, expression: Expression) -> bool:
    view, k = place.view, place.first
    return (
        view.tag[k] == "JJ"
        and view.dep[k] == "amod"
        and view.lemma[view.head[k]] not in words()["unit"]
        and view.tag[view.head[k]] == "NNS"
        and place.before != "the"
    )


def _is_long(place: Place, expression: Expression) -> bool:
    return place.before in HAVE and place.after_tag in ("VBN", "VBD")


def _is_frequency(place: Place, expression: Expression) -> bool:
    written = expression.parts.get("frequency", "")
    if not written:
        return place.before in HAVE and place.after_tag in ("VBN", "VBD")
    if written.lower() in ("annual", "quarterly", "yearly", "biennial"):
        return False
    return not written[:1].isupper()


def _is_decade(place: Place, expression: Expression) -> bool:
    full, text = expression.parts.get("full", ""), place.view.text
    if full and text[expression.end - 1] == "S" and "era" not in expression.parts:
        return False  # a 600S
    if len(full) == 3 and not text[expression.start :].lower().startswith("the") and "era" not in expression.parts:
        return False
    return "full" in expression.parts or not place.noun_follows()


def _is_quarter(place: Place, expression: Expression) -> bool:
    parts = expression.parts
    whole = "year" in parts or "whichyear" in parts
    if "letter" in parts:
        return parts["letter"].isupper() and (whole or parts["letter"] == "Q")
    if parts["what"].lower() == "quarter":
        return not place.right.startswith((" final", "final", "-"))
    written = place.view.text[expression.start : expression.end]
    return whole or "fiscal" in parts or written.endswith("of the year")


def _is_beyond(place: Place, expression: Expression) -> bool:
    parts = expression.parts
    if parts["side"].lower() in ("week", "fortnight"):
        return not place.noun_follows() and place.before not in ("last", "this", "every")
    if parts.get("unit", "").lower().endswith("s"):
        return False
    return not place.noun_follows() and place.before != "last"


def _is_monthday(place: Place, expression: Expression) -> bool:
    if expression.parts.get("same", "the").lower() != "the":
        return _is_day(place, expression)
    return (
        _is_day(place, expression)
        and not place.noun_follows()
        and place.before in ("on", "by", "until", "from", "to", "and", "of", "since")
    )


def _is_spoken_year(place: Place, expression: Expression) -> bool:
    named = place.view.text[expression.start : expression.end].lower().startswith("the year")
    before = place.before in PREPOSITIONS or place.before in words()["month"]
    return (named or before) and not place.noun_follows()


def _is_shortyear(place: Place, expression: Expression) -> bool:
    return (
        place.before in ("in", "of", "since", "from", "to", "season", "-", "–", "summer", "spring", "fall", "winter")
        or place.before in words()["month"]
    )


def _is_named(place: Place, expression: Expression) -> bool:
    return (
        place.before in ("during", "since", "before", "after", "until", "in", "throughout", "through")
        and place.right[:2] not in ("'s", "’s")
        and not place.noun_follows()
    )


def _is_holiday(place: Place, expression: Expression) -> bool:
    if place.after_tag in ("NNP", "NNPS") and place.right[:1] == " ":
        return False  # Easter Island
    return place.view.ent[place.last] != "PERSON" and place.before_tag != "NNP"


GENERAL_PARTS = ("morning", "afternoon", "evening", "daytime")
"""Parts of the day that need a day or a determiner."""


def _is_part(place: Place, expression: Expression) -> bool:
    if expression.parts.get("part"):
        return place.before in ("at", "by") or (
            place.before in ("before", "after", "until", "since", "from", "around")
            and expression.parts["part"].lower() not in ("night", "day", *GENERAL_PARTS)
        )
    return place.view.tag[place.last] in ("NNS", "RB", "NN")


_MONTHS = re.compile(r" (?:\w+|\d+) (?:months|weeks)\b")


def _is_period(place: Place, expression: Expression) -> bool:
    """Check *the quarter*, *year-earlier*: no quarter of a town, and under a preposition unless it says which."""
    if place.right.startswith(" of ") or place.right[:1] == "-" or _MONTHS.match(place.right):
        return False
    return expression.has("yearago") or expression.has("latest") or place.before in ("in", "for", "during", "of")


_CHECKS = {
    "period": _is_period,
    "day": _is_day,
    "monthday": _is_monthday,
    "month": _is_month,
    "year": _is_year,
    "season": _is_season,
    "weekday": _is_weekday,
    "deictic": _is_deictic,
    "figures": _is_figures,
    "clock": _is_clock,
    "length": _is_length,
    "bare": _is_bare,
    "shifted": _is_shifted,
    "ago": _is_ago,
    "rate": _is_rate,
    "reference": _is_reference,
    "past": _is_past,
    "long": _is_long,
    "frequency": _is_frequency,
    "decade": _is_decade,
    "quarter": _is_quarter,
    "shortyear": _is_shortyear,
    "spoken year": _is_spoken_year,
    "named": _is_named,
    "holiday": _is_holiday,
    "beyond": _is_beyond,
    "parts": _is_part,
}
