"""Each editor shows a value, tells of the person's edits only, and gives the value back."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QDate, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from tests.ui.desk import TODAY, FakeShell, click, place, write

from apptprep.records import (
    KINDS,
    PROVENANCE,
    Appointment,
    Biomarker,
    Contact,
    Custody,
    Cycle,
    Editor,
    Field,
    FileRef,
    ImagingStudy,
    Medication,
    PathologyReport,
    Person,
    SymptomEntry,
    Treatment,
    When,
    Writer,
    fields_of,
)
from apptprep.ui.editors import (
    EDITORS,
    ChoiceEditor,
    ChoicesEditor,
    DayEditor,
    Desk,
    FieldEditor,
    FilesEditor,
    LineEditor,
    LinkEditor,
    LinksEditor,
    ParagraphEditor,
    RowsEditor,
    ScaleEditor,
    make_editor,
)
from apptprep.ui.editors.calendar import Calendar
from apptprep.ui.editors.files import read_whole, size_text
from apptprep.ui.editors.rows import summary
from apptprep.ui.session import Session

OPTIONS = Biomarker


def field(kind: type, name: str) -> Field:
    """Return a kind's field."""
    return next(f for f in fields_of(kind) if f.name == name)


def made(desk: Desk, shell: FakeShell, kind: type, name: str) -> Any:
    """Return a field's editor in the window."""
    editor = make_editor(field(kind, name), desk)
    place(shell, editor)
    return editor


def test_every_way_of_editing_has_its_editor() -> None:
    assert set(EDITORS) == set(Editor)


SAMPLES: list[tuple[type, str, Any]] = [
    (Medication, "name", "Ondansetron"),
    (Medication, "note", "first line\n\nthird line"),
    (Medication, "started", When.parse("about spring 2023", TODAY)),
    (Medication, "started", When.parse("no idea at all", TODAY)),
    (Medication, "schedule", "when-needed"),
    (Medication, "schedule", "a key of another version"),
    (ImagingStudy, "contrast", "no"),
    (ImagingStudy, "contrast", "a key of another version"),
    (Medication, "times", ("morning", "with the dog")),
    (SymptomEntry, "sites", ("lower-back", "behind the ear")),
    (SymptomEntry, "now", 0),
    (SymptomEntry, "now", 10),
    (Appointment, "contact", "an id that is gone"),
    (Treatment, "cycles", (Cycle(number="1"), Cycle(number="2", note="short"))),
    (ImagingStudy, "attached", (FileRef("0" * 64, "scan.pdf", "application/pdf", 10),)),
]


HAND_WRITTEN = sorted(
    {
        (kind, name)
        for kind, name, _value in SAMPLES
        if field(kind, name).editor not in (Editor.LINK, Editor.FILES)
    },
    key=str,
)
"""The same fields without links and files, which have tests of their own."""


@pytest.mark.parametrize(("kind", "name", "value"), SAMPLES)
def test_shows_and_gives_back_any_value_in_silence(
    desk: Desk, shell: FakeShell, kind: type, name: str, value: Any
) -> None:
    editor: FieldEditor = made(desk, shell, kind, name)
    told = []
    editor.edited.connect(lambda: told.append(1))
    assert editor.value() == editor.field.empty
    editor.show_value(value)
    assert editor.value() == value
    editor.show_value(editor.field.empty)
    assert editor.value() == editor.field.empty
    assert not told


@pytest.mark.parametrize(("kind", "name"), HAND_WRITTEN)
def test_tells_of_an_edit_by_hand(desk: Desk, shell: FakeShell, kind: type, name: str) -> None:
    editor: FieldEditor = made(desk, shell, kind, name)
    told = []
    editor.edited.connect(lambda: told.append(1))
    expected = write(editor)
    assert told
    assert editor.value() == expected


class TestLine:
    def test_offers_terms_and_keeps_free_text(self, desk: Desk, shell: FakeShell) -> None:
        editor: LineEditor = made(desk, shell, Medication, "name")
        QTest.keyClicks(editor.edit, "letroz")
        texts = [editor._terms.data(editor._terms.index(0))]
        assert texts == ["Letrozole"]
        QTest.keyClicks(editor.edit, "qq")
        assert editor._terms.rowCount() == 0
        assert editor.value() == "letrozqq"

    def test_offers_those_who_write_here(
        self, desk: Desk, shell: FakeShell, session: Session
    ) -> None:
        session.save(Person(writers=(Writer(name="Łucja"), Writer(name="Tom"))))
        written_by = next(f for f in PROVENANCE if f.name == "written_by")
        editor = LineEditor(written_by, desk)
        place(shell, editor)
        QTest.keyClicks(editor.edit, "lu")
        assert editor._terms.rowCount() == 1
        assert editor._terms.data(editor._terms.index(0)) == "Łucja"

    def test_one_letter_is_too_little(self, desk: Desk, shell: FakeShell) -> None:
        editor: LineEditor = made(desk, shell, Medication, "name")
        QTest.keyClicks(editor.edit, "l")
        assert editor._terms.rowCount() == 0


