"""Rows as yes-or-no questions, and in words part by part, for a judge who has never seen the program."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from newsangles.accuracy.context import Span
from newsangles.accuracy.parts import parts_of
from newsangles.angles.framing.findings import JUDGES
from newsangles.tables.wording import (
    CLASSES,
    brief,
    days_in_words,
    line,
    listed,
    quantity,
    value_in_words,
)

Row = Mapping[str, Any]
Names = Mapping[tuple[str, str], str]
"""The name of each actor, by article and id."""

SAID = {"writing": "write", "thought": "think", "finding": "find out"}
"""The verb for a quote's sort of cue; else *say*."""

SAYING = {"writing": "wrote", "thought": "thought", "finding": "found out"}

PUT = {
    "fact": "a plain fact",
    "reported": "hearsay",
    "alleged": "an allegation",
    "opinion": "an opinion or a judgement",
    "predicted": "something that will or may be",
    "planned": "a plan, a promise or an attempt",
    "wanted": "a wish or a demand",
    "conditional": "something that depends on a condition",
    "question": "a question",
}
"""The statuses, as they follow *as*."""

SURE = {"probable": ", but only as likely", "possible": ", but only as possible"}
"""The certainties of what is put as a fact; other statuses are uncertain by themselves."""

POLARITIES = {"positive": "affirmed", "negative": "denied or in the negative"}
SORTS = {"person": "a person", "organisation": "an organisation", "place": "a place", "group": "a group of people"}
GENDERS = {"woman": "a woman", "man": "a man", "other": "neither woman nor man (they)"}

WAYS = {-1: "an unfavourable", 0: "a neutral", 1: "a favourable"}
"""The tones of a sentence, as they stand before *way*."""

COLOURS = {
    "loaded": "colour what is told, where a plainer word would do",
    "scare quotes": "stand in marks that keep a distance, and quote nobody",
    "so-called": "keep a distance from what something is called",
    "intensifier": "make what is said stronger without saying more",
    "euphemism": "put something mildly, where a plainer word would do",
}
"""How words colour, as it follows them."""

PARAGRAPHS = {
    "body": "an ordinary paragraph of the article",
    "turn": "what a speaker says in an interview or transcript",
    "question": "a question put in an interview",
    "list": "an item of a list",
    "deck": "a summary below the headline",
    "headline": "the headline",
    "heading": "a heading within the article",
    "caption": "the caption of a picture",
    "byline": "the line that names the author",
    "dateline": "the place and date that open a report",
    "agency": "the name of a news agency",
    "timestamp": "a date or time of publication",
    "photo_credit": "the credit of a picture",
    "quote_credit": "the name below a quotation",
    "stage": "a note on what is heard or seen (applause)",
    "note": "a note of the newsroom",
    "menu": "a menu or button of the web page",
    "related": "a link to another story",
    "embed": "a post from a social network",
    "pull_quote": "a quotation set apart that repeats the text",
}
"""The kinds of paragraphs, for readers."""

MISSING = {
    "mentions": "places that name or mean a person, an organisation, a place or a group",
    "roles": "offices, trades and ages of people",
    "quotes": "statements of somebody (what is said, written, thought or announced)",
    "predicates": "verbs and nouns that tell of something that happens or is so",
    "claims": "claims (what can be true or false by itself)",
    "numbers": "quantities (numbers with what they count, no dates)",
    "times": "dates, times and spans of time",
    "events": "events (what happens, happened or may happen)",
    "judgements": "words with which somebody blames or praises somebody",
    "wordings": "words that colour what is told (loaded words, marks of distance, mere intensifiers)",
}
"""The rows of each table, for readers; others are asked for in general words, or never."""

NEVER_MISSING = ("paragraphs", "actors", "edges", "portrayals", "namings")
"""Tables that cannot be asked for what is missing in one sentence."""

