"""Sentence boundaries set before the parser runs, which it has to respect.

spaCy's parser decides sentence boundaries together with the syntax, and knows nothing of paragraphs, headlines,
datelines or quotation marks. This component fixes what the layout and the marks decide, and leaves the rest to it:

- a new paragraph (headline, by-line, bullet, blank line) always begins a sentence;
- what follows a dateline ("KYIV, Ukraine (AP) —") or the label of a speaker ("MR. SNOW:") begins one;
- a capital begins one after "p.m." and "U.S.", where the word is none that goes on with them, and after a full stop
  between two words that lacks its space;
- an opening quotation mark before a capital, after a full stop, begins one, though the full stop be an abbreviation's;
- a closing quotation mark or the word after an opening mark never does (the mark itself may);
- nor does a word in small letters after a closing one ("“Is it safe?” he asked");
- nor any word after another in its line, with no mark between ("Hours after the vote …", "Lund Police have …");
- nor the name after a title or an abbreviated given name ("Sen. Warren", "Wm. Carter"), nor what follows a bullet or a
  number in a list.

A sentence of hundreds of words is read in windows (`newsangles.language.long_sentences`).
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any, cast

import numpy as np
from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokens import Doc

from newsangles.language.doc_text import starts_of, text_of, words_of
from newsangles.language.long_sentences import windows
from newsangles.language.quotation_marks import paragraphs, quoted
from newsangles.language.structure import structure_of
from newsangles.language.structure.words import words

TITLES = frozenset(
    "adm. asst. atty. brig. capt. cmdr. col. cpl. dep. det. dr. fr. gen. gov. govs. hon. insp. lt. maj. messrs. mr. "
    "mrs. ms. mx. pfc. pres. prof. pvt. rep. reps. rev. sen. sens. sgt. st. ste. supt. vs.".split()
)
"""Abbreviations before a name, after which no sentence begins (AP Stylebook, titles and military ranks)."""

RANKS = tuple("brig. capt. cmdr. comdr. cpl. insp. lt. maj. pfc. pvt. reps. sens. sgt. supt.".split())
"""Those of them that the model's tokenizer cuts before the full stop."""

GIVEN_NAMES = frozenset(
    "benj chas danl edw edwd fredk geo jas jno jos margt patk richd robt saml thos wm cllr comdr det insp supt".split()
)
"""Given names as they were abbreviated in print, and titles whose full stop is a token of its own."""

BULLET = re.compile(r"(?:[•◦▪‣·*–—-]|\(?\d{1,3}[.)])\s+(?=\S)")
"""A bullet or a number at the beginning of a paragraph, up to the first word of the item."""

OPENERS = frozenset(
    "A All Although Among An And Another As At Before Both But By Despite During Each Either Everybody Everyone "
    "Few For From He Her His How However I If In Instead It Its Many Meanwhile Most My Neither No Nobody Not Nothing "
    "Now On One Others Our Several She Since So Some Somebody Someone Still Such That The Their Then There These They "
    "This Those Though Two Under Until We What When Where Whether While Who Why With Yet You".split()
)
"""Words with a capital that begin a sentence after an abbreviation for a country or a town."""

_PLACE_ABBREVIATIONS = frozenset(("U.S.", "U.K.", "U.N.", "D.C.", "E.U.", "U.S.A.", "L.A.", "U.A.E."))
_CLOCK = frozenset(("a.m.", "p.m."))
_ARTICLES = frozenset(("the", "a", "an", "his", "her", "their", "its", "every"))


@Language.factory("newsangles_sentences", assigns=["token.is_sent_start"])
def create_sentences(nlp: Language, name: str) -> Sentences:
    """Make the component; it belongs before the parser."""
    return Sentences()


class Sentences:
    """Sets ``token.is_sent_start`` where layout or quotation marks decide it; the parser decides elsewhere."""

    def __call__(self, doc: Doc) -> Doc:
        """Set the boundaries of one Doc that is tokenised but not parsed."""
        text, word = text_of(doc), words_of(doc)
        at = starts_of(doc)
        low = [w.lower() for w in word]
        visible = [i for i, w in enumerate(word) if not w.isspace()]

        def token_at(offset: int) -> int:
            """The first token that begins at or after an offset, white space passed over; len(doc): none."""
            i = bisect_left(visible, bisect_left(at, offset))
            return visible[i] if i < len(visible) else len(doc)

        never: set[int] = set()
        always: set[int] = set()
        for mark in quoted(text):
            if mark.closed is not None:
                never.add(token_at(mark.closed))
                after = token_at(mark.end)
                if after < len(doc) and word[after][0].islower():
                    never.add(after)
            never.add(token_at(mark.opened))
            before = text[max(0, mark.start - 20) : mark.start].rstrip()
            if before.endswith((".", "!", "?")) and text[mark.opened : mark.opened + 1].isupper():
                always.add(token_at(mark.start))
        for last, i in itertools.pairwise(visible):
            if word[last].isalpha() and "\n" not in text[at[last] : at[i]]:
                never.add(i)
        for i in visible[:-1]:
            end = at[i] + len(word[i])
            if low[i] in TITLES:
                never.add(token_at(end))
            elif low[i] in GIVEN_NAMES and text[end : end + 2] == ". ":
                never.add(token_at(end))
                never.add(token_at(end + 1))
        for start, end in paragraphs(text):
            always.add(token_at(start))
            if bullet := BULLET.match(text, start, end):
                never.add(token_at(bullet.end()))
        for part in structure_of(doc).parts:
            always.add(token_at(part.start))
            if part.said_start is not None and part.said_start < part.end:
                said = token_at(part.said_start)
                never.update(range(token_at(part.start) + 1, said))  # the label is one piece
                never.discard(said)
                always.add(said)
        always.update(i for i in _after_abbreviations(word, at, visible) if i not in never)
        always.update(windows(low, always))
        starts = doc.to_array([SENT_START]).astype(np.int64).reshape(-1)
        starts[[i for i in never if i < len(doc)]] = -1
        starts[[i for i in always if i < len(doc)]] = 1
        # In one go: spaCy looks through the whole Doc at each `token.is_sent_start = …`.
        return doc.from_array([SENT_START], cast(Any, starts.astype(np.uint64)))


def _after_abbreviations(tokens: Sequence[str], at: Sequence[int], visible: Sequence[int]) -> Iterator[int]:
    """Words that begin a sentence after an abbreviation, or after a full stop without a space."""
    with_clock = words("month") | words("day") | words("zone")
    for n in range(1, len(visible)):
        i, before = visible[n], visible[n - 1]
        word, last = tokens[i], tokens[before]
        if not word[0].isupper():
            continue
        if last.lower() in _CLOCK:
            third = tokens[visible[n + 1]] if n + 1 < len(visible) else ""
            fourth = tokens[visible[n + 2]] if n + 2 < len(visible) else ""
            goes_on = word.lower().rstrip(".") in with_clock or (word.isupper() and word not in ("A", "I"))
            names_clock = "time" in (third.lower(), fourth.lower())
            article = n >= 3 and tokens[visible[n - 3]].lower() in (
                "the",
                "a",
                "an",
                "his",
                "her",
                "their",
                "its",
                "every",
            )
            if not (goes_on or names_clock or article):
                yield i
        elif last in _PLACE_ABBREVIATIONS:
            if word in OPENERS:
                yield i
        elif last == "." and n >= 2 and at[before] + 1 == at[i]:
            ended = tokens[visible[n - 2]]
            if ended.islower() and len(ended) > 1 and ended.isalpha() and (word.istitle() or word == "I"):
                yield i
