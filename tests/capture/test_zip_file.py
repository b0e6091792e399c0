import gzip
import io
import zipfile
from datetime import UTC, datetime

import pytest

from reader.capture.registry import open_captures
from reader.domain.errors import DamagedCapture, UnknownFormat

PAGE = b"<!DOCTYPE html><html><p>words</p></html>"
URL = "http://forum.example/t"
NOTE = f"<!--\n Page saved with SingleFile \n url: {URL} \n saved date: Sat Mar 02 2019 20:00:00 GMT+0800 (x)\n-->"
NOON = datetime(2019, 3, 2, 12, tzinfo=UTC)


def packed(members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def read(tmp_path, members, before=b""):
    path = tmp_path / "saved.bin"
    path.write_bytes(before + packed(members))
    return open_captures(path)


def rdf(index="index.html", when="Sat, 02 Mar 2019 12:00:00 GMT", prologue=""):
    return (
        f'<?xml version="1.0"?>{prologue}<RDF:RDF xmlns:MAF="http://maf.mozdev.org/metadata/rdf#" '
        'xmlns:RDF="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><RDF:Description RDF:about="urn:root">'
        f'<MAF:originalurl RDF:resource="{URL}"/><MAF:archivetime RDF:resource="{when}"/>'
        f'<MAF:indexfilename RDF:resource="{index}"/><MAF:charset RDF:resource="GBK"/>'
        "</RDF:Description></RDF:RDF>"
    )


def record(url=URL, body=PAGE):
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2019-03-02T12:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-123456789012>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def test_maff_page_with_its_provenance(tmp_path):
    (page,) = read(tmp_path, {"1/index.html": PAGE, "1/index.rdf": rdf(), "1/index_files/x.css": "p{}"})
    assert (page.container, page.member, page.body, page.header_charset) == ("maff", "1/index.html", PAGE, "GBK")
    assert (page.url, page.url_from) == (URL, "MAFF originalurl")
    assert (page.captured_at, page.captured_from) == (NOON, "MAFF archivetime")
    assert page.notes == ()


def test_maff_of_several_pages(tmp_path):
    members = {f"{n}/{name}": data for n in (1, 2) for name, data in (("index.html", PAGE), ("index.rdf", rdf()))}
    assert [p.member for p in read(tmp_path, members)] == ["1/index.html", "2/index.html"]


@pytest.mark.parametrize(
    ("when", "want"),
    [
        ("Sat Mar 02 2019 20:00:00 GMT+0800", NOON),
        ("Sat, 02 Mar 2019 20:00:00 +0800", NOON),
        ("soon", None),
        ("", None),
    ],
)
def test_maff_times(tmp_path, when, want):
    assert read(tmp_path, {"1/index.html": PAGE, "1/index.rdf": rdf(when=when)})[0].captured_at == want


@pytest.mark.parametrize("index", ["../../../../etc/passwd", "/etc/passwd", "gone.html"])
def test_maff_whose_description_leads_elsewhere(tmp_path, index):
    (page,) = read(tmp_path, {"1/index.html": PAGE, "1/index.rdf": rdf(index)})
    assert page.member == "1/index.html"
    assert "not in the archive" in page.notes[0]


def test_maff_with_a_broken_description(tmp_path):
    (page,) = read(tmp_path, {"1/index.html": PAGE, "1/index.rdf": "<RDF:RDF>"})
    assert (page.url, page.body) == (None, PAGE)
    assert "description" in page.notes[0]


def test_maff_with_a_document_type_is_refused(tmp_path):
    prologue = '<!DOCTYPE x [<!ENTITY a "aaaa">]>'
    with pytest.raises(DamagedCapture, match="document type"):
        read(tmp_path, {"1/index.html": PAGE, "1/index.rdf": rdf(prologue=prologue)})


def test_maff_without_its_page(tmp_path):
    with pytest.raises(DamagedCapture, match="not in it"):
        read(tmp_path, {"1/index.rdf": rdf()})


def test_maff_of_a_text(tmp_path):
    (page,) = read(tmp_path, {"1/index.txt": b"plain words", "1/index.rdf": rdf("index.txt")})
    assert (page.media_type, page.container) == ("text/plain", "maff")


def test_htz_page(tmp_path):
    body = f'<html data-scrapbook-source="{URL}" data-scrapbook-create="20190302120000000"><p>x'
    (page,) = read(tmp_path, {"index.html": body, "img.png": b"PNG", "frame.html": PAGE})
    assert (page.container, page.member, page.url, page.captured_at) == ("htz", "index.html", URL, NOON)


@pytest.mark.parametrize("inside", [False, True])
def test_singlefile_page_that_unpacks_itself(tmp_path, inside):
    index = PAGE.replace(b"<p>", NOTE.encode() + b"<p>") if inside else PAGE
    shell = b"<!doctype html><html data-sfz>" + NOTE.encode() + b"<body><p>Please wait"
    (page,) = read(tmp_path, {"index.html": index}, before=shell)
    assert (page.container, page.body, page.url, page.captured_at) == ("singlefile", index, URL, NOON)


def test_wacz(tmp_path):
    members = {
        "datapackage.json": "{}",
        "archive/one.warc": record("http://a.example/"),
        "archive/two.warc.gz": gzip.compress(record("http://b.example/")),
        "pages/pages.jsonl": "",
    }
    pages = read(tmp_path, members)
    assert [(p.container, p.url, p.captured_at) for p in pages] == [
        ("wacz", "http://a.example/", NOON),
        ("wacz", "http://b.example/", NOON),
    ]


def test_wacz_with_a_damaged_crawl_gives_the_other(tmp_path):
    members = {"archive/one.warc": b"WARC/1.0\r\nbroken", "archive/two.warc": record()}
    (page,) = read(tmp_path, members)
    assert page.url == URL
    assert "archive/one.warc" in page.notes[0]


def test_wacz_cut_inside_tells_it(tmp_path):
    crawl = gzip.compress(record()) + gzip.compress(record("http://b.example/"))[:-40]
    (first, *_rest) = read(tmp_path, {"archive/one.warc.gz": crawl})[::-1]
    assert any("compressed data" in note for note in first.notes)


def test_saved_pages_packed_together(tmp_path):
    mail = (
        b"MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\nSnapshot-Content-Location: http://m.example/\r\n"
        b"\r\n<html>mail</html>"
    )
    members = {
        "thread/page1.html": PAGE,
        "thread/page1_files/advert.html": PAGE,
        "__MACOSX/thread/._page1.html": b"\x00\x05\x16\x07",
        "thread/page2.mht": mail,
        "thread/notes.html": b"just words",
        "readme.txt": b"words",
    }
    pages = read(tmp_path, members)
    assert [(p.member, p.container) for p in pages] == [("thread/page1.html", "html"), ("thread/page2.mht", "mhtml")]
    assert "thread/notes.html" in pages[1].notes[0]


@pytest.mark.parametrize(
    ("members", "what"),
    [
        ({"[Content_Types].xml": "", "word/document.xml": ""}, "office document"),
        ({"META-INF/container.xml": "", "a.xhtml": PAGE}, "e-book"),
        ({"project.qde": ""}, "REFI-QDA"),
        ({"data/test.txt": "x"}, "without pages"),
        ({}, "without pages"),
    ],
)
def test_other_archives_are_named(tmp_path, members, what):
    with pytest.raises(UnknownFormat, match=what):
        read(tmp_path, members)


def test_damaged_archive(tmp_path):
    path = tmp_path / "x.maff"
    path.write_bytes(packed({"index.html": PAGE})[:-10])
    with pytest.raises(DamagedCapture, match="ZIP"):
        open_captures(path)
