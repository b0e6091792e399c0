"""Power cuts, replayed from a recording; and that the replay would notice what is not synced."""

from __future__ import annotations

import random
import subprocess

import pytest

from tests.reliability import power


@pytest.fixture
def strace() -> None:
    try:
        subprocess.run(["strace", "-o", "/dev/null", "true"], check=True, capture_output=True, timeout=10)
    except (OSError, subprocess.SubprocessError):
        pytest.skip("strace is not there, or may not trace")


@pytest.mark.usefixtures("strace")
def test_what_was_told_as_done_survives_power_cuts(tmp_path) -> None:
    changes, lost = power.torture(tmp_path, 30, 20)
    assert lost == []
    assert changes > 200


@pytest.mark.usefixtures("strace")
def test_the_replay_notices_a_missing_fsync(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(power.OnDisk, "sync", lambda _self: None)
    _changes, lost = power.torture(tmp_path, 12, 6)
    assert lost


def test_of_what_is_not_synced_any_part_may_be_there() -> None:
    file = power.OnDisk(bytearray(b"a" * 1024))
    file.since.append((0, b"b" * 1024))
    found = {file.after_cut(random.Random(n)) for n in range(40)}
    assert found == {left * 512 + right * 512 for left in (b"a", b"b") for right in (b"a", b"b")}
    file.sync()
    assert file.after_cut(random.Random(1)) == b"b" * 1024
    file.since.append((100, None))
    file.sync()
    assert len(file.safe) == 100
