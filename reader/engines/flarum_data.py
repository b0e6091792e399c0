"""What Flarum puts into its pages as data: numbers, times and people, which its plain form does not print.

Form: the JSON:API document of a discussion in ``#flarum-json-payload``, 0.1 beta to 2.0; the page prints author and
words of its posts only (``views/frontend/content/discussion.blade.php``).
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.engines.parts.dom import all_text, by_id, parse_html
from reader.text.paragraphs import normalise

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

    from reader.engines.base import PageSource
    from reader.engines.parts.clock import Clock
    from reader.engines.parts.draft import Draft
    from reader.engines.parts.frame import Frame

_COMPARED = 400
"""Characters of a post by which the one in the data is known."""


class _Record(NamedTuple):
    """A resource of the document: its id, what it says and whom or what it names, by role."""

    ident: str
    says: dict[str, Any]
    names: dict[str, tuple[tuple[str, str], ...]]


class Payload:
    """The data of a discussion's page; empty where the page has none.

    Args:
        page: the page.
    """

    def __init__(self, page: PageSource) -> None:
        document = _document(page.tree)
        self._page = page
        self._discussion = _record(document.get("data"))
        included = document.get("included")
        items = [item for item in included if isinstance(item, dict)] if isinstance(included, list) else []
        self._records = {(str(item.get("type")), str(item.get("id"))): _record(item) for item in items}

    def complete(self, blocks: Iterable[_Element], drafts: list[Draft], clock: Clock) -> None:
        """Give posts of the plain form what the data says of them; posts that it does not hold stay as they are."""
        known: dict[str, list[_Record]] = {}
        for (kind, _), record in self._records.items():
            if kind == "posts" and isinstance(html := record.says.get("contentHtml"), str):
                known.setdefault(_opening(parse_html(html, self._page.notes)), []).append(record)
        for alike in known.values():
            alike.sort(key=lambda record: _number(record) or 0, reverse=True)
        for block, draft in zip(blocks, drafts, strict=True):
            if found := known.get(_opening(block)):
                self._fill(draft, found.pop(), clock)

    def tell(self, frame: Frame) -> None:
        """Give the page's frame what the data says of the discussion."""
        says, names = self._discussion.says, self._discussion.names
        if not frame.thread_id or self._discussion.ident != frame.thread_id:
            return
        frame.title = says["title"] if isinstance(says.get("title"), str) else frame.title
        count = says.get("commentCount")
        frame.replies = count - 1 if isinstance(count, int) and count > 0 else None
        tags = [tag for key in names.get("tags", ()) if (tag := self._records.get(key)) is not None]
        # Tags that stand under others are told after them.
        tags.sort(key=lambda tag: bool(tag.says.get("isChild")))
        frame.board = frame.board or tuple(name for tag in tags if isinstance(name := tag.says.get("name"), str))

    def _fill(self, draft: Draft, post: _Record, clock: Clock) -> None:
        draft.post_id, draft.floor = post.ident, _number(post)
        draft.author_id = next((ident for kind, ident in post.names.get("user", ()) if kind == "users"), None)
        created, edited = post.says.get("createdAt", post.says.get("time")), post.says.get("editedAt")
        draft.posted = clock.stamp("", created if isinstance(created, str) else None)
        if isinstance(edited, str):
            draft.edited_at = clock.note("", edited)
            editor = next((self._records.get(key) for key in post.names.get("editedUser", ())), None)
            name = editor.says.get("displayName") if editor is not None else None
            draft.edited_by = name if isinstance(name, str) else None


def _opening(element: _Element) -> str:
    return normalise(all_text(element))[:_COMPARED]


def _number(post: _Record) -> int | None:
    number = post.says.get("number")
    return number if isinstance(number, int) and not isinstance(number, bool) else None


def _document(root: _Element) -> dict[str, Any]:
    script = by_id(root, "flarum-json-payload")
    try:
        data = json.loads(script.text or "") if script is not None else {}
    except (ValueError, RecursionError):
        return {}
    document = data.get("apiDocument") if isinstance(data, dict) else None
    return document if isinstance(document, dict) else {}


def _record(item: object) -> _Record:
    if not isinstance(item, dict):
        return _Record("", {}, {})
    says, related = item.get("attributes"), item.get("relationships")
    names = {}
    for role, value in related.items() if isinstance(related, dict) else ():
        named = value.get("data") if isinstance(value, dict) else None
        keys = named if isinstance(named, list) else [named]
        names[role] = tuple((str(key.get("type")), str(key.get("id"))) for key in keys if isinstance(key, dict))
    return _Record(str(item.get("id") or ""), says if isinstance(says, dict) else {}, names)
