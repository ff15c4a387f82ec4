"""What do many articles say? SQL over their tables on disk (DuckDB), each row with its article's outlet and date.

Wire copy, the same story in many outlets, is found by how many sequences of words two texts share (MinHash), and is
counted once on request.
"""

from __future__ import annotations

import dataclasses
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import networkx as nx
import pandas as pd
import pyarrow as pa
from datasketch import MinHash, MinHashLSH

from newsangles.errors import ParameterError
from newsangles.schema import TABLES, column, columns

SHINGLE = 5
"""Words in a sequence: five are seldom shared by texts that were written independently (Broder, 1997, used ten)."""

ALIKE = 0.5
"""The least share of sequences that two texts have in common, of those that either has, to be copies."""

ADDED = {
    "title": "the article's headline",
    "outlet": "who published the article",
    "published": "when the article was published (DATE); empty where unknown",
    "year": "the year of that date",
    "month": "the month of that date, 1 to 12",
}
"""The columns that each view has besides its table's."""


_WHOLE = {pa.int32(): pd.Int32Dtype(), pa.int64(): pd.Int64Dtype()}


@dataclass(frozen=True)
class Copy:
    """An article that shares most of its text with another: a row of the view ``copies``."""

    article_id: str = column("the article")
    story_id: str = column("the earliest of the articles that are alike, by date and then by id")
    kind: str = column(
        "original: the earliest; same text; wire copy: changed, another outlet; version: changed, the same outlet"
    )
    similarity: float = column(f"share of sequences of {SHINGLE} words in common with the most similar of them, 0 to 1")
    first: bool = column("whether it is the earliest itself")


class Corpus:
    """The tables in a folder, as `newsangles extract` writes them, to be asked in SQL.

    There is a view for each table there, with the table's columns and `ADDED`, and one of ``copies``.
    """

    def __init__(self, folder: str | Path, *, once: bool = False) -> None:
        """Open a folder of tables; nothing is read into memory but what a question needs.

        Args:
            folder: Where the Parquet tables are.
            once: Leave out each article that is the same text as an earlier one, or wire copy of it, in every view.

        Raises:
            ParameterError: There is no table of articles in the folder.
        """
        self.folder = Path(folder)
        if not (self.folder / "articles.parquet").is_file():
            remedy = "make them: newsangles extract SOURCE --out DIR"
            raise ParameterError(folder, "no table articles.parquet in this folder", remedy)
        self._database = duckdb.connect(
            config={"autoinstall_known_extensions": False, "autoload_known_extensions": False}
        )
        self._copies: pd.DataFrame | None = None
        condition = "WHERE article_id NOT IN (SELECT article_id FROM copies WHERE NOT first AND kind <> 'version')"
        if once:
            self._with_copies()
        self._view(
            "articles",
            f"SELECT * REPLACE (CAST(published AS DATE) AS published), year(CAST(published AS DATE)) AS year, "
            f"month(CAST(published AS DATE)) AS month FROM {self._file('articles')} {condition * once}",
        )
        for name in TABLES:
            if name != "articles" and (self.folder / f"{name}.parquet").is_file():
                also = ", ".join(f"articles.{added}" for added in ADDED)
                self._view(name, f"SELECT own.*, {also} FROM {self._file(name)} own JOIN articles USING (article_id)")
        self._database.execute("SET allowed_directories = [?]", [f"{self.folder.resolve()}/"])
        self._database.execute("SET enable_external_access = false")

    def query(self, sql: str) -> pd.DataFrame:
        """The answer to a question.

        Args:
            sql: One SELECT in DuckDB's SQL, about the views. It can read the folder's tables and no other file, and
                write none.

        Returns:
            The rows; whole numbers stay so beside missing values.

        Raises:
            ParameterError: It is wrong, or no SELECT, with what DuckDB says of it.
        """
        if re.search(r"\bcopies\b", sql, re.IGNORECASE):
            self._with_copies()
        try:
            # Not the question itself: DuckDB lets COPY stand in WITH, and could so be made to overwrite a table. What
            # its function `query` is given can only be a SELECT, with nothing in it that writes.
            answer = self._database.sql("SELECT * FROM query(?)", params=[sql]).to_arrow_table()
            return answer.to_pandas(types_mapper=_WHOLE.get)  # type: ignore[no-any-return]
        except duckdb.Error as error:
            cause = " ".join(str(error).split("\n\n")[0].split())
            raise ParameterError("query", cause, f"the views are {', '.join(self.views())}") from error

    def views(self) -> dict[str, dict[str, str]]:
        """The views by name, each with its columns and what they mean."""
        described = {
            name: {c.name: c.meaning for c in columns(TABLES[name])} | ADDED
            for name in TABLES
            if (self.folder / f"{name}.parquet").is_file()
        }
        return described | {"copies": {field.name: field.metadata["meaning"] for field in dataclasses.fields(Copy)}}

    def _view(self, name: str, sql: str) -> None:
        self._database.execute(f"CREATE VIEW {name} AS {sql}")

    def _file(self, name: str) -> str:
        path = str(self.folder.resolve() / f"{name}.parquet").replace("'", "''")
        return f"read_parquet('{path}')"

    def _with_copies(self) -> None:
        """Make the view of copies, which takes a thousandth of a second an article."""
        if self._copies is None:
            known = self._database.execute(
                f"SELECT article_id, outlet, published, text FROM {self._file('articles')}"
            ).df()
            self._copies = copies(known)
            self._database.register("copies", self._copies)


