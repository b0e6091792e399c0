"""Desktop pages of Discuz! 6 and 7 (``viewthread.htm``, ``forumdisplay.htm`` of their default templates).

A post is a table, ``table#pidPID``, with the author's cell at the left and ``#postmessage_PID`` at the right; 7.x wraps
all of them in ``#postlist``, 6.x each in a ``div.mainbox.viewthread``. Messages are built as in later versions.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.domain.thread import PageKind
from reader.engines.discuz.old_post import read_old_post
from reader.engines.discuz.page import read_capture_time
from reader.engines.discuz.post import Clock
from reader.engines.discuz.views import MESSAGE_TITLE, make_page
from reader.engines.parts.dom import by_id, end_of_text, has_class, own_text, page_title, query_value, text_of
from reader.engines.parts.finders import figure, find_class, first, parted
from reader.text.dates import CHINA
from reader.text.paragraphs import normalise

if TYPE_CHECKING:
    from lxml.etree import _Element

    from reader.domain.thread import Post, ThreadPage
    from reader.engines.base import PageSource

_POST = re.compile(r"pid(\d{1,12})")
_CELL = re.compile(r"""\bclass\s{0,4}=\s{0,4}["']?postauthor\b""")
_MESSAGE = re.compile(r"""\bid\s{0,4}=\s{0,4}["']?postmessage_\d""")
_GENERATOR = re.compile(r"Discuz! ?([4-7](?:\.\d){0,2})(?!\d)")
_FOOTER = re.compile(r"Powered by Discuz! ?([4-7](?:\.\d){0,2})(?!\d)")
_BOARD = re.compile(r"(?:^|/)forum-\w{1,40}-\d")
_COUNTERS = re.compile(r"(查看|浏览|瀏覽|点击|點擊|回复|回復|回覆) ?[:：] ?(\d{1,12})")
_REPLIES = frozenset(("回复", "回復", "回覆"))
_PARTS = "\u00bb\u203a>"
_FOOT = 4000
_LONGEST = 200


class DiscuzOld:
    """Reads threads of Discuz! 6 and 7, and tells their lists and messages apart from them."""

    name = "discuz-old"

    def recognise(self, page: PageSource) -> float:
        """By the cells of its posts; by its number for pages without any."""
        if not page.is_markup:
            return 0.0
        text = page.text
        if "postauthor" in text and _CELL.search(text) and _MESSAGE.search(text):
            return 0.96
        return 0.7 if _GENERATOR.match(page.generator) and page.names_discuz else 0.0

    def parse(self, page: PageSource) -> ThreadPage:
        """Read the page."""
        root = page.tree
        captured = read_capture_time(page)
        clock = Clock((captured and captured.tzinfo) or CHINA, captured or page.capture.captured_at)
        posts = _read_posts(root, clock)
        site, board, tail = board_path(by_id(root, "nav"))
        result = make_page(page, "desktop", _title(root) or tail, posts, is_message=_is_message(root))
        if posts:
            views, replies = _counters(root)
            result = replace(result, views=views, replies=replies)
        elif result.kind is PageKind.LISTING and tail:
            board = (*board, tail)
        if result.kind is not PageKind.MESSAGE:
            number, last = _pager(root)
            result = replace(result, page=number, pages=last)
        return replace(
            result,
            board=board,
            site_name=site,
            software="Discuz!",
            version=version_of(page),
            captured_at=captured,
            captured_from="footer" if captured else None,
        )


def _read_posts(root: _Element, clock: Clock) -> list[Post]:
    """The posts in the page's order, each once."""
    tables: dict[str, _Element] = {}
    for table in parted(root, (e for e in root.iter("table") if _POST.fullmatch(e.get("id") or ""))):
        tables.setdefault((table.get("id") or "").removeprefix("pid"), table)
    moderated = _moderated(root)
    posts: list[Post] = []
    for pid, table in tables.items():
        if (post := read_old_post(pid, table, clock, () if posts else moderated)) is not None:
            posts.append(post)
    return posts


def version_of(page: PageSource) -> str | None:
    """The version of Discuz! 4 to 7 that a page names."""
    if match := _GENERATOR.match(page.generator):
        return match[1]
    match = _FOOTER.search(end_of_text(next(page.tree.iter("body"), None), _FOOT))
    return match[1] if match else None


def board_path(nav: _Element | None) -> tuple[str, tuple[str, ...], str]:
    """The forum's name, the boards, and the last words of the path, which are no link: a thread's title or a board.

    Args:
        nav: the element that holds the path.
    """
    if nav is None:
        return "", (), ""
    anchors = [a for a in nav.iter("a") if text_of(a)]
    links = [(a.get("href") or "", text_of(a)) for a in anchors]
    boards = tuple(name for href, name in links if _is_board(href))
    site = next((name for href, name in links if not _is_board(href)), "")
    tail = normalise(anchors[-1].tail or "").lstrip(_PARTS) if anchors else ""
    return site, boards, normalise(tail)


def _is_board(href: str) -> bool:
    named = query_value(href, "fid") or query_value(href, "gid")
    return bool(named and "tid=" not in href) or bool(_BOARD.search(href))


def _title(root: _Element) -> str:
    """The thread's heading without the class that is linked before it; a later page of 7.x has it in the path only."""
    box = by_id(root, "threadtitle")
    box = first(e for e in find_class(root, "mainbox") if has_class(e, "viewthread")) if box is None else box
    heading = None if box is None else first(box.iter("h1"))
    if heading is None:
        return ""
    whole = text_of(heading)
    kind = first(a for a in heading.iter("a") if "typeid" in (a.get("href") or ""))
    return whole if kind is None else normalise(whole.removeprefix(text_of(kind)))


def _moderated(root: _Element) -> tuple[str, ...]:
    """What the board did to the thread (``本主题由 X 于 T 加入精华``), printed above its first post."""
    marks = (*find_class(root, "modact"), *(ins for e in find_class(root, "mainbox") for ins in e.iter("ins")))
    return tuple(dict.fromkeys(text for text in map(text_of, marks) if text.startswith(("本主题由", "本主題由"))))


def _counters(root: _Element) -> tuple[int | None, int | None]:
    """Views and replies where a skin prints them above the posts."""
    found: dict[str, int] = {}
    for box in root.iter("div", "td", "p", "span", "table"):
        if _POST.fullmatch(box.get("id") or ""):
            break
        if len(text := own_text(box)) < _LONGEST and (pairs := _COUNTERS.findall(text)):
            for word, value in pairs:
                found.setdefault("replies" if word in _REPLIES else "views", int(value))
    return found.get("views"), found.get("replies")


def _pager(root: _Element) -> tuple[int, int]:
    """The page's number and how many there are; a page without pager is the only one."""
    box = first(e for e in find_class(root, "pages") if first(e.iter("strong")) is not None)
    if box is None:
        return 1, 1
    current = figure(text_of(first(box.iter("strong")))) or 1
    listed = [n for a in box.iter("a") if (n := figure(text_of(a)))]
    return current, max([current, *listed])


def _is_message(root: _Element) -> bool:
    """Whether the page is the software's message box."""
    if MESSAGE_TITLE.search(page_title(root)) or by_id(root, "messagetext") is not None:
        return True
    box = first(find_class(root, "message"))
    return box is not None and MESSAGE_TITLE.search(text_of(first(box.iter("h1")))) is not None
