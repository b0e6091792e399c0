"""Annotated posts as BibLaTeX (https://ctan.org/pkg/biblatex), one ``@online`` entry a post, in UTF-8.

What TeX would act on is escaped; braces in texts become commands, because BibTeX counts even escaped ones.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO

from reader.export.citation import source_id
from reader.export.sources import address, clean, notes, sources, title

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.domain.annotation import Passage
    from reader.export.base import ExportOptions, ExportProgress

_SPECIAL = re.compile(r"[\\{}$&#%_~^]")
_COMMANDS = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


class BibLatexExporter:
    """A bibliography for LaTeX."""

    name = "biblatex"
    suffix = ".bib"

    def write(
        self,
        passages: Iterable[Passage],
        out: BinaryIO,
        options: ExportOptions,  # noqa: ARG002 - there is nothing to choose
        progress: ExportProgress | None = None,
    ) -> int:
        """Write an entry for each post.

        Returns:
            how many there are.
        """
        count = 0
        for passage in sources(passages, progress):
            lines = [f"  {name} = {{{value}}},\n" for name, value in _fields(passage) if value]
            # Letters and digits alone: some programs take other signs in a key for its end.
            key = "post" + source_id(passage).hex[:16]
            out.write((f"@online{{{key},\n" + "".join(lines) + "}\n\n").encode())
            count += 1
        return count


def escape(text: str) -> str:
    """The text as TeX sets it, letter for letter."""
    return _SPECIAL.sub(lambda found: _COMMANDS.get(found.group(), "\\" + found.group()), clean(text))


def _fields(passage: Passage) -> Iterator[tuple[str, str]]:
    # A second pair of braces keeps a name whole and capitals as they are.
    yield "author", f"{{{escape(passage.author)}}}" if passage.author else ""
    yield "title", f"{{{escape(title(passage))}}}"
    yield "organization", f"{{{escape(passage.site)}}}" if passage.site else ""
    yield "date", f"{passage.posted_at:%Y-%m-%d}" if passage.posted_at else ""
    yield "urldate", f"{passage.captured_at:%Y-%m-%d}" if passage.captured_at else ""
    yield "url", address(passage)
    yield "entrysubtype", "forumpost"
    yield "note", escape("; ".join(notes(passage)))
