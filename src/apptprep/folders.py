"""Where data, settings and logs live.

The places are those of the desktop (platformdirs): never a synced or roaming folder. The
environment variable ``APPTPREP_DATA_DIR`` or ``--data-dir`` moves everything below one folder,
which is how tests, sticks and a second user on one account keep apart. Folders are made private
to the account (mode 0700), files 0600: health data is nobody else's.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from apptprep.errors import CannotWrite

ENVIRONMENT_VARIABLE = "APPTPREP_DATA_DIR"


@dataclass(frozen=True, slots=True)
class Folders:
    """The folders of one run of the app.

    Attributes:
        data: holds ``people/`` (one record folder a person).
        config: holds ``settings.json``; no health data, no names.
        logs: holds the log of the app's faults; ids and codes only.
    """

    data: Path
    config: Path
    logs: Path

    @property
    def people(self) -> Path:
        """The folder that holds one folder a person."""
        return self.data / "people"

    @property
    def settings_file(self) -> Path:
        """The settings file."""
        return self.config / "settings.json"


def find(data_dir: str | Path | None = None) -> Folders:
    """Tell the folders to use, without making them.

    Args:
        data_dir: a folder that holds everything; None asks the environment variable, then the
            desktop's own places.
    """
    chosen = data_dir or os.environ.get(ENVIRONMENT_VARIABLE)
    if chosen:
        root = Path(chosen).expanduser()
        return Folders(data=root, config=root, logs=root / "logs")
    import platformdirs

    return Folders(
        data=Path(platformdirs.user_data_dir("apptprep", appauthor=False, roaming=False)),
        config=Path(platformdirs.user_config_dir("apptprep", appauthor=False, roaming=False)),
        logs=Path(platformdirs.user_log_dir("apptprep", appauthor=False)),
    )


def make_private(folder: Path) -> Path:
    """Make a folder (and its parents) that only this account may enter, and return it.

    Raises:
        CannotWrite: the folder cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if os.name == "posix":
            folder.chmod(0o700)
    except OSError as fault:
        message = (
            f"The folder {folder} cannot be made ({fault.strerror}). Nothing was changed. "
            "Free some space or choose another place with --data-dir."
        )
        raise CannotWrite(message) from fault
    return folder


def write_whole(path: Path, data: bytes) -> None:
    """Write a file whole or not at all, mode 0600, and have it on the disk when this returns.

    A new file is written beside the old one, synced, then renamed over it, and the folder is
    synced too, so that a power cut leaves the old or the new bytes, never half.

    Raises:
        CannotWrite: with what the system said; the old file is untouched.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
        sync_folder(path.parent)
    except OSError as fault:
        temporary.unlink(missing_ok=True)
        message = (
            f"{path.name} could not be written ({fault.strerror}). "
            "What was there before is unchanged. Free some space or choose another place."
        )
        raise CannotWrite(message) from fault


def sync_folder(folder: Path) -> None:
    """Have a folder's list of names on the disk (a no-op on Windows, which cannot)."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
