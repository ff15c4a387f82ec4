"""Whose word it is: names for sources, and what a reporting verb says that they do."""

from __future__ import annotations

import re
from typing import NamedTuple

from spacy.tokens import Span, Token

from newsangles.angles.actors.names import words as name_words
from newsangles.angles.claims.lexicon import lexicon as claim_words
from newsangles.angles.overview.lexicon import acts, words
from newsangles.angles.overview.sentences import Row, Sentences, children, stems
from newsangles.tables.wording import line

MIN_LINKED = 0.6
"""A pronoun is given its actor's name if the link's confidence is >= this."""

MIN_TIED = 0.9
"""A role is put in if the name beside it is its actor's with a confidence >= this."""

CHARGES = ("accusation", "allegation")
"""Labels of what an office does that charges somebody."""

_ARTICLES = frozenset(("The", "A", "An", "His", "Her", "Their", "One", "Two", "Some", "Several", "Many"))
_OCCASIONS = frozenset("in at on during after before".split())
_MAX_NAME, _MAX_ROLE = 8, 12  # words
_MOST_SPACE = 4  # characters between a role and a name
_TAIL = re.compile(r",? (?:referring|speaking|adding|who|which|that|whose)\b.*$|, \d{2},?$")
_POSSESSIVE = re.compile(r"(?<=s)[’'](?: [A-Z][\w-]+)+")
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_BELOW = frozenset(("compound", "appos", "conj", "nmod", "amod"))
_PARTS = frozenset(("couple", "pair", "number", "one", "two", "witness"))  # no roles, though written like them
_JOINED = frozenset(("conj", "parataxis", "ccomp", "advcl", "aux"))
_SET_OFF = frozenset(("but", "while", "although"))
_REFUSED = frozenset(("not", "n't", "n’t", "never", "decline", "refuse"))


class Voice(NamedTuple):
    """A source as it is shown.

    Attributes:
        name: What to call it.
        kind: full name, noun, linked or sure pronoun, or surname.
        added: True if the program put the name in, and the sentence has another word.
        role: What the article calls the source elsewhere; "" where the sentence tells it, or nothing does.
    """

    name: str
    kind: str
    added: bool = False
    role: str = ""

    @property
    def shown(self) -> str:
        """The name, in brackets where the program put it in."""
        return f"[{self.name}]" if self.added else self.name

    @property
    def put_in(self) -> str | None:
        """The part that the program put in, as `introduced` shows it; None for nothing."""
        if self.added:
            return f"[{self.name}, {self.role}]" if self.role else f"[{self.name}]"
        return f"[{self.role}]" if self.role else None

    def introduced(self, name: str) -> str:
        """A form of the name with the role behind it."""
        if not self.role:
            return name
        return f"{name[:-1]}, {self.role}]" if self.added else f"{name} [{self.role}]"

    @property
    def within(self) -> str:
        """The name as it stands within a sentence: on the word of the council."""
        first, space, rest = self.shown.partition(" ")
        return f"{first.lower()}{space}{rest}" if rest and first in _ARTICLES else self.shown


def voice(page: Sentences, row: Row, *, described: bool = False) -> Voice | None:
    """The source of a row as it is shown; None for none, or where it is unsure who is meant.

    Args:
        page: The article.
        described: True if a person may be told by an office alone, as in a note on the sentence that does so.
        row: A quote, a claim or another row with ``source_start``, ``source_end`` and ``actor_id``.
    """
    start, end = row["source_start"], row["source_end"]
    span = page.span(start, end)
    if span is not None and any(word.lower_ in _SET_OFF and word.i > span.start for word in span):
        return None  # two names that a clause parts: it beat Norwood but Ana Ruiz
    if span is None or page.text[end : end + 1] == "-" or page.text[end : end + 1].isalnum():  # a part of a word
        return None
    written = _written(page, span, row)
    actor, mention = page.actors.get(row["actor_id"]), page.mentions.get((start, end))
    first = written.split()[0].lower() if written else ""
    if not written or first in words()["pointing"] or (mention is not None and mention["kind"] == "pronoun"):
        return _linked(page, start, actor, mention) if mention is not None and mention["kind"] == "pronoun" else None
    head = span.root
    alone = head.left_edge.i == head.i and not children(head, ("prep",))
    bare = head.tag_ == "NN" and alone and not is_anonymous(head)
    if first in words()["no source"] or bare or span[-1].tag_ == "POS":  # “edition said”: nothing says whose it is
        return None
    if any(word.tag_ in _FINITE and not _is_of_a_clause(word, head) for word in span):
        return None  # two sources in one: the paper reported the mayor
    known = any(word.pos_ == "PROPN" for word in span)
    if first == "the" and head.tag_ == "NN" and not known and not is_body(head):  # the company: named elsewhere
        return _linked(page, start, actor, mention)
    if not described and _is_description(page, span, actor):
        return _described(page, span, actor)
    if len(written.split()) == 1 and actor is not None and actor["label"] == "person" and written[:1].isupper():
        people = (other for other in page.actors.values() if other["label"] == "person")
        same = [other for other in people if written in re.split(r"[\s’']", other["name"])]
        full = len(same) == 1 and same[0]["name"] != written
        return Voice(same[0]["name"] if full else written, "surname", full)
    if actor is not None and actor["named"]:
        return Voice(written, "full name")
    known = mention is not None or _can_tell(head) or _is_after_according(page, span, row)
    return Voice(written, "noun") if known else None


