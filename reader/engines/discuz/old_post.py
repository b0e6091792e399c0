"""A post of Discuz! 6 or 7: author, floor, time, message, and what the board put below it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.domain.thread import ParagraphKind, Rating
from reader.engines.discuz.body import POSTED, Body, image_address, read_body
from reader.engines.discuz.views import Head, Sides, floor_number, make_post
from reader.engines.parts.blocks import lines_of
from reader.engines.parts.dom import by_id, has_class, names, own_text, text_of
from reader.engines.parts.finders import find_class, first, inside
from reader.engines.parts.trees import storable, take_out
from reader.text.paragraphs import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from reader.domain.thread import Post
    from reader.engines.discuz.post import Clock

_UID = re.compile(r"(?:[?&;]uid=|space-uid-|/space-(?:uid-)?)(\d{1,12})(?!\d)")
_TIME = re.compile(
    r"(?:发表于|發表於|發表于|Posted (?:on|at)) ?[:：]? ?"
    r"(\d{4}-\d{1,2}-\d{1,2} \d{1,2}:\d{2}(?::\d{2})?(?: ?[AP]M)?|\d{1,4} ?(?:秒|分钟|分鐘|小时|小時|天)前"
    r"|(?:半小时前|半小時前|刚刚|剛剛)|[昨前今]天 ?\d{1,2}:\d{2}(?::\d{2})?)"
)
_EDITED = re.compile(
    r"\[ ?(本帖最[后後]由 .{1,60} [于於] .{6,40} [编編][辑輯]|Last edited by .{1,60} (?:at|on) .{6,40}?) ?\]"
)
_RATED = ("评分", "評分")
_ANONYMOUS = frozenset(("匿名", "Anonymous", "游客", "遊客", "Guest"))
_BESIDE = names("notice locked attach_nopermission pollpanel polloptions")
_FILE_NOTE = re.compile(
    r"\d{4}-\d{1,2}-\d{1,2}.{0,40}|.{0,20}(?:下载次数|下載次數|[阅閱][读讀][权權]限).{0,40}|下载积分.{0,30}"
)


def read_old_post(pid: str, table: _Element, clock: Clock, notices: tuple[str, ...] = ()) -> Post | None:
    """Read one post.

    Args:
        pid: the forum's number of the post.
        table: its ``table#pidPID``.
        clock: of the board.
        notices: what the page prints of the thread above this post.

    Returns:
        The post, or None for a table that holds none.
    """
    info = next((e for e in find_class(table, "postinfo") if _in_content(e, table)), None)
    message = by_id(table, f"postmessage_{pid}")
    box = first(e for e in find_class(table, "postmessage", "defaultpost") if e.tag == "div")
    if info is None and message is None and box is None:
        return None
    sides = Sides(notices=list(notices))
    files = _read_files(table)
    body = _read_message(message, box)
    body.attachments = list(dict.fromkeys([*body.attachments, *files.attachments]))
    body.images = list(dict.fromkeys([*body.images, *files.images]))
    body.descriptions |= files.descriptions
    take_edit_note(body)
    sides.notices += _notices(table, box if message is None else message)
    sides.ratings = [*_ratings(table)]
    sides.signature = [text for e in find_class(table, "signatures") for _, text, _ in lines_of(e)]
    author, author_id = _author(table, info)
    head = Head(pid, _floor(pid, table, info), author, author_id, *_posted(pid, table, info))
    return make_post(head, body, sides, clock)


def _in_content(element: _Element, table: _Element) -> bool:
    """Whether an element stands in the right cell; 7.x gives both cells a ``postinfo``."""
    for above in element.iterancestors():
        if above is table:
            return False
        if above.tag == "td":
            return has_class(above, "postcontent")
    return False


def _author(table: _Element, info: _Element | None) -> tuple[str | None, str | None]:
    """The name as shown and its number; both None for anonymous posts and guests."""
    cell = inside(table, "postauthor", "td")
    places: list[_Element | None] = []
    if cell is not None:
        places = [first(cell.iter("cite")), first(find_class(cell, "postinfo"))]
    for place in places:
        link = None if place is None else first(a for a in place.iter("a") if text_of(a))
        if link is not None and _UID.search(link.get("href") or ""):
            return text_of(link), _uid(link)
        if place is not None and (name := own_text(place) or text_of(place)):
            return (None, None) if name.split()[0] in _ANONYMOUS else (name, None)
    link = first(a for a in find_class(info, "posterlink") if text_of(a))
    return (None, None) if link is None else (text_of(link), _uid(link))


def _uid(link: _Element) -> str | None:
    match = _UID.search(link.get("href") or "")
    return match[1] if match and match[1] != "0" else None


def _posted(pid: str, table: _Element, info: _Element | None) -> tuple[str, str]:
    """The time as printed, and the absolute one where that is in words."""
    stamp = by_id(table, f"authorposton{pid}")
    if stamp is not None:
        exact = next((e.get("title") or "" for e in stamp.iter("span") if e.get("title")), "")
        return POSTED.sub("", text_of(stamp), count=1).strip(), exact
    match = _TIME.search(text_of(info)) if info is not None else None
    return (match[1] if match else ""), ""


def _floor(pid: str, table: _Element, info: _Element | None) -> int | None:
    for ident in (f"postnum{pid}", f"postnum_{pid}"):
        if (link := by_id(table, ident)) is not None:
            return floor_number(text_of(link))
    strong = None if info is None else first(info.iter("strong"))
    return None if strong is None else floor_number(text_of(strong))


def _read_message(message: _Element | None, box: _Element | None) -> Body:
    """The author's words with the subject that stands above them."""
    if message is None:
        # Masked posts have no message: the box holds what the board says instead.
        return Body() if box is None else read_body(box, [])
    heading = None if box is None else first(e for e in box.iter("h2") if message not in e.iterancestors())
    for box_of_code in find_class(message, "blockcode"):
        # The button that copies the code, and its label.
        chrome = [e for e in box_of_code.iter("span", "h5") if e.tag == "h5" or has_class(e, "headactions")]
        for element in chrome:
            take_out(element)
    message.set("class", f"{storable(message.get('class'))} pcb")
    body = read_body(message, [])
    if heading is not None and (subject := text_of(heading)):
        body.lines.insert(0, (ParagraphKind.HEADING, subject, None))
    return body


