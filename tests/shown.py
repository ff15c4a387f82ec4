"""Documents with their sentences, marks and hostile texts, for tests of what is shown."""

from __future__ import annotations

import pandas as pd
import spacy
from hypothesis import strategies as st
from spacy.tokens import Doc

from newsangles import show
from newsangles.documents.article import Article

NLP = spacy.blank("en")
SIGNS = ["row", "at", "kind"]
EVENTS = ["lane", "name", "beside", "begin", "end", "kind"]
TIES = ["who", "kind", "whom", "times"]
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</title></style></textarea><svg onload=alert(1)>",
    "<!-- --> ]]> &amp; &#60;b&#62;",
    "{{ 7 * 7 }} {% raw %} {0} {x!r}",
    "from $5 billion to $3 billion \\(x\\)",
    "a\u202egnp.exe\u202c b\u200b\u200bc\u00add \u2066e\u2069",
    "nul \x00 escape \x1b[31m bell \x07 line\u2028separator",
    "carriage\r\nreturn\rline\nfeed",
    "javascript:alert(1) https://example.com/x",
    "W" * 100_000,
]


def parsed(text: str, starts: list[bool] | None = None, name: str | None = None) -> Doc:
    doc = NLP.make_doc(text)
    for i, token in enumerate(doc):
        token.is_sent_start = i == 0 or bool(starts and starts[i % len(starts)])
    if name is not None:
        if not Doc.has_extension("article"):
            Doc.set_extension("article", default=None)
        doc._.article = Article(name, text)
    return doc


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[bool], list[show.Mark]]:
    letters = st.text(st.sampled_from("ab <>&\"'.\n\r\t \u202e\u200b\x00éש“”"), max_size=60)
    text = draw(st.one_of(letters, st.text(max_size=60)))
    place = st.integers(0, len(text))
    marks = []
    for n in range(draw(st.integers(0, 8))):
        a, b, c, d = sorted(draw(st.tuples(place, place, place, place)))
        parts = ((a, b), (c, d)) if draw(st.booleans()) else ()
        label = draw(st.sampled_from(["", "x", "<b>"]))
        kind = draw(st.sampled_from(["direct", "indirect", "<k>"]))
        marks.append(show.Mark(a, d, label, kind, id=f"q{n}", parts=parts, title=draw(st.sampled_from([None, '"']))))
    return text, draw(st.lists(st.booleans(), min_size=1, max_size=9)), marks


def statements(*rows: tuple[object, ...]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["topic", "lead", "statement", "note", "places"])
