"""The call-now card: always there, general information, never a verdict.

It says when people in cancer care are told to call. Where the latest entries have words like those
of a line, that line stands first, with the words and whom to call, whoever wrote them. Where none
has, nothing is said; nothing logged hides a line, and it never says that all is well.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QWidget

from apptprep.ui.widgets import IconLabel, Paragraph, button, column, holder, row, small
from apptprep.ui.widgets.boxes import card
from apptprep.ui.widgets.text import tip
from apptprep.ui.words import cut

if TYPE_CHECKING:
    import datetime as dt

    from apptprep.questions import CallLine, CallMatch, CallNow
    from apptprep.records import Snapshot
    from apptprep.ui.pages.base import Shell

_LONGEST = 240
_WHOM = {"emergency": "the emergency number", "team": "their team, at any hour,"}


class CallNowCard(QWidget):
    """Two numbers to call, and the signs behind one press."""

    def __init__(self, shell: Shell, *, always: bool = True) -> None:
        """Build it folded.

        Args:
            shell: the window.
            always: False shows it only while a line has words like those written down, on a page
                that is not its home.
        """
        super().__init__()
        self.setObjectName("clear")
        self._shell = shell
        self._shown: CallNow | None = None
        self._unfolded, self._always = False, always
        self._team, self._emergency = Paragraph(), Paragraph()
        title = Paragraph("Some signs cannot wait for the visit", "h3")
        self.more = button("Which signs?", self._fold, kind="link", token="warn_text")
        self.add = button(
            "Write down my team's number",
            partial(shell.navigate, "person"),
            kind="link",
            token="warn_text",
        )
        self._lines = column(spacing=6)
        self._like: tuple[CallMatch, ...] = ()
        self._matches = column(spacing=4)
        self._like_box = holder(self._matches)
        self._like_box.hide()
        self._signs = holder(self._lines)
        self._signs.hide()
        words = column(
            title,
            self._like_box,
            self._team,
            self.add,
            self._emergency,
            self.more,
            spacing=4,
        )
        top = row(column(2, IconLabel("phone", 22, "warn_text"), None), (words, 1), spacing=12)
        self._frame: QFrame = card(column(top, self._signs, spacing=8), "notice", 14)
        self.setLayout(column(self._frame))
        if not always:
            self.hide()

    def show_snapshot(self, snapshot: Snapshot, today: dt.date) -> None:
        """Show the numbers and signs for the person of this record."""
        from apptprep.questions import card as call_card
        from apptprep.questions import matches

        found = call_card(snapshot, today)
        self._show_matches(found, matches(snapshot, today))
        if found == self._shown:
            return
        self._shown = found
        number = found.team_number
        self._team.setText(f"Your team, at any hour: {cut(number, 120)}" if number else "")
        self._team.setVisible(bool(number))
        self.add.setVisible(not number)
        self._emergency.setText(f"Emergency: {found.emergency_number}")
        self._lines.clear()
        if self._unfolded:
            self._fill(found)

    def _fill(self, found: CallNow) -> None:
        self._lines.clear()
        for group, text in (
            ("emergency", f"Call {found.emergency_number} for"),
            ("team", "Call your team at any hour for"),
        ):
            lines = [line for line in found.lines if line.group == group]
            if lines:
                self._lines.put(Paragraph(text, "h3"))
            for line in lines:
                self._lines.put(_sign(line))
        if found.fever_threshold:
            words = f"Your team wants a call from {found.fever_threshold} on."
            self._lines.put(Paragraph(words))
        self._lines.put(
            Paragraph(
                "This is general information. Lines are matched to words you have typed; where "
                "none stands first, that says nothing about how you are. If you are worried, "
                "call, whatever the list says."
            )
        )

    def _show_matches(self, found: CallNow, like: tuple[CallMatch, ...]) -> None:
        """Open the card at the lines that have words like those just written down."""
        if (found, like) == (self._shown, self._like):
            return
        self._like = like
        self._matches.clear()
        told = {match.line_id: match for match in like}
        if like:
            self._matches.put(Paragraph("Words like these were written down.", "h3"))
        for group, whom in _WHOM.items():
            lines = [line for line in found.lines if line.group == group and line.id in told]
            if lines:
                number = cut(_number(found, group), _LONGEST)
                if number:
                    self._matches.put(Paragraph(number, "h3"))
                self._matches.put(Paragraph(f"People in cancer care are told to call {whom} for:"))
            for line in lines:
                self._matches.put(_sign(line, _facts(told[line.id])))
        self._like_box.setVisible(bool(like))
        if not self._always:
            self.setVisible(bool(like))

    def _fold(self) -> None:
        self._unfolded = not self._unfolded
        if self._unfolded and self._shown is not None and not self._lines.count():
            # Some forty lines that few look at: built when they are.
            self._fill(self._shown)
        self._signs.setVisible(self._unfolded)
        self.more.setText("Hide the signs" if self._unfolded else "Which signs?")
        self.more.setAccessibleName(self.more.text())


def _number(found: CallNow, group: str) -> str:
    """Return the number of those a group of lines is for, "" where it is not written down."""
    if group == "emergency":
        return f"Emergency: {found.emergency_number}"
    return f"Your team: {found.team_number}" if found.team_number else ""


def _facts(match: CallMatch) -> str:
    """Return the entries that have words like those of a line, as one sentence."""
    text = cut("; ".join(fact.text for fact in match.evidence), _LONGEST)
    return f"{text[:1].upper()}{text[1:]}."


def _sign(line: CallLine, told: str = "") -> QWidget:
    mark = Paragraph("\u2022")
    mark.setWordWrap(False)
    text = Paragraph(line.text)
    text.setToolTip(tip(f"{line.source.publisher}: {line.source.title}"))
    words = column(text, *([small(told)] if told else []), spacing=1)
    return holder(row(column(mark, None), (words, 1), spacing=8))
