"""The questions that go to the visit, in their order, and a field for one's own."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from apptprep.records import Question
from apptprep.ui import question_list
from apptprep.ui.cards.question_row import QuestionRow
from apptprep.ui.entries import open_entry
from apptprep.ui.saving import save
from apptprep.ui.widgets import (
    GrowingColumn,
    Piece,
    TwoColumns,
    button,
    card,
    column,
    field_label,
    heading,
    rule,
    small,
    stack,
)
from apptprep.ui.widgets.growing import ROOM

if TYPE_CHECKING:
    from apptprep.records import Snapshot
    from apptprep.ui.pages.base import Shell
    from apptprep.ui.session import Session

_LONGEST_NAME = 40


def short(text: str) -> str:
    """Return a question's beginning, for messages and Undo."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_NAME else f"{line[:_LONGEST_NAME]}…"


class ChosenQuestions(QWidget):
    """The list of chosen questions.

    Attributes:
        own: the field for one's own, under the list.
    """

    def __init__(self, session: Session, shell: Shell) -> None:
        """Build it empty; :meth:`show_snapshot` fills it."""
        super().__init__()
        self.setObjectName("clear")
        self._session, self._shell = session, shell
        self.lines = GrowingColumn(spacing=10)
        self._found: tuple[Question, ...] | None = None
        self.field = QLineEdit()
        self.field.setPlaceholderText("Your own question")
        self.field.returnPressed.connect(self._add)
        add = button("Add", self._add, icon="plus", name="Add my question")
        self.own = stack(
            rule(),
            6,
            field_label("Add a question", self.field),
            TwoColumns(self.field, add, (1, 0), gap=8, middle=True),
            spacing=6,
        )
        self.setLayout(
            column(card(column(heading("What I will ask"), self.lines.box, self.own, spacing=12)))
        )

    @property
    def rows(self) -> dict[str, QuestionRow]:
        """The questions that stand there by now, by their ids, from top to bottom."""
        made = (row for row in self.lines.made.values() if isinstance(row, QuestionRow))
        return {row.question.id: row for row in made}

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show the questions in their order; rows that stay keep what is typed in them."""
        first, self._found = self._found is None, question_list.chosen(snapshot)
        pieces = [Piece(each.id, "", partial(self._row, each.id), ROOM) for each in self._found]
        if not pieces:
            words = "Nothing chosen yet. Take from the suggestions, or add your own."
            pieces = [Piece("", words, partial(small, words))]
        self.lines.show(pieces)
        for line in self.rows.values():
            self._show(line)
        new = [piece.slot for piece in pieces if piece.slot not in self.lines.made]
        if not first and len(new) == 1:
            # One that was just taken: it stands there under the hand.
            self.lines.need(new[0])

    def flush(self) -> None:
        """Save what is being typed."""
        for line in self.rows.values():
            line.flush()

    def reveal(self, record_id: str) -> None:
        """Put the keyboard on one question."""
        line = self.lines.need(record_id)
        if isinstance(line, QuestionRow):
            line.open.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def reword(self, record_id: str) -> None:
        """Unfold the fields of one question and put the keyboard into its words."""
        line = self.lines.need(record_id)
        if isinstance(line, QuestionRow):
            line.unfold()

    def _row(self, record_id: str) -> QuestionRow:
        question = next(each for each in self._found or () if each.id == record_id)
        line = QuestionRow(question, 0, question_list.source_of(question))
        self._show(line)
        line.opened.connect(self._open)
        line.first.connect(self._mark_first)
        line.moved.connect(self._move)
        line.edited.connect(self._edit)
        line.finished.connect(self._finish)
        line.left_out.connect(self._leave_out)
        return line

    def _show(self, line: QuestionRow) -> None:
        """Show the question of a row as it is now, and where it can go."""
        found = self._found or ()
        ids = [question.id for question in found]
        at = ids.index(line.question.id)
        line.show_question(found[at], at + 1)
        line.up.setEnabled(bool(question_list.moved(found, ids[at], -1)))
        line.down.setEnabled(bool(question_list.moved(found, ids[at], 1)))

    def _add(self) -> None:
        text = self.field.text().strip()
        if not text:
            return
        found = question_list.chosen(self._session.snapshot())
        question = question_list.own(text, self._session.now(), found)
        if self._save(question, what="your question", say="Question added"):
            self.field.clear()

    def _open(self, record_id: str) -> None:
        open_entry(self._session, self._shell, record_id)

    def _mark_first(self, record_id: str, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        found = question_list.chosen(self._session.snapshot())
        changed = question_list.marked_first(found, record_id, on=on)
        if changed is None:
            self.show_snapshot(self._session.snapshot())
            self._shell.toast("Three are marked already. Take one back first.")
            return
        self._save(*changed, what="asking first")

    def _move(self, record_id: str, step: int) -> None:
        found = question_list.chosen(self._session.snapshot())
        self._save(*question_list.moved(found, record_id, step), what="the order of questions")
        line = self.rows.get(record_id)
        if line is not None:
            made = line.up if step < 0 else line.down
            (made if made.isEnabled() else line.open).setFocus()

    def _edit(self, question: Question) -> None:
        line = self.rows.get(question.id)
        saved = self._save(question, what=f"question: {short(question.text)}")
        if line is not None:
            line.unsaved = not saved

    def holds_unsaved(self) -> bool:
        """Tell whether something typed could not be saved."""
        return any(line.unsaved for line in self.rows.values())

    def _finish(self, record_id: str) -> None:
        question = self._session.snapshot().get(record_id)
        if isinstance(question, Question) and question.answer.strip():
            done = question_list.finished(question, self._session.today())
            self._save(done, what="answered", say="Moved to Answered")

    def _leave_out(self, record_id: str) -> None:
        question = self._session.snapshot().get(record_id)
        if isinstance(question, Question):
            left = replace(question, state="dropped", ask_first="no")
            say = f"Left out: {short(question.text)}"
            self._save(left, what="leaving out a question", say=say)

    def _save(self, *questions: Question, what: str, say: str = "") -> bool:
        if not questions:
            return False
        return save(self._session, self._shell, *questions, what=what, say=say)
