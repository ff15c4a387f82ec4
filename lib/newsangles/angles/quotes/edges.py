"""Features of a content's edges: of each word as its start or end."""

from __future__ import annotations

from newsangles.angles.quotes.cues import bucket, classes
from newsangles.language.parsed_text import SUBJECTS, ParsedText

JOINTS = frozenset(("and", "or", "but", ",", ";", ":", "-", "--", "—", "–"))


def place_features(view: ParsedText, i: int, left: bool, side: str) -> list[str]:
    """Features of a start (end) that do not depend on the cue: computed once for all cues of a sentence."""
    low, tag, key = view.masked_lower, view.tag, view.masked_lemma
    step = -1 if left else 1
    first, last = view.bounds[view.sent[i]]
    o, oo = i + step, i + 2 * step
    word, next_in = low[i], i - step
    beyond = low[o] if first <= o <= last else "<>"
    further = low[oo] if first <= oo <= last else "<>"
    mark = view.opens if left else view.closes
    at_mark = int(first <= o <= last and mark[o]) + 2 * int(first <= oo <= last and mark[oo])
    f = [
        f"word {key[i]} {side}",
        f"tag {tag[i]} {side}",
        f"dep {view.dep[i]} {side}",
        f"beyond {beyond} {side}",
        f"beyond two {beyond} {further}",
        f"beyond tag {beyond} {tag[i]}",
        f"beyond dep {beyond} {view.dep[i]} {side}",
        f"within {low[next_in] if first <= next_in <= last else '<>'} {word if left else tag[i]}",
        f"tags {tag[o] if first <= o <= last else '<>'} {tag[i]}",
        f"mark {at_mark} {int(view.inside[i] > 0)} {side}",
    ]
    if not left and first <= o <= last:
        # The object of a phrase after the end: "… on Tuesday", "… in an interview" stay outside.
        p = o + 1 if view.edge[o] and o < last else o
        if view.dep[p] in ("prep", "advmod", "npadvmod", "mark", "cc", "agent", "advcl"):
            noun = next((k for k in view.children[p] if view.dep[k] == "pobj"), p)
            f.append(f"added {view.dep[p]} {low[p]} {view.ent[noun] or view.tag[noun]} {view.dep[view.head[p]]}")
            f.append(f"added word {low[p]} {key[noun]}")
            f.append(f"added to {view.dep[p]} {view.pos[view.head[p]]} {int(view.edge[o])}")
    return f


def edge_features(view: ParsedText, cue: int, key: str, i: int, left: bool) -> list[str]:
    """Features of a position as the start (or the end) of a cue's content, besides `place_features`."""
    sort = classes().get(key, "none")
    outline = distance_features(view, cue, key, sort, i)
    place = place_in_tree(view, cue, i, left)
    if place is not None:
        outline += [*tree_features(place, key, sort, view.tag[cue], i < cue), path_word(view, place[0], i, left)]
    return outline + edge_details(view, cue, key, sort, i, left)


def distance_features(view: ParsedText, cue: int, key: str, sort: str, i: int) -> list[str]:
    """Features of an edge's distance from its cue: the same for all words in one step of `bucket`."""
    side = "before" if i < cue else "after"
    return [
        f"distance {bucket(i - cue)}",
        f"lemma distance {key} {bucket(max(-9, min(9, i - cue)))}",
        f"pos side {view.pos[cue]} {side}",
        f"lemma side {key} {side}",
        f"class side {sort} {side} {view.tag[cue]}",
    ]


def place_in_tree(view: ParsedText, cue: int, i: int, left: bool) -> tuple[str, int, bool] | None:
    """An edge's place in the tree, seen from its cue; None for one in another sentence.

    It is the path to the head of the largest constituent at the edge, how that lies, and if the sentence ends there.
    """
    number = view.sent[cue]
    if view.sent[i] != number:
        return None
    head, lies = view.constituent(cue, i, left)
    first, last = view.free_bounds[number]
    return view.path(cue, head), lies, i <= first if left else i >= last


