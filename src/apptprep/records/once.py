"""What is worked out once of something that never changes, and kept with it."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar, cast

T = TypeVar("T")


class Once:
    """Base of what answers are kept with; they go when it goes."""

    def __init__(self) -> None:
        """Begin without answers."""
        self._answers: dict[Hashable, object] = {}

    def once(self, key: Hashable, work: Callable[[], T]) -> T:
        """Return what ``work`` returns; asked again with the same key, what it returned then.

        Safe from any thread: at worst two of them work it out at the same time.

        Args:
            key: what is asked, everything the answer depends on included.
            work: works it out; the answer must not hold the very thing it is kept with, or
                neither would go before somebody looks for garbage.
        """
        if key not in self._answers:
            self._answers[key] = work()
        return cast("T", self._answers[key])
