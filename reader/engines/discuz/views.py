"""What the small views of Discuz! share: touch, WAP, archiver and printable pages.

They print the same posts as the desktop page with less around them. Their address, title and board stand elsewhere,
and their posts are put together here so that all views give the same values for the same thread.
"""

from __future__ import annotations

import base64
import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reader.domain.thread import PageKind, ParagraphKind, Post, ThreadKey, ThreadPage
from reader.engines.discuz.page import Address, Pager, read_address
from reader.engines.discuz.post import FLOOR_NAMES, Clock, read_edit_note
from reader.engines.discuz.ratings import rating_line
from reader.engines.parts.dom import all_text, end_of_text, has_class, host_of, page_title, query_value
from reader.engines.parts.linked import links_in
from reader.text.dates import CHINA
from reader.text.paragraphs import digest, normalise, number, opening

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lxml.etree import _Element

    from reader.domain.thread import Comment, Rating
    from reader.engines.base import PageSource
    from reader.engines.discuz.body import Body
    from reader.engines.parts.blocks import Line

ENGINE = "discuz"
"""The family's name in `ThreadKey`: all views of a thread join under it."""

MESSAGE_TITLE = re.compile(r"提示信息|提示訊息|Board Message", re.IGNORECASE)
"""What the titles of the software's message pages begin with."""

_REPORT = re.compile(r"REPORTURL\s{0,4}=\s{0,4}'([A-Za-z0-9+/=]{8,2000})'")
_THREAD_PATH = re.compile(r"(?:^|[/?])(?:thread-(\d{1,12})-\d|tid-(\d{1,12})\.html)")
_FLOOR = re.compile(r"(?<!\d)(\d{1,7}) ?(?:#|楼|樓|$)")
_PAGE_IN_TITLE = re.compile(r" - 第 ?(\d{1,6}) ?[页頁](?= )")
_NUMBER = re.compile(r"(?<!\d)\d{1,7}(?!\d)")
_CLASS = re.compile(r"\[[^\[\]]{1,40}\] ?")
_VERSION = re.compile(r"Discuz! ?(?:Archiver )?(X?\d(?:\.\d){0,2}(?: (?:RC|Beta|R)\d{0,2})?)", re.IGNORECASE)
_POWERED = re.compile(r" - Powered by", re.IGNORECASE)
_FOOT = 3000


@dataclass(slots=True)
class Head:
    """What a view prints above a post's message; fields as in `Post`."""

    post_id: str = ""
    floor: int | None = None
    author: str | None = None
    author_id: str | None = None
    posted_raw: str = ""
    posted_title: str = ""
    """The absolute time where the printed one is in words."""


@dataclass(slots=True)
class Sides:
    """What a view prints below a post's message; lines by kind."""

    comments: list[Comment] = field(default_factory=list)
    ratings: list[Rating] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    signature: list[str] = field(default_factory=list)


def make_post(head: Head, body: Body, sides: Sides, clock: Clock) -> Post:
    """A post out of its parts, with everything printed as lines in the order of the desktop page."""
    when = clock.read(head.posted_title or head.posted_raw)
    edited_by, edited_at = read_edit_note(body.edit_note, clock)
    notices = [*sides.notices, *([body.edit_note] if body.edit_note and edited_at is None else [])]
    lines: list[Line] = [
        *body.lines,
        *((ParagraphKind.NOTICE, text, None) for text in notices),
        *((ParagraphKind.COMMENT, comment.text, i) for i, comment in enumerate(sides.comments)),
        *((ParagraphKind.RATING, rating_line(rating), None) for rating in sides.ratings),
        *(
            (ParagraphKind.ATTACHMENT, normalise(f"{name} {body.descriptions.get(name, '')}"), None)
            for name in body.attachments
        ),
        *((ParagraphKind.SIGNATURE, text, None) for text in sides.signature),
    ]
    return Post(
        post_id=head.post_id,
        floor=head.floor,
        author=head.author,
        author_id=head.author_id,
        posted_at=when.datetime if when else None,
        posted_raw=head.posted_raw,
        paragraphs=number(lines),
        edited_at=edited_at,
        edited_by=edited_by,
        reply_to=next((q.post_id for q in body.quotes if q.post_id), body.reply_to),
        quotes=tuple(body.quotes),
        comments=tuple(sides.comments),
        ratings=tuple(sides.ratings),
        attachments=body.files,
        images=tuple(body.images),
        signature=tuple(map(str, sides.signature)),
        notices=(*(text for kind, text, _ in body.lines if kind is ParagraphKind.NOTICE), *notices),
        hidden=body.hidden,
        links=links_in(lines),
    )


def page_clock(page: PageSource) -> Clock:
    """The board's clock; these views do not print when they were made, so only the container can tell."""
    captured = page.capture.captured_at
    return Clock((captured and captured.tzinfo) or CHINA, captured)