def with_role(page: Sentences, found: Voice, actor: Row | None, i: int) -> Voice:
    """A voice with the role of its actor, where its sentence and name do not tell it.

    Args:
        page: The article.
        found: The voice.
        actor: Its actor; None for none.
        i: The number of its sentence.
    """
    role = line(actor["role"] or "").strip(" ,;") if actor is not None and actor["label"] == "person" else ""
    said = stems(f"{found.name} {page.printed(i)}")
    first = role.split()[0].lower() if role else ""
    plain = (
        first not in words()["pointing"] and len(role.split()) <= _MAX_NAME + 2 and re.search(r"[\d\[\]]", role) is None
    )
    told = not role or "," in found.name or bool(stems(role) & said) or role.lower() in page.printed(i).lower()
    parts = set(role.lower().split())
    joint = " and " in found.name
    if told or not plain or parts & _PARTS or joint or (actor is not None and role in actor["name"]):
        return found
    assert actor is not None
    titled = f"{role} {actor['name']}"
    if titled in page.text:
        return found._replace(name=titled, added=True)
    if parts <= words()["title"]:  # of somebody else with that name
        return found
    return found._replace(role=role) if _is_tied(page, role, actor) else found


def _is_tied(page: Sentences, role: str, actor: Row) -> bool:
    """True if a role stands beside a name of its actor in one phrase.

    So in *Mayor Ana Ruiz* and *Ana Ruiz, the mayor, said*.
    """
    written = r"\s+".join(map(re.escape, role.split()))
    phrase = rf"(?:the\s+|an?\s+)?{written}"
    behind = re.compile(rf"(?:,?\s+who)?(?:\s+(?:is|was))?,?\s+\(?{phrase}(?=[,.;:)]|\s+(?:who|and)\b)", re.IGNORECASE)
    before = re.compile(rf"\b{written},?\s+$", re.IGNORECASE)
    for row in page.named(actor["actor_id"]):
        if (row["confidence"] or 0) < MIN_TIED:
            continue
        start, end = row["start"], row["end"]
        if row["text"].lower().startswith(f"{role.lower()} ") or behind.match(page.text, end):
            return True
        if before.search(page.text, max(0, start - len(role) - _MOST_SPACE), start):
            return True
    return False


def _is_description(page: Sentences, span: Span, actor: Row | None) -> bool:
    """True for a person told by an office, a party or an age alone: *the Prime Minister*.

    With *a* it is one only where somebody with a name has the same office: a police chief.
    """
    head = span.root
    if head.tag_ in ("NNS", "NNPS") or any(word.ent_type_ == "PERSON" for word in span):
        return False
    held = {head.lower_, head.lemma_.lower()} & (name_words("office") | name_words("player") | words()["initials"])
    if span[0].lower_ in ("a", "an"):
        roles = (one["role"] or "" for one in page.actors.values() if one["named"] and one["label"] == "person")
        return any(held & set(role.lower().split()) for role in roles)
    person = actor is not None and actor["label"] == "person"
    return span[0].lower_ == "the" and (person or bool(held))


def _is_of_a_clause(word: Token, head: Token) -> bool:
    """True for a verb of a clause about a source: officials who know the case."""
    above = [word, *word.ancestors]
    return any(other.dep_ in ("relcl", "acl") for other in above[: above.index(head)]) if head in above else False


