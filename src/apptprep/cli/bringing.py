"""The command import: tell what it would do, then do it when told so."""

from __future__ import annotations

import argparse
from collections import Counter
from typing import Any

from apptprep.cli.opening import open_library, today
from apptprep.cli.terminal import Terminal
from apptprep.errors import BadRequest
from apptprep.jobs import Brought, Preview, Standing, apply, read
from apptprep.records import kind_named

_MOST_LINES = 20


def bring_in(options: argparse.Namespace, terminal: Terminal) -> int:
    """Bring files in, or tell what that would do."""
    if (options.replace or options.all or options.other_person) and not options.yes:
        message = "--all, --replace and --other-person go with --yes. Nothing was brought in."
        raise BadRequest(message)
    with open_library(options) as library:
        everything = options.all or options.replace
        preview = read(library, options.paths, today(), everything=everything)
        _tell(preview, terminal)
        if not options.yes:
            terminal.line("Nothing was brought in. Add --yes to bring in what is new and current.")
            terminal.data(**_as_data(preview))
            return 0
        brought = apply(
            library, preview, _chosen(preview, options), other_person=options.other_person
        )
    terminal.line(_done(brought, preview))
    terminal.data(**_as_data(preview), added=brought.added, replaced=brought.replaced)
    return 0


def _chosen(preview: Preview, options: argparse.Namespace) -> frozenset[int]:
    """Return what is wanted; a file about somebody else stops all, so that it is seen.

    Raises:
        BadRequest: a file is about somebody else and --other-person was not given.
    """
    if preview.other_persons and not options.other_person:
        message = (
            "A file names another person than this record. Nothing was brought in. Choose that "
            "person's record with --person, or add --other-person if it is meant for this one."
        )
        raise BadRequest(message)
    if options.replace:
        return preview.everything()
    fitting = (*preview.of(Standing.NEW), *preview.of(Standing.ADDS))
    return frozenset(item.number for item in fitting if options.all or not item.why)


def _tell(preview: Preview, terminal: Terminal) -> None:
    for reading in preview.readings:
        if reading.format_name:
            found = len(reading.found)
            terminal.line(f"{reading.file_name}: {reading.format_name}, {found} found")
    _tell_not_listed(preview, terminal)
    for other in preview.other_persons:
        terminal.line(f"Another person: {other.file_name} says {other.theirs}; here: {other.mine}")
    counts = preview.counts()
    terminal.line(f"New: {sum(counts.values())}")
    for name, count in counts.items():
        terminal.line(f"  {kind_named(name).KIND.many}: {count}")
    _tell_left(preview, terminal)
    terminal.line(f"Already there: {len(preview.of(Standing.SAME))}")
    terminal.line(f"There, with more in the files: {len(preview.of(Standing.ADDS))}")
    differing = preview.of(Standing.DIFFERS)
    terminal.line(f"There, and different: {len(differing)}")
    for item in differing[:_MOST_LINES]:
        terminal.line(f"  {item.record.headline()} ({item.place})")
        for difference in item.differences:
            mine, theirs = difference.mine or "not written down", difference.theirs or "nothing"
            terminal.line(f"    {difference.label}: here “{mine}”, in the file “{theirs}”")
    terminal.line(f"Not understood: {len(preview.not_understood)}")
    for name, remark in preview.not_understood[:_MOST_LINES]:
        terminal.line(f"  {name}, {remark.sentence()}")
    if len(preview.not_understood) > _MOST_LINES:
        terminal.line(f"  and {len(preview.not_understood) - _MOST_LINES} more")


def _tell_not_listed(preview: Preview, terminal: Terminal) -> None:
    """Tell what a large export holds besides the entries that are looked at one by one."""
    if preview.not_listed:
        listed, found = preview.listed, preview.found
        terminal.line(f"Looked at one by one: {listed:,} of {found:,}. The others, counted:")
    for each in preview.not_listed:
        terminal.line(f"  {each.words()}")
    if preview.is_cut:
        terminal.line("  --yes --all takes these, too. It needs more time and a lot of memory.")


def _tell_left(preview: Preview, terminal: Terminal) -> None:
    """Tell what is new and not brought in without --all, with the reasons counted."""
    reasons = Counter(item.why for item in preview.of(Standing.NEW) if item.why)
    for why, number in sorted(reasons.items()):
        terminal.line(f"  not without --all, {why}: {number}")


def _done(brought: Brought, preview: Preview) -> str:
    differing = len(preview.of(Standing.DIFFERS))
    left = sum(bool(item.why) for item in preview.of(Standing.NEW))
    if not brought.added and not brought.replaced:
        if differing:
            return (
                f"Nothing was brought in: what differs ({differing}) was left as it is here. "
                "Add --replace to take it from the file."
            )
        if left:
            return (
                f"Nothing was brought in: what is new ({left}) is old or of no use now. "
                "Add --all to take it too."
            )
        return "Nothing was brought in: there was nothing new."
    replaced = f", {brought.replaced} changed" if brought.replaced else ""
    files = f", {brought.files} files kept" if brought.files else ""
    return f"Brought in: {brought.added} added{replaced}{files}."


def _as_data(preview: Preview) -> dict[str, Any]:
    return {
        "files": [
            {"name": reading.file_name, "format": reading.format_name, "found": len(reading.found)}
            for reading in preview.readings
            if reading.format_name
        ],
        "not_listed": [
            {
                "kind": each.kind.KIND.name,
                "why": each.why,
                "count": each.number,
                "already_there": each.known,
            }
            for each in preview.not_listed
        ],
        "new": preview.counts(),
        "not_current": dict(
            sorted(Counter(item.why for item in preview.of(Standing.NEW) if item.why).items())
        ),
        "adds": len(preview.of(Standing.ADDS)),
        "already_there": len(preview.of(Standing.SAME)),
        "differs": [
            {
                "kind": item.record.KIND.name,
                "id": item.record.id,
                "fields": [
                    {"label": each.label, "here": each.mine, "file": each.theirs}
                    for each in item.differences
                ],
            }
            for item in preview.of(Standing.DIFFERS)
        ],
        "other_person": [other.file_name for other in preview.other_persons],
        "not_understood": [
            {"file": name, "place": remark.place, "reason": remark.text}
            for name, remark in preview.not_understood
        ],
    }
