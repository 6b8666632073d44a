"""The list of attached files says what each file is, once it was looked into beside the window."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from tests.packet.originals.making import locked, pdf
from tests.ui.desk import FakeShell, place

from apptprep.errors import BadRequest
from apptprep.records import FileRef, ImagingStudy, fields_of
from apptprep.store import Library
from apptprep.ui.editors import Desk, FilesEditor, make_editor

SOON = 20_000


@pytest.fixture
def editor(desk: Desk, shell: FakeShell) -> FilesEditor:
    """The files of a scan."""
    field = next(f for f in fields_of(ImagingStudy) if f.name == "attached")
    made = make_editor(field, desk)
    assert isinstance(made, FilesEditor)
    place(shell, made)
    return made


def about(editor: FilesEditor) -> list[str]:
    """Return what the lines say."""
    return [line.about.text() for line in editor.lines]


def test_a_file_just_attached_says_what_it_is(
    editor: FilesEditor, tmp_path: Path, qtbot: Any
) -> None:
    paths = (tmp_path / "letter.pdf", tmp_path / "locked.pdf", tmp_path / "note.txt")
    for path, data in zip(paths, (pdf("a", "b"), locked("c", "geheim"), b"words"), strict=True):
        path.write_bytes(data)
    editor.add(paths)
    qtbot.waitUntil(lambda: len(editor.lines) == len(paths), timeout=SOON)
    assert all("·" not in words for words in about(editor)), "attached before it is looked into"
    expected = ["1 KB · 2 pages", "locked with a password", "1 KB"]
    qtbot.waitUntil(lambda: "·" in about(editor)[0], timeout=SOON)
    for words, end in zip(about(editor), expected, strict=True):
        assert words.endswith(end)


def test_what_is_known_is_said_at_once_and_not_looked_for_again(
    editor: FilesEditor, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    ref = desk.session.library.add_file(pdf("a"), "a.pdf")
    desk.session.looked_into[ref.sha256] = "1 page"

    def never(*_what: object) -> None:
        pytest.fail("looked into again")

    monkeypatch.setattr(desk.shell.jobs, "start", never)
    editor.show_value((ref,))
    assert about(editor) == ["1 KB · 1 page"]
    editor._looks._start()


def test_the_files_of_the_entry_shown_meanwhile_are_looked_into_next(
    editor: FilesEditor, desk: Desk, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = (desk.session.library.add_file(pdf(word), f"{word}.pdf") for word in ("a", "b"))
    go = threading.Event()

    def slowly(_library: Library, files: tuple[FileRef, ...], _progress: object) -> dict[str, str]:
        assert go.wait(10)
        return {ref.sha256: f"found {ref.name}" for ref in files}

    monkeypatch.setattr("apptprep.jobs.attached.found_in", slowly)
    editor.show_value((first,))
    qtbot.waitUntil(lambda: editor._looks._running, timeout=SOON)
    editor.show_value((second,))
    go.set()
    qtbot.waitUntil(lambda: about(editor) == ["1 KB · found b.pdf"], timeout=SOON)
    assert desk.session.looked_into[first.sha256] == "found a.pdf"


def test_a_fault_leaves_the_line_as_it_is_and_is_not_tried_for_ever(
    editor: FilesEditor, desk: Desk, shell: FakeShell, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    ref = desk.session.library.add_file(pdf("a"), "a.pdf")
    calls: list[int] = []

    def fails(*_what: object) -> None:
        calls.append(1)
        raise BadRequest("no")

    monkeypatch.setattr("apptprep.jobs.attached.found_in", fails)
    editor.show_value((ref,))
    qtbot.waitUntil(lambda: ref.sha256 in desk.session.looked_into, timeout=SOON)
    assert about(editor) == ["1 KB"]
    assert not editor._looks._timer.isActive()
    assert calls == [1]
    assert shell.messages.faults == []


def test_another_record_starts_without_what_was_found(desk: Desk) -> None:
    desk.session.looked_into["x"] = "1 page"
    desk.session.use(None)
    assert desk.session.looked_into == {}
