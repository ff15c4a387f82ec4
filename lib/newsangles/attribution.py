"""Which words attribute something to somebody, where does the content begin and end, and who is the source?

The candidates and features of the quotes. Six linear scorers over a parsed document, each reading what the ones before
it found:

1. *cue*: is this word one that attributes (said, claim, according, a colon)? A logistic for each candidate word.
2. *start*, *end*: where the content of a cue begins and where it ends. A softmax over positions each.
3. *pair*: which start and end belong together, or none. A softmax over the likeliest pairs.
4. *source*: which word heads the source, or none. A softmax over the nouns and pronouns of the cue's sentence.
5. *row*: is this content exact? A logistic over the best contents of each cue that also sees its rivals; calibrated,
   this is the row's confidence.

What no reader forgives is code (`allowed`, `clause_limit`, `overruns` here, more in `newsangles.quotes`), not weights.
`newsangles.quotes` chooses among the proposals. Conventions follow PolNeAR's guidelines (Newell et al. 2018).
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import NamedTuple

from newsangles.linear import Numbers, Weights, log_softmax, logistic, score
from newsangles.view import DASHES, SUBJECTS, Stretch, View

CUE_POS = frozenset(("VERB", "NOUN", "ADJ", "AUX", "PROPN", "ADV"))
NOT_CUE = frozenset(("aux", "auxpass", "compound"))
SOURCE_POS = frozenset(("NOUN", "PROPN", "PRON", "DET", "NUM", "ADJ"))
NOT_SOURCE = frozenset(("compound", "amod", "det", "nummod"))
FRAME = frozenset(
    "ccomp xcomp dobj nsubj nsubjpass agent prep prt advcl acl poss parataxis attr acomp oprd dative".split()
)
AUXILIARIES = frozenset(("aux", "auxpass", "neg", "advmod"))
CLAUSES = frozenset("ccomp xcomp acl relcl advcl parataxis pcomp".split())
OBJECTS = frozenset("dobj attr acomp oprd dative".split())
SMALL = frozenset("prep mark prt neg aux auxpass agent det poss advmod".split())
ABOVE = frozenset("ccomp xcomp advcl relcl acl pcomp conj dobj pobj attr".split())

SIGNED = 2.5
"""Log-odds of a quotation signed with a dash and a name: too rare in the training texts to be learned."""
REPORTED = 1.5
"""Log-odds of a sentence with a phrase that names its source, as *per the decree*: rare, but plain when it is there."""
PERSPECTIVE = -1.0
"""Log-odds of *for Lee, the deal was a mistake*: as often the writer's own judgement."""
ACCOUNTS = frozenset("account accounts count estimate projection reckoning report tally".split())
"""What somebody's words or figures are called: by police reports, by his own account."""
APART = frozenset(("WDT", "WP", "WP$", "WRB", "VBG", "VBN"))
"""Tags of words after a comma that go on with the phrase before it: the report, which …."""
ANNOUNCED, BARE = 0.5, -0.8
"""Log-odds of a quotation that the scorers left out though a verb stands by it, and of one that stands alone."""
GOES_ON = frozenset("continue go react read".split())
"""Verbs that attribute only next to a quotation: “…,” the letter reads."""
SPOKEN = frozenset(("VBD", "VBZ", "VBP", "MD", "VBG"))
"""Tags of a verb of saying before a colon: issued a statement agreeing they should stay: “…”."""
PEOPLE = frozenset(
    """actor adviser ambassador analyst artist attorney author captain chairman chancellor chief coach commissioner
    congressman director doctor driver expert father governor judge lawyer leader manager mayor minister mother
    officer official owner player pope president principal professor prosecutor representative researcher scientist
    secretary senator sheriff singer spokesman spokesperson spokeswoman student teacher victim witness writer""".split()
)
"""Nouns for people whose words news quotes."""
HEARSAY = -1.3
"""Log-odds of a clause with an adverb of hearsay: about one in five was annotated so, and readers ask for all."""
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
NESTED = frozenset(("speech", "writing", "thought", "finding"))
"""Classes of cues that may stand within what they attribute."""
SUBORDINATORS = frozenset(
    "after although because before if once since though unless until when whenever where whereas while".split()
)
JOINTS = frozenset(("and", "or", "but", ",", ";", ":", "-", "--", "—", "–"))

CUE_LEAST = 0.25
"""Cues less likely than this are dropped before their contents are searched: half the time for at most 0.1 of F1."""
OUTLINES_KEPT, EDGES_KEPT, PAIRS_KEPT, CONTENTS_KEPT = 8, 6, 10, 2
"""How many positions, starts and ends, pairs of them, and contents of a cue go on to the next step."""
CONTENT_LEAST = -3.5
"""A cue's second and third content is dropped if its log probability is below this."""
REACH = 8
"""How many stretches between quotation marks before or after the cue's sentence may belong to it."""
GAP = 14
"""How many free words outside marks may stand between such a stretch and the cue's sentence or the next stretch."""


@cache
def classes() -> dict[str, str]:
    """The classes of each cue lemma, joined by "+"."""
    found: dict[str, list[str]] = {}
    for line in (resources.files("newsangles") / "data" / "cue_classes.txt").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            name, _, lemmas = line.partition(":")
            for lemma in lemmas.split():
                if name not in found.setdefault(lemma, []):
                    found[lemma].append(name)
    return {lemma: "+".join(names) for lemma, names in found.items()}


_STEPS = (4, 6, 9, 14, 22, 40)


@cache
def bucket(number: int) -> str:
    """A signed distance in steps that grow with it."""
    sign, size = ("-", -number) if number < 0 else ("", number)
    return sign + str(size if size < 4 else _STEPS[bisect_right(_STEPS, size) - 1])


# --- 1. cues


def can_cue(view: View, i: int) -> bool:
    """Whether a word may be a cue at all."""
    if view.pos[i] in CUE_POS:
        return view.dep[i] not in NOT_CUE
    low = view.low[i]
    if low in (":", "per", "according", "in"):
        return True
    if low in DASHES:  # “…” – Smith, also on a line of its own
        k = i - 1
        while k > 0 and view.word[k].isspace():
            k -= 1
        return k >= 0 and view.closes[k]
    return False


# Past forms that the tagger takes for names when capitalised (Said Smith), and what the lemmatizer gets wrong (hop).
_IRREGULAR = {"said": "say", "told": "tell", "wrote": "write", "thought": "think", "knew": "know", "felt": "feel"}
_IRREGULAR |= {"found": "find", "held": "hold", "shown": "show", "spoke": "speak", "saw": "see", "vowed": "vow"}
_IRREGULAR |= {"hopes": "hope", "hoped": "hope", "hoping": "hope"}


def cue_key(view: View, i: int) -> str:
    """The cue's lemma; for a name "PROPN", unless it is a verb of saying in a headline's capitals (Trump Says)."""
    low = view.lower[i]
    if view.pos[i] != "PROPN":
        return _IRREGULAR.get(low, view.lemma[i])
    known = classes()
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    forms = (low, low[:-1], low[:-2], low[:-1] + "e", low[:-3], low[:-3] + "e")
    return next((form for form in forms if form in known), "PROPN")


