"""Findings on how far to trust the tables: the rows that ``80_accuracy`` counts, and what it states of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from newsangles.accuracy import sheets
from newsangles.accuracy.measured import OWN, measured
from newsangles.accuracy.parts import part_names, parts_of
from newsangles.accuracy.precision import ROW, conclusion, precision
from newsangles.accuracy.reliability import calibration_error, reliability
from newsangles.accuracy.reliability import measured as with_confidence
from newsangles.corpus.query import Corpus
from newsangles.documents import project
from newsangles.tables.frames import Tables, frame, named_records, records, row_type
from newsangles.tables.schema import KEYS, TABLES, columns
from newsangles.tables.wording import counted, listed, sentence

WHOLE = "all of it"
"""The part of a row that is wrong as a whole, or whose judge named no part."""

_ANCHORED = {"quotes": "", "claims": "", "times": "", "events": "", "actors": "row-"}
"""The beginning of a row's anchor on the marked page, before its name; rows of other tables have no anchor."""

NONE_JUDGED = "No row has been judged yet: draw a sample below, judge it, and run this again."

MAX_QUOTED = 90
"""Characters of a sentence that is shown as an example."""


# --- what was judged --------------------------------------------------------------------------------------------------


def read_judged(judgements: str, source: str) -> pd.DataFrame:
    """The lines of judge sheets.

    Args:
        judgements: Sheets, folders or globs, one a line, each looked up from the current folder, then from the
            project's; empty: ``judgements.csv`` beside the documents, if there is one.
        source: The documents.

    Raises:
        DocumentError: There is no such sheet, or it cannot be read.
        ParameterError: A cell of a sheet has a value that makes no sense.
    """
    named: list[str | Path] = [_found(one.strip()) for one in judgements.splitlines() if one.strip()]
    beside = sheets.beside(source) if not named else None
    return sheets.read([beside] if beside else named)


def _found(name: str) -> str:
    """The path from the current folder, else that from the project's, if there is something there."""
    root = project.root()
    return str(root / name) if root and not Path(name).exists() and (root / name).exists() else name


def tables_of(corpus: Corpus) -> Tables:
    """All tables of a corpus, as `newsangles.tables` gives them."""
    found = {}
    for name in corpus.views():
        if name in TABLES:
            wanted = [column.name for column in columns(row_type(name))]
            selected = ", ".join(f'"{column}"' for column in wanted)
            rows = corpus.query(f'SELECT {selected} FROM {name} ORDER BY article_id, start, "end"')
            found[name] = frame(name, [{c: _stored(row[c]) for c in wanted} for row in named_records(rows)])
    return Tables(found)


def _stored(value: Any) -> Any:
    """A value of DuckDB's as the tables hold it: lists as tuples, a day as text."""
    if isinstance(value, date):
        return value.isoformat()[:10]
    if hasattr(value, "tolist"):
        value = value.tolist()
    return tuple(map(_stored, value)) if isinstance(value, list | tuple) else value


def what_was_judged(judged: pd.DataFrame) -> str:
    """A sentence on the rows that were judged, and by how many.

    Args:
        judged: The result of `newsangles.accuracy.precision.judged_rows`.
    """
    if judged.empty:
        return NONE_JUDGED
    judges = judged["judge"][judged["judge"] != ""].nunique()
    by = f" by {counted(judges, 'judge')}" if judges else ""
    verdicts = judged["verdict"].value_counts()
    found = [
        f"{verdicts.get(name, 0):,} {words}"
        for name, words in (("right", "right"), ("edge", "on the edge"), ("wrong", "wrong"))
    ]
    of = counted(judged["article_id"].nunique(), "article")
    return sentence(f"{counted(len(judged), 'row')} of {of} judged{by}: {listed(found)}")


def judged_elsewhere(judged: pd.DataFrame, articles: pd.DataFrame) -> str:
    """A sentence on judged rows of articles that are not among these; empty where there are none.

    Args:
        judged: As for `what_was_judged`.
        articles: The articles, with ``article_id``.
    """
    other = judged[~judged["article_id"].isin(articles["article_id"])]
    if other.empty:
        return ""
    there = counted(len(other), "judged row is", "judged rows are")
    return sentence(f"{there} of {counted(other['article_id'].nunique(), 'article')} that the tables here do not hold")


# --- how many are right -----------------------------------------------------------------------------------------------


def by_part(judged: pd.DataFrame, sheet: pd.DataFrame) -> pd.DataFrame:
    """Precision by table and part, the least often right first.

    Args:
        judged: As for `what_was_judged`.
        sheet: The lines of the sheets.
    """
    found = [
        precision(sheet[sheet["table"] == table], ("table",), part)
        for table in judged["table"].unique()
        for part in part_names(table)
    ]
    parts = pd.concat(found, ignore_index=True) if found else precision(sheet.iloc[:0])
    return parts.sort_values("share_right", kind="stable", ignore_index=True)


