"""The index file: derived, resumable, never wrong, never in the way of the library."""

import sqlite3

import pytest

from reader.domain.errors import LibraryError, LibraryFull, NotALibrary
from reader.domain.search import SearchOptions, Where
from reader.library import maintenance, search_file
from reader.library.library import Library
from reader.library.search_file import delete_index, index_path, open_index
from reader.library.search_index import SearchIndex, check_index, stamp_of, texts_of
from reader.library.search_query import Search
from tests.library import making

POSTS = SearchOptions(where=frozenset({Where.POSTS}))


@pytest.fixture
def index(filled):
    opened = SearchIndex(filled.database)
    yield opened
    opened.close()


def finish(index):
    while not index.step(1).ready:
        pass


def found(library, index, term):
    return [hit.snippet for hit in Search(library.database, index, term, POSTS).first(50).hits]


def test_each_step_takes_in_at_least_one_post_until_it_is_ready(filled, index):
    states = [index.state(), index.step(0), index.step(0), index.step(0)]
    assert [state.ready for state in states] == [False, False, False, True]
    assert index.database.number("SELECT count(*) FROM post_doc") == 3
    assert index.state().total == index.state().done == 1


def test_a_step_with_nothing_to_do_writes_nothing(index):
    finish(index)
    before = index.database.number("SELECT total_changes()")
    assert index.step(1).ready
    assert index.database.number("SELECT total_changes()") - before <= 2


def test_what_was_committed_is_there_when_it_is_opened_again(filled, index):
    index.step(0)
    index.close()
    again = SearchIndex(filled.database)
    assert again.database.number("SELECT count(*) FROM post_doc") == 1
    assert not again.state().ready
    finish(again)
    assert found(filled, again, "灯塔") == ["渡口的灯塔也要修。"]
    again.close()


def test_a_step_that_fails_leaves_it_as_it_was_and_can_be_done_again(filled, index, monkeypatch):
    def fail(*_args):
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr(SearchIndex, "_add", fail)
        with pytest.raises(ZeroDivisionError):
            index.step(1)
    assert index.database.number("SELECT count(*) FROM post_doc") == 0
    finish(index)
    assert len(found(filled, index, "bridge")) == 2


def test_a_changed_post_is_found_by_its_new_words_only(filled, index):
    finish(index)
    making.store(filled, making.page(making.post("502", 2, "See you at the tunnel."), captured=making.at(5)), name="n")
    assert not index.state().ready
    finish(index)
    assert found(filled, index, "tunnel") == ["See you at the tunnel."]
    assert found(filled, index, "bridge") == ["Take the bridge."]
    count = index.database.number("SELECT count(*) FROM post_grams WHERE post_grams MATCH '\"bridge\"'")
    assert count == 1
    assert check_index(filled.database) == []


def test_an_older_version_that_is_shown_again_is_found_again(filled, index):
    old = making.post("501", 1, "Old words.")
    new = making.post("501", 1, "New words.")
    for day, post in ((3, old), (4, new), (5, old)):
        making.store(filled, making.page(post, captured=making.at(day)), name=f"d{day}")
        finish(index)
    assert found(filled, index, "old") == ["Old words."]
    assert found(filled, index, "new") == []


def test_a_title_that_changes_is_found_by_the_new_one(filled, index):
    finish(index)
    making.store(filled, making.page(*making.three_posts(), title="渡口 news", captured=making.at(9)), name="n")
    finish(index)
    options = SearchOptions(where=frozenset({Where.TITLES}))
    assert Search(filled.database, index, "渡口", options).count().titles == 1
    assert index.database.number("SELECT count(*) FROM title_grams WHERE title_grams MATCH '\"thread\"'") == 0


def test_deleting_it_loses_nothing(filled, index):
    finish(index)
    index.close()
    delete_index(filled.path)
    assert not index_path(filled.path).exists()
    again = SearchIndex(filled.database)
    finish(again)
    assert len(found(filled, again, "bridge")) == 2
    again.close()


@pytest.mark.parametrize("harm", ["truncate", "scribble", "trigger", "version", "kind"])
def test_an_index_that_does_not_fit_is_made_anew(filled, index, harm):
    finish(index)
    index.close()
    path = index_path(filled.path)
    if harm == "truncate":
        path.write_bytes(path.read_bytes()[:5000])
    elif harm == "scribble":
        path.write_bytes(path.read_bytes()[:100] + b"\xff" * 9000)
    else:
        con = sqlite3.connect(path)
        con.execute(
            {
                "trigger": "CREATE TRIGGER t AFTER INSERT ON post_doc BEGIN DELETE FROM title_doc; END",
                "version": "PRAGMA user_version=99",
                "kind": "UPDATE meta SET value=1 WHERE key='small'",
            }[harm]
        )
        con.commit()
        con.close()
    again = SearchIndex(filled.database)
    assert not again.state().ready
    finish(again)
    assert len(found(filled, again, "bridge")) == 2
    again.close()


