"""The virtual environment in the checkout: made, filled, and left alone when it is up to date.

What was installed is noted in a stamp file inside it, so that a second start compares a few
hashes and starts. A change of the pinned requirements, of pyproject.toml, of the checkout's place
or of the Python version makes exactly the part it touches again.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from steps import CHECKOUT, Clock, Stop, again, clean_environment, run, say

STAMP = "apptprep-stamp.json"
RUNTIME, DEVELOPMENT, PROJECT, QT_USE = "runtime", "development", "project", "qt"
"""The parts of the stamp: what pip installed, and for which use of Qt Debian's packages suffice."""
OWN_NAMES = {"bin", "include", "lib", "lib64", "Include", "Lib", "Scripts", "share", "pyvenv.cfg"}
"""What a virtual environment holds, whole or half made; anything else is a person's own."""


@dataclass(frozen=True)
class Environment:
    """A virtual environment and what belongs in it.

    Attributes:
        checkout: the folder with pyproject.toml and packaging/.
    """

    checkout: Path = CHECKOUT

    @property
    def folder(self) -> Path:
        """The virtual environment's folder."""
        return self.checkout / ".venv"

    @property
    def python(self) -> Path:
        """The virtual environment's own Python."""
        inside = "Scripts/python.exe" if sys.platform == "win32" else "bin/python"
        return self.folder / inside

    @property
    def requirements(self) -> dict[str, Path]:
        """The pinned requirement file of each part that is downloaded."""
        packaging = self.checkout / "packaging"
        return {
            RUNTIME: packaging / "requirements.txt",
            DEVELOPMENT: packaging / "requirements-dev.txt",
        }

    def wanted(self, *, development: bool) -> dict[str, str]:
        """Return the stamp an up-to-date environment has: a hash for each part."""
        parts = (RUNTIME, DEVELOPMENT) if development else (RUNTIME,)
        stamp = {part: digest(self.requirements[part].read_bytes()) for part in parts}
        project = (self.checkout / "pyproject.toml").read_bytes()
        stamp[PROJECT] = digest(project + str(self.checkout).encode())
        return stamp

    def stamp(self) -> dict[str, str]:
        """Return what was noted as installed; nothing where the note is missing or unreadable."""
        try:
            noted = json.loads((self.folder / STAMP).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        if not isinstance(noted, dict):
            return {}
        return {str(part): str(value) for part, value in noted.items()}

    def note(self, part: str, value: str) -> None:
        """Note that a part is installed."""
        text = json.dumps({**self.stamp(), part: value}, indent=1)
        temporary = self.folder / f"{STAMP}.part"
        temporary.write_text(text, encoding="utf-8")
        temporary.replace(self.folder / STAMP)

    def stale(self, *, development: bool) -> list[str]:
        """Return the parts that have to be installed, in order; none when all is up to date."""
        noted = self.stamp() if self.fits() else {}
        wanted = self.wanted(development=development)
        return [part for part, value in wanted.items() if noted.get(part) != value]

    def fits(self) -> bool:
        """Tell whether the folder holds an environment made by this version of Python."""
        made_by = version_of(self.folder / "pyvenv.cfg")
        return self.python.exists() and made_by == sys.version_info[:2]

    def works(self) -> bool:
        """Tell whether its Python starts and has pip (asked only when something is to be done)."""
        if not self.fits():
            return False
        words = [str(self.python), "-c", "import pip"]
        try:
            answer = subprocess.run(
                words, capture_output=True, check=False, env=clean_environment()
            )
        except OSError:
            return False
        return answer.returncode == 0

    def prepare(self, *, development: bool) -> None:
        """Bring the environment up to date.

        Args:
            development: also what the tests and checkers need.

        Raises:
            Stop: something could not be made or downloaded.
        """
        stale = self.stale(development=development)
        if not stale:
            return
        clock = Clock()
        wanted = self.wanted(development=development)
        if not self.works():
            self.make()
            stale = list(wanted)
        for part in stale:
            self.install(part)
            self.note(part, wanted[part])
        say(f"Everything is in place ({clock}). The next start takes no set-up time.\n")

    def make(self) -> None:
        """Make the environment anew, in place of a half made, broken or foreign one.

        Raises:
            Stop: something else lies at its place, or it cannot be made.
        """
        self.clear()
        say("Making a virtual environment in .venv")
        if run([sys.executable, "-m", "venv", self.folder], quiet=True) != 0:
            raise Stop(
                "The virtual environment could not be made; Python says above why (often the "
                f"disk is full). Nothing else was changed. Mend that, then run `{again()}` again."
            )

    def clear(self) -> None:
        """Remove what lies at the environment's place, if it is (part of) an environment.

        Raises:
            Stop: it is something else.
        """
        if not self.folder.is_symlink() and not self.folder.exists():
            return
        strange = self.folder.is_symlink() or not self.folder.is_dir()
        names = set() if strange else {entry.name for entry in self.folder.iterdir()}
        whole = "pyvenv.cfg" in names
        if strange or not (whole or names <= OWN_NAMES | {STAMP, ".gitignore"}):
            raise Stop(
                f"{self.folder} is in the way: it is not a virtual environment. Nothing was "
                f"changed. Please move it elsewhere, then run `{again()}` again."
            )
        if names:
            say("The virtual environment in .venv is unfinished or of another Python: made anew")
        try:
            shutil.rmtree(self.folder)
        except OSError as fault:
            raise Stop(
                f"The old virtual environment could not be removed ({fault.strerror}). Close "
                f"what uses {self.folder} or delete it, then run `{again()}` again."
            ) from fault

    def install(self, part: str) -> None:
        """Install one part with pip, which shows its own progress.

        Raises:
            Stop: with what went wrong, in a sentence.
        """
        with tempfile.TemporaryDirectory() as folder:
            log = Path(folder) / "pip.log"
            words: list[str | Path] = [self.python, "-m", "pip", "install", "--log", log]
            words += ["--retries", "3"]
            if part == PROJECT:
                say("Installing apptprep itself")
                words += ["--no-index", "--no-deps", "--no-build-isolation"]
                words += ["--editable", self.checkout]
            else:
                say(f"Installing the pinned {part} dependencies (downloaded once, then kept)")
                words += ["--no-deps", "--only-binary", ":all:"]
                words += ["--require-hashes", "--requirement", self.requirements[part]]
            if run(words, quiet=part == PROJECT) == 0:
                return
            text = log.read_text(encoding="utf-8", errors="replace") if log.exists() else ""
        raise Stop(reason(text))


def digest(data: bytes) -> str:
    """Return the SHA-256 of some bytes as text."""
    return hashlib.sha256(data).hexdigest()


def version_of(configuration: Path) -> tuple[int, ...]:
    """Return the Python version a ``pyvenv.cfg`` names, as ``(3, 11)``; empty where it does not."""
    try:
        lines = configuration.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return ()
    pairs = (line.partition("=") for line in lines)
    found = {name.strip(): value.strip() for name, _, value in pairs}
    numbers = found.get("version", "").split(".")[:2]
    return tuple(int(number) for number in numbers if number.isdigit())


NETWORK_WORDS = (
    "connection",
    "temporary failure in name resolution",
    "timed out",
    "timeout",
    "incompleteread",
    "max retries exceeded",
    "proxy",
    "sslerror",
)


def reason(log: str) -> str:
    """Turn pip's log into a sentence: what happened, that nothing is broken, what to do."""
    text = log.lower()
    if "no space left on device" in text or "disk quota exceeded" in text:
        said = "The disk is full. Please free about 1 GB"
    elif "do not match the hashes" in text:
        said = (
            "A downloaded file is not the one this project names (its hash differs), so it was "
            "not installed. Often a download was cut short; please wait a minute"
        )
    elif "certificate_verify_failed" in text:
        said = (
            "The place the downloads come from could not be trusted (its certificate is not "
            "known here). On a network with a certificate of its own, name it with "
            "`python3 -m pip config set global.cert FILE` or ask who runs the network"
        )
    elif any(words in text for words in NETWORK_WORDS):
        said = "The download did not finish. Please check the internet connection"
    elif "no matching distribution found" in text:
        said = (
            "A dependency is not offered ready-made for this computer or this Python "
            f"({sys.version_info.major}.{sys.version_info.minor}); pip names it above. Please "
            "try Python 3.11 to 3.13 on 64-bit Linux, Windows or macOS"
        )
    else:
        said = "The dependencies could not be installed; pip says above why. Please mend that"
    return f"{said}, then run `{again()}` again. Nothing is broken: what is here already is kept."