def best_and_worst(shares: pd.DataFrame, least: int) -> str:
    """A sentence on the tables whose rows are most and least often right.

    Args:
        shares: The result of `newsangles.accuracy.precision.precision` by table.
        least: Tables with fewer judged rows are left out.
    """
    shown = shares[shares["judged"] >= least].sort_values(["share_right", "table"], kind="stable")
    if shown.empty:
        return f"No table has {least:,} judged rows yet."
    told = [f"{row['table']} ({_between(row)})" for row in (shown.iloc[-1], shown.iloc[0])]
    if len(shown) == 1:
        return sentence(f"Of 100 rows are right: {told[0]}")
    return sentence(f"Of 100 rows, most are right in {told[0]}, fewest in {told[1]}")


def _between(row: Any) -> str:
    return f"{100 * row['low']:.0f} to {100 * row['high']:.0f}"


def concluded(shares: pd.DataFrame) -> pd.DataFrame:
    """The same shares with what one may conclude in words: ``of_100`` (*84 to 95*) and ``nearly``, with the edge."""
    words = [_between(row) for row in records(shares)]
    loose = [_between({"low": row["low_with_edge"], "high": row["high_with_edge"]}) for row in records(shares)]
    return shares.assign(of_100=words, nearly=loose)


def in_short(shares: pd.DataFrame) -> str:
    """The conclusion for the table of which most rows were judged."""
    if shares.empty:
        return ""
    row = records(shares.sort_values(["judged", "table"], ascending=[False, True], kind="stable"))[0]
    return f"{row['table'].capitalize()}: {conclusion(row).lower()}"


# --- confidence -------------------------------------------------------------------------------------------------------


def by_confidence(sheet: pd.DataFrame, least: int) -> pd.DataFrame:
    """Reliability by table and band of confidence, named *quotes, 0.9 or more*: what is said, and what was found.

    Args:
        sheet: The lines of the sheets.
        least: Bands with fewer judged rows are left out.
    """
    tables = sorted(sheet.loc[sheet["confidence"].notna(), "table"].unique())
    found = pd.concat([reliability(sheet, table) for table in tables] or [reliability(sheet, "quotes")])
    found = found[found["judged"] >= least]
    names = [f"{row['table']}, {row['band']}" for row in records(found)]
    return found.set_index(pd.Index(names, dtype="str"))


def kept_its_word(sheet: pd.DataFrame, least: int) -> pd.DataFrame:
    """The expected calibration error of each table's confidence, on the rows that were judged.

    Args:
        sheet: The lines of the sheets.
        least: Tables with fewer judged rows that have a confidence are left out.

    Returns:
        ``table``, ``judged``, ``said`` (the mean confidence), ``right`` (the share), ``error``.
    """
    found = []
    for table in sorted(sheet.loc[sheet["confidence"].notna(), "table"].unique()):
        rows = with_confidence(sheet, table)
        if len(rows) >= least:
            said, right, weight = (rows[name].to_numpy(float) for name in ("said", "right", "weight"))
            mean = [float((values * weight).sum() / weight.sum()) for values in (said, right)]
            found.append((table, len(rows), *mean, calibration_error(said, right, weight)))
    return pd.DataFrame(found, columns=["table", "judged", "said", "right", "error"])


def how_reliable(errors: pd.DataFrame) -> str:
    """A sentence on the table whose confidence is farthest from what was found."""
    if errors.empty:
        return "Too few rows with a confidence have been judged yet."
    worst = errors.sort_values(["error", "table"], ascending=[False, True], kind="stable").iloc[0]
    side = "too high" if worst["said"] > worst["right"] else "too low"
    apart = round(100 * worst["error"])
    return sentence(
        f"The confidence is farthest from what was found in {worst['table']}: {counted(apart, 'point')} apart on "
        f"average, mostly {side}"
    )


# --- errors -----------------------------------------------------------------------------------------------------------


def errors(judged: pd.DataFrame, corpus: Corpus) -> pd.DataFrame:
    """The kinds of error, the commonest first: what part of which table is wrong, with an example.

    Returns:
        ``table``, ``part``, ``wrong`` and ``edge`` (rows), ``example`` (its question), ``sentence``, ``note`` (its
        judge's) and ``places`` (of the articles that the corpus has).
    """
    bad = judged[judged["verdict"] != "right"]
    bad = bad.assign(part=bad["part"].replace("", WHOLE).str.split(", ")).explode("part")
    anchors, shown = _anchors(corpus), []
    for (table, part), group in bad.groupby(["table", "part"]):
        rows = records(group)
        # A wrong row with a judge's note says most; then the first in the order of the sheet.
        example = min(rows, key=lambda row: (row["verdict"] != "wrong", not row["note"]))
        known = (anchors[key] for row in rows if (key := _key(row)) in anchors)
        places = list({article: (article, anchor) for article, anchor in known}.values())
        wrong = sum(row["verdict"] == "wrong" for row in rows)
        told = (example["question"], _cut(example["sentence"]), example["note"])
        shown.append((table, part, wrong, len(rows) - wrong, *told, places))
    names = ["table", "part", "wrong", "edge", "example", "sentence", "note", "places"]
    order = {"wrong": False, "edge": False, "table": True, "part": True}
    kinds = pd.DataFrame(shown, columns=names)
    return kinds.sort_values(list(order), ascending=list(order.values()), kind="stable", ignore_index=True)


