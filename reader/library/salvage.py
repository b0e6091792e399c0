"""What can still be read of a damaged library, as a new library and as a plain file. The damaged one is only read.

SQLite reads a table through a tree of pages; where one page is bad it stops. So each table is read from its beginning
and from its end, and what lies between two stops is asked for row by row, as each question takes another way down the
tree (https://www.sqlite.org/fileformat.html#b_tree_pages).
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reader.domain.errors import LibraryDamaged, LibraryFull
from reader.library import legible, migrations, stand_ins
from reader.library.database import PAGE_BYTES
from reader.library.records import unpack_paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PROBED_ROWS = 200_000
"""How many single rows of one table are asked for at most."""

MISSED_ROWS = 5_000
"""After so many in a row that cannot be read no more are asked for."""


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What was saved.

    Args:
        library: the new library.
        texts: JSON Lines with every annotation and every post that could be read, in plain form.
        rows: rows saved, by table.
        dropped: rows that were read but left out of the new library, because what they refer to is lost; those of
            annotations and posts stand in `texts` all the same.
    """

    library: Path
    texts: Path
    rows: dict[str, int]
    dropped: int


def salvage(path: Path) -> Salvaged:
    """Make a new library beside a damaged one out of what can be read.

    Args:
        path: the damaged file; it is not touched.

    Raises:
        LibraryDamaged: nothing can be read, not even which tables there are.
        LibraryFull: the new files could not be written.
    """
    library = _free(path, "salvaged")
    work, fresh = library.with_name(f"{library.name}.{os.getpid()}.old"), library.with_name(f"{library.name}.tmp")
    try:
        _copy(path, work)
        texts = library.with_suffix(".jsonl")
        with closing(_open_damaged(work)) as old, closing(_new(fresh, old)) as new:
            rows = {name: _save_table(old, new, name) for name in _tables(new)}
            if not any(rows.values()):
                raise LibraryDamaged("Nothing of the library can be read.", path)
            _write_texts(new, texts)
            stand_ins.put_in(new)
            dropped = legible.put_right(new) + _mend(new)
            new.commit()
        fresh.replace(library)
    except OSError as error:
        raise LibraryFull(f"What was saved could not be written: {error.strerror}.", library) from error
    except sqlite3.Error as error:
        raise LibraryDamaged(f"The library cannot be read: {error}.", path) from error
    finally:
        for name in (work, fresh):
            for suffix in ("", "-wal", "-shm", "-journal"):
                name.with_name(name.name + suffix).unlink(missing_ok=True)
    return Salvaged(library, texts, rows, dropped)


def _free(path: Path, word: str) -> Path:
    number, found = 1, path.with_name(f"{path.stem} ({word}).postil")
    while found.exists() or found.with_suffix(".jsonl").exists():
        number += 1
        found = path.with_name(f"{path.stem} ({word} {number}).postil")
    return found


def _copy(path: Path, work: Path) -> None:
    shutil.copyfile(path, work)
    work.chmod(0o600)
    log = path.with_name(path.name + "-wal")
    if log.exists():
        shutil.copyfile(log, work.with_name(work.name + "-wal"))


def _open_damaged(work: Path) -> sqlite3.Connection:
    con = sqlite3.connect(work, isolation_level=None)
    con.execute("PRAGMA trusted_schema=OFF")
    con.execute("PRAGMA cell_size_check=ON")
    # Only with this does SQLite open a file that is shorter than its header says.
    con.execute("PRAGMA writable_schema=ON")
    con.text_factory = _text
    return con


def _text(value: bytes) -> str:
    return value.decode("utf-8", "replace")


def _new(fresh: Path, old: sqlite3.Connection) -> sqlite3.Connection:
    steps = migrations.steps()
    version = min(int(old.execute("PRAGMA user_version").fetchone()[0]), len(steps)) or len(steps)
    os.close(os.open(fresh, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600))
    con = sqlite3.connect(fresh)
    con.execute(f"PRAGMA page_size={PAGE_BYTES}")
    for sql in steps[:version]:
        for statement in migrations.statements(sql):
            con.execute(statement)
    con.execute(f"PRAGMA user_version={version}")
    con.execute(f"PRAGMA application_id={migrations.APPLICATION_ID}")
    con.commit()
    return con


def _tables(new: sqlite3.Connection) -> list[str]:
    sql = "SELECT name FROM sqlite_master WHERE type='table' AND name NOT LIKE 'sqlite@_%' ESCAPE '@'"
    return [name for (name,) in new.execute(sql)]


