"""Threads of SMF (Simple Machines Forum) 1.1, 2.0 and 2.1, also as printed.

Elements as in ``Themes/default/Display.template.php`` and ``Printpage.template.php`` of these versions.
"""

from __future__ import annotations

import datetime as dt
import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from reader.engines.base import FAIRLY_SURE
from reader.engines.parts.blocks import lines_of
from reader.engines.parts.clock import Clock, Stamp
from reader.engines.parts.dom import by_class, by_id, by_id_prefix, has_class, page_title, text_of
from reader.engines.parts.draft import Draft
from reader.engines.parts.finders import children_of, figure, find_number, first, highest, inside, link_text, parted
from reader.engines.parts.frame import Frame, count_replies, make_page, number_posts
from reader.engines.parts.message import Body, Markup, QuoteHead, read_message, signature_lines
from reader.text.dates import parse_when

if TYPE_CHECKING:
    from lxml.etree import _Element

    from reader.domain.thread import ThreadPage
    from reader.engines.base import PageSource

_MESSAGE = re.compile(r"""id=["']?(?:msg|subject)_\d""")
_BODY_ID = re.compile(r"msg_(\d{1,12})")
_TOPIC = re.compile(r"(?:[?&;/]topic[=,])(\d{1,12})")
_LINKED = re.compile(r"(?:[?&;.]msg=?|#msg)(\d{1,12})")
_PROFILE = re.compile(r"action=profile;u=\d")
_DEPTH = 14
_USER = re.compile(r"[;&?]u=(\d{1,12})")
_SOURCE = re.compile(r"[^:]{1,30}: ?(.{1,80}?) (?:on|am|le|el|em|en|op|il|na|w|skrivet|от|в|في|於|于) (.{6,60})$")
_AUTHOR_ONLY = re.compile(r"[^:]{1,30}: ?(.{1,80})$")
_REPLY = re.compile(r"#(\d{1,7})")
_STAMP = re.compile(r"(?:«[^»\d]{0,40}(?:#\d{1,7})?[^»\d]{0,40}:\s|»|«)\s*")
_EDITED = re.compile(
    r"[^:]{1,40}: ?(.{6,40}?) (?:by|von|par|por|da|di|door|av|af|przez|od|от|由|作者) (.{1,80}?)"
    r"(?:\s+[^\s:]{1,20}: ?(.*))?$"
)
_EDITED_ANY = re.compile(
    r"[^:]{1,40}: ?(.{4,40}?\d{1,2}:\d\d(?::\d\d)?(?: ?[AaPp]\.?[Mm]\.?)?),? \S{1,14} (.{1,80}?)"
    r"(?:\s+[^\s:]{1,20}: ?(.*))?$"
)
"""In any language: the time, one word, the name."""
_PRINTED = re.compile(r"[^:]{1,30}: ?(.{1,80}?) (?:on|am|le) ?$")
_VIEWS = re.compile(r"\((?:[^\W\d_]{1,15} ){1,2}(\d{1,9}) [^\W\d_]{1,12}\)\s*$")
_VERSION = re.compile(r"SMF (\d\.\d{1,2}(?:\.\d{1,2}| RC\d)?)")


class SMF:
    """Reads threads as the default themes show and print them."""

    name = "smf"
    most = FAIRLY_SURE

    def recognise(self, page: PageSource) -> float:
        """By the ids of its messages and the names of its scripts' variables."""
        if not page.is_markup:
            return 0.0
        text = page.text
        if "smf_" in text or "action=profile;u=" in text or "action=printpage" in text:
            if _MESSAGE.search(text):
                return 0.9
            if "postheader" in text and "postbody" in text and "printpage" in text:
                return 0.85
        # Every page of the program has this variable; lists, messages and forms have no posts.
        return 0.6 if "smf_scripturl" in text and "action=printpage" not in text else 0.0

    def parse(self, page: PageSource) -> ThreadPage:
        """Read the page."""
        root = page.tree
        now = _now(root)
        clock = Clock(page, now=now)
        printed = list(by_class(root, "postheader", "div", "dt"))
        places = _places(root)
        if places:
            parted(root, (place.block for place in places))
            drafts = [_read_post(place, clock) for place in places]
            frame = _frame(page)
            if frame.page == 1:
                # The first message has no number, its first reply is #1.
                drafts[0].floor = drafts[0].floor or 1
                drafts[0].body.notices += _poll(root)
        else:
            drafts = [_read_printed(head, clock) for head in printed]
            frame = _printed_frame(page) if printed else _frame(page)
            number_posts(frame, drafts, before=1)
        count_replies(frame, drafts)
        frame.is_message = any(by_id(root, name) is not None for name in ("fatal_error", "frmLogin"))
        if now is not None:
            frame.captured_at, frame.captured_from = now, "header"
        return make_page(self.name, page, frame, drafts, clock)