def tree_features(place: tuple[str, int, bool], key: str, sort: str, tag: str, before: bool) -> list[str]:
    """Features of an edge's place in the tree, shared by all words at one place."""
    (path, lies, final), side = place, "before" if before else "after"
    return [
        f"path {path}",
        f"path lemma {path} {key}",
        f"path class {path} {sort}",
        f"path lies {path} {lies}",
        f"path tag {path} {tag}",
        f"lies {lies} {side}",
        f"sentence edge {int(final)} {side}",
        f"lemma sentence edge {int(final)} {side} {key}",
    ]


def path_word(view: ParsedText, path: str, i: int, left: bool) -> str:
    """The feature of an edge's path with its word (tag)."""
    return f"path word {path} {view.masked_lower[i] if left else view.tag[i]}"


def edge_details(view: ParsedText, cue: int, key: str, sort: str, i: int, left: bool) -> list[str]:
    """Features of the words beyond an edge, the words between it and the cue, and the marks."""
    low, tag, dep = view.masked_lower, view.tag, view.dep
    first, last = view.bounds[view.sent[cue]]
    a, b = view.bounds[view.sent[i]]
    o = i - 1 if left else i + 1
    side = "before" if i < cue else "after"
    beyond = low[o] if a <= o <= b else "<>"
    mark = int((view.opens if left else view.closes)[o]) if 0 <= o < view.n else 0
    f = [
        f"pos distance {view.pos[cue]} {bucket(i - cue)}",
        f"lemma beyond {key} {beyond}",
        f"lemma word {key} {low[i]}",
        f"class word {sort} {low[i]} {side}",
        f"lemma tag {key} {tag[i]} {side}",
        f"marks {int(view.inside[i] > 0)}{int(view.inside[cue] > 0)} {mark} {side}",
    ]
    if first <= i <= last:
        h, _ = view.constituent(cue, i, left)
        path = view.path(cue, h)
        f += [
            f"path beyond {path} {beyond}",
            f"path head {path} {tag[h]}",
            f"up {dep[h]} {view.pos[view.head[h]]} {tag[h]} {side}",
        ]
        if a <= o <= b:
            if o == cue:
                f.append("beyond path cue")
            else:
                f += beyond_features(view, cue, key, sort, i, o, path, h, left, side)
        lo, hi = (i, cue) if i < cue else (cue, i)
        between = low[lo + 1 : hi]
        f += [
            f"subject between {int(lo < view.subject(cue) < hi)} {side}",
            f"commas {between.count(',')} {side}",
            f"that between {int('that' in between)} {side}",
            f"marks between {int(any(view.opens[lo + 1 : hi]))}{int(any(view.closes[lo + 1 : hi]))} {side}",
        ]
    return f + stretch_features(view, cue, i, left, side)


def beyond_features(
    view: ParsedText, cue: int, key: str, sort: str, i: int, outer: int, path: str, head: int, left: bool, side: str
) -> list[str]:
    """Features of the words beyond a start (end), which may belong to the content or to the cue.

    Args:
        view: The document.
        cue: The cue.
        key: Its lemma.
        sort: Its classes.
        i: The start (end).
        outer: The word beyond it, in the same sentence.
        path: The relations from the cue to the content's head.
        head: That head.
        left: True for a start.
        side: "before" or "after" the cue.
    """
    low, tag, dep = view.masked_lower, view.tag, view.dep
    a, b = view.bounds[view.sent[i]]
    top = view.constituent(cue, outer, not left)[0] if view.free[outer] else outer
    route = view.path(cue, top)
    f = [
        f"beyond path {route}",
        f"beyond path path {route} {path}",
        f"beyond dep {dep[top]} {dep[head]}",
        f"beyond path word {route} {low[outer]}",
        f"beyond path class {route} {sort}",
        f"beyond path lemma {route} {key}",
    ]
    if not left and dep[outer] == "prep":  # "… on Tuesday", "… in an interview": the cue's or the content's?
        noun = next((k for k in view.children[outer] if dep[k] == "pobj"), outer)
        kind, own = view.ent[noun] or tag[noun], int(view.head[outer] == cue)
        f += [
            f"added path {route} {low[outer]} {kind}",
            f"added class {low[outer]} {kind} {sort}",
            f"added lemma {low[outer]} {key} {own}",
            f"added noun {low[outer]} {view.masked_lemma[noun]} {own}",
            f"added to cue {own} {sort} {view.ent[noun] or view.pos[noun]}",
        ]
    further = outer - 1 if left else outer + 1
    if low[outer] in JOINTS and a <= further <= b and view.free[further]:
        top = view.constituent(cue, further, not left)[0]
        own = int(any(dep[k] in SUBJECTS for k in view.children[top]))
        f += [
            f"past {low[outer]} {view.path(cue, top)} {own}",
            f"past word {low[outer]} {low[further]} {dep[top]} {side}",
            f"past pos {low[outer]} {view.pos[top]} {dep[top]} {own} {side}",
            f"past tags {low[outer]} {tag[further]} {tag[i]} {side}",
            f"past dep {dep[top]} {dep[head]} {own} {side}",
        ]
    return f


