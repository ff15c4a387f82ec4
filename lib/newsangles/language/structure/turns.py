"""The turns of a transcript or an interview: where each begins, who speaks, how far it goes on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from newsangles.language.structure.drafts import Draft, Speech
from newsangles.language.structure.evidence import Candidate, Evidence, names_in_text, speaking
from newsangles.language.structure.frames import LINKS, SHAPE, framed
from newsangles.language.structure.labels import Label, label_of, read_label
from newsangles.language.structure.lines import is_title
from newsangles.language.structure.speakers import Speakers
from newsangles.language.structure.words import words

LABELLED = "begins with who speaks"
CONTINUED = "goes on with the turn before"
ANSWERED = "follows a question"
WITHIN = "a label within the paragraph"

_NEVER_LABELLED = frozenset(("note", "agency", "timestamp", "photo_credit", "byline", "embed"))
_CLOSING = ("”", '"', "’", "''")
_NAMED_SHAPES = ("colon", "headed", "starred", "stopped", "bracketed")
_STAGE = re.compile(
    r"[\"“]?(?:[\[(*].{1,80}(?<!\?)(?<!\?\*)[\])*]\.?|END|\(?(?:END|BEGIN) VIDEO.{0,20}|.{0,4}COMMERCIAL BREAK.{0,4}"
    r"|\W*\d{1,2}:\d\d\s*[AP]\.?M\.?.{0,6})$",
    re.IGNORECASE,
)
_DIRECTION = re.compile(r"[(\[](?:[\w’'-]+ ?){1,6}[)\]]\.?$")
_UNKNOWN = re.compile(r"[A-Z][^:.?!“”\"]{1,80}:\s+\S")
_MISPRINTED = re.compile(
    r"(?P<label>(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Lord|Lady|Hon|Sen|Rep)\.? (?:[A-Z][\w’'-]+\.? ?){1,3}?) ?;\s+(?=[A-Z“\"])"
)  # a scanned page: *Mr. Birch; I beg to move …*
_REPORTS = re.compile(
    r"[A-Z][\w’'-]+,? (?:said|told|added|replied|explained|insisted|argued|testified|recalled)\b"
    r"|\b(?:said|added|replied|explained|insisted|argued|recalled) (?:[A-Z][a-z]+\.? )?[A-Z][\w’'-]+"
)  # somebody who is named is reported
_SITTING = re.compile(
    r"(?:The )?(?:House|Senate|Assembly|Council|Committee|Parliament|Chamber|Court|Dáil|Sitting|Question|Motion)"
    r" (?:rose|adjourned|met|divided|resumed|put and|proposed|suspended|was (?:put|agreed|negatived|carried))\b"
)
_CREDITED = re.compile(r"(?:“[^”]+”|\"[^\"]+\")\s*(?:—|–|--|-)\s*[A-Z][^.!?“”\"]{2,80}$")
"""A quotation with whose it is behind it: “It is late.” — Ana Roe, The Herald."""
_MARKED = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)")
_PLAIN = re.compile(r"[\w’']+")
MIN_DENSE, MIN_DENSITY = 4, 0.6
"""Least labels of a conversation, and their least share of its lines, in which any label may be a speaker's."""

MAX_NARRATED = 12
"""Lines below a turn that are looked at, to see whether an article goes on."""
_INNER_STOPPED = re.compile(
    r"(?<=[.?!”\"…)\]—–-] )"
    r"(?P<label>The [A-Z]{4,}|(?:The )?(?:Mr|Mrs|Ms|Dr|Senator|Chairman)\.? (?:Mc|Mac|O’)?[A-Z][A-Z’'-]{2,})"
    r"\.\s+(?=[A-Z“\"])"
)
_INNER = re.compile(
    r"(?:(?<=[.?!”\"…)\]—–-] )|(?<=[.?!”\"…)\]—–-]  ))"
    r"(?P<label>(?:Q|A|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]*){0,4})"
    r"(?:,? \([^()]{1,60}\))?(?:, [A-Z][^:.?!“”\"]{2,60})?):\s+(?=\S)"
)


