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
    SOMEBODY,
    TONES,
    Key,
    by_whom,
    each_word,
    marked,
    times,
)
from newsangles.tables.frames import records
from newsangles.tables.wording import THE_OUTLET, all_of, counted, in_words, listed, sentence

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


def _largest(rows: pd.DataFrame, by: list[str], limit: int) -> list[tuple[Any, pd.DataFrame]]:
    groups = list(rows.dropna(subset=by).groupby(by, sort=False))
    return sorted(groups, key=lambda pair: -len(pair[1]))[:limit]


def _words_in_short(rows: pd.DataFrame, own: bool) -> str:
    said = each_word(rows["text"], 6)
    if own:
        return said
    who = Counter(str(word) for word in rows["word"])
    return f"{said}; said by {listed(list(who), 4)}"


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
        which = "the range holds zero" if rest == 1 else f"each of {in_words(rest)} ranges holds zero"
        return sentence(f"{which}: the sentences lean neither way for sure")
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
    if counts.max() == 1:
        return sentence(
            f"{counted(len(counts), 'actor')} described{', each in one way' if len(counts) > 1 else ' in one way'}"
        )
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


def without_doer(untold: pd.DataFrame) -> str:
    """A sentence on the deeds told without a doer, from the result of `with_doers`."""
    if untold.empty:
        return "No deed that somebody must have done is told without a doer."
    words = each_word(untold["text"], 5)
    known = int(untold["doer"].notna().sum())
    one = len(untold) == 1
    rest = "another sentence names the doer" if one else f"of {in_words(known)} another sentence names the doer"
    tail = f"; {rest}" if known else "; no other sentence names one" if one else "; no other sentences name them"
    return sentence(f"{counted(len(untold), 'deed')} told without a doer: {words}{tail}")
