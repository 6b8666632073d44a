"""How long until the window shows, and until the record is ready, beside the floor.

The floor is what no Qt program with an encrypted record can beat: a bare window is shown, then
SQLAlchemy Core is imported and the same encrypted file is opened. Both run as fresh processes in
turn, without a screen; times are from the start of the process. Run by hand::

    QT_QPA_PLATFORM=offscreen python tests/benchmarks/bench_start.py [--runs 9] [--sample]
"""

from __future__ import annotations

import argparse
import datetime as dt
import gc
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

START = "APPTPREP_BENCH_START"


def floor(database: str, key: str) -> None:
    """Show a bare window, import SQLAlchemy Core, open the file; print both times."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    app = QApplication([])
    window = QMainWindow()
    window.resize(1280, 820)
    window.show()
    app.processEvents()
    shown = _since_start()
    import sqlalchemy  # noqa: F401
    import sqlcipher3.dbapi2 as driver

    connection = driver.connect(database)
    connection.execute(f"PRAGMA key=\"x'{key}'\"")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    sys.stdout.write(f"{shown} {_since_start()}\n")


def ours(data_dir: str) -> None:
    """Start the app as it starts; print when it was shown and when its record was ready."""
    gc.disable()  # as __main__ does
    from PySide6.QtCore import QTimer

    from apptprep import folders, settings
    from apptprep.ui.app import application, make_window
    from apptprep.ui.session import Session

    app = application()
    found = folders.find(data_dir)
    session = Session(found, settings.load(found.settings_file))
    window = make_window(session)
    window.show()
    app.processEvents()
    shown = _since_start()
    assert "sqlalchemy" not in sys.modules, "the window must show before SQLAlchemy loads"

    def ready() -> None:
        app.processEvents()
        sys.stdout.write(f"{shown} {_since_start()}\n")
        window.close()
        app.quit()

    session.opened.connect(lambda: QTimer.singleShot(0, ready))
    QTimer.singleShot(0, window.opening.begin)
    app.exec()


def _since_start() -> float:
    return (time.time() - float(os.environ[START])) * 1000


def _run(*arguments: str) -> tuple[float, float]:
    environment = {**os.environ, START: str(time.time()), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, __file__, *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    shown, ready = done.stdout.split()
    return float(shown), float(ready)


def _prepare(folder: Path, *, sample: bool) -> tuple[str, str]:
    """Make one record; return its database and key."""
    from apptprep import folders
    from apptprep.store import People

    people = People(folders.find(folder).people)
    if sample:
        from apptprep.jobs.make_demo import make_demo

        make_demo(people, dt.datetime.now().astimezone().date()).close()
        library = people.open(people.entries()[0].id)
    else:
        library = people.create("bench")
    key: bytes = library._key
    database = library.folder / "record.db"
    library.close()
    return str(database), key.hex()


def main() -> None:
    """Run both in turn and print medians and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--sample", action="store_true", help="with the sample person's record")
    parser.add_argument("--floor", nargs=2, help=argparse.SUPPRESS)
    parser.add_argument("--ours", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.floor:
        floor(*arguments.floor)
        return
    if arguments.ours:
        ours(arguments.ours)
        return
    with tempfile.TemporaryDirectory() as place:
        database, key = _prepare(Path(place), sample=arguments.sample)
        _run("--floor", database, key), _run("--ours", place)
        floors, ourses = [], []
        for _ in range(arguments.runs):
            floors.append(_run("--floor", database, key))
            ourses.append(_run("--ours", place))
    for number, name in enumerate(("window shown", "record ready")):
        low = statistics.median(times[number] for times in floors)
        own = statistics.median(times[number] for times in ourses)
        ratios = sorted(o[number] / f[number] for f, o in zip(floors, ourses, strict=True))
        middle = statistics.median(ratios)
        sys.stdout.write(
            f"{name}: floor {low:.0f} ms, ours {own:.0f} ms, "
            f"ratio {middle:.2f} (from {ratios[0]:.2f} to {ratios[-1]:.2f})\n"
        )


if __name__ == "__main__":
    main()
