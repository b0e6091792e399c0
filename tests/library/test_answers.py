"""Which post answers which in a stored thread, and which threads have words or names."""

from __future__ import annotations

import pytest

from reader.domain.thread import Quote
from reader.session.reading import ReadingSession
from tests.library import making


@pytest.fixture
def session(tmp_path):
    opened = ReadingSession(tmp_path / "a.postil")
    yield opened
    opened.close()


def stored(session, *posts, **more) -> list[int]:
    making.store(session._library, making.page(*posts, **more), name=more.get("tid", "a"))
    thread = session.threads()[-1].id
    return [head.id for head in session.post_heads(thread)]


def test_a_quotation_without_a_number_tells_by_author_and_words(session):
    ids = stored(
        session,
        making.post("1", 1, "The ferry stops."),
        making.post("2", 2, "Where?", quotes=(Quote("user1", "The ferry"),)),
    )
    assert session.answers(session.threads()[0].id) == {ids[1]: ids[0]}


def test_the_number_in_a_quotation_goes_first(session):
    quoting = making.post("3", 3, "Yes.", quotes=(Quote("user1", "Same words", "2"),))
    ids = stored(session, making.post("1", 1, "Same words"), making.post("2", 2, "Same words"), quoting)
    assert session.answers(session.threads()[0].id) == {ids[2]: ids[1]}


def test_what_is_told_by_the_post_itself_is_not_looked_for(session):
    quoting = making.post("2", 2, "Yes.", quotes=(Quote("user1", "Words"),), reply_to="1")
    ids = stored(session, making.post("1", 1, "Words"), quoting)
    assert session.answers(session.threads()[0].id) == {}
    assert session.post_heads(session.threads()[0].id)[1].reply_to == ids[0]


def test_threads_are_found_by_word_in_text_or_name(session):
    stored(session, making.post("1", 1, "The ferry stops.", author="100%_sure"))
    stored(session, making.post("9", 1, "渡口的灯塔"), tid="88")
    first, second = (next(h.id for h in session.threads() if h.key.thread_id == tid) for tid in ("77", "88"))
    found = session.searching.threads_with(["ferry", "灯", "0%_s", "user1", "t", "%", 'fer"ry'])
    assert found["ferry"] == found["0%_s"] == {first}
    assert found["灯"] == found["user1"] == {second}
    assert found["t"] == found["%"] == found['fer"ry'] == frozenset()


def test_the_index_and_the_texts_find_the_same_threads(session):
    stored(session, making.post("1", 1, "The ferry stops."))
    before = session.searching.threads_with(["ferry", "stops", "boat"])
    while not session.searching.step(1.0).ready:
        pass
    assert session.searching.threads_with(["ferry", "stops", "boat"]) == before
    assert before["ferry"]
    assert not before["boat"]
