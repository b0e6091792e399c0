"""Pictures out of saved files: found where they lie, never outside."""

from __future__ import annotations

import base64
import zipfile
from typing import TYPE_CHECKING

import pytest

from reader.capture import resources
from reader.capture.registry import open_captures
from reader.capture.resources import Missing, picture_name, read_pictures

if TYPE_CHECKING:
    from pathlib import Path

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 40
PAGE = b"<!DOCTYPE html><html><head><title>T</title></head><body><p>words</p></body></html>"


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    folder = tmp_path / "saved"
    (folder / "page_files").mkdir(parents=True)
    (folder / "page.html").write_bytes(PAGE)
    (folder / "page_files" / "river bank.png").write_bytes(PNG)
    (tmp_path / "secret.png").write_bytes(PNG)
    return folder / "page.html"


def one(path: Path, address: str) -> resources.Picture:
    (capture,) = open_captures(path)
    (found,) = read_pictures(capture, [address])
    return found


def test_a_picture_in_the_folder_beside_the_page(saved: Path) -> None:
    for address in ("page_files/river bank.png", "./page_files/river%20bank.png?x=1#top"):
        found = one(saved, address)
        assert (found.body, found.kind, found.name, found.missing) == (PNG, "png", "river bank.png", None)


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("../secret.png", Missing.NOT_IN_FILE),
        ("page_files/../../secret.png", Missing.NOT_IN_FILE),
        ("..%2Fsecret.png", Missing.NOT_IN_FILE),
        ("/etc/passwd", Missing.NOT_IN_FILE),
        ("file:///etc/passwd", Missing.NOT_IN_FILE),
        ("page_files\\..\\..\\secret.png", Missing.NOT_IN_FILE),
        ("page_files", Missing.NOT_IN_FILE),
        ("", Missing.NOT_IN_FILE),
        ("a\x00b", Missing.NOT_IN_FILE),
        ("http://[", Missing.REMOTE),
        ("https://x.example/a.png", Missing.REMOTE),
        ("//x.example/a.png", Missing.REMOTE),
        ("javascript:alert(1)", Missing.NOT_IN_FILE),
        ("no/such.png", Missing.NOT_IN_FILE),
    ],
)
def test_addresses_that_lead_elsewhere(saved: Path, address: str, why: Missing) -> None:
    assert one(saved, address).missing is why


def test_a_link_out_of_the_folder_is_not_followed(saved: Path) -> None:
    (saved.parent / "page_files" / "link.png").symlink_to(saved.parent.parent / "secret.png")
    assert one(saved, "page_files/link.png").missing is Missing.NOT_IN_FILE


@pytest.mark.parametrize("body", [b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"", b"plain", b"\x89PN"])
def test_only_known_kinds_are_pictures(saved: Path, body: bytes) -> None:
    (saved.parent / "page_files" / "odd.png").write_bytes(body)
    assert one(saved, "page_files/odd.png").missing is Missing.NO_PICTURE


def test_a_picture_that_is_too_large(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "MAX_PICTURE", len(PNG) - 1)
    assert one(saved, "page_files/river bank.png").missing is Missing.TOO_LARGE


def test_a_file_that_is_gone_or_another_one(saved: Path) -> None:
    (capture,) = open_captures(saved)
    saved.write_bytes(PAGE + b"<!-- other -->")
    assert read_pictures(capture, ["page_files/river bank.png"])[0].missing is Missing.FILE_CHANGED
    saved.unlink()
    assert read_pictures(capture, ["page_files/river bank.png"])[0].missing is Missing.FILE_GONE


@pytest.mark.parametrize("head", ["data:image/png;base64,", "DATA:;base64,"])
def test_a_picture_in_the_address_needs_no_file(saved: Path, head: str) -> None:
    (capture,) = open_captures(saved)
    saved.unlink()
    (found,) = read_pictures(capture, [head + base64.b64encode(PNG).decode()])
    assert (found.body, found.kind, found.name) == (PNG, "png", "")


@pytest.mark.parametrize("address", ["data:image/png;base64,%%%", "data:image/png,plain", "data:,"])
def test_broken_data_addresses(saved: Path, address: str) -> None:
    assert one(saved, address).missing is Missing.NO_PICTURE


MAIL = b"""From: <Saved>
Snapshot-Content-Location: https://forum.example/t/1
MIME-Version: 1.0
Content-Type: multipart/related; boundary="B"

--B
Content-Type: text/html; charset=utf-8
Content-Location: https://forum.example/t/1

<!DOCTYPE html><html><body><p>words</p></body></html>
--B
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-Location: https://forum.example/img/a.png

%s
--B
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-ID: <part2@mail>

%s
--B--
""" % (base64.b64encode(PNG), base64.b64encode(PNG))


@pytest.mark.parametrize("address", ["https://forum.example/img/a.png", "/img/a.png", "../img/a.png", "cid:part2@mail"])
def test_parts_of_a_message(tmp_path: Path, address: str) -> None:
    path = tmp_path / "page.mht"
    path.write_bytes(MAIL)
    assert one(path, address).body == PNG


def test_what_a_message_does_not_hold(tmp_path: Path) -> None:
    path = tmp_path / "page.mht"
    path.write_bytes(MAIL)
    assert one(path, "https://x.example/b.png").missing is Missing.REMOTE
    assert one(path, "cid:none").missing is Missing.NOT_IN_FILE


def test_members_of_an_archive(tmp_path: Path) -> None:
    path = tmp_path / "page.htz"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("index.html", PAGE)
        archive.writestr("images/a.png", PNG)
    assert one(path, "images/a.png").body == PNG
    assert one(path, "../images/a.png").missing is Missing.NOT_IN_FILE
    assert one(path, "images/b.png").missing is Missing.NOT_IN_FILE


def test_members_beside_the_page_of_a_maff(tmp_path: Path) -> None:
    path = tmp_path / "page.maff"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("1/index.html", PAGE)
        archive.writestr("1/index_files/a.png", PNG)
        archive.writestr("1/index.rdf", b"<RDF:RDF xmlns:RDF='http://www.w3.org/1999/02/22-rdf-syntax-ns#'/>")
    assert one(path, "index_files/a.png").body == PNG


def test_names_for_showing() -> None:
    assert picture_name("https://x.example/a/%E6%B2%B3.png?b=c") == "河.png"
    assert picture_name("data:image/png;base64,AAAA") == ""
    assert len(picture_name("a" * 999)) == 120


def test_many_pictures_are_cut_off(saved: Path) -> None:
    (capture,) = open_captures(saved)
    assert len(read_pictures(capture, ["x.png"] * 500)) == resources.MAX_PICTURES


def test_pictures_are_limited_together(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "MAX_TOGETHER", 2 * len(PNG))
    (capture,) = open_captures(saved)
    found = read_pictures(capture, ["page_files/river bank.png"] * 3)
    assert [picture.missing for picture in found] == [None, None, Missing.TOO_LARGE]
