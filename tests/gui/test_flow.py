from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from reader.domain.thread import Comment, ParagraphKind, Post, Quote, StoredPost
from reader.gui.pane.flow import Flow, Heights, Role
from reader.text.paragraphs import number

if TYPE_CHECKING:
    import random

K = ParagraphKind


def stored(id_: int, *parts: tuple[K, str, int | None], **facts: object) -> StoredPost:
    post = Post(str(id_), id_, "Ada", None, None, "", number(parts), **facts)
    return StoredPost(id_, 1, id_ * 10, post)


@given(st.lists(st.integers(1, 90), min_size=1, max_size=200), st.integers(-5, 20_000))
def test_the_row_at_a_height_is_the_one_whose_sums_enclose_it(values: list[int], y: int) -> None:
    heights = Heights(values)
    row = heights.at(y)
    clipped = max(0, min(y, sum(values) - 1))
    assert sum(values[:row]) <= clipped < sum(values[: row + 1])


@given(st.lists(st.integers(0, 90), min_size=1, max_size=120), st.randoms(use_true_random=False))
def test_corrected_heights_keep_every_sum_right(values: list[int], chance: random.Random) -> None:
    heights = Heights(values)
    for _ in range(30):
        at = chance.randrange(len(values))
        values[at] = chance.randrange(200)
        heights.set(at, values[at])
    assert [heights.before(i) for i in range(len(values) + 1)] == [sum(values[:i]) for i in range(len(values) + 1)]
    assert heights.total == sum(values)
    assert [heights[i] for i in range(len(heights))] == values


def test_no_rows_have_no_place() -> None:
    assert Heights(()).at(10) == -1
    assert Heights(()).total == 0


def test_a_thread_becomes_title_headers_and_paragraphs_in_order() -> None:
    flow = Flow([stored(1, (K.BODY, "a", None), (K.BODY, "b", None)), stored(2), stored(3, (K.BODY, "c", None))])
    assert [row.role for row in flow.rows] == [
        Role.TITLE,
        Role.HEADER,
        Role.TEXT,
        Role.TEXT,
        Role.HEADER,
        Role.HEADER,
        Role.TEXT,
    ]
    assert [flow.rows[r].text for r in flow.text_rows] == ["a", "b", "c"]
    assert flow.header_of == [1, 4, 5]


def test_rows_are_found_by_post_and_paragraph() -> None:
    flow = Flow([stored(7, (K.BODY, "a", None), (K.BODY, "b", None)), stored(9)])
    assert flow.row_of(7, 1) == 3
    assert flow.row_of(7, 5) == 1, "a paragraph that is gone leads to its post's header"
    assert flow.row_of(9, 0) == 4
    assert flow.row_of(8, 0) is None
    assert list(flow.rows_of(7)) == [2, 3]
    assert list(flow.rows_of(9)) == []
    assert list(flow.rows_of(8)) == []


def test_the_next_text_row_stands_in_for_a_header() -> None:
    flow = Flow([stored(1, (K.BODY, "a", None)), stored(2, (K.BODY, "b", None)), stored(3)])
    assert flow.text_rank(flow.header_of[1]) == 1
    assert flow.text_rank(flow.text_rows[0]) == 0
    assert flow.text_rank(flow.header_of[2]) == -1


def test_a_quotation_is_labelled_once_with_its_author() -> None:
    flow = Flow(
        [
            stored(
                1,
                (K.QUOTE, "one", 0),
                (K.QUOTE, "two", 0),
                (K.QUOTE, "other", 1),
                (K.BODY, "reply", None),
                (K.COMMENT, "yes", 0),
                (K.COMMENT, "no", 1),
                quotes=(Quote("Bo", "one two"), Quote(None, "other")),
                comments=(Comment("Cy", "yes"), Comment(None, "no")),
            )
        ],
        "nobody",
    )
    assert [row.label for row in flow.rows if row.role is Role.TEXT] == ["Bo", "", "", "", "Cy", "nobody"]


def test_lines_of_code_stand_close() -> None:
    flow = Flow([stored(1, (K.CODE, "a", None), (K.CODE, "b", None), (K.BODY, "c", None))])
    assert [row.gap for row in flow.rows if row.role is Role.TEXT] == [True, False, True]


def test_side_kinds_are_small() -> None:
    flow = Flow([stored(1, (K.SIGNATURE, "s", None), (K.BODY, "b", None))])
    assert [row.small for row in flow.rows] == [False, False, True, False]


def _floors(*floors: int | None) -> Flow:
    posts = []
    for at, floor in enumerate(floors, start=1):
        post = Post(str(at), floor, "Ada", None, None, "", number([(K.BODY, "a", None)]))
        posts.append(StoredPost(at, 1, at * 10, post))
    return Flow(posts)


def test_floors_that_no_capture_shows_are_told() -> None:
    flow = _floors(1, 2, 5, 6, 31)
    assert [flow.missing_before(post) for post in range(5)] == [None, None, (3, 4), None, (7, 30)]


def test_a_thread_whose_first_pages_are_missing_says_so() -> None:
    assert _floors(21, 22).missing_before(0) == (1, 20)


def test_unknown_floors_tell_of_no_gap() -> None:
    flow = _floors(1, None, 9)
    assert [flow.missing_before(post) for post in range(3)] == [None, None, None]