def stretch_features(view: ParsedText, cue: int, i: int, left: bool, side: str) -> list[str]:
    """Features of an edge at that of a quoted stretch: words between it and the cue, the next stretch."""
    k = view.stretch[i]
    first, last = view.bounds[view.sent[cue]]
    within = first <= i <= last
    if k < 0:
        if within:
            return []
        sentences, paragraphs = abs(view.sent[i] - view.sent[cue]), view.para[i] - view.para[cue]
        return [f"far {side} {view.masked_lower[cue] == ':'} {sentences} {paragraphs}"]
    s = view.stretches[k]
    at_edge = s.first == i if left else s.last == i
    if not at_edge:
        return [f"in stretch {int(view.stretch[cue] == k)} {int(s.speech)} {side}", f"in closed {int(s.closed)} {side}"]
    outside, stretches = view.outside, view.stretches
    lo, hi = (s.close, cue) if s.close < cue else (cue + 1, s.open) if cue < s.open else (cue, cue)
    between = bucket(outside[max(lo, hi)] - outside[lo])
    over = sum(1 for t in stretches[max(0, k - 9) : k + 10] if (s.close < t.open < cue or cue < t.open < s.open))
    beyond, gap = (k - 1, s.before) if left else (k + 1, s.after)
    near = 0 <= beyond < len(stretches)
    paras = view.para[i] - view.para[cue]
    shift = abs(view.para[stretches[beyond].open] - view.para[i]) if near else 9
    unquoted = bucket(min(gap, 22))
    chained = int(near and stretches[min(k, beyond)].continues)
    speech = f"{int(s.speech)}{int(s.closed)}"
    f = [
        f"stretch {side} {speech} {int(within)}",
        f"stretch between {side} {between} {min(over, 3)}",
        f"stretch paragraphs {side} {max(-2, min(3, paras))} {min(over, 3)} {int(within)}",
        f"stretch next {side} {unquoted} {min(shift, 2)} {chained}",
        f"stretch next over {side} {unquoted} {min(shift, 2)} {chained} {min(over, 3)}",
        f"stretch next speech {side} {unquoted} {int(near and stretches[beyond].speech)} {min(shift, 2)} {speech}",
        f"stretch cue {int(view.inside[cue] > 0)} {int(view.stretch[cue] == k)} {side}",
    ]
    if near:  # the next stretch may have a sentence of its own, with other words outside its marks
        t = stretches[beyond]
        a, b = view.bounds[view.sent[t.first]]
        c, d = view.bounds[view.sent[t.last]]
        a, b = min(a, c), max(b, d)
        own = outside[b + 1] - outside[a]
        same = a <= cue <= b
        f.append(f"stretch next own {side} {bucket(own)} {int(same)} {min(shift, 2)}")
        f.append(f"stretch next own speech {side} {int(own > 1)} {int(same)} {int(t.speech)} {speech} {min(over, 2)}")
    if not within:
        a, b = view.bounds[view.sent[i]]
        f.append(f"stretch sentence {side} {bucket(outside[b + 1] - outside[a])} {speech}")
        f.append(f"stretch far {side} {min(4, abs(view.sent[i] - view.sent[cue]))} {between}")
        rest = bucket(outside[last + 1] - outside[cue]) if side == "after" else bucket(outside[cue] - outside[first])
        f.append(f"stretch rest {side} {rest} {between}")
        marked = f"{int(any(view.closes[first:cue]))}{int(any(view.opens[cue + 1 : last + 1]))}"
        f.append(f"stretch marked {side} {marked} {between} {min(over, 2)}")
    return f
