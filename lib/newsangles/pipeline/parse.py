"""Parsing: spaCy once per article, with the angles as components, and never twice for the same text."""

from __future__ import annotations

import dataclasses
import gc
import itertools
import json
import logging
import re
import warnings
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import spacy
from spacy.attrs import ORTH
from spacy.language import Language
from spacy.tokens import Doc
from threadpoolctl import ThreadpoolController

from newsangles.angles.angle import angles
from newsangles.angles.shell import plain_rows
from newsangles.corrections.apply import apply
from newsangles.corrections.file import NONE as NO_CORRECTIONS
from newsangles.corrections.file import Corrections
from newsangles.documents.aliases import NO_ALIASES, Aliases
from newsangles.documents.article import Article
from newsangles.errors import ModelError
from newsangles.language.document_context import PageParts
from newsangles.language.faster_spacy import speed_up
from newsangles.language.quotation_marks import paragraphs
from newsangles.language.rules import SHIPPED, Rules, using
from newsangles.language.sentences import RANKS
from newsangles.pipeline.beside import aliases_of, confidences_of, corrections_of, rules_digest, rules_of
from newsangles.pipeline.cache import Store
from newsangles.pipeline.letters import as_written, can_be_composed, composed
from newsangles.pipeline.versions import DEFAULT_MODEL, installed, library_digest, own_digest, versions
from newsangles.tables.confidences import Confidences, use

logger = logging.getLogger(__name__)

BATCH = 64
"""Articles that are parsed, and held in memory, at a time (32 to 64 was the fastest measured)."""

LONG = 12_000
"""Limit of characters that are parsed at once, since the parser takes 5 KB of memory for each.

Of 19 longer Wikinews articles (141,000 tokens), 17 tokens are parsed differently than in pieces of 100,000.
"""

_ENDLESS = re.compile(r"\S{500}(?=\S)")
"""The cut of a run without white space, whose square the tokenizer's time grows with (20,000 marks: 40 s)."""

_THREADS = ThreadpoolController()

if not Doc.has_extension("article"):
    Doc.set_extension("article", default=None)
    Doc.set_extension("corrections_left", default=())


class _Input(NamedTuple):
    """An article with what is known of it besides its text."""

    article: Article
    aliases: Aliases
    corrections: Corrections


def parse(
    articles: Iterable[Article],
    *,
    model: str = DEFAULT_MODEL,
    use_cache: bool = True,
    aliases: Aliases | str | Path | None = None,
    corrections: Corrections | str | Path | None = None,
    rules: Rules | str | Path | None = None,
    confidences: Confidences | str | Path | None = None,
) -> Iterator[Doc]:
    """Parse articles, in their order, as a stream.

    Args:
        articles: Any number of articles; no more than `BATCH` are held at a time.
        model: The name of an installed spaCy model for English with a tagger, a parser and a name recogniser.
            The Docs carry its annotations, but one from the cache has none of its word vectors.
        use_cache: Take parses from the user's cache folder and leave new ones there.
        aliases: What is known of the names (`newsangles.documents.aliases`), or its file. None: the file that
            ``NEWSANGLES_ALIASES`` names, else ``aliases.yaml`` in the folder of each article.
        corrections: What was corrected by hand (`newsangles.corrections.file`), or its file. None: the file
            that ``NEWSANGLES_CORRECTIONS`` names, else ``corrections.jsonl`` in the folder of each article.
        rules: The folder of rule files that replace those of the library or add to them (`newsangles.language.rules`).
            None: the folder that ``NEWSANGLES_RULES`` names, else the library's own rules.
        confidences: Confidences fitted to judged rows (`newsangles.tables.confidences`), or their file. None: the file
            that ``NEWSANGLES_CONFIDENCES`` names, else the library's own confidences.

    Yields:
        A Doc for each article, with ``doc.text == article.text``, ``doc._.article``, ``doc._.published``,
        ``doc._.aliases``, the rows of each angle under its name (``doc._.quotes``), and in ``doc._.corrections_left`` a
        line for each correction that was not applied.

    Raises:
        ModelError: The model is not installed, or lacks a component.
        DocumentError: A file of aliases, corrections or confidences cannot be read.
        ParameterError: A file of aliases, corrections, rules or confidences has an entry that is wrong, or a name that
            no rule file has.
    """
    chosen, fitted = rules_of(rules), confidences_of(confidences)
    use(fitted)
    stream = iter(articles)
    while batch := list(itertools.islice(stream, BATCH)):
        given = [
            _Input(
                article,
                aliases if isinstance(aliases, Aliases) else aliases_of(article, aliases),
                corrections_of(article, corrections),
            )
            for article in batch
        ]
        docs = _with_cache(given, model, chosen) if use_cache else _parse(load(model), given, chosen)
        yield from _told(docs, given, fitted)


