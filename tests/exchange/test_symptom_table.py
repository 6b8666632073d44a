"""Symptom logs as people keep them in spreadsheets."""

from __future__ import annotations

import datetime as dt
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.exchange.helpers import read_one

from apptprep.errors import UnreadableFile
from apptprep.exchange.reading import Reading
from apptprep.records import SymptomEntry

TODAY = dt.date(2026, 6, 1)


def read(tmp_path: Path, text: str | bytes) -> Reading:
    """Read a table that is typed here."""
    path = tmp_path / "log.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_one(path, TODAY)


def entries(reading: Reading) -> list[SymptomEntry]:
    """Return the entries of a reading."""
    return [found.record for found in reading.found if isinstance(found.record, SymptomEntry)]


@pytest.mark.parametrize(
    "text",
    [
        "Date,Symptom,Score\n2026-05-03,pain,4\n",
        "\ufeffWhen;Term;Severity (0-10)\r\n3.5.2026;pain;4,0\r\n",
        "DAY\tCOMPLAINT\tHow strong is it?\n3 May 2026\tpain\t4/10\n",
        'date,time,symptom,"Now [0-10]"\n03/05/2026,,pain,4 out of 10\n25/05/2026,,x,\n',
    ],
)
def test_headings_delimiters_dates_and_decimals_of_many_kinds(tmp_path: Path, text: str) -> None:
    first = entries(read(tmp_path, text))[0]
    assert (first.term, first.now) == ("pain", 4)
    assert first.when is not None
    assert first.when.earliest == first.when.latest == dt.date(2026, 5, 3)


def test_every_column_finds_its_field(tmp_path: Path) -> None:
    text = (
        "date,time,symptom,score,worst,where,how often,what I did,did it help,observer,note\n"
        '2026-05-03,8:05,pain,4,7,"left hip, behind the knee",Often,'
        'lay down,a little,Ann,"a ""b"""\n'
    )
    (entry,) = entries(read(tmp_path, text))
    assert entry.when is not None
    assert entry.when.time == "08:05"
    assert (entry.now, entry.worst) == (4, 7)
    assert entry.sites == ("left-hip", "behind the knee")
    assert (entry.how_often, entry.helped) == ("often", "little")
    assert (entry.done, entry.seen_by, entry.note) == ("lay down", "Ann", 'a "b"')


def test_every_entry_tells_file_and_line(tmp_path: Path) -> None:
    reading = read(tmp_path, "date,symptom,score\n2026-05-03,pain,4\n\n2026-05-04,pain,5\n")
    assert [entry.source_note for entry in entries(reading)] == [
        "log.csv, line 2",
        "log.csv, line 4",
    ]
    assert not any(found.own_id for found in reading.found)


def test_a_day_a_row_with_a_column_a_symptom(tmp_path: Path) -> None:
    text = "Date;Pain;Nausea;Weight;Comment\n2026-05-03;4;;64,5;bad night\n2026-05-04;3,5;0;64,2;\n"
    reading = read(tmp_path, text)
    found = [(e.term, e.now, e.note) for e in entries(reading)]
    assert found == [
        ("pain", 4, "bad night"),
        ("pain", 4, "Written as 3,5"),
        ("nausea", 0, ""),
    ]
    assert [remark.sentence() for remark in reading.remarks] == [
        "line 1: the column “Weight” is not known"
    ]


def test_a_fraction_is_rounded_and_what_was_written_is_kept(tmp_path: Path) -> None:
    (entry,) = entries(read(tmp_path, "symptom,score\npain,6.5\n"))
    assert (entry.now, entry.note) == (7, "Written as 6.5")


def test_words_that_are_no_answer_go_into_the_note(tmp_path: Path) -> None:
    (entry,) = entries(read(tmp_path, "symptom,how often\npain,3 times a night\n"))
    assert (entry.how_often, entry.note) == ("", "how often: 3 times a night")


def test_rows_that_are_not_understood_are_named_and_the_others_read(tmp_path: Path) -> None:
    text = (
        "date,symptom,score\n"
        "2026-05-03,pain,4\n"
        "2026-05-04,,5\n"
        "after the party,pain,5\n"
        "2026-05-05,pain,eleven\n"
        "2026-05-05,pain,11\n"
        "2026-05-05,pain,-1\n"
        "2026-05-06,pain,5,6,7\n"
        "2026-05-07,pain\n"
        "2026-02-30,pain,1\n"
    )
    reading = read(tmp_path, text)
    assert [found.place for found in reading.found] == ["line 2", "line 9"]
    assert [remark.sentence() for remark in reading.remarks] == [
        "line 3: names no symptom",
        "line 4: its date cannot be read",
        "line 5: its score is not a number from 0 to 10",
        "line 6: its score is not a number from 0 to 10",
        "line 7: its score is not a number from 0 to 10",
        "line 8: has more cells than the first row has headings",
        "line 10: its date cannot be read",
    ]


def test_an_empty_score_is_not_nought(tmp_path: Path) -> None:
    found = entries(read(tmp_path, "symptom,score\npain,\npain,-\npain,n/a\npain,0\n"))
    assert [entry.now for entry in found] == [None, None, None, 0]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "is empty"),
        ("name\n", "^$"),  # a heading we know, and nothing under it: a table without rows
        ("a,b\n1,2\n", "no headings this app knows"),
        ("hello world\n", "no headings this app knows"),
        ("\n\n\n", "is empty"),
    ],
)
def test_a_file_that_is_no_symptom_table_says_so(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(UnreadableFile, match=words):
        read(tmp_path, text)


def test_ten_thousand_rows_are_read_in_a_blink(tmp_path: Path) -> None:
    lines = [
        f"2026-0{n % 5 + 1}-{n % 28 + 1:02} {n % 24:02}:{n % 60:02},pain,{n % 11},slept {n}"
        for n in range(10_000)
    ]
    start = time.process_time()
    reading = read(tmp_path, "date,symptom,score,note\n" + "\n".join(lines))
    assert len(reading.found) == 10_000
    assert time.process_time() - start < 5


@settings(max_examples=150, deadline=None)
@given(
    st.binary(max_size=200)
    | st.lists(
        st.lists(
            st.sampled_from(["date", "symptom", "score", "4", "pain", "=1", '"', "'", "x\ny", "é"])
            | st.text(max_size=6),
            max_size=5,
        ),
        max_size=6,
    ).map(lambda rows: "\n".join(",".join(row) for row in rows).encode(errors="replace"))
)
def test_any_bytes_end_in_a_sentence_or_entries(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "fuzz.csv"
    path.write_bytes(b"date,symptom,score\n" + data)
    try:
        reading = read_one(path, TODAY)
    except UnreadableFile:
        return
    assert all(found.record.is_complete() for found in reading.found)
