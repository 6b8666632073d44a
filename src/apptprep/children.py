"""Starting the app's own modules in processes of their own: installed, from a checkout, frozen.

A frozen program (PyInstaller and the like) is one executable with no Python beside it that could
be asked to run a module. So it is started once more, with :data:`OPTION` and the module's name,
and :mod:`apptprep.__main__` does what was asked before it loads anything else. Only modules of
:data:`MODULES` can be asked for.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Final

OPTION: Final = "--child"

PARSE_PAPERS: Final = "apptprep.packet.originals.child"
PDF_TEXT: Final = "apptprep.exchange.pdf_text"
MODULES: Final = (PARSE_PAPERS, PDF_TEXT)
"""The modules that run in a process of their own; each has a ``main()``."""

_UNKNOWN = 2


def command(module: str) -> list[str]:
    """Return the command that runs a module's ``main()`` in a process of its own.

    Args:
        module: one of :data:`MODULES`.
    """
    if getattr(sys, "frozen", False):
        return [sys.executable, OPTION, module]
    return [sys.executable, "-m", module]


def run(arguments: list[str]) -> int:
    """Do what a child process of a frozen program was started for; return its exit code.

    Args:
        arguments: what stood behind :data:`OPTION`.
    """
    if len(arguments) != 1 or arguments[0] not in MODULES:
        return _UNKNOWN
    return int(import_module(arguments[0]).main() or 0)
