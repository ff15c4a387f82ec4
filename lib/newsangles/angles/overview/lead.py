"""The news: the first line of an article, or how it begins."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsangles.angles.overview.lexicon import words
from newsangles.angles.overview.sentences import Row, Sentences, Statement, children
from newsangles.angles.overview.voices import cue_of, heads_its_sentence, is_negated, voice

THE_NEWS, IT_BEGINS = "The news", "It begins"
"""Headings of the first line: where it is the news, and where it may be a scene or an opinion."""

NO_SOURCE_HERE = "no source in this sentence"
"""The note on a sentence in which no word points to a source; one may stand in the next."""

SHARED, MUCH_SHARED = 0.2, 0.3
"""Share of the headline's words: >= the first tells news, >= the second a better lead than a pull quote."""

_SOMEBODY = frozenset("he she they his her their".split())
_CANDIDATES = 4  # sentences
_FIRST_PERSON = re.compile(r"\b(?:I|my|me|we|us|our|you|your)\b")
_QUOTED = re.compile(r"[“\"‘].*?[”\"’](?!\w)")
_DATED = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tonight|(?:this|last) (?:week|month|year))\b",
    re.IGNORECASE,
)


def lead(page: Sentences) -> Iterator[Statement]:
    """The first sentence of the article's own text, whole; nothing where there is none."""
    able = [i for i in range(len(page)) if page.may_lead(i)][:_CANDIDATES]
    if not able:
        return
    i = _past_a_pull_quote(page, able)
    past = is_told(page, i)
    is_news = _is_news(page, i, past)
    source, note = whose(page, i)
    yield Statement(
        topic=THE_NEWS if is_news else IT_BEGINS,
        text=page.printed(i),
        sentence=i,
        start=page.begins(i),
        added=source,
        note=note if is_news else None,
        kinds=("lead in the past or perfect",) if is_news else ("how it begins",),
    )


def _past_a_pull_quote(page: Sentences, able: list[int]) -> int:
    """The first sentence that can stand alone, or the one after a quotation that has nothing of the headline."""
    first = next((i for i in able if _stands_alone(page, i)), able[0])
    if page.shared_with_headline(first) == 0 and page.printed(first)[:1] in tuple("\"“'‘"):
        for i in able[1:]:
            if (page.shared_with_headline(i) or 0) >= MUCH_SHARED and page.first_word(i) not in words()["pointing"]:
                return i
    return first


def _stands_alone(page: Sentences, i: int) -> bool:
    """True if a sentence is no question, and not about somebody who is named elsewhere."""
    return page.first_word(i) not in _SOMEBODY and not page.printed(i).endswith("?")


def is_told(page: Sentences, i: int) -> bool:
    """True if a sentence's main verb is in the past or the perfect, or reports."""
    root = page.spans[i].root
    auxiliaries = children(root, ("aux", "auxpass"))
    perfect = any(word.lemma_ in ("have", "be") and word.tag_ != "MD" for word in auxiliaries)
    return root.tag_ in ("VBD", "VBN") or perfect or bool(page.told(i)) or any(w.tag_ == "VBD" for w in page.spans[i])


def _is_news(page: Sentences, i: int, told: bool) -> bool:
    """True if a lead tells news: no first person, no scene, and the headline's words or a day."""
    text = _QUOTED.sub("", page.printed(i))
    scene = page.first_word(i) in words()["scene"]
    if _FIRST_PERSON.search(text) or not told or (scene and page.spans[i].root.tag_ not in ("VBD", "VBN")):
        return False
    root = page.spans[i].root
    perfect = any(word.lemma_ == "have" for word in children(root, ("aux",)))
    fresh = bool(_DATED.search(text)) or bool(page.told(i)) or perfect
    shared = page.shared_with_headline(i)
    return (shared or 0) >= SHARED or (fresh and not scene and page.first_word(i) not in words()["pointing"])


def whose(page: Sentences, i: int) -> tuple[str | None, str | None]:
    """The name put in and the note on whose word a whole sentence stands; no note where that is unsure."""
    main = _main(page, i)
    if main is not None:
        found = voice(page, main)
        return (found.shown if found and found.added else None), (f"on the word of {found.within}" if found else None)
    return None, None if page.points_to_a_source(i) else NO_SOURCE_HERE


def _main(page: Sentences, i: int) -> Row | None:
    """The quote that reaches over half of a sentence or more; None for none, or for two voices."""
    inside = [q for q in page.told(i) if not q["inside"] and page.at(q["source_start"]) == i]
    if not inside or len(page.voices(i)) > 1:
        return None
    main = max(inside, key=lambda q: (q["end"] - q["start"], -q["start"]))
    cue = cue_of(page, main)
    if cue is None or not heads_its_sentence(cue) or is_negated(cue):
        return None
    return main if main["end"] - main["start"] >= 0.5 * len(page.printed(i)) else None
