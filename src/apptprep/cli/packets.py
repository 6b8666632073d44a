"""The command that prints a packet: for whom, what stays out, what is new."""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import TYPE_CHECKING

from apptprep.cli.opening import free_place, now, open_library, secret
from apptprep.errors import BadRequest

if TYPE_CHECKING:
    from apptprep.cli.terminal import Terminal
    from apptprep.jobs.make_packet import Drawn
    from apptprep.jobs.originals import Looks
    from apptprep.packet import Choices
    from apptprep.records import Recipient, Snapshot


def packet(options: argparse.Namespace, terminal: Terminal) -> int:
    """Print the packet into a PDF file."""
    from apptprep.jobs.make_packet import make_packet
    from apptprep.jobs.recipients import with_choices

    password = secret(options.password_file, "password file")
    out = free_place(options)
    with open_library(options) as library:
        snapshot = library.snapshot()
        recipient = _recipient(options, snapshot)
        choices = _choices(options, recipient, snapshot)
        since = options.since
        if since is None:
            since = recipient is None or recipient.since != "none"
        if recipient is not None and options.keep:
            recipient = with_choices(recipient, choices, since=since)
            library.save(recipient, what=f"what goes to {recipient.name}")
        drawn = make_packet(
            library,
            choices,
            out,
            now(),
            recipient=recipient,
            since=since,
            password=password,
            looks=_looks(choices, options),
        )
    _tell(drawn, terminal, str(out), locked=bool(password))
    return 0


def _tell(drawn: Drawn, terminal: Terminal, out: str, *, locked: bool) -> None:
    pages = drawn.rendered.pages
    lock = "The file is not encrypted."
    if locked:
        lock = "It opens with its password only, so it is not an archive file (PDF/A)."
    terminal.line(f"Wrote {pages} {'page' if pages == 1 else 'pages'} to {out}. {lock}")
    if drawn.packet.originals:
        terminal.line(
            "With papers of others in it, it claims to be neither an archive file (PDF/A) nor "
            "readable aloud (PDF/UA)."
        )
    for line in drawn.packet.cover:
        terminal.line(line)
    missing = drawn.rendered.missing
    if missing:
        terminal.line(f"{missing} characters could not be printed; they show as boxes.")
    terminal.data(
        path=out,
        pages=pages,
        missing_characters=missing,
        left_out=drawn.composed.left_out,
        cover=list(drawn.packet.cover),
        originals=[each.title for each in drawn.packet.originals],
        has_password=locked,
    )


def _recipient(options: argparse.Namespace, snapshot: Snapshot) -> Recipient | None:
    """Return who gets it.

    Raises:
        BadRequest: there is nobody of that name: a slip must not print what they are not to see.
    """
    from apptprep.jobs.recipients import named
    from apptprep.records import Recipient

    if not options.recipient:
        if options.keep:
            message = "--keep needs --for NAME. Nothing was printed."
            raise BadRequest(message)
        return None
    found = named(snapshot, options.recipient)
    if found is not None:
        return found
    if options.keep:
        return Recipient(name=options.recipient.strip())
    names = ", ".join(sorted(r.name for r in snapshot.all(Recipient))) or "none yet"
    message = (
        f"There is no recipient of that name. Nothing was printed. There are: {names}. "
        "Add --keep to make a new one."
    )
    raise BadRequest(message)


def _choices(
    options: argparse.Namespace, recipient: Recipient | None, snapshot: Snapshot
) -> Choices:
    """Return what is kept for the recipient, with the options given now before it.

    Raises:
        BadRequest: there is no such section or entry.
    """
    from apptprep.jobs.recipients import choices_of
    from apptprep.packet import Choices

    kept = choices_of(recipient) if recipient is not None else Choices()
    return replace(
        kept,
        preset=options.preset or options.purpose or kept.preset,
        paper=options.paper or kept.paper,
        left_out=kept.left_out | _sections(options.without),
        hidden=kept.hidden | _entries(options.hide, snapshot),
        whole_log=kept.whole_log or options.whole_log,
        large=kept.large or options.large_print,
        originals=_originals(options.append, snapshot) or kept.originals,
    )


def _originals(wanted: list[str], snapshot: Snapshot) -> tuple[str, ...]:
    """Return the keys of the files that follow behind.

    Raises:
        BadRequest: an entry has no file that can follow.
    """
    from apptprep.jobs.originals import papers_of

    papers = papers_of(snapshot)
    found: dict[str, None] = {}
    for each in wanted:
        keys = [p.ref.sha256 for p in papers if each in ("all", p.record.id, p.ref.name)]
        if not keys:
            names = ", ".join(paper.ref.name for paper in papers) or "none"
            message = (
                "No report with a PDF or picture has one of these ids or file names. Nothing was "
                f"printed. The files are: {names}."
            )
            raise BadRequest(message)
        found.update(dict.fromkeys(keys))
    return tuple(found)


def _looks(choices: Choices, options: argparse.Namespace) -> Looks:
    """Return the password of locked papers, where one was given, for each of them."""
    from apptprep.jobs.originals import Looks

    password = secret(options.append_password_file, "password file of the papers")
    return Looks(dict.fromkeys(choices.originals, password) if password else {})


def _sections(names: list[str]) -> frozenset[str]:
    from apptprep.packet import ALL_SECTIONS

    found = frozenset(names)
    if found - ALL_SECTIONS:
        known = ", ".join(sorted(ALL_SECTIONS))
        message = f"There is no section of that name. Nothing was printed. They are: {known}."
        raise BadRequest(message)
    return found


def _entries(ids: list[str], snapshot: Snapshot) -> frozenset[str]:
    from apptprep.records import HIDEABLE

    for each in ids:
        record = snapshot.get(each)
        if record is None or record.KIND.name not in HIDEABLE:
            message = (
                "No entry that can be left out has one of these ids. Nothing was printed. "
                "“--json show” prints the ids."
            )
            raise BadRequest(message)
    return frozenset(ids)
