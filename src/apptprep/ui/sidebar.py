"""The sidebar: sections with icon and word; narrow or large text makes it a rail.

Never icons alone: in a rail the words stand under them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QLabel, QListView, QSizePolicy

from apptprep.ui.pages import ENTRIES, Entry
from apptprep.ui.theme import theme
from apptprep.ui.widgets.boxes import column, row
from apptprep.ui.widgets.buttons import Button, button
from apptprep.ui.widgets.lists import NavDelegate
from apptprep.ui.widgets.text import IconLabel, Line

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex

APP_NAME = "apptprep"
_WIDE, _TALL, _TIGHT = 212, 46, 38


class Brand(Button):
    """The program's name and whose record is open; pressed, it leads to "About me"."""

    def __init__(self) -> None:
        """Show no name yet."""
        super().__init__("", "side")
        self.owner = Line("", "small")
        box = row(
            IconLabel("heart-handshake", 26, "accent"),
            (column(Line(APP_NAME, "h3"), self.owner, spacing=0), 1),
            spacing=10,
            margins=(8, 6, 4, 6),
        )
        self.setLayout(box)
        for child in self.findChildren(QLabel):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.show_owner("")

    def show_owner(self, label: str) -> None:
        """Show whose record is open."""
        self.owner.setText(label)
        self.setAccessibleName(f"About me: {label}" if label else "About me")
        self.setToolTip("About me")

    def sizeHint(self) -> QSize:
        """Return the room its lines need."""
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the least its lines need."""
        layout = self.layout()
        return layout.minimumSize() if layout else super().minimumSizeHint()


class Sidebar(QFrame):
    """Says which section was picked, and that larger text is wanted."""

    picked = Signal(str)
    text_size = Signal()

    def __init__(self) -> None:
        """Build it with all sections."""
        super().__init__()
        self.setObjectName("side")
        self._sections = [entry for entry in ENTRIES if entry.place == "top"]
        self._rail = False
        self.nav = self._navigation()
        self.delegate = NavDelegate(self.nav)
        self.nav.setItemDelegate(self.delegate)
        self.brand = Brand()
        self.brand.clicked.connect(lambda: self.picked.emit("person"))
        self._text = button("Text size", self.text_size.emit, kind="side", icon="a-large-small")
        self.feet: dict[str, Button] = {
            entry.name: self._foot(entry) for entry in ENTRIES if entry.place == "foot"
        }
        self._box = column(self.brand, 6, (self.nav, 1), self._text, *self.feet.values(), spacing=2)
        self.setLayout(self._box)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def show_owner(self, label: str) -> None:
        """Show whose record is open, by the label in the list of people."""
        self.brand.show_owner(label)

    def mark(self, page: str) -> None:
        """Mark the page that is shown, without a signal; "" or a foot page marks none."""
        names = [entry.name for entry in self._sections]
        page = next((found.under for found in ENTRIES if found.name == page), "") or page
        at = names.index(page) if page in names else -1
        model = self.nav.selectionModel()
        blocked = model.blockSignals(True)
        self.nav.setCurrentIndex(self.nav.model().index(at, 0))
        model.blockSignals(blocked)
        self.nav.viewport().update()

    def is_rail(self) -> bool:
        """Tell whether the words stand under the icons."""
        return self._rail

    def fit(self, width: int, height: int) -> None:
        """Choose between sidebar and rail for a window's size."""
        px = theme().px
        self._rail = width < px(800)
        self.delegate.rail = self._rail
        measure = QFontMetrics(theme().font(13.5 if self._rail else 16, 600))
        words = max(measure.horizontalAdvance(entry.title) for entry in self._sections)
        self.setFixedWidth(words + px(24) if self._rail else max(px(_WIDE), words + px(86)))
        self._box.set_margins(*((4, 10, 4, 8) if self._rail else (12, 20, 12, 14)))
        self.brand.setVisible(not self._rail)
        self._fit_feet(height)
        self._fit_rows(height)
        self.nav.doItemsLayout()

    def _fit_feet(self, height: int) -> None:
        # Where there is no room the menu bar still has them all.
        roomy = height >= theme().px(560)
        for made, text in ((self._text, "Text size"), *self._foot_texts()):
            made.setVisible(not self._rail and roomy)
            made.setToolTip(text)
        # Whoever pressed it once too often finds it again: the rail keeps it, in a shorter word.
        self._text.setText("Text" if self._rail else "Text size")
        self._text.setAccessibleName("Text size")
        self._text.show()

    def _fit_rows(self, height: int) -> None:
        if self._rail:
            self.delegate.tall = 58
            return
        px = theme().px
        feet = sum(made.isVisibleTo(self) for made in (self._text, *self.feet.values()))
        free = height - px(34 + 62 + 8) - feet * px(42)
        fitting = int(free / max(1, len(self._sections)) / theme().scale)
        self.delegate.tall = max(_TIGHT, min(_TALL, fitting))

    def _foot_texts(self) -> list[tuple[Button, str]]:
        return [(self.feet[entry.name], entry.title) for entry in ENTRIES if entry.place == "foot"]

    def _foot(self, entry: Entry) -> Button:
        return button(
            entry.title, lambda: self.picked.emit(entry.name), kind="side", icon=entry.icon
        )

    def _navigation(self) -> QListView:
        view = QListView()
        view.setObjectName("nav")
        view.setAccessibleName("Sections")
        view.setMouseTracking(True)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        model = QStandardItemModel(view)
        for entry in self._sections:
            item = QStandardItem(entry.title)
            item.setData(entry.icon, Qt.ItemDataRole.UserRole)
            model.appendRow(item)
        view.setModel(model)
        view.selectionModel().currentChanged.connect(self._current_changed)
        return view

    def _current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            self.picked.emit(self._sections[current.row()].name)
