"""Spoilt files of each kind, a few of each; ``./run torture fuzz`` reads them for half an hour a kind."""

from __future__ import annotations

import pytest

from reader.session.parsing import parse_file
from tests.reliability.fuzz import pages, running
from tests.reliability.fuzz.containers import CONTAINERS
from tests.reliability.fuzz.kinds import KINDS, Kind


@pytest.mark.parametrize("part", range(2))
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_but_its_own_errors_comes_of_spoilt_files(kind, part, tmp_path) -> None:
    found = [running.one(kind, seed, tmp_path) for seed in range(part * 100, part * 100 + 100)]
    assert [fault for fault in found if fault] == []


@pytest.mark.parametrize("suffix", sorted(CONTAINERS))
def test_the_containers_are_read_when_they_are_whole(suffix, tmp_path) -> None:
    name, data = next(golden for golden in pages.goldens() if golden[0].endswith(".html"))
    path = tmp_path / f"page{suffix}"
    path.write_bytes(CONTAINERS[suffix](data, name))
    read = list(parse_file(str(path)))
    assert read[0]["posts"]
    assert not [page for page in read if "error" in page]


def test_a_fault_is_found(tmp_path, monkeypatch) -> None:
    def fail(_path):
        raise ZeroDivisionError

    monkeypatch.setitem(KINDS, "pages", Kind(pages.page, fail))
    assert "ZeroDivisionError" in running.one("pages", 1, tmp_path)


@pytest.mark.parametrize(("limit", "told"), [({"slow": 0.0}, "bytes took 0."), ({"memory": 100 << 20}, "MemoryError")])
def test_what_takes_too_much_is_found(limit, told) -> None:
    _read, found = running.torture("containers", 4, 0, **limit)
    assert found
    assert any(told in fault for fault in found), found
