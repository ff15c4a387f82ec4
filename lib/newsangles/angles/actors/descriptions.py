"""Descriptions of persons who are named elsewhere: the prime minister, the striker; "a man" of the lead."""

from __future__ import annotations

from collections.abc import Sequence

from newsangles.angles.actors.antecedents import is_dead
from newsangles.angles.actors.discourse import Actor, Discourse
from newsangles.angles.actors.floor import acted_last, main_subject, spoke_last
from newsangles.angles.actors.genders import FORMS as FORM_OF
from newsangles.angles.actors.genders import gender_of_noun
from newsangles.angles.actors.names import words
from newsangles.angles.actors.syntax import speaks
from newsangles.language.parsed_text import ParsedText

MAX_WORDS_DESCRIPTION = 6
"""Limit of the words of a description before its noun, and after."""

OTHER_SIDES = (("court", "in the dock"), ("trains players", "plays for them"))
"""Lists of nouns of which nobody is one of each."""

MIN_WORDS_RETOLD = 3
"""Least number of the headline's words in a lead that tells it again."""

CONTENT = frozenset(("NOUN", "VERB", "ADJ", "PROPN"))

MAX_LEAD_SENTENCES = 2
"""The lead is among so many first sentences, the headline counted."""


def office_holder(discourse: Discourse, i: int, options: Sequence[Actor]) -> Actor | None:
    """The person that *the president* or *the striker* means: who was described so, or else whom the text is on.

    Where nobody is called so, that is the subject of the sentence before, or the one person of the first line; not one
    of whom another office is told.
    """
    view, lemma = discourse.view, discourse.view.lemma[i]
    known = discourse.holders.get(described_as(discourse, i))
    if known is not None:
        return known if known in options else None
    here = [actor for actor in options if actor.last is not None and actor.last.sentence == discourse.view.sent[i]]
    options = [actor for actor in options if actor not in here]  # according to Roe, the minister said so
    if (bearer := _speaking_bearer(discourse, i, options)) is not None:
        return bearer
    known_for = words("known for") | words("player")
    if lemma not in words("head of state") | known_for | words("part in it") or view.tag[i] not in ("NN", "NNP"):
        return None
    prime = any(view.lower[k] == "prime" for k in view.children[i])
    if not _bare(view, i) or prime != (lemma == "minister") or any(actor.roles[lemma] for actor in discourse.actors):
        return None
    persons = [
        actor
        for actor in options
        if actor.named is not None and actor.label == "person" and _may_be(actor, lemma) and not _is_other(actor, lemma)
    ]
    before = acted_last(discourse, i)
    if lemma in words("part in it"):  # the witness is who spoke last
        return before if before in persons and _spoke(discourse, before) else None
    lead = [actor for actor in persons if actor.lead]
    if before in (persons if lemma in known_for else lead):
        return before
    return lead[0] if len(lead) == 1 and discourse.commonest.get("person") is lead[0] else None


def _speaking_bearer(discourse: Discourse, i: int, options: Sequence[Actor]) -> Actor | None:
    """The one person who bears the office that a source is called by; of several, who has the floor."""
    view, lemma = discourse.view, discourse.view.lemma[i]
    if i not in discourse.speaking or view.tag[i] not in ("NN", "NNP") or not _may_go_on(view, i):
        return None
    persons = [a for a in options if a.named is not None and a.label == "person" and _may_be(a, lemma)]
    bear = [a for a in persons if a.named is not None and (a.roles[lemma] or lemma in a.named.about.titles)]
    if len(bear) == 1:
        return bear[0]
    has_floor = spoke_last(discourse, i) or acted_last(discourse, i)
    return has_floor if has_floor in bear else None


def _may_go_on(view: ParsedText, i: int) -> bool:
    """True for a definite description without more of its own than *the* and a clause after a comma."""
    before = [k for k in view.children[i] if k < i and view.free[k]]
    after = [k for k in view.children[i] if k > i and view.dep[k] in ("prep", "relcl", "acl", "appos", "conj")]
    the = any(view.lower[k] == "the" for k in before)
    plain = all(view.dep[k] == "relcl" and "," in view.word[i + 1 : k] for k in after)
    return the and plain and not any(view.dep[k] in ("poss", "nummod") for k in before)


def described_as(discourse: Discourse, i: int) -> str:
    """The words of a definite description of one person: prime minister, first mayor of Leeds; "": it is none."""
    view = discourse.view
    before = [view.lower[k] for k in range(view.first[i], i + 1) if view.free[k]] if view.first[i] <= i else []
    if before[:1] != ["the"] or len(before) > MAX_WORDS_DESCRIPTION or view.tag[i] not in ("NN", "NNP"):
        return ""
    of = next((k for k in view.children[i] if k == i + 1 and view.lower[k] in ("of", "for")), -1)
    after = [view.lower[k] for k in range(of, view.last[of] + 1) if view.free[k]] if of >= 0 else []
    told = len(before) > 2 or after or view.lemma[i] in words("office") | words("player") | words("known for")
    return " ".join([*before[1:], *after[:MAX_WORDS_DESCRIPTION]]) if told else ""


def _spoke(discourse: Discourse, actor: Actor | None) -> bool:
    return actor is not None and actor.last is not None and actor.last.word in discourse.speaking


