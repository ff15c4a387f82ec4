"""Nested quotes: the one whose source a claim stands on, and who says that it says so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsangles.angles.claims.lexicon import lexicon
from newsangles.angles.factuality.embedding import Presentations
from newsangles.tables.schema import Quote

FIRST_PERSON = frozenset("i me my mine myself we us our ours ourselves".split())


class Nesting(NamedTuple):
    """The quote on whose source a claim stands, and the one in which that source is said to say it."""

    own: Quote | None
    told_in: Quote | None


def nesting(context: Presentations, chain: Sequence[Quote]) -> Nesting:
    """The quote that counts among those around a claim, the outermost first.

    A speaker's *I think* is the speaker's word. What others knew or noticed is the word of whoever says that they did:
    *she said the pilots knew the door was open*.
    """
    links = list(chain)
    while links:
        inner = links[-1]
        if not (_speaks_for_itself(links) or _settles(context, inner) or _of_thing(context, inner)):
            break
        links.pop()
    if not links:
        return Nesting(None, None)
    own = links[-1]
    outer = (link for link in reversed(links[:-1]) if link.source is not None)
    told_in = next((link for link in outer if not _alike(link, own)), None)
    return Nesting(own, told_in)


def _speaks_for_itself(links: Sequence[Quote]) -> bool:
    """True for an *I said* or *we think* within the words of a known speaker."""
    if len(links) < 2:
        return False
    outer, inner = links[-2], links[-1]
    if outer.source is None and outer.actor_id is None:
        return False
    alone = (inner.source or "").lower() in ("i", "me", "my")
    others = alone and None not in (inner.actor_id, outer.actor_id) and inner.actor_id != outer.actor_id
    return (inner.source or "").lower() in FIRST_PERSON and not others


def _settles(context: Presentations, quote: Quote) -> bool:
    """True for a verb that vouches for what it tells of others: *they realised that*, *he forgot that*."""
    view = context.view
    if quote.cue_start is None or quote.cue_end is None or quote.kind != "indirect":
        return False
    cue = range(view.word_at(quote.cue_start), view.word_at(quote.cue_end - 1) + 1)
    verb = next((i for i in cue if view.pos[i] == "VERB"), -1)
    if verb < 0 or (quote.source or "").lower() in FIRST_PERSON:
        return False
    if quote.inside is not None and view.tag[verb] == "VBG" and view.dep[verb] == "pcomp":
        return quote.cue_class in ("thought", "finding")  # after determining that, she said
    body = quote.source_end is not None and view.ent[view.word_at(quote.source_end - 1)] == "ORG"
    if view.lemma[verb] not in lexicon()["settling"] or body:  # the Herald has learned that
        return False
    clause = context.clause(verb)
    return clause.negation < 0 and not clause.modal and not clause.passive


def _of_thing(context: Presentations, quote: Quote) -> bool:
    """True for a participle behind the object of a verb of speech: *slammed the rules, claiming they would hurt*."""
    view = context.view
    if quote.cue_start is None or quote.source_start is None or quote.inside is None or quote.actor_id is not None:
        return False
    cue, source = view.word_at(quote.cue_start), view.word_at(quote.source_start)
    noun = view.head[cue]
    return view.tag[cue] == "VBG" and view.dep[noun] == "dobj" and view.first[noun] <= source <= noun < cue


def _alike(one: Quote, other: Quote) -> bool:
    """True if two quotes have one source."""
    same = one.actor_id is not None and one.actor_id == other.actor_id
    return same or (one.source or "").lower() == (other.source or "").lower()
