"""Queries as typed: what they mean, and where they cannot be understood."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.domain.errors import QueryError, UsageError
from reader.text.query import MOST_TERMS, Term, parse_query, terms, wanted
from reader.text.query_tree import DEEPEST, LONGEST, Both, Either, Not


def plain(node):
    if isinstance(node, Term):
        return node.text + ("*" if node.prefix else "")
    if isinstance(node, Not):
        return ("not", plain(node.part))
    return ("and" if isinstance(node, Both) else "or", *map(plain, node.parts))


@pytest.mark.parametrize(
    ("query", "meaning"),
    [
        ("渡口", "渡口"),
        ("  渡口  ", "渡口"),
        ("渡口　灯塔", ("and", "渡口", "灯塔")),
        ("渡口 AND 灯塔", ("and", "渡口", "灯塔")),
        ("渡口 OR 灯塔", ("or", "渡口", "灯塔")),
        ("a b OR c d", ("or", ("and", "a", "b"), ("and", "c", "d"))),
        ("a (b OR c)", ("and", "a", ("or", "b", "c"))),
        ("a（b OR c）", ("and", "a", ("or", "b", "c"))),
        ("a NOT b", ("and", "a", ("not", "b"))),
        ("a AND NOT b", ("and", "a", ("not", "b"))),
        ("a (NOT b)", ("and", "a", ("not", "b"))),
        ("NOT b a", ("and", ("not", "b"), "a")),
        ("a NOT (b OR c)", ("and", "a", ("not", ("or", "b", "c")))),
        ('"bus fare"', "bus fare"),
        ("“渡口 灯塔”", "渡口 灯塔"),
        ('"AND"', "AND"),
        ('"bus fa"*', "bus fa*"),
        ('"still typing', "still typing"),
        ("bus*", "bus*"),
        ("bus** x", None),
        ("and or not", ("and", "and", "or", "not")),
        ("ORANGE NOTE ANDY", ("and", "ORANGE", "NOTE", "ANDY")),
        ("((a))", "a"),
        ("p.12", "p.12"),
        ("it's", "it's"),
    ],
)
def test_meaning(query, meaning):
    if meaning is None:
        with pytest.raises(QueryError):
            parse_query(query)
    else:
        assert plain(parse_query(query)) == meaning


@pytest.mark.parametrize(
    ("query", "column", "words"),
    [
        ("", 1, "missing at the end"),
        ("a AND", 6, "missing at the end"),
        ("(a b", 5, "closing bracket"),
        ("a )", 3, "cannot stand here"),
        ("a” b", 2, "“”” cannot stand here"),
        ("a\nb )", 5, "cannot stand here"),
        ("a OR OR b", 6, "cannot stand here"),
        ("NOT a", 5, "NOT needs"),
        ("a OR NOT b", 10, "NOT needs"),
        ("a NOT NOT b", 11, "NOT needs"),
        ("a (NOT b OR c)", 8, "NOT needs"),
        ("a ，", 3, "at least one letter"),
        ('a ""', 3, "at least one letter"),
        ("*", 1, "cannot stand here"),
        ("a" * (LONGEST + 1), LONGEST + 1, "may have 1,000"),
        (" ".join("a" * (MOST_TERMS + 1)), 1, "64 words"),
        ("(" * (DEEPEST + 1) + "a" + ")" * (DEEPEST + 1), DEEPEST + 1, "20 deep"),
    ],
)
def test_errors_say_where(query, column, words):
    with pytest.raises(QueryError) as caught:
        parse_query(query)
    assert caught.value.column == column
    assert words in caught.value.reason
    assert caught.value.reason.endswith(".")
    assert isinstance(caught.value, UsageError)


def test_columns_of_terms():
    assert [(term.text, term.column) for term in terms(parse_query("a (b NOT c)"))] == [("a", 1), ("b", 4), ("c", 10)]


def test_what_a_hit_shows():
    assert [term.text for term in wanted(parse_query("a (b OR c) NOT (d e)"))] == ["a", "b", "c"]
    assert isinstance(parse_query("a OR b"), Either)


@given(st.text(alphabet='aA防 \n"()（）*“”，ANDORT', max_size=30))
def test_any_text_is_a_query_or_an_error_with_a_column(text):
    try:
        columns = [term.column for term in terms(parse_query(text))]
    except QueryError as error:
        columns = [error.column]
    assert columns
    assert all(1 <= column <= len(text) + 1 for column in columns)


def test_loading_the_reader_loads_no_parser():
    code = "import sys, reader.session.searching, reader.session.reading; print({'lark', 'regex'} & set(sys.modules))"
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
