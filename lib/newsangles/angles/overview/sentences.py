"""An article by its sentences, each with the rows that stand in it, for the choice of statements."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from spacy.tokens import Doc, Span, Token

from newsangles.angles.overview.lexicon import reporting, words
from newsangles.language.quotation_marks import quoted
from newsangles.language.structure import structure_of
from newsangles.tables.wording import line

Row = Mapping[Hashable, Any]

THE_NEWS, IT_BEGINS = "The news", "It begins"
"""Headings of the first line: where it is the news, and where it may be a scene or an opinion."""

HANDED_ON = frozenset(("speech", "writing", "finding"))
"""Classes of cues by which somebody states something."""

MIN_WORDS, MAX_WORDS = 10, 48
"""Fewest and most words of a sentence that is shown outside the first line."""

MIN_LEAD_WORDS = 7
"""Fewest words of a sentence that can be the first line."""

MIN_FIRST_PERSON = 2
"""Fewest sentences in which the writer of a column says I."""

MIN_TURNS, MIN_SHARE_OF_TURNS = 3, 0.5
"""Fewest turns of a conversation, and their least share of what is read."""

_I = frozenset(("I", "me", "my", "My"))
_FIRST_PERSON = frozenset("I my me we us our you your".split())
MIN_TEASERS = 2
"""Fewest lines that tease other articles."""

REPEATED = 0.6
"""Share of its words that a sentence has from another, from which on it repeats that: >= this."""

MIN_ANSWER_WORDS = 4
"""Fewest words of a plea or a denial that is shown below an accusation."""

_OPINION = re.compile(
    r"\bview (?:on|of)\b|"
    r"(?:^|[|–—-]\s)(?:opinion|editorial|comment|commentary|column|op-ed|leader|letters?)\s*(?:[:|–—-]|$)",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
_ALL = frozenset(("all", "some"))
_NUMBERED = frozenset(("War", "Part", "Title", "Type", "Phase", "Class", "Chapter"))
_NO_PRONOUNS = frozenset(("US", "IT"))  # a country and computing
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_ENDS = re.compile(r"[.!?…][\"”’'»)\]]*$")
_DAY_BEFORE = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, )?"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}, \d{4}\s+"
    r"(?=[A-Z][\w’]* \w)"
)
"""A publication day that stands in the line of the first sentence."""

_OPENING = 60  # characters
_NEXT_BEGUN = re.compile(r"(?<=[.!?])\s?—\s?[A-Z]\w{0,7}\.$")
_RUN_ON = re.compile(r"[a-z0-9)][.!?]\s?—\s?(?=[A-Z])")
_CLOSED = re.compile(r"[.!?…:;][\"”’'»)\]]*$")
_ABBREVIATED = re.compile(r" [A-Z][a-z]{1,4}\.$")  # for Ariz. Gov. Ana Ruiz
_ASKED = re.compile(r"[?!][”\"]$")
_QUOTED_NAME = re.compile(r"“[^“”\n]{1,50}” [a-z]")
_TEASER = re.compile(r"^(?=[^a-z\n:?]*[A-Z]{4})[A-Z][A-Z0-9’'&,. –-]{3,60}[:?] (?=[A-Z“‘]).*$", re.MULTILINE)
_PERFECT = frozenset(("has", "have"))
_UNSTOPPED, _LONG = 0.5, 20  # share of the headline's words; words
_COMMON = frozenset(
    "since with from that what when will over into than have been were this they their says said".split()
)
_BULLETS = frozenset("*•◦▪‣·–—-")
_CLOSING = {"“": "”", '"': '"', "‘": "’", "'": "'"}
MOST_MARKS = 6
"""Most quotations of one sentence that are looked at."""

MAIN_ACTORS = 4
"""Number of the most central actors that an article is about."""

_STEM = 5  # characters by which words of the headline are compared


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement of the first page.

    Attributes:
        topic: The heading under which it stands.
        text: The article's own words, on one line.
        sentence: The number of its sentence, from 0.
        start: Where these words begin (characters into the article).
        lead: What stands before them: a name, with a label that the reporting verb gives; a date.
        added: The part of the lead that the sentence itself does not have: a name that the program put in.
        note: A remark behind them.
        kinds: Its kinds, keys of `newsangles.angles.overview.lexicon.shares`.
        rank: How much it matters under its heading; the higher the more.
        chance: The chance that its sentence is worth telling, where it has a source (`telling.chance`).
        last: The number of its last sentence, where it has more than one; -1 for one.
        context: The article's own words that introduce what it depends on; None for none.
        context_start: Where their sentence begins; None for none.
    """

    topic: str
    text: str
    sentence: int
    start: int
    lead: str | None = None
    added: str | None = None
    note: str | None = None
    kinds: tuple[str, ...] = ()
    rank: float = 0.0
    chance: float = 1.0
    last: int = -1
    context: str | None = None
    context_start: int | None = None

    @property
    def sentences(self) -> range:
        """The numbers of its sentences."""
        return range(self.sentence, max(self.sentence, self.last) + 1)


