"""Old places of public names: they work for one version more, with a warning that names the new place."""

from __future__ import annotations

import functools
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import sys
import warnings
from collections.abc import Callable, Sequence
from importlib import resources
from types import ModuleType
from typing import Any

GONE_IN = "0.3"
"""The version in which the old names stop working."""

FOLDER = "newsangles"


@functools.cache
def moved() -> dict[tuple[str, str], tuple[str, str]]:
    """New module and name by old module and name, as ``data/moved.tsv`` lists them."""
    text = (resources.files(FOLDER) / "data" / "moved.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {(old, name): (new, now) for old, name, new, now in rows}


@functools.cache
def _modules() -> frozenset[str]:
    return frozenset(module for module, _ in moved())


def getter(module: str) -> Callable[[str], Any]:
    """A ``__getattr__`` for an old module: it warns, and gives the name from its new place."""

    def get(name: str) -> Any:
        if (module, name) not in moved():
            raise AttributeError(f"module {module!r} has no attribute {name!r}")
        new, now = moved()[module, name]
        warnings.warn(
            f"{module}.{name} is {new}.{now} now; the old name goes in version {GONE_IN}",
            DeprecationWarning,
            stacklevel=2,
        )
        return getattr(importlib.import_module(new), now)

    return get


class OldModules(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds the modules that are gone, after everybody else has looked."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """The spec of an old module; None for any other."""
        if fullname.rpartition(".")[0] == FOLDER and fullname in _modules():
            return importlib.util.spec_from_loader(fullname, self)
        return None

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> None:
        """Leave making the module to Python."""

    def exec_module(self, module: ModuleType) -> None:
        """Fill an old module: it has only names that are somewhere else now."""
        module.__doc__ = "A module whose names have moved; each says where to."
        module.__getattr__ = getter(module.__name__)  # type: ignore[method-assign]
        module.__dir__ = lambda: sorted(n for m, n in moved() if m == module.__name__)  # type: ignore[method-assign]


def install() -> None:
    """Let old modules be imported, once."""
    if not any(isinstance(finder, OldModules) for finder in sys.meta_path):
        sys.meta_path.append(OldModules())
