from __future__ import annotations

import itertools
from dataclasses import replace
from pathlib import Path

import pytest
import spacy
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from angle_rows import Parse
from newsangles.angles.quotes.component import Quotes, explain, model, quotes
from newsangles.angles.quotes.selection import MIN_LOG_ODDS
from newsangles.errors import ParameterError
from newsangles.language import scorers
from newsangles.language.readable import readable
from newsangles.language.rules import Rules, using
from newsangles.tables.schema import Quote


def simple(rows: tuple[Quote, ...]) -> list[tuple[str | None, str | None, str]]:
    """(source, cue, content) of each row, the parts of a content joined by an ellipsis."""
    return [(q.source, q.cue, " … ".join(text_of(q))) for q in rows]


def text_of(q: Quote) -> list[str]:
    return [q.text[a - q.start : b - q.start] for a, b in q.parts]


DIRECT = [
    (
        "“The bridge is safe,” the mayor said. “We checked every bolt.”",
        [("the mayor", "said", "“The bridge is safe,” … “We checked every bolt.”")],
    ),
    (
        "“The bridge,” said Maria Lopez, the city engineer, “was never in danger.”",
        [("Maria Lopez, the city engineer", "said", "“The bridge,” … “was never in danger.”")],
    ),
    (
        "“We will not sell,” he told reporters.\n\n“Not this year, and not next year.”",
        [("he", "told", "“We will not sell,” … “Not this year, and not next year.”")],
    ),
    (
        '"The roof leaks," Lind said. "It has leaked for years," her neighbour added.',
        [("Lind", "said", '"The roof leaks,"'), ("her neighbour", "added", '"It has leaked for years,"')],
    ),
    (
        "In a statement, the company said: “We regret the error.”",
        [("the company", "said", "“We regret the error.”")],
    ),
    (
        "Anna Berg wrote on Twitter: “The election was fair.”",
        [("Anna Berg", "wrote", "“The election was fair.”")],
    ),
    ("The captain shouted, “Turn the ship around!”", [("The captain", "shouted", "“Turn the ship around!”")]),
    ("«We stay,» she replied.", [("she", "replied", "«We stay,»")]),
    ("'We are ready for the storm,' the governor said.", [("the governor", "said", "'We are ready for the storm,'")]),
    (
        "“It ended well,” Ruiz said during an interview on the show “Evening Hour” on Sunday. “We are glad.”",
        [("Ruiz", "said", "“It ended well,” … “We are glad.”")],
    ),
    (
        "“The bridge is safe”, said Maria Lopez. “We checked it”, she added.",
        [("Maria Lopez", "said", "“The bridge is safe”"), ("she", "added", "“We checked it”")],
    ),
    (
        "“The ship is too big for the port,” Lena told the paper, “so we need another one”.",
        [("Lena", "told", "“The ship is too big for the port,” … “so we need another one”")],
    ),
    (
        "Bishop Marc Holm said, “Why should they be exempt?” Father Carl Sand said, “They must be told.”",
        [
            ("Bishop Marc Holm", "said", "“Why should they be exempt?”"),
            ("Father Carl Sand", "said", "“They must be told.”"),
        ],
    ),
    (
        "Holm said “We could not win,” and the flag is at half-mast.",
        [("Holm", "said", "“We could not win,”")],
    ),
    (
        "Maria Lopez reacted on Twitter, “What a sad day for the valley. He was our best mayor.”",
        [("Maria Lopez", "reacted", "“What a sad day for the valley. He was our best mayor.”")],
    ),
    (
        "“It is likely that the fire has spread to the north”, reads the report.",
        [("the report", "reads", "“It is likely that the fire has spread to the north”")],
    ),
    (
        "The mayor was furious. “Nobody asked us. Nobody even wrote to us.”",
        [("The mayor", None, "“Nobody asked us. Nobody even wrote to us.”")],
    ),
    (
        "The people of the valley “deserve better roads and better schools,” she said.",
        [("she", "said", "The people of the valley “deserve better roads and better schools,”")],
    ),
]

