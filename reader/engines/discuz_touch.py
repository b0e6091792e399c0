"""The touch view of Discuz! X (``mobile=2``): templates of X2.5 to X3.4, and those of X3.5."""

from __future__ import annotations

import copy
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.domain.thread import Comment, Rating
from reader.engines.discuz_body import POSTED
from reader.engines.discuz_page import read_title
from reader.engines.discuz_view_body import detached, read_view_body
from reader.engines.discuz_views import (
    MESSAGE_TITLE,
    Head,
    Sides,
    find_pager,
    floor_number,
    make_page,
    make_post,
    page_clock,
    with_pager,
    without_class,
)
from reader.engines.dom import by_class, by_id, by_id_prefix, has_class, own_text, page_title, query_value, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from reader.domain.thread import Post, ThreadPage
    from reader.engines.base import PageSource
    from reader.engines.discuz_post import Clock

_POST_ID = re.compile(r"pid(\d+)")
_POST = re.compile(r"""<div\b[^>]{0,200}\bid\s{0,4}=\s{0,4}["']?pid\d""", re.IGNORECASE)
_MESSAGE = re.compile(r"""\bclass\s{0,4}=\s{0,4}["']?message\b""", re.IGNORECASE)
_TITLE = re.compile(r"(?:手机版|手機版|Mobile(?: version)?) ?- ?Powered by Discuz!?$", re.IGNORECASE)
_DELETED = re.compile(r"[该該]用[户戶]已被[删刪]除|has been deleted", re.IGNORECASE)
_SPACE_UID = re.compile(r"space-uid-(\d{1,12})")


class DiscuzTouch:
    """Reads threads as phones show them, and tells board lists and messages apart from them."""

    name = "discuz-touch"

    def recognise(self, page: PageSource) -> float:
        """By the elements of its posts, or the words that end its titles."""
        text = page.text
        if not page.is_markup or "authorposton" in text:
            return 0.0
        if "authi" in text and _POST.search(text) and _MESSAGE.search(text):
            return 0.93
        return 0.91 if _TITLE.search(page_title(page.tree)) else 0.0

    def parse(self, page: PageSource) -> ThreadPage:
        """Read the page."""
        root = page.tree
        clock = page_clock(page)
        posts = list(_posts(root, clock))
        is_message = (
            MESSAGE_TITLE.match(page_title(root)) is not None or next(by_class(root, "jump_c"), None) is not None
        )
        result = make_page(page, "touch", _title(page), posts, is_message=is_message and not posts)
        board = _board(root, bool(posts))
        views, replies = _counters(root)
        return with_pager(replace(result, board=board, views=views, replies=replies), find_pager(root))


def _posts(root: HtmlElement, clock: Clock) -> Iterator[Post]:
    found: dict[str, HtmlElement] = {}
    for element in copy.deepcopy(root).iter("div"):
        match = _POST_ID.fullmatch(element.get("id") or "")
        if match is not None:
            found.setdefault(match[1], element)
    for pid, element in zip(found, detached(list(found.values())), strict=True):
        message = next(by_class(element, "message"), None)
        if message is not None or next(by_class(element, "authi"), None) is not None:
            yield _post(element, pid, message, clock)


def _post(element: HtmlElement, pid: str, message: HtmlElement | None, clock: Clock) -> Post:
    lines = next(by_class(element, "authi", "ul"), None)
    head = _head(pid, [] if lines is None else [item for item in lines if item.tag == "li"])
    content = element if message is None else message.getparent()
    if content is None:
        content = element
    written = None if message is None else next(by_class(message, "postmessage"), message)
    # First the sides: reading the message takes them out.
    sides = Sides(list(_comments(element, pid, clock)), list(_ratings(element, pid)))
    return make_post(head, read_view_body(content, written), sides, clock)