def cue_features(view: View, i: int) -> list[str]:
    """Features of a word as a cue."""
    lemma, tag, dep, head = cue_key(view, i), view.tag[i], view.dep[i], view.head[i]
    low, key, deps, kids = view.low, view.key, view.dep, view.kids[i]
    first, last = view.bounds[view.sent[i]]
    subject = view.subject(i)
    kind, sort = view.kind(subject), classes().get(lemma, "none")
    own = [deps[k] for k in kids]
    frame = " ".join(sorted(FRAME.intersection(own)))
    who = key[subject] if subject >= 0 else "none"
    f = [
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
    for d in own:
        f.append(f"child {d}")
        f.append(f"lemma child {lemma} {d}")
    for k in kids:
        d, word = deps[k], key[k]
        if d in SMALL:
            f.append(f"child word {d} {word}")
            f.append(f"lemma child word {lemma} {d} {word}")
            f.append(f"class child word {sort} {d} {word}")
            if d == "prep":
                for g in view.kids[k]:
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
            f.append(f"object class {d} {classes().get(word, 'none')}")
            f.append(f"object frame {d} {' '.join(sorted(CLAUSES.intersection([deps[g] for g in view.kids[k]])))}")
        if d in CLAUSES:
            mark = next((low[g] for g in view.kids[k] if g < k and deps[g] in ("mark", "aux", "advmod")), "none")
            side = "before" if k < i else "after"
            f.append(f"clause mark {d} {mark}")
            f.append(f"clause {d} {view.tag[k]} {side}")
            f.append(f"class clause {sort} {d} {mark} {side}")
            f.append(f"lemma clause {lemma} {d} {view.tag[k]}")
            f.append(f"lemma clause mark {lemma} {d} {mark}")
            f.append(f"clause subject {d} {view.kind(view.subject(k))}")
    before = low[i - 1] if i > first else "<"
    after = low[i + 1] if i < last else ">"
    behind = low[i + 2] if i + 2 <= last else ">"
    marks = (
        f"{int(view.inside[i] > 0)}"
        f"{int(any(view.closes[max(first, i - 5) : i]))}"
        f"{int(any(view.opens[i + 1 : min(last, i + 6) + 1]))}"
        f"{int(any(view.opens[first : last + 1]) or any(view.closes[first : last + 1]))}"
    )
    f += [
        f"word before {before}",
        f"word after {after}",
        f"two after {after} {behind}",
        f"lemma after {lemma} {after}",
        f"lemma before {lemma} {before}",
        f"class after {sort} {after}",
        f"tag before {tag} {view.tag[i - 1] if i > first else '<'}",
        f"tag after {tag} {view.tag[i + 1] if i < last else '>'}",
        f"tags after {view.tag[i + 1] if i < last else '>'} {view.tag[i + 2] if i + 2 <= last else '>'}",
        f"marks {marks}",
        f"marks pos {marks} {view.pos[i]}",
        f"marks class {marks} {sort}",
        f"lemma inside {lemma} {int(view.inside[i] > 0)}",
        f"headline {int(view.para[i] == 0)} {view.pos[i]}",
        f"from start {bucket(i - first)}",
        f"to end {bucket(last - i)}",
    ]
    top, steps = i, 0
    while view.head[top] != top and steps < 4:  # the verbs and nouns above
        d, top, steps = deps[top], view.head[top], steps + 1
        if view.pos[top] in ("VERB", "NOUN") and d in ABOVE:
            above = key[top]
            f.append(f"above {d} {above}")
            if steps == 1:
                f.append(f"class above {sort} {d} {classes().get(above, 'none')}")
            if d in ("ccomp", "xcomp"):
                f.append(f"within {above}")
                f.append(f"within class {classes().get(above, 'none')} {sort}")
    if low[i] == ":":
        f += [
            f"colon {bucket(i - first)} {bucket(last - i)}",
            f"colon after {view.kind(i - 1)}",
            f"colon word {key[i - 1]}",
            f"colon mark {int(i + 1 < view.n and view.opens[i + 1])}",
        ]
    return f


# --- 2. where the content begins and ends


def windows(view: View, cue: int) -> tuple[list[int], list[int]]:
    """Where the content may begin and end: words of the cue's sentence, edges of quoted stretches around it."""
    number = view.sent[cue]
    first, last = view.bounds[number]
    free = view.free
    stretches, outside = view.stretches, view.outside
    starts, ends = [], []
    for i in range(first, last + 1):
        if free[i] and i != cue:
            # What one pair of marks holds is taken whole, but for a cue that stands in it itself.
            s = stretches[view.stretch[i]] if view.stretch[i] >= 0 and view.stretch[i] != view.stretch[cue] else None
            if s is None or not s.closed or i == s.first:
                starts.append(i)
            if s is None or not s.closed or i == s.last:
                ends.append(i)
    para = view.para[cue]
    at = bisect_left(stretches, first, key=lambda s: s.open)
    edge = first
    for k in range(at - 1, max(-1, at - 1 - REACH), -1):
        s = stretches[k]
        if view.para[s.open] < para - 1 or outside[edge] - outside[min(edge, s.close)] > GAP:
            break
        if s.first < first:
            starts.append(s.first)
        if s.last < first and k == at - 1:
            ends.append(s.last)
        edge = s.open
    at = bisect_right(stretches, last, key=lambda s: s.close)
    edge = last + 1
    for k in range(at, min(len(stretches), at + REACH)):
        s = stretches[k]
        gap = outside[max(edge, s.open)] - outside[edge]
        chained = k > 0 and stretches[k - 1].continues
        if gap > GAP or view.para[s.open] > para + (6 if chained else 2):
            break
        if s.last > last:
            ends.append(s.last)
        if s.first > last and k == at:
            starts.append(s.first)
        edge = s.close + 1
    if view.low[cue] == ":":  # a transcript's or a list's colon: the sentences up to the paragraph's end
        for k in range(number + 1, min(number + REACH, len(view.bounds))):
            a, b = view.bounds[k]
            words = [i for i in range(a, b + 1) if free[i]]
            if not words or view.para[words[0]] > para + (k == number + 1):
                break
            if k == number + 1:
                starts.append(words[0])
            ends.append(words[-1])
    return sorted(set(starts)), sorted(set(ends))


def allowed(view: View, cue: int, i: int, j: int) -> bool:
    """Whether a content breaks no pair of quotation marks and crosses no sentence's end outside them."""
    if i > j or i == cue or j == cue:
        return False
    a, b = view.stretch[i], view.stretch[j]
    if a != b or a < 0:
        if a >= 0 and view.stretches[a].first != i:
            return False
        if b >= 0 and view.stretches[b].last != j:
            return False
    elif (
        view.stretch[cue] != a
        and view.stretches[a].closed
        and (view.stretches[a].first, view.stretches[a].last) != (i, j)
    ):
        return False  # a cue outside takes all that one pair of marks holds
    if a != b and other_voice(view, cue, i, j):
        return False
    if a >= 0 and b < 0 and cue < i and whole(view, view.stretches[a]):
        return False  # “I do not,” he says, calling it …: speech ends with its closing mark
    if view.sent[i] == view.sent[j] or view.low[cue] == ":":
        return True
    inside, free, bounds = view.inside, view.free, view.bounds
    for k in range(view.sent[i], view.sent[j]):
        y, z = bounds[k][1], bounds[k][1] + 1
        while y > i and not free[y]:
            y -= 1
        while z < j and not free[z]:
            z += 1
        if not inside[y] and not inside[z]:
            return False
        around = view.stretches[view.stretch[y]] if view.stretch[y] >= 0 else None
        if y >= cue and around and around.open < cue and not around.closed and not around.continues:
            return False  # a mark that was never closed: what follows the cue's sentence need not be speech
    return True


def whole(view: View, stretch: Stretch) -> bool:
    """Whether a quotation is a whole statement, so that what follows its closing mark is no part of it."""
    if not stretch.closed or stretch.last - stretch.first < 3:
        return False
    after = view.low[stretch.close + 1] if stretch.close + 1 < view.n else "."
    ending = view.text[view.at[stretch.first] : view.at[stretch.close]].rstrip("[]() ")
    return ending[-1:] in (".", "?", "!", ",") or (after == "," and view.stretch[stretch.close + 1] < 0)


def addressed(view: View, cue: int) -> int:
    """The first word after whom *tell* is told to, if that is a name or a pronoun just after it: told NPR | it had."""
    last = view.bounds[view.sent[cue]][1]
    k = cue + 1
    if cue_key(view, cue) != "tell" or view.subject(cue) < 0 or k >= last:
        return cue
    if any(view.dep[x] == "auxpass" for x in view.kids[cue]):
        return cue
    if view.ent[k]:
        while k < last and view.ent[k] == view.ent[cue + 1]:
            k += 1
        return cue if view.low[k] in DASHES else k  # not from Paris-based news agency AFP
    return k + 1 if view.tag[k] == "PRP" else cue


def other_voice(view: View, cue: int, i: int, j: int) -> bool:
    """Whether a content takes in a quotation that another verb of saying announces: …, adding, “…”; … and wrote “…”."""
    for k in range(i + 1, j):
        if k == cue or not view.opens[k] or view.stretch[k] < 0:
            continue
        announced = view.low[k - 1] in (",", ":")
        verb = k - 2 if announced else k - 1
        if not announced and (view.dep[verb] != "conj" or view.head[verb] != cue):
            continue
        free = verb >= i and view.pos[verb] == "VERB" and verb != cue and not view.inside[verb]
        if free and classes().get(cue_key(view, verb), "").startswith(("speech", "writing")):
            return True
    return False


def answers(view: View, cue: int) -> Stretch | None:
    """The quotation that a cue just after it belongs to: “The bridge,” said Maria Lopez; “The bridge,” Lopez said."""
    subject = view.subject(cue)
    near = min(cue, view.first[subject]) if 0 <= subject < cue and not view.inside[subject] else cue
    k = near - 1
    if k > 1 and view.low[k] == "," and view.closes[k - 1] and speaks(view, cue):
        k -= 1  # the comma stands outside, as in British print: “The bridge”, Lopez said
    elif k < 1 or view.low[k - 1] not in (",", "?", "!"):
        return None
    if not view.closes[k] or view.tag[cue] not in FINITE:
        return None
    british = view.low[k + 1] == "," and view.stretch[k] >= 0
    if british and any(view.free[view.bounds[view.sent[k]][0] : view.stretches[view.stretch[k]].open]):
        return None  # the group “Have no fear”, he said: rather a name
    if any(view.free[x] and not view.dominates(subject, x) for x in range(near, cue) if view.dep[x] not in AUXILIARIES):
        return None
    stretch = view.stretches[view.stretch[k]] if view.stretch[k] >= 0 else None
    if not stretch or stretch.close != k or view.stretch[cue] == view.stretch[k] or stretch.first == stretch.last:
        return None
    return None if titled(view, stretch) else stretch


def resumes(view: View, cue: int, begun: Stretch) -> Stretch | None:
    """The quotation that goes on after its cue, within the sentence: “The ship is big,” she told us, “so we wait”."""
    at = bisect_left(view.stretches, cue, key=lambda s: s.open)
    if at == len(view.stretches) or view.stretches[at].open > view.bounds[view.sent[cue]][1]:
        return None
    stretch = view.stretches[at]
    announced = view.low[stretch.open - 1] in (",", ";") and not any(
        view.pos[k] == "VERB" for k in range(cue + 1, stretch.open)
    )
    ended = view.low[begun.close - 1] in (".", "?", "!")
    return stretch if announced and stretch.closed and not ended and not titled(view, stretch) else None


def goes_on(view: View, cue: int) -> int:
    """Where a second clause of the content begins (said he knew her, *and that* …; it leaked, *and was* …), or -1."""
    last = view.bounds[view.sent[cue]][1]
    for k in range(cue + 2, last):
        if view.low[k] == "that" and view.dep[k] == "mark" and view.low[k - 1] in ("and", "or", "but"):
            above = view.head[view.head[k]]
            if view.dep[view.head[k]] == "conj" and cue in (above, view.head[above]) and view.pos[cue] == "VERB":
                return k
        # He said it leaked, and was in bad repair: a second verb of the content's own subject
        above = view.head[k]
        if (
            view.tag[k] in FINITE
            and view.dep[k] == "conj"
            and view.dep[above] == "ccomp"
            and view.head[above] == cue < above
        ):
            own = any(view.dep[x] in SUBJECTS for x in view.kids[k])
            if not own and view.low[k - 1] in ("and", "or", "but") and view.low[k - 2] == "," and not says(view, k):
                return k
    return -1


def inserted(view: View, cue: int) -> bool:
    """Whether a clause of saying stands between commas within its content: Voters, the mayor argued, are tired."""
    subject = next((k for k in view.kids[cue] if view.dep[k] == "nsubj"), -1)
    if subject < 0 or view.tag[cue] not in FINITE or not NESTED.intersection(classes_of(view, cue)):
        return False
    if view.low[subject] in ("who", "which", "that"):
        return False
    first, last = view.bounds[view.sent[cue]]
    low, high = min(cue, view.first[subject]), max(cue, view.last[subject] if subject > cue else cue)
    if low - 1 <= first or view.low[low - 1] != "," or view.inside[cue]:
        return False
    comma = next((k for k in range(high + 1, min(last, high + 12)) if view.edge[k]), -1)
    if comma < 0 or view.low[comma] != ",":
        return False
    between = [k for k in range(low, comma) if view.free[k] and k != cue]
    if not all(view.dominates(cue, k) for k in between) or any(view.opens[comma : comma + 3]):
        return False
    # A clause of its own has more to say: In his speech, he urged the party to join.
    added = ("advmod", "dative", "npadvmod", "prep", "prt", "dobj" if cue_key(view, cue) == "tell" else "dative")
    for k in between:
        timed = view.dep[k] != "npadvmod" or view.ent[k] in ("DATE", "TIME")
        if k > high and (view.pos[k] == "VERB" or (view.head[k] == cue and (view.dep[k] not in added or not timed))):
            return False
    if not any(view.tag[k] in FINITE for k in range(first, low)):
        return view.tag[comma + 1] in FINITE  # the content's verb is still to come; but: On Monday, he said, it rained
    more = any(view.tag[k] in FINITE for k in range(comma + 1, last + 1))
    return more and view.tag[comma + 1] not in ("CC", "IN", "VBG", "VBN", "WDT", "WP", "WRB", "RB", "``")


def classes_of(view: View, cue: int) -> list[str]:
    """The classes of a cue's lemma."""
    return classes().get(cue_key(view, cue), "").split("+")


def says(view: View, cue: int) -> bool:
    """Whether a cue is first of all one of speech or writing."""
    return classes_of(view, cue)[0] in ("speech", "writing")


def speaks(view: View, cue: int) -> bool:
    """Whether a verb attributes when it stands next to a quotation."""
    return says(view, cue) or view.lemma[cue] in GOES_ON


def announces(view: View, cue: int) -> Stretch | None:
    """The quotation that a verb of saying just before it belongs to: she added, “No.”; he told us on Monday: “No.”"""
    if view.pos[cue] != "VERB" or not classes().get(cue_key(view, cue), "").startswith(("speech", "writing")):
        return None
    at = bisect_left(view.stretches, cue, key=lambda s: s.open)
    if at == len(view.stretches) or view.stretches[at].open > view.bounds[view.sent[cue]][1]:
        return None
    stretch = view.stretches[at]
    between = [k for k in range(cue + 1, stretch.open) if not view.word[k].isspace()]
    if not between or view.low[between[-1]] not in (",", ":") or any(view.low[k] in ("that", "as") for k in between):
        return None
    subject = view.subject(cue)
    opening = view.first[subject] if 0 <= subject < cue else cue
    if opening > 0 and view.low[opening - 1] == ",":
        return None  # It was, he said, “a stone”: the content may begin before
    if any(view.edge[k] for k in between[:-1]) or any(view.dep[k] in CLAUSES or view.pos[k] == "VERB" for k in between):
        return None
    if not all(view.dominates(cue, k) for k in between if view.free[k]) or titled(view, stretch):
        return None
    return stretch if stretch.closed and stretch.last - stretch.first > 2 and view.stretch[cue] < 0 else None


def titled(view: View, stretch: Stretch) -> bool:
    """Whether what stands in marks is written like the name of a work: “The Great Gatsby”."""
    words = [view.word[k] for k in range(stretch.first, stretch.last + 1) if view.free[k]]
    if all(word.isupper() for word in words if word[0].isalpha()):
        return False  # somebody shouts
    return len(words) <= 8 and all(word[0].isupper() or not word[0].isalpha() for word in words if len(word) > 3)


def clause_limit(view: View, cue: int) -> int:
    """The last word that a content outside marks may reach: up to a semicolon, or a fronted clause's comma.

    "While Smith accused him of fraud, the board is said to …": the content of *accused* ends before the comma.
    """
    first, last = view.bounds[view.sent[cue]]
    low, tag, dep = view.low, view.tag, view.dep
    # What follows a semicolon is the outlet's again, or another's.
    last = next((k - 1 for k in range(cue + 1, last) if low[k] == ";" and not view.inside[k]), last)
    begins = next((k for k in range(first, cue) if low[k] in SUBORDINATORS and tag[k] in ("IN", "WRB")), -1)
    if begins < 0 or any(
        tag[k] in FINITE or (tag[k] == "," and low[k] == "," and k < first + 2) for k in range(first, begins)
    ):
        return last
    if any(tag[k] in FINITE and dep[k] not in ("aux", "auxpass") for k in range(begins, cue)):
        return last  # the cue is not the clause's first verb: it may be the main clause's
    for comma in range(cue + 1, last):
        if (
            low[comma] == ","
            and not view.inside[comma]
            and tag[comma + 1] not in ("CC", "IN", "WDT", "WP", "WRB", "VBG", "VBN", "TO")
        ):
            stop = next((k for k in range(comma + 1, last) if low[k] == ","), last)
            subject = next((k for k in range(comma + 1, stop) if dep[k] in SUBJECTS), -1)
            if subject >= 0 and any(tag[k] in FINITE for k in range(subject + 1, min(last, subject + 7))):
                return comma - 1
    return last


def fits(view: View, cue: int, i: int, j: int) -> bool:
    """Whether a content after its cue ends where syntax makes it end; contents in marks are never cut."""
    if view.stretch[i] >= 0 or view.stretch[j] >= 0:
        return True
    return not overruns(view, i, j) and not passes(view, cue, i, j)


def passes(view: View, cue: int, i: int, j: int) -> bool:
    """Whether a content goes on over a participle that belongs to its cue: "reported him dead *citing* officials"."""
    return any(
        view.tag[k] == "VBG" and view.head[k] == cue and view.dep[k] == "advcl" and cue_key(view, k) in classes()
        for k in range(i + 1, j + 1)
    )


def cites_for(view: View, k: int) -> int:
    """The verb of saying whose subject cites, where the parser hangs *citing* on what is said; -1: none.

    "The papers reported the minister had died *citing* police sources": whoever cites is who reports.
    """
    if view.lower[k] != "citing" or view.dep[k] not in ("advcl", "xcomp"):
        return -1
    said = view.head[view.head[k]]
    return said if view.dep[view.head[k]] == "ccomp" and says(view, said) and said < view.head[k] < k else -1


def citing(view: View) -> Iterator[Proposal]:
    """What somebody cites for what he reports, where the parse hides it from the scorers (`cites_for`)."""
    for cue in range(view.n):
        said = cites_for(view, cue) if view.lower[cue] == "citing" else -1
        noun = next((k for k in view.kids[cue] if view.dep[k] == "dobj"), -1) if said >= 0 else -1
        if noun > cue and view.subject(said) >= 0 and view.free[view.first[noun]]:
            yield Proposal(cue, view.first[noun], view.last[noun], view.subject(said), 0.5, [], 0, log_odds=ANNOUNCED)


def overruns(view: View, i: int, j: int) -> bool:
    """Whether a content without a finite verb goes on over ", …ing", which tells of the cue, not of the content.

    "ordered the police to leave, signaling a retreat": the content ends before the comma.
    """
    low, tag = view.low, view.tag
    for k in range(i, j):
        if tag[k] in FINITE:
            return False
        if low[k] == "," and tag[k + 1] == "VBG" and low[k + 1] != "including" and k > i and not view.inside[k]:
            return True
    return False


def place_features(view: View, i: int, left: bool, side: str) -> list[str]:
    """What a start (end) has by itself, whatever the cue: computed once for all cues of a sentence."""
    low, tag, key = view.low, view.tag, view.key
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
        # What an added phrase after the end is about: "… on Tuesday", "… in an interview" stays outside.
        p = o + 1 if view.edge[o] and o < last else o
        if view.dep[p] in ("prep", "advmod", "npadvmod", "mark", "cc", "agent", "advcl"):
            noun = next((k for k in view.kids[p] if view.dep[k] == "pobj"), p)
            f.append(f"added {view.dep[p]} {low[p]} {view.ent[noun] or view.tag[noun]} {view.dep[view.head[p]]}")
            f.append(f"added word {low[p]} {key[noun]}")
            f.append(f"added to {view.dep[p]} {view.pos[view.head[p]]} {int(view.edge[o])}")
    return f


def edge_features(view: View, cue: int, key: str, i: int, left: bool) -> list[str]:
    """One position as the start (or the end) of a cue's content, without what `place_features` says."""
    return edge_outline(view, cue, key, i, left) + edge_details(view, cue, key, i, left)


def edge_outline(view: View, cue: int, key: str, i: int, left: bool) -> list[str]:
    """The few features of an edge that tell most; positions that are hopeless by these are not looked at further."""
    return distance_features(view, cue, key, i) + place_in_tree(view, cue, key, i, left)


def distance_features(view: View, cue: int, key: str, i: int) -> list[str]:
    """How far from its cue an edge is: the same for all words at this distance, in steps that `bucket` tells."""
    side, sort = "before" if i < cue else "after", classes().get(key, "none")
    return [
        f"distance {bucket(i - cue)}",
        f"lemma distance {key} {bucket(max(-9, min(9, i - cue)))}",
        f"pos side {view.pos[cue]} {side}",
        f"lemma side {key} {side}",
        f"class side {sort} {side} {view.tag[cue]}",
    ]


def place_in_tree(view: View, cue: int, key: str, i: int, left: bool) -> list[str]:
    """Where an edge lies in the tree, seen from its cue; nothing for one in another sentence."""
    tag, sort, side = view.tag, classes().get(key, "none"), "before" if i < cue else "after"
    first, last = view.bounds[view.sent[cue]]
    f: list[str] = []
    if first <= i <= last:
        h, lies = view.constituent(cue, i, left)
        path = view.path(cue, h)
        final = i <= view.free_bounds[view.sent[cue]][0] if left else i >= view.free_bounds[view.sent[cue]][1]
        f += [
            f"path {path}",
            f"path lemma {path} {key}",
            f"path class {path} {sort}",
            f"path lies {path} {lies}",
            f"path tag {path} {tag[cue]}",
            f"path word {path} {view.low[i] if left else tag[i]}",
            f"lies {lies} {side}",
            f"sentence edge {int(final)} {side}",
            f"lemma sentence edge {int(final)} {side} {key}",
        ]
    return f


def edge_details(view: View, cue: int, key: str, i: int, left: bool) -> list[str]:
    """The other features of an edge: what stands beyond it, what between it and the cue, the marks."""
    low, tag, dep = view.low, view.tag, view.dep
    first, last = view.bounds[view.sent[cue]]
    a, b = view.bounds[view.sent[i]]
    o = i - 1 if left else i + 1
    side = "before" if i < cue else "after"
    beyond = low[o] if a <= o <= b else "<>"
    sort = classes().get(key, "none")
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
    view: View, cue: int, key: str, sort: str, i: int, o: int, path: str, h: int, left: bool, side: str
) -> list[str]:
    """What stands beyond a start (end) i, from the word o on: does it belong to the content or to the cue?"""
    low, tag, dep = view.low, view.tag, view.dep
    a, b = view.bounds[view.sent[i]]
    top = view.constituent(cue, o, not left)[0] if view.free[o] else o
    route = view.path(cue, top)
    f = [
        f"beyond path {route}",
        f"beyond path path {route} {path}",
        f"beyond dep {dep[top]} {dep[h]}",
        f"beyond path word {route} {low[o]}",
        f"beyond path class {route} {sort}",
        f"beyond path lemma {route} {key}",
    ]
    if not left and dep[o] == "prep":  # "… on Tuesday", "… in an interview": the cue's or the content's?
        noun = next((k for k in view.kids[o] if dep[k] == "pobj"), o)
        kind, own = view.ent[noun] or tag[noun], int(view.head[o] == cue)
        f += [
            f"added path {route} {low[o]} {kind}",
            f"added class {low[o]} {kind} {sort}",
            f"added lemma {low[o]} {key} {own}",
            f"added noun {low[o]} {view.key[noun]} {own}",
            f"added to cue {own} {sort} {view.ent[noun] or view.pos[noun]}",
        ]
    oo = o - 1 if left else o + 1
    if low[o] in JOINTS and a <= oo <= b and view.free[oo]:
        top = view.constituent(cue, oo, not left)[0]
        own = int(any(dep[k] in SUBJECTS for k in view.kids[top]))
        f += [
            f"past {low[o]} {view.path(cue, top)} {own}",
            f"past word {low[o]} {low[oo]} {dep[top]} {side}",
            f"past pos {low[o]} {view.pos[top]} {dep[top]} {own} {side}",
            f"past tags {low[o]} {tag[oo]} {tag[i]} {side}",
            f"past dep {dep[top]} {dep[h]} {own} {side}",
        ]
    return f


