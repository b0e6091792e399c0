"""Desktop pages of Discuz! 4 and 5: tables in tables, before its templates gave posts ids and classes.

A post is a row of two cells: at the left the author, a link to ``viewpro.php`` (later ``space.php?action=viewpro``), at
the right ``a[name=pidPID]`` and the message. Time and ``#N`` stand in the row below (4) or above the message (5).
Quotations and code are boxes below a label, ``QUOTE:`` or ``CODE:``.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from reader.domain.thread import ParagraphKind
from reader.engines.discuz.body import Body, image_address, read_body
from reader.engines.discuz.old import board_path, version_of
from reader.engines.discuz.old_post import take_edit_note
from reader.engines.discuz.page import read_capture_time
from reader.engines.discuz.post import Clock
from reader.engines.discuz.views import Head, Sides, floor_number, make_page, make_post
from reader.engines.parts.blocks import lines_of
from reader.engines.parts.dom import has_class, text_of
from reader.engines.parts.finders import find_class, first, own_elements
from reader.engines.parts.trees import storable, take_out
from reader.text.dates import CHINA
from reader.text.paragraphs import normalise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

    from reader.domain.thread import Post, ThreadPage
    from reader.engines.base import PageSource

_ANCHOR = re.compile(r"""\bname\s{0,4}=\s{0,4}["']?pid\d""")
_PROFILE = re.compile(r"viewpro(?:\.php\?|&(?:amp;)?)uid=(\d{1,12})")
_PID = re.compile(r"(?:pid|message|postmessage_)(\d{1,12})")
_TIME = re.compile(r"\d{4}-\d{1,2}-\d{1,2} {1,2}\d{1,2}:\d{2}(?::\d{2})?(?: ?[AP]M)?")
_FLOOR = re.compile(r"# ?\d{1,7}|\d{1,7} ?#")
_LABEL = re.compile(r"(QUOTE|CODE|FREE|引用|代码|代碼) ?[:：](?: ?\[.{1,40}\])?")
_SUBJECT = re.compile(r"(?:标题|標題|主题|主題|Subject) ?[:：] ?(\S.*)", re.DOTALL)
_PAGES = re.compile(r"(\d{1,6})/(\d{1,6})")
_ANONYMOUS = frozenset(("匿名", "Anonymous", "游客", "遊客", "Guest"))
_UNPRINTED = "sigline.gif"
_LONGEST = 300
_HEADS = frozenset(("td", "div", "a", "span"))


class DiscuzEarly:
    """Reads threads of Discuz! 4 and 5; their lists and messages are left to the engine of 6 and 7."""

    name = "discuz-early"

    def recognise(self, page: PageSource) -> float:
        """By the anchors of posts and the links to their authors."""
        if not page.is_markup:
            return 0.0
        text = page.text
        if "viewpro" not in text or "viewthread" not in text or "postauthor" in text:
            return 0.0
        return 0.95 if _ANCHOR.search(text) and _PROFILE.search(text) else 0.0

    def parse(self, page: PageSource) -> ThreadPage:
        """Read the page."""
        root = page.tree
        captured = read_capture_time(page)
        clock = Clock((captured and captured.tzinfo) or CHINA, captured or page.capture.captured_at)
        # All that is looked up in the whole page comes first: posts are taken apart while they are read.
        site, board, tail = board_path(first(find_class(root, "nav")))
        title = _title(root) or tail
        number, last = _pager(root)
        posts = [_post(cells, pid, clock) for pid, cells in list(_rows(root))]
        return replace(
            make_page(page, "desktop", title, posts),
            board=board,
            site_name=site,
            software="Discuz!",
            version=version_of(page),
            captured_at=captured,
            captured_from="footer" if captured else None,
            page=number,
            pages=last,
        )


def _rows(root: _Element) -> Iterator[tuple[str, tuple[_Element, _Element]]]:
    """The number and the two cells of each post, in the page's order."""
    seen: set[str] = set()
    for mark in root.iter("a", "div"):
        match = _PID.fullmatch((mark.get("name") if mark.tag == "a" else mark.get("id")) or "")
        if match is None or match[1] in seen:
            continue
        if (cells := _cells(mark)) is not None:
            seen.add(match[1])
            yield match[1], cells


def _cells(mark: _Element) -> tuple[_Element, _Element] | None:
    """The cells of author and text around something in the latter."""
    for above in mark.iterancestors("td"):
        before = above.getprevious()
        if before is not None and before.tag == "td" and (_profile(before) is not None or _plain_name(before)):
            return before, above
    return None


def _profile(cell: _Element) -> _Element | None:
    return first(a for a in cell.iter("a") if _PROFILE.search(a.get("href") or "") and text_of(a))


def _plain_name(cell: _Element) -> str:
    """A name without link: of guests, of those who hid theirs, and of members that were deleted."""
    return text_of(first(find_class(cell, "bold")))


