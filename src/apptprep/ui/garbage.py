"""When Python looks for garbage: not while a record is opened, and never among its entries.

Looking through the objects of 100,000 entries takes half a second in which the window stands still,
and finds nothing: entries do not lead to each other in circles. What goes is freed at once anyway;
this is about circles only.
"""

from __future__ import annotations

import gc

_pauses = 0


def pause() -> None:
    """Look for no garbage until :func:`resume` was called as often."""
    global _pauses  # noqa: PLW0603 - the collector is one for the whole program, too
    _pauses += 1
    gc.disable()


def resume() -> None:
    """Look for garbage again, unless somebody else still wants none."""
    global _pauses  # noqa: PLW0603
    _pauses = max(0, _pauses - 1)
    if not _pauses:
        gc.enable()


def leave_alone() -> None:
    """Look no more at what is there now: a record was opened. What was left alone before is not."""
    gc.unfreeze()
    gc.freeze()
