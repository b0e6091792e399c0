"""Memos that are about no passage: on the library, tags, threads and posts. Documents give them after the passages."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.domain.memo import SubjectKind
from reader.export.outline import Heading
from reader.export.rows import iso

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.domain.annotation import Passage
    from reader.domain.memo import Memo
    from reader.export.words import Words


class Remark(NamedTuple):
    """A memo as documents set it: its text, and below it who wrote it and when."""

    text: str
    told: str


class Memos:
    """Those memos that belong to the passages of one document.

    Args:
        memos: all that may be given.
        words: of the document's language.
    """

    def __init__(self, memos: Sequence[Memo], words: Words) -> None:
        self._memos = memos
        self._words = words
        self._threads: set[int] = set()
        self._tags: set[str] = set()

    def follow(self, passages: Iterable[Passage]) -> Iterator[Passage]:
        """The same passages, with their threads and tags kept in mind."""
        for passage in passages:
            self._threads.add(passage.thread_id)
            for path in passage.tag_paths:
                self._tags.update(path)
            yield passage

    def parts(self) -> Iterator[Heading | Remark]:
        """The library's memos, and those on the tags, threads and posts of the passages so far, under headings."""
        title: str | None = None
        for memo in filter(self._belongs, self._memos):
            if title is None:
                yield Heading(1, self._words("Memos"))
            if title != (title := about(memo, self._words)):
                yield Heading(2, title)
            told = (f"{self._words('Coder')}: {memo.coder}" if memo.coder else "", iso(memo.modified))
            yield Remark(memo.text, " · ".join(part for part in told if part))

    def _belongs(self, memo: Memo) -> bool:
        if memo.subject.kind is SubjectKind.TAG:
            return memo.about in self._tags
        return memo.thread_id is None or memo.thread_id in self._threads


def about(memo: Memo, words: Words) -> str:
    """What a memo is about, as a heading."""
    if memo.subject.kind is SubjectKind.LIBRARY:
        return words("Library")
    if memo.subject.kind is SubjectKind.TAG:
        return f"{words('Tag')}: {memo.about}"
    title = memo.about or words("(no title)")
    return f"{title} {post_name(memo, words)}" if memo.subject.kind is SubjectKind.POST else title


def post_name(memo: Memo, words: Words) -> str:
    """The post that a memo is about: ``#3 author``."""
    floor = f"#{memo.floor} " if memo.floor is not None else ""
    return floor + (memo.author or words("(author unknown)"))
