"""Statuses told more finely than modals and embedding do: own plans, beliefs, aims, what may be so now."""

from __future__ import annotations

from collections.abc import Iterator

from newsangles.angles.factuality.clauses import Clause
from newsangles.angles.factuality.lexicon import VERBAL
from newsangles.angles.factuality.presentation import (
    ADVISED,
    ARRANGED,
    DECIDED,
    EXPECTED,
    HELD,
    JUDGED,
    WISHED,
    Presentation,
    PresentedClauses,
)
from newsangles.language.parsed_text import SUBJECTS

_SPEAKERS = frozenset(("i", "we"))
_THIRD_PERSON = frozenset(("he", "she", "they", "it"))
_GOVERNING = frozenset(("government", "ministry", "council", "cabinet", "administration"))
_FORECASTING = frozenset("expected believes fears wants seems".split())
"""Names of rules below which a future is a forecast, whoever decides on it."""


def finer_marks(context: PresentedClauses, i: int, presented: Presentation) -> Iterator[tuple[int, str, str]]:
    """The marks that tell a predicate's status more finely, each with its word and the rule's name."""
    verb = context.verb_of(i)
    clause = context.clause(verb)
    if (better := _advises(context, verb, clause)) >= 0:
        yield better, "advice", ADVISED
    if presented.broad_status == "predicted":
        if clause.modal in ("may", "might") and not clause.have and _lasts(context, i, verb):
            yield clause.modal_at, "may be so now", HELD
            if context.view.lemma[verb] in context.words["seeming"]:
                yield verb, "judgement", JUDGED
        elif clause.modal in ("would", "should") and (ideal := _ideally(context, verb)) >= 0:
            yield ideal, "wish", WISHED
        elif (at := _will(context, verb, clause, presented)) >= 0 and _decides(context, verb, at, presented):
            yield at, "own decision", DECIDED
    elif presented.broad_status == "fact" and _arranged(context, verb, clause, presented):
        yield verb, "arranged", ARRANGED
    elif presented.broad_status == "fact" and _awaited(context, verb, clause, presented):
        yield verb, "expected", EXPECTED
    elif presented.broad_status == "fact" and _hopes(context, verb):
        yield verb, "wish", WISHED
    elif presented.broad_status == "fact" and (at := _judged(context, i, verb)) >= 0:
        yield at, "judgement", JUDGED


def _advises(context: PresentedClauses, verb: int, clause: Clause) -> int:
    """The word that makes a clause advice: *you better make it short*, *you would want to ask*; -1: none."""
    view = context.view
    if clause.subject < 0 or view.lower[clause.subject] not in ("you", "we", "they") or clause.past:
        return -1
    for k in context.kids(verb, "advmod"):
        if view.lower[k] == "better" and k == verb - 1 and view.tag[verb] in ("VB", "VBP"):
            return k
    wants = verb if view.lemma[verb] in ("want", "need") else -1
    return wants if view.lower[clause.subject] == "you" and clause.modal == "would" and wants >= 0 else -1


def _ideally(context: PresentedClauses, verb: int) -> int:
    """The adverb that makes a *would* a wish: *would ideally be met*; -1: none."""
    return next((k for k in context.kids(verb, "advmod") if context.view.lower[k] in context.words["ideally"]), -1)


def _hopes(context: PresentedClauses, verb: int) -> bool:
    """True for a wish of the present: *they hope for help*."""
    view, clause = context.view, context.clause(verb)
    if view.lemma[verb] not in context.words["hoping"] or view.pos[verb] != "VERB" or clause.past:
        return False
    return verb + 1 < view.n and view.lower[verb + 1] == "for"


def _arranged(context: PresentedClauses, verb: int, clause: Clause, presented: Presentation) -> bool:
    """True for what is said to be planned: *more talks are planned*, *a vote is scheduled for Monday*."""
    view = context.view
    due = [k for k in context.kids(verb, "acomp") if view.lower[k] == "due"] if clause.form == "pres" else []
    for k in (*due, *(x for d in due for x in context.kids(d, "prep"))):  # the report is due on Monday
        if any(view.ent[x] in ("DATE", "TIME") for x in context.kids(k, "pobj", "npadvmod")):
            return presented.positive
    arranged = view.lemma[verb] in context.words["arranging"] and clause.form == "pass" and clause.passive
    return arranged and presented.positive and not context.kids(verb, "xcomp", "ccomp", "agent")


def _awaited(context: PresentedClauses, verb: int, clause: Clause, presented: Presentation) -> bool:
    """True for what is said to be expected: *an announcement is expected today*, *rain is forecast*."""
    awaited = context.view.lemma[verb] in context.words["awaiting"] and clause.form == "pass" and clause.passive
    return awaited and presented.positive and not context.kids(verb, "xcomp", "ccomp", "agent", "oprd")


