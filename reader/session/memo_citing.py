"""Links between passages, spelled out for readers who do not have the library: words, author, time, floor, address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.export.rows import iso
from reader.export.words import Words
from reader.library.library import Library
from reader.library.linked import linked_place, linked_post
from reader.text.memo_links import SCHEME, spelled_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from reader.domain.annotation import Passage
    from reader.text.memo_links import MemoLink


def cited_links(library: Library, text: str, language: str) -> str:
    """A memo whose links to places are spelled out; what is no longer there leaves the words of the link.

    Args:
        library: the open library.
        text: Markdown.
        language: of the word for floors, one of `reader.export.base.LANGUAGES`.
    """
    words = Words(language)

    def cited(link: MemoLink) -> str:
        place = linked_place(library, link.address)
        found = linked_post(library, place) if place is not None else None
        if found is None:
            return link.words
        head, post = found
        parts = [post.author or words("author unknown"), iso(post.posted_at) or post.posted_raw]
        if post.floor is not None:
            parts.append(words("floor {0}").format(post.floor))
        parts += [head.title, head.url or ""]
        return f"{link.words} ({', '.join(part for part in parts if part)})"

    return spelled_out(text, cited)


def with_cited_links(path: Path, passages: Iterable[Passage], language: str) -> Iterable[Passage]:
    """Passages with the links in their memos spelled out; a sequence stays one.

    Args:
        path: the library, opened once more only where there are such links.
        passages: in their order.
        language: as for `cited_links`.

    Raises:
        LibraryError: the library could not be read.
    """
    if not isinstance(passages, Sequence):
        return _each(path, passages, language)
    if not any(SCHEME in passage.annotation.memo for passage in passages):
        return passages
    return list(_each(path, passages, language))


def _each(path: Path, passages: Iterable[Passage], language: str) -> Iterator[Passage]:
    library: Library | None = None
    try:
        for passage in passages:
            memo = passage.annotation.memo
            if SCHEME not in memo:
                yield passage
                continue
            library = library or Library(path, read_only=True)
            yield replace(passage, annotation=replace(passage.annotation, memo=cited_links(library, memo, language)))
    finally:
        if library is not None:
            library.close()
