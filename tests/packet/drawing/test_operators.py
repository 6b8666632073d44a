"""Lines and areas as PDF source: the same ink as ReportLab's own."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from apptprep.packet.drawing import operators


def ink(draw: Callable[[Any], object]) -> bytes:
    """What a page looks like on which something is drawn."""
    target = BytesIO()
    canvas: Any = Canvas(target, pagesize=(120, 90), invariant=1)
    canvas.setLineWidth(1.5)
    draw(canvas)
    canvas.save()
    document = pypdfium2.PdfDocument(target.getvalue())
    found = bytes(document[0].render(scale=2).buffer)
    document.close()
    return found


def dashed(canvas: Any) -> None:
    canvas.setDash([4, 2])
    canvas.line(10, 20, 100, 60)
    canvas.setDash([])
    canvas.line(10, 10, 100, 10)


PAIRS: dict[str, tuple[str, Callable[[Any], object]]] = {
    "line": (f"{operators.line([(10, 10), (60, 70)])} S", lambda c: c.line(10, 10, 60, 70)),
    "rules": (
        operators.rules([10, 40], 5, 100),
        lambda c: c.lines([(5, 10, 100, 10), (5, 40, 100, 40)]),
    ),
    "box": (f"{operators.box(10, 20, 50, 30)} f", lambda c: c.rect(10, 20, 50, 30, 0, 1)),
    "dots": (f"40 w {operators.dots([(50, 40)])}", lambda c: c.circle(50, 40, 20, 0, 1)),
    "circle": (f"{operators.circle(50, 40, 20)} f", lambda c: c.circle(50, 40, 20, 0, 1)),
    "rounded": (
        f"{operators.rounded((10, 10), (100, 80), 8)} S",
        lambda c: c.roundRect(10, 10, 90, 70, 8),
    ),
    "dashed": (
        operators.dashed([4, 2], f"{operators.line([(10, 20), (100, 60)])} S")
        + f" {operators.rules([10], 10, 100)}",
        dashed,
    ),
}


@pytest.mark.parametrize("name", PAIRS)
def test_the_ink_is_reportlabs(name: str) -> None:
    source, theirs = PAIRS[name]
    ours = ink(lambda canvas: canvas._code.append(source))
    blank = ink(lambda _canvas: None)
    expected = ink(theirs)
    assert ours != blank
    # Curves may differ by a shade at their edge.
    far = sum(abs(a - b) > 40 for a, b in zip(ours, expected, strict=True))
    assert far <= len(ours) * 0.0005
