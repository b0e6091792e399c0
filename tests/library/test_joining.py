"""Captures become threads: pages, views with and without ids, and pages saved again."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.domain.thread import ThreadKey
from reader.library.library import Library
from tests.library.making import at, page, post, store

WORDS = (
    "The ferry stops for repairs until the autumn, says the harbour office.",
    "Thanks for telling us; the bridge is twenty minutes further on foot.",
    "渡口的灯塔也要修，听说要到明年春天才能完工，大家绕行吧。",
    "Has anybody asked whether the night boat will still be running then?",
)


def rich(first=1, last=4):
    """Posts as a desktop view shows them."""
    return [post(str(500 + n), n, WORDS[(n - 1) % 4], location="Wuhu") for n in range(first, last + 1)]


def bare(posts, *, floors=True, authors=True):
    """The same posts as a text or archiver view shows them."""
    return [
        replace(
            one,
            post_id="",
            author_id=None,
            location=None,
            floor=one.floor if floors else None,
            author=one.author if authors else None,
        )
        for one in posts
    ]


def text_page(*posts, title="Thread 77", **more):
    return page(*posts, site="", tid="digest-" + "0" * 16, title=title, url=None, **more)


def shown(library):
    return [[one.post.paragraphs[0].text for one in library.threads.posts(head.id)] for head in library.threads.heads()]


@pytest.mark.parametrize("floors", [True, False])
@pytest.mark.parametrize("authors", [True, False])
@pytest.mark.parametrize("text_first", [True, False])
def test_a_text_of_the_thread_joins_it(library, floors, authors, text_first):
    pages = [page(*rich()), text_page(*bare(rich(), floors=floors, authors=authors))]
    first, second = store(library, *(reversed(pages) if text_first else pages))
    assert (first.posts_new, second.posts_new, second.posts_changed) == (4, 0, 0)
    assert shown(library) == [list(WORDS)]
    (head,) = library.threads.heads()
    assert head.key == ThreadKey("discuz", "forum.example", "77")
    assert [one.post.post_id for one in library.threads.posts(head.id)] == ["501", "502", "503", "504"]


@pytest.mark.parametrize("text_first", [True, False])
def test_the_richer_view_of_the_same_words_is_shown_whenever_it_came(library, text_first):
    pages = [page(*rich(), captured=at(2)), text_page(*bare(rich()), captured=at(3))]
    store(library, *(reversed(pages) if text_first else pages))
    posts = library.threads.posts(1)
    assert {one.post.location for one in posts} == {"Wuhu"}
    assert {one.versions for one in posts} == {1}


def test_a_changed_text_is_a_version_whatever_the_view(library):
    edited = [
        replace(one, paragraphs=post("", 1, "It runs again!", one.paragraphs[0].text).paragraphs) for one in rich()
    ]
    store(library, page(*rich(), captured=at(2)), text_page(*bare(edited), captured=at(3)))
    posts = library.threads.posts(1)
    assert [one.versions for one in posts] == [2, 2, 2, 2]
    assert {one.post.paragraphs[0].text for one in posts} == {"It runs again!"}


def test_another_thread_of_the_same_title_stays_apart(library):
    other = [
        post("", n, f"Quite another matter, number {n}, of which nobody else has ever written.") for n in range(1, 5)
    ]
    store(library, page(*rich()), text_page(*other))
    assert len(library.threads.heads()) == 2


def test_a_text_with_another_title_stays_apart(library):
    store(library, page(*rich()), text_page(*bare(rich()), title="Elsewhere"))
    assert len(library.threads.heads()) == 2


def test_a_text_of_another_site_stays_apart(library):
    store(library, page(*rich()), text_page(*bare(rich()), site_name="Another forum"))
    assert len(library.threads.heads()) == 2


def test_short_texts_alone_are_not_sure(library):
    short = [post("", n, "up") for n in range(1, 4)]
    store(library, page(*[post(str(n), n, "up") for n in range(1, 4)]), text_page(*short))
    assert len(library.threads.heads()) == 2


def test_doubt_between_two_threads_joins_neither(library):
    one, two = page(*rich(), tid="77"), page(*rich(), tid="78", title="Thread 77")
    store(library, one, two, text_page(*bare(rich())))
    assert len(library.threads.heads()) == 3


def test_pages_without_ids_follow_one_another(library):
    title = "The ferry stops"
    first = text_page(*bare(rich(1, 4)), title=title, page=1)
    second = page(*bare(rich(5, 8)), site="", tid="digest-" + "1" * 16, title=title, url=None, page=2)
    store(library, first, second)
    (head,) = library.threads.heads()
    assert [one.post.floor for one in library.threads.posts(head.id)] == list(range(1, 9))


def test_a_page_that_would_go_back_in_time_does_not_follow(library):
    title = "The ferry stops"
    later = [replace(one, posted_at=at(1, 6)) for one in bare(rich(5, 8))]
    first = text_page(*bare(rich(1, 4)), title=title)
    store(library, first, page(*later, site="", tid="digest-" + "1" * 16, title=title, url=None))
    assert len(library.threads.heads()) == 2


def test_annotated_posts_keep_their_rows_when_ids_become_known(library):
    store(library, text_page(*bare(rich())))
    before = [one.id for one in library.threads.posts(1)]
    store(library, page(*rich()), name="b")
    assert [one.id for one in library.threads.posts(1)] == before


def test_a_masked_post_is_a_version_not_a_view(library):
    masked = [replace(one, hidden=True) for one in rich()]
    store(library, page(*rich(), captured=at(2)), page(*masked, captured=at(3)))
    assert {one.versions for one in library.threads.posts(1)} == {2}


_VIEWS = {
    "desktop": page(*rich(1, 4), captured=at(2), page=1),
    "desktop 2": page(*rich(5, 8), captured=at(2), page=2),
    "touch": page(*[replace(one, location=None) for one in rich(1, 8)], captured=at(3), view="touch"),
    "text": text_page(*bare(rich(1, 4)), captured=at(4)),
    "archiver": page(*bare(rich(1, 8), floors=False), captured=at(5), view="archiver"),
}


@settings(max_examples=60, deadline=None)
@given(order=st.permutations(sorted(_VIEWS)), again=st.lists(st.sampled_from(sorted(_VIEWS)), max_size=3))
def test_any_order_of_views_gives_the_same_thread(tmp_path_factory, order, again):
    library = Library(tmp_path_factory.mktemp("join") / "x.postil")
    try:
        for number, name in enumerate(itertools.chain(order, again)):
            store(library, _VIEWS[name], name=f"{number}-")
        (head,) = library.threads.heads()
        posts = library.threads.posts(head.id)
        assert [one.post.floor for one in posts] == list(range(1, 9))
        assert [one.post.post_id for one in posts] == [str(500 + n) for n in range(1, 9)]
        assert {one.post.location for one in posts} == {"Wuhu"}
        assert {one.versions for one in posts} == {1}
        assert head.posts == 8
    finally:
        library.close()
