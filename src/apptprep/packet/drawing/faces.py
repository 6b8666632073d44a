"""The fonts of the scripts that are shaped: which there are, what they cover, when they are read.

They are read with HarfBuzz, late and one by one: a packet in Latin letters never opens them. All
are Noto (SIL Open Font License); `packaging/build_fonts.py` makes them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from apptprep import bundled

if TYPE_CHECKING:
    from collections.abc import Iterator

SHAPED: Final = "*"
"""Ends the name of a text font when HarfBuzz sets it: Latin, Greek, Cyrillic letters with marks."""
EMOJI: Final = "NotoEmoji"
_SIGNS: Final = "DejaVuSans*"
_STROKE: Final = 0.026
"""Emphasis of a script that has no bold font: an outline of this width, in type sizes."""

_RANGES: Final = {
    "NotoSansHebrew": "\u0590-\u05ff\ufb1d-\ufb4f",
    "NotoSansArabic": "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefe",
    "NotoSansDevanagari": "\u0900-\u097f\u1cd0-\u1cff\ua8e0-\ua8ff",
    "NotoSansBengali": "\u0980-\u09ff",
    "NotoSansGurmukhi": "\u0a00-\u0a7f",
    "NotoSansGujarati": "\u0a80-\u0aff",
    "NotoSansTamil": "\u0b80-\u0bff",
    "NotoSansTelugu": "\u0c00-\u0c7f",
    "NotoSansKannada": "\u0c80-\u0cff",
    "NotoSansMalayalam": "\u0d00-\u0d7f",
    "NotoSansSinhala": "\u0d80-\u0dff",
    "NotoSansThai": "\u0e00-\u0e7f",
    "NotoSansLao": "\u0e80-\u0eff",
    "NotoSansMyanmar": "\u1000-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f",
    "NotoSansGeorgian": "\u10a0-\u10ff\u1c90-\u1cbf\u2d00-\u2d2f",
    "NotoSansEthiopic": "\u1200-\u139f\u2d80-\u2ddf\uab00-\uab2f",
    "NotoSansKhmer": "\u1780-\u17ff\u19e0-\u19ff",
    "NotoSansArmenian": "\u0530-\u058f\ufb13-\ufb17",
    "NotoSansKR": "\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff",
    "NotoSansSC": "\u2e80-\u312f\u31a0-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
    "\U00020000-\U0003ffff",
}
_SCRIPTS: Final = {stem: re.compile(f"[{ranges}]") for stem, ranges in _RANGES.items()}
_TWO_WEIGHTS: Final = frozenset(
    {"NotoSansHebrew", "NotoSansArabic", "NotoSansDevanagari", "NotoSansThai"}
)
_LANGUAGES: Final = {
    "NotoSansHebrew": "he",
    "NotoSansArabic": "ar",
    "NotoSansDevanagari": "hi",
    "NotoSansBengali": "bn",
    "NotoSansGurmukhi": "pa",
    "NotoSansGujarati": "gu",
    "NotoSansTamil": "ta",
    "NotoSansTelugu": "te",
    "NotoSansKannada": "kn",
    "NotoSansMalayalam": "ml",
    "NotoSansSinhala": "si",
    "NotoSansThai": "th",
    "NotoSansLao": "lo",
    "NotoSansMyanmar": "my",
    "NotoSansGeorgian": "ka",
    "NotoSansEthiopic": "am",
    "NotoSansKhmer": "km",
    "NotoSansArmenian": "hy",
    "NotoSansKR": "ko",
    "NotoSansJP": "ja",
    "NotoSansSC": "zh",
}
_IGNORED: Final = re.compile("[\u200c\u200d\ufe00-\ufe0f\U000e0000-\U000e01ef]")
_JAPANESE: Final = re.compile("[\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f]")


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """A font as HarfBuzz reads it.

    Attributes:
        file: File name without ending; faces that differ only in stroke share one.
        face: HarfBuzz's face.
        font: HarfBuzz's font, in units of the face.
        points: The code points it has.
        units: Units of the type size.
    """

    file: str
    face: Any
    font: Any
    points: Any
    units: int


@lru_cache(maxsize=64)
def _read(file: str) -> Face:
    import uharfbuzz as hb

    face = hb.Face(hb.Blob(bundled.read_bytes(f"fonts/{file}.ttf")))
    return Face(file, face, hb.Font(face), face.unicodes, face.upem)


def face(name: str) -> Face:
    """The face behind a font name that `candidates` gave.

    Two threads may both read a font at the same time; each gets a whole one.
    """
    return _read(_file(name))


def _file(name: str) -> str:
    if name.endswith(SHAPED):
        return name.removesuffix(SHAPED)
    stem = name.removesuffix("-Bold")
    return name if stem != name and stem in _TWO_WEIGHTS else f"{stem}-Regular"


def stroke(name: str) -> float:
    """How wide an outline makes up for a bold font that there is not, in type sizes; usually 0."""
    stem = name.removesuffix("-Bold")
    return _STROKE if stem != name and _file(name) != name and SHAPED not in name else 0.0


def language(name: str) -> str:
    """The language that is most often written in a font's script; "" for the text fonts."""
    return _LANGUAGES.get(name.removesuffix("-Bold"), "")


def covers(name: str, cluster: str) -> bool:
    """Whether a font has all characters of a cluster that are seen."""
    points = face(name).points
    return all(ord(char) in points or is_ignored(char) for char in cluster)


def is_ignored(char: str) -> bool:
    """Whether a character only steers its neighbours and is not seen itself."""
    return _IGNORED.match(char) is not None


def candidates(cluster: str, look: str, han: str = "") -> Iterator[str]:
    """Fonts that may have a cluster, the likeliest first.

    Args:
        cluster: What is to be printed.
        look: The text font wanted; tells the weight.
        han: "ja" for Japanese forms of the characters that Chinese and Japanese share.
    """
    bold = "-Bold" if "Bold" in look else ""
    stem = _stem(cluster)
    if stem == "NotoSansSC":
        shared = ("NotoSansJP", "NotoSansSC") if han == "ja" else ("NotoSansSC", "NotoSansJP")
        yield from (f"{each}{bold}" for each in shared)
    elif stem:
        yield f"{stem}{bold}"
    yield f"{look}{SHAPED}"
    yield f"{EMOJI}{bold}"
    yield _SIGNS


@lru_cache(maxsize=2_000)
def _stem(cluster: str) -> str:
    """The script font a cluster's first character belongs to; "" for none."""
    return next((stem for stem, ranges in _SCRIPTS.items() if ranges.match(cluster)), "")


def han_of(text: str) -> str:
    """Which language's forms of the shared characters a text wants: "ja", or "" for Chinese.

    Kana say Japanese, and so do characters that Japan alone simplified this way (those its
    standard has, but neither of the two Chinese ones).
    """
    if _JAPANESE.search(text):
        return "ja"
    for char in text:
        if "\u4e00" <= char <= "\u9fff" and _only_japanese(char):
            return "ja"
    return ""


@lru_cache(maxsize=4_000)
def _only_japanese(char: str) -> bool:
    def has(standard: str) -> bool:
        try:
            char.encode(standard)
        except UnicodeEncodeError:
            return False
        return True

    return has("shift_jis") and not has("gb2312") and not has("big5")
