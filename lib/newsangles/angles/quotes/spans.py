"""Spans of a row in characters: the parts of its content, its cue and its source."""

from __future__ import annotations

from dataclasses import dataclass

from newsangles.angles.quotes.clause_ends import resumption
from newsangles.angles.quotes.constructions import light_verb
from newsangles.angles.quotes.cues import FINITE, cites_for, classes, says, told_audience
from newsangles.angles.quotes.proposals import Proposal
from newsangles.angles.quotes.sources import source_candidates
from newsangles.language.parsed_text import DASHES, SUBJECTS, ParsedText
from newsangles.tables.fields import Spans

DATING = frozenset("after as at before by during in on over since through until".split())
"""Prepositions of a phrase that dates the saying, not the speaker: a veteran *of* 22 years."""

BESIDE = frozenset("also even however instead meanwhile yet".split())
"""Adverbs before a source that are no part of it."""

MAX_LABEL = 140
"""Limit of the characters between a speaker's name and the words of a turn: an office, a bracket, a colon."""


@dataclass(frozen=True, slots=True)
class Span:
    """A row as half-open character spans: the content's parts, the cue, and the source (None: there is none)."""

    parts: Spans
    cue: tuple[int, int] | None
    source: tuple[int, int] | None


def spans(view: ParsedText, item: Proposal) -> Span:
    """The character spans of a proposal: the content with its marks, without a cue and source in its middle."""
    cue, i, j, t = item.cue, item.first, item.last, source_head(view, item)
    if item.turn or item.named:
        return _labelled(view, item)
    first, last = view.bounds[view.sent[cue]]
    low_cue, high_cue = (
        cue,
        cue + (view.masked_lower[cue] == "according" and cue < last and view.masked_lower[cue + 1] == "to"),
    )
    while (
        low_cue > first
        and view.dep[low_cue - 1] in ("aux", "auxpass", "neg", "advmod")
        and view.head[low_cue - 1] == cue
    ):
        low_cue -= 1
    verb = light_verb(view, cue)
    low_cue = verb if verb >= 0 else low_cue
    s = e = t
    source: tuple[int, int] | None = None
    high_cue = cue_end(view, item, high_cue)
    if t >= 0:
        s, e = source_words(view, item, t, low_cue, high_cue)
        source = (view.idx[s], view.end[closing_mark(view, s, e)])
    begin, end = with_marks(view, i, j)
    parts: list[tuple[int, int]] = []
    if i < cue < j:
        a, b = (min(low_cue, s), max(high_cue, e)) if t >= 0 and abs(t - cue) < 25 else (low_cue, high_cue)
        a, b = words_to_cut(view, i, j, a, b)
        if a > i:
            parts.append((view.idx[begin], view.end[a - 1]))
        if b < j:
            parts.append((view.idx[b + 1], view.end[end]))
    if not parts:
        parts = [(view.idx[begin], view.end[end])]
    bare = view.opens[cue]  # the quotation stands alone
    return Span(tuple(parts), None if bare else (view.idx[low_cue], view.end[high_cue]), source)


def _labelled(view: ParsedText, item: Proposal) -> Span:
    """The spans of a speaker's turn, or of a quotation whose speaker a credit or lead-in names."""
    if item.turn:
        edges = [with_marks(view, *words) for words in item.turn]
        parts = tuple((view.idx[a], view.end[b]) for a, b in edges)
        if item.named is None:
            return Span(parts, None, None)
        after = item.named[1]
        between = view.text[after : parts[0][0]].rstrip()  # nothing where a signature stands behind
        sign = after + len(between)  # just after the colon or bracket that ends the label
        return Span(parts, (sign - 1, sign) if 0 < len(between) < MAX_LABEL else None, item.named)
    begin, end = with_marks(view, item.first, item.last)
    cue = None if view.opens[item.cue] else (view.idx[item.cue], view.idx[item.cue] + 1)
    return Span(((view.idx[begin], view.end[end]),), cue, item.named)


