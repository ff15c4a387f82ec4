"""Cues: words that may attribute, their classes and their features."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from functools import cache
from typing import get_args

from newsangles.language.parsed_text import DASHES, ParsedText
from newsangles.language.rules import RuleLine, per_rules, rule_lines
from newsangles.tables.schema import CueClass

CUE_POS = frozenset(("VERB", "NOUN", "ADJ", "AUX", "PROPN", "ADV"))

NOT_CUE = frozenset(("aux", "auxpass", "compound"))

FRAME = frozenset(
    "ccomp xcomp dobj nsubj nsubjpass agent prep prt advcl acl poss parataxis attr acomp oprd dative".split()
)

AUXILIARIES = frozenset(("aux", "auxpass", "neg", "advmod"))

CLAUSES = frozenset("ccomp xcomp acl relcl advcl parataxis pcomp".split())

OBJECTS = frozenset("dobj attr acomp oprd dative".split())

FUNCTION_RELATIONS = frozenset("prep mark prt neg aux auxpass agent det poss advmod".split())

GOVERNING_RELATIONS = frozenset("ccomp xcomp advcl relcl acl pcomp conj dobj pobj attr".split())

FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))

BESIDE_QUOTATION = frozenset("continue go react read".split())
"""Verbs that attribute only beside a quotation: “…,” the letter reads."""

AUDIENCES = frozenset("commission committee court hearing inquest inquiry judge jury panel trial tribunal".split())
"""Bodies that hear evidence: what they heard or were told is said before them."""

CLASSES = (*get_args(CueClass), "hearsay")
"""The classes of cues; hearsay (reportedly) is a class here only, and speech in the table."""


@per_rules
def class_lines() -> dict[str, list[tuple[str, RuleLine]]]:
    """The classes of each cue lemma in ``data/cue_classes.txt``, with the first line of each.

    Raises:
        ParameterError: A line names no class, or no lemma.
    """
    found: dict[str, list[tuple[str, RuleLine]]] = {}
    for line in rule_lines("angles/quotes", "cue_classes.txt"):
        head, colon, lemmas = line.text.partition(":")
        name = head.strip()
        if not colon or not lemmas.strip():
            raise line.error(f"{line.text!r} lists no lemmas", "write a class, a colon, and lemmas: speech: say tell")
        if name not in CLASSES:
            raise line.error(f"{name!r} is no class of cues", f"use one of {', '.join(CLASSES)}")
        for lemma in lemmas.lower().split():
            known = found.setdefault(lemma, [])
            if name not in (other for other, _ in known):
                known.append((name, line))
    return found


@per_rules
def classes() -> dict[str, str]:
    """The classes of each cue lemma, joined by "+".

    Raises:
        ParameterError: As `class_lines`.
    """
    return {lemma: "+".join(name for name, _ in lines) for lemma, lines in class_lines().items()}


@per_rules
def _saying() -> frozenset[str]:
    """The cue lemmas whose first class is speech or writing."""
    return frozenset(lemma for lemma, name in classes().items() if name.startswith(("speech", "writing")))


_STEPS = (4, 6, 9, 14, 22, 40)


@cache
def bucket(number: int) -> str:
    """A signed distance in steps that grow with it."""
    sign, size = ("-", -number) if number < 0 else ("", number)
    return sign + str(size if size < 4 else _STEPS[bisect_right(_STEPS, size) - 1])


def can_cue(view: ParsedText, i: int) -> bool:
    """True if a word may be a cue at all."""
    if view.pos[i] in CUE_POS:
        return view.dep[i] not in NOT_CUE
    low = view.masked_lower[i]
    if low in (":", "per", "according", "in"):
        return True
    if low in DASHES:  # “…” – Smith, also on a line of its own
        k = i - 1
        while k > 0 and view.word[k].isspace():
            k -= 1
        return k >= 0 and view.closes[k]
    return False


# Past forms that the tagger takes for names when capitalised (Said Smith), and errors of the lemmatizer (hop).
_IRREGULAR = {"said": "say", "told": "tell", "wrote": "write", "thought": "think", "knew": "know", "felt": "feel"}
_IRREGULAR |= {"found": "find", "held": "hold", "shown": "show", "spoke": "speak", "saw": "see", "vowed": "vow"}
_IRREGULAR |= {"hopes": "hope", "hoped": "hope", "hoping": "hope"}


def cue_key(view: ParsedText, i: int) -> str:
    """The cue's lemma; for a name "PROPN", unless it is a verb of saying in a headline's capitals (Trump Says)."""
    low = view.lower[i]
    if view.pos[i] != "PROPN":
        return _IRREGULAR.get(low, view.lemma[i])
    known = classes()
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    forms = (low, low[:-1], low[:-2], low[:-1] + "e", low[:-3], low[:-3] + "e")
    return next((form for form in forms if form in known), "PROPN")


def classes_of(view: ParsedText, cue: int) -> list[str]:
    """The classes of a cue's lemma."""
    return classes().get(cue_key(view, cue), "").split("+")


