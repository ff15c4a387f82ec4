"""Summary: a few statements of all angles, to be read first.

Each is a sentence or a clause of the article as it stands there, with its place, so that a reader can check it. What
can be wrong is what a page adds: a name, a label, a date. They are added only where sure; an absence (*no source*)
is said of one sentence alone; and a statement is trusted as far as its kind was right when judged.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import pandas as pd
from spacy.tokens import Doc

from newsangles.angles.actors import findings as actors_found
from newsangles.angles.actors.antecedents import MAX_NOUN_CANDIDATES
from newsangles.angles.claims import findings as claims_found
from newsangles.angles.events.retold import uncompared
from newsangles.angles.overview.answers import answers, denials, placed, refusals
from newsangles.angles.overview.checks import checks
from newsangles.angles.overview.dated import dated
from newsangles.angles.overview.deeds import deeds, told
from newsangles.angles.overview.disputes import contrasts
from newsangles.angles.overview.fact_checks import finding
from newsangles.angles.overview.introductions import introduced
from newsangles.angles.overview.lead import further, lead, outcome, what_follows
from newsangles.angles.overview.lexicon import shares
from newsangles.angles.overview.replies import with_replies
from newsangles.angles.overview.sentences import IT_BEGINS, THE_NEWS, Sentences, Statement
from newsangles.angles.overview.sides import LABELLED, chosen, sides
from newsangles.angles.overview.standing import named_in, whom_it_names
from newsangles.angles.overview.telling import FEW_LITTLE, LITTLE, TELLS_LITTLE
from newsangles.angles.overview.unnamed import UNNAMED, hearsay, unnamed
from newsangles.angles.overview.unverified import responsibility, unverified
from newsangles.angles.quotes.findings import with_speakers
from newsangles.angles.structure.findings import left_out
from newsangles.documents.article import day, hidden_characters
from newsangles.language.long_sentences import MAX_SENTENCE, cut_sentences
from newsangles.language.quotation_marks import paragraphs, quoted
from newsangles.tables.frames import records
from newsangles.tables.schema import ON_REQUEST
from newsangles.tables.wording import NOBODY, brief, called, counted, in_words, line, listed, sentence

MAX_ROWS, MAX_ACTORS = 3, 6
"""Default numbers of rows of a topic, and of actors."""

LEAST = 4
"""Statements below which a page also shows more sentences of the news, and fewer are doubted."""

LEAST_WITH_VOICES = 5
"""Statements below which a page also shows second sentences of its voices."""

IN_FRONT = 0.8
"""Trust from which on a statement is no doubted one."""

MAX_PLACES = 8
"""Limit of sentences that a statement links to."""

THE_ARTICLES = "The articles"
"""The heading of the first lines of several articles."""

FIRST = (THE_NEWS, IT_BEGINS, THE_ARTICLES)
"""The headings of first lines."""

MAY_BE_A_SCENE = "how it begins, which may be a scene or an opinion"
"""The note on a first line that may not be the news."""

_LONG, _SHORT = 240, 90
_PHRASE = 30  # characters

Row = Mapping[Hashable, Any]


class Shown(NamedTuple):
    """A row of the summary; see `in_short`."""

    topic: str
    lead: str | None
    statement: str
    note: str | None
    article_id: str | None
    places: tuple[tuple[str, int], ...]
    added: str | None = None
    kind: str | None = None
    trust: float | None = None
    context: str | None = None


def in_short(docs: Sequence[Doc], table: Mapping[str, pd.DataFrame], *, rows: int = MAX_ROWS) -> pd.DataFrame:
    """The few statements of an article to see first, by topic; of several articles the first line of each.

    Each is a sentence or a clause of the article as it stands there; only a name, a label or a date is put before it,
    and a remark behind it. What could mislead is left out.

    Args:
        docs: The parsed articles.
        table: The result of `newsangles.tables`.
        rows: At most so many statements under a topic, and two more voices.

    Returns:
        ``topic``, ``lead`` (a name or a date; of several articles their names; empty where none), ``statement``,
        ``note`` (a remark, if it needs one), ``added`` (the part of lead or note that the program put in: a name in
        brackets), ``kind`` (the least trusted of its kinds) and ``trust`` (the share of such statements that were
        right when judged), ``places`` (``article_id`` and ``start`` of what supports it), ``context`` (the article's
        own words that introduce what the statement depends on, to be printed before it; empty where none are needed).
    """
    pages = articles(docs, table)
    if len(pages) == 1:
        return _frame([_row(page, statement) for page in pages for statement in _statements(page, rows)])
    firsts = [(page, doc, first) for page, doc in zip(pages, docs, strict=True) for first in lead(page)]
    return _frame([_listed(page, line(doc._.article.name), first) for page, doc, first in firsts])


def articles(docs: Sequence[Doc], table: Mapping[str, pd.DataFrame]) -> list[Sentences]:
    """Each article by its sentences, with its own rows."""
    by_article: dict[str, dict[str, list[Row]]] = {doc._.article.id: {name: [] for name in table} for doc in docs}
    for name, frame in (dict(table) | {"claims": claims_found.claims_with_sources(table)}).items():
        for row in records(frame):
            if row["article_id"] in by_article:
                by_article[row["article_id"]][name].append(row)
    return [Sentences(doc, by_article[doc._.article.id]) for doc in docs]


def _statements(page: Sentences, rows: int) -> Iterator[Statement]:
    """The statements of an article, topic by topic."""
    taken: set[int] = set()

    def kept(found: Iterable[Statement]) -> list[Statement]:
        """The statements found, whose sentences no later topic shows again."""
        shown = list(found)
        taken.update(i for statement in shown for i in statement.sentences)
        return shown

    first = kept(lead(page))
    for statement in first[:1]:
        page.begin_with(statement.sentence)
    first += kept(finding(page, taken))
    voices = sides(page)
    heard: Counter[str] = Counter()
    disputes = kept(contrasts(page, taken, rows - 1, heard))
    disputes += kept(
        chosen((side for side in voices if side[0].rank >= LABELLED), taken, rows + 2 - len(disputes), heard)
    )
    disputes += kept(denials(page, taken, rows, heard))
    disputes += kept(refusals(page, taken, 1, heard))
    claimed = kept(responsibility(page, taken, rows))
    doubts = kept(unverified(page, taken, 1))
    nobody = kept(hearsay(page, taken, rows))
    anonymous = kept(unnamed(page, taken, rows))
    figures = kept(checks(page, taken, rows))
    others = kept(chosen(voices, taken, rows + 2 - len(disputes), heard))
    more = kept(follower for statement in first for follower in what_follows(page, statement, taken))
    more += kept(end for statement in first[:1] for end in outcome(page, statement, taken))
    parts = (first, more, disputes, claimed, others, anonymous, nobody, doubts, figures)
    lacking = min(rows, LEAST_WITH_VOICES - sum(map(len, parts)))
    telling = [side for side in voices if side[0].chance >= LITTLE]
    others += kept(chosen(telling, taken, lacking))  # of few voices a second sentence
    lacking = LEAST - sum(one.chance >= LITTLE and _trust(one) >= IN_FRONT for part in parts for one in part)
    more += kept(row for statement in first[:1] for row in further(page, statement, taken, lacking))
    more.sort(key=lambda one: one.sentence)
    named = [one for one in anonymous if one.topic != UNNAMED]
    anonymous = [one for one in anonymous if one.topic == UNNAMED]
    said = kept(with_replies(page, [*disputes, *claimed, *others, *named], taken, rows - 1))
    shown = [*first, *more, *said, *anonymous, *nobody, *doubts, *figures]
    marked = _with_doubts(kept(placed(shown, list(answers(page, shown, rows)))))
    yield from _with_names(page, introduced(page, marked, [_is_front(one) for one in marked]))
    yield from kept(deeds(page, taken, rows))
    yield from dated(page, taken, rows)


def _is_front(one: Statement) -> bool:
    return one.topic in FIRST or _trust(one) >= IN_FRONT


def _with_doubts(shown: Sequence[Statement]) -> list[Statement]:
    """The statements, those marked that tell little; on a page of few fewer are."""
    doubted = [one for one in shown if one.chance < LITTLE]
    left = max(0, LEAST - sum(one.chance >= LITTLE and _trust(one) >= IN_FRONT for one in shown))
    best = sorted((one for one in doubted if one.chance >= FEW_LITTLE), key=lambda one: (-one.chance, one.sentence))
    spared = {one.sentence for one in [one for one in best if _trust(one) >= IN_FRONT][:left]}
    little = {one.sentence for one in doubted} - spared
    return [replace(one, kinds=(*one.kinds, TELLS_LITTLE)) if one.sentence in little else one for one in shown]


def _with_names(page: Sentences, shown: Iterable[Statement]) -> Iterator[Statement]:
    """The statements, behind each the name of somebody whom none before it introduces."""
    known: set[object] = set()
    for one in shown:
        able = one.last < 0 and not one.note and not one.context
        found = whom_it_names(page, one.sentence, known, one.lead or "") if able else None
        for i in one.sentences:
            known |= named_in(page, i)
        yield replace(one, note=found[0], added=found[1]) if found and not one.added else one


def _trust(statement: Statement) -> float:
    return min(shares().get(kind, 0.0) for kind in statement.kinds)


def _listed(page: Sentences, name: str, first: Statement) -> Shown:
    """The first line of one of several articles, after the article's name."""
    note = first.note if first.topic == THE_NEWS else MAY_BE_A_SCENE
    return _row(page, first)._replace(topic=THE_ARTICLES, lead=name, note=note)


