"""Turns without labels: questions with answers below, and topics with somebody's quotations below."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence

from newsangles.language.structure.bearers import presented
from newsangles.language.structure.drafts import Draft, Speech
from newsangles.language.structure.lines import Line, ends_sentence, nameish
from newsangles.language.structure.words import words

ASKED = "a question, and answers follow questions here"
ANSWERED = "follows a question"
TOPIC = "a topic with quotations below"
BELOW_TOPIC = "a quotation below a topic"
NAMED = "the first question and the first answer name who speaks"

MIN_ASKED, MIN_SHARE_ASKED = 2, 0.2
"""Least questions above labels, in all and a label."""

MIN_PAIRS, MIN_OWN = 3, 0.6
"""Least questions with answers, where nothing else tells an interview; least share of answers with *I* or *we*."""

MIN_SHARE_TOLD = 0.1
"""Least questions a sentence where the introduction presents who is interviewed."""

MIN_ANSWER = 4
"""Least words of an answer that says *I* or *we*."""

MAX_QUESTION = 60
"""Most words of a question. A longer paragraph that ends in one is an answer, unless it speaks of *you* more."""

MAX_REMARK = 30
"""Words of a paragraph below an answer that may be a remark of who asks."""

MIN_TALK = 0.3
"""Least share of pairs in which the question speaks of *you*, or the answer of *I* or *we*, below labels."""

SECOND_PERSON = frozenset(("you", "your", "yours", "yourself", "you're", "you've", "you'd", "you'll"))
"""Words for the person asked."""

Who = tuple[str, tuple[int, int] | None]
"""A speaker's name, and the span of the label that gave it."""

_NAMED = re.compile(r"[*_]{0,3}(?P<name>[A-Z][\w.’'&-]*(?: [A-Z][\w.’'&-]*){0,4}):[*_]{0,3}\s+(?=\S)")
_ASKS_YOU = re.compile(
    r"\b(?:do|did|are|were|have|can|could|would|will|should) you (?!know\b|believe\b|imagine\b|see\b)[^.!?]*\?",
    re.IGNORECASE,
)
_PROMPT = re.compile(
    r"[*_]{0,3}(?:(?:And|So|But|Now|Then|Please|Well|OK|Okay|Finally|First|Lastly),? )?(?:please )?"
    r"(?:(?:tell|give|walk|talk|take|remind|show) (?:me|us)|(?:describe|explain) (?:your|the|to (?:me|us))"
    r"|talk (?:a (?:little|bit) )?(?:bit )?about (?:your|the|how|what))\b[^?!]{3,200}[.:…][*_]{0,3}$",
    re.IGNORECASE,
)  # a question that is none by its form
_AT_ONCE = re.compile(r"(?P<mark>[*_]{1,3})[^\s*_][^*_]{6,300}\?(?P=mark)\s+(?P<answer>[^\s*_].+)", re.DOTALL)
"""A question in bold or italics with its answer behind it."""

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
    pairs = [i for i in sorted(asked) if i + 1 < len(drafts) and i + 1 not in asked and _may_follow(drafts[i + 1])]
    if not pairs or not (_frequent(drafts, pairs) or _told_to_be_one(drafts, pairs)):
        return False
    if _labelled(drafts, pairs):
        return False  # who speaks stands there, in a form that is not known
    _mark(drafts, asked, _named_at_first(drafts, pairs[0]), pairs[0])
    return True


def ask_and_answer_at_once(drafts: Sequence[Draft]) -> bool:
    """Mark paragraphs that begin with a question in bold or italics and go on with its answer; True for any."""
    found = {
        i: match for i, draft in enumerate(drafts) if not draft.told and (match := _AT_ONCE.match(draft.line.text))
    }
    own = sum(_speaks(match["answer"], words("first_person")) for match in found.values())
    if not found or own < MIN_OWN * len(found):
        return False
    first = min(found)
    if len(found) < MIN_PAIRS and (len(found) < 2 or presented(drafts, drafts[first].line.start)[0] is None):
        return False
    end, turn, answer = _last_answer(drafts, max(found)), 0, False
    for i in range(first, len(drafts)):
        draft, line = drafts[i], drafts[i].line
        if i in found:
            said = line.start + found[i].start("answer")
            draft.be("turn", ANSWERED)
            draft.speech = [
                Speech(line.start, said, "Q", None, line.start, turn + 1, ASKED, "question"),
                Speech(said, line.end, "A", None, said, turn + 2, ANSWERED),
            ]
            turn, answer = turn + 2, True
        elif draft.kind:
            answer = answer and draft.kind not in ("menu", "related", "note", "agency")
        elif answer and i <= end and not line.short:
            draft.be("turn", ANSWERED)
            draft.speech = [Speech(line.start, line.end, "A", None, line.start, turn, ANSWERED)]
    return True


def _may_follow(draft: Draft) -> bool:
    """True for a paragraph that may answer: a sentence, and not one of a list, nor reported in quotation marks."""
    line = draft.line
    told = line.sentence or (line.stopped and line.words >= MIN_ANSWER and _speaks(line.text, words("first_person")))
    return told and draft.kind != "list" and not line.quoted


