"""Comparing what files hold with what is written down.

An entry of our own export is known by its id. Of any other, all mentions of the same thing
(:mod:`apptprep.jobs.same_thing`) become one entry, which is then laid over what is there. What has
nothing to be known by is known by what it says (:func:`likeness`), counted: two equal lines of a
log are two entries, and reading the same file again finds both there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace
from functools import cached_property

from apptprep.exchange.ips.making import address
from apptprep.exchange.ips.making import stamp as stamp_of
from apptprep.exchange.newest import AGAIN, mark
from apptprep.exchange.reading import Found, Further, Key, Reading, Remark
from apptprep.jobs.join import lay, merge
from apptprep.jobs.preview import (
    Difference,
    Item,
    Mention,
    NotListed,
    OtherPerson,
    Preview,
    Standing,
)
from apptprep.jobs.same_thing import apart as cannot_be
from apptprep.jobs.same_thing import keys_of, own_stamps, plain
from apptprep.jobs.statements import with_statements
from apptprep.jobs.whose import Whose
from apptprep.records import (
    PROVENANCE,
    Field,
    Record,
    Snapshot,
    SymptomEntry,
    When,
    fields_of,
    show_value,
)

_SHOWN_PROVENANCE = tuple(field for field in PROVENANCE if field.name != "origins")


def compare(
    readings: Sequence[Reading], snapshot: Snapshot, apart: frozenset[Mention] = frozenset()
) -> Preview:
    """Return what bringing in the files would mean for a record; pure.

    Args:
        readings: the files as they were read.
        snapshot: what is written down.
        apart: mentions that are not to be joined with others.
    """
    remarks = [(each.file_name, remark) for each in readings for remark in each.remarks]
    told = [(each.file_name, found.who) for each in readings for found in each.found]
    told += [(each.file_name, said.who) for each in readings for said in each.statements]
    whose = Whose(told, snapshot.person)
    stated, doubts = with_statements(readings, snapshot, whose)
    remarks += doubts
    state = _State(snapshot)
    items: list[Item] = []
    for group in _grouped(stated, whose, apart):
        file_name = readings[group.mentions[0][0]].file_name
        item = state.place(group)
        if isinstance(item, Remark):
            remarks.append((file_name, item))
            continue
        number = len(items) + 1
        items.append(
            replace(
                item,
                number=number,
                file_name=file_name,
                mentions=group.mentions,
                other=group.other,
                why=group.why,
            )
        )
    return Preview(
        tuple(readings),
        tuple(items),
        whose.others,
        tuple(remarks),
        apart,
        _not_listed(readings, snapshot),
    )


def likeness(record: Record) -> Hashable:
    """Return what makes two entries of one kind the same thing, whatever their ids.

    A symptom entry is the same when term, time and score are; of any other kind, everything that
    is written down must be the same.
    """
    if isinstance(record, SymptomEntry):
        return (SymptomEntry, plain(record.term), _moment(record.when), record.score)
    return (type(record), *(getattr(record, field.name) for field in fields_of(type(record))))


def same_content(one: Record, other: Record) -> bool:
    """Tell whether two entries say the same, whatever their ids and bookkeeping moments."""
    return type(one) is type(other) and all(
        getattr(one, field.name) == getattr(other, field.name) for field in _compared(one)
    )


def differences(mine: Record, theirs: Record, snapshot: Snapshot) -> tuple[Difference, ...]:
    """Return the fields in which two entries of a kind differ, as text."""
    return tuple(
        Difference(
            field.label,
            show_value(field, getattr(mine, field.name), snapshot),
            show_value(field, getattr(theirs, field.name), snapshot),
        )
        for field in _compared(mine)
        if getattr(mine, field.name) != getattr(theirs, field.name)
    )


def _not_listed(readings: Sequence[Reading], snapshot: Snapshot) -> tuple[NotListed, ...]:
    """Return what is only counted, with how many of each the record has already."""
    further = [each for reading in readings for each in reading.further]
    marks: set[int] = set()
    if further:
        records = snapshot.everything()
        marks = {mark(origin) for record in records for origin in record.origins}
    return tuple(_counted(each, marks) for each in further)


def _counted(further: Further, marks: set[int]) -> NotListed:
    known = 0 if further.why == AGAIN else sum(each in marks for each in further.marks)
    return NotListed(further.kind, further.why, further.number, known, further.first, further.last)


class _Group:
    """Mentions of the same thing by the files; ``keys`` identify the first."""

    def __init__(
        self, mention: Mention, found: Found, keys: frozenset[Key], other: OtherPerson | None
    ) -> None:
        self.mentions: tuple[Mention, ...] = (mention,)
        self.found = [found]
        self.keys = keys
        self.other = other

    def may_join(self, found: Found) -> bool:
        """Tell whether nothing speaks against a mention being the same thing."""
        return not any(cannot_be(each.record, found.record) for each in self.found)

    @property
    def why(self) -> str:
        """Why it is not ticked at first: only where every mention has a reason."""
        return "" if any(each.relevant for each in self.found) else self.found[0].why


def _grouped(
    readings: Sequence[Sequence[Found]], whose: Whose, apart: frozenset[Mention]
) -> list[_Group]:
    """Join the mentions of the same thing, each person's by themselves."""
    groups: list[_Group] = []
    by_key: dict[tuple[object, ...], _Group] = {}
    for place, reading in enumerate(readings):
        for at, found in enumerate(reading):
            mention, other = (place, at), whose.other(found.who)
            named = frozenset[Key]() if found.own_id else keys_of(found.record).union(found.keys)
            keys = () if found.own_id or mention in apart else _keys(found, named, other)
            known = [by_key[key] for key in keys if key in by_key]
            group = next((each for each in dict.fromkeys(known) if each.may_join(found)), None)
            if group is None:
                group = _Group(mention, found, named, other)
                groups.append(group)
            else:
                group.mentions = (*group.mentions, mention)
                group.found.append(found)
            for key in keys:
                by_key.setdefault(key, group)
    return groups