def _with_cache(given: list[_Input], model: str, rules: Rules) -> Iterator[Doc]:
    """Docs of these articles, from the cache where they are there."""
    stores = [
        Store(cache_key(model, one.aliases, one.article.published, one.corrections, rules, one.article.page_parts))
        for one in given
    ]
    known = {
        i: doc
        for i, (one, store) in enumerate(zip(given, stores, strict=True))
        if (doc := store.get(one.article.text)) is not None
    }
    rest = [one for i, one in enumerate(given) if i not in known]
    fresh = _parse(load(model), rest, rules) if rest else iter(())

    def docs() -> Iterator[Doc]:
        for i, (one, store) in enumerate(zip(given, stores, strict=True)):
            doc = known.get(i)
            if doc is None:
                doc = next(fresh)
                store.put(one.article.text, doc)
            yield doc

    return docs()


def _told(docs: Iterable[Doc], given: list[_Input], fitted: Confidences) -> Iterator[Doc]:
    """The same Docs with all that is known of them, the corrections that were not applied, and fitted confidences.

    The cache keeps the library's own confidences: other judgements cost no parse.
    """
    for doc, one in zip(docs, given, strict=True):
        _tell(doc, one)
        doc._.article, doc._.corrections_left = one.article, one.corrections.unapplied(doc)
        for table in fitted.curves:
            fitted.apply(table, plain_rows(doc, table))
        yield doc


def _parse(nlp: Language, given: list[_Input], rules: Rules) -> Iterator[Doc]:
    """Docs of these articles, long ones put together from their pieces, with the angles' rows."""
    components = {angle.name: nlp.get_pipe(angle.component) for angle in angles()}
    pieces = [split_long_text(one.article.text) for one in given]
    disabled = [angle.component for angle in angles()]
    plain = [[composed(part) if can_be_composed(part) else part for part in parts] for parts in pieces]
    docs = (
        doc
        for batch in _batches(itertools.chain.from_iterable(plain))
        for doc in nlp.pipe(batch, disable=disabled, batch_size=len(batch))
    )
    for one, parts in zip(given, pieces, strict=True):
        with using(rules):  # ends before the Doc is given away: the caller's own rules are not touched
            with _THREADS.limit(limits=1, user_api="blas"):  # two threads are slower than one on matrices so small
                doc = _joined([as_written(next(docs), part) for part in parts])
            _tell(doc, one)
            doc = apply(doc, components, one.corrections)
        yield doc


def _joined(docs: list[Doc]) -> Doc:
    return docs[0] if len(docs) == 1 else Doc.from_docs(docs, ensure_whitespace=False)


def _tell(doc: Doc, one: _Input) -> None:
    """Put on a Doc what is known of it besides its text; the cache keeps none of it."""
    doc._.published, doc._.aliases, doc._.page_parts = one.article.published, one.aliases, one.article.page_parts


def _batches(texts: Iterable[str]) -> Iterator[list[str]]:
    """Lists of texts that together are no longer than `LONG`, nor more than `BATCH`: what is parsed in one go."""
    batch: list[str] = []
    for text in texts:
        if batch and (len(batch) == BATCH or sum(map(len, batch)) + len(text) > LONG):
            yield batch
            batch = []
        batch.append(text)
    if batch:
        yield batch


def split_long_text(text: str) -> list[str]:
    """The text in pieces no longer than `LONG`, cut between paragraphs; put together again, they are the text.

    Where a paragraph is longer itself, it is cut after a full stop, else at a space, else anywhere.
    """
    cuts = {0, len(text), *(match.end() for match in _ENDLESS.finditer(text))}
    last = 0
    for start, end in paragraphs(text) if len(text) > LONG else ():
        if end - last > LONG and start > last:
            last = start
            cuts.add(last)
        while end - last > LONG:
            stop = last + LONG
            found = ((text.rfind(mark, last, stop), mark) for mark in (". ", " "))
            last = next((at + len(mark) for at, mark in found if at > last), stop)
            cuts.add(last)
    return [text[a:b] for a, b in itertools.pairwise(sorted(cuts))] or [text]


