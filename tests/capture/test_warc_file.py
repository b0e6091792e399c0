import gzip
from datetime import UTC, datetime

import pytest

from reader.capture import warc_file
from reader.capture.registry import open_captures
from reader.domain.errors import DamagedCapture, TooLarge

PAGE = b"<html><p>words</p></html>"


def record(
    body=PAGE,
    url="http://forum.example/t",
    status="200 OK",
    headers="Content-Type: text/html; charset=gbk\r\n",
    length=None,
):
    block = f"HTTP/1.1 {status}\r\n{headers}\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2019-03-02T12:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-123456789012>\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(block) if length is None else length}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def read(tmp_path, *records, pack=False):
    data = b"".join(gzip.compress(r) if pack else r for r in records)
    path = tmp_path / "crawl.bin"
    path.write_bytes(data)
    return open_captures(path)


@pytest.mark.parametrize("pack", [False, True])
def test_page_with_its_provenance(tmp_path, pack):
    (page,) = read(tmp_path, record(), pack=pack)
    assert (page.container, page.body, page.header_charset) == ("warc", PAGE, "gbk")
    assert (page.url, page.url_from, page.member) == (
        "http://forum.example/t",
        "WARC-Target-URI",
        "http://forum.example/t",
    )
    assert (page.captured_at, page.captured_from) == (datetime(2019, 3, 2, 12, tzinfo=UTC), "WARC-Date")


def test_other_answers_are_left_out(tmp_path):
    pages = read(
        tmp_path,
        record(b"gone", status="404 Not Found"),
        record(b"", status="302 Found"),
        record(b"GIF89a", headers="Content-Type: image/gif\r\n"),
        record(),
        record(b"<p>second", url="<http://forum.example/2>"),
    )
    assert [(p.url, p.body) for p in pages] == [
        ("http://forum.example/t", PAGE),
        ("http://forum.example/2", b"<p>second"),
    ]


def test_transfer_and_content_codings_are_undone(tmp_path):
    packed = gzip.compress(PAGE)
    body = b"%x\r\n%s\r\n0\r\n\r\n" % (len(packed), packed)
    headers = "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n"
    assert read(tmp_path, record(body, headers=headers))[0].body == PAGE


def test_coding_that_was_undone_before(tmp_path):
    headers = "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n"
    assert (
        read(tmp_path, record(b"<!doctype html><p>as it is</p>", headers=headers))[0].body
        == b"<!doctype html><p>as it is</p>"
    )


def test_archive_without_pages(tmp_path):
    with pytest.raises(DamagedCapture, match="no HTML page"):
        read(tmp_path, record(status="404 Not Found"))


@pytest.mark.parametrize("length", [-5, "x", 2**70])
def test_impossible_length(tmp_path, length):
    with pytest.raises(DamagedCapture, match="WARC"):
        read(tmp_path, record(length=length))


def test_pages_before_the_damage_are_kept(tmp_path):
    assert [p.body for p in read(tmp_path, record(), record(length=-5))] == [PAGE]


def test_too_much_inside(tmp_path, monkeypatch):
    monkeypatch.setattr(warc_file, "MAX_BODIES", 10)
    with pytest.raises(TooLarge):
        read(tmp_path, record())
