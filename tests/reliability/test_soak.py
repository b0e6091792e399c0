"""A few minutes of reading, pressed into seconds; ``./run torture soak`` reads for two hours."""

from __future__ import annotations

from collections import Counter

from tests.reliability import soak

DEEDS = 14
"""After so many rounds every deed was done."""


def sample(memory: float, files: int = 12) -> soak.Held:
    return soak.Held(memory, files, 2, 400)


def test_every_deed_is_done_and_no_handle_or_thread_is_kept(tmp_path) -> None:
    words, faults = soak.torture(tmp_path, 5.0, rounds=DEEDS)
    kept = Counter(fault.split()[0] for fault in faults)
    assert "broke off" not in words, faults
    assert int(words.split()[0]) >= DEEDS, "not every deed was done"
    assert not {"files", "threads"} & set(kept), faults


def test_what_grows_is_named() -> None:
    held = [sample(100.0, 12)] * 10 + [sample(120.0, 16)] * 10
    _words, faults = soak.judged(held)
    assert [fault.split()[0] for fault in faults] == ["memory", "files"]


def test_what_stays_or_shrinks_is_no_fault() -> None:
    held = [sample(150.0)] * 2 + [sample(100.0 + n / 10, 12 - n % 2) for n in range(20)]
    assert soak.judged(held)[1] == []