def stretch_features(view: View, cue: int, i: int, left: bool, side: str) -> list[str]:
    """Features of an edge at the edge of a quoted stretch: what is between it and the cue, what lies beyond."""
    k = view.stretch[i]
    first, last = view.bounds[view.sent[cue]]
    within = first <= i <= last
    if k < 0:
        if within:
            return []
        sentences, paragraphs = abs(view.sent[i] - view.sent[cue]), view.para[i] - view.para[cue]
        return [f"far {side} {view.low[cue] == ':'} {sentences} {paragraphs}"]
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
    if near:  # does the next stretch have a sentence of its own, with other words outside its marks?
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


class Edge(NamedTuple):
    """A start or an end with its log probability, given its cue."""

    log: float
    at: int


class Pair(NamedTuple):
    """A content from word `first` to word `last` with the sum of its edges' log probabilities and each of them."""

    log: float
    start: float
    end: float
    first: int
    last: int


class Scorers:
    """The weights with what is cached while one document is read."""

    def __init__(self, view: View, weights: dict[str, Weights]) -> None:
        self.view = view
        self.weights = weights
        self._places: dict[tuple[int, bool, bool], float] = {}
        # The verb before each quotation that announces it, by the quotation's opening mark.
        said = (k for k in range(view.n) if view.pos[k] == "VERB" and view.stretches)
        self.announced = {s.open: k for k in said if (s := announces(view, k)) is not None}
        after = (s.close + 1 for s in view.stretches)
        near = {k for a in after for k in range(a, min(a + 12, view.n)) if view.pos[k] == "VERB" and says(view, k)}
        self.answered = {s.open: k for k in sorted(near) if (s := answers(view, k)) is not None}

    def edges(self, cue: int, key: str, left: bool, places: Sequence[int]) -> list[Edge]:
        """The likeliest starts (ends) of a cue's content."""
        weights, view, known = self.weights["start" if left else "end"], self.view, self._places
        outlines = []
        distances: dict[str, float] = {}
        for i in places:
            cell = (i, left, i < cue)
            fixed = known.get(cell)
            if fixed is None:
                side = "before" if i < cue else "after"
                fixed = known[cell] = score(weights, place_features(view, i, left, side))
            step = bucket(i - cue)
            if step not in distances:
                distances[step] = score(weights, distance_features(view, cue, key, i))
            outlines.append((fixed + distances[step] + score(weights, place_in_tree(view, cue, key, i, left)), i))
        outlines.sort(reverse=True)
        del outlines[OUTLINES_KEPT:]
        scores = [z + score(weights, edge_details(view, cue, key, i, left)) for z, i in outlines]
        ranked = sorted(zip(log_softmax(scores), (i for _, i in outlines), strict=True), reverse=True)
        return [Edge(*edge) for edge in ranked[:EDGES_KEPT]]

    def pairs(self, cue: int) -> list[Pair]:
        """The likeliest contents of a cue that are allowed, the likeliest first."""
        view, key = self.view, cue_key(self.view, cue)
        starts, ends = windows(view, cue)
        limit = clause_limit(view, cue)
        ends = [i for i in ends if i <= limit or view.stretch[i] >= 0]
        cited = next((k for k in range(cue + 1, view.bounds[view.sent[cue]][1]) if cites_for(view, k) == cue), view.n)
        ends = [i for i in ends if i < cited] or ends
        told = addressed(view, cue)
        starts = [i for i in starts if i <= cue or i >= told] or starts
        before, after = answers(view, cue), announces(view, cue)
        if before is not None and after is not None and self.announced.get(before.open, cue) != cue:
            before = None  # Lopez said, “Who pays?” Her deputy said, “The city.”
        if self.answered:
            # “No”, said Lopez. “Yes”, her deputy said: the second quotation has a verb of its own.
            final = view.bounds[view.sent[cue]][1]
            beyond = [view.stretches[view.stretch[i]].open if i > final and view.stretch[i] >= 0 else -1 for i in ends]
            ends = [i for i, s in zip(ends, beyond, strict=True) if self.answered.get(s, cue) == cue] or ends
        if before is not None:
            again = resumes(view, cue, before)
            edge = before.last if again is None else again.last
            starts = [i for i in starts if i <= before.first] or starts
            ends = [i for i in ends if i >= edge] or ends
        elif after is not None:
            around = [view.stretches[view.stretch[i]] if view.stretch[i] >= 0 else None for i in starts]
            starts = [
                i
                for i, s in zip(starts, around, strict=True)
                if s and i == s.first <= after.first and self.announced.get(s.open, cue) == cue
            ] or starts
            ends = [i for i in ends if i >= after.last] or ends
        elif view.low[cue] == "according":
            begin, end = rests(view, cue)
            starts = [i for i in starts if i >= begin] or starts
            ends = [i for i in ends if i >= end] or ends
        elif inserted(view, cue):
            # Nor does it begin before a semicolon: one car slid; two trucks, police said, caught fire.
            begins = view.bounds[view.sent[cue]][0]
            begins = max((k for k in range(begins, cue) if view.low[k] == ";" and not view.inside[k]), default=begins)
            starts = [i for i in starts if begins <= i < cue] or starts
            ends = [i for i in ends if i > cue + 1] or ends
        elif (more := goes_on(view, cue)) > 0:
            ends = [i for i in ends if i > more] or ends
        first, last = self.edges(cue, key, True, starts), self.edges(cue, key, False, ends)
        found = [
            Pair(s.log + e.log, s.log, e.log, s.at, e.at)
            for s in first
            for e in last
            if allowed(view, cue, s.at, e.at) and (s.at < cue or fits(view, cue, s.at, e.at))
        ]
        return sorted(found, reverse=True)[:PAIRS_KEPT]


