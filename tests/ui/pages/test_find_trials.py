"""Finding trials online: off at first, the address seen before, taken like a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from tests.exchange.trials_gov.making import study
from tests.exchange.trials_gov.register import Stand, standing

from apptprep.jobs.find_trials import BASE_VARIABLE
from apptprep.records import Diagnosis, Person, Trial
from apptprep.ui.pages.bring_in import BringInPage
from apptprep.ui.pages.find_trials import FindTrialsPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from apptprep.ui.window import Window

SOON = 20_000


@pytest.fixture
def page(window: Window) -> FindTrialsPage:
    window.session.library.save(Person(country="Germany"), Diagnosis(site="breast"))
    window.navigate("find-trials")
    found = window.page()
    assert isinstance(found, FindTrialsPage)
    return found


def test_it_is_off_until_it_is_switched_on(
    qtbot: QtBot, window: Window, page: FindTrialsPage
) -> None:
    def allowed() -> bool:
        return window.session.settings.search_trials

    assert not allowed()
    assert page.ask.isHidden()
    assert "opens no connection by itself" in page.state.text()
    qtbot.mouseClick(page.switch, Qt.MouseButton.LeftButton)
    assert allowed()
    assert page.ask.isVisible()
    qtbot.mouseClick(page.switch, Qt.MouseButton.LeftButton)
    assert not allowed()


def test_the_address_is_copied_as_it_is_called(
    qtbot: QtBot, window: Window, page: FindTrialsPage
) -> None:
    qtbot.mouseClick(page.switch, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.copy, Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    assert copied == page.address.text()
    assert copied.isascii(), "no invisible places to break"
    assert "Copied" in window._toast.text()
    page.condition.clear()
    page.country.clear()
    assert not page.copy.isEnabled()


def test_what_is_shown_is_what_is_called(
    qtbot: QtBot, window: Window, page: FindTrialsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand = Stand(pages=[[study("NCT00000001")]])
    with standing(stand) as base:
        monkeypatch.setenv(BASE_VARIABLE, base)
        qtbot.mouseClick(page.switch, Qt.MouseButton.LeftButton)
        assert (page.condition.text(), page.country.text()) == ("breast", "Germany")
        page.condition.clear()
        page.country.clear()
        assert not page.search.isEnabled(), "there is nothing to ask"
        qtbot.keyClicks(page.condition, "breast cancer")
        shown = page.address.text()
        qtbot.mouseClick(page.search, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: isinstance(window.page(), BringInPage), timeout=SOON)
    assert [f"{base.removesuffix('/api/v2')}{path}" for path in stand.asked] == [shown]
    preview = window.page()
    assert isinstance(preview, BringInPage)
    assert window.session.snapshot().all(Trial) == ()
    qtbot.mouseClick(preview.take, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(window.session.snapshot().all(Trial)), timeout=SOON)
