"""Pronouns of the third person: candidate antecedents and their features.

Features after Lappin and Leass (1994) and Bengtson and Roth (2008).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsangles.angles.actors.antecedents import (
    asked_here,
    clause_subject,
    fronted_to,
    group_speaking,
    is_dead,
    judges_there,
    only_asked_about,
    only_signs,
    owner_of_itself,
    quoted_just_before,
    receivers,
    speaks_of_itself,
    tells_there,
    unnamed_source,
    wrong_gender,
)
from newsangles.angles.actors.bodies import body_before
from newsangles.angles.actors.discourse import FORMS, PERSONAL, Actor, Discourse, Last, step
from newsangles.angles.actors.names import words
from newsangles.angles.actors.speakers import (
    addressee,
    asked,
    expected_speaker,
    introduced_before,
    is_speech,
    last_speaker,
    retells,
)
from newsangles.angles.actors.syntax import speaks, subject_of
from newsangles.language.parsed_text import SUBJECTS, ParsedText
from newsangles.language.subjects import antecedent, subjects_of

REFLEXIVE = frozenset(word for word in FORMS if "sel" in word)
ACCUSATIVE = ("him", "her", "them")
MAX_SENTENCES_BACK, MAX_SENTENCES_BACK_PERSON, MAX_CANDIDATES = 4, 12, 9
"""Limits of the sentences back to an antecedent (the second for rarely mentioned persons), and of candidates."""

MAX_RARE_MENTIONS = 3
"""A person with > this number of mentions may be further back than `MAX_SENTENCES_BACK_PERSON`."""

MAX_OTHERWISE = 3
"""A person called by the other pronoun > this number of times, and never by this one, is not meant."""

GOES_ON_SENTENCES = 3
"""Limit of the sentences back to a speaker who goes on: he added."""

MAX_WORDS_AHEAD = 30
"""Limit of words between a pronoun and a later name (cataphora)."""

FRONTED = "later, after a fronted phrase"
SPOKE, GOES_ON = "spoke just before True", "goes on speaking True"
ALONE, RELATED = "the only person near", "has such a relative True"
SAME, TOLD = "the sayer, called so", "told or given it"
SAME_RELATIVE = "the sayer, as who"
NEW_SAYER = "a new sayer in the sentence before"
SPEAKS_ON = "the body that spoke or acted last"
INTRODUCED = "the one whom the sentence before introduces"
JOINED = "joined to what it owns"
OPENS, OUTSIDE = "opens this section", "not in this section"
FRONTS, OWN_CLAUSE = "the subject after a fronted phrase", "the subject of its own clause"
ADDS = "adds to the quotation before it"
UNNAMED, GROUP = "the source who stays unnamed", "the group that spoke last"
PRIORS = {
    f"he or she: {ALONE}": 1.5,
    f"he or she: {RELATED}": 4.6,
    f"he or she: {FRONTED}": 4.6,
    f"he or she: {JOINED}": 4.0,
    f"he or she: {SPOKE}": 0.7,
    f"he or she: {GOES_ON}": 2.0,
    f"he or she: {SAME}": 2.5,
    f"he or she: {SAME_RELATIVE}": 6.0,
    f"he or she: {ADDS}": 4.0,
    f"he or she: {NEW_SAYER}": 1.5,
    f"he or she: {TOLD}": 1.5,
    f"he or she: {INTRODUCED}": 4.0,
    f"he or she: {OPENS}": 1.5,
    f"he or she: {OUTSIDE}": -2.5,
    f"he or she: {FRONTS}": 4.0,
    f"he or she: {OWN_CLAUSE}": 1.5,
    f"he or she: {UNNAMED}": 4.0,
    f"they: {UNNAMED}": 4.0,
    f"they: {GROUP}": 5.0,
    f"it: {SPEAKS_ON}": 6.5,
    f"they: {SPEAKS_ON}": 5.0,
}
"""Weights added by hand for cases too rare in the training texts.

