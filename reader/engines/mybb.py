"""Threads of MyBB: as shown, printed, and in its archive ("Lite mode").

Elements as in the default templates of 1.6 and 1.8 (``postbit``, ``printthread``, ``archive``).
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from reader.engines.base import FAIRLY_SURE
from reader.engines.parts.blocks import SKIP, Claim
from reader.engines.parts.clock import Clock, Stamp
from reader.engines.parts.dom import by_class, by_id, by_id_prefix, has_class, names, own_text, page_title, text_of
from reader.engines.parts.draft import Draft
from reader.engines.parts.finders import children_of, figure, find_number, first, highest, inside, link_text, parted
from reader.engines.parts.frame import Frame, count_replies, make_page, number_posts
from reader.engines.parts.message import Body, Markup, MessageReader, QuoteHead, read_message, signature_lines, speaker
from reader.text.paragraphs import normalise

if TYPE_CHECKING:
    from lxml.etree import _Element

    from reader.domain.thread import ThreadPage
    from reader.engines.base import PageSource

_POST_ID = re.compile(r"post_(\d{1,12})")
_BODY = re.compile(r"""id=["']?pid_\d""")
_TOPIC = re.compile(r"(?:[?&;]tid=|\bthread-)(\d{1,12})")
_QUOTED = re.compile(r"(?:[?&;]pid=|#pid|\bpost-)(\d{1,12})")
_USER = re.compile(r"(?:[?&;]uid=|\buser-)(\d{1,12})")
_EDITED = re.compile(r": (.{6,40}?) (?:by|von|par|por|door|od) (.{1,80}?)\.", re.DOTALL)
_FILENAME = re.compile(r"^[^:]{1,30}: (.{1,200}?)(?:[\r\n]|$)")
_FORUM = re.compile(r"\+-+ [^:]{1,30}: (.{1,200}?) ?\($")
_KEY = re.compile(r"\bmy_post_key\s{0,3}=")
_LISTED = re.compile(r"showthread\.php|forumdisplay\.php|\b(?:thread|forum)-\d")
_HEAD = 40
_DEPTH = 60
_ROWS = 12
"""Rows of a message's or login form's table at the most."""
_PLACE = re.compile(r"(?:showthread\.php|thread-).{0,200}#pid(\d{1,12})$")
_SCRIPT = re.compile(r"jscripts/(?:jquery|general)\.js\?ver=(\d)(\d)\d{2}\b")
_VERSION = re.compile(r"MyBB (\d\.\d{1,2}(?:\.\d{1,2})?)")


class MyBB:
    """Reads the views of a thread that MyBB has."""

    name = "mybb"
    most = FAIRLY_SURE

    def recognise(self, page: PageSource) -> float:
        """By the ids of its posts, or by what its other views are made of."""
        if not page.is_markup:
            return 0.0
        text = page.text
        if "post_body" in text and _BODY.search(text):
            return 0.9
        if "- Printable Version" in text and ("printthread_post" in text or "+--- " in text):
            return 0.85
        if "fullversion" in text and "archive/index.php" in text:
            return 0.85
        # Every page of the program has this variable; lists, messages and forms have no posts.
        return 0.6 if "my_post_key" in text and _KEY.search(text) and "printthread.php?tid=" not in text else 0.0

    def parse(self, page: PageSource) -> ThreadPage:
        """Read the page."""
        root = page.tree
        clock = Clock(page, order="mdy")
        # Posts of 1.2 to 1.6 are tables.
        marked = (e for e in by_id_prefix(root, "post_", "div", "table") if _POST_ID.fullmatch(e.get("id") or ""))
        blocks = parted(root, marked)
        if blocks:
            view = "desktop"
            clock.learn(own_text(date) for date in map(_date, blocks) if date is not None)
            shown = [block for block in blocks if not has_class(block, "deleted_post")]
            drafts = [_read_post(block, clock) for block in shown]
        elif by_id(root, "fullversion") is not None:
            view = "lite"
            blocks = parted(root, by_class(root, "post", "div"))
            clock.learn(text_of(inside(block, "dateline")) for block in blocks)
            drafts = [_read_archived(block, clock) for block in blocks]
        elif _KEY.search(page.text):
            view, drafts = "desktop", []
        else:
            view, drafts = "print", _read_printed(root, clock)
        frame = _frame(page, view)
        frame.is_message = not drafts and _is_message(root)
        if view != "desktop":
            number_posts(frame, drafts)
        gone = max(len(blocks) - len(drafts), 0)
        if gone:
            # They have numbers for moderators, so that only a whole thread tells how many replies are left.
            frame.notes.append(f"Deleted posts, which only moderators see, were left out: {gone}.")
            frame.replies = len(drafts) - 1 if drafts and frame.pages == 1 else None
        elif others := _threaded(root, drafts):
            frame.replies = others
        else:
            count_replies(frame, drafts)
        return make_page(self.name, page, frame, drafts, clock)


