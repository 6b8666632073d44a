"""Set, change or take off the passphrase; make a recovery code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from apptprep.errors import AppError
from apptprep.ui.covers import passphrase_field, show_box
from apptprep.ui.widgets import (
    FlowLayout,
    Paragraph,
    button,
    card,
    column,
    field_label,
    heading,
    holder,
    small,
    stack,
)

if TYPE_CHECKING:
    from apptprep.ui.pages.base import Shell
    from apptprep.ui.session import Session

DIFFER = "The two passphrases differ. Please type them again."


class PassphraseCard(QWidget):
    """The card on Settings."""

    def __init__(self, session: Session, shell: Shell) -> None:
        """Build it; :meth:`refresh` shows what holds for the open record."""
        super().__init__()
        self.setObjectName("clear")
        self._session, self._shell = session, shell
        self.state = Paragraph()
        self.current, self.new, self.again = (passphrase_field() for _ in range(3))
        self.fault = Paragraph("", "fault")
        self.fault.hide()
        self.set = button("Set the passphrase", self._set)
        self.off = button("Take it off", self._take_off, kind="ghost")
        self.code = button("New recovery code…", self._new_code, kind="ghost", icon="key-round")
        self._current_box = stack(
            field_label("Passphrase of now", self.current), self.current, spacing=5
        )
        flow = FlowLayout(8)
        for made in (self.set, self.off, self.code):
            flow.addWidget(made)
        body = column(
            heading("Passphrase"),
            self.state,
            self._current_box,
            field_label("New passphrase", self.new),
            self.new,
            field_label("The same again", self.again),
            self.again,
            show_box(self.current, self.new, self.again),
            self.fault,
            holder(flow),
            small("Without passphrase and recovery code nobody can open the record. Not even we."),
            spacing=7,
        )
        self.setLayout(column(card(body)))

    def refresh(self) -> None:
        """Show what holds for the open record."""
        library = self._session.library
        has = library.has_passphrase
        code = "with" if library.has_recovery_code else "without"
        self.state.setText(
            f"This record has a passphrase, {code} a recovery code."
            if has
            else "This record has no passphrase. Anyone who uses this computer can open it."
        )
        self._current_box.setVisible(has)
        self.off.setVisible(has)
        self.code.setVisible(has)
        self.set.setText("Change the passphrase" if has else "Set the passphrase")

    def _set(self) -> None:
        if not self.new.text():
            self._refuse("Type the new passphrase twice.")
            return
        if self.new.text() != self.again.text():
            self._refuse(DIFFER)
            return
        first = not self._session.library.has_passphrase
        if self._apply(self.new.text(), "The passphrase is set") and first:
            self._new_code()

    def _take_off(self) -> None:
        self._apply("", "The passphrase is taken off")

    def _apply(self, new: str, say: str) -> bool:
        try:
            self._session.library.set_passphrase(new, self.current.text())
        except AppError as fault:
            self._refuse(str(fault))
            return False
        for field in (self.current, self.new, self.again):
            field.clear()
        self.fault.hide()
        self.refresh()
        self._shell.toast(say)
        return True

    def _new_code(self) -> None:
        self._shell.offer_recovery_code()

    def _refuse(self, sentence: str) -> None:
        self.fault.setText(sentence)
        self.fault.show()