MARKS_AT_DASHES = (
    r"[”\"](?=—|–|―|--)",
    r"(?<=[”\"])(?:—|–|―|--)(?=\w)",
    r"(?:—|–|―|--)(?=[“\"]\w)",
    r"(?<=[—–―-])[“\"](?=\w)",
    r"(?<=[a-z])[.?!:;,]+(?=[—―])",
    r"(?<=[.?!:;,)])[—―]+",
)
"""Places within a run of letters that end a word, beside spaCy's: *hall.”—Ann*, *hall—“the last*, *Question.—Did*."""


def load(model: str = DEFAULT_MODEL, *, fast: bool = True, rules: str | Path | None = None) -> Language:
    """The model with this library's components, loaded once per process.

    Args:
        model: As for `parse`.
        fast: Use the faster configuration, which gives the same annotations; False: as spaCy comes.
        rules: A folder of rule files, which goes into the config of each component and is read once. None: the rules in
            use when a text is read (`newsangles.language.rules.using`).

    Raises:
        ModelError: The model is not installed, cannot be loaded, or lacks a component.
        ParameterError: There is no such folder, or a file in it has a name that no rule file has.
    """
    if rules:
        rules_of(rules)
    return _loaded(model, fast, tuple(angle.component for angle in angles()), str(rules) if rules else "")


@cache  # not on `load` itself, where load() and load(DEFAULT_MODEL) would be two
def _loaded(model: str, fast: bool, components: tuple[str, ...], rules: str = "") -> Language:
    name = installed(model)
    with warnings.catch_warnings():
        # The stand-in was trained with the spaCy release before this one; its annotations are tested.
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        try:
            nlp = spacy.load(name)
        except (OSError, ValueError) as error:
            cause = f"the model cannot be loaded ({str(error).splitlines()[0]})"
            raise ModelError(model, cause, "install it anew") from error
    missing = {"tagger", "parser", "ner"} - set(nlp.pipe_names)
    if missing:
        raise ModelError(model, f"the model has no {', '.join(sorted(missing))}", f"use {DEFAULT_MODEL}")
    tokenizer: Any = nlp.tokenizer
    for place in ("prefix", "suffix"):  # spaCy knows no double prime, with which some sites quote, nor the long bar
        marks = [*getattr(nlp.Defaults, f"{place}es"), "″", "―"]
        compiled = getattr(spacy.util, f"compile_{place}_regex")(marks)
        setattr(tokenizer, f"{place}_search", compiled.search)
    tokenizer.infix_finditer = spacy.util.compile_infix_regex(
        [*(nlp.Defaults.infixes or ()), *MARKS_AT_DASHES]
    ).finditer
    for title in RANKS:  # "Lt." is one word, as spaCy has "Gov."; its full stop ended sentences
        for form in (title.capitalize(), title.upper()):
            tokenizer.add_special_case(form, [{ORTH: form}])
    nlp.add_pipe("newsangles_sentences", first=True)
    for component in components:
        nlp.add_pipe(component, config={"rules": rules} if rules and _takes_rules(component) else {})
    nlp.max_length = 10**9  # `split_long_text` keeps what the parser sees short
    if fast:
        speed_up(nlp)
    gc.freeze()  # the model stays as long as the process: looking through it for garbage cost the angles a tenth
    return nlp


def _takes_rules(component: str) -> bool:
    return "rules" in (Language.get_factory_meta(component).default_config or {})


def parse_inputs(
    article: Article,
    model: str = DEFAULT_MODEL,
    aliases: str | Path | None = None,
    corrections: str | Path | None = None,
    rules: str | Path | None = None,
    confidences: str | Path | None = None,
) -> list[object]:
    """All that decides what is read from an article: what is known of it, `cache_key`, confidences; fit for JSON."""
    about = {**dataclasses.asdict(article), "published": str(article.published), "text": article.sha256}
    given = aliases_of(article, aliases), article.published, corrections_of(article, corrections)
    key = cache_key(model, *given, rules_of(rules), article.page_parts)
    fitted = confidences_of(confidences).digest
    return [about, key, fitted] if fitted else [about, key]


def cache_key(
    model: str,
    aliases: Aliases = NO_ALIASES,
    published: date | None = None,
    corrections: Corrections = NO_CORRECTIONS,
    rules: Rules = SHIPPED,
    page_parts: PageParts = (),
) -> str:
    """All that a parse depends on besides its text, as one string; corrections are those about the article alone."""
    day = published.isoformat() if published else None
    own = [aliases.digest, day, corrections.digest, rules_digest(rules), page_parts]
    read_by = [(angle.component, own_digest(angle.module)) for angle in angles()]
    return json.dumps([versions(model), library_digest(), read_by, LONG, *own], sort_keys=True)
