"""Sentences on framing: what ``60_framing`` says in short, and above each of its parts, from the rows of `findings`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

import pandas as pd

from newsangles.angles.framing.findings import (
    HEARD,
    HIMSELF,
    JUDGED,
    MIN_SENTENCES,
    OTHERS,
    OWN,
    QUOTED,
    SOMEBODY,
    TONES,
    Key,
    Row,
    by_whom,
    each_word,
    marked,
    times,
)
from newsangles.tables.frames import records
from newsangles.tables.wording import THE_OUTLET, all_of, counted, in_words, listed, sentence

MAX_PLACES = 4
"""Limit of the sentences that a statement on many leads to."""

# --- in short ---------------------------------------------------------------------------------------------------------


def in_short(
    judgements: pd.DataFrame,
    portrayals: pd.DataFrame,
    wordings: pd.DataFrame,
    untold: pd.DataFrame,
    apart: pd.DataFrame,
    replies: pd.DataFrame,
    tones: pd.DataFrame,
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
        tones: The means of tone with their ranges, as for `how_told`.
        rows: At most so many of each topic, those with most rows first.
    """
    found: list[dict[str, Any]] = []
    heard = _heard(replies)
    for kind, topic in JUDGED.items():
        found += _judged_most(judgements[judgements["counts"] & (judgements["kind"] == kind)], topic, heard, rows)
    told = portrayals[portrayals["shown"].astype(bool) & (portrayals["whose"] != HIMSELF)]
    for tone in (-1, 1):
        found += _told_most(told[told["tone"] == tone], f"{TONES[tone].capitalize()} sentences", rows)
    found += _on_the_whole(tones, portrayals)[:rows]
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

NOBODY_BLAMED = "Nobody is blamed in words that were recognised for sure."
"""The sentence for an article in which nobody is blamed."""

PLAIN_NAMES = "No actor that is called more than a plain name was recognised for sure."
"""The sentence for an article without such an actor."""

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
        said = f"{times(len(group))}, {by_whom(group['who'])}" if len(group) > 1 else by_whom(group["who"])
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


def _on_the_whole(tones: pd.DataFrame, portrayals: pd.DataFrame) -> list[dict[str, Any]]:
    """A statement for each mean that leans for sure."""
    found = []
    for row, tone in _leaning(tones):
        same = (portrayals["person"] == row["person"]) & (portrayals["whose"] == row["whose"])
        same &= (portrayals["article_id"] == row["article_id"]) & (portrayals["tone"] == tone)
        said = f"{TONES[tone]} in {_in(row['whose'])}, over {counted(row['sentences'], 'sentence')}"
        found.append(_statement("On the whole", row["person"], said, portrayals[same].head(MAX_PLACES)))
    return found


def _leaning(tones: pd.DataFrame) -> list[tuple[Row, int]]:
    """The means, each with the tone that it leans to."""
    return [(row, 1 if row["score"] > 0 else -1) for row in records(tones)]


def _largest(rows: pd.DataFrame, by: list[str], limit: int) -> list[tuple[Any, pd.DataFrame]]:
    groups = list(rows.dropna(subset=by).groupby(by, sort=False))
    return sorted(groups, key=lambda pair: -len(pair[1]))[:limit]


def _words_in_short(rows: pd.DataFrame, own: bool) -> str:
    said = each_word(rows["text"], 6)
    if own:
        return said
    who = Counter(str(word) for word in rows["word"] if word != QUOTED)
    return f"{said}; said by {listed(list(who), 4)}" if who else said


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
    judges = Counter(str(who) for who in rows["who"] if who not in (THE_OUTLET, SOMEBODY, QUOTED))
    most = listed([who + (f" ({n})" if n > 1 else "") for who, n in judges.most_common()], 4)
    return sentence(f"{start}; {whose}" + (f"; by {most}" if most else ""))


def who_answers(replies: pd.DataFrame, judgements: pd.DataFrame) -> str:
    """A sentence on how many accusations are answered, from the results of `with_replies` and `judged`."""
    counts = {str(how): int(n) for how, n in replies["heard"].value_counts().items()}
    words = {
        "answers": "answered by whoever is blamed",
        "is quoted": "of somebody who is quoted, too",
        "declined": "of somebody who gave no answer when asked",
        "no words found": "of somebody of whom no words were found",
    }
    if not counts:
        blamed = judgements["counts"] & (judgements["kind"] == "blame")
        return "It cannot be told here whether whoever is blamed answers." if blamed.any() else NOBODY_BLAMED
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
    """A sentence on the means that lean for sure, from the result of `backed`."""
    if tones.empty:
        few = f"fewer than {in_words(MIN_SENTENCES)} sentences in one voice, or none of them leans for sure"
        return f"No mean that can be told: {few}."
    lean = [f"{row['person']}, {TONES[tone]} in {_in(row['whose'])}" for row, tone in _leaning(tones)]
    return sentence(f"on the whole the sentences lean one way for {listed(lean)}")


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


def without_doer(untold: pd.DataFrame) -> str:
    """A sentence on the deeds told without a doer, from the result of `with_doers`."""
    if untold.empty:
        return "No deed without a doer was recognised for sure."
    words = each_word(untold["text"], 5)
    known = int(untold["doer"].notna().sum())
    one = len(untold) == 1
    rest = "another sentence names the doer" if one else f"of {in_words(known)} another sentence names the doer"
    tail = f"; {rest}" if known else "; no sentence that names one was found"
    return sentence(f"{counted(len(untold), 'deed')} told without a doer: {words}{tail}")
