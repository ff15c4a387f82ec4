"""Running text: the sentences of a document without captions and headings, which hand nobody on."""

from __future__ import annotations

from newsangles.language.parsed_text import ParsedText
from newsangles.language.structure import Structure


def running_sentences(view: ParsedText, structure: Structure) -> list[int]:
    """The number of sentences of running text up to each sentence: captions, headings and blank lines do not count."""
    ends: dict[int, int] = {}  # the last word of each paragraph
    for k in range(view.n):
        if view.word[k].strip():
            ends[view.para[k]] = k
    numbers, count = list[int](), 0
    for first, last in view.bounds:
        word = next((k for k in range(first, last + 1) if view.word[k].strip()), -1)
        if word >= 0 and structure.may_lead(view.idx[word]) and view.ends_text(ends[view.para[word]]):
            count += 1
        numbers.append(count)
    return numbers
