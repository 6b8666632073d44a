"""The Debian packages that Python and Qt need: which are missing, and how to get them.

A library is looked for by loading it, as Qt will, so the answer is right on any Linux; only the
names of the packages are Debian's (and Ubuntu's). A bare Debian 12 has none of them.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

from steps import Stop, again, clean_environment, run, say

NOTHING, OFFSCREEN, WINDOW = "nothing", "offscreen", "window"
"""What of Qt is going to be used: not at all, drawing in memory (tests), or on a screen."""
USES = (NOTHING, OFFSCREEN, WINDOW)
"""From the least to the most demanding."""

OFFSCREEN_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libxkbcommon.so.0": "libxkbcommon0",
}
"""What every use of Qt loads: library, and the package that holds it."""

WINDOW_LIBRARIES = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libcups.so.2": "libcups2",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""What a real window loads on top, under X11 and Wayland, and what printing needs."""

CHECKERS = {"javac": "default-jdk-headless", "qpdf": "qpdf"}
"""Tools that the tests check finished PDFs with, and the packages that hold them."""
JAXB = Path("/usr/share/java/jaxb-runtime.jar")
"""What veraPDF needs besides Java: from the package libjaxb-java."""

FONT_PACKAGE = "fonts-dejavu-core"
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
FONT_ENDINGS = {".ttf", ".otf", ".ttc", ".pfb"}


def can_load(library: str) -> bool:
    """Tell whether the system finds a shared library, e.g. ``libEGL.so.1``."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_font(folders: tuple[str, ...] = FONT_FOLDERS) -> bool:
    """Tell whether any font file lies in the usual places."""
    places = [Path(folder).expanduser() for folder in folders]
    files = (file for place in places if place.is_dir() for file in place.rglob("*"))
    return any(file.suffix.lower() in FONT_ENDINGS for file in files)


def has_venv() -> bool:
    """Tell whether this Python can make a virtual environment with pip in it."""
    return all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))


def missing(use: str) -> list[str]:
    """Return the packages that are missing, sorted: always Python's, and Qt's for this use."""
    wanted: list[str] = []
    if not has_venv():
        wanted.append(f"python{sys.version_info.major}.{sys.version_info.minor}-venv")
    if use != NOTHING:
        libraries = dict(OFFSCREEN_LIBRARIES)
        if use == WINDOW:
            libraries.update(WINDOW_LIBRARIES)
        wanted += [package for library, package in libraries.items() if not can_load(library)]
        if not has_font():
            wanted.append(FONT_PACKAGE)
    return sorted(wanted)


def missing_checkers() -> list[str]:
    """Return the packages that are missing of those that check finished PDFs, sorted."""
    wanted = [package for tool, package in CHECKERS.items() if shutil.which(tool) is None]
    if not JAXB.exists():
        wanted.append("libjaxb-java")
    return sorted(wanted)


def install_words(packages: list[str]) -> list[list[str]]:
    """Return the two commands that install packages, without what makes them an administrator's."""
    return [
        ["apt-get", "update", "-q"],
        ["apt-get", "install", "-q", "-y", "--no-install-recommends", *packages],
    ]


def line_to_type(packages: list[str]) -> str:
    """Return the one line a person types to install packages: as root, with sudo, or with su."""
    update = "apt-get update"
    install = "apt-get install --no-install-recommends " + " ".join(packages)
    if os.geteuid() == 0:
        return f"{update} && {install}"
    if shutil.which("sudo"):
        return f"sudo {update} && sudo {install}"
    return f'su -c "{update} && {install}"'


def administrator() -> list[str] | None:
    """Return what to put before an administrator's command, or None where we may not be one.

    Empty for root; ``sudo -n`` where sudo asks for no password.
    """
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo is None:
        return None
    allowed = subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0
    return [sudo, "-n"] if allowed else None


def provide(use: str) -> None:
    """Install what is missing for this use of Qt, where we may; on other systems do nothing.

    Raises:
        Stop: something is missing that we may not or could not install; the text has the line
            to type.
    """
    if not sys.platform.startswith("linux"):
        return
    packages = missing(use)
    if not packages:
        return
    if shutil.which("apt-get") is None:
        raise Stop(elsewhere(packages))
    line = line_to_type(packages)
    prefix = administrator()
    if prefix is None:
        raise Stop(
            f"These Debian packages are missing: {', '.join(packages)}.\n"
            "Installing them takes an administrator. Please type this line, then run "
            f"`{again()}` again:\n\n    {line}\n"
        )
    if not install(prefix, packages):
        raise Stop(
            "The Debian packages could not be installed; apt says above why. Nothing is "
            "broken. Check the internet connection, then run "
            f"`{again()}` again, or install them yourself with this line:\n\n    {line}\n"
        )
    importlib.invalidate_caches()
    left = missing(use)
    if left:
        raise Stop(
            f"apt has run, but this is still missing for {sys.executable}: {', '.join(left)}. "
            "If that Python is not Debian's own, please use /usr/bin/python3."
        )


def provide_checkers() -> None:
    """Install what checks finished PDFs, where we may; the tests that use it skip without it."""
    if not sys.platform.startswith("linux") or shutil.which("apt-get") is None:
        return
    packages = missing_checkers()
    if not packages:
        return
    prefix = administrator()
    if prefix is None or not install(prefix, packages):
        say(
            "What checks finished PDFs (veraPDF's Java, qpdf) is not here, so those tests are "
            f"skipped. This line brings it:\n\n    {line_to_type(packages)}\n"
        )


def install(prefix: list[str], packages: list[str]) -> bool:
    """Install packages with apt and tell whether it went well.

    Args:
        prefix: what makes the commands an administrator's, from `administrator`.
        packages: their names.
    """
    say(f"Installing {len(packages)} missing Debian packages: {' '.join(packages)}")
    environment = {**clean_environment(), "DEBIAN_FRONTEND": "noninteractive"}
    if prefix:
        prefix = [*prefix, "DEBIAN_FRONTEND=noninteractive"]
    return all(run([*prefix, *words], environment) == 0 for words in install_words(packages))


def elsewhere(packages: list[str]) -> str:
    """Return the sentence for a Linux without apt: which libraries to look for there."""
    by_package = {**OFFSCREEN_LIBRARIES, **WINDOW_LIBRARIES}
    names = [library for library, package in by_package.items() if package in packages]
    names += [f"a font (for example {FONT_PACKAGE})"] if FONT_PACKAGE in packages else []
    names += [] if has_venv() else ["Python's venv and ensurepip"]
    return (
        "Something the window needs is missing on this computer, and this system has no apt. "
        "Please install what holds the following with the system's own tool, then run "
        f"`{again()}` again:\n\n    " + ", ".join(names) + "\n"
    )
