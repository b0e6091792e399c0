"""Storing another reading of a page that the library holds: another encoding or engine, or a newer parser."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.library.joining import Joiner
from reader.library.pages import PARSER, PageStore
from reader.library.placements import PlacementStore
from reader.library.records import pack, plain, stamp
from reader.library.threads import ThreadStore
from reader.text.paragraphs import NORMALISATION

if TYPE_CHECKING:
    from datetime import datetime

    from reader.capture.base import Decoded
    from reader.domain.thread import ThreadPage
    from reader.library.database import Database
    from reader.library.preparing import PreparedPage

_LEFT_OVER = """
    SELECT p.id FROM post p WHERE p.id IN (SELECT value FROM json_each(?))
    AND NOT EXISTS (SELECT 1 FROM sighting s JOIN post_version v ON v.id=s.version_id WHERE v.post_id=p.id)
    AND NOT EXISTS (SELECT 1 FROM annotation a WHERE a.post_id=p.id)
    AND NOT EXISTS (SELECT 1 FROM bookmark b WHERE b.post_id=p.id)
    AND NOT EXISTS (SELECT 1 FROM memo m WHERE m.subject='post' AND m.key=CAST(p.id AS TEXT))
    AND NOT EXISTS (SELECT 1 FROM step_row r WHERE r.tbl='annotation'
                    AND (instr(r.before, '"post_id":' || p.id || ',') OR instr(r.after, '"post_id":' || p.id || ',')))
"""


@dataclass(frozen=True, slots=True)
class Reread:
    """What another reading came to.

    Args:
        threads: threads that changed.
        posts: posts that are new or shown otherwise than before.
        gone: posts of the earlier reading that nothing shows and nothing hangs on any more; they were taken out.
    """

    threads: frozenset[int]
    posts: frozenset[int]
    gone: int = 0


def outdated(database: Database) -> list[int]:
    """The captures that another version of the program read; texts of projects are read by no engine."""
    return [
        row[0]
        for row in database.rows(
            "SELECT id FROM capture WHERE parser<>? AND container<>'project' ORDER BY id", (PARSER,)
        )
    ]


def reread(database: Database, capture_id: int, decoded: Decoded, prepared: PreparedPage, now: datetime) -> Reread:
    """Store a reading in place of the one that a capture was stored with, in one transaction.

    Posts keep their rows, so annotations stay where they are; what differs is a new version. The page stays in its
    thread. A post of the earlier reading that is not among the new ones goes if no other page shows it and no reader
    has left anything on it; else it stays.

    Args:
        database: the library's connection.
        capture_id: the capture.
        decoded: how it was decoded.
        prepared: what it says now.
        now: counts as the time of capture where the page tells none.

    Raises:
        LibraryError: it could not be stored; the earlier reading stands.
    """
    page = prepared.facts
    with database.transaction():
        row = database.row("SELECT thread_id, imported_at FROM capture WHERE id=?", (capture_id,))
        if not row:
            return Reread(frozenset(), frozenset())
        before = [
            post
            for (post,) in database.rows(
                "SELECT v.post_id FROM sighting s JOIN post_version v ON v.id=s.version_id WHERE s.capture_id=?",
                (capture_id,),
            )
        ]
        seen = stamp(page.captured_at or now)
        fresh, thread_id = False, row[0]
        if prepared.has_posts:
            fresh, thread_id = PageStore(database).place(prepared, seen, row[0])
        _describe(database, capture_id, thread_id, decoded, page)
        database.run("DELETE FROM sighting WHERE capture_id=?", (capture_id,))
        touched: frozenset[int] = frozenset()
        if prepared.has_posts:
            joiner = Joiner(database, thread_id, capture_id, seen, fresh=fresh, again=True)
            joiner.join(prepared)
            touched = frozenset(joiner.touched)
            if joiner.turned:
                PlacementStore(database, ThreadStore(database)).link(joiner.turned)
        # A post of the page may lie in a thread that was joined to this one by hand.
        held = database.rows(
            "SELECT DISTINCT thread_id FROM post WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(before),)
        )
        gone = _take_out(database, before)
        threads = {thread for thread in (row[0], thread_id) if thread is not None}
        for thread in threads | {thread for (thread,) in held}:
            _settle(database, thread)
    return Reread(frozenset(threads), touched, gone)


def _settle(database: Database, thread_id: int) -> None:
    """Count a thread's posts again; one that has lost its last page is gone."""
    database.run("UPDATE thread SET posts=(SELECT count(*) FROM post WHERE thread_id=?1) WHERE id=?1", (thread_id,))
    alone = (
        "NOT EXISTS (SELECT 1 FROM capture WHERE thread_id=?1) AND NOT EXISTS (SELECT 1 FROM post WHERE thread_id=?1) "
        "AND NOT EXISTS (SELECT 1 FROM joined WHERE ?1 IN (thread_id, into_id))"
    )
    database.run(f"DELETE FROM removed WHERE thread_id=?1 AND {alone}", (thread_id,))  # noqa: S608 - own words
    database.run(f"DELETE FROM thread WHERE id=?1 AND {alone}", (thread_id,))  # noqa: S608 - own words


def _describe(database: Database, capture_id: int, thread_id: int | None, decoded: Decoded, page: ThreadPage) -> None:
    database.run(
        "UPDATE capture SET thread_id=?, charset=?, charset_from=?, replaced=?, kind=?, software=?, version=?, view=?, "
        "page=?, parser=?, normalisation=?, warnings=? WHERE id=?",
        (
            thread_id,
            decoded.encoding,
            decoded.source,
            decoded.replaced,
            page.kind,
            page.software,
            page.version,
            page.view,
            page.page if page.page is not None and page.page < 2**31 else None,
            PARSER,
            NORMALISATION,
            plain(pack(page.warnings)),
            capture_id,
        ),
    )


def _take_out(database: Database, posts: list[int]) -> int:
    """Take out posts that nothing shows any more and nothing hangs on."""
    left = [row[0] for row in database.rows(_LEFT_OVER, (json.dumps(posts),))]
    named = json.dumps(left)
    inside = "IN (SELECT value FROM json_each(?))"
    for table in ("read_mark", "place"):
        database.run(f"DELETE FROM {table} WHERE post_id {inside}", (named,))  # noqa: S608 - own names
    database.run(f"DELETE FROM post_version WHERE post_id {inside}", (named,))  # noqa: S608
    database.run(f"DELETE FROM post WHERE id {inside}", (named,))  # noqa: S608
    return len(left)
