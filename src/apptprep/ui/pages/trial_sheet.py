"""What a trial office asks: known, not known, as of when; for one trial or in general.

Facts only. Whether somebody fits a trial is never said.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from apptprep.records import Question, Trial
from apptprep.ui import question_list
from apptprep.ui.cards.trial_rows import TrialRows
from apptprep.ui.entries import open_entry
from apptprep.ui.letter_window import write_letter
from apptprep.ui.pages.base import Page
from apptprep.ui.pages.place import PlaceKeeper
from apptprep.ui.saving import save
from apptprep.ui.widgets import button, column, field_label, holder, small, stack
from apptprep.ui.widgets.combo import Combo
from apptprep.ui.words import cut

if TYPE_CHECKING:
    from apptprep.questions import TrialRow
    from apptprep.records import Snapshot
    from apptprep.ui.pages.base import Shell
    from apptprep.ui.session import Session
    from apptprep.ui.widgets import Button

_GENERAL = "Trials in general"
_LONGEST = 60


class TrialSheetPage(Page):
    """The sheet, group by group."""

    def __init__(self, session: Session, shell: Shell) -> None:
        """Build it empty."""
        back = button("Back to trials", partial(shell.navigate, "trials"), icon="arrow-left")
        super().__init__(session, shell, "What a trial office asks", "", back, widest=920)
        self.trial = Combo()
        self.trial.activated.connect(self.record_changed)
        self._shown: tuple[object, ...] | None = None
        self._wanted = ""
        self._place = PlaceKeeper(self.area)
        self.groups: list[TrialRows] = []
        self._list = column(spacing=18)
        self.add(stack(field_label("For", self.trial), self.trial, spacing=6))
        self.add(holder(self._list))
        words = "What is not known is not a no. Whether a trial fits is for its own team to say."
        self.add(small(words))
        self.add_stretch()

    def refresh(self, snapshot: Snapshot) -> None:
        """Show the sheet as it is now."""
        from apptprep.questions import trial_sheet

        self._list_trials(snapshot)
        chosen = snapshot.get(self.trial.currentData() or "")
        trial = chosen if isinstance(chosen, Trial) else None
        rows = trial_sheet(snapshot, self.session.today(), trial)
        known = sum(one.known for one in rows)
        words = f"{known} known, {len(rows) - known} not known, from what is written down here."
        self.set_heading("What a trial office asks", words)
        asked = question_list.asked_by_trials(snapshot)
        if (rows, asked) != self._shown:
            self._shown = (rows, asked)
            self._place.hold()
            self._show_rows(rows, asked)

    def show_record(self, record_id: str) -> None:
        """Show the sheet of one trial."""
        self._wanted = record_id
        self.record_changed()

    def record_opened(self) -> None:
        """Start over with the other record."""
        self._wanted = ""
        self.trial.clear()
        super().record_opened()

    def _list_trials(self, snapshot: Snapshot) -> None:
        wanted = self._wanted or self.trial.currentData() or ""
        self._wanted = ""
        self.trial.clear()
        self.trial.addItem(_GENERAL, "")
        for trial in snapshot.all(Trial):
            self.trial.addItem(cut(trial.headline(), _LONGEST), trial.id)
        self.trial.setCurrentIndex(max(0, self.trial.findData(wanted)))

    def _show_rows(self, rows: tuple[TrialRow, ...], asked: frozenset[str]) -> None:
        from apptprep.questions.trial_sheet import GROUPS

        before = [made.hasFocus() for made in self._asking()]
        self._list.clear()
        self.groups = []
        for group, title in GROUPS.items():
            found = tuple(one for one in rows if one.group == group)
            if not found:
                continue
            made = TrialRows(title, found, asked)
            made.asked.connect(self._ask)
            made.letter.connect(self._letter)
            made.opened.connect(self._open)
            made.write.connect(partial(self.shell.navigate, "person", "person"))
            self.groups.append(made)
            self._list.put(made)
        left = self._asking()
        if True in before and left:
            # The keyboard goes on to the next thing that can be asked about.
            left[min(before.index(True), len(left) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _asking(self) -> list[Button]:
        return [made for group in self.groups for made in group.buttons.values()]

    def _ask(self, one: TrialRow) -> None:
        snapshot = self.session.snapshot()
        found = question_list.chosen(snapshot)
        question = question_list.from_trial_row(one, self.session.now(), found)
        kept = next((q for q in snapshot.all(Question) if q.rule_id == question.rule_id), None)
        record = question_list.again(kept, found) if kept else question
        say = f"Among your questions: {cut(record.text, _LONGEST)}"
        save(self.session, self.shell, record, what="a question about a trial", say=say)

    def _letter(self, one: TrialRow) -> None:
        from apptprep.questions import Gap

        record_id = next((fact.record_id for fact in one.evidence if fact.record_id), "")
        gap = Gap(one.request, one.label, "", "papers", record_id)
        write_letter(self, gap)

    def _open(self, record_id: str) -> None:
        open_entry(self.session, self.shell, record_id)
