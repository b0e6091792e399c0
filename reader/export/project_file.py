"""The ``project.qde`` of a REFI-QDA project, put together while its sources are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.domain.memo import SubjectKind
from reader.export.cleaning import Cleaner
from reader.export.memos import post_name
from reader.export.refi import ORIGIN, Namespace, add_codes, guid, when
from reader.export.rows import iso, joined
from reader.export.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml import etree

    from reader.domain.annotation import Passage
    from reader.domain.memo import Memo
    from reader.domain.thread import ThreadHead
    from reader.export.base import ExportOptions, Project
    from reader.export.source_text import SourceText

SPACE = Namespace("urn:QDA-XML:project:1.0")
NAME_LENGTH = 80
"""Characters of a passage that a selection's name shows, by which a reader can check the positions."""

_VARIABLES = ("Site", "Board", "Thread", "URL", "Saved", "Files", "SHA-256")


class ProjectFile:
    """Collects what goes into the project.

    Args:
        project: its name and codebook.
        options: how to count, in which language, and the memos.
    """

    def __init__(self, project: Project, options: ExportOptions) -> None:
        self._project = project
        self._utf16 = options.utf16
        self._words = Words(options.language)
        self._memos = options.memos
        self._clean = Cleaner()
        self._sources = SPACE.root("Sources")
        self._notes = SPACE.root("Notes")
        self._users: dict[str, str] = {}
        self._cases: dict[str, list[str]] = {}
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
        element = SPACE.add(self._sources, "TextSource", guid=source, name=title, plainTextPath=path)
        whole = text.text
        files: dict[str, None] = {}
        digests: dict[str, None] = {}
        for passage, (start, end) in places:
            self._select(element, passage, whole[start:end], self._counted(text, start, end))
            files[" / ".join(part for part in (passage.source_file, passage.source_member) if part)] = None
            digests[passage.source_sha256] = None
        for memo in self._memos:
            if memo.thread_id == head.id:
                SPACE.add(element, "NoteRef", targetGUID=self._memo(memo))
        self._astral += text.astral
        self._replaced += text.replaced
        known = (head.site, joined(head.board), head.key.thread_id, head.url, iso(head.captured_at))
        for name, value in zip(_VARIABLES, (*known, "\n".join(files), "\n".join(digests)), strict=True):
            if value:
                self._value(element, name, value)

    def finish(self) -> etree._Element:
        """The whole document."""
        root = SPACE.root("Project")
        root.set("name", self._clean.line(self._project.name) or ORIGIN)
        root.set("origin", ORIGIN)
        on_tags: dict[str, list[str]] = {}
        tags = self._project.tags()
        for memo in self._memos:
            if memo.subject.kind is SubjectKind.TAG:
                on_tags.setdefault(memo.subject.key, []).append(self._memo(memo))
        on_all = [self._memo(memo) for memo in self._memos if memo.subject.kind is SubjectKind.LIBRARY]
        if self._users:
            users = SPACE.add(root, "Users")
            for name, number in self._users.items():
                SPACE.add(users, "User", guid=number, name=self._clean.line(name))
        if tags:
            add_codes(SPACE, SPACE.add(SPACE.add(root, "CodeBook"), "Codes"), tags, self._clean, on_tags)
        variables = SPACE.add(root, "Variables")
        for name in _VARIABLES:
            SPACE.add(variables, "Variable", guid=guid("variable", name), name=name, typeOfVariable="Text")
        self._add_cases(root)
        for part in (self._sources, self._notes):
            if len(part):
                root.append(part)
        SPACE.add(root, "Description", self._described())
        for note in on_all:
            SPACE.add(root, "NoteRef", targetGUID=note)
        return root

    @property
    def left_out(self) -> int:
        """Characters that the project cannot hold, so far."""
        return self._clean.taken + self._replaced

    def _select(self, source: etree._Element, passage: Passage, text: str, place: tuple[int, int]) -> None:
        annotation = passage.annotation
        made, user = when(annotation.created), self._user(annotation.coder)
        selection = SPACE.add(
            source,
            "PlainTextSelection",
            guid=str(annotation.id),
            name=self._clean.line(text)[:NAME_LENGTH],
            startPosition=str(place[0]),
            endPosition=str(place[1]),
            creatingUser=user,
            creationDateTime=made,
            modifiedDateTime=when(annotation.modified),
        )
        for tag in passage.tags:
            number = guid("coding", annotation.id, tag.id)
            coding = SPACE.add(selection, "Coding", guid=number, creatingUser=user, creationDateTime=made)
            SPACE.add(coding, "CodeRef", targetGUID=str(tag.id))
        if annotation.memo:
            self._note(selection, passage, user, made)
        if passage.author:
            self._cases.setdefault(passage.author, []).append(str(annotation.id))
        self.selections += 1

    def _memo(self, memo: Memo) -> str:
        """A note of its own for a memo on the library, a tag, a thread, or a post, which the note is named after."""
        number = guid("memo", memo.subject.kind.value, memo.subject.key, memo.coder)
        user, made = self._user(memo.coder), when(memo.modified)
        on_post = memo.subject.kind is SubjectKind.POST
        name = self._clean.line(post_name(memo, self._words) if on_post else memo.text)[:NAME_LENGTH]
        facts = {"creatingUser": user, "creationDateTime": made, "modifiedDateTime": made}
        note = SPACE.add(self._notes, "Note", guid=number, name=name, **facts)
        SPACE.add(note, "PlainTextContent", self._clean(memo.text))
        return number

    def _note(self, selection: etree._Element, passage: Passage, user: str, made: str) -> None:
        annotation = passage.annotation
        number = guid("memo", annotation.id)
        name = self._clean.line(annotation.memo)[:NAME_LENGTH]
        changed = when(annotation.modified)
        facts = {"creatingUser": user, "creationDateTime": made, "modifiedDateTime": changed}
        note = SPACE.add(self._notes, "Note", guid=number, name=name, **facts)
        SPACE.add(note, "PlainTextContent", self._clean(annotation.memo))
        SPACE.add(selection, "NoteRef", targetGUID=number)

    def _value(self, source: etree._Element, name: str, value: str) -> None:
        element = SPACE.add(source, "VariableValue")
        SPACE.add(element, "VariableRef", targetGUID=guid("variable", name))
        SPACE.add(element, "TextValue", self._clean(value))

    def _add_cases(self, root: etree._Element) -> None:
        if not self._cases:
            return
        cases = SPACE.add(root, "Cases")
        for author, selections in self._cases.items():
            case = SPACE.add(cases, "Case", guid=guid("author", author), name=self._clean.line(author) or "\ufffd")
            for selection in selections:
                SPACE.add(case, "SelectionRef", targetGUID=selection)

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
