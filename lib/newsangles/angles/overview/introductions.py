"""Context: the article's own words that introduce what a statement depends on, printed before it.

A statement may mean somebody or something of which the page has not told: a surname, *the review*, *the other two*.
Where a sentence before it introduces them, that sentence is printed with it; of a person often their naming phrase is
enough. Nothing is put into words anew, so that nothing can be wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from spacy.tokens import Span, Token

from newsangles.angles.actors.names import words as name_words
from newsangles.angles.overview.checks import TOPIC as CHECKS
from newsangles.angles.overview.lexicon import words
from newsangles.angles.overview.sentences import Row, Sentences, Statement, stems
from newsangles.angles.overview.standing import (
    CORE,
    can_introduce,
    first_sentence,
    goes_on_from,
    is_full,
    named_in,
    points_back,
    told_in,
)
from newsangles.angles.overview.telling import goes_back, leans, told_before
from newsangles.tables.wording import line

_WORD = re.compile(r"[^\W\d]{2,}")
MAX_PHRASE = 16
"""Most words of a phrase that names somebody."""

_CORE_WEIGHT, _OTHER_WEIGHT, _WORD_WEIGHT, _NEXT_WEIGHT = 2.0, 1.0, 0.02, 0.3
_OTHER = frozenset(("other", "others", "another"))
_TELLING = frozenset(("relcl", "acl", "prep", "appos", "poss", "compound", "nmod"))
_PERSONS = frozenset("man woman child boy girl teenager person family pair couple".split())


class Open(NamedTuple):
    """A word of a statement that means something the page has not told.

    Attributes:
        word: The word; of a name its last.
        is_core: True if the statement is about it: a name, a subject or an object.
        places: Numbers of the sentences that can tell it, the likeliest first.
        actor_id: The person whose surname it is; None for a thing.
    """

    word: Token
    is_core: bool
    places: tuple[int, ...]
    actor_id: object = None


class Known:
    """The memory of a page: words, actors and sentences."""

    def __init__(self, page: Sentences) -> None:
        self.page = page
        self.words: set[str] = {word.lower() for word in re.findall(r"\w+", page.title)}
        self.stems: set[str] = stems(page.title)
        self.actors: set[object] = set()
        self.sentences: set[int] = set()
        self.last: int | None = None

    def add(self, i: int, *, whole: bool = True) -> None:
        """Take a sentence as told; not whole where a phrase of it alone is printed."""
        self.actors |= named_in(self.page, i)
        if whole:
            self.words |= {word.lemma_.lower() for word in self.page.spans[i]}
            self.stems |= stems(self.page.printed(i))
            self.sentences.add(i)
            self.last = i

    def has(self, word: Token) -> bool:
        """True if a noun, or a word of its stem, is told."""
        return word.lemma_.lower() in self.words or bool(stems(word.lemma_) & self.stems)


def introduced(page: Sentences, shown: Sequence[Statement], is_front: Sequence[bool]) -> list[Statement]:
    """The statements, before each the article's words for what it depends on; those left out that stay open.

    Args:
        page: The article.
        shown: The statements in their order.
        is_front: For each, whether it stands in front; the others are folded away below all of these.
    """
    known = Known(page)
    order = sorted(range(len(shown)), key=lambda n: not is_front[n])
    later = [shown[n].sentence for n in order if is_front[n]]
    found: dict[int, Statement] = {}
    printed: set[int] = set()
    for n in order:
        one = shown[n]
        later = [i for i in later if i != one.sentence]
        if one.last < 0 and n > 0:
            opened = [word for word in openings(page, one, known) if not known.sentences & set(word.places)]
            context = _context(page, one, opened, known, later)
            figure = one.topic == CHECKS and any(_is_of_what(word) for word in opened)
            open_ended = figure or _hangs(page, one, known) or any(_is_nobodys(page, word) for word in opened)
            if context is None and open_ended:
                continue
            if not is_front[n] and one.sentence in printed:
                continue
            printed.update(context.places if context is not None and context.whole else ())
            one = _with(page, one, context, opened, known) if context is not None else one
        for i in one.sentences:
            known.add(i)
        found[n] = one
    return [found[n] for n in sorted(found)]


def _hangs(page: Sentences, one: Statement, known: Known) -> bool:
    """True if a statement is about something that nothing before it tells."""
    i, speaker = one.sentence, _speaker(page, one)
    goes_on = goes_back(page, i) is not None or (one.lead is None and goes_on_from(page, i) is not None)
    pointing = any(points_back(page, word) or _is_the_other(word) for word in page.spans[i])
    if known.last != i - 1 and (goes_on or pointing):
        return True
    core = (word for word in told_before(page, i) if word.dep_ in CORE and not _holds(speaker, word))
    return not all(known.has(word) for word in core)


def _is_nobodys(page: Sentences, opened: Open) -> bool:
    """True for a surname of which the article tells neither whose it is nor what that person is."""
    actor = page.actors.get(opened.actor_id)
    inside = opened.word.dep_ in ("compound", "poss", "amod", "nmod")  # a name within another: Hale officials
    return actor is not None and not inside and not (opened.places or actor["role"] or is_full(actor["name"]))


def _is_of_what(opened: Open) -> bool:
    """True for *the move* or *the first step*: of what, a reader must know who checks a figure."""
    return opened.is_core and opened.word.pos_ == "NOUN" and any(w.lower_ == "the" for w in opened.word.children)


def _speaker(page: Sentences, one: Statement) -> Span | None:
    """The words for whoever speaks in a sentence, where the page names them before it."""
    rows = page.told(one.sentence) if one.lead else []
    spans = (page.span(row["source_start"], row["source_end"]) for row in rows)
    return next((span for span in spans if span is not None), None)


def _holds(span: Span | None, word: Token) -> bool:
    return span is not None and span.start <= word.i < span.end


def openings(page: Sentences, one: Statement, known: Known) -> Iterator[Open]:
    """The words of a statement that mean what the page has not told."""
    i, speaker = one.sentence, _speaker(page, one)
    yield from _names(page, one, known)
    if not one.added and known.last != i - 1:
        yield from (Open(word, True, told_in(page, i, word)) for word in leans(page, i, speaker))
    nothing = one.topic == CHECKS and _names_nothing(page, i)
    if known.last != i - 1 and i and (goes_on_from(page, i) is not None or nothing):
        yield Open(page.spans[i][0], True, (i - 1,))
    for word in page.spans[i]:
        if word.pos_ not in ("NOUN", "PROPN") or page.is_quoted(word.idx) or _holds(speaker, word):
            continue
        before = (i - 1,) if i else ()
        if any(points_back(page, child) for child in word.children) and known.last != i - 1:
            yield Open(word, True, tuple(j for j in before if stems(word.lemma_) & stems(page.printed(j))))
        elif word.pos_ == "NOUN" and _is_another(word) and known.last != i - 1:
            yield Open(word, True, before)
        elif word.pos_ == "NOUN" and _is_open(page, i, word, known):
            owner = one.topic == CHECKS and word.dep_ == "poss"  # at the mine's peak
            yield Open(word, owner or word.dep_ in CORE, _told_at(page, i, word))


def _names_nothing(page: Sentences, i: int) -> bool:
    """True for a sentence without a name or a day: of what it tells stands before it."""
    named = any(row["kind"] == "name" for row in page.within("mentions", i))
    words_of = page.spans[i]
    return not named and not any(w.pos_ == "PROPN" or w.ent_type_ == "DATE" for w in words_of)


def _names(page: Sentences, one: Statement, known: Known) -> Iterator[Open]:
    """The surnames of people whom nothing before introduces."""
    i = one.sentence
    lead = one.lead or ""
    full = {row["actor_id"] for row in page.within("mentions", i) if row["kind"] == "name" and is_full(row["text"])}
    seen = set(full)
    for row in page.within("mentions", i):
        actor = page.actors.get(row["actor_id"])
        if row["kind"] != "name" or actor is None or actor["label"] != "person" or row["actor_id"] in seen:
            continue
        seen.add(row["actor_id"])
        span = page.span(row["start"], row["end"])
        near = set(_WORD.findall(f"{lead} {page.printed(i)}"))
        named = is_full(actor["name"]) and set(_WORD.findall(actor["name"])) <= near
        if row["actor_id"] in known.actors or named or span is None or _is_described(span):
            continue
        places = [page.at(other["start"]) for other in page.named(row["actor_id"]) if is_full(other["text"])]
        if not places:
            places = [page.at(other["start"]) for other in page.named(row["actor_id"])]
        yield Open(span[-1], True, tuple(dict.fromkeys(j for j in places if j < i))[:2], row["actor_id"])


def _is_described(span: Span) -> bool:
    """True for a name that its own sentence describes: *Mr Hale, a keeper*, *the keeper Hale*."""
    head = span.root
    tied = any(child.dep_ in ("appos", "relcl") and child.i >= span.end for child in head.children)
    return tied or head.dep_ == "appos" or any(word.pos_ == "NOUN" for word in head.lefts)


def _actor_of(page: Sentences, i: int, word: Token) -> object:
    found = (m["actor_id"] for m in page.within("mentions", i) if m["start"] <= word.idx < m["end"])
    return next(found, None)


def _is_the_other(word: Token) -> bool:
    return _is_another(word) and any(child.lower_ == "the" for child in word.children)


def _is_another(word: Token) -> bool:
    """True for *the other two guests*, *another guest*, which go on from some told before."""
    other = next((child for child in word.children if child.lower_ in _OTHER and child.i < word.i), None)
    if other is None or word.lemma_.lower() in words()["here and now"] | words()["unique"] - _PERSONS:
        return False
    definite = any(child.lower_ == "the" for child in word.children) or other.lower_ == "another"
    same = any(w.lemma_ == word.lemma_ or w.pos_ == "NUM" for w in word.doc[word.sent.start : word.left_edge.i])
    return definite and not same and word.dep_ in CORE


def _is_open(page: Sentences, i: int, word: Token, known: Known) -> bool:
    """True for *the lorry* alone, of which the article told before and the page does not."""
    if not any(child.lower_ == "the" and child.dep_ == "det" for child in word.children) or word.dep_ == "compound":
        return False
    told = any(child.dep_ in _TELLING or child.pos_ in ("PROPN", "NUM") for child in word.children)
    lemma = word.lemma_.lower()
    if told or lemma in words()["unique"] - _PERSONS or known.has(word):
        return False
    first = page.first_told.get(lemma)
    if first is None or first[0] > i or (first[1] and first[0] < i):
        return False
    same = [w for w in page.doc[page.spans[i].start : word.left_edge.i] if w.lemma_.lower() == lemma]
    row = next((m for m in page.within("mentions", i) if m["start"] <= word.idx < m["end"]), None)
    inside = {m["actor_id"] for m in page.within("mentions", i) if m["end"] <= word.idx}
    if same or (row is not None and row["actor_id"] and row["actor_id"] in known.actors | inside | page.first_actors):
        return False
    return first[0] < i or _is_bridging(page, i, word)


def _is_bridging(page: Sentences, i: int, word: Token) -> bool:
    """True for *the review* as what a sentence begins with, of which no word tells before."""
    plain = word.tag_ == "NN" and word.dep_ in ("nsubj", "nsubjpass") and word.head.dep_ in ("ROOT", "ccomp")
    before = page.doc[page.spans[i].start : word.left_edge.i]
    opens = all(w.pos_ == "ADP" or w.is_punct or w.is_space or w.ent_type_ in ("DATE", "TIME") for w in before)
    said = any(c.dep_ == "amod" and c.ent_type_ != "ORDINAL" for c in word.children)  # the first step: of what
    begins = opens and not said
    known = words()["body"] | words()["office"] | words()["anonymous"]
    return plain and begins and word.lemma_.lower() not in known


def _told_at(page: Sentences, i: int, word: Token) -> tuple[int, ...]:
    """The sentences that tell of a noun before: the one that does so first, and the last one."""
    lemma = word.lemma_.lower()
    first = first_sentence(page, lemma)
    if first is None or first >= i:
        return (i - 1,) if i else ()
    near = [i - 1] if i and any(w.lemma_.lower() == lemma for w in page.spans[i - 1]) else []
    return tuple(dict.fromkeys([first, *near]))


class _Context(NamedTuple):
    places: tuple[int, ...]
    text: str
    whole: bool


def _context(
    page: Sentences, one: Statement, opened: Sequence[Open], known: Known, later: Iterable[int]
) -> _Context | None:
    """The sentence or phrase that introduces what a statement is about; None where nothing needs it, or does."""
    core = [word for word in opened if word.is_core]
    if not core:
        return None
    people = [word for word in core if word.actor_id]
    if len(people) == len(core) == 1 and (phrase := _naming(page, people[0])) is not None:
        return phrase
    places = dict.fromkeys(j for word in opened for j in word.places if can_introduce(page, j) and j not in later)
    scored = [(_score(page, j, one.sentence, opened, known), -j) for j in places]
    able = [(score, -j) for score, j in scored if score > 0 and any(-j in word.places for word in core)]
    if able:
        _, j = max(able)
        return _Context((j,), page.printed(j), True)
    return next((phrase for word in people if (phrase := _naming(page, word)) is not None), None)


def _score(page: Sentences, j: int, i: int, opened: Sequence[Open], known: Known) -> float:
    covered = sum(_CORE_WEIGHT if word.is_core else _OTHER_WEIGHT for word in opened if j in word.places)
    open_words = {opened.word for opened in openings(page, page.statement(j, ""), known) if opened.is_core}
    own = {word for word in leans(page, j) if _actor_of(page, j, word) not in known.actors}
    hanging = _CORE_WEIGHT * len(open_words | own)
    return covered - hanging - _WORD_WEIGHT * page.number_of_words(j) + _NEXT_WEIGHT * (j == i - 1)


def _naming(page: Sentences, opened: Open) -> _Context | None:
    """The phrase that names a person with what they are: *Tom Hale, a keeper*; None where it has no more."""
    for row in page.named(opened.actor_id):
        if not is_full(row["text"]) or page.at(row["start"]) >= page.at(opened.word.idx):
            continue
        text = _phrase(page, row)
        if text is not None:
            return _Context((page.at(row["start"]),), f"… {text} …", False)
    return None


def _phrase(page: Sentences, row: Row) -> str | None:
    """A name with the role before it or behind it; None without any, or where it is long."""
    span = page.span(row["start"], row["end"])
    if span is None:
        return None
    first, head, doc = span.sent.start, span.root.head, page.doc
    left = span.start
    while left > first and doc[left - 1].pos_ in ("NOUN", "PROPN", "ADJ", "DET", "NUM") and not doc[left - 1].is_punct:
        left -= 1
    while left > first and (doc[left].text == "-" or doc[left - 1].text == "-") and not doc[left - 1].whitespace_:
        left -= 1  # the 66-year-old Tom Hale
    if left - 1 > first and doc[left - 1].lower_ == "of" and doc[left - 2].lower_ in name_words("office"):
        left = doc[left - 2].left_edge.i  # the mayor of Norwood Tom Hale
    before = doc[head.i + 1 : span.start]
    if span.root.dep_ == "appos" and left == span.start and all(word.text == "," for word in before) and before:
        left = head.left_edge.i
    behind = [word for word in span.root.children if word.dep_ == "appos" and word.i >= span.end]
    right = span.end
    for word in behind[:1]:
        cut = [
            child.left_edge.i for child in word.subtree if child.dep_ in ("relcl", "conj", "cc") and child.i > word.i
        ]
        right = min([word.right_edge.i + 1, *cut])
    text = line(doc[left:right].text)
    if text.count("(") > text.count(")"):
        text = text[: text.rfind("(")]
    text = text.strip(" ,;:—–-(“”\"'")
    more = set(_WORD.findall(text)) - set(_WORD.findall(row["text"])) - {"the", "The", "a", "A"}
    return text if more and len(text.split()) <= MAX_PHRASE and line(row["text"]) in text else None


def _with(page: Sentences, one: Statement, context: _Context, opened: Sequence[Open], known: Known) -> Statement:
    for j in context.places:
        known.add(j, whole=context.whole)
    return replace(one, context=context.text, context_start=page.begins(context.places[0]))