def _frequent(drafts: Sequence[Draft], pairs: Sequence[int]) -> bool:
    """True for three answered questions in every fifteen sentences, if whoever answers says *I* or *we*.

    An explainer asks and answers in its own voice.
    """
    sentences = sum(draft.line.sentence and not draft.kind for draft in drafts)
    own = sum(_speaks(drafts[i + 1].line.text, words("first_person")) for i in pairs)
    return len(pairs) >= MIN_PAIRS and len(pairs) >= MIN_SHARE_ASKED * sentences and own >= MIN_OWN * len(pairs)


def _told_to_be_one(drafts: Sequence[Draft], pairs: Sequence[int]) -> bool:
    """True if the introduction presents who is interviewed, and the questions ask *you*, or *I* answer.

    The answers may be longer than where nobody is presented, and two questions are enough.
    """
    sentences = sum(draft.line.sentence and not draft.kind for draft in drafts[pairs[0] :])
    talk = sum(
        _speaks(drafts[i].line.text, SECOND_PERSON) or _speaks(drafts[i + 1].line.text, words("first_person"))
        for i in pairs
    )
    addressed = sum(_speaks(drafts[i].line.text, SECOND_PERSON) for i in pairs)
    if len(pairs) < 2 or len(pairs) < MIN_SHARE_TOLD * sentences or talk < MIN_OWN * len(pairs) or addressed < 2:
        return False
    return presented(drafts, drafts[pairs[0]].line.start)[0] is not None


def go_on_unlabelled(drafts: Sequence[Draft]) -> bool:
    """Mark the questions and answers without a label in an interview whose labels stand at first alone.

    Two speakers have labels, one asks, and as many questions as have a label have none and an answer below. A single
    one of these must speak of *you*, and its answer of *I* or *we*: it might be a speaker's own question.
    """
    labelled = [i for i, draft in enumerate(drafts) if _has_label(draft)]
    speeches = [speech for i in labelled for speech in drafts[i].speech if speech.label]
    names = list(dict.fromkeys(speech.speaker for speech in speeches))
    if len(names) != 2:
        return False
    told = [i for i in labelled if _ends_in_question(drafts[i].line)]
    asker = max(names, key=[drafts[i].speech[-1].speaker for i in told].count)
    mine = sum(speech.speaker == asker for speech in speeches)
    asks = sum(drafts[i].speech[-1].speaker == asker for i in told)
    if told and (2 * asks < mine or 2 * asks <= len(told)):
        return False
    taken = set(labelled)
    below = range(labelled[0] + 1, len(drafts))
    asked = {i for i in below if i not in taken and _asks(drafts[i], carried=True)}
    taken |= asked
    pairs = [i for i in sorted(asked) if i + 1 in below and i + 1 not in taken and _may_answer(drafts[i + 1])]
    if len(pairs) < mine or not pairs:
        return False
    signs = [
        _speaks(drafts[i].line.text, SECOND_PERSON) + _speaks(drafts[i + 1].line.text, words("first_person"))
        for i in pairs
    ]
    if (len(pairs) == 1 and signs[0] < 2) or sum(sign > 0 for sign in signs) < MIN_TALK * len(pairs):
        return False
    who: dict[str, Who] = {}
    for speech in speeches:
        who.setdefault(speech.speaker, (speech.speaker, speech.label))
    answerer = next(name for name in names if name != asker)
    _alternate(drafts, asked, (who[asker], who[answerer]), labelled[0])
    return True


def asked_between_labels(drafts: Sequence[Draft]) -> bool:
    """Mark the questions of an interview in which only those who answer have labels; True if there are any.

    Such a question stands directly above a label; no line with a label ends in one, and each has words behind it.
    """
    labelled = [i for i, draft in enumerate(drafts) if _has_label(draft)]
    own = any(_ends_in_question(drafts[i].line) for i in labelled)
    own = own or any(drafts[i].speech[-1].said >= drafts[i].line.end for i in labelled)
    asked = [i - 1 for i in labelled if i and not _has_label(drafts[i - 1]) and _is_question(drafts[i - 1])]
    if own or len(asked) < max(MIN_ASKED, MIN_SHARE_ASKED * len(labelled)):
        return False
    for i in asked:
        line = drafts[i].line
        drafts[i].be("question", ASKED)
        drafts[i].speech = [Speech(line.start, line.end, "Q", None, line.start, -i, ASKED, "question")]
    turn, last = 0, (0, "")
    for speech in itertools.chain.from_iterable(draft.speech for draft in drafts):
        if (speech.turn, speech.speaker) != last:
            turn, last = turn + 1, (speech.turn, speech.speaker)
        speech.turn = turn
    return True


def _is_question(draft: Draft) -> bool:
    """True for a line of text or of a turn that is a question as a whole."""
    return draft.kind in ("", "body", "turn", "question") and not draft.told and _ends_in_question(draft.line)


def _has_label(draft: Draft) -> bool:
    """True if a label stands in the line itself."""
    return any(speech.label and speech.label[0] >= draft.line.start for speech in draft.speech)


