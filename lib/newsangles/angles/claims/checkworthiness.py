"""Check-worthiness of a statement: a fact that records could confirm or refute, against opinion, wish, question.

A logistic score over named features of a sentence or a clause of it, and over the mean of its words' vectors. It was
learned from sentences that people had sorted (Arslan et al. 2020: A Benchmark Dataset of Check-worthy Factual Claims).
Names of people and places are masked: the score is about what kind of statement it is, not whom it is about.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib import resources

import numpy as np
from spacy.tokens import Doc

from newsangles.language import scorers
from newsangles.language.parsed_text import SUBJECTS, ParsedText
from newsangles.language.scorers import Model, Numbers, logistic, score
from newsangles.language.word_vectors import vectors_of

DIMENSION = "vector "
"""Prefix of the features that are the dimensions of the mean word vector."""

MEANING = "meaning of its words"
"""The common name of all dimensions of the mean word vector; also the setting with their average."""

VECTOR_FACTOR = 15.0
"""Factor for the mean word vector, whose numbers are small, so that the penalty does not suppress their weights."""

VERBLESS_FACTOR = 0.1
"""Factor for the score of words without a verb: a date line, caption or list of sources states nothing.

The training sentences are transcripts of debates, which have none of these."""

NAMES = frozenset(("PERSON", "ORG", "GPE", "NORP", "FAC", "LOC", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW", "LANGUAGE"))
"""Kinds of names: their words are masked."""

LABELS = {
    "MONEY": "an amount of money",
    "PERCENT": "a percentage",
    "DATE": "a date",
    "TIME": "a time of day",
    "CARDINAL": "a number",
    "ORDINAL": "a rank",
    "QUANTITY": "a measure",
    "PERSON": "a person's name",
    "ORG": "an organisation's name",
    "GPE": "a place's name",
    "NORP": "a group's name",
    "LAW": "a law's name",
}
"""Kinds of names and numbers, as readers call them."""

TAGS = {
    "JJR": "a comparison",
    "RBR": "a comparison",
    "JJS": "a superlative",
    "RBS": "a superlative",
    "VBD": "a verb in the past tense",
    "VBN": "a participle",
    "MD": "a modal verb",
    "WRB": "a question word",
    "UH": "an interjection",
}
"""Tags that are features of a statement, as readers call them."""

_CLASSES = {
    "a comparison": "than compared versus",
    "a quantity word": "half third quarter double triple twice percent million billion trillion thousand hundred dozen "
    "majority number average rate total percentage record level share amount figure ratio all every most none",
    "a time word": "ago since last year month week decade century today yesterday during until before after already",
    "a change verb": "increase decrease rise fall drop cut grow raise lower reduce double triple lose gain create "
    "decline climb shrink expand jump soar plunge slash add eliminate end begin start stop",
    "a deed of record": "vote sign pass pay spend build sell buy elect appoint arrest convict kill close open ban "
    "introduce oppose support propose fund veto sue win receive cost earn borrow owe lead",
    "a value word": "good bad great wonderful terrible horrible best worst important right wrong strong weak fair "
    "unfair beautiful proud shameful disaster tragedy nice fine honest moral sad tremendous incredible amazing better "
    "happy critical essential fundamental serious",
    "a word of thinking": "think believe feel hope guess suppose wish want like love hate wonder doubt imagine trust "
    "understand know mean agree disagree",
    "a word of duty": "should must ought need let",
    "if": "if unless whether",
    "perhaps": "maybe perhaps probably possibly might could would",
    "a negation": "not never no nothing nobody neither nor n't",
    "a cause": "because cause result due",
    "I": "i me my mine myself",
    "we": "we us our ours ourselves",
    "you": "you your yours yourself",
}
CLASSES: dict[str, tuple[str, ...]] = {}
"""Features by lemma or lower-case word, from lists of our own."""
for _name, _words in _CLASSES.items():
    for _word in _words.split():
        CLASSES[_word] = (*CLASSES.get(_word, ()), _name)

_HELPERS = frozenset(("aux", "auxpass"))
_CONTENT = frozenset(("ccomp", "xcomp"))
_VERBS = frozenset(("VERB", "AUX"))
_NOUNS = frozenset(("NOUN", "PROPN", "NUM", "SYM"))


@lru_cache(maxsize=50_000)
def _of_word(low: str, lemma: str, tag: str, pos: str, ent: str) -> tuple[str, tuple[str, ...]]:
    """A word as in the word features (names masked, figures alike), and its other features."""
    signs: list[str] = []
    if pos == "PROPN" or ent in NAMES:
        word = "·" + (ent or "NAME") if pos in ("PROPN", "ADJ", "NOUN") else low
    elif any(c.isdigit() for c in low):
        word = "".join("0" if c.isdigit() else c for c in low)
        signs.append("figures")
        if len(low) == 4 and low.isdigit() and low[:2] in ("17", "18", "19", "20"):
            signs.append("a year")
    else:
        word = low
    if ent in LABELS:
        signs.append(LABELS[ent])
    if tag in TAGS:
        signs.append(TAGS[tag])
    if word[:1] != "·":
        signs.extend(CLASSES.get(lemma, ()))
        if low != lemma:
            signs.extend(CLASSES.get(low, ()))
    return word, tuple(signs)


def features(view: ParsedText, first: int, last: int) -> tuple[list[str], Numbers]:
    """Named features, each once, and numbers of the words first to last (both included).

    Args:
        view: The document.
        first: The first word of a sentence or of a clause.
        last: Its last word.

    Returns:
        The names of the features present ("a percentage", "verb VBD", "word jobs", "tax cuts" for two neighbouring
        words), and (name, number) for the share of nouns and the length.
    """
    lower, lemma, tag, pos, ent, free = view.lower, view.lemma, view.tag, view.pos, view.ent, view.free
    found: dict[str, None] = {"bias": None}
    before, count, nouns, figures, verb = "<", 0, 0, 0, False
    for i in range(first, last + 1):
        word, signs = _of_word(lower[i], lemma[i], tag[i], pos[i], ent[i])
        found["word " + word] = None
        found[before + " " + word] = None
        before = word
        for sign in signs:
            found[sign] = None
        if pos[i] in _VERBS:
            verb = True
        if free[i]:
            count += 1
            if pos[i] in _NOUNS:
                nouns += 1
                if pos[i] == "NUM":
                    figures += 1
    found[before + " >"] = None
    if figures > 1:
        found["several numbers"] = None
    if figures > 3:
        found["many numbers"] = None
    if not verb:
        found["no verb"] = None
    found[f"length {min(count, 40) // 5 * 5}"] = None
    _add_verb(view, first, last, found)
    share = nouns / count if count else 0.0
    return list(found), (("share of nouns", share), ("length", min(count, 50) / 25))


def _add_verb(view: ParsedText, first: int, last: int, found: dict[str, None]) -> None:
    """Add features of the main verb's form and subject, and of those of the clause that it introduces."""
    top = first
    depth = view.depth
    for i in range(first, last + 1):
        if (depth[i] < depth[top] and view.free[i]) or not view.free[top]:
            top = i
    if view.pos[top] not in _VERBS:
        found["no main verb"] = None
        found["main " + view.pos[top]] = None
        return
    _add_form(view, top, "", found)
    for kid in view.children[top]:
        if view.dep[kid] in _CONTENT and first <= kid <= last and view.pos[kid] in _VERBS:
            _add_form(view, kid, "content ", found)
            break


