"""Annotations whose text changed under them, for the reader to look at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.domain.annotation import Annotation


@dataclass(frozen=True, slots=True)
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
