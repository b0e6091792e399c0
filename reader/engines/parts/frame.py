"""Pages put together: the thread with its posts, address and key, and what was not sure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.domain.thread import PageKind, ThreadKey, ThreadPage
from reader.engines.parts.dom import base_href, host_of, meta, page_title
from reader.engines.parts.draft import link_quotes
from reader.engines.parts.finders import address_of
from reader.text.floors import floors_of_page, replies_told
from reader.text.paragraphs import digest, opening

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from reader.engines.base import PageSource
    from reader.engines.parts.clock import Clock
    from reader.engines.parts.draft import Draft


@dataclass(slots=True)
class Frame:
    """What a page tells about itself; members as in `ThreadPage`.

    ``site`` is the host of software that runs in one place only; ``host`` is an address that counts where neither
    the capture nor the page names one; ``notes`` are warnings.
    """

    software: str
    title: str = ""
    thread_id: str = ""
    board: tuple[str, ...] = ()
    site_name: str = ""
    version: str | None = None
    view: str = "desktop"
    page: int | None = None
    pages: int | None = None
    views: int | None = None
    replies: int | None = None
    site: str = ""
    host: str = ""
    captured_at: dt.datetime | None = None
    captured_from: str | None = None
    notes: list[str] = field(default_factory=list)
    is_message: bool = False
    list_pages: bool = False
    """Page numbers tell of lists too, not of threads alone."""


def number_posts(frame: Frame, drafts: Sequence[Draft], *, before: int = 0) -> None:
    """Give posts their floors in views that print none, where their places in the thread are certain.

    The labels are those that the software prints in its other views.

    Args:
        frame: the page, of software whose pages hold posts in order.
        drafts: its posts.
        before: how many posts come before the one that the software calls #1; they have no label.
    """
    floors = floors_of_page(frame.page, frame.pages, len(drafts))
    for draft, floor in zip(drafts, floors, strict=False):
        draft.floor = floor
        draft.floor_label = f"#{floor - before}" if floor > before else ""


def count_replies(frame: Frame, drafts: Sequence[Draft]) -> None:
    """Fill in the number of replies where the page does not print it and its floors tell (`replies_told`)."""
    if frame.replies is None:
        frame.replies = replies_told(frame.page, frame.pages, (draft.floor for draft in drafts))


def make_page(engine: str, page: PageSource, frame: Frame, drafts: Sequence[Draft], clock: Clock) -> ThreadPage:
    """The page: a thread, or without posts the software's message or some list."""
    root = page.tree
    link_quotes(drafts)
    posts = tuple(draft.finish() for draft in drafts)
    title = frame.title or page_title(root)
    kind, thread_id = PageKind.THREAD, frame.thread_id
    if not posts:
        kind, thread_id = (PageKind.MESSAGE if frame.is_message else PageKind.LISTING), ""
    elif not thread_id:
        thread_id = f"digest-{digest(f'{title} {opening(posts[0].paragraphs)}')}"
    numbered = bool(posts) or frame.list_pages
    url, url_from = address_of(page)
    addresses = (page.capture.url, url, base_href(root), frame.host)
    site = frame.site or next((host for host in map(host_of, addresses) if host), "")
    return ThreadPage(
        key=ThreadKey(engine, site, thread_id),
        kind=kind,
        title=title,
        posts=posts,
        board=frame.board,
        site_name=frame.site_name or meta(root, "og:site_name"),
        software=frame.software,
        version=frame.version,
        view=frame.view,
        url=url,
        url_from=url_from,
        captured_at=frame.captured_at,
        captured_from=frame.captured_from,
        page=frame.page if numbered else None,
        pages=frame.pages if numbered else None,
        views=frame.views,
        replies=frame.replies,
        warnings=(*frame.notes, *clock.warnings()),
    )
