"""Nominals such as "the president": kinds of nouns, candidate antecedents, features.

Features after Bengtson and Roth (2008).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from newsangles.angles.actors.antecedents import MAX_NOUN_CANDIDATES
from newsangles.angles.actors.bodies import body_meant, means_body
from newsangles.angles.actors.chooser import Chooser
from newsangles.angles.actors.descriptions import described_as, is_never, named_next, office_holder
from newsangles.angles.actors.discourse import FORMS, Actor, Discourse, sorts, step, step_of
from newsangles.angles.actors.epithets import aged_meant, epithet_meant, is_aged
from newsangles.angles.actors.genders import FORMS as FORM_OF
from newsangles.angles.actors.genders import gender_of_noun
from newsangles.angles.actors.modifiers import Excluding, bearers_first
from newsangles.angles.actors.names import words
from newsangles.angles.actors.offices import offices_before_names
from newsangles.angles.actors.other_kinds import of_another_kind
from newsangles.angles.actors.speaking_nouns import SPEAKER_MAX_NONE, as_body, is_body, is_crowd, is_speaker, of_speaker
from newsangles.angles.actors.syntax import ancestors, first_conjunct, negated, one_of_several, speaks, tells_apart
from newsangles.language.parsed_text import SUBJECTS, ParsedText

NOUN_MIN_PROBABILITY = 0.07
"""Drop a noun if P(no actor) >= 1 - this."""

PEOPLE_PROBABILITY = 0.8
"""P(person, or in the plural group) of a noun that always means people, where the learned one is lower."""

MIN_LABEL_PROBABILITY = 0.05
"""A merely near actor is a candidate if P(the noun has its label) >= this."""

MAX_SENTENCES_BACK, MAX_NEAR_CANDIDATES = 8, 7
"""Candidates of a definite noun: named actors at most so many sentences back, and at most so many of them."""

THE_AGED = "the one person that an age can mean"
EPITHET = "the one person on the floor that it describes"
THE_BODY, SAYS = "the one body that it can mean", "the one body that it can mean, as a source"
THE_HOLDER, NAMED_NEXT = "the one person whose office it can be", "named in the next sentence"
PRIORS = {
    f"nominal: {THE_BODY}": 2.0,
    f"nominal: {SAYS}": 3.0,
    f"nominal: {THE_AGED}": 4.0,
    f"nominal: {THE_HOLDER}": 4.0,
    f"nominal: {NAMED_NEXT}": 7.0,
    f"nominal: {EPITHET}": 7.0,
}
"""Weights added by hand: the company, the striker, where one can be meant; "a man" in the lead."""

MIN_SPEAKS_PROBABILITY = 0.2
"""A plural noun of no actor is a group as a source if P(person or group) >= this."""

PLACE_ADVERBS = ("here", "there")

_MARKS = {
    ",": "comma",
    "(": "bracket",
    "[": "bracket",
    ":": "colon",
    ";": "semicolon",
    "-": "dash",
    "–": "dash",
    "—": "dash",
}
_POST = ("relcl", "acl", "prep")


def noun_kinds(
    discourse: Discourse, vectors: Callable[[Sequence[int]], np.ndarray], chooser: Chooser
) -> dict[int, dict[str, float]]:
    """The nouns that may mean an actor, each with the probability of every label and of none."""
    view, bodies, people = discourse.view, words("bodies"), words("people") | words("kin")
    titled = offices_before_names(discourse)
    heads = [i for i in range(view.n) if not discourse.covered[i] and i not in titled and _may_mean(discourse, i)]
    kinds: dict[int, dict[str, float]] = {}
    if not heads:
        return kinds
    for i, vector in zip(heads, vectors(heads), strict=True):
        logs = chooser.logs(noun_features(view, i), vector)
        chances = dict(zip(chooser.sorts, map(math.exp, logs), strict=True))
        if view.lemma[i] in people and chances["person"] + chances["group"] < PEOPLE_PROBABILITY:
            chances = dict.fromkeys(chooser.sorts, 0.05) | {_of_people(view, i): PEOPLE_PROBABILITY}
        if one_of_several(view, i) or is_aged(view, i):
            chances = dict.fromkeys(chooser.sorts, 0.05) | {"person": PEOPLE_PROBABILITY}
        outlet = i in discourse.speaking and sorts().get(view.lemma[i]) == "paper" and means_body(view, i)
        if view.lemma[i] in bodies or outlet:  # the paper claimed
            chances = dict.fromkeys(chooser.sorts, 0.05) | {"organisation": 0.8}
        if (chances["none"] > SPEAKER_MAX_NONE or is_body(view, i)) and is_speaker(discourse, i, chances["none"]):
            chances = of_speaker(view, i, chances)
        if chances["none"] < 1 - NOUN_MIN_PROBABILITY:
            kinds[i] = chances if discourse.learning else as_body(view, i, chances)
    return kinds


def _of_people(view: ParsedText, i: int) -> str:
    """The label of a noun that always means people: group in the plural, else person."""
    return "group" if view.tag[i] in ("NNS", "NNPS") else "person"


def _may_mean(discourse: Discourse, i: int) -> bool:
    """True for a noun that heads its phrase, and for "one", "the first", "here"."""
    view = discourse.view
    if view.pos[i] in ("NOUN", "PROPN"):
        free = view.dep[i] not in ("compound", "amod", "nmod", "npadvmod") or i in discourse.equated
        return free and view.word[i].isalpha() and (len(view.word[i]) > 2 or i in discourse.speaking)
    if one_of_several(view, i) or is_aged(view, i):
        return True
    if view.lower[i] in PLACE_ADVERBS:
        return view.pos[i] == "ADV" and view.dep[i] == "advmod"
    return i in discourse.equated and view.pos[i] in ("ADJ", "NUM") and view.word[i].isalpha()


def noun_features(view: ParsedText, i: int) -> list[str]:
    """Features of a noun as a person, an organisation, a place, or none of them."""
    lemma = view.lemma[i]
    return ["bias", f"lemma {lemma}", f"ends in {lemma[-3:]}", f"plural {view.tag[i] in ('NNS', 'NNPS')}"]


# --- one noun


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun that may be a mention of an actor.

    Attributes:
        word: Its place.
        determiner: Its article or first possessive; "": none.
        owner: The actor that possesses it: *his* father, *Ruiz's* lawyer.
        known_as: The antecedent of the same noun with the same owner before.
        named_next: The actor that it describes before the next sentence names it.
        partners: The actors that it is equated with, by number, as (construction, word, actor).
    """

    word: int
    determiner: str
    owner: Actor | None
    named_next: Actor | None
    known_as: Actor | None
    partners: dict[int, tuple[str, int, Actor]]


