"""Questions worth asking: each with the facts that raised it and the source it rests on.

Those we would ask first stand on top, what one visit has room for stands open, the rest is folded
by topic: a list of eighty helps nobody. Nothing is chosen for the person.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from apptprep.records.search import fold
from apptprep.ui import question_list
from apptprep.ui.cards.source import SourceNote
from apptprep.ui.widgets import (
    Button,
    FlowLayout,
    Paragraph,
    SearchEdit,
    button,
    card,
    column,
    heading,
    holder,
    row,
    rule,
    small,
    stack,
    subtle,
)
from apptprep.ui.words import count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from apptprep.questions import Suggestion


class Suggestions(QWidget):
    """The card of suggestions; tells which was chosen, to be reworded or left out.

    ``turning`` comes before a topic unfolds.
    """

    chosen = Signal(object, bool)
    reworded = Signal(object)
    left_out = Signal(object)
    opened = Signal(str)
    turning = Signal()

    def __init__(self) -> None:
        """Build it empty."""
        super().__init__()
        self.setObjectName("clear")
        self._shown: tuple[tuple[Suggestion, ...], tuple[Suggestion, ...], int] | None = None
        self._open: set[str] = set()
        self._list = column(spacing=10)
        self.buttons: dict[str, Button] = {}
        self.folds: dict[str, Button] = {}
        self._rows: dict[tuple[Suggestion, bool], tuple[QWidget, Button]] = {}
        self._kept: dict[tuple[Suggestion, bool], tuple[QWidget, Button]] = {}
        self.search = SearchEdit("Find a question")
        self.search.textChanged.connect(self._fill)
        words = "Each one names what in your record raised it. Take what fits you."
        head = (heading("Worth asking"), subtle(words), self.search)
        self.setLayout(column(card(column(*head, self._list, spacing=10))))

    def show_suggestions(
        self, best: tuple[Suggestion, ...], rest: tuple[Suggestion, ...], first: int
    ) -> None:
        """Show other suggestions.

        Args:
            best: those this visit has room for, the most important first; they stand open.
            rest: the others, folded by topic.
            first: how many more questions can be marked to ask first.
        """
        if (best, rest, first) == self._shown:
            return
        self._shown = (best, rest, first)
        self._fill()

    def _fill(self) -> None:
        best, rest, first = self._shown or ((), (), 0)
        at = self._place_of_focus()
        self._kept, self._rows = self._rows, {}
        for line, _take in self._kept.values():
            self._list.removeWidget(line)
        self._list.clear()
        self.buttons.clear()
        self.folds.clear()
        self.search.setVisible(bool(best or rest))
        if self.search.text().strip():
            self._put_found([*best, *rest])
        else:
            self._put_all(best, rest, first)
        for line, _take in self._kept.values():
            line.hide()
            line.deleteLater()
        self._kept.clear()
        self._take_focus_back(at)

    def _put_found(self, suggestions: list[Suggestion]) -> None:
        """Show what has all the words looked for, folded topics too."""
        wanted = fold(self.search.text()).split()
        found = tuple(
            each
            for each in suggestions
            for text in (fold(f"{each.topic} {each.ask} {question_list.because(each)}"),)
            if all(word in text for word in wanted)
        )
        for topic, group in _by_topic(found).items():
            self._list.put(Paragraph(topic, "h3"))
            self._put(group)
        if not found:
            self._list.put(small("No suggestion has these words."))

    def _put_all(
        self, best: tuple[Suggestion, ...], rest: tuple[Suggestion, ...], first: int
    ) -> None:
        if best[:first]:
            self._list.put(Paragraph(first_words(len(best[:first]), first), "h3"))
            self._put(best[:first], first=True)
        for topic, group in _by_topic(best[first:]).items():
            self._list.put(Paragraph(topic, "h3"))
            self._put(group)
        if not best and not rest:
            self._list.put(small("No more suggestions for this kind of visit right now."))
        elif not best:
            self._list.put(small("The list is as long as one visit holds. More stands here."))
        for topic, group in _by_topic(rest).items():
            self._list.put(self._fold(topic, group))
            if topic in self._open:
                self._put(group)

    def _place_of_focus(self) -> int | None:
        """Return the number of the suggestion that has the keyboard, None when none has."""
        focus = QApplication.focusWidget()
        for number, made in enumerate(self.buttons.values()):
            line = made.parentWidget()
            if focus is not None and line is not None and line.isAncestorOf(focus):
                return number
        return None

    def _take_focus_back(self, at: int | None) -> None:
        """Put the keyboard on the suggestion that took the place of the one taken or left out."""
        left = list(self.buttons.values())
        if at is not None and left:
            left[min(at, len(left) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _put(self, group: Sequence[Suggestion], *, first: bool = False) -> None:
        for suggestion in group:
            self._list.put(self._line(suggestion, first=first))
            self._list.put(rule())

    def _fold(self, topic: str, group: Sequence[Suggestion]) -> QWidget:
        icon = "chevron-down" if topic in self._open else "chevron-right"
        text = f"{topic}: {len(group)} more"
        name = f"{topic}, {count(len(group), 'more suggestion')}"
        made = button(text, partial(self._turn, topic), kind="fold", icon=icon, name=name)
        made.setAccessibleDescription("open" if topic in self._open else "closed")
        self.folds[topic] = made
        return holder(row(made, None))

    def _turn(self, topic: str) -> None:
        self.turning.emit()
        self._open ^= {topic}
        self._fill()
        self.folds[topic].setFocus(Qt.FocusReason.OtherFocusReason)

    def _line(self, suggestion: Suggestion, *, first: bool) -> QWidget:
        """Return the row of a suggestion; one that stood there before stays the same."""
        key = (suggestion, first)
        known = self._kept.pop(key, None) or self._row(suggestion, first=first)
        self._rows[key] = known
        self.buttons[suggestion.rule_id] = known[1]
        return known[0]

    def _row(self, suggestion: Suggestion, *, first: bool) -> tuple[QWidget, Button]:
        """Make a row, and the button that takes what it suggests."""
        because = question_list.because(suggestion)
        words = stack(
            Paragraph(suggestion.ask, "ask"),
            small(f"{because[:1].upper()}{because[1:]}."),
            small(f"{suggestion.because} \u2013 {suggestion.source.publisher}"),
            spacing=3,
        )
        take = button("Ask this", partial(self.chosen.emit, suggestion, False), icon="plus")
        take.setAccessibleName(f"Ask this: {suggestion.ask}")
        mine = button("In my own words", partial(self.reworded.emit, suggestion), kind="ghost")
        mine.setAccessibleName(f"Ask this in my own words: {suggestion.ask}")
        away = button("Not for me", partial(self.left_out.emit, suggestion), kind="ghost")
        away.setAccessibleName(f"Not for me: {suggestion.ask}")
        actions = FlowLayout(12, between=2)
        if first:
            star = button("Ask first", partial(self.chosen.emit, suggestion, True), icon="star")
            star.setAccessibleName(f"Ask first: {suggestion.ask}")
            actions.addWidget(star)
        note = SourceNote(suggestion.source, suggestion.ask)
        for made in (take, mine, away, *self._links(suggestion), note.opener):
            actions.addWidget(made)
        return stack(words, holder(actions), note, spacing=6), take

    def _links(self, suggestion: Suggestion) -> list[Button]:
        """Return a button for each entry behind a suggestion."""
        entries = {fact.record_id: fact.text for fact in suggestion.evidence if fact.record_id}
        made = []
        for number, (record_id, fact) in enumerate(entries.items(), 1):
            text = "See the entry" if len(entries) == 1 else f"Entry {number}"
            see = button(text, partial(self.opened.emit, record_id), kind="link", tip=fact)
            see.setAccessibleName(f"{text} behind: {suggestion.ask} {fact}")
            made.append(see)
        return made


def first_words(number: int, room: int) -> str:
    """Return the heading over the suggestions we would ask first.

    Args:
        number: how many there are.
        room: how many more questions can be marked to ask first.
    """
    more = "" if room == question_list.FIRST else " more"
    names = {1: "One", 2: "Two", 3: "Three"}
    return f"{names.get(number, str(number))}{more} we would ask first"


def _by_topic(found: Sequence[Suggestion]) -> dict[str, list[Suggestion]]:
    groups: dict[str, list[Suggestion]] = {}
    for suggestion in found:
        groups.setdefault(suggestion.topic, []).append(suggestion)
    return groups
