from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.domain.errors import QueryError
from reader.text.passage_query import FIRST_POST, WORDS, Condition, parse_passages
from reader.text.query_rows import Ask, Group, Row, Shape, query_of, shape_of, with_row
from reader.text.query_tree import Both, Either, Not

A, B, C = Row(Ask("tag", "A")), Row(Ask("tag", "B")), Row(Ask("tag", "C"))


def no(row):
    return Row(row.ask, negated=True, beside=row.beside, most=row.most)


@pytest.mark.parametrize(
    ("query", "shape"),
    [
        ("", Shape()),
        ("tag:A", Shape((Group((A,)),))),
        ("tag:A AND tag:B", Shape((Group((A, B)),))),
        ("tag:A OR tag:B", Shape((Group((A, B), every=False),))),
        ("NOT NOT tag:A", Shape((Group((no(A),), negated=True),))),
        ("NOT tag:A", Shape((Group((no(A),)),))),
        ("tag:A NOT tag:B", Shape((Group((A, no(B))),))),
        ("tag:A (tag:B OR tag:C)", Shape((Group((A,)), Group((B, C), every=False)))),
        ("tag:A tag:B NOT (tag:B OR tag:C)", Shape((Group((A, B)), Group((B, C), every=False, negated=True)))),
        ("tag:A tag:B OR tag:C", Shape((Group((A, B)), Group((C,), every=False)), every=False)),
        ("tag:A near:3 tag:B", Shape((Group((Row(A.ask, beside=B.ask, most=3),)),))),
        ("tag:A overlaps tag:B", Shape((Group((Row(A.ask, beside=B.ask),)),))),
        ("NOT (tag:A overlaps tag:B)", Shape((Group((Row(A.ask, negated=True, beside=B.ask),)),))),
        ('author:"Bus Fan" first-post', Shape((Group((Row(Ask("author", "Bus Fan")), Row(Ask(FIRST_POST)))),))),
        ("BUS", Shape((Group((Row(Ask(WORDS, "BUS")),)),))),
    ],
)
def test_shapes(query, shape):
    assert shape_of(query) == shape
    assert shape_of(query_of(shape)) == shape


@pytest.mark.parametrize(
    "query",
    [
        "tag:A (tag:B OR (tag:C tag:A))",
        "NOT NOT NOT tag:A",
        "(tag:A OR tag:B) near:2 tag:C",
        "NOT tag:A near:2 tag:B",
        "NOT (NOT (tag:A OR tag:B))",
    ],
)
def test_what_rows_cannot_say(query):
    assert shape_of(query) is None


def test_errors_are_passed_on():
    with pytest.raises(QueryError, match="no field"):
        shape_of("tga:x")


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        (Ask("tag", "Trust > Doubt"), 'tag:"Trust > Doubt"'),
        (Ask("author", 'the "fox"'), 'author:“the "fox"”'),
        (Ask("author", 'a "b” c'), 'author:“a "b c”'),
        (Ask(WORDS, "AND"), '"AND"'),
        (Ask(WORDS, "near:2"), '"near:2"'),
        (Ask(WORDS, "渡口"), "渡口"),
        (Ask("board", "a(b"), 'board:"a(b"'),
        (Ask("text", "http://x"), "text:http://x"),
    ],
)
def test_values_are_quoted_where_they_must_be(ask, words):
    assert query_of(Shape((Group((Row(ask),)),))) == words


def test_rows_without_a_value_are_left_out():
    empty = Row(Ask("tag", " "))
    half = Row(A.ask, beside=Ask("tag"), most=2)
    assert query_of(Shape((Group((empty,)), Group((half, empty), every=False)))) == "tag:A"
    assert query_of(Shape((Group((empty,)),))) == ""


@pytest.mark.parametrize(
    ("query", "row", "after"),
    [
        ("", A, "tag:A"),
        ("tag:B", A, "tag:B tag:A"),
        ("tag:A", no(A), "NOT tag:A"),
        ("tag:B NOT tag:A", A, "tag:B tag:A"),
        ("tag:A OR tag:B", C, "(tag:A OR tag:B) tag:C"),
        ("tag:A tag:B OR tag:C", A, "(tag:A tag:B OR tag:C) tag:A"),
        ("NOT (tag:A OR tag:B)", C, "NOT (tag:A OR tag:B) tag:C"),
        ("tag:A (tag:B OR (tag:C tag:A))", C, "(tag:A (tag:B OR (tag:C tag:A))) tag:C"),
        ("tag:A (", B, "tag:B"),
    ],
)
def test_one_more_condition(query, row, after):
    assert with_row(query, row) == after
    parse_passages(after)


# -- any shape says what it means


VALUES = st.text(st.sampled_from('ab 渡(）"“”:-ANDOR*>'), min_size=1, max_size=6).filter(
    lambda t: Ask("text", t).complete
)
ASKS = st.builds(Ask, st.sampled_from(["tag", "author", "text", WORDS]), VALUES)
ROWS = st.builds(Row, ASKS, st.booleans(), st.none() | ASKS, st.none() | st.integers(0, 99)).map(
    lambda row: row if row.beside is not None else Row(row.ask, row.negated)
)
GROUPS = st.builds(Group, st.lists(ROWS, min_size=1, max_size=3).map(tuple), st.booleans(), st.booleans())
SHAPES = st.builds(Shape, st.lists(GROUPS, min_size=1, max_size=3).map(tuple), st.booleans())


def truth(node, facts):
    """Whether a tree holds where exactly the named conditions hold; what is beside is one fact."""
    if isinstance(node, Not):
        return not truth(node.part, facts)
    if isinstance(node, (Both, Either)):
        held = [truth(part, facts) for part in node.parts]
        return all(held) if isinstance(node, Both) else any(held)
    return str(sorted(leaves(node))) in facts


def leaves(node):
    if isinstance(node, Condition):
        return [(node.field, node.text)]
    return [*leaves(node.left), *leaves(node.right), ("most", str(node.most))]


def facts_of(node):
    if isinstance(node, Not):
        return facts_of(node.part)
    if isinstance(node, (Both, Either)):
        return set().union(*map(facts_of, node.parts))
    return {str(sorted(leaves(node)))}


@given(SHAPES, st.randoms())
def test_what_is_written_is_read_again_with_the_same_meaning(shape, chance):
    query = query_of(shape)
    node = parse_passages(query)
    again = shape_of(query)
    assert again is not None
    second = parse_passages(query_of(again))
    names = sorted(facts_of(node))
    assert sorted(facts_of(second)) == names
    for _ in range(8):
        facts = {name for name in names if chance.random() < 0.5}
        assert truth(node, facts) == truth(second, facts)
        assert truth(node, facts) == meant(shape, facts, node)


def meant(shape, facts, node):
    """What the shape says, worked out without the language, for the leaves that the query kept."""
    kept = facts_of(node)

    def row_holds(row):
        alone = parse_passages(query_of(Shape((Group((Row(row.ask, beside=row.beside, most=row.most),)),))))
        name = str(sorted(leaves(alone)))
        assert name in kept
        return (name in facts) != row.negated

    held = []
    for group in shape.groups:
        rows = [row_holds(row) for row in group.rows]
        held.append((all(rows) if group.every else any(rows)) != group.negated)
    return all(held) if shape.every else any(held)
