"""Several files that tell of the same things, brought into one record."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from tests.exchange.dicom.making import made, save

from apptprep.errors import UnreadableFile
from apptprep.jobs import Standing, apply, are_papers, keep_apart, read
from apptprep.records import ImagingStudy, Medication, Person, When
from apptprep.store import Library

TODAY = dt.date(2026, 6, 1)


def write(path: Path, *rows: str) -> Path:
    path.write_text("\n".join(("medicine,dose,how often", *rows)) + "\n")
    return path


@pytest.fixture
def two(tmp_path: Path) -> list[Path]:
    """Two lists from two places that name the same medicines differently."""
    return [
        write(tmp_path / "one.csv", "Femara 2.5 mg tablet,1 tablet,", "Ondansetron,,when needed"),
        write(tmp_path / "two.csv", "Letrozole,1 tablet,every morning", "Aspirin,,"),
    ]


def test_names_of_two_lists_become_one_medicine_with_both_files(
    library: Library, two: list[Path]
) -> None:
    preview = read(library, two, TODAY)
    assert [item.record.headline() for item in preview.items] == [
        "Letrozole",
        "Ondansetron",
        "Aspirin",
    ]
    assert apply(library, preview, preview.preselected()).added == 3
    letrozole = next(m for m in library.snapshot().all(Medication) if m.name == "Letrozole")
    assert (letrozole.dose, letrozole.clock) == ("1 tablet", "every morning")
    assert {(each.file, each.place, each.written_as) for each in letrozole.origins} == {
        ("one.csv", "line 2", "Femara 2.5 mg tablet"),
        ("two.csv", "line 2", ""),
    }


def test_the_same_files_again_add_nothing(library: Library, two: list[Path]) -> None:
    preview = read(library, two, TODAY)
    apply(library, preview, preview.preselected())
    before = library.snapshot().everything()
    again = read(library, two, TODAY)
    assert {item.standing for item in again.items} == {Standing.SAME}
    assert not any(item.notes_source for item in again.items)
    brought = apply(library, again, again.preselected())
    assert (brought.added, brought.replaced) == (0, 0)
    assert library.snapshot().everything() == before


def test_what_was_typed_gets_what_it_lacked_and_keeps_what_it_says(
    library: Library, two: list[Path]
) -> None:
    library.save(Medication(name="Letrozole", dose="half a tablet"))
    preview = read(library, two, TODAY)
    item = next(each for each in preview.items if each.record.headline() == "Letrozole")
    assert item.standing is Standing.DIFFERS
    assert [(d.label, d.mine, d.theirs) for d in item.differences] == [
        ("Clock times or days", "", "every morning"),
        ("Dose each time", "half a tablet", "1 tablet"),
    ]
    assert item.number not in preview.preselected()
    library.save(Medication(id=item.record.id, name="Letrozole"))
    only_adds = read(library, two, TODAY)
    item = next(each for each in only_adds.items if each.record.headline() == "Letrozole")
    assert item.standing is Standing.ADDS
    assert item.number in only_adds.preselected()
    apply(library, only_adds, {item.number})
    assert library.snapshot().all(Medication)[0].dose == "1 tablet"
    library.undo()
    assert library.snapshot().all(Medication)[0].dose == ""


def test_another_file_that_says_the_same_is_noted(library: Library, two: list[Path]) -> None:
    first = read(library, two[:1], TODAY)
    apply(library, first, first.preselected())
    both = read(library, [write(two[1], "Ondansetron,,when needed", "Aspirin,,")], TODAY)
    assert [item.standing for item in both.items] == [Standing.SAME, Standing.NEW]
    apply(library, both, both.preselected())
    ondansetron = next(m for m in library.snapshot().all(Medication) if m.name == "Ondansetron")
    assert [each.file for each in ondansetron.origins] == ["one.csv", "two.csv"]
    library.undo()
    ondansetron = next(m for m in library.snapshot().all(Medication) if m.name == "Ondansetron")
    assert [each.file for each in ondansetron.origins] == ["one.csv"]


def test_what_was_joined_is_kept_apart_when_told(library: Library, two: list[Path]) -> None:
    preview = read(library, two, TODAY)
    letrozole = next(each for each in preview.items if len(each.mentions) == 2)
    apart = keep_apart(library, preview, letrozole.number)
    assert [item.record.headline() for item in apart.items] == [
        "Femara 2.5 mg tablet",
        "Ondansetron",
        "Letrozole",
        "Aspirin",
    ]
    assert apply(library, apart, apart.preselected()).added == 4


def test_two_people_on_a_disc_are_nobody_s_until_it_is_said(
    library: Library, tmp_path: Path
) -> None:
    disc = tmp_path / "disc"
    save(made(), disc / "1")
    save(made(instance="1.9", PatientName="Silva^Peter", StudyInstanceUID="9"), disc / "2")
    preview = read(library, [disc], TODAY)
    assert preview.preselected() == frozenset()
    assert len(preview.other_persons) == 2
    library.save(Person(name="Anna Santos", born=When.parse("3 August 1958", TODAY)))
    preview = read(library, [disc], TODAY)
    assert apply(library, preview, preview.preselected()).added == 1
    (scan,) = library.snapshot().all(ImagingStudy)
    assert scan.study_uid == "1.2.3"


def test_somebody_else_s_file_that_was_meant_adds_nothing_the_second_time(
    library: Library, tmp_path: Path
) -> None:
    library.save(Person(name="Maria Lopez"))
    disc = tmp_path / "disc"
    save(made(), disc / "1")
    preview = read(library, [disc], TODAY)
    assert apply(library, preview, preview.everything(), other_person=True).added == 1
    again = read(library, [disc], TODAY)
    assert [item.standing for item in again.items] == [Standing.SAME]


def test_a_second_disc_of_the_same_study_adds_what_it_knows(
    library: Library, tmp_path: Path
) -> None:
    library.save(ImagingStudy(modality="CT", accession="A-2026-17", note="my own words"))
    save(made(), tmp_path / "disc" / "1")
    preview = read(library, [tmp_path / "disc"], TODAY)
    (item,) = preview.items
    assert item.standing is Standing.ADDS
    apply(library, preview, preview.preselected())
    (scan,) = library.snapshot().all(ImagingStudy)
    assert (scan.study_uid, scan.facility, scan.note) == (
        "1.2.3",
        "Riverside Clinic",
        "my own words",
    )


def test_papers_are_told_from_everything_else(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"%PDF-1.7")
    (tmp_path / "b").write_bytes(b"\xff\xd8\xff")
    (tmp_path / "c").write_bytes(b"medicine,dose")
    assert are_papers([tmp_path / "a", tmp_path / "b"])
    assert not are_papers([tmp_path / "a", tmp_path / "c"])
    assert not are_papers([tmp_path])


def test_nothing_readable_at_all_is_one_sentence(library: Library, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).write_bytes(b"\0\1\2")
    with pytest.raises(UnreadableFile, match="a is not a file this app can bring in"):
        read(library, [tmp_path / "a", tmp_path / "b"], TODAY)