def source_head(view: ParsedText, item: Proposal) -> int:
    """The head of the source: where the scorers found none, the cue's subject; for *that*, its noun."""
    cue, source = item.cue, item.source
    said = cites_for(view, cue)
    if said >= 0 and view.subject(said) >= 0:
        return view.subject(said)
    candidates = source_candidates(view, cue, item.first, item.last)
    beside = participle_subject(view, cue)
    if beside < 0:
        beside = absolute_subject(view, cue)
    if beside >= 0 and not item.first <= beside <= item.last:
        return beside
    audience = told_audience(view, cue)
    if audience >= 0:
        return audience
    if source < 0:
        own = next((k for k in view.children[cue] if view.dep[k] == "nsubj"), -1)
        if own < 0 and view.pos[cue] == "NOUN":
            own = next((k for k in view.children[cue] if view.dep[k] == "poss"), -1)  # his claim that …
        if own < 0 and view.dep[cue] == "acl" and view.tag[cue] == "VBG":
            own = view.head[cue]
        if own < 0 and _goes_on(view, cue):
            own = view.subject(cue)
        said = says(view, cue)  # it said, but not it seems
        empty = ("there", "that", "this") if said else ("it", "there", "that", "this")
        cut_off = name_cut_off(view, cue) if own < 0 and said else -1
        if cut_off >= 0:
            return cut_off
        mistagged = own >= 0 and view.pos[own] == "VERB" and view.word[own][0].isupper()  # a name such as Ebeling
        return own if (own in candidates or mistagged) and view.masked_lower[own] not in empty else source
    noun = view.head[view.head[source]]
    relative = view.masked_lower[source] in ("that", "which") and view.dep[view.head[source]] == "relcl"
    return noun if relative and noun in candidates else source


def _goes_on(view: ParsedText, cue: int) -> bool:
    """True for a second verb of one subject: Norland is a critic and *has accused* …"""
    passive = any(view.dep[k] in ("auxpass", "nsubjpass") for k in view.children[cue])
    joined = view.dep[cue] == "conj" and view.head[cue] < cue and view.tag[cue] in (*FINITE, "VBN")
    return joined and says(view, cue) and not passive and view.pos[view.head[cue]] in ("VERB", "AUX")


def participle_subject(view: ParsedText, cue: int) -> int:
    """The noun before a participle of saying in a phrase with *with*: with the *agency* announcing …; -1: none."""
    k = cue - 1
    if view.tag[cue] != "VBG" or not says(view, cue) or k < 0 or view.pos[k] not in ("NOUN", "PROPN", "PRON"):
        return -1
    own = view.dep[k] in SUBJECTS and view.head[k] == cue
    with_it = view.dep[k] == "pobj" and view.masked_lower[view.head[k]] == "with"
    opens = view.first[k] > 0 and view.masked_lower[view.first[k] - 1] == "with"
    return k if opens and (own or with_it) else -1


def absolute_subject(view: ParsedText, cue: int) -> int:
    """The subject of a phrase that a participle of saying goes on from; -1: none.

    Many left, with *some* shouting at the guards, saying they had paid.
    """
    if view.tag[cue] != "VBG" or view.dep[cue] not in ("advcl", "conj", "xcomp") or not says(view, cue):
        return -1
    if any(view.dep[k] == "nsubj" for k in view.children[cue]):
        return -1
    above = view.head[cue]
    withs = (k for k in view.children[above] if view.masked_lower[k] == "with" and k < cue)
    phrases = [above, *(x for k in withs for x in view.children[k] if view.dep[x] == "pcomp")]
    return next(
        (
            k
            for phrase in reversed(phrases)
            if view.tag[phrase] == "VBG" and phrase < cue
            for k in view.children[phrase]
            if view.dep[k] == "nsubj" and k < phrase
        ),
        -1,
    )


def name_cut_off(view: ParsedText, cue: int) -> int:
    """The name that begins a paragraph before its verb, where the parser gave it to the heading above; -1: none."""
    k = cue - 1
    while k >= 0 and view.para[k] == view.para[cue] and view.pos[k] in ("PROPN", "PRON") and k > cue - 5:
        k -= 1
    begins = k < 0 or view.para[k] != view.para[cue] or view.word[k].isspace()
    named = k < cue - 1 and view.sent[cue - 1] != view.sent[cue]
    return cue - 1 if begins and named and view.tag[cue] in FINITE else -1


