"""Letters, each the turn of who signs it: own texts, in old and new styles."""

from __future__ import annotations

from itertools import pairwise

import pytest

from newsangles.language.structure import parts
from newsangles.language.structure.letters import CLOSING, SIGNATURE, SIGNED, UNSIGNED
from paragraph_formats import read

LETTERS = {
    "several on a page, the first one unsigned": """
headline | The ferry cuts: Letters
headline | Readers write in on the end of the night ferry
turn | Dear Minister,
turn | We, the nurses of Holm, are against the end of the night ferry. It takes us to work.
turn | This letter has ninety signatures so far.
turn Pia Lund | Dear Sirs,
turn Pia Lund | I was shocked to read that the night ferry will go. The line has lied to us for years.
turn Pia Lund | My mother lives in Lund, and I cannot see her any more.
quote_credit Pia Lund | Pia Lund, nurse, Holm hospital
turn Tom Hale | Dear Sirs,
turn Tom Hale | The ferry was never full. I counted nine people on it in March.
quote_credit Tom Hale | Tom Hale (retired pilot)
turn Ruth Abel | Dear Sirs,
turn Ruth Abel | The minister should resign over this. She has closed three lines in two years.
note | Faithfully yours,
quote_credit Ruth Abel | Ruth Abel
quote_credit | Chair, Friends of the Ferry
""",
    "old style, the greeting and the formula within the paragraphs": """
body | THE NEW MOLE.
turn A RATEPAYER | TO THE EDITOR.
turn A RATEPAYER | SIR,—I beg leave to say a word on the new mole, which has cost this town nine thousand pounds.
turn A RATEPAYER+note+quote_credit A RATEPAYER | It has kept out no wave at all.—I am, Sir, yours truly, A RATEPAYER.
body | THE PRICE OF COAL.
turn D. M. S. | SIR,—The price of coal has doubled since the spring, and the Board of Trade does nothing at all.
turn D. M. S. | I should be glad to hear of any other town that bears it so patiently.
note | I remain, Sir, your obedient servant,
quote_credit D. M. S. | D. M. S.
timestamp | Holm, 3rd May 1902.
""",
    "a British page, a heading above each, names in capitals": """
headline | Letters to the editor
heading | Ferries
turn JANE ROE | Sir, – Your reporter says that the ferries are late. They are not late, they are gone.
quote_credit JANE ROE | JANE ROE
quote_credit | Lund, Norland
heading | Schools
turn Prof J. Frye | Sir, – I have taught in Holm for thirty years, and never has the roof been mended.
note | Yours faithfully,
quote_credit Prof J. Frye | Prof J. Frye
quote_credit | Holm
""",
    "an American page": """
headline | Letters: What readers say about the toll
turn Ana Ruiz | To the Editor:
turn Ana Ruiz | The toll on the harbor bridge is a tax on the poor. I pay it twice a day.
quote_credit Ana Ruiz | Ana Ruiz
quote_credit | Eastby, N.L.
turn Mia Fox | To the Editor:
turn Mia Fox | The toll has cut traffic by half, and my children can sleep again.
quote_credit Mia Fox | Mia Fox
quote_credit | Westby, N.L.
body | The writer is a member of the harbor board.
""",
    "no greetings, a name and a place below each": """
heading | Your letters
turn Jane Roe | The council has sold the park behind our backs. Nobody in my street was asked about it.
quote_credit Jane Roe | — Jane Roe, Lund
turn Tom Hale | The park was full of needles. I am glad that it is gone, and so are my neighbours.
turn Tom Hale | Who wants it back may pay for it.
quote_credit Tom Hale | — Tom Hale, Holm
""",
    "no greetings, a heading above each and a formula": """
headline | Letters to the editor
body | Here is what our readers wrote to us this week.
heading | Save the light
turn Ruth Abel | The lighthouse has stood for two hundred years, and the state wants to sell it to a hotel.
quote_credit Ruth Abel | Ruth Abel, Norby
heading | Mend the road
turn John Frye | The road to Norby has forty holes. I have counted them, and I have written to the mayor.
quote_credit John Frye | John Frye, Eastby
""",
    "an open letter with headings and several signers": """
headline | An open letter to the Minister for Ports
turn Dr Ines Vogt | Dear Minister,
turn Dr Ines Vogt | We write as doctors. The night ferry saves lives, and you have ended it without a word to us.
turn Dr Ines Vogt | What we ask
turn Dr Ines Vogt | We ask you to bring it back by May. Our patients cannot wait until the autumn.
note | Yours sincerely,
quote_credit Dr Ines Vogt | Dr Ines Vogt, Holm hospital
quote_credit | Dr Bela Novak, Lund hospital
""",
    "an e-mail": """
turn Carl Moss | Hi all,
turn Carl Moss | As you will have heard, we lost the Holm contract. I take the blame for that.
turn Carl Moss | Nobody will lose a job over it. We will talk on Monday.
note | Best regards,
quote_credit Carl Moss | Carl Moss
quote_credit | Head of Sales
""",
    "signed by a body": """
headline | A letter from the school
turn The students of Holm High | Dear Rector,
turn The students of Holm High | You have cut our lessons in half. We have a right to be taught.
note | Yours in hope,
quote_credit The students of Holm High | The students of Holm High
""",
    "in an article that goes on": """
headline | Nurse writes to minister
body | A nurse has written to the minister about the night ferry, and she let us print what she wrote.
turn Pia Lund | Dear Minister,
turn Pia Lund | I work nights in Holm. Without the ferry I sleep in my car, and I am not the only one.
note | Yours sincerely,
quote_credit Pia Lund | Pia Lund
body | The ministry did not answer questions on Monday. It said last week that the line made no money.
body | The night ferry will run for the last time on Sunday, and there is no bus to take its place.
""",
    "a name withheld, then one with a name": """
headline | Letters to the editor
turn | Editor –
turn | The harbour master drinks. I have seen it, and everybody on the pier has seen it.
note | Name and address supplied
turn Tom Hale | Editor –
turn Tom Hale | The harbour master is the best that we ever had. I sailed with him.
quote_credit Tom Hale | Tom Hale, Holm
""",
    "the signature behind the formula in its line": """
turn Mia Fox | MR. EDITOR: I see by your paper that the mill is to be sold. I worked in it for nine years.
turn Mia Fox | The owners owe us wages for the whole of March.
note+quote_credit Mia Fox | Respectfully yours, Mia Fox, Eastby.
""",
}

