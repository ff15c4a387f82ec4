"""Times: temporal expressions, resolved as far as the text and the publication date allow.

Spans and values follow TIMEX3 (TimeML 1.2.1). The anchor of a relative time is the publication date, an earlier time in
the text, or, in narratives of the past, the date that the narrative has reached. Without an anchor the value stays
relative to the unknown publication date (TimeML's document creation time, DCT): ``DCT-3d`` three days before it,
``DCT+1m`` the month after, ``DCT-friday`` the last Friday up to that day, ``DCT+friday`` the next one, ``XXXX-05-16`` a
May 16.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc

from newsangles.angles.shell import Component, offer, stored
from newsangles.angles.timeline.context import TimeContext
from newsangles.angles.timeline.expressions import expressions
from newsangles.angles.timeline.patterns import RULES
from newsangles.angles.timeline.readers import read_times
from newsangles.language.document_context import published_of
from newsangles.language.parsed_text import parsed_text_of
from newsangles.language.rules import Given
from newsangles.tables.schema import Row, Time

REQUIRES = ["token.tag", "token.dep", "token.lemma", "token.ent_type", "doc._.predicates"]
"""The annotations that the component reads."""

CONFIG = {"rules": None, "now": False}
"""The settings of the component in a pipeline."""


@Language.factory("newsangles_times", assigns=["doc._.times"], requires=REQUIRES, default_config=CONFIG)
def create_times(nlp: Language, name: str, rules: Given = None, *, now: bool = False) -> Times:
    """Make the component; it belongs after the predicates.

    Args:
        nlp: The pipeline.
        name: The component's name in it.
        rules: A folder with rule files, lines to add to ``time_rules.tsv``, or lines by the name of the file; None: the
            rules in use.
        now: Whether *now* and *currently* are times. No reader of news misses them; TimeBank's guideline marks them.
    """
    return Times(rules, now=now)


class Times(Component):
    """Finds the times of a Doc, for ``doc._.times``; relative ones by its publication date (``doc._.published``)."""

    main = RULES

    def __init__(self, rules: Given = None, *, now: bool = False) -> None:
        super().__init__(rules)
        self.now = now

    def read(self, doc: Doc) -> Mapping[str, Iterable[Row]]:
        """Times of one parsed Doc.

        Raises:
            ParameterError: A line of a user's rule file is wrong, or the publication date is none.
        """
        return {"times": times(doc, published_of(doc), now=self.now)}


offer("times")


def times(doc: Doc, published: date | None = None, *, now: bool = False) -> list[Time]:
    """The times of a parsed Doc, in the order of the text.

    Args:
        doc: A Doc with tagger, parser and names, and with its predicates where they are to tell the tense.
        published: The day on which it was published; None leaves what is relative to it relative.
        now: Whether *now* and *currently* are times.
    """
    if not doc:
        return []
    return read_times(TimeContext(doc, parsed_text_of(doc), published, marks_now=now))


# --- explanation


@dataclass(frozen=True, slots=True)
class Derivation:
    """The derivation of a time: its rule, reader and row.

    Attributes:
        text: The expression.
        rule: The name of the rule that fits it.
        reader: The reader that makes its value.
        line: The line of the user's rule file that it is; None where the rule is shipped.
        row: The row that was made; None where the reader took it for no time.
    """

    text: str
    rule: str
    reader: str
    line: str | None
    row: Time | None


def explain(doc: Doc, offset: int) -> list[Derivation]:
    """Explain the temporal expression at a place; empty where none stands there.

    Args:
        doc: A parsed document with its times.
        offset: A character of the text.
    """
    view, by_start = parsed_text_of(doc), {row.start: row for row in stored(doc, "times")}
    return [
        Derivation(
            view.text[found.start : found.end],
            found.rule.name,
            found.rule.reader,
            None if found.rule.line.shipped else found.rule.line.where,
            by_start.get(found.start),
        )
        for found in expressions(view)
        if found.start <= offset < found.end
    ]
