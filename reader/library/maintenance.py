"""Looking after a library: what is in it, and whether it is sound."""

from __future__ import annotations

import hashlib
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reader.capture.base import MAX_PAGE
from reader.domain.errors import LibraryDamaged, LibraryReadOnly
from reader.library.annotations import COLUMNS, make
from reader.library.library import Library
from reader.library.records import unpack_paragraphs
from reader.library.search_file import index_bytes
from reader.library.search_index import check_index
from reader.library.stand_ins import LOST
from reader.text.anchoring import fits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from reader.library.database import Database

_COUNTED = {
    "threads": "SELECT count(*) FROM thread WHERE id NOT IN (SELECT thread_id FROM removed)",
    "removed_threads": "SELECT count(*) FROM removed",
    "posts": "SELECT count(*) FROM post",
    "post_versions": "SELECT count(*) FROM post_version",
    "captures": "SELECT count(*) FROM capture",
    "capture_bytes": "SELECT sum(size) FROM raw",
    "capture_bytes_stored": "SELECT sum(length(body)) FROM raw",
    "text_bytes": "SELECT sum(length(CAST(paragraphs AS BLOB)) + length(CAST(rest AS BLOB))) FROM post_version",
    "undo_bytes": "SELECT sum(length(coalesce(before, '')) + length(coalesce(after, ''))) FROM step_row",
    "report_bytes": "SELECT sum(length(lines)) FROM import_report",
    "annotations": "SELECT count(*) FROM annotation",
    "memos": "SELECT count(*) FROM annotation WHERE memo<>''",
    "tags": "SELECT count(*) FROM tag",
    "coders": "SELECT count(DISTINCT coder) FROM annotation",
    "bookmarks": "SELECT count(*) FROM bookmark",
    "undo_steps": "SELECT count(*) FROM step WHERE undone=0",
    "schema": "PRAGMA user_version",
}

_RULES = {
    "{} post(s) show a version that is not stored.": (
        "SELECT count(*) FROM post p LEFT JOIN post_version v ON v.id=p.version_id AND v.post_id=p.id "
        "WHERE v.id IS NULL"
    ),
    "{} annotation(s) refer to a version of another post.": (
        "SELECT count(*) FROM annotation a LEFT JOIN post_version v ON v.id=a.version_id AND v.post_id=a.post_id "
        "WHERE v.id IS NULL"
    ),
    "{} annotation(s) lie in a thread that was joined to another one.": (
        "SELECT count(*) FROM annotation a JOIN post p ON p.id=a.post_id JOIN joined j ON j.thread_id=p.thread_id"
    ),
    "{} thread(s) count their posts wrongly.": (
        "SELECT count(*) FROM thread t WHERE t.posts<>(SELECT count(*) FROM post p WHERE p.thread_id=t.id)"
    ),
    "{} capture(s) lost their bytes.": (
        "SELECT count(*) FROM capture c LEFT JOIN raw r ON r.sha256=c.sha256 WHERE r.sha256 IS NULL"
    ),
    "{} annotation(s) have neither a tag nor a memo.": (
        "SELECT count(*) FROM annotation a WHERE a.memo='' "
        "AND NOT EXISTS (SELECT 1 FROM annotation_tag x WHERE x.annotation_id=a.id)"
    ),
}


def info(path: Path, cancelled: Callable[[], bool] | None = None) -> dict[str, str | int]:
    """Counts, and sizes in bytes, of a library under stable names; it is opened for reading only.

    Args:
        path: the library.
        cancelled: asked now and then; True stops it.

    Raises:
        LibraryError: it cannot be opened, or was stopped.
    """
    with _reading(path) as database, database.stopping(cancelled):
        counts = {name: database.number(sql) for name, sql in _COUNTED.items()}
        free = database.number("PRAGMA freelist_count") * database.number("PRAGMA page_size")
        sizes = {"bytes": database.path.stat().st_size, "free_bytes": free, "index_bytes": index_bytes(database.path)}
        return {"path": str(path), **sizes, **counts}


