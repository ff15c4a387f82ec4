"""Wordings: loaded words, scare quotes, so-called, intensifiers and euphemisms."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc

from newsangles.angles.framing.loaded_words import is_name, loaded_words
from newsangles.angles.framing.scare_quotes import scare_quotes
from newsangles.angles.framing.unmarked_words import unmarked_paragraphs
from newsangles.angles.framing.voices import Voices, voices_of
from newsangles.angles.framing.wording_words import COLOURS, EUPHEMISMS, LOADED, colours, euphemisms, phrases_of
from newsangles.language.parsed_text import SUBJECTS, ParsedText, parsed_text_of
from newsangles.tables.framing_rows import Wording, WordingKind
from newsangles.tables.schema import Mention

MAX_STEPS = 6
"""Steps up the tree from a word to the verb by which it is ascribed to somebody: <= this many."""

HEARD = frozenset("hear say find tell claim warn report reveal show suggest".split())
"""Verbs that end a heading after who says it."""

DENYING = frozenset(("no", "hardly", "scarcely", "never", "neither"))
"""Words that deny what they stand beside; so do those that the parse marks."""

LIMITING = frozenset(("only", "just", "merely", "simply"))
"""Words that leave a denial standing: not only cynical."""

ADJECTIVAL = frozenset(("amod", "attr", "acomp", "oprd"))
"""Places of an adjective, and of a participle that is none of a clause of its own."""

PREDICATED = ADJECTIVAL | {"compound", "dobj"}
"""Steps from a word up to the verb that may deny it."""

GRADED = frozenset(("ADJ", "ADV", "VERB", "NOUN"))


class _Row(NamedTuple):
    """A wording before its number."""

    kind: WordingKind
    first: int
    last: int
    rule: str
    shown: bool
    plainer: str | None = None
    source: str | None = None


def wordings(doc: Doc) -> list[Wording]:
    """Wordings of a parsed Doc, in the order of the text.

    Args:
        doc: A Doc with its quotes and actors.
    """
    view = parsed_text_of(doc)
    found = list(_phrases(view))
    found += [
        _Row("scare quotes", *marked[:2], "scare quotes", marked.sure) for marked in scare_quotes(view, doc._.quotes)
    ]
    taken = {k for row in found if row.kind != "scare quotes" for k in range(row.first, row.last + 1)}
    mentions, voices = mention_heads(view, doc._.mentions), voices_of(doc)
    for word in loaded_words(view, mentions, voices):
        if word.met and taken.isdisjoint(range(word.first, word.last + 1)):
            found.append(_Row("loaded", word.first, word.last, f"loaded:{word.use}", True, None, LOADED))
    found.sort(key=lambda row: (row.first, row.last, row.kind))
    if not found:
        return []
    unmarked = unmarked_paragraphs(doc, view)
    return [_wording(view, n, row, mentions, voices, unmarked) for n, row in enumerate(found, 1)]


def _wording(
    view: ParsedText, number: int, row: _Row, mentions: dict[int, Mention], voices: Voices, unmarked: set[int]
) -> Wording:
    start, end = view.idx[row.first], view.end[row.last]
    voice = voices.at(start, end)
    target = _target(view, row, mentions)
    target = target if target and target.actor_id else None
    # Words in marks, or what somebody is blamed for, may be somebody's all the same where no quote was found; and where
    # somebody's words are told without marks, nobody knows who chose the word.
    marked = view.inside[row.first] > 0 and row.kind != "scare quotes"
    if voice.quote_id is None:
        open_voice = marked or view.para[row.first] in unmarked or is_ascribed(view, row.last)
    else:
        open_voice = voices.literal(start, end, marked) != voice
    return Wording(
        wording_id=f"w{number}",
        kind=row.kind,
        start=start,
        end=end,
        text=view.text[start:end],
        target=target.text if target else None,
        target_start=target.start if target else None,
        target_end=target.end if target else None,
        target_actor_id=target.actor_id if target else None,
        voice=voice.voice,
        quote_id=voice.quote_id,
        by_actor_id=voice.by_actor_id,
        plainer=row.plainer,
        source=row.source,
        shown=row.shown and not open_voice and not (row.kind == "loaded" and is_denied(view, row.first, row.last)),
        rule=row.rule,
    )


def is_ascribed(view: ParsedText, i: int) -> bool:
    """True for what somebody is blamed for or called, or a heading that names who says it."""
    saying = colours()["saying"] | colours()["naming"]
    if _is_said_heading(view, i):
        return True
    for _ in range(MAX_STEPS):
        above = view.head[i]
        if above == i:
            return False
        by = view.dep[i] in ("oprd", "ccomp") or (view.dep[i] == "prep" and view.lower[i] in ("of", "for", "as"))
        if by and view.pos[above] == "VERB" and view.lemma[above] in saying:
            return True
        i = above
    return False


def is_denied(view: ParsedText, first: int, last: int) -> bool:
    """True for a word or phrase that is said not to hold: it is no witch hunt, hardly a bombshell."""
    i = last
    for _ in range(MAX_STEPS):
        kids = [k for k in view.children[i] if not first <= k <= last]  # never-ending denies nothing
        denies = [k for k in kids if view.dep[k] == "neg" or view.lower[k] in DENYING]
        if denies:
            return not any(view.lower[k + 1] in LIMITING for k in denies if k + 1 < view.n)
        place = view.dep[view.head[i]] if view.dep[i] == "conj" else view.dep[i]
        if place not in PREDICATED or (view.pos[i] in ("VERB", "AUX") and place not in ADJECTIVAL):
            return False
        i = view.head[i]
    return False


def _is_said_heading(view: ParsedText, i: int) -> bool:
    """True for a heading that ends with who says it: Deal was a sham: minister; …, inquiry hears."""
    first, last = view.free_bounds[view.sent[i]]
    if view.ends_text(view.bounds[view.sent[i]][1]):
        return False
    behind = [view.word[k] for k in range(max(first, i + 1, last - 4), last)]
    return ":" in behind or ("," in behind and view.lemma[last] in HEARD)


def _phrases(view: ParsedText) -> Iterator[_Row]:
    """Euphemisms, so-called with words like it, and intensifiers."""
    milder, doubting, grading = euphemisms(), phrases_of("so-called"), phrases_of("intensifier")
    begins = milder.keys() | doubting.keys() | grading.keys()
    pairs = enumerate(zip(view.lower, view.lemma, strict=True))
    for i in [i for i, (lower, lemma) in pairs if lower in begins or lemma in begins]:
        lower = view.lower[i]
        for one in milder.get(lower, ()) or milder.get(view.lemma[i], ()):
            last = i + len(one.words) - 1
            if _is_here(view, one.words, i) and not is_name(view, last):
                yield _Row("euphemism", i, last, "euphemism", True, one.plainer, EUPHEMISMS)
                break
        for pieces in doubting.get(lower, ()):
            last = i + len(pieces) - 1
            if _is_here(view, pieces, i) and last + 1 < view.n and not is_name(view, last):
                shown = not view.opens[last + 1] and view.word[last + 1].islower()
                # The so-called idle state is a term; so is much that has a modifier of its own.
                bare = view.pos[last + 1] == "NOUN" and view.dep[last + 1] != "compound"
                shown = shown and (bare or pieces[0] != "so")
                yield _Row("so-called", i, last, "so-called", shown, None, COLOURS)
                break
        for pieces in grading.get(lower, ()):
            last = i + len(pieces) - 1
            if _is_here(view, pieces, i) and not is_name(view, last) and _grades(view, last):
                yield _Row("intensifier", i, last, "intensifier", True, None, COLOURS)
                break


def _is_here(view: ParsedText, pieces: tuple[str, ...], i: int) -> bool:
    last = i + len(pieces) - 1
    if last >= view.n or any(view.lower[i + k] != piece for k, piece in enumerate(pieces[1:-1], 1)):
        return False
    first = pieces[0] in (view.lower[i], view.lemma[i])
    return first and pieces[-1] in (view.lower[last], view.lemma[last])


def _grades(view: ParsedText, last: int) -> bool:
    """True for an intensifier with the word that it grades behind it."""
    head = view.head[last]
    if head <= last or head > last + 3 or view.pos[head] not in GRADED or is_name(view, head):
        return False
    if view.pos[last] == "ADV":
        return view.dep[last] == "advmod" and view.pos[head] in ("ADJ", "ADV", "VERB")
    return view.dep[last] == "amod" and view.tag[head] == "NN"


def mention_heads(view: ParsedText, mentions: tuple[Mention, ...]) -> dict[int, Mention]:
    """The mentions of actors by their head; of several with one head, the shortest."""
    found: dict[int, Mention] = {}
    for mention in sorted(mentions, key=lambda one: one.start - one.end):
        first, last = view.word_at(mention.start), view.word_at(mention.end - 1)
        found[view.top(first, max(first, last))] = mention
    return found


def _target(view: ParsedText, row: _Row, mentions: dict[int, Mention]) -> Mention | None:
    """The linked actor that is the word's own head, subject or the noun that it stands for."""
    i = row.last if row.kind != "scare quotes" else view.top(row.first, row.last)
    if view.dep[i] in ("amod", "compound") and i != view.head[i]:
        return mentions.get(view.head[i])
    if view.dep[i] in ("acomp", "attr", "oprd") or view.pos[i] == "VERB":
        verb = i if view.pos[i] == "VERB" else view.head[i]
        subject = next((k for k in view.children[verb] if view.dep[k] in SUBJECTS), -1)
        return mentions.get(subject)
    if view.dep[i] == "appos":
        return mentions.get(view.head[i])
    if view.pos[i] == "NOUN":
        own = mentions.get(i)
        appos = next((k for k in view.children[i] if view.dep[k] == "appos"), -1)
        return own or mentions.get(appos)
    return None
