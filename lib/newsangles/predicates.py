"""What does the text say to be or to happen, how surely, and is it so by now?

A predicate is a verb, the adjective, noun or auxiliary that heads a clause, or an event noun. What negation, modals and
the words above make of it is read by rules (`newsangles.embedding`): certainty, polarity, status. Two numbers are
learned from readers' judgements, since they are two questions: `factuality`, how far the text commits to it (Lee et
al. 2015, Event detection and factuality assessment with non-expert supervision), and `happened`, whether it is so by
now (Rudinger, White and Van Durme 2018, Neural models of factuality).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from newsangles import linear, schema
from newsangles.embedding import CERTAIN, LEVELS, VERBAL, Reading, Readings, classes, readings_of
from newsangles.linear import Model, Weights, logistic, score
from newsangles.linear import explain as strongest
from newsangles.schema import Predicate
from newsangles.vectors import Lookup, vectors_of
from newsangles.view import View, view_of

KEY = "newsangles.predicates"
"""Where a Doc keeps its predicates, as plain values (``doc.user_data``)."""

RANGE = 3.0
"""Both numbers lie between its negative and itself."""

EVENT_LEAST = 0.12
"""How likely a noun has to mean an event to be a row: recall first, since `newsangles.events` chooses among the rows by
more evidence; F1 by itself is best near 0.4, and `confidence` says how likely each is."""

STRETCH = 1.1
"""Readers of what has happened judge at the ends of the scale more often than their mean says; by this factor for the
log-odds, the mean absolute error is least."""

PLAIN_SPEECH = frozenset("say tell report add state write announce".split())
"""Verbs that say nothing about what they report: what stands below is read as if it stood alone."""

NEGATIVE = frozenset(("not", "nobody or nothing"))
"""Features of a negated clause."""

SPEAKERS = {"i": "I", "we": "I", "you": "you", "u": "you"}


@cache
def model() -> Model:
    """The weights that ship with the library; its header says what they were learned from.

    Raises:
        ModelError: The file is damaged, or of another format.
    """
    with resources.as_file(resources.files("newsangles") / "data" / "predicates.json.gz") as path:
        return linear.load(path, "predicates")


class Scorers:
    """Weights by decision: *event* says whether a noun means an event, *factuality* and *happened* are the numbers."""

    def __init__(self, weights: Mapping[str, Weights]) -> None:
        self.weights = weights
        self._vectors = {name: _array(weights[name]) for name in ("event", "happened")}

    def events(self, names: Sequence[Sequence[str]], vectors: np.ndarray) -> list[float]:
        """How likely each of several nouns means an event; a row of `vectors` for each."""
        more = self.meanings("event", vectors)
        return [logistic(score(self.weights["event"], row) + add) for row, add in zip(names, more, strict=True)]

    def factuality(self, names: Sequence[str]) -> float:
        """How far the text commits to it, -3 to 3."""
        return round(2 * RANGE * logistic(score(self.weights["factuality"], names)) - RANGE, 2)

    def happened(self, names: Sequence[str], meaning: float) -> float:
        """Whether it is so by now, -3 to 3. A negated clause says it is not, as surely as the affirmed one that it is:
        readers' judgements of negated clauses were unreliable, so none was learned from."""
        z = score(self.weights["happened"], [name for name in names if name not in NEGATIVE]) + meaning
        value = 2 * RANGE * logistic(STRETCH * z) - RANGE
        return round(-abs(value) if any(name in NEGATIVE for name in names) else value, 2)

    def meanings(self, which: str, vectors: np.ndarray) -> list[float]:
        """What the vectors of words add, to be given to `happened`; nothing where the pipeline has none, or others."""
        weights = self._vectors[which]
        if vectors.shape[-1] != len(weights):
            return [0.0] * len(vectors)
        added: list[float] = (vectors @ weights).tolist()
        return added


def _array(weights: Weights) -> np.ndarray:
    """The weights of a word vector's dimensions."""
    width = 1 + max((int(name[7:]) for name in weights if name.startswith("vector ")), default=-1)
    return np.array([weights.get(f"vector {k}", 0.0) for k in range(width)])


@cache
def scorers() -> Scorers:
    """Those that ship with the library."""
    return Scorers(model().scorers)


