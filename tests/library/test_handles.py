"""A second look at a library's file must not drop the locks that this process holds on it, as POSIX does on close."""

from __future__ import annotations

import subprocess
import sys

import pytest

from reader.library import gate, handles
from reader.library.library import Library
from reader.library.restoring import holdings
from reader.session.codebook import AddTag, new_tag
from reader.session.reading import ReadingSession
from tests.library import making

LOOK = "import sys; from pathlib import Path; from reader.library.library import Library\n"
LOOK += "library = Library(Path(sys.argv[1]), read_only=True); library.threads.heads(); library.close()"


def other_program_looks(path):
    subprocess.run([sys.executable, "-c", LOOK, str(path)], check=True, timeout=60)


@pytest.mark.skipif("sys.platform == 'win32'", reason="the trap is one of POSIX")
@pytest.mark.parametrize("look", [gate.inspect_header, holdings, lambda path: Library(path, join=True).close()])
def test_the_log_stays_while_another_program_comes_and_goes(path, look):
    session = ReadingSession(path, coder="Mei")
    session.apply(AddTag(new_tag("One", [])))
    look(path)
    log = path.with_name(path.name + "-wal")
    before = log.stat().st_ino
    other_program_looks(path)
    assert log.exists(), "the other program took itself for the last one and deleted the log in use"
    assert log.stat().st_ino == before
    session.apply(AddTag(new_tag("Two", session.tags())))
    other = ReadingSession(path, read_only=True)
    assert {tag.name for tag in other.tags()} == {"One", "Two"}
    other.close()
    session.close()


def test_no_handle_is_left_open(path):
    making.store(library := Library(path), making.page(*making.three_posts()))
    this = (path.stat().st_dev, path.stat().st_ino)
    first = handles.read_head(path, 100)
    parked = len(handles._parked[this])
    assert parked
    for _ in range(5):
        assert handles.read_head(path, 100) == first
    assert len(handles._parked[this]) == parked, "a window open for weeks would run out of handles"
    library.close()
    assert this not in handles._parked
    assert this not in handles._users
    handles.read_head(path, 100)
    assert this not in handles._parked
