from __future__ import annotations

import pickle
import random
import unicodedata
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from newsangles.documents.aliases import MAX_BYTES, MAX_DEPTH, NO_ALIASES, Aliases, read_aliases
from newsangles.errors import DocumentError, NewsanglesError, ParameterError

TEXT = """\
# Who is who in the harbour story.
- name: Marta Lindqvist
  label: person
  also: [Lindqvist, "M. Lindqvist", Marta   Lindkvist]
  not: [Martin Lindqvist, Lindqvist & Sons]
- name: Lindqvist and Sons
  label: organisation
  also:
    - Lindqvist & Sons
    - the family firm
- name: Port of Halden
"""


def read(tmp_path: Path, text: str | bytes) -> Aliases:
    path = tmp_path / "aliases.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return read_aliases(path)


def test_a_file(tmp_path: Path) -> None:
    found = read(tmp_path, TEXT)
    assert found.names == {
        "Marta Lindqvist": "Marta Lindqvist",
        "Lindqvist": "Marta Lindqvist",
        "M. Lindqvist": "Marta Lindqvist",
        "Marta Lindkvist": "Marta Lindqvist",
        "Lindqvist and Sons": "Lindqvist and Sons",
        "Lindqvist & Sons": "Lindqvist and Sons",
        "the family firm": "Lindqvist and Sons",
        "Port of Halden": "Port of Halden",
    }
    assert found.labels == {"Marta Lindqvist": "person", "Lindqvist and Sons": "organisation"}
    assert found.apart == {
        frozenset({"Marta Lindqvist", "Martin Lindqvist"}),
        frozenset({"Marta Lindqvist", "Lindqvist and Sons"}),
    }
    assert len(found.digest) == 64


@pytest.mark.parametrize("text", ["", "\n\n", "# nobody yet\n", "\ufeff# nobody yet\n", "[]", "---\n"])
def test_an_empty_file_says_nothing(tmp_path: Path, text: str) -> None:
    found = read(tmp_path, text)
    assert (found, found.digest) == (NO_ALIASES, NO_ALIASES.digest)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("- name: Ana Ruiz", "- {name: 'Ana   Ruiz'}"),
        ("- name: José Peña", "- name: " + unicodedata.normalize("NFD", "José Peña")),
        ("- name: A\n  also: [B, C]", "- also: [C, B, A, C]\n  name: A"),
        ("- name: A\n- name: B", "- name: B\r\n- name: A\r\n"),
        ("- name: A\n  not: [B]\n- name: B", "- name: A\n- name: B\n  not: [A]"),
        ("- name: A\n  also: []", "- name: A\n  not: []"),
    ],
)
def test_files_that_say_the_same(tmp_path: Path, one: str, two: str) -> None:
    first, second = read(tmp_path, one), read(tmp_path, two)
    assert (first, hash(first), first.digest) == (second, hash(second), second.digest)


@pytest.mark.parametrize(
    "other", ["- name: B", "- name: A\n  label: group", "- name: A\n  also: [B]", "- name: A\n  not: [B]", ""]
)
def test_files_that_do_not(tmp_path: Path, other: str) -> None:
    first, second = read(tmp_path, "- name: A"), read(tmp_path, other)
    assert first != second
    assert first.digest != second.digest