They are "After Roe accused him, Poe left" (backward anaphora, Carden 1982), Roe in "Roe and his friends", a speaker who
continues to speak in the next sentence, one who adds something, or is named only after the quotation ("…", he said),
the only person near, one of whose son the text has told, in "He spoke of his son", the He of "He said he", who was
named in the sentence before as its sayer, the receiver in "gave him word that he would", who pays tribute in the
sentence before "He said", the person with whom a section opens, before those that it has not named, the subject after
"In his speech,", the subject of the clause that *his* stands in, the official who wants no name, the speaker of the
quotation right before "She added", and the body or group that spoke or acted last and says more."""


FORBIDDING = (judges_there, owner_of_itself, tells_there, only_asked_about, is_dead, only_signs)
"""Constructions in which he or she is not an actor."""


def third_candidates(discourse: Discourse, i: int, form: str) -> list[Actor]:
    """Candidates for he, she, it or they: the actors mentioned last, and those named later in the sentence."""
    view, sentence = discourse.view, discourse.view.sent[i]
    if view.lower[i] in REFLEXIVE and view.dep[i] in ("dobj", "dative", "pobj"):
        return _own_subject(discourse, i)
    person = form in PERSONAL
    forbidden = bound_subjects(discourse, i)
    since = _one_of_several(view, i) if person and not view.inside[i] else -1
    if form == "they" and i not in discourse.together and (pair := persons_together(discourse, i)):
        discourse.together[i] = pair
    options: list[Actor] = []
    for actor in reversed(discourse.order):
        assert actor.last is not None
        back = sentence - actor.last.sentence
        if form != "they" and person != (actor.label == "person"):
            continue
        if actor.named is None and (actor.label == "group") != (form == "they"):
            continue
        if form == "they" and actor.label == "person" and i in discourse.together:
            continue
        if form == "they" and speaks_of_itself(discourse, i, actor):
            continue
        if actor in forbidden or excluded(discourse, i, form, actor):
            continue
        if actor.last.word < since or (since >= 0 and actor.named is None and not actor.used[form]):
            continue
        if back > MAX_SENTENCES_BACK and (
            not person or (back > MAX_SENTENCES_BACK_PERSON and len(actor.mentions) <= MAX_RARE_MENTIONS)
        ):
            continue
        options.append(actor)
        if len(options) >= MAX_CANDIDATES:
            break
    for k in range(i + 1, min(view.n, i + MAX_WORDS_AHEAD)):
        later = discourse.at_head.get(k) if view.sent[k] == sentence else None
        if later is None or later in options or (later.label == "person") != person:
            continue
        if excluded(discourse, i, form, later):
            continue
        if later.last is None or (person and sentence - later.last.sentence > 3):
            options.append(later)
    return options


def _own_subject(discourse: Discourse, i: int) -> list[Actor]:
    """The subject that a reflexive pronoun refers to, by principle A; empty if that is no actor."""
    view, verb = discourse.view, discourse.view.head[i]
    while view.pos[verb] not in ("VERB", "AUX") and view.head[verb] != verb:
        verb = view.head[verb]
    subject = subjects_of(view).of(verb)
    actor = discourse.who(antecedent(view, subject.word)) if subject else None
    return [actor] if actor else []


def _one_of_several(view: ParsedText, i: int) -> int:
    """The first word of a sentence before that tells of "one of his guests"; -1: there is none.

    That guest is none of those who were mentioned before it.
    """
    for sentence in range(view.sent[i] - 1, max(-1, view.sent[i] - 1 - MAX_SENTENCES_BACK), -1):
        first, last = view.bounds[sentence]
        if any(_is_one_of_several(view, k) for k in range(first, last + 1)):
            return first
    return -1


def _is_one_of_several(view: ParsedText, k: int) -> bool:
    if view.lower[k] not in ("one", "another") or view.dep[k] not in (*SUBJECTS, "dobj") or view.inside[k]:
        return False
    of = next((j for j in view.children[k] if view.lower[j] == "of"), -1)
    several = (j for j in view.children[of] if view.tag[j] == "NNS") if of >= 0 else ()
    return any(view.lemma[j] in words("people") for j in several)


def excluded(discourse: Discourse, i: int, form: str, actor: Actor) -> bool:
    """True if he or she cannot mean an actor.

    It is of another gender; it speaks, or is spoken to, in the quotation around the word, or has this turn; it died and
    would speak in the present; or the words whose source he or she is are about it: "He said that Roe had left" is not
    about a He who is Roe.
    """
    if form not in PERSONAL:
        return False
    other = "she" if form == "he" else "he"
    if any(forbids(discourse, i, actor) for forbids in FORBIDDING):
        return True
    otherwise = actor.pronoun == other or (actor.used[other] > MAX_OTHERWISE and not actor.used[form])
    if not discourse.learning and (otherwise or wrong_gender(discourse, i, form, actor)):
        return True
    if i in discourse.speaking:
        repeated = is_speech(discourse, i) and actor is discourse.voice(i)  # whose words repeat what he said
        about = actor in discourse.spoken_of.get(i, ()) or _described_by_source(discourse, i, actor)
        return repeated or about or retells(discourse, i, actor) or _says_after_death(discourse, i, actor)
    if not discourse.quote[i] and actor is discourse.turns.says(i):
        return True
    if not is_speech(discourse, i):
        return False
    source = discourse.source.get(discourse.quote[i], -1)
    heard = addressee(discourse, source) if source >= 0 else None
    return actor in (discourse.voice(i), expected_speaker(discourse, i), heard)


def _described_by_source(discourse: Discourse, i: int, actor: Actor) -> bool:
    """True for somebody whom only the words describe that a pronoun is the source of: "… a victim," she said."""
    if actor.named is not None or not actor.mentions:
        return False
    quote = discourse.quote[actor.mentions[0][0]]
    return quote > 0 and discourse.source.get(quote, -1) == i


def _says_after_death(discourse: Discourse, i: int, actor: Actor) -> bool:
    """True if a source says something now, and the last mention of the actor tells of its death."""
    view, last = discourse.view, actor.last
    if last is None or view.tag[discourse.verb[i]] not in ("VBZ", "VBP"):
        return False
    verb, dep = discourse.verb[last.word], view.dep[last.word]
    return (dep == "nsubj" and view.lemma[verb] == "die") or (
        dep == "nsubjpass" and view.lemma[verb] in words("killing")
    )


def bound_subjects(discourse: Discourse, i: int) -> list[Actor]:
    """The actors excluded by principle B (Chomsky 1981): in "Roe accused him", Roe; in "They told him", both of two."""
    view, role = discourse.view, discourse.role[i]
    verb = _raised_over(view, i)
    if verb < 0 and (view.lower[i] in REFLEXIVE or role not in ("object", "prepositional")):
        return []
    head = view.head[i]
    if verb < 0:
        verb = view.head[head] if role == "prepositional" else head
    subject = subject_of(view, verb) if view.pos[verb] == "VERB" else -1
    actor = discourse.who(subject) if subject >= 0 else None
    return [actor] if actor is not None else discourse.together.get(subject, [])


def _raised_over(view: ParsedText, i: int) -> int:
    """The verb whose subject *him* cannot be: wanted in "wanted him to go"; -1: none."""
    clause = view.head[i]
    if view.lower[i] not in ACCUSATIVE or view.tag[i] != "PRP" or view.dep[i] not in SUBJECTS:
        return -1
    above = view.head[clause]
    if view.dep[clause] not in ("ccomp", "xcomp", "advcl") or above == clause or view.pos[above] != "VERB":
        return -1
    subject = next((k for k in view.children[above] if view.dep[k] in SUBJECTS), -1)
    several = subject < 0 or any(view.dep[k] == "conj" for k in view.children[subject])
    return -1 if several or view.tag[clause] not in ("VB", "VBG", "VBN") else above


def persons_together(discourse: Discourse, i: int) -> list[Actor]:
    """The persons joined by *and* whom *they* may mean: the last so joined, in its sentence or the one before.

    A group that is mentioned after them takes precedence, unless they speak of it.
    """
    view, sentence, found = discourse.view, discourse.view.sent[i], list[Actor]()
    for k in range(i - 1, -1, -1):
        if sentence - view.sent[k] > 1:
            break
        actor = discourse.who(k)
        if k in discourse.together and i in discourse.speaking and k in discourse.speaking:
            return discourse.together[k]  # they said so, and say more
        if actor is None or discourse.reported[k] in (i, *(discourse.together if i in discourse.speaking else ())):
            continue
        if actor.label == "group":
            return []
        if actor.label == "person" and view.dep[k] == "conj" and view.head[k] < k:
            first = k
            while view.dep[first] == "conj" and view.head[first] < first:
                first = view.head[first]
                if (one := discourse.who(first)) is not None and one.label == "person" and one is not actor:
                    found.append(one)
            if found:
                return [*found, actor]
    return []


# --- features


@dataclass(frozen=True, slots=True)
class _Pronoun:
    """A pronoun, with what the features of all candidates share.

    Attributes:
        word: Its index.
        form: he, she, it or they.
        person: True for he and she.
        quoted: True within quotation marks.
        reflexive: True for himself, …
        role: Its grammatical role.
        verb: Its verb.
        head: Its head.
        sentence: Its sentence.
        voice: The speaker of the quotation around it.
        reporter: The speaker of the quote around it, also an indirect one.
        before: The last speaker or who was asked, where the pronoun is the source of a quote.
        kin: Nouns of relatives of whom it is: the son in "He spoke of his son".
        goes_on: The same, where the pronoun is the source of a further quote: he added; "…", he said.
        introduced: The person whom the sentence before introduces, where the pronoun opens the next as a source.
    """

    word: int
    form: str
    person: bool
    quoted: bool
    reflexive: bool
    role: str
    verb: int
    head: int
    sentence: int
    voice: Actor | None
    reporter: Actor | None
    before: Actor | None
    goes_on: Actor | None
    introduced: Actor | None
    kin: frozenset[str]


def third_features(discourse: Discourse, i: int, form: str, options: Sequence[Actor]) -> list[list[str]]:
    """Features of "none" and of each option.

    Scores are sums in floating point, so the order of the features is part of the result.
    """
    view, person, verb = discourse.view, form in PERSONAL, discourse.verb[i]
    says = person and i in discourse.speaking
    quotation = _quotation_before(discourse, i) if says else -1
    answers = asked(discourse, quotation) if quotation >= 0 and not _adds(view, verb) else None
    further = says and (quotation >= 0 or _adds(view, verb))
    pronoun = _Pronoun(
        word=i,
        form=form,
        person=person,
        quoted=discourse.quote[i] > 0,
        reflexive=view.lower[i] in REFLEXIVE,
        role=discourse.role[i],
        verb=verb,
        head=view.head[i],
        sentence=view.sent[i],
        voice=discourse.voice(i),
        reporter=discourse.reporter(i),
        before=answers or (last_speaker(discourse, i) if says else None),
        introduced=introduced_before(discourse, i, form) if says else None,
        kin=_kin(view, i, form) if person else frozenset(),
        goes_on=answers or (last_speaker(discourse, i, sentences=GOES_ON_SENTENCES) if further else None),
    )
    told = _told_by_construction(discourse, i, form, options)
    agreement = [_agreement(form, actor) for actor in options]
    somebody = "one agrees" if "agrees" in agreement else "nobody agrees"
    rows, subject_seen = [_nobody(view, pronoun, len(options))], False
    for rank, (actor, fits) in enumerate(zip(options, agreement, strict=True)):
        last, features = actor.last, _identity(pronoun, actor, fits)
        ahead = next((h for h in actor.heads if h > i and view.sent[h] == pronoun.sentence), -1)
        if last is not None and (ahead < 0 or pronoun.sentence - last.sentence <= 3):
            back = min(pronoun.sentence - last.sentence, 6)
            features += _distance(pronoun, last, back, rank)
            features += [f"{fits} {back} back", f"{fits}, {somebody}", f"{fits} by {last.kind}", f"by {last.kind}"]
            if back == 0:
                features += _same_sentence(discourse, pronoun, last)
            if last.role == "subject":
                features += _former_subject(discourse, pronoun, last, back, subject_seen)
                subject_seen = True
            features += _earlier(discourse, pronoun, actor, last, back)
            if person and len(options) == 1 and back <= 1:
                features.append(ALONE)
        else:
            features += _cataphora(discourse, pronoun, ahead)
        features += _speech(pronoun, actor)
        features += [name for name, who in (*told, (INTRODUCED, pronoun.introduced)) if actor is who]
        if person:
            features += _place_and_part(discourse, pronoun, actor)
        if pronoun.kin:
            known = any((noun, actor.number + 1) in discourse.owned for noun in pronoun.kin)
            features.append(f"has such a relative {known}")
        rows.append(features)
    prefix = "he or she: " if person else f"{form}: "
    return [[prefix + name for name in features] for features in rows]


def _told_by_construction(
    discourse: Discourse, i: int, form: str, options: Sequence[Actor]
) -> list[tuple[str, Actor | None]]:
    """The actors that the construction around a pronoun speaks for, with the features' names."""
    if form == "it":
        return [(SPEAKS_ON, _body_going_on(discourse, i, form, options))]
    unnamed = (UNNAMED, unnamed_source(discourse, i, form))
    if form == "they":
        group = group_speaking(discourse, i) if i in discourse.speaking else None
        return [(SPEAKS_ON, _body_going_on(discourse, i, form, options)), (GROUP, group), unnamed]
    front = fronted_to(discourse, i) or asked_here(discourse, i)
    adds = quoted_just_before(discourse, i) if _adds(discourse.view, discourse.verb[i]) else None
    return [(FRONTS, front), (OWN_CLAUSE, clause_subject(discourse, i)), unnamed, (ADDS, adds)]


