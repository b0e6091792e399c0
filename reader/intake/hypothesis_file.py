"""What the client of Hypothesis exports for reading: a table (CSV), a page (HTML) or a text. Its JSON is read apart.

The forms are those of the client's releases since November 2023. A table has a row for each annotation: ``Created at,
Author, Page, URL, Group, Type, Quote, Comment, Tags``; the first releases said ``Creation Date``, ``User`` and
``Body``, the newest say ``Quote/description``. Page and text tell one address for all, then each annotation by the
same names. Tags are parted by commas, so a tag with a comma in its name cannot be told from two. Times are those of the
machine that exported, without a zone, except on the page; they are taken for times of this machine.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from reader.capture.base import Capture
from reader.capture.encoding import decode
from reader.domain.annotation import TextQuote
from reader.domain.errors import IntakeError
from reader.intake.base import Code, Mark, Project, Quoted
from reader.intake.safe_xml import local, parse_page, whole_text
from reader.intake.tables import csv_rows, heading_of, tidy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from lxml import etree

    from reader.intake.watch import Watch

_NAMES = {
    "created at": "created",
    "creation date": "created",
    "author": "author",
    "user": "author",
    "url": "url",
    "type": "kind",
    "annotation/reply type": "kind",
    "quote": "quote",
    "quote/description": "quote",
    "description": "shown",
    "comment": "comment",
    "body": "comment",
    "tags": "tags",
}
"""What the columns and lines are called, lower case, and which part of a `_Note` they are."""
_NEEDED = {"created", "author", "url", "quote", "comment", "tags"}
_COUNT = re.compile(rb"^Total annotations: \d{1,9}\r?$", re.MULTILINE)
_LINES = ("Created at", "Author", "Page", "Type", "Quote", "Description", "Comment", "Tags")
"""How the lines of an annotation in a text begin, in their order; what is unknown is left out."""
_HEAD = 200
_NOTHING = '"null"'


class _Note(NamedTuple):
    """An annotation as the file tells it."""

    created: str = ""
    author: str = ""
    url: str = ""
    kind: str = ""
    quote: str = ""
    comment: str = ""
    tags: str = ""
    shown: str = ""


class HypothesisFileImporter:
    """A table, page or text of annotations."""

    name = "hypothesis"

    def read(self, path: Path, data: bytes, watch: Watch) -> Project:
        """The annotations; see `Importer.read`."""
        if data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
            notes = _of_page(decode(Capture(path, None, "html", data, "text/html")).text)
        elif is_notes_table(data):
            notes = _of_table(csv_rows(path, data))
        else:
            notes = _of_text(decode(Capture(path, None, "text", data, "text/plain")).text)
        found = list(notes)
        if not found:
            raise IntakeError("There are no annotations of Hypothesis in it.", path)
        return _project(path, found, watch)


def is_notes_table(data: bytes) -> bool:
    """Whether a file begins as a table of annotations."""
    return {_NAMES.get(name) for name in heading_of(data)} >= _NEEDED


def is_text(head: bytes) -> bool:
    """Whether a file begins as a text of annotations."""
    return _COUNT.search(head) is not None and b"\nGroup: " in head


def _project(path: Path, notes: Sequence[_Note], watch: Watch) -> Project:
    codes: dict[str, Code] = {}
    quoted: list[Quoted] = []
    replies: list[str] = []
    for note in watch.each(notes):
        if note.kind.casefold() == "reply":
            replies.append(f"{note.author}: {note.comment}")
            continue
        tags = [tag for part in note.tags.split(",") if (tag := " ".join(part.split()))]
        for tag in tags:
            codes.setdefault(tag, Code(f"path:{tag}", (tag,)))
        made = _moment(note.created)
        marked = tuple(dict.fromkeys(codes[tag].guid for tag in tags))
        memo = "\n\n".join(part for part in (note.shown, note.comment) if part)  # of a picture there are no words
        quoted.append(Quoted(Mark("", marked, note.author, memo, made, made), note.url, TextQuote(note.quote)))
    lost = f"{len(replies)} reply(s) went into the memo: the file does not tell what they answer."
    users = tuple(dict.fromkeys(note.author for note in notes if note.author))
    return Project(
        path.stem,
        "Hypothesis",
        tuple(codes.values()),
        users,
        quoted=tuple(quoted),
        memo="\n\n".join(replies),
        warnings=(lost,) if replies else (),
    )


def _moment(text: str) -> datetime | None:
    """A time as the client writes it; None where it is in another form."""
    try:
        return datetime.fromisoformat(text).astimezone()
    except (ValueError, OverflowError):
        return None


def _note(told: dict[str, str]) -> _Note:
    named = {_NAMES[name]: value.strip() for name, value in told.items() if name in _NAMES and value.strip()}
    return _Note(**named)


def _of_table(rows: Sequence[Sequence[str]]) -> Iterator[_Note]:
    heading = tidy(rows[0])
    for row in rows[1:]:
        if any(row):
            yield _note(dict(zip(heading, row, strict=False)))


def _of_page(text: str) -> Iterator[_Note]:
    root = parse_page(text)
    link = next(root.iter("a"), None)
    url = (link.get("href") or "") if link is not None else ""
    for article in root.iter("article"):
        told = {"url": url}
        for row in article.iter("tr"):
            cells = [cell for cell in row if local(cell) == "td"]
            if len(cells) == 2:
                told[_tidied(cells[0]).rstrip(":").casefold()] = _time(cells[1]) or _tidied(cells[1])
        yield _note(told)


def _time(cell: etree._Element) -> str:
    """The time that a cell tells with its zone; ``""`` where it tells none."""
    return next((str(each.get("datetime") or "") for each in cell.iter("time")), "")


def _tidied(cell: etree._Element) -> str:
    lines = (" ".join(line.split()) for line in whole_text(cell).splitlines())
    return "\n".join(line for line in lines if line)


def _of_text(text: str) -> Iterator[_Note]:
    lines = text.replace("\r\n", "\n").split("\n")
    url = lines[2].strip() if len(lines) > 2 else ""
    starts = list(_starts(lines))
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=False):
        told = _told(lines[start + 1 : end])
        quote = told.get("quote", "")
        told["quote"] = "" if quote == _NOTHING else quote.removeprefix('"').removesuffix('"')
        yield _note(told | {"url": url})


def _starts(lines: Sequence[str]) -> Iterator[int]:
    """Where annotations begin: they are numbered, so that a comment that reads like a beginning is mostly none."""
    number = 1
    for at in range(len(lines) - 1):
        if lines[at] == f"Annotation {number}:" and lines[at + 1].startswith(f"{_LINES[0]}: "):
            yield at
            number += 1


def _told(lines: Sequence[str]) -> dict[str, str]:
    """The parts of an annotation by their names; a line that begins none goes on with the one before."""
    told: dict[str, list[str]] = {}
    after, last = -1, ""
    final = max((at for at, line in enumerate(lines) if line.strip()), default=0)
    for at, line in enumerate(lines):
        name, found, rest = line.partition(": ")
        place = _LINES.index(name) if found and name in _LINES else -1
        # A comment may have a line that begins as tags do; the real one is the last.
        if place > after and (name != "Tags" or at == final):
            after, last = place, name.casefold()
            told[last] = [rest]
        elif last:
            told[last].append(line)
    return {name: "\n".join(value).strip() for name, value in told.items()}
