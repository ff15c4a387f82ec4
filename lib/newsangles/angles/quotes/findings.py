"""Findings on quotes: what ``10_quotes`` states, from the rows."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import pandas as pd
from spacy.tokens import Doc

from newsangles.angles.quotes.lexicon import implication_of
from newsangles.language.quotation_marks import quoted
from newsangles.tables.wording import (
    ANONYMOUS,
    GENDER_FROM,
    GENDERS,
    GIVEN_NAME,
    IMPLICATIONS,
    NOBODY,
    SORTS,
    UNTOLD,
    WORD,
    called,
    counted,
    in_words,
    listed,
    sentence,
)

KINDS = {
    "direct": "in the source's own words, inside quotation marks",
    "mixed": "partly in the source's own words",
    "indirect": "in the outlet's words",
}
"""The kinds of quote and what they mean, for the key above a marked article."""

# --- quotes -----------------------------------------------------------------------------------------------------------


def inside_kept(kept: pd.DataFrame, quotes: pd.DataFrame) -> pd.DataFrame:
    """The quotes kept, each inside the nearest one around it that is kept too.

    Args:
        kept: Some rows of the table.
        quotes: The table of quotes.
    """
    there = set(zip(kept["article_id"], kept["quote_id"], strict=True))
    around = {(i, name): above for i, name, above in quotes[["article_id", "quote_id", "inside"]].to_numpy()}
    outer = []
    for i, name in zip(kept["article_id"], kept["inside"], strict=True):
        while (i, name) in around and (i, name) not in there:
            name = around[i, name]
        outer.append(name if (i, name) in there else None)
    return kept.assign(inside=pd.Series(outer, kept.index, "str"))


def contents(quotes: pd.DataFrame) -> dict[str, str]:
    """The line of counts of a page on quotes: words and the place on it that they lead to.

    Args:
        quotes: The quotes with their ``sort``.
    """
    unnamed, second = quotes["sort"].isin(ANONYMOUS).sum(), quotes["inside"].notna().sum()
    return {
        counted(len(quotes), "quote"): "#Who-says-what",
        f"{in_words(unnamed)} without a named source": "#Named-and-anonymous-sources",
        f"{in_words(second)} at second hand": "#At-second-hand",
    }


def left_out(quotes: pd.DataFrame, kept: pd.DataFrame, minimum_confidence: float = 0.0) -> str:
    """How many rows are not shown, and why.

    Args:
        quotes: The table of quotes.
        kept: The rows of it that the page keeps.
        minimum_confidence: Rows with a confidence < this are left out.
    """
    number = len(quotes) - len(kept)
    if not number:
        return "Every quote in the table is shown."
    unsure = int((quotes["confidence"] < minimum_confidence).sum())
    parts = [counted(number - unsure, "attitude or intention", "attitudes and intentions")] if number > unsure else []
    if unsure:
        parts.append(f"{counted(unsure, 'row')} below a confidence of {minimum_confidence}")
    return sentence(f"not shown: {listed(parts)}")


def with_speakers(quotes: pd.DataFrame, actors: pd.DataFrame) -> pd.DataFrame:
    """The quotes with ``speaker``: the actor's name, else the source as written; empty without a source.

    "He", "Rubio" and "the U.S. Secretary of State" are one speaker where they are one actor. Where several speak
    together, ``speaker`` names all ("Ruiz and Pell"), and ``speakers`` has each name.
    """
    names = called(actors)
    found = zip(*(quotes[name] for name in ("article_id", "actor_id", "joint_actor_ids", "source")), strict=True)
    each = [
        tuple(names[i, x] for x in _together(actor, others) if (i, x) in names)
        or (() if pd.isna(source) else (source,))
        for i, actor, others, source in found
    ]
    speakers = pd.Series([listed(several, 12) if several else None for several in each], quotes.index, "str")
    return quotes.assign(speaker=speakers, speakers=pd.Series(each, quotes.index, object))


def each_speaker(quotes: pd.DataFrame) -> pd.DataFrame:
    """The quotes, a row for each actor that says one.

    For counts of people: what Ruiz and Pell say is said by each of them.
    Only ``actor_id`` differs; ``joint_actor_ids`` has the others.
    """
    both = zip(quotes["actor_id"], quotes["joint_actor_ids"], strict=True)
    several = [_together(actor, others) for actor, others in both]
    rows = quotes.loc[quotes.index.repeat([len(actors) for actors in several])]
    own = [actor for actors in several for actor in actors]
    rest = [tuple(x for x in actors if x is not actor) for actors in several for actor in actors]
    return rows.assign(
        actor_id=pd.array(own, dtype="str"), joint_actor_ids=pd.Series(rest, rows.index, object)
    ).reset_index(drop=True)


def _speakers(quotes: pd.DataFrame) -> pd.Series[Any]:
    """The speaker of each quote: as `with_speakers` put it, or the source as written."""
    return quotes["speaker"] if "speaker" in quotes else quotes["source"].rename("speaker")


def _together(actor: Any, others: Sequence[str] | None) -> tuple[Any, ...]:
    """All the actors of a quote, of which there may be none but a missing one."""
    return (actor, *(() if others is None else others))


def _sources(quotes: pd.DataFrame) -> int:
    """The number of different sources; who speaks alone and with others is one."""
    each = quotes["speakers"].explode() if "speakers" in quotes else quotes["source"]
    return int(each.nunique())


def label(quote: Any) -> str:
    """The label of a marked quote: its speaker, and a question mark where it is likelier wrong than right."""
    doubt = quote.confidence is not None and quote.confidence < 0.5
    speaker = getattr(quote, "speaker", None) or quote.source or NOBODY
    return speaker + (" ?" if doubt else "")


def with_words(docs: Sequence[Doc], quotes: pd.DataFrame) -> pd.DataFrame:
    """The quotes with ``direct`` and ``indirect``: their words inside and outside quotation marks.

    A quote within another has none of its own, since they are words of the quote around it.

    Args:
        docs: The articles.
        quotes: The table of their quotes, or a part of it.
    """
    marked = {doc._.article.id: [(q.start, q.end) for q in quoted(doc.text)] for doc in docs}
    texts = {doc._.article.id: doc.text for doc in docs}
    words = [
        _words(texts[article_id], parts, marked[article_id]) if pd.isna(inside) else (0, 0)
        for article_id, parts, inside in zip(quotes["article_id"], quotes["parts"], quotes["inside"], strict=True)
    ]
    direct, indirect = ([row[n] for row in words] for n in (0, 1))
    columns = {"direct": direct, "indirect": indirect}
    return quotes.assign(**{name: pd.Series(values, quotes.index, "int64") for name, values in columns.items()})


def _words(text: str, parts: Sequence[Sequence[int]], marked: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The numbers of words of these spans inside and outside quotation marks."""
    starts = [m.start() for a, b in parts for m in WORD.finditer(text, int(a), int(b))]
    direct = sum(any(a <= start < b for a, b in marked) for start in starts)
    return direct, len(starts) - direct


