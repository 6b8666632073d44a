"""The commands around a visit: questions, missing."""

from __future__ import annotations

import argparse
from itertools import groupby

from apptprep.cli.opening import open_library, today
from apptprep.cli.terminal import Terminal


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
