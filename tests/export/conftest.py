"""Invented passages that have something of everything in them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import pytest

from reader.domain.annotation import AnchorState, Annotation, Passage, Span, Tag, Target, TextQuote

CHINA = timezone(timedelta(hours=8))


def uuid(number: int) -> UUID:
    return UUID(int=number)


def make_passage(number: int = 1, **changes: object) -> Passage:
    """A whole passage; ``changes`` go to the passage, or with ``memo``, ``span``, ``state`` … to its annotation."""
    inner = {name: changes.pop(name) for name in ("memo", "coder", "state") if name in changes}
    outer_target = {name: changes.pop(name) for name in ("span", "quote", "post_id") if name in changes}
    target = Target(
        post_id=11,
        version_id=21,
        span=Span(2, 0, 2, 9),
        quote=TextQuote("the ferry", "Before ", " after"),
        digest="0123456789abcdef",
        paragraphs=5,
    )
    annotation = Annotation(
        id=uuid(number),
        target=replace(target, **outer_target),
        tags=frozenset({uuid(101)}),
        memo="",
        coder="Ada",
        created=datetime(2024, 5, 1, 8, 30, tzinfo=UTC),
        modified=datetime(2024, 5, 2, 9, 0, tzinfo=UTC),
    )
    passage = Passage(
        annotation=replace(annotation, **inner),
        tags=(Tag(uuid(101), "Doubt", "blue"),),
        tag_paths=(("Trust", "Doubt"),),
        text="the ferry",
        thread_id=1,
        thread_title="The new ferry",
        thread_key_id="4711",
        site="River board",
        board=("Town", "Traffic"),
        post_key="9001",
        floor=3,
        author="oarsman",
        author_id="77",
        posted_at=datetime(2023, 3, 4, 20, 15, tzinfo=CHINA),
        posted_raw="2023-3-4 20:15",
        location="East quay",
        captured_at=datetime(2023, 5, 2, 19, 6, tzinfo=CHINA),
        captured_from="saved-from comment",
        url="https://river.example/thread-4711-1-1.html",
        source_file="pages/ferry.html",
        source_member=None,
        source_sha256="ab" * 32,
        charset="gb18030",
        software="Discuz! X",
    )
    return replace(passage, **changes)


@pytest.fixture
def sample_passages() -> list[Passage]:
    """Three passages of two threads: a plain one, a hostile one of several paragraphs, one without any provenance."""
    return [
        make_passage(1),
        make_passage(
            2,
            post_id=12,
            span=Span(0, 4, 2, 7),
            quote=TextQuote("=1+1\n*斜体* <b>\n- item", "“", "\u202etxt.exe"),
            text="=1+1\n*斜体* <b>\n- item",
            author="=cmd|' /C calc'!A0",
            author_id=None,
            posted_at=None,
            posted_raw="昨天 20:15",
            memo="第一行\n  1. second line; [link](javascript:x)",
            state=AnchorState.CHANGED,
            tag_paths=(("Trust", "Doubt"), ("a;b", "c > d", "back\\slash")),
            source_member="page-2.html",
        ),
        make_passage(
            3,
            post_id=31,
            thread_id=2,
            thread_title="",
            thread_key_id="",
            site="",
            board=(),
            post_key="",
            floor=None,
            author=None,
            author_id=None,
            posted_at=None,
            posted_raw="",
            location=None,
            captured_at=None,
            captured_from=None,
            url=None,
            charset="",
            software="",
            tag_paths=(),
            tags=(),
            coder="",
            memo="Only a memo",
        ),
    ]
