"""Asking the register itself, when the person has switched that on and pressed Search.

The only place of the app that opens a connection. What leaves is the address that was shown:
condition, country and status, or a trial's number. Nothing else about the person is sent; age, sex
and distance are looked at here, in what comes back. One request a second, as the register's
robots.txt asks; a busy register is asked again later, at most some times.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any, Final
from urllib.parse import urlencode, urlsplit

from apptprep.errors import AppError
from apptprep.exchange.progress import Progress, unheard
from apptprep.exchange.trials_gov import words

if TYPE_CHECKING:
    import urllib.request

BASE: Final = "https://clinicaltrials.gov/api/v2"
STATUSES: Final = ("RECRUITING", "NOT_YET_RECRUITING")
PAGE_SIZE: Final = 50
MOST_PAGES: Final = 4
"""Pages that are asked for; more trials than that nobody reads, and a narrower search helps."""

LARGEST_PAGE: Final = 64 * 1024 * 1024
PAUSE: Final = 1.0
"""Seconds between two requests."""

TIME_OUT: Final = 20.0
WAITS: Final = (2.0, 4.0, 8.0)
"""Seconds before a busy register is asked again."""

_LONGEST_WAIT: Final = 30.0
_BUSY: Final = frozenset({403, 408, 425, 429, 500, 502, 503, 504})
_STEP: Final = 0.1


class SearchFailed(AppError):
    """The register could not be asked, or gave no answer that can be read."""

    code = "search-failed"


@dataclass(frozen=True, slots=True)
class Query:
    """What the register is asked.

    Attributes:
        condition: words for the illness.
        country: name of a country; ``""`` for all.
        number: a trial's number instead: it alone is looked up then.
        takes_people: only trials that take people, or soon will.
    """

    condition: str = ""
    country: str = ""
    number: str = ""
    takes_people: bool = True

    def is_askable(self) -> bool:
        """Tell whether there is anything to ask for."""
        return bool(self.condition.strip() or words.numbers(self.number))


@dataclass(frozen=True, slots=True)
class Clock:
    """Time as the search sees it; tests give their own.

    Attributes:
        now: seconds that only grow.
        sleep: waits some seconds.
    """

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


def address(query: Query, base: str = BASE, token: str = "") -> str:
    """Return the exact address that is called; pure.

    Args:
        query: what is asked.
        base: where the register's API is.
        token: the next page's mark, as the page before gave it.
    """
    found = words.numbers(query.number)
    if found:
        return f"{base}/studies/{found[0]}"
    parts = {"query.cond": " ".join(query.condition.split())}
    if query.country.strip():
        parts["query.locn"] = " ".join(query.country.split())
    if query.takes_people:
        parts["filter.overallStatus"] = ",".join(STATUSES)
    parts["pageSize"] = str(PAGE_SIZE)
    if token:
        parts["pageToken"] = token
    return f"{base}/studies?{urlencode(parts)}"


class Register:
    """The register at one address; it remembers answers until it is let go."""

    def __init__(self, base: str = BASE, clock: Clock | None = None) -> None:
        """Say where it is.

        Args:
            base: address of its API, without a slash at the end.
            clock: for tests.
        """
        self._base = base
        self._clock = clock or Clock()
        self._last = float("-inf")
        self._known: dict[str, bytes] = {}

    def pages(self, query: Query, progress: Progress = unheard) -> Iterator[bytes]:
        """Yield the pages of an answer, at most :data:`MOST_PAGES`.

        Args:
            query: what is asked.
            progress: told before each request and while waiting; raises to cancel.

        Raises:
            SearchFailed: there is no connection, or no answer that can be read.
        """
        token = ""
        for number in range(MOST_PAGES):
            progress(number / MOST_PAGES, f"Asking the register, page {number + 1}")
            data = self._ask(address(query, self._base, token), progress)
            page = _decoded(data)
            yield data
            token = page.get("nextPageToken", "") if isinstance(page, dict) else ""
            if not isinstance(token, str) or not token or query.number:
                return

    def _ask(self, where: str, progress: Progress) -> bytes:
        if where in self._known:
            return self._known[where]
        for wait in (*WAITS, None):
            self._wait(self._last + PAUSE - self._clock.now(), progress)
            self._last = self._clock.now()
            answer, status, after = self._once(where)
            if answer is not None:
                self._known[where] = answer
                return answer
            if status not in _BUSY:
                raise _refused(status)
            if wait is not None:
                self._wait(max(wait, min(after, _LONGEST_WAIT)), progress)
        raise SearchFailed(
            "The register is busy and did not answer. Nothing was changed. Please try again in "
            "some minutes."
        )

    def _once(self, where: str) -> tuple[bytes | None, int, float]:
        """Ask once: the answer, else the status and for how long to wait as the register says."""
        import urllib.error
        import urllib.request

        asked = urllib.request.Request(  # noqa: S310 - http or https only, see _opener
            where, headers={"Accept": "application/json", "User-Agent": "apptprep"}
        )
        try:
            with _opener(where).open(asked, timeout=TIME_OUT) as answer:
                return _whole(answer), 200, 0.0
        except urllib.error.HTTPError as fault:
            after = str(fault.headers.get("Retry-After", "")) if fault.headers else ""
            fault.close()
            return None, fault.code, float(after) if after.isdecimal() else 0.0
        except (OSError, ValueError) as fault:
            raise SearchFailed(
                "The register could not be reached. Nothing was changed. Look whether this "
                "computer is connected to the internet, then try again."
            ) from fault

    def _wait(self, seconds: float, progress: Progress) -> None:
        """Wait in small steps, so that Cancel is heard."""
        until = self._clock.now() + seconds
        while (left := until - self._clock.now()) > 0:
            progress(-1.0, "Waiting for the register")
            self._clock.sleep(min(left, _STEP))


def _opener(where: str) -> urllib.request.OpenerDirector:
    """Return what opens this address and follows a redirect on the same host only."""
    import urllib.error
    import urllib.request

    host = urlsplit(where).netloc

    class SameHost(urllib.request.HTTPRedirectHandler):
        """A moved trial (301) is at the same host; anything else is not followed."""

        def redirect_request(
            self,
            req: urllib.request.Request,
            fp: IO[bytes],
            code: int,
            msg: str,
            headers: Any,  # noqa: ANN401
            newurl: str,
        ) -> urllib.request.Request | None:
            if urlsplit(newurl).netloc != host:
                raise urllib.error.HTTPError(newurl, code, "another host", headers, fp)
            return super().redirect_request(req, fp, code, msg, headers, newurl)

    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
        SameHost(),
    ):
        opener.add_handler(handler)
    return opener


def _whole(answer: Any) -> bytes:  # noqa: ANN401 - an HTTP response
    data: bytes = answer.read(LARGEST_PAGE + 1)
    if len(data) > LARGEST_PAGE:
        raise SearchFailed(
            "The register's answer is larger than any list of trials. Nothing was changed."
        )
    return data


def _decoded(data: bytes) -> object:
    try:
        found: object = json.loads(data)
    except (ValueError, RecursionError) as fault:
        raise SearchFailed(
            "What came back is no answer of the register (a login page of the network, perhaps). "
            "Nothing was changed."
        ) from fault
    return found


def _refused(status: int) -> SearchFailed:
    if status == 404:  # noqa: PLR2004 - HTTP
        return SearchFailed(
            "The register knows no trial of that number. Nothing was changed. Please check it."
        )
    return SearchFailed(
        f"The register did not take the question (answer {status}). Nothing was changed. Try other "
        "words."
    )


__all__ = ["BASE", "Clock", "Query", "Register", "SearchFailed", "address"]
