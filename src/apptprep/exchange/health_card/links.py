"""SMART Health Links and their encrypted files: explained, never opened.

<https://build.fhir.org/ig/HL7/smart-health-cards-and-links/links-specification.html>
"""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import Any
from urllib.parse import urlsplit

from apptprep.exchange.health_card.jws import decoded
from apptprep.records.when import day_text

LINK = re.compile(r"shlink:/([\w-]+)", re.IGNORECASE)
_ENCRYPTED = re.compile(r"\s*(eyJ[\w-]+)\.[\w-]*\.[\w-]+\.")
_MANIFEST = re.compile(r'\{\s*"(?:status"\s*:\s*"[\w-]+"\s*,\s*")?files"\s*:\s*\[')


def is_link(text: str) -> bool:
    """Tell whether a text begins with (the address of) a link."""
    return bool(LINK.search(text[:2000])) and not text.startswith("{")


def is_encrypted(text: str) -> bool:
    """Tell whether a text is an encrypted file of a link (JWE), or a list of such files."""
    if _MANIFEST.match(text):
        return '"embedded"' in text or '"location"' in text
    match = _ENCRYPTED.match(text)
    return bool(match) and "enc" in _told(match[1] if match else "")


def explain(text: str) -> str:
    """Return what a link says of itself, to go after its file's name."""
    match = LINK.search(text)
    told = _told(match[1]) if match else {}
    host = _host(told.get("url"))
    parts = [f"at {host}" if host else ""]
    if "P" in str(told.get("flag", "")):
        parts.append("with a passcode")
    until = _day(told.get("exp"))
    if until:
        parts.append(f"good until {until}")
    details = ", ".join(part for part in parts if part)
    return (
        f"is a link to records on a server (SMART Health Link{', ' if details else ''}{details}). "
        "This app opens no connection: open the link in a browser, save the file it shows, and "
        "bring that in"
    )


def _host(url: object) -> str:
    """Return the name of the server of an address, ``""`` where there is none."""
    try:
        return urlsplit(url).hostname or "" if isinstance(url, str) else ""
    except ValueError:
        return ""


def explain_encrypted() -> str:
    """Return what an encrypted file of a link is, to go after its name."""
    return (
        "is an encrypted file of a SMART Health Link. It opens only with its link: open the link "
        "in a browser, save the file it shows, and bring that in"
    )


def _told(part: str) -> dict[str, Any]:
    try:
        told = json.loads(decoded(part))
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}


def _day(seconds: object) -> str:
    if not isinstance(seconds, int | float) or isinstance(seconds, bool):
        return ""
    try:
        return day_text(dt.datetime.fromtimestamp(seconds, dt.UTC).date())
    except (OverflowError, OSError, ValueError):
        return ""
