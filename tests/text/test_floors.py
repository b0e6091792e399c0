"""Floors as boards print them."""

import pytest

from reader.text.floors import read_floor


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
