"""Every command on real records: what it prints, what it leaves on the disk."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from apptprep.cli import arguments
from apptprep.cli.commands import COMMANDS
from apptprep.exchange import record_json
from apptprep.jobs import bring_in
from apptprep.records import PURPOSES, Diagnosis, Medication, Person
from apptprep.settings import PAPERS

if TYPE_CHECKING:
    from tests.cli.conftest import Command


def written(path: Path, *records: Diagnosis | Medication | Person) -> Path:
    """Write a record file."""
    path.write_bytes(record_json.dumps(records))
    return path


def test_every_command_of_the_help_is_there() -> None:
    listed = arguments.parser().format_help()
    assert all(f"    {name} " in listed for name in COMMANDS)


def test_purposes_and_papers_are_the_records_own() -> None:
    assert tuple(key for key, _ in PURPOSES) == arguments.PURPOSES
    assert arguments.PAPERS == PAPERS


def test_people_new_and_labels(run: Command) -> None:
    assert "no record yet" in run("people").out
    assert run("new", "--label", " Mum ").out.startswith("Made the record “Mum”")
    assert run("--json", "new", "--label", "Dad").data["label"] == "Dad"
    assert [each["label"] for each in run("--json", "people").data["people"]] == ["Dad", "Mum"]
    taken = run("new", "--label", "mum")
    assert (taken.code, taken.out) == (2, "")
    assert "label already" in taken.err
    assert run("new", "--label", "  ").code == 2


def test_the_record_is_named_when_there_are_several(run: Command) -> None:
    run("new", "--label", "Mum")
    assert run("show").code == 0
    run("new", "--label", "Dad")
    several = run("show")
    assert several.code == 2
    assert "There are 2 records" in several.err
    assert run("--person", "dad", "show").code == 0
    assert run("--person", "Aunt", "show").code == 2


def test_without_any_record_the_way_on_is_told(run: Command) -> None:
    answer = run("show")
    assert answer.code == 2
    assert "new --label" in answer.err


class TestDemo:
    def test_it_is_written_once(self, run: Command) -> None:
        first = run("--json", "demo").data
        again = run("--json", "demo").data
        assert (first["made"], again["made"]) == (True, False)
        assert first["id"] == again["id"]
        fresh = run("--json", "demo", "--fresh").data
        assert fresh["made"]
        assert fresh["id"] != first["id"]
        assert len(run("--json", "people").data["people"]) == 1

    def test_its_questions_gaps_and_packet(self, run: Command, tmp_path: Path) -> None:
        run("demo")
        asked = run("questions", "--purpose", "second-opinion")
        assert asked.out.count("asked because") > 20
        data = run("--json", "questions", "--purpose", "trial").data
        assert all(each["evidence"] and each["source"]["address"] for each in data["questions"])
        gaps = run("missing", "--purpose", "second-opinion").out
        assert {"Papers", "Images", "Slides", "Facts"} <= set(gaps.splitlines())
        for paper, width in (("A4", 595), ("Letter", 612)):
            out = tmp_path / f"{paper}.pdf"
            answer = run("packet", "--purpose", "routine", "--paper", paper, "--out", out)
            assert answer.out.startswith("Wrote")
            document = pypdfium2.PdfDocument(out)
            assert int(document[0].get_width()) == width
            document.close()

    def test_sections_can_be_left_out(self, run: Command, tmp_path: Path) -> None:
        run("demo")
        whole = run("--json", "packet", "--out", tmp_path / "a.pdf").data
        short = run("--json", "packet", "--out", tmp_path / "b.pdf", "--without", "log").data
        assert short["pages"] < whole["pages"]
        wrong = run("packet", "--out", tmp_path / "c.pdf", "--without", "nothing")
        assert wrong.code == 2
        assert not (tmp_path / "c.pdf").exists()

    def test_the_whole_log_prints_where_it_is_asked_for(self, run: Command, tmp_path: Path) -> None:
        run("demo")
        usual = run("--json", "packet", "--out", tmp_path / "a.pdf").data
        whole = run("--json", "packet", "--out", tmp_path / "b.pdf", "--whole-log").data
        assert whole["pages"] > usual["pages"]

    def test_show_names_what_is_there(self, run: Command) -> None:
        run("demo")
        shown = run("show").out
        assert "Medicines (9)" in shown
        assert "Turmeric (curcumin), 500 mg" in shown
        assert "(unsure)" in shown
        only = run("show", "--kind", "allergy").out
        assert "Penicillin" in only
        assert "Medicines" not in only
        assert "What happened: Vomited all night" not in only
        full = run("show", "--kind", "allergy", "--full").out
        assert "    What happened: Vomited all night" in full
        assert run("show", "--kind", "allergies").code == 2
        assert len(run("--json", "show", "--kind", "medication").data["records"]) == 9

    def test_check_reads_everything(self, run: Command) -> None:
        run("demo")
        assert run("check").out.startswith("All is well: ")
        assert run("--json", "check").data["ok"] is True


class TestImport:
    @pytest.fixture
    def log(self, run: Command, tmp_path: Path) -> Path:
        run("new", "--label", "me")
        path = tmp_path / "log.csv"
        path.write_text("date,symptom,score\n2026-05-03,pain,4\n2026-05-04,pain,5\nx,pain,1\n")
        return path

    def test_nothing_is_written_without_a_word(self, run: Command, log: Path) -> None:
        for options in ([], ["--preview"]):
            answer = run("import", log, *options)
            assert answer.code == 0
            assert "Symptom log: 2" in answer.out
            assert "log.csv, line 4: its date cannot be read" in answer.out
            assert "Nothing was brought in." in answer.out
        assert "Nothing is written down yet." in run("show").out

    def test_yes_brings_in_what_is_new_and_once_only(self, run: Command, log: Path) -> None:
        assert "Brought in: 2 added." in run("import", log, "--yes").out
        again = run("--json", "import", log, "--yes").data
        assert (again["added"], again["already_there"], again["new"]) == (0, 2, {})
        assert len(again["not_understood"]) == 1

    def test_what_differs_is_shown_and_replaced_only_when_told(
        self, run: Command, log: Path, tmp_path: Path
    ) -> None:
        drug = Medication(name="letrozole", dose="1 tablet")
        run("import", written(tmp_path / "a.json", drug), "--yes")
        other = Medication(id=drug.id, name="letrozole", dose="2 tablets")
        file = written(tmp_path / "b.json", other)
        answer = run("import", file, "--yes")
        assert "Dose each time: here “1 tablet”, in the file “2 tablets”" in answer.out
        assert "2 tablets" not in run("show").out
        assert "what differs (1) was left as it is here" in run("import", file, "--yes").out
        assert "1 changed" in run("import", file, "--yes", "--replace").out
        assert "2 tablets" in run("show").out
        assert log.exists()

    def test_a_long_download_is_listed_in_part_and_taken_whole_with_all(
        self, run: Command, log: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(bring_in, "MOST", 10)
        file = tmp_path / "record.ndjson"
        pulse = (
            '{{"resourceType": "Observation", "code": {{"text": "Pulse"}}, "valueString": "{}"}}'
        )
        file.write_text("\n".join(pulse.format(60 + number) for number in range(40)))
        answer = run("import", file)
        assert "Looked at one by one: 10 of 40. The others, counted:" in answer.out
        assert "  Measurements, older than those listed: 30\n" in answer.out
        assert "--yes --all takes these, too" in answer.out
        told = run("--json", "import", file).data["not_listed"]
        assert [(each["kind"], each["count"]) for each in told] == [("measurement", 30)]
        assert "Brought in: 10 added." in run("import", file, "--yes").out
        assert "Brought in: 30 added." in run("import", file, "--yes", "--all").out

    def test_somebody_else_s_file_needs_a_word_of_its_own(
        self, run: Command, log: Path, tmp_path: Path
    ) -> None:
        run("import", written(tmp_path / "a.json", Person(name="Anna Santos")), "--yes")
        file = written(tmp_path / "b.json", Person(name="Peter Silva"), Diagnosis(site="lung"))
        assert "Another person: b.json says Peter Silva" in run("import", file).out
        stopped = run("import", file, "--yes")
        assert stopped.code == 2
        assert "Silva" not in stopped.err
        assert "Diagnosis" not in run("show").out
        assert run("import", file, "--yes", "--other-person").code == 0
        assert "Diagnosis (1)" in run("show").out
        assert log.exists()

    def test_options_that_do_not_fit_are_refused(self, run: Command, log: Path) -> None:
        assert run("import", log, "--replace").code == 2
        assert run("import", log, "--yes", "--preview").code == 2


class TestFiles:
    def test_export_import_export_gives_the_same_bytes(self, run: Command, tmp_path: Path) -> None:
        run("demo")
        one, two = tmp_path / "one.zip", tmp_path / "two.zip"
        assert run("export", "--out", one).code == 0
        run("new", "--label", "copy")
        brought = run("--json", "--person", "copy", "import", one, "--yes").data
        assert brought["added"] == brought["files"][0]["found"] > 500
        assert run("--person", "copy", "export", "--out", two).code == 0
        assert one.read_bytes() == two.read_bytes()

    def test_csv_is_a_folder(self, run: Command, tmp_path: Path) -> None:
        run("new", "--label", "me")
        assert run("export", "--format", "csv", "--out", tmp_path / "tables").code == 0
        assert (tmp_path / "tables" / "medication.csv").exists()

    @pytest.mark.parametrize("form", ["ips", "ics", "questions-md", "questions-txt", "trials"])
    def test_each_format_says_what_it_holds_before_it_is_written(
        self, run: Command, tmp_path: Path, form: str
    ) -> None:
        run("demo")
        out = tmp_path / "out"
        seen = run("--json", "export", "--format", form, "--out", out, "--preview").data
        assert seen["written"] == 0
        assert not out.exists()
        written = run("--json", "export", "--format", form, "--out", out).data
        assert written["contents"] == seen["contents"]
        assert written["written"] > 0
        assert bool(seen["lost"]) is (form == "ips")
        assert out.stat().st_size > 0

    def test_backup_and_restore_with_a_passphrase(self, run: Command, tmp_path: Path) -> None:
        words = tmp_path / "words"
        words.write_text("old oak door\nsecond line\n")
        run("--passphrase-file", words, "new", "--label", "me")
        file = tmp_path / "me.apptprep"
        assert run("--passphrase-file", words, "backup", "--out", file).code == 0
        assert run("restore", file, "--label", "copy").code == 5
        assert run("--passphrase-file", words, "restore", file, "--label", "copy").code == 0
        assert run("--passphrase-file", words, "--person", "copy", "check").code == 0
        assert run("restore", file, "--label", "copy").code == 2

    def test_nothing_is_written_over_without_force(self, run: Command, tmp_path: Path) -> None:
        run("new", "--label", "me")
        mine = tmp_path / "mine"
        mine.write_text("mine")
        for command in (["export"], ["backup"], ["packet"]):
            answer = run(*command, "--out", mine)
            assert answer.code == 2
            assert "--force" in answer.err
            assert mine.read_text() == "mine"
        assert run("export", "--out", mine, "--force").code == 0
        assert json.loads(mine.read_text())["records"] == []

    def test_the_records_themselves_are_never_written_over(
        self, run: Command, data_dir: Path
    ) -> None:
        run("new", "--label", "me")
        (record,) = data_dir.glob("people/*/record.db")
        before = record.read_bytes()
        answer = run("export", "--out", record, "--force")
        assert answer.code == 2
        assert "belongs to the records" in answer.err
        assert record.read_bytes() == before
