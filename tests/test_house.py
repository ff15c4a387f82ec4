"""The house rules: imports go one way, tests mirror modules, nothing outgrows its bounds, docstrings begin plainly."""

from __future__ import annotations

import ast
import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from places import ROOT

LIBRARY = ROOT / "lib" / "newsangles"
TESTS = ROOT / "tests"

FLOORS = (
    "errors",
    "tables",
    "language",
    "documents",
    "show",
    "angles.shell",
    "angles.angle",
    "angles.structure",
    "angles.quotes",
    "angles.actors",
    "angles.factuality",
    "angles.timeline",
    "angles.claims",
    "angles.events",
    "angles.overview",
    "angles",
    "corrections",
    "pipeline",
    "export",
    "corpus",
    "training",
    "accuracy",
    "site",
    "cli",
    "__main__",
)
"""Folders and modules from the ground up: each may import those before it, and itself."""

BESIDE = ({"export", "corpus", "training"},)
"""Floors that are beside each other: none of them imports another of its set."""

FREE = {"newsangles", "newsangles.moved"}
"""The package itself, whose names come from several floors, and the names that have moved."""

OF_NO_MODULE = {
    "angles/test_agreement.py": "events and claims agree on whose deed a verb is",
    "angles/test_register.py": "an angle of a user's own goes through the whole library",
    "pipeline/test_own_pipeline.py": "the components in a spaCy pipeline of a user's own, without parse",
    "site/test_accessibility.py": "pages of all notebooks, in a browser",
    "site/test_browser.py": "what a reader does on the pages, in a browser",
    "site/test_hostile.py": "hostile articles through reading, notebooks and pages",
    "site/test_pages_agree.py": "what several pages say of one article",
    "site/test_lab.py": "what notebooks show in JupyterLab",
}
"""Test files in a folder that are about no single module, each with what it is about."""

MOST_LINES = {"file": 600, "class": 300, "function": 60}
MOST_WORDS = 20

ONE_LETTER = frozenset("ijkxy")
"""One-letter parameters: i, j and k for the index of a word, x and y for a place in a figure."""

FEWEST_FILES = 60


