"""The component that stores the paragraphs of a Doc, each with its kind and, in a transcript, its speaker.

It comes before the other angles, which read only what `newsangles.language.readable` leaves of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import cast

from spacy.language import Language
from spacy.tokens import Doc

from newsangles.angles.shell import Component, offer
from newsangles.language.doc_text import text_of
from newsangles.language.document_context import PageParts, page_parts_of
from newsangles.language.rules import Given
from newsangles.language.structure import parts, parts_of
from newsangles.language.structure.forms import FORMS_FILE
from newsangles.language.structure.letters import SIGNED
from newsangles.tables.schema import Paragraph, ParagraphKind, Row
from newsangles.tables.wording import line, listed


@Language.factory("newsangles_structure", assigns=["doc._.paragraphs"], default_config={"rules": None})
def create_structure(nlp: Language, name: str, rules: Given = None) -> Structure:
    """Make the component; it belongs before the other angles.

    Args:
        nlp: The pipeline.
        name: The component's name in it.
        rules: A folder with rule files, lines to add to ``forms.tsv``, or lines by the name of the file; None: the
            rules in use.
    """
    return Structure(rules)


class Structure(Component):
    """Finds the paragraphs of a Doc and their kinds, for ``doc._.paragraphs``."""

    main = FORMS_FILE
    whole = True

    def read(self, doc: Doc) -> Mapping[str, Iterable[Row]]:
        """Paragraphs of one Doc, from its text and what the tags of its page say."""
        return {"paragraphs": read_paragraphs(text_of(doc), page_parts_of(doc))}


offer("paragraphs")


def read_paragraphs(text: str, page: PageParts = ()) -> Iterator[Paragraph]:
    """The paragraphs of a text, in its order.

    Args:
        text: Any text.
        page: What the tags of its page say: stretches, each with a kind of paragraph.
    """
    for number, part in enumerate(parts(text, page) if page else parts_of(text), 1):
        yield Paragraph(
            start=part.start,
            end=part.end,
            text=text[part.start : part.end],
            rule="layout",
            confidence=part.confidence,
            paragraph_id=f"g{number}",
            kind=cast(ParagraphKind, part.kind),
            reason=part.reason,
            speaker=part.speaker,
            speaker_start=part.speaker_start,
            speaker_end=part.speaker_end,
            said_start=part.said_start,
            turn=part.turn,
        )


_TEXT = ("body", "turn", "question", "list")
_BY = re.compile(r"(?:(?:words|written|reported|story|report|analysis|opinion)\s+)?by[:\s]+", re.IGNORECASE)
_CUT = re.compile(r"[|•·/;\n\t\[(]|\s[-–—]\s|\s\d|\s(?:in|for|at|of|the)\s")
_AND = re.compile(r"(,\s*(?:and\s+)?|\s+(?:and|&)\s+)")
_NAME = re.compile(r"[^\W\d_a-z][\w.’'-]*(?:\s+[^\W\d_][\w.’'-]*){1,4}")
_NO_NAME = re.compile(
    r"\b(?:agenc|associat|bureau|columnist|contributor|correspondent|desk|editor|news|press|report|service|staff"
    r"|times|writer)",
    re.IGNORECASE,
)


def author_of(doc: Doc) -> str | None:
    """The authors of a document, by its first byline with *by* and a name, or the signature of a letter."""
    for row in doc._.paragraphs:
        begin = _BY.match(row.text) if row.kind == "byline" else None
        if begin and (found := _names(row.text[begin.end() :])):
            return listed(found, len(found))
    told = [row for row in doc._.paragraphs if row.kind in _TEXT]
    signers = {row.speaker for row in told}
    return line(signers.pop() or "") or None if len(signers) == 1 and told[0].reason == SIGNED else None


def _names(words: str) -> list[str]:
    """The names with which the words of a byline begin."""
    cut = _CUT.search(words)
    pieces = _AND.split(words[: cut.start()] if cut else words)
    found = []
    for name, before in zip(pieces[::2], ["", *pieces[1::2]], strict=True):
        if not _NAME.fullmatch(name.strip()) or _NO_NAME.search(name):
            break
        found.append(line(name))
        if "and" in before or "&" in before:  # what follows the last of several is their outlet
            break
    return found


Doc.set_extension("author", getter=author_of, force=True)
