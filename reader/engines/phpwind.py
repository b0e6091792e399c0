"""Threads of phpwind: version 9 (``read_run.htm``) and, as far as their ids agree, 7 and 8.

Floors have names (楼主, 沙发, 板凳, 地板) and then numbers that count replies: ``4楼`` is the fifth post.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.domain.thread import ParagraphKind
from reader.engines.parts.blocks import SKIP, Claim
from reader.engines.parts.clock import Clock
from reader.engines.parts.dom import by_id, has_class, own_text, page_title, text_of
from reader.engines.parts.draft import Draft
from reader.engines.parts.finders import (
    figure,
    find_class,
    find_number,
    first,
    link_to,
    number_argument,
    own_addresses,
    parted,
)
from reader.engines.parts.frame import Frame, count_replies, make_page
from reader.engines.parts.message import COLONS, Markup, QuoteHead, image_addresses
from reader.text.dates import CHINA
from reader.text.floors import read_floor
from reader.text.paragraphs import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from reader.domain.thread import ThreadPage
    from reader.engines.base import PageSource
    from reader.engines.parts.message import Body

_EDITED = re.compile(r"^\[ ?(.{1,60}?) ?[于於] ?(\d.{6,20}?) ?[编編][辑輯].{0,10}\]$")
_OLD_EDITED = re.compile(r"被 ?(.{1,60}?) ?(?:在|于) ?(\d.{6,20}?) ?编辑")
_POSTED = re.compile(r"^(?:发布于|發布於|发表于|發表於) ?[:：]? ?")
_FROM = re.compile(r"来自 ?[:：] ?")
_PICTURE = re.compile(r"图片 ?[:：] ?(\S.{0,200})")
_VERSION = re.compile(r"phpwind\s{0,4}v?(\d(?:\.\d){0,2})", re.IGNORECASE)
_OLD_BODY = re.compile(r"read_(?:tpc|\d{1,12})")
_HEAD = 4000
"""Characters at a page's beginning that name its program."""
_UID = re.compile(r"[?&;]uid[=-](\d{1,12})|(?:^|/)u-?(\d{1,12})\.htm|space-uid-(\d{1,12})")


class Phpwind:
    """Reads threads of phpwind, and tells its lists apart from them."""

    name = "phpwind"

    def recognise(self, page: PageSource) -> float:
        """By the ids and classes of its posts, or by its name for lists."""
        if not page.is_markup:
            return 0.0
        text = page.text
        if "J_read_floor" in text and "editor_content" in text:
            return 0.95
        if "tpc" in text and ("read_tpc" in text or ("tpc_content" in text and "read_" in text)):
            return 0.9
        if "phpwind" not in text[:_HEAD].lower():
            return 0.0
        lists = ("thread_posts_list", "ajaxtable", "JS_EXTRES")
        return 0.6 if any(mark in text for mark in lists) else 0.0

    def parse(self, page: PageSource) -> ThreadPage:
        """Read the page."""
        root = page.tree
        clock = Clock(page, zone=CHINA)
        drafts = [_post(box, clock) for box in parted(root, find_class(root, "J_read_floor"))]
        drafts = drafts or list(_old_posts(root, clock))
        frame = _facts(page, drafts)
        count_replies(frame, drafts)
        return make_page(self.name, page, frame, drafts, clock)


def _facts(page: PageSource, drafts: list[Draft]) -> Frame:
    root = page.tree
    frame = Frame("phpwind")
    crumb = [a for a in next(_crumbs(root), ()) if a.tag == "a"]
    frame.title = _title(root, crumb)
    frame.board = tuple(text_of(a) for a in crumb if _is_board(a) and text_of(a))
    home = first(a for a in crumb if has_class(a, "home"))
    frame.site_name = normalise(home.get("title") or "") if home is not None else ""
    frame.thread_id = _thread_id(page, crumb)
    frame.views = _counter(root, "hits")
    frame.replies = _counter(root, "replies")
    frame.is_message = any(e.get("type") == "password" for e in root.iter("input"))
    frame.page, frame.pages = _pager(root) if drafts else (None, None)
    feet = (text_of(foot)[-_HEAD:] for foot in find_class(root, "footer", "bottom"))
    frame.version = find_number(_VERSION, page.generator, *feet) or None
    return frame


