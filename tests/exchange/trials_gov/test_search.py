"""Asking the register: what leaves, how often, and what happens when it does not answer."""

from __future__ import annotations

import socket
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from tests.exchange.trials_gov.making import study
from tests.exchange.trials_gov.register import Stand, standing

from apptprep.exchange.trials_gov.search import (
    BASE,
    MOST_PAGES,
    PAUSE,
    Clock,
    Query,
    Register,
    SearchFailed,
    address,
)


@pytest.fixture(autouse=True)
def _only_this_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse any other host than loopback."""
    real = socket.getaddrinfo

    def guarded(host: Any, *rest: Any, **more: Any) -> Any:
        assert host in ("127.0.0.1", "localhost"), f"a test asked for {host}"
        return real(host, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", guarded)


@dataclass
class Hands:
    """A clock that is turned by waiting."""

    time: float = 1000.0
    waited: list[float] = field(default_factory=list)

    def clock(self) -> Clock:
        return Clock(lambda: self.time, self._sleep)

    def _sleep(self, seconds: float) -> None:
        self.waited.append(seconds)
        self.time += seconds


def test_the_address_says_all_that_leaves() -> None:
    shown = address(Query("  breast   cancer ", "Germany"))
    assert shown.startswith(f"{BASE}/studies?")
    assert parse_qs(urlsplit(shown).query) == {
        "query.cond": ["breast cancer"],
        "query.locn": ["Germany"],
        "filter.overallStatus": ["RECRUITING,NOT_YET_RECRUITING"],
        "pageSize": ["50"],
    }
    assert address(Query(number="see nct00000001")) == f"{BASE}/studies/NCT00000001"
    assert "locn" not in address(Query("x"))
    assert not Query("  ").is_askable()


def test_all_pages_are_asked_for_with_the_same_words_and_a_second_between() -> None:
    hands = Hands()
    stand = Stand(pages=[[study("NCT00000001")], [], [study("NCT00000003")]])
    with standing(stand) as base:
        found = list(Register(base, hands.clock()).pages(Query("lung cancer", "France")))
    assert len(found) == 3
    queries = [parse_qs(urlsplit(path).query) for path in stand.asked]
    assert [query.pop("pageToken", None) for query in queries] == [None, ["1"], ["2"]]
    assert queries[0] == queries[1] == queries[2]
    assert sum(hands.waited) == pytest.approx(2 * PAUSE, abs=0.2)
    assert stand.agents == {"apptprep"}


def test_there_is_an_end_to_pages() -> None:
    stand = Stand(pages=[[study()] for _ in range(MOST_PAGES + 3)])
    with standing(stand) as base:
        assert len(list(Register(base, Hands().clock()).pages(Query("x")))) == MOST_PAGES


def test_the_same_question_is_asked_once() -> None:
    stand = Stand(pages=[[study()]])
    with standing(stand) as base:
        register = Register(base, Hands().clock())
        assert list(register.pages(Query("x"))) == list(register.pages(Query("x")))
    assert len(stand.asked) == 1


def test_one_trial_also_by_a_number_it_had_before() -> None:
    stand = Stand(moved={"NCT00000007": "NCT00000008"})
    with standing(stand) as base:
        (page,) = Register(base, Hands().clock()).pages(Query(number="NCT00000007"))
    assert b"NCT00000008" in page


def test_a_busy_register_is_asked_again_later() -> None:
    hands = Hands()
    stand = Stand(pages=[[study()]], statuses=[429, 503])
    with standing(stand) as base:
        assert len(list(Register(base, hands.clock()).pages(Query("x")))) == 1
    assert len(stand.asked) == 3
    assert sum(hands.waited) == pytest.approx(3 + 4), "as long as it said, then longer"


def test_it_is_not_asked_for_ever() -> None:
    stand = Stand(statuses=[500] * 20)
    with standing(stand) as base, pytest.raises(SearchFailed, match="busy"):
        list(Register(base, Hands().clock()).pages(Query("x")))
    assert len(stand.asked) == 4


@pytest.mark.parametrize(
    ("stand", "query", "words"),
    [
        (Stand(statuses=[400]), Query("x"), "answer 400"),
        (Stand(), Query(number="NCT99999999"), "no trial of that number"),
        (Stand(body=b"<html>Please sign in</html>"), Query("x"), "login page"),
    ],
)
def test_what_is_no_answer_ends_in_a_sentence(stand: Stand, query: Query, words: str) -> None:
    with standing(stand) as base, pytest.raises(SearchFailed, match=words) as caught:
        list(Register(base, Hands().clock()).pages(query))
    assert "Nothing was changed" in caught.value.sentence


def test_nobody_is_led_to_another_host() -> None:
    stand = Stand(away="http://example.org/studies")
    with standing(stand) as base, pytest.raises(SearchFailed, match="answer 302"):
        list(Register(base, Hands().clock()).pages(Query("x")))


def test_without_a_connection_it_says_so() -> None:
    with standing(Stand()) as base:
        pass
    with pytest.raises(SearchFailed, match="could not be reached"):
        list(Register(base, Hands().clock()).pages(Query("x")))


def test_cancel_is_heard_while_it_waits() -> None:
    class Pressed(Exception):
        pass

    def press(share: float, _text: str) -> None:
        if share < 0:
            raise Pressed

    with standing(Stand(statuses=[503])) as base, pytest.raises(Pressed):
        list(Register(base, Hands().clock()).pages(Query("x"), press))
