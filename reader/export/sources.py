"""What the citation formats share: each post once, how a file of them is written, and the fields in their words."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, BinaryIO

from reader.export.base import Written, watched
from reader.export.cleaning import Cleaner

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.domain.annotation import Passage
    from reader.export.base import ExportOptions, ExportProgress

_UNSAFE = re.compile(r"[^A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]")


class SourcesExporter(ABC):
    """Base of the formats that list the posts of the passages; each sets how one post is written."""

    front = b""
    between = b""
    back = b""

    def write(
        self,
        passages: Iterable[Passage],
        out: BinaryIO,
        options: ExportOptions,  # noqa: ARG002 - there is nothing to choose
        progress: ExportProgress | None = None,
    ) -> int:
        """Write an entry for each post; see `Exporter.write`.

        Returns:
            how many there are.
        """
        count, clean = 0, Cleaner()
        out.write(self.front)
        for passage in sources(passages, progress):
            out.write((self.between if count else b"") + self.entry(passage, clean))
            count += 1
        out.write(self.back)
        return Written(count, clean.taken)

    @abstractmethod
    def entry(self, passage: Passage, clean: Cleaner) -> bytes:
        """The entry of the post that a passage is from; all texts go through ``clean``, as one line each."""


def sources(passages: Iterable[Passage], progress: ExportProgress | None) -> Iterator[Passage]:
    """The first passage of each post."""
    seen: set[int] = set()
    for passage in watched(passages, progress):
        post = passage.annotation.target.post_id
        if post not in seen:
            seen.add(post)
            yield passage


def title(passage: Passage, clean: Cleaner) -> str:
    """The thread's title with the post's floor."""
    floor = f" #{passage.floor}" if passage.floor is not None else ""
    return (clean.line(passage.thread_title) or "(no title)") + floor


def notes(passage: Passage, clean: Cleaner) -> Iterator[str]:
    """What no field holds: board, numbers, the file."""
    if passage.board:
        yield "Board: " + " > ".join(clean.line(name) for name in passage.board)
    for label, value in (
        ("Thread", passage.thread_key_id),
        ("Post", passage.post_key),
        ("Time as printed", "" if passage.posted_at else passage.posted_raw),
        ("File", " / ".join(part for part in (passage.source_file, passage.source_member) if part)),
        ("SHA-256", passage.source_sha256),
    ):
        if value:
            yield f"{label}: {clean.line(value)}"


def address(passage: Passage) -> str:
    """The address with everything that is not allowed in one percent-encoded."""
    return _UNSAFE.sub(lambda found: _encoded(found.group()), passage.url or "")


def _encoded(sign: str) -> str:
    return "".join(f"%{byte:02X}" for byte in sign.encode("utf-8", "replace"))
