"""Deeds told as done, each in the article's own clause: the section Who did what."""

from __future__ import annotations

from collections.abc import Iterator

from newsangles.angles.claims.lexicon import lexicon as claim_words
from newsangles.angles.overview.clauses import as_clause, full_phrase, is_clause, is_done, phrase_end, verb_of, word_of
from newsangles.angles.overview.lead import is_background, is_older
from newsangles.angles.overview.lexicon import words
from newsangles.angles.overview.sentences import Row, Sentences, Statement, stems
from newsangles.angles.overview.telling import hangs, leans, told_before

TOPIC = "Who did what"

MIN_CLAUSE = 6
"""Fewest words of a clause that is shown."""

MAX_WHOLE = 32
"""Most words of a sentence that is shown whole, not as the clause of its deed."""

MIN_ABOUT, MIN_ABOUT_CLASSED = 2, 1
"""Fewest words of the news in the sentence of a deed, but for its doer.

The second is for a deed that is news by its class."""

MIN_RANK = 0.9
"""A deed is shown if its rank is >= this."""


def deeds(page: Sentences, taken: set[int], limit: int) -> Iterator[Statement]:
    """Deeds whose doer, verb and object are sure, one a sentence, those first of a class and of central actors.

    Args:
        page: The article.
        taken: Numbers of the sentences that are shown already.
        limit: At most so many.
    """
    shown = set(taken)
    for deed, _ in sorted(told(page), key=lambda found: (-found[0].rank, found[0].start)):
        if deed.sentence not in shown and len(shown) < len(taken) + limit and deed.rank >= MIN_RANK:
            shown.add(deed.sentence)
            yield deed


def told(page: Sentences) -> Iterator[tuple[Statement, Row]]:
    """The deeds that are sure, each with its event."""
    for event in page.rows["events"]:
        if is_done(page, event) and (found := _deed(page, event)) is not None:
            yield found, event


def _deed(page: Sentences, event: Row) -> Statement | None:
    """An event as a statement; None where an end is no full phrase of its clause, or for no news."""
    end = _object(event)
    if (
        event["source_rule"] not in ("subject", "agent", "agent of participle")
        or event["source_start"] is None
        or not end
    ):
        return None
    who, whom = full_phrase(page, event["source_start"], event["source_end"]), full_phrase(page, *end)
    doer, other = page.actors.get(event["source_actor_id"]), page.actors.get(event["target_actor_id"])
    if not who or not whom or (who == "noun" and doer is None and not _is_office(page, event)):
        return None
    start = min(event["source_start"], event["start"], end[0])
    stop = phrase_end(page, event, max(event["source_end"], event["end"], end[1]))
    verb, word = verb_of(page, event), word_of(page, event)
    if verb is None or word is None or not is_clause(page, start, stop):
        return None
    if len(page.text[start:stop].split()) < MIN_CLAUSE:
        return None
    exact = whom == "name" or any(end[0] <= n["start"] < end[1] for n in page.within("numbers", page.at(start)))
    news = verb.lemma_.lower() in words()["deed"]
    i = page.at(start)
    if leans(page, i) or told_before(page, i) or any(hangs(page, i)) or is_older(page, i):
        return None
    classed = (event["class"] or news) and (exact or news or (doer and other))
    about = len((page.topic & stems(page.printed(i))) - stems(doer["name"] if doer is not None else ""))
    if about < (MIN_ABOUT_CLASSED if classed else MIN_ABOUT) or (
        not classed and (not _can_act(doer) or is_background(page, i))
    ):
        return None
    actors = [actor for actor in (doer, other) if actor is not None]
    rank = sum(actor["salience"] for actor in actors) + 0.5 * len(actors) + 1.0 * bool(event["class"]) + 0.5 * (i < 3)
    return Statement(
        topic=TOPIC,
        text=page.printed(i) if page.number_of_words(i) <= MAX_WHOLE else as_clause(page, start, stop),
        sentence=i,
        start=page.begins(i) if page.number_of_words(i) <= MAX_WHOLE else start,
        added=word[0],
        note=word[1] or None,
        kinds=("done to a name" if whom == "name" else "done to a noun",),
        rank=rank,
    )


def _can_act(doer: Row | None) -> bool:
    return doer is not None and doer["label"] != "place"


def _is_office(page: Sentences, event: Row) -> bool:
    """True if the doer is an office that acts without a name: police, prosecutors, a court."""
    span = page.span(event["source_start"], event["source_end"])
    return span is not None and span.root.lemma_.lower() in claim_words()["officials"]


def _object(event: Row) -> tuple[int, int] | None:
    """The characters of whom or what was dealt with: an object, or the subject of a passive with its agent."""
    for end in ("target", "object"):
        rule = event[f"{end}_rule"]
        if event[f"{end}_start"] is not None and rule in ("object", "passive subject"):
            by = event["source_rule"] == "agent"
            return (event[f"{end}_start"], event[f"{end}_end"]) if (rule == "passive subject") == by else None
    return None
