"""Annotations whose posts came again with another text: links, the review list, and settling by hand."""

from __future__ import annotations

import pytest

from reader.domain.annotation import AnchorState, Span
from reader.domain.errors import EditRefused
from reader.library.library import Library
from reader.session.editing import AddTag, ToggleTag, new_tag
from reader.session.reading import ReadingSession
from reader.session.reviewing import AcceptPlaces, Reattach
from tests.library import making

FERRY = "The ferry stops for repairs until the autumn."


@pytest.fixture
def path(tmp_path):
    return tmp_path / "test.postil"


def take_in(path, *pages, name):
    library = Library(path)
    making.store(library, *pages, name=name)
    library.close()


def first_posts():
    return making.post("501", 1, FERRY, "Take the bridge."), making.post("502", 2, "Thanks for telling.")


@pytest.fixture
def noted(path):
    """A session with a tag on each paragraph of the first post and on the second post."""
    take_in(path, making.page(*first_posts(), captured=making.at(2)), name="a")
    session = ReadingSession(path, coder="Mei")
    session.apply(AddTag(new_tag("Policy", [])))
    spans = making.spans(session.posts(1), (0, 0), (0, 1), (1, 0))
    session.apply(ToggleTag(spans, session.tags()[0].id))
    session.close()
    return path


def again(path, *posts, day=5):
    take_in(path, making.page(*posts, captured=making.at(day)), name=f"b{day}")
    return ReadingSession(path, coder="Mei")


def stored_annotations(session):
    return session._library.database.rows("SELECT * FROM annotation ORDER BY id")


def links(session):
    return [row[0] for row in session._library.database.rows("SELECT kind FROM link ORDER BY kind")]


CHANGED = FERRY.replace("autumn", "winter")
ELSEWHERE = "Something else altogether stands here."


def test_an_import_links_and_rewrites_no_annotation(noted):
    session = ReadingSession(noted)
    before = stored_annotations(session)
    session.close()
    session = again(noted, making.post("501", 1, "Edited on Monday", CHANGED), making.post("502", 2, "Gone."))
    assert stored_annotations(session) == before
    assert links(session) == ["changed", "orphan", "orphan"]
    assert [a.state for a in session.annotations(1)] == [AnchorState.CHANGED, AnchorState.ORPHAN, AnchorState.ORPHAN]
    session.close()


def test_the_same_page_again_links_nothing(noted):
    session = again(noted, *first_posts())
    assert links(session) == []
    assert session.needs_review() == []
    session.close()


def test_what_only_moved_needs_no_review(noted):
    session = again(noted, making.post("501", 1, "Edited on Monday", FERRY, "Take the bridge."))
    assert links(session) == ["moved", "moved"]
    assert session.needs_review() == []
    session.close()


def test_the_list_shows_old_and_new_words(noted):
    session = again(noted, making.post("501", 1, CHANGED, "Take the bridge."), making.post("502", 2, ELSEWHERE))
    first, second = session.needs_review()
    assert (first.old_text, first.new_text, first.annotation.state) == (FERRY, CHANGED, AnchorState.CHANGED)
    assert (second.old_text, second.new_text, second.annotation.state) == (
        "Thanks for telling.",
        "",
        AnchorState.ORPHAN,
    )
    assert (first.thread_id, first.thread_title, first.floor, first.author) == (1, "Thread 77", 1, "user1")
    assert session.version_text(first.version_id)[0].text == CHANGED
    assert session.version_text(first.annotation.target.version_id)[0].text == FERRY
    assert session.needs_review(1) == [first, second]
    assert session.needs_review(2) == []
    session.close()


def test_accepting_takes_from_the_list_and_undo_brings_back(noted):
    session = again(noted, making.post("501", 1, CHANGED, "Take the bridge."), making.post("502", 2, ELSEWHERE))
    listed = session.needs_review()
    before = stored_annotations(session)
    changes = session.apply(AcceptPlaces(tuple(review.annotation.id for review in listed)))
    assert changes.annotations == {review.annotation.id for review in listed}
    assert session.needs_review() == []
    assert next(a.shown for a in session.annotations(1)) == Span(0, 0, 0, len(CHANGED))
    assert stored_annotations(session) == before
    session.undo()
    assert session.needs_review() == listed
    session.redo()
    assert session.needs_review() == []
    session.close()


def test_reattaching_holds_and_is_the_base_for_newer_versions(noted):
    session = again(
        noted, making.post("501", 1, FERRY, "Take the bridge."), making.post("502", 2, "New words, and more.")
    )
    (orphan,) = session.needs_review()
    session.apply(Reattach(orphan.annotation.id, orphan.version_id, Span(0, 0, 0, 9)))
    assert session.needs_review() == []
    placed = next(a for a in session.annotations(1) if a.id == orphan.annotation.id)
    assert (placed.shown, placed.state) == (Span(0, 0, 0, 9), AnchorState.MOVED)
    assert placed.target == orphan.annotation.target
    session.close()
    session = again(noted, making.post("502", 2, "A notice", "New words, and more."), day=6)
    placed = next(a for a in session.annotations(1) if a.id == orphan.annotation.id)
    assert (placed.shown, placed.state) == (Span(1, 0, 1, 9), AnchorState.MOVED)
    assert session.needs_review() == []
    session.close()


