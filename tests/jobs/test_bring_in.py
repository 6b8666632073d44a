"""Bringing in: a preview first, one step, one undo, nothing twice, nobody else's."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from tests.exchange.strategies import whole_records

from apptprep.errors import BadRequest, UnreadableFile
from apptprep.exchange import record_json, record_zip
from apptprep.jobs import Preview, Standing, apply, read
from apptprep.jobs.export import export_json
from apptprep.records import (
    Diagnosis,
    Medication,
    OtherReport,
    Person,
    Question,
    Record,
    SymptomEntry,
    When,
)
from apptprep.store import Library, People

TODAY = dt.date(2026, 6, 1)
LOG = "date,symptom,score,note\n2026-05-03,pain,4,\n2026-05-03,pain,4,again\n2026-05-04,pain,5,\n"


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "log.csv"
    path.write_text(LOG)
    return path


def take_new(library: Library, preview: Preview) -> int:
    """Bring in what is ticked at first and return how many entries were added."""
    return apply(library, preview, preview.preselected()).added


def written(tmp_path: Path, *records: Record, name: str = "in.json") -> Path:
    """Write a record file."""
    path = tmp_path / name
    path.write_bytes(record_json.dumps(records))
    return path


def test_reading_writes_nothing(library: Library, log: Path) -> None:
    preview = read(library, [log], TODAY)
    assert preview.counts() == {"symptom_entry": 3}
    assert len(library.snapshot()) == 0


def test_one_undo_takes_the_whole_import_back(library: Library, log: Path) -> None:
    library.save(Diagnosis(site="breast"))
    assert take_new(library, read(library, [log], TODAY)) == 3
    assert library.can_undo == "bringing in 3 entries from log.csv"
    library.undo()
    assert [type(record) for record in library.snapshot().everything()] == [Diagnosis]


def test_the_same_file_again_adds_nothing(library: Library, log: Path) -> None:
    take_new(library, read(library, [log], TODAY))
    again = read(library, [log], TODAY)
    assert len(again.of(Standing.SAME)) == 3
    assert take_new(library, again) == 0
    assert len(library.snapshot()) == 3


def test_a_preview_applied_twice_adds_nothing_the_second_time(library: Library, log: Path) -> None:
    preview = read(library, [log], TODAY)
    assert take_new(library, preview) == 3
    assert take_new(library, preview) == 0


def test_two_equal_lines_are_two_entries_and_the_same_file_twice_is_one(
    library: Library, log: Path
) -> None:
    preview = read(library, [log, log], TODAY)
    assert (len(preview.of(Standing.NEW)), len(preview.of(Standing.SAME))) == (3, 3)


def test_a_longer_log_adds_its_new_lines_only(library: Library, log: Path) -> None:
    take_new(library, read(library, [log], TODAY))
    log.write_text(LOG + "2026-05-05,pain,6,\n")
    preview = read(library, [log], TODAY)
    assert [item.place for item in preview.of(Standing.NEW)] == ["line 5"]


def test_only_what_is_chosen_is_written(library: Library, log: Path) -> None:
    preview = read(library, [log], TODAY)
    assert apply(library, preview, {preview.items[2].number}).added == 1
    (entry,) = library.snapshot().all(SymptomEntry)
    assert (entry.now, entry.source_note) == (5, "log.csv, line 4")


def test_what_is_not_understood_is_named(library: Library, log: Path) -> None:
    log.write_text(LOG + "yesteryear,pain,6,\n")
    preview = read(library, [log], TODAY)
    assert [(name, remark.sentence()) for name, remark in preview.not_understood] == [
        ("log.csv", "line 5: its date cannot be read")
    ]


def test_a_broken_file_is_named_and_the_others_are_read(
    library: Library, log: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text("{")
    preview = read(library, [log, broken], TODAY)
    assert preview.counts() == {"symptom_entry": 3}
    (remark,) = [remark.sentence() for _, remark in preview.not_understood]
    assert remark.startswith("broken.json is data")
    with pytest.raises(UnreadableFile, match=r"broken\.json"):
        read(library, [broken], TODAY)


def test_an_entry_that_differs_stands_side_by_side_and_is_not_ticked(
    library: Library, tmp_path: Path
) -> None:
    mine = Medication(name="letrozole", dose="1 tablet")
    library.save(mine)
    theirs = replace(mine, dose="2 tablets", started=When.parse("May 2026", TODAY))
    preview = read(library, [written(tmp_path, theirs)], TODAY)
    (item,) = preview.of(Standing.DIFFERS)
    assert {(d.label, d.mine, d.theirs) for d in item.differences} == {
        ("Dose each time", "1 tablet", "2 tablets"),
        ("Started", "", "May 2026"),
    }
    assert preview.preselected() == frozenset()
    assert apply(library, preview, preview.everything()).replaced == 1
    assert library.snapshot().all(Medication)[0].dose == "2 tablets"
    library.undo()
    assert library.snapshot().all(Medication)[0].dose == "1 tablet"


def test_an_entry_in_the_trash_can_be_brought_back(library: Library, tmp_path: Path) -> None:
    mine = Medication(name="letrozole")
    library.save(mine)
    path = tmp_path / "out.json"
    export_json(library, path)
    library.remove(*library.snapshot().all(Medication))
    assert take_new(library, read(library, [path], TODAY)) == 1
    assert [entry.id for entry in library.snapshot().all(Medication)] == [mine.id]


def test_an_id_of_another_kind_is_not_taken(library: Library, tmp_path: Path) -> None:
    mine = Medication(name="letrozole")
    library.save(mine)
    preview = read(library, [written(tmp_path, Diagnosis(id=mine.id, site="breast"))], TODAY)
    assert preview.items == ()
    assert "entry of another kind" in preview.not_understood[0][1].text


class TestSomebodyElse:
    """A file about another person is never merged without a word."""

    @pytest.fixture
    def mine(self, library: Library) -> Library:
        born = When.parse("3 August 1958", TODAY)
        library.save(Person(name="Anna Maria Santos", born=born))
        return library

    @pytest.mark.parametrize(
        ("name", "born", "is_other"),
        [
            ("SANTOS, Anna Maria", "3 August 1958", False),
            ("Anna Santos", "August 1958", False),
            ("Ánna María Santos", "", False),
            ("", "3 August 1958", False),
            ("", "", False),
            ("Anna Maria Santos", "3 August 1985", True),
            ("Anna Maria Silva", "3 August 1958", True),
            ("Peter Santos", "", True),
            ("", "1959", True),
        ],
    )
    def test_name_or_birth_date_tell(
        self, mine: Library, tmp_path: Path, name: str, born: str, is_other: bool
    ) -> None:
        date = When.parse(born, TODAY) if born else None
        person = Person(name=name, called="x", born=date)
        preview = read(mine, [written(tmp_path, person, Diagnosis(site="lung"))], TODAY)
        assert bool(preview.other_persons) is is_other
        assert all(item.other_person is is_other for item in preview.items)

    def test_it_needs_a_word_of_its_own(self, mine: Library, tmp_path: Path) -> None:
        path = written(tmp_path, Person(name="Peter Silva"), Diagnosis(site="lung"))
        preview = read(mine, [path], TODAY)
        assert preview.preselected() == frozenset()
        (other,) = preview.other_persons
        assert other.theirs == "Peter Silva"
        assert other.mine == "Anna Maria Santos, born 3 August 1958"
        with pytest.raises(BadRequest, match="another person"):
            apply(mine, preview, preview.everything())
        assert mine.snapshot().all(Diagnosis) == ()
        assert apply(mine, preview, preview.everything(), other_person=True).added == 1

    def test_the_same_person_from_elsewhere_stays_one(self, mine: Library, tmp_path: Path) -> None:
        path = written(tmp_path, Person(name="Anna Maria Santos", phone="555-0100"))
        preview = read(mine, [path], TODAY)
        assert [item.standing for item in preview.items] == [Standing.DIFFERS]
        apply(mine, preview, preview.everything())
        (person,) = mine.snapshot().all(Person)
        assert person.phone == "555-0100"
        assert len(mine.snapshot()) == 1

    def test_an_empty_person_is_filled(self, library: Library, tmp_path: Path) -> None:
        library.save(Person())
        path = written(tmp_path, Person(name="Anna"))
        assert take_new(library, read(library, [path], TODAY)) == 1
        assert [person.name for person in library.snapshot().all(Person)] == ["Anna"]


class TestRoundTrip:
    """Export, import into an empty record, export: the same bytes."""

    def test_with_files_drafts_and_links(
        self, make: Callable[[str], Library], tmp_path: Path
    ) -> None:
        first, second = make("first"), make("second")
        letter = first.add_file(b"%PDF-1.4 letter", "letter.pdf")
        drug = Medication(name="letrozole", source_note="x")
        first.save(
            Person(name="Zoë Nguyễn 🌷"),
            drug,
            OtherReport(title="letter", attached=(letter,)),
            OtherReport(attached=(letter,)),
            Question(text="<b>Why?</b>\n&", about=drug.id),
            SymptomEntry(note="a draft"),
        )
        one, two = tmp_path / "one", tmp_path / "two"
        assert export_json(first, one) == 6
        preview = read(second, [one], TODAY)
        brought = apply(second, preview, preview.preselected())
        assert (brought.added, brought.files) == (6, 1)
        export_json(second, two)
        assert one.read_bytes() == two.read_bytes()
        assert second.read_file(letter) == b"%PDF-1.4 letter"
        assert len(read(first, [two], TODAY).of(Standing.SAME)) == 6

    def test_it_holds_after_closing_and_opening(
        self, people: People, make: Callable[[str], Library], tmp_path: Path
    ) -> None:
        first = make("first")
        first.save(Medication(name="a", started=When.parse("about spring 2023", TODAY)))
        export_json(first, tmp_path / "one")
        first.close()
        with people.open(first.person_id) as again:
            export_json(again, tmp_path / "two")
        assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()

    @pytest.mark.slow
    @settings(
        max_examples=40,
        deadline=None,
        suppress_health_check=[
            HealthCheck.too_slow,
            HealthCheck.data_too_large,
            HealthCheck.large_base_example,
            HealthCheck.function_scoped_fixture,
        ],
    )
    @given(whole_records())
    def test_any_record(self, people: People, tmp_path: Path, records: Any) -> None:
        source = tmp_path / "source"
        source.write_bytes(record_json.dumps(records))
        with people.create("first") as library:
            preview = read(library, [source], TODAY)
            apply(library, preview, preview.preselected())
            person_id = library.person_id
        with people.open(person_id) as library:
            export_json(library, tmp_path / "out")
        assert (tmp_path / "out").read_bytes() == source.read_bytes()


def test_a_zip_changed_since_the_preview_is_not_taken(library: Library, tmp_path: Path) -> None:
    ref = library.add_file(b"%PDF-1.4 one", "one.pdf")
    path = tmp_path / "in.zip"
    record_zip.write([OtherReport(title="x", attached=(ref,))], library.read_file, path)
    preview = read(library, [path], TODAY)
    path.write_bytes(b"PK something else")
    with pytest.raises(UnreadableFile, match="Nothing was brought in"):
        apply(library, preview, preview.preselected())
    assert len(library.snapshot()) == 0


def test_cancelling_leaves_nothing_behind(library: Library, log: Path) -> None:
    class Cancelled(Exception):
        """Pressed Cancel."""

    def cancel(_share: float, _text: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        read(library, [log], TODAY, cancel)
    preview = read(library, [log], TODAY)
    with pytest.raises(Cancelled):
        apply(library, preview, preview.preselected(), cancel)
    assert len(library.snapshot()) == 0


def test_ten_thousand_lines_come_in_and_are_known_again(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    lines = [f"2026-05-{n % 28 + 1:02} {n % 24:02}:00,pain,{n % 11}" for n in range(10_000)]
    path.write_text("date,symptom,score\n" + "\n".join(lines))
    assert take_new(library, read(library, [path], TODAY)) == 10_000
    assert take_new(library, read(library, [path], TODAY)) == 0
