"""Consequences of a correction: what follows in its row, in other rows, and in their ids."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from newsangles.angles.actors.gender_evidence import Told, genders
from newsangles.angles.actors.roles import fullest as fullest_role
from newsangles.angles.actors.syntax import role_of
from newsangles.angles.angle import BY_HAND, angle_of
from newsangles.angles.claims.component import retold
from newsangles.angles.claims.sources import kind_of_source
from newsangles.angles.quotes.selection import kind as kind_of_quote
from newsangles.angles.shell import plain_rows
from newsangles.angles.timeline.calendar import cover, granularity
from newsangles.corrections.file import Correction
from newsangles.corrections.rows import (
    CorrectionApplier,
    NotApplicable,
    PlainRow,
    comparable,
    stored_values,
    tables_in_order,
)
from newsangles.corrections.validation import columns_by_key, id_column, shortened
from newsangles.language.joined import joined_actors
from newsangles.language.readable import apart
from newsangles.tables.class_words import presented
from newsangles.tables.schema import TABLES, ActorRow, Mention, Role, columns, rows


def following(table: str, column: str) -> Mapping[str, Any]:
    """The values that a change of a column gives to columns that tell why, unless they are set too."""
    angle = angle_of(table)
    return angle.consequences.get(table, {}).get(column, {}) if angle else {}


SPOKEN = ("turn", "question")
"""The kinds of paragraphs that somebody speaks."""

TELLING = frozenset("start end subject_start subject_end context_start context_end source_start actor_id".split())
"""The columns of a claim from which it is told whole."""

MEANT = {
    "claims": (("source", "actor_id"), ("subject", "subject_actor_id")),
    "events": (("source", "source_actor_id"), ("target", "target_actor_id")),
    "judgements": (("target", "target_actor_id"), ("by", "by_actor_id")),
    "portrayals": (("mention", "actor_id"),),
    "wordings": (("target", "target_actor_id"),),
}
"""By table: columns of words, and of the actor that these words mean."""


def settle(applier: CorrectionApplier, table: str, row: PlainRow, changed: PlainRow) -> PlainRow:
    """A row with its changed values and all that follows from them.

    Raises:
        NotApplicable: Offsets do not fit the text, or each other.
    """
    row = {**row, **changed}
    for name in changed:
        row |= {k: v for k, v in following(table, name).items() if k not in changed}
    if "parts" in row:
        settle_parts(applier, row, changed)
    settle_spans(applier, table, row)
    if "cue_spans" in row:
        settle_cues(applier, row)
    if table != "predicates" and "predicate_id" in changed:
        head = next(p for p in plain_rows(applier.doc, "predicates") if p["predicate_id"] == row["predicate_id"])
        row |= {c.name: head[c.name] for c in columns_by_key(table).values() if c.derived == "its predicate"}
        row |= presented(row) if table == "events" else {}
    for words, actor in MEANT.get(table, ()):
        if f"{words}_start" in changed and actor not in changed:
            row[actor] = actor_meant(applier, row[f"{words}_start"], row[f"{words}_end"])
    if table == "paragraphs":
        settle_paragraph(applier, row, changed)
    if table == "times":
        settle_time(row, changed)
    if table == "claims":
        settle_claim(applier, row, changed)
    if table == "events":
        settle_event(applier, row, changed)
    if "tone" in changed and "score" not in changed:
        row["score"] = float(row["tone"])
    return row


def settle_spans(applier: CorrectionApplier, table: str, row: PlainRow) -> None:
    """Take the texts of a row from the places that it names."""
    known = columns_by_key(table)
    names = [name[:-6] for name in known if name.endswith("_start") and f"{name[:-6]}_end" in known]
    edges = [(name, f"{name}_start", f"{name}_end") for name in names]
    for name, first, last in (("text", "start", "end"), *edges):
        start, end = row[first], row[last]
        if (start is None) != (end is None):
            raise NotApplicable(f"of {first} and {last} only one is set", "set both, or both to null")
        if start is not None and not start < end <= len(applier.text):
            raise NotApplicable(f"{first} and {last} are not the offsets of a text", "correct the two")
        if name in row and not (name in known and known[name].free):
            row[name] = applier.text[start:end] if start is not None else None


def settle_cues(applier: CorrectionApplier, row: PlainRow) -> None:
    """Take the cues of a row from their places."""
    if any(end > len(applier.text) for _, end in row["cue_spans"]):
        raise NotApplicable("cue_spans are not within the text", "correct them")
    row["cues"] = tuple(applier.text[a:b] for a, b in row["cue_spans"])
    if "cue_rules" in row and len(row["cue_rules"]) != len(row["cues"]):
        row["cue_rules"] = (BY_HAND,) * len(row["cues"])


def settle_paragraph(applier: CorrectionApplier, row: PlainRow, changed: PlainRow) -> None:
    """Make room for a paragraph, and settle who speaks it, and from which label."""
    make_room(applier, row)
    if "kind" in changed and row["kind"] not in SPOKEN and "speaker" not in changed:
        row |= {"speaker": None, "speaker_start": None, "speaker_end": None, "said_start": None}
    if "speaker" in changed and "speaker_start" not in changed:
        place = label_of(applier.text, row["speaker"], row["start"], row["end"])
        row |= {"speaker_start": place[0], "speaker_end": place[1]} | changed
    if row["said_start"] is not None and not row["start"] <= row["said_start"] < row["end"]:
        row["said_start"] = None


def make_room(applier: CorrectionApplier, row: PlainRow) -> None:
    """Take the place of a paragraph from the others, of which one may be left in two pieces, or none."""
    stored, place = plain_rows(applier.doc, "paragraphs"), (row["start"], row["end"])
    for other in list(stored):
        own = other["paragraph_id"] == row["paragraph_id"]
        if own or other["end"] <= place[0] or place[1] <= other["start"]:
            continue
        said = other["said_start"]
        pieces = list(apart((other["start"], other["end"]), [place], applier.text))
        stored[:] = [one for one in stored if one is not other or pieces]
        for n, (start, end) in enumerate(pieces):
            piece = {"start": start, "end": end, "text": applier.text[start:end]}
            piece["said_start"] = said if said is not None and start <= said < end else None
            if n:
                more = {"paragraph_id": applier.new_id(), "_at": (start, end), "_new": True}
                stored.append({**other, **piece, **more})
            else:
                other |= piece


def label_of(text: str, name: str | None, start: int, end: int) -> tuple[int | None, int | None]:
    """Where a speaker is named last before the end of a paragraph, or else first; None: nowhere."""
    at = -1 if not name else text.rfind(name, 0, end)
    at = text.find(name) if name and at < 0 else at
    return (at, at + len(name)) if name and at >= 0 else (None, None)


def count_turns(applier: CorrectionApplier) -> None:
    """Number the turns anew where paragraphs were corrected; what goes on with a turn follows its speaker."""
    stored = plain_rows(applier.doc, "paragraphs")
    if not any(row["corrected"] for row in stored):
        return
    number, last, last_turn = 0, None, None
    for row in stored:
        if row["kind"] not in SPOKEN:
            row["turn"] = None
            continue
        turn, same = row["turn"], last is not None and row["speaker"] == last["speaker"]
        if last is not None and turn is not None and turn == last_turn and (same or not row["corrected"]):
            row |= {key: last[key] for key in ("speaker", "speaker_start", "speaker_end")}
        elif not (same and row["corrected"] and row["said_start"] is None):
            number += 1
        row["turn"], last, last_turn = number, row, turn


def settle_time(row: PlainRow, changed: PlainRow) -> None:
    """Take the days of a temporal expression from its value."""
    if "value" not in changed:
        return
    covered = cover(row["value"]) if row["value"] and row["kind"] in ("DATE", "TIME") else None
    days = (covered.begin.isoformat(), covered.end.isoformat()) if covered else (None, None)
    unit = granularity(row["value"]) if row["value"] and row["kind"] in ("DATE", "TIME") else None
    follow = {"begin": days[0], "end_date": days[1], "granularity": unit}
    row |= {key: value for key, value in follow.items() if key not in changed}


def settle_claim(applier: CorrectionApplier, row: PlainRow, changed: PlainRow) -> None:
    """Say what kind of source a claim has, and tell it whole anew."""
    if TELLING & changed.keys():
        row["in_full"] = retold(applier.doc, row)
    if not {"source_start", "actor_id"} & changed.keys():
        return
    span = (row["source_start"], row["source_end"]) if row["source_start"] is not None else None
    who = next((a for a in applier.doc._.actors if a.actor_id == row["actor_id"]), None)
    if span or who:
        source_kind = kind_of_source(applier.view, span, who)
        row |= {"voice": "attributed", "source_kind": source_kind} | changed


def settle_event(applier: CorrectionApplier, row: PlainRow, changed: PlainRow) -> None:
    """Settle the date and the doer of an event."""
    if "source_start" in changed and "doer" not in changed and row["source_start"] is None:
        row["doer"] = None  # nobody has read whether the words near it tell of one
    if changed.get("time_id") is not None:
        when = next(t for t in plain_rows(applier.doc, "times") if t["time_id"] == row["time_id"])
        row |= {"begin": when["begin"], "end_date": when["end_date"], "dating": "stated"} | changed
    elif {"begin", "end_date"} & changed.keys():
        row |= {"dating": "stated" if row["begin"] or row["end_date"] else "undated"} | changed


def settle_parts(applier: CorrectionApplier, row: PlainRow, changed: PlainRow) -> None:
    """Let a quote go from its first part to its last; a part that lies outside its new words goes."""
    parts = [list(part) for part in row["parts"]]
    if "parts" not in changed:
        start, end = row["start"], row["end"]
        parts = [part for part in parts if part[0] < end and start < part[1]] or [[start, end]]
        parts[0][0], parts[-1][1] = start, end
    flat = [edge for part in parts for edge in part]
    if not flat or flat != sorted(set(flat)) or flat[-1] > len(applier.text):
        raise NotApplicable("parts are not places in the order of the text", "correct parts, or start and end")
    row["parts"] = tuple((a, b) for a, b in parts)
    row["start"], row["end"] = flat[0], flat[-1]
    if "kind" not in changed and {"parts", "start", "end"} & changed.keys():
        row["kind"] = kind_of_quote(applier.view, row["parts"])


def actor_meant(applier: CorrectionApplier, start: int | None, end: int | None) -> str | None:
    """The actor that some words mean: by their head, else by the person's name that is nearest to the root."""
    if start is None or end is None:
        return None
    view = applier.view
    first, last = view.word_at(start), view.word_at(end - 1)
    top = view.idx[view.top(first, last)]
    within = [m for m in plain_rows(applier.doc, "mentions") if m["start"] < end and start < m["end"] and m["actor_id"]]
    heads = [m for m in within if m["start"] <= top < m["end"]]
    persons = [m for m in within if m["kind"] == "name" and m["label"] == "person"]
    if heads:
        return str(min(heads, key=lambda m: (m["kind"] != "name", m["end"] - m["start"]))["actor_id"])
    found = min(persons, key=lambda m: view.depth[head_word(applier, m)], default=None)
    return str(found["actor_id"]) if found else None


