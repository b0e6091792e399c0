"""Salvage: what can be read of a damaged library becomes a sound one; the damaged one is not touched."""

from __future__ import annotations

import json
import os
import random
import sqlite3
import stat
from contextlib import closing

import pytest

from reader.domain.errors import LibraryDamaged, LibraryError
from reader.library.database import PAGE_BYTES
from reader.library.library import Library
from reader.library.maintenance import check
from reader.library.restoring import holdings
from reader.library.salvage import salvage
from reader.session.codebook import AddTag, new_tag
from reader.session.editing import SetMemo, ToggleTag
from reader.session.reading import ReadingSession
from tests.library import making


@pytest.fixture(scope="module")
def big(tmp_path_factory):
    """A library of 60 threads with 600 posts and 120 annotations, some 150 pages of SQLite's."""
    path = tmp_path_factory.mktemp("big") / "big.postil"
    library = Library(path, durable=False)
    for t in range(60):
        posts = [making.post(f"{t}-{n}", n, f"Post {n} of {t}: " + "the ferry " * 40) for n in range(1, 11)]
        making.store(library, making.page(*posts, tid=f"{t}"), name=f"t{t}-")
    library.close()
    session = ReadingSession(path, coder="Mei")
    tag = new_tag("Ferry", [])
    session.apply(AddTag(tag))
    for head in session.threads():
        posts = session.posts(head.id)
        session.apply(ToggleTag(making.spans(posts, (0, 0)), tag.id))
        session.apply(SetMemo(making.spans(posts, (1, 0)), "memo"))
    session.close()
    return path


@pytest.fixture
def damaged(big, path):
    path.write_bytes(big.read_bytes())
    return path


def lines(path):
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_a_sound_library_is_saved_whole(damaged):
    saved = salvage(damaged)
    assert holdings(saved.library) == holdings(damaged)
    assert check(saved.library) == []
    assert saved.dropped == 0
    found = lines(saved.texts)
    assert [line["kind"] for line in found].count("annotation") == 120
    assert [line["kind"] for line in found].count("post") == 600
    assert saved.rows["step_row"] == 181
    assert found[0]["tags"] == ["Ferry"]
    assert found[0]["text"].startswith("Post 1 of 0: the ferry")


@pytest.mark.parametrize("seed", range(6))
def test_a_few_bad_pages_cost_little(damaged, seed):
    pages = damaged.stat().st_size // PAGE_BYTES
    data = bytearray(damaged.read_bytes())
    for page in random.Random(seed).sample(range(4, pages), 4):
        data[page * PAGE_BYTES : (page + 1) * PAGE_BYTES] = b"\xff" * PAGE_BYTES
    damaged.write_bytes(data)
    saved = salvage(damaged)
    assert damaged.read_bytes() == bytes(data), "the damaged file is left as it is"
    assert check(saved.library) == []
    held = holdings(saved.library)
    assert held.posts >= 300
    session = ReadingSession(saved.library)
    assert not session.read_only
    for head in session.threads():
        assert len(session.posts(head.id)) == head.posts
    session.close()
    assert not list(damaged.parent.glob("*.old*"))


