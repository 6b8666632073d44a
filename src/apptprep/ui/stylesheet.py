"""The one style sheet, generated from the theme's tokens and scale.

Fusion, the palette and this sheet dress every ordinary widget; score buttons, navigation, list
rows and charts paint themselves. A widget says what it is through its object name (``card``,
``notice``) or the properties ``role`` (labels) and ``kind`` (buttons), never through colours of
its own, so that changing the theme needs nothing but a new sheet.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from apptprep.ui.theme import Theme

# In the text below {token} is a colour and 12@ is 12 pixels at text size 1.
_LABELS = """
QWidget { font-size: 16@; }
QMainWindow, QDialog, #page { background: {bg}; }
QScrollArea, #clear { background: transparent; border: none; }
QLabel { background: transparent; }
QLabel[role="h1"] { font-size: 27@; font-weight: 600; }
QLabel[role="h2"] { font-size: 18@; font-weight: 600; }
QLabel[role="h3"] { font-weight: 600; }
QLabel[role="ask"] { font-weight: 500; }
QLabel[role="sub"] { color: {text2}; }
QLabel[role="small"] { color: {text2}; font-size: 14@; }
QLabel[role="ok"] { color: {accent}; font-size: 14@; }
QLabel[role="fault"] { color: {warn_text}; font-size: 15@; }
QLabel[role="field"] { font-size: 15@; font-weight: 600; }
QLabel[role="pill"] { background: {surface}; color: {accent}; border-radius: 10@;
  padding: 3@ 11@; font-size: 14@; font-weight: 600; }
#card { background: {surface}; border: 1px solid {border}; border-radius: 14@; }
#hero { background: {accent_soft}; border: none; border-radius: 14@; }
#notice { background: {warn_bg}; border: none; border-radius: 12@; }
#notice QLabel, #notice QPushButton[kind="link"] { color: {warn_text}; }
#rowCard { background: {surface2}; border: 1px solid {border}; border-radius: 10@; }
#rule { background: {border}; border: none; }
#side { background: {side}; border: none; }
#segments { background: {side}; border: none; border-radius: 10@; }
#banner { background: {accent_soft}; border: none; }
#preview { background: {paper_bg}; border: none; border-radius: 14@; }
#toast { background: {toast}; border-radius: 11@; }
#toast QLabel { color: {on_toast}; }
"""

_BUTTONS = """
QPushButton { background: {surface}; color: {text}; border: 1px solid {control};
  border-radius: 9@; padding: 8@ 16@; min-height: 22@; }
QPushButton:hover { background: {surface2}; border-color: {accent}; }
QPushButton:pressed { background: {accent_soft}; }
QPushButton:disabled { color: {control}; border-color: {border}; background: {surface2}; }
QPushButton[kind="primary"] { background: {accent}; color: {on_accent};
  border: 1px solid {accent}; font-weight: 600; }
QPushButton[kind="primary"]:hover { background: {accent_hover}; }
QPushButton[kind="primary"]:disabled { background: {surface2}; color: {control};
  border-color: {border}; }
QPushButton[kind="ghost"] { background: transparent; border: 1px solid transparent;
  color: {accent}; padding: 8@ 10@; font-weight: 600; }
QPushButton[kind="ghost"]:hover { background: {accent_soft}; }
QPushButton[kind="ghost"]:disabled { color: {control}; }
QPushButton[kind="link"] { background: transparent; border: none; color: {accent};
  font-weight: 600; padding: 6@ 0; text-align: left; }
QPushButton[kind="link"]:hover { text-decoration: underline; color: {accent_hover}; }
QPushButton[kind="link"]:disabled { color: {control}; }
QPushButton[kind="step"] { background: {surface}; border: 1px solid transparent;
  padding: 6@ 11@; font-size: 15@; min-height: 20@; }
QPushButton[kind="step"]:hover { border-color: {accent}; }
QPushButton[kind="side"] { background: transparent; border: 1px solid transparent;
  text-align: left; padding: 8@ 10@; }
QPushButton[kind="side"]:hover { background: {border}; }
QPushButton[kind="chip"] { border-radius: 18@; padding: 8@ 16@; border: 1px solid {control}; }
QPushButton[kind="chip"]:checked { background: {accent_soft}; color: {accent};
  border: 2px solid {accent}; font-weight: 600; }
QPushButton[kind="segment"] { border: none; border-radius: 8@; padding: 6@ 14@;
  background: transparent; color: {text2}; font-size: 15@; }
QPushButton[kind="segment"]:hover { color: {text}; }
QPushButton[kind="segment"]:checked { background: {surface}; color: {text}; font-weight: 600;
  border: 1px solid {control}; }
QPushButton[kind="fold"] { background: transparent; border: none; color: {text};
  font-weight: 600; padding: 8@ 0; text-align: left; }