def actors_joined(applier: CorrectionApplier, start: int, end: int) -> tuple[str, ...]:
    """The other actors that some words mean: Pell in *Ruiz and Pell*."""
    view = applier.view
    first, last = view.word_at(start), view.word_at(end - 1)
    within = [m for m in plain_rows(applier.doc, "mentions") if m["start"] < end and start < m["end"]]
    meant = {head_word(applier, m): m["actor_id"] for m in within}
    return joined_actors(view, view.top(first, last), meant.get)


def head_word(applier: CorrectionApplier, row: PlainRow) -> int:
    """The head word of a row, as for `newsangles.angles.actors.relations.head_of`."""
    last = applier.view.word_at(row["end"] - 1)
    anaphor = row.get("kind") in ("nominal", "pronoun")
    return last if anaphor else applier.view.top(applier.view.word_at(row["start"]), last)


def ensure_actor(applier: CorrectionApplier, name: str, mention: PlainRow) -> None:
    """Make an actor for a name that nobody has."""
    known = any(name in row["aliases"] for row in plain_rows(applier.doc, "actors"))
    if known or applier.names.called.get(comparable(name)):
        return
    if mention["label"] is None:
        raise NotApplicable(
            f"nobody is called {shortened(name)}, and a new actor has no label", 'write "label" into "set"'
        )
    row: PlainRow = {c.name: None for c in columns(TABLES["actors"])[1:]}
    row |= {"actor_id": applier.new_id(), "name": comparable(name), "label": mention["label"], "named": False}
    row |= {"aliases": (), "lead": False, "subject_share": 0.0, "salience": 0.0, "rule": BY_HAND}
    row |= {key: mention[key] for key in ("start", "end", "text")}
    row |= {"_at": (row["start"], row["end"]), "_named": True}
    applier.actors_to_count.add(row["actor_id"])
    plain_rows(applier.doc, "actors").append(row)
    applier.names.call(row["actor_id"], name)


