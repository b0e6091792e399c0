"""Plain text that no other engine knows: posts where their heads repeat, else one article, each line a paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.domain.thread import PageKind, ParagraphKind, Post, ThreadKey, ThreadPage
from reader.engines.generic.text_posts import read_posts
from reader.text.paragraphs import digest, normalise, number

if TYPE_CHECKING:
    from reader.engines.base import PageSource

_TITLE_LENGTH = 200


class GenericText:
    """The last resort for text captures: nothing is left out, nothing is guessed."""

    name = "generic-text"

    def recognise(self, page: PageSource) -> float:
        """Any plain text, with the least certainty."""
        return 0.0 if page.is_markup else 0.01

    def parse(self, page: PageSource) -> ThreadPage:
        """The posts of the text, or all of it as one article; without any words the page is empty."""
        if thread := read_posts(page):
            return thread
        paragraphs = number((ParagraphKind.BODY, normalise(line), None) for line in page.lines)
        if not paragraphs:
            return ThreadPage(ThreadKey("generic", "", ""), PageKind.EMPTY, "", (), view="text")
        title = paragraphs[0].text[:_TITLE_LENGTH]
        key = ThreadKey("generic", "", f"digest-{digest(' '.join(p.text for p in paragraphs))}")
        post = Post("", None, None, None, None, "", paragraphs)
        return ThreadPage(key, PageKind.ARTICLE, title, (post,), view="text")