class Sentences:
    """The sentences of an article, and the rows of its tables by sentence.

    Args:
        doc: The parsed article.
        rows: Its rows by table, the claims with ``sort`` (`newsangles.angles.claims.findings.claims_with_sources`).
    """

    def __init__(self, doc: Doc, rows: Mapping[str, Sequence[Row]]) -> None:
        self.doc, self.text, self.rows = doc, doc.text, rows
        (article,) = rows["articles"]
        self.article_id: str = article["article_id"]
        self.published: str | None = article["published"]
        self.structure = structure_of(doc)
        headlines = (part for part in self.structure.parts if part.kind == "headline")
        self.title = line(article["title"] or next((self.text[part.start : part.end] for part in headlines), ""))
        self.spans = whole_spans(doc)
        self._begins = [span.start_char for span in self.spans]
        self.actors = {row["actor_id"]: row for row in rows["actors"]}
        self.quotes = {row["quote_id"]: row for row in rows["quotes"]}
        self.times = {row["time_id"]: row for row in rows["times"]}
        self.mentions = {(row["start"], row["end"]): row for row in rows["mentions"]}
        self.media = {row["quote_id"] for row in rows["claims"] if row["sort"] == "media" and row["quote_id"]}
        self.predicates = {row["predicate_id"]: row for row in rows["predicates"]}
        self._quoted = [(mark.start, mark.end) for mark in quoted(self.text)]
        self._by: dict[str, dict[int, list[Row]]] = {}
        self._printed: dict[int, tuple[int, str]] = {}

    @cached_property
    def is_column(self) -> bool:
        """True for a column, by its headline or because its writer says I in several sentences."""
        if _OPINION.search(self.title):
            return True
        said = [says_i(self, i) and self._kind_at(self.begins(i)) == "body" for i in range(len(self))]
        return sum(said) >= MIN_FIRST_PERSON

    @cached_property
    def topic(self) -> set[str]:
        """Stems of what the article is about: of its headline, the first sentence that may lead, and the lead."""
        first = next((self.printed(i) for i in range(len(self)) if self.may_lead(i)), "")
        leads = self.printed(self._first) if self._first is not None else ""
        return stems(f"{self.title} {first} {leads}")

    @cached_property
    def is_conversation(self) -> bool:
        """True if an article is an interview or a transcript, which its opening introduces."""
        return _is_in_turns(self)

    def begin_with(self, i: int) -> None:
        """Take a sentence for the first line, by whose words and actors others are understood."""
        for name in ("first_words", "first_actors", "main_actors", "topic"):
            self.__dict__.pop(name, None)
        self.__dict__["_first"] = i

    @cached_property
    def _first(self) -> int | None:
        return next((i for i in range(len(self)) if self.may_lead(i)), None)

    @cached_property
    def first_words(self) -> frozenset[str]:
        """The base forms of the words of the headline and of the first sentence that may lead."""
        lead = self.spans[self._first] if self._first is not None else ()
        headline = {word.lower() for word in _WORD.findall(self.title)}
        return frozenset({word.lemma_.lower() for word in lead} | {word.lower_ for word in lead} | headline)

    @cached_property
    def first_actors(self) -> frozenset[str]:
        """The actors that the first sentence that may lead means."""
        rows = self.within("mentions", self._first) if self._first is not None else []
        return frozenset(row["actor_id"] for row in rows if row["actor_id"])

    @cached_property
    def main_actors(self) -> frozenset[str]:
        """The actors of the first line, and the most central of those with a name."""
        return _main_actors(self)

    @cached_property
    def killed(self) -> frozenset[str]:
        """Actors who are told to have been killed or to have died: a name for a speaker is hardly theirs."""
        rows = (row for row in self.rows["mentions"] if row["actor_id"])
        return frozenset(row["actor_id"] for row in rows if _dies(self.span(row["start"], row["end"])))

    @cached_property
    def first_told(self) -> dict[str, tuple[int, bool]]:
        """Each noun's first sentence, and whether it is told of as known there: *the government*."""
        found: dict[str, tuple[int, bool]] = {}
        for i, span in enumerate(self.spans):
            for word in span:
                if word.pos_ == "NOUN" and (lemma := word.lemma_.lower()) not in found:
                    found[lemma] = i, any(child.lower_ == "the" for child in word.children)
        return found

    def is_quoted(self, at: int) -> bool:
        """True if a character stands within quotation marks."""
        n = bisect_right(self._quoted, (at, len(self.text)))
        return any(a <= at < b for a, b in self._quoted[max(0, n - 3) : n])

    def share_quoted(self, i: int) -> float:
        """The share of a sentence that stands within quotation marks."""
        start, end = self.spans[i].start_char, self.spans[i].end_char
        n = bisect_right(self._quoted, (end, len(self.text)))
        inside = (min(b, end) - max(a, start) for a, b in self._quoted[max(0, n - MOST_MARKS) : n] if b > start)
        return min(1.0, sum(inside) / max(1, end - start))

    def _kind_at(self, at: int) -> str | None:
        part = self.structure.part_at(at)
        return part.kind if part is not None else None

    def __len__(self) -> int:
        return len(self.spans)

    # --- where things stand ---

    def at(self, char: int) -> int:
        """The number of the sentence that holds a character, from 0."""
        return max(0, bisect_right(self._begins, char) - 1)

    def within(self, table: str, i: int) -> list[Row]:
        """The rows of a table that begin in a sentence."""
        if table not in self._by:
            grouped = defaultdict(list)
            for row in self.rows[table]:
                grouped[self.at(row["start"])].append(row)
            self._by[table] = grouped
        return self._by[table].get(i, [])

    def span(self, start: int | None, end: int | None) -> Span | None:
        """The words at some characters; None for none."""
        if start is None or end is None or start >= end:
            return None
        found = self.doc.char_span(start, end, alignment_mode="expand")
        return found if found is not None and len(found) else None

    def named(self, actor_id: Hashable) -> list[Row]:
        """The mentions of an actor by name."""
        return [row for row in self.rows["mentions"] if row["actor_id"] == actor_id and row["kind"] == "name"]

    def actor_at(self, start: int | None) -> Row | None:
        """The actor of the mention that begins at a character; None where there is none."""
        found = (m for m in self.within("mentions", self.at(start)) if m["start"] == start) if start is not None else ()
        return next((actor for m in found if (actor := self.actors.get(m["actor_id"])) is not None), None)

    # --- a sentence as it is shown ---

    def printed(self, i: int) -> str:
        """A sentence on one line, without a dateline or what else is not read."""
        return self._shown(i)[1]

    def begins(self, i: int) -> int:
        """The character at which a sentence begins as it is shown."""
        return self._shown(i)[0]

    def statement(self, i: int, topic: str, **more: Any) -> Statement:
        """A whole sentence as it is printed, under a heading; more are further fields of the statement."""
        return Statement(topic, self.printed(i), i, self.begins(i), **more)

    def _shown(self, i: int) -> tuple[int, str]:
        if i not in self._printed:
            start, end = self.spans[i].start_char, self.spans[i].end_char
            start += len(self.text[start:end]) - len(self.text[start:end].lstrip())
            while start < end and not self.structure.is_read(start):
                part = self.structure.part_at(start)
                start = part.end if part is not None else end
                start += len(self.text[start:end]) - len(self.text[start:end].lstrip())
            start = day.end() if (day := _DAY_BEFORE.match(self.text, start, end)) else start
            stop = next(
                (p.start for p in self.structure.parts if start < p.start < end and not self._reads(p.start)), end
            )
            self._printed[i] = start, _NEXT_BEGUN.sub("", line(self.text[start:stop]))
        return self._printed[i]

    def _reads(self, at: int) -> bool:
        return self.structure.is_read(at)

    def first_word(self, i: int) -> str:
        """The first word of a sentence that counts, in small letters: *that* in *But that …*; no marks, no clitics."""
        found = (word if word in _NO_PRONOUNS else word.lower() for word in _WORD.findall(self.printed(i)[:_OPENING]))
        return next((word for word in found if word not in words()["link"]), "")

    def points_elsewhere(self, i: int) -> bool:
        """True if a sentence begins with a word that points out of it; *all passengers* tells who they are."""
        return self.first_word(i) in words()["pointing"] and not _tells_whom(self.spans[i], self.first_word(i))

    def number_of_words(self, i: int) -> int:
        """The number of words of a sentence as it is shown."""
        return len(self.printed(i).split())

    def is_paragraph(self, i: int) -> bool:
        """True if no other sentence stands in a sentence's line."""
        before = self.text[: self.spans[i].start_char].rstrip(" \t")
        last = self.text[self.spans[i].start_char : self.spans[i].end_char]
        after = self.text[self.spans[i].start_char + len(last.rstrip()) :].lstrip(" \t")
        return before[-1:] in ("", "\n") and after[:1] in ("", "\n")

    # --- whether a sentence can be shown ---

    def may_show(self, i: int) -> bool:
        """True if a sentence is the article's text, whole, and can stand alone."""
        alone = not self.points_elsewhere(i) and is_balanced(self.printed(i))
        return alone and not _is_all_quoted(self, i) and self.may_show_after_a_name(i)

    def may_show_after_a_name(self, i: int, most: int = MAX_WORDS) -> bool:
        """True if a sentence can stand behind the name that its first word means, or whose quotation goes on.

        Args:
            i: The number of the sentence.
            most: Its most words.
        """
        return (
            self._is_whole(i)
            and self.structure.may_lead(self.begins(i))
            and MIN_WORDS <= self.number_of_words(i) <= most
            and not self.printed(i).rstrip("”’\"'").endswith("?")
            and (is_balanced(self.printed(i)) or self.goes_on(i))
            and not self._is_within_a_quotation(i)
        )

    def goes_on(self, i: int) -> bool:
        """True if a sentence ends within a quotation that began in it and is closed in a later one."""
        start, end = self.begins(i), self.spans[i].end_char
        at = bisect_right(self._quoted, (start, len(self.text)))
        return any(start < a < end < b for a, b in self._quoted[at : at + MOST_MARKS])

    def quoted_whole(self, i: int) -> str:
        """A sentence on one line, with dots and a mark where its quotation goes on in the next."""
        text = self.printed(i)
        if not self.goes_on(i):
            return text
        opened = max(text.rfind(mark) for mark in _CLOSING)
        return f"{text} …{_CLOSING[text[opened]]}" if opened >= 0 else text

    def quotations(self, i: int) -> list[tuple[int, int]]:
        """The last quotations that begin before a sentence or with it."""
        at = bisect_right(self._quoted, (self.begins(i), len(self.text)))
        return self._quoted[max(0, at - 3) : at]

    def _is_within_a_quotation(self, i: int) -> bool:
        """True if a quotation that began in a sentence before holds this one: its speaker stands elsewhere."""
        start, end = self.begins(i), self.spans[i].end_char
        return any(a < start < b or (a == start and b > end) for a, b in self.quotations(i))

    def may_lead(self, i: int) -> bool:
        """True if a sentence can be the first line: a whole one of the article's text, not its headline again."""
        text = self.printed(i)
        again = self.title.lower().strip(" .") == text.lower().strip(" .")
        own = is_balanced(text) or self.goes_on(i)
        own = own and not self._is_within_a_quotation(i) and not _is_all_quoted(self, i)  # its speaker is elsewhere
        whole = self._is_whole(i) or _is_unstopped(self, i) or _is_misread(self, i)
        return whole and own and self.structure.may_lead(self.begins(i)) and not again

    def is_deck(self, i: int) -> bool:
        """True for a whole sentence between headline and text."""
        part = self.structure.part_at(self.begins(i))
        return part is not None and part.kind == "deck" and self._is_whole(i, MIN_WORDS)

    def may_answer(self, i: int) -> bool:
        """True if a sentence can stand below an accusation: whole, though it be short or begin with a pronoun."""
        whole = self._is_whole(i, MIN_ANSWER_WORDS) and self.number_of_words(i) <= MAX_WORDS
        alone = is_balanced(self.printed(i)) and not self._is_within_a_quotation(i)
        return whole and alone and self.structure.may_lead(self.begins(i)) and not self.printed(i).endswith("?")

    @cached_property
    def _teasers(self) -> list[tuple[int, int]]:
        return _teasing(self)

    def _is_whole(self, i: int, least: int = MIN_LEAD_WORDS, *, stopped: bool = True, finite: bool = True) -> bool:
        """True if a sentence is one: a finite verb, a full stop, one paragraph, and not cut at an abbreviation."""
        text, span = self.printed(i), self.spans[i]
        letters = [c for c in text if c.isalpha()]
        return (
            len(text.split()) >= least
            and (not stopped or _ENDS.search(text) is not None)
            and not any(start <= self.begins(i) < end for start, end in self._teasers)
            and (not finite or any(word.tag_ in _FINITE for word in span))
            and sum(map(str.isupper, letters)) <= 0.4 * len(letters)
            and not text[:1].islower()
            and text[:1] not in _BULLETS
            and _RUN_ON.search(text) is None
            and re.search(r"\n\s*\n", self.text[self.begins(i) : span.end_char].strip()) is None
        )

    # --- whose word ---

    def told(self, i: int) -> list[Row]:
        """The quotes of speech, writing and findings that begin in a sentence and have a source."""
        return [q for q in self.within("quotes", i) if q["source"] and q["cue_class"] in HANDED_ON]

    def voices(self, i: int) -> set[str]:
        """The sources of what is told in a sentence, each once, without those whom a source cites."""
        return {q["actor_id"] or q["source"] for q in self.told(i) if not q["inside"]}

    def points_to_a_source(self, i: int) -> bool:
        """True if a word of a sentence may name or report a source, or the tables know one there."""
        known = any(row["voice"] != "outlet" for row in self.within("claims", i)) or bool(self.told(i))
        return known or any(_reports(word) for word in self.spans[i])

    def shared_with_headline(self, i: int) -> float | None:
        """The share of the headline's words that a sentence has too; None without a headline."""
        head = stems(self.title) - _COMMON
        return len(head & stems(self.printed(i))) / len(head) if head else None