_REFERENCES = {"PAST_REF": "the past", "PRESENT_REF": "now", "FUTURE_REF": "the future"}
_MODIFIERS = {
    "EQUAL_OR_MORE": "at least ", "EQUAL_OR_LESS": "at most ", "MORE_THAN": "more than ", "LESS_THAN": "less than ",
    "APPROX": "about ", "START": "the beginning of ", "MID": "the middle of ", "END": "the end of ",
    "BEFORE": "before ", "AFTER": "after ", "ON_OR_BEFORE": "on or before ", "ON_OR_AFTER": "on or after ",
}  # fmt: skip
_WITHIN = ("START", "MID", "END")
"""Modifiers whose days are but a part of what the value names: *the end of March*."""

_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "H": "hour", "S": "second"}
_UNITS |= {"DE": "decade", "CE": "century", "ML": "millennium", "WE": "weekend", "Q": "quarter", "TM": "minute"}
_SPAN = re.compile(r"(?P<time>T?)(?P<number>X|\d+(?:\.\d+)?)(?P<unit>DE|CE|ML|WE|[YMWDHSQ])")


def question(table: str, row: Row, names: Names, published: str | None = None) -> str:
    """The claim that a row makes, as one yes-or-no question.

    Args:
        table: The table.
        row: The row.
        names: The names of the actors.
        published: The day of the article, YYYY-MM-DD, without which nobody can judge what *on Friday* means.
    """
    ask = _QUESTIONS.get(table)
    if not ask:
        return _general(table, row)
    asked = line(ask(row, names))
    if published and table in ("times", "events") and (row["begin"] or row["end_date"]):
        return f"In an article of {_weekday(published)}, {asked[0].lower()}{asked[1:]}"
    return asked


def _weekday(day: str) -> str:
    """A day with its day of the week: *Mon 2 Feb 2026*."""
    name = WEEKDAYS[date.fromisoformat(day[:10]).weekday()]
    return f"{name} {days_in_words(day[:10], day[:10])}"


def in_words(table: str, row: Row, names: Names) -> str:
    """A row part by part: *source: “he”; speaker: Marco Rubio*."""
    tell = _PARTS.get(table)
    found = tell(row, names) if tell else {part.name: _plain(row, part.columns[0]) for part in parts_of(table)}
    return "; ".join(f"{name}: {line(value)}" for name, value in found.items() if value)


def missing_question(table: str) -> str:
    """The question whether a sentence lacks rows of a table."""
    what = MISSING.get(table, f"rows of {table}")
    return f"Are all {what} in this sentence marked with ⟦ ⟧? If not, write the missing words under should_be."


def places(row: Row) -> list[Span]:
    """The places besides its own that a row names, such as its source's and its cue's."""
    starts = [name for name in row if name.endswith("_start") and row[name] is not None]
    return [
        (row[name], row[f"{name[:-6]}_end"]) for name in starts if row.get(f"{name[:-6]}_end") and name[:-6] != "clause"
    ]


def needs_before(table: str, row: Row) -> int:
    """How many sentences before its own a judge needs to judge a row: to tell whom *he* means, for one."""
    if table == "mentions":
        return 0 if row["kind"] == "name" else 2
    if table == "edges":
        return 2
    if table in ("judgements", "portrayals", "wordings", "namings"):
        return 1
    pronoun = str(row.get("source") or "").lower() in _POINTING
    return 2 if pronoun and table in ("quotes", "claims") else 1 if table in ("times", "events", "claims") else 0


_POINTING = frozenset("he she it they who i we you".split())


MARKS = ("“", "”", '"')
"""Quotation marks that go where a text stands in marks already."""

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")

_SAID = frozenset(("say", "says", "said", "saying", "told", "according to", ":"))


def said(text: object, longest: int = 80) -> str:
    """A text of the article, in quotation marks."""
    inner = str(text).strip()
    if inner[:1] in MARKS and inner[-1:] in MARKS and len(inner) > 1:
        inner = inner[1:-1]
    return f"“{brief(inner, longest)}”"


def _name(row: Row, names: Names, column: str) -> str | None:
    found = row.get(column)
    return None if found is None else names.get((row["article_id"], found), str(found))


