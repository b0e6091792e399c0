"""REFI-QDA projects (QDPX, Project.xsd of 18 March 2019) of NVivo, ATLAS.ti, MAXQDA, QualCoder, Taguette and Postil.

What is odd about each program's files is known from files that they wrote: folders and names in any case, GUIDs in
braces, texts inside the document or at paths without ``internal://``, variables on sources or cases, positions counted
in their own way (`reader.intake.calibrating`).
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from reader.domain.errors import IntakeError
from reader.intake.archive import ProjectArchive, TextMember
from reader.intake.base import Mark, Project, Selection, Source
from reader.intake.calibrating import Calibrated, Counted, Counting, Stated, calibrate
from reader.intake.codebook import read_codes
from reader.intake.merging import together
from reader.intake.notes import Notes, users
from reader.intake.qdpx_media import Text, left_out, selections, stated_place, texts, words_on
from reader.intake.safe_xml import attribute, child, children, guid_of, local, parse, text_of, whole_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lxml import etree

    from reader.intake.base import Code
    from reader.intake.watch import Watch


ENOUGH = 0.95
"""Share of a source's selections that must fit before nothing is said about them."""
_OWN = "Postil"
_CODE_BY_CODE = "QualCoder"
"""Writes a selection for each code of a passage."""


class QdpxImporter:
    """A project: texts, codes, users, notes, selections."""

    name = "qdpx"

    def read(self, path: Path, data: bytes, watch: Watch) -> Project:
        """The project; see `Importer.read`."""
        archive = ProjectArchive(path, data)
        root = parse(archive.document(), path, "project.qde")
        if local(root) != "Project":
            raise IntakeError("Its project.qde is no REFI-QDA project.", path)
        return _Reader(root, archive, path).project(watch)