def _dies(span: Span | None) -> bool:
    word = span.root if span is not None else None
    if word is None or any(aux.tag_ == "MD" for aux in children(word.head, ("aux",))):
        return False
    killed = word.dep_ in ("dobj", "nsubjpass") and word.head.lemma_.lower() in words()["killed"]
    return killed or (word.dep_ == "nsubj" and word.head.lemma_.lower() == "die")


def _main_actors(page: Sentences) -> frozenset[str]:
    named = sorted((a for a in page.actors.values() if a["named"]), key=lambda a: (-a["salience"], a["start"]))
    return page.first_actors | {actor["actor_id"] for actor in named[:MAIN_ACTORS]}


def _is_in_turns(page: Sentences) -> bool:
    """True if most of what is read are turns; in a report a few labelled notes make no conversation."""
    read = [part for part in page.structure.parts if page.structure.is_read(part.start)]
    turns = [part for part in read if part.kind == "turn"]
    length = sum(part.end - part.start for part in turns)
    most = length >= MIN_SHARE_OF_TURNS * sum(part.end - part.start for part in read)
    return most and len({part.turn for part in turns}) >= MIN_TURNS


def _tells_whom(span: Span, first: str) -> bool:
    opening = next((word for word in span if word.lower_ == first), None) if first in _ALL else None
    return opening is not None and opening.dep_ == "det" and opening.head.pos_ == "NOUN"


