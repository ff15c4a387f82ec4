"""Equations: words that a noun is one with, by apposition, copula, *as*, a title, or its name."""

from __future__ import annotations

from newsangles.angles.actors.discourse import Actor, Discourse
from newsangles.angles.actors.genders import gender_of_noun, is_kin
from newsangles.angles.actors.name_candidates import name_from
from newsangles.angles.actors.name_matching import parts_of, person_parts
from newsangles.angles.actors.names import Name, words
from newsangles.angles.actors.owners import of_another, owned_alike, owner_beside
from newsangles.angles.actors.salience import FINITE_TAGS
from newsangles.angles.actors.syntax import (
    first_conjunct,
    negated,
    noun_of,
    object_or_subject,
    one_of_several,
    speaks,
    subject_of,
    tells_apart,
    unreal,
)
from newsangles.language.parsed_text import SUBJECTS, ParsedText

MAX_WORDS_OF_NAMER = 4
"""Limit of words between *identified* and *as*: identified by police as."""


def equated_words(discourse: Discourse) -> dict[int, list[tuple[str, int]]]:
    """The words that each noun is equated with, by apposition, copula, *as* or title, with the construction."""
    equated: dict[int, list[tuple[str, int]]] = {}
    for i in range(discourse.view.n):
        _equate(discourse, i, equated)
    for i in range(discourse.view.n):
        _equate_conjunct(discourse, i, equated)
    _equate_after_commas(discourse, equated)
    _equate_before_names(discourse, equated)
    _equate_named(discourse, equated)
    _equate_joined_speakers(discourse, equated)
    _equate_kin(discourse, equated)
    _equate_bodies(discourse, equated)
    return equated


def _equate(discourse: Discourse, i: int, equated: dict[int, list[tuple[str, int]]]) -> None:
    view = discourse.view
    h, dep = view.head[i], view.dep[i]
    if dep == "appos" and not _begins_clause(view, i):
        equated.setdefault(i, []).append(("apposition", h))
        equated.setdefault(h, []).append(("apposed", i))
    elif dep == "attr" and view.lemma[h] in ("be", "become", "remain"):
        equated.setdefault(i, []).append(("copula", noun_of(view, subject_of(view, h))))
    elif dep == "oprd":  # she was elected chair; they named her chair
        equated.setdefault(i, []).append(("predicate", object_or_subject(view, h)))
    elif dep == "pobj" and view.lower[h] == "as" and view.pos[view.head[h]] in ("VERB", "AUX"):
        equated.setdefault(i, []).append(("as", object_or_subject(view, view.head[h])))
    elif dep in ("compound", "nmod") and view.pos[i] == "NOUN":  # the actor Jane Roe
        person = discourse.at_head.get(h)
        if person is not None and person.label == "person":
            equated.setdefault(i, []).append(("title", h))


def _begins_clause(view: ParsedText, i: int) -> bool:
    """True if an "apposition" is the subject behind it: with Ann Roe gone, *a source* said."""
    verb, name = view.last[i] + 1, first_conjunct(view, view.head[i])
    if verb >= view.n or view.tag[verb] not in FINITE_TAGS or view.pos[verb] not in ("VERB", "AUX"):
        return False
    begins = view.first[i] > 0 and view.word[view.first[i] - 1] == ","
    return begins and view.dep[name] not in SUBJECTS and view.sent[verb] == view.sent[i]


def _equate_conjunct(discourse: Discourse, i: int, equated: dict[int, list[tuple[str, int]]]) -> None:
    """Equate the conjuncts of an equated noun: a mathematician and philosopher."""
    view, at_head = discourse.view, discourse.at_head
    if view.dep[i] == "conj" and view.pos[i] in ("NOUN", "PROPN") and i not in at_head:
        top = first_conjunct(view, view.head[i])
        if top in equated and top not in at_head:
            equated.setdefault(i, []).extend((f"{how} too", j) for how, j in equated[top] if how != "apposed")


def _equate_after_commas(discourse: Discourse, equated: dict[int, list[tuple[str, int]]]) -> None:
    """Equate a noun after a name and a comma that the parser attached elsewhere: "Roe, a lawyer".

    Not the subject of the verb right behind it: they had hired Roe, *the lawyer* said.
    """
    view = discourse.view
    for actor in discourse.actors:
        for name in actor.named.names if actor.named else ():
            k = view.word_at(name.end - 1) + 1
            if k + 1 < view.n and view.word[k] == "," and view.lower[k + 1] in ("a", "an", "the"):
                noun = view.head[k + 1]
                acts = view.dep[noun] in SUBJECTS and view.head[noun] == view.last[noun] + 1
                acts = acts or (view.dep[noun] == "appos" and _begins_clause(view, noun))
                if noun > k + 1 and noun - k < 8 and noun not in equated and not acts:
                    equated.setdefault(noun, []).append(("after its comma", name.head))


