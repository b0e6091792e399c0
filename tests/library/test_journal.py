"""The undo journal."""

from __future__ import annotations

import json

import pytest

from reader.domain.errors import EditRefused
from reader.library import journal as module
from reader.library.library import Library


def tag(name, number=1, **more):
    return {"id": f"{number:032x}", "name": name, "colour": "blue", "parent": None, "key": "", "description": "",
            "position": 0} | more  # fmt: skip


def put(library, *rows, kind="k", detail="", burst=""):
    with library.journal.step(kind, detail, burst):
        for row in rows:
            library.journal.put("tag", row)


def names(library):
    return [row[0] for row in library.database.rows("SELECT name FROM tag ORDER BY name")]


def count(library, table):
    return library.database.number(f"SELECT count(*) FROM {table}")


class TestRecording:
    def test_put_get_drop(self, library):
        put(library, tag("a"))
        assert library.journal.get("tag", tag("a")["id"]) == tag("a")
        with library.journal.step("k", ""):
            library.journal.drop("tag", tag("a")["id"])
        assert names(library) == []

    def test_nothing_outside_a_step(self, library):
        with pytest.raises(RuntimeError):
            library.journal.put("tag", tag("a"))

    def test_a_step_without_changes_is_none(self, library):
        put(library, tag("a"))
        put(library, tag("a"))
        with library.journal.step("k", ""):
            library.journal.drop("tag", "nobody")
        assert count(library, "step") == 1

    def test_there_and_back_within_a_step_is_none(self, library):
        with library.journal.step("k", ""):
            library.journal.put("tag", tag("a"))
            library.journal.drop("tag", tag("a")["id"])
        assert count(library, "step") == 0

    def test_a_failed_step_leaves_nothing(self, library):
        def fail():
            with library.journal.step("k", ""):
                library.journal.put("tag", tag("a"))
                raise EditRefused("No.")

        with pytest.raises(EditRefused):
            fail()
        assert (names(library), count(library, "step")) == ([], 0)
        put(library, tag("b"))
        assert names(library) == ["b"]

    def test_broken_relations_leave_nothing(self, library):

        with pytest.raises(EditRefused, match="depends on"):
            put(library, tag("a", parent="f" * 32))
        assert names(library) == []

    def test_named_anew(self, library):
        with library.journal.step("k", "d"):
            library.journal.put("tag", tag("a"))
            library.journal.name("other", "words")
        step = library.journal.undo_step()
        assert (step.kind, step.detail) == ("other", "words")

    def test_changed_rows_of_the_running_step(self, library):
        assert library.journal.changed() == []
        with library.journal.step("k", ""):
            library.journal.put("tag", tag("a"))
            library.journal.put("tag", tag("b"))
            (row,) = library.journal.changed()
        assert (row.before, row.after, row.any["name"]) == (None, tag("b"), "b")


class TestUndo:
    def test_nothing_to_undo(self, library):
        assert library.journal.undo() is None
        assert library.journal.redo() is None
        assert library.journal.undo_step() is None
        assert library.journal.redo_step() is None

    def test_insert(self, library):
        put(library, tag("a"), kind="add", detail="a")
        step, rows = library.journal.undo()
        assert (step.kind, step.detail) == ("add", "a")
        assert [(row.before, row.after) for row in rows] == [(tag("a"), None)]
        assert names(library) == []
        library.journal.redo()
        assert names(library) == ["a"]

    def test_update(self, library):
        put(library, tag("a"))
        put(library, tag("b"))
        library.journal.undo()
        assert names(library) == ["a"]
        library.journal.redo()
        assert names(library) == ["b"]

    def test_delete(self, library):
        put(library, tag("a"))
        with library.journal.step("k", ""):
            library.journal.drop("tag", tag("a")["id"])
        library.journal.undo()
        assert names(library) == ["a"]

    def test_many_steps_in_order(self, library):
        for i in range(5):
            put(library, tag(f"t{i}", i), kind=f"k{i}")
        undone = [library.journal.undo()[0].kind for _ in range(5)]
        redone = [library.journal.redo()[0].kind for _ in range(5)]
        assert undone == ["k4", "k3", "k2", "k1", "k0"]
        assert redone == ["k0", "k1", "k2", "k3", "k4"]
        assert library.journal.redo() is None

    def test_a_new_step_ends_redo(self, library):
        put(library, tag("a", 1))
        library.journal.undo()
        put(library, tag("b", 2))
        assert library.journal.redo_step() is None
        assert library.journal.redo() is None
        assert count(library, "step") == 1
        assert count(library, "step_row") == 1

    def test_children_and_parents_in_any_order(self, library):
        put(library, tag("child", 1, parent=f"{9:032x}"), tag("parent", 9))
        library.journal.undo()
        library.journal.redo()
        assert names(library) == ["child", "parent"]

    def test_after_a_restart(self, path):
        library = Library(path)
        put(library, tag("a", 1))
        put(library, tag("b", 2))
        library.journal.undo()
        library.close()
        library = Library(path)
        assert library.journal.redo_step() is not None
        library.journal.redo()
        library.journal.undo()
        library.journal.undo()
        assert names(library) == []
        library.close()


