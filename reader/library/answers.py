"""Which post of a thread answers which, where only its quotations tell."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reader.library.records import POST_COLUMNS, unpack_post
from reader.text.answering import Said, written

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.library.database import Database
    from reader.library.threads import ThreadStore

_QUOTING = """
    SELECT count(*) FROM post p JOIN post_version v ON v.id=p.version_id
    WHERE p.thread_id=? AND v.reply_to IS NULL AND v.rest LIKE '%"quotes"%' AND {}
"""
_POSTS = f"""
    SELECT p.id, p.post_key, {", ".join("v." + name for name in POST_COLUMNS.split(", "))}
    FROM post p JOIN post_version v ON v.id=p.version_id WHERE p.thread_id=? AND {{}} ORDER BY p.position, p.id
"""  # noqa: S608 - the names are constants


def answers(
    database: Database, threads: ThreadStore, thread_id: int, posts: Iterable[int] | None = None
) -> dict[int, int]:
    """The posts that posts without a number of the post they answer quote, by the numbers of both.

    Args:
        database: the library's connection.
        threads: tells of damage.
        thread_id: the thread.
        posts: the posts of it that are looked at, as answers and as answered; None for all.
    """
    where = "true" if posts is None else "p.id IN (SELECT value FROM json_each(?))"
    asked = (thread_id,) if posts is None else (thread_id, json.dumps(list(posts)))
    if not database.number(_QUOTING.format(where), asked):
        return {}
    said = Said()
    numbers: dict[str, int] = {}
    found: dict[int, int] = {}
    rows = database.rows(_POSTS.format(where), asked)
    with threads.damage():
        for number, key, *fields in rows:
            post = unpack_post(tuple(fields))
            if post.quotes and not post.reply_to:
                named = next((numbers[quote.post_id] for quote in post.quotes if quote.post_id in numbers), None)
                source = named or said.source(post.quotes)
                if source is not None:
                    found[number] = source
            numbers[key] = number
            said.add(number, written(post))
    return found
