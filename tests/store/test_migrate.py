"""Schemas: the scripts lead to today's tables, and a behind database is brought up whole."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from tests.store.fingerprint import fingerprint

from apptprep.records import Medication
from apptprep.store import People, database, migrate, schema
from apptprep.store.tables import METADATA, VERSION

if TYPE_CHECKING:
    import pytest


def test_the_scripts_make_exactly_the_tables_of_today() -> None:
    """Fails when a kind or field was changed without its migration."""
    config = Config()
    config.set_main_option("script_location", migrate.SCRIPTS)
    with sa.create_engine("sqlite://").connect() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": _same_default}
        )
        assert compare_metadata(context, METADATA) == []


def _same_default(*found: object) -> bool | None:
    """Tell whether a default differs; SQLite gives it back in quotes."""
    _, _, _, in_database, _, in_tables = found
    return str(in_database or "").strip("'()") != str(in_tables or "").strip("'")


def test_the_declarations_are_those_of_the_newest_revision() -> None:
    """Fails when a field, a row's field or an answer changed without a revision of its own."""
    assert fingerprint() == schema.FINGERPRINT


def test_every_script_is_a_released_revision() -> None:
    folder = Path(migrate.__file__).parent / "migrations" / "versions"
    found = sorted(path.stem for path in folder.glob("[0-9]*.py"))
    assert found == list(schema.REVISIONS)


def test_an_older_record_is_backed_up_then_upgraded(
    people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Play the next release: a column more, added by a script of its own."""
    with people.create("Mum") as opened:
        opened.save(Medication(name="Kept"))
        person_id = opened.person_id
    monkeypatch.setattr(schema, "REVISIONS", ("0001", "0002"))
    monkeypatch.setattr(database, "REVISIONS", ("0001", "0002"))
    monkeypatch.setattr(database, "HEAD", "0002")

    def upgrade(engine: sa.Engine) -> None:
        with engine.begin() as connection:
            connection.exec_driver_sql("ALTER TABLE medication ADD COLUMN shelf TEXT")
            connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0002'")

    monkeypatch.setattr(migrate, "upgrade", upgrade)
    with people.open(person_id) as again:
        assert [m.name for m in again.snapshot().all(Medication)] == ["Kept"]
        assert again.backups()
        assert again._db.revision == "0002"


def test_the_real_upgrade_runs_on_an_encrypted_record(people: People) -> None:
    """A database before the first script has no tables: all of them come, data untouched."""
    with people.create("Mum") as opened:
        connection_to = opened._db.connection

        def rewind() -> None:
            engine = connection_to.engine
            with engine.begin() as connection:
                METADATA.drop_all(connection)
                connection.execute(VERSION.delete())
            migrate.upgrade(engine)

        opened._thread.call(rewind)
        opened.save(Medication(name="After"))
        assert opened.history(opened.snapshot().all(Medication)[0].id)
