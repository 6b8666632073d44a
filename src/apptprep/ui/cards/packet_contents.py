"""What goes into a packet: sections, each openable to its entries, and a search over all of them.

A ticked entry prints; one that is not ticked is left out of everything. Long lists show their
first entries; the search finds the others.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from apptprep.records import KINDS, DoseTaken
from apptprep.ui.widgets import (
    Box,
    Button,
    CheckRow,
    SearchEdit,
    button,
    card,
    column,
    heading,
    holder,
    row,
    small,
)
from apptprep.ui.words import count, cut

if TYPE_CHECKING:
    from collections.abc import Sequence

    from apptprep.packet import Choices
    from apptprep.records import Record, Snapshot

Find = Callable[[str, Callable[[tuple["Record", ...]], object]], object]
"""Called with typed words and with what takes the entries that have them."""
MOST = 40
"""Entries of a list that are shown at most."""
AT_ONCE = 8
"""Entries that are put before the window has its turn."""
PRINTING = tuple(kind for kind in KINDS if kind.KIND.prints)
"""The kinds a packet may print."""
_PAUSE = 150
_MOST_NAMED = 4
LEFT_OUT = "left out"
"""Key of the fold that lists what is left out."""
FOUND = "found"
"""Key of the list of what was looked for."""


class Contents(QWidget):
    """The card; it tells what was chosen and keeps nothing itself."""

    changed = Signal(object)
    """Other `Choices`."""

    def __init__(self, find: Find) -> None:
        """Build it; :meth:`show_choices` fills it.

        Args:
            find: looks for typed words beside the window and hands the entries over.
        """
        super().__init__()
        self.setObjectName("clear")
        self._choices: Choices | None = None
        self._snapshot: Snapshot | None = None
        self._find = find
        self._open: set[str] = set()
        self.sections: dict[str, CheckRow] = {}
        self.entries: dict[str, CheckRow] = {}
        self.folds: dict[str, Button] = {}
        self.whole_log = CheckRow("Whole symptom log, not only the last 90 days")
        self.whole_log.toggled.connect(self._log_toggled)
        self.search = SearchEdit("Find an entry to leave out")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._fill)
        self.search.textChanged.connect(self._pause.start)
        self._lead = small("")
        self.named = small("")
        self.named.hide()
        self._gone, self._list = column(spacing=6), column(spacing=6)
        self._places: dict[str, Box] = {}
        self._inside: dict[str, Box] = {}
        self._listed: dict[str, tuple[str, ...]] = {}
        self._waiting: list[tuple[str, Callable[[], object]]] = []
        self._next = QTimer(self)
        self._next.setInterval(0)
        self._next.timeout.connect(self._put_more)
        self._back: dict[str, CheckRow] = {}
        body = column(
            heading("What goes in"),
            self._lead,
            self.search,
            self._gone,
            self._list,
            self.whole_log,
            self.named,
            spacing=8,
        )
        self.setLayout(column(card(body, padding=16)))

    def show_choices(self, snapshot: Snapshot, choices: Choices) -> None:
        """Show what there is and what of it is chosen.

        Args:
            snapshot: all records; only sections of which an entry changed are built anew, or all
                where the kind of packet did: never under the hand that ticks them.
            choices: what is chosen.
        """
        before = self._snapshot
        other = self._choices is None or self._choices.preset != choices.preset
        self._choices, self._snapshot = choices, snapshot
        self.whole_log.set_checked(choices.whole_log)
        self.whole_log.setVisible("log" in choices.plan.sections)
        first = {
            "packet": "The summary always comes first.",
            "card": "A card holds only what is needed in a hurry.",
            "sheet": "One sheet.",
        }
        self._lead.setText(
            f"{first[choices.plan.form]} Open a section to leave out single entries."
        )
        changed = before is None or not snapshot.same_of(before, PRINTING)
        if other or before is None or (changed and not self._places):
            self._fill()
            return
        if changed:
            self._fill_changed(before, snapshot)
        for key, box in self.sections.items():
            box.set_checked(key not in choices.left_out)
        for record_id, box in self.entries.items():
            box.set_checked(record_id not in choices.hidden)
        if self._back.keys() >= choices.hidden and LEFT_OUT in self.folds:
            # Ticked back in the open list: it stays under the hand until the list is made anew.
            self.folds[LEFT_OUT].setText(_left_out_words(len(choices.hidden)))
        else:
            self._fill_gone()
        for record_id, box in self._back.items():
            box.set_checked(record_id not in choices.hidden)

    def show_still_named(self, found: Sequence[Record]) -> None:
        """Say which entries still name one that is left out."""
        names = "; ".join(_named(each) for each in found[:_MOST_NAMED])
        left = len(found) - _MOST_NAMED
        more = f" and {left:,} more" if left > 0 else ""
        self.named.setText(
            f"What is left out is still named in your own words in: {names}{more}. "
            "Please look whether that may be read."
        )
        self.named.setVisible(bool(found))

    def _fill(self) -> None:
        if self._choices is None:
            return
        typed = self.search.text().strip()
        if typed:
            self._find(typed, partial(self._put_found, typed))
            return
        self._clear()
        self._fill_gone()
        for key in self._choices.plan.sections:
            self._places[key] = column()
            self._list.put(holder(self._places[key]))
            self._put_section(key)

    def _fill_changed(self, before: Snapshot, now: Snapshot) -> None:
        """Build those sections anew of which an entry is not as it was."""
        from apptprep.packet.section_kinds import kinds_of

        for key in self._places:
            if not now.same_of(before, kinds_of(key)):
                self._put_section(key)
        self._fill_gone()

    def _clear(self) -> None:
        self._places.clear()
        self._listed.clear()
        self._forget_waiting(*self._inside, FOUND)
        self._inside.clear()
        self._list.clear()
        self.sections.clear()
        self.entries.clear()
        self.folds.clear()

    def _put_found(self, typed: str, found: tuple[Record, ...]) -> None:
        """Show what was found, unless something else is looked for by now."""
        if typed != self.search.text().strip():
            return
        self._clear()
        self._fill_gone()
        self._list.put(self._entries_box(FOUND, found, self.entries, with_kind=True))
        if not found:
            self._list.put(small("No entry has these words."))

    def _fill_gone(self) -> None:
        """What is left out now, on top, so that it can be put back."""
        self._forget_waiting(LEFT_OUT)
        self._gone.clear()
        self._back.clear()
        gone = self._hidden_records()
        if not gone:
            self.folds.pop(LEFT_OUT, None)
            return
        is_open = LEFT_OUT in self._open
        self.folds[LEFT_OUT] = fold = button(
            _left_out_words(len(gone)),
            partial(self._turn, LEFT_OUT),
            kind="fold",
            icon="chevron-down" if is_open else "chevron-right",
        )
        fold.setAccessibleDescription("open" if is_open else "closed")
        self._gone.put(holder(row(fold, None)))
        if is_open:
            self._gone.put(self._entries_box(LEFT_OUT, gone, self._back, with_kind=True))

    def _hidden_records(self) -> tuple[Record, ...]:
        if self._choices is None or self._snapshot is None:
            return ()
        found = (self._snapshot.get(each) for each in sorted(self._choices.hidden))
        return tuple(record for record in found if record is not None)

    def _put_section(self, key: str) -> None:
        from apptprep.packet import SECTION_TITLES

        assert self._choices is not None  # noqa: S101 - asked before
        place, title = self._places[key], SECTION_TITLES[key]
        if key in self._inside:
            self._show_inside(key, on=False)
            del self._inside[key], self.folds[key]
        place.clear()
        box = CheckRow(title, checked=key not in self._choices.left_out)
        box.toggled.connect(partial(self._section_toggled, key))
        self.sections[key] = box
        records = self._entries_of(key)
        if not records:
            place.put(box)
            return
        fold = button(
            f"{len(records):,}",
            partial(self._turn, key),
            kind="fold",
            icon="chevron-right",
            name=f"{title}: {count(len(records), 'entry', 'entries')}",
        )
        self.folds[key] = fold
        self._inside[key] = column()
        place.put(holder(column(row((box, 1), fold, spacing=4), self._inside[key], spacing=6)))
        self._show_inside(key, on=key in self._open)

    def _show_inside(self, key: str, *, on: bool) -> None:
        """Show a section's entries, or take them away; the other sections stay as they are."""
        self.folds[key].set_icon("chevron-down" if on else "chevron-right")
        self.folds[key].setAccessibleDescription("open" if on else "closed")
        self._forget_waiting(key)
        self._inside[key].clear()
        for record_id in self._listed.pop(key, ()):
            self.entries.pop(record_id, None)
        if on:
            records = self._entries_of(key)
            self._listed[key] = tuple(record.id for record in records[:MOST])
            self._inside[key].put(self._entries_box(key, records, self.entries))

    def _entries_box(
        self,
        key: str,
        records: Sequence[Record],
        into: dict[str, CheckRow],
        *,
        with_kind: bool = False,
    ) -> QWidget:
        """A check box for each entry, the first of them where there are many.

        A few stand there at once, the others follow while the window answers.
        """
        lines = column(spacing=4, margins=(26, 0, 0, 4))
        put = partial(self._put_lines, lines, into, with_kind=with_kind)
        shown = records[:MOST]
        put(shown[:AT_ONCE])
        for start in range(AT_ONCE, len(shown), AT_ONCE):
            self._waiting.append((key, partial(put, shown[start : start + AT_ONCE])))
        if len(records) > MOST:
            more = count(len(records) - MOST, "more entry", "more entries")
            note = small(f"{more}: the search above finds them.")
            self._waiting.append((key, partial(lines.put, note)))
        if self._waiting:
            self._next.start()
        return holder(lines)

    def _put_lines(
        self, lines: Box, into: dict[str, CheckRow], records: Sequence[Record], *, with_kind: bool
    ) -> None:
        assert self._choices is not None  # noqa: S101 - asked before
        for record in records:
            aside = cut(record.aside(), 24)
            parts = [record.KIND.one if with_kind else "", cut(record.detail(), 70), aside]
            detail = ", ".join(part for part in parts if part)
            box = CheckRow(
                cut(record.headline(), 90), detail, checked=record.id not in self._choices.hidden
            )
            box.toggled.connect(partial(self._entry_toggled, record.id))
            into[record.id] = box
            lines.put(box)

    def _put_more(self) -> None:
        """Put the next few entries; the window had its turn since the last."""
        if self._waiting:
            _key, put = self._waiting.pop(0)
            put()
        if not self._waiting:
            self._next.stop()

    def _forget_waiting(self, *keys: str) -> None:
        """Entries of a list that goes are not put any more."""
        self._waiting = [each for each in self._waiting if each[0] not in keys]

    def _entries_of(self, key: str) -> tuple[Record, ...]:
        """The entries of a section's own kinds.

        Symptoms are listed once, under the log; single doses go with their medicine.
        """
        from apptprep.packet.section_kinds import kinds_of

        if self._snapshot is None or (key == "symptoms" and "log" in self._sections()):
            return ()
        kinds = (kind for kind in kinds_of(key) if kind is not DoseTaken)
        return tuple(chain.from_iterable(self._snapshot.all(kind) for kind in kinds))

    def _sections(self) -> tuple[str, ...]:
        return self._choices.plan.sections if self._choices else ()

    def _turn(self, key: str) -> None:
        self._open ^= {key}
        if key == LEFT_OUT:
            self._fill_gone()
        elif key in self._inside:
            self._show_inside(key, on=key in self._open)
        fold = self.folds.get(key)
        if fold is not None:
            fold.setFocus(Qt.FocusReason.OtherFocusReason)

    def _section_toggled(self, key: str, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        if self._choices is not None:
            left_out = self._choices.left_out - {key} if on else self._choices.left_out | {key}
            self._tell(replace(self._choices, left_out=left_out))

    def _entry_toggled(self, record_id: str, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        if self._choices is not None:
            hidden = self._choices.hidden
            hidden = hidden - {record_id} if on else hidden | {record_id}
            self._tell(replace(self._choices, hidden=hidden))

    def _log_toggled(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        if self._choices is not None:
            self._tell(replace(self._choices, whole_log=on))

    def _tell(self, choices: Choices) -> None:
        self.changed.emit(choices)


def _named(record: Record) -> str:
    moment = record.moment()
    day = f" of {moment.day_only()}" if moment else ""
    return f"“{cut(record.headline(), 50)}” ({record.KIND.one}{day})"


def _left_out_words(number: int) -> str:
    return f"{count(number, 'entry', 'entries')} left out" if number else "No entry left out"
