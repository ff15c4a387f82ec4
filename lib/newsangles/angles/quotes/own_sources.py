"""Sources of rows that the scorers left without one, though the same sentence has it."""

from __future__ import annotations

from collections.abc import Sequence

from newsangles.angles.quotes.constructions import PEOPLE
from newsangles.angles.quotes.cues import FINITE, says
from newsangles.angles.quotes.inferences import is_quoted_as, is_told, teller
from newsangles.angles.quotes.proposals import Proposal
from newsangles.language.parsed_text import SUBJECTS, ParsedText

PAPERS = frozenset("statement letter post message memo email tweet note speech interview release report filing".split())
"""Nouns for what is said or written by whoever acts: in a *statement* announcing the sale, Roe said."""

FEATURING = frozenset("depict feature include show".split())
"""Verbs of who is seen in a video or on a page."""

NUMBERS = frozenset("couple crowd group handful number pair range series string".split())
"""Nouns before *of* for how many there are."""

WORKS = frozenset("article book caption clip comment image photo picture programme program scene shot sign".split())
"""Nouns for what else is seen there, and says nothing by itself."""

ENDS = frozenset(".!?…:\"”’'")
"""Marks at the end of a sentence."""

NO_SOURCES = frozenset("it there this that which what".split())
"""Subjects that say nothing."""


def complete_sources(view: ParsedText, rows: Sequence[Proposal]) -> None:
    """Give rows the source that their sentence tells, where the scorers found none or a paper."""
    cues = {item.cue for item in rows}
    for item in rows:
        if item.turn and item.named is None:
            continue  # a letter that nobody signs
        if (verb := _relayed(view, item)) >= 0 and verb not in cues:
            item.cue, item.source = verb, view.subject(verb)
            continue
        if item.turn or item.named or view.pos[item.cue] != "VERB":
            continue
        if is_quoted_as(view, item.cue) and item.source < 0:
            item.source = view.subject(item.cue)
            continue
        if item.source < 0 and (subject := _carried_on(view, item.cue)) >= 0:
            item.source = subject
            continue
        if (sayer := _says_further(view, item, rows)) >= 0:
            item.source = sayer
            continue
        if is_told(view, item):
            item.source = teller(view, item.cue)
            continue
        if (sender := _sender(view, item)) >= 0:
            item.source = sender
            continue
        found = _pictured(view, item)
        if found < 0:
            found = _of_participle(view, item)
        if found < 0 and _describes(view, item):
            found = opening_name(view, item.cue)
        if found < 0 and item.source < 0:
            found = _behind_verb(view, item)
        if found >= 0 and not item.first <= found <= item.last:
            item.source = found


def _relayed(view: ParsedText, item: Proposal) -> int:
    """The verb before a quotation that somebody relays: according to Poe, Roe *said*: “…”; -1: nobody does."""
    cue = item.cue
    if item.turn or view.masked_lower[cue] not in ("according", "to") or not view.opens[item.first - 1]:
        return -1
    words = range(cue + 1, item.first - 1)
    verb = next((k for k in reversed(words) if view.tag[k] in FINITE and says(view, k) and not view.inside[k]), -1)
    near = verb >= 0 and not any(view.pos[k] in ("NOUN", "VERB") for k in range(verb + 1, item.first - 1))
    return verb if near and view.sent[verb] == view.sent[cue] and view.subject(verb) > cue else -1


def _carried_on(view: ParsedText, cue: int) -> int:
    """The subject of the sentence before, which one goes on with that has none: Acme grew. And *said* …; -1: none."""
    first, _ = view.bounds[view.sent[cue]]
    before = [k for k in range(first, cue) if view.free[k]]
    goes_on = bool(before) and view.pos[before[0]] == "CCONJ" and all(view.pos[k] in ("CCONJ", "ADV") for k in before)
    if not goes_on or view.tag[cue] != "VBD" or not says(view, cue) or not first or view.inside[cue]:
        return -1
    sentence = view.bounds[view.sent[first - 1]]
    root = next((k for k in range(sentence[0], sentence[1] + 1) if view.head[k] == k), -1)
    own = [k for k in view.children[root] if view.dep[k] == "nsubj"] if root >= 0 else []
    near = len(own) == 1 and view.para[own[0]] == view.para[cue] and not view.inside[own[0]]
    return own[0] if near and view.lower[own[0]] not in NO_SOURCES - {"it"} else -1


def _of_participle(view: ParsedText, item: Proposal) -> int:
    """The subject of the verb that a participle goes with: *Roe* spoke of the dam, warning that …; -1: none."""
    cue = item.cue
    if view.tag[cue] != "VBG" or view.inside[cue]:
        return -1
    verb = view.head[cue]
    if view.dep[cue] == "advcl" and item.source < 0 and cue > verb and view.subject(cue) < 0:
        pass
    elif view.dep[cue] == "acl" and item.source == verb and view.lemma[verb] in PAPERS and view.dep[verb] == "pobj":
        verb = view.head[view.head[verb]]
        if not says(view, verb):
            return -1
    else:
        return -1
    own = [k for k in view.children[verb] if view.dep[k] in SUBJECTS and view.dep[k] != "nsubjpass"]
    plain = view.pos[verb] == "VERB" and len(own) == 1 and view.lower[own[0]] not in NO_SOURCES
    return own[0] if plain and not view.inside[own[0]] else -1


