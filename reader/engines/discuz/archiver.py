"""The archiver of Discuz!: bare pages for search engines, with codes stripped and posts one after another.

Posts are not elements there: a line with author and time, a subject, then loose text up to the next such line. The
page is cut at those lines in its source, which no markup inside a post can disturb. What the stripped codes leave of
quotes and edit notes is read as in a text capture.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from lxml import etree

from reader.domain.thread import ParagraphKind
from reader.engines.discuz.body import POSTED, Body
from reader.engines.discuz.text_body import BodyReader
from reader.engines.discuz.text_heads import bare_head
from reader.engines.discuz.views import (
    MESSAGE_TITLE,
    Head,
    Sides,
    find_pager,
    make_page,
    make_post,
    page_clock,
    site_in_title,
    with_pager,
)
from reader.engines.parts.dom import UNPRINTED, by_class, by_id, own_text, page_title, parse_html, text_of
from reader.engines.parts.text_lines import solid_lines
from reader.engines.parts.trees import take_out
from reader.text.paragraphs import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from reader.domain.thread import Post, ThreadPage
    from reader.engines.base import PageSource
    from reader.engines.discuz.post import Clock
    from reader.engines.parts.blocks import Line
    from reader.engines.parts.text_lines import Line as TextLine

_AUTHOR = re.compile(r"""<p\s[^>]{0,80}?\bclass\s{0,4}=\s{0,4}["']?author\b[^>]{0,80}>""", re.IGNORECASE)
_TITLE = re.compile(r"Powered by Discuz!.{0,20}Archiver$", re.IGNORECASE)
_SITE = re.compile(r"(.{1,200})'s Archiver")
_BOARD = re.compile(r"(?:^|[/?])(?:archiver/)?(?:\?)?(?:fid|gid)-\d")
_END = re.compile(
    r"""<div\s[^>]{0,80}?\b(?:class\s{0,4}=\s{0,4}["']?page\b|id\s{0,4}=\s{0,4}["']?(?:end|footer)\b)""", re.IGNORECASE
)
_LINE_ENDS = frozenset(("br", "p", "div", "li"))
_BACK = re.compile(r" ?static/image/common/back\.gif$")
_ITEM = re.compile(r"\[\*\] ?")
_SMILEY = re.compile(r"\{:\d{1,4}_\d{1,5}:\}")


class DiscuzArchiver:
    """Reads the archiver's threads, and tells its lists apart from them."""

    name = "discuz-archiver"

    def recognise(self, page: PageSource) -> float:
        """By the words that end its titles, or by its post lines in its own frame."""
        if not page.is_markup or "rchiver" not in page.text:
            return 0.0
        if _TITLE.search(page_title(page.tree)):
            return 0.96
        if "Discuz!" not in page.text or "nav" not in page.ids or "content" not in page.ids:
            return 0.0
        # A desktop page that is as sure to be one is one.
        return 0.89 if _AUTHOR.search(page.text) else 0.0

    def parse(self, page: PageSource) -> ThreadPage:
        """Read the page."""
        root = page.tree
        pager = find_pager(root)
        title, board = _path(root)
        posts = list(_posts(page, title, page_clock(page)))
        if posts and pager.page == 1:
            posts[0] = replace(posts[0], floor=1)
        is_message = not posts and MESSAGE_TITLE.match(page_title(root)) is not None
        result = make_page(page, "archiver", title, posts, is_message=is_message)
        result = replace(result, board=board if posts else (*board, title) if _is_board(root) else board)
        site = _SITE.search(text_of(by_id(root, "header")))
        return with_pager(replace(result, site_name=site[1].strip() if site else site_in_title(root)), pager)


def _path(root: _Element) -> tuple[str, tuple[str, ...]]:
    """The path's last name, which is the thread's or board's own, and the linked boards before it."""
    path = by_id(root, "nav")
    if path is None:
        return page_title(root).partition(" - ")[0], ()
    links = list(path.iter("a"))
    board = tuple(text for a in links if _BOARD.search(a.get("href") or "") and (text := text_of(a)))
    last = normalise((links[-1].tail if links else path.text) or "").lstrip("›»> ")
    return last or page_title(root).partition(" - ")[0], board


