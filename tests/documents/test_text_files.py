"""Text files: exactly what was decoded, with the sidecar beside them."""

from __future__ import annotations

import errno
from datetime import date, datetime
from pathlib import Path

import pytest

from article_files import errors, put
from newsangles.documents.article import hidden_characters
from newsangles.documents.read import read


@pytest.mark.parametrize(
    ("data", "encoding", "text"),
    [
        (b"One.\r\nTwo.\rThree.\n", "utf-8", "One.\r\nTwo.\rThree.\n"),
        (b"\xef\xbb\xbfOne.", "utf-8", "One."),
        (b"\xef\xbb\xbf\xef\xbb\xbfOne.", "UTF8", "\ufeffOne."),
        ("One \u2014 two.".encode("utf-16"), "utf-16", "One \u2014 two."),
        (b"caf\xe9", "latin-1", "café"),
        (b"a\xe2\x80\x8bb\xe2\x80\xaec", "utf-8", "a\u200bb\u202ec"),
        (b"<p>Not a page.</p>", "utf-8", "<p>Not a page.</p>"),
        (b" \n One. \x0c\x85"[:9], "utf-8", " \n One. \x0c"),
    ],
)
def test_text_is_exactly_what_was_decoded(data: bytes, encoding: str, text: str) -> None:
    (article,) = read(put("a.txt", data), encoding=encoding)
    assert article.text == text
    assert (article.id, article.path, article.source) == ("a", "a.txt", "a.txt")


def test_hidden_characters_are_kept() -> None:
    (article,) = read(put("a.md", "a\u200bb"))
    assert hidden_characters(article.text) == [(1, "U+200B ZERO WIDTH SPACE")]


def test_nothing_is_known_without_a_sidecar() -> None:
    (a,) = read(Path(put("a.TXT")))
    assert (a.title, a.outlet, a.url, a.published, a.published_source) == (None, None, None, None, "none")


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (PermissionError(errno.EACCES, "no"), "a.txt: permission denied; allow reading it"),
        (
            OSError(errno.EIO, "Input/output error"),
            "a.txt: Input/output error; check the file and the disk that it is on",
        ),
    ],
)
def test_what_the_system_refuses(monkeypatch: pytest.MonkeyPatch, error: OSError, message: str) -> None:
    put("a.txt")

    def refuse(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(Path, "open", refuse)
    assert errors("a.txt") == [message]


def test_sidecar() -> None:
    put("a.txt")
    put(
        "a.json",
        {"title": " Harbour ", "outlet": None, "url": "https://example.org/a", "published": "2025-03-07", "note": 1},
    )
    (a,) = read("a.txt")
    assert (a.title, a.outlet, a.url, a.published) == ("Harbour", None, "https://example.org/a", date(2025, 3, 7))
    assert a.published_source == "sidecar"
    put("a.json", {"published": "2025-03-07T23:00:00Z", "published_source": "inferred"})
    assert read("a.txt")[0].published_source == "inferred"
    for given_date in ("2024-01-02", date(2024, 1, 2), datetime(2024, 1, 2, 3)):
        (a,) = read("a.txt", given_date)
        assert (a.published, a.published_source) == (date(2024, 1, 2), "given")
    assert read("a.txt", "")[0].published_source == "inferred"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("[]", 'a.json: not a JSON object; write it as in {"title": "…", "published": "2025-03-07"}'),
        (b"\xff", "a.json: not valid JSON ("),
        ("{", "a.json: not valid JSON ("),
        (
            '{"title": []}',
            "a.json: its title is not a string but list; write the title in quotation marks, or leave it out",
        ),
        ('{"title": "\\ud800"}', "a.json: half a character in its title; write it anew in valid Unicode"),
        (
            '{"published_source": "page"}',
            'a.json: published_source \'page\' is unknown; write "sidecar" or "inferred", or leave it out',
        ),
    ],
)
def test_bad_sidecar(content: str | bytes, message: str) -> None:
    put("a.txt")
    put("a.json", content)
    (error,) = errors("a.txt")
    assert error.startswith(message)
    assert "; " in error


@pytest.mark.parametrize("published", ["soon", 2025, "99999-01-01"])
def test_a_date_that_cannot_be_read(published: object, caplog: pytest.LogCaptureFixture) -> None:
    put("a.txt")
    put("a.json", {"published": published, "title": "T"})
    (article,) = read("a.txt")
    assert (article.title, article.published, article.published_source) == ("T", None, "unreadable")
    refusal = f"a.json: {published!r} is not a date; write published as YYYY-MM-DD, or leave it empty"
    assert caplog.messages == [f"{refusal}; it is read without its date"]
    assert errors("a.txt", strict=True) == [refusal]