def test_a_file_of_somebody_else_in_its_place_is_left_alone(filled):
    path = index_path(filled.path)
    path.write_bytes(b"my notes" * 50)
    with pytest.raises(NotALibrary):
        SearchIndex(filled.database)
    with pytest.raises(NotALibrary):
        delete_index(filled.path)
    assert path.read_bytes() == b"my notes" * 50


def test_a_folder_in_its_place_is_told(filled):
    index_path(filled.path).mkdir()
    with pytest.raises(LibraryError) as caught:
        SearchIndex(filled.database)
    assert "search index" in caught.value.reason
    with pytest.raises(LibraryError):
        delete_index(filled.path)


def test_an_index_of_another_library_of_the_same_name_is_made_anew(filled, index, tmp_path):
    finish(index)
    making.store(filled, making.page(making.post("501", 1, "Another text."), captured=making.at(9)), name="n")
    with index.database.transaction():
        index.database.run("UPDATE post_doc SET stamp=stamp+1")
    finish(index)
    assert found(filled, index, "another") == ["Another text."]
    assert check_index(filled.database) == []


def test_a_read_only_library_reads_the_index_and_writes_nothing(filled, index, path):
    finish(index)
    index.close()
    before = index_path(path).read_bytes()
    reader = Library(path, read_only=True)
    again = SearchIndex(reader.database, read_only=True)
    assert again.step(1).ready
    assert len(found(reader, again, "bridge")) == 2
    again.close()
    reader.close()
    assert index_path(path).read_bytes() == before


def test_without_an_index_a_read_only_library_has_none(filled):
    index = SearchIndex(filled.database, read_only=True)
    assert index.database is None
    assert not index.step(1).ready
    assert not index_path(filled.path).exists()


def test_the_small_kind_is_kept_and_can_be_changed(filled, index):
    finish(index)
    index.rebuild(small=True)
    assert index.small
    finish(index)
    assert found(filled, index, "灯塔") == ["渡口的灯塔也要修。"]
    index.close()
    again = SearchIndex(filled.database)
    assert again.small
    again.rebuild()
    assert again.small
    again.close()


def test_check_tells_what_does_not_fit(filled, index, path):
    finish(index)
    assert maintenance.check(path) == []
    with index.database.transaction():
        index.database.run("UPDATE post_doc SET version_id=99 WHERE post_id=1")
        index.database.run("INSERT INTO post_doc VALUES (77, 1, 1)")
    faults = maintenance.check(path)
    assert len(faults) == 2
    assert "1 post(s) are not in the search index as they are shown" in faults[0]
    assert "1 post(s) in the search index are not in the library" in faults[1]


def test_an_unfinished_index_is_no_fault(filled, index, path):
    index.step(0)
    assert maintenance.check(path) == []


def test_info_tells_its_size(filled, index, path):
    finish(index)
    index.close()
    assert maintenance.info(path)["index_bytes"] == index_path(path).stat().st_size > 10_000


def test_it_is_private_and_marked(filled, index):
    path = index_path(filled.path)
    assert path.stat().st_mode & 0o077 == 0
    assert index.database.number("PRAGMA application_id") == search_file.APPLICATION_ID


def test_of_a_wanted_kind(filled):
    made = open_index(filled.path, read_only=False, small=True)
    assert made.number("SELECT value FROM meta WHERE key='small'") == 1
    made.close()
    again = open_index(filled.path, read_only=False, small=False)
    assert again.number("SELECT value FROM meta WHERE key='small'") == 0
    again.close()


@pytest.mark.parametrize(("digest", "stamp"), [("00000000000000f9", 0xF), ("zz", 0), ("", 0), ("A" * 15, 0)])
def test_stamps(digest, stamp):
    assert stamp_of(digest) == (int("A" * 15, 16) if digest == "A" * 15 else stamp)


@pytest.mark.parametrize(("stored", "texts"), [('[["a","b"],[],[],[]]', ["a", "b"]), ("", []), ("{}", []), ("[7]", []),
                                               ('[["a",1]]', ["a"])])  # fmt: skip
def test_texts_of_stored_paragraphs(stored, texts):
    assert texts_of(stored) == texts


def test_where_there_is_no_room_nothing_is_left(filled, monkeypatch):
    path = index_path(filled.path)

    def refuse(database, *, small):
        database.run("CREATE TABLE half (a)")
        raise LibraryFull("The disk is full; what was saved before is intact.", database.path)

    monkeypatch.setattr(search_file, "_fill", refuse)
    with pytest.raises(LibraryFull) as caught:
        open_index(filled.path, read_only=False, small=None)
    assert caught.value.path == path
    assert [left.name for left in path.parent.glob("*.index*")] == []