class Turns:
    """The labels of a document that are those of speakers, and what is said under them.

    Args:
        drafts: The lines; those that a step before gave a kind keep it unless they are turns.
        text: The document's text.
    """

    def __init__(self, drafts: Sequence[Draft], text: str) -> None:
        self.drafts = drafts
        for draft in drafts:
            told = draft.told and draft.kind not in ("body", "list", "question")
            if draft.kind not in _NEVER_LABELLED and not told:
                label = label_of(draft.bare)
                title = label is not None and is_title(label.text) and not label.text.rstrip().endswith(".")
                draft.label = None if title else label  # *Anna Birch: We Will Not Pay for It*
        self.labels: dict[int, Label] = {}
        self.shapes: set[str] = set()
        self.keys: set[tuple[str, ...]] = set()  # of all labels that are those of speakers
        known = names_in_text(text)
        if any(draft.label for draft in drafts):
            self._choose(known, list(self._candidates()))
            if not self.labels:
                self._choose(known, list(self._within_paragraphs()))
        self._by_frame(known)
        titled = sum(label.role or bool(label.titles) for label in self.labels.values())
        self._titled = "colon" in self.shapes and len(self.labels) >= 3 and titled >= 0.6 * len(self.labels)
        shouted = sum(label.text.isupper() for label in self.labels.values())
        self._shouted = 2 * shouted > len(self.labels)  # all is in capitals, not headings alone
        if self._titled:
            self._add_misprinted()
        if not self.labels:
            return
        if 2 * sum(label.quoted for label in self.labels.values()) > len(self.labels):
            self.labels = {i: label for i, label in self.labels.items() if label.quoted}
        self._conversation = is_dense(self.drafts, self.labels)
        self.speakers = Speakers(self._all_labels())
        self._one_speaker = len({self.speakers.name(label) for label in self.labels.values()}) == 1

    @property
    def named(self) -> list[Label]:
        """All labels of turns, in the order of the text."""
        return list(self._all_labels()) if self.labels else []

    def _candidates(self) -> Iterator[Candidate]:
        again = Counter(draft.line.flat for draft in self.drafts)
        linked = sum(draft.reason == LINKS for draft in self.drafts) >= 3
        for i, draft in enumerate(self.drafts):
            label = draft.label
            if label is None:
                continue
            said = label.text
            if not said:
                after = next((d for d in self.drafts[i + 1 : i + 3] if d.kind not in ("menu", "timestamp")), None)
                if after is None:
                    continue
                repeated = again[draft.line.flat] > 1  # a name again and again, and other words below
                alike = after.label is not None and after.label.shape == label.shape
                if (alike and not (repeated and again[after.line.flat] == 1)) or after.line.words < 2 - repeated:
                    continue
                said = after.line.text
                if linked and self.drafts[i + 1].reason != LINKS:
                    continue
            yield Candidate(i, label, said)

    def _within_paragraphs(self) -> Iterator[Candidate]:
        """Labels at the start of paragraphs and within them: a transcript that lost its line breaks."""
        for i, draft in enumerate(self.drafts):
            if draft.label is None or draft.label.shape not in ("colon", "question", "stopped"):
                continue
            inner = list(inner_labels(draft, draft.label.said))
            end = inner[0].start if inner else draft.line.end
            yield Candidate(i, draft.label, draft.label.text[: end - draft.label.said])
            for label in inner:
                yield Candidate(i, label, label.text)

    def _by_frame(self, known: frozenset[str]) -> None:
        """Labels in a frame of the document's own, where these are more than those of known shapes."""
        open_to = [d for d in self.drafts if not (d.told or d.kind in _NEVER_LABELLED or d.kind in ("menu", "related"))]
        found = framed(open_to, known)
        if len(found) > 1.5 * len(self.labels):
            at = {id(draft): i for i, draft in enumerate(self.drafts)}
            self.labels = {at[id(open_to[c.line])]: c.label for c in found}
            self.shapes, self.keys = {SHAPE}, {c.label.key for c in found}

    def _choose(self, known: frozenset[str], candidates: list[Candidate]) -> None:
        by_shape: dict[str, list[Candidate]] = {}
        for candidate in candidates:
            by_shape.setdefault(_family(candidate), []).append(candidate)
        _join_questions(by_shape)
        chosen: list[tuple[str, list[Candidate]]] = []
        for shape, found in by_shape.items():
            if shape == "initials":
                continue
            at = speaking(shape, Evidence(found, known))
            if at:
                chosen.append((shape, [found[i] for i in at]))
        if not chosen and {"colon", "question"} <= by_shape.keys():
            found = sorted(by_shape["colon"] + by_shape["question"], key=lambda c: c.label.start)
            chosen = [("colon", [found[i] for i in speaking("colon", Evidence(found, known))])]
        chosen.sort(key=lambda item: (-len(item[1]), item[0]))
        names = self.keys
        for n, (shape, found) in enumerate(chosen):
            for candidate in found:
                label = candidate.label
                if n == 0 or label.role or label.key in names or shape in ("question", "colon"):
                    self.labels.setdefault(candidate.line, label)
                    self.shapes.add(shape)
            names |= {candidate.label.key for candidate in found}
        if names:
            self._add_alike(by_shape, names)
            self._add_initials(by_shape.get("initials", []))
            if "colon" in self.shapes and is_dense(self.drafts, self.labels):
                self.labels = with_unknown(self.labels, by_shape.get("colon", []))

    def _add_alike(self, by_shape: dict[str, list[Candidate]], names: set[tuple[str, ...]]) -> None:
        """Labels of another shape that name a speaker who has one already, and parts of talk beside plain labels."""
        strict = self.shapes & {"colon", "question", "bare question"}
        asked = {i for i, label in self.labels.items() if label.asks}
        if len(asked) >= 2 and all(label.asks for label in self.labels.values()):
            answers = [c for shape in _NAMED_SHAPES for c in by_shape.get(shape, []) if c.line - 1 in asked]
            if len(answers) >= 2 and len(answers) >= 0.5 * len(asked):  # who answers has a name instead of A
                names |= {candidate.label.key for candidate in answers}
        for shape, found in by_shape.items():
            for candidate in found:
                label = candidate.label
                surname = label.office and label.caps and label.key[-1:] in names  # *ANNA BIRCH, HOST:* above the words
                same = (label.key in names or surname) and shape in _NAMED_SHAPES
                if same or (strict and label.role and shape in ("colon", "question", "bare question")):
                    self.labels.setdefault(candidate.line, label)

    def _add_initials(self, found: list[Candidate]) -> None:
        """Initials without a colon, where each time somebody else speaks before them."""
        for key in {candidate.label.key for candidate in found}:
            own = [candidate for candidate in found if candidate.label.key == key]
            after = sum(c.line - 1 in self.labels and self.labels[c.line - 1].key != key for c in own)
            if len(own) >= 3 and after >= 0.8 * len(own):
                for candidate in own:
                    self.labels.setdefault(candidate.line, candidate.label)

    def _add_misprinted(self) -> None:
        """Labels with a title whose colon was read as a semicolon, where the labels of a document have titles."""
        for i, draft in enumerate(self.drafts):
            if i in self.labels or draft.told or not (match := _MISPRINTED.match(draft.bare.text[:80])):
                continue
            label = read_label("colon", match, draft.bare.text[match.end() :], draft.bare.start)
            if label is not None:
                self.labels[i] = label

    def _unlabelled_answers(self) -> bool:
        """True if only who asks has a label, so that the paragraphs below a question are somebody else's words."""
        asked = [i for i in self.labels if self._ends_in_question(i)]
        followed = [i for i in asked if i + 1 < len(self.drafts) and i + 1 not in self.labels]
        return len(followed) >= 2 and len(followed) >= 0.6 * len(asked) and len(asked) >= 0.5 * len(self.labels)

    def _one_paragraph_each(self, first: int, last: int) -> bool:
        """True for questions and answers of a paragraph each, so that a paragraph without a label is a comment."""
        asked = sum(label.shape in ("question", "bare question") for label in self.labels.values())
        more = sum(i not in self.labels and not self.drafts[i].kind for i in range(first, last))
        return asked >= 8 and asked >= 0.5 * len(self.labels) and more <= 0.12 * len(self.labels)

    def _after_last(self, first: int, last: int) -> int:
        """The most lines after the last label that may still be said: no more than its turns have elsewhere."""
        longest = run = 0
        for i in range(first + 1, last):
            line = self.drafts[i].line
            run = 0 if i in self.labels else run + (not line.short)
            longest = max(longest, run)
        if len(self.labels) == 1:
            return len(self.drafts)
        capitals = sum(label.caps for label in self.labels.values()) >= 0.5 * len(self.labels)
        rest = sum(not draft.line.short and not draft.kind for draft in self.drafts[last + 1 :])
        most = max(2 * longest, int(len(self.labels) < 4), 6 * capitals)
        return len(self.drafts) if rest <= most else 0

    def _ends_in_question(self, i: int) -> bool:
        return self.drafts[i].line.text.rstrip("”\"’'*_) ").endswith("?")

    def _all_labels(self) -> Iterator[Label]:
        for i in sorted(self.labels):
            yield self.labels[i]
            if self._splits:
                yield from inner_labels(self.drafts[i], self.labels[i].said)

    @property
    def _splits(self) -> bool:
        return bool(self.shapes & {"colon", "question", "stopped"})

    def mark(self) -> None:
        """Give the drafts their turns."""
        if not self.labels:
            return
        first, last = min(self.labels), max(self.labels)
        share = len(self.labels) / max(1, last - first + 1)
        marks = sum(label.opens_mark or label.quoted for label in self.labels.values()) >= 0.6 * len(self.labels)
        known = {self.speakers.name(label) for label in self._all_labels() if label.key in self.keys}
        only_questions = all(label.asks for label in self.labels.values()) or self._unlabelled_answers()
        surnames = {label.key[-1] for label in self.labels.values() if not label.role}
        end = last + self._after_last(first, last)
        alone = self._one_paragraph_each(first, last)
        owed = False
        turn, now = 0, None  # now: (speaker, label span) of who speaks
        for i, draft in enumerate(self.drafts):
            label = self.labels.get(i)
            if label is not None:
                turn = self._labelled(draft, label, turn, known)
                speech = draft.speech[-1]
                now = None if label.shape == "sworn" else (speech.speaker, speech.label)  # a witness's own line
                owed = not label.text and not only_questions
                continue
            if i > end and not owed:
                now = None
            if i < first and _DIRECTION.match(draft.line.text) and draft.kind in ("", "list") and not draft.told:
                draft.be("stage", "a direction in brackets")
            if draft.told or (now is None and not first < i < last):
                continue
            if _STAGE.match(draft.line.text) and len(draft.line.text) < 90:
                draft.be("stage", "a direction in brackets")
                continue
            if now is None:
                continue
            if draft.kind in _NEVER_LABELLED | {"menu", "related", "caption", "heading"}:
                if draft.kind in ("menu", "related", "note") and i > last and not owed:
                    now = None
                continue
            if owed:  # the words below a label that stands alone
                owed = False
                _goes_on(draft, now, turn, CONTINUED)
                turn = self._split(draft, turn, known)
                now = (draft.speech[-1].speaker, draft.speech[-1].label)
                continue
            unlabelled = self._one_speaker and not only_questions and self._ends_in_question(i - 1)
            if (alone and first < i < last) or unlabelled or self._ends_talk(draft, i, last, marks, share, surnames):
                now = None  # whoever answers has no label, or nobody speaks any more
                continue
            if only_questions:
                turn += now[0] != "A"
                now = ("A", None)
            _goes_on(draft, now, turn, ANSWERED if only_questions else CONTINUED)
            turn = self._split(draft, turn, known)
            now = (draft.speech[-1].speaker, draft.speech[-1].label)

    def _ends_talk(self, draft: Draft, i: int, last: int, marks: bool, share: float, surnames: set[str]) -> bool:
        """True if a line without a label is not said by who spoke before."""
        line = draft.line
        if _CREDITED.match(line.text):
            return True
        if marks:  # wholly in marks, or the mark is still open
            inside = line.text[1:].rstrip(" .,")
            return not (line.quoted and (inside.endswith(_CLOSING) or not any(mark in inside for mark in _CLOSING)))
        heading = line.short and line.words > 1 and line.text.isupper() and not self._shouted
        if self._titled and (_SITTING.match(line.text) or heading):
            return True  # a sitting's own lines, and its headings
        unknown = draft.label is not None and draft.label.shape in self.shapes & {"colon"}
        if unknown and draft.label is not None and (draft.label.sure or self._conversation):
            return True
        if _UNKNOWN.match(line.text) and _mostly_capitals(line.text.split(":")[0]):
            return True  # somebody speaks, but it is not sure who
        found = set(line.flat.split())
        if (
            not words("reporting").isdisjoint(found)
            and not surnames.isdisjoint(found)
            and words("speech").isdisjoint(found)
        ):
            return True  # speaks of a speaker: the article goes on
        if _REPORTS.search(_outside_marks(line.text)) and _narrates(self.drafts, self.labels, i):
            return True
        nearby = any(j in self.labels for j in range(i + 1, min(i + 3, len(self.drafts))))
        if line.short and line.words <= 10 and not line.verb and nearby and (line.titled > 0.6 or i + 1 in self.labels):
            return True  # a heading between turns
        return (line.short and i > last) or (share < 0.12 and not any(label.caps for label in self.labels.values()))

    def _labelled(self, draft: Draft, label: Label, turn: int, known: set[str]) -> int:
        draft.kind, draft.reason = "turn", LABELLED
        where, name = (label.start, label.end), self.speakers.name(label)
        draft.speech = [Speech(draft.line.start, _end_of(draft, label), name, where, label.said, turn + 1, LABELLED)]
        return self._split(draft, turn + 1, known)

    def _split(self, draft: Draft, turn: int, known: set[str]) -> int:
        """Cut a paragraph where another label stands within it; the number of the last turn in it."""
        if not self._splits:
            return turn
        for label in inner_labels(draft, draft.speech[-1].said):
            name = self.speakers.name(label)
            in_capitals = label.caps and (label.sure or len(label.key) > 1) and self.shapes & {"colon", "stopped"}
            titled = self._titled and not words("personal_title").isdisjoint(label.titles)
            if not (
                name in known or in_capitals or titled or (label.shape == "question" and "question" in self.shapes)
            ):
                continue
            known.add(name)
            before = draft.speech[-1]
            where = (label.start, label.end)
            if label.start <= before.said:  # Q. Ana Ruiz: …, of which the second label names who asks
                before.speaker, before.label, before.said = name, where, label.said
                continue
            before.end = label.start
            turn += 1
            draft.speech.append(Speech(label.start, draft.line.end, name, where, label.said, turn, WITHIN))
        return turn


