"""Constructions read by rule, because they are too rare in the training texts or misparsed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsangles.angles.quotes.contents import (
    allowed,
    clause_limit,
    introduced_quotation,
    is_work_title,
    preceding_quotation,
)
from newsangles.angles.quotes.cues import AUXILIARIES, FINITE, cites_for, is_hearsay, says, speaks
from newsangles.angles.quotes.proposals import Proposal
from newsangles.language.parsed_text import DASHES, SUBJECTS, ParsedText, Stretch

SIGNED_LOG_ODDS = 2.5
"""Log-odds of a quotation signed with a dash and a name: too rare in the training texts to be learned."""

REPORTED_LOG_ODDS = 1.5
"""Log-odds of a sentence with a phrase that names its source, as *per the decree*: rare but unambiguous."""

PERSPECTIVE_LOG_ODDS = -1.0
"""Log-odds of *for Lee, the deal was a mistake*: as often the writer's own judgement."""

ANNOUNCED_LOG_ODDS, BARE_LOG_ODDS = 0.5, -0.8
"""Log-odds of a quotation that the scorers left out, with a verb beside it, and without one."""

HEARSAY_LOG_ODDS = -1.3
"""Log-odds of a clause with an adverb of hearsay: about one in five is annotated, but readers want all."""

ACCOUNTS = frozenset("account accounts count estimate projection reckoning report tally".split())
"""Nouns for somebody's words or figures: by police reports, by his own account."""

CONTINUING_TAGS = frozenset(("WDT", "WP", "WP$", "WRB", "VBG", "VBN"))
"""Tags of words after a comma that continue the phrase before it: the report, which …"""

SPEECH_TAGS = frozenset(("VBD", "VBZ", "VBP", "MD", "VBG"))
"""Tags of a verb of saying before a colon: issued a statement agreeing they should stay: “…”."""

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
    """Quotations signed with a dash and a name, as in lists of readers' voices.

    “I am tired of it.” — Ann Lee, Ohio.
    """
    for cue in range(1, view.n - 1):
        if view.masked_lower[cue] not in DASHES:
            continue
        k = cue - 1
        while k > 0 and view.word[k].isspace():
            k -= 1
        stretch = view.stretch[k]
        if stretch < 0 or not view.closes[k] or view.stretches[stretch].close != k:
            continue
        s = view.stretches[stretch]
        para = view.para[s.open]
        if any(view.free[x] for x in range(max(0, s.open - 40), s.open) if view.para[x] == para):
            continue  # the quotation does not begin its paragraph
        end = cue + 1
        while end < view.n and view.para[end] == view.para[cue]:
            end += 1
        words = [x for x in range(cue + 1, end) if view.free[x]]
        if not words or len(words) > 14 or view.pos[words[0]] != "PROPN" or any(view.tag[x] in FINITE for x in words):
            continue
        head = next((x for x in words if view.head[x] not in words or view.head[x] <= cue), words[0])
        if view.pos[head] != "PROPN":
            head = words[0]
        yield Proposal(cue, s.first, s.last, head, 0.9, [], 0, log_odds=SIGNED_LOG_ODDS)


def transcript_speeches(view: ParsedText) -> Iterator[Proposal]:
    """Speeches of a transcript, whose paragraphs begin with the speaker.

    "RUIZ: We will meet them."; "Q: And then?"; and in doubled brackets, "((Ana Ruiz)) We will meet them."
    """
    found: list[tuple[int, int]] = []
    for a, (first, last) in enumerate(view.bounds):
        if a and view.para[first] == view.para[view.bounds[a - 1][0]]:
            continue
        words = [k for k in range(first, min(last, first + 8) + 1) if not view.word[k].isspace()]
        colon = next((k for k in words if view.word[k] == ":"), -1)
        doubled = [view.word[k] for k in words[:2]] == ["(", "("]
        if doubled:
            closing = next((k for k in words if view.word[k] == ")" and view.word[k + 1 : k + 2] == [")"]), -1)
            colon = max(colon if colon == closing + 2 else -1, closing + 1 if closing >= 0 else -1)
        before = [k for k in words if k < colon and view.free[k] and view.word[k] not in "()"]
        if before and (doubled or all(view.word[k].isupper() for k in before if view.word[k][0].isalpha())):
            speaker = next((k for k in reversed(before) if view.word[k][0].isalpha()), before[-1])  # ((ANN)) : Why?
            found.append((colon, speaker))
    for colon, speaker in found if len(found) > 1 else ():
        inside = [k for k in range(colon + 1, view.n) if view.para[k] == view.para[colon] and view.free[k]]
        if inside:
            yield Proposal(colon, inside[0], inside[-1], speaker, 0.9, [], 0, log_odds=SIGNED_LOG_ODDS)


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


