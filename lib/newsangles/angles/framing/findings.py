"""Findings on framing: rows with names in place of ids, and the sentences of ``60_framing``, from the rows.

What is *shown* is of a sort that was right often enough where it was judged; every other row is in the tables alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
from spacy.tokens import Doc

from newsangles.errors import ParameterError
from newsangles.show.sentence_numbers import sentence_number, sentence_starts
from newsangles.tables.frames import records
from newsangles.tables.wording import (
    THE_OUTLET,
    brief,
    called,
    in_words,
    line,
    listed,
)

OWN, OTHERS, HIMSELF = "the outlet’s own voice", "words of others", "own words"
"""In whose words somebody is told of: the outlet's, those of others, or those of the one told of."""

TONES = {-1: "unfavourable", 0: "neutral", 1: "favourable"}
"""The tones of a sentence, in words."""

JUDGES = {
    "blame": ("blames", "does not blame", "may blame"),
    "praise": ("praises", "does not praise", "may praise"),
}
"""The kinds of judgements in words: certain, in the negative, and anything else."""

JUDGED = {"blame": "Blamed", "praise": "Praised"}
"""The topics of those who are judged."""

SOMEBODY, QUOTED = "somebody not named there", "somebody quoted"
"""The name of whoever judges or speaks and is not named."""

MIN_SENTENCES = 5
"""No mean of fewer sentences than this is given."""

SENTENCE = 240
"""The longest sentence that is printed whole (characters)."""

MAX_NAME = 60
"""Limit of characters of somebody who is no actor, as written."""

_DETERMINER = re.compile(r"^(?:The|An?|Some|Many|One|Two|Three|His|Her|Their|Its|Our) (?=[a-z])")
_PRONOUNS = frozenset("i we he she they it you one who that this which".split())
_MARKS = "“”\"‘’'"

Row = Mapping[Any, Any]
Tables = Mapping[str, pd.DataFrame]
Key = tuple[str, str]


class _Names:
    """The names of actors, and whose the words of each quote are."""

    def __init__(self, table: Tables) -> None:
        self.actors = called(table["actors"])
        self.speakers: dict[Key, str] = {}
        for quote in records(table["quotes"]):
            i = quote["article_id"]
            ids = (quote["actor_id"], *(quote["joint_actor_ids"] or ()))
            names = [name for one in ids if (name := self.actor({"article_id": i, "id": one}, "id"))]
            written = quote["source"] or ""
            open_ = written.lower() in _PRONOUNS or not written
            self.speakers[i, quote["quote_id"]] = listed(names) or (QUOTED if open_ else brief(written, MAX_NAME))

    def actor(self, row: Row, column: str, words: str = "") -> str | None:
        """An actor's name, else the words for it; None where there are none."""
        name = _DETERMINER.sub(
            lambda found: found[0].lower(), self.actors.get((row["article_id"], row[column] or ""), "")
        )
        return name or (brief(row[words], MAX_NAME) if words and row[words] else None)

    def word(self, row: Row) -> str:
        """In whose words a row stands: the outlet's, or those of a quote's source."""
        if row["voice"] == "outlet":
            return THE_OUTLET
        by = self.actor(row, "by_actor_id") if "reported" not in row else None
        return by or self.speakers.get((row["article_id"], row.get("quote_id") or ""), QUOTED)


def _with(rows: pd.DataFrame, **columns: Sequence[Any]) -> pd.DataFrame:
    """The rows with columns of text; None stays missing."""
    return rows.assign(**{name: pd.Series(list(cells), rows.index, "str") for name, cells in columns.items()})


# --- rows with names --------------------------------------------------------------------------------------------------


