"""Replies to a charge or harm that the page tells of: denial, defence, apology, reassurance.

A reply is printed whole, alone or behind the sentence that it goes on from, so that nobody has to be named.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from spacy.tokens import Span, Token

from newsangles.angles.overview.lexicon import acts, words
from newsangles.angles.overview.sentences import Row, Sentences, Statement, children, has_word, stems
from newsangles.angles.overview.sides import DENIAL, MIN_SHARED, TOPIC
from newsangles.angles.overview.standing import stands
from newsangles.angles.overview.telling import goes_back, leans
from newsangles.angles.overview.voices import (
    cue_of,
    heads_its_sentence,
    is_body,
    is_its_own,
    is_negated,
    tells,
)
from newsangles.tables.wording import line

KIND = "a reply to what is charged"
"""The kind of these statements."""

MOST_WORDS, MOST_OF_TWO = 60, 80
"""Most words of a reply, and of it with the sentence before."""

MIN_SAID = 4
"""Fewest words of what is said."""

MAX_NAME = 12
"""Most words of a source that stands before its sentence."""

_SORTS = ("denial", "apology", "finding", "defence", "response", "not so", "calm")
"""Sorts of replies; the first ones are chosen first."""

_OTHERS, _OWN = frozenset("he she they it".split()), frozenset(("i", "we"))
_NO = frozenset(("no", "nothing", "nobody", "none", "never"))
_BELOW = frozenset(("acomp", "attr", "advmod", "xcomp", "prep", "dobj", "oprd"))


class Reply(NamedTuple):
    """A sentence that answers.

    Attributes:
        number: Of the sentence.
        sort: One of `_SORTS`.
        source: The words for whoever answers; None for a finding.
        verb: The verb of answering.
    """

    number: int
    sort: str
    source: Span | None
    verb: Token

    @property
    def rank(self) -> int:
        """The place of its sort."""
        return _SORTS.index(self.sort)


def with_replies(page: Sentences, shown: Sequence[Statement], taken: set[int], limit: int) -> list[Statement]:
    """The statements of the sides with the replies, each behind the sentence it goes on from or alone.

    Args:
        page: The article.
        shown: The statements of the sides that are shown.
        taken: Numbers of the sentences that are shown on the page.
        limit: At most so many replies.
    """
    charged = any(has_word(span, words()["charged"]) for span in page.spans)
    found = [reply for i in range(len(page)) if i not in taken and (reply := _reply(page, i)) is not None]
    found = [reply for reply in found if charged or reply.sort == "calm"]
    ordered = list(shown)
    used, heard = set(taken), set[str]()
    for reply in sorted(found, key=lambda one: (one.rank, one.number)):
        if len(heard) >= limit:
            break
        if reply.number in used or _who(page, reply) in heard:
            continue
        if not (_alone(page, reply, ordered) or _behind(page, reply, ordered, used)):
            continue
        heard.add(_who(page, reply))
        used.update((reply.number,))
    return sorted(ordered, key=lambda one: one.sentence)


def _who(page: Sentences, reply: Reply) -> str:
    actor = page.actor_at(reply.source.start_char) if reply.source is not None else None
    return str(actor["actor_id"]) if actor is not None else _name(reply).lower()


def _alone(page: Sentences, reply: Reply, ordered: list[Statement]) -> bool:
    """True if a reply that can be understood by itself was put among the statements."""
    i, source = reply.number, reply.source
    if source is None or source.root.pos_ not in ("NOUN", "PROPN") or _is_told_of(page, source):
        return False
    if not (page.may_show_after_a_name(i, MOST_WORDS) or (reply.sort == "denial" and page.may_answer(i))):
        return False
    pointing = page.first_word(i) in words()["pointing"] or _hangs(page, i)
    if pointing or goes_back(page, i) or not stands(page, i, source) or _leans(page, i, source):
        return False
    if page.goes_on(i) or reply.verb.lemma_.lower() in words()["goes on"]:
        return False
    ordered.append(page.statement(i, TOPIC, lead=_lead(reply), kinds=(KIND,)))
    return True


def _is_told_of(page: Sentences, source: Span) -> bool:
    """True for *the spokesperson* or *the clause*, which the article tells of elsewhere, and not in its first line."""
    single = source[0].lower_ == "the" and source.root.tag_ == "NN" and not is_body(source.root)
    known = source.root.lemma_.lower() in page.first_words or any(word.pos_ == "PROPN" for word in source)
    return single and not known and not children(source.root, ("prep", "compound"))


def _behind(page: Sentences, reply: Reply, ordered: list[Statement], used: set[int]) -> bool:
    """True if a reply was put behind the sentence that it goes on from, which names whom it means."""
    i = reply.number
    if not page.may_answer(i) and not page.goes_on(i):
        return False
    shown = next((n for n, one in enumerate(ordered) if max(one.sentences) == i - 1 and one.topic == TOPIC), None)
    if not _goes_on_from(page, reply):
        return False
    if shown is not None:
        one = ordered[shown]
        text = f"{one.text} {page.quoted_whole(i)}"
        if len(text.split()) > MOST_OF_TWO:
            return False
        ordered[shown] = replace(one, text=text, last=i, chance=1.0)
        return True
    before = i - 1
    if before in used or before < 0 or not page.may_show(before) or page.goes_on(before):
        return False
    if not stands(page, before) or goes_back(page, before) or _hangs(page, before) or leans(page, before):
        return False
    text = f"{page.printed(before)} {page.quoted_whole(i)}"
    if len(text.split()) > MOST_OF_TWO:
        return False
    used.add(before)
    ordered.append(Statement(TOPIC, text, before, page.begins(before), kinds=(KIND,), last=i))
    return True


def _goes_on_from(page: Sentences, reply: Reply) -> bool:
    """True if the sentence before surely names whoever replies, or what is found on."""
    i = reply.number
    if i == 0:
        return False
    if reply.source is None:
        return True
    here, before = reply.source.root, page.spans[i - 1]
    if here.pos_ != "PRON":
        return _hangs(page, i) and not _leans(page, i, reply.source)
    told = [q for q in page.told(i - 1) if not q["inside"] and q["source_start"] is not None]
    if len({q["actor_id"] or q["source"] for q in told}) != 1 or page.at(told[0]["source_start"]) != i - 1:
        return False
    source = page.span(told[0]["source_start"], told[0]["source_end"])
    if source is None or source.root.pos_ not in ("NOUN", "PROPN"):
        return False
    person = source.root.ent_type_ == "PERSON" or any(word.ent_type_ == "PERSON" for word in source)
    many = source.root.tag_ in ("NNS", "NNPS")
    fitting = {"he": person, "she": person, "it": not person and not many, "they": many or not person}
    return fitting.get(here.lower_, False) and before.root.pos_ in ("VERB", "AUX")


def _hangs(page: Sentences, i: int) -> bool:
    """True if a sentence begins with a word that goes on from one before: but, however; not: earlier on Monday."""
    first = next((word for word in page.spans[i] if word.is_alpha and word.idx >= page.begins(i)), None)
    if first is None or first.lower_ not in words()["hanging"]:
        return False
    return not any(word.ent_type_ == "DATE" for word in first.doc[first.i : first.i + 3])


def _leans(page: Sentences, i: int, source: Span | None) -> bool:
    """True if a pronoun of a sentence, or an abbreviation, stands for what is told elsewhere."""
    return any(word.pos_ != "NOUN" for word in leans(page, i, source))


def _lead(reply: Reply) -> str | None:
    name = _name(reply)
    if not name or len(name.split()) > MAX_NAME:
        return None
    if acts().get(reply.verb.lemma_.lower()) == DENIAL:
        first = reply.source[0] if reply.source is not None else reply.verb
        return f"Denial by {name[:1].lower()}{name[1:]}" if first.pos_ == "DET" else f"Denial by {name}"
    return name[:1].upper() + name[1:]


def _name(reply: Reply) -> str:
    """The words for whoever answers, without clauses and appositions behind them."""
    if reply.source is None:
        return ""
    source = reply.source
    after = (w for w in source if w.i > source.root.i and (w.dep_ in ("relcl", "acl") or w.text in (",", "(")))
    end = next((w.left_edge.i for w in after), source.end)
    return line(source.doc[source.start : max(end, source.start + 1)].text).strip(" ,(")


def _reply(page: Sentences, i: int) -> Reply | None:
    """The reply that a sentence is; None for none."""
    found = [reply for quote in page.told(i) if (reply := _of_quote(page, i, quote)) is not None]
    if found and len(page.voices(i)) == 1:
        return min(found, key=lambda reply: reply.rank)
    verb = next((word for word in page.spans[i] if _is_finding(word)), None)
    return Reply(i, "finding", None, verb) if verb is not None and not page.told(i) else None


def _of_quote(page: Sentences, i: int, quote: Row) -> Reply | None:
    if quote["inside"] or None in (quote["source_start"], quote["cue_start"]):
        return None
    cue, source = cue_of(page, quote), page.span(quote["source_start"], quote["source_end"])
    said = page.span(quote["start"], quote["end"])
    if (
        cue is None
        or source is None
        or said is None
        or not page.at(quote["source_start"]) == page.at(cue.start_char) == i
    ):
        return None
    if is_negated(cue) or not heads_its_sentence(cue) or not is_its_own(cue, source):
        return None
    sort = _sort(page, i, cue, source, said)
    return Reply(i, sort, source, cue.root) if sort is not None else None


def _sort(page: Sentences, i: int, cue: Span, source: Span, said: Span) -> str | None:
    """How somebody replies by a verb and what it hands on; None where nothing tells that it is a reply."""
    lemmas = {word.lemma_.lower() for word in cue}
    if any(acts().get(lemma) == DENIAL for lemma in lemmas):
        return "denial"
    if lemmas & words()["apology"]:
        return "apology"
    if len(said) < MIN_SAID or not (tells(cue) or lemmas & words()["defends"]):
        return None
    verbs = [word for word in said if _is_what_is_said(word, cue)]
    verbs = [word for word in verbs if not any(aux.tag_ == "MD" for aux in children(word, ("aux",)))]
    kinds = {kind for verb in verbs for kind in _kinds(page, verb, source, said)}
    if any(phrase in page.printed(i).lower() for phrase in words()["in answer"]):
        kinds.add("response")
    if lemmas & words()["defends"] and any(_is_own(page, verb, source) for verb in verbs):
        kinds.add("defence")
    return min(kinds, key=_SORTS.index, default=None)


def _is_what_is_said(word: Token, cue: Span) -> bool:
    """True for the verb of a clause that a reporting verb hands on, not of one below it."""
    if word.pos_ not in ("VERB", "AUX"):
        return False
    while word.dep_ == "conj" and word.head.pos_ in ("VERB", "AUX") and word.head.i != word.i:
        word = word.head
    handed_on = word.dep_ in ("ccomp", "parataxis", "advcl") and word.head.i in {other.i for other in cue}
    return handed_on or (word.dep_ == "ROOT" and cue.root.dep_ in ("ccomp", "parataxis") and cue.root.head.i == word.i)


def _kinds(page: Sentences, verb: Token, source: Span, said: Span) -> set[str]:
    """The kinds of what a clause tells: that it was lawful, was not so, is safe, that somebody is sorry."""
    found = set[str]()
    below = [word for word in verb.children if word.dep_ in _BELOW]
    below += [word for prep in below if prep.dep_ == "prep" for word in children(prep, ("pobj",))]
    below += [word for one in below for word in children(one, ("conj",))]
    lemmas = {word.lemma_.lower() for word in (verb, *below)}
    own = _is_own(page, verb, source)
    if lemmas & words()["apology"] and (own or source.root.pos_ == "PRON"):
        found.add("apology")
    said_of = {word.lemma_.lower() for word in (verb, *below) if own or word.dep_ not in ("dobj", "attr")}
    if said_of & words()["defence"]:
        found.add("defence")
    told = [verb, *(word for word in below if word.dep_ in ("acomp", "conj"))]
    if any({word.lower_, word.lemma_.lower()} & words()["calm"] for word in told):
        found.add("calm")
    things = children(verb, ("nsubj", "nsubjpass", "dobj", "attr"))
    none = [thing for thing in things if any(word.lower_ in _NO for word in (thing, *thing.children))]
    about = (stems(page.printed(page.at(verb.idx))) - stems(source.text)) & page.topic
    if (own and len(about) >= MIN_SHARED and (none or children(verb, ("neg",)))) or any(
        thing.lemma_.lower() in words()["no such"] for thing in none
    ):
        found.add("not so")
    return found


def _is_own(page: Sentences, verb: Token, source: Span) -> bool:
    """True if a clause of what somebody says has them as its subject: they had no warning."""
    for subject in children(verb, ("nsubj", "nsubjpass")):
        quoted = page.is_quoted(subject.idx)
        many = source.root.tag_ in ("NNS", "NNPS") or source.root.ent_type_ != "PERSON"
        if quoted and subject.lower_ in _OWN:
            return True
        if not quoted and subject.lower_ in _OTHERS and (subject.lower_ != "they" or many):
            return True
    return False


def _is_finding(word: Token) -> bool:
    """True for a passive by which a charge told before is found so or not: the allegations were found proven."""
    if word.pos_ != "VERB" or word.lemma_.lower() not in words()["finding"] or not children(word, ("auxpass",)):
        return False
    if word.dep_ not in ("ROOT", "conj") or any(aux.tag_ == "MD" for aux in children(word, ("aux",))):
        return False
    subjects = children(word, ("nsubjpass",))
    charges = any(one.lemma_.lower() in words()["charge"] for one in subjects)
    return charges and any(
        child.lower_ in ("these", "those", "the", "both", "this", "that", "all")
        for one in subjects
        for child in one.children
    )
