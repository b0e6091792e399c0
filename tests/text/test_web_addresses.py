"""Addresses of the web in texts: where they begin and end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.domain.thread import Link
from reader.text.web_addresses import Lead, address_at, addresses, leads, site_of
from tests.growth import cost_follows_length

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("see https://forum.example/1 there", ["https://forum.example/1"]),
        ("http://forum.example/a?b=1&c=%20#d", ["http://forum.example/a?b=1&c=%20#d"]),
        ("见https://forum.example/1看这里", ["https://forum.example/1"]),
        ("见（https://forum.example/1）。", ["https://forum.example/1"]),
        ("It is https://forum.example/1.", ["https://forum.example/1"]),
        ("(https://forum.example/a_(b)), he said", ["https://forum.example/a_(b)"]),
        ("https://a.example/1, https://b.example/2!", ["https://a.example/1", "https://b.example/2"]),
        ("<https://a.example/>", ["https://a.example/"]),
        ("ftp://a.example/ and mailto:x@a.example and a://b", []),
        ("https:// alone", []),
        ("", []),
    ],
)
def test_addresses(text, found) -> None:
    assert [text[start:end] for start, end in addresses(text)] == found


@pytest.mark.parametrize(("at", "found"), [(3, ""), (4, "https://a.example/"), (22, "https://a.example/"), (23, "")])
def test_the_address_at_a_place(at, found) -> None:
    assert address_at("see https://a.example/ there", at) == found


@given(st.text(alphabet="ht ps:/.()a,中", max_size=60))
def test_they_stand_in_order_and_are_never_empty(text) -> None:
    last = 0
    for start, end in addresses(text):
        assert last <= start < end <= len(text)
        assert text[start:end].startswith(("http://", "https://"))
        last = end


def test_brackets_without_end_behind_an_address_are_cut_off_at_once() -> None:
    def finding(count):
        text = ("https://a.example/" + ")" * count + " ") * 50
        return lambda: {text[start:end] for start, end in addresses(text)}

    assert finding(1900)() == {"https://a.example/"}
    cost_follows_length(finding, 480, counted=480)


HERE = "https://a.example/1"


def link(start: int, end: int, address: str = HERE) -> Link:
    return Link(0, start, end, address)


def test_a_text_leads_where_its_links_and_its_printed_addresses_do() -> None:
    text = f"see {HERE} or here"
    assert leads(text, [link(27, 31, "https://b.example/")]) == (
        Lead(4, 23, HERE),
        Lead(27, 31, "https://b.example/"),
    )
    assert leads(text, []) == (Lead(4, 23, HERE),)
    assert leads("nothing", []) == ()


@pytest.mark.parametrize(("start", "end"), [(0, 30), (4, 10), (10, 23), (20, 27), (0, 5), (4, 23)])
def test_of_an_address_that_is_part_of_a_link_the_link_counts(start: int, end: int) -> None:
    assert leads(f"see {HERE} or here", [link(start, end)]) == (Lead(start, end, HERE),)


def test_thousands_of_links_and_addresses_are_put_in_order_at_once() -> None:
    def putting(count: int) -> Callable[[], object]:
        text, every = f"{HERE} a " * count, len(HERE) + 3
        links = [link(i * every + len(HERE) + 1, i * every + len(HERE) + 2) for i in range(count)]
        return lambda: leads(text, links)

    found = putting(100)()
    assert len(found) == 200
    assert list(found) == sorted(found)
    cost_follows_length(putting, 5000, counted=500)


@pytest.mark.parametrize(
    ("address", "site"),
    [
        (HERE, "a.example"),
        ("https://bank.com@evil.example:8080/x", "evil.example:8080"),
        ("https://a.example?x=b@c", "a.example"),
        ("mailto:ann@a.example?subject=x", "ann@a.example"),
    ],
)
def test_the_site_of_an_address(address: str, site: str) -> None:
    assert site_of(address) == site
