"""Help says what the app does not do, and shows every licence of what is bundled."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QPlainTextEdit

from apptprep.ui.pages.help import HelpPage
from apptprep.ui.window import Window


@pytest.fixture
def page(window: Window) -> HelpPage:
    window.navigate("help")
    found = window.page()
    assert isinstance(found, HelpPage)
    return found


def texts(page: HelpPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if not label.isHidden())


def test_intended_purpose_and_the_missing_check_are_said(page: HelpPage) -> None:
    said = texts(page)
    assert "no diagnosis" in said
    assert "no treatment advice" in said
    assert "matched to words you have typed" in said
    assert "never says that you are fine" in said
    assert "No clinician has checked the content yet." in said


def test_about_opens_the_licences(window: Window, page: HelpPage) -> None:
    window.actions_for_menus.about()
    shown = [box.toPlainText() for box in page.findChildren(QPlainTextEdit)]
    assert any("ISC License" in text for text in shown)
    assert any("SIL OPEN FONT LICENSE" in text.upper() for text in shown)


def test_every_topic_has_something(page: HelpPage) -> None:
    for button in page.topics.values():
        button.click()
        assert page._box.count() > 3
