"""Read news articles: who says what, on whose word, when, and how far to trust each row.

::

    from newsangles import parse, read, tables

    docs = list(parse(read("seeds")))
    tables(docs)["quotes"]
"""

from newsangles.documents.article import Article
from newsangles.documents.read import read
from newsangles.errors import NewsanglesError
from newsangles.moved import install
from newsangles.pipeline.parse import parse
from newsangles.tables.frames import tables

install()

__all__ = ["Article", "NewsanglesError", "parse", "read", "tables"]