def _body_going_on(discourse: Discourse, i: int, form: str, options: Sequence[Actor]) -> Actor | None:
    """The body that *it* or *they* mean as sources: it added. A nearer group is *they* instead."""
    verb = discourse.view.lemma[discourse.verb[i]]
    states = verb in words("stating") | words("conceding") or (form == "it" and verb in words("adding"))
    if form not in ("it", "they") or i not in discourse.speaking or not states:
        return None
    body = body_before(discourse, i)
    if body is None or body.last is None or form == "it":
        return body
    groups = (actor.last.word for actor in options if actor.label == "group" and actor.last is not None)
    return None if any(word > body.last.word for word in groups) else body


def _kin(view: ParsedText, i: int, form: str) -> frozenset[str]:
    """The relatives that a sentence names with this pronoun: he told of his son."""
    last = view.bounds[view.sent[i]][1]
    kin = words("kin")
    owners = (k for k in range(i, last + 1) if view.dep[k] == "poss" and FORMS.get(view.lower[k]) == form)
    return frozenset(noun for k in owners if (noun := view.lemma[view.head[k]]) in kin)


def _adds(view: ParsedText, verb: int) -> bool:
    """True for a verb of somebody who spoke before: add, continue (not "continued to oppose")."""
    return view.lemma[verb] in words("adding") and not any(view.dep[k] == "xcomp" for k in view.children[verb])


