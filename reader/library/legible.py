"""Values of a salvaged library that cannot be understood, such as a time that is none: each is put right or left out.

One of them would else keep a whole thread or list from being shown. What was there stands in the text file of the
salvage as far as it is text.
"""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from reader.domain.annotation import Span
from reader.domain.errors import LibraryDamaged
from reader.domain.thread import ParagraphKind
from reader.library.records import guid, known_moment, names, pack_paragraphs, unpack_paragraphs, unpack_post
from reader.text.anchoring import fits
from reader.text.paragraphs import normalise, number

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator

_UNKNOWN = datetime.fromtimestamp(0, UTC).isoformat()
"""Stands for a time that every row must have and that is lost."""

_VALUES: tuple[tuple[str, str, Callable[[str], object], str | None], ...] = (
    *(("thread", name, known_moment, None) for name in ("captured_at", "last_posted_at")),
    ("thread", "board", names, "[]"),
    ("capture", "captured_at", known_moment, None),
    ("capture", "imported_at", known_moment, _UNKNOWN),
    ("capture", "warnings", names, "[]"),
    ("post_version", "posted_at", known_moment, None),
    *(("annotation", name, known_moment, _UNKNOWN) for name in ("created", "modified")),
    ("step", "at", known_moment, _UNKNOWN),
    ("memo", "modified", known_moment, _UNKNOWN),
    ("sitting", "begun", known_moment, _UNKNOWN),
    ("sitting", "ended", known_moment, _UNKNOWN),
    ("import_report", "at", known_moment, _UNKNOWN),
)
"""Table and column, what reads a value, and what takes the place of one that it cannot read."""

_NUMBERS = (("annotation", "id"), ("tag", "id"), ("annotation_tag", "tag_id"), ("annotation_tag", "annotation_id"))
"""Table and column of numbers without which a row is none; what refers to it goes with it."""

_NO_TEXT = pack_paragraphs(())
_DAMAGE = (LibraryDamaged, ValueError, LookupError, TypeError, AttributeError, RecursionError)


def put_right(library: sqlite3.Connection) -> int:
    """Put right what cannot be understood.

    Args:
        library: the salvaged library, whose references are not enforced yet.

    Returns:
        how many rows had to go.
    """
    tables = {name for (name,) in library.execute("SELECT name FROM sqlite_master WHERE type='table'")}
    for table, column, read, instead in _VALUES:
        if table in tables:
            # Our own names; the same value stands in many rows.
            for value in _unread(library, table, column, read):
                library.execute(f"UPDATE {table} SET {column}=? WHERE {column} IS ?", (instead, value))  # noqa: S608
    _posts(library)
    gone = sum(
        library.execute(f"DELETE FROM {table} WHERE {column} IS ?", (value,)).rowcount  # noqa: S608
        for table, column in _NUMBERS
        for value in _unread(library, table, column, guid)
    )
    return gone + _astray(library)


def _unread(library: sqlite3.Connection, table: str, column: str, read: Callable[[str], object]) -> Iterator[Any]:
    query = f"SELECT DISTINCT {column} FROM {table} WHERE {column} IS NOT NULL"  # noqa: S608
    for (value,) in library.execute(query).fetchall():
        try:
            read(value)
        except _DAMAGE:
            yield value


def _posts(library: sqlite3.Connection) -> None:
    """Posts whose text or particulars cannot be read get what can be."""
    # Gathered first, as rows must not change while they are gone through; few are damaged.
    mended = [
        (_legible(paragraphs), rest if _is_sound(rest) else "{}", ident)
        for ident, paragraphs, rest in library.execute("SELECT id, paragraphs, rest FROM post_version")
        if not _is_sound(rest, paragraphs)
    ]
    library.executemany("UPDATE post_version SET paragraphs=?, rest=? WHERE id=?", mended)


def _is_sound(rest: str, paragraphs: str = _NO_TEXT) -> bool:
    try:
        unpack_post(("", None, None, None, None, "", None, None, paragraphs, rest))
    except _DAMAGE:
        return False
    return True


def _legible(stored: str) -> str:
    """The paragraphs up to the damage, then what follows it as one."""
    try:
        unpack_paragraphs(stored)
    except _DAMAGE:
        pass
    else:
        return stored
    decoder, texts, at = json.JSONDecoder(strict=False), [], 2
    with suppress(ValueError):
        while stored.startswith('"', at):
            text, at = decoder.raw_decode(stored, at)
            texts.append(text)
            at += stored.startswith(",", at)
    whole = stored.startswith("]", at)
    lines = (normalise(str(text)) for text in (*texts, *(() if whole else (stored[at:],))))
    return pack_paragraphs(number((ParagraphKind.BODY, line, None) for line in lines))


def _astray(library: sqlite3.Connection) -> int:
    """Take out annotations that lie outside their text, as after damage of either."""
    rows = library.execute(
        'SELECT a.id, a.first, a.start, a.last, a."end", v.paragraphs '
        "FROM annotation a LEFT JOIN post_version v ON v.id=a.version_id"
    )
    gone = [(ident,) for ident, *place, text in rows if text is None or not fits(unpack_paragraphs(text), Span(*place))]
    library.executemany("DELETE FROM annotation WHERE id=?", gone)
    return len(gone)
