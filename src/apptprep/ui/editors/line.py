"""One line of text, with type-ahead where the field has a vocabulary. Free text is always kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from apptprep.records import vocabularies
from apptprep.records.search import fold
from apptprep.records.vocabularies import Term
from apptprep.ui.click_through import ClickThrough
from apptprep.ui.editors.base import Desk, FieldEditor
from apptprep.ui.widgets import column

if TYPE_CHECKING:
    from apptprep.records import Field

LONGEST = 10_000_000
"""Characters a line takes; Qt's own limit of 32,767 would cut a pasted text."""
WRITER = "written_by"
_LEAST = 2
_SHOWN = 8


def text_field(name: str, placeholder: str = "") -> QLineEdit:
    """Return an empty text field with a name for screen readers."""
    made = QLineEdit()
    made.setMaxLength(LONGEST)
    made.setAccessibleName(name)
    made.setPlaceholderText(placeholder)
    return made


class LineEditor(FieldEditor):
    """A text field; ``picked`` tells of a term taken from the vocabulary."""

    picked = Signal(object)

    def __init__(self, field: Field, desk: Desk) -> None:
        """Build the field and, with a vocabulary, its type-ahead."""
        super().__init__(field, desk)
        self.edit = text_field(field.label, field.placeholder)
        self.edit.setAccessibleDescription(field.help)
        self.edit.textEdited.connect(self._typed)
        self.setLayout(column(self.edit))
        self._terms = TermModel()
        self._completer: QCompleter | None = None
        if field.vocabulary or field.name == WRITER:
            self._completer = self._type_ahead()

    def value(self) -> str:
        """Return the text."""
        return self.edit.text().strip()

    def show_value(self, value: str) -> None:
        """Show a text from its beginning."""
        if value != self.value():
            self.edit.setText(value)
            self.edit.setCursorPosition(0)

    def _type_ahead(self) -> QCompleter:
        made = QCompleter(self._terms, self)
        made.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        made.setMaxVisibleItems(_SHOWN)
        made.setWidget(self.edit)
        popup = QListView()
        popup.setObjectName("completer")
        popup.setAccessibleName(f"{self.field.label}: known words")
        made.setPopup(popup)
        # Its stubs do not know that a signal is chosen by its argument.
        made.activated[QModelIndex].connect(self._take)  # type: ignore[index]
        self._popup = popup
        ClickThrough(popup)
        return made

    def _typed(self, text: str) -> None:
        self.edited.emit()
        if self._completer is None:
            return
        self._terms.hold(self._known(text.strip()))
        if self._terms.rowCount():
            self._completer.complete()
        else:
            self._popup.hide()

    def _known(self, typed: str) -> tuple[Term, ...]:
        if self.field.name == WRITER:
            # Those who write here, by the names they gave on "About me".
            names = (writer.name for writer in self.desk.session.snapshot().person.writers)
            return tuple(Term(name) for name in names if typed and fold(typed) in fold(name))
        if len(typed) < _LEAST:
            return ()
        return vocabularies.search(self.field.vocabulary, typed, _SHOWN)

    def _take(self, index: QModelIndex) -> None:
        term = index.data(Qt.ItemDataRole.UserRole)
        if term is None:
            return
        self.edit.setText(term.text)
        self.edited.emit()
        self.picked.emit(term)


class TermModel(QAbstractListModel):
    """The terms that fit what was typed, with a word on each where it needs one."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self._terms: tuple[Term, ...] = ()

    def hold(self, terms: tuple[Term, ...]) -> None:
        """Hold other terms."""
        self.beginResetModel()
        self._terms = terms
        self.endResetModel()

    def rowCount(  # noqa: D102 - Qt's own
        self,
        parent: QModelIndex | QPersistentModelIndex = QModelIndex(),  # noqa: B008
    ) -> int:
        return 0 if parent.isValid() else len(self._terms)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return a term with its detail (shown), its text (taken) or itself."""
        if not 0 <= index.row() < len(self._terms):
            return None
        term = self._terms[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{term.text} ({term.detail})" if term.detail else term.text
        if role == Qt.ItemDataRole.EditRole:
            return term.text
        return term if role == Qt.ItemDataRole.UserRole else None
