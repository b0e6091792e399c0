"""What is kept for whole threads, made to fit their posts after some have moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.library.database import Database

_LAST_POSTED = """
    SELECT v.posted_at FROM post p JOIN post_version v ON v.id=p.version_id
    WHERE p.thread_id=?1 AND v.posted_at IS NOT NULL ORDER BY julianday(v.posted_at) DESC LIMIT 1
"""
_OWN = "(SELECT p.id FROM post p WHERE p.thread_id=?1)"
_HOME = "(SELECT p.thread_id FROM post p WHERE p.id=post_id)"
_SETTLE = (
    f"UPDATE OR IGNORE read_mark SET thread_id={_HOME} WHERE thread_id=?1",  # noqa: S608 - own names here and below
    f"DELETE FROM read_mark WHERE thread_id=?1 AND post_id NOT IN {_OWN}",  # noqa: S608
    f"UPDATE OR IGNORE place SET thread_id={_HOME} WHERE thread_id=?1",  # noqa: S608
    f"DELETE FROM place WHERE thread_id=?1 AND post_id NOT IN {_OWN}",  # noqa: S608
    "UPDATE thread SET posts=(SELECT count(*) FROM post p WHERE p.thread_id=?1) WHERE id=?1",
    # An emptied thread keeps the time of its last post: it may be filled again.
    f"UPDATE thread SET last_posted_at=coalesce(({_LAST_POSTED}), last_posted_at) WHERE id=?1",  # noqa: S608
)


def settle(database: Database, thread_ids: Iterable[int]) -> None:
    """Make what is kept for whole threads fit the posts that they have now, inside the caller's transaction.

    Read marks and the place of reading follow their posts; posts are counted again.
    """
    for thread_id in sorted(thread_ids):
        for sql in _SETTLE:
            database.run(sql, (thread_id,))
