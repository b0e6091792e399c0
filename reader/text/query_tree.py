"""What both query languages share: the tree of AND, OR and NOT, its limits, and how errors are told.

`reader.text.query` (searches) and `reader.text.passage_query` (passages) differ in what stands at the ends of the tree.
Their grammars are files beside this one, for the LALR parser of Lark (https://github.com/lark-parser/lark).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeAlias, TypeVar, Union

from reader.domain.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Callable

    from lark import Lark, Token, Transformer

LONGEST = 1000
"""Characters that a query may have."""
DEEPEST = 20
"""Brackets within brackets."""

Leaf = TypeVar("Leaf")


@dataclass(frozen=True, slots=True)
class Not(Generic[Leaf]):
    """What must not be."""

    part: Tree[Leaf]


@dataclass(frozen=True, slots=True)
class Both(Generic[Leaf]):
    """What must be together, or not at all."""

    parts: tuple[Tree[Leaf], ...]


@dataclass(frozen=True, slots=True)
class Either(Generic[Leaf]):
    """Of what at least one must be."""

    parts: tuple[Tree[Leaf], ...]


Tree: TypeAlias = Union[Leaf, Not[Leaf], Both[Leaf], Either[Leaf]]  # noqa: UP007 - a generic alias


class Joiner(Generic[Leaf]):
    """The rules that both grammars have; a part of their transformers."""

    def negation(self, found: list[Tree[Leaf]]) -> Not[Leaf]:
        """``NOT a``."""
        return Not(found[0])

    def both(self, found: list[Tree[Leaf]]) -> Tree[Leaf]:
        """``a b``, or ``a`` alone."""
        return found[0] if len(found) == 1 else Both(tuple(found))

    def either(self, found: list[Tree[Leaf]]) -> Tree[Leaf]:
        """``a OR b``, or ``a`` alone."""
        return found[0] if len(found) == 1 else Either(tuple(found))


class Language(NamedTuple):
    """How a query is read, and what is said about one that cannot be read.

    Args:
        parser: gives the parser. Loading Lark takes 45 ms, which the window's start need not pay for.
        wanted: what is missing where a query ends too early, such as ``A word or phrase``.
        misplaced: the sentence about a word that stands where it cannot, or an empty one for the usual one.
    """

    parser: Callable[[], Lark]
    wanted: str
    misplaced: Callable[[Token], str] = lambda _token: ""


def lark_of(grammar: str, transformer: Transformer[Token, object]) -> Lark:
    """The parser of a grammar beside this file."""
    from lark import Lark  # noqa: PLC0415 - see `Language`

    text = Path(__file__).with_name(grammar).read_text("utf-8")
    return Lark(text, start="query", parser="lalr", lexer="basic", transformer=transformer)


def parse_tree(text: str, language: Language) -> object:
    """What the language's transformer makes of a query.

    Raises:
        QueryError: it is too long, too deep, or cannot be understood; its column says where.
    """
    if len(text) > LONGEST:
        raise QueryError(f"A query may have {LONGEST:,} characters.", LONGEST + 1)
    _check_depth(text)
    text = text.replace("\n", " ")  # else columns would count from the last line
    from lark.exceptions import UnexpectedCharacters, UnexpectedInput  # noqa: PLC0415 - see `Language`

    try:
        return language.parser().parse(text)
    except UnexpectedCharacters as error:
        raise QueryError(f"“{text[error.column - 1]}” cannot stand here.", error.column) from error
    except UnexpectedInput as error:
        raise _unexpected(error, text, language) from error


def _check_depth(text: str) -> None:
    depth = 0
    for column, sign in enumerate(text, start=1):
        depth += (sign in "(（") - (sign in ")）")
        if depth > DEEPEST:
            raise QueryError(f"Brackets may lie within brackets {DEEPEST} deep.", column)


def _unexpected(error: object, text: str, language: Language) -> QueryError:
    token: Token | None = getattr(error, "token", None)
    if token is None or token.type == "$END":
        missing = "A closing bracket" if "_CLOSE" in getattr(error, "expected", ()) else language.wanted
        return QueryError(f"{missing} is missing at the end.", len(text) + 1)
    return QueryError(language.misplaced(token) or f"“{token}” cannot stand here.", int(token.column or 0))
