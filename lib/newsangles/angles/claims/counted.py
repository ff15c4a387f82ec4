"""The nouns that numbers count: *two state schools*, *five of the thefts*, *the number of visitors rose to 50*."""

from __future__ import annotations

from newsangles.angles.claims.lexicon import lexicon
from newsangles.angles.claims.numerals import Numeral
from newsangles.language.parsed_text import ParsedText

TIME = frozenset(
    "second minute hour day week weekend fortnight month quarter year decade century season night pm am".split()
)
"""Units of duration, which belong to the timeline."""

ALIKE = frozenset(
    "aircraft spacecraft head staff personnel crew series species sheep fish people police offspring".split()
)
"""Plurals that look like a singular."""

QUOTES = frozenset("\"“”‘’'`")
"""Quotation marks between a number and its noun."""

MAX_WORDS_TO_NOUN = 5
"""A noun can be counted by a number if it is at most this many words after it."""


def behind_of(view: ParsedText, k: int) -> str | None:
    """The plural behind *of the*, *of its* after a number: five of the thefts, 46 of their close contacts."""
    if view.lower[k : k + 1] in (["more"], ["other"], ["others"]):
        k += 1  # five more of the mines
    if view.word[k : k + 1] != ["of"] or k + 2 >= view.n:
        return None
    noun = next((c for c in view.children[k] if view.dep[c] == "pobj"), -1)
    if noun <= k + 1 or view.tag[noun] not in ("NNS", "NNPS", "NN") or view.sent[noun] != view.sent[k]:
        return None
    plural = view.tag[noun] != "NN" or view.lower[noun] in ALIKE
    return view.lemma[noun] if plural and view.lemma[noun] not in TIME else None


def of_a_number(view: ParsedText, body: int) -> str | None:
    """The noun behind *the number of*, whose verb has a number: the number of visitors rose to 5,000."""
    prep, sets = view.head[body], lexicon()
    verb = view.head[prep] if view.dep[body] == "pobj" and view.lower[prep] in ("to", "at", "from", "by") else prep
    if view.dep[body] not in ("pobj", "attr", "dobj", "npadvmod") or view.pos[verb] not in ("VERB", "AUX"):
        return None
    counts = [view.subject(verb), *(k for k in view.children[verb] if view.dep[k] == "dobj")]
    subject = next((k for k in counts if k >= 0 and view.lemma[k] in sets["count"]), -1)
    if subject < 0 or view.sent[subject] != view.sent[body]:
        return None
    for of in view.children[subject]:
        if view.lower[of] != "of":
            continue
        for noun in view.children[of]:
            if view.dep[noun] == "pobj" and view.tag[noun] in ("NNS", "NNPS") and view.lemma[noun] not in TIME:
                return unit_of(view, noun)
    before = subject - 1
    tolled = view.lemma[subject] in ("toll", "tally") and before >= 0 and view.tag[before] == "NN"
    return view.lemma[before] if tolled and view.dep[before] == "compound" else None


def unit_of(view: ParsedText, k: int) -> str:
    """The lemma of a noun that is counted; with its object where it says little alone: asylum seeker."""
    lemma = view.lemma[k]
    if lemma.endswith("os") and view.lower[k] == f"{lemma}es":
        lemma = view.lower[k][:-1]  # doses: the plural of dose
    if lemma in lexicon()["kinds and pieces"] and view.lower[k + 1 : k + 2] == ["of"]:
        of = next((c for c in view.children[k + 1] if view.dep[c] == "pobj" and view.tag[c] in ("NN", "NNS")), -1)
        bare = of > 0 and not any(view.tag[c] in ("DT", "PRP$") for c in view.children[of])
        return f"{lemma} of {view.lower[of]}" if bare else lemma
    if k and lemma in lexicon()["needing their object"] and view.dep[k - 1] == "compound":
        return f"{view.lemma[k - 1]} {lemma}" if view.tag[k - 1] in ("NN", "NNS") else lemma
    return lemma


def compares(view: ParsedText, k: int) -> bool:
    """True if *times* compares: three times higher, five times as many, twelve times the limit."""
    follows = view.tag[k + 1 : k + 2]
    return follows in (["JJR"], ["RBR"]) or view.lower[k + 1 : k + 2] in (["as"], ["the"], ["its"], ["their"])


def _joined_noun(view: ParsedText, body: int, value: Numeral) -> int | None:
    """The plural that a number counts by the parse, behind joined words: six state and private schools."""
    if value.value is not None and value.value > 1 and (joint := _joint_noun(view, body)) is not None:
        return joint
    noun = view.head[body]
    if view.dep[body] != "nummod" or not body < noun <= body + MAX_WORDS_TO_NOUN + 1:
        return None
    between = range(body + 1, noun)
    joined = {view.tag[k] for k in between}
    plain = joined <= {"JJ", "JJR", "JJS", "NN", "NNP", "VBN", "VBG", "HYPH", "RB", "CC", ",", "POS"}
    return noun if plain and "CC" in joined and view.tag[noun] in ("NNS", "NNPS") else None


def _joint_noun(view: ParsedText, body: int) -> int | None:
    """The plural behind joined singulars, none of which several can be: 900 repair and cleaning workers."""
    joined = 0
    for k in range(body + 1, min(view.n, body + MAX_WORDS_TO_NOUN + 2)):
        tag = view.tag[k]
        if view.sent[k] != view.sent[body]:
            return None
        if tag in ("NNS", "NNPS"):
            return k if joined == 1 and view.tag[k - 1] != "CC" else None
        if tag == "CC":
            joined += 1
            if view.tag[k - 1] not in ("NN", "JJ") or view.lower[k] not in ("and", "or"):
                return None
        elif tag not in ("NN", "JJ", "VBG", "VBN"):
            return None
    return None