def says(view: ParsedText, cue: int) -> bool:
    """True if a cue's first class is speech or writing."""
    return cue_key(view, cue) in _saying()


def speaks(view: ParsedText, cue: int) -> bool:
    """True if a verb attributes when it is next to a quotation."""
    return says(view, cue) or view.lemma[cue] in BESIDE_QUOTATION


def told_audience(view: ParsedText, cue: int) -> int:
    """The body that hears what is said, as in "…, the jury was told"; -1: none."""
    key = cue_key(view, cue)
    if key not in ("hear", "tell") or view.tag[cue] not in ("VBD", "VBN", "VBZ", "VBP"):
        return -1
    subject = next((k for k in view.children[cue] if view.dep[k] in ("nsubj", "nsubjpass")), -1)
    passive = any(view.dep[k] == "auxpass" for k in view.children[cue])
    return subject if subject >= 0 and view.lemma[subject] in AUDIENCES and passive == (key == "tell") else -1


def is_hearsay(view: ParsedText, cue: int) -> bool:
    """True if a word is an adverb of hearsay: reportedly, allegedly."""
    return view.pos[cue] == "ADV" and classes().get(view.lemma[cue], "").startswith("hearsay")


def cites_for(view: ParsedText, i: int) -> int:
    """The verb of saying whose subject cites, where the parser attaches *citing* to the content; -1: none.

    "The papers reported the minister had died *citing* police sources": the papers cite.
    """
    if view.lower[i] != "citing" or view.dep[i] not in ("advcl", "xcomp"):
        return -1
    said = view.head[view.head[i]]
    return said if view.dep[view.head[i]] == "ccomp" and says(view, said) and said < view.head[i] < i else -1


def cue_features(view: ParsedText, i: int) -> list[str]:
    """Features of a word as a cue."""
    lemma, known = cue_key(view, i), classes()
    sort = known.get(lemma, "none")
    features = _frame_features(view, i, lemma, sort)
    features += _child_features(view, i, lemma, sort, known)
    features += _context_features(view, i, lemma, sort)
    features += _upper_features(view, i, sort, known)
    return features + _colon_features(view, i) if view.masked_lower[i] == ":" else features


def _frame_features(view: ParsedText, i: int, lemma: str, sort: str) -> list[str]:
    """Features of the cue's lemma, class and tag with its frame and subject."""
    tag, dep, head, key = view.tag[i], view.dep[i], view.head[i], view.masked_lemma
    subject = view.subject(i)
    kind = view.kind(subject)
    frame = " ".join(sorted(FRAME.intersection([view.dep[k] for k in view.children[i]])))
    who = key[subject] if subject >= 0 else "none"
    return [
        "bias",
        f"lemma {lemma}",
        f"tag {tag}",
        f"dep {dep}",
        f"class {sort}",
        f"class frame {sort} {frame}",
        f"class tag {sort} {tag}",
        f"class subject {sort} {kind}",
        f"lemma dep {lemma} {dep}",
        f"lemma tag {lemma} {tag}",
        f"lemma frame {lemma} {frame}",
        f"head {dep} {key[head]}",
        f"head tag {dep} {view.tag[head]}",
        f"frame {view.pos[i]} {frame}",
        f"frame dep {tag} {dep} {frame}",
        f"subject kind {kind}",
        f"lemma subject kind {lemma} {kind}",
        f"subject {who}",
        f"lemma subject {lemma} {who}",
        f"class subject word {sort} {who}",
        f"tag subject kind {tag} {kind}",
        f"frame subject {frame} {kind}",
        f"suffix {lemma[-3:]} {view.pos[i]}",
    ]


