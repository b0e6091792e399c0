"""What the readers of plain-text captures share: posts in the making, times, and where a page stands in its thread.

No parser of markup is loaded here, so that text captures open at once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.domain.thread import WRITTEN_KINDS, PageKind, ParagraphKind, Post, Quote, ThreadKey
from reader.text.dates import CHINA, parse_when
from reader.text.paragraphs import digest, fold, number

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from reader.domain.thread import Comment
    from reader.engines.base import PageSource

FLOOR_NAMES = {"楼主": 1, "沙发": 2, "板凳": 3, "地板": 4}
"""Names of the first floors, in folded characters, and the places in the thread that they mean."""

_LONGEST_NAME = 40
_OPENING = 20


@dataclass(slots=True)
class TextPost:
    """A post of a text capture as an engine finds it; members as in `Post`, ``parts`` become its paragraphs."""

    floor: int | None = None
    floor_label: str = ""
    author: str | None = None
    author_id: str | None = None
    posted_raw: str = ""
    parts: list[tuple[ParagraphKind, str, int | None]] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    attachments: list[str] = field(default_factory=list)
    edited_raw: str = ""
    edited_by: str | None = None
    location: str | None = None
    client: str | None = None
    signature: list[str] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)

    def say(self, text: str, kind: ParagraphKind = ParagraphKind.BODY) -> None:
        """Add a line of the author's own."""
        self.parts.append((kind, text, None))

    def cite(self, quote: Quote) -> None:
        """Add a quotation with its lines."""
        self.parts += [(ParagraphKind.QUOTE, line, len(self.quotes)) for line in quote.text.split("\n")]
        self.quotes.append(quote)

    def finish(self, clock: TextClock) -> Post:
        """The post, with what stands beside its text below it."""
        side: list[tuple[ParagraphKind, str, int | None]] = [
            *((ParagraphKind.NOTICE, text, None) for text in self.notices),
            *((ParagraphKind.COMMENT, comment.text, i) for i, comment in enumerate(self.comments)),
            *((ParagraphKind.ATTACHMENT, name, None) for name in self.attachments),
            *((ParagraphKind.SIGNATURE, text, None) for text in self.signature),
        ]
        return Post(
            post_id="",
            floor=self.floor,
            floor_label=self.floor_label,
            author=self.author,
            author_id=self.author_id,
            posted_at=clock.read(self.posted_raw),
            posted_raw=self.posted_raw,
            paragraphs=number([*self.parts, *side]),
            edited_at=clock.read(self.edited_raw),
            edited_by=self.edited_by,
            location=self.location,
            client=self.client,
            quotes=tuple(self.quotes),
            comments=tuple(self.comments),
            attachments=tuple(self.attachments),
            signature=tuple(self.signature),
            notices=tuple(self.notices),
        )


class TextClock:
    """Reads printed times of Chinese boards; words such as 3天前 count back from the capture's time.

    Args:
        page: the capture, whose time of saving may be known.
        now: when the page was made, where it tells so itself.
    """

    def __init__(self, page: PageSource, now: datetime | None = None) -> None:
        self._now = now or page.capture.captured_at
        self.warnings: dict[str, None] = {}
        """One sentence for each thing that is not sure."""

    def read(self, raw: str) -> datetime | None:
        """A printed time with its zone; None for ``""`` and where it cannot be told."""
        if not raw:
            return None
        when = parse_when(raw, CHINA, self._now)
        if when is None:
            self.warnings[f"The time “{raw}” cannot be told without the time of the capture."] = None
            return None
        if when.derived:
            self.warnings["Times in words were reckoned from the time of the capture."] = None
        return when.datetime


class Speakers:
    """Who wrote what so far on a page: tells a quotation, which repeats a post, from an address to its author."""

    def __init__(self) -> None:
        self._openings: dict[str, set[str]] = {}

    def add(self, post: TextPost) -> None:
        """Take a post that later ones may quote."""
        if post.author:
            own = [text for kind, text, _ in post.parts if kind in WRITTEN_KINDS]
            heads = {fold(text[: _OPENING * 4])[:_OPENING] for text in ("".join(own[:_OPENING]), *own)}
            self._openings.setdefault(post.author, set()).update(heads - {""})

    def split(self, line: str, mark: str) -> tuple[str, str] | None:
        """Name and words of a line ``NAME mark WORDS`` whose name is a writer of this page; the longest such name."""
        end = _LONGEST_NAME
        while (end := line.rfind(mark, 0, end)) > 0:
            if line[:end] in self._openings:
                return line[:end], line[end + len(mark) :].strip()
        return None

    def has_said(self, name: str, words: str) -> bool:
        """Whether a writer's post, or a paragraph of it, begins as these words do."""
        head = fold(words[: _OPENING * 4].rstrip("… ."))[:_OPENING]
        return bool(head) and head in self._openings.get(name, ())


def place(posts: Sequence[TextPost], pages: int) -> int | None:
    """Which page of its thread this is, where the posts' numbers leave no doubt.

    Args:
        posts: the page's posts.
        pages: how many pages the thread has; the last one may be short and tells nothing.
    """
    first, here = posts[0].floor if posts else None, len(posts)
    if first is None:
        return None
    if first == 1:
        return 1
    page, rest = divmod(first - 1, here)
    return page + 1 if not rest and page + 1 < pages else None


def key_of(engine: str, thread_id: str, title: str, posts: Sequence[Post]) -> ThreadKey:
    """The thread's key: by its number where the text shows one, else by title and first post."""
    if not posts:
        return ThreadKey(engine, "", "")
    written = [item.text for item in posts[0].paragraphs if item.kind in WRITTEN_KINDS]
    opening = "\n".join(written)
    return ThreadKey(engine, "", thread_id or "digest-" + digest(f"{title}\n{opening}"))


def kind_of(posts: Sequence[Post]) -> PageKind:
    """A page without posts is a list or a message of the program."""
    return PageKind.THREAD if posts else PageKind.LISTING
