"""The sample's cancer: breast cancer, estrogen receptor positive, HER2 negative, spread to bone.

It was in the bones from the start; after a year the first treatment no longer holds it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from apptprep.jobs.sample.story import HUSBAND, Story
from apptprep.records import Biomarker, Diagnosis, PerformanceStatus, Record, Spread


def entries(story: Story) -> Iterator[Record]:
    """Yield diagnosis, spread, biomarkers and performance status."""
    pathology = story.id("pathology_report core biopsy")
    yield story.make(
        Diagnosis,
        "breast",
        395,
        source="report",
        note_of_source=f"Pathology report of {story.say(409)}",
        site="Left breast",
        primary="known",
        histology="Invasive ductal carcinoma",
        side="left",
        found=story.on(412),
        stage="Stage IV, T2 N1 M1",
        grade="2",
        extent="spread",
        return_state="no",
        confirmed="biopsy",
        reviewed="no",
        pathology=pathology,
        note="Found because of back pain. The mammogram came after.",
    )
    yield from _spread(story)
    yield from _biomarkers(story, pathology)
    for name, days in (("first", 395), ("latest", 36)):
        yield story.make(
            PerformanceStatus,
            name,
            days,
            source="clinician",
            value="ECOG 1",
            scale_used="ecog",
            said=story.on(days),
            said_by="Dr Miriam Castellane",
        )


def _spread(story: Story) -> Iterator[Record]:
    yield story.make(
        Spread,
        "first bones",
        395,
        source="clinician",
        note_of_source=f"Dr Castellane, from the bone scan of {story.say(400)}",
        site="bone",
        where="L3, T8, left side of the pelvis",
        certainty="confirmed",
        found=story.on(400),
        found_by="bone-scan",
        biopsied="no",
        number="3",
        treated="Radiation to L3; the others by medicine",
        study=story.id("imaging_study bone scan"),
    )
    yield story.make(
        Spread,
        "new bones",
        36,
        source="report",
        note_of_source=f"CT report of {story.say(44)}",
        site="bone",
        where="right hip, right 7th rib",
        side="right",
        certainty="confirmed",
        found=story.on(44),
        found_by="ct",
        biopsied="no",
        number="2 new",
        study=story.id("imaging_study ct latest"),
    )
    yield story.make(
        Spread,
        "liver",
        36,
        by=HUSBAND,
        source="unsure",
        note_of_source="I wrote this down during the visit, it went fast",
        site="liver",
        certainty="feared",
        found=story.on(44),
        found_by="ct",
        biopsied="no",
        number="1 small spot, 8 mm",
        study=story.id("imaging_study ct latest"),
        note="Too small to tell. An MRI is booked.",
    )


def _biomarkers(story: Story, pathology: str) -> Iterator[Record]:
    tissue: dict[str, Any] = {
        "specimen": "tissue-primary",
        "taken": story.on(412),
        "lab": "Fernhollow Pathology",
        "report": pathology,
    }
    for marker, result, value, method in (
        ("ER", "positive", "95 %", "IHC"),
        ("PR", "positive", "60 %", "IHC"),
        ("HER2", "negative", "1+", "IHC"),
    ):
        yield story.make(
            Biomarker,
            marker,
            395,
            source="report",
            note_of_source=f"Pathology report of {story.say(409)}",
            marker=marker,
            result=result,
            value=value,
            method=method,
            origin="tumor",
            **tissue,
        )
    yield story.make(
        Biomarker,
        "PIK3CA tissue",
        330,
        source="clinician",
        note_of_source=f"Dr Castellane, visit of {story.say(330)}",
        marker="PIK3CA",
        result="failed",
        method="NGS panel",
        specimen="tissue-primary",
        taken=story.on(412),
        note="Too little tissue was left in the block.",
    )
    yield story.make(
        Biomarker,
        "ESR1",
        13,
        source="clinician",
        note_of_source="Dr Castellane on the phone",
        marker="ESR1",
        result="pending",
        method="Blood test for tumor DNA",
        specimen="blood",
        taken=story.on(13),
    )
    yield story.make(
        Biomarker,
        "BRCA",
        36,
        by=HUSBAND,
        source="unsure",
        marker="BRCA1 and BRCA2",
        result="not-tested",
        origin="inherited",
        note="Nobody has spoken about it, I think.",
    )
