"""Storing pages: keys, versions, order, and that nothing is overwritten."""

from __future__ import annotations

import zlib

import pytest

from reader.domain.thread import PageKind, ThreadKey
from tests.library.making import DECODED, at, capture, page, post, store, three_posts


def texts(library, thread_id=1):
    return [[p.text for p in stored.post.paragraphs] for stored in library.threads.posts(thread_id)]


def floors(library, thread_id=1):
    return [stored.post.floor for stored in library.threads.posts(thread_id)]


class TestFirstTime:
    def test_counts(self, library):
        (stored,) = store(library, page(*three_posts()))
        assert (stored.posts_new, stored.posts_changed, stored.posts_same) == (3, 0, 0)
        assert stored.fresh
        assert stored.post_ids == {1, 2, 3}

    def test_posts_come_back_whole(self, library):
        store(library, page(*three_posts()))
        assert tuple(stored.post for stored in library.threads.posts(1)) == three_posts()

    def test_bytes_are_kept(self, library):
        library.pages.store(capture(body="the page"), DECODED, page(*three_posts()))
        codec, size, body = library.database.row("SELECT codec, size, body FROM raw")
        assert (codec, size, zlib.decompress(body)) == ("zlib", 8, b"the page")

    def test_provenance_is_kept(self, library):
        library.pages.store(capture("x.html"), DECODED, page(*three_posts(), warnings=("odd",), captured=at(9)))
        row = library.database.row("SELECT path, charset, kind, software, captured_at, warnings, parser FROM capture")
        assert row[:4] == ("/saved/x.html", "utf-8", "thread", "Discuz! X")
        assert row[4] == "2024-05-09T12:00:00+08:00"
        assert row[5] == '["odd"]'
        assert row[6].startswith("postil ")

    def test_known_afterwards(self, library):
        assert library.pages.known(capture().sha256) is None
        library.pages.store(capture(), DECODED, page(*three_posts()))
        known = library.pages.known(capture().sha256)
        assert (known.thread_id, known.title, known.posts_same) == (1, "Thread 77", 3)

    @pytest.mark.parametrize("kind", [PageKind.LISTING, PageKind.MESSAGE, PageKind.EMPTY])
    def test_pages_without_posts_make_no_thread(self, library, kind):
        (stored,) = store(library, page(kind=kind))
        assert stored.thread_id is None
        assert not library.threads.any()
        assert library.database.number("SELECT count(*) FROM raw") == 1

    def test_thread_without_posts_makes_no_thread(self, library):
        assert store(library, page())[0].thread_id is None

    def test_article_is_a_thread(self, library):
        assert store(library, page(post("", None, "x"), kind=PageKind.ARTICLE))[0].thread_id == 1


class TestAgain:
    def test_same_content_is_one_version_seen_twice(self, library):
        store(library, page(*three_posts()))
        (again,) = store(library, page(*three_posts()), name="again")
        assert (again.posts_new, again.posts_changed, again.posts_same) == (0, 0, 3)
        assert not again.fresh
        assert again.post_ids == frozenset()
        assert library.database.number("SELECT count(*) FROM post_version") == 3
        assert library.database.number("SELECT count(*) FROM sighting") == 6

    def test_changed_content_is_a_new_version(self, library):
        store(library, page(post("5", 1, "old"), captured=at(1)), page(post("5", 1, "new"), captured=at(2)))
        assert texts(library) == [["new"]]
        (stored,) = library.threads.posts(1)
        assert stored.versions == 2
        assert [p.text for p in library.threads.paragraphs(1)] == ["old"]

    def test_older_capture_does_not_take_over(self, library):
        first, second = store(
            library, page(post("5", 1, "new"), captured=at(2)), page(post("5", 1, "old"), captured=at(1))
        )
        assert (second.posts_changed, first.posts_new) == (1, 1)
        assert texts(library) == [["new"]]
        assert library.threads.posts(1)[0].versions == 2

    def test_seen_again_later_takes_over(self, library):
        one, two = post("5", 1, "one"), post("5", 1, "two")
        store(library, page(one, captured=at(1)), page(two, captured=at(2)), page(one, captured=at(3)))
        assert texts(library) == [["one"]]
        assert library.threads.posts(1)[0].versions == 2

    def test_without_times_the_later_import_is_shown(self, library):
        store(library, page(post("5", 1, "one")), page(post("5", 1, "two")))
        assert texts(library) == [["two"]]

    def test_thread_facts_are_the_newest_ones(self, library):
        store(
            library,
            page(post("5", 1, "x"), captured=at(2), title="New", views=20),
            page(post("5", 1, "x"), captured=at(1), title="Old", views=10),
        )
        head = library.threads.head(1)
        assert (head.title, head.views, head.captured_at) == ("New", 20, at(2))

    def test_unknown_facts_do_not_wipe_known_ones(self, library):
        store(
            library,
            page(post("5", 1, "x"), captured=at(1), views=10, replies=3),
            page(post("5", 1, "x"), captured=at(2), title="", board=(), site_name="", url=None),
        )
        head = library.threads.head(1)
        assert (head.title, head.views, head.replies, head.board) == ("Thread 77", 10, 3, ("Town", "Lines"))
        assert head.site == "Example forum"
        assert head.url.startswith("https://")

    def test_counters(self, library):
        store(library, page(*three_posts()), page(post("504", 4, "x"), post("503", 3, "渡口的灯塔也要修。")))
        head = library.threads.head(1)
        assert head.posts == 4
        assert head.last_posted_at == three_posts()[0].posted_at.replace(minute=4)


