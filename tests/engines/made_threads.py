"""Threads of forum software that does not exist: every layout with every way of naming classes, and what they hold."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass
from html import escape

PEOPLE = (
    "merle_oak",
    "Tess Overby",
    "dovetail77",
    "Old Ferry",
    "quillfeather",
    "Jon B.",
    "小舟",
    "林下客",
    "Zeynep",
    "Bo",
)
SENTENCES = (
    "The veneer of the old dresser is lifting at two of its corners",
    "Hide glue is what I would reach for, since it can be undone later",
    "The iron must not be too hot or it will scorch the finish",
    "It held for about two years and then came loose again in the winter",
    "Has anybody used the syringe trick from the handbook of the museum",
    "Older pieces were sawn and not sliced, so that they can take more",
    "家里有一个旧的核桃木柜子，贴面的两个角翘起来了",
    "冬天暖气一开又裂了，问题还是湿度",
)
SHORT = ("Agreed!", "Same here", "顶一个")
TIMES = ("%B %d, %Y at %I:%M %p", "%d.%m.%Y, %H:%M", "%Y-%m-%d %H:%M", "%a %b %d, %Y %I:%M %p", "%Y年%m月%d日 %H:%M")
PARTS = ("list", "post", "head", "name", "time", "body", "card", "tools")
TELLING = dict(
    zip(PARTS, ("posts", "post", "post-head", "author", "date", "post-body", "user-info", "post-actions"), strict=True)
)
LINKS = ('<a href="/members/{}">{}</a>', '<a href="/x/{}.html">{}</a>', "{1}")
ROWS = frozenset(("cells", "rows", "loose cells"))


@dataclass(frozen=True)
class Made:
    """One post: who wrote it, when, and the lines of the message."""

    author: str
    at: dt.datetime
    lines: tuple[str, ...]


class Maker:
    """A page of one thread.

    Args:
        layout: a key of `LAYOUTS`.
        naming: of classes: ``telling``, ``hashed`` or ``none``.
        count: of posts.
        seed: of all that is left to chance.
    """

    def __init__(self, layout: str, naming: str, count: int, seed: int) -> None:
        chance = random.Random(f"{layout} {naming} {count} {seed}")
        self.layout = layout
        self.classes = dict.fromkeys(PARTS, "")
        if naming != "none":
            ends = {part: "".join(chance.choices("bdfgklmnprst", k=5)) for part in PARTS}
            self.classes = {part: TELLING[part] if naming == "telling" else f"x{ends[part]}" for part in PARTS}
        self.pattern = chance.choice(TIMES)
        self.link = chance.choice(LINKS)
        self.has_cards, self.has_tools, self.has_side = (chance.random() < 0.5 for _ in range(3))
        # Without classes nothing tells a card from a message.
        self.has_cards = self.has_cards and naming != "none"
        self.breaks = chance.choice(("<p>{}</p>", "<div>{}</div>", "{}<br>"))
        cast = chance.sample(PEOPLE, min(len(PEOPLE), max(2, count // 2)))
        self.posts: list[Made] = []
        at = dt.datetime(2023, 5, 14, 9, 26, tzinfo=dt.UTC)
        for n in range(count):
            author = cast[n] if n < 2 else chance.choice(cast)
            length = chance.randint(1, 4)
            said = [f"{sentence}, {n}." for sentence in chance.sample(SENTENCES, length)]
            lines = [chance.choice(SHORT)] if n and chance.random() < 0.15 else said
            self.posts.append(Made(author, at, tuple(lines)))
            at += dt.timedelta(minutes=chance.choice((7, 95, 1500)))

    def page(self) -> str:
        """The markup."""
        posts = "".join(LAYOUTS[self.layout](self, post) for post in self.posts)
        tag = "table" if self.layout in ROWS else "dl" if self.layout == "list of terms" else "div"
        side = "<aside><h3>Recent topics</h3><ul>{}</ul></aside>".format(
            "".join(
                f'<li><a href="/t/{n}">{title}</a> by <a href="/members/{n}">{name}</a> {n + 2} hours ago</li>'
                for n, (title, name) in enumerate(
                    (
                        ("Best plane on a small budget", "olga"),
                        ("Rust and how it goes", "pete"),
                        ("Show your bench", "quin"),
                    )
                )
            )
        )
        return (
            '<html lang="en"><head><title>Veneer on a dresser - Oakbench</title></head><body>'
            '<header><a href="/">Oakbench</a> <nav><a href="/new">New posts</a></nav></header>'
            f"<h1>Veneer on a dresser</h1>{self.box('list', posts, tag)}{side if self.has_side else ''}"
            "<footer><p>All that is written here belongs to those who wrote it, and to nobody else.</p></footer>"
            "</body></html>"
        )

    def box(self, part: str, inner: str, tag: str = "div") -> str:
        """An element of one part of a post."""
        name = self.classes[part]
        return f'<{tag} class="{name}">{inner}</{tag}>' if name else f"<{tag}>{inner}</{tag}>"

    def name(self, post: Made) -> str:
        """The author's name."""
        return self.box("name", self.link.format(sum(map(ord, post.author)), escape(post.author)), "strong")

    def time(self, post: Made) -> str:
        """The time."""
        return self.box("time", post.at.strftime(self.pattern), "span")

    def body(self, post: Made) -> str:
        """The message, without an element of its own."""
        return "".join(self.breaks.format(escape(line)) for line in post.lines)

    def message(self, post: Made, tag: str = "div") -> str:
        """The message in its element."""
        return self.box("body", self.body(post), tag)

    def card(self, post: Made) -> str:
        """What some boards print about the author."""
        number = sum(map(ord, post.author))
        rank = "Senior Member" if number % 2 else "Newcomer"
        lines = f"<div>{rank}</div><div>Joined: May 20{number % 15 + 5:02}</div><div>Posts: {number}</div>"
        return self.box("card", lines) if self.has_cards else ""

    def tools(self) -> str:
        """Buttons, which boards make of anything."""
        return self.box("tools", "<span>Reply</span> <span>Quote</span> <span>Report</span>") if self.has_tools else ""


