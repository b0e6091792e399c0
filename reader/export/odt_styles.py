"""The styles of an OpenDocument text (ISO 26300, chapters 15 and 16): odfdo's own template, made plain."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, cast

from odfdo import Document, Element, Style, StyleMasterPage

from reader.export.document import CJK, COMMON_CJK, HEADINGS, INDENT, INK, LOOKS, NOTE, PASSAGE

if TYPE_CHECKING:
    from odfdo import XmlPart

    from reader.export.colours import Paint
    from reader.export.document import Look
    from reader.export.words import Words

_PLACES = {"zh_TW": "TW"}

CITED = "Cited"
"""The style of titles in citations."""


class Styles:
    """The document without its paragraphs, to which styles of colours are added as these are wanted.

    Args:
        words: of the document's language.
    """

    def __init__(self, words: Words) -> None:
        self.document = Document("text")
        self.document.body.clear()
        self._made: set[str] = set()
        self._passage = next(look for look in LOOKS if look.name == PASSAGE)
        meta = self.document.meta
        meta.title = words("Passages")
        meta.creation_date = datetime(2000, 1, 1)  # noqa: DTZ001 - the format's times have no zone
        self._set_languages(words.language)
        self._set_headings()
        for look in LOOKS:
            self._add(style_id(look.name), look)
        self._add_page_number()
        cited = Style("text", name=CITED)
        cited.set_properties({"fo:font-style": "italic"}, area="text")
        self.document.insert_style(cited)

    def content(self) -> bytes:
        """The part that paragraphs belong to, without any."""
        return cast("XmlPart", self.document.get_part("content.xml")).serialize()

    def barred(self, bar: str, *, parted: bool = False) -> str:
        """The style of a passage with a line of that colour on its left; ``parted`` where a page may end below it."""
        name = f"{PASSAGE}{'Parted' if parted else ''}{bar[1:]}"
        if name not in self._made:
            self._made.add(name)
            self._add(name, self._passage, bar, parted=parted)
        return name

    def chip(self, look: Paint) -> str:
        """The style of a tag of these colours."""
        name = f"Tag{look.ink[1:]}{look.fill[1:]}"
        if name not in self._made:
            self._made.add(name)
            style = Style("text", name=name)
            style.set_properties({"fo:color": look.ink, "fo:background-color": look.fill}, area="text")
            self.document.insert_style(style)
        return name

    def _add(self, name: str, look: Look, bar: str = "", *, parted: bool = False) -> None:
        style = Style("paragraph", name=name, parent_style="Standard")
        size = f"{look.size}pt"
        font = {"fo:font-size": size, "style:font-size-asian": size, "fo:color": look.colour}
        style.set_properties(font, area="text")
        place = {"fo:margin-left": f"{INDENT}pt", "fo:margin-bottom": f"{look.after}pt"}
        place |= {"fo:keep-together": "always"} if look.last else {}
        place |= {"fo:keep-with-next": "always"} if not (look.last or parted) else {}
        if look.ground:
            place |= {"fo:background-color": look.ground}
        if bar:
            place |= {"fo:border-left": f"2pt solid {bar}", "fo:padding-left": "8pt"}
        style.set_properties(place, area="paragraph")
        self.document.insert_style(style)

    def _set_languages(self, language: str) -> None:
        """Chinese has an entry of its own: taken for the common one, words of Latin letters are broken anywhere."""
        self.document.language = "en-US"
        face = f"'{CJK.get(language, COMMON_CJK)}'"
        asian = {"style:language-asian": "zh", "style:country-asian": _PLACES.get(language, "CN")}
        for name in ("Standard", "Heading"):
            fonts = {"fo:font-family": "'Liberation Sans'", "style:font-family-asian": face}
            style = self._style(name)
            style.set_properties(asian | fonts, area="text")
            # A face by its name in the document would go before these.
            style.del_properties(["style:font-name", "style:font-name-asian"], area="text")

    def _set_headings(self) -> None:
        for name, size in zip(("Title", "Heading_20_1", "Heading_20_2"), HEADINGS, strict=True):
            style = self._style(name)
            look = {"fo:color": INK}
            for area in ("", "-asian"):
                kind = "style" if area else "fo"
                look |= {f"{kind}:font-size{area}": f"{size}pt", f"{kind}:font-weight{area}": "bold"}
                look |= {f"{kind}:font-style{area}": "normal"}
            style.set_properties(look, area="text")
        note = Style("paragraph", name="Footnote", parent_style="Standard")
        note.set_properties({"fo:font-size": f"{NOTE}pt", "style:font-size-asian": f"{NOTE}pt"}, area="text")
        note.set_properties({"fo:margin-left": "12pt", "fo:text-indent": "-12pt"}, area="paragraph")
        self.document.insert_style(note)

    def _add_page_number(self) -> None:
        foot = Style("paragraph", name="Footer", parent_style="Standard")
        foot.set_properties({"fo:text-align": "center"}, area="paragraph")
        foot.set_properties({"fo:font-size": f"{NOTE}pt"}, area="text")
        self.document.insert_style(foot)
        layouts = cast("XmlPart", self.document.get_part("styles.xml"))
        for room in layouts.get_elements("//style:footer-style"):
            height = '<style:header-footer-properties fo:min-height="1cm" fo:margin-top="0.4cm"/>'
            room.append(Element.from_tag(height))
        for line in layouts.get_elements("//style:footnote-sep"):
            line.set_attribute("style:line-style", "solid")
        page = self.document.get_style("master-page", "Standard")
        if isinstance(page, StyleMasterPage):
            number = '<text:page-number text:select-page="current">1</text:page-number>'
            page.set_page_footer(Element.from_tag(f'<text:p text:style-name="Footer">{number}</text:p>'))

    def _style(self, name: str) -> Style:
        """A paragraph's style of the template, or a new one below the common heading's."""
        found = self.document.get_style("paragraph", name)
        if isinstance(found, Style):
            return found
        made = Style("paragraph", name=name, parent_style="Heading")
        self.document.insert_style(made)
        return made


def style_id(name: str) -> str:
    """The name of a style as elements give it, which has no blanks."""
    return name.title().replace(" ", "")
