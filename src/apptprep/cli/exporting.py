"""The command that writes the record, or a part of it, in an open format."""

from __future__ import annotations

import argparse

from apptprep.cli.opening import free_place, now, open_library
from apptprep.cli.terminal import Terminal


def export(options: argparse.Namespace, terminal: Terminal) -> int:
    """Say what the export holds, and write it."""
    from apptprep.jobs import export as ways

    out = free_place(options)
    moment = now()
    with open_library(options) as library:
        told = ways.contents(library.snapshot(), options.format, moment.date())
        for line in told:
            terminal.line(line)
        if options.preview:
            terminal.data(path=str(out), written=0, contents=list(told), lost=_lost(options.format))
            for line in _lost(options.format):
                terminal.line(line)
            terminal.line("Nothing was written.")
            return 0
        written = ways.write(library, options.format, out, moment, with_files=options.with_files)
    terminal.line(f"Wrote {out}. It is not encrypted.")
    terminal.data(path=str(out), written=written, contents=list(told))
    return 0


def _lost(key: str) -> list[str]:
    """Return what does not come back from a patient summary, in words."""
    if key != "ips":
        return []
    from apptprep.exchange.ips import fields

    return fields.table()
