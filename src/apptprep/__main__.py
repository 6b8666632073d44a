"""Starts apptprep: with arguments the command line, without the window.

The only place that knows both; the command line works where Qt is not installed.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence

_CHILD = "--child"
"""How a frozen program starts itself for one job (:mod:`apptprep.children`)."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program.

    Args:
        arguments: what stood behind the program's name; None takes it from the process. Empty,
            or nothing but ``--data-dir DIR``, opens the window.

    Returns:
        The exit code.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given[:1] == [_CHILD]:
        from apptprep import children

        return children.run(given[1:])
    data_dir = _window_folder(given)
    if data_dir is None:
        from apptprep import cli

        return cli.run(given)
    gc.disable()  # a tenth of the start; the window enables it again
    from apptprep import folders
    from apptprep.ui import app

    return app.run(folders.find(data_dir or None))


def _window_folder(given: Sequence[str]) -> str | None:
    """Return the window's data folder, "" for the usual one; None where a command was given."""
    if not given:
        return ""
    if len(given) == 1 and given[0].startswith("--data-dir="):
        return given[0].removeprefix("--data-dir=")
    if len(given) == 2 and given[0] == "--data-dir":  # noqa: PLR2004 - the option and its value
        return given[1]
    return None


if __name__ == "__main__":
    sys.exit(main())
