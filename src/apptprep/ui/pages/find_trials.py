"""Finding trials online: off until it is switched on, and the exact address is seen first.

The only page from which a connection is opened. What comes back is shown like a file that is
brought in: nothing is written before the person says so.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from apptprep.errors import AppError
from apptprep.ui.pages.base import Page
from apptprep.ui.widgets import (
    CheckRow,
    FlowLayout,
    Paragraph,
    button,
    card,
    column,
    field_label,
    heading,
    holder,
    row,
    small,
    stack,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from apptprep.jobs import Preview
    from apptprep.jobs.find_trials import Query
    from apptprep.records import Snapshot
    from apptprep.ui.pages.base import Shell
    from apptprep.ui.session import Session

_WHAT_LEAVES = (
    "A search sends the address below to ClinicalTrials.gov, and nothing else: no name, no birth "
    "date, no town. But they see from which internet connection it comes, as every website does, "
    "and may guess what illness it is about. Age, sex and distance are looked at here, in what "
    "comes back."
)
_OFF = (
    "Searching is off: this app opens no connection by itself. You can also search in a browser, "
    "download the list there, and bring the file in."
)


class FindTrialsPage(Page):
    """The switch, the question, the address, and Search."""

    def __init__(self, session: Session, shell: Shell) -> None:
        """Build it with an empty question."""
        back = button("Back to trials", partial(shell.navigate, "trials"), icon="arrow-left")
        super().__init__(session, shell, "Find trials", "", back, widest=760)
        self.condition, self.country, self.number = QLineEdit(), QLineEdit(), QLineEdit()
        self.number.setPlaceholderText("e.g. NCT01234567")
        self.takes_people = CheckRow("Only trials that take people, or soon will", checked=True)
        self.address = Paragraph("", "small")
        self.search = button("Search", self._search, kind="primary", icon="search")
        self.copy = button("Copy the address", self._copy, kind="ghost")
        self.switch = button("Switch searching on", self._switch)
        self.state = small("")
        self._begun = False
        for edit in (self.condition, self.country, self.number):
            edit.textChanged.connect(self._show_address)
        self.takes_people.toggled.connect(self._show_address)
        self.add(self._switch_card())
        self.ask = self._ask_card()
        self.add(self.ask)
        self.add_stretch()

    def refresh(self, snapshot: Snapshot) -> None:
        """Begin with what is written down, once; after that the words are the person's."""
        from apptprep.jobs.find_trials import first_query

        if not self._begun:
            self._begun = True
            query = first_query(snapshot)
            self.condition.setText(query.condition)
            self.country.setText(query.country)
        self._show_switch()
        self._show_address()

    def record_opened(self) -> None:
        """Forget the question about another person."""
        self._begun = False
        self.number.clear()
        super().record_opened()

    def query(self) -> Query:
        """Return the question as it stands."""
        from apptprep.jobs.find_trials import Query

        return Query(
            self.condition.text(),
            self.country.text(),
            self.number.text(),
            takes_people=self.takes_people.is_checked(),
        )

    def _switch_card(self) -> QWidget:
        return card(column(heading("Searching online"), self.state, row(self.switch, None)))

    def _ask_card(self) -> QWidget:
        ways = FlowLayout(10)
        ways.addWidget(self.search)
        ways.addWidget(self.copy)
        return card(
            column(
                field_label("Illness", self.condition),
                self.condition,
                4,
                field_label("Country", self.country),
                self.country,
                4,
                self.takes_people,
                4,
                field_label("Or one trial, by its number", self.number),
                self.number,
                8,
                stack(Paragraph("This address is called", "field"), self.address, spacing=2),
                holder(ways),
                spacing=6,
            )
        )

    def _show_switch(self) -> None:
        on = self.session.settings.search_trials
        self.state.setText(_WHAT_LEAVES if on else _OFF)
        self.switch.setText("Switch searching off" if on else "Switch searching on")
        self.ask.setVisible(on)

    def _show_address(self, *_what: object) -> None:
        from apptprep.jobs.find_trials import shown_address

        query = self.query()
        self.search.setEnabled(query.is_askable())
        self.copy.setEnabled(query.is_askable())
        self.address.setText(shown_address(query) if query.is_askable() else "Nothing to ask yet.")

    def _copy(self) -> None:
        # Not by selecting it: what is shown has places to break in it that a browser would send.
        QGuiApplication.clipboard().setText(self.address.text())
        self.shell.toast("Copied. You can paste it into a browser.")

    def _switch(self) -> None:
        settings = self.session.settings
        try:
            self.session.change_settings(
                replace(settings, search_trials=not settings.search_trials)
            )
        except AppError as fault:
            self.shell.messages.fault(fault)
        self._show_switch()
        self._show_address()

    def _search(self) -> None:
        if not self.session.settings.search_trials:
            return
        query, library, today = self.query(), self.session.library, self.session.today()

        def work(progress: Callable[[float, str], None]) -> Preview:
            from apptprep.jobs.find_trials import find

            return find(library, query, today, progress)

        self.shell.run("Asking the register…", work, self.shell.show_preview)
