"""The ``project.qde`` of a REFI-QDA project, written while its sources are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.domain.memo import SubjectKind
from reader.export.cleaning import Cleaner
from reader.export.memos import post_name
from reader.export.refi import ORIGIN, Namespace, add_codes, guid, when, written
from reader.export.rows import iso, joined
from reader.export.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import IO
    from uuid import UUID

    from reader.domain.annotation import Passage
    from reader.domain.memo import Memo
    from reader.domain.thread import ThreadHead
    from reader.export.base import ExportOptions, Project
    from reader.export.refi import Elements
    from reader.export.source_text import SourceText
    from reader.export.zipping import Part

SPACE = Namespace("urn:QDA-XML:project:1.0")
NAME_LENGTH = 80
"""Characters of a passage that a selection's name shows, by which a reader can check the positions."""

_DECLARED = b'<?xml version="1.0" encoding="utf-8"?>\n'
_VARIABLES = ("Site", "Board", "Thread", "URL", "Saved", "Files", "SHA-256")


class ProjectFile:
    """Writes what goes into the project; sources and notes, which are many, are not held.

    Args:
        project: its name and codebook.
        options: how to count, in which language, and the memos.
        sources, notes: take the elements of the sources and notes, which stand behind others that are known last.
    """

    def __init__(self, project: Project, options: ExportOptions, sources: Elements, notes: Elements) -> None:
        self._project = project
        self._utf16 = options.utf16
        self._words = Words(options.language)
        self._clean = Cleaner()
        self._sources = sources
        self._notes = notes
        self._on_threads: dict[int | None, list[Memo]] = {}
        for memo in options.memos:
            self._on_threads.setdefault(memo.thread_id, []).append(memo)
        self._on_tags: dict[str, list[str]] = {}
        self._on_all: list[str] = []
        self._users: dict[str, str] = {}
        self._cases: dict[str, list[UUID]] = {}
        self._astral = 0
        self._replaced = 0
        self.selections = 0

    def add_source(
        self, source: str, head: ThreadHead, text: SourceText, places: Iterable[tuple[Passage, tuple[int, int]]]
    ) -> None:
        """Add a thread.

        Args:
            source: its GUID, by which its text file is named.
            head: what is known of it.
            text: its text.
            places: each passage with its start and end in code points.
        """
        title = self._clean.line(self._project.shown(head.title)) or source
        path = f"internal://{source}.txt"
        whole = text.text
        files: dict[str, None] = {}
        digests: dict[str, None] = {}
        memos = self._on_threads.get(head.id, [])
        # Some programs read no notes but this.
        told = "\n\n".join(memo.text for memo in memos if memo.subject.kind is SubjectKind.THREAD)
        with self._sources.within("TextSource", guid=source, name=title, plainTextPath=path):
            if told:
                self._sources.add("Description", self._clean(told))
            for passage, (start, end) in places:
                self._select(passage, whole[start:end], self._counted(text, start, end))
                files[" / ".join(part for part in (passage.source_file, passage.source_member) if part)] = None
                digests[passage.source_sha256] = None
            for memo in memos:
                self._sources.add("NoteRef", targetGUID=self._memo(memo))
            known = (head.site, joined(head.board), head.key.thread_id, head.url, iso(head.captured_at))
            for name, value in zip(_VARIABLES, (*known, "\n".join(files), "\n".join(digests)), strict=True):
                if value:
                    self._value(name, value)
        self._astral += text.astral
        self._replaced += text.replaced

    def add_memos(self) -> None:
        """Add those on tags and the library."""
        for memo in self._on_threads.get(None, ()):
            if memo.subject.kind is SubjectKind.TAG:
                self._on_tags.setdefault(memo.subject.key, []).append(self._memo(memo))
            elif memo.subject.kind is SubjectKind.LIBRARY:
                self._on_all.append(self._memo(memo))

    def write(self, out: Part, sources: IO[bytes], notes: IO[bytes]) -> None:
        """Write the document.

        Args:
            out: takes it.
            sources: what the elements of sources were written to.
            notes: what those of notes were written to.
        """
        out.write(_DECLARED)
        name = self._clean.line(self._project.name) or ORIGIN
        with written(out, SPACE, "Project", name=name, origin=ORIGIN) as file:
            self._front(file)
            for elements, kept in ((self._sources, sources), (self._notes, notes)):
                if elements.count:
                    file.move(kept)
            file.add("Description", self._described())
            for note in self._on_all:
                file.add("NoteRef", targetGUID=note)

    def _front(self, file: Elements) -> None:
        if self._users:
            with file.within("Users"):
                for name, number in self._users.items():
                    file.add("User", guid=number, name=self._clean.line(name))
        tags = self._project.tags()
        if tags:
            book = SPACE.root("CodeBook")
            add_codes(SPACE, SPACE.add(book, "Codes"), tags, self._clean, self._on_tags)
            file.put(book)
        with file.within("Variables"):
            for name in _VARIABLES:
                file.add("Variable", guid=guid("variable", name), name=name, typeOfVariable="Text")
        if self._cases:
            with file.within("Cases"):
                for author, selections in self._cases.items():
                    with file.within("Case", guid=guid("author", author), name=self._clean.line(author) or "\ufffd"):
                        for selection in selections:
                            file.add("SelectionRef", targetGUID=str(selection))

    @property
    def left_out(self) -> int:
        """Characters that the project cannot hold, so far."""
        return self._clean.taken + self._replaced

    def _select(self, passage: Passage, text: str, place: tuple[int, int]) -> None:
        annotation = passage.annotation
        made, user = when(annotation.created), self._user(annotation.coder)
        memo = self._clean(annotation.memo)
        about = {
            "guid": str(annotation.id),
            "name": self._clean.line(text)[:NAME_LENGTH],
            "startPosition": str(place[0]),
            "endPosition": str(place[1]),
            "creatingUser": user,
            "creationDateTime": made,
            "modifiedDateTime": when(annotation.modified),
        }
        with self._sources.within("PlainTextSelection", **about):
            if memo:
                self._sources.add("Description", memo)
            for tag in passage.tags:
                number = guid("coding", annotation.id, tag.id)
                with self._sources.within("Coding", guid=number, creatingUser=user, creationDateTime=made):
                    self._sources.add("CodeRef", targetGUID=str(tag.id))
            if memo:
                number, name = guid("memo", annotation.id), self._clean.line(memo)[:NAME_LENGTH]
                told = {"creationDateTime": made, "modifiedDateTime": about["modifiedDateTime"]}
                self._note(memo, guid=number, name=name, creatingUser=user, **told)
                self._sources.add("NoteRef", targetGUID=number)
        if passage.author:
            self._cases.setdefault(passage.author, []).append(annotation.id)
        self.selections += 1

    def _memo(self, memo: Memo) -> str:
        """A note of its own for a memo on the library, a tag, a thread, or a post, which the note is named after."""
        number = guid("memo", memo.subject.kind.value, memo.subject.key, memo.coder)
        user, made = self._user(memo.coder), when(memo.modified)
        on_post = memo.subject.kind is SubjectKind.POST
        text = self._clean(memo.text)
        name = self._clean.line(post_name(memo, self._words) if on_post else text)[:NAME_LENGTH]
        told = {"creationDateTime": made, "modifiedDateTime": made}
        self._note(text, guid=number, name=name, creatingUser=user, **told)
        return number

    def _note(self, text: str, **attributes: str) -> None:
        with self._notes.within("Note", **attributes):
            self._notes.add("PlainTextContent", text)

    def _value(self, name: str, value: str) -> None:
        with self._sources.within("VariableValue"):
            self._sources.add("VariableRef", targetGUID=guid("variable", name))
            self._sources.add("TextValue", self._clean(value))

    def _user(self, coder: str) -> str:
        if not coder:
            return ""
        return self._users.setdefault(coder, guid("coder", coder))

    def _counted(self, text: SourceText, start: int, end: int) -> tuple[int, int]:
        return (text.utf16(start), text.utf16(end)) if self._utf16 else (start, end)

    def _described(self) -> str:
        unit = "UTF-16 code units" if self._utf16 else "Unicode code points"
        told = [
            f"Positions count {unit} from 0, ends are exclusive, lines end with LF.",
            f"Characters that take two UTF-16 code units: {self._astral}.",
        ]
        if self._clean.taken:
            told.append(f"Characters left out that XML cannot hold: {self._clean.taken}.")
        if self._replaced:
            told.append(f"Characters of texts that programs refuse, replaced by U+FFFD: {self._replaced}.")
        return " ".join(told)