# --- the component


@Language.factory("newsangles_predicates", requires=["token.dep", "token.lemma", "token.pos"])
def create_predicates(nlp: Language, name: str) -> Predicates:
    """Make the component; it belongs after the quotes."""
    return Predicates()


class Predicates:
    """Stores the predicates of a Doc for ``doc._.predicates``; they survive ``DocBin(store_user_data=True)``."""

    def __call__(self, doc: Doc) -> Doc:
        """Find the predicates of one parsed Doc."""
        doc.user_data[KEY] = [schema.plain(row) for row in predicates(doc)]
        return doc


def stored(doc: Doc) -> tuple[Predicate, ...]:
    """The predicates that the component has stored in a Doc; empty if it has not run."""
    return tuple(schema.rows(Predicate, doc.user_data.get(KEY, [])))


Doc.set_extension("predicates", getter=stored, force=True)


def predicates(doc: Doc) -> list[Predicate]:
    """The predicates of a parsed Doc, in the order of the text.

    Args:
        doc: A Doc with sentences, tags, lemmas and dependencies; with its quotes, each row says in which it stands.

    Returns:
        One row a predicate; start, end and text are the word's. ``confidence`` is missing for verbs; for an event noun
        it is how likely the noun means an event.
    """
    if not len(doc) or not doc.has_annotation("DEP"):
        return []
    return list(find(view_of(doc), doc._.quotes, scorers(), vectors_of(doc)))


@dataclass(frozen=True, slots=True)
class Head:
    """A word that is a predicate.

    Attributes:
        word: The word.
        rule: Why: ``verb``, ``copula`` (its complement heads the clause), ``noun clause``, ``event noun``.
        chance: How likely it is one; None where that is no question.
    """

    word: int
    rule: str
    chance: float | None = None


def find(view: View, quotes: Sequence[schema.Quote], scorers: Scorers, vectors: Lookup) -> Iterator[Predicate]:
    """As `predicates`, for a `View` with its quotes, given weights and word vectors."""
    readings = readings_of(view, tuple(quotes))
    inside = innermost(view, quotes)
    found = list(heads(readings, scorers, vectors))
    meanings = scorers.meanings("happened", vectors([head.word for head in found]))
    for n, (head, meaning) in enumerate(zip(found, meanings, strict=True), 1):
        i = head.word
        reading = readings.of(i)
        first, last = extent(view, readings.verb_of(i))
        names = features(readings, i)
        yield Predicate(
            start=view.at[i],
            end=view.end[i],
            text=view.word[i],
            rule=head.rule,
            confidence=None if head.chance is None else round(head.chance, 2),
            predicate_id=f"p{n}",
            clause_start=view.at[first],
            clause_end=view.end[last],
            quote_id=inside[i],
            certainty=LEVELS[reading.certainty],
            polarity="positive" if reading.positive else "negative",
            status=reading.status,
            factuality=committed(reading, scorers.factuality(names)),
            happened=scorers.happened(names, meaning),
            future=reading.future,
            cues=tuple(view.word[k] for k, _ in reading.cues),
            cue_spans=tuple((view.at[k], view.end[k]) for k, _ in reading.cues),
            cue_rules=tuple(rule for _, rule in reading.cues),
        )


def committed(reading: Reading, value: float) -> float:
    """How far the text commits to it: never to what it denies as a plain fact, however its words weigh."""
    denied = not reading.positive and reading.certainty == CERTAIN and reading.status == "fact"
    return min(value, 0.0) if denied else value


def innermost(view: View, quotes: Sequence[schema.Quote]) -> list[str | None]:
    """For each word the innermost quote whose content it stands in."""
    found: list[str | None] = [None] * view.n
    sizes = [len(view.text) + 1] * view.n
    for quote in quotes:
        size = sum(end - start for start, end in quote.parts)
        for start, end in quote.parts:
            for i in range(view.word_at(start), min(view.n, view.word_at(max(start, end - 1)) + 1)):
                if start <= view.at[i] < end and size < sizes[i]:
                    found[i], sizes[i] = quote.quote_id, size
    return found


