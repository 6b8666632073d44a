"""The recovery code as a one-page PDF, to be printed and kept apart from the computer."""

from __future__ import annotations

from typing import Final

from apptprep.packet import assemble
from apptprep.packet.content import PAPERS, Paragraph, Run
from apptprep.packet.drawing import blocks, fonts
from apptprep.packet.drawing.flow import Flow
from apptprep.packet.drawing.styles import ACCENT, INK, MARGIN_SIDE, MARGIN_TOP, Style
from apptprep.packet.drawing.text import wrap_plain

_CODE: Final = Style(fonts.BOLD, 21, 34, INK, before=18, after=18, indent=16)
_SCALE: Final = 1.25
_GROUPS: Final = 4
_TEXTS: Final = (
    (
        "This code opens the record if the passphrase is forgotten. Type it in the place of the "
        "passphrase, with or without the dashes."
    ),
    (
        "Anybody who has this sheet and a copy of the record can read the record. Keep the sheet "
        "where you keep your passport, not beside the computer. You can give a second copy to "
        "someone you trust."
    ),
    (
        "Without the passphrase and without this code nobody can open the record, nor can the "
        "makers of the app. A new code can be made in the settings; then this one no longer works."
    ),
)


def render(label: str, code: str, paper: str = "A4") -> bytes:
    """Draw the sheet.

    Args:
        label: The record's label as the list of people shows it.
        code: The recovery code as it is to be typed.
        paper: "A4" or "Letter".

    Returns:
        A PDF of one page; the same bytes for the same arguments.
    """
    pen = assemble.start(paper)
    size = PAPERS[paper]
    width = size[0] - 2 * MARGIN_SIDE
    for placed in _flow(label, code, width, size[1] - 2 * MARGIN_TOP).pages[0].placed:
        placed.laid.draw(pen, MARGIN_SIDE, size[1] - MARGIN_TOP - placed.top)
        if isinstance(placed.laid, blocks.Lines) and placed.laid.style is _CODE:
            top = size[1] - MARGIN_TOP - placed.top + 8
            high = placed.laid.height + 16
            pen.frame(MARGIN_SIDE, top - high, width, high, ACCENT)
    pen.new_page()
    return assemble.finish(pen, "Recovery code")


def _in_lines(code: str) -> str:
    """The code with four groups on a line, so that no group is torn apart."""
    groups = code.split("-")
    lines = [groups[n : n + _GROUPS] for n in range(0, len(groups), _GROUPS)]
    return "\n".join(" - ".join(line) for line in lines)


def _flow(label: str, code: str, width: float, height: float) -> Flow:
    flow = Flow(height)
    name = Paragraph((Run("Record: "), Run(label, "strong")))
    lines = wrap_plain(_in_lines(code), _CODE, width - 2 * _CODE.indent)
    flow.put([blocks.title("Recovery code", "h1", width, _SCALE)])
    flow.put([blocks.paragraph(name, width, _SCALE).clamped(3, width)])
    flow.put([blocks.Lines(lines, _CODE, before=_CODE.before, after=_CODE.after)])
    flow.put([blocks.paragraph(Paragraph((Run(text),)), width, _SCALE) for text in _TEXTS])
    return flow
