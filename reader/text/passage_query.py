"""The query above the passages: conditions on tags, text, author, place and time, as a tree.

``tag:Policy AND NOT tag:Mood author:"x" after:2022-01`` · ``tag:Policy near:2 (tag:Mood OR text:防控)``. The grammar is
``passages.lark`` beside this file; `resources/docs/queries.md` tells what each field means.
"""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from reader.domain.errors import QueryError
from reader.domain.thread import ParagraphKind
from reader.text.grams import folded
from reader.text.query_tree import Joiner, Language, Tree, lark_of, parse_tree

if TYPE_CHECKING:
    from collections.abc import Callable

    from lark import Lark, Token

MOST_CONDITIONS = 64
"""Conditions, and NOTs, that a query may have."""

WORDS = "words"
"""The field of words that stand alone: text, memo, author or title must hold them."""
FIRST_POST = "first-post"

HAS = ("attachment", "image", "memo", "quote", "rating", "tag")
"""What ``has:`` knows."""
IN = tuple(kind.value for kind in ParagraphKind)
"""What ``in:`` knows."""

FIELDS = (
    "tag", "text", "author", "memo", "coder", "thread", "board", "site", "floor", "on", "after", "before", "has", "in",
)  # fmt: skip
"""The fields, apart from ``near:2``, ``overlaps`` and ``first-post``."""

_SPAN = re.compile(r"(\d{1,9})?(?:-(\d{1,9})?)?")
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_EDGES = ' \t\r\n\u3000"“”'

Period: TypeAlias = tuple[datetime, datetime]
"""From, and up to but without; times as the pages print them, without zone."""
ALWAYS: Period = (datetime.min, datetime.max)  # noqa: DTZ901 - as above
Numbers: TypeAlias = tuple[int, int]
"""From and up to and with."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that a passage must be.

    Args:
        field: one of `FIELDS`, `WORDS` or `FIRST_POST`.
        text: the value as typed, without quotation marks; for words and texts folded as searches fold them.
        column: where the value stands in the query, from 1.
        floors: for ``floor``.
        period: for ``on``, ``after`` and ``before``.
        typed: the value as typed, without quotation marks; what only differs here is the same condition.
    """

    field: str
    text: str
    column: int
    floors: Numbers = (0, 0)
    period: Period = ALWAYS
    typed: str = dataclasses.field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Beside:
    """A passage that answers ``left`` with one in the same post that answers ``right``; it may be the same one.

    Args:
        left, right: the conditions.
        most: how many paragraphs apart they may be; None where they must share characters.
    """

    left: Node
    right: Node
    most: int | None


Node: TypeAlias = Tree[Condition | Beside]


def parse_passages(text: str) -> Node:
    """The tree of a query.

    Raises:
        QueryError: it cannot be understood; its column says where.
    """
    words = text.split()
    if len(words) > 4 * MOST_CONDITIONS or words.count("NOT") > MOST_CONDITIONS:
        raise QueryError(f"A query may have {MOST_CONDITIONS} conditions.", 1)
    node: Node = parse_tree(text, Language(_parser, "A condition", _misplaced))  # type: ignore[assignment]
    return node


def _misplaced(token: Token) -> str:
    if token.type not in {"NEAR", "_OVERLAPS"}:
        return ""
    return f"“{token}” stands between two conditions, as in tag:A {token} tag:B."


# -- conditions -------------------------------------------------------------------------------------------------------


def _field(token: Token) -> Condition:
    column = token.column or 1
    name, _colon, value = token.partition(":")
    name = name.lower()
    if name not in FIELDS:
        known = ", ".join((*FIELDS, "near", "overlaps", FIRST_POST))
        raise QueryError(f"There is no field “{name}:”. Known: {known}.", column)
    at = column + len(name) + 1
    value = value.strip(_EDGES)
    if not value:
        raise QueryError(f"A value is missing after “{name}:”.", at)
    make = _MAKERS.get(name)
    made = make(name, value, at) if make else Condition(name, folded(value), at)
    return replace(made, typed=value)


def _tag(name: str, value: str, column: int) -> Condition:
    # Two tags may differ in what searches fold; the codebook settles which one is meant.
    return Condition(name, value, column)


def _floor(name: str, value: str, column: int) -> Condition:
    found = _SPAN.fullmatch(value)
    if found is None or value == "-":
        raise QueryError("A floor is a number or a span, such as floor:3, floor:1-20 or floor:50-.", column)
    first = int(found[1] or 0)
    last = int(found[2]) if found[2] else (2**31 if "-" in value else first)
    return Condition(name, value, column, floors=(first, last))


def _date(name: str, value: str, column: int) -> Condition:
    found = _DATE.fullmatch(value)
    if found is None:
        raise QueryError(
            f"A date is a year, month or day, such as {name}:2022, {name}:2022-01 or {name}:2022-01-31.", column
        )
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        start = datetime(year or 0, month or 1, day or 1)  # noqa: DTZ001 - pages print times without zone
        end = _after(start, month is None, day is None)
    except (ValueError, OverflowError) as error:
        raise QueryError(f"There is no such date as {value}.", column) from error
    periods = {"on": (start, end), "after": (start, ALWAYS[1]), "before": (ALWAYS[0], start)}
    return Condition(name, value, column, period=periods[name])


def _after(start: datetime, whole_year: bool, whole_month: bool) -> datetime:
    if whole_year:
        return start.replace(year=start.year + 1)
    if whole_month:
        return start.replace(year=start.year + start.month // 12, month=start.month % 12 + 1)
    return datetime.fromordinal(start.toordinal() + 1)


def _listed(name: str, value: str, column: int) -> Condition:
    known = HAS if name == "has" else IN
    if value.lower() not in known:
        raise QueryError(f"“{name}:” knows {', '.join(known)}.", column)
    return Condition(name, value.lower(), column)


_MAKERS: dict[str, Callable[[str, str, int], Condition]] = {
    "tag": _tag,
    "floor": _floor,
    "on": _date,
    "after": _date,
    "before": _date,
    "has": _listed,
    "in": _listed,
}


def _words(token: Token) -> Condition:
    typed = token.strip(_EDGES)
    text = folded(typed)
    if not text:
        raise QueryError("There is nothing between the quotation marks.", token.column or 1)
    return Condition(WORDS, text, token.column or 1, typed=typed)


def _distance(token: Token) -> int:
    value = token.partition(":")[2]
    if not value.isascii() or not value.isdigit() or len(value) > 4:
        raise QueryError("After “near:” stands a number of paragraphs, as in tag:A near:2 tag:B.", token.column or 1)
    return int(value)


@lru_cache(maxsize=1)
def _parser() -> Lark:
    from lark import Transformer  # noqa: PLC0415 - see `Language`

    class Builder(Joiner["Condition | Beside"], Transformer):  # type: ignore[type-arg]
        def field(self, found: list[Token]) -> Condition:
            return _field(found[0])

        def flag(self, found: list[Token]) -> Condition:
            return Condition(FIRST_POST, "", found[0].column or 1)

        def word(self, found: list[Token]) -> Condition:
            return _words(found[0])

        phrase = word

        def near(self, found: list[object]) -> Beside:
            left, token, right = found
            return Beside(left, right, _distance(token))  # type: ignore[arg-type]

        def overlaps(self, found: list[Node]) -> Beside:
            return Beside(found[0], found[1], None)

    return lark_of("passages.lark", Builder())
