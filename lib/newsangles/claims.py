"""What does the article put forward, on whose word, how surely, and is it worth checking?

A claim is a clause that can be true or false by itself. What stands inside a quote belongs to its source; the rest is
the outlet's own voice. How sure it is comes from the predicate that heads it (`newsangles.predicates`), whose values it
repeats. No tool knows whether a claim is true; this one says who answers for it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import cast

from spacy.language import Language
from spacy.tokens import Doc

from newsangles import checkworthiness, schema
from newsangles.attribution import titled
from newsangles.embedding import VERBAL, Readings, readings_of
from newsangles.numbers import numbers as quantities
from newsangles.schema import (
    ON_REQUEST,
    ActorRow,
    Claim,
    ClaimKind,
    Mention,
    Number,
    Predicate,
    Quote,
    SourceKind,
    Stance,
)
from newsangles.view import View, view_of

KEY, NUMBERS = "newsangles.claims", "newsangles.numbers"
"""Where a Doc keeps its claims and the quantities in them, as plain values (``doc.user_data``)."""

ASSERTING = frozenset("because since although though while whereas as after when before where".split())
"""Words that join a clause that is asserted, or taken for granted, beside the one above."""

JOINING = frozenset("because since although though while whereas as".split())
"""Those of them that only join: the clause is the same without."""

TELLING_WHEN = frozenset("when after before until till once if unless".split())
"""Words that join a clause that the one above would say something else without: it stays part of that."""

HEARSAY = frozenset("allegedly apparently purportedly reportedly seemingly supposedly".split())
"""Cues that nobody stands behind."""

RAISING = frozenset(
    "going to|is to|have to|yet to|expected|scheduled|supposed|seems|likely|unlikely|sure|plans|wants|commits".split(
        "|"
    )
)
"""Rules of words that say of their subject what stands below them: *prices are expected to fall* claims a fall."""

BREAKS = frozenset((";", "—", "–", "--"))
"""Marks between clauses that are claims each by itself."""

STRAY = frozenset("*[]()|#•")
"""Marks that no claim begins or ends with."""

SCARE = 3
"""Words; what stands in quotation marks, belongs to no quote and is no longer than this, keeps its distance."""

SHORTEST = 5
"""Words; a participle with fewer (*including nickel*) says too little by itself."""

IMPLYING: tuple[Stance, ...] = ("doubting", "conceding", "endorsing", "asserting", "neutral")
"""What cues imply, the weightiest first; see ``data/implications.tsv``."""


@cache
def lexicon() -> dict[str, frozenset[str]]:
    """The word sets of ``data/claim_words.txt``, by name; names of outlets are separated by bars."""
    lines = (resources.files("newsangles") / "data" / "claim_words.txt").read_text("utf-8").splitlines()
    sets = (line.partition(":") for line in lines if not line.startswith("#"))
    return {
        name: frozenset(item.strip() for item in (words.split("|") if "|" in words else words.split()))
        for name, _, words in sets
    }


@cache
def implication_of() -> Mapping[str, Stance]:
    """What each cue lemma of ``data/implications.tsv`` implies about the truth of what it attributes."""
    text = (resources.files("newsangles.angles.quotes") / "data" / "implications.tsv").read_text("utf-8")
    pairs = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    return {lemma: cast(Stance, group) for lemma, group in pairs}


# --- the component


@Language.factory("newsangles_claims", requires=["token.dep", "token.lemma", "token.pos"])
def create_claims(nlp: Language, name: str) -> Claims:
    """Make the component; it belongs after the predicates."""
    return Claims()


class Claims:
    """Stores the claims of a Doc for ``doc._.claims``; they survive ``DocBin(store_user_data=True)``."""

    def __call__(self, doc: Doc) -> Doc:
        """Find the claims of one parsed Doc."""
        rows = claims(doc)
        doc.user_data[KEY] = [schema.plain(row) for row in rows]
        doc.user_data[NUMBERS] = [schema.plain(row) for row in numbers(doc, rows)]
        return doc


def stored(doc: Doc) -> tuple[Claim, ...]:
    """The claims that the component has stored in a Doc; empty if it has not run."""
    return tuple(schema.rows(Claim, doc.user_data.get(KEY, [])))


def stored_numbers(doc: Doc) -> tuple[Number, ...]:
    """The quantities that the component has stored in a Doc; empty if it has not run."""
    return tuple(schema.rows(Number, doc.user_data.get(NUMBERS, [])))


Doc.set_extension("claims", getter=stored, force=True)
Doc.set_extension("numbers", getter=stored_numbers, force=True)


def claims(doc: Doc) -> list[Claim]:
    """The claims of a parsed Doc, in the order of the text.

    Args:
        doc: A Doc with its quotes, actors and predicates.

    Returns:
        One row a claim. ``source`` is missing in the outlet's own voice and for hearsay; ``confidence`` always, since
        no annotated text has such rows.
    """
    if not len(doc) or not doc.has_annotation("DEP"):
        return []
    view = view_of(doc)
    statements = checkworthiness.scorer().read(doc, view)
    cast = Cast({row.actor_id: row for row in doc._.actors}, doc._.mentions)
    return list(find(view, doc._.quotes, cast, doc._.predicates, statements.of_claim))


class Cast:
    """The actors of a document, by id and by place."""

    def __init__(self, actors: Mapping[str, ActorRow], mentions: Sequence[Mention]) -> None:
        self._actors = actors
        self._mentions = sorted(mentions, key=lambda row: row.start)
        self._starts = [row.start for row in self._mentions]

    def of(self, actor_id: str | None) -> ActorRow | None:
        """The actor of this id."""
        return self._actors.get(actor_id or "")

    def at(self, view: View, i: int) -> ActorRow | None:
        """The actor that a word names or means."""
        n = bisect_right(self._starts, view.at[i])
        nearest = reversed(self._mentions[max(0, n - 3) : n])  # one name may stand within another
        return next((self.of(row.actor_id) for row in nearest if view.at[i] < row.end), None)


@dataclass(frozen=True, slots=True)
class Source:
    """Whose word a claim rests on: the span of it (None for nobody), what sort it is, and its actor."""

    span: tuple[int, int] | None
    kind: SourceKind
    actor: ActorRow | None


def source_of(readings: Readings, unit: Unit, quote: Quote | None, cast: Cast) -> Source | None:
    """Who answers for a claim; None: the outlet itself.

    Where it stands in no quote, that is nobody for hearsay, and a body that has found it out (*has classified*).
    """
    if quote is not None:
        actor = cast.of(quote.actor_id)
        placed = quote.source_start is not None and quote.source_end is not None
        span = (quote.source_start, quote.source_end) if placed else None
        return Source(span, kind_of_source(readings.view, span, actor), actor)  # type: ignore[arg-type]
    if unit.row.status in ("reported", "alleged") and not _says_who(readings, unit.word):
        return Source(None, "nobody", None)
    view, verb = readings.view, readings.verb_of(unit.word)
    clause = readings.clause(verb)
    if clause.subject >= 0 and view.lower[clause.subject] in ("i", "we"):  # somebody's words whose quote was missed
        teller = cast.at(view, clause.subject)
        kind: SourceKind = "named person" if teller is not None and teller.label == "person" else "unclear"
        return Source(None, kind, teller)
    finds = view.lemma[verb] in lexicon()["finding"] and not clause.passive and clause.subject >= 0
    actor = cast.at(view, clause.subject) if finds else None
    if actor is not None and actor.label == "organisation" and unit.subject is not None:
        span = (view.at[unit.subject[0]], view.end[unit.subject[1]])
        return Source(span, kind_of_source(view, span, actor), actor)
    return None


def find(
    view: View,
    quotes: Sequence[Quote],
    cast: Cast,
    predicates: Sequence[Predicate],
    worth: Callable[[int, int], float],
) -> Iterator[Claim]:
    """As `claims`, from the rows of the angles before, and how much the words first to last are worth checking."""
    readings = readings_of(view, tuple(quotes))
    units = Units(readings, quotes, predicates)
    counted = sorted(item.start for item in quantities(view))
    by_id = {quote.quote_id: quote for quote in quotes}
    for n, unit in enumerate(units.chosen(), 1):
        row, first, last = unit.row, unit.first, unit.last
        chain = spoken(row, by_id)
        quote = chain[-1] if chain else None
        source = source_of(readings, unit, quote, cast)
        span, actor = (source.span, source.actor) if source else (None, None)
        subject = unit.subject
        stance, cue = stance_of(readings, unit, quote, quotes)
        yield Claim(
            start=view.at[first],
            end=view.end[last],
            text=view.text[view.at[first] : view.end[last]],
            rule=unit.rule,
            claim_id=f"c{n}",
            predicate_id=row.predicate_id,
            voice="attributed" if source else "outlet",
            source_kind=source.kind if source else None,
            source=view.text[slice(*span)] if span else None,
            source_start=span[0] if span else None,
            source_end=span[1] if span else None,
            source_body=body(actor, cast) if source and source.kind == "unnamed officials" else None,
            actor_id=actor.actor_id if actor else None,
            quote_id=quote.quote_id if quote else None,
            chain=tuple(link.quote_id for link in chain),
            subject=view.text[view.at[subject[0]] : view.end[subject[1]]] if subject else None,
            subject_start=view.at[subject[0]] if subject else None,
            subject_end=view.end[subject[1]] if subject else None,
            kind=kind_of_claim(readings, unit, counted),
            certainty=row.certainty,
            polarity=row.polarity,
            status=row.status,
            factuality=row.factuality,
            happened=row.happened,
            future=row.future,
            stance=stance,
            stance_cue=cue,
            checkworthiness=round(worth(first, last), 2),
        )


def numbers(doc: Doc, rows: Sequence[Claim]) -> Iterator[Number]:
    """The quantities of a parsed Doc, each with the innermost of these claims that states it."""
    view = view_of(doc)
    text = view.text
    for item in quantities(view):
        around = [row for row in rows if row.start <= item.start and item.end <= row.end]
        hedged = item.hedge_start is not None and item.hedge_end is not None
        yield Number(
            start=item.start,
            end=item.end,
            text=text[item.start : item.end],
            rule="quantity",
            value=item.value,
            high=item.high,
            unit=item.unit,
            approximate=item.approximate,
            hedge=text[item.hedge_start : item.hedge_end] if hedged else None,
            claim_id=min(around, key=lambda row: row.end - row.start).claim_id if around else None,
        )


def spoken(row: Predicate, by_id: Mapping[str, Quote]) -> list[Quote]:
    """The quotes around a predicate in which something is said or thought, the outermost first.

    What somebody wants or favours is no claim of theirs: *seeks to mend relations* is what the outlet says of them.
    Nor does hearsay reach beyond its own verb: *who fled, allegedly armed*.
    """
    chain: list[Quote] = []
    quote_id = row.quote_id
    while quote_id is not None and len(chain) < len(by_id):
        quote = by_id[quote_id]
        only_hearsay = quote.source is None and (quote.cue or "").lower() in HEARSAY
        if quote.cue_class not in ON_REQUEST and not (only_hearsay and row.status not in ("reported", "alleged")):
            chain.insert(0, quote)
        quote_id = quote.inside
    return chain


def _says_who(readings: Readings, i: int) -> bool:
    """Whether the tree above a word names who alleges or reports it: *Trump accused him of*, not *allegedly*."""
    view = readings.view
    said = [k for k, rule in readings.of(i).cues if rule in ("alleges", "blames")]
    return any(
        not readings.clause(k).passive and readings.clause(k).subject >= 0 for k in said if view.pos[k] == "VERB"
    )


# --- units


@dataclass(frozen=True, slots=True)
class Unit:
    """A clause that is a claim: the predicate's row, its word, the clause's first and last word, its subject."""

    row: Predicate
    word: int
    first: int
    last: int
    rule: str
    subject: tuple[int, int] | None


class Units:
    """Which clauses of a document are claims, and from where to where each goes."""

    def __init__(self, readings: Readings, quotes: Sequence[Quote], predicates: Sequence[Predicate]) -> None:
        self.readings, self.view = readings, readings.view
        self.quotes = {quote.quote_id: quote for quote in quotes}
        view = self.view
        self.rules: dict[int, str] = {}  # by the verb of the clause
        self.rows: dict[int, tuple[Predicate, int]] = {}
        for row in predicates:
            word = view.word_at(row.start)
            rule = self.rule(row, word)
            if rule:
                verb = readings.verb_of(word)
                self.rules[verb], self.rows[verb] = rule, (row, word)
        by_word = {view.word_at(row.start): row for row in predicates}
        for verb, (_, word) in list(self.rows.items()):
            inner = self._raised(verb, word)
            if inner in by_word:
                self.rows[verb] = by_word[inner], inner
                self.rules.pop(inner, None)
        self._contents = [part for q in quotes if q.cue_class not in ON_REQUEST for part in q.parts]
        self.edges = frozenset(self.rules)  # where one clause ends and another begins, also if that is no claim
        for verb in self._only_cues(quotes):
            self.rules.pop(verb, None)

    def rule(self, row: Predicate, word: int) -> str:
        """By which construction a predicate heads a claim; "" if it heads none."""
        view, readings = self.view, self.readings
        if row.rule == "event noun":
            return ""
        verb = readings.verb_of(word)
        clause, lead = readings.clause(verb), readings.lead(verb)
        relation = view.dep[lead]
        if clause.command or row.status == "question":  # neither is true or false
            return ""
        if row.status in ("alleged", "reported") and relation in ("pcomp", "xcomp", "amod") and verb == lead:
            above = readings.above(verb).head
            if above < 0 or readings.of(above).status != row.status:  # only where the hearsay begins
                return "hearsay" if row.status == "reported" else "accusation"
            return ""
        if relation == "oprd" or row.rule == "noun clause":
            judged = row.status == "opinion" and row.quote_id is not None
            headline = relation == "ROOT" and clause.subject >= 0
            return "judgement" if judged else "headline" if headline else ""
        if relation == "ROOT" and not clause.finite:
            return "headline" if clause.subject >= 0 else ""
        if clause.finite:
            return self._finite(verb, lead, relation)
        participle = view.tag[verb] in ("VBG", "VBN") and verb == lead
        scene = view.lemma[verb] in lexicon()["scene"]
        if relation == "advcl" and participle and not scene and self._set_off(verb) and readings.mark(verb) < 0:
            return "participle"
        if relation == "pcomp" and participle and any(view.dep[k] == "nsubj" for k in view.kids[verb]):
            return "with"
        return ""

    def _finite(self, verb: int, lead: int, relation: str) -> str:
        """The same for a clause with a tense."""
        view, readings = self.view, self.readings
        if verb != lead:
            return "joined" if self._finite(lead, lead, relation) or not readings.clause(lead).finite else ""
        if relation in ("ROOT", "parataxis", "dep", "conj"):
            return "sentence"
        if relation == "ccomp":
            return "content"
        if relation == "advcl":
            mark = readings.mark(verb)
            if readings.condition(verb) >= 0:
                return ""
            if mark >= 0 and view.lower[mark] in TELLING_WHEN and not readings.clause(verb).past:
                return ""  # when it stops
            return "adverbial" if mark < 0 or view.lower[mark] in ASSERTING else ""
        if relation == "pcomp":
            return "adverbial"
        if relation == "relcl":
            return "relative" if self._set_off(verb) else ""
        return ""

    def _raised(self, verb: int, word: int) -> int:
        """The word below a claim's head that says what is claimed; -1: the head does."""
        view, readings = self.view, self.readings
        active = view.pos[word] == "VERB" and not readings.clause(verb).passive
        for k in (*readings.kids(word, "xcomp"), *readings.kids(verb, "xcomp")):
            found = [rule for at, rule in readings.of(k).cues if at in (verb, word)]
            if RAISING.intersection(found) and not (active and {"expected", "supposed", "scheduled"} & set(found)):
                return k
        return -1

    def _own(self, verb: int) -> bool:
        """Whether a claim's verb says itself what is claimed."""
        return self.readings.verb_of(self.rows[verb][1]) == verb

    def _set_off(self, verb: int) -> bool:
        """Whether a comma or dash stands before a clause of some length."""
        view, first = self.view, self.view.first[verb]
        return first > 0 and view.edge[first - 1] and view.last[verb] - first + 1 >= SHORTEST

    def _only_cues(self, quotes: Sequence[Quote]) -> list[int]:
        """Clauses that do nothing but attribute: their content holds a claim, and the quote itself says the rest."""
        view, found = self.view, []
        heads = sorted(view.at[word] for _, word in self.rows.values())
        for quote in quotes:
            if quote.cue_start is None or quote.cue_end is None:
                continue
            content = any(a <= at < b for a, b in quote.parts for at in heads[bisect_left(heads, a) :][:1])
            cue = range(view.word_at(quote.cue_start), view.word_at(quote.cue_end - 1) + 1)
            found += [k for k in cue if self.rules.get(k) == "participle"]  # citing ongoing talks
            if quote.cue_class in ON_REQUEST:
                continue
            if content and not any(a <= view.at[k] < b for k in cue for a, b in quote.parts):
                found += [k for k in cue if k in self.rules and self._own(k)]
        return found

    def chosen(self) -> Iterator[Unit]:
        """The claims, in the order of the text."""
        yield from sorted(map(self.unit, self.rules), key=lambda unit: (unit.first, -unit.last, unit.word))

    def unit(self, verb: int) -> Unit:
        """A claim's clause, without the claims at its edges and without the word that joins it to another."""
        view = self.view
        row, word = self.rows[verb]
        words = self._own_words(verb)
        first, last = min(words), max(words)
        says = spoken(row, self.quotes)
        if says and row.quote_id is not None and self._own(verb):  # never over the edge of what its source says
            quote = self.quotes[row.quote_id]
            parts = [(quote.start, quote.end)] if quote.kind == "indirect" else quote.parts
            inside = [i for a, b in parts if a <= view.at[word] < b for i in words if a <= view.at[i] < b]
            first, last = min(inside, default=first), max(inside, default=last)
        while not says and first < verb and any(a <= view.at[first] < b for a, b in self._contents):
            first += 1  # nor does the outlet's begin in the middle of another's
        first, last = self._between(first, verb, last)
        while first < last and not self._opens(first, verb):
            first += 1
        while last > first and (not view.free[last] or view.dep[last] == "cc" or view.word[last] in STRAY):
            last -= 1
        subject = self._subject(verb)
        if view.dep[verb] == "oprd" and 0 <= subject < first:
            first = view.first[subject]  # called [the letter important]
        closing = next((i for i in range(last + 1, min(last + 4, view.n)) if view.closes[i] or view.free[i]), last)
        opened = sum(view.opens[first : last + 1]) - sum(view.closes[first : last + 1])
        if view.closes[closing] and opened > 0:
            last = closing
        within = view.word[first : last + 1]
        if view.word[last + 1 : last + 2] == [")"] and within.count("(") > within.count(")"):
            last += 1
        span = (view.first[subject], view.last[subject]) if subject >= 0 else None
        if span is not None and first <= subject <= last:
            span = (max(first, span[0]), span[1])
        if span is not None and not span[0] <= subject <= span[1]:
            span = (subject, subject)
        if span is not None and span[0] <= verb <= span[1]:
            span = (min(span[0], subject), subject)  # the mayor, who had …: without what is said of it
        return Unit(row, word, first, last, self.rules[verb], span)

    def _between(self, first: int, verb: int, last: int) -> tuple[int, int]:
        """The same words without those behind (before) a semicolon or dash where another clause stands."""
        view = self.view
        for i in range(first, last + 1):
            if view.word[i] in BREAKS and not view.inside[i]:
                if i > verb and any(k in self.edges for k in range(i + 1, last + 1)):
                    return first, i - 1
                if i < verb and any(k in self.edges for k in range(first, i)):
                    first = i + 1
        return first, last

    def _subject(self, verb: int) -> int:
        """The head of a clause's subject: its own, or whom the clause above leaves it to; -1: none."""
        view, readings = self.view, self.readings
        own = readings.clause(verb).subject
        above, relation, _ = readings.above(verb)
        if own >= 0 and view.tag[own] in ("WP", "WDT") and relation == "relcl":
            return above  # the mayor, who had …
        if own >= 0 or above < 0:
            return own
        accuses = readings.accused_by(verb)
        objects = readings.kids(above if accuses < 0 else accuses, "dobj")
        if objects and (relation in ("oprd", "pcomp") or self.rules[verb] == "accusation"):
            return objects[0]
        return readings.clause(above).subject if view.pos[above] in VERBAL else -1

    def _opens(self, i: int, verb: int) -> bool:
        """Whether a claim may begin with this word."""
        view = self.view
        if not view.free[i] or view.word[i] in STRAY:
            return False
        if view.dep[i] == "mark" and view.head[i] == verb and view.lower[i] in JOINING:
            return False
        joins = view.dep[i] == "cc" and view.head[i] in (verb, view.head[verb])
        if view.lower[i] in lexicon()["connective"] and i + 1 < view.n and view.lower[i + 1] == ",":
            return False  # Meanwhile, …
        return not (joins or (view.dep[i] == "mark" and view.lower[i] == "that"))

    def _own_words(self, verb: int) -> list[int]:
        """The words of a clause, without clauses joined to it, and without those at its edges that are claims."""
        view, edges = self.view, self.edges
        joined = [k for k in view.kids[verb] if k in edges and view.dep[k] in ("conj", "parataxis") and k > verb]
        words, others, stack = {verb}, [], [k for k in view.kids[verb] if k not in joined]
        while stack:
            k = stack.pop()
            words.add(k)
            stack.extend(view.kids[k])
            mark = self.readings.mark(k)
            stays = mark >= 0 and view.lower[mark] in TELLING_WHEN
            if k in edges and view.dep[k] in ("advcl", "pcomp", "conj") and not stays:
                others.append(self._reach(k))
        free = {i for i in words if view.free[i]} | {verb}
        begin, end = min(free), max(free)
        for first, last in sorted(others, key=lambda reach: reach[0] - reach[1]):  # the longest first
            if not first <= verb <= last and (last >= end or first <= begin):
                free = {i for i in free if not first <= i <= last}
                begin, end = min(free), max(free)
        return sorted(i for i in words if begin <= i <= end)

    def _reach(self, k: int) -> tuple[int, int]:
        """First and last word of a clause, with the preposition that it hangs on: *with talks ending*."""
        view, h = self.view, self.view.head[k]
        first = view.first[h] if view.dep[k] == "pcomp" and view.pos[h] == "ADP" else view.first[k]
        return first, view.last[k]


