"""Edits of annotations, marks and threads."""

from __future__ import annotations

from uuid import uuid4

import pytest

from reader.domain.annotation import Span
from reader.domain.errors import EditRefused, LibraryReadOnly
from reader.library.library import Library
from reader.session.editing import (
    AddTag,
    ClearTags,
    RemoveThread,
    SetBookmark,
    SetMemo,
    SetTags,
    Together,
    ToggleTag,
    new_tag,
)
from reader.session.reading import ReadingSession
from tests.library.making import at, page, post, spans, store


def held(session):
    names = {tag.id: tag.name for tag in session.tags()}
    return [
        (a.target.post_id, a.target.span.first, sorted(names[t] for t in a.tags), a.memo)
        for a in session.annotations(1)
    ]


class TestToggleTag:
    def test_sets(self, session, posts, tag):
        a = tag("A")
        changes = session.apply(ToggleTag(spans(posts, (0, 1)), a))
        (made,) = session.annotations(1)
        assert made.tags == {a}
        assert (made.coder, made.memo) == ("Mei", "")
        assert made.target.quote.exact == "It returns in autumn."
        assert made.created == made.modified
        assert (changes.annotations, changes.posts, changes.threads) == ({made.id}, {posts[0].id}, {1})
        assert (changes.tags, changes.structure, changes.place) == (False, False, (1, posts[0].id, 1))

    def test_takes_off_and_the_empty_annotation_goes(self, session, posts, tag):
        a = tag("A")
        where = spans(posts, (0, 1))
        session.apply(ToggleTag(where, a))
        changes = session.apply(ToggleTag(where, a))
        assert session.annotations(1) == []
        assert len(changes.annotations) == 1
        assert changes.place == (1, posts[0].id, 1)

    def test_some_have_it_so_all_get_it(self, session, posts, tag):
        a = tag("A")
        session.apply(ToggleTag(spans(posts, (0, 0)), a))
        session.apply(ToggleTag(spans(posts, (0, 0), (1, 1)), a))
        assert held(session) == [(1, 0, ["A"], ""), (2, 1, ["A"], "")]
        session.apply(ToggleTag(spans(posts, (0, 0), (1, 1)), a))
        assert held(session) == []

    def test_second_tag_joins_the_annotation(self, session, posts, tag):
        a, b = tag("A"), tag("B")
        session.apply(ToggleTag(spans(posts, (0, 0)), a))
        session.apply(ToggleTag(spans(posts, (0, 0)), b))
        assert held(session) == [(1, 0, ["A", "B"], "")]
        session.apply(ToggleTag(spans(posts, (0, 0)), a))
        assert held(session) == [(1, 0, ["B"], "")]

    def test_another_span_is_another_annotation(self, session, posts, tag):
        a = tag("A")
        session.apply(ToggleTag(spans(posts, (0, 0)), a))
        session.apply(ToggleTag(((posts[0].id, Span(0, 4, 0, 9)),), a))
        assert [x.target.quote.exact for x in session.annotations(1)] == ["The ferry stops for repairs.", "ferry"]

    def test_a_run_over_paragraphs(self, session, posts, tag):
        session.apply(ToggleTag(((posts[0].id, Span(0, 4, 2, 8)),), tag("A")))
        (passage,) = session.passages()
        assert passage.text == "ferry stops for repairs.\nIt returns in autumn.\nTake the"

    def test_memo_keeps_the_annotation(self, session, posts, tag):
        a = tag("A")
        session.apply(ToggleTag(spans(posts, (0, 0)), a))
        session.apply(SetMemo(spans(posts, (0, 0)), "m"))
        session.apply(ToggleTag(spans(posts, (0, 0)), a))
        assert held(session) == [(1, 0, [], "m")]

    def test_each_coder_has_annotations_of_their_own(self, session, posts, tag):
        a = tag("A")
        session.apply(ToggleTag(spans(posts, (0, 0)), a))
        session.coder = "Li"
        session.apply(ToggleTag(spans(posts, (0, 0)), a))
        assert sorted(x.coder for x in session.annotations(1)) == ["Li", "Mei"]
        session.apply(ToggleTag(spans(posts, (0, 0)), a))
        assert [x.coder for x in session.annotations(1)] == ["Mei"]

    def test_doubled_spans_count_once(self, session, posts, tag):
        session.apply(ToggleTag(spans(posts, (0, 0), (0, 0)), tag("A")))
        assert len(session.annotations(1)) == 1

    def test_nothing_chosen_is_no_step(self, session, tag):
        a = tag("A")
        assert not session.apply(ToggleTag((), a))
        assert session.undo_step.kind == "add-tag"

    def test_steps_are_named_by_what_happened(self, session, posts, tag):
        a = tag("A")
        session.apply(ToggleTag(spans(posts, (0, 0)), a))
        assert (session.undo_step.kind, session.undo_step.detail) == ("set-tag", "A")
        session.apply(ToggleTag(spans(posts, (0, 0)), a))
        assert (session.undo_step.kind, session.undo_step.detail) == ("unset-tag", "A")

    @pytest.mark.parametrize(
        "where", [(1, Span(0, 0, 0, 999)), (1, Span(9, 0, 9, 1)), (1, Span(0, 3, 0, 3)), (99, Span(0, 0, 0, 1))]
    )
    def test_no_such_place(self, session, tag, where):
        a = tag("A")
        with pytest.raises(EditRefused, match="no text"):
            session.apply(ToggleTag((where,), a))
        assert session.annotations(1) == []

    def test_no_such_tag(self, session, posts):
        with pytest.raises(EditRefused, match="no such tag"):
            session.apply(ToggleTag(spans(posts, (0, 0)), uuid4()))

    def test_one_bad_span_spoils_all(self, session, posts, tag):
        a = tag("A")
        with pytest.raises(EditRefused):
            session.apply(ToggleTag((*spans(posts, (0, 0)), (1, Span(9, 0, 9, 1))), a))
        assert session.annotations(1) == []