def _threaded(root: _Element, drafts: list[Draft]) -> int:
    """How many other posts the thread has, of which threaded mode shows one and lists all; 0 in other modes."""
    if len(drafts) != 1 or next(by_class(root, "pagination", "div"), None) is not None:
        return 0
    found = ((a, m[1]) for a in root.iter("a") if (m := _PLACE.search(a.get("href") or "")))
    outside = {number for a, number in found if not any(_is_post(e) for e in islice(a.iterancestors(), _DEPTH))}
    return len(outside - {drafts[0].post_id})


def _is_post(element: _Element) -> bool:
    return _POST_ID.fullmatch(element.get("id") or "") is not None


def _is_message(root: _Element) -> bool:
    """Whether the program says something or asks for a name: one small table without links to boards or threads."""
    content = by_id(root, "content")
    if content is None or sum(1 for _ in islice(content.iter("tr"), _ROWS + 1)) > _ROWS:
        return False
    links = (a for a in content.iter("a") if not any(has_class(e, "navigation") for e in islice(a.iterancestors(), 3)))
    return not any(_LISTED.search(a.get("href") or "") for a in links)


def _frame(page: PageSource, view: str) -> Frame:
    root = page.tree
    trail = first(by_class(root, "navigation", "div"))
    # A board's crumb may hold a hidden box with links to the board's pages.
    crumbs = () if trail is None else (a for a in trail.iter("a") if "pagination" not in (a.get("class") or ""))
    links = [(name, a.get("href") or "") for a in crumbs if (name := text_of(a))]
    title = text_of(inside(trail, "active")) if trail is not None else ""
    board = [name for name, href in links[1:] if "forum" in href or view == "lite"]
    if view == "print":
        title, board = _printed_head(root)
    elif view == "lite":
        title = link_text(by_id(root, "fullversion"))[0]
    number, pages = _pager(root)
    heads = [a.get("href") for strong in root.iter("strong", "em", "h2") for a in strong.iter("a")]
    full = link_text(by_id(root, "fullversion"))[1]
    canonical = [e.get("href") for e in root.iter("link") if e.get("rel") == "canonical"]
    big = first(by_class(root, "largetext", "span"))
    printed = link_text(big)[1] if view == "print" else ""
    return Frame(
        "MyBB",
        title=title or page_title(root),
        thread_id=find_number(_TOPIC, page.capture.url, full, printed, *canonical, *heads),
        board=tuple(dict.fromkeys(board)),
        site_name=links[0][0] if links else "",
        version=find_number(_VERSION, text_of(by_id(root, "copyright"))) or _branch(root),
        view=view,
        page=number,
        pages=pages,
        host=full or (links[0][1] if links else ""),
    )


def _branch(root: _Element) -> str | None:
    """``1.8`` from the numbers of the program's own scripts, of which each release has some (``?ver=1827``)."""
    scripts = (e.get("src") for e in root.iter("script"))
    match = next((m for src in scripts if src and (m := _SCRIPT.search(src[-80:]))), None)
    return f"{match[1]}.{match[2]}" if match else None


def _printed_head(root: _Element) -> tuple[str, list[str]]:
    """Title and boards of the printable view: a tree of plain lines, each with its address in slanted type."""
    title = ""
    big = first(by_class(root, "largetext", "span"))
    board = []
    if big is not None:
        title = link_text(big)[0]
        cell = big.getparent()
        for node in () if cell is None else cell.iter("i", "em"):
            before = node.getprevious()
            line = normalise((before.tail if before is not None else "") or "")
            if match := _FORUM.match(line):
                board.append(match[1])
    return title, board[:-1] if board and board[-1] == title else board


def _pager(root: _Element) -> tuple[int | None, int | None]:
    bars = (e for e in root.iter("div") if has_class(e, "pagination") or has_class(e, "multipage"))
    bar = first(e for e in bars if not has_class(e, "pagination_breadcrumb"))
    if bar is None:
        return 1, 1
    marks = (e for e in bar.iter("span", "strong", "a") if has_class(e, "pagination_current") or e.tag == "strong")
    number = next((n for n in (figure(text_of(e)) for e in marks) if n is not None), None)
    return number, max(highest(bar.iter("a"), number or 1), figure(text_of(inside(bar, "pages"))) or 1)


def _read_post(block: _Element, clock: Clock) -> Draft:
    message = inside(block, "post_body")
    body = Body() if message is None else read_message(_MARKUP, (message,))
    draft = Draft((block.get("id") or "").removeprefix("post_"), body=body)
    who = inside(block, "author_information")
    who = block if who is None else who
    name, href = link_text(inside(who, "largetext"))
    draft.author = name or text_of(inside(who, "largetext")) or None
    draft.author_id = find_number(_USER, href)
    head = inside(block, "post_head")
    head = inside(block, "tcat", "td") if head is None else head
    links = () if head is None else (text_of(a) for a in head.iter("a"))
    draft.stand_at(next((text for text in links if text.startswith("#")), ""))
    draft.posted = _posted(_date(block), clock)
    note = inside(block, "edited_post")
    if note is not None:
        _take_edit(note, draft, clock)
    content = inside(block, "post_content")
    for box in () if content is None else children_of(content, "fieldset"):
        _take_files(box, body)
    body.signature = signature_lines(inside(block, "signature"), _MARKUP)
    return draft


