"""The detail pane: one record's form, whether it is saved, and what can be done with it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget
from shiboken6 import isValid

from apptprep.errors import AppError
from apptprep.ui.editors import chain
from apptprep.ui.form.autosave import Autosave
from apptprep.ui.form.form import RecordForm
from apptprep.ui.form.plan import missing
from apptprep.ui.listing.actions import actions_for
from apptprep.ui.listing.rows import title_of
from apptprep.ui.theme import theme
from apptprep.ui.widgets import (
    FlowLayout,
    Paragraph,
    button,
    card,
    column,
    holder,
    row,
    rule,
    scroll,
    small,
)
from apptprep.ui.widgets.boxes import empty
from apptprep.ui.widgets.text import IconLabel, Line

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent

    from apptprep.records import Record
    from apptprep.ui.editors import Desk


class RecordPane(QFrame):
    """Shows one record at a time; each kind's form is made once.

    Signals: ``saved`` with the record's id after each save, ``remove`` when Remove is pressed,
    ``back`` when the pane is a page of its own and is left.
    """

    saved = Signal(str)
    remove = Signal()
    back = Signal()

    def __init__(self, desk: Desk, *, single: bool = False) -> None:
        """Start without a record.

        Args:
            desk: what editors may reach.
            single: the one record of its kind: no title of its own, not to be removed.
        """
        super().__init__()
        self.setObjectName("card")
        self.desk, self._single = desk, single
        self.autosave = Autosave(desk.session)
        self.autosave.saved.connect(self._saved)
        self.autosave.failed.connect(self._failed)
        self._forms: dict[type[Record], RecordForm] = {}
        self._areas: dict[type[Record], QWidget] = {}
        self._flows: dict[type[Record], FlowLayout] = {}
        self._record: Record | None = None
        self._make_top()
        self._stack = column(spacing=0)
        self.setLayout(
            column(
                holder(self._top),
                row((self.unfinished, 1), margins=(6, 0, 14, 0)),
                row((self.fault, 1), margins=(6, 0, 14, 0)),
                (self._stack, 1),
                spacing=8,
                margins=(14, 14, 6, 8),
            )
        )
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def record(self) -> Record | None:
        """Return the record shown, edits not yet saved included."""
        return self.autosave.record

    def form(self) -> RecordForm | None:
        """Return the form in use."""
        return self._forms.get(type(self._record)) if self._record is not None else None

    def show_record(self, record: Record | None) -> bool:
        """Show another record, or none; the one before is saved first.

        Returns:
            Whether it is shown: an edit that could not be saved stays on the screen.
        """
        if not self.autosave.flush():
            return False
        self._record = record
        self.autosave.begin(record)
        self.fault.hide()
        self._show_state("", "small")
        if record is not None:
            self._bring_up(record)
        return True

    def refresh(self, record: Record) -> None:
        """Show the same record as it is now; what is being typed stays."""
        self.autosave.refresh(record)
        current = self.autosave.record
        form = self._forms.get(type(record))
        if current is not None and form is not None:
            self._record = current
            form.show_record(current)
            self._tell(current)

    def flush(self) -> bool:
        """Save what is being typed now; return whether nothing is left waiting."""
        return self.autosave.flush()

    def start(self) -> None:
        """Put the keyboard into the form's first field."""
        form = self.form()
        if form is not None:
            form.start()

    def set_alone(self, alone: bool) -> None:  # noqa: FBT001 - reads like Qt's own
        """Be a page of its own, with Back, or stand beside the list."""
        self.to_list.setVisible(alone)

    def _make_top(self) -> None:
        self.title = Line("", "h2")
        self.state = Line("", "ok")
        self.state_icon = IconLabel("check", 17, "accent")
        self.state_icon.hide()
        self.to_list = button("Back", self.back.emit, kind="ghost", icon="arrow-left")
        self.to_list.hide()
        self._top = row(self.to_list, (self.title, 1), self.state_icon, self.state)
        self._top.set_margins(6, 0, 14, 0)
        self.unfinished = small("")
        self._sentence = Paragraph("")
        again = button("Try again", self.autosave.flush)
        self.fault = card(column(self._sentence, row(again, None)), "notice", padding=12)
        self.fault.hide()

    def _bring_up(self, record: Record) -> None:
        kind = type(record)
        if kind not in self._forms:
            self._make_form(kind)
        form = self._forms[kind]
        form.show_record(record)
        for other, place in self._areas.items():
            place.setVisible(other is kind)
        area = self._areas[kind]
        if isinstance(area, QScrollArea):
            area.verticalScrollBar().setValue(0)
        self._tell(record)

    def _make_form(self, kind: type[Record]) -> None:
        form = self._forms[kind] = RecordForm(self.desk)
        form.edited.connect(self._edited)
        flow = self._flows[kind] = FlowLayout(6)
        line = rule()
        if self._single:
            line.hide()
        body = column(form, 4, line, holder(flow), None, spacing=8, margins=(6, 4, 14, 12))
        area = self._areas[kind] = holder(body) if self._single else scroll(body)
        self._stack.put((area, 1))

    def _edited(self, name: str, value: object) -> None:
        self.autosave.edit(name, value)
        record = self.autosave.record
        if record is not None:
            self._record = record
            self._tell_title(record)
            self._tell_missing(record)
        self._show_state("" if self.autosave.is_clean else "Writing…", "small")

    def _show_state(self, text: str, role: str) -> None:
        if self.state.property("role") != role:
            self.state.setProperty("role", role)
            self.state.style().polish(self.state)
        self.state.setText(text)
        self.state_icon.setVisible(role == "ok")

    def _tell_title(self, record: Record) -> None:
        new = f"New {record.KIND.one}" if record.is_blank() and not self._single else ""
        self.title.setText(new or title_of(record, self.desk.session.snapshot()))

    def _tell(self, record: Record) -> None:
        self._tell_title(record)
        self._tell_missing(record)
        self._offer(record)

    def _tell_missing(self, record: Record) -> None:
        labels = missing(record)
        words = " and ".join(f"“{label}”" for label in labels)
        still = "are" if len(labels) > 1 else "is"
        self.unfinished.setText(
            f"Not finished: {words} {still} still empty. It is kept all the same." if labels else ""
        )
        self.unfinished.setVisible(bool(labels) and not record.is_blank())

    def _offer(self, record: Record) -> None:
        flow, form = self._flows[type(record)], self._forms[type(record)]
        empty(flow)
        buttons = [
            button(action.text, partial(self._run, action.run), kind="ghost", icon=action.icon)
            for action in actions_for(record, form, self.desk)
        ]
        if not self._single:
            name = f"Remove {record.KIND.one}"
            buttons.append(
                button("Remove", self.remove.emit, kind="ghost", icon="trash-2", name=name)
            )
        for made in buttons:
            flow.addWidget(made)
            made.show()
        chain([*form.stops()[-1:], *buttons])

    def _run(self, action: object) -> None:
        if not self.autosave.flush() or not callable(action):
            return
        try:
            action()
        except AppError as fault:
            self._failed(str(fault))

    def _saved(self) -> None:
        self.fault.hide()
        self._show_state("Saved", "ok")
        record = self.autosave.record
        if record is not None:
            self.saved.emit(record.id)

    def _failed(self, sentence: str) -> None:
        self._sentence.setText(sentence)
        self.fault.show()
        self._show_state("Not saved", "fault")

    def _focus_moved(self, old: QWidget | None, _new: QWidget | None) -> None:
        if not isValid(self) or old is None or not isValid(old):
            return
        if self.isAncestorOf(old) and not self.autosave.is_clean:
            self.autosave.flush()

    # The form scrolls by itself: the pane takes what room there is.

    def hasHeightForWidth(self) -> bool:
        """Say that any height will do; the only record of its kind is as long as its form."""
        return self._single and super().hasHeightForWidth()

    def sizeHint(self) -> QSize:
        """Return a useful size."""
        if self._single:
            return super().sizeHint()
        return QSize(theme().px(480), theme().px(240))

    def minimumSizeHint(self) -> QSize:
        """Return the least useful size."""
        if self._single:
            return super().minimumSizeHint()
        return QSize(theme().px(280), theme().px(240))

    def event(self, event: QEvent) -> bool:
        """Save before the pane is hidden with its page."""
        if event.type() == event.Type.Hide:
            self.autosave.flush()
        return super().event(event)
