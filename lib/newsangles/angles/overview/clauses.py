"""Clauses as printed, from a deed's subject to the end of its verb phrase, and deeds told as done."""

from __future__ import annotations

import re

from spacy.tokens import Span, Token

from newsangles.angles.factuality.lexicon import lexicon as certainty_words
from newsangles.angles.overview.lexicon import unsure, words
from newsangles.angles.overview.sentences import HANDED_ON, Row, Sentences, children
from newsangles.angles.overview.unnamed import may_report
from newsangles.angles.overview.voices import is_anonymous, voice
from newsangles.tables.wording import line

MAX_CLAUSE = 220
"""Most characters of a clause that is shown."""

MIN_HAPPENED = 0.5
"""An event is told as done if ``happened`` is >= this."""

_GOES_ON = frozenset(("prt", "dobj", "prep", "agent", "npadvmod", "advmod", "oprd", "dative", "attr", "acomp"))
_STOPS = frozenset(("relcl", "advcl", "pcomp", "ccomp", "csubj"))
_LINKS = frozenset(("ADP", "DET", "CCONJ", "SCONJ", "PART"))
_NOT_FULL = frozenset(("such", "other", "any", "no", "none", "each", "every"))


def verb_of(page: Sentences, event: Row) -> Token | None:
    """The verb of an event's trigger; None where it has none."""
    span = page.span(event["start"], event["end"])
    return next((word for word in span or () if word.pos_ == "VERB"), None)


def is_done(page: Sentences, event: Row) -> bool:
    """True if an event is told as done, and no word of its sentence denies, hedges, plans or conditions it."""
    verb = verb_of(page, event)
    if verb is None or event["rule"] != "verb" or event["merged_with"]:
        return False
    if not _is_main(verb):
        return False
    if children(verb, ("xcomp", "ccomp")):  # chose to, helped found: the clause would be cut
        return False
    if any(q["cue_start"] is not None and q["cue_start"] <= verb.idx < q["cue_end"] for q in page.rows["quotes"]):
        return False  # somebody says something
    auxiliaries = children(verb, ("aux", "auxpass"))
    perfect = any(word.lemma_ == "have" or word.tag_ in ("VBD", "VBN") for word in auxiliaries)
    past = verb.tag_ == "VBD" or (verb.tag_ == "VBN" and perfect)
    open_ended = any(word.tag_ in ("MD", "TO") for word in auxiliaries) or bool(children(verb, ("neg",)))
    if not past or open_ended or verb.lemma_.lower() in certainty_words()["state"] | words()["no deed"]:
        return False
    sure = event["polarity"] == "positive" and event["status"] == "fact" and event["certainty"] == "certain"
    return sure and not event["future"] and event["happened"] >= MIN_HAPPENED and not _is_hedged(page, event)


def _is_main(verb: Token) -> bool:
    """True if a verb is its sentence's own, or what is said; not in *after he arrested*, which others presuppose."""
    while verb.dep_ == "conj" and verb.head.i != verb.i:
        verb = verb.head
    return verb.dep_ in ("ROOT", "ccomp", "parataxis")


def _is_hedged(page: Sentences, event: Row) -> bool:
    """True if a clause around an event, or a word of its sentence, leaves it open."""
    i = page.at(event["start"])
    for row in page.within("predicates", i):
        around = row["clause_start"] <= event["start"] < row["clause_end"]
        plain = (
            row["polarity"] == "positive" and row["status"] in ("fact", "reported") and row["certainty"] == "certain"
        )
        if around and (row["future"] or not plain):
            return True
    known = unsure()
    return any(
        (w.lower_ in known or w.lemma_.lower() in known or w.tag_ == "MD")
        and not (w.pos_ == "NOUN" and w.lemma_.lower() == "suspect")  # the suspects were arrested all the same
        for w in page.spans[i]
    )


def full_phrase(page: Sentences, start: int, end: int) -> str:
    """The sort of a participant: name, noun, or "" where it is no full noun phrase."""
    span = page.span(start, end)
    if span is None or span.root.pos_ not in ("NOUN", "PROPN"):
        return ""
    if span[0].lower_ in words()["pointing"] | _NOT_FULL:
        return ""
    return "name" if span.root.pos_ == "PROPN" else "noun"


def phrase_end(page: Sentences, event: Row, end: int) -> int:
    """The character at which an event's verb phrase ends: its objects and phrases, up to the next clause or comma."""
    verb = verb_of(page, event)
    for child in verb.rights if verb is not None else ():
        if child.dep_ not in _GOES_ON:
            break
        stop = next((word for word in child.subtree if word.i > child.i and _stops(page, child, word)), None)
        last = (
            child.right_edge if stop is None else page.doc[(stop.left_edge.i if stop.pos_ != "PUNCT" else stop.i) - 1]
        )
        if verb is None or last.i <= verb.i:
            break
        end = max(end, last.idx + len(last))
        if stop is not None:
            break
    return _without_links(page, event["end"], end)


def _stops(page: Sentences, child: Token, word: Token) -> bool:
    """True if a clause, a dash or a comma that joins nothing begins at a word of a phrase."""
    if word.dep_ in _STOPS or (word.dep_ == "acl" and word.tag_ != "VB") or word.text in ("–", "—", ";"):
        return True
    if word.text == ",":
        return not any(other.dep_ == "conj" and other.i > word.i for other in child.subtree)
    return word.text == "-" and bool(page.doc[word.i - 1].whitespace_)


def _without_links(page: Sentences, least: int, end: int) -> int:
    """The end of a phrase without prepositions and articles that lead to nothing."""
    span: Span | None = page.span(least, end)
    while span is not None and len(span) and span[-1].pos_ in _LINKS:
        span = span[:-1]
        end = span[-1].idx + len(span[-1]) if len(span) else least
    return end


def word_of(page: Sentences, event: Row) -> tuple[str | None, str] | None:
    """The name put in, and on whose word an event is told: "" for the outlet's, None where unsure."""
    quote = page.quotes.get(event["quote_id"])
    if quote is None:  # the outlet's own, unless its sentence has a source that was read as another's
        others = (w for w in page.spans[page.at(event["start"])] if w.idx != event["start"])
        return None if any(may_report(word) for word in others) else (None, "")
    source = page.span(quote["source_start"], quote["source_end"])
    found = voice(page, quote) if quote["cue_class"] in HANDED_ON else None
    if found is None or source is None or (found.kind == "noun" and not is_anonymous(source.root)):
        return None
    return (found.shown if found.added else None), f"on the word of {found.within}"


def is_clause(page: Sentences, start: int, end: int) -> bool:
    """True if some characters are of one sentence that can be shown, and not too many."""
    i = page.at(start)
    return start >= page.begins(i) and page.at(end - 1) == i and end - start <= MAX_CLAUSE and page.may_show(i)


def as_clause(page: Sentences, start: int, end: int) -> str:
    """The words of a clause, with dots where its sentence goes on or began before."""
    i = page.at(start)
    before = "… " if page.text[page.begins(i) : start].strip(" “\"'‘") else ""
    after = " …" if re.search(r"\w", page.text[end : page.spans[i].end_char]) else ""
    return f"{before}{line(page.text[start:end])}{after}"


FIRST_PERSON = re.compile(r"(?<![.\w])(?:I(?!\.\w)|me|my|we|us|our)\b")
"""A word of the first person, whose clause cannot stand without its speaker."""
