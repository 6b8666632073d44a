"""From a blank sheet to a finished file: where pages begin, and what is joined to them at the end.

`start` gives a pen; when all is drawn, `finish` joins the pages with the structure tree, the links,
the outline, the metadata and the attached files. Pages of other files are to be added behind ours
here, too: to the bytes that `finish` returns, with `Claims` that say no more than was checked.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from apptprep.packet.content import PAPERS
from apptprep.packet.drawing import fonts
from apptprep.packet.drawing.pen import Pen
from apptprep.packet.file import archive, outline
from apptprep.packet.file.archive import ALL, Attachment, Claims
from apptprep.packet.file.objects import Objects
from apptprep.packet.file.tags import Structure

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["ALL", "NO_DAY", "Attachment", "Claims", "finish", "lock", "start"]

NO_DAY: Final = dt.date(2000, 1, 1)
"""The day in the metadata of a paper that has none on it."""
_LANGUAGE: Final = "en"


def start(paper: str) -> Pen:
    """Begin a document.

    Args:
        paper: "A4" or "Letter".

    Returns:
        A pen on the first page.
    """
    from reportlab import rl_config
    from reportlab.pdfgen.canvas import Canvas

    # Nothing here reads an address or a file named in a text; shut all the same.
    rl_config.trustedHosts = []
    rl_config.trustedSchemes = []
    rl_config.useA85 = 0
    fonts.load(fonts.REGULAR)
    settings: dict[str, Any] = {"initialFontName": fonts.REGULAR, "pdfVersion": (1, 7)}
    return Pen(Canvas(BytesIO(), pagesize=PAPERS[paper], invariant=1, **settings))


def finish(
    pen: Pen,
    title: str,
    made: dt.date = NO_DAY,
    attachments: Sequence[Attachment] = (),
    claims: Claims = ALL,
) -> bytes:
    """Join what was drawn into a file: tagged, with links and outline, the same for the same.

    Args:
        pen: Its last page is ended.
        title: What kind of paper it is, for the file's properties; says nothing about the person.
        made: The day printed on it.
        attachments: Files that travel inside.
        claims: What the file says of itself.

    Returns:
        The PDF file.
    """
    objects = Objects(pen.canvas.getpdfdata())
    archive.mend_character_maps(objects)
    structure = Structure(objects, pen.tree, pen.places)
    for number, page in enumerate(objects.pages):
        entries = f"<< /StructParents {number} /Tabs /S"
        if structure.links[number]:
            entries += f" /Annots [{' '.join(f'{n} 0 R' for n in structure.links[number])}]"
        objects.put(page, objects.source(page).replace("<<", entries, 1))
    marks = outline.write(objects, pen.bookmarks)
    root = objects.add(
        f"<< /Type /Catalog /Pages {objects.page_tree} 0 R /Lang ({_LANGUAGE}) "
        "/MarkInfo << /Marked true >> /ViewerPreferences << /DisplayDocTitle true >> "
        f"/StructTreeRoot {structure.root} 0 R "
        f"/Metadata {archive.metadata(objects, title, made, claims)} 0 R "
        f"/OutputIntents [{archive.output_intent(objects)}] "
        f"{f'/Outlines {marks} 0 R ' if marks else ''}"
        f"{archive.attach(objects, attachments, made)} >>"
    )
    return objects.write(root, archive.information(objects, title, made))


def lock(data: bytes, password: str) -> bytes:
    """A file that opens with a password only (AES-256, revision 6 of the standard handler).

    The bytes differ each time, as the keys do. An archive file may not be encrypted: call `finish`
    with claims that leave the archive out.

    Args:
        data: A PDF file without a password.
        password: At least one character; whoever has it may do everything with the file.
    """
    import pikepdf

    # Readers compare passwords in this form of Unicode.
    password = unicodedata.normalize("NFKC", password)
    target = BytesIO()
    with pikepdf.open(BytesIO(data)) as document:
        secret = pikepdf.Encryption(owner=password, user=password, R=6, aes=True, metadata=True)
        document.save(target, encryption=secret)
    return target.getvalue()
