"""Reading sessions: time that counts, progress, going on after a restart, the log."""

from __future__ import annotations

import csv

import pytest

from reader.domain.errors import EditRefused, LibraryReadOnly
from reader.domain.thread import Place
from reader.library.maintenance import check
from reader.session.editing import RemoveThread
from reader.session.reading import ReadingSession
from reader.session.sittings import IDLE, LOG_COLUMNS, Clock


class TestClock:
    @pytest.mark.parametrize(
        ("touches", "wanted"),
        [
            ([], 0),
            ([5], 0),
            ([5, 15], 10),
            ([0, 10, 20, 50], 50),
            ([0, IDLE], IDLE),
            ([0, IDLE + 1], 0),
            ([0, 10, 10 + IDLE + 1, 20 + IDLE + 1], 20),
            ([10, 5, 15], 10),
        ],
    )
    def test_only_stretches_with_something_done(self, touches, wanted):
        clock = Clock()
        for now in touches:
            clock.touch(now)
        assert clock.take() == wanted
        assert clock.take() == 0

    def test_a_pause_is_no_gap(self):
        clock = Clock()
        clock.touch(0)
        clock.stop()
        clock.touch(10)
        assert clock.take() == 0


class TestSitting:
    def test_counts_what_is_done(self, session, posts):
        sittings = session.sittings
        sittings.begin("  First\n look ", [1], now=0)
        sittings.did(30, posts=2)
        sittings.did(60, tags=3, place=Place(1, posts[1].id, 0))
        current = sittings.current
        assert (current.name, current.coder, current.threads) == ("First look", "Mei", (1,))
        assert (current.seconds, current.posts, current.tags) == (60, 2, 3)
        assert current.pace == 120
        assert current.place == Place(1, posts[1].id, 0)

    def test_goes_on_after_a_restart_where_it_was_left(self, session, path, posts):
        session.sittings.begin("First", [1], now=0)
        session.sittings.did(30, posts=1, place=Place(1, posts[2].id, 0))
        session.sittings.keep()
        session.sittings.did(40, posts=1)
        session.sittings.keep()
        session.close()
        again = ReadingSession(path, coder="Mei")
        try:
            found = again.sittings.current
            assert (found.seconds, found.posts) == (40, 2)
            assert not again.sittings.running
            again.sittings.did(1000, posts=5)
            assert again.sittings.current.posts == 2
            assert again.sittings.resume(2000) == Place(1, posts[2].id, 0)
            again.sittings.did(2010)
            assert again.sittings.current.seconds == 50
        finally:
            again.close()
        assert check(path) == []

    def test_nothing_counts_while_paused(self, session):
        sittings = session.sittings
        sittings.begin("First", [], now=0)
        sittings.pause()
        sittings.did(10, posts=1, tags=1)
        assert (sittings.current.seconds, sittings.current.posts, sittings.current.tags) == (0, 0, 0)

    def test_a_new_one_ends_the_other(self, session):
        sittings = session.sittings
        sittings.begin("First", [], now=0)
        sittings.did(10, posts=1)
        sittings.begin("Second", [], now=100)
        second, first = sittings.log()
        assert (first.name, first.posts, first.ended is not None) == ("First", 1, True)
        assert (second.name, second.posts, second.ended) == ("Second", 0, None)

    def test_ends_with_an_entry(self, session):
        session.sittings.begin("First", [1], now=0)
        session.sittings.did(10, posts=1)
        ended = session.sittings.end("  much of it was new \n")
        assert (ended.journal, ended.posts, ended.seconds) == ("much of it was new", 1, 10)
        assert session.sittings.current is None
        assert session.sittings.end() is None
        assert session.sittings.log() == [ended]

    def test_progress_through_the_queue(self, session, posts):
        session.sittings.begin("First", [1, 1], now=0)
        assert session.sittings.progress() == (0, 1, 0, 3)
        session.mark_read([posts[0].id])
        assert session.sittings.progress() == (0, 1, 1, 3)
        session.mark_read([post.id for post in posts])
        assert session.sittings.progress() == (1, 1, 3, 3)
        session.apply(RemoveThread(1))
        assert session.sittings.progress() == (0, 0, 0, 0)

    def test_the_queue_can_be_changed(self, session, path):
        session.sittings.begin("First", [], now=0)
        session.sittings.set_threads([1])
        session.close()
        again = ReadingSession(path)
        assert again.sittings.current.threads == (1,)
        again.close()

    def test_needs_a_name(self, session):
        with pytest.raises(EditRefused, match="name"):
            session.sittings.begin(" ", [1], now=0)
        assert session.sittings.current is None

    def test_not_in_a_library_that_is_only_read(self, session, path):
        session.close()
        shut = ReadingSession(path, read_only=True)
        with pytest.raises(LibraryReadOnly):
            shut.sittings.begin("First", [], now=0)
        shut.close()


def test_the_log_as_csv(session, tmp_path):
    session.sittings.begin("=First", [1], now=0)
    session.sittings.did(90, posts=3, tags=2)
    session.sittings.end("one\ntwo")
    session.sittings.begin("第二次", [], now=100)
    assert session.sittings.write_log(tmp_path / "log.csv") == 2
    with (tmp_path / "log.csv").open(encoding="utf-8-sig", newline="") as file:
        heading, first, second = csv.reader(file)
    assert heading == list(LOG_COLUMNS)
    assert (first[0], *first[4:]) == ("'=First", "1.5", "3", "120.0", "2", "1", "one\ntwo")
    assert (second[0], second[3]) == ("第二次", "")