def note_mention(applier: CorrectionApplier, old: PlainRow | None, new: PlainRow | None) -> None:
    """Note that a mention was corrected."""
    for row in (old, new):
        if row is not None:
            applier.corrected_mentions.append((row["start"], row["end"]))
            applier.actors_to_count |= {row["actor_id"]} - {None}
    if new is None or new["actor_id"] is None:
        return
    for actor in plain_rows(applier.doc, "actors"):
        if actor["actor_id"] == new["actor_id"]:
            new["label"] = actor["label"]
            if actor["rule"] == BY_HAND:
                actor["corrected"] = actor["corrected"] or new["corrected"]


def merge_actor(applier: CorrectionApplier, row: PlainRow, into: str | None, note: str) -> None:
    """Make an actor the same as another; None: nobody, so that its names go, and its other mentions stay open."""
    gone = row["actor_id"]
    if into == gone:
        return
    mentions, every = plain_rows(applier.doc, "mentions"), plain_rows(applier.doc, "actors")
    other = next((a for a in every if a["actor_id"] == into), None)
    if other is None:
        mentions[:] = [m for m in mentions if m["actor_id"] != gone or m["kind"] != "name"]
    for mention in mentions:
        if mention["actor_id"] == gone:
            mention |= {"actor_id": into, "confidence": None, "reason": BY_HAND, "corrected": note}
            mention["label"] = other["label"] if other else mention["label"]
    if other is not None:
        more = {key: other[key] or row[key] for key in ("country", "role", "lead")}
        other |= {**more, "salience": max(row["salience"], other["salience"]), "corrected": note}
        applier.actors_to_count.add(other["actor_id"])
    every[:] = [a for a in every if a is not row]
    ids = {a["actor_id"]: a["actor_id"] for a in every}
    rename_ids(applier, "actors", {**ids, gone: into})