# --- 3. which start with which end


def pair_features(view: View, cue: int, key: str, pair: Pair, best: float) -> tuple[list[str], Numbers]:
    """A content as a whole."""
    i, j = pair.first, pair.last
    (top, lies), (low_top, low_lies) = view.constituent(cue, i, True), view.constituent(cue, j, False)
    first, last = view.bounds[view.sent[cue]]
    side = "around" if i < cue < j else "before" if j < cue else "after"
    path = view.path(cue, top) if first <= i <= last else "out"
    relation = (
        "same"
        if top == low_top
        else "down"
        if view.dominates(top, low_top)
        else "up"
        if view.dominates(low_top, top)
        else "sisters"
        if view.head[top] == view.head[low_top]
        else "apart"
    )
    whole = f"{int(view.last[top] == j)}{int(view.first[low_top] == i)}"
    a, b = view.stretch[i], view.stretch[j]
    opens = int(a >= 0 and view.stretches[a].first == i)
    shuts = int(b >= 0 and view.stretches[b].last == j)
    marks = f"{opens}{shuts}{int(a >= 0)}{int(b >= 0)}{int(a == b)}"
    length, sentences = bucket(j - i), min(4, view.sent[j] - view.sent[i])
    sort = classes().get(key, "none")
    loose = view.outside[j + 1] - view.outside[i]
    f = [
        f"relation {relation} {path}",
        f"relation lies {relation} {lies}{low_lies}",
        f"relation whole {relation} {whole} {path}",
        f"relation class {relation} {whole} {sort} {side}",
        f"marks {marks}",
        f"marks side {marks} {side}",
        f"marks loose {marks} {side} {bucket(min(loose, 9))}",
        f"subject inside {int(i <= view.subject(cue) <= j)} {side}",
        f"length {length} {side}",
        f"length path {length} {path}",
        f"length class {length} {sort}",
        f"sentences {sentences} {side}",
        f"sentences marks {sentences} {marks}",
        f"edges {int(i == view.bounds[view.sent[i]][0])}{int(j >= last - 1)} {side}",
        f"whole {whole} {path}",
        f"whole side {whole} {side}",
        f"ends {view.dep[low_top]} {path}",
        f"first word {view.low[i]} {view.tag[j]}",
        f"lemma first word {key} {view.low[i]}",
        f"tags {view.tag[i]} {view.tag[j]} {side}",
    ]
    inner = [d for d in view.verbs[bisect_left(view.verbs, i) : bisect_right(view.verbs, j)] if d != cue]
    finite = sum(1 for d in inner if view.tag[d] in ("VBD", "VBZ", "VBP"))
    f.append(f"finite verbs {min(finite, 4)} {side} {path}")
    if inner and side == "after":  # verbs that are not below the content's top
        astray = sum(1 for d in inner if not view.dominates(top, d) and not view.dominates(low_top, d))
        f.append(f"astray {min(astray, 2)} {relation}")
    numbers = [("start", pair.start), ("end", pair.end), ("sum", pair.log), ("behind", pair.log - best)]
    return f, numbers


