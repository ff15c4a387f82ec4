"""The floor: who spoke or acted last in the running text before a word.

Captions, headings and quotations that stand by themselves hand nobody on.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsangles.angles.actors.discourse import Actor, Discourse
from newsangles.angles.actors.syntax import speaks
from newsangles.language.parsed_text import SUBJECTS, ParsedText

MAX_PARAGRAPHS_BACK = 2
"""Limit of paragraphs of running text back to who has the floor."""


def sentences_before(
    discourse: Discourse, i: int, limit: int = 1, paragraphs: int = MAX_PARAGRAPHS_BACK
) -> Iterator[tuple[int, int]]:
    """The sentences of running text before the one of a word, as first and last word, the nearest first.

    Args:
        discourse: The text.
        i: The word.
        limit: How many sentences to give.
        paragraphs: How many paragraphs back to go; what is passed over does not count.
    """
    view, running, seen = discourse.view, discourse.running, 0
    para, crossed = view.para[i], 0
    for n in range(view.sent[i] - 1, -1, -1):
        first, last = view.bounds[n]
        if running[n] == (running[n - 1] if n else 0):
            continue
        if view.para[last] != para:
            para, crossed = view.para[last], crossed + 1
        if crossed > paragraphs or seen >= limit:
            return
        if not all(view.inside[k] for k in range(first, last + 1) if view.free[k]):
            seen += 1
            yield first, last


def acted_last(discourse: Discourse, i: int) -> Actor | None:
    """The subject of the main clause of the sentence before: *a man* was jailed, police said."""
    sentence = next(sentences_before(discourse, i), None)
    subject = main_subject(discourse.view, *sentence) if sentence is not None else -1
    return discourse.who(subject) if subject >= 0 else None


def main_subject(view: ParsedText, first: int, last: int) -> int:
    """The subject of a sentence's main clause, or of what the sentence reports before its verb of saying; -1: none."""
    root = next((k for k in range(first, last + 1) if view.head[k] == k and view.pos[k] in ("VERB", "AUX")), -1)
    if root >= 0 and speaks(view, root):  # A man has been jailed, police said.
        root = next((k for k in view.children[root] if view.dep[k] == "ccomp" and view.last[k] < root), root)
    return next((k for k in view.children[root] if view.dep[k] in SUBJECTS), -1) if root >= 0 else -1


def spoke_last(discourse: Discourse, i: int, *, limit: int = 3) -> Actor | None:
    """The one named actor who was the source in the last sentence before that has any; None: several, or nobody."""
    view = discourse.view
    for first, last in sentences_before(discourse, i, limit):
        sources = [k for k in range(first, last + 1) if k in discourse.speaking and not view.inside[k]]
        if sources:
            found = {actor.number: actor for k in sources if (actor := discourse.who(k)) is not None}
            return next(iter(found.values())) if len(found) == 1 else None
    return None
