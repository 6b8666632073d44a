"""Shaped fonts inside the PDF: glyphs by number, each with the text it stands for.

ReportLab numbers what it embeds by character, which has no room for ligatures, placed marks or
characters above U+FFFF. Here every distinct ink gets a number of its own. Inks of several glyphs,
or of moved ones, become composite glyphs of the embedded font: then a line is one plain string
with the right widths, and every number has exactly one text behind it, so copying, searching and
reading aloud give back what was written.
"""

from __future__ import annotations

import itertools
import struct
from typing import TYPE_CHECKING, Any, Final

from apptprep.packet.drawing import faces

if TYPE_CHECKING:
    from collections.abc import Sequence

    from apptprep.packet.drawing.shaping import Ink

_DROPPED: Final = (b"GSUB", b"GPOS", b"GDEF", b"cmap", b"DSIG")
_KEPT: Final = ("OS/2", "name", "post")
_WORDS: Final = 0x0001
_OFFSETS: Final = 0x0002
_MORE: Final = 0x0020
_PER_BLOCK: Final = 100
"""A block of a character map has no more lines (Adobe Technical Note 5014)."""


class EmbeddedFont:
    """One shaped font in one document; ReportLab asks it for its objects when it saves."""

    def __init__(self, name: str, internal: str) -> None:
        """Begin without glyphs.

        Args:
            name: The font's file name without ending.
            internal: Its name in the document's resources.
        """
        self.fontName = name
        self.internal = internal
        self._codes: dict[Ink, int] = {}

    @property
    def internal_name(self) -> str:
        """How the content of a page calls it."""
        return f"/{self.internal}"

    def hexadecimal(self, inks: Sequence[Ink]) -> str:
        """The inks as a string of the content stream, without its brackets."""
        codes = self._codes
        return "".join(f"{codes.setdefault(ink, len(codes) + 1):04X}" for ink in inks)

    def addObjects(self, document: Any) -> None:  # noqa: ANN401, N802 - ReportLab's name, no types
        """Put the font's objects into the document; ReportLab calls this once."""
        from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString

        face = faces.face(f"{self.fontName}{faces.SHAPED}")
        data, numbers = _program(face, list(self._codes))
        base = PDFName(f"{_tag(document, self)}+{self.fontName}")
        widths = [round(ink.advance * 1000 / face.units, 3) for ink in self._codes]
        program = _stream(data, Length1=len(data))
        glyphs = _stream(struct.pack(f">{len(numbers) + 1}H", 0, *numbers))
        descendant = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("CIDFontType2"),
                "BaseFont": base,
                "CIDSystemInfo": PDFDictionary(
                    {
                        "Registry": PDFString("Adobe"),
                        "Ordering": PDFString("Identity"),
                        "Supplement": 0,
                    }
                ),
                "FontDescriptor": document.Reference(_descriptor(document, face, base, program)),
                "CIDToGIDMap": document.Reference(glyphs),
                "W": PDFArray([1, PDFArray(widths)]),
                "DW": 1000,
            }
        )
        words = _stream(_to_unicode(self._codes).encode("ascii"))
        font = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("Type0"),
                "BaseFont": base,
                "Encoding": PDFName("Identity-H"),
                "DescendantFonts": PDFArray([document.Reference(descendant)]),
                "ToUnicode": document.Reference(words),
            }
        )
        document.idToObject["BasicFonts"].dict[self.internal] = font


def embedded(document: Any, name: str) -> EmbeddedFont:  # noqa: ANN401
    """The embedded font for a font name of `faces`, made at its first use in a document."""
    file = faces.face(name).file
    key = f"{file}{faces.SHAPED}"
    for each in document.delayedFonts:
        if isinstance(each, EmbeddedFont) and each.fontName == file:
            return each
    font = EmbeddedFont(file, f"F{len(document.fontMapping) + 1}")
    document.fontMapping[key] = f"/{font.internal}"
    document.delayedFonts.append(font)
    return font


def _tag(document: Any, font: EmbeddedFont) -> str:  # noqa: ANN401
    """Six letters that tell the subsets of one document apart."""
    number = document.delayedFonts.index(font)
    return "SCRIP" + chr(ord("A") + number % 26)


def _stream(data: bytes, **entries: int) -> Any:  # noqa: ANN401
    from reportlab.pdfbase.pdfdoc import PDFStream, PDFZCompress

    stream = PDFStream(dictionary=None, content=data, filters=[PDFZCompress])
    for key, value in entries.items():
        stream.dictionary[key] = value
    return stream


def _descriptor(document: Any, face: faces.Face, base: Any, program: Any) -> Any:  # noqa: ANN401
    from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName

    extents = face.font.get_font_extents("ltr")
    scale = 1000 / face.units
    up, down = round(extents.ascender * scale), round(extents.descender * scale)
    return PDFDictionary(
        {
            "Type": PDFName("FontDescriptor"),
            "FontName": base,
            "Flags": 4,
            "FontBBox": PDFArray([-1000, down, 2000, up]),
            "ItalicAngle": -12 if "Italic" in face.file else 0,
            "Ascent": up,
            "Descent": down,
            "CapHeight": 714,
            "StemV": 140 if "Bold" in face.file else 80,
            "FontFile2": document.Reference(program),
        }
    )


