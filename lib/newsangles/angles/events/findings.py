"""Findings on events: sources, targets and standings, and the sentences of ``50_events``, from the rows.

A deed is an event, however often it is mentioned. *Done* means put as done, whether or not it was; on whose word, the
row says.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd

from newsangles.errors import ParameterError
from newsangles.language.rules import per_rules, rule_lines
from newsangles.tables.class_words import turned
from newsangles.tables.distinct_events import STANDINGS, STATED, When, again_of, distinct_events, is_part
from newsangles.tables.frames import frame, records
from newsangles.tables.wording import (
    NOBODY,
    all_of,
    brief,
    called,
    counted,
    in_words,
    line,
    listed,
    sentence,
)

THING = "thing"
"""How the rule of a target begins that is no actor, but a thing in words."""

ALL = "all"
"""The choice of all standings; see `standings`."""

UNNAMED = NOBODY
"""The name for a source or target that is not given or stays open."""


PRONOUNS = frozenset("it this that these those which who whom he she they we i you one both all some".split())
"""Pronouns, which are no names even without a row in the table of mentions."""

MAX_NAME_CHARS = 60
"""Names of participants that are no actors are cut if longer than this (characters)."""

UNPAIRED = ('"', "“”")
"""Quotation marks that are left out where only one of a pair is in the shown text."""

NEGATION = re.compile(r"\b(?:not|never|no|nobody|none|cannot)\b|n[’']t\b", re.IGNORECASE)
"""A negation in the words of a deed."""

MAX_DEED_CHARS = 90
"""Limit of characters of a deed as written."""

QUADS = {
    "verbal cooperation": "agrees, talks, backs, gives in",
    "material cooperation": "works together, gives aid, steps back",
    "verbal conflict": "demands, accuses, refuses, threatens",
    "material conflict": "protests, cuts off, coerces, attacks",
}
"""The four quad classes of political events, for the key above a marked article."""


_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")
_ADDED = (
    "who",
    "whom",
    "whos",
    "whoms",
    "did",
    "standing",
    "quad",
    "weight",
    "word",
    "when",
    "mentions",
    "again",
    "speech",
)

Row = Mapping[Any, Any]
Key = tuple[str, str]


class Degree(NamedTuple):
    """The degree of conflict or cooperation of a PLOVER class.

    Attributes:
        quad: Its quad class, a key of `QUADS`.
        weight: From -10, most conflict, to 10, most cooperation.
        said: The deed in the past tense: *gave aid*.
        link: The preposition before the target, "" for none.
    """

    quad: str
    weight: float
    said: str
    link: str


@per_rules
def scale() -> Mapping[str, Degree]:
    """The degree of each PLOVER class, by ``conflict_scale.tsv``, whose header names the sources."""
    found: dict[str, Degree] = {}
    for entry in rule_lines("angles/events", "conflict_scale.tsv", header=True):
        cells = entry.text.split("\t")
        if len(cells) != 5 or cells[1] not in QUADS or not _NUMBER.fullmatch(cells[2]):
            raise entry.error("no class, quad class, weight, deed and preposition", "separate these five by tabs")
        name, quad, weight, said, link = cells
        found.setdefault(name, Degree(quad, float(weight), said, link))
    return found


# --- the deeds, each once ---------------------------------------------------------------------------------------------


def events_with_actors(table: Mapping[str, pd.DataFrame], stand_for: bool = False) -> pd.DataFrame:
    """The events, one row each, with source, target and standing.

    A later mention is counted with the first; a word that is only part of an event (*held talks*) is not counted. Gaps
    of the first mention are filled from the later ones.

    Args:
        table: The result of `newsangles.tables`: ``events``, ``articles``, ``actors``, ``mentions``, ``quotes`` and
            ``times`` are read.
        stand_for: Count an actor that stands for another (*Moscow*) as that other (*Russia*).

    Returns:
        The rows of ``events`` that are no mention of another, with ``who`` and ``whom`` (the actor's name, else as
        written; several together are listed; empty where nobody is named, or a pronoun stays open), ``whos`` and
        ``whoms`` (the same one by one, without things that are no actors; see `pairs.each_pair`), ``did`` (its words
        with what was dealt with, as written), ``standing`` (a key of `STANDINGS`), ``quad`` and ``weight`` (by `scale`;
        empty without a class),
        ``word`` (on whose word it stands), ``when`` (its day or days, where they are stated or bounded), ``mentions``
        (how many), ``again`` (the words of the later ones), ``speech`` (whether its word is a quote's cue). What dates
        it (``dating`` to ``date_reason``) is of the mention that does so best.
    """
    who = _Cast(table, stand_for)
    cues: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for q in records(table["quotes"]):
        if q["cue_start"] is not None and q["cue_end"] is not None:
            cues[q["article_id"]].append((q["cue_start"], q["cue_end"]))
    written = {(t["article_id"], t["time_id"]): t["text"] for t in records(table["times"])}
    texts = dict(zip(table["articles"]["article_id"], table["articles"]["text"], strict=True))
    rows, more = [], []
    for found_event in distinct_events(table):
        when = found_event.when
        row = found_event.whole | when._asdict()
        again = found_event.again
        i, degree = row["article_id"], scale().get(row["class"] or "")
        rows.append(row)
        more.append(
            (
                who.together(row, "source"),
                who.together(row, "target"),
                who.each(row, "source"),
                who.each(row, "target"),
                _did(row, found_event.parts, texts[i]),
                found_event.standing.name,
                degree.quad if degree else None,
                degree.weight if degree else None,
                found_event.word,
                _when(when, written.get((i, when.time_id or ""))),
                found_event.mentions,
                listed(list(dict.fromkeys(line(o["text"]) for o in again))) if again else None,
                any(a < row["end"] and row["start"] < b for a, b in cues[i]),
            )
        )
    found = frame("events", rows)
    added = pd.DataFrame(more, columns=list(_ADDED), index=found.index)
    dtypes = dict.fromkeys(_ADDED, "str") | {"weight": "Float64", "mentions": "int64", "speech": "bool"}
    dtypes |= {"whos": "object", "whoms": "object"}
    return pd.concat([found, added.astype(dtypes)], axis=1)


class _Cast:
    """The names of sources and targets."""

    def __init__(self, table: Mapping[str, pd.DataFrame], stand_for: bool) -> None:
        self.names = called(table["actors"])
        self.acts_for: dict[Key, str] = {}
        if stand_for:
            for a in records(table["actors"]):
                if a["acts_for"] is not None:
                    self.acts_for[a["article_id"], a["actor_id"]] = a["acts_for"]
        mentions = table["mentions"]
        self.pronouns = {
            (m["article_id"], m["start"], m["end"]) for m in records(mentions[mentions["kind"] == "pronoun"])
        }

    def of(self, article_id: str, actor_id: str | None) -> str | None:
        """An actor's name, or that of the actor that it stands for."""
        if actor_id is None:
            return None
        other = self.acts_for.get((article_id, actor_id))
        return self.names.get((article_id, other or actor_id)) or self.names.get((article_id, actor_id))

    def named(self, row: Row, role: str) -> str | None:
        """A participant's name: the actor's, else as written; None for an open pronoun."""
        i = row["article_id"]
        name = self.of(i, row[f"{role}_actor_id"])
        if name is not None or row[role] is None:
            return name
        open_ = (i, row[f"{role}_start"], row[f"{role}_end"]) in self.pronouns or row[role].lower() in PRONOUNS
        return None if open_ else brief(row[role], MAX_NAME_CHARS)

    def each(self, row: Row, role: str) -> tuple[str, ...]:
        """The names of those who take part on one side; a thing is none."""
        first = None if str(row[f"{role}_rule"] or "").startswith(THING) else self.named(row, role)
        more = (self.of(row["article_id"], actor_id) for actor_id in row[f"{role}_joint_ids"])
        return tuple(dict.fromkeys(filter(None, (first, *more))))

    def together(self, row: Row, role: str) -> str | None:
        """The names of those who take part on one side, as one."""
        names = self.each(row, role)
        return listed(list(names)) if len(names) > 1 else self.named(row, role)


def _did(row: Row, parts: Sequence[Row], text: str) -> str:
    """The words of an event: from the first to the last of its trigger, its parts and its object.

    They are cut to `MAX_DEED_CHARS`, but never inside the trigger. A *will* or *not* in its clause precedes them, in
    brackets.
    """
    spans = [(part["start"], part["end"]) for part in parts]
    spans += [(r["object_start"], r["object_end"]) for r in (row, *parts) if _is_told_with(r)]
    spans += [(r["matter_start"], r["matter_end"]) for r in (row, *parts) if r["matter_rule"] != "subject"]
    start, end = row["start"], row["end"]
    for a, b in sorted((s for s in spans if None not in s), key=lambda s: (abs(s[0] - row["start"]), s)):
        first, last = min(start, a), max(end, b)
        if last - first <= MAX_DEED_CHARS and not re.search(r"\n\s*\n", text[first:last]):
            start, end = first, last
    found = line(text[start:end])
    for mark in UNPAIRED:
        if sum(found.count(one) for one in mark) % 2:  # cut out of a quotation
            found = re.sub(f"[{mark}]", "", found)
    words = turned(row) or ["not"] * (row["polarity"] == "negative")
    if not words or NEGATION.search(found):
        return found
    return f"[{' '.join(words)}] {found}"


def _is_told_with(row: Row) -> bool:
    """True if an event's object belongs to its words: no subject that is its source too."""
    if row["object_start"] is None or row["object_start"] >= row["start"]:
        return True
    return str(row["object_rule"]).endswith(" subject") and row["source_start"] != row["object_start"]


def _when(when: When, written: str | None) -> str | None:
    """The days of an event, with the words that state them; None where it is undated."""
    return f"{when.days} (“{line(written)}”)" if written and when.dating == STATED else when.days


def standings(status: str = ALL) -> tuple[str, ...]:
    """The standings that a parameter names.

    Args:
        status: A key of `STANDINGS`; `ALL` for every one.

    Raises:
        ParameterError: There is no such standing.
    """
    valid = (ALL, *STANDINGS)
    if status not in valid:
        raise ParameterError("status", f"no status is called {status!r}", f"use one of {', '.join(valid)}")
    return tuple(STANDINGS) if status == ALL else (status,)


def classed(deeds: pd.DataFrame) -> pd.DataFrame:
    """The deeds with a PLOVER class: political interactions."""
    return deeds[deeds["class"].notna()].reset_index(drop=True)


def left_out(events: pd.DataFrame, every: pd.DataFrame, kept: pd.DataFrame, *, filtered: bool = False) -> str:
    """A sentence on the rows that are neither deeds with a class nor other deeds of an actor.

    Args:
        events: The table of events.
        every: The result of `events_with_actors`.
        kept: The rows of it that the page keeps.
        filtered: Whether the page keeps less than what is likely an event.
    """
    if events.empty:
        return "The table of events is empty."
    parts = sum(is_part(row) for row in records(events))
    other = kept["class"].isna()
    nobody = kept["source_actor_id"].isna() & kept["target_actor_id"].isna()
    sorts = {
        ("that the parameters leave out" if filtered else "likelier states than events"): len(every) - len(kept),
        "told again, counted with the first mention": len(events) - parts - len(every),
        "no more than part of another (held talks)": parts,
        "for saying something, which the page of quotes shows": int((other & kept["speech"]).sum()),
        "without a class and without an actor": int((other & ~kept["speech"] & nobody).sum()),
    }
    why = "; ".join(f"{in_words(n)} {reason}" for reason, n in sorts.items() if n)
    rows = counted(len(events), "row")
    return sentence(
        f"the table of events has {rows}; " + (f"not shown by themselves: {why}" if why else "all are shown")
    )


def retold(events: pd.DataFrame, deeds: pd.DataFrame) -> pd.DataFrame:
    """The later mentions of these deeds, for marking them in the text.

    Args:
        events: The table of events.
        deeds: The result of `labelled`.

    Returns:
        Rows of ``events`` with the ``quad`` of their deed, and its ``label`` with *again*.
    """
    keys = zip(deeds["article_id"], deeds["event_id"], deeds["quad"], deeds["label"], strict=True)
    known = {(i, name): (quad, text) for i, name, quad, text in keys}
    every = {(row["article_id"], row["event_id"]): row for row in records(events)}
    later = [(known[key], every[other]) for key in known for other in again_of(events).get(key, ())]
    rows = [{**row, "quad": quad, "label": f"{label}, again"} for (quad, label), row in later]
    return pd.DataFrame(rows, columns=[*events.columns, "quad", "label"])


# --- done, or not -----------------------------------------------------------------------------------------------------


def how_put(table: pd.DataFrame) -> str:
    """A sentence on deeds done and not done, and on their sources.

    Args:
        table: A row a standing: ``standing``, ``deeds``, and of these ``outlet``, in the outlet's own voice.
    """
    number = int(table["deeds"].sum())
    if not number:
        return "No deed is in one of the classes."
    rows = {row["standing"]: row for row in records(table) if row["deeds"]}
    does = [f"{in_words(r['deeds'])} {STANDINGS[name][r['deeds'] != 1]}" for name, r in rows.items()]
    if number == 1:
        told_ = f"the only deed {does[0].partition(' ')[2]}"
    elif len(does) == 1:
        told_ = f"{all_of(number, 'deed')} {does[0].partition(' ')[2]}"
    else:
        told_ = f"of {counted(number, 'deed')}, {listed(does, len(STANDINGS))}"
    done = rows.get("done")
    if done is None:
        return sentence(told_)
    outlet, of = int(done["outlet"]), int(done["deeds"])
    if of == 1:
        rest = (
            "the one put as done rests on the outlet’s own word" if outlet else "the one put as done is told by others"
        )
    elif outlet in (0, of):
        rest = f"all that is put as done {'rests on the outlet’s own word' if outlet else 'is told by others'}"
    else:
        rests = "rests" if outlet == 1 else "rest"
        own = f"{in_words(outlet)} {rests} on the outlet’s own word"
        rest = f"of what is put as done, {own} and {in_words(of - outlet)} on that of others"
    return sentence(f"{told_}; {rest}")


# --- when, and why ----------------------------------------------------------------------------------------------------


def when_done(deeds: pd.DataFrame) -> str:
    """A sentence on the deeds with a date."""
    if deeds.empty:
        return "There is no deed to date."
    counts = Counter(deeds["dating"])
    does = {
        "stated": ("has a time of its own", "have a time of their own"),
        "inferred": ("is dated by a time near it", "are dated by a time near them"),
        "bounded": ("lies before or after something dated", "lie before or after something dated"),
        "undated": ("is undated", "are undated"),
    }
    parts = [f"{in_words(counts[k])} {verbs[counts[k] != 1]}" for k, verbs in does.items() if counts[k]]
    if len(deeds) == 1:
        return sentence(f"the only deed {parts[0].partition(' ')[2]}")
    if len(parts) == 1:
        return sentence(f"{all_of(len(deeds), 'deed')} {parts[0].partition(' ')[2]}")
    return sentence(f"of {counted(len(deeds), 'deed')}, {listed(parts)}")


# --- what is in no class ----------------------------------------------------------------------------------------------


def in_no_class(table: pd.DataFrame) -> str:
    """A sentence on the deeds without a class, and their actors.

    Args:
        table: Rows without a class of the result of `events_with_actors`.
    """
    if table.empty:
        return "No actor does anything else."
    done = int((table["standing"] == "done").sum())
    counts = Counter(name for name in table["who"] if isinstance(name, str))
    most = [f"{name} ({n:,})" for name, n in counts.most_common(3)]
    verb = "is" if len(table) == 1 else "are"
    by = f"; most of them by {listed(most)}" if len(table) > 1 and most else ""
    put = f"{in_words(done)} of them put as done" if len(table) > 1 else "put as done" if done else "not put as done"
    return sentence(f"{counted(len(table), 'other deed')} {verb} in no class, {put}{by}")
