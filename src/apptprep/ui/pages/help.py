"""Help, offline: what the app does and does not do, first steps, keys, licences."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QPlainTextEdit, QWidget

from apptprep import bundled
from apptprep.ui.pages.base import Page
from apptprep.ui.theme import theme
from apptprep.ui.widgets import (
    Button,
    FlowLayout,
    Paragraph,
    card,
    chip,
    column,
    heading,
    holder,
)
from apptprep.ui.widgets.boxes import Box

if TYPE_CHECKING:
    from apptprep.ui.pages.base import Shell
    from apptprep.ui.session import Session

TOPICS = (
    ("about", "About this app"),
    ("first", "First steps"),
    ("keys", "Keys"),
    ("licences", "Licences"),
)

_ABOUT = (
    (
        "What it is for",
        (
            "To organise, follow and show your own information, and to get ready for talks "
            "with your own clinicians. You write down how you are, what you take and what was "
            "found. The app suggests questions and prints a packet."
        ),
    ),
    (
        "What it does not do",
        (
            "It makes no diagnosis and gives no treatment advice. It does not watch over you: "
            "nobody sees what you write unless you show it. It does not read or judge a "
            "report. It does not compare medicines, and it does not say whether you can join a "
            "trial."
        ),
    ),
    (
        "When something cannot wait",
        (
            "The card on Today lists signs that people in cancer care are told to call about. "
            "It is general information. Its lines are matched to words you have typed: a line "
            "with words like yours stands first. It never says that you are fine, and nothing "
            "you write takes a line away. When you are worried, call your team or the "
            "emergency number, whatever the card says."
        ),
    ),
    (
        "Where the content comes from",
        "Every question names its source. No clinician has checked the content yet.",
    ),
    (
        "Privacy",
        (
            "Everything stays on this computer, encrypted. Nothing is sent anywhere, unless you "
            "switch on the search for trials (Trials, Find trials): it shows the address it calls "
            "first, and sends illness, country and status when you press Search. With a "
            "passphrase, the record opens only with that, or with the recovery code you keep."
        ),
    ),
)
_FIRST = (
    ("1. Visits", "Write down whom you see, when, and what you want from the visit."),
    ("2. Today", "Press a number from 0 to 10 for a symptom. It is saved at once."),
    ("3. Medicines", "List what you take, also vitamins and what you bought yourself."),
    ("4. Reports", "Drop a PDF or photo on the page, or write down what the report was called."),
    ("5. My cancer", "What you were told. Leave out what you do not know."),
    (
        "6. Questions",
        (
            "Take the suggestions that fit you, and add your own. What is missing for the visit "
            "stands beside them, with a letter that asks for it."
        ),
    ),
    (
        "7. Packet",
        (
            "Say who it is for. Leave out what they need not see, down to a single entry. Copies "
            "of your papers can follow behind. See the pages, then print or save them."
        ),
    ),
    (
        "What you already hold",
        (
            "Drop a disc of scans, a portal download, a phone's health export, a list or a PDF "
            "anywhere on the window, or choose File, Bring in. You see everything before it is "
            "written down, and Undo takes all of it back."
        ),
    ),
    (
        "Nothing gets lost",
        (
            "There is no Save button: every field saves itself. Undo takes back each step made "
            "since the window was opened. Dates can be as vague as you remember them: 2019, "
            "March 2024, about spring 2023."
        ),
    ),
)
_KEYS = (
    ("Ctrl+1 to Ctrl+9", "The nine pages, in the order of the list at the left."),
    ("Tab, then a number", "Logs a symptom on Today. For 10 press 1, then 0 at once."),
    ("Ctrl+Z, Ctrl+Shift+Z", "Undo and redo."),
    ("Ctrl+F", "Find on this page."),
    ("Ctrl++ and Ctrl+-", "Larger and smaller text."),
    ("Ctrl+P", "The packet."),
    ("F1", "This help."),
)
_LICENCES = (
    ("Lucide icons", "icons/LICENSE"),
    ("Noto fonts", "fonts/OFL.txt"),
    ("DejaVu Sans", "fonts/DEJAVU.txt"),
    ("OncoTree cancer types", "vocabularies/oncotree-LICENSE-CC-BY-4.0.md"),
    ("Other word lists", "vocabularies/NOTICE.md"),
)
_PARTS = (
    "apptprep runs on Python and on these parts, each under its own licence: Qt and PySide6 "
    "(LGPL 3), SQLAlchemy and Alembic (MIT), SQLCipher (BSD) through sqlcipher3 (zlib), PyNaCl "
    "and libsodium (Apache 2.0, ISC), ReportLab (BSD), "
    "pypdfium2 and PDFium (BSD, Apache 2.0), pikepdf and qpdf (MPL 2.0, Apache 2.0), Pillow "
    "(MIT-CMU), pi-heif with libheif and libde265 (BSD, LGPL 3), uharfbuzz and HarfBuzz (Apache "
    "2.0, MIT), platformdirs (MIT), pydicom (MIT), defusedxml "
    "(PSF), ijson (BSD)."
)


class HelpPage(Page):
    """Four topics, one at a time."""

    def __init__(self, session: Session, shell: Shell) -> None:
        """Build the page with the first topic open."""
        words = "All of it is here, without the internet."
        super().__init__(session, shell, "Help", words, widest=820)
        self._group = QButtonGroup(self)
        self.topics: dict[str, Button] = {}
        flow = FlowLayout(8)
        for key, text in TOPICS:
            made = chip(text, checked=key == "about")
            made.setAutoExclusive(True)
            made.clicked.connect(partial(self._show, key))
            self._group.addButton(made)
            self.topics[key] = made
            flow.addWidget(made)
        self._box: Box = column(spacing=14)
        self.add(holder(flow))
        self.add(card(self._box))
        self.add_stretch()
        self._show("about")

    def show_record(self, record_id: str) -> None:
        """Open a topic by its name."""
        if record_id in self.topics:
            self.topics[record_id].setChecked(True)
            self._show(record_id)

    def _show(self, topic: str, *_checked: object) -> None:
        self._box.clear()
        if topic == "licences":
            self._show_licences()
            return
        pairs = {"about": _ABOUT, "first": _FIRST, "keys": _KEYS}[topic]
        for title, text in pairs:
            self._box.put(_entry(title, text))

    def _show_licences(self) -> None:
        from apptprep import __version__

        self._box.put(_entry(f"apptprep {__version__}", _PARTS))
        for title, name in _LICENCES:
            self._box.put(heading(title))
            self._box.put(_licence(title, bundled.read_text(name)))


def _entry(title: str, text: str) -> QWidget:
    return holder(column(heading(title), Paragraph(text), spacing=3))


def _licence(title: str, text: str) -> QPlainTextEdit:
    box = QPlainTextEdit(text)
    box.setReadOnly(True)
    box.setTabChangesFocus(True)
    box.setAccessibleName(f"Licence: {title}")
    box.setFixedHeight(theme().px(150))
    box.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return box
