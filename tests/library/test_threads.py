"""Lists of threads and posts, and reader's marks."""

from __future__ import annotations

import pytest

from reader.domain.errors import LibraryDamaged
from reader.domain.thread import Place
from tests.library.making import at, page, post, store, three_posts


def test_heads_in_order_of_site_board_title(library):
    store(
        library,
        page(post("1", 1, "x"), tid="1", title="b", site_name="Z"),
        page(post("1", 1, "x"), tid="2", title="b", site_name="A"),
        page(post("1", 1, "x"), tid="3", title="a", site_name="A"),
        page(post("1", 1, "x"), tid="4", title="c", site_name="A", board=("Able",)),
        page(post("1", 1, "x"), tid="5", title="d", site_name=""),
    )
    assert [(h.site, h.title) for h in library.threads.heads()] == [
        ("A", "c"), ("A", "a"), ("A", "b"), ("Z", "b"), ("forum.example", "d")
    ]  # fmt: skip


def test_head_and_heads_agree(filled):
    filled.marks.mark_read([1], read=True)
    (head,) = filled.threads.heads()
    assert head == filled.threads.head(1)
    assert (head.posts, head.unread, head.board) == (3, 2, ("Town", "Lines"))


def test_unknown_thread(filled):
    assert filled.threads.head(99) is None
    assert filled.threads.posts(99) == []
    assert filled.threads.post_heads(99) == []


def test_any(library):
    assert not library.threads.any()
    store(library, page(*three_posts()))
    assert library.threads.any()


def test_removed_threads_are_left_out(filled):
    with filled.journal.step("x", ""):
        filled.marks.set_removed(1, removed=True)
    assert filled.threads.heads() == []
    assert filled.threads.head(1) is None
    assert not filled.threads.any()
    assert filled.restore(1)
    assert not filled.restore(1)
    assert filled.threads.any()
    assert filled.journal.undo_step().kind == "restore-thread"


def test_post_heads(filled):
    filled.marks.mark_read([2], read=True)
    with filled.journal.step("x", ""):
        filled.marks.set_bookmark(3, on=True)
    one, two, three = filled.threads.post_heads(1)
    assert (one.id, one.thread_id, one.floor, one.author) == (1, 1, 1, "user1")
    assert one.opening == "The ferry stops for repairs."
    assert [h.read for h in (one, two, three)] == [False, True, False]
    assert [h.bookmarked for h in (one, two, three)] == [False, False, True]
    assert one.posted_at == three_posts()[0].posted_at


def test_only_the_named_heads(filled):
    assert [h.id for h in filled.threads.post_heads(1, [3, 1, 99])] == [1, 3]
    assert filled.threads.post_heads(1, []) == []


def test_replies_point_to_posts_of_the_library(library):
    store(library, page(post("501", 1, "a"), post("502", 2, "b", reply_to="501"), post("503", 3, "c", reply_to="9")))
    assert [h.reply_to for h in library.threads.post_heads(1)] == [None, 1, None]


def test_a_version_given_out_stays_in_view_until_told(library):
    store(library, page(post("1", 1, "old"), captured=at(1)))
    library.threads.posts(1)
    store(library, page(post("1", 1, "new"), captured=at(2)), name="later")
    assert library.threads.version_in_view(1) == 1
    library.threads.forget_given([1])
    assert library.threads.version_in_view(1) == 2


def test_version_of_an_unknown_post(library):
    assert library.threads.version_in_view(5) is None
    assert library.threads.paragraphs(5) == ()


@pytest.mark.parametrize("column", ["paragraphs", "rest"])
def test_damaged_posts_are_damage(filled, column):
    filled.database.run(f"UPDATE post_version SET {column}='[nonsense' WHERE id=2")
    with pytest.raises(LibraryDamaged, match="cannot be read"):
        filled.threads.posts(1)


class TestMarks:
    def test_read_marks(self, filled):
        changes = filled.marks.mark_read([1, 2, 99], read=True)
        assert (changes.threads, changes.posts) == ({1}, {1, 2})
        assert filled.threads.head(1).unread == 1

    def test_only_changes_are_told(self, filled):
        filled.marks.mark_read([1], read=True)
        assert filled.marks.mark_read([1, 2], read=True).posts == {2}
        assert not filled.marks.mark_read([1, 2], read=True)

    def test_unread_again(self, filled):
        filled.marks.mark_read([1, 2], read=True)
        assert filled.marks.mark_read([2, 3], read=False).posts == {2}
        assert [h.read for h in filled.threads.post_heads(1)] == [True, False, False]

    def test_places(self, library):
        store(library, page(*three_posts()), page(post("1", 1, "x"), tid="78"))
        assert library.marks.last_place() is None
        library.marks.keep_place(Place(2, 4, 0))
        library.marks.keep_place(Place(1, 2, 1))
        assert library.marks.last_place() == Place(1, 2, 1)
        library.marks.keep_place(Place(2, 4, 0))
        assert library.marks.last_place() == Place(2, 4, 0)
        assert library.marks.place(1) == Place(1, 2, 1)
        assert library.marks.place(3) is None

    def test_place_of_a_post_elsewhere_is_not_kept(self, filled):
        filled.marks.keep_place(Place(2, 1, 0))
        filled.marks.keep_place(Place(1, 99, 0))
        assert filled.marks.last_place() is None

    def test_last_place_is_not_in_a_removed_thread(self, filled):
        filled.marks.keep_place(Place(1, 1, 0))
        with filled.journal.step("x", ""):
            filled.marks.set_removed(1, removed=True)
        assert filled.marks.last_place() is None

    def test_settings(self, library):
        assert library.marks.setting("a", "none") == "none"
        library.marks.set_setting("a", "1")
        library.marks.set_setting("a", "2")
        assert library.marks.setting("a", "none") == "2"


def test_the_order_of_posts_and_only_some_of_them(library):
    posts = [post(str(90 - floor), floor, f"Post {floor}.") for floor in range(1, 9)]
    store(library, page(*posts))
    (head,) = library.threads.heads()
    order = library.threads.order(head.id)
    assert order == [stored.id for stored in library.threads.posts(head.id)]
    some = library.threads.posts(head.id, [order[5], order[2]])
    assert [stored.post.floor for stored in some] == [3, 6]
    assert library.threads.posts(head.id, []) == []
    assert library.threads.order(99) == []
    assert library.threads.posts(99, order) == []
