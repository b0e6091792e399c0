"""The touch view of Discuz! X (``mobile=2``): templates of X2.5 to X3.4, and those of X3.5."""

from __future__ import annotations

import copy
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.domain.thread import Comment, PageKind, Rating
from reader.engines.discuz.article import read_touch_article
from reader.engines.discuz.body import POSTED
from reader.engines.discuz.page import OF_ONE_AUTHOR, read_title, shows_one_author
from reader.engines.discuz.ratings import score_of
from reader.engines.discuz.touch_styles import above, beside, drop_chrome, fill_head, user_id
from reader.engines.discuz.view_body import detached, read_view_body
from reader.engines.discuz.views import (
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
from reader.engines.parts.dom import by_class, by_id, by_id_prefix, has_class, own_text, page_title, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from reader.domain.thread import Post, ThreadPage
    from reader.engines.base import PageSource
    from reader.engines.discuz.post import Clock

_POST_ID = re.compile(r"pid(\d+)")
_HOLDERS = ("div", "li", "article", "section", "dl")
_POST = re.compile(r"""<(?:div|li|article|section|dl)\b[^>]{0,200}\bid\s{0,4}=\s{0,4}["']?pid\d""", re.IGNORECASE)
_LINK = re.compile(r"mod=(?:viewthread|redirect|post)\b|discuz_uid\s{0,4}=", re.IGNORECASE)
_MESSAGE = re.compile(r"""\bclass\s{0,4}=\s{0,4}["']?message\b""", re.IGNORECASE)
_TITLE = re.compile(r"(?:手机版|手機版|Mobile(?: version)?) ?- ?Powered by Discuz!?$", re.IGNORECASE)
_BOARD = re.compile(r"mod=forumdisplay\b|(?:^|/)forum-\d")
_DELETED = re.compile(r"[该該]用[户戶]已被[删刪]除|has been deleted", re.IGNORECASE)


class DiscuzTouch:
    """Reads threads as phones show them, and tells board lists and messages apart from them."""

    name = "discuz-touch"

    def recognise(self, page: PageSource) -> float:
        """By the elements of its posts, or the words that end its titles."""
        text = page.text
        if not page.is_markup or ("authorposton" in text and ("postmessage_" in text or "postnum" in text)):
            return 0.0
        held = "pid" in text and "message" in text and _POST.search(text) and _MESSAGE.search(text)
        if held and ("authi" in text or _LINK.search(text)):
            return 0.93
        if "authorposton" in text:
            return 0.0
        return 0.91 if _TITLE.search(page_title(page.tree)) else 0.0

    def parse(self, page: PageSource) -> ThreadPage:
        """Read the page."""
        root = page.tree
        clock = page_clock(page)
        posts = list(_posts(root, clock))
        if len(posts) > 1 and posts[0].floor is None and posts[1].floor == 2:
            posts[0] = replace(posts[0], floor=1)
        one_author = bool(posts) and shows_one_author(page)
        if one_author:
            posts = [replace(post, floor=None) for post in posts]
        is_message = (
            MESSAGE_TITLE.match(page_title(root)) is not None or next(by_class(root, "jump_c"), None) is not None
        )
        article = None if posts or is_message else read_touch_article(page, clock)
        if article is not None:
            result = make_page(page, "touch", article.title or _title(page), article.posts)
            key = replace(result.key, thread_id=article.ident or result.key.thread_id)
            site = result.site_name.removeprefix(f"{article.title} - ")
            return replace(result, kind=PageKind.ARTICLE, key=key, site_name=site)
        result = make_page(page, "touch", _title(page), posts, is_message=is_message and not posts)
        if one_author:
            result = replace(result, warnings=(*result.warnings, OF_ONE_AUTHOR))
        board = _board(root, bool(posts))
        views, replies = _counters(root)
        return with_pager(replace(result, board=board, views=views, replies=replies), find_pager(root))


def _posts(root: _Element, clock: Clock) -> Iterator[Post]:
    found: dict[str, _Element] = {}
    whole = copy.deepcopy(root)
    for element in whole.iter(*_HOLDERS):
        match = _POST_ID.fullmatch(element.get("id") or "")
        if match is not None:
            found.setdefault(match[1], element)
    opening = Head()
    if found:
        fill_head(opening, above(whole, next(iter(found.values()))))
    for pid, element in zip(found, detached(list(found.values())), strict=True):
        message = next(by_class(element, "message"), None)
        if message is not None or next(by_class(element, "authi"), None) is not None:
            yield _post(element, pid, message, clock, opening)
            opening = Head()


def _post(element: _Element, pid: str, message: _Element | None, clock: Clock, opening: Head) -> Post:
    """One post; ``opening`` is what the page says above its first one, in templates that set its head there."""
    lines = next(by_class(element, "authi", "ul"), None)
    items = [] if lines is None else [item for item in lines if item.tag == "li"]
    head = _head(pid, items)
    if not (head.author and head.posted_raw):
        _complete(head, element, message, opening)
    content = element if message is None else message.getparent()
    if content is None:
        content = element
    written = None if message is None else next(by_class(message, "postmessage"), message)
    # First the sides: reading the message takes them out.
    stand = [text_of(a) for item in items for a in item.iter("a") if "filter=debate" in (a.get("href") or "")]
    sides = Sides(list(_comments(element, pid, clock)), list(_ratings(element, pid)), stand)
    drop_chrome(content)
    return make_post(head, read_view_body(content, written), sides, clock)


def _complete(head: Head, element: _Element, message: _Element | None, opening: Head) -> None:
    """Look for author and time where templates of other makers set them; a post without a trace of both is opened."""
    around = beside(element, message)
    anonymous = any("javascript:;" in (e.get("href") or "") and text_of(e) for e in around if e.tag == "a")
    known = head.author is not None or head.floor is not None
    fill_head(head, around)
    if not head.author and not head.posted_raw and not known and not anonymous:
        head.author, head.author_id = opening.author, opening.author_id
        head.posted_raw, head.posted_title = opening.posted_raw, opening.posted_title


def _head(pid: str, items: list[_Element]) -> Head:
    """Floor and author stand in the first item, the time in the second."""
    head = Head(post_id=pid)
    if not items:
        return head
    floor = next((e for e in items[0].iter("em", "span") if e.tag == "em" or has_class(e, "y")), None)
    head.floor = floor_number(text_of(floor))
    link = next((a for a in items[0].iter("a") if user_id(a) and text_of(a)), None)
    if link is not None:
        head.author, head.author_id = text_of(link), user_id(link)
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


def _comments(element: _Element, pid: str, clock: Clock) -> Iterator[Comment]:
    box = by_id(element, f"comment_{pid}")
    for entry in () if box is None else by_id_prefix(box, "commentdetail_", "div"):
        words = text_of(next(by_class(entry, "mtxt"), None))
        author = next((text for text in map(text_of, entry.iter("a")) if text), None)
        time = next(by_class(entry, "mtime"), None)
        raw = POSTED.sub("", own_text(time) if time is not None else "", count=1).strip()
        when = clock.read(raw)
        yield Comment(author, words, when.datetime if when else None, raw)


def _ratings(element: _Element, pid: str) -> Iterator[Rating]:
    box = by_id(element, f"ratelog_{pid}")
    items = [] if box is None else list(box.iter("li"))
    yield from (rating for item in items if (rating := _listed_rating(item)) is not None)
    rows = [cells for item in items if (cells := [c for c in item if c.tag == "div"])]
    if not rows:
        return
    kinds = [text_of(cell).rstrip("+-0123456789 ") for cell in rows[0][1:-1]]
    for cells in rows[1:]:
        if len(cells) != len(kinds) + 2:
            continue
        scores = [text_of(cell).replace(" ", "") for cell in cells[1:-1]]
        score = " ".join(f"{kind} {value}".strip() for kind, value in zip(kinds, scores, strict=True) if value)
        yield Rating(text_of(cells[0]) or None, score, text_of(cells[-1]))


def _listed_rating(item: _Element) -> Rating | None:
    """A rating on boards that do not show the table: portrait, name and scores, without a reason."""
    link = next(by_class(item, "murl", "a"), None)
    scores = [score_of(text_of(e)) for p in by_class(item, "mt0", "p") for e in p.iter("em", "span")]
    return None if link is None or not scores else Rating(text_of(link) or None, " ".join(scores), "")


def _title(page: PageSource) -> str:
    root = page.tree
    for box in by_class(root, "view_tit"):
        if text := own_text(box):
            return text
    for box in by_class(root, "postlist", "div"):
        heading = next((e for e in box if e.tag == "h2"), None)
        if heading is None:
            # Other makers' templates set it deeper, and as a link; messages hold headings too.
            first = next((e for e in box.iter(*_HOLDERS) if _POST_ID.fullmatch(e.get("id") or "")), box)
            heading = next((e for e in above(box, first) if e.tag in ("h1", "h2")), None)
        if heading is not None and (text := own_text(heading) or text_of(heading)):
            return without_class(text, root)
    return read_title(page)


def _board(root: _Element, is_thread: bool) -> tuple[str, ...]:
    """The board's name in the bar at the top; pages that are no board's show other words there."""
    marks = {name for e in root.iter("body", "div") for name in (e.get("class") or "").split()}
    if not is_thread and not marks & {"pg_forumdisplay", "threadlist"}:
        return ()
    bar = next(by_class(root, "header"), None)
    name = ""
    if bar is not None:
        name = text_of(next(by_class(bar, "name"), None)) or text_of(next(bar.iter("h2"), None))
    path = next(by_class(root, "pt"), None)
    if not name and path is not None:
        boards = [text_of(a) for a in path.iter("a") if _BOARD.search(a.get("href") or "")]
        name = boards[-1] if boards else ""
    return (name,) if name else ()


def _counters(root: _Element) -> tuple[int | None, int | None]:
    """Views and replies, which X3.5 prints beside the first post's time."""
    for box in by_class(root, "mtime"):
        counted = next(by_class(box, "y", "span"), None)
        numbers = [] if counted is None else [text_of(e) for e in counted.iter("em")]
        if len(numbers) == 2 and all(number.isdecimal() for number in numbers):
            return int(numbers[0]), int(numbers[1])
    return None, None
