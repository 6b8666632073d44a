"""A packet that left the house: for whom, when, and exactly what it said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from apptprep.records.base import FileRef, KindInfo, Record, joined
from apptprep.records.fields import choice, day, files, line, link, paragraph
from apptprep.records.options import PRESETS
from apptprep.records.when import When


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class PacketMade(Record):
    """One packet that was saved or printed.

    ``said`` is one file: gzip (RFC 1952) of the record JSON of the entries the packet printed. The
    next packet to the same recipient is compared with it.
    """

    KIND: ClassVar[KindInfo] = KindInfo(
        name="packet_made",
        one="packet",
        many="Packets made",
        page="packet",
        icon="printer",
        help="Each packet you saved or printed, with what it said.",
        prints=False,
    )

    name: str = line("Who it was for", required=True, half=True)
    made: When | None = day("Made on")
    recipient: str = link("Recipient", "recipient")
    visit: str = link("For the visit", "appointment")
    how: str = choice("How it left", ("saved", "Saved as a file"), ("printed", "Printed"))
    preset: str = choice("What kind of packet", *PRESETS)
    pages: str = line("Pages", half=True)
    contents: str = line("SHA-256 of the PDF", half=True)
    left_out: str = paragraph("Left out by choice")
    said: tuple[FileRef, ...] = files("What it said")

    def detail(self) -> str:
        """Return what kind of packet it was and how many pages it had."""
        pages = self.pages and f"{self.pages} {'page' if self.pages == '1' else 'pages'}"
        return joined(dict(PRESETS).get(self.preset, ""), pages)