def _crumbs(root: _Element) -> Iterator[list[_Element]]:
    for box in find_class(root, "bread_crumb", "breadcrumb", "breadEm"):
        yield list(box.iter("a"))
    if (old := by_id(root, "breadCrumb")) is not None:
        yield list(old.iter("a"))


def _is_board(link: _Element) -> bool:
    href = link.get("href") or ""
    if "c=read" in href or "tid=" in href or "tid-" in href:
        return False
    return "fid=" in href or "fid-" in href or "c=cate" in href


def _title(root: _Element, crumb: list[_Element]) -> str:
    """The thread's heading; later pages print it in the breadcrumb only, shortened."""
    heading = by_id(root, "J_post_title")
    heading = by_id(root, "subject_tpc") if heading is None else heading
    # The topic's type stands before it as a link.
    if heading is not None and (text := own_text(heading) or text_of(heading)):
        return text
    last = text_of(crumb[-1]) if crumb and "read" in (crumb[-1].get("href") or "") else ""
    return last or page_title(root).partition(" - Powered by")[0].strip(" -")


def _thread_id(page: PageSource, crumb: list[_Element]) -> str:
    marked = (e.get("data-tid") or "" for e in page.tree.iter("a"))
    urls = (*own_addresses(page), *(a.get("href") or "" for a in reversed(crumb)))
    found = [*(number_argument(url, "tid") for url in urls), *marked]
    rewritten = (m[1] for url in urls if (m := re.search(r"tid-(\d{1,12})", url)))
    return next((tid for tid in found if tid.isdigit()), "") or next(rewritten, "")


def _counter(root: _Element, name: str) -> int | None:
    return next((n for e in find_class(root, name) if (n := figure(text_of(e))) is not None), None)


def _pager(root: _Element) -> tuple[int, int]:
    """The number of the page and of all; a thread without a pager has one page."""
    for box in find_class(root, "pages"):
        current = next((n for e in box.iter("strong", "b") if (n := figure(text_of(e)))), None)
        if current:
            listed = [n for a in box.iter("a") if (n := figure(text_of(a)))]
            linked = [int(page) for a in box.iter("a") if (page := number_argument(a.get("href"), "page"))]
            return current, max([current, *listed, *linked])
    return 1, 1


def _post(box: _Element, clock: Clock) -> Draft:
    draft = Draft(post_id=(box.get("id") or "").removeprefix("read_"))
    name = first(find_class(box, "name"))
    link = first(a for a in name.iter("a") if text_of(a)) if name is not None else None
    draft.author = text_of(link) or (own_text(name) if name is not None else "")
    draft.author_id = None if link is None else link.get("data-uid") or _uid(link)
    number = first(find_class(box, "lou"))
    # A small # beside it copies the address.
    _set_floor(draft, "" if number is None else own_text(number))
    tips = first(find_class(box, "floor_top_tips"))
    stamp = first(e for e in find_class(tips, "fl") if _POSTED.match(text_of(e)))
    printed, _, place = _POSTED.sub("", text_of(stamp), count=1).partition("，")
    draft.posted = clock.stamp(printed, None if stamp is None else stamp.get("title"))
    draft.location = _FROM.sub("", place.partition(" [")[0]).strip() if _FROM.match(place) else None
    if (body := first(find_class(box, "editor_content"))) is not None:
        draft.read(_MARKUP, body)
    _edit_note(draft, text_of(first(find_class(box, "edit_log"))), clock)
    draft.body.notices += [text for e in find_class(box, "inside_logs") if (text := text_of(e))]
    _files(draft, box)
    draft.body.signature = [t for e in find_class(box, "signature") if (t := text_of(e))]
    return draft


