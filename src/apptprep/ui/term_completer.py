"""Type-ahead over a bundled vocabulary for a plain text field; free text is always allowed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel, Qt, QTimer
from PySide6.QtWidgets import QCompleter

from apptprep.ui.click_through import ClickThrough

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QLineEdit

_SHOWN = 8


def complete_terms(field: QLineEdit, vocabulary: str, taken: Callable[[], object]) -> QCompleter:
    """Give a field the words of a vocabulary.

    Args:
        field: the field.
        vocabulary: its name.
        taken: called when a word was picked from the list.
    """
    from apptprep.records.vocabularies import search

    model = QStringListModel(field)
    completer = QCompleter(model, field)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
    completer.setMaxVisibleItems(_SHOWN)
    popup = completer.popup()
    if popup is not None:
        popup.setObjectName("completer")
        ClickThrough(popup)

    def typed(text: str) -> None:
        found = search(vocabulary, text.strip(), _SHOWN) if text.strip() else ()
        model.setStringList([term.text for term in found])

    field.textEdited.connect(typed)
    field.setCompleter(completer)
    # After the completer has put the word into the field.
    completer.activated.connect(lambda: QTimer.singleShot(0, field, taken))
    return completer
