"""A small angle of a user's own: each question of the text. Registering it is all that it takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from newsangles.angles.angle import Angle, Annotation, Explanation, Tables, register
from newsangles.angles.shell import Component, offer
from newsangles.show.layers import Layer
from newsangles.tables.fields import column
from newsangles.tables.frames import named_records
from newsangles.tables.schema import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Row):
    """A sentence that ends in a question mark."""

    question_id: str = column("name of the question: s1, s2, …", names="questions", derived="the order of the text")
    actor_id: str | None = column("who asks, where it is quoted", names="actors", default=None)
    open: bool = column("whether the next sentence gives no number", default=True)


@Language.factory("newsangles_questions", assigns=["doc._.questions"], requires=["doc.sents", "doc._.quotes"])
def create_questions(nlp: Language, name: str) -> Questions:
    """Make the component; it belongs after the quotes."""
    return Questions()


class Questions(Component):
    """Finds the questions of a Doc."""

    def read(self, doc: Doc) -> Mapping[str, Iterable[Row]]:
        """Rows of one parsed Doc."""
        found = [s for s in doc.sents if s.text.rstrip(" \n\"”’'").endswith("?")]
        speakers = [(q.start, q.end, q.actor_id) for q in doc._.quotes]
        return {
            "questions": [
                Question(
                    start=sentence.start_char,
                    end=sentence.end_char,
                    text=sentence.text,
                    rule="question mark",
                    question_id=f"s{number}",
                    actor_id=next(
                        (i for a, b, i in speakers if a < sentence.end_char and sentence.start_char < b), None
                    ),
                )
                for number, sentence in enumerate(found, 1)
            ]
        }


offer("questions")


def lines(table: Tables) -> Iterator[dict[str, Any]]:
    """The questions in words, for the marked article."""
    for row in named_records(table["questions"]):
        kind = "open" if row["open"] else "answered"
        yield row | {"name": row["question_id"], "label": "asked", "kind": kind, "says": f"asks: {row['text']}"}


def explain(doc: Doc, offset: int) -> list[Explanation]:
    """Why a place is a question."""
    here = [q for q in doc._.questions if q.start <= offset < q.end]
    return [Explanation("Is it a question?", ("mark", "sentence"), [("?", q.text)]) for q in here]


ANGLE = Angle(
    name="questions",
    module=__name__,
    tables={"questions": Question},
    ids={"questions": "question_id"},
    letters={"questions": "s"},
    ties={"questions": ("actor_id",)},
    follows=("quotes", "actors"),
    layer=Layer("Questions", "s", "what is asked", {"open": "nobody answers", "answered": "a number follows"}),
    lines={"questions": lines},
    annotations={"questions": Annotation(("rule",), ("actor_id",))},
    explain=explain,
)


def install() -> None:
    """Make the angle known to the library."""
    register(ANGLE)
