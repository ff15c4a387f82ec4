"""I, we and you: the narrator of the text, the candidate antecedents, and the features of both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsangles.angles.actors.discourse import (
    FIRST_PERSON,
    FORMS,
    PERSONAL,
    Actor,
    Discourse,
    Layout,
    doer,
    step,
    step_of,
)
from newsangles.angles.actors.names import words
from newsangles.angles.actors.speakers import addressee, introduced_at, is_speech, name_starts, of_everybody
from newsangles.angles.actors.syntax import speaks, subject_of
from newsangles.angles.actors.turns import greeted
from newsangles.language.parsed_text import ParsedText

CERTAIN_PROBABILITY = 0.9
"""P(I is this person) for a self-introduction ("I am Ana Ruiz"), a signature, or a speaker's name before a colon."""

SPEAKER, ADDRESSED, INTERVIEWED = 0.97, 0.85, 0.85
"""P(I is who speaks), P(you is who is told or asked), and both in an interview without labels.

These are those in quotations and in turns."""

BODY = 0.85
"""P(we is the body that speaks); now and then it is everybody, as in "the food we eat"."""

ORATOR = 0.85
"""P(I is this person) in a text that is given as one person's speech, or has one person's by-line."""

MAX_BYLINE_WORDS, MAX_WORDS_TO_AUTHOR = 150, 6
"""Limits of the words before a by-line, and of those in it before the author's last name."""

ANSWERED = 0.3
"""P(you is whom a turn answers): too often it is anybody, as in "you never know"."""

FRONT_CHARS = 2000
"""An article of this kind says within so many characters whom it interviewed, or whose speech it is."""

MAX_CANDIDATES = 10
"""Limit of candidate actors for one word."""

MAX_WORDS_INTERVIEW = 14
"""Limit of the words from "interview" to the name of who is interviewed."""

MIN_QUESTIONS = 4
"""A text may be an interview if >= this number of paragraphs end with a question."""

MAX_SIGNATURE_WORDS = 6
"""A paragraph is a signature if its last word is < this number of words after its first."""

# --- speakers and addressees, by the layout


def layout_of(discourse: Discourse) -> Layout:
    """The layout of a text: persons in headline, signature and salutation, before a colon, and named most."""
    view, actors, at_head = discourse.view, discourse.actors, discourse.at_head
    paragraphs: dict[int, tuple[int, int]] = {}
    for i in range(view.n):
        if not view.word[i].isspace():
            first, _ = paragraphs.get(view.para[i], (i, i))
            paragraphs[view.para[i]] = (first, i)
    persons = [actor for actor in actors if actor.label == "person"]
    outside = sum(form == "i" and not discourse.quote[i] for i, form in discourse.anaphors)
    final_paragraph, starts = max(paragraphs, default=0), name_starts(discourse)
    final = {p: span for p, span in paragraphs.items() if p >= final_paragraph - 3}
    return Layout(
        paragraphs=paragraphs,
        asks={p: "?" in (view.word[b], view.word[b - 1]) for p, (_, b) in paragraphs.items()},
        top=sorted(persons, key=lambda actor: -len(actor.heads))[:3],
        titled=[actor for actor in persons if actor.lead],
        person_names=max(1, sum(len(actor.heads) for actor in persons)),
        signed={actor for actor in persons if _signs(discourse, actor, final)},
        dear={
            actor for actor in persons for head in actor.heads[:2] if _is_salutation(view, *paragraphs[view.para[head]])
        },
        letter=any(view.lower[first] == "dear" for first, _ in paragraphs.values()),
        colon={
            view.para[head]: actor
            for head, actor in at_head.items()
            if head - paragraphs[view.para[head]][0] < 4
            and _opens_words(view, head)
            and not _is_heading(discourse, head)  # a link to what somebody else wrote
        },
        introductions=[
            (head, actor)
            for head, actor in discourse.places
            if actor.label == "person"
            and not discourse.quote[head]
            and introduced_at(discourse, head, starts.get((actor.number, head)))
        ],
        often=step(outside, (0, 1, 5, 15, 40)),
        interviewed={actor for head, actor in _at_front(discourse) if _is_interviewed(discourse, head)},
        speech={actor for head, actor in _at_front(discourse) if _gives_speech(discourse, head)},
        byline={actor for head, actor in discourse.places if _in_byline(discourse, actor, head, paragraphs)},
    )


def _is_heading(discourse: Discourse, word: int) -> bool:
    part = discourse.structure.part_at(discourse.view.idx[word])
    return part is not None and part.kind == "heading"


