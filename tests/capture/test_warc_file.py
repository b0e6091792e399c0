import gzip
from datetime import UTC, datetime

import pytest

from reader.capture import warc_file
from reader.capture.registry import open_captures
from reader.domain.errors import DamagedCapture, TooLarge
from reader.engines.registry import read_page

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


def test_pages_before_the_damage_are_kept_and_the_last_tells_it(tmp_path):
    pages = read(tmp_path, record(), record(b"<p>second"), record(length=-5), record())
    assert [p.body for p in pages] == [PAGE, b"<p>second"]
    assert pages[0].notes == ()
    assert "2 of its pages" in pages[1].notes[0]


def test_warning_is_shown_with_the_page(tmp_path):
    (capture,) = read(tmp_path, record(), record(length=-5))
    assert any("WARC archive could not be read" in warning for warning in read_page(capture)[1].warnings)


@pytest.mark.parametrize("cut", [10, 100, 290])
def test_archive_cut_off_is_told(tmp_path, cut):
    whole = record() + record(PAGE * 5)
    path = tmp_path / "crawl.warc"
    path.write_bytes(whole[:-cut])
    pages = open_captures(path)
    assert pages[0].body == PAGE
    assert any(page.notes for page in pages)


def test_one_page_that_cannot_be_decoded_does_not_cost_the_others(tmp_path):
    headers = "Content-Type: text/html\r\nContent-Encoding: gzip\r\n"
    pages = read(tmp_path, record(), record(b"\x1f\x8b\x08 broken", headers=headers), record(b"<p>third"))
    assert [p.body for p in pages] == [PAGE, b"<p>third"]
    assert "decoded" in pages[1].notes[0]


def test_chunks_that_end_too_early_keep_what_is_there(tmp_path):
    text = b"<p>words " * 5000
    body = b"%x\r\n%s\r\n4000\r\n<p>end" % (len(text), text)
    headers = "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n"
    (page,) = read(tmp_path, record(body, headers=headers))
    assert page.body.startswith(text[:16384])
    assert "damaged" in page.notes[0]


def test_content_coding_around_content_coding_is_limited(tmp_path):
    body = PAGE
    for _ in range(3):
        body = gzip.compress(body)
    headers = "Content-Type: text/html\r\nContent-Encoding: gzip, gzip, gzip\r\n"
    with pytest.raises(DamagedCapture, match="decoded"):
        read(tmp_path, record(body, headers=headers))


def test_texts_of_a_wet_file(tmp_path):
    text = "发表于 2019-3-2 08:15".encode()
    head = (
        "WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: http://forum.example/t\r\n"
        "WARC-Date: 2019-03-02T12:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        f"Content-Type: text/plain\r\nContent-Length: {len(text)}\r\n\r\n"
    )
    (page,) = read(tmp_path, head.encode() + text + b"\r\n\r\n")
    assert (page.container, page.media_type, page.body, page.header_charset) == ("wet", "text/plain", text, "utf-8")
    assert page.url == "http://forum.example/t"


def test_number_of_pages_is_limited_and_told(tmp_path, monkeypatch):
    monkeypatch.setattr(warc_file, "MAX_PAGES", 2)
    pages = read(tmp_path, *[record()] * 3)
    assert len(pages) == 2
    assert "reads 2 pages" in pages[1].notes[0]


def test_too_much_inside(tmp_path, monkeypatch):
    monkeypatch.setattr(warc_file, "MAX_BODIES", 10)
    with pytest.raises(TooLarge):
        read(tmp_path, record())