def how_many(quotes: pd.DataFrame) -> str:
    """The number of quotes, as every page states it: ``18 quotes, one of them within another``.

    Args:
        quotes: The quotes that are shown.
    """
    within = int(quotes["inside"].notna().sum())
    return counted(len(quotes), "quote") + (
        f", {counted(within, 'of them', 'of them')} within another" if within else ""
    )


def who_speaks(quotes: pd.DataFrame) -> str:
    """The headline: the number of quotes, their speakers, and the share in their own words."""
    if quotes.empty:
        return "Nobody is quoted, directly or indirectly."
    direct = quotes[quotes["kind"] == "direct"]
    named = _speakers(quotes).dropna()
    own = f"{counted(len(direct), 'of them', 'of them')} word for word" if len(direct) else "none of them word for word"
    if len(quotes) == 1:
        own = "word for word" if len(direct) else "not word for word"
    unnamed = len(quotes) - len(named)
    sources = f", from {counted(_sources(quotes), 'source')}" if len(named) else ""
    rest = f"; {counted(unnamed, 'quote')} with nobody named" if unnamed else ""
    return sentence(f"{how_many(quotes)}, {own}{sources}{rest}")


def most_room(table: pd.DataFrame) -> str:
    """The speakers given most room, from a table with ``speaker``, ``words`` and ``share``, most words first."""
    if table.empty:
        return "Nobody is given room."
    first = table.iloc[0]
    others = [_speaker(speaker) for speaker in table.loc[table["words"] > 0, "speaker"][1:3]]
    after = f"; then {listed(others)}" if others else ""
    return sentence(
        f"most room is given to {_speaker(first['speaker'])}: {first['share']:.0%} of all attributed words{after}"
    )


def _speaker(name: object) -> str:
    """A speaker within a sentence."""
    return "unnamed sources" if name == NOBODY else str(name)


def own_words(table: pd.DataFrame) -> str:
    """How much of the attributed words is in quotation marks, from ``speaker``, ``direct`` and ``words``."""
    words, direct = int(table["words"].sum()), int(table["direct"].sum())
    if not words:
        return "There are no attributed words."
    speakers = [_speaker(speaker) for speaker in table.loc[table["direct"] > 0, "speaker"]]
    heard = f"{listed(speakers)} can be heard" if speakers else "nobody can be heard"
    rest = ", the rest is the outlet's wording" if direct < words else ""
    return (
        f"{direct:,} of {words:,} attributed {'word' if words == 1 else 'words'} ({direct / words:.0%}) "
        f"{'stands' if direct == 1 else 'stand'} in quotation marks; {heard} word for word{rest}."
    )