def noun_at(discourse: Discourse, i: int) -> Noun:
    """A noun with its determiner, its owner, and the actors that it is equated with."""
    view = discourse.view
    owner = _owner(discourse, i)
    # Neither of "his sons, Jan and Paul", nor Roe in "…, his wife, Roe, the court heard".
    never = view.tag[i] in ("NNS", "NNPS") or view.lemma[i] in words("authority") - words("people")
    chances = discourse.kind.get(i, {})
    somebody = bool(chances) and max(chances, key=chances.__getitem__) in ("person", "group")  # In Oslo, a baker said
    return Noun(
        word=i,
        determiner=next((view.lower[k] for k in view.children[i] if view.dep[k] in ("det", "poss") and k < i), ""),
        owner=owner,
        named_next=None if discourse.learning or is_body(view, i) else named_next(discourse, i),
        known_as=discourse.owned.get((view.lemma[i], key)) if (key := _owner_key(discourse, i, owner)) else None,
        partners={
            actor.number: (how, j, actor)
            for how, j in discourse.equated.get(i, ())
            if j >= 0
            and (actor := discourse.who(j)) is not None
            and not (never and actor.label == "person")
            and not (somebody and actor.label == "place")
        },
    )


def _owner_key(discourse: Discourse, i: int, owner: Actor | None) -> int | None:
    """A number for the owner of a noun; of *my* and *our*, the quotation's source or the text's I."""
    if owner is not None:
        return owner.number + 1
    view = discourse.view
    if any(view.dep[k] == "poss" and FORMS.get(view.lower[k]) in ("i", "we") for k in view.children[i]):
        return -2 - discourse.source.get(discourse.quote[i], -1)
    return None


def _owner(discourse: Discourse, i: int) -> Actor | None:
    view = discourse.view
    poss = next((k for k in view.children[i] if view.dep[k] == "poss"), -1)
    if poss < 0 or view.lower[poss] != "whose":
        return discourse.who(poss) if poss >= 0 else None
    above = next((k for k in ancestors(view, poss) if view.dep[k] == "relcl"), -1)
    return discourse.who(view.head[above]) if above >= 0 else None  # Roe, whose son died


