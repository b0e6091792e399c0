"""The paragraphs of an OpenDocument text, as elements of its content (ISO 26300, chapters 5 and 6)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.export.cleaning import Cleaner

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_NAMES = {"text": _TEXT[1:-1]}
# Readers take a run of blanks for one; more have elements of their own.
_GAPS = re.compile(r"\n|\t|(?<= ) +|^ +", re.MULTILINE)


class Body:
    """Makes the parts of a document one after the other.

    Args:
        clean: what all texts go through.
    """

    def __init__(self, clean: Cleaner) -> None:
        self._clean = clean
        self._notes = 0
        self.parts: list[etree._Element] = []

    def paragraph(self, style: str, text: str = "") -> etree._Element:
        """A paragraph of a style."""
        element = self._part("p", style)
        self._fill(element, text)
        return element

    def heading(self, level: int, text: str) -> None:
        """A heading without a number."""
        element = self._part("h", f"Heading_20_{level}")
        element.set(f"{_TEXT}outline-level", str(level))
        element.set(f"{_TEXT}is-list-header", "true")
        self._fill(element, text)

    def footnote(self, paragraph: etree._Element, text: str) -> None:
        """A footnote at a paragraph's end, numbered through the document."""
        self._notes += 1
        note = etree.SubElement(paragraph, f"{_TEXT}note")
        note.set(f"{_TEXT}id", f"source{self._notes}")
        note.set(f"{_TEXT}note-class", "footnote")
        etree.SubElement(note, f"{_TEXT}note-citation").text = str(self._notes)
        inside = etree.SubElement(etree.SubElement(note, f"{_TEXT}note-body"), f"{_TEXT}p")
        inside.set(f"{_TEXT}style-name", "Footnote")
        self._fill(inside, text)

    def chips(self, style: str, tags: Iterable[tuple[str, str]]) -> None:
        """A paragraph of tags, each a name and the style of its colours."""
        element = self._part("p", style)
        for name, look in tags:
            span = etree.SubElement(element, f"{_TEXT}span")
            span.set(f"{_TEXT}style-name", look)
            self._fill(span, f"\u00a0{self._clean.line(name)}\u00a0")
            span.tail = "\u2002"

    def _part(self, name: str, style: str) -> etree._Element:
        element = etree.Element(f"{_TEXT}{name}", nsmap=_NAMES)
        element.set(f"{_TEXT}style-name", style)
        self.parts.append(element)
        return element

    def _fill(self, element: etree._Element, text: str) -> None:
        clean = self._clean(text).replace("\r", "")
        at = 0
        last: etree._Element | None = None
        for gap in _GAPS.finditer(clean):
            _say(element, last, clean[at : gap.start()])
            at = gap.end()
            last = etree.SubElement(element, _TEXT + {"\n": "line-break", "\t": "tab"}.get(gap.group(), "s"))
            if gap.group()[0] == " ":
                last.set(f"{_TEXT}c", str(len(gap.group())))
        _say(element, last, clean[at:])


def _say(element: etree._Element, last: etree._Element | None, text: str) -> None:
    """Put text behind the last child, or at the beginning where there is none."""
    if not text:
        return
    if last is None:
        element.text = text
    else:
        last.tail = text