NO_PAIR = ["none of them"]


# --- 4. sources


def source_candidates(view: View, cue: int, i: int, j: int) -> list[int]:
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
        and not (view.inside[t] and not view.inside[cue])  # who speaks of a quotation stands outside it
    ]


def source_features(view: View, cue: int, key: str, t: int, i: int, j: int) -> list[str]:
    """A word as the head of a cue's source; t = -1: there is none."""
    return source_alone(view, cue, key, t) + source_beside(cue, t, i, j)


def source_beside(cue: int, t: int, i: int, j: int) -> list[str]:
    """How a source lies to the content: the only features of a source that depend on the content."""
    if t < 0:
        return []
    side = "before" if t < cue else "after"
    lo, hi = (cue, t) if cue < t else (t, cue)
    where = "before" if hi < i else "after" if lo > j else "inside" if i <= t <= j else "other"
    return [f"content between {int(lo < i and j < hi)} {side}", f"where {where} {side}"]


def source_alone(view: View, cue: int, key: str, t: int) -> list[str]:
    """What a source has whichever the content is: added up once for all contents of a cue."""
    tag, dep, sort = view.tag[cue], view.dep[cue], classes().get(key, "none")
    if t < 0:
        passive = any(view.dep[k] in ("nsubjpass", "auxpass") for k in view.kids[cue])
        return [
            "none",
            f"none lemma {key}",
            f"none class {sort} {tag}",
            f"none tag {tag} {dep}",
            f"none subject {view.kind(view.subject(cue))}",
            f"none passive {int(passive)} {tag}",
            f"none expletive {int(any(view.dep[k] == 'expl' for k in view.kids[cue]))}",
            f"none frame {tag} {' '.join(sorted(FRAME.intersection([view.dep[k] for k in view.kids[cue]])))}",
            f"none head {dep} {view.pos[view.head[cue]]} {view.kind(view.subject(view.head[cue]))}",
            f"none headline {int(view.para[cue] == 0)} {tag}",
            f"none inside {int(view.inside[cue] > 0)}",
            f"none after {view.low[cue - 1] if cue else '<'}",
            f"none any {int(view.subject(cue) >= 0)} {tag} {dep}",
            f"none agent {int(any(view.dep[k] == 'agent' for k in view.kids[cue]))} {tag}",
            f"none first {int(cue == view.bounds[view.sent[cue]][0])} {tag}",
        ]
    path, kind, side = view.path(cue, t), view.kind(t), "before" if t < cue else "after"
    lo, hi = (cue, t) if cue < t else (t, cue)
    own = int(view.subject(cue) == t)
    prep = view.low[view.head[t]] if view.dep[t] == "pobj" else "none"
    relation, upper = view.dep[t], view.head[t]
    subjects = sum(map(SUBJECTS.__contains__, view.dep[lo + 1 : hi]))
    finite = int(not FINITE.isdisjoint(view.tag[lo + 1 : hi]))
    last = view.bounds[view.sent[cue]][1]
    return [
        f"subjects between {min(subjects, 3)} {side} {relation}",
        f"main subject {int(relation in SUBJECTS and view.dep[upper] == 'ROOT')} {dep} {tag}",
        f"kind class {kind} {sort}",
        f"dep of {relation} {view.dep[upper]} {dep} {side}",
        f"verb between {finite} {side} {relation} {dep}",
        f"word path {view.key[t]} {path}",
        f"class of {classes().get(view.key[t], 'none')} {relation}",
        f"head word {view.key[upper]} {relation}",
        f"next {view.low[t + 1] if t < last else '>'} {relation} {side}",
        f"same head {int(upper == view.head[cue])} {relation} {dep}",
        f"prep phrase {prep} {side} {tag} {dep}",
        f"marks {int(view.inside[t] > 0)}{int(view.inside[cue] > 0)} {side} {relation}",
        f"path {path}",
        f"path lemma {path} {key}",
        f"path class {path} {sort}",
        f"path tag {path} {tag}",
        f"path dep {path} {dep}",
        f"kind {kind}",
        f"kind path {kind} {path}",
        f"kind dep {kind} {view.dep[t]}",
        f"dep {view.dep[t]} {side}",
        f"prep {prep} {view.dep[view.head[t]]}",
        f"prep lemma {prep} {key}",
        f"subject {own}",
        f"subject tag {own} {tag} {dep}",
        f"distance {side} {bucket(t - cue)}",
        f"word {view.key[t]}",
        f"word dep {view.key[t]} {view.dep[t]}",
        f"commas {side} {view.low[lo:hi].count(',')}",
        f"inside {int(view.inside[t] > 0)}{int(view.inside[cue] > 0)}",
        f"next to {abs(t - cue) == 1} {side} {view.pos[t]}",
    ]


