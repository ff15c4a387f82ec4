"""Letters, from a greeting or the end of the letter before to the signature, as turns of their signers.

A letter without a signature among others that have one is a turn too, of a writer unknown. A greeting alone makes no
letter.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsangles.language.structure.drafts import Draft, Speech
from newsangles.language.structure.letter_forms import (
    closes,
    closes_within,
    greets,
    is_title_of_letters,
    is_withheld,
    signer,
)
from newsangles.language.structure.words import words

SIGNED = "a letter; its signature stands behind it"
UNSIGNED = "a letter without a signature"
SIGNATURE = "the signature of the letter above"
CLOSING = "closes the letter above"

MAX_BELOW_NAME = 4
"""Most lines below a signer's name that tell the office and the place."""

MAX_ABOVE = 3
"""Most paragraphs above the first greeting of a page that is nothing but letters."""

MAX_TITLES = 5
"""Lines above the first sentence in which the headline may say that letters follow."""

_READ = ("", "body", "list", "question", "heading")
_MAY_SIGN = ("", "body", "list", "byline", "photo_credit", "quote_credit", "agency", "heading", "embed")


@dataclass(frozen=True, slots=True)
class Signature:
    """The lines that end a letter.

    Attributes:
        first: The first of them.
        last: The last.
        name: The signer's name, as places in the document; None: no name is given.
        closed: True if a closing formula stands before the name.
        placed: True if a place or an office stands with the name.
        speaker: The name itself.
        cut: For a signature at a paragraph's end: where it begins.
    """

    first: int
    last: int
    name: tuple[int, int] | None
    closed: bool
    placed: bool
    speaker: str = ""
    cut: int | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """Lines that may be a letter.

    Attributes:
        first: Its first line.
        end: Just after its last line; the signature begins there, or with its last characters.
        greeted: True if it begins with a greeting.
        signature: The signature; None: there is none.
    """

    first: int
    end: int
    greeted: bool
    signature: Signature | None


