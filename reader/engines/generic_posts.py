"""Finding posts on a page of unknown software: by schema.org marks, else by blocks that repeat.

A block that repeats is a post when it holds a time and words. What is found is only where things stand; the words
themselves always come from the page by the block walker.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from reader.engines.dom import UNPRINTED, names, text_of
from reader.text.dates import parse_when

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.html import HtmlElement

CHROME_TAGS = frozenset(("nav", "footer", "form"))
CHROME_ROLES = frozenset(("navigation", "banner", "contentinfo", "search", "menu", "menubar"))

_POST_TYPES = re.compile(r"schema\.org/(?:DiscussionForumPosting|Comment|Answer|Question|SocialMediaPosting)\b")
_DIGITS = re.compile(r"\d{1,40}")
_PERSON_LINK = re.compile(
    r"(?:member|user|profile|people|author|space|account|uid|[?&]u=|/u/|/@)[^\s]{0,300}", re.IGNORECASE
)
_PERSON_CLASS = re.compile(
    r"(?:^|[\s_-])(?:author|user-?name|nick-?name|poster|by-?line|nick)(?:$|[\s_-])", re.IGNORECASE
)
_BODY_CLASS = re.compile(
    r"(?:^|[\s_-])(?:post-?(?:body|text|content|message)|message-?(?:body|content|text)?|content|comment-?"
    r"(?:body|text|content)|entry-?content|markdown|body|text|cooked|postbody)(?:$|[\s_-])",
    re.IGNORECASE,
)
_TIME_CLASS = re.compile(r"(?:^|[\s_-])(?:date|time|posted|ago|age|timestamp|post-?date)", re.IGNORECASE)
_CONTAINERS = names("div li article section tr table tbody dl dd td blockquote ol ul main form")
_NAME_LENGTH = 80
_DATE_LENGTH = 80
_LEAST_POSTS = 2
_LEAST_DATED = 0.6
_MOST_KINDS = 400


class Marks(NamedTuple):
    """Where the parts of a post stand; None where the page does not show one."""

    block: HtmlElement
    body: HtmlElement | None
    author: HtmlElement | None
    time: HtmlElement | None


def find_posts(root: HtmlElement) -> list[Marks]:
    """The posts of a page in page order, or none when no structure shows them.

    Where the marks leave posts out (often the first one) the structure may hold more words; then it counts.
    """
    marked = _marked(root)
    repeated = _repeated(root)
    return marked if _words(marked) * 1.1 >= _words(repeated) else repeated


def by_itemprop(root: HtmlElement, name: str) -> Iterator[HtmlElement]:
    """Elements that carry a microdata property, in page order."""
    return (e for e in root.iter(etree.Element) if name in (e.get("itemprop") or "").split())


def _words(posts: list[Marks]) -> int:
    return sum(len(text_of(post.body if post.body is not None else post.block)) for post in posts)


def _marked(root: HtmlElement) -> list[Marks]:
    """Posts by schema.org microdata."""
    blocks = [e for e in root.iter(etree.Element) if _POST_TYPES.search(e.get("itemtype") or "")]
    owners = frozenset(blocks)
    found = []
    for block in blocks:
        props: dict[str, HtmlElement] = {}
        for element in _own(block, owners):
            for name in (element.get("itemprop") or "").split():
                props.setdefault(name, element)
        body = props.get("text")
        if body is None:
            body = props.get("articleBody")
        time = props.get("datePublished")
        author = props.get("author")
        if body is not None:
            found.append(Marks(block, body, _name_in(author), time if time is not None else props.get("dateCreated")))
    return found


def _own(block: HtmlElement, owners: frozenset[HtmlElement]) -> Iterator[HtmlElement]:
    """The elements inside a block that do not belong to a block inside it."""
    walk = etree.iterwalk(block, events=("start",))
    for _, element in walk:
        if element is block:
            continue
        if element in owners:
            walk.skip_subtree()
        else:
            yield element


def _repeated(root: HtmlElement) -> list[Marks]:
    """Posts by structure: the kind of block of which most members hold just one author's words and a time."""
    dated = _dated_ancestors(root)
    kinds: dict[tuple[str, str], list[HtmlElement]] = defaultdict(list)
    for element in root.iter(*_CONTAINERS):
        look = _look(element)
        if look:
            kinds[element.tag, look].append(element)
    best: list[HtmlElement] = []
    best_score = 0.0
    for members in list(kinds.values())[:_MOST_KINDS]:
        if len(members) < _LEAST_POSTS:
            continue
        with_time = sum(1 for m in members if m in dated)
        if with_time < _LEAST_DATED * len(members):
            continue
        score = _score(members)
        if score > best_score:
            best, best_score = members, score
    return [_marks(block) for block in _outermost(best)]


