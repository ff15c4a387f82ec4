"""Documents of a command, read as a stream; those that cannot be read are named and counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from newsangles.cli.options import ReadingOptions
from newsangles.cli.output import BAD_INPUT, SOME_FAILED, say_error
from newsangles.documents.article import Article

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Reader:
    """Articles of the sources as a stream; documents that cannot be read are named and counted, the rest go on.

    Attributes:
        documents: The articles, and the errors of documents that are none.
        count: Articles read so far.
        problems: A line for each document that could not be read.
        unapplied: How many corrections could not be applied.
    """

    def __init__(self, sources: Sequence[str], options: ReadingOptions) -> None:
        from newsangles.documents.read import documents

        self.problems: list[str] = []
        self.count = self.unapplied = 0
        self.documents = documents(sources, options.published, **options.to_read())

    def __iter__(self) -> Iterator[Article]:
        for document in self.documents:
            if isinstance(document, Article):
                self.count += 1
                yield document
            else:
                self.problems.append(str(document))
                say_error(str(document))

    def noted(self, docs: Iterable[Doc]) -> Iterator[Doc]:
        """The same Docs; corrections that could not be applied to them are named and counted."""
        for doc in docs:
            self.note(doc._.corrections_left)
            yield doc

    def note(self, unapplied: Sequence[str]) -> None:
        """Name and count corrections that could not be applied."""
        self.unapplied += len(unapplied)
        for line in unapplied:
            say_error(line)

    def exit_code(self, failed: int = 0) -> int:
        """The exit code, with so many failures besides those of documents and corrections."""
        if not self.count:
            return BAD_INPUT
        return SOME_FAILED if self.problems or self.unapplied or failed else 0

    @property
    def skipped(self) -> str:
        """The end of the answer where documents could not be read; else empty."""
        read = self.count + len(self.problems)
        return f"; {len(self.problems)} of {read} documents skipped" if self.problems else ""
