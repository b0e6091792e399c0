"""Invented REFI-QDA projects, each counting characters in its own way."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

TEXT = (
    "\ufeffHarbour notes\n\nThe 🛶 boat left at “noon”.\nUne e\u0301tude du pont.\n"
    "船🚤开走了,码头空了。\nBack 🧭 again & <late>.\n"
)
MARKED = ("boat left", "e\u0301tude du", "码头空了", "Back 🧭 again & <late>", "🛶 boat left at “noon”.\nUne")
USER = "0a000000-0000-4000-8000-000000000001"
OTHER = "0a000000-0000-4000-8000-000000000002"
CODE = "0c000000-0000-4000-8000-00000000000{}"
SOURCE = "0f000000-0000-4000-8000-000000000001"


def units(text, *, utf16=False, crlf=2, mark=False):
    """How many units a piece of the LF text counts, of a text whose lines end with CR LF where ``crlf`` is not 0."""
    size = len(text.encode("utf-16-le")) // 2 if utf16 else len(text)
    return size + (text.count("\n") if crlf == 2 else 0) + (1 if mark else 0)


def selection(number, start, end, *, name="", codes=(1,), user=USER, inner=""):
    codings = "".join(
        f'<Coding guid="0d{number:06}-0000-4000-8000-00000000000{c}" creatingUser="{user}">'
        f'<CodeRef targetGUID="{CODE.format(c)}"/></Coding>'
        for c in codes
    )
    return (
        f'<PlainTextSelection guid="0e{number:06}-0000-4000-8000-000000000001" name={quoteattr(name)} '
        f'startPosition="{start}" endPosition="{end}" creatingUser="{user}" '
        f'creationDateTime="2024-05-06T07:0{number}:00Z">{inner}{codings}</PlainTextSelection>'
    )


def selections(*, utf16=False, crlf=2, mark=False, inclusive=False, named=True):
    """The marked words of `TEXT` as a program states them."""
    body, found = TEXT.removeprefix("\ufeff"), []
    for number, words in enumerate(MARKED):
        at = body.index(words)
        start = units(body[:at], utf16=utf16, crlf=crlf, mark=mark)
        end = start + units(words, utf16=utf16, crlf=crlf) - (1 if inclusive else 0)
        found.append(selection(number, start, end, name=" ".join(words.split()) if named else ""))
    return "".join(found)


CODES = (
    f'<Code guid="{CODE.format(0)}" name="Places" isCodable="false">'
    f'<Code guid="{CODE.format(1)}" name="Quay" isCodable="true" color="#0080FF">'
    "<Description>where</Description></Code>"
    f'</Code><Code guid="{CODE.format(2)}" name="Time" isCodable="true"/>'
)


def document(selections="", *, source='plainTextPath="internal://a.txt"', within="", origin="", more="", codes=CODES):
    """A ``project.qde``."""
    return (
        f'<?xml version="1.0" encoding="utf-8"?>'
        f'<Project xmlns="urn:QDA-XML:project:1.0" name="Harbour" origin={quoteattr(origin)}>'
        f'<Users><User guid="{USER}" name="Ada"/><User guid="{OTHER}" name="李"/></Users>'
        f"<CodeBook><Codes>{codes}</Codes></CodeBook>"
        f'<Sources><TextSource guid="{SOURCE}" name="Harbour notes" {source}>'
        f"{within}{selections}</TextSource></Sources>"
        f"{more}</Project>"
    )


def zipped(path, qde, members=None, *, name="project.qde"):
    """Write a project."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, qde)
        for member, data in (members or {}).items():
            archive.writestr(member, data)
    Path(path).write_bytes(out.getvalue())
    return path


def inline(text):
    return f"<PlainTextContent>{escape(text)}</PlainTextContent>"
