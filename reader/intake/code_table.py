"""Codebooks as tables (CSV, XLSX): a row for each code, with the code above it, what it means and its colour.

Columns are known by what programs and people call them: Taguette ``tag, parent, description``, MAXQDA ``Parent code,
Code, Memo``, others ``name`` and ``definition``; there must be one for the code and one for what is above it or told of
it. What stands above is a name of the table, or names from the top down, parted by ``>`` or a backslash.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reader.domain.errors import IntakeError
from reader.intake.base import DEEPEST, Code, Project

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_CODE = ("tag", "code", "code name", "codename", "name", "编码", "代码", "标签", "編碼", "代碼", "標籤")
_ABOVE = ("parent", "parent code", "parent tag", "category", "上级", "上级编码", "父编码", "上級", "上級編碼", "父編碼")
_TOLD = ("description", "definition", "memo", "comment", "说明", "定义", "描述", "說明", "定義")
_COLOUR = ("colour", "color", "颜色", "顏色")
_HEX = re.compile(r"#[0-9A-Fa-f]{6}\Z")
_PARTED = re.compile(r"[>\\]")


class Columns(NamedTuple):
    """The headings of a table's columns; ``""`` for what it does not have."""

    code: str
    above: str
    told: str
    colour: str


def columns_of(heading: Sequence[str]) -> Columns | None:
    """The columns of a codebook by a heading in lower case; None where it is none."""
    found = (next((name for name in names if name in heading), "") for names in (_CODE, _ABOVE, _TOLD, _COLOUR))
    columns = Columns(*found)
    return columns if columns.code and (columns.above or columns.told) else None


def codebook(path: Path, columns: Columns, rows: Sequence[dict[str, str]]) -> Project:
    """The codes of a table.

    Args:
        path: where it lies.
        columns: its headings.
        rows: its cells by these.

    Raises:
        IntakeError: there are none.
    """
    parents: dict[str, str] = {}
    for row in rows:
        parents.setdefault(_tidy(row, columns.code), _tidy(row, columns.above))
    codes: dict[tuple[str, ...], Code] = {}
    for row in rows:
        names = _path(_tidy(row, columns.code), _tidy(row, columns.above), parents)
        for depth in range(1, len(names) + 1):
            part = names[:depth]
            codes.setdefault(part, Code(path_key(part), part))
        if names:
            known, colour = codes[names], _tidy(row, columns.colour)
            told = row.get(columns.told, "").strip()
            colour = colour.lower() if _HEX.match(colour) else known.colour
            codes[names] = known._replace(description=told or known.description, colour=colour)
    if not codes:
        raise IntakeError("There are no tags in the codebook.", path)
    return Project(path.stem, "", tuple(codes.values()), codebook_only=True)


def path_key(path: tuple[str, ...]) -> str:
    """What stands for a code's GUID in tables, which have none: its path."""
    return "path:" + "\x1f".join(path)


def _tidy(row: dict[str, str], name: str) -> str:
    return " ".join(row.get(name, "").split())


def _path(name: str, above: str, parents: dict[str, str]) -> tuple[str, ...]:
    """The names from the top down to a code; a chain of parents that leads to itself ends there."""
    names = [name] if name else []
    while names and above and above not in names and len(names) < DEEPEST:
        if above not in parents:
            return (*filter(None, map(str.strip, _PARTED.split(above)[:DEEPEST])), *names)
        names.insert(0, above)
        above = parents[above]
    return tuple(names)