INDIRECT = [
    ("Per the decree, priests must report every case.", [("the decree", "Per", "priests must report every case")]),
    ("By reports the mayor won three of the seats.", [("reports", "By", "the mayor won three of the seats")]),
    (
        "The station was closed when police arrived, by their report.",
        [("their report", "by", "The station was closed when police arrived")],
    ),
    ("He drove at 50 miles per hour.", []),
    (
        "In the words of the coach, the team was tired.",
        [("the coach", "In the words of", "the team was tired")],
    ),
    ("In the coach's words, the team was tired.", [("the coach's", "words", "the team was tired")]),
    ("For Ruiz, the deal was a disaster.", [("Ruiz", "For", "the deal was a disaster")]),
    (
        "One nurse was, according to the clinic, among the dead.",
        [("the clinic", "according to", "One nurse was … among the dead")],
    ),
    (
        "The mayor fell ill and according to his family he died at home.",
        [("his family", "according to", "he died at home")],
    ),
    (
        "Because warm water is lighter, says the study, it rises above the cold.",
        [("the study", "says", "Because warm water is lighter … it rises above the cold")],
    ),
    (
        "Lee announced he had asked for her resignation, and that Bolt tendered it on Monday.",
        [("Lee", "announced", "he had asked for her resignation, and that Bolt tendered it on Monday")],
    ),
    (
        "Ali told CNN Maria Lopez had appeared in videos as a girl.",
        [("Ali", "told", "Maria Lopez had appeared in videos as a girl")],
    ),
    (
        "Several papers reported the minister had died citing police sources.",
        [("Several papers", "reported", "the minister had died"), ("Several papers", "citing", "police sources")],
    ),
    (
        "The actor took to Twitter to defend the film.",
        [("The actor", "took to Twitter to defend", "the film")],
    ),
    (
        "Reports as of Monday said the road was closed.",
        [("Reports", "said", "the road was closed")],
    ),
    ("Reportedly, the deal is off.", [(None, "Reportedly", "the deal is off")]),
    (
        "The mayor said that the bridge would reopen in May.",
        [("The mayor", "said", "that the bridge would reopen in May")],
    ),
    ("Lee and Novak said the deal was dead.", [("Lee and Novak", "said", "the deal was dead")]),
    (
        "The bridge is closed, according to officials on Saturday.",
        [("officials", "according to", "The bridge is closed")],
    ),
    ("The doctor asked whether the patient had eaten.", [("The doctor", "asked", "whether the patient had eaten")]),
    (
        "Port Minister Lena Holm has repeatedly claimed that the harbour pays for itself.",
        [("Port Minister Lena Holm", "has repeatedly claimed", "that the harbour pays for itself")],
    ),
    (
        "Voters, the mayor argued, are tired of promises.",
        [("the mayor", "argued", "Voters … are tired of promises")],
    ),
    ("The matter is closed, his spokesman said.", [("his spokesman", "said", "The matter is closed")]),
    (
        "The plant will close in June, according to two people familiar with the decision.",
        [("two people familiar with the decision", "according to", "The plant will close in June")],
    ),
    (
        "According to the union, the plant will close in June.",
        [("the union", "According to", "the plant will close in June")],
    ),
    ("The minister was accused of hiding the report.", [(None, "was accused of", "The minister … hiding the report")]),
    ("The suspect is believed to have fled.", [(None, "is believed", "The suspect … to have fled")]),
    ("The plan was criticized by farmers.", [("farmers", "was criticized", "The plan")]),
    ("Baker called the offer “insulting.”", [("Baker", "called", "the offer “insulting.”")]),
    (
        "Baker accused the company of lying to its workers.",
        [("Baker", "accused", "the company of lying to its workers")],
    ),
    (
        "The senator criticized the bank for raising its fees.",
        [("The senator", "criticized", "the bank for raising its fees")],
    ),
    ("The chancellor vowed to cut taxes.", [("The chancellor", "vowed", "to cut taxes")]),
    (
        "The committee urged the president to sign the bill.",
        [("The committee", "urged", "the president to sign the bill")],
    ),
    (
        "Merkel expressed interest in buying the house.",
        [("Merkel", "expressed interest in", "buying the house")],
    ),
    ("He made clear that he would resign.", [("He", "made", "that he would resign")]),
    ("The claim that the vote was rigged is false.", [(None, "claim", "that the vote was rigged")]),
    ("It was reported that the ship had sunk.", [(None, "was reported", "that the ship had sunk")]),
    (
        "Reports suggest the talks will resume on Monday.",
        [("Reports", "suggest", "the talks will resume on Monday")],
    ),
    (
        "The banker allegedly moved the money abroad.",
        [(None, "allegedly", "The banker … moved the money abroad")],
    ),
    (
        "The poll shows that most voters support the tax.",
        [("The poll", "shows", "that most voters support the tax")],
    ),
    (
        "Nurses want better pay, a union leader said, adding that talks had stalled.",
        [("a union leader", "said", "Nurses want better pay"), ("a union leader", "adding", "that talks had stalled")],
    ),
    (
        "MS. RUIZ: We will meet them in Paris next week.\nQ: Will you travel alone?",
        [("MS. RUIZ", ":", "We will meet them in Paris next week"), ("Q", ":", "Will you travel alone?")],
    ),
    (
        "((Herald)) Will you travel alone?\n\n((Ana Ruiz)) The bridge is not closed. It opens in May.",
        [
            ("Herald", ")", "Will you travel alone?"),
            ("Ana Ruiz", ")", "The bridge is not closed. It opens in May"),
        ],
    ),
]

