"""Parameters of notebooks: their bounds, and the words for what a filter keeps."""

from __future__ import annotations

from collections.abc import Iterable

from newsangles.errors import ParameterError

ALL = "all"
"""The value of a parameter that keeps everything."""

NO_FILTER = (None, False, 0, "", ALL)
"""Values with which a parameter leaves nothing out."""


def share(**given: object) -> None:
    """Refuse parameters that are not numbers from 0 to 1.

    Raises:
        ParameterError: One is no number, or out of bounds.
    """
    for name, value in given.items():
        if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= 1:
            raise ParameterError(name, f"{value!r} is not a number from 0 to 1", "give one such as 0.5; 0 keeps all")


def whole_number(**given: object) -> None:
    """Refuse parameters that are not whole numbers >= 0.

    Raises:
        ParameterError: One is no whole number, or negative.
    """
    for name, value in given.items():
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise ParameterError(name, f"{value!r} is not a whole number from 0 on", "give one such as 10")


def yes_or_no(**given: object) -> None:
    """Refuse parameters that are neither True nor False.

    Raises:
        ParameterError: One is something else, such as the word "no", which counts as true.
    """
    for name, value in given.items():
        if not isinstance(value, bool):
            raise ParameterError(name, f"{value!r} is neither True nor False", "give one of them")


def one_of(allowed: Iterable[str], **given: object) -> None:
    """Refuse parameters that are none of the words allowed.

    Raises:
        ParameterError: One is something else.
    """
    words = list(allowed)
    for name, value in given.items():
        if value not in words:
            raise ParameterError(name, f"{value!r} is not one of its words", f"use one of {', '.join(words)}")


def check(name: str, value: object) -> None:
    """Refuse a value that a notebook would refuse, as far as a parameter's name tells its bounds.

    Raises:
        ParameterError: It is out of bounds.
    """
    if name.startswith("minimum_"):
        share(**{name: value})
    elif name.startswith("maximum_"):
        whole_number(**{name: value})


def kept(rows: str, **filters: object) -> str:
    """The words before a sentence on rows that filters keep: ``Claims with the status “fact” only: ``.

    Args:
        rows: A noun for the rows, in the plural.
        **filters: The parameters that filter, by name; one of `NO_FILTER` filters nothing.

    Returns:
        "" if no filter is on.
    """
    on = [_said(name, value) for name, value in filters.items() if value not in NO_FILTER]
    return f"{rows.capitalize()} with {' and '.join(on)} only: " if on else ""


_MINIMUM = "minimum_"
_SPELT = {"checkworthiness": "check-worthiness"}


def _said(name: str, value: object) -> str:
    """A filter in words: ``a confidence of at least 0.5``, ``the status “fact”``."""
    if name.startswith(_MINIMUM):
        of = name.removeprefix(_MINIMUM)
        return f"a {_SPELT.get(of, of)} of at least {value}"
    return f"the {name} “{value}”"
