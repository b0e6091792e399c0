"""The description of a page in a MAFF archive: ``index.rdf`` (Mozilla Archive Format 1.0)."""

from __future__ import annotations

from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, NamedTuple

from reader.capture.html_file import script_date
from reader.domain.errors import DamagedCapture

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

MAX_BYTES = 2**20
"""Largest description that is read, in bytes."""

_DOCTYPE = b"<!DOCTYPE"
_MAF = "{http://maf.mozdev.org/metadata/rdf#}"
_RESOURCE = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}resource"


class Entry(NamedTuple):
    """What a description tells.

    Args:
        page: name of the page in its folder; it may lead anywhere and must be checked.
        url, captured_at, charset: as for a `Capture`.
        notes: what was wrong with the description.
    """

    page: str
    url: str | None
    captured_at: datetime | None
    charset: str | None
    notes: tuple[str, ...] = ()


def read_entry(path: Path, data: bytes) -> Entry:
    """Read a description; one that is broken tells nothing but does not cost the page.

    Raises:
        DamagedCapture: it declares a document type, which only attacks do.
    """
    # XML names the declaration in capitals; in UTF-16, which no archiver writes, it would go unseen.
    if _DOCTYPE in data[:MAX_BYTES] or b"\x00" in data:
        raise DamagedCapture("The MAFF archive's description declares a document type and was not read.", path)
    from lxml import etree  # noqa: PLC0415 - 40 ms that captures of other formats need not pay

    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(data[:MAX_BYTES], parser)
    except (etree.XMLSyntaxError, ValueError):
        return Entry("", None, None, None, ("The MAFF archive's description of this page is damaged.",))
    found = {
        element.tag.removeprefix(_MAF): (element.get(_RESOURCE) or element.text or "").strip()
        for element in root.iter(f"{_MAF}*")
    }
    return Entry(
        found.get("indexfilename", ""),
        found.get("originalurl") or None,
        _time(found.get("archivetime", "")),
        found.get("charset") or None,
    )


def _time(text: str) -> datetime | None:
    """The time in the form of mail or, from old versions, of JavaScript; None without a zone."""
    when = script_date(text)
    if when is None:
        try:
            when = parsedate_to_datetime(text[:200])
        except (ValueError, OverflowError):
            return None
    return when if when.tzinfo is not None else None