# --- sources


def kind_of_source(view: View, place: tuple[int, int] | None, actor: ActorRow | None) -> SourceKind:
    """What sort of source stands at some characters (None: there is none), and is this actor, if any."""
    words = lexicon()
    if place is None:
        return "nobody"
    span = range(view.word_at(place[0]), view.word_at(place[1] - 1) + 1)
    head = next((i for i in span if view.head[i] not in span or view.head[i] == i), span[0])
    lemma, name = view.lemma[head], re.sub(r"^the ", "", (actor.name if actor else view.text[slice(*place)]).lower())
    named = actor is not None and actor.named
    if named and actor is not None:
        if name in words["outlet name"] or name in words["outlet"]:
            return "media"
        if actor.label == "person" and view.pos[head] in ("PROPN", "PRON", "NOUN"):
            return "named person"
        if view.pos[head] != "NOUN" or view.ent[head]:
            return "unnamed officials" if actor.label == "place" else "named organisation"
    if lemma in words["document"] and not _bare_plural(view, head):
        return "document"
    if {lemma, view.lower[head]} & words["media"] or (view.pos[head] == "PROPN" and name in words["outlet name"]):
        return "media"
    if {view.lower[head], lemma} & words["officials"]:
        return "unnamed officials"
    if named and actor is not None:
        return "unnamed officials" if actor.label == "place" else "named organisation"
    if view.ent[head] == "PERSON":
        return "named person"
    if view.pos[head] == "PROPN":
        return "unnamed officials" if view.ent[head] in ("GPE", "NORP") else "named organisation"
    if view.pos[head] in ("PRON", "DET") and actor is None:
        return "unclear"
    return "unnamed others"


