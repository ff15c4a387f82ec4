"""Statuses told more finely: own plans, beliefs, aims, what may be so now."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from newsangles.angles.factuality import finer_status
from newsangles.documents.article import Article
from newsangles.pipeline.parse import parse

LINES = """
The teachers' federation will file an appeal. | file planned
The union will lose its case. | lose predicted
“China will buy more soybeans,” the trader said. | buy predicted
“We will open a new shop next spring,” she said. | open planned
“I will miss her,” she said. | miss predicted
The plant will close. | close predicted
More talks are planned. | planned planned
She believes the park is suited for concerts. | suited opinion
The result, in the view of the chairman, is a good one. | one opinion
They may know the way. | know fact
The suspect may be hiding in the hills. | hiding fact
The dam may burst within days. | burst predicted
It is likely that most voters back the mayor. | back opinion
“As we lay the first bricks, we will start selling flats,” he said. | lay planned
The museum would remain shut until repairs were finished. | remain predicted
The council must ensure that every child has a place. | has wanted
Schools check doors to make sure that every pupil has a coat. | has wanted
The guards ensured that nobody was hurt. | hurt fact
It is astounding that the club sold the ground. | astounding opinion
The damage to the harbour is profound. | profound opinion
She is one of the most accomplished drummers of the county. | one opinion
The sale is seen as a gamble. | seen opinion
The thief was seen near the mill. | seen fact
“They have inflicted misery on the valley,” she said. | inflicted opinion
The storm caused havoc in the valley. | caused fact
“We needed to close the bridge,” she said. | needed fact
“We don't need to sell the bridge,” she said. | sell opinion
“My ministers will bring forward a law on tolls,” he said. | bring planned
It appears that most of the guests left. | left opinion
The sale might seem like a gift. | seem opinion
“I do think we should sell the bridge,” she said. | think opinion
“As I understand, the guard was not aware of it,” he said. | aware opinion
Clerks in Derby arguably lost millions. | lost opinion
They hope for a grant. | hope wanted
“The needs of clerks would ideally be met in this law,” she said. | met wanted
Rallies will take place in ten towns, Pell said. | take planned
The festival will feature ten bands. | feature planned
The storm will begin at noon. | begin predicted
He said he would not declare a second strike. | declare planned
He said he would lose the vote. | lose predicted
They hoped for a grant. | hoped fact
It was heard that the clerk had been held by a gang. | held reported
Two men had been to see her. | see fact
“You could tell that the guard had fled,” he said. | fled fact
"""


def test_status() -> None:
    lines = [line.split(" | ") for line in LINES.strip().splitlines()]
    docs = parse([Article(str(n), text) for n, (text, _) in enumerate(lines)])
    wrong = []
    for (text, want), doc in zip(lines, docs, strict=True):
        word, status = want.split()
        found = next(row.status for row in doc._.predicates if row.text == word)
        if found != status:
            wrong.append(f"{text} {want}: {found}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("verb", ["thinks", "believes", "reckons"])
def test_beliefs_are_their_holders(verb: str) -> None:
    (doc,) = parse([Article("a", f"The mayor {verb} that the bank failed.")])
    assert next(row.status for row in doc._.predicates if row.text == "failed") == "opinion"


SENSES = {
    "An answer is expected this week.": ("expected", "predicted"),
    "The report is due on Monday.": ("due", "planned"),
    "It was alleged that Ruiz hid the money.": ("hid", "alleged"),
    "Ruiz is alleged to have hidden the money.": ("hidden", "alleged"),
    "Jurors were told that Ruiz fled.": ("fled", "reported"),
    "The boy said she would often shout.": ("shout", "fact"),
    "Nobody could find the keys.": ("find", "fact"),
    "The wound looked as if a knife had made it.": ("looked", "opinion"),
    "Ruiz explained the plan: fees would rise.": ("rise", "predicted"),
    "“We need a new roof,” Ruiz told the board.": ("need", "opinion"),
}


def test_statuses_go_by_the_sense() -> None:
    docs = parse([Article(str(n), text) for n, text in enumerate(SENSES)])
    found = {doc.text: {row.text: row.status for row in doc._.predicates} for doc in docs}
    assert {text: (word, found[text].get(word)) for text, (word, _) in SENSES.items()} == SENSES


def test_a_final_as_is_no_likeness() -> None:
    """A verb's clause may begin with the last word of a text."""
    context: Any = SimpleNamespace(view=SimpleNamespace(first=[0], lower=["as"]))
    assert not finer_status._as_if(context, 0)
