"""Links in memos to passages and posts: ``[words](postil:passage/…)``, ordinary links of Markdown.

The address names a passage by its GUID, a post by the library's number for it and, if wanted, a paragraph from 0.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from reader.text import web_addresses

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SCHEME = "postil:"

_LINK = re.compile(r"\[([^\[\]\n]{0,400})\]\((postil:[^()\s]{1,80})\)")
_POST = re.compile(r"postil:post/([0-9]{1,18})(?:/([0-9]{1,9}))?")
_PASSAGE = re.compile(r"postil:passage/([0-9a-fA-F-]{36})")
_MARKS = re.compile(r"([\\`*_<>\[\]])")

MOST_WORDS = 36
"""Characters of the words of a new link."""


class PostLink(NamedTuple):
    """Leads to a paragraph of a post; ``paragraph`` is counted from 0."""

    post_id: int
    paragraph: int = 0


class PassageLink(NamedTuple):
    """Leads to a passage."""

    passage_id: UUID


class MemoLink(NamedTuple):
    """A link as it stands in a memo, from ``start`` to ``end`` (exclusive), in characters."""

    start: int
    end: int
    words: str
    address: str


def address_of(target: PostLink | PassageLink) -> str:
    """The address of a place."""
    if isinstance(target, PassageLink):
        return f"{SCHEME}passage/{target.passage_id}"
    return f"{SCHEME}post/{target.post_id}/{target.paragraph}"


def target_of(address: str) -> PostLink | PassageLink | None:
    """What an address names; None where it is none of Postil's."""
    if found := _POST.fullmatch(address):
        return PostLink(int(found[1]), int(found[2] or 0))
    if found := _PASSAGE.fullmatch(address):
        try:
            return PassageLink(UUID(found[1]))
        except ValueError:
            return None
    return None


def link_text(words: str, target: PostLink | PassageLink) -> str:
    """The Markdown of a link.

    Args:
        words: what it shall say; shortened, and freed of what Markdown would take for marks.
        target: where it leads.
    """
    line = " ".join(words.split())
    short = line if len(line) <= MOST_WORDS else f"{line[: MOST_WORDS - 1].rstrip()}…"
    return f"[{_MARKS.sub(' ', short).strip()}]({address_of(target)})"


def links_in(text: str) -> Iterator[MemoLink]:
    """The links to places in a memo, in their order."""
    for found in _LINK.finditer(text):
        yield MemoLink(found.start(), found.end(), found[1], found[2])


def link_at(text: str, position: int) -> MemoLink | None:
    """The link that a text cursor stands in or beside."""
    return next((link for link in links_in(text) if link.start <= position <= link.end), None)


def address_at(text: str, position: int) -> str:
    """The address that a text cursor stands in or beside, of a place or of the web; ``""`` for none."""
    link = link_at(text, position)
    if link is not None:
        return link.address
    return web_addresses.address_at(text, position)


def spelled_out(text: str, words_for: Callable[[MemoLink], str]) -> str:
    """A memo with other words in place of its links, for readers without the library."""
    if SCHEME not in text:
        return text
    return _LINK.sub(lambda found: words_for(MemoLink(found.start(), found.end(), found[1], found[2])), text)
