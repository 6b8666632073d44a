"""Makes a packet's pages beside the window: a first look at page one, then the real ones.

Only the newest order counts: what was ordered before is cancelled, and what of it comes late is
thrown away.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from apptprep.jobs.originals import Looks
from apptprep.packet import Choices
from apptprep.records import PacketMade, Snapshot

if TYPE_CHECKING:
    from collections.abc import Callable

    from apptprep.errors import AppError
    from apptprep.jobs.make_packet import Drawn
    from apptprep.packet import Earlier
    from apptprep.packet.pdf import Rendered
    from apptprep.records import Record
    from apptprep.ui.background import Task
    from apptprep.ui.pages.base import Shell
    from apptprep.ui.session import Session


@dataclass(frozen=True, slots=True, repr=False)
class Order:
    """What is to be made.

    Attributes:
        snapshot: all records.
        choices: what is chosen.
        packets: packets of the same recipient, newest first, to say what is new since.
        looks: passwords of locked papers, and what is known of papers.
    """

    snapshot: Snapshot
    choices: Choices
    packets: tuple[PacketMade, ...] = ()
    looks: Looks = field(default_factory=Looks)


class PacketMaker(QObject):
    """Makes one packet after the other; signals arrive in the window's thread."""

    looked = Signal(object)
    """A first look at page one (`Rendered`): never saved or printed."""
    made = Signal(object)
    """The pages (`Drawn`)."""
    named = Signal(object)
    """Entries that still name one that is left out."""
    failed = Signal(str)

    def __init__(self, session: Session, shell: Shell, parent: QObject) -> None:
        """Belong to a page."""
        super().__init__(parent)
        self._session, self._shell = session, shell
        self._turn = 0
        self._task: Task | None = None

    def stop(self) -> None:
        """Throw away what is being made."""
        self._turn += 1
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def order(self, order: Order) -> None:
        """Make a packet; what was ordered before is not wanted any more."""
        self.stop()
        today, library = self._session.today(), self._session.library

        def look(_progress: object) -> tuple[Earlier | None, Rendered]:
            from apptprep.jobs.make_packet import draw_front
            from apptprep.jobs.recipients import earlier

            before = earlier(library, order.packets, today)
            return before, draw_front(order.snapshot, order.choices, today, before)

        self._start(look, partial(self._looked, order))

    def _looked(self, order: Order, found: tuple[Earlier | None, Rendered]) -> None:
        before, front = found
        self.looked.emit(front)
        today = self._session.today()

        library = self._session.library

        def draw(progress: Callable[[float, str], None]) -> Drawn:
            from apptprep.jobs.make_packet import draw
            from apptprep.jobs.originals import chosen_papers, prepare

            papers = chosen_papers(order.snapshot, order.choices)
            prepared = prepare(library, papers, order.looks, progress) if papers else None
            return draw(order.snapshot, order.choices, today, before, progress, prepared=prepared)

        self._start(draw, partial(self._made, order))

    def _made(self, order: Order, drawn: Drawn) -> None:
        self.made.emit(drawn)
        if not order.choices.hidden:
            self.named.emit(())
            return
        today = self._session.today()

        def find(_progress: object) -> tuple[Record, ...]:
            from apptprep.packet.hiding import still_named

            return still_named(order.snapshot, order.choices.hidden, today)

        self._start(find, self.named.emit)

    def _start(
        self, work: Callable[[Callable[[float, str], None]], object], done: Callable[[Any], object]
    ) -> None:
        turn = self._turn

        def if_wanted(result: object) -> None:
            if turn == self._turn:
                done(result)

        def failed(fault: AppError) -> None:
            if turn == self._turn:
                self.failed.emit(str(fault))

        self._task = self._shell.jobs.start(work, if_wanted, failed)
