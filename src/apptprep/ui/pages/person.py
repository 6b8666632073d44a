"""About me: the one record of the person, as a form without a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from apptprep.ui.editors import Desk
from apptprep.ui.listing.pane import RecordPane
from apptprep.ui.pages.base import Page, Shell

if TYPE_CHECKING:
    from apptprep.records import Snapshot
    from apptprep.ui.session import Session


class PersonPage(Page):
    """Names, numbers and wishes that every clinic asks for."""

    def __init__(self, session: Session, shell: Shell) -> None:
        """Build the page."""
        super().__init__(
            session,
            shell,
            "About me",
            "What every clinic asks for. Write as much as you like; all of it stays here.",
            widest=820,
        )
        self.pane = RecordPane(Desk(session, shell), single=True)
        self.add(self.pane, 1)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def refresh(self, snapshot: Snapshot) -> None:
        """Show the person; what is being typed stays."""
        shown, person = self.pane.record(), snapshot.person
        if shown is None:
            self.pane.show_record(person)
        elif snapshot.get(shown.id) is not None:
            self.pane.refresh(person)
        elif self.pane.autosave.is_clean and not shown.is_blank():
            # The first words about the person were undone.
            self.pane.show_record(person)

    def flush(self) -> None:
        """Save what is being typed now."""
        self.pane.flush()

    def holds_unsaved(self) -> bool:
        """Tell whether an edit waits because it could not be saved."""
        return self.pane.autosave.is_stuck

    def show_record(self, record_id: str) -> None:
        """Put the keyboard into the form: there is but one record."""
        del record_id
        self.pane.start()

    def record_opened(self) -> None:
        """Start over with another record folder."""
        self.pane.autosave.begin(None)
        self.pane.show_record(None)
        super().record_opened()
