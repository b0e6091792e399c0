"""Topics of Discourse: as its scripts build them, and as it serves them to crawlers and without scripts.

Elements as in ``app/views/topics/show.html.erb`` and the client's post widgets of 2.x and 3.x. A post is named by its
number within the topic in both forms, as quotations name it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from reader.domain.thread import ParagraphKind
from reader.engines.base import FAIRLY_SURE
from reader.engines.discourse_data import post_data, text_at, topic_data
from reader.engines.parts.blocks import Claim
from reader.engines.parts.clock import Clock, Stamp
from reader.engines.parts.dom import by_class, by_id, has_class, link, meta, names, page_title, parse_html, text_of
from reader.engines.parts.draft import Draft
from reader.engines.parts.finders import figure, find_number, first, inside, link_text, parted
from reader.engines.parts.frame import Frame, make_page
from reader.engines.parts.message import Body, Markup, QuoteHead, read_message, speaker
from reader.text.paragraphs import normalise

if TYPE_CHECKING:
    from lxml.etree import _Element

    from reader.domain.thread import ThreadPage
    from reader.engines.base import PageSource

_POST = re.compile(r"""id=["']?post_\d""")
_POST_ID = re.compile(r"post_(\d{1,9})")
_TOPIC = re.compile(r"/t/(?:[^/\s]{1,300}/)?(\d{1,12})(?:[/?#]|$)")
_PAGE = re.compile(r"[?&]page=(\d{1,6})")
_AT_POST = re.compile(r"/t/(?:[^/\s]{1,300}/)?\d{1,12}/(\d{1,9})(?:[?#]|$)")
_GENERATOR = re.compile(r"""<meta name=["']?generator["']? content=["']?Discourse """)
_HEAD = 20_000
_EMPTY = "The page is an empty frame: it holds no posts, only the beginning of one as searches show it."
_VERSION = re.compile(r"Discourse (\d{1,4}\.\d{1,3}(?:\.\d{1,3})?\S{0,12})")


class Discourse:
    """Reads all forms of a topic."""

    name = "discourse"
    most = FAIRLY_SURE

    def recognise(self, page: PageSource) -> float:
        """By the ids and classes of its posts."""
        if not page.is_markup:
            return 0.0
        text = page.text
        if "crawler-post" in text and "topic-body" in text:
            return 0.9
        if "cooked" in text and "topic-post" in text and _POST.search(text):
            return 0.9
        return 0.85 if _GENERATOR.search(text[:_HEAD]) else 0.0

    def parse(self, page: PageSource) -> ThreadPage:
        """Read the page."""
        root = page.tree
        clock = Clock(page)
        blocks = parted(root, (e for e in root.iter("div", "article") if _POST_ID.fullmatch(e.get("id") or "")))
        if not blocks:
            # Before 2.0 the crawlers' view gave its posts no ids.
            blocks = parted(root, by_class(root, "crawler-post", "div"))
        drafts = [_read_post(block, clock) for block in blocks if _content(block) is not None]
        frame = _frame(page)
        if first(by_class(root, "crawler-post")) is None:
            drafts = _with_data(page, frame, drafts, clock)
        if not drafts and frame.thread_id:
            drafts = _excerpt(page, frame, clock)
        frame.is_message = first(by_class(root, "page-not-found", "div")) is not None
        return make_page(self.name, page, frame, drafts, clock)


def _with_data(page: PageSource, frame: Frame, drafts: list[Draft], clock: Clock) -> list[Draft]:
    """The posts shown, and between them those that the page holds as data only."""
    topic = topic_data(page.tree)
    if not topic or (frame.thread_id and text_at(topic, "id") != frame.thread_id):
        return drafts
    frame.thread_id = text_at(topic, "id")
    frame.title = text_at(topic, "title") or frame.title
    frame.views = figure(text_at(topic, "views"))
    count = figure(text_at(topic, "posts_count"))
    frame.replies = count - 1 if count else None
    shown = {draft.post_id for draft in drafts}
    more = [_from_data(post, page, clock) for post in post_data(topic) if str(post["post_number"]) not in shown]
    return sorted([*drafts, *more], key=lambda draft: draft.floor or 0)


def _from_data(post: dict[str, Any], page: PageSource, clock: Clock) -> Draft:
    number = post["post_number"]
    draft = Draft(str(number), number, author=text_at(post, "username"), author_id=text_at(post, "user_id") or None)
    draft.posted = clock.stamp("", text_at(post, "created_at"))
    if post.get("reply_to_post_number"):
        draft.reply_to = text_at(post, "reply_to_post_number")
    if post.get("version", 1) != 1:
        draft.edited_at = clock.note("", text_at(post, "updated_at"))
    return draft.read(_MARKUP, parse_html(post["cooked"], page.notes))