BOUNDARIES = [
    pytest.param(
        "After a meeting where Cole accused him of breaking the deal, Ortiz left the room.",
        [("Cole", "accused", "him of breaking the deal")],
        id="a subordinate clause ends before the main one",
    ),
    pytest.param(
        "The company denied that it had polluted the river, but villagers say the fish have died.",
        [
            ("The company", "denied", "that it had polluted the river"),
            ("villagers", "say", "the fish have died"),
        ],
        id="another voice ends a content",
    ),
    pytest.param(
        "“This is wrong, Smith said. The crowd cheered and left the square.\n\nThe police came later.",
        [("Smith", "said", "“This is wrong")],
        id="a mark that is never closed swallows nothing",
    ),
    pytest.param(
        "Police said two men were arrested; a third fled.",
        [("Police", "said", "two men were arrested")],
        id="a semicolon ends a content",
    ),
    pytest.param(
        "The envoy said, “We are close to a deal,” adding, “It will hold this time.”",
        [
            ("The envoy", "said", "“We are close to a deal,”"),
            ("The envoy", "adding", "“It will hold this time.”"),
        ],
        id="a second verb of saying has its own quotation",
    ),
    pytest.param("The council has not commented on the fire.", [], id="what was not said is no quote"),
    pytest.param("If the mayor signs the deal, the work begins in May.", [], id="nor is what is only supposed"),
    pytest.param("She has read “The Great Gatsby” twice.", [], id="a title is no quote"),
    pytest.param("The so-called “smart” border was never built.", [], id="nor are scare quotes"),
    pytest.param(
        "Officials met the envoy in U.S. headquarters on Monday. “It is a start,” Diaz said.",
        [("Diaz", "said", "“It is a start,”")],
        id="the sentence before is not taken in",
    ),
]


