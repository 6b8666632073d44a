"""The text of a PDF, read in a process of its own with limits of memory and time.

PDFium is C++ that reads whatever somebody sends, and may be called from one thread only. So it
runs apart: a PDF that crashes it, hangs or eats memory costs its text and nothing else. Text is
for searching; nothing is read out of it into facts.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass

from apptprep import children

_SECONDS = 20
_MEMORY = 1024 * 1024 * 1024
LONGEST = 200_000
"""Most letters kept of one file."""


@dataclass(frozen=True, slots=True, repr=False)
class PdfText:
    """What a PDF holds.

    Attributes:
        state: ``"text"``, ``"picture"`` (no letters in it), ``"locked"`` (with a password),
            ``"broken"`` or ``"unread"`` (it took too long, too much memory, or crashed).
        text: its words, page by page; may be cut.
        pages: how many pages it has, 0 where it cannot be opened.
    """

    state: str
    text: str = ""
    pages: int = 0


def read(data: bytes) -> PdfText:
    """Return the text of a PDF; never raises for what is in it."""
    try:
        done = subprocess.run(  # noqa: S603 - our own module, nothing of the file in the call
            children.command(children.PDF_TEXT),
            input=data,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        told = json.loads(done.stdout)
    except (OSError, ValueError, subprocess.SubprocessError):
        return PdfText("unread")
    return PdfText(str(told["state"]), str(told["text"]), int(told["pages"]))


def extract(data: bytes) -> PdfText:
    """Return the text of a PDF, here and now; for the process apart."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as fault:
        locked = "password" in str(fault).lower()
        return PdfText("locked" if locked else "broken")
    pages: list[str] = []
    for number in range(len(document)):
        page = document[number].get_textpage().get_text_bounded()
        pages.append(page.replace("\r\n", "\n").replace("\x00", ""))
        if sum(map(len, pages)) > LONGEST:
            break
    text = "\n".join(pages).strip()[:LONGEST]
    return PdfText("text" if text else "picture", text, len(document))


def _limit() -> None:
    """Keep this process small and short; Windows has no such limits."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def main() -> None:
    """Read a PDF from the standard input and write its text as JSON."""
    data = sys.stdin.buffer.read()
    _limit()
    found = extract(data)
    told = {"state": found.state, "text": found.text, "pages": found.pages}
    # Half a surrogate pair, which PDFium may give, is written as it is and read as it is.
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()
