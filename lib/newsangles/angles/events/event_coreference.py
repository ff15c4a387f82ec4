"""Coreference of events: repeated verbs, a verb and its noun, an event noun with an earlier antecedent.

Two mentions are merged only on evidence; similarity alone is not enough. Mentions that differ in polarity, day, place,
number of people, source or target are never merged, nor is a mention that says that it is another one: *a second
attack*, *last year's attack*. A noun that says nothing of its own (*the attack*) means the nearest event of its kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from newsangles.angles.events.classes import usual_class
from newsangles.angles.events.participants import NOUNS, lexicon
from newsangles.angles.factuality.embedding import Presentations
from newsangles.language.subjects import MODIFIERS
from newsangles.tables.schema import ActorRow, Event

POINTING = frozenset("the this that these those".split())
OPEN = frozenset(("planned", "wanted", "predicted", "conditional", "question"))
STEM_LENGTH = 4
"""Least number of first letters that a noun and its verb share: *decision*, *decide*."""

NOUN_ENDING = re.compile(
    r"(?:|e|s|t|y|al|ial|is|s?m|ism|se|ce|ure|i?age|ings?|ment|[ae]nc[ey]|ery|(?:[aiu]|[a-z]{0,2})[ts]ion|sition|ion)"
)
"""Endings of a noun after the letters that its verb has too."""

VERB_ENDING = re.compile(r"(?:|e|d|t|y|de|te|re|ve|be|se|ze|n|oy|ive|i[sz]e|ie|ify|ll)")
"""Endings of a verb after the letters that its noun has too."""

PART = "part of "
"""Prefix of the reason for a word that is part of another event's name: *talks* in *hold talks*."""

BESIDE = frozenset((*MODIFIERS, "nummod", "poss", "nsubj", "nsubjpass", "dobj", "dative", "attr"))
"""Relations of an event's modifiers and participants to its word."""

TIMES = frozenset(("DATE", "TIME"))
PLACES = frozenset(("GPE", "LOC", "FAC"))
WHERE = frozenset("in at near outside inside across".split())

VIOLENCE = frozenset(("ASSAULT", "FIGHT"))
"""Classes that one noun may refer to: *the attack*."""

MIN_HAPPENS = 0.25
"""Two mentions are compared if one of them happens with a confidence >= this."""

MIN_BOTH_HAPPEN = 0.5
"""A noun points back to another word if their confidences add up to this."""

MAX_MENTIONS_BACK = 40
"""An antecedent is fewer mentions back than this."""

NEAR = 2
"""A bare noun has its antecedent at most so many sentences back, where several events could be meant."""

FAR = 6
"""A bare noun has its antecedent at most so many sentences back, where one event could be meant."""


IDLE_IN_TIMES = frozenset("the a an on of , last this next day".split())
PRONOUNS = frozenset("he she it they him her them his himself herself".split())

ONCE = frozenset("arrest convict expel resign release sign sue accredit deport assassinate execute abduct".split())
"""Modes of acts that are told again rather than done again."""


class Merge(NamedTuple):
    """The antecedent of a mention, and the reason."""

    event_id: str
    reason: str


def merge(
    rows: Sequence[Event],
    words: Sequence[int],
    readings: Presentations,
    covered: Mapping[int, int],
    actors: Mapping[str, ActorRow],
    meant: Mapping[int, str | None],
) -> dict[str, Merge]:
    """The antecedent of each later mention of an event, by ``event_id``.

    Args:
        rows: The events of a document, in their order.
        words: The word of each.
        readings: The document.
        covered: For words that are part of another event (*talks* in *hold talks*), the word of that event.
        actors: The actors by id.
        meant: The actor that each word means.
    """
    view = readings.view
    own = dict(zip(words, rows, strict=True))
    found: dict[str, Merge] = {}
    for n, (i, row) in enumerate(zip(words, rows, strict=True)):
        above = covered.get(i)
        if above is not None and above in own:
            found[row.event_id] = Merge(own[above].event_id, f"{PART}{own[above].trigger}")
            continue
        back = is_anaphoric(readings, i)
        if not (back or row.class_) or says_other(readings, i) or i in meant:
            continue  # an actor is no event: the Ruiz campaign
        bare = back and not context_words(readings, i, meant)
        for k, alike in candidates(readings, rows, words, n, bare=bare):
            if (alike and not happens(row) and not happens(rows[k])) or words[k] in meant:
                continue
            fits = not unlike(readings, words[k], i) and (
                view.pos[i] not in NOUNS or may_corefer(readings, words[k], i, meant)
            )
            fits = fits and not (bare and loose(readings, words[k], i, rows[k], row))
            fits = fits and not one_of_several(readings, words[k])
            fits = fits and not other_object(readings, words[k], i, row, meant)
            reason = coreference_reason(rows[k], row, actors, alike=alike, noun=view.pos[i] in NOUNS, back=back)
            if reason and fits and not (view.pos[i] not in NOUNS and says_more(readings, words[k], i, row)):
                first = found.get(rows[k].event_id)
                found[row.event_id] = Merge(first.event_id if first else rows[k].event_id, reason)
                break
            if bare and alike:
                break  # the nearest one is not meant: a further one is meant even less
        _nearest_of_several(readings, rows, words, n, found, bare=bare)
    return found


