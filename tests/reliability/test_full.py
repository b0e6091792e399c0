"""The disk is full: nothing that was told as done is lost, and work goes on when there is room."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

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


def test_a_small_disk(tmp_path) -> None:
    mounted = ["unshare", "-m", "sh", "-c", 'mount -t tmpfs -o size=4m none "$1" && shift && exec "$@"', "-"]
    try:
        subprocess.run([*mounted, str(tmp_path), "true"], capture_output=True, check=True, timeout=10)
    except (OSError, subprocess.SubprocessError):
        pytest.skip("no file system can be mounted here")
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