def _opens_words(view: ParsedText, head: int) -> bool:
    """True for a name before a colon, or before *said* and a colon or dash: Roe said— I went there."""
    if view.word[head + 1 : head + 2] == [":"]:
        return True
    said = head + 2 < view.n and speaks(view, head + 1) and view.pos[head + 1] == "VERB"
    return said and view.word[head + 2] in (":", "—", "–", "--") and view.opens[head + 3 : head + 4] != [True]


def _is_salutation(view: ParsedText, first: int, last: int) -> bool:
    """True for a paragraph such as "Dear Ms Roe" or "Dr. Roe,"."""
    return view.lower[first] == "dear" or (view.word[last] == "," and last - first < MAX_WORDS_TO_AUTHOR)


def _at_front(discourse: Discourse) -> Iterator[tuple[int, Actor]]:
    """The persons' names at the front of the article, by the name's head."""
    for head, actor in discourse.places:
        if discourse.view.idx[head] >= FRONT_CHARS:
            break
        if actor.label == "person":
            yield head, actor


def _in_byline(discourse: Discourse, actor: Actor, head: int, paragraphs: dict[int, tuple[int, int]]) -> bool:
    """True at a person's name in a by-line, by the structure of the text or its first word."""
    view = discourse.view
    if actor.label != "person":
        return False
    part, (first, last) = discourse.structure.part_at(view.idx[head]), paragraphs[view.para[head]]
    if head - first >= MAX_WORDS_TO_AUTHOR or last - first >= 3 * MAX_WORDS_TO_AUTHOR:
        return False  # "By then, Roe had left."
    if _is_salutation(view, first, last):
        return False
    told = part is not None and part.kind == "byline"
    return told or (head < MAX_BYLINE_WORDS and view.lower[first] == "by")


def _is_interviewed(discourse: Discourse, head: int) -> bool:
    """True at a name in "interviewed X", "an interview with X", "X, interviewed by", "spoke with X"."""
    view = discourse.view
    first = view.bounds[view.sent[head]][0]
    start = next((k for k in range(head, max(first - 1, head - MAX_WORDS_INTERVIEW), -1) if _interviews(view, k)), -1)
    if start >= 0 and not discourse.quote[head]:
        between = range(start + 1, head)
        return not any(view.pos[k] in ("VERB", "AUX") or view.lower[k] in words("topical") for k in between)
    verb = discourse.verb[head]
    return view.dep[head] == "nsubjpass" and view.lemma[verb] == "interview"


def _interviews(view: ParsedText, k: int) -> bool:
    """True for a form of "interview", and for "to" or "with" in "Acme News spoke to"."""
    if view.lemma[k].startswith("interview") and view.lemma[k] not in ("interviewer", "interviewee"):
        return True
    if k < 2 or view.lower[k] not in ("with", "to"):
        return False
    talks = view.lemma[k - 1] in words("talking") or view.lemma[k - 2] in ("catch", "sit")
    return talks and view.ent[subject_of(view, view.head[k])] == "ORG"


def _gives_speech(discourse: Discourse, head: int) -> bool:
    """True at a name in "remarks by X", "X's speech", "X delivered the address"."""
    view = discourse.view
    above = view.head[head]
    if view.dep[head] in ("poss", "compound", "nmod"):
        return view.lemma[above] in words("oration")
    if view.dep[head] == "pobj" and view.lower[above] in ("by", "of"):
        return view.lemma[view.head[above]] in words("oration")
    given = any(view.dep[k] == "dobj" and view.lemma[k] in words("oration") for k in view.children[above])
    return given and view.dep[head] == "nsubj" and view.lemma[above] in ("deliver", "give")


def _signs(discourse: Discourse, actor: Actor, final: dict[int, tuple[int, int]]) -> bool:
    """True if a person's last name stands in one of the last paragraphs, almost alone."""
    first, last = final.get(discourse.view.para[actor.heads[-1]], (0, MAX_SIGNATURE_WORDS))
    return last - first < MAX_SIGNATURE_WORDS


# --- the narrator


def narrator_candidates(discourse: Discourse) -> list[Actor]:
    """The persons who may be the I of the text outside quotation marks."""
    layout = discourse.layout
    often = sorted((a for a in discourse.actors if a.label == "person" and a.named), key=lambda a: -len(a.heads))[:6]
    told = layout.signed | layout.interviewed | layout.speech | layout.byline
    pool = [*often, *layout.titled[:4], *sorted(told, key=lambda a: a.number)]
    other = layout.dear - layout.signed  # neither the addressee nor "my father" is the writer
    other |= {actor for actor in pool if actor.named is not None and actor.named.about.mine}
    return list({actor.number: actor for actor in pool if actor not in other}.values())


