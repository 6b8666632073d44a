"""The packet: for whom and what goes in at the left, the very pages at the right."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QBoxLayout

from apptprep.errors import AppError
from apptprep.jobs.originals import Looks
from apptprep.records import HIDEABLE, Appointment, PacketMade, Recipient, kind_named
from apptprep.records.search import Finder, fold
from apptprep.ui import saving
from apptprep.ui.cards.packet_contents import PRINTING, Contents
from apptprep.ui.cards.packet_for import ForWhom
from apptprep.ui.cards.packet_originals import OriginalPapers
from apptprep.ui.cards.packets_made import PacketsMade
from apptprep.ui.cards.preview import Preview, preview_area
from apptprep.ui.packet_maker import Order, PacketMaker
from apptprep.ui.packet_out import PacketOut
from apptprep.ui.pages.base import Page
from apptprep.ui.theme import theme
from apptprep.ui.widgets import FlowLayout, button, column, holder, small
from apptprep.ui.words import count, cut, visit_time

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from apptprep.jobs.make_packet import Drawn
    from apptprep.packet.choices import Choices
    from apptprep.packet.pdf import Rendered
    from apptprep.records import Record, Snapshot
    from apptprep.ui.background import Task
    from apptprep.ui.pages.base import Shell
    from apptprep.ui.session import Session

_PAUSE = 0
"""Milliseconds between a change and the first look: the changes of one turn are one."""
_LEFT = 340
_RIGHT = 320
NO_PASSWORD = "Type the password first, or take off “Lock the saved file”."


class PacketPage(Page):
    """Choices and preview; Print and Save wait until the pages shown are the real ones."""

    def __init__(self, session: Session, shell: Shell) -> None:
        """Build the choices and the empty preview."""
        super().__init__(session, shell, "Packet")
        self.drawn: Drawn | None = None
        self.recipient: Recipient | None = None
        self._own: Choices | None = None
        self._finder = Finder()
        self._looking: Task | None = None
        self._visit_id = ""
        self._made_of: object = None
        self._made_from: Snapshot | None = None
        self.print = button("&Print…", self._print, kind="primary", icon="printer")
        self.save = button("&Save PDF…", self._save, icon="download")
        self.status = small("")
        self.whom, self.contents = ForWhom(), Contents(self._find)
        self.originals, self.packets = OriginalPapers(), PacketsMade()
        self._looks = Looks()
        self.preview = Preview()
        self.frame = preview_area(self.preview)
        self._wide: bool | None = None
        self._maker = PacketMaker(session, shell, self)
        self._out = PacketOut(session, shell, self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._make)
        self._build()
        self._connect()

    @property
    def rendered(self) -> Rendered | None:
        """The pages that Print and Save take, None while there are none."""
        return self.drawn.rendered if self.drawn else None

    def choices(self) -> Choices:
        """Return what is chosen now, for the recipient or for nobody kept."""
        from apptprep.jobs.recipients import choices_of
        from apptprep.packet import Choices

        paper = self.session.settings.paper
        if self.recipient is not None:
            visit = self._visit_of(self.recipient)
            return choices_of(self.recipient, visit.id if visit else "", paper)
        if self._own is None:
            self._own = Choices()
        return replace(
            self._own, visit=self._visit_id, paper="Letter" if paper == "Letter" else "A4"
        )

    def refresh(self, snapshot: Snapshot) -> None:
        """Follow the next visit and the recipient, and draw the pages anew where they differ."""
        visit = snapshot.next_appointment(self.session.today())
        words = "No visit written down yet."
        if visit is not None:
            words = f"For {cut(visit.who, 120)}, {visit_time(visit.when, self.session.today())}"
        self.set_heading("Packet", words)
        chosen = snapshot.get(self.recipient.id) if self.recipient else None
        self.recipient = chosen if isinstance(chosen, Recipient) else None
        if visit is not None and visit.id != self._visit_id:
            self._follow(visit, snapshot)
        self._visit_id = visit.id if visit else ""
        self._show(snapshot)

    def record_opened(self) -> None:
        """Forget the pages of the other record at once."""
        self._maker.stop()
        self.drawn, self.recipient, self._own, self._made_of = None, None, None, None
        self._made_from = None
        self._finder = Finder()
        self.whom.forget_password()
        self._looks = Looks()
        self.preview.clear()
        self._visit_id = ""
        super().record_opened()

    def show_record(self, record_id: str) -> None:
        """Choose a recipient, or whoever got a packet."""
        found = self.session.snapshot().get(record_id)
        self._pick(found.recipient if isinstance(found, PacketMade) else record_id)

    def start_search(self) -> None:
        """Put the cursor into the search for an entry."""
        self.contents.search.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the preview beside the choices, or below them where there is no room."""
        super().resizeEvent(event)
        wide = self.width() >= theme().px(_LEFT + _RIGHT)
        if wide != self._wide:
            self._wide = wide
            self._arrange(wide=wide)
        if wide:
            self.area.setFixedWidth(theme().px(_LEFT))
            self.body.set_margins(30, 24, 16, 24)

    def _build(self) -> None:
        flow = FlowLayout(10)
        flow.addWidget(self.print)
        flow.addWidget(self.save)
        self.add(holder(column(holder(flow), self.status, spacing=8)))
        self.add(self.whom)
        self.add(self.contents)
        self.add(self.originals)
        self.add(self.packets)
        self._below = column()
        self.add(self._below)
        self.add_stretch()
        self._right = column((self.frame, 1), spacing=0)
        self.outer.setDirection(QBoxLayout.Direction.LeftToRight)
        self.outer.put((self._right, 1))
        self._let_go(on=False)

    def _connect(self) -> None:
        self.whom.picked.connect(self._pick)
        self.whom.added.connect(self._add)
        self.whom.renamed.connect(self._rename)
        self.whom.removed.connect(self._remove)
        self.whom.changed.connect(self._choose)
        self.contents.changed.connect(self._choose)
        self.originals.changed.connect(self._choose)
        self.originals.unlocked.connect(self._soon)
        self._maker.looked.connect(self._looked)
        self._maker.made.connect(self._made)
        self._maker.named.connect(self.contents.show_still_named)
        self._maker.failed.connect(self.status.setText)

    def _arrange(self, *, wide: bool) -> None:
        if wide:
            self._below.removeWidget(self.preview)
            self.frame.setWidget(self.preview)
            self._right.set_margins(0, 24, 24, 24)
        else:
            self.frame.takeWidget()
            self.area.setMinimumWidth(0)
            self.area.setMaximumWidth(16_777_215)
            self._right.set_margins(0, 0, 0, 0)
            self._below.put(self.preview)
        self.outer.setStretch(0, 0 if wide else 1)
        self.outer.setStretch(1, 1 if wide else 0)
        self.frame.setVisible(wide)
        self.preview.show()

    def _follow(self, visit: Appointment, snapshot: Snapshot) -> None:
        """Another visit is next: whoever is kept for it, else its purpose."""
        from apptprep.packet import Choices

        kept = (each for each in snapshot.all(Recipient) if _is_with(visit, each))
        self.recipient = next(kept, None)
        self._own = replace(self._own or Choices(), preset=visit.purpose or "second-opinion")

    def _visit_of(self, recipient: Recipient) -> Appointment | None:
        """The next visit to a recipient; None leaves it to the purpose."""
        visits = self.session.snapshot().all(Appointment)
        today = self.session.today()
        coming = [v for v in visits if v.is_upcoming(today) and _is_with(v, recipient)]
        return min(
            coming,
            key=lambda v: (v.when is None, v.when.sort_key() if v.when else ()),
            default=None,
        )

    def _since(self) -> bool:
        return self.recipient is not None and self.recipient.since != "none"

    def _packets(self, snapshot: Snapshot) -> tuple[PacketMade, ...]:
        from apptprep.jobs.recipients import packets_to

        return packets_to(snapshot, self.recipient.id) if self.recipient else ()

    def _show(self, snapshot: Snapshot) -> None:
        """Show what holds in both cards, and have the pages made where they differ."""
        choices, packets = self.choices(), self._packets(snapshot)
        days = (each.made.earliest for each in packets if each.made)
        today = self.session.today()
        last = next((day for day in days if day and day < today), None)
        self.whom.show_choices(
            snapshot.all(Recipient), self.recipient, choices, since=self._since(), last=last
        )
        self.contents.show_choices(snapshot, choices)
        self.originals.show_choices(snapshot, choices, self._looks)
        self.packets.show_packets(snapshot)
        if not choices.hidden:
            self.contents.show_still_named(())
        whom = self.recipient.name if self.recipient else ""
        made_of = (choices, self._since(), last, today, whom)
        # The note about a packet that was just saved changes nothing of it.
        same = self._made_from is not None and snapshot.same_of(self._made_from, PRINTING)
        if made_of != self._made_of or not same or self.drawn is None:
            self._made_of, self._made_from = made_of, snapshot
            self._soon()

    def _find(self, typed: str, take: Callable[[tuple[Record, ...]], object]) -> None:
        """Look for entries beside the window: 100,000 of them take a while the first time."""
        snapshot, finder = self.session.snapshot(), self._finder

        if self._looking is not None:
            self._looking.cancel()

        def look(progress: Callable[[float, str], None]) -> tuple[Record, ...]:
            kinds = (kind_named(name) for name in HIDEABLE)
            records = tuple(record for kind in kinds for record in snapshot.all(kind))
            return finder.find(records, typed, snapshot, partial(progress, -1, ""))

        self._looking = self.shell.jobs.start(look, take)

    def _pick(self, recipient_id: str) -> None:
        found = self.session.snapshot().get(recipient_id)
        self.recipient = found if isinstance(found, Recipient) else None
        self._show(self.session.snapshot())

    def _add(self) -> None:
        """Keep what is chosen now for somebody new, named after the next visit for a start."""
        from apptprep.jobs.recipients import named, with_choices

        snapshot = self.session.snapshot()
        visit = snapshot.next_appointment(self.session.today())
        name = visit.who if visit and named(snapshot, visit.who) is None else "New recipient"
        made = with_choices(Recipient(name=name), self.choices(), since=True)
        self.recipient = made
        if not saving.save(self.session, self.shell, made, what=f"keeping {cut(name, 40)}"):
            self.recipient = None
        self._show(self.session.snapshot())
        self.whom.name.setFocus()
        self.whom.name.selectAll()

    def _rename(self, name: str) -> None:
        if self.recipient is not None and name != self.recipient.name:
            renamed = replace(self.recipient, name=name)
            saving.save(self.session, self.shell, renamed, what=f"the name {cut(name, 40)}")

    def _remove(self) -> None:
        gone, self.recipient = self.recipient, None
        if gone is not None:
            what = f"taking {cut(gone.name, 40)} off the list"
            say = f"{cut(gone.name, 40)} is off the list"
            saving.remove(self.session, self.shell, gone, what=what, say=say)

    def _choose(self, choices: Choices, since: bool | None = None) -> None:  # noqa: FBT001
        """Keep what was chosen: for the recipient in the record, else for this window."""
        from apptprep.jobs.recipients import with_choices

        self._keep_paper(choices.paper)
        if self.recipient is None:
            self._own = choices
            self._show(self.session.snapshot())
            return
        since = self._since() if since is None else since
        kept = with_choices(self.recipient, choices, since=since)
        what = f"what goes to {cut(kept.name, 40)}"
        if saving.save(self.session, self.shell, kept, what=what):
            self.recipient = kept
        self._show(self.session.snapshot())

    def _keep_paper(self, paper: str) -> None:
        if self.recipient is not None or paper == self.session.settings.paper:
            return
        try:
            self.session.change_settings(replace(self.session.settings, paper=paper))
        except AppError as fault:
            self.shell.messages.fault(fault)

    def _soon(self) -> None:
        self._let_go(on=False)
        self._maker.stop()
        self.status.setText("Making the pages…")
        self._timer.start()

    def _make(self) -> None:
        if not self.session.is_open() or not self.isVisible():
            self._stale, self._made_of = True, None
            return
        snapshot = self.session.snapshot()
        packets = self._packets(snapshot) if self._since() else ()
        self._maker.order(Order(snapshot, self.choices(), packets, self._looks))

    def _looked(self, front: Rendered) -> None:
        self.preview.show_first(front.data)
        self.status.setText("A first look at page one. Making the other pages…")

    def _made(self, drawn: Drawn) -> None:
        self.drawn = drawn
        self.originals.show_choices(self.session.snapshot(), drawn.choices, self._looks)
        self.preview.show_pdf(drawn.rendered.data)
        self.status.setText(self._words(drawn))
        self._let_go(on=True)

    def _words(self, drawn: Drawn) -> str:
        """How many pages, for whom, what is left out: before anything is printed or saved."""
        from apptprep.jobs.make_packet import made_for

        words = f"{count(drawn.rendered.pages, 'page')} · {drawn.choices.paper}"
        if self.recipient is not None or drawn.composed.visit is not None:
            words += f" · for {cut(made_for(drawn, self.recipient), 60)}"
        words += " · the preview shows exactly what prints."
        missing = drawn.rendered.missing
        if missing:
            words += f" {count(missing, 'letter')} cannot be printed and show as a box."
        return " ".join((words, *drawn.packet.cover))

    def _let_go(self, *, on: bool) -> None:
        """Let Print and Save be pressed, or not while the pages are of before a change."""
        self.print.setEnabled(on)
        self.save.setEnabled(on)

    def _save(self) -> None:
        if self.drawn is None:
            return
        if self.whom.wants_password():
            self.shell.messages.tell(NO_PASSWORD)
            self.whom.password.setFocus()
            return
        self._out.save(self.drawn, self.recipient, self.whom.file_password())

    def _print(self) -> None:
        if self.drawn is not None:
            self._out.print(self.drawn, self.recipient)


def _is_with(visit: Appointment, recipient: Recipient) -> bool:
    """Tell whether a visit is to a recipient: the same contact, or the same name."""
    if recipient.contact and visit.contact == recipient.contact:
        return True
    return fold(visit.who).strip() == fold(recipient.name).strip()
