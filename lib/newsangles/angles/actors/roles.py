"""Roles: the offices, descriptions and ages that a text gives its actors.

Roles are read from titles before a name ("Defense Secretary Pete Hegseth"), from equations ("X, the mayor of Y", "X is
a lawyer", "as chairman"), and from ages. All are as written, with their offsets.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from newsangles.angles.actors.discourse import FIRST_PERSON, FORMS, Actor, Discourse
from newsangles.angles.actors.equations import equations
from newsangles.angles.actors.names import Name, words
from newsangles.angles.actors.syntax import first_conjunct, negated, one_of_several, reported, tells_apart, unreal
from newsangles.angles.actors.titles import is_held
from newsangles.language.countries import lookup
from newsangles.language.parsed_text import ParsedText
from newsangles.tables.schema import Role, RoleKind

MAX_TITLE_WORDS = 8
"""Limit of words of a title before a name."""

MAX_FIELD_WORDS = 12
"""Limit of words of an office's field before a name: Minister for [Housing and Local Government]."""

OF = ("of", "for")
"""Prepositions between an office and its field."""

MAX_AGE_YEARS = 120
"""A number is an age if it is < this (years)."""


@dataclass(frozen=True, slots=True)
class Found:
    """A role of an actor: its first and last word, and its construction."""

    actor: Actor
    first: int
    last: int
    rule: str
    kind: RoleKind


def roles(discourse: Discourse) -> list[Found]:
    """The roles that a text gives its named actors, in the order of the text, each occurrence once."""
    found: dict[tuple[int, int], Found] = {}
    for actor in discourse.actors:
        if actor.named is None:
            continue
        for name in actor.named.names:
            for role in (*_before(discourse, actor, name), *_ages(discourse.view, actor, name)):
                found.setdefault((role.first, role.last), role)
    offices = words("office")
    begins = {
        discourse.view.word_at(name.start): actor
        for actor in discourse.actors
        for name in (actor.named.names if actor.named and actor.label == "person" else ())
    }
    for i, how in equations(discourse).items():
        linked = discourse.links.get(i)
        if linked is None or linked.named is None or linked.label != "person" or not tells_role(discourse, i, how):
            continue
        first, last = phrase(discourse.view, i)
        office = discourse.view.lemma[i] in offices
        linked = begins.get(last + 1, linked) if office else linked
        found.setdefault((first, last), Found(linked, first, last, how, "office" if office else "description"))
    whole = [part for role in found.values() for part in _without_age(discourse.view, role)]
    return sorted(dict.fromkeys(widest(whole)), key=lambda role: (role.first, role.last))


def widest(roles: Sequence[Found]) -> Iterator[Found]:
    """The roles whose words are not all in another one of their kind."""
    times = Counter((role.kind, role.first, role.last) for role in roles)
    reach: dict[RoleKind, int] = {}  # the last word of those that begin before, or are longer
    for role in sorted(roles, key=lambda role: (role.first, -role.last)):
        if role.last > reach.get(role.kind, -1) and times[role.kind, role.first, role.last] == 1:
            yield role
        reach[role.kind] = max(role.last, reach.get(role.kind, -1))


def tells_role(discourse: Discourse, i: int, how: str) -> bool:
    """True for a noun that the text itself says its person is: no denial, no possibility, nobody's words.

    A noun of several (*his sons*), and one that only tells persons apart (*another witness*), is no role either.
    """
    view = discourse.view
    if view.pos[i] not in ("NOUN", "PROPN") or view.tag[i] in ("NNS", "NNPS"):
        return False
    if tells_apart(view, i) or view.lower[i] in words("apart"):
        return False
    own = range(view.first[i], view.last[i] + 1)
    if any(view.pos[k] == "PRON" and FORMS.get(view.lower[k]) in FIRST_PERSON for k in own):  # your brother
        return False
    first = first_conjunct(view, i)
    clause = view.head[view.head[first]] if view.dep[first] == "pobj" else view.head[first]
    if how.startswith(("copula", "predicate", "as")):
        if negated(view, i) or unreal(view, i) or discourse.quote[i] or reported(view, clause):
            return False
        if how.startswith("as") and view.lemma[clause] not in words("held as"):
            return False
    return True


def _without_age(view: ParsedText, role: Found) -> Iterator[Found]:
    """A role, or the age in it and the rest of it: "the 19-year-old | student"."""
    for k in range(role.first, role.last - 3):
        if view.lower[k + 1 : k + 5] == ["-", "year", "-", "old"] and is_age(view.word[k]):
            yield replace(role, first=k, last=k + 4, rule="age", kind="age")
            if k + 5 <= role.last:
                yield replace(role, first=k + 5)
            return
    yield role


