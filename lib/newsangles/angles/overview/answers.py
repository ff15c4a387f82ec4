"""Answers to an accusation: the denials and pleas of an article that has one in front, shown below it.

They are shown for fairness, and not paired with the accusation in words: a denial may be of something else.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Span, Token

from newsangles.angles.overview.checks import is_accusation
from newsangles.angles.overview.lexicon import acts, words
from newsangles.angles.overview.sentences import (
    IT_BEGINS,
    MIN_LEAD_WORDS,
    MIN_WORDS,
    THE_NEWS,
    Row,
    Sentences,
    Statement,
    children,
    stems,
)
from newsangles.angles.overview.sides import DENIAL, MIN_SHARED, TOPIC, VOICE
from newsangles.angles.overview.standing import stands
from newsangles.angles.overview.telling import goes_back, hangs, leans, pointed_out
from newsangles.angles.overview.voices import CHARGES, MIN_LINKED, Voice, is_body, is_office
from newsangles.tables.wording import line

_MAINS = ("ROOT", "conj", "ccomp", "parataxis")
_WHILE = frozenset(("while", "though", "although", "but", "whereas"))


def accuses(page: Sentences, i: int) -> bool:
    """True if a sentence affirms an accusation, or has a verb that makes one."""
    return any(is_accusation(page, word) or _charges(word) for word in page.spans[i])


def _charges(word: Token) -> bool:
    affirmed = word.pos_ == "VERB" and not children(word, ("neg",))
    return affirmed and acts().get(word.lemma_.lower()) in CHARGES


def answers(page: Sentences, shown: Sequence[Statement], limit: int) -> Iterator[tuple[Statement, Statement]]:
    """Each accusation that is shown, with a denial or a plea of the same article; a voice once.

    Args:
        page: The article.
        shown: The statements that are shown, in their order.
        limit: At most so many answers.
    """
    accusing = [statement for statement in shown if accuses(page, statement.sentence)]
    if not accusing:
        return
    known = {statement.sentence: statement for statement in shown}
    heard: set[str] = set()
    for i in range(len(page)):
        found = _answer(page, i, known.get(i))
        if found is None or i in {statement.sentence for statement in accusing}:
            continue
        statement, who, charge = found
        if who in heard or len(heard) >= limit:
            continue
        meant = _actors(page, i)
        of_them = [one for one in accusing if meant & _actors(page, one.sentence)]
        if not of_them and not charge:  # a denial of something else
            continue
        heard.add(who)
        yield min(of_them or accusing, key=lambda one: (one.sentence > i, abs(one.sentence - i))), statement


def denials(page: Sentences, taken: set[int], limit: int, shown: Collection[str] = ()) -> Iterator[Statement]:
    """The denials and pleas of an article that can stand alone, also where no accusation is shown; a voice once.

    Args:
        page: The article.
        taken: Numbers of the sentences that are shown already.
        limit: At most so many.
        shown: Keys of the voices that are shown with a denial or an accusation already.
    """
    heard: set[str] = set()
    for i in range(len(page)):
        if i in taken or len(heard) >= limit:
            continue
        found = _answer(page, i, None)
        if found is None or found[1] in heard or found[1] in shown:
            continue
        statement, who, _ = found
        first = page.first_word(i) in words()["pointing"]
        short = page.number_of_words(i) < MIN_WORDS and page.number_of_words(i) >= MIN_LEAD_WORDS
        shown_alone = page.may_show(i) or short
        if (first and not statement.added) or (not first and not shown_alone) or goes_back(page, i):
            continue
        pointed = pointed_out(page, i, _opening(page, i))
        if pointed is None or not stands(page, i, _opening(page, i)):
            continue
        heard.add(who)
        yield replace(statement, added=statement.added or pointed[1] or None, note=pointed[0] or None)


def refusals(page: Sentences, taken: set[int], limit: int, shown: Collection[str] = ()) -> Iterator[Statement]:
    """Sentences of the news in which somebody refuses what others want: did not accept the offer; a voice once.

    Args:
        page: The article.
        taken: Numbers of the sentences that are shown already.
        limit: At most so many.
        shown: Keys of the voices that are shown already.
    """
    heard: set[str] = set(shown)
    found = 0
    for i in range(len(page)):
        verb = next((word for word in page.spans[i] if _is_refusal(word)), None)
        if verb is None or i in taken or found >= limit or not page.may_show(i):
            continue
        if len(page.topic & stems(page.printed(i))) < MIN_SHARED or page.told(i):
            continue
        voiced = voice_of(page, verb)
        if (
            voiced is None
            or voiced[1] in heard
            or not stands(page, i)
            or leans(page, i, _opening(page, i))
            or any(hangs(page, i))
        ):
            continue
        found += 1
        heard.add(voiced[1])
        yield page.statement(
            i,
            TOPIC,
            lead=voiced[0].shown[:1].upper() + voiced[0].shown[1:],
            added=voiced[0].shown if voiced[0].added else None,
            kinds=(VOICE[voiced[0].kind],),
        )


def _is_refusal(word: Token) -> bool:
    """True for the verb of a main clause that refuses to do or to accept something; not to comment."""
    lemma, known = word.lemma_.lower(), words()
    if word.pos_ != "VERB" or word.dep_ not in ("ROOT", "conj") or children(word, ("auxpass", "nsubjpass")):
        return False
    below = children(word, ("xcomp", "dobj"))
    if not below or any(thing.lemma_.lower() in known["comment"] | known["refused"] for thing in below):
        return False
    if word.tag_ not in ("VBD", "VBZ", "VBP", "VBN", "VB"):
        return False
    negated = bool(children(word, ("neg",)))
    return lemma in known["accept"] if negated else lemma in known["refusal"] and word.tag_ != "VB"


def _opening(page: Sentences, i: int) -> Span:
    """The first word of a sentence, for a speaker that the page names."""
    span = page.spans[i]
    return span[:1]


def placed(shown: Iterable[Statement], found: Sequence[tuple[Statement, Statement]]) -> list[Statement]:
    """The statements with each answer directly below its accusation.

    Below the first line, which stands by itself, an answer opens what each side says.

    Args:
        shown: The statements in their order, the first line or lines first.
        found: The result of `answers`.
    """
    moved = {answer.sentence for _, answer in found}
    rest = [statement for statement in shown if statement.sentence not in moved]
    ordered = []
    for statement in rest:
        ordered.append(statement)
        for accusation, answer in found:
            if accusation.sentence == statement.sentence:
                below = TOPIC if statement.topic in (THE_NEWS, IT_BEGINS) else statement.topic
                ordered.append(replace(answer, topic=below))
    return ordered


def _answer(page: Sentences, i: int, shown: Statement | None) -> tuple[Statement, str, bool] | None:
    """A sentence that denies or pleads, with its voice, and whether it surely answers a charge; None for none."""
    verb = next((word for word in page.spans[i] if _is_plea(word) or _is_denial(word)), None)
    if verb is None:
        return None
    found = voice_of(page, verb)
    if found is None:
        return None
    voice, who = found
    charge = _is_plea(verb) or _has_charge(verb)
    if shown is not None and shown.topic == TOPIC:
        return replace(shown, kinds=(VOICE[voice.kind],)), who, charge
    if not page.may_answer(i):
        return None
    label = DENIAL if acts().get(verb.lemma_.lower()) == DENIAL else None
    lead = f"{label} by {voice.within}" if label else voice.shown
    statement = page.statement(
        i,
        TOPIC,
        lead=lead[:1].upper() + lead[1:],
        added=voice.shown if voice.added else None,
        kinds=(VOICE[voice.kind],),
    )
    return statement, who, charge


def _is_own(word: Token) -> bool:
    """True for a verb of a main clause, affirmed and in the active."""
    return (
        word.pos_ == "VERB"
        and (word.dep_ in _MAINS or _is_beside(word))
        and word.tag_ in ("VBD", "VBZ", "VBP", "VBN")
        and not children(word, ("neg", "auxpass", "nsubjpass"))
        and not any(aux.tag_ == "MD" for aux in children(word, ("aux",)))
    )


def _is_beside(word: Token) -> bool:
    """True for a verb of a clause beside the main one: who denies the charge, while police deny it."""
    if word.dep_ == "advcl":
        return any(mark.lower_ in _WHILE for mark in children(word, ("mark",)))
    return (word.dep_ == "relcl" and word.head.pos_ == "PROPN") or bool(word.dep_ == "relcl" and _own_subject(word))


def _own_subject(word: Token) -> bool:
    return any(subject.pos_ == "PROPN" for subject in children(word, ("nsubj",)))


def _is_plea(word: Token) -> bool:
    """True for *pleaded not guilty*."""
    if word.lemma_.lower() not in ("plead", "pled") or word.pos_ != "VERB" or children(word, ("auxpass", "nsubjpass")):
        return False
    after = [other.lower_ for other in word.doc[word.i + 1 : word.i + 3]]
    return after == ["not", "guilty"] and not any(aux.tag_ == "MD" for aux in children(word, ("aux",)))


def _is_denial(word: Token) -> bool:
    """True for a verb that calls something untrue, and not one that refuses it: denied the motion."""
    lemma = word.lemma_.lower()
    if _is_denied(word):
        return True
    if not _is_own(word) or lemma not in words()["answer a charge"]:
        return False
    if lemma != "deny":
        return _has_charge(word)
    things = children(word, ("dobj", "dative"))
    refused = children(word, ("dative",)) or any(thing.lemma_.lower() in words()["refused"] for thing in things)
    return not refused and bool(things or children(word, ("ccomp", "xcomp")))


def _is_denied(word: Token) -> bool:
    """True for a charge that was denied by somebody."""
    if word.lemma_.lower() not in words()["answer a charge"] or word.pos_ != "VERB" or word.dep_ not in _MAINS:
        return False
    open_ended = children(word, ("neg",)) or any(aux.tag_ == "MD" for aux in children(word, ("aux",)))
    denied = children(word, ("nsubjpass",))
    return not open_ended and bool(children(word, ("agent",))) and any(_is_a_charge(thing) for thing in denied)


def _is_a_charge(thing: Token) -> bool:
    return thing.lemma_.lower() in words()["charge"]


def _has_charge(verb: Token) -> bool:
    """True if what a verb denies is a charge: the allegations, any wrongdoing."""
    return any(_is_a_charge(thing) for thing in children(verb, ("dobj", "nsubjpass")))


def voice_of(page: Sentences, verb: Token) -> tuple[Voice, str] | None:
    """The name of a verb's subject, with a key for it; None where that is not certain."""
    above = verb
    subjects = children(above, ("nsubj",))
    if _is_denied(verb):
        subjects = [doer for agent in children(verb, ("agent",)) for doer in children(agent, ("pobj",))]
    while not subjects and above.dep_ == "conj" and above.head.i != above.i:
        above = above.head
        subjects = children(above, ("nsubj",))
    if len(subjects) != 1:
        return None
    subject = subjects[0]
    if subject.lower_ == "who" and above.dep_ == "relcl":
        subject = above.head
    if subject.pos_ == "NOUN" and (is_office(subject) or is_body(subject)):
        name = line(page.doc[subject.left_edge.i : subject.i + 1].text)
        return Voice(name, "noun"), name.lower()
    mention = next((m for m in _mentions(page, subject) if m["start"] <= subject.idx < m["end"]), None)
    actor = page.actors.get(mention["actor_id"]) if mention is not None else None
    if mention is None or actor is None or not actor["named"]:
        return None
    who = str(mention["actor_id"])
    if mention["kind"] == "pronoun":
        sure = actor["label"] in ("person", "organisation") and (mention["confidence"] or 0) >= MIN_LINKED
        return (Voice(actor["name"], "linked pronoun", True), who) if sure else None
    if subject.pos_ != "PROPN":
        return None
    if subject.i == above.head.i and above.dep_ == "relcl":
        name = line(page.text[mention["start"] : mention["end"]])
        return Voice(name, "full name" if " " in name else "surname"), who
    others = [word for word in children(subject, ("conj",)) if word.idx >= mention["end"]]  # Customs and Borders is one
    joined = page.doc[subject.left_edge.i : subject.right_edge.i + 1] if others else None
    plain = joined is not None and all(word.pos_ in ("PROPN", "CCONJ") or word.is_punct for word in joined)
    if joined is not None and not plain:
        return None
    begins = subject.left_edge.idx if _is_of_a_name(page, subject, mention["start"]) else mention["start"]
    name = joined.text if joined is not None else page.text[begins : mention["end"]]
    name = " ".join(name.split())
    return Voice(name, "full name" if joined is None and " " in name else "surname"), who


def _is_of_a_name(page: Sentences, subject: Token, start: int) -> bool:
    """True if a word of the phrase before a name tells which is meant: the Norwood branch of one."""
    before = [word for word in page.doc[subject.left_edge.i : subject.i] if word.idx < start]
    return any(word.pos_ in ("ADJ", "PROPN") for word in before) and all(
        word.pos_ in ("ADJ", "PROPN", "DET") and word.head.i == subject.i for word in before
    )


def _mentions(page: Sentences, word: Token) -> list[Row]:
    return page.within("mentions", page.at(word.idx))


def _actors(page: Sentences, i: int) -> set[object]:
    """The people and bodies that a sentence means."""
    found = (page.actors.get(m["actor_id"]) for m in page.within("mentions", i))
    return {actor["actor_id"] for actor in found if actor is not None and actor["label"] in ("person", "organisation")}
