"""How surely a text presents what it says: one table a phenomenon, (text, word, what is expected of it)."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc, DocBin

from newsangles.angles.factuality.component import explain, predicates
from newsangles.angles.factuality.lexicon import LEVELS
from newsangles.documents.article import Article
from newsangles.documents.read import read
from newsangles.language.readable import readable
from newsangles.pipeline.parse import parse
from newsangles.tables.schema import Predicate

Parse = Callable[[str], Doc]


@pytest.fixture(scope="module")
def parse_once(parse_text: Parse) -> Parse:
    """Parses a text that several cases share once."""
    return cache(parse_text)


def row_of(doc: Doc, word: str) -> Predicate:
    """The predicate that a word is; the first such word's."""
    rows = [row for row in doc._.predicates if row.text == word]
    assert rows, f"{word} is no predicate; there are {[row.text for row in doc._.predicates]}"
    return rows[0]


def told(row: Predicate) -> str:
    """What a row says in short: certainty, "not" where it is denied, "ahead" where it is to come, the status."""
    denied, ahead = " not" * (row.polarity == "negative"), " ahead" * row.future
    return f"{row.certainty}{denied}{ahead} {row.status}"


MODALS = [
    ("The mayor signed the deal.", "signed", "certain fact"),
    ("The mayor may sign the deal.", "sign", "possible predicted"),
    ("The deal could collapse.", "collapse", "possible predicted"),
    ("The plant will close.", "close", "certain ahead predicted"),
    ("The plant is going to close.", "close", "certain ahead predicted"),
    ("The ministers are to meet in Geneva.", "meet", "certain ahead planned"),
    ("The council should act.", "act", "probable opinion"),
    ("The thief must have known the code.", "known", "probable opinion"),
    ("The camel can walk for days.", "walk", "possible fact"),
    ("Backing the deal might anger voters.", "Backing", "possible conditional"),
    ("Meeting the rebels is an option.", "Meeting", "possible conditional"),
    ("Meeting the rebels was a mistake.", "Meeting", "certain fact"),
    ("The council has the power to ban cars.", "ban", "possible conditional"),
    ("The opposition blocked a bill naming a judge.", "naming", "possible not ahead planned"),
    ("The senate passed a bill condemning the raids.", "condemning", "certain fact"),
    ("The police have not said how many people were hurt.", "hurt", "certain fact"),
    ("The jury took an hour to clear her.", "clear", "certain fact"),
    ("Many wondered how the vote would affect the talks.", "talks", "certain fact"),
    ("The general plans to force the rebels to leave.", "leave", "probable ahead wanted"),
    ("Her attempt to talk the mayor into resigning was wrong.", "resigning", "possible ahead wanted"),
    ("Pope to visit Iraq", "visit", "certain ahead planned"),
    ("The minister is leaving tomorrow.", "leaving", "certain ahead planned"),
    ("The deal is the next step.", "step", "certain fact"),
    ("The minister is flying to Rome next week.", "flying", "certain ahead planned"),
    ("She had to sell the house.", "sell", "certain fact"),
]

NEGATION = [
    ("The mayor did not sign the deal.", "sign", "certain not fact"),
    ("The mayor never signed the deal.", "signed", "certain not fact"),
    ("Nobody signed the deal.", "signed", "certain not fact"),
    ("At no time did the mayor sign the deal.", "sign", "certain not fact"),
    ("The mayor was not aware of any attack.", "attack", "certain not fact"),
    ("The mayor took no part in an attack.", "attack", "certain not fact"),
    ("No minister signed the deal.", "signed", "certain not fact"),
    ("Few voters trust the party.", "trust", "certain not fact"),
    ("A few voters trust the party.", "trust", "certain fact"),
    ("The mayor hardly slept.", "slept", "certain not fact"),
    ("The mayor found no evidence.", "found", "certain not fact"),
    ("Nobody refused to pay.", "pay", "certain fact"),
    ("Not only did he win, he also wept.", "win", "certain fact"),
    ("He left without paying.", "paying", "certain not fact"),
    ("Instead of paying, he left.", "paying", "certain not fact"),
    ("The minister is not corrupt.", "corrupt", "certain not opinion"),
    ("The minister cannot resign.", "resign", "possible not fact"),
    ("There is no agreement.", "is", "certain not fact"),
    ("The firm no longer has a licence.", "has", "certain not fact"),
    ("Neither Berg nor Lind signed the deal.", "signed", "certain not fact"),
    ("The mayor has yet to concede.", "concede", "certain not ahead fact"),
    ("The theft was not reported until August.", "reported", "certain fact"),
    ("The clinic will not be taking patients until further notice.", "taking", "certain not ahead predicted"),
    ("The plan is not without dangers.", "is", "certain fact"),
]