def _keys(found: Found, keys: Iterable[Key], other: OtherPerson | None) -> list[tuple[object, ...]]:
    own = own_stamps(found.record)
    if own:  # a summary of ours: its entries were apart, and stay so
        keys = [("number", each) for each in own]
    return [(type(found.record), id(other) if other else 0, *key) for key in sorted(keys)]


class _State:
    """What is there, growing by what the files before bring."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._by_id = {record.id: record for record in snapshot.everything()}
        self._singles = {
            type(record): record for record in snapshot.everything() if record.KIND.single
        }
        self._there = Counter(likeness(record) for record in snapshot.everything())
        self._by_key: dict[tuple[object, ...], list[Record]] = {}
        for record in snapshot.everything():
            for key in keys_of(record):
                self._by_key.setdefault((type(record), *key), []).append(record)
        self._left: Counter[Hashable] = Counter()
        self._claimed: set[str] = set()
        self._reading = -1

    def place(self, group: _Group) -> Item | Remark:
        """Return how an entry stands, or why it cannot be taken."""
        if group.mentions[0][0] != self._reading:
            # All that is there can be found in each file once.
            self._reading, self._left = group.mentions[0][0], Counter(self._there)
        found = group.found[0]
        exported = self._exported(group)
        item: Item | Remark
        if exported is not None:
            item = self._known_again(group, *exported)
        elif found.own_id:
            item = self._own(found)
        elif group.keys:
            item = self._joined(group)
        else:
            item = self._counted(found)
        return item

    def _exported(self, group: _Group) -> tuple[Record, str] | None:
        """Return the entry that a summary of ours tells of, and the stamp of what it said then."""
        for found in group.found:
            for known_as, stamp in own_stamps(found.record).items():
                mine = self._addresses.get(known_as)
                if mine is not None and type(mine) is type(found.record) and not group.other:
                    return mine, stamp
        return None

    def _known_again(self, group: _Group, mine: Record, stamp: str) -> Item:
        """Place an entry of a summary of ours.

        What a summary cannot hold it does not take away, and its notes add nothing: an entry that
        was not changed since is there. One that was is shown beside the older word, never ticked.
        """
        place = group.found[0].place
        self._claimed.add(mine.id)
        record, _variants = merge([found.record for found in group.found])
        laid = lay(mine, record)
        changed = (*laid.added, *laid.contradicting)
        if stamp == stamp_of(mine) or not changed:
            return Item(0, mine, Standing.SAME, "", place, mine)
        told = tuple(
            self._difference(field, mine, getattr(laid.taken, field.name)) for field in changed
        )
        return Item(0, laid.taken, Standing.DIFFERS, "", place, mine, told)

    @cached_property
    def _addresses(self) -> dict[str, Record]:
        """All entries by the addresses our own exports give them."""
        return {address(record.id): record for record in self._snapshot.everything()}

    def _own(self, found: Found) -> Item | Remark:
        """Place an entry of our own export, by its id."""
        record = found.record
        mine = self._by_id.get(record.id)
        if record.KIND.single:
            mine = self._singles.get(type(record)) or mine
        if mine is not None and type(mine) is not type(record):
            return Remark(found.place, "its id belongs to an entry of another kind")
        if mine is not None:
            return self._beside(found, mine)
        self._take(record)
        return Item(0, record, Standing.NEW, "", found.place)

    def _counted(self, found: Found) -> Item:
        """Place an entry that is known by nothing but what it says."""
        record = found.record
        if self._left[likeness(record)] > 0:
            self._left[likeness(record)] -= 1
            return Item(0, record, Standing.SAME, "", found.place)
        self._take(record)
        return Item(0, record, Standing.NEW, "", found.place)

    def _joined(self, group: _Group) -> Item:
        """Place what may be there already under other words."""
        record, other_words = merge([found.record for found in group.found])
        variants = tuple(self._difference(field, record, value) for field, value in other_words)
        place = group.found[0].place
        mine = self._known(record, group)
        if mine is None:
            self._take(record)
            return Item(0, record, Standing.NEW, "", place, variants=variants)
        if not group.other:
            self._claimed.add(mine.id)
        laid = lay(mine, record)
        changed = (*laid.added, *laid.contradicting)
        standing = Standing.DIFFERS if laid.contradicting else Standing.ADDS
        if not changed:
            standing = Standing.SAME
        elif mine.is_blank():
            standing = Standing.NEW
        told = tuple(
            self._difference(field, mine, getattr(laid.taken, field.name)) for field in changed
        )
        return Item(0, laid.taken, standing, "", place, mine, told, variants=variants)

    def _known(self, record: Record, group: _Group) -> Record | None:
        if record.KIND.single:
            return self._singles.get(type(record))
        keys: Iterable[Key] = group.keys
        if len(group.found) > 1:
            keys = {*keys_of(record), *(key for found in group.found for key in found.keys)}
        for key in sorted(keys):
            for mine in self._by_key.get((type(record), *key), ()):
                taken = mine.id in self._claimed and not group.other
                if not taken and not cannot_be(mine, record):
                    return mine
        return None

    def _difference(self, field: Field, mine: Record, theirs: object) -> Difference:
        shown = show_value(field, getattr(mine, field.name), self._snapshot)
        return Difference(field.label, shown, show_value(field, theirs, self._snapshot))

    def _beside(self, found: Found, mine: Record) -> Item:
        theirs = found.record
        if theirs.id != mine.id:
            theirs = replace(theirs, id=mine.id, created=mine.created)
        if same_content(mine, theirs):
            return Item(0, mine, Standing.SAME, "", found.place, mine)
        if mine.is_blank():
            self._take(theirs)
            return Item(0, theirs, Standing.NEW, "", found.place)
        found_differences = differences(mine, theirs, self._snapshot)
        return Item(0, theirs, Standing.DIFFERS, "", found.place, mine, found_differences)

    def _take(self, record: Record) -> None:
        self._by_id[record.id] = record
        self._there[likeness(record)] += 1
        if record.KIND.single:
            self._singles[type(record)] = record


def _compared(record: Record) -> tuple[Field, ...]:
    return (*fields_of(type(record)), *_SHOWN_PROVENANCE)


def _moment(when: When | None) -> Hashable:
    if when is None:
        return None
    if when.earliest is None:
        return plain(when.words)
    return (when.earliest, when.latest, when.time)
