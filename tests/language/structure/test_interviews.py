"""Questions and answers without labels: own texts."""

from __future__ import annotations

import pytest

from newsangles.language.structure import parts
from paragraph_formats import read

UNLABELLED = {
    "questions in italics": """
headline | Four winters on the ice
question Q | *When did you first go north?*
turn A | I was nineteen, and I had never seen snow.
question Q | *Were you afraid?*
turn A | Always. We slept with our boots on.
question Q | *Would you go again?*
turn A | I would go tomorrow.
""",
    "numbered questions": """
headline | Three questions about the mill
question Q | 1. Who bought the mill?
turn A | We did, eleven families of the village.
question Q | 2. Is there any flour yet?
turn A | Not before June, I fear.
question Q | 3. What did it cost?
turn A | More than we had. I still owe my sister half of my share.
""",
    "a presented person, two questions, long answers": """
headline | Interview with Ada Lorn
body | The organ of Saint Anne is silent. For a year nobody has played it.
question Q | Why do you think the pipes cracked so early?
turn Ada Lorn | The winter was dry. The tin had been poured in a hurry, and the case stands beside a heater.
turn Ada Lorn | Wood moves. A builder of that time knew it, and left a gap that somebody has since closed.
turn Ada Lorn | The bellows are another matter. They were patched four times with the wrong leather.
question Q | What do you want to do about it?
turn Ada Lorn | I want to wait for the money. It needs a spring without services.
""",
    "a question in bold above labels of the answers alone": """
headline | The last ferryman
body | Ole Brandt has rowed the ferry for thirty years.
question Q | **How did you come to the ferry?**
turn BRANDT | BRANDT: My uncle had it, and I liked the quiet.
question Q | **Is it still quiet?**
turn BRANDT | BRANDT: At night it is.
question Q | **Who will row it next?**
turn BRANDT | BRANDT: Nobody has asked me for the oars.
""",
    "names stand once, questions in bold, answers of several paragraphs": """
headline | The baker who turned down a chain
body | Nora Feld opened her bakery in Holm with one oven. She talked to us about bread and about money.
turn HOLM HERALD | HOLM HERALD: How did you learn to bake?
turn NORA FELD | NORA FELD: My aunt showed me. I was nine.
turn NORA FELD | She had a stove that smoked, and we worked in the yard.
question HOLM HERALD | **Did you ever think of leaving Holm?**
turn NORA FELD | Never. The river is here, and so are my friends.
turn NORA FELD | There was one year when I looked at a shop in the city. It was too dear.
question HOLM HERALD | **How many loaves a day?**
turn NORA FELD | Four hundred.
question HOLM HERALD | **And what is next for the bakery?**
turn NORA FELD | I hope to teach. Two apprentices start in May.
body | Feld’s bakery is open from Tuesday to Sunday.
""",
    "Q and A stand first alone": """
headline | Five questions for the harbour master
turn Q | Q: When did you first see the harbour?
turn A | A: In 1988, from the ferry. It was raining.
question Q | What has changed most since then?
turn A | The boats are bigger. People fish less, and the old market is gone.
question Q | Why was the old market closed?
turn A | The roof came down in a storm. Nobody wanted to pay for a new one.
question Q | Do you regret it?
turn A | Yes, I do. We should have fought for it.
""",
    "a greeting first, a request instead of a question, and questions of two words": """
headline | A talk with striker Ana Ruiz
turn Sports Daily | Sports Daily: Congratulations on the title, Ana.
turn Ana Ruiz | Ana Ruiz: Thank you! I still can’t believe it.
question Sports Daily | Tell us about the final.
turn Ana Ruiz | We were nervous. The first half was awful, and I missed a penalty.
question Sports Daily | Who scored?
turn Ana Ruiz | Mia, twice.
question Sports Daily | You are thirty-four now. Will you retire?
turn Ana Ruiz | Not yet.
""",
    "two pairs with labels, more without": """
headline | The Mayor on housing
turn Post | Post: Mayor, rents are still rising. Why?
turn Hoff | Hoff: Because people keep coming. I would rather have that than an empty city.
turn Post | Post: Is there enough land?
turn Hoff | Hoff: There is, but we must build higher.
question Post | Critics say that the new towers are ugly. Are they?
turn Hoff | Some are. I would not live in all of them.
question Post | And the costs?
turn Hoff | We pay a third. The rest comes from the state and from pension funds.
body | Hoff was elected in 2019. Her term ends next year.
""",
    "a speaker's own question in a transcript with labels": """
turn SMITH | SMITH: We are here because of a promise.
turn JONES | JONES: Which promise do you mean?
turn SMITH | SMITH: The one about the school. I was there when it was made. Nobody wrote it down.
turn SMITH | Who would have thought that they would break it?
turn SMITH | The council did not. We trusted them.
turn JONES | JONES: And then?
turn SMITH | SMITH: Then they sold the land.
""",
    "the paper alone stands at the first question": """
headline | A walk with the poet
question The Courier | The Courier: Your new poems are short. Why?
turn A | I ran out of paper. No, truly, I wanted to say less.
question The Courier | Do you write every day?
turn A | I try to. On Sundays I sleep.
question The Courier | What are you reading?
turn A | My own letters, from when I was twenty. I would not recommend it.
question The Courier | Will there be another book?
turn A | I think so. There is a drawer full of drafts.
""",
}


@pytest.mark.parametrize("name", UNLABELLED)
def test_questions_without_labels(name: str) -> None:
    text, expected = read(UNLABELLED[name])
    found = [[(part.kind, part.speaker or "")] for part in parts(text)]
    assert [(a[0][0].replace("question", "turn"), a[0][1]) for a in found] == [
        (e[0][0].replace("question", "turn"), e[0][1]) for e in expected
    ]


def test_turns_are_numbered_on() -> None:
    text, _ = read(UNLABELLED["names stand once, questions in bold, answers of several paragraphs"])
    assert [part.turn for part in parts(text) if part.turn] == [1, 2, 2, 3, 4, 4, 5, 6, 7, 8]


def test_an_explainers_questions_are_nobodys() -> None:
    text = (
        "Council rejects plan\n\nThe council of Holm voted down the plan on Monday.\n\nWhat happens now?\n\n"
        "The developer may appeal. A ruling would take a year.\n\nWhy did it fail?\n\n"
        "Two members changed their minds. They said the traffic study was wrong.\n\nWho pays?\n\n"
        "The city pays for the study, and the developer for the rest."
    )
    assert not any(part.speaker for part in parts(text))


def test_a_question_in_bold_and_its_answer_in_one_paragraph() -> None:
    pairs = [
        ("**When did you leave?**", "I left in May, before the ice."),
        ("**Did they pay you?**", "They paid me in fish."),
        ("**Will you be back?**", "We will see. I have a boat to mend."),
    ]
    text = "Holmlife interviewed Ada Lorn on the quay.\n\n" + "\n\n".join(f"{q} {a}" for q, a in pairs)
    found = [(p.kind, p.speaker, text[p.start : p.end]) for p in parts(text)][1:]
    assert found == [row for q, a in pairs for row in (("question", "Q", q), ("turn", "Ada Lorn", a))]


def test_a_writers_own_questions_in_bold_are_nobodys() -> None:
    pairs = [
        ("**When does it open?**", "The pool opens in May."),
        ("**What does it cost?**", "A ticket costs four crowns."),
        ("**Who may swim?**", "Everybody who can."),
    ]
    text = "The pool at Holm is new.\n\n" + "\n\n".join(f"{q} {a}" for q, a in pairs)
    assert {part.kind for part in parts(text)} <= {"body", "heading", "headline"}
