"""What Word and OpenDocument texts share: how passages follow one another, and how each kind of paragraph looks."""

from __future__ import annotations

from html import escape as _escape
from typing import TYPE_CHECKING, NamedTuple, Protocol

from lxml import etree

from reader.export.base import watched
from reader.export.citation import cite
from reader.export.colours import paint
from reader.export.memos import Memos
from reader.export.outline import Heading, Run, facts, has_words, outline, runs, tag_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.domain.annotation import Passage
    from reader.export.base import ExportOptions, ExportProgress
    from reader.export.citation import Piece
    from reader.export.cleaning import Cleaner
    from reader.export.colours import Paint
    from reader.export.words import Words

INK = "#23211e"
"""The colour of text."""
PALE = "#67625b"
"""The colour of what stands around it."""
LINK = "#1b5e7a"
"""The colour of words that lead somewhere, which are underlined too."""
INDENT = 18
"""Points by which all but headings stand in."""
HEADINGS = (22, 15, 12)
"""Points of the title and of the headings of levels 1 and 2."""
NOTE = 9
"""Points of a footnote."""
CJK = {"zh_TW": "Microsoft JhengHei"}
"""Faces for Chinese by language; others are set in `COMMON_CJK`."""
COMMON_CJK = "Microsoft YaHei"
_WHOLE = 500
"""Signs of a passage that are still kept together, about a third of a page of Chinese."""
_UNTAGGED = "#c9c4ba"


class Look(NamedTuple):
    """How a kind of paragraph looks.

    Args:
        name: of its style.
        size: points.
        colour: ``#rrggbb``.
        after: points below it.
        ground: the colour behind it, or ``""``.
        last: it may be parted from the paragraph that follows.
    """

    name: str
    size: int
    colour: str = INK
    after: int = 4
    ground: str = ""
    last: bool = False


PASSAGE, CONTEXT, TAGS, MEMO, FACTS = "Passage", "Passage context", "Passage tags", "Passage memo", "Passage facts"
LOOKS = (
    Look(PASSAGE, 11),
    Look(CONTEXT, 10, PALE),
    Look(TAGS, 9),
    Look(MEMO, 10, ground="#f4f3f0"),
    Look(FACTS, 8, PALE, 14, last=True),
)


class Body(Protocol):
    """Sets the parts of a document, each as soon as it is told."""

    def heading(self, level: int, text: str) -> None:
        """A heading; level 0 is the title."""
        ...

    def paragraph(self, style: str, text: str) -> None:
        """A paragraph of a style of `LOOKS`."""
        ...

    def quote(self, lines: Sequence[Sequence[Run]], bar: str, source: Sequence[Piece]) -> None:
        """A passage with a line of that colour on its left and its source in a footnote."""
        ...

    def chips(self, tags: Sequence[tuple[str, Paint]]) -> None:
        """Tags, each in its colours."""
        ...


def fill(
    body: Body, passages: Iterable[Passage], options: ExportOptions, words: Words, progress: ExportProgress | None
) -> int:
    """Set passages and memos, holding no more than the outline does.

    Returns:
        how many passages there are.

    Raises:
        ExportError: the user cancelled.
    """
    body.heading(0, words("Passages"))
    memos, count = Memos(options.memos, words), 0
    for part in outline(memos.follow(watched(passages, progress)), options, words):
        if isinstance(part, Heading):
            body.heading(part.level, part.text)
        else:
            _set_passage(body, part.passage, options.citation, words)
            count += part.first
    for piece in memos.parts():
        if isinstance(piece, Heading):
            body.heading(piece.level, piece.text)
        else:
            body.paragraph(MEMO, piece.text)
            body.paragraph(FACTS, piece.told)
    return count


def left_out(clean: Cleaner, words: Words) -> str:
    """The sentence for the document's properties that tells how much the format cannot hold."""
    return f"{words('Characters left out that the format cannot hold')}: {clean.taken}"


def is_long(lines: Sequence[Sequence[Run]]) -> bool:
    """Whether a passage is so long that a page may end within it; others stay on one with what belongs to them."""
    return sum(len(run.words) for line in lines for run in line) > _WHOLE


def escape(text: str) -> str:
    """Text as it stands between the tags of XML."""
    return _escape(text, quote=False)


def attribute(text: str) -> str:
    """Text as it stands between the quotes of an attribute."""
    return _escape(text)


def around(parent: etree._Element, at: int) -> tuple[bytes, bytes]:
    """A document of XML before and after a place, at which elements in text can then be put.

    Args:
        parent: the element that they will stand in; it is not kept whole.
        at: its children that will stand before them.
    """
    mark = etree.ProcessingInstruction("postil", "here")
    parent.insert(at, mark)
    whole = etree.tostring(parent.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)
    before, _, after = whole.partition(etree.tostring(mark))
    return before, after


def _set_passage(body: Body, passage: Passage, style: str, words: Words) -> None:
    for text in passage.before:
        body.paragraph(CONTEXT, text)
    lines = [line for line in runs(passage) if has_words(line)] or [[Run("")]]
    bar = paint(passage.tags[0].colour).bar if passage.tags else _UNTAGGED
    body.quote(lines, bar, cite(passage, style, words))
    for text in passage.after:
        body.paragraph(CONTEXT, text)
    tags = [(path, paint(tag.colour if tag else "")) for tag, path in tag_names(passage)]
    if tags:
        body.chips(tags)
    if passage.annotation.memo:
        body.paragraph(MEMO, f"{words('Memo')}: {passage.annotation.memo}")
    body.paragraph(FACTS, " · ".join(f"{fact.label}: {fact.value}" for fact in facts(passage, words)))
