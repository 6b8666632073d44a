"""Random steps against a plain dictionary: after each, the record holds what it should."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, precondition, rule

from apptprep.records import Allergy, Medication, Record
from apptprep.store import Library, People, keys

State = dict[str, tuple[str, str]]


class RecordModel(RuleBasedStateMachine):
    """A record is a dictionary from id to name and note, with a list of earlier ones."""

    ids = Bundle("ids")

    def __init__(self) -> None:
        super().__init__()
        keys._PASSES, keys._MEMORY = 1, 8192
        self.folder = Path(tempfile.mkdtemp())
        self.people = People(self.folder / "people")
        self.words = ""
        self.library: Library = self.people.create("x")
        self.state: State = {}
        self.past: list[State] = []
        self.future: list[State] = []
        self.last: dict[str, Record] = {}

    def step(self, state: State) -> None:
        self.past.append(self.state)
        self.future.clear()
        self.state = state

    @rule(target=ids, name=st.text(max_size=5), note=st.text(max_size=5))
    def add(self, name: str, note: str) -> str:
        entry = Medication(name=name, note=note)
        self.library.save(entry)
        self.last[entry.id] = entry
        self.step({**self.state, entry.id: (name, note)})
        return entry.id

    @rule(target=ids, name=st.text(max_size=5))
    def add_allergy(self, name: str) -> str:
        entry = Allergy(substance=name)
        self.library.save(entry)
        self.last[entry.id] = entry
        self.step({**self.state, entry.id: (name, "")})
        return entry.id

    @rule(record_id=ids, note=st.text(max_size=5))
    def edit(self, record_id: str, note: str) -> None:
        """Edit a record; one in the trash comes back, as an import of it would."""
        entry = replace(self.last[record_id], note=note)  # type: ignore[call-arg]
        self.library.save(entry)
        self.last[record_id] = entry
        name = entry.name if isinstance(entry, Medication) else entry.substance  # type: ignore[attr-defined]
        self.step({**self.state, record_id: (name, note)})

    @rule(record_id=ids)
    def remove(self, record_id: str) -> None:
        if record_id in self.state:
            self.library.remove(self.last[record_id])
            self.step({k: v for k, v in self.state.items() if k != record_id})

    @precondition(lambda self: self.past)
    @rule()
    def undo(self) -> None:
        self.library.undo()
        self.future.append(self.state)
        self.state = self.past.pop()

    @precondition(lambda self: self.future)
    @rule()
    def redo(self) -> None:
        self.library.redo()
        self.past.append(self.state)
        self.state = self.future.pop()

    @rule()
    def reopen(self) -> None:
        person_id = self.library.person_id
        self.library.close()
        self.library = self.people.open(person_id, self.words)
        self.past.clear()
        self.future.clear()

    @rule(new=st.sampled_from(["", "one", "two words"]))
    def change_passphrase(self, new: str) -> None:
        self.library.set_passphrase(new, self.words)
        self.words = new

    @rule()
    def back_up_and_restore(self) -> None:
        path = self.folder / "b.apptprep"
        self.library.backup(path)
        self.library.close()
        entry = self.people.restore(path, "restored", self.words)
        self.library = self.people.open(entry.id, self.words)
        self.past.clear()
        self.future.clear()

    @invariant()
    def holds_what_it_should(self) -> None:
        found: State = {}
        for record in self.library.snapshot().everything():
            if isinstance(record, Medication):
                found[record.id] = (record.name, record.note)
            elif isinstance(record, Allergy):
                found[record.id] = (record.substance, record.note)
            self.last[record.id] = record
        assert found == self.state

    def teardown(self) -> None:
        assert self.library.check().is_ok
        self.library.close()
        shutil.rmtree(self.folder)


TestRecordModel = RecordModel.TestCase
TestRecordModel.settings = settings(max_examples=5, stateful_step_count=20, deadline=None)
