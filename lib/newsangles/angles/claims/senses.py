"""Units that the words around a number decide: pounds of money or of weight, *billions* of a currency, index points."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from newsangles.angles.claims.lexicon import lexicon

if TYPE_CHECKING:
    from newsangles.angles.claims.quantity import Quantity
    from newsangles.language.parsed_text import ParsedText

POUND, STERLING = "lb", "GBP"

MAX_CLIMB = 4
"""Steps up the tree on which a word that pays or weighs is looked for."""

MAX_NEAR = 6
"""Words around pounds among which a word that weighs is looked for."""

_POUNDS = re.compile(r"pounds?$", re.I)
_STERLING = re.compile(r"£|\bpence\b|\bsterling\b|\bGBP\b|\bquid\b", re.I)


def by_sense(view: ParsedText, found: list[Quantity]) -> list[Quantity]:
    """The quantities, each with the unit that it has by the words around it."""
    told = list(found)
    for i, quantity in enumerate(found):
        if quantity.unit == POUND and _POUNDS.search(view.text[quantity.start : quantity.end]):
            told[i] = replace(quantity, unit=STERLING) if _is_money(view, quantity) else quantity
        elif quantity.unit is None and (unit := _currency(view, found, quantity) or _points(view, quantity)):
            told[i] = replace(quantity, unit=unit)
    return told


def _is_money(view: ParsedText, quantity: Quantity) -> bool:
    """True for pounds that are paid: by a verb of paying, or in a text in sterling."""
    words, last = lexicon(), quantity.last
    first_word, last_word = view.bounds[view.sent[last]]
    near = range(max(first_word, quantity.first - MAX_NEAR), min(last_word, last + MAX_NEAR) + 1)
    if any(view.lemma[k] in words["weighing"] for k in near):
        return False
    if view.lower[last + 1 : last + 2] == ["of"]:
        held = next((k for k in view.children[last + 1] if view.dep[k] == "pobj"), -1)
        return held >= 0 and view.lemma[held] in words["owed"]
    if "-" in view.text[quantity.start : quantity.end] or view.tag[last + 1 : last + 2] in (["JJR"], ["NN"]):
        return False  # a 40-pound dog, ten pounds heavier
    return _is_paid(view, last) or _STERLING.search(view.text) is not None


def _is_paid(view: ParsedText, k: int) -> bool:
    """True if a word of paying governs a word."""
    paying = lexicon()["paying"]
    for _ in range(MAX_CLIMB):
        if view.head[k] == k:
            return False
        k = view.head[k]
        if view.pos[k] in ("VERB", "AUX") or view.lower[k] == "worth":
            return view.lemma[k] in paying
    return False


def _currency(view: ParsedText, found: list[Quantity], quantity: Quantity) -> str | None:
    """The one currency of a text, for a size alone that is paid: *it cost billions*."""
    last = quantity.last
    alone = quantity.vague and view.tag[last] in ("NNS", "NNPS", "CD") and view.lower[last + 1 : last + 2] != ["of"]
    if not alone or view.dep[last] not in ("dobj", "npadvmod", "attr", "dative") or not _is_paid(view, last):
        return None
    return _only_currency(tuple(other.unit for other in found if other.unit))


@lru_cache(maxsize=8)
def _only_currency(units: tuple[str, ...]) -> str | None:
    """The currency of all sums of a text; None where there are none or several."""
    money = Counter(unit for unit in units if unit in SIGNS or re.fullmatch(r"[A-Z]{3}", unit))
    return next(iter(money)) if len(money) == 1 else None


SIGNS = ("$", "¥")


def _points(view: ParsedText, quantity: Quantity) -> str | None:
    """Points, for the standing of an index: *the index rose to 104.3*."""
    k = view.word_at(quantity.end - 1)
    prep = view.head[k]
    if view.dep[k] != "pobj" or view.lower[prep] not in ("to", "at", "from"):
        return None
    verb = prep
    for _ in range(MAX_CLIMB):
        if view.pos[verb] in ("VERB", "AUX") or view.head[verb] == verb:
            break
        verb = view.head[verb]
    subject = view.subject(verb) if view.pos[verb] in ("VERB", "AUX") else -1
    if subject < 0 or view.sent[subject] != view.sent[k]:
        return None
    named = (view.lower[subject], view.lemma[subject])
    return "point" if not lexicon()["index"].isdisjoint(named) else None
