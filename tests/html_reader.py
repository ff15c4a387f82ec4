"""A strict reader of the HTML that a page shows."""

from __future__ import annotations

import re
from html.parser import HTMLParser

VOID = {"meta", "img", "br", "hr", "link", "input"}


class Reader(HTMLParser):
    """Reads HTML strictly: every element closed in order, no script, no handler; keeps ids, links and visible text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.stack: list[tuple[str, str]] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.labels = 0
        self.words: list[str] = []
        self.feed(html)
        self.close()
        assert not self.stack

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._look(tag, attrs)
        if tag not in VOID:
            self.stack.append((tag, dict(attrs).get("class") or ""))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._look(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        assert self.stack
        assert self.stack.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        classes = {c for _, c in self.stack}
        if classes & {"n", "label"} or any(tag == "style" for tag, _ in self.stack):
            return
        if "hid" in classes:
            found = re.fullmatch(r"U\+([0-9A-F]{4,6})(?:×(\d+))?", data)
            assert found
            data = chr(int(found[1], 16)) * int(found[2] or 1)
        self.words.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def _look(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        values = dict(attrs)
        assert tag not in {"script", "iframe", "object", "embed", "link", "base"}
        assert not [
            name for name in names if name.startswith("on") or name in {"srcset", "srcdoc", "action", "formaction"}
        ]
        assert len(names) == len(set(names))
        assert not (values.get("src") or "data:").strip().lower().startswith(("http", "//", "javascript"))
        self.tags.append(tag)
        self.labels += values.get("class") == "label"
        if values.get("id") is not None:
            self.ids.append(values["id"] or "")
        if tag == "a":
            assert (values["href"] or "").startswith("#")
            self.links.append(values["href"] or "")

    @property
    def text(self) -> str:
        return "".join(self.words)
