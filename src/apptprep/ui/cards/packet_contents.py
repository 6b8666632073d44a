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
from apptprep.ui.cards.packet_entries import EntryList
from apptprep.ui.cards.packet_section import PacketSection
from apptprep.ui.widgets import (
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
PRINTING = tuple(kind for kind in KINDS if kind.KIND.prints)
"""The kinds a packet may print."""
_PAUSE = 150
_MOST_NAMED = 4
LEFT_OUT = "left out"
"""Key of the fold that lists what is left out."""


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
        self._sections: dict[str, PacketSection] = {}
        self._found: EntryList | None = None
        self._nothing = small("")
        self._back: EntryList | None = None
        self._back_fold: Button | None = None
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
        if other or before is None or (changed and not self._sections):
            self._fill()
            return
        if changed:
            self._follow(before, snapshot)
        for key, section in self._sections.items():
            section.box.set_checked(key not in choices.left_out)
        for listed in self._lists():
            listed.show_hidden(choices.hidden)
        kept = self.back().keys() >= choices.hidden
        if self._back_fold is not None and kept and not changed:
            # Ticked back in the open list: it stays under the hand until the list is made anew.
            self._back_fold.setText(_left_out_words(len(choices.hidden)))
        else:
            self._fill_gone()
        if self._back is not None:
            self._back.show_hidden(choices.hidden)

    @property
    def sections(self) -> dict[str, CheckRow]:
        """The check boxes of the sections."""
        return {key: section.box for key, section in self._sections.items()}

    @property
    def folds(self) -> dict[str, Button]:
        """What opens the sections that have entries, and the list of what is left out."""
        found = {k: s.fold for k, s in self._sections.items() if not s.fold.isHidden()}
        return found | ({LEFT_OUT: self._back_fold} if self._back_fold is not None else {})

    @property
    def entries(self) -> dict[str, CheckRow]:
        """The check boxes of single entries that are shown now, by the entries' ids."""
        return {key: box for listed in self._lists() for key, box in listed.boxes.items()}

    def back(self) -> dict[str, CheckRow]:
        """Return the check boxes of what is left out, where that list is open."""
        return self._back.boxes if self._back is not None else {}

    def _lists(self) -> list[EntryList]:
        """The open sections' entries, or what was found."""
        shown = (self._found, *(section.entries for section in self._sections.values()))
        return [listed for listed in shown if listed is not None]

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
        for section in self._sections.values():
            self._list.removeWidget(section)
        self._list.clear()
        self._found = None
        self._fill_gone()
        sections = self._choices.plan.sections
        for key in [key for key in self._sections if key not in sections]:
            self._drop(key)
        self._sections = {key: self._section(key) for key in sections}
        for key, section in self._sections.items():
            section.box.set_checked(key not in self._choices.left_out)
            self._list.put(section)

    def _section(self, key: str) -> PacketSection:
        """A section as it is now; one that stood there before stays the same."""
        from apptprep.packet import SECTION_TITLES

        assert self._choices is not None  # noqa: S101 - asked before
        made = self._sections.get(key)
        if made is None:
            made = PacketSection(SECTION_TITLES[key])
            made.toggled.connect(partial(self._section_toggled, key))
            made.turned.connect(partial(self._turn, key))
            made.entry_toggled.connect(self._entry_toggled)
        made.show_entries(self._entries_of(key), self._choices.hidden, is_open=key in self._open)
        return made

    def _drop(self, key: str) -> None:
        gone = self._sections.pop(key)
        gone.hide()
        gone.deleteLater()

    def _follow(self, before: Snapshot, now: Snapshot) -> None:
        """Show those sections anew of which an entry is not as it was."""
        from apptprep.packet.section_kinds import kinds_of

        for key in self._sections:
            if not now.same_of(before, kinds_of(key)):
                self._section(key)
        self._fill_gone()

    def _put_found(self, typed: str, found: tuple[Record, ...]) -> None:
        """Show what was found, unless something else is looked for by now."""
        if typed != self.search.text().strip() or self._choices is None:
            return
        for key in tuple(self._sections):
            self._drop(key)
        self._fill_gone()
        if self._found is None:
            self._list.clear()
            self._found = self._entry_list()
            self._list.put(self._found)
            self._nothing = small("No entry has these words.")
            self._list.put(self._nothing)
        self._found.show_records(found, self._choices.hidden)
        self._nothing.setVisible(not found)

    def _entry_list(self) -> EntryList:
        """A list of entries of several kinds."""
        made = EntryList(with_kind=True)
        made.toggled.connect(self._entry_toggled)
        return made

    def _fill_gone(self) -> None:
        """What is left out now, on top, so that it can be put back."""
        gone = self._hidden_records()
        if not gone or self._choices is None:
            self._gone.clear()
            self._back = self._back_fold = None
            return
        is_open = LEFT_OUT in self._open
        if self._back_fold is None:
            turn = partial(self._turn, LEFT_OUT)
            self._back_fold = button("", turn, kind="fold", icon="chevron-right")
            self._gone.put(holder(row(self._back_fold, None)))
        self._back_fold.setText(_left_out_words(len(gone)))
        self._back_fold.setAccessibleName(self._back_fold.text())
        self._back_fold.set_icon("chevron-down" if is_open else "chevron-right")
        self._back_fold.setAccessibleDescription("open" if is_open else "closed")
        if self._back is not None and not is_open:
            self._gone.removeWidget(self._back)
            self._back.hide()
            self._back.deleteLater()
            self._back = None
        if is_open:
            if self._back is None:
                self._back = self._entry_list()
                self._gone.put(self._back)
            self._back.show_records(gone, self._choices.hidden)

    def _hidden_records(self) -> tuple[Record, ...]:
        if self._choices is None or self._snapshot is None:
            return ()
        found = (self._snapshot.get(each) for each in sorted(self._choices.hidden))
        return tuple(record for record in found if record is not None)

    def _entries_of(self, key: str) -> tuple[Record, ...]:
        """The entries of a section's own kinds.

        Symptoms are listed once, under the log; single doses go with their medicine.
        """
        from apptprep.packet.section_kinds import kinds_of

        if self._snapshot is None or (key == "symptoms" and "log" in self._planned()):
            return ()
        kinds = (kind for kind in kinds_of(key) if kind is not DoseTaken)
        return tuple(chain.from_iterable(self._snapshot.all(kind) for kind in kinds))

    def _planned(self) -> tuple[str, ...]:
        return self._choices.plan.sections if self._choices else ()

    def _turn(self, key: str) -> None:
        self._open ^= {key}
        if key == LEFT_OUT:
            self._fill_gone()
        elif key in self._sections:
            self._section(key)
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