def _described(page: Sentences, span: Span, actor: Row | None) -> Voice | None:
    """The person whom a description means, by name; None where nobody says so: it may be somebody shown already."""
    if actor is None or not actor["named"] or actor["label"] != "person" or " " not in actor["name"]:
        return None
    beside = page.within("mentions", page.at(span.start_char))
    if any(m["actor_id"] == actor["actor_id"] and m["kind"] == "name" for m in beside):
        return None
    if actor["actor_id"] in page.killed:  # whoever else has that office
        return None
    return Voice(actor["name"], "linked pronoun", True)


def _written(page: Sentences, span: Span, row: Row) -> str:
    """A source as written, without what hangs on it: clauses; of a long name also appositions, places and occasions.

    After *according to* it ends at a comma, behind which the statement itself may begin.
    """
    named = span.root.pos_ == "PROPN"  # else an apposition gives the name: the delegate, Ana Ruiz
    long = named and len(span.text.split()) > _MAX_NAME
    according = _is_after_according(page, span, row)

    def hangs(word: Token) -> bool:
        if word.dep_ in ("relcl", "acl") or (long and word.dep_ == "appos"):
            return True
        return (according and word.text == ",") or (long and word.dep_ == "prep" and word.lower_ in _OCCASIONS)

    first = span.start
    after = [word.left_edge.i for word in span if word.left_edge.i > span.root.i and hangs(word)]
    commas = [word.i for word in span[1:] if word.text == ","]
    if according:
        after += commas[:1]
    elif commas and commas[0] < span.root.i and first and page.doc[first - 1].lower_ in _OCCASIONS:
        first = max(i for i in commas if i < span.root.i) + 1  # in Norwood, Ariz., border officials say
    cut = min([*after, span.end])
    short = page.doc[first : max(first + 1, cut)]
    text = short.text
    if cut == span.end and (rest := _POSSESSIVE.match(page.text, span.end_char)):  # cut at the mark of a plural
        text += rest.group()
    return _TAIL.sub("", line(text)).strip(" ,(–—-")


def _is_after_according(page: Sentences, span: Span, row: Row) -> bool:
    """True if a source stands behind *according to*."""
    quote = row if "cue_start" in row else page.quotes.get(row["quote_id"])
    if quote is None:
        return page.text[: span.start_char].rstrip().lower().endswith("according to")
    if quote["cue_start"] is None or quote["cue_start"] > span.start_char:
        return False
    return "according" in page.text[quote["cue_start"] : quote["cue_end"]].lower()


def _linked(page: Sentences, start: int, actor: Row | None, mention: Row | None) -> Voice | None:
    """The actor of a pronoun or noun whose name the program puts in; None where another may be meant.

    A sentence that has the actor's own name besides would name it twice, so that somebody else may be meant.
    """
    if actor is None or mention is None or not actor["named"] or (mention["confidence"] or 0) < MIN_LINKED:
        return None
    beside = page.within("mentions", page.at(start))
    if any(m["actor_id"] == mention["actor_id"] and m["kind"] != "pronoun" and m["start"] != start for m in beside):
        return None
    if actor["actor_id"] in page.killed and (mention["confidence"] or 0) < MIN_TIED:
        return None
    text, sure = mention["text"].lower(), (mention["confidence"] or 0) >= MIN_TIED
    if mention["kind"] != "pronoun" and actor["label"] != "person" and not sure:  # the airline: of two
        return None
    if text == "they" and not _acts_before(page, start, actor):
        return None
    return Voice(actor["name"], "sure pronoun" if sure and text in ("he", "she") else "linked pronoun", True)


def _acts_before(page: Sentences, start: int, actor: Row) -> bool:
    """True if an actor is the subject of the sentence before: else *they* may be those who speak of it."""
    i = page.at(start)
    if not i:
        return False
    subjects = [word for word in page.spans[i - 1] if word.dep_ in ("nsubj", "nsubjpass")]
    own = [m for m in page.within("mentions", i - 1) if m["actor_id"] == actor["actor_id"]]
    return any(m["start"] <= word.idx < m["end"] for word in subjects[:1] for m in own)


def _can_tell(head: Token) -> bool:
    """True if a noun that is no actor can be a source: a document, a medium, an office."""
    known = claim_words()
    kinds = known["document"] | known["media"] | known["officials"]
    return is_anonymous(head) or bool({head.lower_, head.lemma_.lower()} & kinds)


def is_body(head: Token) -> bool:
    """True for bodies that are always called *the*: the authorities, the police."""
    return head.lemma_.lower() in words()["body"]


def is_office(head: Token) -> bool:
    """True for public offices that speak openly though nobody is named: prosecutors, the ministry."""
    return bool({head.lemma_.lower(), head.lower_} & words()["office"])


