"""Accusations with accuser, accused and answer, from the rows of events, claims and quotes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping
from typing import Any

import pandas as pd

from newsangles.angles.claims.lexicon import lexicon
from newsangles.tables.frames import records
from newsangles.tables.told_whole import NONE_POINTING, pointing_words, told_whole
from newsangles.tables.wording import called, line

Row = Mapping[Hashable, Any]
Key = tuple[str, str]

MAX_BEFORE = 200
"""Limit of the characters from whoever is accused to the verb behind."""

_OF = re.compile(r" of (?:the )?[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*")

COLUMNS = ["article_id", "start", "end", "accuser", "accused", "what", "answer", "answer_by", "answer_start"]


def accusations(table: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """The accusations of articles, each with the accused's own denial where the article has one.

    An accuser or accused that the text leaves open is missing. A missing answer tells nothing: a denial may stand in
    words that are not read as one.

    Args:
        table: The result of `newsangles.tables`: ``articles``, ``events``, ``claims``, ``quotes``, ``mentions`` and
            ``actors`` are read.

    Returns:
        One row an accusation, in the order of the text: ``start`` and ``end`` of its verb, ``accuser`` and ``accused``
        (the actor's name, else as written), ``what`` it says, and ``answer``, ``answer_by`` and ``answer_start``.
    """
    names = called(table["actors"])
    denials = defaultdict[Key, list[Row]](list)
    cues = defaultdict[str, list[Row]](list)
    for row in records(table["quotes"]):
        if row["cue_start"] is None:
            continue
        cues[row["article_id"]].append(row)
        if _has(row["cue"], "denying") and row["actor_id"] is not None:
            denials[row["article_id"], row["actor_id"]].append(row)
    claims: dict[Key, Row] = {
        (c["article_id"], c["quote_id"]): c for c in reversed(records(table["claims"])) if c["quote_id"]
    }
    texts = {row["article_id"]: row["text"] for row in records(table["articles"])}
    pointing = pointing_words(table["mentions"], names)
    found = []
    for event, quote in _charges(table, cues):
        claim = claims.get((event["article_id"], quote["quote_id"])) if quote else None
        charge = _row(event, quote, claim, denials, names, texts)
        if claim is not None:
            charge["what"] = told_whole(claim, pointing.get(event["article_id"], NONE_POINTING), names)
        found.append(charge)
    return pd.DataFrame(found, columns=COLUMNS)


def _charges(table: Mapping[str, pd.DataFrame], cues: Mapping[str, list[Row]]) -> Iterator[tuple[Row, Row | None]]:
    """The events that are acts of accusing, each with the quote whose cue it is."""
    for event in records(table["events"]):
        if event["polarity"] == "positive" and _has(event["text"], "accusing"):
            over = (q for q in cues[event["article_id"]] if q["cue_start"] <= event["start"] < q["cue_end"])
            quote = next(over, None)
            if quote is not None or event["class"] is not None:
                yield event, quote


def _has(words: str | None, name: str) -> bool:
    return not lexicon()[name].isdisjoint((words or "").lower().split())


def _row(
    event: Row,
    quote: Row | None,
    claim: Row | None,
    denials: Mapping[Key, list[Row]],
    names: Mapping[Key, str],
    texts: Mapping[str, str],
) -> dict[str, Any]:
    """An accusation, from the event, the quote of its cue, and the claim in that."""
    i = event["article_id"]
    accuser = _named(names.get((i, event["source_actor_id"])), _whole(event, "source", texts))
    accused_id, accused = event["target_actor_id"], _whole(event, "target", texts)
    if accused is None and claim is not None:
        accused = claim["subject"]
    if accuser is None and quote is not None and quote["source"] is not None:
        accuser = names.get((i, quote["actor_id"])) or line(quote["source"])
    own = denials.get((i, accused_id), [])
    answer = next((q for q in own if q["start"] > event["start"]), own[-1] if own else None)
    text = quote["text"] if quote is not None else event["text"]
    return {
        "article_id": i,
        "start": event["start"],
        "end": event["end"],
        "accuser": accuser,
        "accused": _named(names.get((i, accused_id)), accused),
        "what": line(text),
        "answer": None if answer is None else line(f"{answer['cue']} {answer['text']}"),
        "answer_by": None if answer is None else names.get((i, answer["actor_id"])),
        "answer_start": None if answer is None else answer["start"],
    }


def _whole(event: Row, role: str, texts: Mapping[str, str]) -> str | None:
    """A participant as written, with the place or body behind its office: *the mayor of Hull*."""
    text, words, end = texts[event["article_id"]], event[role], event[f"{role}_end"]
    if role == "target" and words is None and event["object"] is not None:
        words = event["object"]
        at = text.rfind(words, max(0, event["start"] - MAX_BEFORE), event["start"])
        end = at + len(words) if at >= 0 else None
    behind = _OF.match(text, end) if end is not None else None
    return None if words is None else str(words) + (behind.group() if behind else "")


def _named(name: str | None, written: str | None) -> str | None:
    """The name of an actor, or the words here where they tell more: *the mayor of Hull* for *the mayor*."""
    here = written and line(written)
    return here if name is None or (here and here.startswith(f"{name} of ")) else name
