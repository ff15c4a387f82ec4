"""Who says what? Direct, indirect and mixed quotations with their cue and source.

An attribution is a source, a cue and a content: somebody (source) is said, by some word (cue), to say, think, want,
know or show something (content), with or without quotation marks (Pareti 2015; Newell et al. 2018). A rule is a
construction: a part of speech for the cue and a path of dependencies from it to the content. `data/rules.tsv` lists
them; `data/cues.tsv` says which words are cues in which of them, and how often they were right on annotated news.

1. `direct`: quotations in marks with a cue before, after or between them, from the marks and the words beside them.
2. `special`: according to, reportedly, a cue inserted between commas, a transcript's names.
3. `candidates`: whatever the rules of the table propose.
4. `select`: of proposals that overlap, the likelier; an attribution within another's content is kept as nested in it.
"""

from __future__ import annotations

import functools
import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import resources
from typing import cast

from spacy.attrs import DEP, ENT_TYPE, HEAD, IDX, LEMMA, LENGTH, POS, TAG
from spacy.language import Language
from spacy.tokens import Doc

from newsangles import schema
from newsangles.marks import Quoted, paragraphs, quoted
from newsangles.schema import CueClass, Quote, QuoteKind

KEY = "newsangles.quotes"
"""Where a Doc keeps its quotes, as plain values (``doc.user_data``)."""

THRESHOLD = 0.25
"""A rule's row is kept if rows of its construction and term were right at least so often on annotated news."""

FLOOR = 0.05
"""Below this a proposal is not even made."""

HEARSAY = 0.26
"""What counts for adverbs such as reportedly: they are always told, unless their verb is a cue itself."""

INNER = ("clause", "clause_that", "clause_wh", "clause_first", "according")
"""Rules that may attribute within another attribution's content."""

NESTED = 0.45
"""The same for a row within another one's content."""

KNOWN = 0.4
"""A participle beside a quotation, or a verb somewhere before its colon, is its cue if it is one at least so often."""

WELL_KNOWN = 20
"""Sightings that make a word a well-known one."""

PRIOR = 4.0
"""How many sightings a rule's own precision counts for when a term's is estimated."""

EDGE = " \t\r\n\xa0\"“”«»„‘’'`.,;:…—–-"
"""Characters that do not count at the edges of a content when two are compared."""

DOCUMENTS = frozenset(
    "address blog column comment editorial email essay interview letter memo message note post release remark speech "
    "statement tweet video".split()
)
"""What somebody speaks by means of."""

_LABEL = re.compile(r"[A-Z][A-Z.’'\- ]{0,40}:(?=\s)")
"""Who speaks, at the head of a paragraph of a transcript; one such paragraph alone makes none."""

_LINKS = frozenset({"while", "when", "which", "who", "and", "or", "but", "is", "was", "has", "in", "with", "to"})
"""Words after a quotation that go on with the sentence it stands in, so that no cue follows."""

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj"})
_WH = frozenset({"whether", "how", "why", "what", "who", "where", "when", "which"})


@dataclass(frozen=True, slots=True)
class Rule:
    """A construction.

    Attributes:
        name: Its name, as in the column ``rule`` of the table.
        family: The name under which the lexicon counts it; rules that are much alike share one.
        pos: Parts of speech of the cue.
        paths: The relations that lead from the cue to the content, each step with the words it wants (none: any);
            several paths: all are needed, side by side.
        content: "last": the words below the last step; "first": those below the first path; "whole": from the first
            path's words to the last step's; "subject": the first path's (a passive subject) and the last step's, as
            two parts.
        source: "subject", "agent" (of a passive), "owner" (possessive of a noun, or the subject of its verb).
        cue_class: What sort of act the cue is, where the lexicon does not say.
        precision: How often what it proposes, with any word, was right on annotated news.
        unknown: The same for words that the lexicon does not have.
        confidence: How often the rows that are kept were right; None: too few to tell.
    """

    name: str
    family: str
    pos: frozenset[str]
    paths: tuple[tuple[tuple[frozenset[str], frozenset[str]], ...], ...]
    content: str
    source: str
    cue_class: CueClass
    precision: float
    unknown: float
    confidence: float | None


@dataclass(frozen=True, slots=True)
class Term:
    """A cue word of the lexicon.

    Attributes:
        cue_class: What sort of act it is.
        seen: For each rule, how often the construction stood in annotated news with this word.
        right: For each rule, how often it was annotated just so.
    """

    cue_class: CueClass | None
    seen: dict[str, int]
    right: dict[str, int]


@dataclass(slots=True)
class Row:
    """A quote while it is being put together, in tokens (inclusive) except for the content's parts (characters)."""

    parts: list[tuple[int, int]]
    cue: tuple[int, int] | None
    head: int  # the cue's main token, -1: none
    source: tuple[int, int] | None
    rule: str
    term: str
    cue_class: CueClass
    score: float

    @property
    def span(self) -> tuple[int, int]:
        """From the first part to the last (characters)."""
        return self.parts[0][0], self.parts[-1][1]


def _data_lines(name: str) -> Iterator[list[str]]:
    text = resources.files("newsangles").joinpath("data", name).read_text(encoding="utf-8")
    yield from (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))


@functools.cache
def rules() -> dict[str, Rule]:
    """The constructions of `data/rules.tsv` by name, in the order in which they are tried."""
    found = {}
    for name, family, pos, path, content, source, cue_class, precision, unknown, confidence, _ in _data_lines(
        "rules.tsv"
    ):
        paths = tuple(tuple(_step(step) for step in one.split(">")) for one in path.split(" & ")) if path != "-" else ()
        found[name] = Rule(
            name,
            family,
            frozenset(pos.split("|")),
            paths,
            content,
            source,
            cast(CueClass, cue_class),
            float(precision),
            float(unknown),
            float(confidence) if confidence else None,
        )
    return found


