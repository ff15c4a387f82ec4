"""Namings: what each actor is called, and by whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from spacy.tokens import Doc

from newsangles.angles.actors.names import words
from newsangles.angles.actors.titles import full_forms
from newsangles.angles.framing.voices import Words, voices_of
from newsangles.angles.shell import plain_rows
from newsangles.language.parsed_text import ParsedText, parsed_text_of
from newsangles.language.rules import per_rules, rule_lines
from newsangles.language.subjects import MEASURES
from newsangles.tables.framing_rows import Naming

FOLDER, WORDS = "angles/framing", "namings.txt"

SETS = frozenset(("plain", "parts", "owners", "places"))
"""The names of the word sets."""

MIN_LINK = 0.85
"""A noun that is tied to an actor tells what he is called if the tie's confidence is >= this."""

MAX_BEHIND = 6
"""An of-phrase behind a noun is a modifier if it has <= this many words."""

OPEN = frozenset(("conditional", "question", "predicted", "planned", "wanted", "alleged"))
"""Statuses of what is not told as so."""

BEFORE = frozenset(("amod", "compound", "nmod", "poss", "npadvmod"))
"""Relations of the words before a noun that say more of it."""

JOINERS = frozenset(("-", "–", "/"))
"""Marks that join two words to one: *wider-body*."""

UNREAL = frozenset(("if", "whether"))
"""Words before a clause that tells nothing as so."""

WHERE = frozenset("in into at near outside inside on around beside behind opposite along across".split())
"""Prepositions before a place; a body behind them is where something is."""

SOME = frozenset("a an some any another no".split())
"""Words before what is no one actor that is known."""

PAST_PARTS = frozenset("be serve work act".split())
"""Verbs of what somebody was."""

AT_A_TIME = frozenset("previously once then formerly earlier".split())
"""Adverbs of what somebody was and is no more."""

CLAUSES_OF_TIME = frozenset("before until when while after".split())
"""Words before a clause that tells when."""

PlainRow = Mapping[str, Any]

Kind = Literal["name", "description"]


@per_rules
def naming_words() -> dict[str, frozenset[str]]:
    """The word sets of ``data/namings.txt``, by name, with the user's additions.

    Raises:
        ParameterError: A line names an unknown set.
    """
    found = dict.fromkeys(SETS, frozenset[str]())
    for line in rule_lines(FOLDER, WORDS):
        name, colon, words = line.text.partition(":")
        if not colon or name not in SETS:
            raise line.error(f"{name!r} is no set of words", f"begin the line with one of {', '.join(sorted(SETS))}")
        found[name] |= frozenset(words.split())
    return found


@dataclass(frozen=True, slots=True)
class Called:
    """One place where an actor is called something: its first and last word, its head, and its modifiers."""

    actor_id: str
    kind: Kind
    first: int
    last: int
    head: str
    modifiers: tuple[str, ...]
    rule: str


def namings(doc: Doc) -> list[Naming]:
    """Namings of a parsed Doc, in the order of the text.

    Args:
        doc: A Doc with its quotes, actors and predicates.
    """
    view, voices = parsed_text_of(doc), voices_of(doc)
    found: dict[tuple[object, ...], list[tuple[Called, Words]]] = {}
    unsaid = (row for row in plain_rows(doc, "predicates") if row["polarity"] != "positive" or row["status"] in OPEN)
    denied = frozenset(view.word_at(row["start"]) for row in unsaid)
    mentions = plain_rows(doc, "mentions")
    told = _told_of(plain_rows(doc, "actors"), mentions)
    for called in sorted(
        _called(
            view,
            [row for row in mentions if row["actor_id"] in told],
            [row for row in plain_rows(doc, "roles") if row["actor_id"] in told],
            denied,
        ),
        key=lambda one: (one.first, one.last),
    ):
        voice = voices.literal(view.idx[called.first], view.end[called.last], view.inside[called.first] > 0)
        wording = tuple(part.casefold() for part in (called.head, *called.modifiers))
        key = (called.actor_id, called.kind, wording, voice.voice, voice.by_actor_id)
        found.setdefault(key, []).append((called, voice))
    return [_row(view, number, places) for number, places in enumerate(found.values(), 1)]