class TestOnANewerVersion:
    """Annotations made on an older version are met where they are shown now."""

    @pytest.fixture
    def newer(self, session, posts, tag):
        a = tag("A")
        session.apply(ToggleTag(spans(posts, (0, 1)), a))
        library = Library(session.path, join=True)
        (stored,) = store(library, page(post("501", 1, "Edited.", "It returns in autumn."), captured=at(9)), name="n")
        library.close()
        return a, stored

    def test_toggled_where_it_is_shown(self, session, newer):
        a, _ = newer
        posts = session.posts(1)
        session.apply(ToggleTag(spans(posts, (0, 1)), a))
        assert session.annotations(1) == []

    def test_text_in_view_decides(self, session, posts, tag, newer):
        # The window still shows the old text, whose third paragraph the new version has not.
        session.apply(ToggleTag(spans(posts, (0, 2)), tag("B")))
        made = next(a for a in session.annotations(1) if a.target.span.first == 2)
        assert (made.target.quote.exact, made.target.version_id) == ("Take the bridge.", posts[0].version_id)
        _, stored = newer
        session.announce(_changes(stored))
        assert [a.state for a in session.annotations(1)] == ["exact", "orphan"]

    def test_two_places_that_became_one(self, session, tag):
        library = Library(session.path, join=True)
        store(library, page(post("9", 1, "alpha beta gamma", "delta"), captured=at(3), tid="x"), name="one")
        b = tag("B")
        where = [Span(0, 0, 0, 16), Span(0, 0, 1, 5)]
        session.apply(SetTags(((4, where[0]),), (b,)))
        session.apply(SetTags(((4, where[1]),), (b,)))
        store(library, page(post("9", 1, "alpha beta gamma"), captured=at(9), tid="x"), name="two")
        library.close()
        session.posts(2)
        shown = [a.shown for a in session.annotations(2)]
        assert shown.count(where[0]) == 1
        session.apply(ToggleTag(((4, where[0]),), b))
        assert [a.shown for a in session.annotations(2)] == [None]


def _changes(stored):
    from reader.domain.annotation import Changes  # noqa: PLC0415

    return Changes(threads=frozenset({stored.thread_id}), posts=stored.post_ids)


class TestSetAndClear:
    def test_set_adds(self, session, posts, tag):
        a, b, c = tag("A"), tag("B"), tag("C")
        session.apply(ToggleTag(spans(posts, (0, 0)), a))
        session.apply(SetTags(spans(posts, (0, 0), (1, 0)), (b, c)))
        assert held(session) == [(1, 0, ["A", "B", "C"], ""), (2, 0, ["B", "C"], "")]
        assert session.undo_step.detail == "B, C"

    def test_set_again_is_no_step(self, session, posts, tag):
        a = tag("A")
        session.apply(SetTags(spans(posts, (0, 0)), (a,)))
        before = session.undo_step
        assert not session.apply(SetTags(spans(posts, (0, 0)), (a,)))
        assert session.undo_step == before

    def test_clear_takes_what_overlaps(self, session, posts, tag):
        a = tag("A")
        session.apply(SetTags(((1, Span(0, 4, 0, 9)), (1, Span(0, 10, 1, 2)), (1, Span(2, 0, 2, 4))), (a,)))
        session.apply(ClearTags(spans(posts, (0, 0))))
        assert [x.target.span for x in session.annotations(1)] == [Span(2, 0, 2, 4)]

    def test_clear_does_not_take_what_only_touches(self, session, tag):
        session.apply(SetTags(((1, Span(0, 4, 0, 9)),), (tag("A"),)))
        assert not session.apply(ClearTags(((1, Span(0, 9, 0, 12)),)))
        assert len(session.annotations(1)) == 1

    def test_clear_keeps_memos(self, session, posts, tag):
        session.apply(SetTags(spans(posts, (0, 0)), (tag("A"),)))
        session.apply(SetMemo(spans(posts, (0, 0)), "m"))
        session.apply(ClearTags(spans(posts, (0, 0))))
        assert held(session) == [(1, 0, [], "m")]

    def test_clear_leaves_other_coders_tags(self, session, posts, tag):
        session.apply(SetTags(spans(posts, (0, 0)), (tag("A"),)))
        session.coder = "Li"
        session.apply(ClearTags(spans(posts, (0, 0))))
        assert held(session) == [(1, 0, ["A"], "")]


