"""Which actor a pronoun or a noun means, and the weights that choose it."""

from __future__ import annotations

import gzip
import json
from importlib import resources
from pathlib import Path

import pytest

from angle_rows import Parse, meant
from newsangles.angles.actors.coreference import model
from newsangles.language import scorers


@pytest.mark.parametrize(
    ("text", "words", "after", "who"),
    [
        ("Ana Ruiz said that she would resign.", "she", "", "Ana Ruiz"),
        ("Maria Lopez called John Smith. He did not answer.", "He", "", "John Smith"),
        ("John Smith hurt himself.", "himself", "", "John Smith"),
        ("John Smith said the mayor had accused him of lying.", "him", "", "John Smith"),
        ('"I never saw it," John Smith said.', "I", "", "John Smith"),
        ('John Smith said: "My house was lost."', "My", "", "John Smith"),
        ("French officials warned that they would close the border.", "they", "", "French officials"),
        ("John Smith, the mayor of Lyon, resigned.", "the mayor", "", "John Smith"),
        (
            "Jobs will go, according to a group of staff. The group, Lund Staff Union, wrote to Mr Roe. The group said "
            "that Lund had lied.",
            "The group",
            "Roe.",
            "Lund Staff Union",
        ),
        ("Jean-Pierre Lafont met the mayor. Lafont said it was over.", "Lafont", "mayor.", "Jean-Pierre Lafont"),
        ("Senator Jane Doe is a lawyer.", "a lawyer", "", "Jane Doe"),
    ],
)
def test_pronouns_and_nouns(parse_text: Parse, text: str, words: str, after: str, who: str) -> None:
    assert meant(parse_text(text), words, after) == who


def test_the_weights_file(tmp_path: Path) -> None:
    """It is small, says where it comes from, and is of the format that the training command writes."""
    with resources.as_file(resources.files("newsangles.angles.actors") / "data" / "actors.json.gz") as path:
        assert path.stat().st_size <= 300_000
        plain = json.loads(gzip.decompress(path.read_bytes()))
    assert plain["format"] == scorers.FORMAT
    assert plain["header"]["command"].startswith("newsangles train actors")
    assert "GUM" in plain["header"]["corpus"]
    assert set(plain["calibrations"]) == {"first", "name", "nominal", "third"}
    assert set(model().scorers) == {
        "first",
        "given",
        "name",
        "narrator",
        "nominal",
        "noun",
        "salience",
        "third",
        "trust",
    }
