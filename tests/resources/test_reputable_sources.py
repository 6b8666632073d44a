"""What a rule rests on is a hospital, an authority, a learned society, a charity or a journal.

A machine cannot tell a good page from a poor one; it can hold off the kinds that are never taken,
and a publisher that is no name. Each medicine of a class is named by a source of the class.
"""

from __future__ import annotations

import re
import tomllib
from urllib.parse import urlsplit

import pytest

from apptprep import bundled
from apptprep.questions.medicine_classes import FILE
from apptprep.questions.model import Source
from apptprep.questions.rules import bundled_rules
from apptprep.records.vocabularies import find

NEVER = {
    "a wiki": (
        "wikipedia",
        "fandom",
        "wikidoc",
        "handwiki",
        "wikimili",
        "patholines",
        "radiopaedia",
    ),
    "news or trade press": (
        "onclive",
        "healio",
        "cancertherapyadvisor",
        "curetoday",
        "targetedonc",
        "emjreviews",
        "aoncology",
        "ajmc",
        "sciencedaily",
        "news-medical",
        "blackrock",
    ),
    "a portal": (
        "healthline",
        "yahoo",
        "verywell",
        "webmd",
        "drugs.com",
        "medscape",
        "everydayhealth",
        "medicalnewstoday",
        "patient.info",
        "rxlist",
        "chemocare",
        "guidelinecentral",
        "drpharmacy",
        "findrxinformation",
        "bloodthinnersbleeding",
        "consumeraffairs",
        "quora",
        "reddit",
    ),
    "a stray copy": (
        "theswissbay",
        "docslib",
        "docsbay",
        "docksci",
        "scribd",
        "researcher.life",
        "springermedizin",
        "altius-group",
        "coek.info",
        "semanticscholar",
    ),
    "one practice": ("merridale", "stockwood", "medicalcentre", "surgery.co.uk"),
    "a company that sells": ("pfizer", "novartis", "roche.com", "foundationmedicine", "guardant"),
}
"""Kinds that are not taken as a source, and names of hosts of each."""
_NUMBER = re.compile(r"\bPMC\d|\b\d{3,}|^\W*\d")
SOURCES = sorted(bundled_rules().sources.values(), key=lambda source: source.id)
CLASSES = tomllib.loads(bundled.read_text(FILE))["class"]


def doubt(publisher: str, address: str) -> str:
    """Return what speaks against a source, ``""`` for nothing."""
    if len(publisher.strip()) < len("NHS") or _NUMBER.search(publisher):
        return "its publisher is no name"
    host = urlsplit(address).hostname or ""
    if "." not in host:
        return "it has no address"
    return next(
        (kind for kind, hosts in NEVER.items() if any(name in host for name in hosts)),
        "",
    )


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.id)
def test_a_source_is_of_no_kind_that_is_never_taken(source: Source) -> None:
    assert not doubt(source.publisher, source.address), source.line()


@pytest.mark.parametrize(
    ("publisher", "address", "reason"),
    [
        ("Wikipedia", "https://en.m.wikipedia.org/wiki/ATC_code_L02", "a wiki"),
        ("OncLive", "https://www.onclive.com/view/testing", "news or trade press"),
        ("Healthline", "https://www.healthline.com/health/opioids-list", "a portal"),
        ("Library", "https://theswissbay.ch/pdf/steroids.html", "a stray copy"),
        ("A practice", "https://merridalemedicalcentre.co.uk/card", "one practice"),
        (
            "PMC7973115, table 1",
            "https://pmc.ncbi.nlm.nih.gov/articles",
            "its publisher is no name",
        ),
        ("", "https://www.cancer.gov/", "its publisher is no name"),
        ("A hospital", "read on paper", "it has no address"),
        ("American Cancer Society", "https://www.cancer.org/treatment", ""),
    ],
)
def test_what_speaks_against_a_source_is_said(publisher: str, address: str, reason: str) -> None:
    assert doubt(publisher, address) == reason


@pytest.mark.parametrize(
    ("group", "name"),
    [(group, name) for group, entry in CLASSES.items() for name in entry["names"]],
)
def test_a_medicine_is_named_by_a_source_of_its_class(group: str, name: str) -> None:
    # A brand may also be known from the FDA's list of substances, as one of an ingredient so named.
    facts = " ".join(
        bundled_rules().sources[key].fact for key in CLASSES[group]["sources"]
    ).casefold()
    brand = find("medicines", name)
    ingredient = brand.stands_for.casefold() if brand else ""
    named = [other for other in CLASSES[group]["names"] if other in facts]
    assert name in facts or any(other in ingredient for other in named)
