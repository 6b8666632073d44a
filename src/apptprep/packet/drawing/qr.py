"""QR codes as vector drawing.

ReportLab's encoder is used without its barcode package, which would load half of ReportLab.
A code is as large as its fields need, so a short list takes little room. It is of level L, which
holds most: a list without its last medicine would be worse than a code that bears less smudging.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from apptprep.packet.drawing import structure
from apptprep.packet.drawing.blocks import top_baseline
from apptprep.packet.drawing.facts import FactLines
from apptprep.packet.drawing.structure import Element
from apptprep.packet.drawing.styles import style
from apptprep.packet.drawing.text import Line, wrap_plain
from apptprep.packet.drawing.whole import Whole
from apptprep.packet.drawn import Code

if TYPE_CHECKING:
    from apptprep.packet.drawing.pen import Pen
    from apptprep.packet.drawing.styles import Colour

FIELD: Final = 1.19
"""Width of one field in points: 0.42 mm, which home printers print and phones read."""
_LEAST_SIDE: Final = 72.0
QUIET_ZONE: Final = 4
"""Empty fields around a code, as the standard wants them."""
BLACK: Final[Colour] = (0.0, 0.0, 0.0)
_MASKS: Final = 8
_BAD: Final = ("00000", "11111", "10111010000", "00001011101")
"""What confuses readers: long runs, and what looks like a corner."""


@lru_cache(maxsize=1)
def _encoder() -> Any:  # noqa: ANN401 - ReportLab has no types
    import reportlab

    path = Path(reportlab.__file__).parent / "graphics" / "barcode" / "qrencoder.py"
    spec = spec_from_file_location("apptprep_reportlab_qrencoder", path)
    if spec is None or spec.loader is None:  # pragma: no cover - the file is part of ReportLab
        message = f"no QR encoder at {path}"
        raise ImportError(message)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@lru_cache(maxsize=8)
def fields_of_code(text: str) -> tuple[str, ...]:
    """The rows of a code for a text, "1" for a dark field; UTF-8, level L.

    Args:
        text: At most about 2,000 bytes of UTF-8.
    """
    encoder = _encoder()
    code = encoder.QRCode(None, encoder.QRErrorCorrectLevel.L)
    code.addData(encoder.QR8bitByte(text.encode("utf-8", "replace")))
    code.version = code.calculate_version()
    # ReportLab's own choice of the mask takes 0.2 s; this asks for the same faults, but counts
    # them with string methods.
    masked = []
    for mask in range(_MASKS):
        code.makeImpl(False, mask)
        rows = tuple("".join("1" if dark else "0" for dark in row) for row in code.modules)
        masked.append((_faults(rows), mask, rows))
    return min(masked)[2]


def _faults(rows: tuple[str, ...]) -> int:
    columns = ("".join(column) for column in zip(*rows, strict=True))
    return sum(line.count(bad) for line in (*rows, *columns) for bad in _BAD)


def draw_code(pen: Pen, block: Code, x: float, y: float) -> None:
    """Draw a code whose lower left corner, without the quiet zone, is (x, y)."""
    rows, wide = fields_of_code(block.text), side(block.text)
    step = wide / len(rows)
    areas = []
    for number, row in enumerate(rows):
        top = y + wide - step * number
        at = row.find("1")
        while at >= 0:
            end = row.find("0", at)
            end = len(row) if end < 0 else end
            areas.append((x + at * step, top - step, (end - at) * step, step))
            at = row.find("1", end)
    box = (x, y, x + wide, y + wide)
    with pen.tag(structure.figure(f"{block.title}. {block.caption}", box)):
        pen.areas(areas, BLACK)


@dataclass(slots=True)
class CodeLaid(Whole):
    """A code with its title and caption at the right; never split."""

    code: Code
    texts: tuple[tuple[Line, ...], tuple[Line, ...]]
    scale: float = 1.0
    keep: bool = False
    before: float = 10.0
    after: float = 8.0

    @property
    def height(self) -> float:
        """Height of the code with its quiet zone."""
        return side(self.code.text) + 2 * _zone(self.code.text)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the code, then title and caption."""
        zone, wide = _zone(self.code.text), side(self.code.text)
        draw_code(pen, self.code, x + zone, top - zone - wide)
        y = top - zone
        for role, lines in zip(("part", "small"), self.texts, strict=True):
            look = style(role, self.scale)
            with pen.tag(Element("P")):
                for line in lines:
                    pen.line(line, x + wide + 2 * zone + 10, top_baseline(y, look))
                    y -= look.leading


def _zone(text: str) -> float:
    return QUIET_ZONE * side(text) / len(fields_of_code(text))


def side(text: str) -> float:
    """Width of a code without its quiet zone, in points."""
    return max(len(fields_of_code(text)) * FIELD, _LEAST_SIDE)


def code(block: Code, width: float, scale: float = 1.0) -> CodeLaid:
    """Lay out a code with its words."""
    room = width - side(block.text) - 2 * _zone(block.text) - 10
    words = tuple(
        wrap_plain(text, style(role, scale), room)
        for role, text in (("part", block.title), ("small", block.caption))
    )
    return CodeLaid(block, (words[0], words[1]), scale)


@dataclass(slots=True)
class BesideLaid(Whole):
    """Facts at the left, a code with its title below it at the right; never split."""

    facts: FactLines
    code: Code
    title: tuple[Line, ...]
    width: float
    scale: float = 1.0
    keep: bool = False
    before: float = 1.0
    after: float = 5.0

    @property
    def _words(self) -> float:
        return len(self.title) * style("axis", self.scale).leading

    @property
    def height(self) -> float:
        """Height of the higher of the two."""
        return max(self.facts.height, side(self.code.text) + _zone(self.code.text) + self._words)

    def clamped(self, most: int, room: float) -> BesideLaid:
        """The same with at most ``most`` lines for each fact."""
        return replace(self, facts=self.facts.clamped(most, room - beside_width(self.code)))

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the facts, then the code and its title."""
        self.facts.draw(pen, x, top)
        wide = side(self.code.text)
        left = x + self.width - wide - _zone(self.code.text)
        draw_code(pen, self.code, left, top - wide)
        axis = style("axis", self.scale)
        y = top - wide - _zone(self.code.text)
        with pen.tag(Element("P")):
            for line in self.title:
                pen.line(line, left, top_baseline(y, axis))
                y -= axis.leading


def beside_width(block: Code) -> float:
    """The width a code takes at the right of facts."""
    return side(block.text) + 3 * _zone(block.text)


def beside(facts: FactLines, block: Code, width: float, scale: float = 1.0) -> BesideLaid:
    """Lay out a code at the right of facts that were laid out for the rest of the width."""
    title = wrap_plain(block.title, style("axis", scale), side(block.text) + 4)
    return BesideLaid(facts, block, title, width, scale)
