"""What can be typed: commands, options, and the help that explains them."""

from __future__ import annotations

import argparse
from pathlib import Path

PURPOSES = ("second-opinion", "trial", "routine", "other")
PRESETS = ("second-opinion", "trial", "routine", "emergency", "medicines", "other")
PAPERS = ("A4", "Letter")
FORMATS = ("json", "csv", "ips", "ics", "questions-md", "questions-txt", "trials")

EXIT_CODES = {
    0: "done",
    1: "a fault without a number of its own; the sentence says which",
    2: "what was asked for does not fit together (unknown command, label or option)",
    3: "a file cannot be read, or is not what it claims to be; nothing was brought in",
    4: "a file or the record could not be written (disk full, no right); nothing was lost",
    5: "the record has a passphrase, and none or a wrong one was given",
    6: "the record is open elsewhere; close it there first",
    7: "the record was written by a newer version of this app; it was not touched",
    8: "the record is damaged, or “check” found a fault in it",
    70: "a bug in this app; the record is as it was",
    130: "stopped with Ctrl-C",
}
"""Exit codes and what they mean."""

_DESCRIPTION = (
    "Keep a private record of an illness, find questions worth asking, print a packet for the "
    "visit. Without arguments the window opens. Everything stays on this computer."
)
_EPILOG = "exit codes:\n" + "\n".join(f"  {code:>3}  {text}" for code, text in EXIT_CODES.items())


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    whole = argparse.ArgumentParser(
        prog="apptprep",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    _global_options(whole)
    commands = whole.add_subparsers(dest="command", metavar="COMMAND", required=True)
    _record_commands(commands)
    _visit_commands(commands)
    _file_commands(commands)
    return whole


def _global_options(whole: argparse.ArgumentParser) -> None:
    from apptprep import __version__

    whole.add_argument("--version", action="version", version=f"apptprep {__version__}")
    whole.add_argument("--data-dir", metavar="DIR", type=Path, help="folder that holds the records")
    whole.add_argument(
        "--person",
        metavar="LABEL",
        default="",
        help="whose record; may be left out where there is only one",
    )
    whole.add_argument("--json", action="store_true", help="print for other programs to read")
    whole.add_argument(
        "--passphrase-file",
        metavar="FILE",
        type=Path,
        help="its first line is the record's passphrase or recovery code; - reads it from the "
        "standard input",
    )


def _record_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    _add(commands, "people", "list the records on this computer")
    new = _add(commands, "new", "make an empty record")
    new.add_argument(
        "--label",
        required=True,
        help="name in the list of records; it is stored in clear, so a nickname is enough",
    )
    show = _add(commands, "show", "print what is written down")
    show.add_argument("--kind", default="", help="only this kind, for example medication")
    show.add_argument("--full", action="store_true", help="every field that is filled")
    _add(commands, "check", "read every entry and file of the record and tell what is wrong")
    demo = _add(commands, "demo", "write the made-up sample person, to look around")
    demo.add_argument(
        "--fresh",
        action="store_true",
        help="where she is there already, erase her and write her anew as of today",
    )


def _visit_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    for name, words in (
        ("questions", "print questions worth asking, and why"),
        ("missing", "print what this visit needs and the record does not hold"),
    ):
        _purpose(_add(commands, name, words))
    _packet_command(_add(commands, "packet", "print the packet for a visit into a PDF file"))


def _packet_command(packet: argparse.ArgumentParser) -> None:
    kind = packet.add_mutually_exclusive_group()
    kind.add_argument("--preset", choices=PRESETS, help="what kind of packet")
    kind.add_argument("--purpose", choices=PURPOSES, help="the same, by what the visit is for")
    packet.add_argument(
        "--for",
        dest="recipient",
        metavar="NAME",
        default="",
        help="who gets it: what is kept for them is used, other options go before it",
    )
    packet.add_argument(
        "--keep",
        action="store_true",
        help="with --for: keep these options for them; makes the recipient where there is none",
    )
    packet.add_argument("--paper", choices=PAPERS, help="size of the paper")
    _packet_choice(packet)
    since = packet.add_mutually_exclusive_group()
    since.add_argument(
        "--since-last",
        dest="since",
        action="store_const",
        const=True,
        help="with --for: say what is new since their last packet; this is the default",
    )
    since.add_argument(
        "--no-since", dest="since", action="store_const", const=False, help="do not say it"
    )
    packet.add_argument(
        "--whole-log",
        action="store_true",
        help="print every entry of the symptom log, not only those of the last 90 days",
    )
    packet.add_argument("--large-print", action="store_true", help="texts in 18 points")
    _packet_file(packet)
    _out(packet, "the PDF file to write")


def _packet_choice(packet: argparse.ArgumentParser) -> None:
    """What stays out of a packet."""
    packet.add_argument(
        "--leave-out",
        "--without",
        dest="without",
        metavar="SECTION",
        action="append",
        default=[],
        help="leave a section out, for example log; may be given more than once",
    )
    packet.add_argument(
        "--hide",
        metavar="ID",
        action="append",
        default=[],
        help="leave one entry out of everything, by its id (see “--json show”); may be repeated",
    )


def _packet_file(packet: argparse.ArgumentParser) -> None:
    """What is done with the file: passwords, and papers behind it."""
    packet.add_argument(
        "--password-file",
        metavar="FILE",
        type=Path,
        help="its first line opens the PDF; such a file is not an archive file (PDF/A). "
        "- reads it from the standard input",
    )
    packet.add_argument(
        "--append",
        metavar="WHAT",
        action="append",
        default=[],
        help="add the report's own file behind the packet: an entry's id, a file's name, or “all”; "
        "may be repeated. Such a file is not an archive file (PDF/A)",
    )
    packet.add_argument(
        "--append-password-file",
        metavar="FILE",
        type=Path,
        help="its first line opens locked papers that are added",
    )


def _file_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    bring = _add(
        commands,
        "import",
        "bring in files, folders, discs and zips: scans (DICOM), tables (CSV), PDFs, portal "
        "downloads, records of this app",
    )
    bring.add_argument(
        "paths", metavar="PATH", type=Path, nargs="+", help="file, folder, disc or zip to bring in"
    )
    how = bring.add_mutually_exclusive_group()
    how.add_argument(
        "--preview", action="store_true", help="only tell what it would do; this is the default"
    )
    how.add_argument("--yes", action="store_true", help="bring in what is new and current")
    bring.add_argument(
        "--all", action="store_true", help="with --yes: also what is old or of no use now"
    )
    bring.add_argument(
        "--replace", action="store_true", help="with --yes: what differs becomes as in the file"
    )
    bring.add_argument(
        "--other-person",
        action="store_true",
        help="with --yes: bring it in though the file names another person",
    )
    export = _add(commands, "export", "write the record, or a part of it, in an open format")
    export.add_argument(
        "--format",
        choices=FORMATS,
        default="json",
        help="json: one file, a zip where files are attached; csv: a folder with a table a kind; "
        "ips: a patient summary for clinics' systems (FHIR R4); ics: visits for a calendar; "
        "questions-md, questions-txt: your questions; trials: as a table if PATH ends in .csv, "
        "else as JSON",
    )
    export.add_argument(
        "--with-files", action="store_true", help="with ips: attached files go into it, too"
    )
    export.add_argument(
        "--preview", action="store_true", help="only tell what it would hold and what not"
    )
    _out(export, "the file to write; for csv the folder")
    _out(_add(commands, "backup", "write a backup of the whole record, checked"), "the file")
    restore = _add(commands, "restore", "make a new record out of a backup")
    restore.add_argument("file", metavar="FILE", type=Path, help="the backup")
    restore.add_argument("--label", required=True, help="the new record's label")


def _add(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, words: str
) -> argparse.ArgumentParser:
    return commands.add_parser(name, help=words, description=words, allow_abbrev=False)


def _purpose(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--purpose", choices=PURPOSES, default="second-opinion", help="what the visit is for"
    )


def _out(command: argparse.ArgumentParser, words: str) -> None:
    command.add_argument("--out", metavar="PATH", type=Path, required=True, help=words)
    command.add_argument(
        "--force", action="store_true", help="write over a file that is there already"
    )
