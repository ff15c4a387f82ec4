"""Old places of public names still work, and say where the name is now."""

from __future__ import annotations

import importlib
import subprocess
import sys

import pytest

from newsangles import moved


def test_every_line_leads_to_a_name_that_exists() -> None:
    assert len(moved.moved()) > 900
    missing = [
        (old, name)
        for (old, name), (new, now) in moved.moved().items()
        if not hasattr(importlib.import_module(new), now)
    ]
    assert not missing


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("from newsangles.view import View", "newsangles.language.parsed_text.ParsedText"),
        ("from newsangles.cast import ranked", "newsangles.angles.actors.findings.ranked"),
        ("from newsangles import deeds; deeds.QUADS", "newsangles.angles.events.findings.QUADS"),
        ("import newsangles.schema as s; s.TABLES", "newsangles.tables.schema.TABLES"),
    ],
)
def test_an_old_name_works_and_warns_with_its_new_place(line: str, place: str) -> None:
    command = [sys.executable, "-W", "always::DeprecationWarning", "-c", f"import newsangles; {line}"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert place in done.stderr and moved.GONE_IN in done.stderr


def test_what_never_was_is_an_ordinary_error() -> None:
    with pytest.raises(ModuleNotFoundError):
        importlib.import_module("newsangles.nothing")
    with pytest.raises(AttributeError, match="nothing"):
        importlib.import_module("newsangles.view").nothing  # noqa: B018
