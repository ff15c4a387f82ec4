"""Speakers and addressees: who speaks at a word or spoke before it, to whom, and of whom."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from newsangles.angles.actors.discourse import PERSONAL, THIRD_PERSON, Actor, Discourse
from newsangles.angles.actors.names import words
from newsangles.language.parsed_text import ParsedText

MAX_WORDS_BACK = 40
"""Limit of words between a question and the answer that follows it."""

INTRODUCED = {("i", "am"), ("i", "'m"), ("i", "’m"), ("name", "is"), ("name", "'s"), ("name", "’s"), ("i", ",")}
"""The two words before a name by which somebody gives the own name."""

SPOKESPERSON, OF_TEAM, EXECUTIVE, OF_MEMBERS = 0.85, 0.8, 0.6, 0.35
"""P(a speaker's *we* is the body) by the speaker's part in it.

They are a spokesperson, one who trains or leads a team, one who leads another body, and a member. The last leaves it
open, as for one who leads a body of members."""

BODIES_OF_MEMBERS = ("party", "church", "school", "country", "town")
"""Sorts of bodies whose leader's *we* is often another: the voters, the faithful, a group within it."""

_OBJECTS = ("dobj", "dative")


MAX_SENTENCES_SAID = 20
"""Limit of the sentences back to a speaker whose long quotation ends just before."""


def last_speaker(discourse: Discourse, i: int, *, sentences: int = 1) -> Actor | None:
    """The person who spoke last before a word, in its sentence or at most so many before."""
    return next(_speakers_before(discourse, i, sentences), None)


def _speakers_before(discourse: Discourse, i: int, sentences: int) -> Iterator[Actor]:
    view, heads = discourse.view, discourse.source_heads
    for n in range(bisect_left(heads, i) - 1, -1, -1):
        k = heads[n]
        until = discourse.said_until.get(k, k)
        running = discourse.running
        if running[view.sent[i]] - running[view.sent[until if k < until < i else k]] > sentences:
            if running[view.sent[i]] - running[view.sent[k]] > MAX_SENTENCES_SAID:
                return
            continue
        actor = discourse.who(k)
        if actor is not None and actor.label == "person":
            yield actor


def asked(discourse: Discourse, i: int) -> Actor | None:
    """The person who was asked something in the sentence before a word, and so speaks next."""
    view, sentence = discourse.view, discourse.view.sent[i]
    for k in range(i - 1, max(-1, i - MAX_WORDS_BACK), -1):
        if sentence - view.sent[k] > 1:
            break
        if view.pos[k] == "VERB" and view.lemma[k] in words("asking"):
            return next((actor for actor in _objects(discourse, k) if actor.label == "person"), None)
    return None


def introduced_before(discourse: Discourse, i: int, form: str) -> Actor | None:
    """The person whom the sentence before "He said" is about: introduced there, or doing what a speaker does.

    "His friend Jan Roe also paid tribute. *He* said: …" None where somebody else is the subject beside.
    """
    view, sentence = discourse.view, discourse.view.sent[i] - 1
    while sentence >= 0 and not any(view.word[k].strip() for k in range(*_span(view, sentence))):
        sentence -= 1
    if sentence < 0 or i != _first_word(view, view.sent[i]) or discourse.quote[i]:
        return None
    first, after = _span(view, sentence)
    root = next((k for k in range(first, after) if view.head[k] == k and view.pos[k] in ("VERB", "AUX")), -1)
    subject = next((k for k in view.children[root] if view.dep[k] == "nsubj"), -1) if root >= 0 else -1
    if subject >= 0 and any(view.dep[k] == "conj" for k in view.children[subject]):
        return None
    persons = {
        k: actor
        for k in range(first, after)
        if (actor := discourse.who(k)) is not None
        and actor.label == "person"
        and actor.named is not None
        and actor.pronoun in (None, form)
        and not discourse.quote[k]
    }
    new = {
        actor.number: actor for actor in persons.values() if all(view.sent[w] == sentence for w, _ in actor.mentions)
    }
    actor = persons.get(subject)
    if actor is None:  # Tributes came from his team-mate Jan Roe.
        acts = discourse.who(subject) if subject >= 0 else None
        alone = len(new) == 1 and (acts is None or acts.label != "person")
        return next(iter(new.values())) if alone else None
    lemmas = {view.lemma[root], *(view.lemma[k] for k in view.children[root] if view.dep[k] in ("dobj", "conj"))}
    return actor if actor.number in new or lemmas & words("act of speech") else None


def _span(view: ParsedText, sentence: int) -> tuple[int, int]:
    first, last = view.bounds[sentence]
    return first, last + 1


def _first_word(view: ParsedText, sentence: int) -> int:
    """The first word of a sentence that is no line break."""
    first, after = _span(view, sentence)
    return next((k for k in range(first, after) if view.word[k].strip()), first)


def retells(discourse: Discourse, i: int, actor: Actor) -> bool:
    """True for somebody only described who retells another's words: the nurse recalled that *he* said, “…”."""
    view = discourse.view
    if discourse.reporter(i) is not actor or actor.named is not None or actor.pronoun is not None:
        return False
    verb, source = view.head[i], discourse.reported[i]
    if view.lemma[view.head[source]] in words("own words"):
        return False  # the suspect admitted that he said, “…”
    return any(view.opens[k] for k in range(verb, min(view.n, verb + 4)))


def addressee(discourse: Discourse, source: int) -> Actor | None:
    """The person or body that a quote is told to, by its verb's object: "Roe told Poe that …"."""
    view = discourse.view
    verb = view.head[source]
    if view.lemma[verb] not in words("telling") or view.dep[source] != "nsubj":
        return None
    return next(_objects(discourse, verb), None)


def _objects(discourse: Discourse, verb: int) -> Iterator[Actor]:
    view = discourse.view
    found = (discourse.who(k) for k in view.children[verb] if view.dep[k] in _OBJECTS)
    return (actor for actor in found if actor is not None)


def expected_speaker(discourse: Discourse, i: int) -> Actor | None:
    """The speaker of a quotation whose source follows and is not resolved yet: "…", he said.

    That is whoever was asked, else the last speaker; for a noun, the last actor of whom it was used.
    """
    view = discourse.view
    source = discourse.source.get(discourse.quote[i], -1)
    if source < i or discourse.who(source) is not None:
        return None
    form = THIRD_PERSON.get(view.lower[source])
    if form not in PERSONAL:
        lemma = view.lemma[source]
        return next((actor for actor in reversed(discourse.order) if actor.roles[lemma]), None)
    start = view.stretches[discourse.quote[i] - 1].first
    actor = asked(discourse, start) or last_speaker(discourse, start, sentences=2)
    return actor if actor is not None and actor.pronoun in (None, form) else None


def is_speech(discourse: Discourse, i: int) -> bool:
    """True for a word in a quotation of clauses, or with a source of its own; scare quotes are none."""
    number = discourse.quote[i]
    return bool(number) and (number in discourse.told or discourse.view.stretches[number - 1].speech)


def spoken_of(discourse: Discourse) -> dict[int, list[Actor]]:
    """The actors that the words of each source name, by the source's head, without self-introductions."""
    found: dict[int, list[Actor]] = {}
    firsts = name_starts(discourse)
    for head, actor in discourse.places:
        source = discourse.reported[head]
        start = firsts.get((actor.number, head))
        if source >= 0 and source != head and not introduced_at(discourse, head, start):
            found.setdefault(source, []).append(actor)
    return found


def name_starts(discourse: Discourse) -> dict[tuple[int, int], int]:
    """The character where each name starts, by its actor's number and its head."""
    firsts: dict[tuple[int, int], int] = {}
    for actor in discourse.actors:
        for name in actor.named.names if actor.named is not None else ():
            firsts.setdefault((actor.number, name.head), name.start)
    return firsts


def introduced_at(discourse: Discourse, head: int, start: int | None) -> bool:
    """True for a name in a self-introduction, by its head and the character where it starts, if it is known.

    I am X, my name is X; I, X, …
    """
    view = discourse.view
    first = head if start is None else view.word_at(start)
    return tuple(view.lower[max(0, first - 2) : first]) in INTRODUCED


def bodies_spoken_for(discourse: Discourse) -> dict[int, tuple[Actor, float]]:
    """The body that each actor speaks for by its office, by the actor's number, with P(its *we* is that body).

    "A spokesman for Acme", "Acme founder Jane Roe", "Jane Roe, the captain of the Foxes".
    """
    view, found = discourse.view, dict[int, tuple[Actor, float]]()
    for k, body in discourse.places:
        office = _office_over(view, k) if body.label == "organisation" else -1
        if office < 0:
            continue
        chance = _speaks_for(view.lemma[office], body)
        for actor in _holders(discourse, office):
            if actor.label == "person" and actor is not body and actor.number not in found:
                found[actor.number] = body, chance
    return found


def _speaks_for(office: str, body: Actor) -> float:
    if office in words("spokesperson"):
        return SPOKESPERSON
    if body.sort == "team" or office in words("training"):
        return OF_TEAM
    return OF_MEMBERS if body.sort in BODIES_OF_MEMBERS or office in words("belonging") else EXECUTIVE


def of_everybody(view: ParsedText, i: int) -> bool:
    """True for a *we* of more than the speaker's body: many of us, our city, our thoughts, we all."""
    if view.dep[i] == "poss":
        return view.lemma[view.head[i]] in words("shared")
    if view.dep[i] == "pobj" and view.lower[view.head[i]] == "of":
        return view.dep[view.head[i]] == "prep" and view.pos[view.head[view.head[i]]] in ("ADJ", "PRON", "NUM", "DET")
    return view.lower[i + 1 : i + 2] in (["all"], ["both"], ["two"])


def _office_over(view: ParsedText, k: int) -> int:
    """The noun of an office that a body's name belongs to; -1: none."""
    above = view.head[k]
    if view.dep[k] == "pobj" and view.lower[above] in ("of", "for", "at", "with"):
        above = view.head[above]
    elif view.dep[k] not in ("compound", "nmod", "poss", "amod"):
        return -1
    between = range(min(k, above) + 1, max(k, above) + 1) if above > k else (above,)
    return next((j for j in between if view.lemma[j] in words("spokesperson") | words("heading")), -1)


def _holders(discourse: Discourse, office: int) -> Iterator[Actor]:
    """The actors that a noun of an office is used of."""
    view, head = discourse.view, discourse.view.head[office]
    heads = [office, *(j for _, j in discourse.equated.get(office, ()) if j >= 0)]
    if view.dep[office] in ("compound", "nmod"):
        heads.append(head)
    heads += [k for k in view.children[office] if view.dep[k] == "appos"]
    return (actor for j in heads if (actor := discourse.who(j)) is not None)
