from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.matching import rank, score
from reader.text.words import word_edge


@pytest.mark.parametrize(
    ("text", "at", "direction", "want"),
    [
        ("hello world", 0, 1, 5),
        ("hello world", 5, 1, 11),
        ("hello world", 11, -1, 6),
        ("hello world", 6, -1, 0),
        ("图书馆 opens", 0, 1, 1),
        ("图书馆 opens", 3, 1, 9),
        ("图书馆 opens", 9, -1, 4),
        ("a,b", 1, 1, 2),
        ("  ", 0, 1, 2),
        ("  ", 2, -1, 0),
        ("", 0, 1, 0),
        ("x_1 y", 0, 1, 3),
    ],
)
def test_edges(text: str, at: int, direction: int, want: int) -> None:
    assert word_edge(text, at, direction) == want


@given(st.text(max_size=40), st.data())
def test_edges_stay_inside_and_always_get_on(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    on, back = word_edge(text, at, 1), word_edge(text, at, -1)
    assert at <= on <= len(text)
    assert 0 <= back <= at
    assert on > at or at == len(text)
    assert back < at or at == 0


def test_better_answers_come_first() -> None:
    names = ["A long policy name", "Police", "Poetry Licence", "Policy", "Unrelated", "My policy"]
    assert rank("policy", names, str)[:3] == ["Policy", "My policy", "A long policy name"]
    assert "Unrelated" not in rank("pol", names, str)
    assert rank("pl", names, str)[-1] in names


def test_nothing_typed_keeps_everything_in_order() -> None:
    assert rank("", ["b", "a"], str) == ["b", "a"]


def test_scattered_letters_count_in_their_order_only() -> None:
    assert score("pcy", "policy") > 0
    assert score("ycp", "policy") == 0
    assert score("防控", "疫情防控") > score("疫控", "疫情防控") > 0
