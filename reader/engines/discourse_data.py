"""What Discourse puts into its pages as data: the topic that its scripts show, and the excerpt that searches show.

A saved page may hold posts nowhere else: its scripts take those out that are far from the window's place, and a page
fetched without scripts and without the crawlers' view is an empty frame. Form: ``TopicViewSerializer`` and
``PostSerializer`` (``#data-preloaded``, ``topic_NUMBER``), ``crawlable_meta_data`` of 2.x and 3.x.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from reader.engines.parts.dom import by_id

if TYPE_CHECKING:
    from lxml.etree import _Element

_REGULAR = (1, 2)
"""Kinds of posts that people write (``Post.types``): regular, moderators' remarks; others tell of actions."""


def topic_data(root: _Element) -> dict[str, Any]:
    """The topic among the page's data; empty where there is none, or more than one."""
    box = by_id(root, "data-preloaded")
    stored = _read(box.get("data-preloaded")) if box is not None else {}
    topics = [value for key, value in stored.items() if key.startswith("topic_") and key[6:].isdigit()]
    return _read(topics[0]) if len(topics) == 1 else {}


def post_data(topic: dict[str, Any]) -> list[dict[str, Any]]:
    """The posts of a topic's data that people wrote, in its order."""
    stream = topic.get("post_stream")
    posts = stream.get("posts") if isinstance(stream, dict) else None
    return [
        post
        for post in (posts if isinstance(posts, list) else ())
        if isinstance(post, dict)
        and isinstance(post.get("post_number"), int)
        and isinstance(post.get("cooked"), str)
        and post.get("post_type", 1) in _REGULAR
    ]


def text_at(data: dict[str, Any], name: str) -> str:
    """A member that is text or a number, as text; else ``""``."""
    value = data.get(name)
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _read(text: object) -> dict[str, Any]:
    if not isinstance(text, str):
        return {}
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}
