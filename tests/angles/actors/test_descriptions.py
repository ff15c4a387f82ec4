"""Descriptions of persons who are named elsewhere: offices, the lead's *a man*, a son who is named later."""

from __future__ import annotations

import pytest

from angle_rows import Parse, meant


@pytest.mark.parametrize(
    ("text", "words", "after", "who"),
    [
        (
            "Sir Alan Rudge defended his trip.\n\nThe Prime Minister said he paid.",
            "The Prime Minister",
            "",
            "Alan Rudge",
        ),
        ("Lady Moira Venn, 85, ran a shop. The widow said she missed it.", "The widow", "", "Moira Venn"),
        ("Ford Harlow, the captain, scored twice. The striker said it was late.", "The striker", "", "Harlow"),
        (
            "A man who stole two buses has been jailed for six years.\n\nJoshua Venn, 22, drove one into a river.",
            "A man",
            "",
            "Joshua Venn",
        ),
        (
            "Adam Pollard says he will NEVER sail on the new ferry\n\n"
            "A senior Green member said on Monday he will never sail on the new ferry."
            "\n\nAdam Pollard, a vice-chairman of the "
            "group, called it too small.",
            "A senior Green member",
            "",
            "Adam Pollard",
        ),
        ("Maria Lopez said her son was hurt. Her son, Luis, 12, was afraid.", "her son", "", "Luis"),
    ],
)
def test_descriptions_join_the_person(parse_text: Parse, text: str, words: str, after: str, who: str) -> None:
    assert (meant(parse_text(text), words, after) or "").endswith(who)


@pytest.mark.parametrize(
    ("text", "words", "other"),
    [
        ("Dan Finch denied that he had been there. The judge told him to sit.", "The judge", "Dan Finch"),
        ("A woman was robbed on Friday. Detective Inspector Paul Venn said she was safe.", "A woman", "Paul Venn"),
        ("Her family said they were sad. Karen Walt, 42, said it was cruel.", "Her family", "Karen Walt"),
    ],
)
def test_descriptions_of_others_stay_apart(parse_text: Parse, text: str, words: str, other: str) -> None:
    doc = parse_text(text)
    at = doc.text.index(words)
    names = {a.actor_id: a.name for a in doc._.actors}
    assert other not in [names.get(m.actor_id or "") for m in doc._.mentions if m.start == at]