def _lasts(context: PresentedClauses, i: int, verb: int) -> bool:
    """True for a state or a deed under way: *may know*, *may be hiding*; not *may be ready tomorrow*."""
    view, words = context.view, context.words
    ahead = any(view.lower[k] in words["later"] for k in context.kids(verb, "advmod", "npadvmod"))
    return not ahead and (view.lemma[verb] in words["state"] | words["lasting"] or view.tag[i] == "VBG")


def _will(context: PresentedClauses, verb: int, clause: Clause, presented: Presentation) -> int:
    """The *will* or *going* of a firm future; -1: there is none."""
    if clause.modal == "will" or (clause.modal == "would" and presented.future):
        return clause.modal_at
    above = context.above(verb).head
    going = clause.to and above >= 0 and context.view.lemma[above] == "go" and context.view.tag[above] == "VBG"
    return above if going else -1


def _decides(context: PresentedClauses, verb: int, at: int, presented: Presentation) -> bool:
    """True if a future is a deed on which its teller decides, or that is told as arranged."""
    view, words = context.view, context.words
    first = verb
    while view.dep[first] == "conj" and view.head[first] != first and not context.kids(first, *SUBJECTS, "aux"):
        first = view.head[first]  # will strengthen the law and [encourage saving]
    decided = view.lemma[verb] in words["decided act"] or view.lemma[first] in words["decided act"]
    decided = decided or _under_way(context, verb)
    if presented.certainty < 3 or any(rule in _FORECASTING for _, rule in presented.cues):
        return False
    if _is_scheduled(context, verb, at) or _promises(context, verb, at):
        return True
    if not (decided or _is_own_act(context, verb, at)):
        return False
    holder = verb if context.clause(verb).modal else at
    clause = context.clause(holder)
    subject = clause.subject
    doers = [x for k in context.kids(verb, "agent") for x in context.kids(k, "pobj")]
    passive = context.clause(verb).passive and all(_is_agent(context, x) for x in doers)
    if subject < 0:
        return False
    if view.lower[subject] in _SPEAKERS or any(view.lower[k] in ("my", "our") for k in context.kids(subject, "poss")):
        return passive or view.lower[subject] in _SPEAKERS or _is_agent(context, subject)
    if view.inside[verb]:
        return passive
    above, relation, _ = context.above(holder)
    if relation != "ccomp" or above < 0 or view.pos[above] not in VERBAL:
        return passive or _is_agent(context, subject)  # the outlet's own word
    if view.lemma[above] in words["opines"] or "expected" in context.classes.get(("verb", view.lemma[above]), ()):
        return False
    teller = context.clause(above).subject
    official = teller >= 0 and (view.lemma[teller] in words["speaks for"] or view.ent[teller] == "ORG")
    return (official and (passive or _is_agent(context, subject))) or view.lower[subject] in _THIRD_PERSON


def _under_way(context: PresentedClauses, verb: int) -> bool:
    """True for a deed of the future told as arranged: *the inn will be serving*."""
    view, words = context.view, context.words
    progressive = view.tag[verb] == "VBG" and any(view.lower[k] == "be" for k in context.kids(verb, "aux"))
    return progressive and view.lemma[verb] not in words["left to luck"] | words["state"] | words["lasting"]


def _is_scheduled(context: PresentedClauses, verb: int, at: int) -> bool:
    """True for an event that somebody has arranged: *rallies will take place*, *the festival will feature*."""
    view, words = context.view, context.words
    subject = context.clause(verb if context.clause(verb).modal else at).subject
    if subject < 0 or view.lemma[subject] not in words["scheduled event"]:
        return False
    place = view.lemma[verb] == "take" and any(view.lower[k] == "place" for k in context.kids(verb, "dobj"))
    return place or view.lemma[verb] in words["course of an event"]


def _promises(context: PresentedClauses, verb: int, at: int) -> bool:
    """True for what speakers say of their own deeds: *he said he would not declare a strike*."""
    view, words = context.view, context.words
    holder = verb if context.clause(verb).modal else at
    clause = context.clause(holder)
    above, relation, _ = context.above(holder)
    if clause.subject < 0 or view.lower[clause.subject] not in ("he", "she") or relation != "ccomp" or above < 0:
        return False
    luck = words["left to luck"] | words["state"]
    if view.lemma[verb] in luck or view.pos[verb] != "VERB" or context.clause(verb).passive:
        return False
    teller = context.clause(above).subject
    return view.lemma[above] in words["announces"] and teller >= 0 and view.lower[teller] == view.lower[clause.subject]


