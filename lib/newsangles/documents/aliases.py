"""The user's alias file: names that are one actor, and names that are not.

The file is YAML, a list of entries::

    - name: Volodymyr Zelenskyy        # the name to prefer
      label: person                    # person, organisation, place or group; may be left out
      also: [Zelensky, Zelenskiy]      # other names of the same actor
      not: [Vladimir Zelensky Jr.]     # names of somebody else, however alike

It says what its author knows, not what an article says: a merge that rests on it says so in its reason. Names are
compared in Unicode's composed form (NFC) and with each stretch of white space as one space. The order of the entries,
and of the names in them, makes no difference.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from newsangles.documents.checks import brief, content, lone_surrogate, not_found
from newsangles.errors import DocumentError, ParameterError

LABELS = ("person", "organisation", "place", "group")
KEYS = ("name", "label", "also", "not")
MAX_BYTES = 1_000_000
"""A file of more bytes is refused, since it cannot be written by hand."""
MAX_DEPTH = 3
"""Deeper nesting than this is refused: the list, an entry in it, a list of names in that."""

_FORM = "write a list of entries such as “- name: Jane Roe”"
_READ_AS = {"int": "a number", "float": "a number", "bool": "yes or no", "null": "nothing", "timestamp": "a date"}


@dataclass(frozen=True, slots=True)
class Aliases:
    """The contents of an alias file.

    Attributes:
        names: The preferred name of every name in the file, preferred names included.
        labels: The label of a preferred name, where an entry gives one.
        apart: Pairs of names that are two actors; a name that has an entry stands there by its preferred name.
        digest: Hexadecimal SHA-256 of all this, for caches: files that say the same have the same.
    """

    names: dict[str, str] = field(default_factory=dict, hash=False)
    labels: dict[str, str] = field(default_factory=dict, hash=False)
    apart: frozenset[frozenset[str]] = frozenset()
    digest: str = field(init=False)

    def __post_init__(self) -> None:
        said = [sorted(self.names.items()), sorted(self.labels.items()), sorted(sorted(pair) for pair in self.apart)]
        digest = hashlib.sha256(json.dumps(said, ensure_ascii=True).encode("ascii")).hexdigest()
        object.__setattr__(self, "digest", digest)


NO_ALIASES = Aliases()
"""No aliases: the contents of an empty file."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry: names with the line that each stands on, the preferred name first."""

    name: str
    label: str | None
    own: tuple[tuple[str, int], ...]
    others: tuple[tuple[str, int], ...]


def read_aliases(path: Path | str) -> Aliases:
    """Read an alias file.

    Args:
        path: A YAML file in UTF-8, at most a megabyte.

    Raises:
        DocumentError: The file is missing, too large, not UTF-8, not YAML, or not a list of entries.
        ParameterError: An entry says something that makes no sense. Both name the file, the line and the remedy.
    """
    text = _text(path)
    root = _compose(path, text)
    if root is None or (isinstance(root, yaml.ScalarNode) and not root.value):
        return NO_ALIASES
    if not isinstance(root, yaml.SequenceNode):
        raise DocumentError(_at(path, root), "not a list", _FORM)
    entries = [_entry(path, node) for node in root.value]
    names: dict[str, str] = {}
    lines: dict[str, int] = {}
    for entry in entries:
        for name, line in entry.own:
            if name in names:
                cause = f"“{name}” also stands in the entry of “{names[name]}”, line {lines[name]}"
                raise ParameterError(_where(path, line), cause, "keep it in one of the two, or make them one entry")
        for name, line in entry.own:
            names[name], lines[name] = entry.name, lines.get(name, line)
    apart = set()
    for entry in entries:
        for name, line in entry.others:
            if names.get(name) == entry.name:
                cause = f"“{name}” is both a name of “{entry.name}” and under not"
                raise ParameterError(_where(path, line), cause, "remove it from one of the two")
            apart.add(frozenset((entry.name, names.get(name, name))))
    labels = {entry.name: entry.label for entry in entries if entry.label}
    return Aliases(dict(sorted(names.items())), dict(sorted(labels.items())), frozenset(apart))


def _text(path: Path | str) -> str:
    try:
        data = content(Path(path), str(path), MAX_BYTES)
    except FileNotFoundError:
        raise not_found(str(path)) from None
    except (OSError, ValueError) as error:  # ValueError: a path with a null character
        cause = getattr(error, "strerror", None) or str(error)
        raise DocumentError(path, f"cannot be read ({cause})", "give a file that you may read") from error
    if len(data) > MAX_BYTES:
        raise DocumentError(path, "longer than a megabyte", "give a list of names that somebody wrote by hand")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise DocumentError(_where(path, line), "not UTF-8", "save the file in the encoding UTF-8") from error