def _who(row: Row, names: Names, actor: str = "actor_id", words: str = "source", joint: str = "") -> str:
    """An actor with the words that name it here, or these words alone; empty where there are none."""
    known = [name for i in row.get(joint) or () if (name := names.get((row["article_id"], i)))] if joint else []
    name, written = _name(row, names, actor), row.get(words)
    if name is None:
        return said(written) if written else ""
    whole = listed([line(name), *known])
    alike = written is None or line(name).lower() in line(written).lower()
    return whole if alike or known else f"{whole} (here {said(written, 50)})"


def _label(row: Row) -> str:
    return SORTS.get(str(row["label"]), str(row["label"]))


def _quote(row: Row, names: Names) -> str:
    who = _who(row, names, joint="joint_actor_ids")
    if not who:
        cue = f" ({said(row['cue'])})" if row["cue"] else ""
        return f"Is this said, thought or wanted by somebody whom the text does not name{cue}, no more and no less?"
    if row["cue_class"] in ("attitude", "intention"):
        return f"Is this what {who} {said(row['cue'])}, no more and no less?"
    if row["kind"] == "direct" and not row["inside"]:
        return f"Did {who} {SAID.get(row['cue_class'], 'say')} this, in these words?"
    cue = "" if str(row["cue"] or "said").lower() in _SAID else f" ({said(row['cue'])})"
    return f"Is this what {who} {SAYING.get(row['cue_class'], 'said')}{cue}, no more and no less?"


def _quote_parts(row: Row, names: Names) -> dict[str, str]:
    source, cue = row["source"], row["cue"]
    kinds = {"direct": "all in quotation marks", "mixed": "partly in quotation marks", "indirect": "in indirect speech"}
    return {
        "statement": kinds[row["kind"]] + (f", told by {said(cue)}" if cue else ""),
        "words": said(row["text"]),
        "source": said(source) if source else "none",
        "speaker": listed([_name(row, names, "actor_id") or "not known", *_joint(row, names, "joint_actor_ids")]),
    }


def _joint(row: Row, names: Names, column: str) -> list[str]:
    return [names[row["article_id"], i] for i in row.get(column) or () if (row["article_id"], i) in names]


def _mention(row: Row, names: Names) -> str:
    name, text = _name(row, names, "actor_id"), said(row["text"], 50)
    if name is None:
        return f"Is it true that one cannot tell, in this article, who or what exactly {text} means?"
    if line(name).lower() == line(row["text"]).lower():
        return f"Does {text} here name {_label(row)}?"
    return f"Does {text} here mean {name}, {_label(row)}?"


def _mention_parts(row: Row, names: Names) -> dict[str, str]:
    return {"actor": _name(row, names, "actor_id") or "left open", "label": _label(row)}


def _actor(row: Row, names: Names) -> str:
    others = [said(name, 50) for name in row["aliases"] or ()]
    gender = f", {GENDERS[row['gender']]} as far as name and text tell" if row["gender"] else ""
    if others:
        return f"Do {listed([said(row['name'], 50), *others], 8)} all mean one and the same: {_label(row)}{gender}?"
    return f"Does {said(row['name'], 50)} mean {_label(row)}{gender}?"


def _actor_parts(row: Row, names: Names) -> dict[str, str]:
    return {
        "label": _label(row),
        "one": listed([said(name, 50) for name in (row["name"], *(row["aliases"] or ()))], 8),
        "gender": f"{GENDERS[row['gender']]} (by: {row['gender_reason']})" if row["gender"] else "not told",
    }


def _put(row: Row) -> str:
    """How something is put forward, as a phrase after *as*."""
    return _status(row) + (", in the negative" if row["polarity"] == "negative" else "")


def _status(row: Row) -> str:
    """A status in words, with its certainty."""
    return PUT[row["status"]] + (SURE.get(row["certainty"], "") if row["status"] == "fact" else "")


