"""Reading saved pages without a library: the JSON objects that ``postil parse`` prints."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.capture.registry import open_captures
from reader.domain.errors import CaptureError
from reader.domain.thread import WRITTEN_KINDS
from reader.engines.registry import read_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from reader.capture.base import Capture, Decoded
    from reader.domain.thread import Comment, Post, ThreadPage

_PAGE_SUFFIXES = frozenset((".html", ".htm", ".xhtml"))
_RESOURCE_SUFFIXES = frozenset((".css", ".js"))
RESOURCE_FOLDERS = ("_files", ".files", "_Dateien", "_fichiers", "_archivos")
"""How the names of the folders end in which browsers save what a page shows."""

JsonObject = dict[str, Any]
"""An object that `json.dumps` can write."""


def page_object(source: str, capture: Capture, decoded: Decoded, page: ThreadPage) -> JsonObject:
    """A read page as one object; unknown values are None.

    Args:
        source: the path as the user gave it.
        capture: where the page came from.
        decoded: its text, for the encoding.
        page: what was read.
    """
    return {
        "source": source,
        "member": capture.member,
        "container": capture.container,
        "url": page.url,
        "url_from": page.url_from,
        "captured_at": _time(page.captured_at),
        "captured_from": page.captured_from,
        "charset": decoded.encoding,
        "charset_from": decoded.source,
        "replaced": decoded.replaced,
        "software": page.software,
        "version": page.version,
        "view": page.view,
        "kind": page.kind.value,
        "site": page.site_name or None,
        "board": list(page.board),
        "thread_id": page.key.thread_id or None,
        "thread_title": page.title or None,
        "page": page.page,
        "pages": page.pages,
        "views": page.views,
        "replies": page.replies,
        "warnings": list(page.warnings),
        "posts": [_post_object(post) for post in page.posts],
    }


def error_object(source: str, error: CaptureError) -> JsonObject:
    """What stands in a page's place when its file could not be read."""
    return {"source": source, "error": {"kind": type(error).__name__, "message": str(error)}}


def parse_paths(paths: Iterable[str], encoding: str | None = None) -> Iterator[JsonObject]:
    """Read files and all files below folders, in order; a file that fails gives an error object.

    Args:
        paths: files and folders; folders are walked sorted by name.
        encoding: overrules the encoding of every page.

    Raises:
        UsageError: the encoding is none that pages use.
    """
    for path in paths:
        for file in files_in(path):
            yield from parse_file(file, encoding)


def parse_file(source: str, encoding: str | None = None) -> Iterator[JsonObject]:
    """The pages of one file, or one error object.

    Raises:
        UsageError: the encoding is none that pages use.
    """
    try:
        captures = open_captures(Path(source))
    except CaptureError as error:
        yield error_object(source, error)
        return
    for capture in captures:
        try:
            decoded, page = read_page(capture, encoding)
        except CaptureError as error:
            yield error_object(source, error)
        else:
            yield page_object(source, capture, decoded, page)


def files_in(path: str) -> Iterator[str]:
    """The path itself, or the files below it when it is a folder, sorted; each real folder is entered once."""
    seen: set[Path] = set()
    waiting = [path]
    while waiting:
        current = waiting.pop()
        folder = Path(current)
        try:
            if not folder.is_dir():
                yield current
                continue
            real = folder.resolve()
            if real in seen:
                continue
            seen.add(real)
            inside = _pages_among(sorted(folder.iterdir(), reverse=True))
        except (OSError, RuntimeError, ValueError):
            # Opening it gives the error that says why.
            yield current
            continue
        waiting.extend(str(item) for item in inside)


def _pages_among(items: list[Path]) -> list[Path]:
    """A folder's entries without what browsers save beside a page: its resource folder, scripts and styles."""
    beside = {item.stem + end for item in items if item.suffix.lower() in _PAGE_SUFFIXES for end in RESOURCE_FOLDERS}
    return [
        item
        for item in items
        if item.suffix.lower() not in _RESOURCE_SUFFIXES and not item.name.startswith(".") and item.name not in beside
    ]


def _time(value: datetime | None) -> str | None:
    return value.isoformat() if value is not None else None


def _post_object(post: Post) -> JsonObject:
    return {
        "id": post.post_id or None,
        "floor": post.floor_label or post.floor,
        "floor_number": post.floor,
        "author": post.author,
        "author_id": post.author_id,
        "posted_at": _time(post.posted_at),
        "posted_raw": post.posted_raw or None,
        "edited_at": _time(post.edited_at),
        "edited_by": post.edited_by,
        "location": post.location,
        "client": post.client,
        "reply_to": post.reply_to,
        "paragraphs": [{"text": p.text, "kind": p.kind.value} for p in post.paragraphs if p.kind in WRITTEN_KINDS],
        "links": _link_objects(post) if post.links else [],
        "quotes": [{"author": q.author, "text": q.text, "post_id": q.post_id} for q in post.quotes],
        "attachments": list(post.attachments),
        "images": list(post.images),
        "comments": [_comment_object(comment) for comment in post.comments if not comment.inline],
        "inline_replies": [_comment_object(comment) for comment in post.comments if comment.inline],
        "ratings": [{"author": r.author, "score": r.score, "reason": r.reason} for r in post.ratings],
        "signature": list(post.signature),
        "notices": list(post.notices),
        "hidden": post.hidden,
    }


def _link_objects(post: Post) -> list[JsonObject]:
    """The links among what the author wrote; ``paragraph`` counts only the paragraphs that are given."""
    written = (p.ordinal for p in post.paragraphs if p.kind in WRITTEN_KINDS)
    given = {ordinal: number for number, ordinal in enumerate(written)}
    return [
        {"paragraph": given[link.paragraph], "start": link.start, "end": link.end, "href": link.address}
        for link in post.links
        if link.paragraph in given
    ]


def _comment_object(comment: Comment) -> JsonObject:
    return {"author": comment.author, "text": comment.text, "posted_at": _time(comment.posted_at)}
