"""Addresses of the web in texts: where they begin and end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.web_addresses import address_at, addresses
from tests.growth import cost_follows_length


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