class Letters:
    """The letters of a document.

    Args:
        drafts: The lines.
    """

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self._drafts = drafts
        self._greets = {i for i, draft in enumerate(drafts) if self._open(draft) and greets(draft.line)}
        sentences = [i for i, draft in enumerate(drafts) if draft.line.sentence and not draft.kind]
        top = sentences[0] if sentences else 0
        self._last_sentence = sentences[-1] if sentences else 0
        heads = [draft for draft in drafts if draft.kind in ("heading", "headline")]
        titles = [draft for draft in drafts[max(0, top - MAX_TITLES) : top] if draft.kind in ("", "menu")]
        self._titled = any(is_title_of_letters(draft.line) for draft in [*titles, *heads])
        self.found: list[Letter] = []
        if self._greets or self._titled:
            starts = [i for i in self._greets if i - 1 not in self._greets]
            self._lone = len(starts) == 1 and not self._titled
            self.found = self._choose(list(self._stretches()))
        ends = ((one.first, max(one.end, one.signature.last + 1 if one.signature else 0)) for one in self.found)
        self._held = {i for first, end in ends for i in range(first, end)}

    def holds(self, i: int) -> bool:
        """True if a line is part of a letter."""
        return i in self._held

    def mark(self) -> None:
        """Give the lines of letters their turns."""
        for turn, letter in enumerate(self.found, 1):
            signature = letter.signature
            name = signature.name if signature else None
            speaker = signature.speaker if signature else ""
            reason = SIGNED if name else UNSIGNED
            for i in range(letter.first, letter.end):
                draft = self._drafts[i]
                if draft.kind not in _READ or (draft.told and draft.kind == "heading"):
                    continue
                cut = signature.cut if signature and signature.first == i else None
                draft.be("turn", reason)
                start, end = draft.line.start, draft.line.end
                draft.speech = [Speech(start, cut or end, speaker, name, start, turn, reason, measured=False)]
                if signature is not None and cut is not None:
                    draft.speech += _signs(cut, end, signature)
            if signature is not None:
                for i in range(max(signature.first, letter.end), signature.last + 1):
                    draft = self._drafts[i]
                    draft.be("quote_credit", SIGNATURE)
                    draft.speech = list(_signs(draft.line.start, draft.line.end, signature))

    def _open(self, draft: Draft) -> bool:
        return draft.kind in _MAY_SIGN and not (draft.told and draft.kind not in ("body", "list", "question"))

    def _stretches(self) -> Iterator[Letter]:
        """The stretches of text between greetings, signatures and headings."""
        drafts, first, greeted, passed = self._drafts, -1, False, False
        i = 0
        while i < len(drafts):
            if i in self._greets and not (i - 1 in self._greets and first >= 0):
                if first >= 0:
                    yield Letter(first, i, greeted, None)
                first, greeted, passed = i, True, False
            elif self._open(drafts[i]) and i not in self._greets:
                signature = self._signature(i, first, greeted and not passed)
                if signature is not None and first >= 0:
                    end = signature.first + (signature.cut is not None)
                    yield Letter(first, end, greeted, signature)
                    i, first, greeted = signature.last, -1, False
                elif self._heads(i):
                    if self._lone and greeted:
                        passed = True
                    else:
                        if first >= 0:
                            yield Letter(first, i, greeted, None)
                        first, greeted = -1, False
                elif first < 0 and drafts[i].line.sentence:
                    first = i
            i += 1
        if first >= 0:
            yield Letter(first, len(drafts), greeted, None)

    def _heads(self, i: int) -> bool:
        """True for a heading, which no letter goes on behind."""
        draft = self._drafts[i]
        line = draft.line
        capitals = line.text.isupper() and line.words <= 10 and not any(c.isdigit() for c in line.text)
        return draft.kind == "heading" or (draft.kind == "" and ((line.short and line.words <= 14) or capitals))

    def _choose(self, found: list[Letter]) -> list[Letter]:
        """The stretches that are letters; none where nothing is signed."""
        greeted = [letter for letter in found if letter.greeted and letter.signature]
        others = [letter for letter in found if not letter.greeted and letter.signature]
        closed = [letter for letter in others if letter.signature and letter.signature.closed]
        by_names = self._titled and (bool(closed) or len(others) >= 2)
        if not (greeted or by_names):
            return []
        first = min(self._greets, default=len(self._drafts))
        above = sum(draft.line.sentence for draft in self._drafts[:first] if not draft.kind)
        letters_alone = self._titled or above <= MAX_ABOVE
        chosen = []
        for letter in found:
            if letter.greeted:
                fits = letter.signature is not None or letters_alone
            else:
                fits = letter.signature is not None and (by_names or (len(greeted) >= 2 and letters_alone))
            if fits:
                chosen.append(self._begun(letter))
        return chosen

    def _begun(self, letter: Letter) -> Letter:
        """A letter without a greeting, without the line above it that presents what readers write."""
        line = self._drafts[letter.first].line
        presents = not words("letters").isdisjoint(line.flat.split()) and len(line.text) < 300
        if letter.greeted or not presents or letter.first + 1 >= letter.end:
            return letter
        return Letter(letter.first + 1, letter.end, False, letter.signature)

    # --- the signature

    def _signature(self, i: int, first: int, greeted: bool) -> Signature | None:
        """The signature that begins with a line, or that ends it."""
        line = self._drafts[i].line
        if line.quoted or first < 0:
            return None
        text = line.text
        if len(text) < 180 and (after := closes(text)) is not None:
            return self._after_closing(i, i, after)
        if (within := closes_within(text)) is not None:
            return self._after_closing(i, i, within[1], line.start + within[0])
        if i == first:
            return None
        if is_withheld(line):
            return Signature(i, i, None, True, True)
        return self._by_name(i, greeted)

    def _after_closing(self, i: int, at: int, after: int, cut: int | None = None) -> Signature | None:
        """The signature after a closing formula, in its line or in the next one."""
        line = self._drafts[at].line
        if after < len(line.text):
            found = signer(line.text[after:], closed=True)
            if found is None:
                return None
            place = (line.start + after + found.start, line.start + after + found.end)
            name = line.text[after + found.start : after + found.end]
            return Signature(i, self._below(at, found.placed), place, True, found.placed, name, cut)
        below = at + 1
        if below < len(self._drafts) and below not in self._greets and self._open(self._drafts[below]):
            next_line = self._drafts[below].line
            found = signer(next_line.text, closed=True) if next_line.words <= 16 else None
            if is_withheld(next_line):
                return Signature(i, below, None, True, True, cut=cut)
            if found is not None and not next_line.sentence:
                place = (next_line.start + found.start, next_line.start + found.end)
                name = next_line.text[found.start : found.end]
                return Signature(i, self._below(below, found.placed), place, True, found.placed, name, cut)
        return None

    def _by_name(self, i: int, greeted: bool) -> Signature | None:
        """The signature by a name alone, with an office or a place, in its line or below it."""
        line = self._drafts[i].line
        above = self._drafts[i - 1].line
        if len(line.text) > 110 or line.words > 16 or not above.stopped or above.text.endswith(("”", '"')):
            return None
        found = signer(line.text, closed=False)
        if found is None or (line.stopped and line.words > 8):
            return None
        last = self._below(i, found.placed)
        place = (line.start + found.start, line.start + found.end)
        ends = last >= self._last_sentence
        name = line.text[found.start : found.end]
        if self._lone and not (greeted and ends):
            return None  # an article goes on below
        if found.placed or last > i:
            return Signature(i, last, place, False, True, name)
        sure = "." in name or not words("title").isdisjoint(line.flat.split())
        return Signature(i, i, place, False, False, name) if greeted and (ends or sure) else None

    def _below(self, i: int, placed: bool) -> int:
        """The last line of the office and the place below a signer's name."""
        last = i
        for k in range(i + 1, min(i + 1 + MAX_BELOW_NAME, len(self._drafts))):
            draft = self._drafts[k]
            line = draft.line
            plain = self._open(draft) and k not in self._greets and not line.quoted and not line.sentence
            if not plain or line.words > 12 or len(line.text) > 110 or line.text.endswith(("?", "!", ":")):
                break
            after = self._drafts[k + 1] if k + 1 < len(self._drafts) else None
            leads = after is not None and (k + 1 in self._greets or after.line.sentence)
            told = "," in line.text or any(c.isdigit() for c in line.text)
            titled = line.words > 2 or line.flat.split(" ")[0] in words("small_in_titles")
            if leads and not told and (placed or k > i + 1 or titled):
                break  # a heading above the next letter
            last = k
        return last


def _signs(start: int, end: int, signature: Signature) -> Iterator[Speech]:
    """The parts of a signature's line: the formula, which is not read, and the name or the office."""
    name = signature.name
    opens = end if name is None else name[0] if signature.closed else start
    if start < opens:
        yield Speech(start, min(opens, end), "", None, start, 0, CLOSING, "note", measured=False)
    if opens < end:
        own = name if name is not None and start <= name[0] < end else None
        told = signature.speaker if own else ""
        yield Speech(max(start, opens), end, told, own, start, 0, SIGNATURE, "quote_credit", measured=False)
