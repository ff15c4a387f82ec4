"""The columns that every row has, and the values that several tables share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from newsangles.tables.fields import column

Certainty = Literal["certain", "probable", "possible", "unknown"]
Polarity = Literal["positive", "negative"]
Voice = Literal["outlet", "attributed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The columns of every row; `newsangles.tables` puts the document's ``article_id`` before them."""

    start: int = column("where the text begins: characters into the article")
    end: int = column("where it ends, exclusive")
    text: str = column("the article's text between start and end", derived="start and end")
    rule: str | None = column("the rule or model that made the row", derived="how the row was made", default=None)
    confidence: float | None = column(
        "how often such a row was right on annotated text, 0 to 1; empty where it was never measured",
        derived="how the row was made",
        default=None,
    )
    corrected: str | None = column(
        "by whom and why the row was corrected by hand; empty where it was not", derived="who and why", default=None
    )