def unattributed(docs: Sequence[Doc], quotes: pd.DataFrame) -> pd.DataFrame:
    """Unattributed stretches in quotation marks: scare quotes, titles, and missed quotes.

    Returns:
        ``article_id``, ``start``, ``end``, ``text`` (with the marks), ``words``.
    """
    rows: list[dict[str, Any]] = []
    for doc in docs:
        article_id = doc._.article.id
        credited = quotes[(quotes["article_id"] == article_id) & quotes["source"].notna()]
        spans = [(int(a), int(b)) for parts in credited["parts"] for a, b in parts]
        for mark in quoted(doc.text):
            if mark.depth == 0 and not any(a < mark.end and mark.start < b for a, b in spans):
                text = doc._.article.text[mark.start : mark.end]
                words = len(WORD.findall(text))
                rows.append(
                    {"article_id": article_id, "start": mark.start, "end": mark.end, "text": text, "words": words}
                )
    return pd.DataFrame(rows, columns=["article_id", "start", "end", "text", "words"])


def nobody_credited(table: pd.DataFrame) -> str:
    """A sentence on unattributed stretches in quotation marks, from the result of `unattributed`."""
    if table.empty:
        return "Everything in quotation marks is credited to somebody."
    stretches = counted(len(table), "stretch", "stretches")
    verb = "is" if len(table) == 1 else "are"
    return sentence(
        f"{stretches} in quotation marks {verb} credited to nobody; they may be emphasis, titles, or misses"
    )


def unnamed(table: pd.DataFrame) -> str:
    """A sentence on quotes of anonymous sources, from the number of ``quotes`` of each ``sort``."""
    counts = dict(zip(table["sort"], (int(n) for n in table["quotes"]), strict=True))
    total = sum(counts.values())
    if not total:
        return "There are no sources."
    rows = {name: counts[name] for name in ANONYMOUS if counts.get(name)}
    if not rows:
        return f"No quote rests on {listed([SORTS[name].several for name in ANONYMOUS]).replace(' and ', ' or ')}."
    without = sum(rows.values())
    start = f"{counted(without, 'quote')} of {total:,} {'rests' if without == 1 else 'rest'}"
    on = [f"on {SORTS[name].one if n == 1 else SORTS[name].several}" for name, n in rows.items()]
    if len(on) == 1:
        return sentence(f"{start} {on[0]}")
    parts = [f"{in_words(n)} {said}" for n, said in zip(rows.values(), on, strict=True)]
    return sentence(f"{start} on nobody who could be asked by name: {listed(parts)}")


def by_gender(table: pd.DataFrame) -> str:
    """A sentence on the people quoted, and the words quoted, of each gender.

    Args:
        table: A row a gender (of `GENDERS`): ``gender``, ``people`` and ``words``.
    """
    people = {str(gender): int(n) for gender, n in zip(table["gender"], table["people"], strict=True)}
    total, words = sum(people.values()), int(table["words"].sum())
    if not total:
        return "No person is quoted."
    shown = [gender for gender, n in people.items() if n or gender in ("woman", "man")]
    who = [_of_gender(gender, people[gender]) for gender in shown]
    start = f"{counted(total, 'person is quoted', 'people are quoted')}: {listed(who)}"
    if not words:
        return sentence(start)
    room = [
        f"{GENDERS[str(gender)]} {n / words:.0%}"
        for gender, n in zip(table["gender"], table["words"], strict=True)
        if gender in shown
    ]
    return sentence(f"{start}; of their {words:,} quoted words, {listed(room)}")


def _of_gender(gender: str, number: int) -> str:
    """A number with a gender: two women, one unknown."""
    return counted(number, gender if gender != "other" else "other person", GENDERS[gender])


def how_known(told: Mapping[str, int]) -> str:
    """A sentence on what told the genders: how many people by each of `GENDER_FROM`."""
    known = {way: int(told.get(way, 0)) for way in GENDER_FROM}
    given, unknown = known.pop(GIVEN_NAME), known.pop(UNTOLD)
    text = sum(known.values())
    parts = []
    if text:
        ways = [f"{in_words(n)} {'' if way == 'by hand' else 'by '}{way}" for way, n in known.items() if n]
        parts.append(
            f"the gender of {counted(text, 'person', 'people')} is told by more than the name ({listed(ways)})"
        )
    for number, what in ((given, "only the given name"), (unknown, "nothing")):
        if number:
            whose = in_words(number) if parts else counted(number, "person", "people")
            parts.append(f"{what} tells {'that' if parts else 'the gender'} of {whose}")
    return sentence("; ".join(parts) or "no person is quoted")


