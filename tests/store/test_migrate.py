"""Schemas: the scripts lead to today's tables, and a behind database is brought up whole."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from tests.store.fingerprint import fingerprint

from apptprep.records import (
    KINDS,
    ImagingStudy,
    Medication,
    PacketMade,
    Recipient,
    Record,
)
from apptprep.store import People, database, migrate, schema
from apptprep.store.tables import METADATA, VERSION

DATA = Path(__file__).parent.parent / "data"
NEWER: dict[str, tuple[Record, ...]] = {
    "0001": (Recipient(name="A"), PacketMade(name="A")),
    "0002": (),
    "0003": (),
}
"""Entries of the kinds that a schema did not have yet."""


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
    revisions = (*schema.REVISIONS, "9999")
    monkeypatch.setattr(schema, "REVISIONS", revisions)
    monkeypatch.setattr(database, "REVISIONS", revisions)
    monkeypatch.setattr(database, "HEAD", "9999")

    def upgrade(engine: sa.Engine) -> None:
        with engine.begin() as connection:
            connection.exec_driver_sql("ALTER TABLE medication ADD COLUMN shelf TEXT")
            connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")

    monkeypatch.setattr(migrate, "upgrade", upgrade)
    with people.open(person_id) as again:
        assert [m.name for m in again.snapshot().all(Medication)] == ["Kept"]
        assert again.backups()
        assert again._db.revision == "9999"


@pytest.mark.parametrize("revision", schema.REVISIONS[:-1])
def test_a_frozen_record_of_each_older_schema_upgrades_with_its_data(
    people: People, revision: str
) -> None:
    """``tests/data/record-<revision>`` was written by that schema's own version of the app."""
    folder = people.folder / "11111111-2222-4333-8444-555555555555"
    shutil.copytree(DATA / f"record-{revision}", folder)
    (folder / "backups").mkdir()
    (entry,) = people.entries()
    with people.open(entry.id) as record:
        assert record._db.revision == schema.HEAD
        before = record.backups()[0].path
        snapshot = record.snapshot()
        assert {type(entry) for entry in snapshot.everything()} == set(KINDS) - {
            type(entry) for entry in NEWER[revision]
        }
        (medicine,) = snapshot.all(Medication)
        assert medicine.note == "changed"
        assert [change.what for change in record.history(medicine.id)] == [
            "a change",
            "everything",
        ]
        assert [gone.headline() for gone in record.removed()] == ["name 5 (brand 5)"]
        (scan,) = snapshot.all(ImagingStudy)
        assert record.read_file(scan.attached[0]) == b"%PDF-1.4 made up"
        record.save(replace(medicine, note="changed again"), *NEWER[revision])
        assert record.check().is_ok
        assert record.undo()
        assert len(record.snapshot()) == len(snapshot)
    old = people.restore(before, "The backup made before the upgrade")
    with people.open(old.id) as again:
        assert len(again.snapshot()) == len(snapshot)


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
