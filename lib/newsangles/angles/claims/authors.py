"""The author's own *we* and *I*, outside all quotations: *We learned that*; a column in the first person."""

from __future__ import annotations

from functools import lru_cache

from newsangles.angles.claims.lexicon import lexicon
from newsangles.angles.factuality.embedding import Presentations
from newsangles.language.parsed_text import ParsedText

MIN_OWN_PARAGRAPHS = 3
"""A text is its author's own account if >= this many paragraphs say *I* outside quotations."""

MIN_OWN_SHARE = 0.2
"""And if they are >= this share of its paragraphs."""

MAX_QUESTIONS = 2
"""A text with more paragraphs that end in a question to *you* may be an interview."""


def newsroom_says(context: Presentations, verb: int, subject: int) -> bool:
    """True for a *we* that tells of the newsroom's own work: *we learned that*, *we will bring you updates*."""
    view = context.view
    if view.lower[subject] != "we" or view.inside[subject]:
        return False
    return view.lemma[verb] in lexicon()["newsroom"]


@lru_cache(maxsize=2)
def speaks_as_author(view: ParsedText) -> bool:
    """True if a text is told in the first person by whoever wrote it."""
    paragraphs = set(view.para)
    own = {view.para[i] for i in range(view.n) if view.word[i] == "I" and not view.inside[i] and view.dep[i] == "nsubj"}
    told_you = {view.para[i] for i in range(view.n) if view.lower[i] in ("you", "your") and not view.inside[i]}
    asked = {view.para[i] for i in range(view.n) if view.word[i] == "?" and not view.inside[i] and _ends(view, i)}
    asked &= told_you
    return (
        len(own) >= MIN_OWN_PARAGRAPHS and len(own) >= MIN_OWN_SHARE * len(paragraphs) and len(asked) <= MAX_QUESTIONS
    )


def _ends(view: ParsedText, i: int) -> bool:
    """True if a mark ends its paragraph."""
    k = i + 1
    while k < view.n and view.para[k] == view.para[i]:
        if view.word[k].strip():
            return False
        k += 1
    return True