def says_i(page: Sentences, i: int) -> bool:
    """True if a sentence says I outside of quotation marks; not in the F.B.I. nor World War I."""
    return any(word.text in _I and not _is_titled(word) for word in _pronouns(page, i))


def is_in_first_person(page: Sentences, i: int) -> bool:
    """True if a sentence has I, we or you outside of quotation marks."""
    return any(word.text in _FIRST_PERSON for word in _pronouns(page, i))


def _pronouns(page: Sentences, i: int) -> list[Token]:
    return [word for word in page.spans[i] if word.pos_ == "PRON" and not page.is_quoted(word.idx)]


def repeats(page: Sentences, i: int, others: Iterable[int]) -> bool:
    """True if a sentence tells once more what one of some others tells."""
    own = stems(page.printed(i))
    return any(len(own & stems(page.printed(j))) >= REPEATED * len(own) for j in others)


def _is_titled(word: Token) -> bool:
    """True for *I* in the name of a work, or as a numeral: How I Became a Baker."""
    if word.i and word.nbor(-1).text in _NUMBERED:
        return True
    near = word.doc[max(word.sent.start, word.i - 2) : word.i + 2]
    inside = word.text == "I" and len(near) > 3 and not any(other.is_space for other in near)
    return inside and near[1].text[:1].isupper() and near[3].text[:1].isupper()


