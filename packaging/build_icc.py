"""Makes ``resources/colour/srgb.icc``: the colour profile that a PDF to keep has to name.

PDF/A wants a profile inside the file that says what its red, green and blue mean. Ours are sRGB.
The profile is written here from the published numbers of IEC 61966-2-1 (primaries adapted to D50,
the curve with its straight beginning), so it is nobody else's work and under 600 bytes: ICC
version 4.3, a display profile of three primaries with parametric curves.

``python packaging/build_icc.py`` writes it; the same numbers always give the same bytes.
"""

from __future__ import annotations

import struct
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "resources" / "colour" / "srgb.icc"

WHITE = (0.9642, 1.0, 0.8249)
"""D50, the white of every profile's connection space."""
PRIMARIES = {
    "rXYZ": (0.436065674, 0.222488403, 0.013916016),
    "gXYZ": (0.385147095, 0.716873169, 0.097076416),
    "bXYZ": (0.143066406, 0.060607910, 0.714096069),
}
"""The primaries of sRGB, adapted from D65 to D50 (Bradford)."""
ADAPTATION = (
    1.047882080,
    0.022918701,
    -0.050201416,
    0.029586792,
    0.990478516,
    -0.017059326,
    -0.009231567,
    0.015075684,
    0.751678467,
)
"""The Bradford matrix from D65 to D50, row by row."""
CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
"""Exponent, then a, b, c, d of ICC's curve type 3."""


def fixed(*numbers: float) -> bytes:
    """Numbers as ICC's s15Fixed16."""
    return b"".join(struct.pack(">i", round(number * 65536)) for number in numbers)


def words(text: str) -> bytes:
    """A text as ICC's multiLocalizedUnicode in English."""
    data = text.encode("utf-16-be")
    return b"mluc" + bytes(4) + struct.pack(">II2s2sII", 1, 12, b"en", b"US", len(data), 28) + data


def profile() -> bytes:
    """The whole profile."""
    curve = b"para" + bytes(4) + struct.pack(">HH", 3, 0) + fixed(*CURVE)
    tags = {
        "desc": words("sRGB"),
        "cprt": words("No copyright, use freely"),
        "wtpt": b"XYZ " + bytes(4) + fixed(*WHITE),
        "chad": b"sf32" + bytes(4) + fixed(*ADAPTATION),
        **{name: b"XYZ " + bytes(4) + fixed(*place) for name, place in PRIMARIES.items()},
        **dict.fromkeys(("rTRC", "gTRC", "bTRC"), curve),
    }
    offset = 128 + 4 + 12 * len(tags)
    table, data, places = struct.pack(">I", len(tags)), b"", {}
    for name, value in tags.items():
        if value not in places:
            places[value] = offset + len(data)
            data += value + bytes(-len(value) % 4)
        table += struct.pack(">4sII", name.encode(), places[value], len(value))
    size = 128 + len(table) + len(data)
    head = struct.pack(">I4sI4s4s4s", size, bytes(4), 0x04300000, b"mntr", b"RGB ", b"XYZ ")
    head += struct.pack(">6H4s", 2026, 1, 1, 0, 0, 0, b"acsp")
    # Platform, flags, maker, model, attributes, intent (perceptual), white, creator, id, reserve.
    head += bytes(28) + fixed(*WHITE) + bytes(4 + 16 + 28)
    return head + table + data


def main() -> None:
    """Write the profile."""
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_bytes(profile())


if __name__ == "__main__":
    main()
