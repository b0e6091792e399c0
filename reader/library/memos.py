"""Memos on posts, threads, tags and the library; those on annotations lie with the annotations."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from reader.domain.annotation import Span
from reader.domain.memo import Memo, Subject, SubjectKind
from reader.library.records import known_moment, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.library.database import Database
    from reader.library.journal import Journal

_SHOWN = "p.thread_id NOT IN (SELECT thread_id FROM removed)"
_OF_POSTS = f"""
    SELECT m.key, m.text, m.coder, m.modified, t.title, v.opening, p.floor, v.author, t.id, p.id
    FROM memo m JOIN post p ON p.id=CAST(m.key AS INTEGER) JOIN thread t ON t.id=p.thread_id
    JOIN post_version v ON v.id=p.version_id
    WHERE m.subject='post' AND {_SHOWN} ORDER BY t.title, t.id, p.position, m.coder
"""  # noqa: S608 - a constant
_OF_ANNOTATIONS = f"""
    SELECT a.id, a.memo, a.coder, a.modified, t.title, a.exact, p.floor, v.author, t.id, p.id,
        a.first, a.start, a.last, a."end"
    FROM annotation a JOIN post p ON p.id=a.post_id JOIN thread t ON t.id=p.thread_id
    JOIN post_version v ON v.id=p.version_id
    WHERE a.memo<>'' AND {_SHOWN} ORDER BY t.title, t.id, p.position, a.first, a.start
"""  # noqa: S608 - a constant
_OF_THREADS = """
    SELECT m.key, m.text, m.coder, m.modified, t.title, '', NULL, NULL, t.id, NULL
    FROM memo m JOIN thread t ON t.id=CAST(m.key AS INTEGER)
    WHERE m.subject='thread' AND t.id NOT IN (SELECT thread_id FROM removed) ORDER BY t.title, t.id, m.coder
"""
_OF_TAGS = """
    SELECT m.key, m.text, m.coder, m.modified, g.name, g.description, NULL, NULL, NULL, NULL
    FROM memo m JOIN tag g ON g.id=m.key WHERE m.subject='tag' ORDER BY g.name, m.coder
"""
_OF_LIBRARY = """
    SELECT key, text, coder, modified, '', '', NULL, NULL, NULL, NULL
    FROM memo WHERE subject='library' ORDER BY coder
"""


class MemoStore:
    """Keeps memos, one of each coder on each subject.

    Args:
        database: the library's connection.
        journal: its journal.
    """

    def __init__(self, database: Database, journal: Journal) -> None:
        self._db = database
        self._journal = journal

    def text(self, subject: Subject, coder: str) -> str:
        """What a coder wrote about a subject; ``""`` for nothing."""
        row = self._journal.get("memo", subject.kind.value, subject.key, coder)
        return str(row["text"]) if row else ""

    def put(self, subject: Subject, coder: str, text: str) -> None:
        """Write a memo, or take it away with an empty text, inside a step of the journal."""
        if not text:
            self._journal.drop("memo", subject.kind.value, subject.key, coder)
            return
        self._journal.put(
            "memo",
            {
                "subject": subject.kind.value,
                "key": subject.key,
                "coder": coder,
                "text": plain(text),
                "modified": datetime.now(UTC).isoformat(timespec="microseconds"),
            },
        )

    def hand_on(self, subject: Subject, into: Subject) -> None:
        """Put what was written about a thing that goes below what is written about the one that takes its place.

        Args:
            subject: goes, inside a step of the journal.
            into: of the same kind; it stays.
        """
        kind = subject.kind.value
        for (coder,) in self._db.rows("SELECT coder FROM memo WHERE subject=? AND key=?", (kind, subject.key)):
            memo = self._journal.get("memo", kind, subject.key, coder) or {}
            there = self._journal.get("memo", kind, into.key, coder)
            text = f"{there['text']}\n\n{memo['text']}" if there else memo["text"]
            self._journal.put("memo", {**memo, "key": into.key, "text": text})
            self._journal.drop("memo", kind, subject.key, coder)

    def exists(self, subject: Subject) -> bool:
        """Whether there is such a post, thread or tag; the library always is."""
        tables = {SubjectKind.POST: "post", SubjectKind.THREAD: "thread", SubjectKind.TAG: "tag"}
        table = tables.get(subject.kind)
        if table is None:
            return subject.kind is SubjectKind.LIBRARY
        key = subject.key if subject.kind is SubjectKind.TAG else int(subject.key)
        return self._db.row(f"SELECT 1 FROM {table} WHERE id=?", (key,)) is not None  # noqa: S608 - names of ours

    def all(self) -> list[Memo]:
        """Every memo: the library's, then those on tags, threads, posts and annotations, each by title and place."""
        return [*self.on_subjects(), *self._of(SubjectKind.ANNOTATION, _OF_ANNOTATIONS)]

    def on_subjects(self) -> list[Memo]:
        """Every memo but those on annotations."""
        queries = (
            (SubjectKind.LIBRARY, _OF_LIBRARY),
            (SubjectKind.TAG, _OF_TAGS),
            (SubjectKind.THREAD, _OF_THREADS),
            (SubjectKind.POST, _OF_POSTS),
        )
        return [memo for kind, sql in queries for memo in self._of(kind, sql)]

    def _of(self, kind: SubjectKind, sql: str) -> Iterator[Memo]:
        return (_memo(kind, row) for row in self._db.rows(sql))


def _memo(kind: SubjectKind, row: tuple[Any, ...]) -> Memo:
    key, text, coder, modified, about, words, floor, author, thread_id, post_id = row[:10]
    span = Span(*row[10:]) if len(row) > 10 else None
    subject, changed = Subject(kind, key), known_moment(modified)
    return Memo(subject, text, coder, changed, about, words, floor, author, thread_id, post_id, span)
