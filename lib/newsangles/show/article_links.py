"""Links from the rows of a table to sentences of an article, or to the articles of a corpus."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

import pandas as pd
from markupsafe import Markup
from spacy.tokens import Doc

from newsangles.show.article import MAX_ARTICLES, article_id_of
from newsangles.show.html import MISSING, named_rows, one_line
from newsangles.show.sentence_numbers import sentence_number, sentence_starts


class ArticleLinks:
    """The articles of a corpus by number, for tables whose rows lead to several of them.

    In a notebook a number leads to the article's row in the list of them (a `table` with ``anchor="number"``); on a
    page, where `newsangles.site.pages` sees to it, to the marked article and the row there.
    """

    what, short = "Articles", "Art."
    shown = 5
    """Limit of article numbers in a row; dots stand for the rest."""

    def __init__(self, articles: pd.DataFrame, *, limit: int = 1000) -> None:
        """Number the articles.

        Args:
            articles: The result of `newsangles.corpus.findings.articles`.
            limit: Number of articles in the list; the numbers of others are no links in the notebook.
        """
        self._limit = limit
        self._known = {row.article_id: row for row in named_rows(articles)}

    def prefix(self, row: Any) -> str:
        """The beginning of a row's ids: empty, since each row belongs to several articles."""
        return ""

    def link(self, row: Any) -> Markup:
        """The numbers of a row's articles, each a link."""
        links = [self._at(article, name) for article, name in row.places if article in self._known]
        if not links:
            return Markup(MISSING)
        return Markup(", ").join(links[: self.shown]) + (" …" if len(links) > self.shown else "")

    def _at(self, article_id: str, name: str) -> Markup:
        known = self._known[article_id]
        says = one_line(", ".join(str(part) for part in (known.title, known.outlet, known.published) if part))
        href = Markup(' href="#row-{}"').format(known.number) if known.number <= self._limit else ""
        # Quoted as in an address: an id can hold anything, and this is read by `newsangles.site.pages` alone.
        return Markup('<a{} data-article="{}" data-row="{}" title="{}">{}</a>').format(
            href, quote(article_id, safe="", errors="surrogatepass"), name, says, known.number
        )


class SentenceLinks:
    """The sentences of the shown articles by number, for tables whose rows stand in one of them."""

    short = "S."

    def __init__(self, docs: Doc | Sequence[Doc]) -> None:
        every = [docs] if isinstance(docs, Doc) else list(docs)
        self.several = len(every) > 1
        self.what = "Article and sentence" if self.several else "Sentence"
        self.starts = [sentence_starts(doc) for doc in every]
        self.index = {article_id_of(doc): i for i, doc in enumerate(every)}

    def prefix(self, row: Any) -> str:
        """The beginning of the ids of this row's article."""
        return f"a{self.index.get(row.article_id, -1) + 1}-" if self.several else ""

    def link(self, row: Any) -> Markup:
        """The number of the row's sentence, with that of its article where there are several, as a link to it."""
        return Markup(MISSING) if row.start is None else self.at(getattr(row, "article_id", None), row.start)

    def noun(self, number: int) -> str:
        """The noun for the targets of so many links: sentence or sentences."""
        return "sentence" if number == 1 else "sentences"

    def at(self, article_id: str | None, start: int) -> Markup:
        """A link to the sentence in which a character of an article stands."""
        i = self.index.get(article_id, -1) if self.several else 0
        if i < 0 or not self.starts[i]:
            return Markup(MISSING)
        n = sentence_number(self.starts[i], int(start))
        which, says = (f"{i + 1}:{n}", f"Article {i + 1}, sentence {n}") if self.several else (f"{n}", f"Sentence {n}")
        if i >= MAX_ARTICLES:
            return Markup("{}").format(which)
        prefix = f"a{i + 1}-" if self.several else ""
        return Markup('<a href="#{}s{}" title="{}">{}</a>').format(prefix, n, says, which)