def take_edit_note(body: Body) -> None:
    """The edit note, which these versions print as the last line of the text."""
    if body.edit_note or not body.lines:
        return
    kind, text, _ = body.lines[-1]
    if kind is ParagraphKind.BODY and (note := _EDITED.fullmatch(text)):
        body.edit_note = note[1]
        del body.lines[-1]


def _read_files(table: _Element) -> Body:
    """The lists of files; they are taken out of the message's own reading."""
    body = Body()
    for entry in find_class(table, "t_attachlist"):
        entry.set("class", "pattl")
        title = first(entry.iter("dt"))
        links = () if title is None else title.iter("a")
        link = first(a for a in links if "attachment" in (a.get("href") or "") and text_of(a))
        if link is None:
            continue
        name = text_of(link)
        body.attachments.append(name)
        for cell in entry.iter("dd"):
            body.images += [address for image in cell.iter("img") if (address := image_address(image))]
            for text in map(text_of, cell.iter("p")):
                if text and not _FILE_NOTE.fullmatch(text):
                    body.descriptions[name] = text
    return body


def _notices(table: _Element, read: _Element | None) -> Iterator[str]:
    """What stands beside what was read: polls, files that guests cannot see, posts that are masked."""
    taken = set() if read is None else {read}
    for mark in table.iter("div", "p", "form"):
        if mark.get("id") != "poll" and not _BESIDE.intersection((mark.get("class") or "").split()):
            continue
        if mark not in taken and taken.isdisjoint(mark.iterancestors()):
            taken.add(mark)
            yield from (text for _, text, _ in lines_of(mark))


def _ratings(table: _Element) -> Iterator[Rating]:
    """Rows of ``fieldset``: name, credit with its score, reason, time."""
    for box in table.iter("fieldset"):
        if not any(word in text_of(first(box.iter("legend"))) for word in _RATED):
            continue
        for row in box.iter("li"):
            who, score = first(row.iter("cite")), first(row.iter("strong"))
            if who is None or score is None:
                continue
            credit = normalise(who.tail or "")
            yield Rating(text_of(who) or None, normalise(f"{credit} {text_of(score)}"), text_of(first(row.iter("em"))))
