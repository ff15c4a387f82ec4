"""Judgements as corrections, and corrections as judgements.

A row judged right is kept, a wrong one dropped, or changed where the judge says what it should be; what cannot be
mended is kept with a note that it was judged wrong. The line's ``why`` begins with the judgement (*judged wrong:
source*), so that the same judgement can be read from it again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from newsangles.accuracy import sheets
from newsangles.accuracy.parts import Part, parts_of
from newsangles.accuracy.questions import GENDERS, PARAGRAPHS, POLARITIES, PUT, SORTS, in_words, question
from newsangles.accuracy.sampling import kind_of
from newsangles.accuracy.sheets import CLOSE, OPEN
from newsangles.accuracy.tables import Judged
from newsangles.corrections.file import Correction, Corrections, read_corrections, read_line
from newsangles.corrections.validation import columns_by_key, repeats_text
from newsangles.documents.days import day_of
from newsangles.errors import NewsanglesError
from newsangles.tables.confidences import column_of
from newsangles.tables.frames import named_records
from newsangles.tables.schema import Column
from newsangles.tables.unfinished import save
from newsangles.tables.wording import CLASSES

Line = dict[str, Any]

UNNAMED = "a judge"
"""The name of a judge whom the sheet does not name."""

OUTLET = frozenset(("the article itself", "the article", "article", "the outlet", "the outlet itself", "outlet"))
"""The words for the source of a claim that the article makes in its own voice."""

FOLLOWS = {("mentions", "label"): "the label follows from its actor: correct it in the table of actors"}
"""Parts that are not corrected in their own table, and where they are."""

KEPT, BELOW = "not mended", "mended in predicates"
_FOLLOWS = re.compile(r"judged in [a-z_]+: ")
_JUDGED = re.compile(
    r"judged (right|edge|wrong)(?:, not mended|, mended in predicates)?(?:: ([a-z_]+(?:, [a-z_]+)*))?(?:; (.*))?\Z",
    re.DOTALL,
)
_VALUE = re.compile(r"[A-Z0-9][A-Z0-9:./+-]*\Z")
_ARTICLE = re.compile(r"^(?:an?|the)\s+")
_TO = re.compile(r"\s+to\s+|\s*(?:/|–|\.\.\.|…)\s*|\s+-\s+")


class Mended(NamedTuple):
    """The lines that a sheet gives, and what could not be mended.

    Attributes:
        lines: Lines of a file of corrections.
        left: A sentence for each judgement that changes nothing though something is wrong.
    """

    lines: list[Line]
    left: list[str]


class _Unclear(Exception):
    """A judgement that does not say how to mend its row."""


def corrections_of(judged: pd.DataFrame) -> Mended:
    """The corrections that a judged sheet asks for; rows that were not judged give none."""
    lines: list[Line] = []
    left: list[str] = []
    for row in named_records(judged):
        where = f"{row.get(sheets.SHEET) or 'sheet'}, number {row['number']}"
        if row["asks"] == "missing":
            for line, problem in _added(row):
                if problem:
                    left.append(f"{where}: {problem}")
                elif line not in lines:
                    lines.append(line)
        elif row["verdict"]:
            made, problem = _mended(row)
            if problem:
                left.append(f"{where}: {problem}")
            lines += [line for line in made if line not in lines]
    return Mended(lines, left)


def _mended(row: Mapping[str, Any]) -> tuple[list[Line], str]:
    """The lines for a judged row, and why they do not mend the row, where they do not."""
    verdict = row["verdict"]
    known = {part.name: part for part in parts_of(row["table"])}
    named = [known[name] for name in row["part"].split(", ") if name]
    if verdict == "right" or (verdict == "edge" and not (named and row["should_be"])):
        return [_line(row, "keep")], ""
    if verdict == "wrong" and (not named or any(part.is_all for part in named)):
        return [_line(row, "drop")], ""
    try:
        if len(named) > 1:
            raise _Unclear("it names several parts")
        if columns_by_key(row["table"])[named[0].columns[0]].derived == "its predicate":
            return [_line(row, "keep", how=BELOW), _in_predicates(row, named[0])], ""
        return [_accepted(_line(row, "change") | {"set": _change(row, named[0])})], ""
    except _Unclear as reason:
        return [_line(row, "keep", how=KEPT)], f"not mended, since {reason}"


def _in_predicates(row: Mapping[str, Any], part: Part) -> Line:
    """The line that changes the predicate of a claim or an event, from which a part of it follows."""
    said, place = row["should_be"].strip(), (json.loads(row["where"] or "{}")).get("predicate")
    if not said or not place:
        raise _Unclear("should_be does not say what it should be" if place else "its predicate is not known")
    text, base = _sentence(row)
    start, end = place["start"], place["end"]
    line = _line(row, "change") | {"table": "predicates", "start": start, "end": end}
    line.pop("where")
    line |= {"text": text[start - base : end - base] if start >= base else ""}
    line |= {"set": {part.columns[0]: _value(columns_by_key("predicates")[part.columns[0]], said)}}
    return _accepted({**line, "why": f"judged in {row['table']}: {line['why'].removeprefix('judged ')}"})


def _line(row: Mapping[str, Any], do: str, *, how: str = "") -> Line:
    """A line about a judged row."""
    said = f"judged {row['verdict'] or 'wrong'}" + f", {how}" * bool(how) + f": {row['part']}" * bool(row["part"])
    note = " ".join(row["note"].split())
    line: Line = {"article": row["article_id"], "table": row["table"], "do": do}
    line |= {key: row[key] for key in ("start", "end", "text")}
    if row["where"]:
        line["where"] = json.loads(row["where"])
    return {**line, "who": row["judge"] or UNNAMED, "why": f"{said}; {note}" if note else said}


def _accepted(line: Line) -> Line:
    """The line, if a file of corrections may hold it."""
    try:
        read_line(json.dumps(line).encode(), 1, "")
    except NewsanglesError as error:
        raise _Unclear(error.cause) from error
    return line


def _change(row: Mapping[str, Any], part: Part) -> dict[str, Any]:
    """The columns that mend a part, with their values."""
    said = row["should_be"].strip()
    known = columns_by_key(row["table"])
    first = known[part.columns[0]]
    if (row["table"], part.name) in FOLLOWS:
        raise _Unclear(FOLLOWS[row["table"], part.name])
    if not said:
        return _emptied(row, part, known)
    if (row["table"], part.name) == ("claims", "source") and said.lower() in OUTLET:
        gone = dict.fromkeys(("source_start", "source_end", "actor", "source_kind", "source_body"))
        return {"voice": "outlet", **gone}
    if part.columns[0] == "start":
        start, end = _place(row, said, overlapping=True)
        return {"start": start, "end": end}
    if repeats_text(row["table"], first.name):
        start, end = _place(row, said)
        return {f"{first.name}_start": start, f"{first.name}_end": end}
    if first.derived and not first.names:
        raise _Unclear(f"{part.name} follows from {first.derived}: correct it there")
    if first.day:
        return dict(zip(part.columns, _days(said), strict=True))
    return {part.columns[0]: _value(first, said)}


def _emptied(row: Mapping[str, Any], part: Part, known: Mapping[str, Column]) -> dict[str, Any]:
    """The columns of a part, all empty, where they may be."""
    settable = [key for key in part.columns if not repeats_text(row["table"], known[key].name)]
    if not all(known[key].optional and not known[key].derived for key in settable) or row["table"] == "claims":
        raise _Unclear("should_be does not say what it should be")
    more = ("actor",) if (row["table"], part.name) == ("quotes", "source") else ()
    return dict.fromkeys((*settable, *more))


def _value(column: Column, said: str) -> Any:
    """A value of a column, as people write it."""
    if column.allowed:
        return _listed(column, said)
    if column.dtype in ("Float64", "Int64", "int64"):
        try:
            return float(said.replace(",", "").lstrip("$€£"))
        except ValueError:
            raise _Unclear(f"“{said}” is no number") from None
    if column.name == "value":  # of a temporal expression
        try:
            day = day_of(said)
        except ValueError:
            day = None
        if day is None and not _VALUE.match(said):
            raise _Unclear(f"“{said}” is neither a day, as in 2025-03-07, nor a TIMEX3 value, as in 2025-W10 or P2D")
        return day.isoformat() if day else said
    return said


def _listed(column: Column, said: str) -> str:
    """The value that a judge means by its name, or by the words that questions use for it."""
    plain = _ARTICLE.sub("", said.lower())
    for words in ({}, PUT, POLARITIES, SORTS, GENDERS, PARAGRAPHS, CLASSES):
        for value in column.allowed:
            if plain in (value.lower(), _ARTICLE.sub("", words.get(value, value).lower())):
                return value
    starts = [value for value in column.allowed if POLARITIES.get(value, "").startswith(plain)]
    if len(starts) == 1:
        return starts[0]
    raise _Unclear(f"“{said}” is none of {', '.join(column.allowed)}")


def _days(said: str) -> tuple[str, str]:
    """The first and the last day, of two days or of one."""
    try:
        days = [day_of(part) for part in _TO.split(said.strip(), maxsplit=1)]
    except ValueError:
        days = []
    if not days or None in days:
        raise _Unclear(f"“{said}” is no day, as in 2025-03-07, nor two, as in 2025-03-07 to 2025-03-09")
    first, last = str(days[0]), str(days[-1])
    return first, last


def _place(row: Mapping[str, Any], said: str, *, overlapping: bool = False) -> tuple[int, int]:
    """Where words stand in the sentence around a row (characters of the article), nearest to the row.

    Args:
        row: The line of the sheet.
        said: The words.
        overlapping: Prefer words that overlap the row's own.
    """
    text, base = _sentence(row)
    words = said.strip('“”"⟦⟧ ').split()
    pattern = r"\s+".join(map(re.escape, words))
    found = [match.span() for match in re.finditer(pattern, text)] if words else []
    found = found or ([match.span() for match in re.finditer(pattern, text, re.IGNORECASE)] if words else [])
    places = [(base + a, base + b) for a, b in found]
    if not places:
        raise _Unclear(f"“{said}” does not stand in the sentence")

    def rank(place: tuple[int, int]) -> tuple[bool, int, int]:
        gap = max(row["start"] - place[1], place[0] - row["end"], 0)
        overlaps = place[0] < row["end"] and row["start"] < place[1]
        return overlaps is not overlapping, gap, place[0]

    return min(places, key=rank)


def _sentence(row: Mapping[str, Any]) -> tuple[str, int]:
    """The sentence of a line as it stands in the article, and where it begins there."""
    before, _, rest = row["sentence"].partition(OPEN)
    after = rest.rpartition(CLOSE)[2]
    return f"{before}{row['text']}{after}", row["start"] - len(before)


def _added(row: Mapping[str, Any]) -> Iterator[tuple[Line, str]]:
    """Lines that add what a judge has missed in a sentence, each with why it cannot be added, or ""."""
    for said in filter(None, map(str.strip, row["should_be"].split("|"))):
        try:
            text = row["text"]
            whole = {**row, "sentence": f"{OPEN}{text}{CLOSE}"}
            start, end = _place(whole, said, overlapping=True)
            line = _line({**row, "where": ""}, "add") | {"start": start, "end": end}
            line |= {"text": text[start - row["start"] : end - row["start"]], "set": {}}
            yield _accepted(line), ""
        except _Unclear as reason:
            yield {}, f"“{said}” is not added, since {reason}"
    if row["verdict"] == "wrong" and not row["should_be"]:
        yield {}, "nothing is added, since should_be does not name the missing words"


def append(lines: Sequence[Line], path: str | Path) -> int:
    """Append lines to a file of corrections, but those that it holds already; give how many were new.

    Raises:
        DocumentError: What stands in the file cannot be read.
        ParameterError: A line of it makes no sense.
        OutputError: The file cannot be written.
    """
    path = Path(path)
    before = b""
    if path.exists():
        read_corrections(path)
        before = path.read_bytes()
    held = [json.loads(line) for line in before.removeprefix(b"\xef\xbb\xbf").split(b"\n") if line.strip()]
    known = {json.dumps(line, sort_keys=True) for line in held}
    new = [line for line in lines if json.dumps(line, sort_keys=True) not in known]
    if not new:
        return 0
    gap = b"\n" if before and not before.endswith(b"\n") else b""
    data = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in new)
    save(path, before + gap + data.encode("utf-8"))
    return len(new)


def judgements_of(corrections: Corrections, tables: Mapping[str, pd.DataFrame] | Judged | None = None) -> pd.DataFrame:
    """Corrections as judgements: those of a judge, and those made by hand.

    Lines that follow from a judgement of another table are passed over.

    A change judges the parts wrong whose columns it changes, a drop the whole row; a row that is added was missing. A
    line that keeps its row is a judgement where it says who kept it.

    Args:
        corrections: The file, as `read_corrections` gives it.
        tables: The tables of the same articles, read without corrections: rows' rules, confidences and kinds are taken
            from them, and values that a line repeats are told from those that it changes. None: without all that.

    Returns:
        A sheet, each row of which stands for itself (``share`` 1).
    """
    judged = tables if isinstance(tables, Judged) or tables is None else Judged(tables)
    said = [one for one in corrections.lines if (one.do != "keep" or one.who) and not _FOLLOWS.match(one.why)]
    lines = [_judgement(one, judged) for one in said]
    numbered = [{"number": number, **line} for number, line in enumerate(lines, 1)]
    return sheets.frame(numbered)


def _judgement(correction: Correction, judged: Judged | None) -> Line:
    """A correction as a line of a sheet."""
    said = _JUDGED.match(correction.why)
    row = _row_of(correction, judged)
    line: Line = {
        "article_id": correction.article,
        "table": correction.table,
        "start": correction.start,
        "end": correction.end,
        "text": correction.text,
        "where": json.dumps(correction.where, ensure_ascii=False, sort_keys=True) if correction.where else "",
        "judge": correction.who,
        "asks": "missing" if correction.do == "add" else "row",
        "note": (said[3] or "") if said else correction.why,
        "share": 1.0,
    }
    if correction.do == "add":
        return {**line, "verdict": "wrong", "should_be": correction.text}
    if said:
        known = [part.name for part in parts_of(correction.table)]
        line |= {"verdict": said[1], "part": ", ".join(p for p in known if p in (said[2] or "").split(", "))}
    elif correction.do == "change":
        line |= {"verdict": "wrong", "part": ", ".join(_changed(correction, row, judged))}
    else:
        line |= {"verdict": "right" if correction.do == "keep" else "wrong"}
    if row is not None and judged is not None:
        article = judged.articles[row["article_id"]]
        line |= {key: article[key] for key in ("outlet", "published", "title")}
        line |= {key: row.get(key) for key in ("rule", "source_kind")}
        line["confidence"] = row[column_of(correction.table)]
        line |= {"kind": kind_of(correction.table, row), "article_id": row["article_id"]}
        line["question"] = question(correction.table, row, judged.names, article["published"])
        line["row"] = in_words(correction.table, row, judged.names)
    return line


def _row_of(correction: Correction, judged: Judged | None) -> dict[str, Any] | None:
    """The row that a correction names; None where the tables do not have it."""
    if judged is None or correction.table not in judged.tables:
        return None
    for article in _articles(correction.article, judged):
        rows = judged.at(correction.table, (article, correction.start, correction.end))
        named = {c.name: key for key, c in columns_by_key(correction.table).items()}
        for row in rows:
            own = judged.written(correction.table, row)
            if all(own[named.get(key, key)] == value for key, value in correction.where.items()):
                return row
    return None


def _articles(name: str, judged: Judged) -> Iterable[str]:
    """The articles that a line names, by id, digest of the text or end of the path."""
    if name in judged.articles:
        return [name]
    ends = f"/{name}"
    return [
        i
        for i, row in judged.articles.items()
        if row["sha256"] == name or f"/{row['path'] or ''}".rpartition(".")[0].endswith(ends)
    ]


def _changed(correction: Correction, row: dict[str, Any] | None, judged: Judged | None) -> list[str]:
    """The parts that a line changes."""
    was = judged.written(correction.table, row) if row is not None and judged is not None else {}
    changed = {key for key, value in correction.set.items() if key not in was or was[key] != value}
    return [part.name for part in parts_of(correction.table) if changed.intersection(part.columns)]
