"""Passages as a Markdown text for reading and citing: by thread, then post, each quoted with its citation.

Whatever comes from a page or a person is escaped, so that it shows as typed and never acts as markup; the escapes
are those of CommonMark, with the marks that GitHub and Pandoc add.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO

from reader.export.base import watched
from reader.export.rows import iso

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.domain.annotation import Passage
    from reader.export.base import ExportOptions, ExportProgress

_MARKS = re.compile(r"[\\`*_{}\[\]<>#+=|~&$^@]|:(?![0-9])|(?<=[wW]{3})\.")
_LIST_MARK = re.compile(r"(\(?[0-9A-Za-z]{1,9})([.)])(?=\s|$)")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_PLAIN_URL = re.compile(r"https?://[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]{1,2000}\Z", re.ASCII)


class MarkdownExporter:
    """A heading for each thread and post, the passages as block quotes below."""

    name = "markdown"
    suffix = ".md"

    def write(
        self,
        passages: Iterable[Passage],
        out: BinaryIO,
        options: ExportOptions,  # noqa: ARG002 - a text file needs no byte order mark and runs no formulas
        progress: ExportProgress | None = None,
    ) -> int:
        """Write the passages, a new heading wherever the thread or post changes; see `Exporter.write`."""
        out.write(b"# Passages\n")
        thread: int | None = None
        post: int | None = None
        count = 0
        for passage in watched(passages, progress):
            lines: list[str] = []
            if passage.thread_id != thread:
                thread, post = passage.thread_id, None
                lines += ["", f"## {escape(passage.thread_title) or '(no title)'}"]
            if passage.annotation.target.post_id != post:
                post = passage.annotation.target.post_id
                lines += ["", f"### {_post_title(passage)}"]
            lines += _passage(passage)
            out.write(("\n".join(lines) + "\n").encode("utf-8"))
            count += 1
        return count


def escape(text: str) -> str:
    """The text as one line of Markdown that shows as it is.

    Direction overrides, which can make a line read as another, stand as ``⟦U+202E⟧``; control characters as U+FFFD.
    """
    return " ".join(part for part in (_escape_line(line.strip()) for line in text.splitlines()) if part)


def escape_lines(text: str) -> Iterator[str]:
    """Each line of the text that is not blank, escaped; indentation is kept as no-break spaces."""
    for line in text.splitlines():
        words = line.strip(" \t")
        if words:
            indent = line[: len(line) - len(line.lstrip(" \t"))].expandtabs(4)
            yield "&nbsp;" * len(indent) + _escape_line(words)


def link(url: str) -> str:
    """The address as a link if it is a plain web address, else as escaped text."""
    return f"<{url}>" if _PLAIN_URL.match(url) else escape(url)


def _escape_line(line: str) -> str:
    line = _CONTROLS.sub("\ufffd", line)
    # A list mark ("1." or "a)") acts at the start of a line only; it has none of the other marks inside.
    mark = _LIST_MARK.match(line)
    if mark:
        head, rest = mark.group(1).replace("(", "\\(") + "\\" + mark.group(2), line[mark.end() :]
    elif line[:1] in {"-", ":", "%"}:
        head, rest = "\\" + line[0], line[1:]
    else:
        head, rest = "", line
    rest = _MARKS.sub(r"\\\g<0>", rest).replace("\t", "&#9;")
    return head + _BIDI.sub(lambda found: f"⟦U+{ord(found.group()):04X}⟧", rest)


def _post_title(passage: Passage) -> str:
    floor = f"\\#{passage.floor} " if passage.floor is not None else ""
    return f"{floor}{escape(passage.author or '') or '(author unknown)'}"


def _passage(passage: Passage) -> Iterator[str]:
    yield ""
    between = False
    for line in escape_lines(passage.text):
        if between:
            yield ">"
        yield f"> {line}"
        between = True
    yield ""
    yield f"— {', '.join(_citation(passage))}"
    yield ""
    for name, value in _facts(passage):
        if value:
            yield f"- {name}: {value}"


def _citation(passage: Passage) -> Iterator[str]:
    yield escape(passage.author or "") or "author unknown"
    yield iso(passage.posted_at) or escape(passage.posted_raw) or "time unknown"
    if passage.floor is not None:
        yield f"floor {passage.floor}"
    for value in (" > ".join(passage.board), passage.site):
        if value:
            yield escape(value)
    if passage.url:
        yield link(passage.url)
    saved = iso(passage.captured_at)
    yield f"saved {saved}" if saved else "time of saving unknown"


def _facts(passage: Passage) -> Iterator[tuple[str, str]]:
    annotation = passage.annotation
    span, quote = annotation.target.span, annotation.target.quote
    yield "Tags", escape("; ".join(" > ".join(path) for path in passage.tag_paths))
    yield "Memo", "\\\n  ".join(escape_lines(annotation.memo))
    yield "Coder", escape(annotation.coder)
    yield "Made", f"{iso(annotation.created)}, changed {iso(annotation.modified)}"
    yield "Place", _place(span.first + 1, span.last + 1, span.start, span.end)
    yield "Before", escape(quote.prefix)
    yield "After", escape(quote.suffix)
    yield "Thread", escape(passage.thread_key_id)
    yield "Post", escape(passage.post_key)
    yield "Author’s number", escape(passage.author_id or "")
    yield "Time as printed", escape(passage.posted_raw)
    yield "Location", escape(passage.location or "")
    yield "File", escape(" / ".join(part for part in (passage.source_file, passage.source_member) if part))
    yield "SHA-256", escape(passage.source_sha256)
    yield "Read as", escape(", ".join(part for part in (passage.software, passage.charset) if part))
    yield "Time of saving from", escape(passage.captured_from or "")
    yield "Annotation", f"{annotation.id}, {annotation.state.value}"


def _place(first: int, last: int, start: int, end: int) -> str:
    if first == last:
        return f"paragraph {first}, characters {start}–{end}"
    return f"paragraph {first}, character {start} to paragraph {last}, character {end}"
