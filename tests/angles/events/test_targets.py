"""Who did it, and at whom it was aimed."""

from __future__ import annotations

import pytest

from angle_rows import Parse, row_of

WHO = [  # trigger, source, its actor, object, target
    ("Germany supplied Ukraine with weapons.", "supplied", "Germany", "Germany", "Ukraine"),
    ("Ukraine was supplied with weapons by Germany.", "supplied", "Germany", "Germany", "Ukraine"),
    ("Trump criticized Zelensky.", "criticized", "Trump", "Trump", "Zelensky"),
    ("Zelensky was criticized by Trump.", "criticized", "Trump", "Trump", "Zelensky"),
    ("Trump met Putin in Helsinki.", "met", "Trump", "Trump", "Putin"),
    ("Trump wants to meet Putin.", "wants", "Trump", "Trump", "Putin"),
    ("Police arrested John Miller in Leeds.", "arrested", "Police", None, "John Miller"),
    ("“Iran attacked the ship,” Mike Pompeo said.", "said", "Mike Pompeo", "Mike Pompeo", None),
    ("Israel is alone. Israeli tanks attacked Lebanon.", "attacked", "Israeli tanks", "Israel", "Lebanon"),
    ("Egypt and Israel met.", "met", "Egypt and Israel", "Egypt", "Israel"),
    ("France condemned the attack.", "attack", None, None, None),
    ("Germany is silent about the suspension of German aid.", "suspension", None, "Germany", None),
]


@pytest.mark.parametrize(("text", "trigger", "source", "actor", "target"), WHO)
def test_who_to_whom(
    parse_text: Parse, text: str, trigger: str, source: str | None, actor: str | None, target: str | None
) -> None:
    doc = parse_text(text)
    row = row_of(doc, trigger)
    names = {a.actor_id: a.name for a in doc._.actors}
    assert (row.source, names.get(row.source_actor_id or ""), row.target) == (source, actor, target)