def _may_answer(draft: Draft) -> bool:
    line = draft.line
    return draft.kind in ("", "turn") and not line.quoted and (line.sentence or not line.short or line.stopped)


def _mark(drafts: Sequence[Draft], asked: set[int], names: dict[int, int], first: int) -> None:
    """Give questions and answers their turns, from the first question on or from the lines with names."""
    who: list[Who] = [("Q", None), ("A", None)]
    for k, i in names.items():
        draft, line = drafts[i], drafts[i].line
        if match := _NAMED.match(line.text):
            who[k] = (match["name"], (line.start + match.start("name"), line.start + match.end("name")))
            draft.be("turn", NAMED)
            draft.speech = [Speech(line.start, line.end, *who[k], line.start + match.end(), k + 1, NAMED)]
    _alternate(drafts, asked, (who[0], who[1]), min([first, *names.values()]))


def _alternate(drafts: Sequence[Draft], asked: set[int], who: tuple[Who, Who], first: int) -> None:
    """Give the lines without labels, from one on, to who asks and who answers in turn."""
    end = _last_answer(drafts, max(asked))
    turn, answer, owed = 0, False, False  # answer: who answers has the word; owed: a question above, no answer yet
    asking = False  # a labelled question may go on below
    for i in range(first, len(drafts)):
        draft, line = drafts[i], drafts[i].line
        if _has_label(draft):
            turn = _renumbered(draft, turn)
            answer = draft.speech[-1].speaker == who[1][0]
            asking = owed = not answer
            continue
        carried = draft.kind == "turn"
        if draft.kind and not carried and i not in asked:
            answer = answer and (owed or draft.kind not in ("menu", "related", "note", "agency"))
        elif i in asked or (answer and not owed and _asks_within(drafts, i)):
            turn, answer, owed, asking = turn + (not asking), True, True, False
            draft.be("question", ASKED)
            draft.speech = [Speech(line.start, line.end, *who[0], line.start, turn, ASKED, "question")]
        elif (answer or asking) and i <= end and (owed or carried or not line.short) and (owed or not _remark(line)):
            turn, owed, answer, asking = turn + owed, False, True, False
            draft.be("turn", ANSWERED)
            draft.speech = [Speech(line.start, line.end, *who[1], line.start, turn, ANSWERED)]
        elif carried:
            draft.be("", "")
            draft.speech = []


def _renumbered(draft: Draft, turn: int) -> int:
    """Number the turns of a labelled line anew; the last number."""
    before = None
    for speech in draft.speech:
        turn, before = turn + (speech.turn != before), speech.turn
        speech.turn = turn
    return turn


def _named_at_first(drafts: Sequence[Draft], first: int) -> dict[int, int]:
    """The lines of the first question (0) and the first answer (1), where these alone begin with who speaks."""
    lines = [draft.line.text for draft in drafts[: first + 3]]
    for i, (above, below) in enumerate(itertools.pairwise(lines[: first + 2])):
        asker, answerer = _NAMED.match(above), _NAMED.match(below)
        if not (asker and answerer) or asker["name"] == answerer["name"]:
            continue
        asks = above.rstrip("”\"’'*_ ").endswith("?") and _speaks(above[asker.end() :], SECOND_PERSON)
        if asks and _speaks(below[answerer.end() :], words("first_person")) and not below.rstrip().endswith("?"):
            return {0: i, 1: i + 1}
    signs = (SECOND_PERSON, words("first_person"))
    return {
        k: first + k
        for k, text in enumerate(lines[first : first + 2])
        if (match := _NAMED.match(text)) and _speaks(text[match.end() :], signs[k]) and _names_somebody(match["name"])
    }


def _names_somebody(label: str) -> bool:
    return words("not_a_label").isdisjoint(label.lower().split())


def _last_answer(drafts: Sequence[Draft], last: int) -> int:
    """The last line below the last question that may be an answer. Somebody speaks of *I* or *we* in it."""
    below = [
        i for i in range(last + 1, len(drafts))
        if drafts[i].kind in ("", "turn") and not _has_label(drafts[i]) and not drafts[i].line.short
    ]  # fmt: skip
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


def _ends_in_question(line: Line) -> bool:
    return line.text.rstrip("”\"’'*_ ").endswith("?")


def _asks(draft: Draft, *, carried: bool = False) -> bool:
    """True for a paragraph that ends in a question; if `carried`, also for one within a turn."""
    line = draft.line
    numbered = draft.kind == "list" and not draft.told  # *1. What did you see?*, or one in italics
    free = not draft.kind or numbered or (draft.told and draft.kind == "question") or (carried and draft.kind == "turn")
    if (
        not (_ends_in_question(line) or _PROMPT.match(line.text))
        or line.quoted
        or not free
        or (line.words < 3 and not carried)
    ):
        return False
    return line.words <= MAX_QUESTION or _mostly_of_you(line.text)


def _mostly_of_you(text: str) -> bool:
    """True if a long paragraph speaks of *you* more than of *I* or *we*."""
    found = _words(text)
    return sum(w in SECOND_PERSON for w in found) > sum(w in words("first_person") for w in found)