def make_page(
    page: PageSource, view: str, title: str, posts: Sequence[Post], *, is_message: bool = False, host: str = ""
) -> ThreadPage:
    """The page with its posts, key and warnings; board, counters and site name are the view's to add.

    Args:
        page: the page that was read.
        view: its name in the contract.
        title: the thread's title, or the board's.
        posts: its posts; a page without any is a listing, or a message.
        is_message: it is the software's message box.
        host: of the forum, as the view itself prints it; counts where address and script name none.
    """
    address = find_address(page, host)
    thread_id = address.thread_id
    kind = PageKind.THREAD
    if not posts:
        kind, thread_id = (PageKind.MESSAGE if is_message else PageKind.LISTING), ""
    elif not thread_id:
        thread_id = f"digest-{digest(f'{title} {opening(posts[0].paragraphs)}')}"
    version = find_version(page)
    return ThreadPage(
        key=ThreadKey(ENGINE, address.site, thread_id),
        kind=kind,
        title=title,
        posts=tuple(posts),
        site_name=site_in_title(page.tree),
        software="Discuz! X" if (version or "X").upper().startswith("X") else "Discuz!",
        version=version,
        view=view,
        url=address.url,
        url_from=address.url_from,
        warnings=tuple(page_clock(page).warnings(posts)),
    )


def with_pager(result: ThreadPage, pager: Pager) -> ThreadPage:
    """The page with its number; a message has none."""
    return result if result.kind is PageKind.MESSAGE else replace(result, page=pager.page, pages=pager.pages)


def find_address(page: PageSource, host: str = "") -> Address:
    """The page's address, host and thread number, also from what only the small views have.

    Discuz! X writes a page's own address, base64 encoded, into its first script (``REPORTURL``).
    """
    found = read_address(page)
    url, url_from, site, tid = found.url, found.url_from, found.site, found.thread_id
    report = _reported(page.text)
    if report:
        url, url_from = report, "page script"
    links = [a.get("href") or "" for a in page.tree.iter("a")]
    # Posts may link to other forums; only the view's own links carry its name.
    site = site or host_of(report) or host or _commonest(host_of(link) for link in links if "mobile=" in link)
    named = (_thread_in(report), _thread_in(page.capture.url or ""))
    tid = tid or next(filter(None, named), "")
    tid = tid or _commonest(_thread_in(link) for link in links if host_of(link) in ("", site))
    return Address(url, url_from, site, tid)


def _commonest(values: Iterable[str]) -> str:
    counted = Counter(value for value in values if value).most_common(1)
    return counted[0][0] if counted else ""


def _reported(text: str) -> str:
    match = _REPORT.search(text)
    if match is None:
        return ""
    try:
        url = base64.b64decode(match[1], validate=True).decode("utf-8")
    except ValueError:
        return ""
    return url if host_of(url) and not any(sign.isspace() for sign in url) else ""


def _thread_in(url: str) -> str:
    match = _THREAD_PATH.search(url)
    value = (match[1] or match[2]) if match else query_value(url, "tid") or query_value(url, "ptid")
    return value if value.isdecimal() else ""


def find_version(page: PageSource) -> str | None:
    """Such as ``X3.4``, from the generator or the words at the page's end; the touch view prints none."""
    for text in (page.generator, end_of_text(next(page.tree.iter("body"), None), _FOOT)):
        if match := _VERSION.search(text):
            return match[1]
    return None


def raw_title(root: _Element) -> str:
    """The page's ``title`` with its double blanks, which part board, site and software."""
    return next((e.text.replace("\u00a0", " ").strip() for e in root.iter("title") if e.text), "")


def site_in_title(root: _Element) -> str:
    """The forum's name out of ``TITLE - BOARD -  SITE -  手机版 - Powered by Discuz!``; ``""`` where it has none."""
    raw = raw_title(root)
    pieces = raw.split(" -  ")
    if len(pieces) == 1:
        head = _POWERED.split(page_title(root), maxsplit=1)[0]
        pieces = head.split(" - ")
        if pieces and re.fullmatch(r"手机版|手機版|Mobile.{0,10}", pieces[-1]):
            pieces.pop()
        return pieces[-1] if len(pieces) > 1 else ""
    return normalise(pieces[-2])


def without_class(title: str, root: _Element) -> str:
    """A printed title without the thread's class (``[分享]``), which the page's own title does not hold."""
    match = _CLASS.match(title)
    if match is None:
        return title
    rest, whole = title[match.end() :], page_title(root)
    return rest if rest and whole.startswith(rest) and not whole.startswith(title) else title


def floor_number(text: str) -> int | None:
    """The number in ``5#`` or ``来自 7#``, or what the software's names for the first four mean."""
    if match := _FLOOR.search(text.strip()):
        return int(match[1])
    return next((floor for name, floor in FLOOR_NAMES.items() if name in text), None)


def find_pager(root: _Element) -> Pager:
    """The page's number and how many there are; a page without pager, as small ones are, is the only one."""
    pager = None
    for element in root.iter("div"):
        if has_class(element, "pg") or (has_class(element, "page") and not _is_inner(element)):
            pager = element
    if pager is None:
        match = _PAGE_IN_TITLE.search(page_title(root))
        return Pager(int(match[1]), None) if match else Pager(1, 1)
    chosen = [option for option in pager.iter("option") if option.get("selected") is not None]
    current = next(_numbers([*pager.iter("strong"), *chosen]), None)
    total = next((int(m.group()) for e in pager.iter("span") if (m := _NUMBER.search(e.get("title") or ""))), None)
    listed = [current or 1, *_numbers([*pager.iter("a"), *pager.iter("option")])]
    return Pager(current, total or max(listed))


def _is_inner(element: _Element) -> bool:
    """Whether a pager belongs to the comments below a post."""
    return any((outer.get("id") or "").startswith("comment_") for outer in element.iterancestors("div"))


def _numbers(elements: Iterable[_Element]) -> Iterator[int]:
    words = (normalise(all_text(element)) for element in elements if not len(element.findall(".//option")))
    return (int(match.group()) for text in words if (match := _NUMBER.search(text)))
