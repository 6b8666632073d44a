"""Questions: what is worth asking and why, what was chosen, what was answered, what is missing."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from apptprep.records import PURPOSES, Question
from apptprep.ui import question_list
from apptprep.ui.asking import asked_for, wanted
from apptprep.ui.cards.chosen_questions import ChosenQuestions, short
from apptprep.ui.cards.dates_to_mind import DatesToMind
from apptprep.ui.cards.missing import MissingCard
from apptprep.ui.cards.suggestions import Suggestions
from apptprep.ui.cards.worth_checking import WorthChecking
from apptprep.ui.entries import open_entry
from apptprep.ui.form.fold import Fold
from apptprep.ui.letter_window import write_letter
from apptprep.ui.pages.base import Page
from apptprep.ui.pages.place import PlaceKeeper
from apptprep.ui.saving import save
from apptprep.ui.widgets import (
    FlowLayout,
    Paragraph,
    Segments,
    TwoColumns,
    button,
    card,
    column,
    heading,
    holder,
    row,
    small,
    stack,
)
from apptprep.ui.words import count, cut

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from apptprep.questions import Contradiction, Gap, Suggestion
    from apptprep.records import Snapshot
    from apptprep.ui.pages.base import Shell
    from apptprep.ui.session import Session

_MOST_PAST = 3
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
        self._past = column(spacing=18)
        self._unfolded: frozenset[str] = frozenset()
        flow = FlowLayout(10)
        flow.addWidget(Paragraph("For", "field"))
        flow.addWidget(self.purpose)
        left = stack(self.chosen, self.checking, self.suggestions, None)
        right = stack(self.dates, self.missing, holder(self._past), None)
        self.add(holder(flow))
        self.add(TwoColumns(left, right, (2, 1), at=900))
        self.add(small("These are questions to ask, not advice. Your team knows your situation."))
        self.add_stretch()

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
        self._show_past(snapshot)

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

    def _show_past(self, snapshot: Snapshot) -> None:
        self._past.clear()
        for title, questions, again in (
            ("Answered", question_list.answered(snapshot), "Ask again"),
            ("Left out", question_list.dropped(snapshot), "Ask after all"),
        ):
            if questions:
                self._past.put(self._past_card(title, questions, again))

    def _past_card(self, title: str, questions: tuple[Question, ...], again: str) -> QWidget:
        lines = column(spacing=8)
        for question in questions:
            name = f"{again}: {question.text}"
            ask = button(again, partial(self._again, question), kind="link", name=name)
            words = [Paragraph(cut(question.text, 400))]
            if question.answer:
                detail = f"{question.answered_by or 'Answer'}: {question.answer}"
                words.append(small(cut(detail, 600)))
            lines.put(stack(*words, spacing=1))
            lines.put(row(ask, None))
        if len(questions) <= _MOST_PAST:
            return card(column(heading(title), lines, spacing=8))
        fold = Fold(f"{title}: {len(questions)}", holder(lines))
        fold.open(title in self._unfolded)
        fold.turned.connect(partial(self._remember, title))
        return card(column(fold))

    def _remember(self, title: str, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._unfolded = self._unfolded | {title} if on else self._unfolded - {title}

    def _again(self, question: Question) -> None:
        back = replace(question, state="chosen")
        save(self.session, self.shell, back, what="asking a question again", say="Back in the list")
