"""The commands about records: people, new, show, check, demo, backup, restore."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable

from apptprep.cli import bringing, exporting, packets, visits
from apptprep.cli.opening import free_place, open_library, passphrase, people_of, today
from apptprep.cli.terminal import Terminal
from apptprep.errors import BadRequest
from apptprep.records import (
    KINDS,
    PROVENANCE,
    Record,
    Snapshot,
    fields_of,
    kind_named,
    show_value,
)

DAMAGED = 8


def people(options: argparse.Namespace, terminal: Terminal) -> int:
    """List the records on this computer."""
    entries = people_of(options).entries()
    if not entries:
        terminal.line("There is no record yet. Make one with “new --label NAME”, or “demo”.")
    for entry in entries:
        marks = [
            words
            for words, holds in (
                ("passphrase", entry.has_passphrase),
                ("sample", entry.is_sample),
                ("damaged", entry.is_damaged),
            )
            if holds
        ]
        marked = f" ({', '.join(marks)})" if marks else ""
        terminal.line(f"{entry.label}{marked}  {entry.id}")
    terminal.data(
        people=[
            {
                "id": entry.id,
                "label": entry.label,
                "has_passphrase": entry.has_passphrase,
                "is_sample": entry.is_sample,
                "is_damaged": entry.is_damaged,
            }
            for entry in entries
        ]
    )
    return 0


def new(options: argparse.Namespace, terminal: Terminal) -> int:
    """Make an empty record."""
    folder = people_of(options)
    _refuse_double(options, options.label)
    with folder.create(options.label, passphrase(options)) as library:
        terminal.line(f"Made the record “{library.label}”.")
        if not library.has_passphrase:
            terminal.line("It has no passphrase: whoever can read its folder can read it.")
        terminal.data(id=library.person_id, label=library.label)
    return 0


def show(options: argparse.Namespace, terminal: Terminal) -> int:
    """Print what is written down."""
    kinds = KINDS if not options.kind else (_kind(options.kind),)
    with open_library(options) as library:
        snapshot = library.snapshot()
    if terminal.as_json:
        from apptprep.exchange import record_json

        wanted = [record for record in snapshot.everything() if type(record) in kinds]
        terminal.data(**json.loads(record_json.dumps(wanted)))
        return 0
    if not len(snapshot):
        terminal.line("Nothing is written down yet.")
    for kind in kinds:
        _show_kind(snapshot, kind, terminal, full=options.full)
    return 0


def check(options: argparse.Namespace, terminal: Terminal) -> int:
    """Read everything and tell what is wrong."""
    from apptprep.jobs.safety import check as run_check

    with open_library(options) as library:
        report = run_check(library)
    entries = sum(report.counts.values())
    if report.is_ok:
        terminal.line(f"All is well: {_count(entries)} and {_count(report.files, 'file')} read.")
    for problem in report.problems:
        terminal.line(problem)
    if not report.is_ok:
        terminal.line("Nothing was changed. Restore a backup, or export what can be read.")
    terminal.data(ok=report.is_ok, problems=list(report.problems), entries=entries)
    return 0 if report.is_ok else DAMAGED


def demo(options: argparse.Namespace, terminal: Terminal) -> int:
    """Write the sample person, once."""
    from apptprep.jobs.make_demo import make_demo

    folder = people_of(options)
    there = [entry for entry in folder.entries() if entry.is_sample]
    if there and not options.fresh:
        terminal.line(f"The sample person is there already: “{there[0].label}”.")
        terminal.line("“demo --fresh” writes her anew, with dates counted from today.")
        terminal.data(id=there[0].id, label=there[0].label, made=False)
        return 0
    for entry in there:
        folder.erase(entry.id)
    with make_demo(folder, today()) as library:
        terminal.line(f"Wrote “{library.label}”: everything about her is made up.")
        terminal.data(id=library.person_id, label=library.label, made=True)
    return 0


def backup(options: argparse.Namespace, terminal: Terminal) -> int:
    """Write a backup and check it."""
    from apptprep.jobs.safety import back_up

    out = free_place(options)
    with open_library(options) as library:
        manifest = back_up(library, out)
        locked = library.has_passphrase
    terminal.line(f"Wrote and checked {out}: {_count(sum(manifest.counts.values()))}.")
    if not locked:
        terminal.line("The record has no passphrase, so whoever has this file can read it.")
    terminal.data(path=str(out), entries=manifest.counts)
    return 0


def restore(options: argparse.Namespace, terminal: Terminal) -> int:
    """Make a new record out of a backup."""
    from apptprep.jobs.safety import restore as run_restore

    _refuse_double(options, options.label)
    entry = run_restore(people_of(options), options.file, options.label, passphrase(options))
    terminal.line(f"Made the record “{entry.label}” out of the backup.")
    terminal.data(id=entry.id, label=entry.label)
    return 0


COMMANDS: dict[str, Callable[[argparse.Namespace, Terminal], int]] = {
    "people": people,
    "new": new,
    "show": show,
    "import": bringing.bring_in,
    "questions": visits.questions,
    "missing": visits.missing,
    "packet": packets.packet,
    "export": exporting.export,
    "backup": backup,
    "restore": restore,
    "check": check,
    "demo": demo,
}
"""What each command does: options and terminal in, exit code out."""


def _show_kind(snapshot: Snapshot, kind: type[Record], terminal: Terminal, *, full: bool) -> None:
    complete = snapshot.all(kind)
    drafts = [draft for draft in snapshot.drafts if type(draft) is kind]
    if not complete and not drafts:
        return
    terminal.line(f"{kind.KIND.many} ({len(complete)})")
    for record in complete:
        terminal.line(f"  {_one_line(record)}".replace("\n", " "))
        if full:
            for declared in (*fields_of(kind), *PROVENANCE):
                text = show_value(declared, getattr(record, declared.name), snapshot)
                if text:
                    terminal.line(f"    {declared.label}: {text}".replace("\n", "\n      "))
    if drafts:
        terminal.line(f"  and {_count(len(drafts), 'unfinished entry', 'unfinished entries')}")
    terminal.line()


def _one_line(record: Record) -> str:
    """Return an entry as a list shows it: date, headline, detail, what stands at the right."""
    line = ", ".join(part for part in (record.headline(), record.detail()) if part)
    moment = record.moment()
    when = moment.understood() if moment else ""
    aside = record.aside()
    if aside and aside not in line and (moment is None or aside not in (when, moment.day_only())):
        line = f"{line} ({aside})"
    if record.source == "unsure":
        line = f"{line} (unsure)"
    return f"{when}: {line}" if when and when not in line else line


def _kind(name: str) -> type[Record]:
    try:
        return kind_named(name)
    except KeyError:
        names = ", ".join(kind.KIND.name for kind in KINDS)
        message = f"There is no kind of that name. The kinds are: {names}."
        raise BadRequest(message) from None


def _refuse_double(options: argparse.Namespace, label: str) -> None:
    """Refuse a label that is taken: the command line tells records apart by it."""
    taken = {entry.label.casefold() for entry in people_of(options).entries()}
    if " ".join(label.split()).casefold() in taken:
        message = "There is a record of that label already. Nothing was changed. Choose another."
        raise BadRequest(message)


def _count(number: int, one: str = "entry", many: str = "") -> str:
    plural = many or ("entries" if one == "entry" else f"{one}s")
    return f"{number} {one if number == 1 else plural}"
