"""The sample's 8 reports, who holds what of each, and the three that are attached."""

from __future__ import annotations

from collections.abc import Iterator

from apptprep.jobs.sample import paper
from apptprep.jobs.sample.story import Story
from apptprep.records import Custody, ImagingStudy, OtherReport, PathologyReport, Record

_HOSPITAL = "Fernhollow General Hospital"
_ARCHIVE = "Film library, 555-0112"
CT_IMPRESSION = (
    "1. New sclerotic and lytic lesions in the right femoral neck and right 7th rib, suspicious "
    "for metastases. 2. Known lesions at T8, L3 and left ilium, not significantly changed. "
    "3. New 8 mm low-density focus in liver segment 6, too small to characterize; MRI is suggested."
)
DIAGNOSIS_LINE = (
    "Left breast, 2 o'clock, core needle biopsy: Invasive ductal carcinoma, Nottingham grade 2 of "
    "3. Estrogen receptor positive (95 %), progesterone receptor positive (60 %), HER2 negative "
    "(IHC 1+)."
)
_BONES = (
    "Bones: new mixed lesion of the right femoral neck, 18 mm. Lesions at T8, L3 and left ilium "
    "as before. No new fracture."
)
_LETTER_FINDINGS = (
    "Her latest CT shows new bone lesions in the right femoral neck and right 7th rib, and an 8 mm "
    "focus in the liver that is too small to characterize. She has more pain in the right hip on "
    "stairs. ECOG 1."
)
_LETTER_PLAN = (
    "I stopped palbociclib and letrozole and suggested fulvestrant. A blood test for ESR1 and "
    "PIK3CA will be sent; a second medicine can be added when it is back. MRI of the liver is "
    "requested. Denosumab goes on."
)


def entries(story: Story) -> Iterator[Record]:
    """Yield the reports."""
    yield _pathology(story)
    yield from _first_scans(story)
    yield from _later_scans(story)
    yield from _papers(story)


def _pathology(story: Story) -> Record:
    attached = story.attach(
        paper.page(
            "Fernhollow Pathology - Surgical pathology report",
            [
                "Patient: Ruth Eleanor Hallowick    Specimen: FP-0042-S",
                f"Taken: {story.say(412)}    Reported: {story.say(409)}",
                "",
                "DIAGNOSIS",
                DIAGNOSIS_LINE,
                "",
                "GROSS DESCRIPTION",
                "Four tan cores, 0.9 to 1.4 cm long, 0.1 cm across, all submitted in one block.",
                "",
                "COMMENT",
                "Tumor is present in three of four cores, largest focus 8 mm. Ki-67 about 22 %.",
            ],
        ),
        "Pathology report, left breast.pdf",
    )
    return story.make(
        PathologyReport,
        "core biopsy",
        395,
        source="report",
        site="left breast",
        date=story.on(409),
        side="left",
        procedure="core",
        lab="Fernhollow Pathology",
        specimen_number="FP-0042-S",
        diagnosis_line=DIAGNOSIS_LINE,
        copied_from="1",
        grade="2",
        addenda="unknown",
        custody=(
            Custody(item="report", held="yes", place="Blue folder"),
            Custody(
                item="slides",
                held="no",
                place="Fernhollow Pathology",
                asked_from="Fernhollow Pathology, 555-0113",
                asked=story.on(12),
                promised=story.on(-3),
            ),
            Custody(item="block", held="unknown", place="Fernhollow Pathology, I think"),
        ),
        attached=(attached,),
    )


def _first_scans(story: Story) -> Iterator[Record]:
    yield story.make(
        ImagingStudy,
        "ct first",
        395,
        source="report",
        modality="CT",
        region="chest, abdomen, pelvis",
        date=story.on(403),
        contrast="yes",
        facility=_HOSPITAL,
        ordered_by="Dr Miriam Castellane",
        impression=(
            "Left breast mass 2.6 cm. Enlarged left axillary nodes. Lesions at T8, L3 and left "
            "ilium, suspicious for metastases. No lung or liver lesions."
        ),
        custody=(
            Custody(item="report", held="yes", place="Blue folder"),
            Custody(
                item="images",
                held="no",
                place=f"{_HOSPITAL} archive",
                asked_from=_ARCHIVE,
                asked=story.on(9),
            ),
        ),
        reread="no",
    )
    yield story.make(
        ImagingStudy,
        "bone scan",
        395,
        source="clinician",
        note_of_source="Dr Castellane told me the result",
        modality="NM",
        region="whole body",
        date=story.on(400),
        facility=_HOSPITAL,
        custody=(
            Custody(item="report", held="no", asked_from=_ARCHIVE, asked=story.on(9)),
            Custody(item="images", held="unknown"),
        ),
        note="She said: 3 places in the bones.",
    )
    yield story.make(
        ImagingStudy,
        "mri",
        395,
        source="report",
        modality="MR",
        region="lumbar spine",
        date=story.on(398),
        contrast="yes",
        facility="Northgate Imaging",
        phone="555-0114",
        impression=(
            "Metastasis of the L3 vertebral body with a mild compression fracture. No narrowing "
            "of the spinal canal, no cord or cauda equina compression."
        ),
        custody=(
            Custody(item="report", held="yes", place="Blue folder"),
            Custody(item="images", held="yes", place="Disc in the blue folder"),
        ),
        reread="no",
    )


