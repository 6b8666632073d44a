"""The one thread that owns the record's connections.

SQLite under an exclusive lock knows one connection; everything that touches it, backups included,
is done here, one thing after the other. (Not ``concurrent.futures``: it brings ``logging`` along,
which the start of the window would wait for.)
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import ParamSpec, TypeVar

from apptprep.store.faults import RecordClosed

P = ParamSpec("P")
T = TypeVar("T")


class StoreThread:
    """Runs calls one after the other in a thread of its own."""

    def __init__(self) -> None:
        """Start the thread."""
        self._waiting: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._entrance = threading.Lock()
        self._closed = False
        self._thread = threading.Thread(target=self._run, name="store", daemon=True)
        self._thread.start()

    def call(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Do ``work`` in the thread and return or raise what it does.

        Raises:
            RecordClosed: the thread has ended; to wait for it would be to wait for ever.
        """
        if threading.current_thread() is self._thread:
            return work(*args, **kwargs)
        done = threading.Event()
        results: list[T] = []
        faults: list[BaseException] = []

        def carry_out() -> None:
            try:
                results.append(work(*args, **kwargs))
            except BaseException as fault:  # noqa: BLE001 - raised again where it was asked for
                faults.append(fault)
            finally:
                done.set()

        with self._entrance:
            if self._closed:
                raise RecordClosed
            self._waiting.put(carry_out)
        done.wait()
        if faults:
            raise faults.pop()
        return results[0]

    def later(self, work: Callable[[], object]) -> None:
        """Have ``work`` done after what is waiting already; what it raises is dropped."""

        def carry_out() -> None:
            try:
                work()
            except Exception:  # noqa: BLE001 - nobody waits; the next call meets the same fault
                return

        self._waiting.put(carry_out)

    def close(self) -> None:
        """Finish what is waiting and end the thread; again does nothing."""
        with self._entrance:
            self._closed = True
            self._waiting.put(None)
        if threading.current_thread() is not self._thread:
            self._thread.join()

    def _run(self) -> None:
        while (work := self._waiting.get()) is not None:
            work()
