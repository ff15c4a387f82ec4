"""The one list of the claims: their order, and what a reader can filter them by."""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from newsangles.angles.claims.findings import distance
from newsangles.angles.factuality.lexicon import lexicon
from newsangles.tables.frames import records
from newsangles.tables.wording import ANONYMOUS, HEARSAY, IMPLICATIONS, OUTLET, counted, in_words, line

KEY = ["article_id", "claim_id"]

Filters = dict[str, tuple[str, "pd.Series[Any]"]]


def first_to_check_first(claims: pd.DataFrame, first: pd.DataFrame) -> pd.DataFrame:
    """All claims, those to check first in their order, then the others in that of the text.

    Args:
        claims: The result of `newsangles.angles.claims.priorities.graded`.
        first: Those of them to check first, with their ``priority``.

    Returns:
        The claims with ``made`` (how the priority was made, None for the others), ``leaning`` (their words of doubt or
        weight with the meaning of each), ``because`` (these words, and those that decide how one of these others is
        put; the reasons for the first name them) and ``before`` (the words before one that tell what is meant in it,
        None where it can be read alone).
    """
    place = pd.Series(range(len(first)), pd.MultiIndex.from_frame(first[KEY]), "int64")
    at = place.reindex(pd.MultiIndex.from_frame(claims[KEY])).to_numpy()
    ordered = claims.assign(place=at).sort_values("place", kind="stable", na_position="last", ignore_index=True)
    parts = zip(*(ordered[name] for name in ("priority", "checkable", "important", "weak", "place")), strict=True)
    made = [None if pd.isna(n) else _MADE.format(*values) for *values, n in parts]
    cues = ["; ".join(dict.fromkeys(f"“{cue}”" for cue in cues)) for cues in ordered["cues"]]
    told = [f"Put so by {words}." if words else None for words in cues]
    because = [None if name else words for name, words in zip(made, told, strict=True)]
    before = [
        f"Before it: {_LINK.sub('', line(words))}." if isinstance(words, str) else None for words in ordered["context"]
    ]
    leaning = [leaning_words(row) for row in records(ordered)]
    reasons = ordered["why"] if "why" in ordered else [""] * len(ordered)
    both = [
        " ".join(filter(None, (put, _leaning_line(words, why)))) or None
        for put, words, why in zip(because, leaning, reasons, strict=True)
    ]
    added = {"made": made, "leaning": leaning, "because": both, "before": before}
    return ordered.assign(**{name: pd.Series(values, ordered.index, dtype="object") for name, values in added.items()})


_LINK = re.compile(r"[,;]?\s+(?:where|when|which|who|whom|whose|that|and|but|or|as|if|while|because)$")
_MADE = "Priority {:.2f}: checkable {:.2f}, times the mean of important {:.2f} and weakly backed {:.2f}"


def _leaning_line(words: Mapping[str, str], why: str) -> str:
    """The words of doubt or weight of a claim with their meanings, but for those in its reasons."""
    left = [f"“{word}”, {meaning}" for word, meaning in words.items() if f"“{word}”" not in why]
    return f"Doubt or weight: {'; '.join(left)}." if left else ""


def leaning_words(claim: Mapping[Hashable, Any]) -> dict[str, str]:
    """The words of a claim, or around it, that say what to think of it, and the meaning of each.

    These are the cue of its source where it is not neutral (*claimed*, *admitted*), words in scare quotes, and words of
    hearsay and allegation.
    """
    found = {}
    if claim["stance_cue"] and claim["stance"] in _LEANING_STANCES:
        word, meaning = distance(claim["stance_cue"])
        found[word] = meaning if claim["stance"] == "doubting" else IMPLICATIONS[claim["stance"]]
    handed_on = lexicon()["hearsay"] | lexicon()["alleged"]
    words = [*re.findall(r"\w+", claim["text"]), *claim["cues"]]
    known = {word.lower() for word in found}
    found |= {w: IMPLICATIONS["doubting"] for w in words if w.lower() in handed_on and w.lower() not in known}
    return found


_LEANING_STANCES = ("doubting", "asserting", "endorsing", "conceding")


def second_hand_claims(claims: pd.DataFrame) -> pd.DataFrame:
    """The claims whose source reports another source, with the ``chain`` of them."""
    second = claims[claims["links"].map(len) > 1]
    return second.assign(chain=second["links"].map(" → ".join))


def filters(claims: pd.DataFrame, numbers: pd.DataFrame) -> Filters:
    """The filters of the list by name: their words, and which claims each keeps.

    One that keeps no claim is left out.

    Args:
        claims: The result of `first_to_check_first`.
        numbers: The table of numbers.
    """
    stated = pd.MultiIndex.from_frame(numbers[KEY])
    keys = pd.MultiIndex.from_frame(claims[KEY])
    found: Filters = {
        "first": ("to check first", claims["place"].notna()),
        "all": ("all", pd.Series(True, claims.index)),
        "own": ("in the outlet’s own voice", claims["sort"] == OUTLET),
        "unnamed": ("without a named source", claims["sort"].isin(ANONYMOUS)),
        "hearsay": ("hearsay", claims["sort"] == HEARSAY),
        "number": ("with a number", pd.Series(keys.isin(stated), claims.index)),
        "second": ("at second hand", claims["links"].map(len) > 1),
        "leaning": ("with words of doubt or weight", claims["leaning"].map(len) > 0),
    }
    return {name: (words, keeps) for name, (words, keeps) in found.items() if keeps.any()}


def contents(filters: Filters) -> dict[str, str]:
    """The links to the filters of the list, each with its count: ``seven without a named source``."""
    order = sorted(filters, key=lambda name: name != "all")
    count = {name: int(filters[name][1].sum()) for name in order}
    words = {name: counted(count[name], "claim") if name == "all" else filters[name][0] for name in order}
    return {
        words[name] if name == "all" else f"{in_words(count[name])} {words[name]}": f"#claims-{name}" for name in order
    }