def _quotation_before(discourse: Discourse, i: int) -> int:
    """The first word of the quotation right before a word, as in "…", he said; -1: there is none."""
    view = discourse.view
    closing = next((k for k in range(i - 1, max(-1, i - 4), -1) if view.closes[k]), -1)
    if discourse.quote[i] or closing < 0 or view.stretch[closing] < 0:
        return -1
    return view.stretches[view.stretch[closing]].first


def _nobody(view: ParsedText, pronoun: _Pronoun, options: int) -> list[str]:
    head, role = pronoun.head, pronoun.role
    features = [
        "none",
        f"none: {role}{' quoted' if pronoun.quoted else ''}",
        f"none: {view.lower[pronoun.word]}",
        f"none: first sentence {pronoun.sentence == 0}",
        f"none: {min(options, 4)} options",
    ]
    if pronoun.form == "they":
        features.append(f"none: they {view.masked_lemma[head]}")
    if pronoun.form == "it":
        clause = any(view.dep[k] in ("ccomp", "xcomp", "acomp", "advcl") for k in view.children[head])
        features += [
            f"none: it {view.masked_lemma[head]} {view.dep[pronoun.word]}",
            f"none: it is {view.lemma[head] == 'be'}",
            f"none: it with clause {clause}",
            f"none: it on {view.pos[head]}",
        ]
    return features


