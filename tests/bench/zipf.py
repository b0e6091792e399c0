"""A large library of invented Chinese text: words drawn by Zipf's law, threads of 1 to 2,000 posts, always the same."""

from __future__ import annotations

import itertools
import random
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

from reader.capture.base import Capture, Decoded
from reader.domain.thread import PageKind, ParagraphKind, Post, ThreadKey, ThreadPage
from reader.text.paragraphs import number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.library.library import Library

_SIGNS = 3500
_WORDS = 40_000
_PARTICLES = 25
_LATIN = ("iPhone", "App", "2024", "vpn", "Windows", "ok", "QQ", "GDP", "wifi", "Python")
_ZONE = timezone(timedelta(hours=8))
_START = datetime(2012, 1, 1, tzinfo=_ZONE)
_DECODED = Decoded("", "utf-8", "meta", 0)
_PAGE = 500


class Writer:
    """Draws texts of a mean of 170 signs a post.

    Args:
        seed: equal seeds give equal texts.
    """

    def __init__(self, seed: int = 5) -> None:
        self.chance = random.Random(seed)
        signs = [chr(0x4E00 + i) for i in self.chance.sample(range(0x5000), _SIGNS)]
        shares = [1 / (rank + 2.7) for rank in range(_SIGNS)]
        self.words = ["".join(self.chance.choices(signs, shares, k=size)) for size in self._sizes()]
        for rank, word in enumerate(_LATIN):
            self.words[40 + 90 * rank] = f" {word} "
        self._shares = list(itertools.accumulate(1 / (rank + 2.7) for rank in range(_WORDS)))

    def _sizes(self) -> list[int]:
        # The commonest words of Chinese are of one sign; the first of two signs (我们) is in about every sixth post.
        return [1] * _PARTICLES + self.chance.choices((1, 2, 3, 4), (12, 66, 14, 8), k=_WORDS - _PARTICLES)

    def paragraph(self, words: int) -> str:
        """So many words with a sign after every eight or so."""
        drawn = self.chance.choices(self.words, cum_weights=self._shares, k=words)
        clauses = ["".join(drawn[i : i + 8]) for i in range(0, words, 8)]
        return ("，".join(clauses) + "。").replace("  ", " ").strip()

    def post(self, key: int, floor: int) -> Post:
        """One post of 1 to 6 paragraphs."""
        sizes = [self.chance.randint(4, 50) for _ in range(self.chance.choice((1, 1, 2, 3, 3, 6)))]
        paragraphs = number((ParagraphKind.BODY, self.paragraph(size), None) for size in sizes)
        at = _START + timedelta(seconds=37 * key)
        author = f"作者{self.chance.randint(1, 20_000)}"
        return Post(str(key), floor, author, author[2:], at, at.strftime("%Y-%m-%d %H:%M:%S"), paragraphs)

    def pages(self, posts: int, site: str) -> Iterator[ThreadPage]:
        """Pages of threads until there are so many posts."""
        made = 0
        for thread in itertools.count(1):
            size = min(posts - made, 2000, int(2 * self.chance.paretovariate(0.85)) - 1)
            if made >= posts:
                return
            title = self.paragraph(self.chance.randint(3, 9))
            for start in range(0, size, _PAGE):
                end = min(size, start + _PAGE)
                yield ThreadPage(
                    key=ThreadKey("discuz", f"{thread % 7}.{site}", str(thread)),
                    kind=PageKind.THREAD,
                    title=title,
                    board=("Town", f"Board {thread % 40}"),
                    site_name=f"Forum {thread % 7}",
                    software="Discuz! X",
                    page=1 + start // _PAGE,
                    captured_at=_START + timedelta(days=4000),
                    url=f"https://{thread % 7}.{site}/thread-{thread}-{1 + start // _PAGE}-1.html",
                    posts=tuple(self.post(made + i + 1, i + 1) for i in range(start, end)),
                )
            made += size


def fill(library: Library, posts: int, site: str = "bbs.example") -> int:
    """Store so many posts through the library's own way in; the UTF-8 bytes of their text."""
    bytes_of_text = 0
    for i, page in enumerate(Writer().pages(posts, site)):
        capture = Capture(Path("/saved") / f"{i:07}.html", None, "html", f"{site} {i}".encode(), "text/html")
        if not library.pages.known(capture.sha256):
            library.pages.store(capture, _DECODED, page)
        bytes_of_text += sum(len(p.text.encode()) for post in page.posts for p in post.paragraphs)
    return bytes_of_text