def count_actors(applier: CorrectionApplier) -> None:
    """Count the actors anew where mentions or roles were corrected; drop those that nothing mentions any more."""
    every = plain_rows(applier.doc, "actors")
    for row in every:
        if row["actor_id"] in applier.actors_with_roles and "_role" not in row:
            given = [r for r in plain_rows(applier.doc, "roles") if r["actor_id"] == row["actor_id"]]
            role = fullest_role(tuple(rows(Role, given)))
            row["role"] = role.text if role else None
    if not applier.actors_to_count and all(row["actor_id"] == f"a{n}" for n, row in enumerate(every, 1)):
        tell_genders(applier)
        return
    mentions = plain_rows(applier.doc, "mentions")
    for row in [a for a in every if a["actor_id"] in applier.actors_to_count]:
        own = [m for m in mentions if m["actor_id"] == row["actor_id"]]
        if own:
            recount(applier, row, own)
        else:
            every[:] = [a for a in every if a is not row]
    tell_genders(applier)
    firsts = {m["actor_id"]: m for m in reversed(mentions)}
    every.sort(key=lambda row: first_character(applier, firsts[row["actor_id"]]))
    number_rows(applier, "actors")


def tell_genders(applier: CorrectionApplier) -> None:
    """Tell the genders of corrected actors anew, but not where a gender was set by hand."""
    changed = applier.actors_to_count | applier.actors_with_roles
    if not changed:
        return
    every, mentions, given = (plain_rows(applier.doc, table) for table in ("actors", "mentions", "roles"))
    meant = [{**row, "confidence": row.get("_sure", row["confidence"])} for row in mentions]
    told = genders(applier.view, list(rows(ActorRow, every)), list(rows(Mention, meant)), list(rows(Role, given)))
    for row in every:
        if row["actor_id"] in changed and "_gender" not in row:
            row |= told.get(row["actor_id"], Told()).columns()


def first_character(applier: CorrectionApplier, mention: PlainRow) -> int:
    """The first character of the word that mentions an actor: a name's first word, a noun itself."""
    return int(mention["start"]) if mention["kind"] == "name" else applier.view.idx[head_word(applier, mention)]


