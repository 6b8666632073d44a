"""Pages of records: Add, Ctrl+N, search, the sentence under the heading, one primary button."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.ui.desk import FakeShell, click, place, write

from apptprep.records import (
    KINDS,
    Allergy,
    Biomarker,
    Diagnosis,
    Medication,
    Person,
    Question,
)
from apptprep.ui.editors import Desk
from apptprep.ui.listing.page import RecordsPage
from apptprep.ui.pages.cancer import CancerPage
from apptprep.ui.pages.log import LogPage
from apptprep.ui.pages.medicines import MedicinesPage
from apptprep.ui.pages.reports import ReportsPage
from apptprep.ui.pages.trials import TrialsPage
from apptprep.ui.pages.visits import VisitsPage

PAGES: tuple[type[RecordsPage], ...] = (
    MedicinesPage,
    ReportsPage,
    CancerPage,
    TrialsPage,
    VisitsPage,
    LogPage,
)


def shown(desk: Desk, shell: FakeShell, page: type[RecordsPage]) -> RecordsPage:
    """Show a page."""
    made = page(desk.session, desk.shell)
    place(shell, made)
    return made


def test_every_kind_has_its_page() -> None:
    listed = {kind for page in PAGES for kind in page.KINDS}
    assert listed == {kind for kind in KINDS if kind.KIND.prints} - {Person, Question}


@pytest.mark.parametrize("page", PAGES)
def test_each_kind_can_be_begun_from_its_tab(
    desk: Desk, shell: FakeShell, page: type[RecordsPage]
) -> None:
    made = shown(desk, shell, page)
    for kind in page.KINDS:
        made.list.tabs.choose(kind)
        assert made.adder.text() == f"Add {kind.KIND.one}"
        click(made.list.card._empty_add)
        assert made.list.pane.isVisible()
        assert type(made.list.pane.record()) is kind
    assert not desk.session.snapshot().everything()


def test_one_primary_button(desk: Desk, shell: FakeShell) -> None:
    made = shown(desk, shell, MedicinesPage)
    assert not made.adder.isVisible()
    assert made.list.card._empty_add.isVisible()
    desk.session.save(Medication(name="Ondansetron"))
    assert made.adder.isVisible()
    assert not made.list.card._empty_add.isVisible()


def test_ctrl_n_adds_and_ctrl_f_searches(desk: Desk, shell: FakeShell) -> None:
    desk.session.save(Medication(name="Ondansetron"), Medication(name="Letrozole"))
    made = shown(desk, shell, MedicinesPage)
    shell.activateWindow()
    made.list.card.list.setFocus()
    QTest.keyClick(made.list.card.list, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    record = made.list.pane.record()
    assert isinstance(record, Medication)
    assert record.name == ""
    made.start_search()
    assert made.list.card.search.hasFocus()


def test_the_sentence_counts_medicines(desk: Desk, shell: FakeShell) -> None:
    made = shown(desk, shell, MedicinesPage)
    assert "vitamins" in made.subtitle.text()
    desk.session.save(Medication(name="A"), Medication(name="B", why_stopped="rash"))
    assert made.subtitle.text().startswith("1 current, 1 stopped.")


def test_a_record_is_shown_on_whichever_tab(desk: Desk, shell: FakeShell) -> None:
    marker = Biomarker(marker="HER2")
    desk.session.save(Diagnosis(site="Breast"), marker)
    made = shown(desk, shell, CancerPage)
    made.show_record(marker.id)
    assert made.list.kind() is Biomarker
    record = made.list.pane.record()
    assert record is not None
    assert record.id == marker.id


def test_a_stopped_medicine_is_unfolded_to_be_shown(desk: Desk, shell: FakeShell) -> None:
    old = Medication(name="Tamoxifen", why_stopped="changed")
    desk.session.save(Medication(name="Letrozole"), old)
    made = shown(desk, shell, MedicinesPage)
    made.show_record(old.id)
    assert made.list.card.list.current() == old.id


def test_tabs_count_and_turn_into_a_list_where_room_is_short(
    desk: Desk, shell: FakeShell, qtbot: Any
) -> None:
    desk.session.save(Diagnosis(site="Breast"), Biomarker(marker="ER"), Biomarker(marker="PR"))
    made = shown(desk, shell, CancerPage)
    tabs = made.list.tabs
    assert tabs.button(Biomarker).text() == "Biomarkers  2"
    assert not tabs.combo.isVisible()
    shell.resize(480, 640)
    made.setGeometry(shell.rect())
    qtbot.waitUntil(tabs.combo.isVisible, timeout=3000)
    assert not tabs.button(Biomarker).isVisible()
    tabs.combo.setFocus()
    QTest.keyClick(tabs.combo, Qt.Key.Key_Down)
    assert made.list.kind() is CancerPage.KINDS[1]


def test_changing_tabs_saves_what_was_typed(desk: Desk, shell: FakeShell) -> None:
    made = shown(desk, shell, MedicinesPage)
    made.list.tabs.choose(Allergy)
    made.list.add()
    form = made.list.pane.form()
    assert form is not None
    write(form.editor("substance"), "Latex")
    made.list.tabs.choose(Medication)
    assert [a.substance for a in desk.session.snapshot().all(Allergy)] == ["Latex"]


def test_another_record_folder_starts_over(desk: Desk, shell: FakeShell) -> None:
    desk.session.save(Medication(name="Ondansetron"))
    made = shown(desk, shell, MedicinesPage)
    people = desk.session.people
    assert people is not None
    desk.session.use(people.create("Other"))
    assert made.list.pane.record() is None
    assert made.list.card.is_empty()
