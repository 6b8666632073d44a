"""One group of the trial sheet: what a trial office asks, and what the record holds about it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from apptprep.ui.cards.source import SourceNote
from apptprep.ui.widgets import (
    Button,
    FlowLayout,
    Paragraph,
    TwoColumns,
    button,
    card,
    column,
    heading,
    holder,
    row,
    rule,
    small,
    stack,
)
from apptprep.ui.words import count, cut

if TYPE_CHECKING:
    from collections.abc import Collection

    from apptprep.questions import TrialRow

_LONGEST = 600
_MOST = 3


class TrialRows(QWidget):
    """The rows of a group; each thing not known has a way to find out."""

    asked = Signal(object)
    letter = Signal(object)
    opened = Signal(str)
    write = Signal()

    def __init__(self, title: str, rows: tuple[TrialRow, ...], asked: Collection[str]) -> None:
        """Show rows.

        Args:
            title: the group's heading.
            rows: what is asked.
            asked: ids of the rows that are among the person's questions already.
        """
        super().__init__()
        self.setObjectName("clear")
        self.buttons: dict[str, Button] = {}
        self._asked = asked
        lines = column(heading(title), spacing=8)
        for at, one in enumerate(rows):
            if at:
                lines.put(rule())
            lines.put(self._row(one))
        self.setLayout(column(card(lines)))

    def _row(self, one: TrialRow) -> QWidget:
        label = Paragraph(one.label, "ask")
        text = cut(one.text, _LONGEST)
        value = Paragraph(text, "" if one.known else "fault")
        words = column(value, spacing=2)
        when = as_of(one)
        if when:
            words.put(small(when))
        actions = FlowLayout(14, between=0)
        for made in self._actions(one):
            actions.addWidget(made)
        if actions.count():
            words.put(holder(actions))
        if one.source is not None:
            note = SourceNote(one.source, one.label)
            actions.addWidget(note.opener)
            if actions.count() == 1:
                words.put(holder(actions))
            words.put(note)
        return TwoColumns(stack(label, None), holder(words), (2, 3), gap=16, at=460)

    def _actions(self, one: TrialRow) -> list[QWidget]:
        made: list[QWidget] = []
        if one.ask and one.id in self._asked:
            made.append(holder(row(Paragraph("Among your questions", "ok"), None)))
        elif one.ask:
            ask = button("Ask about it", partial(self.asked.emit, one), kind="link", icon="plus")
            ask.setAccessibleName(f"Ask about it: {one.ask}")
            self.buttons[one.id] = ask
            made.append(ask)
        if one.request:
            letter = button("Letter…", partial(self.letter.emit, one), kind="link")
            letter.setAccessibleName(f"Letter that asks for it: {one.label}")
            made.append(letter)
        if one.write:
            write = button("Write it down", self.write.emit, kind="link")
            write.setAccessibleName(f"Write it down: {one.label}")
            made.append(write)
        return [*made, *self._links(one)]

    def _links(self, one: TrialRow) -> list[QWidget]:
        entries = tuple(dict.fromkeys(fact.record_id for fact in one.evidence if fact.record_id))
        many = len(entries) > _MOST
        made: list[QWidget] = []
        for number, record_id in enumerate(entries[: 1 if many else _MOST], 1):
            text = "See the entry" if len(entries) == 1 else f"Entry {number}"
            text = "See the entries" if many else text
            see = button(text, partial(self.opened.emit, record_id), kind="link")
            see.setAccessibleName(f"{text}: {one.label}")
            made.append(see)
        return made


def as_of(one: TrialRow) -> str:
    """Return when an answer is from and how long ago, "" where its text says so."""
    if one.as_of is None:
        return ""
    when = one.as_of.understood()
    if when in one.text:
        return ""
    ago = f", {count(one.days, 'day')} ago" if one.days is not None else ""
    return f"As of {when}{ago}"