QPushButton[kind="fold"]:hover { color: {accent}; }
#toast QPushButton { background: transparent; color: {toast_action};
  border: 1px solid transparent; font-weight: 600; padding: 5@ 10@; }
#toast QPushButton:hover { border-color: {toast_action}; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 8@;
  padding: 6@; }
QToolButton:hover { background: {accent_soft}; }
"""

_INPUTS = """
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QDateEdit, QTimeEdit, QSpinBox {
  background: {surface}; color: {text}; border: 1px solid {control}; border-radius: 9@;
  padding: 8@ 11@; min-height: 22@; selection-background-color: {accent};
  selection-color: {on_accent}; placeholder-text-color: {text2}; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus {
  border: 1px solid {accent}; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { background: {surface2};
  color: {text2}; border-color: {border}; }
QSpinBox::up-button, QSpinBox::down-button { width: 0; border: none; }
QComboBox::drop-down { border: none; width: 30@; }
QComboBox::down-arrow { image: url(<chevron>); width: 18@; height: 18@; }
QComboBox QAbstractItemView, #completer { background: {surface}; color: {text};
  border: 1px solid {control}; padding: 4@; selection-background-color: {accent_soft};
  selection-color: {text}; outline: none; }
QComboBox QAbstractItemView::item, #completer::item { min-height: 36@; padding: 0 8@; }
QComboBox QAbstractItemView::item:selected, #completer::item:selected {
  background: {accent_soft}; color: {text}; }
QCheckBox, QRadioButton { spacing: 11@; background: transparent; min-height: 28@; }
QCheckBox::indicator, QRadioButton::indicator { width: 22@; height: 22@;
  border: 2@ solid {control}; background: {surface}; }
QCheckBox::indicator { border-radius: 7@; }
QRadioButton::indicator { border-radius: 13@; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: {accent}; }
QCheckBox::indicator:checked { background: {accent}; border-color: {accent};
  image: url(<check>); }
QRadioButton::indicator:checked { background: {accent}; border-color: {accent};
  image: url(<dot>); }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: {border}; }
QProgressBar { background: {surface2}; border: 1px solid {control}; border-radius: 5@;
  min-height: 10@; max-height: 10@; }
QProgressBar::chunk { background: {accent}; border-radius: 4@; }
"""

_FRAME = """
QMenuBar { background: {side}; color: {text}; padding: 3@ 8@; font-size: 15@; }
QMenuBar::item { padding: 5@ 11@; border-radius: 7@; background: transparent; }
QMenuBar::item:selected { background: {border}; }
QMenu { background: {surface}; color: {text}; border: 1px solid {control}; padding: 6@; }
QMenu::item { padding: 8@ 28@ 8@ 28@; border-radius: 7@; }
QMenu::item:selected { background: {accent_soft}; color: {text}; }
QMenu::item:disabled { color: {control}; }
QMenu::separator { height: 1px; background: {border}; margin: 5@ 8@; }
#rows, #nav { background: transparent; border: none; outline: none; }
QCalendarWidget QToolButton::menu-indicator { image: none; }
QTableView { background: {surface}; border: none; gridline-color: {border}; }
QHeaderView::section { background: {surface}; color: {text2}; border: none;
  border-bottom: 1px solid {border}; padding: 6@; font-size: 14@; }
QTabBar::tab { padding: 8@ 14@; background: transparent; color: {text2};
  border-bottom: 3@ solid transparent; }
QTabBar::tab:selected { color: {accent}; border-bottom: 3@ solid {accent}; font-weight: 600; }
QScrollBar:vertical { background: transparent; width: 14px; margin: 2px; }
QScrollBar::handle:vertical { background: {control}; border-radius: 3px; min-height: 40@;
  margin: 0 2px; }
QScrollBar::handle:hover { background: {text2}; }
QScrollBar:horizontal { background: transparent; height: 14px; margin: 2px; }
QScrollBar::handle:horizontal { background: {control}; border-radius: 3px; min-width: 40@;
  margin: 2px 0; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {
  background: none; width: 0; height: 0; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QToolTip { background: {toast}; color: {on_toast}; border: none; padding: 6@ 9@; }
"""

_SIZE = re.compile(r"(\d+(?:\.\d+)?)@")
_COLOR = re.compile(r"\{([a-z0-9_]+)\}")


def build(theme: Theme) -> str:
    """Return the style sheet for the theme's colours and scale of now."""
    text = _LABELS + _BUTTONS + _INPUTS + _FRAME
    text = _SIZE.sub(lambda found: f"{theme.px(float(found[1]))}px", text)
    text = _COLOR.sub(lambda found: theme.hex(found[1]), text)
    text = text.replace("<check>", theme.picture("check", "on_accent", 3.4))
    text = text.replace("<dot>", theme.picture("circle-fill", "on_accent", 1))
    return text.replace("<chevron>", theme.picture("chevron-down", "text2", 2.2))
