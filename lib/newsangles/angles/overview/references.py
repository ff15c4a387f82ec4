"""Open references: words whose meaning stands in a sentence before, so that a statement cannot stand alone."""

from __future__ import annotations

from spacy.tokens import Span, Token

from newsangles.angles.overview.lexicon import words
from newsangles.angles.overview.sentences import children

_HELD = frozenset(("nsubj", "nsubjpass", "dobj", "pobj"))
_THESE = frozenset(("this", "that", "these", "those"))
_SAID = frozenset(("relcl", "acl", "prep"))


def is_open(span: Span) -> bool:
    """True if a sentence points to something outside it: *if that holds up*, *within it*, *the facility*."""
    return has_open_noun(span) or says_this(span) or any(_is_open_it(word) or _is_too(word) for word in span)


def has_open_noun(span: Span) -> bool:
    """True for *the matter*, *the facility* without what it is, unless a clause before it can tell."""
    return any(
        word.lemma_.lower() in words()["shell"]
        and word.pos_ in ("NOUN", "ADJ")
        and any(child.lower_ == "the" for child in children(word, ("det",)))
        and all(child.dep_ in ("det", "punct", "cc", "conj", "case") for child in word.children)
        and not is_told_before(word)
        for word in span
    )


def says_this(span: Span) -> bool:
    """True for *this* or *that* as a thing, unless a clause before it can tell which."""
    return any(
        word.lower_ in _THESE
        and word.tag_ == "DT"
        and word.dep_ in _HELD
        and not any(child.dep_ in _SAID for child in word.children)
        and not is_told_before(word)
        for word in span
    )


def is_told_before(word: Token) -> bool:
    """True if a clause that does not hold a word stands before it in its sentence."""
    above, verb = {word.i}, word
    while verb.head.i != verb.i and not (verb.pos_ == "VERB" and verb.dep_ == "conj"):
        verb = verb.head
        above.add(verb.i)
    before = word.doc[word.sent.start : word.i]
    return any(
        other.pos_ == "VERB" and other.i not in above and children(other, ("nsubj", "nsubjpass")) and not _holds(other)
        for other in before
    )


def _holds(verb: Token) -> bool:
    """True for a verb that reports: *she said* tells nothing to point back to."""
    return bool(children(verb, ("ccomp",))) or verb.dep_ == "parataxis"


def _is_open_it(word: Token) -> bool:
    """True for *it* behind a preposition where no noun but the one it hangs on stands before."""
    if word.lower_ not in ("it", "them") or word.dep_ != "pobj":
        return False
    above = {other.i for other in word.ancestors}
    before = word.doc[word.sent.start : word.i]
    return not any(other.pos_ in ("NOUN", "PROPN") and other.i not in above for other in before)


def _is_too(word: Token) -> bool:
    """True for *too* at the end of a clause, which adds to something told before."""
    if word.lower_ != "too" or word.dep_ != "advmod" or word.head.pos_ in ("ADJ", "ADV"):
        return False
    after = word.nbor() if word.i + 1 < len(word.doc) else None
    return after is None or after.is_punct
