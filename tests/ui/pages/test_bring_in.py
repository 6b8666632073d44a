"""Bringing in and exporting: seen first, taken in one step, undone in one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from tests.exchange.health_card.making import SECRET, jws, key_file

from apptprep.jobs import bring_in, export
from apptprep.records import Measurement, Medication, Person, SymptomEntry
from apptprep.store import People
from apptprep.ui.cards.import_further import ImportFurther
from apptprep.ui.cards.import_rows import ImportRow
from apptprep.ui.cards.import_signature import ImportSignature
from apptprep.ui.cards.import_table import ImportTable
from apptprep.ui.pages.bring_in import BringInPage
from apptprep.ui.widgets import Paragraph
from apptprep.ui.window import Window

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

SOON = 10_000


@pytest.fixture
def page(window: Window) -> BringInPage:
    window.navigate("bring-in")
    found = window.page()
    assert isinstance(found, BringInPage)
    return found


@pytest.fixture
def record_file(people: People, tmp_path: Path) -> Path:
    path = tmp_path / "other.json"
    with people.create("Other") as other:
        other.save(Medication(name="Omeprazole"), SymptomEntry(term="Pain", now=4))
        export.export_json(other, path)
    return path


def test_what_is_ticked_comes_in_and_one_undo_takes_it_back(
    qtbot: QtBot, window: Window, page: BringInPage, record_file: Path
) -> None:
    page.read([record_file])
    qtbot.waitUntil(lambda: len(page.boxes) == 2, timeout=SOON)
    assert window.session.snapshot().everything() == ()
    pain = next(box for box in page.boxes.values() if "Pain" in box.check.box.accessibleName())
    pain.check.box.click()
    qtbot.mouseClick(page.take, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(window.session.snapshot().all(Medication)), timeout=SOON)
    assert window.session.snapshot().all(SymptomEntry) == ()
    window.undo()
    assert window.session.snapshot().everything() == ()


@pytest.fixture
def lists(tmp_path: Path) -> list[Path]:
    one, two, odd = (tmp_path / name for name in ("one.csv", "two.csv", "odd.csv"))
    one.write_text("medicine,dose\nFemara 2.5 mg,1 tablet\nOndansetron,\nAspirin,\n")
    two.write_text("medicine,dose,stopped\nLetrozole,2 tablets,\nTramadol,,2020\n")
    odd.write_text("Quoi;Combien\nDouleur;3\nFatigue;5\nToux;1\n")
    return [one, two, odd]


def read(qtbot: QtBot, page: BringInPage, paths: list[Path]) -> None:
    page.read(paths)
    qtbot.waitUntil(lambda: bool(page.groups), timeout=SOON)


def box(page: BringInPage, words: str) -> ImportRow:
    return next(each for each in page.boxes.values() if words in each.check.box.accessibleName())


def test_entries_stand_by_kind_with_reasons_and_what_is_joined_can_be_parted(
    qtbot: QtBot, page: BringInPage, lists: list[Path]
) -> None:
    read(qtbot, page, lists[:2])
    (group,) = page.groups
    assert group.fold.button.text() == "Medicines: 4 new (3 ticked)"
    assert not box(page, "Tramadol").check.is_checked()
    assert "not ticked: no longer taken" in box(page, "Tramadol").check.box.accessibleDescription()
    letrozole = box(page, "Letrozole")
    assert letrozole.check.is_checked()
    qtbot.mouseClick(letrozole.split, Qt.MouseButton.LeftButton)
    assert {each.item.record.headline() for each in page.boxes.values()} == {
        "Femara 2.5 mg",
        "Letrozole",
        "Ondansetron",
        "Aspirin",
        "Tramadol",
    }
    assert page.take.text() == "Bring in what is ticked (4)"


def test_searching_narrows_what_is_shown_and_keeps_the_ticks(
    qtbot: QtBot, page: BringInPage, lists: list[Path]
) -> None:
    read(qtbot, page, lists[:2])
    box(page, "Aspirin").check.box.click()
    qtbot.keyClicks(page.search, "ondan")
    assert [each.item.record.headline() for each in page.boxes.values()] == ["Ondansetron"]
    page.search.clear()
    assert len(page.boxes) == 4
    assert not box(page, "Aspirin").check.is_checked()
    assert page.take.text() == "Bring in what is ticked (2)"


def test_one_click_takes_everything(
    qtbot: QtBot, window: Window, page: BringInPage, lists: list[Path]
) -> None:
    read(qtbot, page, lists[:2])
    qtbot.mouseClick(page.everything, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(window.session.snapshot().all(Medication)) == 4, timeout=SOON)
    window.undo()
    assert window.session.snapshot().everything() == ()


@pytest.fixture
def long_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a download with more entries than are listed."""
    monkeypatch.setattr(bring_in, "MOST", 10)
    path = tmp_path / "record.ndjson"
    pulse = '{{"resourceType": "Observation", "code": {{"text": "Pulse"}}, "valueString": "{}"}}'
    path.write_text("\n".join(pulse.format(60 + number) for number in range(40)))
    return path


