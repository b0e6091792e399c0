"""Links in memos: their form, reading them back, spelling them out."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.memo_links import (
    MOST_WORDS,
    PassageLink,
    PostLink,
    address_of,
    link_at,
    link_text,
    links_in,
    spelled_out,
    target_of,
)

GUID = UUID("5e0d5a53-5a0f-4c39-9a0b-6f3b4c0de001")


@pytest.mark.parametrize("target", [PostLink(7), PostLink(7, 3), PassageLink(GUID)])
def test_an_address_names_its_place(target):
    assert target_of(address_of(target)) == target


@pytest.mark.parametrize(
    "address",
    ["", "postil:", "postil:post/x", "postil:post/-1", "postil:passage/5", f"postil:passage/{'-' * 36}", "http://a/b"],
)
def test_other_addresses_name_nothing(address):
    assert target_of(address) is None


def test_a_post_without_a_paragraph_is_its_first():
    assert target_of("postil:post/12") == PostLink(12, 0)


@given(st.text(max_size=300))
def test_whatever_the_words_it_is_one_link(words):
    text = f"before {link_text(words, PostLink(5, 2))} after"
    found = list(links_in(text))
    assert [target_of(link.address) for link in found] == [PostLink(5, 2)]
    assert len(found[0].words) <= MOST_WORDS
    assert text[found[0].start] == "["
    assert text[found[0].end :] == " after"


def test_the_link_at_the_cursor():
    text = "see [here](postil:post/5/2) and there"
    assert link_at(text, 10).words == "here"
    assert link_at(text, 2) is None
    assert link_at(text, len(text)) is None


def test_links_are_spelled_out_and_others_stay():
    text = "[a](postil:post/1/0) [web](https://a.example) [b](postil:post/2/0)"
    assert spelled_out(text, lambda link: link.words.upper()) == "A [web](https://a.example) B"


def test_many_open_brackets_take_no_time():
    assert list(links_in("[" * 100_000)) == []
    assert list(links_in("[a](postil:" * 20_000)) == []
