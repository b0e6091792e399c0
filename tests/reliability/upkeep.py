"""The greater works, for the kills: threads joined and parted, another library brought in, a backup put back, the
library compacted, pages read again.

What a backup holds when it is put back is not what was there: the ledger then asks for the state of the backup, and for
the later one in the library that was put aside.
"""

from __future__ import annotations

import copy
import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from reader.domain.annotation import Span
from reader.export.base import ExportOptions
from reader.library.backups import listed
from reader.session.arranging import JoinThreads, PartPage
from reader.session.backing_up import back_up, put_back
from reader.session.bringing import bring
from reader.session.codebook import AddTag, new_tag
from reader.session.editing import ToggleTag
from reader.session.importing import import_paths
from reader.session.quiet import Quiet
from reader.session.reading import ReadingSession
from reader.session.rereading import reread_outdated
from reader.session.upkeep import compact
from tests.reliability.deeds import CODER, Deeds, Ledger, page, prepared, say

if TYPE_CHECKING:
    from collections.abc import Callable

PATTERN = "brought.json"
_STATE = ("tags", "marks", "memos", "pages", "merged")


def prepare(folder: Path) -> Path:
    """The library to work on, and beside it what others send: a project with one tag on one passage of its thread."""
    library = prepared(folder)
    session = ReadingSession(library, coder=CODER)
    tag = new_tag("BROUGHT", session.tags())
    session.apply(AddTag(tag))
    session.apply(ToggleTag(((session.posts(1)[3].id, Span(0, 5, 0, 9)),), tag.id))
    session.export(session.passages(), "library", folder / PATTERN, ExportOptions())
    session.undo()
    session.undo()
    session.close()
    return library


class Works:
    """Does one greater work after another, with edits between them."""

    def __init__(self, library: Path, run: str) -> None:
        self.library = library
        self.folder = library.parent
        self.run = run
        self.count = 0
        self.kept: Path | None = None

    def go_on(self) -> None:
        """One round of everything; the order is another one in each run."""
        works: list[Callable[[ReadingSession], None]] = [self.arrange, self.bring, self.compact, self.reread]
        start = sum(map(ord, self.run)) % len(works)
        for work in works[start:] + works[:start]:
            self.session(work)
            self.put_back()

    def session(self, work: Callable[[ReadingSession], None]) -> None:
        """Open the library, edit it, do a work in it."""
        session = ReadingSession(self.library, coder=CODER)
        self.count += 1
        deeds = Deeds(session, f"{self.run}.{self.count}")
        deeds.edit()
        work(session)
        deeds.edit()
        session.close()

    def put_back(self) -> None:
        """Back up, edit, and put the backup in the library's place."""
        kept = back_up(self.library).path
        say(done={"op": "backup"})
        self.session(lambda _session: None)
        deed = {"op": "restore"}
        say(will=deed)
        aside = put_back(self.library, kept)
        say(done={**deed, "aside": str(aside)})
        kept.unlink()

    def arrange(self, session: ReadingSession) -> None:
        """Take two pages in, join their threads, part them again."""
        titles = [f"{self.run}-{self.count}{letter}" for letter in "ab"]
        # The first shows two posts more than the second: those go with it when it is parted again.
        paths = [page(self.folder, title, posts) for title, posts in zip(titles, (5, 3), strict=True)]
        gone, into = (f"第{title}号渡口" for title in titles)
        deed = {"op": "page", "title": gone}, {"op": "page", "title": into}
        for path, done in zip(paths, deed, strict=True):
            say(will=done)
            import_paths(self.library, [path], Quiet())
            say(done=done)
        ids = {head.title: head.id for head in session.threads()}
        self.apply(session, {"op": "join", "gone": gone}, JoinThreads(ids[gone], ids[into]))
        heads = {Path(head.path).name: head.id for head in session.captures(ids[into])}
        self.apply(session, {"op": "part", "title": gone}, PartPage(ids[into], heads[paths[0].name]))

    def apply(self, session: ReadingSession, deed: dict[str, str], edit: JoinThreads | PartPage) -> None:
        """One edit, told before and after."""
        say(will=deed)
        session.apply(edit)
        say(done=deed)

    def bring(self, _session: ReadingSession) -> None:
        """Bring a project in that somebody else made, with a tag and a passage that no other has."""
        name = f"brought-{self.run}-{self.count}"
        lines = []
        for line in (self.folder / PATTERN).read_text("utf-8").splitlines():
            row = json.loads(line)
            if row["type"] == "annotation":
                row["annotation_id"] = str(uuid4())
            lines.append(json.dumps(row, ensure_ascii=False).replace("BROUGHT", name))
        path = self.folder / f"{name}.json"
        path.write_text("\n".join(lines).replace(_tag_id(lines), str(uuid4())), "utf-8")
        deed = {"op": "brought", "name": name}
        say(will=deed)
        bring(self.library, path, CODER)
        say(done=deed)

    def compact(self, _session: ReadingSession) -> None:
        """Compact the library."""
        compact(self.library, lambda: False)

    def reread(self, _session: ReadingSession) -> None:
        """Read the pages of the thread again that is worked on."""
        report = reread_outdated(self.library, Quiet(), 1)
        assert report.pages == 1, report