def test_a_long_download_says_how_many_of_how_many_it_lists_and_lists_all_when_asked(
    qtbot: QtBot, page: BringInPage, long_list: Path
) -> None:
    read(qtbot, page, [long_list])
    (further,) = page.findChildren(ImportFurther)
    said = " ".join(label.text() for label in further.findChildren(Paragraph))
    assert "hold 40 entries. 10 of them" in said
    assert "Measurements, older than those listed: 30" in said
    assert page.take.text() == "Bring in what is ticked (10)"
    qtbot.mouseClick(further.everything, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.take.text() == "Bring in what is ticked (40)", timeout=SOON)
    assert not page.findChildren(ImportFurther)


def test_everything_takes_what_was_not_listed_in_one_step(
    qtbot: QtBot, window: Window, page: BringInPage, long_list: Path
) -> None:
    read(qtbot, page, [long_list])
    qtbot.mouseClick(page.everything, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(window.session.snapshot().all(Measurement)) == 40, timeout=SOON)
    window.undo()
    assert window.session.snapshot().everything() == ()


def test_somebody_else_s_entries_need_their_own_tick(
    qtbot: QtBot, window: Window, page: BringInPage, people: People, tmp_path: Path
) -> None:
    window.session.save(Person(name="Maria Santos"))
    path = tmp_path / "peter.json"
    with people.create("Peter") as other:
        other.save(Person(name="Peter Silva"), Medication(name="Omeprazole"))
        export.export_json(other, path)
    read(qtbot, page, [path])
    assert page.ticked == set()
    qtbot.mouseClick(page.everything, Qt.MouseButton.LeftButton)
    assert "Nothing is ticked" in window._toast.text()
    assert window.session.snapshot().all(Medication) == ()
    (meant,) = page.meant.values()
    meant.click()
    qtbot.mouseClick(page.take, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(window.session.snapshot().all(Medication)), timeout=SOON)


def test_a_record_without_a_name_asks_which_of_two_people_it_is_about(
    qtbot: QtBot, page: BringInPage, people: People, tmp_path: Path
) -> None:
    paths = []
    for name in ("Peter Silva", "Ana Costa"):
        paths.append(tmp_path / f"{name}.json")
        with people.create(name) as other:
            other.save(Person(name=name), Medication(name="Omeprazole"))
            export.export_json(other, paths[-1])
    read(qtbot, page, paths)
    said = [label.text() for label in page.findChildren(Paragraph)]
    assert any(words.startswith("The files name more than one person.") for words in said)
    told = [words for words in said if "Peter Silva" in words and "This record" in words]
    assert told
    assert all("no name written down" in words for words in told)
    assert not any("About me" in words for words in told)


def test_a_button_named_late_keeps_its_icon_off_its_words(page: BringInPage) -> None:
    """The icon is drawn with a gap as soon as there are words."""
    page.take.setText("")
    without = page.take.iconSize().width()
    page.take.setText("Bring in")
    assert page.take.iconSize().width() > without