def _claim(row: Row, names: Names) -> str:
    if row["voice"] == "outlet":
        return f"Does the article say this itself (on nobody else’s word), put as {_put(row)}?"
    who = _who(row, names)
    return f"Does the article say this on the word of {who or 'somebody who is not named'}, put as {_put(row)}?"


def _claim_parts(row: Row, names: Names) -> dict[str, str]:
    outlet = row["voice"] == "outlet"
    return {
        "source": "the article itself" if outlet else _who(row, names) or "not named",
        "status": _status(row),
        "polarity": POLARITIES[row["polarity"]],
    }


def _doer(row: Row, names: Names) -> str:
    return _who(row, names, "source_actor_id", "source", "source_joint_ids")


def _things(row: Row, names: Names) -> str:
    """The things and people that an event was done to or with."""
    target = _who(row, names, "target_actor_id", "target", "target_joint_ids") if row["target"] else ""
    thing = row["object"] if row["object"] != row["target"] else None
    return listed([part for part in (said(thing) if thing else "", target, _matter(row)) if part])


def _matter(row: Row) -> str:
    """The words for what an event deals with, where no object or target tells it."""
    matter = row.get("matter")
    return said(matter) if matter and not row["object"] and not row["target"] else ""


def _when(row: Row) -> str:
    """The days of an event, as a phrase."""
    begin, end = row["begin"], row["end_date"]
    if begin and end:
        return f"{'on' if begin == end else 'at some time in'} {days_in_words(begin, end)}"
    if begin:
        return f"on {days_in_words(begin, begin)} or later"
    return f"on {days_in_words(end, end)} or earlier" if end else ""


def _event(row: Row, names: Names) -> str:
    doer, things, when = _doer(row, names), _things(row, names), _when(row)
    more = [f"done by {doer}" if doer else "by nobody who is named"]
    more += [f"to or with {things}"] * bool(things) + [when] * bool(when)
    if row["class"]:
        more.append(f"of the kind: {CLASSES[row['class']]}")
    more.append(f"told as {_put(row)}")
    return f"Does the text tell of an event {said(row['trigger'])}, {', '.join(more)}?"


def _event_parts(row: Row, names: Names) -> dict[str, str]:
    return {
        "event": said(row["trigger"]),
        "class": CLASSES[row["class"]] if row["class"] else "none",
        "doer": _doer(row, names) or "nobody named",
        "object": _things(row, names) or "none",
        "status": _put(row),
        "date": _when(row) or "not told",
    }


def _time(row: Row, names: Names) -> str:
    text, meant = said(row["text"], 50), _time_in_words(row)
    if not meant:
        return f"Is it true that one cannot tell, in this article, which time {text} means?"
    return f"Does {text} here mean {meant}?"


def _time_in_words(row: Row) -> str:
    """The value of a temporal expression in words; empty where it has none."""
    value, days = row["value"], ""
    if row["begin"] or row["end_date"]:
        days = days_in_words(row["begin"], row["end_date"])
    if value is None:
        return days
    if value in _REFERENCES:
        return f"{_REFERENCES[value]}, no certain day"
    hedge = _MODIFIERS.get(row["modifier"], "")
    if row["kind"] == "SET":
        often = "every" if row["quantity"] in (None, "EVERY") else f"{row['quantity']} every"
        return f"again and again: {often} {re.sub('^1 ', '', _span(value))}"
    if value.startswith("P"):
        return f"a length of time: {hedge}{_span(value)}" + (f" ({days})" if days else "")
    told = days and "T" not in value and row["modifier"] not in _WITHIN
    return hedge + (days if told else value_in_words(value))


def _span(value: str) -> str:
    """A TIMEX3 length in words: *6 months* for ``P6M``, *some days* for ``PXD``."""
    parts, clock = [], False
    for found in _SPAN.finditer(value.removeprefix("P")):
        clock = clock or bool(found["time"])
        unit = _UNITS["TM" if clock and found["unit"] == "M" else found["unit"]]
        number = "some" if found["number"] == "X" else found["number"]
        parts.append(f"{number} {unit}{'' if number == '1' else 's'}".replace("centurys", "centuries"))
    return listed(parts) or value_in_words(value)


