"""A test that was ordered and whose result is awaited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from apptprep.records.base import KindInfo, Record, joined
from apptprep.records.fields import choice, day, line, link, paragraph
from apptprep.records.when import When


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class PendingTest(Record):
    """A test ordered, planned or done, with the result still to come."""

    KIND: ClassVar[KindInfo] = KindInfo(
        name="pending_test",
        one="awaited result",
        many="Awaited results",
        page="visits",
        icon="hourglass",
        help="Tests that were ordered, when the result is due, and who will call.",
    )

    test: str = line("Which test", required=True, placeholder="e.g. biopsy of the liver", half=True)
    state: str = choice(
        "How far",
        ("ordered", "Ordered"),
        ("booked", "Booked"),
        ("done", "Done, result awaited"),
        ("result", "Result is here"),
        ("cancelled", "Called off"),
        ("unknown", "Not known"),
    )
    ordered: When | None = day("Ordered on")
    ordered_by: str = line("Ordered by", half=True)
    booked: When | None = day("Test on")
    expected: When | None = day("Result expected")
    who_calls: str = line("Who will call", half=True)
    result: str = link("The result", "imaging_study", "pathology_report", "other_report")
    note: str = paragraph("Note")

    def detail(self) -> str:
        """Return when it is expected and who calls."""
        due = self.expected and f"expected {self.expected.understood()}"
        return joined(due or "", self.who_calls and f"{self.who_calls} will call")

    def is_current(self) -> bool:
        """Tell whether it is still awaited."""
        return self.state not in ("result", "cancelled")
