"""Invented pages and libraries for the tests of library and session."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

from reader.capture.base import Capture, Decoded
from reader.domain.annotation import Span
from reader.domain.thread import PageKind, ParagraphKind, Post, ThreadKey, ThreadPage
from reader.text.paragraphs import number

ZONE = timezone(timedelta(hours=8))
DECODED = Decoded("", "utf-8", "meta", 0)


def at(day, hour=12):
    return datetime(2024, 5, day, hour, 0, tzinfo=ZONE)


def post(key, floor, *texts, **more):
    paragraphs = number((ParagraphKind.BODY, text, None) for text in texts)
    facts = {
        "author": f"user{floor}",
        "author_id": str(floor),
        "posted_at": at(1) + timedelta(minutes=(floor or 0) % 1000),
        "posted_raw": f"2024-5-1 12:{floor}",
    } | more
    return Post(key, floor, facts.pop("author"), facts.pop("author_id"), facts.pop("posted_at"),
                facts.pop("posted_raw"), paragraphs, **facts)  # fmt: skip


def page(*posts, tid="77", captured=None, **more):
    facts = {
        "key": ThreadKey("discuz", more.pop("site", "forum.example"), tid),
        "kind": PageKind.THREAD,
        "title": f"Thread {tid}",
        "board": ("Town", "Lines"),
        "site_name": "Example forum",
        "software": "Discuz! X",
        "captured_at": captured,
        "url": f"https://forum.example/thread-{tid}-1-1.html",
    } | more
    return ThreadPage(posts=posts, **facts)


def capture(name="a.html", body=None):
    return Capture(Path("/saved") / name, None, "html", (body or name).encode(), "text/html")


def store(library, *pages, name="a"):
    """Store pages, each under bytes of its own."""
    return [library.pages.store(capture(f"{name}{i}.html"), DECODED, one) for i, one in enumerate(pages)]


def three_posts():
    return (
        post("501", 1, "The ferry stops for repairs.", "It returns in autumn.", "Take the bridge."),
        post("502", 2, "Thanks for telling.", "See you on the bridge."),
        post("503", 3, "渡口的灯塔也要修。"),
    )


def spans(stored, *places):
    """((post index, paragraph), ...) as spans of whole paragraphs of stored posts."""
    return tuple((stored[i].id, Span(p, 0, p, len(stored[i].post.paragraphs[p].text))) for i, p in places)
