"""Every kind is added, edited, removed and brought back through real widgets."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.ui.desk import NASTY, TODAY, FakeShell, click, kind_id, place, text_fields, write

from apptprep.records import (
    KINDS,
    PROVENANCE,
    Allergy,
    Biomarker,
    Diagnosis,
    DoseTaken,
    Editor,
    Field,
    Medication,
    Person,
    Question,
    Record,
    SymptomEntry,
    When,
    Writer,
    fields_of,
)
from apptprep.store import SaveFailed
from apptprep.ui.editors import Desk, LineEditor, tab_stops
from apptprep.ui.listing.kind_list import KindList
from apptprep.ui.listing.rows import row_of
from apptprep.ui.session import Session
from apptprep.ui.widgets import Button, ListRow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LISTED = tuple(kind for kind in KINDS if kind is not Person)


def listing(desk: Desk, shell: FakeShell, *kinds: type[Record]) -> KindList:
    """Show a list of kinds in the window, filled."""
    made = KindList(desk.session, desk.shell, kinds)
    desk.session.changed.connect(lambda: made.refresh(desk.session.snapshot()))
    place(shell, made)
    made.refresh(desk.session.snapshot())
    return made


def fill_all(made: KindList, fields: tuple[Field, ...]) -> dict[str, Any]:
    """Write into every field by hand; return what is expected of the record."""
    form = made.pane.form()
    assert form is not None
    expected = {}
    for field in fields:
        if field.editor in (Editor.LINK, Editor.LINKS, Editor.FILES):
            continue
        expected[field.name] = write(form.editor(field.name))
    return expected


def only(session: Session, kind: type[Record]) -> Record:
    """Return the one record of a kind, drafts included."""
    found = [r for r in session.snapshot().everything() if type(r) is kind]
    assert len(found) == 1
    return found[0]


def needed_links(session: Session, kind: type[Record]) -> None:
    """Write down what a required link points to."""
    if kind is DoseTaken:
        session.save(Medication(name="Ondansetron"))


@pytest.mark.parametrize("kind", LISTED, ids=kind_id)
def test_added_edited_removed_undone(desk: Desk, shell: FakeShell, kind: type[Record]) -> None:
    needed_links(desk.session, kind)
    made = listing(desk, shell, kind)
    made.add()
    expected = fill_all(made, (*fields_of(kind), *PROVENANCE[:-1]))
    if kind is DoseTaken:
        form = made.pane.form()
        assert form is not None
        combo = form.editor("medication").combo  # type: ignore[attr-defined]
        combo.setFocus()
        QTest.keyClick(combo, Qt.Key.Key_Down)
        expected["medication"] = desk.session.snapshot().all(Medication)[0].id
    made.flush()

    saved = only(desk.session, kind)
    assert {name: getattr(saved, name) for name in expected} == expected
    assert saved.is_complete()
    assert made.pane.state.text() == "Saved"
    assert made.card.list.current() == saved.id

    field = text_fields(kind)[0]
    form = made.pane.form()
    assert form is not None
    changed = write(form.editor(field.name), "other words")
    made.flush()
    assert getattr(only(desk.session, kind), field.name) == changed

    made.card.list.setFocus()
    QTest.keyClick(made.card.list, Qt.Key.Key_Delete)
    assert not desk.session.snapshot().all(kind)
    assert made.card.is_empty()
    assert shell.toasts[-1].startswith("Removed")

    undo = shell.undos[-1]
    assert undo is not None
    undo()
    assert getattr(only(desk.session, kind), field.name) == changed
    # A stopped medicine and a past visit come back into their fold.
    assert not made.card.is_empty() or made.card.past.isVisible()


@pytest.mark.parametrize("kind", LISTED, ids=kind_id)
def test_markup_and_emoji_stay_what_they_are(
    desk: Desk, shell: FakeShell, kind: type[Record]
) -> None:
    made = listing(desk, shell, kind)
    made.add()
    form = made.pane.form()
    assert form is not None
    fields = text_fields(kind)
    for field in fields:
        paste(form.editor(field.name), NASTY)
    made.flush()
    saved = only(desk.session, kind)
    assert {getattr(saved, field.name) for field in fields} == {NASTY}
    assert made.pane.title.textFormat() == Qt.TextFormat.PlainText


def paste(editor: Any, text: str) -> None:
    """Paste a text over what is there, as Ctrl+V would."""
    QApplication.clipboard().setText(text)
    editor.edit.setFocus()
    editor.edit.selectAll()
    editor.edit.paste()


def test_a_text_over_all_limits_is_saved_whole(desk: Desk, shell: FakeShell) -> None:
    made = listing(desk, shell, Medication)
    made.add()
    form = made.pane.form()
    assert form is not None
    text = "very long " * 10_000
    paste(form.editor("name"), text)
    paste(form.editor("note"), text)
    made.flush()
    saved = only(desk.session, Medication)
    assert isinstance(saved, Medication)
    assert saved.name == text.strip()
    assert saved.note == text.strip()
    shell.grab()


def test_a_blank_new_entry_is_not_saved(desk: Desk, shell: FakeShell) -> None:
    made = listing(desk, shell, Allergy)
    made.add()
    made.flush()
    assert not desk.session.snapshot().everything()
    made.remove()
    assert made.pane.record() is None
    assert not shell.toasts


def test_an_unfinished_entry_is_kept_and_marked(desk: Desk, shell: FakeShell) -> None:
    made = listing(desk, shell, Allergy)
    made.add()
    form = made.pane.form()
    assert form is not None
    write(form.editor("reaction"), "rash")
    made.flush()
    assert desk.session.snapshot().drafts
    row = made.card.list.rows.data(made.card.list.rows.index(0), Qt.ItemDataRole.UserRole)
    assert row.aside == "Not finished"
    assert "Allergic to" in made.pane.unfinished.text()


def test_typing_saves_by_itself(desk: Desk, shell: FakeShell, qtbot: Any) -> None:
    made = listing(desk, shell, Allergy)
    made.add()
    form = made.pane.form()
    assert form is not None
    with qtbot.waitSignal(made.pane.saved, timeout=3000):
        write(form.editor("substance"), "Penicillin")
    assert [a.substance for a in desk.session.snapshot().all(Allergy)] == ["Penicillin"]


def test_leaving_a_field_saves_it(desk: Desk, shell: FakeShell) -> None:
    made = listing(desk, shell, Allergy)
    shell.activateWindow()
    made.add()
    form = made.pane.form()
    assert form is not None
    write(form.editor("substance"), "Penicillin")
    form.editor("reaction").start()
    made.pane._focus_moved(form.editor("substance").edit, form.editor("reaction"))  # type: ignore[attr-defined]
    assert made.pane.autosave.is_clean
    assert desk.session.snapshot().all(Allergy)


def test_a_save_that_fails_keeps_the_edit_and_says_so(
    desk: Desk, shell: FakeShell, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.session.save(Allergy(substance="Penicillin"))
    made = listing(desk, shell, Allergy)
    made._choose(desk.session.snapshot().all(Allergy)[0].id)

    def full(*_records: Record, what: str = "") -> None:
        del what
        reason = "the disk is full"
        raise SaveFailed(reason)

    monkeypatch.setattr(desk.session.library, "save", full)
    form = made.pane.form()
    assert form is not None
    write(form.editor("reaction"), "rash")
    assert not made.pane.flush()
    assert not made.pane.fault.isHidden()
    assert "disk is full" in made.pane._sentence.text()
    made.add()
    assert form.editor("reaction").value() == "rash"
    current = made.pane.record()
    assert isinstance(current, Allergy)
    assert current.reaction == "rash"

    monkeypatch.undo()
    assert made.pane.flush()
    assert made.pane.fault.isHidden()
    assert desk.session.snapshot().all(Allergy)[0].reaction == "rash"


def test_a_save_that_landed_in_spite_of_its_error_is_not_repeated(
    desk: Desk, shell: FakeShell, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.session.save(Allergy(substance="Penicillin"))
    made = listing(desk, shell, Allergy)
    made._choose(desk.session.snapshot().all(Allergy)[0].id)
    real, calls = desk.session.library.save, []

    def lands_and_fails(*records: Record, what: str = "") -> None:
        calls.append(what)
        real(*records, what=what)
        reason = "the disk reported a fault"
        raise SaveFailed(reason)

    monkeypatch.setattr(desk.session.library, "save", lands_and_fails)
    form = made.pane.form()
    assert form is not None
    write(form.editor("reaction"), "rash")
    assert made.pane.flush()
    assert made.pane.flush()
    assert len(calls) == 1
    assert made.pane.fault.isHidden()


def test_search_finds_words_in_any_field_and_accent(desk: Desk, shell: FakeShell) -> None:
    desk.session.save(
        Medication(name="Ondansetron", note="Frag die Ärztin"), Medication(name="Letrozole")
    )
    made = listing(desk, shell, Medication)
    QTest.keyClicks(made.card.search, "arztin")
    assert made.card.list.rows.rowCount() == 1
    made.card.search.clear()
    assert made.card.list.rows.rowCount() == 2


def test_search_tells_of_other_kinds_and_offers_to_add(desk: Desk, shell: FakeShell) -> None:
    desk.session.save(Diagnosis(site="Breast"), Biomarker(marker="HER2"), Biomarker(marker="ER"))
    made = listing(desk, shell, Diagnosis, Biomarker)
    made.card.search.setText("her2")
    assert made.card.is_empty()
    (link,) = made.card.elsewhere.findChildren(Button)
    assert link.text() == "1 found in Biomarkers"
    click(link)
    assert made.kind() is Biomarker
    made.card.search.setText("PIK3CA")
    click(made.card._empty_add)
    made.flush()
    assert {b.marker for b in desk.session.snapshot().all(Biomarker)} == {"HER2", "ER", "PIK3CA"}


def test_stopped_medicines_are_folded(desk: Desk, shell: FakeShell) -> None:
    desk.session.save(
        Medication(name="Ondansetron"), Medication(name="Tamoxifen", why_stopped="changed")
    )
    made = listing(desk, shell, Medication)
    assert made.card.list.rows.rowCount() == 1
    assert made.card.past.text() == "Show 1 stopped"
    click(made.card.past)
    assert made.card.list.rows.rowCount() == 2
    assert made.card.past.text() == "Hide 1 stopped"


def test_stopping_a_medicine_asks_and_invents_nothing(desk: Desk, shell: FakeShell) -> None:
    desk.session.save(Medication(name="Ondansetron"))
    made = listing(desk, shell, Medication)
    form = made.pane.form()
    assert form is not None
    press(made, "I stopped taking this…")
    cell = form.cell("stopped")
    assert cell is not None
    assert cell.isVisible()
    assert cell.editor.value() is None
    write(cell.editor)
    made.flush()
    assert desk.session.snapshot().all(Medication)[0].stopped == When.parse("March 2024", TODAY)


def press(made: KindList, text: str) -> None:
    """Press one of the buttons under the form."""
    flow = made.pane._flows[made.kind()]
    for item in flow.items:
        button = item.widget()
        if button is not None and button.text() == text:  # type: ignore[attr-defined]
            click(button)
            return
    raise AssertionError(text)


def test_ask_about_this_makes_one_question(desk: Desk, shell: FakeShell) -> None:
    desk.session.save(Medication(name="Ondansetron"))
    made = listing(desk, shell, Medication)
    press(made, "Ask about this")
    (question,) = desk.session.snapshot().all(Question)
    assert question.about == desk.session.snapshot().all(Medication)[0].id
    assert "Ondansetron" in question.text
    press(made, "It is in your questions")
    assert shell.visited == [("questions", question.id)]


@pytest.mark.parametrize(("answer", "key"), [(0, "none"), (1, "not-asked")])
def test_an_empty_list_says_what_it_means(
    desk: Desk, shell: FakeShell, answer: int, key: str
) -> None:
    made = listing(desk, shell, Allergy)
    state = made.card.states[Allergy]
    assert state.isVisible()
    button = list(state.answers._buttons.values())[answer]
    click(button)
    assert desk.session.snapshot().person.allergies_state == key
    click(button)
    assert desk.session.snapshot().person.allergies_state == ""
    desk.session.save(Allergy(substance="Penicillin"))
    assert not state.isVisible()


def test_the_only_writer_signs_new_entries(desk: Desk, shell: FakeShell) -> None:
    desk.session.save(Person(writers=(Writer(name="Tom", role="caregiver"),)))
    made = listing(desk, shell, Allergy)
    made.add()
    form = made.pane.form()
    assert form is not None
    write(form.editor("substance"), "Latex")
    made.flush()
    assert desk.session.snapshot().all(Allergy)[0].written_by == "Tom"


def test_undoing_an_addition_empties_the_pane(desk: Desk, shell: FakeShell) -> None:
    made = listing(desk, shell, Allergy)
    made.add()
    form = made.pane.form()
    assert form is not None
    write(form.editor("substance"), "Latex")
    made.flush()
    desk.session.library.undo()
    assert made.pane.record() is None
    assert made.card.is_empty()


def test_a_change_from_elsewhere_shows_and_typing_stays(desk: Desk, shell: FakeShell) -> None:
    desk.session.save(Allergy(substance="Latex"))
    made = listing(desk, shell, Allergy)
    form = made.pane.form()
    assert form is not None
    write(form.editor("reaction"), "rash")
    stored = desk.session.snapshot().all(Allergy)[0]
    desk.session.save(replace(stored, substance="Nuts"))
    assert form.editor("substance").value() == "Nuts"
    assert form.editor("reaction").value() == "rash"
    made.flush()
    now = desk.session.snapshot().all(Allergy)[0]
    assert (now.substance, now.reaction) == ("Nuts", "rash")


def test_a_narrow_window_shows_list_or_pane(desk: Desk, shell: FakeShell) -> None:
    desk.session.save(Allergy(substance="Latex"), Allergy(substance="Nuts"))
    shell.resize(560, 560)
    made = listing(desk, shell, Allergy)
    assert made.card.isVisible()
    assert not made.pane.isVisible()
    place_of_first = made.card.list.visualRect(made.card.list.rows.index(0)).center()
    QTest.mouseClick(made.card.list.viewport(), Qt.MouseButton.LeftButton, pos=place_of_first)
    assert made.pane.isVisible()
    assert not made.card.isVisible()
    click(made.pane.to_list)
    assert made.card.isVisible()
    assert not made.pane.isVisible()


def test_a_brand_goes_down_by_its_ingredient(desk: Desk, shell: FakeShell) -> None:
    made = listing(desk, shell, Medication)
    made.add()
    form = made.pane.form()
    assert form is not None
    editor = form.editor("name")
    assert isinstance(editor, LineEditor)
    editor.edit.setFocus()
    QTest.keyClicks(editor.edit, "Taxol")
    assert editor._terms.rowCount()
    editor._take(editor._terms.index(0))
    made.flush()
    (saved,) = desk.session.snapshot().all(Medication)
    assert (saved.name, saved.brand) == ("Paclitaxel", "Taxol")


def test_everything_has_a_name_for_screen_readers(desk: Desk, shell: FakeShell) -> None:
    desk.session.save(Medication(name="Ondansetron"))
    made = listing(desk, shell, Medication, Allergy)
    form = made.pane.form()
    assert form is not None
    form.more.turn()
    form.provenance.turn()
    nameless = [
        widget
        for widget in tab_stops(made)
        if widget.isVisible()
        and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]
    assert not nameless


def test_of_ten_thousand_rows_those_in_sight_are_made(
    qtbot: QtBot, desk: Desk, shell: FakeShell, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_for: list[str] = []

    def counted(record: Record, linked: Record | None = None, *, past: bool = False) -> ListRow:
        made_for.append(record.id)
        return row_of(record, linked, past=past)

    monkeypatch.setattr("apptprep.ui.listing.rows.row_of", counted)
    when = When.parse("3 March 2026", TODAY)
    desk.session.save(
        *(SymptomEntry(term=f"Pain {n}", when=when, now=n % 11) for n in range(10_000))
    )
    made = listing(desk, shell, SymptomEntry)
    rows = made.card.list.rows
    assert rows.rowCount() == 10_000
    desk.session.save(SymptomEntry(term="Pain", when=when, now=3))
    made.refresh(desk.session.snapshot())
    assert rows.rowCount() == 10_001
    made.card.list.grab()
    assert 0 < len(made_for) < 100
    made.card.search.setText("pain 9999")
    assert rows.rowCount() == 10_001, "the window does not wait for what is looked for"
    qtbot.waitUntil(lambda: rows.rowCount() == 1)
    made.card.search.setText("pain 99")
    made.card.search.clear()
    assert rows.rowCount() == 10_001
    qtbot.waitUntil(lambda: not shell.jobs.busy())
    assert rows.rowCount() == 10_001, "what is not looked for any more is not shown"
    assert len(made_for) < 200


def test_a_row_can_be_chosen_and_nothing_else(desk: Desk, shell: FakeShell) -> None:
    desk.session.save(Allergy(substance="Latex"))
    made = listing(desk, shell, Allergy)
    index = made.card.list.rows.index(0)
    assert not index.flags() & Qt.ItemFlag.ItemIsEditable
    assert not index.flags() & Qt.ItemFlag.ItemIsDragEnabled
    assert index.data() == "Latex"
    assert index.data(Qt.ItemDataRole.EditRole) is None


def test_escape_leaves_the_pane_of_a_narrow_window(desk: Desk, shell: FakeShell) -> None:
    desk.session.save(Allergy(substance="Latex"))
    shell.resize(560, 560)
    made = listing(desk, shell, Allergy)
    shell.activateWindow()
    made._choose(desk.session.snapshot().all(Allergy)[0].id)
    made.pane.start()
    form = made.pane.form()
    assert form is not None
    QTest.keyClick(form.stops()[0], Qt.Key.Key_Escape)
    assert made.card.isVisible()
    assert not made.pane.isVisible()


def test_enter_on_a_row_goes_into_the_form(desk: Desk, shell: FakeShell) -> None:
    desk.session.save(Allergy(substance="Latex"))
    made = listing(desk, shell, Allergy)
    shell.activateWindow()
    made.card.list.setFocus()
    QTest.keyClick(made.card.list, Qt.Key.Key_Return)
    form = made.pane.form()
    assert form is not None
    assert form.stops()[0].hasFocus()


def test_a_tab_is_not_left_over_an_edit_that_could_not_be_saved(
    desk: Desk, shell: FakeShell, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.session.save(Allergy(substance="Penicillin"))
    made = listing(desk, shell, Allergy, Medication)

    def full(*_records: Record, what: str = "") -> None:
        del what
        reason = "the disk is full"
        raise SaveFailed(reason)

    monkeypatch.setattr(desk.session.library, "save", full)
    form = made.pane.form()
    assert form is not None
    write(form.editor("reaction"), "rash")
    made.tabs.choose(Medication)
    assert made.kind() is Allergy
    record = made.pane.record()
    assert isinstance(record, Allergy)
    assert record.reaction == "rash"


def test_search_is_there_once_the_page_holds_two_entries(desk: Desk, shell: FakeShell) -> None:
    desk.session.save(Diagnosis(site="Breast"))
    made = listing(desk, shell, Diagnosis, Biomarker)
    assert not made.card.search.isVisible()
    desk.session.save(Biomarker(marker="HER2"))
    assert made.card.search.isVisible()
