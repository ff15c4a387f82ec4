"""Quotations without a verb of saying beside them: run into the outlet's own sentence, or standing in a heading."""

from __future__ import annotations

from collections.abc import Container

from newsangles.angles.quotes.chains import Chain
from newsangles.angles.quotes.constructions import ANNOUNCED_LOG_ODDS, PEOPLE, SIGNED_LOG_ODDS
from newsangles.angles.quotes.contents import is_work_title
from newsangles.angles.quotes.cues import AUXILIARIES, FINITE, cue_key, says
from newsangles.angles.quotes.inferences import teller
from newsangles.angles.quotes.own_sources import opening_name
from newsangles.angles.quotes.proposals import Proposal
from newsangles.angles.quotes.trimming import COMPLEMENTS
from newsangles.language.parsed_text import DASHES, ParsedText, Stretch

EMBEDDED_LOG_ODDS = 0.1
"""Log-odds of a quotation in the outlet's own sentence: surely words of somebody, though nobody may be named."""

MIN_EMBEDDED_WORDS, MIN_HEADING_WORDS, MIN_LABELLED_WORDS = 5, 4, 3
"""Least numbers of words of a quotation in a sentence, as a heading, in a heading with its speaker."""

MAX_LABEL_WORDS = 10
"""Limit of the words that name the speaker in a heading."""

NAMING = frozenset("bill brand call christen dub entitle headline label name nickname title".split())
"""Verbs before a name in marks: a guide called “What to do in a storm”."""

WORKS = frozenset(
    """album anthem article ballad blog book brochure campaign cartoon chapter column comedy commentary documentary
    drama editorial episode essay exhibition film guide hashtag headline hit hymn leaflet movie musical novel painting
    pamphlet play podcast poem programme program project series show single sitcom song story track""".split()
)
"""Nouns before or after a work's name in marks: the song “We will walk on to the sea”."""

SPEAKING_NAMES = frozenset(("PERSON", "ORG"))

MAX_WORDS_TO_QUOTATION, MAX_SOURCE_WORDS = 6, 10
"""Limits of the words from a verb to the words in marks, and from these to a verb behind them."""

MAX_STEPS_UP = 4
"""Limit of the words between a quotation and the verb above it."""

SHIFTED = frozenset("would could might should".split())
"""Modal verbs of what is still reported."""

UNCERTAIN_LINKS = frozenset(("acl", "relcl", "csubj", "nsubj", "nsubjpass"))
"""Relations below which words need not be those of whoever speaks above them: a man *carrying* a sign “…”."""


def heading_quotation(view: ParsedText, stretch: Stretch, first: int, last: int) -> Proposal | None:
    """A quotation in a heading, whose words are `first` to `last`: with its speaker behind or before it, or alone."""
    before = [k for k in range(first, stretch.open) if view.free[k]]
    after = [k for k in range(stretch.close + 1, last + 1) if view.free[k]]
    words = sum(view.free[k] for k in range(stretch.first, stretch.last + 1))
    sign, label = (stretch.close + 1, after) if after else (stretch.open - 1, before)
    if label and not (before and after) and words >= MIN_LABELLED_WORDS and sign not in label and is_label(view, label):
        follows = bool(after) and (view.masked_lower[sign] == ":" or view.masked_lower[sign] in DASHES)
        if follows or (bool(before) and view.masked_lower[sign] == ":" and _speaks(view, label)):
            return _labelled(view, stretch, sign, label)
    if before or after or words < MIN_HEADING_WORDS or not _has_verb(view, stretch):
        return None
    return Proposal(stretch.open, stretch.first, stretch.last, -1, 0.3, [], 0, EMBEDDED_LOG_ODDS)


def is_label(view: ParsedText, words: list[int]) -> bool:
    """True if words of a heading may be a name with an office. No verb is among them, and they begin with capitals."""
    return (
        len(words) <= MAX_LABEL_WORDS
        and view.word[words[0]][0].isupper()
        and not any(view.tag[k] in FINITE or view.inside[k] for k in words)
        and any(view.pos[k] == "PROPN" or view.lemma[k] in PEOPLE for k in words)
    )


