"""Read news articles: who says what, on whose word, when, and how far to trust each row.

::

    from newsangles import parse, read, tables

    docs = list(parse(read("seeds")))
    tables(docs)["quotes"]
"""

from newsangles.pipeline import processes

processes.begin_program()  # before all that takes time to import

from newsangles.documents.article import Article  # noqa: E402
from newsangles.documents.read import read  # noqa: E402
from newsangles.errors import NewsanglesError  # noqa: E402
from newsangles.moved import install  # noqa: E402
from newsangles.pipeline.parse import parse  # noqa: E402
from newsangles.tables.frames import tables  # noqa: E402

install()

__all__ = ["Article", "NewsanglesError", "parse", "read", "tables"]
