"""The discourse state: the actors of a text, its quotations, and the actor that each word means so far."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from newsangles.angles.actors.name_matching import parts_of
from newsangles.angles.actors.names import Named, words
from newsangles.angles.actors.running_text import running_sentences
from newsangles.angles.actors.syntax import noun_of, role_of, verb_of
from newsangles.angles.actors.titles import follows_name
from newsangles.language.countries import lookup
from newsangles.language.parsed_text import SUBJECTS, ParsedText
from newsangles.language.rules import per_rules
from newsangles.language.structure import Structure
from newsangles.tables.schema import Quote

NO_STRUCTURE = Structure(())
"""The structure of a text of which nothing is known."""

FIRST_PERSON = ("i", "we", "you")
"""Pronouns that depend on the speaker, by the form that represents them."""

FORMS = {
    word: forms.split()[0]
    for forms in (
        "he him his himself",
        "she her hers herself",
        "it its itself",
        "they them their theirs themselves",
        "i me my mine myself",
        "we us our ours ourselves",
        "you your yours yourself yourselves",
    )
    for word in forms.split()
}
"""The form that represents each personal pronoun."""

PERSONAL = ("he", "she")
"""Forms that mean persons."""

THIRD_PERSON = {word: form for word, form in FORMS.items() if form not in FIRST_PERSON}
"""Those of the third person."""

SORT_LISTS = tuple("country town region firm authority party team school church paper kin office".split())
"""Word lists of nouns that give the sort of an actor."""

LEAD_CHARS = (100, 300)
"""The lead is the first line, but not fewer or more characters than these."""

_PLACES = {"capital": "town", "people": "group"}
_GIVEN_UNKNOWN = {"he": "unknown", "she": "unknown"}
_GIVEN_LEVELS = ("unlikely", "hardly", "open", "rather", "likely")


class Last(NamedTuple):
    """The last mention of an actor."""

    word: int
    sentence: int
    role: str
    kind: str
    quote: int


@dataclass(eq=False, slots=True)
class Actor:
    """An actor during coreference.

    Attributes:
        number: Its place in the list of actors.
        named: Its names; None for one that is only described ("Ukrainian officials").
        label: person, organisation, place or group.
        heads: The words that head its names.
        words: The words of its names, normalised for comparison.
        roles: Nouns that the text used of it: president, company.
        qualities: First letters of adjectives and names before it.
        gender: Pronouns and titles used of it.
        given: The fit of *he* and *she* with its given name: likely, open, unlikely, unknown.
        used: Pronouns linked to it so far.
        mentions: (word, kind) in the order of the text.
        last: Its last mention.
        named_in: The sentence of its last name.
        lead: True if the headline or first line names it.
        sort: Its sort by its name: country, town, school, team; its label where the name does not tell.
        pronoun: he or she, where titles, nouns or the given name tell; `turned`, `called`: see `modifiers`.
    """

    number: int
    named: Named | None
    label: str
    heads: list[int] = field(default_factory=list)
    words: set[str] = field(default_factory=set)
    roles: Counter[str] = field(default_factory=Counter)
    qualities: set[str] = field(default_factory=set)
    gender: Counter[str] = field(default_factory=Counter)
    given: dict[str, str] = field(default_factory=_GIVEN_UNKNOWN.copy)
    used: Counter[str] = field(default_factory=Counter)
    mentions: list[tuple[int, str]] = field(default_factory=list)
    last: Last | None = None
    named_in: int | None = None
    lead: bool = False
    sort: str = ""
    pronoun: str | None = None
    turned: dict[str, tuple[int, bool]] = field(default_factory=dict)
    called: dict[str, tuple[int, int, dict[frozenset[tuple[str, str]], dict[str, str]]]] = field(default_factory=dict)


@dataclass(slots=True)
class Layout:
    """Signs of speakers and addressees: headline, by-line, salutation, signature, questions.

    Attributes:
        paragraphs: The first and last word of each paragraph that has words.
        asks: True for each of them that ends with a question.
        top: The three persons named most often.
        titled: Persons whom the headline or first line names.
        person_names: The number of names of persons; at least 1.
        signed: Persons who sign the text.
        dear: Persons in its salutation.
        letter: True if a paragraph begins with "Dear".
        colon: The actor before the colon that begins a paragraph.
        introductions: Names in self-introductions ("I am Ana Ruiz"), as (head, person).
        often: The frequency of *I* outside quotation marks, in steps; -1: never.
        interviewed: Persons whom the front of the text says to be interviewed.
        speech: Persons of whose speech it says to be the text.
        byline: Persons in its by-line.
    """

    paragraphs: dict[int, tuple[int, int]] = field(default_factory=dict)
    asks: dict[int, bool] = field(default_factory=dict)
    top: list[Actor] = field(default_factory=list)
    titled: list[Actor] = field(default_factory=list)
    person_names: int = 1
    signed: set[Actor] = field(default_factory=set)
    dear: set[Actor] = field(default_factory=set)
    letter: bool = False
    colon: dict[int, Actor] = field(default_factory=dict)
    introductions: list[tuple[int, Actor]] = field(default_factory=list)
    often: int = -1
    interviewed: set[Actor] = field(default_factory=set)
    speech: set[Actor] = field(default_factory=set)
    byline: set[Actor] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn: what somebody says until the next one speaks.

    Attributes:
        speaker: The speaker as a label of the text gives it.
        labels: The first and last word of each label of the turn.
        first: Its first word.
        last: Its last word.
        asks: True if it ends with a question.
        letter: True for a letter, whose *you* is whom it greets.
    """

    speaker: str
    labels: list[tuple[int, int]]
    first: int
    last: int
    asks: bool
    letter: bool = False


