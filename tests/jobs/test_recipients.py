"""The choices kept for a recipient go to and fro whole."""

from __future__ import annotations

import gzip

import pytest

from apptprep.exchange.record_json import BadRecordFile
from apptprep.jobs.recipients import choices_of, named, packed, packets_to, unpacked, with_choices
from apptprep.packet import Choices
from apptprep.records import Medication, PacketMade, Recipient, Snapshot


@pytest.mark.parametrize(
    "choices",
    [
        Choices(),
        Choices(
            preset="trial",
            paper="Letter",
            left_out=frozenset({"log", "contacts"}),
            hidden=frozenset({"b", "a"}),
            whole_log=True,
            large=True,
        ),
    ],
)
def test_choices_are_kept_whole(choices: Choices) -> None:
    kept = with_choices(Recipient(name="Dr A"), choices, since=False)
    assert choices_of(kept) == choices
    assert kept.since == "none"
    assert with_choices(kept, choices, since=True).since == "last"


def test_a_new_recipient_has_the_usual_packet_on_the_usual_paper() -> None:
    assert choices_of(Recipient(name="A"), paper="Letter") == Choices(paper="Letter")
    assert choices_of(Recipient(name="A"), visit="v").visit == "v"


def test_a_recipient_is_found_by_name_whatever_the_case() -> None:
    jose = Recipient(name="Dr José Lind")
    snapshot = Snapshot([jose, Recipient(name="Dr B")])
    assert named(snapshot, " dr jose lind ") is jose
    assert named(snapshot, "Dr J") is None


def test_packets_for_nobody_kept_are_told_apart_by_name() -> None:
    one, two = PacketMade(name="Dr A"), PacketMade(name="Dr B")
    kept = PacketMade(name="Dr A", recipient="r")
    snapshot = Snapshot([one, two, kept])
    assert packets_to(snapshot, "", "dr a") == (one,)
    assert packets_to(snapshot, "r") == (kept,)


def test_what_was_said_is_packed_the_same_each_time_and_comes_back() -> None:
    drug = Medication(name="Letrozole")
    assert packed([drug]) == packed([drug])
    assert unpacked(packed([drug])) == (drug,)
    with pytest.raises(BadRecordFile):
        unpacked(gzip.compress(b"{}"))
    with pytest.raises(OSError, match="gzip"):
        unpacked(b"no")
    with pytest.raises(EOFError):
        unpacked(packed([drug])[:40])


def test_a_bomb_is_not_unpacked_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    from apptprep.jobs import recipients

    monkeypatch.setattr(recipients, "_LARGEST", 1000)
    with pytest.raises(ValueError, match="larger"):
        unpacked(gzip.compress(b" " * 10_000))
