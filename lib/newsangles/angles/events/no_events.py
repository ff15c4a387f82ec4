"""Triggers that look like events and are none: naming, place, opinion, capability, what is usual.

The kinds and their words stand in ``data/no_events.tsv``; here is the form that each asks for.
"""

from __future__ import annotations

from collections import defaultdict

from newsangles.angles.events.participants import NOUNS, lexicon
from newsangles.angles.factuality.embedding import Presentations
from newsangles.language.rules import per_rules, rule_lines

FOLDER, WORDS = "angles/events", "no_events.tsv"
"""The folder of the rule files, and the file of the kinds."""

KINDS = frozenset(
    """mind shows naming place opinion framing fixed usual lives able purpose role said page general keeps label
    state""".split()
)

PRESENT = frozenset(("VBZ", "VBP"))
WHERE = frozenset(("in", "on", "at", "near", "across", "inside", "outside", "along", "between", "within"))
EVERY = frozenset(("all", "any", "every", "each", "such", "no"))
ANYBODY = frozenset(("you", "one", "anyone", "anybody", "someone", "somebody"))
POINTING = frozenset(("it", "this", "that", "which", "these"))
ACTING = frozenset(("PERSON", "ORG", "GPE", "NORP"))


@per_rules
def kinds() -> dict[str, frozenset[str]]:
    """The words of each kind, with the user's.

    Raises:
        ParameterError: A line names an unknown kind, or has another form.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for line in rule_lines(FOLDER, WORDS):
        kind, tab, words = line.text.partition("\t")
        if kind == "kind":
            continue
        if not tab or kind not in KINDS:
            raise line.error(f"{kind!r} is no kind", f"begin the line with one of {', '.join(sorted(KINDS))} and a tab")
        found[kind].update(words.split())
    return {kind: frozenset(found[kind]) for kind in KINDS}


def is_none(readings: Presentations, i: int, *, dated: frozenset[int] = frozenset()) -> str:
    """The kind by which a verb is no event, "" if it may be one.

    Args:
        readings: The document.
        i: The verb.
        dated: The words of temporal expressions.
    """
    view = readings.view
    if view.lemma[i] in kinds()["said"] and (view.dep[i] == "amod" or _attributive(readings, i)):
        return "said"
    if view.pos[i] == "NOUN":
        return _noun(readings, i)
    if view.pos[i] != "VERB":
        return ""
    if found := _stands_for_nothing(readings, i) or _in_general(readings, i) or _is_state(readings, i):
        return found
    words, lemma = kinds(), view.lemma[i]
    subject = readings.clause(i).subject
    thing = subject >= 0 and view.pos[subject] == "NOUN" and view.ent[subject] not in ACTING
    present = view.tag[i] in PRESENT and not readings.kids(i, "aux")
    participle = view.tag[i] == "VBN" and view.dep[i] in ("acl", "amod")
    below = {view.lower[k] for k in readings.kids(i, "prep", "prt", "advmod")}
    if lemma in words["naming"] and participle and (readings.kids(i, "oprd") or below & {"as", "by"}):
        return "naming"
    if any(f"{lemma}+{word}" in words["fixed"] for word in below) and subject >= 0 and view.lower[subject] == "it":
        return "fixed"
    if lemma in words["opinion"] and "as" in below and (present or view.tag[i] == "VBD"):
        return "opinion"
    if present and subject >= 0 and view.pos[subject] == "PRON" and lemma in words["mind"]:
        return "mind"
    if thing and present and lemma in words["shows"] and view.lemma[subject] not in lexicon()["actors"]:
        return "shows"
    told = view.tag[i] == "VBG" and not readings.kids(i, "aux") and not _somebody(readings, i, subject)
    if told and lemma in words["shows"]:
        return "shows"
    if thing and lemma in words["place"] and present and not readings.kids(i, "ccomp", "xcomp"):
        return "place"
    if thing and lemma in words["framing"] and present and below & {"after", "amid", "as", "despite", "before"}:
        return "framing"
    if below & words["usual"] and (present or participle):
        return "usual"
    stands = participle or (view.tag[i] == "VBN" and any(view.tag[k] in PRESENT for k in readings.kids(i, "auxpass")))
    if stands and lemma in words["lives"] and below & WHERE:
        below_it = [x for k in view.children[i] for x in (k, *view.children[k])]
        return "" if any(k in dated for k in below_it) else "lives"
    able = (thing and present) or (view.dep[i] == "advcl" and view.tag[i] == "VBG" and subject < 0)
    if able and lemma in words["able"] and _makes_possible(readings, i):
        return "able"
    return ""


def _stands_for_nothing(readings: Presentations, i: int) -> str:
    """The kind of a verb that only names a purpose, a role or a page's offer, or means *for instance*."""
    view, words, lemma = readings.view, kinds(), readings.view.lemma[i]
    above = view.head[i]
    alone = lemma == "say" and view.tag[i] in ("VB", "VBP") and not readings.kids(i, "nsubj", "ccomp")
    if alone and view.word[i + 1 : i + 2] == [","] and view.pos[i + 2 : i + 3] in (["PROPN"], ["NUM"]):
        return "fixed"  # moved to say, Lima
    bare = view.tag[i] == view.tag[above] == "VB" and not readings.clause(i).to and view.dep[i] in ("ccomp", "xcomp")
    if bare and above != i and _stands_for_nothing(readings, above) == "purpose":
        return "purpose"  # to help people get better
    if view.tag[i] == "VB" and readings.clause(i).to:
        noun = readings.clause(above).subject if view.dep[i] == "xcomp" and view.lemma[above] == "be" else -1
        noun = above if view.dep[i] in ("acl", "relcl") else noun
        before = min(view.children[i], default=i) - 1
        if noun < 0 <= before and view.dep[before] == "dobj" and view.head[before] == above:
            noun = before  # got a pass to enter
        if noun >= 0 and view.pos[noun] == "NOUN" and view.lemma[noun] in words["purpose"]:
            return "purpose"
    if view.tag[i] == "VBG" and view.dep[i] == "acl" and lemma in words["role"] and not readings.kids(i, "aux"):
        return "role"
    if lemma in words["page"] and view.tag[i] == "VB" and i == view.bounds[view.sent[i]][0]:
        first, last = view.bounds[view.sent[i]]
        below = view.lower[first : last + 1]
        if any(word in words["page"] or word.startswith(("http", "www.", "@")) for word in below[1:]):
            return "page"
    return ""


