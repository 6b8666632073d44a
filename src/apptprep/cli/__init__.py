"""The command line: the same jobs as the window's, without Qt.

Only what every call needs is imported here, so that ``--help`` is quick.
"""

from __future__ import annotations

from collections.abc import Sequence

from apptprep.cli.run import run as _run


def run(arguments: Sequence[str]) -> int:
    """Run one command and return the exit code; the codes stand in ``--help``.

    Args:
        arguments: what stood behind the program's name.
    """
    return _run(arguments)