def copies(articles: pd.DataFrame) -> pd.DataFrame:
    """Find articles that are copies or versions of each other.

    Candidates come from MinHash with locality-sensitive hashing (Broder, 1997; datasketch); how alike two texts are is
    then counted, not estimated.

    Args:
        articles: With the columns article_id, outlet, published (missing where unknown; such come last) and text.

    Returns:
        A row for each article that has a copy, in the fields of `Copy`, by story, date and id.
    """
    known = articles.sort_values(["published", "article_id"], na_position="last").reset_index(drop=True)
    rows: list[dict[str, Any]] = known.astype(object).where(known.notna(), None).to_dict("records")  # type: ignore[assignment]
    shingles = [_shingles(row["text"]) for row in rows]
    index = MinHashLSH(threshold=ALIKE, num_perm=128)
    alike = nx.Graph()
    for n, own in enumerate(shingles):
        if not own:
            continue
        sketch = MinHash(num_perm=128, seed=1)
        sketch.update_batch([shingle.encode("utf-8", "surrogatepass") for shingle in own])
        for other in sorted(index.query(sketch)):
            similarity = len(own & shingles[other]) / len(own | shingles[other])
            if similarity >= ALIKE:
                alike.add_edge(other, n, similarity=similarity)
        index.insert(n, sketch)
    return pd.DataFrame(
        [dataclasses.asdict(copy) for copy in _copies(rows, alike)],
        columns=[field.name for field in dataclasses.fields(Copy)],
    )


def _copies(rows: Sequence[Mapping[str, Any]], alike: nx.Graph) -> Iterator[Copy]:
    for group in sorted(nx.connected_components(alike), key=min):
        first, *others = sorted(group)
        story = rows[first]["article_id"]
        seen: dict[object, set[str]] = defaultdict(set)
        for n in (first, *others):
            nearest = max(edge["similarity"] for edge in alike[n].values())
            outlet, text = rows[n]["outlet"], " ".join(_words(rows[n]["text"]))
            if n == first:
                kind = "original"
            elif any(text in texts for texts in seen.values()):
                kind = "same text"
            else:
                kind = "version" if outlet is not None and outlet in seen else "wire copy"
            seen[outlet].add(text)
            yield Copy(rows[n]["article_id"], story, kind, round(nearest, 3), n == first)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _shingles(text: str) -> frozenset[str]:
    words = _words(text)
    return frozenset(" ".join(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1)) if words)