def test_a_cut_off_library(damaged):
    data = damaged.read_bytes()
    damaged.write_bytes(data[: len(data) * 2 // 3])
    with pytest.raises(LibraryDamaged):
        Library(damaged)
    saved = salvage(damaged)
    assert check(saved.library) == []
    assert holdings(saved.library).posts > 100
    assert len(lines(saved.texts)) > 100


@pytest.mark.parametrize("table", ["raw", "capture", "thread", "post"])
def test_what_hangs_on_lost_rows_stays(damaged, table):
    con = sqlite3.connect(damaged)
    con.execute(f"DELETE FROM {table}")
    con.commit()
    con.close()
    saved = salvage(damaged)
    assert check(saved.library) == []
    held = holdings(saved.library)
    assert (held.threads, held.posts, held.annotations) == (60, 600, 120)
    session = ReadingSession(saved.library)
    assert [passage.text for passage in session.passages()]
    assert all(len(session.posts(head.id)) == 10 for head in session.threads())
    session.close()


def test_a_lost_page_is_taken_in_again(damaged):
    con = sqlite3.connect(damaged)
    con.execute("DELETE FROM raw")
    con.commit()
    con.close()
    saved = salvage(damaged)
    library = Library(saved.library)
    page = making.capture("t3-1.html")
    assert library.captures.page(4) is None
    assert library.pages.known(page.sha256) is None
    posts = [making.post(f"3-{n}", n, f"Post {n} of 3: " + "the ferry " * 40) for n in range(1, 11)]
    stored = library.pages.store(page, making.DECODED, making.page(*posts, tid="3"))
    assert (stored.posts_same, stored.posts_new) == (10, 0)
    assert library.captures.page(stored.capture_id).body == page.body
    library.close()


ALTERED = {
    "checksum": "UPDATE raw SET sha256='0' || substr(sha256, 2)",
    "bytes": "UPDATE raw SET body=zeroblob(length(body))",
    "joined": "INSERT INTO joined (thread_id, into_id, at) VALUES (1, 2, '2024-05-01T12:00:00+00:00')",
}


@pytest.mark.parametrize("change", ALTERED)
def test_what_fuzzing_altered_is_put_right(damaged, change):
    con = sqlite3.connect(damaged)
    con.execute(ALTERED[change])
    con.commit()
    con.close()
    assert check(damaged)
    saved = salvage(damaged)
    assert check(saved.library) == []
    assert (holdings(saved.library).posts, holdings(saved.library).annotations) == (600, 120)


UNREADABLE = {
    "tags": ("UPDATE tag SET id=''", lambda session: session.tags()),
    "captures": ("UPDATE capture SET warnings='x'", lambda session: session.captures(1)),
}


@pytest.mark.parametrize("what", UNREADABLE)
def test_values_that_cannot_be_read_are_damage(damaged, what):
    sql, ask = UNREADABLE[what]
    con = sqlite3.connect(damaged)
    con.execute(sql)
    con.commit()
    con.close()
    session = ReadingSession(damaged, read_only=True)
    with pytest.raises(LibraryDamaged):
        ask(session)
    session.close()


def test_names_do_not_clash(damaged):
    first, second = salvage(damaged), salvage(damaged)
    assert first.library.name == "test (salvaged).postil"
    assert second.library.name == "test (salvaged 2).postil"


@pytest.mark.parametrize("content", [b"", b"\xff" * 20000, b"<html>no library</html>" * 400])
def test_nothing_to_save(path, content):
    path.write_bytes(content)
    with pytest.raises(LibraryError):
        salvage(path)
    assert path.read_bytes() == content
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def _spoil(path, *statements):
    with closing(sqlite3.connect(path)) as con:
        for sql in statements:
            con.execute(sql)
        con.commit()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE thread SET captured_at='never', last_posted_at='[]' WHERE id=1",
        "UPDATE thread SET board='{}' WHERE id=1",
        "UPDATE capture SET warnings='', imported_at='x'",
        "UPDATE post_version SET posted_at='{}', rest='[]' WHERE id=1",
        "UPDATE annotation SET created='', modified='x'",
        "UPDATE step SET at='x'",
    ],
)
def test_values_that_cannot_be_read_do_not_keep_a_salvaged_library_from_being_read(damaged, sql):
    """Found by fuzzing."""
    held = holdings(damaged)
    _spoil(damaged, sql)
    saved = salvage(damaged)
    assert check(saved.library) == []
    assert holdings(saved.library) == held
    session = ReadingSession(saved.library)
    assert [len(session.posts(head.id)) for head in session.threads()] == [10] * 60
    assert len(session.history()) == 121
    assert len(session.passages()) == 120
    session.close()


def test_a_post_is_read_up_to_its_damage(damaged):
    _spoil(
        damaged,
        """UPDATE post_version SET paragraphs='[["One.","Two \u221a.","Thr' || char(10) || 'ee and ruin' WHERE id=1""",
    )
    saved = salvage(damaged)
    assert check(saved.library) == []
    session = ReadingSession(saved.library)
    (post,) = [stored for stored in session.posts(1) if stored.version_id == 1]
    assert [paragraph.text for paragraph in post.post.paragraphs][:2] == ["One.", "Two \u221a."]
    assert "ee and ruin" in post.post.paragraphs[2].text
    # The annotation on it lies outside what is left; its words stand in the other file.
    assert len(session.passages()) == 119
    session.close()
    assert sum(line["kind"] == "annotation" for line in lines(saved.texts)) == 120


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
def test_what_is_saved_is_for_its_owner_only(damaged):
    saved = salvage(damaged)
    assert [stat.S_IMODE(path.stat().st_mode) for path in (saved.library, saved.texts)] == [0o600, 0o600]
