"""A parsed document as plain lists for the scorers: words, tree, sentences, paragraphs, quotation marks.

Lists of strings and numbers are several times faster to read than token objects, and the scorers read each word often.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, IDX, LEMMA, LENGTH, LOWER, ORTH, POS, SENT_START, SPACY, TAG
from spacy.tokens import Doc

from newsangles.language.attachments import second_reports
from newsangles.language.doc_text import text_of
from newsangles.language.quotation_marks import paragraphs, quoted
from newsangles.language.surnames import Words, restore_surnames

EDGE_CHARACTERS = frozenset(" \t\r\n\"″“”„‟‘’‚«»‹›'`.,;:")
"""Characters that are never first or last in the content of a quotation."""

BULLETS = frozenset(("-", "•", "–", "*"))
DASHES = frozenset(("-", "--", "—", "–", "―"))
SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "expl"))
# Relations over which a verb shares the subject of the verb (or takes the noun) above it.
CONTROLLED = frozenset(("conj", "xcomp", "advcl", "pcomp", "prep", "relcl", "acl"))

MAX_PATHS = 200_000
"""Limit of paths that are remembered, so that memory grows with the text's words and not with pairs of them."""

_WORDS = (ORTH, LOWER, LEMMA, TAG, POS, DEP, ENT_TYPE)
_NUMBERS = (IDX, LENGTH, HEAD, SENT_START, ENT_IOB)
_LAST: dict[bytes, ParsedText] = {}  # the one that was made last


def parsed_text_of(doc: Doc) -> ParsedText:
    """The `ParsedText` of a Doc, made once for all components that read it in turn.

    Only the last one is kept. Its key is every annotation that it is made from, not the Doc, which may change or be
    freed.
    """
    key = doc.to_array([*_WORDS, *_NUMBERS, SPACY]).tobytes()
    view = _LAST.get(key)
    if view is None:
        view = ParsedText(doc)
        _LAST.clear()
        _LAST[key] = view
    return view


class Stretch:
    """A stretch between quotation marks, as word indices; `first` and `last` are its outermost words."""

    __slots__ = ("after", "before", "chain", "close", "closed", "continues", "first", "last", "open", "speech")

    def __init__(
        self, opening: int, close: int, first: int, last: int, *, closed: bool, continues: bool, chain: int
    ) -> None:
        self.open = opening  # the opening mark's word
        self.close = close  # the closing mark's word; the paragraph's last word if there is none
        self.first = first
        self.last = last
        self.closed = closed
        self.continues = continues
        self.chain = chain  # the same number for the paragraphs of one speech
        self.before = self.after = 99  # free words outside marks between it and the stretch before (after) it
        # True if it ends with a comma, stop, … within the marks, or is unclosed: likely clauses, not single words.
        self.speech = False