EMBEDDING = [
    ("She managed to escape.", "escape", "certain fact"),
    ("She did not manage to escape.", "escape", "certain not fact"),
    ("She failed to escape.", "escape", "certain not fact"),
    ("She did not fail to escape.", "escape", "certain fact"),
    ("The court refused to hear the case.", "hear", "certain not fact"),
    ("The guards prevented him from leaving.", "leaving", "certain not fact"),
    ("The company stopped paying rent.", "paying", "certain not fact"),
    ("The firm forced him to resign.", "resign", "certain fact"),
    ("The judge allowed him to leave.", "leave", "possible fact"),
    ("He tried to open the door.", "open", "possible planned"),
    ("The firm plans to build a dam.", "build", "probable ahead planned"),
    ("The firm wants to build a dam.", "build", "possible ahead wanted"),
    ("The firm agreed to build a dam.", "build", "probable ahead planned"),
    ("The union urged him to resign.", "resign", "possible ahead wanted"),
    ("They demanded that he resign.", "resign", "possible ahead wanted"),
    ("Prices are expected to fall.", "fall", "probable ahead predicted"),
    ("Prices are likely to fall.", "fall", "probable ahead predicted"),
    ("Prices are unlikely to fall.", "fall", "probable not ahead predicted"),
    ("Police are unable to find him.", "find", "certain not fact"),
    ("He knew that the bank had failed.", "failed", "certain fact"),
    ("He did not know that the bank had failed.", "failed", "certain fact"),
    ("He regretted leaving the party.", "leaving", "certain fact"),
    ("He thinks that the bank failed.", "failed", "probable opinion"),
    ("He does not think that the bank failed.", "failed", "probable not opinion"),
    ("He doubts that the bank failed.", "failed", "possible not opinion"),
    ("The firm denied that it paid bribes.", "paid", "certain not fact"),
    ("He seems to have lost.", "lost", "probable fact"),
    ("He asked whether the bank had failed.", "failed", "unknown question"),
    ("It is not known whether the bank has failed.", "failed", "unknown question"),
    ("The court did not find that the bank had failed.", "failed", "unknown fact"),
    ("The court found that the bank had failed.", "failed", "certain fact"),
    ("I do not agree that the bank has failed.", "failed", "probable not fact"),
    ("There is no evidence that vaccines cause the illness.", "cause", "unknown fact"),
    ("The fact that he left is known.", "left", "certain fact"),
    ("The claim that he left is false.", "left", "certain not fact"),
    ("He signed a contract to supply the army.", "supply", "probable ahead planned"),
    ("There is a risk that the dam will break.", "break", "possible ahead predicted"),
]

CONDITIONS = [
    ("The team looked at the files and noted if and how often residents paid.", "looked", "certain fact"),
    ("If the dam breaks, the town will flood.", "breaks", "unknown conditional"),
    ("If the dam breaks, the town will flood.", "flood", "probable ahead conditional"),
    ("The talks will fail unless both sides move.", "fail", "probable ahead conditional"),
    ("The firm could resume sending parts if the strike ends.", "resume", "possible conditional"),
    ("The firm would sell the plant.", "sell", "probable conditional"),
    ("The firm said it would sell the plant.", "sell", "certain ahead planned"),
    ("Even if it rains, the game will start.", "start", "certain ahead predicted"),
    ("He opened the shop to sell bread.", "sell", "probable planned"),
    ("They will wait until the rain stops.", "stops", "probable ahead predicted"),
]

