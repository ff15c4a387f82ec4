"""Evidence for the gender of each person: the words that the text uses of it, else its given name.

Read from rows, so that it can be read again where a mention was corrected. A pronoun is linked to a person partly by
what the given name tells, so it is evidence only where nobody else can be meant, or where no given name tells anything.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from newsangles.angles.actors.genders import (
    FORMS,
    VALUES,
    Value,
    gender_of_form,
    gender_of_given_name,
    gender_of_noun,
    gender_of_title,
    is_title_or_given_name,
)
from newsangles.angles.actors.names import words
from newsangles.angles.actors.syntax import one_of_them, role_of, speaks, verb_of
from newsangles.language.parsed_text import ParsedText
from newsangles.tables.schema import ActorRow, GenderFrom, Mention, Role

MIN_CONFIDENCE = 0.75
"""A pronoun is evidence if the confidence of its link is >= this, or if it was linked by hand."""

MIN_CONFIDENCE_BESIDE_OTHERS = 0.9
"""The same, where somebody else could be meant and no given name tells anything."""

MIN_BESIDE_OTHERS = 2
"""The same for >= this number of pronouns with `MIN_CONFIDENCE`."""

MIN_AGAINST_NAME = 2
"""Pronouns and nouns tell a gender against the given name if there are >= this number."""

MIN_THEY = 3
"""A singular *they* tells a gender if there are >= this number, and no *he* or *she*."""

MAX_MINORITY = 0.2
"""Evidence for another gender is taken for wrong links if its share is <= this."""

SENTENCES_AROUND = 2
"""Somebody else can be meant if mentioned in the sentence of a pronoun, or <= this number before it."""

_BESIDE = re.compile(r"\s*,?\s*")
_FORMS: dict[Value, str] = {"woman": "she/her", "man": "he/him", "other": "they/them"}
_MANY: dict[Value, str] = {"woman": "women", "man": "men"}

_DECLARED = re.compile(
    r"\b(?:us(?:e|es|ed|ing)|go(?:es)? by|prefers?|whose|their|her|his)\s+(?:the\s+)?(?:personal\s+)?"
    r"(?:pronouns\s+)?(?:are\s+)?[“\"‘']?(she|he|they)(?:\s*/\s*|\s+and\s+|,\s*)(?:her|him|them)\b|"
    r"\(\s*(she|he|they)\s*/\s*(?:her|him|them)(?:\s*/\s*\w+)?\s*\)",
    re.IGNORECASE,
)
"""Pronouns that a text says are somebody's: who uses they/them pronouns; (she/her)."""


@dataclass(frozen=True, slots=True)
class Told:
    """A person's gender as told: the columns ``gender``, ``gender_from`` and ``gender_reason``."""

    value: Value | None = None
    source: GenderFrom | None = None
    reason: str | None = None

    def columns(self) -> dict[str, Any]:
        """The three columns of an actor's row."""
        return {"gender": self.value, "gender_from": self.source, "gender_reason": self.reason}


@dataclass(slots=True)
class _Evidence:
    """All evidence for one person.

    Attributes:
        declared: Genders whose pronouns the text says are the person's.
        titles: Titles before its names, as written, with their genders.
        nouns: Nouns that say what it is, with their genders.
        alone: Pronouns that nobody else can mean, by gender.
        beside: Other pronouns that were linked to it, by gender; one with much confidence counts twice.
        open: Pronouns that were linked to nobody where it is the only person around, by gender.
        acts: True if a pronoun of a person means it, or it speaks: a name of one word may be no person's.
    """

    declared: list[Value] = field(default_factory=list)
    titles: Counter[tuple[str, Value]] = field(default_factory=Counter)
    nouns: Counter[tuple[str, Value]] = field(default_factory=Counter)
    alone: Counter[Value] = field(default_factory=Counter)
    beside: Counter[Value] = field(default_factory=Counter)
    open: Counter[Value] = field(default_factory=Counter)
    acts: bool = False