def _row(page: Sentences, statement: Statement) -> Shown:
    known = shares()
    kind = min(statement.kinds, key=lambda name: known.get(name, 0.0))
    return Shown(
        topic=statement.topic,
        lead=statement.lead,
        statement=statement.text,
        note=statement.note,
        article_id=page.article_id,
        places=tuple((page.article_id, at) for at in (statement.start, statement.context_start) if at is not None),
        added=statement.added,
        kind=kind,
        trust=known.get(kind, 0.0),
        context=statement.context,
    )


def people(docs: Sequence[Doc], table: Mapping[str, pd.DataFrame], limit: int = MAX_ACTORS) -> pd.DataFrame:
    """The main actors, each with a quote of theirs, a quote about them, and what they did.

    Args:
        docs: The parsed articles.
        table: The result of `newsangles.tables`.
        limit: At most so many actors, the most central first, without places that neither speak nor act.

    Returns:
        As `in_short`; the topic is the actor.
    """
    actors = actors_found.ranked(table["actors"])
    said = table["quotes"][~table["quotes"]["cue_class"].isin(ON_REQUEST)]
    quotes = records(with_speakers(said, table["actors"]))
    done = [(page, deed, event) for page in articles(docs, table) for deed, event in told(page)]
    names = called(table["actors"])
    meant = [
        (m["article_id"], m["start"], names.get((m["article_id"], m["actor_id"]))) for m in records(table["mentions"])
    ]
    rows: list[Shown] = []
    shown = 0
    for actor in records(actors):
        if shown == limit:
            break
        i, name = actor["article_id"], actor["called"]
        here = [q for q in quotes if q["article_id"] == i]
        own = [q for q in here if actor["actor_id"] in (q["actor_id"], *q["joint_actor_ids"])]
        about = [
            q
            for q in here
            if actor["actor_id"] not in (q["actor_id"], *q["joint_actor_ids"])
            and (q["speaker"] or q["source"])
            and any(j == i and who == name and a <= at < b for j, at, who in meant for a, b in q["parts"])
        ]
        does = [d for page, d, e in done if (page.article_id, e["source_actor_id"]) == (i, actor["actor_id"])]
        if actor["label"] == "place" and not (does or any(map(_is_heard, own))):  # where something is, not who acts
            continue
        shown += 1
        role = line(actor["role"]) if actor["role"] else actor["label"]
        stands = f", stands for {actor['stands_for']}" if actor["stands_for"] else ""
        times = {1: "once", 2: "twice"}.get(actor["mentions"]) or f"{in_words(actor['mentions'])} times"
        rows.append(Shown(name, None, sentence(f"{role}{stands}, meant {times}"), None, i, _places([actor])))
        rows += _quoted(name, "says", own)
        rows += _quoted(name, "is spoken of", about, by=True)
        if does:
            where = tuple(dict.fromkeys((i, deed.start) for deed in does))[:MAX_PLACES]
            rows += [Shown(name, "did", deed.text, deed.note, i, where, deed.added) for deed in does[:1]]
    return _frame(rows)


