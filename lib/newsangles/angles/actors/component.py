"""The actors component: mentions, actors, roles and edges of a Doc, and the actor of each of its quotes.

`newsangles.angles.actors.name_grouping` groups names into actors, `coreference` links pronouns and nouns to them,
`roles` finds their roles, `rows` makes the rows. Quotes come first, since I and you depend on the speaker; their
``actor_id`` is filled in here.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from newsangles.angles.actors.coreference import (
    MIN_PROBABILITY,
    begin,
    chances,
    likeliest,
    link,
    narrate,
    resolve,
    scorer_of,
    scorers,
    threshold,
)
from newsangles.angles.actors.discourse import Actor
from newsangles.angles.actors.name_candidates import candidates
from newsangles.angles.actors.names import NAME_WORDS, Name, name_features, surnames
from newsangles.angles.actors.rows import ActorTables, actor_tables, called
from newsangles.angles.quotes.component import Decision
from newsangles.angles.shell import Component, offer
from newsangles.documents.aliases import NO_ALIASES, Aliases, read_aliases
from newsangles.language.document_context import aliases_of
from newsangles.language.parsed_text import ParsedText, parsed_text_of
from newsangles.language.rules import Given, Rules
from newsangles.language.scorers import explain as strongest
from newsangles.language.structure import structure_of
from newsangles.language.word_vectors import Vectors, unit, vectors_of
from newsangles.tables.schema import Row

TABLES = ("mentions", "actors", "roles", "edges")
"""The tables that this angle writes."""


@Language.factory(
    "newsangles_actors",
    assigns=[*(f"doc._.{table}" for table in TABLES), "doc._.quotes"],
    requires=["doc.sents", "doc.ents", "token.dep", "token.lemma", "token.tag", "doc._.quotes"],
    default_config={"aliases": None, "rules": None},
)
def create_actors(nlp: Language, name: str, aliases: str | None, rules: Given) -> Actors:
    """Make the component; it belongs after ``newsangles_quotes``.

    Args:
        nlp: The pipeline.
        name: The component's name in it.
        aliases: Path of an alias file (`newsangles.documents.aliases`), or None.
        rules: A folder with rule files, or lines to add to ``name_words.txt``; None: the rules in use.
    """
    return Actors(read_aliases(aliases) if aliases else NO_ALIASES, rules)


class Actors(Component):
    """Finds mentions, actors, roles and edges of a Doc, and the actor of each of its quotes.

    Args:
        aliases: The user's aliases, for a Doc without its own (``doc._.aliases``).
        rules: As for `Component`.
    """

    main = NAME_WORDS

    def __init__(self, aliases: Aliases = NO_ALIASES, rules: Rules | Given = None) -> None:
        super().__init__(rules)
        self.aliases = aliases

    def read(self, doc: Doc) -> Mapping[str, Iterable[Row]]:
        """Rows of one parsed Doc with its quotes."""
        found = read(doc, aliases=aliases_of(doc, self.aliases))
        return {**{table: getattr(found, table) for table in TABLES}, "quotes": found.quotes}


offer(*TABLES)


def read(doc: Doc, *, aliases: Aliases = NO_ALIASES) -> ActorTables:
    """The actors of a parsed Doc with quotes.

    Args:
        doc: A Doc with sentences, tags, lemmas, dependencies, names, and ``doc._.quotes``.
        aliases: The user's aliases.

    Returns:
        Rows in the order of the text; offsets are characters into ``doc.text``. ``actor_id`` is missing for a pronoun
        or noun whose actor is below the threshold, and for a quote whose source is no actor.
    """
    rows = tuple(doc._.quotes)
    if not len(doc) or not doc.has_annotation("DEP"):
        return ActorTables(quotes=rows)
    discourse = begin(parsed_text_of(doc), rows, vectors_of(doc), scorers(), aliases, structure=structure_of(doc))
    return actor_tables(discourse, link(discourse, scorers().weights), rows, aliases)


def explain(doc: Doc, offset: int, *, aliases: Aliases = NO_ALIASES, limit: int = 8) -> list[Decision]:
    """Explain the antecedent of a word: the candidates' probabilities, and the evidence for the first.

    Args:
        doc: A parsed document with its word vectors (one that does not come from the cache) and its quotes.
        offset: A character of the text.
        aliases: The user's aliases.
        limit: How many candidates and features to name.

    Returns:
        One decision about the name, pronoun or noun at that place; empty where there is none.
    """
    view = parsed_text_of(doc)
    if not view.n:
        return []
    weights = scorers().weights
    discourse = begin(view, doc._.quotes, vectors_of(doc), scorers(), aliases, structure=structure_of(doc))
    here = view.word_at(offset)
    narrate(discourse, weights)
    found: list[Decision] = []

    def decide(i: int, form: str, options: Sequence[Actor], rows: Sequence[Sequence[str]]) -> int:
        scored = chances(weights[scorer_of(form)], rows)
        best = likeliest(scored)
        if i == here:
            order = sorted(range(len(scored)), key=lambda n: -scored[n])[:limit]
            named = tuple((called(view, options[n - 1]) if n else "nobody", scored[n]) for n in order)
            evidence = tuple(strongest(weights[scorer_of(form)], rows[order[0]], limit=limit))
            found.append(Decision(form, named, evidence))
        return best - 1 if scored[best] >= threshold(form) else -1

    def settle(i: int, form: str, actor: Actor, chance: float) -> bool:
        if i == here:
            found.append(Decision(form, ((called(view, actor), chance),), ()))
        return chance >= MIN_PROBABILITY["narrator"]

    resolve(discourse, decide, settle)
    for actor in discourse.actors:
        for name, reason in zip(actor.named.names, actor.named.reasons, strict=True) if actor.named else ():
            if name.start <= offset < name.end:
                found.append(_explain_name(view, name, reason, actor, limit, vectors_of(doc)))
    return found


def _explain_name(view: ParsedText, name: Name, reason: str, actor: Actor, limit: int, vectors: Vectors) -> Decision:
    every = candidates(view)
    title = f"name of {called(view, actor)} ({reason})"
    if name.text not in every:
        return Decision(title, ((actor.label, 1.0),), ())
    features = name_features(view, name.text, every[name.text], every, name.text in surnames(every))
    first, last = view.word_at(name.start), view.word_at(name.end - 1)
    logs = scorers().name.logs(features, unit(vectors(range(first, last + 1)).mean(axis=0)))
    sorts = sorted(zip(scorers().name.sorts, map(math.exp, logs), strict=True), key=lambda x: -x[1])
    weights = scorers().weights["name"]
    return Decision(
        title, tuple(sorts), tuple(strongest(weights, [f"{actor.label}|{f}" for f in features], limit=limit))
    )
