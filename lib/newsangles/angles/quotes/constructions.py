"""Constructions read by rule, because they are too rare in the training texts or misparsed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from newsangles.angles.quotes.contents import allowed, clause_limit
from newsangles.angles.quotes.cues import FINITE, cites_for, is_hearsay
from newsangles.angles.quotes.proposals import Proposal
from newsangles.language.parsed_text import DASHES, SUBJECTS, ParsedText, Stretch

SIGNING_DASHES = "-–—―"

MAX_CREDIT_WORDS = 14
"""Limit of the words of a name with an office that sign a quotation."""

SIGNED_LOG_ODDS = 2.5
"""Log-odds of a quotation signed with a dash and a name: too rare in the training texts to be learned."""

REPORTED_LOG_ODDS = 1.5
"""Log-odds of a sentence with a phrase that names its source, as *per the decree*: rare but unambiguous."""

PERSPECTIVE_LOG_ODDS = -1.0
"""Log-odds of *for Lee, the deal was a mistake*: as often the writer's own judgement."""

ANNOUNCED_LOG_ODDS = 0.5
"""Log-odds of a quotation that the scorers left out, with a verb beside it."""

HEARSAY_LOG_ODDS = -1.3
"""Log-odds of a clause with an adverb of hearsay: about one in five is annotated, but readers want all."""

ACCOUNTS = frozenset("account accounts count estimate projection reckoning report tally".split())
"""Nouns for somebody's words or figures: by police reports, by his own account."""

CONTINUING_TAGS = frozenset(("WDT", "WP", "WP$", "WRB", "VBG", "VBN"))
"""Tags of words after a comma that continue the phrase before it: the report, which …"""

PEOPLE = frozenset(
    """actor adviser ambassador analyst artist attorney author captain chairman chancellor chief coach commissioner
    congressman director doctor driver expert father governor judge lawyer leader manager mayor minister mother
    officer official owner player pope president principal professor prosecutor representative researcher scientist
    secretary senator sheriff singer spokesman spokesperson spokeswoman student teacher victim witness writer""".split()
)
"""Nouns for people who are quoted in news."""


def cited_sources(view: ParsedText) -> Iterator[Proposal]:
    """Sources that a reporting source cites, where they are misparsed (`cites_for`)."""
    for cue in range(view.n):
        said = cites_for(view, cue) if view.lower[cue] == "citing" else -1
        noun = next((k for k in view.children[cue] if view.dep[k] == "dobj"), -1) if said >= 0 else -1
        if noun > cue and view.subject(said) >= 0 and view.free[view.first[noun]]:
            yield Proposal(
                cue, view.first[noun], view.last[noun], view.subject(said), 0.5, [], 0, log_odds=ANNOUNCED_LOG_ODDS
            )


def signed_quotations(view: ParsedText) -> Iterator[Proposal]:
    """Quotations signed with a dash and a name or office, as in lists of readers' voices.

    “I am tired of it.” — Ann Lee, Ohio.
    """
    for s in view.stretches:
        cue = s.close + 1
        while cue < view.n and view.word[cue].isspace():
            cue += 1
        if not s.closed or cue >= view.n or view.word[cue][0] not in SIGNING_DASHES:
            continue
        before = s.open - 1
        while before >= 0 and view.word[before].isspace():
            before -= 1
        begins = before < 0 or view.para[before] != view.para[s.open] or view.word[before] in (".", "!", "?")
        last = cue
        while last + 1 < view.n and view.para[last + 1] == view.para[cue]:
            last += 1
        signer = credited(view, cue, last) if begins and view.para[cue] - view.para[s.close] <= 1 else None
        if signer:
            yield Proposal(cue, s.first, s.last, signer.head, 0.9, [], 0, SIGNED_LOG_ODDS, named=signer.span)


class Signer(NamedTuple):
    """The signer of a quotation: the head word, and the characters of name and office."""

    head: int
    span: tuple[int, int]


