"""Figures and accusations to check first, with their source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Token

from newsangles.angles.overview.lead import NO_SOURCE_HERE
from newsangles.angles.overview.lexicon import accusing, words
from newsangles.angles.overview.quantities import figures
from newsangles.angles.overview.sentences import (
    HANDED_ON,
    Row,
    Sentences,
    Statement,
    children,
    has_word,
    repeats,
    stems,
)
from newsangles.angles.overview.standing import goes_on_openly, leans_openly, named_in, stands, stands_alone
from newsangles.angles.overview.unnamed import NOT_BY_WHOM, is_hearsay, may_report
from newsangles.angles.overview.voices import act, cue_of, is_negated, reports_the_whole, tells, voice
from newsangles.tables.wording import HEARSAY, OUTLET, UNCLEAR, listed

TOPIC = "Check first"

MIN_COUNT = 10
"""Counts >= this are figures worth checking."""

MIN_ABOUT = 2
"""Fewest words of the news in a figure's sentence that names none of the main actors; others tell little."""

MIN_CLAIM = 7
"""Fewest words of a claim that is shown."""

WEIGHTS = {"an accusation": 2.0, "a figure": 1.5, "a superlative": 0.7}
"""How much each ground counts."""

WEAK = {"document": 0.6, "media": 0.7, OUTLET: 0.7, UNCLEAR: 0.4, "named person": 0.9, "named organisation": 0.8}
"""How much a claim counts by the sort of its source; 1 for all others."""

MIN_RANK = {OUTLET: 1.3}
"""A claim of the outlet's own is shown if its rank is >= this; any other >= 0.8."""

_OTHER_MIN_RANK = 0.8
_NEARER, _MOST_NEAR = 0.1, 4  # weight of each word of the news, and the most that count
_LEANING = 0.8  # weight of a sentence that needs another before it
_ADVICE = re.compile(r"\byour?\b", re.IGNORECASE)
_CLOCK = re.compile(r"\b\d{1,2}(?:[:.]\d\d)? ?(?:a\.?m\b|p\.?m\b|o[’']clock)|\b\d{1,2}:\d\d\b", re.IGNORECASE)
_ONES = frozenset("two three four five six seven eight nine ten eleven twelve".split())
_SOMEBODY = frozenset("he she they".split())
_OPEN = frozenset(("question", "predicted", "opinion", "planned", "wanted", "conditional"))
_OPEN_KINDS = frozenset(("policy", "prediction", "definition"))


def checks(page: Sentences, taken: set[int], limit: int) -> Iterator[Statement]:
    """Sentences with a figure or an accusation, those first that matter most and rest on least; one a sentence.

    Args:
        page: The article.
        taken: Numbers of the sentences that are shown already.
        limit: At most so many.
    """
    found: dict[int, Statement] = {}
    for claim in page.rows["claims"]:
        statement = _check(page, claim)
        if statement is not None and statement.rank > getattr(found.get(statement.sentence), "rank", 0.0):
            found[statement.sentence] = statement
    left = [s for s in found.values() if s.sentence not in taken and not repeats(page, s.sentence, taken)]
    yield from sorted(left, key=lambda statement: (-statement.rank, statement.sentence))[:limit]