def _files(draft: Draft, box: _Element) -> None:
    """Files to download and pictures that stand below a message; each picture is told of in lines of their own."""
    for files in find_class(box, "read_attach_downattach", "read_attach_list", "attach_list", "download_list"):
        draft.body.attachments += [file for a in files.iter("a") if "." in (file := text_of(a))]
    for pictures in (e for shown in find_class(box, "read_attach_pic") for e in find_class(shown, "big_img")):
        draft.body.images += image_addresses(pictures.iter("img"))
        for told in (own_text(p) for p in pictures.iter("p")):
            if match := _PICTURE.match(told):
                draft.body.attachments.append(match[1])
            elif told:
                draft.body.notices.append(told)


def _uid(link: _Element) -> str | None:
    match = _UID.search(link.get("href") or "")
    return next((group for group in match.groups() if group), None) if match else None


def _set_floor(draft: Draft, printed: str) -> None:
    """Take a floor as printed; those with names are followed by 4楼, which is the fifth place."""
    draft.stand_at(printed)
    if draft.floor is not None and draft.floor_label.rstrip("楼樓 ").isdecimal():
        draft.floor += 1


def _edit_note(draft: Draft, note: str, clock: Clock) -> None:
    match = _EDITED.match(note) or _OLD_EDITED.search(note)
    if match:
        draft.edited_by, draft.edited_at = match[1], clock.read(match[2])
    if note and draft.edited_at is None:
        draft.body.notices.append(note)


def _rule(element: _Element, _: Body) -> Claim | None:
    """The program's script puts a button above each piece of code; a reply may have a title of its own."""
    if has_class(element, "inside_title"):
        return Claim(kind=ParagraphKind.HEADING)
    return SKIP if element.tag == "a" and element.get("role") == "button" else None


def _quote(element: _Element) -> QuoteHead | None:
    """A quoted post names its author first and may link back to itself."""
    if element.tag != "blockquote":
        return None
    back = first(a for a in element.iter("a") if has_class(a, "return"))
    who = link_to(element, "username=")
    opens = who is not None and first(element.iter("a")) is who
    pid = number_argument(back.get("href"), "pid") if back is not None else ""
    parts = tuple(e for e in (who if opens else None, back) if e is not None)
    return QuoteHead(text_of(who) if opens else None, pid or None, chrome=parts, lead=COLONS)


def _old_posts(root: _Element, clock: Clock) -> Iterator[Draft]:
    """Posts of phpwind 7 and 8: ``#read_tpc`` and ``#read_PID`` hold the words, the table around them the rest."""
    for body in root.iter("div"):
        ident = body.get("id") or ""
        if not _OLD_BODY.fullmatch(ident):
            continue
        draft = Draft(post_id=ident.removeprefix("read_").replace("tpc", "0"))
        table = first(body.iterancestors("table"))
        name = first(find_class(table, "readName", "r_two", "floot_leftdiv"))
        link = None if name is None else first(a for a in name.iter("a") if _uid(a) and text_of(a))
        draft.author, draft.author_id = text_of(link), None if link is None else _uid(link)
        tips = first(find_class(table, "tipTop", "tiptop"))
        if tips is not None:
            words = text_of(tips)
            links = (read_floor(text_of(a)) for a in tips.iter("a"))
            _set_floor(draft, next((floor.label for floor in links if floor.number), ""))
            stamp = first(e for e in tips.iter("span") if _POSTED.match(text_of(e)))
            printed = words.partition("发表于")[2] if stamp is None else _POSTED.sub("", text_of(stamp), count=1)
            printed = normalise(printed.lstrip(":： "))[:40]
            draft.posted = clock.stamp(printed, None if stamp is None else stamp.get("title"))
        yield draft.read(_MARKUP, body)


_MARKUP = Markup(quote=_quote, claim=_rule, whole_addresses=False)
