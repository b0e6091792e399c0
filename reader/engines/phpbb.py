"""Threads of phpBB 3 (prosilver and styles made from it), also as printed.

Elements as in ``styles/prosilver/template/viewtopic_body.html`` and ``viewtopic_print.html`` of 3.0 to 3.3.
Its second style is read by `reader.engines.phpbb_subsilver`, phpBB 2 by `reader.engines.phpbb_two`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.engines.base import FAIRLY_SURE
from reader.engines.parts.blocks import SKIP, Claim, lines_of
from reader.engines.parts.clock import Clock, Stamp
from reader.engines.parts.dom import by_class, by_id, has_class, meta, own_text, page_title, text_of
from reader.engines.parts.draft import Draft
from reader.engines.parts.finders import children_of, figure, find_number, first, highest, inside, link_text, parted
from reader.engines.parts.frame import Frame, make_page
from reader.engines.parts.message import Body, Markup, QuoteHead, read_message, signature_lines, speaker
from reader.engines.phpbb_subsilver import is_subsilver, read_subsilver
from reader.engines.phpbb_two import is_phpbb_two, read_phpbb_two

if TYPE_CHECKING:
    from lxml.etree import _Element

    from reader.domain.thread import ThreadPage
    from reader.engines.base import PageSource

_BODY = re.compile(r"""<body\b[^<>]{0,200}?\bid=["']?phpbb\b[^<>]{0,300}""", re.IGNORECASE)
_POST = re.compile(r"p_?(\d{1,12})")
_PLACE = re.compile(r"#\d{1,7}")
# Boards that Forumotion hosts have addresses of their own: /t31-title, /f4-board, /u7.
_TOPIC = re.compile(r"(?:[?&;]t=|^https?://[^/]{1,80}/t)(\d{1,12})")
_HOSTED_BOARD = re.compile(r"(?:^|/)f\d{1,8}(?:p\d{1,8})?-")
_QUOTED = re.compile(r"[?&;]p=(\d{1,12})")
_USER = re.compile(r"(?:[?&;]u=|^(?:https?://[^/]{1,80})?/u)(\d{1,12})")
_FILE = re.compile(r"^(.{1,200}?) \([^()]{1,30}\)")
_PAGES = re.compile(r"(\d{1,6})\D{1,12}(\d{1,6})\s*$")
_POSTS = re.compile(r"(\d[\d., ]{0,12}) ?[^\W\d_]")
_BY = re.compile(r"^.{0,400}?»\s*", re.DOTALL)
_VERSION = re.compile(r"phpBB\D{0,12}(\d\.\d{1,2}(?:\.\d{1,2})?)")


class PhpBB:
    """Reads threads as prosilver shows and prints them."""

    name = "phpbb"
    most = FAIRLY_SURE

    def recognise(self, page: PageSource) -> float:
        """By the body's id; phpBB 2 by its classes."""
        text = page.text
        # Changing the case of a page costs more than looking twice.
        if not page.is_markup or not ("phpbb" in text or "phpBB" in text):
            return 0.0
        body = _BODY.search(text)
        if body is not None:
            if "postbody" in text or "section-viewtopic" in body[0]:
                return 0.9
            if "page-number" in text and "page-header" in text:
                return 0.85
            # Lists, messages and forms; other pages of this body have their own.
            return 0.6 if "section-" in body[0] else 0.0
        if "postprofile" in text and "viewtopic.php" in text and "postbody" in text:
            return 0.85
        return 0.8 if is_subsilver(text) or is_phpbb_two(text) else 0.0

    def parse(self, page: PageSource) -> ThreadPage:
        """Read the page."""
        root = page.tree
        if is_subsilver(page.text):
            return read_subsilver(self.name, page)
        if is_phpbb_two(page.text):
            return read_phpbb_two(self.name, page)
        clock = Clock(page, foot=text_of(by_id(root, "page-footer")))
        blocks = parted(root, (e for e in root.iter("div", "article", "li") if has_class(e, "post")))
        blocks = [block for block in blocks if _content(block) is not None]
        drafts = [_read_post(block, clock) for block in blocks]
        _go_on(blocks, drafts)
        frame = _frame(page, printed=bool(blocks) and not any(_POST.fullmatch(b.get("id") or "") for b in blocks))
        if drafts and frame.page in (None, 1):
            drafts[0].body.notices += _poll(root)
        notice = by_id(root, "message")
        frame.is_message = by_id(root, "login") is not None or (notice is not None and has_class(notice, "panel"))
        if frame.view == "print" and frame.replies is None and frame.page == frame.pages == 1:
            frame.replies = max(len(drafts) - 1, 0)
        return make_page(self.name, page, frame, drafts, clock)


def _go_on(blocks: list[_Element], drafts: list[Draft]) -> None:
    """Name who goes on: Tapatalk's style prints an author once above posts that follow one another."""
    for block, draft, before in zip(blocks[1:], drafts[1:], drafts, strict=False):
        if draft.author is None and (block.get("id") or "").startswith("p_") and has_class(block, "has-profile"):
            draft.author, draft.author_id = before.author, before.author_id