def test_an_accepted_orphan_is_listed_again_with_the_next_version_only(noted):
    session = again(noted, making.post("502", 2, ELSEWHERE))
    session.apply(AcceptPlaces((session.needs_review()[0].annotation.id,)))
    session.close()
    session = again(noted, making.post("502", 2, "And once more something else."), day=6)
    assert [review.annotation.state for review in session.needs_review()] == [AnchorState.ORPHAN]
    session.close()


def test_words_that_come_back_are_found_again(noted):
    session = again(noted, making.post("502", 2, ELSEWHERE))
    session.close()
    session = again(noted, making.post("502", 2, "A notice", "Thanks for telling."), day=6)
    assert session.needs_review() == []
    session.close()


def test_wrong_places_are_refused(noted):
    session = again(noted, making.post("502", 2, ELSEWHERE))
    (review,) = session.needs_review()
    other = session.posts(1)[0].version_id
    with pytest.raises(EditRefused, match="does not belong"):
        session.apply(Reattach(review.annotation.id, other, Span(0, 0, 0, 3)))
    with pytest.raises(EditRefused, match="no text"):
        session.apply(Reattach(review.annotation.id, review.version_id, Span(7, 0, 7, 3)))
    session.undo()
    with pytest.raises(EditRefused, match="no such annotation"):
        session.apply(AcceptPlaces((review.annotation.id,)))
    session.close()


def test_deleting_a_settled_annotation_can_be_undone(noted):
    session = again(noted, making.post("502", 2, ELSEWHERE))
    (review,) = session.needs_review()
    session.apply(Reattach(review.annotation.id, review.version_id, Span(0, 0, 0, 9)))
    post = session.posts(1)[1]
    tag = session.tags()[0].id
    session.apply(ToggleTag(((post.id, Span(0, 0, 0, 9)),), tag))
    assert review.annotation.id not in {a.id for a in session.annotations(1)}
    session.undo()
    placed = next(a for a in session.annotations(1) if a.id == review.annotation.id)
    assert placed.shown == Span(0, 0, 0, 9)
    session.close()


def test_links_that_are_missing_are_made_when_the_list_is_asked_for(noted):
    session = again(noted, making.post("502", 2, ELSEWHERE))
    session._library.database.run("DELETE FROM link")
    assert len(session.needs_review()) == 1
    assert links(session) == ["orphan"]
    session.close()


def test_a_library_that_is_only_read_lists_too(noted):
    again(noted, making.post("502", 2, ELSEWHERE)).close()
    session = ReadingSession(noted, read_only=True)
    assert len(session.needs_review()) == 1
    session.close()


def test_the_count_is_that_of_the_list_whatever_was_settled(noted):
    session = again(noted, making.post("501", 1, CHANGED, "Take the bridge."), making.post("502", 2, ELSEWHERE))
    assert session.review_count() == 2
    session.apply(AcceptPlaces((session.needs_review()[0].annotation.id,)))
    assert session.review_count() == len(session.needs_review()) == 1
    session.undo()
    assert session.review_count() == 2
    session.apply(AcceptPlaces(tuple(review.annotation.id for review in session.needs_review())))
    assert session.review_count() == 0
    session.close()
    session = again(noted, making.post("501", 1, CHANGED + " Or spring."), making.post("502", 2, "Once more."), day=6)
    assert session.review_count() == len(session.needs_review()) == 2
    session._library.database.run("DELETE FROM link")
    assert session.review_count() == 2
    assert links(session) == []
    session.close()


def test_versions_come_newest_first_with_their_pages_and_annotations(noted):
    again(
        noted, making.post("501", 1, CHANGED, "Take the bridge."), making.post("502", 2, "Thanks for telling.")
    ).close()
    session = again(noted, making.post("501", 1, CHANGED, "Take the bridge."), day=7)
    posts = session.posts(1)
    newer, older = session.versions(posts[0].id)
    assert (newer.shown, older.shown) == (True, False)
    assert (newer.captures, older.captures) == (2, 1)
    assert (newer.saved_at, older.saved_at) == (making.at(5), making.at(2))
    assert newer.path.endswith("b50.html")
    assert [p.text for p in newer.paragraphs] == [CHANGED, "Take the bridge."]
    assert [p.text for p in older.paragraphs] == [FERRY, "Take the bridge."]
    assert newer.annotations == ()
    assert [note.target.quote.exact for note in older.annotations] == [FERRY, "Take the bridge."]
    assert [len(session.versions(post.id)) for post in posts] == [2, 1]
    assert session.versions(99) == []
    session.close()