def _save_table(old: sqlite3.Connection, new: sqlite3.Connection, table: str) -> int:
    columns = [str(row[1]) for row in new.execute(f"PRAGMA table_info({table})")]
    names = ", ".join(f'"{name}"' for name in columns)
    marks = ", ".join("?" * len(columns))
    saved = 0
    for row in _rows(old, table, names):
        try:
            saved += new.execute(f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({marks})", row).rowcount  # noqa: S608
        except sqlite3.IntegrityError:  # a value of another type than the column's: the page is not what it was
            continue
    return saved


def _rows(old: sqlite3.Connection, table: str, names: str) -> Iterator[tuple[Any, ...]]:
    """All rows that can be read, some of them perhaps twice."""
    key = _row_number(old, table)
    last: list[int | None] = []
    for order in ("", " DESC"):
        reached: int | None = None
        by = f" ORDER BY {key or names}{order}"
        try:
            cursor = old.execute(f"SELECT {key or 0}, {names} FROM {table} NOT INDEXED{by}")  # noqa: S608 - our names
            for row in cursor:
                reached = row[0]
                yield row[1:]
        except sqlite3.DatabaseError:
            last.append(reached)
            continue
        return
    if key:
        yield from _between(old, table, names, last)


def _between(old: sqlite3.Connection, table: str, names: str, ends: list[int | None]) -> Iterator[tuple[Any, ...]]:
    first = ends[0] if ends[0] is not None else 0
    beyond = ends[1] if ends[1] is not None else first + PROBED_ROWS
    missed = 0
    for number in range(first + 1, min(beyond, first + PROBED_ROWS)):
        missed += 1
        with suppress(sqlite3.DatabaseError):
            for row in old.execute(f"SELECT {names} FROM {table} NOT INDEXED WHERE rowid=?", (number,)):  # noqa: S608
                missed = 0
                yield row
        if missed > MISSED_ROWS:
            return


def _row_number(old: sqlite3.Connection, table: str) -> str:
    try:
        old.execute(f"SELECT rowid FROM {table} LIMIT 0")  # noqa: S608 - our names
    except sqlite3.OperationalError:
        return ""
    except sqlite3.DatabaseError:
        return "rowid"
    return "rowid"


def _write_texts(new: sqlite3.Connection, out: Path) -> None:
    """Annotations with their words, then posts: readable even where the new library has no place for them."""
    tags = dict(new.execute("SELECT id, name FROM tag"))
    # For its owner only, as libraries are.
    with open(out, "w", encoding="utf-8", newline="\n", opener=_private) as file:
        for ident, exact, memo, coder, created, post in new.execute(
            "SELECT id, exact, memo, coder, created, post_id FROM annotation ORDER BY post_id, first, start"
        ):
            named = [tags.get(tag, tag) for (tag,) in new.execute(_TAGS_OF, (ident,))]
            _line(file, kind="annotation", id=ident, text=exact, tags=named, memo=memo, coder=coder, created=created,
                  post=post)  # fmt: skip
        for post, author, posted, title, paragraphs in new.execute(_POSTS):
            with suppress(ValueError, KeyError, TypeError):
                texts = [paragraph.text for paragraph in unpack_paragraphs(paragraphs)]
                _line(file, kind="post", post=post, thread=title, author=author, posted=posted, paragraphs=texts)
        file.flush()
        os.fsync(file.fileno())


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


_TAGS_OF = "SELECT tag_id FROM annotation_tag WHERE annotation_id=?"
_POSTS = """SELECT v.post_id, v.author, v.posted_raw, t.title, v.paragraphs FROM post_version v
LEFT JOIN post p ON p.id=v.post_id LEFT JOIN thread t ON t.id=p.thread_id ORDER BY v.post_id, v.id"""


def _line(file: Any, **values: object) -> None:  # noqa: ANN401 - an open text file
    file.write(json.dumps(values, ensure_ascii=False) + "\n")


def _mend(new: sqlite3.Connection) -> int:
    """Take out what refers to lost rows, until nothing does, and put counts right.

    Returns:
        how many rows were taken out.
    """
    gone = 0
    # A post whose newest version is lost shows the newest that is left.
    new.execute(
        "UPDATE post SET version_id=coalesce((SELECT max(id) FROM post_version v WHERE v.post_id=post.id), version_id) "
        "WHERE NOT EXISTS (SELECT 1 FROM post_version v WHERE v.id=post.version_id AND v.post_id=post.id)"
    )
    while True:
        removed = new.execute(
            "DELETE FROM post WHERE NOT EXISTS (SELECT 1 FROM post_version v WHERE v.post_id=post.id)"
        ).rowcount
        removed += new.execute(
            "DELETE FROM annotation WHERE memo='' AND id NOT IN (SELECT annotation_id FROM annotation_tag)"
        ).rowcount
        for table, columns in _orphans(new):
            removed += new.execute(f"DELETE FROM {table} WHERE {columns}").rowcount  # noqa: S608 - our names
        if not removed:
            break
        gone += removed
    # A thread that was joined to another one is not shown; one that still bears annotations has to be.
    if "joined" in _tables(new):  # since schema step 5
        new.execute(
            "DELETE FROM joined WHERE thread_id IN (SELECT p.thread_id FROM post p JOIN annotation a ON a.post_id=p.id)"
        )
    new.execute("UPDATE thread SET posts=(SELECT count(*) FROM post p WHERE p.thread_id=thread.id)")
    new.execute("UPDATE post SET versions=max(1, (SELECT count(*) FROM post_version v WHERE v.post_id=post.id))")
    return gone


def _orphans(new: sqlite3.Connection) -> list[tuple[str, str]]:
    """For each reference between tables: the table, and the condition that a row of it refers to a lost one."""
    found = []
    for table in _tables(new):
        for row in new.execute(f"PRAGMA foreign_key_list({table})"):
            other, column, key = row[2], row[3], row[4]
            # The names are those of our own schema.
            lost = f'"{column}" IS NOT NULL AND "{column}" NOT IN (SELECT "{key}" FROM {other})'  # noqa: S608
            found.append((table, lost))
    return found
