"""How long a huge record keeps the window from answering, action by action.

Run it as a script: ``QT_QPA_PLATFORM=offscreen python tests/benchmarks/bench_huge.py``. It makes
the sample person with 100,000 rows of symptom log over three years in a temporary folder, opens it
in the real window and does what people do. For each action it prints the longest time the window's
event loop stood still (the largest gap of a 10 ms timer while the action ran to its end), how long
the whole took, and where pages are made how long until page one showed. Each time stands there
twice: milliseconds of the processor, of all threads of ours, as others may use the machine, too
(this is what the bounds are for), and by the clock. Exit code 1 tells that a bound is broken.
``--folder DIR`` keeps the record for the next run; ``--rows N`` makes another number of them.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gc
import os
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QObject, Qt, QTimer

from apptprep import folders
from apptprep.records import SymptomEntry, When
from apptprep.settings import Settings
from apptprep.store import People
from apptprep.ui.app import application, make_window
from apptprep.ui.background import share_the_processor
from apptprep.ui.pages.log import LogPage
from apptprep.ui.pages.packet import PacketPage
from apptprep.ui.pages.today import TodayPage
from apptprep.ui.session import Session

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from apptprep.ui.window import Window

NOW = dt.datetime(2026, 11, 22, 9, 4, tzinfo=dt.timezone(dt.timedelta(hours=1)))
ROWS = 100_000
YEARS = 3
BLOCKED = 100.0
"""Milliseconds the window may stand still."""
LOOK = 150.0
"""Milliseconds until page one shows after a change."""
TICK = 10
QUIET = 0.4
"""Seconds without work after which an action counts as over."""
PATIENCE = 180.0
TERMS = (
    "pain",
    "tiredness",
    "nausea",
    "numb fingers",
    "poor sleep",
    "breathlessness",
    "dry mouth",
    "cough",
    "itching",
    "low mood",
)
NOTES = (
    "",
    "",
    "Worse on the stairs, better after a warm bath and an hour of lying down.",
    "Came back in the evening.",
)


@dataclass(frozen=True, slots=True)
class Measured:
    """One action: how long the loop stood still at most, took the whole, and took page one.

    Pairs of milliseconds: of the processor, by the clock.
    """

    name: str
    blocked: tuple[float, float]
    whole: tuple[float, float]
    look: tuple[float, float] | None


def entries(rows: int) -> list[SymptomEntry]:
    """So many entries over three years, the newest a few minutes before now."""
    chance = random.Random(7)  # noqa: S311 - no secret
    apart = dt.timedelta(days=365 * YEARS) / rows
    found = []
    for number in range(rows):
        moment = NOW - apart * (number + 0.5)
        found.append(
            SymptomEntry(
                term=chance.choice(TERMS),
                now=chance.randrange(11),
                when=When.now(moment),
                created=moment,
                changed=moment,
                sites=("right-hip",) if number % 5 == 0 else (),
                done="lay down" if number % 7 == 0 else "",
                helped="little" if number % 7 == 0 else "",
                note=NOTES[number % len(NOTES)],
                source="seen",
                written_by="Maria" if number % 3 else "",
            )
        )
    return found


def prepare(place: Path, rows: int) -> None:
    """Make the record, unless the folder holds one."""
    from apptprep.jobs.make_demo import make_demo

    people = People(folders.find(place).people)
    if people.entries():
        return
    with make_demo(people, NOW.date()) as library:
        library.import_as_is(entries(rows), "bringing in a log")


class Moment:
    """Now, by the processor and by the clock."""

    def __init__(self) -> None:
        """Look at both."""
        self._work, self.clock = time.process_time(), time.perf_counter()

    def since(self) -> tuple[float, float]:
        """Return milliseconds since then, by both."""
        work, clock = time.process_time() - self._work, time.perf_counter() - self.clock
        return work * 1000, clock * 1000


class Watch(QObject):
    """Ticks in the window's loop and keeps the longest silence."""

    def __init__(self) -> None:
        """Start ticking."""
        super().__init__()
        self._last = Moment()
        self.busy = time.perf_counter()
        self.longest = (0.0, 0.0)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def begin(self) -> None:
        """Forget what was before."""
        self._last = Moment()
        self.busy = time.perf_counter()
        self.longest = (0.0, 0.0)

    def _tick(self) -> None:
        work, clock = self._last.since()
        self._last = Moment()
        self.longest = max(self.longest[0], work), max(self.longest[1], clock)
        if clock > 2 * TICK:
            self.busy = time.perf_counter()


