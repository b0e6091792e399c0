"""XML of strangers: no document type, no entities, nothing loaded, nothing deep."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from reader.domain.errors import IntakeError, TooLarge
from reader.text.long_tags import cut_attributes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAX_XML = 64 * 2**20
"""Bytes of a document that is still read."""
_BLANKS = re.compile(r"\s+")


def parse(data: bytes, path: Path, what: str) -> etree._Element:
    """The outermost element of a document.

    Args:
        data: the document.
        path: the file it came from, for errors.
        what: what to call it in errors, such as ``project.qde``.

    Raises:
        IntakeError: it is no well-formed XML, is nested too deeply, or has a document type.
        TooLarge: it has more than `MAX_XML` bytes.
    """
    if len(data) > MAX_XML:
        raise TooLarge(f"{what} has more than {MAX_XML >> 20} MiB.", path)
    # Looked for before the parser sees it, in each encoding that XML may begin with.
    if any("<!DOCTYPE".encode(codec) in data for codec in ("ascii", "utf-16-le", "utf-16-be")):
        raise IntakeError(f"{what} declares a document type, which no project needs and attacks use.", path)
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        if "depth" in str(error):
            raise IntakeError(f"{what} is nested more deeply than is safe to read.", path) from None
        raise IntakeError(f"{what} is no sound XML: {_BLANKS.sub(' ', str(error))}.", path) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise IntakeError(f"{what} declares a document type, which no project needs and attacks use.", path)
    return root


def parse_page(text: str) -> etree._Element:
    """The outermost element of an HTML page that another program made; whatever it says, there is one.

    Args:
        text: the page, decoded; beyond `MAX_XML` bytes it is not looked at.
    """
    text = cut_attributes(text)
    # Bytes, because lxml refuses a str with an XML encoding declaration; the encoding given overrules the page's own.
    data = text.encode("utf-8", "replace")[:MAX_XML].replace(b"\x00", b"")
    parser = etree.HTMLParser(huge_tree=True, encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        root = None
    return root if root is not None else etree.Element("html")


def local(element: etree._Element) -> str:
    """An element's name without its namespace."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def children(element: etree._Element | None, *names: str) -> Iterator[etree._Element]:
    """The children of some names, whatever their namespace; none of an element that is not there."""
    if element is not None:
        yield from (child for child in element if local(child) in names)


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    """The first child of a name, if there is one."""
    return next(children(element, name), None)


def text_of(element: etree._Element | None, name: str) -> str:
    """The text of the first child of a name; ``""`` where there is none."""
    found = child(element, name)
    return whole_text(found).strip() if found is not None else ""


def whole_text(element: etree._Element) -> str:
    """All text within an element."""
    return "".join(map(str, element.itertext(with_tail=False)))


def attribute(element: etree._Element, name: str) -> str:
    """An attribute, regardless of the case of its name; ``""`` where there is none."""
    value = element.get(name)
    if value is not None:
        return str(value)
    return next((str(v) for k, v in element.attrib.items() if str(k).casefold() == name.casefold()), "")


def guid_of(element: etree._Element, name: str = "guid") -> str:
    """A GUID in one form: lower case, without braces."""
    return attribute(element, name).strip().strip("{}").lower()