def noun_of(view: ParsedText, body: int, after: int, value: Numeral) -> tuple[int, str] | None:
    """The noun counted by a number beside it: its word index and lemma."""
    n, sent = view.n, view.sent[body]
    if after < n - 1 and view.word[after] in QUOTES and view.sent[after + 1] == sent:
        after += 1  # 31 “open outbreaks”
    if after < n and view.word[after] == "of" and value.vague:
        after += 1
        while after < n and view.tag[after] in ("DT", "PRP$"):
            after += 1
    if after < n - 1 and view.word[after] == "-" and view.idx[after] == view.end[after - 1]:
        good = view.tag[after + 1] in ("NN", "NNS") and view.end[after] == view.idx[after + 1]
        good = good and view.word[after + 2 : after + 3] != ["-"]
        if view.lower[after + 1] == "strong" and view.end[after] == view.idx[after + 1]:
            return after + 1, "strong"
        return (after + 1, view.lemma[after + 1]) if good else None
    best, j, seen = None, after - 1, 0
    while j + 1 < n and seen < MAX_WORDS_TO_NOUN:
        j, seen = j + 1, seen + 1
        tag = view.tag[j]
        if (end := _hyphened_plural(view, j)) and view.sent[j] == sent:
            return end, view.text[view.idx[j] : view.idx[end]].lower() + view.lemma[end]
        if more := _model(view, j):
            j += more - 1  # 30 Boeing 787 jets
            continue
        if more := _compound(view, j):
            j += more  # an adjective of several words
            continue
        if tag == "," and seen > 1 and (view.tag[j + 1 : j + 2] == ["JJ"] or _compound(view, j + 1)):
            continue  # large, old houses
        if seen == 1 and tag == "VBZ" and _is_plural_here(view, body, j):
            return j, view.lemma[j]
        if view.sent[j] != sent or tag not in (
            "JJ",
            "JJR",
            "JJS",
            "NN",
            "NNS",
            "NNP",
            "NNPS",
            "VBN",
            "VBG",
            "HYPH",
            "RB",
        ):
            break
        if view.word[j + 1 : j + 2] == ["-"] and view.idx[j + 1] == view.end[j]:
            break  # one ex-Muslim
        alone = view.tag[j + 1 : j + 2] not in (["NN"], ["NNS"]) or view.lower[j + 1] == "age"
        alike = view.lower[j] in ALIKE and alone
        if not view.lower[j][:1].isalpha() and tag != "HYPH":
            break
        if (tag in ("NNS", "NNPS") and view.lower[j] not in ALIKE) or (tag in ("NN", "NNS") and alike):
            return j, view.lemma[j]
        if tag == "NN" and value.value == 1 and value.high is None:
            best = j
        if tag in ("VBN", "RB") and view.head[j] < body:
            break
    if best is None:
        best = _joined_noun(view, body, value)
    return (best, view.lemma[best]) if best is not None else None


def _hyphened_plural(view: ParsedText, j: int) -> int:
    """The last word of a plural in two parts: five triple-doubles; 0 for another word."""
    joined = view.word[j + 1 : j + 2] == ["-"] and view.idx[j + 1] == view.end[j] and j + 2 < view.n
    if not joined or view.idx[j + 2] != view.end[j + 1] or view.word[j + 3 : j + 4] == ["-"]:
        return 0
    return j + 2 if view.tag[j + 2] == "NNS" and view.word[j].isalpha() and view.lower[j + 2] not in OLD else 0


OLD = frozenset(("olds", "year", "years"))
"""Ends of words in parts that tell an age."""


def _model(view: ParsedText, j: int) -> int:
    """The number of words of a model by number before its noun: Boeing 787 jets, 787 Dreamliner sales; else 0."""
    at = j if j < view.n and view.word[j].isdigit() else j + 1
    if at + 1 >= view.n or not view.word[at].isdigit() or len(view.word[at]) != MODEL_DIGITS:
        return 0
    named = view.word[at + 1][:1].isupper() if at == j else view.tag[j] == "NNP"
    return at - j + 1 if named and view.tag[at + 1] in ("NNP", "NNS", "NN") else 0


MODEL_DIGITS = 3
"""Figures of the number of a model."""


def _is_plural_here(view: ParsedText, body: int, j: int) -> bool:
    """True if what is tagged as a verb is the noun of a number: on 30 carries."""
    prior = view.tag[body - 1] if body else ""
    return prior == "IN" and view.lower[j].endswith("s") and view.tag[j + 1 : j + 2] in (["IN"], [","], ["."], ["CC"])


def _compound(view: ParsedText, j: int) -> int:
    """The number of words after this one in a compound before a noun: city-owned acres; 0 for another word."""
    end = j
    if j >= view.n:
        return 0
    while view.word[end + 1 : end + 2] == ["-"] and view.idx[end + 1] == view.end[end]:
        if end + 2 >= view.n or view.idx[end + 2] != view.end[end + 1]:
            return 0
        end += 2
    if end == j or not view.word[j][:1].isalpha():
        return 0
    follows = view.tag[end + 1 : end + 2]
    listed = follows == [","] and view.tag[end] not in ("NN", "NNS")  # American-made, well-kept buses
    return end - j if listed or follows in (["NN"], ["NNS"], ["JJ"], ["VBN"], ["NNPS"]) else 0
