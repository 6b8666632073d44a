"""What can be done with a whole record besides editing and removing it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from apptprep.records import Medication, Question, Record, SymptomEntry, When, fields_of
from apptprep.ui.form.autosave import short_headline

if TYPE_CHECKING:
    from apptprep.ui.editors import Desk
    from apptprep.ui.form.form import RecordForm

STOPPING = ("stopped", "why_stopped")
ASKABLE = next(field.links_to for field in fields_of(Question) if field.name == "about")
"""Names of the kinds a question can be about."""


@dataclass(frozen=True, slots=True)
class Action:
    """One button under a form.

    Attributes:
        text: what it says.
        icon: its icon.
        run: what it does.
    """

    text: str
    icon: str
    run: Callable[[], None]


def actions_for(record: Record, form: RecordForm, desk: Desk) -> tuple[Action, ...]:
    """Return what can be done with a record that is written down."""
    found = []
    if isinstance(record, Medication) and record.is_current():
        found.append(Action("I stopped taking this…", "circle-check", lambda: stopped(form)))
    if record.KIND.name in ASKABLE and record.is_complete():
        asked = question_about(record, desk)
        if asked is None:
            found.append(
                Action("Ask about this", "message-circle-question-mark", lambda: ask(record, desk))
            )
        else:
            found.append(
                Action(
                    "It is in your questions",
                    "message-circle-question-mark",
                    lambda: desk.shell.navigate("questions", asked.id),
                )
            )
    return tuple(found)


def stopped(form: RecordForm) -> None:
    """Ask when and why a medicine was stopped; nothing is filled in for the person."""
    form.reveal(*STOPPING)
    form.editor(STOPPING[0]).start()


def question_about(record: Record, desk: Desk) -> Question | None:
    """Return a question that is about a record and still to be asked, None if there is none."""
    questions = desk.session.snapshot().all(Question)
    return next((q for q in questions if q.about == record.id and q.is_current()), None)


def ask(record: Record, desk: Desk) -> None:
    """Make a question about a record; its words can be changed on the Questions page.

    Raises:
        AppError: it could not be saved.
    """
    desk.session.save(
        replace(Question(), text=wording(record), state="chosen", about=record.id),
        what="question",
    )
    desk.shell.toast("Added to your questions. You can change its words there.", desk.shell.undo)


def wording(record: Record) -> str:
    """Return the first words of a question about a record, in the person's voice."""
    name, moment = short_headline(record), record.moment()
    if isinstance(record, SymptomEntry):
        name = f"my {record.term.lower()}"
    dated = isinstance(moment, When) and not isinstance(record, Medication)
    when = f" of {moment.day_only()}" if dated and moment is not None else ""
    return f"What do I need to know about {name}{when}?"
