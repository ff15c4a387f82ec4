"""Checks that a candidate is a temporal expression in its context: "may", "fall" and "1500" often are not."""

from __future__ import annotations

import re
from functools import lru_cache

from newsangles.angles.timeline.patterns import Expression, number_in, words
from newsangles.angles.timeline.place import FIGURE, NAMES, PREPOSITIONS, QUOTES, Place
from newsangles.angles.timeline.year_checks import is_year
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
    if _is_quoted_title(view, expression):
        return True
    if place.opens or place.in_headline or place.named_after:  # the Seven Years War has its length in its name
        return False
    return "weekday" not in expression.parts


def _is_quoted_title(view: ParsedText, expression: Expression) -> bool:
    """True if a time stands alone between quotation marks, with capitals: a guest of "This Week"."""
    text, start, end = view.text, expression.start, expression.end
    words_of = text[start:end].split()
    if len(words_of) < 2 or not words_of[-1][0].isupper() or text[start].islower():
        return False
    possessive = text[end : end + 2].lower() in ("'s", "’s")
    return text[start - 1 : start] in QUOTES and text[end : end + 2].lstrip(",.")[:1] in QUOTES and not possessive


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
    weekend = expression.worth("weekday") in ("5", "6") and not parts.keys() - {"weekday"}
    if weekend and place.after in words()["habit"] and place.right[:1] == " ":
        return False  # Sunday league football
    return not (_is_title(place) and not parts.keys() - {"weekday"})


def _is_title(place: Place) -> bool:
    """True if a day belongs to the title of a paper, programme or group: The Sunday Post, the Tonight Show."""
    if not place.named_after:
        return False
    if place.after in words()["title"]:
        return True
    return place.before == "the" and place.view.ent[place.last] in NAMES


def _is_deictic(place: Place, expression: Expression) -> bool:
    if not expression.parts["day"][0].isupper():
        return True
    if expression.parts["day"].isupper():
        return not place.named_before or place.in_headline
    quoted = place.before[-1:] in QUOTES and place.after[:1] in QUOTES
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
    if "toward" in parts:
        return not place.noun_follows() and place.before != "from" and not place.right.startswith(("%", "-"))
    if expression.rule.name != "clock of 24 hours":
        return True
    if _GAME_CLOCK.match(place.right) or _GAME_TIME.search(place.left) or place.before == "in":
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

_GAME_TIME = re.compile(r"(?:\btimes? of |\b(?:scor(?:ed|es|ing)|scorer|goals?|power play|period)\b[^.;]{0,12} at )$")
"""The text before the clock of a game: scored at 7:14; won in a time of 2:11."""

CLOCK_WORDS = frozenset("at by from until till to around about before after since between and approximately".split())

_QUARTERS = re.compile(r"fiscal|straight|consecutive|past|last|next")

LASTING = PREPOSITIONS | {"for", "only", "just", "about", "than", "least", "lasted", "another", "every"}
"""Words before *one day* that make it a length of time."""


MIN_SUM = 10_000
"""Number of hours or days from which on they are summed over people: 100,000 sick days."""


def _is_length(place: Place, expression: Expression) -> bool:
    unit, n = expression.worth("unit"), expression.parts.get("n", "").lower()
    written = expression.parts["unit"].lower()
    if re.match(r"[- ](?:olds?\b|of age)", place.right):
        return False
    hyphen = "-" in place.view.text[expression.start : expression.end]
    if n == "one" and unit == "D" and len(expression.parts) == 2 and place.before not in LASTING and not hyphen:
        return False  # one day it will
    if unit == "TS" and not (written.endswith("s") or n[:1].isdigit()):
        return False
    if unit in ("D", "TH") and n[:1].isdigit() and (number_in(expression) or 0) >= MIN_SUM:
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


LONG_UNITS = ("10Y", "CE")
"""Units whose last one is rather so many years up to publication: *over the last decade*."""


