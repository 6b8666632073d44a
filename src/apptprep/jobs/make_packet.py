"""Making a packet: composed from the record, drawn with its data, saved, and remembered.

The pages are drawn once, then saved or printed as they are; only what really leaves is remembered,
never a preview.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from apptprep.errors import AppError, CannotWrite
from apptprep.exchange.progress import Progress, part_of, unheard
from apptprep.jobs.originals import (
    Looks,
    NotJoined,
    Prepared,
    chosen_papers,
    join,
    prepare,
    with_originals,
)
from apptprep.packet import Choices, Composed
from apptprep.packet.file.archive import ALL, Claims
from apptprep.packet.pdf import Rendered
from apptprep.packet.sections.log import LOG_ROWS
from apptprep.records import PRESETS, PacketMade, Question, Record, SymptomEntry, When

if TYPE_CHECKING:
    from apptprep.packet import Earlier, Packet
    from apptprep.packet.file.archive import Attachment
    from apptprep.records import Recipient, Snapshot
    from apptprep.store import Library

DATA_NAME: Final = "packet-data.json"
"""Name of the record JSON inside the PDF."""

SUMMARY_NAME: Final = "patient-summary.json"
"""Name of the International Patient Summary inside the PDF."""


@dataclass(frozen=True, slots=True, repr=False)
class Drawn:
    """A packet with its pages.

    Attributes:
        composed: what it says, and the entries it prints.
        rendered: the PDF and what is worth knowing about it.
        choices: what it was made from.
        prepared: the original papers behind it; None for none.
    """

    composed: Composed
    rendered: Rendered
    choices: Choices
    prepared: Prepared | None = None

    @property
    def packet(self) -> Packet:
        """What is printed, originals and all."""
        if self.prepared is None:
            return self.composed.packet
        return with_originals(self.composed.packet, self.prepared)


_NO_PAGES: Final = Rendered(b"", 0, 0, 0)


class NotRemembered(CannotWrite):
    """The packet is out, but that it was made could not be noted down."""

    code = "packet-not-remembered"

    def __init__(self, fault: AppError) -> None:
        """Word the sentence.

        Args:
            fault: what came between.
        """
        super().__init__(
            "The packet itself is whole. That it was made could not be noted down, so the next one "
            f"will not say what is new since. {fault.sentence}"
        )


def draw(
    snapshot: Snapshot,
    choices: Choices,
    today: dt.date,
    earlier: Earlier | None = None,
    progress: Progress = unheard,
    prepared: Prepared | None = None,
) -> Drawn:
    """Compose a packet and draw its pages.

    Args:
        snapshot: all records.
        choices: preset, paper, what is left out.
        today: the day printed on every page.
        earlier: the packet before, to say what is new since.
        progress: told between composing, drawing and joining; raises to cancel.
        prepared: the original papers that follow behind.
    """
    from apptprep.packet import compose_with_data

    progress(0.0, "Reading the record")
    composed = compose_with_data(snapshot, choices, today, earlier)
    progress(0.3, "Drawing the pages")
    return _with_pages(Drawn(composed, _NO_PAGES, choices, prepared), progress)


def _with_pages(drawn: Drawn, progress: Progress = unheard, claims: Claims = ALL) -> Drawn:
    """Draw the pages and join the originals; one that cannot be joined is named and left out."""
    from apptprep.packet import pdf

    while True:
        packet = drawn.packet
        # What foreign pages keep to nobody has checked, so the file claims nothing with them.
        own = Claims(accessible=False, archive=False) if packet.originals else claims
        heard = partial(progress, 0.4, "Drawing the pages")
        rendered = pdf.draw(packet, data_files(drawn.composed), own, heard)
        if drawn.prepared is None or not packet.originals:
            return replace(drawn, rendered=rendered)
        try:
            joined = join(rendered, packet, drawn.prepared, part_of(progress, 0.5, 0.5))
        except NotJoined as fault:
            drawn = replace(drawn, prepared=drawn.prepared.without(fault.place, fault.why))
        else:
            return replace(drawn, rendered=joined)


def draw_front(
    snapshot: Snapshot, choices: Choices, today: dt.date, earlier: Earlier | None = None
) -> Rendered:
    """Draw what stands before the sections only: a quick first look, never saved or printed."""
    from apptprep.packet import compose_front, pdf

    packet = compose_front(snapshot, choices, today, earlier)
    return pdf.draw(packet, claims=Claims(accessible=False, archive=False))


def locked(drawn: Drawn, password: str) -> bytes:
    """Return the pages as a file that opens with a password only; it is no archive file (PDF/A)."""
    from apptprep.packet import assemble

    pages = _with_pages(drawn, claims=Claims(archive=False))
    return assemble.lock(pages.rendered.data, password)


def save(drawn: Drawn, out: Path, password: str = "") -> None:
    """Write the PDF, whole or not at all.

    Args:
        drawn: the packet.
        out: where to; what was there before stays until the new one is whole.
        password: opens the file; "" for none.

    Raises:
        CannotWrite: the disk is full or the place may not be written to.
    """
    from apptprep.packet import pdf

    pdf.save(locked(drawn, password) if password else drawn.rendered.data, out)


def remember(
    library: Library,
    drawn: Drawn,
    recipient: Recipient | None,
    how: str,
    now: dt.datetime,
    written_by: str = "",
) -> PacketMade:
    """Note down that a packet was made, with exactly what it said.

    Args:
        library: the open record.
        drawn: the packet.
        recipient: who it is for; None for nobody kept.
        how: "saved" or "printed".
        now: the moment.
        written_by: who made it.

    Raises:
        NotRemembered: it could not be written; the packet itself is out.
    """
    from apptprep.jobs.recipients import packed

    name = made_for(drawn, recipient)
    file_name = f"packet-{now.date().isoformat()}.json.gz"
    try:
        said = library.add_file(packed(drawn.composed.records), file_name)
        made = PacketMade(
            name=name,
            made=When.now(now),
            recipient=recipient.id if recipient else "",
            visit=drawn.composed.visit.id if drawn.composed.visit else "",
            how=how,
            preset=drawn.choices.preset,
            pages=str(drawn.rendered.pages),
            contents=hashlib.sha256(drawn.rendered.data).hexdigest(),
            left_out=drawn.composed.left_out,
            said=(said,),
            written_by=written_by,
        )
        library.save(made, what=f"noting the packet for {name}")
    except AppError as fault:
        raise NotRemembered(fault) from fault
    return made


def made_for(drawn: Drawn, recipient: Recipient | None) -> str:
    """Return who a packet is for: the recipient, else whom the visit is with, else what for."""
    if recipient is not None:
        return recipient.name
    if drawn.composed.visit is not None and drawn.composed.visit.who:
        return drawn.composed.visit.who
    return dict(PRESETS).get(drawn.choices.preset, "A visit")


def make_packet(  # noqa: PLR0913 - what a packet is made of, by name
    library: Library,
    choices: Choices,
    out: Path,
    now: dt.datetime,
    *,
    recipient: Recipient | None = None,
    since: bool = True,
    password: str = "",
    looks: Looks | None = None,
) -> Drawn:
    """Make a packet from the record as it is now, write it and remember it.

    Args:
        library: the open record.
        choices: preset, paper, what is left out.
        out: the PDF file; what was there before stays until the new one is whole.
        now: its day is printed on every page.
        recipient: who it is for; None for nobody kept.
        since: say what is new since the last packet to the same recipient.
        password: opens the file; "" for none.
        looks: passwords of locked originals, and what is known of them.

    Raises:
        CannotWrite: the disk is full or the place may not be written to.
        NotRemembered: the PDF is written, the note about it is not.
    """
    from apptprep.jobs.recipients import earlier, packets_to

    snapshot, today = library.snapshot(), now.date()
    before = None
    if since and recipient is not None:
        before = earlier(library, packets_to(snapshot, recipient.id), today)
    papers = chosen_papers(snapshot, choices)
    prepared = prepare(library, papers, looks or Looks()) if papers else None
    drawn = draw(snapshot, choices, today, before, prepared=prepared)
    save(drawn, out, password)
    remember(library, drawn, recipient, "saved", now)
    return drawn


def data_files(composed: Composed) -> tuple[Attachment, ...]:
    """Return what travels inside a packet: the entries it prints whole, and nothing else.

    They travel twice: for this app, and as a patient summary for clinics' systems.

    A card prints only parts of entries, so nothing travels with it. When an entry was written and
    changed stands on no page, so the day of the packet stands for it; a question's rule and its
    place in the list stay behind, too.
    """
    from apptprep.exchange import ips, record_json
    from apptprep.packet.file.archive import Attachment

    if composed.packet.form != "packet" or not composed.records:
        return ()
    made = composed.packet.made
    day = dt.datetime(made.year, made.month, made.day, tzinfo=dt.UTC)
    bare = [_bare(record, day) for record in composed.records]
    data = record_json.dumps(bare, compact=True)
    summed = _without_old_log(bare)
    summary = ips.dumps(summed, ips.Given(day))
    words = "What this packet prints, as data for programs"
    form = "What this packet prints, as a patient summary (FHIR R4) for clinics' systems"
    if len(summed) < len(bare):
        form += f"; of the symptom log the newest {LOG_ROWS} entries, the others are in {DATA_NAME}"
    return (
        Attachment(DATA_NAME, "application/json", data, words),
        Attachment(SUMMARY_NAME, "application/fhir+json", summary, form),
    )


def _without_old_log(records: list[Record]) -> list[Record]:
    """Entries without the older ones of a long symptom log: a summary is no log."""
    log = [record for record in records if isinstance(record, SymptomEntry)]
    if len(log) <= LOG_ROWS:
        return records
    log.sort(key=lambda entry: entry.when.sort_key() if entry.when else (), reverse=True)
    kept = {entry.id for entry in log[:LOG_ROWS]}
    return [each for each in records if not isinstance(each, SymptomEntry) or each.id in kept]


def _bare(record: Record, day: dt.datetime) -> Record:
    """An entry without what the app keeps for itself."""
    bare = replace(record, created=day, changed=day)
    return replace(bare, rule_id="", order="") if isinstance(bare, Question) else bare
