"""The pages of the window, in the order of the sidebar.

A page's module is loaded when the page is first shown, so the window stands before anything that
is not on its first page.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from apptprep.ui.pages.base import Page, Shell
    from apptprep.ui.session import Session


@dataclass(frozen=True, slots=True)
class Entry:
    """A page in the sidebar or menu.

    Attributes:
        name: what ``navigate`` calls it, and ``KindInfo.page``.
        title: what the sidebar says, with its mnemonic.
        icon: its icon.
        module: the module below ``apptprep.ui.pages``.
        factory: the class in it, called with session and shell.
        place: where it is reached from: ``top`` or ``foot`` of the sidebar, or ``menu``.
        under: the page of the sidebar that is marked while this one is shown, where it has none.
    """

    name: str
    title: str
    icon: str
    module: str
    factory: str
    place: str = "top"
    under: str = ""


ENTRIES = (
    Entry("today", "Today", "sun", "today", "TodayPage"),
    Entry("symptoms", "Symptoms", "activity", "symptoms", "SymptomsPage"),
    Entry("medicines", "Medicines", "pill", "medicines", "MedicinesPage"),
    Entry("reports", "Reports", "file-text", "reports", "ReportsPage"),
    Entry("cancer", "My cancer", "ribbon", "cancer", "CancerPage"),
    Entry("questions", "Questions", "message-circle-question-mark", "questions", "QuestionsPage"),
    Entry("trials", "Trials", "flask-conical", "trials", "TrialsPage"),
    Entry("visits", "Visits", "calendar", "visits", "VisitsPage"),
    Entry("packet", "Packet", "printer", "packet", "PacketPage"),
    Entry("log", "Log and measurements", "gauge", "log", "LogPage", "menu", "symptoms"),
    Entry("person", "About me", "user", "person", "PersonPage", "menu"),
    Entry(
        "trial-sheet",
        "What a trial office asks",
        "flask-conical",
        "trial_sheet",
        "TrialSheetPage",
        "menu",
        "trials",
    ),
    Entry(
        "find-trials",
        "Find trials online",
        "search",
        "find_trials",
        "FindTrialsPage",
        "menu",
        "trials",
    ),
    Entry("bring-in", "Bring in", "folder-open", "bring_in", "BringInPage", "menu"),
    Entry("export", "Export", "download", "export", "ExportPage", "menu"),
    Entry("settings", "Settings", "settings", "settings", "SettingsPage", "foot"),
    Entry("help", "Help", "life-buoy", "help", "HelpPage", "foot"),
)
"""Every page, in order; the first nine have Ctrl+1 to Ctrl+9."""


def entry(name: str) -> Entry:
    """Return a page's entry.

    Raises:
        KeyError: there is no page of that name.
    """
    for found in ENTRIES:
        if found.name == name:
            return found
    raise KeyError(name)


def build(name: str, session: Session, shell: Shell) -> Page:
    """Make a page.

    Raises:
        KeyError: there is no page of that name.
    """
    found = entry(name)
    module = import_module(f"apptprep.ui.pages.{found.module}")
    page: Page = getattr(module, found.factory)(session, shell)
    return page
