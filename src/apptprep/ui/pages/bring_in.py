"""Bring in: read files, see what they hold beside what is there, take it in one step.

Nothing is written before the person says so, and one Undo takes all of it back.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QWidget

from apptprep.jobs.whose import NO_NAME
from apptprep.records import KINDS
from apptprep.records.search import fold
from apptprep.ui.cards.import_further import ImportFurther
from apptprep.ui.cards.import_group import ImportGroup
from apptprep.ui.cards.import_rows import detail
from apptprep.ui.cards.import_signature import NO_KEYS, ImportSignature
from apptprep.ui.cards.import_table import ImportTable
from apptprep.ui.pages.base import Page
from apptprep.ui.widgets import (
    FlowLayout,
    Paragraph,
    SearchEdit,
    button,
    card,
    column,
    heading,
    holder,
    small,
)
from apptprep.ui.words import count

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from apptprep.jobs import Brought, Item, OtherPerson, Preview, TableChoice
    from apptprep.ui.cards.import_rows import ImportRow
    from apptprep.ui.pages.base import Shell
    from apptprep.ui.session import Session

FILES = "All files (*)"
_OPEN_UP_TO = 12
"""A group with no more entries than this is open from the start."""

_REMARKS = 12


class BringInPage(Page):
    """Choose files or a folder, look, take."""

    def __init__(self, session: Session, shell: Shell) -> None:
        """Build it without files."""
        words = (
            "From a disc of scans, a portal download, a phone's health export, a list or a PDF. "
            "You can also drop files on this window. You see everything first; nothing is written "
            "until you say so."
        )
        super().__init__(session, shell, "Bring in", words, widest=860)
        self._preview: Preview | None = None
        self._paths: tuple[Path, ...] = ()
        self._tables: dict[str, TableChoice] = {}
        self._keys: tuple[Path, ...] = ()
        self._everything = False
        self.ticked: set[int] = set()
        self.groups: list[ImportGroup] = []
        self.meant: dict[OtherPerson, QCheckBox] = {}
        self.choose = button("Choose files…", self.ask, kind="primary", icon="folder-open")
        self.folder = button("Choose a folder or disc…", self.ask_folder, icon="folder-open")
        self.take = button("", self._take, kind="primary", icon="download")
        self.everything = button("Bring in everything", self._take_all)
        self.search = SearchEdit("Find in what the files hold")
        self.search.textChanged.connect(lambda _text: self._fill_groups())
        self._result = column(spacing=14)
        self._list = column(spacing=4)
        self._put_away()
        self.add(holder(_flow(self.choose, self.folder)))
        self.add(self._result)
        self.add_stretch()

    @property
    def boxes(self) -> dict[int, ImportRow]:
        """The rows that are shown, by number."""
        return {number: row for group in self.groups for number, row in group.rows.items()}

    def ask(self) -> None:
        """Ask for files and read them."""
        paths = self.shell.messages.open_files("Bring in", FILES)
        if paths:
            self.read(paths)

    def ask_folder(self) -> None:
        """Ask for a folder or disc and read it."""
        path = self.shell.messages.open_folder("Bring in a folder or disc")
        if path is not None:
            self.read((path,))

    def read(self, paths: Sequence[Path]) -> None:
        """Read files, folders and discs and show what they hold."""
        self._choose(tuple(paths))
        self._read()

    def show_preview(self, preview: Preview) -> None:
        """Show what was found elsewhere than in files."""
        self._choose(())
        self._show(preview)

    def record_opened(self) -> None:
        """Forget what was read for another record."""
        self._forget()
        super().record_opened()

    def _choose(self, paths: tuple[Path, ...]) -> None:
        self._paths, self._tables, self._keys, self._everything = paths, {}, (), False

    def _read(self) -> None:
        library, today = self.session.library, self.session.today()
        paths, tables, everything = self._paths, dict(self._tables), self._everything
        keys = self._keys

        def work(progress: object) -> Preview:
            from apptprep import jobs

            return jobs.read(
                library,
                paths,
                today,
                progress,  # type: ignore[arg-type]
                tables,
                everything=everything,
                keys=keys,
            )

        self.shell.run("Reading the files…", work, self._show)

    def _ask_key(self) -> None:
        """Ask for the key file of whoever made a health card, and read once more with it."""
        from apptprep import jobs

        chosen = self.shell.messages.open_files("Key file of a health card", FILES)
        if not chosen:
            return
        if not all(jobs.is_key_file(path) for path in chosen):
            self.shell.messages.tell(NO_KEYS)
            return
        self._keys = (*self._keys, *chosen)
        self._read()

    def _list_all(self) -> None:
        self._everything = True
        self._read()

    def _forget(self) -> None:
        self._preview = None
        self._put_away()
        self._result.clear()
        self.groups.clear()
        self.ticked.clear()
        self.meant.clear()

    def _put_away(self) -> None:
        """Take the lasting widgets out of the cards that are deleted."""
        for widget in (self.take, self.everything, self.search):
            widget.setParent(self)
            widget.hide()

    def _show(self, preview: Preview) -> None:
        self._forget()
        self._preview = preview
        self.ticked.update(preview.preselected())
        self._result.put(self._summary(preview))
        if preview.not_listed:
            further = ImportFurther(preview)
            further.wanted.connect(self._list_all)
            self._result.put(card(column(further)))
        if preview.other_persons:
            self._result.put(self._strangers(preview))
        if preview.unsigned and self._paths:
            signature = ImportSignature(preview.unsigned, tried=bool(self._keys))
            signature.wanted.connect(self._ask_key)
            self._result.put(card(column(signature)))
        for table in preview.tables:
            shown = ImportTable(table)
            shown.chosen.connect(self._table_chosen)
            self._result.put(card(column(shown)))
        if preview.everything():
            self._result.put(self._offer())
        if preview.not_understood:
            self._result.put(_remarks(preview))

    def _summary(self, preview: Preview) -> QWidget:
        names = {kind.KIND.name: kind.KIND for kind in KINDS}
        lines = column(heading("What the files hold"), spacing=4)
        for name, number in preview.counts().items():
            kind = names[name]
            lines.put(Paragraph(f"{kind.many}: {number:,} new"))
        for standing, words in (
            ("adds", "there already, with more in the file"),
            ("differs", "there already, different"),
            ("same", "there already, the same"),
        ):
            number = sum(item.standing.value == standing for item in preview.items)
            if number:
                lines.put(Paragraph(f"{count(number, 'entry', 'entries')} {words}"))
        if not preview.items:
            lines.put(Paragraph("Nothing that can be brought in as it is."))
        return card(lines)

    def _strangers(self, preview: Preview) -> QWidget:
        words = "This seems to be about another person"
        if all(other.mine == NO_NAME for other in preview.other_persons):
            words = "The files name more than one person. Which of them is this record about?"
        lines = column(Paragraph(words, "h3"), spacing=6)
        for other in preview.other_persons:
            lines.put(Paragraph(f"{other.file_name}: {other.theirs}. This record: {other.mine}."))
            box = QCheckBox("Yes, it is meant for this record")
            box.setAccessibleName(f"Yes, {other.theirs} is meant for this record")
            box.toggled.connect(partial(self._is_meant, other))
            self.meant[other] = box
            lines.put(box)
        return card(lines, "notice", 16)

    def _offer(self) -> QWidget:
        self._list = column(spacing=4)
        lines = column(heading("Take these"), spacing=10)
        lines.put(holder(_flow(self.take, self.everything)))
        lines.put(self.search)
        lines.put(self._list)
        for widget in (self.take, self.everything, self.search):
            widget.show()
        self.search.clear()
        self._fill_groups()
        return card(lines)

    def _fill_groups(self) -> None:
        """Show the entries that hold what is typed, by kind."""
        preview = self._preview
        if preview is None:
            return
        self._list.clear()
        self.groups.clear()
        words = fold(self.search.text()).split()
        offered = [
            item
            for item in preview.items
            if item.standing.value != "same" and (not words or _holds(item, words))
        ]
        for kind in KINDS:
            items = [item for item in offered if type(item.record) is kind]
            if not items:
                continue
            group = ImportGroup(kind.KIND.many, items, self.ticked)
            group.ticked.connect(self._tick)
            group.apart.connect(self._keep_apart)
            self.groups.append(group)
            self._list.put(group)
            if len(items) <= _OPEN_UP_TO or words:
                group.open()
        if not offered:
            self._list.put(small("Nothing here has these words."))
        self._tell()

    def _tick(self, number: int, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        (self.ticked.add if on else self.ticked.discard)(number)
        self._tell()

    def _is_meant(self, other: OtherPerson, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        """Tick or leave what is about somebody who is meant after all."""
        if self._preview is None:
            return
        for item in self._preview.items:
            if item.other == other:
                useful = on and not item.why and item.standing.value in ("new", "adds")
                (self.ticked.add if useful else self.ticked.discard)(item.number)
        for group in self.groups:
            group.refresh()
        self._tell()

    def _tell(self) -> None:
        self.take.setText(f"Bring in what is ticked ({len(self.ticked):,})")
        self.take.setEnabled(bool(self.ticked))

    def _table_chosen(self, place: str, choice: TableChoice) -> None:
        self._tables[place] = choice
        self._read()

    def _keep_apart(self, number: int) -> None:
        preview, library = self._preview, self.session.library
        if preview is None:
            return
        from apptprep import jobs

        self._show(jobs.keep_apart(library, preview, number))

    def _take(self) -> None:
        self._apply(frozenset(self.ticked))

    def _take_all(self) -> None:
        """Take all that is the person's; what was not listed is read once more for it."""
        if self._preview is not None:
            meant = frozenset(other for other, box in self.meant.items() if box.isChecked())
            self._apply(self._preview.meant(meant), all_of=meant)

    def _apply(self, chosen: frozenset[int], all_of: frozenset[OtherPerson] | None = None) -> None:
        preview, library, today = self._preview, self.session.library, self.session.today()
        if preview is None:
            return
        whole = all_of is not None and preview.is_cut and bool(self._paths)
        paths, tables, keys = self._paths, dict(self._tables), self._keys
        if not chosen and not whole:
            self.shell.toast("Nothing is ticked. Say above whose it is, or tick what you want.")
            return
        meant = any(box.isChecked() for box in self.meant.values())

        def work(progress: object) -> Brought:
            from apptprep import jobs

            if whole and all_of is not None:
                return jobs.take_everything(
                    library,
                    jobs.Chosen(paths, today, tables, keys),
                    all_of,
                    progress,  # type: ignore[arg-type]
                )
            return jobs.apply(
                library,
                preview,
                chosen,
                progress,  # type: ignore[arg-type]
                other_person=meant,
            )

        self.shell.run("Bringing in…", work, self._taken)

    def _taken(self, brought: Brought) -> None:
        self._forget()
        words = f"{count(brought.added, 'new entry', 'new entries')}"
        if brought.replaced:
            words += f", {brought.replaced:,} changed"
        if brought.files:
            words += f", {count(brought.files, 'file')} kept"
        self._result.put(card(column(heading("Brought in"), Paragraph(words + "."))))
        self.shell.toast(f"Brought in: {words}", self.shell.undo)


def _holds(item: Item, words: list[str]) -> bool:
    text = fold(f"{item.record.headline()} {detail(item)}")
    return all(word in text for word in words)


def _flow(*widgets: QWidget) -> FlowLayout:
    flow = FlowLayout(10)
    for widget in widgets:
        flow.addWidget(widget)
    return flow


def _remarks(preview: Preview) -> QWidget:
    number = len(preview.not_understood)
    lines = column(heading(f"Left out ({number:,})"), spacing=4)
    for name, remark in preview.not_understood[:_REMARKS]:
        words = remark.sentence()
        named = not remark.place or remark.place == name
        lines.put(small(words if named else f"{name}, {words}"))
    more = number - _REMARKS
    if more > 0:
        lines.put(small(f"And {more:,} more."))
    return card(lines)
