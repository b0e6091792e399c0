"""An empty Word document with the styles of ours: python-docx's own template, made plain."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, cast

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from lxml import etree

from reader.export.document import CJK, COMMON_CJK, HEADINGS, INDENT, INK, LOOKS, NOTE
from reader.export.docx_body import MAIN

if TYPE_CHECKING:
    from docx.document import Document as DocumentObject
    from docx.styles.style import CharacterStyle, ParagraphStyle

    from reader.export.words import Words

FOOTNOTES = "word/footnotes.xml"
_LANGUAGES = {"zh_TW": "zh-TW"}
_NEEDLESS = ("/thumbnail", "/stylesWithEffects")
"""Parts of the template by their relation: a picture of another document, and styles for Word 2010 alone."""
_THEMES = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")
# Word wants the line above the notes as notes of their own.
_LINES = f"""<w:footnotes xmlns:w="{MAIN}">\
<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>\
<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>\
</w:footnotes>"""


def empty(words: Words) -> DocumentObject:
    """A document without paragraphs, with a part for footnotes, on A4."""
    document = Document()
    fixed = datetime(2000, 1, 1, tzinfo=UTC)
    properties = document.core_properties
    properties.title, properties.author = words("Passages"), ""
    properties.created, properties.modified = fixed, fixed
    for holder in (document.part.rels, document.part.package.rels):
        for number in [number for number, rel in holder.items() if rel.reltype.endswith(_NEEDLESS)]:
            del holder[number]
    _set_page(document)
    _set_faces(document, words.language)
    _set_headings(document)
    _add_styles(document)
    _add_notes(document)
    return document


def notes_part() -> etree._Element:
    """The part for footnotes without any."""
    return etree.fromstring(_LINES)


def _set_page(document: DocumentObject) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2.5)
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    number = etree.SubElement(foot._p, qn("w:fldSimple"))  # noqa: SLF001 - fields have no other way in
    number.set(qn("w:instr"), "PAGE")
    etree.SubElement(etree.SubElement(number, qn("w:r")), qn("w:t")).text = "1"


def _set_faces(document: DocumentObject, language: str) -> None:
    for name in ("Normal", "Title", "Heading 1", "Heading 2"):
        style = cast("ParagraphStyle", document.styles[name])
        style.font.name = "Calibri"
        # Word takes Chinese from another entry than the font's name.
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in _THEMES:
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:eastAsia"), CJK.get(language, COMMON_CJK))
    # Without its language Word and Writer set Chinese punctuation by the rules of another.
    spoken = document.styles["Normal"].element.get_or_add_rPr().makeelement(qn("w:lang"))
    spoken.set(qn("w:eastAsia"), _LANGUAGES.get(language, "zh-CN"))
    document.styles["Normal"].element.get_or_add_rPr().append(spoken)


def _set_headings(document: DocumentObject) -> None:
    for name, size in zip(("Title", "Heading 1", "Heading 2"), HEADINGS, strict=True):
        style = cast("ParagraphStyle", document.styles[name])
        style.font.size, style.font.color.rgb = Pt(size), RGBColor.from_string(INK[1:])
        style.paragraph_format.space_after = Pt(4)
        for border in style.element.iter(qn("w:pBdr")):
            border.getparent().remove(border)


def _add_styles(document: DocumentObject) -> None:
    for look in LOOKS:
        made = _paragraph_style(document, look.name, look.size, look.colour)
        if look.ground:  # first, because python-docx puts the others behind it, as the schema wants
            shade = etree.SubElement(made.element.get_or_add_pPr(), qn("w:shd"))
            for name, value in (("val", "clear"), ("color", "auto"), ("fill", look.ground[1:])):
                shade.set(qn(f"w:{name}"), value)
        place = made.paragraph_format
        place.left_indent, place.space_after = Pt(INDENT), Pt(look.after)
        place.keep_with_next, place.keep_together = not look.last, True if look.last else None
    note = _paragraph_style(document, "footnote text", NOTE, INK, builtin=True)
    note.paragraph_format.space_after = Pt(2)
    note.element.styleId = "FootnoteText"
    mark = cast(
        "CharacterStyle", document.styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER, builtin=True)
    )
    mark.font.superscript = True
    mark.element.styleId = "FootnoteReference"


def _paragraph_style(
    document: DocumentObject, name: str, size: int, colour: str, *, builtin: bool = False
) -> ParagraphStyle:
    made = cast("ParagraphStyle", document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin))
    made.base_style = document.styles["Normal"]
    made.font.size, made.font.color.rgb = Pt(size), RGBColor.from_string(colour[1:])
    return made


def _add_notes(document: DocumentObject) -> None:
    part = Part(PackURI(f"/{FOOTNOTES}"), CONTENT_TYPE.WML_FOOTNOTES, b"", document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    lines = etree.Element(qn("w:footnotePr"))
    for number in ("-1", "0"):
        etree.SubElement(lines, qn("w:footnote")).set(qn("w:id"), number)
    # Its place among the settings is fixed: right before this one.
    document.settings.element.find(qn("w:compat")).addprevious(lines)
