"""What goes through the pipe between the app and the process that parses foreign files.

A message is one line of JSON, then the bytes it announces: ``{"job": …, "blobs": [12, 7]}`` and 19
bytes. Plain data only: neither side ever runs what the other sends.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import IO, Any

_LONGEST_LINE = 1 << 20


class Broken(Exception):
    """The other side stopped in the middle of a message, or sent none of ours."""


def send(stream: IO[bytes], head: dict[str, Any], blobs: Sequence[bytes] = ()) -> None:
    """Write a message.

    Args:
        stream: the pipe.
        head: what it says; plain JSON data.
        blobs: bytes that go with it.

    Raises:
        OSError: the other side is gone.
    """
    line = json.dumps({**head, "blobs": [len(each) for each in blobs]})
    stream.write(line.encode("ascii") + b"\n")
    for each in blobs:
        stream.write(each)
    stream.flush()


def receive(stream: IO[bytes]) -> tuple[dict[str, Any], list[bytes]] | None:
    """Read a message; None at the end of the pipe.

    Raises:
        Broken: what comes is no whole message.
    """
    line = stream.readline(_LONGEST_LINE)
    if not line:
        return None
    try:
        head = json.loads(line)
        sizes = [int(size) for size in head["blobs"]]
    except (ValueError, TypeError, KeyError, RecursionError) as fault:
        raise Broken from fault
    blobs = [_exactly(stream, size) for size in sizes]
    return head, blobs


def _exactly(stream: IO[bytes], size: int) -> bytes:
    data = stream.read(size) if size >= 0 else b""
    if len(data) != size:
        raise Broken
    return data