def _date(block: _Element) -> _Element | None:
    """The element whose own text is a post's time; in tables it is the small print of the first row."""
    date = inside(block, "post_date")
    return inside(inside(block, "tcat", "td"), "smalltext") if date is None else date


def _posted(date: _Element | None, clock: Clock) -> Stamp:
    if date is None:
        return Stamp()
    relative = first(e for e in children_of(date, "span") if e.get("title"))
    if relative is None:
        return clock.stamp(own_text(date))
    printed = normalise(f"{text_of(relative)}{relative.tail or ''}")
    # Of "Yesterday, 05:31 PM" only the day stands in the title.
    clock_time = normalise(relative.tail or "").strip(", ")
    return clock.stamp(printed, normalise(f"{relative.get('title')} {clock_time}"))


def _take_edit(note: _Element, draft: Draft, clock: Clock) -> None:
    text = text_of(note)
    match = _EDITED.search(text)
    title = next((e.get("title") for e in note.iter("span") if e.get("title")), None)
    # In every language the time stands behind the first colon and the name is a link.
    at = clock.note(match[1] if match else text.partition(":")[2][:_HEAD], title)
    name = link_text(note)[0] or (match[2].strip() if match else "")
    if at is None or not name:
        draft.body.notices.append(text.strip("() "))
        return
    draft.edited_at, draft.edited_by = at, name
    reason = text_of(first(note.iter("em"))).partition(": ")[2]
    draft.body.notices += [reason] if reason else []


def _take_files(box: _Element, body: Body) -> None:
    for image in box.iter("img"):
        if match := _FILENAME.match(image.get("title") or ""):
            body.attachments.append(match[1].strip())
    for link in box.iter("a"):
        if "attachment.php" in (link.get("href") or "") and text_of(link):
            body.attachments.append(text_of(link))


def _read_archived(block: _Element, clock: Clock) -> Draft:
    message = inside(block, "message", "div")
    body = Body() if message is None else read_message(_MARKUP, (message,))
    name, href = link_text(inside(block, "author"))
    posted = clock.stamp(text_of(inside(block, "dateline")))
    author = name or text_of(inside(block, "author")) or None
    return Draft(author=author, author_id=find_number(_USER, href), posted=posted, body=body)


def _read_printed(root: _Element, clock: Clock) -> list[Draft]:
    """Posts between the lines of the printable view: ``SUBJECT - NAME - DATE`` and then the message."""
    cell = next((e for e in root.iter("td") if sum(1 for _ in children_of(e, "hr")) > 1), None)
    if cell is None:
        return []
    pieces: list[list[_Element]] = []
    for child in cell:
        if child.tag == "hr":
            pieces.append([])
        elif pieces:
            pieces[-1].append(child)
    heads = [(piece, [e for e in piece if e.tag == "strong"]) for piece in pieces]
    clock.learn(text_of(strong[1]) for _, strong in heads if len(strong) > 1)
    return [_printed_post(piece, strong[1], clock) for piece, strong in heads if len(strong) > 1]


def _printed_post(piece: list[_Element], date: _Element, clock: Clock) -> Draft:
    at = piece.index(date)
    link = first(e for e in piece[:at] if e.tag == "a")
    author = text_of(link) or normalise((piece[at - 1].tail or "") if at else "").strip("- ")
    reader = MessageReader(_MARKUP)
    for element in piece[at + 1 :]:
        comment = not isinstance(element.tag, str)
        if not comment:
            reader.walker.feed(element)
        elif element.tail:
            reader.walker.feed_text(element.tail)
    posted = clock.stamp(text_of(date))
    user = find_number(_USER, link.get("href")) if link is not None else None
    return Draft(author=author or None, author_id=user, posted=posted, body=reader.finish())


def _quote(element: _Element) -> QuoteHead | None:
    if element.tag != "blockquote":
        return None
    cite = first(children_of(element, "cite"))
    if cite is None:
        return QuoteHead()
    stamp = first(cite.iter("span"))
    jump = next((m[1] for a in cite.iter("a") if (m := _QUOTED.search(a.get("href") or ""))), None)
    words = own_text(cite)
    if stamp is not None and not words:
        words = text_of(cite).replace(text_of(stamp), "", 1)
    return QuoteHead(speaker(words), jump, text_of(stamp).strip("() "), (cite,))


def _claim(element: _Element, _: Body) -> Claim | None:
    parent = element.getparent()
    if has_class(element, "title") and parent is not None and has_class(parent, "codeblock"):
        return SKIP
    return None


# The picture's name stands in the page, not what was typed; these are the software's own.
_NAMED = names("cool rolleyes shy at angel blush dodgy exclamation heart huh idea sleepy cry sick arrow my")
_SMILEYS = {
    **{name: f":{name}:" for name in _NAMED},
    "smile": ":)",
    "wink": ";)",
    "big grin": ":D",
    "tongue": ":P",
    "sad": ":(",
    "angry": ":@",
    "confused": ":s",
    "undecided": ":-/",
}
_MARKUP = Markup(quote=_quote, claim=_claim, code=frozenset(("codeblock", "phpcodeblock")), smileys=_SMILEYS)
