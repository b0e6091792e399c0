import plistlib

import pytest

from reader.capture.registry import open_captures
from reader.domain.errors import DamagedCapture, UnknownFormat

PAGE = "<html><p>中文</p></html>".encode("gbk")
URL = "http://forum.example/t"


def resource(body=PAGE, url=URL, kind="text/html", **more):
    return {
        "WebResourceData": body,
        "WebResourceURL": url,
        "WebResourceMIMEType": kind,
        "WebResourceTextEncodingName": "gbk",
        **more,
    }


def read(tmp_path, archive, form=plistlib.FMT_BINARY):
    path = tmp_path / "saved.bin"
    path.write_bytes(archive if isinstance(archive, bytes) else plistlib.dumps(archive, fmt=form))
    return open_captures(path)


@pytest.mark.parametrize("form", [plistlib.FMT_BINARY, plistlib.FMT_XML])
def test_page_with_its_provenance(tmp_path, form):
    (page,) = read(tmp_path, {"WebMainResource": resource(), "WebSubresources": []}, form)
    assert (page.container, page.body, page.header_charset, page.media_type) == ("webarchive", PAGE, "gbk", "text/html")
    assert (page.url, page.url_from, page.member, page.captured_at) == (URL, "WebResourceURL", None, None)


def test_saved_text(tmp_path):
    (page,) = read(tmp_path, {"WebMainResource": resource(b"words", kind="text/plain")})
    assert page.media_type == "text/plain"


def test_frames_of_a_frameset_in_order(tmp_path):
    inner = {"WebMainResource": resource(b"<p>c", "http://c.example")}
    archive = {
        "WebMainResource": resource(b"<html><frameset></frameset></html>"),
        "WebSubframeArchives": [
            {"WebMainResource": resource(b"<p>a", "http://a.example"), "WebSubframeArchives": [inner]},
            {"WebMainResource": resource(b"<p>b", "http://b.example")},
            {"WebMainResource": resource(b"GIF", kind="image/gif")},
            "no archive",
        ],
    }
    pages = read(tmp_path, archive)
    assert [p.member for p in pages] == [None, "http://a.example", "http://c.example", "http://b.example"]


def test_advertising_frames_are_left_out(tmp_path):
    archive = {"WebMainResource": resource(), "WebSubframeArchives": [{"WebMainResource": resource(b"<p>buy")}]}
    assert len(read(tmp_path, archive)) == 1


@pytest.mark.parametrize(
    "main", ["words", {}, resource(b" "), resource("text"), resource(kind="image/png"), resource(body=[1])]
)
def test_archive_without_a_page(tmp_path, main):
    with pytest.raises(DamagedCapture, match="no page"):
        read(tmp_path, {"WebMainResource": main})


@pytest.mark.parametrize("archive", [{"Preferences": 1}, ["x"]])
def test_other_property_lists(tmp_path, archive):
    with pytest.raises(UnknownFormat, match="property list"):
        read(tmp_path, archive)


def list_of_itself():
    # An array whose only member is itself, in a dictionary: {"WebMainResource": [[...]]}.
    objects = [b"\xd1\x01\x02", b"\x5f\x10\x0fWebMainResource", b"\xa1\x02"]
    data, offsets = b"bplist00", []
    for item in objects:
        offsets.append(len(data))
        data += item
    table = bytes(offsets)
    trailer = bytes(6) + b"\x01\x01" + (3).to_bytes(8, "big") + bytes(8) + len(data).to_bytes(8, "big")
    return data + table + trailer


@pytest.mark.parametrize(
    "data",
    [
        b"bplist00" + b"\xff" * 40,
        b"bplist00\xaf\x13\x00\x00\x01\x00\x00\x00\x00\x00" + bytes(40),
        b"bplist00",
        b"<?xml version='1.0'?><plist version='1.0'><dict><key>WebMainResource</key>",
        b"<?xml version='1.0'?><!DOCTYPE plist [<!ENTITY a 'aaa'>]><plist><string>&a;</string></plist>",
        b"<?xml version='1.0'?><plist><date>never</date></plist>",
        b"<?xml version='1.0'?><plist><integer>x</integer></plist>",
        b"<?xml version='1.0'?><plist><dict><string>no key</string></dict></plist>",
        b"<?xml version='1.0'?><plist></plist>",
        b"<?xml version='1.0'?><plist>" + b"<array>" * 50_000,
        list_of_itself(),
    ],
)
def test_damage_is_one_clear_error(tmp_path, data):
    with pytest.raises((DamagedCapture, UnknownFormat)):
        read(tmp_path, data)