HEARSAY = [
    ("The minister reportedly fled.", "fled", "probable reported"),
    ("The minister allegedly fled.", "fled", "unknown alleged"),
    ("It is believed that the minister fled.", "fled", "probable reported"),
    ("It emerged that the minister had fled.", "fled", "probable reported"),
    ("Reports suggest the minister has fled.", "fled", "probable reported"),
    ("The minister is said to have fled.", "fled", "probable reported"),
    ("The minister was accused of taking bribes.", "taking", "unknown alleged"),
    ("She accused him of taking bribes.", "taking", "unknown alleged"),
    ("She criticised him for allegedly taking bribes.", "taking", "unknown alleged"),
    ("The minister perhaps fled.", "fled", "possible fact"),
    ("The minister probably fled.", "fled", "probable fact"),
]

OPINION = [
    ("The bridge is essential for the region.", "essential", "certain opinion"),
    ("She called the plan disastrous.", "disastrous", "certain opinion"),
    ("The team deserves a prize.", "deserves", "certain opinion"),
    ("The bridge is red.", "red", "certain fact"),
    ("Is the bridge safe?", "safe", "unknown question"),
    ("Did the minister flee?", "flee", "unknown question"),
    ("He was not one for dancing.", "one", "certain not fact"),
    ("This seems fragile.", "seems", "certain opinion"),
    ("That sounds like a happy childhood.", "sounds", "certain opinion"),
    ("The plan is an obvious failure.", "failure", "certain opinion"),
    ("What I doubt is that the mill closed.", "closed", "possible not opinion"),
    ("My hope is that the mill will reopen.", "reopen", "possible ahead wanted"),
    ("You would want to put the lamp on a shelf.", "put", "possible ahead opinion"),
    ("Drivers must slow down if they cannot see the road.", "slow", "probable opinion"),
    ("Some aides would like to see the talks go on.", "see", "possible ahead wanted"),
    ("It is stated that the clerk had left.", "left", "probable reported"),
]

NOUNS = [
    ("The strike ended on Monday.", "strike", "certain fact"),
    ("The ministers could hold talks.", "talks", "possible predicted"),
    ("A possible strike worries the union.", "strike", "possible ahead predicted"),
    ("The planned meeting was cancelled.", "meeting", "certain not ahead planned"),
    ("The alleged attack shocked the town.", "attack", "unknown alleged"),
    ("There was no attack.", "attack", "certain not fact"),
    ("The union called for a strike.", "strike", "possible ahead wanted"),
    ("Despite the attack, the game went on.", "attack", "certain fact"),
    ("The sides met without an agreement.", "agreement", "certain not fact"),
    ("The police prevented an attack.", "attack", "certain not fact"),
    ("The firm halted the exports.", "exports", "certain fact"),
]

ALL = MODALS + NEGATION + EMBEDDING + CONDITIONS + HEARSAY + OPINION + NOUNS


@pytest.mark.parametrize(("text", "word", "expected"), ALL)
def test_how_it_is_presented(parse_once: Parse, text: str, word: str, expected: str) -> None:
    assert told(row_of(parse_once(text), word)) == expected


