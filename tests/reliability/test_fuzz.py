"""Spoilt pages and containers, a few of each; ``./run torture fuzz`` reads them for minutes."""

from __future__ import annotations

import pytest

from reader.session.parsing import parse_file
from tests.reliability import fuzz


@pytest.mark.parametrize("part", range(4))
def test_nothing_but_a_capture_error_comes_of_spoilt_pages(part, tmp_path) -> None:
    found = [fuzz.one(seed, tmp_path) for seed in range(part * 150, part * 150 + 150)]
    assert [fault for fault in found if fault] == []


@pytest.mark.parametrize("suffix", sorted(fuzz.CONTAINERS))
def test_the_containers_are_read_when_they_are_whole(suffix, tmp_path) -> None:
    name, data = next(golden for golden in fuzz.goldens() if golden[0].endswith(".html"))
    path = tmp_path / f"page{suffix}"
    path.write_bytes(fuzz.CONTAINERS[suffix](data, name))
    (read,) = parse_file(str(path))
    assert read["posts"]


def test_a_fault_is_found(tmp_path, monkeypatch) -> None:
    def fail(_source):
        raise ZeroDivisionError

    monkeypatch.setattr(fuzz, "parse_file", fail)
    assert "ZeroDivisionError" in fuzz.one(1, tmp_path)
