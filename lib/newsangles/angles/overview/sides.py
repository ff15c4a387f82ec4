"""Reported speech and denials, each with its voice: the section What each side says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from spacy.tokens import Span

from newsangles.angles.claims.lexicon import lexicon as claim_words
from newsangles.angles.overview.lexicon import reporting, words
from newsangles.angles.overview.references import is_open
from newsangles.angles.overview.sentences import HANDED_ON, Row, Sentences, Statement, children, has_word, stems
from newsangles.angles.overview.standing import goes_back_openly, is_full, stands, stands_alone
from newsangles.angles.overview.telling import chance, pointed_out
from newsangles.angles.overview.voices import (
    CHARGES,
    Voice,
    act,
    cue_of,
    heads_its_sentence,
    is_anonymous,
    is_body,
    is_its_own,
    is_named_office,
    is_negated,
    is_office,
    tells,
    voice,
    with_role,
)

TOPIC = "What each side says"

MAX_PLAIN = 4
"""Most voices without a label."""

LABELLED = 5
"""The rank of denials and accusations, which are chosen before anything else: >= this."""

MIN_SHARED = 2
"""Fewest words of the news that a sentence of quoted words has; others are moods."""

LABEL_WEIGHT = 0.03
"""Weight of a step of the ranks below denials and accusations."""

NEAR_WEIGHT, MOST_NEAR = 0.05, 4
"""Weight of each word of the news in what a voice says, and the most of them that count.

