"""The process that parses foreign files: reads one job from its input, answers, and ends.

Started by :mod:`apptprep.jobs.child_process`, as :mod:`apptprep.children` says. It opens no file
and no connection; what it cannot read it names with one word. It says nothing on its error output,
which could quote a file.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any, Final

from apptprep.packet.originals import pdfs, pictures, showing, wire
from apptprep.packet.originals.pdfs import Refused

MEMORY: Final = 4 << 30
"""Bytes of address space the process may have."""

SECONDS: Final = 300
"""Seconds of processor time it may use."""

_PAGES_SEARCHED: Final = 30
"""Pages in which text is looked for."""

Tell = Callable[[float], None]


def limit_self() -> None:
    """Set limits where the system has them; a breach ends this process alone."""
    try:
        import resource
    except ImportError:  # Windows: the app's own clock ends it
        return
    for what, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS)):
        _, hard = resource.getrlimit(what)
        resource.setrlimit(what, (most, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def document(data: bytes, media_type: str, password: str) -> Any:  # noqa: ANN401
    """Return a file of any kind as a document.

    Raises:
        Refused: it cannot be read.
    """
    if media_type == "application/pdf":
        return pdfs.opened(data, password)
    if media_type.startswith("image/"):
        return pictures.document_of(data)
    raise Refused("kind")


def look(
    head: dict[str, Any], blobs: Sequence[bytes], tell: Tell
) -> tuple[dict[str, Any], list[bytes]]:
    """Return for each file its page sizes and whether it has text, or why it is refused.

    ``head["files"]`` has kind and password of each.
    """
    found = []
    for number, (about, data) in enumerate(zip(head["files"], blobs, strict=True)):
        tell(number / len(blobs))
        found.append(_look(data, str(about["kind"]), str(about["password"])))
    return {"found": found}, []


def _look(data: bytes, kind: str, password: str) -> dict[str, Any]:
    try:
        found = document(data, kind, password)
        sizes = pdfs.sizes(found)
        pdfs.cleaned(found)
    except Refused as fault:
        return {"why": fault.why}
    has_text = kind == "application/pdf" and _has_text(data, password)
    return {"why": "", "sizes": sizes, "text": has_text}


def join(
    head: dict[str, Any], blobs: Sequence[bytes], tell: Tell
) -> tuple[dict[str, Any], list[bytes]]:
    """Return our pages with the foreign ones under them, each fitted into its frame.

    ``head["files"]`` has kind and password of each foreign file, ``head["slots"]`` for each of
    their pages our page, the file, its page and the frame (left, low, right, high).
    """
    import pikepdf

    ours = pikepdf.open(BytesIO(blobs[0]))
    sources: dict[int, Any] = {}
    slots = head["slots"]
    for done, (page, file, number, frame) in enumerate(slots):
        if file not in sources:
            about = head["files"][file]
            try:
                opened = document(blobs[1 + file], str(about["kind"]), str(about["password"]))
                sources[file] = pdfs.cleaned(opened)
            except Refused as fault:
                return {"why": fault.why, "file": file}, []
        try:
            _put_under(ours, ours.pages[page], sources[file].pages[number], frame)
        except (pikepdf.PdfError, ValueError, TypeError, KeyError, IndexError):
            return {"why": "damaged", "file": file}, []
        if not done % 10:
            tell(done / len(slots))
    target = BytesIO()
    ours.save(target, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return {"why": ""}, [target.getvalue()]


def show(
    head: dict[str, Any], blobs: Sequence[bytes], tell: Tell
) -> tuple[dict[str, Any], list[bytes]]:
    """Return one page of one file as pixels.

    ``head`` has the file's kind, its password, the page and the picture's width.
    """
    tell(0.0)
    try:
        about, pixels = showing.page(
            blobs[0], str(head["kind"]), str(head["password"]), int(head["page"]), int(head["wide"])
        )
    except Refused as fault:
        return {"why": fault.why}, []
    return {"why": "", **about}, [pixels]


def _put_under(ours: Any, page: Any, foreign: Any, frame: Sequence[float]) -> None:  # noqa: ANN401
    """Draw a foreign page below ours, made smaller where it does not fit, never larger.

    pikepdf's own call takes a random name each time; the same packet is to have the same bytes.
    """
    import pikepdf

    form = ours.copy_foreign(foreign.as_form_xobject())
    name = page.add_resource(form, pikepdf.Name.XObject, pikepdf.Name("/Original"))
    rectangle = pikepdf.Rectangle(*(float(edge) for edge in frame))
    placed = page.calc_form_xobject_placement(
        form, name, rectangle, allow_shrink=True, allow_expand=False
    )
    page.contents_add(b"q " + placed + b" Q", prepend=True)


def _has_text(data: bytes, password: str) -> bool:
    """Tell whether one of the first pages has letters; a scanned page has none."""
    import pypdfium2

    try:
        read = pypdfium2.PdfDocument(data, password=password or None)
        for number in range(min(len(read), _PAGES_SEARCHED)):
            if read[number].get_textpage().get_text_range().strip():
                return True
    except (pypdfium2.PdfiumError, ValueError):
        return False
    return False


JOBS: Final = {"look": look, "join": join, "show": show}
"""What can be asked for."""


def main() -> int:
    """Do one job and return 0; 1 if what came was none."""
    sys.stderr = None
    limit_self()
    source, target = sys.stdin.buffer, sys.stdout.buffer
    try:
        message = wire.receive(source)
    except wire.Broken:
        return 1
    if message is None:
        return 1
    head, blobs = message

    def tell(share: float) -> None:
        wire.send(target, {"share": share})

    answer, out = JOBS[head["job"]](head, blobs, tell)
    wire.send(target, {**answer, "done": True}, out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
