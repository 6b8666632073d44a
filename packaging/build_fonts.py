"""Build ``resources/fonts`` from the packages that ``font_sources.py`` names.

    python packaging/build_fonts.py SOURCES

Each font keeps the characters it is there for, with all that shaping needs, and loses its hints:
they matter on coarse screens only and would be copied into every packet. The result is the same
bytes for the same packages and the pinned uharfbuzz. The licences beside the fonts are kept by
hand: ``OFL.txt`` (Noto) and ``DEJAVU.txt``.
"""

from __future__ import annotations

import sys
from pathlib import Path

import uharfbuzz as hb

from font_sources import NEEDED, SCRIPTS, SIGNS, TEXT, Source, read

_NOT_NEEDED = (b"vhea", b"vmtx", b"VORG", b"BASE", b"STAT", b"gasp")
"""Tables for vertical writing, variations and coarse screens."""

TARGET = Path(__file__).resolve().parent.parent / "resources" / "fonts"


def main(arguments: list[str]) -> int:
    """Build all fonts; return the exit code."""
    if len(arguments) != 1:
        print(__doc__)
        return 2
    sources = Path(arguments[0])
    absent = [name for name in NEEDED if not (sources / name).is_file()]
    if absent:
        print(f"Not in {sources}: {', '.join(absent)}. See packaging/font_sources.py.")
        return 1
    everywhere = set(range(0x110000))
    for source in TEXT:
        everywhere &= _points(read(sources, source))
    for source in (*TEXT, *SCRIPTS, SIGNS):
        data = read(sources, source)
        small = subset(data, _wanted(source, _points(data), everywhere))
        (TARGET / f"{source.name}.ttf").write_bytes(small)
        print(f"{source.name}: {len(data) // 1024} KiB -> {len(small) // 1024} KiB")
    return 0


def subset(data: bytes, points: set[int]) -> bytes:
    """A font with only these characters and the glyphs that shaping makes of them."""
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(points)
    wanted.flags = hb.SubsetFlags.NO_HINTING
    wanted.drop_table_tag_set.update(int.from_bytes(tag, "big") for tag in _NOT_NEEDED)
    small = hb.subset(hb.Face(hb.Blob(data)), wanted).blob.data
    if small is None:
        raise ValueError("the font cannot be cut down")
    return bytes(small)


def _points(data: bytes) -> set[int]:
    return set(hb.Face(hb.Blob(data)).unicodes)


def _wanted(source: Source, points: set[int], everywhere: set[int]) -> set[int]:
    kept = {p for p in points if any(first <= p <= last for first, last in source.ranges)}
    if source.rule == "rest":
        # Blank and hyphen: ReportLab takes widths from them.
        return (kept - everywhere) | {0x20, 0x2D, 0xA0}
    if source.rule == "jis":
        return {p for p in kept if _in_jis(p)}
    return kept


def _in_jis(point: int) -> bool:
    """In JIS X 0208 or half-width: what Japanese names and notes are written with."""
    try:
        return len(chr(point).encode("shift_jis")) > 0
    except UnicodeEncodeError:
        return False


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
