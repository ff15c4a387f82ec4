"""The parts of a text by its layout alone: kinds of paragraphs and speakers of turns."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsangles.language.quotation_marks import paragraphs
from newsangles.language.structure.part import Part

_BULLET = re.compile(r"(?:[•◦▪‣·*–—-]|\(?\d{1,3}[.)])\s+(?=\S)")
_LABEL = re.compile(r"([A-Z][A-Z.'’ -]{1,40}):\s+(?=\S)")


def parts(text: str, page: Sequence[tuple[int, int, str]] = ()) -> tuple[Part, ...]:
    """The parts of a text, in its order.

    Args:
        text: Any text.
        page: Kinds that a page's tags tell, each as (start, end, kind).

    Returns:
        Parts that cover each paragraph's characters, none over another.
    """
    spans = paragraphs(text)
    labels = [_LABEL.match(text, a, b) for a, b in spans]
    speak = sum(label is not None for label in labels) >= 2
    told = {(a, b): kind for a, b, kind in page}
    found: list[Part] = []
    turn = 0
    for (start, end), label in zip(spans, labels, strict=True):
        if (start, end) in told:
            kind = told[start, end]
            found.append(Part(start=start, end=end, kind=kind, reason="told by the page", confidence=0.95))
        elif label and speak:
            turn += 1
            found.append(
                Part(start=start, end=end, kind="turn", reason="begins with who speaks", confidence=0.98,
                     speaker=label[1], speaker_start=label.start(1), speaker_end=label.end(1),
                     said_start=label.end(), turn=turn)
            )  # fmt: skip
        elif _BULLET.match(text, start, end):
            found.append(Part(start=start, end=end, kind="list", reason="begins with a bullet or number"))
        else:
            found.append(Part(start=start, end=end, kind="body", reason="a paragraph", confidence=0.95))
    return tuple(found)
