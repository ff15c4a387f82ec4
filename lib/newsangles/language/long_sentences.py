"""Windows in which a sentence is read that goes on without an end: tables, lists, machine-made text.

The work that a sentence costs grows faster than its length, so a stretch of `MAX_SENTENCE` words without a mark that
ends a sentence is cut where it falls apart best. `windows` finds the cuts before the parse, `cut_sentences` finds
them again in a text that was read.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from spacy.tokens import Doc

MAX_SENTENCE = 200
"""Limit of the words and marks that are read as one sentence."""

_ENDS = frozenset((".", "!", "?", "…", "...", "?!"))
_CLOSING = frozenset("”\"’'»)]")
_DASHES = frozenset(("—", "–", "--", "―"))
_JOINING = frozenset(("and", "but", "or", "while", "so", "because", "which", "who", "when"))
_SUBJECT_STARTS = frozenset("he she it they we i you the a an this that these those his her their its".split())


def windows(words: Sequence[str], starts: Collection[int]) -> Iterator[int]:
    """The words at which a stretch without an end is cut.

    Args:
        words: All words and marks of a text in small letters, white space among them.
        starts: Those that begin a sentence anyway.
    """
    begin = 0
    ended = False  # by a stop, after which the parser may begin a sentence
    for i, word in enumerate(words):
        if i in starts or (ended and word not in _CLOSING):
            begin = i
        ended = word in _ENDS or (ended and word in _CLOSING)
        if i - begin >= MAX_SENTENCE:
            begin = max(range(begin + MAX_SENTENCE // 2, i + 1), key=lambda k: (_worth(words, k), k))
            yield begin


def _worth(words: Sequence[str], i: int) -> int:
    """How well a sentence can be cut before a word."""
    word, before = words[i], words[i - 1]
    if word.isspace() or word in _CLOSING or word in _ENDS or word in ",;:":
        return -1
    if before == ";":
        return 5
    clause = word in _JOINING and i + 1 < len(words) and words[i + 1] in _SUBJECT_STARTS
    if clause and before == ",":
        return 4
    if before in _DASHES:
        return 3
    return 2 if clause or before == ":" else 1 if before == "," or word in _JOINING else 0


def cut_sentences(doc: Doc) -> int:
    """The number of sentences of a Doc that were read in windows."""
    found, within = 0, False
    spans = [(span.start, span.end) for span in doc.sents] if doc.has_annotation("SENT_START") else []
    for n, (start, end) in enumerate(spans[:-1]):
        cut = (
            end - start >= MAX_SENTENCE // 2
            and spans[n + 1][1] - start > MAX_SENTENCE
            and "\n" not in doc[end - 1].text
            and not any(word in _ENDS for word in (doc[end - 1].text, doc[max(start, end - 2)].text))
        )
        found += cut and not within
        within = cut
    return found
