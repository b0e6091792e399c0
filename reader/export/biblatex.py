"""Annotated posts as BibLaTeX (https://ctan.org/pkg/biblatex), one ``@online`` entry a post, in UTF-8.

What TeX would act on is escaped; braces in texts become commands, because BibTeX counts even escaped ones.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.export.citation import source_id
from reader.export.sources import SourcesExporter, address, notes, title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.domain.annotation import Passage
    from reader.export.cleaning import Cleaner

_SPECIAL = re.compile(r"[\\{}$&#%_~^]")
_COMMANDS = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


class BibLatexExporter(SourcesExporter):
    """A bibliography for LaTeX."""

    name = "biblatex"
    suffix = ".bib"

    def entry(self, passage: Passage, clean: Cleaner) -> bytes:
        """The entry, and an empty line."""
        lines = [f"  {name} = {{{value}}},\n" for name, value in _fields(passage, clean) if value]
        # Letters and digits alone: some programs take other signs in a key for its end.
        key = "post" + source_id(passage).hex[:16]
        return (f"@online{{{key},\n" + "".join(lines) + "}\n\n").encode()


def escape(text: str) -> str:
    """The text as TeX sets it, letter for letter."""
    return _SPECIAL.sub(lambda found: _COMMANDS.get(found.group(), "\\" + found.group()), text)


def _fields(passage: Passage, clean: Cleaner) -> Iterator[tuple[str, str]]:
    # A second pair of braces keeps a name whole and capitals as they are.
    yield "author", f"{{{escape(clean.line(passage.author))}}}" if passage.author else ""
    yield "title", f"{{{escape(title(passage, clean))}}}"
    yield "organization", f"{{{escape(clean.line(passage.site))}}}" if passage.site else ""
    yield "date", f"{passage.posted_at:%Y-%m-%d}" if passage.posted_at else ""
    yield "urldate", f"{passage.captured_at:%Y-%m-%d}" if passage.captured_at else ""
    yield "url", address(passage)
    yield "entrysubtype", "forumpost"
    yield "note", escape("; ".join(notes(passage, clean)))
