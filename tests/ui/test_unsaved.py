"""What could not be saved keeps the window open until the person decides."""

from __future__ import annotations

import pytest
from tests.ui.desk import write

from apptprep.records import Allergy, Record
from apptprep.store import Library, SaveFailed
from apptprep.ui.pages.medicines import MedicinesPage
from apptprep.ui.window import UNSAVED, Window


@pytest.fixture
def asked(window: Window, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Type an allergy that cannot be saved; return what the person is asked from then on."""
    window.navigate("medicines")
    page = window.page()
    assert isinstance(page, MedicinesPage)
    page.list.tabs.choose(Allergy)
    page.list.add()
    form = page.list.pane.form()
    assert form is not None

    def full(*_records: Record, what: str = "") -> None:
        del what
        reason = "the disk is full"
        raise SaveFailed(reason)

    monkeypatch.setattr(window.session.library, "save", full)
    write(form.editor("substance"), "Latex")
    found: list[str] = []

    def stay(question: str, _yes: str, *, no: str) -> bool:
        assert no
        found.append(question)
        return False

    monkeypatch.setattr(window.messages, "confirm", stay)
    return found


def shown_substance(window: Window) -> str:
    """Return what stands in the field."""
    page = window.page()
    assert isinstance(page, MedicinesPage)
    record = page.list.pane.record()
    assert isinstance(record, Allergy)
    return record.substance


def test_closing_asks_and_stays(window: Window, asked: list[str]) -> None:
    window.navigate("today")
    assert not window.close()
    assert asked == [UNSAVED]
    assert window.shown() == "medicines"
    assert shown_substance(window) == "Latex"


def test_another_record_is_not_opened_over_it(window: Window, asked: list[str]) -> None:
    window.actions_for_menus.open_person()
    assert asked == [UNSAVED]
    assert shown_substance(window) == "Latex"


def test_undo_does_not_take_back_what_came_before(
    window: Window, library: Library, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    window.undo()
    assert shown_substance(window) == "Latex"
    monkeypatch.undo()
    page = window.page()
    assert page is not None
    page.flush()
    assert not page.holds_unsaved()
    assert [a.substance for a in library.snapshot().all(Allergy)] == ["Latex"]
    assert asked == []


def test_leaving_without_it_closes(
    window: Window, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window.messages, "confirm", lambda *_words, no: bool(no))
    assert window.close()
    assert asked == []
