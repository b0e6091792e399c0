"""The printable view of Discuz! X (``action=printable``): a thread's first hundred posts between rules.

Posts are not elements there: after a rule stand author and time on one line, the subject, then the message as on the
desktop page. The page is cut at those lines in its source, which no markup inside a post can disturb.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.domain.thread import ParagraphKind
from reader.engines.discuz.body import read_body
from reader.engines.discuz.views import Head, Sides, make_page, make_post, page_clock
from reader.engines.parts.dom import has_class, host_of, page_title, parse_html, text_of
from reader.text.paragraphs import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from reader.domain.thread import Post, ThreadPage
    from reader.engines.base import PageSource
    from reader.engines.discuz.post import Clock

_RULE = re.compile(r"<hr\b[^>]{0,160}>\s{0,40}(?=<b>)", re.IGNORECASE)
_HEAD = re.compile(
    r"<b>[^<:：]{1,12}[:：]\s{0,4}</b>(?P<author>[^<]{0,200})<b>[^<:：]{1,12}[:：]\s{0,4}</b>"
    r"(?P<time>[^<]{0,60}(?:<span[^>]{0,80}>[^<]{0,60}</span>)?[^<]{0,20})"
    r"(?:<b>[^<:：]{1,12}[:：]\s{0,4}</b>(?P<subject>[^<]{0,400}))?<br\b[^>]{0,8}>",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"\s{0,40}<b>[^<:：]{1,12}[:：]\s{0,4}</b>([^<]{0,400})<br\b[^>]{0,8}>", re.IGNORECASE)
_FOOT = re.compile(r"<hr\b[^>]{0,160}>\s{0,40}<table\b", re.IGNORECASE)
_PRINT = ("window.print()", "[打印本", "[列印本", "[Print")
_MASK = re.compile(r"\s{0,40}((?:提示|Tips?) ?[:：]\s{0,4}<em>[^<]{1,80}</em>)", re.IGNORECASE)
_WELCOME = re.compile(
    r"(?:>\s{0,40}(?:欢迎光临|歡迎光臨) ([^<>()]{1,80}) )?\((https?://[^()\s]{1,200})\)\s{0,8}</td>", re.IGNORECASE
)
_FOOT_LENGTH = 4000
_ANONYMOUS = frozenset(("匿名", "Anonymous", "anonymous", "游客", "遊客", "Guest", ""))


class DiscuzPrint:
    """Reads the printable view."""

    name = "discuz-print"

    def recognise(self, page: PageSource) -> float:
        """By its print link and the lines that begin its posts."""
        text = page.text
        if not page.is_markup or not any(mark in text for mark in _PRINT):
            return 0.0
        return 0.93 if "discuz" in text.lower() and any(_heads(text)) else 0.0

    def parse(self, page: PageSource) -> ThreadPage:
        """Read the page."""
        title = _title(page.tree)
        posts = list(_posts(page, title, page_clock(page)))
        if posts:
            posts[0] = replace(posts[0], floor=1)
        welcome = _WELCOME.search(page.text, max(0, len(page.text) - _FOOT_LENGTH))
        result = make_page(page, "printable", title, posts, host=host_of(welcome[2]) if welcome else "")
        named = welcome[1] if welcome and welcome[1] else result.site_name
        return replace(result, site_name=text_of(next(page.tree.iter("h1"), None)) or named)


def _title(root: _Element) -> str:
    """The subject behind the first label, in full."""
    label = next(root.iter("b"), None)
    return normalise(label.tail or "") if label is not None and label.tail else page_title(root).partition(" - ")[0]


def _heads(text: str) -> Iterator[re.Match[str]]:
    """The lines with author and time that stand behind a rule."""
    for rule in _RULE.finditer(text):
        if head := _HEAD.match(text, rule.end()):
            yield head


def _posts(page: PageSource, title: str, clock: Clock) -> Iterator[Post]:
    text = page.text
    heads = list(_heads(text))
    for i, head in enumerate(heads):
        if i + 1 < len(heads):
            stop = max(head.end(), text.rfind("<", head.end(), heads[i + 1].start()))
        else:
            stop = _foot(text, head.end())
        yield _post(page, head, text[head.end() : stop], title, clock)


def _foot(text: str, start: int) -> int:
    """Where the table below the last post begins; authors' own rules and tables come before it."""
    last = -1
    for match in _FOOT.finditer(text, start):
        last = match.start()
    return last if last >= 0 else len(text)


def _post(page: PageSource, head: re.Match[str], message: str, title: str, clock: Clock) -> Post:
    author = _plain(head["author"], page.notes)
    time = parse_html(f"<html><body><p>{head['time']}</p></body></html>", page.notes)
    exact = next((e.get("title", "") for e in time.iter("span") if e.get("title")), "")
    named = Head(
        author=None if author in _ANONYMOUS else author,
        posted_raw=text_of(time),
        posted_title=exact,
    )
    heading = _plain(head["subject"] or "", page.notes)
    if subject := _SUBJECT.match(message):
        heading = _plain(subject[1], page.notes)
        message = message[subject.end() :]
    if mask := _MASK.match(message):
        message = f'<div class="locked">{mask[1]}</div>{message[mask.end() :]}'
    # An element that no author can close holds the pieces together.
    piece = parse_html(f'<html><body><section class="pcb">{message}</section></body></html>', page.notes)
    content = next(piece.iter("section"), piece)
    for listed in content.iter("dl"):
        if has_class(listed, "tattl"):
            listed.set("class", "pattl")
    body = read_body(content, [])
    if heading and heading != title:
        body.lines.insert(0, (ParagraphKind.HEADING, heading, None))
    return make_post(named, body, Sides(), clock)


def _plain(markup: str, notes: list[str]) -> str:
    return text_of(parse_html(f"<html><body><p>{markup}</p></body></html>", notes)) if markup.strip() else ""
