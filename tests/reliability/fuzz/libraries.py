"""Spoilt libraries: refused and left byte for byte as they were, or read; in either case what can be is saved."""

from __future__ import annotations

import random
import shutil
import sqlite3
import tempfile
from contextlib import closing, suppress
from functools import cache
from pathlib import Path

from reader.domain.errors import EditRefused, LibraryError, PostilError
from reader.library.maintenance import check, info
from reader.library.salvage import salvage
from reader.session.codebook import AddTag, new_tag
from reader.session.editing import ToggleTag
from reader.session.reading import ReadingSession
from tests.library import making
from tests.reliability.fuzz.changing import TOKENS
from tests.reliability.fuzz.exchange import OLD

_LOGGED = ".wal.postil"


@cache
def small() -> bytes:
    """A library of today with a thread of three posts, tags and annotations."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "small.postil"
        path.write_bytes(_old()[-1])
        ReadingSession(path).close()
        return path.read_bytes()


@cache
def large() -> bytes:
    """A library whose tables are trees of more than one page."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.postil"
        path.write_bytes(small())
        session = ReadingSession(path, coder="Mei")
        pages = [
            making.page(
                *[making.post(f"{t}-{n}", n, f"Post {n} of {t}. " + "渡口 ferry " * 60) for n in range(9)], tid=f"{t}"
            )
            for t in range(20)
        ]
        making.store(session._library, *pages, name="large")
        for head in session.threads():
            tag = new_tag(f"T{head.id}", session.tags())
            session.apply(AddTag(tag))
            session.apply(ToggleTag(making.spans(session.posts(head.id), (0, 0), (1, 0)), tag.id))
        session.close()
        return path.read_bytes()


@cache
def logged() -> tuple[bytes, bytes]:
    """A library and the log that a program which was killed left beside it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "logged.postil"
        path.write_bytes(small())
        session = ReadingSession(path, coder="Mei")
        for number in range(12):
            session.apply(AddTag(new_tag(f"Logged {number}", session.tags())))
        found = path.read_bytes(), path.with_name(path.name + "-wal").read_bytes()
        session.close()
        return found


@cache
def _old() -> tuple[bytes, ...]:
    return tuple(path.read_bytes() for path in sorted(OLD.glob("v*.postil"), key=lambda path: int(path.stem[1:])))


def make(seed: int) -> tuple[str, bytes]:
    """A spoilt library; of a third the log beside it is spoilt, which follows it in the bytes."""
    chance = random.Random(seed)
    if seed % 3 == 0:
        whole, log = logged()
        return f"x{_LOGGED}", whole + _damaged(log, chance, 4096)
    data = large() if seed % 3 == 1 else chance.choice((small(), *_old()))
    if chance.random() < 0.3:
        return "x.postil", _altered(data, chance)
    return "x.postil", _damaged(data, chance, int.from_bytes(data[16:18], "big"))


def read(path: Path) -> None:
    """Open it as the window does, read all, check it, save what can be saved, and write to it."""
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        place = Path(folder) / "lib.postil"
        data = path.read_bytes()
        log = place.with_name(place.name + "-wal")
        place.write_bytes(data)
        if path.name.endswith(_LOGGED):
            size = len(logged()[0])
            place.write_bytes(data[:size])
            log.write_bytes(data[size:])
        _look(place)


def _look(path: Path) -> None:
    before = _files(path)
    for look in (check, info, _read_only):
        with suppress(LibraryError):
            look(path)
        # A log is folded into the file by whoever closes it last, which changes nothing of what it holds.
        if len(before) == 1:
            assert _files(path) == before, f"{look.__name__} changed it"
    _save(path)
    before = _files(path)
    try:
        session = ReadingSession(path, coder="Mei")
    except LibraryError:
        if len(before) == 1:
            assert _files(path) == before, "it was refused and changed"
        return
    try:
        _read(session)
        _write(session)
    finally:
        session.close()


def _files(path: Path) -> dict[str, bytes]:
    """The library and its log; neither the lock nor the log's index says anything of it."""
    names = (path, path.with_name(path.name + "-wal"))
    return {name.name: name.read_bytes() for name in names if name.exists() and name.stat().st_size}


