"""Memos that a file brings: on the library, on tags, and on threads and their posts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.domain.memo import JOURNAL, Subject, SubjectKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from uuid import UUID

    from reader.domain.thread import Post, StoredPost
    from reader.intake.base import Project, Source
    from reader.library.library import Library


class BroughtMemo(NamedTuple):
    """A memo with its subject in the library; ``coder`` is ``""`` where the file names nobody."""

    subject: Subject
    coder: str
    text: str


def on_source(source: Source, thread_id: int, posts: Sequence[StoredPost]) -> Iterator[BroughtMemo]:
    """The memos on a text and its posts; one on a post that the thread does not have goes to the thread.

    Args:
        source: the text.
        thread_id: the thread that it is, or became.
        posts: of that thread.
    """
    thread = Subject(SubjectKind.THREAD, str(thread_id))
    if source.memo:
        yield BroughtMemo(thread, "", source.memo)
    for remark in source.remarks:
        subject = thread
        if remark.post is not None and source.page is not None:
            wanted = source.page.posts[remark.post]
            found = next((stored.id for stored in posts if _same(stored.post, wanted)), None)
            subject = thread if found is None else Subject(SubjectKind.POST, str(found))
        yield BroughtMemo(subject, remark.coder, remark.text)


def on_rest(project: Project, tags: Mapping[str, UUID]) -> Iterator[BroughtMemo]:
    """The memos on codes and on the project.

    Args:
        project: what the file holds.
        tags: what the codes became, by their GUIDs.
    """
    for code in project.codes:
        if code.guid in tags:
            subject = Subject(SubjectKind.TAG, str(tags[code.guid]))
            if code.memo:
                yield BroughtMemo(subject, "", code.memo)
            for remark in code.remarks:
                yield BroughtMemo(subject, remark.coder, remark.text)
    if project.memo:
        yield BroughtMemo(JOURNAL, "", project.memo)
    for remark in project.remarks:
        yield BroughtMemo(JOURNAL, remark.coder, remark.text)


def add_memo(library: Library, memo: BroughtMemo) -> None:
    """Write a memo below what its coder wrote already; what stands there is not repeated."""
    coder, text = memo.coder or library.coder, memo.text.strip()
    old = library.memos.text(memo.subject, coder)
    if text and text not in old:
        library.memos.put(memo.subject, coder, f"{old}\n\n{text}" if old else text)


def _same(one: Post, two: Post) -> bool:
    if one.post_id or two.post_id:
        return one.post_id == two.post_id
    return one.floor is not None and one.floor == two.floor
