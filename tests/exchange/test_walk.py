"""What is chosen is walked within its limits, and nothing leads out of it."""

from __future__ import annotations

import gzip
import io
import os
import zipfile
from pathlib import Path

import pytest

from apptprep.errors import UnreadableFile
from apptprep.exchange import guards
from apptprep.exchange.source import Source
from apptprep.exchange.walk import Root, walk


def walked(path: Path) -> tuple[Root, dict[str, bytes]]:
    """Return the root and every file's bytes by its place."""
    root = Root("")
    for root, _source, _head in walk(path):  # noqa: B007 - the last one is the whole
        pass
    found = {source.place: source.read() for source in root.sources}
    root.close()
    return root, found


def zipped(members: dict[str, bytes]) -> bytes:
    """Return a zip of files."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def test_a_single_file_is_a_root_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"words")
    root, found = walked(tmp_path / "a.txt")
    assert (root.name, root.is_single, root.is_zip) == ("a.txt", True, False)
    assert found == {"a.txt": b"words"}
    assert root.sources[0].shown == "a.txt"


def test_folders_zips_gzips_and_one_zip_in_a_zip_are_seen_through(tmp_path: Path) -> None:
    disc = tmp_path / "disc"
    (disc / "A" / "B").mkdir(parents=True)
    (disc / "A" / "B" / "one").write_bytes(b"1")
    (disc / "two.json.gz").write_bytes(gzip.compress(b'{"two": 2}'))
    inner = zipped({"deep/three": b"3"})
    (disc / "portal.zip").write_bytes(zipped({"docs/inner.zip": inner, "four": b"4"}))
    root, found = walked(disc)
    assert found == {
        "A/B/one": b"1",
        "two.json.gz": b'{"two": 2}',
        "portal.zip/docs/inner.zip/deep/three": b"3",
        "portal.zip/four": b"4",
    }
    assert {source.name for source in root.sources} == {"one", "two.json", "three", "four"}
    assert root.left_out == []
    assert root.sources[0].shown == "disc/A/B/one"


def test_a_zip_too_deep_is_named_and_not_opened(tmp_path: Path) -> None:
    deepest = zipped({"x": b"x"})
    path = tmp_path / "outer.zip"
    path.write_bytes(zipped({"a.zip": zipped({"b.zip": deepest, "y": b"y"})}))
    root, found = walked(path)
    assert found == {"a.zip/y": b"y"}
    assert root.left_out == [
        ("a.zip/b.zip", "is a zip too deep inside other zips. Unpack it first")
    ]
    assert root.is_zip


def test_links_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"out of the root")
    disc = tmp_path / "disc"
    disc.mkdir()
    (disc / "link").symlink_to(tmp_path / "secret")
    (disc / "up").symlink_to(tmp_path, target_is_directory=True)
    root, found = walked(disc)
    assert found == {}
    assert {place for place, _ in root.left_out} == {"link", "up"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_what_is_no_plain_file_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "disc").mkdir()
    os.mkfifo(tmp_path / "disc" / "pipe")
    assert walked(tmp_path / "disc")[1] == {}


@pytest.mark.parametrize("name", ["../evil", "/etc/evil", "C:\\evil", "a/../../evil", "..\\evil"])
def test_a_name_that_leads_out_ends_the_zip(tmp_path: Path, name: str) -> None:
    path = tmp_path / "bad.zip"
    path.write_bytes(zipped({name: b"x"}))
    with pytest.raises(UnreadableFile, match="leads out of its own folder"):
        walked(path)
    assert not (tmp_path.parent / "evil").exists()


def test_a_file_without_a_name_ends_the_zip(tmp_path: Path) -> None:
    path = tmp_path / "bad.zip"
    path.write_bytes(zipped({"a": b"x"}).replace(b"\x00a", b"\x00\0"))
    with pytest.raises(UnreadableFile):
        walked(path)


def test_a_bad_zip_inside_costs_only_itself(tmp_path: Path) -> None:
    disc = tmp_path / "disc"
    disc.mkdir()
    (disc / "bad.zip").write_bytes(zipped({"../evil": b"x"}))
    (disc / "bomb.zip").write_bytes(zipped({"zero": b"\0" * (30 * guards.MEGABYTE)}))
    (disc / "cut.zip").write_bytes(zipped({"a": b"x" * 1000})[:100])
    (disc / "good").write_bytes(b"good")
    root, found = walked(disc)
    assert found == {"good": b"good"}
    sentences = dict(root.left_out)
    assert "leads out" in sentences["bad.zip"]
    assert "unpacks to more" in sentences["bomb.zip"]
    assert "broken or unfinished zip" in sentences["cut.zip"]


def test_more_files_than_allowed_say_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guards, "MOST_MEMBERS", 3)
    for number in range(4):
        (tmp_path / str(number)).write_bytes(b"x")
    with pytest.raises(UnreadableFile, match="holds more than 3 files"):
        walked(tmp_path)


def test_folders_that_never_end_are_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guards, "DEEPEST", 3)
    deep = tmp_path / "a" / "b" / "c" / "d"
    deep.mkdir(parents=True)
    (deep / "x").write_bytes(b"x")
    root, found = walked(tmp_path)
    assert found == {}
    assert root.left_out == [("a/b/c", "lies too deep inside other folders")]


def test_a_large_zip_in_a_zip_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guards, "LARGEST_NESTED", 10)
    path = tmp_path / "outer.zip"
    path.write_bytes(zipped({"a.zip": zipped({"x": b"x"})}))
    root, found = walked(path)
    assert found == {}
    assert "large zip inside a zip" in root.left_out[0][1]


def test_a_broken_gzip_ends_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "disc").mkdir()
    (tmp_path / "disc" / "a.gz").write_bytes(gzip.compress(b"x" * 100_000)[:60])
    root, found = walked(tmp_path / "disc")
    assert found == {}
    assert "cannot be read to its end" in root.left_out[0][1]


def test_a_gzip_bomb_stops_at_the_limit(tmp_path: Path) -> None:
    (tmp_path / "a.gz").write_bytes(gzip.compress(b"\0" * (20 * guards.MEGABYTE)))
    source = _only(tmp_path / "a.gz")
    with pytest.raises(UnreadableFile, match="more than 1 MB"):
        source.read(guards.MEGABYTE)


def test_places_are_found_whatever_their_case(tmp_path: Path) -> None:
    (tmp_path / "dicom" / "im").mkdir(parents=True)
    (tmp_path / "dicom" / "im" / "one.;1").write_bytes(b"1")
    (tmp_path / "dicom" / "list").write_bytes(b"x")
    root, _ = walked(tmp_path)
    beside = root.find(["DICOM", "LIST"])
    assert beside is not None
    assert root.find(["DICOM", "IM", "ONE"]) is root.beside(beside, "IM\\ONE.")
    assert root.beside(beside, "../../../etc/passwd") is None
    assert root.find(["nothing"]) is None


def test_a_zip_is_opened_again_when_it_is_needed_later(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"x": b"later", "in.zip": zipped({"y": b"too"})}))
    root, _ = walked(path)
    assert [source.read() for source in root.sources] == [b"too", b"later"]
    root.close()
    path.write_bytes(zipped({"x": b"another one"}))
    with pytest.raises(UnreadableFile, match="was changed since it was read"):
        root.sources[0].read()
    root.close()


def _only(path: Path) -> Source:
    root, *_ = [each for each, source, _ in walk(path) if source is not None]
    return root.sources[0]
