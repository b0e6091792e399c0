"""Posts that a page tells to search engines: schema.org data as JSON-LD.

Many pages tell only their first post so, and some cut its text; what the page prints counts for more. But the names
and times here are exact, and pages that are built by script may have nothing else.
"""

from __future__ import annotations

import datetime as dt
import html
import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from reader.domain.thread import ParagraphKind, Post
from reader.engines.parts.blocks import lines_of
from reader.engines.parts.dom import parse_html
from reader.engines.parts.linked import links_in
from reader.text.paragraphs import fold, normalise, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from reader.engines.parts.blocks import Line

MAX_SCRIPT = 4 * 2**20
"""Characters of one script that is read; longer ones are left out."""
MAX_SCRIPTS = 50
"""Scripts of a page that are read."""
MAX_DEPTH = 64
"""Levels of objects and lists that are followed; answers to answers are three levels each."""
MAX_NODES = 50_000
"""Objects and lists of a page that are looked at."""
MAX_MATCHED = 300
"""Told posts that are sought among the printed ones."""

_POSTS = frozenset(("DiscussionForumPosting", "SocialMediaPosting", "Question", "Answer", "Comment"))
_ARTICLES = frozenset(("Article", "BlogPosting"))
_REPLIES = frozenset(("Answer", "Comment"))
_INSIDE = ("@graph", "mainEntity", "itemListElement", "item", "hasPart", "acceptedAnswer", "suggestedAnswer", "comment")
_ID = re.compile(r"[\w.-]{1,40}")
_ID_IN_ADDRESS = re.compile(r"#(?:post|comment|p|findComment|answer|reply|entry)?[-_]?(\d{1,30})$", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,2000}>")
_COUNT = re.compile(r"[0-9]{1,9}")
_NAME_LENGTH = 200
_OPENING = 60
_LEAST_OPENING = 12


class Node(NamedTuple):
    """An object or list still to be looked at, its depth, and the id of the reply it stands in."""

    value: object
    depth: int
    answered: str


class Told(NamedTuple):
    """What JSON-LD tells of a thread.

    Args:
        posts: those with words, in its order, each once.
        replies: how many replies it says the thread has; None where it does not say.
        articles: the same of what it calls articles: it may be the first post, but never a thread.
    """

    posts: list[Post]
    replies: int | None
    articles: list[Post]

    @property
    def whole(self) -> bool:
        """Whether these are certainly all posts of the thread."""
        return self.replies is not None and len(self.posts) > self.replies


def told_posts(root: _Element, zone: dt.tzinfo) -> Told:
    """Read a page's JSON-LD.

    Args:
        root: the page.
        zone: the zone of times that name none.
    """
    counts: list[int] = []
    articles: list[Post] = []
    found: list[Post] = []
    seen: set[tuple[str, str, str, str]] = set()
    for post in _told(root, zone, counts, articles):
        # An accepted answer often stands among the suggested ones too.
        key = (post.post_id, post.author or "", post.posted_raw, fold("".join(p.text for p in post.paragraphs)))
        if key not in seen:
            seen.add(key)
            found.append(post)
    return Told(found, counts[0] if counts else None, articles)


def completed(posts: list[Post], told: list[Post]) -> list[Post]:
    """The posts with the author and time that the JSON-LD tells of a post of the same words."""
    if not told:
        return posts
    texts = [fold("".join(p.text for p in post.paragraphs)) for post in posts]
    result = list(posts)
    free = list(range(len(posts)))
    for one in told[:MAX_MATCHED]:
        opening = fold("".join(p.text for p in one.paragraphs))[:_OPENING]
        if len(opening) < _LEAST_OPENING:
            continue
        at = next((i for i in free if opening in texts[i]), None)
        if at is not None:
            free.remove(at)
            result[at] = replace(
                posts[at], author=one.author or posts[at].author, posted_at=one.posted_at or posts[at].posted_at
            )
    return result


