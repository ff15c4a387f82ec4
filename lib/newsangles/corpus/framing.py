"""Framing across articles: tones by outlet, namings of one outlet alone, replies, deeds without a doer.

Nothing here is ranked, and there is no number for an outlet.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from newsangles.angles.framing.answers import replies
from newsangles.angles.framing.findings import MIN_SENTENCES, OTHERS, OWN
from newsangles.angles.framing.ranges import with_ranges
from newsangles.corpus.findings import CAST, UNKNOWN, with_places
from newsangles.corpus.query import Corpus
from newsangles.tables.wording import CLASSES, counted, in_words, listed, sentence

GROUP = ["key", "actor", "outlet", "whose"]
"""The columns by which tones are put together."""

NO_RANKING = (
    "No outlet is ranked: its topics and its quoted sources decide as much as its words, and of what its authors feel "
    "words alone say too little."
)
"""The sentence beside figures by outlet."""


def portrayed(corpus: Corpus) -> pd.DataFrame:
    """The sentences that tell of a person in others' words than the person's own.

    Returns:
        ``article_id``, ``name`` (the person's anchor), ``outlet``, ``key`` and ``actor``, ``whose`` (`OWN`, `OTHERS`),
        ``score`` and ``sure`` (the tone of a row that is shown, else 0), by place; no sentence on a mere victim.
    """
    return corpus.query(
        f"""
        SELECT r.article_id, 'row-' || r.actor_id AS name, coalesce(r.outlet, '{UNKNOWN}') AS outlet, a.key, a.actor,
            CASE WHEN r.voice = 'outlet' THEN '{OWN}' ELSE '{OTHERS}' END AS whose, r.score,
            r.tone * r.shown::INT AS sure
        FROM portrayals r JOIN ({CAST}) a ON a.article_id = r.article_id AND a.actor_id = r.actor_id
        WHERE NOT r.undergone AND (r.voice = 'outlet' OR r.by_actor_id IS DISTINCT FROM r.actor_id)
        ORDER BY r.article_id, r.start, r.portrayal_id
        """
    )


def tones(corpus: Corpus) -> pd.DataFrame:
    """The mean tone of each person in each outlet and voice, with its range over redrawn articles.

    Returns:
        What `with_ranges` gives of those with `MIN_SENTENCES` or more in two articles or more, where a sentence is
        shown that leans the same way and none that leans the other, persons with most sentences first, with ``range``
        and ``line`` (what a figure calls it) in words, and ``places``.
    """
    told = portrayed(corpus)
    means = with_ranges(told, GROUP, within=["article_id"]).dropna(subset=["score"])
    sure = told.groupby(GROUP, as_index=False).agg(least=("sure", "min"), most=("sure", "max"))
    means = means.merge(sure, on=GROUP)
    up, down = (means["most"] > 0) & (means["least"] == 0), (means["least"] < 0) & (means["most"] == 0)
    means = means[(up & (means["score"] > 0)) | (down & (means["score"] < 0))].drop(columns=["least", "most"])
    often = means.groupby("key", sort=False)["sentences"].transform("sum")
    means = means.assign(often=often).sort_values(
        ["often", "key", "outlet", "whose"], ascending=[False, True, True, True]
    )
    means["range"] = [f"{low:+.2f} to {high:+.2f}" for low, high in zip(means["low"], means["high"], strict=True)]
    means["line"] = means["actor"] + ", " + means["outlet"] + ", " + means["whose"]
    return with_places(means.drop(columns="often").reset_index(drop=True), told, GROUP)


def told_apart(means: pd.DataFrame) -> str:
    """A sentence on persons whose ranges in two outlets' own voices do not overlap, from the result of `tones`."""
    if means.empty:
        return (
            f"No mean: nobody has {in_words(MIN_SENTENCES)} sentences in one outlet and voice, in two articles or more."
        )
    own = means[means["whose"] == OWN]
    apart = []
    for actor, rows in own.groupby("actor", sort=False):
        if rows["low"].max() > rows["high"].min():
            apart.append(str(actor))
    several = int((own.groupby("actor")["outlet"].nunique() > 1).sum())
    if not several:
        return "Nobody is told of often enough in the own voice of two outlets to compare."
    if not apart:
        return sentence(f"the ranges of two outlets lie apart for nobody, of {counted(several, 'person')} to compare")
    return sentence(
        f"the ranges of two outlets lie apart for {listed(apart)}, of {counted(several, 'person')} to compare"
    )


def own_namings(corpus: Corpus) -> pd.DataFrame:
    """The descriptions that one outlet alone uses in its own voice, of actors whom several outlets name.

    Returns:
        ``actor``, ``called``, ``outlet``, ``times``, ``articles`` and ``places``, those of most articles first.
    """
    rows = corpus.query(
        f"""
        SELECT n.article_id, 'row-' || n.actor_id AS name, coalesce(n.outlet, '{UNKNOWN}') AS outlet, a.key, a.actor,
            n.text, n.kind, n.times
        FROM namings n JOIN ({CAST}) a ON a.article_id = n.article_id AND a.actor_id = n.actor_id
        WHERE n.voice = 'outlet' ORDER BY n.article_id, n.start
        """
    )
    rows = rows[rows["outlet"] != UNKNOWN]
    rows["called"] = rows["text"].str.lower().str.replace(r"^(?:an?|the|its|his|her|their) ", "", regex=True)
    rows = rows[rows.groupby("key")["outlet"].transform("nunique") > 1]
    described = rows[rows["kind"] == "description"]
    alone = described[described.groupby(["key", "called"])["outlet"].transform("nunique") == 1]
    found = alone.groupby(["key", "called", "outlet"], as_index=False, sort=False).agg(
        actor=("actor", "first"), times=("times", "sum"), articles=("article_id", "nunique")
    )
    found = found.sort_values(["articles", "times", "actor", "called"], ascending=[False, False, True, True])
    return with_places(found.reset_index(drop=True), alone, ["key", "called", "outlet"])


def replied(table: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """How many accusations of each outlet are answered, of those of which it can be told.

    Args:
        table: All tables of the corpus.

    Returns:
        ``outlet``, ``accusations``, ``answered``, ``quoted`` (whoever is blamed is), ``declined``,
        ``no_words`` (none were found) and ``places``, those of the accusations.
    """
    rows = replies(table).dropna(subset=["heard"]).rename(columns={"judgement_id": "name"})
    outlets = table["articles"].set_index("article_id")["outlet"].fillna(UNKNOWN)
    rows["outlet"] = rows["article_id"].map(outlets)
    found = pd.crosstab(rows["outlet"], rows["heard"]).reindex(columns=list(_HEARD), fill_value=0)
    found = found.rename(columns=_HEARD)
    found.insert(0, "accusations", found.sum(axis=1))
    found = found.sort_values("accusations", ascending=False, kind="stable").reset_index()
    return with_places(found, rows, "outlet")


_HEARD = {"answers": "answered", "is quoted": "quoted", "declined": "declined", "no words found": "no_words"}


def left_out(corpus: Corpus) -> pd.DataFrame:
    """How many events of each class and outlet are told without whoever did them.

    Returns:
        ``class``, it ``in_words``, ``outlet``, ``events`` that somebody must have done, ``left_out`` and ``share`` of
        them, and ``places``, where the doer is left out.
    """
    rows = corpus.query(
        f"""
        SELECT article_id, event_id AS name, coalesce(outlet, '{UNKNOWN}') AS outlet, class, doer = 'left out' AS gone
        FROM events WHERE doer IS NOT NULL AND class IS NOT NULL ORDER BY article_id, start, event_id
        """
    )
    by = ["class", "outlet"]
    found = rows.groupby(by, as_index=False).agg(events=("gone", "size"), left_out=("gone", "sum"))
    found["share"], found["in_words"] = found["left_out"] / found["events"], found["class"].map(CLASSES)
    found = found.sort_values(["events", *by], ascending=[False, True, True], ignore_index=True)
    return with_places(found, rows[rows["gone"]], by)
