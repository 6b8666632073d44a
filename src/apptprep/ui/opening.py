"""From the window's first sight to an open record.

The window stands before the store (and with it SQLAlchemy) is loaded; everything here that
touches the store runs in a background task.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from apptprep.errors import AppError
from apptprep.ui import garbage, pages
from apptprep.ui.covers import (
    BusyCover,
    ChooserCover,
    FaultCover,
    NewPersonCover,
    StartCover,
    UnlockCover,
    free_label,
)
from apptprep.ui.widgets.boxes import column, holder, row
from apptprep.ui.widgets.buttons import button

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from pathlib import Path

    from apptprep.store import Library, People, PersonEntry
    from apptprep.ui.window import Window

_IDLE = 500
"""Milliseconds after the record is open until more is loaded."""

_ASK_AGAIN = ("needs-passphrase", "wrong-passphrase", "mistyped-code")
"""Codes of faults that another passphrase mends."""
BACKUP_KINDS = "Backup of a record (*.apptprep);;All files (*)"


class Opening(QObject):
    """Decides which cover stands before the pages, and opens, makes and erases records."""

    def __init__(self, window: Window) -> None:
        """Serve a window."""
        super().__init__(window)
        self._window = window
        self._entries: tuple[PersonEntry, ...] = ()
        self._asking: UnlockCover | NewPersonCover | None = None
        window.banner.leave.connect(self.leave_sample)

    def begin(self) -> None:
        """Load the list of people and open what can be opened without asking."""
        self._window.show_cover(BusyCover("Opening your record…"))
        folder = self._window.session.folders.people

        def load(_progress: object) -> tuple[People, tuple[PersonEntry, ...]]:
            from apptprep.store import People

            people = self._window.session.people or People(folder)
            return people, people.entries()

        self._window.jobs.start(load, self._loaded)

    def choose(self) -> None:
        """Show the list of people (or the first start where there are none)."""
        self._entries = self._people().entries()
        if not self._entries:
            self._first_start()
            return
        cover = ChooserCover(self._entries, self._window.session.settings.last_person)
        cover.chosen.connect(self._chosen)
        cover.new.connect(self.new_person)
        self._window.show_cover(cover)

    def new_person(self) -> None:
        """Ask for the name and passphrase of a new record."""
        self._entries = self._people().entries()
        taken = [entry.label for entry in self._entries]
        cover = NewPersonCover(taken, can_cancel=bool(self._entries))
        cover.made.connect(partial(self._make, page="person"))
        cover.cancelled.connect(self.back)
        self._asking = cover
        self._window.show_cover(cover)

    def back(self) -> None:
        """Go back to the open record, or to the list of people."""
        page = self._window.page()
        if self._window.session.is_open() and page is not None:
            self._window.navigate(self._window.shown())
        else:
            self.choose()

    def show_help(self, topic: str) -> None:
        """Show the help while no record is open, with a way back to the list of people."""
        page = pages.build("help", self._window.session, self._window)
        page.show_record(topic)
        way = button("Back", self.back, kind="ghost", icon="arrow-left")
        cover = holder(column(row(way, None, margins=(20, 12, 0, 0)), (page, 1), spacing=0))
        cover.setObjectName("page")
        cover.setFocusProxy(way)
        self._window.show_cover(cover)

    def restore(self) -> None:
        """Ask for a backup file and open what is in it as a new record."""
        path = self._window.messages.open_file("Open a backup", BACKUP_KINDS)
        if path is not None:
            self._restore(path)

    def leave_sample(self) -> None:
        """Erase the sample record that is open and start an own one."""
        session = self._window.session
        sample = session.library.person_id
        session.use(None)
        try:
            self._people().erase(sample)
        except AppError as fault:
            self._window.messages.fault(fault)
        self.choose()

    def _people(self) -> People:
        people = self._window.session.people
        if people is None:
            message = "the list of people is not loaded yet"
            raise RuntimeError(message)
        return people

    def _loaded(self, found: tuple[People, tuple[PersonEntry, ...]]) -> None:
        self._window.session.people, self._entries = found
        self._window.menus.update_state()
        if len(self._entries) == 1:
            self._chosen(self._entries[0].id)
        else:
            self.choose()

    def _first_start(self) -> None:
        cover = StartCover()
        cover.own.connect(self._start_own)
        cover.sample.connect(self._start_sample)
        cover.backup.connect(self.restore)
        self._window.show_cover(cover)

    def _start_own(self) -> None:
        self._make(
            free_label([entry.label for entry in self._entries]), "", "visits", "new:appointment"
        )

    def _start_sample(self) -> None:
        people = self._people()

        today = self._window.session.today()

        def work(_progress: object) -> Library:
            from apptprep.jobs.make_demo import make_demo

            return make_demo(people, today)

        self._run("Getting the sample person ready…", work)

    def _chosen(self, person_id: str) -> None:
        session = self._window.session
        if session.is_open() and session.library.person_id == person_id:
            self.back()
            return
        entry = next(entry for entry in self._people().entries() if entry.id == person_id)
        if entry.has_passphrase:
            self._ask(entry)
        else:
            self._open(entry, "")

    def _ask(self, entry: PersonEntry) -> None:
        cover = UnlockCover(entry.label, others=len(self._entries) > 1)
        cover.given.connect(partial(self._open, entry))
        cover.other.connect(self.choose)
        self._asking = cover
        self._window.show_cover(cover)

    def _open(self, entry: PersonEntry, passphrase: str) -> None:
        people = self._people()
        if not passphrase:
            self._window.show_cover(BusyCover("Opening your record…"))
        # One record at a time: the one that is open lets go first.
        self._window.session.use(None)
        garbage.pause()

        def refused(fault: AppError) -> None:
            garbage.resume()
            self._refused(entry, fault)

        def opened(library: Library) -> None:
            garbage.leave_alone()
            garbage.resume()
            self._opened(library)

        today = self._window.session.today()

        def work(_progress: object) -> Library:
            library = people.open(entry.id, passphrase)
            _look_at(library, today)
            return library

        self._window.jobs.start(work, opened, refused)

    def _opened(self, library: Library, page: str = "today", record: str = "") -> None:
        self._asking = None
        self._window.session.use(library)
        self._window.navigate(page, record)
        # What the first change and the other pages need takes a while to load and to work out:
        # beside the window, in the first idle moment, not now.
        QTimer.singleShot(_IDLE, self, self._warm_up)

    def _warm_up(self) -> None:
        # A method of a QObject: Qt forgets it with the object, and does not crash over a plain one.
        session = self._window.session
        if not session.is_open():
            return
        session.library.warm_up()
        snapshot, today = session.snapshot(), session.today()

        def work(progress: Callable[[float, str], None]) -> None:
            from apptprep.jobs.get_ready import get_ready

            get_ready(snapshot, today, progress)

        self._window.jobs.start(work, lambda _nothing: None)

    def _refused(self, entry: PersonEntry, fault: AppError) -> None:
        asking = self._asking
        if isinstance(asking, UnlockCover) and fault.code in _ASK_AGAIN:
            asking.refuse(str(fault))
            return
        cover = FaultCover(str(fault))
        cover.again.connect(partial(self._chosen, entry.id))
        cover.other.connect(self._elsewhere)
        self._window.show_cover(cover)

    def _elsewhere(self) -> None:
        if len(self._people().entries()) > 1:
            self.choose()
        else:
            self._first_start()

    def _make(self, label: str, passphrase: str, page: str, record: str = "") -> None:
        people = self._people()
        self._window.session.use(None)

        def done(library: Library) -> None:
            self._opened(library, page, record)
            if passphrase:
                self._window.offer_recovery_code()

        def refused(fault: AppError) -> None:
            if isinstance(self._asking, NewPersonCover):
                self._asking.refuse(str(fault))
            else:
                self._window.messages.fault(fault)

        self._window.jobs.start(lambda _progress: people.create(label, passphrase), done, refused)

    def _restore(self, path: Path, passphrase: str = "") -> None:
        people = self._people()
        label = free_label([entry.label for entry in people.entries()])

        def work(_progress: object) -> Library:
            entry = people.restore(path, label, passphrase)
            return people.open(entry.id, passphrase)

        def refused(fault: AppError) -> None:
            if fault.code not in _ASK_AGAIN:
                self._told(fault)
            elif passphrase and isinstance(self._asking, UnlockCover):
                self._asking.refuse(str(fault))
            else:
                self._ask_for_backup(path)

        if passphrase:
            self._window.jobs.start(work, self._opened, refused)
        else:
            self._run("Opening the backup…", work, refused)

    def _ask_for_backup(self, path: Path) -> None:
        """Ask for the passphrase that held when the backup was made."""
        cover = UnlockCover(path.name, others=True)
        cover.words.setText("This backup has a passphrase: the one of the day it was made.")
        cover.given.connect(partial(self._restore, path))
        cover.other.connect(self.choose)
        self._asking = cover
        self._window.show_cover(cover)

    def _run(
        self,
        text: str,
        work: Callable[[object], Library],
        refused: Callable[[AppError], object] | None = None,
    ) -> None:
        self._window.session.use(None)
        self._window.show_cover(BusyCover(text))
        self._window.jobs.start(work, self._opened, refused or self._told)

    def _told(self, fault: AppError) -> None:
        self._window.messages.fault(fault)
        self.choose()


def _look_at(library: Library, today: dt.date) -> None:
    """Work out what Today shows of a long log; the window finds it ready."""
    from apptprep.questions import matches

    try:
        matches(library.snapshot(), today)
    except BaseException:
        library.close()
        raise