def _is_other(actor: Actor, lemma: str) -> bool:
    """True for a person of whom the text tells an office that does not go with this one."""
    assert actor.named is not None
    plays = lemma in words("player") | words("captaincy of players")
    offices = words("office") - words("captaincy of players") if plays else words("office")
    if lemma in words("part in it"):
        offices = words("court")
    return any(noun in offices and noun != lemma for noun in (*actor.roles, *actor.named.about.titles))


def is_of_other_side(noun: str, actor: Actor) -> bool:
    """True for a person whose office or part excludes what a noun says: the judge is no defendant."""
    titles = actor.named.about.titles if actor.named is not None else ()
    known = {*actor.roles, *titles}
    for one, other in OTHER_SIDES:
        if noun in words(one) and known & words(other):
            return True
        if noun in words(other) and known & words(one):
            return True
    return False


def is_never(discourse: Discourse, i: int, actor: Actor, *, body: bool, called: bool) -> bool:
    """True for an actor that a noun cannot mean.

    A jury is no person, the judge not the defendant, the dead are silent.

    Args:
        discourse: The document.
        i: The noun.
        actor: The actor that the noun may mean.
        body: The noun is a source that is no person.
        called: The actor was called so before.
    """
    if body and actor.label == "person":
        return True
    if called:
        return False
    other = not discourse.learning and is_of_other_side(discourse.view.lemma[i], actor)
    return other or is_dead(discourse, i, actor)


def _may_be(actor: Actor, lemma: str) -> bool:
    """True unless the noun is of the other gender: a queen is no he."""
    gender = gender_of_noun(lemma)
    return gender is None or actor.pronoun in (None, FORM_OF[gender])


def _bare(view: ParsedText, i: int) -> bool:
    """True for *the* and a noun alone, or the *prime* minister: nothing tells it apart from others."""
    before = [k for k in view.children[i] if k < i and view.free[k]]
    the = any(view.lower[k] == "the" for k in before)
    plain = all(view.lower[k] in ("the", "prime") for k in before)
    after = any(view.dep[k] in ("prep", "relcl", "acl", "appos") for k in view.children[i] if k > i)
    return the and plain and not after and view.dep[i] not in ("appos", "attr", "compound")


def named_next(discourse: Discourse, i: int) -> Actor | None:
    """The person whom the next sentence names, of a description in the lead: A man who … was jailed. Jan Roe, 22, …

    The name is new there, the subject of its sentence, and has its age or no office or words of its own.
    """
    view = discourse.view
    n = view.sent[i]
    if not _opens_lead(discourse, i):
        return None
    following = next((m for m in range(n + 1, min(n + 4, len(view.bounds))) if _has_words(view, m)), -1)
    subject = main_subject(view, *view.bounds[following]) if following >= 0 else -1
    actor = discourse.at_head.get(subject)
    if actor is None or actor.named is None or actor.label != "person" or not _may_be(actor, view.lemma[i]):
        return None
    head_line = view.bounds[n][0]
    if any(head_line <= h < subject for h in actor.heads) or any(view.dep[k] == "conj" for k in view.children[subject]):
        return None
    if _retells_headline(discourse, n, actor):
        return actor
    if any(view.dep[k] in ("appos", "relcl") and not _is_age(view, k) for k in view.children[subject] if k > subject):
        return None
    aged = any(_is_age(view, k) for k in range(subject + 1, min(view.n, subject + 4)))
    titled = any(noun in words("office") for noun in (*actor.roles, *actor.named.about.titles))
    quiet = subject not in discourse.speaking and not speaks(view, view.head[subject])
    return actor if aged or (quiet and not titled) else None


def _retells_headline(discourse: Discourse, sentence: int, actor: Actor) -> bool:
    """True if a sentence tells again what the headline says of a person: Jan Roe quits club. A striker has quit …"""
    view = discourse.view
    end = next((k for k in range(view.n) if view.idx[k] >= view.first_line), view.n)
    subject = main_subject(view, *view.bounds[0])
    if not end or view.sent[end - 1] > 0 or subject < 0 or discourse.who(subject) is not actor:
        return False
    first, last = view.bounds[sentence]
    told = {view.lemma[k] for k in range(end) if view.pos[k] in CONTENT}
    again = {view.lemma[k] for k in range(first, last + 1) if view.pos[k] in CONTENT}
    return first >= end and len(told & again) >= MIN_WORDS_RETOLD


def _is_age(view: ParsedText, k: int) -> bool:
    return view.pos[k] == "NUM" and view.word[k].isdigit() and len(view.word[k]) == 2 and view.word[k - 1] in (",", "(")


def _has_words(view: ParsedText, sentence: int) -> bool:
    first, last = view.bounds[sentence]
    return any(view.free[k] for k in range(first, last + 1))


def _opens_lead(discourse: Discourse, i: int) -> bool:
    """True for one person only described, who is the subject of a sentence of the lead."""
    view, n = discourse.view, discourse.view.sent[i]
    told = sum(_has_words(view, m) for m in range(n)) if n < 3 * MAX_LEAD_SENTENCES else MAX_LEAD_SENTENCES
    if told >= MAX_LEAD_SENTENCES or view.tag[i] in ("NNS", "NNPS") or discourse.quote[i]:
        return False
    if main_subject(view, *view.bounds[n]) != i or any(view.dep[k] in ("conj", "poss") for k in view.children[i]):
        return False
    if view.lemma[i] in words("family"):
        return False
    kinds = discourse.kind.get(i, {})
    return bool(kinds) and max(kinds, key=kinds.__getitem__) == "person"