def _tag_id(lines: list[str]) -> str:
    return next(str(row["id"]) for row in map(json.loads, lines) if row["type"] == "tag")


class WorksLedger(Ledger):
    """Also knows joined threads, and which of two states a library that is put back must have."""

    def __init__(self) -> None:
        super().__init__()
        self.backup: dict[str, object] = {}
        self.aside: tuple[dict[str, object], Path] | None = None

    def _enter(self, deed: dict) -> None:
        match deed["op"]:
            case "join":
                self.pages.discard(deed["gone"])
            case "part":
                # A page that is parted has its own title again.
                self.pages.add(deed["title"])
            case "brought":
                self.tags[deed["name"]] = deed["name"]
                self.marks.add(deed["name"])
            case "backup":
                self.backup = self._state()
            case "restore":
                self.aside = self._state(), Path(deed["aside"])
                self._become(self.backup)
        super()._enter(deed)

    def _state(self) -> dict[str, object]:
        return {name: copy.deepcopy(getattr(self, name)) for name in _STATE}

    def _become(self, state: dict[str, object]) -> None:
        for name, value in copy.deepcopy(state).items():
            setattr(self, name, value)

    def faults(self, path: Path) -> list[str]:
        """See `Ledger.faults`; the state before the last restore must be in the library that it put aside."""
        deed = self.open
        if deed and deed["op"] == "join":
            # It may have happened or not: the page's own thread is there or in the other one.
            self.pages.discard(deed["gone"])
        now = self._state()
        found = super().faults(path)
        if found and deed and deed["op"] == "restore":
            self.aside = now, next(backup.path for backup in listed(path) if backup.kind == "replaced")
            self._become(self.backup)
            found = super().faults(path)
        if not found and self.aside is not None:
            now = self._state()
            found = [f"In what was put aside: {fault}" for fault in self._put_aside(*self.aside, path.parent)]
            self._become(now)
        self.aside = None
        return found

    def _put_aside(self, state: dict[str, object], aside: Path, folder: Path) -> list[str]:
        looked = folder / "aside.postil"
        for suffix in ("", "-wal"):
            looked.with_name(looked.name + suffix).unlink(missing_ok=True)
            if aside.with_name(aside.name + suffix).exists():
                shutil.copy(aside.with_name(aside.name + suffix), looked.with_name(looked.name + suffix))
        self._become(state)
        return super().faults(looked)


def work_on(library: Path, run: str) -> None:
    """Work until it is killed."""
    works = Works(library, run)
    say(ready="")
    while True:
        works.go_on()
