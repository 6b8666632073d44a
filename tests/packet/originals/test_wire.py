"""Messages through the pipe."""

from __future__ import annotations

from io import BytesIO

import pytest

from apptprep.packet.originals import wire


def test_a_message_comes_out_as_it_went_in() -> None:
    pipe = BytesIO()
    wire.send(pipe, {"job": "look", "word": "ü"}, [b"one", b"", b"\n\x00"])
    wire.send(pipe, {"share": 0.5})
    pipe.seek(0)
    first = wire.receive(pipe)
    assert first is not None
    head, blobs = first
    assert (head["job"], head["word"]) == ("look", "ü")
    assert blobs == [b"one", b"", b"\n\x00"]
    assert wire.receive(pipe) == ({"share": 0.5, "blobs": []}, [])
    assert wire.receive(pipe) is None


@pytest.mark.parametrize("text", [b"{", b"[]\n", b'{"blobs": [5]}\nabc', b'{"blobs": [-1]}\n'])
def test_half_a_message_is_told(text: bytes) -> None:
    with pytest.raises(wire.Broken):
        wire.receive(BytesIO(text))
