"""Persons in the sentences of a document, with all that their features are read from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from spacy.tokens import Doc

from newsangles.angles.framing.tone_features import Evidence, Person, Speech, Telling, evidence
from newsangles.angles.framing.valence import values
from newsangles.angles.shell import plain_rows
from newsangles.language.parsed_text import ParsedText, parsed_text_of
from newsangles.language.word_vectors import vectors_of

MAX_WORDS = 120
"""Longer sentences are no sentences, and are not read."""

MAX_MENTION = 60
"""Longer mentions, in characters, are clauses rather than names."""

ACTING = frozenset(("nsubj", "nsubjpass", "dobj"))
"""Relations of the mention that is read, where a sentence has several of a person."""

RIVALS = frozenset(("person", "group", "organisation"))
"""Labels of other actors whose words a sentence may hold."""

Mention = Mapping[str, Any]
"""A stored row of the table ``mentions``."""


class Tellings:
    """The sentences of a document in which persons are told of.

    Args:
        doc: A Doc with its quotes, actors and mentions.
        weights: A column for the values of words, and further columns of weights for their vectors.
    """

    def __init__(self, doc: Doc, weights: np.ndarray) -> None:
        self.view: ParsedText = parsed_text_of(doc)
        vectors = vectors_of(doc)
        there = vectors.width == len(weights)
        self._products = vectors @ weights if there else np.zeros((self.view.n, weights.shape[1]))
        self._values = values(self.view.lower, self._products[:, 0].tolist())
        self._mentions: dict[int, list[tuple[int, int, Mention]]] = {}
        for row in plain_rows(doc, "mentions"):
            if row["end"] - row["start"] <= MAX_MENTION:
                first, last = self.span(row["start"], row["end"])
                self._mentions.setdefault(self.view.sent[first], []).append((first, last, row))
        self._quotes = plain_rows(doc, "quotes")
        self._speeches: dict[int, list[Speech]] | None = None
        self._tellings: dict[int, Telling] = {}

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The first and last word of a stretch of the text."""
        return self.view.word_at(start), self.view.word_at(max(start, end - 1))

    def persons(self) -> Iterator[tuple[Person, Mention]]:
        """The linked persons of each sentence, in the order of the text, with the mention that is read."""
        for k in sorted(self._mentions):
            first, last = self.view.bounds[k]
            if last - first >= MAX_WORDS:
                continue
            by_actor: dict[str, list[tuple[int, int, Mention]]] = {}
            for item in self._mentions[k]:
                if item[2]["actor_id"] is not None and item[2]["label"] == "person":
                    by_actor.setdefault(item[2]["actor_id"], []).append(item)
            for actor, found in by_actor.items():
                yield self._person(k, actor, found), self._read(found)[2]

    def person_at(self, start: int, end: int) -> Person:
        """The person whom a stretch of the text means, linked or not."""
        first, last = self.span(start, end)
        k = self.view.sent[first]
        over = [item for item in self._mentions.get(k, ()) if item[0] <= last and first <= item[1]]
        linked = [item[2]["actor_id"] for item in over if item[2]["actor_id"] is not None]
        actor = linked[0] if linked else None
        same = [item for item in self._mentions.get(k, ()) if actor is not None and item[2]["actor_id"] == actor]
        words = {i for a, b, _ in same for i in range(a, b + 1)} | set(range(first, last + 1))
        return Person(actor, self._inside(k, words), first, last)

    def _person(self, k: int, actor: str, found: Sequence[tuple[int, int, Mention]]) -> Person:
        first, last, _ = self._read(found)
        return Person(actor, self._inside(k, (i for a, b, _ in found for i in range(a, b + 1))), first, last)

    def _read(self, found: Sequence[tuple[int, int, Mention]]) -> tuple[int, int, Mention]:
        view = self.view
        return next((item for item in found if view.dep[view.top(item[0], item[1])] in ACTING), found[0])

    def _inside(self, k: int, words: Iterable[int]) -> frozenset[int]:
        first, last = self.view.bounds[k]
        return frozenset(i for i in words if first <= i <= last)

    def evidence(self, person: Person) -> Evidence:
        """The features of a person in the sentence of the mention that is read."""
        k = self.view.sent[person.first]
        rivals = [
            item
            for item in self._mentions.get(k, ())
            if item[2]["label"] in RIVALS and (item[2]["actor_id"] is None or item[2]["actor_id"] != person.actor_id)
        ]
        others = {row["actor_id"] for _, _, row in rivals if row["label"] == "person" and row["actor_id"] is not None}
        words = {i for a, b, _ in rivals for i in range(a, b + 1) if self.view.sent[i] == k}
        return evidence(self._telling(k), person, words, len(others), self.speeches.get(k, ()))

    def _telling(self, k: int) -> Telling:
        if k not in self._tellings:
            first, last = self.view.bounds[k]
            rows = self._products[first : last + 1, 1:].tolist()
            self._tellings = {k: Telling(self.view, first, last, self._values[first : last + 1], rows)}
        return self._tellings[k]

    @property
    def speeches(self) -> dict[int, list[Speech]]:
        """The quotes as they stand in each sentence."""
        if self._speeches is None:
            self._speeches = {}
            for quote in self._quotes:
                self._add(quote)
        return self._speeches

    def _add(self, quote: Mapping[str, Any]) -> None:
        """Add a quote to the sentences in which its content or its source stands."""
        assert self._speeches is not None
        view, words = self.view, dict[int, list[int]]()
        for start, end in quote["parts"]:
            first, last = self.span(start, end)
            for i in range(first, last + 1):
                words.setdefault(view.sent[i], []).append(i)
        source: frozenset[int] = frozenset()
        if quote["source_start"] is not None:
            first, last = self.span(quote["source_start"], quote["source_end"])
            source = frozenset(range(first, last + 1))
            words.setdefault(view.sent[first], [])
        cue, at = "none", -1
        if quote["cue_start"] is not None:
            first, last = self.span(quote["cue_start"], quote["cue_end"])
            parts = ("VERB", "NOUN", "AUX", "ADP")
            at = next((i for i in range(first, last + 1) if view.pos[i] in parts), -1)
            cue = view.lemma[at] if at >= 0 else "none"
        for k, inside in words.items():
            here = Speech(frozenset(inside), source, quote["actor_id"], quote["kind"], cue, at)
            self._speeches.setdefault(k, []).append(here)
