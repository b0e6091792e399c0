"""Pairing the paragraphs of two versions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.pairing import Gap, Pairs


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        ("abc", "abc", {0: 0, 1: 1, 2: 2}),
        ("abc", "xabc", {0: 1, 1: 2, 2: 3}),
        ("abc", "cab", {0: 1, 1: 2, 2: 0}),
        ("adbdc", "adbdc", {0: 0, 1: 1, 2: 2, 3: 3, 4: 4}),
        ("adbdc", "dadbc", {0: 1, 1: 2, 2: 3, 4: 4}),
        ("dd", "d", {}),
        ("d", "dd", {}),
        ("dd", "dd", {0: 0, 1: 1}),
        ("", "ab", {}),
        ("ab", "", {}),
    ],
)
def test_pairs(old: str, new: str, pairs: dict[int, int]) -> None:
    assert Pairs(old, new).to_new == pairs


def test_empty_keys_are_no_evidence() -> None:
    assert Pairs(["", "a"], ["a", ""]).to_new == {1: 0}


def test_gap_lies_between_the_nearest_pairs() -> None:
    assert Pairs("axb", "ayb").gap(1) == Gap(range(1, 2), range(1, 2))
    assert Pairs("xb", "yzb").gap(0) == Gap(range(1), range(2))


def test_no_gap_where_the_neighbours_changed_places() -> None:
    assert Pairs("axb", "bya").gap(1) is None


@given(st.text(alphabet="abcd", max_size=12), st.text(alphabet="abcd", max_size=12))
def test_pairs_are_equal_and_no_item_is_paired_twice(old: str, new: str) -> None:
    pairs = Pairs(old, new)
    assert all(old[i] == new[j] for i, j in pairs.to_new.items())
    assert len(pairs.taken) == len(pairs.to_new)


def test_items_that_stand_often_are_left_alone_where_others_changed_places():
    pairs = Pairs(["x", "a", "b", "x"], ["b", "x", "a", "c", "x"])
    assert pairs.to_new == {1: 2, 2: 0}


def test_items_that_stand_often_are_paired_where_all_else_kept_its_order():
    pairs = Pairs(["x", "a", "x"], ["c", "x", "a", "x"])
    assert pairs.to_new == {0: 1, 1: 2, 2: 3}