def _poll(root: _Element) -> list[str]:
    """Question and answers of a poll, which every page of the topic shows above its posts."""
    box = first(by_class(root, "topic_poll", "form"))
    if box is None:
        return []
    lines = [text_of(inside(box, "poll-title")), text_of(inside(box, "author", "p"))]
    lines += [
        " ".join(filter(None, map(text_of, answer))) for answer in box.iter("dl") if not has_class(answer, "hidden")
    ]
    return [line for line in lines if line]


def _content(post: _Element) -> _Element | None:
    return inside(post, "content", "div")


def _frame(page: PageSource, *, printed: bool) -> Frame:
    root = page.tree
    heading = first(by_class(root, "topic-title"))
    if heading is None:
        body = by_id(root, "page-header" if printed else "page-body")
        heading = first(root.iter("h2") if body is None else body.iter("h2"))
    number, pages = _pager(root)
    site = by_id(root, "site-description" if not printed else "page-header")
    title = text_of(heading)
    links = [a.get("href") for a in (heading.iter("a") if heading is not None else ())]
    next_paragraph = heading.getnext() if printed and heading is not None else None
    frame = Frame(
        "phpBB",
        title=title or page_title(root),
        board=_board(root),
        site_name=text_of(first(site.iter("h1"))) if site is not None else "",
        version=find_number(_VERSION, text_of(first(by_class(root, "copyright")))) or "3",
        view="print" if printed else "desktop",
        page=number,
        pages=pages,
        host=text_of(next_paragraph),
    )
    frame.replies = _replies(root)
    addresses = [page.capture.url, *links, frame.host, _canonical(root), *_reply_links(root)]
    frame.thread_id = find_number(_TOPIC, *addresses)
    return frame


def _canonical(root: _Element) -> str:
    return next((e.get("href") or "" for e in root.iter("link") if e.get("rel") == "canonical"), meta(root, "og:url"))


def _reply_links(root: _Element) -> list[str]:
    """Links of the page's own controls, which name the topic in themes without a linked title."""
    bars = (bar for name in ("action-bar", "topic-actions", "pagination") for bar in by_class(root, name))
    return [a.get("href") or "" for bar in bars for a in bar.iter("a")]


def _board(root: _Element) -> tuple[str, ...]:
    crumbs = list(by_class(root, "crumb", "span", "li"))
    names = [text_of(crumb).strip("‹› ") for crumb in crumbs if "viewforum" in link_text(crumb)[1]]
    if not names:
        bar = first(e for e in by_class(root, "navlinks"))
        names = [] if bar is None else [text_of(a) for a in bar.iter("a") if "viewforum" in (a.get("href") or "")]
    if not names:
        hosted = (a for bar in by_class(root, "pathname-box") for a in bar.iter("a"))
        names = [text_of(a) for a in hosted if _HOSTED_BOARD.search(a.get("href") or "")]
    # The same trail stands at the page's end.
    return tuple(dict.fromkeys(filter(None, names)))


def _pager(root: _Element) -> tuple[int | None, int | None]:
    bar = next((e for name in ("pagination", "page-number") for e in by_class(root, name)), None)
    if bar is None:
        return 1, 1
    if all(child.tag != "ul" for child in bar):
        # In every language the two numbers are in bold type, or the last ones.
        bold = [n for n in (figure(text_of(e)) for e in bar.iter("strong")) if n is not None]
        if len(bold) == 2 and first(bar.iter("a")) is None:
            return bold[0], bold[1]
        if match := _PAGES.search(text_of(bar)):
            return int(match[1]), int(match[2])
    current = first(e for e in bar.iter("li", "strong") if has_class(e, "active") or e.tag == "strong")
    number = figure(text_of(current))
    return number, highest(bar.iter("a"), number or 1)


def _replies(root: _Element) -> int | None:
    """From the printed number of posts ("8 posts"), of which the first is no reply."""
    bar = first(by_class(root, "pagination", "div"))
    posts = _POSTS.match(own_text(bar)) if bar is not None else None
    count = figure(posts[1]) if posts else None
    return count - 1 if count else None


def _read_post(post: _Element, clock: Clock) -> Draft:
    content = _content(post)
    body = Body() if content is None else read_message(_MARKUP, (content,))
    draft = Draft(body=body)
    if match := _POST.fullmatch(post.get("id") or ""):
        draft.post_id = match[1]
    line = inside(post, "author", "p", "div")
    profile = inside(post, "postprofile")
    for box in (profile, line):
        name = _name(box)
        if name is not None:
            draft.author, draft.author_id = text_of(name), find_number(_USER, name.get("href"))
            break
    if draft.author is None and line is not None and line.tag == "div":
        draft.author = text_of(first(line.iter("strong"))) or None
    draft.posted = _posted(post, line, clock, draft.author or "")
    place = first(a for a in line.iter("a") if _PLACE.fullmatch(text_of(a))) if line is not None else None
    if place is not None:
        draft.stand_at(text_of(place))
    for child in post.iter("dl", "div", "p"):
        _read_beside(child, content, draft, clock)
    if has_class(post, "deleted"):
        # By whom and why it was deleted; its words stand below, hidden.
        body.notices += [line for box in by_class(post, "ignore") for _, line, _ in lines_of(box, _skip_links)]
    return draft


