"""Which post of one view is which of another."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.domain.thread import Post
from reader.text import aligning
from reader.text.aligning import Trace, match_posts, trace_of
from reader.text.paragraphs import number

LONG = [
    "渡口的新灯塔今天第一次亮了，很多人去看。",
    "公交公司说新线路下个月开始试运行，票价不变。",
    "The tram to the old harbour will run every ten minutes.",
    "老城墙边的书店周末照常开门，下雨也开。",
]


def posts(*texts: str, key: bool = True, author: str | None = "lin", time: bool = True) -> list[Trace]:
    return [
        Trace(f"{100 + i}" if key else "", author, f"2024-5-1 10:{i:02}" if time else None, (text,))
        for i, text in enumerate(texts)
    ]


def bare(*texts: str) -> list[Trace]:
    return posts(*texts, key=False, author=None, time=False)


def test_by_id_whatever_the_order() -> None:
    old = posts(*LONG)
    assert match_posts(old, old[::-1]) == [3, 2, 1, 0]


def test_an_id_that_is_gone_is_not_looked_for_by_its_text() -> None:
    old = posts(*LONG)
    new = [*old[1:], replace(old[0], key="999", time=None)]
    assert match_posts(old, new) == [None, 0, 1, 2]


def test_an_id_that_stands_twice_is_not_guessed() -> None:
    old = posts(*LONG)
    assert match_posts(old, [old[0], old[0]])[0] is None


def test_equal_ids_of_two_threads_are_told_apart() -> None:
    old = [Trace("7", "lin", "2024-5-1 10:00", ("顶",))]
    assert match_posts(old, [Trace("7", "wu", "2024-5-1 11:00", ("顶",))]) == [None]
    assert match_posts(old, [Trace("7", "lin", "2024-5-1 10:00", ("完全不同",))]) == [0]


def test_a_renamed_author_is_no_contradiction_where_the_text_says_more() -> None:
    old = [Trace("7", "lin", None, (LONG[0],))]
    assert match_posts(old, [Trace("7", "lin2", None, (LONG[0],))]) == [0]


def test_without_ids_by_author_and_time() -> None:
    old = posts("顶", "顶", "顶")
    new = posts("顶", "顶", "顶", key=False)[1:]
    assert match_posts(old, new) == [None, 0, 1]


def test_without_ids_names_and_times_by_text_and_order() -> None:
    assert match_posts(posts(LONG[0], "顶", LONG[1]), bare(LONG[0], "顶", LONG[1])) == [0, 1, 2]


def test_two_equal_posts_of_which_one_is_left_are_not_guessed() -> None:
    assert match_posts(posts(LONG[0], "顶", "顶", LONG[1]), bare(LONG[0], "顶", LONG[1])) == [0, None, None, 2]


def test_an_edited_post_is_matched_by_its_likeness() -> None:
    assert match_posts(posts(*LONG), bare(LONG[0], LONG[1].replace("不变", "照旧"), *LONG[2:])) == [0, 1, 2, 3]


def test_newest_first_is_seen() -> None:
    assert match_posts(posts(*LONG, "顶"), bare("顶", *LONG[::-1])) == [4, 3, 2, 1, 0]


def test_a_contradicting_author_is_no_match() -> None:
    old = posts(LONG[0])
    assert match_posts(old, posts(LONG[0], key=False, author="wu", time=False)) == [None]


def test_author_and_day_alone_are_no_evidence() -> None:
    old = [Trace("", "lin", "2024-05-01", (LONG[0],))]
    assert match_posts(old, [Trace("", "lin", "2024-05-01", (LONG[1],))]) == [None]


def test_a_view_that_leaves_out_parts_is_matched_by_what_is_left() -> None:
    old = [Trace("", "lin", "2024-5-1 10:00", (LONG[0], *LONG[1:])), Trace("", "lin", "2024-5-1 10:01", ("顶",))]
    assert match_posts(old, [Trace("", "lin", "2024-5-1 10:00", (LONG[0],)), old[1]]) == [0, 1]


def test_names_in_the_other_script_agree() -> None:
    assert match_posts(
        [Trace("", "江上渔者", "2024-5-1 10:00", ("谢谢",))], [Trace("", "江上漁者", "2024-5-1 10:00", ("謝謝",))]
    ) == [0]


def test_a_short_post_of_another_page_is_not_taken_for_this_one() -> None:
    old = bare(LONG[0], "Thanks, that settles it.", LONG[1])
    assert match_posts(old, bare(LONG[2], "Thanks, that settles it.", LONG[3])) == [None, None, None]


def test_a_day_agrees_with_its_minutes_and_with_no_other_day() -> None:
    old = [Trace("", "lin", "2024-5-1 10:00", (LONG[0],))]
    assert match_posts(old, [Trace("", "lin", "2024-5-1", (LONG[0],))]) == [0]
    assert match_posts(old, [Trace("", "lin", "2024-5-11", (LONG[0],))]) == [None]


def test_a_first_post_that_is_kept_on_top_of_a_reversed_list_is_found() -> None:
    old = posts(*LONG, key=False)
    assert match_posts(old, [old[0], *old[:0:-1]]) == [0, 3, 2, 1]


@pytest.mark.parametrize(
    ("raw", "time"),
    [("2024-5-1 12:07:33", "2024-05-01 12:07"), ("01-05-2024", "2024-05-01"), ("3 天前", None), ("", None)],
)
def test_a_trace_tells_the_time_as_far_as_the_page_does(raw: str, time: str | None) -> None:
    post = Post(
        "7", 1, "lin", None, datetime(2024, 5, 1, 12, 7, 33, tzinfo=UTC), raw, number([("body", "words", None)])
    )
    assert trace_of(post) == Trace("7", "lin", time, ("words",))


@pytest.mark.parametrize(("old", "new"), [([], []), ([], posts("a")), (posts("a"), [])])
def test_nothing_to_match(old: list[Trace], new: list[Trace]) -> None:
    assert match_posts(old, new) == [None] * len(old)


def test_lists_beyond_all_reason_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aligning, "CELLS", 3)
    assert match_posts(bare(*LONG), bare(*LONG)) == [None] * 4


@given(st.lists(st.sampled_from([*LONG, "顶", "好。"]), max_size=8), st.data())
def test_posts_that_were_deleted_are_never_confused(texts: list[str], data: st.DataObject) -> None:
    old = bare(*texts)
    kept = [i for i in range(len(texts)) if data.draw(st.booleans())]
    found = match_posts(old, [old[i] for i in kept])
    for i, j in enumerate(found):
        if j is not None:
            assert texts[i] == texts[kept[j]]
    assert len({j for j in found if j is not None}) == sum(j is not None for j in found)


@given(st.lists(st.sampled_from([*LONG, "顶", "好。"]), min_size=1, max_size=8), st.data())
def test_times_tell_equal_posts_apart(texts: list[str], data: st.DataObject) -> None:
    old = posts(*texts, key=False)
    kept = [i for i in range(len(texts)) if data.draw(st.booleans())]
    found = match_posts(old, [old[i] for i in kept])
    assert found == [kept.index(i) if i in kept else None for i in range(len(texts))]
