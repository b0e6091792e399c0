import gzip
from datetime import UTC, datetime

import pytest

from reader.capture import arc_file
from reader.capture.registry import open_captures
from reader.domain.errors import DamagedCapture, TooLarge

PAGE = b"<html><p>words</p></html>"
VERSION = b"1 0 Somebody\nURL IP-address Archive-date Content-type Archive-length\n\n"
START = b"filedesc://crawl.arc 0.0.0.0 20190302120000 text/plain %d\n" % len(VERSION) + VERSION + b"\n"


def record(body=PAGE, url="http://forum.example/t", status="200 OK", kind="text/html; charset=gbk", length=None):
    block = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + body
    size = len(block) if length is None else length
    return f"{url} 127.0.0.1 20190302120000 text/html {size}\n".encode() + block + b"\n"


def read(tmp_path, *records, pack=False):
    parts = [START, *records]
    path = tmp_path / "crawl.bin"
    path.write_bytes(b"".join(gzip.compress(p) if pack else p for p in parts))
    return open_captures(path)


@pytest.mark.parametrize("pack", [False, True])
def test_page_with_its_provenance(tmp_path, pack):
    (page,) = read(tmp_path, record(), pack=pack)
    assert (page.container, page.body, page.header_charset) == ("arc", PAGE, "gbk")
    assert (page.url, page.url_from, page.captured_from) == ("http://forum.example/t", "ARC record", "ARC record")
    assert page.captured_at == datetime(2019, 3, 2, 12, tzinfo=UTC)


def test_other_answers_are_left_out(tmp_path):
    pages = read(tmp_path, record(status="404 Not Found"), record(kind="image/gif"), record(url="http://b.example/"))
    assert [p.url for p in pages] == ["http://b.example/"]


def test_damage_after_pages_is_told(tmp_path):
    first, last = read(tmp_path, record(), record(url="http://b.example/"), b"this is no record\n")
    assert first.notes == ()
    assert "2 of its pages" in last.notes[0]


@pytest.mark.parametrize("records", [(), (b"this is no record\n",), (record(length="x"),)])
def test_archive_without_pages(tmp_path, records):
    with pytest.raises(DamagedCapture, match="ARC"):
        read(tmp_path, *records)


def test_too_much_inside(tmp_path, monkeypatch):
    monkeypatch.setattr(arc_file, "MAX_BODIES", 10)
    with pytest.raises(TooLarge):
        read(tmp_path, record())


def test_record_longer_than_it_says_is_told_and_not_printed(tmp_path, capfd):
    short = len(record().partition(b"\n")[2]) - 10
    pages = read(tmp_path, record(length=short), record(url="http://b.example/"))
    assert pages[0].body.startswith(b"<html><p>wor")
    assert any("ARC archive could not be read" in note for page in pages for note in page.notes)
    assert capfd.readouterr() == ("", "")


def test_a_record_of_a_length_beyond_all_numbers_is_told(tmp_path):
    """Found by fuzzing."""
    (page,) = read(tmp_path, record(), record(length=10**30))
    assert "could not be read as a whole" in page.notes[0]
