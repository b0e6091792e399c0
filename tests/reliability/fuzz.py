"""Spoilt pages: our golden pages and containers around them, changed by chance. Nothing but a CaptureError may come.

``python -m tests.reliability.fuzz SEED`` reads one case again; a finding names its seed.
"""

from __future__ import annotations

import base64
import faulthandler
import gzip
import io
import json
import logging
import plistlib
import random
import sys
import tempfile
import time
import traceback
import warnings
import zipfile
from contextlib import suppress
from functools import cache
from pathlib import Path

from reader.capture.registry import open_captures
from reader.capture.resources import read_pictures
from reader.domain.errors import CaptureError
from reader.session.parsing import parse_file

PAGES = Path(__file__).resolve().parents[1] / "engines" / "pages"
SLOW = 5.0
"""Seconds that no spoilt page may take."""

PICTURES = ("http://f.example/t-1", "/t-1#a", "a.png", "data:image/png;base64,AAAA")
"""Addresses of pictures that are asked for; the first is that of the page itself, so that an archive answers."""

_WORDS = """<!-- --> <![CDATA[ ]]>
<script> </script> <style> <textarea> <title> <plaintext> </div> <div> <table> </table>
<td> <p> <blockquote> <template> <svg> <math> &#x110000; &#xD800; &#0; &#x202e; 99999999999999999999999 -1 0 1e999
2023-13-45T99:99:99 \u0660\u0661 \u00b2 " ' \\ \x00 \ufffe \U0001f9d1 { } [ {"a": null NaN \u202e\u2066 \u200b\u200b
id="post_1" class="t_f" href="javascript:1" href="http://[::1" href="//%zz:99999/" style="""
_BYTES = (b"\xff\xfe", b"\x80\x81", b"\xe4\xb8", b"\x1b$B", b"\x1f\x8b\x08", b"PK\x03\x04", b"WARC/1.0\r\n", b"\r\x0b ")
TOKENS = (*(word.encode() for word in _WORDS.split()), *_BYTES)


@cache
def goldens() -> tuple[tuple[str, bytes], ...]:
    """Name and bytes of every golden page."""
    paths = sorted(p for p in PAGES.rglob("*") if p.suffix in {".html", ".txt"})
    found = tuple((path.name, path.read_bytes()) for path in paths)
    assert len(found) > 50, "the golden pages have moved"
    return found


def _zip(data: bytes, name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"page/{name}", data)
        archive.writestr("page/style.css", "a{}")
    return out.getvalue()


def _maff(data: bytes, _name: str) -> bytes:
    out = io.BytesIO()
    rdf = '<?xml version="1.0"?><RDF:RDF xmlns:MAF="http://maf.mozdev.org/metadata/rdf#" '
    rdf += 'xmlns:RDF="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><RDF:Description RDF:about="urn:root">'
    rdf += '<MAF:originalurl RDF:resource="http://f.example/t-1"/><MAF:indexfilename RDF:resource="index.html"/>'
    rdf += "</RDF:Description></RDF:RDF>"
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("1/index.html", data)
        archive.writestr("1/index.rdf", rdf)
    return out.getvalue()


def _mhtml(data: bytes, _name: str) -> bytes:
    head = b"From: <Saved by Blink>\r\nSnapshot-Content-Location: http://f.example/t-1\r\nMIME-Version: 1.0\r\n"
    head += b'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\n'
    head += b"Content-Transfer-Encoding: base64\r\nContent-Location: http://f.example/t-1\r\n\r\n"
    return head + base64.encodebytes(data) + b"\r\n--b--\r\n"


def _warc(data: bytes, _name: str) -> bytes:
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(data) + data
    head = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://f.example/t-1\r\nWARC-Date: 2023-01-01T00:00:00Z"
    head += "\r\nWARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http; msgtype=response\r\n"
    return head.encode() + b"Content-Length: %d\r\n\r\n" % len(body) + body + b"\r\n\r\n"


def _arc(data: bytes, _name: str) -> bytes:
    body = b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + data
    version = b"1 0 x\nURL IP-address Archive-date Content-type Archive-length\n"
    head = b"filedesc://a.arc 0.0.0.0 20230101000000 text/plain %d\n" % len(version) + version
    return head + b"\nhttp://f.example/t-1 1.1.1.1 20230101000000 text/html %d\n" % len(body) + body + b"\n"


def _har(data: bytes, _name: str) -> bytes:
    content = {"mimeType": "text/html", "encoding": "base64", "text": base64.b64encode(data).decode()}
    entry = {
        "startedDateTime": "2023-01-01T00:00:00Z",
        "request": {"method": "GET", "url": "http://f.example/t-1"},
        "response": {"status": 200, "headers": [], "content": content},
    }
    return json.dumps({"log": {"version": "1.2", "entries": [entry]}}).encode()


