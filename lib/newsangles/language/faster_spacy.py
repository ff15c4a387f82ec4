"""Four changes that make spaCy's parse faster and leave every annotation as it is.

1. spaCy multiplies matrices with BLIS, which falls back to a generic kernel on many processors (every AMD one since
   Zen 3); numpy's own BLAS is then several times as fast. A measurement of some milliseconds chooses the faster.
2. The attribute ruler matches 180 patterns against every token, yet its answer depends on a token's form, tag and
   relation alone (and, for a few patterns, on its neighbour's). It is remembered, for all forms and relations that no
   pattern names at once.
3. The lemmatizer looks each form up in lists of up to 57,000 words, from the beginning, and remembers few answers. They
   too depend on a token's form, part of speech and morphology alone; and the lists become dicts.
4. The parser and the name recogniser choose their transitions without Python's lock, but ask for it several times a
   word, which took most of their time. Here they keep it, and take each step for all texts of a batch at once.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator
from typing import Any, cast

import numpy as np
from spacy.attrs import DEP, LEMMA, LOWER, MORPH, ORTH, POS, TAG
from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.language import Language
from spacy.lookups import Table
from spacy.pipeline import AttributeRuler, DependencyParser, EntityRecognizer, TrainablePipe
from spacy.tokens import Doc
from spacy.vocab import Vocab
from thinc.api import NumpyOps, set_dropout_rate
from threadpoolctl import threadpool_limits

MAX_REMEMBERED = 200_000
"""Limit of remembered answers, so that memory does not grow with the corpus (200 articles gave 24,000)."""

_Key = tuple[int, ...]
_Pattern = list[dict[str, Any]]


def speed_up(nlp: Language) -> None:
    """Make a loaded pipeline faster, in place, as far as this machine allows."""
    if numpy_is_faster():
        use_numpy(nlp)
    for name, component in nlp.pipeline:
        if type(component) in STEPPING and hasattr(component, "transition_states"):  # spaCy's own: replaceable
            # Not `replace_pipe`, which would make a new model, to be thrown away at once.
            nlp._components[nlp.component_names.index(name)] = name, stepping(component)
        if type(component) is AttributeRuler and can_remember(component):
            patterns = component.to_bytes(exclude=["vocab"])  # with it, all vectors are copied: seconds, and 200 MB
            cast(AttributeRuler, nlp.replace_pipe(name, "newsangles_ruler")).from_bytes(patterns)
        if type(component) is EnglishLemmatizer and component.mode == "rule":
            config = {"overwrite": component.overwrite}
            new = cast(RememberingLemmatizer, nlp.replace_pipe(name, "newsangles_lemmatizer", config=config))
            new.take_over(component)


def numpy_is_faster() -> bool:
    """True if numpy's BLAS multiplies matrices of the model's size faster than spaCy's (best of five tries)."""
    left, right = np.ones((500, 288), dtype="f"), np.ones((288, 288), dtype="f")

    def best(ops: NumpyOps) -> float:
        times = []
        for _ in range(5):
            begin = time.perf_counter()
            ops.gemm(left, right)
            times.append(time.perf_counter() - begin)
        return min(times)

    with threadpool_limits(1, user_api="blas"):
        return best(NumpyOps(use_blis=False)) < best(NumpyOps(use_blis=True))


def use_numpy(nlp: Language) -> None:
    """Let every layer of every model in a pipeline multiply with numpy's BLAS (thinc's public switch ``use_blis``)."""
    ops = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        for node in component.model.walk() if isinstance(component, TrainablePipe) else ():
            node.ops = ops


def can_remember(ruler: AttributeRuler) -> bool:
    """True if `RememberingRuler` can stand in: patterns of one or two tokens that test supported attributes only."""
    for pattern in _patterns(ruler):
        if len(pattern) > 2 or any(set(token) - {"TAG", "LOWER", "DEP", "ORTH", "IS_SPACE"} for token in pattern):
            return False
        if len(pattern) == 2 and _trigger(pattern) is None:
            return False
        tests = (value for token in pattern for value in token.values() if isinstance(value, dict))
        if any(set(test) - {"IN", "NOT_IN", "REGEX"} for test in tests):
            return False
    return True


def _patterns(ruler: AttributeRuler) -> Iterator[_Pattern]:
    for entry in ruler.patterns:
        yield from cast(list[_Pattern], entry["patterns"])


