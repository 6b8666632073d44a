"""How slow work tells where it is, and how it hears of Cancel."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[float, str], None]
"""Told how far the work is (0 to 1; below 0: not known) and what it does; raises to cancel it."""


def unheard(share: float, text: str) -> None:
    """Progress that nobody listens to."""


def part_of(progress: Progress, start: float, share: float) -> Progress:
    """Return the progress of a part of the work.

    Args:
        progress: told of the whole.
        start: where in the whole the part begins (0 to 1).
        share: how much of the whole it is.
    """

    def told(done: float, text: str) -> None:
        progress(start + max(done, 0.0) * share, text)

    return told
