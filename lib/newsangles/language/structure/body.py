"""Where the body of a text is, and what the short lines before, within and after it are.

The body is the stretch between the first and the last solid paragraph, that is one with others near it. A page that was
saved with its menus has many short lines outside; a plain text has none, and nothing in it is taken for a menu.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from newsangles.language.structure.drafts import Draft
from newsangles.language.structure.lines import Line, line_of, nameish
from newsangles.language.structure.links import grouped_links
from newsangles.language.structure.words import words

MIN_TITLE, MANY_PLACES = 6, 4
"""Fewest words of a title that links to another story, and fewest places of one that stands again and again."""

FURNITURE = frozenset(("menu", "related"))
"""Kinds that a page has around an article."""

MIN_FURNITURE = 2
"""Least lines of furniture by form in a text that was saved with its menus."""

MANY_FURNITURE = 6
"""Lines of furniture by form that make a page one of many links, whose blurbs look like text."""

MANY_SHORT = 6
"""Short lines in a row that make a text one that was saved with its menus."""

FEW_LINES = 6
"""A text of fewer lines has no paragraphs that lack others near them."""

_LONG_WORD = re.compile(r"[A-Za-z’']{5,}")
_CLOCK = re.compile(r"\d[:.]\d\d|\bago\b|\d\s?[hm]\b|[ap]\.?m\b", re.IGNORECASE)
_PIECES = re.compile(r"\s*(?:^(?i:(?:words |story |written )?by)\b|,|\band\b|&|\||/)\s*")
_PERSON_NOTE = re.compile(
    r"\b(?:is|was|covers|writes|reports|has (?:covered|written|reported)|can be reached|joined|serves|teaches|works)\b"
)


class Body:
    """The place of the body among the lines.

    Args:
        drafts: The lines, with the kinds that their forms and their speakers tell.
    """

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self.drafts = drafts
        self.n = len(drafts)
        self.live = self._is_live()
        self.dense = False  # True if there is so much around the text that what stands below it is not of it
        self.saved = self._is_saved()
        self.solid: list[int] = []
        self.first = self.last = 0
        self._measure()
        if self.saved and self._drop_footers():
            self._measure()

    def _is_live(self) -> bool:
        """True for a live blog: stamps, with text after most of them."""
        stamps = [i for i, d in enumerate(self.drafts) if d.kind == "timestamp" and _CLOCK.search(d.line.text)]
        followed = sum(any(d.line.sentence for d in self.drafts[i + 1 : i + 6]) for i in stamps)
        return len(stamps) >= 3 and followed >= 0.7 * len(stamps)

    def _is_saved(self) -> bool:
        """True if menus or links stand around the text, as in a saved page."""
        furniture = sum(draft.kind in FURNITURE and draft.line.words > 0 for draft in self.drafts)
        run = most = 0
        for draft in self.drafts:
            bare = draft.line.short and draft.line.words <= 8 and draft.kind in ("", "menu", "related")
            run = run + 1 if bare else 0
            most = max(most, run)
        self.dense = furniture >= MANY_FURNITURE
        return furniture >= MIN_FURNITURE or (furniture > 0 and most >= MANY_SHORT)

    def _measure(self) -> None:
        drafts = self.drafts
        self.solid = [i for i, d in enumerate(drafts) if d.speech or (d.kind in ("", "body") and d.line.sentence)]
        if not self.solid:
            self.first, self.last = 0, self.n - 1
            return
        self.first = next((i for i in self.solid if self._near(i, i + 4) >= 2 or self.n < FEW_LINES), self.solid[0])
        if self.live or not self.saved:
            self.last = self.solid[-1]
            return
        need, reach = (4, 6) if len(self.solid) >= 8 else (2, 4)
        self.last = next(
            (i for i in reversed(self.solid) if self._near(i - reach, i) >= need or self.n < FEW_LINES), self.solid[-1]
        )

    def tells_of(self, line: Line) -> bool:
        """True if a paragraph of text has the name that a line consists of."""
        return any(f" {line.flat} " in f" {self.drafts[i].line.flat} " for i in self.solid)

    def _near(self, begin: int, end: int) -> int:
        """The number of solid lines from one line to another."""
        return bisect_right(self.solid, end) - bisect_left(self.solid, begin)

    def _drop_footers(self) -> bool:
        """Make paragraphs about the site, that share few words with the text, menus; True if there were any."""
        solid = self.solid
        if len(solid) < 4:
            return False
        main: set[str] = set()
        for i in solid[: max(4, int(len(solid) * 0.6))]:
            main |= _content_words(self.drafts[i].line)
        found = False
        foreign_from = self.n  # from here on no paragraph shares words with the text
        for i in reversed(solid):
            own = _content_words(self.drafts[i].line)
            if own and len(own & main) >= 0.2 * len(own):
                break
            foreign_from = i
        for i in solid:
            draft = self.drafts[i]
            if draft.kind or draft.speech or i <= self.first + 2:
                continue
            after_menu = any(d.kind in FURNITURE for d in self.drafts[max(self.first, i - 6) : i])
            own = _content_words(draft.line)
            site = len(words("footer").intersection(draft.line.flat.split()))
            foreign = not own or len(own & main) < 0.2 * len(own)
            at_end = i >= foreign_from and (site or (len(solid) >= 10 and i > solid[int(len(solid) * 0.75)]))
            if after_menu and foreign and (site > 1 or at_end):
                draft.be("menu", "about the site, and shares no words with the text")
                found = True
        return found


def place(drafts: Sequence[Draft]) -> None:
    """Give each line that has no kind yet the one that its place tells."""
    if not drafts:
        return
    grouped_links(drafts)
    _shown_again_and_again(drafts)
    _shown_twice(drafts)
    body = Body(drafts)
    if not body.solid:
        _without_sentences(drafts, body)
        return
    _captions(drafts)
    _before(drafts, body)
    _within(drafts, body)
    _after(drafts, body)


def _without_sentences(drafts: Sequence[Draft], body: Body) -> None:
    for draft in drafts:
        if not draft.kind:
            draft.be(
                *(
                    ("menu", "one of many short lines")
                    if body.saved and draft.line.short
                    else ("body", "a line of text")
                )
            )


def _shown_twice(drafts: Sequence[Draft]) -> None:
    """Make a line that stands twice close together a caption: a picture's own text, and what is set below it."""
    last: dict[str, int] = {}
    begun = False  # whether text stands above, so that it is no headline
    for i, draft in enumerate(drafts):
        line = draft.line
        if draft.kind or draft.speech or draft.told or line.quoted or not 7 <= line.words <= 60:
            continue
        if i - last.get(line.flat, -9) <= 3 and (begun or line.stopped):
            for twin in (drafts[last[line.flat]], draft):
                twin.be("caption", "the same line stands twice close together")
        last[line.flat] = i
        begun = begun or line.long


