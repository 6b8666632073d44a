"""Foreign files made here: whole, turned, odd-sized, locked, damaged, hostile; and pictures."""

from __future__ import annotations

from io import BytesIO

import pikepdf
from PIL import Image


def page(target: pikepdf.Pdf, words: str, size: tuple[float, float], turn: int = 0) -> None:
    """Add a page that says something in large letters near its upper left corner."""
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    made = target.add_blank_page(page_size=size)
    made.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    text = f"BT /F1 20 Tf 20 {size[1] - 40:.1f} Td ({words}) Tj ET"
    made.obj.Contents = pikepdf.Stream(target, text.encode("ascii"))
    if turn:
        made.obj.Rotate = turn


def saved(target: pikepdf.Pdf, password: str = "") -> bytes:
    """Return a document's bytes, locked where a password is given."""
    out = BytesIO()
    lock = pikepdf.Encryption(owner=password, user=password, R=6) if password else False
    target.save(out, encryption=lock)
    return out.getvalue()


def pdf(*words: str, size: tuple[float, float] = (595, 842), turn: int = 0) -> bytes:
    """Return a PDF with a page for each of the words."""
    target = pikepdf.new()
    for each in words:
        page(target, each, size, turn)
    return saved(target)


def locked(words: str, password: str) -> bytes:
    """Return a PDF that opens with a password only."""
    target = pikepdf.new()
    page(target, words, (595, 842))
    return saved(target, password)


def hostile() -> bytes:
    """Return a PDF with scripts, actions, a link to the web, a note and a file inside."""
    target = pikepdf.new()
    page(target, "harmless", (595, 842))
    script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
    target.Root.OpenAction = target.make_indirect(script)
    web = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String("https://example.org/x"))
    link = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Link,
        Rect=pikepdf.Array([0, 0, 100, 100]),
        A=web,
    )
    target.pages[0].obj.Annots = pikepdf.Array([target.make_indirect(link)])
    target.pages[0].obj.AA = pikepdf.Dictionary(O=script)
    target.attachments["inside.txt"] = b"SECRET INSIDE"
    return saved(target)


def picture(kind: str, size: tuple[int, int] = (60, 40), mode: str = "RGB", turn: int = 0) -> bytes:
    """Return a picture: left half dark, right half light; ``turn`` is its EXIF orientation."""
    made = Image.new(mode, size, 0)
    made.paste(
        Image.new(mode, (size[0] // 2, size[1]), "white" if mode != "CMYK" else 0),
        (size[0] // 2, 0),
    )
    out = BytesIO()
    exif = Image.Exif()
    if turn:
        exif[0x0112] = turn
    made.save(out, kind, exif=exif) if kind in ("JPEG", "TIFF") else made.save(out, kind)
    return out.getvalue()
