"""Laying out what is drawn: which module draws which block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apptprep.packet.drawing import answers, cycles, multiples, qr, timeline, wallet
from apptprep.packet.drawing.sheet import is_narrow
from apptprep.packet.drawn import Answers, Code, CycleGrid, Multiples, Timeline, Wallet

if TYPE_CHECKING:
    from apptprep.packet.drawing.blocks import Laid
    from apptprep.packet.drawn import Drawn


def lay_out(block: Drawn, width: float) -> list[Laid]:
    """Lay out one drawn block for a width."""
    match block:
        case Timeline():
            return timeline.timeline(block, width)
        case CycleGrid():
            return cycles.cycle_grid(block, width)
        case Multiples():
            return multiples.multiples(block, width)
        case Answers():
            return answers.answers(block, width)
        case Code():
            return [qr.code(block, width)]
        case Wallet():
            # As large as a bank card whatever the print; too wide for a sheet in large print,
            # where `pdf` gives it a page in the usual size.
            return [] if is_narrow(width) else [wallet.wallet(block, width)]
