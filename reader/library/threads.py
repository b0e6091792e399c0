"""Reading threads and posts."""

from __future__ import annotations

import json
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from reader.domain.errors import LibraryDamaged
from reader.domain.thread import PostHead, StoredPost, ThreadHead, ThreadKey
from reader.library.records import POST_COLUMNS, moment, names, unpack_links, unpack_paragraphs, unpack_post

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.domain.thread import Link, Paragraph
    from reader.library.database import Database, Row

_HEADS = """
    SELECT t.id, t.engine, t.site, t.key_id, t.title, t.site_name, t.board, t.posts, t.views, t.replies,
           t.captured_at, t.last_posted_at, t.url
    FROM thread t WHERE t.id NOT IN (SELECT thread_id FROM removed)
"""
_POST_HEADS = """
    SELECT p.id, p.thread_id, p.floor, v.author, v.posted_at, v.posted_raw, v.opening,
           r.post_id IS NOT NULL, b.post_id IS NOT NULL, v.reply_to
    FROM post p JOIN post_version v ON v.id=p.version_id
    LEFT JOIN read_mark r ON r.thread_id=p.thread_id AND r.post_id=p.id
    LEFT JOIN bookmark b ON b.post_id=p.id
"""
_COLOURS = """
    SELECT DISTINCT a.post_id, t.id, t.colour FROM post p
    JOIN annotation a ON a.post_id=p.id JOIN annotation_tag x ON x.annotation_id=a.id JOIN tag t ON t.id=x.tag_id
"""
_ORDER = "SELECT json_group_array(id) FROM (SELECT id FROM post WHERE thread_id=? ORDER BY position, id)"
_POSTS = f"""
    SELECT p.id, p.thread_id, p.version_id, r.post_id IS NOT NULL, b.post_id IS NOT NULL, p.versions,
           {", ".join("v." + name for name in POST_COLUMNS.split(", "))}
    FROM post p JOIN post_version v ON v.id=p.version_id
    LEFT JOIN read_mark r ON r.thread_id=p.thread_id AND r.post_id=p.id
    LEFT JOIN bookmark b ON b.post_id=p.id
    WHERE {{}} ORDER BY p.position, p.id
"""  # noqa: S608 - the names are constants