def judged(table: Tables) -> pd.DataFrame:
    """The judgements with ``who`` judges, ``whom``, ``did`` (*blames*, *does not blame*), ``word`` and ``counts``.

    Args:
        table: The result of `newsangles.tables`.

    Returns:
        The rows that are shown; ``word`` is in whose words they stand, ``counts`` is True where the text says that
        somebody does judge so.
    """
    names, rows = _Names(table), _shown(table["judgements"])
    every = records(rows)
    counts = [row["polarity"] == "positive" and row["certainty"] == "certain" for row in every]
    found = _with(
        rows,
        who=[_judge(names, row) for row in every],
        whom=[names.actor(row, "target_actor_id", "target") for row in every],
        did=[
            JUDGES[row["kind"]][0 if sure else 1 + (row["polarity"] == "positive")]
            for row, sure in zip(every, counts, strict=True)
        ],
        word=[names.word(row) for row in every],
    )
    return found.assign(counts=pd.Series(counts, rows.index, bool))


def _judge(names: _Names, row: Row) -> str:
    """The name of the judge: as told, else of the one whose words they are."""
    told = names.actor(row, "by_actor_id", "by")
    return told or (SOMEBODY if row["reported"] else names.word(row))


def portrayed(table: Tables) -> pd.DataFrame:
    """The portrayals with names.

    Returns:
        The rows with the ``person``, ``whose`` words they are (`OWN`, `OTHERS`, `HIMSELF`), ``word``, whose they are by
        name, and ``told``, a value of `TONES`.
    """
    names, rows = _Names(table), table["portrayals"]
    every = records(rows)
    whose = [
        OWN if row["voice"] == "outlet" else HIMSELF if row["by_actor_id"] == row["actor_id"] else OTHERS
        for row in every
    ]
    return _with(
        rows,
        person=[names.actor(row, "actor_id", "mention") for row in every],
        whose=whose,
        word=[names.word(row) for row in every],
        told=[TONES[row["tone"]] for row in every],
    )


def backed(means: pd.DataFrame, shown: pd.DataFrame) -> pd.DataFrame:
    """Means beside a sentence that leans the same way for sure, and none the other way.

    Misfortunes, and words against whoever attacks somebody, lower a mean, too; then no such sentence is there.

    Args:
        means: The result of `newsangles.angles.framing.ranges.with_ranges` by article and person.
        shown: The result of `portrayed`, the rows that are shown.
    """
    sides = set(zip(shown["article_id"], shown["person"], shown["tone"], strict=True))
    told = means.dropna(subset=["score"]).reset_index(drop=True)
    kept = []
    for row in records(told):
        side = 1 if row["score"] > 0 else -1
        known = [(row["article_id"], row["person"], one) in sides for one in (side, -side)]
        kept.append((row["low"] > 0 or row["high"] < 0) and known == [True, False])
    return told[pd.Series(kept, told.index, bool)].reset_index(drop=True)


def coloured(table: Tables) -> pd.DataFrame:
    """The words that colour and are shown, with ``whom`` they colour and ``word``, in whose words they stand."""
    names, rows = _Names(table), _shown(table["wordings"])
    every = records(rows)
    targets = [names.actor(row, "target_actor_id", "target") for row in every]
    return _with(
        rows,
        whom=[whom if whom != row["text"] else None for row, whom in zip(every, targets, strict=True)],
        word=[names.word(row) for row in every],
    )


def named_so(table: Tables) -> pd.DataFrame:
    """The namings of actors with a name, with the ``actor``, and ``word``, in whose words it is called so."""
    known = table["actors"].loc[table["actors"]["named"].astype(bool), ["article_id", "actor_id"]]
    names, rows = _Names(table), table["namings"].merge(known, on=["article_id", "actor_id"])
    every = records(rows)
    return _with(
        rows,
        actor=[names.actor(row, "actor_id", "text") for row in every],
        word=[names.word(row) for row in every],
    )