def narrator_features(discourse: Discourse, options: Sequence[Actor]) -> list[list[str]]:
    """Features of "no named actor" and of each option as the I of the text."""
    layout, size = discourse.layout, discourse.view.n
    outside = sum(form == "i" and not discourse.quote[i] for i, form in discourse.anaphors)
    thousand = step(1000 * outside // max(1, size), (0, 3, 8, 15, 30))
    questions = sum(layout.asks.values()) >= MIN_QUESTIONS
    reasons = [_narrator_signs(discourse, actor) for actor in options]
    best = max((len(found) for found in reasons), default=0)
    rows = [["none", f"none: {thousand} I", f"none: questions {questions}", f"none: reasons {min(best, 2)}"]]
    for actor, found in zip(options, reasons, strict=True):
        features = ["any", *found]
        if not found:
            features.append(f"no reason, others have {best > 0}")
        features.append(f"rank {layout.top.index(actor) if actor in layout.top else 3}")
        rows.append(features)
    return rows


def _narrator_signs(discourse: Discourse, actor: Actor) -> list[str]:
    """Signs that an actor is the I of the text: a signature, an interview's headline, a by-line."""
    view, layout, found = discourse.view, discourse.layout, []
    if actor in layout.byline:
        found.append("by-line")
    if actor in layout.signed:
        found.append("signed")
        if layout.letter:
            found.append("signed letter")
    if actor in layout.speech:
        found.append(f"gives a speech, one of {min(len(layout.speech), 3)}")
    if actor in layout.interviewed:
        found.append("asked")
        found.append(f"asked, one of {min(len(layout.interviewed), 3)}")
        if sum(layout.asks.values()) >= MIN_QUESTIONS:
            found.append("asked, with questions")
    if actor.lead:
        line = [k for k in range(min(view.n, 60)) if view.idx[k] < 300 and view.para[k] == view.para[actor.heads[0]]]
        if any(view.lower[k].startswith("interview") for k in line):
            found.append("interviewed")
            found.append(f"interviewed, one of {min(len(layout.titled), 3)}")
        else:
            found.append(f"in the headline, one of {min(len(layout.titled), 3)}")
            if sum(layout.asks.values()) >= MIN_QUESTIONS:
                found.append("in the headline, with questions")
    if actor in layout.colon.values():
        found.append("before a colon")
    return list(dict.fromkeys(found))


def narrator_at(discourse: Discourse, i: int) -> tuple[Actor | None, float]:
    """The actor of an *I* outside quotation marks, and its probability.

    A speaker before a colon, a self-introduction or a signature takes precedence over the text's narrator.
    """
    layout = discourse.layout
    actor = layout.colon.get(discourse.view.para[i])
    if actor is not None:
        return actor, CERTAIN_PROBABILITY
    introduced = [(word, actor) for word, actor in layout.introductions if word <= i + 8] or layout.introductions[:1]
    if introduced:
        return introduced[-1][1], CERTAIN_PROBABILITY
    if layout.letter and len(layout.signed - layout.dear) == 1:
        (actor,) = layout.signed - layout.dear
        return actor, CERTAIN_PROBABILITY
    for told in (layout.speech, layout.byline):
        if len(told) == 1 and not layout.signed - told:
            return next(iter(told)), ORATOR
    narrator = discourse.narrator
    number = max(narrator, key=lambda n: (narrator[n], -n), default=-1)
    return (discourse.actors[number], narrator[number]) if number >= 0 else (None, 0.0)


# --- words that the speaker or the turn decides


def spoken_at(discourse: Discourse, i: int, form: str) -> tuple[Actor | None, float] | None:
    """The actor of a word by who speaks or is spoken to there, and its probability.

    It is nobody where the speaker is unknown and none of the others is; None leaves the word to the narrator and the
    learned choice.
    """
    turns, number = discourse.turns, discourse.quote[i]
    if form == "we" and of_everybody(discourse.view, i):
        return None, 0.0
    if discourse.view.inside[i] > 1:  # its I is whom the inner quotation quotes, never who repeats it
        inner = discourse.inner.get(i, -1)
        speaker = discourse.who(inner) if inner >= 0 else None
        found = _by_speaker(discourse, form, speaker, (addressee(discourse, inner), ADDRESSED)) if speaker else None
        return found or (None, 0.0)
    if number and form != "you" and number not in discourse.told and doer(discourse.view, number) >= 0:
        return None, 0.0
    if number and is_speech(discourse, i):
        source = discourse.source.get(number, -1)
        speaker = discourse.voice(i)
        if speaker is None:
            return None
        if form != "you" and _is_done_to(discourse, number, speaker):
            return None, 0.0
        return _by_speaker(discourse, form, speaker, (addressee(discourse, source), ADDRESSED))
    if i not in turns.at:
        return None
    speaker, other, turn = turns.speaker_at(i), turns.other_at(i), turns.turn_of(i)
    asked = ADDRESSED if turn is not None and turn.asks else ANSWERED
    if turn is not None and turn.letter:
        other, asked = greeted(discourse, turn), ADDRESSED
        if speaker is None or (form == "you" and other is None):
            return (other, asked) if form == "you" and other is not None else (None, 0.0)
    if speaker is None:  # a question of the interviewer, who is nobody in the text
        return (other, asked) if form == "you" and other is not None else None
    found = _by_speaker(discourse, form, speaker, (other, asked))
    return (found[0], min(found[1], INTERVIEWED)) if found is not None and not turns.labelled_at(i) else found


def _is_done_to(discourse: Discourse, number: int, speaker: Actor) -> bool:
    """True if a fragment tells what its supposed speaker does to "me": he "came up behind me"."""
    view, stretch, subject = discourse.view, discourse.view.stretches[number - 1], doer(discourse.view, number)
    me = "me" in view.lower[stretch.first : stretch.last + 1]
    return subject >= 0 and me and discourse.who(subject) is speaker


def _by_speaker(
    discourse: Discourse, form: str, speaker: Actor, heard: tuple[Actor | None, float]
) -> tuple[Actor, float] | None:
    if form == "i":
        return (speaker, SPEAKER) if speaker.label == "person" else None
    if form == "we":
        return (speaker, BODY) if speaker.label == "organisation" else discourse.bodies.get(speaker.number)
    other, chance = heard
    return (other, chance) if other is not None and other is not speaker else None


# --- the candidates for one word


def first_candidates(discourse: Discourse, i: int, form: str) -> list[Actor]:
    """Candidates: the speaker, last antecedents, persons of the layout, persons named near, the narrator."""
    layout, history = discourse.layout, discourse.history
    close = sorted((abs(head - i), head) for head, _ in discourse.places if abs(head - i) < 150)[:4]
    pool = [
        discourse.voice(i),
        layout.colon.get(discourse.view.para[i]),
        *(history[other][-1][1] for other in FIRST_PERSON if history[other]),
        *layout.titled[:3],
        *layout.top[:2],
        *sorted(layout.signed | layout.dear, key=lambda actor: actor.number),
        *(discourse.at_head[head] for _, head in close),
        *(discourse.actors[n] for n, chance in discourse.narrator.items() if n >= 0 and chance > 0.1),
    ]
    found = {a.number: a for a in pool if a is not None and (a.label == "person" or form == "we")}
    return list(found.values())[:MAX_CANDIDATES]


@dataclass(frozen=True, slots=True)
class _Turn:
    """A pronoun of the first or second person, with what the features of all candidates share.

    Attributes:
        word: Its index.
        form: i, we or you.
        paragraph: Its paragraph.
        quote: Its quotation; 0: none.
        turn: Whether its paragraph, and the one before, end with a question.
        often: The frequency of *I* outside quotation marks.
        voice: The speaker of the quotation around it.
        colon: The speaker before the colon of its paragraph.
        lasts: The last *i*, *you* and *we* of the same paragraph and quotation, as (form, word, actor).
    """

    word: int
    form: str
    paragraph: int
    quote: int
    turn: str
    often: str
    voice: Actor | None
    colon: Actor | None
    lasts: list[tuple[str, int, Actor | None]]


def first_features(discourse: Discourse, i: int, form: str, options: Sequence[Actor]) -> list[list[str]]:
    """Features of "none" and of each option.

    Scores are sums in floating point, so the order of the features is part of the result.
    """
    turn = _turn(discourse, i, form)
    rows = [_nobody(discourse, turn)]
    for actor in options:
        features = ["any", f"label {actor.label}", f"any {turn.turn}"]
        features += _speaker_features(discourse, turn, actor)
        features += _layout_features(discourse, turn, actor)
        features += _near_features(discourse, turn, actor)
        rows.append(features)
    prefix = f"{form} {'quoted' if turn.quote else 'unquoted'}: "
    return [[prefix + name for name in features] for features in rows]


def _turn(discourse: Discourse, i: int, form: str) -> _Turn:
    view, layout, history = discourse.view, discourse.layout, discourse.history
    p, quote = view.para[i], discourse.quote[i]
    lasts = [(other, *history[other][-1]) for other in ("i", "you", "we") if history[other]]
    return _Turn(
        word=i,
        form=form,
        paragraph=p,
        quote=quote,
        turn=("asking" if layout.asks.get(p) else "telling") + (" after a question" if layout.asks.get(p - 1) else ""),
        often=f"{layout.often} I",
        voice=discourse.voice(i),
        colon=layout.colon.get(p),
        lasts=[found for found in lasts if view.para[found[1]] == p and discourse.quote[found[1]] == quote],
    )


def _nobody(discourse: Discourse, turn: _Turn) -> list[str]:
    view, i, often = discourse.view, turn.word, turn.often
    persons = sum(a.label == "person" and a.named is not None for a in discourse.actors)
    features = [
        "none",
        f"none: {turn.turn}",
        f"none: {view.lower[i]}",
        f"none: {view.masked_lemma[discourse.verb[i]]}",
        f"none: speaker {turn.voice is not None}",
        f"none: source {discourse.source.get(turn.quote, -1) >= 0}",
        f"none: {often}",
        f"none: {often} {turn.turn}",
        f"none: {min(4, persons)} persons",
        f"none: nobody narrates {step_of(discourse.narrator.get(-1, 0.0))}",
    ]
    for form, j, actor in turn.lasts:
        who, ago = "nobody" if actor is None else "somebody", min(2, turn.paragraph - view.para[j])
        features.append(f"none: last {form} {who} {ago} {turn.turn}")
    return features


def _speaker_features(discourse: Discourse, turn: _Turn, actor: Actor) -> list[str]:
    features = []
    if turn.voice is not None:
        features.append(f"speaker {turn.voice is actor}")
    if turn.colon is not None:
        features.append(f"before the colon {turn.colon is actor}")
    for form, j, other in turn.lasts:
        ago = min(3, turn.paragraph - discourse.view.para[j])
        here = " same quote" if turn.quote and discourse.quote[j] == turn.quote else ""
        if other is actor:
            features += [f"last {form} {ago} {turn.turn}{here}", f"last {form} {ago}{here}"]
        elif other is not None:
            features.append(f"not last {form} {ago} {turn.turn}")
    return features


def _layout_features(discourse: Discourse, turn: _Turn, actor: Actor) -> list[str]:
    layout, often = discourse.layout, turn.often
    narrates = step_of(discourse.narrator.get(actor.number, 0.0))
    return [
        f"called so {step(actor.used[turn.form], (0, 1, 2, 4, 8, 16))} times",
        f"lead {actor.lead} {often}",
        f"lead {actor.lead} {turn.turn}",
        f"rank {layout.top.index(actor) if actor in layout.top else 3}",
        f"share {4 * len(actor.heads) // layout.person_names} {often}",
        f"signed {actor in layout.signed}",
        f"dear {actor in layout.dear}",
        f"narrates {narrates}",
        f"narrates {narrates} {turn.turn}",
    ]


def _near_features(discourse: Discourse, turn: _Turn, actor: Actor) -> list[str]:
    """Features of the nearest name, and of the names and pronouns of the paragraph."""
    view, i, quote = discourse.view, turn.word, turn.quote
    distance, head = min((abs(h - i), h) for h in actor.heads)
    features = [f"named {step(distance, (0, 2, 5, 10, 25, 60))} {'after' if head > i else 'before'}"]
    if view.sent[head] == view.sent[i]:
        side, inside = "before" if head < i else "after", "in" if quote and discourse.quote[head] == quote else "out"
        features.append(f"same sentence {side} {discourse.role[head]} {inside}")
        if "," in view.word[max(0, head - 1) : head + 2]:
            features.append("addressed")
    named_here = sum(view.para[h] == turn.paragraph for h in actor.heads)
    he_here = sum(
        view.para[j] == turn.paragraph and FORMS.get(view.lower[j]) in PERSONAL
        for j, kind in actor.mentions
        if kind == "pronoun"
    )
    return [*features, f"named {min(2, named_here)} times here", f"called he {min(2, he_here)} times here"]