def genders(
    view: ParsedText, actors: Sequence[ActorRow], mentions: Sequence[Mention], roles: Sequence[Role]
) -> dict[str, Told]:
    """The gender of each actor that is a person, by its id, as far as something tells it.

    Args:
        view: The parsed text.
        actors: The rows of its actors.
        mentions: The rows of its mentions, in the order of the text.
        roles: The rows of its roles.
    """
    persons = {actor.actor_id: actor for actor in actors if actor.label == "person"}
    own: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.actor_id in persons:
            own[mention.actor_id].append(mention)
    held: dict[str, list[Role]] = defaultdict(list)
    for role in roles:
        held[role.actor_id].append(role)
    evidence = {name: _Evidence() for name in persons}
    for name, rows in own.items():
        evidence[name].acts = any(_acts(view, row) for row in rows)
        _note_titles(view, rows, evidence[name])
        _note_nouns(view, persons[name], rows, held[name], evidence[name])
    _note_lists(view, mentions, evidence)
    _note_pronouns(view, persons, mentions, evidence)
    _note_declared(view, persons, mentions, evidence)
    return {name: _decide(evidence[name], _name(actor)) for name, actor in persons.items()}


def with_genders(
    view: ParsedText, actors: Sequence[ActorRow], mentions: Sequence[Mention], roles: Sequence[Role]
) -> tuple[ActorRow, ...]:
    """The rows of actors with their genders; arguments as for `genders`."""
    told = genders(view, actors, mentions, roles)
    return tuple(
        replace(actor, **told[actor.actor_id].columns()) if actor.actor_id in told else actor for actor in actors
    )


def _name(actor: ActorRow) -> str:
    """The name of a person without titles; "" for one who is only described."""
    words = actor.name.split() if actor.named else []
    while len(words) > 1 and gender_of_title(words[:1]) and not is_title_or_given_name(words[0]):
        words = words[1:]
    return " ".join(words)


# --- evidence


def _acts(view: ParsedText, row: Mention) -> bool:
    """True for he, she or I, and for a name that is the subject of a verb of saying."""
    if row.kind == "pronoun":
        return row.rule in ("i", "narrator") or gender_of_form(row.text.lower()) in ("woman", "man")
    head = view.top(view.word_at(row.start), view.word_at(row.end - 1))
    return row.kind == "name" and role_of(view, head) == "subject" and speaks(view, verb_of(view, head))


def _note_titles(view: ParsedText, rows: Iterable[Mention], evidence: _Evidence) -> None:
    for row in rows:
        if row.kind != "name":
            continue
        first = view.word_at(row.start)
        inside = gender_of_title([view.lower[first]]) and view.end[first] < row.end
        if inside and not is_title_or_given_name(view.lower[first]):
            first += 1
        while first and view.sent[first - 1] == view.sent[first]:
            first -= 1
            if not (view.word[first][:1].isupper() or view.lower[first].rstrip(".") in words("courtesy")):
                break
            value = gender_of_title([view.lower[first]])
            if value is None:
                break
            evidence.titles[view.word[first].rstrip("."), value] += 1


def _note_nouns(
    view: ParsedText, actor: ActorRow, rows: Sequence[Mention], roles: Iterable[Role], evidence: _Evidence
) -> None:
    """Note nouns that stand beside a name, head a role, or are how a person without a name is described."""
    heads = set()
    for role in roles:
        first, last = view.word_at(role.start), view.word_at(role.end - 1)
        # Before a name the last word says what it is: in "a spokesman for Mayor Roe" it is not the spokesman.
        heads.add(last if role.rule == "title" else view.top(first, last))
    nouns = {n for n, row in enumerate(rows) if row.kind == "nominal" and not actor.named}
    for n, (one, other) in enumerate(itertools.pairwise(rows)):
        if {one.kind, other.kind} == {"name", "nominal"} and _BESIDE.fullmatch(view.text, one.end, other.start):
            nouns.add(n if one.kind == "nominal" else n + 1)
    heads |= {view.word_at(rows[n].end - 1) for n in nouns}
    names = (view.top(view.word_at(row.start), view.word_at(row.end - 1)) for row in rows if row.kind == "name")
    heads |= {noun for head in names if (noun := one_of_them(view, head)) >= 0}
    for i in sorted(heads):
        value = gender_of_noun(view.lemma[i]) if view.tag[i] == "NNS" else gender_of_noun(view.lower[i])
        if value is not None:
            evidence.nouns[view.lower[i], value] += MIN_AGAINST_NAME if view.tag[i] == "NNS" else 1


