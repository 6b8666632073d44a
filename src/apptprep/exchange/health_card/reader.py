"""Reading cards: unpacked, checked where there is a key, their bundle read as FHIR."""

from __future__ import annotations

import datetime as dt
import io
import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from apptprep.errors import UnreadableFile
from apptprep.exchange import heads
from apptprep.exchange.fhir import loading
from apptprep.exchange.fhir import reader as fhir
from apptprep.exchange.fhir.values import Json, first, objects, word
from apptprep.exchange.findings import Findings
from apptprep.exchange.format import Wanted
from apptprep.exchange.health_card import keys, links
from apptprep.exchange.health_card.jws import Card, card, cards_of_text
from apptprep.exchange.source import Source
from apptprep.records.when import day_text

LARGEST = 16 * 1024 * 1024
"""Most bytes of a file of cards."""

_KEY_FILE = "is a key file. It checks the signature of a SMART Health Card and holds no records"
_NO_BUNDLE = "holds no health record that this app can read"


def collect(claimed: Sequence[Source], findings: Findings, wanted: Wanted) -> None:
    """Read the cards among some files into findings; the other files are explained."""
    known = keys.keys_beside(wanted.along)
    cards: list[tuple[Source, str]] = []
    for source in claimed:
        with findings.guarding(source):
            data = source.read(LARGEST)
            text = heads.text(data)
            if keys.is_key_file(data[:4096]):
                known += keys.keys_of(data)
                findings.remark(source, _KEY_FILE)
            elif links.is_encrypted(text):
                findings.remark(source, links.explain_encrypted())
            elif links.is_link(text):
                findings.remark(source, links.explain(text))
            else:
                cards += [(source, each) for each in _texts(data, text, source)]
    for number, (source, text) in enumerate(cards, start=1):
        wanted.progress(number / len(cards), f"Reading {source.name}")
        with findings.guarding(source):
            _read(card(text, source.shown), source, number, known, findings, wanted)


def _texts(data: bytes, text: str, source: Source) -> list[str]:
    """Return the cards of one file, each as JWS.

    Raises:
        UnreadableFile: there is none in it, or it is damaged.
    """
    if not text.startswith("{"):
        found = cards_of_text(text, source.shown)
        return found or ["".join(text.split())]
    told = loading.parse(data, source.shown, [])[0]
    whole = told.get("verifiableCredential") if isinstance(told, dict) else None
    many = whole if isinstance(whole, list) else [whole]
    many += [  # the answer of a server: Parameters
        each.get("valueString")
        for each in objects(told, "parameter")
        if word(each, "name") == "verifiableCredential"
    ]
    texts = [each for each in many if isinstance(each, str)]
    if not texts:
        message = f"{source.shown} holds no card. Nothing of it was brought in."
        raise UnreadableFile(message)
    return texts


def _read(
    one: Card,
    source: Source,
    number: int,
    known: list[keys.Key],
    findings: Findings,
    wanted: Wanted,
) -> None:
    payload = loading.parse(one.payload, source.shown, [])[0]
    bundle = _bundle(payload)
    if not bundle:
        findings.remark(source, _NO_BUNDLE, f"card {number}")
        return
    state = keys.checked(one, known)
    if state == keys.UNCHECKED:
        findings.unsigned(_issuer(payload))
    where = f"card {number} of {_issuer(payload)} ({state})"
    if state == keys.BAD:
        findings.remark(
            source,
            "the signature does not fit: the card was changed, or comes from somebody else. "
            "Its entries are not ticked",
            where,
        )
    expired = _expired(payload, wanted.today)
    if expired:
        findings.remark(source, f"the card itself says that it was good until {expired}", where)
    data = json.dumps(bundle).encode("utf-8", "surrogatepass")
    inside = replace(source, size=len(data), packed=False, raw=lambda: io.BytesIO(data))
    why = "the card's signature does not fit" if state == keys.BAD else ""
    fhir.collect([inside], findings, wanted, where=where, left_out=why)


def _bundle(payload: Any) -> Json:  # noqa: ANN401 - JSON
    return first(first(first(payload, "vc"), "credentialSubject"), "fhirBundle")


def _issuer(payload: Json) -> str:
    """Return the host name of the issuer; whether it is who it says, only the signature tells."""
    try:
        return urlsplit(word(payload, "iss")).hostname or "an issuer not named"
    except ValueError:
        return "an issuer not named"


def _expired(payload: Json, today: dt.date) -> str:
    """Return the day until which a card was good, ``""`` while it is or where it does not say."""
    try:
        until = dt.datetime.fromtimestamp(float(word(payload, "exp")), dt.UTC).date()
    except (ValueError, OverflowError, OSError):
        return ""
    return day_text(until) if until < today else ""
