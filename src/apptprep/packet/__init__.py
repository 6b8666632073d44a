"""The paper packet: composed as plain data from a snapshot, drawn as a PDF.

`compose` and its data know no PDF; `apptprep.packet.pdf` is imported where a file is wanted.
"""

from __future__ import annotations

from apptprep.packet.choices import ALL_SECTIONS, PRESETS, SECTION_TITLES, Choices, Preset
from apptprep.packet.compose import compose
from apptprep.packet.content import Packet

__all__ = [
    "ALL_SECTIONS",
    "PRESETS",
    "SECTION_TITLES",
    "Choices",
    "Packet",
    "Preset",
    "compose",
]