Of sentences without any 60% were right when judged, with one 77%, with two 86%, with more 91%."""

QUOTED_WEIGHT = -0.15
"""Weight of a quotation, which tells less than what a voice reports."""

PRONOUN_WEIGHT = -0.1
"""Weight of a voice told by a pronoun, which goes on from a sentence with its name."""

LEANING_WEIGHT = -0.1
"""Weight of a sentence that needs another before it."""

MIN_QUOTED, MIN_CHARGED = 5, 3
"""Fewest words of what is said; the second of what somebody is accused of."""

_RANKS = {
    "denial": 6,
    "accusation": 5,
    "criticism": 5,
    "allegation": 5,
    "admission": 3,
    "warning": 3,
    "announcement": 2,
}
_RANKS |= {"demand": 1}
_SAID = {"indirect": "reported in the outlet’s words", "mixed": "partly quoted", "direct": "quoted only"}
DENIAL = "denial"
"""The label of a denial."""

VOICE = {
    "full name": "voice named in full",
    "noun": "voice a noun",
    "linked pronoun": "voice a pronoun, linked",
    "sure pronoun": "voice a pronoun, surely linked",
    "surname": "voice a surname",
}
"""The kind of statement by the kind of its voice."""

CHARGED = "voice a pronoun, surely linked, that accuses or denies"
"""The kind of such a statement: told of somebody whom the sentence before names."""

_ALWAYS_SHOWN = ("denial", "accusation", "criticism")
_DEMONSTRATIVES = frozenset(("this", "that", "these", "those"))
_OPENERS = frozenset(("that", "if", "whether"))
_BESIDE = frozenset("as while when after before since because until".split())
_MIN_PLAIN_WORDS = 11
_OPENED = re.compile(r"(?:^|[\s(—–])['‘](?=[A-Z])(?!.*?[.,!?…\w]['’](?!\w))")


def sides(page: Sentences) -> list[tuple[Statement, str]]:
    """Sentences in which one voice says something, each with its voice; denials and accusations first."""
    by_sentence: dict[int, tuple[Statement, Row]] = {}
    for side in (side for q in page.rows["quotes"] if (side := _side(page, q)) is not None):
        if side[0].rank >= by_sentence.get(side[0].sentence, side)[0].rank:  # that with a label
            by_sentence[side[0].sentence] = side
    found = list(by_sentence.values())
    found.sort(key=lambda side: (-max(side[0].rank, LABELLED - 1), -_weight(page, side), side[1]["start"]))
    return [(statement, _who(page, quote) or statement.lead or "") for statement, quote in found]


def _who(page: Sentences, quote: Row) -> str:
    """A key for a voice: its actor; without a name its noun, so that prosecutors and federal prosecutors are one."""
    source = page.span(quote["source_start"], quote["source_end"])
    nameless = source is not None and is_anonymous(source.root)
    return source.root.lemma_.lower() if source is not None and nameless else quote["actor_id"]


def chosen(
    found: Iterable[tuple[Statement, str]], taken: set[int], limit: int, heard: Counter[str] | None = None
) -> Iterator[Statement]:
    """The sides that are shown, in the order of the text: of each voice one, or two denials.

    Args:
        found: The result of `sides`, or a part of it.
        taken: Numbers of the sentences that are shown already.
        limit: At most so many.
        heard: How often each voice is shown already; it is counted on.
    """
    heard = Counter() if heard is None else heard
    shown: dict[int, Statement] = {}
    for statement, who in found:
        most = 2 if statement.rank >= LABELLED else 1
        plain = not statement.rank and len(shown) >= MAX_PLAIN
        if (
            statement.sentence in taken
            or statement.sentence in shown
            or heard[who] >= most
            or plain
            or len(shown) >= limit
        ):
            continue
        heard[who] += 1
        shown[statement.sentence] = statement
    yield from sorted(shown.values(), key=lambda side: side.sentence)


def _weight(page: Sentences, side: tuple[Statement, Row]) -> float:
    """Weight of a side: the chance that its sentence is worth telling, and a little for a label."""
    statement, quote = side
    source = page.span(quote["source_start"], quote["source_end"])
    label = LABEL_WEIGHT * statement.rank if statement.rank < LABELLED else 0.0
    label += QUOTED_WEIGHT if quote["kind"] == "direct" else 0.0
    by_pronoun = PRONOUN_WEIGHT if source is not None and source.root.pos_ == "PRON" else 0.0
    leaning = 0.0 if stands_alone(page, statement.sentence, source) else LEANING_WEIGHT
    if source is None:
        return label + by_pronoun + leaning
    near = NEAR_WEIGHT * min(_near(page, statement.sentence, source), MOST_NEAR)
    return chance(page, statement.sentence, source) + label + by_pronoun + leaning + near


def _near(page: Sentences, i: int, source: Span) -> int:
    """The number of words of the news in a sentence, beside those for its speaker."""
    return len((stems(page.printed(i)) - stems(source.text)) & page.topic)


def _side(page: Sentences, quote: Row) -> tuple[Statement, Row] | None:
    """The statement of a quote, with the quote; None where a reader could be misled."""
    if not _is_told(page, quote):
        return None
    cue, found = cue_of(page, quote), voice(page, quote)
    source = page.span(quote["source_start"], quote["source_end"])
    if cue is None or source is None or found is None or not _is_safe(quote, cue_label := act(cue), tells(cue)):
        return None
    if not heads_its_sentence(cue) or is_negated(cue) or not is_its_own(cue, source):
        return None
    if (
        _is_a_plot(cue)
        or _is_medium(page, quote, source)
        or _is_cut(page, quote)
        or _is_second_of_two(cue)
        or _denies_what_is_told_elsewhere(cue)
        or _leaves_open_what(cue)
    ):
        return None
    known = page.mentions.get((quote["source_start"], quote["source_end"])) is not None or is_anonymous(source.root)
    if found.kind == "noun" and not known:
        return None  # a document or a thing takes no side
    labelled = cue_label in _ALWAYS_SHOWN or (cue_label in CHARGES and is_office(source.root))
    if found.kind == "noun" and is_anonymous(source.root) and not (labelled or _is_known(page, source)):
        return None  # stands under the sources without a name
    i = page.at(quote["cue_start"])
    if _points_back(page, quote) or is_open(page.spans[i]) or _is_silent(page, quote):
        return None
    pointed = pointed_out(page, i, source)
    if pointed is None or goes_back_openly(page, i) or not stands(page, i, source) or _is_of_two(page, cue, i):
        return None
    actor = page.actors.get(quote["actor_id"])
    found = with_role(page, found, actor, i)
    if found.kind == "surname" and not (found.role or found.added or _is_introduced(page, actor, i)):
        return None
    rank = _RANKS.get(cue_label or ("denial" if _denies(page, quote) else ""), 0)
    about = len(page.topic & stems(page.printed(i))) >= MIN_SHARED
    on_the_news = about and (quote["kind"] == "direct" or _testifies(page, quote))
    if not rank and (page.number_of_words(i) < _MIN_PLAIN_WORDS or (quote["kind"] == "direct" and not on_the_news)):
        return None  # moods
    if not on_the_news and _testifies(page, quote):
        return None
    if not rank and has_word(cue, words()["goes on"]):
        return None  # the tail of an answer
    if pointed[0] and rank < LABELLED:
        return None
    statement = Statement(
        topic=TOPIC,
        text=page.quoted_whole(i),
        sentence=i,
        start=page.begins(i),
        lead=_lead(found, cue_label, source),
        added=found.put_in or pointed[1] or None,
        note=pointed[0] or None,
        kinds=("quoted on the news" if on_the_news else _SAID[quote["kind"]], _kind(found, rank)),
        chance=1.0 if rank >= LABELLED else chance(page, i, source),
        rank=rank,
    )
    return statement, quote


def _is_known(page: Sentences, source: Span) -> bool:
    """True for an office that the article names, here or elsewhere: the Norwood police."""
    named = is_body(source.root) and any(word.pos_ == "PROPN" for word in source)
    return named or is_named_office(page, source.root)


def _is_told(page: Sentences, quote: Row) -> bool:
    """True if somebody states something in a sentence that can be shown, alone, with source and cue in it."""
    if quote["inside"] or quote["cue_class"] not in HANDED_ON or None in (quote["source_start"], quote["cue_start"]):
        return False
    i = page.at(quote["cue_start"])
    part = page.structure.part_at(page.begins(i))
    if part is not None and part.kind == "turn":  # what a speaker of a conversation says that another one said
        return False
    here = page.at(quote["source_start"]) == page.at(quote["start"]) == i
    said = page.text[quote["start"] : min(quote["end"], page.spans[i].end_char)]
    pointing = page.first_word(i) in words()["pointing"] and quote["source_start"] != page.begins(i)
    shown = page.may_show_after_a_name(i) and not pointing
    cue = cue_of(page, quote)
    least = MIN_CHARGED if cue is not None and act(cue) in CHARGES else MIN_QUOTED
    return here and shown and len(said.split()) >= least and len(page.voices(i)) == 1


def _is_safe(quote: Row, label: str | None, handed_on: bool) -> bool:
    """True if a verb hands on a clause; a noun below it is enough for denials and accusations alone."""
    if quote["rule"] == "object":
        return label in _ALWAYS_SHOWN
    return handed_on


def _is_medium(page: Sentences, quote: Row, source: Span) -> bool:
    """True for a newspaper or a broadcaster, which hands on what others did or said and takes no side."""
    known = claim_words()
    name = source.text.lower().removeprefix("the ")
    medium = name in known["outlet name"] or (source[-1].pos_ == "PROPN" and source[-1].lower_ in words()["medium"])
    return quote["quote_id"] in page.media or medium


def _is_cut(page: Sentences, quote: Row) -> bool:
    """True if what is said within quotation marks goes on in the next sentence, where its point may stand.

    A whole sentence of a quotation with words of the news can stand alone.
    """
    i = page.at(quote["cue_start"])
    opened = page.goes_on(i) or _OPENED.search(page.printed(i)) is not None
    whole = quote["kind"] == "direct" and len(page.topic & stems(page.printed(i))) >= MIN_SHARED
    return opened and quote["kind"] != "indirect" and not whole


def _is_a_plot(cue: Span) -> bool:
    """True for a clause of time in the present, as plots are told: *before the hare announces that …*."""
    word = cue.root
    opens = any(child.lower_ in words()["time clause"] for child in word.children if child.i < word.i)
    return word.dep_ == "advcl" and word.tag_ in ("VBZ", "VBP") and opens


def _is_second_of_two(cue: Span) -> bool:
    """True for a voice set beside one whose clause leads: the union stressed that …, while the league condemned it."""
    word, first = cue.root, cue.root.head
    beside = word.dep_ == "advcl" and any(mark.lower_ in words()["set against"] for mark in children(word, ("mark",)))
    other = any(subject.pos_ != "PRON" for subject in children(first, ("nsubj",)))  # though it said so, it agreed
    return beside and other and first.lemma_.lower() in reporting() and bool(children(first, ("ccomp",)))


def _testifies(page: Sentences, quote: Row) -> bool:
    """True for what somebody says of himself without quotation marks, as old reports give testimony."""
    span = page.span(quote["start"], quote["end"])
    return any(word.text == "I" and not page.is_quoted(word.idx) for word in span or ())


def _denies_what_is_told_elsewhere(cue: Span) -> bool:
    """True for a denial of *the allegations* without what they are: shown below them alone."""
    things = children(cue.root, ("dobj",))
    return any(
        thing.lemma_.lower() in words()["charge"]
        and not any(child.dep_ in ("acl", "relcl", "prep", "compound", "amod") for child in thing.children)
        for thing in things
    )


def _leaves_open_what(cue: Span) -> bool:
    """True if somebody tells why or who, and the sentence does not say it: *explained why she was chosen*."""
    clauses = children(cue.root, ("ccomp",))
    return any(
        clause.left_edge.lower_ in words()["asked for"] and not children(clause, ("csubj",)) for clause in clauses
    )


def _points_back(page: Sentences, quote: Row) -> bool:
    """True if what is said begins with *this*, which stands before, or with *as*, which only dates it."""
    span = page.span(quote["start"], quote["end"])
    opening = [word for word in span or () if word.is_alpha][:2]
    if opening and opening[0].pos_ == "SCONJ" and opening[0].lower_ in _BESIDE:
        return True
    first = next((word for word in opening if word.lower_ not in _OPENERS), None)
    return first is not None and first.lower_ in _DEMONSTRATIVES and first.pos_ == "PRON"


def _is_of_two(page: Sentences, cue: Span, i: int) -> bool:
    """True if what a source hands on is somebody else's word: the cousin said, according to the paper."""
    if not any(word.lower_ == "according" for word in cue):
        return False
    inside = any(quote["inside"] and page.at(quote["source_start"]) == i for quote in page.told(i))
    return inside or any(
        word.lemma_.lower() in words()["telling"] and word.dep_ == "ROOT" and children(word, ("nsubj",))
        for word in page.spans[i]
        if word not in cue
    )


