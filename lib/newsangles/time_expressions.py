"""Where does the text name a time? Candidates by rule, not yet resolved.

The rules are data: ``data/time_rules.tsv`` has the patterns, ``data/time_words.tsv`` the words, and
``data/named_times.tsv`` what has a name of its own. A rule is tried only near a word that it needs.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from newsangles.view import View

BEFORE, AFTER = 9, 9
"""How many words before and after the one that it needs a rule is tried on."""

LONGEST = 400
"""Characters that such a stretch has at most: words can be of any length."""

CAPITALS = frozenset(("month", "weekday", "weekdays", "holiday", "period", "officeholder"))
"""Classes of words that count only with a capital: a march, the sun."""


ZONES = (
    "GMT|UTC|BST|CEST|CET|E[SD]?T|C[SD]T|M[SD]T|P[SD]?T|IST|JST|AEST|AEDT|local time|"
    "Eastern(?: time)?|Pacific(?: time)?"
)
"""Names of time zones."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A way to write times: its name, the reader that makes a value of it, and its pattern."""

    name: str
    reader: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Expression:
    """A place that a rule fits: what it spans, and the parts by the names of the rule's groups."""

    start: int
    end: int
    rule: Rule
    parts: dict[str, str]

    def has(self, part: str) -> bool:
        """Whether the text has that part."""
        return part in self.parts

    def worth(self, part: str) -> str | None:
        """What the word at that part is worth, by the list of words; None if there is none."""
        if part not in self.parts:
            return None
        written = " ".join(self.parts[part].lower().split())
        return words().get(part.rstrip("2"), {}).get(written)


def _lines(name: str) -> Iterator[list[str]]:
    text = (resources.files("newsangles") / "data" / name).read_text("utf-8")
    return (line.split("\t") for line in text.splitlines() if not line.startswith("#"))