# Each phenomenon: words of a sentence, and how they stand there. "-": denied, or not done; "0": left open; "+": done;
# "said": on somebody's word, whom the text contradicts; "not said": nobody says so; else the status.
DENIED = """
It is not true that the dam broke. | broke -
It is simply untrue that Ruiz sold the boat. | sold -
It was a lie that the guards slept. | slept -
It would be false to claim the firm cheated. | cheated -
That the bridge was sabotaged is false, engineers said. | sabotaged -
The claim that the pilot slept is baseless. | slept -
Rumours that the singer fled are a hoax. | fled -
Reports that the ferry had sunk turned out to be false. | sunk -
The rumour that the bank failed is without foundation. | failed -
Berg rejected claims that she misled the court. | misled -
The army dismissed reports that it shelled the town. | shelled -
Lind called the report that he resigned a lie. | resigned -
There is no truth in reports that the club sold its ground. | sold -
The false claim that tourists ate swans spread online. | ate -
The firm denied reports of an explosion. | explosion -
Rumours of a coup were dismissed by the army. | coup -
She denied hitting or kicking the dog. | hitting - | kicking -
The case is closed, and he was acquitted of killing his brother. | killing -
He pretended that he had paid. | paid -
It is not the case that the town flooded. | flooded -
There is no evidence that the clerk forged letters. | forged 0
No proof has emerged that the firm broke the law. | broke 0
There was nothing to suggest that the driver drank. | drank 0
She did not deny that she wrote the note. | wrote 0
Without evidence, he claimed that the vote was rigged. | rigged 0
Berg falsely claimed that the board fired her. | fired said
Some say the queen fled, which is untrue. | fled said
Critics say the firm poisoned the well, but that is not the case. | poisoned said
No doctor says that the drug works. | works not said
None of the guards said that the man fired. | fired not said
Neither side said that it had started the fight. | started not said
Police did not say that he had confessed. | confessed not said
It is true that the boat sank. | sank +
There is no doubt that the army shelled the town. | shelled +
"""

SCOPE = """
He never threatened, beat or robbed anyone. | beat - | robbed -
They did not loot or burn the village. | burn -
He did not call, nor did he write. | write -
If rebels attack the port or seize the ships, troops will move. | attack conditional | seize conditional
Had the guard seen him, he would have fired. | seen conditional
The king ruled out talks with the rebels. | talks -
The firm has ruled out closing the mine. | closing -
There are no plans for a strike. | strike -
The union called off the strike. | strike -
A war was averted. | war -
The party fell short of winning a seat. | winning -
He came close to losing a leg. | losing -
The ship nearly sank. | sank -
Nearly all of the crew drowned. | drowned +
Hardly anyone came. | came -
Scarcely any shops opened. | opened -
The bill barely passed. | passed +
Neither Berg's party nor Lind's has won. | won -
Not a single guest arrived. | arrived -
She managed to flee. | flee +
He left rather than pay the fine. | pay -
They chose to flee rather than fight. | fight -
The law not only bans guns but also limits knives. | bans + | limits +
It was not the army that burned the farm. | burned -
She was too weak to walk. | walk -
He lacked the courage to speak. | speak -
The court rejected a request to free the man. | free wanted | request +
The pope has no plans to address the conference. | address - | conference +
She could not help laughing. | laughing +
The council voted against joining the scheme. | joining -
The board decided against hiring him. | hiring -
The vicar denied stealing from the fund. | stealing -
The council voted against the war. | war +
She had the courage to demand an inquiry. | demand +
She did not have the courage to speak. | speak -
They are the only two to have signed the letter and criticised the mayor. | signed + | criticised +
She was the first to denounce the coup. | denounce +
"""

WISHES = """
Norway hopes that Sweden will not join the pact. | join wanted
The mother hopes her son will return. | return wanted
Activists demanded that the board stay. | stay wanted
The agreement requires that troops leave. | leave wanted
The envoy called for troops to leave the valley. | leave wanted
She pleaded with the men to free her son. | free wanted
The minister wants rebels to leave the city. | leave wanted
They protested in the hope that the court will act. | act wanted
The attempted murder of the guard shocked the port. | murder planned
Police arrested Omar Reid for the murder of Jane Holt. | murder alleged
He wants to be the first to cross the bay. | cross planned
The firm plans to close two shops and cut jobs. | close planned | cut planned
The crew couldn't find the boy. | find -
Police were unable to find the car. | find -
The rebels had been able to take the town. | take +
She could hear shots. | hear +
He could have stopped the train. | stopped conditional
In those years she would often visit the prison. | visit +
Police do not know if the man fired. | fired question
"""


