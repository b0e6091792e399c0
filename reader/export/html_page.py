"""Passages as one HTML page with its own styles: no script, nothing loaded, good on paper.

Whatever comes from a page or a person is text and stays text: it is escaped, and the page's own policy forbids all
but its style sheet.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, BinaryIO

from reader.export.base import Written, watched
from reader.export.citation import cite
from reader.export.cleaning import Cleaner
from reader.export.colours import paint
from reader.export.markdown import is_web_address
from reader.export.memos import Memos, Remark
from reader.export.outline import Heading, facts, has_words, outline, runs, tag_names
from reader.export.words import Words
from reader.paths import resource

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.domain.annotation import Passage, Tag
    from reader.export.base import ExportOptions, ExportProgress
    from reader.export.citation import Piece
    from reader.export.outline import Run

_LANGUAGES = {"zh_CN": "zh-Hans", "zh_TW": "zh-Hant"}
_OVERRIDES = re.compile("[\u202a-\u202e\u2066-\u2069\x7f-\x84\x86-\x9f]")


class HtmlExporter:
    """Quotations under headings, each with its tags in colour, its citation and its provenance."""

    name = "html"
    suffix = ".html"

    def write(
        self,
        passages: Iterable[Passage],
        out: BinaryIO,
        options: ExportOptions,
        progress: ExportProgress | None = None,
    ) -> int:
        """Write the passages, a new heading wherever the group changes; see `Exporter.write`."""
        words, clean = Words(options.language), Cleaner()
        page = _Page(words, clean)
        out.write(page.head().encode())
        memos, count = Memos(options.memos, words), 0
        for part in outline(memos.follow(watched(passages, progress)), options, words):
            if isinstance(part, Heading):
                text = page.heading(part)
            else:
                text = page.passage(part.passage, cite(part.passage, options.citation, words))
                count += part.first
            out.write(text.encode())
        for piece in memos.parts():
            out.write((page.heading(piece) if isinstance(piece, Heading) else page.remark(piece)).encode())
        out.write(page.foot(count).encode())
        return Written(count, clean.taken)


class _Page:
    def __init__(self, words: Words, clean: Cleaner) -> None:
        self._words = words
        self._clean = clean
        self._tags: dict[str, tuple[Tag | None, int]] = {}

    def head(self) -> str:
        style = resource("export/page.css").read_text("utf-8")
        title = self.text(self._words("Passages"))
        language = _LANGUAGES.get(self._words.language, "en")
        return (
            f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
            '<meta name="referrer" content="no-referrer">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"<title>{title}</title>\n<style>\n{style}</style>\n</head>\n<body>\n<h1>{title}</h1>\n"
        )

    def foot(self, count: int) -> str:
        rows = [
            f"<li>{self._chip(tag, path)} <span>{times}</span></li>\n"
            for path, (tag, times) in sorted(self._tags.items())
        ]
        tags = f'<h2>{self.text(self._words("Tags"))}</h2>\n<ul class="tags">\n{"".join(rows)}</ul>\n' if rows else ""
        told = f"{self._words('Passages')}: {count}"
        if self._clean.taken:
            told += f"; {self._words('Characters left out that the format cannot hold')}: {self._clean.taken}"
        return f"<footer>\n{tags}<p>{self.text(told)}</p>\n</footer>\n</body>\n</html>\n"

    def text(self, text: str | None) -> str:
        """Escaped text; what could turn its direction around is shown by its number."""
        shown = _OVERRIDES.sub(lambda found: f"⟦U+{ord(found.group()):04X}⟧", self._clean(text))
        return html.escape(shown)

    def heading(self, heading: Heading) -> str:
        level = heading.level + 1
        return f"<h{level}>{self.text(heading.text)}</h{level}>\n"

    def remark(self, remark: Remark) -> str:
        text, told = self.text(remark.text), self.text(remark.told)
        return f'<div class="memo" dir="auto">{text}</div>\n<p class="source">— {told}</p>\n'

    def passage(self, passage: Passage, citation: Iterable[Piece]) -> str:
        return "".join(self._parts(passage, citation))

    def _parts(self, passage: Passage, citation: Iterable[Piece]) -> Iterator[str]:
        bar = f' style="border-color:{paint(passage.tags[0].colour).bar}"' if passage.tags else ""
        yield f'<article id="a-{passage.annotation.id}"{bar}>\n'
        yield from self._paragraphs(passage.before, ' class="around"')
        yield '<blockquote dir="auto">\n'
        yield from (f"<p>{self._line(line)}</p>\n" for line in runs(passage) if has_words(line))
        yield "</blockquote>\n"
        yield from self._paragraphs(passage.after, ' class="around"')
        yield f'<p class="source" dir="auto">— {"".join(self._piece(piece) for piece in citation)}</p>\n'
        tags = list(tag_names(passage))
        for tag, path in tags:
            self._tags[path] = (tag, self._tags.get(path, (tag, 0))[1] + 1)
        if tags:
            yield f'<p class="tags">{" ".join(self._chip(tag, path) for tag, path in tags)}</p>\n'
        if passage.annotation.memo:
            yield f'<div class="memo" dir="auto"><b>{self.text(self._words("Memo"))}</b> '
            yield f"{self.text(passage.annotation.memo)}</div>\n"
        yield '<dl class="facts">'
        for fact in facts(passage, self._words):
            yield f'<div><dt>{self.text(fact.label)}</dt><dd dir="auto">{self.text(fact.value)}</dd></div>'
        yield "</dl>\n</article>\n"

    def _paragraphs(self, texts: Iterable[str], look: str) -> Iterator[str]:
        return (f"<p{look}>{self.text(text)}</p>\n" for text in texts if text.strip())

    def _line(self, line: Iterable[Run]) -> str:
        """A line with its links."""
        return "".join(
            f'<a href="{html.escape(run.address)}" rel="noreferrer noopener">{self.text(run.words)}</a>'
            if run.address
            else self.text(run.words)
            for run in line
        )

    def _piece(self, piece: Piece) -> str:
        text = self.text(piece.text)
        if piece.kind == "url" and is_web_address(piece.text):
            return f'<a href="{text}" rel="noreferrer noopener">{text}</a>'
        return f"<i>{text}</i>" if piece.kind == "title" else text

    def _chip(self, tag: Tag | None, path: str) -> str:
        look = paint(tag.colour if tag else "")
        style = f"color:{look.ink};background:{look.fill};border-color:{look.bar}"
        return f'<span class="tag" style="{style}">{self.text(path)}</span>'
