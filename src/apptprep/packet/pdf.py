"""A composed packet as a PDF file.

The same packet gives the same bytes: no clock, no random numbers, neutral metadata.
"""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from apptprep.errors import CannotWrite
from apptprep.packet import assemble
from apptprep.packet.content import PAPERS, Beside, Paragraph, Run
from apptprep.packet.contents_code import contents_code
from apptprep.packet.drawing import blocks, fonts, frame, originals, qr
from apptprep.packet.drawing.flow import Flow, Page, Placed, lay_out
from apptprep.packet.drawing.fold_card import fold_card
from apptprep.packet.drawing.sheet import Sheet, is_narrow
from apptprep.packet.drawing.structure import Element
from apptprep.packet.drawing.summary import fit
from apptprep.packet.drawing.wallet import wallet
from apptprep.packet.drawn import Wallet
from apptprep.packet.file.archive import ALL, Attachment, Claims

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from apptprep.packet.content import Packet
    from apptprep.packet.drawing.blocks import Laid
    from apptprep.packet.drawing.pen import Pen

METADATA_TITLE: Final = "Visit packet"
"""The title in the file's properties: says nothing about the person."""
OWN_RECORD: Final = (
    "Kept by the person and their family; not a hospital record. Words in italics marked (unsure) "
    "are not certain. “Not written down” does not mean “no”."
)
"""Ends the summary: how to read what stands on it."""
_NEARLY_EMPTY: Final = 0.35
"""Sections follow on the summary's last side if no more of it than this share is used."""
_MAX_ROOM_LEFT: Final = 0.2
"""A section begins on a new page if less than this share of one is left."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A drawn packet.

    Attributes:
        data: The PDF file.
        pages: How many pages it has.
        summary_pages: How many of them the summary takes, 1 or 2; 0 for a card or a sheet.
        missing: How many characters print as a box because no bundled font has them.
        slots: Where pages of originals go, which are not in it yet.
    """

    data: bytes
    pages: int
    summary_pages: int
    missing: int
    slots: tuple[originals.Slot, ...] = ()


def render(packet: Packet) -> bytes:
    """The packet as PDF bytes."""
    return draw(packet).data


def _unheard() -> None:
    """Nobody waits for anything else."""


def draw(
    packet: Packet,
    attachments: Sequence[Attachment] = (),
    claims: Claims = ALL,
    heard: Callable[[], object] = _unheard,
) -> Rendered:
    """The packet as a PDF, with what is worth knowing about it.

    Args:
        packet: What to print.
        attachments: Files that travel inside; they are to hold no more than the packet prints.
        claims: What the file says of itself.
        heard: Called before each block and each page; raises where the pages are not wanted any
            more, so that a long log does not go on being drawn for nobody.
    """
    # A card to fold has the size it is folded to.
    sheet = Sheet.of(packet.paper, large=packet.large and packet.form != "card")
    width, height = sheet.width, sheet.height
    missing = count_missing(packet)
    contents = _contents(packet, width)
    top, code = _top(packet, missing, width), contents_code(packet)
    if packet.form == "packet":
        end = _end(contents, code, width)
        # In large print the two sides hold what a clinician reads; the contents come after them.
        after = is_narrow(width)
        flow = fit(packet, (width, height), top, [] if after else end)
        sides = len(flow.pages)
        if after:
            flow.new_page()
            flow.put([*_about(packet, width), *end, *_codes(packet, width)])
        _sections(packet, flow, width, heard)
    else:
        flow, sides = Flow(height), 0
        flow.put(_alone(packet, top, code, width))
        if is_narrow(width):
            _pieces(packet, flow)
    slots = originals.put(packet, flow, width)
    for number, page in enumerate(flow.pages, 1):
        contents.pages.update((each.anchor, number) for each in page.placed if each.anchor)
    heard()
    pen = _draw(packet, flow.pages, sheet, heard)
    heard()
    data = assemble.finish(pen, METADATA_TITLE, packet.made, attachments, claims)
    return Rendered(data, len(flow.pages), sides, missing, slots)


