"""The angles in a spaCy pipeline of the user's own."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.language import Language

from newsangles.angles.angle import angles
from newsangles.errors import ParameterError
from newsangles.pipeline.versions import DEFAULT_MODEL, installed
from places import ROOT

pytestmark = pytest.mark.filterwarnings(r"ignore:\[W095\]:UserWarning")

TEXT = "Mayor Ana Ruiz said yesterday that the quay is safe. Ruiz opened it on Monday."


def pipeline(**config: dict[str, Any]) -> Language:
    """The installed model with all angles, configured by the angle's name."""
    nlp = spacy.load(installed(DEFAULT_MODEL))
    for angle in angles():
        nlp.add_pipe(angle.component, config=config.get(angle.name, {}))
    return nlp


@pytest.fixture(scope="module")
def nlp() -> Language:
    return pipeline()


def test_the_rows_of_each_angle_are_there(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert [quote.source for quote in doc._.quotes] == ["Mayor Ana Ruiz"]
    for angle in angles():
        for table in angle.tables:
            for row in getattr(doc._, table):
                assert doc.text[row.start : row.end] == row.text


def test_the_order_of_the_components_can_be_analysed(nlp: Language) -> None:
    analysis = nlp.analyze_pipes()
    problems = {name: found for name, found in analysis["problems"].items() if name.startswith("newsangles")}
    assert problems == {angle.component: [] for angle in angles()}
    for angle in angles():
        own = [f"doc._.{table}" for table in angle.tables]
        assert set(own) <= set(analysis["summary"][angle.component]["assigns"])


def test_a_wrong_order_is_seen() -> None:
    nlp = spacy.load(installed(DEFAULT_MODEL))
    nlp.add_pipe("newsangles_events")
    assert "doc._.quotes" in nlp.analyze_pipes()["problems"]["newsangles_events"]


@pytest.mark.parametrize("given", ["2025-03-07", date(2025, 3, 7)])
def test_the_publication_date_comes_with_the_text(nlp: Language, given: object) -> None:
    texts = [(TEXT, {"published": given}), (TEXT, {})]
    (dated, context), (undated, _) = nlp.pipe(texts, as_tuples=True)
    assert context == {"published": given}
    assert dated._.times[0].value == "2025-03-06"
    assert undated._.times[0].value == "DCT-1d"


def test_the_publication_date_comes_from_the_doc(nlp: Language) -> None:
    doc = nlp.make_doc(TEXT)
    doc._.published = "2025-03-07"
    assert nlp(doc)._.times[0].value == "2025-03-06"
    assert nlp(TEXT)._.times[0].value == "DCT-1d", "the date of one document is left for the next"


def test_a_date_that_is_none_is_refused_in_one_line(nlp: Language) -> None:
    doc = nlp.make_doc(TEXT)
    doc._.published = "March"
    with pytest.raises(ParameterError, match="YYYY-MM-DD"):
        nlp(doc)


def test_aliases_and_rules_are_a_components_config(tmp_path: Path) -> None:
    known = tmp_path / "aliases.yaml"
    known.write_text("- name: Ana Ruiz\n  label: person\n  also: [the quay]\n", "utf-8")
    own = {"actors": {"aliases": str(known)}, "events": {"rules": ["verb\topen\t-\t-\tMOBILIZE\t-"]}}
    nlp = pipeline(**own)
    before = nlp(TEXT)
    assert [event.class_ for event in before._.events if event.text == "opened"] == ["MOBILIZE"]
    assert any("quay" in alias for actor in before._.actors for alias in actor.aliases)
    nlp.to_disk(tmp_path / "model")
    after = spacy.load(tmp_path / "model")(TEXT)
    for angle in angles():
        for table in angle.tables:
            assert getattr(after._, table) == getattr(before._, table)


def test_a_wrong_rule_names_its_line(tmp_path: Path) -> None:
    (tmp_path / "plover.more.tsv").write_text("# mine\nverb\topen\t-\t-\tNOTHING\t-\n", "utf-8")
    with pytest.raises(ParameterError, match="line 2"):
        pipeline(events={"rules": str(tmp_path)})(TEXT)


def test_the_example_in_the_readme_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    (code,) = [block for block in re.findall(r"^```python\n(.*?)^```", text, re.M | re.S) if "spacy.load" in block]
    names: dict[str, Any] = {}
    monkeypatch.chdir(ROOT)
    exec(code, names)
    assert names["doc"]._.quotes