class TestParagraph:
    def test_grows_with_its_text_and_then_scrolls(self, desk: Desk, shell: FakeShell) -> None:
        editor: ParagraphEditor = made(desk, shell, Medication, "note")
        heights = []
        for lines in (1, 5, 14, 60):
            editor.show_value("\n".join(["word"] * lines))
            heights.append(editor.edit.height())
        assert heights[0] < heights[1] < heights[2] == heights[3]
        policy = editor.edit.verticalScrollBarPolicy()
        assert policy == Qt.ScrollBarPolicy.ScrollBarAsNeeded

    def test_tab_leaves_it(self, desk: Desk, shell: FakeShell) -> None:
        editor: ParagraphEditor = made(desk, shell, Medication, "note")
        QTest.keyClick(editor.edit, Qt.Key.Key_Tab)
        assert editor.value() == ""

    def test_a_hard_space_stays(self, desk: Desk, shell: FakeShell) -> None:
        editor: ParagraphEditor = made(desk, shell, Medication, "note")
        editor.show_value("20\u00a0mg")
        QTest.keyClicks(editor.edit, "x")
        assert "20\u00a0mg" in editor.value()


class TestDay:
    def test_says_how_it_understood(self, desk: Desk, shell: FakeShell) -> None:
        editor: DayEditor = made(desk, shell, Medication, "started")
        QTest.keyClicks(editor.edit, "about march 2024")
        assert editor.understood.text() == "✓ Understood as: about March 2024"
        assert editor.understood.isVisible()

    def test_keeps_what_it_cannot_read(self, desk: Desk, shell: FakeShell) -> None:
        editor: DayEditor = made(desk, shell, Medication, "started")
        QTest.keyClicks(editor.edit, "when Anna married")
        assert editor.understood.text().startswith("Kept as you wrote it")
        value = editor.value()
        assert value is not None
        assert value.words == "when Anna married"

    def test_yesterday_stays_the_day_it_was(self, desk: Desk, shell: FakeShell) -> None:
        editor: DayEditor = made(desk, shell, Medication, "started")
        earlier = When.parse("yesterday", TODAY - dt.timedelta(days=30))
        editor.show_value(earlier)
        assert editor.value() == earlier
        assert "11 April 2026" in editor.understood.text()

    def test_a_day_that_lies_ahead_is_said_to(self, desk: Desk, shell: FakeShell) -> None:
        editor: DayEditor = made(desk, shell, Person, "born")
        editor.show_value(When.parse("3 May 2061", TODAY))
        assert editor.understood.text() == "✓ Understood as: 3 May 2061 (still to come)"
        editor.show_value(When.parse("May 2026", TODAY))
        assert "to come" not in editor.understood.text(), "this month is not ahead"

    def test_an_exact_date_needs_no_explaining(self, desk: Desk, shell: FakeShell) -> None:
        editor: DayEditor = made(desk, shell, Medication, "started")
        editor.show_value(When.parse("3 March 2026", TODAY))
        assert not editor.understood.isVisible()


class TestCalendar:
    def test_only_visits_have_one(self) -> None:
        having = {kind for kind in KINDS for f in fields_of(kind) if f.calendar}
        assert having == {Appointment}

    def test_a_day_is_picked_and_the_time_stays(self, desk: Desk, shell: FakeShell) -> None:
        editor: DayEditor = made(desk, shell, Appointment, "when")
        QTest.keyClicks(editor.edit, "14 May 2026 10:30")
        click(editor.picker)
        (popup,) = editor.picker.findChildren(Calendar)
        assert popup.month.selectedDate() == QDate(2026, 5, 14)
        popup.month.activated.emit(QDate(2026, 5, 21))
        assert editor.value() == When.parse("21 May 2026 10:30", TODAY)
        assert not popup.isVisible()