def is_named_office(page: Sentences, head: Token) -> bool:
    """True for prosecutors or the police of an article that names their office, as a body or in somebody's title."""
    starts = words().get(f"{head.lemma_.lower()} office", frozenset())
    named = (actor for actor in page.actors.values() if actor["named"])
    said = (f"{actor['name']} {actor['role'] or ''}".lower().split() for actor in named)
    return any(word.startswith(start) for found in said for word in found for start in starts)


def is_anonymous(head: Token) -> bool:
    """True if a word is the head of sources without a name: officials, residents."""
    return bool({head.lemma_.lower(), head.lower_} & words()["anonymous"])


def cue_of(page: Sentences, row: Row) -> Span | None:
    """The words of a quote's cue."""
    return page.span(row["cue_start"], row["cue_end"])


def act(cue: Span) -> str | None:
    """The label that a reporting verb gives, by its lemma alone; None for none."""
    known = acts()
    return next((known[word.lemma_.lower()] for word in cue if word.lemma_.lower() in known), None)


def tells(cue: Span) -> bool:
    """True if a cue only hands on, or has a label."""
    lemmas = {word.lemma_.lower() for word in cue}
    return bool(lemmas & (words()["telling"] | acts().keys())) or "according" in {word.lower_ for word in cue}


def heads_its_sentence(cue: Span) -> bool:
    """True if a reporting verb is the sentence's own, so that nobody else states what it reports.

    Not so in *a message claiming … is false*, nor in *the man who said … was wrong*.
    """
    word = cue.root
    while word.dep_ in _JOINED and word.head.i != word.i:
        word = word.head
    own = any(child.pos_ in ("NOUN", "PROPN") for child in children(cue.root, ("nsubj",)))
    return (
        word.dep_ in ("ROOT", "prep", "pcomp", "pobj")
        or word.pos_ in ("ADP", "SCONJ")
        or (word.dep_ == "relcl" and own)
    )


def is_negated(cue: Span) -> bool:
    """True if a reporting verb is denied, refused, or in the passive, where its subject is the hearer."""
    near = [other for word in cue for other in (word, *word.children)]
    passive = cue.root.pos_ == "VERB" and bool(children(cue.root, ("auxpass",)))
    return passive or any({other.lower_, other.lemma_.lower()} & _REFUSED or other.dep_ == "neg" for other in near)


def reports_the_whole(cue: Span, source: Span) -> bool:
    """True if a whole sentence stands on a source's word: its main verb reports, or *according to* hands it on.

    Not so where a participle describes somebody (*charged with lying, stating …*), nor where the main verb tells of a
    deed (*she changed how …*).
    """
    if not tells(cue) or is_negated(cue) or not is_its_own(cue, source):
        return False
    word = cue.root
    if "according" in {other.lower_ for other in cue}:
        return True
    if word.pos_ not in ("VERB", "AUX") or (word.tag_ == "VBG" and not children(word, ("aux",))):
        return False
    own = any(other.dep_.startswith("nsubj") and other in source for other in word.children)
    complement = word.dep_ in ("parataxis", "ccomp") and word.head.dep_ == "ROOT"
    return own and (word.dep_ == "ROOT" or complement)


def _may_be_anothers(verb: Token, below: Token) -> bool:
    """True for a participle set off behind a clause of time: the party left before Ruiz spoke, saying that …."""
    parted = any(word.text == "," for word in verb.doc[verb.i : below.i])
    return verb.dep_ == "advcl" and below.tag_ == "VBG" and parted


def is_its_own(cue: Span, source: Span) -> bool:
    """True if the source is the reporting verb's own: its subject, or tied to it by *according to* or *said*."""
    up = source.root
    while up.dep_ in _BELOW and up.head.i != up.i:
        up = up.head
    tied = up.head.i in {word.i for word in cue} or any(
        word.pos_ in ("ADP", "SCONJ", "VERB") and word in list(up.ancestors)[:2] for word in cue
    )
    shared = (
        up.dep_.startswith("nsubj")
        and cue.root.dep_ in ("conj", "advcl", "xcomp")
        and cue.root.is_ancestor(up) is False
    )
    shared = shared and up.head.is_ancestor(cue.root) and not _may_be_anothers(up.head, cue.root)
    whole = range(source.root.left_edge.i, source.root.right_edge.i + 1)
    others = [child for child in children(cue.root, ("nsubj",)) if child.i != up.i and child.i not in whole]
    return (tied or shared) and not others
