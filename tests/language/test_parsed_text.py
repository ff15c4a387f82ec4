"""What the quote scorers read of a document, on sentences whose trees are given by hand, so that no model decides."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from newsangles.language.parsed_text import SUBJECTS, ParsedText, Stretch, parsed_text_of

NLP = spacy.blank("en")


def tree(text: str) -> ParsedText:
    """A ParsedText of words with their tree: ``word:POS:relation:head[:entity]``, the head by number."""
    rows = [(*row.split(":"), "")[:5] for row in text.split()]
    doc = Doc(
        NLP.vocab,
        words=[r[0] for r in rows],
        lemmas=[r[0] for r in rows],
        pos=[r[1] for r in rows],
        deps=[r[2] for r in rows],
        heads=[int(r[3]) for r in rows],
        ents=[f"B-{r[4]}" if r[4] else "O" for r in rows],
    )
    return ParsedText(doc)


def unparsed(text: str) -> ParsedText:
    return ParsedText(NLP.make_doc(text))


FALL = """Ana:PROPN:compound:1:PERSON Ruiz:PROPN:nsubj:2:PERSON said:VERB:ROOT:2 the:DET:det:5 old:ADJ:amod:5
    bridge:NOUN:nsubj:7 would:AUX:aux:7 fall:VERB:ccomp:2 ,:PUNCT:punct:2 and:CCONJ:cc:2 left:VERB:conj:2
    .:PUNCT:punct:2 She:PRON:nsubj:13 slept:VERB:ROOT:13 .:PUNCT:punct:13"""
ANA, RUIZ, SAID, THE, OLD, BRIDGE, WOULD, FELL, COMMA, AND, LEFT, STOP, SHE, SLEPT, _ = range(15)


# --- One ParsedText for all components ---


def test_components_share_the_view_of_a_document() -> None:
    doc, same, other = NLP.make_doc("Ana left."), NLP.make_doc("Ana left."), NLP.make_doc("Ana  left.")
    view = parsed_text_of(doc)
    assert parsed_text_of(doc) is view
    assert parsed_text_of(same) is view  # nothing is kept but what the view is made from
    assert parsed_text_of(other).text == other.text


@pytest.mark.parametrize(
    ("name", "value"), [("dep_", "nsubj"), ("lemma_", "go"), ("tag_", "NNP"), ("pos_", "VERB"), ("ent_type_", "ORG")]
)
def test_a_changed_document_has_a_new_view(name: str, value: str) -> None:
    doc = NLP.make_doc("Ana left.")
    view = parsed_text_of(doc)
    setattr(doc[0], name, value)
    assert parsed_text_of(doc) is not view


# --- Words ---


def test_words_stand_where_the_text_has_them() -> None:
    view = unparsed("One  two.\n\nThree “four”\nFive")
    assert [view.text[a:b] for a, b in zip(view.idx, view.end, strict=True)] == view.word
    assert [view.para[view.word.index(w)] for w in ("One", "two", "Three", "four", "Five")] == [0, 0, 1, 1, 2]
    assert view.lower[0] == "one"


def test_a_document_without_words() -> None:
    for text in ("", " ", "\n\n"):
        view = unparsed(text)
        assert not any(view.free)
        assert view.stretches == []


def test_sentences_have_numbers_and_bounds() -> None:
    view = tree(FALL)
    assert view.bounds == [(ANA, STOP), (SHE, 14)]
    assert view.sent == [0] * 12 + [1] * 3


@pytest.mark.parametrize(
    ("word", "free", "edge"),
    [
        ("bridge", True, False),
        ("n’t", True, False),
        ("'s", True, False),
        ("$", True, False),
        ("?", True, False),
        ("(", True, False),
        (",", False, True),
        ("...", False, True),
        ("“", False, True),
        (" \n", False, True),
        ("—", False, False),
        ("--", False, False),
        ("well-known", True, False),
    ],
)
def test_what_is_free_and_what_is_never_at_an_edge(word: str, free: bool, edge: bool) -> None:
    view = ParsedText(Doc(NLP.vocab, words=["a", word, "b"]))
    assert (view.free[1], view.edge[1]) == (free, edge)


@pytest.mark.parametrize(
    ("row", "mask"),
    [
        ("Ruiz:PROPN:dep:0:PERSON", "PERSON"),
        ("Ruiz:PROPN:dep:0", "PROPN"),
        ("Oslo:PROPN:dep:0:GPE", "GPE"),
        ("three:NUM:dep:0", "NUM"),
        ("three:NUM:dep:0:CARDINAL", "CARDINAL"),
        ("the:DET:dep:0:ORG", "the"),  # "the" of a name is no name
        ("Bridge:NOUN:dep:0", "bridge"),
        ("She:PRON:dep:0", "she"),
        ("said:VERB:dep:0", "said"),
    ],
)
def test_a_name_stands_for_any_name(row: str, mask: str) -> None:
    view = tree(row)
    assert view.masked_lower == view.masked_lemma == [mask]
    assert view.word == [row.split(":")[0]]


def test_two_names_read_the_same() -> None:
    first = tree("Ana:PROPN:nsubj:1:PERSON said:VERB:ROOT:1")
    second = tree("Moe:PROPN:nsubj:1:PERSON said:VERB:ROOT:1")
    assert (first.masked_lower, first.masked_lemma) == (second.masked_lower, second.masked_lemma)
    assert first.word != second.word


@pytest.mark.parametrize(
    ("i", "kind"),
    [(-1, "none"), (RUIZ, "PERSON"), (SHE, "she"), (THE, "the"), (SAID, "VERB"), (BRIDGE, "NOUN"), (COMMA, "PUNCT")],
)
def test_kind(i: int, kind: str) -> None:
    assert tree(FALL).kind(i) == kind


# --- Marks ---


def words(view: ParsedText, stretch: Stretch) -> str:
    return view.text[view.idx[stretch.first] : view.end[stretch.last]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nothing is quoted.", []),
        ("She said “we went home.”", [("we went home", True, False, True)]),
        ('"We went home," she said.', [("We went home", True, False, True)]),
        ("She said “we went home”.", [("we went home", True, False, False)]),  # the stop is not hers
        ("The “old” bridge, the “new,” one.", [("old", True, False, False), ("new", True, False, False)]),
        ("“Is it safe?” She left.", [("Is it safe?", True, False, True)]),
        ("“It is safe!” She left.", [("It is safe!", True, False, True)]),
        ("“It is not …” She left.", [("It is not …", True, False, True)]),
        ("She said “we went home.\nThen nothing.", [("we went home", False, False, True)]),
        ("“One.\n\n“Two three four,” she said.", [("One", False, True, True), ("Two three four", True, False, True)]),
        ("She said “he told me ‘no’ twice.”", [("he told me ‘no’ twice", True, False, True)]),
        ("She said “” and “ ” and “...” and left.", []),
        ("It isn't Ana's or the officials' bridge.", []),
        ("The 6\" pipe.", []),
    ],
)  # fmt: skip
def test_stretches(text: str, expected: list[tuple[str, bool, bool, bool]]) -> None:
    view = unparsed(text)
    assert [(words(view, s), s.closed, s.continues, s.speech) for s in view.stretches] == expected


def test_words_know_the_marks_around_them() -> None:
    view = unparsed("She said “he told me ‘no’ twice.” Then “yes” too.")
    at = view.word.index
    assert [w for w, i in zip(view.word, view.opens, strict=True) if i] == ["“", "‘", "“"]
    assert [w for w, i in zip(view.word, view.closes, strict=True) if i] == ["’", "”", "”"]
    assert [view.inside[at(w)] for w in ("said", "he", "no", "twice", "Then", "yes", "too")] == [0, 1, 2, 1, 0, 1, 0]
    assert [view.stretch[at(w)] for w in ("said", "he", "no", "twice", "Then", "yes", "too")] == [
        -1,
        0,
        0,
        0,
        -1,
        1,
        -1,
    ]
    first, second = view.stretches
    assert (view.word[first.open], view.word[first.close], view.word[second.open]) == ("“", "”", "“")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“One” she said.", [(99, 99)]),
        ("“One,” she said, “two.”", [(99, 2), (2, 99)]),
        ("“One” — “two” she said to me “three.”", [(99, 0), (0, 4), (4, 99)]),
    ],
)
def test_how_much_stands_between_stretches(text: str, expected: list[tuple[int, int]]) -> None:
    assert [(s.before, s.after) for s in unparsed(text).stretches] == expected


# --- The tree ---


def test_first_and_last_word_below_each() -> None:
    view = tree(FALL)
    assert [(view.first[i], view.last[i]) for i in (RUIZ, SAID, BRIDGE, FELL, AND, SLEPT)] == [
        (ANA, RUIZ),
        (ANA, LEFT),  # its punctuation is not free
        (THE, BRIDGE),
        (THE, FELL),
        (AND, AND),
        (SHE, SLEPT),
    ]
    assert (view.first[COMMA], view.last[COMMA]) == (view.n, -1)
    assert [view.depth[i] for i in (SAID, RUIZ, ANA, OLD, SLEPT)] == [0, 1, 2, 3, 0]


@pytest.mark.parametrize(
    ("above", "below", "expected"),
    [
        (SAID, SAID, True),
        (SAID, OLD, True),
        (FELL, OLD, True),
        (OLD, FELL, False),
        (FELL, LEFT, False),
        (SAID, SHE, False),
        (SLEPT, SAID, False),
    ],
)
def test_dominates(above: int, below: int, expected: bool) -> None:
    assert tree(FALL).dominates(above, below) is expected


LONG = "w0:VERB:r0:0 " + " ".join(f"w{i}:NOUN:r{i}:{i - 1}" for i in range(1, 8))


@pytest.mark.parametrize(
    ("text", "start", "goal", "expected"),
    [
        (FALL, SAID, SAID, "self"),
        (FALL, RUIZ, SAID, "nsubj^"),
        (FALL, SAID, RUIZ, ">nsubj"),
        (FALL, SAID, ANA, ">nsubj>compound"),
        (FALL, BRIDGE, RUIZ, "nsubj^ccomp^>nsubj"),
        (FALL, RUIZ, BRIDGE, "nsubj^>ccomp>nsubj"),
        (FALL, OLD, ANA, "amod^nsubj^ccomp^>nsubj>compound"),
        (FALL, RUIZ, SLEPT, "apart"),
        (FALL, SHE, SAID, "apart"),
        (LONG, 0, 5, ">r1>r2>r3>r4>r5"),
        (LONG, 5, 0, "r5^r4^r3^r2^r1^"),
        (LONG, 0, 6, "far"),
        (LONG, 6, 0, "far up"),
    ],
)
def test_path(text: str, start: int, goal: int, expected: str) -> None:
    view = tree(text)
    assert [view.path(start, goal) for _ in range(2)] == [expected] * 2


CONTROL = """Hale:PROPN:nsubj:1 wants:VERB:ROOT:1 to:PART:aux:3 try:VERB:xcomp:1 to:PART:aux:5 start:VERB:xcomp:3
    digging:VERB:xcomp:5 without:ADP:prep:6 asking:VERB:pcomp:7"""
NOUNS = """A:DET:det:1 letter:NOUN:nsubj:6 sent:VERB:acl:1 and:CCONJ:cc:2 signed:VERB:conj:2 yesterday:NOUN:npadvmod:4
    says:VERB:ROOT:6 that:SCONJ:mark:8 rain:VERB:ccomp:6"""
WHO = "Men:NOUN:nsubj:3 who:PRON:nsubj:2 dig:VERB:relcl:0 said:VERB:ROOT:3 it:PRON:expl:5 rained:VERB:ccomp:3"


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        (FALL, SAID, RUIZ),
        (FALL, FELL, BRIDGE),
        (FALL, LEFT, RUIZ),  # shared with the verb above
        (FALL, SLEPT, SHE),
        (FALL, BRIDGE, -1),
        (CONTROL, 1, 0),
        (CONTROL, 3, 0),
        (CONTROL, 5, 0),
        (CONTROL, 6, 0),
        (CONTROL, 8, -1),  # too far below
        (NOUNS, 2, 1),  # the noun that it modifies
        (NOUNS, 4, 1),
        (NOUNS, 6, 1),
        (NOUNS, 8, -1),  # a clause of its own, without subject
        (WHO, 2, 1),
        (WHO, 3, 0),
        (WHO, 5, 4),
        ("Dig:VERB:ROOT:0 fast:ADV:advmod:0", 0, -1),
        *(("Ana:PROPN:" + dep + ":1 went:VERB:ROOT:1", 1, 0) for dep in sorted(SUBJECTS)),
        ("Ana:PROPN:dobj:1 went:VERB:ROOT:1", 1, -1),
    ],
)
def test_subject(text: str, verb: int, subject: int) -> None:
    view = tree(text)
    assert [view.subject(verb) for _ in range(2)] == [subject] * 2


@pytest.mark.parametrize(
    ("i", "left", "expected"),
    [
        (THE, True, (FELL, 0)),  # the whole clause begins there
        (OLD, True, (OLD, 0)),
        (BRIDGE, True, (BRIDGE, 2)),  # it begins with "the"
        (FELL, True, (FELL, 2)),
        (ANA, True, (RUIZ, 1)),  # the sentence begins there too, but holds the cue
        (SAID, True, (SAID, 3)),
        (LEFT, True, (LEFT, 0)),
        (FELL, False, (FELL, 0)),
        (BRIDGE, False, (BRIDGE, 0)),
        (WOULD, False, (WOULD, 0)),
        (RUIZ, False, (RUIZ, 0)),
        (ANA, False, (ANA, 0)),
        (LEFT, False, (LEFT, 1)),
        (SAID, False, (SAID, 3)),
    ],
)
def test_constituent(i: int, left: bool, expected: tuple[int, int]) -> None:
    assert tree(FALL).constituent(SAID, i, left) == expected


def test_a_tree_deeper_than_any_sentence_is_read_too() -> None:
    n = 300
    for heads in ([max(0, i - 1) for i in range(n)], [min(n - 1, i + 1) for i in range(n)]):
        view = ParsedText(Doc(NLP.vocab, words=["w"] * n, heads=heads, deps=["xcomp"] * n))
        assert view.path(0, n - 1).startswith("far")
        assert view.path(n - 1, 0).startswith("far")
        assert view.subject(n // 2) == -1
        view.constituent(0, n - 1, True)


# --- What holds for every text and every tree ---

TEXTS = st.text(st.sampled_from("ab .,\n“”‘’\"'—-?é\u200b"), max_size=80) | st.text(max_size=80)


@given(TEXTS)
def test_any_text_can_be_read(text: str) -> None:
    view = unparsed(text)
    assert "".join(text[a:b] for a, b in zip(view.idx, view.end, strict=True)).split() == "".join(view.word).split()
    for column in (
        view.masked_lower,
        view.masked_lemma,
        view.lemma,
        view.para,
        view.sent,
        view.inside,
        view.stretch,
        view.opens,
    ):
        assert len(column) == view.n
    assert view.para == sorted(view.para)
    outside = [i for i in range(view.n) if view.free[i] and not view.inside[i]]
    assert view.outside[-1] == len(outside)
    for n, stretch in enumerate(view.stretches):
        assert stretch.open <= stretch.first <= stretch.last <= stretch.close
        assert view.free[stretch.first] and view.free[stretch.last]
        assert view.inside[stretch.first] and view.opens[stretch.open]
        assert view.para[stretch.open] == view.para[stretch.close]
        assert {view.stretch[i] for i in range(stretch.open, stretch.close + 1)} == {n}
    for left, right in zip(view.stretches, view.stretches[1:], strict=False):
        assert left.close < right.open
        assert left.after == right.before >= 0


@st.composite
def trees(draw: st.DrawFn) -> ParsedText:
    n = draw(st.integers(1, 14))
    order = draw(st.permutations(range(n)))  # a word's head comes before it in this order
    heads = [0] * n
    for place, i in enumerate(order):
        heads[i] = order[draw(st.integers(0, place))]
    written = draw(st.lists(st.sampled_from(["w", ",", "—"]), min_size=n, max_size=n))
    deps = draw(st.lists(st.sampled_from(["nsubj", "conj", "relcl", "dobj"]), min_size=n, max_size=n))
    return ParsedText(Doc(NLP.vocab, words=written, heads=heads, deps=deps))


@given(trees())
def test_any_tree_can_be_read(view: ParsedText) -> None:
    def above(i: int) -> list[int]:
        found = [i]
        while view.head[found[-1]] != found[-1]:
            found.append(view.head[found[-1]])
        return found

    for i in range(view.n):
        below = [k for k in range(view.n) if i in above(k)]
        free = [k for k in below if view.free[k]]
        assert view.depth[i] == len(above(i)) - 1
        assert (view.first[i], view.last[i]) == (min(free, default=view.n), max(free, default=-1))
        assert [k for k in range(view.n) if view.dominates(i, k)] == below
        assert view.subject(i) in range(-1, view.n)
        for k in range(view.n):
            together = set(above(i)) & set(above(k))
            steps = (len(above(i)) - 1) + (len(above(k)) - 1) - 2 * (len(together) - 1) if together else None
            path = view.path(i, k)
            if steps == 0:
                assert path == "self"
            elif steps is not None and steps <= 5:
                assert path.count("^") + path.count(">") == steps
            elif steps is not None:
                assert path in ("far", "far up")
            for left in (True, False):
                head, lies = view.constituent(k, i, left)
                edge = (view.first if left else view.last)[head]
                assert (edge == i) if lies < 2 else (head == i != edge)
                assert view.dominates(head, i)
                assert lies < 2 or (lies == 3) == view.dominates(head, k)


def test_words_far_below_a_word_are_below_it() -> None:
    chain = tree(" ".join(f"w{i}:VERB:{'ROOT' if i == 0 else 'ccomp'}:{max(0, i - 1)}" for i in range(150)))
    assert chain.depth == list(range(150))
    assert all(chain.dominates(i, k) == (i <= k) for i in range(0, 150, 7) for k in range(0, 150, 11))


def test_words_below_a_word_need_not_stand_together() -> None:
    view = tree("saw:VERB:ROOT:0 dog:NOUN:obj:0 today:NOUN:npadvmod:0 barked:VERB:relcl:1 loudly:ADV:advmod:3")
    assert [k for k in range(view.n) if view.dominates(1, k)] == [1, 3, 4]
    assert [k for k in range(view.n) if view.dominates(2, k)] == [2]


def test_places_of_words() -> None:
    view = tree("Roe:PROPN:nsubj:1 met:VERB:ROOT:1 Roe:PROPN:dobj:1 Roers:PROPN:appos:2")
    assert list(view.places_of("Roe")) == [0, 2]
    assert list(view.places_of("roe")) == []
    assert view.within_sentences["Roe"] == 1
    assert "Roe" in view.within_lines
    assert view.times_written("Roe") == 2
