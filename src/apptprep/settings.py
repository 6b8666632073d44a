"""The app's own settings: how it looks, which record was open last.

They hold no health data and no names: ``last_person`` is the random id of a record folder. A
broken or foreign settings file costs the settings, never the start: defaults are used.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from apptprep.folders import make_private, write_whole

THEMES = ("system", "light", "dark")
TEXT_SIZES = (1.0, 1.25, 1.5, 2.0)
PAPERS = ("A4", "Letter")


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything the app remembers about itself.

    Attributes:
        theme: ``"system"``, ``"light"`` or ``"dark"``.
        text_size: factor on the base text size, one of :data:`TEXT_SIZES`.
        paper: ``"A4"`` or ``"Letter"``.
        country: ISO 3166 two letters for the emergency number, ``""`` when not told.
        last_person: id of the record opened last.
        geometry: the window's place and size as Qt's own text, ``""`` when never moved.
        search_trials: the person allows asking the trial register online.
    """

    theme: str = "system"
    text_size: float = 1.0
    paper: str = "A4"
    country: str = ""
    last_person: str = ""
    geometry: str = ""
    search_trials: bool = False


def load(path: Path) -> Settings:
    """Read the settings; whatever is missing, unknown or of the wrong type is the default."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Settings()
    if not isinstance(found, dict):
        return Settings()
    default = Settings()
    known = {
        field.name: found[field.name]
        for field in fields(Settings)
        if isinstance(found.get(field.name), type(getattr(default, field.name)))
    }
    return _checked(replace(default, **known))


def save(settings: Settings, path: Path) -> None:
    """Write the settings whole or not at all.

    Raises:
        CannotWrite: the folder or the file cannot be written.
    """
    make_private(path.parent)
    text = json.dumps(asdict(settings), indent=1, ensure_ascii=False)
    write_whole(path, text.encode("utf-8"))


def _checked(settings: Settings) -> Settings:
    """Return the settings with values out of their list put back to the default."""
    default = Settings()
    return replace(
        settings,
        theme=settings.theme if settings.theme in THEMES else default.theme,
        text_size=settings.text_size if settings.text_size in TEXT_SIZES else default.text_size,
        paper=settings.paper if settings.paper in PAPERS else default.paper,
    )