# --- 5. is this row right?


@dataclass(slots=True)
class Proposal:
    """A cue with one of its likeliest contents and what the scorers made of it."""

    cue: int
    first: int
    last: int
    source: int
    guess: float  # P(cue) x P(content | cue), before rivals are seen
    numbers: list[tuple[str, float]]
    rank: int  # 0: the cue's best content
    log_odds: float = 0.0
    confidence: float = 0.0

    def overlaps(self, other: Proposal) -> bool:
        """Whether the two contents share words."""
        return self.first <= other.last and other.first <= self.last


def row_features(
    view: View, item: Proposal, rivals: Sequence[Proposal], lemmas: dict[str, float]
) -> tuple[list[str], Numbers]:
    """A proposal in the light of what else was proposed in the document.

    Args:
        view: The document.
        item: The proposal.
        rivals: Best proposals of other cues near it.
        lemmas: The sum of guesses for each cue lemma in the document.
    """
    cue, i, j, s = item.cue, item.first, item.last, item.source
    key = cue_key(view, cue)
    sort = classes().get(key, "none")
    side = "around" if i < cue < j else "before" if j < cue else "after"
    over = within = holds = beside = 0.0
    above = "none"
    for other in rivals:
        d = other.cue
        if d == cue:
            continue
        if other.first <= j and i <= other.last and other.guess > over:
            over = other.guess
        if other.first <= cue <= other.last and other.guess > within:
            within, above = other.guess, cue_key(view, d)
        if i <= d <= j and other.guess > holds:
            holds = other.guess
        if view.sent[d] == view.sent[cue] and other.guess > beside:
            beside = other.guess
    p = item.guess
    frame = " ".join(sorted(FRAME.intersection([view.dep[k] for k in view.kids[cue]])))
    first, last = view.bounds[view.sent[cue]]
    path = view.path(cue, view.constituent(cue, i, True)[0]) if first <= i <= last else "out"
    path_end = view.path(cue, view.constituent(cue, j, False)[0]) if first <= j <= last else "out"
    a, b = view.stretch[i], view.stretch[j]
    opens, shuts = int(a >= 0 and view.stretches[a].first == i), int(b >= 0 and view.stretches[b].last == j)
    marks = f"{opens}{shuts}{int(a >= 0)}{int(b >= 0)}{int(view.inside[cue] > 0)}"
    kind = view.kind(s)
    length = bucket(j - i)
    beyond = view.low[j + 1] if j < last else ">"
    start, tag = view.low[i], view.tag[cue]
    f = [
        "bias",
        f"rank {item.rank}",
        f"side {side} {tag}",
        f"dep {view.dep[cue]} {side}",
        f"over {int(10 * over)} {int(10 * p)}",
        f"within {int(10 * within)} {int(10 * p)}",
        f"holds {int(10 * holds)} {int(10 * p)}",
        f"within lemma {above if within > 0.3 else 'none'}",
        f"lemma {key}",
        f"lemma side {key} {side}",
        f"class {sort} {side}",
        f"length {length} {side}",
        f"length class {length} {sort}",
        f"path {path}",
        f"paths {path} {path_end}",
        f"path end {path_end}",
        f"marks {marks} {side}",
        f"headline {int(view.para[cue] == 0)}",
        f"source {kind} {tag}",
        f"source class {kind} {sort}",
        f"source word {view.key[s] if s >= 0 else 'none'}",
        f"source lemma {kind} {key}",
        f"start {start} {side}",
        f"start lemma {start} {key}",
        f"start class {start} {sort}",
        f"start tag {view.tag[i]} {tag} {side}",
        f"end tag {view.tag[j]} {side}",
        f"beyond {beyond} {side}",
        f"frame {frame} {tag}",
        f"lemma frame {key} {frame}",
        f"frame path {frame} {path}",
        f"sentence edge {int(j >= last - 1)} {side}",
        f"tag lemma {tag} {key}",
        *content_features(view, item, key, sort),
    ]
    again = lemmas.get(key, 0.0) - p
    numbers = [*item.numbers, ("over", over), ("within", within), ("holds", holds), ("beside", beside)]
    numbers += [
        ("over more", max(0.0, over - p)),
        ("within more", max(0.0, within - p)),
        ("again", min(2.0, max(0.0, again))),
    ]
    return f, numbers


