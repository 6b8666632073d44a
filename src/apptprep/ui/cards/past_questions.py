"""Questions that were answered or left out: a few stand there, many are folded."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from apptprep.ui.form.fold import Fold
from apptprep.ui.widgets import (
    GrowingColumn,
    Paragraph,
    Piece,
    button,
    card,
    column,
    heading,
    row,
    small,
    stack,
)
from apptprep.ui.words import cut

if TYPE_CHECKING:
    from apptprep.records import Question

_MOST = 3
_ROW = 3
"""How much work a row is, in the weights of rows."""


class PastQuestions(QWidget):
    """A card of questions that are over; hidden while there are none."""

    again = Signal(object)

    def __init__(self, title: str, again: str) -> None:
        """Build it empty and hidden.

        Args:
            title: what they are.
            again: what the button says that puts one back.
        """
        super().__init__()
        self.setObjectName("clear")
        self._title, self._again = title, again
        self._questions: tuple[Question, ...] = ()
        self.lines = GrowingColumn()
        self._heading = heading(title)
        self.fold = Fold(title, self.lines.box)
        self.fold.turned.connect(self._fill)
        self.setLayout(column(card(column(self._heading, self.fold, spacing=8))))
        self.hide()

    def show_questions(self, questions: tuple[Question, ...]) -> None:
        """Show other questions."""
        before, many = len(self._questions), len(questions) > _MOST
        self._questions = questions
        self.setVisible(bool(questions))
        self._heading.setVisible(not many)
        self.fold.button.setVisible(many)
        self.fold.rename(f"{self._title}: {len(questions)}")
        if not many or before <= _MOST:
            self.fold.open(not many)
        self._fill()

    def _fill(self) -> None:
        shown = self._questions if self.fold.is_open() else ()
        self.lines.show([Piece(q.id, q, partial(self._row, q), _ROW) for q in shown])

    def _row(self, question: Question) -> QWidget:
        name = f"{self._again}: {question.text}"
        ask = button(self._again, partial(self.again.emit, question), kind="link", name=name)
        words = [Paragraph(cut(question.text, 400))]
        if question.answer:
            detail = f"{question.answered_by or 'Answer'}: {question.answer}"
            words.append(small(cut(detail, 600)))
        return stack(stack(*words, spacing=1), row(ask, None), spacing=8)
