"""The one thread that owns the record's connections.

SQLite under an exclusive lock knows one connection; everything that touches it, backups included,
is done here, one thing after the other.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class StoreThread:
    """Runs calls one after the other in a thread of its own."""

    def __init__(self) -> None:
        """Start the thread."""
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="store")
        self._ident = self._pool.submit(threading.get_ident).result()

    def call(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Do ``work`` in the thread and return or raise what it does."""
        if threading.get_ident() == self._ident:
            return work(*args, **kwargs)
        return self._pool.submit(work, *args, **kwargs).result()

    def later(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Have ``work`` done after what is waiting already, without waiting for it."""
        return self._pool.submit(work, *args, **kwargs)

    def close(self) -> None:
        """Finish what is waiting and end the thread."""
        self._pool.shutdown(wait=True)
