"""The packets that left the house: when, for whom, what kind, and what was left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from apptprep.records import PacketMade, fields_of, show_value
from apptprep.records.base import joined
from apptprep.ui.widgets import Paragraph, button, card, column, heading, holder, small
from apptprep.ui.words import count, cut, day

if TYPE_CHECKING:
    from apptprep.records import Snapshot

_FEW = 4
_MOST = 60
"""Letters of a name and of what was left out."""


class PacketsMade(QWidget):
    """The card; it only tells, and is not there before the first packet."""

    def __init__(self) -> None:
        """Build it; :meth:`show_packets` fills it."""
        super().__init__()
        self.setObjectName("clear")
        self._shown: tuple[PacketMade, ...] = ()
        self._whole = False
        self._list = column(spacing=8)
        self.more = button("", self._show_all, kind="link")
        body = column(heading("Packets made"), self._list, holder(column(self.more)), spacing=8)
        self.setLayout(column(card(body, padding=16)))
        self.hide()

    def show_packets(self, snapshot: Snapshot) -> None:
        """Show the packets of a record, the newest first."""
        made = snapshot.all(PacketMade)
        self.setVisible(bool(made))
        if made != self._shown:
            self._shown = made
            self._fill()

    def lines(self) -> tuple[str, ...]:
        """Return what stands there, a line each."""
        found = self.findChildren(Paragraph, "packet")
        return tuple(each.text() for each in found)

    def _show_all(self) -> None:
        self._whole = True
        self._fill()

    def _fill(self) -> None:
        while (item := self._list.takeAt(0)) is not None:
            gone = item.widget()
            if gone is not None:
                gone.setParent(None)
                gone.deleteLater()
        shown = self._shown if self._whole else self._shown[:_FEW]
        for packet in shown:
            line = small(told(packet))
            line.setObjectName("packet")
            self._list.addWidget(line)
        left = len(self._shown) - len(shown)
        self.more.setVisible(left > 0)
        self.more.setText(f"Show {count(left, 'earlier packet')}")


def told(packet: PacketMade) -> str:
    """Return a packet in a line: "12 May 2026, printed: Dr Okafor. Second opinion, 22 pages"."""
    day_made = packet.made.earliest if packet.made else None
    when = day(day_made, year=True) if day_made else "day not written down"
    fields = {field.name: field for field in fields_of(PacketMade)}
    how = show_value(fields["how"], packet.how).lower()
    parts = (f"{joined(when, how)}: {cut(packet.name, _MOST)}", packet.detail())
    return ". ".join(part for part in (*parts, cut(packet.left_out, _MOST)) if part)
