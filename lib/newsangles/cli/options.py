"""Options that commands share: how documents are read and parsed."""

from __future__ import annotations

import dataclasses
import functools
import inspect
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, get_type_hints

import typer

from newsangles.errors import ParameterError

RuleFolder = Annotated[
    str,
    typer.Option(
        "--rules",
        help="Your own rules: a folder of files that replace the library's or, as NAME.more.txt, add to them.",
        envvar="NEWSANGLES_RULES",
        metavar="FOLDER",
    ),
]


@dataclass(frozen=True)
class ReadingOptions:
    """The options of reading and parsing. Each field is an option of the commands that take it."""

    published: Annotated[str, typer.Option(help="Publication date of all documents, YYYY-MM-DD.", metavar="DATE")] = ""
    encoding: Annotated[str, typer.Option(help="Encoding of text files and tables.", envvar="NEWSANGLES_ENCODING")] = (
        "utf-8"
    )
    limit: Annotated[int, typer.Option(help="Longest document, in characters.", min=1, envvar="NEWSANGLES_LIMIT")] = (
        5_000_000
    )
    any_language: Annotated[
        bool,
        typer.Option(
            "--any-language", help="Do not refuse text that is plainly not English.", envvar="NEWSANGLES_ANY_LANGUAGE"
        ),
    ] = False
    strict: Annotated[
        bool,
        typer.Option(
            "--strict",
            help="Refuse a document whose date cannot be read, instead of reading it without one.",
            envvar="NEWSANGLES_STRICT",
        ),
    ] = False
    aliases: Annotated[
        str,
        typer.Option(
            "--aliases",
            help="Aliases, names of one actor: a YAML file; empty: aliases.yaml beside the documents.",
            envvar="NEWSANGLES_ALIASES",
            metavar="FILE",
        ),
    ] = ""
    corrections: Annotated[
        str,
        typer.Option(
            "--corrections",
            help="Corrections by hand: a JSON Lines file; empty: corrections.jsonl beside the documents.",
            envvar="NEWSANGLES_CORRECTIONS",
            metavar="FILE",
        ),
    ] = ""
    rules: RuleFolder = ""
    confidences: Annotated[
        str,
        typer.Option(
            "--confidences",
            help="Confidences fitted to judged rows: a file that `newsangles calibrate` wrote.",
            envvar="NEWSANGLES_CONFIDENCES",
            metavar="FILE",
        ),
    ] = ""
    model: Annotated[str, typer.Option(help="A spaCy model for English.")] = "en_core_web_md"

    def to_read(self) -> dict[str, Any]:
        """Arguments of `newsangles.read` besides the sources and the date."""
        return {
            "encoding": self.encoding,
            "limit": self.limit,
            "any_language": self.any_language,
            "strict": self.strict,
        }

    def to_parse(self) -> dict[str, Any]:
        """Arguments of `newsangles.parse` besides the articles."""
        known = {name: getattr(self, name) for name in ("aliases", "corrections", "rules", "confidences")}
        return {"model": self.model, **{name: value or None for name, value in known.items()}}

    def pass_on(self, *names: str) -> None:
        """Set the environment, for processes that are started; () for all options that have a variable.

        Raises:
            ParameterError: The folder of rules or the file of confidences is wrong.
            DocumentError: The file of confidences cannot be read.
        """
        from newsangles.pipeline.beside import confidences_of, rules_of

        rules_of(self.rules or None)
        confidences_of(self.confidences or None)
        values = {
            "encoding": self.encoding,
            "limit": str(self.limit),
            "any_language": "1" * self.any_language,
            "strict": "1" * self.strict,
            "aliases": _resolved(self.aliases),
            "corrections": _resolved(self.corrections),
            "rules": _resolved(self.rules),
            "confidences": _resolved(self.confidences),
        }
        for name in names or values:
            os.environ[f"NEWSANGLES_{name.upper()}"] = values[name]


def out_place(given: str | Path) -> Path:
    """The place of an output as a path: ``~`` is the home folder, as in a shell.

    Raises:
        ParameterError: It is empty, or no Unicode.
    """
    if not str(given).strip():
        raise ParameterError("--out", "it is empty", "name a folder or file")
    if any("\ud800" <= character <= "\udfff" for character in str(given)):
        raise ParameterError("--out", f"half a character in the name {given}", "give a name in valid Unicode")
    if not str(given).startswith("~"):
        return Path(given)
    try:
        return Path(given).expanduser()
    except RuntimeError:  # there is no such user, so it is a name; others would read ~ in it once more
        return Path(given).absolute()


def _resolved(path: str) -> str:
    return str(Path(path).resolve()) if path else ""


def with_reading_options(*, without: tuple[str, ...] = ()) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command the options of `ReadingOptions`, but for some, in place of its parameter ``options``."""
    hints = get_type_hints(ReadingOptions, include_extras=True)
    shared = [f for f in dataclasses.fields(ReadingOptions) if f.name not in without]

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        @functools.wraps(command)
        def called(**given: Any) -> None:
            options = ReadingOptions(**{f.name: given.pop(f.name) for f in shared})
            command(**given, options=options)

        own = [p for p in inspect.signature(command, eval_str=True).parameters.values() if p.name != "options"]
        keyword = inspect.Parameter.KEYWORD_ONLY
        more = [inspect.Parameter(f.name, keyword, default=f.default, annotation=hints[f.name]) for f in shared]
        # What typer makes the options of.
        called.__signature__ = inspect.Signature([*own, *more])  # type: ignore[attr-defined]
        called.__annotations__ = {p.name: p.annotation for p in (*own, *more)}
        return called

    return decorate
