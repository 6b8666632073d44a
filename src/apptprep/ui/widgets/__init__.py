"""Building blocks of the window: labels, buttons, cards, layouts, scores, charts, lists."""

from apptprep.ui.widgets.boxes import Box, card, column, empty, holder, row, rule, stack
from apptprep.ui.widgets.buttons import Button, Segments, button, chip
from apptprep.ui.widgets.choices import CheckFlow, CheckRow
from apptprep.ui.widgets.combo import Combo
from apptprep.ui.widgets.empty import EmptyState
from apptprep.ui.widgets.growing import GrowingColumn, Piece, Turns
from apptprep.ui.widgets.layouts import FlowLayout, TwoColumns, scroll
from apptprep.ui.widgets.lists import ListRow, RowList, SearchEdit
from apptprep.ui.widgets.score import ScoreRow
from apptprep.ui.widgets.text import (
    IconLabel,
    Line,
    Paragraph,
    field_label,
    heading,
    pill,
    small,
    strong,
    subtle,
    title,
)
from apptprep.ui.widgets.toast import Toast

__all__ = [
    "Box",
    "Button",
    "CheckFlow",
    "CheckRow",
    "Combo",
    "EmptyState",
    "FlowLayout",
    "GrowingColumn",
    "IconLabel",
    "Line",
    "ListRow",
    "Paragraph",
    "Piece",
    "RowList",
    "ScoreRow",
    "SearchEdit",
    "Segments",
    "Toast",
    "Turns",
    "TwoColumns",
    "button",
    "card",
    "chip",
    "column",
    "empty",
    "field_label",
    "heading",
    "holder",
    "pill",
    "row",
    "rule",
    "scroll",
    "small",
    "stack",
    "strong",
    "subtle",
    "title",
]
