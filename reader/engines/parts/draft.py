"""A post in the making, and which post answers which: what an engine finds of posts becomes `Post` here.

Each engine finds where things stand; how they are put together is the same for all, so that the same words give the
same values whichever program printed them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING

from reader.domain.thread import WRITTEN_KINDS, ParagraphKind, Post
from reader.engines.parts.clock import Stamp
from reader.engines.parts.linked import links_in
from reader.engines.parts.message import Body, read_message
from reader.text.floors import read_floor
from reader.text.paragraphs import fold, number

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from lxml.etree import _Element

    from reader.domain.thread import Comment, Quote, Rating
    from reader.engines.parts.blocks import Line
    from reader.engines.parts.message import Markup

NAME_LENGTH = 200
"""Characters of a name that are kept; longer ones are no names."""

_HEAD = 40
_LINES = 20
_OPENING = 2000
_HOLDERS = 50
_CUT = re.compile(r"[ .。]{0,3}(?:…|\.\.\.)\s*$")


@dataclass(slots=True)
class Draft:
    """A post's parts as an engine finds them; members as in `Post`, ``body`` is its message."""

    post_id: str = ""
    floor: int | None = None
    floor_label: str = ""
    author: str | None = None
    author_id: str | None = None
    posted: Stamp = field(default_factory=Stamp)
    body: Body = field(default_factory=Body)
    edited_at: dt.datetime | None = None
    edited_by: str | None = None
    reply_to: str | None = None
    location: str | None = None
    client: str | None = None
    comments: list[Comment] = field(default_factory=list)
    ratings: list[Rating] = field(default_factory=list)
    hidden: bool = False

    def stand_at(self, printed: str) -> None:
        """Take the floor as the page prints it."""
        self.floor, self.floor_label = read_floor(printed)

    def read(self, markup: Markup, *elements: _Element) -> Draft:
        """Take the elements of the post's message."""
        read_message(markup, elements, into=self.body)
        return self

    def finish(self) -> Post:
        """The post: what stands beside the message becomes lines below it."""
        body = self.body
        # Only the outermost quotation says whom a post answers.
        answered = (q.post_id for i in body.outermost if (q := body.quotes[i]).post_id)
        lines = [*body.lines, *self._side()]
        return Post(
            post_id=self.post_id,
            floor=self.floor,
            floor_label=self.floor_label,
            author=(self.author or "")[:NAME_LENGTH] or None,
            author_id=self.author_id or None,
            posted_at=self.posted.at,
            posted_raw=self.posted.raw,
            paragraphs=number(lines),
            edited_at=self.edited_at,
            edited_by=self.edited_by or None,
            location=self.location or None,
            client=self.client,
            reply_to=self.reply_to or next(answered, None),
            quotes=tuple(body.quotes),
            comments=tuple(map(_plain, self.comments)),
            ratings=tuple(self.ratings),
            attachments=tuple(body.attachments),
            images=tuple(body.images),
            signature=tuple(map(str, body.signature)),
            notices=tuple(dict.fromkeys(map(str, body.notices))),
            hidden=self.hidden or (body.masked and not body.lines),
            links=links_in(lines),
        )

    def _side(self) -> list[Line]:
        inline = {text for kind, text, _ in self.body.lines if kind is ParagraphKind.NOTICE}
        rated = (" ".join(filter(None, (r.author, r.score, r.reason))) for r in self.ratings)
        return [
            *((ParagraphKind.NOTICE, text, None) for text in self.body.notices if text not in inline),
            *((ParagraphKind.COMMENT, comment.text, i) for i, comment in enumerate(self.comments)),
            *((ParagraphKind.RATING, text, None) for text in rated),
            *((ParagraphKind.ATTACHMENT, name, None) for name in self.body.attachments),
            *((ParagraphKind.SIGNATURE, text, None) for text in self.body.signature),
        ]


def _plain(comment: Comment) -> Comment:
    """A comment whose text knows no links; these are the post's."""
    return comment if type(comment.text) is str else replace(comment, text=str(comment.text))


def link_quotes(drafts: Sequence[Draft]) -> None:
    """Link each quotation that has no link to the one earlier post of its author that it repeats.

    That is the one with the same lines, else the one that begins so, or has a paragraph that does: programs quote a
    post from its beginning and may cut it, people from any of its paragraphs.
    """
    if not any(_lacks_link(quote) for draft in drafts for quote in draft.body.quotes):
        return
    known = _Known()
    for draft in drafts:
        for i, quote in enumerate(draft.body.quotes):
            if _lacks_link(quote):
                draft.body.quotes[i] = replace(quote, post_id=known.find(quote))
        known.add(draft)


def _lacks_link(quote: Quote) -> bool:
    return bool(quote.author and quote.text and not quote.post_id)


class _Known:
    """The posts so far, found by author and words; whole lines are looked up, so that long pages stay quick."""

    def __init__(self) -> None:
        self._lines: dict[tuple[str, str], set[int]] = {}
        self._heads: dict[tuple[str, str], set[int]] = {}
        self._ids: list[str] = []
        self._openings: list[str] = []

    def add(self, draft: Draft) -> None:
        """Take a post that later ones may quote."""
        at = len(self._ids)
        self._ids.append(draft.post_id)
        own = [text for kind, text, _ in draft.body.lines if kind in WRITTEN_KINDS]
        self._openings.append(fold("".join(own[:_LINES])[:_OPENING]))
        if not draft.author:
            return
        if draft.post_id:
            for text in own:
                self._lines.setdefault((draft.author, fold(text)), set()).add(at)
        for words in {_first_words("".join(own[:_HEAD])), *map(_first_words, own)}:
            self._heads.setdefault((draft.author, words), set()).add(at)

    def find(self, quote: Quote) -> str | None:
        """The post that a quotation repeats; None where there is none or more than one."""
        author = quote.author or ""
        found: set[int] | None = None
        for line in quote.text.split("\n")[:_LINES]:
            holders = self._lines.get((author, fold(line)), set())
            found = holders if found is None or len(holders) < len(found) else found
            if len(found) <= 1:
                break
        if not found:
            words = _first_words(quote.text)
            found = self._heads.get((author, words), set()) if words else set()
        if len(found) > 1 or _CUT.search(quote.text):
            # Of several posts with the same words the one that begins with all of them, as one does that was cut.
            found = {at for at in islice(found, _HOLDERS) if self._begins(at, quote.text)}
        return self._ids[next(iter(found))] or None if len(found) == 1 else None

    def _begins(self, at: int, text: str) -> bool:
        """Whether a post begins as a quotation does; what a program cut off is no part of it."""
        words = fold(_CUT.sub("", text[:_OPENING]))
        return bool(words) and self._openings[at].startswith(words)


def _first_words(text: str) -> str:
    return fold(text[: _HEAD * 4].rstrip("… .。"))[:_HEAD]


class Nesting:
    """Which post answers which, on pages that show it by indentation.

    Args:
        root: id of the post that those without indentation answer.
    """

    def __init__(self, root: str = "") -> None:
        self._root = root
        self._open: list[tuple[int, str]] = []

    def parent(self, depth: int, post_id: str) -> str | None:
        """The post that the next one in page order answers; ``depth`` is how far it is indented, in any unit."""
        while self._open and self._open[-1][0] >= depth:
            self._open.pop()
        above = self._open[-1][1] if self._open else self._root
        self._open.append((depth, post_id))
        return above or None
