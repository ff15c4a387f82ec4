"""The persons who ask and answer, where questions and answers are labelled *Q* and *A* or not at all.

A document tells it in three ways: its introduction presents the person interviewed; one named speaker begins, and all
answers follow; or the first question and the first answer have names. Where it does not, they stay *Q* and *A*.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsangles.language.structure.drafts import Draft, Speech
from newsangles.language.structure.labels import Label
from newsangles.language.structure.lines import is_title
from newsangles.language.structure.words import words

QUESTION = "Q"
"""The speaker of questions of whom no name is known."""

ANSWER = "A"
"""The same for answers."""

MAX_INTRODUCTION = 24
"""Lines above the first question in which a person may be presented."""

_NO_NOUN = (
    r"(?!(?:me|us|him|her|them|you|about|on|at|in|for|from|after|before|and|by|of|to|with|during|as|the|our|an?|his|who|whose"
    r"|over|when|while|is|was|has|had|says|said) )"
)
_NAME_WORD = r"(?:[A-Z]\.|[A-Z][\w’'-]+|van|von|de|der|den|del|della|di|da|bin|al)"
_WHO = rf"(?P<who>\b[A-Z][\w’'-]*[a-z][\w’'-]*(?: {_NAME_WORD}){{0,4}})(?<![’']s)(?![\w’'-]| {_NAME_WORD}\b)"
_WHOM = rf"{_WHO}(?! {_NO_NOUN}[a-z])"  # not of *New York* bar owner
_DESCRIBED = (  # *the novelist*, *Acme founder*, *the club’s captain,*
    rf"(?:(?:the|our|its) (?:{_NO_NOUN}[a-z][\w-]+ ){{1,4}}|(?:{_NO_NOUN}[a-z][\w-]+ ){{0,3}}"
    rf"|(?:(?:the|our) )?(?:and |{_NO_NOUN}[\w’'-]+ ){{1,5}}?{_NO_NOUN}[a-z][\w-]+,? )"
)
_NOW = r"(?:speaks?|talks?|sits? down|chats?|catch(?:es)? up|meets?|interviews)"
_THEN = r"(?:spoke|talked|sat down|chatted|caught up|met up|checked in|interviewed)"
_TOGETHER = r"(?:(?<=interviews) |(?<=interviewed) |(?<=meets) | (?:to|with) )"
_TALK = r"(?:[Ii]nterview|[Cc]onversation|Q ?(?:&|and) ?A|Q-and-A|[Cc]hat|[Qq]uestions)"
_OURS = (
    r"(?:[Oo]ur|[Mm]y|[Tt]his|[Ff]ollowing|[Ee]dited|[Ff]ull|(?:transcript|excerpts?|version) of (?:an|our|the|this))"
)
_BY = r"(?:[Tt]he )?(?P<by>[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){0,3})"
_PRESENTS = [
    re.compile(rf"\b(?:[Ww]e|I) (?:recently |also |first )?(?:{_NOW}|{_THEN}){_TOGETHER}{_DESCRIBED}{_WHOM}"),
    re.compile(rf"\b{_BY} (?:{_NOW}|interviewed){_TOGETHER}{_DESCRIBED}{_WHOM}"),
    re.compile(rf"\b[Tt]he (?P<by>[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){{0,3}}) {_THEN}{_TOGETHER}{_DESCRIBED}{_WHOM}"),
    re.compile(rf"(?:^(?:An? )?|[:|–—-] (?:An? )?|\b{_OURS} )(?:\w+ )?{_TALK} (?:with|for|of) {_DESCRIBED}{_WHOM}"),
    re.compile(rf"^Q ?(?:&|and) ?A: {_WHOM}"),
    re.compile(rf"^(?:The )?(?:\w+ )?Interview: {_WHOM}"),
    re.compile(rf"^{_WHO}: (?:[Aa]n? |[Tt]he |[Oo]ur )?(?:\w+ )?{_TALK}\b"),
    re.compile(rf"^{_WHO} tells {_BY}"),
    re.compile(rf"{_WHO},? (?:recently )?(?:{_NOW}|{_THEN}) (?:to|with) (?:us|me)\b"),
    re.compile(rf"{_WHO}(?:, [^.;:!?]{{3,80}}?)?,? (?:was |were )?interviewed by {_BY}"),
    re.compile(rf"{_WHO},? (?:answers?|answered) (?:our|your|my) "),
]
_DESCRIBED_FIRST = re.compile(rf"{_WHO}(?:,| is | was | has | \()")
"""Somebody whom a paragraph opens with and describes."""

_HIM = re.compile(
    r"\b(?:interviewed|met|(?:spoke|talked) (?:to|with)|sat down with|caught up with|chatted (?:to|with)) (?:him|her)\b"
    r"|\b(?:He|She) (?:\w+ )?(?:was interviewed by|(?:spoke|speaks|talks|talked|sat down) (?:to|with)"
    r" (?:us|me|[Tt]he [A-Z]\w+)\b)"
)
"""An interview with whoever the paragraph describes."""

_SEVERAL = re.compile(r"(?:,? and |, | & )(?:(?:his|her|their|the) \w+,? )?[A-Z][a-z]")
_BRIEFING = re.compile(
    r"\b(?:interview|briefing|conference|doorstop|Q ?& ?A|questions|transcript|remarks|statement)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Bearer:
    """A person who asks or answers.

    Attributes:
        name: The name in full, as the document first gives it.
        start: The name's first character.
        end: Just after it.
    """

    name: str
    start: int
    end: int


def name_bearers(drafts: Sequence[Draft], labels: Sequence[Label] = ()) -> None:
    """Give questions and answers the names of those who ask and answer, where the document tells them.

    Args:
        drafts: The lines, with their turns.
        labels: The labels of the document's turns, in its order.
    """
    turns = [speech for draft in drafts for speech in draft.speech]
    answers = [speech for speech in turns if _answers(speech)]
    if not answers:
        return
    first = min(speech.start for speech in turns if _answers(speech) or _asks(speech))
    others = [label for label in labels if label.key[0] not in ("q", "a", "question", "answer")]
    if others:
        answerer, asker = _one_briefer(drafts, others, first), None
        if answerer is None and all(_last_words_ask(drafts, label) for label in others):
            answerer = presented(drafts, first)[0]
    else:
        answerer, asker = presented(drafts, first)
    for speech in turns:
        bearer = answerer if _answers(speech) else asker if _asks(speech) else None
        if bearer is not None:
            speech.speaker, speech.label = bearer.name, (bearer.start, bearer.end)


def _last_words_ask(drafts: Sequence[Draft], label: Label) -> bool:
    """True if the line of a label ends in a question: whoever has it asks."""
    line = next((draft.line for draft in drafts if draft.line.start <= label.start < draft.line.end), None)
    return line is not None and line.text.rstrip("”\"’'*_ ").endswith("?")


def presented(drafts: Sequence[Draft], first: int) -> tuple[Bearer | None, Bearer | None]:
    """The answerer and the asker, by the lines above the first question; None for one that is not told.

    Args:
        drafts: The lines.
        first: Where the first question or answer begins.
    """
    above = [draft for draft in drafts if draft.line.end <= first and draft.kind not in ("menu", "related", "caption")]
    above = above[-MAX_INTRODUCTION:]
    found: list[Bearer] = []
    askers: list[Bearer] = []
    for draft in above:
        text, offset = draft.line.text, draft.line.start
        for match in _presentations(text):
            if _SEVERAL.match(text, match.end("who")):
                return None, None  # several are interviewed
            named = _without_office(above, _bearer(match, "who", offset))
            sure = named.end == draft.line.end or text[named.end - offset] in ",:" or not is_title(text)
            bearer = _in_full(above, named)
            if not sure and not _again(above, draft, bearer):
                continue  # where a name ends among a title's capitals is not sure
            found.append(bearer)
            if "by" in match.re.groupindex:
                askers.append(_bearer(match, "by", offset))
    found = [bearer for bearer in found if _person(bearer)]
    if len({_last(bearer) for bearer in found}) != 1:
        return None, None
    asker = askers[0] if len({_last(bearer) for bearer in askers}) == 1 else None
    return max(found, key=lambda bearer: len(bearer.name)), asker if asker and _person(asker) else None


def _presentations(text: str) -> Iterator[re.Match[str]]:
    """The places of a paragraph that present whoever is interviewed."""
    for pattern in _PRESENTS:
        yield from pattern.finditer(text)
    if _HIM.search(text) and (match := _DESCRIBED_FIRST.match(text)):
        yield match


def _without_office(above: Sequence[Draft], bearer: Bearer) -> Bearer:
    """A name without the word before it that only a headline has: *Biologist* Nora Quist."""
    word, _, name = bearer.name.partition(" ")
    alone = re.compile(rf"(?<!{re.escape(word)} )\b{re.escape(name)}\b")
    if " " not in name or not any(alone.search(draft.line.text) for draft in above):
        return bearer
    return Bearer(name, bearer.end - len(name), bearer.end)


def _bearer(match: re.Match[str], group: str, offset: int) -> Bearer:
    return Bearer(match[group], offset + match.start(group), offset + match.end(group))


def _person(bearer: Bearer) -> bool:
    """True for a name of two words and more without those of newspapers and broadcasters, not ending in a title."""
    found = bearer.name.lower().split()
    return (
        len(found) > 1
        and found[-1] not in words("title")
        and (words("outlet") | words("verb") | words("small_in_titles")).isdisjoint(found)
    )


def _again(above: Sequence[Draft], headline: Draft, bearer: Bearer) -> bool:
    return any(bearer.name in draft.line.text for draft in above if draft is not headline)


def _last(bearer: Bearer) -> str:
    return bearer.name.split()[-1].lower()


def _in_full(above: Sequence[Draft], bearer: Bearer) -> Bearer:
    """The full name of which a surname is the last word, where the introduction has one alone."""
    if " " in bearer.name:
        return bearer
    form = re.compile(rf"\b(?:[A-Z][a-z’'-]+ (?:[A-Z]\. )?){{1,2}}{re.escape(bearer.name)}\b")
    full: dict[str, Bearer] = {}
    for draft in above:
        if is_title(draft.line.text):
            continue  # capitals of titles are no names
        for match in form.finditer(draft.line.text):
            name = match[0]
            start = match.start()
            while name.split()[0].lower() in words("title") | words("stop") | words("not_a_label"):
                start += name.index(" ") + 1
                name = name[name.index(" ") + 1 :]
                if " " not in name:
                    break
            if " " in name:
                full.setdefault(name, Bearer(name, draft.line.start + start, draft.line.start + match.end()))
    return next(iter(full.values())) if len(full) == 1 else bearer


def _one_briefer(drafts: Sequence[Draft], others: Sequence[Label], first: int) -> Bearer | None:
    """The one named speaker, who begins, if the lines above present him or her; all answers are theirs."""
    keys = {label.key[-1] for label in others}
    if len(keys) != 1 or any(label.role for label in others) or others[0].start > first:
        return None
    label = others[0]
    above = [draft.line for draft in drafts if draft.line.end <= label.start][-MAX_INTRODUCTION:]
    told = any(label.key[-1] in line.flat.split() and _BRIEFING.search(line.text) for line in above)
    own = [speech for draft in drafts for speech in draft.speech if speech.label == (label.start, label.end)]
    if not told or not own:
        return None
    name = own[0].speaker
    return Bearer(name, label.start, label.end)


def _answers(speech: Speech) -> bool:
    return speech.speaker.upper() in ("A", "ANSWER")


def _asks(speech: Speech) -> bool:
    return speech.speaker.upper() in ("Q", "QUESTION")
