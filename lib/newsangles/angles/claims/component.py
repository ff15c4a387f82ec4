"""The component that stores the claims of a Doc, and the quantities in them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from newsangles.angles.claims import checkworthiness
from newsangles.angles.claims.accounts import Accounts
from newsangles.angles.claims.claim_spans import Units
from newsangles.angles.claims.court_accounts import CourtAccounts
from newsangles.angles.claims.credits import before_credit
from newsangles.angles.claims.evidence import evidence_of, shares
from newsangles.angles.claims.extents import Unit
from newsangles.angles.claims.first_persons import FirstPersons, before_a_dash
from newsangles.angles.claims.kinds import kind_of_claim, stance_of, worth_checking
from newsangles.angles.claims.last_speakers import LastSpeakers
from newsangles.angles.claims.lexicon import MAIN
from newsangles.angles.claims.nesting import Nesting, nesting
from newsangles.angles.claims.open_words import OpenWords, Told
from newsangles.angles.claims.quantities import numbers as quantities
from newsangles.angles.claims.sources import ActorLookup, Source, body_of_officials, of_last_speaker, source_of
from newsangles.angles.claims.testimony import Testimony
from newsangles.angles.claims.whole_sentences import whole_sentences
from newsangles.angles.factuality.embedding import Presentations, presentations_of
from newsangles.angles.shell import Component, offer
from newsangles.language.parsed_text import ParsedText, parsed_text_of
from newsangles.language.rules import Given
from newsangles.language.spans import SpanIndex
from newsangles.tables.schema import ActorRow, Claim, Mention, Number, Predicate, Quote, Row
from newsangles.tables.told_whole import Word, told_whole, with_context, words_of

_PRESENTED = ("certainty", "polarity", "status", "factuality", "happened", "future")
_TOLD = ("start", "end", "text", "subject", "subject_start", "subject_end", "actor_id")

_FORMS = {
    form: forms[0]
    for forms in (("he", "him", "his"), ("she", "her", "hers"), ("it", "its"), ("they", "them", "their", "theirs"))
    for form in forms
}

OPEN = ("unclear", "nobody")
"""Kinds of sources that are left open."""


@Language.factory(
    "newsangles_claims",
    assigns=["doc._.claims", "doc._.numbers"],
    requires=[
        "token.dep",
        "token.lemma",
        "doc._.quotes",
        "doc._.actors",
        "doc._.mentions",
        "doc._.predicates",
    ],
    default_config={"rules": None},
)
def create_claims(nlp: Language, name: str, rules: Given = None) -> Claims:
    """Make the component; it belongs after the predicates.

    Args:
        nlp: The pipeline.
        name: The component's name in it.
        rules: A folder with rule files of the user's, lines to add to ``claim_words.txt``, or lines by the name of the
            file; None: the rule files in use.
    """
    return Claims(rules)


class Claims(Component):
    """Finds the claims of a Doc and the quantities in them, for ``doc._.claims`` and ``doc._.numbers``."""

    main = MAIN

    def read(self, doc: Doc) -> Mapping[str, Iterable[Row]]:
        """Claims and numbers of one parsed Doc."""
        rows = claims(doc)
        return {"claims": rows, "numbers": numbers(doc, rows)}


offer("claims", "numbers")


def claims(doc: Doc) -> list[Claim]:
    """The claims of a parsed Doc, in the order of the text.

    Args:
        doc: A Doc with its quotes, actors and predicates.

    Returns:
        One row a claim. ``source`` is missing in the outlet's own voice and for hearsay; ``confidence`` always, since
        no annotated text has such rows.
    """
    if not len(doc) or not doc.has_annotation("DEP"):
        return []
    view = parsed_text_of(doc)
    statements = checkworthiness.scorer().read(doc, view)
    cast = ActorLookup({row.actor_id: row for row in doc._.actors}, doc._.mentions)
    rows = list(find(view, doc._.quotes, cast, doc._.predicates, statements))
    return list(_in_full(rows, doc._.mentions, doc._.actors))


def _in_full(rows: Sequence[Claim], mentions: Sequence[Mention], actors: Sequence[ActorRow]) -> Iterator[Claim]:
    """The claims as they can be read alone."""
    words, names = words_of(mentions), {("", actor.actor_id): actor.name for actor in actors}
    for row in rows:
        values: dict[Hashable, Any] = {name: getattr(row, name) for name in _TOLD}
        told = told_whole(values | {"article_id": ""}, _plain(words, mentions, row.start, row.end), names)
        yield replace(row, in_full=with_context(row.context, told))


def retold(doc: Doc, row: Mapping[str, Any]) -> str:
    """A stored claim as it can be read alone, by the names of its Doc."""
    names = {("", actor.actor_id): actor.name for actor in doc._.actors}
    values: dict[Hashable, Any] = {name: row[name] for name in _TOLD}
    words = _plain(words_of(doc._.mentions), doc._.mentions, row["start"], row["end"])
    return with_context(row["context"], told_whole(values | {"article_id": ""}, words, names))


def _plain(words: Sequence[Word], mentions: Sequence[Mention], start: int, end: int) -> Sequence[Word]:
    """The words that mean actors, without pronouns of a claim that follow one of their kind which is left open.

    Of *it would scrap its model*, nothing is told where *it* is open.
    """
    near = words[bisect_left(words, start, key=_begin) : bisect_left(words, end, key=_begin)]
    sure = {word.start for word in near}
    opened: set[str] = set()
    spent: set[int] = set()
    for row in mentions[bisect_left(mentions, start, key=_begin) : bisect_left(mentions, end, key=_begin)]:
        kind = _FORMS.get(row.text.lower(), "") if row.kind == "pronoun" else ""
        if kind in opened:
            spent.add(row.start)
        elif kind and row.start not in sure:
            opened.add(kind)
    return [word for word in words if word.start not in spent] if spent else words


def _begin(row: Mention | Word) -> int:
    return row.start


def find(
    view: ParsedText,
    quotes: Sequence[Quote],
    cast: ActorLookup,
    predicates: Sequence[Predicate],
    statements: checkworthiness.Statements,
) -> Iterator[Claim]:
    """As `claims`, from the rows of the angles before; `statements` tell how much claims are worth checking."""
    context = presentations_of(view, tuple(quotes))
    units = Units(context, quotes, predicates)
    counted = sorted(item.start for item in quantities(view) if worth_checking(view, item))
    by_id = {quote.quote_id: quote for quote in quotes}
    in_court, speakers = CourtAccounts(context, quotes, cast), LastSpeakers(view, quotes, cast)
    pointing = OpenWords(view, cast.meant(view), cast.persons(view))
    accounts, testimony = Accounts(context, cast, in_court), Testimony(context, quotes, cast)
    first_persons = FirstPersons(context, quotes, cast)
    spoken = SpanIndex(part for quote in quotes for part in quote.parts)
    chosen = list(units.chosen())
    chosen += whole_sentences(context, predicates, quotes, chosen, statements.worth)
    chosen.sort(key=lambda unit: (unit.first, -unit.last, unit.word))
    scores = statements.of_claims([(unit.first, unit.last) for unit in chosen])
    for n, unit in enumerate(chosen, 1):
        row, first, last = unit.row, unit.first, unit.last
        chain = units.said(unit, by_id)
        quote = chain[-1] if chain else None
        asserted = [link for link in chain if not _unsaid(row, link) and not _reported(context, unit, link)]
        nested = nesting(context, asserted)
        source = testimony.source_of(unit, _source_of(context, unit, nested.own, cast, speakers))
        source = in_court.source_of(context.verb_of(unit.word), first) if source is None else source
        source = first_persons.source_of(unit, source)
        goes_on = accounts.goes_on(unit, f"c{n}", source, nested.own)
        evidence = evidence_of(view, source, nested.own, cast) if source else "may go on" if goes_on else "outlet"
        subject = unit.subject
        stance, cue = stance_of(context, unit, quote, spoken)
        told = pointing.of(unit)
        end = before_credit(view, view.idx[first], view.end[last])
        yield Claim(
            start=view.idx[first],
            end=end,
            text=view.text[view.idx[first] : end],
            rule=unit.rule,
            claim_id=f"c{n}",
            predicate_id=row.predicate_id,
            **_source_columns(view, source, nested, cast),
            goes_on_from=goes_on,
            source_evidence=evidence,
            source_confidence=shares()[evidence],
            quote_id=quote.quote_id if quote else None,
            chain=tuple(link.quote_id for link in chain),
            subject=view.text[view.idx[subject[0]] : view.end[subject[1]]] if subject else None,
            subject_start=view.idx[subject[0]] if subject else None,
            subject_end=view.end[subject[1]] if subject else None,
            subject_actor_id=_subject_actor(view, unit, cast),
            kind=kind_of_claim(context, unit, counted),
            **{name: getattr(row, name) for name in _PRESENTED},
            **_context_columns(view, told),
            stance=stance,
            stance_cue=cue,
            checkworthiness=round(scores[n - 1], 2),
        )


def _context_columns(view: ParsedText, told: Told | None) -> dict[str, Any]:
    """The columns of the words that tell what is meant in a claim."""
    if told is None or told.first < 0:
        return {}
    start, end = view.idx[told.first], view.end[told.last]
    return {"context": view.text[start:end], "context_start": start, "context_end": end}


def _source_columns(view: ParsedText, source: Source | None, nested: Nesting, cast: ActorLookup) -> dict[str, Any]:
    """The columns of a claim's source, and of who tells that it says so."""
    if source is None:
        return {"voice": "outlet"}
    span, actor, told_in, own = source.span, source.actor, nested.told_in, nested.own
    if span is not None and own is not None and any(a <= span[0] and span[1] <= b for a, b in own.parts):
        told_in = own  # “When people say …”, said Cole
    return {
        "voice": "attributed",
        "source_kind": source.kind,
        "source": view.text[slice(*span)] if span else None,
        "source_start": span[0] if span else None,
        "source_end": span[1] if span else None,
        "source_body": body_of_officials(actor, cast) if source.kind == "unnamed officials" else None,
        "actor_id": actor.actor_id if actor else None,
        "told_by": told_in.source if told_in else None,
        "told_by_actor_id": told_in.actor_id if told_in else None,
    }


