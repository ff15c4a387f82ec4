"""Sources without a name, and hearsay."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from spacy.tokens import Span, Token

from newsangles.angles.factuality.lexicon import lexicon as certainty_words
from newsangles.angles.overview.lexicon import reporting, words
from newsangles.angles.overview.quantities import figures
from newsangles.angles.overview.references import has_open_noun, says_this
from newsangles.angles.overview.sentences import HANDED_ON, Row, Sentences, Statement, children
from newsangles.angles.overview.standing import goes_back_openly, leans_openly, stands
from newsangles.angles.overview.telling import chance
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
)
from newsangles.tables.wording import HEARSAY, OFFICIALS, counted

UNNAMED, HEARD, ALLEGED = "Sources without a name", "Hearsay", "Alleged"
"""Headings; the last for charges, which a court hears."""

SIDES = "What each side says"
"""The heading of sources that have a name, or belong to a group that is told before."""

NOT_BY_WHOM = "this sentence does not say by whom"
"""The note on hearsay."""

MIN_CLAIM = 5
"""Fewest words of a claim that is shown for its source."""

FIGURE_WEIGHT = 0.1
"""Weight of a figure beside what else a sentence tells."""

_SORTS = (OFFICIALS, "anonymous source")


def unnamed(page: Sentences, taken: set[int], limit: int) -> Iterator[Statement]:
    """A sentence of each source without a name, those first on whom most sentences rest.

    Args:
        page: The article.
        taken: Numbers of the sentences that are shown already.
        limit: At most so many sources.
    """
    groups: dict[str, list[tuple[int, Row, Voice]]] = defaultdict(list)
    names: dict[str, str] = {}
    for claim in page.rows["claims"]:
        found = _anonymous(page, claim)
        if found is not None:
            name, i, source = found
            if names.setdefault(claim["actor_id"] or name, name) == name:  # an actor under two names: with the first
                groups[name].append((i, claim, source))
    used = set(taken)
    for rows in sorted(groups.values(), key=lambda rows: (-len({i for i, _, _ in rows}), rows[0][0]))[:limit]:
        left = [row for row in rows if row[0] not in used]
        if not left:
            continue
        i, claim, source = max(left, key=lambda row: (_weight(page, *row[:2]), -row[0]))
        used.add(i)
        number = len({j for j, _, _ in rows})
        yield Statement(
            topic=SIDES if _is_told_of(page.span(claim["source_start"], claim["source_end"])) else UNNAMED,
            text=page.quoted_whole(i),
            sentence=i,
            start=page.begins(i),
            lead=source.name[:1].upper() + source.name[1:],
            note=f"{counted(number, 'sentence')} cite “{source.within}”" if number > 1 else None,
            kinds=("source without a name",),
            chance=_chance(page, i, claim),
        )


def _weight(page: Sentences, i: int, claim: Row) -> float:
    """The chance that a sentence is worth telling, and a weight for a figure in it."""
    figure = bool(figures(page, claim["start"], claim["end"], least=0))
    return _chance(page, i, claim) + FIGURE_WEIGHT * figure


def _chance(page: Sentences, i: int, claim: Row) -> float:
    source = page.span(claim["source_start"], claim["source_end"])
    return chance(page, i, source) if source is not None else 0.0


def _anonymous(page: Sentences, claim: Row) -> tuple[str, int, Voice] | None:
    """The words for a claim's source without a name, its sentence and its voice; None where it may be none."""
    quote = page.quotes.get(claim["quote_id"])
    if claim["status"] == "question" or quote is None or quote["inside"] or claim["source_start"] is None:
        return None
    i, source = page.at(claim["start"]), page.span(claim["source_start"], claim["source_end"])
    if claim["sort"] not in _SORTS and (source is None or not _speaks_for(source)):
        return None
    told = quote["cue_class"] in HANDED_ON and len(claim["text"].split()) >= MIN_CLAIM
    if not told or source is None or page.at(claim["source_start"]) != i or not page.may_show(i):
        return None
    if leans_openly(page, i, source) or goes_back_openly(page, i) or not stands(page, i, source):
        return None
    if not _is_reported(page, quote, source) or has_open_noun(page.spans[i]) or says_this(page.spans[i]):
        return None
    head, found = source.root, voice(page, claim)
    if is_named_office(page, head) or (is_body(head) and any(w.pos_ == "PROPN" for w in source)):
        return None
    if found is None or found.kind != "noun" or not is_anonymous(head) or len(page.voices(i)) > 1:
        return None
    definite, single = source[0].lower_ == "the" and not is_body(head), head.tag_ == "NN"
    if (head.lemma_.lower() in words()["people"] and (definite or single)) or (definite and single):  # named elsewhere
        return None
    return " ".join(w.lower_ for w in source if w.pos_ not in ("DET", "NUM")) or found.name, i, found


