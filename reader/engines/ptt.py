"""Articles of PTT (``www.ptt.cc/bbs/BOARD/M.….html``): one post, its pushes (推文) as comments."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.engines.parts.bbs_text import WRITER, YEARS, c_time, fill_text, pushes
from reader.engines.parts.blocks import SKIP, BlockWalker, Claim
from reader.engines.parts.clock import Clock, Stamp
from reader.engines.parts.dom import by_id, has_class, page_title, text_of
from reader.engines.parts.draft import Draft
from reader.engines.parts.finders import find_class, first, own_addresses
from reader.engines.parts.frame import Frame, make_page
from reader.engines.parts.message import image_addresses
from reader.text.dates import CHINA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from reader.domain.thread import ThreadPage
    from reader.engines.base import PageSource

_ARTICLE = re.compile(r"/bbs/([\w-]{1,40})/(M\.\d{1,12}\.A\.[0-9A-F]{1,6})\.html")


class Ptt:
    """Reads articles of PTT, and tells lists of articles apart from them."""

    name = "ptt"

    def recognise(self, page: PageSource) -> float:
        """By the classes of its articles, or of its lists."""
        if not page.is_markup:
            return 0.0
        text = page.text
        if "bbs-screen" not in text:
            return 0.0
        return 0.95 if "main-content" in text else 0.8 if "r-ent" in text or "b-ent" in text else 0.0

    def parse(self, page: PageSource) -> ThreadPage:
        """Read the page."""
        root = page.tree
        clock = Clock(page, zone=CHINA)
        frame = Frame("PTT", site_name="批踢踢實業坊", title=page_title(root).partition(" - ")[0])
        content = by_id(root, "main-content")
        drafts = []
        if content is not None:
            draft = _article(content)
            _read_facts(page, content, frame, draft)
            if any(comment.posted_at for comment in draft.comments):
                frame.notes.append(YEARS)
            drafts = [draft]
        return make_page(self.name, page, frame, drafts, clock)


def _read_facts(page: PageSource, content: _Element, frame: Frame, draft: Draft) -> None:
    heads = _heads(content)
    frame.title = heads.get("標題") or frame.title
    frame.board = tuple(filter(None, (heads.get("看板"),)))
    links = (a.get("href") or "" for a in content.iter("a"))
    match = next((m for url in (*own_addresses(page), *links) if (m := _ARTICLE.search(url))), None)
    if match is not None:
        draft.post_id = frame.thread_id = match[2]
        frame.board = frame.board or (match[1],)
    frame.site = "www.ptt.cc"
    frame.page = frame.pages = 1


def _heads(content: _Element) -> dict[str, str]:
    """What the lines above an article say: 作者, 看板, 標題, 時間."""
    found: dict[str, str] = {}
    for line in find_class(content, "article-metaline", "article-metaline-right"):
        tag = text_of(first(find_class(line, "article-meta-tag")))
        found.setdefault(tag, text_of(first(find_class(line, "article-meta-value"))))
    return found


def _article(content: _Element) -> Draft:
    heads = _heads(content)
    draft = Draft(floor=1)
    who = heads.get("作者", "")
    match = WRITER.match(who)
    draft.author = draft.author_id = match[1] if match else who
    printed = heads.get("時間", "")
    draft.posted = Stamp(c_time(printed), printed)
    walker = BlockWalker(lambda element: _rule(element, content))
    walker.feed(content, tail=False)
    fill_text(draft, [text for _, text, _ in walker.finish()])
    draft.body.images = image_addresses(walker.images)
    draft.comments = pushes(_pushes(content), draft.posted.at)
    return draft


def _rule(element: _Element, content: _Element) -> Claim | None:
    if element is content:
        return Claim(pre=True, block=True)
    skipped = ("article-metaline", "article-metaline-right", "push", "richcontent")
    return SKIP if any(has_class(element, name) for name in skipped) else None


def _pushes(content: _Element) -> Iterator[tuple[str, str, str, str]]:
    """Mark, name, words and time of each push."""
    for push in find_class(content, "push"):
        words = text_of(first(find_class(push, "push-content"))).removeprefix(":").strip()
        parts = (text_of(first(find_class(push, name))) for name in ("push-tag", "push-userid", "push-ipdatetime"))
        tag, author, raw = parts
        yield tag, author, words, raw