def _shown_again_and_again(drafts: Sequence[Draft]) -> None:
    """Make a title that stands again and again a link to another story, but for its first place."""
    places: dict[str, list[Draft]] = {}
    for draft in drafts:
        line = draft.line
        if not (draft.kind or draft.speech or draft.told or line.stopped) and line.words >= MIN_TITLE:
            places.setdefault(line.flat, []).append(draft)
    for _, *again in (found for found in places.values() if len(found) >= MANY_PLACES):
        for draft in again:
            draft.be("related", "a title that stands again and again")


def _captions(drafts: Sequence[Draft]) -> None:
    """A short paragraph above a photographer's name is a caption."""
    seen: set[str] = set()
    for above, draft in itertools.pairwise(drafts):
        copied = above.line.flat in seen
        seen.add(above.line.flat)
        if (
            draft.kind == "photo_credit"
            and not above.kind
            and not copied
            and not above.line.quoted
            and len(above.line.text) < 300
        ):
            above.be("caption", "above a photographer's name")


def _before(drafts: Sequence[Draft], body: Body) -> None:
    """Headline, deck, byline and menus above the text."""
    top = _headline(drafts, body)
    for i in range(body.first):
        draft, line = drafts[i], drafts[i].line
        if draft.kind:
            continue
        below = top is not None and i > top
        if below and nameish(line.text) and i <= (top or 0) + 6:
            draft.be("byline", "a name alone between headline and text")
        elif below and line.words >= (6 if line.stopped else 7):
            draft.be("deck", "a line between headline and text")
        elif top is None and (line.long or (line.stopped and line.words >= 8)):
            draft.be("body", "a sentence")
        elif i == 0 and line.words >= 4:
            draft.be("headline", "a title above the text")
        elif not body.saved:
            draft.be(*(("body", "a sentence") if line.stopped else ("heading", "a short line without a stop")))
        else:
            draft.be("menu", "a short line before the text")
    after = drafts[body.first + 1 : body.first + 2]
    first = drafts[body.first]
    heads_on = top is not None and top + 1 == body.first and len(body.solid) > 2
    if heads_on and not first.kind and after[0].kind in ("byline", "timestamp", "caption", "menu", "photo_credit"):
        first.be("deck", "the paragraph between headline and byline")