def _is_own_act(context: PresentedClauses, verb: int, at: int) -> bool:
    """True for an act that whoever speaks, or governs, can decide on: *we will*, *the government will*."""
    view, words = context.view, context.words
    if view.lemma[verb] in words["left to luck"] | words["state"] or view.pos[verb] != "VERB":
        return False
    clause = context.clause(verb if context.clause(verb).modal else at)
    governs = clause.subject >= 0 and view.lemma[clause.subject] in _GOVERNING
    return clause.subject >= 0 and (view.lower[clause.subject] in _SPEAKERS or (governs and not clause.passive))


def _is_agent(context: PresentedClauses, i: int) -> bool:
    """True for somebody who can decide: a name, a body, people; not *the plant will close*."""
    view, words = context.view, context.words
    named = view.ent[i] in ("ORG", "PERSON", "GPE", "NORP") or (
        view.pos[i] == "PROPN" and (not view.ent[i] or view.word[i].isupper())
    )
    if named or view.lower[i] in ("he", "she", "they", "who"):
        return True
    return (
        view.lemma[i] in words["speaks for"]
        or view.lemma[i] in words["accused person"]
        or view.lemma[i] in words["body"]
        or view.lemma[i] in _GOVERNING
    )


def _judged(context: PresentedClauses, i: int, verb: int) -> int:
    """The word that makes a clause somebody's judgement: *in the view of the board*, *a fine result*; -1: none."""
    view, words = context.view, context.words
    for k in context.kids(verb, "prep"):
        for noun in context.kids(k, "pobj"):
            owned = context.kids(noun, "poss") or any(view.lower[x] == "of" for x in context.kids(noun, "prep"))
            if owned and view.lemma[noun] in words["view"] and view.lower[k] in ("in", "to"):
                return noun
    if (at := _regarded(context, verb)) >= 0 or (at := _own_view(context, verb)) >= 0:
        return at
    if view.lemma[verb] in words["judging verb"]:
        return verb
    if view.lemma[verb] in words["seeming"] and any(_as_if(context, k) for k in context.kids(verb, "advcl")):
        return verb
    clause = context.clause(verb)
    if view.lemma[verb] in words["seeming"] and clause.form == "pres" and _gives_impression(context, verb, clause):
        return verb
    if clause.modal == "can" and clause.negation >= 0 and view.lemma[verb] in words["inexcusable act"]:
        return verb
    if view.inside[verb] and _blames(context, verb):
        return verb
    if _ought(context, verb):
        return verb
    return _judging_word(context, i, verb)


def _gives_impression(context: PresentedClauses, verb: int, clause: Clause) -> bool:
    """True for what something seems to be: *seems fragile*, *sounds like a threat*; not *he feels tired*."""
    view = context.view
    if clause.subject < 0 or (view.lemma[verb] == "feel" and view.lower[clause.subject] not in ("it", "that", "this")):
        return False
    like = [k for k in context.kids(verb, "prep") if view.lower[k] == "like"]
    found = context.kids(verb, "acomp", "oprd")
    return bool(like or (found and not context.kids(found[0], "xcomp")))  # not: looks set to


def _ought(context: PresentedClauses, verb: int) -> bool:
    """True for what is said to be due by nobody in particular: *the rules have to be changed*."""
    view, clause = context.view, context.clause(verb)
    due = [k for k in context.kids(verb, "xcomp") if context.clause(k).to and context.kids(k, "auxpass")]
    person = clause.subject >= 0 and (view.pos[clause.subject] in ("PRON", "PROPN") or view.ent[clause.subject])
    return view.lemma[verb] == "have" and bool(due) and not clause.past and not clause.modal and not person


def _as_if(context: PresentedClauses, verb: int) -> bool:
    """True for a clause of likeness: *it looked as though it had been cut*."""
    view, first = context.view, context.view.first[verb]
    return view.lower[first : first + 2] in (["as", "if"], ["as", "though"])


def _own_view(context: PresentedClauses, verb: int) -> int:
    """The word by which a speaker tells of a view: *I do think*, *as I understand*, *arguably*; -1."""
    view, words, clause = context.view, context.words, context.clause(verb)
    for k in context.kids(verb, "advmod"):
        if view.lower[k] in words["arguably"]:
            return k
    speaks = clause.subject >= 0 and view.lower[clause.subject] in _SPEAKERS
    if speaks and view.lemma[verb] in words["opines"] and not clause.past and context.kids(verb, "ccomp"):
        return verb
    around = [
        *context.kids(verb, "advcl"),
        *(x for k in context.kids(verb, "advmod") for x in context.kids(k, "advcl")),
    ]
    for k in around:
        mark, own = context.mark(k), context.clause(k)
        by_me = mark >= 0 and view.lower[mark] == "as" and own.subject >= 0 and view.lower[own.subject] in _SPEAKERS
        if by_me and view.lemma[k] in words["own view"] and not own.past:
            return k
    return -1