def _told(root: _Element, zone: dt.tzinfo, counts: list[int], articles: list[Post]) -> Iterator[Post]:
    left = MAX_NODES
    for data in _scripts(root):
        waiting = [Node(data, 0, "")]
        while waiting and left > 0:
            left -= 1
            node = waiting.pop()
            answered = node.answered
            if isinstance(node.value, dict):
                types = _types(node.value)
                if types & _POSTS - _REPLIES:
                    counts += _counts(node.value)
                elif types & _ARTICLES and (article := _post(node.value, "", zone)) is not None:
                    articles.append(article)
                post = _post(node.value, answered, zone) if types & _POSTS else None
                if post is not None:
                    yield post
                    answered = post.post_id if types & _REPLIES else ""
            if node.depth < MAX_DEPTH:
                inner = _inside(node.value)
                waiting += [Node(value, node.depth + 1, answered) for value in reversed(inner)]


def _scripts(root: _Element) -> Iterator[object]:
    """The data of a page's JSON-LD scripts; broken ones are left out."""
    count = 0
    for script in root.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json" or not script.text:
            continue
        count += 1
        if count > MAX_SCRIPTS:
            return
        if len(script.text) <= MAX_SCRIPT:
            try:
                # Line feeds inside strings are no JSON, but common.
                yield json.loads(script.text, strict=False)
            except (ValueError, RecursionError):
                continue


def _inside(value: object) -> list[object]:
    if isinstance(value, list):
        return value[:MAX_NODES]
    if not isinstance(value, dict):
        return []
    return [value[key] for key in _INSIDE if isinstance(value.get(key), dict | list)]


def _types(node: dict[str, object]) -> set[str]:
    types = node.get("@type")
    names = types if isinstance(types, list) else [types]
    return {name.rpartition("/")[2] for name in names if isinstance(name, str)}


def _counts(node: dict[str, object]) -> list[int]:
    """The numbers of replies that the first post of a thread states."""
    statistics = node.get("interactionStatistic")
    items = statistics if isinstance(statistics, list) else [statistics]
    stated = [node.get("commentCount"), node.get("answerCount")]
    stated += [item.get("userInteractionCount") for item in items if isinstance(item, dict) and _of_replies(item)]
    # Numbers stand as such or as strings.
    return [int(f"{count}") for count in stated if isinstance(count, int | str) and _COUNT.fullmatch(f"{count}")]


def _of_replies(statistic: dict[str, object]) -> bool:
    kind = statistic.get("interactionType")
    if isinstance(kind, dict):
        kind = kind.get("@type")
    return isinstance(kind, str) and kind.endswith(("CommentAction", "ReplyAction"))


def _post(node: dict[str, object], answered: str, zone: dt.tzinfo) -> Post | None:
    """The post that an object tells, or None when it tells no words."""
    text = _string(node, "text") or _string(node, "articleBody")
    lines = _lines(text)
    paragraphs = number(lines)
    if not paragraphs:
        return None
    author = normalise(html.unescape(_name(node.get("author"))))[:_NAME_LENGTH]
    printed = _string(node, "datePublished") or _string(node, "dateCreated")
    return Post(
        _identity(node),
        None,
        author or None,
        None,
        _time(printed, zone),
        printed[:_NAME_LENGTH],
        paragraphs,
        edited_at=_time(_string(node, "dateModified"), zone),
        reply_to=answered or None,
        links=links_in(lines),
    )


def _lines(text: str) -> list[Line]:
    if _TAG.search(text):
        return lines_of(parse_html(f"<body>{text}</body>", []))
    return [(ParagraphKind.BODY, normalise(line), None) for line in html.unescape(text).splitlines()]


def _string(node: dict[str, object], key: str) -> str:
    value = node.get(key)
    return value.strip() if isinstance(value, str) else ""


def _name(author: object) -> str:
    if isinstance(author, list):
        author = author[0] if author else None
    if isinstance(author, dict):
        author = author.get("name")
    return author if isinstance(author, str) else ""


def _identity(node: dict[str, object]) -> str:
    """The forum's own id of a post: given as such, else at the end of its address."""
    value = node.get("identifier")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)[:40]
    for key in ("identifier", "@id", "url"):
        text = _string(node, key)
        if key == "identifier" and _ID.fullmatch(text):
            return text
        match = _ID_IN_ADDRESS.search(text[-100:])
        if match is not None:
            return match.group(1)
    return ""


def _time(text: str, zone: dt.tzinfo) -> dt.datetime | None:
    try:
        when = dt.datetime.fromisoformat(text)
    except ValueError:
        return None
    return when if when.tzinfo is not None else when.replace(tzinfo=zone)