class TestChoice:
    def test_short_answers_stand_side_by_side_and_can_be_taken_back(
        self, desk: Desk, shell: FakeShell
    ) -> None:
        editor: ChoiceEditor = made(desk, shell, ImagingStudy, "contrast")
        assert editor.answers is not None
        yes = editor.answers._buttons["yes"]
        click(yes)
        assert editor.value() == "yes"
        click(editor.answers._buttons["no"])
        assert editor.value() == "no"
        click(editor.answers._buttons["no"])
        assert editor.value() == ""

    def test_no_answer_comes_first_in_the_list(self, desk: Desk, shell: FakeShell) -> None:
        editor: ChoiceEditor = made(desk, shell, Biomarker, "result")
        assert editor.combo is not None
        assert editor.combo.itemText(0) == "Not written down"
        write(editor)
        editor.combo.setFocus()
        QTest.keyClick(editor.combo, Qt.Key.Key_Home)
        assert editor.value() == ""


class TestChoices:
    def test_own_words_and_taking_out(self, desk: Desk, shell: FakeShell) -> None:
        editor: ChoicesEditor = made(desk, shell, SymptomEntry, "sites")
        click(editor.opener)
        QTest.keyClicks(editor.own, "behind the ear")
        QTest.keyClick(editor.own, Qt.Key.Key_Return)
        QTest.keyClicks(editor.own, "lower BACK")
        QTest.keyClick(editor.own, Qt.Key.Key_Return)
        assert editor.value() == ("lower-back", "behind the ear")
        chip = editor._chosen.items[0].widget()
        assert chip is not None
        click(chip)
        assert editor.value() == ("behind the ear",)


class TestScale:
    def test_can_be_taken_back(self, desk: Desk, shell: FakeShell) -> None:
        editor: ScaleEditor = made(desk, shell, SymptomEntry, "now")
        click(editor.score.buttons[7])
        assert editor.value() == 7
        click(editor.clear)
        assert editor.value() is None
        assert not editor.clear.isVisible()


class TestLink:
    def test_chooses_by_headline(self, desk: Desk, shell: FakeShell, session: Session) -> None:
        lind, okafor = Contact(name="Dr Lind"), Contact(name="Dr Okafor")
        session.save(lind, okafor)
        editor: LinkEditor = made(desk, shell, Appointment, "contact")
        editor.combo.setFocus()
        QTest.keyClick(editor.combo, Qt.Key.Key_Down)
        assert editor.value() in {lind.id, okafor.id}
        editor.show_value(lind.id)
        assert editor.combo.currentText() == "Dr Lind"

    def test_a_removed_entry_is_told(self, desk: Desk, shell: FakeShell) -> None:
        editor: LinkEditor = made(desk, shell, Appointment, "contact")
        editor.show_value("gone")
        assert editor.combo.currentText() == "An entry that was removed"

    def test_several_links(self, desk: Desk, shell: FakeShell, session: Session) -> None:
        lind = Contact(name="Dr Lind")
        session.save(lind)
        several = Field(name="who", label="Who", editor=Editor.LINKS, links_to=("contact",))
        editor = LinksEditor(several, desk)
        place(shell, editor)
        editor.combo.setFocus()
        QTest.keyClick(editor.combo, Qt.Key.Key_Down)
        assert editor.value() == (lind.id,)
        chip = editor._flow.items[0].widget()
        assert chip is not None
        click(chip)
        assert editor.value() == ()


class TestRows:
    def test_each_thing_is_offered_once(self, desk: Desk, shell: FakeShell) -> None:
        editor: RowsEditor = made(desk, shell, PathologyReport, "custody")
        texts = [button.text() for _option, button in editor.adders]
        assert texts == ["Report copy", "Slides", "Tissue block"]
        click(editor.adders[1][1])
        assert editor.value() == (Custody(item="slides"),)
        assert [b.isVisible() for _o, b in editor.adders] == [True, False, True]
        click(editor.cards[0].remove)
        assert editor.value() == ()
        assert all(b.isVisible() for _o, b in editor.adders)

    def test_a_row_is_a_line_until_it_is_opened(self, desk: Desk, shell: FakeShell) -> None:
        editor: RowsEditor = made(desk, shell, Treatment, "cycles")
        editor.show_value((Cycle(number="4", dose="80 mg"),))
        card = editor.cards[0]
        assert card.words.title.text() == "Cycle 4"
        assert not card._editors
        click(card.opener)
        write(card.editor("dose"), "60 mg")
        assert editor.value() == (Cycle(number="4", dose="60 mg"),)

    def test_a_blank_row_is_not_kept(self, desk: Desk, shell: FakeShell) -> None:
        editor: RowsEditor = made(desk, shell, Treatment, "cycles")
        click(editor.adders[0][1])
        assert len(editor.cards) == 1
        assert editor.value() == ()
        editor.show_value(())
        assert editor.cards == []

    def test_summaries_are_plain_words(self) -> None:
        row = Custody(item="images", held="no", asked=When.parse("2 May 2026", TODAY))
        first, others = summary(row)
        assert first == "Images"
        assert others == "I do not have it · asked for on 2 May 2026"
        assert summary(Cycle()) == ("", "")


