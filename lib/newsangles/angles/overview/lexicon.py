"""Words and judged kinds for the first page, from ``data/``."""

from __future__ import annotations

from collections.abc import Mapping

from newsangles.angles.factuality.lexicon import lexicon as certainty_words
from newsangles.angles.factuality.lexicon import rules, word_sets
from newsangles.angles.quotes.cues import classes
from newsangles.language.rules import per_rules, rule_lines

PACKAGE = "angles/overview"
MAIN = "front_words.txt"
"""The main rule file."""

ACTS = ("denial", "accusation", "criticism", "allegation", "warning", "admission", "demand", "announcement")
"""Labels of what a voice does, each a set of reporting verbs in ``front_words.txt``."""

REPORTING = frozenset(("speech", "writing", "finding", "hearsay", "thought"))
"""Classes of cues that point to a source."""

_UNSURE = (
    "negation",
    "nobody",
    "no",
    "condition",
    "probable",
    "possible",
    "hearsay",
    "alleged",
    "negative preposition",
)


@per_rules
def words() -> dict[str, frozenset[str]]:
    """The word sets of ``data/front_words.txt``, by name; phrases are parted by |."""
    return word_sets(PACKAGE, MAIN, _split)


def _split(name: str, text: str) -> list[str]:
    """The words of a set, or its phrases, which are parted by |."""
    found = text.split("|") if "|" in text else text.split()
    return [" ".join(word.split()) for word in found]


@per_rules
def acts() -> dict[str, str]:
    """The label of each reporting verb that has one, by lemma."""
    return {lemma: act for act in ACTS for lemma in sorted(words()[act])}


@per_rules
def reporting() -> frozenset[str]:
    """The lemmas that point to a source: the cues of ``cue_classes.txt``, but for attitudes and intentions."""
    return frozenset(lemma for lemma, names in classes().items() if REPORTING & set(names.split("+")))


@per_rules
def unsure() -> frozenset[str]:
    """Words that deny, hedge, plan or condition what their sentence tells."""
    known = certainty_words()
    return words()["unsure"].union(*(known[name] for name in _UNSURE))


@per_rules
def accusing() -> frozenset[str]:
    """Verbs that accuse: those below which something stands as alleged by ``embedding.tsv``, but for mere criticism.

    Verbs of which only what follows *for* is alleged do something else: arrested for theft.
    """
    found = rules().items()
    alleged = {lemma for (part, lemma, by), rule in found if (part, rule.status) == ("verb", "alleged") and by != "for"}
    return frozenset(alleged - words()["criticism"] - {"fault", "attack"})


@per_rules
def telling() -> Mapping[str, tuple[float, float]]:
    """The most that counts and the weight of each feature of ``data/telling_weights.tsv``.

    Raises:
        ParameterError: A line is no feature with its most, number and weight.
    """
    found: dict[str, tuple[float, float]] = {}
    for entry in rule_lines(PACKAGE, "telling_weights.tsv", header=True):
        try:
            feature, most, _, weight = entry.text.split("\t")
            found.setdefault(feature, (float(most), float(weight)))
        except ValueError:
            raise entry.error("no feature, most, number and weight", "separate these four by tabs") from None
    return found


@per_rules
def shares() -> Mapping[str, float]:
    """The share of statements of each kind that were right, by ``data/statement_kinds.tsv``.

    Raises:
        ParameterError: A line is no kind with its number and its share.
    """
    found: dict[str, float] = {}
    for entry in rule_lines(PACKAGE, "statement_kinds.tsv", header=True):
        cells = entry.text.split("\t")
        try:
            kind, _, share = cells
            found.setdefault(kind, min(1.0, max(0.0, float(share))))
        except ValueError:
            raise entry.error("no kind, number and share", "separate these three by tabs; a share is 0 to 1") from None
    return found
