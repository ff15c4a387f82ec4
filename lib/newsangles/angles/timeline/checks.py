"""Checks that a candidate is a temporal expression in its context: "may", "fall" and "1500" often are not."""

from __future__ import annotations

import re

from newsangles.angles.timeline.patterns import Expression, words
from newsangles.language.parsed_text import ParsedText


def is_time(view: ParsedText, expression: Expression) -> bool:
    """True if a candidate is a temporal expression in its context.

    Raises:
        ParameterError: The pattern of a user's rule does not fit its reader.
    """
    rule = expression.rule
    check = _is_relative_length if rule.name.startswith("relative") else _CHECKS.get(rule.reader)
    try:
        return check is None or check(Place(view, expression), expression)
    except (LookupError, ValueError, TypeError, AttributeError):
        if rule.line.shipped:
            raise
        raise rule.unreadable(view.text[expression.start : expression.end]) from None


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

    def noun_follows(self) -> bool:
        """True if the next word is a noun or an adjective in the same phrase."""
        return self.after_tag.startswith(("NN", "JJ", "CD")) and self.right[:1] in (" ", "-")


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
        return place.view.ent[place.last] == "DATE"  # April Jones
    return place.view.ent[place.first] != "PERSON" or place.before in PREPOSITIONS


def _is_year(place: Place, expression: Expression) -> bool:
    if re.search(r"(?:no\.?|page|route|flight|number|[$£€¥]|\d[,.]) ?$", place.left) or re.match(
        r"[,.]\d|-(?:foot|mile|point|strong|seat|year)", place.right
    ):
        return False
    if len(expression.parts) > 1 or (place.view.ent[place.last] == "DATE" and not place.after.startswith("year")):
        return True
    if re.match(r"[- ]years?\b|-[A-Za-z]| (?:utc|gmt|hours|hrs)\b", place.right):
        return False
    if place.after_tag in ("NNS", "NNPS") and place.right[:1] == " " and place.before not in ("the", "in"):
        return False
    old = expression.parts["year"] < "1500"
    return place.before in PREPOSITIONS if old else place.view.ent[place.last] not in ("MONEY", "QUANTITY", "PERCENT")


def _is_season(place: Place, expression: Expression) -> bool:
    tag = place.view.tag[place.last if not expression.has("year") else place.first]
    word = expression.parts["season"].lower()
    marked = {"year", "shift", "whichyear"} & expression.parts.keys()
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
    return len(expression.parts["weekday"]) > 5 or place.view.ent[place.first] == "DATE"


def _is_figures(place: Place, expression: Expression) -> bool:
    parts = expression.parts
    if parts["sign"] == "." and len(parts["last"]) < 4:
        return False
    first, second = int(parts["first"]), int(parts["second"])
    return 0 < min(first, second) <= 12 and max(first, second) <= 31 and not re.match(r"[/.]\d", place.right)


def _is_clock(place: Place, expression: Expression) -> bool:
    parts = expression.parts
    if expression.rule.name != "clock of 24 hours":
        return True
    if "zone" in parts or "nextday" in parts or re.search(r"\d ?h", place.view.text[expression.start : expression.end]):
        return "." not in parts["hour"]
    written = place.view.text[expression.start : expression.end]
    return ":" in written and (place.before in CLOCK_WORDS or place.view.ent[place.first] == "TIME")


CLOCK_WORDS = frozenset("at by from until till to around about before after since between and approximately".split())


def _is_length(place: Place, expression: Expression) -> bool:
    unit, n = expression.worth("unit"), expression.parts.get("n", "").lower()
    written = expression.parts["unit"].lower()
    if re.match(r"[- ](?:olds?\b|of age)", place.right):
        return False
    if unit == "TS" and not (written.endswith("s") or n[:1].isdigit()):
        return False
    if place.before == "aged" or (re.fullmatch(r"1\d{3}|20\d\d", n) and not written.endswith("s")):
        return False
    if unit == "Q" and (
        not written.endswith("s")
        or not re.search(
            r"fiscal|straight|consecutive|past|last|next",
            expression.rule.name + place.view.text[expression.start : expression.end],
        )
    ):
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


def _is_monthday(place: Place, expression: Expression) -> bool:
    return (
        _is_day(place, expression)
        and not place.noun_follows()
        and place.before in ("on", "by", "until", "from", "to", "and", "of", "since")
    )


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


def _is_part(place: Place, expression: Expression) -> bool:
    if expression.parts.get("part"):
        return place.before in ("at", "by")
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
    "named": _is_named,
    "holiday": _is_holiday,
    "parts": _is_part,
}
