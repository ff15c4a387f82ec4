"""Disputes: two voices that the article itself sets against each other, in one sentence or in two that follow.

Nothing is paired by the program: *while*, *but* or *by contrast* joins the two, and both sentences are printed whole.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from spacy.tokens import Span, Token

from newsangles.angles.overview.answers import accuses
from newsangles.angles.overview.lexicon import words
from newsangles.angles.overview.references import is_open
from newsangles.angles.overview.sentences import Row, Sentences, Statement, children, stems
from newsangles.angles.overview.standing import stands
from newsangles.angles.overview.telling import goes_back, hangs, leans
from newsangles.angles.overview.voices import act, cue_of, is_its_own, is_negated, tells

TOPIC = "What each side says"

TWO_SIDES = "Two sides"
"""The lead of such a sentence."""

KIND = "two voices in contrast"
"""The kind of these statements."""

MIN_SHARED = 2
"""Fewest words of the news in each of two sentences, if neither accuses or denies."""

MOST_WORDS, MAX_WORDS = 60, 80
"""Most words of a sentence of two voices, and of two sentences."""

MIN_SAID = 3
"""Fewest words of what each says."""

_DISPUTES = frozenset(("denial", "accusation", "criticism", "allegation"))
_SOME = frozenset(("some", "many", "several", "others"))
_ADVERSE = frozenset(("but", "yet", "however"))


def contrasts(page: Sentences, taken: set[int], limit: int, heard: Counter[str]) -> Iterator[Statement]:
    """Sentences, or pairs of them, in which two voices stand against each other, in the order of the text.

    Args:
        page: The article.
        taken: Numbers of the sentences that are shown already.
        limit: At most so many.
        heard: How often each voice is shown already; it is counted on.
    """
    found = 0
    used = set(taken)
    for i in range(len(page)):
        if found >= limit:
            return
        statement = _within(page, i) or (_in_two(page, i) if i else None)
        if statement is None or used & set(statement.sentences):
            continue
        found += 1
        used.update(statement.sentences)
        heard.update({q["actor_id"] or q["source"] for j in statement.sentences for q in page.told(j)})
        yield statement


def _within(page: Sentences, i: int) -> Statement | None:
    """A sentence in which one voice says something and another, behind *while* or *but*, something else."""
    said = [q for q in page.told(i) if not q["inside"]]
    if len(said) < 2 or len(page.voices(i)) != 2 or not page.may_show_after_a_name(i, MOST_WORDS):
        return None
    first_word = page.first_word(i)
    if (first_word in words()["pointing"] and first_word not in _SOME) or not _is_about(page, i, said):
        return None
    sides = [side for q in said if (side := _side(page, i, q)) is not None]
    if len(sides) != len(said):
        return None
    first, second = sides[0], next(side for side in sides if _who(side[0]) != _who(sides[0][0]))
    if not _against(first[1], second[1]) or is_open(page.spans[i]) or goes_back(page, i):
        return None
    if (
        any(hangs(page, i))
        or not stands(page, i)
        or any(all(word in leans(page, i, side[2]) for side in sides) for word in page.spans[i])
    ):
        return None
    return page.statement(i, TOPIC, lead=TWO_SIDES, kinds=(KIND,), rank=max(_rank(page, q) for q in said))


def _in_two(page: Sentences, i: int) -> Statement | None:
    """A sentence of one voice and the next, which sets another against it: *By contrast, residents said …*."""
    before, here = ([q for q in page.told(j) if not q["inside"]] for j in (i - 1, i))
    if not before or not here or len(page.voices(i - 1)) != 1 or len(page.voices(i)) != 1:
        return None
    if (
        _who(before[0]) == _who(here[0])
        or not _opens_against(page, i)
        or not page.topic & stems(f"{page.printed(i - 1)} {page.printed(i)}")
    ):
        return None
    if not (page.may_show(i - 1) and page.may_show_after_a_name(i)) or page.goes_on(i - 1) or page.goes_on(i):
        return None
    first, second = _side(page, i - 1, before[0]), _side(page, i, here[0])
    if (
        first is None
        or second is None
        or any(hangs(page, i - 1))
        or not stands(page, i - 1)
        or leans(page, i - 1, first[2])
    ):
        return None
    known = {m["actor_id"] for m in page.within("mentions", i - 1) if m["kind"] != "pronoun"}
    open_words = [word for word in leans(page, i, second[2]) if _actor(page, word) not in known]
    if open_words or is_open(page.spans[i - 1]) or not _are_of_weight(page, i, [*before, *here]):
        return None
    if page.number_of_words(i - 1) + page.number_of_words(i) > MAX_WORDS:
        return None
    return Statement(
        topic=TOPIC,
        text=f"{page.printed(i - 1)} {page.printed(i)}",
        sentence=i - 1,
        start=page.begins(i - 1),
        lead=TWO_SIDES,
        kinds=(KIND,),
        rank=1.0,
        last=i,
    )


def _side(page: Sentences, i: int, quote: Row) -> tuple[Row, Token, Span] | None:
    """A quote, the head of its cue and its source; None where its voice is not sure."""
    if quote["source_start"] is None or page.at(quote["source_start"]) != i or quote["cue_start"] is None:
        return None
    cue, source = cue_of(page, quote), page.span(quote["source_start"], quote["source_end"])
    if (
        cue is None
        or source is None
        or source.root.pos_ not in ("NOUN", "PROPN")
        or not _hands_on(cue)
        or is_negated(cue)
    ):
        return None
    nobody = words()["no source"] | words()["pointing"]
    if source.root.lemma_.lower() in nobody or (source[0].lower_ in nobody - _SOME):
        return None
    if len(quote["text"].split()) < MIN_SAID or not is_its_own(cue, source):
        return None
    return quote, cue.root, source


def _hands_on(cue: Span) -> bool:
    return tells(cue) or any(word.lemma_.lower() in words()["calls"] for word in cue)


def _who(quote: Row) -> str:
    return str(quote["actor_id"] or quote["source"].lower())


def _rank(page: Sentences, quote: Row) -> float:
    cue = cue_of(page, quote)
    return float(cue is not None and act(cue) in _DISPUTES)


def _against(first: Token, second: Token) -> bool:
    """True if of two reporting verbs one stands in a clause that *while* or *but* sets against the other's."""
    for verb, other in ((first, second), (second, first)):
        clause = verb
        while clause.dep_ in ("ccomp", "parataxis") and clause.head.i != clause.i:
            clause = clause.head
        marks = {child.lower_ for child in children(clause, ("mark", "advmod", "cc"))}
        if clause.dep_ == "advcl" and marks & (words()["set against"] - {"but"}) and clause.head.i == other.i:
            return True
        joined = {child.lower_ for child in children(clause.head, ("cc",))} if clause.dep_ == "conj" else set()
        if clause.dep_ == "conj" and clause.head.i == other.i and joined & _ADVERSE:
            return True
    return False


def _opens_against(page: Sentences, i: int) -> bool:
    opening = page.printed(i)[:40].lower()
    return any(opening.startswith((f"{phrase} ", f"{phrase}, ")) for phrase in words()["against"])


def _are_of_weight(page: Sentences, i: int, said: list[Row]) -> bool:
    """True if a sentence and the one before accuse, deny or demand, or are plainly set against each other.

    *But* alone often goes on to something else.
    """
    cues = [cue for quote in said if (cue := cue_of(page, quote)) is not None]
    charged = any(act(cue) is not None for cue in cues) or any(accuses(page, j) for j in (i - 1, i))
    told = all(len(page.topic & stems(page.printed(j))) >= MIN_SHARED for j in (i - 1, i))
    return charged or (told and page.first_word(i) not in _ADVERSE and goes_back(page, i) is not None)


def _is_about(page: Sentences, i: int, said: list[Row]) -> bool:
    """True if a sentence has a word of the news, or a verb of it accuses or denies."""
    return bool(page.topic & stems(page.printed(i))) or any(_rank(page, quote) for quote in said)


def _actor(page: Sentences, word: Token) -> str | None:
    row = page.mentions.get((word.idx, word.idx + len(word)))
    return row["actor_id"] if row is not None else None
