"""Who a packet is for, what kind it is, on which paper, and whether it is locked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QWidget

from apptprep.records import PRESETS
from apptprep.settings import PAPERS
from apptprep.ui.covers import passphrase_field, show_box
from apptprep.ui.editors.line import text_field
from apptprep.ui.widgets import (
    CheckRow,
    button,
    card,
    column,
    field_label,
    holder,
    row,
    small,
    stack,
)
from apptprep.ui.widgets.combo import Combo
from apptprep.ui.words import cut

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from apptprep.packet import Choices
    from apptprep.records import Recipient

NOBODY = "Nobody on my list"
SOMEBODY_NEW = "Somebody new…"
_NEW = "new"
_LOCK_WORDS = (
    "Whoever opens the file needs this password. It is not kept here. A locked file is not a "
    "PDF/A file: archives may refuse it."
)


class ForWhom(QWidget):
    """The card; it tells what was chosen and keeps nothing itself."""

    picked = Signal(str)
    """Another recipient: their id, "" for nobody."""
    added = Signal()
    """Somebody new is to be kept."""
    renamed = Signal(str)
    removed = Signal()
    changed = Signal(object, bool)
    """Other `Choices`, and whether to say what is new since the last packet."""

    def __init__(self) -> None:
        """Build it; :meth:`show_choices` fills it."""
        super().__init__()
        self.setObjectName("clear")
        self._choices: Choices | None = None
        self._id = self._name = ""
        self.who, self.preset, self.paper = Combo(), Combo(), Combo()
        self.name = text_field("Their name", "e.g. Dr Okafor, second opinion")
        self.forget = button("Take off this list", self.removed.emit, kind="link")
        self.large = CheckRow("Large print")
        self.since = CheckRow("Say what is new since their last packet")
        self.last = small("")
        self.lock = CheckRow("Lock the saved file with a password")
        self.password = passphrase_field()
        self.password.setAccessibleName("Password of the saved file")
        self._fill_lists()
        self._kept = stack(
            field_label("Their name", self.name),
            self.name,
            holder(row(self.forget, None)),
            spacing=5,
        )
        self._password_box = stack(
            self.password, show_box(self.password), small(_LOCK_WORDS), spacing=6
        )
        self._build()
        self._connect()

    def show_choices(
        self,
        recipients: Sequence[Recipient],
        recipient: Recipient | None,
        choices: Choices,
        *,
        since: bool,
        last: dt.date | None,
    ) -> None:
        """Show who there is and what holds for the one chosen.

        Args:
            recipients: all of them.
            recipient: the one chosen; None for nobody.
            choices: what is chosen for them.
            since: say what is new.
            last: the day of their last packet; None where there is none yet.
        """
        self._choices = choices
        boxes = (self.who, self.preset, self.paper, self.name)
        blocked = [QSignalBlocker(each) for each in boxes]
        self.who.clear()
        self.who.addItem(NOBODY, "")
        for each in sorted(recipients, key=lambda one: one.name.casefold()):
            self.who.addItem(cut(each.name, 60), each.id)
        self.who.addItem(SOMEBODY_NEW, _NEW)
        self.who.setCurrentIndex(max(0, self.who.findData(recipient.id if recipient else "")))
        self.preset.setCurrentIndex(max(0, self.preset.findData(choices.preset)))
        self.paper.setCurrentIndex(self.paper.findData(choices.paper))
        self._name = recipient.name if recipient else ""
        if recipient is not None and (not self.name.hasFocus() or recipient.id != self._id):
            self.name.setText(recipient.name)
        self._id = recipient.id if recipient else ""
        del blocked
        self._kept.setVisible(recipient is not None)
        self.large.set_checked(choices.large)
        self.since.set_checked(since)
        packet = choices.plan.form == "packet"
        self.since.setVisible(recipient is not None and packet)
        self.last.setVisible(recipient is not None and packet)
        self.last.setText(_last_words(last))

    def file_password(self) -> str:
        """Return the password for the saved file, "" where it is not to be locked."""
        return self.password.text() if self.lock.is_checked() else ""

    def wants_password(self) -> bool:
        """Tell whether the file is to be locked and no password is typed yet."""
        return self.lock.is_checked() and not self.password.text()

    def forget_password(self) -> None:
        """Keep no password longer than it is needed."""
        self.password.clear()
        self.lock.box.setChecked(False)

    def _fill_lists(self) -> None:
        for key, text in PRESETS:
            self.preset.addItem(text, key)
        for paper in PAPERS:
            self.paper.addItem(paper, paper)

    def _build(self) -> None:
        self._kept.hide()
        self._password_box.hide()
        self.setLayout(
            column(
                card(
                    column(
                        field_label("Who it is for", self.who),
                        self.who,
                        self._kept,
                        4,
                        field_label("What kind of packet", self.preset),
                        self.preset,
                        4,
                        field_label("Paper", self.paper),
                        self.paper,
                        4,
                        self.large,
                        self.since,
                        self.last,
                        self.lock,
                        self._password_box,
                        spacing=6,
                    ),
                    padding=16,
                )
            )
        )

    def _connect(self) -> None:
        self.who.activated.connect(self._who_chosen)
        self.name.editingFinished.connect(self._name_done)
        for box in (self.preset, self.paper):
            box.activated.connect(self._told)
        for check in (self.large, self.since):
            check.toggled.connect(self._told)
        self.lock.toggled.connect(self._password_box.setVisible)

    def _who_chosen(self) -> None:
        chosen = self.who.currentData()
        if chosen == _NEW:
            self.added.emit()
        else:
            self.picked.emit(chosen)

    def _name_done(self) -> None:
        if self._kept.isHidden():
            return
        typed = self.name.text().strip()
        if typed:
            self.renamed.emit(typed)
        else:
            # Nobody is kept without a name: the one they have stays.
            self.name.setText(self._name)

    def _told(self, *_what: object) -> None:
        if self._choices is None:
            return
        choices = replace(
            self._choices,
            preset=self.preset.currentData(),
            paper="Letter" if self.paper.currentData() == "Letter" else "A4",
            large=self.large.is_checked(),
        )
        self.changed.emit(choices, self.since.is_checked())


def _last_words(last: dt.date | None) -> str:
    if last is None:
        return "They have had none yet. From the next one on it can say what is new."
    return f"Their last one was made on {last.day} {last:%B %Y}."
