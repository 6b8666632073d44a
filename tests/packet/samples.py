"""Made-up records for the packet's tests: nearly empty, usual, huge, extreme."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from apptprep.records import (
    KINDS,
    Allergy,
    Appointment,
    Biomarker,
    Condition,
    Contact,
    Criterion,
    Custody,
    Cycle,
    Diagnosis,
    DoseChange,
    DoseTaken,
    Editor,
    FamilyHistory,
    HospitalNumber,
    ImagingStudy,
    Measurement,
    Medication,
    OtherReport,
    PastSurgery,
    PathologyReport,
    PendingTest,
    PerformanceStatus,
    Person,
    Question,
    Record,
    Referral,
    Snapshot,
    Spread,
    SymptomEntry,
    Treatment,
    Trial,
    When,
    fields_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

TODAY = dt.date(2026, 11, 22)


def when(words: str) -> When:
    """A date as a person types it."""
    return When.parse(words, TODAY)


def near_empty() -> Snapshot:
    """A record with a name, a diagnosis and two symptom entries."""
    return Snapshot(
        [
            Person(name="Zofia Żółkiewska", born=when("1961")),
            Diagnosis(site="left breast"),
            SymptomEntry(term="pain", when=when("20 November 2026"), now=4),
            SymptomEntry(term="pain", when=when("21 November 2026"), now=5, source="unsure"),
        ]
    )


def usual(symptom_days: int = 80) -> Snapshot:
    """A record as a person keeps it over a year."""
    return Snapshot([*_person(), *_disease(), *_care(), *_papers(), *_symptoms(symptom_days)])


def _person() -> Iterator[Record]:
    yield Person(
        name="Nguyễn Thị Phượng",
        called="Phượng",
        born=when("3 August 1958"),
        sex="female",
        phone="555 0100",
        languages="Vietnamese, English",
        interpreter="yes",
        team_phone="555 0199 (day and night)",
        emergency_contact="Łukasz Wiśniewski, son, 555 0101",
        matters="To be at home with my garden, and to see my sister in Θεσσαλονίκη in spring.",
        allergies_state="some",
        proxy="Łukasz Wiśniewski",
        proxy_copy="yes",
        distance="2 hours by car",
        hospital_numbers=(HospitalNumber(hospital="City Hospital", number="MRN 448-12"),),
    )
    yield Appointment(
        id="visit",
        who="Dr Иванова, breast oncology",
        when=when("26 November 2026 10:30"),
        purpose="second-opinion",
        place="University Cancer Centre, clinic 3",
        wants="I want to know whether the plan is right, and which other options there are now "
        "that the scan shows new spots in the bone.",
        companion="my son",
    )
    yield Appointment(
        who="Dr Hale", when=when("2 November 2026"), purpose="routine", outcome="Change of plan."
    )
    yield Contact(name="Dr Hale", role="oncologist", place="City Hospital", phone="555 0110")
    yield Contact(name="Sam Reed", role="nurse", place="City Hospital", phone="555 0111")
    yield Contact(name="Corner Pharmacy", role="pharmacy", phone="555 0122")
    yield Referral(to="University Cancer Centre", sender="Dr Hale", state="sent")
    yield PendingTest(test="ESR1 in blood", state="done", expected=when("1 December 2026"))
    texts = (
        ("Which treatment would you choose for me now, and why?", "yes"),
        ("What does the new spot in my hip mean for walking and falls?", "yes"),
        ("Can the numb fingers get better?", "yes"),
        ("Is the same cancer in the bone, and was it tested again?", ""),
        ("Who do I call at night?", ""),
    )
    for n, (text, first) in enumerate(texts):
        yield Question(
            text=text,
            state="chosen",
            ask_first=first,
            order=str(n),
            because="Asked because the scan of 12 October 2026 names new spots in the right hip.",
            created=dt.datetime(2026, 11, 1, 9, n, tzinfo=dt.UTC),
        )
    yield Question(
        text="Do I need a dentist?", state="answered", answer="Yes, before.", answered_by="Dr Hale"
    )
    yield Trial(
        title="A study of drug X after hormone treatment",
        nct="NCT00000000",
        phase="2",
        view="interested",
        criteria=(
            Criterion(text="Spread to bone", kind="inclusion", met="met"),
            Criterion(text="Earlier chemotherapy for spread cancer", kind="exclusion"),
        ),
    )


def _disease() -> Iterator[Record]:
    yield Diagnosis(
        site="Left breast",
        histology="invasive ductal carcinoma",
        found=when("March 2025"),
        stage="stage IV",
        grade="2",
        extent="spread",
        return_state="no",
        confirmed="biopsy",
        source="report",
        source_note="pathology report of 14 March 2025",
    )
    yield Spread(
        site="bone",
        where="right hip, L3",
        certainty="confirmed",
        found=when("May 2025"),
        found_by="ct",
        biopsied="no",
    )
    yield Spread(
        site="liver", certainty="feared", found=when("about October 2026"), source="unsure"
    )
    yield Biomarker(marker="ER", result="positive", value="90 %", specimen="tissue-primary")
    yield Biomarker(marker="HER2", result="negative", value="1+", taken=when("March 2025"))
    yield Biomarker(marker="ESR1", result="pending", specimen="blood")
    yield Biomarker(marker="PIK3CA", result="failed", specimen="tissue-primary")
    yield PerformanceStatus(value="ECOG 1", said=when("2 November 2026"), said_by="Dr Hale")
    yield Condition(name="High blood pressure", state="active", since=when("2011"))
    yield PastSurgery(name="Gall bladder removed", date=when("1998"))
    yield FamilyHistory(relative="mother's sister", illness="ovarian cancer", age="about 50")


def _care() -> Iterator[Record]:
    start = dt.date(2026, 3, 3)
    yield Treatment(
        id="chemo",
        name="paclitaxel weekly",
        treatment_kind="chemotherapy",
        line_of_therapy="2nd for spread cancer",
        aim="control",
        started=when("3 March 2026"),
        ended=when("20 October 2026"),
        state="ended",
        why_ended="new spots on the scan",
        response="partial",
        dose="80 mg/m²",
        cycles=tuple(
            Cycle(
                number=str(n + 1),
                day_given=When.of(start + dt.timedelta(days=28 * n)),
                dose="80 mg/m²",
            )
            for n in range(8)
        ),
        changes=(
            DoseChange(
                changed_on=when("July 2026"), change="dose cut to 75 %", reason="numb fingers"
            ),
        ),
    )
    yield Treatment(
        name="letrozole and palbociclib",
        treatment_kind="hormone",
        line_of_therapy="1st for spread cancer",
        aim="control",
        started=when("June 2025"),
        ended=when("February 2026"),
        state="ended",
        why_ended="grew on the scan",
        response="progression",
    )
    yield Treatment(
        name="radiation of the right hip",
        treatment_kind="radiation",
        started=when("2 November 2026"),
        ended=when("13 November 2026"),
        state="ended",
        why_ended="finished as planned",
        dose="30 Gy in 10 fractions",
        site="right hip",
    )
    yield Medication(
        name="Ondansetron",
        reason="nausea",
        strength="8 mg",
        form="tablet",
        dose="1 tablet",
        schedule="when-needed",
        most_a_day="3",
        helps="some",
        id="ondansetron",
    )
    yield DoseTaken(medication="ondansetron", when=when("20 November 2026"))
    yield Medication(
        name="Morphine",
        brand="MST",
        strength="10 mg",
        dose="1 tablet",
        clock="8:00 and 20:00",
        reason="pain",
        taken_differently="only at night, because of sleepiness",
        started=when("May 2026"),
        prescriber="Dr Hale",
        side_effects="constipation",
    )
    yield Medication(name="Vitamin D", origin="vitamin", source="unsure")
    yield Medication(
        name="Amlodipine", strength="5 mg", times=("morning",), reason="blood pressure"
    )
    yield Medication(
        name="Metoclopramide",
        strength="10 mg",
        reason="nausea",
        stopped=when("June 2026"),
        why_stopped="restless legs",
    )
    yield Allergy(substance="Penicillin", reaction="rash and swollen face", severity="severe")


def _papers() -> Iterator[Record]:
    yield ImagingStudy(
        modality="CT",
        region="chest, abdomen, pelvis",
        date=when("12 October 2026"),
        facility="City Hospital",
        compared="CT of 3 June 2026",
        impression="New sclerotic lesions in the right acetabulum. Liver segment VI: 9 mm lesion, "
        "too small to characterise.",
        copied_from="2",
        custody=(
            Custody(item="report", held="yes", place="blue folder"),
            Custody(
                item="images",
                held="no",
                asked=when("10 November 2026"),
                asked_from="archive",
                promised=when("24 November 2026"),
            ),
        ),
    )
    yield ImagingStudy(
        modality="MR", region="spine", date=when("3 June 2026"), facility="City Hospital"
    )
    yield PathologyReport(
        site="left breast",
        date=when("14 March 2025"),
        procedure="core",
        lab="City Pathology",
        specimen_number="S25-00417",
        diagnosis_line="Invasive carcinoma of no special type, grade 2, ER 90 %, PR 60 %, HER2 1+.",
        tissue_left="unknown",
        custody=(
            Custody(item="report", held="yes"),
            Custody(
                item="slides",
                held="no",
                sent_to="University Cancer Centre",
                sent=when("9 November 2026"),
            ),
            Custody(item="block", held="unknown"),
        ),
    )
    yield OtherReport(
        title="Clinic letter", report_kind="letter", date=when("2 November 2026"), issuer="Dr Hale"
    )
    for n, value in enumerate(("38", "44", "61", "58", "72", "95", "130")):
        yield Measurement(
            what="CA 15-3",
            value=value,
            unit="U/mL",
            group="tumor-marker",
            reference="0 - 31",
            when=When.of(dt.date(2026, 3, 1) + dt.timedelta(days=35 * n)),
        )
    for n, value in enumerate(("64.5", "63.9", "62.0", "61.2")):
        yield Measurement(
            what="Weight",
            value=value,
            unit="kg",
            group="body",
            when=When.of(dt.date(2026, 8, 1) + dt.timedelta(days=28 * n)),
        )
    yield Measurement(
        what="Creatinine", value="71", unit="µmol/L", group="lab", when=when("2 November 2026")
    )


SYMPTOMS = ("pain", "tiredness", "nausea", "numb fingers", "sleep", "breathlessness")


def _symptoms(days: int) -> Iterator[Record]:
    for n in range(days):
        date = TODAY - dt.timedelta(days=n)
        for k, term in enumerate(SYMPTOMS):
            if (n + k) % (1 + k % 3):
                continue
            yield SymptomEntry(
                id=f"{n}-{k}",
                term=term,
                when=When.of(date),
                now=(n * 7 + k * 3 + (n // 5)) % 8,
                sites=("right-hip",) if term == "pain" else (),
                done="lay down for an hour" if n % 4 == 0 else "",
                helped="little" if n % 4 == 0 else "",
                note="Worse on stairs, better after a warm bath." if n % 9 == 0 else "",
            )


def huge() -> Snapshot:
    """Far more of everything than a summary holds."""
    records: list[Record] = [*_person(), *_disease(), *_care(), *_papers(), *_symptoms(500)]
    for n in range(40):
        day = When.of(dt.date(2024, 1, 1) + dt.timedelta(days=20 * n))
        records += [
            Medication(
                name=f"Medicine number {n}",
                strength="10 mg",
                dose="1 tablet",
                times=("morning",),
                reason="a reason that takes a few words",
            ),
            Treatment(
                name=f"regimen {n}",
                started=day,
                treatment_kind="chemotherapy",
                why_ended="grew",
                ended=day,
                changes=(DoseChange(change="cut to 75 %", reason="numb fingers"),),
            ),
            Spread(site="bone", where=f"rib {n}", certainty="confirmed", found=day),
            Biomarker(marker=f"GENE{n}", result="negative", taken=day),
            Condition(name=f"Condition {n}", since=day),
            Allergy(substance=f"Substance {n}", reaction="rash"),
            ImagingStudy(modality="CT", region=f"region {n}", date=day, impression="Stable. " * 30),
            Contact(name=f"Dr Number {n}", role="oncologist", phone=f"555 0{n:03}"),
            Question(
                text=f"Question number {n} about my care, in a long sentence?", state="chosen"
            ),
            SymptomEntry(term=f"symptom {n}", when=When.of(TODAY), now=n % 11),
        ]
    return Snapshot(records)


NASTY = (
    "<b>bold</b></para> <img src='file:///etc/passwd'/> &amp; %s {x} \\n "
    "\x00\x07\u202e\ufeff 😀 漢字 \ud800"
)


def extreme() -> Snapshot:
    """Every text field of every kind holds markup, control characters, emoji, a giant word."""
    records: list[Record] = []
    for kind in KINDS:
        filled = kind(
            **{
                f.name: _extreme_value(f.editor, f.name)
                for f in fields_of(kind)
                if f.editor in (Editor.LINE, Editor.PARAGRAPH, Editor.DAY, Editor.SCALE)
            }
        )
        for field in fields_of(kind):
            if field.required and field.editor is Editor.CHOICE:
                object.__setattr__(filled, field.name, field.options[0].key)
            if field.required and field.editor is Editor.LINK:
                object.__setattr__(filled, field.name, "x")
        records.append(filled)
    return Snapshot(records)


def _extreme_value(editor: Editor, name: str) -> Any:
    if editor is Editor.DAY:
        return When.parse(f"{NASTY} some day", TODAY)
    if editor is Editor.SCALE:
        return 10
    if editor is Editor.PARAGRAPH:
        return f"{name} {NASTY} " + "lorem ipsum dolor " * (5_600 if name == "impression" else 60)
    return f"{name} {NASTY} " + "W" * (3_000 if name == "name" else 300)
