"""What befalls a library besides edits: pages that come in, other people's files, restarts, kills, backups."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from reader.domain.errors import CaptureError, LibraryError, PostilError
from reader.export.base import ExportOptions
from reader.library.database import Database
from reader.library.maintenance import check
from reader.session.backing_up import back_up, put_back, save_what_can_be_read
from reader.session.bringing import bring
from reader.session.importing import import_paths
from reader.session.quiet import Quiet
from reader.session.reading import ReadingSession
from reader.session.rereading import keep_reading, reread_outdated
from reader.session.upkeep import compact
from reader.text.canonical import canonical_text
from tests.reliability.keeping.account import Held, differences, held, unseen
from tests.reliability.keeping.forum import Forum
from tests.reliability.keeping.reader import Reader
from tests.reliability.keeping.sitting import CODERS, Lost

if TYPE_CHECKING:
    from collections.abc import Callable

OLD = Path(__file__).resolve().parents[2] / "library" / "old"
_READINGS = ((None, None), (None, "generic"), ("big5", None), ("utf-8", None), ("gb18030", None), (None, "discuz"))


class World:
    """A reader, the forum and a library.

    Args:
        folder: an empty one.
        seed: makes it another one.
    """

    def __init__(self, folder: Path, seed: int) -> None:
        self.chance = random.Random(seed)
        self.folder = folder
        self.homes = 0
        self.forum = Forum(self.chance)
        path = self.home() / "library.postil"
        samples: list[Path | None] = [None, None, *sorted(OLD.glob("v*.postil"))]
        sample = self.chance.choice(samples)
        if sample is not None:
            shutil.copyfile(sample, path)
        wanted = _notes_of(path) if sample else set()
        self.reader = Reader(path, self.chance)
        self.backups: list[tuple[Path, Held]] = []
        if wanted != {(key, note.quote, note.memo) for key, note in self.reader.held.notes.items()}:
            raise Lost(f"{sample} held {wanted}; now there are {self.reader.held.notes}")
        for _ in range(3):
            self.import_pages()

    def home(self) -> Path:
        """A folder for the library, in a computer that was just switched on."""
        self.homes += 1
        home = self.folder / f"home{self.homes}"
        home.mkdir()
        return home

    def run(self, acts: int) -> tuple[Counter[str], Counter[str]]:
        """Do so many things.

        Returns:
            what was done, and what was refused.

        Raises:
            Lost: something is not as it must be.
        """
        reader = self.reader
        often: dict[Callable[[], None], int] = {
            **dict.fromkeys((reader.toggle, reader.memo, self.import_pages), 8),
            **dict.fromkeys((reader.set_tags, reader.add_tag, reader.undo, reader.review), 4),
            **dict.fromkeys((reader.redo, reader.write, reader.arrange, reader.merge_tags, reader.clear), 3),
            **dict.fromkeys((reader.split, reader.example, reader.bookmark, reader.take_back, self.reread), 2),
            **dict.fromkeys((reader.delete_tag, reader.move_tag, reader.remove, self.bring, self.reopen), 2),
            **dict.fromkeys((self.kill, self.kill_within, self.back_up, self.put_back, self.change_coder), 2),
            **dict.fromkeys((self.compact, self.salvage), 1),
        }
        deeds, weights = list(often), list(often.values())
        for number in range(acts):
            deed = self.chance.choices(deeds, weights)[0]
            try:
                deed()
                faults = unseen(reader.session, reader.held)
            except (Lost, *_FAULTS) as error:
                raise Lost(f"act {number}, {deed.__name__}: {type(error).__name__} {error}") from error
            if faults:
                raise Lost(f"act {number}, {deed.__name__}:\n" + "\n".join(faults))
        self.close()
        return reader.done, reader.refused

    def close(self) -> None:
        """End the sitting and check the library."""
        self.reader.session.close()
        found = check(self.reader.path)
        if found:
            raise Lost("\n".join(found))

    # -- pages ---------------------------------------------------------------------------------------------------

    def import_pages(self) -> None:
        """The forum goes on, and pages of it are saved and taken in."""
        for _ in range(self.chance.randint(1, 2)):
            self.forum.grow()
        paths = [self.forum.save(self.folder) for _ in range(self.chance.randint(1, 2))]
        before = self.reader.held
        report = import_paths(self.reader.path, paths, Quiet())
        self.reader.session.announce(report.changes)
        self.reader.done["import"] += 1
        there = held(self.reader.session)
        # A page of a thread that was removed brings the thread back.
        wanted = Held(before.notes, before.tags, before.marks, before.memos, before.examples, there.removed)
        if not there.removed <= before.removed:
            raise Lost(f"after an import {there.removed - before.removed} are removed")
        self.reader.expect(wanted, "an import")

    def reread(self) -> None:
        """Read pages again, with a newer parser or otherwise."""
        session = self.reader.session
        threads = session.threads()
        if not threads:
            return
        head = self.chance.choice(threads)
        if self.chance.random() < 0.5:
            session.announce(reread_outdated(self.reader.path, Quiet(), head.id).changes)
        else:
            page = self.chance.choice(session.captures(head.id) or [None])
            if page is None or page.container == "project":
                return
            encoding, engine = self.chance.choice(_READINGS)
            try:
                session.announce(keep_reading(self.reader.path, page.id, encoding, engine))
            except PostilError as error:
                self.reader.refused[f"reread: {error.reason}"] += 1
        self.reader.done["reread"] += 1
        self.reader.expect(self.reader.held, "pages were read again")

    # -- other people ---------------------------------------------------------------------------------------------

    def change_coder(self) -> None:
        """Somebody else sits down."""
        self.reader.session.coder = self.chance.choice(CODERS)

    def bring(self) -> None:
        """Somebody else worked on a copy; what she made is brought in."""
        reader = self.reader
        copy = back_up(reader.path).path
        other = Reader(copy.replace(self.folder / f"copy{self.homes}-{reader.done['bring']}.postil"), self.chance)
        other.session.coder = "Bo"
        for _ in range(6):
            self.chance.choice((other.add_tag, other.toggle, other.memo, other.set_tags, other.split))()
        passages = other.session.passages()
        names = {str(tag.id): tag.name for tag in other.session.tags()}
        out = other.path.with_suffix(".ndjson")
        other.session.export(passages, "library", out, ExportOptions())
        theirs = {str(p.annotation.id): other.held.notes[str(p.annotation.id)] for p in passages}
        other.session.close()
        before = reader.held
        report = bring(reader.path, out, "Bo")
        reader.session.announce(report.changes)
        reader.done["bring"] += 1
        there = held(reader.session)
        found = [f"note {key} was {note}, is {there.notes.get(key)}" for key, note in before.notes.items()
                 if there.notes.get(key) != note]  # fmt: skip
        found += [f"tag {key} is gone" for key in before.tags if key not in there.tags]
        named = [(note, {there.tags[tag][0] for tag in note.tags}) for note in there.notes.values()]
        left = len(report.left)
        for key, note in theirs.items():
            wanted = {names[tag] for tag in note.tags}
            if not any(_says(mine, note) and wanted <= tags for mine, tags in named):
                left -= 1
                if left < 0:
                    alike = [mine for mine in named if mine[0].coder == note.coder]
                    found.append(
                        f"note {key} {note} with {wanted} did not come over ({there.notes.get(key)}, {alike}), and "
                        f"was not told as left: {report.left}"
                    )
        reader.refused["left when brought in"] += len(report.left)
        if found:
            raise Lost("\n".join(found))
        reader.note(there)

    # -- the program and the computer ----------------------------------------------------------------------------

    def reopen(self) -> None:
        """Close the program and start it again."""
        self.reader.session.close()
        self.start(self.reader.path)

    def start(self, path: Path) -> None:
        """Open a library as the one that the reader works on; it must hold what was held."""
        self.reader.path = path
        self.reader.session = ReadingSession(path, coder=self.chance.choice(CODERS))
        self.reader.expect(self.reader.held, "a start")

    def kill(self) -> None:
        """End the program without a word: what lies on the disk goes on."""
        copy = _as_on_disk(self.reader.path, self.home())
        self.reader.session.close()
        self.start(copy)
        self.reader.done["kill"] += 1

    def kill_within(self) -> None:
        """End the program in the middle of an edit, which was not acknowledged: it came to nothing or is whole."""
        reader, home = self.reader, self.home()
        before, past, future = reader.held, list(reader.past), list(reader.future)
        taken: list[Path] = []
        plain, at, count = Database.run, self.chance.randint(1, 12), 0

        def run(database: Database, sql: str, params: object = ()) -> int:
            nonlocal count
            count += 1
            found = plain(database, sql, params)  # type: ignore[arg-type]
            if count == at:
                taken.append(_as_on_disk(reader.path, home))
            return found

        Database.run = run  # type: ignore[method-assign]
        try:
            self.chance.choice((reader.toggle, reader.merge_tags, reader.set_tags, reader.arrange, reader.split))()
        finally:
            Database.run = plain  # type: ignore[method-assign]
        if not taken:
            return
        reader.session.close()
        reader.session = ReadingSession(taken[0], read_only=True)
        if reader.steps() != len(reader.past) - 1 or differences(reader.held, held(reader.session)):
            reader.held, reader.past, reader.future = before, past, future
        reader.session.close()
        self.start(taken[0])
        reader.done["kill within"] += 1

    def back_up(self) -> None:
        """Make a backup."""
        self.backups.append((back_up(self.reader.path).path, self.reader.held))

    def put_back(self) -> None:
        """Put an earlier backup in the library's place; what was there is put aside, whole."""
        if not self.backups or self.chance.random() < 0.4:
            return
        kept, then = self.chance.choice(self.backups)
        reader, now = self.reader, self.reader.held
        reader.session.close()
        aside = put_back(reader.path, kept)
        if aside is None:
            raise Lost("nothing was put aside")
        self._compare(aside, now, "what was put aside")
        reader.session = ReadingSession(reader.path, coder=CODERS[0])
        reader.held = then
        reader.past = [None] * reader.steps() + [then]
        reader.future = [None] * reader.steps(1)
        reader.done["put back"] += 1
        reader.expect(then, "a backup was put back")

    def compact(self) -> None:
        """Write the library anew."""
        compact(self.reader.path, lambda: False)
        self.reader.expect(self.reader.held, "compacting")

    def salvage(self) -> None:
        """Save what can be read, which is all, as nothing is damaged."""
        saved = save_what_can_be_read(self.reader.path)
        self._compare(saved.library, self.reader.held, "what was saved")
        saved.library.unlink()
        saved.texts.unlink()

    def _compare(self, path: Path, wanted: Held, what: str) -> None:
        session = ReadingSession(path, read_only=True)
        found = differences(wanted, held(session))
        session.close()
        if found:
            raise Lost("\n".join([f"in {what}:", *found]))


