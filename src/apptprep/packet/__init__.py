"""The paper packet: composed as plain data from a snapshot, drawn as a PDF.

`compose` and its data know no PDF; `apptprep.packet.pdf` is imported where a file is wanted.
"""

from __future__ import annotations

from apptprep.packet.choices import ALL_SECTIONS, PRESETS, SECTION_TITLES, Choices, Preset
from apptprep.packet.compose import Composed, compose, compose_front, compose_with_data
from apptprep.packet.content import Packet
from apptprep.packet.context import Earlier

__all__ = [
    "ALL_SECTIONS",
    "PRESETS",
    "SECTION_TITLES",
    "Choices",
    "Composed",
    "Earlier",
    "Packet",
    "Preset",
    "compose",
    "compose_front",
    "compose_with_data",
]
