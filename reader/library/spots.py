"""Posts found by who wrote them, in which thread, on which floor: for going there by a few letters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reader.library.database import Database

_FLOOR = re.compile(r"(?:#|第)?([0-9]{1,9})(?:楼|樓|层|層|f)?", re.IGNORECASE)
_WORDS = 6
_SPOTS = """
    SELECT p.thread_id, p.id, p.floor, v.author, v.opening, t.title
    FROM post p JOIN post_version v ON v.id=p.version_id JOIN thread t ON t.id=p.thread_id
    LEFT JOIN place l ON l.thread_id=p.thread_id
    WHERE t.id NOT IN (SELECT thread_id FROM removed) AND {where}
    ORDER BY l.at IS NULL, l.at DESC, p.thread_id DESC, p.position LIMIT ?
"""


class Spot(NamedTuple):
    """A post that can be gone to; ``opening`` is its first words."""

    thread_id: int
    post_id: int
    floor: int | None
    author: str | None
    opening: str
    title: str


def spots(database: Database, typed: str, most: int = 50) -> list[Spot]:
    """The posts that answer words typed, those of the threads read last first.

    Args:
        database: the library's connection.
        typed: parts of an author's name or a thread's title, perhaps with a floor: ``ann 12``, ``#3 ferry``.
        most: posts that are given at most.
    """
    words = typed.split()[:_WORDS]
    floors = [found[1] for word in words if (found := _FLOOR.fullmatch(word))]
    names = [word for word in words if not _FLOOR.fullmatch(word)]
    if not names:
        return []
    parts, params = [], []
    for word in names:
        parts.append("(v.author LIKE ? ESCAPE '\\' OR t.title LIKE ? ESCAPE '\\')")
        params += [_like(word)] * 2
    if floors:
        parts.append("p.floor=?")
        params.append(floors[0])
    else:
        # A thread stands in the list itself; its posts are wanted for the sake of their author only.
        parts.append("(" + " OR ".join(["v.author LIKE ? ESCAPE '\\'"] * len(names)) + ")")
        params += [_like(word) for word in names]
    rows = database.rows(_SPOTS.format(where=" AND ".join(parts)), (*params, most))
    return [Spot(*row) for row in rows]


def _like(part: str) -> str:
    """A pattern that finds the letters anywhere, whatever they mean to LIKE."""
    return "%" + re.sub(r"([\\%_])", r"\\\1", part) + "%"