def _child_features(view: ParsedText, i: int, lemma: str, sort: str, known: Mapping[str, str]) -> list[str]:
    """Features of the words below the cue: its prepositions, objects and clauses."""
    key, low, deps, kids = view.masked_lemma, view.masked_lower, view.dep, view.children[i]
    f = []
    for k in kids:
        f.append(f"child {deps[k]}")
        f.append(f"lemma child {lemma} {deps[k]}")
    for k in kids:
        d, word = deps[k], key[k]
        if d in FUNCTION_RELATIONS:
            f.append(f"child word {d} {word}")
            f.append(f"lemma child word {lemma} {d} {word}")
            f.append(f"class child word {sort} {d} {word}")
            if d == "prep":
                for g in view.children[k]:
                    f.append(f"prep object {word} {deps[g]} {view.kind(g)}")
                    f.append(f"prep word {word} {key[g]}")
                    f.append(f"class prep object {sort} {word} {deps[g]} {view.tag[g]}")
                    f.append(f"lemma prep object {lemma} {word} {deps[g]} {view.tag[g]}")
        elif d in OBJECTS:
            sort_of = view.kind(k)
            f.append(f"object kind {sort_of}")
            f.append(f"lemma object kind {lemma} {sort_of}")
            f.append(f"class object kind {sort} {sort_of}")
            f.append(f"object {d} {word}")
            f.append(f"lemma object {lemma} {word}")
            f.append(f"object class {d} {known.get(word, 'none')}")
            f.append(f"object frame {d} {' '.join(sorted(CLAUSES.intersection([deps[g] for g in view.children[k]])))}")
        if d in CLAUSES:
            mark = next((low[g] for g in view.children[k] if g < k and deps[g] in ("mark", "aux", "advmod")), "none")
            side = "before" if k < i else "after"
            f.append(f"clause mark {d} {mark}")
            f.append(f"clause {d} {view.tag[k]} {side}")
            f.append(f"class clause {sort} {d} {mark} {side}")
            f.append(f"lemma clause {lemma} {d} {view.tag[k]}")
            f.append(f"lemma clause mark {lemma} {d} {mark}")
            f.append(f"clause subject {d} {view.kind(view.subject(k))}")
    return f


def _context_features(view: ParsedText, i: int, lemma: str, sort: str) -> list[str]:
    """Features of the words and marks beside the cue, and of its place in the sentence."""
    low, tags, tag = view.masked_lower, view.tag, view.tag[i]
    first, last = view.bounds[view.sent[i]]
    before = low[i - 1] if i > first else "<"
    after = low[i + 1] if i < last else ">"
    behind = low[i + 2] if i + 2 <= last else ">"
    marks = (
        f"{int(view.inside[i] > 0)}"
        f"{int(any(view.closes[max(first, i - 5) : i]))}"
        f"{int(any(view.opens[i + 1 : min(last, i + 6) + 1]))}"
        f"{int(any(view.opens[first : last + 1]) or any(view.closes[first : last + 1]))}"
    )
    return [
        f"word before {before}",
        f"word after {after}",
        f"two after {after} {behind}",
        f"lemma after {lemma} {after}",
        f"lemma before {lemma} {before}",
        f"class after {sort} {after}",
        f"tag before {tag} {tags[i - 1] if i > first else '<'}",
        f"tag after {tag} {tags[i + 1] if i < last else '>'}",
        f"tags after {tags[i + 1] if i < last else '>'} {tags[i + 2] if i + 2 <= last else '>'}",
        f"marks {marks}",
        f"marks pos {marks} {view.pos[i]}",
        f"marks class {marks} {sort}",
        f"lemma inside {lemma} {int(view.inside[i] > 0)}",
        f"headline {int(view.para[i] == 0)} {view.pos[i]}",
        f"from start {bucket(i - first)}",
        f"to end {bucket(last - i)}",
    ]


def _upper_features(view: ParsedText, i: int, sort: str, known: Mapping[str, str]) -> list[str]:
    """Features of the verbs and nouns above the cue."""
    f = []
    top, steps = i, 0
    while view.head[top] != top and steps < 4:
        d, top, steps = view.dep[top], view.head[top], steps + 1
        if view.pos[top] in ("VERB", "NOUN") and d in GOVERNING_RELATIONS:
            above = view.masked_lemma[top]
            f.append(f"above {d} {above}")
            if steps == 1:
                f.append(f"class above {sort} {d} {known.get(above, 'none')}")
            if d in ("ccomp", "xcomp"):
                f.append(f"within {above}")
                f.append(f"within class {known.get(above, 'none')} {sort}")
    return f


def _colon_features(view: ParsedText, i: int) -> list[str]:
    """Features of the words around a colon."""
    first, last = view.bounds[view.sent[i]]
    return [
        f"colon {bucket(i - first)} {bucket(last - i)}",
        f"colon after {view.kind(i - 1)}",
        f"colon word {view.masked_lemma[i - 1]}",
        f"colon mark {int(i + 1 < view.n and view.opens[i + 1])}",
    ]
