from __future__ import annotations

import pytest

from reader.domain.errors import QueryError, SearchTooSlow
from reader.text import lookup as module
from reader.text.lookup import lookup


@pytest.mark.parametrize(
    ("needle", "text", "found"),
    [
        ("bus", "Bus, BUS and business", [(0, 3), (5, 8), (13, 16)]),
        ("渡口", "渡口渡口", [(0, 2), (2, 4)]),
        ("aa", "aaaa", [(0, 2), (2, 4)]),
        ("İs", "İs is", [(0, 2), (3, 5)]),
        ("", "anything", []),
        ("x", "", []),
    ],
)
def test_words_are_found_regardless_of_case(needle, text, found):
    assert lookup(needle)(text) == found


@pytest.mark.parametrize(
    ("needle", "text", "found"),
    [
        ("bus", "Bus, business, minibus (bus)", [(0, 3), (24, 27)]),
        ("渡口", "旧渡口了", [(1, 3)]),
        ("bus", "坐bus去", [(1, 4)]),
        ("(bus)", "a(bus)b", [(1, 6)]),
    ],
)
def test_whole_words(needle, text, found):
    assert lookup(needle, whole=True)(text) == found


def test_patterns():
    assert lookup(r"b\w+", regex=True)("Bus of busses") == [(0, 3), (7, 13)]
    assert lookup("b[us]+", regex=True, whole=True)("bus busses bu") == [(0, 3), (11, 13)]


def test_a_pattern_that_is_none():
    with pytest.raises(QueryError) as found:
        lookup("a(b", regex=True)
    assert found.value.column > 0


def test_a_hostile_pattern_ends_in_time(monkeypatch):
    monkeypatch.setattr(module, "PATIENCE", 0.05)
    find = lookup(r"(a|aa|a?)+$", regex=True)
    with pytest.raises(SearchTooSlow):
        list(map(find, ["a" * 3000 + "b"] * 1000))
