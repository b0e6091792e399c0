"""The palette of commands and going anywhere, by keys in the real window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from reader.library.library import Library
from reader.session.editing import AddTag, new_tag
from tests.library import making

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def lines(window) -> list[str]:
    box = window.boxes.picker.list
    return [box.item(row).text() for row in range(box.count())]


def pick(window, qtbot, typed: str) -> None:
    qtbot.keyClicks(window.boxes.picker.input, typed)
    qtbot.keyClick(window.boxes.picker.input, Qt.Key.Key_Return)


class TestPalette:
    def test_every_enabled_command(self, window, qtbot):
        qtbot.keyClick(window, Qt.Key.Key_P, CTRL | SHIFT)
        shown = {line.split("    ")[0] for line in lines(window)}
        assert {"Go to floor", "Preferences", "Split the chosen tag", "Bookmark"} <= shown

    def test_recent_ones_first(self, window, qtbot):
        for typed in ("larger", "normal text"):
            qtbot.keyClick(window, Qt.Key.Key_P, CTRL | SHIFT)
            pick(window, qtbot, typed)
        assert window.room.look.zoom == 100
        qtbot.keyClick(window, Qt.Key.Key_P, CTRL | SHIFT)
        assert [line.split("    ")[0] for line in lines(window)[:2]] == ["Normal text size", "Larger text"]
        assert window.room.settings.recent_commands == ["zoom-reset", "zoom-in"]

    def test_not_more_than_eight(self, window, qtbot):
        window.room.settings.recent_commands = [f"x{i}" for i in range(8)]
        qtbot.keyClick(window, Qt.Key.Key_P, CTRL | SHIFT)
        pick(window, qtbot, "larger")
        assert window.room.settings.recent_commands == ["zoom-in", *(f"x{i}" for i in range(7))]


class TestAnything:
    def test_a_floor_by_its_number(self, window, qtbot):
        posts = window.pane.flow.posts
        qtbot.keyClick(window, Qt.Key.Key_P, CTRL)
        pick(window, qtbot, f"#{posts[2].post.floor}")
        assert window.pane.post_id == posts[2].id
        qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
        assert window.pane.post_id == posts[0].id

    def test_a_post_by_its_author(self, window, qtbot):
        target = window.pane.flow.posts[-1]
        qtbot.keyClick(window, Qt.Key.Key_P, CTRL)
        window.boxes.picker.input.insert(target.post.author)
        assert any(f"#{target.post.floor}" in line for line in lines(window))

    def test_a_tag_shows_its_passages(self, window, qtbot):
        qtbot.keyClicks(window.pane, "1j2")
        qtbot.keyClick(window, Qt.Key.Key_P, CTRL)
        pick(window, qtbot, "opinion")
        assert len(window.passages.shown()) == 1

    def test_a_thread(self, window, qtbot):
        title = window.pane.head.title
        window.reading.show_nothing()
        qtbot.keyClick(window, Qt.Key.Key_P, CTRL)
        window.boxes.picker.input.insert(title)
        qtbot.keyClick(window.boxes.picker.input, Qt.Key.Key_Return)
        assert window.pane.head.title == title

    def test_floor_alone(self, window, qtbot):
        posts = window.pane.flow.posts
        qtbot.keyClick(window.pane, Qt.Key.Key_G)
        pick(window, qtbot, str(posts[1].post.floor))
        assert window.pane.post_id == posts[1].id


class TestNothingThere:
    def test_a_floor_that_does_not_exist_is_told(self, window, qtbot):
        here = window.pane.post_id
        qtbot.keyClick(window.pane, Qt.Key.Key_G)
        pick(window, qtbot, "99")
        assert window.status.said.text() == "No floor or author “99” in what is saved of this thread"
        assert window.boxes.picker.isVisible()
        assert window.pane.post_id == here

    def test_nor_anywhere_else(self, window, qtbot):
        qtbot.keyClick(window, Qt.Key.Key_P, CTRL)
        pick(window, qtbot, "qqqq")
        assert window.status.said.text() == "Nothing here answers to “qqqq”"
        qtbot.keyClick(window.boxes.picker.input, Qt.Key.Key_Escape)
        assert window.pane.hasFocus()

    def test_nor_a_command(self, window, qtbot):
        qtbot.keyClick(window, Qt.Key.Key_G)
        qtbot.keyClick(window, Qt.Key.Key_P, CTRL | SHIFT)
        pick(window, qtbot, "qqqq")
        assert window.status.said.text() == "Nothing here answers to “qqqq”"

    def test_enter_on_nothing_typed_and_nothing_there_is_quiet(self, window, qtbot):
        window.boxes.picker.ask("Pick", [], window.rect().center(), lambda _value, _stays: None)
        said = window.status.said.text()
        qtbot.keyClick(window.boxes.picker.input, Qt.Key.Key_Return)
        assert window.status.said.text() == said


def test_lines_are_narrowed_among_those_that_answered_and_widened_again(window, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_P, CTRL | SHIFT)
    box = window.boxes.picker
    before = lines(window)
    qtbot.keyClicks(box.input, "book")
    narrow = lines(window)
    assert 0 < len(narrow) < len(before)
    assert all("book" in line.casefold() for line in narrow[:2])
    for _ in "book":
        qtbot.keyClick(box.input, Qt.Key.Key_Backspace)
    assert lines(window) == before
    qtbot.keyClicks(box.input, "undo")
    assert lines(window)[0].startswith("Undo") or lines(window)[0].startswith("Redo")


class TestOtherThreads:
    @pytest.fixture
    def window(self, open_window, tmp_path):
        path = tmp_path / "g.postil"
        library = Library(path)
        making.store(
            library,
            making.page(making.post("1", 1, "Here", author="Ann"), making.post("2", 2, "Here too", author="Bob")),
            making.page(*(making.post(f"9{n}", n, f"There {n}", author="Cleo") for n in range(1, 15)), tid="88"),
            making.page(making.post("7", 1, "Elsewhere", author="Dora"), tid="99"),
        )
        library.close()
        opened = open_window(path)
        opened.reading.open_thread(1)
        return opened

    def found(self, window, qtbot, typed: str, words: str) -> None:
        qtbot.keyClick(window, Qt.Key.Key_P, CTRL)
        qtbot.keyClicks(window.boxes.picker.input, typed)
        qtbot.waitUntil(lambda: any(words in line for line in lines(window)), timeout=5000)
        qtbot.keyClick(window.boxes.picker.input, Qt.Key.Key_Return)

    @pytest.mark.parametrize("typed", ["cleo 12", "12 cleo", "#12 cle"])
    def test_author_and_floor_of_a_thread_that_is_not_open(self, window, qtbot, typed):
        self.found(window, qtbot, typed, "There 12")
        assert window.reading.thread_id == 2
        assert window.pane.post.post.floor == 12
        qtbot.keyClick(window.pane, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
        assert window.reading.thread_id == 1

    def test_author_and_floor_here(self, window, qtbot):
        qtbot.keyClick(window, Qt.Key.Key_P, CTRL)
        pick(window, qtbot, "bob 2")
        assert window.pane.post.post.author == "Bob"

    def test_the_threads_read_last_stand_first(self, window, qtbot):
        for thread in (3, 1):
            window.reading.open_thread(thread)
            window.reading.keep_place()
        qtbot.keyClick(window, Qt.Key.Key_P, CTRL)
        assert [line.split("    ")[0] for line in lines(window)[:2]] == ["Thread 77", "Thread 99"]

    def test_where_one_went_last_stands_before_that(self, window, qtbot):
        qtbot.keyClick(window, Qt.Key.Key_P, CTRL)
        pick(window, qtbot, "thread 88")
        window.reading.open_thread(1)
        window.reading.keep_place()
        qtbot.keyClick(window, Qt.Key.Key_P, CTRL)
        assert lines(window)[0].startswith("Thread 88")
        assert window.room.session.setting("goto-recent") == "thread:2"

    def test_commands_are_left_alone_by_what_is_typed(self, window, qtbot):
        qtbot.keyClick(window, Qt.Key.Key_P, CTRL | SHIFT)
        qtbot.keyClicks(window.boxes.picker.input, "cleo")
        qtbot.wait(300)
        assert not any("There" in line for line in lines(window))


class TestBeforeTheFirstLetter:
    @pytest.fixture
    def loaded(self, monkeypatch):
        times = []
        monkeypatch.setattr("reader.text.pinyin.load", lambda: times.append(1))
        return times

    def test_an_english_window_does_not_load_the_sounds_for_the_names_of_languages(self, window, loaded, qtbot):
        window.goto.warm_up()
        qtbot.keyClick(window, Qt.Key.Key_P, CTRL | SHIFT)
        qtbot.keyClicks(window.boxes.picker.input, "t")
        window.room.jobs.wait_idle()
        assert loaded == []

    def test_a_chinese_tag_has_them_loaded_once_and_beforehand(self, window, loaded, qtbot):
        window.room.apply(AddTag(new_tag("防控", window.room.session.tags())))
        window.goto.warm_up()
        window.room.jobs.wait_idle()
        assert loaded == [1]
        qtbot.keyClick(window, Qt.Key.Key_T)
        window.room.jobs.wait_idle()
        assert loaded == [1]
