"""The edit that writes a memo on a post, a thread, a tag or the library; `SetMemo` is the one for annotations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from reader.domain.errors import EditRefused
from reader.domain.memo import JOURNAL, Memo, Subject, SubjectKind

if TYPE_CHECKING:
    from reader.domain.annotation import Changes
    from reader.library.library import Library

__all__ = ["JOURNAL", "Memo", "Subject", "SubjectKind", "WriteMemo"]


@dataclass(frozen=True, slots=True)
class WriteMemo:
    """Write, change or (with an empty text) delete the coder's memo on something.

    Args:
        subject: what it is about; no annotation.
        text: Markdown.
    """

    kind: ClassVar[str] = "memo"
    subject: Subject
    text: str
    detail: str = ""

    def apply(self, library: Library) -> Changes:
        """See `Edit.apply`."""
        if not library.memos.exists(self.subject):
            raise EditRefused("What the memo is about is no longer there.", library.path)
        text = self.text.strip()
        if text != library.memos.text(self.subject, library.coder):
            library.memos.put(self.subject, library.coder, text)
        return library.touched()
