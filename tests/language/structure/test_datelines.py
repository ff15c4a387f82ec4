from __future__ import annotations

import pytest

from newsangles.language.structure.datelines import dateline_end

ANYWHERE = [
    "MUMBAI (AP) — ",
    "PORTLAND, Ore. (AP) — ",
    "KYIV, Ukraine — ",
    "NEW YORK (AP) -- ",
    "LONDON, March 7 (Reuters) - ",
    "(CNN) — ",
    "WASHINGTON, D.C. — ",
    "HOLM, Norland, March 7, 2025 /PRNewswire/ -- ",
    "HolmDaily.net - ",
]
FIRST_ONLY = ["Lagos, Nigeria – ", "Beijing (AFP) – ", "KARACHI: ", "NEW DELHI, March 7: ", "New Delhi (PTI) "]
NEVER = [
    "UPDATE: The harbour is shut.",
    "The harbour — shut since Monday — opens.",
    "Birch – a pilot – left.",
    "EXCLUSIVE: The harbour is shut.",
    "In March, Holm — as ever — was wet.",
    "A1 — the road — is shut.",
]


@pytest.mark.parametrize("head", ANYWHERE)
def test_datelines_of_any_paragraph(head: str) -> None:
    text = f"{head}The harbour closed on Monday."
    assert text[: dateline_end(text, first=False)].strip() == head.strip()


@pytest.mark.parametrize("head", FIRST_ONLY)
def test_datelines_of_the_first_paragraph(head: str) -> None:
    text = f"{head}The harbour closed on Monday."
    assert text[: dateline_end(text, first=True)].strip() == head.strip()
    assert dateline_end(text, first=False) == 0


@pytest.mark.parametrize("text", NEVER)
def test_no_dateline(text: str) -> None:
    assert dateline_end(text, first=True) == 0


def test_a_dateline_alone_is_no_part_of_its_own() -> None:
    assert dateline_end("HOLM (AP) — ", first=True) == 0
