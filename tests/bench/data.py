"""Invented data of a fixed seed: captures as text, long threads, libraries with annotations."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from reader.domain.annotation import Span
from reader.session.editing import AddTag, SetTags, Together, new_tag
from reader.session.importing import import_paths
from reader.session.quiet import Quiet
from reader.session.reading import ReadingSession

if TYPE_CHECKING:
    from pathlib import Path

    from reader.domain.thread import StoredPost

_SIGNS = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经"
    "水桥船灯河街树门窗书馆站车票雨风早晚春秋老新旧东西南北"
)


def paragraph(chance: random.Random, least: int = 30, most: int = 120) -> str:
    """A paragraph of so many signs."""
    return "".join(chance.choice(_SIGNS) for _ in range(chance.randint(least, most))) + "。"


def capture(chance: random.Random, number: int, posts: int, paragraphs: int, most: int = 120) -> str:
    """A text capture of a thread, as copied from a page."""
    lines = [f"查看: {number}|回复: {posts - 1}", "", f"第{number}号帖 {paragraph(chance, 6, 12)}", "", "[复制链接]"]
    for i in range(posts):
        day, hour, minute = 1 + i // 700 % 28, i // 60 % 24, i % 60
        mode = " |阅读模式" if i == 0 else ""
        lines.append(f"发表于 2023-{1 + i // 19600}-{day} {hour:02}:{minute:02}:07 | 显示全部楼层{mode} 来自: 江苏泰州")
        for _ in range(paragraphs):
            lines += [paragraph(chance, 30, most), ""]
    lines += ["回复 支持 反对", "", "使用道具 举报", "", "GMT+8, 2024-3-29 01:41", "", "Powered by Discuz! X3.4", ""]
    return "\n".join(lines)


def captures(folder: Path, count: int) -> int:
    """Write so many captures of about 6 KB; how many bytes they are together."""
    folder.mkdir(parents=True)
    chance = random.Random(7)
    total = 0
    for i in range(count):
        data = capture(chance, i, 4, 6, 130).encode()
        (folder / f"{i:05}.txt").write_bytes(data)
        total += len(data)
    return total


def library(path: Path, *, posts: int = 0, annotations: int = 0, threads: int = 0) -> ReadingSession:
    """A library with a small thread, optionally a long one of 20 paragraphs a post, or many small ones.

    Args:
        path: where it is made.
        posts: of the long thread.
        annotations: one a paragraph, from the first post on; spread over the small threads if there is no long one.
        threads: number of small threads.
    """
    chance = random.Random(11)
    folder = path.parent / f"{path.stem}-pages"
    folder.mkdir()
    (folder / "small.txt").write_text(capture(chance, 1, 5, 4), "utf-8")
    if posts:
        (folder / "long.txt").write_text(capture(chance, 2, posts, 20), "utf-8")
    for i in range(threads):
        (folder / f"t{i:05}.txt").write_text(capture(chance, 10 + i, 3, 3), "utf-8")
    session = ReadingSession(path, coder="bench")
    session.announce(import_paths(path, [folder], Quiet()).changes)
    tags = []
    for name in ("Fact", "Opinion", "Question", "Access", "Mood"):
        tags.append(new_tag(name, tags))
    session.apply(Together(tuple(AddTag(tag) for tag in tags), "sample-tags", ""))
    places = _places(session, annotations)
    for start in range(0, len(places), 100):
        edits = tuple(
            SetTags((place,), frozenset({tags[(start + i) % len(tags)].id}))
            for i, place in enumerate(places[start : start + 100])
        )
        session.apply(Together(edits, "set-tags", ""))
    return session


def _places(session: ReadingSession, count: int) -> list[tuple[int, Span]]:
    places: list[tuple[int, Span]] = []
    for head in sorted(session.threads(), key=lambda head: -head.posts):
        for stored in session.posts(head.id):
            places += [(stored.id, Span(p.ordinal, 0, p.ordinal, len(p.text))) for p in stored.post.paragraphs]
            if len(places) >= 5 * count:
                return places[: 5 * count : 5]
    return places[:count]


def long_thread(session: ReadingSession) -> int:
    """The library number of the thread with the most posts."""
    return max(session.threads(), key=lambda head: head.posts).id


def small_thread(session: ReadingSession) -> int:
    """The library number of the thread with the fewest posts."""
    return min(session.threads(), key=lambda head: head.posts).id


def texts(posts: list[StoredPost]) -> int:
    """How many paragraphs the posts have."""
    return sum(len(stored.post.paragraphs) for stored in posts)