def _post(cells: tuple[_Element, _Element], pid: str, clock: Clock) -> Post:
    author, content = cells
    head = Head(pid)
    link = _profile(author)
    name = text_of(link) if link is not None else _plain_name(author)
    if name not in _ANONYMOUS:
        head.author = name or None
        match = _PROFILE.search((link.get("href") or "") if link is not None else "")
        head.author_id = match[1] if match and match[1] != "0" else None
    sides = Sides(signature=_signature(content))
    message = _message(content, pid)
    beside = [e for e in own_elements(content, lambda other: other is message) if e is not message]
    _read_foot(head, content, message, beside)
    files = _files(beside)
    body = Body() if message is None else _body(message)
    if message is not None and (subject := _subject(content, message)):
        body.lines.insert(0, (ParagraphKind.HEADING, subject, None))
    body.attachments = list(dict.fromkeys([*body.attachments, *files.attachments]))
    body.images = list(dict.fromkeys([*body.images, *files.images]))
    return make_post(head, body, sides, clock)


def _message(content: _Element, pid: str) -> _Element | None:
    """The element with the author's words: marked in 5, in 4 the one that sets their size."""
    marked = first(find_class(content, "t_msgfont"))
    if marked is not None:
        return marked
    anchor = first(a for a in content.iter("a") if a.get("name") == f"pid{pid}")
    after = () if anchor is None else anchor.itersiblings("span")
    return first(e for e in after if "font-size" in (e.get("style") or "").lower())


def _subject(content: _Element, message: _Element) -> str:
    """What the post is headed, in bold above its words."""
    for mark in find_class(content, "bold"):
        if mark is message or message in mark.iterancestors():
            return ""
        if mark.tag in ("span", "div") and (text := text_of(mark)) and not _FLOOR.fullmatch(text):
            return text if len(text) <= _LONGEST else ""
    return ""


def _read_foot(head: Head, content: _Element, message: _Element | None, beside: Iterable[_Element]) -> None:
    """Take time and floor, from above the message or from the row below."""
    row = content.getparent()
    below = None if row is None else row.getnext()
    holder = None if message is None else message.getparent()
    for element in chain(beside, () if below is None else below.iter("td", "div", "a", "span")):
        if element.tag not in _HEADS or (element.tag == "td" and element is holder):
            continue
        text = normalise("".join([element.text or "", *(child.tail or "" for child in element)]))[:_LONGEST]
        if not head.posted_raw and (found := _TIME.search(text)):
            head.posted_raw = found[0]
        if head.floor is None and element.tag != "td" and _FLOOR.fullmatch(text):
            head.floor = floor_number(text)
        if head.posted_raw and head.floor is not None:
            # Where markup leaves posts open, all that follow are inside this one.
            return


def _body(message: _Element) -> Body:
    """The words, their boxes in the form that later versions print."""
    for label in list(message.iter("div")):
        match = _LABEL.fullmatch(text_of(label)[:_LONGEST])
        box = label.getnext()
        if match is None or box is None or box.tag != "div" or label.getparent() is None:
            continue
        kind = {"QUOTE": "quote", "引用": "quote", "FREE": ""}.get(match[1], "blockcode")
        box.set("class", kind)
        take_out(label)
    message.set("class", f"{storable(message.get('class'))} pcb")
    body = read_body(message, [])
    take_edit_note(body)
    return body


def _files(beside: Iterable[_Element]) -> Body:
    """The files named below the words, and the pictures shown there."""
    found = Body()
    for element in beside:
        if element.tag == "a" and "attachment.php?aid=" in (element.get("href") or "") and text_of(element):
            found.attachments.append(text_of(element))
        elif element.tag == "img" and "attachment" in (element.get("src") or "") and (name := image_address(element)):
            found.images.append(name)
    return found


def _signature(content: _Element) -> list[str]:
    """The lines below the picture of a line that parts them off; they are taken out."""
    line = first(img for img in content.iter("img") if (img.get("src") or "").endswith(_UNPRINTED))
    cell = None if line is None else first(line.iterancestors("td"))
    box = first(find_class(content, "signatures")) if cell is None or cell is content else cell
    if box is None or box is content:
        return []
    lines = [text for _, text, _ in lines_of(box)]
    take_out(box)
    return lines


def _title(root: _Element) -> str:
    """The thread's title, after its label in the head of the table of posts."""
    for cell in root.iter("td"):
        row = first(e for e in cell.iterancestors("tr") if has_class(e, "header"))
        if (
            row is not None
            and first(cell.iter("table")) is None
            and (found := _SUBJECT.fullmatch(text_of(cell)[:_LONGEST]))
        ):
            return found[1]
    return ""


def _pager(root: _Element) -> tuple[int, int]:
    """The number of the page and of all (``2/5`` in a cell of its own); a page without is the only one."""
    for cell in root.iter("td", "a", "span"):
        if not len(cell) and (found := _PAGES.fullmatch(normalise(cell.text or "")[:20])):
            return int(found[1]), max(int(found[1]), int(found[2]))
    return 1, 1
