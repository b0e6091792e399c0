"""What an engine is given and must give."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from lxml.etree import _Element

    from reader.capture.base import Capture, Decoded
    from reader.domain.thread import ThreadPage

    Named = tuple[str, _Element]


SURE = 0.95
"""An engine that is so sure of a page reads it, whatever engines after it would say: most pages need one look."""

FAIRLY_SURE = 0.9
"""By names that another program might have taken over."""

_PART = 200_000


class PageSource:
    """A decoded page with what all engines look at, each worked out once and only when asked for.

    Args:
        capture: the saved page.
        decoded: its text.
        utf8: the text in UTF-8, where it is at hand.
    """

    def __init__(self, capture: Capture, decoded: Decoded, utf8: bytes | None = None) -> None:
        self.capture = capture
        self.decoded = decoded
        self._utf8 = utf8
        self.notes: list[str] = []
        """Warnings that arose while reading the page, one sentence each; engines put them into the result."""

    @property
    def text(self) -> str:
        """The page's text or markup."""
        return self.decoded.text

    @property
    def is_markup(self) -> bool:
        """Whether the page is HTML; else plain text."""
        return self.capture.media_type != "text/plain"

    def holds(self, words: str) -> bool:
        """Whether the source holds some words; those outside ASCII are found in less than half the time in bytes."""
        return words in self.text if self._utf8 is None else words.encode() in self._utf8

    @cached_property
    def tree(self) -> _Element:
        """The document element of the parsed page; only for markup. Never loads anything."""
        from reader.engines.parts.dom import parse_html  # noqa: PLC0415 - lxml costs 40 ms, text captures need none

        return parse_html(self.text, self.notes, self._utf8)

    @cached_property
    def named(self) -> list[Named]:
        """The elements of the parsed page that have an id, after it, in page order."""
        # Bytes spare lxml the encoding of the name, at thousands of elements a page.
        return [(ident, element) for element in self.tree.iter() if (ident := element.get(b"id"))]

    @cached_property
    def ids(self) -> dict[str, _Element]:
        """The first element of each id of the parsed page."""
        return dict(reversed(self.named))

    @cached_property
    def names_discuz(self) -> bool:
        """Whether the page names Discuz! in its first part; a page in lower case costs more than three looks."""
        return any(self.text.find(name, 0, _PART) >= 0 for name in ("discuz", "Discuz", "DISCUZ"))

    @cached_property
    def generator(self) -> str:
        """Content of ``meta[name=generator]``, or ``""``."""
        for meta in self.tree.iter("meta"):
            if (meta.get("name") or "").lower() == "generator":
                return (meta.get("content") or "").strip()
        return ""

    @cached_property
    def lines(self) -> list[str]:
        """The lines of a text capture, line ends cut."""
        return self.text.splitlines()


class Engine(Protocol):
    """Reads the pages of one forum software: one file, one line in the registry."""

    name: str
    """What `read_page` and the library call it. An engine that never is `SURE` has ``most`` besides, the surest it ever
    is: it is not asked about a page of which another one is as sure."""

    def recognise(self, page: PageSource) -> float:
        """How sure the page is of this software, 0 to 1, from `SURE` on without doubt; must not raise."""
        ...

    def parse(self, page: PageSource) -> ThreadPage:
        """Read the page; a field that fails becomes a warning, not an exception."""
        ...