def test_the_columns_of_a_foreign_table_are_named_and_it_is_read_again(
    qtbot: QtBot, window: Window, page: BringInPage, lists: list[Path]
) -> None:
    page.read(lists[2:])
    qtbot.waitUntil(lambda: bool(page.findChildren(ImportTable)), timeout=SOON)
    (table,) = page.findChildren(ImportTable)
    table.kind.setCurrentIndex(table.kind.findData("symptom_entry"))
    for heading, field in (("Quoi", "term"), ("Combien", "now")):
        table.columns[heading].setCurrentIndex(table.columns[heading].findData(field))
    qtbot.mouseClick(table.again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(page.boxes) == 3, timeout=SOON)
    qtbot.mouseClick(page.take, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(window.session.snapshot().all(SymptomEntry)) == 3, timeout=SOON)


def said_of_signature(page: BringInPage) -> str:
    cards = page.findChildren(ImportSignature)
    return " ".join(label.text() for each in cards for label in each.findChildren(Paragraph))


def test_the_signature_of_a_card_is_checked_with_the_key_file_one_chooses(
    qtbot: QtBot, window: Window, page: BringInPage, tmp_path: Path
) -> None:
    path = tmp_path / "my.smart-health-card"
    path.write_text(json.dumps({"verifiableCredential": [jws()]}))
    names = ("no.json", "other.json", "right.json")
    no_key, other, right = (tmp_path / name for name in names)
    no_key.write_text('{"nothing": 1}')
    other.write_bytes(key_file(kid="k2"))
    right.write_bytes(key_file())
    read(qtbot, page, [path])
    assert "from issuer.example.org was not checked" in said_of_signature(page)
    said: list[str] = []
    window.messages.tell = lambda text: said.append(text)  # type: ignore[method-assign]  # noqa: PLW0108

    def choose(file: Path | None) -> None:
        chosen = (file,) if file else ()
        window.messages.open_files = lambda *_: chosen  # type: ignore[method-assign]
        (signature,) = page.findChildren(ImportSignature)
        qtbot.mouseClick(signature.choose, Qt.MouseButton.LeftButton)

    choose(None)
    choose(no_key)
    assert len(said) == 1
    assert "That file is not a key file" in said[0]
    choose(other)
    qtbot.waitUntil(lambda: "has no key for the card" in said_of_signature(page), timeout=SOON)
    choose(right)
    qtbot.waitUntil(lambda: not page.findChildren(ImportSignature), timeout=SOON)
    qtbot.mouseClick(page.take, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(window.session.snapshot().all(Measurement)), timeout=SOON)
    (value,) = window.session.snapshot().all(Measurement)
    assert "its signature is good" in value.origins[0].place


def test_a_key_that_does_not_fit_leaves_a_card_unticked(
    qtbot: QtBot, window: Window, page: BringInPage, tmp_path: Path
) -> None:
    path, key = tmp_path / "my.smart-health-card", tmp_path / "key.json"
    path.write_text(json.dumps({"verifiableCredential": [jws()]}))
    key.write_bytes(key_file(secret=SECRET + 1))
    read(qtbot, page, [path])
    assert page.ticked
    window.messages.open_files = lambda *_: (key,)  # type: ignore[method-assign]
    (signature,) = page.findChildren(ImportSignature)
    qtbot.mouseClick(signature.choose, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.ticked, timeout=SOON)


def test_a_file_nobody_understands_is_a_sentence(
    qtbot: QtBot, window: Window, page: BringInPage, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text('{"format": ')
    said: list[str] = []
    window.messages.fault = lambda fault: said.append(str(fault))  # type: ignore[method-assign]
    page.read([broken])
    qtbot.waitUntil(lambda: bool(said), timeout=SOON)
    assert "broken.json" in said[0]
    assert not page.boxes


def test_back_up_writes_a_checked_backup(
    qtbot: QtBot, window: Window, tmp_path: Path, people: People
) -> None:
    window.session.save(Medication(name="Omeprazole"))
    target = tmp_path / "mine.apptprep"
    window.messages.save_file = lambda *_: target  # type: ignore[method-assign]
    window.actions_for_menus.back_up()
    qtbot.waitUntil(lambda: "Backed up" in window._toast.text(), timeout=SOON)
    entry = people.restore(target, "Again")
    with people.open(entry.id) as again:
        assert [m.name for m in again.snapshot().all(Medication)] == ["Omeprazole"]