def _bare_plural(view: View, i: int) -> bool:
    """Whether a noun is plural with nothing that says whose: *reports* suggest, *local reports* say."""
    return view.tag[i] == "NNS" and not any(view.free[k] and view.dep[k] != "amod" for k in view.kids[i])


def body(actor: ActorRow | None, cast: Cast) -> str | None:
    """The country or body that unnamed officials speak for: its name in the text."""
    if actor is None:
        return None
    above = cast.of(actor.acts_for)
    if above is not None:
        return above.name
    return actor.name if actor.named else None


def stance_of(
    readings: Readings, unit: Unit, quote: Quote | None, quotes: Sequence[Quote]
) -> tuple[Stance | None, str | None]:
    """What the outlet implies about the truth of a claim, and by which word: a loaded cue, *so-called*, *allegedly*."""
    view, groups = readings.view, implication_of()
    distant = _DISTANT.search(view.text, view.at[unit.first], view.end[unit.last])
    if distant is not None:
        return "doubting", distant.group()
    if quote is None:
        return _scare(view, unit, quotes)
    if quote.cue_start is None or quote.cue_end is None:
        return None, None
    cue = range(view.word_at(quote.cue_start), view.word_at(quote.cue_end - 1) + 1)
    known = {groups[view.lemma[i]]: view.word[i] for i in cue if view.lemma[i] in groups}
    return next(((group, known[group]) for group in IMPLYING if group in known), (None, None))


