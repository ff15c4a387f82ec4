"""Judge sheets: what is written is read again, whatever program saved it in between; a wrong cell is named."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsangles.accuracy import sheets
from newsangles.errors import DocumentError, ParameterError

LINE = {
    "number": 1,
    "question": "Does Ana Ruiz say this, in these words?",
    "sentence": "“⟦The quay is safe⟧,” Ruiz said.",
    "article_id": "harbour",
    "asks": "row",
    "table": "quotes",
    "start": 1,
    "end": 17,
    "text": "The quay is safe",
    "confidence": 0.85,
    "share": 1 / 3,
    "seed": 1,
}


def sheet_text(separator: str = ",", **cells: str) -> str:
    line = {name: str(LINE.get(name, "")) for name in sheets.COLUMNS} | cells
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=separator)
    writer.writerows((line.keys(), line.values()))
    return stream.getvalue()


def read_text(tmp_path: Path, text: str, encoding: str = "utf-8") -> pd.DataFrame:
    path = tmp_path / "judge.csv"
    path.write_bytes(text.encode(encoding))
    return sheets.read(path)


def test_columns_and_dtypes_are_fixed(tmp_path: Path) -> None:
    sheets.write(sheets.frame([LINE]), tmp_path / "judge.csv")
    found = sheets.read(tmp_path / "judge.csv")
    assert list(found.columns) == [*sheets.COLUMNS, "sheet"]
    assert {name: str(found[name].dtype) for name in sheets.COLUMNS} == dict(sheets.DTYPES)
    assert found["share"].item() == 1 / 3
    assert found["note"].item() == ""
    assert (tmp_path / "judge.csv").read_bytes().startswith(b"\xef\xbb\xbfnumber,question")
    assert [path.name for path in tmp_path.iterdir()] == ["judge.csv"]


TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
CELL = TEXT | st.builds(
    lambda a, b: a + b, st.sampled_from(["=", "'=", "''-", "@", "'", "＋", "\t", "\r\n", '"', ";"]), TEXT
)


@settings(max_examples=12, deadline=None)
@given(st.lists(st.tuples(CELL, CELL, CELL, st.floats(0.001, 1)), min_size=1, max_size=9))
def test_what_is_written_is_read_again(tmp_path_factory: pytest.TempPathFactory, rows: list[tuple]) -> None:
    path = tmp_path_factory.getbasetemp() / "round-trip.csv"
    lines = [
        {
            **LINE,
            "title": a,
            "note": b,
            "where": json.dumps({"kind": c}),
            "row": c,
            "my own": a,
            "share": share,
            "confidence": share,
        }
        for a, b, c, share in rows
    ]
    written = sheets.frame(lines)
    sheets.write(written, path)
    pd.testing.assert_frame_equal(sheets.read(path).drop(columns="sheet"), written)
    with path.open(encoding="utf-8-sig", newline="") as stream:
        assert not [
            cell for line in csv.reader(stream) for cell in line if cell.startswith(tuple("=+-@＝＋－＠\t\r\n"))
        ]


@pytest.mark.parametrize(
    ("said", "meant"),
    [("R", "right"), ("yes", "right"), (" Y ", "right"), ("Edge", "edge"), ("n", "wrong"), ("NO", "wrong"), ("", "")],
)
def test_verdicts_are_read_as_people_write_them(tmp_path: Path, said: str, meant: str) -> None:
    assert read_text(tmp_path, sheet_text(verdict=said))["verdict"].item() == meant


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_whatever_stands_between_the_cells(tmp_path: Path, separator: str, encoding: str) -> None:
    found = read_text(tmp_path, sheet_text(separator, verdict="w", part="Source; words", note="a, b"), encoding)
    assert found["part"].item() == "words, source"
    assert found["note"].item() == "a, b"


def test_what_a_spreadsheet_makes_of_numbers_days_and_texts(tmp_path: Path) -> None:
    cells = {"sentence": "It opens on ⟦March 7⟧.", "text": "07.03.2026", "start": "12", "end": "19"}
    text = sheet_text(";", **cells, table="times", confidence="0,85", published="07.03.2025", number="1,0")
    found = read_text(tmp_path, "sep=;\n" + text).iloc[0]
    assert (found["text"], found["confidence"], found["published"]) == ("March 7", 0.85, "2025-03-07")
    assert found["number"] == 1
    assert read_text(tmp_path, sheet_text(published="3/7/2025"))["published"].item() == ""  # nobody can tell


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"verdict": "perhaps"}, "line 2: verdict is “perhaps”; write one of right, edge, wrong"),
        ({"verdict": "w", "part": "sauce"}, "part is “sauce”; of quotes, write some of statement, words, source"),
        ({"verdict": "r", "part": "source"}, "part is “source”, but verdict is right"),
        ({"part": "source"}, "part is “source”, but verdict is empty"),
        ({"table": "kwotes"}, "table is “kwotes”; write one of articles"),
        ({"start": "1.5"}, "start is “1.5”; write a whole number"),
        ({"end": "1"}, "start and end are not the offsets of a text"),
        ({"where": "[1]"}, "where is “[1]”; leave this column as it was"),
        ({"share": "0"}, "share is 0; write a number above 0"),
        ({"asks": "row?"}, "asks is “row?”; write one of row, missing"),
        ({"asks": "missing", "verdict": "right", "should_be": "x"}, "should_be names something that is missing"),
    ],
)
def test_a_wrong_cell_is_named_with_its_line(tmp_path: Path, cells: dict[str, str], said: str) -> None:
    with pytest.raises(ParameterError) as caught:
        read_text(tmp_path, sheet_text(**cells))
    assert said in str(caught.value)
    assert str(caught.value).startswith(f"{tmp_path / 'judge.csv'}, line 2: ")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"title,text\nA,b\n", "no judge sheet: it has no column verdict, article_id, table, start, end"),
        (sheet_text(note="caf\xe9 – quoi ?").encode("cp1252", "replace"), "not UTF-8 (byte 0x93), but looks like"),
        ((sheet_text() + '"1').encode(), "line 3: broken CSV"),
        (b"", "no judge sheet"),
        (b"PK\x03\x04\x14\x00", "a workbook (.xlsx, .ods), no CSV; save it anew as CSV in UTF-8"),
    ],
)
def test_a_file_that_is_no_sheet_is_named(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "judge.csv"
    path.write_bytes(data)
    with pytest.raises(DocumentError) as caught:
        sheets.read(path)
    assert said in str(caught.value)
    assert str(caught.value).startswith(str(path))


def test_a_missing_file_and_a_folder_without_sheets(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="not found"):
        sheets.read(tmp_path / "judge.csv")
    with pytest.raises(DocumentError, match="no judge sheet in this folder"):
        sheets.read(tmp_path)


def test_several_sheets_are_put_together(tmp_path: Path) -> None:
    for name in ("ana.csv", "ben.csv"):
        (tmp_path / name).write_text(sheet_text(judge=name[:3]), "utf-8")
    (tmp_path / "other.csv").write_text("id,text\n1,a\n", "utf-8")
    for source in (tmp_path, str(tmp_path / "[ab]*.csv"), [tmp_path / "ana.csv", tmp_path]):
        found = sheets.read(source)
        assert list(found["judge"]) == ["ana", "ben"]
        assert [Path(name).name for name in found["sheet"]] == ["ana.csv", "ben.csv"]


def test_judgements_beside_documents_are_found_and_are_no_article(tmp_path: Path) -> None:
    from newsangles.documents.read import read

    (tmp_path / "harbour.txt").write_text("The quay is safe, Ruiz said.", "utf-8")
    assert sheets.beside(tmp_path) is None
    (tmp_path / "judgements.csv").write_text(sheet_text(), "utf-8")
    assert sheets.beside(tmp_path) == sheets.beside(tmp_path / "harbour.txt") == tmp_path / "judgements.csv"
    assert [article.id for article in read(str(tmp_path))] == ["harbour"]
    (tmp_path / "judge.csv").write_text(sheet_text(), "utf-8")
    for name in ("judgements.csv", "judge.csv"):
        with pytest.raises(DocumentError, match="judgements, not documents"):
            read(str(tmp_path / name))