def content_features(view: View, item: Proposal, key: str, sort: str) -> list[str]:
    """What a proposed content is about and how it lies, seen from its cue."""
    cue, i, j, s = item.cue, item.first, item.last, item.source
    low, dep, tag = view.low, view.dep, view.tag
    first, last = view.bounds[view.sent[cue]]
    top = min((k for k in range(i, j + 1) if view.free[k] and k != cue), key=lambda k: view.depth[k])
    finite = int(any(tag[k] in ("VBD", "VBZ", "VBP", "MD") for k in range(i, j + 1) if k != cue))
    gap, after = bucket(i - cue), low[cue + 1] if cue < last else ">"
    way = view.path(cue, s) if s >= 0 else "none"
    return [
        f"top {view.key[top]} {view.pos[top]}",
        f"top class {tag[top]} {sort}",
        f"top lemma {tag[top]} {key}",
        f"top kind {view.kind(top)} {key}",
        f"top dep {dep[top]} {key}",
        f"lies {view.constituent(cue, i, True)[1]}{view.constituent(cue, j, False)[1]}",
        f"beyond dep {dep[j + 1]} {low[j + 1]}" if j < last else "beyond dep end",
        f"before {low[i - 1]} {tag[i]}" if i > first else f"before < {tag[i]}",
        f"after cue {after} {key}",
        f"gap {gap} {after}",
        f"gap lemma {gap} {key}",
        f"end {view.key[j]} {dep[j]}",
        f"finite {finite} {sort}",
        f"finite lemma {finite} {key}",
        f"source path {way}",
        f"source path class {way} {sort}",
        f"source distance {bucket(s - cue) if s >= 0 else 'none'}",
    ]


def propose(
    view: View, weights: dict[str, Weights], also: Iterable[int] = (), *, least: float = CUE_LEAST
) -> Iterator[tuple[int, float, list[Pair]]]:
    """Each cue at least this likely, and those in `also`, with its log-odds and its likely contents."""
    scorers, cue_weights, also = Scorers(view, weights), weights["cue"], set(also)
    for cue in range(view.n):
        if can_cue(view, cue):
            z = score(cue_weights, cue_features(view, cue))
            if logistic(z) > least or cue in also:
                pairs = scorers.pairs(cue)
                if pairs:
                    yield cue, z, pairs


def weigh(view: View, cue: int, z: float, pairs: Sequence[Pair], weights: dict[str, Weights]) -> list[Proposal]:
    """The best contents of a cue as proposals, each with its source."""
    key, best = cue_key(view, cue), pairs[0].log
    scores = [score(weights["pair"], *pair_features(view, cue, key, pair, best)) for pair in pairs]
    logs = log_softmax([*scores, score(weights["pair"], NO_PAIR, [("top", best)])])
    missing = logs.pop()
    ranked = sorted(zip(logs, pairs, strict=True), reverse=True)
    found, sources = [], {}
    alone: dict[int, float] = {}
    chance = logistic(z)
    for rank, (log, pair) in enumerate(ranked[:CONTENTS_KEPT]):
        if rank and log < CONTENT_LEAST:
            break
        candidates = (*source_candidates(view, cue, pair.first, pair.last), -1)
        if candidates not in sources:
            for t in candidates:
                if t not in alone:
                    alone[t] = score(weights["source"], source_alone(view, cue, key, t))
            marks = [
                alone[t] + score(weights["source"], source_beside(cue, t, pair.first, pair.last)) for t in candidates
            ]
            sources[candidates] = max(zip(log_softmax(marks), candidates, strict=True))
        sure, source = sources[candidates]
        rival = ranked[1 if rank == 0 else 0][0] if len(ranked) > 1 else -9.0
        p = math.exp(log)
        numbers = [
            ("cue", z),
            ("content", log),
            ("lead", max(-5.0, min(5.0, log - rival))),
            ("missing", max(-7.0, missing)),
            ("edges", max(-8.0, pair.log)),
            ("source", max(-4.0, sure)),
            ("guess", chance * p),
        ]
        found.append(Proposal(cue, pair.first, pair.last, source, chance * p, numbers, rank))
    return found


def judge(view: View, items: list[Proposal], weights: Weights) -> None:
    """Give each proposal its log-odds of being right, in the light of the others."""
    for item, features, numbers in contexts(view, items):
        item.log_odds = score(weights, features, numbers)


def signed(view: View) -> Iterator[Proposal]:
    """Quotations signed with a dash and a name, as in lists of readers' voices: “I am tired of it.” — Ann Lee, Ohio."""
    for cue in range(1, view.n - 1):
        if view.low[cue] not in DASHES:
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
        yield Proposal(cue, s.first, s.last, head, 0.9, [], 0, log_odds=SIGNED)


def labelled(view: View) -> Iterator[Proposal]:
    """Speeches of a transcript, whose paragraphs begin with who speaks.

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
            yield Proposal(colon, inside[0], inside[-1], speaker, 0.9, [], 0, log_odds=SIGNED)


def hears(view: View, cue: int) -> bool:
    """Whether a word is an adverb of hearsay: reportedly, allegedly."""
    return view.pos[cue] == "ADV" and classes().get(view.lemma[cue], "").startswith("hearsay")


def hearsay(view: View) -> Iterator[Proposal]:
    """Clauses with *reportedly*, *allegedly* and the like, which nobody named answers for."""
    for cue in range(view.n):
        if not hears(view, cue):
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
        while end > cue and any(view.low[k] == "," for k in range(max(cue, begin), end)) and view.low[end] != ",":
            end -= 1  # up to the first comma: what follows need not be hearsay
        while end > cue and not view.free[end]:
            end -= 1
        others = [k for k in view.kids[verb] if view.dep[k] == "conj" and cue < view.first[k] - 2]
        clauses = [k for k in others if any(view.dep[x] in SUBJECTS for x in view.kids[k])]
        end = min([end, *(view.first[k] - 2 for k in clauses)])  # not: and they would …
        whole = begin < cue or subject < 0 or begin <= subject <= end
        finite = any(view.tag[k] in FINITE for k in range(begin, end + 1))
        if finite and whole and cue < end <= last and not any(view.edge[k] for k in range(begin, cue)):
            yield Proposal(cue, begin, end, -1, 0.2, [], 0, log_odds=HEARSAY)


def reported(view: View) -> Iterator[Proposal]:
    """Sentences with a phrase that names their source: per the decree, by all reports, in the words of the coach.

    Too rare in the training texts to be learned, or learned only in part (per).
    """
    for cue in range(view.n):
        if view.low[cue] not in ("per", "by", "in", "for") or view.pos[cue] == "ADV":
            continue
        first, last = view.bounds[view.sent[cue]]
        begins = not any(view.free[k] for k in range(first, cue))
        if not begins and view.low[cue - 1] != ",":
            continue
        noun = next((k for k in view.kids[cue] if view.dep[k] == "pobj"), -1)
        source = names_source(view, cue, noun) if noun > cue else -1
        if source < 0:
            continue
        if begins:
            finite = next((k for k in range(noun + 1, last) if view.tag[k] in FINITE), last)
            commas = (k for k in range(noun + 1, finite) if view.low[k] == "," and view.tag[k + 1] not in APART)
            dated = (k for k in commas if view.tag[k + 1] != "CD" or view.ent[k + 1] != "DATE")  # May 3, 2020
            start, end = next(dated, view.last[noun]) + 1, clause_limit(view, cue)
        elif any(view.free[k] and not view.dominates(noun, k) for k in range(noun, last + 1)):
            continue
        else:
            start, end = first, cue - 1
            start = next((k + 1 for k in range(cue, first, -1) if view.low[k] == ";" and not view.inside[k]), start)
        while start < last and not view.free[start]:
            start += 1
        while end > first and not view.free[end]:
            end -= 1
        verb = any(view.tag[k] in FINITE for k in range(start, end + 1))
        if verb and start < end and allowed(view, cue, start, end):
            word = noun if view.dep[source] == "poss" else cue  # in the coach's words
            odds = PERSPECTIVE if view.low[cue] == "for" else REPORTED
            yield Proposal(word, start, end, source, 0.9, [], 0, log_odds=odds)


def names_source(view: View, cue: int, noun: int) -> int:
    """Who a sentence rests on, by the noun after its preposition: by *reports*, in the *coach*'s words; -1: nobody."""
    word = view.low[cue]
    if word == "per":
        return noun if view.kind(noun) not in ("NUM", "CARDINAL") else -1
    if word == "by":
        return noun if view.lemma[noun] in ACCOUNTS and view.dep[cue] != "agent" else -1
    if word == "for":  # For Lee, the deal was a mistake
        verb = view.head[cue]
        views = view.lemma[verb] == "be" and any(view.dep[k] in ("attr", "acomp") for k in view.kids[verb])
        alone = noun == view.last[noun] and noun + 1 < view.n and view.low[noun + 1] == ","
        return noun if views and alone and view.kind(noun) in ("PERSON", "him", "her", "them", "us", "me") else -1
    if view.lower[noun] != "words":
        return -1
    whose = next((k for k in view.kids[noun] if view.dep[k] == "poss"), -1)
    of = next((k for k in view.kids[noun] if view.low[k] == "of"), -1)
    return whose if whose >= 0 else next((k for k in view.kids[of] if view.dep[k] == "pobj"), -1) if of >= 0 else -1


