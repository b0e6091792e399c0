"""Words of a message that lead somewhere: carried with their line until it is a paragraph, then made whole.

A line goes through many hands, and engines may leave it out, join or shorten it. So what leads where is kept with
the words themselves, in `LinkedText`: whatever changes the words makes a plain string of them, and a link stands at the
words where the page had it, or nowhere.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.domain.thread import Link, ParagraphKind
from reader.text.link_targets import base_of, says, web_address
from reader.text.paragraphs import normalise, normalise_code

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lxml.etree import _Element

    from reader.domain.thread import Post, ThreadPage
    from reader.engines.base import PageSource

    Piece = tuple[str, str]
    """Words as the page has them, and where they lead: ``""`` for nowhere."""

_BY_SOFTWARE = frozenset(("mention", "ipsMention", "UserMention", "PostMention", "username", "relatekw", "at"))
"""Classes of links that software makes of names and of words that its board advertises."""
_BETWEEN = " \t\u200b\ufeff"
"""What may stand between two pieces of a line and belongs to neither."""


class LinkedText(str):
    """The text of a line of which some words are a link.

    Args:
        text: the text, normalised.
        pieces: what it was made of, in order.
    """

    __slots__ = ("pieces",)
    pieces: Sequence[Piece]

    def __new__(cls, text: str, pieces: Sequence[Piece]) -> LinkedText:  # noqa: D102 - see the class
        made = super().__new__(cls, text)
        made.pieces = pieces
        return made


def target(link: _Element) -> str:
    """Where an ``a`` element leads, as the page has it; ``""`` where its author did not link to another page."""
    address = link.get("href")
    if not address or address[0] == "#" or address[:11] == "javascript:":
        return ""
    classes = link.get("class")
    return "" if classes and not _BY_SOFTWARE.isdisjoint(classes.split()) else address


class LineLinks:
    """The links of a line in the making.

    Args:
        parts: the line's words so far; the walker adds to them and begins anew for each line.

    Attributes:
        begun: there is a link in the line.
    """

    __slots__ = ("_marks", "_open", "_parts", "begun")

    def __init__(self, parts: list[str]) -> None:
        self._parts = parts
        self._open: tuple[int, str] | None = None
        self._marks: list[tuple[int, int, str]] = []
        self.begun = False

    def begin(self, link: _Element) -> bool:
        """Take the beginning of an ``a`` element; whether its end is to be told too.

        A link that was never closed ends where the next one begins, as in browsers.
        """
        address = target(link)
        if not address:
            return False
        self.end()
        self._open = (len(self._parts), address)
        self.begun = True
        return True

    def end(self) -> None:
        """The link ends here."""
        if self._open is not None:
            start, address = self._open
            self._marks.append((start, len(self._parts), address))
            self._open = None

    def end_line(self) -> list[Piece]:
        """The pieces of the line, which ends here; a link that is open goes on in the next line."""
        if self._open is not None:
            address = self._open[1]
            self.end()
            self._open = (0, address)
        parts, at = self._parts, 0
        pieces: list[Piece] = []
        for start, end, address in self._marks:
            pieces += [("".join(parts[at:start]), ""), ("".join(parts[start:end]), address)]
            at = end
        pieces.append(("".join(parts[at:]), ""))
        self._marks.clear()
        self.begun = self._open is not None
        return pieces


def joined(text: str, lines: Iterable[str]) -> str:
    """A text made of lines, with the links of these."""
    lines = tuple(lines)
    if not any(type(line) is LinkedText for line in lines):
        return text
    return LinkedText(text, [p for line in lines for p in (line.pieces if type(line) is LinkedText else ((line, ""),))])


def without_lead(text: str, signs: str) -> str:
    """A line without signs at its beginning, with its links."""
    if not text or text[0] not in signs:
        return text
    rest = text.lstrip(signs)
    if type(text) is not LinkedText:
        return rest
    (words, address), *others = text.pieces
    return LinkedText(rest, [(words.lstrip(f"{signs}{_BETWEEN}"), address), *others])


def links_in(lines: Iterable[tuple[ParagraphKind, str, int | None]]) -> tuple[Link, ...]:
    """The links in the lines that become a post's paragraphs, with addresses as the page has them."""
    found: list[Link] = []
    ordinal = 0
    for kind, text, _ in lines:
        if type(text) is LinkedText and kind is not ParagraphKind.NOTICE:
            found += [Link(ordinal, *place) for place in _places(text, code=kind is ParagraphKind.CODE)]
        ordinal += bool(text)
    return tuple(found)


def _places(text: LinkedText, *, code: bool) -> Iterator[tuple[int, int, str]]:
    """Start, end and address of each link; from words on that are not in the text none."""
    at = 0
    for piece, address in text.pieces:
        words = (normalise_code(piece) if code else normalise(piece)).strip(_BETWEEN)
        if not words:
            continue
        while text[at : at + 1] and text[at] in _BETWEEN:
            at += 1
        if not text.startswith(words, at):
            return
        if address and "@" not in (words[0], text[at - 1 : at]):
            yield at, at + len(words), address
        at += len(words)


def with_whole_links(page: ThreadPage, source: PageSource) -> ThreadPage:
    """The page with its links' addresses made whole; without those that lead nowhere or are printed in full.

    Args:
        page: as an engine read it, with its own address where that is known.
        source: what it was read from.
    """
    if not source.is_markup or not any(post.links for post in page.posts):
        return page
    from reader.engines.parts.dom import base_href  # noqa: PLC0415 - lxml costs 40 ms, text captures need none

    base = base_of(page.url or "", base_href(source.tree))
    return replace(page, posts=tuple(_whole(post, base) if post.links else post for post in page.posts))


def _whole(post: Post, base: str) -> Post:
    links: list[Link] = []
    for link in post.links:
        words = post.paragraphs[link.paragraph].text[link.start : link.end]
        address = web_address(link.address, base)
        if address is not None and not says(words, address):
            links.append(replace(link, address=address))
    return replace(post, links=tuple(links))
