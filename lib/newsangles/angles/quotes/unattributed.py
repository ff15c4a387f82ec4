"""Quotations that no cue claims: free-standing, after a lead-in, over a credit line, beside a verb, in a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from newsangles.angles.quotes.chains import Chain
from newsangles.angles.quotes.constructions import (
    ANNOUNCED_LOG_ODDS,
    PEOPLE,
    SIGNED_LOG_ODDS,
    credited,
)
from newsangles.angles.quotes.contents import introduced_quotation, is_work_title, preceding_quotation
from newsangles.angles.quotes.cues import AUXILIARIES, FINITE, says, speaks
from newsangles.angles.quotes.embedded import embedded_quotation, ended_clause, heading_quotation, signed_without_verb
from newsangles.angles.quotes.inferences import is_quoted_as
from newsangles.angles.quotes.proposals import Proposal
from newsangles.angles.quotes.topics import RECEIVING, SENSING
from newsangles.language.parsed_text import DASHES, ParsedText, Stretch
from newsangles.language.structure import Structure

BARE_LOG_ODDS = -0.8
"""Log-odds of a quotation without a verb, a colon or a credit beside it."""

SPEECH_TAGS = frozenset(("VBD", "VBZ", "VBP", "MD", "VBG"))
"""Tags of a verb of saying before a colon: issued a statement agreeing they should stay: “…”."""

MAX_HEADING_WORDS = 9
"""A paragraph of <= this many words without a full stop is no text: a heading, a credit, an advertisement."""

MAX_LEAD_IN_WORDS = 14
"""Limit of the words of a lead-in without a verb."""

NOMINAL = frozenset(("NOUN", "PROPN"))

MIN_WORDS, MIN_PARAGRAPH_WORDS = 4, 3
"""Fewest words of a quotation that no cue claims; of one that has its paragraphs to itself."""


Bounds = Mapping[int, tuple[int, int]]
"""The first and last word of each paragraph."""


def unattributed_quotations(
    view: ParsedText, rows: Sequence[Proposal], chains: Sequence[Chain], structure: Structure
) -> Iterator[Proposal]:
    """Quotations without a row, with the verb, lead-in, credit or sentence before that gives their source."""
    if not view.stretches:
        return
    introduced = {s.open: k for k in range(view.n) if says(view, k) and (s := introduced_quotation(view, k))}
    taken = list(rows)
    bounds = paragraph_bounds(view)
    for chain in chains:
        s, end = chain[0], chain[-1]
        words = sum(view.free[k] for k in range(s.first, end.last + 1))
        alone = stands_alone(view, chain, bounds)
        if words < MIN_PARAGRAPH_WORDS or not (s.closed or len(chain) > 1) or not structure.is_read(view.idx[s.open]):
            continue
        if len(chain) == 1 and is_work_title(view, s):
            continue
        if any(row.first <= end.last and s.first <= row.last and not stands_within(view, row, chain) for row in taken):
            continue
        if structure.may_lead(view.idx[s.open]):
            if words < MIN_WORDS and not alone and not (s.speech and s.open in introduced):
                continue
            found = in_text(view, chain, introduced.get(s.open, -1), taken, bounds, structure)
        else:
            found = heading_quotation(view, s, *bounds[view.para[s.open]])
        if found is not None:
            taken.append(found)
            yield found


def stands_within(view: ParsedText, row: Proposal, chain: Chain) -> bool:
    """True if a row and its cue stand within a quotation. It is said by whoever is quoted."""
    return chain[0].first <= min(row.first, row.cue) and max(row.last, row.cue) <= chain[-1].last and not row.turn


def in_text(
    view: ParsedText, chain: Chain, cue: int, rows: Sequence[Proposal], bounds: Bounds, structure: Structure
) -> Proposal | None:
    """A quotation in running text; `cue`: the verb that introduces it, -1 for none."""
    s, end = chain[0], chain[-1]
    found = beside_verb(view, chain, cue)
    if found is not None or adjacent_cue(view, end) >= 0:
        return found
    if view.word[s.first][0].isupper():
        alone = stands_alone(view, chain, bounds)
        found = standing(view, chain, rows, bounds, structure) if alone else within_paragraph(view, chain, rows)
        if found is not None or alone:
            return found
    cues = {row.cue for row in rows}
    if (found := resumed(view, chain)) is not None:
        return found
    return signed_without_verb(view, chain) or ended_clause(view, chain, cues) or embedded_quotation(view, chain, cues)


def beside_verb(view: ParsedText, chain: Chain, cue: int) -> Proposal | None:
    """A quotation with a verb of saying beside it; `cue`: the verb that introduces it, -1 for none."""
    s, end = chain[0], chain[-1]
    if cue < 0 or view.tag[cue] == "VBN":
        cue = adjacent_cue(view, end)
        if cue < 0 and len(chain) > 1:
            cue = adjacent_cue(view, s)
    if cue < 0:
        colon = s.open - 1
        while colon > 0 and view.masked_lower[colon] in DASHES:  # as follows:— “…”
            colon -= 1
        lead = lead_in(view, colon) if colon > 0 and view.para[colon] == view.para[s.open] else None
        if lead is None and end.speech and view.word[s.first][0].isupper():
            lead = human_lead_in(view, colon)
        return None if lead is None else Proposal(lead[0], s.first, end.last, lead[1], 0.5, [], 0, ANNOUNCED_LOG_ODDS)
    start = s.first
    if cue > s.close and len(chain) == 1:  # With so many roads, “there is no way round,” he said
        first = view.bounds[view.sent[start]][0]
        before = [k for k in range(first, s.open) if view.free[k]]
        if before and (view.masked_lower[s.open - 1] != "," or any(view.tag[k] in FINITE for k in before)):
            return None
        start = before[0] if before else start
    source = view.subject(cue)
    if source < 0 and view.para[cue] == view.para[end.close] and cue > end.close:  # “…”, reads the report
        source = next((k for k in view.children[cue] if k > cue and view.dep[k] in ("dobj", "attr")), -1)
    return Proposal(cue, start, end.last, source, 0.5, [], 0, ANNOUNCED_LOG_ODDS)


def resumed(view: ParsedText, chain: Chain) -> Proposal | None:
    """A quotation that goes on after who says it: “Overall,” *he* went on, “it was well done.”"""
    s, end = chain[0], chain[-1]
    begin = max(0, s.open - MAX_LEAD_IN_WORDS)
    closing = next((k for k in range(s.open - 1, begin, -1) if view.closes[k]), -1)
    if closing < 0 or view.word[s.open - 1] != "," or view.para[closing] != view.para[s.open] or not end.speech:
        return None
    verbs = [k for k in range(closing + 1, s.open) if view.tag[k] in FINITE and view.dep[k] not in AUXILIARIES]
    if len(verbs) != 1 or not speaks(view, verbs[0]) or any(view.word[k] in ".;" for k in range(closing + 1, s.open)):
        return None
    said = (k for k in view.children[verbs[0]] if k > verbs[0] and view.dep[k] in ("dobj", "attr"))  # reads *a note*
    subject = view.subject(verbs[0])
    source = subject if subject >= 0 else next(said, -1)
    if not closing < source < s.open:
        return None
    return Proposal(s.open, s.first, end.last, source, 0.5, [], 0, ANNOUNCED_LOG_ODDS)


def within_paragraph(view: ParsedText, chain: Chain, rows: Sequence[Proposal]) -> Proposal | None:
    """A quotation that is a sentence of its own, after a sentence of the same paragraph."""
    s, end = chain[0], chain[-1]
    if not is_own_sentence(view, s) and (len(chain) == 1 or view.idx[s.open] == 0):
        return None
    source = last_speaker(view, s, rows)
    return Proposal(s.open, s.first, end.last, source, 0.3, [], 0, BARE_LOG_ODDS) if source >= 0 else None


def paragraph_bounds(view: ParsedText) -> dict[int, tuple[int, int]]:
    """The first and last word of each paragraph, white space left out."""
    found: dict[int, tuple[int, int]] = {}
    for k in range(view.n):
        if not view.word[k].isspace():
            found[view.para[k]] = (found.get(view.para[k], (k, k))[0], k)
    return found


def stands_alone(view: ParsedText, chain: Chain, bounds: Bounds) -> bool:
    """True if a quotation has its paragraphs to itself, and ends as speech does."""
    s, end = chain[0], chain[-1]
    first, last = bounds[view.para[s.open]][0], bounds[view.para[end.close]][1]
    if first != s.open or any(view.free[k] for k in range(end.close + 1, last + 1)):
        return False
    after = view.masked_lower[end.close + 1] if end.close < last else ""
    return (
        end.speech or after in (".", "!", "?") or (end.closed and view.masked_lower[end.close - 1] in (".", "!", "?"))
    )


def standing(
    view: ParsedText, chain: Chain, rows: Sequence[Proposal], bounds: Bounds, structure: Structure
) -> Proposal | None:
    """A free-standing quotation: of the credit below it, the lead-in before, whoever spoke just before, or open."""
    s, end = chain[0], chain[-1]
    below = bounds.get(view.para[end.close] + 1)
    signer = credited(view, *below) if below else None
    if signer:
        return Proposal(s.open, s.first, end.last, signer.head, 0.9, [], 0, SIGNED_LOG_ODDS, named=signer.span)
    before = text_before(view, view.para[s.open], bounds, structure)
    if before is None:
        return None  # a headline
    lead = lead_in(view, before[1])
    if lead:
        cue = before[1] if any(row.cue == lead[0] for row in rows) else lead[0]  # Here is what she wrote:
        return Proposal(cue, s.first, end.last, lead[1], 0.5, [], 0, ANNOUNCED_LOG_ODDS)
    source, odds = speaker_before(view, before, rows)
    said = {view.lower[k] for k in range(s.first, end.last + 1) if view.pos[k] == "PROPN"}
    if source >= 0 and view.pos[source] == "PROPN" and view.lower[source] in said:
        source, odds = -1, BARE_LOG_ODDS  # whoever is named in it hardly speaks it
    if source < 0 and view.para[before[0]] == 0:
        return None  # below a headline
    return Proposal(s.open, s.first, end.last, source, 0.3, [], 0, odds)


def text_before(view: ParsedText, para: int, bounds: Bounds, structure: Structure) -> tuple[int, int] | None:
    """The first and last word of the text before a paragraph, without headings and what is not read."""
    paragraphs = [before for before in range(para - 1, max(-1, para - 9), -1) if before in bounds]
    ended = [before for before in paragraphs[:4] if view.ends_text(bounds[before][1])]
    if paragraphs and paragraphs[0] not in ended and ended:  # captions, which have no full stop
        paragraphs = ended
    for before in paragraphs[:3]:
        first, last = bounds[before]
        part = structure.part_at(view.idx[first])
        short = last - first < MAX_HEADING_WORDS and view.masked_lower[last] not in (".", "!", "?", ":")
        unread = part is not None and not structure.may_lead(view.idx[first])
        if view.masked_lower[last] == ":" or (not unread and not (short and not view.closes[last])):
            return first, last
    return None


def speaker_before(view: ParsedText, before: tuple[int, int], rows: Sequence[Proposal]) -> tuple[int, float]:
    """The last speaker of a paragraph, with the log-odds of a quotation after it; -1: none is certain."""
    first, last = before
    spoke = [
        row
        for row in rows
        if row.source >= 0
        and (first <= row.cue <= last or first <= row.last <= last)
        and (view.opens[row.cue] or not view.inside[row.cue])
        and (view.opens[row.cue] or view.pos[row.cue] == "PUNCT" or attributes_speech(view, row.cue))
    ]
    if not spoke:
        return (sentence_subject(view, view.sent[last]) if last > first else -1), BARE_LOG_ODDS
    final = max(spoke, key=lambda row: (row.last, row.cue))
    told = max(final.cue, final.last, final.source)
    for sentence in range(view.sent[told] + 1, view.sent[last] + 1):
        other = sentence_subject(view, sentence)
        if other >= 0 and view.lower[other] != view.lower[final.source] and view.pos[other] != "PRON":
            return -1, BARE_LOG_ODDS  # somebody else is spoken of since
    return final.source, BARE_LOG_ODDS if view.opens[final.cue] else ANNOUNCED_LOG_ODDS


def attributes_speech(view: ParsedText, cue: int) -> bool:
    """True if a cue is one of speech or writing, or *according to*."""
    return view.masked_lower[cue] == "according" or says(view, cue)


def lead_in(view: ParsedText, colon: int) -> tuple[int, int] | None:
    """The cue and source of a lead-in with a colon, as "And from the mayor:"; None: it is none."""
    if view.masked_lower[colon] != ":" or view.inside[colon]:
        return None
    first = view.bounds[view.sent[colon]][0]
    words = [k for k in range(first, colon) if view.free[k]]
    verbs = [k for k in words if view.tag[k] in SPEECH_TAGS and view.dep[k] not in AUXILIARIES]
    told = next((k for k in words if k > first and view.masked_lower[k] in ("who", "whose")), -1)
    told = told if told >= 0 and view.masked_lower[told - 1] == "," else -1
    if told >= 0 and not any(speaks(view, k) for k in verbs):  # from Ann Lee, who gardens there:
        words, verbs = [k for k in words if k < told], [k for k in verbs if k < told]
    cue = next((k for k in reversed(verbs) if speaks(view, k) and view.subject(k) >= 0), -1)
    if cue >= 0:
        return cue, view.subject(cue)
    if (raised := said_to_have_said(view, colon)) is not None:
        return raised
    for noun in words:  # this statement by the mayor:
        by = noun + 1 if view.masked_lower[noun + 1] in ("by", "from", "of") else -1
        who = next((k for k in view.children[by] if view.dep[k] == "pobj"), -1) if by >= 0 else -1
        if view.pos[noun] == "NOUN" and says(view, noun) and who >= 0:
            return noun, who
    if verbs or len(words) > MAX_LEAD_IN_WORDS:
        return None
    preposition = next((k for k in words if view.masked_lower[k] in ("from", "by")), -1)
    begin = preposition + 1 if preposition >= 0 else next((k for k in words if view.pos[k] in NOMINAL), -1)
    if begin < 0 or (preposition < 0 and begin != words[0] and view.tag[words[0]] not in ("DT", "PRP$", "CC", "JJ")):
        return None
    if view.ent[words[-1]] == "PERSON":  # from the head gardener, Ann Lee:
        return colon, words[-1]
    stop = begin
    while stop + 1 < colon and view.free[stop + 1] and view.tag[stop + 1] != "IN":
        stop += 1
    head = stop if view.pos[stop] in NOMINAL else -1
    person = head >= 0 and (view.pos[head] == "PROPN" or view.lemma[head] in PEOPLE)
    return (colon, head) if person or (head >= 0 and preposition >= 0) else None


def said_to_have_said(view: ParsedText, colon: int) -> tuple[int, int] | None:
    """The cue and source in "Roe is said to have replied: “…”"; None: it is none."""
    for k in range(view.bounds[view.sent[colon]][0], colon):
        above = view.head[k]
        told = view.dep[k] == "xcomp" and view.tag[k] in ("VB", "VBN") and view.tag[above] == "VBN" and says(view, k)
        subject = next((j for j in view.children[above] if view.dep[j] == "nsubjpass"), -1) if told else -1
        if subject >= 0 and speaks(view, above) and subject < above < k:
            return k, subject
    return None


def human_lead_in(view: ParsedText, colon: int) -> tuple[int, int] | None:
    """The colon and the human subject of a sentence before it: "The nurse shakes her head: “…”"; None: none."""
    if view.masked_lower[colon] != ":" or view.inside[colon]:
        return None
    words = [k for k in range(view.bounds[view.sent[colon]][0], colon) if view.free[k]]
    verbs = [k for k in words if view.tag[k] in FINITE and view.dep[k] not in AUXILIARIES and not view.inside[k]]
    verb = min(verbs, key=lambda k: view.depth[k], default=-1)
    subject = next((k for k in view.children[verb] if view.dep[k] == "nsubj" and k < verb), -1) if verb >= 0 else -1
    if subject < 0 or view.lemma[verb] in RECEIVING | SENSING or not is_human(view, subject):
        return None
    return colon, subject


def adjacent_cue(view: ParsedText, stretch: Stretch) -> int:
    """The verb of saying just after a quotation, or the colon just before it; -1: none."""
    first, last = view.bounds[view.sent[stretch.last]]
    after = range(stretch.close + 1, min(view.n, stretch.close + 14))
    cue = next((k for k in after if view.tag[k] in FINITE and view.dep[k] not in ("aux", "auxpass")), -1)
    if cue >= 0 and view.para[cue] == view.para[stretch.close] and speaks(view, cue):
        if preceding_quotation(view, cue) is stretch:
            return cue
        # “We stand ready” tweeted Holm: without a comma, at the beginning of the sentence
        if cue == stretch.close + 1 and says(view, cue) and not any(view.free[first : stretch.open]) and cue <= last:
            return cue
    if (cue := quoted_after(view, stretch)) >= 0:
        return cue
    begin = view.bounds[view.sent[stretch.first]][0]
    verbs = (k for k in range(stretch.open - 2, begin, -1) if view.tag[k] in FINITE and view.dep[k] not in AUXILIARIES)
    verb = next((k for k in verbs if view.dep[k] != "relcl"), -1)
    if (
        verb >= 0
        and says(view, verb)
        and view.masked_lower[stretch.open - 1] == ","
        and not any(view.opens[verb : stretch.open])
    ):
        return verb  # He said, in remarks that CNN broadcast, “No.”
    colon = stretch.open - 1
    if colon > 0 and view.masked_lower[colon] == ":" and view.para[colon] == view.para[stretch.open]:
        begin = view.bounds[view.sent[colon]][0]
        return max((k for k in range(begin, colon) if view.tag[k] in SPEECH_TAGS and says(view, k)), default=-1)
    return -1


def quoted_after(view: ParsedText, stretch: Stretch) -> int:
    """The participle behind a quotation of whoever *was quoted as saying* it; -1: there is none."""
    after = range(stretch.close + 1, min(view.n, stretch.close + MAX_LEAD_IN_WORDS))
    cue = next((k for k in after if is_quoted_as(view, k)), -1)
    if cue < 0 or view.para[cue] != view.para[stretch.close]:
        return -1
    ended = any(view.opens[k] or view.word[k] in (".", ";") for k in range(stretch.close + 1, cue))
    return cue if not ended and view.subject(cue) > stretch.close else -1


def is_own_sentence(view: ParsedText, stretch: Stretch) -> bool:
    """True if a quotation is a sentence of its own, after a sentence of the same paragraph."""
    before, after = stretch.open - 1, stretch.close + 1
    if before < 1 or view.para[before] != view.para[stretch.open] or view.word[before] not in (".", "!", "?"):
        return False
    ended = view.masked_lower[stretch.close - 1] in (".", "!", "?", "…")
    while after < view.n and view.word[after].isspace():
        after += 1
    if after < view.n and view.masked_lower[after] == "." and not ended:
        ended, after = True, after + 1
        while after < view.n and view.word[after].isspace():
            after += 1
    new = after >= view.n or view.para[after] != view.para[stretch.close] or view.word[after][0].isupper()
    return ended and (new or view.opens[after])


def last_speaker(view: ParsedText, stretch: Stretch, rows: Sequence[Proposal]) -> int:
    """The speaker or human subject of the sentence before a lone quotation; -1: none is certain."""
    sentence = view.sent[stretch.open - 1]
    spoke = [
        row.source
        for row in rows
        if row.source >= 0
        and sentence in (view.sent[row.cue], view.sent[row.source])
        and (row.named or says(view, row.cue))
    ]
    if spoke:
        return spoke[-1] if len(set(spoke)) == 1 else -1
    return sentence_subject(view, sentence)


def sentence_subject(view: ParsedText, sentence: int) -> int:
    """The human subject of a sentence's main verb, outside marks; -1: none."""
    first, last = view.bounds[sentence]
    root = next((k for k in range(first, last + 1) if view.dep[k] == "ROOT"), -1)
    subject = next((k for k in view.children[root] if view.dep[k] in ("nsubj", "nsubjpass")), -1) if root >= 0 else -1
    if subject < 0 or view.inside[subject]:
        return -1
    return subject if is_human(view, subject) else -1


def is_human(view: ParsedText, noun: int) -> bool:
    """True if a noun or pronoun surely means a person."""
    named = any(view.dep[k] == "appos" and view.ent[k] == "PERSON" for k in view.children[noun])
    return named or view.kind(noun) in ("PERSON", "he", "she") or view.lemma[noun] in PEOPLE
