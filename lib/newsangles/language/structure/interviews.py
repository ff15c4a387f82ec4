"""Turns without labels: questions with answers below, and topics with somebody's quotations below."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence

from newsangles.language.structure.drafts import Draft, Speech
from newsangles.language.structure.lines import Line, ends_sentence, nameish
from newsangles.language.structure.words import words

ASKED = "a question, and answers follow questions here"
ANSWERED = "follows a question"
TOPIC = "a topic with quotations below"
BELOW_TOPIC = "a quotation below a topic"
NAMED = "the first question and the first answer name who speaks"

MAX_QUESTION = 60
"""Most words of a question. A longer paragraph that ends in one is an answer, unless it speaks of *you* more."""

MAX_REMARK = 30
"""Words of a paragraph below an answer that may be a remark of who asks."""

SECOND_PERSON = frozenset(("you", "your", "yours", "yourself", "you're", "you've", "you'd", "you'll"))
"""Words for the person asked."""

_NAMED = re.compile(r"(?P<name>[A-Z][\w.’'&-]*(?: [A-Z][\w.’'&-]*){0,4}):\s+(?=\S)")
_ASKS_YOU = re.compile(
    r"\b(?:do|did|are|were|have|can|could|would|will|should) you (?!know\b|believe\b|imagine\b|see\b)[^.!?]*\?",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\w’']+")

_TOPIC = re.compile(
    r"(?P<who>(?:[A-Z][\w’'.-]*|de|van|von|der|bin)(?: (?:[A-Z][\w’'.-]*|de|van|von|der|bin)){0,3} )?"
    r"(?:[Oo]n|[Aa]bout|[Aa]sked (?:about|whether|if|how)|[Ww]hen asked)\b.{0,140}:?$"
)


def topics(drafts: Sequence[Draft]) -> bool:
    """Mark quotations below topics (*Birch on the harbour:*) as turns of who is named; True if there are any."""
    at = {
        i
        for i in range(len(drafts) - 1)
        if not drafts[i].told
        and len(drafts[i].line.text) < 170
        and not ends_sentence(drafts[i].line.text)
        and drafts[i + 1].line.quoted
        and _TOPIC.match(drafts[i].line.text)
    }
    if len(at) < 2:
        return False
    who: tuple[str, int, int] | None = None
    below, turn = False, 0
    for i in range(min(at), len(drafts)):
        draft = drafts[i]
        line = draft.line
        if i in at:
            match = _TOPIC.match(line.text)
            if match and match["who"]:
                name = match["who"].strip()
                who = (name, line.start, line.start + len(name)) if nameish(name, least=1) else None
            draft.be("heading", TOPIC)
            below, turn = True, turn + 1
        elif below and line.quoted and not draft.told:
            if who is not None:
                draft.be("turn", BELOW_TOPIC)
                draft.speech = [Speech(line.start, line.end, who[0], who[1:], line.start, turn, BELOW_TOPIC)]
        else:
            below = False
    return True


def ask_and_answer(drafts: Sequence[Draft]) -> bool:
    """Mark questions and the answers below them, where a text goes on like that; True if there are any."""
    asked = {i for i, draft in enumerate(drafts) if _asks(draft)}
    pairs = [
        i
        for i in sorted(asked)
        if i + 1 < len(drafts) and i + 1 not in asked and drafts[i + 1].line.sentence and not drafts[i + 1].line.quoted
    ]
    sentences = sum(draft.line.sentence and not draft.kind for draft in drafts)
    if len(pairs) < 3 or len(pairs) < 0.2 * sentences:
        return False
    first_person = words("first_person")
    own = sum(not first_person.isdisjoint(drafts[i + 1].line.text.lower().replace("’", "'").split()) for i in pairs)
    if own < 0.6 * len(pairs):
        return False  # an explainer asks and answers in its own voice
    if _labelled(drafts, pairs):
        return False  # who speaks stands there, in a form that is not known
    _mark(drafts, asked, _named_at_first(drafts, pairs[0]), pairs[0])
    return True


def _mark(drafts: Sequence[Draft], asked: set[int], names: tuple[int, ...], first: int) -> None:
    """Give questions and answers their turns, from the first question on or from the two lines with names."""
    end = _last_answer(drafts, max(asked))
    who: list[tuple[str, tuple[int, int] | None]] = [("Q", None), ("A", None)]
    turn, answer, owed = 0, False, False  # owed: a question stands above, and no answer yet
    for k, i in enumerate(names):
        draft, line = drafts[i], drafts[i].line
        if match := _NAMED.match(line.text):
            turn, answer = turn + 1, k == 1
            who[k] = (match["name"], (line.start, line.start + match.end("name")))
            draft.be("turn", NAMED)
            draft.speech = [Speech(line.start, line.end, *who[k], line.start + match.end(), turn, NAMED)]
    for i in range(names[1] + 1 if names else first, len(drafts)):
        draft, line = drafts[i], drafts[i].line
        if draft.kind and i not in asked:
            answer = answer and (owed or draft.kind not in ("menu", "related", "note", "agency"))
        elif i in asked or (answer and not owed and _asks_within(drafts, i)):
            turn, answer, owed = turn + 1, True, True
            draft.be("question", ASKED)
            draft.speech = [Speech(line.start, line.end, *who[0], line.start, turn, ASKED, "question")]
        elif answer and i <= end and not line.short and (owed or not _remark(line)):
            turn, owed = turn + owed, False
            draft.be("turn", ANSWERED)
            draft.speech = [Speech(line.start, line.end, *who[1], line.start, turn, ANSWERED)]


def _named_at_first(drafts: Sequence[Draft], first: int) -> tuple[int, ...]:
    """The lines of the first question and the first answer, if these two alone begin with who speaks; else none."""
    lines = [draft.line.text for draft in drafts[: first + 3]]
    for i, (above, below) in enumerate(itertools.pairwise(lines[: first + 2])):
        asker, answerer = _NAMED.match(above), _NAMED.match(below)
        if not (asker and answerer) or asker["name"] == answerer["name"]:
            continue
        asks = above.rstrip("”\"’'*_ ").endswith("?") and _speaks(above[asker.end() :], SECOND_PERSON)
        if asks and _speaks(below[answerer.end() :], words("first_person")) and not below.rstrip().endswith("?"):
            return i, i + 1
    return ()


def _last_answer(drafts: Sequence[Draft], last: int) -> int:
    """The last line below the last question that may be an answer. Somebody speaks of *I* or *we* in it."""
    below = [i for i in range(last + 1, len(drafts)) if not drafts[i].kind and not drafts[i].line.short]
    own = [i for i in below if _speaks(drafts[i].line.text, words("first_person"))]
    return max([*below[:1], *own], default=last)


def _asks_within(drafts: Sequence[Draft], i: int) -> bool:
    """True if a short paragraph asks *you* something before its end, and the next one speaks of *I* or *we*."""
    line = drafts[i].line
    below = drafts[i + 1].line.text if i + 1 < len(drafts) else ""
    asks = line.words <= MAX_QUESTION and not line.quoted and _ASKS_YOU.search(line.text) is not None
    return asks and _speaks(below, words("first_person"))


def _remark(line: Line) -> bool:
    """True for a short paragraph that speaks of *you* alone: it is unsure whose it is."""
    return (
        line.words <= MAX_REMARK and _speaks(line.text, SECOND_PERSON) and not _speaks(line.text, words("first_person"))
    )


def _speaks(text: str, of: frozenset[str]) -> bool:
    return not of.isdisjoint(_words(text))


def _words(text: str) -> list[str]:
    return [word.lower().replace("’", "'") for word in _WORD.findall(text)]


def _labelled(drafts: Sequence[Draft], pairs: Sequence[int]) -> bool:
    """True if questions and answers begin with the same few words again and again."""
    for below in (0, 1):
        lines = [drafts[i + below].line.text[:120].split()[:2] for i in pairs]
        begins = Counter(re.sub(r"\d+", "0", " ".join(line)) for line in lines)
        if sum(count for count in begins.values() if count > 1) < 0.6 * len(lines):
            return False
    return True


def _asks(draft: Draft) -> bool:
    line = draft.line
    ends = line.text.rstrip("”\"’'*_ ").endswith("?")
    free = not draft.kind or (draft.told and draft.kind == "question")
    if not ends or line.words < 3 or line.quoted or not free:
        return False
    return line.words <= MAX_QUESTION or _mostly_of_you(line.text)


def _mostly_of_you(text: str) -> bool:
    """True if a long paragraph speaks of *you* more than of *I* or *we*."""
    found = _words(text)
    return sum(w in SECOND_PERSON for w in found) > sum(w in words("first_person") for w in found)