def _agreement(form: str, actor: Actor) -> str:
    """The agreement of a form with an actor's pronouns and titles so far."""
    opposite = {"he": "she", "she": "he"}.get(form)
    against = actor.gender[opposite] if opposite else 0
    if actor.gender[form] > against:
        return "agrees"
    return "differs" if against else "open"


def _identity(pronoun: _Pronoun, actor: Actor, fits: str) -> list[str]:
    features = ["any"] if pronoun.person else ["any", f"label {actor.label}"]
    features.append(f"named {actor.named is not None}")
    if pronoun.person:
        given = actor.given[pronoun.form]
        features += [f"given name {given}", f"given name {given}, {fits}"]
    return features


def _distance(pronoun: _Pronoun, last: Last, back: int, rank: int) -> list[str]:
    return [
        f"{back} back",
        f"{back} back as {last.role}",
        f"{back} back by {last.kind}",
        f"rank {min(rank, 5)}",
        f"rank {min(rank, 3)}, {back} back",
        f"{pronoun.role} after {last.role} {min(back, 2)} back",
    ]


def _same_sentence(discourse: Discourse, pronoun: _Pronoun, last: Last) -> list[str]:
    view, role, head, verb = discourse.view, pronoun.role, pronoun.head, pronoun.verb
    one = discourse.verb[last.word] == verb
    itself = " self" if pronoun.reflexive else ""
    features = [
        f"{step(pronoun.word - last.word, (0, 2, 4, 7, 12, 20))} words back",
        f"{'same' if one else 'other'} verb {role} after {last.role}{itself}",
    ]
    if not pronoun.reflexive and one and last.role == "subject" and role == "object":
        features.append("bound")
    if role != "subject" and head == verb and subject_of(view, verb) == last.word:
        features.append(f"its own subject {role}{itself}")
    if last.word in (head, view.head[head]):
        features.append(f"within {role}")
        if pronoun.person and role == "owner" and view.dep[head] == "conj" and view.head[head] == last.word:
            features.append(JOINED)
    if view.bounds[pronoun.sentence][0] <= last.word and view.dominates(head, last.word):
        features.append(f"sister {role} {last.role}")
    return features


