"""Floors as boards print them."""

import pytest

from reader.text.floors import floors_of_page, read_floor, replies_told


@pytest.mark.parametrize(
    ("printed", "number", "label"),
    [
        ("#26", 26, "#26"),
        ("26", 26, ""),
        (" 4 楼 ", 4, "4 楼"),
        ("沙发", 2, "沙发"),
        ("樓主", 1, "樓主"),
        ("Reply #3", 3, "Reply #3"),
        ("#1,204", 1204, "#1,204"),
        ("首层", None, "首层"),
        ("", None, ""),
        (" \n ", None, ""),
        ("#12345678901", None, "#12345678901"),
        ("words " * 500, None, ""),
        ("a line of 30 characters, no 5.", None, ""),
    ],
)
def test_label_and_number(printed, number, label):
    assert read_floor(printed) == (number, label)


@pytest.mark.parametrize(
    ("page", "pages", "posts", "floors"),
    [
        (1, 1, 3, [1, 2, 3]),
        (1, None, 2, [1, 2]),
        (2, 6, 3, [4, 5, 6]),
        (6, 6, 3, []),
        (2, None, 3, []),
        (None, 3, 3, []),
        (0, 3, 3, []),
        (1, 1, 0, []),
    ],
)
def test_floors_that_a_page_does_not_print(page, pages, posts, floors):
    assert list(floors_of_page(page, pages, posts)) == floors


@pytest.mark.parametrize(
    ("page", "pages", "floors", "replies"),
    [
        (1, 1, [1, 2, 3], 2),
        (3, 3, [51, 52], 51),
        (3, 3, [51, None, 53], 52),
        (1, 1, [1], 0),
        (2, 3, [26, 27], None),
        (1, 1, [1, None], None),
        (1, 1, [3, 2, 1], None),
        (1, 1, [], None),
        (None, None, [1, 2], None),
    ],
)
def test_replies_that_a_page_does_not_print(page, pages, floors, replies):
    assert replies_told(page, pages, floors) == replies
