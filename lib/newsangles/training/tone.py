"""Learning of the tone of a sentence toward a person, from sentences that people have judged, calibrated by folds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from spacy.tokens import Doc
from spacy.vocab import Vocab

from newsangles.angles.framing.tellings import Tellings
from newsangles.angles.framing.tone_features import VECTOR_FACTOR, ZONES, Evidence
from newsangles.angles.framing.tone_scorer import SCORERS, SIDES, TONES, VALUE, dimension, log_odds
from newsangles.angles.framing.valence import NEUTRAL, carrying_weights, listed_values
from newsangles.language.scorers import Model, Weights, log_softmax, score
from newsangles.language.word_vectors import unit
from newsangles.pipeline.versions import DEFAULT_MODEL
from newsangles.training import loop
from newsangles.training.fitting import Rows
from newsangles.training.loop import Fitting, Folds, Held, Marks, Recipe, Stage, Trainer

BLOCK = 40
"""Sentences beside each other may come from one article, and are left out together."""

DIGITS = 2


class Judged(NamedTuple):
    """A person in a sentence, with the tone that people found.

    Attributes:
        strings: The names of the features present.
        numbers: Those that carry numbers, without the vectors.
        vectors: The sum of each zone's vectors over the root of their count, a row a zone.
        tone: -1, 0 or 1.
        values: The weights that carry values over.
    """

    strings: tuple[str, ...]
    numbers: tuple[tuple[str, float], ...]
    vectors: np.ndarray
    tone: int
    values: np.ndarray

    def all_numbers(self, side: str) -> Iterator[tuple[str, float]]:
        """The features that carry numbers, for a tone."""
        for name, number in self.numbers:
            yield f"{side} {name}", number
        for zone, row in zip(ZONES, self.vectors, strict=True):
            if row.any():
                yield from zip(_dimensions(side, zone, len(row)), row.tolist(), strict=True)


@lru_cache(maxsize=64)
def _dimensions(side: str, zone: str, width: int) -> list[str]:
    return [f"{side} {dimension(zone, k)}" for k in range(width)]


@lru_cache(maxsize=1)
def carried(vocabulary: Vocab) -> np.ndarray:
    """The weights that carry the list's values over to other words, by the vectors of a model."""
    words = [*listed_values(), *NEUTRAL]
    table = unit(np.array([vocabulary.get_vector(word) for word in words], dtype=float))
    return np.round(carrying_weights(words, table), DIGITS)


def example(doc: Doc, targets: Sequence[Mapping[str, Any]]) -> tuple[Judged, ...] | None:
    """The judged persons of a sentence; None: it has no words."""
    if not len(doc):
        return None
    weights = carried(doc.vocab)
    tellings = Tellings(doc, weights[:, None])
    made = []
    for target in targets:
        found = tellings.evidence(tellings.person_at(*target["span"]))
        made.append(judged(doc, found, int(target["tone"]), weights))
    return tuple(made)


def judged(doc: Doc, found: Evidence, tone: int, weights: np.ndarray) -> Judged:
    """The features of a person, as they are learned from."""
    rows = []
    for zone in ZONES:
        inside = found.zones[zone]
        vectors = unit(np.array([doc[i].vector for i in inside])) if inside else np.zeros((1, doc.vocab.vectors_length))
        rows.append((vectors.sum(axis=0) * (VECTOR_FACTOR / len(vectors) ** 0.5)).astype(np.float32))
    names = tuple(dict.fromkeys(name for name, _ in found.strings))
    return Judged(names, tuple(found.numbers), np.stack(rows), tone, weights)


def stages(sentences: Sequence[tuple[Judged, ...]], beside: Iterable[Doc]) -> list[Stage]:
    """One stage: the three tones of each person, of which one is right."""

    def tones(folds: Folds) -> dict[str, Rows]:
        rows, group = Rows(), 0
        for d in folds.kept:
            for one in sentences[d]:
                for tone, side in ((-1, "-"), (1, "+")):
                    names = [f"{side} {name}" for name in one.strings]
                    rows.add(names, one.tone == tone, group=group, document=d, numbers=one.all_numbers(side))  # type: ignore[arg-type]
                rows.add([], one.tone == 0, group=group, document=d)
                group += 1
        return {"tone": rows}

    return [tones]


def chances(weights: Weights, one: Judged) -> list[float]:
    """The log-probabilities of the three tones."""
    minus, plus = (
        score(weights, [f"{side} {name}" for name in one.strings], list(one.all_numbers(side))) for side in SIDES
    )
    return log_softmax((minus, 0.0, plus))


def judge(held: Held[tuple[Judged, ...]], weights: Mapping[str, Weights], marks: Marks) -> None:
    """Note the tone of each person, and whether it was right."""
    for _, sentence in held:
        for one in sentence:
            found = np.exp(chances(weights["tone"], one))
            best = int(found.argmax())
            marks.add(SCORERS[best], log_odds(float(found[best])), TONES[best] == one.tone)
            marks.add("opposite", log_odds(float(found[best])), TONES[best] == -one.tone != 0)
            marks.add("tone", TONES[best], one.tone)


def measure(marks: Marks) -> dict[str, Any]:
    """Macro F1, and precision and recall of each tone."""
    said, want = (np.array(values) for values in marks.decisions("tone"))
    figures: dict[str, Any] = {"folds": RECIPE.folds, "persons": len(want)}
    each = []
    for tone, name in zip(TONES, SCORERS, strict=True):
        both = int(((said == tone) & (want == tone)).sum())
        precision, recall = both / max(1, int((said == tone).sum())), both / max(1, int((want == tone).sum()))
        each.append(2 * precision * recall / max(1e-9, precision + recall))
        figures[name] = {"precision": round(precision, 3), "recall": round(recall, 3)}
    return {"tone": figures | {"macro F1": round(float(np.mean(each)), 3)}}


def settings(sentences: Sequence[tuple[Judged, ...]], weights: Mapping[str, Weights]) -> dict[str, float]:
    """The weights that carry values over."""
    return {f"{VALUE}{k}": float(x) for k, x in enumerate(sentences[0][0].values.tolist())}


RECIPE = Recipe(
    example=example,
    fittings={"tone": Fitting(40.0, choice=True, steps=70, smallest=0.035, digits=DIGITS)},
    stages=stages,
    folds=5,
    block=BLOCK,
    judge=judge,
    calibrated=SCORERS,
    measure=measure,
    settings=settings,
)

TRAINER = Trainer(
    name="tone",
    key="targets",
    unit="sentence",
    fields="id, text and targets",
    features="named; each occurs in five or more sentences; names are masked; or sums of word vectors by place",
    recipe=RECIPE,
    empty=False,
)


def learn(
    data: str | Path,
    *,
    corpus: str,
    model: str = DEFAULT_MODEL,
    texts: str | Path | None = None,
    happened: str | Path | None = None,
) -> Model:
    """Learn from a file of sentences; for the rest see `newsangles.training.loop.learn`.

    Args:
        data: JSON Lines with ``id``, ``text`` (a sentence) and ``targets``, each with ``span`` (of a person's mention)
            and ``tone`` (-1 unfavourable, 0 neutral, 1 favourable).
        corpus: What they are, and under which licence, for the header of the weights.
        model: As for `newsangles.parse`.
        texts: Not taken.
        happened: Not taken.
    """
    return loop.learn(TRAINER, data, corpus=corpus, model=model, texts=texts, happened=happened)
