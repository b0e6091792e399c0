"""A migration that is killed: the old library or the new one, never something between."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.reliability.deeds import ROOT


@pytest.mark.skipif("not hasattr(os, 'fork')", reason="it forks")
def test_killed_migrations(tmp_path) -> None:
    command = [sys.executable, "-m", "tests.reliability.migrating", str(tmp_path), "6"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=100, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert int(done.stdout.split()[0]) >= 4 * 6
