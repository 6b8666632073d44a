"""Settings: how the window looks, the passphrase, backups, who writes, the list of people."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from apptprep.errors import AppError
from apptprep.settings import PAPERS, TEXT_SIZES, THEMES
from apptprep.ui.cards.passphrase import PassphraseCard
from apptprep.ui.pages.base import Page
from apptprep.ui.widgets import (
    FlowLayout,
    Segments,
    TwoColumns,
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
from apptprep.ui.widgets.combo import Combo
from apptprep.ui.widgets.text import Paragraph
from apptprep.ui.words import clock, day

if TYPE_CHECKING:
    from apptprep.records import Snapshot
    from apptprep.settings import Settings
    from apptprep.ui.pages.base import Shell
    from apptprep.ui.session import Session

_THEMES = {"system": "As the system", "light": "Light", "dark": "Dark"}


class SettingsPage(Page):
    """Everything that can be set."""

    def __init__(self, session: Session, shell: Shell) -> None:
        """Build the cards."""
        super().__init__(session, shell, "Settings", "Everything here is kept at once.")
        settings = session.settings
        self.colors = Segments(tuple((key, _THEMES[key]) for key in THEMES), settings.theme)
        sizes = tuple((str(size), f"{size:.0%}".replace("%", " %")) for size in TEXT_SIZES)
        self.sizes = Segments(sizes, str(settings.text_size))
        self.paper = Segments(tuple((paper, paper) for paper in PAPERS), settings.paper)
        self.label, self.country = QLineEdit(), QLineEdit()
        self.writer = Combo()
        self.passphrase = PassphraseCard(session, shell)
        self.backups = Paragraph()
        left = stack(self._look(), self._record(), None)
        right = stack(self.passphrase, self._safety(), None)
        self.add(TwoColumns(left, right, (1, 1), at=760))
        self.add_stretch()
        self._connect()

    def refresh(self, snapshot: Snapshot) -> None:
        """Show what is set now."""
        library = self.session.library
        if not self.label.hasFocus():
            self.label.setText(library.label)
        if not self.country.hasFocus():
            self.country.setText(snapshot.person.country)
        self._show_writers(snapshot)
        self.passphrase.refresh()
        made = library.last_backup()
        if made is None:
            self.backups.setText("No backup has been made yet. One is made each day you write.")
        else:
            moment = made.astimezone()
            when = f"{day(moment.date(), year=True)}, {clock(moment)}"
            self.backups.setText(f"Last backup, read back and checked: {when}")

    def flush(self) -> None:
        """Save what is being typed."""
        if self.session.is_open():
            self._rename()
            self._set_country()

    def _look(self) -> QWidget:
        lines = column(heading("How it looks"), spacing=8)
        for text, made in (
            ("Colours", self.colors),
            ("Text size", self.sizes),
            ("Paper", self.paper),
        ):
            made.setAccessibleName(text)
            lines.put(Paragraph(text, "field"))
            lines.put(row(made, None))
        return card(lines)

    def _record(self) -> QWidget:
        return card(
            column(
                heading("This record"),
                field_label("Name in the list of people", self.label),
                self.label,
                small("Anyone who uses this computer can read this name."),
                field_label("Who writes here now", self.writer),
                self.writer,
                small("Names are added under About me. New entries carry this name."),
                field_label("Country, for the emergency number", self.country),
                self.country,
                row(button("About me", partial(self.shell.navigate, "person"), kind="link"), None),
                spacing=8,
            )
        )

    def _safety(self) -> QWidget:
        flow = FlowLayout(10)
        flow.addWidget(button("Back up now…", self._back_up, icon="archive-restore"))
        flow.addWidget(button("Check this record", self._check, kind="ghost"))
        words = (
            "A backup is made on each day you write, and kept beside the record. "
            "Keep one more outside this computer, on a stick for example."
        )
        return card(
            column(heading("Backups"), self.backups, small(words), 4, holder(flow), spacing=8)
        )

    def _connect(self) -> None:
        self.colors.picked.connect(lambda key: self._keep(theme=key))
        self.sizes.picked.connect(lambda key: self._keep(text_size=float(key)))
        self.paper.picked.connect(lambda key: self._keep(paper=key))
        self.label.editingFinished.connect(self._rename)
        self.country.editingFinished.connect(self._set_country)
        self.writer.activated.connect(self._choose_writer)
        self.session.settings_changed.connect(self._follow)

    def _keep(self, **changes: object) -> None:
        settings: Settings = replace(self.session.settings, **changes)  # type: ignore[arg-type]
        if settings == self.session.settings:
            return
        try:
            self.session.change_settings(settings)
        except AppError as fault:
            self.shell.messages.fault(fault)

    def _follow(self) -> None:
        settings = self.session.settings
        for made, key in (
            (self.colors, settings.theme),
            (self.sizes, str(settings.text_size)),
            (self.paper, settings.paper),
        ):
            blocked = made.blockSignals(True)
            made.choose(key)
            made.blockSignals(blocked)

    def _rename(self) -> None:
        label = self.label.text().strip()
        library = self.session.library
        if not label or label == library.label:
            return
        try:
            library.rename(label)
        except AppError as fault:
            self.shell.messages.fault(fault)
            return
        self.session.renamed.emit()

    def _set_country(self) -> None:
        person, country = self.session.snapshot().person, self.country.text().strip()
        if country == person.country:
            return
        try:
            self.session.save(replace(person, country=country), what="country")
        except AppError as fault:
            self.shell.messages.fault(fault)

    def _show_writers(self, snapshot: Snapshot) -> None:
        names = [writer.name for writer in snapshot.person.writers if writer.name]
        known = ["", *names]
        shown = [self.writer.itemData(at) for at in range(self.writer.count())]
        if shown != known:
            self.writer.clear()
            for name in known:
                self.writer.addItem(name or "Not said", name)
        self.writer.setCurrentIndex(max(0, self.writer.findData(self.session.writer)))

    def _choose_writer(self) -> None:
        self.session.writer = self.writer.currentData() or ""

    def _back_up(self) -> None:
        self.shell.back_up()

    def _check(self) -> None:
        library = self.session.library

        def done(report: object) -> None:
            self.shell.messages.tell(str(report))

        self.shell.run("Checking the record…", lambda _progress: library.check(), done)