def _note_lists(view: ParsedText, mentions: Sequence[Mention], evidence: Mapping[str, _Evidence]) -> None:
    """Note a plural noun before a list of names: two *daughters*, Robin and Kelly."""
    names = {view.word_at(row.start): row for row in mentions if row.kind == "name" and row.actor_id in evidence}
    for i in range(view.n):
        value = gender_of_noun(view.lemma[i]) if view.tag[i] == "NNS" else None
        joined = {view.lower[k] for k in (i - 1, i + 1) if 0 <= k < view.n} & {"and", "or"}
        if value is None or joined:  # sons and daughters
            continue
        listed, k = [], i + 1
        while k < view.n and view.sent[k] == view.sent[i]:
            if (row := names.get(k)) is not None:
                listed.append(row.actor_id)
                k = view.word_at(row.end - 1) + 1
            elif view.lower[k] in _LISTING or (listed and view.pos[k] == "NUM" and view.word[k].isdigit()):
                k += 1
            else:
                break
        for name in listed if len(listed) > 1 else ():
            evidence[str(name)].nouns[view.lower[i], value] += 1


_LISTING = frozenset((",", ":", "–", "—", "-", "(", ")", "and", "&", "named", "called"))


def _note_pronouns(
    view: ParsedText,
    persons: Mapping[str, ActorRow],
    mentions: Sequence[Mention],
    evidence: Mapping[str, _Evidence],
) -> None:
    sentences = [view.sent[view.word_at(row.start)] for row in mentions]
    for sentence, row in zip(sentences, mentions, strict=True):
        value = gender_of_form(row.text.lower()) if row.kind == "pronoun" else None
        if value is None:
            continue
        first = bisect_left(sentences, sentence - SENTENCES_AROUND)
        around = mentions[first : bisect_right(sentences, sentence)]
        if row.actor_id is None:
            for name in _only_person(row, value, around, persons):
                evidence[name].open[value] += 1
            continue
        if row.actor_id not in evidence:
            continue
        own, sure = evidence[row.actor_id], 1.0 if row.confidence is None else row.confidence  # None: by hand
        if sure < MIN_CONFIDENCE:
            continue
        begin = view.bounds[max(0, sentence - SENTENCES_AROUND)][0]
        alone = not any(_may_be_meant(other, row, persons) for other in around)
        if row.confidence is None or (
            alone and not _somebody(view, range(begin, view.bounds[sentence][1] + 1), value, around, row)
        ):
            own.alone[value] += 1
        else:
            own.beside[value] += 2 if sure >= MIN_CONFIDENCE_BESIDE_OTHERS else 1


def _only_person(
    row: Mention, value: Value, around: Sequence[Mention], persons: Mapping[str, ActorRow]
) -> frozenset[str]:
    """The only person around an open pronoun; nobody for *they*, and where a word for somebody else is open too."""
    if value == "other":
        return frozenset()
    found = frozenset(other.actor_id for other in around if other.actor_id in persons)
    other_open = any(
        other.actor_id is None
        and other.label == "person"
        and (other.kind != "pronoun" or gender_of_form(other.text.lower()) not in (None, value))
        for other in around
    )
    return frozenset(name for name in found if name) if len(found) == 1 and not other_open else frozenset()


def _may_be_meant(other: Mention, row: Mention, persons: Mapping[str, ActorRow]) -> bool:
    """True if a mention is of somebody else whom the pronoun of a row may mean."""
    if other.actor_id == row.actor_id:
        return False
    if row.text.lower() in _PLURAL:
        return other.label != "place"
    return other.actor_id in persons if other.actor_id is not None else other.label == "person" and other is not row


_PLURAL = frozenset(("they", "them", "their", "theirs", "themselves"))


def _somebody(view: ParsedText, words: Iterable[int], value: Value, around: Sequence[Mention], row: Mention) -> bool:
    """True if a noun tells of somebody else who may be meant: a woman, for *she*; several, for *they*."""
    own = [(other.start, other.end) for other in around if other.actor_id == row.actor_id]
    for k in words:
        if view.pos[k] != "NOUN" or any(a <= view.idx[k] < b for a, b in own):
            continue
        if gender_of_noun(view.lemma[k]) == value or (value == "other" and view.tag[k] == "NNS"):
            return True
    return False