def _poll(root: _Element) -> list[str]:
    """The lines of the topic's poll, which stands above its messages."""
    box = by_id(root, "poll") if by_id(root, "poll_options") is not None else None
    return [] if box is None else [text for _, text, _ in lines_of(box)]


def _now(root: _Element) -> dt.datetime | None:
    """The header's only ``time`` is when the page was made."""
    time = first(root.iter("time"))
    if time is None:
        return None
    try:
        at = dt.datetime.fromisoformat(time.get("datetime") or "")
    except ValueError:
        return None
    return at if at.tzinfo is not None else None


def _frame(page: PageSource) -> Frame:
    root = page.tree
    title = text_of(by_id(root, "top_subject"))
    head = by_id(root, "forumposts")
    heading = text_of(first(root.iter("h3"))) if head is None else text_of(first(head.iter("h3")))
    views = _VIEWS.search(heading)
    trail = first(e for e in root.iter("div", "ul") if has_class(e, "navigate_section") or has_class(e, "linktree"))
    links = [] if trail is None else [(text_of(a), a.get("href") or "") for a in trail.iter("a")]
    if not links:
        links = [(text_of(a), a.get("href") or "") for a in by_class(root, "nav", "a")]
    last = next((name for name, href in reversed(links) if _TOPIC.search(href)), "")
    boards = tuple(dict.fromkeys(name for name, href in links[1:] if name and not _TOPIC.search(href)))
    number, pages = _pager(root)
    canonical = [e.get("href") for e in root.iter("link") if e.get("rel") == "canonical"]
    return Frame(
        "SMF",
        title=title or last or page_title(root),
        thread_id=find_number(_TOPIC, page.capture.url, *canonical, *(href for _, href in reversed(links))),
        board=boards,
        site_name=links[0][0] if links else "",
        version=_version(root),
        page=number,
        pages=pages,
        views=int(views[1]) if views else None,
        host=links[0][1] if links else "",
    )


def _version(root: _Element) -> str | None:
    boxes = (by_id(root, "footer"), by_id(root, "footer_section"), by_id(root, "footerarea"))
    return find_number(_VERSION, *(text_of(box)[-3000:] for box in boxes)) or None


def _pager(root: _Element) -> tuple[int | None, int | None]:
    bar = first(e for e in root.iter("div", "td", "span") if has_class(e, "pagelinks") or has_class(e, "middletext"))
    if bar is None:
        return 1, 1
    marks = (e for e in bar.iter("span", "strong", "b") if has_class(e, "current_page") or e.tag in ("strong", "b"))
    current = next((n for n in (figure(text_of(e)) for e in marks if text_of(e).isdecimal()) if n), 1)
    return current, highest(bar.iter("a"), current)


def _read_post(place: _Place, clock: Clock) -> Draft:
    number, message, block = place
    draft = Draft(number, body=read_message(_MARKUP, (message,)))
    who = inside(block, "poster")
    box = block if who is None else who
    profile = first(a for a in box.iter("a") if _PROFILE.search(a.get("href") or "") and text_of(a))
    if profile is not None:
        draft.author, draft.author_id = text_of(profile), find_number(_USER, profile.get("href"))
    else:
        # A guest has a name and no profile.
        draft.author = text_of(first(box.iter("h4", "b"))) or None
    # Messages that wait for approval say so above their words.
    draft.body.notices += [text for text in map(text_of, by_class(block, "noticebox", "div")) if text]
    draft.posted, reply = _posted(block, number, clock)
    _set_floor(draft, reply)
    note = by_id(block, f"modified_{number}")
    _take_edit(note, draft, clock)
    for foot in by_class(block, "attachments"):
        _take_files(foot, draft.body)
    draft.body.signature = signature_lines(by_id(block, f"msg_{number}_signature"), _MARKUP)
    if not draft.body.signature:
        draft.body.signature = signature_lines(inside(block, "signature"), _MARKUP)
    return draft


class _Place(NamedTuple):
    """A message's number, its element, and the one around it that holds author and time too."""

    number: str
    message: _Element
    block: _Element


def _places(root: _Element) -> list[_Place]:
    places = []
    for element in root.iter("div", "td"):
        if found := _BODY_ID.fullmatch(element.get("id") or ""):
            above = islice(element.iterancestors(), _DEPTH)
            block = first(e for e in above if e.get("id") == f"msg{found[1]}" or has_class(e, "post_wrapper"))
            places.append(_Place(found[1], element, element if block is None else block))
    return places or _places_of_one(root)


def _places_of_one(root: _Element) -> list[_Place]:
    """Messages of 1.1, where guests see no ids of messages but those of their subjects, in tables within tables."""
    places = []
    for subject in by_id_prefix(root, "subject_", "div", "span"):
        tables = [e for e in islice(subject.iterancestors(), _DEPTH) if e.tag == "table"]
        block = tables[1] if len(tables) > 1 else None
        message = inside(block, "post", "div")
        if block is not None and message is not None:
            places.append(_Place((subject.get("id") or "").removeprefix("subject_"), message, block))
    return places