def _end_of(draft: Draft, label: Label) -> int:
    """The end of what is said in a labelled line: before the stars that close a bold question."""
    text = draft.line.text
    return draft.line.end - (len(text) - len(text.rstrip("*_ ")) if label.shape == "bold" else 0)


def _goes_on(draft: Draft, now: tuple[str, tuple[int, int] | None], turn: int, reason: str) -> None:
    draft.be("turn", reason)
    draft.speech = [Speech(draft.line.start, draft.line.end, now[0], now[1], draft.bare.start, turn, reason)]


def is_dense(drafts: Sequence[Draft], labels: Collection[int]) -> bool:
    """True if most lines from the first label to the last have one."""
    if len(labels) < MIN_DENSE:
        return False
    first, last = min(labels), max(labels)
    other = sum(bool(draft.kind) for draft in drafts[first:last])
    return len(labels) >= MIN_DENSITY * (last - first + 1 - other)


def with_unknown(labels: dict[int, Label], found: Sequence[Candidate]) -> dict[int, Label]:
    """The labels of a conversation with those that come once between them: *Waiter: …*."""
    first, last = min(labels), max(labels)
    between = {c.line: c.label for c in found if first < c.line <= last + 1 and c.speech}
    return between | labels


def inner_labels(draft: Draft, begin: int) -> Iterator[Label]:
    """Labels within a paragraph, after the end of a sentence, from an offset on."""
    line = draft.line
    stopped = draft.label is not None and draft.label.shape == "stopped"
    after = max(0, begin - line.start)
    last: Label | None = None  # its words end at the next one
    for match in (_INNER_STOPPED if stopped else _INNER).finditer(line.text, after):
        shape = "stopped" if stopped else "question" if match["label"] in ("Q", "A") else "colon"
        label = read_label(shape, match, "", line.start, before=line.text[after : match.start()])
        after = match.end()
        if label is None:
            continue
        if last is not None:
            yield replace(last, text=line.text[last.said - line.start : label.start - line.start])
        last = label
    if last is not None:
        yield replace(last, text=line.text[last.said - line.start :])


