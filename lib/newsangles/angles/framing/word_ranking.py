"""Words ranked by how much they may colour: by the list ``loaded.tsv``, and by their likeness to its words.

Likeness is a ridge regression on the vectors of the list's own words: those that colour on one side; plain ones, things
of the mind and common words of news on the other. No text has a part in it, and no weights are kept: a user's own words
count too. It is for a ranking only: a word that is merely like those of the list has no row and stands on no page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

import numpy as np
from spacy.tokens import Doc
from spacy.vocab import Vocab

from newsangles.angles.framing.loaded_words import PARTS, is_name, loaded_words
from newsangles.angles.framing.valence import NEUTRAL
from newsangles.angles.framing.voices import voices_of
from newsangles.angles.framing.wording_words import colours, loaded
from newsangles.angles.framing.wordings import mention_heads
from newsangles.language.parsed_text import ParsedText, parsed_text_of
from newsangles.language.rules import per_rules
from newsangles.language.word_vectors import unit

WANTED = {"always": 1.0, "judges": 0.6, "deed": 0.6, "named": 0.6, "often": 0.2, "plain": -1.0}
"""Targets of the regression, by the use of a word in the list."""

PENALTY = 3.0
"""Strength of the penalty on the weights."""

SPREAD = 2.2
"""Factor from the result of the regression to log-odds."""

UNKNOWN = -2.5
"""The log-odds of a word without a vector."""

LISTED = 0.3
"""Factor for the likeness of a word that the list has, beside its own score."""

UNLISTED = -0.5
"""Log-odds to add to the likeness of a word that the list does not have."""

USUAL = -1.6
"""The mean likeness of the words in a sentence of plain news. One above it speaks for each word."""


def word_scores(doc: Doc) -> dict[tuple[int, int], float]:
    """Log-odds that each word or phrase colours, by its place. Names and words that the list calls plain have none.

    Args:
        doc: A Doc with its quotes and actors, of a pipeline with word vectors.
    """
    view, listed = parsed_text_of(doc), loaded().use
    content = [i for i in range(view.n) if view.pos[i] in PARTS and view.word[i][0].isalpha() and not is_name(view, i)]
    like = {i: likeness(doc.vocab, _forms(view, i)) for i in content}
    tone = _sentence_means(view, like)
    scores: dict[tuple[int, int], float] = {}
    taken: set[int] = set()
    for word in loaded_words(view, mention_heads(view, doc._.mentions), voices_of(doc)):
        own = like.get(word.last, UNKNOWN)
        scores[view.idx[word.first], view.end[word.last]] = word.score + LISTED * own + tone[view.sent[word.last]]
        taken.update(range(word.first, word.last + 1))
    for i in content:
        if i not in taken and not any((form, PARTS[view.pos[i]]) in listed for form in _forms(view, i)):
            scores[view.idx[i], view.end[i]] = UNLISTED + like[i] + tone[view.sent[i]]
    return scores


def _sentence_means(view: ParsedText, like: Mapping[int, float]) -> dict[int, float]:
    """The mean likeness of the words of each sentence, above what is usual."""
    found: dict[int, list[float]] = defaultdict(list)
    for i, value in like.items():
        found[view.sent[i]].append(value)
    return defaultdict(float, {n: sum(values) / len(values) - USUAL for n, values in found.items()})


def likeness(vocab: Vocab, forms: tuple[str, ...]) -> float:
    """The log-odds that a word colours, by the vector of the first of its forms that has one.

    Args:
        vocab: The vocabulary of the pipeline.
        forms: The word in small letters, and its lemma.
    """
    for form in forms:
        if vocab.has_vector(form):
            weights = _weights(vocab)
            vector = unit(np.array(vocab.get_vector(form), dtype=float))
            return SPREAD * float(vector @ weights[:-1] + weights[-1])
    return UNKNOWN


def _forms(view: ParsedText, i: int) -> tuple[str, str]:
    return view.lower[i], view.lemma[i]


@per_rules
def _weights(vocab: Vocab) -> np.ndarray:
    """The weights on the dimensions of a vector, and the constant."""
    known = [(word, wanted) for word, wanted in _examples() if vocab.has_vector(word)]
    rows = unit(np.array([vocab.get_vector(word) for word, _ in known], dtype=float))
    rows = np.hstack([rows, np.ones((len(rows), 1))])
    penalty = np.diag([PENALTY] * (rows.shape[1] - 1) + [1e-6])
    weights: np.ndarray = np.linalg.solve(rows.T @ rows + penalty, rows.T @ np.array([wanted for _, wanted in known]))
    return weights


def _examples() -> Iterator[tuple[str, float]]:
    """The words of the lists, with the target of the regression for each."""
    words = loaded()
    for (word, _), use in words.use.items():
        yield word, WANTED[use]
    for kind in ("intensifier", "so-called"):
        yield from ((word, WANTED["always"]) for word in sorted(colours()[kind]))
    yield from ((word, WANTED["plain"]) for word in [*sorted(words.mind), *NEUTRAL] if (word, "n") not in words.use)
