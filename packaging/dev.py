"""From a fresh checkout to a running apptprep, to its tests and to its checkers, in one command.

``python3 packaging/dev.py run`` opens the app (and passes further arguments on to it), ``test``
runs all tests without a screen, ``lint`` the checkers. Each first makes what it needs: Debian
packages where they are missing and it may, a virtual environment in the checkout, the pinned
dependencies. Nothing but Python 3.11 or later is needed to start it, on Linux, Windows or macOS.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 - whoever has only an older Python gets a sentence
    sys.exit("apptprep needs Python 3.11 or later; this is " + sys.version.split()[0] + ".")

import debian
from environment import QT_USE, Environment
from steps import CHECKOUT, Stop, clean_environment, run, say

SAMPLE_PACKET = CHECKOUT / "out" / "sample-second-opinion.pdf"
"""Where the sample person's packet goes when there is no screen to show the window on."""

COMMANDS = {
    "people",
    "new",
    "show",
    "import",
    "questions",
    "missing",
    "packet",
    "export",
    "backup",
    "restore",
    "check",
    "demo",
    "-h",
    "--help",
    "--version",
}
"""What apptprep does without a window (see ``apptprep --help``)."""


ALL_CORES = ["-n", "auto", "--dist", "loadfile"]
"""How pytest runs all tests: a file stays in one process, as its tests may share a window."""


def has_display() -> bool:
    """Tell whether a window can be shown: always on Windows and macOS."""
    if not sys.platform.startswith("linux"):
        return True
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return any(os.environ.get(name) for name in names)


def prepare(use: str, *, development: bool) -> Environment:
    """Bring Debian's packages and the virtual environment up to date; no work where they are.

    Args:
        use: what of Qt is going to be used, one of `debian.USES`.
        development: also what the tests and checkers need.

    Raises:
        Stop: something is missing that could not be had.
    """
    environment = Environment()
    noted = environment.stamp().get(QT_USE, debian.NOTHING)
    suffices = noted in debian.USES[debian.USES.index(use) :]
    if not suffices or environment.stale(development=development):
        debian.provide(use)
    environment.prepare(development=development)
    if not suffices:
        environment.note(QT_USE, use)
    return environment


def start(arguments: list[str]) -> int:
    """Run apptprep with these arguments; without a screen, make the sample packet instead."""
    if COMMANDS.intersection(arguments):
        environment = prepare(debian.NOTHING, development=False)
        return run([environment.python, "-m", "apptprep", *arguments])
    if not has_display():
        say("There is no display here, so no window can open. Instead, the sample person's packet")
        say("for a second opinion is made through the command line.")
        if arguments:
            say(f"(Not used, as they are for the window: {' '.join(arguments)})")
        return sample_packet(prepare(debian.NOTHING, development=False).python)
    environment = prepare(debian.WINDOW, development=False)
    code = run([environment.python, "-m", "apptprep", *arguments])
    if code < 0:
        raise Stop(
            f"apptprep was ended by the system (signal {-code}). What was saved is kept. If no "
            "window came up, the display named in DISPLAY cannot be reached from here."
        )
    return code


def sample_packet(python: Path) -> int:
    """Make the sample person's second-opinion packet and say where it lies.

    Raises:
        Stop: it could not be made; apptprep has said why.
    """
    SAMPLE_PACKET.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="apptprep-") as folder:
        apptprep: list[str | Path] = [python, "-m", "apptprep", "--data-dir", folder]
        packet = ["packet", "--purpose", "second-opinion", "--out", str(SAMPLE_PACKET), "--force"]
        code = run([*apptprep, "demo"]) or run([*apptprep, *packet])
    if code != 0:
        raise Stop("The sample packet could not be made; the lines above say why.")
    say(f"\nThe packet lies here:\n\n    {SAMPLE_PACKET}\n")
    return 0


def test(arguments: list[str]) -> int:
    """Run the tests without a screen, all of them on all cores; arguments go to pytest."""
    environment = prepare(debian.OFFSCREEN, development=True)
    debian.provide_checkers()
    variables = {**clean_environment(), "QT_QPA_PLATFORM": "offscreen"}
    return run([environment.python, "-m", "pytest", *(arguments or ALL_CORES)], variables)


def lint(arguments: list[str]) -> int:
    """Run ruff, mypy and import-linter, all of them, and say at the end which had complaints."""
    environment = prepare(debian.NOTHING, development=True)
    imports = "import sys; from importlinter.cli import lint_imports_command as c; sys.exit(c())"
    checks = {
        "ruff check": ["-m", "ruff", "check", *arguments],
        "ruff format": ["-m", "ruff", "format", "--check", *arguments],
        "mypy": ["-m", "mypy"],
        "import-linter": ["-c", imports],
    }
    failed = []
    for name, words in checks.items():
        say(f"== {name}")
        if run([environment.python, *words]) != 0:
            failed.append(name)
    say(f"Complaints from: {', '.join(failed)}" if failed else "No complaints.")
    return 1 if failed else 0


def main(words: list[str]) -> int:
    """Do what the command line asks, and return the exit code.

    Every fault a person can act on ends in a sentence and 1; Ctrl+C in one and 130.
    """
    commands = {"run": start, "test": test, "lint": lint}
    asks_help = words[:1] in (["-h"], ["--help"])
    if not asks_help and words[:1] not in [[name] for name in commands]:
        print(f"Usage: dev.py {'|'.join(commands)} [ARGUMENTS]", file=sys.stderr)
        return 2
    if asks_help:
        say(__doc__ or "")
        return 0
    try:
        code = commands[words[0]](words[1:])
    except Stop as sentence:
        sys.stdout.flush()
        print(f"\n{sentence}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. Nothing is broken: the same command goes on from here.", file=sys.stderr)
        return 130
    return code if code >= 0 else 128 - code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