def _scare(view: View, unit: Unit, quotes: Sequence[Quote]) -> tuple[Stance | None, str | None]:
    """A word or two of the outlet's own in quotation marks, which are no name or title: scare quotes."""
    for s in view.stretches:
        words = [i for i in range(s.first, s.last + 1) if view.free[i]]
        own = unit.first <= s.open and s.close <= unit.last and s.closed and 0 < len(words) <= SCARE
        quoted = any(a <= view.at[s.first] < b for quote in quotes for a, b in quote.parts)
        if own and not quoted and not titled(view, s) and any(view.word[i].islower() for i in words):
            return "doubting", view.text[view.at[s.open] : view.end[s.close]]
    return None, None


_DISTANT = re.compile(r"\b(?:so-called|allegedly|supposedly|purportedly)\b", re.IGNORECASE)


# --- kinds


def kind_of_claim(readings: Readings, unit: Unit, counted: Sequence[int]) -> ClaimKind:
    """What sort of thing a claim says, the weightiest that fits; `counted`: where the text's quantities begin."""
    view, words = readings.view, lexicon()
    row, verb = unit.row, readings.verb_of(unit.word)
    span = range(unit.first, unit.last + 1)
    lemma = view.lemma[verb]
    lemmas = {view.lemma[i] for i in span}
    if row.status == "alleged" or set(readings.kinds(verb)) & {"alleges"}:
        return "accusation"
    clause = readings.clause(verb)
    person = clause.subject >= 0 and (view.ent[clause.subject] == "PERSON" or view.pos[clause.subject] == "PRON")
    ahead = row.future or (bool(clause.modal) and row.status in ("predicted", "conditional"))
    if {"plans", "wants", "commits"}.intersection(row.cue_rules):
        return "policy"
    if ahead and row.status != "planned":
        return "prediction"
    if row.status == "planned" or (lemma in words["policy"] and view.pos[verb] in VERBAL and not person):
        return "policy"
    n = bisect_left(counted, view.at[unit.first])
    if n < len(counted) and counted[n] < view.end[unit.last]:
        return "number"
    changes = lemma in words["change"] and not person and not readings.kids(verb, "xcomp", "acomp")
    if changes or lemmas & words["compare"] or any(_compares(view, i) for i in span):
        return "comparison"
    if lemma in words["cause"] or any(
        view.lower[k] in words["cause link"] and view.dep[k] in ("mark", "prep", "advmod") for k in span
    ):
        return "cause"
    thing = any(view.dep[k] == "attr" and view.pos[k] in ("NOUN", "PROPN") for k in view.kids[verb])
    if lemma in words["be"] and thing:
        return "definition"
    does = lemma not in readings.words["state"] or (clause.passive and lemma == "hold")
    return "event" if clause.past and view.pos[verb] == "VERB" and does else "other"


def _compares(view: View, i: int) -> bool:
    """Whether a word is a superlative, or a comparative that is more than an epithet (*a broader deal*)."""
    if view.lower[i] in ("most", "least", "more", "less"):
        return view.tag[i] == "RBS" and not (i and view.lower[i - 1] == "at")  # most important; not: most people
    return view.tag[i] in ("JJS", "RBS") or (view.tag[i] in ("JJR", "RBR") and view.dep[i] != "amod")
