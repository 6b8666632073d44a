"""What stands in place of the pages while no record is open.

First start, choosing a person, the passphrase, a fault that keeps a record shut. None of them is
a box over the window: they can be read in peace and enlarged like any page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from apptprep.ui.theme import theme
from apptprep.ui.widgets.boxes import card, column, holder, row
from apptprep.ui.widgets.buttons import button
from apptprep.ui.widgets.layouts import FlowLayout, scroll
from apptprep.ui.widgets.lists import ListRow, RowList
from apptprep.ui.widgets.text import IconLabel, Paragraph, field_label, small, subtle, title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from apptprep.store import PersonEntry

_WIDTH = 620
NEUTRAL_LABEL = "My record"
"""The name a new record gets in the list of people where none is given: it says nothing."""


class Cover(QWidget):
    """A column in the middle of the window: icon, title, words, then what a subclass adds."""

    def __init__(self, icon: str, heading: str, text: str = "") -> None:
        """Show an icon, a title and words."""
        super().__init__()
        self.setObjectName("page")
        self.body = column(row(IconLabel(icon, 40, "accent"), None), 4, title(heading), spacing=10)
        self.words = subtle(text)
        if not text:
            self.words.hide()
        self.body.put(self.words)
        self._middle = holder(self.body)
        outer = column(None, row(None, (self._middle, 100), None), None, margins=(20, 24, 20, 24))
        self.setLayout(column(scroll(outer)))
        self._rescale()
        theme().changed.connect(self._rescale)

    def _rescale(self) -> None:
        self._middle.setMaximumWidth(theme().px(_WIDTH))


class BusyCover(Cover):
    """Says what is being done; for the moment between start and record."""

    def __init__(self, text: str) -> None:
        """Say it."""
        super().__init__("heart-handshake", "apptprep", text)


class StartCover(Cover):
    """First start: three ways to begin, no wizard."""

    own = Signal()
    sample = Signal()
    backup = Signal()

    def __init__(self) -> None:
        """Offer the three ways."""
        super().__init__(
            "heart-handshake",
            "Let us get ready for your visit",
            "Write down how you are, your medicines and your reports. The app suggests questions "
            "worth asking and prints a packet for your clinician. "
            "Everything stays on this computer.",
        )
        self.body.put(8)
        for icon, text, detail, signal, kind in (
            ("calendar", "Add my visit", "Start with whom you will see and when.", self.own, 1),
            (
                "users",
                "Try with a sample person",
                "Made up, and gone in one click.",
                self.sample,
                0,
            ),
            ("archive-restore", "Open a backup", "From this or another computer.", self.backup, 0),
        ):
            made = button(text, signal.emit, kind="primary" if kind else "", icon=icon)
            self.body.put(row(column(made, small(detail), spacing=3)))
            self.body.put(6)


class ChooserCover(Cover):
    """Several people: whose record is to be opened."""

    chosen = Signal(str)
    new = Signal()

    def __init__(self, entries: Sequence[PersonEntry], last: str) -> None:
        """List the people; the one opened last is marked."""
        super().__init__("users", "Whose record?", "")
        self.list = RowList("People")
        self.list.show_rows([_person_row(entry) for entry in entries])
        self.list.select(last)
        self.list.setMinimumHeight(self.list.height_for(min(len(entries), 6)))
        self.list.activated.connect(self._activated)
        self.list.clicked.connect(self._activated)
        self.body.put(card(column(self.list), padding=12))
        self.body.put(row(button("New person…", self.new.emit, kind="link", icon="plus"), None))
        self.setFocusProxy(self.list)

    def _activated(self) -> None:
        key = self.list.current()
        if key:
            self.chosen.emit(key)


def _person_row(entry: PersonEntry) -> ListRow:
    detail = "Made-up sample" if entry.is_sample else ""
    if entry.has_passphrase:
        detail = "With a passphrase"
    return ListRow(entry.id, entry.label, detail, "", "lock" if entry.has_passphrase else "user")


class UnlockCover(Cover):
    """Asks for the passphrase, or the recovery code, of one record."""

    given = Signal(str)
    other = Signal()

    def __init__(self, label: str, *, others: bool) -> None:
        """Ask for a record's passphrase.

        Args:
            label: the record's name in the list of people.
            others: whether there are other people to choose from.
        """
        super().__init__("lock", label, "This record has a passphrase.")
        self.field = passphrase_field()
        self.fault = Paragraph("", "fault")
        self.fault.hide()
        self._open = button("&Open", self._give, kind="primary")
        self.body.put(8)
        self.body.put(field_label("Passphrase or recovery code", self.field))
        self.body.put(self.field)
        self.body.put(show_box(self.field))
        self.body.put(self.fault)
        flow = FlowLayout(10)
        flow.addWidget(self._open)
        if others:
            flow.addWidget(button("Another person", self.other.emit, kind="ghost"))
        self.body.put(holder(flow))
        self.field.returnPressed.connect(self._give)
        self.setFocusProxy(self.field)

    def refuse(self, sentence: str) -> None:
        """Say why it did not open, and let the person try again."""
        self.busy(on=False)
        self.fault.setText(sentence)
        self.fault.show()
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def busy(self, *, on: bool) -> None:
        """Rest while the key is being worked out (it takes a moment on purpose)."""
        self.field.setEnabled(not on)
        self._open.setEnabled(not on)
        self._open.setText("Opening…" if on else "&Open")

    def _give(self) -> None:
        if self.field.text():
            self.fault.hide()
            self.busy(on=True)
            self.given.emit(self.field.text())


class NewPersonCover(Cover):
    """A new record: its name in the list, and a passphrase for those who want one."""

    made = Signal(str, str)
    cancelled = Signal()

    def __init__(self, taken: Sequence[str], *, can_cancel: bool) -> None:
        """Ask for label and passphrase.

        Args:
            taken: names already in the list.
            can_cancel: whether there is something to go back to.
        """
        super().__init__("user-plus", "A new record", "One record for each person.")
        self.label = QLineEdit(free_label(taken))
        self.first, self.second = passphrase_field(), passphrase_field()
        self.fault = Paragraph("", "fault")
        self.fault.hide()
        self.body.put(8)
        self.body.put(field_label("Name in the list of people", self.label))
        self.body.put(self.label)
        self.body.put(
            small("This name can be read by anyone who uses this computer, even with a passphrase.")
        )
        self.body.put(10)
        self.body.put(field_label("Passphrase (optional)", self.first))
        self.body.put(self.first)
        self.body.put(field_label("The same passphrase again", self.second))
        self.body.put(self.second)
        self.body.put(show_box(self.first, self.second))
        self.body.put(small("You can set, change or remove it later in Settings."))
        self.body.put(self.fault)
        flow = FlowLayout(10)
        flow.addWidget(button("&Make the record", self._make, kind="primary"))
        if can_cancel:
            flow.addWidget(button("&Cancel", self.cancelled.emit, kind="ghost"))
        self.body.put(holder(flow))
        self.setFocusProxy(self.label)

    def refuse(self, sentence: str) -> None:
        """Say what keeps the record from being made."""
        self.fault.setText(sentence)
        self.fault.show()

    def _make(self) -> None:
        if self.first.text() != self.second.text():
            self.refuse("The two passphrases differ. Please type them again.")
            return
        self.made.emit(self.label.text().strip() or NEUTRAL_LABEL, self.first.text())


class FaultCover(Cover):
    """Says why a record stays shut, and what can be done."""

    again = Signal()
    other = Signal()

    def __init__(self, sentence: str) -> None:
        """Show the sentence."""
        super().__init__("triangle-alert", "This record stays closed for now", sentence)
        flow = FlowLayout(10)
        again = button("&Try again", self.again.emit, kind="primary")
        flow.addWidget(again)
        self.setFocusProxy(again)
        flow.addWidget(button("&Another record or a backup", self.other.emit))
        self.body.put(8)
        self.body.put(holder(flow))


def passphrase_field() -> QLineEdit:
    """Return a field whose text is hidden and never remembered by input methods."""
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setInputMethodHints(
        Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
    )
    return field


def show_box(*fields: QLineEdit) -> QCheckBox:
    """Return a check box that shows what is typed into the fields."""
    box = QCheckBox("Show what I type")

    def changed(on: bool) -> None:  # noqa: FBT001 - Qt's signal
        mode = QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password
        for field in fields:
            field.setEchoMode(mode)

    box.toggled.connect(changed)
    return box


def free_label(taken: Sequence[str]) -> str:
    """Return a neutral name that is not in the list yet."""
    names, number = set(taken), 1
    label = NEUTRAL_LABEL
    while label in names:
        number += 1
        label = f"{NEUTRAL_LABEL} {number}"
    return label
