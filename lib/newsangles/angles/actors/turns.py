"""Turns of transcripts and interviews: whose turn a word stands in, and whom that turn answers or asks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from newsangles.angles.actors.discourse import Actor, Discourse, Turn, Turns
from newsangles.angles.actors.names import words
from newsangles.language.parsed_text import ParsedText
from newsangles.language.structure import PartLike, Structure

ANSWER = "A"
"""The speaker of answers that have no label."""

UNSIGNED = "the writer of letter"
"""The speaker of a letter that nobody signs, before its number."""

MAX_GREETING = 10
"""Limit of the first words of a letter in which it names whom it is written to."""

MAX_WORDS_TO_OFFICE = 6
"""Limit of words between an office and the name of who holds it, above a transcript."""

_ENDS_GREETING = (",", ":", ";", "–", "—", "-")

MIN_NARRATES = 0.5
"""The narrator of an interview is the person interviewed if P(narrator) >= this."""


def turns_of(view: ParsedText, structure: Structure) -> Turns:
    """The turns that the structure of a text tells; a paragraph that continues a turn is part of it."""
    found = Turns()
    for part in structure.parts:
        if part.kind not in ("turn", "question") or part.end <= part.start:
            continue
        letter = part.speaker is None or (part.speaker_start is not None and part.speaker_start >= part.end)
        speaker = part.speaker or f"{UNSIGNED} {part.turn}"
        first, last = view.word_at(_said(part)), view.word_at(part.end - 1)
        labels = list(_labels(view, part, anywhere=speaker not in found.labelled))
        if labels:
            found.labelled.add(speaker)
        goes_on = found.turns and not labels and found.turns[-1].speaker == speaker
        asks = part.kind == "question" or any("?" in view.word[k] for k in range(max(first, last - 1), last + 1))
        if goes_on:
            before = found.turns.pop()
            turn = Turn(speaker, before.labels, before.first, last, asks, before.letter)
        else:
            turn = Turn(speaker, labels, first, last, asks, letter)
        found.turns.append(turn)
        found.at.update(dict.fromkeys(range(first, last + 1), len(found.turns) - 1))
    return found


def _said(part: PartLike) -> int:
    return part.said_start if part.said_start is not None and part.said_start < part.end else part.start


def _labels(view: ParsedText, part: PartLike, *, anywhere: bool) -> Iterator[tuple[int, int]]:
    """The label's words, where the label stands in the part itself.

    Args:
        view: The parsed text.
        part: A turn.
        anywhere: Take words outside the part as well: an introduction names who answers.
    """
    start, end = part.speaker_start, part.speaker_end
    if start is not None and end is not None and start < end and (anywhere or part.start <= start < end <= part.end):
        yield view.word_at(start), view.word_at(end - 1)


def greeted(discourse: Discourse, turn: Turn) -> Actor | None:
    """The actor to whom a letter is written: *Dear Rector*."""
    view = discourse.view
    for i in range(turn.first, min(turn.first + MAX_GREETING, turn.last + 1)):
        if view.para[i] != view.para[turn.first] or (i > turn.first and view.word[i] in _ENDS_GREETING):
            return None
        if view.lower[turn.first] in ("dear", "my") and (actor := discourse.who(i)) is not None:
            return actor
    return None


def name_speakers(discourse: Discourse) -> None:
    """Find the actors of the speakers whom labels name."""
    for turn in discourse.turns.turns:
        heads = [_head(discourse, first, last) for first, last in turn.labels]
        named = [one for head in heads if (one := discourse.at_head.get(head)) is not None and _speaks(one)]
        if named:
            discourse.turns.named.setdefault(turn.speaker, named[0])


def enter_speakers(discourse: Discourse, turns: Turns) -> None:
    """Find the actor of each speaker, by the names and nouns of its labels; else enter the speaker as described.

    Answers without a label are those of the person interviewed, as far as the text names one.
    """
    by_speaker: dict[str, list[tuple[int, int]]] = {}
    for turn in turns.turns:
        by_speaker.setdefault(turn.speaker, []).extend(turn.labels)
    for speaker, labels in by_speaker.items():
        heads = [_head(discourse, first, last) for first, last in labels]
        if not heads:
            if speaker == ANSWER and (actor := interviewee(discourse)) is not None:
                turns.actors[speaker] = actor
            continue
        votes = Counter(one for head in heads if (one := discourse.who(head)) is not None and _speaks(one))
        if not votes and speaker.lower().strip(":. ") in words("asker"):
            continue  # QUESTION: whoever asks
        bearer = _bearer(discourse, turns.turns[0].first, labels[0]) if not any(a.named for a in votes) else None
        actor = bearer or (_most(votes) if votes else _describe(discourse, heads[0]))
        turns.actors[speaker] = actor
        for head in heads:
            if discourse.who(head) is None or bearer is not None:
                discourse.links[head] = actor
                actor.mentions.append((head, "nominal"))


def _bearer(discourse: Discourse, until: int, label: tuple[int, int]) -> Actor | None:
    """The one person given the office of a label before the first turn: the Prime Minister, Jan Roe."""
    view = discourse.view
    office = view.lower[label[0] : label[1] + 1]
    if words("office").isdisjoint(office):
        return None
    found = {}
    for head, actor in discourse.places:
        if head >= until or actor.label != "person":
            continue
        before = view.lower[max(0, head - MAX_WORDS_TO_OFFICE - len(office)) : head]
        if any(before[k : k + len(office)] == office for k in range(len(before))):
            found[actor.number] = actor
    return next(iter(found.values())) if len(found) == 1 else None


def interviewee(discourse: Discourse) -> Actor | None:
    """The person interviewed, as the text says; else its narrator, or the one person of its lead."""
    interviewed, titled, narrator = discourse.layout.interviewed, discourse.layout.titled, discourse.narrator
    if len(interviewed) == 1:
        return next(iter(interviewed))
    number = max(narrator, key=lambda n: (narrator[n], -n), default=-1)
    if number >= 0 and narrator[number] >= MIN_NARRATES:
        return discourse.actors[number]
    return titled[0] if len(titled) == 1 else None


def _head(discourse: Discourse, first: int, last: int) -> int:
    """The head of a label: a person's name in it, else its last word."""
    named = [k for k in range(first, last + 1) if k in discourse.at_head and _speaks(discourse.at_head[k])]
    linked = [k for k in range(first, last + 1) if k in discourse.links]
    return (named or linked or [last])[0]


def _speaks(actor: Actor) -> bool:
    return actor.label in ("person", "organisation")


def _most(votes: Counter[Actor]) -> Actor:
    named = [actor for actor in votes if actor.named is not None]
    return max(named or list(votes), key=lambda actor: (votes[actor], -actor.number))


def _describe(discourse: Discourse, head: int) -> Actor:
    actor = Actor(len(discourse.actors), None, "person", heads=[head])
    discourse.actors.append(actor)
    return actor
