"""References to an article, to a place in it, and to the analysis itself.

A reference must lead back to the words years later: it names the article and the place in it, in numbers that a reader
can count (paragraph, sentence) and in those that a program can (characters). No day of a run is part of it, since the
same input gives the same bytes; what was read, and by which version, is.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from newsangles.documents.article import Article, day
from newsangles.language.quotation_marks import paragraphs

RELEASED = "24 November 2026"
"""When this version was released, as CITATION.cff says too."""


def article(article: Article) -> str:
    """An article as in a list of works: “Headline”, outlet, date, address.

    An unknown outlet or date is stated as unknown; an unknown address is left out.
    """
    known = [f"“{article.name}”", article.outlet or "outlet unknown"]
    if article.published is None:
        known.append("undated")
    else:
        known.append(day(article.published) + (" (inferred)" if article.published_source == "inferred" else ""))
    return ", ".join([*known, *([article.url] if article.url else [])])


def analysis(versions: Mapping[str, str]) -> str:
    """The analysis as in a list of works.

    Args:
        versions: The result of `newsangles.pipeline.versions.versions`.
    """
    return (
        f"The Newsangles developers, Newsangles: notebooks that read news articles, version {versions['newsangles']} "
        f"({RELEASED}), with the model {versions['model']}"
    )


class References:
    """References to places in one article.

    Args:
        article: The article.
        sentences: Where its sentences begin, as `newsangles.show.sentence_starts` gives them.
    """

    def __init__(self, cited: Article, sentences: Sequence[int]) -> None:
        self._article = article(cited)
        self._sentences = sentences
        self._paragraphs = [start for start, _ in paragraphs(cited.text)]

    def place(self, start: int) -> tuple[int, int]:
        """The numbers, from 1, of the paragraph and of the sentence in which a character stands."""
        return max(1, bisect_right(self._paragraphs, start)), max(1, bisect_right(self._sentences, start))

    def to(self, start: int, end: int) -> str:
        """A reference to the characters from ``start`` to ``end``, exclusive, of one paragraph."""
        paragraph, first = self.place(start)
        last = max(first, bisect_right(self._sentences, end - 1))
        sentences = f"sentence {first}" if first == last else f"sentences {first} to {last}"
        return f"{self._article}, paragraph {paragraph}, {sentences}, characters {start}–{end}"
