"""Training of all angles in one loop: read annotated texts, fit by folds, judge on unseen texts, write weights.

An angle's module gives a `Trainer`: what a line of its data holds, and one `Recipe` for each file, that is, candidates
with their features (stages), and how a decision is judged. All else is here, the same for every angle.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

import numpy as np
from spacy.tokens import Doc

from newsangles.angles.angle import angles as all_angles
from newsangles.documents.read import read
from newsangles.errors import DocumentError, ParameterError
from newsangles.language.scorers import Calibration, Model, Numbers, Weights
from newsangles.pipeline.parse import BATCH, load, parse
from newsangles.pipeline.versions import DEFAULT_MODEL, versions
from newsangles.training import cards
from newsangles.training.fitting import Rows, average, both, calibrate, prune

Example = TypeVar("Example")

TAKES = {"texts": "actors", "happened": "predicates"}
"""Further files to learn from, each with the one angle that takes it."""


class Fitting(NamedTuple):
    """How one scorer is fitted.

    Attributes:
        l2: Strength of the penalty, chosen by cross-validation.
        choice: One candidate of a group is right; else each is judged by itself.
        documents: In how many documents a feature has to occur.
        steps: L-BFGS iterations.
        smallest: Weights below this are left out of the file.
        digits: Decimals in the file.
        prune_parts: Weights of the folds are those of a file too; else they are as fitted.
    """

    l2: float
    choice: bool = False
    documents: int = 5
    steps: int = 60
    smallest: float = 0.0
    digits: int = 3
    prune_parts: bool = False

    def fit(self, rows: Rows, keep: Callable[[int], bool] = lambda document: True) -> Weights:
        """The weights as fitted to the documents kept."""
        return rows.fit(choice=self.choice, keep=keep, l2=self.l2, documents=self.documents, steps=self.steps)

    def prune(self, weights: Weights) -> Weights:
        """The weights as they stand in the file."""
        return prune(weights, smallest=self.smallest, digits=self.digits)


class Folds:
    """Scorers that are fitted by folds, so that each document can be read by weights that have not seen it.

    Attributes:
        kept: The documents to learn from, in order.
        notes: Findings of earlier stages about each document, for later stages.
    """

    def __init__(self, recipe: Recipe[Any], kept: Sequence[int], total: int) -> None:
        self.kept = kept
        self.notes: dict[int, Any] = {}
        self._recipe = recipe
        self._total = total  # documents from here on are no examples: every fold learns from them
        self._part = {d: n // recipe.block % recipe.folds for n, d in enumerate(kept)}
        self._rows: dict[str, Rows] = {}
        self._fitted: dict[tuple[str, int], Weights] = {}

    def parts(self) -> list[list[int]]:
        """The documents of each fold; a fold without any is left out."""
        parts = [[d for d in self.kept if self._part[d] == k] for k in range(self._recipe.folds)]
        return [part for part in parts if part]

    def learn(self, rows: Mapping[str, Rows]) -> None:
        """Take in the candidates of a stage. Weights are fitted when they are asked for."""
        self._rows |= rows
        if self._recipe.mean:  # all folds will be needed, the rows no longer
            for k in range(self._recipe.folds):
                for name in rows:
                    self._without(name, k)
            self._rows |= dict.fromkeys(rows, Rows())

    def unseen(self, number: int) -> dict[str, Weights]:
        """The weights of all scorers so far, fitted without the fold of a document."""
        return {name: self._without(name, self._part[number]) for name in self._rows}

    def final(self) -> dict[str, Weights]:
        """The weights for the file: fitted to all that are kept, or the mean over the folds."""
        fittings, folds = self._recipe.fittings, range(self._recipe.folds)
        if self._recipe.mean:
            found = {name: average([self._without(name, k) for k in folds]) for name in self._rows}
        else:
            found = {
                name: fittings[name].fit(rows, lambda d: d >= self._total or d in self._part)
                for name, rows in self._rows.items()
            }
        return {name: fittings[name].prune(weights) for name, weights in found.items()}

    def _without(self, name: str, k: int) -> Weights:
        if (name, k) not in self._fitted:
            fitting = self._recipe.fittings[name]
            weights = fitting.fit(self._rows[name], lambda d: d >= self._total or self._part.get(d, k) != k)
            self._fitted[name, k] = fitting.prune(weights) if fitting.prune_parts else weights
        return self._fitted[name, k]


class Marks:
    """Decisions on texts that the weights had not seen, with what the annotators say.

    Attributes:
        counts: How often, by scorer and by ``right``, ``found`` or ``marked``.
        rows: Candidates of scorers that learn from decisions with all their mistakes.
    """

    def __init__(self) -> None:
        self.counts: Counter[tuple[str, str]] = Counter()
        self.rows: dict[str, Rows] = {}
        self._decisions: dict[str, list[tuple[int, float, float]]] = {}

    def add(self, name: str, said: float, so: float, *, document: int = 0) -> None:
        """Add one decision: a score or chance, and 1 or 0 or the judgement."""
        self._decisions.setdefault(name, []).append((document, said, so))

    def decisions(self, name: str) -> tuple[list[float], list[float]]:
        """All scores or chances of a scorer, and all judgements, by document."""
        found = sorted(self._decisions.get(name, ()), key=lambda decision: decision[0])
        return [said for _, said, _ in found], [so for _, _, so in found]

    def calibration(self, name: str) -> Calibration:
        """The calibration of a scorer; none where its decisions were all right or all wrong."""
        scores, right = self.decisions(name)
        return calibrate(scores, [bool(so) for so in right]) if 0 < sum(right) < len(right) else Calibration()


Stage = Callable[[Folds], Mapping[str, Rows]]
"""Candidates of some scorers with their features; it can read documents by what earlier stages have learned."""

Held = Sequence[tuple[int, Example]]
"""Documents that the weights have not seen, each with its number."""


@dataclass(frozen=True, kw_only=True)
class Recipe(Generic[Example]):
    """An angle's scorers on one file of annotated texts.

    Attributes:
        example: What a parsed text with its annotation teaches; None: nothing.
        fittings: How each scorer is fitted.
        stages: The stages, from all examples and from further texts without annotation.
        folds: How many parts the documents have.
        block: So many documents beside each other go into one part.
        mean: The final weights are the mean over the folds; else they are fitted to all documents.
        judge: Note the decisions of weights on documents that they have not seen.
        held: Into how many parts the documents are divided, and which of these are left out of the whole training to be
            judged; None: the folds do for that, as no scorer is judged on what another has seen.
        calibrated: Scorers with a calibration.
        measure: Figures for the header, from the decisions.
        settings: Numbers that go with the weights.
    """

    example: Callable[[Doc, Any], Example | None]
    fittings: Mapping[str, Fitting]
    stages: Callable[[Sequence[Example], Iterable[Doc]], Sequence[Stage]]
    judge: Callable[[Held[Example], Mapping[str, Weights], Marks], None]
    folds: int
    block: int = 1
    mean: bool = False
    held: tuple[int, tuple[int, ...]] | None = None
    calibrated: tuple[str, ...] = ()
    measure: Callable[[Marks], dict[str, Any]] = lambda marks: {}
    settings: Callable[[Sequence[Example], Mapping[str, Weights]], dict[str, float]] = lambda examples, weights: {}


@dataclass(frozen=True, kw_only=True)
class Trainer:
    """The settings of an angle's training, besides its files.

    Attributes:
        name: The name of its weights.
        key: The key of the annotation on each line.
        unit: What a line holds, as messages call it.
        fields: What a line has to hold.
        features: What its features are, for the header.
        recipe: How it learns from the file of annotated texts.
        happened: How it learns from the file on what has happened; None: it takes none.
        empty: A text with an empty annotation teaches too.
        bare: Texts are parsed without the angles.
        order: The scorers in the order of the header's figures; empty: the recipe's.
    """

    name: str
    key: str
    unit: str
    fields: str
    features: str
    recipe: Recipe[Any]
    happened: Recipe[Any] | None = None
    empty: bool = True
    bare: bool = False
    order: tuple[str, ...] = ()


class Learned(NamedTuple):
    """Weights with what was measured on the way."""

    weights: dict[str, Weights]
    calibrations: dict[str, Calibration]
    settings: dict[str, float]
    measured: dict[str, Any]


# --- from a file to weights


def learn(
    trainer: Trainer,
    data: str | Path,
    *,
    corpus: str,
    model: str = DEFAULT_MODEL,
    texts: str | Path | None = None,
    happened: str | Path | None = None,
) -> Model:
    """Learn an angle's weights from files.

    Args:
        trainer: The angle's.
        data: Annotated texts, JSON Lines.
        corpus: What they are, and under which licence, for the header of the weights.
        model: As for `newsangles.parse`.
        texts: Articles without annotation (actors alone).
        happened: Sentences judged by what has happened (predicates alone).

    Raises:
        DocumentError: A file cannot be read, or holds no annotation.
        ParameterError: A file is given that the angle does not take.
        NewsanglesError: SciPy is not installed.
    """
    refuse(trainer.name, texts=texts, happened=happened)
    if trainer.happened is not None and happened is None:
        raise DocumentError(data, "there is no file on what has happened", "name one with --happened")
    lessons = [(trainer.recipe, data)] + ([(trainer.happened, happened)] if trainer.happened and happened else [])
    parsed = [(recipe, *annotated(trainer, path, model)) for recipe, path in lessons]
    files = [(Path(path).name, len(gold)) for (_, path), (_, _, gold) in zip(lessons, parsed, strict=True)]
    command = f"newsangles train {trainer.name} {Path(data).name}"
    for option, path in (("texts", texts), ("happened", happened)):
        command += f" --{option} {Path(path).name}" if path else ""
    beside: Iterable[Doc] = ()
    if texts is not None:
        plain = read(texts, any_language=True)
        files.append((Path(texts).name, len(plain)))
        beside = parse(plain, model=model, use_cache=False)
    header = {"corpus": corpus, "command": command, "made with": versions(model), "features": trainer.features}
    return with_header(trainer, [train(recipe, docs, gold, beside) for recipe, docs, gold in parsed], header, files)


def with_header(
    trainer: Trainer, found: Sequence[Learned], header: dict[str, Any], files: Sequence[tuple[str, int]]
) -> Model:
    """The model of what was learned, with its header and data card."""
    order = trainer.order or tuple(trainer.recipe.fittings)
    measured = {name: part.measured[name] for name in order for part in found if name in part.measured}
    made = Model(
        trainer.name,
        header | ({"measured": measured} if measured else {}),
        {name: weights for part in found for name, weights in part.weights.items()},
        {name: calibration for part in found for name, calibration in part.calibrations.items()},
        {name: value for part in found for name, value in part.settings.items()},
    )
    return cards.with_card(made, files)


def refuse(name: str, **files: str | Path | None) -> None:
    """Refuse a further file that an angle does not learn from.

    Raises:
        ParameterError: Such a file is given.
    """
    for option, path in files.items():
        if path is not None and TAKES[option] != name:
            raise ParameterError(
                f"--{option}", f"{name} learns nothing from it", f"leave it out; {TAKES[option]} alone takes it"
            )


def lines(path: str | Path, key: str, *, unit: str, fields: str, empty: bool = True) -> list[dict[str, Any]]:
    """The annotated lines of a file.

    Raises:
        DocumentError: It has none, or cannot be read.
    """
    try:
        plain = [json.loads(line) for line in Path(path).read_text("utf-8").split("\n") if line.strip()]
    except (OSError, ValueError) as error:
        raise DocumentError(path, f"cannot be read as JSON Lines ({error})", f"each line needs {fields}") from error
    rows = [row for row in plain if isinstance(row, dict) and key in row and (empty or row[key])]
    if not rows:
        raise DocumentError(path, f"no {unit} has {key}", f"each line needs {fields}")
    return rows


def annotated(trainer: Trainer, path: str | Path, model: str) -> tuple[Iterator[Doc], list[Any]]:
    """The parsed texts of a file, each with its annotation."""
    articles = read(path, any_language=True)
    found = lines(path, trainer.key, unit=trainer.unit, fields=trainer.fields, empty=trainer.empty)
    gold = {str(row["id"]): row[trainer.key] for row in found if "id" in row}
    kept = [article for article in articles if article.id in gold]
    if not kept:
        raise DocumentError(path, f"no {trainer.unit} has {trainer.key}", f"each line needs {trainer.fields}")
    if trainer.bare:
        angles = [angle.component for angle in all_angles()]
        docs = load(model).pipe([article.text for article in kept], disable=angles, batch_size=BATCH)
    else:
        docs = parse(kept, model=model, use_cache=False)
    return docs, [gold[article.id] for article in kept]


# --- from parsed texts to weights


def train(recipe: Recipe[Example], docs: Iterable[Doc], gold: Iterable[Any], beside: Iterable[Doc] = ()) -> Learned:
    """Learn from parsed texts.

    Args:
        recipe: The angle's.
        docs: The texts.
        gold: The annotation of each.
        beside: Texts without annotation.

    Returns:
        The weights, fitted to all; calibrations and figures come from texts that the weights judged had not seen. Both
        are made at the same time where they are trainings of their own and the system can fork.
    """
    made = (recipe.example(doc, marks) for doc, marks in zip(docs, gold, strict=True))
    examples = [example for example in made if example is not None]
    stages = recipe.stages(examples, beside)

    def fitted(kept: Sequence[int]) -> Folds:
        folds = Folds(recipe, kept, len(examples))
        for stage in stages:
            folds.learn(stage(folds))
        return folds

    def judged(unseen: Iterator[tuple[list[int], Mapping[str, Weights]]]) -> Learned:
        marks = Marks()
        for part, weights in unseen:
            recipe.judge([(d, examples[d]) for d in part], weights, marks)
        late = {name: recipe.fittings[name].fit(rows) for name, rows in marks.rows.items()}
        return Learned(late, {name: marks.calibration(name) for name in recipe.calibrated}, {}, recipe.measure(marks))

    def apart() -> Iterator[tuple[list[int], Mapping[str, Weights]]]:
        count, chosen = recipe.held or (1, ())
        for k in chosen:
            held = [d for d in range(len(examples)) if d % count == k]
            yield held, fitted([d for d in range(len(examples)) if d % count != k]).final()

    everything = range(len(examples))
    if recipe.held is None:
        folds = fitted(everything)
        result, weights = judged((part, folds.unseen(part[0])) for part in folds.parts()), folds.final()
    else:
        result, weights = both(lambda: judged(apart()), lambda: fitted(everything).final())
    weights |= result.weights
    return result._replace(weights=weights, settings=recipe.settings(examples, weights))


# --- for the angles


def vector_numbers(vector: np.ndarray) -> Numbers:
    """A word vector as features that carry numbers; none for a word that the model has no vector for."""
    return [(f"vector {k}", float(x)) for k, x in enumerate(vector.tolist()) if x]


def bins(said: Sequence[float], so: Sequence[float], *, count: int, digits: int = 2) -> list[list[float]]:
    """Bins of equal size: mean of what was said, and mean of what was so."""
    order = np.argsort(said, kind="stable")
    return [
        [round(float(np.mean(np.array(values, dtype=float)[part])), digits) for values in (said, so)]
        for part in np.array_split(order, count)
    ]