def _noun(readings: Presentations, i: int) -> str:
    """The kind of a noun that names no one event: *all disputes*, *the crisis*."""
    view = readings.view
    if any(view.lower[k] in EVERY for k in readings.kids(i, "det", "predet")):
        return "general"
    return "label" if view.lemma[i] in kinds()["label"] else ""


def _in_general(readings: Presentations, i: int) -> str:
    """The kind of a verb that tells what can, tends to or has to be, and nothing that happens."""
    view, words = readings.view, kinds()
    above, clause = view.head[i], readings.clause(i)
    if clause.to and view.dep[i] in ("xcomp", "advcl", "acl", "ccomp") and above != i:
        too = view.pos[above] in ("ADJ", "ADV") and any(view.lower[k] == "too" for k in readings.kids(above, "advmod"))
        stands = view.lower[above] == "supposed" and any(
            view.tag[k] in PRESENT for k in (view.head[above], *readings.kids(above, "aux", "auxpass"))
        )
        if too or stands or view.lemma[above] == "tend":
            return "general"
    if view.lemma[i] in ("keep", "bear") and any(view.lemma[k] in words["keeps"] for k in readings.kids(i, "dobj")):
        return "keeps"
    subject = clause.subject
    if subject < 0 and clause.to and view.dep[i] == "xcomp":
        subject = readings.clause(above).subject
    if subject < 0:
        return ""
    thing = view.pos[subject] == "NOUN" and view.ent[subject] not in ACTING
    thing = thing and view.lemma[subject] not in lexicon()["actors"]
    unnamed = thing or view.lower[subject] in words["general"]
    if unnamed and clause.modal in ("can", "may") and not clause.have:
        return "general"
    if view.lower[subject] in ANYBODY and readings.of(i).status in ("conditional", "question"):
        return "general"
    points = thing or view.lower[subject] in POINTING
    return "able" if points and clause.modal and view.lemma[i] in words["able"] and _opens(readings, i) else ""


def _is_state(readings: Presentations, i: int) -> str:
    """The kind of a verb that tells what somebody is or has: *served as mayor*, *holds a title*."""
    view, words = readings.view, kinds()["state"]
    if view.lemma[i] in words:
        return "state"
    beside = [view.lower[k] for k in readings.kids(i, "prep", "prt")]
    beside += [view.lemma[k] for k in readings.kids(i, "dobj")]
    return "state" if any(f"{view.lemma[i]}+{word}" in words for word in beside) else ""


def _opens(readings: Presentations, i: int) -> bool:
    """True if a verb has the deed below it that it makes possible."""
    return bool(readings.kids(i, "xcomp", "ccomp"))


def _attributive(readings: Presentations, i: int) -> bool:
    """True for a participle between a determiner and a noun, however it was parsed: *this purported end*."""
    view = readings.view
    return 0 < i < view.n - 1 and view.pos[i - 1] == "DET" and view.pos[i + 1] in ("NOUN", "ADJ")


def _somebody(readings: Presentations, i: int, subject: int) -> bool:
    """True if the subject of a participle, or of the verb above it, is somebody."""
    view = readings.view
    if subject < 0:
        subject = view.head[i] if view.dep[i] == "acl" else readings.clause(view.head[i]).subject
    named = subject >= 0 and (view.ent[subject] in ACTING or view.pos[subject] == "PRON")
    return named or (subject >= 0 and view.lemma[subject] in lexicon()["actors"])


def _makes_possible(readings: Presentations, i: int) -> bool:
    """True if a thing in general makes possible what stands below: *cleans the air, allowing users to breathe*."""
    view, above = readings.view, readings.view.head[i]
    general = view.tag[i] in PRESENT or (view.tag[above] in PRESENT and not readings.kids(above, "aux"))
    subject = readings.clause(i if view.tag[i] in PRESENT else above).subject
    thing = subject >= 0 and view.pos[subject] in NOUNS and view.ent[subject] not in ACTING
    return general and thing and bool(readings.kids(i, "xcomp", "ccomp", "dobj"))