def holds(row: Predicate, wanted: str) -> bool:
    """Whether a row is as wanted."""
    negative, firm = row.polarity == "negative", row.certainty in ("certain", "probable")
    checks = {
        "-": negative and firm and row.factuality < 0 and row.status not in ("alleged", "reported"),
        "0": row.certainty in ("possible", "unknown") and abs(row.factuality) <= 0.5,
        "+": not negative and row.factuality > 0.5 and row.status == "fact",
        "said": not negative and row.status == "alleged" and row.factuality < 0 and row.happened < 0,
        "not said": negative and row.certainty == "unknown" and row.factuality < 1.5,
    }
    return checks.get(wanted, row.status == wanted)


@pytest.mark.parametrize("cases", [DENIED, SCOPE, WISHES], ids=["denied", "scope", "wishes"])
def test_every_word_of_a_kind(cases: str) -> None:
    lines = [line.split(" | ") for line in cases.strip().splitlines()]
    docs = parse([Article(str(n), text) for n, (text, *_) in enumerate(lines)])
    wrong = []
    for (text, *wants), doc in zip(lines, docs, strict=True):
        for want in wants:
            word, wanted = want.split(" ", 1)
            row = row_of(doc, word)
            if not holds(row, wanted):
                wrong.append(f"{text} {want}: {told(row)} {row.factuality} {row.happened} {row.cue_rules}")
    assert not wrong, "\n".join(wrong)


MISSED = [
    ("Rarely has a party lost so many seats.", "lost", "certain not fact", "rarely is no negation here, nor denied"),
]


@pytest.mark.parametrize(("text", "word", "expected", "reason"), MISSED)
@pytest.mark.xfail(strict=True, reason="known misses, each with its own reason beside it")
def test_what_is_missed(parse_text: Parse, text: str, word: str, expected: str, reason: str) -> None:
    assert told(row_of(parse_text(text), word)) == expected


# --- what must hold whatever the words


def changed(parse_text: Parse, before: str, after: str, word: str) -> tuple[Predicate, Predicate]:
    return row_of(parse_text(before), word), row_of(parse_text(after), word)


SUBJECTS = ("The minister", "Anna Berg", "The company", "Workers", "Two officials")
DEEDS = (
    "sign the deal",
    "close the plant",
    "attack the village",
    "win the election",
    "pay the fine",
    "trust the police",
)


@pytest.mark.parametrize("deed", DEEDS)
@pytest.mark.parametrize("modal", ["did", "will", "can", "may", "should"])
@pytest.mark.parametrize("subject", SUBJECTS)
def test_not_turns_it_round(parse_once: Parse, subject: str, modal: str, deed: str) -> None:
    word = deed.split()[0]
    plain, denied = changed(parse_once, f"{subject} {modal} {deed}.", f"{subject} {modal} not {deed}.", word)
    assert (plain.polarity, denied.polarity) == ("positive", "negative")
    assert (plain.certainty, plain.status, plain.future) == (denied.certainty, denied.status, denied.future)
    assert denied.factuality < plain.factuality


SENTENCES = [
    (text, word) for text, word, expected in ALL if "question" not in expected and text.startswith(("The", "She"))
]


@pytest.mark.parametrize("word", ["allegedly", "reportedly", "perhaps", "probably"])
@pytest.mark.parametrize("deed", ["signed", "will sign", "could sign", "did not sign", "may have signed"])
@pytest.mark.parametrize("subject", SUBJECTS)
def test_doubt_never_raises_certainty(parse_once: Parse, subject: str, deed: str, word: str) -> None:
    verb = deed.split()[-1]
    auxiliaries = deed.removesuffix(verb)
    before = f"{subject} {deed} the deal."
    after = f"{subject} {auxiliaries}{word} {verb} the deal."
    plain, doubted = changed(parse_once, before, after, verb)
    assert LEVELS.index(doubted.certainty) <= LEVELS.index(plain.certainty)
    assert plain.polarity == doubted.polarity


