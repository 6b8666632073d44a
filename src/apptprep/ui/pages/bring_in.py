"""Bring in: read files, see what they hold beside what is there, take it in one step.

Nothing is written before the person says so, and one Undo takes all of it back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QWidget

from apptprep.records import KINDS
from apptprep.ui.pages.base import Page
from apptprep.ui.widgets import (
    CheckRow,
    FlowLayout,
    Paragraph,
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

    from apptprep.jobs import Brought, Preview
    from apptprep.jobs.preview import Item
    from apptprep.ui.pages.base import Shell
    from apptprep.ui.session import Session

FILES = "Records and tables (*.json *.zip *.csv *.tsv *.txt);;All files (*)"
_LISTED = 200
_REMARKS = 12


class BringInPage(Page):
    """Choose files, look, take."""

    def __init__(self, session: Session, shell: Shell) -> None:
        """Build it without files."""
        words = "From a record of this app, or a table of symptoms. You see everything first."
        super().__init__(session, shell, "Bring in", words, widest=820)
        self._preview: Preview | None = None
        self.boxes: dict[int, CheckRow] = {}
        self.choose = button("Choose files…", self.ask, kind="primary", icon="folder-open")
        flow = FlowLayout(10)
        flow.addWidget(self.choose)
        self.take = button("Bring in what is ticked", self._take, kind="primary")
        self.meant = QCheckBox("Yes, it is meant for this record")
        self._put_away()
        self._result = column(spacing=14)
        self.add(holder(flow))
        self.add(self._result)
        self.add_stretch()

    def ask(self) -> None:
        """Ask for files and read them."""
        paths = self.shell.messages.open_files("Bring in", FILES)
        if paths:
            self.read(paths)

    def read(self, paths: Sequence[Path]) -> None:
        """Read files and show what they hold."""
        library, today = self.session.library, self.session.today()

        def work(progress: object) -> Preview:
            from apptprep import jobs

            return jobs.read(library, paths, today, progress)  # type: ignore[arg-type]

        self.shell.run("Reading the files…", work, self._show)

    def record_opened(self) -> None:
        """Forget what was read for another record."""
        self._preview = None
        self._put_away()
        self._result.clear()
        self.boxes.clear()
        super().record_opened()

    def _put_away(self) -> None:
        """Take the two lasting widgets out of the cards that are deleted."""
        for widget in (self.take, self.meant):
            widget.setParent(self)
            widget.hide()

    def _show(self, preview: Preview) -> None:
        self._preview = preview
        self._put_away()
        self.boxes.clear()
        self._result.clear()
        self._result.put(self._summary(preview))
        if preview.other_persons:
            self._result.put(self._other_person(preview))
        offered = [item for item in preview.items if item.standing.value != "same"]
        if offered:
            self._result.put(self._list(preview, offered))
        if preview.not_understood:
            self._result.put(_remarks(preview))

    def _summary(self, preview: Preview) -> QWidget:
        names = {kind.KIND.name: kind.KIND for kind in KINDS}
        lines = column(heading("What the files hold"), spacing=4)
        for name, number in preview.counts().items():
            kind = names[name]
            lines.put(Paragraph(f"{number:,} new: {kind.many if number > 1 else kind.one}"))
        same = sum(item.standing.value == "same" for item in preview.items)
        differ = sum(item.standing.value == "differs" for item in preview.items)
        if differ:
            lines.put(Paragraph(f"{count(differ, 'entry', 'entries')} there already, different"))
        if same:
            lines.put(Paragraph(f"{count(same, 'entry', 'entries')} there already, the same"))
        if not preview.items:
            lines.put(Paragraph("Nothing that this app understands."))
        return card(lines)

    def _other_person(self, preview: Preview) -> QWidget:
        lines = column(Paragraph("This seems to be about another person", "h3"), spacing=6)
        for other in preview.other_persons:
            lines.put(Paragraph(f"{other.file_name}: {other.theirs}. This record: {other.mine}."))
        self.meant.setChecked(False)
        lines.put(self.meant)
        self.meant.show()
        return card(lines, "notice", 16)

    def _list(self, preview: Preview, offered: list[Item]) -> QWidget:
        ticked = preview.preselected()
        lines = column(heading("Take these"), spacing=6)
        lines.put(holder(_alone(self.take)))
        self.take.show()
        for item in offered[:_LISTED]:
            box = CheckRow(item.record.headline(), _detail(item), checked=item.number in ticked)
            self.boxes[item.number] = box
            lines.put(box)
        if len(offered) > _LISTED:
            more = count(len(offered) - _LISTED, "more entry", "more entries")
            lines.put(small(f"And {more}; new ones come along with the others."))
        return card(lines)

    def _chosen(self, preview: Preview) -> frozenset[int]:
        listed = frozenset(self.boxes)
        ticked = frozenset(number for number, box in self.boxes.items() if box.is_checked())
        return ticked | (preview.preselected() - listed)

    def _take(self) -> None:
        preview = self._preview
        if preview is None:
            return
        library, chosen, meant = self.session.library, self._chosen(preview), self.meant.isChecked()

        def work(progress: object) -> Brought:
            from apptprep import jobs

            return jobs.apply(
                library,
                preview,
                chosen,
                progress,  # type: ignore[arg-type]
                other_person=meant,
            )

        self.shell.run("Bringing in…", work, self._taken)

    def _taken(self, brought: Brought) -> None:
        self._put_away()
        self.record_opened()
        words = f"{count(brought.added, 'new entry', 'new entries')}"
        if brought.replaced:
            words += f", {brought.replaced:,} replaced"
        self._result.put(card(column(heading("Brought in"), Paragraph(words + "."))))
        self.shell.toast(f"Brought in: {words}", self.shell.undo)


def _alone(widget: QWidget) -> FlowLayout:
    flow = FlowLayout(10)
    flow.addWidget(widget)
    return flow


def _detail(item: Item) -> str:
    if item.differences:
        told = (
            f"{d.label}: {d.mine or 'not written down'} → {d.theirs or 'not written down'}"
            for d in item.differences[:3]
        )
        return "Replaces what is there. " + "; ".join(told)
    parts = (item.record.KIND.one, item.record.aside(), item.record.detail())
    return " · ".join(part for part in parts if part)


def _remarks(preview: Preview) -> QWidget:
    lines = column(heading("Left out"), spacing=4)
    for name, remark in preview.not_understood[:_REMARKS]:
        lines.put(small(f"{name}, {remark.sentence()}"))
    more = len(preview.not_understood) - _REMARKS
    if more > 0:
        lines.put(small(f"And {more:,} more."))
    return card(lines)