def phrase(view: ParsedText, head: int) -> tuple[int, int]:
    """A noun phrase without its relative clauses: "the Canadian prime minister", "a student of law"."""
    first, last = left_edge(view, head), head
    for k in view.children[head]:
        if (
            k > head
            and view.dep[k] == "prep"
            and view.masked_lower[k] in ("of", "for", "at", "in", "to")
            and k == last + 1
        ):
            stop = view.last[k]
            inside = range(k, stop + 1)
            if stop - k < MAX_TITLE_WORDS and not any(
                view.dep[x] in ("relcl", "advcl", "punct", "appos") for x in inside
            ):
                last = stop
    return first, last


def left_edge(view: ParsedText, head: int) -> int:
    """The first premodifier of a noun."""
    first = head
    for k in reversed([k for k in view.children[head] if k < head]):
        if view.dep[k] not in ("det", "amod", "compound", "nummod", "poss", "nmod", "quantmod", "advmod"):
            break
        if view.lower[k] in words("opening") and head + 1 < view.n and view.pos[head + 1] == "PROPN":
            break  # the day | president Roe left
        first = min(first, view.first[k])
    if any(view.lower[k] in ("'s", "’s") for k in range(first, head)):
        return whole_name_start(view, first)
    return min(first, head)


def description(view: ParsedText, head: int) -> str:
    """The text of a noun with its premodifiers: "Ukrainian officials"."""
    return view.text[view.idx[left_edge(view, head)] : view.end[right_edge(view, head)]]


def right_edge(view: ParsedText, head: int) -> int:
    """The last word of a noun as shown: the noun, but *one of the victims* whole."""
    if not one_of_several(view, head):
        return head
    of = next(k for k in view.children[head] if view.lower[k] == "of")
    return next(x for x in view.children[of] if view.tag[x] == "NNS")


def _before(discourse: Discourse, actor: Actor, name: Name) -> Iterator[Found]:
    """The title before a name: "former U.S. Secretary of State", "Ukraine’s President", "chief executive"."""
    if actor.label == "person":
        view = discourse.view
        after = view.word_at(name.start)
        start = title_start(discourse, after)
        while start < after and view.lower[after - 1].rstrip(".") in words("address") | {"prof", "professor"}:
            after -= 1  # Labour leader | Sir Jan Roe
        if start == after - 1 and view.lower[start - 1] in ("a", "an"):  # a President Roe would sign: she is none
            return
        if start < after and view.lower[after - 1] not in ("and", "&", "or"):  # head of Acme and | Jan Roe
            held = words("office") | words("player")
            office = any(
                view.lower[k] in held or view.lemma[k] in held or is_held(view.word[k]) for k in range(start, after)
            )
            yield Found(actor, start, after - 1, "title", "office" if office else "description")


def title_start(discourse: Discourse, after: int) -> int:
    """The first word of the office right before a name, which begins at `after`; `after` if there is none."""
    view = discourse.view
    office = words("office") | words("player") | words("people")
    whole = _long_title_start(discourse, after)
    start = whole if whole is not None else after
    while start > max(0, after - MAX_TITLE_WORDS) and view.sent[start - 1] == view.sent[after]:
        k = start - 1
        # Children *of* former President X, a spokesman *for* Mayor X: what stands before is another person.
        joins = view.lower[k] in OF and start < after and k > 0 and is_office(view, k - 1)
        joins = joins and not (view.lower[k] == "for" and is_office(view, k + 1))
        joins = joins or (view.lower[k] in ("-", "'s", "’s") and start < after)
        if _ends_before(view, k, after):
            break
        # The parser may attach a title of several words anywhere, so the words themselves decide.
        counts = view.pos[k] == "NUM" and view.word[k + 1] == "-"  # 19-year-old
        if discourse.persons[k] or not (
            joins or counts or view.pos[k] in ("NOUN", "PROPN", "ADJ") or is_status_word(view, k)
        ):
            break
        start = k
    while start < after and view.lower[start] in (*OF, "-", "'s", "’s"):
        start += 1
    if any(view.lower[k] in office or view.lemma[k] in office or is_held(view.word[k]) for k in range(start, after)):
        return whole_name_start(view, start)
    return after


def whole_name_start(view: ParsedText, start: int) -> int:
    """The first word of the name that a title or description begins with: *Bank of* Utopia's economist."""
    while start > 1 and view.sent[start - 2] == view.sent[start] and view.word[start][:1].isupper():
        if view.lower[start - 1] != "of" or view.pos[start - 2] != "PROPN" or not view.word[start - 2][:1].isupper():
            break
        start -= 2
        while (
            start > 0
            and view.sent[start - 1] == view.sent[start]
            and view.pos[start - 1] == "PROPN"
            and view.word[start - 1][:1].isupper()
        ):
            start -= 1
    return start