def _told_of(actors: Sequence[PlainRow], mentions: Sequence[PlainRow]) -> frozenset[str]:
    """The actors that a text tells of: those with a name, and others that come back; no *girls* in general."""
    often = Counter(row["actor_id"] for row in mentions)
    return frozenset(
        row["actor_id"]
        for row in actors
        if row["named"]
        or (
            row["name"].split()[0].casefold() not in naming_words()["owners"]
            and often[row["actor_id"]] > 1
            and (row["label"] == "person" or row["acts_for"] or row["country"])
        )
    )


def _row(view: ParsedText, number: int, places: Sequence[tuple[Called, Words]]) -> Naming:
    """One row for all places where one voice calls an actor so."""
    called, voice = places[0]
    spans = tuple((view.idx[one.first], view.end[one.last]) for one, _ in places)
    start, end = spans[0]
    return Naming(
        start=start,
        end=end,
        text=view.text[start:end],
        rule=called.rule,
        naming_id=f"n{number}",
        actor_id=called.actor_id,
        kind=called.kind,
        head=called.head,
        modifiers=called.modifiers,
        voice=voice.voice,
        by_actor_id=voice.by_actor_id,
        times=len(spans),
        spans=spans,
    )


def _called(
    view: ParsedText, mentions: Sequence[PlainRow], roles: Sequence[PlainRow], denied: frozenset[int]
) -> Iterator[Called]:
    """Every place where an actor is called something, by his mentions and by the roles that the text gives him.

    Args:
        view: The document.
        mentions: Its mentions.
        roles: Its roles.
        denied: The words of predicates that the text does not tell as so.
    """
    taken, names = set[int](), list[Called]()
    widest = -1
    for row in sorted(mentions, key=lambda row: (row["start"], -row["end"])):
        if row["kind"] != "name":
            continue
        inner, widest = row["end"] <= widest, max(widest, row["end"])
        if _acts(view, row) and not inner and _is_name(view, row) and (one := _name(view, row)):
            names.append(one)
    own = defaultdict[str, set[int]](set)
    for one in names:
        taken.update(range(one.first, one.last + 1))
        own[one.actor_id].update(range(one.first, one.last + 1))
        yield one
    for row in mentions:
        sure = row["confidence"] is None or row["confidence"] >= MIN_LINK
        if row["kind"] == "nominal" and sure and _acts(view, row):
            first, last = _words_of(view, row["start"], row["end"])
            if taken.isdisjoint(range(first, last + 1)) and _is_said(view, first, last, denied):
                one = _description(view, row["actor_id"], first, last, "mention", own[row["actor_id"]])
                taken.update(range(one.first, one.last + 1))
                yield one
    for role in roles:
        if role["kind"] == "age":
            continue
        first, last = _words_of(view, role["start"], role["end"])
        place = view.lemma[view.top(first, last)] in naming_words()["places"]  # mayor of Rion, a town in the north
        if not place and taken.isdisjoint(range(first, last + 1)) and _is_said(view, first, last, denied):
            yield _description(view, role["actor_id"], first, last, "role", own[role["actor_id"]])


def _acts(view: ParsedText, row: PlainRow) -> bool:
    """True but for where something is: a body behind *at*, and a place that does nothing."""
    if row["label"] == "person":
        return True
    top = view.top(*_words_of(view, row["start"], row["end"]))
    if row["label"] == "place":
        return row["reading"] == "actor" and view.dep[top] == "nsubj" and view.pos[view.head[top]] == "VERB"
    return view.dep[top] != "pobj" or view.lower[view.head[top]] not in WHERE


def _is_line(text: str, start: int, end: int) -> bool:
    """True for a name that is a line by itself."""
    return text[max(0, start - 1) : start] in ("", "\n") and text[end : end + 1] in ("", "\n")


def _is_name(view: ParsedText, row: PlainRow) -> bool:
    """True for a name that stands for its actor: not *the Ruiz government*, *Controversially*, *Court* in capitals."""
    first, last = _words_of(view, row["start"], row["end"])
    top = view.top(first, last)
    if view.dep[top] in ("compound", "nmod", "amod") and view.head[top] > last:
        return False
    if row["label"] == "person" and any(view.word[k][-1:].isdigit() for k in range(first, last + 1)):
        return False
    if _is_line(view.text, row["start"], row["end"]):
        return False  # a byline, or the name of a section
    if view.pos[top] in ("ADV", "VERB", "ADJ") or (last + 1 < view.n and view.word[last + 1] in JOINERS):
        return False
    return first < last or row["label"] == "person" or view.lower[first] not in view.small