def _to_unicode(codes: dict[Ink, int]) -> str:
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<0000> <FFFF>",
        "endcodespacerange",
    ]
    entries = [
        f"<{code:04X}> <{ink.text.encode('utf-16-be', 'surrogatepass').hex().upper()}>"
        for ink, code in codes.items()
    ]
    for at in range(0, len(entries), _PER_BLOCK):
        block = entries[at : at + _PER_BLOCK]
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines)


def _program(face: faces.Face, inks: list[Ink]) -> tuple[bytes, list[int]]:
    """The font file with these inks, and the glyph number of each."""
    import uharfbuzz as hb

    wanted = hb.SubsetInput()
    wanted.glyph_set.update({part[0] for ink in inks for part in ink.parts} | {0})
    wanted.flags = hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NO_HINTING
    wanted.drop_table_tag_set.update(int.from_bytes(tag, "big") for tag in _DROPPED)
    plan = hb.SubsetPlan(face.face, wanted)
    glyphs = _Glyphs(plan.execute())
    new = plan.old_to_new_glyph_mapping
    made: dict[tuple[Any, int], int] = {}
    numbers = []
    for ink in inks:
        key = (ink.parts, ink.advance)
        if key not in made:
            parts = [(new[glyph], right, up) for glyph, right, up in ink.parts]
            made[key] = glyphs.number(parts, ink.advance)
        numbers.append(made[key])
    return glyphs.program(), numbers


class _Glyphs:
    """The glyphs of a font that grows by composite ones."""

    def __init__(self, face: Any) -> None:  # noqa: ANN401
        self._face = face
        self._tables = {tag: bytes(face.reference_table(tag).data) for tag in face.table_tags}
        head, hhea, maxp = (self._tables[tag] for tag in ("head", "hhea", "maxp"))
        count = struct.unpack(">H", maxp[4:6])[0]
        kind = "L" if struct.unpack(">h", head[50:52])[0] else "H"
        offsets = struct.unpack(
            f">{count + 1}{kind}", self._tables["loca"][: (count + 1) * (4 if kind == "L" else 2)]
        )
        if kind == "H":
            offsets = tuple(2 * offset for offset in offsets)
        data = self._tables["glyf"]
        self._outlines = [data[a:b] for a, b in itertools.pairwise(offsets)]
        self._metrics = _metrics(self._tables["hmtx"], struct.unpack(">H", hhea[34:36])[0], count)

    def number(self, parts: list[tuple[int, int, int]], advance: int) -> int:
        """The glyph that shows these parts with this width; a new one if there is none yet."""
        if len(parts) == 1 and parts[0][1:] == (0, 0) and self._metrics[parts[0][0]][0] == advance:
            return parts[0][0]
        shown = [part for part in parts if self._outlines[part[0]]]
        outline, left = self._composite(shown) if shown else (b"", 0)
        self._outlines.append(outline)
        self._metrics.append((max(advance, 0), left))
        return len(self._outlines) - 1

    def _composite(self, parts: list[tuple[int, int, int]]) -> tuple[bytes, int]:
        boxes = []
        body = b""
        for place, (glyph, right, up) in enumerate(parts):
            more = _MORE if place + 1 < len(parts) else 0
            body += struct.pack(">HHhh", _WORDS | _OFFSETS | more, glyph, right, up)
            low_x, low_y, high_x, high_y = struct.unpack(">4h", self._outlines[glyph][2:10])
            boxes.append((low_x + right, low_y + up, high_x + right, high_y + up))
        left, low, *_ = (min(each) for each in zip(*boxes, strict=True))
        *_, far, high = (max(each) for each in zip(*boxes, strict=True))
        return struct.pack(">5h", -1, left, low, far, high) + body, left

    def program(self) -> bytes:
        """The whole font file."""
        from reportlab.pdfbase.ttfonts import TTFontMaker

        offsets, data = [0], bytearray()
        for outline in self._outlines:
            data += outline + b"\0" * (-len(outline) % 4)
            offsets.append(len(data))
        count = len(self._outlines)
        head, hhea, maxp = (bytearray(self._tables[tag]) for tag in ("head", "hhea", "maxp"))
        head[50:52] = struct.pack(">h", 1)
        hhea[34:36] = struct.pack(">H", count)
        maxp[4:6] = struct.pack(">H", count)
        # Most points, contours, parts and depth of a composite: bounds, not counts.
        maxp[10:14] = struct.pack(">HH", 0xFFFF, 0xFFFF)
        maxp[28:32] = struct.pack(">HH", 0x00FF, 8)
        made = TTFontMaker()
        for tag in _KEPT:
            if tag in self._tables:
                made.add(tag, self._tables[tag])
        made.add("head", bytes(head))
        made.add("hhea", bytes(hhea))
        made.add("maxp", bytes(maxp))
        made.add("loca", struct.pack(f">{count + 1}L", *offsets))
        made.add("glyf", bytes(data))
        made.add("hmtx", b"".join(struct.pack(">Hh", *metric) for metric in self._metrics))
        return bytes(made.makeStream())


def _metrics(table: bytes, full: int, count: int) -> list[tuple[int, int]]:
    """Width and left bearing of each glyph; the last glyphs share one width."""
    pairs = [struct.unpack(">Hh", table[4 * n : 4 * n + 4]) for n in range(full)]
    for n in range(count - full):
        at = 4 * full + 2 * n
        pairs.append((pairs[full - 1][0], struct.unpack(">h", table[at : at + 2])[0]))
    return pairs
