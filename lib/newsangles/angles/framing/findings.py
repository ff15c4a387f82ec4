"""Findings on framing: rows with names in place of ids, and the sentences of ``60_framing``, from the rows.

What is *shown* is of a sort that was right often enough where it was judged; every other row is in the tables alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
from spacy.tokens import Doc

from newsangles.errors import ParameterError
from newsangles.show.sentence_numbers import sentence_number, sentence_starts
from newsangles.tables.frames import records
from newsangles.tables.wording import (
    THE_OUTLET,
    all_of,
    brief,
    called,
    counted,
    in_words,
    line,
    listed,
    sentence,
)

OWN, OTHERS, HIMSELF = "the outlet’s own voice", "words of others", "own words"
"""In whose words somebody is told of: the outlet's, those of others, or those of the one told of."""

TONES = {-1: "unfavourable", 0: "neutral", 1: "favourable"}
"""The tones of a sentence, in words."""

JUDGES = {
    "blame": ("blames", "does not blame", "may blame"),
    "praise": ("praises", "does not praise", "may praise"),
}
"""The kinds of judgements in words: certain, in the negative, and anything else."""

JUDGED = {"blame": "Blamed", "praise": "Praised"}
"""The topics of those who are judged."""

SOMEBODY = "somebody unnamed"
"""The name of whoever judges or speaks and is not named."""

MIN_SENTENCES = 5
"""No mean of fewer sentences than this is given."""

SENTENCE = 240
"""The longest sentence that is printed whole (characters)."""

MAX_NAME = 60
"""Limit of characters of somebody who is no actor, as written."""

_DETERMINER = re.compile(r"^(?:The|An?|Some|Many|One|Two|Three|His|Her|Their|Its|Our) (?=[a-z])")
_PRONOUNS = frozenset("i we he she they it you one who that this which".split())
_MARKS = "“”\"‘’'"

Row = Mapping[Any, Any]
Tables = Mapping[str, pd.DataFrame]
Key = tuple[str, str]


class _Names:
    """The names of actors, and whose the words of each quote are."""

    def __init__(self, table: Tables) -> None:
        self.actors = called(table["actors"])
        self.speakers: dict[Key, str] = {}
        for quote in records(table["quotes"]):
            i = quote["article_id"]
            ids = (quote["actor_id"], *(quote["joint_actor_ids"] or ()))
            names = [name for one in ids if (name := self.actor({"article_id": i, "id": one}, "id"))]
            written = quote["source"] or ""
            open_ = written.lower() in _PRONOUNS or not written
            self.speakers[i, quote["quote_id"]] = listed(names) or (SOMEBODY if open_ else brief(written, MAX_NAME))

    def actor(self, row: Row, column: str, words: str = "") -> str | None:
        """An actor's name, else the words for it; None where there are none."""
        name = _DETERMINER.sub(
            lambda found: found[0].lower(), self.actors.get((row["article_id"], row[column] or ""), "")
        )
        return name or (brief(row[words], MAX_NAME) if words and row[words] else None)

    def word(self, row: Row) -> str:
        """In whose words a row stands: the outlet's, or those of a quote's source."""
        if row["voice"] == "outlet":
            return THE_OUTLET
        by = self.actor(row, "by_actor_id") if "reported" not in row else None
        return by or self.speakers.get((row["article_id"], row.get("quote_id") or ""), SOMEBODY)


def _with(rows: pd.DataFrame, **columns: Sequence[Any]) -> pd.DataFrame:
    """The rows with columns of text; None stays missing."""
    return rows.assign(**{name: pd.Series(list(cells), rows.index, "str") for name, cells in columns.items()})


# --- rows with names --------------------------------------------------------------------------------------------------


def judged(table: Tables) -> pd.DataFrame:
    """The judgements with ``who`` judges, ``whom``, ``did`` (*blames*, *does not blame*), ``word`` and ``counts``.

    Args:
        table: The result of `newsangles.tables`.

    Returns:
        The rows that are shown; ``word`` is in whose words they stand, ``counts`` is True where the text says that
        somebody does judge so.
    """
    names, rows = _Names(table), _shown(table["judgements"])
    every = records(rows)
    counts = [row["polarity"] == "positive" and row["certainty"] == "certain" for row in every]
    found = _with(
        rows,
        who=[_judge(names, row) for row in every],
        whom=[names.actor(row, "target_actor_id", "target") for row in every],
        did=[
            JUDGES[row["kind"]][0 if sure else 1 + (row["polarity"] == "positive")]
            for row, sure in _pairs(every, counts)
        ],
        word=[names.word(row) for row in every],
    )
    return found.assign(counts=pd.Series(counts, rows.index, bool))