def _time_parts(row: Row, names: Names) -> dict[str, str]:
    days = days_in_words(row["begin"], row["end_date"]) if row["begin"] or row["end_date"] else "none"
    return {"value": _time_in_words(row) or "left open", "dates": days}


def _number(row: Row, names: Names) -> str:
    unit = row["unit"]
    if unit == "fold":
        return f"Does {said(row['text'], 50)} here mean {_amount(row)} times as much or as many?"
    if unit and unit[:1].isalpha() and not _CURRENCY.match(unit) and row["value"] is not None:
        return f"Does {said(row['text'], 50)} here mean {_amount(row)}, and is “{unit}” what is counted or measured?"
    return f"Does {said(row['text'], 50)} here mean {_amount(row, unit)}?"


_CURRENCY = re.compile(r"[A-Z]{3}\Z")


def _amount(row: Row, unit: str | None = None) -> str:
    return quantity(row["value"], row["high"], unit, row["approximate"], row["per"])


def _number_parts(row: Row, names: Names) -> dict[str, str]:
    unit = " per ".join(str(part) for part in (row["unit"], row["per"]) if part)
    return {"value": quantity(row["value"], row["high"], None, row["approximate"]), "unit": unit or "none"}


def _predicate(row: Row, names: Names) -> str:
    return f"Is {said(row['text'], 50)} told here as {_put(row)}?"


def _predicate_parts(row: Row, names: Names) -> dict[str, str]:
    return {"statement": said(row["text"]), "status": _status(row), "polarity": POLARITIES[row["polarity"]]}


def _role(row: Row, names: Names) -> str:
    what = {
        "office": "name an office or a post of",
        "description": "say what is the trade of",
        "age": "give the age of",
    }
    return f"Does {said(row['text'])} {what[row['kind']]} {_name(row, names, 'actor_id')}?"


def _role_parts(row: Row, names: Names) -> dict[str, str]:
    return {"role": said(row["text"]), "actor": _name(row, names, "actor_id") or ""}


def _edge(row: Row, names: Names) -> str:
    first, second = (_name(row, names, f"{side}_actor_id") for side in ("source", "target"))
    verb = f" (by the verb {said(row['cue'])})" if row["cue"] else ""
    if row["kind"] == "about":
        return f"Did {first} speak about {second} here?"
    if row["kind"] == "acts":
        return f"Did {first} do something here to or with {second}{verb}?"
    return f"Does the marked sentence name or mean both {first} and {second}?"


def _edge_parts(row: Row, names: Names) -> dict[str, str]:
    first, second = (_name(row, names, f"{side}_actor_id") for side in ("source", "target"))
    kinds = {"together": "both in one sentence", "about": "speaks about", "acts": "does something to or with"}
    return {"link": f"{first} – {kinds[row['kind']]} – {second}"}


def _paragraph(row: Row, names: Names) -> str:
    speaker = f", spoken by {line(row['speaker'])}" if row["speaker"] else ""
    return f"Is this {PARAGRAPHS[row['kind']]}{speaker}?"


def _paragraph_parts(row: Row, names: Names) -> dict[str, str]:
    return {"kind": PARAGRAPHS[row["kind"]], "speaker": row["speaker"] or "none"}


def _voice(row: Row, names: Names, by: str = "by_actor_id") -> str:
    """In whose words a row stands, as a phrase."""
    if row["voice"] == "outlet":
        return "the article’s own words"
    return f"the words of {_name(row, names, by) or 'somebody it quotes'}"


def _judge(row: Row, names: Names) -> str:
    told = _who(row, names, "by_actor_id", "by")
    if told or row["reported"]:
        return told or "somebody who is not named"
    return "the article itself" if row["voice"] == "outlet" else "somebody it quotes"