@cache
def words() -> dict[str, dict[str, str]]:
    """What each spelling (in small letters) is worth, by class."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for kind, value, spellings in _lines("time_words.tsv"):
        found[kind] |= dict.fromkeys(spellings.lower().split("; "), value)
    return dict(found)


@cache
def named() -> dict[str, dict[str, tuple[str, ...]]]:
    """When the times that have a name are, by kind and name in small letters; a name may have several."""
    found: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for kind, when, names, _ in _lines("named_times.tsv"):
        for name in names.lower().split("; "):
            found[kind][name] = (*found[kind].get(name, ()), when)
    return dict(found)


def _any(spellings: list[str]) -> str:
    ordered = sorted(spellings, key=len, reverse=True)
    return "|".join(
        re.escape(spelling).replace("\\ ", " ") + r"(?!\w)" * spelling[-1].isalnum() for spelling in ordered
    )


def _capitals() -> dict[str, list[str]]:
    """The spellings of the classes of `CAPITALS`, as in the data files and in capitals."""
    found: dict[str, list[str]] = defaultdict(list)
    classes = {"holiday": "holiday", "period": "period", "term": "officeholder"}
    for kind, _, spellings in _lines("time_words.tsv"):
        if kind in CAPITALS:
            found[kind] += spellings.split("; ")
    for kind, _, spellings, _ in _lines("named_times.tsv"):
        found[classes[kind]] += spellings.split("; ")
    return {kind: [*forms, *(form.upper() for form in forms if len(form) > 3)] for kind, forms in found.items()}


@cache
def _groups() -> dict[str, str]:
    """What stands for a name in braces in the patterns."""
    groups = {kind: f"(?P<{kind}>{_any(list(forms))})" for kind, forms in words().items()}
    groups |= {kind: f"(?-i:(?P<{kind}>{_any(forms)}))" for kind, forms in _capitals().items()}
    counts = words()["count"]
    tens = _any([word for word, value in counts.items() if value in ("20", "30", "40", "50", "60", "70", "80", "90")])
    ones = _any("one two three four five six seven eight nine".split())
    number = rf"(?:\d+(?:[.,]\d+)*(?: ?(?:1/2|½))?|(?:{tens})[- ](?:{ones})|{_any(list(counts))})"
    return groups | {
        "part2": groups["part"].replace("<part>", "<part2>"),
        "many": rf"(?:(?P<vague>{_any(list(words()['vague']))})|(?P<n>{number}))(?P<half> and (?:a )?half)?",
        "low": rf"(?:(?P<low>{number}),?(?: to | or |[-–])(?={number}))",
        "dayno": r"(?P<dayno>\d{1,2})(?:st|nd|rd|th)?(?![\w:%]|[.,]\d)",
        "range": r"(?: ?[-–—] ?(?:the )?(?P<dayno2>\d{1,2})(?:st|nd|rd|th)?(?![\w:%]|[.,]\d))",
        "year": r"(?P<year>1\d{3}|20\d\d|\d{2,3}(?= ?(?:BC|B\.C\.)))(?![\w%]|[.,:]\d)",
        "era": r"(?: ?(?P<era>BCE|B\.C\.E\.|BC|B\.C\.?|CE|C\.E\.|AD|A\.D\.)(?!\w))",
        "whichyear": r"(?P<whichyear>last|this|next|that|the same|the following|the previous) year",
        "partof": rf"(?:the )?(?:early |late )?(?P<partof>{_any(list(words()['part']))})(?: hours)? of",
        "away": r"(?P<away>ago|earlier|later|from now|before|previously|prior|hence|afterwards?|after)(?!\w)",
        "fiscal": r"(?P<fiscal>fiscal|financial|calendar|full|whole|entire|academic|school)",
        "circa": r"(?:circa|ca?\.|around|about)",
        "hour": r"(?P<hour>[01]?\d|2[0-4])",
        "minute": r"(?P<minute>[0-5]\d)",
        "zone": rf"(?: ?(?P<zone>{ZONES})(?!\w)(?: ?[+-]\d+)?| \((?P<zone>{ZONES})(?: ?[+-]\d+)?\))",
    }


_SPACE = r"(?:[ \xa0]|\n(?=[a-z\d]))"
_UNIT_OF_PATTERN = re.compile(r"\\.|\[[^\]]*\]| ")  # what may hold a space that is to stay one: a class of characters


def _numbered(pattern: str) -> str:
    """A pattern in which a group that comes again has a name of its own: the second year is year__2."""
    seen: dict[str, int] = defaultdict(int)

    def named_anew(match: re.Match[str]) -> str:
        seen[match[1]] += 1
        return match[0] if seen[match[1]] == 1 else f"(?P<{match[1]}__{seen[match[1]]}>"

    return re.sub(r"\(\?P<(\w+)>", named_anew, pattern)


@cache
def rules() -> dict[str, tuple[Rule, ...]]:
    """The rules by the kind of word that they need, each in the order of the file."""
    found: dict[str, list[Rule]] = defaultdict(list)
    for name, needs, reader, pattern in _lines("time_rules.tsv"):
        for group, meaning in _groups().items():
            pattern = pattern.replace("{" + group + "}", meaning)
        spaced = _UNIT_OF_PATTERN.sub(lambda match: _SPACE if match[0] == " " else match[0], pattern)
        rule = Rule(name, reader, re.compile(rf"(?<![\w$€£#])(?:{_numbered(spaced)})(?!\w)", re.IGNORECASE))
        for need in needs.split():
            found[need].append(rule)
    return {need: tuple(group) for need, group in found.items()}


@cache
def _order() -> dict[str, int]:
    """The place of each rule in the file."""
    return {name: i for i, (name, *_) in enumerate(_lines("time_rules.tsv"))}


@cache
def _needs() -> dict[str, str]:
    """The kind of word that a word is, for the rules that need one."""
    found: dict[str, str] = {}
    for kind in ("frequency", "decade", "day", "part", "season", "unit", "weekdays", "weekday", "month"):
        for spelling in words()[kind]:
            found[spelling] = found[spelling.rstrip(".")] = "weekday" if kind == "weekdays" else kind
    found |= words()["needed"]
    for kind in ("holiday", "period"):
        for name in named()[kind]:
            first = name.removeprefix("the ").split()[0]
            found.setdefault(first, kind)
            found.setdefault(re.split("['’]", first)[0], kind)
    return found


_DIGIT = re.compile(r"\d")


def _kinds(word: str, needs: dict[str, str]) -> tuple[str, ...]:
    """The kinds of word that a word is."""
    kind = needs.get(word)
    if kind is not None:
        return (kind,)
    if word.isalpha():
        return ()
    if _DIGIT.search(word):
        return ("number", "tens") if word[-1] in "0s" else ("number",)
    kind = needs.get(word.rstrip("."))
    return (kind,) if kind else ()


def _stretches(view: View) -> dict[str, list[tuple[int, int]]]:
    """The characters around the words that rules need, by the kind of word; those that touch are one."""
    needs, found = _needs(), defaultdict[str, list[tuple[int, int]]](list)
    at, end, last = view.at, view.end, view.n - 1
    known: dict[str, tuple[str, ...]] = {}
    for i, word in enumerate(view.lower):
        kinds = known.get(word)
        if kinds is None:
            kinds = known[word] = _kinds(word, needs)
        for kind in kinds:
            start = max(at[max(0, i - BEFORE)], at[i] - LONGEST)
            stop = min(end[min(last, i + AFTER)], at[i] + LONGEST)
            group = found[kind]
            if group and start <= group[-1][1]:
                group[-1] = (group[-1][0], stop)
            else:
                group.append((start, stop))
    return found


def expressions(view: View) -> list[Expression]:
    """The candidates of a text, in its order; no two overlap."""
    text, order = view.text, _order()
    found: dict[tuple[int, int, int], Expression] = {}
    for kind, stretches in _stretches(view).items():
        for rule in rules().get(kind, ()):
            for start, stop in stretches:
                for match in rule.pattern.finditer(text, start, stop):
                    a, b = match.span()
                    parts = {name.partition("__")[0]: part for name, part in match.groupdict().items() if part}
                    found[a - b, order[rule.name], a] = Expression(a, b, rule, parts)
    chosen: list[Expression] = []
    taken: set[int] = set()
    for _, candidate in sorted(found.items(), key=lambda item: item[0]):
        letters = range(candidate.start, candidate.end)
        if taken.isdisjoint(letters) and _is_time(view, candidate):
            taken.update(letters)
            chosen.append(candidate)
    listed = [more for day in chosen if day.rule.reader == "day" for more in _listed(view, day)]
    for more in listed:
        letters = range(more.start, more.end)
        if taken.isdisjoint(letters):
            taken.update(letters)
            chosen.append(more)
    return sorted(chosen, key=lambda expression: expression.start)


_LISTED_AFTER = re.compile(r"(?:,? and |, | or | to |,? through )(?P<dayno>\d{1,2})(?:st|nd|rd|th)?(?![\w%:]|[.,]\d)")
_LISTED_BEFORE = re.compile(r"(?<!\w)(?P<listed>(?:the )?(?P<dayno>\d{1,2})(?:st|nd|rd|th)?)(?: and | or | to |, )$")


def _listed(view: View, day: Expression) -> list[Expression]:
    """The other days of a month that share its name: 5 in "May 4 and 5", 28 in "on 28 and 29 May"."""
    if "month" not in day.parts or "dayno" not in day.parts:
        return []
    rule = Rule("day of a list", "day", day.rule.pattern)
    kept = {name: part for name, part in day.parts.items() if name in ("month", "year", "era", "whichyear")}
    if day.rule.name == "day before month":
        match = _LISTED_BEFORE.search(view.text, max(0, day.start - 14), day.start)
        span = match.span("listed") if match else None
    else:
        match = _LISTED_AFTER.match(view.text, day.end) if "year" not in day.parts else None
        span = (match.start("dayno"), match.end()) if match else None
    if match is None or span is None or not 1 <= int(match["dayno"]) <= 31:
        return []
    found = Expression(*span, rule, kept | {"dayno": match["dayno"]})
    place = Place(view, found)
    return [] if place.noun_follows() and day.start < found.start else [found]


def _is_time(view: View, expression: Expression) -> bool:
    """Whether a candidate is a time where it stands: "may", "fall" and "1500" often are none."""
    name = expression.rule.name
    check = _is_relative_length if name.startswith("relative") else _CHECKS.get(expression.rule.reader)
    return check is None or check(Place(view, expression), expression)


class Place:
    """What stands around a candidate: the words before and after it, its own last word, its name's kind."""

    def __init__(self, view: View, expression: Expression) -> None:
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
        """Whether the recogniser takes it for a date, or a preposition of time stands before it."""
        return self.view.ent[self.first] in ("DATE", "TIME") or self.before in PREPOSITIONS

    def noun_follows(self) -> bool:
        """Whether the next word is a noun or an adjective in the same phrase."""
        return self.after_tag.startswith(("NN", "JJ", "CD")) and self.right[:1] in (" ", "-")


PREPOSITIONS = frozenset(
    """in on by since until till from to of during through throughout before after between within last next early
    late""".split()
)
COUNTED = re.compile(
    r"(?:\d|\bonce|\btwice|\btimes|%|percent|per cent|cents?|dollars?|euros?|pounds?|(?:m|b|tr)illion|bn|thousand"
    r"|hundred|tons|tonnes|barrels|people|passengers|\bhours|\bdays|units|aircraft|planes|jets|deaths|cases|miles|km) $"
)
"""What stands before "a year" where that says how often."""


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
        return False  # the past decade: how long, not which
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


_CHECKS = {
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
