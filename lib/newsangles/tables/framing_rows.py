"""Rows of the framing angle: judgements, portrayals, words that colour, and namings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from newsangles.tables.fields import Spans, Strings, column
from newsangles.tables.row import Certainty, Polarity, Row, Voice

JudgementKind = Literal["blame", "praise"]
JudgementForm = Literal["verb", "noun", "adjective"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement(Row):
    """Somebody blames or praises somebody in so many words; start, end and text are those of the judging words."""

    judgement_id: str = column(
        "name of the judgement within its article: j1, j2, … in the order of the text",
        names="judgements",
        derived="the order of the text",
    )
    kind: JudgementKind = column("blame: accused, criticised, a liar; praise: praised, defended, a hero")
    form: JudgementForm = column("the sort of word that judges: a verb, a noun or an adjective")
    target: str | None = column("who is judged, as written", default=None)
    target_start: int | None = column("where that begins", default=None)
    target_end: int | None = column("where that ends, exclusive", default=None)
    target_actor_id: str | None = column("the actor who is judged", names="actors", default=None)
    by: str | None = column("who judges, as written; empty: nobody is named, or the outlet itself", default=None)
    by_start: int | None = column("where that begins", default=None)
    by_end: int | None = column("where that ends, exclusive", default=None)
    by_actor_id: str | None = column("the actor who judges; empty where unknown", names="actors", default=None)
    voice: Voice = column("in whose words: the outlet's own, or those of somebody it quotes")
    reported: bool = column("true: the words tell that somebody judges (accused him); false: they judge (a liar)")
    about: str | None = column("what for, as written: of taking bribes", default=None)
    about_start: int | None = column("where that begins", default=None)
    about_end: int | None = column("where that ends, exclusive", default=None)
    polarity: Polarity = column("negative: the text says that nobody judges so (did not accuse)", default="positive")
    certainty: Certainty = column("how surely the text says it", default="certain")
    predicate_id: str | None = column("the predicate that the judging word is", names="predicates", default=None)
    quote_id: str | None = column("the innermost quote that it stands in", names="quotes", default=None)
    claim_id: str | None = column("the innermost claim that states it", names="claims", default=None)
    shown: bool = column("whether pages show it: its rule was right often enough where it was judged", default=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Portrayal(Row):
    """A sentence told about a person, and its tone; start, end and text are those of the sentence."""

    portrayal_id: str = column(
        "name of the portrayal within its article: r1, r2, … in the order of the text",
        names="portrayals",
        derived="the order of the text",
    )
    actor_id: str = column("the person", names="actors")
    mention: str = column("the person's mention that was read, as written")
    mention_start: int = column("where that begins")
    mention_end: int = column("where that ends, exclusive")
    tone: int = column(
        "-1 unfavourable, 0 neutral, 1 favourable: how the sentence tells of the person", between=(-1, 1)
    )
    score: float = column("the tone to be expected, -1 to 1; sums are sounder than rows", between=(-1, 1))
    voice: Voice = column("in whose words: the outlet's own, or those of somebody it quotes")
    quote_id: str | None = column("the innermost quote that the mention stands in", names="quotes", default=None)
    by_actor_id: str | None = column("the actor whose words they are", names="actors", default=None)
    cues: Strings = column("the words that weighed most, the weightiest first", derived="cue_spans", default=())
    cue_spans: Spans = column("where each of these words stands", default=())
    undergone: bool = column(
        "true: the person only undergoes what is told, as a victim; leave such rows out of means", default=False
    )
    shown: bool = column("whether pages show the row by itself: sure enough, not neutral, and no judge", default=False)


WordingKind = Literal["loaded", "scare quotes", "so-called", "intensifier", "euphemism"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording(Row):
    """A word or phrase that colours what is told."""

    wording_id: str = column(
        "name of the wording within its article: w1, w2, … in the order of the text",
        names="wordings",
        derived="the order of the text",
    )
    kind: WordingKind = column("loaded: regime; scare quotes: the “plan”; so-called; intensifier: utterly; euphemism")
    target: str | None = column("whom or what it colours, as written, where the parse says so", default=None)
    target_start: int | None = column("where that begins", default=None)
    target_end: int | None = column("where that ends, exclusive", default=None)
    target_actor_id: str | None = column("the actor that that is", names="actors", default=None)
    voice: Voice = column("in whose words: the outlet's own, or those of somebody it quotes")
    quote_id: str | None = column("the innermost quote that it stands in", names="quotes", default=None)
    by_actor_id: str | None = column("the actor whose words they are", names="actors", default=None)
    plainer: str | None = column("plainer words for it, where the list has some", default=None)
    source: str | None = column("the list that names it", default=None)
    shown: bool = column("whether pages show it: its kind was right often enough where it was judged", default=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming(Row):
    """A name or description of an actor, by one voice; start, end and text are those of its first place."""

    naming_id: str = column(
        "name of the naming within its article: n1, n2, … in the order of the text",
        names="namings",
        derived="the order of the text",
    )
    actor_id: str = column("the actor who is called so", names="actors")
    kind: Literal["name", "description"] = column("name: Mr Ruiz; description: the embattled mayor")
    head: str = column("the noun or name, as written")
    modifiers: Strings = column("the words before and behind it that say more, as written", default=())
    voice: Voice = column("in whose words: the outlet's own, or those of somebody it quotes")
    by_actor_id: str | None = column("the actor whose words they are", names="actors", default=None)
    times: int = column("how often this voice calls it so", default=1)
    spans: Spans = column("where each of these stands", default=())
