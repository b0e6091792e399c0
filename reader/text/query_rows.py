"""A query for passages as groups of rows, for those who build it by choosing; and back into words.

Two levels are enough for what people build by hand: rows in groups, each joined by AND or OR, each negated or not.
A query that needs more is shown as words only.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.domain.errors import QueryError
from reader.text.passage_query import FIRST_POST, WORDS, Beside, Condition, parse_passages
from reader.text.query_tree import Both, Either, Not
from reader.text.query_words import quoted

if TYPE_CHECKING:
    from reader.text.passage_query import Node


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing that a passage must be.

    Args:
        field: a field of the language, `WORDS` or `FIRST_POST`.
        value: as typed, without quotation marks.
    """

    field: str
    value: str = ""

    @property
    def complete(self) -> bool:
        """Whether it asks for anything yet."""
        return self.field == FIRST_POST or bool(self.value.strip(' "“”'))


@dataclass(frozen=True, slots=True)
class Row:
    """A condition, alone or beside another.

    Args:
        ask: the condition.
        negated: it must not hold.
        beside: what must be beside it.
        most: how many paragraphs away that may be; None where both must share characters.
    """

    ask: Ask
    negated: bool = False
    beside: Ask | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that belong together.

    Args:
        rows: the rows.
        every: all of them must hold; else one is enough.
        negated: this must not be so.
    """

    rows: tuple[Row, ...]
    every: bool = True
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """A whole query.

    Args:
        groups: the groups.
        every: all of them must hold; else one is enough.
    """

    groups: tuple[Group, ...] = ()
    every: bool = True


def shape_of(query: str) -> Shape | None:
    """A query as rows; None where rows cannot say it.

    Raises:
        QueryError: it cannot be understood.
    """
    if not query.strip():
        return Shape()
    node = parse_passages(query)
    flat = _group(node)
    if flat is not None:
        return Shape((flat,))
    if not isinstance(node, (Both, Either)):
        return None
    every = isinstance(node, Both)
    groups: list[Group] = []
    for part in node.parts:
        row, group = _row(part), _group(part)
        if group is None:
            return None
        last = groups[-1] if groups else None
        if row is not None and last is not None and last.every == every and not last.negated:
            groups[-1] = replace(last, rows=(*last.rows, row))
        else:
            groups.append(replace(group, every=every) if row is not None else group)
    return Shape(tuple(groups), every)


def query_of(shape: Shape) -> str:
    """The words of a query; rows that ask for nothing yet are left out."""
    groups = [replace(group, rows=tuple(row for row in group.rows if row.ask.complete)) for group in shape.groups]
    groups = [group for group in groups if group.rows]
    alone = len(groups) == 1
    return (" " if shape.every else " OR ").join(_words(group, shape.every, alone=alone) for group in groups)


def with_row(query: str, row: Row) -> str:
    """A query with one more condition; one that asks the same, negated or not, is replaced.

    Args:
        query: what was typed; words that cannot be understood are left away.
        row: the condition.
    """
    try:
        shape = shape_of(query)
    except QueryError:
        return query_of(Shape((Group((row,)),)))
    if shape is None:
        return f"({query.strip()}) {query_of(Shape((Group((row,)),)))}"
    kept = shape
    if not kept.every and len(kept.groups) > 1:
        return f"({query_of(kept)}) {query_of(Shape((Group((row,)),)))}"
    groups = list(kept.groups)
    for at, group in enumerate(groups):
        if group.negated or not (group.every or len(group.rows) == 1):
            continue
        others = tuple(each for each in group.rows if each.beside is not None or each.ask != row.ask)
        groups[at] = Group((*others, row))
        return query_of(Shape(tuple(groups)))
    return query_of(Shape((*groups, Group((row,)))))


# -- from the tree ------------------------------------------------------------------------------------------------


def _ask(node: Node) -> Ask | None:
    return Ask(node.field, node.typed) if isinstance(node, Condition) else None


def _row(node: Node) -> Row | None:
    if isinstance(node, Not):
        inner = _row(node.part)
        return replace(inner, negated=True) if inner is not None and not inner.negated else None
    if isinstance(node, Beside):
        left, right = _ask(node.left), _ask(node.right)
        return Row(left, beside=right, most=node.most) if left is not None and right is not None else None
    ask = _ask(node)
    return Row(ask) if ask is not None else None


def _group(node: Node) -> Group | None:
    if isinstance(node, Not):
        inner = _group(node.part)
        row = _row(node)
        if row is not None:
            return Group((row,))
        return replace(inner, negated=True) if inner is not None and not inner.negated else None
    if isinstance(node, (Both, Either)):
        rows = [row for row in map(_row, node.parts) if row is not None]
        return Group(tuple(rows), isinstance(node, Both)) if len(rows) == len(node.parts) else None
    row = _row(node)
    return Group((row,)) if row is not None else None


# -- into words ---------------------------------------------------------------------------------------------------


def _words(group: Group, every: bool, *, alone: bool) -> str:
    joined = (" " if group.every else " OR ").join(_row_words(row) for row in group.rows)
    if group.negated:
        return f"NOT ({joined})"
    # AND binds closer than OR: only an OR beside something else needs brackets.
    return f"({joined})" if len(group.rows) > 1 and not group.every and every and not alone else joined


def _row_words(row: Row) -> str:
    words = _ask_words(row.ask)
    if row.beside is not None and row.beside.complete:
        link = "overlaps" if row.most is None else f"near:{row.most}"
        words = f"{words} {link} {_ask_words(row.beside)}"
        return f"NOT ({words})" if row.negated else words
    return f"NOT {words}" if row.negated else words


def _ask_words(ask: Ask) -> str:
    if ask.field == FIRST_POST:
        return FIRST_POST
    if ask.field == WORDS:
        return quoted(ask.value, alone=True)
    return f"{ask.field}:{quoted(ask.value)}"