def _speaks(view: ParsedText, words: list[int]) -> bool:
    """True if a label before a colon ends with a person, a body or an office: not "Cup final: “…”"."""
    return view.ent[words[-1]] in SPEAKING_NAMES or view.lemma[words[-1]] in PEOPLE


def _labelled(view: ParsedText, stretch: Stretch, sign: int, words: list[int]) -> Proposal:
    names = [k for k in words if view.pos[k] == "PROPN"] or words
    span = (view.idx[words[0]], view.end[words[-1]])
    return Proposal(sign, stretch.first, stretch.last, names[-1], 0.9, [], 0, SIGNED_LOG_ODDS, named=span)


def _has_verb(view: ParsedText, stretch: Stretch) -> bool:
    return any(view.tag[k] in FINITE for k in range(stretch.first, stretch.last + 1))


def embedded_quotation(view: ParsedText, chain: Chain, cues: Container[int]) -> Proposal | None:
    """A quotation run into the outlet's own sentence; open unless a verb of saying above it has a subject.

    Args:
        view: The document.
        chain: The quotation.
        cues: The cues that have a content.
    """
    s, end = chain[0], chain[-1]
    if sum(view.free[k] for k in range(s.first, end.last + 1)) < MIN_EMBEDDED_WORDS or is_name(view, s):
        return None
    cue = saying_above(view, s)
    if cue < 0 and (found := _of_opening_name(view, s, end, cues)) is not None:
        return found
    if cue < 0 or cue in cues:
        source = view.subject(cue) if cue >= 0 else _noun_sayer(view, s)
        source = source if source >= 0 or cue >= 0 else _still_says(view, s)
        source = source if source >= 0 or cue >= 0 else _moved_to_say(view, s)
        worded = _whose_words(view, s)
        source = worded if worded >= 0 else source
        return Proposal(s.open, s.first, end.last, source, 0.3, [], 0, EMBEDDED_LOG_ODDS)
    return Proposal(cue, s.first, end.last, view.subject(cue), 0.3, [], 0, ANNOUNCED_LOG_ODDS)


def _of_opening_name(view: ParsedText, stretch: Stretch, end: Stretch, cues: Container[int]) -> Proposal | None:
    """The words of a person named and described before a verb of saying that the parser read otherwise."""
    first = view.bounds[view.sent[stretch.open]][0]
    for cue in range(stretch.open - 1, max(first, stretch.open - MAX_WORDS_TO_QUOTATION), -1):
        judges = says(view, cue) or cue_key(view, cue) in COMPLEMENTS
        if view.tag[cue] not in ("VBD", "VBN") or not judges or cue in cues:
            continue
        source = opening_name(view, cue)
        if source >= 0 and not any(view.tag[k] in FINITE for k in range(cue + 1, stretch.open)):
            return Proposal(cue, cue + 1, end.last, source, 0.3, [], 0, ANNOUNCED_LOG_ODDS)
    return None


def _noun_sayer(view: ParsedText, stretch: Stretch) -> int:
    """The owner of what a noun tells: criticism from *Ms Roe* that they were “…”; -1: none."""
    first = view.bounds[view.sent[stretch.open]][0]
    that = next((k for k in range(stretch.open - 1, first, -1) if view.lower[k] == "that"), -1)
    if that < 0 or any(view.edge[k] for k in range(that, stretch.open)) or view.tag[that] not in ("IN", "DT", "WDT"):
        return -1
    finite = [k for k in range(that, stretch.open) if view.tag[k] in FINITE and view.dep[k] not in AUXILIARIES]
    owner = that - 1
    preposition, noun = view.head[owner], view.head[view.head[owner]]
    by = view.dep[owner] == "pobj" and view.lower[preposition] in ("from", "by") and noun < preposition
    told = by and view.pos[noun] == "NOUN" and says(view, noun) and not view.inside[noun]
    return owner if told and len(finite) <= 1 and view.pos[owner] in ("PROPN", "NOUN") else -1