def _former_subject(discourse: Discourse, pronoun: _Pronoun, last: Last, back: int, subject_seen: bool) -> list[str]:
    view, features = discourse.view, []
    if not subject_seen:
        features.append(f"last subject {pronoun.role} {min(back, 2)} back")
    if speaks(view, discourse.verb[last.word]):
        features.append(f"sayer {speaks(view, pronoun.verb)} {back > 0}")
    return features


def _earlier(discourse: Discourse, pronoun: _Pronoun, actor: Actor, last: Last, back: int) -> list[str]:
    """Features of earlier mentions: by name, by this pronoun, in a quotation, often, in the lead."""
    view, features = discourse.view, []
    if actor.named_in is not None:
        features.append(f"named {step(pronoun.sentence - actor.named_in)} back")
    if actor.used[pronoun.form]:
        features.append("called so before")
    if not pronoun.quoted:
        where = "only before quoted" if last.quote else "unquoted"
    elif last.quote == discourse.quote[pronoun.word]:
        where = "same quote"
    else:
        where = "both quoted" if last.quote else "only it quoted"
    return [
        *features,
        where,
        f"same paragraph {view.para[pronoun.word] == view.para[last.word]}",
        f"met {step(len(actor.mentions), (1, 2, 3, 5, 9, 16))} times",
        f"among the first three {actor in discourse.layout.top} {back} back",
        f"lead {actor.lead}",
    ]


