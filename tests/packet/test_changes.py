"""What is new since the packet before: over what both printed, in plain words."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from tests.packet.helpers import page_texts, said
from tests.packet.samples import TODAY, usual, when

from apptprep.packet import Choices, Earlier, compose, compose_with_data, pdf
from apptprep.packet.changes import Changes, compare
from apptprep.records import (
    Allergy,
    Contact,
    DoseHistory,
    DoseTaken,
    Medication,
    Question,
    Record,
    Snapshot,
    SymptomEntry,
    Treatment,
)

MAY = dt.date(2026, 5, 3)
DRUG = Medication(id="m", name="Letrozole", dose="10 mg", note="Evening")


def told(before: list[Record], now: list[Record], *, also: tuple[str, ...] = ()) -> Changes:
    return compare(before, now, MAY, {record.id for record in now} | set(also))


def lines(found: Changes) -> list[tuple[str, str, tuple[str, ...]]]:
    return [
        (each.what, each.record.headline(), each.details)
        for _, several in found.kinds
        for each in several
    ]


def test_nothing_changed_is_nothing() -> None:
    found = told([DRUG], [replace(DRUG, changed=dt.datetime(2026, 6, 1, tzinfo=dt.UTC))])
    assert found.kinds == ()
    assert sum(found.counts().values()) == 0


def test_new_changed_over_and_taken_out() -> None:
    stopped = Medication(id="s", name="Palbociclib")
    gone = Allergy(id="g", substance="Latex")
    found = told(
        [DRUG, stopped, gone],
        [
            replace(DRUG, dose="20 mg", refills="2"),
            replace(stopped, stopped=when("April 2026"), why_stopped="low counts"),
            Treatment(id="t", name="Fulvestrant"),
        ],
    )
    assert lines(found) == [
        ("new", "Fulvestrant", ()),
        ("changed", "Letrozole", ("Dose each time: was 10 mg, now 20 mg",)),
        ("over", "Palbociclib", ("Stopped: April 2026", "Why it was stopped: low counts")),
        ("gone", "Latex", ()),
    ]
    assert found.counts() == {"new": 1, "changed": 1, "over": 1, "gone": 1}


def test_what_does_not_print_now_but_is_in_the_record_was_not_taken_out() -> None:
    assert told([DRUG], [], also=("m",)).kinds == ()
    assert compare([DRUG], [], MAY, (), kinds=(Allergy,)).kinds == ()


def test_a_value_taken_back_is_not_written_down() -> None:
    ((_, _, (words,)),) = lines(told([DRUG], [replace(DRUG, dose="")]))
    assert words == "Dose each time: was 10 mg, now not written down"


def test_rows_that_came_went_and_changed() -> None:
    one, two = DoseHistory(change="10 to 20 mg"), DoseHistory(change="20 to 30 mg")
    first, both = replace(DRUG, changes=(one,)), replace(DRUG, changes=(one, two))
    assert lines(told([first], [both]))[0][2] == ("Changes, added: 20 to 30 mg",)
    assert lines(told([both], [first]))[0][2] == ("Changes, taken out: 20 to 30 mg",)
    other = replace(DRUG, changes=(two,))
    assert lines(told([first], [other]))[0][2] == ("Changes: was 10 to 20 mg, now 20 to 30 mg",)


def test_sure_and_unsure_is_a_change() -> None:
    unsure = replace(DRUG, source="unsure")
    assert lines(told([unsure], [DRUG]))[0][2] == ("Was unsure, now sure",)
    assert lines(told([DRUG], [unsure]))[0][2] == ("Now marked as unsure",)


def test_long_words_are_cut() -> None:
    ((_, _, (words,)),) = lines(told([DRUG], [replace(DRUG, note="x" * 5000)]))
    assert len(words) < 250
    assert words.endswith("…")


def test_new_questions_and_single_doses_are_not_news_but_an_answer_is() -> None:
    question = Question(id="q", text="Scan?", state="chosen")
    assert told([], [question, DRUG, DoseTaken(medication="m")]).counts()["new"] == 1
    answered = replace(question, state="answered", answer="In June")
    ((what, _, details),) = lines(told([question], [answered]))
    assert what == "over"
    assert "What was answered: In June" in details


def test_symptoms_are_summed_up() -> None:
    before = [
        SymptomEntry(id=f"b{n}", term="pain", now=3, when=when("20 April 2026")) for n in range(3)
    ]
    now: list[Record] = [
        *before,
        *(SymptomEntry(term="Pain", now=n, when=when("9 May 2026")) for n in (5, 6, 8)),
        SymptomEntry(term="cough", when=when("10 May 2026")),
        SymptomEntry(term="fever", now=1, when=when("1 January 2026")),
    ]
    found = told([*before], now)
    assert found.kinds == ()
    assert found.symptoms == (
        "Pain: logged 3 times; usual 6, worst 8 of 10; usual before 3",
        "Cough: logged once; not logged before",
    )
    assert found.logged == 4


def test_the_section_stands_first_and_the_first_page_says_it_in_a_line() -> None:
    record = usual()
    before = compose_with_data(record, Choices(), TODAY)
    (one, *_) = record.all(Medication)
    changed = replace(one, dose="half a tablet")
    new = Contact(name="Dr New")
    rest = [each for each in record.everything() if each.id != one.id]
    later = Snapshot([*rest, changed, new])
    packet = compose(later, Choices(), TODAY, Earlier(MAY, before.records))
    assert packet.sections[0].id == "changes"
    assert packet.sections[0].title == "New since the packet of 3 May 2026"
    text = said(packet.sections[0])
    assert "Dr New" in text
    assert "now half a tablet" in text
    assert packet.cover == ("New since the packet of 3 May 2026: 1 new, 1 changed.",)
    pages = page_texts(pdf.render(packet))
    assert packet.cover[0] in pages[0]
    assert any("1 New since the packet of 3 May 2026" in page for page in pages[1:])


def test_nothing_new_is_said_and_has_no_section() -> None:
    record = usual()
    before = compose_with_data(record, Choices(), TODAY)
    packet = compose(record, Choices(), TODAY, Earlier(MAY, before.records))
    assert packet.sections[0].id != "changes"
    assert packet.cover == ("Nothing in this packet is new since the packet of 3 May 2026.",)


def test_a_hidden_entry_is_not_named_as_taken_out() -> None:
    record = usual()
    before = compose_with_data(record, Choices(), TODAY)
    (one, *_) = record.all(Allergy)
    choices = Choices(hidden=frozenset({one.id}))
    packet = compose(record, choices, TODAY, Earlier(MAY, before.records))
    assert one.substance not in said(packet)


def test_many_changes_are_counted() -> None:
    new = [Contact(name=f"Dr {n}") for n in range(40)]
    packet = compose(Snapshot(new), Choices(), TODAY, Earlier(MAY, ()))
    text = said(packet.sections[0])
    assert "and 25 more entries" in text
    assert packet.cover == ("New since the packet of 3 May 2026: 40 new.",)
