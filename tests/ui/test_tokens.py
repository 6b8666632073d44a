"""Every pair of colours that meets on the screen can be read by poor eyes."""

from __future__ import annotations

import pytest

from apptprep.ui.tokens import DARK, LIGHT

TEXT, SECOND, LINE = 7.0, 4.5, 3.0
PAIRS = [
    ("text", "bg", TEXT),
    ("text", "surface", TEXT),
    ("text", "surface2", TEXT),
    ("text", "side", TEXT),
    ("text", "accent_soft", TEXT),
    ("text2", "bg", TEXT),
    ("text2", "surface", SECOND),
    ("text2", "surface2", SECOND),
    ("text2", "side", SECOND),
    ("text2", "accent_soft", SECOND),
    ("accent", "surface", SECOND),
    ("accent", "bg", SECOND),
    ("accent", "accent_soft", SECOND),
    ("accent_hover", "accent_soft", SECOND),
    ("on_accent", "accent", SECOND),
    ("on_accent", "accent_hover", SECOND),
    ("warn_text", "warn_bg", SECOND),
    ("warn_text", "surface", SECOND),
    ("warn_text", "bg", SECOND),
    ("on_toast", "toast", TEXT),
    ("toast_action", "toast", SECOND),
    ("control", "surface", LINE),
    ("control", "bg", LINE),
    ("focus", "surface", LINE),
    ("focus", "bg", LINE),
    ("focus", "side", LINE),
    ("focus", "accent_soft", LINE),
    *((f"sev{band}", "surface", LINE) for band in range(4)),
    *(("on_sev", f"sev{band}", SECOND) for band in range(4)),
    *(("text", f"sev{band}_soft", TEXT) for band in range(4)),
    *(("text2", f"sev{band}_soft", SECOND) for band in range(4)),
]


def luminance(color: str) -> float:
    """Return the relative luminance of ``#RRGGBB`` (WCAG 2)."""

    def linear(value: int) -> float:
        share = value / 255
        return share / 12.92 if share <= 0.03928 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(color[at : at + 2], 16)) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "back", "least"), PAIRS)
def test_a_pair_reaches_its_contrast(
    tokens: dict[str, str], front: str, back: str, least: float
) -> None:
    assert contrast(tokens[front], tokens[back]) >= least


def test_light_and_dark_have_the_same_tokens() -> None:
    assert LIGHT.keys() == DARK.keys()
