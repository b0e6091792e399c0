import io
import zipfile
from pathlib import Path

import pytest

from reader.capture import zip_members
from reader.capture.zip_members import ZipMembers
from reader.domain.errors import DamagedCapture, TooLarge

PATH = Path("p.zip")


def packed(members, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def patched(data, offset, value, header=b"PK\x01\x02"):
    """The archive with bytes of its directory entry changed."""
    out = bytearray(data)
    at = out.index(header) + offset
    out[at : at + len(value)] = value
    return bytes(out)


def test_members_are_read_by_name():
    members = ZipMembers(PATH, packed({"a/b": b"one", "c": b"two", "folder/": b""}))
    assert members.names == ["a/b", "c"]
    assert (members.read("a/b"), members.read("c")) == (b"one", b"two")
    assert "c" in members
    assert "../c" not in members


def test_archive_behind_other_bytes():
    assert ZipMembers(PATH, b"<html>page" + packed({"c": b"two"})).read("c") == b"two"


def test_names_that_climb_write_nothing(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    name = "../../climbed"
    assert ZipMembers(PATH, packed({name: b"x"})).read(name) == b"x"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("offset", "value", "reason"),
    [(8, b"\x01\x00", "encrypted"), (10, b"\x63\x00", "unknown way"), (24, b"\x05\x00", "damaged"), (16, b"abcd", "")],
)
def test_members_that_cannot_be_read(offset, value, reason):
    data = patched(packed({"page": b"words " * 50}), offset, value)
    with pytest.raises(DamagedCapture, match=f"page in the ZIP archive.*{reason}"):
        ZipMembers(PATH, data).read("page")


@pytest.mark.parametrize("data", [b"PK\x03\x04" + bytes(60), b"PK\x05\x06", packed({"a": b"b"})[:-30]])
def test_archive_without_directory(data):
    with pytest.raises(DamagedCapture, match="damaged"):
        ZipMembers(PATH, data)


def test_damaged_data():
    data = bytearray(packed({"page": bytes(range(256)) * 20}))
    data[45:60] = b"\xff" * 15
    with pytest.raises(DamagedCapture, match="page"):
        ZipMembers(PATH, bytes(data)).read("page")


def test_size_is_counted_not_believed(monkeypatch):
    monkeypatch.setattr(zip_members, "MAX_MEMBER", 1000)
    members = ZipMembers(PATH, packed({"fits": b"a" * 1000, "large": b"a" * 1001}))
    assert len(members.read("fits")) == 1000
    with pytest.raises(TooLarge, match="large"):
        members.read("large")


def test_sum_is_limited(monkeypatch):
    monkeypatch.setattr(zip_members, "MAX_ARCHIVE", 1500)
    members = ZipMembers(PATH, packed({"a": b"a" * 1000, "b": b"b" * 501}))
    members.read("a")
    with pytest.raises(TooLarge):
        members.read("b")


def test_ratio_is_limited(monkeypatch):
    monkeypatch.setattr(zip_members, "FREE_SIZE", 1000)
    members = ZipMembers(PATH, packed({"small": b"a" * 1000, "bomb": b"a" * 1_000_000}))
    members.read("small")
    with pytest.raises(TooLarge, match="bomb"):
        members.read("bomb")


def test_number_of_members_read_is_limited(monkeypatch):
    monkeypatch.setattr(zip_members, "MAX_READ", 1)
    members = ZipMembers(PATH, packed({"a": b"1", "b": b"2"}))
    members.read("a")
    with pytest.raises(TooLarge, match="members"):
        members.read("b")


def test_directory_is_limited(monkeypatch):
    monkeypatch.setattr(zip_members, "MAX_LISTED", 2)
    with pytest.raises(TooLarge, match="entries"):
        ZipMembers(PATH, packed(dict.fromkeys("abc", b"")))


def test_a_member_without_a_name_is_left_out():
    """Found by fuzzing."""
    data = packed({"a": b"1", "bb": b"2"}).replace(b"bb", b"\0\0")
    assert ZipMembers(Path("x"), data).names == ["a"]