def _equate_before_names(discourse: Discourse, equated: dict[int, list[tuple[str, int]]]) -> None:
    """Equate a noun right before a name, whatever the parser makes of it: the philosopher Roe, the weekly Post."""
    view = discourse.view
    for head, actor in discourse.places:
        first = head
        while first > 0 and discourse.covered[first - 1] and view.sent[first - 1] == view.sent[head]:
            first -= 1
        k = first - 1
        if k < 0 or k in equated or view.pos[k] != "NOUN" or view.sent[k] != view.sent[head]:
            continue
        if actor.label != "place" and view.tag[k] == "NN" and _begins_with_article(view, k):
            equated.setdefault(k, []).append(("before its name", head))


def _equate_named(discourse: Discourse, equated: dict[int, list[tuple[str, int]]]) -> None:
    """Equate a description with the name that the text gives for it.

    "The driver, identified by police as Jan Roe"; "a man named Roe"; "the first witness was Roe"; "said the bank's
    chief economist, Roe," wherever the parser attached the noun.
    """
    view = discourse.view
    for actor in discourse.actors:
        for name in actor.named.names if actor.named and actor.label == "person" else ():
            first = view.word_at(name.start)
            for noun in (_given_a_name(view, first), _subject_named(view, name), _before_its_comma(view, name)):
                noun = _one_over(view, noun)
                if 0 <= noun < first and _describes_one(discourse, noun):
                    known = equated.setdefault(noun, [])
                    if all(j != name.head for _, j in known):
                        known.append(("apposed", name.head))


def _equate_joined_speakers(discourse: Discourse, equated: dict[int, list[tuple[str, int]]]) -> None:
    """Equate the speaker of a second report with the first's: Roe said it was late, but *the mayor* added: …"""
    view = discourse.view
    for k, actor in discourse.places:
        verb = view.head[k]
        if actor.named is None or actor.label != "person" or view.dep[k] not in SUBJECTS or not speaks(view, verb):
            continue
        for second in (v for v in view.children[verb] if view.dep[v] == "conj" and v > verb and speaks(view, v)):
            for noun in (n for n in view.children[second] if view.dep[n] in SUBJECTS and view.tag[n] == "NN"):
                definite = any(view.lower[x] == "the" for x in view.children[noun] if view.dep[x] == "det")
                if (
                    definite
                    and noun not in equated
                    and noun not in discourse.at_head
                    and _describes_one(discourse, noun)
                ):
                    equated.setdefault(noun, []).append(("apposed", k))


def _equate_kin(discourse: Discourse, equated: dict[int, list[tuple[str, int]]]) -> None:
    """Equate a relative of somebody with the only other one of that surname: Jan Roe's *daughter*, Eva Roe-Sand."""
    view = discourse.view
    persons = [actor for actor in discourse.actors if actor.named and actor.label == "person"]
    for i in range(view.n):
        if view.tag[i] != "NN" or not is_kin(view.lemma[i]) or tells_apart(view, i):
            continue
        if any(j in discourse.at_head for _, j in equated.get(i, ())):
            continue
        owner = next((discourse.at_head.get(k) for k in view.children[i] if view.dep[k] == "poss"), None)
        if owner not in persons or owner.named is None:
            continue
        lasts = {parts[-1] for text in owner.named.spellings if len(parts := person_parts(text)) > 1}
        others = [actor for actor in persons if actor is not owner and _bears(actor, lasts)]
        gender = gender_of_noun(view.lemma[i])
        if len(others) == 1 and (relative := others[0].named) and relative.about.gender.value in (None, gender):
            equated.setdefault(i, []).append(("apposed", relative.names[0].head))


def _bears(actor: Actor, lasts: set[str]) -> bool:
    """True for a person with one of these surnames, also as a part of a double one."""
    full = [person_parts(text) for text in (actor.named.spellings if actor.named else ())]
    return any(lasts & set(parts[1:]) for parts in full)