class TestThreads:
    @pytest.mark.parametrize(
        "other", [{"tid": "78"}, {"site": "other.example"}, {"key": ThreadKey("phpwind", "forum.example", "77")}]
    )
    def test_another_key_is_another_thread(self, library, other):
        store(library, page(*three_posts()), page(*three_posts(), **other))
        assert len(library.threads.heads()) == 2
        assert library.database.number("SELECT count(*) FROM post") == 6

    def test_views_of_a_thread_are_joined(self, library):
        store(library, page(*three_posts()), page(*three_posts(), view="touch"))
        assert len(library.threads.heads()) == 1


class TestKeysAndOrder:
    def test_pages_in_any_order(self, library):
        store(library, page(post("3", 3, "c"), post("4", 4, "d"), page=2), page(post("1", 1, "a"), post("2", 2, "b")))
        assert floors(library) == [1, 2, 3, 4]

    def test_reverse_order(self, library):
        store(library, page(post("3", 3, "c"), post("2", 2, "b"), post("1", 1, "a")))
        assert floors(library) == [1, 2, 3]

    def test_sticky_copy_counts_once(self, library):
        (stored,) = store(library, page(post("9", 9, "best"), post("1", 1, "a"), post("9", 9, "best")))
        assert stored.posts_new == 2

    def test_without_ids_by_floor(self, library):
        store(library, page(post("", 1, "a"), post("", 2, "b")))
        (again,) = store(library, page(post("", 2, "b"), post("", 3, "c")), name="again")
        assert (again.posts_new, again.posts_same) == (1, 1)
        assert texts(library) == [["a"], ["b"], ["c"]]

    def test_same_floor_twice_on_a_page_is_two_posts(self, library):
        (stored,) = store(library, page(post("", 1, "a"), post("", 1, "b")))
        assert stored.posts_new == 2
        assert store(library, page(post("", 1, "a"), post("", 1, "b")), name="again")[0].posts_same == 2

    def test_without_ids_and_floors_by_content(self, library):
        (first,) = store(library, page(post("", None, "a"), post("", None, "顶"), post("", None, "顶")))
        (again,) = store(library, page(post("", None, "顶"), post("", None, "顶"), post("", None, "b")), name="again")
        assert (first.posts_new, again.posts_new, again.posts_same) == (3, 1, 2)

    def test_without_floors_in_the_order_of_pages(self, library):
        store(
            library,
            page(post("8", None, "c"), post("7", None, "d"), page=2),
            page(post("9", None, "a"), post("6", None, "b"), page=1),
        )
        assert texts(library) == [["a"], ["b"], ["c"], ["d"]]

    def test_post_without_floor_follows_the_one_before(self, library):
        store(library, page(post("1", 1, "a"), post("x", None, "deleted"), post("2", 2, "b")))
        assert texts(library) == [["a"], ["deleted"], ["b"]]

    def test_floor_learned_later_orders(self, library):
        store(library, page(post("2", None, "b"), post("1", None, "a")))
        store(library, page(post("1", 1, "a"), post("2", 2, "b")), name="later")
        assert texts(library) == [["a"], ["b"]]
        assert [head.floor for head in library.threads.post_heads(1)] == [1, 2]

    def test_floor_not_shown_stays_known(self, library):
        store(library, page(post("1", 1, "a"), post("2", 2, "b")))
        store(library, page(post("2", None, "b"), post("1", None, "a")), name="later")
        assert [head.floor for head in library.threads.post_heads(1)] == [1, 2]

    @pytest.mark.parametrize("absurd", [-1, 10**31])
    def test_absurd_numbers_count_as_unknown(self, library, absurd):
        store(library, page(post("1", absurd, "a"), views=absurd, replies=absurd, page=absurd))
        head = library.threads.head(1)
        assert (head.views, head.replies) == (None, None)
        assert library.threads.post_heads(1)[0].floor is None

    def test_31_digit_post_ids(self, library):
        store(library, page(post("9" * 31, 1, "a")))
        assert library.threads.posts(1)[0].post.post_id == "9" * 31


def test_a_page_that_fails_leaves_nothing(library, monkeypatch):
    def fail(*_):
        raise ValueError("no")

    monkeypatch.setattr("reader.library.preparing.pack_rest", fail)
    with pytest.raises(ValueError, match="no"):
        store(library, page(*three_posts()))
    for table in ("raw", "capture", "thread", "post", "post_version"):
        assert library.database.number(f"SELECT count(*) FROM {table}") == 0


def test_odd_text_is_stored(library):
    store(library, page(post("1", 1, "a"), title="x\ud800y", board=("\udc80",)))
    assert library.threads.head(1).title == "x?y"
