"""Pictures in archives of what was fetched: each form finds them by address, none invents or overspends."""

from __future__ import annotations

import base64
import gzip
import io
import json
import plistlib
import zipfile
from typing import TYPE_CHECKING

import pytest

from reader.capture import fetched, resources
from reader.capture.registry import open_captures
from reader.capture.resources import Missing, read_pictures

if TYPE_CHECKING:
    from pathlib import Path

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 40
OTHER = PNG + b"other"
PAGE = b"<!DOCTYPE html><html><head><title>T</title></head><body><p>words of the page</p></body></html>"
URL = "https://forum.example/board/t-1.html"

Answers = list[tuple[str, int, str, bytes]]
"""Address, status, media type or (for status 302) the place it leads to, and body."""

ANSWERS: Answers = [
    (URL, 200, "text/html", PAGE),
    ("https://forum.example/board/a.png", 200, "image/png", PNG),
    ("http://cdn.example/x.png?s=1&t=2", 200, "image/png", OTHER),
    ("https://forum.example/avatar.php?uid=1", 302, "/img/face.png", b""),
    ("https://forum.example/img/face.png", 200, "image/png", OTHER),
    ("https://forum.example/gone.png", 404, "image/png", PNG),
    ("https://forum.example/ring1", 302, "/ring2", b""),
    ("https://forum.example/ring2", 302, "/ring1", b""),
    ("https://forum.example/vector.svg", 200, "image/svg+xml", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
    ("https://forum.example/%E6%B2%B3.png", 200, "image/png", PNG),
]


def http(status: int, kind: str, body: bytes) -> bytes:
    if status == 302:
        return b"HTTP/1.1 302 Found\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n" % kind.encode()
    return (
        b"HTTP/1.1 %d X\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n" % (status, kind.encode(), len(body)) + body
    )


def warc(answers: Answers) -> bytes:
    out = b""
    for number, (url, status, kind, body) in enumerate(answers):
        block = http(status, kind, body)
        out += b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2023-01-01T00:00:00Z\r\n"
        out += b"WARC-Record-ID: <urn:uuid:%d>\r\nWARC-Target-URI: %s\r\n" % (number, url.encode())
        out += b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n" % len(block)
        out += block + b"\r\n\r\n"
    return out


def arc(answers: Answers) -> bytes:
    version = b"1 0 x\nURL IP-address Archive-date Content-type Archive-length\n"
    out = b"filedesc://a.arc 0.0.0.0 20230101000000 text/plain %d\n" % len(version) + version
    for url, status, kind, body in answers:
        block = http(status, kind, body)
        out += b"\n%s 1.1.1.1 20230101000000 text/html %d\n" % (url.encode(), len(block)) + block
    return out + b"\n"


def wacz(answers: Answers) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("datapackage.json", "{}")
        # The pictures lie in another crawl than the page, behind one that is damaged.
        archive.writestr("archive/a.warc", warc(answers[:1]))
        archive.writestr("archive/b.warc.gz", b"\x1f\x8b\x08broken")
        archive.writestr("archive/c.warc.gz", gzip.compress(warc(answers[1:])))
    return out.getvalue()


def har(answers: Answers) -> bytes:
    entries = []
    for url, status, kind, body in answers:
        content = {"mimeType": kind, "encoding": "base64", "text": base64.b64encode(body).decode()}
        led = kind if status == 302 else ""
        response = {"status": status, "headers": [], "content": content, "redirectURL": led}
        request = {"method": "GET", "url": url}
        entries.append({"startedDateTime": "2023-01-01T00:00:00Z", "request": request, "response": response})
    return json.dumps({"log": {"version": "1.2", "entries": entries}}).encode()


def webarchive(answers: Answers) -> bytes:
    def resource(answer: tuple[str, int, str, bytes]) -> dict[str, object]:
        return {"WebResourceURL": answer[0], "WebResourceMIMEType": answer[2], "WebResourceData": answer[3]}

    held = [resource(answer) for answer in answers[1:] if answer[1] == 200]
    frame = {"WebMainResource": resource(answers[0]), "WebSubresources": held[1:]}
    whole = {"WebMainResource": resource(answers[0]), "WebSubresources": held[:1], "WebSubframeArchives": [frame]}
    return plistlib.dumps(whole, fmt=plistlib.FMT_BINARY)


FORMS = {"warc": warc, "warc.gz": lambda a: gzip.compress(warc(a)), "arc": arc, "wacz": wacz, "har": har}
ALL = {**FORMS, "webarchive": webarchive}


def read(path: Path, *addresses: str) -> list[resources.Picture]:
    capture = next(page for page in open_captures(path) if page.body == PAGE or b"<base" in page.body)
    return read_pictures(capture, addresses)


def written(tmp_path: Path, form: str, answers: Answers = ANSWERS) -> Path:
    path = tmp_path / f"page.{form}"
    path.write_bytes(ALL[form](answers))
    return path


@pytest.mark.parametrize("form", ALL)
def test_by_address(form: str, tmp_path: Path) -> None:
    near, absolute, other, far = read(
        written(tmp_path, form),
        "a.png",
        "//forum.example/board/a.png#top",
        "http://forum.example/board/a.png",
        "https://cdn.example/x.png?s=1&t=2",
    )
    assert (near.body, absolute.body, other.body, far.body) == (PNG, PNG, PNG, OTHER)
    assert near.kind == "png"


@pytest.mark.parametrize("form", ALL)
def test_what_is_not_there(form: str, tmp_path: Path) -> None:
    found = read(
        written(tmp_path, form),
        "b.png",
        "https://cdn.example/x.png?s=1",
        "/vector.svg",
        "file:///etc/passwd",
        "http://[::1",
        "\ud800.png",
    )
    why = [picture.missing for picture in found]
    assert why == [
        Missing.NOT_IN_FILE,
        Missing.REMOTE,
        Missing.NO_PICTURE,
        Missing.NOT_IN_FILE,
        Missing.REMOTE,
        Missing.NOT_IN_FILE,
    ]
    assert not any(picture.body for picture in found)


@pytest.mark.parametrize("form", FORMS)
def test_answers_that_lead_elsewhere(form: str, tmp_path: Path) -> None:
    path = written(tmp_path, form)
    face, ring, gone = read(path, "/avatar.php?uid=1", "/ring1", "/gone.png")
    assert face.body == OTHER
    assert ring.missing is Missing.NOT_IN_FILE
    assert gone.missing is Missing.NOT_IN_FILE


@pytest.mark.parametrize("form", ALL)
def test_addresses_with_signs_beyond_ascii(form: str, tmp_path: Path) -> None:
    assert read(written(tmp_path, form), "/河.png")[0].body == PNG


@pytest.mark.parametrize("form", ALL)
def test_the_page_may_name_another_base(form: str, tmp_path: Path) -> None:
    page = PAGE.replace(b"<title>", b'<base href="https://forum.example/img/"><title>')
    path = written(tmp_path, form, [(URL, 200, "text/html", page), *ANSWERS[1:]])
    assert read(path, "face.png")[0].body == OTHER
    assert read(path, "a.png")[0].missing is Missing.NOT_IN_FILE


@pytest.mark.parametrize("form", ALL)
def test_one_picture_that_is_too_large(form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "MAX_PICTURE", len(PNG))
    near, far = read(written(tmp_path, form), "a.png", "https://cdn.example/x.png?s=1&t=2")
    assert near.body == PNG
    assert far.missing is Missing.TOO_LARGE


@pytest.mark.parametrize("form", ALL)
def test_no_more_is_read_than_may_be_held(form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (capture, *_) = open_captures(written(tmp_path, form))
    far, face = "https://cdn.example/x.png?s=1&t=2", "/img/face.png"
    assert len(fetched.fetched(capture, ["a.png", far, face], 1000, 10_000)) == 3
    assert set(fetched.fetched(capture, ["a.png", far, face], 1000, len(PNG) - 1)) == {"a.png"}
    monkeypatch.setattr(resources, "MAX_TOGETHER", len(PNG) + len(OTHER))
    why = [picture.missing for picture in read_pictures(capture, ["a.png", far, face])]
    assert why[:2] == [None, None]
    assert why[2] is not None


@pytest.mark.parametrize("form", ["warc", "arc"])
def test_what_stands_before_damage_is_found(form: str, tmp_path: Path) -> None:
    whole = ALL[form](ANSWERS)
    path = tmp_path / "cut"
    path.write_bytes(whole[: whole.rindex(b"image/svg")])
    (capture, *_) = open_captures(path)
    assert read_pictures(capture, ["a.png"])[0].body == PNG


def test_an_archive_that_was_changed_since(tmp_path: Path) -> None:
    path = written(tmp_path, "har")
    (capture,) = open_captures(path)
    path.write_bytes(har([(URL, 200, "text/html", PAGE + b" more"), *ANSWERS[1:]]))
    assert read_pictures(capture, ["a.png"])[0].missing is Missing.FILE_CHANGED


def test_a_message_in_an_archive(tmp_path: Path) -> None:
    mail = b'From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary="B"\n\n--B\n'
    mail += b"Content-Type: text/html\nContent-Location: %s\n\n%s\n--B\n" % (URL.encode(), PAGE)
    mail += b"Content-Type: image/png\nContent-Transfer-Encoding: base64\nContent-Location: "
    mail += b"https://forum.example/board/a.png\n\n%s\n--B--\n" % base64.b64encode(PNG)
    path = tmp_path / "pages.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("1/page.mhtml", mail)
        archive.writestr("2/page.html", PAGE)
    (capture, *_) = open_captures(path)
    assert read_pictures(capture, ["a.png", "https://x.example/b.png"])[0].body == PNG


def test_a_list_that_holds_itself(tmp_path: Path) -> None:
    # A binary property list may refer to itself; the search must end.
    path = written(tmp_path, "webarchive")
    (capture,) = open_captures(path)
    archive = plistlib.loads(path.read_bytes())
    archive["WebSubframeArchives"][0]["WebSubresources"] = [7, {"WebResourceURL": 3}, {"WebResourceURL": URL}]
    path.write_bytes(plistlib.dumps(archive, fmt=plistlib.FMT_BINARY))
    found = read_pictures(capture, ["a.png", URL])
    assert [picture.body for picture in found] == [PNG, b""]
