"""Printing a packet to a file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from apptprep.exchange.progress import Progress, unheard

if TYPE_CHECKING:
    from apptprep.packet import Choices
    from apptprep.packet.pdf import Rendered
    from apptprep.store import Library


def make_packet(
    library: Library,
    choices: Choices,
    out: Path,
    today: dt.date,
    progress: Progress = unheard,
) -> Rendered:
    """Compose a packet from the record as it is now, write it as a PDF, and tell how it came out.

    Args:
        library: the open record.
        choices: purpose, paper, sections.
        out: the PDF file; what was there before stays until the new one is whole.
        today: the day printed on every page.
        progress: told between composing and drawing.

    Raises:
        CannotWrite: the disk is full or the place may not be written to.
    """
    from apptprep.packet import compose, pdf

    progress(0.0, "Reading the record")
    packet = compose(library.snapshot(), choices, today)
    progress(0.3, "Drawing the pages")
    drawn = pdf.draw(packet)
    pdf.save(drawn.data, out)
    return drawn