def extent(view: View, verb: int) -> tuple[int, int]:
    """The first and last word of a clause, punctuation at its edges aside."""
    first, last = view.first[verb], view.last[verb]
    return (first, last) if first <= verb <= last else (verb, verb)


# --- candidates


def may_be_event(view: View, i: int) -> bool:
    """Whether a word is a noun that is no name, but for names of events."""
    return view.pos[i] == "NOUN" or (view.pos[i] == "PROPN" and view.ent[i] in ("", "EVENT"))


def heads(readings: Readings, scorers: Scorers, vectors: Lookup) -> Iterator[Head]:
    """The predicates of a document, in the order of the text."""
    view = readings.view
    nouns = [i for i in range(view.n) if may_be_event(view, i)]
    chances = scorers.events([event_features(readings, i) for i in nouns], vectors(nouns))
    events = dict(zip(nouns, chances, strict=True))
    for i in range(view.n):
        pos, dep = view.pos[i], view.dep[i]
        if pos == "VERB":
            yield Head(i, "event noun" if _mistagged(readings, i) else "verb")
        elif pos == "AUX" and dep not in ("aux", "auxpass"):
            if not any(view.pos[k] not in VERBAL for k in readings.kids(i, "acomp", "attr")):
                yield Head(i, "verb")
        elif pos in ("ADJ", "NOUN", "PROPN", "NUM", "PRON", "ADV") and readings.verb_of(i) != i:
            if i == min(readings.kids(view.head[i], "acomp", "attr")):
                yield Head(i, "copula")
        elif (pos in ("ADJ", "NOUN") and dep == "ROOT" and view.kids[i]) or (pos == "ADJ" and dep == "oprd"):
            yield Head(i, "noun clause")
        elif events.get(i, 0.0) >= EVENT_LEAST:
            yield Head(i, "event noun", events[i])


def _mistagged(readings: Readings, i: int) -> bool:
    """Whether a "verb" is a noun that the tagger missed: it has an article, or its "subject" is one of its parts."""
    view, subject = readings.view, readings.clause(i).subject
    if readings.kids(i, "det"):
        return True
    plural = subject >= 0 and view.tag[subject] == "NNS"
    return plural and any(view.lower[k] in ("a", "an") for k in readings.kids(subject, "det"))


# --- features


def event_features(readings: Readings, i: int) -> list[str]:
    """What speaks for or against a noun's meaning an event."""
    view = readings.view
    head, relation, preposition = readings.above(i)
    word, lemma = view.lower[i], view.key[i]
    found = ["bias", "lemma=" + lemma, "pos=" + view.pos[i], "tag=" + view.tag[i], "ent=" + view.ent[i]]
    found += [f"ending={word[-n:]}" for n in (2, 3, 4) if view.pos[i] == "NOUN"]
    found.append("relation=" + (preposition or relation))
    if head >= 0:
        found += [f"above={view.key[head]}|{preposition or relation}", "above pos=" + view.pos[head]]
        found += [f"above kind={kind}|{preposition or relation}" for kind in readings.kinds(head)]
    for k in view.kids[i]:
        found.append("below=" + view.dep[k])
        if view.dep[k] in ("prep", "amod", "det", "compound", "nummod"):
            found.append(f"below={view.dep[k]}:{view.low[k]}")
        if view.dep[k] == "compound":
            found.append("first part ends in " + view.lower[k][-3:])
    return found


