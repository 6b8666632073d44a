"""Which of the reports' own papers follow behind the packet, and what was found in them."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from apptprep.ui.covers import passphrase_field
from apptprep.ui.editors.files import size_text
from apptprep.ui.widgets import (
    CheckRow,
    TwoColumns,
    button,
    card,
    column,
    field_label,
    heading,
    holder,
    small,
)
from apptprep.ui.words import cut

if TYPE_CHECKING:
    from apptprep.jobs.originals import Looks, Paper
    from apptprep.packet import Choices
    from apptprep.records import Snapshot

_NOTE = (
    "Copies of the papers themselves follow behind the packet, page by page. They are made to fit, "
    "and links and scripts in them are taken out; what you see on them stays as it is. With them "
    "the file is no archive file (PDF/A)."
)


class OriginalPapers(QWidget):
    """The card; it tells what was chosen and keeps nothing itself but passwords, in memory."""

    changed = Signal(object)
    """Other `Choices`."""
    unlocked = Signal()
    """A password was typed for a locked paper."""

    def __init__(self) -> None:
        """Build it; :meth:`show_choices` fills it."""
        super().__init__()
        self.setObjectName("clear")
        self._choices: Choices | None = None
        self._papers: tuple[Paper, ...] = ()
        self._built_of: list[object] = []
        self.boxes: dict[str, CheckRow] = {}
        self.passwords: dict[str, QLineEdit] = {}
        self._list = column(spacing=6)
        body = column(heading("Papers behind it"), small(_NOTE), self._list, spacing=8)
        self.setLayout(column(card(body, padding=16)))
        self.hide()

    def show_choices(self, snapshot: Snapshot, choices: Choices, looks: Looks) -> None:
        """Show the files of reports, which of them follow, and what is known of them.

        Args:
            snapshot: all records.
            choices: what is chosen.
            looks: what was found in files so far.
        """
        from apptprep.jobs.originals import papers_of

        papers = papers_of(snapshot, choices.hidden) if choices.plan.form == "packet" else ()
        self.setVisible(bool(papers))
        self._choices, self._papers = choices, papers
        # A password tried in vain is news, too: the field then says so.
        built_of: list[object] = [
            (paper.title, paper.ref, looks.known(paper.ref), looks.passwords.get(paper.ref.sha256))
            for paper in papers
        ]
        if built_of != self._built_of:
            self._built_of = built_of
            self._fill(looks)
        for key, box in self.boxes.items():
            box.set_checked(key in choices.originals)

    def _fill(self, looks: Looks) -> None:
        focus = next((key for key, edit in self.passwords.items() if edit.hasFocus()), "")
        self._list.clear()
        self.boxes.clear()
        self.passwords.clear()
        for paper in self._papers:
            ref, looked = paper.ref, looks.known(paper.ref)
            parts = [cut(ref.name, 60), size_text(ref.size), looked.words() if looked else ""]
            detail = ", ".join(part for part in parts if part)
            box = CheckRow(cut(paper.title, 90), detail)
            box.toggled.connect(partial(self._toggled, ref.sha256))
            self.boxes[ref.sha256] = box
            self._list.put(box)
            if looked is not None and looked.why == "locked":
                self._list.put(self._ask(paper, looks))
        if focus in self.passwords:
            self.passwords[focus].setFocus()

    def _ask(self, paper: Paper, looks: Looks) -> QWidget:
        """Ask for the password of a locked paper."""
        key = paper.ref.sha256
        edit = passphrase_field()
        tried = key in looks.passwords
        words = f"Password of {cut(paper.ref.name, 40)}"
        label = field_label(f"{words}: that was not it" if tried else words, edit)

        def take() -> None:
            if edit.text():
                looks.passwords[key] = edit.text()
                self.unlocked.emit()

        edit.returnPressed.connect(take)
        self.passwords[key] = edit
        opened = button("Open it", take, name=f"Open {paper.ref.name} with this password")
        line = TwoColumns(edit, opened, (1, 0), gap=8, middle=True)
        return holder(column(label, line, spacing=4, margins=(26, 0, 0, 6)))

    def _toggled(self, key: str, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        if self._choices is None:
            return
        wanted = set(self._choices.originals) - {key} | ({key} if on else set())
        # Behind the packet they stand in the order of this list, whatever was ticked first.
        order = tuple(p.ref.sha256 for p in self._papers if p.ref.sha256 in wanted)
        self.changed.emit(replace(self._choices, originals=order))