def _set_floor(draft: Draft, reply: int | None) -> None:
    """Replies are counted from 1; the opening post has no number."""
    if reply is not None:
        draft.floor, draft.floor_label = reply + 1, f"#{reply}"


def _posted(block: _Element, number: str, clock: Clock) -> tuple[Stamp, int | None]:
    """When a message was written and its number: 2.1 has a link, the older ones "« Reply #2 on: DATE »"."""
    info = inside(block, "postinfo", "div")
    if info is not None:
        link = first(e for e in info.iter("a") if has_class(e, "smalltext"))
        reply = figure(text_of(inside(block, "page_number")))
        title = _REPLY.search((link.get("title") or "")[:40]) if link is not None else None
        if reply is None and title is not None:
            reply = int(title[1])
        return clock.stamp(text_of(link if link is not None else info)), reply
    subject = by_id(block, f"subject_{number}")
    small = (e for e in block.iter("div") if has_class(e, "smalltext") and "«" in text_of(e))
    line = text_of(first(small))
    if not line and subject is not None:
        line = text_of(subject.getnext())
    found = _REPLY.search(line)
    return clock.stamp(_STAMP.sub("", line).strip("« »")), int(found[1]) if found else None


def _take_edit(note: _Element | None, draft: Draft, clock: Clock) -> None:
    text = text_of(note).strip("« »")
    if not text:
        return
    match = _EDITED.match(text) or _EDITED_ANY.match(text)
    at = clock.note(match[1]) if match else None
    if match is None or at is None:
        draft.body.notices.append(text)
        return
    draft.edited_at, draft.edited_by = at, match[2].strip()
    draft.body.notices += [match[3]] if match[3] else []


def _take_files(foot: _Element, body: Body) -> None:
    links = (a for a in foot.iter("a") if "action=dlattach" in (a.get("href") or ""))
    body.attachments.extend(text_of(a) for a in links)
    body.attachments = [name.strip() for name in body.attachments if name]


def _printed_frame(page: PageSource) -> Frame:
    root = page.tree
    path = text_of(by_id(root, "linktree")).split(" => ")
    titles = (text_of(strong) for head in by_class(root, "postheader") for strong in head.iter("strong"))
    canonical = [e.get("href") for e in root.iter("link") if e.get("rel") == "canonical"]
    # All posts of the thread stand on one printed page.
    return Frame(
        "SMF",
        title=next(titles, "") or page_title(root).partition(" - ")[2],
        thread_id=find_number(_TOPIC, page.capture.url, *canonical, *(a.get("href") for a in root.iter("a"))),
        board=tuple(path[:-1]),
        site_name=text_of(by_id(root, "title")),
        version=_version(root),
        view="print",
        page=1,
        pages=1,
    )


def _read_printed(head: _Element, clock: Clock) -> Draft:
    strong = list(head.iter("strong", "b"))
    body = head.getnext()
    message = Body() if body is None or not has_class(body, "postbody") else read_message(_MARKUP, (body,))
    author = text_of(strong[1]) if len(strong) > 1 else None
    return Draft(author=author, posted=clock.stamp(text_of(strong[-1] if strong else None)), body=message)


def _quote(element: _Element) -> QuoteHead | None:
    if element.tag != "blockquote" and not (element.tag == "div" and has_class(element, "quote")):
        return None
    cite = first(children_of(element, "cite"))
    if cite is None:
        before = element.getprevious()
        cite = before if before is not None and has_class(before, "quoteheader") else None
    if cite is None:
        return QuoteHead()
    name, href = link_text(cite)
    text = name or text_of(cite)
    match = _SOURCE.match(text)
    author, posted = (match[1], match[2]) if match else (None, "")
    if match is None and (alone := _AUTHOR_ONLY.match(text)):
        author, posted = _name_and_time(alone[1])
    chrome = (cite,) if cite.getparent() is element else ()
    return QuoteHead(author, find_number(_LINKED, href) or None, posted, chrome)


def _name_and_time(words: str) -> tuple[str, str]:
    """A name, a word of whatever language, and a time, which begins where three words make a date."""
    tokens = words.split()
    for i in range(2, len(tokens)):
        if parse_when(" ".join(tokens[i : i + 3]), order="dmy") is not None:
            return " ".join(tokens[: i - 1]), " ".join(tokens[i:])
    return words, ""


_MARKUP = Markup(
    quote=_quote,
    skip=frozenset(("codeheader", "quoteheader", "quotefooter", "topslice", "botslice")),
    code=frozenset(("bbc_code", "code")),
)
