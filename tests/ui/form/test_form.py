"""A record's form: shows, folds, asks, tells of edits; nothing of one record leaks into another."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from tests.ui.desk import TODAY, FakeShell, kind_id, place, write

from apptprep.records import (
    KINDS,
    PROVENANCE,
    Editor,
    Medication,
    Record,
    Spread,
    SymptomEntry,
    When,
    fields_of,
)
from apptprep.ui.editors import Desk, LineEditor, tab_stops
from apptprep.ui.form.form import RecordForm


@pytest.fixture
def form(desk: Desk, shell: FakeShell) -> RecordForm:
    """An empty form in the window."""
    made = RecordForm(desk)
    place(shell, made)
    return made


@pytest.mark.parametrize("kind", KINDS, ids=kind_id)
def test_every_field_of_every_kind_can_be_written(form: RecordForm, kind: type[Record]) -> None:
    form.show_record(kind())
    told: dict[str, Any] = {}
    form.edited.connect(told.__setitem__)
    for field in (*fields_of(kind), *PROVENANCE[:-1]):
        if field.editor in (Editor.LINK, Editor.LINKS, Editor.FILES):
            continue
        expected = write(form.editor(field.name))
        assert told[field.name] == expected, field.name


def test_showing_a_record_tells_of_no_edit(form: RecordForm) -> None:
    told = []
    form.edited.connect(lambda name, _value: told.append(name))
    full = Medication(
        name="Ondansetron", times=("morning",), started=When.parse("2024", TODAY), note="a\nb"
    )
    form.show_record(full)
    form.show_record(Medication())
    form.show_record(full)
    assert told == []


def test_another_record_shows_only_its_own(form: RecordForm) -> None:
    form.show_record(Medication(name="Ondansetron", brand="Zofran", times=("morning", "own words")))
    form.show_record(Medication(name="Letrozole"))
    values = {n: form.editor(n).value() for n in ("name", "brand", "times", "started", "schedule")}
    assert values == {
        "name": "Letrozole",
        "brand": "",
        "times": (),
        "started": None,
        "schedule": "",
    }


def test_folds_start_closed_and_filled_fields_stand_in_the_form(form: RecordForm) -> None:
    form.show_record(Medication(name="Ondansetron", brand="Zofran"))
    brand = form.cell("brand")
    assert brand is not None
    assert brand.isVisible()
    assert form.cell("pharmacy") is None
    form.more.turn()
    pharmacy = form.cell("pharmacy")
    assert pharmacy is not None
    assert pharmacy.isVisible()
    form.show_record(Medication(name="Letrozole"))
    assert not form.more.is_open()
    assert not brand.isVisible()
    assert not pharmacy.isVisible()


def test_a_field_filled_in_the_fold_stays_there_while_the_record_is_shown(
    form: RecordForm,
) -> None:
    record = Medication(name="Ondansetron")
    form.show_record(record)
    form.more.turn()
    write(form.editor("brand"), "Zofran")
    form.show_record(replace(record, brand="Zofran"))
    brand = form.cell("brand")
    assert brand is not None
    assert form.more.body.isAncestorOf(brand)
    assert brand.isVisible()


def test_fields_come_and_go_with_an_answer(form: RecordForm) -> None:
    form.show_record(Spread(site="brain"))
    brain = form.cell("brain_state")
    assert brain is not None
    assert brain.isVisible()
    form.fill("site", "bone")
    form.show_record(Spread(site="bone"))
    assert not brain.isVisible()


@pytest.mark.parametrize("kind", [Medication, Spread], ids=kind_id)
def test_tab_goes_in_reading_order(form: RecordForm, kind: type[Record]) -> None:
    form.show_record(kind())
    form.more.turn()
    form.provenance.turn()
    layout = form.layout()
    assert layout is not None
    form.resize(600, layout.totalHeightForWidth(600))
    QApplication.processEvents()
    stops = [stop for stop in form.stops() if stop.isVisible()]
    assert set(stops) == {stop for stop in tab_stops(form) if stop.isVisible()}
    seen = [stops[0]]
    at = stops[0].nextInFocusChain()
    while at is not None and at is not stops[0]:
        if at in stops:
            seen.append(at)
        at = at.nextInFocusChain()
    assert len(seen) == len(stops)
    tops = [stop.mapTo(form, stop.rect().topLeft()).y() for stop in seen]
    # Never back up by more than a label: side by side is the same line.
    assert all(after >= before - 40 for before, after in pairwise(tops))


def test_room_of_what_went_away_is_given_back(
    form: RecordForm, desk: Desk, shell: FakeShell, qtbot: Any
) -> None:
    fresh = RecordForm(desk)
    place(shell, fresh)
    blank = SymptomEntry()
    fresh.show_record(blank)
    full = SymptomEntry(
        term="Pain", when=When.parse("about spring 2023", TODAY), now=4, sites=("lower-back",)
    )
    form.show_record(full)
    form.show_record(full)
    QApplication.processEvents()
    form.show_record(blank)

    def heights() -> list[int]:
        layouts = [made.layout() for made in (form, fresh)]
        return [layout.totalHeightForWidth(560) for layout in layouts if layout is not None]

    qtbot.waitUntil(lambda: len({*heights()}) == 1, timeout=3000)


def test_a_revealed_field_leaves_the_keyboard_where_it_is(
    form: RecordForm, shell: FakeShell
) -> None:
    form.show_record(Medication(name="Ondansetron"))
    shell.activateWindow()
    form.start()
    name = form.editor("name")
    assert isinstance(name, LineEditor)
    assert name.edit.hasFocus()
    form.reveal("brand")
    brand = form.cell("brand")
    assert brand is not None
    assert brand.isVisible()
    assert name.edit.hasFocus()