def _step(step: str) -> tuple[frozenset[str], frozenset[str]]:
    dep, _, words = step.partition(":")
    return frozenset(dep.split("|")), frozenset(words.split(",")) if words else frozenset()


@functools.cache
def lexicon() -> dict[str, Term]:
    """The cue words of `data/cues.tsv`; keys are ``lemma/POS``, with a preposition where the rule has one."""
    found = {}
    for term, cue_class, _, counts in _data_lines("cues.tsv"):
        seen, right = {}, {}
        for count in counts.split():
            rule, _, numbers = count.partition(":")
            good, _, total = numbers.partition("/")
            right[rule], seen[rule] = int(good), int(total)
        found[term] = Term(cast(CueClass, cue_class) if cue_class != "-" else None, seen, right)
    return found


def score(rule: Rule, term: str) -> float:
    """How likely a row of this construction with this term is right, from counts, shrunk to the rule's own rate."""
    entry = lexicon().get(term)
    if entry is None:
        return rule.unknown
    if rule.family not in entry.seen:  # a well-known word that never stood so: likelier a slip of the parser
        return rule.unknown * (0.5 if sum(entry.seen.values()) >= WELL_KNOWN else 1.0)
    return (entry.right[rule.family] + PRIOR * rule.precision) / (entry.seen[rule.family] + PRIOR)


def cue_class(rule: Rule, term: str) -> CueClass:
    """What sort of act a cue is: by its word, else by its construction."""
    entry = lexicon().get(term) or lexicon().get(term.split()[0].split("/")[0] + "/" + term.rpartition("/")[2])
    return (entry.cue_class if entry else None) or rule.cue_class


class View:
    """A parsed Doc as plain lists, which are much faster to read than token objects."""

    def __init__(self, doc: Doc) -> None:
        strings = doc.vocab.strings
        self.text = doc.text
        self.n = len(doc)
        array = doc.to_array([HEAD, DEP, POS, TAG, LEMMA, ENT_TYPE, IDX, LENGTH]).astype("int64", copy=False)
        columns = array.T.tolist() if self.n else [[]] * 8
        names: dict[int, str] = {}

        def text(keys: list[int]) -> list[str]:
            return [names[k] if k in names else names.setdefault(k, strings[k % 2**64] if k else "") for k in keys]

        self.head: list[int] = [i + h for i, h in enumerate(columns[0])]
        self.dep, self.pos, self.tag, self.lemma, self.ent = (text(c) for c in columns[1:6])
        self.at = columns[6]
        self.end = [a + n for a, n in zip(columns[6], columns[7], strict=True)]
        self.word = [self.text[a:b] for a, b in zip(self.at, self.end, strict=True)]
        self.low = [w.lower() for w in self.word]
        self.lemma = [lemma.lower() for lemma in self.lemma]
        self.edge = [not any(c.isalnum() or c in "$%£€@#&" for c in w) for w in self.word]
        self.kids: list[list[int]] = [[] for _ in self.word]
        for i, h in enumerate(self.head):
            if h != i:
                self.kids[h].append(i)
        self._trees()
        self.sent_of = [0] * self.n
        self.sents: list[tuple[int, int]] = []
        for s, sent in enumerate(doc.sents if doc.has_annotation("SENT_START") else [doc[:]] if self.n else []):
            self.sents.append((sent.start, sent.end - 1))
            for i in range(sent.start, sent.end):
                self.sent_of[i] = s
        self.quoted = quoted(self.text)
        self.outer = [q for q in self.quoted if q.depth == 0]
        self.opens = [q.start for q in self.outer]
        self.paragraphs = paragraphs(self.text)
        self.paragraph_starts = [a for a, _ in self.paragraphs]

    def _trees(self) -> None:
        """The first and the last word below each token, white space and punctuation at the edges included."""
        self.first, self.last = list(range(self.n)), list(range(self.n))
        depth = [0] * self.n
        order: list[int] = []
        stack = [i for i in range(self.n) if self.head[i] == i]
        while stack:
            i = stack.pop()
            order.append(i)
            for k in self.kids[i]:
                depth[k] = depth[i] + 1
                stack.append(k)
        for i in reversed(order):
            h = self.head[i]
            self.first[h], self.last[h] = min(self.first[h], self.first[i]), max(self.last[h], self.last[i])
        self.depth = depth

    def token(self, offset: int) -> int:
        """The token that a character stands in, or the one before it."""
        return max(0, bisect_right(self.at, offset) - 1)

    def from_char(self, offset: int) -> int:
        """The first token that begins at a character or after it."""
        return bisect_left(self.at, offset)

    def below(self, top: int, i: int) -> bool:
        """Whether a token is top or stands below it."""
        while self.depth[i] > self.depth[top]:
            i = self.head[i]
        return i == top

    def mark_at(self, offset: int) -> Quoted | None:
        """The outermost quotation that a character stands in."""
        k = bisect_right(self.opens, offset) - 1
        return self.outer[k] if k >= 0 and offset < self.outer[k].end else None

    def paragraph(self, offset: int) -> int:
        """The number of the paragraph that a character stands in."""
        return bisect_right(self.paragraph_starts, offset) - 1

    def opened_at(self, i: int) -> bool:
        """Whether a token is an opening quotation mark."""
        q = self.mark_at(self.at[i])
        return q is not None and q.start == self.at[i]

    def kid(self, i: int, *deps: str) -> int:
        """The first child with one of these relations; -1: none."""
        return next((k for k in self.kids[i] if self.dep[k] in deps), -1)


