"""Questions: what is worth asking and why, what was chosen, what was answered, what is missing."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from apptprep.records import PURPOSES, Question
from apptprep.ui import question_list
from apptprep.ui.asking import asked_for, wanted
from apptprep.ui.cards.chosen_questions import ChosenQuestions, short
from apptprep.ui.cards.dates_to_mind import DatesToMind
from apptprep.ui.cards.missing import MissingCard
from apptprep.ui.cards.past_questions import PastQuestions
from apptprep.ui.cards.suggestions import Suggestions
from apptprep.ui.cards.worth_checking import WorthChecking
from apptprep.ui.entries import open_entry
from apptprep.ui.letter_window import write_letter
from apptprep.ui.pages.base import Page
from apptprep.ui.pages.place import PlaceKeeper
from apptprep.ui.saving import save
from apptprep.ui.widgets import (
    FlowLayout,
    GrowingColumn,
    Paragraph,
    Segments,
    Turns,
    TwoColumns,
    button,
    holder,
    small,
    stack,
)
from apptprep.ui.words import count

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from apptprep.questions import Contradiction, Gap, Suggestion
    from apptprep.records import Snapshot
    from apptprep.ui.pages.base import Shell
    from apptprep.ui.session import Session

_KNOWN = tuple((key, text) for key, text in PURPOSES if key != "other")


class QuestionsPage(Page):
    """The questions of the next visit."""

    def __init__(self, session: Session, shell: Shell) -> None:
        """Build the cards."""
        see = button("See the packet", partial(shell.navigate, "packet"), kind="primary")
        super().__init__(session, shell, "Questions", "", see, widest=1180)
        self.purpose = Segments(_KNOWN, _KNOWN[0][0])
        self.purpose.picked.connect(self.record_changed)
        self._purpose_of = ""
        self._place = PlaceKeeper(self.area)
        self.chosen = ChosenQuestions(session, shell)
        self.suggestions = Suggestions()
        self.suggestions.chosen.connect(self._choose)
        self.suggestions.reworded.connect(self._choose_and_reword)
        self.suggestions.left_out.connect(self._leave_out)
        self.suggestions.opened.connect(self._open)
        self.suggestions.turning.connect(self._place.hold)
        self.missing, self.dates = MissingCard(), DatesToMind()
        self.checking = WorthChecking()
        for made in (self.missing, self.dates, self.checking):
            made.opened.connect(self._open)
        self.missing.letter.connect(partial(write_letter, self))
        self.missing.asked.connect(self._asked)
        self.checking.asked.connect(partial(self._settle, ask=True))
        self.checking.known.connect(partial(self._settle, ask=False))
        self.answered = PastQuestions("Answered", "Ask again")
        self.dropped = PastQuestions("Left out", "Ask after all")
        for each in (self.answered, self.dropped):
            each.again.connect(self._again)
        flow = FlowLayout(10)
        flow.addWidget(Paragraph("For", "field"))
        flow.addWidget(self.purpose)
        left = stack(self.chosen, self.checking, self.suggestions, None)
        over = stack(self.answered, self.dropped)
        right = stack(self.dates, self.missing, over, None)
        note = small("These are questions to ask, not advice. Your team knows your situation.")
        self.add(holder(flow))
        self.add(TwoColumns(left, right, (2, 1), at=900))
        self.add(note)
        self.add_stretch()
        # What stands on top of both columns comes first: the suggestions are the longest of all.
        cards = (self.chosen, self.checking, self.dates, self.missing, self.suggestions)
        past = (self.answered, self.dropped)
        self.turns = Turns(self, *(card.lines for card in (*cards, *past)))
        self.turns.begins.connect(self._place.hold)
        # On opening, each of these comes when what is above it stands: nothing in sight moves.
        self._later: list[tuple[QWidget, tuple[GrowingColumn, ...]]] = [
            (self.chosen.own, (self.chosen.lines,)),
            (self.suggestions, (self.chosen.lines, self.checking.lines)),
            (self.missing, (self.dates.lines,)),
            (over, (self.missing.lines,)),
            (note, tuple(card.lines for card in cards)),
        ]
        for later, _above in self._later:
            later.hide()
        # Room for the bar from the start: it is needed in the end.
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.turns.begins.connect(self._uncover)
        self.turns.ended.connect(self._uncover)

    def refresh(self, snapshot: Snapshot) -> None:
        """Show the questions as they are now; what is being pressed stays under the hand."""
        self._place.hold()
        from apptprep.questions import contradictions, dates_to_mind, shortlist

        today = self.session.today()
        self._follow_visit(snapshot)
        found = question_list.chosen(snapshot)
        firsts = sum(question.ask_first == "yes" for question in found)
        words = f"{count(len(found), 'question')} chosen" if found else "Nothing chosen yet"
        self.set_heading("Questions", words + (f", {firsts} to ask first." if firsts else "."))
        purpose = self.purpose.chosen()
        self.chosen.show_snapshot(snapshot)
        listed = shortlist(snapshot, purpose, today)
        self.suggestions.show_suggestions(
            tuple(pick.suggestion for pick in listed.best if pick.suggestion),
            tuple(p.suggestion for topic in listed.rest for p in topic.picks if p.suggestion),
            max(0, question_list.FIRST - firsts),
        )
        self.missing.show_gaps(wanted(snapshot, purpose, today))
        self.checking.show_found(contradictions(snapshot, today))
        self.dates.show_dates(dates_to_mind(snapshot, today))
        self.answered.show_questions(question_list.answered(snapshot))
        self.dropped.show_questions(question_list.dropped(snapshot))

    def show_record(self, record_id: str) -> None:
        """Put the keyboard on one question."""
        self._place.hold()
        self.chosen.reveal(record_id)

    def flush(self) -> None:
        """Save what is being typed."""
        if self.session.is_open():
            self.chosen.flush()

    def holds_unsaved(self) -> bool:
        """Tell whether something typed could not be saved."""
        return self.chosen.holds_unsaved()

    def record_opened(self) -> None:
        """Follow the next visit of the other record."""
        self._purpose_of = ""
        super().record_opened()

    def _uncover(self) -> None:
        """Show what waited for the cards above it."""
        ready = [each for each in self._later if not any(above.waits() for above in each[1])]
        for later in ready:
            self._later.remove(later)
            later[0].show()
        if not self._later:
            self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def _follow_visit(self, snapshot: Snapshot) -> None:
        """Take the purpose of the next visit, once a visit; after that the person chooses."""
        visit = snapshot.next_appointment(self.session.today())
        key = f"{visit.id} {visit.purpose}" if visit else "none"
        if key == self._purpose_of:
            return
        self._purpose_of = key
        known = dict(_KNOWN)
        wanted = visit.purpose if visit and visit.purpose in known else _KNOWN[0][0]
        blocked = self.purpose.blockSignals(True)
        self.purpose.choose(wanted)
        self.purpose.blockSignals(blocked)

    def _choose_and_reword(self, suggestion: Suggestion) -> None:
        """Choose a suggestion and put the keyboard into its words."""
        question = self._choose(suggestion, first=False)
        if question is not None:
            self.chosen.reword(question.id)

    def _choose(self, suggestion: Suggestion, first: bool) -> Question | None:  # noqa: FBT001 - Qt's signal
        """Put a suggestion on the list; return the question, None where it could not be saved."""
        snapshot, now = self.session.snapshot(), self.session.now()
        found = question_list.chosen(snapshot)
        question = replace(
            question_list.from_suggestion(suggestion, "chosen", now, found),
            about=question_list.first_entry(suggestion, snapshot),
            ask_first="yes" if first else "",
        )
        say = f"Chosen: {short(question.text)}"
        saved = save(self.session, self.shell, question, what="choosing a question", say=say)
        return question if saved else None

    def _leave_out(self, suggestion: Suggestion) -> None:
        now = self.session.now()
        question = question_list.from_suggestion(suggestion, "dropped", now, ())
        say = f"Left out: {short(question.text)}"
        save(self.session, self.shell, question, what="leaving out a question", say=say)

    def _settle(self, found: Contradiction, *, ask: bool) -> None:
        """Make a question of a difference, or mark it as known."""
        from apptprep.questions.contradictions import as_question

        question = replace(as_question(found, ask=ask), created=self.session.now())
        if ask:
            listed = question_list.chosen(self.session.snapshot())
            question = question_list.again(question, listed)
        say = f"Chosen: {short(question.text)}" if ask else "Marked as known"
        save(self.session, self.shell, question, what="a difference", say=say)

    def _asked(self, gap: Gap) -> None:
        """Write down that something missing was asked for today."""
        record = asked_for(self.session.snapshot(), gap, self.session.today())
        if record is not None:
            say = "Written down: asked for today"
            save(self.session, self.shell, record, what="asking for a paper", say=say)

    def _open(self, record_id: str) -> None:
        open_entry(self.session, self.shell, record_id)

    def _again(self, question: Question) -> None:
        back = replace(question, state="chosen")
        save(self.session, self.shell, back, what="asking a question again", say="Back in the list")