class TestFiles:
    @pytest.fixture
    def paper(self, tmp_path: Path) -> Path:
        """A small file."""
        path = tmp_path / "letter.txt"
        path.write_text("Dear colleague")
        return path

    def wait(self, editor: FilesEditor, qtbot: Any, count: int) -> None:
        """Wait until that many files are attached."""
        qtbot.waitUntil(lambda: len(editor.value()) == count, timeout=5000)

    def test_attach_copy_remove(
        self, desk: Desk, shell: FakeShell, paper: Path, tmp_path: Path, qtbot: Any
    ) -> None:
        editor: FilesEditor = made(desk, shell, ImagingStudy, "attached")
        shell.messages.files = (paper,)
        click(editor.attach)
        self.wait(editor, qtbot, 1)
        click(editor.attach)
        desk.shell.jobs.wait()
        assert len(editor.value()) == 1
        shell.messages.target = tmp_path / "copy.txt"
        click(editor.lines[0].copy)
        assert (tmp_path / "copy.txt").read_text() == "Dear colleague"
        assert shell.toasts == ["Saved “copy.txt”."]
        click(editor.lines[0].remove)
        assert editor.value() == ()

    def test_a_file_may_be_dropped(
        self, desk: Desk, shell: FakeShell, paper: Path, qtbot: Any
    ) -> None:
        editor: FilesEditor = made(desk, shell, ImagingStudy, "attached")
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(paper))])
        editor.dropEvent(
            QDropEvent(
                QPointF(QPoint(5, 5)),
                Qt.DropAction.CopyAction,
                data,
                Qt.MouseButton.LeftButton,
                Qt.KeyboardModifier.NoModifier,
            )
        )
        self.wait(editor, qtbot, 1)
        assert editor.value()[0].name == "letter.txt"

    @pytest.mark.parametrize("what", ["folder", "gone", "empty"])
    def test_a_bad_file_is_told_in_a_sentence(
        self, desk: Desk, shell: FakeShell, tmp_path: Path, qtbot: Any, what: str
    ) -> None:
        path = tmp_path / what
        if what == "folder":
            path.mkdir()
        elif what == "empty":
            path.touch()
        editor: FilesEditor = made(desk, shell, ImagingStudy, "attached")
        editor.add((path,))
        qtbot.waitUntil(lambda: not editor.fault.isHidden(), timeout=5000)
        assert f"“{what}”" in editor.fault.text()
        assert editor.value() == ()

    def test_a_copy_that_cannot_be_written_is_told(
        self, desk: Desk, shell: FakeShell, paper: Path, tmp_path: Path, qtbot: Any
    ) -> None:
        editor: FilesEditor = made(desk, shell, ImagingStudy, "attached")
        editor.add((paper,))
        self.wait(editor, qtbot, 1)
        shell.messages.target = tmp_path / "no" / "such" / "folder.txt"
        click(editor.lines[0].copy)
        assert "could not be written" in editor.fault.text()

    def test_a_late_file_is_not_attached_to_another_record(
        self, desk: Desk, shell: FakeShell, paper: Path
    ) -> None:
        editor: FilesEditor = made(desk, shell, ImagingStudy, "attached")
        turn = editor._turn
        editor.begin()
        editor._kept(turn, [FileRef("0" * 64, paper.name, "text/plain", 3)])
        assert editor.value() == ()
        assert "too late" in shell.toasts[0]

    def test_sizes_read_well(self) -> None:
        assert [size_text(n) for n in (0, 2048, 1_500_000)] == ["1 KB", "2 KB", "1.4 MB"]

    def test_reads_whole(self, paper: Path) -> None:
        assert read_whole(paper) == b"Dear colleague"