def _check(page: Sentences, claim: Row) -> Statement | None:
    """The statement of a claim; None where it is not worth checking, or a reader could be misled."""
    i = page.at(claim["start"])
    if (
        _ADVICE.search(page.printed(i))
        or claim["status"] in _OPEN
        or claim["future"]
        or claim["kind"] in _OPEN_KINDS
        or not page.may_show(i)
    ):
        return None
    span = page.span(claim["start"], claim["end"])
    source = page.span(claim["source_start"], claim["source_end"])
    if leans_openly(page, i, source) or goes_on_openly(page, i) or not stands(page, i, source):
        return None
    if _tells_when_they_left(page, i) or _is_garbled(page, i):
        return None
    if span is None or len(claim["text"].split()) < MIN_CLAIM or has_word(span, words()["life"]):
        return None
    grounds = _grounds(page, claim, i)
    if not {"an accusation", "a figure"} & grounds.keys() or not _is_handed_on(page, claim):
        return None
    noted = _whose(page, claim, i)
    if noted is None:
        return None
    added, whose_word = noted
    if added is None and _is_said_by_somebody(page, i):
        return None
    place = 1.2 - 0.6 * i / len(page)
    rank = sum(WEIGHTS[g] for g in grounds) * WEAK.get(claim["sort"], 1.0) * place * (0.5 + claim["checkworthiness"])
    rank *= 1.0 if stands_alone(page, i, source) else _LEANING
    about = len(stems(page.printed(i)) & page.topic)
    near = about >= MIN_ABOUT or "an accusation" in grounds or bool(page.main_actors & named_in(page, i))
    if rank < MIN_RANK.get(claim["sort"], _OTHER_MIN_RANK):
        return None
    sourced = claim["sort"] not in (OUTLET, HEARSAY)
    return page.statement(
        i,
        TOPIC,
        added=added,
        note="; ".join(part for part in (listed(list(grounds.values())), whose_word) if part),
        kinds=("figure with its source" if sourced else "figure without a source",),
        chance=1.0 if about and near else 0.0,
        rank=rank * (1.0 + _NEARER * min(about, _MOST_NEAR)),
    )


def _is_said_by_somebody(page: Sentences, i: int) -> bool:
    """True for *he said*, who is not told."""
    return any(q["source"].lower() in _SOMEBODY and page.at(q["source_start"]) == i for q in page.told(i))


def _tells_when_they_left(page: Sentences, i: int) -> bool:
    """True for the hour at which somebody set out or came: nothing to check."""
    return has_word(page.spans[i], words()["on the way"]) and _CLOCK.search(page.printed(i)) is not None


def _is_garbled(page: Sentences, i: int) -> bool:
    """True if two numbers in words stand side by side, one of which was to be deleted: three four times."""
    span = page.spans[i]
    return any(a.text.lower() in _ONES and b.text.lower() in _ONES for a, b in pairwise(span))


def _grounds(page: Sentences, claim: Row, i: int) -> dict[str, str]:
    """The grounds to check a claim, each with its wording for the note."""
    found = {}
    if any(is_accusation(page, word) for word in page.spans[i]):
        found["an accusation"] = "an accusation"
    counted = figures(page, claim["start"], claim["end"], least=MIN_COUNT)
    if any(not _describes(page, row) for row in counted):
        found["a figure"] = "a figure"
    top = next((w for w in page.span(claim["start"], claim["end"]) or () if w.lower_ in words()["superlative"]), None)
    if top is not None:
        found["a superlative"] = f"“{top.text}”"
    return found


def _describes(page: Sentences, figure: Row) -> bool:
    """True for a figure that only describes a thing: *her £2m house*; nobody need check it first."""
    span = page.span(figure["start"], figure["end"])
    if span is None:
        return False
    thing = span.root
    while thing.dep_ in ("compound", "nmod", "amod", "nummod", "quantmod") and thing.head.i != thing.i:
        thing = thing.head
    inside = span.start <= thing.i < span.end
    known = any(child.dep_ == "poss" or child.lower_ == "the" for child in thing.children)
    return not inside and known and thing.tag_ == "NN"


def says_not_by_whom(page: Sentences, i: int) -> bool:
    """True if a sentence has hearsay or *is accused of* with nobody behind *by*, and no other reporting verb."""
    passive = [w for w in page.spans[i] if w.lemma_.lower() in accusing() and children(w, ("nsubjpass",))]
    heard = {w.i for w in page.spans[i] if is_hearsay(w)} | {w.i for w in passive if not children(w, ("agent",))}
    return bool(heard) and not page.told(i) and not any(may_report(w) for w in page.spans[i] if w.i not in heard)