@dataclass(slots=True)
class Turns:
    """The turns of a text, in its order.

    Attributes:
        turns: The turns.
        at: The place in `turns` for each word of a turn.
        labelled: Speakers whose turns have labels.
        actors: The actor of each speaker, by the speaker's label; filled in when names and nouns are resolved.
        named: The same by the names in labels alone, known from the start.
    """

    turns: list[Turn] = field(default_factory=list)
    at: dict[int, int] = field(default_factory=dict)
    labelled: set[str] = field(default_factory=set)
    actors: dict[str, Actor] = field(default_factory=dict)
    named: dict[str, Actor] = field(default_factory=dict)

    def turn_of(self, i: int) -> Turn | None:
        """The turn that a word stands in."""
        return self.turns[self.at[i]] if i in self.at else None

    def labelled_at(self, i: int) -> bool:
        """True if the speaker's turns have labels."""
        return i in self.at and self.turns[self.at[i]].speaker in self.labelled

    def speaker_at(self, i: int) -> Actor | None:
        """The actor whose turn a word stands in."""
        return self.actors.get(self.turns[self.at[i]].speaker) if i in self.at else None

    def says(self, i: int) -> Actor | None:
        """The actor whose labelled turn a word stands in, as far as the label names one."""
        turn = self.turn_of(i)
        return self.named.get(turn.speaker) if turn is not None and turn.first <= i else None

    def other_at(self, i: int) -> Actor | None:
        """The actor whom a turn asks, the next speaker, or else whom it answers, the one before."""
        turn = self.turn_of(i)
        if turn is None:
            return None
        here = self.at[i]
        beside = [here + 1, here - 1] if turn.asks else [here - 1]
        found = (self.turns[k].speaker for k in beside if 0 <= k < len(self.turns))
        return next((self.actors[other] for other in found if other != turn.speaker and other in self.actors), None)


@dataclass(slots=True)
class Sections:
    """The sections of a text that open on a person as the subject of their first sentence.

    Attributes:
        starts: The first word of every section, the part before the first heading left out.
        openers: The person of each; None where it opens on nobody, or on a pronoun.
    """

    starts: list[int] = field(default_factory=list)
    openers: list[Actor | None] = field(default_factory=list)

    def at(self, i: int) -> tuple[int, Actor] | None:
        """The first word and the person of the section that a word stands in; None where it opens on nobody."""
        k = bisect_right(self.starts, i) - 1
        opener = self.openers[k] if k >= 0 else None
        return (self.starts[k], opener) if opener is not None else None


