"""The direction of a bare time: the last one up to publication, or the next one after it.

*On Friday*, *in May*, *on 4 June*: the tense, the plans around it, the preposition and the distance tell together which
is meant. A learned choice (a logistic over named features) weighs them, and names what decided.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

from newsangles.angles.timeline.calendar import cover
from newsangles.angles.timeline.context import WILL, Choice, Direction, TimeContext
from newsangles.language.parsed_text import ParsedText
from newsangles.language.rules import per_rules, rule_lines
from newsangles.language.scorers import Weights, explain, load, logistic, score

FOLDER, WORDS = "angles/timeline", "direction_words.tsv"

DAYS = (2, 4, 7, 15, 31, 62, 93, 150, 215, 300)
"""Limits of the distances, in days, that the scorer tells apart."""

MAX_CLIMB = 6
"""Steps up the tree on which the verb of a time is looked for."""

BARE = frozenset(("the", "early", "late", "mid", "-", "about", "around"))
"""Words between a time and its preposition."""

VERBS = ("VERB", "AUX")

MAX_BEFORE_TIME = 7
"""Words before a time among which the name of a text that bears it is looked for."""

PROMISED = 0.6
"""Chance that a time is to come whose own verb has *will*, where all else speaks against it."""

UNSURE = 0.75
"""Chance below which the past gives way to what is foretold around a verb in the present."""

_PICTURED = re.compile(r"\((?:above|below|left|right)?,? ?(?:pictured|seen|file photo)\b[^)]*$")
"""The text before a time in the words beside a picture."""

LINKING = frozenset("of dated on for from to the , in by his her their".split())
"""Words between the name of a text and its day."""

BORNE = frozenset(("of", "dated", ","))
SENT = BORNE | {"on", "for"}
"""Those of them that join a day to a text which bears it, or which was sent or written then."""

DOCUMENTED = 0.9
"""Chance that the day of a text is past."""

SINCE = 0.97
"""Chance that a time behind *since* is past."""

NEAR_WORDS = 6
"""Words before a time among which a verb of the past is near."""

SIDES = dict.fromkeys(("ahead", "before", "until", "till"), "ahead of")
SIDES |= dict.fromkeys(("after", "since", "following"), "after")
"""Words above a noun with its time that put it ahead or behind: *ahead of Sunday's vote*."""

LEFT_BEHIND = frozenset(("had", "was", "were", "'d", "’d"))
"""Helpers that put a plan into the past: *had planned to leave*."""

IN_WORDS = {
    "ahead word before": "a word before it speaks of what is to come",
    "ahead word near": "a word just before it speaks of what is to come",
    "plan": "a plan governs it",
    "future predicate": "its verb tells what is to come",
    "tense=1": "its verb tells what is to come",
    "its own verb is in the past": "its verb is in the past",
    "its verb is in the present": "its verb is in the present",
    "until": "a limit is set by it",
    "plan above": "a plan governs it",
    "tense=-1": "its verb is in the past",
}
"""Words for a reader, by the feature that decided."""


@dataclass(frozen=True, slots=True)
class Distance:
    """The two candidates of a time: its kind, and the days back to one and ahead to the other."""

    kind: str
    back: int | None
    ahead: int | None


@per_rules
def word_kinds() -> Mapping[str, frozenset[str]]:
    """The words of ``direction_words.tsv``, by their kind.

    Raises:
        ParameterError: A line has no words.
    """
    found: dict[str, frozenset[str]] = {}
    for line in rule_lines(FOLDER, WORDS):
        kind, tab, words = line.text.partition("\t")
        if not tab:
            raise line.error("it has no words", "write the kind, a tab, then words with ; between them")
        found[kind] = found.get(kind, frozenset()) | frozenset(word.strip() for word in words.split(";"))
    return found


@cache
def weights() -> Weights:
    """The weights that ship with the library; without a file nothing weighs anything."""
    path = resources.files("newsangles.angles.timeline") / "data" / "direction.json.gz"
    with resources.as_file(path) as file:
        return load(file, "direction").scorers["coming"]


def distance_of(published: date | None, kind: str, past: date | None, coming: date | None) -> Distance:
    """The distances of the two sides from publication, by the days on which they begin."""
    back = (published - past).days if published and past else None
    ahead = (coming - published).days if published and coming else None
    return Distance(kind, back, ahead)


