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
    GrowingColumn,
    Paragraph,
    Piece,
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


_ROW = 4
"""How much work a row is, in the weights of rows."""


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
        self.lines = GrowingColumn(spacing=10)
        self.lines.grown.connect(self._grown)
        self.buttons: dict[str, Button] = {}
        self.folds: dict[str, Button] = {}
        self.search = SearchEdit("Find a question")
        self.search.textChanged.connect(self._fill)
        words = "Each one names what in your record raised it. Take what fits you."
        head = (heading("Worth asking"), subtle(words), self.search)
        self.setLayout(column(card(column(*head, self.lines.box, spacing=10))))

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
        before, at = QApplication.focusWidget(), self._place_of_focus()
        self.search.setVisible(bool(best or rest))
        if self.search.text().strip():
            pieces = self._found([*best, *rest])
        else:
            pieces = self._all(best, rest, first)
        self.lines.show(pieces)
        if at is not None and QApplication.focusWidget() is not before:
            self._take_focus_back(at)

    def _found(self, suggestions: list[Suggestion]) -> list[Piece]:
        """Return what has all the words looked for, folded topics too."""
        wanted = fold(self.search.text()).split()
        found = tuple(
            each
            for each in suggestions
            for text in (fold(f"{each.topic} {each.ask} {question_list.because(each)}"),)
            if all(word in text for word in wanted)
        )
        pieces = []
        for topic, group in _by_topic(found).items():
            pieces += [_title(topic), *self._rows(group)]
        return pieces or [_remark("No suggestion has these words.")]

    def _all(
        self, best: tuple[Suggestion, ...], rest: tuple[Suggestion, ...], first: int
    ) -> list[Piece]:
        pieces = []
        if best[:first]:
            pieces.append(_title(first_words(len(best[:first]), first), "first"))
            pieces += self._rows(best[:first], first=True)
        for topic, group in _by_topic(best[first:]).items():
            pieces += [_title(topic), *self._rows(group)]
        if not best and not rest:
            pieces.append(_remark("No more suggestions for this kind of visit right now."))
        elif not best:
            pieces.append(_remark("The list is as long as one visit holds. More stands here."))
        for topic, group in _by_topic(rest).items():
            shows = (len(group), topic in self._open)
            pieces.append(Piece(("fold", topic), shows, partial(self._fold, topic, len(group))))
            if topic in self._open:
                pieces += self._rows(group)
        return pieces

    def _place_of_focus(self) -> int | None:
        """Return the number of the suggestion that has the keyboard, None when none has."""
        focus = QApplication.focusWidget()
        rows = [self.lines.made[rule_id] for rule_id in self.buttons]
        for number, line in enumerate(rows):
            if focus is not None and line.isAncestorOf(focus):
                return number
        return None

    def _take_focus_back(self, at: int) -> None:
        """Put the keyboard on the suggestion that took the place of the one taken or left out."""
        left = list(self.buttons.values())
        if left:
            left[min(at, len(left) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _grown(self) -> None:
        """Know the buttons of the rows that stand there now."""
        self.buttons, self.folds = {}, {}
        for line in self.lines.made.values():
            if isinstance(line, _Row):
                self.buttons[line.rule_id] = line.take
            elif isinstance(line, _FoldRow):
                self.folds[line.topic] = line.fold

    def _rows(self, group: Sequence[Suggestion], *, first: bool = False) -> list[Piece]:
        return [
            Piece(each.rule_id, (each, first), partial(self._row, each, first=first), _ROW)
            for each in group
        ]

    def _fold(self, topic: str, number: int) -> QWidget:
        made = _FoldRow(topic, number, is_open=topic in self._open)
        made.fold.clicked.connect(lambda: self._turn(topic))
        return made

    def _turn(self, topic: str) -> None:
        self.turning.emit()
        self._open ^= {topic}
        self._fill()
        self.lines.need(("fold", topic))

    def _row(self, suggestion: Suggestion, *, first: bool) -> QWidget:
        """Make a row."""
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
        return _Row(suggestion.rule_id, take, stack(words, holder(actions), note, spacing=6))

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


class _Row(QWidget):
    """A suggestion over a thin line; it knows the button that takes it."""

    def __init__(self, rule_id: str, take: Button, words: QWidget) -> None:
        super().__init__()
        self.setObjectName("clear")
        self.rule_id, self.take = rule_id, take
        self.setLayout(column(words, rule(), spacing=10))


class _FoldRow(QWidget):
    """The button that opens and closes a topic."""

    def __init__(self, topic: str, number: int, *, is_open: bool) -> None:
        super().__init__()
        self.setObjectName("clear")
        self.topic = topic
        self.fold = button(
            f"{topic}: {number} more",
            kind="fold",
            icon="chevron-down" if is_open else "chevron-right",
            name=f"{topic}, {count(number, 'more suggestion')}",
        )
        self.fold.setAccessibleDescription("open" if is_open else "closed")
        self.setLayout(column(row(self.fold, None)))


def _title(text: str, slot: str = "") -> Piece:
    return Piece(("title", slot or text), text, lambda: Paragraph(text, "h3"))


def _remark(text: str) -> Piece:
    return Piece("remark", text, lambda: small(text))


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
