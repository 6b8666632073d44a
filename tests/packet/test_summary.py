"""The parts of the summary."""

from __future__ import annotations

from tests.packet.helpers import said
from tests.packet.samples import TODAY, when

from apptprep.packet import Choices
from apptprep.packet.content import Facts, Table
from apptprep.packet.context import Context
from apptprep.packet.summary import parts
from apptprep.records import (
    Biomarker,
    Contact,
    Diagnosis,
    ImagingStudy,
    Measurement,
    Medication,
    OtherReport,
    PathologyReport,
    Person,
    Record,
    Snapshot,
    Spread,
    SymptomEntry,
    Treatment,
)


def summary(*records: Record) -> dict[str, str]:
    found = parts(Context.of(Snapshot(records), Choices(), TODAY))
    return {part.title: said(part.blocks) for part in found}


def fact(label: str, *records: Record) -> str:
    found = parts(Context.of(Snapshot(records), Choices(), TODAY))
    rows = [row for p in found for b in p.blocks if isinstance(b, Facts) for row in b.rows]
    return next("".join(r.text for r in row.value) for row in rows if row.label == label)


def test_the_disease_in_one_line() -> None:
    found = Diagnosis(
        site="Left breast", histology="carcinoma", stage="stage IV", found=when("March 2025"),
        confirmed="biopsy", extent="spread", return_state="elsewhere",
    )  # fmt: skip
    assert fact("Diagnosis", found) == (
        "Left breast: carcinoma, stage IV, spread, found Mar 2025, came back elsewhere, "
        "confirmed: biopsy or surgery"
    )


def test_feared_spread_is_not_confirmed_spread() -> None:
    assert fact("Spread", Spread(site="liver", certainty="feared")) == (
        "Liver, feared, not confirmed"
    )
    assert fact("Spread", Spread(site="liver")) == "Liver, how sure is not written down"


def test_not_tested_and_failed_never_read_as_negative() -> None:
    text = fact(
        "Biomarkers (3)",
        Biomarker(marker="HER2", result="failed"),
        Biomarker(marker="ALK", result="not-tested"),
        Biomarker(marker="ER"),
    )
    assert text == (
        "ALK not tested; ER result not written down; HER2 test failed or not enough tissue"
    )


def test_many_entries_are_counted_in_the_label() -> None:
    places = [Spread(site="bone", where=f"rib {n}") for n in range(4)]
    assert "rib 3" in fact("Spread (4)", *places)


def test_markers_and_weight_say_where_they_come_from() -> None:
    values = [
        Measurement(what="Weight", value="64", unit="kg", when=when("1 May 2026")),
        Measurement(what="Weight", value="61", unit="kg", when=when("1 October 2026")),
        Measurement(what="Calcium", value="2.4", group="lab"),
    ]
    assert fact("Markers, weight", *values) == (
        "Weight 61 kg (1 Oct 2026), first 64 kg (1 May 2026)".replace("64 kg", "64")
    )


def test_a_treatment_without_reason_for_its_end_says_so() -> None:
    past = Treatment(name="paclitaxel", state="ended", ended=when("May 2026"))
    assert "why it ended is not written down" in summary(past)["Treatment so far, newest first"]


def test_a_medicine_taken_differently_says_how() -> None:
    text = summary(Medication(name="Morphine", taken_differently="only at night"))["Medicines now"]
    assert "in fact: only at night" in text


def test_a_stopped_medicine_is_not_among_those_taken_now() -> None:
    assert "Aspirin" not in summary(Medication(name="Aspirin", why_stopped="rash"))["Medicines now"]


def test_symptoms_long_past_are_said_to_be_past() -> None:
    old = SymptomEntry(term="pain", when=when("1 January 2026"), now=7)
    text = summary(old)["How I am: last 30 days, 0 (none) to 10"]
    assert "Nothing was logged in this time. Last entry: Pain: 7, 1 January 2026." in text


def test_scans_and_pathology_have_their_place_before_letters_newest_first() -> None:
    records = [
        OtherReport(title="letter 1", date=when("9 November 2026")),
        OtherReport(title="letter 2", date=when("8 November 2026")),
        ImagingStudy(modality="CT", date=when("May 2026")),
        PathologyReport(site="breast", date=when("2024")),
    ]
    found = parts(Context.of(Snapshot(records), Choices(), TODAY))
    part = next(p for p in found if p.title.startswith("Latest scans"))
    (table,) = (block for block in part.blocks if isinstance(block, Table))
    assert [said(row.cells[1]).strip() for row in table.rows] == [
        "letter 1",
        "CT",
        "Pathology, breast",
    ]


def test_contacts_always_name_the_numbers_that_count() -> None:
    assert fact("24-hour number") == "not written down"
    assert fact("24-hour number", Person(team_phone="555")) == "555"


def test_large_print_names_one_of_the_oncologists() -> None:
    records = [Contact(name=f"Dr {n}", role="oncologist") for n in "abc"]
    for large, count in ((False, 3), (True, 1)):
        context = Context.of(Snapshot(records), Choices(large=large), TODAY)
        (part,) = (p for p in parts(context) if p.title == "Contacts")
        assert said(part).count("Dr ") == count