def _shown(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[rows["shown"].astype(bool)].reset_index(drop=True)


def in_sentences(
    rows: pd.DataFrame, docs: Sequence[Doc], column: str = "start", name: str = "sentence"
) -> pd.DataFrame:
    """The rows with the sentence in which each begins.

    Args:
        rows: Rows with ``article_id``.
        docs: Their articles.
        column: The column of the character that the sentence has.
        name: The new column.
    """
    texts = {doc._.article.id: (doc.text, sentence_starts(doc)) for doc in docs}
    said = []
    for article_id, start in zip(rows["article_id"], rows[column], strict=True):
        text, starts = texts[article_id]
        n = sentence_number(starts, start)
        begin, end = ([*starts, len(text)][n - 1 : n + 1]) if starts else (0, len(text))
        said.append(brief(text[begin:end], SENTENCE))
    return _with(rows, **{name: said})


def with_replies(replies: pd.DataFrame, judgements: pd.DataFrame) -> pd.DataFrame:
    """The accusations with the answers of those who are blamed.

    Args:
        replies: The result of `newsangles.angles.framing.answers.replies`.
        judgements: The result of `judged`, with ``sentence``.

    Returns:
        The judgements that blame an actor of whom it can be told whether it is heard, with ``heard``, ``reply``, it in
        words, and ``places``: that of the judgement and that of the answer.
    """
    told = replies.dropna(subset=["heard"])
    found = judgements[judgements["counts"]].merge(told, on=["article_id", "judgement_id"])
    every = records(found)
    places = []
    for row in every:
        starts = dict.fromkeys(int(at) for at in (row["start"], row["answer_start"]) if at is not None)
        places.append([(row["article_id"], at) for at in starts])
    found = _with(found, reply=[_reply(row) for row in every])
    return found.assign(places=pd.Series(places, found.index, object))


def by_answer(replies: pd.DataFrame) -> pd.DataFrame:
    """Accusations that have one answer, or none, put together.

    Args:
        replies: The result of `with_replies`.

    Returns:
        A row for each ``whom`` and ``reply``: ``lead`` (by whom, and in which words) and ``places``, of the accusations
        and the answer.
    """
    found = []
    for (article_id, whom, reply), rows in replies.groupby(["article_id", "whom", "reply"], sort=False):
        words = each_word(rows["text"], 4)
        lead = f"blamed {by_whom(rows['who'])} ({words})"
        places = list(dict.fromkeys(place for each in rows["places"] for place in each))
        found.append(
            {"article_id": article_id, "whom": whom, "lead": lead, "reply": reply, "note": None, "places": places}
        )
    return pd.DataFrame(found, columns=["article_id", "whom", "lead", "reply", "note", "places"])


HEARD = {
    "answers": "answered",
    "is quoted": "also quoted",
    "declined": "gave no answer when asked",
    "no words found": "no words of {} are quoted here",
}
"""How somebody who is blamed is heard, in words; the best first."""


def _reply(row: Row) -> str:
    said = HEARD[row["heard"]].format(row["whom"])
    other = row["heard"] != "declined" and row["answer_by"] and row["answer_by"] != row["whom"]
    by = f" by {row['answer_by']}" if other else ""
    return f"{said[:1].upper()}{said[1:]}{by}" + (
        f": “{brief(row['answer'], SENTENCE).strip(_MARKS)}”" if row["answer"] else ""
    )


def close_up(actor: str, portrayals: pd.DataFrame, actors: pd.DataFrame) -> str:
    """The person to look at closely: the one that a parameter names, else the one with most sentences.

    Args:
        actor: A name or another name of a person; empty: whoever most sentences tell of.
        portrayals: The result of `portrayed`.
        actors: The table of actors.

    Returns:
        The name, as `portrayed` has it; empty where no sentence tells of a person.

    Raises:
        ParameterError: No sentence tells of such a person.
    """
    counts = portrayals["person"].value_counts()
    if not actor:
        return str(counts.index[0]) if len(counts) else ""
    names = called(actors)
    for row in records(actors):
        name = names[row["article_id"], row["actor_id"]]
        known = {str(one).casefold() for one in (name, row["name"], *(row["aliases"] or ()))}
        person = next((str(one) for one in counts.index if str(one).casefold() == name.casefold()), "")
        if person and actor.casefold() in known:
            return person
    told = listed([str(name) for name in counts.index]) or "nobody"
    raise ParameterError("actor", f"no sentence is told about {line(actor)}", f"sentences are told about {told}")


def statements(rows: pd.DataFrame, *, topic: str, lead: str, statement: str, note: str) -> pd.DataFrame:
    """The rows as statements for `newsangles.show.topic_list`, those of one topic together.

    Args:
        rows: Rows with ``article_id`` and ``start``, or with ``places``.
        topic: The column of the topic; the topics with most rows come first.
        lead: That of the words set apart before the statement.
        statement: That of the statement.
        note: That of the words behind it; missing where there are none.
    """
    often = rows.groupby(topic, sort=False)[topic].transform("size")
    first = rows.groupby(topic, sort=False).ngroup()
    order = pd.DataFrame({"often": often, "first": first}).sort_values(
        ["often", "first"], ascending=[False, True], kind="stable"
    )
    found = rows.loc[order.index, [topic, lead, statement, note]].set_axis(
        ["topic", "lead", "statement", "note"], axis=1
    )
    found = found.astype(object).where(found.notna(), None)
    for name in ("topic", "lead"):
        found[name] = [text and text[:1].upper() + text[1:] for text in found[name]]
    if "places" in rows:
        return found.assign(places=rows["places"]).reset_index(drop=True)
    places = [[place] for place in zip(rows["article_id"], rows["start"].astype(int), strict=True)]
    return found.assign(places=pd.Series(places, rows.index, object)).reset_index(drop=True)


def with_doers(untold: pd.DataFrame, table: Tables) -> pd.DataFrame:
    """The deeds without a doer that are shown, each with the place that tells it with one.

    Args:
        untold: The result of `newsangles.angles.framing.deeds_untold`.
        table: The result of `newsangles.tables`.

    Returns:
        The rows with ``doer`` (who did it by another sentence; missing where none says) and ``doer_start``, where that
        mention of the deed begins.
    """
    names, rows = _Names(table), _shown(untold).astype({"start": "int64", "end": "int64"})
    events = table["events"]
    starts = dict(zip(zip(events["article_id"], events["event_id"], strict=True), events["start"], strict=True))
    every = records(rows)
    told = [row if row["told_by_event_id"] else None for row in every]
    doers = [row and (names.actor(row, "told_by_actor_id") or brief(row["told_by"], MAX_NAME)) for row in told]
    places = [row and starts[row["article_id"], row["told_by_event_id"]] for row in told]
    return _with(rows, doer=doers).assign(doer_start=pd.Series(places, rows.index, "Int64"))


# --- words -----------------------------------------------------------------------------------------------------------


def each_word(texts: pd.Series[Any], limit: int) -> str:
    """Words in quotation marks, each once with how often it stands there."""
    said = [marked(text) for text in texts]
    first = {word.lower(): word for word in reversed(said)}
    each = Counter(first[word.lower()] for word in said)
    return listed([word + (f" ({n})" if n > 1 else "") for word, n in each.items()], limit)


def marked(text: object) -> str:
    """Words in quotation marks, one pair of them."""
    return f"“{line(text).strip(_MARKS)}”"


def times(number: int) -> str:
    """A number of times: *once*, *twice*, *three times*."""
    return {1: "once", 2: "twice"}.get(number, f"{in_words(number)} times")


def by_whom(judges: pd.Series[Any]) -> str:
    """Judges and how often each judges: *both times by Hale*, *by Hale twice and by the outlet*."""
    counts, number = Counter(str(who) for who in judges), len(judges)
    if len(counts) == 1:
        (who,) = counts
        often = "" if number == 1 else "both times " if number == 2 else "each time "
        return f"{often}by {who}"
    return listed([f"by {who}" + (f" {times(n)}" if n > 1 else "") for who, n in counts.most_common()], 4)