@pytest.mark.parametrize(
    ("text", "kind", "line", "cause", "remedy"),
    [
        ("- name: Ana Ruiz\n  also: [A. Ruiz\n- name: B", DocumentError, 3, "not YAML", "check the indentation"),
        ("- name: Ruiz: the firm", DocumentError, 1, "not YAML: mapping values", "in quotes"),
        ("- name: A\n\tlabel: person", DocumentError, 2, "not YAML", "check the indentation"),
        ("- name: A\n---\n- name: B", DocumentError, 2, "not YAML", "check"),
        ("- name: A\n- name: B\x07", DocumentError, 2, "not YAML: the character U+0007", "remove it"),
        ("- name: A\n- name: %B", DocumentError, 2, "not YAML", "in quotes"),
        ("# names\nname: Ana Ruiz", DocumentError, 2, "not a list", "write a list of entries"),
        ("null", DocumentError, 1, "not a list", "write a list of entries"),
        ("just words", DocumentError, 1, "not a list", "write a list of entries"),
        ("- name: A\n- B", ParameterError, 2, "not an entry", "write a list of entries"),
        ("- name: A\n-", ParameterError, 2, "not an entry", "write a list of entries"),
        ("- name: A\n- [B]", ParameterError, 2, "not an entry", "write a list of entries"),
        ("- name: A\n- label: person\n  also: [B]", ParameterError, 2, "an entry without name", "add the preferred"),
        ("- {}", ParameterError, 1, "an entry without name", "add the preferred name"),
        ("- name: A\n  aka: [B]", ParameterError, 2, "“aka” is not a key", "allowed are name, label, also, not"),
        ("- name: A\n  <<: {}", ParameterError, 2, "“<<” is not a key", "allowed are"),
        ("- name: A\n  [B]: C", ParameterError, 2, "a list is not a key", "allowed are"),
        ("- name: A\n  label: human", ParameterError, 2, "“human” is not a label", "organisation, place, group"),
        ("- name: A\n  label: [person]", ParameterError, 2, "a list is not a label", "allowed are"),
        ("- name: A\n  also: [B]\n- name: B", ParameterError, 3, "“B” also stands in the entry of “A”, line 2", "one"),
        ("- name: A\n- name: A", ParameterError, 2, "“A” also stands in the entry of “A”, line 1", "one entry"),
        ("- name: A\n  also:\n  - B\n  not:\n  - B", ParameterError, 5, "“B” is both a name of “A” and under not", ""),
        ("- name: A\n  not: [A]", ParameterError, 2, "“A” is both", "remove it"),
        ("- name:\n  also: [B]", ParameterError, 1, "an empty name under name", "write the name"),
        ("- name: A\n  also: ['  ']", ParameterError, 2, "an empty name under also", "write the name"),
        ("- name: A\n  not:\n  -", ParameterError, 3, "an empty name under not", "remove the item"),
        ("- name: A\n  also: [B]\n  also: [C]", ParameterError, 3, "a second “also”", "keep one"),
        ("- name: A\n  also: B", ParameterError, 2, "also is not a list", "write it as in “also: ["),
        ("- name: A\n  not:", ParameterError, 2, "not is not a list", "write it as in “not: ["),
        ("- name: A\n  also: [007]", ParameterError, 2, "007 is read as a number", 'put it in quotes: "007"'),
        ("- name: 1.5", ParameterError, 1, "1.5 is read as a number", "in quotes"),
        ("- name: No", ParameterError, 1, "No is read as yes or no", 'put it in quotes: "No"'),
        ("- name: A\n  not: [Null]", ParameterError, 2, "Null is read as nothing", "in quotes"),
        ("- name: 2024-05-01", ParameterError, 1, "2024-05-01 is read as a date", "in quotes"),
        ("- name: !!python/name:os.system x", ParameterError, 1, "read as something else", "in quotes"),
        ("- name: [A]", ParameterError, 1, "a name under name is not text", "one name"),
        ("- name: A\n  also:\n  - B\n  - [C]", DocumentError, 4, "a list within a list", "a colon"),
        ("- name: A\n  also: [Ruiz: the firm]", DocumentError, 2, "a list within a list", "a colon"),
        ("- name: &a A", DocumentError, 1, "&a is a reference", "write the names out"),
        ("- name: A\n  also: *a", DocumentError, 2, "*a is a reference", "in quotes"),
        ("a: &a [x]\nb: &b [*a, *a]", DocumentError, 1, "&a is a reference", "write the names out"),
        ("- name: A\n" + "[" * 100_000, DocumentError, 2, "", ""),
        ("[" * 100_000, DocumentError, 1, "a list within a list", ""),
        ("- " * 100_000, DocumentError, 1, "a list within a list", ""),
        ("- name: A\n- name: Pe\xf1a".encode("latin-1"), DocumentError, 2, "not UTF-8", "UTF-8"),
        ("- name: A".encode("utf-16"), DocumentError, 1, "not UTF-8", "UTF-8"),
    ],
)  # fmt: skip
def test_an_error_names_file_line_cause_and_remedy(
    tmp_path: Path, text: str | bytes, kind: type[NewsanglesError], line: int, cause: str, remedy: str
) -> None:
    with pytest.raises(kind) as caught:
        read(tmp_path, text)
    error = caught.value
    assert error.where == f"{tmp_path / 'aliases.yaml'}, line {line}"
    assert cause in error.cause
    assert remedy in error.remedy
    assert "\n" not in str(error)


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    for path, cause in (
        (tmp_path / "none.yaml", "not found"),
        (tmp_path, "cannot be read"),
        ("a\0b", "cannot be read"),
        ("/dev/zero", "not a regular file; save it to a file"),
    ):
        with pytest.raises(DocumentError, match=cause):
            read_aliases(path)
    with pytest.raises(DocumentError, match=r"not YAML .*; write the characters themselves"):
        read(tmp_path, '- name: "\\U00110000"')
    with pytest.raises(ParameterError, match="line 1: half a character in a name under name"):
        read(tmp_path, '- name: "\\ud800"')
    with pytest.raises(DocumentError, match="longer than a megabyte"):
        read(tmp_path, b"#" * (MAX_BYTES + 1))