def features(readings: Readings, i: int) -> list[str]:
    """What decides the numbers of a predicate: its reading by the rules, its form, and up to three words above it."""
    view, verb = readings.view, readings.verb_of(i)
    clause, base, reading = readings.clause(verb), readings.lead(verb), readings.of(i)
    first, last = view.bounds[view.sent[i]]
    lexicon, mood, lemma = readings.words, clause.mood, view.lemma[i]
    sign = f"{LEVELS[reading.certainty]} {'yes' if reading.positive else 'no'}{' ahead' if reading.future else ''}"
    found = [
        "bias",
        "certainty=" + LEVELS[reading.certainty],
        "reading=" + sign,
        "status=" + reading.status,
        f"reading={sign} {reading.status}|{clause.form}",
        "form=" + clause.form,
        "mood=" + mood,
        "pos=" + view.pos[i],
        "relation=" + view.dep[base],
        "lemma=" + view.key[i],
        f"lemma={view.key[i]}|{clause.form}",
    ]
    found += ["rule=" + rule for _, rule in reading.cues]
    add = found.append
    for flag, name in (
        (verb != i, "copula"),
        (verb != base, "joined"),
        (bool(clause.modal), "modal=" + clause.modal),
        (clause.negation >= 0, "not"),
        (clause.empty >= 0, "nobody or nothing"),
        (clause.command, "command"),
        (clause.passive, "passive"),
        (readings.supposes(verb), "if anywhere"),
    ):
        if flag:
            add(name)
    if readings.asks(verb):
        add("question")
        if view.dep[base] in ("ROOT", "ccomp", "parataxis"):
            asked = any(view.tag[k].startswith("W") for k in range(first, min(first + 4, last + 1)))
            add("question wh" if asked else "question yes/no")
    thing = next((view.tag[k] for k in view.kids[verb] if view.dep[k] == "dobj"), "none")
    found += ["object=" + thing, f"object={thing}|{clause.form}", "sentence ends in " + _ending(view, first, last)]
    found += [f"joined to {readings.clause(k).mood}" for k in readings.kids(verb, "conj")[:1]]
    mark = readings.mark(base)
    if mark >= 0:
        word = "if" if view.lower[mark] in lexicon["condition"] else view.lower[mark]
        found += ["mark=" + word, f"mark={view.lower[mark]}|{mood}"]
    below = {view.lower[m] for k in readings.kids(base, "advcl") if (m := readings.mark(k)) >= 0}
    found += ["condition below"] * bool(below & lexicon["condition"])
    found += ["when below"] * bool(below & {"when", "once", "until", "before"})
    found += _modifier_features(readings, verb, mood)
    subject = _subject_kind(readings, clause.subject)
    found += ["subject=" + subject, f"subject={subject}|{clause.form}"]
    if lemma in lexicon["state"]:
        found += ["state", "state|" + clause.form]
    if readings.kids(verb, "xcomp", "ccomp"):
        add("has complement")
        found += ["is " + name for name in classes().get(("verb", lemma), ())]
    if view.pos[i] in ("NOUN", "PROPN"):
        found += _noun_features(readings, i)
    found += _features_above(readings, verb, clause.form, mood)
    return found


def _ending(view: View, first: int, last: int) -> str:
    """The mark that ends a sentence; "word" for none."""
    while last > first and view.word[last].isspace():
        last -= 1
    return "word" if view.free[last] else view.word[last]


def _modifier_features(readings: Readings, verb: int, mood: str) -> Iterator[str]:
    """Adverbs, prepositions and the sorts of time words below a verb."""
    view, kinds = readings.view, _adverbs()
    for k in view.kids[verb]:
        relation = view.dep[k]
        if relation in ("advmod", "npadvmod", "amod"):
            yield "adverb=" + view.low[k]
            if view.lower[k] in kinds:
                yield f"adverb:{kinds[view.lower[k]]}"
                yield f"adverb:{kinds[view.lower[k]]}|{mood}"
        if relation == "prep":
            yield "preposition=" + view.lower[k]
        if relation in ("advmod", "npadvmod", "prep", "amod"):
            seen = {kinds[view.lower[x]] for x in _below(view, k) if view.lower[x] in kinds}
            yield from (f"within:{kind}" for kind in sorted(seen))


@cache
def _adverbs() -> Mapping[str, str]:
    """The sort of each adverb that has one."""
    from newsangles.embedding import lexicon

    sorts = "probable possible hearsay alleged surely later earlier often yet ever".split()
    return {word: sort for sort in reversed(sorts) for word in lexicon()[sort]}


def _below(view: View, i: int) -> Iterator[int]:
    stack = [i]
    while stack:
        k = stack.pop()
        yield k
        stack.extend(view.kids[k])


def _subject_kind(readings: Readings, i: int) -> str:
    view = readings.view
    if i < 0:
        return "none"
    word = view.lower[i]
    if word in SPEAKERS:
        return SPEAKERS[word]
    if word in readings.words["anyone"]:
        return "anyone"
    kinds = {"PRON": "pronoun", "PROPN": "name"}
    return kinds.get(view.pos[i], "plural" if view.tag[i] == "NNS" else "noun")


