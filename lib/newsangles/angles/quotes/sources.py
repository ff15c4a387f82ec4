"""Sources: candidate heads of a cue's source, and their features."""

from __future__ import annotations

from newsangles.angles.quotes.cues import FINITE, FRAME, bucket, classes
from newsangles.language.parsed_text import SUBJECTS, ParsedText

SOURCE_POS = frozenset(("NOUN", "PROPN", "PRON", "DET", "NUM", "ADJ"))

NOT_SOURCE = frozenset(("compound", "amod", "det", "nummod"))


def source_candidates(view: ParsedText, cue: int, i: int, j: int) -> list[int]:
    """Words of the cue's sentence that may head its source."""
    first, last = view.bounds[view.sent[cue]]
    around = i <= cue <= j
    pos, dep = view.pos, view.dep
    return [
        t
        for t in range(first, last + 1)
        if pos[t] in SOURCE_POS
        and dep[t] not in NOT_SOURCE
        and t != cue
        and (around or not i <= t <= j)
        and not (view.inside[t] and not view.inside[cue])  # the source of a quotation stands outside it
    ]


def source_features(view: ParsedText, cue: int, key: str, noun: int, i: int, j: int) -> list[str]:
    """Features of a word as the head of a cue's source; noun = -1: there is none."""
    return source_alone(view, cue, key, noun) + source_beside(cue, noun, i, j)


def source_beside(cue: int, noun: int, i: int, j: int) -> list[str]:
    """Features of a source's place relative to the content: the only ones that depend on the content."""
    if noun < 0:
        return []
    side = "before" if noun < cue else "after"
    lo, hi = (cue, noun) if cue < noun else (noun, cue)
    where = "before" if hi < i else "after" if lo > j else "inside" if i <= noun <= j else "other"
    return [f"content between {int(lo < i and j < hi)} {side}", f"where {where} {side}"]


def source_alone(view: ParsedText, cue: int, key: str, noun: int) -> list[str]:
    """Features of a source that do not depend on the content, computed once for all contents of a cue."""
    if noun < 0:
        return _none_features(view, cue, key)
    known = classes()
    tag, dep, sort = view.tag[cue], view.dep[cue], known.get(key, "none")
    path, kind, side = view.path(cue, noun), view.kind(noun), "before" if noun < cue else "after"
    lo, hi = (cue, noun) if cue < noun else (noun, cue)
    own = int(view.subject(cue) == noun)
    prep = view.masked_lower[view.head[noun]] if view.dep[noun] == "pobj" else "none"
    relation, upper = view.dep[noun], view.head[noun]
    subjects = sum(map(SUBJECTS.__contains__, view.dep[lo + 1 : hi]))
    finite = int(not FINITE.isdisjoint(view.tag[lo + 1 : hi]))
    last = view.bounds[view.sent[cue]][1]
    return [
        f"subjects between {min(subjects, 3)} {side} {relation}",
        f"main subject {int(relation in SUBJECTS and view.dep[upper] == 'ROOT')} {dep} {tag}",
        f"kind class {kind} {sort}",
        f"dep of {relation} {view.dep[upper]} {dep} {side}",
        f"verb between {finite} {side} {relation} {dep}",
        f"word path {view.masked_lemma[noun]} {path}",
        f"class of {known.get(view.masked_lemma[noun], 'none')} {relation}",
        f"head word {view.masked_lemma[upper]} {relation}",
        f"next {view.masked_lower[noun + 1] if noun < last else '>'} {relation} {side}",
        f"same head {int(upper == view.head[cue])} {relation} {dep}",
        f"prep phrase {prep} {side} {tag} {dep}",
        f"marks {int(view.inside[noun] > 0)}{int(view.inside[cue] > 0)} {side} {relation}",
        f"path {path}",
        f"path lemma {path} {key}",
        f"path class {path} {sort}",
        f"path tag {path} {tag}",
        f"path dep {path} {dep}",
        f"kind {kind}",
        f"kind path {kind} {path}",
        f"kind dep {kind} {view.dep[noun]}",
        f"dep {view.dep[noun]} {side}",
        f"prep {prep} {view.dep[view.head[noun]]}",
        f"prep lemma {prep} {key}",
        f"subject {own}",
        f"subject tag {own} {tag} {dep}",
        f"distance {side} {bucket(noun - cue)}",
        f"word {view.masked_lemma[noun]}",
        f"word dep {view.masked_lemma[noun]} {view.dep[noun]}",
        f"commas {side} {view.masked_lower[lo:hi].count(',')}",
        f"inside {int(view.inside[noun] > 0)}{int(view.inside[cue] > 0)}",
        f"next to {abs(noun - cue) == 1} {side} {view.pos[noun]}",
    ]


def _none_features(view: ParsedText, cue: int, key: str) -> list[str]:
    """Features of a cue without a source."""
    tag, dep, sort = view.tag[cue], view.dep[cue], classes().get(key, "none")
    passive = any(view.dep[k] in ("nsubjpass", "auxpass") for k in view.children[cue])
    return [
        "none",
        f"none lemma {key}",
        f"none class {sort} {tag}",
        f"none tag {tag} {dep}",
        f"none subject {view.kind(view.subject(cue))}",
        f"none passive {int(passive)} {tag}",
        f"none expletive {int(any(view.dep[k] == 'expl' for k in view.children[cue]))}",
        f"none frame {tag} {' '.join(sorted(FRAME.intersection([view.dep[k] for k in view.children[cue]])))}",
        f"none head {dep} {view.pos[view.head[cue]]} {view.kind(view.subject(view.head[cue]))}",
        f"none headline {int(view.para[cue] == 0)} {tag}",
        f"none inside {int(view.inside[cue] > 0)}",
        f"none after {view.masked_lower[cue - 1] if cue else '<'}",
        f"none any {int(view.subject(cue) >= 0)} {tag} {dep}",
        f"none agent {int(any(view.dep[k] == 'agent' for k in view.children[cue]))} {tag}",
        f"none first {int(cue == view.bounds[view.sent[cue]][0])} {tag}",
    ]
