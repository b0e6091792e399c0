"""The paragraphs of a Word document, as elements of WordprocessingML (ECMA-376 part 1, chapter 17)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.oxml.ns import qn
from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reader.export.citation import Piece
    from reader.export.cleaning import Cleaner
    from reader.export.colours import Paint

_P, _PPR, _STYLE, _R, _RPR, _T, _BREAK, _TAB = (
    qn(f"w:{name}") for name in ("p", "pPr", "pStyle", "r", "rPr", "t", "br", "tab")
)
_VAL = qn("w:val")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Body:
    """Adds paragraphs at the end of a document.

    Args:
        body: the document's ``w:body``, whose last child is the section's layout.
        styles: the ids of the styles by their names.
        clean: what all texts go through.
    """

    def __init__(self, body: etree._Element, styles: Mapping[str, str], clean: Cleaner) -> None:
        self._body = body
        self._layout = body[-1]
        self._styles = styles
        self._clean = clean

    def paragraph(self, style: str, text: str = "", *, bar: str = "") -> etree._Element:
        """A paragraph of a style; ``bar`` is the colour of a line on its left, ``#rrggbb``."""
        element = etree.Element(_P)
        self._layout.addprevious(element)
        look = etree.SubElement(element, _PPR)
        etree.SubElement(look, _STYLE).set(_VAL, self._styles[style])
        if bar:
            left = etree.SubElement(etree.SubElement(look, qn("w:pBdr")), qn("w:left"))
            for name, value in (("val", "single"), ("sz", "18"), ("space", "8"), ("color", bar[1:])):
                left.set(qn(f"w:{name}"), value)
        if text:
            self._run(element, text)
        return element

    def pointer(self, paragraph: etree._Element, number: int) -> None:
        """A raised number at a paragraph's end that leads to the source of that number."""
        link = etree.SubElement(paragraph, qn("w:hyperlink"))
        link.set(qn("w:anchor"), f"source{number}")
        look = self._run(link, f"[{number}]")
        etree.SubElement(look, qn("w:vertAlign")).set(_VAL, "superscript")

    def chips(self, style: str, tags: Iterable[tuple[str, Paint]]) -> None:
        """A paragraph of tags, each in its colours."""
        element = self.paragraph(style)
        for at, (path, look) in enumerate(tags):
            if at:
                self._run(element, "  ")
            run = self._run(element, f"\u00a0{path}\u00a0")
            etree.SubElement(run, qn("w:color")).set(_VAL, look.ink[1:])
            shade = etree.SubElement(run, qn("w:shd"))
            for name, value in (("val", "clear"), ("color", "auto"), ("fill", look.fill[1:])):
                shade.set(qn(f"w:{name}"), value)

    def source(self, style: str, number: int, citation: Iterable[Piece]) -> None:
        """A numbered source, to which the pointers lead."""
        element = self.paragraph(style)
        for name in ("bookmarkStart", "bookmarkEnd"):
            mark = etree.SubElement(element, qn(f"w:{name}"))
            mark.set(qn("w:id"), str(number))
            if name == "bookmarkStart":
                mark.set(qn("w:name"), f"source{number}")
        self._run(element, f"[{number}] ")
        for piece in citation:
            look = self._run(element, piece.text)
            if piece.kind == "title":
                etree.SubElement(look, qn("w:i"))

    def _run(self, parent: etree._Element, text: str) -> etree._Element:
        """Add text; line feeds and TABs become what Word has for them. Gives the run's properties."""
        run = etree.SubElement(parent, _R)
        look = etree.SubElement(run, _RPR)
        for at, line in enumerate(self._clean(text).replace("\r", "").split("\n")):
            if at:
                etree.SubElement(run, _BREAK)
            for place, part in enumerate(line.split("\t")):
                if place:
                    etree.SubElement(run, _TAB)
                if part:
                    words = etree.SubElement(run, _T)
                    words.text = part
                    words.set(_SPACE, "preserve")
        return look
