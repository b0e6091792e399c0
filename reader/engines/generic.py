"""Pages of software that no other engine knows: posts where the structure shows them, else one article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.domain.thread import PageKind, Post, ThreadKey, ThreadPage
from reader.engines.blocks import walk
from reader.engines.dom import host_of, link, meta, page_title
from reader.text.paragraphs import digest, number

if TYPE_CHECKING:
    from reader.engines.base import PageSource

_LINES_TO_SEARCH = 4000


class Generic:
    """The last resort for markup: it never loses text and never tells what the page does not."""

    name = "generic"

    def recognise(self, page: PageSource) -> float:
        """Any markup, with the least certainty."""
        return 0.01 if page.is_markup else 0.0

    def parse(self, page: PageSource) -> ThreadPage:
        """Read the page."""
        root = page.tree
        title = page_title(root)
        lines = walk(root).lines
        paragraphs = number(lines)
        url = link(root, "canonical") or meta(root, "og:url")
        kind = PageKind.ARTICLE if paragraphs else PageKind.EMPTY
        posts = (Post("", None, None, None, None, "", paragraphs),) if paragraphs else ()
        key = ThreadKey("generic", host_of(page.capture.url or url), f"digest-{digest(title)}")
        return ThreadPage(key, kind, title, posts, url=url or None, url_from="canonical link" if url else None)
