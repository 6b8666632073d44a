"""Editors: one for each way a field is edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apptprep.records import Editor, Field
from apptprep.ui.editors.base import Desk, FieldEditor, chain, tab_stops
from apptprep.ui.editors.choice import ChoiceEditor
from apptprep.ui.editors.choices import ChoicesEditor
from apptprep.ui.editors.day import DayEditor
from apptprep.ui.editors.files import FilesEditor
from apptprep.ui.editors.line import LineEditor
from apptprep.ui.editors.link import LinkEditor, LinksEditor
from apptprep.ui.editors.paragraph import ParagraphEditor
from apptprep.ui.editors.rows import RowsEditor
from apptprep.ui.editors.scale import ScaleEditor

if TYPE_CHECKING:
    from collections.abc import Mapping

EDITORS: Mapping[Editor, type[FieldEditor]] = {
    Editor.LINE: LineEditor,
    Editor.PARAGRAPH: ParagraphEditor,
    Editor.DAY: DayEditor,
    Editor.CHOICE: ChoiceEditor,
    Editor.CHOICES: ChoicesEditor,
    Editor.SCALE: ScaleEditor,
    Editor.LINK: LinkEditor,
    Editor.LINKS: LinksEditor,
    Editor.ROWS: RowsEditor,
    Editor.FILES: FilesEditor,
}
"""The editor of each way of editing; a test sees that none is missing."""


def make_editor(field: Field, desk: Desk) -> FieldEditor:
    """Return a new, empty editor for a field."""
    return EDITORS[field.editor](field, desk)


__all__ = [
    "EDITORS",
    "ChoiceEditor",
    "ChoicesEditor",
    "DayEditor",
    "Desk",
    "FieldEditor",
    "FilesEditor",
    "LineEditor",
    "LinkEditor",
    "LinksEditor",
    "ParagraphEditor",
    "RowsEditor",
    "ScaleEditor",
    "chain",
    "make_editor",
    "tab_stops",
]
