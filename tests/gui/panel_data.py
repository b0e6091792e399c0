"""Invented threads, tags and passages for the tests of the side panels."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from PySide6.QtTest import QAbstractItemModelTester

from reader.domain.annotation import Annotation, Passage, PassageQuery, Span, Tag, Target, TextQuote
from reader.domain.thread import PostHead, ThreadHead, ThreadKey
from reader.gui.base.theme import Look
from reader.gui.passages.passage_model import PassageModel
from reader.gui.passages.passage_table import PassagePanel

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pytestqt.qtbot import QtBot

SPACE = UUID("5e0d5a53-5a0f-4c39-9a0b-6f3b4c0de001")
START = datetime(2023, 4, 2, 9, 30, tzinfo=UTC)


def guid(name: str) -> UUID:
    return uuid5(SPACE, name)


def head(
    ident: int, title: str = "", *, site: str = "Harbour Forum", board: tuple[str, ...] = ("Boats",), **more
) -> ThreadHead:
    facts = {"posts": 3, "unread": 0, "annotations": 0, **more}
    key = ThreadKey("discuz", "forum.example", str(ident))
    return ThreadHead(id=ident, key=key, title=title or f"Thread {ident:05}", site=site, board=board, **facts)


def post(ident: int, thread_id: int, floor: int | None = 1, **more) -> PostHead:
    facts = {
        "author": f"sailor{floor}",
        "posted_at": START,
        "posted_raw": "",
        "opening": f"Words of {ident}",
        "read": True,
        **more,
    }
    return PostHead(id=ident, thread_id=thread_id, floor=floor, **facts)


def passage(name: str, tags: Iterable[Tag] = (), *, thread_id: int = 1, memo: str = "", **more) -> Passage:
    tags = tuple(tags)
    target = Target(1, 1, Span(0, 0, 0, 4), TextQuote("text"), "0" * 16, 3)
    annotation = Annotation(guid(name), target, frozenset(t.id for t in tags), memo, "Li", START, START, target.span)
    facts = {
        "text": name,
        "thread_title": f"Thread {thread_id}",
        "floor": 1,
        "author": "sailor",
        "posted_at": START,
        **more,
    }
    return Passage(
        annotation=annotation,
        tags=tags,
        tag_paths=tuple((t.name,) for t in tags),
        thread_id=thread_id,
        thread_key_id=str(thread_id),
        site="Harbour Forum",
        board=("Boats",),
        post_key="1",
        author_id=None,
        posted_raw="",
        location=None,
        captured_at=None,
        captured_from=None,
        url=None,
        source_file="page.html",
        source_member=None,
        source_sha256="0" * 64,
        **facts,
    )


class FakeSession:
    """Answers what the panels ask of a session, and counts how often."""

    def __init__(self) -> None:
        self.read_only = False
        self.heads: dict[int, ThreadHead] = {}
        self.by_thread: dict[int, list[PostHead]] = {}
        self.book: list[Tag] = []
        self.found: list[Passage] = []
        self.counts: dict[int | None, dict[UUID, int]] = {}
        self.queries: list[PassageQuery] = []
        self.asked_posts: list[int] = []
        self.quoted: dict[int, int] = {}
        self.memos: dict[str, str] = {}

    def add(self, thread: ThreadHead, posts: Iterable[PostHead] = ()) -> ThreadHead:
        self.heads[thread.id] = thread
        self.by_thread[thread.id] = list(posts) or [
            post(thread.id * 1000 + n, thread.id, n, posted_at=START + timedelta(days=n))
            for n in range(1, thread.posts + 1)
        ]
        return thread

    def change_post(self, thread_id: int, row: int, **facts) -> PostHead:
        changed = replace(self.by_thread[thread_id][row], **facts)
        self.by_thread[thread_id][row] = changed
        return changed

    def threads(self) -> list[ThreadHead]:
        return list(self.heads.values())

    def thread(self, thread_id: int) -> ThreadHead | None:
        return self.heads.get(thread_id)

    def post_heads(self, thread_id: int, posts: Iterable[int] | None = None) -> list[PostHead]:
        self.asked_posts.append(thread_id)
        wanted = None if posts is None else set(posts)
        return [p for p in self.by_thread.get(thread_id, []) if wanted is None or p.id in wanted]

    def answers(self, _thread_id: int, posts: Iterable[int]) -> dict[int, int]:
        among = set(posts)
        return {post: quoted for post, quoted in self.quoted.items() if {post, quoted} <= among}

    def post_order(self, thread_id: int) -> list[int]:
        return [p.id for p in self.by_thread.get(thread_id, [])]

    def tags(self) -> list[Tag]:
        return list(self.book)

    def memo(self, subject) -> str:
        return self.memos.get(subject.key, "")

    def examples(self, _tag_id: UUID) -> list[Annotation]:
        return []

    def tag_counts(self, thread_id: int | None = None) -> dict[UUID, int]:
        return dict(self.counts.get(thread_id, {}))

    def passages(self, query: PassageQuery) -> list[Passage]:
        self.queries.append(query)
        words = query.query.casefold().split()
        return [
            p
            for p in self.found
            if all(word in f"{p.text} {p.annotation.memo} {p.author}".casefold() for word in words)
            and (not query.tags or query.tags & p.annotation.tags)
            and query.thread_id in {None, p.thread_id}
            and (not query.posts or p.annotation.target.post_id in query.posts)
        ]


def passage_model(passages: Sequence[Passage]) -> PassageModel:
    """The table's model with these passages, watched for offences against Qt's rules of models."""
    table = PassageModel()
    QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Fatal, table)
    table.set_passages(passages)
    return table


def shown_panel(qtbot: QtBot, session: FakeSession, height: int) -> PassagePanel:
    """The passages panel with what a session found, shown and active."""
    widget = PassagePanel(Look())
    qtbot.addWidget(widget)
    widget.resize(1100, height)
    widget.set_session(session)
    widget.show()
    qtbot.waitExposed(widget)
    qtbot.waitUntil(lambda: widget.model.rowCount() == len(session.found), timeout=2000)
    widget.activateWindow()
    return widget