def _words_of(view: ParsedText, start: int, end: int) -> tuple[int, int]:
    return view.word_at(start), view.word_at(max(start, end - 1))


def _text(view: ParsedText, first: int, last: int) -> str:
    return view.text[view.idx[first] : view.end[last]]


# --- names


def _name(view: ParsedText, row: PlainRow) -> Called | None:
    """A name with the title, and the words before it that say more: *embattled | Mayor Ruiz*.

    None where other names stand before it, which may be somebody else's.
    """
    first, last = _words_of(view, row["start"], row["end"])
    top = view.top(first, last)
    begin = _begin(view, top, first)
    if begin < first and (view.tag[first - 1] == "NNS" or view.lemma[first - 1] in naming_words()["parts"]):
        begin = first  # the companies Roe, Pell and Ruiz
    if any(view.ent[k] == "ORDINAL" and (k + 1 == first or view.pos[k + 1] == "VERB") for k in range(begin, first)):
        begin = first  # from the first day to the second | Ruiz lost
    chain = first  # the nouns right before the name
    while chain > begin and (view.pos[chain - 1] in ("NOUN", "PROPN") or _is_title(view, chain - 1)):
        chain -= 1
    joined = begin < chain and view.word[chain - 1] in JOINERS  # Attorney-General
    titled = not joined and all(_is_title(view, k) for k in range(chain, first))
    if begin < first and (_is_cut(view, begin) or (not titled and not _is_office(view, first - 1))):
        return None
    if begin < first and _is_cut_off(view, begin, first):
        return None
    modifiers = tuple(_single(view, begin, chain - 1)) if titled else (_text(view, begin, first - 1),)
    if modifiers and (row["label"] in ("place", "group") or view.lower[begin - 1] in SOME):
        return None  # northern Peru and poor Peruvians are a part, and a new Ruiz is none that is known
    head = _text(view, chain if titled else first, last)
    return Called(str(row["actor_id"]), "name", begin, last, head, modifiers, "name")


def _is_cut(view: ParsedText, begin: int) -> bool:
    """True if words before a name go on to the left: *Bureau of Shipping | chief Roe*, *wider- | body*."""
    before = begin - 1
    if before < 0 or view.sent[before] != view.sent[begin]:
        return False
    if view.pos[before] == "ADJ" or view.dep[before] == "amod" or view.tag[before] in ("POS", "$"):
        return True
    if view.word[before] == "," and view.pos[begin] == "NOUN" and view.pos[before - 1] == "PROPN":
        return True  # Lima, Peru, native Roe
    listed = before > 1 and view.lower[before] == "and" and view.lower[before - 2] in ("of", "for")
    return view.word[before] in JOINERS or listed or (view.pos[before] == "PROPN" and view.ent[before] not in MEASURES)


def _is_cut_off(view: ParsedText, begin: int, first: int) -> bool:
    """True if a verb or a plural ends what stands before a name: *the mayor hugs | chief Roe*."""
    ends = any(
        view.tag[k] in ("NNS", "VBZ", "VBD") and view.word[k].islower() and view.word[k + 1][:1].isupper()
        for k in range(begin, first)
    )
    doing = view.tag[begin] == "VBG" and begin > 0 and view.word[begin - 1] == ","  # it ran on, outliving Ruiz
    return ends or doing or not view.word[begin][:1].isalnum() or view.lower[begin] in SOME


def _is_office(view: ParsedText, i: int) -> bool:
    """True for a noun that says what somebody is, also in capitals: *Chief Executive*."""
    return view.pos[i] == "NOUN" or _is_title(view, i) or view.lower[i] in words("office")


def _is_title(view: ParsedText, i: int) -> bool:
    return view.word[i][:1].isupper() and view.lower[i].rstrip(".") in full_forms()


def _begin(view: ParsedText, top: int, first: int) -> int:
    """The first word of what stands right before a name and belongs to it, without articles."""
    begin = first
    while begin > 0 and _belongs(view, begin - 1, top):
        begin -= 1
    while begin < first and (not view.free[begin] or (view.head[begin] == top and view.dep[begin] not in BEFORE)):
        begin += 1
    return begin


