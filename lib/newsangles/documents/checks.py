"""Checks of options, dates, language, length and characters, with the errors that refuse a document."""

from __future__ import annotations

import codecs
import errno
import logging
import os
import re
import stat
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from spacy.lang.en.stop_words import STOP_WORDS

from newsangles.documents.article import Article
from newsangles.documents.days import day_of, is_empty
from newsangles.errors import DocumentError, NewsanglesError, ParameterError

MAX_CHARACTERS = 5_000_000
"""The longest text that is read has so many characters, unless the caller says otherwise."""

MIN_ENGLISH_SHARE = 0.08
"""A text is refused as not English if its share of function words is < this (see `english_share`)."""

MAX_FOREIGN_SHARE = 0.1
"""Limit of the share of signs beyond ASCII in a text whose encoding is offered."""

_SIGNS = frozenset("“”‘’‚„…–—•·£€¥¢§©®™°´¨«»¡¿½¼¾²³×±†‰\N{NO-BREAK SPACE}\N{SOFT HYPHEN}")

# Ordinary words of a Romance, Germanic, Slavic or Finnic language, of Latin, or of Hindi in Latin letters.
_SHARED = frozenset("a am an as at do for have he her i in is me no on or over so under was we".split())
_FUNCTION_WORDS = frozenset(STOP_WORDS) - _SHARED
_WORD = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]|(?<!['’])[^\W\d_]+")


_FIGURE = re.compile(r"(?<![\w.,:-])[\d][\d.,:/-]*")

MAX_FIGURES = 0.3
"""A text with > this many figures for each word is a table, such as the results of a match."""

MIN_PLAIN = 0.5
"""So is a short one, if < this share of its words is written without a capital."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Options:
    """The parameters of `newsangles.read`, checked."""

    published: date | None
    encoding: str
    limit: int
    any_language: bool
    strict: bool = False


def english_share(text: str) -> float | None:
    """The share of English function words among a text's words; None for a text that does not tell.

    That is one of less than 40 words, or a table of results: figures and names, hardly a sentence.

    The function words are spaCy's stop words without those that are common in another language too (`_SHARED`): with
    them, a Portuguese paragraph reached 0.39 and English ones went down to 0.26, so that no threshold was right.

    All 2,326 texts of 40 words or more in the annotated English corpora that the
    library is measured on (news, Wikinews, history, essays, debates, single sentences) have at least 0.166; of 23
    paragraphs in 17 other languages, transliterated Russian and Hindi among them, none has more than 0.029 (Dutch).

    A word is a run of letters that does not follow an apostrophe; in scripts without spaces (Chinese, Japanese, Thai)
    each character counts as one.
    """
    words = _WORD.findall(text)
    if len(words) < 40 or len(_FIGURE.findall(text)) > MAX_FIGURES * len(words):
        return None
    if not text.isupper():  # names say nothing of the language that they stand in
        plain = [word for word in words if not word[0].isupper() or word.casefold() in _FUNCTION_WORDS]
        if len(plain) < 40 and len(plain) < MIN_PLAIN * len(words):
            return None
    return sum(word.casefold() in _FUNCTION_WORDS for word in words) / len(words)


def checked(article: Article, where: str, options: Options) -> Article:
    """The article with the date that the caller gives; an error if its text cannot be read."""
    text = article.text
    if not text.strip():
        raise DocumentError(where, "empty, or white space only", "give a text to read")
    if len(text) > options.limit:
        raise too_long(where, f"{len(text):,} characters", options.limit)
    if "\0" in text:
        raise binary(where, "")
    if (match := lone_surrogate(text)) is not None:
        cause = f"half a character (U+{ord(match[0]):04X}) at offset {match.start()}"
        raise DocumentError(where, cause, "write the text anew in valid Unicode")
    if lone_surrogate(f"{article.path} {article.id}") is not None:  # the system's way to name a byte that is no UTF-8
        raise DocumentError(where, "half a character in its name", "rename the file, or its folder, in valid Unicode")
    if not options.any_language and (share := english_share(text)) is not None and share < MIN_ENGLISH_SHARE:
        least = f"{MIN_ENGLISH_SHARE:.0%} or more"
        cause = f"plainly not English (function words are {share:.0%} of its words; in English, {least})"
        how = "to read it all the same, give any_language=True to read(), or --any-language in a terminal"
        raise DocumentError(where, cause, how)
    if options.published is None:
        return article
    return replace(article, published=options.published, published_source="given")


def lone_surrogate(text: str) -> re.Match[str] | None:
    """The first lone surrogate of a text; it is not a character and cannot be encoded."""
    return None if text.isascii() else re.search("[\ud800-\udfff]", text)


def cleaned(value: object, key: str, where: str) -> str | None:
    """A title or the like without white space around it; None if blank."""
    if is_empty(value):
        return None
    if not isinstance(value, str):
        cause = f"its {key} is not a string but {type(value).__name__}"
        raise DocumentError(where, cause, f"write the {key} in quotation marks, or leave it out")
    if lone_surrogate(value) is not None:
        raise DocumentError(where, f"half a character in its {key}", "write it anew in valid Unicode")
    return value.strip() or None


def date_of(value: object, where: str, options: Options) -> tuple[date | None, bool]:
    """The day in a table or sidecar, and whether a day is written there that cannot be read.

    Raises:
        DocumentError: It cannot be read, and the caller wants to be strict.
    """
    try:
        return day_of(value), False
    except ValueError as error:
        wrong = DocumentError(where, f"{value!r} is not a date", "write published as YYYY-MM-DD, or leave it empty")
        if options.strict:
            raise wrong from error
        _log.warning("%s; it is read without its date", wrong)
        return None, True


def given_date(published: object) -> date | None:
    """The parameter ``published``."""
    try:
        if published is not None and not isinstance(published, str | date):
            raise ValueError("not a day")
        if isinstance(published, str) and not re.fullmatch(r"(\d{4}-\d\d-\d\d)?", published.strip(), re.ASCII):
            raise ValueError("not a day")
        return day_of(published)
    except ValueError as error:
        raise ParameterError(
            "published", f"{published!r} is not a date", "give YYYY-MM-DD, as in 2025-03-07"
        ) from error


def codec_name(encoding: str) -> str:
    """The name of the codec for an encoding."""
    try:
        b"a".decode(encoding)
    except UnicodeDecodeError:
        pass  # "a" is not a text in UTF-16
    except (LookupError, ValueError) as error:
        raise ParameterError(
            "encoding", f"{encoding!r} is unknown", "give one such as utf-8, utf-16 or cp1252"
        ) from error
    name = codecs.lookup(encoding).name
    return "utf-8-sig" if name == "utf-8" else name  # its byte order mark belongs to the encoding, not to the text


def allows_nul(encoding: str) -> bool:
    """True if NUL bytes are part of ordinary text in an encoding."""
    return encoding.startswith(("utf-16", "utf-32"))


def marked_encoding(data: bytes) -> str:
    """The encoding that a text's byte order mark says, or "" where it has none or that of UTF-8."""
    marks = {codecs.BOM_UTF32_LE: "utf-32", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
    return next((name for mark, name in marks.items() if data.startswith(mark)), "")


def likely_encoding(data: bytes) -> str:
    """The encoding that a text looks like, to be offered in an error; "" where nothing is sure.

    That is Windows-1252, that of most older English files, where its signs beyond ASCII are few and such as stand in
    an English text.
    """
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return ""
    foreign = [character for character in text if not character.isascii()]
    if not foreign or len(foreign) > MAX_FOREIGN_SHARE * len(text):
        return ""
    return "cp1252" if all(c.isalpha() or c in _SIGNS for c in foreign) else ""


# --- Refusals that are told in several places ------------------------------------------------------------------------


def binary(where: str, likely: str) -> DocumentError:
    """The error that a text holds NUL; ``likely`` is the encoding by its byte order mark, or ""."""
    if likely:
        return DocumentError(where, f"NUL bytes and a {likely} byte order mark", _use(likely))
    return DocumentError(where, "binary (it holds NUL)", f"give a text, or, if it is UTF-16, {_use('utf-16')}")


def undecodable(where: str, byte: str, encoding: str, likely: str) -> DocumentError:
    """The error that a text is not in its encoding; ``likely`` is the one that it declares, or ""."""
    looks = f", but looks like {likely}" if likely else ""
    return DocumentError(where, f"not {encoding.removesuffix('-sig')}{byte}{looks}", _use(likely or "NAME"))


def _use(encoding: str) -> str:
    return f'give encoding="{encoding}" to read(), or --encoding {encoding} in a terminal'


def too_long(where: str, size: str, limit: int) -> DocumentError:
    """The error that a text is longer than the limit."""
    return DocumentError(where, f"{size} is over the limit of {limit:,} characters", "split it or raise limit")


def no_text(where: str) -> DocumentError:
    """The error that a row has no text."""
    return DocumentError(where, "no text", "write the article's text in the column text")


def no_column(shown: str, present: list[str]) -> DocumentError:
    """The error that a table has no column of texts; ``present`` are those that it has."""
    has = f" (it has {', '.join(present[:8])})" if present else ""
    return DocumentError(shown, f"no column named text{has}", "name the column of the article's text so")


def not_found(shown: str, *roots: Path) -> DocumentError:
    """The error that a path leads to nothing, with the folders that it was looked for in.

    Args:
        shown: The path, as the user wrote it.
        *roots: The folders; none: the current one.
    """
    if Path(shown).is_absolute() or shown.startswith("~"):
        return DocumentError(shown, "not found", "check the path")
    try:
        folders = dict.fromkeys(str(root.absolute()) for root in roots or [Path()])
    except OSError:  # the current folder was removed
        return DocumentError(shown, "not found", "go to a folder that is there")
    return DocumentError(shown, "not found", f"check the path; it was looked for in {' and in '.join(folders)}")


def content(path: Path, shown: str, most: int) -> bytes:
    """The first bytes of a regular file, one more than ``most`` where it has them.

    Raises:
        DocumentError: It is a pipe or a device, from which reading might never end.
        OSError: The system refuses it.
    """
    mode = path.stat().st_mode
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode) and not path.samefile(os.devnull):
        raise DocumentError(shown, "not a regular file", "save it to a file, and give that")
    with path.open("rb") as stream:
        return stream.read(most + 1)


def refused(shown: str, error: OSError) -> DocumentError:
    """The error for what the operating system refuses, in one line."""
    if isinstance(error, FileNotFoundError):
        return not_found(shown)
    if isinstance(error, PermissionError):
        return DocumentError(shown, "permission denied", "allow reading it")
    if error.errno == errno.ELOOP:
        return DocumentError(shown, "a symbolic link that leads back to itself", "remove or correct the link")
    return DocumentError(shown, brief(error.strerror or error), "check the file and the disk that it is on")


def brief(error: object) -> str:
    """The first line of another library's message, cut at a length that fits a line."""
    lines = [] if isinstance(error, NewsanglesError) else str(error).strip().splitlines()
    return lines[0][:120] if lines else type(error).__name__