def candidates(
    readings: Presentations, rows: Sequence[Event], words: Sequence[int], number: int, *, bare: bool
) -> Iterator[tuple[int, str]]:
    """Earlier mentions that a mention could be of, the nearest first, each with how its word is alike.

    *stem*: by its stem; *kind*: of the same kind by its class, for a noun without words of its own, near by; "": by
    its class alone.
    """
    view, i, row = readings.view, words[number], rows[number]
    for k in range(number - 1, max(-1, number - MAX_MENTIONS_BACK), -1):
        if share_stem(view.lemma[words[k]], view.lemma[i], both_nouns=view.pos[words[k]] in NOUNS):
            yield k, "stem"
        elif bare and view.sent[i] - view.sent[words[k]] <= NEAR and of_one_kind(rows[k], view.lemma[i]):
            yield k, "kind"
        elif row.class_ and row.class_ == rows[k].class_:
            yield k, ""


def happens(row: Event) -> bool:
    """True if a mention is likely something that happens, not an abstract noun: *the issue*, *the solution*."""
    return row.class_ is not None or row.confidence is None or row.confidence >= MIN_HAPPENS


def of_one_kind(before: Event, lemma: str) -> bool:
    """True if a noun is a usual word for an earlier event, by class and mode: *quit*, *resignation*."""
    usual = usual_class("noun", lemma)
    if usual is None or before.class_ is None:
        return False
    if usual.name in VIOLENCE and before.class_ in VIOLENCE:
        return True
    return bool(usual.mode) and (usual.name, usual.mode) == (before.class_, before.mode)


def _nearest_of_several(
    readings: Presentations,
    rows: Sequence[Event],
    words: Sequence[int],
    number: int,
    found: dict[str, Merge],
    *,
    bare: bool,
) -> None:
    """Undo the merge of a bare noun, where several events could be meant and none is near."""
    view, i, row = readings.view, words[number], rows[number]
    merged = found.get(row.event_id)
    if not bare or merged is None:
        return
    several, nearest = (
        set[str](),
        next(k for k, other in zip(words, rows, strict=True) if other.event_id == merged.event_id),
    )
    for k in range(number - 1, max(-1, number - MAX_MENTIONS_BACK), -1):
        if view.pos[words[k]] in NOUNS and share_stem(view.lemma[words[k]], view.lemma[i], both_nouns=True):
            same = found.get(rows[k].event_id)
            several.add(same.event_id if same else rows[k].event_id)
            nearest = max(nearest, words[k])
    if view.sent[i] - view.sent[nearest] > (NEAR if len(several) > 1 else FAR):
        del found[row.event_id]


def loose(readings: Presentations, earlier: int, i: int, before: Event, row: Event) -> bool:
    """True if an earlier mention does not introduce an event that a bare noun could mean.

    A verb does so for a noun directly after it, or for one of its class; a noun does not as a predicate (*considered a
    late decision*), nor with a superlative (*the highest offer so far*).
    """
    view = readings.view
    if view.pos[earlier] not in NOUNS:
        if view.dep[earlier] == "pcomp" or view.tag[i] in ("NNS", "NNPS"):  # kept from being murdered
            return True
        return view.sent[i] - view.sent[earlier] > NEAR and not (row.class_ and row.class_ == before.class_)
    best = any(view.tag[k] == "JJS" for k in view.children[earlier])
    return best or view.dep[earlier] in ("attr", "oprd")


def says_other(readings: Presentations, i: int) -> bool:
    """True if a mention says that it is another event: *another attack*, *last year's attack*, *was attacked again*."""
    view = readings.view
    other = lexicon()["other event"]
    return one_of_several(readings, i) or any(
        view.lower[k] in other
        or (view.dep[k] == "poss" and view.ent[k] in TIMES and view.lower[k] not in lexicon()["today"])
        for k in view.children[i]
        if view.dep[k] in ("amod", "det", "advmod", "nummod", "poss", "compound", "nmod")
    )


def one_of_several(readings: Presentations, i: int) -> bool:
    """True for a verb below an ordinal: *the fourth time that she was deported*."""
    view = readings.view
    return view.dep[i] == "relcl" and any(view.ent[k] == "ORDINAL" for k in view.children[view.head[i]])


