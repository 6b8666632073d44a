"""Letters to glyphs: joining, ligatures, reordering and marks, by HarfBuzz.

What comes out are inks: a cluster's glyphs, placed, with the text they stand for. Kerning is off:
so a cluster is as wide in a line as it was when the line was broken, and a packet holds each
cluster once.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from apptprep.packet.drawing import faces


class Ink(NamedTuple):
    """What is printed for a piece of text, from left to right one after the other.

    Attributes:
        parts: Glyph, and how far it is moved to the right and up, in units of the face.
        advance: Width in units of the face.
        text: What it stands for. In a right-to-left run each ink stands for one character, and
            those that a ligature or a mark drew already have no parts and no width: readers of the
            file turn such a run around character by character.
    """

    parts: tuple[tuple[int, int, int], ...]
    advance: int
    text: str


class Shaped(NamedTuple):
    """A run as it is printed: its inks from left to right, its width in thousandths of the size."""

    inks: tuple[Ink, ...]
    width: float


@lru_cache(maxsize=20_000)
def shape(text: str, name: str, right_to_left: bool) -> Shaped:  # noqa: FBT001 - a cached key
    """Set a run of one font and one direction.

    Args:
        text: Cleaned text of one script, in reading order.
        name: A font name that `faces.candidates` gave.
        right_to_left: The direction of the run.
    """
    import uharfbuzz as hb

    face = faces.face(name)
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if right_to_left else "ltr"
    # Not the language of the machine: the same record gives the same bytes everywhere.
    buffer.language = "en"
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_GRAPHEMES
    hb.shape(face.font, buffer, {"kern": False})
    groups: dict[int, list[tuple[int, int, int]]] = {}
    advances: dict[int, int] = {}
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        parts = groups.setdefault(info.cluster, [])
        at = advances.get(info.cluster, 0)
        parts.append((info.codepoint, at + place.x_offset, place.y_offset))
        advances[info.cluster] = at + place.x_advance
    starts = sorted(groups)
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    inks: list[Ink] = []
    for start, parts in groups.items():
        words, advance = text[start : ends[start]], advances[start]
        if right_to_left:
            extra = words[:0:-1]
            sliver = max(face.units // 100, 1) if advance else 0
            inks.extend(Ink((), sliver, char) for char in extra)
            back = sliver * len(extra)
            words, advance = words[0], advance - back
            placed = tuple((glyph, right - back, up) for glyph, right, up in parts)
        else:
            placed = tuple(parts)
        inks.append(Ink(placed, advance, words))
    total = sum(advances.values()) * 1000 / face.units
    return Shaped(tuple(inks), total)
