"""Finding Chinese names by letters."""

from __future__ import annotations

import pytest

from reader.text import matching, pinyin


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("f", "防控"),
        ("fk", "防控"),
        ("fang", "防控"),
        ("fangk", "防控"),
        ("fkong", "防控"),
        ("fangkong", "防控"),
        ("fang kong", "防控"),
        ("FK", "防控"),
        ("zc", "防控政策"),
        ("chongqing", "重庆"),
        ("zhongyao", "重要"),
        ("lvse", "绿色"),
        ("luse", "绿色"),
        ("a2fk", "A2 防控"),
        ("fk2", "防控2"),
        ("jg", "價格"),
    ],
)
def test_answers(typed, name):
    assert pinyin.score(typed, name) > 0


@pytest.mark.parametrize(
    ("typed", "name"),
    [("kf", "防控"), ("fkx", "防控"), ("g", "防控"), ("ang", "防控"), ("", "防控"), (" ", "防控"), ("防", "防控")],
)
def test_does_not_answer(typed, name):
    assert pinyin.score(typed, name) == 0


def test_latin_names_are_left_to_plain_matching():
    assert pinyin.score("po", "Policy") == 0


def test_the_beginning_is_better_than_the_middle():
    assert pinyin.score("zc", "政策") > pinyin.score("zc", "防控政策") > 0


def test_ranked_after_names_that_hold_the_letters_themselves():
    names = ["放开", "fk notes", "防控", "心情"]
    assert matching.rank("fk", names, str, lambda _name: True) == ["fk notes", "放开", "防控"]
    assert matching.rank("fk", names, str) == ["fk notes"]


def test_all_in_their_order_when_nothing_is_typed():
    assert matching.rank("", ["b", "a"], str) == ["b", "a"]
