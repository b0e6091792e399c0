"""Stands in for reading pages in worker processes: slow, deadly, greedy and ordinary ones, told by name."""

from __future__ import annotations

import json
import os
import time
from typing import TYPE_CHECKING

from reader.domain.errors import TooSlow
from reader.session import crew

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest

    from reader.domain.errors import CaptureError
    from reader.session.batch import Line


def read(source: str) -> Iterator[Line]:
    if "slow" in source:
        time.sleep(60)
    if "deadly" in source:
        os._exit(3)
    if "greedy" in source:
        bytearray(3 * 2**30)
    if "long" in source:
        for number in range(5):
            time.sleep(0.2)
            yield f"{source}.{number} ".encode(), False
        return
    yield f"{source}\n".encode(), "bad" in source


def note_unfinished(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A list that gets what a worker process had still to read when it was ended."""
    unfinished: list[str] = []
    end = crew._Worker.end

    def noting(worker: crew._Worker) -> None:
        unfinished.extend(path for _, path in worker.task)
        end(worker)

    monkeypatch.setattr(crew._Worker, "end", noting)
    return unfinished


def hang(_source: str) -> Iterator[None]:
    """Give nothing for a minute."""
    time.sleep(60)
    yield None


def die_at_the_second(task: str) -> Iterator[CaptureError]:
    """Stands in for reading stored pages: the second takes the process with it, the others say why they cannot."""
    if json.loads(task)[1] == 2:
        os._exit(3)
    yield TooSlow("It took too long.")
