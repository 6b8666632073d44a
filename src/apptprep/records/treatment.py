"""Treatment of the cancer: what, what for, when, in which doses, and why it changed or ended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from apptprep.records.base import FileRef, KindInfo, Record, joined
from apptprep.records.fields import Row, choice, day, files, line, paragraph, rows
from apptprep.records.origin import Code
from apptprep.records.when import When

TREATMENT_KINDS = (
    ("surgery", "Surgery"),
    ("radiation", "Radiation"),
    ("chemotherapy", "Chemotherapy"),
    ("targeted", "Targeted medicine"),
    ("hormone", "Hormone treatment"),
    ("immune", "Immune treatment"),
    ("cell", "Cell therapy"),
    ("ablation", "Ablation (heat, cold or other)"),
    ("draining", "Draining fluid"),
    ("trial-drug", "Trial drug"),
    ("bone", "Bone-strengthening medicine"),
    ("complementary", "Complementary"),
    ("other", "Other"),
)
AIMS = (
    ("cure", "To cure"),
    ("control", "To control the cancer"),
    ("relief", "To relieve symptoms"),
    ("not-told", "I was not told"),
)
STATES = (
    ("planned", "Planned"),
    ("ongoing", "Going on now"),
    ("paused", "Paused"),
    ("ended", "Ended"),
    ("unknown", "Not known"),
)
_NOT_RUNNING = ("state", "", "paused", "ended", "unknown")
_REPEATED = (
    "treatment_kind",
    *(key for key, _words in TREATMENT_KINDS if key not in ("surgery", "ablation", "draining")),
    "",
)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Cycle(Row):
    """One cycle, session or course of a treatment."""

    number: str = line("Cycle", half=True, placeholder="e.g. 4")
    day_given: When | None = day("Given on")
    dose: str = line("Dose", half=True, placeholder="e.g. 80 mg/m²; 30 Gy in 10")
    note: str = line("Note", half=True)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class DoseChange(Row):
    """A change of dose and its reason; oncologists ask for the reason first."""

    changed_on: When | None = day("When")
    change: str = line("What changed", half=True, placeholder="e.g. dose cut to 75 %")
    reason: str = line("Why", half=True, placeholder="e.g. numb fingers")


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Treatment(Record):
    """One treatment or regimen."""

    KIND: ClassVar[KindInfo] = KindInfo(
        name="treatment",
        one="treatment",
        many="Treatments",
        page="cancer",
        icon="syringe",
        help="Surgery, radiation and medicines against the cancer, past and present.",
    )

    name: str = line(
        "Name or regimen",
        required=True,
        vocabulary="medicines",
        placeholder="e.g. paclitaxel weekly; lumpectomy",
        half=True,
    )
    treatment_kind: str = choice("Kind", *TREATMENT_KINDS)
    line_of_therapy: str = line(
        "Line of therapy", placeholder="e.g. 1st for spread cancer", half=True
    )
    aim: str = choice("Aim, as I was told", *AIMS)
    started: When | None = day("Started")
    state: str = choice("Now", *STATES)
    ended: When | None = day("Ended", only_for=_NOT_RUNNING)
    why_ended: str = line(
        "Why it ended",
        half=True,
        placeholder="e.g. finished as planned",
        only_for=_NOT_RUNNING,
    )
    site: str = line("Which part of the body", half=True, placeholder="e.g. left breast; L3")
    dose: str = line("Dose and fractions", half=True, placeholder="e.g. 30 Gy in 10 fractions")
    cycle_days: str = line("Days in a cycle", half=True, placeholder="e.g. 21", more=True)
    cycles: tuple[Cycle, ...] = rows("Cycles or sessions", Cycle, only_for=_REPEATED)
    changes: tuple[DoseChange, ...] = rows(
        "Changes of dose, and why", DoseChange, only_for=_REPEATED
    )
    response: str = choice(
        "Best result, as told",
        ("complete", "Nothing left to see"),
        ("partial", "Smaller"),
        ("stable", "Stable"),
        ("progression", "Grew"),
        ("too-early", "Too early to say"),
        ("not-told", "I was not told"),
        ("unknown", "Not known"),
    )
    told_team: str = choice(
        "Does the team know about it?",
        ("yes", "Yes"),
        ("no", "No"),
        ("unknown", "Not known"),
        only_for=("treatment_kind", "complementary"),
    )
    given_by: str = line("Where and by whom", half=True, more=True)
    codes: tuple[Code, ...] = rows("Codes as received", Code, more=True, prints=False)
    note: str = paragraph("Note")
    attached: tuple[FileRef, ...] = files("Files", more=True)

    def detail(self) -> str:
        """Return kind, line, state and why it ended."""
        kind = dict(TREATMENT_KINDS).get(self.treatment_kind, "")
        state = "going on" if self.state == "ongoing" else self.state.replace("unknown", "")
        return joined(kind, self.line_of_therapy, state, self.why_ended)

    def aside(self) -> str:
        """Return from when to when."""
        start = self.started.day_only() if self.started else ""
        return joined(start, self.ended.day_only() if self.ended else "", by=" to ")

    def is_current(self) -> bool:
        """Tell whether it is going on, as far as is written down."""
        if self.state:
            return self.state in ("ongoing", "paused", "planned")
        return self.ended is None and not self.why_ended

    def cycle_starts(self) -> tuple[When, ...]:
        """Return the days on which a cycle was given, earliest first."""
        return tuple(sorted(cycle.day_given for cycle in self.cycles if cycle.day_given))