NO_LETTERS = {
    "a greeting in a feature": """
headline | The man who wrote to everybody
body | Carl Moss wrote nine thousand letters in his life, and every one of them began in the same way.
body | Dear friend,
body | Nobody knows why. His daughter found the copies in a shed, and she has read them all since.
body | They tell of the weather, of the price of coal and of the gulls that woke him each morning.
""",
    "names below pictures under a headline that says letters": """
headline | Letters to the editor
body | The paper gets forty letters a week, and most of them are about the ferry, its editor said.
byline | Tom Hale
body | Tom Hale reads them all. He has done so for thirty years, and he answers each by hand.
""",
    "a letter in marks, as quotations are read": """
body | The letter was read to the court on Monday by a clerk who had to stop twice.
body | “Dear Ana,
body | “I am sorry for what I did. I think of it every day.
body | “Yours,
heading | “Carl”
body | The court was silent. Moss will be sentenced in May, and he faces nine years in prison.
""",
    "a letter read out in a transcript": """
turn MR. FRYE | MR. FRYE: I will read it into the record, Madam Speaker.
turn MR. FRYE | Dear Mr. Frye, I write to you about the ferry. Yours, Ana.
turn MS. BIRCH | MS. BIRCH: I thank the gentleman. I have had the same letter.
turn MR. FRYE | MR. FRYE: Then you will know what I mean.
""",
}


def told(text: str) -> list[list[tuple[str, str]]]:
    """Kind and speaker of each part, by line."""
    lines = [0]
    for line in text.splitlines(keepends=True):
        lines.append(lines[-1] + len(line))
    found = parts(text)
    return [[(p.kind, p.speaker or "") for p in found if a <= p.start < b] for a, b in pairwise(lines)]


@pytest.mark.parametrize("name", LETTERS)
def test_letters_are_their_signers(name: str) -> None:
    text, expected = read(LETTERS[name])
    assert told(text) == expected


@pytest.mark.parametrize("name", NO_LETTERS)
def test_no_letters(name: str) -> None:
    text, expected = read(NO_LETTERS[name])
    assert told(text) == expected
    assert {part.reason for part in parts(text)}.isdisjoint((SIGNED, UNSIGNED, SIGNATURE, CLOSING))


def test_the_signature_stands_behind_the_words_at_its_offsets() -> None:
    text = read(LETTERS["several on a page, the first one unsigned"])[0]
    turns = [part for part in parts(text) if part.kind == "turn"]
    assert [part.turn for part in turns] == [1, 1, 1, 2, 2, 2, 3, 3, 4, 4]
    assert all(part.said_start == part.start and part.confidence is None for part in turns)
    unsigned, signed = turns[:3], turns[3:]
    assert all((part.speaker, part.speaker_start, part.speaker_end) == (None, None, None) for part in unsigned)
    for part in signed:
        assert part.speaker_start is not None and part.speaker_start >= part.end
        assert text[part.speaker_start : part.speaker_end] == part.speaker