def _judgement(row: Row, names: Names) -> str:
    sure = row["polarity"] == "positive" and row["certainty"] == "certain"
    did = JUDGES[row["kind"]][0 if sure else 1 + (row["polarity"] == "positive")]
    whom = _who(row, names, "target_actor_id", "target") or "somebody who is not named"
    return f"Does the text say, by {said(row['text'], 50)}, that {_judge(row, names)} {did} {whom}?"


def _judgement_parts(row: Row, names: Names) -> dict[str, str]:
    return {
        "judgement": said(row["text"]),
        "kind": row["kind"],
        "target": _who(row, names, "target_actor_id", "target") or "not named",
        "judge": _judge(row, names),
        "voice": "told by the article" if row["voice"] == "outlet" else "within words that it quotes",
        "polarity": f"{POLARITIES[row['polarity']]}, {row['certainty']}",
    }


def _portrayal(row: Row, names: Names) -> str:
    who, way = _who(row, names, "actor_id", "mention"), WAYS[row["tone"]]
    return f"Is {who} told of in {way} way here, in {_voice(row, names)}?"


def _portrayal_parts(row: Row, names: Names) -> dict[str, str]:
    return {
        "person": _who(row, names, "actor_id", "mention"),
        "tone": f"in {WAYS[row['tone']]} way",
        "voice": _voice(row, names),
    }


def _wording(row: Row, names: Names) -> str:
    whom = _who(row, names, "target_actor_id", "target")
    return (
        f"Does {said(row['text'], 50)} {COLOURS[row['kind']]}{f', of {whom}' if whom else ''}, in {_voice(row, names)}?"
    )


def _wording_parts(row: Row, names: Names) -> dict[str, str]:
    return {
        "wording": said(row["text"]),
        "kind": row["kind"],
        "target": _who(row, names, "target_actor_id", "target") or "none",
        "voice": _voice(row, names),
    }


def _naming(row: Row, names: Names) -> str:
    return f"Is {_name(row, names, 'actor_id')} called {said(row['text'])} here, in {_voice(row, names)}?"


def _naming_parts(row: Row, names: Names) -> dict[str, str]:
    return {"naming": said(row["text"]), "actor": _name(row, names, "actor_id") or "", "voice": _voice(row, names)}


def _plain(row: Row, key: str) -> str:
    """A value of a table that this module has no words for."""
    value = row.get(_column(row, key))
    if value is None or value == ():
        return ""
    return listed([str(one) for one in value]) if isinstance(value, list | tuple) else str(value)


def _column(row: Row, key: str) -> str:
    """The column of a row that corrections call by a key."""
    return key if key in row else f"{key}_id"


def _general(table: str, row: Row) -> str:
    told = [f"{part.words}: {brief(value)}" for part in parts_of(table) if (value := _plain(row, part.columns[0]))]
    return f"Is this row of the table “{table}” right: {listed(told, len(told) or 1)}?" if told else (
        f"Does this belong into the table “{table}”?"
    )  # fmt: skip


_QUESTIONS: Mapping[str, Callable[[Row, Names], str]] = {
    "quotes": _quote, "mentions": _mention, "actors": _actor, "claims": _claim, "events": _event, "times": _time,
    "numbers": _number, "predicates": _predicate, "roles": _role, "edges": _edge, "paragraphs": _paragraph,
    "judgements": _judgement, "portrayals": _portrayal, "wordings": _wording, "namings": _naming,
}  # fmt: skip
_PARTS: Mapping[str, Callable[[Row, Names], dict[str, str]]] = {
    "quotes": _quote_parts, "mentions": _mention_parts, "actors": _actor_parts, "claims": _claim_parts,
    "events": _event_parts, "times": _time_parts, "numbers": _number_parts, "predicates": _predicate_parts,
    "roles": _role_parts, "edges": _edge_parts, "paragraphs": _paragraph_parts, "judgements": _judgement_parts,
    "portrayals": _portrayal_parts, "wordings": _wording_parts, "namings": _naming_parts,
}  # fmt: skip
