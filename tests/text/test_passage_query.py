from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.domain.errors import QueryError
from reader.text.passage_query import (
    ALWAYS,
    FIRST_POST,
    WORDS,
    Beside,
    Condition,
    parse_passages,
)
from reader.text.query_tree import Both, Either, Not


def day(year, month, number):
    return datetime(year, month, number)  # noqa: DTZ001 - pages print times without zone


def words(text, column=1):
    return Condition(WORDS, text, column)


def tag(name, column):
    return Condition("tag", name, column)


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("防控", words("防控")),
        ("BUS", words("bus")),
        ('"bus fare"', words("bus fare")),
        ("“bus fare”", words("bus fare")),
        ('"bus', words("bus")),
        ("a b", Both((words("a"), words("b", 3)))),
        ("a AND b", Both((words("a"), words("b", 7)))),
        ("a OR b c", Either((words("a"), Both((words("b", 6), words("c", 8)))))),
        ("NOT a", Not(words("a", 5))),
        ("(a OR b) c", Both((Either((words("a", 2), words("b", 7))), words("c", 10)))),
        ("（a）", words("a", 2)),
        ("tag:Policy", tag("Policy", 5)),
        ('TAG:"Trust > Doubt"', tag("Trust > Doubt", 5)),
        ("tag:“Trust”", tag("Trust", 5)),
        ("author:防控 x", Both((Condition("author", "防控", 8), words("x", 11)))),
        ("first-post", Condition(FIRST_POST, "", 1)),
        ("first-posts", words("first-posts")),
        ("has:IMAGE", Condition("has", "image", 5)),
        ("in:quote", Condition("in", "quote", 4)),
        ("tag:A near:2 tag:B", Beside(tag("A", 5), tag("B", 18), 2)),
        ("tag:A overlaps tag:B", Beside(tag("A", 5), tag("B", 20), None)),
        ("x tag:A near:0 NOT b", Both((words("x"), Beside(tag("A", 7), Not(words("b", 20)), 0)))),
        ("overlap", words("overlap")),
        ("near", words("near")),
        ("board:渡口 渡口", Both((Condition("board", "渡口", 7), words("渡口", 10)))),
    ],
)
def test_trees(text, node):
    assert parse_passages(text) == node


@pytest.mark.parametrize(
    ("value", "floors"),
    [("3", (3, 3)), ("1-20", (1, 20)), ("50-", (50, 2**31)), ("-20", (0, 20)), ("007", (7, 7))],
)
def test_floors(value, floors):
    assert parse_passages(f"floor:{value}").floors == floors


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("on:2022", (day(2022, 1, 1), day(2023, 1, 1))),
        ("on:2022-12", (day(2022, 12, 1), day(2023, 1, 1))),
        ("on:2024-2", (day(2024, 2, 1), day(2024, 3, 1))),
        ("on:2024-2-29", (day(2024, 2, 29), day(2024, 3, 1))),
        ("after:2022-01", (day(2022, 1, 1), ALWAYS[1])),
        ("before:2022-01-05", (ALWAYS[0], day(2022, 1, 5))),
    ],
)
def test_dates(text, period):
    assert parse_passages(text).period == period


@pytest.mark.parametrize(
    ("text", "column", "reason"),
    [
        ("tga:x", 1, "Known: tag, text, author"),
        ("a http://x", 3, "There is no field"),
        ("tag:", 5, "missing after"),
        ('a tag:""', 7, "missing after"),
        ("floor:x", 7, "floor:1-20"),
        ("floor:-", 7, "floor:1-20"),
        ("after:2022-13", 7, "no such date"),
        ("after:2023-02-29", 7, "no such date"),
        ("on:9999", 4, "no such date"),
        ("after:soon", 7, "after:2022-01"),
        ("has:money", 5, "knows attachment, image"),
        ("in:jail", 4, "knows body"),
        ("a near:2", 9, "missing at the end"),
        ("near:2 a", 1, "between two conditions"),
        ("a near:2 near:3 b", 10, "between two conditions"),
        ("a near:x b", 3, "number of paragraphs"),
        ("a overlaps", 11, "missing at the end"),
        ("(a", 3, "closing bracket"),
        ("a)", 2, "cannot stand here"),
        ("a OR", 5, "missing at the end"),
        ('""', 1, "nothing between"),
        ("NOT", 4, "missing at the end"),
        ("(" * 21 + "a", 21, "deep"),
        ("x" * 1001, 1001, "1,000"),
        ("NOT " * 70 + "a", 1, "64 conditions"),
    ],
)
def test_what_is_wrong_is_pointed_at(text, column, reason):
    with pytest.raises(QueryError) as found:
        parse_passages(text)
    assert reason in found.value.reason
    assert found.value.column == column


@given(st.text(alphabet='ab防 ()（"“”:-*>1.NOTADR', max_size=60))
def test_any_text_is_a_query_or_a_query_error(text):
    error = None
    try:
        parse_passages(text)
    except QueryError as found:
        error = found
    assert error is None or (0 <= error.column <= len(text) + 1 and error.reason.endswith("."))
