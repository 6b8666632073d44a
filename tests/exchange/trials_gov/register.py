"""A register on this computer for tests: real HTTP on loopback, with the real one's answers."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.exchange.trials_gov.making import study


@dataclass
class Stand:
    """What the stand-in does and saw.

    Attributes:
        pages: pages of a search: lists of studies.
        statuses: statuses to answer first, before it answers at all.
        moved: other numbers that lead to a study (301), by number.
        body: sent in place of any answer.
        away: an address it redirects every question to.
        asked: paths and queries of all requests.
        agents: their User-Agent.
    """

    pages: list[list[dict[str, Any]]] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)
    moved: dict[str, str] = field(default_factory=dict)
    body: bytes | None = None
    away: str = ""
    asked: list[str] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)


class _Handler(BaseHTTPRequestHandler):
    """Answers from the stand; a subclass for each server carries it."""

    stand: Stand

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        stand = self.stand
        stand.asked.append(self.path)
        stand.agents.add(self.headers.get("User-Agent", ""))
        if stand.statuses:
            self._send(stand.statuses.pop(0), b"not now", "text/plain")
        elif stand.away:
            self._send(302, b"", "text/plain", stand.away)
        elif stand.body is not None:
            self._send(200, stand.body, "text/html")
        else:
            self._answer()

    def _answer(self) -> None:
        stand, parts = self.stand, urlsplit(self.path)
        number = parts.path.rpartition("/")[2]
        if number in stand.moved:
            self._send(301, b"", "text/plain", f"/api/v2/studies/{stand.moved[number]}")
        elif number == "NCT99999999":
            self._send(404, b"NCT number NCT99999999 not found", "text/plain")
        elif number.startswith("NCT"):
            self._send(200, json.dumps(study(number)).encode())
        else:
            self._send(200, self._page(int(parse_qs(parts.query).get("pageToken", ["0"])[0])))

    def _page(self, at: int) -> bytes:
        pages = self.stand.pages
        page: dict[str, Any] = {"studies": pages[at] if pages else []}
        if at + 1 < len(pages):
            page["nextPageToken"] = str(at + 1)
        return json.dumps(page).encode()

    def _send(
        self, status: int, body: bytes, kind: str = "application/json", where: str = ""
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if where:
            self.send_header("Location", where)
        if status == 429:
            self.send_header("Retry-After", "3")
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def standing(stand: Stand) -> Iterator[str]:
    """Serve on loopback; yields the address of the API."""
    handler = type("Handler", (_Handler,), {"stand": stand})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/api/v2"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