def check(path: Path, cancelled: Callable[[], bool] | None = None) -> list[str]:
    """What is wrong with a library, one sentence each; an empty list means sound. Nothing is changed.

    Args:
        path: the library.
        cancelled: asked now and then; True stops it.

    Raises:
        LibraryError: it cannot be opened at all, or it was stopped.
    """
    with _reading(path) as database, database.stopping(cancelled):
        try:
            return [
                *_structure(database),
                *_relations(database),
                *_anchors(database),
                *_captures(database),
                *check_index(database),
            ]
        except LibraryDamaged as error:
            return [error.reason]


def compact(path: Path, cancelled: Callable[[], bool] | None = None, *, join: bool = False) -> tuple[int, int]:
    """Give the space back that deleted rows left in a library, and put its tables in order.

    SQLite does it in one transaction over a passing copy, so the disk needs room for a second library meanwhile.

    Args:
        path: the library.
        cancelled: asked now and then; True stops it.
        join: join the write lock that this program holds; what else it would write has to wait.

    Returns:
        the file's size in bytes before and after.

    Raises:
        LibraryReadOnly: another program writes to it, or it cannot be written.
        LibraryFull: the disk has no room; the library is as it was.
        LibraryError: it was stopped; the library is as it was.
    """
    library = Library(path, join=join)
    try:
        if library.read_only:
            raise LibraryReadOnly("The library cannot be compacted while it is open elsewhere.", path)
        before = library.path.stat().st_size
        library.database.compact(cancelled)
        return before, library.path.stat().st_size
    finally:
        library.close()


@contextmanager
def _reading(path: Path) -> Iterator[Database]:
    library = Library(path, read_only=True)
    try:
        yield library.database
    finally:
        library.close()


def _structure(database: Database) -> list[str]:
    lines = [str(row[0]) for row in database.rows("PRAGMA integrity_check(20)")]
    return [] if lines == ["ok"] else [f"The file is damaged: {line}." for line in lines]


def _relations(database: Database) -> list[str]:
    broken = len(database.rows("PRAGMA foreign_key_check"))
    found = [f"{broken} row(s) refer to rows that are not there."] if broken else []
    for sentence, sql in _RULES.items():
        count = database.number(sql)
        if count:
            found.append(sentence.format(count))
    return found


def _anchors(database: Database) -> list[str]:
    """Whether each annotation still lies within the text it was made on."""
    astray = unreadable = 0
    for version_id, text in database.rows(
        "SELECT id, paragraphs FROM post_version WHERE id IN (SELECT version_id FROM annotation)"
    ):
        try:
            paragraphs = unpack_paragraphs(text)
            rows = database.rows(f"SELECT {COLUMNS} FROM annotation a WHERE a.version_id=?", (version_id,))  # noqa: S608
            targets = [make(row, frozenset()).target for row in rows]
        except (LibraryDamaged, ValueError, KeyError, TypeError):
            unreadable += 1
            continue
        astray += sum(1 for target in targets if not fits(paragraphs, target.span))
    found = [f"{unreadable} post version(s) or their annotations cannot be read."] if unreadable else []
    return found + ([f"{astray} annotation(s) lie outside their text."] if astray else [])


def _captures(database: Database) -> list[str]:
    """Whether each saved page still is what it was when it came in, byte for byte."""
    changed = unreadable = 0
    for (checksum,) in database.rows("SELECT sha256 FROM raw WHERE codec<>?", (LOST,)):
        row = database.row("SELECT body, size FROM raw WHERE sha256=?", (checksum,))
        try:
            body = zlib.decompressobj().decompress(row[0], MAX_PAGE) if row else b""
        except zlib.error:
            unreadable += 1
            continue
        changed += hashlib.sha256(body).hexdigest() != checksum
    found = [f"{unreadable} saved page(s) cannot be unpacked."] if unreadable else []
    return found + ([f"{changed} saved page(s) are not what came in."] if changed else [])