def cue_end(view: ParsedText, item: Proposal, high: int) -> int:
    """The cue's last word, its complement included: *expressed interest in*, *made clear*."""
    cue, i = item.cue, item.first
    if view.masked_lower[cue] == "in" and not item.numbers and item.source > cue + 2:  # in the words of the coach
        return next((k for k in range(item.source, cue, -1) if view.masked_lower[k] == "of"), high)
    if item.last <= high + 1:
        return high
    start = i if i > cue else high + 1
    between = range(high + 1, start)
    if start <= high or len(between) > 4 or item.source in between or any(view.edge[k] for k in between):
        return high
    if i < cue:  # split content: "The minister was accused | of hiding it"
        preposition = view.dep[start] == "prep" and view.head[start] == cue
        return (
            start
            if preposition and view.masked_lower[start] in ("about", "against", "for", "of", "on", "with")
            else high
        )
    if not between or not all(view.dominates(cue, k) for k in between):
        return high
    final = between[-1]
    completes = view.dep[final] in ("prep", "acomp", "oprd", "prt") and view.head[final] in range(cue, final)
    return final if completes else high


def source_words(view: ParsedText, item: Proposal, head: int, low_cue: int, high_cue: int) -> tuple[int, int]:
    """The first and last word of the source: the contiguous words below its head."""
    cue, i, j = item.cue, item.first, item.last
    first, last = view.bounds[view.sent[head]]
    around = i < cue < j
    resumes = resumption(view, head, cue) if around and view.lower[cue] == "according" else -1

    def own(k: int) -> bool:
        within = k + 1 <= last and view.opens[k] and view.dominates(head, k + 1)  # a man known as “Duke”
        return (not low_cue <= k <= high_cue and (around or not i <= k <= j)) and (
            within or ((not view.edge[k] or inner(k)) and view.dominates(head, k))
        )

    def inner(k: int) -> bool:
        """True for a comma, an apostrophe, and the sign of a possessive: the workers’ union."""
        return view.masked_lower[k] in ",'\"" or (view.masked_lower[k] == "’" and view.dep[k] in ("case", "punct"))

    start = stop = head
    while (
        start > first and own(start - 1) and not (view.pos[head] == "PROPN" and view.masked_lower[start - 1] == ",")
    ):  # no comma before a name
        start -= 1
    while (  # a given name that the parser gave to the sentence before
        start == first > 0
        and view.para[start - 1] == view.para[start]
        and view.ent[start - 1] == view.ent[start] == "PERSON"
        and view.pos[start - 1] == "PROPN"
    ):
        start = first = start - 1
    while (
        stop < last
        and own(stop + 1)
        and not begins_other_saying(view, stop + 1, cue)
        and stop + 1 != resumes
        and not opens_speech(view, stop + 1)
        and not (begins_date(view, stop + 1) and not in_clause(view, stop + 1, head))
    ):
        stop += 1
    while (  # The tokenizer cuts "co-author" and "No. 3846" apart.
        stop + 2 <= last
        and view.masked_lower[stop + 1] in ("-", ".")
        and view.idx[stop + 1] == view.end[stop]
        and view.free[stop + 2]
    ):
        if (view.masked_lower[stop + 1] == "-" and view.idx[stop + 2] != view.end[stop + 1]) or (
            view.masked_lower[stop + 1] == "." and view.pos[stop + 2] != "NUM"
        ):
            break
        stop += 2
    start, stop = _with_name(view, head, start, stop, low_cue)
    while start < head and (view.edge[start] or view.word[start] in "([" or view.lower[start] in BESIDE):
        start += 1  # a label; Meanwhile
    while stop > head and (
        view.edge[stop] or view.dep[stop] == "prep" or view.word[stop] in DASHES
    ):  # reports *as* of Monday
        stop -= 1
    stop = whole_clause(view, head, stop, cue)
    while stop > head and view.word[stop] == ")" and "(" not in view.word[start:stop]:
        stop -= 1
    return start, stop


def opens_speech(view: ParsedText, k: int) -> bool:
    """True for the mark that opens a quotation of clauses, no part of a source: reads a note, “…”."""
    return view.opens[k] and view.stretch[k] >= 0 and view.stretches[view.stretch[k]].speech


