"""Right of reply: whether whoever is blamed answers, is quoted, declined to answer, or is not heard, from rows."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from typing import Any, Literal, NamedTuple

import pandas as pd

from newsangles.tables.frames import records
from newsangles.tables.schema import ON_REQUEST
from newsangles.tables.wording import line

Row = Mapping[Hashable, Any]
Key = tuple[str, str]

Heard = Literal["answers", "is quoted", "declined", "no words found"]

COLUMNS = [
    "article_id",
    "judgement_id",
    "heard",
    "answer",
    "answer_start",
    "answer_end",
    "answer_quote_id",
    "answer_by",
]

MAX_BETWEEN = 160
"""Limit of the characters between a name and the words that it gave no answer."""

NEAR = 1_200
"""Limit of the characters between a judgement and a denial of something that no charge names."""

_DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|(?:reject|dispute|dismisse|rebut)s?|(?:reject|rebutt|dismiss)(?:ed|ing)"
    r"|disput(?:ed|ing)|refut(?:e|es|ed|ing))\b",
    re.IGNORECASE,
)
_REPLIES = re.compile(
    r"\b(?:repli(?:es|ed)|respond(?:s|ed)|retort(?:s|ed)|(?:hits?|fired|shot) back|apologi[sz](?:es|ed))\b",
    re.IGNORECASE,
)
_CHARGE = re.compile(
    r"\b(?:(?:allegation|accusation|account|charge|claim|criticism|suggestion|report)s?"
    r"|wrongdoing|involvement|responsibility|it|them|this|that|any|ever|being|having)\b",
    re.IGNORECASE,
)
_ASKED = (
    r"(?: (?:\w+ly|yet|been|be|available|reached|return|for|to|a|the|respond|reply|seeking|made|from|our|phone|calls?"
)
_ASKED += r"|e-?mails?|messages?|requests?|requested|requesting|questions?|multiple|several|inquir(?:y|ies)|asking))*"
_SILENT = re.compile(
    r"\b(?:declin(?:ed|es|ing)(?: further)? (?:to (?:comment|be interviewed|answer|respond|discuss|speak)|comment)"
    r"|refus(?:ed|es|ing) to (?:comment|answer|respond|speak|discuss)"
    rf"|(?:did|do|does|had|has|have|could|was|were)(?: not|n['’]t){_ASKED}"
    r" (?:for comment|comment|respond(?:ed)?|repl(?:y|ied)|be reached|returned?))\b",
    re.IGNORECASE,
)
_BEHALF = re.compile(
    r"\b(?:spokes(?:man|woman|person|people)|(?:lawyer|attorney|solicitor|barrister|representative|agent)s?"
    r"|counsel|office|campaign|publicist|statement)\b",
    re.IGNORECASE,
)
_PRONOUNS = frozenset("he she they it i we who him her them".split())


class Answer(NamedTuple):
    """How somebody is heard: what it is called, and where the words stand."""

    heard: Heard | None
    start: int | None = None
    end: int | None = None
    quote_id: str | None = None
    by: str | None = None


def replies(table: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """The judgements that blame an actor and are shown, each with whether that actor is heard.

    Args:
        table: The result of `newsangles.tables`: ``articles``, ``judgements``, ``quotes``, ``mentions``, ``actors``,
            ``roles`` and ``events`` are read.

    Returns:
        One row a judgement, in the order of the text. ``heard``: *answers* (whoever is blamed denies or replies),
        *is quoted* (has words, but none that are read as an answer), *declined* (the text says that no answer came),
        *no words found* (no quote is theirs, or could be); missing where that cannot be told. ``answer`` are the words
        that show it, ``answer_start``, ``answer_end`` and ``answer_quote_id`` where they stand, ``answer_by`` whose
        they are.
    """
    rows = {
        name: _by_article(table[name]) for name in ("judgements", "quotes", "mentions", "actors", "roles", "events")
    }
    texts = {row["article_id"]: row["text"] for row in records(table["articles"])}
    found = []
    for article_id, judged in rows["judgements"].items():
        article = _Article(texts[article_id], {name: of.get(article_id, []) for name, of in rows.items()})
        for row in judged:
            if row["kind"] == "blame" and row["shown"] and row["target_actor_id"] is not None:
                found.append(_row(article, row))
    return pd.DataFrame(found, columns=COLUMNS)


def _by_article(frame: pd.DataFrame) -> dict[str, list[Row]]:
    found = defaultdict[str, list[Row]](list)
    for row in records(frame):
        found[row["article_id"]].append(row)
    return found


def _row(article: _Article, row: Row) -> dict[str, Any]:
    answer = article.answer(row)
    words = None if answer.start is None else line(article.text[answer.start : answer.end])
    values = (answer.heard, words, answer.start, answer.end, answer.quote_id, answer.by)
    return dict(zip(COLUMNS, (row["article_id"], row["judgement_id"], *values), strict=True))


class _Article:
    """The rows of one article."""

    def __init__(self, text: str, rows: Mapping[str, list[Row]]) -> None:
        self.text, self.rows = text, rows
        self.actors = {row["actor_id"]: row for row in rows["actors"]}
        self.mentions = sorted(rows["mentions"], key=lambda row: row["start"])
        self.starts = [row["start"] for row in self.mentions]
        self.said = [row for row in rows["quotes"] if row["cue_class"] not in ON_REQUEST]
        self.known: dict[str, list[Row]] = {}

    def answer(self, judgement: Row) -> Answer:
        """How whoever is blamed is heard."""
        target, by = judgement["target_actor_id"], judgement["by_actor_id"]
        side = self.side(target)
        if by in side:
            return Answer(None)
        own = self.words_of(target, side)
        denials = [*self.denials(own), *self.deeds(side)]
        if denials:
            return min(denials, key=lambda one: self.order(judgement, one))
        if (silent := self.silence(side)) is not None:
            return silent
        others = [row for row in own if not judgement["start"] <= row["start"] < judgement["end"]]
        if others:
            row = min(
                others, key=lambda row: (row["start"] < judgement["start"], abs(row["start"] - judgement["start"]))
            )
            return Answer("is quoted", row["start"], row["end"], row["quote_id"], self.name(row))
        return Answer(None if self.may_be_heard(target, side) else "no words found")

    def order(self, judgement: Row, one: Answer) -> tuple[bool, int]:
        """Answers behind a judgement come before those in front of it, the nearest first."""
        start = one.start or 0
        return start < judgement["start"], abs(start - judgement["start"])

    def name(self, quote: Row) -> str | None:
        """The name of a quote's source."""
        actor = self.actors.get(quote["actor_id"])
        return actor["name"] if actor is not None else quote["source"] and line(quote["source"])

    def side(self, target: str) -> frozenset[str]:
        """Whoever is blamed, and who acts for it."""
        return frozenset((target, *(row["actor_id"] for row in self.rows["actors"] if row["acts_for"] == target)))

    def within(self, start: int, end: int) -> list[Row]:
        """The mentions that begin between two offsets."""
        return self.mentions[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def words_of(self, target: str, side: Collection[str]) -> list[Row]:
        """The quotes of a side: its own words, or those of whoever speaks for it."""
        if target not in self.known:
            self.known[target] = [row for row in self.said if row["inside"] is None and self.is_of(row, side)]
        return self.known[target]

    def is_of(self, quote: Row, side: Collection[str]) -> bool:
        """True if a side is the source of a quote, or the source speaks for it: *Ruiz’s lawyer*."""
        if quote["actor_id"] in side or any(one in side for one in quote["joint_actor_ids"]):
            return True
        if quote["source_start"] is None or not _BEHALF.search(quote["source"]):
            return False
        return any(row["actor_id"] in side for row in self.within(quote["source_start"], quote["source_end"]))

    def denials(self, own: Iterable[Row]) -> Iterator[Answer]:
        """The quotes of a side in which it denies or replies."""
        for row in own:
            cue = row["cue"] or ""
            if _REPLIES.search(cue) or (_DENIES.search(cue) and self.is_denial(cue, row["text"])):
                start = min(row["start"], row["cue_start"])
                yield Answer("answers", start, max(row["end"], row["cue_end"]), row["quote_id"], self.name(row))

    def is_denial(self, cue: str, words: str) -> bool:
        """True for a denial, not for a plan that is rejected."""
        return cue.lower().lstrip().startswith("den") or _CHARGE.search(words) is not None

    def deeds(self, side: Collection[str]) -> Iterator[Answer]:
        """The events in which a side denies a charge or replies, without a quote."""
        for row in self.rows["events"]:
            if row["source_actor_id"] not in side or row["polarity"] != "positive" or row["quote_id"] is not None:
                continue
            if row["status"] not in ("fact", "reported"):
                continue
            thing = row["object"] or ""
            if (_DENIES.fullmatch(row["text"]) and _CHARGE.search(thing)) or _REPLIES.fullmatch(row["text"]):
                end = max(row["end"], row["object_end"] or 0)
                name = self.actors[row["source_actor_id"]]["name"]
                yield Answer("answers", row["start"], end, None, name)

    def silence(self, side: Collection[str]) -> Answer | None:
        """The words by which the text tells that a side gave no answer."""
        for found in _SILENT.finditer(self.text):
            before = self.within(max(0, found.start() - MAX_BETWEEN), found.start())
            same = [row for row in before if "\n" not in self.text[row["start"] : found.start()]]
            if same and same[-1]["actor_id"] in side:
                row = same[-1]
                return Answer("declined", row["start"], found.end(), None, self.actors[row["actor_id"]]["name"])
        return None

    def may_be_heard(self, target: str, side: Collection[str]) -> bool:
        """True if words of an unknown source, or of a person of the same body or country, may be of the side."""
        actor = self.actors[target]
        names = {name.lower() for name in (actor["name"], *actor["aliases"])}
        kin = {
            row["actor_id"]
            for row in self.rows["roles"]
            if row["organisation"] is not None and any(name in row["organisation"].lower() for name in names)
        }
        country = actor["country"] if actor["label"] != "person" else None
        for row in self.said:
            other = self.actors.get(row["actor_id"])
            if other is None and (row["source"] is None or row["source"].lower() in _PRONOUNS):
                return True
            if other is not None and (other["actor_id"] in kin or (country and other["country"] == country)):
                return True
            if row["source_start"] is not None and actor["label"] != "person":
                words = row["source"].lower()
                if any(name in words for name in names):
                    return True
        return False
