"""Checks that a number of four digits is a year: not a label, a model, a house number, a count."""

from __future__ import annotations

import re

from newsangles.angles.timeline.patterns import Expression, words
from newsangles.angles.timeline.place import NO_YEARS, PREPOSITIONS, QUOTES, Place

_MEASURE = re.compile(
    r"[,.]\d|[- ](?:foot|feet|mile|miles|point|strong|seat|seater|year|metres?|meters?|page|word|pound|acre)\b"
)
"""The text after a number that measures: a 2000-seat hall."""


def is_year(place: Place, expression: Expression) -> bool:
    """True if a number of four digits is a year in its context."""
    if re.search(r"(?:no\.?|page|route|flight|number|[$£€¥]|\d[,.]) ?$", place.left) or _MEASURE.match(place.right):
        return False
    if len(expression.parts) > 1:
        return True
    if place.before[-1:] in QUOTES and place.after[:1] in QUOTES:
        return False
    if _is_labelled(place) or _is_model(place) or _has_address(place) or _is_counted(place):
        return False
    if _is_model_year(place) or _is_glued(place) or _TITLE.match(place.view.text, expression.end):
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


_TITLE = re.compile(r": (?:An?|The) [A-Z]")
"""The text after a number that opens a title of a work: 2051: A Song of the Sea."""


AFTER_NAME = frozenset(", . : IN TO WDT VBD VBZ CC -RRB- _SP".split())
"""Tags of words after a name that do not belong to it."""


def _is_model_year(place: Place) -> bool:
    """True if a thing of a make or model follows that somebody has: a 2015 Norland Swift, his 2012 Toyota."""
    view, k = place.view, place.last + 1
    if not place.named_after or place.in_headline:
        return False
    if place.after in words()["make"]:
        return view.tag[k + 1 : k + 2] not in (["NN"], ["NNS"], ["POS"]) or view.lower[k + 1] in words()["vehicle"]
    while k < view.n and view.tag[k] in ("NNP", "NNPS", "CD") and view.word[k][:1].isupper() | view.word[k].isdigit():
        k += 1
    if k - place.last < 3 or (k < view.n and view.tag[k] not in AFTER_NAME):
        return False  # a 2015 Supreme Court ruling, a 2015 Grammy
    if view.ent[k - 1] in ("EVENT", "LAW", "WORK_OF_ART"):
        return False
    before = place.first - 1
    while before > 0 and view.tag[before] in ("JJ", "VBN", "VBG") and place.first - before < 4:
        before -= 1
    owned = view.lower[before] in ("a", "an") or view.tag[before] == "PRP$"
    return owned and view.head[place.first] > place.last


def _is_glued(place: Place) -> bool:
    """True if a number is a piece of a reference: case ABC/03/095/2018."""
    left = place.left[-12:]
    return left[-1:] == "/" and re.search(r"(?:[a-z]|\d{3})/(?:\S*/)?$", left) is not None


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
