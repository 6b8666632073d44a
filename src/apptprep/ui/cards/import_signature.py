"""Health cards whose signature was not checked: what that means, and the key that checks it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from apptprep.ui.widgets import Paragraph, button, column, heading, row, small

if TYPE_CHECKING:
    from collections.abc import Sequence

NO_KEYS = (
    "That file is not a key file. Nothing was changed. A key file (JWKS) comes from whoever made "
    "the card and holds “keys”; the clinic or pharmacy can say where it is."
)


class ImportSignature(QWidget):
    """Who made the cards, and a button that asks for the key file.

    Signal: ``wanted``, when a key file is to be chosen.
    """

    wanted = Signal()

    def __init__(self, issuers: Sequence[str], *, tried: bool) -> None:
        """Show cards that were not checked.

        Args:
            issuers: who made them, as the cards say.
            tried: a key file was chosen, and has no key for them.
        """
        super().__init__()
        self.setObjectName("clear")
        by = ", ".join(issuers)
        words = f"A card that says it is from {by} was not checked."
        if tried:
            words = f"The key file has no key for the card that says it is from {by}."
        told = (
            "A health card carries a signature. With the key file (JWKS) of whoever made the card, "
            "this app can check that nobody changed it since. The check is done on this computer. "
            "You can bring the card in without it; its entries then say that it was not checked. "
            "Only the place you got the key file from tells whose key it is."
        )
        self.choose = button("Choose the key file…", self.wanted.emit, icon="folder-open")
        self.setLayout(
            column(
                heading("Signature not checked"),
                Paragraph(words),
                small(told),
                row(self.choose, None),
                spacing=6,
            )
        )