def nominal_candidates(discourse: Discourse, noun: Noun) -> list[Actor]:
    """The candidate antecedents of a noun.

    They are the actors that it is equated with, those of its role or word, and for a definite noun those that are near.
    """
    view, i, partners = discourse.view, noun.word, noun.partners
    chances, lemma, sentence = discourse.kind[i], view.lemma[i], view.sent[i]
    definite = (
        noun.determiner in ("the", "this", "that", "these", "those")
        or any(view.dep[k] == "poss" for k in view.children[i])
        or view.lower[i] in PLACE_ADVERBS
    )
    new = tells_apart(view, i) or one_of_several(view, i)
    if partners and _only_denied(view, noun):  # she is no doctor
        return []
    alike, reporter, plural = sorts().get(lemma), discourse.reporter(i), view.tag[i] in ("NNS", "NNPS")
    own, excluding = None if discourse.quote[i] else discourse.turns.says(i), Excluding(discourse, i)
    spoken_of = _named_in_what_they_say(discourse, i)
    of_court = lemma in words("court") and not discourse.learning
    body = not discourse.learning and i in discourse.speaking and is_body(view, i)
    options: list[Actor] = []
    for actor in reversed(discourse.order):
        assert actor.last is not None
        called = actor.number in partners or lemma in actor.roles
        if actor.named is None and not called:
            continue  # most are described only once
        known = called or lemma in actor.words
        lasting = actor.sort == alike or discourse.commonest.get(actor.label) is actor
        fits = lasting or sentence - actor.last.sentence <= MAX_SENTENCES_BACK
        likely = definite and fits and chances.get(actor.label, 0.0) >= MIN_LABEL_PROBABILITY
        if not known and not (likely and actor.named is not None):
            continue
        if of_court and not called and not (actor.named and lemma in actor.named.about.titles):
            continue  # the judge is nobody who is not said to be one
        if not called and not discourse.learning and of_another_kind(actor, lemma):
            continue
        if actor in (reporter, own) and actor.number not in partners:
            continue  # "Roe said the mayor had lied": the mayor is somebody else (principle C)
        if actor.number in spoken_of and actor.number not in partners:
            continue  # "the mayor said Roe had lied"
        if actor.number not in partners and is_never(discourse, i, actor, body=body, called=called):
            continue
        if excluding and actor.number not in partners and excluding.excludes(actor):
            continue
        if actor.named is None and (view.tag[actor.heads[0]] in ("NNS", "NNPS")) != plural:
            continue
        if new and actor.number not in partners:  # another victim is none of those before
            continue
        if known or lasting or len(options) < MAX_NEAR_CANDIDATES:
            options.append(actor)
            if len(options) == MAX_NOUN_CANDIDATES:
                break
    if noun.determiner in ("the", "this") and lemma in words("office"):
        options = bearers_first(discourse, i, options)
    more = [actor for *_, actor in partners.values()]
    for one in () if new else (noun.known_as, noun.named_next):
        if one is not None and one not in more:
            more.append(one)
    return options + [actor for actor in more if actor not in options]


def _named_in_what_they_say(discourse: Discourse, i: int) -> set[int]:
    """The numbers of the actors that are named in what a noun is the speaker of."""
    view, verb = discourse.view, discourse.view.head[i]
    if view.dep[i] not in SUBJECTS or not speaks(view, verb):
        return set()
    contents = [k for k in view.children[verb] if view.dep[k] == "ccomp"]
    spans = (range(view.first[k], view.last[k] + 1) for k in contents)
    return {discourse.at_head[k].number for span in spans for k in span if k in discourse.at_head}


def _only_denied(view: ParsedText, noun: Noun) -> bool:
    """True for a noun that is equated with others only by a clause that denies it."""
    return all(how.startswith("copula") for how, *_ in noun.partners.values()) and negated(view, noun.word)


def note_noun(discourse: Discourse, actor: Actor, i: int) -> None:
    """Record that a noun was used of an actor, and its owner."""
    lemma, owner = discourse.view.lemma[i], _owner(discourse, i)
    actor.roles[lemma] += 1
    if actor.pronoun is None and actor.label == "person" and (value := gender_of_noun(lemma)) is not None:
        actor.pronoun = FORM_OF[value]
    key = _owner_key(discourse, i, owner)
    if key is not None:
        discourse.owned[lemma, key] = actor
    if actor.label == "person" and (description := described_as(discourse, i)):
        discourse.holders.setdefault(description, actor)