def _headline(drafts: Sequence[Draft], body: Body) -> int | None:
    """Mark the headline and its copies above the text; the place of the last of them."""
    told = [i for i in range(body.first) if drafts[i].kind == "headline"]
    flats = [drafts[i].line.flat for i in range(body.first)]
    longer = [flat for flat in flats if len(flat) > 15][:40]
    copied = [body.saved and any(flat != other and flat in other for other in longer) for flat in flats]
    heads = [] if told else [i for i in range(body.first) if _may_head(drafts[i], copied[i])]
    count: dict[str, int] = {}
    for flat in flats:
        count[flat] = count.get(flat, 0) + 1
    titles = [flats[i] for i in heads]

    def copies(i: int) -> int:
        flat = flats[i]
        near = count[flat] - 1
        if len(flat) > 15:
            near += sum(
                other != flat and (flat in other or (len(other) > 15 and other in flat)) for other in titles[:40]
            )
        return near

    spoken = any(draft.speech and draft.label for draft in drafts)
    if spoken and not told and not drafts[0].kind and drafts[0].line.words >= 2 and drafts[0].line.short and body.first:
        drafts[0].be("headline", "the first line of a transcript")
        told = [i for i in range(body.first) if flats[i] == flats[0]]
        for i in told:
            drafts[i].be("headline", "the first line of a transcript")
    elif heads:
        below = {draft.line.flat for draft in drafts[body.last + 1 :]}
        signed = [d.kind in ("byline", "timestamp") for d in drafts]
        rank = {
            i: _as_headline(i, drafts[i].line, copies(i) + (flats[i] in below), any(signed[i + 1 : i + 6]), body.saved)
            for i in heads
        }
        best = max(heads, key=rank.__getitem__)
        for i in heads:
            flat = flats[i]
            if flat == flats[best] or flats[best] in flat or (len(flat) > 15 and flat in flats[best]):
                drafts[i].be("headline", "a title above the text")
                told.append(i)
        if body.saved and heads[0] == 0 and not drafts[0].kind and len(flats[0]) > 25:
            drafts[0].be("headline", "the page's title")
    return max(told, default=None)


def _as_headline(i: int, line: Line, copies: int, signed: bool, saved: bool) -> tuple[int, bool, bool, int]:
    """The order of titles above the text: copies first, then length, a byline or stamp below, and the place."""
    long = len(line.flat) > 25
    if not saved:
        return 0, long, False, -i
    copies = copies if long else 0
    signed = signed and not copies
    return copies, long, signed, -i if signed else i


def _may_head(draft: Draft, copied: bool) -> bool:
    line = draft.line
    title = not line.text.endswith((".", ":")) or line.text.endswith("...")
    return not draft.kind and 3 <= line.words <= 32 and title and (copied or not nameish(line.text))


def _within(drafts: Sequence[Draft], body: Body) -> None:
    """Headings, credits and links between the paragraphs of the text."""
    before = ""  # the kind of the line above
    solid = set(body.solid)
    top = drafts[body.first]
    asks = body.first == 0 and not top.kind and not top.line.quoted and top.line.text.endswith("?")
    if asks and top.line.words <= 15 and len(drafts) > 2 and drafts[1].line.sentence and not drafts[1].speech:
        top.be("headline", "a question above the text")
    asked = {i for i in range(body.first, body.last) if _is_asked(drafts[i], drafts[i + 1])}
    for i in range(body.first, body.last + 1):
        draft, line = drafts[i], drafts[i].line
        if i in asked and len(asked) > 1:
            draft.be("heading", "a question above a paragraph, as others here")
        if not draft.kind:
            following = drafts[i + 1] if i + 1 < len(drafts) else None
            draft.be(*_between(line, before, following, i + 1 in solid, body, i <= body.first + 2))
        before = draft.kind


def _is_asked(draft: Draft, following: Draft) -> bool:
    line = draft.line
    asks = line.text.endswith("?") and 2 <= line.words <= 14 and not line.quoted
    return asks and not draft.kind and following.line.long and not following.kind


