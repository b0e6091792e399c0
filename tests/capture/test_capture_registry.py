import gzip
import os
import zlib

import pytest

from reader.capture import compressed, registry
from reader.capture.registry import open_captures
from reader.domain.errors import DamagedCapture, EmptyCapture, TooLarge, UnknownFormat, UnreadableFile

PAGE = b"<!DOCTYPE html><html><head><title>t</title></head><body><p>words</p></body></html>"


def saved(tmp_path, data, name="page.bin"):
    path = tmp_path / name
    path.write_bytes(data)
    return path


def container(tmp_path, data):
    (capture,) = open_captures(saved(tmp_path, data))
    return capture.container


@pytest.mark.parametrize(
    "data",
    [
        PAGE,
        b"\xef\xbb\xbf \n" + PAGE,
        b"<?xml version='1.0'?>\n" + PAGE,
        b"<!-- a comment --> <!-- another -- one -->\n" + PAGE,
        b"<HTML><BODY>x</BODY></HTML>",
        b"<div class=a><p>one</p><p>two</p></div>",
        b"Warning: something on line 3<br />\n" + PAGE,
        PAGE.decode().encode("utf-16"),
        PAGE.decode().encode("utf-16-le"),
    ],
)
def test_markup_is_recognised_by_content(tmp_path, data):
    assert container(tmp_path, data) == "html"


@pytest.mark.parametrize(
    "data",
    [
        "发表于 2022-1-19 16:00:25 | 显示全部楼层\n第一行".encode(),
        b"How do I close <html> and <body> tags? I wrote <div> but it fails.\n" * 5,
        b"<b> is what I use for bold text, and it has always worked well for me in every browser so far",
        b"[b]bold[/b] text",
        "[[求助]] 谁知道".encode(),
        "纯文本\n".encode("gbk"),
        "纯文本 and some latin\r\n".encode("utf-16"),
        b"From here on: a text that begins like a mail",
    ],
)
def test_text_stays_text(tmp_path, data):
    assert container(tmp_path, data) == "text"


def test_name_does_not_matter(tmp_path):
    (capture,) = open_captures(saved(tmp_path, PAGE, "thread.txt"))
    assert (capture.container, capture.media_type) == ("html", "text/html")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "a PNG image"),
        (b"%PDF-1.7\n" + bytes(50), "a PDF document"),
        (b"SQLite format 3\x00" + bytes(50), "a database"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "a WebP image"),
        (b"\x00\x00\x00 ftypisom" + bytes(30), "an MP4 film"),
        (b'{"key": 1}', "a JSON file"),
        (b"[" * 1000, "a JSON file"),
        (b"<?xml version='1.0'?><Project xmlns='urn:x'/>", "an XML document"),
        (bytes(range(256)) * 40, "binary data"),
        (b"\x00" * 100 + b"x" + b"\x01" * 100, "binary data"),
    ],
)
def test_other_files_are_named(tmp_path, data, what):
    with pytest.raises(UnknownFormat, match=what) as caught:
        open_captures(saved(tmp_path, data))
    assert caught.value.path == tmp_path / "page.bin"


@pytest.mark.parametrize("data", [b"", b"  \r\n\t ", b"\xef\xbb\xbf", b"\x00" * 10])
def test_nothing_inside(tmp_path, data):
    with pytest.raises(EmptyCapture):
        open_captures(saved(tmp_path, data))


def test_missing_file(tmp_path):
    with pytest.raises(UnreadableFile, match="no such file"):
        open_captures(tmp_path / "gone.html")


def test_folder(tmp_path):
    with pytest.raises(UnreadableFile, match="folder"):
        open_captures(tmp_path)


def test_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UnreadableFile, match="regular"):
        open_captures(tmp_path / "pipe")


def test_link_to_a_page_is_followed_and_a_loop_is_not(tmp_path):
    saved(tmp_path, PAGE)
    (tmp_path / "link").symlink_to("page.bin")
    (tmp_path / "loop").symlink_to("loop")
    assert open_captures(tmp_path / "link")[0].body == PAGE
    with pytest.raises(UnreadableFile):
        open_captures(tmp_path / "loop")


def test_too_large(tmp_path, monkeypatch):
    monkeypatch.setattr(registry, "MAX_BYTES", 10)
    with pytest.raises(TooLarge):
        open_captures(saved(tmp_path, PAGE))


def test_gzip_is_unpacked(tmp_path):
    (capture,) = open_captures(saved(tmp_path, gzip.compress(PAGE)))
    assert (capture.container, capture.body) == ("html", PAGE)


def test_gzip_of_several_members_with_garbage_behind(tmp_path):
    data = gzip.compress(PAGE[:30]) + gzip.compress(PAGE[30:]) + b"garbage"
    assert open_captures(saved(tmp_path, data))[0].body == PAGE


def test_gzip_bomb(tmp_path, monkeypatch):
    monkeypatch.setattr(compressed, "MAX_UNPACKED", 1000)
    with pytest.raises(TooLarge, match="unpacked"):
        open_captures(saved(tmp_path, gzip.compress(b"a" * 5000)))


def test_gzip_in_gzip(tmp_path):
    with pytest.raises(UnknownFormat, match="gzip"):
        open_captures(saved(tmp_path, gzip.compress(gzip.compress(PAGE))))


def test_damaged_gzip(tmp_path):
    with pytest.raises(DamagedCapture, match="compressed"):
        open_captures(saved(tmp_path, b"\x1f\x8b\x08" + b"\xff" * 40))


def test_gzip_cut_short_keeps_what_is_there(tmp_path):
    body = PAGE + zlib.compress(os.urandom(3000)).hex().encode()
    packed = gzip.compress(body)
    (capture,) = open_captures(saved(tmp_path, packed[: len(packed) // 2]))
    assert body.startswith(capture.body)
    assert capture.body.startswith(PAGE)


def test_checksum_is_of_the_page(tmp_path):
    (plain,) = open_captures(saved(tmp_path, PAGE, "a"))
    (packed,) = open_captures(saved(tmp_path, gzip.compress(PAGE), "b"))
    assert plain.sha256 == packed.sha256


class _Format:
    def __init__(self, sure):
        self.sure = sure
        self.asked = 0

    def sniff(self, head, path):
        self.asked += 1
        return self.sure


@pytest.mark.parametrize(
    ("sure", "want", "asked"),
    [([0.1, 0.95, 0.99], 1, 2), ([0.5, 0.7, 0.7], 1, 3), ([0.0, 0.0], 0, 2), ([0.98, 0.1], 0, 1)],
)
def test_formats_are_asked_until_one_is_sure(monkeypatch, tmp_path, sure, want, asked):
    several = tuple(_Format(value) for value in sure)
    monkeypatch.setattr(registry, "FORMATS", several)
    assert registry._surest(b"x", tmp_path) == (several[want], sure[want])
    assert sum(form.asked for form in several) == asked