def unattributed_quotations(view: ParsedText, rows: Sequence[Proposal]) -> Iterator[Proposal]:
    """Quotations of four words or more without a row, with the verb, colon or sentence that gives their source."""
    said = (
        {s.open: k for k in range(view.n) if says(view, k) and (s := introduced_quotation(view, k))}
        if view.stretches
        else {}
    )
    for s in view.stretches:
        words = [k for k in range(s.first, s.last + 1) if view.free[k]]
        if len(words) < 4 or not s.closed or is_work_title(view, s):
            continue
        if any(row.first <= s.last and s.first <= row.last for row in rows):
            continue
        cue = said.get(s.open, -1)
        if cue < 0 or view.tag[cue] == "VBN":
            cue = adjacent_cue(view, s)
        start = s.first
        if cue > s.close:  # With so many roads, “there is no way round,” he said
            first = view.bounds[view.sent[start]][0]
            before = [k for k in range(first, s.open) if view.free[k]]
            if before and (view.masked_lower[s.open - 1] != "," or any(view.tag[k] in FINITE for k in before)):
                continue
            start = before[0] if before else start
        if cue >= 0:
            source = view.subject(cue)
            if source < 0 and view.para[cue] == view.para[s.close] and cue > s.close:  # “…”, reads the report
                source = next((k for k in view.children[cue] if k > cue and view.dep[k] in ("dobj", "attr")), -1)
            yield Proposal(cue, start, s.last, source, 0.5, [], 0, log_odds=ANNOUNCED_LOG_ODDS)
        elif view.word[s.first][0].isupper() and is_own_sentence(view, s):
            source = last_speaker(view, s, rows)
            if source >= 0:
                yield Proposal(s.open, s.first, s.last, source, 0.3, [], 0, log_odds=BARE_LOG_ODDS)


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
    begin = view.bounds[view.sent[stretch.first]][0]
    verbs = (k for k in range(stretch.open - 2, begin, -1) if view.tag[k] in FINITE and view.dep[k] not in AUXILIARIES)
    verb = next((k for k in verbs if view.dep[k] != "relcl"), -1)
    if (
        verb >= 0
        and speaks(view, verb)
        and view.masked_lower[stretch.open - 1] == ","
        and not any(view.opens[verb : stretch.open])
    ):
        return verb  # He said, in remarks that CNN broadcast, “No.”
    colon = stretch.open - 1
    if colon > 0 and view.masked_lower[colon] == ":" and view.para[colon] == view.para[stretch.open]:
        begin = view.bounds[view.sent[colon]][0]
        return max((k for k in range(begin, colon) if view.tag[k] in SPEECH_TAGS and says(view, k)), default=-1)
    return -1


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
    first, last = view.bounds[sentence]
    spoke = [row.source for row in rows if view.sent[row.cue] == sentence and row.source >= 0 and says(view, row.cue)]
    if spoke:
        return spoke[-1] if len(set(spoke)) == 1 else -1
    root = next((k for k in range(first, last + 1) if view.dep[k] == "ROOT"), -1)
    subject = next((k for k in view.children[root] if view.dep[k] in ("nsubj", "nsubjpass")), -1) if root >= 0 else -1
    if subject < 0 or view.inside[subject]:
        return -1
    human = view.kind(subject) in ("PERSON", "he", "she") or view.lemma[subject] in PEOPLE
    return subject if human else -1
