"""A mention adds and contradicts; it never erases."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from apptprep.jobs.join import lay, merge, unite_origins
from apptprep.records import Code, Condition, Custody, ImagingStudy, Medication, Origin, When

TODAY = dt.date(2026, 6, 1)


def when(words: str) -> When:
    return When.parse(words, TODAY)


def origin(file: str, dated: str = "", number: str = "") -> Origin:
    return Origin(file=file, dated=when(dated) if dated else None, number=number)


def test_empty_fields_are_filled_and_silence_erases_nothing() -> None:
    mine = Medication(name="Letrozole", dose="1 tablet")
    laid = lay(mine, Medication(name="Femara", reason="breast cancer"))
    assert laid.whole == replace(mine, reason="breast cancer")
    assert [field.name for field in laid.added] == ["reason"]
    assert laid.contradicting == ()


def test_what_contradicts_is_told_and_only_taken_in_the_other_one() -> None:
    mine = Medication(name="Letrozole", dose="1 tablet")
    laid = lay(mine, Medication(name="Letrozole", dose="2 tablets"))
    assert (laid.whole.dose, laid.taken.dose) == ("1 tablet", "2 tablets")  # type: ignore[attr-defined]
    assert [field.name for field in laid.contradicting] == ["dose"]


def test_a_closer_date_is_taken_and_a_vaguer_one_is_no_contradiction() -> None:
    vague, close = (
        Condition(name="a", since=when("2019")),
        Condition(name="a", since=when("3 May 2019")),
    )
    other = Condition(name="a", since=when("2018"))
    assert lay(vague, close).whole == replace(vague, since=close.since)
    assert lay(close, vague).contradicting == ()
    assert lay(close, vague).whole == close
    assert [field.name for field in lay(close, other).contradicting] == ["since"]


def test_spelling_is_no_contradiction() -> None:
    one, other = ImagingStudy(facility="St. Mary’s"), ImagingStudy(facility="ST MARY'S")
    assert lay(one, other).contradicting == ()


def test_small_tables_are_united() -> None:
    report, images = Custody(item="report", held="yes"), Custody(item="images", held="yes")
    not_held = Custody(item="report", held="no")
    mine = ImagingStudy(custody=(not_held,), codes=(Code(system="a", code="1"),))
    theirs = ImagingStudy(
        custody=(report, images), codes=(Code(system="a", code="1", display="x"),)
    )
    whole = lay(mine, theirs).whole
    assert isinstance(whole, ImagingStudy)
    assert whole.custody == (not_held, images)
    assert whole.codes == mine.codes


def test_the_newest_word_stands_and_what_is_taken_is_not_stopped_by_an_older_one() -> None:
    old = Medication(
        name="Letrozole 2.5 MG Oral Tablet",
        dose="2 tablets",
        stopped=when("2024"),
        origins=(origin("old.xml", "2024-01-01"),),
    )
    new = Medication(name="Femara", dose="1 tablet", origins=(origin("new.xml", "2026-01-01"),))
    merged, variants = merge([old, new])
    assert (merged.name, merged.dose, merged.stopped) == ("Femara", "1 tablet", None)
    assert [(field.name, value) for field, value in variants] == [("dose", "2 tablets")]
    assert [(each.file, each.written_as) for each in merged.origins] == [
        ("new.xml", ""),
        ("old.xml", "Letrozole 2.5 MG Oral Tablet"),
    ]
    assert merge([new, old])[0] == merged


def test_an_origin_is_kept_once() -> None:
    first = (origin("a.zip", "2026-01-01"), origin("b.zip", number="urn:x|1"))
    again = (origin("a.zip", "2026-02-02"), origin("b (1).zip", number="urn:x|1"), origin("c"))
    assert [each.file for each in unite_origins(first, again)] == ["a.zip", "b.zip", "c"]


def test_a_medicine_goes_by_its_ingredient_where_any_file_says_it() -> None:
    names = ("Tylenol", "Acetaminophen 500 MG Oral Tablet", "acetaminophen")
    mentions = [Medication(name=name, origins=(origin(name),)) for name in names]
    assert merge(mentions)[0].name == "acetaminophen"
    assert merge(mentions[:2])[0].name == "Tylenol"