def _is_board(root: _Element) -> bool:
    """Whether a list is one board's; the index has no name behind its only link."""
    path = by_id(root, "nav")
    return path is not None and own_text(path).strip("›»> ") != ""


def _posts(page: PageSource, title: str, clock: Clock) -> Iterator[Post]:
    text = page.text
    starts = list(_AUTHOR.finditer(text))
    for i, start in enumerate(starts):
        if i + 1 < len(starts):
            stop = starts[i + 1].start()
        else:
            end = _END.search(text, start.end())
            stop = end.start() if end else len(text)
        # An element that no author can close holds the pieces together.
        piece = parse_html(f"<html><body><section>{text[start.start() : stop]}</section></body></html>", page.notes)
        yield _post(piece, title, clock)


def _post(piece: _Element, title: str, clock: Clock) -> Post:
    line = next(by_class(piece, "author", "p"), None)
    head = Head() if line is None else _head(line)
    subject = next(piece.iter("h3"), None)
    heading = text_of(subject)
    masked = subject is None
    body = _body(_raw_lines(piece, (line, subject)), clock)
    if heading and heading != title:
        body.lines.insert(0, (ParagraphKind.HEADING, heading, None))
    # Of masked posts the archiver prints neither subject nor text.
    body.masked = body.masked or (masked and not body.lines)
    return make_post(head, body, Sides(), clock)


def _head(line: _Element) -> Head:
    name = next(line.iter("strong"), None)
    anonymous = name is None or any(True for _ in name.iter("i"))
    raw = POSTED.sub("", own_text(line), count=1).strip()
    exact = next((e.get("title", "") for e in line.iter("span") if e.get("title")), "")
    return Head(author=None if anonymous else text_of(name) or None, posted_raw=raw, posted_title=exact)


def _raw_lines(piece: _Element, printed: tuple[_Element | None, ...]) -> list[str]:
    """The lines of a post's loose text, where line feeds of the source are blanks and each ``br`` ends a line.

    Args:
        piece: the post; loses the elements in ``printed``, which are read apart.
        printed: the line with the author, and the subject.
    """
    for element in printed:
        if element is not None:
            take_out(element)
    lines = [""]
    walk = etree.iterwalk(piece, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        if event == "start":
            if element.tag in _LINE_ENDS:
                lines.append("")
            if element.tag in UNPRINTED:
                walk.skip_subtree()
            else:
                lines[-1] += _one_line(element.text)
        elif element is not piece:
            lines[-1] += _one_line(element.tail)
    return lines


def _one_line(text: str | None) -> str:
    return re.sub(r"[\r\n\t]+", " ", text or "")


def _apart(lines: list[TextLine]) -> list[TextLine]:
    """Set heads of quotes apart: the archiver prints no blank lines around quotes inside a message."""
    before = -1
    for i, line in enumerate(lines):
        if bare_head(line) is None:
            continue
        if 0 <= before <= i - 2 and not any(other.gap for other in lines[before + 2 : i + 1]):
            # Of a quote that no blank line ends only the first line is sure.
            lines[before + 2 : before + 3] = [replace(lines[before + 2], gap=1)]
        if i and not line.gap:
            lines[i] = replace(lines[i], gap=1)
        before = i
    return lines


def _body(raw: list[str], clock: Clock) -> Body:
    cleaned = [_BACK.sub("", line.rstrip()) if POSTED.search(line[:120]) else line for line in raw]
    # Codes of smilies are pictures in all other views.
    lines = _apart(solid_lines(_SMILEY.sub("", line) for line in cleaned))
    read = BodyReader(lines, len(lines), lambda raw: when.datetime if (when := clock.read(raw)) else None).read()
    kept: list[Line] = []
    for kind, text, quote in read.parts:
        item = _ITEM.match(text) if kind is ParagraphKind.BODY else None
        kept.append((ParagraphKind.LIST, text[item.end() :], quote) if item else (kind, text, quote))
    edit_note = f"本帖最后由 {read.edited_by} 于 {read.edited_raw} 编辑" if read.edited_by else ""
    return Body(lines=kept, quotes=read.quotes, edit_note=edit_note, masked=read.hidden)
