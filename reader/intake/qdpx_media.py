"""PDFs, pictures, sounds and films of a REFI-QDA project: their texts, and a word on all that stays behind."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from reader.intake.safe_xml import attribute, child, children, guid_of, local, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

_TEXTS = {
    "PDFSource": "Representation",
    "PictureSource": "TextDescription",
    "AudioSource": "Transcript",
    "VideoSource": "Transcript",
}
"""What holds the plain text of a source that is no text."""
_NO_TEXT = ("PDFSelection", "PictureSelection", "AudioSelection", "VideoSelection")
_PLACES = ("plainTextPath", "richTextPath")


class Text(NamedTuple):
    """A text of a project.

    Args:
        element: has its selections.
        name: its title.
        source: the PDF, picture, sound or film that it is of; None where it stands for itself.
    """

    element: etree._Element
    name: str
    source: etree._Element | None = None


def texts(project: etree._Element) -> Iterator[Text]:
    """Each text with its title, those of PDFs, pictures, sounds and films too."""
    for source in children(child(project, "Sources"), "TextSource", *_TEXTS):
        name = " ".join(attribute(source, "name").split())
        if local(source) == "TextSource":
            yield Text(source, name)
            continue
        parts = _parts(source)
        for part in parts:
            inner = " ".join(attribute(part, "name").split())
            yield Text(part, f"{name}: {inner}" if inner and len(parts) > 1 else name, source)


def selections(text: etree._Element) -> Iterator[tuple[etree._Element, str, str]]:
    """Each selection of a text with its start and end, as the project states them."""
    yield from map(stated_place, children(text, "PlainTextSelection"))
    marked = list(children(text, "TranscriptSelection"))
    points = {guid_of(point): attribute(point, "position") for point in children(text, "SyncPoint")} if marked else {}
    known = {at: int(at) for at in points.values() if at.isascii() and at.isdigit() and len(at) < 12}
    order = sorted(known.values())
    for selection in marked:
        start = points.get(guid_of(selection, "fromSyncPoint"), "")
        end = points.get(guid_of(selection, "toSyncPoint"), "")
        if not end and start in known:
            # Without an end it reaches to the next point of time.
            after = bisect_right(order, known[start])
            end = str(order[after]) if after < len(order) else ""
        yield selection, start, end


def stated_place(selection: etree._Element) -> tuple[etree._Element, str, str]:
    """A selection of plain text with its start and end."""
    return selection, attribute(selection, "startPosition"), attribute(selection, "endPosition")


def words_on(project: etree._Element) -> Iterator[str]:
    """Descriptions of sources of which no text came over, each with the source's name."""
    for source in children(child(project, "Sources"), *_TEXTS):
        told = text_of(source, "Description")
        if told and not _parts(source):
            yield f"{' '.join(attribute(source, 'name').split())}\n\n{told}".strip()


def left_out(project: etree._Element, placed: int) -> Iterator[str]:
    """What of PDFs, pictures, sounds, films, cases and notes has no place here, one sentence each.

    Args:
        project: the outermost element.
        placed: how many selections within notes have one.
    """
    sources = list(children(child(project, "Sources"), *_TEXTS))
    for source in sources:
        if local(source) == "PDFSource" and (child(source, "PDFSelection") is not None or not _parts(source)):
            name = " ".join(attribute(source, "name").split())
            yield f"“{name}” is a PDF: only what was marked in its plain text came over."
    others = sum(local(source) != "PDFSource" for source in sources)
    if others:
        yield f"{others} picture(s), sound(s) and film(s) were left out; only texts are read."
    marked = sum(1 for source in sources for _ in children(source, *_NO_TEXT))
    marked += sum(1 for source in sources for _ in children(source, "Coding"))
    if marked:
        yield f"{marked} selection(s) of areas, of times or of whole sources were left out; only passages are taken."
    noted = sum(
        1 for note in children(child(project, "Notes"), "Note") for _ in children(note, "PlainTextSelection", "Coding")
    )
    if noted > placed:
        yield f"{noted - placed} selection(s) and code(s) on notes were left out; only passages are taken."
    cases = sum(map(_is_more, children(child(project, "Cases"), "Case")))
    if cases:
        yield f"{cases} case(s) came over in part or not at all: only values of cases with one text have a place."


def _is_more(case: etree._Element) -> bool:
    """Whether a case is more than the values of one text."""
    one = len(list(children(case, "SourceRef"))) == 1
    return not one or any(local(part) in {"Coding", "SelectionRef", "Description"} for part in case)


def _parts(source: etree._Element) -> list[etree._Element]:
    return [part for part in children(source, _TEXTS[local(source)]) if _has_text(part)]


def _has_text(part: etree._Element) -> bool:
    return any(attribute(part, name) for name in _PLACES) or child(part, "PlainTextContent") is not None
