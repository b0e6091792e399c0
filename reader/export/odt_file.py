"""Passages as an OpenDocument text (ISO 26300), written with odfdo: styles, headings, a footnote for each citation.

Paragraphs are made by `reader.export.odt_body`, because odfdo parses each element anew and takes six times as long;
styles, properties and the package are its own.
"""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from odfdo import Document, Element, Style

from reader.export.base import watched
from reader.export.citation import cite, plain_text
from reader.export.cleaning import Cleaner
from reader.export.colours import Paint, paint
from reader.export.memos import Memos
from reader.export.odt_body import Body
from reader.export.outline import Heading, facts, outline, tag_names
from reader.export.words import Words
from reader.export.zipping import without_times

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.domain.annotation import Passage
    from reader.export.base import ExportOptions, ExportProgress

_LANGUAGES = {"zh_CN": "zh-CN", "zh_TW": "zh-TW"}
_STYLES = (
    # name, size, colour, italic, space below
    ("Passage", "11pt", "#23211e", False, "0.15cm"),
    ("PassageContext", "10pt", "#67625b", False, "0.15cm"),
    ("PassageTags", "9pt", "#23211e", False, "0.15cm"),
    ("PassageMemo", "10pt", "#23211e", True, "0.15cm"),
    ("PassageFacts", "8pt", "#67625b", False, "0.5cm"),
)


class OdtExporter:
    """Quotations under headings, cited in footnotes."""

    name = "odt"
    suffix = ".odt"

    def write(
        self,
        passages: Iterable[Passage],
        out: BinaryIO,
        options: ExportOptions,
        progress: ExportProgress | None = None,
    ) -> int:
        """Write the passages; the document is held until it is whole. See `Exporter.write`."""
        words, clean = Words(options.language), Cleaner()
        text = _Text(words, clean, options.citation)
        text.title(words("Passages"))
        memos, count = Memos(options.memos, words), 0
        for part in outline(memos.follow(watched(passages, progress)), options, words):
            if isinstance(part, Heading):
                text.heading(part)
            else:
                text.passage(part.passage)
                count += part.first
        text.remarks(memos)
        without_times(text.finish(), out)
        return count


class _Text:
    def __init__(self, words: Words, clean: Cleaner, style: str) -> None:
        self._words = words
        self._clean = clean
        self._style = style
        self._document = Document("text")
        self._body = Body(clean)
        self._made: set[str] = set()
        self._document.language = _LANGUAGES.get(words.language, "en-US")
        for name, size, colour, italic, below in _STYLES:
            self._paragraph_style(name, size, colour, below, italic=italic)

    def title(self, text: str) -> None:
        self._body.paragraph("Title", text)

    def heading(self, heading: Heading) -> None:
        self._body.heading(heading.level, heading.text)

    def passage(self, passage: Passage) -> None:
        for text in passage.before:
            self._body.paragraph("PassageContext", text)
        lines = [line for line in passage.text.split("\n") if line.strip()] or [""]
        paragraphs = [self._body.paragraph(self._barred(passage), line) for line in lines]
        self._body.footnote(paragraphs[-1], plain_text(cite(passage, self._style, self._words)))
        for text in passage.after:
            self._body.paragraph("PassageContext", text)
        tags = list(tag_names(passage))
        if tags:
            chips = [(path, self._chip(paint(tag.colour if tag else ""))) for tag, path in tags]
            self._body.chips("PassageTags", chips)
        if passage.annotation.memo:
            self._body.paragraph("PassageMemo", f"{self._words('Memo')}: {passage.annotation.memo}")
        told = " · ".join(f"{fact.label}: {fact.value}" for fact in facts(passage, self._words))
        self._body.paragraph("PassageFacts", told)

    def remarks(self, memos: Memos) -> None:
        for part in memos.parts():
            if isinstance(part, Heading):
                self.heading(part)
            else:
                self._body.paragraph("PassageMemo", part.text)
                self._body.paragraph("PassageFacts", part.told)

    def finish(self) -> BytesIO:
        body = self._document.body
        body.clear()
        for part in self._body.parts:
            body.append(Element.from_tag(part))
        meta = self._document.meta
        meta.title = self._words("Passages")
        meta.set_comments(f"{self._words('Characters left out that the format cannot hold')}: {self._clean.taken}")
        meta.creation_date = datetime(2000, 1, 1)  # noqa: DTZ001 - the format's times have no zone
        kept = BytesIO()
        self._document.save(kept)
        return kept

    def _barred(self, passage: Passage) -> str:
        """The style of a passage with a bar in the colour of its first tag; made when it is first wanted."""
        if not passage.tags:
            return "Passage"
        bar = paint(passage.tags[0].colour).bar
        name = f"Passage{bar[1:]}"
        if name not in self._made:
            self._made.add(name)
            self._paragraph_style(name, "11pt", "#23211e", "0.15cm", bar=bar)
        return name

    def _chip(self, look: Paint) -> str:
        name = f"Tag{look.ink[1:]}{look.fill[1:]}"
        if name not in self._made:
            self._made.add(name)
            style = Style("text", name=name)
            style.set_properties({"fo:color": look.ink, "fo:background-color": look.fill}, area="text")
            self._document.insert_style(style)
        return name

    def _paragraph_style(
        self, name: str, size: str, colour: str, below: str, *, italic: bool = False, bar: str = ""
    ) -> None:
        style = Style("paragraph", name=name, parent_style="Standard")
        look = {"fo:font-size": size, "style:font-size-asian": size, "fo:color": colour}
        if italic:
            look |= {"fo:font-style": "italic"}
        style.set_properties(look, area="text")
        place = {"fo:margin-left": "0.6cm", "fo:margin-bottom": below}
        if bar:
            place |= {"fo:border-left": f"0.07cm solid {bar}", "fo:padding-left": "0.3cm"}
        if name != "PassageFacts":
            place |= {"fo:keep-with-next": "always"}
        style.set_properties(place, area="paragraph")
        self._document.insert_style(style)
