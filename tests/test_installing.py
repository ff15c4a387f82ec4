"""The wheel in a fresh environment and a folder of its own: it has the notebooks, and makes a site with them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

from places import ROOT, SEED

PARTS = ("lib", "notebooks", "seeds", "demo", "LICENSE", "NOTICE", "MANIFEST.in", "README.md", "pyproject.toml")
BUILD = "from setuptools import build_meta as b; b.build_sdist('../dist'); b.build_wheel('../dist')"


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the wheel and of the source archive, built from what this checkout holds."""
    folder = tmp_path_factory.mktemp("installing")
    (folder / "source").mkdir()
    for name in PARTS:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, folder / "source" / name)
    shutil.rmtree(folder / "source" / "lib" / "newsangles.egg-info", ignore_errors=True)
    subprocess.run([sys.executable, "-c", BUILD], cwd=folder / "source", check=True, capture_output=True)
    return folder / "dist"


def test_both_archives_hold_all_that_a_run_needs(dist: Path) -> None:
    with zipfile.ZipFile(next(dist.glob("*.whl"))) as wheel, tarfile.open(next(dist.glob("*.tar.gz"))) as source:
        packed, archived = "\n".join(wheel.namelist()), "\n".join(source.getnames())
    library = ROOT / "lib"
    files = [path for path in library.rglob("newsangles/**/*") if path.is_file() and path.suffix != ".pyc"]
    names = [path.relative_to(library).as_posix() for path in files] + [p.name for p in ROOT.glob("notebooks/*.ipynb")]
    for name in names:
        assert name in packed and name in archived, name
    for name in ("NOTICE", "LICENSE"):
        assert f"/licenses/{name}" in packed and f"/{name}" in archived


def test_the_wheel_works_anywhere(dist: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "env", symlinks=True)
    python = tmp_path / "env" / "bin" / "python"
    wheel = next(dist.glob("*.whl"))
    install = [sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-deps", "--no-index", wheel]
    subprocess.run(install, check=True, capture_output=True)
    places = next((tmp_path / "env").glob("lib/python*/site-packages"))
    (places / "rest.pth").write_text(sysconfig.get_path("purelib"))  # all that it depends on, but not this checkout
    shutil.copy(SEED, tmp_path / "mine.txt")
    env = os.environ | {"JUPYTER_PATH": str(Path(sysconfig.get_path("data"), "share", "jupyter"))}  # the rest's as well
    env.pop("PYTHONPATH", None)

    def run(*arguments: str) -> str:
        done = subprocess.run([python, *arguments], cwd=tmp_path, env=env, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert "9 notebooks" in run("-m", "newsangles", "notebooks", "work")
    assert {"seeds", "demo", "10_quotes.ipynb"} <= {path.name for path in (tmp_path / "work").iterdir()}
    run("-m", "newsangles", "report", "mine.txt", "--out", "site", "--notebooks", "10_quotes")
    assert "Zelenskyy" in (tmp_path / "site" / "mine" / "10_quotes.html").read_text("utf-8")
    assert Path(run("-c", "import newsangles; print(newsangles.__file__)")).is_relative_to(tmp_path / "env")
