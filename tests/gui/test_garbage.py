"""Garbage is collected in the window's thread, and nowhere else."""

from __future__ import annotations

import gc
import weakref

import pytest
from PySide6.QtCore import Qt

from reader.gui.base import garbage
from reader.gui.base.garbage import GarbageCollector


class _Ring:
    def __init__(self) -> None:
        self.me = self


@pytest.fixture
def collector(qapp):
    made = GarbageCollector(qapp)
    yield made
    made.stop()
    made.deleteLater()


def test_python_itself_collects_nothing_while_it_is_at_work(collector) -> None:
    assert not gc.isenabled()
    collector.stop()
    assert gc.isenabled()


def test_a_look_collects_what_is_due(collector, monkeypatch) -> None:
    monkeypatch.setattr(garbage, "YOUNG", 50)
    gc.collect()
    ring = weakref.ref(_Ring())
    collector.look()
    assert ring() is not None, "too little was made for a look"
    kept = [[] for _ in range(100)]
    collector.look()
    assert ring() is None
    assert len(kept) == 100


def test_everything_is_looked_through_while_the_reader_is_elsewhere(collector, monkeypatch) -> None:
    monkeypatch.setattr(garbage, "YOUNG", 0)
    ring = _Ring()
    for _ in range(garbage.OLDER):
        collector.look()
    seen = weakref.ref(ring)
    del ring
    collector._on_state(Qt.ApplicationState.ApplicationActive)
    assert seen() is not None
    collector._on_state(Qt.ApplicationState.ApplicationInactive)
    assert seen() is None


def test_a_long_thread_is_left_alone_until_the_reader_is_elsewhere(collector, monkeypatch) -> None:
    monkeypatch.setattr(garbage, "MANY", 100)
    gc.collect()
    kept = [[] for _ in range(200)]
    ring = weakref.ref(_Ring())
    collector.look()
    assert gc.get_freeze_count() >= len(kept)
    gc.collect()
    assert ring() is not None
    collector._on_state(Qt.ApplicationState.ApplicationInactive)
    assert ring() is None
    assert gc.get_freeze_count() == 0