def _narrates(drafts: Sequence[Draft], labels: Collection[int], i: int) -> bool:
    """True if the lines to the next label speak of others alone. Nobody says *I* or *you* in them."""
    if not words("speech").isdisjoint(_spoken_words(drafts[i].line.text)):
        return False
    lines: list[str] = []
    for j in range(i, min(i + MAX_NARRATED, len(drafts))):
        if j in labels:
            break
        if drafts[j].line.long:
            lines.append(drafts[j].line.text)
    own = sum(not words("speech").isdisjoint(_spoken_words(line)) for line in lines)
    return own <= 0.25 * len(lines)


def _outside_marks(text: str) -> str:
    """A paragraph's words outside quotation marks."""
    return _MARKED.sub(" , ", text)


def _spoken_words(text: str) -> set[str]:
    return {word.lower().replace("’", "'") for word in _PLAIN.findall(_outside_marks(text))}


def _join_questions(by_shape: dict[str, list[Candidate]]) -> None:
    """Put labels *Q* and *A* without a mark to those with one; without any *Q* an *A* is an article."""
    bare = by_shape.pop("bare question", [])
    if any(candidate.label.asks for candidate in bare):
        shape = "question" if "question" in by_shape else "bare question"
        by_shape[shape] = sorted([*by_shape.get(shape, []), *bare], key=lambda c: c.label.start)


def _family(candidate: Candidate) -> str:
    label = candidate.label
    return "headed" if not label.text and label.shape in ("colon", "question") else label.shape


def _mostly_capitals(head: str) -> bool:
    """True if most longer words before a colon begin with a capital, as in a name or an office."""
    longer = [word for word in re.findall(r"[^\W\d_][\w’'-]*", head) if len(word) > 3]
    return 2 <= len(longer) <= 9 and sum(word[0].isupper() for word in longer) >= 0.7 * len(longer)
