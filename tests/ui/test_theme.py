"""One theme for everything: sizes scale, colours change, nothing is left unstyled."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette

from apptprep import bundled
from apptprep.records import KINDS
from apptprep.ui import icons, stylesheet
from apptprep.ui.pages import ENTRIES
from apptprep.ui.theme import theme
from apptprep.ui.widgets import IconLabel, button
from apptprep.ui.window import Window

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

SOURCE = Path(__file__).parents[2] / "src" / "apptprep"


def test_sizes_scale_and_nothing_vanishes(qapp: QApplication) -> None:
    theme().apply(qapp, "light", 1.5)
    assert (theme().px(16), theme().px(0), theme().px(0.2)) == (24, 0, 1)
    assert qapp.font().pixelSize() == 24


def test_a_large_system_font_is_never_made_smaller(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    large = qapp.font()
    large.setPixelSize(24)
    monkeypatch.setattr(theme(), "_system_font", large)
    theme().apply(qapp, "light", 1.0)
    assert qapp.font().pixelSize() == 24
    monkeypatch.undo()
    theme().apply(qapp, "light", 1.0)


def test_dark_and_light_change_palette_and_scheme(qapp: QApplication) -> None:
    theme().apply(qapp, "dark", 1.0)
    assert theme().dark
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == theme().hex("bg")
    theme().apply(qapp, "light", 1.0)
    assert not theme().dark


def test_the_systems_choice_is_followed_only_where_it_was_chosen(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme().apply(qapp, "system", 1.0)
    monkeypatch.setattr(type(qapp.styleHints()), "colorScheme", lambda _hints: Qt.ColorScheme.Dark)
    theme()._follow_system()
    assert theme().dark
    theme().apply(qapp, "light", 1.0)
    theme()._follow_system()
    assert not theme().dark


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_the_sheet_has_no_hole(qapp: QApplication, choice: str) -> None:
    theme().apply(qapp, choice, 1.25)
    sheet = stylesheet.build(theme())
    assert not re.search(r"\d@|<\w+>|\{[a-z0-9_]+\}", sheet)
    assert "9px" not in re.findall(r"font-size: (\d+px)", sheet)


def used_icons() -> set[str]:
    """Every quoted word of the code that is an icon's name, and those of kinds and pages."""
    names = {Path(name).stem for name in bundled.names("icons", ".svg")}
    words: set[str] = set()
    for path in SOURCE.rglob("*.py"):
        words |= set(re.findall(r'"([a-z0-9-]+)"', path.read_text(encoding="utf-8")))
    return names & {word.removesuffix("-fill") for word in words}


def test_only_icons_that_are_used_are_shipped_with_their_licence() -> None:
    shipped = {Path(name).stem for name in bundled.names("icons", ".svg")}
    assert shipped == used_icons()
    assert "ISC License" in bundled.read_text("icons/LICENSE")


@pytest.mark.parametrize(
    "name", sorted({kind.KIND.icon for kind in KINDS} | {entry.icon for entry in ENTRIES})
)
def test_every_kind_and_page_has_its_icon(qapp: QApplication, name: str) -> None:
    assert qapp is not None
    image = icons.pixmap(name, 24).toImage()
    alphas = {image.pixelColor(x, y).alpha() for x in range(24) for y in range(24)}
    assert len(alphas) > 1


def test_icons_and_buttons_follow_a_change_of_size(
    window: Window, settled: Callable[[], None]
) -> None:
    label, press = IconLabel("pill", 20), button("Save", icon="download")
    label.setParent(window)
    press.setParent(window)
    before = (label.width(), press.iconSize().height())
    window.change_text_size(1)
    settled()
    assert label.width() == round(before[0] * 1.25)
    assert press.iconSize().height() > before[1]
