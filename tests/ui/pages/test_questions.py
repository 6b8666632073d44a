"""Questions: choose, leave out, own wording, order, three to ask first, answers."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from tests.ui.conftest import NOW

from apptprep.errors import CannotWrite
from apptprep.questions import shortlist
from apptprep.records import (
    Appointment,
    Contact,
    Custody,
    Diagnosis,
    ImagingStudy,
    Person,
    Question,
    SymptomEntry,
    When,
)
from apptprep.ui.cards.question_row import QuestionRow
from apptprep.ui.pages.questions import QuestionsPage
from apptprep.ui.question_list import FIRST
from apptprep.ui.widgets.focus import focusable, next_tab
from apptprep.ui.window import Window

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def page(qtbot: QtBot, window: Window) -> QuestionsPage:
    window.navigate("questions")
    found = window.page()
    assert isinstance(found, QuestionsPage)
    filled(qtbot, found)
    return found


def filled(qtbot: QtBot, page: QuestionsPage) -> None:
    """Wait until all rows stand there: they are built a few in each turn of the window."""
    qtbot.waitUntil(lambda: not page.turns.busy())


def stored(window: Window) -> tuple[Question, ...]:
    return window.session.snapshot().all(Question)


def add(qtbot: QtBot, page: QuestionsPage, text: str) -> None:
    qtbot.keyClicks(page.chosen.field, text)
    qtbot.keyClick(page.chosen.field, Qt.Key.Key_Return)


def shown(page: QuestionsPage) -> list[str]:
    return [row.question.text for row in page.chosen.rows.values()]


def row(page: QuestionsPage, text: str) -> QuestionRow:
    return next(row for row in page.chosen.rows.values() if row.question.text == text)


def test_a_suggestion_is_taken_in_own_words(
    qtbot: QtBot, window: Window, page: QuestionsPage
) -> None:
    suggestion = next(iter(page.suggestions.buttons))
    ask = next(
        button
        for button in page.suggestions.findChildren(QPushButton)
        if button.accessibleName().startswith("Ask this in my own words")
    )
    asked = ask.accessibleName().removeprefix("Ask this in my own words: ")
    qtbot.mouseClick(ask, Qt.MouseButton.LeftButton)
    line = row(page, asked)
    qtbot.waitUntil(line.wording.hasFocus)
    qtbot.keyClicks(line.wording, "What would you do in my place?")
    page.flush()
    (question,) = stored(window)
    assert (question.text, question.state) == ("What would you do in my place?", "chosen")
    assert question.rule_id == suggestion, "it is known where it comes from"
    assert suggestion not in page.suggestions.buttons, "it is not suggested again"


def test_an_own_question_is_saved(qtbot: QtBot, window: Window, page: QuestionsPage) -> None:
    add(qtbot, page, "Can I travel in June?")
    (question,) = stored(window)
    assert (question.text, question.state) == ("Can I travel in June?", "chosen")
    assert page.subtitle.text() == "1 question chosen."
    assert page.chosen.field.text() == ""


def test_a_suggestion_is_chosen_with_its_reason_and_is_not_suggested_again(
    qtbot: QtBot, window: Window, page: QuestionsPage
) -> None:
    rule, take = next(iter(page.suggestions.buttons.items()))
    qtbot.mouseClick(take, Qt.MouseButton.LeftButton)
    (question,) = stored(window)
    assert question.rule_id == rule
    assert question.because
    assert question.source_title
    assert rule not in page.suggestions.buttons
    assert shown(page) == [question.text]


def test_every_suggestion_shows_because_and_source(page: QuestionsPage) -> None:
    texts = [label.text() for label in page.suggestions.findChildren(QLabel)]
    number = len(page.suggestions.buttons)
    assert number > 0
    assert sum(text.startswith("Asked because ") for text in texts) == number
    names = [made.text() for made in page.suggestions.findChildren(QPushButton)]
    assert names.count("Source") == number


def press(qtbot: QtBot, inside: QWidget, text: str) -> None:
    qtbot.waitUntil(lambda: any(b.text() == text for b in inside.findChildren(QPushButton)))
    made = next(b for b in inside.findChildren(QPushButton) if b.text() == text)
    qtbot.mouseClick(made, Qt.MouseButton.LeftButton)


def test_three_to_ask_first_are_proposed_and_none_is_chosen_for_the_person(
    qtbot: QtBot, window: Window, page: QuestionsPage
) -> None:
    texts = [label.text() for label in page.suggestions.findChildren(QLabel)]
    assert "Three we would ask first" in texts
    assert stored(window) == ()
    names = [made.text() for made in page.suggestions.findChildren(QPushButton)]
    assert names.count("Ask first") == FIRST
    press(qtbot, page.suggestions, "Ask first")
    (question,) = stored(window)
    assert (question.state, question.ask_first) == ("chosen", "yes")
    filled(qtbot, page)
    texts = [label.text() for label in page.suggestions.findChildren(QLabel)]
    assert "Two more we would ask first" in texts


def test_the_best_stand_open_and_the_rest_is_folded_by_topic(
    qtbot: QtBot, window: Window, page: QuestionsPage
) -> None:
    listed = shortlist(window.session.snapshot(), page.purpose.chosen(), NOW.date())
    best = {pick.suggestion.rule_id for pick in listed.best if pick.suggestion}
    assert set(page.suggestions.buttons) == best
    topic = listed.rest[0]
    fold = page.suggestions.folds[topic.name]
    qtbot.mouseClick(fold, Qt.MouseButton.LeftButton)
    filled(qtbot, page)
    more = {pick.suggestion.rule_id for pick in topic.picks if pick.suggestion}
    assert set(page.suggestions.buttons) == best | more
    assert page.suggestions.folds[topic.name].hasFocus()
    qtbot.keyClick(page.suggestions.folds[topic.name], Qt.Key.Key_Space)
    assert set(page.suggestions.buttons) == best


def test_searching_as_one_types_looks_into_folded_topics_too(
    qtbot: QtBot, page: QuestionsPage
) -> None:
    before = list(page.suggestions.buttons)
    folded = page.suggestions.folds
    assert folded
    qtbot.keyClicks(page.suggestions.search, "TRIAL")
    filled(qtbot, page)
    found = page.suggestions.buttons
    assert found
    assert set(found) != set(before)
    assert not page.suggestions.folds
    qtbot.keyClicks(page.suggestions.search, " zzqq")
    assert not page.suggestions.buttons
    page.suggestions.search.clear()
    filled(qtbot, page)
    assert list(page.suggestions.buttons) == before


def test_the_keyboard_stays_at_its_place_when_a_suggestion_is_taken(
    qtbot: QtBot, window: Window, page: QuestionsPage
) -> None:
    before = list(page.suggestions.buttons)
    page.suggestions.buttons[before[4]].setFocus()
    qtbot.keyClick(page.suggestions.buttons[before[4]], Qt.Key.Key_Space)
    assert len(stored(window)) == 1
    assert list(page.suggestions.buttons.values())[4].hasFocus()


def test_a_question_leads_to_the_entry_that_raised_it(
    qtbot: QtBot, window: Window, page: QuestionsPage
) -> None:
    window.session.save(SymptomEntry(term="Pain", worst=9, now=9, when=When.now(NOW)))
    filled(qtbot, page)
    listed = shortlist(window.session.snapshot(), page.purpose.chosen(), NOW.date())
    pain = next(
        pick.suggestion
        for pick in listed.best
        if pick.suggestion and any(fact.record_id for fact in pick.suggestion.evidence)
    )
    take = page.suggestions.buttons[pain.rule_id]
    see = next(
        b
        for b in page.suggestions.findChildren(QPushButton)
        if b.accessibleName().startswith(f"See the entry behind: {pain.ask}")
    )
    qtbot.mouseClick(take, Qt.MouseButton.LeftButton)
    (question,) = stored(window)
    assert question.about == pain.evidence[0].record_id
    assert see.text() == "See the entry"
    line = row(page, pain.ask)
    assert line.note is not None
    assert line.note.source == pain.source
    qtbot.mouseClick(line.see, Qt.MouseButton.LeftButton)
    assert window.shown() == "symptoms"


def test_see_the_entry_behind_a_suggestion(
    qtbot: QtBot, window: Window, page: QuestionsPage
) -> None:
    window.session.save(SymptomEntry(term="Pain", worst=9, now=9, when=When.now(NOW)))
    filled(qtbot, page)
    press(qtbot, page.suggestions, "See the entry")
    assert window.shown() == "symptoms"


def test_not_for_me_stays_away_until_asked_after_all(
    qtbot: QtBot, window: Window, page: QuestionsPage
) -> None:
    rule = next(iter(page.suggestions.buttons))
    away = next(b for b in page.suggestions.findChildren(QPushButton) if b.text() == "Not for me")
    qtbot.mouseClick(away, Qt.MouseButton.LeftButton)
    assert [question.state for question in stored(window)] == ["dropped"]
    assert rule not in page.suggestions.buttons
    press(qtbot, page, "Ask after all")
    assert [question.state for question in stored(window)] == ["chosen"]


def test_three_can_be_asked_first_and_no_more(
    qtbot: QtBot, window: Window, page: QuestionsPage
) -> None:
    for text in ("A?", "B?", "C?", "D?"):
        add(qtbot, page, text)
    for text in ("A?", "B?", "C?", "D?"):
        qtbot.mouseClick(row(page, text).star, Qt.MouseButton.LeftButton)
    firsts = [question.text for question in stored(window) if question.ask_first == "yes"]
    assert sorted(firsts) == ["A?", "B?", "C?"]
    assert not row(page, "D?").star.isChecked()
    assert window._toast.text() == "Three are marked already. Take one back first."
    assert page.subtitle.text() == "4 questions chosen, 3 to ask first."


def test_questions_move_up_and_down(qtbot: QtBot, page: QuestionsPage) -> None:
    for text in ("A?", "B?", "C?"):
        add(qtbot, page, text)
    assert shown(page) == ["A?", "B?", "C?"]
    qtbot.mouseClick(row(page, "C?").up, Qt.MouseButton.LeftButton)
    assert shown(page) == ["A?", "C?", "B?"]
    assert not row(page, "A?").up.isEnabled()
    assert not row(page, "B?").down.isEnabled()


def test_rewording_and_answering_save_themselves(
    qtbot: QtBot, window: Window, page: QuestionsPage
) -> None:
    add(qtbot, page, "A?")
    line = row(page, "A?")
    qtbot.mouseClick(line.open, Qt.MouseButton.LeftButton)
    line.wording.clear()
    qtbot.keyClicks(line.wording, "What about A?")
    qtbot.waitUntil(lambda: stored(window)[0].text == "What about A?", timeout=3000)
    qtbot.keyClicks(line.answer, "Yes, in May")
    qtbot.keyClicks(line.by, "Dr Okafor")
    done = next(b for b in line.findChildren(QPushButton) if b.text() == "Done")
    qtbot.mouseClick(done, Qt.MouseButton.LeftButton)
    (question,) = stored(window)
    assert (question.answer, question.answered_by) == ("Yes, in May", "Dr Okafor")
    assert question.state == "answered"
    assert question.answered == When.of(NOW.date())
    assert not page.chosen.rows


def test_what_cannot_be_saved_stays_on_the_screen_and_is_saved_later(
    qtbot: QtBot, window: Window, page: QuestionsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(qtbot, page, "A?")
    line = row(page, "A?")
    qtbot.mouseClick(line.open, Qt.MouseButton.LeftButton)
    said: list[str] = []

    def full(*_records: object, **_words: object) -> None:
        raise CannotWrite("The disk is full. Nothing is lost.")

    monkeypatch.setattr(window.messages, "fault", lambda fault: said.append(str(fault)))
    with monkeypatch.context() as broken:
        broken.setattr(window.session.library, "save", full)
        qtbot.keyClicks(line.answer, "Yes, in May")
        page.flush()
        assert said
        assert page.holds_unsaved()
        line._done()
        assert line.is_open()
    page.flush()
    assert not page.holds_unsaved()
    assert stored(window)[0].answer == "Yes, in May"


def test_leaving_out_can_be_undone(qtbot: QtBot, window: Window, page: QuestionsPage) -> None:
    add(qtbot, page, "A?")
    qtbot.mouseClick(row(page, "A?").away, Qt.MouseButton.LeftButton)
    assert not page.chosen.rows
    window.undo()
    assert shown(page) == ["A?"]


def test_the_list_follows_the_purpose_of_the_next_visit(
    qtbot: QtBot, window: Window, page: QuestionsPage
) -> None:
    assert page.purpose.chosen() == "second-opinion"
    when = When.parse("14 May 2026", NOW.date())
    window.session.save(Appointment(who="Trial office", purpose="trial", when=when))
    filled(qtbot, page)
    assert page.purpose.chosen() == "trial"


def test_entries_that_do_not_fit_become_a_question_or_are_known(
    qtbot: QtBot, window: Window, page: QuestionsPage
) -> None:
    assert not page.checking.isVisible()
    born = When.parse("3 August 1990", NOW.date())
    found = When.parse("1980", NOW.date())
    window.session.save(Person(born=born), Diagnosis(site="Breast", found=found))
    filled(qtbot, page)
    assert page.checking.isVisible()
    sides = [b for b in page.checking.findChildren(QPushButton) if b.text() == "See the entry"]
    assert len(sides) == 2
    texts = [label.text() for label in page.checking.findChildren(QLabel)]
    assert any("1990" in text for text in texts)
    assert any("1980" in text for text in texts)
    ask = next(b for b in page.checking.findChildren(QPushButton) if b.text() == "Ask about it")
    qtbot.mouseClick(ask, Qt.MouseButton.LeftButton)
    (question,) = stored(window)
    assert question.rule_id.startswith("contradiction:")
    assert shown(page) == [question.text]
    assert not page.checking.isVisible()


def test_what_is_waited_for_says_who_has_it_and_since_when(
    qtbot: QtBot, window: Window, page: QuestionsPage
) -> None:
    asked = When.parse("2 May 2026", NOW.date())
    custody = Custody(item="report", held="no", asked=asked, asked_from="Film library")
    study = ImagingStudy(modality="ct", region="Chest", custody=(custody,))
    window.session.save(study)
    filled(qtbot, page)
    texts = [label.text() for label in page.missing.findChildren(QLabel)]
    assert "With Film library; asked for 10 days ago." in texts


def test_what_is_missing_is_listed(page: QuestionsPage) -> None:
    texts = [label.text() for label in page.missing.findChildren(QLabel)]
    assert any("pathology report" in text for text in texts)


def test_a_known_difference_stays_quiet_and_is_no_question_of_the_visit(
    qtbot: QtBot, window: Window, page: QuestionsPage
) -> None:
    born = When.parse("3 August 1990", NOW.date())
    found = When.parse("1980", NOW.date())
    window.session.save(Person(born=born), Diagnosis(site="Breast", found=found))
    filled(qtbot, page)
    press(qtbot, page.checking, "I know, leave it")
    assert [question.state for question in stored(window)] == ["dropped"]
    assert not page.checking.isVisible()
    assert shown(page) == []
    window.undo()
    filled(qtbot, page)
    assert page.checking.isVisible()


def test_what_was_asked_for_today_is_written_down_in_one_click(
    qtbot: QtBot, window: Window, page: QuestionsPage
) -> None:
    custody = Custody(item="images", held="yes")
    study = ImagingStudy(modality="ct", region="Chest", facility="North Hospital")
    window.session.save(replace(study, custody=(custody,)))
    filled(qtbot, page)
    asked = next(
        b
        for b in page.missing.findChildren(QPushButton)
        if b.text() == "I asked today" and "scan" in b.accessibleName()
    )
    qtbot.mouseClick(asked, Qt.MouseButton.LeftButton)
    kept = window.session.snapshot().get(study.id)
    assert isinstance(kept, ImagingStudy)
    assert kept.custody == (
        custody,
        Custody(item="report", asked=When.of(NOW.date()), asked_from="North Hospital"),
    )
    filled(qtbot, page)
    texts = [label.text() for label in page.missing.findChildren(QLabel)]
    assert "With North Hospital; asked for today." in texts
    made = page.missing.findChildren(QPushButton)
    names = [b.accessibleName() for b in made if b.isVisible()]
    assert not any(name.startswith("I asked for it today") and "scan" in name for name in names)
    window.undo()
    filled(qtbot, page)
    kept = window.session.snapshot().get(study.id)
    assert isinstance(kept, ImagingStudy)
    assert kept.custody == (custody,)


def test_many_left_out_are_folded_and_stay_unfolded_once_opened(
    qtbot: QtBot, window: Window, page: QuestionsPage
) -> None:
    for text in ("A?", "B?", "C?", "D?"):
        window.session.save(Question(text=text, state="dropped"))
    filled(qtbot, page)
    assert not any(b.isVisible() for b in again(page))
    press(qtbot, page, "Left out: 4")
    filled(qtbot, page)
    qtbot.waitUntil(lambda: len([b for b in again(page) if b.isVisible()]) == 4)
    window.session.save(Question(text="E?", state="dropped"))
    filled(qtbot, page)
    qtbot.waitUntil(lambda: len([b for b in again(page) if b.isVisible()]) == 5)
    press(qtbot, page, "Ask after all")
    assert len(shown(page)) == 1


def again(page: QuestionsPage) -> list[QPushButton]:
    return [b for b in page.findChildren(QPushButton) if b.text() == "Ask after all"]


def built(page: QuestionsPage) -> dict[str, int]:
    """Return how many rows each card has built so far."""
    cards = ("chosen", "suggestions", "missing", "dates", "checking")
    return {name: getattr(page, name).lines.built for name in cards}


def test_opening_the_page_builds_its_rows_in_later_turns(qtbot: QtBot, window: Window) -> None:
    window.navigate("questions")
    page = window.page()
    assert isinstance(page, QuestionsPage)
    assert set(built(page).values()) == {0}
    filled(qtbot, page)
    assert len(page.suggestions.buttons) > FIRST
    assert page.missing.lines.built


def test_a_change_that_has_nothing_to_do_with_it_builds_nothing(
    qtbot: QtBot, window: Window, page: QuestionsPage
) -> None:
    add(qtbot, page, "A?")
    filled(qtbot, page)
    before, rows = built(page), dict(page.suggestions.lines.made)
    window.session.save(Contact(name="Ann Lee", phone="555 0100"))
    filled(qtbot, page)
    assert built(page) == before
    assert page.suggestions.lines.made == rows


def test_taking_a_suggestion_builds_only_what_is_new(
    qtbot: QtBot, window: Window, page: QuestionsPage
) -> None:
    before = built(page)
    kept = dict(list(page.suggestions.lines.made.items())[FIRST + 2 :])
    rule, take = list(page.suggestions.buttons.items())[4]
    qtbot.mouseClick(take, Qt.MouseButton.LeftButton)
    assert len(page.chosen.rows) == 1, "what was taken stands there at once"
    filled(qtbot, page)
    assert built(page)["missing"] == before["missing"]
    assert built(page)["suggestions"] - before["suggestions"] <= 2
    left = {slot: line for slot, line in kept.items() if slot in page.suggestions.lines.made}
    assert rule not in left
    assert len(left) >= len(kept) - 2
    assert all(page.suggestions.lines.made[slot] is line for slot, line in left.items())


def test_folded_questions_of_the_past_are_built_when_they_are_unfolded(
    qtbot: QtBot, window: Window, page: QuestionsPage
) -> None:
    window.session.save(*(Question(text=f"{n}?", state="dropped") for n in range(12)))
    filled(qtbot, page)
    assert page.dropped.lines.built == 0
    page.dropped.fold.turn()
    filled(qtbot, page)
    assert page.dropped.lines.built == 12


def test_the_fields_of_a_question_are_made_when_they_are_unfolded(
    qtbot: QtBot, page: QuestionsPage
) -> None:
    add(qtbot, page, "A?")
    line = row(page, "A?")
    assert not hasattr(line, "wording")
    qtbot.mouseClick(line.open, Qt.MouseButton.LeftButton)
    assert line.wording.hasFocus()
    assert line.wording.toPlainText() == "A?"


def test_the_tab_key_goes_through_the_page_in_the_order_one_reads(
    qtbot: QtBot, page: QuestionsPage
) -> None:
    add(qtbot, page, "A?")
    filled(qtbot, page)
    order = focusable(page)
    assert order.index(row(page, "A?").away) < order.index(page.chosen.field)
    assert all(next_tab(one) is other for one, other in pairwise(order))
