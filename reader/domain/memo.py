"""Memos: what a coder writes about a post, a thread, a tag, the whole library, or an annotated place."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from reader.domain.record import record

if TYPE_CHECKING:
    from datetime import datetime

    from reader.domain.annotation import Span


class SubjectKind(StrEnum):
    """What a memo can be about."""

    LIBRARY = "library"
    TAG = "tag"
    THREAD = "thread"
    POST = "post"
    ANNOTATION = "annotation"


@record(frozen=True, slots=True)
class Subject:
    """What one memo is about.

    Args:
        kind: of which kind it is.
        key: the library's number of the post or thread, the GUID of the tag or annotation, ``""`` for the library.
    """

    kind: SubjectKind
    key: str = ""


JOURNAL = Subject(SubjectKind.LIBRARY)
"""The journal of a library."""


@record(frozen=True, slots=True)
class Memo:
    """A memo as lists show it.

    Args:
        subject: what it is about.
        text: Markdown.
        coder: who wrote it.
        modified: when it was last changed.
        about: title of the thread or name of the tag; ``""`` for the library.
        words: the annotated words, or the first words of the post.
        floor, author: of the post.
        thread_id, post_id: where it can be seen; None for tags and the library.
        span: of an annotation, in the version shown.
    """

    subject: Subject
    text: str
    coder: str
    modified: datetime
    about: str = ""
    words: str = ""
    floor: int | None = None
    author: str | None = None
    thread_id: int | None = None
    post_id: int | None = None
    span: Span | None = None
