"""The digest of the library covers what changes a parse."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsangles.pipeline import versions
from parses import parsing


@pytest.mark.parametrize(
    ("path", "counts"),
    [
        ("__init__.py", False),
        ("errors.py", True),
        ("data/moved.tsv", False),
        ("angles/quotes/cues.py", True),
        ("angles/quotes/data/cue_classes.txt", True),
        ("angles/quotes/findings.py", False),
        ("corrections/apply.py", True),
        ("documents/aliases.py", True),
        ("language/parsed_text.py", True),
        ("pipeline/parse.py", True),
        ("tables/schema.py", True),
        ("tables/frames.py", True),
        ("tables/wording.py", False),
        ("show.py", False),
        ("show/charts.py", False),
        ("site/page.css", False),
        ("site/report.py", False),
        ("cli/commands.py", False),
        ("cli.py", False),
        ("__pycache__/linking.cpython-311.pyc", False),
        ("angles/__pycache__/x.cpython-311.pyc", False),
    ],
)
def test_the_digest_covers_what_changes_a_parse(tmp_path: Path, path: str, counts: bool) -> None:
    file = tmp_path / path
    file.parent.mkdir(parents=True, exist_ok=True)
    before = versions.digest_of(tmp_path)
    file.write_text("say")
    first = versions.digest_of(tmp_path)
    file.write_text("tell")
    assert (versions.digest_of(tmp_path) != first, first != before) == (counts, counts)


def test_the_digest_is_of_this_library() -> None:
    assert versions.library_digest() == versions.digest_of(Path(parsing.__file__).parents[1])