def _is_heard(quote: Row) -> bool:
    """True if a quote is likelier right than wrong, and longer than a phrase."""
    sure = bool(quote["confidence"] is None or quote["confidence"] >= actors_found.DOUBT)
    return sure and bool(quote["end"] - quote["start"] >= _PHRASE)


def _quoted(name: str, how: str, quotes: Sequence[Row], *, by: bool = False) -> Iterator[Shown]:
    """The quote that tells most, and the number of the others; nothing where none is sure and long enough."""
    heard = [q for q in quotes if _is_heard(q)]
    if not heard:
        return
    # A whole sentence in quotation marks tells most; a word in quotation marks tells less than an indirect quote.
    first = min(heard, key=lambda q: (q["kind"] != "direct" or q["end"] - q["start"] < _PHRASE, q["start"] - q["end"]))
    text = brief(first["text"], _LONG)
    text = text if any(mark in text for mark in '"“”') else f"“{text}”"
    who = f"{line(first['speaker'] or first['source'] or NOBODY)}: " if by else ""
    more = f" (and {counted(len(quotes) - 1, 'more quote')})" if len(quotes) > 1 else ""
    yield Shown(name, how, f"{who}{text}{more}", None, first["article_id"], _places([first, *quotes]))


def _places(rows: Sequence[Row]) -> tuple[tuple[str, int], ...]:
    return tuple(dict.fromkeys((row["article_id"], int(row["start"])) for row in rows))[:MAX_PLACES]