def module_of(path: Path) -> str:
    """The dotted name of a file of the library."""
    parts = list(path.relative_to(LIBRARY.parent).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


SOURCES = {module_of(path): path for path in sorted(LIBRARY.rglob("*.py"))}
TREES = {name: ast.parse(path.read_text("utf-8")) for name, path in SOURCES.items()}


def imports(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """The modules of the library that a file imports, also within functions, each with its line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((a.name, node.lineno) for a in node.names if a.name.split(".")[0] == "newsangles")
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "newsangles":
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield (inner if inner in SOURCES else str(node.module)), node.lineno


def floor(module: str) -> int | None:
    """The floor of a module, from 0 at the ground; None where the rules name none."""
    name = module.removeprefix("newsangles.")
    found = [i for i, place in enumerate(FLOORS) if name == place or name.startswith(f"{place}.")]
    return max(found, key=lambda i: len(FLOORS[i])) if found else None


def imports_up(module: str, imported: str) -> bool:
    """True if the first module may not import the second."""
    here, there = floor(module), floor(imported)
    if here is None or there is None:
        return module not in FREE and imported not in FREE
    beside = any({FLOORS[here], FLOORS[there]} <= group and here != there for group in BESIDE)
    return there > here or beside


def test_the_rules_themselves_tell_up_from_down() -> None:
    assert imports_up("newsangles.angles.quotes.cues", "newsangles.angles.claims.kinds")
    assert imports_up("newsangles.tables.frames", "newsangles.language.scorers")
    assert imports_up("newsangles.corpus.query", "newsangles.training.fitting")
    assert imports_up("newsangles.new_corridor", "newsangles.errors")
    assert not imports_up("newsangles.angles.claims.kinds", "newsangles.angles.quotes.cues")
    assert len(SOURCES) > FEWEST_FILES


@pytest.mark.parametrize("module", SOURCES)
def test_imports_go_down(module: str) -> None:
    if module not in FREE:
        up = [f"line {line}: {name}" for name, line in imports(TREES[module]) if imports_up(module, name)]
        assert not up, f"{module} imports what stands above it"


def test_no_modules_import_each_other_in_a_circle() -> None:
    graph = {name: {other for other, _ in imports(tree) if other in SOURCES} - {name} for name, tree in TREES.items()}
    for name in FREE:
        graph.pop(name, None)
    left = dict(graph)
    while free := [name for name, others in left.items() if not others & left.keys()]:
        for name in free:
            del left[name]
    assert not left, "these import each other in a circle"


@pytest.mark.parametrize("module", SOURCES)
def test_findings_read_rows_only(module: str) -> None:
    if module.endswith(".findings") and module.startswith("newsangles.angles."):
        below = ("errors", "tables", "language", "documents", "show")
        allowed = tuple(f"newsangles.{place}" for place in below)
        others = [n for n, _ in imports(TREES[module]) if not n.startswith(allowed) and not n.endswith("findings")]
        assert not [n for n in others if n.split(".")[-1] not in ("priorities", "angle", "lexicon")], (
            "findings import no analysis"
        )


def test_each_test_file_mirrors_a_module() -> None:
    files = [path.relative_to(TESTS) for path in TESTS.glob("*/**/*.py")]
    tests = [file for file in files if file.name.startswith("test_")]
    alone = {file.as_posix() for file in tests if not (LIBRARY / file.with_name(file.name[5:])).is_file()}
    assert alone == OF_NO_MODULE.keys(), "a test of lib/newsangles/show/charts.py is tests/show/test_charts.py"
    assert {file.name for file in files if file not in tests} <= {"conftest.py"}, "what tests share stands in tests/"


@pytest.mark.parametrize("module", SOURCES)
def test_nothing_is_larger_than_its_bound(module: str) -> None:
    source, tree = SOURCES[module].read_text("utf-8"), TREES[module]
    assert len(source.splitlines()) <= MOST_LINES["file"]
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            kind = "class" if isinstance(node, ast.ClassDef) else "function"
            length = (node.end_lineno or 0) - node.lineno + 1
            if any("C901" in line or "length:" in line for line in source.splitlines()[node.lineno - 1 : node.lineno]):
                continue
            assert length <= MOST_LINES[kind], f"{node.name} has {length} lines"


def docstrings(node: ast.AST) -> Iterator[tuple[str, str]]:
    """The docstring of a module, class or function, and those of the constants in it, each with its name."""
    if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
        if text := ast.get_docstring(node):
            yield getattr(node, "name", ""), text
        for above, below in itertools.pairwise(node.body):
            match below:
                case ast.Expr(ast.Constant(str(text))) if isinstance(above, ast.Assign | ast.AnnAssign):
                    yield ast.unparse(above).split(" =")[0], text


def phrases() -> Iterator[tuple[str, str]]:
    """The first paragraph of each docstring of the library, with its place: modules, classes, functions, constants."""
    for module, tree in TREES.items():
        for node in ast.walk(tree):
            for name, text in docstrings(node):
                yield f"{module}.{name}", text.split("\n\n")[0].replace("\n", " ")


def test_docstrings_begin_with_a_plain_phrase() -> None:
    found = list(phrases())
    assert len(found) > 1600
    assert sum(place.endswith(".") for place, _ in found) > 100, "modules"
    long = [place for place, text in found if len(text.split(". ")[0].split()) > MOST_WORDS]
    asked = [place for place, text in found if "?" in text]
    whether = [place for place, text in found if text.startswith(("What ", "Whether ", "Who ", "Whom ", "Which "))]
    assert not long, f"{len(long)} first sentences have more than {MOST_WORDS} words"
    assert not asked, f"{len(asked)} docstrings begin with a question"
    assert not whether, f"{len(whether)} docstrings begin with a clause where a noun exists"


def test_parameters_are_words() -> None:
    found = [
        f"{module}.{node.name}: {name.arg}"
        for module, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for name in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)
        if len(name.arg) == 1 and name.arg not in ONE_LETTER
    ]
    assert not found
