"""A plain one-page PDF, written by hand: the sample's attached reports.

Only Helvetica, which every reader brings along; text is WinAnsi. The bytes depend on the text
alone.
"""

from __future__ import annotations

from collections.abc import Sequence

_LEFT, _TOP, _LEADING, _SIZE = 56, 780, 15, 10.5
_WIDTH = 92
_STAMP = "MADE-UP SAMPLE. Nobody of this name exists; no hospital wrote this."


def page(title: str, lines: Sequence[str]) -> bytes:
    """Return a PDF of one A4 page.

    Args:
        title: its heading, in bold.
        lines: paragraphs; long ones are broken, an empty one is a gap.
    """
    text = [f"BT /F2 14 Tf {_LEFT} {_TOP} Td ({_escaped(title)}) Tj ET"]
    height = _TOP - 2 * _LEADING
    broken = [part for paragraph in lines for part in _broken(paragraph)]
    for line in [*broken, "", _STAMP]:
        text.append(f"BT /F1 {_SIZE} Tf {_LEFT} {height} Td ({_escaped(line)}) Tj ET")
        height -= _LEADING
    return _pdf("\n".join(text).encode("cp1252", errors="replace"), title)


def _broken(line: str) -> list[str]:
    """Break a paragraph into lines at blanks."""
    lines = [""]
    for word in line.split(" "):
        if lines[-1] and len(lines[-1]) + len(word) >= _WIDTH:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}" if lines[-1] else word
    return lines


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _pdf(content: bytes, title: str) -> bytes:
    """Return the file around a page's content: objects, table of places, trailer."""
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
            b"/Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>"
        ),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        (font % "Helvetica").encode(),
        (font % "Helvetica-Bold").encode(),
        b"<< /Title (" + _escaped(title).encode("cp1252", errors="replace") + b") >>",
    ]
    data = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    return data + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\n"
        b"startxref\n%d\n%%%%EOF\n" % (count, table, count, len(objects), len(data))
    )