def _with_name(view: ParsedText, head: int, start: int, stop: int, cue: int) -> tuple[int, int]:
    """The words of a source with a name behind its office up to the cue, and *then* of then-Mayor Roe."""
    named = range(stop + 1, cue)
    if view.pos[head] == "NOUN" and named and all(view.ent[k] == "PERSON" and view.pos[k] == "PROPN" for k in named):
        stop = cue - 1  # the parser gave it to the verb
    while start > 0 and view.word[start] in DASHES | {"-"} and view.end[start - 1] == view.idx[start]:
        start -= 1
    return start, stop


def closing_mark(view: ParsedText, start: int, stop: int) -> int:
    """The last word of a source, with the mark that closes its name: known as “Duke.”"""
    stretch = view.stretch[stop]
    if stretch >= 0 and view.stretches[stretch].last == stop and view.stretches[stretch].open >= start:
        return view.stretches[stretch].close if view.stretches[stretch].closed else stop
    return stop


def whole_clause(view: ParsedText, head: int, stop: int, cue: int) -> int:
    """The end of a source, with a clause about it whole or not at all.

    Of a clause with the cue there is only its first word: "the board, which said …".
    """
    for clause in view.children[head]:
        begin, end = view.first[clause], view.last[clause]
        if view.dep[clause] == "relcl" and head < begin <= stop < end and not view.dominates(clause, cue):
            stop = begin - 1
    while stop > head and (view.edge[stop] or view.tag[stop] == "CC"):
        stop -= 1
    return stop


def begins_date(view: ParsedText, i: int) -> bool:
    """True if a phrase begins here that dates the saying: "officials *on Saturday*"."""
    dates = view.masked_lower[i] in DATING or (view.masked_lower[i] == "of" and view.masked_lower[i - 1] == "as")
    if view.dep[i] != "prep" or not dates:
        return False
    return any(
        view.ent[x] == "TIME" or (view.ent[x] == "DATE" and view.masked_lower[i] != "at") for x in view.children[i]
    )


def in_clause(view: ParsedText, i: int, head: int) -> bool:
    """True if a word below a noun belongs to a clause about it: the mayor, who took office *in May*."""
    while i != head and view.head[i] != i:
        if view.dep[i] in ("relcl", "acl"):
            return True
        i = view.head[i]
    return False


def begins_other_saying(view: ParsedText, i: int, cue: int) -> bool:
    """True if a relative clause with another verb of saying begins here: "police, *who said* it was over"."""
    relative = i + 1 if view.masked_lower[i] == "," else i
    if relative >= view.n or view.masked_lower[relative] not in ("who", "which"):
        return False
    verb = view.head[relative]
    return (
        verb != cue
        and view.dep[verb] == "relcl"
        and classes().get(view.lemma[verb], "").startswith(("speech", "writing"))
    )


def with_marks(view: ParsedText, i: int, j: int) -> tuple[int, int]:
    """A content's first and last word, extended to its quotation marks."""
    a, b = view.stretch[i], view.stretch[j]
    if not view.stretches:
        return i, j
    opening, closing = view.stretches[a], view.stretches[b]  # -1: none, and then not looked at
    begin = opening.open if a >= 0 and opening.first == i and (opening.last <= j or not opening.closed) else i
    end = closing.close if b >= 0 and closing.last == j and closing.first >= i and closing.closed else j
    return begin, max(end, j)


def words_to_cut(view: ParsedText, i: int, j: int, start: int, stop: int) -> tuple[int, int]:
    """The words around cue and source to cut out of a content, up to marks or commas."""
    marked = any(view.closes[i:start])
    if marked:
        while (
            start > i + 1
            and not view.closes[start - 1]
            and view.outside[start] - view.outside[start - 1] + view.edge[start - 1]
        ):
            start -= 1
        after = [s for s in view.stretches if stop < s.open < min(j, stop + 40)]
        # The quotation continues with speech, not with the title of a work: “It ended well,” he said on “Evening Hour”.
        again = next((s.open for s in after if s.speech or s.last == j), after[0].open if after else -1)
        if again >= 0:
            return start, again - 1
    else:
        while start > i + 1 and view.edge[start - 1]:
            start -= 1
        if all(view.pos[k] == "ADV" for k in range(start, stop + 1)):
            return start, stop  # Trump | reportedly | won it: only the adverb is cut out
    comma = next((k for k in range(stop + 1, min(j, stop + 14)) if view.edge[k] or view.masked_lower[k] in DASHES), -1)
    return start, comma if comma >= 0 else stop