def _blames(context: PresentedClauses, verb: int) -> bool:
    """True for what an opponent calls a deed: *they have betrayed voters*, *they brought misery on the town*."""
    view, words = context.view, context.words
    things = context.kids(verb, "dobj")
    if view.lemma[verb] in words["judging act"]:
        return bool(things)
    if view.lemma[verb] == "fail" and things:
        return view.pos[things[0]] != "NOUN" or view.lemma[things[0]] not in ("test", "exam", "inspection", "audit")
    return view.lemma[verb] in words["bringing"] and any(view.lemma[k] in words["harm"] for k in things)


def _regarded(context: PresentedClauses, verb: int) -> int:
    """The verb by which something is somebody's view that nobody is named for: *is seen as a gamble*; -1: none."""
    view = context.view
    clause = context.clause(verb)
    if view.lemma[verb] not in context.words["regarding"] or not clause.passive or clause.modal or clause.negation >= 0:
        return -1
    taken = context.kids(verb, "oprd") or [k for k in context.kids(verb, "prep") if view.lower[k] == "as"]
    return verb if taken and not context.kids(verb, "agent") else -1


def _judging_word(context: PresentedClauses, i: int, verb: int) -> int:
    """The adjective or noun of a complement that judges: *is astounding*, *one of the finest singers*; -1: none."""
    view, words = context.view, context.words
    if i == verb or view.dep[i] not in ("attr", "acomp", "conj"):
        return -1
    if view.pos[i] not in ("NOUN", "PRON", "NUM"):
        judging = view.lemma[i] in words["judging adjective"] or view.lower[i] in words["judging adjective"]
        judging = judging or any(view.lower[k] in words["intensifier"] for k in context.kids(i, "advmod"))
        return i if judging and view.pos[i] == "ADJ" else -1
    if view.lemma[i] in words["judging noun"]:
        return i
    inner = [x for k in context.kids(i, "prep") if view.lower[k] == "of" for x in context.kids(k, "pobj")]
    nouns = [i, *(inner if view.lower[i] == "one" else ())]
    return next((k for noun in nouns for k in context.kids(noun, "amod") if _judges(context, k)), -1)


def _judges(context: PresentedClauses, k: int) -> bool:
    """True for an adjective that judges what it describes; a superlative unless it can be measured."""
    view, words = context.view, context.words
    if view.lower[k] in words["judging adjective"] or view.lower[k] in words["judging epithet"]:
        return True
    return view.tag[k] == "JJS" and view.lemma[k] not in words["measured superlative"]


def need_met(context: PresentedClauses, i: int) -> bool:
    """True for a need of the past that somebody met: *we needed to close the road*."""
    view, clause = context.view, context.clause(i)
    if view.lemma[i] != "need" or not clause.past or clause.modal or clause.negation >= 0 or clause.subject < 0:
        return False
    return bool(context.kids(i, "xcomp")) and (view.pos[clause.subject] == "PRON" or bool(view.ent[clause.subject]))


def future_in_past(context: PresentedClauses, verb: int) -> bool:
    """True for a *would* that tells of what was still to come, by its end: *would stay shut until May*."""
    view = context.view
    ends = [k for k in context.kids(verb, "prep") if view.lower[k] in ("until", "till")]
    ends += [
        m for k in context.kids(verb, "advcl") if (m := context.mark(k)) >= 0 and view.lower[m] in ("until", "till")
    ]
    return bool(ends)


def time_marks(top: Presentation) -> set[str]:
    """The marks of the time clause beside a future: it is planned or expected like that."""
    return {ARRANGED} if top.status == "planned" else {EXPECTED} if top.status == "predicted" else set()


def aims_at(context: PresentedClauses, head: int, top: Presentation) -> bool:
    """True if a clause is what somebody is yet to ensure: *to ensure that P*, *must make sure that P*."""
    view, verb = context.view, head
    if view.lemma[head] in ("sure", "certain") and view.lemma[view.head[head]] == "make":
        verb = view.head[head]
    elif view.lemma[head] not in ("ensure", "guarantee") or view.pos[head] not in VERBAL:
        return False
    clause = context.clause(verb)
    if clause.finite and not clause.modal:
        return top.future
    carried = context.above(verb).head
    done = clause.to and carried >= 0 and context.clause(carried).past and view.lemma[carried] in ("manage", "help")
    return not done and (clause.to or bool(clause.modal) or clause.command)
