"""The users and notes of a REFI-QDA project, by their GUIDs."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.intake.safe_xml import attribute, child, children, guid_of, local, text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml import etree

    from reader.intake.archive import TextMember


class Note(NamedTuple):
    """A note: its words, with its title in front where they do not begin with it."""

    text: str
    user: str


class Notes:
    """All notes of a project; those that nothing asked for are told at the end.

    Args:
        project: the outermost element.
        read: gives the text at a path of the archive, or why it cannot be had.
        warnings: takes what could not be read.
    """

    def __init__(self, project: etree._Element, read: Callable[[str], TextMember | str], warnings: list[str]) -> None:
        self._notes: dict[str, Note] = {}
        self._placed: dict[str, list[etree._Element]] = {}
        self._used: set[str] = set()
        self._done: set[str] = set()
        self.placed = 0
        """How many places of notes were given so far."""
        self._unknown = 0
        for element in children(child(project, "Notes"), "Note"):
            guid = guid_of(element)
            self._notes.setdefault(guid, Note(self._text(element, read, warnings), guid_of(element, "creatingUser")))
            places = [place for place in children(element, "PlainTextSelection") if child(place, "Coding") is None]
            if places and self._notes[guid].text:
                self._placed.setdefault(guid, places)

    def places(self, text: etree._Element, *, alone: bool) -> Iterator[etree._Element]:
        """The places in a text of which notes are, each a selection within its note, as QualCoder writes them.

        Args:
            text: refers to notes.
            alone: it is the only text, so that notes of places to which nothing refers are on it too; QualCoder's
                texts refer to the first one only.
        """
        referred = [guid_of(reference, "targetGUID") for reference in children(text, "NoteRef")]
        for guid in self._placed if alone else referred:
            if guid in self._placed and guid not in self._done:
                self._used.add(guid)
                self._done.add(guid)
                self.placed += len(self._placed[guid])
                yield from self._placed[guid]

    @staticmethod
    def around(selection: etree._Element) -> etree._Element | None:
        """The note that a selection stands in, if it stands in one."""
        note = selection.getparent()
        return note if note is not None and local(note) == "Note" else None

    def text(self, note: etree._Element | None) -> str:
        """The words of a note of the project."""
        return self._notes[guid_of(note)].text if note is not None else ""

    def about(self, element: etree._Element) -> str:
        """What the notes say that an element refers to, empty ones left out."""
        found = []
        for reference in children(element, "NoteRef"):
            guid = guid_of(reference, "targetGUID")
            self._used.add(guid)
            if guid not in self._notes:
                self._unknown += 1
            elif self._notes[guid].text and guid not in self._done:
                found.append(self._notes[guid].text)
        return "\n\n".join(found)

    def rest(self) -> str:
        """The notes that nothing referred to."""
        return "\n\n".join(note.text for guid, note in self._notes.items() if guid not in self._used and note.text)

    @property
    def unknown(self) -> int:
        """How many references point to notes that the project does not have."""
        return self._unknown

    @staticmethod
    def _text(element: etree._Element, read: Callable[[str], TextMember | str], warnings: list[str]) -> str:
        name = " ".join(attribute(element, "name").split())
        text = text_of(element, "PlainTextContent")
        stated = attribute(element, "plainTextPath")
        if not text and stated:
            member = read(stated)
            if isinstance(member, str):
                warnings.append(f"The note “{name}” came without its text: {member}.")
            else:
                text = member.text.replace("\r\n", "\n").strip()
        text = text or text_of(element, "Description")
        title = name.removesuffix("…").removesuffix("...").rstrip()
        if not title or " ".join(text.split()).startswith(title):
            return text
        return f"{name}\n\n{text}" if text else name


def users(project: etree._Element) -> dict[str, str]:
    """The names of the users by GUID; a user without a name goes by its mark."""
    found: dict[str, str] = {}
    for element in children(child(project, "Users"), "User"):
        name = " ".join((attribute(element, "name") or attribute(element, "id")).split())
        found.setdefault(guid_of(element), name)
    return found