class TestBursts:
    def test_same_burst_is_one_step(self, library):
        for name in ("a", "ab", "abc"):
            put(library, tag(name), burst="typing")
        assert count(library, "step") == 1
        library.journal.undo()
        assert names(library) == []
        library.journal.redo()
        assert names(library) == ["abc"]

    def test_other_bursts_are_other_steps(self, library):
        put(library, tag("a"), burst="one")
        put(library, tag("b"), burst="two")
        put(library, tag("c"))
        put(library, tag("d"), burst="two")
        assert count(library, "step") == 4

    def test_no_burst_never_joins(self, library):
        put(library, tag("a"))
        put(library, tag("b"))
        assert count(library, "step") == 2

    def test_an_undone_step_is_not_joined(self, library):
        put(library, tag("a"), burst="x")
        library.journal.undo()
        put(library, tag("b"), burst="x")
        assert count(library, "step") == 1
        library.journal.undo()
        assert names(library) == []

    def test_other_rows_join_too(self, library):
        put(library, tag("a", 1), burst="x")
        put(library, tag("b", 2), burst="x", detail="newest")
        assert library.journal.undo_step().detail == "newest"
        library.journal.undo()
        assert names(library) == []


class TestRefusing:
    def test_row_changed_by_other_means(self, library):
        put(library, tag("a"))
        library.database.run("UPDATE tag SET name='z'")
        with pytest.raises(EditRefused, match="changed since"):
            library.journal.undo()
        assert names(library) == ["z"]
        assert library.journal.undo_step() is not None

    def test_all_rows_or_none(self, library):
        put(library, tag("a", 1), tag("b", 2))
        library.database.run("UPDATE tag SET name='z' WHERE name='b'")
        with pytest.raises(EditRefused):
            library.journal.undo()
        assert names(library) == ["a", "z"]

    def test_row_gone(self, library):
        put(library, tag("a"))
        library.database.run("DELETE FROM tag")
        with pytest.raises(EditRefused):
            library.journal.undo()

    def test_row_there_already(self, library):
        put(library, tag("a"))
        library.journal.undo()
        library.database.run("INSERT INTO tag VALUES (?, 'x', '', NULL, '', '', 0)", (tag("a")["id"],))
        with pytest.raises(EditRefused):
            library.journal.redo()

    def test_what_it_refers_to_is_gone(self, library):
        put(library, tag("parent", 9))
        put(library, tag("child", 1, parent=f"{9:032x}"))
        library.journal.undo()
        library.database.run("DELETE FROM tag")
        with pytest.raises(EditRefused, match="no longer there"):
            library.journal.redo()
        assert names(library) == []

    @pytest.mark.parametrize(
        ("column", "value"),
        [
            ("tbl", "setting"),
            ("tbl", "sqlite_master"),
            ("after", "{nonsense"),
            ("after", '{"id": "1"}'),
            ("after", json.dumps(tag("a") | {"evil; --": 1})),
            ("row_key", "7"),
        ],
    )
    def test_damaged_or_evil_record(self, library, column, value):
        put(library, tag("a"))
        library.database.run(f"UPDATE step_row SET {column}=?", (value,))
        with pytest.raises(EditRefused, match="damaged"):
            library.journal.undo()
        assert names(library) == ["a"]


def test_old_steps_are_forgotten(library, monkeypatch):
    monkeypatch.setattr(module, "KEPT_STEPS", 3)
    for i in range(6):
        put(library, tag(f"t{i}", i))
    library.journal.prune()
    assert count(library, "step") == 3
    assert count(library, "step_row") == 3
    assert [library.journal.undo() is not None for _ in range(4)] == [True, True, True, False]
    assert names(library) == ["t0", "t1", "t2"]


def test_few_steps_are_all_kept(library):
    put(library, tag("a"))
    library.journal.prune()
    assert count(library, "step") == 1
