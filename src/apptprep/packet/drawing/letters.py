"""Plain text as page content: what ReportLab's ``drawString`` does, in a fraction of the time.

ReportLab numbers the characters of an embedded font as they come up, in subsets of 256; that
numbering is used as it is. Plain ASCII keeps its own numbers in the first subset, so it needs no
look-up at all: most of a long log is that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from apptprep.packet.drawing import fonts
from apptprep.packet.drawing.embed import embedded

if TYPE_CHECKING:
    from apptprep.packet.drawing.pieces import Mixed, Piece

_SIGNS: Final = {
    code: f"\\{code:03o}" for code in (*range(32), *range(127, 256), *map(ord, "()\\"))
}
"""What a string in brackets may not hold as it is (ISO 32000-1, 7.3.4.2)."""
_BRACKETS: Final = frozenset("()\\")


class Letters:
    """Writes text with the fonts of one document."""

    def __init__(self, canvas: Any) -> None:  # noqa: ANN401 - ReportLab has no types
        """Write for a ReportLab canvas."""
        self._document = canvas._doc  # noqa: SLF001 - the numbering of characters is kept there
        self._fonts: dict[str, tuple[Any, str]] = {}

    def show(self, name: str, size: float, x: float, y: float, text: str) -> str:
        """The operators that print a text.

        Args:
            name: The font; it has all characters of the text.
            size: Type size.
            x: Left end.
            y: Baseline.
            text: At least one character, none above U+FFFF.
        """
        font, first = self._fonts.get(name) or self._load(name)
        if text.isascii():
            body = text.translate(_SIGNS) if _BRACKETS.intersection(text) else text
            shown = f"{first} {size:.6g} Tf ({body}) Tj"
        else:
            shown = " ".join(
                f"{font.getSubsetInternalName(subset, self._document)} {size:.6g} Tf "
                f"({codes.decode('latin-1').translate(_SIGNS)}) Tj"
                for subset, codes in font.splitString(text, self._document)
            )
        return f"BT 1 0 0 1 {x:.3f} {y:.3f} Tm {shown} ET"

    def shaped(self, piece: Piece, how: Mixed, x: float, y: float, *, outlined: bool) -> str:
        """The operators that print a shaped piece: its inks as one string of glyph numbers.

        Args:
            piece: The text with its font.
            how: Its glyphs.
            x: Left end.
            y: Baseline.
            outlined: Draw the outline, too: a bold face where the font has none.
        """
        font = embedded(self._document, piece.font)
        inks = font.hexadecimal(how.inks)
        before, after = ("2 Tr ", " 0 Tr") if outlined else ("", "")
        show = (
            f"BT {font.internal_name} {piece.size:.4g} Tf {before}"
            f"1 0 0 1 {x:.3f} {y:.3f} Tm <{inks}> Tj{after} ET"
        )
        # The glyphs stand from left to right, but are read the other way (ISO 32000-1, 14.8.2.3).
        return f"/ReversedChars BMC {show} EMC" if how.level % 2 else show

    def _load(self, name: str) -> tuple[Any, str]:
        font = fonts.load(name)
        # ReportLab gives subset 0 the ASCII characters under their own numbers.
        found = font, font.getSubsetInternalName(0, self._document)
        font.splitString("A", self._document)
        self._fonts[name] = found
        return found
