"""Every container around a page."""

from __future__ import annotations

import base64
import gzip
import io
import json
import plistlib
import quopri
import zipfile
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

ADDRESS = "http://f.example/t-1"
"""Where the page came from, in the containers that tell."""

_PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
)


def _zip(data: bytes, name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"page/{name}", data)
        archive.writestr("page/style.css", "a{}")
        archive.writestr("page/a.png", _PICTURE)
    return out.getvalue()


def _stored(data: bytes, name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, data)
        archive.writestr("more/page.mhtml", _mhtml(data, name))
    return out.getvalue()


def _maff(data: bytes, _name: str) -> bytes:
    out = io.BytesIO()
    rdf = '<?xml version="1.0"?><RDF:RDF xmlns:MAF="http://maf.mozdev.org/metadata/rdf#" '
    rdf += 'xmlns:RDF="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><RDF:Description RDF:about="urn:root">'
    rdf += f'<MAF:originalurl RDF:resource="{ADDRESS}"/><MAF:indexfilename RDF:resource="index.html"/>'
    rdf += "</RDF:Description></RDF:RDF>"
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("1/index.html", data)
        archive.writestr("1/index.rdf", rdf)
    return out.getvalue()


def _mhtml(data: bytes, _name: str) -> bytes:
    head = f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {ADDRESS}\r\nMIME-Version: 1.0\r\n".encode()
    head += b'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\n'
    head += f"Content-Transfer-Encoding: base64\r\nContent-Location: {ADDRESS}\r\n\r\n".encode()
    return head + base64.encodebytes(data) + b"\r\n--b--\r\n"


def _printable(data: bytes, _name: str) -> bytes:
    head = b"From: <Saved by Windows Internet Explorer 9>\r\nSubject: =?gb2312?B?tsm/2g==?=\r\nMIME-Version: 1.0\r\n"
    head += b'Content-Type: multipart/related; boundary="=_b"\r\n\r\nThis is a multi-part message.\r\n\r\n--=_b\r\n'
    head += b'Content-Type: multipart/alternative; boundary="=_c"\r\n\r\n--=_c\r\n'
    head += b'Content-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n'
    picture = b"\r\n--=_b\r\nContent-Type: image/png\r\nContent-Location: a.png\r\nContent-Transfer-Encoding: base64"
    picture += b"\r\n\r\n" + base64.encodebytes(_PICTURE)
    return head + quopri.encodestring(data) + b"\r\n--=_c--\r\n" + picture + b"\r\n--=_b--\r\n"


def _record(data: bytes, kind: str, headers: str) -> bytes:
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {ADDRESS}\r\nWARC-Date: 2023-01-01T00:00:00Z"
    head += f"\r\nWARC-Record-ID: <urn:uuid:1>\r\n{headers}"
    return head.encode() + b"Content-Length: %d\r\n\r\n" % len(data) + data + b"\r\n\r\n"


def _warc(data: bytes, _name: str) -> bytes:
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(data) + data
    return _record(body, "response", "Content-Type: application/http; msgtype=response\r\n")


def _coded(data: bytes, _name: str) -> bytes:
    """An answer in pieces and compressed, beside a resource and a text."""
    packed = zlib.compress(data)
    pieces = b"".join(
        b"%x\r\n%b\r\n" % (len(packed[i : i + 900]), packed[i : i + 900]) for i in range(0, len(packed), 900)
    )
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Encoding: deflate\r\n"
    answer = _record(head + b"Transfer-Encoding: chunked\r\n\r\n" + pieces + b"0\r\n\r\n", "response",
                     "Content-Type: application/http; msgtype=response\r\n")  # fmt: skip
    info = _record(b"software: x\r\n", "warcinfo", "Content-Type: application/warc-fields\r\n")
    text = _record(data, "conversion", "Content-Type: text/plain\r\n")
    return info + answer + _record(data, "resource", "Content-Type: text/html\r\n") + text


def _arc(data: bytes, _name: str) -> bytes:
    body = b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + data
    version = b"1 0 x\nURL IP-address Archive-date Content-type Archive-length\n"
    head = b"filedesc://a.arc 0.0.0.0 20230101000000 text/plain %d\n" % len(version) + version
    return head + f"\n{ADDRESS} 1.1.1.1 20230101000000 text/html {len(body)}\n".encode() + body + b"\n"


def _har(data: bytes, _name: str) -> bytes:
    content = {"mimeType": "text/html", "encoding": "base64", "text": base64.b64encode(data).decode()}
    plain = {"mimeType": "text/html; charset=utf-8", "text": data.decode("utf-8", "replace")}
    entries = [
        {
            "startedDateTime": "2023-01-01T00:00:00Z",
            "request": {"method": "GET", "url": address},
            "response": {"status": 200, "headers": [], "content": body},
        }
        for address, body in ((ADDRESS, content), (ADDRESS + "?page=2", plain))
    ]
    return json.dumps({"log": {"version": "1.2", "entries": entries}}).encode()


def _webarchive(data: bytes, _name: str, form: plistlib.PlistFormat = plistlib.FMT_BINARY) -> bytes:
    main = {"WebResourceData": data, "WebResourceMIMEType": "text/html", "WebResourceURL": ADDRESS}
    picture = {"WebResourceData": _PICTURE, "WebResourceMIMEType": "image/png", "WebResourceURL": ADDRESS + "/a.png"}
    return plistlib.dumps({"WebMainResource": main, "WebSubresources": [picture]}, fmt=form)


def _zstd(data: bytes, name: str) -> bytes:
    """A Zstandard frame of raw blocks (RFC 8878, 3.1.1), as no packer for it is at hand."""
    plain = _warc(data, name)
    blocks = [plain[i : i + 100_000] for i in range(0, len(plain), 100_000)]
    out = bytearray(b"\x28\xb5\x2f\xfd\x00\x58")
    for number, block in enumerate(blocks):
        out += (len(block) << 3 | (number == len(blocks) - 1)).to_bytes(3, "little") + block
    return bytes(out)


CONTAINERS: dict[str, Callable[[bytes, str], bytes]] = {
    ".zip": _zip,
    ".stored.zip": _stored,
    ".maff": _maff,
    ".mhtml": _mhtml,
    ".qp.mht": _printable,
    ".warc": _warc,
    ".coded.warc": _coded,
    ".warc.gz": lambda data, name: gzip.compress(_warc(data, name)),
    ".warc.zst": _zstd,
    ".arc": _arc,
    ".har": _har,
    ".webarchive": _webarchive,
    ".xml.webarchive": lambda data, name: _webarchive(data, name, plistlib.FMT_XML),
    ".gz": lambda data, _name: gzip.compress(data),
}
"""By the end of a file's name: what puts a page (its bytes and its name) into the container."""