def _add_form(view: ParsedText, verb: int, role: str, found: dict[str, None]) -> None:
    form, subject = view.tag[verb], -1
    for kid in view.children[verb]:
        dep = view.dep[kid]
        if dep in _HELPERS:
            form += " " + view.lemma[kid] + ("ed" if view.tag[kid] == "VBD" else "")
        elif dep in SUBJECTS:
            subject = kid
        elif dep == "neg":
            found[role + "verb negated"] = None
    found[f"{role}verb {form}"] = None
    found[f"{role}lemma {view.lemma[verb]}"] = None
    found[f"{role}subject {_kind(view, subject)}"] = None
    found[f"{role}subject {_kind(view, subject)} verb {form}"] = None


def _kind(view: ParsedText, i: int) -> str:
    if i < 0:
        return "none"
    if view.ent[i]:
        return view.ent[i]
    return view.lower[i] if view.pos[i] in ("PRON", "DET") else view.pos[i]


def counted_words(view: ParsedText) -> list[bool]:
    """True for each word that counts for the mean word vector: no marks, no names."""
    return [free and pos != "PROPN" for free, pos in zip(view.free, view.pos, strict=True)]


class Scorer:
    """Scores statements with a set of weights.

    Args:
        model: The weights with their calibration.
    """

    def __init__(self, model: Model) -> None:
        self.weights = model.scorers["worth"]
        self.calibration = model.calibrations["worth"]
        self.average = model.settings[MEANING]
        width = 1 + max((int(n[len(DIMENSION) :]) for n in self.weights if n.startswith(DIMENSION)), default=-1)
        self._vector = (
            np.array([self.weights.get(f"{DIMENSION}{k}", 0.0) for k in range(width)], np.float32) * VECTOR_FACTOR
        )

    def read(self, doc: Doc, view: ParsedText | None = None) -> Statements:
        """A document whose parts can be scored.

        Args:
            doc: A tagged and parsed document. Without word vectors (one from the cache) the meaning counts as average.
            view: The same as a `ParsedText`, where there is one already.
        """
        view = view or ParsedText(doc)
        vectors = vectors_of(doc)
        if not len(doc) or vectors.width != len(self._vector):
            return Statements(self, view, [], [])
        used = np.array(counted_words(view))
        added = np.where(used, vectors @ self._vector, 0)
        return Statements(self, view, [0.0, *np.cumsum(added).tolist()], [0, *np.cumsum(used).tolist()])


