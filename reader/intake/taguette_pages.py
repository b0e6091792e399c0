"""Highlights as Taguette writes them for reading: an HTML page, or a Word file that Calibre made of that page.

Each highlight is some paragraphs of its own, then one that names document and tags, ``Document: NAME Tags: a, b`` with
both labels in bold and in the language of the user. Tags are parted by commas, so a tag with a comma in its name cannot
be told from two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from reader.capture.base import Capture
from reader.capture.encoding import decode
from reader.capture.zip_members import ZipMembers
from reader.domain.annotation import TextQuote
from reader.domain.errors import IntakeError
from reader.intake.base import Code, Mark, Project, Quoted
from reader.intake.safe_xml import children, local, parse, parse_page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.intake.watch import Watch

DOCUMENT = "word/document.xml"
_BLOCKS = {"p", "div", "li", "blockquote", "pre", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "br"}


class _Line(NamedTuple):
    """A paragraph as pieces, each with whether it is bold."""

    pieces: tuple[tuple[str, bool], ...]

    @property
    def text(self) -> str:
        return " ".join("".join(text for text, _ in self.pieces).split())

    @property
    def facts(self) -> tuple[str, str] | None:
        """Document and tags, of the line that names them: bold, plain, bold, plain, both labels with a colon."""
        runs: list[tuple[str, bool]] = []
        for text, bold in self.pieces:
            if not text.strip():
                continue
            if runs and runs[-1][1] == bold:
                runs[-1] = (f"{runs[-1][0]} {text}", bold)
            else:
                runs.append((text, bold))
        looks = [bold for _, bold in runs]
        labels = [" ".join(text.split()) for text, bold in runs if bold]
        if looks not in ([True, False, True, False], [True, False, True]):
            return None
        if not all(label.endswith((":", "\uff1a")) for label in labels):
            return None
        return " ".join(runs[1][0].split()), " ".join(runs[3][0].split()) if len(runs) > 3 else ""


class TaguettePagesImporter:
    """A page of highlights."""

    name = "taguette"

    def read(self, path: Path, data: bytes, watch: Watch) -> Project:
        """The highlights; see `Importer.read`."""
        lines = list(_word_lines(path, data) if data.startswith(b"PK") else _html_lines(path, data))
        codes: dict[str, Code] = {}
        quoted: list[Quoted] = []
        words: list[str] = []
        for line in watch.each(lines):
            facts = line.facts
            if facts is None:
                # The page's own title is no words of a highlight.
                title = not quoted and not words and "taguette" in line.text.casefold()
                words += [line.text] if line.text and not title else []
                continue
            tags = [tag for tag in map(str.strip, facts[1].split(",")) if tag]
            for tag in tags:
                codes.setdefault(tag, Code(f"path:{tag}", (tag,)))
            mark = Mark("", tuple(dict.fromkeys(codes[tag].guid for tag in tags)))
            if words:
                quoted.append(Quoted(mark, "", TextQuote("\n".join(words)), hints={"title": facts[0]}))
            words = []
        if not quoted:
            raise IntakeError("There are no highlights of Taguette in it.", path)
        return Project(path.stem, "Taguette", tuple(codes.values()), quoted=tuple(quoted))


def _html_lines(path: Path, data: bytes) -> Iterator[_Line]:
    text = decode(Capture(path, None, "html", data, "text/html")).text
    root = parse_page(text)
    body = root.find("body")
    pieces: list[tuple[str, bool]] = []
    for event, element in etree.iterwalk(body if body is not None else root, events=("start", "end")):
        name = local(element)
        if name in _BLOCKS:
            yield _Line(tuple(pieces))
            pieces = []
        told = element.text if event == "start" else element.tail
        around = element if event == "start" else element.getparent()
        if told and around is not None and local(around) not in {"style", "script"}:
            pieces.append((told, local(around) in {"strong", "b"}))
    yield _Line(tuple(pieces))


def _word_lines(path: Path, data: bytes) -> Iterator[_Line]:
    archive = ZipMembers(path, data)
    if DOCUMENT not in archive:
        raise IntakeError("There are no highlights of Taguette in it.", path)
    root = parse(archive.read(DOCUMENT), path, DOCUMENT)
    for body in children(root, "body"):
        for paragraph in body.iter():
            if local(paragraph) == "p":
                yield _Line(tuple(_runs(paragraph)))


def _runs(paragraph: etree._Element) -> Iterator[tuple[str, bool]]:
    for run in paragraph.iter():
        if local(run) == "r":
            text = "".join((part.text or "") if local(part) == "t" else " " for part in run if local(part) != "rPr")
            look = next(children(run, "rPr"), None)
            yield text, look is not None and any(local(part) == "b" for part in look)
