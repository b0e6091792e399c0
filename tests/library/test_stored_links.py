"""Links of stored posts: kept with the version, learnt by versions that were stored without them."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from reader.domain.thread import Link, Quote
from reader.library import records
from reader.library.matching import richness
from reader.library.preparing import prepare
from reader.library.rereading import reread
from tests.library.making import DECODED, at, capture, page, post, store

HERE_ROW = (0, 4, 8, "https://a.example/x")
THERE_ROW = (1, 0, 3, "mailto:ann@a.example")
HERE, THERE = Link(*HERE_ROW), Link(*THERE_ROW)
BARE = post("501", 1, "See here.", "Ann knows.")
LINKED = replace(BARE, links=(HERE, THERE))


def shown(library):
    return library.threads.posts(1)[0].post


def back(original, **rest):
    row = records.pack_paragraphs(original.paragraphs), json.dumps(json.loads(records.pack_rest(original)) | rest)
    return records.unpack_post(("501", 1, None, None, None, "", None, None, *row))


def test_links_come_back():
    assert back(LINKED).links == (HERE, THERE)


def test_they_take_no_more_room_than_they_need():
    assert json.loads(records.pack_rest(LINKED)) == {"links": [list(HERE_ROW), list(THERE_ROW)]}
    assert records.pack_rest(BARE) == "{}"


@pytest.mark.parametrize(
    "row",
    [
        (2, 0, 1, "https://a.example/"),
        (-1, 0, 1, "https://a.example/"),
        (0, 3, 3, "https://a.example/"),
        (0, 0, 10, "https://a.example/"),
        (0, -1, 2, "https://a.example/"),
        (0, 0, 3, "javascript:alert(1)"),
        (0, 0, 3, "file:///etc/passwd"),
        (0, 0, 3, "relative"),
        (0, 0, 3, "https://a.example/\u202e"),
    ],
)
def test_a_link_of_a_foreign_library_that_cannot_be_is_left_out(row):
    assert back(BARE, links=[row, HERE_ROW]).links == (HERE,)


@pytest.mark.parametrize("links", [None, 5, [5], [["a", 0, 1, "https://a.example/"]], [[0, 0, 1, 7]], [[0, 0, 1]]])
def test_what_is_no_link_at_all_is_damage(links):
    with pytest.raises((ValueError, TypeError)):
        back(BARE, links=links)


def test_links_alone_make_no_other_version():
    assert records.content_digest(LINKED) == records.content_digest(BARE)


def test_of_two_views_of_one_text_the_one_with_links_tells_more():
    assert richness(LINKED) == richness(BARE) + 2


def test_a_version_that_was_stored_without_links_learns_them(library):
    store(library, page(BARE))
    (again,) = store(library, page(LINKED), name="b")
    assert (again.posts_same, again.posts_changed, again.posts_new) == (1, 0, 0)
    assert shown(library) == LINKED
    assert library.database.number("SELECT count(*) FROM post_version") == 1


def test_what_else_a_version_tells_stays(library):
    quoting = replace(BARE, quotes=(Quote("安娜", 'She said "links":', "7"),), images=("http://a/b.png",))
    store(library, page(quoting))
    store(library, page(replace(quoting, links=(HERE,))), name="b")
    assert shown(library) == replace(quoting, links=(HERE,))


def test_links_that_are_known_stay_as_they_are(library):
    store(library, page(LINKED))
    store(library, page(replace(BARE, links=(replace(HERE, address="https://b.example/"),))), name="b")
    assert shown(library).links == (HERE, THERE)
    store(library, page(BARE), name="c")
    assert shown(library).links == (HERE, THERE)


def test_words_like_those_of_a_row_with_links_are_none(library):
    quoting = replace(BARE, quotes=(Quote("Ann", 'x "links":[]', "7"),))
    store(library, page(quoting))
    store(library, page(quoting), name="b")
    assert library.database.row("SELECT rest FROM post_version") == (records.pack_rest(quoting),)


def test_a_version_that_is_not_shown_learns_them_too(library):
    other = replace(BARE, paragraphs=post("501", 1, "Other words.").paragraphs)
    store(library, page(BARE, captured=at(1)), page(other, captured=at(9)))
    store(library, page(LINKED, captured=at(2)), name="b")
    assert shown(library) == other
    stored = [records.unpack_post(tuple(row)) for row in library.database.rows(
        f"SELECT {records.POST_COLUMNS} FROM post_version ORDER BY id")]  # fmt: skip
    assert [one.links for one in stored] == [(HERE, THERE), ()]


def test_a_page_read_again_brings_its_links(library):
    store(library, page(BARE))
    prepared = prepare(capture("a0.html"), page(LINKED))
    came = reread(library.database, 1, DECODED, prepared, at(9))
    assert (came.threads, came.gone) == ({1}, 0)
    assert shown(library).links == (HERE, THERE)
    assert library.database.number("SELECT count(*) FROM post_version") == 1


def test_a_row_that_is_damaged_does_not_keep_a_page_from_being_stored(library):
    store(library, page(BARE))
    library.database.run("UPDATE post_version SET rest='{'")
    (again,) = store(library, page(LINKED), name="b")
    assert again.posts_same == 1
    assert library.database.row("SELECT rest FROM post_version") == ("{",)
