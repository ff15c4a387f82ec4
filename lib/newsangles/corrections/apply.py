"""Corrections applied to a Doc: each before the angles that build on its table."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from spacy.tokens import Doc

from newsangles.angles.actors.relations import edges as edges_between
from newsangles.angles.angle import BY_HAND, angles
from newsangles.angles.claims.checkworthiness import scorer as checkworthiness_scorer
from newsangles.angles.claims.component import numbers as numbers_in
from newsangles.angles.factuality.predicates import innermost
from newsangles.angles.framing.voices import voices_of
from newsangles.angles.shell import plain_rows
from newsangles.corrections.consequences import (
    assign_quotes,
    count_actors,
    count_turns,
    ensure_actor,
    head_word,
    merge_actor,
    note_mention,
    number_rows,
    settle,
)
from newsangles.corrections.file import KEY, Correction, Corrections
from newsangles.corrections.rows import (
    CorrectionApplier,
    NotApplicable,
    PlainRow,
    check_text_stands,
    enter_rows,
    find_row,
    forget_rows,
    original_row,
    stored_values,
)
from newsangles.corrections.validation import id_column
from newsangles.language.readable import readable
from newsangles.tables.schema import TABLES, columns, plain


def apply(doc: Doc, components: Mapping[str, Callable[[Doc], Doc]], corrections: Corrections) -> Doc:
    """Read a parsed Doc, and correct it: each correction is applied before the angles that build on its table.

    Args:
        doc: A Doc without the angles' rows.
        components: The component of each angle, by its name, in their order.
        corrections: Those about this article that do something (`Corrections.of`).

    Returns:
        The Doc with its rows. Which corrections were not applied, and why, is kept with it (`Corrections.unapplied`).
    """
    for read in components.values():
        doc = read(doc)
    if not corrections.lines:
        return doc
    # Once more: what a row was without corrections tells what a line changes.
    applier = CorrectionApplier(doc, corrections)
    forget_rows(doc)
    for angle in angles():
        doc = components[angle.name](doc)
        correct_tables(applier, tuple(angle.tables))
    doc.user_data[KEY] = sorted(applier.unapplied)
    return doc


def correct_tables(applier: CorrectionApplier, tables: Sequence[str]) -> None:
    """Correct these tables, which were just written."""
    for table in tables:
        enter_rows(applier, table)
    for table in tables:
        for n, correction in enumerate(applier.corrections.lines):
            if correction.table == table:
                applier.attempt(n, apply_correction, applier, n, correction)
        if table != "actors":
            number_rows(applier, table)
        if table == "paragraphs":
            count_turns(applier)
        if table == "claims":  # each number names the claim that states it
            numbers = numbers_in(readable(applier.doc), applier.doc._.claims)
            plain_rows(applier.doc, "numbers")[:] = [plain(row) for row in numbers]
            enter_rows(applier, "numbers")
        if table == "roles":  # and edges are between actors
            count_actors(applier)
            assign_quotes(applier)
            found = edges_between(applier.view, applier.doc._.mentions, applier.doc._.quotes)
            plain_rows(applier.doc, "edges")[:] = [plain(row) for row in found]
            enter_rows(applier, "edges")
    for table in tables:
        stored = plain_rows(applier.doc, table)
        stored[:] = [{key: value for key, value in row.items() if key[0] != "_"} for row in stored]


def apply_correction(applier: CorrectionApplier, number: int, correction: Correction) -> None:
    """Apply a correction with its number; a quote's actor is kept for later, since actors come after quotes."""
    check_text_stands(applier, correction)
    table, row = correction.table, None if correction.do == "add" else find_row(applier, correction)
    if row is not None and correction.do == "drop":
        drop_row(applier, correction, row)
        return
    was = original_row(applier, correction) or applier.names.written(table, row) if row is not None else {}
    changed = {key: value for key, value in correction.set.items() if key not in was or value != was[key]}
    speakers = ("actor", "joint_actor_ids") if table == "quotes" else ()
    speaker: PlainRow = {key: changed.pop(key) for key in speakers if key in changed}
    if row is None:
        row = add_row(applier, correction, changed)
    elif changed:
        change_row(applier, correction, row, changed)
    if speaker:
        applier.quote_actors.append((number, correction, row["quote_id"], speaker))


def change_row(applier: CorrectionApplier, correction: Correction, row: PlainRow, changed: Mapping[str, Any]) -> None:
    """Change values of a row, with all that follows from them."""
    table = correction.table
    if table == "actors" and "actor" in changed:
        merge_actor(
            applier, row, stored_values(applier, table, {"actor": changed["actor"]})["actor_id"], correction.note
        )
        return
    if table == "mentions" and isinstance(changed.get("actor"), str):
        ensure_actor(applier, changed["actor"], {**row, **{k: v for k, v in changed.items() if k == "label"}})
    values = stored_values(applier, table, changed)
    before = row.get("actor_id")
    new = settle(applier, table, row, values) | {"corrected": correction.note, "confidence": None}
    if table == "mentions":
        note_mention(applier, row, new)
        if "actor_id" not in values:  # whom it means is as sure as before
            new["_sure"] = row.get("_sure", row["confidence"])
    row.update(new)
    if table == "actors":
        _note_actor(applier, row, values)
    if table == "roles":
        applier.actors_with_roles |= {row["actor_id"], str(before)}