def choose(context: TimeContext, kind: str, past: date | None, coming: date | None) -> Direction:
    """Choose between the last time up to publication and the next one, by the days on which they begin."""
    last = context.directed
    if last is not None and last[0] == context.index - 1 and _in_list(context):
        side = last[1]
    elif _since(context):
        side = Direction(coming=False, chance=SINCE, reason="“since” stands before it")
    elif _of_a_charge(context.view, context.view.word_at(_span(context)[0])):
        side = Direction(coming=False, chance=DOCUMENTED, reason="it is the day of a deed that is charged")
    elif of_document(context.view, *_span(context), sent=False):
        side = Direction(coming=False, chance=DOCUMENTED, reason="a text that bears it has been written")
    else:
        context.choices.append(Choice(context.index, kind, past, coming))
        side = direction_of(context, distance_of(context.published, kind, past, coming))
        if not side.coming and coming is not None and _will(context):
            side = Direction(coming=True, chance=max(PROMISED, 1 - side.chance), reason=IN_WORDS["future predicate"])
        elif not side.coming and coming is not None and side.chance < UNSURE and _foretold(context):
            side = Direction(coming=True, chance=PROMISED, reason="what is to come is told beside it")
        elif side.coming and past is not None and _PICTURED.search(context.before(80)):
            side = Direction(coming=False, chance=DOCUMENTED, reason="a picture shows it")
    context.directed = context.index, side
    return side


def _since(context: TimeContext) -> bool:
    """True if *since* stands before an expression: *not seen since October 7* never looks ahead."""
    view = context.view
    k = view.word_at(_span(context)[0]) - 1
    while k >= 0 and view.lower[k] in BARE:
        k -= 1
    return k >= 0 and view.lower[k] == "since"


def _of_a_charge(view: ParsedText, word: int) -> bool:
    """True for the day of a deed of which somebody is accused: *charged with killing two men on 13 November*."""
    k = word
    for _ in range(MAX_CLIMB + 3):
        above = view.head[k]
        if above == k:
            return False
        if view.lemma[above] in word_kinds().get("charge", ()) and view.lower[k] in ("of", "with", "for", "to", "in"):
            return k != word - 1  # not charged in May
        k = above
    return False


def _foretold(context: TimeContext) -> bool:
    """True if a time with a verb in the present follows one to come: *rain tomorrow. On Saturday, towns flood*."""
    view, i = context.view, context.index
    word = view.word_at(context.expressions[i].start)
    verb, _ = _verb(view, word, view.word_at(context.expressions[i].end - 1))
    helpers = {view.tag[k] for k in view.children[verb] if view.dep[k] in ("aux", "auxpass")}
    if context.direction() < 0 or not ({view.tag[verb]} | helpers) & {"VBZ", "VBP", "MD"} or i == 0:
        return False
    before = context.expressions[i - 1]
    if view.sent[word] - view.sent[view.word_at(before.start)] > 1:
        return False
    value, tonight = context.values[i - 1], before.parts.get("day", "").lower() == "tonight"
    found = cover(value.value) if value is not None and value.value else None
    return tonight or (found is not None and context.published is not None and found.begin > context.published)


def _will(context: TimeContext) -> bool:
    """True if the verb that an expression directly belongs to has *will*: *on 20 March she will sing*.

    So if an infinitive belongs to such a verb: *she will be allowed to sing on 20 March*.
    """
    view, expression = context.view, context.expressions[context.index]
    verb, holder = _verb(view, view.word_at(expression.start), view.word_at(expression.end - 1))
    if holder or view.inside[verb]:
        return False
    while view.dep[verb] == "xcomp" and view.tag[verb] == "VB" and view.head[verb] != verb:
        verb = view.head[verb]
    return any(view.dep[k] == "aux" and view.lower[k] in WILL for k in view.children[verb])


def _span(context: TimeContext) -> tuple[int, int]:
    expression = context.expressions[context.index]
    return expression.start, expression.end


def of_document(view: ParsedText, start: int, end: int, *, sent: bool = True) -> bool:
    """True if a time is that of a text: *a letter from Holm dated June 11*, *the Mercury of Thursday*.

    Args:
        view: The parsed document.
        start: The time's first character.
        end: The character after its last one.
        sent: Whether the day of sending will do (*a letter on Monday*), or a name behind (*a June 11 letter*).
    """
    first, last = view.word_at(start), view.word_at(end - 1)
    texts = word_kinds().get("document", frozenset())
    links = SENT if sent else BORNE
    linked = False
    for k in range(first - 1, max(view.bounds[view.sent[first]][0], first - MAX_BEFORE_TIME) - 1, -1):
        linked = linked or view.lower[k] in links
        if view.pos[k] in ("NOUN", "PROPN"):
            if linked and not texts.isdisjoint((view.lemma[k].lower(), view.lower[k])):
                return True
            if not (linked and (sent or view.pos[k] == "PROPN")):
                break
        elif view.lower[k] not in LINKING:
            break
    if first >= 2 and view.lower[first - 1] == "of" and view.tag[first - 2] == "NNP":
        return True  # the Holm Mercury of Thursday
    after = range(last + 1, min(view.n, last + 3))
    return (
        sent
        and any(view.lemma[i] in texts and view.pos[i] == "NOUN" for i in after)
        and "VERB" not in (view.pos[i] for i in after)
    )