class Bench:
    """The window, and what was measured in it."""

    def __init__(self, place: Path) -> None:
        """Show the window of a folder, with nothing open yet."""
        self.app: QApplication = application()
        share_the_processor()
        found = folders.find(place)
        self.session = Session(found, Settings(theme="light"), lambda: NOW)
        self.window: Window = make_window(self.session)
        self.window.show()
        self.app.processEvents()
        self.watch = Watch()
        self.measured: list[Measured] = []
        self._begun = Moment()
        self._looked: tuple[float, float] | None = None

    @property
    def packet(self) -> PacketPage:
        """The packet page, which is shown."""
        return cast("PacketPage", self.window.page())

    def listen(self) -> None:
        """Hear of first looks from now on."""
        self.packet._maker.looked.connect(self._first_look)

    def _first_look(self, _front: object) -> None:
        # The page's own slot came before this one: what it set is on the screen when painted.
        self.packet.preview.repaint()
        if self._looked is None:
            self._looked = self._begun.since()

    def do(
        self,
        name: str,
        action: Callable[[], object],
        until: Callable[[], bool] = lambda: True,
        *,
        look: bool = False,
    ) -> None:
        """Do something in the loop, wait until all is quiet, and keep how it went."""
        self._looked = None
        self.watch.begin()
        self._begun = Moment()
        QTimer.singleShot(0, action)
        self._run(0.05)
        self.watch.busy = over = time.perf_counter()
        whole = self._begun.since()
        while time.perf_counter() - over < QUIET:
            self._run(0.02)
            if self.watch.busy > over or self.window.jobs.busy() or not until():
                over, whole = time.perf_counter(), self._begun.since()
            if time.perf_counter() - self._begun.clock > PATIENCE:
                message = f"{name} never ended"
                raise TimeoutError(message)
        found = Measured(name, self.watch.longest, whole, self._looked if look else None)
        self.measured.append(found)
        self._print(found)

    def _run(self, seconds: float) -> None:
        until = time.perf_counter() + seconds
        while time.perf_counter() < until:
            self.app.processEvents()
            time.sleep(0.001)

    def _print(self, found: Measured) -> None:
        pairs = (found.blocked, found.whole, *([found.look] if found.look else []))
        times = "".join(f"{work:9.0f} |{clock:6.0f}" for work, clock in pairs)
        sys.stdout.write(f"{found.name:44}{times}{'' if self.holds(found) else '  over'}\n")
        sys.stdout.flush()

    def holds(self, found: Measured) -> bool:
        """Whether one action keeps to its bounds."""
        return found.blocked[0] <= BLOCKED and (found.look is None or found.look[0] <= LOOK)


def run(place: Path, folder: Path) -> Bench:
    """Do everything once."""
    bench = Bench(place)
    window = bench.window
    heads = (f"blocked ({BLOCKED:.0f})", "whole", f"page one ({LOOK:.0f})")
    sys.stdout.write(f"{'ms of the processor | by the clock':44}")
    sys.stdout.write("".join(f"{head:>17}" for head in heads) + "\n")
    bench.do("opening the record", window.opening.begin, bench.session.is_open)
    idle = time.perf_counter() + 1.0
    bench.do("the first idle moment", lambda: None, lambda: time.perf_counter() > idle)
    for page in ("symptoms", "log", "questions", "medicines"):
        bench.do(f"opening {page}", lambda page=page: window.navigate(page))  # type: ignore[misc]
    bench.do("opening today again", lambda: window.navigate("today"))
    today = cast("TodayPage", window.page())
    score = today.quick_log.lines[0].score
    bench.do("today: adding a symptom", score.buttons[4].click)
    bench.do("undo", window.undo)
    _log(bench)
    for page in ("symptoms", "log", "questions"):
        bench.do(f"{page} after a change", lambda page=page: window.navigate(page))  # type: ignore[misc]
        bench.do(f"{page}: a change while shown", lambda: _toggle(bench))
    _packet(bench, folder)
    return bench


def _toggle(bench: Bench) -> None:
    """Add an entry of the log."""
    when = When.now(NOW)
    bench.session.save(SymptomEntry(term="pain", now=3, when=when, created=NOW), what="Pain 3")


def _log(bench: Bench) -> None:
    bench.window.navigate("log")
    page = cast("LogPage", bench.window.page())
    chosen, search = page.list.card.list, page.list.card.search

    def sought() -> bool:
        return len(chosen.rows.key_at(0)) > 0

    bench.do("log: the symptom entries", lambda: page.list.tabs.choose(SymptomEntry))
    bench.do("log: another entry", lambda: chosen.chosen.emit(chosen.rows.key_at(500)))
    bench.do("log: looking for a word", lambda: search.setText("stairs"), sought)
    bench.do("log: one word more", lambda: search.setText("stairs pain"), sought)
    bench.do("log: all entries again", search.clear, sought)


def _packet(bench: Bench, folder: Path) -> None:
    window = bench.window

    def made() -> bool:
        page = bench.packet
        return page.drawn is not None and page.save.isEnabled()

    def order(name: str, action: Callable[[], object]) -> None:
        bench.do(f"packet: {name}", action, made, look=True)

    def show() -> None:
        window.navigate("packet")
        bench.listen()

    order("opening (first look, then the pages)", show)
    page = bench.packet
    bench.do("packet: opening the entries of a section", page.contents.folds["log"].click)
    first = next(iter(page.contents.entries))
    order("unticking one entry", page.contents.entries[first].box.click)
    order("ticking it again", page.contents.entries[first].box.click)
    order("leaving out a section", page.contents.sections["trials"].box.click)
    order("adding a recipient", page._add)
    order("another preset", lambda: page._choose(replace(page.choices(), preset="routine")))
    order("whole log", page.contents.whole_log.box.click)
    order("the last days of the log again", page.contents.whole_log.box.click)
    order("a change of the log beside it", lambda: _toggle(bench))
    bench.do("packet: looking for a word", lambda: page.contents.search.setText("stairs"))
    bench.do("packet: looking for another", lambda: page.contents.search.setText("evening"))
    path = folder / "packet.pdf"
    window.messages.save_file = lambda *_words: path  # type: ignore[method-assign]
    bench.do("packet: saving the PDF", page.save.click, path.exists)


def main() -> int:
    """Measure, print, and return 1 where a bound is broken."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--folder", type=Path, help="keeps the record there for the next run")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        kept = arguments.folder or Path(place) / "kept"
        prepare(kept, arguments.rows)
        # What is done here is not there the next time.
        used = shutil.copytree(kept, Path(place) / "used")
        gc.collect()
        bench = run(used, Path(place))
        over = [found for found in bench.measured if not bench.holds(found)]
        sys.stdout.write(f"{len(over)} of {len(bench.measured)} over their bounds\n")
        bench.window.jobs.wait()
        bench.session.use(None)
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