class ThreadStore:
    """Threads and posts as the window shows them.

    Args:
        database: the library's connection.
    """

    def __init__(self, database: Database) -> None:
        self._db = database
        self._given: dict[int, int] = {}
        self._heads: tuple[tuple[int, int], list[ThreadHead]] | None = None

    # -- threads -----------------------------------------------------------------------------------------------

    def heads(self) -> list[ThreadHead]:
        """All threads that are not removed, by site, board and title."""
        stamp = self._db.stamp()
        if self._heads is None or self._heads[0] != stamp:
            self._heads = stamp, self._read_heads()
        return list(self._heads[1])

    def _read_heads(self) -> list[ThreadHead]:
        read = self._per_thread("SELECT thread_id, count(*) FROM read_mark GROUP BY thread_id")
        marked = self._per_thread(
            "SELECT p.thread_id, count(*) FROM annotation a JOIN post p ON p.id=a.post_id GROUP BY p.thread_id"
        )
        rows = self._db.rows(_HEADS)
        with self.damage():
            heads = [_head(row, read.get(row[0], 0), marked.get(row[0], 0)) for row in rows]
        heads.sort(key=lambda head: (head.site, head.board, head.title, head.id))
        return heads

    def head(self, thread_id: int) -> ThreadHead | None:
        """One thread, or None where it is unknown or removed."""
        row = self._db.row(_HEADS + " AND t.id=?", (thread_id,))
        if not row:
            return None
        read = self._db.number("SELECT count(*) FROM read_mark WHERE thread_id=?", (thread_id,))
        marked = self._db.number(
            "SELECT count(*) FROM annotation a JOIN post p ON p.id=a.post_id WHERE p.thread_id=?", (thread_id,)
        )
        with self.damage():
            return _head(row, read, marked)

    def source_file(self, thread_id: int) -> Path | None:
        """Where the newest capture of a thread lay when it was read, or None."""
        row = self._db.row("SELECT path FROM capture WHERE thread_id=? ORDER BY id DESC LIMIT 1", (thread_id,))
        return Path(row[0]) if row else None

    def any(self) -> bool:
        """Whether there is a thread that is not removed."""
        return self._db.row(_HEADS + " LIMIT 1") is not None

    def _per_thread(self, sql: str) -> dict[int, int]:
        return {row[0]: row[1] for row in self._db.rows(sql)}

    # -- posts -------------------------------------------------------------------------------------------------

    def post_heads(self, thread_id: int, post_ids: Iterable[int] | None = None) -> list[PostHead]:
        """The posts of a thread in reading order, or only the named ones of them."""
        only = None if post_ids is None else sorted(set(post_ids))
        where, params = self._of_thread(thread_id, only)
        rows = self._db.rows(f"{_POST_HEADS} WHERE {where} ORDER BY p.position, p.id", params)
        colours: dict[int, dict[str, str]] = {}
        for post_id, tag_id, colour in self._db.rows(f"{_COLOURS} WHERE {where} ORDER BY t.position", params):
            colours.setdefault(post_id, {})[tag_id] = colour
        answered = self._answered(thread_id, [row[9] for row in rows if row[9]])
        with self.damage():
            return [
                PostHead(
                    id=row[0],
                    thread_id=row[1],
                    floor=row[2],
                    author=row[3],
                    posted_at=moment(row[4]),
                    posted_raw=row[5],
                    opening=row[6],
                    read=bool(row[7]),
                    bookmarked=bool(row[8]),
                    colours=tuple(dict.fromkeys(colours.get(row[0], {}).values())),
                    reply_to=answered.get(row[9]),
                )
                for row in rows
            ]

    def order(self, thread_id: int) -> list[int]:
        """The numbers of a thread's posts in reading order, told fast."""
        # As one value: to fetch 200,000 rows takes twice as long.
        row = self._db.row(_ORDER, (thread_id,))
        return list(json.loads(row[0])) if row else []

    def posts(self, thread_id: int, only: Sequence[int] | None = None) -> list[StoredPost]:
        """The posts of a thread, or the named ones of them, in reading order, each in the version that is shown."""
        if only is None:
            rows = self._db.rows(_POSTS.format("p.thread_id=?"), (thread_id,))
        else:
            where = "+p.thread_id=? AND p.id IN (SELECT value FROM json_each(?))"
            rows = self._db.rows(_POSTS.format(where), (thread_id, json.dumps(list(only))))
        with self.damage():
            posts = [
                StoredPost(row[0], row[1], row[2], unpack_post(row[6:]), bool(row[3]), bool(row[4]), row[5])
                for row in rows
            ]
        self._given.update((post.id, post.version_id) for post in posts)
        return posts

    def version_in_view(self, post_id: int) -> int | None:
        """The version of a post that spans from the window are about: the one last given out, else the stored one.

        An import may store a newer version while the window still shows the older; a span must not be read by the
        wrong text.
        """
        row = self._db.row("SELECT version_id FROM post WHERE id=?", (post_id,))
        return self.given(post_id, int(row[0])) if row else None

    def version_stored(self, post_id: int) -> int:
        """The newest version of a post that is stored."""
        return self._db.number("SELECT version_id FROM post WHERE id=?", (post_id,))

    def versions(self, post_id: int) -> list[int]:
        """All versions of a post, in the order in which they came in."""
        return [row[0] for row in self._db.rows("SELECT id FROM post_version WHERE post_id=? ORDER BY id", (post_id,))]

    def given(self, post_id: int, stored: int) -> int:
        """The version of a post that was last given out whole, else the stored one."""
        return self._given.get(post_id, stored)

    def forget_given(self, post_ids: Iterable[int]) -> None:
        """From now on these posts are seen in the version that is stored: the window knows of the change."""
        for post_id in post_ids:
            self._given.pop(post_id, None)

    def paragraphs(self, version_id: int) -> tuple[Paragraph, ...]:
        """The paragraphs of one version; empty where there is no such version."""
        row = self._db.row("SELECT paragraphs FROM post_version WHERE id=?", (version_id,))
        with self.damage():
            return unpack_paragraphs(row[0]) if row else ()

    def links(self, version_ids: Iterable[int]) -> dict[int, tuple[Link, ...]]:
        """The links of versions; those without any are left out."""
        sql = (
            "SELECT id, paragraphs, json_extract(rest, '$.links') FROM post_version "
            "WHERE id IN (SELECT value FROM json_each(?)) "
            "AND CASE WHEN json_valid(rest) THEN json_type(rest, '$.links')='array' END"
        )
        with self.damage():
            return {
                version: unpack_links(json.loads(listed), unpack_paragraphs(paragraphs))
                for version, paragraphs, listed in self._db.rows(sql, (json.dumps([*version_ids]),))
            }

    def authors(self) -> list[str]:
        """Every name that posts, quotations, comments, ratings and edit notes bear, in the order they came in.

        Later imports add names at the end only.
        """
        found: dict[str, None] = {}
        with self.damage():
            for author, rest in self._db.rows("SELECT author, rest FROM post_version ORDER BY id"):
                fields = json.loads(rest) if rest != "{}" else {}
                named = [item[0] for part in ("quotes", "comments", "ratings") for item in fields.get(part, ())]
                for name in (author, *named, fields.get("edited_by")):
                    if name:
                        found[name] = None
        return list(found)

    def with_author(self, part: str) -> frozenset[int]:
        """The threads with a post by someone whose name has these letters in it."""
        like = "%" + part.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        rows = self._db.rows(
            "SELECT DISTINCT p.thread_id FROM post p JOIN post_version v ON v.id=p.version_id "
            "WHERE v.author LIKE ? ESCAPE '\\'",
            (like,),
        )
        return frozenset(row[0] for row in rows)

    def thread_of(self, post_id: int) -> int | None:
        """The thread that a post belongs to."""
        row = self._db.row("SELECT thread_id FROM post WHERE id=?", (post_id,))
        return int(row[0]) if row else None

    def _of_thread(self, thread_id: int, only: Sequence[int] | None) -> tuple[str, list[object]]:
        if only is None:
            return "p.thread_id=?", [thread_id]
        return "p.thread_id=? AND p.id IN (SELECT value FROM json_each(?))", [thread_id, json.dumps(only)]

    def _answered(self, thread_id: int, keys: list[str]) -> dict[str, int]:
        if not keys:
            return {}
        rows = self._db.rows(
            "SELECT post_key, id FROM post WHERE thread_id=? AND post_key IN (SELECT value FROM json_each(?))",
            (thread_id, json.dumps(keys)),
        )
        return {row[0]: row[1] for row in rows}

    @contextmanager
    def damage(self) -> Iterator[None]:
        """Turn a row that cannot be understood into `LibraryDamaged`."""
        try:
            yield
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
            raise LibraryDamaged("The library is damaged: a stored post cannot be read.", self._db.path) from error


def _head(row: Row, read: int, marked: int) -> ThreadHead:
    return ThreadHead(
        id=row[0],
        key=ThreadKey(row[1], row[2], row[3]),
        title=row[4],
        site=row[5] or row[2],
        board=_board(row[6]),
        posts=row[7],
        unread=max(0, row[7] - read),
        annotations=marked,
        views=row[8],
        replies=row[9],
        captured_at=moment(row[10]),
        last_posted_at=moment(row[11]),
        url=row[12],
    )


@lru_cache(maxsize=1024)
def _board(text: str) -> tuple[str, ...]:
    """A board's path; thousands of threads share a few."""
    return names(text)