_FAULTS = (AssertionError, LibraryError, CaptureError, ArithmeticError, AttributeError, LookupError, RuntimeError,
           TypeError, ValueError, OSError, sqlite3.Error)  # fmt: skip


def _says(mine, theirs) -> bool:
    same = canonical_text(mine.quote) == canonical_text(theirs.quote) and mine.coder == theirs.coder
    return same and (mine.memo == theirs.memo or not theirs.memo)


def _as_on_disk(path: Path, home: Path) -> Path:
    """The library and its log as a kill leaves them."""
    copy = home / path.name
    for suffix in ("", "-wal"):
        file = path.with_name(path.name + suffix)
        if file.exists():
            shutil.copyfile(file, home / file.name)
    return copy


def _notes_of(path: Path) -> set[tuple[str, str, str]]:
    """The annotations of a library of any schema, before anything of ours looks at it."""
    connection = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
    try:
        return set(connection.execute("SELECT id, exact, memo FROM annotation"))
    finally:
        connection.close()


def torture(folder: Path, seeds: range, acts: int) -> tuple[Counter[str], Counter[str], list[str]]:
    """One world for each seed; what was done, what was refused, and what was lost."""
    done: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    lost = []
    for seed in seeds:
        place = folder / str(seed)
        place.mkdir()
        try:
            made = World(place, seed)
            more = made.run(acts)
            done += more[0]
            refused += more[1]
        except Lost as error:
            lost.append(f"seed {seed}: {error}")
        shutil.rmtree(place, ignore_errors=True)
    return done, refused, lost