class Statements:
    """A document whose sentences and clauses can be scored; made by `Scorer.read`."""

    def __init__(self, scorer: Scorer, view: ParsedText, sums: list[float], counts: list[int]) -> None:
        self._scorer = scorer
        self._view = view
        self._sums = sums  # cumulated word vectors of the words before each word
        self._counts = counts  # the number of those that count
        self._sentences: dict[int, float] = {}

    def worth(self, first: int, last: int) -> float:
        """P(fact-checkers of debates find these words worth checking), from first to last, both included.

        Returns:
            0 to 1. In the training debates a quarter of the sentences are; in news it is a scale for ranking rather
            than a probability.
        """
        names, numbers = features(self._view, first, last)
        z = score(self._scorer.weights, names, numbers) + self._meaning(first, last)
        chance = self._scorer.calibration(z)
        return chance * VERBLESS_FACTOR if "no verb" in names else chance

    def of_claims(self, claims: Sequence[tuple[int, int]]) -> list[float]:
        """The check-worthiness of each claim, from its first and last word.

        The training texts are whole sentences: a sentence's worthiest claim has the score of the sentence, as its only
        claim does, and each other one the mean log-odds of its own words and the sentence.
        """
        own = [self.worth(first, last) for first, last in claims]
        best: dict[int, int] = {}
        for k, (first, _) in enumerate(claims):
            n = self._view.sent[first]
            if n not in best or own[k] > own[best[n]]:
                best[n] = k
        worthiest = set(best.values())
        return [self._within(claims[k][0], own[k], k in worthiest) for k in range(len(claims))]

    def _within(self, first: int, own: float, best: bool) -> float:
        """The score of a claim with this score of its own words within its sentence."""
        n = self._view.sent[first]
        if n not in self._sentences:
            self._sentences[n] = self.worth(*self._view.bounds[n])
        return self._sentences[n] if best else logistic((_log_odds(own) + _log_odds(self._sentences[n])) / 2)

    def _meaning(self, first: int, last: int) -> float:
        count = self._counts[last + 1] - self._counts[first] if self._counts else 0
        return (self._sums[last + 1] - self._sums[first]) / count if count else self._scorer.average

    def explain(self, first: int, last: int, *, limit: int = 8) -> list[tuple[str, float]]:
        """The features with the largest contributions, as (name, log-odds added), the strongest first.

        The mean word vector is one item, relative to that of an average statement.
        """
        names, numbers = features(self._view, first, last)
        added = scorers.explain(self._scorer.weights, names, numbers, limit=len(names) + len(numbers))
        meaning = self._meaning(first, last) - self._scorer.average
        found = [item for item in [*added, (MEANING, meaning)] if item[0] != "bias" and item[1]]
        return sorted(found, key=lambda item: (-abs(item[1]), item[0]))[:limit]

    def reasons(self, first: int, last: int, *, limit: int = 3) -> list[str]:
        """Reasons for a high (>= 0.5) or low score, in readers' words, the strongest first.

        Only features with the sign of the score are named, and no word features.
        """
        names, _ = features(self._view, first, last)
        sign = 1 if self.worth(first, last) >= 0.5 else -1
        added: dict[str, float] = {"no verb": -10.0} if "no verb" in names else {}
        for name in names:
            shown = _shown(name)
            if shown:
                added[shown] = added.get(shown, 0.0) + self._scorer.weights.get(name, 0.0)
        pulls = [item for item in added.items() if item[1] * sign > 0.05]
        return [name for name, _ in sorted(pulls, key=lambda item: (-abs(item[1]), item[0]))[:limit]]