@dataclass(eq=False, slots=True)
class Discourse:
    """A text with its actors and quotes, and the antecedent of each resolved word.

    Attributes:
        view: The parsed text; the lists below have an entry for each of its words.
        structure: The parts of the text.
        role: The grammatical role of each word.
        verb: The verb that governs each word.
        covered: True for words in names.
        persons: True for words in names of persons.
        quote: The number of the quotation that the word stands in; 0: none.
        reported: The head of the source of the innermost quote, an indirect one too; -1: none.
        actors: All actors, the described ones after the named.
        at_head: The actor of each name, by the name's head.
        places: The same, in the order of the text.
        source: The head of the source of each quotation, by its number.
        speaking: Heads of sources.
        source_heads: The same, in the order of the text.
        told: Quotations with a source of their own.
        inner: The head of the source of the quotation within a quotation, by word.
        sections: The sections of the text.
        running: For each sentence the number of sentences of running text up to it.
        spoken_of: The actors that the words of each source name or call he or she so far, by the source's head.
        said_until: The last word in marks of each source, by its head.
        killed: The numbers of the persons who were killed.
        equated: The words that each noun is equated with, as (construction, word).
        kind: The probability of each label for each noun that may mean an actor.
        anaphors: Pronouns and such nouns in the order of the text, as (word, form); a noun's form is "nominal".
        turns: The turns of a transcript or interview.
        bodies: The body that each actor speaks for, by number, with P(its *we* is that body).
        layout: Signs of speakers and addressees.
        narrator: The probability of each actor to be the I of the text; -1: no named actor.
        links: The actor of each word that was linked.
        order: The actors in the order of their last mention.
        commonest: For each label, the named actor with most mentions so far.
        together: The persons that a *they* means, where these are several.
        owned: The actor of an owned noun, by the noun and its owner's number: (father, number of the child).
        absorbed: Whom a description was found to mean after it had been entered by itself, by its number.
        holders: Persons by the words of a definite description: the prime minister.
        history: Words of the first and second person with their actors, by form.
        learning: True while weights are learned: agreement is learned from persons of another gender, too.
    """

    view: ParsedText
    structure: Structure = NO_STRUCTURE
    role: list[str] = field(init=False)
    verb: list[int] = field(init=False)
    covered: list[bool] = field(init=False)
    persons: list[bool] = field(init=False)
    quote: list[int] = field(init=False)
    reported: list[int] = field(init=False)
    actors: list[Actor] = field(init=False, default_factory=list)
    at_head: dict[int, Actor] = field(init=False, default_factory=dict)
    places: list[tuple[int, Actor]] = field(init=False, default_factory=list)
    source: dict[int, int] = field(init=False, default_factory=dict)
    speaking: set[int] = field(init=False, default_factory=set)
    source_heads: list[int] = field(init=False, default_factory=list)
    told: set[int] = field(init=False, default_factory=set)
    inner: dict[int, int] = field(init=False, default_factory=dict)
    sections: Sections = field(init=False, default_factory=Sections)
    running: list[int] = field(init=False, default_factory=list)
    spoken_of: dict[int, list[Actor]] = field(init=False, default_factory=dict)
    said_until: dict[int, int] = field(init=False, default_factory=dict)
    killed: frozenset[int] = frozenset()
    learning: bool = False
    equated: dict[int, list[tuple[str, int]]] = field(init=False, default_factory=dict)
    kind: dict[int, dict[str, float]] = field(init=False, default_factory=dict)
    anaphors: list[tuple[int, str]] = field(init=False, default_factory=list)
    turns: Turns = field(init=False, default_factory=Turns)
    bodies: dict[int, tuple[Actor, float]] = field(init=False, default_factory=dict)
    layout: Layout = field(init=False, default_factory=Layout)
    narrator: dict[int, float] = field(init=False, default_factory=dict)
    links: dict[int, Actor] = field(init=False, default_factory=dict)
    order: list[Actor] = field(init=False, default_factory=list)
    commonest: dict[str, Actor] = field(init=False, default_factory=dict)
    together: dict[int, list[Actor]] = field(init=False, default_factory=dict)
    owned: dict[tuple[str, int], Actor] = field(init=False, default_factory=dict)
    absorbed: dict[int, Actor] = field(init=False, default_factory=dict)
    holders: dict[str, Actor] = field(init=False, default_factory=dict)
    history: dict[str, list[tuple[int, Actor | None]]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        view, size = self.view, self.view.n
        self.role = [role_of(view, i) for i in range(size)]
        self.verb = [verb_of(view, i) for i in range(size)]
        self.covered, self.persons = [False] * size, [False] * size
        self.quote, self.reported = [0] * size, [-1] * size
        self.history = {form: [] for form in FIRST_PERSON}
        self.running = running_sentences(view, self.structure)

    def who(self, i: int) -> Actor | None:
        """The actor of a word, as far as it is resolved."""
        return self.links.get(i) or self.at_head.get(i)

    def stands_for(self, i: int) -> Actor | None:
        """The actor of a word in a resolved text; for a relative pronoun, that of its antecedent."""
        found = self.who(i)
        if found is None and self.view.lower[i] in ("who", "which", "that"):
            found = self.who(noun_of(self.view, i))
        return found

    def voice(self, i: int) -> Actor | None:
        """The speaker of the quotation that a word stands in."""
        source = self.source.get(self.quote[i], -1) if self.quote[i] else -1
        return self.who(source) if source >= 0 else None

    def reporter(self, i: int) -> Actor | None:
        """The speaker of the quote, direct or indirect, that a word is part of."""
        return self.who(self.reported[i]) if self.reported[i] >= 0 else None

    def source_head(self, start: int, end: int) -> int:
        """The head of a quote's source: Ruiz in "Ana Ruiz, professor of law".

        A person's name takes precedence over an office beside it, but the head of "Ruiz's lawyer" is the lawyer.
        """
        view = self.view
        inside = range(view.word_at(start), view.word_at(end - 1) + 1)
        top = min(inside, key=lambda k: (view.depth[k], view.pos[k] in ("ADV", "DET", "PUNCT"), k))
        if top in self.at_head:
            return top
        persons = [k for k in inside if k in self.at_head and self.at_head[k].label == "person"]
        beside = [
            k
            for k in persons
            if (
                view.dep[k] not in ("poss", "pobj", "nmod")
                and not self._names_body(k, top)
                and not self._in_clause_about(k, top)
            )
            or (view.head[k] == top != k and view.dep[k] == "appos")
        ]
        return min(beside, key=lambda k: (view.depth[k], k), default=top)

    def _names_body(self, k: int, top: int) -> bool:
        """True for a name before a noun of a body: the *Roe* campaign, *Roe* campaign aides."""
        view = self.view
        return view.dep[k] == "compound" and k < view.head[k] <= top and view.word[view.head[k]].islower()

    def _in_clause_about(self, k: int, top: int) -> bool:
        """True for a name in a clause about a source: a spokesman for the court, which heard *Roe*'s case."""
        while k != top and self.view.head[k] != k and self.view.dep[k] not in ("relcl", "acl", "advcl"):
            k = self.view.head[k]
        return self.view.dep[k] in ("relcl", "acl", "advcl") and k != top

    def mention(self, actor: Actor, i: int, kind: str) -> None:
        """Link a word to an actor, which becomes the last one mentioned."""
        actor.last = Last(i, self.view.sent[i], self.role[i], kind, self.quote[i])
        self.links[i] = actor
        source = self.reported[i]
        if source > i and THIRD_PERSON.get(self.view.lower[i]) in PERSONAL and self.quote[i]:
            self.spoken_of.setdefault(source, []).append(actor)
        actor.mentions.append((i, kind))
        if kind == "name":
            actor.named_in = self.view.sent[i]
        best = self.commonest.get(actor.label)
        if actor.named is not None and (best is None or len(actor.mentions) >= len(best.mentions)):
            self.commonest[actor.label] = actor
        if actor in self.order:
            self.order.remove(actor)
        self.order.append(actor)

    def spoken(self, i: int, form: str, actor: Actor | None) -> None:
        """Link an *I*, *we* or *you* to an actor; such a word does not change the order of the actors."""
        self.history[form].append((i, actor))
        if actor is not None:
            actor.used[form] += 1
            actor.mentions.append((i, "pronoun"))
            self.links[i] = actor


# --- before resolution


def enter_names(discourse: Discourse, named: Sequence[Named], given: Callable[[int], float | None]) -> None:
    """Enter the named actors.

    Args:
        discourse: The text.
        named: Its names, grouped by actor.
        given: P(he) by the word that is the given name; None: unknown.
    """
    view = discourse.view
    least, most = LEAD_CHARS
    first_line = min(most, view.first_line)
    for one in named:
        _enter(discourse, one, max(least, first_line))
    for actor in discourse.actors:
        actor.given = _given_name(view, actor, given)
    discourse.places = sorted(discourse.at_head.items())
    _enter_letters(discourse)


def _enter_letters(discourse: Discourse) -> None:
    """Give the letters after a person's name, which head it in the parse, to that person: Roe QC."""
    view = discourse.view
    for k, actor in discourse.places:
        after = view.head[k]
        heads = after == k + 1 and view.dep[k] in ("compound", "nmod") and after not in discourse.at_head
        if heads and actor.label == "person" and follows_name(view.word[after]):
            discourse.role[k], discourse.verb[k] = discourse.role[after], discourse.verb[after]
            discourse.covered[after] = True
            discourse.links[after] = actor


def _enter(discourse: Discourse, named: Named, lead: int) -> None:
    view = discourse.view
    actor = Actor(len(discourse.actors), named, named.label)
    actor.words = {word for text in named.spellings for word in parts_of(text)}
    male, female = words("male"), words("female")
    for name in named.names:
        first, last = view.word_at(name.start), view.word_at(name.end - 1)
        discourse.at_head.setdefault(name.head, actor)
        actor.heads.append(name.head)
        for k in range(first, last + 1):
            discourse.covered[k] = True
            discourse.persons[k] = named.label == "person"
        title = view.lower[first - 1].rstrip(".") if first else ""
        if title in male:
            actor.gender["he"] += 2
        elif title in female:
            actor.gender["she"] += 2
        for k in range(_phrase_start(view, first), first):  # Foreign Minister X
            before = view.pos[k] in ("NOUN", "PROPN") and view.dep[k] in ("compound", "nmod", "amod")
            if before and len(view.lemma[k]) > 3:
                actor.roles[view.lemma[k]] += 1
            elif view.pos[k] in ("ADJ", "PROPN"):
                actor.qualities.add(view.lower[k][:5])
    for name in named.undecided:  # nobody's by itself, and no noun either
        for k in range(view.word_at(name.start), view.word_at(name.end - 1) + 1):
            discourse.covered[k] = discourse.persons[k] = True
    actor.heads.sort()
    actor.sort = sort_of_name(named)
    form = named.about.gender.form
    actor.pronoun = form if form in PERSONAL else None
    actor.lead = named.names[0].start < lead
    discourse.actors.append(actor)


def _phrase_start(view: ParsedText, first: int) -> int:
    """The first of up to four words before a name that no verb, comma or sentence end parts from it."""
    k = first
    while k > max(0, first - 4) and view.sent[k - 1] == view.sent[first]:
        if view.pos[k - 1] in ("VERB", "AUX", "PUNCT", "CCONJ", "SCONJ") and view.lower[k - 1] != "-":
            break
        k -= 1
    return k


def _given_name(view: ParsedText, actor: Actor, given: Callable[[int], float | None]) -> dict[str, str]:
    """The fit of *he* and *she* with a person's given name, from its word vector."""
    assert actor.named is not None
    longest = max(actor.named.names, key=lambda name: len(parts_of(name.text)))
    first = view.word_at(longest.start)
    chance = given(first) if actor.label == "person" and len(parts_of(longest.text)) > 1 else None
    if chance is None:
        return _GIVEN_UNKNOWN.copy()
    return {"he": _GIVEN_LEVELS[step_of(chance)], "she": _GIVEN_LEVELS[step_of(1 - chance)]}


def enter_quotes(discourse: Discourse, quotes: Sequence[Quote]) -> None:
    """Set the quotation of each word and the head of its source, also for indirect quotes."""
    view, quote = discourse.view, discourse.quote
    for i in range(view.n):
        if view.inside[i]:
            quote[i] = view.stretch[i] + 1
    for row in sorted(quotes, key=lambda q: q.start - q.end):  # wide ones first, so that inner ones overwrite them
        head = -1
        if row.source_start is not None and row.source_end is not None:
            head = discourse.source_head(row.source_start, row.source_end)
            discourse.speaking.add(head)
        for start, end in row.parts:
            for k in range(view.word_at(start), view.word_at(end - 1) + 1):
                discourse.reported[k] = head
                if view.inside[k] > 1 and row.inside is not None and row.kind == "direct":
                    discourse.inner[k] = head
                if quote[k] and row.kind != "indirect" and row.inside is None:
                    discourse.source.setdefault(quote[k], head)
                elif quote[k] and row.kind == "direct" and head >= 0 and view.inside[k] == 1 and not view.inside[head]:
                    discourse.source[quote[k]] = head  # she recalled that he said, “…”
    discourse.source_heads = sorted(discourse.speaking)
    discourse.told = {number for number, head in discourse.source.items() if head >= 0}
    for number, head in discourse.source.items():
        discourse.said_until[head] = max(discourse.said_until.get(head, -1), view.stretches[number - 1].last)
    before: tuple[int, int] | None = None  # (paragraph, source) of the quotation before
    for k, stretch in enumerate(view.stretches, 1):
        source = discourse.source.get(k, -1)
        if source >= 0:
            before = (view.para[stretch.last], source)
        elif before is not None and 0 <= view.para[stretch.first] - before[0] <= 1 and doer(view, k) < 0:
            if _another_speaks(discourse, k, before[1]):
                before = None  # “…,” Roe said. Poe said that …. “…”
                continue
            discourse.source[k] = before[1]
            if k > 1 and not view.stretches[k - 2].closed:  # the same quotation in a further paragraph
                before = (view.para[stretch.last], before[1])


def _another_speaks(discourse: Discourse, number: int, source: int) -> bool:
    """True if another source by name stands between a quotation and the one before."""
    view, heads = discourse.view, discourse.source_heads
    start = view.stretches[number - 2].last if number > 1 else 0
    own = discourse.at_head.get(source)
    between = heads[bisect_right(heads, start) : bisect_right(heads, view.stretches[number - 1].first)]
    others = (discourse.at_head.get(k) for k in between if k != source)
    return any(other is not None and other is not own for other in others)


def doer(view: ParsedText, number: int) -> int:
    """The subject of a quoted fragment that stands before it: *he* in: he "came up behind me"; -1: none."""
    stretch = view.stretches[number - 1]
    for k in range(stretch.first, stretch.last + 1):
        own = view.children[k] if view.pos[k] in ("VERB", "AUX") else ()
        subject = next((j for j in own if view.dep[j] in SUBJECTS and j < stretch.open), -1)
        if subject >= 0 and view.sent[subject] == view.sent[stretch.first]:
            return subject
    return -1


@per_rules
def sorts() -> dict[str, str]:
    """Nouns that give the sort of an actor, with that sort: nation is a country, club a team."""
    return {word: sort for sort in SORT_LISTS for word in sorted(words(sort))}


def sort_of_name(named: Named) -> str:
    """The sort of an actor by its name: country for Mali, school for Leeds University; else its label."""
    if named.label not in ("place", "organisation"):
        return named.label
    for text in named.spellings:
        place = lookup(text)
        if place is not None:
            return _PLACES.get(place.kind, place.kind)
    sort_of = sorts()
    for text in named.spellings:
        parts = parts_of(text)
        for word in (*reversed(parts), *parts):
            if word in sort_of:
                return sort_of[word]
    return named.label


# --- numbers as features


def step(number: int, cuts: Sequence[int] = (0, 1, 2, 3, 5, 8, 13)) -> int:
    """The largest cut <= a number; -1 for none."""
    return cuts[bisect_right(cuts, number) - 1] if number >= cuts[0] else -1


def step_of(chance: float) -> int:
    """A probability in five steps, 0 to 4."""
    return bisect_right((0.15, 0.4, 0.6, 0.85), chance)
