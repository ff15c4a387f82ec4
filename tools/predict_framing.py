"""Rows of the framing angle for a file of annotated texts, in the form that a scorer of such files reads.

    python tools/predict_framing.py {tone,wording,spans,passive} GOLD.jsonl OUT_DIR [--alone]

GOLD.jsonl has an ``id`` and a ``text`` on each line. The rows are those of the library's own code; a task only writes
them by the names of columns that scorers know.

tone      portrayals.jsonl: a row for each mention of the person in the sentence of a portrayal. With ``--alone`` the
          texts are single sentences, where nobody can tell whom *he* means, or whether a lone surname is a person's:
          each mention of an actor, and each pronoun for a person, is read as that of a person.
wording, spans    wordings.jsonl: wordings with ``actor``, the name of the target; for a ranking, all other words with
          their chance to colour, not shown.
passive   wordings.jsonl: the kind "no doer" for each passive with a form of *be* or *get* that names no doer. Those
          that share the form of another verb (was held and *beaten*) and bare participles (men *shot* in a raid) are
          left out: treebanks do not mark them as passives.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from newsangles.angles.framing.portrayals import portrayals
from newsangles.angles.framing.word_ranking import word_scores
from newsangles.angles.framing.wordings import wordings
from newsangles.angles.shell import plain_rows
from newsangles.documents.read import read
from newsangles.language.parsed_text import parsed_text_of
from newsangles.language.passives import passives_of
from newsangles.language.scorers import logistic
from newsangles.pipeline.parse import parse

Rows = Iterator[dict[str, Any]]


def tone(doc: Doc, alone: bool) -> Rows:
    """The portrayals of a text, one row a mention of the person in the sentence."""
    if alone:
        _people_alone(doc)
    mentions = plain_rows(doc, "mentions")
    for row in portrayals(doc):
        told = {
            "actor_id": row.actor_id,
            "tone": row.tone,
            "score": row.score,
            "confidence": row.confidence,
            "voice": row.voice,
            "shown": row.shown,
            "cues": row.cues,
        }
        for mention in mentions:
            if mention["actor_id"] == row.actor_id and row.start <= mention["start"] < row.end:
                yield {"mention_start": mention["start"], "mention_end": mention["end"], **told}


def _people_alone(doc: Doc) -> None:
    """Read each mention of a lone sentence as that of a person."""
    for n, mention in enumerate(plain_rows(doc, "mentions")):
        if mention["actor_id"] is None and mention["label"] == "person":
            mention["actor_id"] = f"open {n}"
        mention["label"] = "person"


def wording(doc: Doc, alone: bool) -> Rows:
    """Wordings with the name of their target and their chance to colour; for a ranking, words without a row, too."""
    names, scores = {actor.actor_id: actor.name for actor in doc._.actors}, word_scores(doc)
    for row in wordings(doc):
        yield {
            "start": row.start,
            "end": row.end,
            "kind": row.kind,
            "voice": row.voice,
            "confidence": logistic(scores.pop((row.start, row.end), 0.0)),
            "shown": row.shown,
            "rule": row.rule,
            "actor": names.get(row.target_actor_id or ""),
        }
    for (start, end), score in scores.items():
        yield {"start": start, "end": end, "kind": "ranked", "confidence": logistic(score), "shown": False}


def passive(doc: Doc, alone: bool) -> Rows:
    """The passives without a doer, as wordings."""
    view = parsed_text_of(doc)
    for found in passives_of(view):
        if found.form == "full" and found.doer < 0:
            yield {"start": view.idx[found.verb], "end": view.end[found.verb], "kind": "no doer"}


TASKS: dict[str, tuple[str, Callable[[Doc, bool], Rows]]] = {
    "tone": ("portrayals.jsonl", tone),
    "wording": ("wordings.jsonl", wording),
    "spans": ("wordings.jsonl", wording),
    "passive": ("wordings.jsonl", passive),
}
"""The file that each task writes, and its rows for a text."""


def main() -> None:
    """Write the rows of a task."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("task", choices=list(TASKS))
    parser.add_argument("gold", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--alone", action="store_true", help="tone: the texts are single sentences")
    options = parser.parse_args()
    name, rows = TASKS[options.task]
    options.out.mkdir(parents=True, exist_ok=True)
    articles = list(read(options.gold, any_language=True))
    with (options.out / name).open("w", encoding="utf-8") as file:
        for article, doc in zip(articles, parse(articles), strict=True):
            for row in rows(doc, options.alone):
                print(json.dumps({"article_id": article.id, **row}), file=file)


if __name__ == "__main__":
    main()
