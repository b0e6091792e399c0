"""kill -9 while it works, in short; ``./run torture kills`` does it 200 times."""

from __future__ import annotations

import json

import pytest

from tests.reliability import kills
from tests.reliability.deeds import Ledger, prepared
from tests.reliability.upkeep import Works, WorksLedger, prepare


@pytest.mark.skipif("sys.platform == 'win32'", reason="there is no kill -9")
def test_what_was_told_as_done_survives_kills(tmp_path) -> None:
    done, lost = kills.torture(tmp_path, ["plain", "plain", "window", "plain", "plain", "window", "plain", "plain"])
    assert lost == []
    assert done > 10


@pytest.mark.skipif("sys.platform == 'win32'", reason="there is no kill -9")
def test_the_greater_works_survive_kills(tmp_path) -> None:
    done, lost = kills.torture(tmp_path, ["works"] * 4, seed=7, most=1.2)
    assert lost == []
    assert done > 10


def test_the_ledger_of_works_asks_for_the_right_state(tmp_path) -> None:
    library = prepare(tmp_path)
    works = Works(library, "a")
    told: list[dict] = []
    ledger = WorksLedger()
    with pytest.MonkeyPatch.context() as patch:
        for module in ("tests.reliability.upkeep.say", "tests.reliability.deeds.say"):
            patch.setattr(module, lambda **line: told.append(line))
        works.go_on()
    ledger.read(b"".join(json.dumps(line).encode() + b"\n" for line in told))
    assert ledger.faults(library) == []
    assert {"join", "part", "brought", "backup", "restore"} <= {line["done"]["op"] for line in told if "done" in line}
    ledger.read(b'{"done": {"op": "part", "title": "b"}}\n{"done": {"op": "brought", "name": "c"}}\n')
    assert ledger.faults(library) == ["Tag c is lost.", "The mark c is lost.", "Page b is lost."]


def test_the_ledger_notices_what_is_lost(tmp_path) -> None:
    library = prepared(tmp_path)
    ledger = Ledger()
    ledger.read(b'{"done": {"op": "tag", "name": "a"}}\n{"done": {"op": "memo", "at": 3, "text": "b"}}\n')
    ledger.read(b'{"done": {"op": "page", "title": "c"}}\n{"done": {"op": "mark", "name": "d"}}\n{"will": {"op')
    assert ledger.done == 4
    assert ledger.faults(library) == [
        "Tag a is lost.",
        "The mark d is lost.",
        "Page c is lost.",
        "Memo b is lost; there is None.",
    ]