def credited(view: ParsedText, first: int, last: int) -> Signer | None:
    """The name in words that are only a credit, as "— Ann Lee, mayor"; None: they are none.

    Without a dash, only a person's name, alone or before a comma, is a credit.
    """
    dash = view.word[first][0] in SIGNING_DASHES
    words = [k for k in range(first, last + 1) if view.free[k] and (k > first or view.masked_lower[k] not in DASHES)]
    if not words or len(words) > MAX_CREDIT_WORDS or any(view.tag[k] in FINITE or view.inside[k] for k in words):
        return None
    if view.masked_lower[last] in ("!", "?", ":") or (view.masked_lower[last] == "." and not dash):
        return None
    run = [words[0]]
    while run[-1] < words[-1] and view.free[run[-1] + 1] and view.tag[run[-1] + 1] not in ("IN", "WP", "WDT"):
        run.append(run[-1] + 1)
    head = next((k for k in reversed(run) if view.pos[k] == "PROPN"), run[-1])
    name = view.pos[head] == "PROPN"
    if not dash:
        person = name and view.ent[head] == "PERSON" and view.ent[run[0]] == "PERSON"
        comma = run[-1] < last and view.masked_lower[run[-1] + 1] == ","
        if not person or len(run) < 2 or not (comma or run == words):
            return None
    elif not (name or view.lemma[head] in PEOPLE) or not view.word[run[0]].lstrip("-–—")[:1].isupper():
        return None
    start = view.idx[run[0]]
    start += len(view.word[run[0]]) - len(view.word[run[0]].lstrip("-–—"))
    return Signer(head, (start, view.end[run[-1]]))


def hearsay_clauses(view: ParsedText) -> Iterator[Proposal]:
    """Clauses with *reportedly*, *allegedly* and the like, without a named source."""
    for cue in range(view.n):
        if not is_hearsay(view, cue):
            continue
        verb = view.head[cue]
        if view.dep[verb] == "nummod":  # reportedly 400 people came
            verb = view.head[verb]
        if view.dep[verb] in SUBJECTS:
            verb = view.head[verb]
        if verb == cue:
            continue
        first, last = view.bounds[view.sent[cue]]
        subject = view.subject(verb)
        begin = view.first[subject] if first <= subject < cue else cue + 1
        while begin <= last and not view.free[begin]:  # Reportedly, the deal is off
            begin += 1
        end = view.last[verb]
        while (
            end > cue
            and any(view.masked_lower[k] == "," for k in range(max(cue, begin), end))
            and view.masked_lower[end] != ","
        ):
            end -= 1  # up to the first comma: the rest need not be hearsay
        while end > cue and not view.free[end]:
            end -= 1
        others = [k for k in view.children[verb] if view.dep[k] == "conj" and cue < view.first[k] - 2]
        clauses = [k for k in others if any(view.dep[x] in SUBJECTS for x in view.children[k])]
        end = min([end, *(view.first[k] - 2 for k in clauses)])  # not: and they would …
        whole = begin < cue or subject < 0 or begin <= subject <= end
        finite = any(view.tag[k] in FINITE for k in range(begin, end + 1))
        if finite and whole and cue < end <= last and not any(view.edge[k] for k in range(begin, cue)):
            yield Proposal(cue, begin, end, -1, 0.2, [], 0, log_odds=HEARSAY_LOG_ODDS)


def sourced_sentences(view: ParsedText) -> Iterator[Proposal]:
    """Sentences with a phrase that names their source: per the decree, by all reports, in the words of the coach.

    Too rare in the training texts to be learned, or learned only in part (per).
    """
    for cue in range(view.n):
        if view.masked_lower[cue] not in ("per", "by", "in", "for") or view.pos[cue] == "ADV":
            continue
        first, last = view.bounds[view.sent[cue]]
        begins = not any(view.free[k] for k in range(first, cue))
        if not begins and view.masked_lower[cue - 1] != ",":
            continue
        noun = next((k for k in view.children[cue] if view.dep[k] == "pobj"), -1)
        source = names_source(view, cue, noun) if noun > cue else -1
        if source < 0:
            continue
        if begins:
            finite = next((k for k in range(noun + 1, last) if view.tag[k] in FINITE), last)
            commas = (
                k
                for k in range(noun + 1, finite)
                if view.masked_lower[k] == "," and view.tag[k + 1] not in CONTINUING_TAGS
            )
            dated = (k for k in commas if view.tag[k + 1] != "CD" or view.ent[k + 1] != "DATE")  # May 3, 2020
            start, end = next(dated, view.last[noun]) + 1, clause_limit(view, cue)
        elif any(view.free[k] and not view.dominates(noun, k) for k in range(noun, last + 1)):
            continue
        else:
            start, end = first, cue - 1
            start = next(
                (k + 1 for k in range(cue, first, -1) if view.masked_lower[k] == ";" and not view.inside[k]), start
            )
        while start < last and not view.free[start]:
            start += 1
        while end > first and not view.free[end]:
            end -= 1
        verb = any(view.tag[k] in FINITE for k in range(start, end + 1))
        if verb and start < end and allowed(view, cue, start, end):
            word = noun if view.dep[source] == "poss" else cue  # in the coach's words
            odds = PERSPECTIVE_LOG_ODDS if view.masked_lower[cue] == "for" else REPORTED_LOG_ODDS
            yield Proposal(word, start, end, source, 0.9, [], 0, log_odds=odds)


