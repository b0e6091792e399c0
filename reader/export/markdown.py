"""Passages as a Markdown text for reading and citing: by thread, then post, each quoted with its citation.

Whatever comes from a page or a person is escaped, so that it shows as typed and never acts as markup; the escapes
are those of CommonMark, with the marks that GitHub and Pandoc add.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, BinaryIO

from reader.export.base import watched
from reader.export.citation import cite
from reader.export.memos import Memos, Remark
from reader.export.outline import Heading, facts, has_words, outline, runs, tag_names
from reader.export.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.domain.annotation import Passage
    from reader.export.base import ExportOptions, ExportProgress
    from reader.export.citation import Piece
    from reader.export.outline import Run

_MARKS = re.compile(r"[\\`*_{}\[\]<>#=|~&$^@]|[:+](?![0-9])|(?<=[wW]{3})\.")
_LIST_MARK = re.compile(r"(\(?[0-9A-Za-z]{1,9})([.)])(?=\s|$)")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_SHORT = 200
_PLAIN_URL = re.compile(r"https?://[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]{1,2000}\Z", re.ASCII)


class MarkdownExporter:
    """A heading for each thread and post, the passages as block quotes below."""

    name = "markdown"
    suffix = ".md"

    def write(
        self,
        passages: Iterable[Passage],
        out: BinaryIO,
        options: ExportOptions,
        progress: ExportProgress | None = None,
    ) -> int:
        """Write the passages, a new heading wherever the group changes; see `Exporter.write`."""
        words = Words(options.language)
        out.write(f"# {words('Passages')}\n".encode())
        memos, count = Memos(options.memos, words), 0
        for part in outline(memos.follow(watched(passages, progress)), options, words):
            if isinstance(part, Heading):
                lines = _heading(part)
            else:
                lines = list(_passage(part.passage, cite(part.passage, options.citation, words), words))
                count += part.first
            out.write(("\n".join(lines) + "\n").encode("utf-8"))
        for piece in memos.parts():
            lines = _heading(piece) if isinstance(piece, Heading) else list(_remark(piece))
            out.write(("\n".join(lines) + "\n").encode("utf-8"))
        return count


def escape(text: str) -> str:
    """The text as one line of Markdown that shows as it is.

    Direction overrides, which can make a line read as another, stand as ``⟦U+202E⟧``; control characters as U+FFFD.
    """
    return _kept(text) if len(text) <= _SHORT else _escape(text)


def _escape(text: str) -> str:
    if text.isprintable():  # nearly all text is, and has neither lines nor what is to be replaced
        return _escape_line(text.strip())
    return " ".join(part for part in (_escape_line(line.strip()) for line in text.splitlines()) if part)


_kept = lru_cache(maxsize=1024)(_escape)
"""Names, titles and files come again with passage after passage."""


def escape_lines(text: str) -> Iterator[str]:
    """Each line of the text that is not blank, escaped; indentation is kept as no-break spaces."""
    for line in text.splitlines():
        words = line.strip(" \t")
        if words:
            yield _indent(line[: len(line) - len(line.lstrip(" \t"))]) + _escape_line(words)


def link(url: str) -> str:
    """The address as a link if it is a plain web address, else as escaped text."""
    return f"<{url}>" if is_web_address(url) else escape(url)


def is_web_address(url: str) -> bool:
    """Whether an address is a plain web address, which can be a link."""
    return _PLAIN_URL.match(url) is not None


def _escape_line(line: str) -> str:
    plain = line.isprintable()
    if not plain:
        line = _CONTROLS.sub("\ufffd", line)
    # A list mark ("1." or "a)") acts at the start of a line only; it has none of the other marks inside.
    mark = _LIST_MARK.match(line)
    if mark:
        head, rest = mark.group(1).replace("(", "\\(") + "\\" + mark.group(2), line[mark.end() :]
    elif line[:1] in {"-", ":", "%"}:
        head, rest = "\\" + line[0], line[1:]
    else:
        head, rest = "", line
    rest = _MARKS.sub(r"\\\g<0>", rest)
    if plain:
        return head + rest
    rest = rest.replace("\t", "&#9;")
    return head + _BIDI.sub(lambda found: f"⟦U+{ord(found.group()):04X}⟧", rest)


def _heading(heading: Heading) -> list[str]:
    return ["", f"{'#' * (heading.level + 1)} {escape(heading.text)}"]


def _remark(remark: Remark) -> Iterator[str]:
    for line in escape_lines(remark.text):
        yield from ("", line)
    yield from ("", f"— {escape(remark.told)}")


def _passage(passage: Passage, citation: Iterable[Piece], words: Words) -> Iterator[str]:
    for text in passage.before:
        yield from ("", *escape_lines(text))
    yield ""
    between = False
    for line in _lines(passage):
        if between:
            yield ">"
        yield f"> {line}"
        between = True
    for text in passage.after:
        yield from ("", *escape_lines(text))
    yield ""
    yield f"— {''.join(_piece(piece) for piece in citation)}"
    yield ""
    tags = escape("; ".join(path for _tag, path in tag_names(passage)))
    if tags:
        yield f"- {words('Tags')}: {tags}"
    if passage.annotation.memo:
        memo = "\\\n  ".join(escape_lines(passage.annotation.memo))
        yield f"- {words('Memo')}: {memo}"
    for fact in facts(passage, words):
        yield f"- {fact.label}: {fact.value if fact.safe else escape(fact.value)}"


def _lines(passage: Passage) -> Iterator[str]:
    """The lines of a passage's text, with its links."""
    if not passage.links:
        yield from escape_lines(passage.text)
        return
    for first, *others in filter(has_words, runs(passage)):
        bare = first.words.lstrip(" \t")
        indent = _indent(first.words[: len(first.words) - len(bare)])
        yield indent + "".join(map(_run, (first._replace(words=bare), *others)))


def _indent(blanks: str) -> str:
    return "&nbsp;" * len(blanks.expandtabs(4))


def _run(run: Run) -> str:
    words = _blanked(run.words)
    return f"[{words}](<{run.address.replace('&', '&amp;')}>)" if run.address else words


def _blanked(text: str) -> str:
    """Escaped text with the blanks at both ends, which part it from what stands beside it."""
    return " " * text.startswith(" ") + escape(text) + " " * text.endswith(" ")


def _piece(piece: Piece) -> str:
    if piece.kind == "url":
        return link(piece.text)
    return f"*{escape(piece.text)}*" if piece.kind == "title" else _blanked(piece.text)
