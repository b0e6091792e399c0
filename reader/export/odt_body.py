"""The paragraphs of an OpenDocument text, as text of its content (ISO 26300, chapters 5 and 6)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.export.document import TAGS, attribute, escape, is_long
from reader.export.odt_styles import CITED, Styles, style_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.export.citation import Piece
    from reader.export.cleaning import Cleaner
    from reader.export.colours import Paint
    from reader.export.outline import Run
    from reader.export.zipping import Part

# Readers take a run of blanks for one; more have elements of their own.
_GAPS = re.compile(r"\n|\t|(?<= ) +|^ +", re.MULTILINE)


class OpenBody:
    """Writes paragraphs with their footnotes.

    Args:
        part: takes them.
        styles: makes the styles of colours.
        clean: what all texts go through.
    """

    def __init__(self, part: Part, styles: Styles, clean: Cleaner) -> None:
        self._part = part
        self._styles = styles
        self._clean = clean
        self._count = 0

    def heading(self, level: int, text: str) -> None:
        """See `reader.export.document.Body`."""
        if not level:
            self._write("Title", self._said(text))
            return
        look = f'text:style-name="Heading_20_{level}" text:outline-level="{level}" text:is-list-header="true"'
        self._part.say(f"<text:h {look}>{self._said(text)}</text:h>")

    def paragraph(self, style: str, text: str) -> None:
        """See `reader.export.document.Body`."""
        self._write(style_id(style), self._said(text))

    def quote(self, lines: Sequence[Sequence[Run]], bar: str, source: Sequence[Piece]) -> None:
        """See `reader.export.document.Body`."""
        self._count += 1
        style = self._styles.barred(bar)
        first = self._styles.barred(bar, parted=True) if is_long(lines) else style
        for line in lines[:-1]:
            self._write(first, self._line(line))
        told = "".join(self._cited(piece) for piece in source)
        note = (
            f'<text:note text:id="source{self._count}" text:note-class="footnote">'
            f"<text:note-citation>{self._count}</text:note-citation>"
            f'<text:note-body><text:p text:style-name="Footnote">{told}</text:p></text:note-body></text:note>'
        )
        self._write(style, self._line(lines[-1]) + note)

    def chips(self, tags: Sequence[tuple[str, Paint]]) -> None:
        """See `reader.export.document.Body`."""
        chips = (
            f'<text:span text:style-name="{self._styles.chip(look)}">'
            f"\u00a0{self._said(self._clean.line(path))}\u00a0</text:span>"
            for path, look in tags
        )
        self._write(style_id(TAGS), "\u2002".join(chips))

    def _cited(self, piece: Piece) -> str:
        said = self._said(piece.text)
        return f'<text:span text:style-name="{CITED}">{said}</text:span>' if piece.kind == "title" else said

    def _write(self, style: str, inside: str) -> None:
        self._part.say(f'<text:p text:style-name="{style}">{inside}</text:p>')

    def _line(self, line: Iterable[Run]) -> str:
        return "".join(
            f'<text:a xlink:type="simple" xlink:href="{attribute(run.address)}">{self._said(run.words)}</text:a>'
            if run.address
            else self._said(run.words)
            for run in line
        )

    def _said(self, text: str) -> str:
        """Text; line feeds, TABs and runs of blanks become what the format has for them."""
        if text.isprintable() and "  " not in text and text[:1] != " ":  # nearly all text is
            return escape(text)
        return _GAPS.sub(_gap, escape(self._clean(text).replace("\r", "")))


def _gap(found: re.Match[str]) -> str:
    signs = found.group()
    return {"\n": "<text:line-break/>", "\t": "<text:tab/>"}.get(signs, f'<text:s text:c="{len(signs)}"/>')
