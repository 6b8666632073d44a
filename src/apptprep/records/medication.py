"""A medicine, prescribed or not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from apptprep.records.base import KindInfo, Record, joined
from apptprep.records.fields import Row, choice, choices, day, line, paragraph, rows
from apptprep.records.options import YES_NO
from apptprep.records.origin import Code
from apptprep.records.when import When

TIMES = (
    ("morning", "Morning"),
    ("noon", "Noon"),
    ("evening", "Evening"),
    ("bedtime", "Bedtime"),
)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class DoseHistory(Row):
    """A change of how a medicine is taken."""

    changed_on: When | None = day("When")
    change: str = line("What changed", half=True, placeholder="e.g. from 10 to 20 mg")
    reason: str = line("Why, and who changed it", half=True)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Medication(Record):
    """A medicine the person takes or has taken; stopped ones are kept with the reason."""

    KIND: ClassVar[KindInfo] = KindInfo(
        name="medication",
        one="medicine",
        many="Medicines",
        page="medicines",
        icon="pill",
        help="Everything you take: also vitamins, herbs and what you bought yourself.",
    )

    name: str = line("Medicine", required=True, vocabulary="medicines", half=True)
    reason: str = line("What is it for?", placeholder="e.g. nausea", half=True)
    brand: str = line("Brand name", half=True, more=True)
    strength: str = line("Strength", placeholder="e.g. 8 mg", half=True)
    form: str = line("Form", placeholder="e.g. tablet, patch, drops", half=True, vocabulary="forms")
    dose: str = line("Dose each time", placeholder="e.g. 1 tablet", half=True)
    route: str = line(
        "Route", placeholder="e.g. by mouth", half=True, vocabulary="routes", more=True
    )
    schedule: str = choice(
        "How often",
        ("scheduled", "At set times"),
        ("when-needed", "When needed"),
        ("cycle", "On some days of a cycle"),
        ("once", "Once"),
        ("unknown", "Not known"),
    )
    times: tuple[str, ...] = choices("Times of day", *TIMES)
    clock: str = line("Clock times or days", placeholder="e.g. 8:00 and 20:00", half=True)
    cycle: str = line("On and off days", placeholder="e.g. 14 days on, 7 off", half=True, more=True)
    most_a_day: str = line("Most per day", placeholder="e.g. 3 tablets", half=True, more=True)
    taken_lately: str = line(
        "Taken in the last 7 days", placeholder="e.g. 5 tablets", half=True, more=True
    )
    food: str = choice(
        "With food?",
        ("with", "With food"),
        ("without", "Without food"),
        ("any", "Does not matter"),
        ("unknown", "Not known"),
        more=True,
    )
    started: When | None = day("Started")
    helps: str = choice(
        "Does it help?",
        ("well", "Helps well"),
        ("some", "Helps a little"),
        ("no", "Does not help"),
        ("unsure", "Hard to say"),
    )
    side_effects: str = paragraph("Side effects I noticed")
    changes: tuple[DoseHistory, ...] = rows("Changes", DoseHistory, more=True)
    stopped: When | None = day(
        "Stopped", section="If it was stopped", placeholder="e.g. today, May 2026", more=True
    )
    why_stopped: str = line("Why it was stopped", half=True, section="If it was stopped", more=True)
    taken_differently: str = line(
        "Taken differently from the label",
        placeholder="e.g. only half, because of dizziness",
        help="Your team needs to know what you really take. Nobody will scold you.",
        section="How it really goes",
    )
    prescriber: str = line("Prescribed by", half=True, section="Prescribed and bought")
    origin: str = choice(
        "What sort",
        ("prescription", "On prescription"),
        ("over-the-counter", "Bought without prescription"),
        ("vitamin", "Vitamin or mineral"),
        ("herbal", "Herbal or supplement"),
        ("cannabis", "Cannabis"),
        ("trial", "Study drug"),
        ("other", "Other"),
        ("unknown", "Not known"),
        section="Prescribed and bought",
    )
    pharmacy: str = line("Pharmacy", half=True, section="Prescribed and bought", more=True)
    refills: str = line(
        "Refills left, runs out on", half=True, section="Prescribed and bought", more=True
    )
    seller: str = line("Bought from", half=True, section="Prescribed and bought", more=True)
    licence: str = line(
        "Seller's licence: where I looked it up",
        half=True,
        section="Prescribed and bought",
        more=True,
    )
    prescription_kept: str = choice(
        "Prescription asked for and kept?", *YES_NO, section="Prescribed and bought", more=True
    )
    abroad: str = choice(
        "Ordered from abroad?", *YES_NO, section="Prescribed and bought", more=True
    )
    code: str = line(
        "Code (RxNorm or other)", half=True, section="Prescribed and bought", more=True
    )
    codes: tuple[Code, ...] = rows("Codes as received", Code, more=True, prints=False)
    note: str = paragraph("Note")

    def headline(self) -> str:
        """Return name and brand."""
        brand = f"({self.brand})" if self.brand and self.brand != self.name else ""
        return joined(self.name, brand, by=" ") or "New medicine"

    def detail(self) -> str:
        """Return strength and how it is taken."""
        return joined(self.strength, self.how_taken())

    def how_taken(self) -> str:
        """Return dose, times and limits in one line."""
        times = dict(TIMES)
        words = {"when-needed": "when needed", "once": "once", "cycle": "on some days"}
        at = self.clock or ", ".join(times.get(time, time).lower() for time in self.times)
        most = self.most_a_day and f"at most {self.most_a_day} a day"
        return joined(self.dose, words.get(self.schedule, ""), at, self.cycle, most)

    def aside(self) -> str:
        """Return what it is for, or that it was stopped."""
        if self.is_current():
            return self.reason
        return f"stopped {self.stopped.day_only()}" if self.stopped else "stopped"

    def is_current(self) -> bool:
        """Tell whether it is taken now, as far as is written down."""
        return self.stopped is None and not self.why_stopped
