"""Searches and passage queries that the reader keeps by name, in the library."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from reader.domain.search import EVERYWHERE, SearchOptions, Where

if TYPE_CHECKING:
    from reader.session.reading import ReadingSession

SEARCHES = "saved-searches"
"""The library's setting with the kept searches."""
PASSAGES = "saved-passages"
"""The library's setting with the kept passage queries."""

_FLAGS = ("scripts", "widths", "case", "regex")


@dataclass(frozen=True, slots=True)
class Saved:
    """One kept query: its name, its words, and how they are meant (which passage queries do not need)."""

    name: str
    query: str
    options: SearchOptions = field(default_factory=SearchOptions)


def saved(session: ReadingSession, kind: str) -> list[Saved]:
    """The kept queries of a kind, by name."""
    try:
        found = json.loads(session.setting(kind, "[]"))
    except ValueError:
        return []
    rows = [_read(row) for row in found] if isinstance(found, list) else []
    return sorted((row for row in rows if row), key=lambda row: row.name.casefold())


def keep(session: ReadingSession, kind: str, query: Saved, instead: str = "") -> None:
    """Keep a query; one of the same name, and the one named ``instead``, go.

    Raises:
        LibraryError: it could not be stored.
    """
    _write(session, kind, [row for row in saved(session, kind) if row.name not in {query.name, instead}] + [query])


def drop(session: ReadingSession, kind: str, name: str) -> None:
    """Forget a kept query.

    Raises:
        LibraryError: it could not be stored.
    """
    _write(session, kind, [row for row in saved(session, kind) if row.name != name])


def _write(session: ReadingSession, kind: str, rows: list[Saved]) -> None:
    session.set_setting(kind, json.dumps([_object(row) for row in rows], ensure_ascii=False))


def _object(row: Saved) -> dict[str, Any]:
    flags = {name: getattr(row.options, name) for name in _FLAGS}
    return {"name": row.name, "query": row.query, "where": sorted(row.options.where), **flags}


def _read(row: object) -> Saved | None:
    if not isinstance(row, dict) or not isinstance(row.get("name"), str) or not isinstance(row.get("query"), str):
        return None
    plain = SearchOptions()
    flags = {name: bool(row.get(name, getattr(plain, name))) for name in _FLAGS}
    where = frozenset(part for part in Where if part.value in row.get("where", ())) or EVERYWHERE
    return Saved(row["name"], row["query"], SearchOptions(where=where, **flags))
