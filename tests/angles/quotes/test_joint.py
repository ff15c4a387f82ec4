"""Sources that are two at once: both men, the two leaders."""

from __future__ import annotations

import pytest

from angle_rows import Parse, called

MET = "Ana Ruiz met Tom Pell in Leeds. "


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Ana Ruiz and Tom Pell said the bridge would close.", ["Ana Ruiz", "Tom Pell"]),
        ("France, Germany and Italy said the bridge would close.", ["France", "Germany", "Italy"]),
        ("Ana Ruiz, along with the mayor, said the bridge would close.", ["Ana Ruiz", "the mayor"]),
        ("Ana Ruiz said the bridge would close.", ["Ana Ruiz"]),
        (MET + "Both politicians said the bridge would close.", ["Ana Ruiz", "Tom Pell"]),
        (MET + "The two leaders warned that the bridge would close.", ["Ana Ruiz", "Tom Pell"]),
        ("France and Germany signed a treaty. Both countries said it would help.", ["France", "Germany"]),
        (
            MET + "Ana and Tom have a son, Ned Pell, and a dog. In May, the couple announced they would go.",
            ["Ana Ruiz", "Tom Pell"],
        ),
        ("“We believe that it is late. My hope is that it ends,” said Ana Ruiz.", ["Ana Ruiz"]),
        ("Tom Pell, Jane Moor and Ana Ruiz sat in Leeds. Both women said they were glad.", ["Both women"]),
    ],
)
def test_the_speakers_of_a_quote(parse_text: Parse, text: str, speakers: list[str]) -> None:
    doc = parse_text(text)
    quote, names = doc._.quotes[-1], called(doc)
    assert [names.get(i) for i in (quote.actor_id, *quote.joint_actor_ids)] == speakers