def _head(pid: str, items: list[HtmlElement]) -> Head:
    """Floor and author stand in the first item, the time in the second."""
    head = Head(post_id=pid)
    if not items:
        return head
    floor = next((e for e in items[0].iter("em", "span") if e.tag == "em" or has_class(e, "y")), None)
    head.floor = floor_number(text_of(floor))
    link = next((a for a in items[0].iter("a") if _uid(a) and text_of(a)), None)
    if link is not None:
        head.author, head.author_id = text_of(link), _uid(link)
    elif any(_DELETED.search(text_of(mark)) for mark in items[0].iter("em")):
        words = [own_text(e) for e in (*items[0].iter("b"), *by_class(items[0], "z"))]
        head.author = next(filter(None, words), None)
    for item in items[1:]:
        exact = next((e for e in item.iter("span") if e.get("title")), None)
        head.posted_raw = POSTED.sub("", text_of(exact) if exact is not None else own_text(item), count=1).strip()
        head.posted_title = "" if exact is None else exact.get("title", "")
        if head.posted_raw:
            break
    return head


def _uid(link: HtmlElement) -> str:
    href = link.get("href") or ""
    if match := _SPACE_UID.search(href):
        return match[1]
    return query_value(href, "uid") if "space" in href else ""


def _comments(element: HtmlElement, pid: str, clock: Clock) -> Iterator[Comment]:
    box = by_id(element, f"comment_{pid}")
    for entry in () if box is None else by_id_prefix(box, "commentdetail_", "div"):
        words = text_of(next(by_class(entry, "mtxt"), None))
        author = next((text for text in map(text_of, entry.iter("a")) if text), None)
        time = next(by_class(entry, "mtime"), None)
        raw = POSTED.sub("", own_text(time) if time is not None else "", count=1).strip()
        when = clock.read(raw)
        yield Comment(author, words, when.datetime if when else None, raw)


def _ratings(element: HtmlElement, pid: str) -> Iterator[Rating]:
    box = by_id(element, f"ratelog_{pid}")
    rows = [] if box is None else [[c for c in item if c.tag == "div"] for item in box.iter("li")]
    if not rows:
        return
    kinds = [text_of(cell).rstrip("+-0123456789 ") for cell in rows[0][1:-1]]
    for cells in rows[1:]:
        if len(cells) != len(kinds) + 2:
            continue
        scores = [text_of(cell).replace(" ", "") for cell in cells[1:-1]]
        score = " ".join(f"{kind} {value}".strip() for kind, value in zip(kinds, scores, strict=True) if value)
        yield Rating(text_of(cells[0]) or None, score, text_of(cells[-1]))


def _title(page: PageSource) -> str:
    root = page.tree
    for box in by_class(root, "view_tit"):
        if text := own_text(box):
            return text
    for box in by_class(root, "postlist", "div"):
        heading = next((e for e in box if e.tag == "h2"), None)
        if heading is not None and (text := own_text(heading)):
            return without_class(text, root)
    return read_title(page)


def _board(root: HtmlElement, is_thread: bool) -> tuple[str, ...]:
    """The board's name in the bar at the top; pages that are no board's show other words there."""
    marks = {name for e in root.iter("body", "div") for name in (e.get("class") or "").split()}
    if not is_thread and not marks & {"pg_forumdisplay", "threadlist"}:
        return ()
    bar = next(by_class(root, "header"), None)
    if bar is None:
        return ()
    name = text_of(next(by_class(bar, "name"), None)) or text_of(next(bar.iter("h2"), None))
    return (name,) if name else ()


def _counters(root: HtmlElement) -> tuple[int | None, int | None]:
    """Views and replies, which X3.5 prints beside the first post's time."""
    for box in by_class(root, "mtime"):
        counted = next(by_class(box, "y", "span"), None)
        numbers = [] if counted is None else [text_of(e) for e in counted.iter("em")]
        if len(numbers) == 2 and all(number.isdecimal() for number in numbers):
            return int(numbers[0]), int(numbers[1])
    return None, None
