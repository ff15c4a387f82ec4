"""Judging in JupyterLab: one row at a time, with buttons or keys, saved into the sheet after each judgement."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from newsangles.accuracy import sheets
from newsangles.accuracy.parts import parts_of
from newsangles.errors import NewsanglesError, ParameterError
from newsangles.tables.wording import brief, counted, dates_in_words

if TYPE_CHECKING:
    import ipywidgets

KEYS = {"r": "right", "e": "edge", "w": "wrong", "s": "skip", "b": "back"}
"""The key of each button."""

LABELS = {
    "row": {"right": "right", "edge": "edge", "wrong": "wrong", "skip": "skip", "back": "back"},
    "missing": {"right": "nothing missing", "wrong": "something is missing", "skip": "skip", "back": "back"},
}
"""The words on the buttons, for rows and for sentences."""

STYLES = {"right": "success", "edge": "warning", "wrong": "danger"}


class Judging:
    """A sheet that is being judged: where the judge is, and what was said; saved after each judgement.

    Attributes:
        path: The sheet.
        sheet: Its lines.
        judge: Who judges; empty: nobody is named.
        place: The line at hand, from 0.
    """

    def __init__(self, path: str | Path, judge: str = "") -> None:
        """Open a sheet at its first line that is not judged.

        Raises:
            DocumentError: There is no such sheet, or it has no lines.
            ParameterError: A cell of it makes no sense.
        """
        self.path, self.judge = Path(path), " ".join(judge.split())
        self.sheet = sheets.read(self.path)
        if self.sheet.empty:
            raise ParameterError(self.path, "a sheet without lines", "draw some: newsangles sample SOURCE --out FILE")
        self._changed = self._time()
        open_lines = self.open_lines
        self.place = open_lines[0] if open_lines else 0

    @property
    def open_lines(self) -> list[int]:
        """The lines without a verdict."""
        return [n for n, verdict in enumerate(self.sheet["verdict"]) if not verdict]

    @property
    def line(self) -> dict[str, Any]:
        """The line at hand."""
        return {str(name): value for name, value in self.sheet.iloc[self.place].items()}

    @property
    def parts(self) -> dict[str, str]:
        """The parts of the row at hand, each with its value in words."""
        line = self.line
        names = [part.name for part in parts_of(line["table"])] if line["asks"] == "row" else []
        pieces = re.split(rf"(?:^|; )({'|'.join(map(re.escape, names))}): ", line["row"]) if names else []
        values = dict(zip(pieces[1::2], pieces[2::2], strict=False))
        return {name: values.get(name, "") for name in names}

    def say(self, verdict: str, parts: Sequence[str] = (), should_be: str = "", note: str = "") -> None:
        """Judge the line at hand, save the sheet, and go to the next line that is not judged.

        Raises:
            ParameterError: Another program has changed the file meanwhile.
            OutputError: The file cannot be written.
        """
        if self._time() != self._changed:
            cause = "another program has changed this file meanwhile"
            raise ParameterError(self.path, cause, "close it there, and run this cell again")
        named = [part for part in self.parts if part in parts and verdict != "right"]
        lost = verdict == "right" and self.line["asks"] == "missing"
        said = {"verdict": verdict, "part": ", ".join(named), "should_be": "" if lost else should_be.strip()}
        said |= {"note": note.strip(), "judge": self.judge or self.line["judge"]}
        before = {name: self.sheet[name].iloc[self.place] for name in said}
        try:
            self._set(said)
            sheets.write(self.sheet, self.path)
        except NewsanglesError:
            self._set(before)
            raise
        self._changed = self._time()
        self.skip()

    def _set(self, said: dict[str, Any]) -> None:
        for name, value in said.items():
            self.sheet.loc[self.place, name] = value

    def skip(self) -> None:
        """Go to the next line that is not judged, after the last to the first."""
        others = self.open_lines
        self.place = next((n for n in others if n > self.place), others[0] if others else self.place)

    def back(self) -> None:
        """Go to the line before, judged or not."""
        self.place = max(0, self.place - 1)

    @property
    def progress(self) -> str:
        """How far the judge is, as a sentence."""
        done, total = len(self.sheet) - len(self.open_lines), len(self.sheet)
        if done == total:
            return f"All {counted(total, 'line')} are judged, and saved in {self.path.name}."
        return f"Line {self.place + 1} of {total}; {done} judged, and saved in {self.path.name}."

    def _time(self) -> int:
        return self.path.stat().st_mtime_ns if self.path.exists() else 0


def judge(path: str | Path, judge: str = "") -> ipywidgets.Widget:
    """Judge a sheet in JupyterLab (needs the extra newsangles[widget]).

    Args:
        path: The sheet, as ``newsangles sample`` or `sampling.sample` and `sheets.write` make it.
        judge: Your name or initials, for the column of that name.

    Returns:
        The widget: a question, its sentence, the parts of the row to be marked where they are wrong, and buttons. With
        the cursor in the small box, one key does what a button does: r, e, w, s (skip), b (back).

    Raises:
        DocumentError: There is no such sheet.
        ParameterError: A cell of it makes no sense, or the extra is not installed.
    """
    try:
        import ipywidgets
    except ImportError as error:
        remedy = "pip install 'newsangles[widget]', or fill in the sheet in a spreadsheet"
        raise ParameterError("judge", "the package ipywidgets is not installed", remedy) from error
    return _Board(Judging(path, judge), ipywidgets).whole


class _Board:
    """The widget of a sheet that is being judged."""

    def __init__(self, judging: Judging, widgets: Any) -> None:
        wide = widgets.Layout(width="auto")
        self.judging, self.widgets = judging, widgets
        self.text = widgets.HTML()
        self.parts = widgets.HBox(layout=widgets.Layout(flex_flow="row wrap"))
        self.should_be = widgets.Text(description="should be", layout=wide)
        self.note = widgets.Text(description="note", layout=wide)
        self.key = widgets.Text(placeholder="key", layout=widgets.Layout(width="5em"), tooltip="r, e, w, s or b")
        self.buttons = {
            name: widgets.Button(button_style=STYLES.get(name, ""), layout=widgets.Layout(width="auto"))
            for name in KEYS.values()
        }
        self.status = widgets.HTML()
        for name, button in self.buttons.items():
            button.on_click(self._clicked(name))
        self.key.observe(self._typed, "value")
        row = widgets.HBox([*self.buttons.values(), self.key], layout=widgets.Layout(flex_flow="row wrap"))
        self.whole = widgets.VBox([self.text, self.parts, self.should_be, self.note, row, self.status])
        self.show()

    def show(self) -> None:
        """Show the line at hand."""
        line, labels = self.judging.line, LABELS[self.judging.line["asks"]]
        self.text.value = line_as_html(line)
        given = line["part"].split(", ")
        self.parts.children = [
            self.widgets.ToggleButton(
                value=name in given,
                description=f"{name}: {brief(value, 60)}" if value else name,
                tooltip=f"wrong: {name}",
                layout=self.widgets.Layout(width="auto"),
            )
            for name, value in self.judging.parts.items()
        ]
        self.should_be.value, self.note.value = line["should_be"], line["note"]
        for key, name in KEYS.items():
            button = self.buttons[name]
            button.description = f"{labels.get(name, '')} ({key})"
            button.layout.display = None if name in labels else "none"
        self.status.value = escape(self.judging.progress)

    def _clicked(self, name: str) -> Callable[[object], None]:
        return lambda _: self.act(name)

    def _typed(self, change: Any) -> None:
        name = KEYS.get(str(change["new"])[-1:].lower())
        if change["new"]:
            self.key.value = ""
        if name in LABELS[self.judging.line["asks"]]:
            self.act(str(name))

    def act(self, name: str) -> None:
        """Do what a button or a key asks for."""
        try:
            if name in sheets.VERDICTS:
                wrong = [
                    part for part, button in zip(self.judging.parts, self.parts.children, strict=True) if button.value
                ]
                self.judging.say(name, wrong, self.should_be.value, self.note.value)
            else:
                getattr(self.judging, name)()
        except NewsanglesError as error:
            self.status.value = f"<strong>{escape(str(error))}</strong>"
            return
        self.show()


def line_as_html(line: dict[str, Any] | pd.Series[Any]) -> str:
    """A line's article, question and sentence as HTML, with the row's own words marked."""
    where = [line["outlet"], dates_in_words(line["published"]), line["title"]]
    sentence = escape(line["sentence"]).replace(sheets.OPEN, "<mark>").replace(sheets.CLOSE, "</mark>")
    asked = line["question"].replace(f" with {sheets.OPEN} {sheets.CLOSE}", "")
    judged = f" <em>(judged: {escape(line['verdict'])})</em>" if line["verdict"] else ""
    return (
        f"<p style='opacity: 0.7; margin: 0'>{escape(' · '.join(filter(None, where)))}</p>"
        f"<p style='font-size: 1.2em; font-weight: 600; margin: 0.4em 0'>{escape(asked)}{judged}</p>"
        f"<p style='font-size: 1.1em; line-height: 1.5; margin: 0.4em 0; max-width: 45em'>{sentence}</p>"
    )
