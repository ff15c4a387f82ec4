"""Rows that nobody states: inferences, duties, open questions, what is denied, and whom others tell."""

from __future__ import annotations

from newsangles.angles.quotes.cues import AUDIENCES, FINITE, classes, cue_key, says
from newsangles.angles.quotes.proposals import Proposal
from newsangles.language.parsed_text import ParsedText

SHOWING = frozenset(
    """confirm demonstrate emphasise emphasize highlight illustrate indicate mean prove reflect reveal show signal
    suggest underline underscore""".split()
)
"""Verbs of what follows from something: the fact that they wait *shows* that they doubt."""

POINTING = frozenset("it that this which".split())
"""Words for what was just told."""

OCCASIONS = frozenset(
    """absence action appointment attack attempt behavior behaviour case choice conduct crisis debacle decision defeat
    election episode event example exit experience fact failure fiasco fight history incident lack loss move outcome
    presence resignation response row saga scandal silence success tragedy victory visit vote way win""".split()
)
"""Nouns of what happens, and says nothing: the victory shows that the party is alive."""

PAPERS = frozenset(
    """audit autopsy chart check count data document email evidence examination figure file footage image letter list
    log map message number paper photo picture poll post-mortem record report research result review scan sequencing
    statistic study survey test video""".split()
)
"""Nouns of what tells something: a poll, and *it* also showed."""

PROVING = frozenset("demonstrate establish explain justify prove show".split())
"""Verbs of what somebody has yet to make plain."""

OWING = frozenset("ask be expect fail force have need oblige remain require seem struggle".split())
"""Verbs above an infinitive of a duty, or of what did not come about.

It remains for the state to show that …"""

DECIDING = frozenset(
    """assess check consider decide deliberate determine discover discuss establish examine explore find investigate
    judge know learn look review see study vote weigh""".split()
)
"""Verbs of an open question: the court will decide if …"""

ASKING = frozenset("how if what when where whether which who why".split())

DENYING = frozenset("deny dismiss dispute rebut refute reject".split())

CHARGES = frozenset(
    "accusation allegation assertion charge claim idea insinuation notion report rumor rumour suggestion".split()
)
"""Nouns of what others say of somebody, who denies it."""

ABOUT_ONESELF = frozenset("cite hear quote record".split())
"""Verbs whose passive subject is the speaker: was quoted as saying."""


def is_inferred(view: ParsedText, item: Proposal) -> bool:
    """True for what a fact shows to the writer: "it shows that they fear him"; not for a poll's *it*."""
    if cue_key(view, item.cue) not in SHOWING or item.cue > item.first:
        return False
    source = item.source if item.source >= 0 else view.subject(item.cue)
    if source < 0:
        return False
    if view.lower[source] in POINTING:
        return not _paper_before(view, source)
    return view.lemma[source] in OCCASIONS and not view.ent[source]


def _paper_before(view: ParsedText, k: int) -> bool:
    """True if the words before a pronoun, in its sentence or the one before, name what tells something."""
    sentence = view.sent[k]
    first = view.bounds[max(0, sentence - 1)][0]
    known = classes()
    return any(
        view.pos[j] == "NOUN" and (view.lemma[j] in PAPERS or known.get(view.lemma[j], "").startswith("finding"))
        for j in range(first, k)
    )


def is_owed(view: ParsedText, item: Proposal) -> bool:
    """True for what somebody has yet to show: "it is for the firm to prove that …"."""
    cue = item.cue
    if cue_key(view, cue) not in PROVING or view.tag[cue] != "VB" or cue > item.first:
        return False
    kids = view.children[cue]
    if not any(view.lower[k] == "to" for k in kids):
        return False
    meant = any(view.lower[k] == "for" and view.dep[k] == "mark" for k in kids)
    return meant or (view.dep[cue] in ("xcomp", "advcl") and view.lemma[view.head[cue]] in OWING)


def is_undecided(view: ParsedText, item: Proposal) -> bool:
    """True for an open question that somebody will decide: "the judge will decide whether it is lawful"."""
    cue = item.cue
    if cue_key(view, cue) not in DECIDING or view.tag[cue] != "VB" or cue > item.first:
        return False
    asks = view.lower[item.first] in ASKING or any(view.lower[k] in ASKING for k in range(cue + 1, item.first))
    ahead = any(view.tag[k] == "MD" or view.lower[k] == "to" for k in view.children[cue] if k < cue)
    return asks and ahead


def is_denied(view: ParsedText, item: Proposal) -> bool:
    """True for what somebody denies to have said, thought or known: "denied claims that he knew"."""
    above, seen = item.cue, 0
    while view.head[above] != above and seen < 2:
        link, above, seen = view.dep[above], view.head[above], seen + 1
        if view.pos[above] == "NOUN":
            if link not in ("acl", "relcl", "ccomp") or view.lemma[above] not in CHARGES:
                return False
            continue
        if view.lemma[above] in DENYING:
            return link in ("ccomp", "xcomp", "pcomp", "dobj") and not view.inside[above]
        if view.pos[above] not in ("VERB", "AUX", "ADP") or link not in ("xcomp", "pcomp", "prep"):
            return False
    return False


def is_only_cited(view: ParsedText, item: Proposal) -> bool:
    """True for a paper that somebody only cites: confirmed the sale, citing *a court record*."""
    if cue_key(view, item.cue) != "cite" or view.tag[item.cue] != "VBG" or item.first < item.cue:
        return False
    words = range(item.first, item.last + 1)
    noun = next((k for k in view.children[item.cue] if view.dep[k] == "dobj"), -1)
    paper = noun in words and (view.lemma[noun] in PAPERS or view.ent[noun] in ("PERSON", "ORG"))
    return paper and not any(view.inside[k] or view.tag[k] in FINITE for k in words)


def is_told(view: ParsedText, item: Proposal) -> bool:
    """True if a passive verb's source is whom others tell, or what they tell: Roe *was told* that …"""
    cue, source = item.cue, item.source
    if source < 0 or view.tag[cue] != "VBN" or not says(view, cue) or cue_key(view, cue) in ABOUT_ONESELF:
        return False
    if view.dep[source] != "nsubjpass" or view.head[source] != cue or view.lemma[source] in AUDIENCES:
        return False
    return any(view.dep[k] == "auxpass" for k in view.children[cue])


def teller(view: ParsedText, cue: int) -> int:
    """The sayer by the agent of a passive: was told *by the clerk*; -1: nobody is named."""
    agent = next((k for k in view.children[cue] if view.dep[k] == "agent"), -1)
    return next((k for k in view.children[agent] if view.dep[k] == "pobj"), -1) if agent >= 0 else -1


def is_quoted_as(view: ParsedText, cue: int) -> bool:
    """True for the participle of *was quoted as saying*."""
    if view.tag[cue] not in ("VBN", "VBD") or view.lemma[cue] not in ABOUT_ONESELF:
        return False
    return "saying" in view.lower[cue + 1 : cue + 3]


def is_bare_report(view: ParsedText, item: Proposal) -> bool:
    """True for the words of *Roe was quoted as saying* themselves, which are no content."""
    words = range(item.first, item.last + 1)
    return is_quoted_as(view, item.cue) and not any(view.inside[k] for k in words) and view.lower[item.last] == "saying"
