"""The commands around a visit: questions, missing, packet."""

from __future__ import annotations

import argparse
from itertools import groupby

from apptprep.cli.opening import free_place, open_library, today
from apptprep.cli.terminal import Terminal
from apptprep.errors import BadRequest


def questions(options: argparse.Namespace, terminal: Terminal) -> int:
    """Print questions worth asking: each with the facts that raised it and its source."""
    from apptprep.questions import suggest

    with open_library(options) as library:
        found = suggest(library.snapshot(), options.purpose, today())
    for number, each in enumerate(found, 1):
        terminal.line(f"{number}. {each.ask}")
        terminal.line(f"   asked because {each.reason()}")
        terminal.line(f"   {each.because} ({each.source.publisher}: {each.source.title})")
    if not found:
        terminal.line("No question came up. Write down more, and ask whatever matters to you.")
    terminal.data(
        purpose=options.purpose,
        questions=[
            {
                "id": each.rule_id,
                "topic": each.topic,
                "ask": each.ask,
                "because": each.because,
                "evidence": [
                    {
                        "text": fact.text,
                        "when": fact.when.understood() if fact.when else "",
                        "record": fact.record_id,
                    }
                    for fact in each.evidence
                ],
                "source": {
                    "publisher": each.source.publisher,
                    "title": each.source.title,
                    "address": each.source.address,
                    "checked": each.source.checked.isoformat(),
                },
            }
            for each in found
        ],
    )
    return 0


def missing(options: argparse.Namespace, terminal: Terminal) -> int:
    """Print what this visit needs and the record does not hold."""
    from apptprep.questions import missing as find_missing

    with open_library(options) as library:
        gaps = find_missing(library.snapshot(), options.purpose, today())
    for group, found in groupby(gaps, key=lambda gap: gap.group):
        terminal.line(group.capitalize())
        for gap in found:
            terminal.line(f"  {gap.what}")
            terminal.line(f"    {gap.why}")
    if not gaps:
        terminal.line("Nothing is missing that this app knows of.")
    terminal.data(
        purpose=options.purpose,
        missing=[
            {"id": gap.id, "group": gap.group, "what": gap.what, "why": gap.why} for gap in gaps
        ],
    )
    return 0


def packet(options: argparse.Namespace, terminal: Terminal) -> int:
    """Print the packet into a PDF file."""
    from apptprep.jobs.make_packet import make_packet
    from apptprep.packet import ALL_SECTIONS, Choices

    left_out = frozenset(options.without)
    if left_out - ALL_SECTIONS:
        names = ", ".join(sorted(ALL_SECTIONS))
        message = f"There is no section of that name. Nothing was printed. They are: {names}."
        raise BadRequest(message)
    choices = Choices(
        preset=options.purpose,
        paper=options.paper,
        left_out=left_out,
        whole_log=options.whole_log,
    )
    out = free_place(options)
    with open_library(options) as library:
        drawn = make_packet(library, choices, out, today())
    terminal.line(f"Wrote {drawn.pages} pages to {out}. The file is not encrypted.")
    if drawn.missing:
        terminal.line(f"{drawn.missing} characters could not be printed; they show as boxes.")
    terminal.data(path=str(out), pages=drawn.pages, missing_characters=drawn.missing)
    return 0
