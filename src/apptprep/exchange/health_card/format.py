"""SMART Health Cards as a format: how their files are known."""

from __future__ import annotations

import re
from collections.abc import Sequence

from apptprep.exchange import heads
from apptprep.exchange.format import Format, Wanted
from apptprep.exchange.health_card import keys, links
from apptprep.exchange.reading import Reading
from apptprep.exchange.source import Source
from apptprep.exchange.walk import Root

NAME = "SMART Health Card"
_FILE = re.compile(r'"verifiableCredential"')
_QR = re.compile(r"shc:/\d", re.IGNORECASE)
_COMPACT = re.compile(r"eyJ[\w-]{10,}\.[\w-]+")


def recognises(head: bytes, _source: Source) -> bool:
    """Tell whether a file begins like a card, its QR text, a link, or a key file for cards."""
    text = heads.text(head)
    if text.startswith("{"):
        return bool(_FILE.search(text)) or keys.is_key_file(head) or links.is_encrypted(text)
    written = _QR.match(text) or _COMPACT.match(text)
    return bool(written) or links.is_encrypted(text) or links.is_link(text)


def read(claimed: Sequence[Source], root: Root, wanted: Wanted) -> Reading:
    """Read all cards of a root, with the keys in it and those chosen along with it."""
    from apptprep.exchange.findings import Findings
    from apptprep.exchange.health_card.reader import collect

    findings = Findings(NAME, root, wanted.today, wanted.most)
    collect(claimed, findings, wanted)
    return findings.reading()


FORMAT = Format(NAME, recognises, read)