def _whose_words(view: ParsedText, stretch: Stretch) -> int:
    """The one whose words follow.

    To use the words of *the mayor*, “…”; in *her* words, “…”; -1: nobody is told.
    """
    comma = stretch.open - 1
    first = view.bounds[view.sent[stretch.open]][0]
    if comma <= first or view.lower[comma] not in (",", ":"):
        return -1
    noun = next((k for k in range(comma - 1, max(first, comma - MAX_SOURCE_WORDS), -1) if view.lower[k] == "words"), -1)
    if noun < 0 or any(view.tag[k] in FINITE for k in range(noun, comma)):
        return -1
    whose = next((k for k in view.children[noun] if view.dep[k] == "poss"), -1)
    of = next((k for k in view.children[noun] if view.lower[k] == "of"), -1)
    by_of = next((k for k in view.children[of] if view.dep[k] == "pobj"), -1) if of >= 0 else -1
    used = view.lower[view.head[noun]] in ("in", "use", "quote", "borrow")
    return (whose if whose >= 0 else by_of) if used else -1


def _still_says(view: ParsedText, stretch: Stretch) -> int:
    """The one sayer of a sentence whose further clause is still reported: she said so, but *would* “do it again”."""
    first = view.bounds[view.sent[stretch.open]][0]
    words = range(first, stretch.open)
    said = [k for k in words if view.tag[k] in FINITE and says(view, k) and not view.inside[k]]
    comma = next((k for k in reversed(words) if view.lower[k] in (",", ";") and not view.inside[k]), -1)
    joined = comma > 0 and view.lower[comma + 1] in ("but", "and", "while", "although")
    if len(said) != 1 or view.tag[said[0]] != "VBD" or not joined or said[0] > comma:
        return -1
    shifted = any(view.lower[k] in SHIFTED for k in range(comma, stretch.open))
    ruled = cue_key(view, said[0]) in ("rule", "find", "hold") and view.subject(view.head[stretch.open]) < comma
    subject = view.subject(said[0])
    human = subject >= 0 and view.lower[subject] != "it" and not view.inside[subject]
    return subject if human and (shifted or ruled) else -1


def _moved_to_say(view: ParsedText, stretch: Stretch) -> int:
    """The one who is moved to say it, or by whom a passive tells it; -1: nobody.

    It led *Roe* to suggest, off air, “…”; it was described by *Roe* as “…”.
    """
    k = min((x for x in range(stretch.first, stretch.last + 1) if view.free[x]), key=lambda x: view.depth[x])
    for _ in range(MAX_STEPS_UP):
        if view.head[k] == k or view.dep[k] in UNCERTAIN_LINKS:
            return -1
        k = view.head[k]
        if view.pos[k] != "VERB" or view.inside[k]:
            continue
        if k > stretch.open or not (says(view, k) or cue_key(view, k) in COMPLEMENTS):
            return -1
        if any(view.dep[x] == "auxpass" for x in view.children[k]):
            return teller(view, k)
        moved = [x for x in view.children[view.head[k]] if view.dep[x] == "dobj" and x < k]
        own = any(view.dep[x] in ("nsubj", "nsubjpass") for x in view.children[k])
        return moved[0] if view.dep[k] == "xcomp" and not own and len(moved) == 1 else -1
    return -1


