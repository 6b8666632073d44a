"""Questions worth asking: each with the fact that raised it and the source it rests on.

What one visit has room for stands open, the rest is folded by topic: a list of eighty helps
nobody.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from apptprep.ui import question_list
from apptprep.ui.widgets import (
    Button,
    FlowLayout,
    Paragraph,
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
    """The card of suggestions; tells which was chosen or left out."""

    chosen = Signal(object)
    left_out = Signal(object)
    opened = Signal(str)

    def __init__(self) -> None:
        """Build it empty."""
        super().__init__()
        self.setObjectName("clear")
        self._shown: tuple[tuple[Suggestion, ...], tuple[Suggestion, ...]] | None = None
        self._open: set[str] = set()
        self._list = column(spacing=10)
        self.buttons: dict[str, Button] = {}
        words = "Each one names the fact in your record that raised it. Take what fits you."
        self.setLayout(
            column(card(column(heading("Worth asking"), subtle(words), self._list, spacing=10)))
        )

    def show_suggestions(self, best: tuple[Suggestion, ...], rest: tuple[Suggestion, ...]) -> None:
        """Show other suggestions.

        Args:
            best: those this visit has room for; they stand open.
            rest: the others, folded by topic.
        """
        if (best, rest) == self._shown:
            return
        self._shown = (best, rest)
        self._fill()

    def _fill(self) -> None:
        best, rest = self._shown or ((), ())
        self._list.clear()
        self.buttons.clear()
        for topic, group in _by_topic(best).items():
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

    def _put(self, group: Sequence[Suggestion]) -> None:
        for suggestion in group:
            self._list.put(self._row(suggestion))
            self._list.put(rule())

    def _fold(self, topic: str, group: Sequence[Suggestion]) -> QWidget:
        icon = "chevron-down" if topic in self._open else "chevron-right"
        text = f"{topic}: {len(group)} more"
        name = f"{topic}, {count(len(group), 'more suggestion')}"
        made = button(text, partial(self._turn, topic), kind="fold", icon=icon, name=name)
        return holder(row(made, None))

    def _turn(self, topic: str) -> None:
        self._open ^= {topic}
        self._fill()

    def _row(self, suggestion: Suggestion) -> QWidget:
        because = question_list.because(suggestion)
        words = stack(
            Paragraph(suggestion.ask, "ask"),
            small(because[:1].upper() + because[1:] + "."),
            _source(suggestion),
            spacing=3,
        )
        take = button("Ask this", partial(self.chosen.emit, suggestion), icon="plus")
        take.setAccessibleName(f"Ask this: {suggestion.ask}")
        self.buttons[suggestion.rule_id] = take
        away = button("Not for me", partial(self.left_out.emit, suggestion), kind="ghost")
        away.setAccessibleName(f"Not for me: {suggestion.ask}")
        actions = FlowLayout(8)
        actions.addWidget(take)
        actions.addWidget(away)
        entry = next((fact.record_id for fact in suggestion.evidence if fact.record_id), "")
        if entry:
            see = button("See the entry", partial(self.opened.emit, entry), kind="link")
            see.setAccessibleName(f"See the entry behind: {suggestion.ask}")
            actions.addWidget(see)
        return stack(words, holder(actions), spacing=6)


def _source(suggestion: Suggestion) -> QWidget:
    source = suggestion.source
    label = small(f"{suggestion.because} Source: {source.publisher}, {source.title}.")
    label.setToolTip(source.line())
    return label


def _by_topic(found: Sequence[Suggestion]) -> dict[str, list[Suggestion]]:
    groups: dict[str, list[Suggestion]] = {}
    for suggestion in found:
        groups.setdefault(suggestion.topic, []).append(suggestion)
    return groups