def _is_told_of(source: Span | None) -> bool:
    """True for *the experts*, of whom the article told before, and for who speaks for a body with a name."""
    if source is None:
        return False
    definite = source[0].lower_ == "the" and not is_body(source.root)
    speaks = source.root.lemma_.lower() in words()["speaks for"]
    return definite or (speaks and any(word.pos_ == "PROPN" for word in source))


def _speaks_for(source: Span) -> bool:
    """True for somebody without a name who speaks for a body with one: a spokesman for the Harbour Works."""
    return is_anonymous(source.root) and source.root.i == source.start + 1 and source[0].lower_ in ("a", "an")


def _is_reported(page: Sentences, quote: Row, source: Span) -> bool:
    """True if a source says or writes a clause or a quotation: no *pretend*, no column's polemic, no open charge."""
    cue = cue_of(page, quote)
    if cue is None or not tells(cue) or is_negated(cue) or not is_its_own(cue, source):
        return False
    quotation = quote["kind"] != "indirect"
    if not quotation and (page.is_column or "clause" not in quote["rule"]):
        return False
    return heads_its_sentence(cue) and not (is_office(source.root) and act(cue) in CHARGES)


def hearsay(page: Sentences, taken: set[int], limit: int) -> Iterator[Statement]:
    """Sentences that hand something on, and in which nobody says so.

    Args:
        page: The article.
        taken: Numbers of the sentences that are shown already.
        limit: At most so many.
    """
    shown = set(taken)
    for claim in page.rows["claims"]:
        i = page.at(claim["start"])
        if claim["sort"] != HEARSAY or len(claim["text"].split()) < MIN_CLAIM or i in shown or not _may_tell(page, i):
            continue
        shown.add(i)
        if len(shown) > len(taken) + limit:
            return
        charged = _is_a_charge(page, i)
        yield page.statement(
            i,
            ALLEGED if charged else HEARD,
            note=NOT_BY_WHOM,
            kinds=("alleged in court" if charged else "hearsay",),
        )


def _is_a_charge(page: Sentences, i: int) -> bool:
    """True for what is alleged of somebody whom the first line tells to be charged or tried."""
    tried = page.first_words & (words()["tried"] | {"court", "accused", "charged"})
    alleged = any(word.lower_ in certainty_words()["alleged"] for word in page.spans[i])
    return bool(tried) and (alleged or any(is_passive_hearsay(word) or word.lower_ == "said" for word in page.spans[i]))


def _may_tell(page: Sentences, i: int) -> bool:
    """True if a sentence can be shown, has a word of hearsay, and no other reporting verb."""
    span = page.spans[i]
    impersonal = page.first_word(i) == "it" and any(is_passive_hearsay(word) for word in span)
    shown = page.may_show(i) or (impersonal and page.may_lead(i))
    if not shown or page.told(i) or not stands(page, i) or any(word.lemma_.lower() in words()["open"] for word in span):
        return False
    heard = {word.i for word in span if is_hearsay(word)}
    others = (word for word in span if word.i not in heard)
    return bool(heard) and not any(may_report(word) for word in others)


def is_hearsay(word: Token) -> bool:
    """True for *reportedly*, *allegedly*, and *is said to*, *was believed to* with nobody behind *by*.

    Not below another clause: in *she told how they allegedly met* she says so.
    """
    known = certainty_words()
    verb = word.head if word.pos_ == "ADV" else word
    while verb.dep_ in ("conj", "aux", "auxpass", "advmod") and verb.head.i != verb.i:
        verb = verb.head
    main = verb.dep_ in ("ROOT", "relcl", "advcl", "acl")
    return main and (word.lower_ in known["hearsay"] | known["alleged"] or is_passive_hearsay(word))


def is_passive_hearsay(word: Token) -> bool:
    """True for a passive reporting verb with a clause and no agent: is said to, is thought that."""
    passive = word.tag_ == "VBN" and word.lemma_.lower() in words()["hearsay"] and children(word, ("auxpass", "aux"))
    return bool(passive and children(word, ("xcomp", "ccomp")) and not children(word, ("agent",)))


def may_report(word: Token) -> bool:
    """True for a verb that may hand on somebody's word, and for *according*."""
    return word.lower_ == "according" or (word.pos_ == "VERB" and word.lemma_.lower() in reporting())