def _subject_actor(view: ParsedText, unit: Unit, cast: ActorLookup) -> str | None:
    """The actor that a claim's subject means; None for several: *he and his wife*."""
    head = unit.subject_head
    if unit.subject is None or not unit.subject[0] <= head <= unit.subject[1]:
        return None
    actor = cast.at(view, head)
    joined = any(view.dep[k] == "conj" for k in view.children[head])
    return None if actor is None or joined else actor.actor_id


def _source_of(
    context: Presentations, unit: Unit, quote: Quote | None, cast: ActorLookup, speakers: LastSpeakers
) -> Source | None:
    """The source of a claim; for an open quote, that of the quote before it."""
    source = source_of(context, unit, quote, cast)
    if quote is None or source is None or source.actor is not None or source.kind not in OPEN:
        return source
    before = speakers.before(quote)
    return source if before is None else of_last_speaker(context.view, before, source, cast)


def _unsaid(row: Predicate, quote: Quote) -> bool:
    """True if the cue of a quote is what leaves a claim unsaid: *nobody says*, *did not say*."""
    if quote.cue_start is None or quote.cue_end is None:
        return False
    places = zip(row.cue_rules, row.cue_spans, strict=True)
    return any(rule == "not said" and a < quote.cue_end and quote.cue_start < b for rule, (a, b) in places)