def _says_further(view: ParsedText, item: Proposal, rows: Sequence[Proposal]) -> int:
    """The sayer of the words before, which hold a participle's subject: *Roe* said the cost had risen, adding …; -1."""
    cue, source = item.cue, item.source
    if view.tag[cue] != "VBG" or not says(view, cue) or view.inside[cue] or source < 0 or view.dep[cue] != "advcl":
        return -1
    thing = view.pos[source] == "NOUN" and view.lemma[source] not in PEOPLE and view.tag[source] not in ("NNS", "NNPS")
    around = [
        row.source
        for row in rows
        if row.cue < row.first <= source <= row.last < cue
        and row.source >= 0
        and says(view, row.cue)
        and view.sent[row.cue] == view.sent[cue]
    ]
    return around[-1] if thing and around else -1


def _sender(view: ParsedText, item: Proposal) -> int:
    """The sender, where a participle stands beside the receiver: *Acme* wrote a letter to staff warning that …; -1."""
    cue, source = item.cue, item.source
    to = view.head[source] if source >= 0 else -1
    beside = view.tag[cue] == "VBG" and view.head[cue] == source and view.dep[cue] in ("acl", "advcl") and source < cue
    if not beside or view.dep[source] != "pobj" or view.lower[to] not in ("to", "for"):
        return -1
    verb = view.head[to]
    if view.lemma[verb] in PAPERS and view.dep[verb] == "dobj":
        verb = view.head[verb]
    elif not any(view.dep[k] == "dobj" and view.lemma[k] in PAPERS for k in view.children[verb]):
        return -1
    own = [k for k in view.children[verb] if view.dep[k] == "nsubj"]
    return own[0] if len(own) == 1 and view.lower[own[0]] not in NO_SOURCES and not view.inside[own[0]] else -1


def _pictured(view: ParsedText, item: Proposal) -> int:
    """The person whom a picture features, a video featured *farmers* declaring …; -1: nobody."""
    cue, verb = item.cue, view.head[item.cue]
    if view.tag[cue] != "VBG" or view.dep[cue] != "advcl" or view.lemma[verb] not in FEATURING or not verb < cue:
        return -1
    subject, shown = view.subject(verb), next((k for k in view.children[verb] if view.dep[k] == "dobj"), -1)
    if subject < 0 or not verb < shown < cue or view.pos[subject] != "NOUN" or view.lemma[subject] in PEOPLE:
        return -1
    of = next((k for k in view.children[shown] if view.lower[k] == "of"), -1)
    if view.lemma[shown] in NUMBERS and of >= 0:
        shown = next((k for k in view.children[of] if view.dep[k] == "pobj"), shown)
    thing = view.lemma[shown] in PAPERS | WORKS or view.ent[shown] in ("DATE", "CARDINAL", "GPE", "LOC")
    human = view.tag[shown] in ("NNS", "NNPS") or view.ent[shown] == "PERSON" or view.lemma[shown] in PEOPLE
    return shown if human and not thing else -1


def _behind_verb(view: ParsedText, item: Proposal) -> int:
    """A name behind the verb after a quotation, whatever its tag: “…,” says *Will*; -1: none."""
    k = item.cue + 1
    last = view.bounds[view.sent[item.cue]][1]
    if not (item.last < item.cue and view.inside[item.last] and says(view, item.cue)) or k > last:
        return -1
    name = view.word[k][:1].isupper() and view.word[k].isalpha() and view.word[k] != "I"
    ends = k == last or (k + 1 == last and view.word[last] in (".", ",", ":"))
    return k if name and ends else -1


def _describes(view: ParsedText, item: Proposal) -> bool:
    """True if the source is a noun behind a comma, which may describe whoever is named before it."""
    source = item.source
    if source < 0 or not source < item.cue or view.pos[source] != "NOUN" or view.sent[source] != view.sent[item.cue]:
        return False
    first = view.first[source]
    return view.dep[source] != "poss" and view.lower[first - 1] == "," and view.tag[first] in ("DT", "PRP$", "NN", "JJ")


def opening_name(view: ParsedText, cue: int) -> int:
    """The person whom a sentence opens with and then describes up to the cue; -1: there is none.

    *Roe*, head of the club, a body that helps rowers, said.
    """
    begin, last = view.bounds[view.sent[cue]]
    while begin and view.para[begin - 1] == view.para[begin] and view.word[begin - 1] not in ENDS:
        begin = view.bounds[view.sent[begin - 1]][0]  # a sentence cut in two within a name
    begin = next((k for k in range(begin, cue) if view.free[k]), cue)
    name = begin
    while name + 1 < cue and view.ent[name + 1] == "PERSON" and view.pos[name + 1] == "PROPN":
        name += 1
    named = name > begin and view.ent[begin] == "PERSON" and view.lower[name + 1] == "," and name + 2 < cue <= last
    if not named or view.lower[cue - 1] != "," or view.inside[begin] or view.inside[cue]:
        return -1
    for k in range(name + 2, cue - 1):
        if view.inside[k] or view.closes[k]:
            return -1
        if view.tag[k] in FINITE and not any(view.tag[j] in ("WDT", "WP", "WRB") for j in range(max(name, k - 4), k)):
            return -1
    return name
