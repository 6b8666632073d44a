"""Cells that no spreadsheet runs, and that come back as they were."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apptprep.errors import UnreadableFile
from apptprep.exchange import csv_cells

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@given(texts | st.from_regex(r"'{0,3}[=+\-@\t\r\n]\w*", fullmatch=True))
def test_a_guarded_cell_comes_back_as_it_was(text: str) -> None:
    assert csv_cells.unguarded(csv_cells.guarded(text)) == text


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", "\uff1d"])
def test_no_cell_begins_with_a_formula_sign(sign: str) -> None:
    assert csv_cells.guarded(f"{sign}cmd|' /C calc'!A0").startswith("'")


def test_plain_text_is_left_alone() -> None:
    assert csv_cells.guarded("pain in the 'left' hip - worse") == "pain in the 'left' hip - worse"


@given(st.lists(st.lists(texts, min_size=1, max_size=4), max_size=5))
def test_every_table_is_read_by_the_standard_reader(table: list[list[str]]) -> None:
    data = csv_cells.dumps(table).decode("utf-8-sig")
    found = list(csv.reader(io.StringIO(data, newline="")))
    assert [[csv_cells.unguarded(cell) for cell in row] for row in found] == table


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_of_every_usual_spreadsheet_is_read(encoding: str) -> None:
    assert csv_cells.decode("date;Übelkeit\n".encode(encoding), "a.csv") == "date;Übelkeit\n"


@pytest.mark.parametrize("data", [b"a\x00b", b"\xff\xfe\x00"])
def test_bytes_that_are_no_text_end_in_a_sentence(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match=r"a\.bin is not a file this app can bring in"):
        csv_cells.decode(data, "a.bin")


def test_lines_are_counted_as_a_text_editor_counts_them() -> None:
    text = 'a,b\n\n"two\nlines",1\nx,2\n'
    assert list(csv_cells.rows(text, ",", "a.csv")) == [
        (1, ["a", "b"]),
        (3, ["two\nlines", "1"]),
        (5, ["x", "2"]),
    ]


def test_a_cell_without_end_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="from line 2 on"):
        list(csv_cells.rows('a,b\n"' + "x" * 200_000, ",", "a.csv"))


def test_a_table_without_end_is_refused() -> None:
    text = "a\n" * (csv_cells.MOST_ROWS + 2)
    with pytest.raises(UnreadableFile, match="more than 200000 rows"):
        list(csv_cells.rows(text, ",", "a.csv"))