def _belongs(view: ParsedText, i: int, top: int) -> bool:
    """True for a word that is a premodifier of a noun, or belongs to one."""
    if view.word[i].isspace() or view.sent[i] != view.sent[top]:
        return False
    while view.head[i] != i and view.head[i] != top:
        if view.dep[i] not in (*BEFORE, "advmod", "det", "punct", "nummod", "case") or i > top:
            return False
        i = view.head[i]
    return view.head[i] == top and i < top and view.dep[i] in BEFORE and view.lower[i] not in naming_words()["plain"]


def _single(view: ParsedText, first: int, last: int) -> Iterator[str]:
    """The modifiers in a stretch, each with the words that belong to it: *so-called*, *badly hurt*."""
    i = first
    while i <= last:
        top = i
        while view.head[top] <= last and view.head[top] > top and view.first[view.head[top]] <= i:
            top = view.head[top]
        stop = min(last, max(top, view.last[top]))
        while stop + 2 <= last and view.word[stop + 1] in JOINERS:
            stop += 2
        said = view.dep[stop] not in ("det", "nummod") and view.tag[i] not in ("PRP$", "WP$", "DT", "PDT")
        if view.free[i] and said and view.lower[stop] not in naming_words()["plain"]:
            yield _text(view, i, stop)
        i = stop + 1


# --- descriptions


def _is_said(view: ParsedText, first: int, last: int, denied: frozenset[int]) -> bool:
    """True for a noun that somebody is called; not *no hero*, *is not a hero*, nor a number of others."""
    top = view.top(first, last)
    if view.pos[top] not in ("NOUN", "PROPN") or view.lower[first] == "no":
        return False
    if view.lemma[top] in naming_words()["parts"] and any(view.lower[k] == "of" for k in view.children[top]):
        return False
    above = view.head[top]
    if view.dep[top] in ("compound", "nmod", "amod") and above > top:
        return False  # it stands before a name or noun that it may belong to
    if first > 0 and view.word[first - 1] in JOINERS and view.end[first - 1] == view.idx[first]:
        return False  # co-authors
    if last + 1 < view.n and view.word[last + 1] in JOINERS and view.end[last] == view.idx[last + 1]:
        return False  # the son and daughter-in-law
    if _is_another(view, first, top, last) or _is_of_another_time(view, top):
        return False
    if (
        last + 1 < view.n
        and view.word[last + 1] == ":"
        and not any(view.free[view.bounds[view.sent[first]][0] : first])
    ):
        return False  # who speaks next
    if first > 0 and view.closes[first - 1] and not view.inside[first]:
        return False  # “demeaning” managers: what stands in the marks is not known to belong to it
    if last + 1 < view.n and view.pos[last + 1] == "NOUN":
        return False  # it is a part of what follows: neighbourhood watch | leader
    if view.ent[first] == "ORDINAL" or (last + 1 < view.n and view.lower[last + 1] == "enough"):
        return False  # the sixth person to die, man enough
    if _goes_on(view, first, last):
        return False  # opening fire at Ruiz, the gunman was
    if view.dep[top] not in ("attr", "oprd"):
        return True
    unreal = (view.dep[k] == "neg" or view.tag[k] == "MD" or view.lower[k] in UNREAL for k in view.children[above])
    if any(unreal) or not denied.isdisjoint((top, above)):
        return False
    return view.word[view.bounds[view.sent[top]][1]] != "?"


def _is_another(view: ParsedText, first: int, top: int, last: int) -> bool:
    """True for somebody else, or something: *Ruiz, his brother, and a friend*, *the visit Ruiz made*, *Reps.*"""
    if any(
        view.dep[k] == "relcl" and view.first[k] == last + 1 and _is_named(view, last + 1) for k in view.children[top]
    ):
        return True
    if view.lower[top].rstrip(".").removesuffix("s") in full_forms() and view.word[top].endswith("s."):
        return True  # the title of several
    owned = any(view.lower[k] in naming_words()["owners"] for k in range(max(0, first - 1), top))
    joins = last + 2 < view.n and view.word[last + 1] == "," and view.lower[last + 2] == "and"
    return owned and joins and first > 1 and "," in (view.word[first - 1], view.word[first - 2])


def _is_named(view: ParsedText, i: int) -> bool:
    return view.ent[i] == "PERSON" and view.pos[i] == "PROPN"