def _score(members: list[HtmlElement]) -> float:
    """How much a kind of block looks like posts: many, with an author, with words that are not links."""
    words = people = 0
    for member in members[:200]:
        link_length = sum(len(text_of(a)) for a in member.iter("a"))
        words += max(0, min(len(text_of(member)), 4000) - 2 * link_length)
        people += any(_is_person(e) for e in member.iter("a", "span", "div", "b", "strong", "p"))
    counted = min(len(members), 200)
    if people < counted / 2 or words < 10 * counted:
        return 0.0
    return float(words * len(members) / counted**0.5)


def _look(element: HtmlElement) -> str:
    """What makes an element one of its kind: the longest class without numbers, else its id without them."""
    classes = (element.get("class") or "").split()
    if classes:
        return _DIGITS.sub("#", classes[0])[:100]
    identity = element.get("id") or ""
    return _DIGITS.sub("#", identity)[:100] if _DIGITS.search(identity) else ""


def _dated_ancestors(root: HtmlElement) -> set[HtmlElement]:
    """All elements that hold a printed time."""
    holders: set[HtmlElement] = set()
    for element in root.iter(etree.Element):
        if element.tag in UNPRINTED or not _is_time(element):
            continue
        above: HtmlElement | None = element
        while above is not None and above not in holders:
            holders.add(above)
            above = above.getparent()
    return holders


def _is_time(element: HtmlElement) -> bool:
    if element.tag == "time":
        return True
    for text in (
        element.text,
        element.tail,
        element.get("title") if _TIME_CLASS.search(element.get("class") or "") else None,
    ):
        if text and 5 < len(text.strip()) <= _DATE_LENGTH and any(c.isdigit() for c in text) and parse_when(text):
            return True
    return False


def _is_person(element: HtmlElement) -> bool:
    if element.tag == "a":
        href = element.get("href") or ""
        if (
            _PERSON_LINK.search(href[:300])
            and not href.startswith("javascript")
            and 0 < len(text_of(element)) <= _NAME_LENGTH
        ):
            return True
    return bool(_PERSON_CLASS.search(element.get("class") or "")) and 0 < len(text_of(element)) <= _NAME_LENGTH


def _outermost(members: list[HtmlElement]) -> list[HtmlElement]:
    """Members without those that stand inside another: an answer inside the answered post is read with it."""
    inside: set[HtmlElement] = set()
    chosen = frozenset(members)
    for member in members:
        above = member.getparent()
        while above is not None:
            if above in chosen or above in inside:
                inside.add(member)
                break
            above = above.getparent()
    return [m for m in members if m not in inside]


def _marks(block: HtmlElement) -> Marks:
    author = _name_in(_first(e for e in block.iter("a", "span", "div", "b", "strong", "p", "cite") if _is_person(e)))
    return Marks(block, _body(block, author), author, _first(e for e in block.iter(etree.Element) if _is_time(e)))


def _name_in(author: HtmlElement | None) -> HtmlElement | None:
    """The part of an author's box that is the name: marked as such, else the link to the person, else all."""
    if author is None:
        return None
    for candidates in (by_itemprop(author, "name"), (e for e in author.iter("a") if _is_person(e))):
        named = _first(e for e in candidates if text_of(e))
        if named is not None:
            return named
    return author


def _body(block: HtmlElement, author: HtmlElement | None) -> HtmlElement | None:
    """The part of a block that holds most of its words and is named as a text, or None."""
    whole = len(text_of(block))
    best, longest = None, 0
    for element in block.iter(*_CONTAINERS, "p", "span", "pre"):
        if element is block or not _BODY_CLASS.search(f"{element.get('class') or ''} {element.get('id') or ''}"):
            continue
        if author is not None and author in element.iter(author.tag):
            continue
        length = len(text_of(element))
        if length > longest:
            best, longest = element, length
    return best if longest * 3 >= whole or longest > 80 else None


def _first(elements: Iterable[HtmlElement]) -> HtmlElement | None:
    return next(iter(elements), None)