def subject(v: View, c: int) -> int:
    """The head of a verb's subject: its own, a shared or a controlling one, or the noun it modifies; -1: none."""
    i = c
    for _ in range(6):
        own = min((abs(k - i), k) for k in v.kids[i] if v.dep[k] in _SUBJECT)[1] if v.kid(i, *_SUBJECT) >= 0 else -1
        if own >= 0 and not (i != c and v.dep[own] == "nsubjpass" and v.kid(i, "agent") >= 0):
            return own
        d = v.dep[i]
        if d in ("relcl", "acl"):
            noun = v.head[i]
            above = v.head[v.head[noun]] if v.dep[noun] == "pobj" else v.head[noun]
            if (
                v.tag[i] == "VBG"
                and v.lemma[noun] in DOCUMENTS
                and v.dep[noun] in ("dobj", "pobj")
                and v.pos[above] == "VERB"
            ):
                i = above  # she sent a letter expressing …: she expresses it
                continue
            return noun
        if v.head[i] == i or d not in ("conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "aux", "parataxis", "acomp"):
            return -1
        i = v.head[i]
    return -1


def _source_head(v: View, rule: Rule, c: int) -> int:
    agent = v.kid(c, "agent")
    if agent >= 0 and v.tag[c] == "VBN":
        return v.kid(agent, "pobj")
    if rule.source == "agent":
        return -1
    if rule.source == "owner":
        poss = v.kid(c, "poss")
        if poss >= 0:
            return poss
        for k in v.kids[c]:
            if v.dep[k] == "prep" and v.low[k] in ("of", "by", "from") and k < c + 4:
                obj = v.kid(k, "pobj")
                if obj >= 0 and (v.ent[obj] or v.pos[obj] == "PROPN" or v.low[k] != "of"):
                    return obj
        h, d = v.head[c], v.dep[c]
        if d in ("dobj", "attr") and v.pos[h] in ("VERB", "AUX"):
            return subject(v, h)
        if d in ("pobj",) and v.pos[v.head[h]] in ("VERB", "AUX"):
            return subject(v, v.head[h])
        return -1
    if v.kid(c, "auxpass") >= 0:
        return -1
    if v.tag[c] == "VBN" and v.dep[c] in ("acl", "amod"):
        return -1
    return subject(v, c)


def noun_phrase(v: View, t: int, stops: Iterable[int], keep: tuple[int, int]) -> tuple[int, int]:
    """The words of a source around its head, as far as they run on without touching the cue or the content.

    Args:
        v: The document.
        t: The source's head.
        stops: Tokens that do not belong to it.
        keep: First and last token that it may have.
    """
    stop = set(stops)
    cut = {
        k
        for k in v.kids[t]
        if v.dep[k] in ("relcl", "acl", "ccomp", "advcl", "parataxis")
        or (v.dep[k] == "conj" and v.pos[k] in ("VERB", "AUX"))
        or (k < t and v.pos[k] == "VERB" and "," in v.word[v.first[k] : v.last[k] + 1])
    }

    def own(x: int) -> bool:
        if x in stop or not keep[0] <= x <= keep[1] or not v.below(t, x) or v.word[x].isspace():
            return False
        return not any(v.below(k, x) for k in cut)

    s = e = t
    while own(s - 1):
        s -= 1
    while own(e + 1):
        e += 1
    while s < t and v.edge[s]:
        s += 1
    while e > t and v.edge[e] and not _bracket(v, s, e):
        e -= 1
    return s, e


def _follow(v: View, c: int, path: tuple[tuple[frozenset[str], frozenset[str]], ...]) -> Iterator[list[int]]:
    """All ways from a cue down a path of relations, to the right of the cue unless a relation begins with '<'."""
    deps, words = path[0]
    for k in v.kids[c]:
        d = v.dep[k]
        if (d in deps if k > c else "<" + d in deps) and (not words or v.low[k] in words or (mark_of(v, k) in words)):
            if len(path) == 1:
                yield [k]
            else:
                for rest in _follow(v, k, path[1:]):
                    yield [k, *rest]


def mark_of(v: View, clause: int) -> str:
    """The word that opens a clause: that, to, whether, …; without one, whether its verb is "finite" or "bare"."""
    first = v.first[clause]
    while first < clause and v.edge[first]:
        first += 1
    if v.low[first] in _WH:
        return v.low[first]
    marks = [
        k for k in v.kids[clause] if k < clause and (v.dep[k] == "mark" or (v.dep[k] == "aux" and v.low[k] == "to"))
    ]
    if marks:
        return v.low[marks[0]]
    finite = v.tag[clause] in _FINITE or any(
        v.dep[k] in ("aux", "auxpass") and v.tag[k] in _FINITE for k in v.kids[clause]
    )
    return "finite" if finite else "bare"


def matches(v: View, c: int) -> Iterator[tuple[Rule, str, list[tuple[int, int]], int]]:
    """Each rule that a token fits: (rule, term, the content's token spans, the last token that the cue may reach)."""
    for rule in _by_pos().get(v.pos[c], ()):
        ways = [next(_follow(v, c, path), None) for path in rule.paths]
        found = [way for way in ways if way is not None]
        if len(found) < len(ways):
            continue
        first = found[0][0]
        if v.dep[first] == "xcomp" and v.kid(c, "nsubjpass") >= 0:
            continue  # she is said to …: she belongs to the content
        if rule.name == "clause" and not v.opened_at(v.first[first]) and v.kid(first, *_SUBJECT, "expl") < 0:
            continue  # a relative clause: which he said was wrong
        last = found[-1][-1]
        term = v.lemma[c] + "/" + v.pos[c]
        prep = next((v.low[k] for k in found[-1] if v.dep[k] in ("prep", "dative") and k != last), "")
        if prep:
            noun = next((v.lemma[k] for k in found[-1][:-1] if v.dep[k] == "dobj"), v.lemma[c])
            term = f"{noun} {prep}/{v.pos[c]}"
        a, b = v.first[last], v.last[last]
        if rule.content == "whole":
            a = v.first[found[0][0]]
        elif rule.content == "with_prep":
            a = v.first[found[-1][0]]
        elif rule.content == "first":
            a, b = v.first[found[0][0]], v.last[found[0][0]]
        spans = [(a, b)]
        if rule.content == "subject":
            spans.insert(0, (v.first[found[0][0]], v.last[found[0][0]]))
        yield rule, term, spans, a - 1


@functools.cache
def _by_pos() -> dict[str, list[Rule]]:
    found: dict[str, list[Rule]] = {}
    for rule in rules().values():
        if rule.paths:
            for pos in rule.pos:
                found.setdefault(pos, []).append(rule)
    return found


def _cut(v: View, c: int, a: int, b: int, infinitive: bool = False) -> tuple[int, int]:
    """A content's tokens without other sentences, the cue, a main clause that follows, and another's words."""
    lo, hi = v.sents[v.sent_of[c]]
    a, b = max(a, lo), min(b, hi)
    if a <= c <= b:
        a, b = (c + 1, b) if c - a < b - c else (a, c - 1)
    if c < a:
        for last in (_before_main_clause, _before_finite_object):
            b = last(v, c, a, b)
        b = _before_next_voice(v, a, b, infinitive)
    while a <= b and v.edge[a] and not v.opened_at(a):
        a += 1
    while b >= a and (v.low[b] in ("and", "but", "or") or (v.edge[b] and not _closes(v, b) and not _bracket(v, a, b))):
        b -= 1
    return a, b


def _bracket(v: View, a: int, b: int) -> bool:
    """Whether a token closes a bracket that was opened after another one."""
    return v.word[b] in (")", "]") and {")": "(", "]": "["}[v.word[b]] in v.word[a:b]


def _before_main_clause(v: View, c: int, a: int, b: int) -> int:
    """Where a content ends whose cue stands in a subordinate clause before the main one: When he said …, she left."""
    main = c
    while v.head[main] != main and v.sent_of[v.head[main]] == v.sent_of[c]:
        main = v.head[main]
        own = v.kid(main, *_SUBJECT)
        if not c < own or main < c:
            continue
        stop = v.first[own]
        b = stop - 1 if a < stop <= b else b
        for comma in range(a, min(b + 1, stop)):
            after = next((i for i in range(comma + 1, v.n) if not v.edge[i]), comma)
            if v.word[comma] == "," and v.below(main, after) and not v.below(c, after):
                return comma - 1
    return b


def _before_finite_object(v: View, c: int, a: int, b: int) -> int:
    """Where a content ends to which the parser has hung the main clause: "of" takes no finite clause as its object."""
    for i in range(a + 1, b + 1):
        prep = v.head[i]
        if v.dep[i] == "pcomp" and prep < i and v.low[prep] in ("of", "for", "with", "from"):
            comma = max((k for k in range(a, i) if v.word[k] == ","), default=-1)
            finite = any(v.tag[k] in _FINITE for k in (i, *v.kids[i]) if k == i or v.dep[k] == "aux")
            if finite and a < comma < v.kid(i, "nsubj"):
                return comma - 1
    return b


def _before_next_voice(v: View, a: int, b: int, infinitive: bool) -> int:
    """Where a content ends because another attribution begins: …, according to her; …, adding that; … and she said."""
    for i in range(a + 1, b + 1):
        if v.low[i] == "according" and v.word[i - 1] in (",", "”", '"'):
            return i - 1
        if v.mark_at(v.at[i]):
            continue
        if (
            v.tag[i] == "VBG"
            and v.word[i - 1] == ","
            and v.dep[i] in ("advcl", "acl")
            and (infinitive or _speaks(v, i))
        ):
            return i - 2
        own = v.kid(i, *_SUBJECT)
        if v.dep[i] == "conj" and v.pos[i] == "VERB" and 0 <= own < i < v.kid(i, "ccomp") and a < v.first[own]:
            return v.first[own] - 1
    return b


def _speaks(v: View, i: int) -> bool:
    """Whether a participle is likely a cue of its own: , adding that …"""
    term = lexicon().get(v.lemma[i] + "/VERB")
    return term is not None and sum(term.right.values()) >= 0.25 * sum(term.seen.values())


def _closes(v: View, i: int) -> bool:
    q = v.mark_at(v.at[i])
    return q is not None and q.closed is not None and v.end[i] == q.end


def _to_chars(v: View, c: int, a: int, b: int) -> tuple[int, int] | None:
    """A content's tokens as characters, fitted to the quotation marks; None if nothing remains."""
    if a > b:
        return None
    start, end, cue = v.at[a], v.end[b], v.at[c]
    at_start = v.mark_at(start)
    if at_start and not at_start.start <= cue < at_start.end and at_start.opened <= start:
        start = at_start.start
    if at_start and at_start.start == start and at_start.closed is not None and c < a:
        end = at_start.end if end >= at_start.end or end > at_start.opened else end
    at_end = v.mark_at(end - 1)
    if at_end and start <= at_end.start < end and not at_end.start <= cue < at_end.end:
        end = at_end.end
    if at_end and at_end.start < start and at_end.closed is not None:
        end = min(end, at_end.closed)
    # what stands in the marks after the last word belongs to it: a comma, a full stop, the closing mark
    nxt = v.mark_at(end)
    if nxt and nxt.closed is not None and nxt.start >= start and not v.text[end : nxt.closed].strip(".,!?;…"):
        end = nxt.end
    if v.text[end : end + 1] == "-" and v.text[end + 1 : end + 2].isalnum():  # the parser parts the halves of a word
        end = next((i for i in range(end, len(v.text)) if not (v.text[i].isalnum() or v.text[i] == "-")), len(v.text))
    while start < end and v.text[start].isspace():
        start += 1
    while end > start and v.text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def _cue_span(v: View, c: int, reach: int) -> tuple[int, int]:
    """The cue with its auxiliaries and adverbs before it, and its particle or preposition up to the content."""
    lo = hi = c
    own = {k for k in v.kids[c] if v.dep[k] in ("aux", "auxpass", "neg", "advmod", "prt")}
    while lo - 1 in own and not v.edge[lo - 1]:
        lo -= 1
    while hi + 1 in own and hi + 1 <= reach:
        hi += 1
    if (
        reach > hi
        and reach - hi <= 4
        and all(v.dep[k] in ("prep", "prt", "dobj", "amod", "det", "advmod") for k in range(hi + 1, reach + 1))
    ):
        hi = reach
    if v.pos[c] in ("ADJ",) and v.dep[c] == "acomp" and lo - 1 >= 0 and v.pos[lo - 1] == "AUX":
        lo -= 1
    return lo, hi


def proposals(v: View) -> list[Row]:
    """Every row that some rule proposes; several for one cue, overlapping ones too."""
    rows = itertools.chain(direct(v), special(v), candidates(v))
    return [row for row in rows if all(x[1] <= y[0] for x, y in itertools.pairwise(row.parts))]


def candidates(v: View) -> Iterator[Row]:
    """Every row that a dependency rule proposes, with its score; several for one cue, overlapping ones too."""
    for c in range(v.n):
        if v.pos[c] not in _by_pos() or v.dep[c] in ("aux", "auxpass", "compound"):
            continue
        for rule, term, spans, reach in matches(v, c):
            likely = score(rule, term)
            if likely < FLOOR:
                continue
            parts = []
            for a, b in spans:
                chars = _to_chars(
                    v, c, *_cut(v, c, a, b, rule.content != "subject" and not rule.name.startswith("clause"))
                )
                if chars:
                    parts.append(chars)
            if len(parts) < len(spans):
                continue
            cue = _cue_span(v, c, reach if spans[-1][0] > c else c)
            t = _source_head(v, rule, c)
            if (
                rule.source == "subject"
                and v.tag[c] in ("VBD", "VBZ", "VBP")
                and v.kid(c, "auxpass") < 0
                and _within(v, t, parts)
            ):
                t = _beside(v, c, parts)
            yield _row(v, rule, term, parts, cue, c, likely, t)


def special(v: View) -> Iterator[Row]:
    """Attributions whose cue governs nothing: according to, reportedly, a verb between commas, a transcript's colon."""
    table = rules()
    labels: int | None = None
    for c in range(v.n):
        low = v.low[c]
        lo, hi = v.sents[v.sent_of[c]]
        if low == "according" or (
            low == "per"
            and v.dep[c] == "prep"
            and v.kid(c, "pobj") >= 0
            and v.ent[v.kid(c, "pobj")] in ("PERSON", "ORG")
        ):
            rule = table["according"]
            prep = v.kid(c, "prep") if low == "according" else c
            t = v.kid(prep, "pobj") if prep >= 0 else -1
            if t < 0:
                continue
            a, b = noun_phrase(v, t, (), (lo, hi))
            before, after = (
                [i for i in range(lo, c) if not v.edge[i]],
                [i for i in range(b + 1, hi + 1) if not v.edge[i]],
            )
            if before and len(before) > 2:
                start, end = _clause_start(v, lo, c), c - 1
            elif after:
                comma = next((i for i in range(b + 1, hi) if v.word[i] == ","), b)
                start, end = comma + 1, hi
            else:
                continue
            term = low + "/VERB"
            span = _to_chars(v, c, *_strip(v, start, end))
            likely = score(rule, term)
            if span:
                yield Row([span], (c, prep), c, (a, b), rule.name, term, cue_class(rule, term), likely)
        elif low in ("reportedly", "allegedly", "purportedly", "supposedly"):
            rule = table["hearsay"]
            verb = v.head[c]
            span = _to_chars(v, c, *_strip(v, *_clause(v, verb, c)))
            left = _to_chars(v, c, *_strip(v, _clause(v, verb, c)[0], c - 1))
            right = _to_chars(v, c, *_strip(v, c + 1, _clause(v, verb, c)[1]))
            parts = [p for p in (left, right) if p]
            if span and parts:
                yield Row(parts, (c, c), c, None, rule.name, low + "/ADV", cue_class(rule, low + "/ADV"), HEARSAY)
        elif low == ":" and c > 0:
            if labels is None:
                labels = sum(1 for a, b in v.paragraphs if _LABEL.match(v.text, a, b))
            if labels < 2:
                continue
            rule = table["colon"]
            a, b = v.paragraphs[v.paragraph(v.at[c])]
            name = range(v.from_char(a), c)
            if (label := _LABEL.match(v.text, a, b)) and label.end() == v.end[c]:
                span = _to_chars(v, c, *_strip(v, c + 1, v.token(b - 1)))
                if span:
                    yield Row(
                        [span],
                        (c, c),
                        c,
                        (name[0], c - 1),
                        rule.name,
                        ":/PUNCT",
                        "speech",
                        max(rule.precision, THRESHOLD),
                    )
        elif v.pos[c] == "VERB" and not v.mark_at(v.at[c]):
            yield from _inserted(v, c)


def _inserted(v: View, c: int) -> Iterator[Row]:
    """A cue with its source between commas in the statement: Voters, the mayor said, are tired."""
    if v.dep[c] == "parataxis":
        top = v.head[c]
    else:
        top = next((k for k in v.kids[c] if v.dep[k] == "ccomp" and v.first[k] < c < v.last[k]), -1)
    t = subject(v, c) if top >= 0 else -1
    if t < 0 or abs(t - c) > 25 or v.head[t] != c:
        return
    lo, hi = v.sents[v.sent_of[c]]
    x = min(c, v.first[t])
    start = next((i for i in range(min(c, t), lo, -1) if v.word[i] in (",", "—", "–")), -1)
    stop = next((i for i in range(max(c, t) + 1, hi) if v.word[i] in (",", "—", "–")), -1)
    if start < 0 or stop < 0 or not max(lo, min(v.first[top], x, start)) < start:
        return
    if top > stop and not any(v.below(top, i) or v.dep[i] in _SUBJECT for i in range(lo, start)):
        return
    rule, term = rules()["inserted"], v.lemma[c] + "/VERB"
    left = _to_chars(v, c, *_strip(v, max(lo, min(v.first[top], v.first[c])), start - 1))
    right = _to_chars(v, c, *_strip(v, stop + 1, min(hi, max(v.last[top], stop + 1))))
    if left and right and left[1] <= right[0]:
        source = noun_phrase(v, t, [i for i in range(lo, hi + 1) if not start < i < stop], (lo, hi))
        yield Row(
            [left, right], _cue_span(v, c, c), c, source, rule.name, term, cue_class(rule, term), score(rule, term)
        )


def _clause(v: View, verb: int, c: int) -> tuple[int, int]:
    """The words of the clause that an adverb stands in."""
    lo, hi = v.sents[v.sent_of[c]]
    a, b = max(v.first[verb], lo), min(v.last[verb], hi)
    if not a <= c <= b:
        a, b = min(a, c), max(b, c)
    return a, b


def _clause_start(v: View, lo: int, c: int) -> int:
    """Where the statement before a cue begins: the main clause, without a connective or clause ahead of it."""
    top = c
    while v.head[top] != top and v.sent_of[v.head[top]] == v.sent_of[c]:
        top = v.head[top]
    start = lo
    for k in v.kids[top]:
        if k > c or v.dep[k] in _SUBJECT:
            break
        comma = v.last[k] + 1
        if v.dep[k] == "cc" and k <= start + 1:
            start = k + 1
        elif v.dep[k] in ("advmod", "advcl") and comma < c and v.word[comma] == ",":
            start = comma + 1
    return start


def _strip(v: View, a: int, b: int) -> tuple[int, int]:
    while a <= b and v.edge[a] and not v.opened_at(a):
        a += 1
    while b >= a and v.edge[b] and not _closes(v, b) and not _bracket(v, a, b):
        b -= 1
    return a, b


def _row(
    v: View,
    rule: Rule,
    term: str,
    parts: list[tuple[int, int]],
    cue: tuple[int, int] | None,
    c: int,
    likely: float,
    t: int,
) -> Row:
    source = None
    if t >= 0:
        stops = set(range(cue[0], cue[1] + 1)) if cue else set()
        inside = [(v.from_char(a), v.token(b - 1)) for a, b in parts]
        if not any(a <= t <= b for a, b in inside) and t not in stops:
            for a, b in inside:
                stops.update(range(a, b + 1))
            source = noun_phrase(v, t, stops, v.sents[v.sent_of[t]])
    return Row(parts, cue, c, source, rule.name, term, cue_class(rule, term), likely)


def _segment_after(v: View, at: int) -> list[int]:
    """The tokens after a quotation, up to the next mark or the end of the sentence or paragraph."""
    found: list[int] = []
    for i in range(v.from_char(at), min(v.n, v.from_char(at) + 45)):
        if "\n" in v.word[i] or v.mark_at(v.at[i]) or (found and v.word[i] in (".", "!", "?", ";", ":")):
            break
        found.append(i)
    return found


def _segment_before(v: View, at: int) -> list[int]:
    """The tokens of the sentence before a quotation, back to the last mark; those before a colon, across paragraphs."""
    i = v.from_char(at) - 1
    if i > 0 and v.word[i].isspace():
        while i > 0 and v.word[i].isspace():
            i -= 1
        if v.word[i] != ":":
            return []
    if i < 0 or (v.sent_of[i] != v.sent_of[v.token(at)] and v.word[i] not in (",", ":")):
        return []
    found: list[int] = []
    while i >= 0 and not v.mark_at(v.at[i]) and not v.word[i].isspace() and v.word[i] not in (".", "!", "?"):
        found.insert(0, i)
        if v.sents[v.sent_of[i]][0] == i:
            break
        i -= 1
    return found


def _speech_cue(v: View, segment: list[int], rule: Rule, backwards: bool) -> tuple[int, float]:
    """The verb in a stretch beside a quotation that attributes it, and how likely it does; -1: none."""
    inside = set(segment)
    for i in reversed(segment) if backwards else segment:
        if v.pos[i] != "VERB" or v.dep[i] in ("aux", "auxpass", "amod"):
            continue
        likely = score(rule, v.lemma[i] + "/VERB")
        own = v.kid(i, *_SUBJECT)
        near = any(v.pos[k] in ("PROPN", "PRON", "NOUN") for k in segment if abs(k - i) < 6)
        known = v.lemma[i] + "/VERB" in lexicon() and likely >= KNOWN
        if lexicon() and not known and (v.tag[i] == "VBG" or rule.name == "colon_before_quote"):
            continue
        if likely >= THRESHOLD and (
            own >= 0 or subject(v, i) in inside or v.tag[i] == "VBG" or (near and v.tag[i] != "VBN")
        ):
            return i, likely
        if not backwards and v.dep[i] not in ("relcl", "acl"):
            break  # the cue is the first verb, but for a clause about the speaker
    return -1, 0.0


def _ends_open(v: View, q: Quoted) -> bool:
    """Whether a quotation ends as one that its speaker follows: “…,” he said."""
    body = v.text[q.opened : q.closed if q.closed is not None else q.end].rstrip()
    return body[-1:] in ",?!…—–-" or v.text[q.end : q.end + 1] == ","


def _cue_after(v: View, q: Quoted) -> tuple[int, float, int]:
    """The cue that follows a quotation: (verb, how likely, where the content begins: at the mark or before it)."""
    none = (-1, 0.0, q.start)
    if not _ends_open(v, q):
        return none
    segment = [i for i in _segment_after(v, q.end)[:25] if not v.edge[i]]
    if not segment or v.low[segment[0]] in _LINKS:
        return none
    c, likely = _speech_cue(v, segment, rules()["quote_before_cue"], False)
    if c < 0:
        return none
    left = _segment_before(v, q.start)
    words = len(v.text[q.opened : q.end].split())
    if not left or v.word[left[-1]] in (",", ":", "—", "–", "-", "(", ";", "..."):
        return (c, likely, q.start) if words > 1 or not left else none
    # the marks begin within the statement: People “deserve better,” she said.
    start = v.sents[v.sent_of[left[-1]]][0]
    verb = any(v.pos[i] in ("VERB", "AUX") for i in left) or any(
        v.pos[i] in ("VERB", "AUX") for i in range(v.from_char(q.opened), v.token(q.end - 1))
    )
    if start != left[0] or not verb or subject(v, c) in left or v.dep[c] in ("advcl", "relcl", "acl"):
        return none
    if v.pos[left[0]] == "CCONJ" and len(left) > 1:
        start += 1
    return c, likely, v.at[start]


def _cue_before(v: View, q: Quoted) -> tuple[int, float, str]:
    """The cue that leads up to a quotation: (verb or colon, how likely, rule)."""
    left = _segment_before(v, q.start)
    tail = v.text[q.end :].lstrip(" \xa0")[:1]
    body = v.text[q.opened : q.closed if q.closed is not None else q.end].rstrip()
    if not left or not (tail in ("", "\n", "\r", ".", ",", ";") or body[-1:] in ".!?,…"):
        return -1, 0.0, ""
    sign, last = v.word[left[-1]], left[-1]
    if sign == ":":
        c, likely = _speech_cue(v, left[-30:], rules()["colon_before_quote"], True)
        if c < 0 and q.opened - q.start and len(body.split()) > 4:
            return last, score(rules()["colon_before_quote"], ":/PUNCT"), "colon_before_quote"
        return c, likely, "colon_before_quote"
    if len(body.split()) < 2 and body[-1:] not in "!?.":
        return -1, 0.0, ""
    if sign == ",":
        return *_speech_cue(v, left[-14:], rules()["cue_before_quote"], True), "cue_before_quote"
    if v.pos[last] == "VERB" or v.low[last] in ("that", "like"):
        return *_speech_cue(v, left[-2:], rules()["cue_before_quote"], True), "cue_before_quote"
    return -1, 0.0, ""


def direct(v: View) -> Iterator[Row]:
    """Quotations in marks with a cue beside them, in one or several parts."""
    marks = [q for q in v.outer if not q.single or len(v.text[q.start : q.end].split()) > 3]
    done = 0
    for n, q in enumerate(marks):
        if n < done:
            continue
        c, likely, start = _cue_after(v, q)
        name, at = "quote_before_cue", v.end[v.sents[v.sent_of[c]][1]] if c >= 0 else q.end
        if c < 0:
            c, likely, name = _cue_before(v, q)
            at = q.end
            if c < 0:
                continue
            word = v.from_char(q.start) - 1
            start = v.at[word] if v.low[word] == "that" else q.start
        parts, done = [(start, q.end)], n + 1
        for nxt in marks[n + 1 :]:
            if (
                name == "quote_before_cue"
                and len(parts) == 1
                and nxt.start < at
                and v.text[: nxt.start].rstrip()[-1:] != ","
            ):
                done += 1  # a title within the cue's own sentence: on “Newsnight”
                continue
            if not _goes_on(v, parts[-1][1], c, at, marks[done - 1], nxt):
                break
            parts.append((nxt.start, nxt.end))
            at, done = nxt.end, done + 1
        rule = rules()[name]
        to = v.kid(c, "prep") if v.low[c] == "according" else -1
        if to >= 0:
            yield _row(v, rule, "according/VERB", parts, (c, to), c, likely, v.kid(to, "pobj"))
            continue
        is_verb = v.pos[c] == "VERB"
        t = _source_head(v, rule, c) if is_verb else _before_colon(v, c)
        if is_verb and v.kid(c, "auxpass") < 0 and _within(v, t, parts):
            t = _beside(v, c, parts)
        yield _row(v, rule, v.lemma[c] + ("/VERB" if is_verb else "/PUNCT"), parts, _cue_span(v, c, c), c, likely, t)


def _within(v: View, t: int, parts: list[tuple[int, int]]) -> bool:
    """Whether a source's head is missing or stands in the content, where it cannot be."""
    return t < 0 or any(a <= v.at[t] < b for a, b in parts)


def _before_colon(v: View, c: int) -> int:
    """Who speaks after a colon without a verb of saying: the subject of the sentence, or the last name before it."""
    lo = v.sents[v.sent_of[c]][0]
    root = next((i for i in range(lo, c) if v.head[i] == i and v.pos[i] in ("VERB", "AUX")), -1)
    own = v.kid(root, *_SUBJECT) if root >= 0 else -1
    if own >= 0:
        return own
    return next((i for i in range(c - 1, lo - 1, -1) if v.pos[i] == "PROPN" and v.dep[i] != "compound"), -1)


def _beside(v: View, c: int, parts: list[tuple[int, int]]) -> int:
    """The name, pronoun or noun next to a cue that the parser gave no subject: “…,” Rubio said."""
    lo, hi = v.sents[v.sent_of[c]]
    for k in (c - 1, c + 1, c - 2, c + 2, c - 3, c + 3):
        if lo <= k <= hi and v.pos[k] in ("PROPN", "PRON") and not any(a <= v.at[k] < b for a, b in parts):
            return v.head[k] if v.dep[k] == "compound" and abs(v.head[k] - c) < 6 and v.head[k] != c else k
    return -1


def _goes_on(v: View, last: int, c: int, at: int, before: Quoted, nxt: Quoted) -> bool:
    """Whether a quotation goes on with the next one in marks, after its cue, or in the next paragraph.

    Args:
        v: The document.
        last: Where the part before it ends.
        c: The cue.
        at: Where the next part may begin: after the cue's sentence, or after the part before.
        before: The marks of the part before.
        nxt: The next marks.
    """
    same = v.paragraph(last - 1) == v.paragraph(nxt.start)
    if nxt.start < at:  # within the cue's sentence: “…,” he said, “…”
        between = [i for i in range(max(c, v.from_char(last)) + 1, v.from_char(nxt.start)) if v.pos[i] == "VERB"]
        return same and not any(score(rules()["cue_before_quote"], v.lemma[i] + "/VERB") >= THRESHOLD for i in between)
    if v.text[at : nxt.start].strip(" .,;\xa0\n\r") or _cue_after(v, nxt)[0] >= 0:
        return False
    if same:
        return True
    whole = _alone(v, nxt)
    return v.paragraph(nxt.start) - v.paragraph(last - 1) == 1 and (before.continues or whole)


def _alone(v: View, q: Quoted) -> bool:
    """Whether a quotation is a paragraph of its own."""
    a, b = v.paragraphs[v.paragraph(q.start)]
    return q.start == a and q.end >= b - 1


def select(v: View, rows: list[Row]) -> list[tuple[Row, int]]:
    """Rows to keep, each with the place of the row that it is nested in (-1: none)."""
    kept: list[Row] = []
    by_head: dict[int, Row] = {}
    for row in sorted(rows, key=lambda r: -r.score):
        by_head.setdefault(row.head, row)
    pool = sorted(by_head.values(), key=lambda r: (r.span[0], -r.span[1]))
    value = {}
    for row in pool:
        held = [
            o.score
            for o in pool
            if o is not row
            and o.span[0] <= v.at[row.head] < o.span[1]
            and not row.span[0] <= v.at[o.head] < row.span[1]
        ]
        value[id(row)] = row.score * (1 - max(held, default=0.0))
    nested: list[Row] = []
    for row in sorted(pool, key=lambda r: -value[id(r)]):
        if row.score < THRESHOLD:
            continue
        a, b = row.span
        clash = [o for o in kept if o.span[0] < b and a < o.span[1]]
        if not clash:
            kept.append(row)
        elif any(o.span[0] <= v.at[row.head] < o.span[1] for o in clash):
            nested.append(row)
    result = [(row, -1) for row in sorted(kept, key=lambda r: r.span)]
    outer = [row for row, _ in result]
    for row in nested:
        if row.score < NESTED or row.rule not in INNER:
            continue
        for n, o in enumerate(outer):
            if any(x <= row.span[0] and row.span[1] <= y and x <= v.at[row.head] < y for x, y in o.parts):
                result.append((row, n))
    return result


def quotes(doc: Doc) -> list[Quote]:
    """The quotes of a parsed Doc, in the order of the text.

    Args:
        doc: A Doc with sentences, tags, lemmas and dependencies.

    Returns:
        One row a quote; offsets are characters into ``doc.text``. ``source`` is missing where nobody is named.
    """
    if not len(doc) or not doc.has_annotation("DEP"):
        return []
    v = View(doc)
    return table(v, select(v, proposals(v)))


def table(v: View, chosen: list[tuple[Row, int]]) -> list[Quote]:
    """The chosen rows as rows of the table."""
    order = sorted(range(len(chosen)), key=lambda i: (chosen[i][0].span[0], -chosen[i][0].span[1], i))
    name = {i: f"q{n}" for n, i in enumerate(order, 1)}
    found = []
    for i in order:
        row, outer = chosen[i]
        start, end = row.span
        cue = (v.at[row.cue[0]], v.end[row.cue[1]]) if row.cue else None
        source = (v.at[row.source[0]], v.end[row.source[1]]) if row.source else None
        found.append(
            Quote(
                start=start,
                end=end,
                text=v.text[start:end],
                rule=row.rule,
                confidence=rules()[row.rule].confidence,
                quote_id=name[i],
                inside=name[outer] if outer >= 0 else None,
                kind=kind(v, row.parts),
                parts=tuple(row.parts),
                cue=v.text[slice(*cue)] if cue else None,
                cue_class=row.cue_class,
                cue_start=cue[0] if cue else None,
                cue_end=cue[1] if cue else None,
                source=v.text[slice(*source)] if source else None,
                source_start=source[0] if source else None,
                source_end=source[1] if source else None,
            )
        )
    return found


def kind(v: View, parts: Iterable[tuple[int, int]]) -> QuoteKind:
    """direct: every word stands in quotation marks; indirect: none does; mixed: some do."""
    inside = outside = False
    for a, b in parts:
        for i in range(v.from_char(a), v.token(b - 1) + 1):
            if not v.edge[i]:
                q = any(m.opened <= v.at[i] < m.end for m in v.quoted if m.start >= a and m.start < b)
                inside, outside = inside or q, outside or not q
    return "mixed" if inside and outside else "direct" if inside else "indirect"


@Language.factory("newsangles_quotes", requires=["token.dep", "token.lemma", "token.pos"])
def create_quotes(nlp: Language, name: str) -> Quotes:
    """Make the component; it belongs after the parser and the lemmatizer."""
    return Quotes()


class Quotes:
    """Stores the quotes of a Doc for ``doc._.quotes``; they survive ``DocBin(store_user_data=True)``."""

    def __call__(self, doc: Doc) -> Doc:
        """Find the quotes of one parsed Doc."""
        doc.user_data[KEY] = [schema.plain(row) for row in quotes(doc)]
        return doc


def stored(doc: Doc) -> tuple[Quote, ...]:
    """The quotes that the component has stored in a Doc; empty if it has not run."""
    return tuple(cast(Iterator[Quote], schema.rows(Quote, doc.user_data.get(KEY, []))))


Doc.set_extension("quotes", getter=stored, force=True)