def _log_odds(chance: float) -> float:
    kept = min(1 - 1e-6, max(1e-6, chance))
    return math.log(kept / (1 - kept))


_SHOWN = {
    "figures": "a number",
    "word $": "an amount of money",
    "word %": "a percentage",
    "several numbers": "several numbers",
    "many numbers": "several numbers",
    "a year": "a year",
    "word ?": "a question",
    "if": "a condition",
    "perhaps": "a possibility",
    "I": "the speaker (I)",
    "we": "the speaker's side (we)",
    "you": "an address (you)",
    "no main verb": "no main verb",
    "verb negated": "a negation",
    **{name: name for name in (*LABELS.values(), *TAGS.values())},
}
_SHOWN |= {name: _SHOWN.get(name, name) for name in _CLASSES} | {TAGS["VBD"]: "past tense"}
_TENSES = {
    "VBD": "past tense",
    "VBZ": "present tense",
    "VBP": "present tense",
    "VBG be": "present tense",
    "VBN have": "perfect tense",
    "VBG beed": "past tense",
    "VBN beed": "past tense",
    "VB do": "present tense",
    "VB doed": "past tense",
    "VB will": "future tense",
    "VB": "a wish or command",
}


def _shown(name: str) -> str | None:
    """A feature in readers' words; None for one that would tell them nothing."""
    if name.startswith("verb ") and name != "verb negated":
        return _TENSES.get(name[5:])
    return _SHOWN.get(name)


@cache
def model() -> Model:
    """The weights that ship with the library; the file's header names the training texts.

    Raises:
        ModelError: The file is damaged, or of another format.
    """
    with resources.as_file(resources.files("newsangles.angles.claims") / "data" / "checkworthiness.json.gz") as path:
        return scorers.load(path, "checkworthiness")


@cache
def scorer() -> Scorer:
    """The shipped weights, ready for use: ``scorer().read(doc).worth(first, last)``."""
    return Scorer(model())


def worth(doc: Doc, first: int, last: int) -> float:
    """The check-worthiness of one statement, 0 to 1; to score many of a document, use `scorer` and read it once."""
    return scorer().read(doc).worth(first, last)
