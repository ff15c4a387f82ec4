from __future__ import annotations

import pytest

from newsangles.errors import ParameterError
from newsangles.language.rules import Rules, using
from newsangles.language.structure import parts
from newsangles.language.structure.labels import label_of
from newsangles.language.structure.lines import line_of

LABELS = {
    "Anna Birch: We go.": ("Anna Birch", "We go."),
    "ANNA BIRCH, MAYOR OF HOLM: We go.": ("ANNA BIRCH", "We go."),
    "Sen. Anna Birch (D-Holm): We go.": ("Sen. Anna Birch", "We go."),
    "The Minister for Ports (John Frye): We go.": ("John Frye", "We go."),
    "The prime minister, John Frye: We go.": ("John Frye", "We go."),
    "MR. McFRYE: We go.": ("MR. McFRYE", "We go."),
    "[00:01:02] ANNA BIRCH: We go.": ("ANNA BIRCH", "We go."),
    "Speaker 1 (00:12): We go.": ("Speaker 1", "We go."),
    "Anna Birch -- Chief Executive: We go.": ("Anna Birch", "We go."),
    "**Anna Birch:** We go.": ("Anna Birch", "We go."),
    "((Anna Birch)) We go.": ("Anna Birch", "We go."),
    "Q. Who goes?": ("Q", "Who goes?"),
    "Question 2: Who goes?": ("Q", "Who goes?"),
    "Q1 Chair: Who goes?": ("Chair", "Who goes?"),
    "UNIDENTIFIED MALE: We go.": ("UNIDENTIFIED MALE", "We go."),
    "Mr. FRYE. We go.": ("Mr. FRYE", "We go."),
    "Siân van der Berg-Okoro: We go.": ("Siân van der Berg-Okoro", "We go."),
}
NO_LABELS = [
    "Verdict: guilty.",
    "Note: it is shut.",
    "There is one problem: money.",
    "Anna Birch, the mayor, said on Monday: “We go.”",
    "He said: “We go.”",
    "At 10:45 the boats left.",
    "The Latest: Harbour is shut.",
    "What she said: “We go.”",
    "https://holm.example: a page",
    "Key points: money, boats.",
    "Image source: the town.",
]


@pytest.mark.parametrize("text", LABELS)
def test_labels(text: str) -> None:
    label = label_of(line_of(text, 0, len(text)))
    assert label is not None
    assert (label.name, label.text) == LABELS[text]
    assert text[label.said :] == label.text
    assert text[label.start : label.end].upper().startswith(label.name.upper()) or label.name == "Q"


@pytest.mark.parametrize("text", NO_LABELS)
def test_words_that_name_nobody(text: str) -> None:
    label = label_of(line_of(text, 0, len(text)))
    assert label is None or label.shape == "alone"


def test_a_wrong_shape_names_its_place() -> None:
    with using(Rules(added={"labels.tsv": ["odd\tone\t0\t0\t0\tany\t(?P<label>x)"]})), pytest.raises(ParameterError):
        parts("x: The harbour closed.")