def _note_declared(
    view: ParsedText,
    persons: Mapping[str, ActorRow],
    mentions: Sequence[Mention],
    evidence: Mapping[str, _Evidence],
) -> None:
    """Note pronouns that the text says are those of the person mentioned last before, in the same sentence."""
    found_at = _DECLARED.finditer(view.text) if "/" in view.text or "pronouns" in view.text else ()
    for found in found_at:
        sentence = view.sent[view.word_at(found.start())]
        before = [
            row
            for row in mentions
            if row.actor_id in persons and row.end <= found.start() and view.sent[view.word_at(row.start)] == sentence
        ]
        value = gender_of_form((found[1] or found[2]).lower())
        if before and value is not None:
            evidence[str(before[-1].actor_id)].declared.append(value)


# --- decision


def _decide(evidence: _Evidence, name: str) -> Told:
    """The gender that the evidence tells; open with the reason where it is contradictory."""
    if evidence.declared:
        reasons = [f"pronouns {_FORMS[value]}, as the text says" for value in evidence.declared]
        return _agreed(Counter(evidence.declared), "pronoun", reasons)
    given = gender_of_given_name(name)
    said, reasons = _said(evidence, given.value is None)
    votes = sum(said.values(), Counter[Value]())
    by_name = ""
    if given.value is not None:
        by_name = f"given name {name.split()[0]}: {given.share:.0%} {_MANY[given.value]} (list of given names)"
    if votes:
        told = _agreed(votes, next(source for source, counts in said.items() if counts), reasons)
        against = given.value is not None and told.value not in (None, given.value)
        if against and told.source != "title" and votes.total() < MIN_AGAINST_NAME:
            return Told(reason=f"contradictory: {', '.join([*reasons, by_name])}")
        return told
    if given.value is None or not (evidence.acts or " " in name):
        return Told()
    unlinked = [
        f"pronoun {FORMS[value]} {times(count)} with nobody else near"
        for value, count in evidence.open.items()
        if value != given.value
    ]
    if unlinked:
        return Told(reason=f"contradictory: {', '.join([by_name, *unlinked])}")
    return Told(given.value, "given name", by_name)


def _said(evidence: _Evidence, no_name: bool) -> tuple[dict[GenderFrom, Counter[Value]], list[str]]:
    """Evidence of the text for a person's gender, by sort, with the words that tell it.

    Args:
        evidence: What was noted.
        no_name: True if the given name tells nothing, so that no pronoun was linked for its sake.
    """
    pronouns = Counter(evidence.alone)
    if not pronouns and no_name:
        enough = {value: count for value, count in evidence.beside.items() if count >= MIN_BESIDE_OTHERS}
        pronouns = Counter({value: count for value, count in enough.items() if value != "other"})
    if pronouns["other"] < MIN_THEY or pronouns["woman"] or pronouns["man"]:
        del pronouns["other"]
    said: dict[GenderFrom, Counter[Value]] = {
        "title": _votes(evidence.titles),
        "noun": _votes(evidence.nouns),
        "pronoun": pronouns,
    }
    reasons = [f"title {word}" for word, _ in evidence.titles] + [f"noun {word}" for word, _ in evidence.nouns]
    reasons += [f"pronoun {FORMS[value]} {times(pronouns[value])}" for value in VALUES if pronouns[value]]
    return said, reasons


def _agreed(votes: Counter[Value], source: GenderFrom, reasons: Iterable[str]) -> Told:
    """The gender that nearly all votes are for; open where they contradict one another."""
    value, most = votes.most_common(1)[0]
    text = ", ".join(dict.fromkeys(reasons))
    if votes.total() - most > MAX_MINORITY * votes.total():
        return Told(reason=f"contradictory: {text}")
    return Told(value, source, text)


def _votes(found: Mapping[tuple[str, Value], int]) -> Counter[Value]:
    votes: Counter[Value] = Counter()
    for (_, value), count in found.items():
        votes[value] += count
    return votes


def times(number: int) -> str:
    """How often: once, twice, 3 times."""
    return {1: "once", 2: "twice"}.get(number, f"{number:,} times")