@pytest.mark.parametrize(("text", "expected"), [*DIRECT, *INDIRECT, *BOUNDARIES])
def test_finds(parse_text: Parse, text: str, expected: list[tuple[str | None, str | None, str]]) -> None:
    assert simple(parse_text(text)._.quotes) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "„Wir gehen“, sagte er.",
            [("er", "sagte", "„Wir gehen“")],
            marks=pytest.mark.xfail(strict=True, reason="cues are English words"),
        ),
        pytest.param(
            "The firm told us the drug was only a part of the answer: “We need good care as well.”",
            [
                ("The firm", "told", "the drug was only a part of the answer"),
                ("The firm", "told", "“We need good care as well.”"),
            ],
            marks=pytest.mark.xfail(strict=True, reason="a cue has one content"),
        ),
        pytest.param(
            "The accident began, the patrol described, in the northern lanes when two cars met.",
            [("the patrol", "described", "The accident began … in the northern lanes when two cars met")],
            marks=pytest.mark.xfail(strict=True, reason="a phrase after a second comma may tell of the saying instead"),
        ),
    ],
)
def test_misses(parse_text: Parse, text: str, expected: list[tuple[str | None, str | None, str]]) -> None:
    assert simple(parse_text(text)._.quotes) == expected


def test_nested_attribution_gives_a_row_of_its_own(parse_text: Parse) -> None:
    outer, inner = parse_text("Ortiz said that officials had warned that the river could flood.")._.quotes
    assert (outer.source, outer.quote_id, outer.inside) == ("Ortiz", "q1", None)
    assert (inner.source, inner.quote_id, inner.inside) == ("officials", "q2", "q1")
    assert inner.text == "that the river could flood"


def test_rows_survive_storage(parse_text: Parse) -> None:
    doc = parse_text("“We stay,” she said. He left because, he said, it was late.")
    assert doc._.quotes
    (again,) = DocBin(docs=[doc], store_user_data=True).get_docs(doc.vocab)
    assert again._.quotes == doc._.quotes


def test_a_doc_without_words_or_parse_has_no_quotes(parse_text: Parse) -> None:
    vocab = parse_text("x").vocab
    assert quotes(Doc(vocab)) == []
    assert quotes(Doc(vocab, words=["She", "said", "so"])) == []
    assert Doc(vocab, words=["unseen"])._.quotes == ()
    assert Quotes()(Doc(vocab))._.quotes == ()


def test_the_weights_are_those_of_the_training_command() -> None:
    weights = model()
    assert weights.header["command"].startswith("newsangles train quotes ")
    assert weights.header["corpus"]
    assert weights.settings == {"least": MIN_LOG_ODDS}
    assert set(weights.scorers) == {"cue", "start", "end", "pair", "source", "row"}
    assert list(weights.calibrations) == ["row"]


def test_explain_names_the_evidence(parse_text: Parse) -> None:
    text = "The mayor said that the bridge would reopen in May."
    decisions = explain(parse_text(text), text.index("bridge"))
    assert [d.name for d in decisions] == ["cue", "start", "end", "content", "source", "row"]
    assert decisions[0].candidates[0][0] == "said"
    assert decisions[3].candidates[0][0] == "that the bridge would reopen in May"
    assert decisions[4].candidates[0][0] == "mayor"
    assert decisions[5].candidates[0][1] == pytest.approx(parse_text(text)._.quotes[0].confidence, abs=0.01)
    assert any(" say " in f"{name} " for name, _ in decisions[0].evidence)
    assert explain(parse_text("…"), 0) == []
    alone = "The mayor was furious. “Nobody asked us. Nobody even wrote to us.”"
    assert explain(parse_text(alone), alone.index("Nobody"))


MEWL = "The mayor mewled that the bridge was safe and would reopen in May."


def test_a_users_class_counts(parse_text: Parse) -> None:
    doc = parse_text(MEWL).copy()
    (before,) = quotes(doc)
    (after,) = Quotes(["finding: mewl"])(doc)._.quotes
    assert before.cue == after.cue == "mewled"
    assert (before.cue_class, after.cue_class) == ("speech", "finding")
    assert quotes(doc) == [before]