def unlike(readings: Presentations, earlier: int, i: int) -> bool:
    """True if two mentions name different days, places, ordinals or numbers of people."""
    first, second = distinctions(readings, earlier), distinctions(readings, i)
    if any(first[name] and second[name] and not first[name] & second[name] for name in first):
        return True
    if second["which"] and not first["which"]:  # the first attack
        return True
    lone = second["when"] and not first["when"]  # the quake in 2003
    return bool(lone and readings.view.pos[i] in NOUNS and readings.view.sent[i] - readings.view.sent[earlier] > NEAR)


def distinctions(readings: Presentations, i: int) -> dict[str, set[str]]:
    """Words beside a mention that tell one event from another of its kind; found once, as it is compared often."""
    if i not in readings.told_apart:
        readings.told_apart[i] = _distinctions(readings, i)
    return readings.told_apart[i]


def _distinctions(readings: Presentations, i: int) -> dict[str, set[str]]:
    view = readings.view
    found: dict[str, set[str]] = {"when": set(), "where": set(), "which": set(), "how many": set()}
    for k in view.children[i]:
        inner = readings.kids(k, "pobj") if view.dep[k] == "prep" else [k]
        for x in inner:
            if view.ent[x] in TIMES:
                found["when"] |= {view.lower[y] for y in (x, *view.children[x]) if view.ent[y] in TIMES}
            elif view.ent[x] in PLACES and (view.lower[k] in WHERE or view.dep[k] in MODIFIERS):
                found["where"].add(view.lemma[x])
            elif view.ent[x] == "ORDINAL":
                found["which"].add(view.lower[x])
            if view.dep[k] in ("dobj", "nsubjpass"):
                found["how many"] |= {view.lower[y] for y in view.children[x] if view.dep[y] == "nummod"}
    found["when"] -= IDLE_IN_TIMES
    return found


def says_more(readings: Presentations, earlier: int, i: int, row: Event) -> bool:
    """True if a verb said again has another content, so that it may be another act: *criticised her for lying*.

    Acts that are done to somebody but once need not tell the same.
    """
    if row.class_ in VIOLENCE or row.mode in ONCE:
        return False
    return not content_words(readings, i) <= content_words(readings, earlier)


def other_object(readings: Presentations, earlier: int, i: int, row: Event, meant: Mapping[int, str | None]) -> bool:
    """True if two verbs have objects that are not the same: *accused them* and *accused him*; *attacked shops*.

    What is done but once to somebody (*arrested two men*, *the suspects were arrested*) may name them in other words.
    """
    view = readings.view
    if view.pos[earlier] in NOUNS or view.pos[i] in NOUNS:
        return False
    first, second = (readings.kids(k, "dobj", "nsubjpass") for k in (earlier, i))
    pairs = [(x, y) for x in first for y in second]
    if any(view.lemma[x] == view.lemma[y] or (meant.get(x) and meant.get(x) == meant.get(y)) for x, y in pairs):
        return False
    pronouns = [(x, y) for x, y in pairs if view.pos[x] == view.pos[y] == "PRON"]
    nouns = [(x, y) for x, y in pairs if view.pos[x] in NOUNS and view.pos[y] in NOUNS]
    return bool(pronouns or (nouns and row.mode not in ONCE))


def content_words(readings: Presentations, i: int) -> set[str]:
    """The lemmas of an act's objects and clauses."""
    view = readings.view
    found = {view.lemma[k] for k in view.children[i] if view.dep[k] in ("xcomp", "ccomp", "pcomp", "dobj")}
    for k in view.children[i]:
        if view.dep[k] == "prep" and view.lower[k] not in WHERE:
            timed = TIMES if view.lower[k] != "of" else frozenset[str]()  # accused of years of neglect
            found |= {view.lemma[x] for x in view.children[k] if view.ent[x] not in timed and view.dep[x] != "punct"}
    return {word for word in found if word not in PRONOUNS}


def is_anaphoric(readings: Presentations, i: int) -> bool:
    """True if a noun is anaphoric by its determiner: *the suspension*, *their talks*."""
    view = readings.view
    return view.pos[i] in NOUNS and any(view.lower[k] in POINTING or view.dep[k] == "poss" for k in view.children[i])


