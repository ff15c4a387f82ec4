"""Data cards: what weights decide, what they were learned from, how they were measured, and what they are not for."""

from __future__ import annotations

import functools
import hashlib
import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from importlib import resources
from typing import Any

from newsangles.language.scorers import Model

PARTS = ("decides", "learned from", "measured", "features", "not for", "command")
"""The parts of a card; each card has all of them."""

SOURCE_PARTS = ("corpus", "split", "documents", "licence")
"""The parts of a card on each corpus."""


@functools.cache
def templates() -> dict[str, dict[str, Any]]:
    """The angles' own words for their cards, by the name of the weights, from ``data/cards.toml``."""
    text = (resources.files("newsangles.training") / "data" / "cards.toml").read_text("utf-8")
    return tomllib.loads(text)


def with_card(model: Model, files: Sequence[tuple[str, int]]) -> Model:
    """A model whose header has a card.

    Args:
        model: The weights, with the rest of the header.
        files: The name of each file, and how many documents it taught.
    """
    header = {key: value for key, value in model.header.items() if key != "card"}
    plain = [asdict(model)[part] for part in ("settings", "calibrations", "scorers")]
    made = card(
        model.angle,
        fingerprint=fingerprint(plain),
        corpus=header["corpus"],
        files=files,
        command=header["command"],
        measured=_measured_in_training(model),
    )
    return replace(model, header=header | {"card": made})


def card(
    name: str,
    *,
    fingerprint: str,
    corpus: str,
    files: Sequence[tuple[str, int]],
    command: str,
    measured: Mapping[str, Any],
) -> dict[str, Any]:
    """A card.

    Figures of the test halves go with the weights they were measured with, so other weights do not get them.

    Args:
        name: The name of the weights.
        fingerprint: That of the weights, as `fingerprint` gives it.
        corpus: What the texts are, and under which licence, in the words of who trained them.
        files: The name of each file, and how many documents it taught.
        command: The training command.
        measured: Figures from the training itself.
    """
    template = templates()[name]
    published = template["published"]
    known = fingerprint == published["fingerprint"]
    own = [
        {"corpus": corpus, "split": file, "documents": n, "licence": "as named with the corpus"} for file, n in files
    ]
    if known and "measured again" in published:  # after a threshold has changed that is no part of the weights
        measured = {**measured, "figures": {**measured["figures"], **published["measured again"]}}
    none = {"how": "held-out texts", "figures": "none: these weights have not been measured on texts kept apart"}
    held_out = {"how": "held-out texts, on which nobody develops", **published["held out"]}
    return {
        "decides": template["decides"],
        "learned from": published["learned from"] if known else own,
        "measured": [held_out if known else none, {"how": template["measured in training"], **measured}],
        "features": template["features"],
        "not for": template["not for"],
        "command": command,
    }


def fingerprint(weights: Any) -> str:
    """A short hash of weights: anything that JSON can hold."""
    return hashlib.sha256(json.dumps(weights, sort_keys=True).encode()).hexdigest()[:16]


def _measured_in_training(model: Model) -> dict[str, Any]:
    """Figures of the header without their bins; where there are none, the calibrations."""
    if "measured" not in model.header:
        return {"calibrations": {name: asdict(fit) for name, fit in sorted(model.calibrations.items())}}
    figures = {
        name: {what: x for what, x in found.items() if not what.startswith("bins")}
        for name, found in model.header["measured"].items()
    }
    return {"figures": figures}


def as_comments(found: Mapping[str, Any]) -> list[str]:
    """A card as comment lines of a table, one for each part or item of a part."""
    lines = []
    for part in PARTS:
        items = found[part] if isinstance(found[part], list) else [found[part]]
        lines += [f"# {part}: {item if isinstance(item, str) else _in_words(item)}" for item in items]
    return lines


def _in_words(item: Mapping[str, Any]) -> str:
    return "; ".join(
        f"{key}: {_in_words(value) if isinstance(value, Mapping) else value}" for key, value in item.items()
    )