def _trigger(pattern: _Pattern) -> tuple[int, str, str] | None:
    """The condition of a two-token pattern on its first token, or else its second: (which, key, value)."""
    for which, key in ((0, "LOWER"), (0, "DEP"), (1, "LOWER")):
        if isinstance(pattern[which].get(key), str):
            return which, key, pattern[which][key]
    return None


@Language.factory("newsangles_ruler", assigns=["token.pos", "token.tag"])
def create_ruler(nlp: Language, name: str) -> RememberingRuler:
    """Make the component, without patterns: they come from the ruler that it replaces."""
    return RememberingRuler(nlp.vocab, name)


class RememberingRuler(AttributeRuler):
    """An attribute ruler with the same answers as spaCy's, worked out once for each new kind of token."""

    def __init__(self, vocab: Vocab, name: str) -> None:
        super().__init__(vocab, name)
        self._alone: dict[_Key, _Key] = {}
        self._sorts: dict[_Key, _Key] = {}
        self._named: set[int] = set()  # forms and relations that a pattern of one token names, or sets
        self._regexes: list[re.Pattern[str]] = []
        self._beside: dict[tuple[int, tuple[_Key, ...]], list[_Key]] = {}
        self._triggers: dict[tuple[int, str], set[int]] = {(0, "LOWER"): set(), (0, "DEP"): set(), (1, "LOWER"): set()}

    def from_bytes(self, bytes_data: bytes, exclude: Iterable[str] = ()) -> RememberingRuler:
        """Take over the patterns of another ruler."""
        super().from_bytes(bytes_data, exclude=exclude)
        for pattern in (p for p in _patterns(self) if len(p) == 2):
            which, key, value = _trigger(pattern) or (0, "LOWER", "")
            self._triggers[which, key].add(self.vocab.strings.add(value))
        alone = [value for p in _patterns(self) if len(p) == 1 for value in p[0].values()]
        tests: list[dict[str, Any]] = [value if isinstance(value, dict) else {"IN": [str(value)]} for value in alone]
        values = (value for test in tests for value in (*test.get("IN", ()), *test.get("NOT_IN", ())))
        made = (cast(dict[str, str], entry["attrs"]).get("DEP", "") for entry in self.patterns)
        self._named.update(map(self.vocab.strings.add, (*values, *made)))
        self._regexes = [re.compile(test["REGEX"]) for test in tests if "REGEX" in test]
        return self

    def __call__(self, doc: Doc) -> Doc:
        """Set part of speech, morphology, lemma, tag and relation exactly as spaCy's ruler does."""
        before = doc.to_array([LOWER, TAG, DEP, ORTH])
        tokens: list[_Key] = [tuple(token) for token in before.tolist()]
        if not tokens:
            return doc
        if len(self._alone) + len(self._beside) > MAX_REMEMBERED:
            self._alone.clear()
            self._sorts.clear()
            self._beside.clear()
        after, near = [], []
        first_lower, first_dep, second_lower = self._triggers.values()
        for i, key in enumerate(tokens):
            lower, _, dep, _ = key
            answer = self._alone.get(key)
            if answer is None:
                answer = self._alone[key] = self._ask_alone(key)
            after.append(answer)
            if lower in first_lower or dep in first_dep:
                near.append(i)
            if lower in second_lower and i:
                near.append(i - 1)
        for i in near:  # the pair at i, with a neighbour on either side, since patterns may overlap
            low, high = max(0, i - 1), min(len(tokens), i + 3)
            window = (i - low, tuple(tokens[low:high]))
            answers = self._beside.get(window)
            if answers is None:
                answers = self._beside[window] = self._ask(window[1])
            after[i : i + 2] = answers[i - low : i - low + 2]
        array: Any = np.array(after, dtype="uint64")
        doc.from_array([POS, MORPH, LEMMA, TAG], array[:, :4])
        for i in np.nonzero(array[:, 4] != before[:, 2])[0].tolist():
            doc[i].dep = int(array[i, 4])
        return doc

    def _ask_alone(self, key: _Key) -> _Key:
        """The answer of spaCy's ruler for one token, computed once for all tokens that its patterns treat alike."""
        lower, tag, dep, orth = key
        forms = [self.vocab.strings[lower], self.vocab.strings[orth]]
        named = lower in self._named or orth in self._named
        named = named or any(regex.search(x) for regex in self._regexes for x in forms)
        form = (lower, orth) if named else (0, int(forms[1].isspace()))
        sort = (*form, tag, dep if dep in self._named else 0)
        if sort not in self._sorts:
            *answer, relation = self._ask((key,))[0]
            self._sorts[sort] = (*answer, relation if relation != dep else 0)
        *answer, relation = self._sorts[sort]
        return *answer, relation or dep

    def _ask(self, keys: tuple[_Key, ...]) -> list[_Key]:
        """The answer of spaCy's ruler for tokens that stand beside each other."""
        strings = self.vocab.strings
        doc = Doc(self.vocab, words=[strings[key[3]] for key in keys])
        if any(tag or dep for _, tag, dep, _ in keys):
            array: Any = np.array([key[1:3] for key in keys], dtype="uint64")
            doc.from_array([TAG, DEP], array)
        doc = super().__call__(doc)
        return [tuple(answer) for answer in doc.to_array([POS, MORPH, LEMMA, TAG, DEP]).tolist()]


