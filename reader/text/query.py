"""The query of a search: words, phrases, AND, OR, NOT and brackets, as a tree.

``渡口 灯塔`` both · ``渡口 OR 灯塔`` either · ``渡口 NOT 灯塔`` · ``"bus fare"`` side by side · ``bus*`` beginnings.
The grammar is ``query.lark`` beside this file; `reader.text.query_tree` has what it shares with that of passages.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from reader.domain.errors import QueryError
from reader.text.grams import folded, has_token
from reader.text.query_tree import Both, Either, Joiner, Language, Not, Tree, lark_of, parse_tree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lark import Lark, Token

MOST_TERMS = 64


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand side by side.

    Args:
        text: the words as typed, without quotation marks.
        prefix: the last word may go on.
        column: where it stands in the query, from 1.
    """

    text: str
    prefix: bool
    column: int


Node: TypeAlias = Tree[Term]


def parse_query(text: str) -> Node:
    """The tree of a query.

    Raises:
        QueryError: it cannot be understood; its column says where.
    """
    node: Node = parse_tree(text, Language(_parser, "A word or phrase"))  # type: ignore[assignment]
    if sum(1 for _ in terms(node)) > MOST_TERMS:
        raise QueryError(f"A query may have {MOST_TERMS} words and phrases.", 1)
    _check_positive(node)
    return node


def terms(node: Node) -> Iterator[Term]:
    """All terms of a query, those that must not be there among them."""
    pending = [node]
    while pending:
        at = pending.pop()
        if isinstance(at, Term):
            yield at
        elif isinstance(at, Not):
            pending.append(at.part)
        else:
            pending += reversed(at.parts)


def wanted(node: Node) -> Iterator[Term]:
    """The terms that a hit shows: those that no NOT stands before."""
    pending = [node]
    while pending:
        at = pending.pop()
        if isinstance(at, Term):
            yield at
        elif not isinstance(at, Not):
            pending += reversed(at.parts)


def _check_positive(node: Node) -> None:
    """Refuse what only says what must not be there: nearly every post would answer."""
    if isinstance(node, Not):
        raise QueryError("NOT needs something beside it that must be there.", next(terms(node)).column)
    if isinstance(node, Either):
        for part in node.parts:
            _check_positive(part)
    elif isinstance(node, Both):
        if all(isinstance(part, Not) for part in node.parts):
            raise QueryError("NOT needs something beside it that must be there.", next(terms(node)).column)
        for part in node.parts:
            _check_positive(part.part if isinstance(part, Not) else part)


def _term(token: Token, text: str, *, prefix: bool) -> Term:
    # Brackets, quotation marks and blanks at the ends mean nothing to a search.
    inner = text.strip(' \t\r\n\u3000"“”')
    column = token.column or 1
    if not has_token(folded(inner)):
        raise QueryError("A search needs at least one letter, digit or Chinese character.", column)
    return Term(inner, prefix, column)


@lru_cache(maxsize=1)
def _parser() -> Lark:
    from lark import Transformer  # noqa: PLC0415 - see `Language`

    class Builder(Joiner[Term], Transformer):  # type: ignore[type-arg]
        def word(self, found: list[Token]) -> Term:
            return _term(found[0], found[0].rstrip("*"), prefix=found[0].endswith("*"))

        def phrase(self, found: list[Token]) -> Term:
            return _term(found[0], found[0], prefix=False)

        def open_phrase(self, found: list[Token]) -> Term:
            return _term(found[0], found[0], prefix=True)

    return lark_of("query.lark", Builder())
