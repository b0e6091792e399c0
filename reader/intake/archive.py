"""The zip of a REFI-QDA project: its document and its texts, found in any case of letters, never unpacked."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from reader.capture.base import Capture
from reader.capture.encoding import decode
from reader.capture.zip_members import ZipMembers
from reader.domain.errors import CaptureError, IntakeError

if TYPE_CHECKING:
    from pathlib import Path

MAX_TEXT = 32 * 2**20
"""Bytes of one text; no thread or interview has more."""


class TextMember(NamedTuple):
    """A text of the archive: its name there, its bytes, and what they say without byte order mark."""

    name: str
    body: bytes
    text: str


class ProjectArchive:
    """Reads a project's zip.

    Args:
        path: the file.
        data: its content.

    Raises:
        IntakeError: it holds no project.
        CaptureError: it is no sound zip.
    """

    def __init__(self, path: Path, data: bytes) -> None:
        self._path = path
        self._zip = ZipMembers(path, data)
        self._names: dict[str, str] = {}
        for name in self._zip.names:
            self._names.setdefault(name.replace("\\", "/").casefold(), name)
        document = next((name for folded, name in self._names.items() if folded == "project.qde"), None)
        if document is None:
            folded = next((f for f in self._names if f.rpartition("/")[2] == "project.qde"), None)
            document = self._names[folded] if folded is not None else None
        if document is None:
            raise IntakeError("There is no project.qde in it, so it is no REFI-QDA project.", path)
        self._document = document
        self._folder = document.replace("\\", "/").casefold().rpartition("project.qde")[0]

    def document(self) -> bytes:
        """The ``project.qde``.

        Raises:
            CaptureError: it is damaged or too large.
        """
        return self._zip.read(self._document)

    def text(self, stated: str) -> TextMember | str:
        """A text by the path that the document states; where it cannot be had, why, for a warning.

        Args:
            stated: ``internal://NAME``, ``internal:/NAME``, or ``NAME`` in the folder of sources.
        """
        name = self._member(stated)
        if name is None:
            return "its text is not in the project file"
        try:
            body = self._zip.read(name)
            if len(body) > MAX_TEXT:
                return f"its text has more than {MAX_TEXT >> 20} MiB"
            return TextMember(name, body, _decoded(self._path, name, body))
        except CaptureError as error:
            return f"its text cannot be read ({error.reason.rstrip('.')})"

    def _member(self, stated: str) -> str | None:
        folded = unquote(stated).replace("\\", "/").casefold()
        scheme, found, rest = folded.partition(":")
        # A relative or absolute path would lie outside the file, where nothing of a stranger's is opened.
        if found and scheme != "internal":
            return None
        wanted = (rest if found else folded).strip("/")
        inside = wanted.removeprefix("sources/")
        for candidate in (f"{self._folder}sources/{inside}", f"{self._folder}{inside}"):
            if inside and candidate in self._names:
                return self._names[candidate]
        return None


def _decoded(path: Path, name: str, body: bytes) -> str:
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return decode(Capture(path, name, "qdpx", body, "text/plain")).text.removeprefix("\ufeff")