def rests(view: View, cue: int) -> tuple[int, int]:
    """Where the content of *according to* begins at the earliest and ends at the earliest, by the commas around it."""
    first, last = view.bounds[view.sent[cue]]
    to = next((k for k in view.kids[cue] if view.low[k] in ("to", "with")), cue)
    noun = next((k for k in view.kids[to] if view.dep[k] == "pobj"), -1)
    if noun < cue:
        return first, first
    comma = next((k for k in range(noun + 1, last) if view.low[k] == "," and not view.inside[k]), last)
    if not any(view.free[k] for k in range(first, cue)):
        # According to Ann Lee, who runs the shop, it is closed: her clause is not what she says.
        relative = next((k for k in view.kids[noun] if view.dep[k] == "relcl"), -1)
        end = view.last[relative] if relative > comma and view.tag[comma + 1] in ("WP", "WDT", "WP$") else noun
        return next((k for k in range(end + 1, last) if view.low[k] == ","), end), runs_to(view, cue)
    if view.tag[cue - 1] == "CC":
        return view.last[noun] + 1 if view.last[noun] < comma else noun + 1, first  # and according to Lee it is closed
    if view.low[cue - 1] != "," or comma == last or cue - 2 < first:
        return first, first
    if view.tag[cue - 2] == "CC":
        return comma, first  # but, according to Lee, it is closed
    open_ended = view.pos[cue - 2] == "AUX" or not any(view.tag[k] in FINITE for k in range(first, cue))
    return first, comma + 1 if open_ended else first  # it was, according to Lee, closed


def runs_to(view: View, cue: int) -> int:
    """The least last word of what follows *according to* a source: the sentence's, or the last before a new clause."""
    limit = clause_limit(view, cue)
    for k in range(cue + 2, limit):
        ends = view.low[k] == "," and not view.inside[k] and view.tag[k + 1] in ("CC", "VBG", "WDT", "WP", "IN")
        if ends and any(view.tag[x] in FINITE for x in range(cue + 2, k)):
            return k - 1
    while limit > cue and not view.free[limit]:
        limit -= 1
    return limit


def takes(view: View, cue: int) -> int:
    """The verb that begins a longer cue: *took* to Twitter to defend; -1: none."""
    verb = view.head[cue]
    if view.tag[cue] != "VB" or view.dep[cue] not in ("xcomp", "advcl") or view.lemma[verb] != "take" or verb > cue:
        return -1
    to = next((k for k in view.kids[verb] if view.low[k] == "to" and view.dep[k] == "prep"), -1)
    return verb if verb < to < cue and view.low[cue - 1] == "to" else -1


def unclaimed(view: View, rows: Sequence[Proposal]) -> Iterator[Proposal]:
    """Quotations of some length in no row, with the verb, the colon or the sentence before that says whose they are."""
    said = {s.open: k for k in range(view.n) if says(view, k) and (s := announces(view, k))} if view.stretches else {}
    for s in view.stretches:
        words = [k for k in range(s.first, s.last + 1) if view.free[k]]
        if len(words) < 4 or not s.closed or titled(view, s):
            continue
        if any(row.first <= s.last and s.first <= row.last for row in rows):
            continue
        cue = said.get(s.open, -1)
        if cue < 0 or view.tag[cue] == "VBN":
            cue = replies(view, s)
        start = s.first
        if cue > s.close:  # With so many roads, “there is no way round,” he said
            first = view.bounds[view.sent[start]][0]
            before = [k for k in range(first, s.open) if view.free[k]]
            if before and (view.low[s.open - 1] != "," or any(view.tag[k] in FINITE for k in before)):
                continue
            start = before[0] if before else start
        if cue >= 0:
            source = view.subject(cue)
            if source < 0 and view.para[cue] == view.para[s.close] and cue > s.close:  # “…”, reads the report
                source = next((k for k in view.kids[cue] if k > cue and view.dep[k] in ("dobj", "attr")), -1)
            yield Proposal(cue, start, s.last, source, 0.5, [], 0, log_odds=ANNOUNCED)
        elif view.word[s.first][0].isupper() and stands_alone(view, s):
            source = last_speaker(view, s, rows)
            if source >= 0:
                yield Proposal(s.open, s.first, s.last, source, 0.3, [], 0, log_odds=BARE)


def replies(view: View, stretch: Stretch) -> int:
    """The verb just after a quotation that it belongs to, or the colon just before it; -1: none."""
    first, last = view.bounds[view.sent[stretch.last]]
    after = range(stretch.close + 1, min(view.n, stretch.close + 14))
    cue = next((k for k in after if view.tag[k] in FINITE and view.dep[k] not in ("aux", "auxpass")), -1)
    if cue >= 0 and view.para[cue] == view.para[stretch.close] and speaks(view, cue):
        if answers(view, cue) is stretch:
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
        and view.low[stretch.open - 1] == ","
        and not any(view.opens[verb : stretch.open])
    ):
        return verb  # He said, in remarks that CNN broadcast, “No.”
    colon = stretch.open - 1
    if colon > 0 and view.low[colon] == ":" and view.para[colon] == view.para[stretch.open]:
        begin = view.bounds[view.sent[colon]][0]
        return max((k for k in range(begin, colon) if view.tag[k] in SPOKEN and says(view, k)), default=-1)
    return -1


def stands_alone(view: View, stretch: Stretch) -> bool:
    """Whether a quotation is a sentence of its own, after a sentence of the same paragraph."""
    before, after = stretch.open - 1, stretch.close + 1
    if before < 1 or view.para[before] != view.para[stretch.open] or view.word[before] not in (".", "!", "?"):
        return False
    ended = view.low[stretch.close - 1] in (".", "!", "?", "…")
    while after < view.n and view.word[after].isspace():
        after += 1
    if after < view.n and view.low[after] == "." and not ended:
        ended, after = True, after + 1
        while after < view.n and view.word[after].isspace():
            after += 1
    new = after >= view.n or view.para[after] != view.para[stretch.close] or view.word[after][0].isupper()
    return ended and (new or view.opens[after])


def last_speaker(view: View, stretch: Stretch, rows: Sequence[Proposal]) -> int:
    """Who spoke, or whom the sentence was about, just before a quotation that stands alone; -1: nobody is plain."""
    sentence = view.sent[stretch.open - 1]
    first, last = view.bounds[sentence]
    spoke = [row.source for row in rows if view.sent[row.cue] == sentence and row.source >= 0 and says(view, row.cue)]
    if spoke:
        return spoke[-1] if len(set(spoke)) == 1 else -1
    root = next((k for k in range(first, last + 1) if view.dep[k] == "ROOT"), -1)
    subject = next((k for k in view.kids[root] if view.dep[k] in ("nsubj", "nsubjpass")), -1) if root >= 0 else -1
    if subject < 0 or view.inside[subject]:
        return -1
    human = view.kind(subject) in ("PERSON", "he", "she") or view.lemma[subject] in PEOPLE
    return subject if human else -1


def contexts(view: View, items: list[Proposal]) -> Iterator[tuple[Proposal, list[str], Numbers]]:
    """Each proposal with its `row_features`."""
    best = [item for item in items if item.rank == 0]
    cues = [item.cue for item in best]
    lemmas: dict[str, float] = {}
    for item in best:
        key = cue_key(view, item.cue)
        lemmas[key] = lemmas.get(key, 0.0) + item.guess
    for item in items:
        near = best[bisect_left(cues, item.first - 80) : bisect_right(cues, item.last + 80)]
        yield item, *row_features(view, item, near, lemmas)