def recount(applier: CorrectionApplier, row: PlainRow, own: Sequence[PlainRow]) -> None:
    """Count the mentions of an actor, and take its names from them."""
    kinds = Counter(m["kind"] for m in own)
    named = kinds["name"] > 0
    texts = [m["text"] for m in own if m["kind"] == ("name" if named else "nominal")]
    spelt = Counter(texts)
    written = any(m["text"] == row["name"] for m in applier.original["mentions"])
    if written and texts and row["name"] not in spelt and "_named" not in row:
        row["name"] = max(spelt, key=lambda t: (len(t.split()), spelt[t], len(t), t)) if named else texts[0]
    subjects = sum(role_of(applier.view, head_word(applier, m)) == "subject" for m in own)
    row |= {"start": own[0]["start"], "end": own[0]["end"], "text": own[0]["text"], "named": named}
    row |= {"aliases": tuple(t for t in spelt if t != row["name"]), "mentions": len(own), "names": kinds["name"]}
    row |= {"nominals": kinds["nominal"], "pronouns": kinds["pronoun"]}
    row["subject_share"] = round(subjects / len(own), 2)


def assign_quotes(applier: CorrectionApplier) -> None:
    """Give quotes their actors: those whose source is a mention that was corrected, and those that are set."""
    for row in plain_rows(applier.doc, "quotes"):
        start, end = row["source_start"], row["source_end"]
        if start is not None and any(a < end and start < b for a, b in applier.corrected_mentions):
            row["actor_id"] = actor_meant(applier, start, end)
            row["joint_actor_ids"] = actors_joined(applier, start, end)
    for n, correction, quote_id, speaker in applier.quote_actors:
        applier.attempt(n, set_quote_actor, applier, correction, quote_id, speaker)
    for row in plain_rows(applier.doc, "quotes"):  # two that are one actor now
        row["joint_actor_ids"] = tuple(x for x in dict.fromkeys(row["joint_actor_ids"]) if x != row["actor_id"])


def set_quote_actor(applier: CorrectionApplier, correction: Correction, quote_id: str, speaker: PlainRow) -> None:
    """Give a quote the actor that a correction sets."""
    row = next(q for q in plain_rows(applier.doc, "quotes") if q["quote_id"] == quote_id)
    row |= stored_values(applier, "quotes", speaker) | {"corrected": correction.note, "confidence": None}


def number_rows(applier: CorrectionApplier, table: str) -> None:
    """Put the rows of a table in the order of the text, and number them."""
    stored, own = plain_rows(applier.doc, table), id_column(table)
    moved = any("_new" in row or row["_at"] != (row["start"], row["end"]) for row in stored)
    if moved and table != "actors":
        wide = 1 if table == "edges" else -1
        stored.sort(key=lambda row: (row["start"], wide * row["end"]))
    if not own:
        return
    angle = angle_of(table)
    letter = angle.letters.get(table, table[0]) if angle else table[0]
    new = {row[own]: f"{letter}{n}" for n, row in enumerate(stored, 1)}
    for row in stored:
        applier.names.at[table].setdefault(row[own], row["_at"])
        row[own] = new[row[own]]
    rename_ids(applier, table, new)
    if table == "quotes":
        applier.quote_actors = [(n, c, new.get(q, q), v) for n, c, q, v in applier.quote_actors if q in new]


def rename_ids(applier: CorrectionApplier, table: str, new: Mapping[str, str | None]) -> None:
    """Give every other row the new ids of a table's rows; drop rows that need one that is gone."""
    applier.names.renumber(table, new)
    if table == "actors":
        applier.actors_to_count = {i for old in applier.actors_to_count if (i := new.get(old))}
        applier.actors_with_roles = {i for old in applier.actors_with_roles if (i := new.get(old))}
    for other in tables_in_order():
        refs = [c for c in columns_by_key(other).values() if c.names == table and not c.derived]
        stored = plain_rows(applier.doc, other)
        for row in stored if refs else ():
            for c in refs:
                value = row[c.name]
                if isinstance(value, list | tuple):
                    row[c.name] = tuple(new[i] for i in value if new.get(i))
                elif value is not None:
                    row[c.name] = new.get(value)
                    lost = following(other, c.name) if row[c.name] is None else {}
                    row |= {key: BY_HAND if key == "reason" else None for key in lost}
        needed = [c.name for c in refs if not c.optional and c.dtype != "object"]
        if needed:
            stored[:] = [row for row in stored if all(row[name] is not None for name in needed)]