def _key(row: Mapping[Any, Any]) -> tuple[str, str, int, int]:
    return row["table"], row["article_id"], int(row["start"]), int(row["end"])


def _anchors(corpus: Corpus) -> dict[tuple[str, str, int, int], tuple[str, str]]:
    """The article of each row and its anchor on the marked page, if it has one, by table and place."""
    found: dict[tuple[str, str, int, int], tuple[str, str]] = {}
    for table in corpus.views():
        if table in TABLES and table != "articles":
            name = f"'{_ANCHORED[table]}' || {KEYS[table]}" if table in _ANCHORED else "''"
            rows = corpus.query(f'SELECT article_id, start, "end", {name} AS name FROM {table}')
            for row in records(rows):
                found.setdefault((table, row["article_id"], row["start"], row["end"]), (row["article_id"], row["name"]))
    return found


def _cut(text: str) -> str:
    """A sentence, shortened around the row's own words."""
    text = " ".join(text.split())
    if len(text) <= MAX_QUOTED:
        return text
    begin = max(0, text.find(sheets.OPEN) - MAX_QUOTED // 3)
    begin = text.rfind(" ", 0, begin) + 1
    end = begin + MAX_QUOTED
    end = len(text) if end >= len(text) else max(text.rfind(" ", begin, end), begin + 1)
    return ("… " if begin else "") + text[begin:end].strip() + (" …" if end < len(text) else "")


def commonest(found: pd.DataFrame) -> str:
    """A sentence on the commonest kinds of error, from the result of `errors`."""
    first = found[found["wrong"] > 0].head(3)
    if first.empty:
        return ""
    told = [f"{row['table']}, {_in_words(row['table'], row['part'])} ({row['wrong']:,})" for row in records(first)]
    return sentence(f"Most often wrong: {'; '.join(told)}")


def _in_words(table: str, part: str) -> str:
    return next((known.words for known in parts_of(table) if known.name == part), part)


def what_is_missing(found: pd.DataFrame) -> str:
    """A sentence on the table of which most is missing, from the result of `newsangles.accuracy.recall.recall`."""
    if found.empty:
        return "No sentence has been read yet for what is missing."
    rows = records(found.sort_values(["share_found", "table"], kind="stable"))
    complete = [row["table"] for row in rows if not row["missing"]]
    whole = f"; nothing in {listed(complete)}" if complete else ""
    if not rows[0]["missing"]:
        return sentence(f"Nothing is missing in the sentences that were read for {listed(complete)}")
    worst = f"{rows[0]['table']} ({counted(rows[0]['missing'], 'row')} in {counted(rows[0]['sentences'], 'sentence')})"
    return sentence(f"Most is missing in {worst}{whole}")


# --- what was measured before -----------------------------------------------------------------------------------------


def measured_rows(corpus: Corpus) -> pd.DataFrame:
    """How many rows of each table have a confidence, and how many rules have never been measured.

    Returns:
        ``table``, ``rows``, ``measured`` (rows with a confidence), ``not_measured``, ``rules`` (all), and
        ``unmeasured_rules`` (those without any confidence).
    """
    found = []
    for table in corpus.views():
        if table in TABLES and table != "articles":
            counts = corpus.query(
                f"""
                WITH own AS (SELECT rule, count(*) AS n, count(confidence) AS known FROM {table} GROUP BY rule)
                SELECT coalesce(sum(n), 0) AS n, coalesce(sum(known), 0) AS known, count(rule) AS rules,
                    count(rule) FILTER (known = 0) AS unmeasured FROM own
                """
            ).iloc[0]
            rows, known = int(counts["n"]), int(counts["known"])
            found.append((table, rows, known, rows - known, int(counts["rules"]), int(counts["unmeasured"])))
    names = ["table", "rows", "measured", "not_measured", "rules", "unmeasured_rules"]
    return pd.DataFrame(found, columns=names)


def never_measured(found: pd.DataFrame) -> str:
    """A sentence on the tables without any measured confidence, from the result of `measured_rows`."""
    rows, none = int(found["rows"].sum()), found[(found["rows"] > 0) & (found["measured"] == 0)]
    lacking = int(found["not_measured"].sum())
    where = f", among them all of {listed(sorted(none['table']))}" if len(none) else ""
    return sentence(f"{lacking:,} of {counted(rows, 'row')} here have no measured confidence{where}")


def elsewhere() -> pd.DataFrame:
    """The figures that come with the library: what, table, corpus, split, rows, value, low, high."""
    found = measured()
    own = found[(found["system"] == OWN) & (found["split"] != "judged, right or nearly")]
    return own.rename(columns={"n": "rows"})[
        ["what", "table", "corpus", "split", "unit", "rows", "value", "low", "high"]
    ]


def is_judged_once(judged: pd.DataFrame) -> bool:
    """True if no row is counted twice."""
    return not judged.duplicated(ROW).any()