class ParsedText:
    """A parsed document as plain lists, all indexed by word."""

    def __init__(self, doc: Doc) -> None:
        table = doc.to_array(list(_WORDS)).T.tolist()
        strings: Any = doc.vocab.strings
        known = {key: strings[key] for column in table for key in set(column)}
        words: list[list[str]] = [[known[key] for key in column] for column in table]
        self.word, self.lower, lemmas, self.tag, self.pos, self.dep, self.ent = words
        self.text = text_of(doc)
        begin = len(self.text) - len(self.text.lstrip())
        self.first_line = (self.text + "\n").find("\n", begin)  # the end of the first line that has words
        self.n = len(doc)
        numbers = doc.to_array(list(_NUMBERS)).astype(np.int64).T.tolist()
        at, length, heads, starts, iob = numbers
        self.continues_name = [value == 1 for value in iob]  # True where a word belongs to the name before it
        self.idx: list[int] = at
        self.end: list[int] = [a + b for a, b in zip(at, length, strict=True)]
        self.head: list[int] = [i + h for i, h in enumerate(heads)]
        restore_surnames(Words(self.word, self.tag, self.pos, self.dep, self.ent, self.head, self.continues_name))
        lowered: dict[str, str] = {}
        self.lemma = [lowered.setdefault(x, x.lower()) for x in lemmas]
        self.second_reports = second_reports((self.lower, self.lemma, self.tag, self.pos), self.dep, self.head)
        for i, verb in self.second_reports.items():
            self.head[i] = verb
        self.small = frozenset(word for word in self.word if word.islower())  # words also written small
        shape: dict[str, int] = {}
        kinds = [shape[w] if w in shape else shape.setdefault(w, _shape(w)) for w in self.word]
        self.edge = [k > 0 for k in kinds]
        self.free = [k == 0 for k in kinds]
        self.children: list[list[int]] = [[] for _ in self.word]
        for i, h in enumerate(self.head):
            if h != i:
                self.children[h].append(i)
        # Names are masked in the scorers' input (`masked_lower`, `masked_lemma`), so that no weight is about a person.
        masks = [e or p if p in ("PROPN", "NUM") else "" for p, e in zip(self.pos, self.ent, strict=True)]
        self.masked_lower = [mask or low for mask, low in zip(masks, self.lower, strict=True)]
        self.masked_lemma = [mask or lemma for mask, lemma in zip(masks, self.lemma, strict=True)]
        self._number_sentences(starts)
        self._find_marks()
        self._find_edges()
        self._subjects: dict[int, int] = {}
        self._paths: dict[int, str] = {}
        self._written: dict[str, int] = {}

    @cached_property
    def not_singular(self) -> frozenset[str]:
        """The words that are tagged somewhere as something else than a singular noun."""
        return frozenset(word for word, tag in zip(self.word, self.tag, strict=True) if tag != "NN")

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for i, word in enumerate(self.word):
            found.setdefault(word, []).append(i)
        return found

    def places_of(self, word: str) -> Sequence[int]:
        """All places of a word as it is written, in the order of the text."""
        return self._places.get(word, ())

    @cached_property
    def within_sentences(self) -> Counter[str]:
        """The count of each word's places in a sentence after the first word."""
        return Counter(word for i, word in enumerate(self.word) if self.bounds[self.sent[i]][0] != i)

    @cached_property
    def within_lines(self) -> frozenset[str]:
        """The words that stand somewhere after the first word of a sentence, a quotation or an item of a list."""
        return frozenset(word for i, word in enumerate(self.word) if not self.begins(i))

    def begins(self, i: int) -> bool:
        """True for a word that begins a sentence, a quotation or an item of a list."""
        return self.bounds[self.sent[i]][0] == i or self.opens[i - 1] or self.word[i - 1] in BULLETS

    def times_written(self, text: str) -> int:
        """The number of times that a text stands between the edges of words."""
        if text not in self._written:
            self._written[text] = len(re.findall(rf"\b{re.escape(text)}\b", self.text))
        return self._written[text]

    def _number_sentences(self, starts: list[int]) -> None:
        """Paragraph and sentence numbers; `bounds`: the first and last word of each sentence."""
        self.sent: list[int] = []
        self.bounds: list[tuple[int, int]] = []
        begins = [a for a, _ in paragraphs(self.text)]
        self.para = [max(0, bisect_right(begins, a) - 1) for a in self.idx]
        for i in range(self.n):
            if i == 0 or starts[i] == 1:
                self.bounds.append((i, i))
            else:
                self.bounds[-1] = (self.bounds[-1][0], i)
            self.sent.append(len(self.bounds) - 1)
        self.free_bounds: list[tuple[int, int]] = []  # the first and last free word of each sentence
        for first, last in self.bounds:
            words = [i for i in range(first, last + 1) if self.free[i]]
            self.free_bounds.append((words[0], words[-1]) if words else (last + 1, first - 1))

    def _find_marks(self) -> None:
        """Words that are opening and closing marks, and the stretches between them."""
        n, free = self.n, self.free
        self.opens, self.closes, self.inside = [False] * n, [False] * n, [0] * n
        self.stretch = [-1] * n  # the outermost stretch that a word (or mark) belongs to
        self.stretches: list[Stretch] = []
        for quote in quoted(self.text):
            a, b = bisect_right(self.idx, quote.start) - 1, bisect_right(self.idx, quote.end - 1) - 1
            inner = [i for i in range(a, b + 1) if free[i]]
            if not inner:
                continue
            self.opens[a] = True
            if quote.closed is not None:
                self.closes[b] = True
            for i in range(inner[0], inner[-1] + 1):
                self.inside[i] += 1
            if quote.depth == 0 and self.stretch[a] < 0:
                closed = quote.closed is not None
                found = Stretch(a, b, inner[0], inner[-1], closed=closed, continues=quote.continues, chain=quote.chain)
                ending = self.text[self.idx[inner[-1]] : self.idx[b]].rstrip()
                found.speech = not found.closed or (ending[-1:] in tuple(",.?!…") and len(inner) > 2)
                for i in range(a, b + 1):
                    self.stretch[i] = len(self.stretches)
                self.stretches.append(found)
        self.verbs = [i for i, pos in enumerate(self.pos) if pos == "VERB" and not self.inside[i]]  # outside marks
        outside = [0]
        for i in range(n):
            outside.append(outside[-1] + (free[i] and not self.inside[i]))
        self.outside = outside  # how many free words before i stand outside marks
        for left, right in zip(self.stretches, self.stretches[1:], strict=False):
            left.after = right.before = outside[right.open] - outside[left.close]

    def _find_edges(self) -> None:
        """Find the first and last free word of each word's subtree, and its depth."""
        n, head = self.n, self.head
        depth = [-1] * n
        for i in range(n):
            trail: list[int] = []
            j = i
            while depth[j] < 0:
                depth[j] = 0
                trail.append(j)
                j = head[j]
            for k in reversed(trail):
                if head[k] != k:
                    depth[k] = depth[head[k]] + 1
        self.depth = depth
        self.first = [i if f else n for i, f in enumerate(self.free)]
        self.last = [i if f else -1 for i, f in enumerate(self.free)]
        size = [1] * n  # the words of each subtree
        downwards = sorted(range(n), key=depth.__getitem__)
        for i in reversed(downwards):
            h = head[i]
            if h == i:
                continue
            size[h] += size[i]
            if self.first[i] < self.first[h]:
                self.first[h] = self.first[i]
            if self.last[i] > self.last[h]:
                self.last[h] = self.last[i]
        # Numbers for the words by which those of a subtree follow each other, also where the subtree has gaps.
        number, following, roots = [0] * n, [0] * n, 0
        for i in downwards:
            h = head[i]
            if h == i:
                number[i], roots = roots, roots + size[i]
            else:
                number[i] = following[h]
                following[h] += size[i]
            following[i] = number[i] + 1
        self._number = number
        self._number_after = [a + b for a, b in zip(number, size, strict=True)]

    def word_at(self, offset: int) -> int:
        """The word that holds a character, or the last one before it; 0 before the first."""
        i = bisect_right(self.idx, offset)
        return i - 1 if i else 0

    def dominates(self, above: int, below: int) -> bool:
        """True if a word is the other one, or its ancestor in the tree."""
        return self._number[above] <= self._number[below] < self._number_after[above]

    def ends_text(self, last: int) -> bool:
        """True for the last word of a paragraph that ends in a stop, as captions and headings do not."""
        while last > 0 and (self.word[last].isspace() or self.word[last] in ")]"):
            last -= 1
        return self.closes[last] or self.inside[last] > 0 or self.word[last][-1:] in tuple(".!?…:;\"”’'—–")

    def top(self, first: int, last: int) -> int:
        """The word of a stretch that is nearest to the root; of several, the first."""
        return min(range(first, last + 1), key=self.depth.__getitem__)

    def path(self, start: int, goal: int) -> str:
        """The relations from one word up to the common head and down to the other; "far" if > 5."""
        cell = start * self.n + goal
        known = self._paths.get(cell)
        if known is None:
            if len(self._paths) >= MAX_PATHS:
                self._paths.clear()
            known = self._paths[cell] = self._path(start, goal)
        return known

    def _path(self, start: int, goal: int) -> str:
        up, down, a, b = "", "", start, goal
        depth, head, dep = self.depth, self.head, self.dep
        ups = downs = 0
        while a != b:
            if depth[a] >= depth[b]:
                if head[a] == a:
                    return "apart"
                up, a, ups = up + dep[a] + "^", head[a], ups + 1
            else:
                down, b, downs = ">" + dep[b] + down, head[b], downs + 1
            if ups + downs > 5:
                return "far up" if ups > 2 else "far"
        return up + down or "self"

    def subject(self, i: int) -> int:
        """The subject of a verb, its own or by control, or the noun that it modifies; -1: none."""
        if i not in self._subjects:
            self._subjects[i] = self._subject(i)
        return self._subjects[i]

    def _subject(self, i: int) -> int:
        for _ in range(4):
            own = next((k for k in self.children[i] if self.dep[k] in SUBJECTS), -1)
            if own >= 0 or self.head[i] == i or self.dep[i] not in CONTROLLED:
                return own
            i, noun = self.head[i], self.dep[i] in ("relcl", "acl")
            if noun:
                return i
        return -1

    def kind(self, i: int) -> str:
        """The kind of a word: a name's label, a pronoun itself, or the part of speech; "none" for no word."""
        if i < 0:
            return "none"
        return self.ent[i] or (self.masked_lower[i] if self.pos[i] in ("PRON", "DET") else self.pos[i])

    def constituent(self, cue: int, i: int, left: bool) -> tuple[int, int]:
        """The head of the largest constituent that begins (ends) at word i and lacks the cue, and its position.

        The position says how the next larger constituent lies: 0, it begins (ends) elsewhere; 1, it begins (ends) there
        too, but holds the cue. It is 2 or 3 if i is not at the edge of its own constituent, so that the head is i
        itself; 3 if that constituent holds the cue.
        """
        edge, head, h = self.first if left else self.last, self.head, i
        if edge[h] != i:
            return h, 3 if self.dominates(h, cue) else 2
        while head[h] != h and edge[head[h]] == i:
            if self.dominates(head[h], cue):
                return h, 1
            h = head[h]
        return h, 0


def _shape(word: str) -> int:
    """The sort of a word: 0 free, 1 never at a content's edge (white space, punctuation), -1 a dash."""
    if all(c in EDGE_CHARACTERS or c.isspace() for c in word):
        return 1
    return -1 if word in DASHES else 0
