"""Files that a source names: folders, globs and lists, with an id for each."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from article_files import END, PAGE, TEXT, errors, ids, lines, put
from newsangles.documents import project
from newsangles.documents.read import read


def test_refusals_of_places() -> None:
    Path("empty").mkdir()
    put("other/a.pdf")
    Path("loop.txt").symlink_to("loop.txt")
    os.mkfifo("pipe.txt")
    where = f"check the path; it was looked for in {Path.cwd()} and in {project.root()}"
    for source, message in [
        ("none.txt", f"none.txt: not found; {where}"),
        ("a.txt/b.txt", f"a.txt/b.txt: not found; {where}"),
        ("a\0.txt", f"a\\x00.txt: not found; {where}"),
        ("t.jsonl#1", f"t.jsonl#1: not found; {where}"),
        ("none-*.md", f"none-*.md: no document matches the pattern; check the pattern; documents end in {END}"),
        ("empty", f"empty: no document in this folder; put files there that end in {END}"),
        ("other", f"other: no document in this folder; put files there that end in {END}"),
        ("loop.txt", "loop.txt: a symbolic link that leads back to itself; remove or correct the link"),
        ("pipe.txt", f"pipe.txt: not a regular file; give a file that ends in {END}"),
    ]:
        assert errors(source) == [message]


def test_a_pattern_is_no_path_in_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    put("docs/a.txt")
    stat = Path.stat

    def refusing(path: Path, **options: bool) -> os.stat_result:
        if "*" in str(path):
            error = OSError(22, "Invalid argument")
            error.winerror = 123  # type: ignore[attr-defined]  # Windows has it
            raise error
        return stat(path, **options)

    monkeypatch.setattr(Path, "stat", refusing)
    assert ids("docs/*.txt") == ["a"]


@pytest.mark.skipif(os.name == "nt" or sys.platform == "darwin", reason="names are Unicode there")
def test_a_name_that_is_no_unicode_spoils_no_other() -> None:
    for name in (b"folder/a\xff.txt", b"folder/b\xfe/c.txt", b"folder/d.txt"):
        put(os.fsdecode(name))
    assert ids("folder") == ["d"]
    refused = errors("folder")
    assert len(refused) == 2 and all("half a character in its name; rename the file" in line for line in refused)


def test_folder() -> None:
    for name in ("b.txt", "a.txt", "a.md", "B.txt", "sub/a.txt", ".hidden.txt", ".git/x.txt", "note.json", "x.pdf"):
        put(f"docs/{name}")
    put("docs/p.html", PAGE)
    put("docs/p_files/frame.html", "")
    got = read("docs/")
    assert [a.id for a in got] == ["B", "a.md", "a.txt", "b", "p", "sub/a"]
    assert [a.path for a in got][-1] == "docs/sub/a.txt" == got[-1].source
    assert read(got[-1].source or "")[0].text == got[-1].text
    assert ids(".") == [f"docs/{name}" for name in ("B", "a.md", "a.txt", "b", "p", "sub/a")]


def test_links_in_a_folder() -> None:
    put("docs/a.txt")
    Path("docs/up").symlink_to("..")
    Path("docs/self").symlink_to("../docs")
    Path("docs/b.txt").symlink_to("gone.txt")
    assert ids("docs") == ["a"]
    assert errors("docs") == [
        f"docs/b.txt: not found; check the path; it was looked for in {Path.cwd()}",
        "docs/self: a symbolic link that leads back to itself; remove or correct the link",
        "docs/up/docs: a symbolic link that leads back to itself; remove or correct the link",
    ]


def test_globs() -> None:
    for name in ("a.txt", "b.md", "a.json", "sub/a.txt", "sub/.c.txt"):
        put(f"docs/{name}", "{}" if name.endswith("json") else TEXT)
    assert ids("docs/*") == ["a", "b"]
    assert ids("docs/**/*.txt") == ["a", "sub/a"]
    assert ids(str(Path("docs/*.md").absolute())) == ["b"]
    assert ids(put("docs/[x].txt")) == ["[x]"]  # a file of that name goes first


def test_several() -> None:
    put("one/x.txt")
    put("two/x.txt")
    put("two/y.txt")
    put("t.jsonl", lines({"id": "y", "text": "From a table."}, {"id": "z", "text": "From a table."}))
    assert ids(["one", "two", "t.jsonl"]) == ["one/x", "two/x", "y", "t/y", "z"]
    assert ids(["one/x.txt", "one", "one/*.txt", "./one/x.txt"]) == ["x"]
    assert ids(["t.jsonl#z", "t.jsonl"]) == ["y", "z"]
    assert ids(["t.jsonl#z", "t.jsonl#y", "t.jsonl#z"]) == ["z", "y"]


def test_relative_paths_start_from_here_and_then_from_the_project(monkeypatch: pytest.MonkeyPatch) -> None:
    put("project/seeds/a.txt", "From the project.")
    put("project/lib/newsangles/__init__.py", "")
    monkeypatch.setattr("newsangles.documents.project.root", Path("project").absolute)
    for source in ("seeds/a.txt", "seeds", "seeds/*.txt"):
        (a,) = read(source)
        assert (a.text, a.id, a.path, a.source) == ("From the project.", "a", "seeds/a.txt", "seeds/a.txt")
    put("seeds/a.txt", "From here.")
    for source in ("seeds/a.txt", "seeds", "seeds/*.txt"):
        assert read(source)[0].text == "From here."