def _note_actor(applier: CorrectionApplier, row: PlainRow, values: PlainRow) -> None:
    """Keep what is set of an actor from being counted anew, and pass its label on to its mentions."""
    if "name" in values:
        applier.names.call(row["actor_id"], row["name"])
        row["_named"] = True
    for column in ("role", "gender"):
        if column in values:
            row[f"_{column}"] = True
    if "label" in values:
        for mention in plain_rows(applier.doc, "mentions"):
            if mention["actor_id"] == row["actor_id"]:
                mention["label"] = row["label"]
    applier.actors_to_count.add(row["actor_id"])


def add_row(applier: CorrectionApplier, correction: Correction, given: PlainRow) -> PlainRow:
    """Add a row with these values."""
    table = correction.table
    stored = plain_rows(applier.doc, table)
    place = (correction.start, correction.end)
    if table != "edges" and any((row["start"], row["end"]) == place for row in stored):
        raise NotApplicable(f"a row of {table} stands at {place[0]} to {place[1]} already", "change that one instead")
    row = blank_row(applier, correction)
    if table == "mentions" and isinstance(given["actor"], str):
        ensure_actor(applier, given["actor"], row | {key: given[key] for key in ("label",) if key in given})
    values = stored_values(applier, table, given)
    start = {"start": correction.start, "end": correction.end}
    new = settle(applier, table, row, default_values(applier, table, row, values) | start | values)
    new |= {"rule": BY_HAND, "corrected": correction.note, "confidence": None, "_at": place, "_new": True}
    own = id_column(table)
    if own:
        new[own] = applier.new_id()
    if table == "mentions":
        note_mention(applier, None, new)
    if table == "roles":
        applier.actors_with_roles.add(new["actor_id"])
    stored.append(new)
    return new


VOICED = ("judgements", "portrayals", "wordings", "namings")
"""The tables whose rows stand in somebody's words."""


def blank_row(applier: CorrectionApplier, correction: Correction) -> PlainRow:
    """A new row with the schema's defaults."""
    defaults = {f.name: f.default for f in dataclasses.fields(TABLES[correction.table])}
    row: PlainRow = {
        c.name: None if defaults[c.field] is dataclasses.MISSING else defaults[c.field]
        for c in columns(TABLES[correction.table])[1:]
    }
    place = (correction.start, correction.end)
    row |= {"start": place[0], "end": place[1], "text": correction.text}
    made: Mapping[str, PlainRow] = {
        "quotes": {"parts": (place,)},
        "mentions": {"reason": BY_HAND},
        "predicates": {"cue_spans": (), "cue_rules": ()},
    }
    return row | made.get(correction.table, {})


def default_values(applier: CorrectionApplier, table: str, row: PlainRow, values: PlainRow) -> PlainRow:
    """Values that a new row gets where none is set, as its angle would find them."""
    view = applier.view
    first, last = view.word_at(row["start"]), view.word_at(row["end"] - 1)
    found: PlainRow = {}
    if table == "predicates":
        a, b = view.bounds[view.sent[first]]
        found = {"clause_start": view.idx[a], "clause_end": view.end[b]}
        found["quote_id"] = innermost(view, applier.doc._.quotes)[first]
    if table in ("claims", "events") and "predicate_id" not in values:
        found["predicate_id"] = _predicate_within(applier, row)
    if table == "claims":
        worth = checkworthiness_scorer().read(applier.doc, view).of_claims([(first, last)])[0]
        found["checkworthiness"] = round(worth, 2)
        found["voice"] = "outlet"
    if table == "events":
        found["trigger"] = view.lemma[head_word(applier, row)]
    if table in VOICED and "voice" not in values:
        words = voices_of(applier.doc).at(row["start"], row["end"])._asdict()
        found |= {name: value for name, value in words.items() if name in row and name not in values}
    if table == "judgements":
        found["reported"] = False
    if table == "mentions" and values["actor_id"] is not None and "label" not in values:
        actor = next(a for a in plain_rows(applier.doc, "actors") if a["actor_id"] == values["actor_id"])
        found["label"] = actor["label"]
    if table == "mentions" and values["actor_id"] is None and "label" not in values:
        raise NotApplicable("a mention of nobody known has no label", 'write "label" into "set"')
    return found


def _predicate_within(applier: CorrectionApplier, row: PlainRow) -> str:
    """The id of the predicate that is nearest to the root within a row."""
    predicates = plain_rows(applier.doc, "predicates")
    within = [p for p in predicates if row["start"] <= p["start"] and p["end"] <= row["end"]]
    head = min(within, key=lambda p: applier.view.depth[head_word(applier, p)], default=None)
    if head is None:
        raise NotApplicable("no predicate stands there", "add one to predicates first")
    return str(head["predicate_id"])


def drop_row(applier: CorrectionApplier, correction: Correction, row: PlainRow) -> None:
    """Drop a row, and what only it held."""
    table = correction.table
    if table == "actors":
        merge_actor(applier, row, None, correction.note)
        return
    if table == "mentions":
        note_mention(applier, row, None)
    if table == "roles":
        applier.actors_with_roles.add(row["actor_id"])
    stored = plain_rows(applier.doc, table)
    stored[:] = [other for other in stored if other is not row]
    if table == "quotes":  # what it held is now held by what held it
        for other in stored:
            if other["inside"] == row["quote_id"]:
                other["inside"] = row["inside"]
