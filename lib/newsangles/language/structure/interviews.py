"""Turns without labels: questions with answers below, and topics with somebody's quotations below."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from newsangles.language.structure.drafts import Draft, Speech
from newsangles.language.structure.lines import ends_sentence, nameish
from newsangles.language.structure.words import words

ASKED = "a question, and answers follow questions here"
ANSWERED = "follows a question"
TOPIC = "a topic with quotations below"
BELOW_TOPIC = "a quotation below a topic"

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
    turn, answer = 0, False
    for draft in drafts[pairs[0] :]:
        line = draft.line
        if draft.kind:
            answer = answer and draft.kind not in ("menu", "related", "note", "agency")
            continue
        if _asks(draft):
            turn, answer = turn + 1, True
            draft.be("question", ASKED)
            draft.speech = [Speech(line.start, line.end, "Q", None, line.start, turn, ASKED, "question")]
        elif answer and not line.short:
            turn += not turn % 2
            draft.be("turn", ANSWERED)
            draft.speech = [Speech(line.start, line.end, "A", None, line.start, turn, ANSWERED)]
    return True


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
    return ends and 3 <= line.words <= 60 and not draft.kind and not line.quoted
