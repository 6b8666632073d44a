"""What never goes over the end of a page: a chart, a code, a heading, a question with its lines."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from apptprep.packet.drawing.blocks import Laid


class Whole(ABC):
    """Base of the laid blocks that stay in one piece; a subclass says how high it is."""

    __slots__ = ()

    @property
    @abstractmethod
    def height(self) -> float:
        """Height in points."""

    @property
    def least(self) -> float:
        """What must fit on a page for the block to begin there: all of it."""
        return self.height

    def split(self, room: float) -> tuple[Laid, Laid] | None:
        """Never: what stays whole goes to the next page.

        Args:
            room: points left on the page.
        """
        del room
        return None
