"""The query of a search: words, phrases, AND, OR, NOT and brackets, as a tree.

``渡口 灯塔`` both · ``渡口 OR 灯塔`` either · ``渡口 NOT 灯塔`` · ``"bus fare"`` side by side · ``bus*`` beginnings.
The grammar is ``query.lark`` beside this file, for the LALR parser of Lark (https://github.com/lark-parser/lark).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from reader.domain.errors import QueryError
from reader.text.grams import folded, has_token

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lark import Lark, Token

LONGEST = 1000
"""Characters that a query may have."""
MOST_TERMS = 64
DEEPEST = 20
"""Brackets within brackets."""


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


@dataclass(frozen=True, slots=True)
class Not:
    """What must not be there."""

    part: Node


@dataclass(frozen=True, slots=True)
class Both:
    """What must be there together, or not at all."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """Of what at least one must be there."""

    parts: tuple[Node, ...]


Node: TypeAlias = Term | Not | Both | Either


def parse_query(text: str) -> Node:
    """The tree of a query.

    Raises:
        QueryError: it cannot be understood; its column says where.
    """
    if len(text) > LONGEST:
        raise QueryError(f"A query may have {LONGEST:,} characters.", LONGEST + 1)
    _check_depth(text)
    text = text.replace("\n", " ")  # else columns would count from the last line
    from lark.exceptions import UnexpectedCharacters, UnexpectedInput  # noqa: PLC0415 - see `_parser`

    try:
        node: Node = _parser().parse(text)  # type: ignore[assignment] # the transformer makes nodes of trees
    except UnexpectedCharacters as error:
        raise QueryError(f"“{text[error.column - 1]}” cannot stand here.", error.column) from error
    except UnexpectedInput as error:
        raise _unexpected(error, text) from error
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


def _check_depth(text: str) -> None:
    depth = 0
    for column, sign in enumerate(text, start=1):
        depth += (sign in "(（") - (sign in ")）")
        if depth > DEEPEST:
            raise QueryError(f"Brackets may lie within brackets {DEEPEST} deep.", column)


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


def _unexpected(error: object, text: str) -> QueryError:
    token = getattr(error, "token", None)
    column = int(getattr(token, "column", 0) or 0)
    if token is None or token.type == "$END":
        missing = "A closing bracket" if "_CLOSE" in getattr(error, "expected", ()) else "A word or phrase"
        return QueryError(f"{missing} is missing at the end.", len(text) + 1)
    return QueryError(f"“{token}” cannot stand here.", column)


def _term(token: Token, text: str, *, prefix: bool) -> Term:
    # Brackets, quotation marks and blanks at the ends mean nothing to a search.
    inner = text.strip(' \t\r\n\u3000"“”')
    column = token.column or 1
    if not has_token(folded(inner)):
        raise QueryError("A search needs at least one letter, digit or Chinese character.", column)
    return Term(inner, prefix, column)


@lru_cache(maxsize=1)
def _parser() -> Lark:
    """The parser, made at the first query: loading Lark takes 45 ms, which the window's start need not pay for."""
    from lark import Lark, Transformer  # noqa: PLC0415

    class Builder(Transformer):  # type: ignore[type-arg]
        def word(self, found: list[Token]) -> Term:
            return _term(found[0], found[0].rstrip("*"), prefix=found[0].endswith("*"))

        def phrase(self, found: list[Token]) -> Term:
            return _term(found[0], found[0], prefix=False)

        def open_phrase(self, found: list[Token]) -> Term:
            return _term(found[0], found[0], prefix=True)

        def negation(self, found: list[Node]) -> Not:
            return Not(found[0])

        def both(self, found: list[Node]) -> Node:
            return found[0] if len(found) == 1 else Both(tuple(found))

        def either(self, found: list[Node]) -> Node:
            return found[0] if len(found) == 1 else Either(tuple(found))

    grammar = Path(__file__).with_name("query.lark").read_text("utf-8")
    return Lark(grammar, start="query", parser="lalr", lexer="basic", transformer=Builder())