def describe(discourse: Discourse, i: int) -> None:
    """Enter an unnamed person or group: "a spokesman", "Ukrainian officials"; nobody for "is no doctor"."""
    view, kind = discourse.view, discourse.kind[i]
    if view.dep[i] == "attr" and negated(view, i):
        return
    sort = max(kind, key=kind.__getitem__)
    if sort == "none" and i in discourse.speaking and kind["group"] + kind["person"] >= MIN_SPEAKS_PROBABILITY:
        several = view.tag[i] == "NNS" and not any(view.lower[k] == "of" for k in view.children[i])
        sort = "group" if several else sort  # environmentalists say
    owned = any(view.dep[k] in ("poss", "amod", "compound", "nmod") for k in view.children[i] if k < i)
    may = view.pos[i] in ("NOUN", "PROPN") or one_of_several(view, i)
    body = sort == "organisation" and (owned or _speaks_unnamed(discourse, i))
    if not may or not (sort in ("person", "group") or body):
        return
    several = view.tag[i] in ("NNS", "NNPS") or is_crowd(view, i, sort)
    label = "organisation" if sort == "organisation" and not several else "group" if several else "person"
    actor = Actor(len(discourse.actors), None, label)
    actor.heads.append(i)
    note_noun(discourse, actor, i)
    actor.qualities = {view.lower[k][:5] for k in view.children[i] if view.dep[k] in ("amod", "compound", "nmod")}
    discourse.actors.append(actor)
    discourse.mention(actor, i, "nominal")


def absorb(discourse: Discourse, described: Actor, actor: Actor) -> None:
    """Give the mentions of one only described to whom a later description names: her son, and later "her son, Luis"."""
    for word, _ in described.mentions:
        discourse.links[word] = actor
    actor.mentions = sorted([*actor.mentions, *described.mentions])
    for own, other in ((actor.roles, described.roles), (actor.gender, described.gender), (actor.used, described.used)):
        own.update(other)
    if described in discourse.order:
        discourse.order.remove(described)
    for key, owned in discourse.owned.items():
        if owned is described:
            discourse.owned[key] = actor
    described.mentions = []
    actor.turned.clear()
    discourse.absorbed[described.number] = actor


def _speaks_unnamed(discourse: Discourse, i: int) -> bool:
    """True for a body that speaks and may be none that the text names: police, a union."""
    view = discourse.view
    if i not in discourse.speaking or view.lemma[i] in words("document"):
        return False
    the = any(view.lower[k] in ("the", "this", "that") for k in view.children[i] if k < i)
    return not the or not any(a.named is not None and a.label == "organisation" for a in discourse.order)


