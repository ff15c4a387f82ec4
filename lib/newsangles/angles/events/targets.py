"""Targets of events: the other actor in an event with a class."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from newsangles.angles.events.arguments import EventContext, Part, part_at
from newsangles.angles.events.classes import Class
from newsangles.angles.events.mentions import ACTING_NAMES
from newsangles.angles.events.nested import UNDERGONE, is_content, is_nested
from newsangles.angles.events.participants import NOUNS
from newsangles.angles.factuality.lexicon import VERBAL
from newsangles.language.parsed_text import ParsedText
from newsangles.language.subjects import MODIFIERS, antecedent

MAX_WORDS_DOWN = 6
"""A target is at most so many words below its event."""

ASIDE_RELATIONS = frozenset(("advcl", "relcl", "acl", "appos"))
"""Relations of clauses and phrases that are not part of an event."""

MUTUAL = frozenset(("AGREE", "CONSULT", "COOPERATE", "FIGHT"))
"""Classes of mutual events."""

NO_TARGET_RELATIONS = frozenset(
    (
        "nsubj",
        "csubj",
        "agent",
        "advcl",
        "ccomp",
        "xcomp",
        "relcl",
        "conj",
        "parataxis",
        "npadvmod",
        "poss",
        "preconj",
        "intj",
    )
)
"""Relations directly below an event that exclude a target: its subject, and other clauses."""

OUTER = frozenset("on upon against to toward towards with of for in at into from under".split())
INNER = frozenset("of against on upon with to toward towards in".split())
"""Prepositions of a phrase, and of one within it, that lead to a target."""

PLACES = frozenset(("GPE", "LOC", "FAC"))

OWN_MEANS = frozenset(("MOBILIZE", "AID"))
"""Classes whose object is what somebody gives or moves, and so its own."""

MONEY = frozenset("dollar pound euro yen rupee peso franc ton tonne barrel litre liter".split())

ASIDE_PREPOSITIONS = frozenset("for over about in at".split())

AIMED = frozenset("against on at to toward towards".split())
"""Prepositions after a participle before whom something is aimed at: *brought against the mayor*."""

NEAR_VERB = 3
"""A joined verb that shares its object is at most so many words further."""

EMPTY = frozenset("it this that these those which there".split())
"""Pronouns that are nobody unless the actors know better."""

REFLEXIVES = frozenset("himself herself itself themselves myself yourself ourselves oneself".split())

DIRECTLY = {"dobj": "object", "dative": "indirect object", "nsubjpass": "passive subject", "poss": "possessor"}


GIVER, REFLEXIVE, ASKED = "giver", "reflexive", "asked"
"""Constructions of targets: *got aid from Norway*, *shot himself*, *demanded that Norway stop*."""

DIRECT = frozenset((*DIRECTLY.values(), "with", "against", "to", "on", "at", "for"))
"""Relations in which an event without a class has a target."""


def target(context: EventContext, i: int, source: Part | None, class_: Class | None) -> Part | None:
    """The target of an event: the nearest actor below it that is not its source.

    Words that its class covers (*refused to meet*) count as part of it. In a mutual event the second actor is the
    target: *Kyiv and Moscow agreed*.
    """
    view = context.view
    covers = class_.covers if class_ else ()
    if certain := _itself(context, i, source) or giver_of(context, i):
        return certain
    if source and source.rule == "between":
        joined = context.readings.kids(source.word, "conj")
        return part_at(context, joined[0], "between") if joined else None
    if class_ and (
        asked := _told(context, i, class_) or _means_against(context, i) or _named_below(context, i, class_)
    ):
        return asked
    told = class_ and class_.name == "DEMAND" and any(k not in covers for k in context.readings.kids(i, "dobj"))
    inner = [k for k in covers if k not in context.who.acting]
    roots = (i, *inner, *(x for k in inner if view.pos[k] in NOUNS for x in context.readings.kids(k, "conj")))
    first, last = view.bounds[view.sent[i]]
    best: tuple[tuple[bool, bool, int, int], str] | None = None
    carried = class_ and "(" not in class_.rule and any(view.pos[k] == "VERB" for k in covers)
    if class_ and not carried and (patient := _patient(context, i, source)):
        return patient  # but a panel set up to investigate
    for k in range(first, last + 1):
        if k not in context.who.acting:
            continue
        actor_id = context.who.acting[k]
        if k in roots or view.pos[k] == "ADP" or _is(context, k, actor_id, source) or _acts_for(context, k, source):
            continue
        steps = _way(view, k, roots)
        if steps is None or not _may_be_target(context, steps, i) or _behind_event(context, steps, (i, *covers)):
            continue
        if (told and view.head[steps[-1]] != i) or (class_ and _no_party(context, steps, class_)):
            continue
        if class_ and class_.name == "DEMAND" and view.dep[steps[-1]] == "nsubjpass" and view.head[steps[-1]] != i:
            continue  # demanded that she be punished: nobody is asked
        if class_ and (is_nested(context, steps, i, class_) or is_content(context, steps, i, class_)):
            continue
        if class_ and view.head[steps[-1]] != i and _owner_of_deed(context, steps[-1], source, class_):
            continue
        aside = any(view.dep[x] in ASIDE_RELATIONS for x in steps)
        rank = (aside, view.head[steps[-1]] != i, len(steps), k)
        if best is None or rank < best[0]:
            best = rank, _how(view, steps)
    if best:
        return part_at(context, best[0][-1], best[1])
    if class_ and (further := _beside(context, i, source, class_)):
        return further
    if told:  # a name that the actors do not know
        names = (k for k in context.readings.kids(i, "dobj") if view.pos[k] == "PROPN" and k not in covers)
        return next((part_at(context, k, "object") for k in names), None)
    return _partner(context, i, source, covers) if source and class_ and class_.name in MUTUAL else None


def _named_below(context: EventContext, i: int, class_: Class) -> Part | None:
    """The target in a construction of its own: *blamed it on her*, *found him guilty*."""
    view, readings, participants = context.view, context.readings, context.participants
    if view.pos[i] != "VERB" or participants.passive(i):
        return None
    things = readings.kids(i, "dobj")
    if view.lemma[i] == "blame" and things:
        below = participants.after(i, "on") or [x for k in things for x in participants.after(k, "on")]
        return part_at(context, below[0], "on") if below else None
    if view.lemma[i] == "allege":  # alleged that the driver fled
        charged = (x for k in readings.kids(i, "ccomp") for x in readings.kids(k, "nsubj") if view.pos[x] in NOUNS)
        return next((part_at(context, x, "alleged of") for x in charged if x in context.who.acting), None)
    if class_.name == "DEMAND":
        wanted = [
            k for k in (*things, *participants.after(i, "for")) if view.lemma[k] in participants.words["asked for"]
        ]
        below = [x for k in wanted for x in participants.after(k, "from")]
        below += participants.after(i, "from") if wanted else []
        return part_at(context, below[0], "from") if below and view.pos[below[0]] in NOUNS else None
    found = view.lemma[i] in participants.subjects.words["finds"] | {"call", "declare", "consider", "judge"}
    for k in readings.kids(i, "ccomp", "oprd", "xcomp") if found else ():
        if view.pos[k] == "ADJ":
            return next((part_at(context, x, "object") for x in readings.kids(k, "nsubj") if i < x < k), None)
    return None


def has_actor(context: EventContext, source: Part) -> bool:
    """True if a source is an actor, or belongs to one: *French warships*."""
    owned = any(context.view.ent[k] in ACTING_NAMES for k in context.who.owners(source.word))
    return source.actor is not None or source.word in context.who.acting or owned


def _is(context: EventContext, word: int, actor_id: str | None, source: Part | None) -> bool:
    """True if a word is the source, or means the same actor."""
    if source is None:
        return False
    same = source.actor is not None and source.actor.actor_id == actor_id
    return same or source.first <= word <= source.last


def _acts_for(context: EventContext, word: int, source: Part | None) -> bool:
    """True for what somebody has to act with, and so for the source itself: *withdrew its troops*."""
    if (
        source is None
        or source.actor is None
        or context.view.lemma[word] not in context.participants.words["instruments"]
    ):
        return False
    return context.who.actor_at(word) == source.actor


def _way(view: ParsedText, word: int, roots: Sequence[int]) -> list[int] | None:
    """The words from one up to just below a root; None if no root is above it, or near enough."""
    steps = [word]
    while view.head[steps[-1]] not in roots:
        above = view.head[steps[-1]]
        if above == steps[-1] or len(steps) >= MAX_WORDS_DOWN:
            return None
        steps.append(above)
    return steps


def _may_be_target(context: EventContext, steps: Sequence[int], i: int) -> bool:
    """True if a word below an event may be its target: no subject, other clause, event, time or place."""
    view, top, words = context.view, steps[-1], context.participants.words
    event = view.head[top]
    if view.dep[top] == "nsubjpass":
        return len(steps) == 1 and not context.participants.engaged(event)
    if any(
        (view.pos[x] in VERBAL and not _carries(context, x))
        or view.dep[x] in ("conj", "appos")
        or view.lemma[x] in words["time"] | words["behalf"]
        for x in steps[1:]
    ):
        return False
    if _is_where(context, steps, event) or (view.lower[top] == "by" and event == i and view.pos[i] in NOUNS):
        return False
    if any(view.lower[x] in words["when"] or view.lower[x] in words["where"] or x in context.dated for x in steps):
        return False
    undergoes = view.dep[top] == "poss" and (
        event != i or (view.lemma[i] in words["patient"] and not context.participants.after(i, "of"))
    )
    apart = view.dep[top] in NO_TARGET_RELATIONS and not undergoes
    if apart or any(view.dep[x] == "agent" for x in steps) or (len(steps) == 1 and view.dep[top] == "appos"):
        return False
    passive = context.participants.passive(event)
    where = (view.lower[top] == "at" and (passive or len(steps) > 2)) or (passive and view.lower[top] == "in")
    return not where and not _far(view, steps) and not _empty(context, steps[0])


def _carries(context: EventContext, verb: int) -> bool:
    """True for a participle that only carries its noun: *an allegation made against the mayor*."""
    view = context.view
    carries = view.lemma[verb] in context.participants.words["carries"] and view.tag[verb] == "VBN"
    if not carries or view.dep[verb] != "acl" or context.readings.kids(verb, "aux", "nsubj"):
        return False
    return any(view.lower[k] in AIMED for k in context.readings.kids(verb, "prep"))


def _is_where(context: EventContext, steps: Sequence[int], event: int) -> bool:
    """True for a place that tells where to, from where, or which vote: *deported to Peru*, *the Ohio election*."""
    view, words = context.view, context.participants.words
    place = view.ent[steps[0]] in PLACES
    moved = view.lemma[event] in words["moved"] and view.lower[steps[-1]] in ("to", "from", "into")
    actor = context.who.actor_at(steps[0])
    above = view.lower[steps[-1]] in ("over", "above", "off", "around")
    if (place and moved) or (above and (place or (actor is not None and actor.label == "place"))):
        return True  # deported to Peru; shot down over Peru
    outer = pairwise([*steps, event])
    joints = [view.lower[x] for x in steps[1:] if view.pos[x] == "ADP"]
    if view.dep[steps[0]] == "compound" and view.ent[steps[0]] == "ORG" and joints and joints[-1] in ASIDE_PREPOSITIONS:
        return True  # apologised for a Facebook post
    return any(
        view.ent[below] in PLACES and view.lemma[above] in words["gathers"] and view.dep[below] in (*MODIFIERS, "poss")
        for below, above in outer
    )


def _empty(context: EventContext, word: int) -> bool:
    """True for a word that is nobody: *it*, a number, part of a compound (*a Bush-era rule*)."""
    view = context.view
    if view.dep[word] in MODIFIERS and view.word[word + 1 : word + 2] in (["-"], ["–"]):
        return True
    if view.dep[word] == "nummod" or view.pos[word] == "DET":
        return True
    if view.dep[word] == "compound" and view.dep[view.head[word]] == "compound":
        return True  # the Olympic park bombing
    if any(view.ent[k] == "MONEY" or view.lemma[k] in MONEY for k in (word, *context.participants.after(word, "of"))):
        return True  # hundreds of thousands of dollars
    nobody = view.lower[word] in EMPTY or view.tag[word] == "PRP$"
    return nobody and not context.who.acting[word]


def _behind_event(context: EventContext, steps: Sequence[int], covers: Sequence[int]) -> bool:
    """True if an event noun stands between: who condemns an attack on somebody is not against the victim."""
    view, words = context.view, context.participants.words
    for below, noun in pairwise([*steps, view.head[steps[-1]]]):
        if view.dep[below] == "compound" and view.lemma[noun] in words["harm"] and noun in covers:
            return True  # the Oslo bombing is investigated
        if view.pos[noun] not in NOUNS or noun in covers:
            continue
        patient = view.lemma[noun] in words["patient"]
        if (patient or view.lemma[noun] in words["harm"]) and view.lower[below] in ("on", "against", "of"):
            return True
        if patient and view.dep[below] in ("poss", "compound"):
            return True
    return False


def _patient(context: EventContext, i: int, source: Part | None) -> Part | None:
    """The patient that stands above its clause: *the officers shot by a sniper*, *the rival she beat*."""
    view = context.view
    subject = context.participants.subjects.of(i) if view.pos[i] == "VERB" else None
    if subject is None:
        return None
    relative = antecedent(view, subject.word) != subject.word
    if view.head[subject.word] == i and view.dep[subject.word] == "nsubjpass" and not relative:
        return None  # found below the verb
    if context.participants.passive(i) and not context.participants.engaged(i):
        word, how = antecedent(view, subject.word), "passive " + subject.rule
    elif view.dep[i] == "relcl" and subject.rule == "subject" and _lacks_object(context, i):
        word, how = view.head[i], "object gap"
    else:
        return None
    if word not in context.who.acting or _is(context, word, context.who.acting[word], source):
        return None
    return part_at(context, word, how)


def _told(context: EventContext, i: int, class_: Class) -> Part | None:
    """The addressee of a demand that the parser takes for the subject below: *ask the state to help*."""
    view, subjects = context.view, context.participants.subjects
    if view.lemma[i] in subjects.words["object to"] and not context.readings.kids(i, "dobj"):
        for k in context.readings.kids(i, "xcomp", "ccomp"):
            if any(view.lower[x] == "to" for x in context.readings.kids(k, "aux")):
                subject = next((x for x in context.readings.kids(k, "nsubj") if i < x < k), -1)
                return part_at(context, subject, "object") if subject in context.who.acting else None
    asked = asked_of(context, i) if class_.name == "DEMAND" else -1
    return part_at(context, asked, ASKED) if asked >= 0 and view.lower[asked] not in EMPTY else None


def asked_of(context: EventContext, i: int) -> int:
    """The subject of what is demanded: *demanded that the council resign*, *urged all sides to talk*; -1: none."""
    view, readings = context.view, context.readings
    below = readings.kids(i, "ccomp", "xcomp", "advcl")
    below += [x for k in readings.kids(i, "dobj", "ccomp") for x in readings.kids(k, "conj", "acl") if x > i]
    for k in below:
        bare = (view.tag[k] == "VB" or view.lower[k] == view.lemma[k]) and not readings.kids(k, "auxpass")
        modals = {view.lower[x] for x in readings.kids(k, "aux")}
        told = view.pos[k] in VERBAL and bare and modals <= {"to", "should", "must"}
        if told and (subject := next((x for x in readings.kids(k, "nsubj") if i < x < k), None)):
            return subject
    return -1


def _means_against(context: EventContext, i: int) -> Part | None:
    """The target of a means: *the force used against the crowd*."""
    if context.view.lemma[i] not in context.participants.words["means"]:
        return None
    return next((part_at(context, k, "against") for k in context.participants.after(i, "against")), None)


def _lacks_object(context: EventContext, i: int) -> bool:
    """True if a relative clause leaves open the object of its verb: *the man she beat*."""
    view = context.view
    filled = context.readings.kids(i, "dobj", "ccomp", "xcomp", "advmod", "attr", "acomp", "prep")
    return all(view.lower[k] in ("that", "which", "whom", "who") for k in filled)


def _far(view: ParsedText, steps: Sequence[int]) -> bool:
    """True for a phrase within a phrase that says what the other is about: *concerns about a pattern of killings*."""
    joints = [view.lower[x] for x in reversed(steps[1:]) if view.pos[x] == "ADP"]
    return len(joints) > 1 and (joints[0] not in OUTER or joints[-1] not in INNER)


def _owner_of_deed(context: EventContext, word: int, source: Part | None, class_: Class) -> bool:
    """True for the possessor of a covered noun that is the doer, or whom it concerns: *continued their strike*."""
    if context.view.dep[word] != "poss":
        return False
    noun = context.view.head[word]
    if context.view.lemma[noun] in context.participants.words["patient"] and class_.name not in UNDERGONE:
        return True  # praised her release
    unknown = context.view.tag[word] == "PRP$" and (source is None or source.actor is None)
    return unknown or class_.name in MUTUAL or class_.name == "DEMAND"


def _no_party(context: EventContext, steps: Sequence[int], class_: Class) -> bool:
    """True for what a class cannot be aimed at: a covered deed, a visited place, one's own forces.

    Forces are somebody's own as the object or after *of*, not in *against the troops*.
    """
    view, word = context.view, steps[0]
    if word in class_.covers and view.lemma[word] in context.participants.words["deeds"]:
        return True  # stepped up patrols
    if class_.name == "CONSULT" and view.dep[word] == "poss" and view.dep[view.head[word]] == "pobj":
        return view.lower[view.head[view.head[word]]] in ("to", "in", "at")  # a visit to the city's zoo
    own = class_.name in ("MOBILIZE", "COOPERATE") and view.lemma[word] in context.participants.words["own forces"]
    return own and (view.dep[word] != "pobj" or view.lower[view.head[word]] == "of")


def apart_from_object(context: EventContext, i: int, source: Part | None) -> Part | None:
    """The source, where a pronoun without the actor that the object names: *he told Holt* is not Holt."""
    view = context.view
    if source is None or source.actor is None or view.pos[source.word] != "PRON":
        return source
    things = [k for k in context.readings.kids(i, "dobj", "dative") if view.lower[k] not in REFLEXIVES]
    same = any(context.who.acting.get(k) == source.actor.actor_id for k in things)
    return replace(source, actor=None) if same else source


def _itself(context: EventContext, i: int, source: Part | None) -> Part | None:
    """The doer as the target of a reflexive verb: *shot himself*."""
    view = context.view
    for k in context.readings.kids(i, "dobj", "dative"):
        if view.lower[k] in REFLEXIVES:
            return replace(part_at(context, k, REFLEXIVE), actor=source.actor if source else None)
    return None


def giver_of(context: EventContext, i: int) -> Part | None:
    """The giver of what is received: *got aid from Norway*, *bought a flat from a lawyer*."""
    if context.view.lemma[i] not in context.participants.words["receives"] or context.participants.passive(i):
        return None
    things = context.readings.kids(i, "dobj")
    below = [
        *context.participants.after(i, "from"),
        *(k for x in things for k in context.participants.after(x, "from")),
    ]
    able = (k for k in below if k in context.who.acting or context.view.ent[k] in ACTING_NAMES)
    return next((part_at(context, k, GIVER) for k in able), None)


def _beside(context: EventContext, i: int, source: Part | None, class_: Class) -> Part | None:
    """The target that stands beside an event: whose object it is, or whom another verb has for its object.

    *Welcomed the Danish decision*; *called the mayor seeking help*; *seized me and jailed*.
    """
    view, readings = context.view, context.readings
    if view.pos[i] != "VERB" or class_.name in MUTUAL or class_.name in OWN_MEANS:
        return None
    things = [k for k in readings.kids(i, "dobj", "nsubjpass") if view.pos[k] in NOUNS]
    beside = (x for k in things for x in readings.kids(k, *MODIFIERS) if _owns(context, x, k))
    if class_.name == "DEMAND" and view.tag[i] == "VBG" and view.dep[i] in ASIDE_RELATIONS:
        if view.lemma[view.head[i]] not in context.participants.words["contacts"]:
            return None
        beside = (x for k in readings.kids(view.head[i], "dobj") for x in (k, *readings.kids(k, "poss")))
        beside = (x for x in beside if x in context.who.acting)
    elif not things and view.lemma[i] in context.participants.words["undergone"]:
        shared = shared_objects(context, i)
        beside = (k for k in shared if k in context.who.acting or view.pos[k] == "PRON")
    for k in beside:
        part = part_at(context, k, "beside its object")
        part = replace(part, actor=part.actor or context.who.nation(k))
        own = source and (source.first <= k <= source.last or (part.actor and part.actor == source.actor))
        alike = source and view.lower[k] in view.lower[source.first : source.last + 1]
        if not (own or alike):
            return part
    return None


def _owns(context: EventContext, word: int, noun: int) -> bool:
    """True for a modifier that says whose a thing is: *the Danish decision*, *a rebel base*."""
    view, words = context.view, context.participants.words
    if view.lemma[noun] in words["gathers"] or view.word[word + 1 : word + 2] in (["-"], ["–"]):
        return False
    return view.ent[word] in ("NORP", "GPE") or (view.dep[word] == "compound" and view.lemma[word] in words["forces"])


def shared_objects(context: EventContext, i: int) -> list[int]:
    """The object that a verb without one shares with a joined verb: *killed and ate a hare*."""
    view, readings = context.view, context.readings
    if context.participants.passive(i) or readings.kids(i, "dobj", "ccomp", "xcomp"):
        return []
    later = [v for v in readings.kids(i, "conj") if view.pos[v] == "VERB" and v - i <= NEAR_VERB]
    if later and not context.participants.passive(later[0]):
        return readings.kids(later[0], "dobj")
    first = view.head[i]
    alone = view.dep[i] == "conj" and not readings.kids(i, "nsubj", "nsubjpass")
    return readings.kids(first, "dobj") if alone and view.pos[first] == "VERB" else []


def _how(view: ParsedText, steps: Sequence[int]) -> str:
    """The relation of a target to its event, in words."""
    if len(steps) == 1:
        return DIRECTLY.get(view.dep[steps[0]], view.dep[steps[0]])
    joints = [view.lower[x] for x in reversed(steps[1:]) if view.pos[x] == "ADP"]
    return " … ".join(joints) or f"{DIRECTLY.get(view.dep[steps[0]], view.dep[steps[0]])} of its object"


def subject_is_target(context: EventContext, i: int, covers: Sequence[int]) -> bool:
    """True if the subject of a verb is the target of its noun: *received criticism*."""
    view, words = context.view, context.participants.words
    nouns = any(view.pos[k] in NOUNS for k in covers)
    has = view.lemma[i] == "have" and any(view.lemma[k] in words["patient"] for k in covers)  # has four arrests
    return nouns and (has or view.lemma[i] in words["suffers"]) and not context.participants.passive(i)


def undergone(context: EventContext, i: int) -> int:
    """The event noun that the subject of a verb is under: *came under attack*, *is under investigation*; -1: none."""
    view = context.view
    if view.lemma[i] not in ("be", "come", "remain", "fall", "go", "put", "place"):
        return -1
    return next((k for k in context.participants.after(i, "under") if context.chance.get(k, 0.0) >= 0.5), -1)


def doer_of_undergone(context: EventContext, i: int, noun: int) -> Part | None:
    """The doer of what a subject is under: *under attack from Norway*."""
    participants = context.participants
    found = participants.noun_source(noun)
    if found is None or found.rule.startswith("subject"):
        below = participants.after(i, "from", "by")
        return part_at(context, below[0], "from") if below and below[0] in context.who.acting else None
    return part_at(context, found.word, found.rule)


def judged_subject(context: EventContext, i: int, class_: Class) -> bool:
    """True if an event is what a speaker says of a subject: *the mayor must resign*, *the mayor is weak*."""
    adjective = context.view.pos[i] == "ADJ" and class_.name in ("DISAPPROVE", "SUPPORT")
    if class_.name == "DEMAND" and context.view.lemma[i] == "need" and context.readings.kids(i, "xcomp"):
        return True
    return adjective or class_.rule.split(" + ")[0] in ("must", "should")


def sayer(context: EventContext, i: int) -> Part | None:
    """The source of the words around an event, where its quote names an actor."""
    quote = context.quotes.get(context.predicates[i].quote_id or "")
    actor = context.who.actors.get(quote.actor_id or "") if quote else None
    return Part(i, i, i, "speaker", actor, implied=True) if actor else None


def doer_beside(context: EventContext, covers: Sequence[int]) -> Part | None:
    """The doer of what a subject suffers: *faces sanctions from Norway*."""
    below = (k for c in covers for k in context.participants.after(c, "from", "by"))
    able = (k for k in below if k in context.who.acting or context.view.ent[k] in ACTING_NAMES)
    return next((part_at(context, k, "from") for k in able), None)


def helped_by(context: EventContext, i: int, class_: Class) -> Part | None:
    """Whose help a subject has: *is rebuilding with help from Norway*."""
    view = context.view
    if view.pos[i] != "VERB":
        return None
    helps = (c for c in class_.covers if view.dep[c] == "pobj" and view.lower[view.head[c]] == "with")
    below = (k for c in helps for k in context.participants.after(c, "from", "of"))
    return next((part_at(context, k, GIVER) for k in below if k in context.who.acting or view.ent[k]), None)


def aid_giver(context: EventContext, covers: Sequence[int]) -> Part | None:
    """The giver of aid, by its owner: *the suspension of U.S. support*."""
    things = (c for c in covers if context.view.lemma[c] in context.participants.words["aid"])
    for k in (k for c in things for k in context.who.owners(c)):
        if k in context.who.acting or context.view.ent[k] in ACTING_NAMES:
            part = part_at(context, k, GIVER)
            return replace(part, implied=True, actor=part.actor or context.who.nation(k))
    return None


def doer_around(context: EventContext, i: int, class_: Class, other: Part | None) -> Part | None:
    """The doer that the sentence names for an event without one: who posts texts, a state that holds talks.

    *Posted tweets supporting her*; *Peru is ready, and the talks with Chile begin soon*.
    """
    view, subjects = context.view, context.participants.subjects
    if view.pos[i] == "VERB" and view.dep[i] == "acl" and view.tag[i] == "VBG":
        noun = view.head[i]
        while view.dep[noun] == "pobj" and view.lower[view.head[noun]] == "of":
            noun = view.head[view.head[noun]]
        verb = view.head[noun]
        if view.dep[noun] == "dobj" and view.lemma[verb] in context.participants.words["makes"]:
            found = subjects.of(verb)
            known = found and view.lower[found.word] not in EMPTY
            return part_at(context, found.word, "maker") if found and known else None
    talks = view.pos[i] in NOUNS and class_.name == "CONSULT" and other is not None and other.rule == "with"
    if not talks:
        return None
    first = subjects.of(view.top(*view.bounds[view.sent[i]]))
    part = part_at(context, first.word, "subject of its sentence") if first else None
    state = part and part.actor and part.actor.label in ("place", "organisation")
    return replace(part, implied=True) if part and state and other and part.actor != other.actor else None


def _partner(context: EventContext, i: int, source: Part, covers: Sequence[int]) -> Part | None:
    """The second actor of a mutual event, but not in *beaten by A and B*."""
    joined = [k for k in context.readings.kids(source.word, "conj") if k in context.who.acting]
    done_by = context.participants.passive(i) or source.rule in ("agent", "by", "agent of conjunct")
    if not joined or done_by or any(k not in covers for k in context.readings.kids(i, "dobj")):
        return None
    return part_at(context, joined[0], "partner")
