"""What REFI-QDA codebooks and projects share (https://www.qdasoftware.org; QDA-XML 1.0).

Every GUID is made of what it stands for, so a second export has the same ones.
"""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, datetime
from shutil import copyfileobj
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID, uuid5

from lxml import etree

from reader.export.colours import paint

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager
    from typing import IO

    from reader.domain.annotation import Tag
    from reader.export.cleaning import Cleaner
    from reader.export.zipping import Part

ORIGIN = "Postil"
_SPACE = UUID("8e3b9ad6-1f6c-5a63-9c1e-0b6f3a3a7d21")


class Namespace(NamedTuple):
    """Makes elements of one namespace."""

    uri: str

    def root(self, name: str) -> etree._Element:
        """The outermost element."""
        return etree.Element(f"{{{self.uri}}}{name}", nsmap={None: self.uri})  # type: ignore[dict-item]

    def add(self, parent: etree._Element, name: str, text: str = "", /, **attributes: str) -> etree._Element:
        """A new last child; attributes that are empty are left out."""
        element = etree.SubElement(parent, f"{{{self.uri}}}{name}")
        for key, value in attributes.items():
            if value:
                element.set(key, value)
        if text:
            element.text = text
        return element


class Elements:
    """Writes elements of a namespace, each as soon as it is told.

    Args:
        space: of the elements.
        out: what they are written to.
        file: lxml's writer of it, within the outermost element.
    """

    def __init__(self, space: Namespace, out: IO[bytes] | Part, file: etree._IncrementalFileWriter) -> None:
        self._space = space
        self._out = out
        self._file = file
        self.count = 0
        """How many there are so far, but for those put and moved here."""

    def within(self, name: str, /, **attributes: str) -> AbstractContextManager[None]:
        """A new element around what is written meanwhile; attributes that are empty are left out."""
        self.count += 1
        told = {key: value for key, value in attributes.items() if value}
        made: AbstractContextManager[None] = self._file.element(f"{{{self._space.uri}}}{name}", told)
        return made

    def add(self, name: str, text: str = "", /, **attributes: str) -> None:
        """A new element with no more than a text; see `within`."""
        with self.within(name, **attributes):
            if text:
                self._file.write(text)

    def put(self, element: etree._Element) -> None:
        """An element that was made before, with all that is in it."""
        self._file.write(element)

    def move(self, kept: IO[bytes]) -> None:
        """The elements that another file has, which was written as `written` does."""
        self._file.flush()
        kept.seek(0)
        copyfileobj(kept, self._out)


@contextmanager
def written(out: IO[bytes] | Part, space: Namespace, name: str, /, **attributes: str) -> Iterator[Elements]:
    """The outermost element of a file, around what is written meanwhile; it is never held."""
    with (
        etree.xmlfile(out, encoding="utf-8") as file,
        file.element(f"{{{space.uri}}}{name}", attributes, nsmap={None: space.uri}),
    ):
        yield Elements(space, out, file)


def guid(kind: str, *parts: object) -> str:
    """The GUID of a thing of that kind."""
    return str(uuid5(_SPACE, "\x1f".join([kind, *map(str, parts)])))


def when(moment: datetime) -> str:
    """A time as ``xsd:dateTime`` in UTC."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def add_codes(
    space: Namespace,
    codes: etree._Element,
    tags: Iterable[Tag],
    clean: Cleaner,
    notes: Mapping[str, Sequence[str]] | None = None,
) -> None:
    """Put the codebook below ``codes``: the hierarchy, colours and descriptions.

    Args:
        space: of the document.
        codes: the ``Codes`` element.
        tags: each before its children.
        clean: what the texts go through.
        notes: for tags by their GUIDs the GUIDs of notes on them.
    """
    made: dict[UUID, etree._Element] = {}
    for tag in tags:
        above = made.get(tag.parent, codes) if tag.parent else codes
        # A name is demanded, even of a tag whose own has nothing that XML can hold.
        look = {
            "guid": str(tag.id),
            "name": clean.line(tag.name) or "\ufffd",
            "isCodable": "true",
            "color": paint(tag.colour).bar,
        }
        made[tag.id] = space.add(above, "Code", **look)
        if tag.description:
            space.add(made[tag.id], "Description", clean(tag.description))
        for note in (notes or {}).get(str(tag.id), ()):
            space.add(made[tag.id], "NoteRef", targetGUID=note)