def _is_of_another_time(view: ParsedText, top: int) -> bool:
    """True for a part that is dated in the past: *was mayor from 1990 to 1996*, *then the mayor*."""
    verb = view.head[top]
    if view.dep[top] == "appos":
        return any(view.lower[k] in AT_A_TIME for k in view.children[top] if k < top)
    if view.dep[top] == "pobj" and view.lower[verb] == "as":
        verb = view.head[verb]
    elif view.dep[top] not in ("attr", "oprd"):
        return False
    if view.lemma[verb] not in PAST_PARTS or not _is_past(view, verb):
        return False
    return any(
        view.lower[k] in AT_A_TIME
        or (view.dep[k] == "advcl" and any(view.lower[x] in CLAUSES_OF_TIME for x in view.children[k]))
        or (view.dep[k] in ("prep", "npadvmod") and any(view.ent[x] == "DATE" for x in range(k, view.last[k] + 1)))
        for k in (*view.children[verb], *view.children[top])
    )


def _is_past(view: ParsedText, verb: int) -> bool:
    """True for a past tense, and for a participle below one: *while serving as mayor, Ruiz went*."""
    if view.tag[verb] == "VBG":
        return view.tag[view.head[verb]] == "VBD"
    return view.tag[verb] == "VBD" or any(view.lower[k] == "had" for k in view.children[verb])


def _goes_on(view: ParsedText, first: int, last: int) -> bool:
    """True for a noun behind a comma and right before its verb: *fired at Ruiz, the gunman was held*."""
    while first > 0 and view.pos[first - 1] in ("DET", "ADJ", "PRON"):
        first -= 1
    if first == 0 or view.word[first - 1] != "," or last + 1 >= view.n:
        return False
    return view.tag[last + 1] in ("VBD", "VBZ", "VBP", "MD")


def _is_part(view: ParsedText, i: int, top: int) -> bool:
    """True for a noun that makes one word with the next: *police chief*, *Prime Minister*; not *Florida fan*."""
    return view.pos[i] == "NOUN" or (view.pos[top] == "PROPN" and not view.ent[i])


def _description(view: ParsedText, actor_id: str, first: int, last: int, rule: str, own: Collection[int]) -> Called:
    """A noun with what is said of it: *embattled | mayor | of Bergen*.

    `own` are the words of the actor's names.
    """
    top = view.top(first, last)
    head_first = top
    while head_first > first and (
        (view.dep[head_first - 1] == "compound" and _is_part(view, head_first - 1, top))
        or head_first <= view.head[head_first - 1] < top  # foreign | policy expert
    ):
        head_first -= 1
    if (
        head_first - 2 >= first
        and view.word[head_first - 1] in JOINERS
        and view.idx[head_first] == view.end[head_first - 1]
    ):
        head_first -= 2  # Inspector-General
    first = min(first, _begin(view, top, first))
    numbers = [
        k
        for k in range(first, head_first)
        if view.head[k] == top and view.dep[k] == "nummod" and view.word[k + 1] not in JOINERS  # a 95-year-old widow
    ]
    if numbers and all(view.dep[k] != "poss" for k in range(first, numbers[-1])):
        first = numbers[-1] + 1  # more than six guards
    while first < head_first and view.word[first + 1] not in JOINERS:
        if view.dep[first] not in ("det", "nummod") and view.lower[first] not in naming_words()["plain"]:
            break
        first += 1
    before = list(_single(view, first, head_first - 1))
    stop, behind = top, list[str]()
    for k in view.children[top]:
        if k == stop + 1 and view.lower[k] in ("of", "for") and view.dep[k] == "prep":
            inside = range(k, view.last[k] + 1)
            plain = all(view.dep[x] not in ("relcl", "acl", "advcl", "appos", "conj", "punct") for x in inside)
            after = view.last[k] + 1
            more = after + 1 < view.n and view.lower[after] == "to" and view.word[after + 1][:1].isupper()
            plain = plain and not any(x in own for x in inside)  # president of Peru | Ana Ruiz
            if len(inside) <= MAX_BEHIND and plain and not more:  # of the Committee | to Preserve Parks
                behind.append(_text(view, k, view.last[k]))
                stop = view.last[k]
    return Called(actor_id, "description", first, stop, _text(view, head_first, top), (*before, *behind), rule)
