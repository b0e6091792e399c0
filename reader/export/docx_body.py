"""The paragraphs of a Word document, as text of WordprocessingML (ECMA-376 part 1, chapter 17)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reader.export.document import LINK, PASSAGE, TAGS, escape, is_long

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.export.citation import Piece
    from reader.export.cleaning import Cleaner
    from reader.export.colours import Paint
    from reader.export.outline import Run
    from reader.export.zipping import Part

NOTE_TEXT = "FootnoteText"
NOTE_MARK = "FootnoteReference"
MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MARKED = f'<w:rPr><w:rStyle w:val="{NOTE_MARK}"/></w:rPr>'
_ITALIC = "<w:rPr><w:i/></w:rPr>"
_LINKED = f'<w:rPr><w:color w:val="{LINK[1:]}"/><w:u w:val="single"/></w:rPr>'


class WordBody:
    """Writes paragraphs and their footnotes.

    Args:
        part: takes the paragraphs.
        notes: takes the footnotes.
        clean: what all texts go through.
    """

    def __init__(self, part: Part, notes: Part, clean: Cleaner) -> None:
        self._part = part
        self._notes = notes
        self._clean = clean
        self._count = 0

    def heading(self, level: int, text: str) -> None:
        """See `reader.export.document.Body`."""
        self._write(f"Heading{level}" if level else "Title", self._run(text))

    def paragraph(self, style: str, text: str) -> None:
        """See `reader.export.document.Body`."""
        self._write(style_id(style), self._run(text))

    def quote(self, lines: Sequence[Sequence[Run]], bar: str, source: Sequence[Piece]) -> None:
        """See `reader.export.document.Body`."""
        self._count += 1
        parted = is_long(lines)
        for line in lines[:-1]:
            self._write(PASSAGE, self._line(line), bar, parted=parted)
        mark = f'<w:r>{_MARKED}<w:footnoteReference w:id="{self._count}"/></w:r>'
        self._write(PASSAGE, self._line(lines[-1]) + mark, bar)
        self._note(source)

    def chips(self, tags: Sequence[tuple[str, Paint]]) -> None:
        """See `reader.export.document.Body`."""
        chips = (self._run(f"\u00a0{path}\u00a0", _chip(look)) for path, look in tags)
        self._write(style_id(TAGS), self._run("  ").join(chips))

    def _note(self, source: Iterable[Piece]) -> None:
        told = "".join(self._run(piece.text, _ITALIC if piece.kind == "title" else "") for piece in source)
        self._notes.say(
            f'<w:footnote w:id="{self._count}"><w:p><w:pPr><w:pStyle w:val="{NOTE_TEXT}"/></w:pPr>'
            f"<w:r>{_MARKED}<w:footnoteRef/></w:r>{self._run(' ')}{told}</w:p></w:footnote>"
        )

    def _write(self, style: str, runs: str, bar: str = "", *, parted: bool = False) -> None:
        self._part.say(f"<w:p>{_look(style, bar, parted)}{runs}</w:p>")

    def _line(self, line: Iterable[Run]) -> str:
        return "".join(self._link(run) if run.address else self._run(run.words) for run in line)

    def _link(self, run: Run) -> str:
        """Words that lead somewhere: a field, which needs no list of addresses beside the text."""
        code = f'<w:instrText xml:space="preserve"> HYPERLINK "{escape(run.address)}" </w:instrText>'
        return f"{_field('begin')}<w:r>{code}</w:r>{_field('separate')}{self._run(run.words, _LINKED)}{_field('end')}"

    def _run(self, text: str, look: str = "") -> str:
        """Text; line feeds and TABs become what Word has for them."""
        said = escape(self._clean(text).replace("\r", ""))
        for sign, element in (("\n", "br"), ("\t", "tab")):
            if sign in said:
                said = said.replace(sign, f'</w:t><w:{element}/><w:t xml:space="preserve">')
        return f'<w:r>{look}<w:t xml:space="preserve">{said}</w:t></w:r>'


def _field(part: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{part}"/></w:r>'


def style_id(name: str) -> str:
    """The id of the style of that name, as python-docx makes it."""
    return name.replace(" ", "")


@cache
def _look(style: str, bar: str, parted: bool) -> str:
    left = f'<w:left w:val="single" w:sz="18" w:space="8" w:color="{bar[1:]}"/>'
    border = f"<w:pBdr>{left}</w:pBdr>" if bar else ""
    alone = '<w:keepNext w:val="0"/>' if parted else ""
    return f'<w:pPr><w:pStyle w:val="{style}"/>{alone}{border}</w:pPr>'


@cache
def _chip(look: Paint) -> str:
    fill = f'<w:shd w:val="clear" w:color="auto" w:fill="{look.fill[1:]}"/>'
    return f'<w:rPr><w:color w:val="{look.ink[1:]}"/>{fill}</w:rPr>'