def _kind(found: Voice, rank: float) -> str:
    """The kind of a voice; of a pronoun another where it accuses or denies."""
    return CHARGED if found.kind == "sure pronoun" and rank >= LABELLED else VOICE[found.kind]


def _is_introduced(page: Sentences, actor: Row | None, i: int) -> bool:
    """True if the article names somebody in full, or a first line or a sentence says who they are."""
    if actor is None or actor["label"] != "person" or actor["role"] or actor["actor_id"] in page.first_actors:
        return True
    return is_full(actor["name"])


def _is_silent(page: Sentences, quote: Row) -> bool:
    """True if somebody only says that they say nothing: she could not comment."""
    span = page.span(quote["start"], quote["end"])
    return any(
        word.lemma_.lower() in words()["comment"]
        and (children(word, ("neg",)) or (word.pos_ == "NOUN" and word.head.lower_ == "for"))
        for word in span or ()
    )


def _denies(page: Sentences, quote: Row) -> bool:
    """True if what is said calls something untrue, as the predicate of its clause."""
    span = page.span(quote["start"], quote["end"])
    return span is not None and any(
        word.lemma_.lower() in words()["denied"] and word.dep_ in ("acomp", "attr") for word in span
    )


def _lead(found: Voice, label: str | None, source: Span) -> str:
    plain = found.kind == "noun" and source[0].pos_ == "NOUN" and found.name[1:2].islower()  # no name's capital letter
    name = found.name[0].lower() + found.name[1:] if plain else found.within
    shown = found.introduced(f"{label} by {name}" if label else found.shown)
    return shown[:1].upper() + shown[1:]
