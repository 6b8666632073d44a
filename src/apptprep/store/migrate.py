"""Bringing an older database up to date, with Alembic; loaded only when it is behind.

Foreign keys are off while tables are rebuilt (with them on, a rebuild deleted child rows without
a word), everything happens in one transaction, and the check comes before the commit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apptprep.store import triggers
from apptprep.store.faults import DamagedRecord

if TYPE_CHECKING:
    import sqlalchemy as sa

SCRIPTS = "apptprep.store:migrations"


def upgrade(engine: sa.Engine) -> None:
    """Bring the database to the newest schema, whole or not at all.

    The caller has made a verified backup.

    Raises:
        DamagedRecord: the upgraded data does not hold together; nothing was changed.
    """
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", SCRIPTS)
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
        connection.rollback()
        try:
            with connection.begin():
                config.attributes["connection"] = connection
                command.upgrade(config, "head")
                triggers.rebuild(connection)
                if connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall():
                    what = "it could not be brought up to date"
                    raise DamagedRecord(what)
        finally:
            connection.exec_driver_sql("PRAGMA foreign_keys=ON")
            connection.rollback()
