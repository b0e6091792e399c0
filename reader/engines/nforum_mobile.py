"""Threads of nForum as its pages for phones show them (``mobile/views/article/index.tpl`` and ``single.tpl``).

They print floor, name and time above each post and leave out the lines that posts begin with elsewhere; of the board's
notes at the end are left ``修改:NAME FROM ADDRESS`` and ``FROM ADDRESS``.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from reader.engines.parts.bbs_text import fill_text
from reader.engines.parts.blocks import walk
from reader.engines.parts.dom import by_class, has_class, page_title, text_of
from reader.engines.parts.draft import Draft
from reader.engines.parts.finders import children_of, find_number, first, inside, own_addresses, parted
from reader.engines.parts.frame import Frame
from reader.engines.parts.message import image_addresses

if TYPE_CHECKING:
    from lxml.etree import _Element

    from reader.engines.base import PageSource
    from reader.engines.parts.clock import Clock

_USER = re.compile(r"/user/query/([\w.-]{1,40})")
_POST = re.compile(r"/article/[\w.-]{1,60}/(?:post|forward|edit|delete)/(\d{1,12})")
_THREAD = re.compile(r"/article/[\w.-]{1,60}/(\d{1,12})(?![\d/])")
_FLOOR = re.compile(r"(\d{1,7})楼")
_PAGE = re.compile(r"(\d{1,6})/(\d{1,6})")
_TITLE = re.compile(r"^主题 ?[:：] ?")
_BOARD = re.compile(r"版面-(.{1,80}?)(?:\([\w.-]{1,60}\))?$")
_EDITED = re.compile(r"修改 ?[:：] ?(\S{1,40}) FROM \S{1,60}")
_FROM = re.compile(r"FROM [\w.:*]{1,60}")


def is_mobile(text: str) -> bool:
    """Whether a page's markup is that of the pages for phones."""
    return "m_main" in text and "/user/query/" in text and 'class="plant"' in text


def read_mobile(page: PageSource, clock: Clock) -> tuple[Frame, list[Draft]]:
    """What the page tells of its thread, and its posts; a list of threads has none."""
    root = page.tree
    items = (li for li in root.iter("li") if any(has_class(e, "sp") for e in children_of(li, "div")))
    drafts = [_post(item, clock) for item in parted(root, items)]
    heads = (text_of(li) for li in by_class(root, "f", "li"))
    title = next((text for text in heads if _TITLE.match(text)), "")
    board = _BOARD.search(text_of(first(by_class(root, "menu", "div"))))
    frame = Frame("nForum", title=_TITLE.sub("", title) or page_title(root), view="mobile")
    frame.board = (board[1],) if board else ()
    frame.site_name = text_of(first(by_class(root, "logo", "div")))
    links = (a.get("href") or "" for bar in by_class(root, "nav", "div") for a in bar.iter("a"))
    # The first link that names it is enough: bars that never end hold all that follow.
    frame.thread_id = next(filter(None, (find_number(_THREAD, url) for url in chain(own_addresses(page), links))), "")
    numbers = (_PAGE.fullmatch(text_of(a)) for a in by_class(root, "plant", "a"))
    pager = next((match for match in numbers if match), None)
    if drafts and pager is not None:
        frame.page, frame.pages = int(pager[1]), int(pager[2])
    return frame, drafts


def _post(item: _Element, clock: Clock) -> Draft:
    draft = Draft()
    head, words = inside(item, "nav", "div"), inside(item, "sp", "div")
    for link in () if head is None else head.iter("a"):
        text, href = text_of(link), link.get("href") or ""
        if has_class(link, "plant"):
            _mark(draft, text, clock)
        elif draft.author is None and (match := _USER.search(href)):
            draft.author, draft.author_id = text, match[1]
        draft.post_id = draft.post_id or find_number(_POST, href)
    if words is not None:
        walker = walk(words)
        lines = [text for _, text, _ in walker.lines]
        notes = [line for line in lines if _is_note(line)]
        fill_text(draft, [line for line in lines if not _is_note(line)])
        draft.edited_by = next((match[1] for line in notes if (match := _EDITED.fullmatch(line))), None)
        draft.body.notices += notes
        draft.body.images = image_addresses(walker.images)
    return draft


def _is_note(line: str) -> bool:
    return bool(_EDITED.fullmatch(line) or _FROM.fullmatch(line))


def _mark(draft: Draft, text: str, clock: Clock) -> None:
    """A floor, counted from the first answer, or the time."""
    if match := _FLOOR.fullmatch(text):
        draft.floor, draft.floor_label = int(match[1]) + 1, text
    elif text == "楼主":
        draft.floor, draft.floor_label = 1, text
    elif not draft.posted.raw:
        draft.posted = clock.stamp(text)
