"""Links are cut where they lead to what is left out, files where they stay behind."""

from __future__ import annotations

from dataclasses import replace

from apptprep.packet.links import travelling, without_links
from apptprep.records import (
    Allergy,
    Cycle,
    FileRef,
    ImagingStudy,
    Medication,
    Question,
    Recipient,
    SymptomEntry,
    Treatment,
)
from apptprep.records.origin import Code, Origin

FILE = FileRef("0" * 64, "a.pdf", "application/pdf", 9)


def test_a_record_without_links_to_what_is_gone_is_itself() -> None:
    entry = SymptomEntry(term="pain", medication="m", treatment="t")
    allergy = Allergy(substance="Latex")
    assert without_links(allergy, {"m"}) is allergy
    assert without_links(entry, {"other"}) is entry


def test_single_links_and_lists_of_links_lose_only_what_is_gone() -> None:
    entry = without_links(SymptomEntry(term="pain", medication="m", treatment="t"), {"m"})
    assert (entry.medication, entry.treatment) == ("", "t")
    some = without_links(Recipient(name="A", hidden=("a", "b", "c")), {"b"})
    assert some.hidden == ("a", "c")


def test_files_stay_inside_and_never_travel() -> None:
    scan = ImagingStudy(modality="CT", attached=(FILE,))
    assert without_links(scan, {"x"}) is scan
    assert travelling(scan, {scan.id}).attached == ()


def test_what_travels_leads_only_to_what_travels() -> None:
    question = Question(text="Why?", about="m", appointment="v")
    assert travelling(question, {"m"}).about == "m"
    assert travelling(question, {"m"}).appointment == ""


def test_rows_come_through_whole() -> None:
    treatment = Treatment(name="A", cycles=(Cycle(number="1"), Cycle(number="2")))
    assert travelling(treatment, {treatment.id}) == treatment


def test_what_never_prints_stays_behind() -> None:
    found = (Origin(file="portal.zip"),)
    code = Code(system="rxnorm", code="1", display="words")
    drug = Medication(name="A", codes=(code,), origins=found)
    assert travelling(drug, {drug.id}) == replace(drug, codes=(), origins=())
    assert without_links(drug, {"x"}) is drug
