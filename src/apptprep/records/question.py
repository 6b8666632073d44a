"""A question to ask: one's own, or one the app suggested and the person chose or dropped."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from apptprep.records.base import KindInfo, Record, joined
from apptprep.records.fields import choice, day, line, link, paragraph
from apptprep.records.when import When


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Question(Record):
    """A question, whether it goes to the visit, and what was answered.

    A suggestion becomes a record when it is chosen, reworded or dropped; ``rule_id`` keeps the
    rule it came from, so that a dropped one stays dropped.
    """

    KIND: ClassVar[KindInfo] = KindInfo(
        name="question",
        one="question",
        many="Questions",
        page="questions",
        icon="message-circle",
        help="What you want to ask. Three can be marked to ask first.",
    )

    text: str = paragraph("Question", required=True)
    state: str = choice(
        "At this visit",
        ("chosen", "Ask it"),
        ("dropped", "Leave it out"),
        ("answered", "Answered"),
    )
    ask_first: str = choice("Ask first", ("yes", "Yes"), ("no", "No"))
    order: str = line("Place in the list", more=True, half=True)
    because: str = paragraph("Why I ask", more=True)
    answer: str = paragraph("What was answered")
    answered_by: str = line("Answered by", half=True)
    answered: When | None = day("Answered on")
    appointment: str = link("For the visit", "appointment", more=True)
    about: str = link(
        "About",
        "medication",
        "imaging_study",
        "pathology_report",
        "symptom_entry",
        "trial",
        "diagnosis",
        "spread",
        "biomarker",
        "treatment",
        "other_report",
        "pending_test",
        "measurement",
        more=True,
    )
    rule_id: str = line("Suggested by rule", more=True, half=True)
    source_title: str = line("Source of the suggestion", more=True)

    def headline(self) -> str:
        """Return the question."""
        return self.text or "New question"

    def detail(self) -> str:
        """Return the answer, else why it is asked."""
        return joined(self.answer and f"Answer: {self.answer}") or self.because

    def aside(self) -> str:
        """Return whether it is asked first."""
        return "ask first" if self.ask_first == "yes" else ""

    def moment(self) -> When | None:
        """Return when it was answered."""
        return self.answered

    def is_current(self) -> bool:
        """Tell whether it goes to the visit."""
        return self.state in ("", "chosen")

    def place(self) -> tuple[int, int]:
        """Return what questions are ordered by: first those to ask first, then their place."""
        number = int(self.order[:9]) if self.order.isdecimal() else 10_000
        return (0 if self.ask_first == "yes" else 1, number)
