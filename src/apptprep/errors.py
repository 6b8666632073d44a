"""Faults a person can act on.

Every class words its own sentence: what happened, that nothing was lost, what to do. Whatever is
not an :class:`AppError` is a bug and ends in the last-resort error window. The sentences carry no
health data; ``code`` is what a log may hold.
"""

from __future__ import annotations


class AppError(Exception):
    """A fault with a sentence for the person.

    Attributes:
        code: short stable name for logs and tests, e.g. ``"wrong-passphrase"``.
        exit_code: what the command line returns for it (see ``apptprep --help``).
    """

    code = "fault"
    exit_code = 1

    def __init__(self, sentence: str) -> None:
        """Keep the sentence that is shown as it stands."""
        super().__init__(sentence)
        self.sentence = sentence


class UnreadableFile(AppError):
    """A file that was to be read is missing, broken or not of a kind we know."""

    code = "unreadable-file"
    exit_code = 3


class CannotWrite(AppError):
    """A file or the record could not be written (disk full, read-only, no right)."""

    code = "cannot-write"
    exit_code = 4


class BadRequest(AppError):
    """What was asked for does not fit together (unknown label, nothing chosen, bad value)."""

    code = "bad-request"
    exit_code = 2