def _in_list(context: TimeContext) -> bool:
    """True if the current expression continues a list from the one before: May 4 and 5."""
    before, here = context.expressions[context.index - 1 : context.index + 1]
    return _LIST.fullmatch(context.view.text[before.end : here.start]) is not None


_LIST = re.compile(r",? (?:(?:and|or) )?(?:on )?(?:the )?|[-–—/]")
"""The text between two times of a list."""


def direction_of(context: TimeContext, distance: Distance) -> Direction:
    """The side of publication on which the current expression lies."""
    names = list(features(context, distance))
    chance = logistic(score(weights(), names))
    coming = chance >= 0.5
    return Direction(coming, chance if coming else 1 - chance, _reason(names, coming=coming))


def _reason(names: list[str], *, coming: bool) -> str:
    """The feature that moved the choice most towards its side, in words."""
    sign = 1 if coming else -1
    for name, weight in explain(weights(), names):
        if weight * sign <= 0:
            continue
        if name in IN_WORDS:
            return IN_WORDS[name]
        kind, _, value = name.partition("=")
        if kind == "preposition" and value:
            return f"“{value}” stands before it"
        if kind in ("ahead", "back"):
            return (
                "it is near publication"
                if value.partition(" ")[0] in ("2", "4", "7", "15", "31")
                else "it is nearer so"
            )
    return "its words speak of what is to come" if coming else "nothing beside it speaks of what is to come"


# --- features


def features(context: TimeContext, distance: Distance) -> Iterator[str]:
    """The features by which the current expression is to come."""
    names = list(_features(context, distance))
    yield from names
    if "until" in names and ("plan" in names or "plan above" in names):
        yield "until, under a plan"
    if SIGNS.isdisjoint(names):
        yield "no sign of what is to come"
        if "tense=-1" in names:
            yield f"no sign of what is to come, in the past, {distance.kind}"


SIGNS = frozenset(
    (
        "tense=1",
        "future predicate",
        "future predicate above",
        "ahead word before",
        "ahead word near",
        "plan",
        "plan above",
        "until",
        "ahead of",
        "its verb is in the present",
    )
)
"""Features that speak of what is to come."""


def _features(context: TimeContext, distance: Distance) -> Iterator[str]:
    view, expression = context.view, context.expressions[context.index]
    first, last = view.word_at(expression.start), view.word_at(expression.end - 1)
    yield "bias"
    kind = distance.kind
    yield f"kind={kind}"
    yield from _distances(distance)
    tense = context.direction()
    yield f"tense={tense}"
    yield f"tense={tense}, {kind}"
    yield from _before(view, first)
    yield from _nearest_verb(view, first)
    verb, through = _verb(view, first, last)
    yield from _of_verb(context, verb, through)
    start = view.bounds[view.sent[first]][0]
    ahead, plan = word_kinds()["ahead"], word_kinds()["plan"]
    planned = [
        i
        for i in range(start, first)
        if (view.lower[i] in ahead or view.lemma[i] in plan) and view.ent[i] not in ("DATE", "TIME")
    ]
    if any(view.lower[k] in LEFT_BEHIND for i in planned for k in range(max(start, i - 2), i)):
        yield "plan left behind before"
    elif any(view.lower[i] in ahead for i in planned):
        yield "ahead word before"
    if any(view.lower[i] in ahead for i in range(max(start, first - 6), first)):
        yield "ahead word near"
    if any(view.lower[i] in ahead for i in range(last + 1, view.bounds[view.sent[last]][1] + 1)):
        yield "ahead word after"
    if first == start or (first - start <= 2 and view.dep[view.head[first]] == "prep"):
        yield "opens its sentence"


def _distances(distance: Distance) -> Iterator[str]:
    for name, days in (("ahead", distance.ahead), ("back", distance.back)):
        if days is not None:
            for limit in DAYS:
                if days <= limit:
                    yield f"{name}={limit} {distance.kind}"


