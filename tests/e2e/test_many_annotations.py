"""A thread with very many annotations: those in view are there at once, the others right after the first painting."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest

from reader.domain.annotation import Span
from reader.gui.desks import thread_show
from reader.library.library import Library
from reader.session.editing import AddTag, SetTags, new_tag
from reader.session.reading import ReadingSession
from tests.library import making

COUNT = 120


@pytest.fixture
def window(open_window, tmp_path, monkeypatch):
    monkeypatch.setattr(thread_show, "MANY", 10)
    path = tmp_path / "many.postil"
    library = Library(path)
    posts = [making.post(str(1000 + floor), floor, f"Notice {floor} of the ferry.") for floor in range(1, COUNT + 1)]
    making.store(library, making.page(*posts, tid="77"), name="long")
    making.store(library, making.page(making.post("5", 1, "A short one."), tid="88"), name="short")
    library.close()
    session = ReadingSession(path, coder="Li")
    tag = new_tag("Ferry", session.tags(), key="1")
    session.apply(AddTag(tag))
    places = tuple((post.id, Span(0, 0, 0, 6)) for post in session.posts(long_one(session)))
    session.apply(SetTags(places, (tag.id,)))
    session.close()
    return open_window(path)


def long_one(session: ReadingSession) -> int:
    return max(session.threads(), key=lambda head: head.posts).id


def reopen(window) -> None:
    other = min(window.room.session.threads(), key=lambda head: head.posts).id
    window.reading.open_thread(other)
    window.reading.open_thread(long_one(window.room.session))


def marked(window) -> list[int]:
    """The floors that have a chip in the margin."""
    flow = window.pane.flow
    return sorted(
        flow.posts[flow.rows[row].post].post.floor for row, marks in window.pane._marks.items() if marks.chips
    )


def test_those_at_the_beginning_come_first(window, qtbot) -> None:
    reopen(window)
    assert marked(window) == list(range(1, 46))
    qtbot.waitUntil(lambda: marked(window) == list(range(1, COUNT + 1)))


def test_those_around_the_place_come_first(window, qtbot) -> None:
    qtbot.waitUntil(lambda: len(marked(window)) == COUNT)
    session = window.room.session
    window.reading.show_post(long_one(session), session.post_order(long_one(session))[79])
    reopen(window)
    assert window.pane.post.post.floor == 80
    assert marked(window) == list(range(65, COUNT + 1))
    qtbot.waitUntil(lambda: len(marked(window)) == COUNT)


def test_a_tag_set_before_the_others_are_there_is_kept(window, qtbot) -> None:
    session = window.room.session
    reopen(window)
    assert len(marked(window)) < COUNT
    before = len(session.annotations(long_one(session)))
    QTest.keyClick(window.pane, "1")  # the whole paragraph, of which only the first words have it
    window.pane.viewport().repaint()
    made = session.annotations(long_one(session))
    assert len(made) == before + 1
    qtbot.waitUntil(lambda: len(marked(window)) == COUNT)
    assert set(window.pane._annotations) == {annotation.id for annotation in made}


def test_another_thread_opened_meanwhile_has_its_own(window, qtbot) -> None:
    reopen(window)
    other = min(window.room.session.threads(), key=lambda head: head.posts).id
    window.reading.open_thread(other)
    qtbot.wait(30)
    assert window.reading.thread_id == other
    assert marked(window) == []