def may_corefer(readings: Presentations, earlier: int, i: int, meant: Mapping[int, str | None]) -> bool:
    """True if a noun's modifiers and number do not contradict an earlier word as its antecedent.

    Number has to agree, and each participant and modifier of the noun has to occur with the earlier word too: *the vote
    in her race* is not the vote mentioned before. A plural can refer to several events only with *these*, or directly
    after them.
    """
    view = readings.view
    many = view.tag[i] in ("NNS", "NNPS")
    if view.dep[earlier] in MODIFIERS or (
        view.pos[earlier] in NOUNS and (view.tag[earlier] in ("NNS", "NNPS")) != many
    ):
        return False
    own = context_words(readings, i, meant)
    these = any(view.lower[k] in ("these", "those") for k in view.children[i])
    if many and view.pos[earlier] in NOUNS and not (own or these or view.sent[i] - view.sent[earlier] <= 1):
        return False
    return own <= context_words(readings, earlier, meant) | {view.lemma[earlier]}


def context_words(readings: Presentations, i: int, meant: Mapping[int, str | None]) -> set[str]:
    """The modifiers, participants and objects of prepositions of an event's word, without times.

    An actor is represented by its id, whatever its mention.
    """
    view = readings.view
    found: set[str] = set()
    for k in view.children[i]:
        inner = readings.kids(k, "pobj") if view.dep[k] in ("prep", "agent") else [k] if view.dep[k] in BESIDE else []
        found |= {meant.get(x) or view.lemma[x] for x in inner if view.ent[x] not in ("DATE", "TIME", "ORDINAL")}
    return found


def coreference_reason(
    before: Event, row: Event, actors: Mapping[str, ActorRow], *, alike: str, noun: bool, back: bool
) -> str:
    """The reason why two mentions are of one event; "" if there is none.

    Args:
        before: The earlier mention.
        row: The later one.
        actors: The actors by id.
        alike: How their words are alike, as `candidates` has it.
        noun: True if the later one is a noun.
        back: True if it is anaphoric (`is_anaphoric`).
    """
    if (
        before.polarity != row.polarity
        or (before.status in OPEN) != (row.status in OPEN)
        or on_different_days(before, row)
    ):
        return ""
    common: list[str] = []
    same = True  # True while each role has the same actor in both
    doer = represented_actors(before.source_actor_id, actors) & represented_actors(row.source_actor_id, actors)
    for field in ("source_actor_id", "target_actor_id"):
        first, second = getattr(before, field), getattr(row, field)
        shared = represented_actors(first, actors) & represented_actors(second, actors)
        if first and second and not shared:
            return ""
        common += sorted(shared)
        same = same and bool(shared or not (first and second))
    who = actors[common[0]].name if common else ""
    told = common or not _both_told(before, row)
    real = before.rule != "verb" or before.happened > 0  # an event that did not happen is no antecedent
    sums = [one.confidence if one.confidence is not None else 1.0 for one in (before, row)]
    real = real and (sum(sums) >= MIN_BOTH_HAPPEN or (row.class_ is not None and before.class_ is not None))
    if alike == "stem" and noun and back and told and real:
        return f"{row.text}: points back to {before.text}"
    if alike == "kind" and noun and back and real:
        return f"{row.text}: the {before.class_} mentioned just before ({before.text})"
    if row.class_ and row.class_ == before.class_ and common:
        if alike == "stem" and same:
            return f"the same {row.class_} told again, with {who}"
        if back and doer:  # a common target alone is not enough
            return f"{row.text}: the {row.class_} of {who} mentioned before ({before.text})"
    return ""


def _both_told(before: Event, row: Event) -> bool:
    """True if both mentions have an actor in at least one role."""
    fields = ("source_actor_id", "target_actor_id")
    return any(getattr(before, field) and getattr(row, field) for field in fields)


def on_different_days(before: Event, row: Event) -> bool:
    """True if the two were on different days."""
    if not (before.dating == row.dating == "stated" and before.begin and row.begin):
        return False
    return (before.end_date or before.begin) < row.begin or (row.end_date or row.begin) < before.begin


def represented_actors(actor_id: str | None, actors: Mapping[str, ActorRow]) -> frozenset[str]:
    """An actor, and the actor that it stands for."""
    row = actors.get(actor_id or "")
    return frozenset(filter(None, (actor_id, row.acts_for if row else None)))


def share_stem(first: str, second: str, *, both_nouns: bool = False) -> bool:
    """True if two words are one, or a verb and its noun."""
    if first == second or both_nouns:
        return first == second
    shorter = min(len(first), len(second))
    least = STEM_LENGTH - (shorter <= STEM_LENGTH)
    if first[:least] != second[:least]:
        return False
    common = next((k for k, (x, y) in enumerate(zip(first, second, strict=False)) if x != y), shorter)
    ways = ((first[common:], second[common:]), (second[common:], first[common:]))
    return any(
        VERB_ENDING.fullmatch(verb) and NOUN_ENDING.fullmatch(noun) and not (verb and noun.startswith("ment"))
        for verb, noun in ways
    )