# --- features


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A noun's phrase, with what the features of all candidates share.

    Attributes:
        lemma: The noun.
        sort: The likeliest label.
        alike: The sort of actor that the noun denotes: country, team.
        article: Its article in small letters, "owned" or "bare".
        form: The article, and "proper" for a proper noun.
        plural: True in the plural.
        quoted: True within quotation marks.
        before: The sort of modifier that follows: a relative clause or another.
        qualified: True if an adjective, a noun or a number modifies it.
        modifiers: First letters of its modifiers.
    """

    lemma: str
    sort: str
    alike: str
    article: str
    form: str
    plural: bool
    quoted: bool
    before: str
    qualified: bool
    modifiers: set[str]


def nominal_features(discourse: Discourse, noun: Noun, options: Sequence[Actor]) -> list[list[str]]:
    """Features of "none" and of each option.

    Scores are sums in floating point, so the order of the features is part of the result.
    """
    phrase = _phrase(discourse, noun)
    rows = [_nobody(discourse, noun, phrase, len(options))]
    met: Counter[str] = Counter()
    labels = Counter(actor.label for actor in options if actor.named is not None)
    same = sum(actor.sort == phrase.alike for actor in options)
    body = None if noun.partners else body_meant(discourse, noun.word, options)
    aged = None if noun.partners else aged_meant(discourse, noun.word, options)
    epithet = None if noun.partners else epithet_meant(discourse, noun.word, options)
    holder = None if noun.partners else office_holder(discourse, noun.word, options)
    for actor in options:
        features = ["any"]
        if noun.owner is not None:
            features.append(f"owner {noun.owner is actor}, known as its {noun.known_as is actor}")
        elif noun.known_as is not None:
            features.append(f"owner False, known as its {noun.known_as is actor}")
        how, partner, _ = noun.partners.get(actor.number, ("", -1, None))
        known = bool(actor.roles[phrase.lemma])
        if how:
            features += _equation_features(discourse, noun, phrase, actor, how, partner)
        features += _word_features(noun, phrase, actor, bool(how))
        if not how:
            features += _sort_features(discourse, noun, phrase, actor, labels[actor.label], same)
        features += _standing_features(phrase, actor, known)
        features += _recency_features(discourse, noun, phrase, actor, bool(how), min(met[actor.label], 3))
        features += _modifier_features(phrase, actor)
        if actor is body:
            features += [THE_BODY, *([SAYS] if noun.word in discourse.speaking else ())]
        one = [(THE_AGED, aged), (THE_HOLDER, holder), (NAMED_NEXT, None if noun.partners else noun.named_next)]
        one.append((EPITHET, epithet))
        features += [name for name, meant in one if actor is meant]
        met[actor.label] += 1
        rows.append(features)
    prefix = "equated: " if noun.partners else "nominal: "
    return [[prefix + name for name in features] for features in rows]


def _phrase(discourse: Discourse, noun: Noun) -> _Phrase:
    view, i, det = discourse.view, noun.word, noun.determiner
    kids, kind = view.children[i], discourse.kind[i]
    article = det if det in ("the", "this", "that", "these", "a", "an") else "owned" if det else "bare"
    after = {"relative" if view.dep[k] == "relcl" else "other" for k in kids if k > i and view.dep[k] in _POST}
    return _Phrase(
        lemma=view.lemma[i],
        sort=max(kind, key=kind.__getitem__),
        alike=sorts().get(view.lemma[i], "unsorted"),
        article=article,
        form=article + (" proper" if view.pos[i] == "PROPN" else ""),
        plural=view.tag[i] in ("NNS", "NNPS"),
        quoted=discourse.quote[i] > 0,
        before="+".join(sorted(after)) or "nothing",
        qualified=any(view.dep[k] in ("amod", "compound", "nummod") for k in kids),
        modifiers={
            view.lower[k][:5]
            for k in kids
            if view.dep[k] in ("amod", "compound", "nmod", "poss") and len(view.lower[k]) > 3
        },
    )


def _nobody(discourse: Discourse, noun: Noun, phrase: _Phrase, options: int) -> list[str]:
    form, alike, quoted = phrase.form, phrase.alike, phrase.quoted
    features = [
        "none",
        f"none: {form}",
        f"none: {form} {phrase.sort}",
        f"none: plural {phrase.plural}",
        f"none: {phrase.lemma}",
        f"none: {form} before {phrase.before}",
        f"none: {form} qualified {phrase.qualified}",
        f"none: {form} as {discourse.role[noun.word]}",
        f"none: quoted {quoted}",
        f"none: {min(3, options)} options",
        f"none: equated {bool(noun.partners)}",
    ]
    if noun.owner is not None:
        features.append(f"none: {alike} owned by {noun.owner.label}, known {noun.known_as is not None}")
    return [
        *features,
        f"none: {alike} {form}",
        f"none: {alike}",
        f"none: {discourse.view.lower[noun.word]} {quoted}",
    ]


def _equation_features(
    discourse: Discourse, noun: Noun, phrase: _Phrase, actor: Actor, how: str, partner: int
) -> list[str]:
    """Features of an actor that the noun is equated with."""
    view, i = discourse.view, noun.word
    features = [
        f"{how}, {step(abs(i - partner), (0, 2, 3, 4, 6, 9, 14))} words off",
        f"{how}, {'next' if partner < i else 'before'} {_between(view, i, partner)}",
    ]
    if how.startswith("copula"):
        features.append(f"{how}, {_mood(view, i)}")
    return [
        *features,
        f"{how} {phrase.alike} for {actor.sort or actor.label}",
        f"{how} named {actor.named is not None}",
        how,
        f"{how} {phrase.form}",
        f"{how} {phrase.sort} {actor.label}",
        f"{how} plural {phrase.plural}",
        f"{how} {phrase.lemma}",
    ]


def _between(view: ParsedText, i: int, other: int) -> str:
    """The first mark that stands between two words: a comma, a dash, a bracket, a line break."""
    between = view.word[min(i, other) + 1 : max(i, other)]
    return next(
        (_MARKS[word] for word in between if word in _MARKS), "line" if any(map(str.isspace, between)) else "words"
    )


def _mood(view: ParsedText, i: int) -> str:
    """The mood of a clause that equates a noun: told, denied or modal."""
    verb = view.head[first_conjunct(view, i)]
    if any(view.dep[k] == "neg" for k in view.children[verb]):
        return "denied"
    return "modal" if any(view.tag[k] == "MD" for k in view.children[verb]) else "told"


def _word_features(noun: Noun, phrase: _Phrase, actor: Actor, equated: bool) -> list[str]:
    """Features of an actor that the noun was used of before, or that has it in its name."""
    lemma, form = phrase.lemma, phrase.form
    role, word = min(actor.roles[lemma], 2), lemma in actor.words
    features = [f"role {role}", f"role {role} {form}", f"own word {word} {form}"]
    if role or word:
        features += [f"known before {phrase.before}", f"known plural {phrase.plural}"]
    elif not equated and (noun.determiner in ("the", "this") or phrase.article == "owned"):
        features.append(f"{lemma} for {actor.label}")
    return features


def _sort_features(
    discourse: Discourse, noun: Noun, phrase: _Phrase, actor: Actor, of_label: int, of_sort: int
) -> list[str]:
    """Features of the sort and label of an actor that the noun is not equated with.

    Args:
        discourse: The text.
        noun: The noun.
        phrase: The noun's phrase.
        actor: The candidate.
        of_label: The number of named candidates with its label.
        of_sort: The number of candidates of the noun's sort.
    """
    sort, count = actor.sort or actor.label, " plural" if phrase.plural else ""
    known = "known" if actor.roles[phrase.lemma] else "unknown"
    commonest = discourse.commonest.get(actor.label) is actor
    features = [
        f"{phrase.alike}{count} for {sort}",
        f"{phrase.alike}{count} for {sort} {phrase.article}",
        f"likely {actor.label} {step_of(discourse.kind[noun.word].get(actor.label, 0.0))} {known}",
        f"most often {commonest} {known} {phrase.article}",
        f"only one of its label {of_label == 1}",
    ]
    if actor.sort == phrase.alike:
        features += [f"of its sort, one of {min(of_sort, 3)}", f"of its sort, most often {commonest}"]
    return features


def _standing_features(phrase: _Phrase, actor: Actor, known: bool) -> list[str]:
    return [
        f"{'known' if known else 'unknown'} met {step(len(actor.mentions), (0, 1, 2, 3, 5, 9))} times",
        f"lead {actor.lead}",
        f"plural {phrase.plural} {actor.label}",
        f"quoted {phrase.quoted} {bool(actor.last and actor.last.quote)}",
        f"named {actor.named is not None}",
    ]


def _recency_features(
    discourse: Discourse, noun: Noun, phrase: _Phrase, actor: Actor, equated: bool, rank: int
) -> list[str]:
    """Features of an actor's last mention; `rank`: the number of actors of its label mentioned since."""
    view, last, i = discourse.view, actor.last, noun.word
    if last is None:
        return ["later"]
    back = step(view.sent[i] - last.sentence)
    features = [
        f"{back} back",
        f"{back} back {phrase.form}",
        f"{back} back {'known' if actor.roles[phrase.lemma] else 'unknown'}",
        f"by {last.kind}",
        f"as {last.role}",
        f"rank {rank} of its label {phrase.form}",
    ]
    if discourse.verb[last.word] == discourse.verb[i] and back == 0 and not equated:
        features.append(f"same verb {discourse.role[i]} {last.role}")
    if i in (view.head[last.word], view.head[view.head[last.word]]):
        features.append(f"above it {equated}")
    return features


def _modifier_features(phrase: _Phrase, actor: Actor) -> list[str]:
    features = []
    if phrase.modifiers & {word[:5] for word in actor.words if len(word) > 3}:
        features.append("qualified by its name")
    if phrase.modifiers & actor.qualities:
        features.append("qualified alike")
    features.append(f"before {phrase.before}")
    if phrase.qualified:
        features.append(f"qualified {phrase.form}")
    return features