def _webarchive(data: bytes, _name: str) -> bytes:
    main = {"WebResourceData": data, "WebResourceMIMEType": "text/html", "WebResourceURL": "http://f.example/t-1"}
    return plistlib.dumps({"WebMainResource": main}, fmt=plistlib.FMT_BINARY)


CONTAINERS = {
    ".zip": _zip,
    ".maff": _maff,
    ".mhtml": _mhtml,
    ".warc": _warc,
    ".arc": _arc,
    ".har": _har,
    ".webarchive": _webarchive,
    ".warc.gz": lambda data, name: gzip.compress(_warc(data, name)),
    ".gz": lambda data, _name: gzip.compress(data),
}


def spoilt(seed: int) -> tuple[str, bytes]:
    """The file of one seed: its name and bytes. Each engine's pages and each container come in turn."""
    chance = random.Random(seed)
    pages = goldens()
    name, data = pages[seed % len(pages)] if chance.random() < 0.7 else chance.choice(pages)
    if chance.random() < 0.75:
        data = change(data, chance)
    if seed % 3 == 0:
        suffix = chance.choice(list(CONTAINERS))
        data = CONTAINERS[suffix](data, name)
        name = name.rsplit(".", 1)[0] + suffix
        if chance.random() < 0.8:
            data = change(data, chance)
    return name, data


def change(data: bytes, chance: random.Random) -> bytes:
    """Change bytes by chance, a few times."""
    out = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 12))):
        at = chance.randrange(len(out) + 1)
        end = min(at + chance.choice((1, 3, 20, 300, 4000)), len(out))
        match chance.randrange(8):
            case 0:
                out[at:at] = chance.choice(TOKENS)
            case 1:
                out[at:at] = chance.choice(TOKENS) * chance.choice((2, 50, 1500))
            case 2:
                del out[at:end]
            case 3:
                out[at:at] = out[at:end] * chance.choice((1, 3, 40))
            case 4:
                del out[at:]
            case 5:
                other = chance.choice(goldens())[1]
                out[at:end] = other[chance.randrange(len(other)) :][: chance.choice((100, 5000))]
            case 6:
                for place in range(at, min(end, at + 40)):
                    out[place] = chance.randrange(256)
            case _:
                digits = [i for i in range(at, min(at + 2000, len(out))) if 48 <= out[i] <= 57]
                for place in digits[: chance.choice((1, 5, 100))]:
                    out[place] = chance.choice(b"0123456789.-e")
    return bytes(out[:400_000])


class _Told(logging.Handler):
    """Listens for an engine that failed, which the registry catches and logs."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.words = ""
        self._log = logging.getLogger("reader")
        self._log.addHandler(self)
        self._log.propagate = False

    def emit(self, record: logging.LogRecord) -> None:
        """Keep what is told."""
        self.words += self.format(record)

    def end(self) -> None:
        """Listen no more."""
        self._log.removeHandler(self)
        self._log.propagate = True


def one(seed: int, folder: Path) -> str:
    """Read the file of one seed; what is wrong, or ``""``."""
    name, data = spoilt(seed)
    path = folder / name
    path.write_bytes(data)
    began = time.monotonic()
    told = _Told()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            for _ in parse_file(str(path)):
                pass
            with suppress(CaptureError):
                for capture in open_captures(path)[:3]:
                    read_pictures(capture, PICTURES)
    except Exception:  # noqa: BLE001 - any other exception is what is looked for
        return f"seed {seed}, {name}: {traceback.format_exc()}"
    finally:
        told.end()
        path.unlink()
    if told.words:
        return f"seed {seed}, {name}: {told.words}"
    took = time.monotonic() - began
    return f"seed {seed}, {name}, {len(data)} bytes: took {took:.1f} s" if took > SLOW else ""


def torture(seconds: float, first: int | None = None) -> tuple[str, list[str]]:
    """Read spoilt files for some seconds, by seeds that no earlier run had."""
    seed = began_at = int(time.time()) * 1000 if first is None else first
    end = time.monotonic() + seconds
    found: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        while time.monotonic() < end and len(found) < 20:
            faulthandler.dump_traceback_later(60, exit=True)
            fault = one(seed, Path(folder))
            if fault:
                found.append(fault)
            seed += 1
    faulthandler.cancel_dump_traceback_later()
    return f"{seed - began_at} files from seed {began_at}", found


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        print(one(int(sys.argv[1]), Path(place)) or "nothing wrong")
