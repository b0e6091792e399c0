import base64
import json
from datetime import UTC, datetime

import pytest

from reader.capture import har_file
from reader.capture.encoding import decode
from reader.capture.registry import open_captures
from reader.domain.errors import DamagedCapture

PAGE = "<html><meta charset=gbk><p>中文😀</p></html>"
URL = "http://forum.example/t"


def entry(text=PAGE, kind="text/html; charset=gbk", status=200, url=URL, when="2019-03-02T12:00:00.000Z", **content):
    return {
        "startedDateTime": when,
        "request": {"url": url},
        "response": {"status": status, "content": {"mimeType": kind, "text": text, **content}},
    }


def read(tmp_path, *entries, raw=None):
    path = tmp_path / "visit.bin"
    path.write_bytes(raw if raw is not None else json.dumps({"log": {"entries": list(entries)}}).encode())
    return open_captures(path)


def test_page_with_its_provenance(tmp_path):
    (page,) = read(tmp_path, entry())
    assert (page.container, page.media_type, page.member, page.url) == ("har", "text/html", URL, URL)
    assert (page.url_from, page.captured_from) == ("request.url", "startedDateTime")
    assert page.captured_at == datetime(2019, 3, 2, 12, tzinfo=UTC)


def test_text_was_decoded_by_the_browser(tmp_path):
    (page,) = read(tmp_path, entry())
    assert decode(page).text == PAGE


def test_base64_keeps_the_servers_bytes(tmp_path):
    body = "<p>中文</p>".encode("gbk")
    (page,) = read(tmp_path, entry(base64.b64encode(body).decode(), encoding="base64"))
    assert (page.body, page.header_charset) == (body, "gbk")


def test_half_a_character(tmp_path):
    (page,) = read(tmp_path, entry("<p>a\ud83d b\ud83d\ude00</p>"))
    assert page.body.decode() == "<p>a\ufffd b😀</p>"


def test_other_answers_are_left_out(tmp_path):
    pages = read(
        tmp_path,
        entry(status=404),
        entry(status=302),
        entry(kind="image/png"),
        entry(text=None),
        entry(text=" "),
        entry("!", encoding="base64"),
        "no entry",
        {"response": {"content": []}},
        entry(url="http://forum.example/2"),
    )
    assert [p.url for p in pages] == ["http://forum.example/2"]


@pytest.mark.parametrize("when", ["yesterday", "2019-03-02T12:00:00", 5])
def test_time_that_is_none(tmp_path, when):
    (page,) = read(tmp_path, entry(when=when))
    assert (page.captured_at, page.captured_from) == (None, None)


def test_byte_order_mark(tmp_path):
    raw = b"\xef\xbb\xbf" + json.dumps({"log": {"entries": [entry()]}}).encode()
    assert len(read(tmp_path, raw=raw)) == 1


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b'{"log": {"entries": [', "JSON"),
        (b'{"log": {"entries": ' + b"[" * 100_000, "deeply"),
        (b'{"log": {"entries": []}}', "no HTML page"),
        (b'{"log": {}}', "entries"),
        (b'{"log": [1]}', "entries"),
        (b'{"log": {"entries": ["\xff\xfe"]}}', "JSON"),
    ],
)
def test_damage_is_named(tmp_path, raw, reason):
    with pytest.raises(DamagedCapture, match=reason):
        read(tmp_path, raw=raw)


def test_number_of_pages_is_limited(tmp_path, monkeypatch):
    monkeypatch.setattr(har_file, "MAX_PAGES", 2)
    assert len(read(tmp_path, *[entry()] * 5)) == 2
