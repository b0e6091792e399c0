"""ZIP archives that hold pages: MAFF, HTZ, self-extracting SingleFile pages, WACZ, and saved pages packed together."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.capture.base import Capture
from reader.capture.compressed import MAGICS, unpacked
from reader.capture.damage import with_damage
from reader.capture.html_file import HtmlFile, saver_notes
from reader.capture.maff import Entry, read_entry
from reader.capture.mhtml_file import MhtmlFile
from reader.capture.text_file import TextFile
from reader.capture.warc_file import WarcFile
from reader.capture.zip_members import ZipMembers
from reader.domain.errors import DamagedCapture, UnknownFormat

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.capture.base import CaptureFormat

_SELF_EXTRACTING = re.compile(rb"<html\b[^<>]{0,2000}?\sdata-sfz\b", re.IGNORECASE)
_PACKED_FORMATS: tuple[CaptureFormat, ...] = (MhtmlFile(), HtmlFile())
_HEAD = 65536
_INDEX = ("index.html", "index.htm", "index.xhtml", "index.txt")
_PAGE = re.compile(r"\.(?:x?html?|mht|mhtml)$", re.IGNORECASE)
# What browsers keep beside a saved page, and what the Finder adds.
_RESOURCES = re.compile(r"_files/|\.files/|(?:^|/)__MACOSX/|(?:^|/)\._")
_OTHERS = (
    ("[Content_Types].xml", "an office document"),
    ("META-INF/container.xml", "an e-book"),
    ("content.xml", "an office document"),
    ("META-INF/MANIFEST.MF", "a program"),
    ("AndroidManifest.xml", "a program"),
    ("project.qde", "a REFI-QDA project"),
)


class ZipFile:
    """One file with the pages in it; what they are is told by the archive's directory."""

    name = "zip"

    def sniff(self, head: bytes, path: Path) -> float:  # noqa: ARG002 - names are not looked at, contents are
        """Whether the bytes begin an archive, or a page that unpacks itself."""
        if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
            return 0.99
        return 0.98 if _SELF_EXTRACTING.search(head[:4096]) else 0.0

    def captures(self, path: Path, data: bytes) -> Iterator[Capture]:
        """The pages.

        Raises:
            DamagedCapture: the archive, or every page in it, cannot be read.
            TooLarge: a limit of `reader.capture.zip_members` is passed.
            UnknownFormat: there is no page in it.
        """
        members = ZipMembers(path, data)
        for name, what in _OTHERS:
            if name in members:
                raise UnknownFormat(f"It is no saved page: it is {what}.", path)
        entries = [name for name in members.names if name.count("/") <= 1 and name.endswith("index.rdf")]
        crawls = [name for name in members.names if name.startswith("archive/") and ".warc" in name]
        index = next((name for name in _INDEX if name in members), None)
        problems: list[str] = []
        if entries:
            return with_damage("MAFF", path, _maff(path, members, entries, problems), problems)
        if crawls:
            return with_damage("WACZ", path, _wacz(path, members, crawls, problems), problems)
        if index is not None:
            return iter((_htz(path, data, members, index),))
        names = [name for name in members.names if _PAGE.search(name) and not _RESOURCES.search(name)]
        if not names:
            raise UnknownFormat("It is no saved page: it is a ZIP archive without pages.", path)
        return with_damage("ZIP", path, _packed(path, members, names, problems), problems)


def _maff(path: Path, members: ZipMembers, entries: list[str], problems: list[str]) -> Iterator[Capture]:
    """The pages of a MAFF archive: a folder each, described by its ``index.rdf``."""
    for name in entries:
        folder = name[: -len("index.rdf")]
        try:
            entry = read_entry(path, members.read(name))
            # What the description names must lie in the archive.
            pages = [folder + page for page in (entry.page, *_INDEX) if folder + page in members]
            if not pages:
                problems.append(f"the page that {name} describes is not in it")
                continue
            body = members.read(pages[0])
        except DamagedCapture as error:
            problems.append(error.reason)
            continue
        yield _maff_page(path, pages[0], body, entry)


def _maff_page(path: Path, member: str, body: bytes, entry: Entry) -> Capture:
    page = _page(path, member, "maff", body)
    if entry.url:
        page = replace(page, url=entry.url, url_from="MAFF originalurl")
    if entry.captured_at:
        page = replace(page, captured_at=entry.captured_at, captured_from="MAFF archivetime")
    notes = entry.notes
    if entry.page and not member.endswith(f"/{entry.page}"):
        notes = (*notes, "The MAFF archive's description names a page that is not in the archive; another was read.")
    return replace(page, header_charset=entry.charset, notes=notes)


def _htz(path: Path, data: bytes, members: ZipMembers, index: str) -> Capture:
    """The one page of an HTZ archive or of a self-extracting page."""
    page = _page(path, index, "htz", members.read(index))
    outside = saver_notes(data[:_HEAD])
    if outside["container"] == "singlefile" and page.container != "singlefile":
        return replace(page, **outside)
    return page


def _page(path: Path, member: str, container: str, body: bytes) -> Capture:
    if not HtmlFile().sniff(body[:_HEAD], path) and TextFile().sniff(body[:_HEAD], path) and member.endswith(".txt"):
        return Capture(path, member, container, body, "text/plain")
    notes = saver_notes(body)
    page = Capture(path, member, body=body, media_type="text/html", **notes)
    return page if notes["container"] == "singlefile" else replace(page, container=container)


def _wacz(path: Path, members: ZipMembers, crawls: list[str], problems: list[str]) -> Iterator[Capture]:
    """The pages of all crawls in a WACZ archive."""
    for name in crawls:
        try:
            crawl = members.read(name)
            notes: tuple[str, ...] = ()
            if crawl.startswith(MAGICS):
                crawl, notes = unpacked(path, crawl)
            pages = list(WarcFile().captures(path, crawl))
        except DamagedCapture as error:
            problems.append(f"{name}: {error.reason}")
            continue
        pages[-1] = replace(pages[-1], notes=(*pages[-1].notes, *notes))
        yield from (replace(page, container="wacz") for page in pages)


def _packed(path: Path, members: ZipMembers, names: list[str], problems: list[str]) -> Iterator[Capture]:
    """The saved pages that somebody packed together."""
    for name in names:
        try:
            body = members.read(name)
            form = max(_PACKED_FORMATS, key=lambda f: f.sniff(body[:_HEAD], path))
            if form.sniff(body[:_HEAD], path) <= 0:
                problems.append(f"{name} is no page")
                continue
            pages = list(form.captures(path, body))
        except DamagedCapture as error:
            problems.append(error.reason)
            continue
        yield from (replace(page, member=f"{name}/{page.member}" if page.member else name) for page in pages)
