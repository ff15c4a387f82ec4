from __future__ import annotations

import pytest

from newsangles.language.structure import parts
from newsangles.language.structure.links import GROUPS

TEXT = (
    "The town of Tvede will lose its last ferry in the autumn, the company that runs it said on Monday.\n"
    "The boat has carried cars across the sound since 1974, and about 300 people use it on a working day.\n"
    "The council had offered to share the cost, but the two sides could not agree on who would mend the pier.\n"
)
WITH_WRITERS = (
    "Why the Northern Boats Still Run\nNora Quist\n"
    "A Pier That Nobody Wants\nIts owner died in spring, and his heirs will not have it.\nEdvin Moss\n"
    "ferries\nWho Will Mend the Old Lighthouse?\nLena Achterberg"
)
WITH_DAYS = (
    "Latest news\nSnow closes the road over the pass\n12 May 2023\n"
    "Two held after theft of church bell\n11 May 2023\nCod quota to fall by a third\n10 May 2023"
)


@pytest.mark.parametrize("links", [WITH_WRITERS, WITH_DAYS])
def test_groups_of_lines_are_links(links: str) -> None:
    found = [part for part in parts(TEXT + links) if part.start >= len(TEXT)]
    assert {part.kind for part in found} == {"related"}
    assert sum(part.reason == GROUPS for part in found) >= 6


def test_two_groups_are_not_enough() -> None:
    two = "Why the Northern Boats Still Run\nNora Quist\nA Pier That Nobody Wants\nEdvin Moss"
    assert all(part.reason != GROUPS for part in parts(TEXT + two))


def test_a_live_blog_by_day_and_title_is_text() -> None:
    post = "{} May 2023\nThe Boat Stays in Port Again\nThe captain said that he would not sail in such a wind.\n"
    found = parts(TEXT + "".join(post.format(day) for day in (3, 4, 5, 6)))
    assert all(part.reason != GROUPS for part in found)
