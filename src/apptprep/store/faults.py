"""What can go wrong with a record on disk, each with its sentence."""

from __future__ import annotations

from apptprep.errors import AppError


class NeedsPassphrase(AppError):
    """The record has a passphrase and none was given."""

    code = "needs-passphrase"
    exit_code = 5

    def __init__(self) -> None:
        """Word the sentence."""
        super().__init__("This record has a passphrase. Please give it, or the recovery code.")


class WrongPassphrase(AppError):
    """Neither passphrase nor recovery code fits."""

    code = "wrong-passphrase"
    exit_code = 5

    def __init__(self) -> None:
        """Word the sentence."""
        super().__init__(
            "That is not the passphrase of this record, nor its recovery code. "
            "Nothing was changed. Please try again; capital letters matter."
        )


class MistypedCode(AppError):
    """A recovery code with a typing mistake: its own check letters do not fit."""

    code = "mistyped-code"
    exit_code = 5

    def __init__(self) -> None:
        """Word the sentence."""
        super().__init__(
            "That looks like a recovery code with a typing mistake. "
            "Nothing was changed. Please compare it with the printed sheet."
        )


class RecordInUse(AppError):
    """Another window or program holds the record."""

    code = "record-in-use"
    exit_code = 6

    def __init__(self, holder: str) -> None:
        """Word the sentence.

        Args:
            holder: who holds it, e.g. ``"process 4711 on kitchen-laptop since 10:15"``.
        """
        super().__init__(
            f"This record is already open ({holder}). "
            "Nothing was changed. Close it there, then open it here again."
        )


class RecordClosed(AppError):
    """The record was closed while somebody still wanted something of it."""

    code = "record-closed"

    def __init__(self) -> None:
        """Word the sentence."""
        super().__init__(
            "The record was closed before this was done. What was saved is safe. "
            "Please open the record and do it once more."
        )


class NewerSchema(AppError):
    """The record was written by a newer version of the app."""

    code = "newer-schema"
    exit_code = 7

    def __init__(self) -> None:
        """Word the sentence."""
        super().__init__(
            "This record was written by a newer version of this app. "
            "It was not touched. Please install the newer version to open it."
        )


class DamagedRecord(AppError):
    """A file of the record is missing or cannot be read."""

    code = "damaged-record"
    exit_code = 8

    def __init__(self, what: str) -> None:
        """Word the sentence.

        Args:
            what: which file and how, without health data.
        """
        super().__init__(
            f"The record cannot be read: {what}. It was left exactly as it is. "
            "Open a backup of it (File, Restore), or copy its folder to a safe place first."
        )


class DamagedBackup(AppError):
    """A file given as a backup is none, or is damaged."""

    code = "damaged-backup"
    exit_code = 3

    def __init__(self, what: str) -> None:
        """Word the sentence."""
        super().__init__(
            f"This backup cannot be used: {what}. Nothing was changed. Please try another backup."
        )


class SaveFailed(AppError):
    """A change could not be written."""

    code = "save-failed"
    exit_code = 4

    def __init__(self, reason: str) -> None:
        """Word the sentence.

        Args:
            reason: what the system said, e.g. ``"the disk is full"``.
        """
        super().__init__(
            f"This change could not be saved: {reason}. What was saved before is safe. "
            "Leave this open, free some space or mend the disk, then change it once more."
        )


class StorageFault(Exception):
    """The database could not read or write; the caller words what that means.

    Attributes:
        reason: in plain words, e.g. ``"the disk is full"``.
    """

    def __init__(self, reason: str) -> None:
        """Keep the reason."""
        super().__init__(reason)
        self.reason = reason