class TestMemo:
    def test_set_change_delete(self, session, posts):
        where = spans(posts, (1, 0))
        session.apply(SetMemo(where, " first \n"))
        assert held(session) == [(2, 0, [], "first")]
        session.apply(SetMemo(where, "second"))
        assert held(session) == [(2, 0, [], "second")]
        session.apply(SetMemo(where, "  "))
        assert held(session) == []

    def test_typing_is_one_step(self, session, posts):
        where = spans(posts, (1, 0))
        session.apply(SetMemo(where, "old"))
        for text in ("o", "on", "one"):
            session.apply(SetMemo(where, text), burst="memo-1")
        assert held(session)[0][3] == "one"
        session.undo()
        assert held(session)[0][3] == "old"
        session.redo()
        assert held(session)[0][3] == "one"

    def test_modified_is_newer_than_created(self, session, posts):
        session.apply(SetMemo(spans(posts, (1, 0)), "a"))
        session.apply(SetMemo(spans(posts, (1, 0)), "b"))
        (made,) = session.annotations(1)
        assert made.modified > made.created

    @pytest.mark.parametrize("where", [(), ((1, Span(0, 0, 0, 1)), (1, Span(1, 0, 1, 1)))])
    def test_one_place_only(self, session, where):
        with pytest.raises(EditRefused, match="one place"):
            session.apply(SetMemo(where, "x"))

    def test_empty_memo_on_nothing_is_no_step(self, session, posts):
        assert not session.apply(SetMemo(spans(posts, (0, 0)), ""))
        assert session.undo_step is None


class TestMarks:
    def test_bookmark(self, session, posts):
        changes = session.apply(SetBookmark(posts[1].id, on=True))
        assert (changes.posts, changes.place) == ({2}, (1, 2, 0))
        assert [p.bookmarked for p in session.posts(1)] == [False, True, False]
        assert not session.apply(SetBookmark(posts[1].id, on=True))
        session.apply(SetBookmark(posts[1].id, on=False))
        assert not any(h.bookmarked for h in session.post_heads(1))
        session.undo()
        assert session.post_heads(1)[1].bookmarked

    def test_no_such_post(self, session):
        with pytest.raises(EditRefused, match="no such post"):
            session.apply(SetBookmark(99, on=True))

    def test_remove_thread(self, session, posts, tag):
        session.apply(SetTags(spans(posts, (0, 0)), (tag("A"),)))
        changes = session.apply(RemoveThread(1))
        assert (changes.structure, changes.threads) == (True, {1})
        assert session.undo_step.detail == "Thread 77"
        assert (session.threads(), session.passages()) == ([], [])
        undone = session.undo()
        assert (undone.kind, undone.changes.structure) == ("remove-thread", True)
        assert len(session.threads()) == len(session.passages()) == 1

    def test_remove_twice(self, session):
        session.apply(RemoveThread(1))
        with pytest.raises(EditRefused, match="no such thread"):
            session.apply(RemoveThread(1))


class TestTogether:
    def test_one_step(self, session, posts):
        new = new_tag("Made while tagging")
        session.apply(Together((AddTag(new), SetTags(spans(posts, (0, 0)), (new.id,))), "tag-new", "Made"))
        assert (session.undo_step.kind, session.undo_step.detail) == ("tag-new", "Made")
        undone = session.undo()
        assert undone.changes.tags
        assert undone.changes.posts == {1}
        assert (session.tags(), session.annotations(1)) == ([], [])
        session.redo()
        assert held(session) == [(1, 0, ["Made while tagging"], "")]

    def test_all_or_none(self, session, posts):
        new = new_tag("A")
        with pytest.raises(EditRefused):
            session.apply(Together((AddTag(new), ToggleTag(spans(posts, (0, 0)), uuid4())), "x"))
        assert session.tags() == []


def test_read_only(session, posts, tag):
    a = tag("A")
    other = ReadingSession(session.path)
    with pytest.raises(LibraryReadOnly):
        other.apply(ToggleTag(spans(posts, (0, 0)), a))
    with pytest.raises(LibraryReadOnly):
        other.undo()
    other.close()