def _reported(context: Presentations, unit: Unit, quote: Quote) -> bool:
    """True if a claim tells of the saying itself, not what was said.

    *The towns have vowed to fight*; *she claimed it was over, but has faced doubts*.
    """
    view = context.view
    if before_a_dash(context, unit, quote):
        return True
    if quote.cue_start is None or quote.cue_end is None or quote.kind == "direct":
        return False
    first, last = view.idx[unit.first], view.end[unit.last]
    cue, content = view.word_at(quote.cue_end - 1), min(start for start, _ in quote.parts)
    below = view.word_at(content)
    begins = first <= quote.cue_start < last and quote.cue_end <= content
    if begins and quote.source_start is not None and quote.source_end is not None and unit.subject_head >= 0:
        verb = context.verb_of(unit.word)
        but = any(view.lower[k] in ("but", "yet") for k in context.kids(cue, "cc"))
        told = but and verb != cue and view.head[verb] == cue and view.dep[verb] == "conj"
        if told and quote.source_start <= view.idx[unit.subject_head] < quote.source_end:
            return True
    if begins and unit.rule in ("joined", "sentence") and quote.source_start is not None:
        own = first <= quote.source_start < quote.cue_start and quote.cue_class not in ("speech", "writing")
        if own and view.tag[cue] == "VBG" and quote.kind == "indirect":
            return True  # she had moved out and was considering buying a flat
    begins = begins and quote.kind == "indirect"
    return begins and view.lower[below] == "to" and view.tag[cue] in ("VBD", "VBN", "VBZ", "VBP", "VB")


def numbers(doc: Doc, rows: Sequence[Claim]) -> Iterator[Number]:
    """The quantities of a parsed Doc, each with the innermost of these claims that states it."""
    view = parsed_text_of(doc)
    text = view.text
    for item in quantities(view):
        around = [row for row in rows if row.start <= item.start and item.end <= row.end]
        hedged = item.hedge_start is not None and item.hedge_end is not None
        yield Number(
            start=item.start,
            end=item.end,
            text=text[item.start : item.end],
            rule="quantity",
            value=item.value,
            high=item.high,
            unit=item.unit,
            per=item.per,
            approximate=item.approximate,
            hedge=text[item.hedge_start : item.hedge_end] if hedged else None,
            claim_id=min(around, key=lambda row: row.end - row.start).claim_id if around else None,
        )
