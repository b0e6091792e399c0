"""The disk is full: nothing that was told as done is lost, and work goes on when there is room."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from reader.library.maintenance import check
from reader.session.reading import ReadingSession
from tests.reliability import full_window
from tests.reliability.deeds import ROOT, Ledger

pytestmark = pytest.mark.skipif("sys.platform == 'win32'", reason="the limits are those of Unix")


def run(folder, how: str, *before: str) -> tuple[bytes, list[str]]:
    command = [*before, sys.executable, "-m", "tests.reliability.full", str(folder), how]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr.decode()
    refused = [json.loads(line).get("refused") for line in done.stdout.splitlines()]
    return done.stdout, [words for words in refused if words]


def test_a_limit_to_the_size_of_files(tmp_path) -> None:
    output, refused = run(tmp_path, "limit")
    ledger = Ledger()
    ledger.read(output)
    assert ledger.done > 25
    assert ledger.faults(tmp_path / "work.postil") == []
    assert "what was saved before is intact" in refused[0]


@pytest.fixture
def mounted(tmp_path) -> list[str]:
    """The beginning of a command that runs with a disk of 4 MiB mounted where its next argument says."""
    mount = ["unshare", "-m", "sh", "-c", 'mount -t tmpfs -o size=4m none "$1" && shift && exec "$@"', "-"]
    try:
        subprocess.run([*mount, str(tmp_path), "true"], capture_output=True, check=True, timeout=10)
    except (OSError, subprocess.SubprocessError):
        pytest.skip("no file system can be mounted here")
    return mount


def test_a_small_disk(tmp_path, mounted) -> None:
    disk, kept = tmp_path / "disk", tmp_path / "kept"
    disk.mkdir()
    # The disk goes with the child, so the library is copied out of it at the end.
    script = '"$0" -m tests.reliability.full "$1" small && cp "$1"/work.postil "$2"'
    command = [*mounted, str(disk), "sh", "-c", script, sys.executable, str(disk), str(kept)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr.decode()
    refused = [json.loads(line).get("refused") for line in done.stdout.splitlines()]
    assert "The disk is full; what was saved before is intact." in refused
    ledger = Ledger()
    ledger.read(done.stdout)
    assert ledger.done > 25
    assert ledger.faults(kept) == []


def sat(output: bytes) -> dict[str, object]:
    """All that a sitting told, and the states of its table one after the other."""
    lines = [json.loads(line) for line in output.splitlines()]
    return {
        **{key: value for line in lines for key, value in line.items()},
        "tables": [x["shown"] for x in lines if "shown" in x],
    }


def check_sitting(told: dict[str, object], words: str) -> None:
    assert told["faults"] == []
    assert told["said"] == words
    # What was refused is not shown, neither at once nor later.
    assert [shown for shown, stored in told["tables"] if shown != stored] == []
    assert told["memo_stays"] is True
    assert told["words"] == full_window.NOTE
    assert told["after"] == [], "there was room again"
    assert told["steps_more"] == 1
    assert told["memos"] == [full_window.NOTE], "it was written down when there was room"
    assert told["threads"] == 4


def kept_in(path, told: dict[str, object]) -> None:
    session = ReadingSession(path)
    assert len(session.passages()) == told["passages"]
    assert [p.annotation.memo for p in session.passages() if p.annotation.memo] == [full_window.NOTE]
    session.close()
    assert check(path) == []


def test_the_window_under_a_limit(tmp_path) -> None:
    command = [sys.executable, "-m", "tests.reliability.full_window", str(tmp_path), "limit"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr.decode()
    told = sat(done.stdout)
    check_sitting(told, "work.postil: The disk refused to read or write; what was saved before is intact.")
    kept_in(tmp_path / "work.postil", told)


def test_the_window_on_a_small_disk(tmp_path, mounted) -> None:
    disk, kept = tmp_path / "disk", tmp_path / "kept"
    disk.mkdir()
    script = '"$0" -m tests.reliability.full_window "$1" small && cp "$1"/work.postil "$2" && ls "$1" >&2'
    command = [*mounted, str(disk), "sh", "-c", script, sys.executable, str(disk), str(kept)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr.decode()
    told = sat(done.stdout)
    check_sitting(told, "work.postil: The disk is full; what was saved before is intact.")
    assert [words for words in told["full"] if ".new" in words] == []
    assert b".new" not in done.stderr, "nothing half made stays on the disk"
    kept_in(kept, told)