def _pairs(rows: Sequence[Row], flags: Sequence[bool]) -> list[tuple[Row, bool]]:
    return list(zip(rows, flags, strict=True))


def _judge(names: _Names, row: Row) -> str:
    """Who judges: as told, else whose words they are."""
    told = names.actor(row, "by_actor_id", "by")
    return told or (SOMEBODY if row["reported"] else names.word(row))


def portrayed(table: Tables) -> pd.DataFrame:
    """The portrayals with names.

    Returns:
        The rows with the ``person``, ``whose`` words they are (`OWN`, `OTHERS`, `HIMSELF`), ``word``, whose they are by
        name, and ``told``, a value of `TONES`.
    """
    names, rows = _Names(table), table["portrayals"]
    every = records(rows)
    whose = [
        OWN if row["voice"] == "outlet" else HIMSELF if row["by_actor_id"] == row["actor_id"] else OTHERS
        for row in every
    ]
    return _with(
        rows,
        person=[names.actor(row, "actor_id", "mention") for row in every],
        whose=whose,
        word=[names.word(row) for row in every],
        told=[TONES[row["tone"]] for row in every],
    )


def coloured(table: Tables) -> pd.DataFrame:
    """The words that colour and are shown, with ``whom`` they colour and ``word``, in whose words they stand."""
    names, rows = _Names(table), _shown(table["wordings"])
    every = records(rows)
    return _with(
        rows,
        whom=[names.actor(row, "target_actor_id", "target") for row in every],
        word=[names.word(row) for row in every],
    )


def named_so(table: Tables) -> pd.DataFrame:
    """The namings with the ``actor``, and ``word``, in whose words it is called so."""
    names, rows = _Names(table), table["namings"]
    every = records(rows)
    return _with(
        rows,
        actor=[names.actor(row, "actor_id", "text") for row in every],
        word=[names.word(row) for row in every],
    )