@pytest.mark.parametrize("cue", ["said", "told reporters", "stated", "announced"])
@pytest.mark.parametrize(("text", "word"), SENTENCES)
def test_said_changes_nothing_inside(parse_once: Parse, text: str, word: str, cue: str) -> None:
    inside = text[0].lower() + text[1:]
    alone, said = changed(parse_once, text, f"Anna Berg {cue} that {inside}", word)
    if alone.rule == said.rule and "would" not in text:  # said it would: another tense of will
        assert told(alone) == told(said)
        assert abs(alone.factuality - said.factuality) < 1


NEWS = st.lists(
    st.sampled_from(
        (
            "not never no nobody if unless may could will would reportedly allegedly deny refuse fail to sign signed "
            'signing deal the a minister , . ? " said that claim which is was been without of evidence strike and but'
        ).split()
    ),
    max_size=30,
).map(" ".join)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.one_of(NEWS, st.text(max_size=120)))
def test_any_text(parse_text: Parse, text: str) -> None:
    doc = parse_text(text)
    rows = doc._.predicates
    assert list(rows) == predicates(readable(doc))
    assert [row.predicate_id for row in rows] == [f"p{n}" for n in range(1, len(rows) + 1)]
    quotes = {quote.quote_id for quote in doc._.quotes}
    for row in rows:
        assert text[row.start : row.end] == row.text
        assert row.clause_start <= row.start < row.end <= row.clause_end
        assert -3 <= row.factuality <= 3
        assert -3 <= row.happened <= 3
        assert not (told(row) == "certain not fact" and row.factuality > 0)
        assert row.quote_id is None or row.quote_id in quotes
        assert len(row.cues) == len(row.cue_spans) == len(row.cue_rules)
        assert tuple(text[a:b] for a, b in row.cue_spans) == row.cues


def test_rows_survive_being_kept(parse_text: Parse) -> None:
    doc = parse_text("The mayor may sign the deal, officials said.")
    (again,) = DocBin(docs=[doc], store_user_data=True).get_docs(doc.vocab)
    assert again._.predicates == doc._.predicates


# --- the two numbers


def test_two_questions_two_numbers(parse_text: Parse) -> None:
    done = row_of(parse_text("The firm closed the plant."), "closed")
    ahead = row_of(parse_text("The firm will close the plant."), "close")
    assert done.factuality > 2.5
    assert done.happened > 2
    assert ahead.factuality > 1.5  # the text commits to it,
    assert ahead.happened < -1  # and it has not happened


@pytest.mark.parametrize(
    "text", ["The firm did not close the plant.", "Nobody closed the plant.", "It has never closed the plant."]
)
def test_what_is_denied_has_not_happened(parse_text: Parse, text: str) -> None:
    word = "close" if " close " in text else "closed"
    assert row_of(parse_text(text), word).happened < -1


def test_explain_shows_the_derivation(parse_text: Parse) -> None:
    text = "The firm may refuse to close the plant."
    (found,) = explain(parse_text(text), text.index("close"))
    assert list(zip(found.row.cues, found.row.cue_rules, strict=True)) == [("may", "may"), ("refuse", "fails")]
    assert found.factuality
    assert all(isinstance(name, str) and weight for name, weight in found.factuality)
    assert explain(parse_text(text), 0) == []


def test_the_seed() -> None:
    (doc,) = parse(read("seeds/us-ukraine-minerals-deal.txt"), use_cache=False)
    assert told(row_of(doc, "resume")) == "possible conditional"
    assert told(row_of(doc, "signs")) == "unknown conditional"
    assert told(row_of(doc, "pause")) == "certain fact"
    assert told(row_of(doc, "critical")) == "certain opinion"
    assert told(row_of(doc, "undermining")) == "unknown alleged"
    assert told(row_of(doc, "refusing")) == "unknown alleged"
    assert told(row_of(doc, "preparing")) == "probable reported"
    ordered = next(row for row in doc._.predicates if row.text == "ordered" and row.status == "reported")
    assert ordered.cues == ("reportedly",)
