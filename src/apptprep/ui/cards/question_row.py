"""One chosen question: ask first, move, reword, answer, leave out."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from apptprep.ui.cards.source import SourceNote
from apptprep.ui.pause import TypingPause
from apptprep.ui.theme import theme
from apptprep.ui.widgets import (
    FlowLayout,
    Paragraph,
    TwoColumns,
    button,
    chip,
    column,
    field_label,
    holder,
    row,
    rule,
    small,
    stack,
)
from apptprep.ui.words import cut

if TYPE_CHECKING:
    from apptprep.questions import Source
    from apptprep.records import Question


class QuestionRow(QWidget):
    """A question with its buttons; the fields to reword and answer it unfold under it."""

    first = Signal(str, bool)
    moved = Signal(str, int)
    edited = Signal(object)
    finished = Signal(str)
    left_out = Signal(str)
    opened = Signal(str)

    def __init__(self, question: Question, number: int, source: Source | None = None) -> None:
        """Show a question at its place in the list.

        Args:
            question: the record.
            number: its place.
            source: what the suggestion it comes from rests on.
        """
        super().__init__()
        self.setObjectName("clear")
        self.question = question
        self.unsaved = False
        self._shown: tuple[Question, int] | None = None
        self._number = Paragraph("", "h3")
        self._number.setWordWrap(False)
        self._text, self._because = Paragraph(), small("")
        self.star = chip("Ask first", icon="star")
        self.star.clicked.connect(lambda on: self.first.emit(self.question.id, on))
        self.up = button("", partial(self._move, -1), kind="ghost", icon="arrow-up")
        self.down = button("", partial(self._move, 1), kind="ghost", icon="arrow-down")
        self.open = button("Reword or answer", self._turn, kind="link")
        self.away = button("Leave out", self._leave_out, kind="link")
        self.see = button("See the entry", self._see, kind="link")
        self.note = SourceNote(source, question.text) if source else None
        self._fields: QWidget | None = None
        self._timer = TypingPause(self)
        self._timer.timeout.connect(self.flush)
        # A thin line parts it from the question above.
        self._rule = rule()
        self._inside = column(self._line(), *([self.note] if self.note else []), spacing=6)
        self.setLayout(column(self._rule, self._inside, spacing=10))
        self.show_question(question, number)

    def show_question(self, question: Question, number: int) -> None:
        """Show the question as it is now; fields that are being typed in stay as they are."""
        on = question.ask_first == "yes"
        # Always: a press that was refused is taken back.
        self.star.setChecked(on)
        if self._shown == (question, number):
            return
        self.question, self._shown = question, (question, number)
        self._number.setText(f"{number}.")
        self._rule.setVisible(number > 1)
        self._text.setText(cut(question.text, 1000))
        self._because.setText(cut(question.because, 600))
        self._because.setVisible(bool(question.because))
        self.see.setVisible(bool(question.about))
        self.star.set_icon("star-fill" if on else "star", "accent" if on else "text2")
        self._name_buttons()

    def is_open(self) -> bool:
        """Tell whether the fields are unfolded."""
        return self._fields is not None and not self._fields.isHidden()

    def flush(self) -> None:
        """Tell what was typed, if anything."""
        self._timer.stop()
        if not self.is_open():
            return
        changed = replace(
            self.question,
            text=self.wording.toPlainText().strip() or self.question.text,
            answer=self.answer.toPlainText().strip(),
            answered_by=self.by.text().strip(),
        )
        if changed != self.question or self.unsaved:
            self.question = changed
            self.edited.emit(changed)

    def _line(self) -> QWidget:
        words = stack(self._text, self._because, spacing=2)
        actions = FlowLayout(6)
        for made in (self.star, self.up, self.down):
            actions.addWidget(made)
        more = FlowLayout(16, between=0)
        more.addWidget(self.open)
        more.addWidget(self.away)
        more.addWidget(self.see)
        if self.note:
            more.addWidget(self.note.opener)
        left = row(
            column(2, self._number, None),
            (column(2, words, holder(more), None, spacing=0), 1),
            spacing=12,
        )
        return TwoColumns(holder(left), holder(column(holder(actions), None)), (1, 0), gap=10)

    def _build_fields(self) -> QWidget:
        """Make the fields, which few of the rows are ever unfolded to."""
        self.wording, self.answer, self.by = QPlainTextEdit(), QPlainTextEdit(), QLineEdit()
        for field in (self.wording, self.answer):
            field.setTabChangesFocus(True)
            field.textChanged.connect(self._typed)
        self.by.textEdited.connect(self._typed)
        done = button("Done", self._done, kind="primary", icon="check")
        fields = stack(
            field_label("In my own words", self.wording),
            self.wording,
            field_label("What was answered", self.answer),
            self.answer,
            field_label("Who answered", self.by),
            self.by,
            row(done, small("Saved as you type. With an answer it moves to Answered."), None),
            spacing=6,
        )
        fields.hide()
        self._inside.put(fields)
        last = self.note.opener if self.note else self.see
        for before, after in pairwise((last, self.wording, self.answer, self.by, done)):
            QWidget.setTabOrder(before, after)
        self._rescale()
        theme().changed.connect(self._rescale)
        return fields

    def _rescale(self) -> None:
        for field in (self.wording, self.answer):
            field.setFixedHeight(theme().px(78))

    def _name_buttons(self) -> None:
        text = self.question.text
        for made, name in (
            (self.star, "Ask first"),
            (self.up, "Move up"),
            (self.down, "Move down"),
            (self.open, "Reword or answer"),
            (self.away, "Leave out"),
            (self.see, "See the entry"),
        ):
            made.setAccessibleName(f"{name}: {text}")
            made.setToolTip("" if made.text() else name)

    def _fill(self) -> None:
        for field, text in (
            (self.wording, self.question.text),
            (self.answer, self.question.answer),
            (self.by, self.question.answered_by),
        ):
            blocked = field.blockSignals(True)
            if isinstance(field, QPlainTextEdit):
                field.setPlainText(text)
            else:
                field.setText(text)
            field.blockSignals(blocked)

    def _typed(self) -> None:
        self._timer.start()

    def unfold(self) -> None:
        """Show the fields and put the keyboard into the wording, all of it marked."""
        if self._fields is None:
            self._fields = self._build_fields()
        if not self.is_open():
            self._fill()
        self._fields.show()
        self.open.setText("Close")
        self.wording.setFocus()
        self.wording.selectAll()

    def _turn(self) -> None:
        if self.is_open():
            self._done()
        else:
            self.unfold()

    def _done(self) -> None:
        self.flush()
        if self.unsaved:
            return
        if self._fields is not None:
            self._fields.hide()
        self.open.setText("Reword or answer")
        self.finished.emit(self.question.id)

    def _move(self, step: int) -> None:
        self.moved.emit(self.question.id, step)

    def _leave_out(self) -> None:
        self.left_out.emit(self.question.id)

    def _see(self) -> None:
        self.opened.emit(self.question.about)
