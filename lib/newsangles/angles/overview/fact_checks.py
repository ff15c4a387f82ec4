"""Fact-checks: the claim that is checked with its rating, and the sentence that tells the finding."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsangles.angles.overview.lexicon import words
from newsangles.angles.overview.sentences import IT_BEGINS, THE_NEWS, Sentences, Statement, has_word, stems
from newsangles.angles.overview.telling import leans
from newsangles.tables.wording import line

MAX_RATING = 5
"""Most words of a rating."""

MIN_SHARED = 2
"""Fewest words of the claim or the headline that a finding has."""

_CLAIM = re.compile(
    r"^[ \t]*(?:the |what was )?claim(?:ed)?[ \t]*(?::[ \t]*|\n\s*)(?=\S)", re.IGNORECASE | re.MULTILINE
)
_RATING = re.compile(
    r"^[ \t]*(?:(?:our|the) )?(?:rating|verdict|ruling|conclusion|result)[ \t]*(?::[ \t]*|\n\s*)(\S[^\n]*)",
    re.IGNORECASE | re.MULTILINE,
)
_TITLE = re.compile(r"\bfact[- ]?check", re.IGNORECASE)
_HANDED_ON = re.compile(r"\b(?:viral|circulat\w+|shar(?:ed|ing)|post(?:ed|ing)?)\b.*\bclaim", re.IGNORECASE)
_REFUTES = re.compile(
    r"\b(?:fals(?:e|ely)|fake|mislead\w*|hoax|old|unrelated|edited|doctored|morphed|not|no)\b", re.IGNORECASE
)
_OPENING = 200  # characters before the claim's heading


def claim_of(page: Sentences) -> int | None:
    """The sentence below or behind the heading *Claim*; None in articles without one."""
    found = _CLAIM.search(page.text)
    if found is None or found.start() > _OPENING + len(page.title):
        return None
    return page.at(found.end())


def rated(page: Sentences) -> Statement | None:
    """The claim that is checked, with its rating before it; None where an article has no such headings."""
    i, heading = claim_of(page), _CLAIM.search(page.text)
    found = _RATING.search(page.text, page.spans[i].end_char) if i is not None else None
    if i is None or heading is None or found is None or not page.may_lead(i):
        return None
    rating = line(found.group(1)).strip(" .")
    if len(rating.split()) > MAX_RATING or page.at(found.start()) - i > MAX_RATING:
        return None
    start = max(page.begins(i), heading.end())
    return Statement(
        topic=IT_BEGINS,
        text=line(page.text[start : page.spans[i].end_char]),
        sentence=i,
        start=start,
        lead=f"Claim, rated “{rating}”",
        kinds=("how it begins",),
    )


def hands_on_a_claim(page: Sentences, i: int) -> bool:
    """True for a claim that is going round, where the headline says that it is not so."""
    return _HANDED_ON.search(page.printed(i)) is not None and _REFUTES.search(page.title) is not None


def is_fact_check(page: Sentences) -> bool:
    """True for an article that checks a claim, by its headline or its headings."""
    headline = page.title or (page.printed(0) if len(page) else "")
    return claim_of(page) is not None or bool(_TITLE.search(headline))


def finding(page: Sentences, taken: set[int]) -> Iterator[Statement]:
    """The sentence that says of the claim whether it is so, the last that has most of its words.

    Args:
        page: The article.
        taken: Numbers of the sentences that are shown already.
    """
    if not is_fact_check(page):
        return
    claim = claim_of(page)
    about = stems(f"{page.title} {page.printed(claim) if claim is not None else ''}")
    able = {i: len(about & stems(page.printed(i))) for i in range(len(page)) if i not in taken and _finds(page, i)}
    best = max(able, key=lambda i: (able[i], i), default=None)
    if best is not None and able[best] >= MIN_SHARED:
        yield page.statement(best, THE_NEWS, kinds=("told after the lead",))


def _finds(page: Sentences, i: int) -> bool:
    """True if a sentence calls a claim or a picture true, false or unproven in the outlet's own words."""
    span = page.spans[i]
    checked = any(word.lemma_.lower() in words()["checked"] and word.dep_ in ("nsubj", "nsubjpass") for word in span)
    found = any(
        word.lower_ in words()["found"] and word.dep_ in ("acomp", "attr", "oprd", "ROOT", "amod") for word in span
    )
    if not checked or not found or has_word(span, words()["open"]):
        return False
    return page.may_show(i) and not page.told(i) and not leans(page, i)