def _read_only(path: Path) -> None:
    session = ReadingSession(path, read_only=True)
    try:
        _read(session)
    finally:
        session.close()


def _read(session: ReadingSession) -> None:
    """Ask for everything that the window shows."""
    questions = (
        session.tags, session.tag_counts, session.memos, session.passages, session.needs_review, session.history,
        session.import_reports, session.recent_threads, session.last_place,
        lambda: session.undo_step, lambda: session.redo_step,
    )  # fmt: skip
    for question in questions:
        with suppress(LibraryError):
            question()
    with suppress(LibraryError):
        for head in session.threads():
            for ask in (session.posts, session.annotations, session.post_heads, session.answers, session.captures):
                with suppress(LibraryError):
                    ask(head.id)


def _write(session: ReadingSession) -> None:
    """An edit and its undoing; refused or done."""
    with suppress(PostilError):
        tag = new_tag("A new one", session.tags())
        session.apply(AddTag(tag))
        for head in session.threads()[:2]:
            written = [stored for stored in session.posts(head.id) if stored.post.paragraphs]
            session.apply(ToggleTag(making.spans(written, (0, 0)) if written else (), tag.id))
    with suppress(EditRefused, LibraryError):
        session.undo()


def _save(path: Path) -> None:
    before = _files(path)
    with suppress(LibraryError):
        saved = salvage(path)
        assert check(saved.library) == [], "what was saved is not sound"
        shutil.rmtree(saved.library.with_name(saved.library.name + ".backups"), ignore_errors=True)
    assert _files(path) == before, "saving changed what it reads"


def _damaged(data: bytes, chance: random.Random, page: int) -> bytes:
    """Bytes as a bad disk, a cut-off copy or another program leaves them."""
    out = bytearray(data)
    page = page or 4096
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        at = chance.randrange(len(out)) if chance.random() < 0.8 else chance.randrange(min(len(out), 120))
        start = at // page * page
        match chance.randrange(8):
            case 0:
                out[at] ^= 1 << chance.randrange(8)
            case 1:
                out[at : at + 2] = chance.choice((b"\0\0", b"\xff\xff", b"\x7f\xff"))
            case 2:
                out[start : start + page] = bytes(len(out[start : start + page]))
            case 3:
                other = chance.randrange(max(len(out) // page, 1)) * page
                out[start : start + page] = out[other : other + page]
            case 4:
                end = min(at + chance.choice((4, 100, 2000)), len(out))
                out[at:end] = chance.randbytes(end - at)
            case 5 if chance.random() < 0.4:
                del out[max(at, 1) :]
            case 6:
                # The head of a page of a tree: what it is, and how many cells of it lie where.
                out[start + chance.randrange(12) if start + 12 < len(out) else at] = chance.randrange(256)
            case _:
                token = chance.choice(TOKENS)
                out[at : at + len(token)] = token
    return bytes(out)


def _altered(data: bytes, chance: random.Random) -> bytes:
    """A sound database with odd values in it, as another program writes them."""
    values = (
        None,
        "",
        "x",
        "[]",
        "{}",
        "[[1],0,0,0]",
        "null",
        "1e999",
        b"\xff\xfe",
        b"",
        -1,
        2**62,
        1.5,
        "\x00",
        "9" * 400,
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.postil"
        path.write_bytes(data)
        with closing(sqlite3.connect(path, isolation_level=None)) as con:
            tables = [name for (name,) in con.execute("SELECT name FROM sqlite_master WHERE type='table'")]
            for _ in range(chance.choice((1, 1, 3))):
                table = chance.choice(tables)
                column = chance.choice([row[1] for row in con.execute(f"PRAGMA table_info({table})")])
                with suppress(sqlite3.IntegrityError, sqlite3.OperationalError):
                    con.execute(f'UPDATE "{table}" SET "{column}"=?', (chance.choice(values),))
            con.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return path.read_bytes()