def save(data: bytes, path: Path) -> None:
    """Write bytes to a file, whole or not at all.

    Raises:
        CannotWrite: The file cannot be written; what was there before is untouched.
    """
    temporary = ""
    try:
        handle, temporary = tempfile.mkstemp(prefix=".packet-", suffix=".part", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except OSError as error:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        sentence = (
            f"The PDF was not written to {path}: {error.strerror or error}. Nothing is lost: your "
            "record is as it was. Choose another folder, or make room, and try again."
        )
        raise CannotWrite(sentence) from error


def count_missing(packet: Packet) -> int:
    """How many characters of the packet no bundled font can print."""
    total = 0
    for text in _texts(packet):
        if text.isascii():
            continue
        cleaned = fonts.clean(text)
        if fonts.is_plain(cleaned):
            continue
        for line in cleaned.split("\n"):
            pieces = fonts.runs(line, fonts.REGULAR)
            total += sum(fonts.boxes(piece) for font, piece in pieces if font == fonts.MISSING)
    return total


_BARE: Final = frozenset({int, float, bool, type(None)})
"""Values that hold no text."""
_NAMES: Final[dict[type, tuple[str, ...]]] = {}
"""Names of the fields of each kind of content met so far."""


def _texts(part: Any) -> Iterator[str]:  # noqa: ANN401 - walks plain data of any shape
    """Every text in it, in no order."""
    waiting = [part]
    while waiting:
        each = waiting.pop()
        kind = type(each)
        if kind is str:
            yield each
        elif kind is tuple:
            waiting.extend(each)
        elif kind not in _BARE:
            waiting.extend(getattr(each, name) for name in _names(kind))


def _names(kind: type) -> tuple[str, ...]:
    found = _NAMES.get(kind)
    if found is None:
        found = tuple(each.name for each in fields(kind)) if is_dataclass(kind) else ()
        _NAMES[kind] = found
    return found


def _top(packet: Packet, missing: int, width: float) -> list[Laid]:
    laids: list[Laid] = [frame.band(packet, width)]
    if missing:
        note = (
            f"{missing} {'character' if missing == 1 else 'characters'} in this packet could not "
            "be printed: each stands as an empty box. Please check names and words with boxes."
        )
        laids.append(blocks.paragraph(Paragraph((Run(note, "strong"),), "small"), width))
    lines = (Paragraph((Run(line, "strong"),), "small") for line in packet.cover)
    return [*laids, *(blocks.paragraph(line, width) for line in lines)]


def _alone(packet: Packet, top: list[Laid], code: str, width: float) -> list[Laid]:
    """A form of its own: the card on one side, or a sheet without summary and contents."""
    if packet.form == "card":
        return [fold_card(packet, PAPERS[packet.paper], code)]
    laids = list(top)
    for section in packet.sections:
        for block in section.blocks:
            laids.extend(lay_out(block, width))
    return [*laids, _note(code, width)]


def _pieces(packet: Packet, flow: Flow) -> None:
    """In large print a piece as large as a bank card has a page drawn in the usual size."""
    width = Sheet.of(packet.paper).width
    found = (block for section in packet.sections for block in section.blocks)
    for block in found:
        if isinstance(block, Wallet):
            flow.pages.append(Page([Placed(wallet(block, width), 0.0)], usual=True))


def _note(code: str, width: float) -> Laid:
    """How to read what stands there, and the code that tells two copies apart."""
    text = f"{OWN_RECORD} Code of these contents: {code}; copies that say the same have the same."
    return blocks.paragraph(Paragraph((Run(text),), "small"), width)


def _contents(packet: Packet, width: float) -> frame.Contents:
    entries = tuple((n, each.title, each.id) for n, each in enumerate(packet.sections, 1))
    return frame.Contents((*entries, *originals.entries(packet)), width)


def _end(contents: frame.Contents, code: str, width: float) -> list[Laid]:
    note = _note(code, width)
    if not contents.entries:
        return [note]
    return [blocks.title("In this packet (section, page)", "part", width), contents, note]


def _about(packet: Packet, width: float) -> list[Laid]:
    """What on a usual sheet stands in the band, below the name."""
    lines = (Paragraph((Run(line),)) for line in packet.about)
    paragraphs = (blocks.paragraph(line, width) for line in lines)
    return [blocks.title("More about me", "part", width), *paragraphs]


def _codes(packet: Packet, width: float) -> list[Laid]:
    """The QR codes that on a usual sheet stand beside facts of the summary."""
    found = (block for part in packet.summary for block in part.blocks if isinstance(block, Beside))
    return [qr.code(block.code, width) for block in found]


def _sections(packet: Packet, flow: Flow, width: float, heard: Callable[[], object]) -> None:
    if flow.used > flow.height * _NEARLY_EMPTY:
        flow.new_page()
    for number, section in enumerate(packet.sections, 1):
        if section.own_page or flow.height - flow.used < _MAX_ROOM_LEFT * flow.height:
            flow.new_page()
        title = f"{number}  {section.title}"
        laids: list[Laid] = [blocks.title(title, "h1", width)]
        for block in section.blocks:
            heard()
            laids.extend(lay_out(block, width))
        flow.put(laids, Element("Sect"), anchor=section.id)
    if not flow.pages[-1].placed and len(flow.pages) > 1:
        flow.pages.pop()


def _draw(packet: Packet, pages: list[Page], sheet: Sheet, heard: Callable[[], object]) -> Pen:
    pen = assemble.start(packet.paper)
    usual = Sheet.of(packet.paper)
    made = f"{packet.made.day} {packet.made:%B %Y}"
    for number, page in enumerate(pages, 1):
        heard()
        here = usual if page.usual else sheet
        here = here.turned() if page.turned else here
        pen.begin_page(here)
        for each in page.placed:
            top = here.size[1] - here.top - each.top
            if each.anchor:
                pen.place(each.anchor, top)
            if each.section:
                with pen.tag(each.section):
                    each.laid.draw(pen, here.side, top)
            else:
                each.laid.draw(pen, here.side, top)
        if packet.form != "card":
            frame.footer(pen, packet, made, (number, len(pages)), here)
        pen.new_page()
    return pen
