"""Read news articles: who says what, on whose word, when, and how far to trust each row.

::

    from newsangles import parse, read, tables

    docs = list(parse(read("seeds")))
    tables(docs)["quotes"]
"""

from newsangles.article import Article
from newsangles.errors import NewsanglesError
from newsangles.parse import parse
from newsangles.read import read
from newsangles.tables import tables

__all__ = ["Article", "NewsanglesError", "parse", "read", "tables"]
