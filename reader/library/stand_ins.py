"""Rows that stand in for lost ones in a salvaged library, so that what refers to them need not go with them.

A post hangs on its thread and on the capture that it was read from, and a capture on the bytes of the saved page, which
are much of the file and the likeliest to be hit. None of them is needed to read the post or what was noted on it.
"""

from __future__ import annotations

import hashlib
import zlib
from typing import TYPE_CHECKING

from reader.capture.base import MAX_PAGE

if TYPE_CHECKING:
    import sqlite3

LOST = "lost"
"""The codec of a saved page whose bytes are gone, and the beginning of names that stand in for lost ones."""

_POSTS = f"""
INSERT INTO post (id, thread_id, post_key, floor, position, version_id, versions, stamp)
SELECT v.post_id, coalesce(c.thread_id, 0), '{LOST}-' || v.post_id, v.floor, v.post_id, max(v.id), 1,
       coalesce(c.imported_at, '')
FROM post_version v LEFT JOIN capture c ON c.id=v.capture_id
WHERE v.post_id NOT IN (SELECT id FROM post) GROUP BY v.post_id
"""  # noqa: S608 - our own word
_THREADS = f"""
INSERT INTO thread (id, engine, site, key_id, title, site_name, board, stamp)
SELECT p.thread_id, '{LOST}', '', p.thread_id,
       coalesce(nullif((SELECT min(c.path) FROM capture c WHERE c.thread_id=p.thread_id), ''), '{LOST}'), '', '[]', ''
FROM post p WHERE p.thread_id NOT IN (SELECT id FROM thread) GROUP BY p.thread_id
"""  # noqa: S608
_CAPTURES = f"""
INSERT INTO capture (id, sha256, thread_id, path, container, media_type, charset, charset_from, replaced, kind,
                     software, view, parser, normalisation, warnings, imported_at)
SELECT v.capture_id, '{LOST}-' || v.capture_id, min(p.thread_id), '', '{LOST}', '', '', '', 0, 'thread',
       '', '', '', 0, '[]', ''
FROM post_version v JOIN post p ON p.id=v.post_id
WHERE v.capture_id NOT IN (SELECT id FROM capture) GROUP BY v.capture_id
"""  # noqa: S608
# Under another checksum, so that the page is taken in anew when its file comes again.
_RENAMED = f"""
UPDATE capture SET sha256='{LOST}-' || sha256
WHERE sha256 NOT LIKE '{LOST}-%' AND sha256 NOT IN (SELECT sha256 FROM raw)
"""  # noqa: S608
_PAGES = f"""
INSERT INTO raw (sha256, codec, size, body)
SELECT sha256, '{LOST}', 0, x'' FROM capture WHERE sha256 NOT IN (SELECT sha256 FROM raw)
"""  # noqa: S608


def _name_pages(library: sqlite3.Connection) -> None:
    """Let go of saved pages that cannot be unpacked, and call those that are altered by what they are now."""
    for row, checksum in library.execute("SELECT rowid, sha256 FROM raw WHERE codec<>?", (LOST,)).fetchall():
        (body,) = library.execute("SELECT body FROM raw WHERE rowid=?", (row,)).fetchone()
        try:
            found = hashlib.sha256(zlib.decompressobj().decompress(body, MAX_PAGE)).hexdigest()
        except zlib.error:
            found = ""
        if found == checksum:
            continue
        if not found or library.execute("SELECT 1 FROM raw WHERE sha256=?", (found,)).fetchone():
            library.execute("DELETE FROM raw WHERE rowid=?", (row,))
            continue
        library.execute("UPDATE raw SET sha256=? WHERE rowid=?", (found, row))
        library.execute("UPDATE OR IGNORE capture SET sha256=? WHERE sha256=?", (found, checksum))


def put_in(library: sqlite3.Connection) -> int:
    """Put stand-ins where posts, threads, captures and saved pages are referred to and lost.

    Args:
        library: the salvaged library, whose references are not enforced yet.

    Returns:
        how many rows were put in.
    """
    _name_pages(library)
    library.execute(_RENAMED)
    return sum(library.execute(sql).rowcount for sql in (_POSTS, _THREADS, _CAPTURES, _PAGES))