def _between(
    line: Line, before: str, following: Draft | None, text_follows: bool, body: Body, near_top: bool
) -> tuple[str, str]:
    if not line.short or line.words > 14:
        if before == "related" and len(line.text) < 130 and not line.stopped:
            return "related", "a title among links to other stories"
        return "body", "a paragraph"
    text_follows = text_follows or (
        following is not None and (following.line.long or following.kind in ("list", "turn", "question"))
    )
    if before == "related" and not text_follows:
        return "related", "a title among links to other stories"
    if before == "timestamp":
        return ("byline", "a name after a stamp") if nameish(line.text) else ("heading", "a title after a stamp")
    if nameish(line.text) and before in ("heading", "headline", "timestamp", "photo_credit") and body.live:
        return "byline", "a name below a title"
    joined = " and " in line.text and nameish(line.text, least=4, most=7)
    person = (joined or nameish(line.text, most=3)) and words("not_a_label").isdisjoint(line.flat.split())
    stamped = following is not None and following.kind == "timestamp"
    if person and near_top and (text_follows or stamped):
        return "byline", "a name alone near the top"
    if person and line.words >= 2 and body.tells_of(line):
        return "caption", "the name of somebody of whom the text tells, alone on a line"
    if before == "list" and not line.verb:
        return "list", "one of several short lines"
    if text_follows:
        return "heading", "a short line without a stop above a paragraph"
    if following is not None and following.line.short and not line.verb:
        return ("menu", "one of several short lines") if body.saved else ("list", "one of several short lines")
    return "heading", "a short line without a stop"


def _after(drafts: Sequence[Draft], body: Body) -> None:
    """Links, menus and a writer's note below the text."""
    above = drafts[: body.first]
    names = {draft.line.flat.removeprefix("by ") for draft in above if draft.kind == "byline"}
    pieces = {
        line_of(piece, 0, len(piece)).flat
        for draft in above
        if draft.kind == "byline"
        for piece in _PIECES.split(draft.line.text)
        if nameish(piece, most=4)
    }
    alone = {draft.line.flat for draft in above if draft.kind == "menu" and nameish(draft.line.text, most=4)}
    for i in range(body.last + 1, len(drafts)):
        draft, line = drafts[i], drafts[i].line
        if draft.kind:
            stray = (
                draft.kind in ("byline", "timestamp", "caption", "headline") and not draft.told and i > body.last + 2
            )
            if stray and any(d.kind == "related" for d in drafts[i - 3 : i]):
                draft.be("related", "below a link to another story")
            continue
        if nameish(line.text) and any(line.flat in name for name in names):
            draft.be("byline", "whom the byline names")
            continue
        goes_on = all(d.kind in ("body", "turn", "question", "list") for d in drafts[max(body.first, i - 1) : i])
        if not body.saved:
            draft.be("body", "a line after the text")
        elif (goes_on and line.stopped and line.words >= 5) or (line.long and line.stopped and not body.dense):
            draft.be("body", "a sentence that goes on with the text")
        elif line.words >= 6:
            draft.be("related", "a title after the text")
        else:
            draft.be("menu", "a short line after the text")
    for i in range(body.last + 1, len(drafts)):
        near = [d.kind for d in drafts[max(body.last + 1, i - 2) : i + 3]]
        if drafts[i].kind == "menu" and drafts[i].reason.startswith("a short line") and near.count("related") >= 2:
            drafts[i].be("related", "among links to other stories")
    _writers(drafts, body, names | alone | pieces)


def _writers(drafts: Sequence[Draft], body: Body, names: set[str]) -> None:
    """Make a last paragraph about the writer, whom the byline names, part of the byline."""
    people = {name for name in names if 2 <= len(name.split()) <= 4}
    for i in body.solid[-3:]:
        draft = drafts[i]
        if draft.kind != "body" or draft.told or i < body.last - 2 or len(body.solid) < 4:
            continue
        if any(draft.line.flat.startswith(f"{name} ") for name in people) and _PERSON_NOTE.search(
            draft.line.text[:120]
        ):
            draft.be("byline", "about the writer whom the byline names")


def _content_words(line: Line) -> set[str]:
    return {word for word in _LONG_WORD.findall(line.text.lower()) if word not in words("stop")}
