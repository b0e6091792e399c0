import quopri
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reader.capture.mhtml_file import MhtmlFile
from reader.capture.registry import open_captures
from reader.domain.errors import DamagedCapture

URL = "https://forum.example/thread-5-1-1.html"
TOP = (
    "From: <Saved by Blink>\r\nSnapshot-Content-Location: {url}\r\nDate: Mon, 23 Nov 2026 11:39:41 GMT\r\n"
    'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="B"\r\n\r\n\r\n'
)


def part(body, headers="", kind="text/html"):
    coded = quopri.encodestring(body).replace(b"\n", b"\r\n")
    head = f"--B\r\nContent-Type: {kind}\r\n{headers}Content-Transfer-Encoding: quoted-printable\r\n\r\n"
    return head.encode() + coded + b"\r\n"


def read(data):
    return list(MhtmlFile().captures(Path("p.mhtml"), data))


def message(*parts, top=TOP):
    return top.format(url=URL).encode() + b"".join(parts) + b"--B--\r\n"


def test_blink_page():
    (page,) = read(message(part("<p>桥上的风</p>".encode()), part(b"x", kind="text/css")))
    assert page.body.strip() == "<p>桥上的风</p>".encode()
    assert (page.container, page.url, page.url_from) == ("mhtml", URL, "Snapshot-Content-Location header")
    assert (page.captured_at, page.captured_from) == (datetime(2026, 11, 23, 11, 39, 41, tzinfo=UTC), "Date header")


def test_soft_line_breaks_inside_gbk_characters():
    text = "桥上的风很大" * 40
    (page,) = read(message(part(f"<p>{text}</p>".encode("gbk"), "Content-Location: http://a/\r\n")))
    assert text.encode("gbk") in page.body


def test_part_charset_and_location():
    top = TOP.replace("Snapshot-Content-Location: {url}\r\n", "")
    location = f"Content-Location: {URL}\r\n"
    data = message(part(b"<p>x", location), top=top).replace(
        b"Type: text/html\r\n", b"Type: text/html; charset=gb2312\r\n"
    )
    (page,) = read(data)
    assert (page.header_charset, page.url, page.url_from) == ("gb2312", URL, "part header")


def test_only_the_first_page_part_is_the_page():
    (page,) = read(message(part(b"<p>main<iframe></iframe>"), part(b"<p>advertisement")))
    assert b"main" in page.body


def test_frames_are_read_too():
    pages = read(message(part(b"<frameset><frame></frameset>"), part(b"<p>inner", "Content-Location: http://a/in\r\n")))
    assert [p.member for p in pages] == [None, "http://a/in"]
    assert pages[1].url == "http://a/in"


def test_date_of_the_old_maf_add_on():
    (page,) = read(
        message(part(b"<p>x"), top=TOP.replace("Mon, 23 Nov 2026 11:39:41 GMT", "Fri Mar 10 2006 13:40:00 GMT+0100"))
    )
    assert page.captured_at == datetime(2006, 3, 10, 12, 40, tzinfo=UTC)


@pytest.mark.parametrize("date", ["nonsense", "Mon, 99 Nov 2026 11:39:41 GMT", "x" * 500])
def test_bad_date_is_no_date(date):
    (page,) = read(message(part(b"<p>x"), top=TOP.replace("Mon, 23 Nov 2026 11:39:41 GMT", date)))
    assert (page.captured_at, page.captured_from) == (None, None)


def test_cut_file_still_reads():
    whole = message(part(b"<p>one</p>" * 50))
    (page,) = read(whole[: len(whole) - 60])
    assert page.body.startswith(b"<p>one</p>")


def test_boundary_lines_missing():
    data = message(part(b"<p>one</p>")).replace(b"--B\r\n", b"").replace(b"--B--\r\n", b"")
    (page,) = read(data)
    assert b"<p>one</p>" in page.body


def test_single_part_message():
    data = b"MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\nContent-Location: http://a/\r\n\r\n<p>x</p>"
    (page,) = read(data)
    assert (page.body, page.url) == (b"<p>x</p>", "http://a/")


def test_no_page_inside():
    with pytest.raises(DamagedCapture, match="no page"):
        read(message(part(b"x", kind="image/png")))


def test_parts_nested_a_thousand_deep_end_in_one_sentence_or_a_page():
    head = b"MIME-Version: 1.0\r\n"
    for i in range(1500):
        head += f'Content-Type: multipart/mixed; boundary="b{i}"\r\n\r\n--b{i}\r\n'.encode()
    with pytest.raises(DamagedCapture):
        read(head + b"Content-Type: text/html\r\n\r\n<p>x")


def test_folded_address_is_joined():
    top = TOP.replace("{url}", "https://forum.example/a\r\n b")
    assert read(message(part(b"<p>x"), top=top))[0].url == "https://forum.example/ab"


def test_recognised_by_the_registry(tmp_path):
    path = tmp_path / "page.txt"
    path.write_bytes(message(part(b"<p>x")))
    assert open_captures(path)[0].container == "mhtml"


@pytest.mark.parametrize("top", ["text/html", "multipart/related", "image/png"])
def test_an_encoding_with_an_odd_name_costs_nothing(top):
    """Found by fuzzing: Python looks for a codec of that name, and a NUL in it is an error of another kind."""
    data = (
        f'MIME-Version: 1.0\r\nContent-Type: {top}; charset="x\x00"\r\n\r\nContent-Type: text/html\r\n\r\n<p>\xe4</p>'
    )
    try:
        pages = read(data.encode("latin-1"))
    except DamagedCapture:
        assert top != "text/html"
    else:
        assert [b"\xe4" in page.body for page in pages] == [True]