def is_put(view: ParsedText, cue: int) -> bool:
    """True for *as the mayor put it*, whose statement is the clause around it."""
    if view.lemma[cue] != "put" or cue + 1 >= view.n or view.lower[cue + 1] != "it" or view.inside[cue]:
        return False
    return any(view.lower[k] == "as" and k < cue for k in view.children[cue])


def put_sentences(view: ParsedText) -> Iterator[Proposal]:
    """Clauses of which somebody *put it* so: the bridge is a folly, as the mayor put it."""
    for cue in range(view.n):
        source = view.subject(cue) if is_put(view, cue) else -1
        if source < 0:
            continue
        first, last = view.free_bounds[view.sent[cue]]
        as_ = next(k for k in view.children[cue] if view.lower[k] == "as")
        end = as_ - 1
        while end > first and not view.free[end]:
            end -= 1
        after = next((k for k in range(cue + 2, last + 1) if view.lower[k] == ","), last)
        if after < last and end > first:
            end = last  # the bridge, as he put it, is a folly
            stretch = view.stretch[after + 1]
            if stretch >= 0 and view.stretches[stretch].open == after + 1:  # it became, as he put it, “a folly”
                yield Proposal(cue, *_span(view.stretches[stretch]), source, 0.9, [], 0, log_odds=REPORTED_LOG_ODDS)
                continue
        if as_ > first and end > first and allowed(view, cue, first, end):
            yield Proposal(cue, first, end, source, 0.9, [], 0, log_odds=REPORTED_LOG_ODDS)


def _span(stretch: Stretch) -> tuple[int, int]:
    return stretch.first, stretch.last


def names_source(view: ParsedText, cue: int, noun: int) -> int:
    """The source of a sentence, by the noun after its preposition: by *reports*, in the *coach*'s words; -1: none."""
    word = view.masked_lower[cue]
    if word == "per":
        return noun if view.kind(noun) not in ("NUM", "CARDINAL") else -1
    if word == "by":
        return noun if view.lemma[noun] in ACCOUNTS and view.dep[cue] != "agent" else -1
    if word == "for":  # For Lee, the deal was a mistake
        verb = view.head[cue]
        views = view.lemma[verb] == "be" and any(view.dep[k] in ("attr", "acomp") for k in view.children[verb])
        alone = noun == view.last[noun] and noun + 1 < view.n and view.masked_lower[noun + 1] == ","
        return noun if views and alone and view.kind(noun) in ("PERSON", "him", "her", "them", "us", "me") else -1
    if view.lower[noun] != "words":
        return -1
    whose = next((k for k in view.children[noun] if view.dep[k] == "poss"), -1)
    of = next((k for k in view.children[noun] if view.masked_lower[k] == "of"), -1)
    return whose if whose >= 0 else next((k for k in view.children[of] if view.dep[k] == "pobj"), -1) if of >= 0 else -1


def light_verb(view: ParsedText, cue: int) -> int:
    """The light verb that begins a longer cue: *took* to Twitter to defend; -1: none."""
    verb = view.head[cue]
    if view.tag[cue] != "VB" or view.dep[cue] not in ("xcomp", "advcl") or view.lemma[verb] != "take" or verb > cue:
        return -1
    to = next((k for k in view.children[verb] if view.masked_lower[k] == "to" and view.dep[k] == "prep"), -1)
    return verb if verb < to < cue and view.masked_lower[cue - 1] == "to" else -1
