"""Right of reply: whether whoever is blamed answers, is quoted, declined to answer, or is not heard, from rows."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from typing import Any, Literal, NamedTuple

import pandas as pd

from newsangles.language.quotation_marks import quoted
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

MAX_APART = 400
"""Limit of the characters from an accusation to a denial that answers it without a word of it."""

MIN_SURE = 0.85
"""A quote without a word of saying is somebody's if its confidence is >= this."""

MIN_PRONOUN = 0.9
"""A pronoun is the source of somebody's quote if the confidence of its link is >= this."""

MIN_WORDS = 4
"""Words in quotation marks may be somebody's speech if they are >= this many."""

SPOKEN = ("speech", "writing")
"""Classes of cues of what was really said."""

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
    r" (?:for comment|comment|be reached|returned?|(?:respond(?:ed)?|repl(?:y|ied))"
    r"(?= to (?:an?|the|our|multiple|several|repeated)? ?(?:e-?mail|message|question|request|inquir|phone)"
    r"|[.,;]| by | when )))(?![^.;\n]{0,40}\b(?:about|on the|regarding|why|whether|how)\b)",
    re.IGNORECASE,
)
_BEHALF = re.compile(
    r"\b(?:spokes(?:man|woman|person|people)|(?:lawyer|attorney|solicitor|barrister|representative|agent)s?"
    r"|counsel|office|campaign|publicist|statement)\b",
    re.IGNORECASE,
)
_FOR = re.compile(rf"{_BEHALF.pattern} (?:\\w+ ){{0,2}}(?:for|of|to) (?:the |both )?$", re.IGNORECASE)
_OF = re.compile(rf"^(?:['’]s?)? (?:[\\w-]+ ){{0,3}}{_BEHALF.pattern}", re.IGNORECASE)
_ALL = re.compile(r"\b(?:all|any|anything|wrongdoing|everything)\b", re.IGNORECASE)
_EMPTY = frozenset(("being", "having", "their", "trying", "failin", "about", "agains", "allega"))
_PRONOUNS = frozenset("he she they it i we who him her them".split())


def _order(start: int, place: int) -> tuple[bool, int]:
    """Order of what stands beside a judgement: behind it first, the nearest first."""
    return place < start, abs(place - start)


def _is_sure(quote: Row) -> bool:
    """True if words tell whose a quote is, or it surely goes on from one whose source is told."""
    return quote["cue"] is not None or (quote["confidence"] or 0.0) >= MIN_SURE


def _stems(words: str | None) -> set[str]:
    """The beginnings of the longer words."""
    return {word[:6] for word in re.findall(r"\w{5,}", (words or "").lower())} - _EMPTY


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
        *is quoted* (has words; whether they answer it is not told), *declined* (the text says that no answer came),
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
        own, start = self.words_of(target, side), judgement["start"]
        denials = [one for one in (*self.denials(own), *self.deeds(side)) if self.is_about(one, judgement)]
        if denials:
            return min(denials, key=lambda one: _order(start, one.start or 0))
        if (silent := self.silence(side)) is not None:
            return silent
        others = [row for row in own if self.is_speech(row)] if self.actors[target]["named"] else []
        if others:
            row = min(others, key=lambda row: _order(start, row["start"]))
            return Answer("is quoted", row["start"], row["end"], row["quote_id"], self.name(row))
        return Answer(None if own or self.may_be_heard(judgement, side) else "no words found")

    def is_about(self, one: Answer, judgement: Row) -> bool:
        """True if a denial is of a judgement: the last one before it, one like that, or all there are."""
        at, target = one.start or 0, judgement["target_actor_id"]
        same = [row for row in self.rows["judgements"] if row["target_actor_id"] == target and row["kind"] == "blame"]
        before = [row for row in same if row["start"] < at]
        nearest = before[-1] if before else same[0]
        words = self.text[at : one.end]
        if _ALL.search(words):
            return True
        if nearest["judgement_id"] == judgement["judgement_id"] and 0 <= at - judgement["end"] <= MAX_APART:
            return True
        same_words = _stems(nearest["about"] if nearest is not judgement else None) | _stems(words)
        return not _stems(judgement["about"]).isdisjoint(same_words)

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

    def is_speech(self, quote: Row) -> bool:
        """True for words in quotation marks that are surely somebody's, by a name or a sure pronoun."""
        if quote["kind"] == "indirect" or quote["cue_class"] not in SPOKEN or not _is_sure(quote):
            return False
        if quote["source"] is None or quote["source"].lower() not in _PRONOUNS:
            return True
        pronoun = self.within(quote["source_start"], quote["source_end"])
        return any((row["confidence"] or 0.0) >= MIN_PRONOUN for row in pronoun)

    def is_of(self, quote: Row, side: Collection[str]) -> bool:
        """True if a side is the source of a quote, or the source speaks for it: *Ruiz’s lawyer*."""
        if quote["actor_id"] in side or any(one in side for one in quote["joint_actor_ids"]):
            return True
        begin, end = quote["source_start"], quote["source_end"]
        if begin is None or not _BEHALF.search(quote["source"]):
            return False
        places = [(row["start"], row["end"]) for row in self.within(begin, end) if row["actor_id"] in side]
        return any(_FOR.search(self.text[begin:a]) or _OF.search(self.text[b:end]) for a, b in places)

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
            thing = row["object"] or ("it" if row["text"].lower().startswith("den") else "")
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

    def may_be_heard(self, judgement: Row, side: Collection[str]) -> bool:
        """True if words of somebody unknown, or of an unnamed or near one, may be of whoever is blamed."""
        actor = self.actors[judgement["target_actor_id"]]
        if not actor["named"] or self.has_open_words():
            return True
        accuser = judgement["by_actor_id"]
        return any(
            self.may_be(row, actor)
            for row in self.said
            if accuser is None or row["actor_id"] != accuser or not _is_sure(row)
        )

    def has_open_words(self) -> bool:
        """True if words in quotation marks belong to no quote that was found."""
        parts = [part for row in self.rows["quotes"] for part in row["parts"]]
        marked = (one for one in quoted(self.text) if one.depth == 0)
        return any(
            len(self.text[one.start : one.end].split()) >= MIN_WORDS
            and not any(start < one.end and one.start < end for start, end in parts)
            for one in marked
        )

    def may_be(self, quote: Row, actor: Row) -> bool:
        """True if the source of a quote may be an actor, or speak for it."""
        other = self.actors.get(quote["actor_id"])
        if other is None or not _is_sure(quote):
            return True
        if actor["label"] == "person":
            return other["label"] == "person" and not other["named"]
        country = other["country"] or self.country_of(other)
        return country is None or actor["country"] is None or country == actor["country"]

    def country_of(self, actor: Row) -> str | None:
        """The country that an actor acts for."""
        owner = self.actors.get(actor["acts_for"])
        return owner["country"] if owner is not None else None
