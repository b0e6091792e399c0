from __future__ import annotations

import pytest

from reader.domain.annotation import Span
from reader.text.fitting import Fitting

POSTS = [["The ferry", "好。", "a  b"], ["好。", "x😀y\ncode"], ["last", "e\u0301tude（x）"]]
TEXT = (
    "Title\r\n\r\n#1 me\r\nThe ferry\r\n好。\r\na  b\r\n\r\n#2 u\r\n好。\r\nx😀y\r\ncode\r\n\r\nlast\r\n  étude(x) \r\n"
)


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("ferry", (0, Span(0, 4, 0, 9))),
        ("a  b", (0, Span(2, 0, 2, 4))),
        ("😀y", (1, Span(1, 1, 1, 3))),
        ("x😀y\r\ncode", (1, Span(1, 0, 1, 8))),
        ("ferry\r\n好", (0, Span(0, 4, 1, 1))),
        ("\r\n好。\r\na", (0, Span(1, 0, 2, 1))),
        ("b\r\n\r\n", (0, Span(2, 3, 2, 4))),
        ("étude", (2, Span(1, 0, 1, 6))),
        ("(x)", (2, Span(1, 6, 1, 9))),
        ("code\r\n\r\nlast", None),
        ("#1 me", None),
        ("ferry\r\n好。\r\na  b\r\n\r\n#2", None),
        ("\r\n\r\n", None),
    ],
)
def test_places(words, place):
    at = TEXT.index(words)
    assert Fitting(TEXT, POSTS).place(at, at + len(words)) == place


def test_what_stands_more_often_than_in_the_thread_is_not_guessed():
    fitting = Fitting("好。\n好。\n好。\nend", [["好。", "好。", "end"]])
    assert fitting.place(0, 2) is None
    assert fitting.place(9, 12) == (0, Span(2, 0, 2, 3))


def test_the_share_tells_texts_apart():
    assert Fitting(TEXT, POSTS).share == 1.0
    assert Fitting("quite another text", POSTS).share == 0.0
    assert Fitting("", POSTS).share == 0.0


def test_controls_that_storing_left_out_move_nothing():
    assert Fitting("a\x01 b\n", [["a b"]]).place(3, 4) == (0, Span(0, 2, 0, 3))


@pytest.mark.parametrize("blank", [" ", "\u3000 ", "\u200b"])
def test_a_blank_line_with_its_line_feed_at_the_end_is_left_out(blank):
    text = f"The ferry\n{blank}\nlast"
    fitting = Fitting(text, [["The ferry"], ["last"]])
    assert fitting.place(4, text.index("last")) == (0, Span(0, 4, 0, 9))
    assert fitting.place(9, text.index("last")) is None