def _frame(rows: Sequence[Shown]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=list(Shown._fields))
    return frame.astype(
        dict.fromkeys(("topic", "lead", "statement", "note", "article_id", "added", "kind", "context"), "str")
        | {"trust": "Float64"}
    )


# --- the document -----------------------------------------------------------------------------------------------------


def facts(docs: Sequence[Doc], tables: Mapping[str, pd.DataFrame]) -> dict[str, object]:
    """The facts known of one article, or of several, before any angle is looked at."""
    size = {
        "Words": int(tables["articles"]["words"].sum()),
        "Sentences": sum(1 for doc in docs for s in doc.sents if s.text.strip()),
        "Paragraphs": sum(len(paragraphs(doc.text)) for doc in docs),
    }
    if len(docs) > 1:
        return {"Articles": len(docs), **size}
    article = docs[0]._.article
    date = "unknown" if article.published is None else day(article.published)
    doubt = " (inferred, not stated)" if article.published_source == "inferred" else ""
    return {"Headline": article.title, "Outlet": article.outlet, "Published": date + doubt, **size}


def reading_notes(docs: Sequence[Doc]) -> list[str]:
    """Doubts about these articles: hidden characters, no date, no headline, unbalanced marks.

    Corrections by hand that no longer fit the text, and so were not applied, are among them.
    """
    return [f"{doc._.article.name}: {n}" if len(docs) > 1 else n for doc in docs for n in _notes(doc)]


def _notes(doc: Doc) -> list[str]:
    article = doc._.article
    notes = []
    if article.published_source == "unreadable":
        notes.append("What is given as the publication date is no date; the article is read without one.")
    elif article.published is None:
        notes.append("The publication date is unknown; it is not guessed.")
    elif article.published_source == "inferred":
        notes.append(f"The publication date, {day(article.published)}, was inferred by whoever collected the article.")
    if not article.title:
        notes.append("No headline is given; the first words of the text stand in for it.")
    notes += article.page_notes
    hidden = hidden_characters(article.text)
    if hidden:
        names = listed(sorted({name for _, name in hidden}))
        notes.append(sentence(f"{counted(len(hidden), 'hidden character')} in the text ({names}), kept and marked"))
    open_ended = [q for q in quoted(article.text) if q.closed is None and not q.continues]
    if open_ended:
        places = listed([f"“{' '.join(article.text[q.opened : q.opened + 40].split()[:4])} …”" for q in open_ended])
        notes.append(sentence(f"{counted(len(open_ended), 'quotation')} never closed: {places}"))
    if (cut := cut_sentences(doc)) > 0:
        long = "A sentence" if cut == 1 else f"{cut} sentences"
        whole, verb = ("it were", "is") if cut == 1 else ("they were", "are")
        notes.append(f"{long} of more than {MAX_SENTENCE} words {verb} read in parts, as if {whole} several.")
    if many := uncompared(doc._.events):
        notes.append(
            f"{many} events of one kind happen to one actor; what two of them that are far apart tell of each other, "
            "the day or who did it, is not looked for."
        )
    heads = Counter(row.name.split()[-1].lower() for row in doc._.actors if not row.named and row.name.strip())
    if alike := sorted(f"“{head}”" for head, number in heads.items() if number > MAX_NOUN_CANDIDATES):
        called_so = f"More than {MAX_NOUN_CANDIDATES} actors are called {listed(alike)}"
        notes.append(sentence(f"{called_so}; each is compared with the nearest alone"))
    notes += filter(None, [left_out(row.kind for row in doc._.paragraphs)])
    notes += [sentence(f"A correction was not applied: {line}") for line in doc._.corrections_left]
    return notes