def _cataphora(discourse: Discourse, pronoun: _Pronoun, ahead: int) -> list[str]:
    """Features of an actor that is named only later in the sentence."""
    view, i, role = discourse.view, pronoun.word, pronoun.role
    first, last = view.bounds[pronoun.sentence]
    top = next((k for k in range(first, last + 1) if view.head[k] == k), i)
    subject = subject_of(view, top)
    features = [
        "later",
        f"later by {step(ahead - i, (0, 3, 7, 12, 20))}",
        f"later {role} {discourse.role[ahead]}",
        f"later, before the main clause {subject > i} its subject {subject == ahead}",
    ]
    opens = view.pos[first] in ("ADP", "SCONJ")
    if opens and role != "subject" and discourse.role[ahead] == "subject" and "," in view.word[i:ahead]:
        features.append(FRONTED)
    return features


def _speech(pronoun: _Pronoun, actor: Actor) -> list[str]:
    features = []
    if pronoun.before is not None:
        features.append(f"spoke just before {pronoun.before is actor}")
    if pronoun.goes_on is not None:
        features.append(f"goes on speaking {pronoun.goes_on is actor}")
    if pronoun.voice is not None:
        features.append(f"speaker {pronoun.voice is actor}")
    elif pronoun.reporter is not None:
        features.append(f"reported by {pronoun.reporter is actor} {pronoun.role}")
    return features


def _place_and_part(discourse: Discourse, pronoun: _Pronoun, actor: Actor) -> Iterator[str]:
    """Features of the section, and of the parts of sayer and receiver."""
    view, i = discourse.view, pronoun.word
    opens = i == view.bounds[pronoun.sentence][0]
    last = actor.last if opens and not pronoun.quoted and pronoun.before is actor else None
    named = last is not None and last.kind == "name" and last.word in discourse.speaking
    if last is not None and named and pronoun.sentence - last.sentence == 1:
        yield NEW_SAYER
    told = i in discourse.speaking and (opens or _quotation_before(discourse, i) >= 0)
    section = discourse.sections.at(i) if told else None
    if section is not None and actor is section[1]:
        yield OPENS
    elif section is not None and (actor.last is None or actor.last.word < section[0]):
        yield OUTSIDE
    if pronoun.role != "subject" or pronoun.quoted:
        return
    source = discourse.reported[i]
    relative = source >= 0 and view.lower[source] == "who" and discourse.stands_for(source) is actor
    alike = source >= 0 and FORMS.get(view.lower[source]) == pronoun.form and pronoun.reporter is actor
    if 0 <= source < i and (alike or relative):
        between = range(source + 1, i)
        if not any(FORMS.get(view.lower[k]) == pronoun.form or discourse.who(k) is not None for k in between):
            yield SAME_RELATIVE if relative else SAME
    if actor in receivers(discourse, i):
        yield TOLD
