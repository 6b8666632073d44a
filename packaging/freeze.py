"""Makes a folder with a program that needs no Python: ``python3 packaging/freeze.py``.

Nothing but the pinned requirements goes in, and the project as it is installed, not the checkout:
both are put into an environment of their own below ``out/``. The program stands in
``out/frozen/apptprep`` afterwards and is tried once: it makes the sample person and brings a PDF
in, for which it has to start itself as a child (:mod:`apptprep.children`).
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from steps import CHECKOUT, Stop, clean_environment, run, say

OUT = CHECKOUT / "out"
PROGRAM = OUT / "frozen" / "apptprep" / ("apptprep.exe" if sys.platform == "win32" else "apptprep")
_INSIDE = "Scripts/python.exe" if sys.platform == "win32" else "bin/python"
_WHERE = "import apptprep, pathlib; print(pathlib.Path(apptprep.__file__).parent)"


def _must(command: list[str]) -> None:
    """Run a command.

    Raises:
        Stop: it failed.
    """
    if run(command):
        message = f"This failed: {' '.join(command[:4])} …"
        raise Stop(message)


def environment() -> Path:
    """Return the Python of an environment with what goes in, made anew where it is missing."""
    folder = OUT / "freeze-venv"
    python = folder / _INSIDE
    if not python.exists():
        _must([sys.executable, "-m", "venv", str(folder)])
    pip = [str(python), "-m", "pip", "install", "--quiet"]
    for name in ("requirements.txt", "requirements-freeze.txt"):
        _must([*pip, "--require-hashes", "-r", str(CHECKOUT / "packaging" / name)])
    project = ["--no-deps", "--no-build-isolation", "--force-reinstall", str(CHECKOUT)]
    _must([*pip, *project])
    return python


def build(python: Path) -> None:
    """Make the folder with the program."""
    told = subprocess.run(
        [str(python), "-c", _WHERE],
        check=True,
        capture_output=True,
        text=True,
        cwd=OUT,
        env=clean_environment(),
    )
    package = Path(told.stdout.strip())
    migrations = package / "store" / "migrations"  # read as files, by Alembic
    _must(
        [
            *(str(python), "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"),
            *("--onedir", "--name", "apptprep"),
            *("--collect-all", "apptprep", "--collect-submodules", "sqlalchemy"),
            *("--hidden-import", "logging.config"),
            *("--add-data", f"{migrations}:apptprep/store/migrations"),
            *("--distpath", str(OUT / "frozen"), "--workpath", str(OUT / "freeze-work")),
            *("--specpath", str(OUT), str(package / "__main__.py")),
        ]
    )


def try_it() -> None:
    """Bring a PDF in with the program; it reads the text in a child process."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paper = folder / "letter.pdf"
        paper.write_bytes(_paper())
        data = ["--data-dir", str(folder / "data")]
        _must([str(PROGRAM), *data, "new", "--label", "try"])
        _must([str(PROGRAM), *data, "import", str(paper), "--yes", "--all"])
        packet = [
            "packet",
            "--preset",
            "second-opinion",
            "--append",
            "all",
            "--out",
            str(folder / "p.pdf"),
        ]
        _must([str(PROGRAM), *data, *packet])


def _paper() -> bytes:
    """Return a PDF with a line of text."""
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        (
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
            b"/Resources<</Font<</F 5 0 R>>>>>>"
        ),
        b"<</Length 42>>stream\nBT /F 12 Tf 72 700 Td (Tumor board) Tj ET \nendstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    body = b"%PDF-1.4\n"
    for number, part in enumerate(parts, 1):
        body += b"%d 0 obj" % number + part + b"endobj\n"
    return body + b"trailer<</Root 1 0 R/Size 6>>\n"


def main() -> int:
    """Make the program and try it."""
    OUT.mkdir(exist_ok=True)
    build(environment())
    try_it()
    say(f"The program stands in {PROGRAM.parent}")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Stop as stop:
        sys.exit(str(stop))
