"""A stored capture as lists show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.domain.record import record

if TYPE_CHECKING:
    from datetime import datetime


@record(frozen=True, slots=True)
class CaptureHead:
    """A stored capture: which file it came from and how it was read.

    Args:
        id: the library's number for it.
        thread_id: the thread it was joined to; None for pages without posts.
        path, member, container: where it came from.
        url, captured_at: its address and when it was saved, None where unknown.
        charset, charset_from: the encoding it was read with, and why.
        replaced: undecodable bytes.
        software, version, view, page: what it was read as.
        parser: which program read it.
        warnings: what could not be read for sure.
    """

    id: int
    thread_id: int | None
    path: str
    member: str | None
    container: str
    url: str | None
    captured_at: datetime | None
    charset: str
    charset_from: str
    replaced: int
    software: str
    version: str | None
    view: str
    page: int | None
    parser: str
    warnings: tuple[str, ...] = ()