def test_the_depth_that_is_needed_is_allowed(tmp_path: Path) -> None:
    assert MAX_DEPTH == 3
    assert read(tmp_path, "[{name: A, also: [B]}]").names == {"A": "A", "B": "A"}


def test_aliases_can_be_sent_to_another_process() -> None:
    assert pickle.loads(pickle.dumps(NO_ALIASES)) == NO_ALIASES


NAMES = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs", "Mn")), min_size=1, max_size=12).filter(
    lambda name: bool(name.split())
)


@st.composite
def entries(draw: st.DrawFn) -> list[dict[str, object]]:
    pool = draw(st.lists(NAMES, max_size=12, unique_by=lambda n: " ".join(unicodedata.normalize("NFC", n).split())))
    found: list[dict[str, object]] = []
    while pool:
        taken, pool = pool[: (size := draw(st.integers(1, 4)))], pool[size:]
        entry: dict[str, object] = {"name": taken[0], "also": taken[1:], "not": pool[:2]}
        if label := draw(st.sampled_from([None, "person", "organisation", "place", "group"])):
            entry["label"] = label
        found.append(entry)
    return found


@given(entries(), st.randoms(use_true_random=False))
def test_a_shuffled_file_says_the_same(
    tmp_path_factory: pytest.TempPathFactory, told: list[dict[str, object]], chance: random.Random
) -> None:
    folder = tmp_path_factory.mktemp("aliases")
    first = read(folder, yaml.safe_dump(told, allow_unicode=True))
    shuffled = [
        dict(chance.sample([(k, chance.sample(v, len(v)) if isinstance(v, list) else v) for k, v in e.items()], len(e)))
        for e in chance.sample(told, len(told))
    ]
    second = read(folder, yaml.safe_dump(shuffled, allow_unicode=True, sort_keys=False))
    assert (first, first.digest) == (second, second.digest)
    assert list(first.names) == list(second.names)
    assert set(first.names.values()) <= set(first.names)


@given(st.text() | st.binary().map(lambda data: data.decode("latin-1")))
def test_any_text_is_read_or_refused_in_one_line(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    try:
        read(tmp_path_factory.mktemp("aliases"), text.encode("utf-8", "surrogatepass"))
    except NewsanglesError as error:
        assert "\n" not in str(error)
