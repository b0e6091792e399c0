"""Passages in groups."""

from __future__ import annotations

import pytest

from reader.domain.grouping import GROUPINGS, board_path, grouped
from tests.export.conftest import make_passage

ALL = [
    make_passage(1, author="bo", tag_paths=(("B",), ("a", "c")), coder="Li", thread_id=5, thread_title="Same"),
    make_passage(2, author="Al", tag_paths=(), coder="", thread_id=4, thread_title="Same"),
    make_passage(3, author="bo", tag_paths=(("B",),), coder="Li", thread_id=5, thread_title="Same"),
    make_passage(4, author=None, tag_paths=(("b",),), coder="Wu", thread_id=6, thread_title="", site="", board=()),
]


def shape(by: str) -> list[tuple[tuple[str, ...], list[int]]]:
    return [(group.names, [p.annotation.id.int for p in group.passages]) for group in grouped(ALL, by)]


def test_by_tag_a_passage_stands_under_each_of_its_tags_and_those_without_come_last() -> None:
    assert shape("tag") == [(("a", "c"), [1]), (("B",), [1, 3]), (("b",), [4]), ((), [2])]


def test_tags_come_as_in_the_codebook_where_their_places_are_known() -> None:
    known = [
        make_passage(1, tag_paths=()),
        make_passage(2, tag_paths=(("Zeal",), ("Apathy",)), tag_ranks=(0, 7)),
        make_passage(3, tag_paths=(("Zeal", "New"),), tag_ranks=(3,)),
    ]
    assert [group.names for group in grouped(known, "tag")] == [("Zeal",), ("Zeal", "New"), ("Apathy",), ()]


def test_threads_come_as_they_are_met_and_two_of_one_name_are_two() -> None:
    assert shape("thread") == [(("Same",), [1, 3]), (("Same",), [2]), ((), [4])]


def test_names_are_sorted_without_regard_to_case() -> None:
    assert shape("author") == [(("Al",), [2]), (("bo",), [1, 3]), ((), [4])]
    assert shape("coder") == [(("Li",), [1, 3]), (("Wu",), [4]), ((), [2])]


def test_by_board_the_site_stands_above() -> None:
    assert [ids for _names, ids in shape("board")] == [[1, 2, 3], [4]]


def test_a_site_that_is_its_first_board_is_named_once() -> None:
    assert board_path(make_passage(site="River", board=("River", "Ferries"))) == ("River", "Ferries")
    assert board_path(make_passage(site="", board=("Ferries",))) == ("Ferries",)


@pytest.mark.parametrize("by", GROUPINGS)
def test_keys_tell_groups_apart_and_nothing_is_lost(by: str) -> None:
    groups = grouped(ALL, by)
    assert len({group.key for group in groups}) == len(groups)
    assert {p.annotation.id.int for group in groups for p in group.passages} == {1, 2, 3, 4}
    assert grouped([], by) == []
