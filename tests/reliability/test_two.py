"""Two programs and one library, for a moment; ``./run torture two`` lets them work for minutes."""

from __future__ import annotations

from tests.reliability import two


def test_two_take_turns(tmp_path) -> None:
    done, faults = two.torture(tmp_path, 1.2)
    assert faults == []
    assert done > 5
