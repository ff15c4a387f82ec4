"""What the tests share: one model a session, a cache of their own, and whether there is a browser."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright
from spacy.tokens import Doc
from xdist.scheduler import LoadScopeScheduling

from chromium import BROWSER, FLAGS
from newsangles.pipeline.parse import load
from newsangles.site.fork_engine import loaded

HERE = Path(__file__).parent

collect_ignore = [] if BROWSER else [f"site/test_{name}.py" for name in ("browser", "accessibility", "hostile", "lab")]


def pytest_configure(config: pytest.Config) -> None:
    if not BROWSER and os.environ.get("CI") == "true":
        raise pytest.UsageError("there is no Chromium, so the pages cannot be checked; install it, as .ci/run does")


GROUPS = {
    "kernels": ("test_notebooks.py", "test_project.py"),  # two ordinary kernels that start at once race for TCP ports
    # Forked ones: sockets, no ports.
    "reports": (
        "site/test_report.py",
        "site/test_fork_engine.py",
        "site/test_pages_agree.py",
        "cli/test_commands.py",
        "site/test_browser.py",
    ),
}
"""The files that are run one after the other in one process, and there use the same loaded process."""

OF_GROUP = {file: name for name, files in GROUPS.items() for file in files}

LONG = (
    "site/test_hostile.py",
    "site/test_accessibility.py",
    "site/test_lab.py",
    "test_installing.py",
    "pipeline/test_parse.py",
    "language/test_faster_spacy.py",
    "corpus/test_workers.py",
    "tables/test_storage.py",
    "export/test_data_package.py",
)
"""Files that take long, longest first: one that began last would keep one process busy and leave the other idle."""


class ByFile(LoadScopeScheduling):
    """Gives a process all tests of a file or of a group, one after the other, so that what they share is made once."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0].removeprefix("tests/")
        return OF_GROUP.get(file, file)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByFile:
    """Distribute by file; xdist's own groups are lost on pytest 9, where a test's name cannot be changed."""
    return ByFile(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest."""
    order = {file: n for n, file in enumerate((*OF_GROUP, *LONG))}
    items.sort(key=lambda item: order.get(_place(item), len(order)))


def _place(item: pytest.Item) -> str:
    """A test's file below this folder; files of one name in two folders are two."""
    return item.path.relative_to(HERE).as_posix() if item.path.is_relative_to(HERE) else item.path.name


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if not BROWSER:
        terminalreporter.write_line("left out: the browser checks (there is no Chromium on this machine)")


@pytest.fixture(scope="session", autouse=True)
def cache_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A parse cache of this session's own, which the kernels and programs that it starts use too."""
    before = os.environ.get("NEWSANGLES_CACHE")
    os.environ["NEWSANGLES_CACHE"] = str(tmp_path_factory.mktemp("cache"))
    yield
    if before is None:
        del os.environ["NEWSANGLES_CACHE"]
    else:
        os.environ["NEWSANGLES_CACHE"] = before


@pytest.fixture(scope="session")
def parse_text() -> Callable[[str], Doc]:
    """Parses a text with the whole pipeline, the model loaded once a session."""
    nlp = load()
    return lambda text: nlp(text)


@pytest.fixture(scope="session")
def loaded_process() -> Iterator[None]:
    """One loaded process for every report that this session makes in its own process."""
    with loaded() as server:
        server.start()  # now, not in a test that marks what it starts and looks for what is left
        yield


@pytest.fixture(scope="module")  # not a session's: its event loop would be in the way of kernels
def browser() -> Iterator[Browser]:
    """Chromium without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=BROWSER, args=FLAGS)
        yield browser
        browser.close()
