"""A judged sheet for commands that need one: twelve articles' rows of one table, of which most are right."""

from __future__ import annotations

from pathlib import Path

from newsangles.accuracy import sheets


def judged_sheet(path: Path, rows: int = 240) -> None:
    """Write a sheet of rows that say 0.4 or 0.6, nine of ten right."""
    common = {"table": "quotes", "judge": "Kim", "asks": "row", "share": 1.0, "rule": "that-clause"}
    lines = [
        {
            **common,
            "number": n + 1,
            "article_id": f"article-{n % 12}",
            "start": 9 * n,
            "end": 9 * n + 5,
            "text": "words",
            "sentence": "⟦words⟧",
            "confidence": (0.4, 0.6)[n % 2],
            "verdict": "wrong" if n % 10 == 3 else "right",
        }
        for n in range(rows)
    ]
    sheets.write(sheets.frame(lines), path)
