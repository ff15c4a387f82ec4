"""The surroundings of a candidate for a time: the words beside it, and what the parse says of them."""

from __future__ import annotations

import re

from newsangles.angles.timeline.patterns import Expression
from newsangles.language.parsed_text import ParsedText


class Place:
    """The surroundings of a candidate: the words before and after it, the text on both sides."""

    def __init__(self, view: ParsedText, expression: Expression) -> None:
        self.view = view
        self.first = view.word_at(expression.start)
        self.last = view.word_at(expression.end - 1)
        self.before = view.lower[self.first - 1] if self.first else ""
        self.before_tag = view.tag[self.first - 1] if self.first else ""
        self.after = view.lower[self.last + 1] if self.last + 1 < view.n else ""
        self.after_tag = view.tag[self.last + 1] if self.last + 1 < view.n else ""
        self.left = view.text[max(0, expression.start - 30) : expression.start].lower()
        self.right = view.text[expression.end : expression.end + 20].lower()

    @property
    def dated(self) -> bool:
        """True if the recogniser takes it for a date, or a preposition of time precedes it."""
        return self.view.ent[self.first] in ("DATE", "TIME") or self.before in PREPOSITIONS

    @property
    def named_before(self) -> bool:
        """True if a capitalized word of a name precedes it directly."""
        return self.before_tag in ("NNP", "NNPS") and self.left[-1:] == " " and self._capital(self.first - 1)

    @property
    def named_after(self) -> bool:
        """True if a capitalized word of a name follows it directly."""
        return self.after_tag in ("NNP", "NNPS") and self.right[:1] == " " and self._capital(self.last + 1)

    def _capital(self, k: int) -> bool:
        return 0 <= k < self.view.n and self.view.word[k][:1].isupper()

    @property
    def opens(self) -> bool:
        """True if it is the first word of its sentence, or stands after a quotation mark, colon or dash."""
        return self.first == self.view.bounds[self.view.sent[self.first]][0] or not (
            self.before[-1:].isalnum() or self.before == ","
        )

    @property
    def in_headline(self) -> bool:
        """True if no word of its line is written small but short ones of grammar."""
        text, start = self.view.text, self.view.idx[self.first]
        a, b = text.rfind("\n", 0, start) + 1, text.find("\n", start)
        line = text[max(a, start - 200) : min(b if b >= 0 else len(text), start + 200)]
        return not _SMALL_WORD.search(line) and len(_CAPITAL_WORD.findall(line)) > 3

    def noun_follows(self) -> bool:
        """True if the next word is a noun or an adjective in the same phrase."""
        return self.after_tag.startswith(("NN", "JJ", "CD")) and self.right[:1] in (" ", "-")


_CAPITAL_WORD = re.compile(r"\b[A-Z]\w")
_SMALL_WORD = re.compile(r"\b(?!(?:and|the|for|but|nor|with|from|over|into|after)\b)[a-z]{3,}")
FIGURE = re.compile(
    r"[$€£¥%]|\b(?:million|billion|cents|pence|percent|per cent|shares?|sales|revenues?|profits?|loss(?:es)?|income"
    r"|earnings|earned|net|turnover|orders|output|dividend)\b",
    re.I,
)
"""Words of results of business; a sentence with two of them tells figures."""

NAMES = frozenset("PERSON ORG GPE FAC LOC EVENT WORK_OF_ART PRODUCT LAW NORP".split())
"""Entity labels of names."""

NO_YEARS = frozenset("PRODUCT FAC LAW MONEY QUANTITY PERCENT".split())
"""Entity labels of numbers that are no years."""

PREPOSITIONS = frozenset(
    """in on by since until till from to of during through throughout before after between within last next early
    late""".split()
)
"""Prepositions and adjectives that stand before a time."""

QUOTES = ('"', "'", "“", "”", "‘", "’", "`")
"""Quotation marks."""