class _Reader:
    """One project under way."""

    def __init__(self, root: etree._Element, archive: ProjectArchive, path: Path) -> None:
        self._root = root
        self._archive = archive
        self._path = path
        self._warnings: list[str] = []
        self._origin = attribute(root, "origin").strip()
        self._codes = read_codes(child(root, "CodeBook"), self._warnings)
        self._known = {code.guid for code in self._codes if code.guid}
        self._users = users(root)
        self._notes = Notes(root, archive.text, self._warnings)
        self._variables = {
            guid_of(v): attribute(v, "name").strip() for v in children(child(root, "Variables"), "Variable")
        }
        self._lost_codings = 0
        self._guids: set[str] = set()
        self._alone = False

    def project(self, watch: Watch) -> Project:
        """All of it."""
        found = list(texts(self._root))
        self._alone = len(found) == 1
        every = watch.each(found)
        sources = tuple(source for text in every if (source := self._source(text)))
        codes = tuple(self._with_memo(code) for code in self._codes)
        self._warn()
        parts = (
            self._description(self._root),
            *words_on(self._root),
            self._notes.about(self._root),
            self._notes.rest(),
        )
        memo = "\n\n".join(part for part in parts if part)
        return Project(
            " ".join(attribute(self._root, "name").split()) or self._path.stem,
            self._origin,
            codes,
            tuple(dict.fromkeys(name for name in self._users.values() if name)),
            sources,
            memo=memo,
            warnings=tuple(self._warnings),
        )

    def _description(self, element: etree._Element) -> str:
        # Postil's own says only what the file is, or repeats notes for programs that read none.
        return "" if self._origin.startswith(_OWN) else text_of(element, "Description")

    def _with_memo(self, code: Code) -> Code:
        element = self._code_elements.get(code.guid)
        return code._replace(memo=self._notes.about(element)) if element is not None else code

    @cached_property
    def _code_elements(self) -> dict[str, etree._Element]:
        found: dict[str, etree._Element] = {}
        codebook = child(self._root, "CodeBook")
        if codebook is not None:
            for element in codebook.iter():
                if local(element) == "Code" and child(element, "NoteRef") is not None:
                    found.setdefault(guid_of(element), element)
        return found

    # -- one source --------------------------------------------------------------------------------------------

    def _source(self, text: Text) -> Source | None:
        element, name = text.element, text.name
        guid = guid_of(element)
        marked = [*selections(element), *map(stated_place, self._notes.places(element, alone=self._alone))]
        member = self._text(element, guid)
        if isinstance(member, str):
            self._warnings.append(f"“{name or guid}” was left out with its {len(marked)} selection(s): {member}.")
            return None
        stated = [Stated(_number(start), _number(end), attribute(each, "name")) for each, start, end in marked]
        found = self._as_told(member.text, stated) or calibrate(member.text, stated, self._origin)
        about = [each for each in (text.source, element) if each is not None]
        told = [part for each in about for part in (self._description(each), self._notes.about(each))]
        made: list[Selection] = []
        outside = 0
        for (selection, _, _), place in zip(marked, found.places, strict=True):
            if place is None or place[0] == place[1]:
                outside += 1
                told.append(self._notes.text(self._notes.around(selection)))
            else:
                made.extend(Selection(mark, *place) for mark in self._marks(selection))
        self._tell_places(name or guid, outside, len(marked), found.fit, found.samples)
        memo = "\n\n".join(part for part in told if part)
        whole = [c for c in children(element, "Coding") if child(c, "CodeRef") is not None]
        if whole:
            self._warnings.append(f"“{name or guid}” has {len(whole)} code(s) on its whole; only passages are taken.")
        values = self._values(element, guid)
        kept = tuple(together(made) if self._origin.startswith(_CODE_BY_CODE) else made)
        return Source(guid, name or guid, member.name, member.body, member.text, kept, values, memo, found.fit)

    def _as_told(self, text: str, stated: list[Stated]) -> Calibrated | None:
        """The places as Postil's own files say that they count; None for others, and where some lie nowhere."""
        told = text_of(self._root, "Description")
        if not self._origin.startswith(_OWN) or "Positions count" not in told or "\r" in text:
            return None
        counting = Counting(utf16="UTF-16 code units from 0" in told)
        counted = Counted(text, counting)
        places = tuple(counted.place(each) for each in stated)
        return None if None in places else Calibrated(counting, places, 1.0, ())

    def _text(self, element: etree._Element, guid: str) -> TextMember | str:
        stated = attribute(element, "plainTextPath").strip()
        inline = child(element, "PlainTextContent")
        if stated:
            member = self._archive.text(stated)
            if isinstance(member, TextMember) or inline is None:
                return member
        if inline is not None:
            text = whole_text(inline)
            return TextMember(f"project.qde#{guid}", text.encode("utf-8"), text)
        if attribute(element, "richTextPath"):
            return "only a formatted text of it is in the project file"
        return "no text of it is in the project file"

    def _tell_places(self, name: str, outside: int, total: int, fit: float, samples: tuple[str, ...]) -> None:
        if outside:
            self._warnings.append(
                f"{outside} of {total} selection(s) of “{name}” lie outside its text and were left out."
            )
        if samples and fit < ENOUGH:
            shown = ", ".join(f"“{sample}”" for sample in samples)
            self._warnings.append(
                f"Only {fit:.0%} of the selections of “{name}” begin and end where words do; look at {shown}."
            )

    def _values(self, element: etree._Element, guid: str) -> dict[str, str]:
        """Variables on the source, else on a case that is about this source alone."""
        found: dict[str, str] = {}
        for holder in (element, *self._cases.get(guid, ())):
            for value in children(holder, "VariableValue"):
                reference = child(value, "VariableRef")
                name = self._variables.get(guid_of(reference, "targetGUID"), "") if reference is not None else ""
                text = next((text_of(value, local(c)) for c in value if local(c) != "VariableRef"), "")
                if name and text:
                    found.setdefault(name, text)
        return found

    @cached_property
    def _cases(self) -> dict[str, list[etree._Element]]:
        found: dict[str, list[etree._Element]] = {}
        for case in children(child(self._root, "Cases"), "Case"):
            about = [guid_of(reference, "targetGUID") for reference in children(case, "SourceRef")]
            if len(about) == 1:
                found.setdefault(about[0], []).append(case)
        return found

    # -- one selection -----------------------------------------------------------------------------------------

    def _marks(self, selection: etree._Element) -> Iterator[Mark]:
        """One mark for each coder who set codes on a selection; its note goes with the first."""
        note = self._notes.around(selection)
        if note is not None:
            yield Mark(guid_of(note), (), self._user(note), self._notes.text(note), *_moments(note))
            return
        maker = self._user(selection)
        codes: dict[str, dict[str, None]] = {}
        notes = [text_of(selection, "Description"), self._notes.about(selection)]
        for coding in children(selection, "Coding"):
            coder = self._user(coding) or maker
            notes.append(self._notes.about(coding))
            for reference in children(coding, "CodeRef"):
                guid = guid_of(reference, "targetGUID")
                if guid in self._known:
                    codes.setdefault(coder, {})[guid] = None
                else:
                    self._lost_codings += 1
        memo = "\n\n".join(dict.fromkeys(note for note in notes if note))
        created, modified = _moments(selection)
        guid = guid_of(selection)
        if guid in self._guids:
            guid = ""
        self._guids.add(guid)
        for coder, set_codes in (codes or {maker: {}}).items():
            yield Mark(guid, tuple(set_codes), coder, memo, created, modified)
            guid, memo = "", ""

    def _user(self, element: etree._Element) -> str:
        return self._users.get(guid_of(element, "creatingUser"), "")

    # -- what has no place here --------------------------------------------------------------------------------

    def _warn(self) -> None:
        if not self._origin.startswith(_OWN):  # whose cases are authors, which the posts name
            self._warnings.extend(left_out(self._root, self._notes.placed))
        held = [(what, child(self._root, what)) for what in ("Sets", "Links", "Graphs")]
        named = ", ".join(f"{len(part)} of {what}" for what, part in held if part is not None)
        if named:
            self._warnings.append(f"Left out, as there is no place for them: {named}.")
        if self._lost_codings:
            self._warnings.append(f"{self._lost_codings} coding(s) name a code that the codebook does not have.")
        if self._notes.unknown:
            self._warnings.append(f"{self._notes.unknown} reference(s) name a note that the project does not have.")


def _number(stated: str) -> int:
    """A position; -1, which lies in no text, where there is none."""
    text = stated.strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 12 else -1


def _moments(element: etree._Element) -> tuple[datetime | None, datetime | None]:
    """When something was made, and when it was changed last."""
    return _moment(element, "creationDateTime"), _moment(element, "modifiedDateTime")


def _moment(element: etree._Element, name: str) -> datetime | None:
    """A time with zone; one without is taken for UTC, as the standard says."""
    text = attribute(element, name).strip()
    try:
        found = datetime.fromisoformat(text) if text else None
    except ValueError:
        return None
    return found.replace(tzinfo=UTC) if found is not None and found.tzinfo is None else found