def _shown(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[rows["shown"].astype(bool)].reset_index(drop=True)


def in_sentences(
    rows: pd.DataFrame, docs: Sequence[Doc], column: str = "start", name: str = "sentence"
) -> pd.DataFrame:
    """The rows with the sentence in which each begins.

    Args:
        rows: Rows with ``article_id``.
        docs: Their articles.
        column: The column of the character that the sentence has.
        name: The new column.
    """
    texts = {doc._.article.id: (doc.text, sentence_starts(doc)) for doc in docs}
    said = []
    for article_id, start in zip(rows["article_id"], rows[column], strict=True):
        text, starts = texts[article_id]
        n = sentence_number(starts, start)
        begin, end = ([*starts, len(text)][n - 1 : n + 1]) if starts else (0, len(text))
        said.append(brief(text[begin:end], SENTENCE))
    return _with(rows, **{name: said})


def with_replies(replies: pd.DataFrame, judgements: pd.DataFrame) -> pd.DataFrame:
    """The accusations with the answers of those who are blamed.

    Args:
        replies: The result of `newsangles.angles.framing.answers.replies`.
        judgements: The result of `judged`, with ``sentence``.

    Returns:
        The judgements that blame an actor of whom it can be told whether it is heard, with ``heard``, ``reply``, it in
        words, and ``places``: that of the judgement and that of the answer.
    """
    told = replies.dropna(subset=["heard"])
    found = judgements[judgements["counts"]].merge(told, on=["article_id", "judgement_id"])
    every = records(found)
    places = []
    for row in every:
        starts = dict.fromkeys(int(at) for at in (row["start"], row["answer_start"]) if at is not None)
        places.append([(row["article_id"], at) for at in starts])
    found = _with(found, reply=[_reply(row) for row in every])
    return found.assign(places=pd.Series(places, found.index, object))


HEARD = {
    "answers": "answered",
    "is quoted": "also quoted, but not in answer",
    "declined": "gave no answer when asked",
    "no words found": "no words of {} are quoted here",
}
"""How somebody who is blamed is heard, in words; the best first."""


def _reply(row: Row) -> str:
    said = HEARD[row["heard"]].format(row["whom"])
    by = f" by {row['answer_by']}" if row["answer_by"] and row["answer_by"] != row["whom"] else ""
    return f"{said[:1].upper()}{said[1:]}{by}" + (
        f": “{brief(row['answer'], SENTENCE).strip(_MARKS)}”" if row["answer"] else ""
    )


def close_up(actor: str, portrayals: pd.DataFrame, actors: pd.DataFrame) -> str:
    """The person to look at closely: the one that a parameter names, else the one with most sentences.

    Args:
        actor: A name or another name of a person; empty: whoever most sentences tell of.
        portrayals: The result of `portrayed`.
        actors: The table of actors.

    Returns:
        The name, as `portrayed` has it; empty where no sentence tells of a person.

    Raises:
        ParameterError: No sentence tells of such a person.
    """
    counts = portrayals["person"].value_counts()
    if not actor:
        return str(counts.index[0]) if len(counts) else ""
    names = called(actors)
    for row in records(actors):
        name = names[row["article_id"], row["actor_id"]]
        known = {str(one).casefold() for one in (name, row["name"], *(row["aliases"] or ()))}
        person = next((str(one) for one in counts.index if str(one).casefold() == name.casefold()), "")
        if person and actor.casefold() in known:
            return person
    told = listed([str(name) for name in counts.index]) or "nobody"
    raise ParameterError("actor", f"no sentence is told about {line(actor)}", f"sentences are told about {told}")


# --- in short ---------------------------------------------------------------------------------------------------------


def in_short(
    judgements: pd.DataFrame,
    portrayals: pd.DataFrame,
    wordings: pd.DataFrame,
    untold: pd.DataFrame,
    apart: pd.DataFrame,
    replies: pd.DataFrame,
    rows: int = 3,
) -> pd.DataFrame:
    """Counted sentences on who is judged, told of and how, for `newsangles.show.topic_list`.

    Args:
        judgements: The result of `judged`.
        portrayals: The result of `portrayed`; the rows that are shown count.
        wordings: The result of `coloured`.
        untold: The result of `with_doers`.
        apart: The result of `newsangles.angles.framing.headline_and_body`.
        replies: The result of `with_replies`.
        rows: At most so many of each topic, those with most rows first.
    """
    found: list[dict[str, Any]] = []
    heard = _heard(replies)
    for kind, topic in JUDGED.items():
        found += _judged_most(judgements[judgements["counts"] & (judgements["kind"] == kind)], topic, heard, rows)
    told = portrayals[portrayals["shown"].astype(bool) & (portrayals["whose"] != HIMSELF)]
    for tone in (-1, 1):
        found += _told_most(told[told["tone"] == tone], f"{TONES[tone].capitalize()} sentences", rows)
    for own, lead in ((True, "The outlet’s own"), (False, "In quoted words")):
        these = wordings[(wordings["voice"] == "outlet") == own]
        if len(these):
            found.append(_statement("Loaded words", lead, _words_in_short(these, own), these))
    if len(untold):
        found.append(_statement("Without a doer", "", without_doer(untold).removesuffix("."), untold))
    for _, row in apart.iterrows():
        places = [(row["article_id"], int(row[name])) for name in ("start", "body_start")]
        found.append({"topic": "The headline", "lead": "", "statement": row["says"], "note": None, "places": places})
    columns = ["topic", "lead", "statement", "note", "places"]
    return pd.DataFrame(found, columns=columns)


NOBODY_JUDGED = "Nobody is blamed or praised in words that were recognised for sure."
"""The sentence for an article in which nobody is judged."""

NOTHING = "No judgement, no tone and no loaded word was recognised for sure."
"""The sentence for an article of which the page has nothing in short."""


def _statement(topic: str, lead: str, text: str, rows: pd.DataFrame) -> dict[str, Any]:
    places = list(zip(rows["article_id"], rows["start"].astype(int), strict=True))
    return {"topic": topic, "lead": lead[:1].upper() + lead[1:], "statement": text, "note": None, "places": places}


def _heard(replies: pd.DataFrame) -> dict[Key, str]:
    """How each who is blamed is heard, at best, in words."""
    found: dict[Key, str] = {}
    for how in reversed(HEARD):
        for row in records(replies[replies["heard"] == how]):
            found[row["article_id"], row["target_actor_id"]] = HEARD[how].format(row["whom"])
    return found


def _judged_most(rows: pd.DataFrame, topic: str, heard: Mapping[Key, str], limit: int) -> list[dict[str, Any]]:
    """A statement for each who is judged, those with most judgements first."""
    found = []
    for (article_id, whom), group in _largest(rows, ["article_id", "whom"], limit):
        ids = group["target_actor_id"].dropna()
        key = article_id, str(ids.iloc[0]) if len(ids) else ""
        said = f"{times(len(group))}, {_by_whom(group['who'])}" if len(group) > 1 else _by_whom(group["who"])
        if topic == JUDGED["blame"] and key in heard:
            said += f"; {heard[key]}"
        found.append(_statement(topic, str(whom), said, group))
    return found


def _told_most(rows: pd.DataFrame, topic: str, limit: int) -> list[dict[str, Any]]:
    found = []
    for (_, person), group in _largest(rows, ["article_id", "person"], limit):
        own = int((group["whose"] == OWN).sum())
        words = [f"{in_words(own)} in {OWN}"] * bool(own)
        words += [
            f"{in_words(n)} in the words of {who}"
            for who, n in group.loc[group["whose"] != OWN, "word"].value_counts().items()
        ]
        found.append(_statement(topic, str(person), listed(words), group))
    return found


def _largest(rows: pd.DataFrame, by: list[str], limit: int) -> list[tuple[Any, pd.DataFrame]]:
    groups = list(rows.dropna(subset=by).groupby(by, sort=False))
    return sorted(groups, key=lambda pair: -len(pair[1]))[:limit]


def _words_in_short(rows: pd.DataFrame, own: bool) -> str:
    said = _each_word(rows["text"], 6)
    if own:
        return said
    who = Counter(str(word) for word in rows["word"])
    return f"{said}; said by {listed(list(who), 4)}"


def _each_word(texts: pd.Series[Any], limit: int) -> str:
    """Words in quotation marks, each once with how often it stands there."""
    each = Counter(marked(text) for text in texts)
    return listed([word + (f" ({n})" if n > 1 else "") for word, n in each.items()], limit)


def marked(text: object) -> str:
    """Words in quotation marks, one pair of them."""
    return f"“{line(text).strip(_MARKS)}”"


def times(number: int) -> str:
    """A number of times: *once*, *twice*, *three times*."""
    return {1: "once", 2: "twice"}.get(number, f"{in_words(number)} times")


def _by_whom(judges: pd.Series[Any]) -> str:
    """Who judges how often: *both times by Hale*, *by Hale twice and by the outlet*."""
    counts, number = Counter(str(who) for who in judges), len(judges)
    if len(counts) == 1:
        (who,) = counts
        often = "" if number == 1 else "both times " if number == 2 else "each time "
        return f"{often}by {who}"
    return listed([f"by {who}" + (f" {times(n)}" if n > 1 else "") for who, n in counts.most_common()], 4)


# --- sentences of the sections ----------------------------------------------------------------------------------------


def who_judges(judgements: pd.DataFrame) -> str:
    """A sentence on the judgements: how many, of which kind, whose, from the result of `judged`."""
    rows = judgements[judgements["counts"]]
    if rows.empty:
        return NOBODY_JUDGED
    kinds = rows["kind"].value_counts()
    of = [f"{in_words(int(kinds[kind]))} of {kind}" for kind in JUDGED if kind in kinds]
    start = counted(len(rows), "judgement") + (f", {listed(of)}" if len(of) > 1 else f" of {rows['kind'].iloc[0]}")
    own = int((rows["who"] == THE_OUTLET).sum())
    none = "not" if len(rows) == 1 else "none of them"
    whose = "the outlet’s own" if own == len(rows) else f"{in_words(own) if own else none} the outlet’s own"
    judges = Counter(str(who) for who in rows["who"] if who not in (THE_OUTLET, SOMEBODY))
    most = listed([who + (f" ({n})" if n > 1 else "") for who, n in judges.most_common()], 4)
    return sentence(f"{start}; {whose}" + (f"; by {most}" if most else ""))


def who_answers(replies: pd.DataFrame, judgements: pd.DataFrame) -> str:
    """A sentence on how many accusations are answered, from the results of `with_replies` and `judged`."""
    counts = {str(how): int(n) for how, n in replies["heard"].value_counts().items()}
    words = {
        "answers": "answered by whoever is blamed",
        "is quoted": "of somebody who is quoted, but not in answer",
        "declined": "of somebody who gave no answer when asked",
        "no words found": "of somebody of whom no words were found",
    }
    if not counts:
        blamed = judgements["counts"] & (judgements["kind"] == "blame")
        return "It cannot be told here whether whoever is blamed answers." if blamed.any() else "Nobody is blamed."
    if len(counts) == 1:
        ((how, n),) = counts.items()
        return sentence(
            f"the only accusation is {words[how]}" if n == 1 else f"{all_of(n, 'accusation')} are {words[how]}"
        )
    said = [
        f"{in_words(counts[how])} {'is' if counts[how] == 1 else 'are'} {words[how]}" for how in HEARD if how in counts
    ]
    return sentence(f"of {counted(len(replies), 'accusation')}, {listed(said)}")


def how_told(tones: pd.DataFrame) -> str:
    """A sentence on means whose range leaves out zero.

    Args:
        tones: ``person``, ``whose``, ``sentences``, and, where there are enough sentences, ``low`` and ``high``.
    """
    enough = tones.dropna(subset=["score"])
    if enough.empty:
        return f"Nobody is told of in {in_words(MIN_SENTENCES)} sentences of one voice: too few for a mean."
    lean = []
    for row in records(enough):
        side = TONES[1] if row["low"] > 0 else TONES[-1] if row["high"] < 0 else ""
        lean += [f"{row['person']}, {side} in {_in(row['whose'])}"] * bool(side)
    rest = len(enough) - len(lean)
    if not lean:
        return sentence(f"no range of {in_words(rest)} leaves out zero: the sentences lean neither way for sure")
    return sentence(
        f"the range leaves out zero for {listed(lean)}" + (f"; not for {in_words(rest)} more" if rest else "")
    )


def _in(whose: str) -> str:
    return {OTHERS: "the words of others", HIMSELF: "own words"}.get(whose, whose)


def one_person(person: str, portrayals: pd.DataFrame, judgements: pd.DataFrame) -> str:
    """A sentence on the sentences told about a person.

    Args:
        person: The result of `close_up`.
        portrayals: The result of `portrayed`.
        judgements: The result of `judged`.
    """
    if not person:
        return "No sentence tells of a person."
    rows = portrayals[portrayals["person"] == person]
    shown = rows[rows["shown"].astype(bool)]
    tones = Counter(int(tone) for tone in shown["tone"])
    words = [f"{in_words(tones[tone])} {TONES[tone]}" for tone in sorted(tones)]
    sure = f"{listed(words)} for sure" if words else "none sure enough to show"
    judges, judged_ = (judgements[judgements["counts"] & (judgements[name] == person)] for name in ("who", "whom"))
    more = [f"judges {times(len(judges))}"] * bool(len(judges))
    more += [f"is judged {times(len(judged_))}"] * bool(len(judged_))
    tail = f"; {person} {listed(more)}" if more else ""
    return sentence(f"{counted(len(rows), 'sentence')} about {person}, {sure}{tail}")


def what_called(namings: pd.DataFrame) -> str:
    """A sentence on the actor with most different descriptions, from the result of `named_so`."""
    rows = namings[namings["kind"] == "description"]
    if rows.empty:
        return "Nobody is called anything but a name."
    counts = rows.assign(text=rows["text"].str.lower()).groupby("actor", sort=False)["text"].nunique()
    most = counts.idxmax()
    own, others = ((rows["actor"] == most) & (rows["voice"] == voice) for voice in ("outlet", "attributed"))
    said = [f"{in_words(int(own.sum()))} in the outlet’s own words"] * bool(own.any())
    said += [f"{in_words(int(others.sum()))} in those of others"] * bool(others.any())
    return sentence(f"most descriptions are of {most}: {listed(said)}")


def which_words(wordings: pd.DataFrame) -> str:
    """A sentence on the words that colour, from the result of `coloured`."""
    own = wordings[wordings["voice"] == "outlet"]
    if wordings.empty:
        return "No loaded word was recognised for sure."
    quoted_ = len(wordings) - len(own)
    start = f"{counted(len(own), 'loaded word')} in the outlet’s own voice"
    words = listed([marked(text) for text in dict.fromkeys(own["text"])], 6)
    return sentence(
        f"{start}{f': {words}' if words else ''}; {in_words(quoted_) if quoted_ else 'none'} in quoted words"
    )


def beside_the_body(differences: pd.DataFrame) -> str:
    """A sentence on the headline, from the result of `newsangles.angles.framing.headline_and_body`."""
    if differences.empty:
        return "No difference between the headline and the body’s claims about the same was found for sure."
    return sentence(listed(list(dict.fromkeys(str(text) for text in differences["says"]))))


def statements(rows: pd.DataFrame, *, topic: str, lead: str, statement: str, note: str) -> pd.DataFrame:
    """The rows as statements for `newsangles.show.topic_list`, those of one topic together.

    Args:
        rows: Rows with ``article_id`` and ``start``, or with ``places``.
        topic: The column of the topic; the topics with most rows come first.
        lead: That of the words set apart before the statement.
        statement: That of the statement.
        note: That of the words behind it; missing where there are none.
    """
    often = rows.groupby(topic, sort=False)[topic].transform("size")
    first = rows.groupby(topic, sort=False).ngroup()
    order = pd.DataFrame({"often": often, "first": first}).sort_values(
        ["often", "first"], ascending=[False, True], kind="stable"
    )
    found = rows.loc[order.index, [topic, lead, statement, note]].set_axis(
        ["topic", "lead", "statement", "note"], axis=1
    )
    found = found.astype(object).where(found.notna(), None)
    for name in ("topic", "lead"):
        found[name] = [text and text[:1].upper() + text[1:] for text in found[name]]
    if "places" in rows:
        return found.assign(places=rows["places"]).reset_index(drop=True)
    places = [[place] for place in zip(rows["article_id"], rows["start"].astype(int), strict=True)]
    return found.assign(places=pd.Series(places, rows.index, object)).reset_index(drop=True)


def with_doers(untold: pd.DataFrame, table: Tables) -> pd.DataFrame:
    """The deeds without a doer that are shown, each with the place that tells it with one.

    Args:
        untold: The result of `newsangles.angles.framing.deeds_untold`.
        table: The result of `newsangles.tables`.

    Returns:
        The rows with ``doer`` (who did it by another sentence; missing where none says) and ``doer_start``, where that
        mention of the deed begins.
    """
    names, rows = _Names(table), _shown(untold).astype({"start": "int64", "end": "int64"})
    events = table["events"]
    starts = dict(zip(zip(events["article_id"], events["event_id"], strict=True), events["start"], strict=True))
    every = records(rows)
    told = [row if row["told_by_event_id"] else None for row in every]
    doers = [row and (names.actor(row, "told_by_actor_id") or brief(row["told_by"], MAX_NAME)) for row in told]
    places = [row and starts[row["article_id"], row["told_by_event_id"]] for row in told]
    return _with(rows, doer=doers).assign(doer_start=pd.Series(places, rows.index, "Int64"))


def without_doer(untold: pd.DataFrame) -> str:
    """A sentence on the deeds told without a doer, from the result of `with_doers`."""
    if untold.empty:
        return "No deed that somebody must have done is told without a doer."
    words = _each_word(untold["text"], 5)
    known = int(untold["doer"].notna().sum())
    one = len(untold) == 1
    rest = "another sentence names the doer" if one else f"of {in_words(known)} another sentence names the doer"
    tail = f"; {rest}" if known else "; no other sentence names one" if one else "; no other sentences name them"
    return sentence(f"{counted(len(untold), 'deed')} told without a doer: {words}{tail}")