def _excerpt(page: PageSource, frame: Frame, clock: Clock) -> list[Draft]:
    """Of a page that is an empty frame, the words of the post it was fetched for, as searches show them."""
    root = page.tree
    words = normalise(meta(root, "og:description"))
    if not words or meta(root, "article:published_time") == "":
        return []
    number = find_number(_AT_POST, page.capture.url) or "1"
    draft = Draft(number, int(number))
    draft.posted = clock.stamp("", meta(root, "article:published_time"))
    draft.body.lines.append((ParagraphKind.BODY, words, None))
    frame.notes.append(_EMPTY)
    return [draft]


def _content(block: _Element) -> _Element | None:
    cooked = inside(block, "cooked", "div")
    return cooked if cooked is not None else inside(block, "post", "div")


def _frame(page: PageSource) -> Frame:
    root = page.tree
    box = by_id(root, "topic-title")
    heading = first(root.iter("h1") if box is None else box.iter("h1"))
    categories = first(e for e in by_class(root if box is None else box, "topic-category"))
    shown = [] if categories is None else [text_of(e) for e in categories.iter("span", "a") if _is_category(e)]
    # An empty frame names its category for searches only.
    shown = shown or [meta(root, "og:article:section")]
    version = _VERSION.search(page.generator)
    address = link(root, "canonical") or meta(root, "og:url")
    number = figure(find_number(_PAGE, page.capture.url, address)) or 1
    following = link(root, "next") or next((a.get("href") or "" for a in root.iter("a") if a.get("rel") == "next"), "")
    crawled = first(by_class(root, "crawler-post")) is not None
    return Frame(
        "Discourse",
        title=link_text(heading)[0] or text_of(heading) or meta(root, "og:title") or page_title(root),
        thread_id=find_number(_TOPIC, page.capture.url, address, link_text(heading)[1]),
        board=tuple(dict.fromkeys(name for name in shown if name)),
        version=version[1] if version else None,
        page=number if crawled else None,
        pages=number if crawled and not following else None,
    )


def _is_category(element: _Element) -> bool:
    classes = (element.get("class") or "").split()
    return "category-name" in classes or "badge-category__name" in classes or element.get("itemprop") == "name"


def _read_post(block: _Element, clock: Clock) -> Draft:
    found = _POST_ID.fullmatch(block.get("id") or "")
    content = _content(block)
    body = Body() if content is None else read_message(_MARKUP, (content,))
    number = found[1] if found else _position(block)
    draft = Draft(number, figure(number), body=body, author_id=block.get("data-user-id"))
    who = inside(block, "creator")
    if who is not None:
        draft.author = text_of(first(e for e in who.iter("span", "a") if e.get("itemprop") == "name")) or text_of(who)
    else:
        line = inside(block, "names")
        user = inside(line, "username")
        card = None if line is None else first(e for e in line.iter("a") if e.get("data-user-card"))
        draft.author = card.get("data-user-card") if card is not None else text_of(user) or None
    draft.posted = _posted(block, clock)
    tab = inside(block, "reply-to-tab")
    if tab is not None:
        draft.reply_to = find_number(re.compile(r"/(\d{1,9})$"), tab.get("href")) or None
    return draft


def _position(block: _Element) -> str:
    marks = (text_of(e).lstrip("#") for e in block.iter("span") if e.get("itemprop") == "position")
    return next((text for text in marks if text.isdecimal()), "")


def _posted(block: _Element, clock: Clock) -> Stamp:
    time = inside(block, "post-time", "time")
    if time is not None:
        return clock.stamp(text_of(time), time.get("datetime"))
    date = inside(inside(block, "post-date"), "relative-date")
    if date is None:
        date = inside(block, "relative-date")
    return Stamp() if date is None else clock.stamp(text_of(date), date.get("data-time"), date.get("title"))


def _quote(element: _Element) -> QuoteHead | None:
    if element.tag == "aside" and has_class(element, "quote"):
        head = inside(element, "title", "div")
        name = element.get("data-username") or speaker(text_of(head))
        return QuoteHead(name, element.get("data-post"), "", () if head is None else (head,))
    if element.tag == "blockquote":
        parent = element.getparent()
        return None if parent is not None and has_class(parent, "quote") else QuoteHead()
    return None


def _claim(element: _Element, _: Body) -> Claim | None:
    """Of the preview that the software makes of a linked page only the link is the author's."""
    if element.tag == "a" and element.get("href"):
        parent = element.getparent()
        if parent is not None and parent.tag == "header" and has_class(parent, "source"):
            return Claim(text=element.get("href"))
    return None


_MARKUP = Markup(
    quote=_quote,
    claim=_claim,
    skip=names("codeblock-button-wrapper meta cooked-selection-barrier onebox-body onebox-metadata quote-controls"),
)
