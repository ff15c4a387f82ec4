"""Many articles: tables made by many processes, SQL over them, near duplicates, persons across articles."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsangles.corpus.query import ADDED as ADDED
    from newsangles.corpus.query import MADE as MADE
    from newsangles.corpus.query import Corpus as Corpus
    from newsangles.corpus.query import gather as gather
else:

    def __getattr__(name: str) -> object:
        """Import a name of `newsangles.corpus.query` on first use, since it needs DuckDB, an optional dependency."""
        if name not in ("ADDED", "MADE", "Corpus", "gather"):
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from newsangles.corpus import query

        return getattr(query, name)
