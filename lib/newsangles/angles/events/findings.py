"""Who did what to whom, was it done at all, and to good or to harm? What ``50_events`` states, from the rows.

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
from newsangles.tables.frames import frame, records
from newsangles.tables.schema import ON_REQUEST
from newsangles.tables.wording import brief, called, counted, in_words, line, listed, sentence

ALL = "all"
"""What stands for every standing, where one can be chosen."""

THE_OUTLET, NOBODY = "the outlet", "nobody"
"""What stands where a source would stand, for a deed that rests on none."""

UNNAMED = "nobody named"
"""What stands for who did it, or to whom it was done, where that is not said or stays open."""

BY_WHOM = "Who ↓ to whom →"
"""The heading of the first column of a matrix."""

HAPPENED = 0.5
"""From this *happened* on (-3 to 3), a plain fact counts as done; below, the text leaves open whether it is so."""

PRONOUNS = frozenset("it this that these those which who whom he she they we i you one both all some".split())
"""Words that name nobody by themselves, whether or not the table of mentions has them."""

NAME = 60
"""Longer names of those who are no actors are cut."""

UNPAIRED = ('"', "“”")
"""Quotation marks that are left out where only one of a pair stands in what is shown."""

NEGATION = re.compile(r"\b(?:not|never|no|nobody|none|cannot)\b|n[’']t\b", re.IGNORECASE)
"""What already says *not* in the words of a deed."""

LONGEST = 90
"""In so many characters a deed is told as written."""

QUADS = {
    "verbal cooperation": "agrees, talks, backs, gives in",
    "material cooperation": "works together, gives aid, steps back",
    "verbal conflict": "demands, accuses, refuses, threatens",
    "material conflict": "protests, cuts off, coerces, attacks",
}
"""The four quad classes of political events, for the key above a marked article."""

STANDINGS = {
    "done": ("is put as done", "are put as done", "put as plain fact, and as having happened by now"),
    "alleged": ("is alleged", "are alleged", "alleged, or handed on as hearsay: accused of it, reportedly"),
    "possible": ("is only possible", "are only possible", "may, could, is predicted, or is not certain"),
    "planned": ("is planned", "are planned", "wanted, promised, asked for, planned, or yet to come"),
    "conditional": (
        "depends on a condition",
        "depend on a condition",
        "so only if something else is; or no more than asked",
    ),
    "denied": ("is denied", "are denied", "said not to be so, or not to have been done"),
    "open": ("is left open", "are left open", "mentioned; the text does not say whether it has happened"),
}
"""Where a deed stands, for one and for several, and what that means."""

ARROWS = {
    "cooperation": "cooperation, put as done",
    "conflict": "conflict, put as done",
    "not done": "only alleged, possible, planned, denied, …",
}
"""How two actors can be tied by deeds, in the order in which a network draws them."""

_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")
_TIMES = ("never", "once", "twice")
_ADDED = ("who", "whom", "did", "standing", "quad", "weight", "word", "when", "mentions", "again", "speech")
_TOLD_AGAIN = (
    ("class", "mode", "class_rule"),
    ("source", "source_start", "source_end", "source_rule", "source_actor_id"),
    ("object", "object_start", "object_end", "object_rule"),
    ("target", "target_start", "target_end", "target_rule", "target_actor_id"),
)
"""What a later mention of an event may tell where the first does not."""

Row = Mapping[Any, Any]
Key = tuple[str, str]


class Degree(NamedTuple):
    """What a PLOVER class amounts to.

    Attributes:
        quad: Its quad class, a key of `QUADS`.
        weight: From -10, most conflict, to 10, most cooperation.
        said: The deed in the past tense: *gave aid*.
        link: The preposition to whom it was done, "" for none.
    """

    quad: str
    weight: float
    said: str
    link: str


@per_rules
def scale() -> Mapping[str, Degree]:
    """What each PLOVER class amounts to, by ``conflict_scale.tsv``, whose head says where the numbers are from."""
    found: dict[str, Degree] = {}
    for entry in rule_lines("angles/events", "conflict_scale.tsv", header=True):
        cells = entry.text.split("\t")
        if len(cells) != 5 or cells[1] not in QUADS or not _NUMBER.fullmatch(cells[2]):
            raise entry.error("no class, quad class, weight, deed and preposition", "separate these five by tabs")
        name, quad, weight, said, link = cells
        found.setdefault(name, Degree(quad, float(weight), said, link))
    return found


# --- the deeds, each once ---------------------------------------------------------------------------------------------


def told(table: Mapping[str, pd.DataFrame], stand_for: bool = False) -> pd.DataFrame:
    """The events, one row each however often it is mentioned, with who did it to whom and where it stands.

    A mention that was merged with an earlier one is counted there; a word that is only a part of an event (*held
    talks*) is not counted at all. What the first mention leaves out is taken from the next that tells it.

    Args:
        table: What `newsangles.tables` gave: ``events``, ``articles``, ``actors``, ``mentions``, ``quotes`` and
            ``times`` are read.
        stand_for: Count who stands for an actor (*Moscow*) as that actor (*Russia*).

    Returns:
        The rows of ``events`` that are no mention of another, with ``who`` and ``whom`` (the actor's name, else as
        written; empty where nobody is named, or a pronoun stays open), ``did`` (its words with what was dealt with, as
        written), ``standing`` (a key of `STANDINGS`, by `standing`), ``quad`` and
        ``weight`` (by `scale`; empty without a class), ``word`` (on whose word it stands), ``when`` (its day or days,
        where they are stated or bounded), ``mentions`` (how many), ``again`` (the words of the later ones),
        ``speech`` (whether its word is a quote's cue).
    """
    who = _Cast(table, stand_for)
    quotes = {(q["article_id"], q["quote_id"]): q for q in records(table["quotes"])}
    cues: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for (i, _), q in quotes.items():
        if q["cue_start"] is not None and q["cue_end"] is not None:
            cues[i].append((q["cue_start"], q["cue_end"]))
    written = {(t["article_id"], t["time_id"]): t["text"] for t in records(table["times"])}
    texts = dict(zip(table["articles"]["article_id"], table["articles"]["text"], strict=True))
    parts: dict[Key, list[Row]] = defaultdict(list)
    for part in records(table["events"]):
        if _is_part(part):
            parts[part["article_id"], part["merged_with"]].append(part)
    rows, more = [], []
    for first, *others in _mentions(table["events"]):
        row = dict(first)
        for fields in _TOLD_AGAIN:
            ends = fields[0], fields[-1]  # a source may be known though no words of this event name it
            if all(row[end] is None for end in ends):
                tells = next((o for o in others if any(o[end] is not None for end in ends)), row)
                row.update({field: tells[field] for field in fields})
        i, degree = row["article_id"], scale().get(row["class"] or "")
        whom = who.named(row, "target")
        rows.append(row)
        more.append(
            (
                who.named(row, "source"),
                whom,
                _did(row, parts[i, row["event_id"]], texts[i]),
                standing(row),
                degree.quad if degree else None,
                degree.weight if degree else None,
                _word(row, quotes, who),
                _when(row, written),
                1 + len(others),
                listed(list(dict.fromkeys(line(o["text"]) for o in others))) if others else None,
                any(a < row["end"] and row["start"] < b for a, b in cues[i]),
            )
        )
    found = frame("events", rows)
    added = pd.DataFrame(more, columns=list(_ADDED), index=found.index)
    dtypes = dict.fromkeys(_ADDED, "str") | {"weight": "Float64", "mentions": "int64", "speech": "bool"}
    return pd.concat([found, added.astype(dtypes)], axis=1)


def _mentions(events: pd.DataFrame) -> list[list[dict[str, Any]]]:
    """The mentions of each event, the first one first; parts of an event are left out."""
    rows: dict[Key, dict[str, Any]] = {
        (str(row["article_id"]), str(row["event_id"])): {str(name): value for name, value in row.items()}
        for row in records(events)
    }
    groups: dict[Key, list[dict[str, Any]]] = {}
    for key, row in rows.items():
        root = _root(key, rows)
        if root == key:
            groups.setdefault(key, []).insert(0, row)
        elif not _is_part(row):
            groups.setdefault(root, []).append(row)
    return [groups[key] for key in rows if key in groups and _root(key, rows) == key]


def _root(key: Key, rows: Mapping[Key, Mapping[str, Any]]) -> Key:
    """The mention that stands for an event; a chain that leads nowhere, or back, ends where it does."""
    seen = {key}
    while (name := rows[key]["merged_with"]) is not None and (above := (key[0], name)) in rows and above not in seen:
        seen.add(above)
        key = above
    return key


def _is_part(row: Row) -> bool:
    return row["merged_with"] is not None and str(row["merge_reason"] or "").startswith("part of ")


class _Cast:
    """What to call those who act or are acted on."""

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
        """An actor's name, or that of the actor for whom it stands."""
        if actor_id is None:
            return None
        other = self.acts_for.get((article_id, actor_id))
        return self.names.get((article_id, other or actor_id)) or self.names.get((article_id, actor_id))

    def named(self, row: Row, role: str) -> str | None:
        """Who takes a part in an event: the actor, else as written; None for a pronoun that stays open."""
        i = row["article_id"]
        name = self.of(i, row[f"{role}_actor_id"])
        if name is not None or row[role] is None:
            return name
        open_ = (i, row[f"{role}_start"], row[f"{role}_end"]) in self.pronouns or row[role].lower() in PRONOUNS
        return None if open_ else brief(row[role], NAME)


def _did(row: Row, parts: Sequence[Row], text: str) -> str:
    """What was done, as written: from the first to the last of its word, its parts and what it dealt with.

    Where that is more than `LONGEST` characters, as much of it as is not; at least the word. A *will* or *not* in its
    clause stands before it in brackets.
    """
    spans = [(part["start"], part["end"]) for part in parts]
    spans += [(r["object_start"], r["object_end"]) for r in (row, *parts) if _is_told_with(r)]
    start, end = row["start"], row["end"]
    for a, b in sorted((s for s in spans if None not in s), key=lambda s: (abs(s[0] - row["start"]), s)):
        first, last = min(start, a), max(end, b)
        if last - first <= LONGEST and not re.search(r"\n\s*\n", text[first:last]):
            start, end = first, last
    found = line(text[start:end])
    for mark in UNPAIRED:
        if sum(found.count(one) for one in mark) % 2:  # cut out of a quotation
            found = re.sub(f"[{mark}]", "", found)
    words = _turned(row) or ["not"] * (row["polarity"] == "negative")
    if not words or NEGATION.search(found):
        return found
    return f"[{' '.join(words)}] {found}"


def _is_told_with(row: Row) -> bool:
    """Whether what an event dealt with belongs to its words: not a subject that is its source too."""
    if row["object_start"] is None or row["object_start"] >= row["start"]:
        return True
    return str(row["object_rule"]).endswith(" subject") and row["source_start"] != row["object_start"]


def standing(row: Row) -> str:
    """Where an event stands: the first of these that fits it, a key of `STANDINGS`.

    1. *denied*: its polarity is negative;
    2. *conditional*: its status is conditional or question;
    3. *planned*: its status is planned;
    4. *alleged*: its status is alleged or reported;
    5. *possible*: its status is predicted, or its certainty possible or unknown;
    6. *planned*: it is yet to come (``future``);
    7. *done*: its ``happened`` is `HAPPENED` or more;
    8. *open*: what is left.

    Where the class has taken up what the clause adds, that is not counted again: a refusal (*did not agree*: REJECT) is
    not denied, and is done where nothing else hinders; a promise or threat (*will help*: AGREE) is planned.
    """
    status, turned = row["status"], _turned(row)
    if row["polarity"] == "negative" and "not" not in turned:
        return "denied"
    if status in ("conditional", "question"):
        return "conditional"
    if status == "planned":
        return "planned"
    if status in ("alleged", "reported"):
        return "alleged"
    if row["certainty"] in ("possible", "unknown") or (status == "predicted" and "will" not in turned):
        return "possible"
    if row["future"] or "will" in turned:
        return "planned"
    return "done" if "not" in turned or row["happened"] >= HAPPENED else "open"


def _turned(row: Row) -> list[str]:
    """The words of the clause that its class has taken up: *will*, *not*."""
    words = str(row["class_rule"] or "").partition(" + ")[0].split()
    return words if set(words) <= {"will", "not"} else []


def _word(row: Row, quotes: Mapping[Key, Row], who: _Cast) -> str:
    """On whose word an event stands: an actor, a source as written, nobody, or the outlet."""
    i, seen = row["article_id"], set()
    speaker = who.names.get((i, row["asserted_by"]))
    if speaker is not None:
        return speaker
    name = row["quote_id"]
    while name is not None and name not in seen and (quote := quotes.get((i, name))) is not None:
        seen.add(name)
        if quote["cue_class"] not in ON_REQUEST and quote["source"] is not None:
            return who.names.get((i, quote["actor_id"])) or line(quote["source"])
        name = quote["inside"]
    return NOBODY if row["status"] in ("alleged", "reported") else THE_OUTLET


def _when(row: Row, written: Mapping[Key, str]) -> str | None:
    """The day of an event, with the words that say so; the days between which it was; None where it is undated."""
    begin, end = row["begin"], row["end_date"]
    if row["dating"] == "undated" or (begin is None and end is None):
        return None
    if begin is None or end is None:
        days = f"by {end}" if begin is None else f"from {begin}"
    else:
        days = begin if begin == end else f"{begin} to {end}"
    text = written.get((row["article_id"], row["time_id"]))
    return f"{days} (“{line(text)}”)" if text and row["dating"] == "stated" else days


def chosen(deeds: pd.DataFrame, status: str = ALL, minimum_confidence: float = 0.0) -> pd.DataFrame:
    """The deeds that a reader wants to see.

    Args:
        deeds: What `told` gave.
        status: Keep those that stand so only (a key of `STANDINGS`); `ALL` for all.
        minimum_confidence: Leave out those that are less likely an event; those without a confidence stay.

    Raises:
        ParameterError: There is no such standing.
    """
    valid = (ALL, *STANDINGS)
    if status not in valid:
        raise ParameterError("status", f"no status is called {status!r}", f"use one of {', '.join(valid)}")
    kept = (deeds["confidence"].fillna(1.0) >= minimum_confidence).astype(bool)
    if status != ALL:
        kept &= deeds["standing"] == status
    return deeds[kept].reset_index(drop=True)


def classed(deeds: pd.DataFrame) -> pd.DataFrame:
    """The deeds that are in a PLOVER class: what one does to another in politics."""
    return deeds[deeds["class"].notna()].reset_index(drop=True)


def others(deeds: pd.DataFrame) -> pd.DataFrame:
    """The deeds without a class that an actor does, or that are done to one; what is said is left to the quotes."""
    kept = deeds["source_actor_id"].notna() | deeds["target_actor_id"].notna()
    return deeds[deeds["class"].isna() & ~deeds["speech"] & kept].reset_index(drop=True)


def left_out(events: pd.DataFrame, every: pd.DataFrame, kept: pd.DataFrame) -> str:
    """What became of the rows of the table that are no deed in a class, and no other deed of an actor.

    Args:
        events: The table of events.
        every: What `told` gave.
        kept: What `chosen` made of it.
    """
    if events.empty:
        return "The table of events is empty."
    parts = sum(_is_part(row) for row in records(events))
    other = kept["class"].isna()
    nobody = kept["source_actor_id"].isna() & kept["target_actor_id"].isna()
    sorts = {
        "of another status, or below minimum_confidence; the parameters change that": len(every) - len(kept),
        "told again, counted with the first mention": len(events) - parts - len(every),
        "no more than part of another (held talks)": parts,
        "for saying something, which 10_quotes shows": int((other & kept["speech"]).sum()),
        "without a class and without an actor": int((other & ~kept["speech"] & nobody).sum()),
    }
    why = "; ".join(f"{in_words(n)} {reason}" for reason, n in sorts.items() if n)
    rows = counted(len(events), "row")
    return sentence(
        f"the table of events has {rows}; " + (f"not shown by themselves: {why}" if why else "all are shown")
    )


def labelled(deeds: pd.DataFrame) -> pd.DataFrame:
    """The deeds with ``label``: the class, else the trigger; then where it stands, unless it is done."""
    texts = [
        (row["class"] or row["did"]) + ("" if row["standing"] == "done" else f": {row['standing']}")
        for row in records(deeds)
    ]
    return deeds.assign(label=pd.Series(texts, deeds.index, "str"))


def retold(events: pd.DataFrame, deeds: pd.DataFrame) -> pd.DataFrame:
    """The later mentions of these deeds, for marking them in the text.

    Args:
        events: The table of events.
        deeds: What `labelled` gave.

    Returns:
        Rows of ``events`` with the ``quad`` of their deed, and its ``label`` with *again*.
    """
    keys = zip(deeds["article_id"], deeds["event_id"], deeds["quad"], deeds["label"], strict=True)
    known = {(i, name): (quad, text) for i, name, quad, text in keys}
    groups = [(known.get((first["article_id"], first["event_id"])), later) for first, *later in _mentions(events)]
    rows = [{**row, "quad": key[0], "label": f"{key[1]}, again"} for key, later in groups if key for row in later]
    return pd.DataFrame(rows, columns=[*events.columns, "quad", "label"])


def _all(number: int) -> str:
    return "both deeds" if number == 2 else f"all {counted(number, 'deed')}"


def _times(number: int) -> str:
    return _TIMES[number] if number < len(_TIMES) else f"{in_words(number)} times"


# --- who did what to whom ---------------------------------------------------------------------------------------------


def pairs(deeds: pd.DataFrame) -> pd.DataFrame:
    """Who did what to whom, counted: one row for who, whom, class and standing together.

    Returns:
        ``who`` and ``whom`` (`UNNAMED` where nobody is), ``class``, ``quad``, ``standing``, ``deeds``, ``article_id``
        and ``start`` of the first; the frequent ones first, then in the order of the text.
    """
    groups: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in records(classed(deeds)):
        who, whom = row["who"] or UNNAMED, row["whom"] or UNNAMED
        groups[who, whom, row["class"], row["quad"], row["standing"]].append(row)
    rows = [(*key, len(group), group[0]["article_id"], group[0]["start"]) for key, group in groups.items()]
    rows.sort(key=lambda row: -row[5])
    columns = ["who", "whom", "class", "quad", "standing", "deeds", "article_id", "start"]
    return pd.DataFrame(rows, columns=columns)


def matrix(table: pd.DataFrame, limit: int = 4) -> pd.DataFrame:
    """Who did what to whom as a square: a row for each who, a column for each whom, from what `pairs` gave.

    Args:
        table: What `pairs` gave.
        limit: At most so many columns with a name; the rest goes into one, *4 others*, and each is named there.

    Returns:
        `BY_WHOM` (who), then a column for each whom, with the classes: how often where more than once (*AID ×2*), and
        how it stands where it is not put as done (*AGREE: planned*).
    """
    rows = records(table)
    given, taken = _weights(rows, "who"), _weights(rows, "whom")
    ranked = [name for name in taken if name != UNNAMED]
    heads = ranked if len(ranked) <= limit else ranked[: limit - 1]
    rest = len(ranked) - len(heads)
    ends = [f"{rest} others"] * bool(rest) + [UNNAMED] * (UNNAMED in taken)
    cells: dict[Key, list[str]] = defaultdict(list)
    for row in rows:
        alone = row["whom"] in (*heads, UNNAMED)
        whom, name = (row["whom"], "") if alone else (f"{rest} others", f" ({row['whom']})")
        often = f" ×{row['deeds']:,}" if row["deeds"] > 1 else ""
        stands = "" if row["standing"] == "done" else f": {row['standing']}"
        cells[row["who"], whom].append(f"{row['class']}{often}{name}{stands}")
    order = [name for name in given if name != UNNAMED] + [UNNAMED] * (UNNAMED in given)
    lines = [[who, *("; ".join(cells[who, whom]) or None for whom in (*heads, *ends))] for who in order]
    columns = [BY_WHOM, *(name + " " * (name == BY_WHOM) for name in (*heads, *ends))]
    return pd.DataFrame(lines, columns=columns, dtype="object")


def _weights(rows: Sequence[Row], role: str) -> dict[str, int]:
    """How many deeds each has, the most first."""
    counts: Counter[str] = Counter()
    for row in rows:
        counts[row[role]] += row["deeds"]
    return dict(counts.most_common())


def nodes(table: pd.DataFrame) -> pd.Series[Any]:
    """How many deeds with another each actor has, the most first; from what `pairs` gave."""
    counts: Counter[str] = Counter()
    for row in _between(table):
        counts.update({row["who"]: row["deeds"], row["whom"]: row["deeds"]})
    most = counts.most_common()
    return pd.Series([n for _, n in most], [name for name, _ in most], dtype="int64")


def arrows(table: pd.DataFrame) -> pd.DataFrame:
    """What a network draws of what `pairs` gave: ``who``, ``whom``, ``kind`` (a key of `ARROWS`), ``times``."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for row in _between(table):
        who, whom = row["who"], row["whom"]
        kind = str(row["quad"]).split()[-1] if row["standing"] == "done" else "not done"
        if kind == "not done" and (whom, who, kind) in counts:
            who, whom = whom, who
        counts[who, whom, kind] += row["deeds"]
    rows = [(who, whom, kind, n) for (who, whom, kind), n in counts.items()]
    return pd.DataFrame(rows, columns=["who", "whom", "kind", "times"])


def _between(table: pd.DataFrame) -> list[Row]:
    """The rows of what `pairs` gave in which one named actor deals with another."""
    return [r for r in records(table) if UNNAMED not in (r["who"], r["whom"]) and r["who"] != r["whom"]]


def who_did_what(table: pd.DataFrame) -> str:
    """The headline: who is put as having done what to whom, from what `pairs` gave."""
    if table.empty:
        return "No deed is in one of the classes."
    done = [row for row in _between(table) if row["standing"] == "done"]
    if not done:
        return "No named actor is put as having done anything to another."
    parts = []
    for row in done:
        degree = scale()[row["class"]]
        words = (row["who"], degree.said, degree.link, row["whom"], _times(row["deeds"]))
        parts.append(" ".join(word for word in words if word))
    if len(parts) > 3:
        parts = [*parts[:3], f"{in_words(len(parts) - 3)} more below"]
    return sentence("; ".join(parts))


# --- done, or not -----------------------------------------------------------------------------------------------------


def by_standing(deeds: pd.DataFrame) -> pd.DataFrame:
    """How many deeds are put as done, alleged, possible …: one row a standing, also where there is none.

    Returns:
        ``standing``, ``meaning``, ``deeds``, ``outlet`` (in the outlet's own voice), ``others`` (on somebody's word, or
        on nobody's), ``cooperation``, ``conflict`` (those in a class).
    """
    rows = records(deeds)
    found = []
    for name, (_, _, meaning) in STANDINGS.items():
        own = [row for row in rows if row["standing"] == name]
        outlet = sum(row["word"] == THE_OUTLET for row in own)
        sides = Counter(str(row["quad"]).split()[-1] for row in own if row["quad"] in QUADS)
        found.append((name, meaning, len(own), outlet, len(own) - outlet, sides["cooperation"], sides["conflict"]))
    columns = ["standing", "meaning", "deeds", "outlet", "others", "cooperation", "conflict"]
    return pd.DataFrame(found, columns=columns)


def how_put(table: pd.DataFrame) -> str:
    """How many deeds are done and how many are not, and on whose word, from what `by_standing` gave."""
    number = int(table["deeds"].sum())
    if not number:
        return "No deed is in one of the classes."
    rows = {row["standing"]: row for row in records(table) if row["deeds"]}
    does = [f"{in_words(r['deeds'])} {STANDINGS[name][r['deeds'] != 1]}" for name, r in rows.items()]
    if number == 1:
        told_ = f"the only deed {does[0].partition(' ')[2]}"
    elif len(does) == 1:
        told_ = f"{_all(number)} {does[0].partition(' ')[2]}"
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


# --- conflict and cooperation -----------------------------------------------------------------------------------------


def balance(table: pd.DataFrame) -> pd.DataFrame:
    """Conflict against cooperation, by pair of actors, whoever of the two began; from what `pairs` gave.

    Returns:
        ``pair``, a column for each of `QUADS` and ``done`` (only what is put as done counts in these), ``weight`` (the
        mean weight of that, -10 to 10, by `scale`; empty where nothing is done), ``not_done`` (how many more are
        alleged, possible, planned, …), ``article_id`` and ``start`` of the first; the pairs with most first.
    """
    groups: dict[frozenset[str], list[Row]] = defaultdict(list)
    for row in _between(table):
        groups[frozenset((row["who"], row["whom"]))].append(row)
    found = []
    for rows in groups.values():
        first = min(rows, key=lambda row: (row["article_id"], row["start"]))
        done = [row for row in rows if row["standing"] == "done"]
        number = sum(row["deeds"] for row in done)
        weight = sum(scale()[row["class"]].weight * row["deeds"] for row in done) / number if number else None
        quads = [sum(row["deeds"] for row in done if row["quad"] == quad) for quad in QUADS]
        rest = sum(row["deeds"] for row in rows) - number
        pair = f"{first['who']} – {first['whom']}"
        found.append((pair, *quads, number, weight, rest, first["article_id"], first["start"]))
    found.sort(key=lambda row: (-row[5], -row[7]))
    columns = ["pair", *QUADS, "done", "weight", "not_done", "article_id", "start"]
    return pd.DataFrame(found, columns=columns).astype({"weight": "Float64"})


def sides(table: pd.DataFrame) -> pd.DataFrame:
    """The same as two numbers a pair, for a figure: ``cooperation`` and ``conflict``, where anything is done."""
    found = table[table["done"] > 0].set_index("pair")
    names = {side: [quad for quad in QUADS if quad.endswith(side)] for side in ("cooperation", "conflict")}
    return pd.DataFrame({side: found[quads].sum(axis=1) for side, quads in names.items()})


def leaning(table: pd.DataFrame) -> str:
    """Between whom there is most conflict and most cooperation, from what `balance` gave."""
    rows = [row for row in records(table) if row["done"]]
    if not rows:
        return "No two named actors are put as having done anything to each other."
    low, high = min(rows, key=lambda row: row["weight"]), max(rows, key=lambda row: row["weight"])
    if len(rows) == 1:
        return sentence(f"between {_pair(low)}")
    parts = []
    if low["weight"] < 0:
        parts.append(f"most conflict is between {_pair(low, rows)}")
    if high["weight"] > 0:
        parts.append(f"most cooperation is between {_pair(high, rows)}")
    return sentence("; ".join(parts) or f"between {_pair(rows[0], rows)}")


def _pair(row: Row, rows: Sequence[Row] = ()) -> str:
    one, _, other = str(row["pair"]).partition(" – ")
    alike = sum(other_row["weight"] == row["weight"] for other_row in rows) - 1
    also = f", as between {counted(alike, 'other pair')}" if alike > 0 else ""
    weight = f"{row['weight']:+.1f}".replace("-", "−")
    return f"{one} and {other}: {counted(row['done'], 'deed')}, mean weight {weight}{also}"


def by_class(deeds: pd.DataFrame) -> pd.DataFrame:
    """The classes that occur: ``class``, ``quad``, ``weight``, ``deeds``, ``done``, ``words`` (what was done)."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in records(classed(deeds)):
        groups[row["class"]].append(row)
    found = []
    for name, degree in scale().items():
        if rows := groups.get(name):
            words = listed(list(dict.fromkeys(row["did"] for row in rows)), 6)
            done = sum(row["standing"] == "done" for row in rows)
            found.append((name, degree.quad, degree.weight, len(rows), done, words))
    table = pd.DataFrame(found, columns=["class", "quad", "weight", "deeds", "done", "words"])
    return table.sort_values("weight", kind="stable", ignore_index=True)


# --- when, and why ----------------------------------------------------------------------------------------------------


def explained(deeds: pd.DataFrame, claims: pd.DataFrame) -> pd.DataFrame:
    """The deeds with ``claim``: the text of the claim that states each, with its claim_id in front."""
    known = {(c["article_id"], c["claim_id"]): f"{c['claim_id']}: {line(c['text'])}" for c in records(claims)}
    found = [known.get(key) for key in zip(deeds["article_id"], deeds["claim_id"], strict=True)]
    return deeds.assign(claim=pd.Series(found, deeds.index, "str"))


def when_done(deeds: pd.DataFrame) -> str:
    """How many deeds have a day."""
    if deeds.empty:
        return "There is no deed to date."
    counts = Counter(deeds["dating"])
    does = {
        "stated": ("has a time of its own", "have a time of their own"),
        "bounded": ("lies before or after something dated", "lie before or after something dated"),
        "undated": ("is undated", "are undated"),
    }
    parts = [f"{in_words(counts[k])} {verbs[counts[k] != 1]}" for k, verbs in does.items() if counts[k]]
    if len(deeds) == 1:
        return sentence(f"the only deed {parts[0].partition(' ')[2]}")
    if len(parts) == 1:
        return sentence(f"{_all(len(deeds))} {parts[0].partition(' ')[2]}")
    return sentence(f"of {counted(len(deeds), 'deed')}, {listed(parts)}")


# --- what is in no class ----------------------------------------------------------------------------------------------


def in_no_class(table: pd.DataFrame) -> str:
    """How many other deeds there are, and whose, from what `others` gave."""
    if table.empty:
        return "No actor does anything else."
    done = int((table["standing"] == "done").sum())
    counts = Counter(name for name in table["who"] if isinstance(name, str))
    most = [f"{name} ({n:,})" for name, n in counts.most_common(3)]
    verb = "is" if len(table) == 1 else "are"
    by = f"; most of them by {listed(most)}" if len(table) > 1 and most else ""
    put = f"{in_words(done)} of them put as done" if len(table) > 1 else "put as done" if done else "not put as done"
    return sentence(f"{counted(len(table), 'other deed')} {verb} in no class, {put}{by}")
