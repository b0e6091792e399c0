"""Passages as a Word document (ECMA-376), written with python-docx: styles, headings, numbered sources at the end.

Text goes in as text runs only. Paragraphs are put together below python-docx's objects, which look up the style of
each anew and take four times as long; styles, properties and the package are its own.
"""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO, cast

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from reader.export.base import watched
from reader.export.citation import cite
from reader.export.cleaning import Cleaner
from reader.export.colours import paint
from reader.export.docx_body import Body
from reader.export.memos import Memos
from reader.export.outline import Heading, facts, outline, tag_names
from reader.export.words import Words
from reader.export.zipping import without_times

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docx.document import Document as DocumentObject
    from docx.styles.style import ParagraphStyle

    from reader.domain.annotation import Passage
    from reader.export.base import ExportOptions, ExportProgress

_CJK = {"zh_CN": "Microsoft YaHei", "zh_TW": "Microsoft JhengHei"}
_LANGUAGES = {"zh_TW": "zh-TW"}
_STYLES = (
    # name, points, colour, italic, indent in points, space after in points
    ("Passage", 11, "23211E", False, 18, 4),
    ("Passage context", 10, "67625B", False, 18, 4),
    ("Passage tags", 9, "23211E", False, 18, 4),
    ("Passage memo", 10, "23211E", True, 18, 4),
    ("Passage facts", 8, "67625B", False, 18, 14),
    ("Source", 10, "23211E", False, 0, 4),
)


class DocxExporter:
    """Quotations under headings; each points to a numbered source, which the last chapter lists."""

    name = "docx"
    suffix = ".docx"

    def write(
        self,
        passages: Iterable[Passage],
        out: BinaryIO,
        options: ExportOptions,
        progress: ExportProgress | None = None,
    ) -> int:
        """Write the passages; the document is held until it is whole. See `Exporter.write`."""
        words, clean = Words(options.language), Cleaner()
        document = _empty(words)
        text = _Text(Body(document.element.body, _style_ids(document), clean), words, options.citation)
        text.body.paragraph("Title", words("Passages"))
        memos, count = Memos(options.memos, words), 0
        for part in outline(memos.follow(watched(passages, progress)), options, words):
            if isinstance(part, Heading):
                text.body.paragraph(f"Heading {part.level}", part.text)
            else:
                text.passage(part.passage)
                count += part.first
        text.remarks(memos)
        text.finish()
        document.core_properties.comments = f"{words('Characters left out that the format cannot hold')}: {clean.taken}"
        # Through memory: the library leaves its archive open when a disk is full.
        kept = BytesIO()
        document.save(kept)
        without_times(kept, out)
        return count


class _Text:
    def __init__(self, body: Body, words: Words, style: str) -> None:
        self.body = body
        self._words = words
        self._style = style
        self._sources: dict[int, tuple[int, Passage]] = {}

    def passage(self, passage: Passage) -> None:
        for text in passage.before:
            self.body.paragraph("Passage context", text)
        post = passage.annotation.target.post_id
        number = self._sources.setdefault(post, (len(self._sources) + 1, passage))[0]
        lines = [line for line in passage.text.split("\n") if line.strip()] or [""]
        bar = paint(passage.tags[0].colour).bar if passage.tags else "#c9c4ba"
        for at, line in enumerate(lines):
            place = self.body.paragraph("Passage", line, bar=bar)
            if at == len(lines) - 1:
                self.body.pointer(place, number)
        for text in passage.after:
            self.body.paragraph("Passage context", text)
        tags = list(tag_names(passage))
        if tags:
            self.body.chips("Passage tags", [(path, paint(tag.colour if tag else "")) for tag, path in tags])
        if passage.annotation.memo:
            self.body.paragraph("Passage memo", f"{self._words('Memo')}: {passage.annotation.memo}")
        told = " · ".join(f"{fact.label}: {fact.value}" for fact in facts(passage, self._words))
        self.body.paragraph("Passage facts", told)

    def remarks(self, memos: Memos) -> None:
        for part in memos.parts():
            if isinstance(part, Heading):
                self.body.paragraph(f"Heading {part.level}", part.text)
            else:
                self.body.paragraph("Passage memo", part.text)
                self.body.paragraph("Passage facts", part.told)

    def finish(self) -> None:
        if not self._sources:
            return
        self.body.paragraph("Heading 1", self._words("Sources"))
        for number, passage in self._sources.values():
            self.body.source("Source", number, cite(passage, self._style, self._words))


def _empty(words: Words) -> DocumentObject:
    document = Document()
    fixed = datetime(2000, 1, 1, tzinfo=UTC)
    properties = document.core_properties
    properties.title, properties.author = words("Passages"), ""
    properties.created, properties.modified = fixed, fixed
    face = _CJK.get(words.language, "Microsoft YaHei")
    for name in ("Normal", "Title", "Heading 1", "Heading 2"):
        style = cast("ParagraphStyle", document.styles[name])
        style.font.name = "Calibri"
        # Word takes Chinese from another entry than the font's name.
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:eastAsia"), face)
    # Without its language Word and Writer set Chinese punctuation by the rules of another.
    spoken = document.styles["Normal"].element.get_or_add_rPr().makeelement(qn("w:lang"))
    spoken.set(qn("w:eastAsia"), _LANGUAGES.get(words.language, "zh-CN"))
    document.styles["Normal"].element.get_or_add_rPr().append(spoken)
    for name, size, colour, italic, indent, after in _STYLES:
        made = cast("ParagraphStyle", document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH))
        made.base_style = document.styles["Normal"]
        made.font.size, made.font.italic = Pt(size), italic
        made.font.color.rgb = RGBColor.from_string(colour)
        made.paragraph_format.left_indent = Pt(indent)
        made.paragraph_format.space_after = Pt(after)
    for name in ("Passage", "Passage context", "Passage tags", "Passage memo"):
        cast("ParagraphStyle", document.styles[name]).paragraph_format.keep_with_next = True
    return document


def _style_ids(document: DocumentObject) -> dict[str, str]:
    return {style.name or "": style.style_id for style in document.styles}
