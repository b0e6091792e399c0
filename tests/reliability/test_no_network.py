"""Reading saved pages connects to nothing and opens nothing but input, library, program and system files."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.capture.test_fetched import ANSWERS, URL, har, warc
from tests.reliability.deeds import ROOT

SHARED = ROOT.parent / "shared" / "hostile"

PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>Ferry {n}</title>
<meta http-equiv="refresh" content="0;url=http://127.0.0.1:{port}/refresh"><base href="http://127.0.0.1:{port}/base/">
<link rel="stylesheet" href="http://127.0.0.1:{port}/a.css"><link rel="prefetch" href="http://127.0.0.1:{port}/b">
<style>@import url(http://127.0.0.1:{port}/c.css); body {{ background: url(file://{bait}) }}</style>
<script src="http://127.0.0.1:{port}/d.js"></script></head><body><article><h1>Ferry {n}</h1>
<p>The ferry runs every hour. <img src="http://127.0.0.1:{port}/e.png"> <img src="file://{bait}"></p>
<p><img src="//127.0.0.1:{port}/f.png" srcset="http://127.0.0.1:{port}/g.png 2x"> &lt;img src="file://{bait}"&gt;</p>
<iframe src="http://127.0.0.1:{port}/h"></iframe><object data="file://{bait}"></object><video poster="file://{bait}">
<source src="http://127.0.0.1:{port}/i"></video><svg><image href="file://{bait}"/></svg>
<p style="background: url(http://127.0.0.1:{port}/j)">A second paragraph with <a href="file://{bait}">a link</a>.</p>
</article></body></html>"""

XML = """<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file://{bait}">
<!ENTITY y SYSTEM "http://127.0.0.1:{port}/k">]><html xmlns='http://www.w3.org/1999/xhtml'><head><title>Bus</title></head>
<body><p>&x;&y; It is late.</p></body></html>"""

_SYSTEM = ("/usr/", "/lib", "/etc/", "/proc/", "/sys/", "/dev/", "/var/cache/", "/var/lib/", "/run/", "/bin/", "/opt/")
_OPENED = re.compile(r'\bopen(?:at)?\((?:AT_FDCWD(?:<[^>]*>)?, )?"([^"]*)"[^)]*\)\s+= \d')


@pytest.fixture
def strace() -> None:
    try:
        subprocess.run(["strace", "-o", "/dev/null", "true"], check=True, capture_output=True, timeout=10)
    except (OSError, subprocess.SubprocessError):
        pytest.skip("strace is not there, or may not trace")


@pytest.fixture
def listener():
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0)
        yield server


def sit(folder: Path, tmp_path: Path, seconds: float = 90) -> tuple[dict[str, int], str]:
    """A watched sitting; how many threads were read and pictures asked for, and what strace saw."""
    seen = tmp_path / "seen"
    command = ["strace", "-f", "-o", str(seen), "-e", "trace=open,openat,connect,sendto,bind,listen", "-s", "400"]
    command += [sys.executable, "-m", "tests.reliability.sitting", str(folder), str(tmp_path / "sat.postil")]
    # Formats may keep parts of an export aside while they write.
    aside = tmp_path / "aside"
    aside.mkdir()
    env = {**os.environ, "TMPDIR": str(aside)}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, timeout=seconds, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert list(aside.iterdir()) == [], "what was kept aside must go"
    return json.loads(done.stdout.splitlines()[-1]), seen.read_text("utf-8", "replace")


def outside(seen: str, *allowed: Path) -> set[str]:
    """Files that were opened and are none of the system, the program, or the places named."""
    places = (*_SYSTEM, sys.prefix, sys.base_prefix, str(ROOT), *map(str, allowed))
    opened = {match[1] for match in _OPENED.finditer(seen)}
    return {name for name in opened if name.startswith("/") and not (name + "/").startswith(places)}


def connections(seen: str) -> list[str]:
    return [line for line in seen.splitlines() if "AF_INET" in line or "AF_NETLINK" in line]


@pytest.mark.usefixtures("strace")
def test_a_sitting_over_hostile_pages(tmp_path, tmp_path_factory, listener) -> None:
    port = listener.getsockname()[1]
    bait = tmp_path_factory.mktemp("elsewhere") / "bait.png"
    bait.write_bytes(b"secret")
    folder = tmp_path / "pages"
    folder.mkdir()
    for n in range(3):
        (folder / f"{n}.html").write_text(PAGE.format(n=n, port=port, bait=bait), "utf-8")
    (folder / "bus.xhtml").write_text(XML.format(port=port, bait=bait), "utf-8")
    # Pictures in an archive of what was fetched: those that are not in it stay away, too.
    answers = [(URL, 200, "text/html", PAGE.format(n=9, port=port, bait=bait).encode()), *ANSWERS[1:]]
    (folder / "crawl.warc").write_bytes(warc(answers))
    (folder / "visit.har").write_bytes(har(answers))
    told, seen = sit(folder, tmp_path)
    assert told["threads"] >= 3
    assert told["pictures"] >= 6
    assert told["written"] >= 15
    assert told["dialogs"] >= 9
    assert connections(seen) == []
    assert str(bait) not in {match[1] for match in _OPENED.finditer(seen)}
    assert outside(seen, tmp_path, Path.home() / ".cache") == set()
    with pytest.raises(BlockingIOError):
        listener.accept()


@pytest.mark.usefixtures("strace")
def test_the_watch_would_see_it(tmp_path, listener) -> None:
    port = listener.getsockname()[1]
    seen = tmp_path / "seen"
    script = (
        f"import socket; socket.create_connection(('127.0.0.1', {port})).close(); open({str(tmp_path / 'x')!r}, 'w')"
    )
    command = ["strace", "-f", "-o", str(seen), "-e", "trace=open,openat,connect", sys.executable, "-c", script]
    subprocess.run(command, check=True, timeout=30)
    told = seen.read_text()
    assert len(connections(told)) == 1
    assert str(tmp_path / "x") in outside(told)


@pytest.mark.shared
@pytest.mark.usefixtures("strace")
@pytest.mark.skipif(not SHARED.is_dir(), reason="the corpora are not here")
def test_a_sitting_over_the_shared_hostile_pages(tmp_path) -> None:
    told, seen = sit(SHARED, tmp_path, 400)
    assert told["threads"] >= 4
    assert connections(seen) == []
    assert outside(seen, tmp_path, SHARED, Path.home() / ".cache") == set()
