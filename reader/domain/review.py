"""Annotations whose text changed under them, and the versions of a post, for the reader to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.domain.record import record

if TYPE_CHECKING:
    from datetime import datetime

    from reader.domain.annotation import Annotation
    from reader.domain.thread import Paragraph


@record(frozen=True, slots=True)
class Review:
    """An annotation that stands changed or nowhere in the newest version of its post.

    Args:
        annotation: its ``shown`` and ``state`` are those in that version.
        version_id: the newest version; the annotation's own is ``annotation.target.version_id``.
        old_text: the words that were annotated.
        new_text: the words that stand there now, ``""`` for an orphan.
        thread_id, thread_title: the thread.
        floor, author: of the post.
    """

    annotation: Annotation
    version_id: int
    old_text: str
    new_text: str
    thread_id: int
    thread_title: str
    floor: int | None
    author: str | None


@record(frozen=True, slots=True)
class PostVersion:
    """One stored version of a post.

    Args:
        id: the library's number for it.
        shown: whether it is the one that is shown.
        author: the name that it bears.
        paragraphs: its text.
        saved_at: when the first saved page that shows it was captured; where no page of it tells, when it came in.
        path: of that page's file.
        member: within that file, None where the file is the page.
        captures: how many saved pages show it.
        annotations: those that were made on it, in reading order.
    """

    id: int
    shown: bool
    author: str | None
    paragraphs: tuple[Paragraph, ...]
    saved_at: datetime | None
    path: str
    member: str | None
    captures: int
    annotations: tuple[Annotation, ...]
