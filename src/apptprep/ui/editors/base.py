"""What every editor has: a field, its value, and a word when the person changed it."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from apptprep.ui.pages.base import Shell
from apptprep.ui.session import Session

if TYPE_CHECKING:
    from collections.abc import Sequence

    from apptprep.records import Field


@dataclass(frozen=True, slots=True)
class Desk:
    """What an editor may reach besides its own value.

    Attributes:
        session: the open record: links are chosen from it, files are kept in it.
        shell: the window: file dialogs, slow work, toasts.
    """

    session: Session
    shell: Shell


class FieldEditor(QWidget):
    """Base of all editors.

    ``edited`` is told of the person's changes only, never of :meth:`show_value`.
    """

    edited = Signal()

    def __init__(self, field: Field, desk: Desk) -> None:
        """Edit a field's value; it starts empty."""
        super().__init__()
        self.setObjectName("clear")
        self.field, self.desk = field, desk

    def value(self) -> Any:  # noqa: ANN401 - each editor has its own kind of value
        """Return the value as it stands on the screen."""
        raise NotImplementedError

    def show_value(self, value: Any) -> None:  # noqa: ANN401
        """Show a value, in silence."""
        raise NotImplementedError

    def begin(self) -> None:
        """Hear that another record is shown from now on: what is under way is not for it."""

    def has_own_label(self) -> bool:
        """Tell whether the editor says the field's label itself."""
        return False

    def start(self) -> None:
        """Put the keyboard into the editor."""
        stops = tab_stops(self)
        if stops:
            stops[0].setFocus(Qt.FocusReason.OtherFocusReason)


def tab_stops(widget: QWidget) -> list[QWidget]:
    """Return the widgets inside that Tab reaches, in the order they were made."""
    found: list[QWidget] = []
    pending: list[QWidget] = [widget]
    while pending:
        at = pending.pop(0)
        inside = [child for child in at.children() if isinstance(child, QWidget)]
        if at.focusPolicy() & Qt.FocusPolicy.TabFocus and at.focusProxy() is None:
            found.append(at)
            continue
        pending[:0] = [child for child in inside if not child.isWindow()]
    return found


def chain(widgets: Sequence[QWidget]) -> None:
    """Let Tab go through the widgets in this order."""
    for before, after in itertools.pairwise(widgets):
        QWidget.setTabOrder(before, after)
