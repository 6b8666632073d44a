"""Colour tokens of the window, light and dark.

Every colour on the screen has a name here and nowhere else; ``tests/ui/test_tokens.py`` holds the
contrast each pair must reach (WCAG: text 7:1, secondary text 4.5:1, borders and focus 3:1).
Severity runs teal, ochre, plum: never traffic lights, and never without a number and a word.
"""

from __future__ import annotations

LIGHT: dict[str, str] = {
    "bg": "#F6F4F0",
    "side": "#ECE8E1",
    "surface": "#FFFFFF",
    "surface2": "#FAF8F5",
    "border": "#E3DED5",
    "control": "#7F8784",
    "text": "#1D2A2B",
    "text2": "#465250",
    "accent": "#14635D",
    "accent_hover": "#0F524D",
    "accent_soft": "#DFEDEA",
    "on_accent": "#FFFFFF",
    "focus": "#1F5FD6",
    "sev0": "#5B6967",
    "sev1": "#1B756C",
    "sev2": "#A45705",
    "sev3": "#8C2F55",
    "on_sev": "#FFFFFF",
    "sev0_soft": "#EFEEEA",
    "sev1_soft": "#E3F0ED",
    "sev2_soft": "#FAEEDB",
    "sev3_soft": "#F6E6EC",
    "warn_bg": "#FBF2DF",
    "warn_text": "#664100",
    "paper_bg": "#E7E3DC",
    "toast": "#243132",
    "on_toast": "#F4F7F6",
    "toast_action": "#8ED9CF",
}
"""The tokens by day."""

DARK: dict[str, str] = {
    "bg": "#14191A",
    "side": "#0F1314",
    "surface": "#1C2324",
    "surface2": "#232B2C",
    "border": "#303A3B",
    "control": "#7F8C8A",
    "text": "#E8EDEB",
    "text2": "#AAB6B3",
    "accent": "#7CCFC4",
    "accent_hover": "#97DDD4",
    "accent_soft": "#1E3836",
    "on_accent": "#06302C",
    "focus": "#8FB8FF",
    "sev0": "#9FB0AD",
    "sev1": "#6FC9BC",
    "sev2": "#EBB566",
    "sev3": "#F09DBB",
    "on_sev": "#0D1414",
    "sev0_soft": "#2A3233",
    "sev1_soft": "#1F3836",
    "sev2_soft": "#3D321D",
    "sev3_soft": "#41293A",
    "warn_bg": "#3A301C",
    "warn_text": "#F2D9A6",
    "paper_bg": "#0C1011",
    "toast": "#E8EDEB",
    "on_toast": "#172021",
    "toast_action": "#0E5C55",
}
"""The tokens by night; the same names."""
