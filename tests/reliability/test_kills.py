"""kill -9 while it works, in short; ``./run torture kills`` does it 200 times."""

from __future__ import annotations

import pytest

from tests.reliability import kills
from tests.reliability.deeds import Ledger, prepared


@pytest.mark.skipif("sys.platform == 'win32'", reason="there is no kill -9")
def test_what_was_told_as_done_survives_kills(tmp_path) -> None:
    done, lost = kills.torture(tmp_path, ["plain", "plain", "window", "plain", "plain", "window", "plain", "plain"])
    assert lost == []
    assert done > 10


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
