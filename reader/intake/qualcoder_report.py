"""The report of coded segments that QualCoder writes as plain text, HTML or ODT (its ``report_codes``).

Each segment has a heading ``[4-13] CODE, File: NAME,  Coder: WHO``, its labels in the user's language, then its words
and perhaps its memo. The two numbers say how many characters the words have, so that a memo or surroundings are told
from them; surroundings are there on demand, around words in bold. Categories of codes are not in the report.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from reader.capture.base import Capture
from reader.capture.encoding import decode
from reader.capture.zip_members import ZipMembers
from reader.domain.annotation import TextQuote
from reader.domain.errors import IntakeError
from reader.intake.base import Code, Mark, Project, Quoted
from reader.intake.safe_xml import local, parse, parse_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from reader.intake.watch import Watch

CONTENT = "content.xml"
_HEADING = re.compile(r"\[(\d{1,9})-(\d{1,9})\] ([^\n]+)\Z")
_NUMBERED = re.compile(r", (?:ctid|imid|avid): \d{1,12}\Z")
_NAMED = re.compile(r"([^:：\n]{1,400}), ([^,:：\n]{1,30})[:：] ?(.+)\Z")
_LABEL = re.compile(r"[^\s:：]{1,30}[:：][ \t]*")
_HEAVY = re.compile(r"font-weight: ?(?:bold|[67]00)")
_LONGEST = 2000
"""Characters of a line that can be a heading."""

Piece = tuple[str, bool]
"""Some text, and whether it is bold."""


class _Heading(NamedTuple):
    size: int
    code: str
    document: str
    coder: str
    more: bool


class QualCoderReportImporter:
    """A report of coded segments."""

    name = "qualcoder"

    def read(self, path: Path, data: bytes, watch: Watch) -> Project:
        """The segments; see `Importer.read`."""
        if data.startswith(b"PK"):
            lines = list(_odt_lines(path, data))
        elif data[:200].lstrip(b"\xef\xbb\xbf \r\n").startswith(b"<"):
            lines = list(_html_lines(path, data))
        else:
            lines = [
                ((line, False),) for line in decode(Capture(path, None, "text", data, "text/plain")).text.split("\n")
            ]
        return _Report().project(path, lines, watch)


def is_report(head: bytes) -> bool:
    """Whether the beginning of a plain text is one of such a report; counts may stand before the first segment."""
    return any(_heading(line) is not None for line in head.decode("utf-8-sig", "replace").splitlines())


class _Report:
    """One report under way."""

    def __init__(self) -> None:
        self._codes: dict[str, Code] = {}
        self._quoted: list[Quoted] = []
        self._unread = 0
        self._around = 0
        self._more = 0

    def project(self, path: Path, lines: Sequence[tuple[Piece, ...]], watch: Watch) -> Project:
        heading: _Heading | None = None
        body: list[tuple[Piece, ...]] = []
        for line in watch.each(lines):
            text = "".join(part for part, _ in line)
            if _HEADING.match(text.strip()) and len(text) < _LONGEST:
                self._take(heading, body)
                heading, body = _heading(text), []
                self._unread += heading is None
            elif heading is not None:
                body.append(line)
        self._take(heading, body)
        if not self._quoted and not self._unread and not self._around:
            raise IntakeError("There are no coded segments of QualCoder in it.", path)
        users = dict.fromkeys(each.mark.coder for each in self._quoted if each.mark.coder)
        codes, quoted = tuple(self._codes.values()), tuple(self._quoted)
        return Project(path.stem, "QualCoder", codes, tuple(users), quoted=quoted, warnings=tuple(self._warnings()))

    def _take(self, heading: _Heading | None, body: Sequence[tuple[Piece, ...]]) -> None:
        if heading is None:
            return
        found = _words(heading.size, body)
        if found is None:
            self._around += 1
            return
        words, memo = found
        code = self._codes.setdefault(heading.code, Code(f"path:{heading.code}", (heading.code,)))
        self._more += heading.more
        mark = Mark("", (code.guid,), heading.coder, memo)
        self._quoted.append(Quoted(mark, "", TextQuote(words), hints={"title": heading.document}))

    def _warnings(self) -> Iterator[str]:
        if self._quoted:
            yield "The report does not say which categories its codes are in; they came without."
        if self._unread:
            yield f"{self._unread} segment(s) were left out: their headings hold memos or cannot be read."
        if self._around:
            yield f"{self._around} segment(s) were left out: their words cannot be told from what stands around them."
        if self._more:
            yield f"{self._more} heading(s) tell of cases or of memos on files, which were not read."


def _heading(line: str) -> _Heading | None:
    begun = _HEADING.match(line.strip())
    if begun is None or len(line) >= _LONGEST:
        return None
    # Two blanks stand before the coder, also where a case or a memo on the file comes first.
    about, _, who = _NUMBERED.sub("", begun[3]).rpartition(",  ")
    named = _NAMED.match(about)
    labels = re.split("[:：]", who)
    size = int(begun[2]) - int(begun[1])
    if named is None or len(labels) < 2 or size <= 0 or not labels[-1].strip():
        return None
    return _Heading(size, " ".join(named[1].split()), named[3].strip(), labels[-1].strip(), len(labels) > 2)


def _words(size: int, body: Sequence[tuple[Piece, ...]]) -> tuple[str, str] | None:
    """The words and the memo below a heading; None where they cannot be told from what stands around."""
    bold = ["".join(part for part, heavy in line if heavy) for line in body]
    marked = "\n".join(line for line in bold if line)
    if len(marked) == size and marked.strip():
        return marked, ""
    text = "\n".join("".join(part for part, _ in line) for line in body)
    rest = text[size:].strip()
    whole = text[:size].strip() and text[size : size + 1] in {"", "\n"} and len(text) >= size
    # What follows is a memo with its label, or surroundings that happen to end a line there.
    return (text[:size], _LABEL.sub("", rest, count=1)) if whole and (not rest or _LABEL.match(rest)) else None


def _html_lines(path: Path, data: bytes) -> Iterator[tuple[Piece, ...]]:
    """The paragraphs of a page as Qt writes it."""
    text = decode(Capture(path, None, "html", data, "text/html")).text
    root = parse_page(text)
    for paragraph in root.iter("p"):
        yield _line(paragraph, lambda element: bool(_HEAVY.search(element.get("style") or "")))


def _odt_lines(path: Path, data: bytes) -> Iterator[tuple[Piece, ...]]:
    """The paragraphs of an OpenDocument text (ISO/IEC 26300)."""
    archive = ZipMembers(path, data)
    if CONTENT not in archive:
        raise IntakeError("There are no coded segments of QualCoder in it.", path)
    root = parse(archive.read(CONTENT), path, CONTENT)
    heavy = {
        _attribute(style, "name")
        for style in root.iter("{*}style")
        if any(_attribute(part, "font-weight") in {"bold", "600", "700"} for part in style)
    }
    for paragraph in root.iter("{*}p"):
        yield _line(paragraph, lambda element: _attribute(element, "style-name") in heavy)


def _line(paragraph: etree._Element, is_bold: Callable[[etree._Element], bool]) -> tuple[Piece, ...]:
    """A paragraph; blanks, tabs and line breaks may be elements of their own."""
    pieces: list[Piece] = []
    for event, element in etree.iterwalk(paragraph, events=("start", "end")):
        around = element if event == "start" else element.getparent()
        bold = around is not None and is_bold(around)
        if event == "start":
            pieces += [(part, bold) for part in (_sign(element), element.text) if part]
        elif element is not paragraph and element.tail:
            pieces.append((element.tail, bold))
    # Qt puts a break into an empty paragraph.
    return () if [text for text, _ in pieces] == ["\n"] else tuple(pieces)


def _sign(element: etree._Element) -> str:
    name = local(element)
    if name == "s":
        count = _attribute(element, "c")
        return " " * (min(int(count), _LONGEST) if count.isascii() and count.isdigit() else 1)
    return {"tab": "\t", "line-break": "\n", "br": "\n"}.get(name, "")


def _attribute(element: etree._Element, name: str) -> str:
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), "")