def _head(m: Maker, p: Made) -> str:
    return m.box("post", m.box("head", f"{m.name(p)} {m.time(p)}") + m.card(p) + m.message(p) + m.tools())


def _foot(m: Maker, p: Made) -> str:
    return m.box("post", m.message(p) + m.box("head", f"{m.name(p)} {m.time(p)}") + m.tools())


def _side(m: Maker, p: Made) -> str:
    right = f"<div><div>{m.time(p)}</div>{m.message(p)}{m.tools()}</div>"
    return m.box("post", m.box("head", m.name(p) + m.card(p)) + right)


def _deep(m: Maker, p: Made) -> str:
    head = m.box("head", f"<div>{m.name(p)}</div><div><div>{m.time(p)}</div></div>")
    return m.box("post", f"<div><div>{head}</div></div><div><div>{m.message(p)}</div></div><div>{m.tools()}</div>")


def _cells(m: Maker, p: Made) -> str:
    right = f"<td><div>{m.time(p)}</div>{m.message(p)}{m.tools()}</td>"
    return m.box("post", m.box("head", m.name(p) + m.card(p), "td") + right, "tr")


def _loose_cells(m: Maker, p: Made) -> str:
    left = f"<td><b>{escape(p.author)}</b><br><small>Member</small></td>"
    return m.box("post", f"{left}<td><small>{m.time(p)}</small><hr>{m.body(p)}</td>", "tr")


def _rows(m: Maker, p: Made) -> str:
    head = m.box("head", f"<td>{m.name(p)}</td><td>{m.time(p)}</td>", "tr")
    return f"{head}<tr><td>{m.card(p)}</td>{m.message(p, 'td')}</tr>"


def _siblings(m: Maker, p: Made) -> str:
    return m.box("head", f"{m.name(p)} {m.time(p)}") + m.message(p)


def _flat(m: Maker, p: Made) -> str:
    return f"<hr><b>{escape(p.author)}</b> ({m.time(p)})<br>{m.message(p)}"


def _terms(m: Maker, p: Made) -> str:
    return m.box("head", f"{m.name(p)} {m.time(p)}", "dt") + m.message(p, "dd")


def _article(m: Maker, p: Made) -> str:
    head = m.box("head", f"{m.name(p)} {m.time(p)}", "header")
    return m.box("post", f"{head}{m.body(p)}<footer>{m.tools()}</footer>", "article")


LAYOUTS = {
    "head": _head,
    "foot": _foot,
    "side": _side,
    "deep": _deep,
    "cells": _cells,
    "loose cells": _loose_cells,
    "rows": _rows,
    "siblings": _siblings,
    "flat": _flat,
    "list of terms": _terms,
    "article": _article,
}