def _noun_features(readings: Readings, i: int) -> Iterator[str]:
    """Determiner, ending and modifiers of a noun."""
    view = readings.view
    determiner = next(
        (view.lower[k] for k in view.kids[i] if view.dep[k] in ("det", "predet") or view.tag[k] == "PRP$"), "none"
    )
    owned = "owned" if any(view.dep[k] == "poss" for k in view.kids[i]) else determiner
    yield "determiner=" + determiner
    yield f"determiner={owned}|{view.tag[i]}"
    yield from (f"ending={view.lower[i][-n:]}" for n in (2, 3, 4) if view.pos[i] == "NOUN")
    yield from ("below=" + view.dep[k] for k in view.kids[i] if view.dep[k] in ("nummod", "compound"))


def _features_above(readings: Readings, verb: int, form: str, mood: str) -> Iterator[str]:
    """Up to three words above, with the relations between; plain reporting verbs end the chain."""
    view, i = readings.view, verb
    conditions = readings.words["condition"]
    for level in (1, 2, 3):
        head, relation, preposition = readings.above(i)
        if head < 0 or (relation == "ccomp" and view.lemma[head] in PLAIN_SPEECH):
            break
        own, top, up = readings.clause(i), readings.clause(head), f"above {level} "
        shape = (
            "to"
            if own.to
            else "ing"
            if view.tag[i] == "VBG"
            else "en"
            if view.tag[i] == "VBN" and not own.auxiliaries
            else "finite"
        )
        link = relation + (":" + shape if view.pos[i] in VERBAL else "")
        if preposition:
            link = preposition + (":ing" if relation == "pcomp" else "")
        negative = top.negative or (
            view.dep[head] in ("acomp", "attr", "dobj") and readings.clause(view.head[head]).negative
        )
        yield up + "by " + link
        yield up + "mood=" + top.mood
        if level < 3:
            yield f"{up}lemma={view.key[head]}|{link}"
            for kind in readings.kinds(head):
                yield f"{up}{kind}|{link}"
                yield f"{up}{kind}|{link}|{top.mood}"
                if negative:
                    yield f"{up}{kind}|{link}|not"
                if top.past:
                    yield f"{up}{kind}|{link}|past"
            if level == 1:
                yield f"form={form}|{link}"
                yield f"{form}|{link}|{top.mood}"
            mark = readings.mark(readings.lead(head))
            if mark >= 0:
                yield up + "mark=" + ("if" if view.lower[mark] in conditions else view.lower[mark])
            if relation == "relcl" and (
                view.lower[head] in readings.words["anyone"]
                or any(view.lower[k] in ("any", "every", "a", "an") for k in readings.kids(head, "det"))
            ):
                yield "of something indefinite"
            if relation == "advcl" and shape == "to":
                yield "purpose" + " past" * top.past
        yield from (
            f"{up}adverb:{_adverbs()[view.lower[k]]}"
            for k in readings.kids(head, "advmod")
            if view.lower[k] in _adverbs()
        )
        if top.modal:
            yield "modal above=" + top.modal
        if negative:
            yield "not above"
        i = readings.lead(head)
        if readings.condition(i) >= 0:
            yield "condition above"


@dataclass(frozen=True, slots=True)
class Derivation:
    """How a predicate was read: its row, and what moved each of its numbers most, as (feature, log-odds added)."""

    row: Predicate
    factuality: tuple[tuple[str, float], ...]
    happened: tuple[tuple[str, float], ...]


def explain(doc: Doc, offset: int, *, limit: int = 8) -> list[Derivation]:
    """How the predicate at a place was read; empty where there is none.

    Args:
        doc: A parsed document with its quotes.
        offset: A character of the text.
        limit: How many features to name.
    """
    view, weights = view_of(doc), scorers().weights
    readings = readings_of(view, doc._.quotes)
    found = []
    for row in predicates(doc):
        if row.start <= offset < row.end:
            names = features(readings, view.word_at(row.start))
            factuality, happened = (
                tuple(strongest(weights[which], names, limit=limit)) for which in ("factuality", "happened")
            )
            found.append(Derivation(row, factuality, happened))
    return found
