"""Which fonts the packet carries, from which packages, and how much of each.

Get the packages into one folder::

    apt-get download fonts-noto-core=20201225-1 fonts-dejavu-core=2.37-6
    npm pack @expo-google-fonts/noto-sans-sc@0.4.3 @expo-google-fonts/noto-sans-jp@0.4.3 \
        @expo-google-fonts/noto-sans-kr@0.4.3 @expo-google-fonts/noto-emoji@0.4.7

All are TrueType outlines: ReportLab and the packet's own embedding read no others.
"""

from __future__ import annotations

import tarfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

NOTO = "fonts-noto-core_20201225-1_all.deb"
DEJAVU = "fonts-dejavu-core_2.37-6_all.deb"
SC = "expo-google-fonts-noto-sans-sc-0.4.3.tgz"
JP = "expo-google-fonts-noto-sans-jp-0.4.3.tgz"
KR = "expo-google-fonts-noto-sans-kr-0.4.3.tgz"
EMOJI = "expo-google-fonts-noto-emoji-0.4.7.tgz"
NEEDED = (NOTO, DEJAVU, SC, JP, KR, EMOJI)

_NOTO_DIR = "./usr/share/fonts/truetype/noto/"
_ALL = ((0x20, 0x10FFFF),)
_HANGUL = ((0x1100, 0x11FF), (0x3130, 0x318F), (0xA960, 0xA97F), (0xAC00, 0xD7FF))
_HAN = ((0x2E80, 0x303F), (0x3100, 0x312F), (0x31A0, 0x33FF), (0x3400, 0x9FFF))
_WIDE = ((0xF900, 0xFAFF), (0xFE30, 0xFE4F), (0xFF00, 0xFFEF), (0x20000, 0x3FFFF))
_KANA = ((0x3000, 0x30FF), (0x31F0, 0x31FF), (0xFF00, 0xFFEF), (0x1B000, 0x1B16F))


@dataclass(frozen=True, slots=True)
class Source:
    """One font to make.

    Attributes:
        name: file name in ``resources/fonts``, without ending.
        package: one of ``NEEDED``.
        member: the font's path in it.
        ranges: first and last code points to keep.
        rule: "" keeps all of ``ranges``; "jis" what ``ranges`` and the Japanese standard
            JIS X 0208 have; "rest" what the four text fonts lack.
    """

    name: str
    package: str
    member: str
    ranges: tuple[tuple[int, int], ...] = _ALL
    rule: str = ""


def _noto(name: str, style: str) -> Source:
    return Source(f"{name}-{style}", NOTO, f"{_NOTO_DIR}{name}-{style}.ttf")


TEXT = tuple(_noto("NotoSans", style) for style in ("Regular", "Bold", "Italic", "BoldItalic"))
"""Latin, Greek, Cyrillic."""

_TWO_WEIGHTS = ("Arabic", "Hebrew", "Devanagari", "Thai")
_ONE_WEIGHT = (
    *("Bengali", "Gurmukhi", "Gujarati", "Tamil", "Telugu", "Kannada", "Malayalam", "Sinhala"),
    *("Lao", "Myanmar", "Georgian", "Ethiopic", "Khmer", "Armenian"),
)

SCRIPTS = (
    *(
        _noto(f"NotoSans{script}", style)
        for script in _TWO_WEIGHTS
        for style in ("Regular", "Bold")
    ),
    *(_noto(f"NotoSans{script}", "Regular") for script in _ONE_WEIGHT),
    Source(
        "NotoSansSC-Regular", SC, "package/400Regular/NotoSansSC_400Regular.ttf", (*_HAN, *_WIDE)
    ),
    Source(
        "NotoSansJP-Regular",
        JP,
        "package/400Regular/NotoSansJP_400Regular.ttf",
        (*_HAN, *_WIDE, *_KANA),
        "jis",
    ),
    Source("NotoSansKR-Regular", KR, "package/400Regular/NotoSansKR_400Regular.ttf", _HANGUL),
    Source("NotoEmoji-Regular", EMOJI, "package/400Regular/NotoEmoji_400Regular.ttf"),
)

SIGNS = Source(
    "DejaVuSans", DEJAVU, "./usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", rule="rest"
)


def read(sources: Path, source: Source) -> bytes:
    """The font file inside its package."""
    data = (sources / source.package).read_bytes()
    if source.package.endswith(".deb"):
        data = _data_of(data)
    with tarfile.open(fileobj=BytesIO(data)) as archive:
        member = archive.extractfile(source.member)
        if member is None:
            raise FileNotFoundError(source.member)
        return member.read()


def _data_of(package: bytes) -> bytes:
    """The files' archive in a Debian package, which is an ``ar`` archive with 60-byte headings."""
    at = 8
    while at < len(package):
        name, size = package[at : at + 16].decode().strip(), int(package[at + 48 : at + 58])
        if name.startswith("data.tar"):
            return package[at + 60 : at + 60 + size]
        at += 60 + size + size % 2
    raise FileNotFoundError("data.tar")