def test_explain_names_the_users_line(parse_text: Parse, tmp_path: Path) -> None:
    (tmp_path / "cue_classes.more.txt").write_text("# ours\nfinding: mewl\n", "utf-8")
    doc = parse_text(MEWL)
    assert "class" not in [d.name for d in explain(doc, MEWL.index("mewled"))]
    with using(Rules(tmp_path)):
        (decision,) = (d for d in explain(doc, MEWL.index("mewled")) if d.name == "class")
    ((text, _),) = decision.candidates
    assert text.startswith("finding, by ") and text.endswith("cue_classes.more.txt, line 2")


def test_a_wrong_line_in_the_config_is_named(parse_text: Parse) -> None:
    doc = parse_text(MEWL).copy()
    with pytest.raises(ParameterError, match="'noise' is no class of cues"):
        Quotes({"cue_classes.txt": ["noise: bang"]})(doc)


@pytest.mark.parametrize("rules", [None, ["finding: mewl"], {"cue_classes.txt": ["finding: mewl"]}])
def test_the_pipeline_survives_a_folder(tmp_path: Path, rules: object) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("newsangles_quotes", config={"rules": rules})
    nlp.to_disk(tmp_path)
    again = spacy.load(tmp_path)
    assert again.get_pipe_config("newsangles_quotes")["rules"] == rules
    assert again.get_pipe("newsangles_quotes").rules is nlp.get_pipe("newsangles_quotes").rules
    assert spacy.blank("en").from_bytes(nlp.to_bytes(), exclude=["vocab"]) is not None


def test_what_it_needs_and_gives() -> None:
    meta = Language.get_factory_meta("newsangles_quotes")
    assert list(meta.assigns) == ["doc._.quotes"]
    assert {"token.dep", "token.tag", "token.lemma", "doc.ents"} <= set(meta.requires)


def test_weights_survive_a_file(tmp_path: Path) -> None:
    first, second = tmp_path / "a.json.gz", tmp_path / "b.json.gz"
    scorers.save(first, model())
    again = scorers.load(first, "quotes")
    scorers.save(second, again)
    assert again == model()
    assert first.read_bytes() == second.read_bytes()


PIECES = """said that “ ” " ' ’ « » „ , . : ; — the mayor Ana Ruiz he they was accused of hiding to vow according
reportedly for per “Yes,” wrote RUIZ: Q: and but if it rains U.S. told him not claim by ? ! ( )"""
NEWS = st.lists(st.sampled_from([*PIECES.split(), "\n", "\n\n", "\t", "\u200b", ""]), max_size=40).map(" ".join)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.one_of(NEWS, st.text(max_size=120)))
@example(text="for The")  # a text that breaks off where a comma might follow
def test_any_text(parse_text: Parse, text: str) -> None:
    doc = parse_text(text)
    found = doc._.quotes
    assert quotes(readable(doc)) == [replace(q, actor_id=None) for q in found]  # the actors come later
    assert [q.quote_id for q in found] == [f"q{n}" for n in range(1, len(found) + 1)]
    assert [q.start for q in found] == sorted(q.start for q in found)
    names = {q.quote_id: q for q in found}
    for q in found:
        assert text[q.start : q.end] == q.text
        assert (q.start, q.end) == (q.parts[0][0], q.parts[-1][1])
        assert all(a < b for a, b in q.parts)
        assert all(x[1] <= y[0] for x, y in itertools.pairwise(q.parts))
        assert (q.cue is None) == (q.cue_start is None) == (q.cue_end is None)
        assert q.cue is None or text[q.cue_start : q.cue_end] == q.cue
        assert (q.source is None) == (q.source_start is None) == (q.source_end is None)
        assert q.source is None or text[q.source_start : q.source_end] == q.source
        if q.inside is not None:
            outer = names[q.inside]
            assert outer.start <= q.start and q.end <= outer.end
    outermost = [q for q in found if q.inside is None]
    assert all(a.end <= b.start for a, b in itertools.pairwise(outermost))
