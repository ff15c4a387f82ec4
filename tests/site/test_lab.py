"""What all notebooks show, in a real JupyterLab: no amount in dollars becomes a formula."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import nbformat
import papermill
import pytest
from playwright.sync_api import Browser

from in_process import execute_notebook
from newsangles.documents.read import read
from newsangles.site.report import report
from newsangles.tables.frames import frame

TEXT = (
    "The port lost $4 billion in 2021 and $2 billion in 2022, Mayor Ana Ruiz said on Monday. “We paid $90 million, "
    "not $80 million,” Ruiz said.\n\nThe price fell from $12 to $9, according to the ministry.\n"
)
LAB_STARTS = 120  # seconds, on a machine under load


@pytest.fixture(scope="module")
def notebook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One notebook with the cells of all for a text full of amounts, a frame of pandas, and a formula that is one."""
    folder = tmp_path_factory.mktemp("amounts")
    (folder / "amounts.txt").write_text(TEXT, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(papermill, "execute_notebook", execute_notebook)
        assert not report(read(folder / "amounts.txt"), folder / "out").failed
    made = [nbformat.read(path, 4) for path in sorted(folder.rglob("*.ipynb"))]
    cells = [cell for part in made for cell in part.cells if cell.cell_type == "code"]
    own = frame("articles", []).reindex([0]).astype(object).assign(text=TEXT)
    shown = nbformat.v4.new_output("display_data", {"text/html": own._repr_html_()})  # type: ignore[operator]
    cells.append(nbformat.v4.new_code_cell("own", outputs=[shown]))
    formula = nbformat.v4.new_output("display_data", {"text/html": '<p id="formula">$x^2$</p>'})
    cells.append(nbformat.v4.new_code_cell("formula", outputs=[formula]))
    for n, cell in enumerate(cells):
        cell.id = f"cell-{n}"
    path = folder / "lab" / "all.ipynb"
    path.parent.mkdir()
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
    return path


@pytest.fixture(scope="module")
def lab(notebook: Path) -> Iterator[str]:
    """The address of the notebook in a JupyterLab that trusts it and takes no cell out of the page."""
    home = notebook.parent.with_name("home")
    settings = home / "settings" / "@jupyterlab" / "notebook-extension" / "tracker.jupyterlab-settings"
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps({"windowingMode": "none"}))
    places = {"JUPYTER_CONFIG_DIR": "config", "JUPYTER_DATA_DIR": "data", "JUPYTERLAB_WORKSPACES_DIR": "workspaces"}
    env = os.environ | {name: str(home / place) for name, place in places.items()}
    env |= {"JUPYTERLAB_SETTINGS_DIR": str(home / "settings"), "JUPYTER_RUNTIME_DIR": str(home / "runtime")}
    subprocess.run([sys.executable, "-m", "jupyter", "trust", notebook], env=env, check=True, capture_output=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = [f"--port={port}", f"--ServerApp.root_dir={notebook.parent}", "--IdentityProvider.token=", "--allow-root"]
    command = [sys.executable, "-m", "jupyter", "lab", "--no-browser", "--ip=127.0.0.1", *options]
    server = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(f"http://127.0.0.1:{port}/api", server)
        yield f"http://127.0.0.1:{port}/lab/tree/{notebook.name}"
    finally:
        server.terminate()
        server.wait()


def _wait(address: str, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + LAB_STARTS
    while True:
        try:
            urllib.request.urlopen(address)
            return
        except urllib.error.URLError:
            assert server.poll() is None and time.monotonic() < end, "JupyterLab did not start"
            time.sleep(0.1)


def test_no_amount_is_typeset_as_a_formula(lab: str, notebook: Path, browser: Browser) -> None:
    cells = nbformat.read(notebook, 4).cells
    page = browser.new_page()
    page.goto(lab)
    page.locator("#formula mjx-container").wait_for(timeout=LAB_STARTS * 1000)  # the last output; nobody escaped it
    assert page.locator(".jp-RenderedHTMLCommon").count() >= sum(len(cell.outputs) for cell in cells)
    assert page.locator("mjx-container").count() == 1
    line = page.locator(".na .at a").first.evaluate("link => getComputedStyle(link).textDecorationLine")
    assert line == "underline", "a link does not look like one"
    assert page.locator('.na.contents a[href^="#claims-"]').first.is_hidden(), "Lab offers a link that cannot filter"
    shown = page.locator(".jp-OutputArea-output").all_inner_texts()
    assert sum("$4 billion in 2021 and $2 billion" in text for text in shown) >= 7  # each notebook, and the frame
    page.close()