def actors_within(quotes: pd.DataFrame, mentions: pd.DataFrame, actors: pd.DataFrame) -> pd.DataFrame:
    """The actors named or meant in each quote, one row a quote and actor; the speaker is left out.

    Args:
        quotes: The table of quotes, as `with_speakers` gives it; without that, by source as written.
        mentions: The table of mentions.
        actors: The table of actors.

    Returns:
        ``speaker``, ``about`` (an actor's name), ``article_id`` and ``start`` of the quote.
    """
    names = called(actors)
    meant: dict[str, list[tuple[int, str]]] = {}
    linked = mentions[mentions["actor_id"].notna()]
    for i, start, actor in linked[["article_id", "start", "actor_id"]].itertuples(index=False, name=None):
        meant.setdefault(i, []).append((start, actor))
    rows = []
    for quote, speaker in zip(quotes.to_dict("records"), _speakers(quotes).fillna(NOBODY), strict=True):
        i = quote["article_id"]
        found = [x for start, x in meant.get(i, ()) if any(int(a) <= start < int(b) for a, b in quote["parts"])]
        rows += [
            {"speaker": speaker, "about": names[i, x], "article_id": i, "start": quote["start"]}
            for x in dict.fromkeys(found)
            if x not in _together(quote["actor_id"], quote["joint_actor_ids"]) and (i, x) in names
        ]
    return pd.DataFrame(rows, columns=["speaker", "about", "article_id", "start"])


def most_talked_about(table: pd.DataFrame) -> str:
    """The actors spoken about by most sources, from ``speaker`` and ``about``."""
    if table.empty:
        return "What is quoted names nobody."
    counts = table.groupby("about")["speaker"].nunique().sort_values(ascending=False, kind="stable")
    most = [str(name) for name, n in counts.items() if n == counts.iloc[0]]
    verb = "is" if len(most) == 1 else "are"
    return sentence(f"{listed(most, 3)} {verb} spoken about by {counted(int(counts.iloc[0]), 'source')}")


def with_implications(docs: Sequence[Doc], quotes: pd.DataFrame) -> pd.DataFrame:
    """The quotes with ``implication``: what the cue lets the reader infer, one of `IMPLICATIONS`.

    ``implications.tsv`` names where the grouping comes from.
    """
    by_id = {doc._.article.id: doc for doc in docs}
    groups = implication_of()
    places = zip(quotes["article_id"], quotes["cue_start"], quotes["cue_end"], strict=True)
    found = [_implication(by_id[i], a, b, groups) for i, a, b in places]
    return quotes.assign(implication=pd.Series(found, quotes.index, "str"))


def _implication(doc: Doc, start: Any, end: Any, groups: Mapping[str, str]) -> str:
    span = None if pd.isna(start) else doc.char_span(int(start), int(end), alignment_mode="expand")
    known = [groups[t.lemma_.lower()] for t in span or () if t.lemma_.lower() in groups]
    # "reportedly ordered", "said to have admitted": the word that keeps its distance decides.
    return next((g for g in known if g == "doubting"), known[-1] if known else "other")


def implied(table: pd.DataFrame) -> str:
    """A sentence on the implications of the cues, from the number of ``quotes`` of each ``implication``."""
    counts = {group: int(n) for group, n in zip(table["implication"], table["quotes"], strict=True)}
    if not sum(counts.values()):
        return "There are no cues."
    parts = [f"{counts[group]} {group}" for group in IMPLICATIONS if counts.get(group)]
    return sentence(f"{counted(sum(counts.values()), 'cue')}: {listed(parts, 6)}")


def chains(quotes: pd.DataFrame) -> pd.DataFrame:
    """Quotes at second hand: one row a quote that stands within another one's content.

    Returns:
        ``article_id``, ``start``, ``quote_id``, ``chain`` ("A said → B said"), ``text``.
    """
    missing = quotes.astype(object).where(quotes.notna(), None)
    rows = {(q["article_id"], q["quote_id"]): q for q in missing.to_dict("records")}
    table = []
    for quote in rows.values():
        links: list[str] = []
        above: dict[Hashable, Any] | None = quote
        while above is not None:
            speaker = above.get("speaker") or above["source"] or NOBODY
            links.insert(0, f"{speaker} {above['cue'] or ''}".strip())
            above = rows.get((above["article_id"], above["inside"]))
        if len(links) > 1:
            table.append({**quote, "chain": " → ".join(links)})
    return pd.DataFrame(table, columns=["article_id", "start", "quote_id", "chain", "text"])


def chained(table: pd.DataFrame) -> str:
    """A sentence on quotes at second hand, from the result of `chains`."""
    if table.empty:
        return "No quote stands within another."
    return sentence(
        f"{counted(len(table), 'quote')} at second hand: somebody is said to have said that somebody said it"
    )