def ended_clause(view: ParsedText, chain: Chain, cues: Container[int]) -> Proposal | None:
    """A clause that ends in marked words, before who says it.

    The inquiry was not “swift or open”, the judges said.
    """
    s = chain[0]
    first, last = view.free_bounds[view.sent[s.open]]
    comma = s.close + 1 if view.lower[s.close - 1] != "," else s.close - 1
    if (
        len(chain) > 1
        or not s.closed
        or comma > last
        or view.lower[comma] != ","
        or view.sent[s.close] != view.sent[first]
    ):
        return None
    for cue in range(s.close + 1, min(last, s.close + MAX_SOURCE_WORDS) + 1):
        if view.tag[cue] not in FINITE or view.dep[cue] in AUXILIARIES:
            continue
        source = view.subject(cue)
        own = s.close < source and says(view, cue) and cue not in cues and view.para[cue] == view.para[s.open]
        clause = any(view.tag[k] in FINITE for k in range(first, s.open)) and not view.inside[first]
        other = any(says(view, k) and view.tag[k] in FINITE for k in range(first, s.open))
        if not own or not clause or other:
            return None
        return Proposal(cue, first, s.last, source, 0.3, [], 0, ANNOUNCED_LOG_ODDS)
    return None


def is_name(view: ParsedText, stretch: Stretch) -> bool:
    """True if words in marks name a thing: a guide called “…”, the song “…”, the “…” brochure."""
    before, after = stretch.open - 1, stretch.close + 1
    if is_work_title(view, stretch):
        return True
    while before > 0 and view.masked_lower[before] in (",", ":", "as"):
        before -= 1
    named = view.lemma[before] in NAMING or (view.lemma[before] in WORKS and view.pos[before] in ("NOUN", "PROPN"))
    if before >= 0 and view.para[before] == view.para[stretch.open] and named:
        return True
    runs_on = after < view.n and view.para[after] == view.para[stretch.open] and not view.edge[stretch.close - 1]
    if runs_on and view.pos[after] in ("NOUN", "PROPN"):
        return view.tag[before] in ("DT", "PRP$", "JJ", "POS", "CD", "NN") or view.lemma[after] in WORKS
    return False


def saying_above(view: ParsedText, stretch: Stretch) -> int:
    """The verb of saying whose own statement surely holds a quotation in its sentence; -1: none."""
    words = [k for k in range(stretch.first, stretch.last + 1) if view.free[k]]
    k = min(words, key=lambda x: view.depth[x])
    while view.head[k] != k:
        if view.dep[k] in UNCERTAIN_LINKS:
            return -1
        k = view.head[k]
        if view.inside[k] or view.pos[k] not in ("VERB", "AUX"):
            if not view.inside[k] and view.pos[k] == "NOUN" and says(view, k):
                return -1  # announced a vote on the claim that “…”
            continue
        subject = view.subject(k)
        own = any(view.dep[x] in ("nsubj", "nsubjpass") for x in view.children[k])
        if says(view, k) and subject >= 0 and not view.inside[subject]:
            passive = any(view.dep[x] == "auxpass" for x in view.children[k])
            return -1 if passive or view.lower[subject] == "it" or k > stretch.open else k
        if own:
            return -1  # somebody else acts between the speaker and the words
    return -1


def signed_without_verb(view: ParsedText, chain: Chain) -> Proposal | None:
    """A quotation that a name follows where its verb was dropped: “We are ready,” Ann Lee, head of the harbour."""
    s, end = chain[0], chain[-1]
    comma = view.masked_lower[end.close - 1] == "," or view.masked_lower[end.close + 1 : end.close + 2] == [","]
    words = []
    for k in range(end.close + 1, view.n):
        if view.para[k] != view.para[end.close] or view.opens[k]:
            break
        if view.masked_lower[k] in (".", ";", ":"):
            break
        if view.free[k]:
            words.append(k)
    if not comma or not words or len(words) > 14 or view.ent[words[0]] != "PERSON":
        return None
    if any((view.tag[k] in FINITE and view.dep[k] not in AUXILIARIES) or view.tag[k] == "VBN" for k in words):
        return None
    name = [words[0]]
    while name[-1] + 1 in words and view.ent[name[-1] + 1] == "PERSON":
        name.append(name[-1] + 1)
    span = (view.idx[words[0]], view.end[words[-1]])
    return Proposal(s.open, s.first, end.last, name[-1], 0.9, [], 0, ANNOUNCED_LOG_ODDS, named=span)