def _before(view: ParsedText, first: int) -> Iterator[str]:
    """The preposition of an expression, and the word before that."""
    k = first - 1
    while k >= 0 and view.lower[k] in BARE:
        k -= 1
    if k < 0 or view.sent[k] != view.sent[first]:
        yield "preposition="
        return
    word = view.lower[k] if view.pos[k] in ("ADP", "SCONJ", "CCONJ", "ADV", "PUNCT") else view.pos[k]
    yield f"preposition={word}"
    if view.lower[k] in word_kinds()["until"]:
        yield "until"
    if k and view.sent[k - 1] == view.sent[first] and view.lemma[k - 1] in word_kinds()["plan"]:
        yield "plan"


def _nearest_verb(view: ParsedText, first: int) -> Iterator[str]:
    """The form of the verb directly before an expression, whatever the parse hangs it on."""
    start = view.bounds[view.sent[first]][0]
    finite = [k for k in range(start, first) if view.tag[k] in ("VBD", "VBZ", "VBP", "MD")]
    if not finite:
        yield "no verb before"
        return
    yield f"nearest verb={view.tag[finite[-1]]}"
    near = {view.tag[k] for k in finite if k >= first - NEAR_WORDS}
    if "VBD" in near:
        yield "past near, " + ("alone" if near == {"VBD"} else "with others")


def _verb(view: ParsedText, first: int, last: int) -> tuple[int, str]:
    """The verb that an expression belongs to, and the sort of word that holds it there."""
    k = first
    while first <= view.head[k] <= last and view.head[k] != k:
        k = view.head[k]
    holder = ""
    for _ in range(MAX_CLIMB):
        if view.pos[k] in VERBS or view.head[k] == k:
            break
        k = view.head[k]
        if view.pos[k] in ("ADP", "SCONJ") and holder and (side := SIDES.get(view.lower[k])):
            return k, side
        if view.pos[k] in ("NOUN", "PROPN", "ADJ") and not holder:
            holder = view.pos[k]
    return k, holder


def _is_present(view: ParsedText, verb: int) -> bool:
    """True if a verb in the present tells a deed: *the court sits on Monday*, *the chain reports earnings Monday*."""
    relations = {view.dep[k] for k in view.children[verb]}
    bare = view.tag[verb] == "VB" and "nsubj" in relations and not relations & {"aux", "auxpass", "mark"}
    if view.tag[verb] not in ("VBZ", "VBP") and not bare:
        return False
    if view.tag[verb] == "VBP" and view.lower[verb] in word_kinds().get("alike", ()):
        return False  # hurt, cut: these are as often in the past
    told = view.lemma[verb] in word_kinds()["told"] and "dobj" not in relations
    return not told and view.lemma[verb] not in word_kinds()["state"]


def _of_verb(context: TimeContext, verb: int, holder: str) -> Iterator[str]:
    """The verb's form, its helpers, and the plans and speech above it."""
    view, plan = context.view, word_kinds()["plan"]
    if holder in SIDES.values():
        yield holder
        return
    yield f"verb={view.tag[verb]}"
    if holder:
        yield f"held by {holder}, verb={view.tag[verb]}"
    helpers = [view.lower[k] for k in view.children[verb] if view.dep[k] in ("aux", "auxpass", "mark")]
    for helper in helpers:
        yield f"helper={helper}"
    past = view.tag[verb] == "VBD" or any(helper in LEFT_BEHIND for helper in helpers)
    present = _is_present(view, verb)
    if present and not holder:
        yield "its verb is in the present"
    if past and not holder and view.lemma[verb] not in (*word_kinds()["told"], *plan):
        yield "its own verb is in the past"
    if any(helper in ("is", "are", "'s", "’s", "'re", "’re", "am", "be") for helper in helpers):
        yield f"helper in the present, verb={view.tag[verb]}"
    if context.future(verb):
        yield "future predicate"
    if view.lemma[verb] in plan:
        yield "plan"
        yield f"plan, verb={view.tag[verb]}"
        yield "plan, left behind" if past else "plan, still open"
    above = view.head[verb]
    if above != verb:
        yield f"relation={view.dep[verb]}"
        yield f"above={view.tag[above]}"
        if view.lemma[above] in plan:
            over = {view.lower[k] for k in view.children[above] if view.dep[k] in ("aux", "auxpass")}
            left = view.tag[above] == "VBD" or over & LEFT_BEHIND
            yield "plan above, left behind" if left else "plan above"
            yield f"plan above, relation={view.dep[verb]}"
        if view.lemma[above] in word_kinds()["told"]:
            yield f"told, verb={view.tag[verb]}"
        if context.future(above):
            yield "future predicate above"