def _later_scans(story: Story) -> Iterator[Record]:
    yield story.make(
        ImagingStudy,
        "ct middle",
        210,
        source="clinician",
        note_of_source="Dr Castellane told me the result, I have no paper",
        modality="CT",
        region="chest, abdomen, pelvis",
        date=story.month(215),
        contrast="unknown",
        facility=_HOSPITAL,
        custody=(
            Custody(item="report", held="no"),
            Custody(item="images", held="no"),
        ),
        note="She said: stable.",
    )
    attached = story.attach(
        paper.page(
            f"{_HOSPITAL} - CT chest, abdomen and pelvis with contrast",
            [
                f"Patient: Ruth Eleanor Hallowick    Date: {story.say(44)}    Number: FG-CT-7731",
                f"Compared with: CT of {story.month(215).understood()}",
                "",
                "FINDINGS",
                "Chest: no lung nodules. New lesion of the right 7th rib, 14 mm.",
                "Abdomen: 8 mm low-density focus in liver segment 6, not seen before.",
                _BONES,
                "",
                "IMPRESSION",
                CT_IMPRESSION,
            ],
        ),
        "CT report, chest abdomen pelvis.pdf",
    )
    yield story.make(
        ImagingStudy,
        "ct latest",
        36,
        source="report",
        modality="CT",
        region="chest, abdomen, pelvis",
        date=story.on(44),
        contrast="yes",
        facility=_HOSPITAL,
        phone="555-0112",
        ordered_by="Dr Miriam Castellane",
        compared=f"CT of {story.month(215).understood()}",
        impression=CT_IMPRESSION,
        copied_from="1",
        custody=(
            Custody(item="report", held="yes", place="Blue folder"),
            Custody(
                item="images",
                held="no",
                place=f"{_HOSPITAL} archive",
                asked_from=_ARCHIVE,
                asked=story.on(9),
                promised=story.on(-2),
            ),
        ),
        attached=(attached,),
        accession="FG-CT-7731",
        reread="asked",
    )


def _papers(story: Story) -> Iterator[Record]:
    days = story.say(380)
    yield story.make(
        OtherReport,
        "radiation",
        380,
        source="report",
        title="Radiation summary, L3",
        report_kind="radiation",
        date=story.on(380),
        issuer="Dr Theo Lindgrave, Fernhollow General Hospital",
        copied="L3, 20 Gy in 5 fractions, well tolerated. Pain 7 before, 4 on the last day.",
        copied_from="1",
        custody=(
            Custody(
                item="report",
                held="partly",
                place="Page 1 of 2, blue folder",
                asked_from="Radiation office, 555-0115",
            ),
        ),
        note=f"Given to me on {days}; the second page is missing.",
    )
    attached = story.attach(
        paper.page(
            "Fernhollow General Hospital - Clinic letter",
            [
                f"{story.say(35)}",
                "To: Dr Asha Penhallow    About: Ruth Eleanor Hallowick",
                "",
                "Dear colleague,",
                f"I saw Mrs Hallowick on {story.say(36)}. {_LETTER_FINDINGS}",
                _LETTER_PLAN,
                "She would like a second opinion, which I support.",
                "",
                "Dr Miriam Castellane, medical oncology",
            ],
        ),
        "Clinic letter.pdf",
    )
    yield story.make(
        OtherReport,
        "letter",
        33,
        source="report",
        title="Clinic letter with the new plan",
        report_kind="letter",
        date=story.on(35),
        issuer="Dr Miriam Castellane",
        copied="I stopped palbociclib and letrozole and suggested fulvestrant.",
        copied_from="1",
        custody=(Custody(item="report", held="yes", place="Blue folder"),),
        attached=(attached,),
    )
