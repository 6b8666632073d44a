"""Conditions about other papers, awaited results and referrals."""

from __future__ import annotations

from tests.questions.conditions.cases import Case, check, evaluate, table, when

from apptprep.records import (
    Biomarker,
    Custody,
    FileRef,
    OtherReport,
    PendingTest,
    Referral,
    Treatment,
)

PDF = FileRef("0" * 64, "letter.pdf", "application/pdf", 10)
LETTER = OtherReport(title="clinic letter", report_kind="letter", date=when("May 2026"))
SURGERY = Treatment(name="lumpectomy", treatment_kind="surgery", started=when("May 2025"))
RADIATION = Treatment(name="radiation", treatment_kind="radiation")

CASES = (
    Case(
        name="report_on_record",
        args=(("plan", "letter"),),
        present=(LETTER,),
        absent=(OtherReport(title="blood", report_kind="laboratory"),),
        unknown=(OtherReport(title="some paper"),),
        says="clinic letter is written down (May 2026)",
        about=0,
    ),
    Case(
        name="no_report",
        args=("letter",),
        absent=(LETTER,),
        unknown=(OtherReport(title="some paper"),),
        unknown_holds=True,
        says="no clinic letter",
    ),
    Case(
        name="report_not_held",
        present=(OtherReport(title="letter", custody=(Custody(item="report", held="no"),)),),
        absent=(OtherReport(title="letter", attached=(PDF,)),),
        unknown=(LETTER,),
        unknown_holds=True,
        says="do not have the report",
        about=0,
    ),
    Case(
        name="operation_report_missing",
        present=(SURGERY,),
        absent=(SURGERY, OtherReport(title="op", report_kind="operative")),
        unknown=(Treatment(name="something"),),
        says="no operation note",
        about=0,
    ),
    Case(
        name="radiation_summary_missing",
        present=(RADIATION,),
        absent=(Treatment(name="radiation", treatment_kind="radiation", state="planned"),),
        unknown=(Treatment(name="something"),),
        says="no radiation summary",
        about=0,
    ),
    Case(
        name="biomarker_report_missing",
        present=(Biomarker(marker="HER2", result="positive"),),
        absent=(
            Biomarker(marker="HER2", result="positive"),
            OtherReport(title="panel", report_kind="genomic"),
        ),
        unknown=(Biomarker(marker="HER2", result="unknown"),),
        says="HER2",
        about=0,
    ),
    Case(
        name="pending_test",
        args=("biopsy",),
        present=(PendingTest(test="biopsy of the liver", expected=when("1 December 2026")),),
        absent=(PendingTest(test="biopsy of the liver", state="result"),),
        unknown=(PendingTest(test="blood test"),),
        says="expected 1 December 2026",
        about=0,
    ),
    Case(
        name="pending_nobody_calls",
        present=(PendingTest(test="MRI"),),
        absent=(PendingTest(test="MRI", who_calls="nurse Ada"),),
        unknown=(PendingTest(test="MRI", state="cancelled"),),
        says="nobody is named",
        about=0,
    ),
    Case(
        name="referral_on_record",
        present=(Referral(to="Dr Lind"),),
        says="Dr Lind",
        about=0,
    ),
    Case(
        name="referral_not_arrived",
        present=(Referral(to="Dr Lind", state="sent", sent=when("May 2026")),),
        absent=(Referral(to="Dr Lind", state="booked"),),
        unknown=(Referral(to="Dr Lind", state="unknown"),),
        unknown_holds=True,
        says="not written down as received (May 2026)",
        about=0,
    ),
    Case(
        name="no_referral",
        absent=(Referral(to="Dr Lind"),),
        unknown=(Referral(sender="Dr Okafor"),),
        unknown_holds=True,
        says="no referral",
    ),
)


@table(CASES)
def test_condition(case: Case) -> None:
    check(case)


def test_all_awaited_results_count_without_words() -> None:
    assert evaluate("pending_test", (), (PendingTest(test="blood test"),)) is not None