def _compose(path: Path | str, text: str) -> yaml.Node | None:
    """The file's tree of nodes, each with its line; None for an empty file."""
    try:
        depth = 0
        # Looked at first, because composing copies references and calls itself for each level.
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            where = _where(path, event.start_mark.line + 1) if event.start_mark else str(path)
            if anchor := getattr(event, "anchor", None):
                cause = f"{'*' if isinstance(event, yaml.AliasEvent) else '&'}{anchor} is a reference of YAML"
                raise DocumentError(where, cause, "write the names out; put a name with & or * in quotes")
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > MAX_DEPTH:
                    remedy = "write one name an item; put a name with a colon or brackets in quotes"
                    raise DocumentError(where, "a list within a list of names", remedy)
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
        node: yaml.Node | None = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        cause = f"not YAML: the character U+{ord(text[error.position]):04X}"
        raise DocumentError(_where(path, line), cause, "remove it; save the file as plain text") from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = _where(path, mark.line + 1) if mark else str(path)
        cause = f"not YAML: {error.problem or error.context}"
        remedy = "check the indentation there; put names with : # & * or brackets in quotes"
        raise DocumentError(where, cause, remedy) from error
    except (ValueError, OverflowError) as error:  # an escape such as "\\U00110000", which is no character
        raise DocumentError(
            path, f"not YAML ({brief(error)})", "write the characters themselves, not escapes"
        ) from error
    return node


def _entry(path: Path | str, node: yaml.Node) -> _Entry:
    if not isinstance(node, yaml.MappingNode):
        raise ParameterError(_at(path, node), "not an entry", _FORM)
    values: dict[str, yaml.Node] = {}
    for key, value in node.value:
        allowed = f"allowed are {', '.join(KEYS)}"
        if not isinstance(key, yaml.ScalarNode) or key.value not in KEYS:
            shown = f"“{key.value}”" if isinstance(key, yaml.ScalarNode) else "a list"
            raise ParameterError(_at(path, key), f"{shown} is not a key of an entry", allowed)
        if key.value in values:
            raise ParameterError(_at(path, key), f"a second “{key.value}” in one entry", "keep one of them")
        values[key.value] = value
    if "name" not in values:
        raise ParameterError(_at(path, node), "an entry without name", "add the preferred name, as in “name: Jane Roe”")
    name = _name(path, "name", values["name"])
    own = {name: _line(values["name"])}
    for other, line in _names(path, "also", values):
        own.setdefault(other, line)
    return _Entry(name, _label(path, values.get("label")), tuple(own.items()), tuple(_names(path, "not", values)))


def _label(path: Path | str, node: yaml.Node | None) -> str | None:
    if node is None:
        return None
    if not isinstance(node, yaml.ScalarNode) or node.value not in LABELS:
        shown = f"“{node.value}”" if isinstance(node, yaml.ScalarNode) else "a list"
        raise ParameterError(_at(path, node), f"{shown} is not a label", f"allowed are {', '.join(LABELS)}")
    return str(node.value)


def _names(path: Path | str, key: str, values: dict[str, yaml.Node]) -> Iterator[tuple[str, int]]:
    node = values.get(key)
    if node is None:
        return
    if not isinstance(node, yaml.SequenceNode):
        raise ParameterError(_at(path, node), f"{key} is not a list", f"write it as in “{key}: [Jane Roe, J. Roe]”")
    for item in node.value:
        yield _name(path, key, item), _line(item)


def _name(path: Path | str, key: str, node: yaml.Node) -> str:
    """A name as it is compared."""
    if not isinstance(node, yaml.ScalarNode):
        raise ParameterError(_at(path, node), f"a name under {key} is not text", "write one name an item")
    tag = node.tag.removeprefix("tag:yaml.org,2002:")
    name = " ".join(unicodedata.normalize("NFC", node.value).split())
    if lone_surrogate(name) is not None:
        raise ParameterError(_at(path, node), f"half a character in a name under {key}", "write it in valid Unicode")
    if not name:
        raise ParameterError(_at(path, node), f"an empty name under {key}", "write the name, or remove the item")
    if tag != "str":
        what = _READ_AS.get(tag, "something else than text")
        raise ParameterError(_at(path, node), f"{name} is read as {what}, not as a name", f'put it in quotes: "{name}"')
    return name


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1


def _at(path: Path | str, node: yaml.Node) -> str:
    return _where(path, _line(node))


def _where(path: Path | str, line: int) -> str:
    return f"{path}, line {line}"
