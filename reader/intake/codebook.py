"""The codebook of REFI-QDA, which codebook files (QDC) and projects (QDPX) share."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.intake.base import Code
from reader.intake.safe_xml import attribute, child, children, guid_of, text_of

if TYPE_CHECKING:
    from lxml import etree

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}\Z")
NAMELESS = "(no name)"


def read_codes(codebook: etree._Element | None, warnings: list[str]) -> tuple[Code, ...]:
    """The codes below a ``CodeBook`` element, parents first.

    Args:
        codebook: the element; None where the document has none.
        warnings: takes what is odd about them.
    """
    found: list[Code] = []
    seen: set[str] = set()
    doubles = 0
    top = reversed(list(children(child(codebook, "Codes"), "Code")))
    stack: list[tuple[etree._Element, tuple[str, ...]]] = [(element, ()) for element in top]
    while stack:
        element, above = stack.pop()
        code = _code(element, above)
        if code.guid and code.guid in seen:
            doubles += 1
        else:
            found.append(code)
            seen.add(code.guid)
        stack.extend((inner, code.path) for inner in reversed(list(children(element, "Code"))))
    if doubles:
        warnings.append(f"{doubles} code(s) have the number of another code; the first of each was taken.")
    return tuple(found)


def _code(element: etree._Element, above: tuple[str, ...]) -> Code:
    name = " ".join(attribute(element, "name").split()) or NAMELESS
    colour = attribute(element, "color").strip()
    return Code(
        guid_of(element),
        (*above, name),
        colour.lower() if _COLOUR.match(colour) else "",
        text_of(element, "Description"),
        codable=attribute(element, "isCodable").strip().lower() not in {"false", "0"},
    )