def _is_relative_length(place: Place, expression: Expression) -> bool:
    shift, unit = expression.parts["shift"].lower(), expression.worth("unit")
    plural = expression.parts["unit"].lower().endswith("s")
    if {"n", "vague"} & expression.parts.keys():
        return unit != "TS" or plural
    if shift == "following" and place.view.lower[place.first] == shift and place.right.startswith(" of "):
        return False  # a boom following years of drought
    if shift == "last" and not plural:
        return unit in LONG_UNITS
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
    if expression.rule.name == "length of accounts":
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
    shift = expression.parts.get("shift", "").lower()
    if shift == "past" or (shift == "last" and unit in LONG_UNITS and place.before not in ("in", "of", "from")):
        return False  # the past decade: a length, not a date
    if place.before == "at" and place.view.text[expression.start : expression.end].lower() == "the end of the day":
        return False  # after all
    of = place.right.startswith(" of ") and not place.right.startswith(" of the year")
    return not (of and "shift" in parts) or shift == "this"


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
    if written.endswith("most recently"):
        return False  # of a career: most recently working as a pundit
    if written == "now" and place.opens and place.after == ",":
        return False  # Now, that is strange
    if written == "soon":
        return place.before not in SOON_AFTER and place.after not in ("after", "as", "enough", "thereafter")
    if written == "previously":
        return place.opens and place.after == ","
    return written not in ("present", "ongoing")


SOON_AFTER = frozenset(("as", "too", "how", "so", "sooner", "very"))
"""Words before *soon* with which it measures."""

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
    if "letter" not in parts and not {"year", "whichyear", "fiscal"} & parts.keys() and _is_of_a_game(place):
        return False
    whole = bool({"year", "whichyear", "yearago"} & parts.keys())
    if "letter" in parts:
        return parts["letter"].isupper() and (whole or parts["letter"] == "Q")
    if parts["what"].lower() == "quarter":
        return not place.right.startswith((" final", "final", "-"))
    written = place.view.text[expression.start : expression.end]
    results = place.right[:1] == " " and FIGURE.match(place.right[1:]) is not None  # first-half revenue
    return whole or "fiscal" in parts or written.endswith("of the year") or results


MIN_GAME_WORDS = 2
"""Number of words of a game nearby from which on a quarter is a part of it."""


def _is_of_a_game(place: Place) -> bool:
    """True if a game is told where a quarter stands: 24 points in the third quarter, at halftime."""
    view, sentence = place.view, place.view.sent[place.first]
    a, b = view.bounds[max(0, sentence - 1)][0], view.bounds[min(len(view.bounds) - 1, sentence + 1)][1]
    game = words()["game"]
    if len({view.lower[k] for k in range(a, b + 1) if view.lower[k] in game}) >= MIN_GAME_WORDS:
        return True
    first, last = view.bounds[sentence]
    told = len(FIGURE.findall(view.text, view.idx[first], view.end[last])) > 0
    return not told and _game_words(view) >= MIN_GAME_WORDS_OF_TEXT


@lru_cache(maxsize=1)
def _game_words(view: ParsedText) -> int:
    """The number of different words of a game in a text."""
    return len(words()["game"].keys() & frozenset(view.lower))


MIN_GAME_WORDS_OF_TEXT = 5
"""Number of them from which on a text is about a game, if the sentence tells no results of business."""


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
        expression.has("fy")
        or place.before in ("in", "of", "since", "from", "to", "season", "-", "–", "summer", "spring", "fall", "winter")
        or place.before in words()["month"]
    )


def _is_named(place: Place, expression: Expression) -> bool:
    return (
        place.before in ("during", "since", "before", "after", "until", "in", "throughout", "through", "on")
        and place.right[:2] not in ("'s", "’s")
        and not (place.noun_follows() and place.view.dep[place.last] != "pobj")
    )


def _is_holiday(place: Place, expression: Expression) -> bool:
    if place.after_tag in ("NNP", "NNPS") and place.right[:1] == " ":
        return False  # Easter Island
    if place.after in words()["festive"] and place.right[:1] == " ":
        return False  # a Black Friday sale, Christmas cards
    return place.view.ent[place.last] != "PERSON" and place.before_tag != "NNP"


GENERAL_PARTS = ("morning", "afternoon", "evening", "daytime")
"""Parts of the day that need a day or a determiner."""


def _is_part(place: Place, expression: Expression) -> bool:
    if expression.has("every") and place.before_tag in ("CD", "JJ", "JJS", "JJR", "PRP$"):
        return False  # three or four nights
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
    if expression.has("year") or expression.has("whole"):
        return True
    return expression.has("yearago") or expression.has("latest") or place.before in ("in", "for", "during", "of")


_CHECKS = {
    "period": _is_period,
    "day": _is_day,
    "monthday": _is_monthday,
    "month": _is_month,
    "year": is_year,
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
