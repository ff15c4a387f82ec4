"""Sentence boundaries set before the parser runs, which it has to respect.

spaCy's parser decides sentence boundaries together with the syntax, and knows nothing of paragraphs, headlines,
datelines or quotation marks. This component fixes what the layout and the marks decide, and leaves the rest to it:

- a new paragraph (headline, by-line, bullet, blank line) always begins a sentence;
- what follows a dateline ("KYIV, Ukraine (AP) —") begins one;
- an opening quotation mark before a capital, after a full stop, begins one, though the full stop be an abbreviation's;
- a closing quotation mark or the word after an opening mark never does (the mark itself may);
- nor does a word in small letters after a closing one ("“Is it safe?” he asked");
- nor the name after a title or an abbreviated given name ("Sen. Warren", "Wm. Carter"), nor what follows a bullet or a
  number in a list.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from spacy.language import Language
from spacy.tokens import Doc

from newsangles.language.quotation_marks import paragraphs, quoted

TITLES = frozenset(
    "adm. asst. atty. brig. capt. cmdr. col. cpl. dep. det. dr. fr. gen. gov. govs. hon. insp. lt. maj. messrs. mr. "
    "mrs. ms. mx. pfc. pres. prof. pvt. rep. reps. rev. sen. sens. sgt. st. ste. supt. vs.".split()
)
"""Abbreviations before a name, after which no sentence begins (AP Stylebook, titles and military ranks)."""

GIVEN_NAMES = frozenset(
    "benj chas danl edw edwd fredk geo jas jno jos margt patk richd robt saml thos wm cllr comdr det insp supt".split()
)
"""Given names as they were abbreviated in print, and titles whose full stop is a token of its own."""

DATELINE = re.compile(
    r"""(?:[A-Z][A-Z.’'\- ]{2,40}          # the town in capitals
        (?:,\ [A-Z][\w.’' ]{1,30}){0,2}    # the country or state, the date
        (?:\ *\((?:[A-Z]\w+\ ?){1,3}\))?   # the agency in brackets
        |\((?:[A-Z]\w+\ ?){1,3}\))         # or the agency alone
        \ *[—–-]{1,2}\s+(?=\S)""",
    re.VERBOSE,
)
"""A dateline at the beginning of a paragraph, up to the first word of the report."""

BULLET = re.compile(r"(?:[•◦▪‣·*–—-]|\(?\d{1,3}[.)])\s+(?=\S)")
"""A bullet or a number at the beginning of a paragraph, up to the first word of the item."""


@Language.factory("newsangles_sentences", assigns=["token.is_sent_start"])
def create_sentences(nlp: Language, name: str) -> Sentences:
    """Make the component; it belongs before the parser."""
    return Sentences()


class Sentences:
    """Sets ``token.is_sent_start`` where layout or quotation marks decide it; the parser decides elsewhere."""

    def __call__(self, doc: Doc) -> Doc:
        """Set the boundaries of one Doc that is tokenised but not parsed."""
        at = [token.idx for token in doc]
        text = doc.text
        words = [i for i, token in enumerate(doc) if not token.is_space]

        def token_at(offset: int) -> int:
            """The first token that begins at or after an offset, white space passed over; len(doc): none."""
            i = bisect_left(words, bisect_left(at, offset))
            return words[i] if i < len(words) else len(doc)

        never: set[int] = set()
        always: set[int] = set()
        for mark in quoted(text):
            if mark.closed is not None:
                never.add(token_at(mark.closed))
                after = token_at(mark.end)
                if after < len(doc) and doc[after].text[0].islower():
                    never.add(after)
            never.add(token_at(mark.opened))
            before = text[max(0, mark.start - 20) : mark.start].rstrip()
            if before.endswith((".", "!", "?")) and text[mark.opened : mark.opened + 1].isupper():
                always.add(token_at(mark.start))
        for i in words[:-1]:
            if doc[i].lower_ in TITLES:
                never.add(token_at(at[i] + len(doc[i])))
            elif doc[i].lower_ in GIVEN_NAMES and text[at[i] + len(doc[i]) : at[i] + len(doc[i]) + 2] == ". ":
                never.add(token_at(at[i] + len(doc[i])))
                never.add(token_at(at[i] + len(doc[i]) + 1))
        for start, end in paragraphs(text):
            always.add(token_at(start))
            dateline = DATELINE.match(text, start, end)
            if dateline:
                always.add(token_at(dateline.end()))
            elif bullet := BULLET.match(text, start, end):
                never.add(token_at(bullet.end()))
        for i in never - always - {len(doc)}:
            doc[i].is_sent_start = False
        for i in always - {len(doc)}:
            doc[i].is_sent_start = True
        return doc