def _is_misread(page: Sentences, i: int) -> bool:
    """True for a long sentence of the headline's words in whose many names no finite verb was read."""
    told = any(word.tag_ == "VBN" for word in page.spans[i]) and page.number_of_words(i) >= _LONG
    return told and (page.shared_with_headline(i) or 0.0) >= _UNSTOPPED and page._is_whole(i, finite=False)


def _is_unstopped(page: Sentences, i: int) -> bool:
    """True for a paragraph without a full stop that tells in the perfect what the headline does: a caption."""
    if _ENDS.search(page.printed(i)) or (page.shared_with_headline(i) or 0.0) < _UNSTOPPED:
        return False
    verbs = (word for word in page.spans[i] if word.tag_ == "VBN")
    perfect = any(has_word(children(verb, ("aux", "auxpass")), _PERFECT) for verb in verbs)
    return perfect and page.is_paragraph(i) and page._is_whole(i, MIN_WORDS, stopped=False)


def _teasing(page: Sentences) -> list[tuple[int, int]]:
    """The lines that tease other articles: several in the later half, each behind a heading in capital letters."""
    found = [m.span() for m in _TEASER.finditer(page.text) if page.structure.is_read(m.start())]
    after = [place for place in found if place[0] > len(page.text) // 2]
    return after if len(after) >= MIN_TEASERS and not page.is_conversation else []


def _reports(word: Token) -> bool:
    known = reporting() | words()["received"]
    return (word.pos_ in ("VERB", "NOUN", "ADV") and word.lemma_.lower() in known) or word.lower_ == "according"


def whole_spans(doc: Doc) -> list[Span]:
    """The sentences of a Doc, those put together that were cut at a title (*Lt.*) or before a small letter."""
    spans = doc.sents if doc.has_annotation("SENT_START") else [doc[:]]
    text, found = doc.text, list[Span]()  # the text is put together from the words each time
    for span in spans:
        if not len(span) or span.text.isspace():
            continue
        if found and _goes_on(found[-1], span, text):
            found[-1] = doc[found[-1].start : span.end]
        else:
            found.append(span)
    return found


def _goes_on(before: Span, span: Span, text: str) -> bool:
    """True if two stretches of one line are one sentence."""
    between = text[before.end_char - 1 : span.start_char + 1]
    first, last = before.text.strip(), span.text.strip()
    if "\n" in between or "\n" in before.text[len(before.text.rstrip()) :]:
        return False
    return (
        first.rsplit(None, 1)[-1].lower() in words()["title"]
        or (_ABBREVIATED.search(first) is not None and last.split(None, 1)[0].lower() in words()["title"])
        or (last[:1].islower() and _CLOSED.search(first) is None)
        or _is_cut_in_a_name(before, span, text)
        or (_ASKED.search(first) is not None and _only_says_who(span))
    )


def _only_says_who(span: Span) -> bool:
    """True if a sentence has a speaker and a reporting verb, and nothing said: what was stands before it."""
    root = span.root
    if root.pos_ != "VERB" or root.lemma_.lower() not in reporting() or not children(root, ("nsubj",)):
        return False
    things = children(root, ("ccomp", "xcomp", "parataxis", "prt", "neg"))
    things += [] if root.lemma_.lower() in ("tell", "ask") else children(root, ("dobj",))
    return not things and not any(mark in span.text for mark in '“"‘:')


def _is_cut_in_a_name(before: Span, span: Span, text: str) -> bool:
    """True if two stretches are parted within a few quoted words that a sentence goes on behind: “Oh. Go.” mugs."""
    opened = before.text.rfind("“")
    if opened < 1 or opened < before.text.rfind("”"):
        return False
    named = _QUOTED_NAME.match(text, before.start_char + opened)
    return named is not None and named.end() > span.start_char


def stems(text: str) -> set[str]:
    """The beginnings of the longer words of a text, and its numbers, by which sentences are compared."""
    common = {"after", "again", "about"}
    return {word[:_STEM] for word in re.findall(r"[\w£$€]{4,}|\d+", text.lower()) if word not in common}


def _is_all_quoted(page: Sentences, i: int) -> bool:
    """True for a sentence that is somebody's from its first word to its last, and says nowhere whose."""
    last = page.begins(i) + len(page.spans[i].text.rstrip()) - 1
    return any(end >= last for _, end in page.quotations(i))


def is_balanced(text: str) -> bool:
    """True if as many quotation marks open as close."""
    return text.count("“") == text.count("”") and text.count('"') % 2 == 0


def has_word(span: Iterable[Token] | None, known: frozenset[str]) -> bool:
    """True if a span has one of some words (in small letters), as written or in its base form."""
    return any(word.lower_ in known or word.lemma_.lower() in known for word in span or ())


def children(word: Token, relations: Iterable[str]) -> list[Token]:
    """The words below a word by one of some relations."""
    known = frozenset(relations)
    return [child for child in word.children if child.dep_ in known]