def is_accusation(page: Sentences, word: Token) -> bool:
    """True for a verb that affirms an accusation of somebody: was charged with, accused; not *were not charged*."""
    if _is_faced(word):
        return _is_affirmed(word) and any(_is_somebody(page, one) for one in children(word, ("nsubj",)))
    if word.pos_ != "VERB" or word.lemma_.lower() not in accusing():
        return False
    row = next((p for p in page.within("predicates", page.at(word.idx)) if p["start"] == word.idx), None)
    if not _is_affirmed(word) or row is None or row["polarity"] == "negative":
        return False
    passive = bool(children(word, ("nsubjpass",)))
    accused = children(word, ("nsubjpass",) if passive else ("dobj",)) or ([word.head] if word.dep_ == "acl" else [])
    return any(_is_somebody(page, one) for one in accused)


def _is_faced(word: Token) -> bool:
    """True for *faces 18 charges*."""
    things = children(word, ("dobj",)) if word.lemma_.lower() == "face" and word.pos_ == "VERB" else []
    some = [thing for thing in things if not any(child.lower_ == "no" for child in thing.children)]
    return any(thing.lemma_.lower() in words()["faced"] for thing in some)


def _is_affirmed(word: Token) -> bool:
    """True if neither a verb nor one above it is denied or conditional."""
    above = [word, *word.ancestors]
    return not any(children(other, ("neg",)) for other in above) and not any(
        other.lower_ in ("because", "without", "never", "if") for verb in above for other in verb.children
    )


def _is_somebody(page: Sentences, word: Token) -> bool:
    """True if a word is an actor that can be accused: charged with a task are others."""
    found = [m for m in page.within("mentions", page.at(word.idx)) if m["start"] <= word.idx < m["end"]]
    return any(m["label"] in ("person", "organisation", "group", "place") for m in found)


def _is_handed_on(page: Sentences, claim: Row) -> bool:
    """True if nobody, or a verb that hands on, stands between the claim and the reader: no belief, no wish."""
    others = (q for q in page.within("quotes", page.at(claim["start"])) if q["cue_class"] not in HANDED_ON)
    if any(not has_word(cue_of(page, q), accusing()) for q in others):  # who is charged with theft wishes nothing
        return False
    quote = page.quotes.get(claim["quote_id"])
    if quote is None:
        return True
    cue = cue_of(page, quote)
    return cue is None or (
        (tells(cue) or quote["cue_class"] == "finding" or act(cue) is not None) and not is_negated(cue)
    )


def _whose(page: Sentences, claim: Row, i: int) -> tuple[str | None, str] | None:
    """The name put in, and on whose word a claim is: "" where unsure, None where nobody is meant."""
    if claim["sort"] == HEARSAY:
        return None, NOT_BY_WHOM if says_not_by_whom(page, i) else ""
    if claim["sort"] == OUTLET:
        charged = any(is_accusation(page, word) for word in page.spans[i])  # who charges is known
        return None, "" if charged or page.points_to_a_source(i) else NO_SOURCE_HERE
    found = voice(page, claim, described=True)
    if found is None:
        return None
    alone = found.kind == "noun" and len(found.name.split()) == 1 and claim["actor_id"] is None  # figures, data
    if alone or len(page.voices(i)) > 1 or page.at(claim["source_start"]) != i:
        return None, ""
    if not _is_its_word(page, claim):
        return None, ""
    return (found.shown if found.added else None), f"on the word of {found.within}"


def _is_its_word(page: Sentences, claim: Row) -> bool:
    """True if the claim's sentence stands on its source's word; also without a quote, where a claim has its source."""
    quote = page.quotes.get(claim["quote_id"])
    if quote is None:
        return True
    cue, source = cue_of(page, quote), page.span(claim["source_start"], claim["source_end"])
    return cue is not None and source is not None and reports_the_whole(cue, source)
