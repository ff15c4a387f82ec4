"""Articles of which some are copies or versions of others."""

from __future__ import annotations

from datetime import date

from newsangles.documents.article import Article

STORY = (
    "The harbour of Wexmouth was closed on Monday after a crane fell into the basin, the port said. Nobody was hurt. "
    "Divers will look at the quay on Tuesday, and ferries leave from Aldham until then, a spokeswoman told reporters."
)
OTHER = (
    "Councillors in Aldham voted for a new library on Friday. It will stand where the old bakery was, and cost less."
)
ARTICLES = [
    Article("late", STORY.replace("Nobody", "Three people, it turned out,"), "Harbour", "Echo", None, date(2025, 4, 2)),
    Article("wire", f"{STORY} (Wire)", "Crane", "Echo", None, date(2025, 3, 31), "given"),
    Article("first", STORY, "<b>Harbour</b>", "Argus", None, date(2025, 3, 30), "given"),
    Article("same", STORY.upper().replace(".", " ."), None, "Post", None, None),
    Article("other", OTHER, "Library", None, None, date(2024, 12, 31), "given"),
]