@Language.factory("newsangles_lemmatizer", assigns=["token.lemma"], default_config={"overwrite": False})
def create_lemmatizer(nlp: Language, name: str, overwrite: bool) -> RememberingLemmatizer:
    """Make the component, without tables: they come from the lemmatizer that it replaces."""
    return RememberingLemmatizer(nlp.vocab, None, name, mode="rule", overwrite=overwrite)


class RememberingLemmatizer(EnglishLemmatizer):
    """A lemmatizer by rules with the same answers as spaCy's, worked out once for each new kind of token."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._known: dict[_Key, int] = {}

    def take_over(self, other: EnglishLemmatizer) -> None:
        """Use the tables of another lemmatizer, with its lists of words as dicts, whose look-up is immediate."""
        self.lookups = other.lookups
        index = other.lookups.get_table("lemma_index", {})
        self.lookups.set_table("lemma_index", Table.from_dict({k: dict.fromkeys(words) for k, words in index.items()}))
        self._validate_tables()

    def __call__(self, doc: Doc) -> Doc:
        """Set the lemmas exactly as spaCy's lemmatizer does."""
        kinds: list[_Key] = [tuple(token) for token in doc.to_array([ORTH, POS, MORPH, LEMMA]).tolist()]
        if len(self._known) > MAX_REMEMBERED:
            self._known.clear()
            self.cache.clear()
        lemmas = []
        for i, kind in enumerate(kinds):
            lemma = self._known.get(kind)
            if lemma is None:
                keeps = kind[3] and not self.overwrite
                lemma = self._known[kind] = kind[3] if keeps else self.vocab.strings.add(self.lemmatize(doc[i])[0])
            lemmas.append(lemma)
        array: Any = np.array(lemmas, dtype="uint64")
        if lemmas:
            doc.from_array([LEMMA], array)
        return doc


class _Stepping:
    """Parsing step by step, each step for all texts that are not finished."""

    def greedy_parse(self: Any, docs: list[Doc], drop: float = 0.0) -> list[Any]:
        """Parse as spaCy's method of this name does, but without releasing the lock at every step."""
        self._ensure_labels_are_added(docs)
        set_dropout_rate(self.model, drop)
        batch: list[Any] = self.moves.init_batch(docs)
        model = self.model.predict(docs)
        states = [state for state in batch if not state.is_final()]
        plain = self.model.attrs["has_upper"] and not self.model.attrs["unseen_classes"]
        while states:
            if plain:  # `model.predict` without its search for the lowest score, which only unseen classes need
                scores = model.vec2scores.predict(model.state2vec.predict(model.get_token_ids(states)))
            else:
                scores = model.predict(states)
            states = self.transition_states(states, scores)
        model.clear_memory()
        return batch


class SteppingParser(_Stepping, DependencyParser):  # type: ignore[misc]
    """spaCy's parser, made by `stepping`."""


class SteppingRecognizer(_Stepping, EntityRecognizer):  # type: ignore[misc]
    """spaCy's name recogniser, made by `stepping`."""


STEPPING = {DependencyParser: SteppingParser, EntityRecognizer: SteppingRecognizer}


def stepping(component: Any) -> Any:
    """The same component, with the same model, that parses step by step."""
    made = STEPPING[type(component)]
    new: Any = made(component.vocab, component.model, component.name, component.moves, scorer=component.scorer)
    new.cfg.update(component.cfg)
    return new