def _ends_before(view: ParsedText, k: int, after: int) -> bool:
    """True for a small noun outside the title after it: the *reason* Labour leader Jan Roe."""
    if view.pos[k] != "NOUN" or not view.word[k].islower() or k + 1 >= after:
        return False
    if view.lower[k] in words("opening"):  # the day president Jan Roe left
        return view.pos[k - 1] in ("DET", "PRON")
    titled = is_status_word(view, k) or is_office(view, k) or view.lower[k] in words("portfolio")
    return view.word[k + 1][:1].isupper() and not titled and view.pos[k - 1] in ("DET", "PRON")


def _long_title_start(discourse: Discourse, after: int) -> int | None:
    """The office of a title with its field in capitals: *Minister* for Women and Equalities; None: no such title."""
    view = discourse.view
    for k in range(after - 1, max(-1, after - 1 - MAX_FIELD_WORDS), -1):
        if view.sent[k] != view.sent[after] or discourse.persons[k]:
            return None
        if is_office(view, k) and k + 2 < after and view.lower[k + 1] in OF:
            return k if not (view.lower[k + 1] == "for" and is_office(view, after - 1)) else None
        if not (view.word[k][:1].isupper() or view.lower[k] in (*OF, "and", "&", "the", ",", "-", "'s", "’s")):
            return None
    return None


def is_office(view: ParsedText, i: int) -> bool:
    """True for the noun of one office: minister, of several *ministers* not."""
    office = words("office")
    return view.lower[i] in office or (view.tag[i] not in ("NNS", "NNPS") and view.lemma[i] in office)


def is_status_word(view: ParsedText, i: int) -> bool:
    """True for a word of an office's status: former, designated, acting."""
    return view.lower[i] in words("status")


def _ages(view: ParsedText, actor: Actor, name: Name) -> Iterator[Found]:
    """An age beside a name: "X, 19," "X, aged 19", "19-year-old X"."""
    if actor.label != "person":
        return
    after = view.word_at(name.end - 1) + 1
    if view.word[after : after + 1] == [","]:
        k = after + 1 + (view.masked_lower[after + 1 : after + 2] == ["aged"])
        if view.word[k + 1 : k + 2] in ([","], ["."], [";"]) and is_age(view.word[k]):
            yield Found(actor, k, k, "age", "age")
    first = view.word_at(name.start) - 5  # 19-year-old X
    if first >= 0 and view.lower[first + 1 : first + 5] == ["-", "year", "-", "old"] and is_age(view.word[first]):
        yield Found(actor, first, first + 4, "age", "age")


def is_age(word: str) -> bool:
    """True for a number that can be an age in years."""
    return word.isdigit() and 0 < int(word) < MAX_AGE_YEARS


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a role: the office alone, the body and the country that it names, and its status."""

    office: str | None
    organisation: str | None
    country: str | None
    status: str | None


def parts(view: ParsedText, role: Found, bodies: Sequence[tuple[int, int]]) -> Parts:
    """Split a role into its parts.

    Args:
        view: The document.
        role: The role.
        bodies: The character spans of names of organisations.
    """
    start, end = view.idx[role.first], view.end[role.last]
    inside = range(role.first, role.last + 1)
    held = next((view.lower[k] for k in inside if is_status_word(view, k)), None)
    place = next(
        (
            found
            for size in (3, 2, 1)
            for k in range(role.first, role.last + 2 - size)
            if (found := lookup(view.text[view.idx[k] : view.end[k + size - 1]])) is not None
            and found.kind != "capital"
        ),
        None,
    )
    of = ("of", "for", "in", "at")  # the mayor of Lyon, the Secretary of State: part of the office
    ruled_out = words("office") | words("portfolio")  # the Defense Secretary is not secretary of a body called Defense
    tagged = [
        k for k in inside if view.ent[k] == "ORG" and view.lower[k] not in ruled_out and not is_held(view.word[k])
    ]
    tagged = [] if tagged and view.lower[tagged[0] - 1] in of else tagged
    body = next((view.text[a:b] for a, b in bodies if start <= a and b <= end), None)
    body = body or (view.text[view.idx[tagged[0]] : view.end[tagged[-1]]] if tagged else None)
    keep = [
        k
        for k in inside
        if not is_status_word(view, k)
        and lookup(view.text[view.idx[k] : view.end[k]]) is None
        and view.pos[k] not in ("DET", "PART", "PUNCT")
        and view.masked_lower[k] not in ("'s", "’s")
    ]
    office = None
    if keep and role.kind != "age":
        whole = view.text[view.idx[keep[0]] : view.end[keep[-1]]]
        office = re.sub(r"^\W+|(?:\s+(?:of|for|at|the))*\W*$", "", whole.replace(body or "\0", " ")) or whole
    return Parts(office, body, place.code if place is not None else None, held)


def fullest(roles: Sequence[Role]) -> Role | None:
    """The role to show: the longest office, present before past, else the first description."""
    office = max(
        (r for r in roles if r.kind == "office"),
        key=lambda r: (r.status not in words("past"), len(r.text), -r.start),
        default=None,
    )
    return office or min((r for r in roles if r.kind == "description"), key=lambda r: r.start, default=None)