def _equate_bodies(discourse: Discourse, equated: dict[int, list[tuple[str, int]]]) -> None:
    """Equate a body in small letters with the only one whose name has its words: Nepal's civil aviation *authority*."""
    view, kinds = discourse.view, words("authority") | words("bodies") | words("common")
    bodies = [
        (actor.named, {frozenset(parts_of(text)) for text in actor.named.spellings})
        for actor in discourse.actors
        if actor.named and actor.label == "organisation" and any(map(owned_alike, actor.named.spellings))
    ]
    for i in range(view.n) if bodies else ():
        if view.tag[i] != "NN" or view.lemma[i] not in kinds or discourse.covered[i] or equated.get(i):
            continue
        first = i
        while first > 0 and view.pos[first - 1] in ("NOUN", "ADJ") and not view.word[first - 1][:1].isupper():
            first -= 1
        own = {view.lower[k] for k in range(first, i + 1)}
        if len(own) < 2 or view.word[first][:1].isupper():
            continue
        owner, _ = owner_beside(view, name_from(view, first, i, ""), {})
        fits = [
            named
            for named, names in bodies
            if any(own <= name for name in names) and not of_another(named, owner) and (owner or not named.owner)
        ]
        if len(fits) == 1:
            equated.setdefault(i, []).append(("apposed", fits[0].names[0].head))


def _describes_one(discourse: Discourse, noun: int) -> bool:
    """True for a noun for one person that is no part of a name."""
    view = discourse.view
    known = words("people") | words("kin") | words("office") | words("player")
    if one_of_several(view, noun):
        return True
    return not discourse.covered[noun] and view.tag[noun] == "NN" and view.lemma[noun] in known


def _one_over(view: ParsedText, noun: int) -> int:
    """The *one* of "one of the women, Jan Roe," for *women*; any other noun itself."""
    above = view.head[view.head[noun]] if noun >= 0 else noun
    return above if above >= 0 and one_of_several(view, above) and view.tag[noun] == "NNS" else noun


def _given_a_name(view: ParsedText, first: int) -> int:
    """The noun that a clause with *named* or *identified as* right before a name tells the name of; -1: none."""
    verb = first - 1
    if verb >= 0 and view.lower[verb] == "as":
        within = range(verb - 1, max(-1, verb - 1 - MAX_WORDS_OF_NAMER), -1)
        verb = next((k for k in within if view.lower[k] in ("named", "identified")), -1)
    elif verb < 0 or view.lower[verb] not in ("named", "called"):
        return -1
    if verb < 0 or view.sent[verb] != view.sent[first]:
        return -1
    if view.dep[verb] in ("acl", "relcl", "amod"):
        return view.head[verb]
    return next((k for k in view.children[verb] if view.dep[k] == "nsubjpass"), -1)


def _subject_named(view: ParsedText, name: Name) -> int:
    """The subject of a clause that says who it is: the first *witness* was Jan Roe; -1: none."""
    top = name.head
    while view.dep[top] in ("appos", "compound", "nmod") and view.head[top] < top:  # was police chief Jan Roe
        top = view.head[top]
    verb = view.head[top]
    if view.dep[top] != "attr" or view.lemma[verb] != "be" or negated(view, top) or unreal(view, top):
        return -1
    return next((k for k in view.children[verb] if view.dep[k] == "nsubj"), -1)


def _before_its_comma(view: ParsedText, name: Name) -> int:
    """The noun before a comma and a name that ends the phrase: the bank's chief *economist*, Jan Roe,; -1: none."""
    first, after = view.word_at(name.start), view.word_at(name.end - 1) + 1
    k = first - 2
    ends = after >= view.n or view.word[after] in (",", ".", ";", ")") or view.pos[after] in ("VERB", "AUX")
    if k < 0 or " " not in name.text or view.word[k + 1] != "," or view.sent[k] != view.sent[first] or not ends:
        return -1
    listed = after + 1 < view.n and view.word[after] == "," and view.lower[after + 1] in ("and", "or")
    if listed or (after + 1 < view.n and view.word[after] == "," and view.pos[after + 1] == "PROPN"):
        return -1
    owned = any(view.dep[j] == "poss" for j in view.children[k])
    return k if owned or _begins_with_article(view, k) else -1


def _begins_with_article(view: ParsedText, k: int) -> bool:
    """True for a noun whose premodifiers begin with an article, a demonstrative or a possessive pronoun."""
    first = k
    while first > 0 and view.pos[first - 1] in ("NOUN", "ADJ", "PROPN") and view.sent[first - 1] == view.sent[k]:
        first -= 1
    return first > 0 and (view.pos[first - 1] == "DET" or view.tag[first - 1] == "PRP$")


def equations(discourse: Discourse) -> dict[int, str]:
    """Common nouns that are equated with another word, with the construction."""
    return {i: found[0][0] for i, found in discourse.equated.items() if found and i not in discourse.at_head}