def _read_beside(child: _Element, content: _Element | None, draft: Draft, clock: Clock) -> None:
    """Take one of the elements around a message."""
    if has_class(child, "post-notice"):
        draft.body.notices += [line for _, line, _ in lines_of(child)]
    elif has_class(child, "attachbox"):
        draft.body.attachments.extend(_files(child))
    elif has_class(child, "notice") and (content is None or content not in child.iterancestors()):
        _notice(child, draft, clock)
    elif has_class(child, "signature") or has_class(child, "signature_div"):
        draft.body.signature = signature_lines(child, _MARKUP)


def _skip_links(element: _Element) -> Claim | None:
    return SKIP if element.tag == "a" and has_class(element, "display_post") else None


def _name(box: _Element | None) -> _Element | None:
    if box is None:
        return None
    names = (e for e in box.iter("a", "span") if has_class(e, "username") or has_class(e, "username-coloured"))
    named = first(e for e in names if text_of(e))
    if named is None:
        named = first(a for a in box.iter("a") if "viewprofile" in (a.get("href") or "") and text_of(a))
    if named is None:
        named = first(a for a in box.iter("a") if _USER.match(a.get("href") or "") and text_of(a))
    return named


def _posted(post: _Element, line: _Element | None, clock: Clock, author: str) -> Stamp:
    time = first(line.iter("time")) if line is not None else None
    if time is not None:
        # Tapatalk's style prints the day and hides the exact time beside it.
        shown = inside(line, "posttime") if has_class(time, "hide") else None
        return clock.stamp(text_of(time if shown is None else shown), time.get("datetime"))
    date = inside(post, "date", "div")
    if date is not None:
        return clock.stamp(text_of(first(date.iter("strong"))))
    text = text_of(line)
    return clock.stamp(
        _BY.sub("", text, count=1) if "»" in text or not author else text.partition(author)[2].strip() or text
    )


def _notice(box: _Element, draft: Draft, clock: Clock) -> None:
    """The note on the last edit, whose first link is the editor; other notes are kept as they are."""
    text = text_of(box)
    name, href = link_text(box)
    before, _, after = text.partition(name) if name and "viewprofile" in href else ("", "", "")
    # Some languages tell the time first: "changed 4 May 2021, 19:01 by NAME, 1 time in all".
    at = (clock.note(after) if after else None) or (clock.note(before) if before else None)
    if at is None:
        draft.body.notices.append(text)
        return
    draft.edited_by, draft.edited_at = name, at
    if reason := text_of(first(box.iter("em"))):
        draft.body.notices.append(reason)


def _files(box: _Element) -> list[str]:
    names = []
    for entry in box.iter("dl"):
        if not has_class(entry, "file"):
            continue
        named = first(a for a in entry.iter("a") if has_class(a, "postlink") and text_of(a))
        if named is not None:
            names.append(text_of(named))
            continue
        # A picture's name stands in the last line only, before its size.
        last = [text_of(dd) for dd in children_of(entry, "dd")]
        match = _FILE.match(last[-1]) if last else None
        names += [match[1]] if match else []
    return names


def _quote(element: _Element) -> QuoteHead | None:
    if element.tag != "blockquote":
        return None
    box = first(children_of(element, "div"))
    cite = first(children_of(element if box is None else box, "cite"))
    if cite is None:
        return QuoteHead()
    jump = first(a for a in cite.iter("a") if a.get("data-post-id") or _QUOTED.search(a.get("href") or ""))
    post_id = None
    if jump is not None:
        post_id = jump.get("data-post-id") or find_number(_QUOTED, jump.get("href"))
    stamp = text_of(inside(cite, "responsive-hide"))
    named = first(a for a in cite.iter("a") if "viewprofile" in (a.get("href") or ""))
    name = text_of(named) or speaker(text_of(cite).removesuffix(stamp).strip())
    return QuoteHead(name or None, post_id or None, stamp, (cite,))


def _claim(element: _Element, body: Body) -> Claim | None:
    parent = element.getparent()
    if element.tag in ("p", "dt") and parent is not None and has_class(parent, "codebox"):
        return SKIP
    if has_class(element, "inline-attachment"):
        body.attachments.extend(_files(element))
        return SKIP if inside(element, "attach-image") is None else None
    if element.tag in ("dd",) and parent is not None and has_class(parent, "file"):
        return SKIP
    return None


_MARKUP = Markup(quote=_quote, claim=_claim, code=frozenset(("codebox",)))
