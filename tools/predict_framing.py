"""Run the framing angle on annotated texts, and write tables that a scorer reads.

    python tools/predict_framing.py {wording,spans} GOLD.jsonl OUT_DIR

GOLD is JSON Lines with ``id`` and ``text``.

wording, spans    wordings.jsonl: loaded words from a low share on, so that they can be ranked; with ``actor``, the name
                  of the target.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from newsangles import parse, read
from newsangles.angles.framing.wordings import wordings

LEAST_TO_RANK = 0.02
"""The share of readers, >= which a loaded word is written for a ranking."""


def wording_rows(doc: Doc) -> Iterator[dict[str, Any]]:
    """Wordings with the name of their target."""
    names = {actor.actor_id: actor.name for actor in doc._.actors}
    for row in wordings(doc, least=LEAST_TO_RANK):
        yield {
            "start": row.start,
            "end": row.end,
            "kind": row.kind,
            "voice": row.voice,
            "confidence": row.confidence,
            "shown": row.shown,
            "rule": row.rule,
            "actor": names.get(row.target_actor_id or ""),
        }


TASKS = {"wording": ("wordings.jsonl", wording_rows), "spans": ("wordings.jsonl", wording_rows)}
"""The table and the rows of each task."""


def main() -> None:
    """Write the table of one task."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("task", choices=sorted(TASKS))
    parser.add_argument("gold", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    name, rows_of = TASKS[options.task]
    options.out.mkdir(parents=True, exist_ok=True)
    with (options.out / name).open("w", encoding="utf-8") as file:
        for doc in parse(read(options.gold)):
            for row in rows_of(doc):
                file.write(json.dumps({"article_id": doc._.article.id, **row}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
